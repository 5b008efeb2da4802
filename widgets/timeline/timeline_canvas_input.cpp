// SPDX-License-Identifier: GPL-3.0-or-later
// Mouse and keys of the lanes.
#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>

#include "widgets/common/literal_text.h"
#include "widgets/common/quantity_text.h"
#include "core/timeline/recorded.h"
#include "widgets/plot/hover_card.h"
#include "widgets/timeline/timeline_canvas.h"

namespace pim::widgets {

using timeline::OperationRef;
using timeline::Timeline;

QPointF TimelineCanvas::inLanes(const QPointF& at) const { return at - frame().lanes.topLeft(); }

void TimelineCanvas::wheelEvent(QWheelEvent* event)
{
    if (!m_scene.data())
        return;
    const double turns = (event->angleDelta().y() != 0 ? event->angleDelta().y() : event->angleDelta().x()) / 120.0;
    const bool control = event->modifiers() & Qt::ControlModifier;
    if (event->modifiers() & Qt::ShiftModifier)
        m_scene.pan(-turns * 80, 0);
    else if (m_wheelZooms != control)
        m_scene.zoomAt(std::max(0.0, inLanes(event->position()).x()), std::pow(1.25, turns));
    else
        m_scene.pan(0, -turns * 48);
    m_card->hide();
    changed(true);
    event->accept();
}

void TimelineCanvas::mousePressEvent(QMouseEvent* event)
{
    if (!m_scene.data())
        return;
    m_card->hide();
    m_pressed = m_last = event->position();
    m_moved = false;
    const TimelineFrame places = frame();
    const QPointF at = inLanes(m_pressed);
    m_pressedCycle = m_scene.scale().xToTime(at.x());
    if (places.strip.adjusted(-8, -4, 8, 4).contains(m_pressed)) {
        m_drag = Drag::Strip;
        moveStrip(m_pressed);
    } else if (event->button() == Qt::RightButton && at.x() >= 0) {
        m_drag = Drag::Zoom;
    } else if (event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && (event->modifiers() & Qt::ShiftModifier))) {
        m_drag = Drag::Pan;
    } else if (event->button() == Qt::LeftButton && edgeAt(m_pressed) >= 0) {
        m_drag = Drag::Edge;
        m_pressedCycle = edgeAt(m_pressed) == 0 ? m_marks.area.to : m_marks.area.from; // the other one stays
    } else if (event->button() == Qt::LeftButton) {
        m_drag = at.x() < 0 ? Drag::None : m_selecting ? Drag::Area : Drag::Pan;
    }
}

void TimelineCanvas::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_scene.data())
        return;
    const QPointF at = event->position();
    if (m_drag == Drag::None || event->buttons() == Qt::NoButton) {
        hover(at);
        return;
    }
    m_moved = m_moved || (at - m_pressed).manhattanLength() > 4;
    m_marks.cursor.reset(); // what is dragged shows where the mouse is
    const QPointF from = inLanes(m_pressed), to = inLanes(at);
    switch (m_drag) {
    case Drag::Pan:
        m_scene.pan(m_last.x() - at.x(), m_last.y() - at.y());
        changed(true);
        break;
    case Drag::Strip: moveStrip(at); break;
    case Drag::Zoom:
        m_marks.zoomBox = QRectF(std::min(from.x(), to.x()), 0, std::abs(to.x() - from.x()), m_scene.size().height());
        update();
        break;
    case Drag::Area:
        if (m_moved) {
            const double cycle = std::clamp(m_scene.scale().xToTime(to.x()), 0.0, static_cast<double>(m_scene.data()->timeline->span));
            // Whole cycles and whole rows.
            const int first = std::max(0, m_scene.rowAt(std::min(from.y(), to.y())));
            int last = m_scene.rowAt(std::max(from.y(), to.y()));
            if (last < 0)
                last = m_scene.lanes() - 1;
            m_marks.area.from = std::round(std::max(0.0, std::min(m_pressedCycle, cycle)));
            m_marks.area.to = std::round(std::max(m_pressedCycle, cycle));
            m_marks.area.top = m_scene.rows()[static_cast<std::size_t>(first)].top;
            m_marks.area.bottom = m_scene.rows()[static_cast<std::size_t>(std::max(first, last))].bottom();
            update();
        }
        break;
    case Drag::Edge: {
        const double cycle = std::round(std::clamp(m_scene.scale().xToTime(to.x()), 0.0, static_cast<double>(m_scene.data()->timeline->span)));
        if (cycle != m_pressedCycle) {
            m_marks.area.from = std::min(m_pressedCycle, cycle);
            m_marks.area.to = std::max(m_pressedCycle, cycle);
            update();
        }
        break;
    }
    case Drag::None: break;
    }
    m_last = at;
}

int TimelineCanvas::edgeAt(const QPointF& at) const
{
    const TimelineArea& area = m_marks.area;
    const QPointF place = inLanes(at);
    if (!area.valid() || place.x() < 0 || place.y() < area.top - m_scene.scroll() || place.y() > area.bottom - m_scene.scroll())
        return -1;
    const double begin = std::abs(m_scene.scale().timeToX(area.from) - place.x()), end = std::abs(m_scene.scale().timeToX(area.to) - place.x());
    return std::min(begin, end) > 4 ? -1 : begin < end ? 0 : 1;
}

void TimelineCanvas::markArea()
{
    if (!m_scene.data() || m_scene.rows().empty())
        return;
    const auto span = static_cast<double>(m_scene.data()->timeline->span);
    TimelineArea area;
    if (m_marks.markers.size() == 2) {
        std::tie(area.from, area.to) = std::minmax(m_marks.markers[0], m_marks.markers[1]);
    } else {
        area.from = std::clamp(std::ceil(m_scene.scale().first), 0.0, span);
        area.to = std::clamp(std::floor(m_scene.scale().xToTime(m_scene.size().width())), 0.0, span);
    }
    area.top = m_scene.rows().front().top;
    area.bottom = m_scene.rows().back().bottom();
    if (m_marks.selectedLayer) {
        const auto own = [&](const TimelineRow& row) { return row.layer == *m_marks.selectedLayer; };
        const auto first = std::find_if(m_scene.rows().begin(), m_scene.rows().end(), own);
        const auto last = std::find_if(m_scene.rows().rbegin(), m_scene.rows().rend(), own);
        if (first != m_scene.rows().end()) {
            area.top = first->top;
            area.bottom = last->bottom();
        }
    }
    setArea(area);
}

/// Shift with the arrows moves the end of the area, and its lowest row.
bool TimelineCanvas::resizeArea(int key)
{
    TimelineArea area = m_marks.area;
    const double span = static_cast<double>(m_scene.data()->timeline->span);
    const double step = std::max(1.0, std::round(8 / m_scene.scale().pxPerCycle));
    const auto rowWith = [&](double y) {
        return std::find_if(m_scene.rows().begin(), m_scene.rows().end(), [y](const TimelineRow& row) { return row.bottom() >= y; });
    };
    const auto last = rowWith(area.bottom), first = rowWith(area.top + 0.5);
    switch (key) {
    case Qt::Key_Left: area.to = std::max(area.from + 1, area.to - step); break;
    case Qt::Key_Right: area.to = std::min(span, area.to + step); break;
    case Qt::Key_Up:
        if (last != m_scene.rows().end() && last > first)
            area.bottom = (last - 1)->bottom();
        break;
    case Qt::Key_Down:
        if (last != m_scene.rows().end() && last + 1 != m_scene.rows().end())
            area.bottom = (last + 1)->bottom();
        break;
    default: return false;
    }
    setArea(area);
    return true;
}

void TimelineCanvas::mouseReleaseEvent(QMouseEvent* event)
{
    if (!m_scene.data())
        return;
    const Drag drag = std::exchange(m_drag, Drag::None);
    if (drag == Drag::Zoom) {
        const auto box = std::exchange(m_marks.zoomBox, std::nullopt);
        if (box && box->width() > 4)
            showRange(m_scene.scale().xToTime(box->left()), m_scene.scale().xToTime(box->right()));
        update();
        return;
    }
    if ((drag == Drag::Area || drag == Drag::Edge) && m_moved) {
        emit areaChanged();
        return;
    }
    if (!m_moved && event->button() == Qt::LeftButton && drag != Drag::Strip)
        click(event->position());
}

void TimelineCanvas::click(const QPointF& at)
{
    const QPointF place = inLanes(at);
    if (place.x() < 0) { // on a label
        const int row = place.y() < 0 || place.y() > m_scene.size().height() ? -1 : m_scene.rowAt(place.y());
        if (row < 0)
            return;
        const TimelineRow& r = m_scene.rows()[static_cast<std::size_t>(row)];
        if (r.shared >= 0) {
            selectOperation({});
            pickShared(r.shared);
            return;
        }
        if (r.layer < 0)
            return;
        pickShared(-1);
        if (at.x() < 15 && r.kind != TimelineRow::Kind::Operation) {
            setExpanded(r.layer, r.kind == TimelineRow::Kind::Folded);
            return;
        }
        setSelectedLayer(r.layer);
        emit layerPicked(r.layer);
        pickLane(r.layer, r.kind == TimelineRow::Kind::Header ? m_scene.data()->timeline->mainOperation(r.layer) : r.op);
        return;
    }
    pickShared(-1);
    // The line of the critical path lies above the lanes: a click on it means its step.
    if (m_marks.path) {
        const auto& steps = m_scene.data()->path.steps;
        const double cycle = m_scene.scale().xToTime(place.x());
        const auto it = std::upper_bound(steps.begin(), steps.end(), cycle,
                                         [](double v, const timeline::CriticalStep& s) { return v < static_cast<double>(s.start); });
        if (it != steps.begin()) {
            const OperationRef& ref = (it - 1)->operation;
            if (const int row = m_scene.rowOf(ref);
                row >= 0 && std::abs(m_scene.pathY(row) - place.y()) < 4) {
                selectOperation(ref);
                setSelectedLayer(ref.layer);
                emit layerPicked(ref.layer);
                return;
            }
        }
    }
    layOut();
    const TimelineScene::Hit hit = m_scene.hit(place);
    if (m_marks.area.valid())
        setArea({});
    selectOperation(hit.ref);
    const int layer = hit.ref.valid() ? hit.ref.layer : hit.row >= 0 ? m_scene.rows()[static_cast<std::size_t>(hit.row)].layer : -1;
    if (layer >= 0) {
        setSelectedLayer(layer);
        emit layerPicked(layer);
    }
}

void TimelineCanvas::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (!m_scene.data() || event->button() != Qt::LeftButton)
        return;
    const QPointF place = inLanes(event->position());
    if (place.x() < 0) {
        if (const int row = m_scene.rowAt(place.y()); row >= 0 && place.y() >= 0) {
            const TimelineRow& r = m_scene.rows()[static_cast<std::size_t>(row)];
            if (r.layer >= 0)
                setExpanded(r.layer, r.kind == TimelineRow::Kind::Folded);
        }
        return;
    }
    layOut();
    if (const auto hit = m_scene.hit(place); hit.ref.valid()) {
        if (m_scene.data()->simulated) { // the way to its instruction; the menu zooms
            emit instructionWanted(hit.ref);
            return;
        }
        const Timeline& t = *m_scene.data()->timeline;
        const auto start = static_cast<double>(t.start(hit.ref)), end = static_cast<double>(t.end(hit.ref));
        const double around = std::max(8.0, (end - start) * 0.75);
        showRange(start - around, end + around);
    }
}

void TimelineCanvas::contextMenuEvent(QContextMenuEvent* event)
{
    if (!m_scene.data())
        return;
    const QPointF place = inLanes(QPointF(event->pos()));
    layOut();
    OperationRef ref = event->reason() == QContextMenuEvent::Mouse ? (place.x() >= 0 ? m_scene.hit(place).ref : OperationRef {}) : m_marks.selected;
    if (!ref.valid())
        return;
    m_card->hide();
    selectOperation(ref);
    QMenu menu(this);
    if (m_scene.data()->simulated)
        menu.addAction(tr("Show the instruction in the program"), this, [this, ref] { emit instructionWanted(ref); });
    menu.addAction(tr("Zoom to it"), this, [this, ref] {
        const Timeline& t = *m_scene.data()->timeline;
        const auto start = static_cast<double>(t.start(ref)), end = static_cast<double>(t.end(ref));
        const double around = std::max(8.0, (end - start) * 0.75);
        showRange(start - around, end + around);
    });
    menu.exec(event->reason() == QContextMenuEvent::Mouse ? event->globalPos() : mapToGlobal(QPoint(width() / 2, height() / 2)));
}

void TimelineCanvas::hover(const QPointF& at)
{
    const TimelineFrame places = frame();
    const QPointF place = at - places.lanes.topLeft();
    setCursor(edgeAt(at) >= 0 ? Qt::SizeHorCursor : Qt::ArrowCursor);
    if (!places.lanes.contains(at)) {
        m_marks.cursor.reset();
        m_card->hide();
        emit hoverText({});
        update();
        return;
    }
    const Timeline& t = *m_scene.data()->timeline;
    layOut();
    const TimelineScene::Hit hit = m_scene.hit(place);
    m_marks.cursor = std::clamp(hit.cycle, 0.0, static_cast<double>(t.span));
    m_cursorX = place.x();
    update();
    if (hit.row < 0) {
        m_card->hide();
        return;
    }
    HoverCard::Content card;
    const TimelineRow& row = m_scene.rows()[static_cast<std::size_t>(hit.row)];
    if (hit.ref.valid()) {
        const auto& shape = t.shape(hit.ref.layer, hit.ref.op);
        std::int64_t begin = t.start(hit.ref), length = t.length(hit.ref);
        card.title = operationLabel(t, hit.ref);
        if (hit.bit >= 0) {
            card.title = tr("%1, bit %2 of %3").arg(operationText(shape.kind)).arg(hit.bit).arg(shape.repeats);
            begin = t.bitStart(hit.ref.layer, hit.ref.op, hit.ref.block, hit.bit);
            length = shape.length;
        }
        card.note = layerText(t, hit.ref.layer);
        if (const auto& simulated = m_scene.data()->simulated) {
            card.figures.emplace_back(tr("Instruction"), instructionText(*simulated, hit.ref));
            if (const QString source = sourceText(*m_scene.data(), hit.ref); !source.isEmpty())
                card.figures.emplace_back(tr("For"), source);
        } else {
            card.figures.emplace_back(tr("Block"), tr("%1 of %2").arg(countText(hit.ref.block), countText(t.blocks(hit.ref.layer))));
        }
        card.figures.emplace_back(tr("Cycles"), QStringLiteral("%1 – %2").arg(countText(begin), countText(begin + length)));
        if (t.clock.value > 0)
            card.figures.emplace_back(tr("Starts at"), quantity(Time { static_cast<double>(begin) * t.clock.value }, t.recorded ? 7 : 5).text());
        card.figures.emplace_back(tr("Length"), lengthText(t, static_cast<double>(length), TimeUnit::Cycles));
        if (const auto energy = t.energy(hit.ref.layer, hit.ref.op); energy && energy->value > 0)
            card.figures.emplace_back(tr("Energy"), quantity(Energy { energy->value / (hit.bit >= 0 ? shape.repeats : 1) }).text());
        const timeline::Gap gap = timeline::gapBefore(t, hit.ref.layer, hit.ref.op, hit.ref.block);
        for (int i = 0; hit.ref.block > 0 && i < gap.count; ++i)
            if (const auto& piece = gap.pieces[static_cast<std::size_t>(i)]; !piece.idle)
                card.figures.emplace_back(!t.recorded && piece.stall == timeline::Stall::Unit && timeline::unitOf(t, hit.ref.layer, hit.ref.op) != hit.ref.op
                                              ? tr("%1 of %2").arg(stallText(piece.stall), operationText(t.shape(hit.ref.layer, timeline::unitOf(t, hit.ref.layer, hit.ref.op)).kind))
                                              : stallText(piece.stall),
                                          tr("%1 before").arg(lengthText(t, static_cast<double>(piece.length), TimeUnit::Cycles)));
        if (t.recorded)
            if (const auto inside = t.recorded->lane(hit.ref.layer, hit.ref.op).inside(hit.ref.block); inside.length > 0)
                card.figures.emplace_back(stallText(inside.stall), lengthText(t, static_cast<double>(inside.length), TimeUnit::Cycles));
    } else if (const auto wait = !hit.stall && row.kind == TimelineRow::Kind::Folded ? m_scene.waitAt(row.layer, hit.cycle) : std::optional<StallBox>()) {
        // A folded core: what its transfer unit stands still for.
        const program::SimulatedTimeline& simulated = *m_scene.data()->simulated;
        card.title = stallText(wait->stall);
        card.note = layerText(t, row.layer);
        card.figures.emplace_back(tr("Waiting"), instructionText(simulated, wait->ref));
        if (const program::Instruction& in = simulated.instruction(wait->ref); in.op == program::Op::Recv || in.op == program::Op::Send)
            card.figures.emplace_back(tr("For"), tr("core %1").arg(in.target));
        if (const QString source = sourceText(*m_scene.data(), wait->ref); !source.isEmpty())
            card.figures.emplace_back(tr("Works on"), source);
        card.figures.emplace_back(tr("Cycles"), QStringLiteral("%1 – %2").arg(countText(wait->begin), countText(wait->begin + wait->length)));
        card.figures.emplace_back(tr("Length"), lengthText(t, static_cast<double>(wait->length), TimeUnit::Cycles));
    } else if (hit.stall) {
        card.title = stallText(hit.stall->stall);
        card.note = layerText(t, row.layer);
        card.figures.emplace_back(tr("Waiting"), operationLabel(t, hit.stall->ref));
        card.figures.emplace_back(tr("Cycles"), QStringLiteral("%1 – %2").arg(countText(hit.stall->begin), countText(hit.stall->begin + hit.stall->length)));
        card.figures.emplace_back(tr("Length"), lengthText(t, static_cast<double>(hit.stall->length), TimeUnit::Cycles));
        const auto waited = t.recorded ? std::vector<timeline::Neighbour>() : timeline::waitedFor(t, { row.layer, 0, hit.stall->ref.block });
        for (const auto& n : waited)
            if (hit.stall->stall == timeline::Stall::Data && n.link == timeline::Link::Data) {
                card.figures.emplace_back(tr("For"), layerText(t, n.operation.layer) + QLatin1Char(' ') + countText(n.operation.block));
                break;
            }
    } else {
        m_card->hide();
        emit hoverText(row.layer >= 0 ? QStringLiteral("%1 · %2").arg(layerText(t, row.layer), momentText(t, *m_marks.cursor)) : momentText(t, *m_marks.cursor));
        return;
    }
    emit hoverText(QStringLiteral("%1 · %2 · %3").arg(card.note, card.title, momentText(t, *m_marks.cursor)));
    m_card->showAt(at.toPoint(), card);
}

void TimelineCanvas::moveStrip(const QPointF& at)
{
    const QRectF strip = frame().strip;
    const double px = (strip.width() - 4) / static_cast<double>(std::max<std::int64_t>(1, m_scene.data()->timeline->span));
    const double middle = (at.x() - strip.left() - 2) / px;
    m_scene.setScale({ middle - m_scene.size().width() / 2 / m_scene.scale().pxPerCycle, m_scene.scale().pxPerCycle });
    changed(true);
}

/// To the neighbour of the selected operation: along its block, or to the block before or after.
void TimelineCanvas::step(int direction, bool rows)
{
    const Timeline& t = *m_scene.data()->timeline;
    OperationRef ref = m_marks.selected;
    if (!ref.valid()) {
        ref = { 0, t.mainOperation(0), 0 };
    } else if (rows) {
        const std::int64_t at = t.start(ref);
        ref.op += direction;
        if (ref.op < 0 || ref.op >= static_cast<int>(t.layers[static_cast<std::size_t>(ref.layer)].operations.size()))
            return;
        if (t.recorded) // at about the same time
            ref.block = static_cast<std::int32_t>(std::max<std::int64_t>(0, t.blockAt(ref.layer, ref.op, at)));
    } else {
        const std::int64_t block = ref.block + direction;
        if (block < 0 || block >= t.count(ref.layer, ref.op))
            return;
        ref.block = static_cast<std::int32_t>(block);
    }
    if (t.count(ref.layer, ref.op) == 0)
        return;
    if (rows && !m_scene.isExpanded(ref.layer))
        setExpanded(ref.layer, true);
    selectOperation(ref);
    m_scene.reveal(ref);
    changed(true);
    emit layerPicked(ref.layer);
}

void TimelineCanvas::keyPressEvent(QKeyEvent* event)
{
    if (!m_scene.data()) {
        QWidget::keyPressEvent(event);
        return;
    }
    const double wide = m_scene.size().width() * 0.12;
    // W A S D by their place on the keyboard, whatever is printed on them.
    int key = event->key();
    if (!(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))) {
        switch (event->nativeScanCode()) {
        case 25: key = Qt::Key_W; break;
        case 38: key = Qt::Key_A; break;
        case 39: key = Qt::Key_S; break;
        case 40: key = Qt::Key_D; break;
        default: break;
        }
    }
    const double middle = m_marks.cursor ? m_scene.scale().timeToX(*m_marks.cursor) : m_scene.size().width() / 2;
    if (event->modifiers() & Qt::AltModifier) {
        switch (key) {
        case Qt::Key_Left: step(-1, false); return;
        case Qt::Key_Right: step(1, false); return;
        case Qt::Key_Up: step(-1, true); return;
        case Qt::Key_Down: step(1, true); return;
        default: break;
        }
    }
    if (event->modifiers() & (Qt::ControlModifier | Qt::MetaModifier)) {
        QWidget::keyPressEvent(event);
        return;
    }
    if ((event->modifiers() & Qt::ShiftModifier) && m_marks.area.valid() && resizeArea(key))
        return;
    switch (key) {
    case Qt::Key_W: m_scene.zoomAt(middle, 1.25); break;
    case Qt::Key_S: m_scene.zoomAt(middle, 0.8); break;
    case Qt::Key_Plus:
    case Qt::Key_Equal: m_scene.zoomAt(middle, 1.5); break;
    case Qt::Key_Minus: m_scene.zoomAt(middle, 1 / 1.5); break;
    case Qt::Key_A:
    case Qt::Key_Left: m_scene.pan(-wide, 0); break;
    case Qt::Key_D:
    case Qt::Key_Right: m_scene.pan(wide, 0); break;
    case Qt::Key_Up: m_scene.pan(0, -24); break;
    case Qt::Key_Down: m_scene.pan(0, 24); break;
    case Qt::Key_PageUp: m_scene.pan(0, -m_scene.size().height() * 0.9); break;
    case Qt::Key_PageDown: m_scene.pan(0, m_scene.size().height() * 0.9); break;
    case Qt::Key_Home: m_scene.setScale({ 0, m_scene.scale().pxPerCycle }); break;
    case Qt::Key_End: m_scene.setScale({ static_cast<double>(m_scene.data()->timeline->span), m_scene.scale().pxPerCycle }); break;
    case Qt::Key_F: m_scene.fit(); break;
    case Qt::Key_M:
        setMarker();
        return;
    case Qt::Key_R: markArea(); return;
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_marks.selectedLayer)
            setExpanded(*m_marks.selectedLayer, !m_scene.isExpanded(*m_marks.selectedLayer));
        return;
    case Qt::Key_Escape:
        if (m_marks.zoomBox || m_drag != Drag::None) {
            m_marks.zoomBox.reset();
            m_drag = Drag::None;
            update();
        } else if (m_marks.area.valid() || !m_marks.markers.empty()) {
            clearMarks();
        } else if (m_marks.selected.valid() || m_marks.shared >= 0) {
            pickShared(-1);
            selectOperation({});
        } else {
            QWidget::keyPressEvent(event);
        }
        return;
    default: QWidget::keyPressEvent(event); return;
    }
    changed(true);
}

bool TimelineCanvas::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && m_scene.data()) {
        // Keys of the lanes win over those of the window while the lanes have the focus.
        auto* key = static_cast<QKeyEvent*>(event);
        const bool plain = !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
        static constexpr int kKeys[] { Qt::Key_W, Qt::Key_A, Qt::Key_S, Qt::Key_D, Qt::Key_F, Qt::Key_M, Qt::Key_R };
        const bool ours = std::find(std::begin(kKeys), std::end(kKeys), key->key()) != std::end(kKeys);
        const bool clears = key->key() == Qt::Key_Escape && (m_marks.area.valid() || !m_marks.markers.empty() || m_marks.selected.valid() || m_marks.shared >= 0);
        if (plain && (ours || clears)) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::ToolTip && m_scene.data()) {
        // Names that are cut off, in full.
        const auto* help = static_cast<QHelpEvent*>(event);
        const QPointF place = inLanes(help->pos());
        const int row = place.x() < 0 && place.y() >= 0 && place.y() < m_scene.size().height() ? m_scene.rowAt(place.y()) : -1;
        if (row < 0) {
            QToolTip::hideText();
            return true;
        }
        const TimelineRow& r = m_scene.rows()[static_cast<std::size_t>(row)];
        const Timeline& t = *m_scene.data()->timeline;
        const QString limit = setsPeriod(t, r.layer) && r.kind != TimelineRow::Kind::Operation
            ? QLatin1Char('\n') + periodText(t)
            : QString();
        const QString text = r.shared >= 0 ? sharedText(t, m_scene.sharedLanes()[static_cast<std::size_t>(r.shared)])
            : r.kind == TimelineRow::Kind::Operation
            ? QStringLiteral("%1 · %2").arg(layerText(t, r.layer), operationText(t, r.layer, r.op))
            : t.recorded ? tr("%1: the triangle shows its units").arg(layerText(t, r.layer))
            : tr("%1: %2 blocks; the triangle shows its resources").arg(layerText(t, r.layer), countText(t.blocks(r.layer))) + limit;
        QToolTip::showText(help->globalPos(), literalText(text), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace pim::widgets
