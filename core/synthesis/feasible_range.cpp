// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/feasible_range.h"

#include <algorithm>

#include "core/evaluation/evaluator.h"
#include "core/synthesis/bound.h"

namespace pim::synthesis {

std::vector<design::DesignParameters> gridOf(const hardware::HardwareSpec& hardware, const SynthesisOptions& options)
{
    std::vector<design::DesignParameters> grid;
    for (const int size : options.crossbarSizes) {
        for (const int cell : options.cellBits) {
            for (const int dac : options.dacBits) {
                for (const auto slices : options.slices) {
                    if (slices == design::SlicePacking::Packed
                        && (!options.model.slicePacking || cell >= options.weightBits.value_or(hardware.weightBits)))
                        continue; // nothing to pack
                    design::DesignParameters p;
                    p.crossbarPowerShare = options.powerShareHigh;
                    p.slices = slices;
                    p.cellBits = cell;
                    p.crossbarSize = size;
                    p.dacBits = dac;
                    p.adcBits = hardware::adcResolution(size, dac, cell);
                    p.weightBits = options.weightBits.value_or(hardware.weightBits);
                    p.dataBits = options.dataBits.value_or(hardware.dataBits);
                    p.macroStyle = options.macroStyle;
                    grid.push_back(p);
                }
            }
        }
    }
    return grid;
}

Result<FeasibleRange> feasibleRange(std::shared_ptr<const network::Network> network,
                                    std::shared_ptr<const hardware::HardwareSpec> hardware,
                                    const SynthesisOptions& options, const RunContext& run)
{
    const auto grid = gridOf(*hardware, options);
    if (grid.empty())
        return fail(ErrorCode::InvalidArgument,
                    "the options leave no combination of crossbar size, cell, DAC and slices to explore");
    design::Constraints constraints; // the least budget does not depend on them
    constraints.powerBudget = { 1 };
    FeasibleRange range;
    for (const design::DesignParameters& parameters : grid) {
        if (run.cancelled())
            return fail(ErrorCode::Cancelled, "cancelled");
        auto evaluator = evaluation::Evaluator::create(network, hardware, options.model, parameters, constraints);
        if (!evaluator) {
            if (evaluator.error().code != ErrorCode::Infeasible)
                return tl::unexpected(evaluator.error());
            if (range.lacking.empty())
                range.lacking = evaluator.error().message;
            continue;
        }
        const double least = leastBudgetW(*evaluator, options.powerShareHigh), peak = leastBudgetW(*evaluator, 1);
        range.leastBudget = { range.possible ? std::min(range.leastBudget.value, least) : least };
        range.leastPeak = { range.possible ? std::min(range.leastPeak.value, peak) : peak };
        range.possible = true;
    }
    if (range.possible)
        range.lacking.clear();
    return range;
}

} // namespace pim::synthesis
