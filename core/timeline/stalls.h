// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "core/timeline/timeline.h"

namespace pim::timeline {

/// Why a unit that has work to come does nothing.
enum class Stall : std::uint8_t {
    Data, ///< a provider's block is not there yet
    Unit, ///< the block before still holds a unit that this one needs, as an input register
    Adc, ///< the sharing partner has the ADCs
    Noc, ///< another transfer has a link
    Buffer, ///< no room in a scratchpad: never, as long as scratchpads are chosen to hold what the schedule needs
    // of a simulated program, beside Unit
    Hazard, ///< an instruction in flight writes what this one reads, or the other way round
    ReorderBuffer, ///< no room for another instruction in flight
    Memory, ///< behind others at a memory's port
    Send, ///< the partner does not receive yet
    Receive, ///< the partner's data is not there yet
    Event ///< an event register has not got its value
};
inline constexpr int kStallCount = 5; ///< of a schedule
inline constexpr int kStallKinds = 11; ///< of anything
/// Those of a simulated program, in the order of its levels of detail.
inline constexpr std::array<Stall, 7> kRecordedStalls { Stall::Hazard, Stall::Unit, Stall::ReorderBuffer, Stall::Memory,
                                                        Stall::Send,   Stall::Receive, Stall::Event };
std::string_view stallName(Stall stall); ///< "data not ready", "unit busy", …
std::string_view stallKey(Stall stall); ///< "data", "unit", "adc", "noc", "buffer"

/// The time between the end of an operation and its start in the next block, in pieces that follow each other.
struct Gap
{
    struct Piece
    {
        bool idle = true;
        Stall stall = Stall::Data; ///< when not idle
        std::int64_t length = 0;
    };
    std::int64_t begin = 0;
    int count = 0;
    std::array<Piece, 4> pieces {};
    void add(bool idle, Stall stall, std::int64_t length)
    {
        if (length > 0)
            pieces[static_cast<std::size_t>(count++)] = { idle, stall, length };
    }
    std::int64_t length() const
    {
        std::int64_t sum = 0;
        for (int i = 0; i < count; ++i)
            sum += pieces[static_cast<std::size_t>(i)].length;
        return sum;
    }
};

/// The time of an operation, from its start to its end, in pieces that follow each other: \a visit(begin, length, busy).
/// Busy throughout, apart from shared ADCs that convert for both layers in turn: there a bit that was ready while the
/// partner's was converted waits (Stall::Adc).
template<typename Visit>
void forPieces(const Timeline& t, int layer, int op, std::int64_t block, Visit&& visit)
{
    if (!t.placesBits(layer, op)) {
        visit(t.start(layer, op, block), t.length(layer, op, block), true);
        return;
    }
    const OperationShape& shape = t.shape(layer, op);
    std::int64_t at = t.start(layer, op, block);
    for (std::int64_t bit = 0; bit + 1 < shape.repeats; ++bit) {
        const std::int64_t next = t.bitStart(layer, op, block, bit + 1);
        std::int64_t ready = t.bitStart(layer, op, block, bit) + shape.length;
        if (op > 0) // the crossbar's next bit may take longer
            ready = std::max(ready, t.start(layer, op - 1, block) + (bit + 2) * t.shape(layer, op - 1).length);
        if (next > ready) {
            visit(at, ready - at, true);
            visit(ready, next - ready, false);
            at = next;
        }
    }
    visit(at, t.end(layer, op, block) - at, true);
}

/// The operation, this one or one before it, whose unit makes blocks follow each other as far apart as they do up to here:
/// the one a Stall::Unit is about.
int unitOf(const Timeline& timeline, int layer, int op);

/// What an operation's unit did before \a block: of MVM, ADC and shift-add, which set a layer's pace, every cycle has
/// its reason; of what could be done at other times too (load, addition, store …) only waits for data, links and shared
/// ADCs are stalls, the rest is idle. Before the first block: idle.
///
/// The reason of a late MVM is that of the operation that was held up, found by going back along its block; of the gap
/// the part that every block has (the largest pitch so far less the length) is Unit.
Gap gapBefore(const Timeline& timeline, int layer, int op, std::int64_t block);

} // namespace pim::timeline
