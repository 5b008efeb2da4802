// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/recorded.h"

#include <cassert>

namespace pim::timeline {
namespace {

constexpr std::uint32_t kLengthBits = 28, kLongest = (1U << kLengthBits) - 1, kInside = 1U << kLengthBits;
constexpr std::int64_t kOperationsABucket = 16, kFewBuckets = 512;

std::uint32_t kindOf(Stall stall)
{
    const auto found = std::find(kRecordedStalls.begin(), kRecordedStalls.end(), stall);
    return static_cast<std::uint32_t>(found - kRecordedStalls.begin());
}

} // namespace

void RecordedLane::add(std::int64_t start, std::int64_t length, std::int32_t item, std::initializer_list<RecordedStall> before,
                       RecordedStall inside)
{
    assert(m_starts.empty() || start >= end(count() - 1));
    if (count() % kStride == 0) {
        Sums sums;
        sums.stalls = static_cast<std::uint32_t>(m_stalls.size());
        m_sums.push_back(sums); // the rest follows in finish()
    }
    std::int64_t excess = -(start - (m_starts.empty() ? 0 : end(count() - 1)));
    for (const RecordedStall& stall : before)
        excess += stall.length;
    std::uint32_t parts = 0;
    const auto put = [&](Stall stall, std::int64_t rest, std::uint32_t flag) {
        for (; rest > 0; rest -= kLongest, ++parts)
            m_stalls.push_back(kindOf(stall) << (kLengthBits + 1) | flag | static_cast<std::uint32_t>(std::min<std::int64_t>(rest, kLongest)));
    };
    for (const RecordedStall& stall : before) {
        const std::int64_t hidden = std::clamp<std::int64_t>(excess, 0, stall.length); // the unit was busy then
        excess -= hidden;
        put(stall.stall, stall.length - hidden, 0);
    }
    put(inside.stall, std::min(inside.length, length), kInside);
    m_starts.push_back(static_cast<std::uint32_t>(start));
    m_lengths.push_back(static_cast<std::uint32_t>(length));
    m_items.push_back(static_cast<std::uint32_t>(item));
    m_counts.push_back(static_cast<std::uint8_t>(parts));
}

std::size_t RecordedLane::firstStall(std::int64_t q) const
{
    std::size_t first = m_sums[static_cast<std::size_t>(q / kStride)].stalls;
    for (std::int64_t i = q / kStride * kStride; i < q; ++i)
        first += m_counts[static_cast<std::size_t>(i)];
    return first;
}

RecordedLane::Stalls RecordedLane::stalls(std::int64_t q, std::size_t first) const
{
    Stalls found;
    found.gap.begin = q > 0 ? end(q - 1) : 0;
    std::array<RecordedStall, 3> before {};
    int count = -1;
    std::int64_t stalled = 0;
    for (std::size_t i = first; i < first + m_counts[static_cast<std::size_t>(q)]; ++i) {
        const Stall stall = kRecordedStalls[m_stalls[i] >> (kLengthBits + 1)];
        const std::int64_t length = m_stalls[i] & kLongest;
        if ((m_stalls[i] & kInside) != 0) {
            found.inside.stall = stall;
            found.inside.length += length;
            continue;
        }
        if (count < 0 || before[static_cast<std::size_t>(count)].stall != stall)
            before[static_cast<std::size_t>(++count)].stall = stall;
        before[static_cast<std::size_t>(count)].length += length;
        stalled += length;
    }
    found.gap.add(true, {}, start(q) - found.gap.begin - stalled);
    for (int i = 0; i <= count; ++i)
        found.gap.add(false, before[static_cast<std::size_t>(i)].stall, before[static_cast<std::size_t>(i)].length);
    return found;
}

Gap RecordedLane::gapBefore(std::int64_t q) const { return stalls(q, firstStall(q)).gap; }
RecordedStall RecordedLane::inside(std::int64_t q) const { return stalls(q, firstStall(q)).inside; }

void RecordedLane::finish(LevelBuilder<kKinds>& builder)
{
    for (auto* list : { &m_starts, &m_lengths, &m_items, &m_stalls })
        list->shrink_to_fit();
    m_counts.shrink_to_fit();
    m_sums.shrink_to_fit();
    if (count() == 0)
        return;
    builder.start(0, end(count() - 1), std::max(count() / kOperationsABucket, std::min(count(), kFewBuckets)));
    Sums sums;
    std::size_t first = 0;
    for (std::int64_t q = 0; q < count(); ++q) {
        if (q % kStride == 0) {
            Sums& kept = m_sums[static_cast<std::size_t>(q / kStride)];
            kept.busy = sums.busy;
            kept.stalled = sums.stalled;
        }
        const Stalls found = stalls(q, first);
        first += m_counts[static_cast<std::size_t>(q)];
        const auto add = [&](Stall stall, std::int64_t begin, std::int64_t length) {
            builder.add(1 + kindOf(stall), begin, length);
            sums.stalled[kindOf(stall)] += static_cast<std::uint32_t>(length);
        };
        std::int64_t at = found.gap.begin;
        for (int i = 0; i < found.gap.count; ++i) {
            const Gap::Piece& piece = found.gap.pieces[static_cast<std::size_t>(i)];
            if (!piece.idle)
                add(piece.stall, at, piece.length);
            at += piece.length;
        }
        if (found.inside.length > 0)
            add(found.inside.stall, at, found.inside.length);
        const std::int64_t busy = length(q) - found.inside.length;
        builder.add(0, at + found.inside.length, busy);
        sums.busy += static_cast<std::uint32_t>(busy);
    }
    m_levels = builder.finish();
}

std::int64_t RecordedLane::at(std::int64_t cycle) const
{
    if (cycle < 0)
        return -1;
    const auto limit = static_cast<std::uint32_t>(std::min(cycle, kMostCycles));
    return std::upper_bound(m_starts.begin(), m_starts.end(), limit) - m_starts.begin() - 1;
}

LaneShare RecordedLane::until(std::int64_t cycle) const
{
    LaneShare share;
    // The operation under way, or the next one: its stalls may have begun.
    const std::int64_t begun = at(cycle), last = std::min(begun + 1, count() - 1);
    if (last >= 0) {
        const std::int64_t known = std::max<std::int64_t>(0, begun) / kStride * kStride;
        const Sums& sums = m_sums[static_cast<std::size_t>(known / kStride)];
        share.busy = sums.busy;
        for (std::size_t k = 0; k < kKinds; ++k)
            share.stalled[static_cast<std::size_t>(kRecordedStalls[k])] = sums.stalled[k];
        std::size_t first = sums.stalls;
        for (std::int64_t q = known; q <= last; ++q) {
            const Stalls found = stalls(q, first);
            first += m_counts[static_cast<std::size_t>(q)];
            std::int64_t at = found.gap.begin;
            const auto until = [&](std::int64_t length) {
                const std::int64_t part = std::clamp<std::int64_t>(cycle - at, 0, length);
                at += length;
                return part;
            };
            for (int i = 0; i < found.gap.count; ++i) {
                const Gap::Piece& piece = found.gap.pieces[static_cast<std::size_t>(i)];
                const std::int64_t part = until(piece.length);
                if (!piece.idle)
                    share.stalled[static_cast<std::size_t>(piece.stall)] += part;
            }
            share.stalled[static_cast<std::size_t>(found.inside.stall)] += until(found.inside.length);
            share.busy += until(length(q) - found.inside.length);
        }
    }
    share.idle = cycle - share.busy - share.stalls();
    return share;
}

std::size_t RecordedLane::bytes() const
{
    return sizeof(*this) + (m_starts.capacity() + m_lengths.capacity() + m_items.capacity() + m_stalls.capacity()) * sizeof(std::uint32_t)
        + m_counts.capacity() + m_sums.capacity() * sizeof(Sums) + m_levels.bytes();
}

std::int64_t Recorded::count() const
{
    std::int64_t sum = 0;
    for (const auto& layer : lanes)
        for (const RecordedLane& lane : layer)
            sum += lane.count();
    return sum;
}

std::size_t Recorded::bytes() const
{
    std::size_t sum = 0;
    for (const auto& layer : lanes)
        for (const RecordedLane& lane : layer)
            sum += lane.bytes();
    return sum;
}

} // namespace pim::timeline
