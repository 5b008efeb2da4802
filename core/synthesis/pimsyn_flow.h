// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>

#include "core/base/run_context.h"
#include "core/evaluation/evaluator.h"
#include "core/synthesis/macro_partitioning.h"
#include "core/synthesis/objective.h"
#include "core/synthesis/synthesis.h"
#include "core/synthesis/weight_duplication.h"

namespace pim::synthesis {

/// Parameters of the paper's flow at one grid point.
struct PimsynOptions
{
    Objective objective = Objective::Efficiency;
    AnnealingOptions annealing;
    EvolutionOptions evolution;
    /// Racing between duplication candidates: evolution does not begin for one whose initial population is worth less
    /// than this part of the best found; 0: it always does (the paper).
    double race = 0;

    /// `thorough` is the paper: 30 duplication candidates, 200 generations of 40 genes, and whatever the hardware file
    /// says of the search (blocks "SA" and "EA"). `normal` looks at ten candidates, races them and stops when
    /// generations bring nothing; `fast` looks at four for a few generations.
    static PimsynOptions forEffort(Effort effort, Objective objective, bool sharing,
                                   const hardware::HardwareSpec& hardware);
};

struct PimsynResult
{
    bool feasible = false;
    evaluation::Candidate best; ///< valid when feasible
    evaluation::Score score; ///< of best
    double merit = 0;
    std::uint64_t evaluations = 0;
    bool finished = true; ///< false when stopped
};

using FeasibleVisitor = std::function<void(const evaluation::Candidate&, const evaluation::Score&)>;
using InfeasibleVisitor = std::function<void(const evaluation::Score&)>;

/// The paper's flow (Algorithm 1) at the crossbar size, cell and DAC bits, slices and power share of \a evaluator:
/// annealing of the weight duplication, evolution of macro numbers and sharing for each duplication candidate,
/// component allocation for each of these, and an evaluation that includes its schedule. Peak power never exceeds the
/// budget.
///
/// \a onFeasible    every feasible evaluation, in order; may be empty
/// \a onInfeasible  every design that does not fit, with the reason; may be empty
/// \a gauge         shows temperature and acceptance of the annealing, then the spread of the population; may be null
/// Depends on run.seed only; polls run.cancelled() before every evaluation.
PimsynResult runPimsynGridPoint(evaluation::Evaluator& evaluator, const PimsynOptions& options, const RunContext& run,
                                const FeasibleVisitor& onFeasible = {}, const InfeasibleVisitor& onInfeasible = {}, SearchGauge* gauge = nullptr);

} // namespace pim::synthesis
