// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/base/result.h"
#include "core/program/compiler.h"
#include "core/program/lowering.h"

namespace pim::program::detail {

/// A horizontal slice of a layer's weights for a range of output channels: what one array group holds.
struct Slice
{
    std::vector<RowRun> rows;
    int firstColumn = 0, columns = 0;
    int crossbars = 1;
};

/// Output channels whose slices are summed and stored together.
struct ColumnGroup
{
    int firstColumn = 0, columns = 0;
    std::vector<Slice> slices;
    bool oneCore = false; ///< slices of several convolution groups: they stay together

    std::int64_t crossbars() const;
};

/// The window that a step's layer has on one operand. Fully connected layers see the whole map.
network::Window windowOn(const network::Layer& layer, const Operand& operand);

/// Crossbar columns of \a columns weights.
std::int64_t crossbarsFor(std::int64_t columns, const Machine& machine, const CompileOptions& options);

/// Split one copy of a layer's weights. Infeasible when one crossbar column group is wider than a core.
[[nodiscard]] Result<std::vector<ColumnGroup>> partition(const network::Layer& layer, const Step& step,
                                                         const Machine& machine, const CompileOptions& options);

} // namespace pim::program::detail
