// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/crossbar_mapping.h"

#include <algorithm>

namespace pim::mapping {
namespace {

/// Groups that fit on the diagonal of one crossbar; 0 when one group already needs several.
std::int64_t groupsPerCrossbar(std::int64_t rows, std::int64_t columns, std::int64_t size)
{
    return rows <= size && columns <= size ? std::min(size / rows, size / columns) : 0;
}

} // namespace

CrossbarMapping mapToCrossbars(const network::Layer& layer, int crossbarSize, int weightBits, int cellBits,
                               design::SlicePacking slices, bool packGroups)
{
    CrossbarMapping m;
    const std::int64_t size = crossbarSize;
    m.groups = packGroups ? layer.groups : 1;
    m.rows = packGroups ? layer.matrixRows() : layer.matrixRows() * layer.groups;
    m.columns = packGroups ? layer.matrixColumns() : layer.matrixColumns() * layer.groups;
    m.bitSlices = ceilDiv(weightBits, cellBits);
    m.rowBlocks = ceilDiv(m.rows, size);

    const bool packed = slices == design::SlicePacking::Packed;
    const std::int64_t width = packed ? m.columns * m.bitSlices : m.columns; // of what is laid out as one matrix
    const std::int64_t layouts = packed ? 1 : m.bitSlices; // how many such matrices there are
    const std::int64_t together = m.groups > 1 ? groupsPerCrossbar(m.rows, width, size) : 0;
    if (together > 1) {
        m.columnBlocks = ceilDiv(m.groups, together) * layouts;
        m.crossbars = m.columnBlocks;
        m.drivenRows = m.groups * m.rows * layouts;
    } else {
        m.columnBlocks = m.groups * ceilDiv(width, size) * layouts;
        m.crossbars = m.rowBlocks * m.columnBlocks;
        m.drivenRows = m.rows * m.columnBlocks;
    }
    m.convertedColumns = packed ? m.groups * width * m.rowBlocks : m.crossbars * size;
    const double weightsCells = static_cast<double>(m.groups) * static_cast<double>(m.rows)
        * static_cast<double>(m.columns) * static_cast<double>(m.bitSlices);
    m.utilization = weightsCells / (static_cast<double>(m.crossbars) * static_cast<double>(size) * static_cast<double>(size));
    return m;
}

} // namespace pim::mapping
