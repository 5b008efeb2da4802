// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/synthesis/synthesis.h"

namespace pim::synthesis {

/// What one combination of crossbar size, cell bits, DAC bits and slices needs before anything fits.
struct GridFit
{
    design::DesignParameters parameters; ///< share: the upper limit of the options
    bool possible = false; ///< the hardware has its parts
    std::string lacking; ///< what the hardware lacks otherwise
    Power leastBudget; ///< no design of this combination fits below
    Power leastPeak; ///< the same with any share of the power for crossbars
    std::int64_t crossbars = 0; ///< for one copy of all weights
    Power crossbarPower; ///< peak of these
};

/// Crossbars of one copy of a layer's weights.
struct LayerCrossbars
{
    network::LayerId layer;
    std::string name;
    std::int64_t crossbars = 0;
};

/// Why a budget is too small, combination by combination.
struct FitReport
{
    std::vector<GridFit> grid; ///< in the order of gridOf()
    int closest = -1; ///< of grid: the one with the smallest least budget; -1: the hardware can build none
    std::vector<LayerCrossbars> layers; ///< at the closest combination, most crossbars first
};

/// Least budgets of every combination; the budget of the options does not matter. Milliseconds.
/// InvalidArgument when no combination is left to look at; Cancelled when stopped.
Result<FitReport> fitReport(std::shared_ptr<const network::Network> network,
                            std::shared_ptr<const hardware::HardwareSpec> hardware, const SynthesisOptions& options,
                            const RunContext& run = {});

/// A change of the inputs and the budget from which a design was found with it.
struct WayToFit
{
    SynthesisOptions options; ///< changed, with the budget that fits
    bool shareChanged = false, weightBitsChanged = false;
    Power fitsFrom; ///< a design was found at this budget; three digits, rounded up
    bool fitsNow = false; ///< within the budget of the given options
};

/// Search for the smallest budgets that fit: nothing else changed, a higher limit of the power share, fewer weight bits,
/// both. Every answer has been found feasible by a search of effort fast, so the true least may be a little lower; what
/// was not found up to eight times its least budget is left out. Takes a second or a few. Best first, the plain budget before
/// all. Errors as fitReport().
Result<std::vector<WayToFit>> waysToFit(std::shared_ptr<const network::Network> network,
                                        std::shared_ptr<const hardware::HardwareSpec> hardware,
                                        const SynthesisOptions& options, const RunContext& run);

} // namespace pim::synthesis
