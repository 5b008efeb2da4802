// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/base/run_context.h"
#include "core/synthesis/sweep.h"

namespace pim::compare {

/// Best designs of one network over the budgets.
struct BudgetSeries
{
    std::string network;
    std::vector<synthesis::SweepPoint> points; ///< rising budgets
};

struct BudgetSweep
{
    std::vector<BudgetSeries> series;
    bool finished = true; ///< false: stopped
};

/// Efficiency and throughput against the power budget for several networks: a synthesis per network and budget, after
/// which the budgets of a network have each other's designs (see synthesis::shareDesigns).
///
/// \a budgets    in W, rising
/// \a onPartial  called after every synthesis; may be empty
/// InvalidArgument for budgets that do not rise or are not positive, or as synthesize(). A stop gives what was
/// finished.
[[nodiscard]] Result<BudgetSweep> sweepBudgets(const std::vector<std::shared_ptr<const network::Network>>& networks,
                                               std::shared_ptr<const hardware::HardwareSpec> hardware,
                                               const synthesis::SynthesisOptions& options,
                                               const std::vector<Power>& budgets, const RunContext& run,
                                               const std::function<void(const BudgetSweep&)>& onPartial = {});

} // namespace pim::compare
