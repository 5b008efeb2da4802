// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/mapping/crossbar_mapping.h"

namespace pim::mapping {

/// What a row of a crossbar is driven with.
struct RowContent
{
    std::int64_t group = 0;
    std::int64_t kernelY = 0, kernelX = 0; ///< 0 for layers without a kernel on their rows
    std::int64_t channel = 0; ///< of the layer's input, groups counted through
};

/// What a column of a crossbar adds up.
struct ColumnContent
{
    std::int64_t group = 0;
    std::int64_t channel = 0; ///< of the layer's output, groups counted through
    std::int64_t kernelY = 0, kernelX = 0; ///< of a transposed convolution; 0 otherwise
    std::int64_t slice = 0; ///< 0 holds the highest bits of the weight
    int highBit = 0, lowBit = 0; ///< of the weight, both included
};

/// A rectangle of cells that hold weights.
struct Patch
{
    std::int64_t firstRow = 0, rows = 0, firstColumn = 0, columns = 0; ///< in the crossbar
    std::int64_t group = 0;
    std::int64_t matrixRow = 0; ///< row of the group's weight matrix that lies in firstRow
    std::int64_t matrixColumn = 0; ///< column of the group's matrix in firstColumn; of all slices when packed
    std::int64_t slice = -1; ///< -1: the slices of a weight lie side by side
};

/// Why cells hold no weight.
enum class UnusedReason {
    RowsEnd, ///< the weight matrix has no more rows
    ColumnsEnd, ///< the weight matrix has no more columns (of this slice)
    OffDiagonal ///< beside the diagonal on which groups lie: other groups' inputs
};

struct UnusedCells
{
    UnusedReason reason = UnusedReason::RowsEnd;
    std::int64_t lines = 0; ///< whole rows or columns; 0 beside the diagonal
    std::int64_t cells = 0; ///< each unused cell counts once
};

/// The contents of one crossbar of the set that holds a copy of a layer's weights.
///
/// Crossbar k of the set is number k mod columnBlocks in row block k / columnBlocks; within a row block groups come
/// first, then slices from the highest bits down, then columns. Row blocks and columns are filled before the next begins.
/// Rows are (kernel row, kernel column, channel), the channel fastest; columns are output channels, and in packed
/// layouts each with its slices from the highest bits down.
class CrossbarLayout
{
public:
    /// \a index  0 … crossbars - 1 of one copy. The other arguments as for mapToCrossbars().
    CrossbarLayout(const network::Layer& layer, int crossbarSize, int weightBits, int cellBits, design::SlicePacking slices,
                   bool packGroups, std::int64_t index);

    int size() const { return m_size; }
    bool packed() const { return m_packed; }
    const CrossbarMapping& mapping() const { return m_mapping; }
    std::int64_t index() const { return m_index; }
    std::int64_t rowBlock() const { return m_rowBlock; }
    const std::vector<Patch>& patches() const { return m_patches; }
    std::int64_t usedRows() const { return m_usedRows; } ///< from row 0 on
    std::int64_t usedColumns() const { return m_usedColumns; } ///< from column 0 on
    std::int64_t usedCells() const { return m_usedCells; }
    /// Cells that hold weights / cells.
    double utilization() const;
    const std::vector<UnusedCells>& unused() const { return m_unused; }

    /// What lies in a row or column, both from 0; nothing when it is unused.
    std::optional<RowContent> row(std::int64_t row) const;
    std::optional<ColumnContent> column(std::int64_t column) const;
    bool used(std::int64_t row, std::int64_t column) const;

private:
    int m_size = 0, m_weightBits = 0, m_cellBits = 0;
    bool m_packed = false, m_wholeMatrix = false;
    network::LayerKind m_kind = network::LayerKind::Convolution;
    std::int64_t m_kernelH = 1, m_kernelW = 1, m_inputs = 1; ///< channels per group
    std::int64_t m_outputs = 1; ///< channels per group
    std::int64_t m_index = 0, m_rowBlock = 0, m_usedRows = 0, m_usedColumns = 0, m_usedCells = 0;
    CrossbarMapping m_mapping;
    std::vector<Patch> m_patches;
    std::vector<UnusedCells> m_unused;
};

} // namespace pim::mapping
