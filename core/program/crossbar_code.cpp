// SPDX-License-Identifier: GPL-3.0-or-later
// Code of convolutions and fully connected layers: rows of the input in line buffers, one mvmul per slice and window,
// sums.
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "core/program/task_code.h"

namespace pim::program::detail {

namespace {

using network::Layer;
using network::LayerKind;
using network::Window;

constexpr std::int64_t kGap = 4; ///< bytes
constexpr std::int64_t kFewBiases = 32; ///< at a time, where local memory is short

int slotsFor(const Layer& layer, const OperandUse& use)
{
    const auto kernelRows = static_cast<std::int64_t>(use.lastKernelRow - use.firstKernelRow);
    if (layer.kind == LayerKind::TransposedConvolution)
        return static_cast<int>(kernelRows * use.window.dilationH / use.window.strideH + 2);
    return static_cast<int>(kernelRows * use.window.dilationH + 1);
}

/// The work of one core on a task.
class CrossbarPart
{
public:
    CrossbarPart(CodeContext& context, const Step& step, int stepIndex, const ColumnGroup& columns, const Piece& piece,
                 const Part& part, bool receives, bool stores)
        : m_context(context)
        , m_step(step)
        , m_stepIndex(stepIndex)
        , m_layer(context.layerOf(step))
        , m_columns(columns)
        , m_piece(piece)
        , m_part(part)
        , m_receives(receives)
        , m_stores(stores)
        , m_code(context.cores[static_cast<std::size_t>(part.core)])
    {
        m_uses = operandUses(m_layer, step, columns, part);
        findLevels();
        // As many gathered windows at once as copies work on, within a quarter of the memory.
        m_turns = std::clamp<std::int64_t>(context.roomBytes(part.core) / 4 / std::max<std::int64_t>(1, gatherBytes()),
                                           1, piece.copies);
    }

    /// Local memory for a stripe of output columns [from, to), buffers of \a batch windows.
    std::int64_t bytesFor(std::int64_t from, std::int64_t to, std::int64_t batch) const
    {
        std::int64_t bytes = gatherBytes() + (m_fewBiases ? biasBytes() : 0);
        for (std::size_t o = 0; o < m_uses.size(); ++o)
            if (m_uses[o].used && !m_context.resident(m_part, o))
                bytes += lineBytes(o, from, to);
        return bytes + batch * windowBytes() + (m_overlaps ? 2 * gapBytes() : 0);
    }

    /// Bytes that a stripe from output column \a from on reads again, after the one before it, over \a rows output
    /// rows.
    std::int64_t bytesAgain(std::int64_t from, std::int64_t rows) const
    {
        std::int64_t bytes = 0;
        for (std::size_t o = 0; o < m_uses.size(); ++o) {
            const OperandUse& use = m_uses[o];
            if (!use.used || m_context.resident(m_part, o))
                continue;
            const std::int64_t before = inputColumns(m_layer, use.window, map(o).width, from - 1, from).second;
            const std::int64_t after = inputColumns(m_layer, use.window, map(o).width, from, from + 1).first;
            const std::int64_t columns = std::min(before, map(o).width) - std::max<std::int64_t>(0, after);
            const std::int64_t read = std::min(map(o).height, (rows - 1) * use.window.strideH + use.window.spanH());
            bytes += std::max<std::int64_t>(0, columns) * read * use.channels() * m_context.elementBytes();
        }
        return bytes;
    }

    /// Few buffers: the result of one slice is added before the next one's comes, biases some columns at a time.
    void addOneByOne()
    {
        m_buffers = std::min(m_levels, 2);
        m_fewBiases = addsBiases();
    }

    void beginStripe(std::int64_t from, std::int64_t to, std::int64_t batch)
    {
        std::int64_t at = m_context.firstFree[static_cast<std::size_t>(m_part.core)];
        m_lines.clear();
        for (std::size_t o = 0; o < m_uses.size(); ++o) {
            const OperandUse& use = m_uses[o];
            if (const Resident* resident = m_context.resident(m_part, o)) {
                m_lines.emplace_back(*resident, m_context.elementBytes());
                m_lines.back().pad(m_code, map(o).width);
                continue;
            }
            const auto [first, end] = use.used ? inputColumns(m_layer, use.window, map(o).width, from, to)
                                               : std::pair<std::int64_t, std::int64_t> { 0, 0 };
            m_lines.emplace_back(at, use.used ? slotsFor(m_layer, use) : 0, first, end, use.firstChannel,
                                 use.channels(), m_context.elementBytes());
            if (use.used)
                at += lineBytes(o, from, to);
        }
        m_gather = at;
        at += gatherBytes();
        const std::int64_t sums = batch * m_columns.columns * m_context.sumBytes();
        const std::int64_t elements = batch * m_columns.columns * m_context.elementBytes();
        for (auto& levels : m_sumsOf) {
            levels.clear();
            if (&levels == &m_sumsOf[0] || m_overlaps)
                for (int level = 0; level < m_buffers; ++level, at += sums)
                    levels.push_back(at);
            if (m_overlaps)
                at += gapBytes();
        }
        m_sums = m_sumsOf[0];
        m_received = at;
        at += m_receives ? sums : 0;
        m_result = m_sums[0];
        m_shift = at;
        if (m_stores && narrows()) {
            at += sums;
            m_result = at;
            at += elements;
            m_code.width(m_context.options.numbers.accumulatorBits, m_context.options.numbers.accumulatorBits);
            m_code.fill(m_shift, sums, m_context.options.numbers.resultShift);
        }
        if (addsBiases())
            at = placeBiases(at, batch);
        m_other = at;
        m_wide = at + elements;
        if (m_buffers == m_levels)
            for (const auto& levels : m_sumsOf) {
                m_sums = levels;
                for (int level = m_fewestLevels; level < m_levels && !levels.empty(); ++level)
                    clear(level, sums);
            }
        m_sums = m_sumsOf[0];
    }

    /// Two sets of buffers: crossbars work on a run of windows while the one before is summed and handed on.
    void overlap(bool overlaps) { m_overlaps = overlaps && m_buffers == m_levels; }
    bool overlaps() const { return m_overlaps; }
    void turnTo(int buffers)
    {
        m_sums = m_sumsOf[static_cast<std::size_t>(buffers)];
        if (m_stores && !narrows())
            m_result = m_sums[0];
    }

    void needRows(std::int64_t y)
    {
        for (std::size_t o = 0; o < m_uses.size(); ++o) {
            if (!m_uses[o].used)
                continue;
            for (const int ky : m_uses[o].kernelRows) {
                const std::int64_t row = inputRow(m_layer, m_uses[o].window, map(o).height, y, ky);
                if (row >= 0)
                    m_lines[o].need(m_code, row, map(o), m_context.mapAddress(m_step.operands[o].layer, m_stepIndex));
                else
                    m_lines[o].needZeros(m_code);
            }
            if (m_layer.kind == LayerKind::TransposedConvolution)
                m_lines[o].needZeros(m_code);
        }
    }

    /// mvmul of every slice for windows x … x + count - 1 of row y; sumUp() follows.
    void multiply(std::int64_t y, std::int64_t x, std::int64_t count)
    {
        if (m_buffers == m_levels) {
            for (std::int64_t i = 0; i < count; ++i)
                for (std::size_t s = 0; s < m_part.slices.size(); ++s)
                    multiply(s, m_level[s], y, x + i, i);
            return;
        }
        for (int level = 0; level < m_levels; ++level) {
            const int buffer = std::min(level, 1);
            if (level >= m_fewestLevels)
                clear(buffer, count * m_columns.columns * m_context.sumBytes());
            for (std::int64_t i = 0; i < count; ++i)
                for (std::size_t s = 0; s < m_part.slices.size(); ++s)
                    if (m_level[s] == level)
                        multiply(s, buffer, y, x + i, i);
            if (level > 0)
                add(buffer, count);
        }
    }

    /// The sum of the slices, where multiply() has not added them already.
    void sumUp(std::int64_t count)
    {
        if (m_buffers == m_levels)
            for (int level = 1; level < m_levels; ++level)
                add(level, count);
    }

    void sendSums(int core, std::int64_t count)
    {
        m_code.send(core, m_sums[0], count * m_columns.columns * m_context.sumBytes());
    }
    void receiveSums(int core, std::int64_t count)
    {
        const int bits = m_context.options.numbers.accumulatorBits;
        m_code.receive(core, m_received, count * m_columns.columns * m_context.sumBytes());
        m_code.width(bits, bits);
        m_code.vector(Op::Vvadd, m_sums[0], m_sums[0], m_received, count * m_columns.columns);
    }

    /// Shift, activate, add the merged operand, store.
    void finish(std::int64_t y, std::int64_t x, std::int64_t count)
    {
        const NumberFormat& numbers = m_context.options.numbers;
        const std::int64_t elements = count * m_columns.columns;
        if (addsBiases())
            addBiases(count);
        if (narrows()) {
            m_code.width(numbers.accumulatorBits, numbers.elementBits);
            m_code.vector(Op::Vvsra, m_result, m_sums[0], m_shift, elements);
        }
        writeActivations(m_context, m_code, m_layer, m_result, elements);
        const Layer& result = m_context.resultOf(m_step);
        const std::int64_t position = y * result.output.width + x;
        if (m_step.merged) {
            addMerged(position, count);
            writeActivations(m_context, m_code, result, m_result, elements);
        }
        writeResult(m_context, m_code, m_step, m_stepIndex, m_piece, position, count, m_result, m_columns.firstColumn,
                    m_columns.columns);
    }

    void setSource(SourceIndex source) { m_code.setSource(source); }
    int core() const { return m_part.core; }

private:
    void clear(int buffer, std::int64_t bytes)
    {
        m_code.width(m_context.options.numbers.accumulatorBits, m_context.options.numbers.accumulatorBits);
        m_code.fill(m_sums[static_cast<std::size_t>(buffer)], bytes, 0);
    }
    void multiply(std::size_t s, int buffer, std::int64_t y, std::int64_t x, std::int64_t place)
    {
        const NumberFormat& numbers = m_context.options.numbers;
        const Slice& slice = sliceAt(s);
        const std::int64_t source = rowsOf(s, slice, y, x);
        const auto turn = static_cast<std::size_t>((y * m_layer.output.width + x) % m_piece.copies);
        m_code.width(numbers.elementBits, numbers.accumulatorBits);
        m_code.mvmul(m_sums[static_cast<std::size_t>(buffer)]
                         + (place * m_columns.columns + slice.firstColumn - m_columns.firstColumn)
                             * m_context.sumBytes(),
                     source, turn == 0 ? m_part.groups[s] : m_part.moreGroups[turn - 1][s], numbers.elementBits);
    }
    void add(int buffer, std::int64_t count)
    {
        const int bits = m_context.options.numbers.accumulatorBits;
        m_code.width(bits, bits);
        m_code.vector(Op::Vvadd, m_sums[0], m_sums[0], m_sums[static_cast<std::size_t>(buffer)],
                      count * m_columns.columns);
    }
    const network::FeatureMap& map(std::size_t operand) const { return m_step.operands[operand].map; }
    const Slice& sliceAt(std::size_t s) const { return m_columns.slices[static_cast<std::size_t>(m_part.slices[s])]; }
    bool addsBiases() const { return m_stores && hasBiases(m_layer); }
    /// Biases for \a batch windows side by side, from \a at on unless they are there already; returns the address after.
    std::int64_t placeBiases(std::int64_t at, std::int64_t batch)
    {
        const std::int64_t bytes = m_columns.columns * m_context.sumBytes();
        const bool kept = m_piece.biasesAt >= 0;
        m_biases = at;
        if (m_fewBiases)
            return at + biasBytes();
        if (kept && m_context.biasesHeld.insert(&m_piece).second)
            m_code.loadConstant(m_piece.biasesAt, biasAddress(0), bytes);
        if (kept && batch == 1) {
            m_biases = m_piece.biasesAt;
            return at + bytes;
        }
        if (kept)
            m_code.move(at, m_piece.biasesAt, bytes);
        else
            m_code.loadConstant(at, biasAddress(0), bytes);
        for (std::int64_t there = 1; there < batch; there *= 2)
            m_code.move(at + there * bytes, at, std::min(there, batch - there) * bytes);
        return at + batch * bytes;
    }
    void addBiases(std::int64_t count)
    {
        const int bits = m_context.options.numbers.accumulatorBits;
        const std::int64_t columns = m_columns.columns;
        if (!m_fewBiases) {
            m_code.width(bits, bits);
            m_code.vector(Op::Vvadd, m_sums[0], m_sums[0], m_biases, count * columns);
            return;
        }
        for (std::int64_t first = 0; first < columns; first += kFewBiases) {
            const std::int64_t some = std::min(kFewBiases, columns - first), offset = first * m_context.sumBytes();
            m_code.loadConstant(m_biases, biasAddress(first), some * m_context.sumBytes());
            m_code.width(bits, bits);
            for (std::int64_t i = 0; i < count; ++i) {
                const std::int64_t at = m_sums[0] + i * columns * m_context.sumBytes() + offset;
                m_code.vector(Op::Vvadd, at, at, m_biases, some);
            }
        }
    }
    std::uint32_t biasAddress(std::int64_t column) const
    {
        return m_context.biasAddress(m_step.layer)
            + static_cast<std::uint32_t>((m_columns.firstColumn + column) * m_context.sumBytes());
    }
    std::int64_t biasBytes() const
    {
        return std::min<std::int64_t>(kFewBiases, m_columns.columns) * m_context.sumBytes();
    }
    bool narrows() const { return m_context.options.numbers.accumulatorBits != m_context.options.numbers.elementBits; }

    /// Slices of the same columns are summed: the first of each column block writes buffer 0, the next buffer 1 …
    void findLevels()
    {
        std::map<int, int> count;
        for (std::size_t s = 0; s < m_part.slices.size(); ++s)
            m_level.push_back(count[sliceAt(s).firstColumn]++);
        m_levels = 1;
        m_fewestLevels = count.empty() ? 0 : count.begin()->second;
        for (const auto& [column, n] : count) {
            m_levels = std::max(m_levels, n);
            m_fewestLevels = std::min(m_fewestLevels, n);
        }
        m_buffers = m_levels;
    }

    std::int64_t lineBytes(std::size_t o, std::int64_t from, std::int64_t to) const
    {
        const Window& w = m_uses[o].window;
        const auto [first, end] = inputColumns(m_layer, w, map(o).width, from, to);
        std::int64_t columns = end - first;
        if (m_layer.kind == LayerKind::TransposedConvolution) // as many as outputs need wherever they begin
            columns = std::min(map(o).width, (to - from - 1 + (w.kernelW - 1) * w.dilationW) / w.strideW + 1);
        return LineBuffer::bytes(slotsFor(m_layer, m_uses[o]), true, columns, m_uses[o].channels(),
                                 m_context.elementBytes());
    }
    /// Behind the buffers of a run: what its last mvmul writes beyond the layer's columns, and a little, since the public
    /// simulator takes ranges that touch for ones that overlap.
    std::int64_t gapBytes() const
    {
        const auto& m = m_context.machine.matrix;
        std::int64_t widest = 0;
        for (const int s : m_part.slices)
            widest = std::max<std::int64_t>(widest, m_columns.slices[static_cast<std::size_t>(s)].crossbars);
        const std::int64_t written = m.columns * m.cellBits / std::max(1, m_context.options.numbers.elementBits) * widest;
        return kGap + std::max<std::int64_t>(0, written - m_columns.columns) * m_context.sumBytes();
    }
    std::int64_t gatherBytes() const { return m_turns * static_cast<std::int64_t>(m_part.slices.size()) * rowsBytes(); }
    /// Of a gathered slice, and a gap where several are there at once: the public simulator takes ranges that touch for
    /// ones that overlap.
    std::int64_t rowsBytes() const
    {
        return m_context.machine.matrix.rows * m_context.elementBytes() + (m_piece.copies > 1 ? kGap : 0);
    }
    std::int64_t windowBytes() const
    {
        const std::int64_t sums =
            (m_buffers * (m_overlaps ? 2 : 1) + (m_receives ? 1 : 0) + (m_stores && narrows() ? 1 : 0) + (addsBiases() && !m_fewBiases ? 1 : 0))
            * m_context.sumBytes();
        const std::int64_t elements =
            m_stores ? ((narrows() ? 1 : 0) + (m_step.merged ? 1 : 0)) * m_context.elementBytes() : 0;
        const std::int64_t wide = m_stores && m_step.merged ? combinationBytes(m_context, m_step.mergedOperation) : 0;
        return m_columns.columns * (sums + elements + wide);
    }

    /// Address of the input vector of a slice for window (y, x): in place when it stands in one piece, else gathered.
    std::int64_t rowsOf(std::size_t s, const Slice& slice, std::int64_t y, std::int64_t x)
    {
        m_stretches.clear();
        const auto add = [&](std::int64_t address, std::int64_t bytes) {
            if (!m_stretches.empty() && m_stretches.back().first + m_stretches.back().second == address)
                m_stretches.back().second += bytes;
            else
                m_stretches.emplace_back(address, bytes);
        };
        for (const RowRun& run : slice.rows) {
            const auto o = static_cast<std::size_t>(run.operand);
            const OperandUse& use = m_uses[o];
            const LineBuffer& lines = m_lines[o];
            const std::int64_t row = inputRow(m_layer, use.window, map(o).height, y, run.kernelY);
            const std::int64_t bytes = run.rows() * m_context.elementBytes();
            if (m_layer.kind == LayerKind::TransposedConvolution) {
                const std::int64_t column = inputColumn(m_layer, use.window, map(o).width, x, run.kernelX);
                add(row >= 0 && column >= 0 ? lines.address(row, column, run.channel)
                                            : lines.zeroAddress(run.channel),
                    bytes);
                continue;
            }
            const std::int64_t column =
                x * use.window.strideW - use.window.padLeft + run.kernelX * use.window.dilationW;
            add(row >= 0 ? lines.address(row, column, run.channel) : lines.zeroAddress(column, run.channel), bytes);
        }
        if (m_stretches.size() == 1)
            return m_stretches[0].first;
        const std::int64_t gather = m_gather
            + ((y * m_layer.output.width + x) % m_turns * static_cast<std::int64_t>(m_part.slices.size()) + static_cast<std::int64_t>(s))
                * rowsBytes();
        std::int64_t at = gather - m_gather;
        for (const auto& [address, bytes] : m_stretches) {
            m_code.moveInto(m_gather, at, address, bytes);
            at += bytes;
        }
        return gather;
    }

    void addMerged(std::int64_t position, std::int64_t count)
    {
        const Operand& other = *m_step.merged;
        if (m_part.mergedResident >= 0) {
            const Resident& resident = m_context.residents[static_cast<std::size_t>(m_part.mergedResident)];
            writeCombination(m_context, m_code, m_step.mergedOperation, m_result, m_result,
                             resident.address
                                 + (position - resident.from) * resident.channels * m_context.elementBytes(),
                             m_wide, count * m_columns.columns);
            return;
        }
        const std::uint32_t address = m_context.mapAddress(other.layer, m_stepIndex);
        const std::int64_t pixel = other.map.channels * m_context.elementBytes();
        const std::int64_t bytes = m_columns.columns * m_context.elementBytes();
        const auto from = static_cast<std::uint32_t>(m_columns.firstColumn * m_context.elementBytes());
        if (other.map.positions() == 1) {
            m_code.load(m_other, address + from, bytes);
            for (std::int64_t i = 0; i < count; ++i)
                writeCombination(m_context, m_code, m_step.mergedOperation, m_result + i * bytes, m_result + i * bytes,
                                 m_other, m_wide, m_columns.columns);
            return;
        }
        if (bytes == pixel)
            m_code.load(m_other, address + static_cast<std::uint32_t>(position * pixel), count * pixel);
        else
            for (std::int64_t i = 0; i < count; ++i)
                m_code.load(m_other + i * bytes, address + static_cast<std::uint32_t>((position + i) * pixel) + from,
                            bytes);
        writeCombination(m_context, m_code, m_step.mergedOperation, m_result, m_result, m_other, m_wide,
                         count * m_columns.columns);
    }

    CodeContext& m_context;
    const Step& m_step;
    int m_stepIndex;
    const Layer& m_layer;
    const ColumnGroup& m_columns;
    const Piece& m_piece;
    const Part& m_part;
    bool m_receives, m_stores;
    CoreCode& m_code;
    std::vector<OperandUse> m_uses;
    std::vector<int> m_level; ///< by slice of the part
    int m_levels = 1, m_fewestLevels = 0;
    int m_buffers = 1; ///< for sums: one a level, or two
    bool m_fewBiases = false;
    std::int64_t m_turns = 1; ///< windows whose inputs are gathered in places of their own
    std::vector<LineBuffer> m_lines;
    bool m_overlaps = false;
    std::array<std::vector<std::int64_t>, 2> m_sumsOf; ///< the second only where runs of windows overlap
    std::vector<std::int64_t> m_sums; ///< by level: those in use
    std::int64_t m_gather = 0, m_received = 0, m_result = 0, m_shift = 0, m_biases = 0, m_other = 0, m_wide = 0;
    std::vector<std::pair<std::int64_t, std::int64_t>> m_stretches; ///< address, bytes
};

} // namespace

std::pair<std::int64_t, std::int64_t> inputColumns(const Layer& layer, const Window& w, std::int64_t mapWidth,
                                                   std::int64_t from, std::int64_t to)
{
    if (layer.kind == LayerKind::TransposedConvolution) {
        const std::int64_t low = std::max<std::int64_t>(0, from + w.padLeft - (w.kernelW - 1) * w.dilationW);
        const std::int64_t first = (low + w.strideW - 1) / w.strideW;
        const std::int64_t end = std::min(mapWidth, (to - 1 + w.padLeft) / w.strideW + 1);
        return { std::min(first, mapWidth - 1), std::max(end, std::min(first, mapWidth - 1) + 1) };
    }
    return { from * w.strideW - w.padLeft, (to - 1) * w.strideW - w.padLeft + w.spanW() };
}

std::vector<OperandUse> operandUses(const Layer& layer, const Step& step, const ColumnGroup& columns, const Part& part)
{
    std::vector<OperandUse> uses(step.operands.size());
    for (const int index : part.slices)
        for (const RowRun& run : columns.slices[static_cast<std::size_t>(index)].rows) {
            OperandUse& use = uses[static_cast<std::size_t>(run.operand)];
            if (!use.used)
                use = { true,        run.channel, run.channel + run.channels,
                        run.kernelY, run.kernelY, windowOn(layer, step.operands[static_cast<std::size_t>(run.operand)]),
                        {} };
            use.firstChannel = std::min<std::int64_t>(use.firstChannel, run.channel);
            use.endChannel = std::max<std::int64_t>(use.endChannel, run.channel + run.channels);
            use.firstKernelRow = std::min(use.firstKernelRow, run.kernelY);
            use.lastKernelRow = std::max(use.lastKernelRow, run.kernelY);
            if (std::find(use.kernelRows.begin(), use.kernelRows.end(), run.kernelY) == use.kernelRows.end())
                use.kernelRows.push_back(run.kernelY);
        }
    for (OperandUse& use : uses)
        std::sort(use.kernelRows.begin(), use.kernelRows.end());
    return uses;
}

Result<void> writeCrossbarTask(CodeContext& context, const Step& step, int stepIndex, const Piece& piece,
                               std::int64_t from, std::int64_t to)
{
    const Layer& layer = context.layerOf(step);
    const ColumnGroup& columns =
        context.columnGroups[static_cast<std::size_t>(stepIndex)][static_cast<std::size_t>(piece.columnGroup)];
    const Band band { layer.output.width, from, to };
    std::vector<CrossbarPart> parts;
    parts.reserve(piece.parts.size());
    for (std::size_t i = 0; i < piece.parts.size(); ++i)
        parts.emplace_back(context, step, stepIndex, columns, piece, piece.parts[i],
                           i % 2 == 0 && i + 1 < piece.parts.size(), i == 0);

    // The widest stripe whose line buffers leave room for a window; then as many windows at once as fit beside it.
    const auto fits = [&](std::int64_t width, std::int64_t batch) {
        return std::all_of(parts.begin(), parts.end(), [&](const CrossbarPart& part) {
            return part.bytesFor(band.firstColumn(), band.firstColumn() + width, batch)
                <= context.roomBytes(part.core());
        });
    };
    const std::int64_t whole = band.endColumn() - band.firstColumn();
    const auto overlap = [&](bool overlaps) {
        for (CrossbarPart& part : parts)
            part.overlap(overlaps);
    };
    std::int64_t stripe = whole;
    overlap(context.machine.core.robSize > 1); // else nothing works beside anything
    if (!fits(whole, std::max(std::min<std::int64_t>(whole, 4), (whole + 1) / 2)))
        overlap(false);
    while (stripe > 1 && !fits(stripe, std::min<std::int64_t>(stripe, 4)))
        stripe = (stripe + 1) / 2;
    if (!fits(stripe, 1)) {
        for (CrossbarPart& part : parts)
            part.addOneByOne();
        stripe = whole;
        while (stripe > 1 && !fits(stripe, std::min<std::int64_t>(stripe, 4)))
            stripe = (stripe + 1) / 2;
    }
    if (!fits(stripe, 1)) {
        std::int64_t needed = 0;
        for (const CrossbarPart& part : parts)
            needed = std::max(needed, part.bytesFor(band.firstColumn(), band.firstColumn() + stripe, 1));
        return fail(ErrorCode::Infeasible,
                    fmt::format("one window needs {} bytes of local memory, a core has {}", needed,
                                context.roomBytes(parts.front().core())),
                    "layer " + layer.name);
    }
    std::int64_t batch = stripe;
    while (batch > 1 && !fits(stripe, batch))
        batch = (batch + 1) / 2;

    /// Windows that are worked on together.
    struct Run
    {
        std::int64_t y = 0, x = 0, count = 0;
        SourceIndex source = 0;
        int buffers = 0;
    };
    const bool overlaps =
        std::all_of(parts.begin(), parts.end(), [](const CrossbarPart& part) { return part.overlaps(); });
    std::optional<Run> before; ///< its crossbars work, its sums are still to be added up
    int next = 0;
    const auto finish = [&](const Run& run) {
        for (CrossbarPart& part : parts) {
            part.setSource(run.source);
            if (overlaps)
                part.turnTo(run.buffers);
            part.sumUp(run.count);
        }
        for (std::size_t apart = 1; apart < parts.size(); apart *= 2)
            for (std::size_t i = apart; i < parts.size(); i += 2 * apart) {
                parts[i].sendSums(parts[i - apart].core(), run.count);
                parts[i - apart].receiveSums(parts[i].core(), run.count);
            }
        parts[0].finish(run.y, run.x, run.count);
    };
    for (std::int64_t first = band.firstColumn(); first < band.endColumn(); first += stripe) {
        const std::int64_t end = std::min(band.endColumn(), first + stripe);
        if (first > band.firstColumn())
            for (const CrossbarPart& part : parts)
                context.spilledBytes += part.bytesAgain(first, band.lastRow() - band.firstRow() + 1);
        for (CrossbarPart& part : parts)
            part.beginStripe(first, end, batch);
        for (std::int64_t y = band.firstRow(); y <= band.lastRow(); ++y) {
            const std::int64_t rowFrom = std::max(first, band.begin(y)), rowTo = std::min(end, band.end(y));
            if (rowFrom >= rowTo)
                continue;
            for (std::int64_t x = rowFrom; x < rowTo; x += batch) {
                const std::int64_t count = std::min(batch, rowTo - x);
                const Run run { y, x, count, context.source(step.layer, y * layer.output.width + x), next };
                for (CrossbarPart& part : parts) {
                    part.setSource(run.source);
                    if (overlaps)
                        part.turnTo(run.buffers);
                    part.needRows(y);
                    part.multiply(y, x, count);
                }
                if (!overlaps) {
                    finish(run);
                    continue;
                }
                if (before)
                    finish(*before);
                before = run;
                next = 1 - next;
            }
        }
        if (before)
            finish(*std::exchange(before, std::nullopt));
    }
    return {};
}

} // namespace pim::program::detail
