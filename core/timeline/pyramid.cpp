// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/pyramid.h"

#include <algorithm>
#include <chrono>

namespace pim::timeline {
namespace {

constexpr std::int64_t kPoll = 1 << 15;
} // namespace

Result<Pyramid> Pyramid::of(std::shared_ptr<const Timeline> timeline, const RunContext& run)
{
    Pyramid pyramid;
    pyramid.m_timeline = std::move(timeline);
    const Timeline& t = *pyramid.m_timeline;
    if (t.recorded) // has its own
        return pyramid;
    pyramid.m_lanes.resize(t.layers.size());
    const double total = static_cast<double>(std::max<std::int64_t>(1, t.operationCount()));
    double done = 0;
    auto told = std::chrono::steady_clock::now();
    LevelBuilder<4> builder;
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
            builder.start(begin, end, blocks);
            for (std::int64_t q = 0; q < blocks; ++q) {
                if (q % kPoll == kPoll - 1 && run.cancelled())
                    return fail(ErrorCode::Cancelled, "stopped");
                if (q > 0) {
                    const Gap gap = gapBefore(t, layer, op, q);
                    std::int64_t at = gap.begin;
                    for (int i = 0; i < gap.count; ++i) {
                        const Gap::Piece& piece = gap.pieces[static_cast<std::size_t>(i)];
                        if (!piece.idle)
                            builder.add(1 + static_cast<std::size_t>(piece.stall), at, piece.length);
                        at += piece.length;
                    }
                }
                forPieces(t, layer, op, q, [&](std::int64_t at, std::int64_t length, bool busy) {
                    builder.add(busy ? 0 : 1 + static_cast<std::size_t>(Stall::Adc), at, length);
                });
            }
            lane = builder.finish();
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
        for (const Lane& lane : layer)
            sum += lane.bytes();
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
