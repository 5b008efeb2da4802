// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timeline_canvas.h"

#include <algorithm>
#include <cmath>

#include <QEvent>
#include <QPainter>

#include "widgets/common/theme.h"
#include "widgets/plot/hover_card.h"

namespace pim::widgets {

using timeline::OperationRef;
using timeline::Timeline;

TimelineCanvas::TimelineCanvas(QWidget* parent)
    : QWidget(parent)
    , m_card(new HoverCard(this))
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    setAccessibleName(tr("Timeline"));
}

double TimelineCanvas::neededNames() const
{
    // Wide enough for the names, within reason.
    double width = 112;
    if (m_scene.data()) {
        const QFontMetricsF metrics(fontOf(TextRole::Table));
        const Timeline& t = *m_scene.data()->timeline;
        const double chip = QFontMetricsF(fontOf(TextRole::Caption)).horizontalAdvance(periodChip()) + 18;
        for (int l = 0; l < static_cast<int>(t.layers.size()) && l < 300; ++l)
            width = std::max(width, metrics.horizontalAdvance(layerText(t, l)) + (setsPeriod(t, l) ? 30 + chip : 36));
    }
    return width;
}

void TimelineCanvas::setLeastNames(double width)
{
    if (m_leastNames == width)
        return;
    m_leastNames = width;
    resized();
    update();
}

double TimelineCanvas::labelWidth() const
{
    return std::round(std::min(std::max(m_leastNames, neededNames()), std::clamp(width() * 0.25, 112.0, 190.0)));
}

TimelineFrame TimelineCanvas::frame() const { return TimelineFrame::of(size(), labelWidth(), m_curve, m_scene.data() && m_scene.data()->timeline->images > 1); }

void TimelineCanvas::setData(std::shared_ptr<const TimelineData> shown)
{
    // The same design again, as with more images: keep what is marked where it means the same.
    const auto layer = m_marks.selectedLayer;
    m_marks.selected = m_marks.found = {};
    m_marks.before.clear();
    m_marks.after.clear();
    m_marks.area = {};
    m_marks.markers.clear();
    m_marks.cursor.reset();
    m_marks.shared = -1;
    m_card->hide();
    m_scene.setData(std::move(shown));
    m_marks.selectedLayer = layer;
    m_lane = {};
    followLane();
    resized();
    m_scene.fit();
    m_card->hide(); // what it was about is elsewhere now
    changed(true);
    emit operationPicked({});
    emit areaChanged();
    emit rowsChanged();
}

void TimelineCanvas::resized()
{
    m_scene.setSize(frame().lanes.size());
    m_laidOut = false;
}

void TimelineCanvas::changed(bool byUser)
{
    m_laidOut = false;
    if (m_marks.cursor && m_scene.data()) { // the mouse is where it was, time is not
        const double cycle = m_scene.scale().xToTime(m_cursorX);
        m_marks.cursor = cycle >= 0 && cycle <= static_cast<double>(m_scene.data()->timeline->span) ? std::optional(cycle) : std::nullopt;
    }
    update();
    if (byUser)
        emit scaleChanged(m_scene.scale());
    emit rowsChanged();
}

void TimelineCanvas::fit()
{
    m_scene.fit();
    changed(true);
}

void TimelineCanvas::showRange(double from, double to)
{
    m_scene.showRange(from, to);
    changed(true);
}

void TimelineCanvas::zoom(double factor)
{
    m_scene.zoomAt(m_scene.size().width() / 2, factor);
    changed(true);
}

void TimelineCanvas::setScale(const TimeScale& scale)
{
    if (scale == m_scene.scale())
        return;
    m_scene.setScale(scale);
    changed(false);
}

void TimelineCanvas::setLeastSpan(double cycles)
{
    m_scene.setLeastSpan(cycles);
    changed(false);
}

void TimelineCanvas::setUnit(TimeUnit unit)
{
    m_marks.unit = unit;
    update();
}

void TimelineCanvas::setPathShown(bool on)
{
    m_marks.path = on;
    update();
}

void TimelineCanvas::setStallsShown(bool on)
{
    m_marks.stalls = on;
    changed(false);
}

void TimelineCanvas::setArrowsShown(bool on)
{
    m_marks.arrows = on;
    update();
}

void TimelineCanvas::setCurveShown(bool on)
{
    m_curve = on;
    resized();
    changed(false);
}

void TimelineCanvas::setCurveOfLane(bool on)
{
    m_curveOfLane = on;
    followLane();
}

void TimelineCanvas::pickLane(int layer, int op)
{
    m_lane = { layer, op };
    followLane();
}

/// What the curve shows: the lane picked last, else the selected layer's, as long as there is one.
void TimelineCanvas::followLane()
{
    CurveLane lane = m_lane;
    if (lane.layer < 0 && m_marks.selectedLayer && m_scene.data())
        lane = { *m_marks.selectedLayer, 0 };
    const bool known = m_curveOfLane && m_scene.data() && lane.layer >= 0 && lane.layer < static_cast<int>(m_scene.data()->timeline->layers.size())
        && !m_scene.data()->timeline->layers[static_cast<std::size_t>(lane.layer)].operations.empty();
    if (known && m_lane.layer < 0)
        lane.op = m_scene.data()->timeline->mainOperation(lane.layer);
    const CurveLane shown = known ? lane : CurveLane {};
    if (shown == m_marks.curve)
        return;
    m_marks.curve = shown;
    update();
    emit curveChanged();
}

void TimelineCanvas::pickShared(int index)
{
    if (index == m_marks.shared)
        return;
    m_marks.shared = index;
    update();
    emit sharedPicked(index);
}

void TimelineCanvas::showLayer(int layer)
{
    if (!m_scene.data() || layer < 0 || layer >= static_cast<int>(m_scene.data()->timeline->layers.size()))
        return;
    const Timeline& t = *m_scene.data()->timeline;
    const auto operations = static_cast<int>(t.layers[static_cast<std::size_t>(layer)].operations.size());
    if (operations == 0 || t.blocks(layer) == 0) // what was recorded has cores: see TimelineView::showLayer()
        return;
    if (m_marks.area.valid())
        setArea({});
    selectOperation({});
    setExpanded(layer, true);
    const auto begin = static_cast<double>(t.start(layer, 0, 0)), end = static_cast<double>(t.end(layer, operations - 1, t.blocks(layer) - 1));
    const double margin = std::max(4.0, (end - begin) * 0.04);
    m_scene.showRange(std::max(0.0, begin - margin), end + margin);
    for (const TimelineRow& row : m_scene.rows())
        if (row.layer == layer) { // its header at the top, with a bit of what is before it
            m_scene.setScroll(row.top - 24);
            break;
        }
    m_marks.selectedLayer = layer;
    pickLane(layer, t.mainOperation(layer));
    changed(true);
}

void TimelineCanvas::setOutOfDate(bool on)
{
    m_marks.outOfDate = on;
    update();
}

void TimelineCanvas::setAllExpanded(bool expanded)
{
    m_scene.setAllExpanded(expanded);
    changed(false);
    emit expandedChanged();
}

void TimelineCanvas::setExpanded(int layer, bool expanded)
{
    m_scene.setExpanded(layer, expanded);
    changed(false);
    emit expandedChanged();
}

void TimelineCanvas::setSharedLanes(std::vector<timeline::SharedLane> lanes)
{
    m_scene.setSharedLanes(std::move(lanes));
    if (m_marks.shared >= static_cast<int>(m_scene.sharedLanes().size()))
        pickShared(-1);
    changed(false);
}

void TimelineCanvas::showSharedLanes()
{
    for (const TimelineRow& row : m_scene.rows())
        if (row.shared >= 0) {
            if (row.bottom() > m_scene.scroll() + m_scene.size().height() * 2 / 3)
                m_scene.setScroll(row.top - m_scene.size().height() / 3);
            changed(false);
            return;
        }
}

void TimelineCanvas::setScroll(double y)
{
    if (y == m_scene.scroll())
        return;
    m_scene.setScroll(y);
    m_laidOut = false;
    update();
}

void TimelineCanvas::setSelectedLayer(std::optional<int> layer)
{
    if (layer == m_marks.selectedLayer)
        return;
    m_marks.selectedLayer = layer;
    if (!layer || m_lane.layer != *layer)
        m_lane = {};
    followLane();
    if (layer && m_scene.data())
        for (const TimelineRow& row : m_scene.rows())
            if (row.layer == *layer) {
                if (row.top < m_scene.scroll())
                    m_scene.setScroll(row.top - 4);
                else if (row.bottom() > m_scene.scroll() + m_scene.size().height())
                    m_scene.setScroll(row.bottom() - m_scene.size().height() + 4);
                break;
            }
    changed(false);
}

void TimelineCanvas::selectOperation(const OperationRef& ref)
{
    m_marks.selected = ref;
    if (ref.valid())
        pickLane(ref.layer, ref.op);
    m_marks.before.clear();
    m_marks.after.clear();
    if (ref.valid() && m_scene.data() && !m_scene.isRecorded()) {
        m_marks.before = timeline::waitedFor(*m_scene.data()->timeline, ref);
        m_marks.after = timeline::waitingFor(*m_scene.data()->timeline, ref);
    }
    setAccessibleDescription(ref.valid() && m_scene.data()
                                 ? QStringLiteral("%1, %2, %3").arg(layerText(*m_scene.data()->timeline, ref.layer), operationLabel(*m_scene.data()->timeline, ref),
                                                                    momentText(*m_scene.data()->timeline, static_cast<double>(m_scene.data()->timeline->start(ref))))
                                 : QString());
    update();
    emit operationPicked(ref);
}

void TimelineCanvas::setFound(const OperationRef& ref, bool reveal)
{
    m_marks.found = ref;
    if (reveal && ref.valid()) {
        if (m_scene.isRecorded()) {
            const auto& t = *m_scene.data()->timeline;
            const auto length = static_cast<double>(std::max<std::int64_t>(16, t.length(ref.layer, ref.op, ref.block)));
            if (length * m_scene.scale().pxPerCycle < 16)
                m_scene.showRange(static_cast<double>(t.start(ref)) - 4 * length, static_cast<double>(t.end(ref)) + 8 * length);
        } else if (m_scene.detail() == TimelineDetail::Buckets && m_scene.data()) {
            const auto start = static_cast<double>(m_scene.data()->timeline->start(ref));
            m_scene.setScale({ start - m_scene.size().width() / 16, 8 });
        }
        m_scene.reveal(ref);
        changed(true);
    }
    update();
}

void TimelineCanvas::setArea(const TimelineArea& area)
{
    m_marks.area = area;
    update();
    emit areaChanged();
}

void TimelineCanvas::clearMarks()
{
    m_marks.markers.clear();
    setArea({});
}

std::vector<int> TimelineCanvas::areaLayers() const
{
    std::vector<int> layers;
    for (const TimelineRow& row : m_scene.rows())
        if (row.layer >= 0 && row.bottom() > m_marks.area.top && row.top < m_marks.area.bottom
            && std::find(layers.begin(), layers.end(), row.layer) == layers.end())
            layers.push_back(row.layer);
    return layers;
}

void TimelineCanvas::addMarker(double cycle)
{
    const double near = 4 / m_scene.scale().pxPerCycle;
    const auto same = std::find_if(m_marks.markers.begin(), m_marks.markers.end(), [&](double m) { return std::abs(m - cycle) <= near; });
    if (same != m_marks.markers.end()) {
        m_marks.markers.erase(same);
        update();
        return;
    }
    if (m_marks.markers.size() == 2)
        m_marks.markers.erase(m_marks.markers.begin());
    m_marks.markers.push_back(std::round(cycle));
    update();
}

void TimelineCanvas::setMarker()
{
    if (!m_scene.data())
        return;
    addMarker(m_marks.cursor                 ? *m_marks.cursor
                  : m_marks.selected.valid() ? static_cast<double>(m_scene.data()->timeline->start(m_marks.selected))
                                             : m_scene.scale().xToTime(m_scene.size().width() / 2));
}

void TimelineCanvas::paint(QPainter& painter, const QSizeF& size, bool vectors) const
{
    TimelineScene scene = m_scene;
    const TimelineFrame places = TimelineFrame::of(size, labelWidth(), m_curve, m_scene.data() && m_scene.data()->timeline->images > 1);
    scene.setSize(places.lanes.size());
    scene.setScroll(0);
    scene.layout(m_marks.stalls);
    TimelineMarks marks = m_marks;
    marks.cursor.reset();
    paintTimeline(painter, scene, places, marks, vectors);
}

void TimelineCanvas::layOut()
{
    if (m_laidOut)
        return;
    m_scene.layout(m_marks.stalls);
    m_laidOut = true;
}

void TimelineCanvas::paintEvent(QPaintEvent*)
{
    layOut();
    QPainter painter(this);
    paintTimeline(painter, m_scene, frame(), m_marks, false);
    if (hasFocus()) {
        painter.setPen(QPen(tokens().accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

void TimelineCanvas::repaintNow()
{
    m_laidOut = false;
    repaint();
}

void TimelineCanvas::resizeEvent(QResizeEvent*)
{
    resized();
    emit rowsChanged();
}

void TimelineCanvas::leaveEvent(QEvent*)
{
    m_marks.cursor.reset();
    m_card->hide();
    emit hoverText({});
    update();
}

void TimelineCanvas::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        setAccessibleName(tr("Timeline"));
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        changed(false);
    QWidget::changeEvent(event);
}

} // namespace pim::widgets
