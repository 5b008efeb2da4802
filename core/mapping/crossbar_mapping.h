// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/base/formula.h"
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

/// The counts of a CrossbarMapping in any kind of number (see core/base/formula.h).
template<typename N>
struct MappingCounts
{
    N rowBlocks {}, columnBlocks {}, crossbars {}, drivenRows {}, convertedColumns {};
};

/// Groups that fit on the diagonal of one crossbar; 0 when one group already needs several.
constexpr std::int64_t groupsPerCrossbar(std::int64_t rows, std::int64_t columns, std::int64_t size)
{
    return rows <= size && columns <= size ? (size / rows < size / columns ? size / rows : size / columns) : 0;
}

/// \a rows, \a columns  of one group's weight matrix; \a slices  R = ceil(weightBits / cellBits)
template<typename N>
MappingCounts<N> countCrossbars(const N& rows, const N& columns, const N& groups, const N& slices, const N& size, bool packed)
{
    using namespace formula;
    MappingCounts<N> m;
    m.rowBlocks = named(dividedUp(rows, size), "Crossbars below each other");
    const N width = packed ? N(named(columns * slices, "Columns of all slices")) : columns; // of what is laid out as one matrix
    const N layouts = packed ? N(1) : slices; // how many such matrices there are
    const auto whole = [](const N& x) { return static_cast<std::int64_t>(plain(x)); };
    const std::int64_t together = whole(groups) > 1 ? groupsPerCrossbar(whole(rows), whole(width), whole(size)) : 0;
    if (together > 1) {
        m.columnBlocks = named(dividedUp(groups, named(N(static_cast<decltype(plain(groups))>(together)), "Groups on the diagonal of a crossbar")), "Crossbars for all groups") * layouts;
        m.crossbars = m.columnBlocks;
        m.drivenRows = groups * rows * layouts;
    } else {
        m.columnBlocks = named(groups * named(dividedUp(width, size), "Crossbars for the columns") * layouts, "Crossbars side by side");
        m.crossbars = m.rowBlocks * m.columnBlocks;
        m.drivenRows = rows * m.columnBlocks;
    }
    m.convertedColumns = packed ? N(groups * width * m.rowBlocks) : N(named(m.crossbars, "Crossbars of one copy") * size);
    return m;
}

/// Cells that hold weights / cells.
template<typename N>
N shareOfCells(const N& groups, const N& rows, const N& columns, const N& slices, const N& crossbars, const N& size)
{
    using namespace formula;
    return named(groups * rows * columns * slices, "Cells that hold weights") / named(crossbars * size * size, "Cells of one copy");
}

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
