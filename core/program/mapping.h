// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/base/result.h"
#include "core/program/estimate.h"
#include "core/program/task_code.h"

namespace pim::program::detail {

/// Everything that placement depends on, by step.
struct MappingInput
{
    const network::Network& network;
    const Machine& machine;
    const CompileOptions& options;
    const Lowered& lowered;
    const std::vector<std::vector<ColumnGroup>>& columnGroups;
    std::vector<std::vector<StepCost>> costs; ///< by step and column group; one entry for steps without weights
    bool anyCore = false; ///< leave options.coresOfLayer aside
};

struct Mapping
{
    std::vector<std::int64_t> copies; ///< by step: of its weights, or shares of its positions
    std::vector<Piece> pieces; ///< by step, column group, copy
    double slowestCoreNs = 0; ///< estimated work of the fullest core for one image
};

/// Crossbars of one copy of every layer and of the machine. Infeasible when they do not fit: how many are missing, and
/// where the most are needed.
[[nodiscard]] Result<void> checkRoom(const MappingInput& input);

/// Place \a copies (by step) on the cores so that the fullest core has as little work as can be found.
[[nodiscard]] Result<Mapping> place(const MappingInput& input, const std::vector<std::int64_t>& copies);

/// Choose the copies by options.replication, then place them.
[[nodiscard]] Result<Mapping> map(const MappingInput& input, const RunContext& context);

} // namespace pim::program::detail
