// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/linked_floorplans.h"

#include <algorithm>

#include <QComboBox>
#include <QFontMetricsF>
#include <QLabel>
#include <QPainter>

#include "widgets/common/quantity_text.h"
#include "widgets/common/theme.h"
#include "widgets/compare/compare_words.h"
#include "widgets/compare/heat_strip.h"
#include "widgets/floorplan/floorplan_text.h"

namespace pim::widgets {
namespace {

constexpr double kRuler = 22; ///< as the canvas draws it
constexpr int kLeastHeight = 110; ///< px

int layerOf(const FloorplanData& data, const std::string& name)
{
    const auto& layers = data.design->network->layers;
    const auto found = std::find_if(layers.begin(), layers.end(), [&](const auto& layer) { return layer.name == name; });
    return found == layers.end() ? -1 : static_cast<int>(found - layers.begin());
}

/// The processing element of \a macro that holds a crossbar of \a layer, near number \a wanted.
std::int64_t counterpartPe(const FloorplanData& data, int macro, std::int64_t wanted, int layer)
{
    const std::int64_t count = data.macro(macro).crossbars;
    const auto holds = [&](std::int64_t pe) {
        const auto content = peContent(data, macro, pe);
        return content && content->layer == layer;
    };
    if (const std::int64_t same = std::min(wanted, count - 1); same >= 0 && holds(same))
        return same;
    for (std::int64_t pe = 0; pe < count; ++pe)
        if (holds(pe))
            return pe;
    return -1;
}

} // namespace

FloorplanCamera commonCamera(const std::vector<QRectF>& worlds, const std::vector<QSizeF>& views, double ruler)
{
    QRectF all;
    for (const QRectF& world : worlds)
        all |= world;
    QSizeF view;
    for (const QSizeF& one : views)
        view = view.isEmpty() ? one : view.boundedTo(one);
    FloorplanCamera camera;
    if (all.isEmpty() || view.width() <= ruler || view.height() <= ruler)
        return camera;
    camera.fit(all, view - QSizeF(ruler, ruler), 12);
    camera.origin -= QPointF(ruler, ruler) / camera.scale;
    return camera;
}

int counterpartMacro(const FloorplanData& from, int macro, const FloorplanData& to)
{
    const int owner = from.owner(macro);
    if (owner < 0)
        return -1;
    const int layer = layerOf(to, from.layer(owner).name);
    if (layer < 0)
        return -1;
    const auto& own = from.evaluation->layers[static_cast<std::size_t>(owner)].cells;
    const auto& others = to.evaluation->layers[static_cast<std::size_t>(layer)].cells;
    if (others.empty())
        return -1;
    const auto at = std::find(own.begin(), own.end(), from.macro(macro).cell) - own.begin();
    return to.chip.at(others[std::min(static_cast<std::size_t>(at), others.size() - 1)]);
}

HeatScale commonMacroScale(const std::vector<const FloorplanData*>& chips, HeatMetric metric)
{
    HeatScale scale { 0, 0, false };
    for (const FloorplanData* chip : chips)
        for (int m = 0; m < static_cast<int>(chip->chip.macros.size()); ++m)
            scale.high = std::max(scale.high, chip->heat(m, metric));
    if (!(scale.high > 0))
        scale.high = 1;
    return scale;
}

HeatScale commonLinkScale(const std::vector<const FloorplanData*>& chips)
{
    std::optional<HeatScale> scale;
    for (const FloorplanData* chip : chips) {
        if (std::all_of(chip->noc.flits.begin(), chip->noc.flits.end(), [](auto flits) { return flits <= 0; }))
            continue;
        const HeatScale own = linkScale(*chip, true);
        scale = scale ? HeatScale { std::min(scale->low, own.low), std::max(scale->high, own.high), true } : own;
    }
    return scale.value_or(HeatScale { 0.1, 1, true });
}

LinkedFloorplans::LinkedFloorplans(QWidget* parent)
    : LinkedCanvases(parent)
    , m_heatLabel(new QLabel)
    , m_heat(new QComboBox)
    , m_strip(new HeatStrip)
{
    std::vector<QWidget*> drawings;
    for (std::size_t d = 0; d < m_canvases.size(); ++d) {
        auto* canvas = m_canvases[d] = new FloorplanCanvas;
        drawings.push_back(canvas);
        connect(canvas, &FloorplanCanvas::cameraChanged, this, [this, d] { cameraMoved(d); });
        connect(canvas, &FloorplanCanvas::placeChanged, this, [this, d] { placeMoved(d); });
        connect(canvas, &FloorplanCanvas::layerPicked, this, [this, d](int layer, bool) {
            if (shown(d) && layer >= 0)
                emit layerPicked(QString::fromStdString(m_data[d]->layer(layer).name));
        });
        connect(canvas, &FloorplanCanvas::nothingPicked, this, [this] { emit layerPicked({}); });
    }
    setUp(drawings, drawings, LinkedPanels::Arrangement::Beside, kLeastHeight);
    m_heatLabel->setProperty("role", QStringLiteral("label"));
    m_heatLabel->setBuddy(m_heat);
    for (int i = 0; i < kFirstSimulatedMetric; ++i) // designs alone are compared, not programs
        m_heat->addItem(QString());
    m_heat->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    for (QWidget* tool : std::initializer_list<QWidget*> { m_heatLabel, m_heat, m_strip })
        panels()->addTool(tool);
    connect(m_heat, &QComboBox::currentIndexChanged, this, [this](int metric) {
        for (FloorplanCanvas* canvas : m_canvases)
            canvas->setHeat(static_cast<HeatMetric>(metric), metric == static_cast<int>(HeatMetric::Owner)); // loads of links span decades
        share();
    });
    retranslate();
}

void LinkedFloorplans::setHeat(HeatMetric metric) { m_heat->setCurrentIndex(static_cast<int>(metric)); }

HeatMetric LinkedFloorplans::heat() const { return static_cast<HeatMetric>(m_heat->currentIndex()); }

void LinkedFloorplans::share()
{
    std::vector<const FloorplanData*> chips;
    FloorplanCanvas::SharedScales scales;
    for (std::size_t d = 0; d < m_data.size(); ++d)
        if (shown(d)) {
            chips.push_back(m_data[d].get());
            scales.inside = std::max(scales.inside.value_or(0), m_canvases[d]->insideHigh());
        }
    scales.macros = commonMacroScale(chips, heat());
    scales.links = commonLinkScale(chips);
    m_scales = scales;
    for (FloorplanCanvas* canvas : m_canvases)
        canvas->setSharedScales(scales);
    m_strip->setContent(scaleContent());
}

LegendContent LinkedFloorplans::scaleContent() const
{
    LegendContent content;
    std::optional<FloorplanLevel> level;
    for (std::size_t d = 0; d < m_data.size() && !level; ++d)
        if (shown(d))
            level = m_canvases[d]->place().level;
    if (!level || *level == FloorplanLevel::Crossbar)
        return content;
    if (heat() != HeatMetric::Owner) {
        content.title = QStringLiteral("%1 · %2").arg(heatName(heat()), heatUnit(heat())); // values have their unit
        content.whole = *level == FloorplanLevel::Chip ? *m_scales.macros : HeatScale { 0, std::max(*m_scales.inside, 1e-12), false };
        content.format = [metric = heat()](double v) { return heatText(metric, v, 2); };
    } else if (*level == FloorplanLevel::Chip) {
        content.title = tr("Link load");
        content.unit = tr("flits per inference");
        content.whole = *m_scales.links;
        content.format = [](double v) { return quantity(v, {}, 2).text(); };
    }
    return content;
}

int LinkedFloorplans::paintAbove(QPainter& painter, int width) const
{
    const LegendContent content = scaleContent();
    if (content.title.isEmpty())
        return 0;
    constexpr int kHigh = 26;
    painter.setFont(fontOf(TextRole::Section));
    painter.setPen(tokens().text);
    const double title = QFontMetricsF(painter.font()).horizontalAdvance(content.title) + 12;
    painter.drawText(QRectF(8, 0, title, kHigh), Qt::AlignLeft | Qt::AlignVCenter, content.title);
    paintHeatStrip(painter, QRectF(8 + title, 0, width - title - 16, kHigh), content);
    return kHigh;
}

void LinkedFloorplans::setData(const compare::Comparison& comparison,
                               std::vector<std::shared_ptr<const FloorplanData>> drawn, const QStringList& missing)
{
    m_following = true;
    m_data = std::move(drawn);
    m_data.resize(comparison.designs.size());
    m_toScale = std::all_of(m_data.begin(), m_data.end(), [](const auto& one) { return !one || one->hasAreas(); });
    setHeads(comparison, missing, [this](std::size_t d) {
        const auto& chip = m_data[d]->chip;
        return tr("%1 macros, %2×%3").arg(countText(static_cast<std::int64_t>(chip.macros.size()))).arg(chip.rows).arg(chip.cols);
    });
    for (std::size_t d = 0; d < m_canvases.size(); ++d) {
        m_canvases[d]->setToScale(m_toScale);
        m_canvases[d]->setData(shown(d) ? m_data[d] : nullptr);
        if (shown(d))
            m_canvases[d]->goTo(FloorplanLevel::Chip);
    }
    m_following = false;
    share();
    setSelectedLayer(m_layer);
    m_fitted = true;
    fit();
    settleSoon(); // when the panels have their sizes
}

void LinkedFloorplans::setSelectedLayer(const QString& name)
{
    m_layer = name;
    const std::string key = name.toStdString();
    for (std::size_t d = 0; d < m_data.size(); ++d) {
        if (!shown(d))
            continue;
        const int layer = key.empty() ? -1 : layerOf(*m_data[d], key);
        m_canvases[d]->setSelectedLayers(layer < 0 ? std::vector<int>() : std::vector<int> { layer }, false);
    }
}

void LinkedFloorplans::fit()
{
    if (!panels()->isLinked()) {
        for (std::size_t d = 0; d < m_data.size(); ++d)
            if (shown(d))
                m_canvases[d]->fit();
        return;
    }
    std::vector<QRectF> worlds;
    std::vector<QSizeF> views;
    bool inside = false;
    for (std::size_t d = 0; d < m_data.size(); ++d) {
        if (!shown(d))
            continue;
        const FloorplanLevel level = m_canvases[d]->place().level;
        inside = inside || level == FloorplanLevel::Crossbar;
        worlds.push_back(level == FloorplanLevel::Chip ? m_canvases[d]->grid().bounds() : m_canvases[d]->plan().bounds);
        views.push_back(m_canvases[d]->size());
    }
    const FloorplanCamera camera =
        inside ? FloorplanCamera() : commonCamera(worlds, views, m_toScale ? kRuler : 0); // crossbars fill their views
    for (std::size_t d = 0; d < m_data.size(); ++d)
        if (shown(d))
            m_canvases[d]->setCamera(camera);
    m_fitted = true;
    tell();
}

void LinkedFloorplans::settle()
{
    if (m_fitted)
        fit();
}

void LinkedFloorplans::cameraMoved(std::size_t design)
{
    if (m_following || !panels()->isLinked() || !shown(design)) {
        tell();
        return;
    }
    const FloorplanPlace& place = m_canvases[design]->place();
    if (place.fitted) { // of its own size: all want the common one
        m_fitted = true;
        settleSoon();
        return;
    }
    m_fitted = false;
    for (std::size_t d = 0; d < m_data.size(); ++d)
        if (d != design && shown(d) && m_canvases[d]->place().level == place.level)
            m_canvases[d]->setCamera(place.camera);
    tell();
}

void LinkedFloorplans::placeMoved(std::size_t design)
{
    if (m_following || !shown(design))
        return;
    if (!panels()->isLinked()) {
        share();
        return;
    }
    m_following = true;
    const FloorplanPlace place = m_canvases[design]->place();
    for (std::size_t d = 0; d < m_data.size(); ++d) {
        if (d == design || !shown(d))
            continue;
        FloorplanPlace wanted;
        wanted.level = place.level;
        if (place.level != FloorplanLevel::Chip) {
            wanted.macro = counterpartMacro(*m_data[design], place.macro, *m_data[d]);
            if (wanted.macro < 0)
                continue;
        }
        if (place.pe >= 0) {
            const auto content = peContent(*m_data[design], place.macro, place.pe);
            const int layer = content ? layerOf(*m_data[d], m_data[design]->layer(content->layer).name) : -1;
            wanted.pe = layer >= 0 ? counterpartPe(*m_data[d], wanted.macro, place.pe, layer) : -1;
            if (wanted.pe < 0)
                continue;
        }
        if (!m_canvases[d]->place().sameSubject(wanted))
            m_canvases[d]->goTo(wanted.level, wanted.macro, wanted.pe);
    }
    m_following = false;
    share(); // what is inside has its own values
    if (m_canvases[design]->place().fitted) {
        m_fitted = true;
        settleSoon();
    } else
        cameraMoved(design);
}

void LinkedFloorplans::tell()
{
    QString text;
    for (std::size_t d = 0; d < m_data.size() && text.isEmpty(); ++d)
        if (shown(d) && m_canvases[d]->place().level != FloorplanLevel::Crossbar && panels()->isLinked())
            text = m_toScale ? tr("all at %1 px/mm").arg(numberText(m_canvases[d]->place().camera.scale * 1000))
                             : tr("equal boxes: not every design's areas are known");
    panels()->setScaleText(text);
}

void LinkedFloorplans::paintDrawing(QPainter& painter, std::size_t design, const QSize& size) const
{
    m_canvases[design]->paintFigure(painter, size, false);
}

void LinkedFloorplans::retranslate()
{
    m_heatLabel->setText(tr("Macros"));
    for (int i = 0; i < m_heat->count(); ++i)
        m_heat->setItemText(i, heatName(static_cast<HeatMetric>(i)));
    m_heat->setAccessibleName(tr("What the colour of macros says"));
    m_heat->setToolTip(tr("One heat map in all drawings, on one scale of colours: the layer, or share of cells used (%), peak power (W), energy per inference (J), useful ADC conversions (%), scratchpad fill (%)"));
    m_strip->setContent(scaleContent());
    panels()->setHint(tr("Double-click a macro: all go to the same layer's"));
    for (std::size_t d = 0; d < m_canvases.size(); ++d)
        m_canvases[d]->setAccessibleName(tr("Floorplan of design %1").arg(QString::fromStdString(compare::letterOf(d))));
    tell();
}

} // namespace pim::widgets
