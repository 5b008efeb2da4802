// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/dataflow/block_scheduler.h"
#include "core/dataflow/buffer_usage.h"
#include "core/dataflow/mesh.h"

namespace pim::test {

/// What the step scheduler of the released tool computes.
struct StepResult
{
    /// Start of every node: [layer][block][operation][bit iteration].
    std::vector<std::vector<std::vector<std::vector<std::int64_t>>>> starts;
    std::vector<std::int64_t> outputElements; ///< per layer: largest number of output elements held
    std::int64_t steps = 0; ///< the step counter when nothing is left: one more than the last start
    std::int64_t nocBubbles = 0, adcBubbles = 0;
};

/// The released tool's scheduler as it is described: a graph of every operation and bit iteration, walked one cycle at a
/// time, with a bubble in front of whatever has to wait for a link or an ADC. Plain and slow on purpose; shares no code
/// with BlockScheduler, which it is the yardstick for.
///
/// \a buffers may be empty: no buffer accounting.
/// \a bitDependency  not in the release: a bit waits for the same bit of the operation before it, what follows the bits
///                   for the last of them, and a conversion under way on a shared ADC is not interrupted.
StepResult stepByStep(std::span<const dataflow::ChainProblem> layers, const dataflow::Mesh& mesh,
                      std::span<const dataflow::BufferLayer> buffers = {}, bool bitDependency = false, bool layerPriority = false);

} // namespace pim::test
