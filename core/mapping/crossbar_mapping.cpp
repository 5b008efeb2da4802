// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/crossbar_mapping.h"

#include <algorithm>

namespace pim::mapping {
CrossbarMapping mapToCrossbars(const network::Layer& layer, int crossbarSize, int weightBits, int cellBits,
                               design::SlicePacking slices, bool packGroups)
{
    CrossbarMapping m;
    const std::int64_t size = crossbarSize;
    m.groups = packGroups ? layer.groups : 1;
    m.rows = packGroups ? layer.matrixRows() : layer.matrixRows() * layer.groups;
    m.columns = packGroups ? layer.matrixColumns() : layer.matrixColumns() * layer.groups;
    m.bitSlices = ceilDiv(weightBits, cellBits);
    const auto counts = countCrossbars<std::int64_t>(m.rows, m.columns, m.groups, m.bitSlices, size, slices == design::SlicePacking::Packed);
    m.rowBlocks = counts.rowBlocks;
    m.columnBlocks = counts.columnBlocks;
    m.crossbars = counts.crossbars;
    m.drivenRows = counts.drivenRows;
    m.convertedColumns = counts.convertedColumns;
    m.utilization = shareOfCells<double>(static_cast<double>(m.groups), static_cast<double>(m.rows), static_cast<double>(m.columns),
                                         static_cast<double>(m.bitSlices), static_cast<double>(m.crossbars), static_cast<double>(size));
    return m;
}

} // namespace pim::mapping
