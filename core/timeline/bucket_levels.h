// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace pim::timeline {

/// Shares of a stretch of a lane, 255 = all of it; what is missing is idle.
template <std::size_t kKinds> struct BasicBucket
{
    std::uint8_t busy = 0;
    std::array<std::uint8_t, kKinds> stalled {};
    bool operator==(const BasicBucket&) const = default;
};

/// Buckets of one lane, each level half as many as the one below.
template <std::size_t kKinds> struct BucketLevels
{
    using Bucket = BasicBucket<kKinds>;
    int shift = 0; ///< buckets of the lowest level are 2^shift cycles long and begin at multiples of that
    std::int64_t first = 0; ///< number of the first bucket of the lowest level
    std::vector<std::vector<Bucket>> levels;
    /// The bucket that covers \a cycle on a level; none where nothing ever happens.
    const Bucket* at(int level, std::int64_t cycle) const
    {
        if (cycle < 0 || static_cast<std::size_t>(level) >= levels.size())
            return nullptr;
        const std::int64_t i = (cycle >> (shift + level)) - (first >> level);
        const auto& buckets = levels[static_cast<std::size_t>(level)];
        return i >= 0 && i < static_cast<std::int64_t>(buckets.size()) ? &buckets[static_cast<std::size_t>(i)] : nullptr;
    }
    std::size_t bytes() const
    {
        std::size_t sum = sizeof(*this);
        for (const auto& level : levels)
            sum += level.capacity() * sizeof(Bucket) + sizeof(level);
        return sum;
    }
};

/// Adds up the cycles of a lane, then makes its levels. One after the other for several lanes: the room is kept.
template <std::size_t kKinds> class LevelBuilder
{
public:
    /// For cycles [begin, end) in at most about \a most buckets.
    void start(std::int64_t begin, std::int64_t end, std::int64_t most)
    {
        m_lane = {};
        while (((end - begin) >> m_lane.shift) > most)
            ++m_lane.shift;
        m_lane.first = begin >> m_lane.shift;
        m_cycles.assign(static_cast<std::size_t>(((end - 1) >> m_lane.shift) - m_lane.first + 1), {});
    }
    /// \a what: 0 busy, 1 + kind of stall. REQUIRES: within the cycles of start().
    void add(std::size_t what, std::int64_t begin, std::int64_t length)
    {
        const int shift = m_lane.shift;
        std::int64_t i = (begin >> shift) - m_lane.first;
        while (length > 0) {
            const std::int64_t part = std::min(length, ((i + m_lane.first + 1) << shift) - begin);
            m_cycles[static_cast<std::size_t>(i)][what] += part;
            begin += part;
            length -= part;
            ++i;
        }
    }
    BucketLevels<kKinds> finish()
    {
        for (int level = 0;; ++level) {
            // A bucket at the edge is as long as any other: what lies outside is idle.
            const double full = static_cast<double>(std::int64_t { 1 } << (m_lane.shift + level));
            auto& buckets = m_lane.levels.emplace_back(m_cycles.size());
            for (std::size_t i = 0; i < m_cycles.size(); ++i) {
                const auto part = [&](std::size_t what) {
                    return static_cast<std::uint8_t>(255.0 * static_cast<double>(m_cycles[i][what]) / full);
                };
                buckets[i].busy = part(0);
                for (std::size_t k = 0; k < kKinds; ++k)
                    buckets[i].stalled[k] = part(k + 1);
            }
            if (m_cycles.size() == 1)
                return std::move(m_lane);
            halve(level);
        }
    }

private:
    void halve(int level)
    {
        const std::int64_t first = m_lane.first >> level, half = first >> 1;
        const auto count = static_cast<std::size_t>(((first + static_cast<std::int64_t>(m_cycles.size()) - 1) >> 1) - half + 1);
        // In place: the sum goes to an index that has been read.
        const bool odd = (first & 1) != 0;
        for (std::size_t i = 0; i < count; ++i) {
            Cycles sum {};
            for (std::size_t k = 0; k < 2; ++k) {
                const std::size_t from = 2 * i + k;
                if (odd && from == 0)
                    continue;
                const std::size_t at = odd ? from - 1 : from;
                if (at >= m_cycles.size())
                    continue;
                for (std::size_t w = 0; w < sum.size(); ++w)
                    sum[w] += m_cycles[at][w];
            }
            m_cycles[i] = sum;
        }
        m_cycles.resize(count);
    }

    using Cycles = std::array<std::int64_t, kKinds + 1>;
    BucketLevels<kKinds> m_lane;
    std::vector<Cycles> m_cycles;
};

} // namespace pim::timeline
