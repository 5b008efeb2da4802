// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/timeline/bucket_levels.h"
#include "core/timeline/lane_times.h"

namespace pim::timeline {

/// Shares of a stretch of a lane: Data, Unit, Adc, Noc; Buffer never occurs.
using Bucket = BasicBucket<4>;
static_assert(sizeof(Bucket) == 5);

/// The levels of detail of all lanes: buckets of busy and stalled time, each level half as many as the one below. The
/// lowest level of a lane has about one bucket an operation, so all of them take at most 10 bytes an operation; below
/// that the operations themselves are few enough to be drawn.
class Pyramid
{
public:
    /// About 40 ns an operation. Cancelled when \a run says so; progress in stages of a lane.
    [[nodiscard]] static Result<Pyramid> of(std::shared_ptr<const Timeline> timeline, const RunContext& run = {});

    using Lane = BucketLevels<4>;
    const Lane& lane(int layer, int op) const { return m_lanes[static_cast<std::size_t>(layer)][static_cast<std::size_t>(op)]; }
    const Timeline& timeline() const { return *m_timeline; }
    const std::shared_ptr<const Timeline>& shared() const { return m_timeline; }
    std::size_t bytes() const;

private:
    std::shared_ptr<const Timeline> m_timeline;
    std::vector<std::vector<Lane>> m_lanes;
};

/// Memory of a timeline without its pyramid: start, reason and dependencies.
std::size_t timelineBytes(const Timeline& timeline);

} // namespace pim::timeline
