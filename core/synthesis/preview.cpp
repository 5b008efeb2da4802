// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/preview.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "core/evaluation/evaluator.h"
#include "core/synthesis/design_search.h"
#include "core/synthesis/objective.h"
#include "core/synthesis/parallel.h"

namespace pim::synthesis {
namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

constexpr double kCurveReach = 4; ///< the curve goes from 1 / this to this times the budget
constexpr double kCurveSeconds = 0.25;

/// The best paced design of one grid point at one budget; its value, 0 when none fits.
double pacedValue(const std::shared_ptr<const network::Network>& network, const std::shared_ptr<const hardware::HardwareSpec>& hardware,
                  const SynthesisOptions& options, const design::DesignParameters& parameters, Power budget,
                  const std::function<bool()>& enough)
{
    design::Constraints constraints = options.constraints;
    constraints.powerBudget = budget;
    auto evaluator = evaluation::Evaluator::create(network, hardware, options.model, parameters, constraints);
    if (!evaluator)
        return 0;
    SearchSpace space;
    space.objective = options.objective;
    space.shareLow = options.powerShareLow;
    space.shareHigh = options.powerShareHigh;
    space.sharing = options.macroSharing;
    DesignSearch search(std::move(*evaluator), space, {});
    const auto most = static_cast<double>(search.mostBlocks());
    double best = 0, last = -1;
    for (double blocks = static_cast<double>(search.fewestBlocks()); !enough(); blocks = std::max(blocks + 1, blocks * 1.5)) {
        blocks = std::min(std::round(blocks), most);
        if (blocks == last)
            break;
        last = blocks;
        double here = 0;
        for (const double slack : { 0.1, 0.25, 1.0 }) {
            SearchPoint p = search.paced(static_cast<std::int64_t>(blocks), slack);
            search.assess(p);
            if (p.feasible())
                here = std::max(here, p.merit);
        }
        if (best > 0 && here < 0.7 * best)
            break; // slower and slower designs: past the best pace
        best = std::max(best, here);
    }
    return valueOfMerit(options.objective, best);
}

} // namespace

Result<BudgetPreview> previewBudget(std::shared_ptr<const network::Network> network,
                                    std::shared_ptr<const hardware::HardwareSpec> hardware,
                                    const SynthesisOptions& given, const RunContext& run,
                                    const std::function<void(const BudgetPreview&)>& onUpdate, const PreviewLimits& limits)
{
    const auto begin = Clock::now();
    BudgetPreview preview;
    preview.budget = given.constraints.powerBudget;
    const auto say = [&] {
        preview.seconds = secondsSince(begin);
        if (onUpdate)
            onUpdate(preview);
    };
    const auto finish = [&]() -> Result<BudgetPreview> {
        preview.finished = true;
        say();
        return preview;
    };
    if (network->crossbarLayers().empty())
        return fail(ErrorCode::InvalidArgument, "network " + network->name + " has no layer that crossbars could compute");
    auto range = feasibleRange(network, hardware, given, run);
    if (!range)
        return tl::unexpected(range.error());
    preview.range = *range;
    if (!range->possible || given.constraints.powerBudget < range->leastBudget)
        return finish();
    say();

    SynthesisOptions options = given;
    options.effort = Effort::Fast;
    options.algorithm = Algorithm::Studio; // the published flow finds its first designs later
    options.checkpointPath.clear();
    options.timeLimitSeconds = limits.seconds;
    options.sensitivities = false;
    RunContext context = run;
    context.onProgress = {};
    SearchObserver observer;
    observer.onTrace = [&](const TraceSample& t) {
        if (!(t.best > 0) || t.best == preview.value)
            return;
        preview.feasible = true;
        preview.value = t.best;
        preview.bound = t.bound;
        say();
    };
    auto found = synthesize(network, hardware, options, context, observer);
    if (!found)
        return tl::unexpected(found.error());
    if (run.cancelled())
        return fail(ErrorCode::Cancelled, "cancelled");
    preview.feasible = found->feasible;
    preview.value = found->bestValue;
    preview.bound = found->bound;
    if (!found->feasible || limits.curveSamples < 2)
        return finish();
    preview.metrics = found->evaluation.metrics;
    say();

    // Along the budget: paced designs of the grid point that is best here.
    const auto samples = static_cast<std::size_t>(limits.curveSamples);
    const auto curveBegin = Clock::now();
    std::vector<BudgetPreview::Sample> curve(samples);
    for (std::size_t i = 0; i < samples; ++i) {
        const double place = 2.0 * static_cast<double>(i) / static_cast<double>(samples - 1) - 1;
        curve[i].budget = preview.budget * std::pow(kCurveReach, place);
    }
    forEachTask(
        samples, run.threads,
        [&](std::size_t i) {
            if (curve[i].budget < range->leastBudget)
                return;
            curve[i].value = pacedValue(network, hardware, options, found->best.parameters, curve[i].budget, [&] {
                return run.stop.stop_requested() || secondsSince(curveBegin) > kCurveSeconds;
            });
        },
        {});
    if (run.cancelled())
        return fail(ErrorCode::Cancelled, "cancelled");
    // A design that fits a budget fits a larger one too, so the curve never gets worse; the budget asked for has its own.
    const bool maximize = objectiveInfo(options.objective).maximize;
    const auto better = [maximize](double a, double b) { return a > 0 && (b == 0 || (maximize ? a > b : a < b)); };
    double best = 0;
    for (BudgetPreview::Sample& sample : curve) {
        if (sample.budget >= preview.budget * (1 - 1e-9) && better(preview.value, sample.value))
            sample.value = preview.value;
        if (better(best, sample.value))
            sample.value = best;
        best = sample.value;
    }
    preview.curve = std::move(curve);
    return finish();
}

} // namespace pim::synthesis
