// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/scatter_marks.h"

#include <algorithm>
#include <cmath>

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include "widgets/common/quantity_text.h"
#include "widgets/common/theme.h"
#include "widgets/plot/plot_geometry.h"

namespace pim::widgets {

void drawHaloText(QPainter& painter, const QPointF& baseline, const QString& text, const QColor& colour, const QColor& halo)
{
    QPainterPath path;
    path.addText(baseline, painter.font(), text);
    painter.strokePath(path, QPen(halo, 3.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setPen(colour);
    painter.drawText(baseline, text);
}

void paintBadge(QPainter& painter, const QPointF& centre, const QString& letter)
{
    const Tokens& t = tokens();
    QFont font = fontOf(TextRole::Caption);
    font.setWeight(QFont::DemiBold);
    const QRectF box(centre.x() - 8, centre.y() - 8, 16, 16);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.front);
    painter.drawRoundedRect(box, 3, 3);
    painter.setPen(t.base);
    painter.setFont(font);
    painter.drawText(box, Qt::AlignCenter, letter);
}

void paintDiamond(QPainter& painter, const QPointF& c, double width)
{
    const double r = width / 2;
    painter.drawPolygon(QPolygonF { QPointF(c.x(), c.y() - r), QPointF(c.x() + r, c.y()), QPointF(c.x(), c.y() + r), QPointF(c.x() - r, c.y()) });
}

void paintGround(QPainter& painter, const ScatterScene& scene)
{
    const Tokens& t = tokens();
    painter.save();
    painter.setClipRect(scene.plot);
    painter.setFont(fontOf(TextRole::Caption));
    for (const ScatterScene::Shade& shade : scene.shades) {
        painter.fillRect(shade.area, QBrush(t.line2, Qt::BDiagPattern));
        QPen edge(t.axis, 1, Qt::DotLine);
        painter.setPen(edge);
        if (shade.edgeX)
            painter.drawLine(QPointF(*shade.edgeX, scene.plot.top()), QPointF(*shade.edgeX, scene.plot.bottom()));
        if (shade.edgeY)
            painter.drawLine(QPointF(scene.plot.left(), *shade.edgeY), QPointF(scene.plot.right(), *shade.edgeY));
    }
    QPen dash(t.axis, 1);
    dash.setDashPattern({ 6, 4 });
    painter.setPen(dash);
    if (scene.boundY)
        painter.drawLine(QPointF(scene.plot.left(), *scene.boundY), QPointF(scene.plot.right(), *scene.boundY));
    if (scene.boundX)
        painter.drawLine(QPointF(*scene.boundX, scene.plot.top()), QPointF(*scene.boundX, scene.plot.bottom()));
    painter.restore();
}

void paintFront(QPainter& painter, const ScatterScene& scene)
{
    const Tokens& t = tokens();
    painter.save();
    painter.setClipRect(scene.plot.adjusted(-1, -1, 1, 1));
    const QFont caption = fontOf(TextRole::Caption);
    const QFontMetricsF metrics(caption);
    painter.setBrush(Qt::NoBrush);
    if (scene.frontLine.size() > 1) {
        painter.setPen(QPen(t.front, 1.5, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
        painter.drawPolyline(QPolygonF(QList<QPointF>(scene.frontLine.begin(), scene.frontLine.end())));
    }
    for (const ScatterScene::Point& point : scene.front) {
        painter.setPen(QPen(t.base, 1.2));
        painter.setBrush(point.colour);
        painter.drawEllipse(point.place, point.diameter / 2 + 0.6, point.diameter / 2 + 0.6);
    }
    for (const ScatterScene::Diamond& design : scene.published) {
        painter.setPen(QPen(t.front, 1.4));
        painter.setBrush(t.base);
        paintDiamond(painter, design.place, 11);
        painter.setFont(fontOf(TextRole::Table));
        const double width = QFontMetricsF(painter.font()).horizontalAdvance(design.text);
        const bool left = design.place.x() + 11 + width > scene.plot.right();
        drawHaloText(painter, { left ? design.place.x() - 11 - width : design.place.x() + 11, design.place.y() + 4 }, design.text, t.text, t.base);
    }
    if (scene.knee) {
        painter.setPen(QPen(t.front, 1.5));
        painter.setBrush(Qt::NoBrush);
        paintDiamond(painter, scene.knee->place, 18);
        painter.setFont(fontOf(TextRole::Table));
        const double width = QFontMetricsF(painter.font()).horizontalAdvance(scene.knee->text);
        // Below the stairs: pins have their letters above.
        drawHaloText(painter, { std::clamp(scene.knee->place.x() - width / 2, scene.plot.left() + 2, std::max(scene.plot.left() + 2, scene.plot.right() - width - 2)), scene.knee->place.y() + 22 },
                     scene.knee->text, t.text, t.base);
    }
    painter.setFont(caption);
    if (!scene.boundText.isEmpty()) {
        const double width = metrics.horizontalAdvance(scene.boundText);
        if (scene.boundY && scene.plot.contains(QPointF(scene.plot.center().x(), *scene.boundY))) {
            const double up = *scene.boundY - 4 - metrics.ascent() < scene.plot.top() ? *scene.boundY + metrics.ascent() + 2 : *scene.boundY - 4;
            drawHaloText(painter, { scene.plot.right() - width - 6, up }, scene.boundText, t.text2, t.base);
        } else if (scene.boundX && scene.plot.contains(QPointF(*scene.boundX, scene.plot.center().y()))) {
            const bool right = *scene.boundX + 4 + width < scene.plot.right();
            drawHaloText(painter, { right ? *scene.boundX + 4 : *scene.boundX - 4 - width, scene.plot.top() + metrics.ascent() + 4 }, scene.boundText, t.text2, t.base);
        }
    }
    double line = 0;
    for (const ScatterScene::Shade& shade : scene.shades) {
        const QRectF area = shade.area & scene.plot;
        if (area.width() < 4 || area.height() < 4)
            continue;
        const double width = metrics.horizontalAdvance(shade.reason);
        double x = area.left() + 6, y = area.bottom() - 7 - line;
        if (x + width > scene.plot.right() - 4)
            x = scene.plot.right() - 6 - width;
        if (shade.edgeY) // a band at the top or the bottom
            y = area.height() < metrics.height() + 8 ? area.bottom() + metrics.ascent() + 4 : area.top() + metrics.ascent() + 6;
        drawHaloText(painter, { x, y }, shade.reason, t.text2, t.base);
        line += shade.edgeX ? metrics.height() + 2 : 0;
    }
    painter.restore();
}

void paintMarks(QPainter& painter, const ScatterScene& scene)
{
    const Tokens& t = tokens();
    painter.save();
    painter.setClipRect(scene.plot.adjusted(-10, -10, 10, 10));
    painter.setBrush(Qt::NoBrush);
    if (scene.hovered) {
        painter.setPen(QPen(t.front, 1));
        painter.drawEllipse(*scene.hovered, 7, 7);
    }
    for (const ScatterScene::Pin& pin : scene.pins) {
        const bool left = pin.place.x() > scene.plot.right() - 34, below = pin.place.y() < scene.plot.top() + 26;
        const QPointF badge = pin.place + QPointF(left ? -20 : 20, below ? 18 : -16);
        painter.setPen(QPen(t.front, 1));
        painter.drawLine(pin.place + (badge - pin.place) * 0.34, badge);
        painter.setPen(QPen(t.front, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(pin.place, 7.5, 7.5);
        paintBadge(painter, badge, pin.letter);
    }
    if (scene.selected) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(t.accent, 2));
        painter.drawEllipse(*scene.selected, 8.5, 8.5);
    }
    if (scene.brush.size() > 1) {
        QColor fill = t.accent;
        fill.setAlphaF(0.08F);
        painter.setPen(QPen(t.accent, 1, Qt::DashLine));
        painter.setBrush(fill);
        painter.drawPolygon(QPolygonF(QList<QPointF>(scene.brush.begin(), scene.brush.end())));
    }
    painter.restore();
}

void paintPeakStrip(QPainter& painter, const PeakStrip& strip)
{
    const Tokens& t = tokens();
    if (strip.entries.empty() || strip.area.width() < 20)
        return;
    painter.save();
    painter.setFont(fontOf(TextRole::Caption));
    const QFontMetricsF metrics(painter.font());
    std::vector<std::size_t> order(strip.entries.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    const auto place = [&](std::size_t i) { return strip.from + strip.entries[i].value / strip.upper * (strip.to - strip.from); };
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return place(a) < place(b); });
    std::vector<double> wanted;
    for (const std::size_t i : order)
        wanted.push_back(place(i));
    const std::vector<double> labels = spread(wanted, std::max(17.0, metrics.height() + 1), strip.area.top() + metrics.height() / 2, strip.area.bottom() - metrics.height() / 2);
    const double mark = strip.area.left() + 12, text = strip.area.left() + 25, right = strip.area.right() - 6;
    for (std::size_t k = 0; k < order.size(); ++k) {
        const PeakEntry& entry = strip.entries[order[k]];
        if (std::fabs(labels[k] - wanted[k]) > 2) {
            painter.setPen(QPen(t.line2, 1));
            painter.drawLine(QPointF(mark + 6, wanted[k]), QPointF(text - 3, labels[k]));
        }
        painter.setPen(QPen(entry.own ? t.accent : t.front, entry.own ? 2 : 1.3));
        painter.setBrush(t.alt);
        if (entry.own)
            painter.drawEllipse(QPointF(mark, wanted[k]), 5, 5);
        else
            paintDiamond(painter, { mark, wanted[k] }, 11);
        double begin = text;
        if (!entry.letter.isEmpty()) {
            paintBadge(painter, { text + 8, labels[k] }, entry.letter);
            painter.setFont(fontOf(TextRole::Caption));
            begin += 20;
        }
        const QString value = numberText(entry.value, 3);
        const double valueWidth = metrics.horizontalAdvance(value);
        const QRectF name(begin, labels[k] - metrics.height() / 2, right - begin - valueWidth - 4, metrics.height());
        painter.setPen(entry.own ? t.accent : t.text);
        painter.drawText(name, Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(entry.name, Qt::ElideRight, name.width()));
        painter.setPen(t.text2);
        painter.drawText(QRectF(right - valueWidth, name.top(), valueWidth, name.height()), Qt::AlignRight | Qt::AlignVCenter, value);
    }
    painter.restore();
}

} // namespace pim::widgets
