// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/fit_report.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <stop_token>

#include "core/evaluation/evaluator.h"
#include "core/synthesis/bound.h"
#include "core/synthesis/feasible_range.h"

namespace pim::synthesis {
namespace {

/// \a value rounded up to three significant digits.
double roundedUp(double value)
{
    const double unit = std::pow(10.0, std::floor(std::log10(value)) - 2);
    return std::ceil(value / unit - 1e-9) * unit;
}

/// The smallest budget at which a short search finds a design: upwards from \a least, then back by halves.
Result<std::optional<Power>> foundFrom(const std::shared_ptr<const network::Network>& network,
                                       const std::shared_ptr<const hardware::HardwareSpec>& hardware,
                                       SynthesisOptions& options, Power least, const RunContext& run)
{
    const auto fits = [&](double watts) -> Result<bool> {
        if (run.cancelled())
            return fail(ErrorCode::Cancelled, "cancelled");
        options.constraints.powerBudget = { watts };
        std::stop_source enough; // the first design is enough
        const std::stop_callback passOn(run.stop, [&] { enough.request_stop(); });
        RunContext first = run;
        first.stop = enough.get_token();
        first.onProgress = [&](const Progress& progress) {
            if (progress.best > 0)
                enough.request_stop();
        };
        auto result = synthesize(network, hardware, options, first);
        if (!result)
            return tl::unexpected(result.error());
        return result->feasible;
    };
    double below = 0;
    for (const double factor : { 1.0, 1.05, 1.15, 1.3, 1.6, 2.0, 3.0, 4.0, 8.0 }) {
        double found = roundedUp(least.value * factor);
        auto at = fits(found);
        if (!at)
            return tl::unexpected(at.error());
        if (!*at) {
            below = found;
            continue;
        }
        for (int step = 0; step < 4 && below > 0 && found > below * 1.01; ++step) {
            const double middle = roundedUp((below + found) / 2);
            if (!(middle < found))
                break;
            auto half = fits(middle);
            if (!half)
                return tl::unexpected(half.error());
            (*half ? found : below) = middle;
        }
        options.constraints.powerBudget = { found };
        return std::optional(options.constraints.powerBudget);
    }
    return std::optional<Power>();
}

} // namespace

Result<FitReport> fitReport(std::shared_ptr<const network::Network> network,
                            std::shared_ptr<const hardware::HardwareSpec> hardware, const SynthesisOptions& options,
                            const RunContext& run)
{
    const auto grid = gridOf(*hardware, options);
    if (grid.empty())
        return fail(ErrorCode::InvalidArgument,
                    "the options leave no combination of crossbar size, cell, DAC and slices to explore");
    design::Constraints constraints; // the least budget does not depend on them
    constraints.powerBudget = { 1 };
    FitReport report;
    for (const design::DesignParameters& parameters : grid) {
        if (run.cancelled())
            return fail(ErrorCode::Cancelled, "cancelled");
        GridFit fit;
        fit.parameters = parameters;
        auto evaluator = evaluation::Evaluator::create(network, hardware, options.model, parameters, constraints);
        if (!evaluator) {
            if (evaluator.error().code != ErrorCode::Infeasible)
                return tl::unexpected(evaluator.error());
            fit.lacking = evaluator.error().message;
            report.grid.push_back(std::move(fit));
            continue;
        }
        fit.possible = true;
        fit.leastBudget = { leastBudgetW(*evaluator, options.powerShareHigh) };
        fit.leastPeak = { leastBudgetW(*evaluator, 1) };
        for (std::size_t l = 0; l < evaluator->layers().size(); ++l)
            fit.crossbars += evaluator->crossbarsOf(l, 1);
        fit.crossbarPower = { static_cast<double>(fit.crossbars) * evaluator->crossbarPeakW() };
        if (report.closest < 0 || fit.leastBudget < report.grid[static_cast<std::size_t>(report.closest)].leastBudget) {
            report.closest = static_cast<int>(report.grid.size());
            report.layers.clear();
            for (std::size_t l = 0; l < evaluator->layers().size(); ++l)
                if (const std::int64_t crossbars = evaluator->crossbarsOf(l, 1); crossbars > 0)
                    report.layers.push_back({ network::LayerId { static_cast<int>(l) }, network->layers[l].name, crossbars });
        }
        report.grid.push_back(std::move(fit));
    }
    std::stable_sort(report.layers.begin(), report.layers.end(),
                     [](const LayerCrossbars& a, const LayerCrossbars& b) { return a.crossbars > b.crossbars; });
    return report;
}

Result<std::vector<WayToFit>> waysToFit(std::shared_ptr<const network::Network> network,
                                        std::shared_ptr<const hardware::HardwareSpec> hardware,
                                        const SynthesisOptions& options, const RunContext& run)
{
    const Power budget = options.constraints.powerBudget;
    const int weightBits = options.weightBits.value_or(hardware->weightBits);
    std::vector<WayToFit> ways;
    RunContext quiet = run;
    quiet.onProgress = {};
    for (const bool bits : { false, true }) {
        for (const bool share : { false, true }) {
            WayToFit way;
            way.options = options;
            way.options.effort = Effort::Fast;
            way.options.checkpointPath.clear();
            way.options.timeLimitSeconds = 2;
            if (share) {
                if (options.powerShareHigh > 0.85)
                    continue;
                way.options.powerShareHigh = options.powerShareHigh + 0.1;
                way.options.powerShareSteps = options.powerShareSteps + 1;
                way.shareChanged = true;
            }
            if (bits) {
                if (weightBits <= 8)
                    continue;
                way.options.weightBits = weightBits / 2;
                way.weightBitsChanged = true;
            }
            auto range = feasibleRange(network, hardware, way.options, quiet);
            if (!range)
                return tl::unexpected(range.error());
            if (!range->possible)
                continue;
            auto found = foundFrom(network, hardware, way.options, range->leastBudget, quiet);
            if (!found)
                return tl::unexpected(found.error());
            if (!*found)
                continue;
            way.fitsFrom = **found;
            way.fitsNow = way.fitsFrom <= budget;
            way.options.effort = options.effort;
            way.options.timeLimitSeconds = options.timeLimitSeconds;
            way.options.checkpointPath = options.checkpointPath;
            // A change that saves nothing is no way.
            if ((share || bits) && !ways.empty() && !(way.fitsFrom < ways.front().fitsFrom))
                continue;
            ways.push_back(std::move(way));
        }
    }
    if (ways.size() > 1)
        std::stable_sort(ways.begin() + (ways.front().shareChanged || ways.front().weightBitsChanged ? 0 : 1), ways.end(),
                         [](const WayToFit& a, const WayToFit& b) {
                             const int changesA = a.shareChanged + a.weightBitsChanged, changesB = b.shareChanged + b.weightBitsChanged;
                             return changesA != changesB ? changesA < changesB : a.fitsFrom < b.fitsFrom;
                         });
    return ways;
}

} // namespace pim::synthesis
