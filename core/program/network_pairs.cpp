// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/network_pairs.h"

#include <algorithm>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace pim::program {

NetworkPairs networkPairs(const Program& program, const Machine& machine)
{
    std::vector<std::pair<std::int32_t, std::int32_t>> pairs;
    std::vector<std::size_t> seen(program.cores.size(), 0); ///< by partner: core + 1 that named it last
    for (std::size_t c = 0; c < program.cores.size(); ++c) {
        const auto core = static_cast<std::int32_t>(c);
        bool usesMemory = false;
        const auto both = [&](std::int32_t other) {
            pairs.emplace_back(core, other);
            pairs.emplace_back(other, core);
        };
        for (const Instruction& in : program.cores[c].instructions) {
            usesMemory = usesMemory || in.op == Op::Ld || in.op == Op::St || in.op == Op::Sld;
            if (in.op != Op::Send && in.op != Op::Recv && in.op != Op::Sync)
                continue;
            const auto partner = static_cast<std::size_t>(in.target);
            if (partner >= seen.size() || seen[partner] == c + 1)
                continue;
            seen[partner] = c + 1;
            both(in.target);
        }
        if (usesMemory)
            both(machine.globalMemoryId);
    }
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    NetworkPairs result;
    result.used = static_cast<std::int64_t>(pairs.size());
    for (const auto& pair : pairs)
        if (!machine.network.costs.contains(pair) && result.missing++ == 0)
            std::tie(result.from, result.to) = pair;
    return result;
}

std::string missingPairsText(const NetworkPairs& pairs)
{
    if (pairs.missing == 0)
        return {};
    return fmt::format("{} of the {} pairs that the program's messages travel between are not in the network file, the "
                       "first from {} to {}: there messages take no time and no energy",
                       pairs.missing, pairs.used, pairs.from, pairs.to);
}

} // namespace pim::program
