// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "core/base/random.h"
#include "core/dataflow/block_scheduler.h"
#include "core/dataflow/buffer_usage.h"
#include "core/dataflow/mesh.h"

namespace pim::test {

/// Chains of operations with everything they refer to, ready to be scheduled. Not copyable: spans point into it.
struct ChainSet
{
    std::vector<std::vector<dataflow::OperationTiming>> operations;
    std::vector<std::vector<int>> providers;
    std::vector<std::vector<std::vector<std::int32_t>>> needs, kept; ///< [layer][edge][block]
    std::vector<int> blocks, partner;
    std::vector<std::int64_t> duplication, channels;
    dataflow::Mesh mesh;

    std::vector<std::vector<dataflow::BlockDependency>> dependencies;
    std::vector<std::vector<dataflow::BufferEdge>> bufferEdges;
    std::vector<dataflow::ChainProblem> chains;
    std::vector<dataflow::BufferLayer> buffers;

    ChainSet() = default;
    ChainSet(const ChainSet&) = delete;
    ChainSet& operator=(const ChainSet&) = delete;

    void resize(std::size_t layers)
    {
        operations.resize(layers);
        providers.resize(layers);
        needs.resize(layers);
        kept.resize(layers);
        blocks.resize(layers, 1);
        partner.resize(layers, -1);
        duplication.resize(layers, 1);
        channels.resize(layers, 1);
    }

    /// Point all spans at the vectors above; to be called when they are complete.
    void seal()
    {
        const std::size_t n = operations.size();
        dependencies.assign(n, {});
        bufferEdges.assign(n, {});
        chains.assign(n, {});
        buffers.assign(n, {});
        for (std::size_t l = 0; l < n; ++l) {
            for (std::size_t e = 0; e < providers[l].size(); ++e) {
                dependencies[l].push_back({ providers[l][e], needs[l][e] });
                bufferEdges[l].push_back({ providers[l][e], kept[l][e] });
            }
            chains[l] = { blocks[l], operations[l], dependencies[l], partner[l] };
            const auto find = [&](dataflow::Operation op) {
                const auto it = std::find_if(operations[l].begin(), operations[l].end(), [op](const auto& t) { return t.kind == op; });
                return static_cast<std::int32_t>(it - operations[l].begin());
            };
            buffers[l] = { find(dataflow::Operation::Load), find(dataflow::Operation::Store), duplication[l], channels[l], bufferEdges[l] };
        }
    }
};

/// What a random set of chains may contain.
struct ChainLimits
{
    int layers = 7;
    int blocks = 20;
    int macros = 5; ///< per crossbar layer; 0: one macro each, so nothing to merge
    int length = 9; ///< of transfers, loads, stores, merges
    double sharing = 0.0; ///< chance that a crossbar layer looks for a partner
    bool slowUnits = false; ///< operations on units take several cycles too, shared ADCs apart
    bool slowAdcs = false; ///< these too
};

inline void makeRandomChains(ChainSet& set, RandomStream& random, const ChainLimits& limits)
{
    using dataflow::Operation;
    const auto draw = [&random](std::int64_t low, std::int64_t high) { return static_cast<int>(random.uniformInt(low, high)); };
    const auto n = static_cast<std::size_t>(draw(2, limits.layers));
    set.resize(n);
    std::vector<char> crossbar(n);
    std::vector<int> macros(n, 1);
    for (std::size_t l = 0; l < n; ++l) {
        crossbar[l] = l == 0 || random.chance(0.65);
        macros[l] = draw(1, std::max(1, limits.macros));
        // A network of chains with an occasional second provider, second start, or layer read by several.
        if (l > 0 && !random.chance(0.05))
            set.providers[l].push_back(random.chance(0.7) ? static_cast<int>(l) - 1 : draw(0, static_cast<int>(l) - 1));
        if (!set.providers[l].empty() && random.chance(0.25))
            set.providers[l].push_back(draw(0, static_cast<int>(l) - 1));
        crossbar[l] = crossbar[l] || set.providers[l].empty();
    }
    for (std::size_t l = 1; l < n; ++l) {
        if (!crossbar[l] || !random.chance(limits.sharing))
            continue;
        const int p = draw(0, static_cast<int>(l) - 1);
        if (!crossbar[static_cast<std::size_t>(p)] || set.partner[static_cast<std::size_t>(p)] >= 0)
            continue;
        set.partner[l] = p;
        set.partner[static_cast<std::size_t>(p)] = static_cast<int>(l);
    }
    std::vector<dataflow::MeshRequest> requests(n);
    int total = 0;
    for (std::size_t l = 0; l < n; ++l) {
        const int p = set.partner[l];
        const int own = macros[l] + (p >= 0 ? macros[static_cast<std::size_t>(p)] : 0);
        total += crossbar[l] ? macros[l] : 0;
        requests[l] = { crossbar[l] != 0, crossbar[l] ? own : 1, p >= 0 && p < static_cast<int>(l) ? p : -1, set.providers[l], false };
    }
    set.mesh.build(requests, total);

    const int bits = draw(1, 8);
    for (std::size_t l = 0; l < n; ++l) {
        set.blocks[l] = draw(1, limits.blocks);
        set.duplication[l] = draw(1, 5);
        set.channels[l] = draw(1, 4);
        auto& ops = set.operations[l];
        const auto add = [&](Operation op, int length, int repeats = 1) { ops.push_back({ op, length, repeats }); };
        const auto any = [&] { return draw(1, limits.length); };
        const auto unit = [&] { return limits.slowUnits ? draw(1, 3) : 1; };
        if (set.mesh.transferHops(l) > 0)
            add(Operation::Transfer, any());
        add(Operation::Load, any());
        if (crossbar[l]) {
            add(Operation::Mvm, unit(), bits);
            add(Operation::Adc, set.partner[l] < 0 || limits.slowAdcs ? unit() : 1, bits);
            add(Operation::ShiftAdd, unit(), bits);
            if (random.chance(0.8))
                add(Operation::Addition, limits.slowUnits ? any() : 1);
        } else {
            add(random.chance(0.5) ? Operation::Pool : Operation::Eltwise, 1);
        }
        if (random.chance(0.3))
            add(Operation::Relu, 1);
        add(Operation::Store, any());
        if (set.mesh.mergeHops(l) > 0)
            add(Operation::Merge, any());

        for (std::size_t e = 0; e < set.providers[l].size(); ++e) {
            const int provider = set.providers[l][e];
            if (e > 0 && provider == set.providers[l][0]) { // read twice: the same pixels
                set.needs[l].push_back(set.needs[l][0]);
                set.kept[l].push_back(set.kept[l][0]);
                continue;
            }
            const int available = set.blocks[static_cast<std::size_t>(provider)];
            const std::int64_t pixels = available * set.duplication[static_cast<std::size_t>(provider)];
            auto& needs = set.needs[l].emplace_back();
            auto& kept = set.kept[l].emplace_back();
            const bool whole = random.chance(0.1);
            for (int q = 0; q < set.blocks[l]; ++q) {
                // About the same fraction of the provider, now and then a step back as at the end of a row.
                const int at = static_cast<int>((q + 1) * static_cast<std::int64_t>(available) / set.blocks[l]) + draw(-2, 2);
                needs.push_back(whole ? available - 1 : std::clamp(at, 0, available - 1));
                kept.push_back(static_cast<std::int32_t>(whole ? 0 : std::clamp<std::int64_t>(q * pixels / set.blocks[l] - draw(0, 6), 0, pixels)));
            }
        }
    }
    set.seal();
}

} // namespace pim::test
