// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/timeline/timeline_painter.h"

namespace pim::widgets {

/// Buckets, operations, bits and stalls of the visible rows, and the outline of what is selected.
void paintLanes(QPainter& painter, const TimelineScene& scene, const TimelineFrame& frame, const TimelineMarks& marks, bool vectors);
/// From what the selected operation waited for, and to what waits for it: 24 arrows at most, then "+n".
void paintArrows(QPainter& painter, const TimelineScene& scene, const TimelineFrame& frame, const TimelineMarks& marks);
void paintPath(QPainter& painter, const TimelineScene& scene, const TimelineFrame& frame);

} // namespace pim::widgets
