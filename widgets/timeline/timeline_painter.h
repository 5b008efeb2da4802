// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QPainter>

#include "core/timeline/neighbours.h"
#include "widgets/timeline/timeline_words.h"

namespace pim::widgets {

/// Places of the parts of the picture.
struct TimelineFrame
{
    QRectF ruler, images, labels, lanes, curve, strip;
    /// \a images: with a band for their period and fill.
    static TimelineFrame of(const QSizeF& size, double labelWidth, bool curve, bool images);
};

/// A stretch of time and rows that a person marked.
struct TimelineArea
{
    double from = 0, to = 0; ///< cycles
    double top = 0, bottom = 0; ///< from the top of all rows
    bool valid() const { return to > from; }
};

/// What lies above the lanes.
struct TimelineMarks
{
    timeline::OperationRef selected;
    std::optional<int> selectedLayer;
    std::vector<timeline::Neighbour> before, after; ///< arrows of the selected operation
    TimelineArea area;
    std::optional<QRectF> zoomBox; ///< in the lane area
    std::optional<double> cursor; ///< cycle
    std::vector<double> markers; ///< cycles, two at most
    timeline::OperationRef found; ///< match of a search
    bool path = true, arrows = true, stalls = true;
    CurveLane curve; ///< what the curve shows
    int shared = -1; ///< picked lane of the scene's sharedLanes()
    TimeUnit unit = TimeUnit::Seconds;
    bool outOfDate = false;
};

/// Paint everything: labels, ruler, lanes, arrows, curve, overview strip. \a vectors: rectangles and patterns instead of
/// pixels, for SVG and PDF.
void paintTimeline(QPainter& painter, const TimelineScene& scene, const TimelineFrame& frame, const TimelineMarks& marks, bool vectors);

/// Brush of a stall's hatching in device pixels, over the lane of an operation.
QBrush stallBrush(timeline::Stall stall, const QColor& unit);
/// Fill \a rect as stallBrush() does, with lines where \a vectors: SVG knows no pictures as brushes.
void fillStall(QPainter& painter, const QRectF& rect, timeline::Stall stall, const QColor& unit, bool vectors);
/// A legend swatch.
void paintSwatch(QPainter& painter, const QRectF& rect, timeline::Operation operation);
void paintSwatch(QPainter& painter, const QRectF& rect, timeline::Stall stall, bool vectors = false);

/// A stretch in the band of a pipeline: the fill, then one from each result to the next.
struct PipelinePart
{
    std::int64_t from = 0, to = 0; ///< cycles
    bool fill = false;
    bool period = false; ///< as long as the design's period
};
std::vector<PipelinePart> pipelineParts(const timeline::Timeline& timeline);

/// Where the labels of a ruler stand: a step of 1, 2 or 5 times a power of ten, at least \a room pixels apart.
double rulerStep(double pxPerUnit, double room);
/// The window of the scene in the strip that shows the whole span.
QRectF stripWindow(const TimelineScene& scene, const QRectF& strip);

} // namespace pim::widgets
