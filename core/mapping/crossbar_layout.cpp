// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/crossbar_layout.h"

#include <algorithm>

namespace pim::mapping {

using network::LayerKind;

CrossbarLayout::CrossbarLayout(const network::Layer& layer, int crossbarSize, int weightBits, int cellBits,
                               design::SlicePacking slices, bool packGroups, std::int64_t index)
    : m_size(crossbarSize)
    , m_weightBits(weightBits)
    , m_cellBits(cellBits)
    , m_packed(slices == design::SlicePacking::Packed)
    , m_wholeMatrix(!packGroups)
    , m_kind(layer.kind)
    , m_index(index)
    , m_mapping(mapToCrossbars(layer, crossbarSize, weightBits, cellBits, slices, packGroups))
{
    const std::int64_t size = m_size;
    const CrossbarMapping& m = m_mapping;
    const bool hasKernel = m_kind != LayerKind::FullyConnected;
    m_kernelH = hasKernel ? layer.window.kernelH : 1;
    m_kernelW = hasKernel ? layer.window.kernelW : 1;
    const std::int64_t taps = m_kernelH * m_kernelW;
    m_inputs = m_kind == LayerKind::Convolution ? m.rows / taps : m.rows;
    m_outputs = m_kind == LayerKind::TransposedConvolution ? m.columns / taps : m.columns;

    const std::int64_t width = m_packed ? m.columns * m.bitSlices : m.columns;
    const std::int64_t layouts = m_packed ? 1 : m.bitSlices;
    const std::int64_t together = m.groups > 1 ? groupsPerCrossbar(m.rows, width, size) : 0;
    m_rowBlock = m_index / m.columnBlocks;
    const std::int64_t place = m_index % m.columnBlocks;
    if (together > 1) {
        const std::int64_t first = place / layouts * together;
        const std::int64_t last = std::min(m.groups, first + together);
        for (std::int64_t g = first; g < last; ++g)
            m_patches.push_back({ (g - first) * m.rows, m.rows, (g - first) * width, width, g, 0, 0,
                                  m_packed ? -1 : place % layouts });
    } else {
        const std::int64_t tiles = ceilDiv(width, size);
        const std::int64_t tile = place % tiles;
        const std::int64_t slice = place / tiles % layouts;
        const std::int64_t group = place / tiles / layouts;
        const std::int64_t row = m_rowBlock * size, column = tile * size;
        m_patches.push_back({ 0, std::min(size, m.rows - row), 0, std::min(size, width - column), group, row, column,
                              m_packed ? -1 : slice });
    }
    for (const Patch& p : m_patches) {
        m_usedRows = std::max(m_usedRows, p.firstRow + p.rows);
        m_usedColumns = std::max(m_usedColumns, p.firstColumn + p.columns);
        m_usedCells += p.rows * p.columns;
    }
    if (m_usedColumns < size)
        m_unused.push_back({ UnusedReason::ColumnsEnd, size - m_usedColumns, (size - m_usedColumns) * m_usedRows });
    if (m_usedRows < size)
        m_unused.push_back({ UnusedReason::RowsEnd, size - m_usedRows, (size - m_usedRows) * size });
    if (const std::int64_t beside = m_usedRows * m_usedColumns - m_usedCells; beside > 0)
        m_unused.push_back({ UnusedReason::OffDiagonal, 0, beside });
}

double CrossbarLayout::utilization() const
{
    return static_cast<double>(m_usedCells) / (static_cast<double>(m_size) * static_cast<double>(m_size));
}

std::optional<RowContent> CrossbarLayout::row(std::int64_t row) const
{
    for (const Patch& p : m_patches) {
        if (row < p.firstRow || row >= p.firstRow + p.rows)
            continue;
        const std::int64_t at = p.matrixRow + row - p.firstRow;
        RowContent content;
        content.group = p.group;
        content.channel = at % m_inputs + (m_wholeMatrix ? 0 : p.group * m_inputs);
        if (m_kind == LayerKind::Convolution) {
            content.kernelX = at / m_inputs % m_kernelW;
            content.kernelY = at / m_inputs / m_kernelW;
        }
        return content;
    }
    return std::nullopt;
}

std::optional<ColumnContent> CrossbarLayout::column(std::int64_t column) const
{
    for (const Patch& p : m_patches) {
        if (column < p.firstColumn || column >= p.firstColumn + p.columns)
            continue;
        const std::int64_t at = p.matrixColumn + column - p.firstColumn;
        ColumnContent content;
        content.group = p.group;
        content.slice = m_packed ? at % m_mapping.bitSlices : p.slice;
        const std::int64_t matrixColumn = m_packed ? at / m_mapping.bitSlices : at;
        std::int64_t channel = matrixColumn;
        if (m_kind == LayerKind::TransposedConvolution) {
            channel = matrixColumn / (m_kernelH * m_kernelW);
            content.kernelY = matrixColumn / m_kernelW % m_kernelH;
            content.kernelX = matrixColumn % m_kernelW;
        }
        content.channel = channel + (m_wholeMatrix ? 0 : p.group * m_outputs);
        // The lowest slice holds cellBits bits; what is left over is in the highest one.
        content.lowBit = static_cast<int>((m_mapping.bitSlices - 1 - content.slice) * m_cellBits);
        content.highBit = std::min(m_weightBits, content.lowBit + m_cellBits) - 1;
        return content;
    }
    return std::nullopt;
}

bool CrossbarLayout::used(std::int64_t row, std::int64_t column) const
{
    return std::any_of(m_patches.begin(), m_patches.end(), [&](const Patch& p) {
        return row >= p.firstRow && row < p.firstRow + p.rows && column >= p.firstColumn
            && column < p.firstColumn + p.columns;
    });
}

} // namespace pim::mapping
