// SPDX-License-Identifier: GPL-3.0-or-later
// What the mouse and the keys do in the scatter.
#include <algorithm>
#include <cmath>

#include <QApplication>
#include <QMouseEvent>
#include <QWheelEvent>

#include "widgets/common/quantity_text.h"
#include "widgets/plot/scatter_plot_impl.h"

namespace pim::widgets {

using synthesis::pointColumnIndex;

namespace {

constexpr double kReach = 9; ///< pixels around the cursor where a point is hit

double scaled(double value, bool log) { return log ? std::log10(value) : value; }

} // namespace

bool ScatterPlot::Impl::eventFilter(QObject* object, QEvent* event)
{
    if (object != plot)
        return false;
    switch (event->type()) {
    case QEvent::MouseButtonPress: press(static_cast<QMouseEvent&>(*event)); return true;
    case QEvent::MouseMove: move(static_cast<QMouseEvent&>(*event)); return true;
    case QEvent::MouseButtonRelease: release(static_cast<QMouseEvent&>(*event)); return true;
    case QEvent::MouseButtonDblClick: q.fit(); return true;
    case QEvent::Leave: leave(); return false;
    case QEvent::Wheel: {
        auto& wheel = static_cast<QWheelEvent&>(*event);
        const QPointF place = wheel.position();
        const QRectF rect(main->rect());
        const bool onX = place.y() > rect.bottom(), onY = place.x() < rect.left();
        const int turn = wheel.angleDelta().y() ? wheel.angleDelta().y() : wheel.angleDelta().x();
        zoom(std::pow(0.85, turn / 120.0), place, !onY && !(wheel.modifiers() & Qt::ControlModifier), !onX && !(wheel.modifiers() & Qt::ShiftModifier));
        return true;
    }
    default: return false;
    }
}

void ScatterPlot::Impl::press(QMouseEvent& event)
{
    q.setFocus(Qt::MouseFocusReason);
    pressed = last = event.pos();
    zoomBox = {};
    lasso.clear();
    if (event.button() == Qt::MiddleButton)
        drag = Drag::Pan;
    else if (event.button() == Qt::RightButton)
        drag = Drag::Zoom;
    else if (event.button() == Qt::LeftButton)
        drag = Drag::Maybe;
    card->hide();
}

void ScatterPlot::Impl::move(QMouseEvent& event)
{
    const QPoint place = event.pos();
    if (drag == Drag::None) {
        hover(place);
        return;
    }
    if (drag == Drag::Pan) {
        pan(place.x() - last.x(), place.y() - last.y());
        last = place;
        return;
    }
    if (drag == Drag::Maybe && (place - pressed).manhattanLength() >= QApplication::startDragDistance()) {
        drag = mode == BrushMode::Box ? Drag::Box : (mode == BrushMode::Lasso ? Drag::Lasso : Drag::Pan);
        if (drag == Drag::Lasso)
            lasso = { QPointF(pressed) };
        last = drag == Drag::Pan ? place : last;
    }
    const QRect room = main->rect();
    const QPoint kept(std::clamp(place.x(), room.left(), room.right()), std::clamp(place.y(), room.top(), room.bottom()));
    if (drag == Drag::Lasso)
        lasso.emplace_back(kept);
    else if (drag == Drag::Box || drag == Drag::Zoom)
        zoomBox = QRect(pressed, kept).normalized();
    if (drag != Drag::Maybe)
        q.refresh(Change::Marks);
}

void ScatterPlot::Impl::release(QMouseEvent& event)
{
    const Drag was = drag;
    drag = Drag::None;
    const bool moved = zoomBox.width() > 4 && zoomBox.height() > 4;
    if (was == Drag::Maybe) {
        if (const DesignRef design = refAt(event.position()); design.valid()) {
            if (event.modifiers() & (Qt::ControlModifier | Qt::ShiftModifier))
                emit q.pinToggled(design);
            else
                emit q.designPicked(design);
        }
    } else if (was == Drag::Zoom && !moved) {
        if (const DesignRef design = refAt(event.position()); design.valid())
            emit q.menuRequested(design, event.globalPosition().toPoint());
    } else if (was == Drag::Zoom) {
        AxisMap x = mapOf(*main->axis(QCPAxis::atBottom)), y = mapOf(*main->axis(QCPAxis::atLeft));
        AxisMap nearX = x, nearY = y;
        nearX.lower = x.toValue(zoomBox.left()), nearX.upper = x.toValue(zoomBox.right());
        nearY.lower = y.toValue(zoomBox.bottom()), nearY.upper = y.toValue(zoomBox.top());
        setRanges(nearX, nearY);
    } else if (was == Drag::Lasso || (was == Drag::Box && moved)) {
        if (was == Drag::Box) {
            const QRectF box(zoomBox);
            lasso = { box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft() };
        }
        endBrush();
    }
    q.refresh(Change::Marks);
}

void ScatterPlot::Impl::endBrush()
{
    if (lasso.size() < 3)
        return;
    const AxisMap x = mapOf(*main->axis(QCPAxis::atBottom)), y = mapOf(*main->axis(QCPAxis::atLeft));
    Brush brush = data.brush();
    brush.columnX = data.columnX();
    brush.columnY = data.columnY();
    brush.region.clear();
    for (const QPointF& corner : lasso)
        brush.region.emplace_back(x.toValue(corner.x()), y.toValue(corner.y()));
    emit q.brushChanged(brush);
}

DesignRef ScatterPlot::Impl::refAt(const QPointF& place) const
{
    if (!QRectF(main->rect()).contains(place))
        return {};
    const AxisMap x = mapOf(*main->axis(QCPAxis::atBottom)), y = mapOf(*main->axis(QCPAxis::atLeft));
    const double unitX = std::fabs((scaled(x.upper, logX) - scaled(x.lower, logX)) / (x.to - x.from)), unitY = std::fabs((scaled(y.upper, logY) - scaled(y.lower, logY)) / (y.to - y.from));
    const double valueX = scaled(x.toValue(place.x()), logX), valueY = scaled(y.toValue(place.y()), logY);
    const std::int32_t at = hit(valueX, valueY, kReach * unitX, kReach * unitY);
    // Front points are larger: they win where both are under the cursor.
    if (shows.front && data.current()) {
        const auto& xs = data.points().columns[static_cast<std::size_t>(data.columnX())];
        const auto& ys = data.points().columns[static_cast<std::size_t>(data.columnY())];
        double least = 6 * 6;
        std::int32_t best = -1;
        for (const std::int32_t i : data.front()) {
            const double dx = x.toPixel(xs[static_cast<std::size_t>(i)]) - place.x(), dy = y.toPixel(ys[static_cast<std::size_t>(i)]) - place.y();
            if (dx * dx + dy * dy < least) {
                least = dx * dx + dy * dy;
                best = i;
            }
        }
        if (best >= 0)
            return { data.current()->info.id, data.points().ids[static_cast<std::size_t>(best)] };
    }
    if (at < 0)
        return {};
    for (const PointCloudDiscs::Part& part : cloud.parts)
        if (static_cast<std::size_t>(at) >= part.from && static_cast<std::size_t>(at) < part.from + part.count)
            if (const ExploreData::Run* run = data.run(part.run); run && static_cast<std::size_t>(at) - part.from < run->points().size())
                return { part.run, run->points().ids[static_cast<std::size_t>(at) - part.from] };
    return {};
}

void ScatterPlot::Impl::hover(const QPoint& place)
{
    const bool inside = main->rect().contains(place);
    if (inside) {
        const AxisMap x = mapOf(*main->axis(QCPAxis::atBottom)), y = mapOf(*main->axis(QCPAxis::atLeft));
        emit q.cursorText(ScatterPlot::tr("Cursor %1, %2").arg(columnValueText(data.columnX(), x.toValue(place.x())), columnValueText(data.columnY(), y.toValue(place.y()))));
    } else {
        emit q.cursorText({});
    }
    const DesignRef now = refAt(place);
    if (now.valid())
        card->showAt(place, cardOf(now));
    else
        card->hide();
    if (now != hovered) {
        hovered = now;
        q.refresh(Change::Marks);
    }
}

void ScatterPlot::Impl::leave()
{
    card->hide();
    emit q.cursorText({});
    if (hovered.valid()) {
        hovered = {};
        q.refresh(Change::Marks);
    }
}

HoverCard::Content ScatterPlot::Impl::cardOf(const DesignRef& design) const
{
    HoverCard::Content content;
    const ExploreData::Place found = data.find(design);
    if (!found.table)
        return content;
    const auto value = [&](const char* key) { return found.table->value(found.point, pointColumnIndex(key)); };
    const auto text = [&](const char* key) { return columnValueText(pointColumnIndex(key), value(key)); };
    content.letter = QString(data.pinLetter(design)).remove(QChar());
    content.title = ScatterPlot::tr("Design %1").arg(countText(design.point));
    const ExploreData::Run* run = data.run(design.run);
    content.note = design == data.selected ? ScatterPlot::tr("selected") : (run && run != data.current() ? run->info.name : QString());
    const auto figure = [&](int column) {
        const QString label = columnLabel(column);
        if (content.figures.size() < 4 && std::none_of(content.figures.begin(), content.figures.end(), [&](const auto& f) { return f.first == label; }))
            content.figures.emplace_back(label, columnValueText(column, found.table->value(found.point, column), 4));
    };
    figure(data.columnY());
    figure(data.columnX());
    figure(pointColumnIndex("latency_us"));
    figure(pointColumnIndex("peak_power_w"));
    content.footer = ScatterPlot::tr("%1, %2-bit cells, DAC %3 bit, ADC %4 bit")
                         .arg(text("crossbar_size"), numberText(value("cell_bits"), 1), numberText(value("dac_bits"), 1), countText(static_cast<std::int64_t>(value("adc_bits"))))
        + QLatin1Char('\n') + ScatterPlot::tr("%n macros, power share %1", nullptr, static_cast<int>(std::isfinite(value("macros")) ? value("macros") : 0)).arg(numberText(value("crossbar_power_share"), 2))
        + QLatin1Char('\n') + ScatterPlot::tr("Right click: pin or compare");
    return content;
}

void ScatterPlot::Impl::setRanges(const AxisMap& x, const AxisMap& y)
{
    const auto good = [](const AxisMap& axis) {
        const double size = std::max(std::fabs(axis.lower), std::fabs(axis.upper));
        return std::isfinite(axis.lower + axis.upper) && axis.upper - axis.lower > size * 1e-9 && size < 1e30 && (!axis.log || axis.lower > 1e-30);
    };
    if (!good(x) || !good(y))
        return;
    fitted = false;
    main->axis(QCPAxis::atBottom)->setRange(x.lower, x.upper);
    main->axis(QCPAxis::atLeft)->setRange(y.lower, y.upper);
    const AxisUnit unitX = axisUnit(synthesis::pointColumns()[static_cast<std::size_t>(data.columnX())].unit, std::max(std::fabs(x.lower), std::fabs(x.upper)));
    const AxisUnit unitY = axisUnit(synthesis::pointColumns()[static_cast<std::size_t>(data.columnY())].unit, std::max(std::fabs(y.lower), std::fabs(y.upper)));
    if (unitX.text != tickerX->unit.text || unitY.text != tickerY->unit.text)
        updateAxes();
    plot->replot(QCustomPlot::rpQueuedReplot);
}

void ScatterPlot::Impl::zoom(double factor, const QPointF& place, bool alongX, bool alongY)
{
    const AxisMap x = mapOf(*main->axis(QCPAxis::atBottom)), y = mapOf(*main->axis(QCPAxis::atLeft));
    setRanges(alongX ? x.zoomed(factor, place.x()) : x, alongY ? y.zoomed(factor, place.y()) : y);
}

void ScatterPlot::Impl::pan(double dx, double dy)
{
    setRanges(mapOf(*main->axis(QCPAxis::atBottom)).panned(dx), mapOf(*main->axis(QCPAxis::atLeft)).panned(dy));
}

void ScatterPlot::Impl::stepAlongFront(int step)
{
    const auto& front = data.front();
    if (front.empty() || !data.current())
        return;
    const auto& ids = data.points().ids;
    const auto found = std::find_if(front.begin(), front.end(), [&](std::int32_t i) { return data.selected == DesignRef { data.current()->info.id, ids[static_cast<std::size_t>(i)] }; });
    const auto count = static_cast<std::ptrdiff_t>(front.size());
    const std::ptrdiff_t next = found == front.end() ? (step > 0 ? 0 : count - 1) : ((found - front.begin()) + step + count) % count;
    emit q.designPicked({ data.current()->info.id, ids[static_cast<std::size_t>(front[static_cast<std::size_t>(next)])] });
}

} // namespace pim::widgets
