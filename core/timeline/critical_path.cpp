// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/timeline/critical_path.h"

#include <algorithm>

namespace pim::timeline {
namespace {

/// Cycles of an operation until the inference is counted as done.
std::int64_t tail(const Timeline& t, const OperationRef& ref)
{
    // The released model counts the start of the last bit of the last operation only.
    return t.countsFinalOperation ? t.length(ref) : t.length(ref) - t.shape(ref.layer, ref.op).length + 1;
}

/// What an operation waited for longest; invalid when it was ready from the start.
OperationRef binding(const Timeline& t, const OperationRef& ref, const Readiness& r)
{
    const std::int64_t ready = r.ready();
    if (ready <= 0)
        return {};
    // The reason that the scheduler wrote down decides between equals.
    const Wait wait = t.wait(ref.layer, ref.op, ref.block);
    const auto block = [&] { return OperationRef { ref.layer, ref.op, ref.block - 1 }; };
    if (wait == Wait::Block && r.byBlock == ready)
        return block();
    if (r.byOperation == ready)
        return { ref.layer, ref.op - 1, ref.block };
    if (r.byData == ready) {
        const Provider& p = t.layers[static_cast<std::size_t>(ref.layer)].providers[static_cast<std::size_t>(r.provider)];
        if (p.layer == kImageSource)
            return {};
        return { p.layer, static_cast<std::int32_t>(t.layers[static_cast<std::size_t>(p.layer)].operations.size()) - 1,
                 p.blocks[static_cast<std::size_t>(ref.block)] };
    }
    return block();
}

} // namespace

CriticalPath criticalPath(const Timeline& t)
{
    CriticalPath path;
    path.layerCycles.assign(t.layers.size(), 0);
    OperationRef last;
    std::int64_t end = -1;
    for (std::size_t l = 0; l < t.layers.size(); ++l) {
        const auto layer = static_cast<int>(l);
        const std::int64_t blocks = t.blocks(layer);
        for (std::size_t j = 0; blocks > 0 && j < t.layers[l].operations.size(); ++j) {
            const OperationRef ref { layer, static_cast<std::int32_t>(j), static_cast<std::int32_t>(blocks - 1) };
            if (const std::int64_t at = t.start(ref) + tail(t, ref); at >= end) { // of equals the one that is last in the order of the data
                end = at;
                last = ref;
            }
        }
    }
    if (!last.valid())
        return path;
    std::int64_t next = end;
    for (OperationRef at = last; at.valid();) {
        const Readiness r = readiness(t, at);
        CriticalStep step;
        step.operation = at;
        step.wait = t.wait(at.layer, at.op, at.block);
        step.start = t.start(at);
        step.held = step.start - r.ready();
        step.run = next - step.start;
        next = r.ready();
        const bool partner = t.layers[static_cast<std::size_t>(at.layer)].adcPartner >= 0;
        const Operation kind = t.shape(at.layer, at.op).kind;
        if (step.held > 0) {
            if (kind == Operation::Transfer || kind == Operation::Merge)
                path.nocCycles += step.held;
            else if (partner)
                path.adcCycles += step.held;
        }
        path.layerCycles[static_cast<std::size_t>(at.layer)] += step.held + step.run;
        path.steps.push_back(step);
        at = binding(t, at, r);
    }
    // Images after the first begin when they arrive: the path starts there.
    path.cycles = end - next;
    std::reverse(path.steps.begin(), path.steps.end());
    return path;
}

} // namespace pim::timeline
