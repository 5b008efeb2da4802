// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/parallel_coordinates.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QElapsedTimer>
#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include "widgets/common/figure_export.h"
#include "widgets/common/quantity_text.h"
#include "widgets/common/theme.h"
#include "widgets/plot/scatter_marks.h"

namespace pim::widgets {

using synthesis::pointColumns;
using synthesis::PointTable;

namespace {

constexpr double kAxisReach = 14, kEdgeReach = 5;
constexpr int kSliceMs = 10;

} // namespace

double ParallelLayout::axisX(std::size_t axis) const
{
    return columns.size() < 2 ? area.center().x() : area.left() + area.width() * static_cast<double>(axis) / static_cast<double>(columns.size() - 1);
}

double ParallelLayout::toY(std::size_t axis, double value) const
{
    const ValueRange& range = ranges[axis];
    // Values far off the axis end beyond its ends: a dashed line of 10⁸ pixels takes the painter a tenth of a second.
    const double t = range.upper > range.lower ? std::clamp((value - range.lower) / (range.upper - range.lower), -1.0, 2.0) : 0.5;
    return flipped[axis] ? area.top() + t * area.height() : area.bottom() - t * area.height();
}

double ParallelLayout::toValue(std::size_t axis, double y) const
{
    const ValueRange& range = ranges[axis];
    const double t = std::clamp(flipped[axis] ? (y - area.top()) / area.height() : (area.bottom() - y) / area.height(), 0.0, 1.0);
    return range.lower + t * (range.upper - range.lower);
}

int ParallelLayout::axisAt(double x, double reach) const
{
    int best = -1;
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (const double distance = std::fabs(axisX(i) - x); distance <= reach) {
            reach = distance;
            best = static_cast<int>(i);
        }
    return best;
}

std::size_t ParallelLayout::slotAt(double x) const
{
    std::size_t best = 0;
    for (std::size_t i = 1; i < columns.size(); ++i)
        if (std::fabs(axisX(i) - x) < std::fabs(axisX(best) - x))
            best = i;
    return best;
}

ParallelLayout parallelLayout(const QRectF& area, const std::vector<int>& columns, const PointTable& table)
{
    ParallelLayout layout { area, columns, {}, {} };
    for (const int column : columns) {
        const synthesis::PointColumn& info = pointColumns()[static_cast<std::size_t>(column)];
        const auto& values = table.columns[static_cast<std::size_t>(column)];
        ValueRange range { 0, 1 };
        if (!values.empty()) {
            double low = std::numeric_limits<double>::infinity(), high = -low;
            for (const double value : values)
                if (std::isfinite(value)) {
                    low = std::min(low, value);
                    high = std::max(high, value);
                }
            if (low <= high)
                range = { low, high };
        }
        layout.ranges.push_back(range);
        layout.flipped.push_back(info.metric && !info.higherIsBetter);
    }
    return layout;
}

ParallelCoordinates::ParallelCoordinates(ExploreData& source, QWidget* parent)
    : QWidget(parent), m_data(source), m_columns(defaultParallelColumns(synthesis::Objective::Efficiency)),
      m_colourColumn(synthesis::pointColumnIndex("crossbar_power_share"))
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Parallel coordinates"));
    setAccessibleDescription(tr("Left and Right choose an axis, Up and Down brush it, Shift with Left and Right moves it, Escape clears the brush."));
    m_slice.setInterval(0);
    connect(&m_slice, &QTimer::timeout, this, [this] { drawSlice(kSliceMs); });
    m_delay.setSingleShot(true);
    connect(&m_delay, &QTimer::timeout, this, [this] { grow(); });
    connect(&Theme::instance(), &Theme::changed, this, [this] { refresh(Change::Points); });
}

void ParallelCoordinates::refresh(Change change)
{
    if (change == Change::Marks) {
        update();
    } else if (!isVisible()) {
        m_dirty = true;
    } else if (change == Change::Brush) {
        restart(false);
    } else if (m_next != Stage::Done && m_data.current() && m_data.current()->info.id == m_drawnRun) {
        m_again = true; // a run that grows all the time must not keep its picture from being finished
    } else if (!m_delay.isActive()) {
        m_delay.start(m_dirty || m_drawnPoints == 0 ? 0 : 100); // the axes of an empty table mean nothing
        m_dirty = false;
    }
}

void ParallelCoordinates::setColumns(const std::vector<int>& columns)
{
    m_columns = columns;
    m_axis = -1;
    refresh(Change::Points);
}

void ParallelCoordinates::setColourColumn(int column)
{
    m_colourColumn = column;
    refresh(Change::Brush);
}

ParallelLayout ParallelCoordinates::layoutNow() const
{
    const QFontMetricsF caption(fontOf(TextRole::Caption));
    const double side = std::clamp(width() / (2.0 * static_cast<double>(std::max<std::size_t>(1, m_columns.size()))), 30.0, 60.0);
    const QRectF area(side, 2 * caption.height() + 8, std::max(20.0, width() - 2 * side), std::max(20.0, height() - 3 * caption.height() - 16));
    ParallelLayout layout = parallelLayout(area, m_columns, {});
    for (std::size_t axis = 0; axis < m_columns.size(); ++axis)
        layout.ranges[axis] = m_data.extentOf(m_columns[axis]).value_or(layout.ranges[axis]); // does not go through all points each time
    return layout;
}

void ParallelCoordinates::collect()
{
    const auto& mask = m_data.inBrush();
    m_insideRows.clear();
    m_outsideRows.clear();
    const std::size_t all = mask.size(), inside = m_data.ready() ? m_data.brushed() : all;
    const std::size_t insideStep = inside / kMostInside + 1, outsideStep = all / kMostOutside + 1;
    std::size_t seen = 0;
    for (std::size_t i = 0; i < all; ++i) {
        if (mask[i] && seen++ % insideStep == 0)
            m_insideRows.push_back(static_cast<std::uint32_t>(i));
        if (i % outsideStep == 0)
            m_outsideRows.push_back(static_cast<std::uint32_t>(i));
    }
    // Lines of one colour next to each other would hide others: the better designs on top.
    m_colourRange = m_data.extentOf(std::max(0, m_colourColumn)).value_or(ValueRange {});
}

void ParallelCoordinates::grow()
{
    const std::int64_t run = m_data.current() ? m_data.current()->info.id : -1;
    const bool same = run == m_drawnRun && m_data.points().size() >= m_drawnPoints && m_outside.size() == size() * devicePixelRatioF();
    const QImage outside = same ? m_outside : QImage(), inside = same ? m_inside : QImage();
    restart(true);
    if (m_next != Stage::Done) {
        m_lastOutside = outside;
        m_lastInside = inside;
    }
}

void ParallelCoordinates::restart(bool outside)
{
    m_lastOutside = m_lastInside = {};
    m_drawnRun = m_data.current() ? m_data.current()->info.id : -1;
    m_drawnPoints = m_data.points().size();
    m_dirty = false;
    if (outside || m_layout.columns != m_columns || m_layout.ranges.empty())
        m_layout = layoutNow();
    collect();
    const auto blank = [this] {
        QImage image(size() * devicePixelRatioF(), QImage::Format_ARGB32_Premultiplied);
        image.setDevicePixelRatio(devicePixelRatioF());
        image.fill(Qt::transparent);
        return image;
    };
    if (outside || m_outside.size() != size() * devicePixelRatioF()) {
        m_outside = blank();
        m_next = Stage::Outside;
    } else if (m_next != Stage::Outside) {
        m_next = Stage::Inside;
    } else {
        m_outside = blank();
    }
    m_inside = blank();
    m_at = 0;
    m_slice.start();
    drawSlice(kSliceMs);
}

QPolygonF ParallelCoordinates::lineOf(const PointTable& table, std::size_t point) const
{
    QPolygonF line;
    line.reserve(static_cast<qsizetype>(m_layout.columns.size()));
    for (std::size_t axis = 0; axis < m_layout.columns.size(); ++axis) {
        const double value = table.value(point, m_layout.columns[axis]);
        line.append(QPointF(m_layout.axisX(axis), std::isfinite(value) ? m_layout.toY(axis, value) : m_layout.area.bottom()));
    }
    return line;
}

void ParallelCoordinates::drawSlice(qint64 milliseconds)
{
    const PointTable& table = m_data.points();
    QElapsedTimer clock;
    clock.start();
    while (m_next != Stage::Done && (milliseconds < 0 || clock.elapsed() < milliseconds)) {
        const bool outside = m_next == Stage::Outside;
        const auto& rows = outside ? m_outsideRows : m_insideRows;
        QPainter painter(outside ? &m_outside : &m_inside);
        const bool smooth = rows.size() < 1500;
        painter.setRenderHint(QPainter::Antialiasing, smooth);
        const std::size_t end = std::min(rows.size(), m_at + 64);
        for (; m_at < end; ++m_at) {
            const std::size_t row = rows[m_at];
            if (row >= table.size())
                continue;
            QColor colour = tokens().dim;
            if (outside) {
                colour.setAlphaF(0.17F);
            } else {
                const double value = m_colourColumn >= 0 ? table.value(row, m_colourColumn) : 0, span = m_colourRange.upper - m_colourRange.lower;
                colour = viridis(span > 0 && std::isfinite(value) ? (value - m_colourRange.lower) / span : 0.5);
                // With no brush everything is inside: lighter, or the lines would be one block.
                colour.setAlphaF(m_data.brush().empty() ? (rows.size() > 300 ? 0.25F : 0.45F) : 0.75F);
            }
            painter.setPen(QPen(colour, 1));
            painter.drawPolyline(lineOf(table, row));
        }
        if (m_at >= rows.size()) {
            m_at = 0;
            m_next = outside ? Stage::Inside : Stage::Done;
        }
    }
    if (m_next == Stage::Done) {
        m_slice.stop();
        m_lastOutside = m_lastInside = {};
        if (std::exchange(m_again, false))
            m_delay.start(100);
    }
    update();
}

void ParallelCoordinates::finishDrawing()
{
    m_delay.stop();
    if (m_outside.isNull() || m_dirty || m_next == Stage::Done)
        restart(true);
    drawSlice(-1);
}

QString ParallelCoordinates::summary() const
{
    const auto total = static_cast<std::int64_t>(m_data.points().size()), inside = static_cast<std::int64_t>(m_data.brushed());
    QString text = m_data.brush().empty() ? tr("%1 designs").arg(countText(total)) : tr("%1 of %2 designs in the brush").arg(countText(inside), countText(total));
    const std::size_t step = static_cast<std::size_t>(inside) / kMostInside + 1;
    if (step > 1)
        text += QStringLiteral(" · ") + tr("one in %1 is drawn").arg(countText(static_cast<std::int64_t>(step)));
    return text;
}

void ParallelCoordinates::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), tokens().base);
    if (m_layout.columns.empty() || m_layout.ranges.size() != m_columns.size())
        m_layout = layoutNow();
    painter.drawImage(QPointF(), m_lastOutside.isNull() ? m_outside : m_lastOutside);
    painter.drawImage(QPointF(), m_lastOutside.isNull() ? m_inside : m_lastInside);
    paintOver(painter);
}

void ParallelCoordinates::paintOver(QPainter& painter) const
{
    const Tokens& t = tokens();
    painter.setRenderHint(QPainter::Antialiasing);
    const auto place = [&](const DesignRef& design) -> std::optional<QPolygonF> {
        const ExploreData::Place found = m_data.find(design);
        return found.table ? std::optional(lineOf(*found.table, found.point)) : std::nullopt;
    };
    // A design of another run may lie beyond the axes of this one.
    painter.setClipRect(m_layout.area.adjusted(-4, -4, 4, 4));
    for (const DesignRef& pin : m_data.pins)
        if (const auto line = place(pin)) {
            QPen pen(t.front, 1.5);
            pen.setDashPattern({ 5, 3 });
            painter.setPen(pen);
            painter.drawPolyline(*line);
        }
    if (const auto line = place(m_data.selected)) {
        painter.setPen(QPen(t.base, 4.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(*line);
        painter.setPen(QPen(t.accent, 2.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(*line);
    }
    painter.setClipping(false);
    const QFont caption = fontOf(TextRole::Caption), table = fontOf(TextRole::Table);
    const QFontMetricsF metrics(caption), titles(table);
    const double pitch = m_layout.columns.size() > 1 ? m_layout.axisX(1) - m_layout.axisX(0) : m_layout.area.width();
    for (std::size_t axis = 0; axis < m_layout.columns.size(); ++axis) {
        const int column = m_layout.columns[axis];
        const double x = m_layout.axisX(axis);
        const bool dragged = m_drag == Drag::Title && m_axis == static_cast<int>(axis), focused = hasFocus() && m_axis == static_cast<int>(axis);
        painter.setPen(QPen(focused ? t.accent : t.axis, focused ? 2 : 1));
        painter.drawLine(QPointF(x, m_layout.area.top()), QPointF(x, m_layout.area.bottom()));
        const ValueRange& range = m_layout.ranges[axis];
        const auto brush = m_data.brush().ranges.find(column);
        if (brush != m_data.brush().ranges.end()) {
            const double a = m_layout.toY(axis, std::clamp(brush->second.lower, range.lower, range.upper)), b = m_layout.toY(axis, std::clamp(brush->second.upper, range.lower, range.upper));
            QColor fill = t.accent;
            fill.setAlphaF(0.2F);
            painter.setPen(QPen(t.accent, 1));
            painter.setBrush(fill);
            painter.drawRect(QRectF(QPointF(x - 5, std::min(a, b)), QPointF(x + 5, std::max(a, b))));
            painter.setBrush(Qt::NoBrush);
        }
        // Titles: as much as there is room for; the tooltip has all of it.
        const QString unit = unitText(pointColumns()[static_cast<std::size_t>(column)].unit);
        QString title = columnLabel(column);
        if (column == synthesis::pointColumnIndex("power_efficiency_gops_per_w") && titles.horizontalAdvance(title) > pitch - 6)
            title = unit;
        title = titles.elidedText(title, Qt::ElideRight, std::max(24.0, pitch - 6));
        const double width = titles.horizontalAdvance(title), centre = dragged ? m_titleX : x;
        painter.setFont(table);
        painter.setPen(dragged || focused ? t.accent : t.text);
        painter.drawText(QPointF(std::clamp(centre - width / 2, 2.0, std::max(2.0, this->width() - width - 2)), titles.ascent() + 1), title);
        painter.setFont(caption);
        const auto label = [&](double value, double y, const QColor& colour, double dx) {
            const QString text = columnValueText(column, value);
            const double w = metrics.horizontalAdvance(text);
            double left = x - w / 2 + dx;
            left = std::clamp(left, 2.0, std::max(2.0, this->width() - w - 2));
            drawHaloText(painter, { left, y }, text, colour, t.base);
        };
        label(m_layout.flipped[axis] ? range.lower : range.upper, m_layout.area.top() - 4, t.text2, 0);
        if (range.upper > range.lower)
            label(m_layout.flipped[axis] ? range.upper : range.lower, m_layout.area.bottom() + metrics.ascent() + 3, t.text2, 0);
        if (brush != m_data.brush().ranges.end()) {
            QFont bold = caption;
            bold.setWeight(QFont::DemiBold);
            painter.setFont(bold);
            const bool low = brush->second.lower > range.lower, high = brush->second.upper < range.upper;
            const QString text = low && high ? QStringLiteral("%1 – %2").arg(columnValueText(column, brush->second.lower), columnValueText(column, brush->second.upper))
                                             : (high ? QStringLiteral("≤ ") + columnValueText(column, brush->second.upper) : QStringLiteral("≥ ") + columnValueText(column, brush->second.lower));
            const double w = QFontMetricsF(bold).horizontalAdvance(text), y = m_layout.toY(axis, low ? brush->second.lower : brush->second.upper);
            const double left = x + 9 + w > this->width() - 2 ? x - 9 - w : x + 9;
            drawHaloText(painter, { left, std::clamp(y + 4, m_layout.area.top() + 10, m_layout.area.bottom()) }, text, t.accent, t.base);
        }
    }
}

void ParallelCoordinates::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (isVisible())
        restart(true);
}

void ParallelCoordinates::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_dirty)
        restart(true);
}

void ParallelCoordinates::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        refresh(Change::Points);
    QWidget::changeEvent(event);
}

void ParallelCoordinates::setRange(int column, std::optional<ValueRange> range)
{
    Brush brush = m_data.brush();
    if (range)
        brush.ranges[column] = *range;
    else
        brush.ranges.erase(column);
    emit brushChanged(brush);
}

void ParallelCoordinates::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const QPointF place = event->position();
    m_moved = false;
    m_axis = m_layout.axisAt(place.x(), place.y() < m_layout.area.top() - 4 ? 48 : kAxisReach);
    if (m_axis < 0)
        return;
    const auto axis = static_cast<std::size_t>(m_axis);
    if (place.y() < m_layout.area.top() - 4) {
        m_drag = Drag::Title;
        m_titleX = place.x();
        return;
    }
    m_drag = Drag::Brush;
    m_anchor = place.y();
    if (const auto brush = m_data.brush().ranges.find(m_columns[axis]); brush != m_data.brush().ranges.end()) {
        m_before = brush->second;
        const double low = m_layout.toY(axis, m_before.lower), high = m_layout.toY(axis, m_before.upper);
        if (std::fabs(place.y() - low) <= kEdgeReach)
            m_drag = Drag::BrushLower;
        else if (std::fabs(place.y() - high) <= kEdgeReach)
            m_drag = Drag::BrushUpper;
        else if (place.y() > std::min(low, high) && place.y() < std::max(low, high))
            m_drag = Drag::BrushMove;
    }
}

void ParallelCoordinates::dragBrush(double y)
{
    const auto axis = static_cast<std::size_t>(m_axis);
    ValueRange range = m_before;
    const double value = m_layout.toValue(axis, y);
    switch (m_drag) {
    case Drag::Brush: {
        const double from = m_layout.toValue(axis, m_anchor);
        range = { std::min(from, value), std::max(from, value) };
        break;
    }
    case Drag::BrushLower: range.lower = std::min(value, m_before.upper); break;
    case Drag::BrushUpper: range.upper = std::max(value, m_before.lower); break;
    case Drag::BrushMove: {
        const double shift = value - m_layout.toValue(axis, m_anchor), lowest = m_layout.ranges[axis].lower, highest = m_layout.ranges[axis].upper;
        const double kept = std::clamp(shift, lowest - m_before.lower, std::max(lowest - m_before.lower, highest - m_before.upper));
        range = { m_before.lower + kept, m_before.upper + kept };
        break;
    }
    default: return;
    }
    setRange(m_columns[axis], range);
}

void ParallelCoordinates::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF place = event->position();
    if (m_drag == Drag::None) {
        const bool title = place.y() < m_layout.area.top() - 4;
        const int axis = m_layout.axisAt(place.x(), title ? 48 : kAxisReach);
        setCursor(axis < 0 ? Qt::ArrowCursor : (title ? Qt::OpenHandCursor : Qt::SizeVerCursor));
        const QString unit = axis < 0 ? QString() : unitText(pointColumns()[static_cast<std::size_t>(m_columns[static_cast<std::size_t>(axis)])].unit);
        const QString label = axis < 0 ? QString() : columnLabel(m_columns[static_cast<std::size_t>(axis)]);
        setToolTip(axis < 0 ? QString() : (title ? tr("%1: drag to move the axis") : tr("%1: drag to brush")).arg(unit.isEmpty() ? label : label + QStringLiteral(" (") + unit + QLatin1Char(')')));
        return;
    }
    if (m_drag == Drag::Title) {
        m_titleX = place.x();
        const std::size_t slot = m_layout.slotAt(place.x()), from = static_cast<std::size_t>(m_axis);
        m_moved = m_moved || slot != from;
        if (slot != from) {
            const int column = m_columns[from];
            m_columns.erase(m_columns.begin() + m_axis);
            m_columns.insert(m_columns.begin() + static_cast<std::ptrdiff_t>(slot), column);
            m_axis = static_cast<int>(slot);
            restart(true);
        }
        update();
        return;
    }
    if (std::fabs(place.y() - m_anchor) < 3 && !m_moved)
        return;
    m_moved = true;
    dragBrush(std::clamp(place.y(), m_layout.area.top(), m_layout.area.bottom()));
}

void ParallelCoordinates::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_drag == Drag::None)
        return;
    const Drag was = m_drag;
    m_drag = Drag::None;
    if (was == Drag::Title && m_moved)
        emit columnsChanged(m_columns);
    else if (was == Drag::Brush && !m_moved && m_axis >= 0 && m_data.brush().ranges.count(m_columns[static_cast<std::size_t>(m_axis)]))
        setRange(m_columns[static_cast<std::size_t>(m_axis)], std::nullopt); // a click beside the brush clears it
    update();
}

void ParallelCoordinates::mouseDoubleClickEvent(QMouseEvent* event)
{
    const int axis = m_layout.axisAt(event->position().x(), kAxisReach);
    if (axis >= 0)
        setRange(m_columns[static_cast<std::size_t>(axis)], std::nullopt);
}

void ParallelCoordinates::keyPressEvent(QKeyEvent* event)
{
    const int count = static_cast<int>(m_columns.size());
    const bool horizontal = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right;
    if (event->key() == Qt::Key_Escape && !m_data.brush().empty()) {
        emit brushChanged({});
    } else if (horizontal && count > 0) {
        const int next = m_axis < 0 ? 0 : std::clamp(m_axis + (event->key() == Qt::Key_Right ? 1 : -1), 0, count - 1);
        if ((event->modifiers() & Qt::ShiftModifier) && m_axis >= 0 && next != m_axis) {
            std::swap(m_columns[static_cast<std::size_t>(m_axis)], m_columns[static_cast<std::size_t>(next)]);
            restart(true);
            emit columnsChanged(m_columns);
        }
        m_axis = next;
        update();
    } else if ((event->key() == Qt::Key_Up || event->key() == Qt::Key_Down) && m_axis >= 0) {
        // The worse end moves by a twentieth: Up keeps fewer and better designs.
        const auto axis = static_cast<std::size_t>(m_axis);
        const ValueRange all = m_layout.ranges[axis];
        const auto found = m_data.brush().ranges.find(m_columns[axis]);
        ValueRange range = found == m_data.brush().ranges.end() ? all : found->second;
        const double step = (all.upper - all.lower) / 20 * (event->key() == Qt::Key_Up ? 1 : -1);
        if (m_layout.flipped[axis])
            range.upper = std::clamp(range.upper - step, range.lower, all.upper);
        else
            range.lower = std::clamp(range.lower + step, all.lower, range.upper);
        setRange(m_columns[axis], range == all ? std::nullopt : std::optional(range));
    } else {
        QWidget::keyPressEvent(event);
    }
}

Result<void> ParallelCoordinates::exportTo(const QString& path) const
{
    return exportFigure(path, size(), [this](QPainter& painter) {
        painter.fillRect(rect(), tokens().base);
        painter.drawImage(QPointF(), m_outside);
        painter.drawImage(QPointF(), m_inside);
        paintOver(painter);
    });
}

} // namespace pim::widgets
