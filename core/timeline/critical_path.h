// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/timeline/timeline.h"

namespace pim::timeline {

/// An operation that the end of the inference hangs on.
struct CriticalStep
{
    OperationRef operation;
    Wait wait = Wait::None; ///< what bound its start
    std::int64_t start = 0;
    std::int64_t held = 0; ///< cycles between ready and start: links or ADCs taken by others
    std::int64_t run = 0; ///< cycles from its start until what it releases next could start; of the last one until the end
};

/// The chain of operations from the first that started to the last to end, in time order.
///
/// Each is what bound the start of the next: the operation before it in the block, the block before it in the unit, or the
/// provider's block that came last. Where links or shared ADCs held it up further, those cycles are `held` of the one that
/// waited, as the difference to a chip without conflicts. The held and run cycles of all steps add up to `cycles`.
struct CriticalPath
{
    std::vector<CriticalStep> steps;
    std::int64_t cycles = 0;
    std::int64_t nocCycles = 0, adcCycles = 0; ///< held by links, by shared ADCs
    /// Cycles spent in each layer, held ones included.
    std::vector<std::int64_t> layerCycles;
};

/// Empty for a timeline without operations. Takes as many steps as the path has.
CriticalPath criticalPath(const Timeline& timeline);

} // namespace pim::timeline
