// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "core/base/result.h"
#include "core/synthesis/feasible_range.h"
#include "core/synthesis/synthesis.h"

namespace pim::synthesis {

/// What a budget would bring: the value of a design found in a moment. Every value belongs to a feasible design.
struct BudgetPreview
{
    struct Sample
    {
        Power budget;
        double value = 0; ///< of the objective, in its unit; 0: nothing found
    };
    Power budget;
    FeasibleRange range;
    bool feasible = false;
    double value = 0; ///< best so far
    double bound = 0; ///< no design is better; 0: not known yet
    evaluation::Metrics metrics; ///< of the best design; valid in the last answer, when feasible
    std::vector<Sample> curve; ///< along the budget, rising budgets; in the last answer
    bool finished = false; ///< the last answer
    double seconds = 0; ///< since the start
};

struct PreviewLimits
{
    double seconds = 0.75; ///< for the search; the curve comes after it and takes about a third of that
    int curveSamples = 9; ///< at budgets from a quarter to four times the one asked for; 0: no curve
};

/// Search for a moment with what effort fast does, and say what is known meanwhile: the feasible range first (within
/// milliseconds), then better and better values, at most 20 times a second, from the calling thread. Not reproducible: it
/// depends on time. InvalidArgument as synthesize(); Cancelled when stopped.
Result<BudgetPreview> previewBudget(std::shared_ptr<const network::Network> network,
                                    std::shared_ptr<const hardware::HardwareSpec> hardware,
                                    const SynthesisOptions& options, const RunContext& run,
                                    const std::function<void(const BudgetPreview&)>& onUpdate = {},
                                    const PreviewLimits& limits = {});

} // namespace pim::synthesis
