// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/program/mapping.h"

namespace pim::program::detail {

/// Bytes that one core hands another at the end of a pass.
struct Message
{
    int from = 0, to = 0; ///< cores; equal: a copy inside one
    std::int64_t source = 0, destination = 0, bytes = 0; ///< local addresses
};

/// Which maps go from core to core instead of through the global memory, whose one port all cores share.
struct Traffic
{
    std::vector<Resident> residents;
    std::vector<std::int64_t> firstFree; ///< by core: local memory below is taken by maps that stay
    std::vector<Message> messages; ///< in an order that all cores keep, so that nobody waits in a circle
    std::vector<bool> stored; ///< by step: its map goes (also) to global memory
    std::int64_t spilledBytes = 0; ///< of maps that go there only because the local memories are full
};

/// Output positions of a piece in throughput mode.
std::pair<std::int64_t, std::int64_t> shareOf(const MappingInput& input, const Mapping& mapping, const Piece& piece);

/// Everything through the global memory.
Traffic throughMemory(const MappingInput& input);

/// Throughput: keep maps in local memories as far as \a localBytes of each core go; tells the pieces. \a stage is the
/// pipeline stage of each step.
Traffic planTraffic(const MappingInput& input, Mapping& mapping, const std::vector<int>& stage,
                    std::int64_t localBytes);

} // namespace pim::program::detail
