// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/stalls.h"

#include "core/timeline/recorded.h"

#include <algorithm>

namespace pim::timeline {
namespace {

/// Reason behind an operation that was ready at the time its links or ADCs were not free.
Stall underlying(const Timeline& t, const OperationRef& ref, const Readiness& r, bool& idle)
{
    idle = false;
    if (r.byData >= 0 && r.byData == r.ready()) {
        const auto& providers = t.layers[static_cast<std::size_t>(ref.layer)].providers;
        idle = providers[static_cast<std::size_t>(r.provider)].layer == kImageSource;
        return Stall::Data;
    }
    return Stall::Unit;
}

} // namespace

std::string_view stallName(Stall stall)
{
    static constexpr std::array<std::string_view, kStallKinds> kNames { "data not ready", "unit busy", "shared ADC", "NoC link taken",
                                                                       "buffer full", "hazard", "reorder buffer full", "memory",
                                                                       "waits for the receiver", "waits for data", "waits for an event" };
    return kNames[static_cast<std::size_t>(stall)];
}

std::string_view stallKey(Stall stall)
{
    static constexpr std::array<std::string_view, kStallKinds> kKeys { "data", "unit", "adc", "noc", "buffer", "hazard",
                                                                      "reorder_buffer", "memory", "send", "receive", "wait" };
    return kKeys[static_cast<std::size_t>(stall)];
}

int unitOf(const Timeline& t, int layer, int op)
{
    const std::int32_t most = t.shape(layer, op).pitchUpTo;
    while (op > 0 && t.shape(layer, op).pitch < most)
        --op;
    return op;
}

Gap gapBefore(const Timeline& t, int layer, int op, std::int64_t block)
{
    Gap gap;
    if (t.recorded)
        return t.recorded->lane(layer, op).gapBefore(block);
    const std::int64_t start = t.start(layer, op, block);
    if (block == 0) {
        gap.add(true, {}, start);
        return gap;
    }
    const OperationShape& shape = t.shape(layer, op);
    gap.begin = t.end(layer, op, block - 1);
    std::int64_t rest = start - gap.begin;
    if (rest <= 0)
        return gap;
    int at = op;
    std::int64_t unit = 0;
    if (shape.overBits()) {
        unit = std::min<std::int64_t>(rest, shape.pitchUpTo - shape.span);
        rest -= unit;
        if (rest == 0) {
            gap.add(false, Stall::Unit, unit);
            return gap;
        }
        while (at > 0 && t.wait(layer, at, block) == Wait::Operation)
            --at;
    }
    const OperationRef held { layer, at, static_cast<std::int32_t>(block) };
    const Wait wait = t.wait(layer, at, block);
    bool idle = false;
    if (wait == Wait::Noc || wait == Wait::Adc) {
        const Readiness r = readiness(t, held);
        const std::int64_t part = std::min(rest, t.start(held) - r.ready());
        const Stall before = underlying(t, held, r, idle);
        rest -= part;
        if (!shape.overBits() && (before != Stall::Data || idle))
            gap.add(true, {}, rest);
        else if (before == Stall::Unit)
            unit += rest;
        else
            gap.add(idle, before, rest);
        gap.add(false, wait == Wait::Noc ? Stall::Noc : Stall::Adc, part);
        gap.add(false, Stall::Unit, unit);
        return gap;
    }
    if (wait == Wait::Data) {
        underlying(t, held, readiness(t, held), idle);
        gap.add(idle, Stall::Data, rest);
        gap.add(false, Stall::Unit, unit);
        return gap;
    }
    if (shape.overBits())
        gap.add(false, Stall::Unit, rest + unit);
    else
        gap.add(true, {}, rest);
    return gap;
}

} // namespace pim::timeline
