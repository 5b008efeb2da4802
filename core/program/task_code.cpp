// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/task_code.h"

#include <algorithm>
#include <cmath>

namespace pim::program::detail {

SourceIndex CodeContext::source(int layer, std::int64_t position)
{
    sources.push_back({ layer, static_cast<std::int32_t>(position) });
    return static_cast<SourceIndex>(sources.size() - 1);
}

std::int64_t inputRow(const network::Layer& layer, const network::Window& window, std::int64_t rows, std::int64_t out,
                      std::int64_t kernel)
{
    if (layer.kind == network::LayerKind::TransposedConvolution) {
        const std::int64_t at = out + window.padTop - kernel * window.dilationH;
        return at >= 0 && at % window.strideH == 0 && at / window.strideH < rows ? at / window.strideH : -1;
    }
    const std::int64_t at = out * window.strideH - window.padTop + kernel * window.dilationH;
    return at >= 0 && at < rows ? at : -1;
}

std::int64_t inputColumn(const network::Layer& layer, const network::Window& window, std::int64_t columns,
                         std::int64_t out, std::int64_t kernel)
{
    if (layer.kind == network::LayerKind::TransposedConvolution) {
        const std::int64_t at = out + window.padLeft - kernel * window.dilationW;
        return at >= 0 && at % window.strideW == 0 && at / window.strideW < columns ? at / window.strideW : -1;
    }
    const std::int64_t at = out * window.strideW - window.padLeft + kernel * window.dilationW;
    return at >= 0 && at < columns ? at : -1;
}

LineBuffer::LineBuffer(std::int64_t base, int slots, std::int64_t firstColumn, std::int64_t endColumn,
                       std::int64_t firstChannel, std::int64_t channels, int elementBytes)
    : m_base(base)
    , m_first(firstColumn)
    , m_end(endColumn)
    , m_firstChannel(firstChannel)
    , m_channels(channels)
    , m_bytes(elementBytes)
    , m_rows(static_cast<std::size_t>(slots), -1)
    , m_padded(static_cast<std::size_t>(slots), false)
    , m_zeroBase(base + slots * rowBytes())
{
}

LineBuffer::LineBuffer(const Resident& resident, int elementBytes)
    : m_base(resident.address)
    , m_first(resident.firstColumn)
    , m_end(resident.endColumn)
    , m_firstChannel(0)
    , m_channels(resident.channels)
    , m_bytes(elementBytes)
    , m_resident(true)
    , m_firstRow(resident.firstRow)
    , m_rows(static_cast<std::size_t>(resident.endRow - resident.firstRow), -1)
    , m_zeroBase(resident.address + (resident.endRow - resident.firstRow) * rowBytes())
{
}

void LineBuffer::pad(CoreCode& code, std::int64_t mapWidth) const
{
    const std::int64_t pixel = m_channels * m_bytes;
    const std::int64_t left = std::max<std::int64_t>(0, -m_first) * pixel,
                       right = std::max<std::int64_t>(0, m_end - mapWidth) * pixel;
    if (left + right == 0 || m_rows.empty())
        return;
    // The right padding of a row and the left one of the next stand side by side.
    const auto rows = static_cast<std::int64_t>(m_rows.size());
    if (left > 0)
        code.fill(m_base, left, 0);
    for (std::int64_t row = 0; row < rows; ++row) {
        const std::int64_t bytes = right + (row + 1 < rows ? left : 0);
        if (bytes > 0)
            code.fill(m_base + (row + 1) * rowBytes() - right, bytes, 0);
    }
}

std::int64_t LineBuffer::slotOf(std::int64_t row) const
{
    return m_resident ? row - m_firstRow : row % static_cast<std::int64_t>(m_rows.size());
}

void LineBuffer::need(CoreCode& code, std::int64_t row, const network::FeatureMap& map, std::uint32_t mapAddress)
{
    if (m_resident)
        return;
    const std::size_t slot = static_cast<std::size_t>(row) % m_rows.size();
    if (m_rows[slot] == row)
        return;
    m_rows[slot] = row;
    const std::int64_t base = m_base + static_cast<std::int64_t>(slot) * rowBytes();
    const std::int64_t from = std::max<std::int64_t>(0, m_first), to = std::min(map.width, m_end);
    const std::int64_t pixel = m_channels * m_bytes;
    if (!m_padded[slot]) {
        m_padded[slot] = true;
        if (from > m_first)
            code.fill(base, (std::min(from, m_end) - m_first) * pixel, 0);
        if (to < m_end)
            code.fill(base + (std::max(to, m_first) - m_first) * pixel, (m_end - std::max(to, m_first)) * pixel, 0);
    }
    if (from >= to)
        return;
    const auto global = [&](std::int64_t column) {
        return mapAddress
            + static_cast<std::uint32_t>(((row * map.width + column) * map.channels + m_firstChannel) * m_bytes);
    };
    if (m_channels == map.channels) {
        code.load(base + (from - m_first) * pixel, global(from), (to - from) * pixel);
        return;
    }
    for (std::int64_t column = from; column < to; ++column)
        code.load(base + (column - m_first) * pixel, global(column), pixel);
}

void LineBuffer::needZeros(CoreCode& code)
{
    if (m_zeros)
        return;
    m_zeros = true;
    code.fill(zeroAddress(m_first, m_firstChannel), rowBytes(), 0);
}

std::int64_t LineBuffer::address(std::int64_t row, std::int64_t column, std::int64_t channel) const
{
    return m_base + slotOf(row) * rowBytes() + ((column - m_first) * m_channels + channel - m_firstChannel) * m_bytes;
}

std::int64_t LineBuffer::zeroAddress(std::int64_t column, std::int64_t channel) const
{
    return m_zeroBase + ((column - m_first) * m_channels + channel - m_firstChannel) * m_bytes;
}

void writeFunction(CodeContext& context, CoreCode& code, IntegerFunction function,
                   const network::ClipBounds& bounds, std::int64_t address, std::int64_t elements)
{
    const NumberFormat& numbers = context.options.numbers;
    code.width(numbers.elementBits, numbers.elementBits);
    switch (function) {
    case IntegerFunction::Relu: code.vector(Op::Vrelu, address, address, elements); break;
    case IntegerFunction::Clip:
        if (bounds.low) {
            const auto low = static_cast<std::int32_t>(clipBound(*bounds.low, numbers));
            if (low == 0)
                code.vector(Op::Vrelu, address, address, elements);
            else
                code.clamp(Op::Vrsl, address, address, low, elements);
        }
        if (bounds.high)
            code.clamp(Op::Vrsu, address, address, static_cast<std::int32_t>(clipBound(*bounds.high, numbers)),
                       elements);
        break;
    case IntegerFunction::Sigmoid: code.vector(Op::Vsigm, address, address, elements); break;
    case IntegerFunction::Tanh: code.vector(Op::Vtanh, address, address, elements); break;
    }
}

std::int64_t combinationBytes(const CodeContext& context, IntegerOperation operation)
{
    const bool wide = context.options.numbers.accumulatorBits != context.options.numbers.elementBits;
    return operation == IntegerOperation::Multiply && wide ? 2 * context.sumBytes() : 0;
}

void writeCombination(CodeContext& context, CoreCode& code, IntegerOperation operation, std::int64_t destination,
                      std::int64_t a, std::int64_t b, std::int64_t wide, std::int64_t elements)
{
    const NumberFormat& numbers = context.options.numbers;
    code.width(numbers.elementBits, numbers.elementBits);
    switch (operation) {
    case IntegerOperation::Subtract: code.vector(Op::Vvsub, destination, a, b, elements); break;
    case IntegerOperation::Maximum: code.vector(Op::Vvmax, destination, a, b, elements); break;
    case IntegerOperation::Multiply:
        if (numbers.accumulatorBits == numbers.elementBits) {
            code.vector(Op::Vvmul, destination, a, b, elements);
            break;
        }
        code.width(numbers.elementBits, numbers.accumulatorBits);
        code.vector(Op::Vvmul, wide, a, b, elements);
        code.width(numbers.accumulatorBits, numbers.accumulatorBits);
        code.fill(wide + elements * context.sumBytes(), elements * context.sumBytes(), numbers.resultShift);
        code.width(numbers.accumulatorBits, numbers.elementBits);
        code.vector(Op::Vvsra, destination, wide, wide + elements * context.sumBytes(), elements);
        break;
    default: code.vector(Op::Vvadd, destination, a, b, elements); break;
    }
}

void writeActivations(CodeContext& context, CoreCode& code, const network::Layer& layer, std::int64_t address,
                      std::int64_t elements)
{
    const int bits = context.options.numbers.elementBits;
    for (const network::Activation& activation : layer.activations) {
        code.width(bits, bits);
        if (const auto function = integerFunction(activation.op)) {
            writeFunction(context, code, *function, activation.bounds, address, elements);
            continue;
        }
        // No instruction has this meaning: as many as it costs operations.
        const Op op = activation.unit == network::VectorUnit::Relu ? Op::Vrelu : Op::Vsigm;
        const auto count = static_cast<int>(std::ceil(std::clamp(activation.operationsPerElement, 1.0, 64.0)));
        for (int i = 0; i < count; ++i)
            code.vector(op, address, address, elements);
    }
}

void writeResult(CodeContext& context, CoreCode& code, const Step& step, int stepIndex, const Piece& piece,
                 std::int64_t position, std::int64_t count, std::int64_t address, std::int64_t firstChannel,
                 std::int64_t channels)
{
    const std::int64_t pixel = context.resultOf(step).output.channels * context.elementBytes();
    const std::int64_t bytes = channels * context.elementBytes(), first = firstChannel * context.elementBytes();
    if (!piece.kept.empty()) {
        const std::int64_t kept = piece.kept.front() + (position - piece.keptFrom) * pixel + first;
        if (bytes == pixel)
            code.move(kept, address, count * pixel);
        else
            for (std::int64_t i = 0; i < count; ++i)
                code.move(kept + i * pixel, address + i * bytes, bytes);
    }
    if (!piece.stores)
        return;
    const std::uint32_t global = context.mapAddress(step.result, stepIndex);
    if (bytes == pixel) {
        code.store(global + static_cast<std::uint32_t>(position * pixel), address, count * pixel);
        return;
    }
    for (std::int64_t i = 0; i < count; ++i)
        code.store(global + static_cast<std::uint32_t>((position + i) * pixel + first), address + i * bytes, bytes);
}

Result<void> writeTask(CodeContext& context, const Piece& piece, std::int64_t from, std::int64_t to)
{
    if (from >= to)
        return {};
    const Step& step = context.lowered.steps[static_cast<std::size_t>(piece.step)];
    switch (step.kind) {
    case StepKind::Crossbars: return writeCrossbarTask(context, step, piece.step, piece, from, to);
    case StepKind::Pool: return writePoolTask(context, step, piece.step, piece, from, to);
    case StepKind::Eltwise: return writeEltwiseTask(context, step, piece.step, piece, from, to);
    case StepKind::Other: return writeOtherTask(context, step, piece.step, piece, from, to);
    }
    return {};
}

} // namespace pim::program::detail
