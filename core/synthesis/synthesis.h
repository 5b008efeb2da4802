// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/base/run_context.h"
#include "core/design/design.h"
#include "core/evaluation/evaluation.h"
#include "core/synthesis/observer.h"

namespace pim::evaluation {
struct Candidate;
}

namespace pim::synthesis {

enum class Objective { Efficiency, Throughput, Latency, Energy, Edp, AreaEfficiency };
enum class Effort { Fast, Normal, Thorough };
enum class Algorithm { Pimsyn, Studio };

/// The figure of merit of an objective, in its display unit, and whether more is better.
struct ObjectiveInfo
{
    std::string_view key; ///< "efficiency"
    std::string_view label; ///< "power efficiency"
    std::string_view unit; ///< "GOPS/W"
    bool maximize = true;
};
const ObjectiveInfo& objectiveInfo(Objective objective);
double objectiveValue(Objective objective, const evaluation::Metrics& metrics);

struct SynthesisOptions
{
    design::Constraints constraints;
    Objective objective = Objective::Efficiency;
    Algorithm algorithm = Algorithm::Studio;
    Effort effort = Effort::Normal;
    evaluation::ModelOptions model;
    design::MacroStyle macroStyle = design::MacroStyle::Specialized;
    bool macroSharing = true;
    std::vector<int> crossbarSizes { 128, 256, 512 };
    std::vector<int> cellBits { 1, 2, 4 };
    std::vector<int> dacBits { 1, 2, 4 };
    std::vector<design::SlicePacking> slices { design::SlicePacking::Separate, design::SlicePacking::Packed };
    double powerShareLow = 0.1, powerShareHigh = 0.4; ///< Table I
    int powerShareSteps = 7;
    std::optional<int> weightBits, dataBits; ///< absent: the hardware's
    bool sensitivities = true; ///< also find what a little more of each resource would bring to the best design
    double timeLimitSeconds = 0; ///< 0: none; a limited run is not reproducible across machines
    std::string checkpointPath; ///< empty: none; written as it goes, read when it exists
};

/// One feasible evaluation kept for the Pareto plots.
struct ParetoPoint
{
    design::DesignParameters parameters;
    evaluation::Metrics metrics;
    std::int64_t id = 0; ///< index into Synthesis::archive
    std::shared_ptr<const evaluation::Candidate> candidate; ///< the design's layers (core/evaluation/evaluator.h)
};

/// What became of one grid point (crossbar size, cell bits, DAC bits, slices).
struct GridPointReport
{
    design::DesignParameters parameters; ///< share: of the best design found there
    double bound = 0; ///< no design of this point can be better (display unit of the objective)
    double best = 0; ///< best found; 0 when nothing fits
    std::uint64_t evaluations = 0;
    bool skipped = false; ///< its bound cannot beat the best design
    bool searched = false; ///< false, and not skipped: the run was stopped before
    evaluation::Violation violation = evaluation::Violation::None; ///< why nothing fits, when nothing does
};

/// What a 10 % change of one resource would bring: the three largest are printed by `synth`.
struct Sensitivity
{
    std::string resource; ///< "10 % less ADC power"
    double changePercent = 0; ///< of the objective; positive is better
};

struct ViolationCount
{
    std::uint64_t count = 0;
    std::string sample; ///< the nearest miss with its numbers, or one example
    double excess = std::numeric_limits<double>::infinity(); ///< of the sample: needed / available

    /// Count those of another search; keep the nearer miss.
    void add(const ViolationCount& other);
};

/// The result of a synthesis.
struct Synthesis
{
    bool feasible = false;
    design::Design best; ///< valid when feasible
    evaluation::Evaluation evaluation; ///< of best, re-evaluated
    double bestValue = 0;
    double bound = 0; ///< over the whole space explored
    double gap = 0; ///< how much better than the best the bound is, as a part of the best; never negative
    Power leastBudget; ///< no design of the space fits below; 0 when unknown
    Power leastPeak; ///< the same with any share of the power for crossbars
    std::vector<ParetoPoint> archive; ///< points on some pairwise front of the main metrics, and every grid point's best
    std::vector<GridPointReport> grid;
    std::array<ViolationCount, evaluation::kViolationCount> violations;
    std::vector<Sensitivity> sensitivities; ///< largest first
    std::uint64_t evaluations = 0;
    double seconds = 0;
    bool finished = true; ///< false: stopped or out of time; best is the best so far
};

/// Find the best accelerator for the network within the constraints.
/// InvalidArgument for options out of range, Infeasible never: see Synthesis::feasible and violations.
/// \a observer sees points and figures while it runs.
[[nodiscard]] Result<Synthesis> synthesize(std::shared_ptr<const network::Network> network,
                                           std::shared_ptr<const hardware::HardwareSpec> hardware,
                                           const SynthesisOptions& options, const RunContext& run,
                                           const SearchObserver& observer = {});

/// What limits this design: the objective after re-allocation when one resource gets 10 % better, largest first.
/// Empty when the design is not feasible, and when \a stop was requested: polled between two evaluations.
std::vector<Sensitivity> sensitivity(const design::Design& design, Objective objective, const std::stop_token& stop = {});

} // namespace pim::synthesis
