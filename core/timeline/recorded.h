// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <utility>
#include <vector>

#include "core/timeline/bucket_levels.h"
#include "core/timeline/lane_times.h"

namespace pim::timeline {

/// Time that something waited before it started or while it ran, cycles.
struct RecordedStall
{
    Stall stall = Stall::Unit;
    std::int64_t length = 0;
};

/// What one unit did: operations one after the other, each with a length and a number of its own, and why it stood still.
/// Some 16 bytes an operation and 4 a stall, sums and levels of detail included; starts within 2^32 cycles.
class RecordedLane
{
public:
    static constexpr std::size_t kKinds = kRecordedStalls.size();
    using Levels = BucketLevels<kKinds>;
    static constexpr std::int64_t kMostCycles = (std::int64_t { 1 } << 32) - 1;

    /// Append an operation [start, start + length) with the \a item it executes. \a before: why it did not start earlier,
    /// in the order of time, the last one ends at its start; what reaches into the operation in front counts as busy.
    /// \a inside: what it waited for after its start. A stall without length is none.
    /// REQUIRES: start >= end of the last one; start + length <= kMostCycles; stalls of kRecordedStalls.
    void add(std::int64_t start, std::int64_t length, std::int32_t item, std::initializer_list<RecordedStall> before, RecordedStall inside);
    /// Sums and levels of detail; nothing is added afterwards.
    void finish(LevelBuilder<kKinds>& builder);

    std::int64_t count() const { return static_cast<std::int64_t>(m_starts.size()); }
    std::int64_t start(std::int64_t q) const { return m_starts[static_cast<std::size_t>(q)]; }
    std::int64_t length(std::int64_t q) const { return m_lengths[static_cast<std::size_t>(q)]; }
    std::int64_t end(std::int64_t q) const { return start(q) + length(q); }
    std::int32_t item(std::int64_t q) const { return static_cast<std::int32_t>(m_items[static_cast<std::size_t>(q)]); }
    /// The last operation that starts at \a cycle or before; -1: none.
    std::int64_t at(std::int64_t cycle) const;
    /// The time since the end of the operation in front (since cycle 0), in pieces.
    Gap gapBefore(std::int64_t q) const;
    /// What the operation waited for at its beginning; length 0: nothing.
    RecordedStall inside(std::int64_t q) const;
    /// Busy, stalled and idle time of cycles [0, cycle).
    LaneShare until(std::int64_t cycle) const;
    const Levels& levels() const { return m_levels; }
    std::size_t bytes() const;

private:
    static constexpr std::int64_t kStride = 64; ///< operations between two sums
    struct Sums
    {
        std::uint32_t busy = 0;
        std::array<std::uint32_t, kKinds> stalled {};
        std::uint32_t stalls = 0; ///< index of the first stall
    };
    struct Stalls
    {
        Gap gap;
        RecordedStall inside;
    };
    std::size_t firstStall(std::int64_t q) const;
    Stalls stalls(std::int64_t q, std::size_t first) const;

    std::vector<std::uint32_t> m_starts, m_lengths, m_items;
    std::vector<std::uint8_t> m_counts; ///< stalls of each operation
    std::vector<std::uint32_t> m_stalls; ///< kind (3 bits), inside (1 bit), length (28 bits); longer ones in parts
    std::vector<Sums> m_sums; ///< before every kStride-th operation
    Levels m_levels;
};

/// The lanes of a recorded run: of each core, of each of its units.
class Recorded
{
public:
    std::vector<std::vector<RecordedLane>> lanes; ///< [layer][op]
    std::function<std::string_view(int layer, std::int32_t item)> name; ///< of an item: "mvmul"
    const RecordedLane& lane(int layer, int op) const { return lanes[static_cast<std::size_t>(layer)][static_cast<std::size_t>(op)]; }
    std::int64_t count() const;
    std::size_t bytes() const;
};

} // namespace pim::timeline
