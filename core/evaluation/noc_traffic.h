// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/design/design.h"
#include "core/evaluation/evaluation.h"

namespace pim::evaluation {

/// Way of a directed link of the mesh.
enum class LinkDirection : std::uint8_t { East, West, South, North };

/// A layer's transfer (inputs to its macros) or merge (partial sums to its merge macro).
struct NocStream
{
    int layer = 0;
    bool merge = false;
    bool operator==(const NocStream&) const = default;
};

/// Row first, then column: at most one bend.
struct NocRoute
{
    design::Cell from, bend, to;
    bool fromPort = false; ///< comes from off chip, through the port at the mesh's corner
    int hops() const;
};

/// Everything one stream does in an inference.
struct StreamTraffic
{
    NocStream stream;
    std::int64_t flitsPerBlock = 0, blocks = 0;
    std::int64_t links = 0; ///< directed links of all its routes, each once
    int hops = 0; ///< of the longest route, the port's included
    std::int32_t length = 0; ///< cycles of one block
    std::vector<NocRoute> routes; ///< those that leave their macro
    std::int64_t flits() const { return flitsPerBlock * blocks; }
};

struct LinkShare
{
    int stream = 0; ///< index into NocTraffic::streams
    std::int64_t flits = 0; ///< per inference
};

/// Two streams that share links, and what that cost the one that waited.
struct NocConflict
{
    int waits = 0, holds = 0; ///< indices into NocTraffic::streams
    std::int64_t blocks = 0; ///< that waited
    std::int64_t cycles = 0; ///< in all
    std::size_t firstLink = 0; ///< the first shared one on the waiting stream's way
};

/// What the mesh of an evaluated design carries. A directed link is number (row * cols + col) * 4 + direction of the
/// macro it leaves.
///
/// A stream sends a block's flits once over each link of the union of its routes, as the evaluation charges them: the
/// sum of loads over all links is the sum over streams of flits times links.
struct NocTraffic
{
    int rows = 0, cols = 0;
    std::vector<StreamTraffic> streams; ///< 2 * layer is a layer's transfer, 2 * layer + 1 its merge; silent ones too
    std::vector<std::int64_t> flits; ///< per link and inference
    std::vector<std::size_t> shareBegin; ///< per link into shares; one more at the end
    std::vector<LinkShare> shares;
    /// By cycles, most first. Pairs that share links and never met are not listed. Needs the schedule.
    std::vector<NocConflict> conflicts;
    int conflictPairs = 0; ///< that share links, met or not
    std::int64_t waitedCycles = 0; ///< of all conflicts; Evaluation::nocBubbles
    std::int64_t mostFlits = 0; ///< of the busiest link

    std::size_t linkCount() const { return flits.size(); }
    design::Cell linkFrom(std::size_t link) const;
    design::Cell linkTo(std::size_t link) const;
    static LinkDirection linkDirection(std::size_t link) { return static_cast<LinkDirection>(link % 4); }
    std::span<const LinkShare> sharesOf(std::size_t link) const
    {
        return { shares.data() + shareBegin[link], shares.data() + shareBegin[link + 1] };
    }
};

/// Traffic of \a evaluation of \a design. Conflicts are empty unless it has its schedule. Without factors (nothing could
/// be computed) there are no links.
[[nodiscard]] NocTraffic nocTraffic(const design::Design& design, const Evaluation& evaluation);

} // namespace pim::evaluation
