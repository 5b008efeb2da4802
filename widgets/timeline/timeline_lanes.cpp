// SPDX-License-Identifier: GPL-3.0-or-later
// Lanes, arrows and the critical path.
#include "widgets/timeline/timeline_lanes.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QImage>
#include <QPainterPath>
#include <QPixmapCache>

#include "widgets/common/quantity_text.h"
#include "widgets/common/theme.h"

namespace pim::widgets {

using timeline::Operation;
using timeline::OperationRef;
using timeline::Stall;
using timeline::Timeline;

namespace {

QColor stallInk(Stall stall, const QColor& unit)
{
    const Tokens& t = tokens();
    switch (stall) {
    case Stall::Hazard: return categorical(0);
    case Stall::ReorderBuffer: return blended(t.text3, t.base, 0.75);
    case Stall::Memory: return categorical(2);
    case Stall::Send: return categorical(4);
    case Stall::Receive: return blended(categorical(5), t.base, 0.7);
    case Stall::Event: return categorical(7);
    default: break;
    }
    return stall == Stall::Data ? blended(t.text3, t.base, 0.6)
        : stall == Stall::Unit  ? blended(unit, t.base, 0.55)
        : stall == Stall::Adc   ? categorical(0)
        : stall == Stall::Noc   ? categorical(5)
                                : categorical(2);
}

/// Colour of a stall's pixel in a bucket, device coordinates; invalid: the ground shows.
struct StallInk
{
    QRgb ink[7], ground[7];
    bool recorded = false;
    StallInk(const QColor& unit, const TimelineScene& scene)
        : recorded(scene.isRecorded())
    {
        const Tokens& t = tokens();
        for (std::size_t s = 0; recorded && s < scene.columnStalls(); ++s) {
            ink[s] = stallInk(scene.columnStall(s), unit).rgb();
            ground[s] = blended(stallInk(scene.columnStall(s), unit), t.base, 0.22).rgb();
        }
        if (recorded)
            return;
        ink[0] = blended(t.text3, t.base, 0.75).rgb();
        ground[0] = blended(t.text3, t.base, 0.10).rgb();
        ink[1] = ground[1] = blended(unit, t.base, t.dark ? 0.42 : 0.36).rgb();
        ink[2] = categorical(0).rgb();
        ground[2] = blended(categorical(0), t.base, 0.25).rgb();
        ink[3] = ground[3] = categorical(5).rgb();
    }
    QRgb at(std::size_t stall, int x, int y, int grid) const
    {
        if (recorded)
            return (stall % 2 == 0 ? x + y : x - y + 6000 * grid) % (4 * grid) < 2 * grid ? ink[stall] : ground[stall];
        const bool line = stall == 0 ? (x + y) % (6 * grid) < grid : stall == 2 ? x % (4 * grid) < 2 * grid : true;
        return line ? ink[stall] : ground[stall];
    }
};

QColor unitOf(const TimelineScene& scene, int row)
{
    const TimelineRow& r = scene.rows()[static_cast<std::size_t>(row)];
    if (r.shared >= 0) // links as transfers, shared ADCs as conversions
        return categorical(r.kind == TimelineRow::Kind::Link ? 5 : 0);
    return colourOf(scene.data()->timeline->shape(r.layer, r.op).kind);
}

/// A lane of buckets as pixels: busy from the bottom, stalls from the top.
void paintColumns(QPainter& painter, const TimelineScene& scene, const ColumnRun& run, const QRectF& area)
{
    const double ratio = painter.device()->devicePixelRatioF();
    const TimelineRow& row = scene.rows()[static_cast<std::size_t>(run.row)];
    const int height = std::max(1, static_cast<int>(std::lround(row.height * ratio)));
    const int width = static_cast<int>(std::ceil(area.width() * ratio));
    const int each = std::max(1, static_cast<int>(std::lround(TimelineScene::kColumn * ratio)));
    const int grid = std::max(1, static_cast<int>(std::lround(ratio)));
    QImage image(width, height, QImage::Format_RGB32);
    const QRgb track = blended(tokens().text3, tokens().base, 0.07).rgb(), base = tokens().base.rgb();
    // Idle before the first and after the last block is no track: the lane is there when it has work.
    const auto last = std::find_if(run.columns.rbegin(), run.columns.rend(), [](const TimelineColumn& c) { return c.busy != 0; });
    const auto first = std::find_if(run.columns.begin(), run.columns.end(), [](const TimelineColumn& c) { return c.busy != 0; });
    const auto begin = static_cast<int>(first - run.columns.begin()), end = static_cast<int>(run.columns.rend() - last);
    const QColor unit = unitOf(scene, run.row);
    const QRgb busy = unit.rgb();
    const StallInk inks(unit, scene);
    const std::size_t kinds = scene.columnStalls();
    for (int i = 0; i * each < width; ++i) {
        const int x0 = i * each, x1 = std::min(width, x0 + each);
        const bool known = static_cast<std::size_t>(i) < run.columns.size();
        const TimelineColumn column = known ? run.columns[static_cast<std::size_t>(i)] : TimelineColumn {};
        int tops[7] {}; // rows from the top: stalls one above the other, then idle, then busy
        int sum = 0, all = column.busy;
        for (std::size_t s = 0; s < kinds; ++s) {
            sum += column.stalled[s];
            all += column.stalled[s];
            tops[s] = (sum * height + 127) / 255;
        }
        int busyTop = height - (column.busy * height + 127) / 255;
        if (column.busy > 0 && busyTop == height)
            busyTop = height - 1; // what is there is seen
        if (all >= 250)
            busyTop = std::min(busyTop, tops[kinds - 1]);
        const QRgb ground = i >= begin && i < end ? track : base;
        for (int y = 0; y < height; ++y) {
            auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
            if (y >= busyTop) {
                std::fill(line + x0, line + x1, busy);
            } else if (y < tops[kinds - 1]) {
                const auto s = static_cast<std::size_t>(std::upper_bound(tops, tops + kinds, y) - tops);
                for (int x = x0; x < x1; ++x)
                    line[x] = inks.at(s, x, y, grid);
            } else {
                std::fill(line + x0, line + x1, ground);
            }
        }
    }
    image.setDevicePixelRatio(ratio);
    painter.drawImage(QPointF(area.left(), area.top() + scene.yOf(run.row)), image);
}

void paintColumnsAsVectors(QPainter& painter, const TimelineScene& scene, const ColumnRun& run, const QRectF& area)
{
    const TimelineRow& row = scene.rows()[static_cast<std::size_t>(run.row)];
    const QColor unit = unitOf(scene, run.row);
    const double top = area.top() + scene.yOf(run.row);
    const auto same = [](const TimelineColumn& a, const TimelineColumn& b) { return a.busy == b.busy && a.stalled == b.stalled; };
    for (std::size_t i = 0; i < run.columns.size();) {
        std::size_t end = i + 1;
        while (end < run.columns.size() && same(run.columns[end], run.columns[i]))
            ++end;
        const double x = area.left() + static_cast<double>(i) * TimelineScene::kColumn;
        const double width = std::min(static_cast<double>(end - i) * TimelineScene::kColumn, area.right() - x);
        const TimelineColumn& column = run.columns[i];
        double y = top;
        for (std::size_t s = 0; s < scene.columnStalls(); ++s) {
            const double h = row.height * column.stalled[s] / 255;
            if (h > 0)
                fillStall(painter, QRectF(x, y, width, h), scene.columnStall(s), unit, true);
            y += h;
        }
        if (const double h = row.height * column.busy / 255; h > 0)
            painter.fillRect(QRectF(x, top + row.height - h, width, h), unit);
        i = end;
    }
}

/// A line from the end of the earlier operation to the start of the later one.
void paintArrow(QPainter& painter, const QPointF& from, const QPointF& to, const QColor& colour, bool solid)
{
    QPen pen(colour, 1.75);
    if (!solid)
        pen.setStyle(Qt::DashLine);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    QPainterPath line(from);
    const double down = to.y() - from.y();
    const double bend = std::min(5.0, std::min(std::abs(down), std::abs(to.x() - from.x())) / 2);
    if (std::abs(down) > 1) {
        line.lineTo(from.x(), to.y() - std::copysign(bend, down));
        line.quadTo(QPointF(from.x(), to.y()), QPointF(from.x() + std::copysign(bend, to.x() - from.x()), to.y()));
    }
    line.lineTo(to);
    painter.drawPath(line);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(from, 2.5, 2.5);
    const double back = to.x() >= from.x() ? -7 : 7;
    painter.drawPolygon(QPolygonF { to, to + QPointF(back, -4), to + QPointF(back, 4) });
}

} // namespace

void paintLanes(QPainter& painter, const TimelineScene& scene, const TimelineFrame& frame, const TimelineMarks& marks, bool vectors)
{
    const Tokens& t = tokens();
    const QRectF& area = frame.lanes;
    const Timeline& timeline = *scene.data()->timeline;
    for (const ColumnRun& run : scene.columns())
        vectors ? paintColumnsAsVectors(painter, scene, run, area) : paintColumns(painter, scene, run, area);
    painter.save();
    painter.translate(area.topLeft());
    const QFont caption = fontOf(TextRole::Caption);
    QFont strong = caption;
    strong.setWeight(QFont::DemiBold);
    const QFontMetricsF metrics(caption), bold(strong);
    for (const StallBox& stall : scene.stalls()) {
        const QColor unit = unitOf(scene, stall.row);
        painter.setBrushOrigin(0, 0);
        fillStall(painter, vectors ? stall.rect.intersected(QRectF(0, 0, area.width(), area.height())) : stall.rect, stall.stall, unit, vectors);
        if (scene.detail() < TimelineDetail::Numbers || stall.rect.width() < 44)
            continue;
        QString text = stallWords(stall.stall);
        if (stall.stall == Stall::Data) {
            const auto waited = timeline::waitedFor(timeline, { stall.ref.layer, 0, stall.ref.block });
            const auto from = std::find_if(waited.begin(), waited.end(), [](const auto& n) { return n.link == timeline::Link::Data; });
            if (from != waited.end()) {
                const QString longer = QStringLiteral("%1: %2 %3").arg(text, layerText(timeline, from->operation.layer), countText(from->operation.block));
                if (metrics.horizontalAdvance(longer) + 8 < stall.rect.width())
                    text = longer;
            }
        }
        const double width = metrics.horizontalAdvance(text);
        if (width + 8 > stall.rect.width())
            continue;
        const QRectF place(stall.rect.center().x() - width / 2 - 3, stall.rect.center().y() - metrics.height() / 2, width + 6, metrics.height());
        painter.fillRect(place, QColor(t.base.red(), t.base.green(), t.base.blue(), 210));
        painter.setFont(caption);
        painter.setPen(t.text2);
        painter.drawText(place, Qt::AlignCenter, text);
    }
    painter.setFont(strong);
    for (const OperationBox& box : scene.boxes()) {
        const QColor unit = colourOf(timeline.shape(box.ref.layer, box.ref.op).kind);
        const TimelineRow& row = scene.rows()[static_cast<std::size_t>(box.row)];
        QRectF rect = box.rect;
        const double over = vectors ? 0 : 4; // vectors are not cut off at the edge
        rect.setLeft(std::max(rect.left(), -over));
        rect.setRight(std::min(rect.right(), area.width() + over));
        if (rect.width() < 4) {
            painter.fillRect(QRectF(rect.left(), rect.top(), std::max(1.0, rect.width() - 0.5), rect.height()), unit);
            continue;
        }
        painter.setPen(unit);
        painter.setBrush(blended(unit, t.base, t.dark ? 0.5 : 0.42));
        const bool tall = rect.height() >= 26;
        if (scene.detail() >= TimelineDetail::Numbers && rect.width() >= 8 && row.height >= 14)
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 1.5, 1.5);
        else
            painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5));
        if (scene.detail() < TimelineDetail::Numbers || row.height < 14)
            continue;
        // A shared lane says whose block it is.
        const QString number = timeline.recorded ? operationLabel(timeline, box.ref) : countText(box.ref.block);
        QString text = row.shared >= 0 ? layerText(timeline, box.ref.layer) + QLatin1Char(' ') + number : number;
        const QRectF seen = rect.intersected(QRectF(0, rect.top(), area.width(), rect.height()));
        painter.setPen(t.text);
        if (tall && scene.detail() == TimelineDetail::Bits) {
            text = QCoreApplication::translate("pim::widgets::Timeline", "Block %1").arg(number);
            if (bold.horizontalAdvance(text) + 8 <= seen.width())
                painter.drawText(seen.adjusted(4, 0, -2, 0), Qt::AlignLeft | Qt::AlignTop, text);
        } else if (bold.horizontalAdvance(text) + 4 <= seen.width()) {
            painter.drawText(seen, Qt::AlignCenter, text);
        } else if (const QString name = number.section(QLatin1Char(' '), 0, 0); timeline.recorded && bold.horizontalAdvance(name) + 4 <= seen.width()) {
            painter.drawText(seen, Qt::AlignCenter, name);
        } else if (row.shared >= 0 && bold.horizontalAdvance(number) + 4 <= seen.width()) {
            painter.drawText(seen, Qt::AlignCenter, number);
        }
    }
    painter.setFont(caption);
    for (const BitBox& bit : scene.bits()) {
        const QColor unit = unitOf(scene, bit.row);
        if (vectors && (bit.rect.left() < 0 || bit.rect.right() > area.width()))
            continue;
        painter.setPen(QPen(blended(unit, t.base, 0.75), 1));
        if (bit.bit > 0)
            painter.drawLine(QPointF(std::round(bit.rect.left()) + 0.5, bit.rect.top() + 2), QPointF(std::round(bit.rect.left()) + 0.5, bit.rect.bottom() - 3));
        if (scene.scale().pxPerCycle * timeline.shape(bit.ref.layer, bit.ref.op).length >= 16) {
            painter.setPen(t.text);
            painter.drawText(bit.rect.adjusted(0, -2, 0, -2), Qt::AlignCenter, QString::number(bit.bit));
        }
    }
    const auto outline = [&](const OperationRef& ref, const QColor& colour, double width) {
        if (!ref.valid())
            return;
        const int row = scene.rowOf(ref);
        if (row < 0)
            return;
        const TimelineRow& r = scene.rows()[static_cast<std::size_t>(row)];
        if (r.op != ref.op)
            return;
        const double x0 = scene.scale().timeToX(static_cast<double>(timeline.start(ref)));
        const double x1 = std::max(x0 + 3, scene.scale().timeToX(static_cast<double>(timeline.end(ref))));
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colour, width));
        painter.drawRoundedRect(QRectF(std::max(-10.0, x0), scene.yOf(row) + 2, std::min(x1, area.width() + 10) - std::max(-10.0, x0), r.height - 4), 2, 2);
    };
    if (marks.found.valid() && marks.found != marks.selected)
        outline(marks.found, t.warning, 2);
    outline(marks.selected, t.accent, 2.5);
    painter.restore();
}

void paintArrows(QPainter& painter, const TimelineScene& scene, const TimelineFrame& frame, const TimelineMarks& marks)
{
    if (!marks.arrows || !marks.selected.valid() || scene.detail() == TimelineDetail::Buckets)
        return;
    const Timeline& timeline = *scene.data()->timeline;
    painter.save();
    painter.translate(frame.lanes.topLeft());
    painter.setRenderHint(QPainter::Antialiasing);
    constexpr std::size_t kMost = 24;
    std::size_t drawn = 0, more = 0;
    const auto place = [&](const OperationRef& ref, bool end, double lead) -> std::optional<QPointF> {
        const int row = scene.rowOf(ref);
        if (row < 0)
            return {};
        const double x = scene.scale().timeToX(static_cast<double>(end ? timeline.end(ref) : timeline.start(ref)));
        const TimelineRow& r = scene.rows()[static_cast<std::size_t>(row)];
        return QPointF(end ? x - lead : x, scene.yOf(row) + (end ? r.height - 4 : r.height / 2));
    };
    const auto arrows = [&](const std::vector<timeline::Neighbour>& list, bool before) {
        for (const timeline::Neighbour& n : list) {
            const OperationRef from = before ? n.operation : marks.selected, to = before ? marks.selected : n.operation;
            // Bits start before the operation in front has ended: from the first bit.
            const bool bits = n.link == timeline::Link::Bits;
            auto a = place(from, !bits, std::min(8.0, scene.scale().pxPerCycle * 0.5 * static_cast<double>(timeline.length(from))));
            const auto b = place(to, false, 0);
            if (!a || !b)
                continue;
            if (bits)
                *a += QPointF(scene.scale().pxPerCycle / 2, scene.rows()[static_cast<std::size_t>(scene.rowOf(from))].height / 2 - 4);
            if (std::max(a->x(), b->x()) < 0 || std::min(a->x(), b->x()) > scene.size().width())
                continue;
            if (drawn++ >= kMost) {
                ++more;
                continue;
            }
            paintArrow(painter, *a, *b, before ? tokens().accent : tokens().text, n.slack == 0);
        }
    };
    arrows(marks.before, true);
    arrows(marks.after, false);
    if (more > 0) {
        painter.setPen(tokens().text2);
        painter.setFont(fontOf(TextRole::Caption));
        painter.drawText(QPointF(8, scene.size().height() - 6), QStringLiteral("+%1").arg(more));
    }
    painter.restore();
}

void paintPath(QPainter& painter, const TimelineScene& scene, const TimelineFrame& frame)
{
    std::vector<QPointF> line = scene.pathLine();
    if (line.size() < 2)
        return;
    for (QPointF& point : line)
        point.setX(std::clamp(point.x(), -2.0, frame.lanes.width() + 2));
    painter.save();
    painter.translate(frame.lanes.topLeft());
    painter.setRenderHint(QPainter::Antialiasing, line.size() < 4000);
    const QPolygonF polygon(QList<QPointF>(line.begin(), line.end()));
    painter.setBrush(Qt::NoBrush);
    QColor halo = tokens().base;
    halo.setAlpha(220);
    painter.setPen(QPen(halo, 5, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    painter.drawPolyline(polygon);
    painter.setPen(QPen(tokens().text, 1.75, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    painter.drawPolyline(polygon);
    painter.restore();
}

QBrush stallBrush(Stall stall, const QColor& unit)
{
    const Tokens& t = tokens();
    const QString key = QStringLiteral("pim-stall-%1-%2-%3").arg(static_cast<int>(stall)).arg(unit.rgba()).arg(t.base.rgba());
    QPixmap tile;
    if (!QPixmapCache::find(key, &tile)) {
        constexpr int kSize = 6;
        QImage image(kSize, kSize, QImage::Format_ARGB32_Premultiplied);
        const QColor ink = stallInk(stall, unit);
        image.fill(blended(ink, t.base, stall == Stall::Data ? 0.08 : 0.22));
        for (int y = 0; y < kSize; ++y)
            for (int x = 0; x < kSize; ++x) {
                const bool line = stall == Stall::Adc ? x % 3 == 0
                    : stall == Stall::Unit || stall == Stall::Buffer ? (x - y + kSize) % kSize < 1
                                                                     : (x + y) % kSize < (stall == Stall::Noc ? 2 : 1);
                if (line)
                    image.setPixelColor(x, y, ink);
            }
        tile = QPixmap::fromImage(image);
        QPixmapCache::insert(key, tile);
    }
    return QBrush(tile);
}

void paintSwatch(QPainter& painter, const QRectF& rect, Operation operation)
{
    const QColor colour = colourOf(operation);
    painter.setPen(colour);
    painter.setBrush(blended(colour, tokens().base, 0.6));
    painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5));
}

void fillStall(QPainter& painter, const QRectF& rect, Stall stall, const QColor& unit, bool vectors)
{
    if (rect.isEmpty())
        return;
    if (!vectors) {
        painter.fillRect(rect, stallBrush(stall, unit));
        return;
    }
    const QColor ink = stallInk(stall, unit);
    painter.fillRect(rect, blended(ink, tokens().base, stall == Stall::Data ? 0.08 : 0.22));
    painter.setPen(QPen(ink, stall == Stall::Noc ? 1.4 : 0.7));
    constexpr double kStep = 6;
    if (stall == Stall::Adc) {
        for (double x = std::ceil(rect.left() / 3) * 3; x < rect.right(); x += 3)
            painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom()));
        return;
    }
    // Lines x + y = k, or x - y = k, where they cross the rectangle.
    const bool rising = stall == Stall::Data || stall == Stall::Noc;
    const double low = rising ? rect.left() + rect.top() : rect.left() - rect.bottom();
    const double high = rising ? rect.right() + rect.bottom() : rect.right() - rect.top();
    for (double k = std::ceil(low / kStep) * kStep; k < high; k += kStep) {
        const double y0 = rising ? std::max(rect.top(), k - rect.right()) : std::max(rect.top(), rect.left() - k);
        const double y1 = rising ? std::min(rect.bottom(), k - rect.left()) : std::min(rect.bottom(), rect.right() - k);
        if (y1 > y0)
            painter.drawLine(QPointF(rising ? k - y0 : k + y0, y0), QPointF(rising ? k - y1 : k + y1, y1));
    }
}

void paintSwatch(QPainter& painter, const QRectF& rect, Stall stall, bool vectors)
{
    fillStall(painter, rect, stall, categorical(1), vectors);
    painter.setPen(tokens().line2);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5));
}

} // namespace pim::widgets
