// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/design/design.h"
#include "core/network/network.h"

namespace pim::mapping {

constexpr std::int64_t ceilDiv(std::int64_t a, std::int64_t b) { return (a + b - 1) / b; }

/// How one copy of a layer's weights lies on crossbars. All counts are per copy.
struct CrossbarMapping
{
    std::int64_t rows = 0; ///< n of Eq. (1): rows of the weight matrix (of one group)
    std::int64_t columns = 0; ///< C: columns of the weight matrix (of one group)
    std::int64_t groups = 1;
    std::int64_t bitSlices = 1; ///< R = ceil(weightBits / cellBits)
    std::int64_t rowBlocks = 1; ///< ceil(n / X): partial sums added per output
    std::int64_t columnBlocks = 1; ///< crossbars side by side per row block: ceil(C / X) * R, or ceil(C * R / X) when packed
    std::int64_t crossbars = 1; ///< the paper's crossbar set
    std::int64_t drivenRows = 0; ///< DAC conversions per bit of an MVM: every used row of every crossbar
    std::int64_t convertedColumns = 0; ///< ADC conversions per bit of an MVM
    double utilization = 0.0; ///< cells that hold weights / cells
};

/// Number of crossbars that hold one copy of a layer's weights and what its converters must do.
/// PIMSYN, DATE'24, Eq. (1): ceil(n / X) * ceil(C / X) * ceil(PrecWt / ResRram).
///
/// `separate`: every bit slice in crossbars of its own, and every column of a crossbar is converted, used or not.
/// `packed`: the R slices of a channel side by side (as in ISAAC), ceil(C R / X) columns of crossbars; only columns
/// that hold weights are converted.
/// \a packGroups  true: groups of a grouped convolution share a crossbar block-diagonally as long as rows and columns
///                last; false: groups are ignored, n = kh kw Cin, as the released tool does.
/// REQUIRES: layer.onCrossbars(), crossbarSize, weightBits and cellBits >= 1.
CrossbarMapping mapToCrossbars(const network::Layer& layer, int crossbarSize, int weightBits, int cellBits,
                               design::SlicePacking slices, bool packGroups);

} // namespace pim::mapping
