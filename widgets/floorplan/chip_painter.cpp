// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/floorplan/floorplan_painter.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include "widgets/common/theme.h"
#include "widgets/floorplan/floorplan_text.h"

namespace pim::widgets {
namespace {

struct FloorplanPainter
{
    Q_DECLARE_TR_FUNCTIONS(pim::widgets::FloorplanPainter)
};

constexpr double kStripe = 3;

/// A polyline whose corners are round.
QPainterPath rounded(const QPolygonF& line, double radius)
{
    QPainterPath path;
    if (line.isEmpty())
        return path;
    path.moveTo(line.first());
    for (qsizetype i = 1; i + 1 < line.size(); ++i) {
        const QLineF before(line[i], line[i - 1]), after(line[i], line[i + 1]);
        const double r = std::min({ radius, before.length() / 2, after.length() / 2 });
        if (r > 0) {
            path.lineTo(before.pointAt(r / before.length()));
            path.quadTo(line[i], after.pointAt(r / after.length()));
        }
    }
    path.lineTo(line.last());
    return path;
}

void paintHead(QPainter& painter, const QLineF& last, const QColor& colour)
{
    if (last.length() < 1)
        return;
    const QPointF along = (last.p2() - last.p1()) / last.length();
    const QPointF across(-along.y(), along.x());
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(QPolygonF { last.p2() + along * 5, last.p2() - along * 4 + across * 5, last.p2() - along * 4 - across * 5 });
}

} // namespace

void paintClock(QPainter& painter, QPointF middle, const QColor& ink, const QColor& ground)
{
    painter.save();
    painter.setPen(QPen(ink, 1.4));
    painter.setBrush(ground);
    painter.drawEllipse(middle, 5.2, 5.2);
    painter.drawPolyline(QPolygonF { middle + QPointF(0, -3.2), middle, middle + QPointF(2.4, 1.2) });
    painter.restore();
}

namespace {

void paintRoute(QPainter& painter, const ChipPicture::Route& route)
{
    using Kind = ChipPicture::Route::Kind;
    const QPainterPath path = rounded(route.line, 5);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(tokens().base, 5.5, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
    painter.drawPath(path);
    QPen pen(tokens().accent, 3, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    if (route.kind == Kind::Merge) {
        pen = QPen(tokens().text, 2.5, Qt::CustomDashLine, Qt::FlatCap, Qt::RoundJoin);
        pen.setDashPattern({ 1, 1 });
    } else if (route.kind == Kind::Waits) {
        pen = QPen(categorical(0), 2.5, Qt::CustomDashLine, Qt::FlatCap, Qt::RoundJoin);
        pen.setDashPattern({ 3, 1.4 });
    }
    painter.setPen(pen);
    painter.drawPath(path);
    if (route.head && route.line.size() > 1)
        paintHead(painter, QLineF(route.line[route.line.size() - 2], route.line.last()), pen.color());
}

QString twoLines(const QString& name, QString& second)
{
    const auto dot = name.lastIndexOf(QLatin1Char('.'));
    if (dot <= 0) {
        second.clear();
        return name;
    }
    second = name.mid(dot + 1);
    return name.left(dot);
}

} // namespace

QColor textOn(const QColor& fill)
{
    const double luminance = 0.2126 * fill.redF() + 0.7152 * fill.greenF() + 0.0722 * fill.blueF();
    const Tokens& t = tokens();
    const QColor darkText = t.dark ? t.win : t.text, lightText = t.dark ? t.text : t.base;
    return luminance > 0.45 ? darkText : lightText;
}

QColor blockColour(MacroBlock::Kind kind)
{
    switch (kind) {
    case MacroBlock::Kind::AdcBank: return categorical(0);
    case MacroBlock::Kind::PeArray:
    case MacroBlock::Kind::Crossbar: return categorical(1);
    case MacroBlock::Kind::Registers:
    case MacroBlock::Kind::Scratchpad: return categorical(2);
    case MacroBlock::Kind::Dac: return categorical(3);
    case MacroBlock::Kind::ShiftAdd:
    case MacroBlock::Kind::VectorAlu: return categorical(4);
    case MacroBlock::Kind::SampleAndHold: // NoC and sample-and-hold never meet in a picture
    case MacroBlock::Kind::Router: return categorical(5);
    case MacroBlock::Kind::Controller:
    case MacroBlock::Kind::Mux: break;
    }
    return categorical(6);
}

void hatch(QPainter& painter, const QRectF& rect)
{
    if (rect.width() < 1 || rect.height() < 1)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tokens().line, 1, Qt::SolidLine, Qt::FlatCap));
    const QRectF seen = painter.clipBoundingRect().isEmpty() ? rect : rect & painter.clipBoundingRect();
    const double step = 7;
    // Lines of x + y = k * step, so that neighbouring areas join.
    QVector<QLineF> lines;
    for (double k = std::floor((seen.left() + seen.top()) / step) + 1; k * step < seen.right() + seen.bottom(); ++k) {
        const double right = std::min(seen.right(), k * step - seen.top()), left = std::max(seen.left(), k * step - seen.bottom());
        if (right > left)
            lines << QLineF(right, k * step - right, left, k * step - left);
    }
    painter.drawLines(lines);
    painter.restore();
}

std::vector<ColourRect> colourRects(const QImage& picture)
{
    const QImage image = picture.convertToFormat(QImage::Format_ARGB32);
    std::vector<ColourRect> rects;
    std::vector<std::size_t> above, here; // open rectangles that end at the row before, by their left edge
    for (int y = 0; y < image.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        here.clear();
        std::size_t next = 0;
        for (int x = 0; x < image.width();) {
            const QRgb colour = line[x];
            int end = x + 1;
            while (end < image.width() && line[end] == colour)
                ++end;
            if (qAlpha(colour) != 0) {
                while (next < above.size() && rects[above[next]].rect.left() < x)
                    ++next;
                if (next < above.size() && rects[above[next]].rect.left() == x && rects[above[next]].rect.width() == end - x && rects[above[next]].colour == colour) {
                    rects[above[next]].rect.setBottom(y);
                    here.push_back(above[next]);
                } else {
                    here.push_back(rects.size());
                    rects.push_back({ QRect(x, y, end - x, 1), colour });
                }
            }
            x = end;
        }
        above.swap(here);
    }
    return rects;
}

void paintAsRects(QPainter& painter, const QRectF& target, const QImage& image)
{
    if (image.isNull())
        return;
    const double sx = target.width() / image.width(), sy = target.height() / image.height();
    for (const ColourRect& r : colourRects(image))
        painter.fillRect(QRectF(target.left() + r.rect.left() * sx, target.top() + r.rect.top() * sy, r.rect.width() * sx, r.rect.height() * sy), QColor::fromRgba(r.colour));
}

QString macroFoot(const FloorplanData& data, const FloorplanStyle& style, int macro)
{
    if (style.numbers())
        return style.metric == HeatMetric::Owner ? quantity(data.macro(macro).peakPower()).text() : heatText(style.metric, data.heat(macro, style.metric));
    const auto& tenants = data.macro(macro).tenants;
    if (tenants.size() > 1 && tenants[1].onCrossbars)
        return shortLayerName(data.layer(tenants[1].layer).name);
    if (!tenants.empty() && tenants.front().of > 1)
        return FloorplanPainter::tr("%1 of %2").arg(tenants.front().number + 1).arg(tenants.front().of);
    return {};
}

QColor macroFill(const FloorplanData& data, const FloorplanStyle& style, int macro)
{
    if (style.metric == HeatMetric::Owner) {
        const int owner = data.owner(macro);
        return owner >= 0 && static_cast<std::size_t>(owner) < style.layers.size() ? style.layers[static_cast<std::size_t>(owner)].fill : tokens().alt;
    }
    return cividis(style.scale.at(data.heat(macro, style.metric)));
}

QImage meshImage(const FloorplanData& data, const FloorplanStyle& style, const ChipLook& look)
{
    QImage image(std::max(1, data.chip.cols), std::max(1, data.chip.rows), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    if (!look.macros)
        return image;
    std::vector<bool> selected(data.design ? data.design->network->layers.size() : 0, false);
    for (const int l : look.layers)
        if (l >= 0 && static_cast<std::size_t>(l) < selected.size())
            selected[static_cast<std::size_t>(l)] = true;
    for (int m = 0; m < static_cast<int>(data.chip.macros.size()); ++m) {
        const int owner = data.owner(m);
        if (owner >= 0 && static_cast<std::size_t>(owner) < look.hidden.size() && look.hidden[static_cast<std::size_t>(owner)])
            continue;
        const design::Cell cell = data.macro(m).cell;
        const auto& tenants = data.macro(m).tenants;
        const bool lit = std::any_of(tenants.begin(), tenants.end(), [&](const auto& t) { return selected[static_cast<std::size_t>(t.layer)]; });
        image.setPixelColor(cell.col, cell.row, lit ? tokens().accent : macroFill(data, style, m));
    }
    return image;
}

void paintChip(QPainter& painter, const FloorplanData& data, const ChipGrid& grid, const ChipPicture& picture,
               const ChipLook& look, const FloorplanStyle& style, const QImage& mesh)
{
    using Detail = ChipPicture::Detail;
    const Tokens& t = tokens();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(t.line2, 1));
    painter.setBrush(t.base);
    painter.drawRect(picture.die);
    if (picture.detail == Detail::Blocks) {
        painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
        if (style.vectors)
            paintAsRects(painter, picture.blocks, mesh);
        else
            painter.drawImage(picture.blocks, mesh);
    }
    // Links, idle ones below.
    for (const auto& link : picture.links) {
        // Where colours say something of macros, the width alone tells the load.
        const QColor colour = link.heat < 0 ? t.line : style.metric == HeatMetric::Owner ? cividis(link.heat) : blended(t.text2, t.line, 0.25 + 0.75 * link.heat);
        painter.setPen(QPen(colour, link.width, Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(link.line);
    }
    const QFont name = [] { QFont f = fontOf(TextRole::Caption); f.setWeight(QFont::DemiBold); return f; }();
    const QFont plain = fontOf(TextRole::Caption);
    for (const auto& place : picture.unused) {
        if (picture.detail >= Detail::Short) {
            hatch(painter, place.rect);
            QPen dashed(t.line2, 1, Qt::DashLine);
            painter.setPen(dashed);
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(place.rect);
        }
        if (picture.detail == Detail::Full) {
            painter.setPen(t.text3);
            painter.setFont(plain);
            painter.drawText(place.rect, Qt::AlignCenter, FloorplanPainter::tr("unused"));
        }
    }
    const QFontMetricsF metrics(name), plainMetrics(plain);
    int lastOwner = -2;
    for (const auto& macro : picture.macros) {
        const int owner = data.owner(macro.index);
        const QColor fill = macroFill(data, style, macro.index);
        const bool dim = macro.dimmed && look.layers.size() > 0;
        if (picture.detail == Detail::Fills) {
            painter.fillRect(macro.box, fill);
            continue;
        }
        const QColor edge = owner >= 0 && static_cast<std::size_t>(owner) < style.layers.size() ? style.layers[static_cast<std::size_t>(owner)].edge : t.line2;
        painter.setPen(QPen(t.line, 1));
        painter.setBrush(t.base);
        painter.drawRect(macro.cell);
        const auto& tenants = data.macro(macro.index).tenants;
        painter.setPen(QPen(edge, 1));
        painter.setBrush(fill);
        painter.drawRect(macro.box);
        if (style.metric == HeatMetric::Owner && tenants.size() > 1 && tenants[1].onCrossbars && static_cast<std::size_t>(tenants[1].layer) < style.layers.size()) {
            // Two layers share the macro: the lower half is the other one's.
            const QRectF lower(macro.box.left(), macro.box.center().y(), macro.box.width(), macro.box.height() / 2);
            const LayerColour& other = style.layers[static_cast<std::size_t>(tenants[1].layer)];
            painter.setPen(QPen(other.edge, 1));
            painter.setBrush(other.fill);
            painter.drawRect(lower);
            painter.fillRect(QRectF(lower.left(), lower.top(), lower.width(), kStripe), other.edge);
        }
        painter.fillRect(QRectF(macro.box.left(), macro.box.top(), macro.box.width() + 1, std::min(kStripe, macro.box.height() / 4)), edge);
        const bool merges = std::any_of(tenants.begin(), tenants.end(), [](const auto& x) { return x.onCrossbars && x.merges && x.of > 1; });
        const QColor ink = textOn(fill);
        painter.setPen(dim ? blended(ink, fill, 0.75) : ink);
        const QRectF text = macro.box.adjusted(6, 6, -4, -4);
        const bool limits = picture.detail >= Detail::Names && macro.box.width() >= 40 && macro.box.height() >= 22 && data.limitsPeriod(macro.index);
        const QString full = owner >= 0 ? shortLayerName(data.layer(owner).name) : QString();
        QString second;
        QString first = twoLines(full, second);
        if (metrics.horizontalAdvance(first) > text.width() - (limits ? 14 : 0) && first.startsWith(QLatin1String("layer"))) // ResNet's stages, as L2.0
            first = QLatin1Char('L') + first.mid(5);
        painter.setFont(name);
        // Marks stand at the right, the merge mark below; in small boxes where they leave room for words, else beside the box.
        const bool low = text.height() < metrics.height() + 2 * plainMetrics.height();
        const bool besideName = merges && !limits && low && !second.isEmpty() && metrics.horizontalAdvance(first) + 14 <= text.width();
        const bool besideBox = merges && !besideName && low && !second.isEmpty() && macro.cell.right() - macro.box.right() >= 14;
        const bool clockBelow = limits && !low && metrics.horizontalAdvance(first) > text.width() - 14;
        const double wide = text.width() - (limits && !clockBelow ? 14 : 0);
        const bool inBox = text.height() > metrics.height() && (metrics.horizontalAdvance(first) <= wide || wide > metrics.horizontalAdvance(QStringLiteral("…abc")));
        if (picture.detail >= Detail::Names && !inBox) {
            // No room in the box: below it, in its place.
            const QRectF below = macro.cell.adjusted(4, macro.box.height() + 1, -2, -1);
            painter.setFont(plain);
            painter.setPen(dim ? t.text3 : t.text2);
            if (below.height() >= plainMetrics.height())
                painter.drawText(QRectF(below.left(), below.top(), below.width(), plainMetrics.height()), Qt::AlignLeft | Qt::AlignVCenter, plainMetrics.elidedText(first, Qt::ElideLeft, below.width()));
            if (!second.isEmpty() && below.height() >= 2 * plainMetrics.height())
                painter.drawText(QRectF(below.left(), below.top() + plainMetrics.height(), below.width(), plainMetrics.height()), Qt::AlignLeft | Qt::AlignVCenter, plainMetrics.elidedText(second, Qt::ElideRight, below.width()));
        } else if (picture.detail == Detail::Full) {
            painter.drawText(QRectF(text.left(), text.top(), text.width(), metrics.height()), Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(first, Qt::ElideLeft, wide));
            painter.setFont(plain);
            double y = text.top() + metrics.height();
            const bool halves = style.metric == HeatMetric::Owner && tenants.size() > 1 && tenants[1].onCrossbars;
            const double beside = text.right() - (merges && !besideName && !besideBox && text.bottom() - plainMetrics.height() < y + plainMetrics.height() - 2 ? 14 : 0); // of the mark
            if (!second.isEmpty() && (!halves || y + plainMetrics.height() <= macro.box.center().y()) && y + plainMetrics.height() <= text.bottom() + 3) {
                painter.drawText(QRectF(text.left(), y, beside - text.left(), plainMetrics.height()), Qt::AlignLeft | Qt::AlignVCenter, plainMetrics.elidedText(second, Qt::ElideRight, beside - text.left()));
                y += plainMetrics.height();
            }
            QString foot = macroFoot(data, style, macro.index);
            if (!style.numbers() && tenants.size() > 1 && tenants[1].onCrossbars) {
                if (foot.startsWith(QLatin1String("layer")))
                    foot = QLatin1Char('L') + foot.mid(5);
                const double room = text.width() - (merges && !besideBox ? 12 : 0);
                if (plainMetrics.horizontalAdvance(foot) > room && foot.contains(QLatin1Char('.'))) // its stage says more than its last letters
                    foot = foot.left(foot.lastIndexOf(QLatin1Char('.')));
                foot = plainMetrics.elidedText(foot, Qt::ElideLeft, room);
            }
            if (!foot.isEmpty() && text.bottom() - plainMetrics.height() >= y - 2)
                painter.drawText(QRectF(text.left(), text.bottom() - plainMetrics.height(), text.width(), plainMetrics.height()), Qt::AlignLeft | Qt::AlignVCenter, foot);
        } else if (picture.detail == Detail::Names) {
            painter.setFont(plain);
            painter.drawText(text, Qt::AlignLeft | Qt::AlignTop, plainMetrics.elidedText(first, Qt::ElideLeft, wide));
            if (!second.isEmpty() && text.height() > 2 * plainMetrics.height()) {
                const double besides = text.width() - (merges && !besideName && !besideBox && text.height() < 3 * plainMetrics.height() ? 14 : 0);
                painter.drawText(text.adjusted(0, plainMetrics.height(), 0, 0), Qt::AlignLeft | Qt::AlignTop, plainMetrics.elidedText(second, Qt::ElideRight, besides));
            }
        } else if (picture.detail == Detail::Short && owner != lastOwner) {
            // In the box, else below it; a few letters of a name would say nothing.
            const QString word = second.isEmpty() ? full : second;
            const bool halves = style.metric == HeatMetric::Owner && tenants.size() > 1 && tenants[1].onCrossbars;
            QRectF room(macro.box.left() + 2, macro.box.top() + kStripe, macro.box.width() - 3, (halves ? macro.box.height() / 2 : macro.box.height()) - kStripe);
            const bool inside = room.height() >= plainMetrics.ascent() && plainMetrics.horizontalAdvance(word) <= room.width();
            if (!inside) {
                room = macro.cell.adjusted(1, macro.box.height() + 1, 0, 0);
                painter.setPen(dim ? t.text3 : t.text2);
            }
            painter.setFont(plain);
            if (inside || (room.height() >= plainMetrics.ascent() && plainMetrics.horizontalAdvance(word) <= room.width()))
                painter.drawText(inside ? room : QRectF(room.left(), room.top(), room.width(), plainMetrics.height()), Qt::AlignLeft | Qt::AlignVCenter, word);
        }
        lastOwner = owner;
        if (limits) {
            painter.setRenderHint(QPainter::Antialiasing);
            paintClock(painter, clockBelow ? macro.box.bottomRight() - QPointF(merges ? 23 : 9, 10) : macro.box.topRight() + QPointF(-9, 11), ink, fill);
            painter.setRenderHint(QPainter::Antialiasing, false);
        }
        if (merges && picture.detail >= Detail::Names) {
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(Qt::NoPen);
            painter.setBrush(besideBox ? t.text2 : blended(ink, fill, 0.8));
            const QPointF at = besideBox ? macro.box.bottomRight() + QPointF(7, -7) : besideName ? macro.box.topRight() + QPointF(-9, 12) : macro.box.bottomRight() - QPointF(9, 9);
            painter.drawPolygon(QPolygonF { at + QPointF(0, -4), at + QPointF(4, 0), at + QPointF(0, 4), at + QPointF(-4, 0) });
            painter.setRenderHint(QPainter::Antialiasing, false);
        }
    }
    if (!look.layers.empty() && picture.detail != Detail::Blocks) {
        painter.setBrush(Qt::NoBrush);
        for (const auto& macro : picture.macros)
            if (!macro.dimmed) {
                painter.setPen(QPen(tokens().accent, 2));
                painter.drawRect(macro.box.adjusted(1, 1, -1, -1));
            }
    }
    painter.setRenderHint(QPainter::Antialiasing);
    if (!picture.routers.empty()) {
        painter.setPen(QPen(t.line2, 1)); // stubs to the macros
        for (const auto& macro : picture.macros)
            painter.drawLine(macro.box.topLeft(), macro.cell.topLeft() - QPointF(grid.channel(), grid.channel()) * (0.5 * macro.cell.width() / grid.cellSize().width()));
        painter.setBrush(t.base);
        painter.setPen(QPen(t.text3, 1));
        for (const auto& router : picture.routers)
            painter.drawRoundedRect(router.rect, 2, 2);
    }
    if (!picture.order.empty()) {
        for (const auto& [colour, width] : { std::pair { t.base, 4.0 }, std::pair { t.text2, 1.25 } }) {
            painter.setPen(QPen(colour, width, Qt::SolidLine, Qt::RoundCap));
            for (const QLineF& line : picture.order)
                painter.drawLine(line);
        }
        for (const QLineF& line : picture.order)
            if (line.length() > 30)
                paintHead(painter, QLineF(line.p1(), line.center()), t.text2);
    }
    for (const auto kind : { ChipPicture::Route::Kind::Waits, ChipPicture::Route::Kind::Transfer, ChipPicture::Route::Kind::Merge })
        for (const auto& route : picture.routes)
            if (route.kind == kind)
                paintRoute(painter, route);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(t.accent, 2));
    for (const QRectF& ring : picture.rings)
        painter.drawEllipse(ring);
    for (const auto& mark : picture.marks) {
        painter.setPen(QPen(t.error, 1.5));
        painter.setBrush(t.base);
        painter.drawEllipse(mark.at, 12, 12);
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.error);
        painter.drawPolygon(QPolygonF { mark.at + QPointF(0, -6.5), mark.at + QPointF(6.5, 5), mark.at + QPointF(-6.5, 5) });
        painter.setPen(QPen(t.base, 1.6));
        painter.drawLine(mark.at + QPointF(0, -2), mark.at + QPointF(0, 1.4));
        painter.drawPoint(mark.at + QPointF(0, 3.4));
        if (mark.chosen) {
            // What the wait costs, within the picture.
            const QString cost = conflictCost(data, mark.conflicts.front());
            QRectF plate(0, 0, metrics.horizontalAdvance(cost) + 14, metrics.height() + 6);
            plate.moveCenter(mark.at);
            plate.moveLeft(mark.at.x() + 16);
            if (plate.right() > picture.die.right())
                plate.moveRight(mark.at.x() - 16);
            painter.setPen(QPen(t.error, 1));
            painter.setBrush(t.base);
            painter.drawRoundedRect(plate, 3, 3);
            painter.setFont(name);
            painter.setPen(t.error);
            painter.drawText(plate, Qt::AlignCenter, cost);
        } else if (mark.conflicts.size() > 1) {
            painter.setFont(plain);
            painter.setPen(t.error);
            painter.drawText(mark.at + QPointF(14, 4), QStringLiteral("%1").arg(mark.conflicts.size()));
        }
    }
    painter.restore();
}

void paintRulers(QPainter& painter, const FloorplanCamera& camera, QSizeF view, QPointF pointer)
{
    const Tokens& t = tokens();
    constexpr double kWide = 22;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(QRectF(0, 0, view.width(), kWide), t.win);
    painter.fillRect(QRectF(0, 0, kWide, view.height()), t.win);
    painter.setPen(t.line);
    painter.drawLine(QLineF(0, kWide, view.width(), kWide));
    painter.drawLine(QLineF(kWide, 0, kWide, view.height()));
    painter.setFont(fontOf(TextRole::Caption));
    double step = std::pow(10.0, std::floor(std::log10(80 / camera.scale)));
    for (const double factor : { 2.0, 2.5, 2.0 })
        if (step * camera.scale < 60)
            step *= factor;
    const bool mm = camera.scale < 0.5;
    const double unit = mm ? 1000 : 1;
    const auto ticks = [&](bool across) {
        const double from = across ? camera.origin.x() : camera.origin.y(), length = across ? view.width() : view.height();
        for (double v = std::ceil(from / (step / 5)) * (step / 5); (v - from) * camera.scale < length; v += step / 5) {
            const double at = std::round((v - from) * camera.scale) + 0.5;
            if (at < kWide)
                continue;
            const bool labelled = std::abs(v / step - std::round(v / step)) < 1e-6;
            painter.setPen(t.axis);
            if (across)
                painter.drawLine(QPointF(at, kWide), QPointF(at, kWide - (labelled ? 7 : 4)));
            else
                painter.drawLine(QPointF(kWide, at), QPointF(kWide - (labelled ? 7 : 4), at));
            if (!labelled)
                continue;
            const double value = std::round(v / step) * step / unit;
            const QString text = QLocale().toString(std::abs(value) < 1e-9 ? 0.0 : value, 'g', 5);
            painter.setPen(t.text2);
            if (across) {
                painter.drawText(QRectF(at + 2, 0, 60, kWide - 6), Qt::AlignLeft | Qt::AlignVCenter, text);
            } else {
                painter.save();
                painter.translate(2, at - 2);
                painter.rotate(-90);
                painter.drawText(QRectF(0, 0, 60, kWide - 8), Qt::AlignLeft | Qt::AlignVCenter, text);
                painter.restore();
            }
        }
    };
    ticks(true);
    ticks(false);
    painter.fillRect(QRectF(0, 0, kWide, kWide), t.win);
    painter.setPen(t.text3);
    painter.drawText(QRectF(0, 0, kWide, kWide), Qt::AlignCenter, mm ? QStringLiteral("mm") : QStringLiteral("µm"));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.accent);
    if (pointer.x() > kWide)
        painter.drawPolygon(QPolygonF { { pointer.x() - 4, kWide - 6 }, { pointer.x() + 4, kWide - 6 }, { pointer.x(), kWide } });
    if (pointer.y() > kWide)
        painter.drawPolygon(QPolygonF { { kWide - 6, pointer.y() - 4 }, { kWide - 6, pointer.y() + 4 }, { kWide, pointer.y() } });
    painter.restore();
}

} // namespace pim::widgets
