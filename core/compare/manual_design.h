// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/base/run_context.h"
#include "core/compare/comparison.h"

namespace pim::compare {

/// A published accelerator whose parameters are complete, so that our evaluator can say what it does on any network.
struct ManualMachine
{
    std::string_view name; ///< "isaac", "puma"
    std::string_view title; ///< "ISAAC"
    std::string_view preset; ///< hardware preset
    int crossbarSize, cellBits, dacBits;
    int crossbarsPerTile; ///< a tile is what we call a macro
    std::string_view source;
};
std::span<const ManualMachine> manualMachines();
const ManualMachine* findManualMachine(std::string_view name);

/// A published accelerator of which only figures are known. They are cited, not computed here.
struct CitedMachine
{
    std::string name;
    double peakTopsPerW = 0; ///< 16-bit operations
    std::string source;
};
/// PRIME, PipeLayer and AtomLayer, from the literature cards of the hardware presets.
std::vector<CitedMachine> citedMachines();

/// A manual design fitted to a network and a budget, with what had to be decided.
struct ManualDesign
{
    Entry entry; ///< provenance.algorithm is "manual"
    bool atPublishedClock = false; ///< the budget pays for one ADC a crossbar, as published; else the clock is slower
    double copiesPerPosition = 0; ///< the scale of the proportional duplication
};

/// The machine as its authors built it, on \a network within \a powerBudget: published crossbars, converters and tiles;
/// bit slices side by side where \a model knows that; weight duplication proportional to Wo x Ho of each layer (the
/// heuristic of ISAAC), at the scale of highest throughput that the budget allows; ADCs and vector units enough to keep
/// the crossbars' read time as clock. Fully connected layers share their units over the time that the convolutions
/// take, as in our own designs: with an ADC of their own for each crossbar VGG-16's would need more than all the rest.
///
/// Infeasible with the reason when not one copy fits. Deterministic. Polls run.cancelled().
[[nodiscard]] Result<ManualDesign> manualDesign(const ManualMachine& machine,
                                                std::shared_ptr<const network::Network> network, Power powerBudget,
                                                const evaluation::ModelOptions& model, const RunContext& run);

} // namespace pim::compare
