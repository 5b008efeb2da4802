// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/timeline/timeline.h"

namespace pim::timeline {

/// The rule by which one operation waits for another.
enum class Link : std::uint8_t {
    Operation, ///< same block: what the operation before made
    Bits, ///< same block, bit by bit
    Unit, ///< the unit, or the next one's register, is free of the block before
    Data, ///< another layer's block
    Noc, ///< a link they both need
    Adc ///< ADCs they share
};
std::string_view linkName(Link link); ///< "same block", "bit by bit", …

struct Neighbour
{
    OperationRef operation;
    Link link = Link::Operation;
    std::int64_t delay = 0; ///< cycles between the starts at least
    std::int64_t slack = 0; ///< cycles the later one starts after it could have for this reason; 0: binding
};

/// What \a ref waited for: the operation and the block before, every provider's block, and the transfers or conversions
/// that had its links or ADCs while it was ready. Those with the least slack first.
std::vector<Neighbour> waitedFor(const Timeline& timeline, const OperationRef& ref);
/// What waits for it; at most \a most, least slack first.
std::vector<Neighbour> waitingFor(const Timeline& timeline, const OperationRef& ref, std::size_t most = 64);

} // namespace pim::timeline
