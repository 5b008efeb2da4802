// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>

#include "core/timeline/neighbours.h"
#include "widgets/timeline/timeline_scene.h"

namespace pim::widgets {

/// "MVM", "Shift-add", …
QString operationText(timeline::Operation operation);
/// The same of a lane: of a simulated program "Matrix unit", "Matrix unit 2", …
QString operationText(const timeline::Timeline& timeline, int layer, int op);
/// Of all lanes of a kind.
QString operationText(const timeline::Timeline& timeline, timeline::Operation operation);
/// Of a simulated program: "1,204 · mvmul r2, r1, group=3, mbiw=16".
QString instructionText(const program::SimulatedTimeline& simulated, const timeline::OperationRef& ref);
/// What an instruction is for: "conv1 · position 12,40"; empty where nothing is known.
QString sourceText(const TimelineData& data, const timeline::OperationRef& ref);
QString stallText(timeline::Stall stall); ///< "Data not ready"
QString stallWords(timeline::Stall stall); ///< the same within a line: "data not ready"
bool setsPeriod(const timeline::Timeline& timeline, int layer); ///< without it the period would be shorter
bool setsPeriod(const timeline::Timeline& timeline, const timeline::SharedLane& lane);
QString periodChip(); ///< the label of such a layer: "period"
QString linkText(timeline::Link link); ///< "same block"
/// Name of a layer, operation and block: "MVM 18".
QString operationLabel(const timeline::Timeline& timeline, const timeline::OperationRef& ref);
QString layerText(const timeline::Timeline& timeline, int layer);
/// "(0,3) → (0,4)"
QString placeText(const timeline::Timeline& timeline, int link);
/// A lane that several layers use: "Link (0,3) → (0,4)", "ADCs of conv1 and fc".
QString sharedText(const timeline::Timeline& timeline, const timeline::SharedLane& lane);

/// Cycles or seconds, as the toolbar says.
enum class TimeUnit { Seconds, Cycles };
/// A length or a moment: "19 cycles", "1.96 µs".
QString lengthText(const timeline::Timeline& timeline, double cycles, TimeUnit unit);
/// Both: "cycle 547 · 56.31 µs".
QString momentText(const timeline::Timeline& timeline, double cycle);
/// Which layer, ADCs or link set the period, and why, in sentences.
QString periodText(const timeline::Timeline& timeline);
/// Why results of images back to back do not all come at the period; empty with one image.
QString pipelineText(const timeline::Timeline& timeline);

/// The colour of the hardware an operation uses; store and merge are lighter tints of load and transfer.
QColor colourOf(timeline::Operation operation);
/// Colour of a layer by the stage of the network it is in.
QColor stageColour(int stage, int stages);

} // namespace pim::widgets
