// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/floorplan/floorplan_canvas.h"

#include <algorithm>
#include <cmath>

#include "widgets/common/theme.h"

namespace pim::widgets {
namespace {

constexpr double kRuler = 22;
constexpr double kSeen = 48; ///< px of a macro around a link that is shown
constexpr std::size_t kHistory = 100;

} // namespace

FloorplanCanvas::FloorplanCanvas(QWidget* parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        prepareStyle();
        preparePlace();
    });
}

void FloorplanCanvas::setData(std::shared_ptr<const FloorplanData> data)
{
    const bool first = !m_data || !data || m_data->chip.rows != data->chip.rows || m_data->chip.cols != data->chip.cols
        || m_data->chip.macros.size() != data->chip.macros.size();
    const bool sameNetwork = m_data && data && m_data->design->network == data->design->network;
    m_data = std::move(data);
    m_heat.reset();
    m_layout.reset();
    m_pe.reset();
    m_hit = {};
    m_card = {};
    m_hasMeasure = false;
    m_lens = -1;
    m_look.conflict = -1;
    m_look.hovered = -1;
    m_look.link = -1;
    if (!sameNetwork) {
        m_look.layers.clear();
        m_look.hidden.clear();
    }
    if (m_data) {
        m_grid = ChipGrid(*m_data, m_toScale);
        if (m_place.level != FloorplanLevel::Chip && (m_place.macro >= static_cast<int>(m_data->chip.macros.size()) || first))
            m_place = {};
        if (m_place.pe >= 0 && m_place.pe >= m_data->macro(m_place.macro).crossbars)
            m_place = {};
        if (first) {
            m_back.clear();
            m_forward.clear();
            m_place = {};
        }
    } else {
        m_place = {};
        m_back.clear();
        m_forward.clear();
    }
    prepareStyle();
    preparePlace();
    if (m_place.fitted)
        fit();
    emit placeChanged();
}

void FloorplanCanvas::prepareStyle()
{
    m_style.layers = m_data ? layerColours(*m_data->design->network) : std::vector<LayerColour>();
    if (m_data) {
        const HeatScale whole = m_shared.macros ? *m_shared.macros : macroScale(*m_data, m_style.metric, m_log);
        m_style.scale = { whole.value(m_rangeLow), whole.value(m_rangeHigh), m_log };
        const HeatScale links = m_shared.links ? *m_shared.links : linkScale(*m_data, m_linkLog);
        const bool own = m_style.metric == HeatMetric::Owner;
        m_look.linkScale = { own ? links.value(m_rangeLow) : links.low, own ? links.value(m_rangeHigh) : links.high, m_linkLog };
        m_mesh = meshImage(*m_data, m_style, m_look);
    }
    invalidate();
}

void FloorplanCanvas::preparePlace()
{
    m_plan = {};
    m_insideOwn = 0;
    if (!m_data || m_place.level == FloorplanLevel::Chip) {
        invalidate();
        return;
    }
    m_plan = m_place.level == FloorplanLevel::Pe ? planPe(*m_data, m_place.macro, m_toScale) : planMacro(*m_data, m_place.macro, m_toScale);
    m_heat.emplace(*m_data, m_place.macro, m_style.metric, std::max<std::int64_t>(0, m_place.pe));
    m_insideOwn = m_heat->largest(m_plan);
    m_insideScale = { 0, std::max(m_shared.inside.value_or(m_insideOwn), 1e-12), false };
    if (m_log)
        m_insideScale = { m_insideScale.high * 1e-3, m_insideScale.high, true };
    m_insideWhole = m_insideScale;
    m_insideScale = { m_insideScale.value(m_rangeLow), m_insideScale.value(m_rangeHigh), m_log };
    m_pe = m_place.pe >= 0 ? peContent(*m_data, m_place.macro, m_place.pe) : std::nullopt;
    m_layout.reset();
    if (m_place.level == FloorplanLevel::Crossbar && m_pe) {
        m_layout.emplace(crossbarOf(*m_data, *m_pe));
        m_cells = cellImage(*m_layout, m_data->layer(m_pe->layer), m_style.cellColour);
    }
    invalidate();
}

void FloorplanCanvas::invalidate()
{
    m_cache = {};
    m_pictureValid = false;
    update();
}

void FloorplanCanvas::setHeat(HeatMetric metric, bool log)
{
    if (metric != m_style.metric) {
        m_rangeLow = 0;
        m_rangeHigh = 1;
    }
    m_style.metric = metric;
    if (metric == HeatMetric::Owner)
        m_linkLog = log;
    else
        m_log = log;
    prepareStyle();
    preparePlace();
}

void FloorplanCanvas::setRange(double low, double high)
{
    m_rangeLow = low;
    m_rangeHigh = high;
    prepareStyle();
    preparePlace();
}

void FloorplanCanvas::setSharedScales(const SharedScales& scales)
{
    if (m_shared == scales)
        return;
    m_shared = scales;
    prepareStyle();
    preparePlace();
}

void FloorplanCanvas::setToScale(bool toScale)
{
    if (m_toScale == toScale)
        return;
    m_toScale = toScale;
    if (!m_data)
        return;
    m_grid = ChipGrid(*m_data, m_toScale);
    preparePlace();
    if (m_place.level != FloorplanLevel::Chip)
        fit();
}

void FloorplanCanvas::setNumbers(bool ofHeat, bool on)
{
    (ofHeat ? m_style.heatNumbers : m_style.ownerNumbers) = on;
    invalidate();
}

void FloorplanCanvas::setCellColour(CellColour colour)
{
    m_style.cellColour = colour;
    preparePlace();
}

void FloorplanCanvas::setOutOfDate(bool outOfDate)
{
    m_style.outOfDate = outOfDate;
    update();
}

void FloorplanCanvas::setRulers(bool on)
{
    m_rulers = on;
    update();
}

void FloorplanCanvas::setLook(const ChipLook& look)
{
    const auto layers = m_look.layers;
    const int conflict = m_look.conflict;
    const std::int64_t link = m_look.link;
    m_look = look;
    m_look.hovered = -1;
    m_look.link = link;
    m_look.layers = layers;
    m_look.conflict = conflict;
    prepareStyle();
}

void FloorplanCanvas::setSelectedLayers(std::vector<int> layers, bool reveal)
{
    if (m_data)
        std::erase_if(layers, [&](int l) { return l < 0 || l >= static_cast<int>(m_data->design->network->layers.size()); });
    const bool changed = layers != m_look.layers;
    m_look.layers = std::move(layers);
    if (changed) {
        m_look.link = -1;
        m_look.hovered = -1;
        if (m_look.conflict >= 0) {
            m_look.conflict = -1;
            emit conflictChanged(-1);
        }
        if (m_data)
            m_mesh = meshImage(*m_data, m_style, m_look);
        invalidate();
    }
    if (!m_data || !reveal || m_look.layers.empty())
        return;
    const int layer = m_look.layers.front();
    if (m_place.level != FloorplanLevel::Chip) {
        if (m_data->uses(m_place.macro, layer))
            return;
        const auto& cells = m_data->evaluation->layers[static_cast<std::size_t>(layer)].cells;
        if (m_place.level == FloorplanLevel::Macro && !cells.empty())
            if (const int macro = m_data->chip.at(cells.front()); macro >= 0)
                goTo(FloorplanLevel::Macro, macro);
        return;
    }
    QRectF all;
    for (const design::Cell& cell : m_data->evaluation->layers[static_cast<std::size_t>(layer)].cells)
        all |= m_grid.cell(cell);
    const QRectF sight(worldAt({ 0, 0 }), worldAt(QPointF(width(), height())));
    if (!all.isEmpty() && !sight.intersects(all))
        centreOn(all.center());
}

void FloorplanCanvas::setConflict(int conflict)
{
    if (!m_data || conflict >= static_cast<int>(m_data->noc.conflicts.size()))
        conflict = -1;
    if (m_look.conflict != conflict) {
        m_look.conflict = conflict;
        invalidate();
        emit conflictChanged(conflict);
    }
    if (conflict < 0)
        return;
    if (m_place.level != FloorplanLevel::Chip)
        goTo(FloorplanLevel::Chip);
    const std::size_t link = m_data->noc.conflicts[static_cast<std::size_t>(conflict)].firstLink;
    const QPointF middle = (m_grid.router(m_data->noc.linkFrom(link)) + m_grid.router(m_data->noc.linkTo(link))) / 2;
    if (!QRectF(rect()).adjusted(24, 24, -24, -24).contains(m_place.camera.toView(middle)))
        centreOn(middle);
}

void FloorplanCanvas::showLayer(int layer)
{
    if (!m_data || layer < 0 || layer >= static_cast<int>(m_data->evaluation->layers.size()))
        return;
    if (m_place.level != FloorplanLevel::Chip)
        goTo(FloorplanLevel::Chip);
    setSelectedLayers({ layer }, true);
}

void FloorplanCanvas::showLink(design::Cell from, design::Cell to)
{
    if (!m_data)
        return;
    m_look.link = -1;
    for (std::size_t link = 0; link < m_data->noc.linkCount(); ++link)
        if (m_data->noc.linkFrom(link) == from && m_data->noc.linkTo(link) == to)
            m_look.link = static_cast<std::int64_t>(link);
    if (m_place.level != FloorplanLevel::Chip)
        goTo(FloorplanLevel::Chip);
    const double wide = m_grid.cellSize().width() * m_place.camera.scale;
    if (wide < kSeen)
        zoomBy(kSeen / wide);
    centreOn((m_grid.router(from) + m_grid.router(to)) / 2);
    invalidate();
    setFocus(Qt::OtherFocusReason);
}

FloorplanSubject FloorplanCanvas::subjectAt(QPointF position)
{
    FloorplanSubject subject;
    if (!m_data)
        return subject;
    const auto add = [&](int layer) {
        if (layer >= 0 && std::find(subject.layers.begin(), subject.layers.end(), layer) == subject.layers.end())
            subject.layers.push_back(layer);
    };
    subject.macro = m_place.macro;
    subject.pe = m_place.pe;
    if (m_place.level == FloorplanLevel::Chip) {
        const ChipHit hit = hitTest(picture(), *m_data, m_grid, m_place.camera, m_look, position);
        if (hit.kind == ChipHit::Kind::Conflict) {
            subject.conflict = picture().marks[static_cast<std::size_t>(hit.index)].conflicts.front();
            add(m_data->noc.conflicts[static_cast<std::size_t>(subject.conflict)].waits / 2);
            add(m_data->noc.conflicts[static_cast<std::size_t>(subject.conflict)].holds / 2);
        } else if (hit.kind == ChipHit::Kind::Route) {
            add(hit.index / 2);
        } else if (const auto cell = m_grid.cellAt(worldAt(position)); cell && (hit.kind == ChipHit::Kind::Macro || hit.kind == ChipHit::Kind::Cell)) {
            subject.macro = m_data->chip.at(*cell);
        }
    } else if (m_place.level == FloorplanLevel::Macro) {
        const QPointF world = worldAt(position);
        for (const MacroBlock& block : m_plan.blocks)
            if (block.kind == MacroBlock::Kind::PeArray && block.rect.contains(world) && block.slotAt(world) < block.units)
                subject.pe = block.slotAt(world);
    }
    if (subject.pe >= 0) {
        if (const auto pe = peContent(*m_data, subject.macro, subject.pe))
            add(pe->layer);
    } else if (subject.macro >= 0) {
        for (const auto& tenant : m_data->macro(subject.macro).tenants)
            add(tenant.layer);
    }
    return subject;
}

FloorplanCamera FloorplanCanvas::fittedCamera(QSizeF size) const
{
    FloorplanCamera camera;
    if (m_place.level == FloorplanLevel::Crossbar)
        return camera;
    const QRectF bounds = m_place.level == FloorplanLevel::Chip ? m_grid.bounds() : m_plan.bounds;
    const double ruler = m_rulers && m_toScale && m_data && m_data->hasAreas() ? kRuler : 0;
    camera.fit(bounds, size - QSizeF(ruler, ruler), m_place.level == FloorplanLevel::Chip ? 12 : 28);
    camera.origin -= QPointF(ruler, ruler) / camera.scale;
    return camera;
}

void FloorplanCanvas::fit()
{
    m_place.camera = fittedCamera(size());
    m_place.fitted = true;
    m_pictureValid = false;
    emit cameraChanged();
    update();
}

void FloorplanCanvas::remember()
{
    m_forward.clear();
    if (!m_back.empty() && m_back.back().sameSubject(m_place) && m_back.back().camera == m_place.camera)
        return;
    m_back.push_back(m_place);
    if (m_back.size() > kHistory)
        m_back.erase(m_back.begin());
}

void FloorplanCanvas::goBack()
{
    if (m_back.empty())
        return;
    m_forward.push_back(m_place);
    m_place = m_back.back();
    m_back.pop_back();
    preparePlace();
    if (m_place.fitted)
        fit();
    emit placeChanged();
    emit cameraChanged();
}

void FloorplanCanvas::goForward()
{
    if (m_forward.empty())
        return;
    m_back.push_back(m_place);
    m_place = m_forward.back();
    m_forward.pop_back();
    preparePlace();
    if (m_place.fitted)
        fit();
    emit placeChanged();
    emit cameraChanged();
}

void FloorplanCanvas::goTo(FloorplanLevel level, int macro, std::int64_t pe)
{
    if (!m_data || (level != FloorplanLevel::Chip && (macro < 0 || macro >= static_cast<int>(m_data->chip.macros.size()))))
        return;
    if ((level == FloorplanLevel::Pe || level == FloorplanLevel::Crossbar) && !peContent(*m_data, macro, pe))
        return;
    remember();
    m_place.level = level;
    m_place.macro = level == FloorplanLevel::Chip ? -1 : macro;
    m_place.pe = level == FloorplanLevel::Pe || level == FloorplanLevel::Crossbar ? pe : -1;
    if (m_place.pe >= 0)
        m_selectedPe = m_place.pe;
    m_hasMeasure = false;
    m_lens = -1;
    m_card = {};
    preparePlace();
    fit();
    emit placeChanged();
}

void FloorplanCanvas::leave()
{
    switch (m_place.level) {
    case FloorplanLevel::Chip: return;
    case FloorplanLevel::Macro: goTo(FloorplanLevel::Chip); return;
    case FloorplanLevel::Pe: goTo(FloorplanLevel::Macro, m_place.macro); return;
    case FloorplanLevel::Crossbar: goTo(FloorplanLevel::Pe, m_place.macro, m_place.pe); return;
    }
}

/// Some of the subject stays in the window, whatever a hand does.
void FloorplanCanvas::keepInSight()
{
    if (!m_data)
        return;
    FloorplanCamera& camera = m_place.camera;
    QRectF subject;
    double scale = 1;
    if (m_place.level == FloorplanLevel::Crossbar) {
        if (!m_layout)
            return;
        subject = layoutCrossbar(*m_data, m_place.macro, m_place.pe, *m_layout, size(), camera.scale, -camera.origin).array;
    } else {
        subject = camera.toView(m_place.level == FloorplanLevel::Chip ? m_grid.bounds() : m_plan.bounds);
        scale = camera.scale;
    }
    const double margin = std::min({ 80.0, width() / 4.0, height() / 4.0 });
    QPointF by;
    if (subject.right() < margin)
        by.setX(margin - subject.right());
    else if (subject.left() > width() - margin)
        by.setX(width() - margin - subject.left());
    if (subject.bottom() < margin)
        by.setY(margin - subject.bottom());
    else if (subject.top() > height() - margin)
        by.setY(height() - margin - subject.top());
    camera.origin -= by / scale;
}

void FloorplanCanvas::pan(QPointF pixels)
{
    m_place.camera.origin -= pixels / (m_place.level == FloorplanLevel::Crossbar ? 1 : m_place.camera.scale);
    keepInSight();
    m_place.fitted = false;
    m_pictureValid = false;
    emit cameraChanged();
    update();
}

void FloorplanCanvas::centreOn(QPointF world)
{
    m_place.camera.centreOn(world, size());
    keepInSight();
    m_place.fitted = false;
    m_pictureValid = false;
    emit cameraChanged();
    update();
}

void FloorplanCanvas::setCamera(const FloorplanCamera& camera)
{
    if (m_place.camera == camera && !m_place.fitted)
        return;
    m_place.camera = camera;
    m_place.fitted = false;
    m_pictureValid = false;
    update();
}

void FloorplanCanvas::zoomBy(double factor, std::optional<QPointF> about)
{
    if (!m_data)
        return;
    const QPointF at = about.value_or(QPointF(width(), height()) / 2);
    FloorplanCamera& camera = m_place.camera;
    const double fitted = fittedCamera(size()).scale;
    if (m_place.level == FloorplanLevel::Crossbar) {
        if (factor < 1 && camera.scale <= 1.001) {
            leave();
            return;
        }
        const double next = std::clamp(camera.scale * factor, 1.0, 200.0), real = next / camera.scale;
        // The array grows from its corner; keep what is under the pointer there.
        const CrossbarPicture before = layoutCrossbar(*m_data, m_place.macro, m_place.pe, *m_layout, size(), camera.scale, -camera.origin);
        const QPointF cell = at - before.array.topLeft();
        const CrossbarPicture plain = layoutCrossbar(*m_data, m_place.macro, m_place.pe, *m_layout, size(), next, {});
        camera.scale = next;
        camera.origin = next <= 1.0 ? QPointF() : plain.array.topLeft() + cell * real - at;
    } else {
        const double least = fitted * 0.4, most = m_place.level == FloorplanLevel::Chip ? std::max(fitted * 4, 2000 / m_grid.cellSize().width()) : fitted * 60;
        if (factor < 1 && m_place.level != FloorplanLevel::Chip && camera.scale * factor < fitted * 0.6) {
            leave();
            return;
        }
        const double next = std::clamp(camera.scale * factor, least, std::max(least, most));
        camera.zoomAt(at, next / camera.scale);
        if (factor > 1 && m_place.level == FloorplanLevel::Chip && m_grid.cellSize().width() * camera.scale > kEnterWidth) {
            if (const auto cell = m_grid.cellAt(camera.toWorld(at)))
                if (const int macro = m_data->chip.at(*cell); macro >= 0 && m_grid.cellSize().width() * fitted <= kEnterWidth) {
                    camera.zoomAt(at, 1 / factor); // "back" shows the chip just before
                    goTo(FloorplanLevel::Macro, macro);
                    return;
                }
        } else if (factor > 1 && m_place.level == FloorplanLevel::Macro) {
            const QPointF world = camera.toWorld(at);
            for (const MacroBlock& block : m_plan.blocks)
                if (block.kind == MacroBlock::Kind::PeArray && block.rect.contains(world) && block.slot(0).width() * camera.scale > kEnterWidth) {
                    goTo(FloorplanLevel::Pe, m_place.macro, block.slotAt(world));
                    return;
                }
        }
    }
    keepInSight();
    m_place.fitted = false;
    m_pictureValid = false;
    emit cameraChanged();
    update();
}

void FloorplanCanvas::setMeasuring(bool on)
{
    if (m_measuring == on)
        return;
    m_measuring = on;
    if (!on)
        m_hasMeasure = false;
    setCursor(on ? Qt::CrossCursor : Qt::ArrowCursor);
    emit measuringChanged(on);
    update();
}

const ChipPicture& FloorplanCanvas::picture()
{
    if (!m_pictureValid && m_data) {
        m_picture = layoutChip(*m_data, m_grid, m_place.camera, size(), m_look);
        m_pictureValid = true;
    }
    return m_picture;
}

HeatScale FloorplanCanvas::legendScale() const
{
    if (!m_data)
        return {};
    if (legendOfLinks())
        return m_look.linkScale;
    return m_place.level == FloorplanLevel::Chip ? m_style.scale : m_insideScale;
}

QString FloorplanCanvas::lengthText(double world) const
{
    if (!m_data || !m_grid.toScale()) // no lengths are known: count places
        return m_place.level == FloorplanLevel::Chip ? tr("%1 places").arg(numberText(world / m_grid.pitch().width())) : numberText(world);
    return quantity(world * 1e-6, QStringLiteral("m"), 4).text();
}

QString FloorplanCanvas::statusText() const
{
    if (!m_data)
        return {};
    QStringList parts;
    switch (m_place.level) {
    case FloorplanLevel::Chip: parts << tr("Chip"); break;
    case FloorplanLevel::Macro: parts << tr("Macro %1").arg(placeName(m_data->macro(m_place.macro).cell)); break;
    case FloorplanLevel::Pe: parts << tr("PE %1").arg(countText(m_place.pe + 1)); break;
    case FloorplanLevel::Crossbar: parts << tr("Crossbar of PE %1").arg(countText(m_place.pe + 1)); break;
    }
    const QPointF world = worldAt(m_pointer);
    if (m_pointer.x() >= 0 && m_place.level == FloorplanLevel::Chip)
        if (const auto cell = m_grid.cellAt(world))
            parts << tr("place %1").arg(placeName(*cell));
    if (m_pointer.x() >= 0 && m_place.level != FloorplanLevel::Crossbar && m_grid.toScale())
        parts << QStringLiteral("x %1, y %2").arg(lengthText(world.x()), lengthText(world.y()));
    if (!m_card.title.isEmpty())
        parts << m_card.title;
    if (m_hasMeasure)
        parts << tr("ruler %1").arg(lengthText(QLineF(m_measureFrom, m_measureTo).length()));
    if (m_place.level == FloorplanLevel::Crossbar && m_layout)
        parts << tr("%1 px a cell").arg(numberText(layoutCrossbar(*m_data, m_place.macro, m_place.pe, *m_layout, size(), m_place.camera.scale, -m_place.camera.origin).cell));
    else if (m_grid.toScale())
        parts << tr("%1 px/mm").arg(numberText(m_place.camera.scale * 1000));
    return parts.join(QStringLiteral(" · "));
}

} // namespace pim::widgets
