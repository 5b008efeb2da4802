// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/lane_times.h"

#include <algorithm>
#include <cassert>

#include "core/timeline/recorded.h"

namespace pim::timeline {
namespace {

constexpr std::int64_t kStride = 16;
constexpr std::int64_t kPoll = 1 << 15; ///< operations between two looks at the stop token

constexpr auto kAdc = static_cast<std::size_t>(Stall::Adc);

/// An operation's cycles before \a until.
void addBlock(const Timeline& t, int layer, int op, std::int64_t block, std::int64_t until, LaneShare& share)
{
    forPieces(t, layer, op, block, [&](std::int64_t at, std::int64_t length, bool busy) {
        (busy ? share.busy : share.stalled[kAdc]) += std::clamp<std::int64_t>(until - at, 0, length);
    });
}

void addGap(const Gap& gap, std::array<std::int64_t, kStallKinds>& stalls)
{
    for (int i = 0; i < gap.count; ++i)
        if (const Gap::Piece& piece = gap.pieces[static_cast<std::size_t>(i)]; !piece.idle)
            stalls[static_cast<std::size_t>(piece.stall)] += piece.length;
}

} // namespace

Result<LaneTimes> LaneTimes::of(std::shared_ptr<const Timeline> timeline, const RunContext& run)
{
    LaneTimes times;
    times.m_timeline = std::move(timeline);
    const Timeline& t = *times.m_timeline;
    if (t.recorded) // has them with it
        return times;
    times.m_sums.resize(t.layers.size());
    for (std::size_t l = 0; l < t.layers.size(); ++l) {
        const auto layer = static_cast<int>(l);
        const std::int64_t blocks = t.blocks(layer);
        times.m_sums[l].resize(t.layers[l].operations.size());
        for (std::size_t j = 0; j < times.m_sums[l].size(); ++j) {
            auto& sums = times.m_sums[l][j];
            sums.reserve(static_cast<std::size_t>(blocks / kStride + 1));
            LaneShare share;
            for (std::int64_t q = 0; q < blocks; ++q) {
                if (q % kPoll == 0 && run.cancelled())
                    return fail(ErrorCode::Cancelled, "stopped");
                addGap(gapBefore(t, layer, static_cast<int>(j), q), share.stalled);
                if (q % kStride == 0) {
                    Sums& kept = sums.emplace_back();
                    for (std::size_t i = 0; i < kStallCount; ++i)
                        kept[i] = static_cast<std::int32_t>(share.stalled[i]);
                    kept[kStallCount] = static_cast<std::int32_t>(share.busy);
                }
                addBlock(t, layer, static_cast<int>(j), q, t.span, share);
            }
        }
    }
    return times;
}

std::size_t LaneTimes::bytes() const
{
    std::size_t sum = 0;
    for (const auto& layer : m_sums)
        for (const auto& lane : layer)
            sum += lane.capacity() * sizeof(Sums);
    return sum;
}

LaneShare LaneTimes::until(int layer, int op, std::int64_t cycle) const
{
    const Timeline& t = *m_timeline;
    if (t.recorded)
        return t.recorded->lane(layer, op).until(cycle);
    LaneShare share;
    const std::int64_t block = t.blockAt(layer, op, cycle);
    if (block >= 0) {
        const auto& sums = m_sums[static_cast<std::size_t>(layer)][static_cast<std::size_t>(op)];
        const std::int64_t known = block / kStride;
        for (std::size_t i = 0; i < kStallCount; ++i)
            share.stalled[i] = sums[static_cast<std::size_t>(known)][i];
        share.busy = sums[static_cast<std::size_t>(known)][kStallCount];
        for (std::int64_t q = known * kStride; q <= block; ++q) {
            if (q > known * kStride)
                addGap(gapBefore(t, layer, op, q), share.stalled);
            addBlock(t, layer, op, q, cycle, share);
        }
        if (cycle > t.end(layer, op, block) && block + 1 < t.blocks(layer)) {
            const Gap gap = gapBefore(t, layer, op, block + 1);
            std::int64_t left = cycle - t.end(layer, op, block);
            for (int i = 0; i < gap.count && left > 0; ++i) {
                const Gap::Piece& piece = gap.pieces[static_cast<std::size_t>(i)];
                const std::int64_t part = std::min(left, piece.length);
                if (!piece.idle)
                    share.stalled[static_cast<std::size_t>(piece.stall)] += part;
                left -= part;
            }
        }
    }
    share.idle = cycle - share.busy - share.stalls();
    return share;
}

LaneShare LaneTimes::share(int layer, int op, std::int64_t from, std::int64_t to) const
{
    assert(from <= to);
    LaneShare share = until(layer, op, to);
    share -= until(layer, op, from);
    return share;
}

std::vector<ResourceShare> areaShares(const LaneTimes& times, const std::vector<int>& layers, std::int64_t from,
                                      std::int64_t to, int stretches)
{
    const Timeline& t = times.timeline();
    std::vector<ResourceShare> found;
    if (to <= from)
        return found;
    stretches = static_cast<int>(std::clamp<std::int64_t>(to - from, 1, std::max(1, stretches)));
    for (int kind = 0; kind < dataflow::kOperationCount; ++kind) {
        ResourceShare resource;
        resource.kind = static_cast<Operation>(kind);
        std::vector<std::int64_t> busy(static_cast<std::size_t>(stretches), 0);
        for (std::size_t l = 0; l < t.layers.size(); ++l) {
            const auto layer = static_cast<int>(l);
            if (!layers.empty() && std::find(layers.begin(), layers.end(), layer) == layers.end())
                continue;
            for (std::size_t j = 0; j < t.layers[l].operations.size(); ++j) {
                if (t.layers[l].operations[j].kind != resource.kind)
                    continue;
                ++resource.lanes;
                const LaneShare first = times.until(layer, static_cast<int>(j), from);
                LaneShare before = first;
                for (int s = 0; s < stretches; ++s) {
                    const LaneShare now = times.until(layer, static_cast<int>(j), from + (to - from) * (s + 1) / stretches);
                    busy[static_cast<std::size_t>(s)] += now.busy - before.busy;
                    before = now;
                }
                before -= first;
                resource.share += before;
            }
        }
        if (resource.lanes == 0)
            continue;
        resource.average = static_cast<double>(resource.share.busy) / static_cast<double>(resource.share.span());
        std::int64_t begin = from;
        for (int s = 0; s < stretches; ++s) {
            const std::int64_t end = from + (to - from) * (s + 1) / stretches;
            resource.peak = std::max(resource.peak,
                                     static_cast<double>(busy[static_cast<std::size_t>(s)])
                                         / static_cast<double>((end - begin) * resource.lanes));
            begin = end;
        }
        found.push_back(resource);
    }
    return found;
}

} // namespace pim::timeline
