// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/timeline/timeline.h"

namespace pim::timeline {

/// What several layers use in turn, in time order: a link of the NoC, or ADCs that two layers share.
struct SharedLane
{
    struct Use
    {
        std::int64_t start = 0;
        OperationRef operation;
    };
    int link = -1; ///< of a link
    int layer = -1, partner = -1; ///< of ADCs: the earlier and the later layer
    std::vector<Use> uses;
    std::int64_t busy = 0; ///< cycles
};

/// Links that transfers or merges use, with the cycles they are busy, most first.
struct LinkLoad
{
    int link = -1;
    std::int64_t busy = 0;
    std::int64_t held = 0; ///< cycles that operations waited for this link or others of their route
};
std::vector<LinkLoad> linkLoads(const Timeline& timeline);
/// The same for the links on which operations of \a layer waited, most waited for first.
std::vector<LinkLoad> waitedLinks(const Timeline& timeline, int layer);
SharedLane linkLane(const Timeline& timeline, int link);
/// Pairs of layers that share ADCs, the earlier one first.
std::vector<std::pair<int, int>> sharedAdcs(const Timeline& timeline);
SharedLane adcLane(const Timeline& timeline, int layer);

} // namespace pim::timeline
