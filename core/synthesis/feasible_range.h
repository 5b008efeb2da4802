// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/synthesis/synthesis.h"

namespace pim::synthesis {

/// Every combination of crossbar size, cell bits, DAC bits and slices that a search with these options looks at, in its
/// order; ADC resolution and precisions set, the power share at its upper limit.
std::vector<design::DesignParameters> gridOf(const hardware::HardwareSpec& hardware, const SynthesisOptions& options);

/// Which budgets can pay for a network at all.
struct FeasibleRange
{
    bool possible = false; ///< the hardware has what some combination needs
    Power leastBudget; ///< no design fits below, with the power shares of the options; valid when possible
    Power leastPeak; ///< the same with any share of the power for crossbars
    std::string lacking; ///< what the hardware lacks, of the first combination; empty when possible
};

/// Least budget of a network on a hardware with given options; the budget of the options does not matter. A few
/// milliseconds. InvalidArgument when no combination is left to look at; Cancelled when stopped.
Result<FeasibleRange> feasibleRange(std::shared_ptr<const network::Network> network,
                                    std::shared_ptr<const hardware::HardwareSpec> hardware,
                                    const SynthesisOptions& options, const RunContext& run = {});

} // namespace pim::synthesis
