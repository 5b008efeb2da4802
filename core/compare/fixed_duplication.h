// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>

#include "core/base/result.h"
#include "core/base/run_context.h"
#include "core/compare/comparison.h"
#include "core/synthesis/synthesis.h"

namespace pim::compare {

/// Where the copies of each layer's weights come from, stage 1 of the paper. The other stages are the paper's.
enum class DuplicationRule {
    Annealing, ///< simulated annealing, the paper's
    Heuristic, ///< proportional to Wo x Ho, ISAAC's
    None ///< one copy each
};

/// The best design of the paper's flow at one grid point with the copies of \a rule, over the power shares of \a
/// options: macro numbers and sharing by evolution, components by Eq. 5, objective, limits and model of \a options.
///
/// \a parameters  the grid point: crossbar, cell, DAC, slices
/// Infeasible with a reason when nothing fits; Cancelled when stopped. Depends on run.seed only.
[[nodiscard]] Result<Entry> designWithDuplication(DuplicationRule rule, std::shared_ptr<const network::Network> network,
                                                  std::shared_ptr<const hardware::HardwareSpec> hardware,
                                                  const synthesis::SynthesisOptions& options,
                                                  const design::DesignParameters& parameters, const RunContext& run);

} // namespace pim::compare
