// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/pyramid.h"

#include <algorithm>
#include <chrono>

namespace pim::timeline {
namespace {

constexpr std::int64_t kPoll = 1 << 15;
/// Cycles of a bucket: busy, then Data, Unit, Adc, Noc.
using Cycles = std::array<std::int32_t, 5>;

/// Adds stretches to the buckets they cover.
class Filler
{
public:
    Filler(std::vector<Cycles>& buckets, std::int64_t first, int shift)
        : m_buckets(buckets)
        , m_first(first)
        , m_shift(shift)
    {
    }
    void add(std::size_t what, std::int64_t begin, std::int64_t length)
    {
        std::int64_t i = (begin >> m_shift) - m_first;
        while (length > 0) {
            const std::int64_t part = std::min(length, ((i + m_first + 1) << m_shift) - begin);
            m_buckets[static_cast<std::size_t>(i)][what] += static_cast<std::int32_t>(part);
            begin += part;
            length -= part;
            ++i;
        }
    }

private:
    std::vector<Cycles>& m_buckets;
    std::int64_t m_first;
    int m_shift;
};

} // namespace

Result<Pyramid> Pyramid::of(std::shared_ptr<const Timeline> timeline, const RunContext& run)
{
    Pyramid pyramid;
    pyramid.m_timeline = std::move(timeline);
    const Timeline& t = *pyramid.m_timeline;
    pyramid.m_lanes.resize(t.layers.size());
    const double total = static_cast<double>(std::max<std::int64_t>(1, t.operationCount()));
    double done = 0;
    auto told = std::chrono::steady_clock::now();
    std::vector<Cycles> cycles;
    for (std::size_t l = 0; l < t.layers.size(); ++l) {
        const auto layer = static_cast<int>(l);
        const std::int64_t blocks = t.blocks(layer);
        pyramid.m_lanes[l].resize(t.layers[l].operations.size());
        for (std::size_t j = 0; j < t.layers[l].operations.size(); ++j) {
            const auto op = static_cast<int>(j);
            Lane& lane = pyramid.m_lanes[l][j];
            if (run.cancelled())
                return fail(ErrorCode::Cancelled, "stopped");
            if (blocks == 0) {
                lane.levels.resize(1);
                continue;
            }
            const std::int64_t begin = t.start(layer, op, 0), end = t.end(layer, op, blocks - 1);
            while (((end - begin) >> lane.shift) > blocks)
                ++lane.shift;
            lane.first = begin >> lane.shift;
            cycles.assign(static_cast<std::size_t>(((end - 1) >> lane.shift) - lane.first + 1), {});
            Filler filler(cycles, lane.first, lane.shift);
            const std::int64_t span = t.shape(layer, op).span;
            for (std::int64_t q = 0; q < blocks; ++q) {
                if (q % kPoll == kPoll - 1 && run.cancelled())
                    return fail(ErrorCode::Cancelled, "stopped");
                if (q > 0) {
                    const Gap gap = gapBefore(t, layer, op, q);
                    std::int64_t at = gap.begin;
                    for (int i = 0; i < gap.count; ++i) {
                        const Gap::Piece& piece = gap.pieces[static_cast<std::size_t>(i)];
                        if (!piece.idle)
                            filler.add(1 + static_cast<std::size_t>(piece.stall), at, piece.length);
                        at += piece.length;
                    }
                }
                filler.add(0, t.start(layer, op, q), span);
            }
            for (int level = 0;; ++level) {
                // A bucket at the edge is as long as any other: what lies outside is idle.
                const double full = static_cast<double>(std::int64_t { 1 } << (lane.shift + level));
                auto& buckets = lane.levels.emplace_back(cycles.size());
                for (std::size_t i = 0; i < cycles.size(); ++i) {
                    const auto part = [&](std::size_t what) {
                        return static_cast<std::uint8_t>(255.0 * cycles[i][what] / full);
                    };
                    buckets[i] = { part(0), { part(1), part(2), part(3), part(4) } };
                }
                if (cycles.size() == 1)
                    break;
                const std::int64_t first = lane.first >> level, half = first >> 1;
                const auto count = static_cast<std::size_t>(((first + static_cast<std::int64_t>(cycles.size()) - 1) >> 1) - half + 1);
                // In place: the sum goes to an index that has been read.
                const bool odd = (first & 1) != 0;
                for (std::size_t i = 0; i < count; ++i) {
                    Cycles sum {};
                    for (std::size_t k = 0; k < 2; ++k) {
                        const std::size_t from = 2 * i + k;
                        if (odd ? from == 0 : false)
                            continue;
                        const std::size_t at = odd ? from - 1 : from;
                        if (at >= cycles.size())
                            continue;
                        for (std::size_t w = 0; w < sum.size(); ++w)
                            sum[w] += cycles[at][w];
                    }
                    cycles[i] = sum;
                }
                cycles.resize(count);
            }
            done += static_cast<double>(blocks);
            if (run.onProgress && std::chrono::steady_clock::now() - told > std::chrono::milliseconds(50)) {
                told = std::chrono::steady_clock::now();
                run.onProgress({ "preparing the timeline", done / total });
            }
        }
    }
    return pyramid;
}

std::size_t Pyramid::bytes() const
{
    std::size_t sum = 0;
    for (const auto& layer : m_lanes)
        for (const Lane& lane : layer) {
            sum += sizeof(Lane);
            for (const auto& level : lane.levels)
                sum += level.capacity() * sizeof(Bucket) + sizeof(level);
        }
    return sum;
}

std::size_t timelineBytes(const Timeline& t)
{
    std::size_t sum = 0;
    for (const auto& layer : t.schedule->layers)
        sum += layer.starts.capacity() * sizeof(layer.starts[0]) + layer.waits.capacity() * sizeof(layer.waits[0]);
    for (const LayerTrace& layer : t.layers)
        for (const Provider& p : layer.providers)
            sum += p.blocks.capacity() * sizeof(p.blocks[0]);
    return sum;
}

} // namespace pim::timeline
