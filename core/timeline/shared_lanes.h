// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/timeline/timeline.h"

namespace pim::timeline {

/// What several layers use in turn: a link of the NoC, or ADCs that two layers share. It names the lanes of operations that
/// use it; their times are in the timeline, so it costs nothing whatever the length of the schedule.
struct SharedLane
{
    struct User
    {
        int layer = -1, op = -1;
        bool operator==(const User&) const = default;
    };
    int link = -1; ///< of a link
    int layer = -1, partner = -1; ///< of ADCs: the earlier and the later layer
    std::vector<User> users;
    std::int64_t busy = 0; ///< cycles
};
/// Cycles that an operation keeps its links, or that it converts in shared ADCs, over all of its blocks.
std::int64_t busyCycles(const Timeline& timeline, int layer, int op);
/// The operations of a shared lane that are under way in cycles [from, to), in time order.
std::vector<OperationRef> usesOf(const Timeline& timeline, const SharedLane& lane, std::int64_t from, std::int64_t to);

/// Links that transfers or merges use, with the cycles they are busy, most first.
struct LinkLoad
{
    int link = -1;
    std::int64_t busy = 0;
    std::int64_t held = 0; ///< cycles that operations waited for this link or others of their route
};
///
/// Looks at every transfer and merge: some 50 ms for 10^7 operations.
std::vector<LinkLoad> linkLoads(const Timeline& timeline);
/// The same for the links on which operations of \a layer waited, most waited for first. Looks at every one of the layer.
std::vector<LinkLoad> waitedLinks(const Timeline& timeline, int layer);
SharedLane linkLane(const Timeline& timeline, int link);
/// Pairs of layers that share ADCs, the earlier one first.
std::vector<std::pair<int, int>> sharedAdcs(const Timeline& timeline);
SharedLane adcLane(const Timeline& timeline, int layer);

} // namespace pim::timeline
