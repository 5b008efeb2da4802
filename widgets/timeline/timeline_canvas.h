// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QWidget>

#include "widgets/timeline/timeline_painter.h"

namespace pim::widgets {

class HoverCard;

/// The lanes with ruler, curve and overview strip. Wheel zooms about the cursor; Shift with the wheel or a drag, and the
/// middle button, pan; the right button zooms to a range; left marks an area, or pans while marking is off.
class TimelineCanvas : public QWidget
{
    Q_OBJECT
public:
    explicit TimelineCanvas(QWidget* parent = nullptr);

    void setData(std::shared_ptr<const TimelineData> data);
    const TimelineScene& scene() const { return m_scene; }
    const TimelineMarks& marks() const { return m_marks; }
    TimelineFrame frame() const;

    void fit();
    void showRange(double from, double to);
    void zoom(double factor); ///< about the middle
    void setScale(const TimeScale& scale); ///< of a linked timeline; emits nothing
    void setLeastSpan(double cycles); ///< see TimelineScene; emits nothing
    /// Room for the names of lanes: what they need, and at least so much, for the sake of canvases beside this one.
    double neededNames() const;
    void setLeastNames(double width);
    void setUnit(TimeUnit unit);
    void setPathShown(bool on);
    void setStallsShown(bool on);
    void setArrowsShown(bool on);
    void setCurveShown(bool on);
    /// The curve of the lane that was picked last instead of that of all ADCs.
    void setCurveOfLane(bool on);
    void setSelecting(bool on) { m_selecting = on; }
    void setWheelZooms(bool on) { m_wheelZooms = on; }
    void setOutOfDate(bool on);
    void setAllExpanded(bool expanded);
    void setExpanded(int layer, bool expanded);
    void setSharedLanes(std::vector<timeline::SharedLane> lanes);
    void showSharedLanes(); ///< scroll to the first of them
    void setSelectedLayer(std::optional<int> layer); ///< of all views; brings it into sight
    void selectOperation(const timeline::OperationRef& ref); ///< emits operationPicked()
    void setFound(const timeline::OperationRef& ref, bool reveal);
    void setArea(const TimelineArea& area); ///< emits areaChanged()
    void clearMarks(); ///< area and markers
    const TimelineArea& area() const { return m_marks.area; }
    /// Layers whose rows the area covers.
    std::vector<int> areaLayers() const;
    /// A mark at a cycle; two at most, the older one goes. Where one is already it is taken away.
    void addMarker(double cycle);
    void setMarker(); ///< under the pointer, else at the start of the selected operation, else in the middle
    /// Mark the time between the markers, or else all that is seen, of the selected layer or of all.
    void markArea();
    void pickShared(int index); ///< a lane of a link or of shared ADCs; -1: none; emits sharedPicked()
    /// Unfold a layer and bring all of its time into sight.
    void showLayer(int layer);

    void paint(QPainter& painter, const QSizeF& size, bool vectors) const;
    /// Lay out for the present scale and paint at once: what a frame costs.
    void repaintNow();
    QSize sizeHint() const override { return { 960, 560 }; }
    QSize minimumSizeHint() const override { return { 240, 160 }; }

signals:
    void operationPicked(const pim::timeline::OperationRef& ref); ///< invalid: nothing
    void layerPicked(int layer); ///< -1: none
    void areaChanged();
    void sharedPicked(int index);
    void curveChanged(); ///< the lane of the curve
    void scaleChanged(const pim::widgets::TimeScale& scale); ///< by the user
    void rowsChanged(); ///< height of all rows or scroll
    void hoverText(const QString& text); ///< for the status bar
    void expandedChanged();
    void instructionWanted(const pim::timeline::OperationRef& ref); ///< of a simulated program: go to it

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

public:
    void setScroll(double y);

private:
    enum class Drag { None, Area, Edge, Pan, Zoom, Strip };
    double labelWidth() const;
    void layOut();
    void changed(bool byUser);
    void resized();
    QPointF inLanes(const QPointF& at) const;
    void click(const QPointF& at);
    void hover(const QPointF& at);
    void moveStrip(const QPointF& at);
    void step(int direction, bool rows);
    bool resizeArea(int key);
    void pickLane(int layer, int op);
    void followLane();
    /// The edge of the area at a place: 0 its begin, 1 its end, -1 none.
    int edgeAt(const QPointF& at) const;

    TimelineScene m_scene;
    TimelineMarks m_marks;
    double m_cursorX = 0; ///< of the mouse, from the left edge of the lanes
    HoverCard* m_card;
    Drag m_drag = Drag::None;
    QPointF m_pressed, m_last;
    double m_pressedCycle = 0;
    double m_leastNames = 0;
    CurveLane m_lane; ///< picked last
    bool m_curveOfLane = false;
    bool m_moved = false, m_selecting = true, m_wheelZooms = true, m_curve = true, m_laidOut = false;
};

} // namespace pim::widgets
