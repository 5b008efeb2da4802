// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/timeline/timeline.h"
#include "tests/core/dataflow/random_chains.h"

namespace pim::test {

/// The timeline of a random set of chains; nullptr when its schedule is too long. \a lastEnd: the scheduler's.
inline std::shared_ptr<const timeline::Timeline> randomTimeline(RandomStream& random, const ChainLimits& limits, bool bitDependency,
                                                                bool layerPriority, bool countsFinalOperation = true)
{
    ChainSet set;
    makeRandomChains(set, random, limits);
    dataflow::BlockScheduler scheduler;
    if (!scheduler.run(set.chains, set.mesh, { bitDependency, layerPriority }))
        return nullptr;
    auto schedule = scheduler.schedule();
    schedule.cycles = countsFinalOperation ? scheduler.lastEnd() : scheduler.lastStart() + 1;
    return std::make_shared<const timeline::Timeline>(
        timeline::buildTimeline(set.chains, set.mesh, std::move(schedule), { bitDependency, countsFinalOperation }));
}

/// A network of \a layers chains of nine operations and \a blocks blocks each, as a large model has: each block waits
/// for the provider's block of the same number.
inline std::shared_ptr<const timeline::Timeline> longTimeline(int layers, int blocks)
{
    using dataflow::Operation;
    ChainSet set;
    set.resize(static_cast<std::size_t>(layers));
    std::vector<dataflow::MeshRequest> requests(static_cast<std::size_t>(layers));
    for (std::size_t l = 0; l < static_cast<std::size_t>(layers); ++l) {
        if (l > 0)
            set.providers[l].push_back(static_cast<int>(l) - 1);
        requests[l] = { true, 2, -1, set.providers[l], false };
    }
    set.mesh.build(requests, 2 * layers);
    for (std::size_t l = 0; l < static_cast<std::size_t>(layers); ++l) {
        set.blocks[l] = blocks;
        auto& ops = set.operations[l];
        if (set.mesh.transferHops(l) > 0)
            ops.push_back({ Operation::Transfer, 2, 1 });
        ops.push_back({ Operation::Load, 4, 1 });
        ops.push_back({ Operation::Mvm, 1, 16 });
        ops.push_back({ Operation::Adc, 1, 16 });
        ops.push_back({ Operation::ShiftAdd, 1, 16 });
        ops.push_back({ Operation::Addition, 1, 1 });
        ops.push_back({ Operation::Relu, 1, 1 });
        ops.push_back({ Operation::Store, 1 + static_cast<int>(l % 3), 1 });
        if (set.mesh.mergeHops(l) > 0)
            ops.push_back({ Operation::Merge, 2, 1 });
        if (l > 0) {
            auto& needs = set.needs[l].emplace_back();
            set.kept[l].emplace_back(static_cast<std::size_t>(blocks), 0);
            for (int q = 0; q < blocks; ++q)
                needs.push_back(std::min(blocks - 1, q + 40 + (q / 40 % 2) * 30));
        }
    }
    set.seal();
    dataflow::BlockScheduler scheduler;
    if (!scheduler.run(set.chains, set.mesh, { true, true }))
        return nullptr;
    auto t = timeline::buildTimeline(set.chains, set.mesh, scheduler.schedule(), { true, true });
    for (std::size_t l = 0; l < t.layers.size(); ++l) {
        t.layers[l].name = "conv" + std::to_string(l);
        t.layers[l].adcs = 64;
        t.layers[l].energies.assign(t.layers[l].operations.size(), Energy { 2 });
        t.layers[l].staticPower = { 0.1 };
    }
    t.clock = { 100 };
    return std::make_shared<const timeline::Timeline>(std::move(t));
}

} // namespace pim::test
