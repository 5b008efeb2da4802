// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/timeline/stalls.h"

namespace pim::timeline {

/// How a lane, or several, spend their time; cycles.
struct LaneShare
{
    std::int64_t busy = 0, idle = 0;
    std::array<std::int64_t, kStallKinds> stalled {};
    std::int64_t stalls() const
    {
        std::int64_t sum = 0;
        for (const std::int64_t s : stalled)
            sum += s;
        return sum;
    }
    std::int64_t span() const { return busy + idle + stalls(); }
    LaneShare& operator-=(const LaneShare& other)
    {
        busy -= other.busy;
        idle -= other.idle;
        for (std::size_t i = 0; i < stalled.size(); ++i)
            stalled[i] -= other.stalled[i];
        return *this;
    }
    LaneShare& operator+=(const LaneShare& other)
    {
        busy += other.busy;
        idle += other.idle;
        for (std::size_t i = 0; i < stalled.size(); ++i)
            stalled[i] += other.stalled[i];
        return *this;
    }
    bool operator==(const LaneShare&) const = default;
};

/// Sums over any stretch of any lane in a few steps, exactly: running sums at every 16th block, 1.5 bytes an operation.
class LaneTimes
{
public:
    LaneTimes() = default;
    /// Cancelled when \a run says so.
    [[nodiscard]] static Result<LaneTimes> of(std::shared_ptr<const Timeline> timeline, const RunContext& run = {});

    /// Cycles [0, cycle) of a lane.
    LaneShare until(int layer, int op, std::int64_t cycle) const;
    /// Cycles [from, to) of a lane: the parts add up to `to - from`. REQUIRES: from <= to.
    LaneShare share(int layer, int op, std::int64_t from, std::int64_t to) const;
    /// Of the whole span.
    LaneShare share(int layer, int op) const { return share(layer, op, 0, m_timeline->span); }
    const Timeline& timeline() const { return *m_timeline; }
    std::size_t bytes() const;

private:
    using Sums = std::array<std::int32_t, kStallCount + 1>; ///< stalls, then busy
    std::shared_ptr<const Timeline> m_timeline;
    std::vector<std::vector<std::vector<Sums>>> m_sums; ///< [layer][op][block / 16]: before that block's start
};

/// All lanes of one kind of operation in an area: the table of the area selection.
struct ResourceShare
{
    Operation kind = Operation::Load;
    int lanes = 0;
    LaneShare share;
    double average = 0; ///< lanes busy at a time / lanes
    double peak = 0; ///< the same in the busiest of the stretches the area is looked at in
};

/// Sums over the lanes of \a layers (all when empty) in cycles [from, to), by kind of operation in the order of the
/// block; the peak over \a stretches equal parts of the time.
std::vector<ResourceShare> areaShares(const LaneTimes& times, const std::vector<int>& layers, std::int64_t from,
                                      std::int64_t to, int stretches = 128);

} // namespace pim::timeline
