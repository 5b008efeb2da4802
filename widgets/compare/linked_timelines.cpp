// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/linked_timelines.h"

#include <algorithm>
#include <limits>

#include <QHBoxLayout>
#include <QScrollBar>

#include "widgets/common/quantity_text.h"
#include "widgets/compare/compare_words.h"

namespace pim::widgets {
namespace {

constexpr double kMargin = 12; ///< px past the end, as the scene keeps it
constexpr int kLeastHeight = 230; ///< px: axis, overview and six rows

} // namespace

LinkedTimelines::LinkedTimelines(QWidget* parent)
    : LinkedCanvases(parent)
{
    std::vector<QWidget*> drawings, canvases;
    for (std::size_t d = 0; d < m_canvases.size(); ++d) {
        auto* canvas = m_canvases[d] = new TimelineCanvas;
        auto* bar = m_bars[d] = new QScrollBar(Qt::Vertical);
        auto* both = new QWidget;
        auto* row = new QHBoxLayout(both);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(0);
        row->addWidget(canvas, 1);
        row->addWidget(bar);
        drawings.push_back(both);
        canvases.push_back(canvas);
        canvas->setSelecting(false); // a drag pans
        canvas->setCurveShown(false);
        connect(canvas, &TimelineCanvas::scaleChanged, this, [this, d] { scaleMoved(d); });
        connect(canvas, &TimelineCanvas::rowsChanged, this, [this, d] { rowsMoved(d); });
        connect(canvas, &TimelineCanvas::expandedChanged, this, [this, d] { expandedMoved(d); });
        connect(canvas, &TimelineCanvas::layerPicked, this, [this, d](int layer) {
            if (!shown(d))
                return;
            emit layerPicked(
                layer < 0 ? QString()
                          : QString::fromStdString(m_data[d]->timeline->layers[static_cast<std::size_t>(layer)].name));
        });
        connect(bar, &QScrollBar::valueChanged, this, [this, d](int value) {
            m_canvases[d]->setScroll(value);
            rowsMoved(d);
        });
    }
    setUp(drawings, canvases, LinkedPanels::Arrangement::Below, kLeastHeight);
    retranslate();
}

double LinkedTimelines::clockNs(std::size_t design) const
{
    return m_clocks && shown(design) ? m_data[design]->timeline->clock.value : 1;
}

void LinkedTimelines::setData(const compare::Comparison& comparison,
                              std::vector<std::shared_ptr<const TimelineData>> drawn, const QStringList& missing)
{
    m_following = true;
    m_data = std::move(drawn);
    m_data.resize(comparison.designs.size());
    m_clocks =
        std::all_of(m_data.begin(), m_data.end(), [](const auto& one) { return !one || one->timeline->clock.value > 0; });
    m_sameRows = comparison.sameNetwork;
    double longest = 0;
    for (std::size_t d = 0; d < m_data.size(); ++d)
        if (shown(d))
            longest = std::max(longest, static_cast<double>(m_data[d]->timeline->span) * clockNs(d));
    setHeads(comparison, missing, [this](std::size_t d) {
        const auto& timeline = *m_data[d]->timeline;
        const QString cycles = tr("%1 cycles").arg(countText(timeline.span));
        return timeline.clock.value > 0 ? tr("%1 = %2 of %3")
                                              .arg(quantity(Time { static_cast<double>(timeline.span) * timeline.clock.value }, 4).text(), cycles,
                                                   quantity(timeline.clock, 4).text())
                                        : cycles;
    });
    for (std::size_t d = 0; d < m_canvases.size(); ++d) {
        m_canvases[d]->setData(shown(d) ? m_data[d] : nullptr);
        m_canvases[d]->setUnit(m_clocks ? TimeUnit::Seconds : TimeUnit::Cycles);
        // A little more than fits, so that views of slightly different width can have the same scale.
        m_canvases[d]->setLeastSpan(shown(d) ? 1.15 * longest / clockNs(d) : 0);
        refreshBar(d);
    }
    double names = 0; // so that equal times stand below each other
    for (std::size_t d = 0; d < m_canvases.size(); ++d)
        if (shown(d))
            names = std::max(names, m_canvases[d]->neededNames());
    for (TimelineCanvas* canvas : m_canvases)
        canvas->setLeastNames(names);
    m_following = false;
    setSelectedLayer(m_layer);
    m_fitted = true;
    fit();
    settleSoon(); // when the panels have their sizes
}

void LinkedTimelines::setSelectedLayer(const QString& name)
{
    m_layer = name;
    const std::string key = name.toStdString();
    for (std::size_t d = 0; d < m_data.size(); ++d) {
        if (!shown(d))
            continue;
        const auto& layers = m_data[d]->timeline->layers;
        const auto found =
            std::find_if(layers.begin(), layers.end(), [&](const auto& layer) { return layer.name == key; });
        m_canvases[d]->setSelectedLayer(
            key.empty() || found == layers.end() ? std::nullopt : std::optional(static_cast<int>(found - layers.begin())));
        refreshBar(d);
    }
}

void LinkedTimelines::fit()
{
    if (!panels()->isLinked()) {
        for (std::size_t d = 0; d < m_data.size(); ++d)
            if (shown(d))
                m_canvases[d]->showRange(0, static_cast<double>(m_data[d]->timeline->span));
        return;
    }
    double longest = 0, width = std::numeric_limits<double>::infinity();
    for (std::size_t d = 0; d < m_data.size(); ++d) {
        if (!shown(d))
            continue;
        longest = std::max(longest, static_cast<double>(m_data[d]->timeline->span) * clockNs(d));
        width = std::min(width, m_canvases[d]->frame().lanes.width());
    }
    if (!(longest > 0))
        return;
    showSight({ 0, std::max(1.0, width - kMargin) / longest });
    m_fitted = true;
}

/// The same sight in all, within what the fastest clock can show.
void LinkedTimelines::showSight(const TimeSight& sight)
{
    m_sight = sight;
    m_following = true;
    for (std::size_t d = 0; d < m_data.size(); ++d)
        if (shown(d))
            m_sight.pxPerNs = std::min(m_sight.pxPerNs, TimelineScene::kMostPxPerCycle / clockNs(d));
    for (std::size_t d = 0; d < m_data.size(); ++d)
        if (shown(d))
            m_canvases[d]->setScale(m_sight.scale(clockNs(d)));
    m_following = false;
    tell();
}

void LinkedTimelines::scaleMoved(std::size_t design)
{
    if (m_following || !shown(design) || !panels()->isLinked())
        return;
    const TimelineScene& scene = m_canvases[design]->scene();
    if (scene.scale().pxPerCycle <= scene.lowestPxPerCycle() * 1.001) {
        fit();
        return;
    }
    m_fitted = false;
    showSight(TimeSight::of(scene.scale(), clockNs(design)));
}

void LinkedTimelines::settle()
{
    if (m_fitted)
        fit();
    else
        showSight(m_sight);
}

void LinkedTimelines::refreshBar(std::size_t design)
{
    const TimelineScene& scene = m_canvases[design]->scene();
    QScrollBar* bar = m_bars[design];
    const QSignalBlocker quiet(bar);
    const double most = scene.data() ? std::max(0.0, scene.contentHeight() - scene.size().height()) : 0;
    bar->setRange(0, static_cast<int>(std::ceil(most)));
    bar->setPageStep(std::max(1, static_cast<int>(scene.size().height())));
    bar->setSingleStep(20);
    bar->setValue(static_cast<int>(std::lround(scene.scroll())));
    bar->setVisible(most > 0);
}

void LinkedTimelines::rowsMoved(std::size_t design)
{
    refreshBar(design);
    if (m_following || !shown(design) || !panels()->isLinked() || !m_sameRows)
        return;
    m_following = true;
    for (std::size_t d = 0; d < m_data.size(); ++d)
        if (d != design && shown(d)) {
            m_canvases[d]->setScroll(m_canvases[design]->scene().scroll());
            refreshBar(d);
        }
    m_following = false;
}

void LinkedTimelines::expandedMoved(std::size_t design)
{
    if (m_following || !shown(design) || !panels()->isLinked() || !m_sameRows)
        return;
    m_following = true;
    for (std::size_t d = 0; d < m_data.size(); ++d)
        for (std::size_t l = 0; d != design && shown(d) && l < m_data[d]->timeline->layers.size(); ++l) {
            const auto layer = static_cast<int>(l);
            const bool expanded = m_canvases[design]->scene().isExpanded(layer);
            if (m_canvases[d]->scene().isExpanded(layer) != expanded)
                m_canvases[d]->setExpanded(layer, expanded);
        }
    m_following = false;
}

void LinkedTimelines::tell()
{
    // The unit that leaves a number one can read: px a ns when zoomed in, ns a px else.
    QString text;
    if (!m_data.empty() && panels()->isLinked() && m_sight.pxPerNs > 0)
        text = !m_clocks                ? tr("all at %1 cycles/px").arg(numberText(1 / m_sight.pxPerNs))
            : m_sight.pxPerNs < 1 ? tr("all at %1/px").arg(quantity(Time { 1 / m_sight.pxPerNs }).text())
                                  : tr("all at %1 px/ns").arg(numberText(m_sight.pxPerNs));
    panels()->setScaleText(text);
}

void LinkedTimelines::paintDrawing(QPainter& painter, std::size_t design, const QSize& size) const
{
    m_canvases[design]->paint(painter, QSizeF(size), true);
}

void LinkedTimelines::retranslate()
{
    panels()->setHint(tr("Wheel zooms, dragging pans; a click on a name opens the layer"));
    for (std::size_t d = 0; d < m_canvases.size(); ++d) {
        m_canvases[d]->setAccessibleName(tr("Timeline of design %1").arg(QString::fromStdString(compare::letterOf(d))));
        m_bars[d]->setAccessibleName(tr("Rows of design %1").arg(QString::fromStdString(compare::letterOf(d))));
    }
    tell();
}

} // namespace pim::widgets
