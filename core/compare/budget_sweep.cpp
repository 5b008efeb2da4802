// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/budget_sweep.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace pim::compare {

Result<BudgetSweep> sweepBudgets(const std::vector<std::shared_ptr<const network::Network>>& networks,
                                 std::shared_ptr<const hardware::HardwareSpec> hardware,
                                 const synthesis::SynthesisOptions& options, const std::vector<Power>& budgets,
                                 const RunContext& run, const std::function<void(const BudgetSweep&)>& onPartial)
{
    if (networks.empty() || budgets.empty())
        return fail(ErrorCode::InvalidArgument, "a sweep needs a network and a budget");
    for (std::size_t i = 0; i < budgets.size(); ++i)
        if (!(budgets[i].value > (i ? budgets[i - 1].value : 0)) || !std::isfinite(budgets[i].value))
            return fail(ErrorCode::InvalidArgument,
                        fmt::format("budgets must be positive and rise, got {:g} W", budgets[i].value),
                        "power_budget_w");
    BudgetSweep result;
    const std::size_t total = networks.size() * budgets.size();
    std::size_t done = 0;
    for (const auto& network : networks) {
        result.series.push_back({ network->name, {} });
        auto& points = result.series.back().points;
        for (const Power budget : budgets) {
            synthesis::SynthesisOptions own = options;
            own.constraints.powerBudget = budget;
            own.sensitivities = false;
            RunContext inner = run;
            if (run.onProgress)
                inner.onProgress = [&](Progress p) {
                    p.stage = fmt::format("{}, {:.4g} W", network->name, budget.value);
                    p.fraction =
                        (static_cast<double>(done) + std::clamp(p.fraction, 0.0, 1.0)) / static_cast<double>(total);
                    p.gridPoint = static_cast<int>(done) + 1;
                    p.gridPoints = static_cast<int>(total);
                    p.secondsLeft = -1;
                    run.onProgress(p);
                };
            auto found = synthesis::synthesize(network, hardware, own, inner);
            if (!found && found.error().code != ErrorCode::Cancelled)
                return tl::unexpected(found.error());
            if (!found || !found->finished || run.cancelled()) { // of a search that was cut short no number is told
                result.finished = false;
                synthesis::shareDesigns(points, options);
                return result;
            }
            std::string reason;
            if (!found->feasible) {
                const auto most = std::max_element(found->violations.begin(), found->violations.end(),
                                                   [](const auto& a, const auto& b) { return a.count < b.count; });
                reason = most->sample;
            }
            points.push_back(synthesis::sweepPoint(budget, *found, std::move(reason)));
            ++done;
            if (onPartial)
                onPartial(result);
        }
        synthesis::shareDesigns(points, options);
    }
    return result;
}

} // namespace pim::compare
