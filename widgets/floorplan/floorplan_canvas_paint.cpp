// SPDX-License-Identifier: GPL-3.0-or-later
// What the canvas shows, on the screen and in files.
#include <algorithm>
#include <cmath>

#include <QPaintEngine>
#include <QPainter>

#include "widgets/common/theme.h"
#include "widgets/floorplan/floorplan_canvas.h"

namespace pim::widgets {

void FloorplanCanvas::paintChipInto(QPainter& painter, const FloorplanCamera& camera, QSizeF size, const FloorplanStyle& style) const
{
    const ChipPicture picture = layoutChip(*m_data, m_grid, camera, size, m_look);
    paintChip(painter, *m_data, m_grid, picture, m_look, style, m_mesh);
}

void FloorplanCanvas::paintPlaceInto(QPainter& painter, const FloorplanCamera& camera, QSizeF size, FloorplanStyle style) const
{
    painter.fillRect(QRectF(QPointF(), size), tokens().alt);
    switch (m_place.level) {
    case FloorplanLevel::Chip: paintChipInto(painter, camera, size, style); break;
    case FloorplanLevel::Macro:
    case FloorplanLevel::Pe:
        style.scale = m_insideScale;
        paintPlan(painter, *m_data, m_place.macro, m_plan, camera, size, style, *m_heat, m_selectedPe);
        break;
    case FloorplanLevel::Crossbar:
        if (m_layout)
            paintCrossbar(painter, *m_data, *m_pe, *m_layout, layoutCrossbar(*m_data, m_place.macro, m_place.pe, *m_layout, size, camera.scale, -camera.origin), m_cells, size, style);
        break;
    }
}

FloorplanCamera FloorplanCanvas::figureCamera(QSizeF size, bool whole) const
{
    FloorplanCamera camera = m_place.camera;
    if (whole) {
        camera.fit(m_grid.bounds(), size, 12);
    } else if (m_place.level == FloorplanLevel::Crossbar) { // pixels of the window
        camera.origin *= std::min(size.width() / std::max(1, width()), size.height() / std::max(1, height()));
    } else {
        // The same sight, larger or smaller.
        const QPointF centre = camera.toWorld(QPointF(width(), height()) / 2);
        camera.scale *= std::min(size.width() / std::max(1, width()), size.height() / std::max(1, height()));
        camera.centreOn(centre, size);
    }
    return camera;
}

void FloorplanCanvas::paintFigure(QPainter& painter, QSize size, bool whole) const
{
    if (!m_data)
        return;
    painter.setClipRect(QRect(QPoint(), size));
    FloorplanStyle style = m_style;
    const QPaintEngine* engine = painter.paintEngine();
    style.vectors = engine && (engine->type() == QPaintEngine::SVG || engine->type() == QPaintEngine::Pdf);
    const FloorplanCamera camera = figureCamera(size, whole);
    if (whole) {
        painter.fillRect(QRect(QPoint(), size), tokens().alt);
        paintChipInto(painter, camera, size, style);
    } else {
        paintPlaceInto(painter, camera, size, style);
    }
}

void FloorplanCanvas::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), tokens().alt);
    if (!m_data)
        return;
    if (m_place.level == FloorplanLevel::Chip) {
        // Panning copies from a drawing that is a quarter of a window larger on each side; zooming draws what is seen.
        const QPointF shift = (m_place.camera.origin - m_cacheCamera.origin) * m_place.camera.scale;
        const bool inside = !m_cache.isNull() && m_cacheCamera.scale == m_place.camera.scale && std::abs(shift.x()) <= m_cacheMargin.x()
            && std::abs(shift.y()) <= m_cacheMargin.y();
        const bool zooming = m_paintedScale != m_place.camera.scale;
        m_paintedScale = m_place.camera.scale;
        if (!inside && !zooming) {
            m_cacheMargin = QPointF(std::ceil(width() / 4.0), std::ceil(height() / 4.0));
            m_cacheCamera = m_place.camera;
            const QSizeF all(width() + 2 * m_cacheMargin.x(), height() + 2 * m_cacheMargin.y());
            m_cache = QPixmap((all * devicePixelRatioF()).toSize());
            m_cache.setDevicePixelRatio(devicePixelRatioF());
            m_cache.fill(tokens().alt);
            QPainter cache(&m_cache);
            FloorplanCamera camera = m_cacheCamera;
            camera.origin -= m_cacheMargin / camera.scale;
            paintChipInto(cache, camera, all, m_style);
        }
        if (!inside && zooming) {
            paintChipInto(painter, m_place.camera, size(), m_style);
        } else {
            const QPointF at = -m_cacheMargin - (m_place.camera.origin - m_cacheCamera.origin) * m_place.camera.scale;
            painter.drawPixmap(QPointF(std::round(at.x()), std::round(at.y())), m_cache);
        }
    } else {
        m_cache = {};
        paintPlaceInto(painter, m_place.camera, size(), m_style);
        paintLensInto(painter);
    }
    if (m_style.outOfDate) {
        QColor veil = tokens().base;
        veil.setAlphaF(0.55F);
        painter.fillRect(rect(), veil);
    }
    if (m_rulers && m_grid.toScale() && m_place.level != FloorplanLevel::Crossbar)
        paintRulers(painter, m_place.camera, size(), m_pointer);
    paintMeasure(painter);
    if (m_drag == Drag::Box) {
        QColor fill = tokens().accent;
        fill.setAlphaF(0.14F);
        painter.setPen(QPen(tokens().accent, 1.5));
        painter.setBrush(fill);
        painter.drawRect(QRectF(m_pressed, m_last).normalized());
    }
    if (m_drag == Drag::None)
        paintCard(painter);
    if (hasFocus()) {
        painter.setPen(QPen(tokens().accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void FloorplanCanvas::paintLensInto(QPainter& painter) const
{
    if (m_lens < 0 || m_place.level != FloorplanLevel::Macro)
        return;
    for (const MacroBlock& block : m_plan.blocks)
        if (block.kind == MacroBlock::Kind::PeArray) {
            FloorplanStyle style = m_style;
            style.scale = m_insideScale;
            paintLens(painter, *m_data, m_place.macro, m_lens, m_place.camera.toView(block.slot(m_lens)), size(), style, m_toScale);
        }
}

void FloorplanCanvas::paintMeasure(QPainter& painter) const
{
    if (!m_hasMeasure || m_place.level == FloorplanLevel::Crossbar)
        return;
    const QPointF from = m_place.camera.toView(m_measureFrom), to = m_place.camera.toView(m_measureTo);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tokens().base, 4));
    painter.drawLine(from, to);
    painter.setPen(QPen(tokens().text, 1.5));
    painter.drawLine(from, to);
    const QLineF line(from, to);
    if (line.length() > 1) {
        const QPointF across = QPointF(-line.dy(), line.dx()) / line.length() * 5;
        painter.drawLine(from - across, from + across);
        painter.drawLine(to - across, to + across);
    }
    const QString text = lengthText(QLineF(m_measureFrom, m_measureTo).length());
    painter.setFont(fontOf(TextRole::Section));
    QRectF plate = QFontMetricsF(painter.font()).boundingRect(text).adjusted(-6, -2, 6, 2);
    plate.moveCenter(line.center());
    painter.setPen(QPen(tokens().line2, 1));
    painter.setBrush(tokens().base);
    painter.drawRoundedRect(plate, 3, 3);
    painter.setPen(tokens().text);
    painter.drawText(plate, Qt::AlignCenter, text);
    painter.restore();
}

void FloorplanCanvas::paintCard(QPainter& painter) const
{
    if (m_card.title.isEmpty() || m_pointer.x() < 0)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QFont bold = fontOf(TextRole::Section);
    const QFontMetricsF title(bold), body(fontOf(TextRole::Table));
    double labels = 0, values = 0;
    for (const auto& row : m_card.rows) {
        labels = std::max(labels, body.horizontalAdvance(row.label));
        values = std::max(values, body.horizontalAdvance(row.value));
    }
    const double rowHeight = body.height() + 3;
    const double width = std::min(std::max(title.horizontalAdvance(m_card.title) + (m_card.warning ? 18 : 0), labels + 16 + values) + 20, this->width() - 8.0);
    const double height = title.height() + 14 + static_cast<double>(m_card.rows.size()) * rowHeight + 4;
    QPointF at = m_pointer + QPointF(14, 14);
    if (at.x() + width > this->width() - 4)
        at.setX(std::max(4.0, m_pointer.x() - 14 - width));
    if (at.y() + height > this->height() - 4)
        at.setY(std::max(4.0, m_pointer.y() - 14 - height));
    const QRectF card(at, QSizeF(width, height));
    painter.setPen(QPen(tokens().line2, 1));
    painter.setBrush(tokens().tip);
    painter.drawRoundedRect(card, 4, 4);
    painter.setFont(bold);
    double x = card.left() + 10;
    if (m_card.warning) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokens().error);
        const QPointF mark(x + 6, card.top() + 8 + title.height() / 2);
        painter.drawPolygon(QPolygonF { mark + QPointF(0, -6), mark + QPointF(6, 5), mark + QPointF(-6, 5) });
        x += 18;
    }
    painter.setPen(tokens().text);
    painter.drawText(QRectF(x, card.top() + 7, card.right() - x - 8, title.height()), Qt::AlignLeft | Qt::AlignVCenter, title.elidedText(m_card.title, Qt::ElideRight, card.right() - x - 8));
    painter.setFont(fontOf(TextRole::Table));
    double y = card.top() + 7 + title.height() + 5;
    for (const auto& row : m_card.rows) {
        painter.setPen(tokens().text2);
        painter.drawText(QRectF(card.left() + 10, y, width - 20, rowHeight), Qt::AlignLeft | Qt::AlignVCenter, row.label);
        painter.setPen(tokens().text);
        painter.drawText(QRectF(card.left() + 10 + std::min(labels, width / 2), y, width - 20 - std::min(labels, width / 2), rowHeight), Qt::AlignRight | Qt::AlignVCenter, row.value);
        y += rowHeight;
    }
    painter.restore();
}

} // namespace pim::widgets
