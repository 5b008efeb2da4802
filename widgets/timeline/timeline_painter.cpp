// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timeline_painter.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>
#include <QLocale>

#include "core/timeline/recorded.h"
#include "widgets/common/quantity_text.h"
#include "widgets/common/theme.h"
#include "widgets/timeline/timeline_lanes.h"

namespace pim::widgets {

using timeline::Operation;
using timeline::Stall;
using timeline::Timeline;

namespace {

/// Markers say where they stand; two close to each other only how far apart they are.
bool markersHaveTags(const TimelineScene& scene, const TimelineMarks& marks)
{
    return marks.markers.size() == 1 || (marks.markers.size() == 2 && std::abs(marks.markers[0] - marks.markers[1]) * scene.scale().pxPerCycle > 180);
}

QString elided(const QString& text, const QFontMetricsF& metrics, double width)
{
    return metrics.elidedText(text, Qt::ElideRight, width);
}

/// The label of what sets the period, at the right end of a label; returns where text has to end.
double paintChip(QPainter& painter, double right, double middle)
{
    const QFont caption = fontOf(TextRole::Caption);
    const double wide = QFontMetricsF(caption).horizontalAdvance(periodChip()) + 8;
    const QRectF place(right - wide - 5, middle - 7.5, wide, 15);
    painter.setFont(caption);
    painter.setPen(tokens().warning);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.drawText(place, Qt::AlignCenter, periodChip());
    return place.left() - 4;
}

void paintLabels(QPainter& painter, const TimelineScene& scene, const TimelineFrame& frame, const TimelineMarks& marks)
{
    const Tokens& t = tokens();
    const TimelineData& data = *scene.data();
    const Timeline& timeline = *data.timeline;
    const int stages = data.stages.empty() ? 1 : data.stages.back() + 1;
    const QRectF& area = frame.labels;
    const QFont table = fontOf(TextRole::Table), caption = fontOf(TextRole::Caption);
    for (std::size_t i = 0; i < scene.rows().size(); ++i) {
        const TimelineRow& row = scene.rows()[i];
        const double y = area.top() + scene.yOf(static_cast<int>(i));
        if (y + row.height < area.top() || y > area.bottom())
            continue;
        if (row.stageBegins || row.kind == TimelineRow::Kind::Header) {
            painter.setPen(t.line);
            const double at = std::round(y - (row.stageBegins ? 3 : 1)) + 0.5;
            painter.drawLine(QPointF(area.left(), at), QPointF(frame.lanes.right(), at));
        }
        if (row.kind == TimelineRow::Kind::Header)
            painter.fillRect(QRectF(area.left(), y, frame.lanes.right() - area.left(), row.height), t.alt);
        const bool selected = marks.selectedLayer && row.layer == *marks.selectedLayer;
        const bool head = row.kind == TimelineRow::Kind::Folded || row.kind == TimelineRow::Kind::Header;
        if (selected && head)
            painter.fillRect(QRectF(area.left(), y, area.width(), row.height), t.selection);
        QRectF text(area.left() + 24, y, area.width() - 28, row.height);
        if (head) {
            const QColor colour = stageColour(data.stages[static_cast<std::size_t>(row.layer)], stages);
            painter.fillRect(QRectF(area.left() + 15, y + row.height / 2 - std::min(6.0, row.height / 2 - 1), 4, std::min(12.0, row.height - 2)), colour);
            // A triangle that folds and unfolds.
            painter.setPen(Qt::NoPen);
            painter.setBrush(t.text3);
            const QPointF c(area.left() + 7, y + row.height / 2);
            if (row.height >= 14)
                painter.drawPolygon(row.kind == TimelineRow::Kind::Header ? QPolygonF { c + QPointF(-4, -2), c + QPointF(4, -2), c + QPointF(0, 3) }
                                                                           : QPolygonF { c + QPointF(-2, -4), c + QPointF(-2, 4), c + QPointF(3, 0) });
            const bool small = row.height < 14;
            QFont font = small ? caption : table;
            if (small)
                font.setPointSizeF(font.pointSizeF() > 0 ? font.pointSizeF() * 0.92 : 8);
            if (row.kind == TimelineRow::Kind::Header || selected)
                font.setWeight(QFont::DemiBold);
            if (setsPeriod(timeline, row.layer))
                text.setRight(paintChip(painter, area.right(), y + row.height / 2));
            painter.setFont(font);
            painter.setPen(small ? t.text3 : t.text);
            painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip,
                             elided(layerText(timeline, row.layer), QFontMetricsF(font), text.width()));
            if (row.kind == TimelineRow::Kind::Header) {
                // What the layer does in steady state, beside its name.
                const auto& layer = timeline.layers[static_cast<std::size_t>(row.layer)];
                QString note;
                if (timeline.recorded) {
                    std::int64_t instructions = 0;
                    for (std::size_t j = 0; j < layer.operations.size(); ++j)
                        instructions += timeline.count(row.layer, static_cast<int>(j));
                    note = QCoreApplication::translate("pim::widgets::Timeline", "%1 instructions").arg(countText(instructions));
                } else {
                    note = QCoreApplication::translate("pim::widgets::Timeline", "block every %1").arg(lengthText(timeline, layer.operations.back().pitchUpTo, TimeUnit::Cycles));
                }
                if (const std::int64_t copies = data.copies[static_cast<std::size_t>(row.layer)]; layer.crossbar && copies > 1 && !timeline.recorded)
                    note += QStringLiteral(" · ") + QCoreApplication::translate("pim::widgets::Timeline", "%1 copies").arg(countText(copies));
                painter.setFont(caption);
                painter.setPen(t.text2);
                painter.drawText(QRectF(frame.lanes.left() + 8, y, frame.lanes.width() - 16, row.height), Qt::AlignLeft | Qt::AlignVCenter, note);
            }
            continue;
        }
        painter.setFont(table);
        if (row.shared >= 0) {
            if (row.shared == marks.shared)
                painter.fillRect(QRectF(area.left(), y, area.width(), row.height), t.selection);
            const auto& lane = scene.sharedLanes()[static_cast<std::size_t>(row.shared)];
            painter.fillRect(QRectF(area.left() + 15, y + row.height / 2 - 6, 4, 12), lane.link >= 0 ? categorical(5) : categorical(0));
            if (setsPeriod(timeline, lane))
                text.setRight(paintChip(painter, area.right(), y + row.height / 2));
            painter.setPen(t.text);
            if (lane.link >= 0) {
                painter.setFont(table);
                // Where it leads is what tells it from others.
                QString name = sharedText(timeline, lane);
                if (QFontMetricsF(table).horizontalAdvance(name) > text.width())
                    name = placeText(timeline, lane.link);
                painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter, elided(name, QFontMetricsF(table), text.width()));
                continue;
            }
            // Both names, one below the other.
            painter.setFont(caption);
            int line = 0;
            for (const int layer : { lane.layer, lane.partner })
                painter.drawText(QRectF(text.left(), y + row.height / 2 * line++, text.width(), row.height / 2), Qt::AlignLeft | Qt::AlignVCenter,
                                 elided(layerText(timeline, layer), QFontMetricsF(caption), text.width()));
            continue;
        }
        const Operation kind = timeline.shape(row.layer, row.op).kind;
        if (marks.curve == CurveLane { row.layer, row.op })
            painter.fillRect(QRectF(area.left(), y, area.width(), row.height), t.selection);
        painter.fillRect(QRectF(area.left() + 24, y + row.height / 2 - 4, 4, 8), colourOf(kind));
        painter.setPen(t.text);
        painter.drawText(text.adjusted(10, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, elided(operationText(timeline, row.layer, row.op), QFontMetricsF(table), text.width() - 10));
        painter.setPen(t.line);
        painter.drawLine(QPointF(area.left(), std::round(y + row.height) + 0.5), QPointF(frame.lanes.right(), std::round(y + row.height) + 0.5));
    }
    painter.setPen(t.line);
    painter.drawLine(QPointF(area.right() - 0.5, frame.ruler.top()), QPointF(area.right() - 0.5, frame.curve.isEmpty() ? area.bottom() : frame.curve.bottom()));
}

struct RulerUnit
{
    double cycles = 1; ///< of one unit of the labels
    QString name;
};

RulerUnit rulerUnit(const TimelineScene& scene, TimeUnit unit)
{
    const double clock = scene.data()->timeline->clock.value; // ns
    if (unit == TimeUnit::Cycles || clock <= 0)
        return { 1, QCoreApplication::translate("pim::widgets::Timeline", "cycle") };
    const double seen = scene.size().width() / scene.scale().pxPerCycle * clock;
    if (seen >= 2e6)
        return { 1e6 / clock, QStringLiteral("ms") };
    if (seen >= 2e3)
        return { 1e3 / clock, QStringLiteral("µs") };
    return { 1 / clock, QStringLiteral("ns") };
}

void paintRuler(QPainter& painter, const TimelineScene& scene, const TimelineFrame& frame, const TimelineMarks& marks)
{
    const Tokens& t = tokens();
    const QRectF& area = frame.ruler;
    const RulerUnit unit = rulerUnit(scene, marks.unit);
    const double px = scene.scale().pxPerCycle * unit.cycles;
    const double step = rulerStep(px, 72);
    const double minor = step / 5;
    painter.fillRect(QRectF(frame.labels.left(), area.top(), area.right() - frame.labels.left(), area.height()), t.alt);
    painter.setFont(fontOf(TextRole::Caption));
    const QFontMetricsF metrics(painter.font());
    painter.setPen(t.text2);
    painter.drawText(QRectF(frame.labels.left() + 8, area.top(), frame.labels.width() - 16, area.height()), Qt::AlignRight | Qt::AlignVCenter, unit.name);
    painter.save();
    painter.setClipRect(area.adjusted(0, 0, 1, 0));
    const auto xOf = [&](double value) { return area.left() + scene.scale().timeToX(value * unit.cycles); };
    const double first = scene.scale().first / unit.cycles;
    std::vector<std::pair<double, double>> hidden; // labels under a tag
    if (marks.area.valid())
        hidden.emplace_back(area.left() + scene.scale().timeToX(marks.area.from) - 4, area.left() + scene.scale().timeToX(marks.area.to) + 4);
    const auto hideUnderTag = [&](double cycle) {
        const double x = area.left() + scene.scale().timeToX(cycle), half = metrics.horizontalAdvance(momentText(*scene.data()->timeline, cycle)) / 2 + 10;
        hidden.emplace_back(x - half, x + half);
    };
    if (marks.cursor)
        hideUnderTag(*marks.cursor);
    if (markersHaveTags(scene, marks))
        for (const double marker : marks.markers)
            hideUnderTag(marker);
    for (double v = std::floor(first / minor) * minor; xOf(v) < area.right(); v += minor) {
        const double x = std::round(xOf(v)) + 0.5;
        const bool major = std::abs(v / step - std::round(v / step)) < 1e-6;
        painter.setPen(t.axis);
        painter.drawLine(QPointF(x, area.bottom() - (major ? 6 : 3)), QPointF(x, area.bottom()));
        if (!major)
            continue;
        const QString text = QLocale().toString(v, 'f', step < 1 ? static_cast<int>(std::ceil(-std::log10(step) - 1e-9)) : 0);
        const double width = metrics.horizontalAdvance(text);
        const QRectF place(std::max(area.left() + 2, x - width / 2), area.top(), width + 2, area.height() - 6);
        if (std::any_of(hidden.begin(), hidden.end(), [&](const auto& h) { return place.right() > h.first && place.left() < h.second; }))
            continue;
        painter.setPen(t.text2);
        painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, text);
    }
    painter.restore();
    painter.setPen(t.line);
    painter.drawLine(QPointF(frame.labels.left(), area.bottom() - 0.5), QPointF(area.right(), area.bottom() - 0.5));
}

/// Grid lines under the lanes, one for each label of the ruler.
void paintGrid(QPainter& painter, const TimelineScene& scene, const TimelineFrame& frame, const TimelineMarks& marks)
{
    const RulerUnit unit = rulerUnit(scene, marks.unit);
    const double step = rulerStep(scene.scale().pxPerCycle * unit.cycles, 72);
    painter.setPen(tokens().grid);
    for (double v = std::ceil(scene.scale().first / unit.cycles / step) * step;; v += step) {
        const double x = std::round(frame.lanes.left() + scene.scale().timeToX(v * unit.cycles)) + 0.5;
        if (x > frame.lanes.right())
            break;
        painter.drawLine(QPointF(x, frame.lanes.top()), QPointF(x, frame.curve.isEmpty() ? frame.lanes.bottom() : frame.curve.bottom()));
    }
}

void paintTag(QPainter& painter, const QRectF& area, double x, const QString& text, const QColor& fill, const QColor& ink)
{
    painter.setFont(fontOf(TextRole::Caption));
    const double width = QFontMetricsF(painter.font()).horizontalAdvance(text) + 14;
    QRectF place(x - width / 2, area.top() + 2, width, area.height() - 5);
    place.moveLeft(std::clamp(place.left(), area.left(), std::max(area.left(), area.right() - width)));
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawRoundedRect(place, 3, 3);
    painter.setPen(ink);
    painter.drawText(place, Qt::AlignCenter, text);
}

void paintMarks(QPainter& painter, const TimelineScene& scene, const TimelineFrame& frame, const TimelineMarks& marks)
{
    const Tokens& t = tokens();
    const Timeline& timeline = *scene.data()->timeline;
    const auto xOf = [&](double cycle) { return frame.lanes.left() + scene.scale().timeToX(cycle); };
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double bottom = frame.curve.isEmpty() ? frame.lanes.bottom() : frame.curve.bottom();
    painter.setClipRect(QRectF(frame.lanes.left(), frame.ruler.top(), frame.lanes.width(), bottom - frame.ruler.top()));
    if (marks.area.valid()) {
        const double x0 = xOf(marks.area.from), x1 = xOf(marks.area.to);
        QColor fill = t.accent;
        fill.setAlphaF(0.14F);
        const double top = std::max(frame.lanes.top(), frame.lanes.top() + marks.area.top - scene.scroll());
        const double low = std::min(frame.lanes.bottom(), frame.lanes.top() + marks.area.bottom - scene.scroll());
        const QRectF rect(x0, top, x1 - x0, std::max(0.0, low - top));
        painter.fillRect(rect, fill);
        if (!frame.curve.isEmpty())
            painter.fillRect(QRectF(x0, frame.curve.top(), x1 - x0, frame.curve.height()), fill);
        painter.setPen(QPen(t.accent, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect);
        painter.setPen(t.accent);
        painter.setBrush(t.base);
        for (const QPointF& corner : { rect.topLeft(), rect.topRight(), rect.bottomLeft(), rect.bottomRight() })
            painter.drawRect(QRectF(corner.x() - 3, corner.y() - 3, 6, 6));
        const QRectF tag(x0, frame.ruler.top() + 2, x1 - x0, frame.ruler.height() - 5);
        painter.fillRect(tag, t.accentFill);
        const QString text = lengthText(timeline, marks.area.to - marks.area.from, marks.unit);
        painter.setFont(fontOf(TextRole::Caption));
        painter.setPen(Qt::white);
        if (QFontMetricsF(painter.font()).horizontalAdvance(text) < tag.width())
            painter.drawText(tag, Qt::AlignCenter, text);
        else
            paintTag(painter, frame.ruler, (x0 + x1) / 2, text, t.accentFill, Qt::white);
    }
    for (const double marker : marks.markers) {
        painter.setPen(QPen(categorical(7), 1, Qt::DashLine));
        const double x = std::round(xOf(marker)) + 0.5;
        painter.drawLine(QPointF(x, frame.ruler.bottom()), QPointF(x, bottom));
        if (frame.lanes.left() <= x && x <= frame.lanes.right() && markersHaveTags(scene, marks))
            paintTag(painter, frame.ruler, x, momentText(timeline, marker), t.tip, t.text);
    }
    if (marks.markers.size() == 2) {
        const auto [from, to] = std::minmax(marks.markers[0], marks.markers[1]);
        painter.fillRect(QRectF(xOf(from), frame.ruler.bottom() - 3, xOf(to) - xOf(from), 3), categorical(7));
        const double cycles = to - from;
        QString text = QStringLiteral("Δ ") + lengthText(timeline, cycles, TimeUnit::Cycles);
        if (timeline.clock.value > 0)
            text += QStringLiteral(" · ") + lengthText(timeline, cycles, TimeUnit::Seconds);
        paintTag(painter, QRectF(frame.lanes.left(), frame.lanes.top(), frame.lanes.width(), 22), (xOf(from) + xOf(to)) / 2, text, t.tip, t.text);
    }
    if (marks.zoomBox) {
        painter.setPen(QPen(t.accent, 1, Qt::DashLine));
        QColor fill = t.accent;
        fill.setAlphaF(0.08F);
        painter.setBrush(fill);
        painter.drawRect(marks.zoomBox->translated(frame.lanes.topLeft()));
    }
    if (marks.cursor) {
        const double x = std::round(xOf(*marks.cursor)) + 0.5;
        painter.setPen(QPen(t.error, 1));
        painter.drawLine(QPointF(x, frame.ruler.bottom()), QPointF(x, bottom));
        paintTag(painter, frame.ruler, x, momentText(timeline, *marks.cursor), t.error, t.base);
    }
    painter.restore();
}

void paintCurve(QPainter& painter, const TimelineScene& scene, const TimelineFrame& frame, const TimelineMarks& marks, bool vectors)
{
    if (frame.curve.isEmpty())
        return;
    const Tokens& t = tokens();
    const bool oneLane = marks.curve.layer >= 0;
    const UseCurve curve = oneLane ? laneCurve(scene, marks.curve) : useCurve(scene);
    const Timeline& timeline = *scene.data()->timeline;
    const QColor ink = oneLane ? colourOf(timeline.shape(marks.curve.layer, marks.curve.op).kind)
        : timeline.recorded   ? colourOf(timeline::Operation::Mvm)
                              : categorical(0);
    const QRectF area = frame.curve.adjusted(0, 6, 0, -4);
    const QFont caption = fontOf(TextRole::Caption);
    QFont strong = fontOf(TextRole::Table);
    strong.setWeight(QFont::DemiBold);
    const auto words = [](const char* text) { return QCoreApplication::translate("pim::widgets::Timeline", text); };
    painter.setPen(t.line);
    painter.drawLine(QPointF(frame.labels.left(), frame.curve.top() + 0.5), QPointF(frame.lanes.right(), frame.curve.top() + 0.5));
    const double left = frame.labels.left() + 15;
    painter.setFont(strong);
    painter.setPen(t.text);
    const double room = frame.labels.right() - 6 - left; // between the labels 100 % and 50 of the axis
    painter.drawText(QRectF(left, area.top() + 8, room, 16), Qt::AlignLeft | Qt::AlignVCenter,
                     elided(oneLane ? layerText(timeline, marks.curve.layer) : timeline.recorded ? words(QT_TRANSLATE_NOOP("pim::widgets::Timeline", "Matrix units")) : words(QT_TRANSLATE_NOOP("pim::widgets::Timeline", "ADCs in use")), QFontMetricsF(strong), room));
    painter.setFont(caption);
    painter.setPen(t.text2);
    painter.drawText(QRectF(left, area.top() + 23, frame.labels.width() - 50, 15), Qt::AlignLeft | Qt::AlignVCenter,
                     oneLane ? operationText(timeline, marks.curve.layer, marks.curve.op)
                         : timeline.recorded ? words(QT_TRANSLATE_NOOP("pim::widgets::Timeline", "all cores"))
                                             : words(QT_TRANSLATE_NOOP("pim::widgets::Timeline", "all macros")));
    if (curve.busy.empty()) {
        painter.drawText(area, Qt::AlignCenter, timeline.recorded ? words(QT_TRANSLATE_NOOP("pim::widgets::Timeline", "This program uses no crossbars")) : words(QT_TRANSLATE_NOOP("pim::widgets::Timeline", "This network uses no ADCs")));
        return;
    }
    painter.drawText(QRectF(left, area.bottom() - 16, frame.labels.width() - 30, 16), Qt::AlignLeft | Qt::AlignVCenter,
                     words(QT_TRANSLATE_NOOP("pim::widgets::Timeline", "average %1")).arg(percentText(curve.average)));
    for (const int percent : { 0, 50, 100 }) {
        const double y = std::round(area.bottom() - area.height() * percent / 100) + 0.5;
        painter.setPen(t.text3);
        painter.drawText(QRectF(frame.labels.right() - 44, y - 7, 38, 14), Qt::AlignRight | Qt::AlignVCenter,
                         percent == 100 ? QStringLiteral("100 %") : QString::number(percent));
        painter.setPen(t.grid);
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    }
    painter.save();
    painter.setClipRect(area);
    QPolygonF busy, both;
    const auto xAt = [&](std::size_t i) { return area.left() + (static_cast<double>(i) + 0.5) * TimelineScene::kColumn; };
    for (std::size_t i = 0; i < curve.busy.size(); ++i) {
        busy << QPointF(xAt(i), area.bottom() - area.height() * static_cast<double>(curve.busy[i]));
        both << QPointF(xAt(i), area.bottom() - area.height() * static_cast<double>(curve.busy[i] + curve.stalled[i]));
    }
    const auto close = [&](QPolygonF polygon) {
        polygon << QPointF(xAt(curve.busy.size() - 1), area.bottom()) << QPointF(xAt(0), area.bottom());
        return polygon;
    };
    painter.setPen(Qt::NoPen);
    painter.setBrush(vectors ? QBrush(blended(t.text3, t.base, 0.3)) : stallBrush(Stall::Data, ink));
    painter.drawPolygon(close(both));
    painter.setBrush(blended(ink, t.base, 0.6));
    painter.drawPolygon(close(busy));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(ink, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(busy);
    painter.restore();
    painter.setPen(t.text2);
    painter.setFont(caption);
    painter.drawText(area.adjusted(0, 0, -8, 0), Qt::AlignRight | Qt::AlignTop, words(QT_TRANSLATE_NOOP("pim::widgets::Timeline", "peak %1")).arg(percentText(curve.peak)));
}

/// Fill and periods of images back to back as lengths between arrows, over lines at each result.
void paintImages(QPainter& painter, const TimelineScene& scene, const TimelineFrame& frame)
{
    const Timeline& timeline = *scene.data()->timeline;
    if (frame.images.isEmpty() || timeline.images < 2)
        return;
    const Tokens& t = tokens();
    const QRectF& area = frame.images;
    const auto xOf = [&](std::int64_t cycle) { return area.left() + scene.scale().timeToX(static_cast<double>(cycle)); };
    const double bottom = frame.curve.isEmpty() ? frame.lanes.bottom() : frame.curve.bottom();
    painter.fillRect(QRectF(frame.labels.left(), area.top(), area.right() - frame.labels.left(), area.height()), t.base);
    QFont strong = fontOf(TextRole::Table);
    strong.setWeight(QFont::DemiBold);
    painter.setFont(strong);
    painter.setPen(t.text);
    painter.drawText(QRectF(frame.labels.left() + 15, area.top(), frame.labels.width() - 20, area.height()), Qt::AlignLeft | Qt::AlignVCenter,
                     elided(QCoreApplication::translate("pim::widgets::Timeline", "Fill, period"), QFontMetricsF(strong), frame.labels.width() - 20));
    painter.save();
    painter.setClipRect(QRectF(area.left(), area.top(), area.width(), bottom - area.top()));
    painter.setFont(fontOf(TextRole::Caption));
    const QFontMetricsF metrics(painter.font());
    const double y = std::round(area.center().y()) + 0.5;
    int number = 0;
    for (const PipelinePart& part : pipelineParts(timeline)) {
        ++number;
        const double x0 = xOf(part.from), x1 = xOf(part.to);
        if (x1 < area.left() || x0 > area.right())
            continue;
        const QColor ink = part.fill ? t.text2 : t.warning;
        painter.setPen(QPen(ink, 1, Qt::DashLine));
        painter.drawLine(QPointF(std::round(x1) + 0.5, area.bottom()), QPointF(std::round(x1) + 0.5, bottom));
        painter.setPen(QPen(ink, 1));
        painter.drawLine(QPointF(x0 + 1, y), QPointF(x1 - 1, y));
        for (const double x : { x0, x1 })
            painter.drawLine(QPointF(std::round(x) + 0.5, area.top() + 4), QPointF(std::round(x) + 0.5, area.bottom() - 4));
        if (x1 - x0 > 16) {
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(Qt::NoPen);
            painter.setBrush(ink);
            painter.drawPolygon(QPolygonF { QPointF(x0 + 1, y), QPointF(x0 + 7, y - 3.5), QPointF(x0 + 7, y + 3.5) });
            painter.drawPolygon(QPolygonF { QPointF(x1 - 1, y), QPointF(x1 - 7, y - 3.5), QPointF(x1 - 7, y + 3.5) });
            painter.setRenderHint(QPainter::Antialiasing, false);
        }
        // In the part that is seen; the longest words that fit.
        const QString length = lengthText(timeline, static_cast<double>(part.to - part.from), TimeUnit::Cycles);
        const QString words = part.fill ? QCoreApplication::translate("pim::widgets::Timeline", "fill: first result after %1").arg(length)
            : part.period               ? QCoreApplication::translate("pim::widgets::Timeline", "period %1").arg(length)
                                        : QCoreApplication::translate("pim::widgets::Timeline", "result %1 after %2").arg(QString::number(number), length);
        const double left = std::max(x0, area.left()) + 10, right = std::min(x1, area.right()) - 10;
        for (const QString& text : { words, length }) {
            const double width = metrics.horizontalAdvance(text);
            if (width + 8 > right - left)
                continue;
            const QRectF place((left + right) / 2 - width / 2 - 4, area.top() + 2, width + 8, area.height() - 4);
            painter.fillRect(place, t.base);
            painter.setPen(t.text);
            painter.drawText(place, Qt::AlignCenter, text);
            break;
        }
    }
    painter.restore();
    painter.setPen(t.line);
    painter.drawLine(QPointF(frame.labels.left(), area.bottom() - 0.5), QPointF(area.right(), area.bottom() - 0.5));
    painter.drawLine(QPointF(frame.labels.right() - 0.5, area.top()), QPointF(frame.labels.right() - 0.5, area.bottom()));
}

void paintStrip(QPainter& painter, const TimelineScene& scene, const TimelineFrame& frame)
{
    const Tokens& t = tokens();
    const TimelineData& data = *scene.data();
    const Timeline& timeline = *data.timeline;
    const QRectF& area = frame.strip;
    painter.fillRect(QRectF(frame.labels.left(), area.top() - 4, area.right() - frame.labels.left(), area.height() + 8), t.alt);
    painter.setPen(t.line);
    painter.drawLine(QPointF(frame.labels.left(), area.top() - 3.5), QPointF(frame.lanes.right(), area.top() - 3.5));
    QFont strong = fontOf(TextRole::Caption);
    strong.setWeight(QFont::DemiBold);
    painter.setFont(strong);
    painter.setPen(t.text);
    const double left = frame.labels.left() + 15, width = frame.labels.width() - 20;
    const QString title = timeline.images > 1
        ? QCoreApplication::translate("pim::widgets::Timeline", "%1 images").arg(countText(timeline.images))
        : timeline.recorded ? QCoreApplication::translate("pim::widgets::Timeline", "Simulation")
                            : QCoreApplication::translate("pim::widgets::Timeline", "Whole inference");
    painter.drawText(QRectF(left, area.top(), width, area.height() / 2), Qt::AlignLeft | Qt::AlignVCenter, elided(title, QFontMetricsF(strong), width));
    painter.setFont(fontOf(TextRole::Caption));
    painter.setPen(t.text2);
    painter.drawText(QRectF(left, area.center().y(), width, area.height() / 2), Qt::AlignLeft | Qt::AlignVCenter,
                     QStringLiteral("0 – %1").arg(lengthText(timeline, static_cast<double>(timeline.span), timeline.clock.value > 0 ? TimeUnit::Seconds : TimeUnit::Cycles)));
    painter.setPen(t.line2);
    painter.setBrush(t.base);
    painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5));
    const double px = (area.width() - 4) / static_cast<double>(std::max<std::int64_t>(1, timeline.span));
    const int stages = data.stages.empty() ? 1 : data.stages.back() + 1;
    const double each = (area.height() - 6) / static_cast<double>(std::max<std::size_t>(1, timeline.layers.size()));
    for (std::size_t l = 0; l < timeline.layers.size(); ++l) {
        const auto layer = static_cast<int>(l);
        if (timeline.recorded) {
            const auto& lane = timeline.recorded->lane(layer, timeline.mainOperation(layer));
            const auto& levels = lane.levels();
            // The level with about as many buckets as there are pixels.
            int level = 0;
            while (level + 1 < static_cast<int>(levels.levels.size()) && static_cast<double>(std::int64_t { 1 } << (levels.shift + level)) * px < 1)
                ++level;
            const double bucket = static_cast<double>(std::int64_t { 1 } << (levels.shift + level)) * px;
            const QColor ink = categorical(1);
            for (std::size_t i = 0; !levels.levels.empty() && i < levels.levels[static_cast<std::size_t>(level)].size(); ++i)
                if (const int busy = levels.levels[static_cast<std::size_t>(level)][i].busy; busy > 0)
                    painter.fillRect(QRectF(area.left() + 2 + bucket * static_cast<double>(i), area.top() + 3 + each * static_cast<double>(l), bucket, std::max(0.8, each * 0.75)).intersected(area.adjusted(2, 2, -2, -2)),
                                     blended(ink, t.base, 0.25 + 0.75 * busy / 255));
            continue;
        }
        const std::int64_t blocks = timeline.layers[l].blocksPerImage;
        if (timeline.blocks(layer) == 0 || blocks == 0)
            continue;
        const int op = timeline.mainOperation(layer);
        for (int i = 0; i < timeline.images; ++i) {
            const double x0 = static_cast<double>(timeline.start(layer, op, i * blocks)) * px;
            const double x1 = static_cast<double>(timeline.end(layer, op, (i + 1) * blocks - 1)) * px;
            QColor colour = stageColour(data.stages[l], stages);
            if (i % 2 == 1)
                colour = blended(colour, t.base, 0.55);
            painter.fillRect(QRectF(area.left() + 2 + x0, area.top() + 3 + each * static_cast<double>(l), std::max(1.0, x1 - x0), std::max(0.8, each * 0.75)), colour);
        }
    }
    const QRectF window = stripWindow(scene, area);
    QColor fill = t.accent;
    fill.setAlphaF(0.10F);
    painter.setPen(QPen(t.accent, 2));
    painter.setBrush(fill);
    painter.drawRect(window);
}

} // namespace

double rulerStep(double pxPerUnit, double room)
{
    const double least = room / std::max(1e-12, pxPerUnit);
    const double power = std::pow(10.0, std::floor(std::log10(least)));
    for (const double factor : { 1.0, 2.0, 5.0, 10.0 })
        if (power * factor >= least * (1 - 1e-9))
            return power * factor;
    return power * 10;
}

QRectF stripWindow(const TimelineScene& scene, const QRectF& strip)
{
    const double px = (strip.width() - 4) / static_cast<double>(std::max<std::int64_t>(1, scene.data()->timeline->span));
    const double x0 = std::min(strip.right() - 5, strip.left() + 2 + scene.scale().first * px); // may lie past the end
    const double x1 = std::min(strip.right() - 1, x0 + scene.size().width() / scene.scale().pxPerCycle * px);
    return { x0, strip.top() + 1, std::max(4.0, x1 - x0), strip.height() - 2 };
}

std::vector<PipelinePart> pipelineParts(const timeline::Timeline& t)
{
    std::vector<PipelinePart> parts;
    if (t.images < 2 || t.imageEnds.empty())
        return parts;
    parts.push_back({ 0, t.imageEnds.front(), true, false });
    for (std::size_t i = 1; i < t.imageEnds.size(); ++i)
        parts.push_back({ t.imageEnds[i - 1], t.imageEnds[i], false, t.imageEnds[i] - t.imageEnds[i - 1] == t.period.cycles });
    return parts;
}

TimelineFrame TimelineFrame::of(const QSizeF& size, double labelWidth, bool curve, bool images)
{
    TimelineFrame f;
    const double strip = 44, ruler = 26, band = images ? 22 : 0, curveHeight = curve && size.height() > 360 ? 84 : 0;
    const double bottom = size.height() - strip - 4;
    f.ruler = QRectF(labelWidth, 0, std::max(1.0, size.width() - labelWidth), ruler);
    f.strip = QRectF(labelWidth, bottom, std::max(1.0, size.width() - labelWidth - 8), strip);
    const double end = bottom - 4 - curveHeight;
    if (images)
        f.images = QRectF(labelWidth, ruler, f.ruler.width(), band);
    f.lanes = QRectF(labelWidth, ruler + band, f.ruler.width(), std::max(1.0, end - ruler - band));
    f.labels = QRectF(0, ruler + band, labelWidth, f.lanes.height());
    if (curveHeight > 0)
        f.curve = QRectF(labelWidth, end, f.ruler.width(), curveHeight);
    return f;
}

void paintTimeline(QPainter& painter, const TimelineScene& scene, const TimelineFrame& frame, const TimelineMarks& marks, bool vectors)
{
    const Tokens& t = tokens();
    painter.fillRect(QRectF(0, 0, frame.ruler.right(), frame.strip.bottom() + 4), t.base);
    if (!scene.data())
        return;
    paintGrid(painter, scene, frame, marks);
    painter.save();
    painter.setClipRect(QRectF(frame.labels.left(), frame.lanes.top(), frame.lanes.right() - frame.labels.left(), frame.lanes.height()));
    paintLabels(painter, scene, frame, marks);
    painter.setClipRect(frame.lanes);
    paintLanes(painter, scene, frame, marks, vectors);
    if (marks.path)
        paintPath(painter, scene, frame);
    paintArrows(painter, scene, frame, marks);
    painter.restore();
    paintCurve(painter, scene, frame, marks, vectors);
    paintImages(painter, scene, frame);
    paintRuler(painter, scene, frame, marks);
    paintMarks(painter, scene, frame, marks);
    paintStrip(painter, scene, frame);
    if (marks.outOfDate) {
        QColor veil = t.base;
        veil.setAlphaF(0.55F);
        painter.fillRect(QRectF(frame.lanes.left(), frame.lanes.top(), frame.lanes.width(), frame.strip.top() - 4 - frame.lanes.top()), veil);
    }
}

} // namespace pim::widgets
