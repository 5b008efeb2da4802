// SPDX-License-Identifier: GPL-3.0-or-later
// What hands do with the drawing.
#include <algorithm>
#include <cmath>

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include "widgets/floorplan/floorplan_canvas.h"

namespace pim::widgets {
namespace {

constexpr double kStep = 48; ///< px of an arrow key
constexpr double kLensBelow = 40; ///< px; narrower elements are enlarged when they are picked

}

void FloorplanCanvas::resizeEvent(QResizeEvent*)
{
    m_cache = {};
    m_pictureValid = false;
    if (m_place.fitted && m_data)
        fit();
}

void FloorplanCanvas::mousePressEvent(QMouseEvent* event)
{
    setFocus(Qt::MouseFocusReason);
    m_pressed = m_last = event->position();
    if (event->button() == Qt::BackButton) {
        goBack();
    } else if (event->button() == Qt::ForwardButton) {
        goForward();
    } else if (event->button() == Qt::RightButton) {
        m_drag = Drag::Box;
    } else if (event->button() == Qt::MiddleButton) {
        m_drag = Drag::Pan;
        setCursor(Qt::ClosedHandCursor);
    } else if (event->button() == Qt::LeftButton && m_measuring && m_place.level != FloorplanLevel::Crossbar) {
        m_drag = Drag::Measure;
        m_measureFrom = m_measureTo = worldAt(m_pressed);
        m_hasMeasure = true;
    } else if (event->button() == Qt::LeftButton) {
        m_drag = Drag::Press;
    }
    update();
}

void FloorplanCanvas::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF at = event->position();
    if (m_drag == Drag::Press && (at - m_pressed).manhattanLength() >= QApplication::startDragDistance()) {
        m_drag = Drag::Pan;
        setCursor(Qt::ClosedHandCursor);
    }
    m_pointer = at;
    switch (m_drag) {
    case Drag::Pan: pan(at - m_last); break;
    case Drag::Measure: {
        m_measureTo = worldAt(at);
        if (event->modifiers() & Qt::ShiftModifier) { // along an axis
            if (std::abs(m_measureTo.x() - m_measureFrom.x()) > std::abs(m_measureTo.y() - m_measureFrom.y()))
                m_measureTo.setY(m_measureFrom.y());
            else
                m_measureTo.setX(m_measureFrom.x());
        }
        emit hovered();
        break;
    }
    case Drag::Box: break;
    case Drag::None:
    case Drag::Press: hover(at); break;
    }
    m_last = at;
    update();
}

void FloorplanCanvas::hover(QPointF position)
{
    if (!m_data)
        return;
    m_card = {};
    m_hoveredValue.reset();
    switch (m_place.level) {
    case FloorplanLevel::Chip: {
        m_hit = hitTest(picture(), *m_data, m_grid, m_place.camera, m_look, position);
        setHoveredConflict(m_hit.kind == ChipHit::Kind::Conflict ? picture().marks[static_cast<std::size_t>(m_hit.index)].conflicts.front() : -1);
        switch (m_hit.kind) {
        case ChipHit::Kind::Conflict: m_card = conflictCard(*m_data, picture().marks[static_cast<std::size_t>(m_hit.index)].conflicts); break;
        case ChipHit::Kind::Route: m_card = streamCard(*m_data, m_hit.index); break;
        case ChipHit::Kind::Link:
            m_card = linkCard(*m_data, m_hit.link);
            if (legendOfLinks())
                m_hoveredValue = static_cast<double>(m_data->linkLoad(m_hit.link));
            break;
        case ChipHit::Kind::Macro:
            m_card = macroCard(*m_data, m_hit.index);
            if (!legendOfLinks())
                m_hoveredValue = m_data->heat(m_hit.index, m_style.metric);
            break;
        case ChipHit::Kind::Cell:
            if (m_hit.index < 0 && m_look.pickUnused)
                m_card = unusedCard(*m_data, m_hit.cell);
            break;
        case ChipHit::Kind::Router:
        case ChipHit::Kind::None: break;
        }
        break;
    }
    case FloorplanLevel::Macro:
    case FloorplanLevel::Pe: {
        const QPointF world = worldAt(position);
        if (const int block = m_plan.blockAt(world); block >= 0) {
            const MacroBlock& b = m_plan.blocks[static_cast<std::size_t>(block)];
            const std::int64_t unit = b.slotAt(world);
            m_card = blockCard(*m_data, m_place.macro, b, unit, *m_heat, m_style.metric, m_plan.areaUm2);
            const double heat = unit < b.units ? m_heat->of(b, unit) : -1;
            if (heat >= 0)
                m_hoveredValue = heat;
        }
        break;
    }
    case FloorplanLevel::Crossbar:
        if (m_layout) {
            const auto picture = layoutCrossbar(*m_data, m_place.macro, m_place.pe, *m_layout, size(), m_place.camera.scale, -m_place.camera.origin);
            const auto [row, column] = cellAt(picture, m_layout->size(), position);
            if (row >= 0)
                m_card = cellCard(*m_data, *m_pe, *m_layout, row, column);
        }
        break;
    }
    emit hovered();
}

/// A chosen pair keeps its routes, whatever lies under the pointer.
void FloorplanCanvas::setHoveredConflict(int conflict)
{
    if (m_look.hovered == conflict)
        return;
    m_look.hovered = conflict;
    if (m_look.conflict < 0)
        invalidate();
}

void FloorplanCanvas::mouseReleaseEvent(QMouseEvent* event)
{
    const Drag drag = m_drag;
    m_drag = Drag::None;
    setCursor(m_measuring ? Qt::CrossCursor : Qt::ArrowCursor);
    update();
    if (!m_data)
        return;
    if (drag == Drag::Box && event->button() == Qt::RightButton) {
        const QRectF box = QRectF(m_pressed, event->position()).normalized();
        if (box.width() < 8 || box.height() < 8) {
            if (box.width() < 8 && box.height() < 8)
                emit menuRequested(event->position().toPoint());
            return;
        }
        const double factor = std::min(width() / box.width(), height() / box.height());
        if (m_place.level == FloorplanLevel::Crossbar) {
            zoomBy(factor, box.center());
            return;
        }
        remember();
        const QPointF centre = worldAt(box.center());
        m_place.camera.scale *= factor;
        centreOn(centre);
        emit placeChanged();
        return;
    }
    if (drag != Drag::Press || event->button() != Qt::LeftButton)
        return;
    const bool add = event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier);
    switch (m_place.level) {
    case FloorplanLevel::Chip: {
        const ChipHit hit = hitTest(picture(), *m_data, m_grid, m_place.camera, m_look, event->position());
        if (hit.kind == ChipHit::Kind::Macro) {
            // A second click on a macro that two layers share goes to the other one.
            int layer = m_data->owner(hit.index);
            const auto& tenants = m_data->macro(hit.index).tenants;
            if (!add && tenants.size() > 1 && tenants[1].onCrossbars && m_look.layers == std::vector<int> { layer })
                layer = tenants[1].layer;
            emit layerPicked(layer, add);
        } else if (hit.kind == ChipHit::Kind::Conflict) {
            // Another click goes to the next pair on this link.
            const auto& here = picture().marks[static_cast<std::size_t>(hit.index)].conflicts;
            const auto& first = m_data->noc.conflicts[static_cast<std::size_t>(here.front())];
            std::vector<int> all;
            for (std::size_t c = 0; c < m_data->noc.conflicts.size(); ++c)
                if (m_data->noc.conflicts[c].firstLink == first.firstLink && (m_look.conflict >= 0 || std::find(here.begin(), here.end(), static_cast<int>(c)) != here.end()))
                    all.push_back(static_cast<int>(c));
            const auto now = std::find(all.begin(), all.end(), m_look.conflict);
            emit conflictPicked(now == all.end() || now + 1 == all.end() ? all.front() : *(now + 1));
        } else if (hit.kind == ChipHit::Kind::Route) {
            emit layerPicked(hit.index / 2, add);
        } else if (hit.kind == ChipHit::Kind::Link) {
            // Whoever drives it most.
            int stream = -1;
            std::int64_t most = 0;
            for (const auto& share : m_data->noc.sharesOf(hit.link))
                if (share.flits > most) {
                    most = share.flits;
                    stream = share.stream;
                }
            if (stream >= 0)
                emit layerPicked(stream / 2, add);
        } else {
            m_look.link = -1;
            invalidate();
            emit nothingPicked();
        }
        break;
    }
    case FloorplanLevel::Macro: {
        const QPointF world = worldAt(event->position());
        const std::int64_t before = m_lens;
        m_lens = -1;
        for (const MacroBlock& block : m_plan.blocks)
            if (block.kind == MacroBlock::Kind::PeArray && block.rect.contains(world)) {
                const std::int64_t pe = block.slotAt(world);
                if (const auto content = peContent(*m_data, m_place.macro, pe)) {
                    m_selectedPe = pe;
                    if (block.slot(0).width() * m_place.camera.scale < kLensBelow && pe != before)
                        m_lens = pe;
                    emit layerPicked(content->layer, add);
                }
            }
        break;
    }
    case FloorplanLevel::Pe:
    case FloorplanLevel::Crossbar: break;
    }
}

void FloorplanCanvas::enterAt(QPointF position)
{
    const QPointF world = worldAt(position);
    switch (m_place.level) {
    case FloorplanLevel::Chip:
        if (const auto cell = m_grid.cellAt(world))
            if (const int macro = m_data->chip.at(*cell); macro >= 0)
                goTo(FloorplanLevel::Macro, macro);
        break;
    case FloorplanLevel::Macro:
        for (const MacroBlock& block : m_plan.blocks)
            if (block.kind == MacroBlock::Kind::PeArray && block.rect.contains(world))
                return goTo(FloorplanLevel::Pe, m_place.macro, block.slotAt(world));
        break;
    case FloorplanLevel::Pe: goTo(FloorplanLevel::Crossbar, m_place.macro, m_place.pe); break;
    case FloorplanLevel::Crossbar: break;
    }
}

void FloorplanCanvas::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (m_data && event->button() == Qt::LeftButton && !m_measuring)
        enterAt(event->position());
}

void FloorplanCanvas::wheelEvent(QWheelEvent* event)
{
    const double steps = event->angleDelta().y() / 120.0;
    const bool control = event->modifiers() & Qt::ControlModifier;
    if (m_wheelZooms == control)
        pan(event->modifiers() & Qt::ShiftModifier ? QPointF(event->angleDelta().y(), event->angleDelta().x()) : QPointF(event->angleDelta()));
    else if (steps != 0)
        zoomBy(std::pow(1.2, steps), event->position());
    event->accept();
}

void FloorplanCanvas::keyPressEvent(QKeyEvent* event)
{
    const bool alt = event->modifiers() & Qt::AltModifier;
    switch (event->key()) {
    case Qt::Key_F: fit(); break;
    case Qt::Key_K: setMeasuring(!m_measuring); break;
    case Qt::Key_Left: alt ? goBack() : pan({ kStep, 0 }); break;
    case Qt::Key_Right: alt ? goForward() : pan({ -kStep, 0 }); break;
    case Qt::Key_Up: alt ? leave() : pan({ 0, kStep }); break;
    case Qt::Key_Down: pan({ 0, -kStep }); break;
    case Qt::Key_Plus:
    case Qt::Key_Equal: zoomBy(1.25); break;
    case Qt::Key_Minus: zoomBy(0.8); break;
    case Qt::Key_Backspace: leave(); break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!m_data)
            break;
        // Without a pointer: into the selected layer's first macro, then its first PE.
        if (m_place.level == FloorplanLevel::Chip) {
            int macro = m_data->chip.macros.empty() ? -1 : 0;
            if (!m_look.layers.empty()) {
                const auto& cells = m_data->evaluation->layers[static_cast<std::size_t>(m_look.layers.front())].cells;
                if (!cells.empty())
                    macro = m_data->chip.at(cells.front());
            }
            if (macro >= 0)
                goTo(FloorplanLevel::Macro, macro);
        } else if (m_place.level == FloorplanLevel::Macro) {
            goTo(FloorplanLevel::Pe, m_place.macro, m_selectedPe >= 0 && m_selectedPe < m_data->macro(m_place.macro).crossbars ? m_selectedPe : 0);
        } else if (m_place.level == FloorplanLevel::Pe) {
            goTo(FloorplanLevel::Crossbar, m_place.macro, m_place.pe);
        }
        break;
    case Qt::Key_Escape:
        if (m_drag == Drag::Box || m_drag == Drag::Measure) {
            m_drag = Drag::None;
            m_hasMeasure = false;
            update();
        } else if (m_lens >= 0) {
            m_lens = -1;
            update();
        } else if (m_measuring || m_hasMeasure) {
            setMeasuring(false);
        } else {
            event->ignore();
        }
        break;
    default: QWidget::keyPressEvent(event);
    }
}

void FloorplanCanvas::contextMenuEvent(QContextMenuEvent* event)
{
    // With the mouse it opens on release, as a drag zooms to a box.
    if (event->reason() != QContextMenuEvent::Keyboard || !m_data)
        return;
    QPointF at(width() / 2.0, height() / 2.0);
    if (m_place.level == FloorplanLevel::Chip && !m_look.layers.empty())
        if (const auto& cells = m_data->evaluation->layers[static_cast<std::size_t>(m_look.layers.front())].cells; !cells.empty())
            if (const int macro = m_data->chip.at(cells.front()); macro >= 0)
                at = m_place.camera.toView(m_grid.macro(macro)).center();
    emit menuRequested(at.toPoint());
}

void FloorplanCanvas::leaveEvent(QEvent*)
{
    m_pointer = { -1, -1 };
    m_card = {};
    m_hoveredValue.reset();
    m_hit = {};
    setHoveredConflict(-1);
    emit hovered();
    update();
}

void FloorplanCanvas::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        invalidate();
    QWidget::changeEvent(event);
}

bool FloorplanCanvas::event(QEvent* event)
{
    // The window's single-letter keys mean this drawing while it has the focus.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool plain = key->modifiers() == Qt::NoModifier || key->modifiers() == Qt::KeypadModifier;
        const bool own = key->key() == Qt::Key_F || key->key() == Qt::Key_K || (key->key() == Qt::Key_Escape && (m_measuring || m_hasMeasure || m_lens >= 0 || m_drag == Drag::Box));
        if (plain && own) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

} // namespace pim::widgets
