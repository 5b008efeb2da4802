// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/sweep.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

namespace pim::synthesis {
namespace {

/// Let \a to have the design of \a from when it fits and is better than its own.
void offer(const SweepPoint& from, SweepPoint& to, const SynthesisOptions& options)
{
    if (!from.feasible)
        return;
    const bool maximize = objectiveInfo(options.objective).maximize;
    const auto better = [maximize](double a, double b) { return maximize ? a > b : a < b; };
    // The budget does not enter the figures, so a design that is no better need not be evaluated.
    if (to.feasible && !better(objectiveValue(options.objective, from.metrics), objectiveValue(options.objective, to.metrics)))
        return;
    design::Design design = from.best;
    design.constraints = options.constraints;
    design.constraints.powerBudget = to.budget;
    const double share = design.parameters.crossbarPowerShare * (from.budget / to.budget);
    if (share > options.powerShareHigh * (1 + 1e-9))
        return;
    constexpr double kRounding = 1 + 1e-12; // or the last crossbar might not be paid for
    design.parameters.crossbarPowerShare = std::clamp(share * kRounding, options.powerShareLow, options.powerShareHigh);
    const auto evaluation = evaluation::evaluate(design);
    if (!evaluation || !evaluation->feasible)
        return;
    const double value = objectiveValue(options.objective, evaluation->metrics);
    if (to.feasible && !better(value, objectiveValue(options.objective, to.metrics)))
        return;
    to.feasible = true;
    to.reason.clear();
    to.best = std::move(design);
    to.metrics = evaluation->metrics;
    to.foundAt = from.foundAt;
    if (to.bound != 0 && better(value, to.bound))
        to.bound = value;
    to.gap = to.bound != 0 && value > 0 ? std::abs(to.bound - value) / value : 0;
}

} // namespace

SweepPoint sweepPoint(Power budget, const Synthesis& result, std::string reason)
{
    SweepPoint point;
    point.budget = budget;
    point.feasible = result.feasible;
    point.finished = result.finished;
    point.bound = result.bound;
    point.foundAt = budget;
    if (result.feasible) {
        point.best = result.best;
        point.metrics = result.evaluation.metrics;
        point.gap = result.gap;
    } else {
        point.reason = std::move(reason);
    }
    return point;
}

void shareDesigns(std::span<SweepPoint> points, const SynthesisOptions& options)
{
    assert(std::is_sorted(points.begin(), points.end(), [](const auto& a, const auto& b) { return a.budget < b.budget; }));
    for (std::size_t i = 1; i < points.size(); ++i)
        offer(points[i - 1], points[i], options);
    for (std::size_t i = points.size(); i-- > 1;)
        offer(points[i], points[i - 1], options);
}

} // namespace pim::synthesis
