// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/dataflow/block_scheduler.h"
#include "core/dataflow/mesh.h"

namespace pim::test {

/// Cycles from the start to the end of \a images inferences, one right after the other through the same chains: every layer has
/// its blocks \a images times, and those of image k wait for the provider's blocks of image k. Each layer starts as soon as its
/// data and its units are there; scratchpads are taken as large enough. -1 when that is more than the scheduler can count.
inline std::int64_t cyclesOfImages(std::span<const dataflow::ChainProblem> chains, const dataflow::Mesh& mesh, std::int32_t images,
                                   bool bitDependency)
{
    const std::size_t n = chains.size();
    std::vector<std::vector<std::vector<std::int32_t>>> needs(n);
    std::vector<std::vector<dataflow::BlockDependency>> dependencies(n);
    std::vector<dataflow::ChainProblem> repeated(chains.begin(), chains.end());
    for (std::size_t l = 0; l < n; ++l) {
        for (const auto& d : chains[l].dependencies) {
            auto& blocks = needs[l].emplace_back();
            const std::int32_t provided = chains[static_cast<std::size_t>(d.provider)].blocks;
            for (std::int32_t image = 0; image < images; ++image)
                for (const std::int32_t b : d.blocks.first(static_cast<std::size_t>(chains[l].blocks)))
                    blocks.push_back(b + image * provided);
        }
        for (std::size_t e = 0; e < needs[l].size(); ++e)
            dependencies[l].push_back({ chains[l].dependencies[e].provider, needs[l][e] });
        repeated[l].blocks = chains[l].blocks * images;
        repeated[l].dependencies = dependencies[l];
    }
    dataflow::BlockScheduler scheduler;
    return scheduler.run(repeated, mesh, { bitDependency }) ? scheduler.lastEnd() : -1;
}

/// Cycles per image in the long run: what \a images more of them take.
inline double cyclesPerImage(std::span<const dataflow::ChainProblem> chains, const dataflow::Mesh& mesh, std::int32_t images, bool bitDependency)
{
    return static_cast<double>(cyclesOfImages(chains, mesh, 2 * images, bitDependency) - cyclesOfImages(chains, mesh, images, bitDependency))
        / images;
}

} // namespace pim::test
