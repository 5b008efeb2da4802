// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to scatter_plot*.cpp.
#include <QElapsedTimer>
#include <QTimer>

#include "widgets/plot/cloud_build.h"
#include "widgets/plot/hover_card.h"
#include "widgets/plot/point_raster.h"
#include "widgets/plot/scatter_layers.h"
#include "widgets/plot/scatter_marks.h"
#include "widgets/plot/scatter_plot.h"

namespace pim::widgets {

struct ScatterPlot::Impl : public QObject
{
    Impl(ScatterPlot& owner, ExploreData& source);

    // What is shown.
    void rebuildCloud(); ///< what is dirty of the discs: at once, or the slices begin
    void workCloud(); ///< a slice
    void takeCloud(); ///< discs are made: show them
    CloudRequest request() const;
    std::int32_t hit(double x, double y, double reachX, double reachY) const; ///< index into the discs, -1: none
    void rebuildScene(); ///< front, shades, published, bound: follows the axes' ranges
    void rebuildMarks();
    void updateAxes(); ///< titles, ticks, strip
    void flush(); ///< repaint what refresh() has marked, or begin to
    void finish(); ///< all of it, now
    void schedule();
    void applyFit();
    DiscCache::Look look() const;
    void paintCloud(QCPPainter& painter);
    QColor colourOfPoint(const synthesis::PointTable& table, std::size_t point) const;

    // What the user does.
    bool eventFilter(QObject* object, QEvent* event) override;
    void press(QMouseEvent& event);
    void move(QMouseEvent& event);
    void release(QMouseEvent& event);
    void hover(const QPoint& place);
    void leave();
    void zoom(double factor, const QPointF& place, bool alongX, bool alongY);
    void pan(double dx, double dy);
    void setRanges(const AxisMap& x, const AxisMap& y);
    void stepAlongFront(int step);
    void endBrush();
    DesignRef refAt(const QPointF& place) const;
    HoverCard::Content cardOf(const DesignRef& design) const;

    ScatterPlot& q;
    ExploreData& data;
    QCustomPlot* plot;
    QCPAxisRect *main, *strip;
    QSharedPointer<ValueTicker> tickerX, tickerY, tickerPeak;
    HoverCard* card;
    PeakStrip peaks;

    PointCloudDiscs cloud, nextCloud; ///< shown, and being made
    CloudBuild build;
    std::uint64_t shownStructure = 0; ///< of cloud
    DiscCache cache;
    mutable HitGrid grid; ///< built when the mouse first asks
    mutable bool gridDirty = true;
    QTimer slices;
    QElapsedTimer building; ///< since the slices began
    bool again = false; ///< points came while their like was being made
    bool wholePicture = false; ///< nothing stands in: for files
    ScatterScene scene;

    ScatterShows shows;
    BrushMode mode = BrushMode::None;
    bool logX = false, logY = false, fitted = true;
    int colourColumn, sizeColumn = -1;
    DesignRef hovered;

    enum class Drag { None, Maybe, Pan, Zoom, Box, Lasso } drag = Drag::None;
    QPoint pressed, last;
    std::vector<QPointF> lasso; ///< pixels
    QRect zoomBox;

    bool pointsDirty = true, brushDirty = false, selectionDirty = false, marksDirty = false;
    QTimer timer;
    QElapsedTimer since;
    qint64 lasted = 0; ///< ms from the first slice to the last, the time before
};

} // namespace pim::widgets
