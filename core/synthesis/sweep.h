// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>

#include "core/synthesis/synthesis.h"

namespace pim::synthesis {

/// What a search for one power budget of a sweep came to.
struct SweepPoint
{
    Power budget;
    bool feasible = false;
    bool finished = true; ///< false: the search was stopped or out of time
    design::Design best; ///< valid when feasible, as are the next three
    evaluation::Metrics metrics; ///< of best
    double bound = 0, gap = 0; ///< as in Synthesis; 0: unknown
    Power foundAt; ///< the budget whose search found best
    std::string reason; ///< why nothing fits
};

/// The point of a sweep that a synthesis is. \a reason is for one that is not feasible.
SweepPoint sweepPoint(Power budget, const Synthesis& result, std::string reason);

/// Give every budget the best design that is known: what fits a budget fits every larger one, and what a larger budget's
/// search found may draw so little that it fits a smaller one. Designs go from neighbour to neighbour, first up and then
/// down, each evaluated anew under its new budget. The power share of the crossbars is scaled so that it grants the same
/// watts, within the shares of \a options. Afterwards no budget has a worse design than a smaller one.
/// REQUIRES: \a points in rising order of budgets, searched with the \a options (but for the budget).
void shareDesigns(std::span<SweepPoint> points, const SynthesisOptions& options);

} // namespace pim::synthesis
