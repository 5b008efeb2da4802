// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <vector>

#include "core/program/core_code.h"
#include "core/program/lowering.h"
#include "core/program/partition.h"

namespace pim::program::detail {

/// A part of a map that a core keeps in its local memory from one pass to the next, because other cores send it there.
struct Resident
{
    int core = 0;
    int map = 0; ///< layer
    int step = 0; ///< that reads it
    bool flat = false; ///< positions [from, to) one after the other; else rows as a line buffer has them
    std::int64_t from = 0, to = 0; ///< flat
    std::int64_t firstRow = 0, endRow = 0, firstColumn = 0,
                 endColumn = 0; ///< rows; columns outside the map are padding
    std::int64_t channels = 1;
    int delay = 1; ///< passes between its computation and its use; it waits where it was computed
    std::int64_t address = 0;
    std::int64_t bytes = 0; ///< rows: one of zeros included
};

/// Slices of one column group that one core holds.
struct Part
{
    int core = 0;
    std::vector<int> slices; ///< indices in ColumnGroup::slices
    std::vector<int> groups; ///< mvmul.group of each
    std::vector<std::vector<int>> moreGroups; ///< the same of the piece's further copies
    std::vector<int> residents; ///< by operand: index of its Resident; empty or -1: it is read from global memory
    int mergedResident = -1; ///< of the merged operand
};

/// One copy of one column group, or one share of a vector step: what works on a range of output positions alone.
struct Piece
{
    int step = 0;
    int copy = 0;
    int copies = 1; ///< so many from this one on, in one core: windows take turns, so that their mvmuls overlap
    int columnGroup = -1; ///< -1: the step has no weights
    std::vector<Part> parts; ///< the first one's core sums up, activates and stores
    /// Where its core keeps its results for other cores: those of this pass, of the one before …; empty: nowhere.
    std::vector<std::int64_t> kept;
    std::int64_t keptFrom = 0; ///< output position that stands there
    bool stores = true; ///< its results go to global memory
    std::int64_t biasesAt = -1; ///< where its first core keeps its biases for all its tasks; -1: loaded for each
};

/// Everything that code for a task needs to know.
struct CodeContext
{
    const network::Network& network;
    const Machine& machine;
    const CompileOptions& options;
    const Lowered& lowered;
    const std::vector<std::vector<ColumnGroup>>& columnGroups; ///< by step
    std::vector<CoreCode>& cores;
    std::vector<Source>& sources;
    const std::vector<Resident>& residents;
    std::vector<std::int64_t> firstFree; ///< by core: local addresses below keep maps from pass to pass
    std::int64_t localBytes = 0; ///< of a core
    std::function<std::uint32_t(int layer, int step)> mapAddress; ///< of a map, as in Layer::reads, as a step addresses it
    std::function<std::uint32_t(int layer)> biasAddress; ///< global
    std::set<const Piece*> biasesHeld; ///< pieces that have loaded theirs
    std::int64_t spilledBytes = 0; ///< read again because a stripe of a map had to be short

    const network::Layer& layerOf(const Step& step) const
    {
        return network.layers[static_cast<std::size_t>(step.layer)];
    }
    const network::Layer& resultOf(const Step& step) const
    {
        return network.layers[static_cast<std::size_t>(step.result)];
    }
    int elementBytes() const { return options.numbers.elementBits / 8; }
    int sumBytes() const { return options.numbers.accumulatorBits / 8; }
    SourceIndex source(int layer, std::int64_t position);
    const Resident* resident(const Part& part, std::size_t operand) const
    {
        return operand < part.residents.size() && part.residents[operand] >= 0
            ? &residents[static_cast<std::size_t>(part.residents[operand])]
            : nullptr;
    }
    std::int64_t roomBytes(int core) const { return localBytes - firstFree[static_cast<std::size_t>(core)]; }
};

/// What one core needs of one operand of a crossbar layer.
struct OperandUse
{
    bool used = false;
    std::int64_t firstChannel = 0, endChannel = 0;
    int firstKernelRow = 0, lastKernelRow = 0;
    network::Window window;
    std::vector<int> kernelRows; ///< those that occur, ascending

    std::int64_t channels() const { return endChannel - firstChannel; }
};
std::vector<OperandUse> operandUses(const network::Layer& layer, const Step& step, const ColumnGroup& columns,
                                    const Part& part);

/// Input columns that output columns [from, to) read, padding included (clipped for transposed convolutions).
std::pair<std::int64_t, std::int64_t> inputColumns(const network::Layer& layer, const network::Window& window,
                                                   std::int64_t mapWidth, std::int64_t from, std::int64_t to);

/// Hand on the results of \a count positions from \a position on, elements at \a address: to global memory and to where
/// the core keeps them.
void writeResult(CodeContext& context, CoreCode& code, const Step& step, int stepIndex, const Piece& piece,
                 std::int64_t position, std::int64_t count, std::int64_t address, std::int64_t firstChannel,
                 std::int64_t channels);

/// Output positions [from, to) of a map of width W: rows y0 … y1, columns x0 … of the first, … x1 of the last.
struct Band
{
    std::int64_t width = 1, from = 0, to = 0;

    std::int64_t firstRow() const { return from / width; }
    std::int64_t lastRow() const { return (to - 1) / width; }
    std::int64_t firstColumn() const { return firstRow() == lastRow() ? from % width : 0; }
    std::int64_t endColumn() const { return firstRow() == lastRow() ? (to - 1) % width + 1 : width; }
    std::int64_t begin(std::int64_t row) const { return row == firstRow() ? from % width : 0; }
    std::int64_t end(std::int64_t row) const { return row == lastRow() ? (to - 1) % width + 1 : width; }
};

/// Write the code of output positions [\a from, \a to) of a piece to its cores. Infeasible when the local memory is too
/// small for one window.
[[nodiscard]] Result<void> writeTask(CodeContext& context, const Piece& piece, std::int64_t from, std::int64_t to);

[[nodiscard]] Result<void> writeCrossbarTask(CodeContext& context, const Step& step, int stepIndex, const Piece& piece,
                                             std::int64_t from, std::int64_t to);
[[nodiscard]] Result<void> writePoolTask(CodeContext& context, const Step& step, int stepIndex, const Piece& piece,
                                         std::int64_t from, std::int64_t to);
[[nodiscard]] Result<void> writeEltwiseTask(CodeContext& context, const Step& step, int stepIndex, const Piece& piece,
                                            std::int64_t from, std::int64_t to);
[[nodiscard]] Result<void> writeOtherTask(CodeContext& context, const Step& step, int stepIndex, const Piece& piece,
                                          std::int64_t from, std::int64_t to);

/// Two operands element by element, \a elements of them; \a wide has room for sums (products pass through it).
void writeCombination(CodeContext& context, CoreCode& code, IntegerOperation operation, std::int64_t destination,
                      std::int64_t a, std::int64_t b, std::int64_t wide, std::int64_t elements);
/// Room that writeCombination() needs for each element at `wide`, bytes.
std::int64_t combinationBytes(const CodeContext& context, IntegerOperation operation);

/// A function of one operand, in place.
void writeFunction(CodeContext& context, CoreCode& code, IntegerFunction function,
                   const network::ClipBounds& bounds, std::int64_t address, std::int64_t elements);

/// Activations of a layer on \a elements elements, in place.
void writeActivations(CodeContext& context, CoreCode& code, const network::Layer& layer, std::int64_t address,
                      std::int64_t elements);

/// Which input row (column) feeds output row \a out through kernel row \a kernel; -1: padding, or between the elements
/// of a transposed convolution.
std::int64_t inputRow(const network::Layer& layer, const network::Window& window, std::int64_t rows, std::int64_t out,
                      std::int64_t kernel);
std::int64_t inputColumn(const network::Layer& layer, const network::Window& window, std::int64_t columns,
                         std::int64_t out, std::int64_t kernel);

/// Rows of a map in local memory: as many slots as a window needs at once, refilled as it moves down.
class LineBuffer
{
public:
    /// Bytes needed for input columns [\a firstColumn, \a endColumn) (padding included) of \a slots rows and one of
    /// zeros.
    LineBuffer(std::int64_t base, int slots, std::int64_t firstColumn, std::int64_t endColumn,
               std::int64_t firstChannel, std::int64_t channels, int elementBytes);
    static std::int64_t bytes(int slots, bool zeroRow, std::int64_t columns, std::int64_t channels, int elementBytes)
    {
        return (slots + (zeroRow ? 1 : 0)) * columns * channels * elementBytes;
    }
    /// Rows that are there already, as \a resident has them.
    LineBuffer(const Resident& resident, int elementBytes);
    /// Load \a row of \a map unless it is there.
    void need(CoreCode& code, std::int64_t row, const network::FeatureMap& map, std::uint32_t mapAddress);
    /// Rows that are there already: their padding.
    void pad(CoreCode& code, std::int64_t mapWidth) const;
    /// Have a row of zeros.
    void needZeros(CoreCode& code);
    std::int64_t address(std::int64_t row, std::int64_t column, std::int64_t channel) const;
    std::int64_t zeroAddress(std::int64_t column, std::int64_t channel) const;
    /// Zeros as long as a row, wherever the columns of the map are.
    std::int64_t zeroAddress(std::int64_t channel) const { return zeroAddress(m_first, channel); }
    std::int64_t rowBytes() const { return (m_end - m_first) * m_channels * m_bytes; }

private:
    std::int64_t slotOf(std::int64_t row) const;
    std::int64_t m_base, m_first, m_end, m_firstChannel, m_channels;
    int m_bytes;
    bool m_resident = false;
    std::int64_t m_firstRow = 0; ///< resident
    std::vector<std::int64_t> m_rows; ///< by slot; -1: none
    std::vector<bool> m_padded;
    std::int64_t m_zeroBase = 0;
    bool m_zeros = false;
};

} // namespace pim::program::detail
