// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "core/network/network.h"
#include "core/program/simulation_timeline.h"
#include "core/timeline/critical_path.h"
#include "core/timeline/energy.h"
#include "core/timeline/pyramid.h"
#include "core/timeline/shared_lanes.h"

namespace pim::widgets {

/// Everything the timeline shows of a design. Made beside the window, then shared.
struct TimelineData
{
    std::shared_ptr<const timeline::Timeline> timeline;
    timeline::Pyramid pyramid;
    timeline::LaneTimes times;
    timeline::CriticalPath path;
    std::vector<timeline::LinkLoad> links; ///< of the NoC, the busiest first
    std::vector<int> waitedLink; ///< per layer: the link it waited for most; -1: none
    std::vector<int> stages; ///< per layer: which part of the network it belongs to, by the size of its output
    std::vector<std::int64_t> copies; ///< per layer: of its weights
    // of a simulated program: layers are cores
    std::shared_ptr<const program::SimulatedTimeline> simulated;
    std::shared_ptr<const network::Network> network;
    std::vector<timeline::OperationRef> firstOfLayer; ///< per layer of the network: its first instruction
    std::vector<std::int64_t> endOfLayer; ///< … and where its last one ends
};

/// Sums and levels of detail of a timeline. Cancelled when \a run says so.
[[nodiscard]] Result<std::shared_ptr<const TimelineData>> prepareTimeline(std::shared_ptr<const timeline::Timeline> timeline,
                                                                          const RunContext& run = {});
/// The same from a design. Errors of timeline::timelineOf().
[[nodiscard]] Result<std::shared_ptr<const TimelineData>> prepareTimeline(const design::Design& design, int images,
                                                                          const RunContext& run = {});

/// The same of a simulated program of \a network.
[[nodiscard]] Result<std::shared_ptr<const TimelineData>>
prepareTimeline(std::shared_ptr<const program::SimulatedTimeline> simulated, std::shared_ptr<const network::Network> network, const RunContext& run = {});

} // namespace pim::widgets
