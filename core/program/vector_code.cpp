// SPDX-License-Identifier: GPL-3.0-or-later
// Code of layers on vector units: pools, element-wise layers, and operators that are only timed.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "core/program/task_code.h"

namespace pim::program::detail {

namespace {

using network::Layer;
using network::Window;

tl::unexpected<Error> tooSmall(const Layer& layer, std::int64_t needed, std::int64_t available)
{
    return fail(ErrorCode::Infeasible,
                fmt::format("one window needs {} bytes of local memory, a core has {}", needed, available),
                "layer " + layer.name);
}

/// One operand of a pool on one core: rows are reduced to one (down), then its pixels (across).
class PoolPart
{
public:
    PoolPart(CodeContext& context, const Step& step, int stepIndex, std::size_t operand, const Resident* resident,
             CoreCode& code)
        : m_context(context)
        , m_step(step)
        , m_stepIndex(stepIndex)
        , m_operand(step.operands[operand])
        , m_resident(resident)
        , m_layer(context.layerOf(step))
        , m_window(m_layer.window)
        , m_code(code)
        , m_average(step.operation == IntegerOperation::AveragePool)
        , m_wide(m_average && context.options.numbers.accumulatorBits != context.options.numbers.elementBits)
        , m_channels(m_operand.map.channels)
    {
    }

    /// Rows are loaded one by one, again for each output row: where several do not fit.
    void loadRowByRow() { m_oneRow = m_resident == nullptr; }

    std::int64_t bytesFor(std::int64_t outputs) const
    {
        const std::int64_t columns = (outputs - 1) * m_window.strideW + m_window.spanW();
        const std::int64_t row = columns * channels() * m_context.elementBytes();
        const std::int64_t sums = columns * channels() * sumBytes();
        const std::int64_t out = outputs * channels() * (sumBytes() + m_context.elementBytes());
        const std::int64_t constants = m_average ? 2 * outputs * channels() * sumBytes() + (m_wide ? row : 0) : 0;
        return lineBytes(columns) + sums * (m_wide ? 2 : 1) + out + constants;
    }

    /// Output columns [from, to) next; memory from \a base on. Returns the address after it.
    std::int64_t beginStripe(std::int64_t base, std::int64_t from, std::int64_t to)
    {
        m_first = from * m_window.strideW - m_window.padLeft;
        m_columns = (to - from - 1) * m_window.strideW + m_window.spanW();
        m_lines.assign(1,
                       m_resident ? LineBuffer(*m_resident, m_context.elementBytes())
                                  : LineBuffer(base, slots(), m_first, m_first + m_columns, m_firstChannel, channels(),
                                               m_context.elementBytes()));
        std::int64_t at = base + lineBytes(m_columns);
        const auto take = [&at](std::int64_t bytes) { return std::exchange(at, at + bytes); };
        m_down = take(m_columns * channels() * sumBytes());
        m_widened = m_wide ? take(m_columns * channels() * sumBytes()) : 0;
        const std::int64_t outputs = (to - from) * channels();
        m_sums = take(outputs * sumBytes());
        m_out = take(outputs * m_context.elementBytes());
        m_multiplier = take(m_average ? outputs * sumBytes() : 0);
        m_shift = take(m_average ? outputs * sumBytes() : 0);
        m_zeros = take(m_wide ? m_columns * channels() * m_context.elementBytes() : 0);
        if (m_wide) {
            m_code.width(bits(), bits());
            m_code.fill(m_zeros, m_columns * channels() * m_context.elementBytes(), 0);
        }
        m_constants = 0;
        return base + bytesFor(to - from);
    }

    /// Outputs x … x + count - 1 of row y as elements; returns their address.
    std::int64_t reduce(std::int64_t y, std::int64_t x, std::int64_t count)
    {
        down(y, x, count);
        std::int64_t at = m_sums;
        m_counts.clear();
        for (std::int64_t i = 0; i < count; ++i, at += channels() * sumBytes()) {
            across(x + i, at);
            m_counts.push_back(poolDivisor(m_layer, y, x + i));
        }
        if (!m_average)
            return m_sums;
        for (std::size_t i = 0; i < m_counts.size();) { // outputs with equally many pixels are divided together
            std::size_t end = i + 1;
            while (end < m_counts.size() && m_counts[end] == m_counts[i])
                ++end;
            divide(static_cast<std::int64_t>(i), static_cast<std::int64_t>(end - i), m_counts[i]);
            i = end;
        }
        return m_wide ? m_out : m_sums;
    }

    std::int64_t channels() const { return m_channels; }
    /// Channel of the step's output that its first one is.
    std::int64_t firstOutput() const { return m_operand.firstChannel + m_firstChannel; }
    /// Only these channels of the operand; none of it may be resident.
    void restrict(std::int64_t first, std::int64_t count)
    {
        m_firstChannel = first;
        m_channels = count;
    }
    bool divisible() const { return m_resident == nullptr; }

private:
    int bits() const { return m_context.options.numbers.elementBits; }
    int sumBits() const { return m_wide ? m_context.options.numbers.accumulatorBits : bits(); }
    int sumBytes() const { return sumBits() / 8; }
    std::int64_t lineBytes(std::int64_t columns) const
    {
        return m_resident ? 0 : LineBuffer::bytes(slots(), false, columns, channels(), m_context.elementBytes());
    }
    int slots() const
    {
        return m_oneRow ? 1 : static_cast<int>(std::min<std::int64_t>(m_window.spanH(), m_operand.map.height));
    }
    Op combine() const { return m_average ? Op::Vvadd : Op::Vvmax; }
    std::int64_t pixel(std::int64_t base, std::int64_t column) const
    {
        return base + (column - m_first) * channels() * sumBytes();
    }

    /// The row whose pixels are the sums (maxima) of the window's rows, at m_source.
    void down(std::int64_t y, std::int64_t x, std::int64_t count)
    {
        // Only the columns that these outputs read.
        const std::int64_t from = std::max<std::int64_t>(0, x * m_window.strideW - m_window.padLeft);
        const std::int64_t to =
            std::min(m_operand.map.width, (x + count - 1) * m_window.strideW - m_window.padLeft + m_window.spanW());
        const std::int64_t elements = std::max<std::int64_t>(0, to - from) * channels();
        std::int64_t rows = 0;
        m_source = m_down;
        std::int64_t first = 0;
        for (std::int64_t ky = 0; ky < m_window.kernelH; ++ky) {
            const std::int64_t row = inputRow(m_layer, m_window, m_operand.map.height, y, ky);
            if (row < 0 || elements == 0)
                continue;
            m_lines[0].need(m_code, row, m_operand.map, m_context.mapAddress(m_operand.layer, m_stepIndex));
            std::int64_t address = m_lines[0].address(row, from, m_firstChannel);
            if (m_wide) {
                const std::int64_t to32 = rows == 0 ? pixel(m_down, from) : m_widened;
                m_code.width(bits(), sumBits());
                m_code.vector(Op::Vvsll, to32, address, m_zeros, elements);
                address = to32;
            }
            if (++rows == 1) {
                first = address;
                if (m_oneRow && !m_wide) { // the next row takes its place
                    first = pixel(m_down, from);
                    m_code.move(first, address, elements * sumBytes());
                    m_source = m_down;
                    continue;
                }
                m_source = m_wide ? m_down : m_lines[0].address(row, m_first, m_firstChannel);
                continue;
            }
            m_code.width(sumBits(), sumBits());
            m_code.vector(combine(), pixel(m_down, from), rows == 2 ? first : pixel(m_down, from), address, elements);
            m_source = m_down;
        }
    }

    /// One output from the pixels of m_source.
    void across(std::int64_t x, std::int64_t to)
    {
        std::int64_t columns = 0, first = 0;
        for (std::int64_t kx = 0; kx < m_window.kernelW; ++kx) {
            const std::int64_t column = inputColumn(m_layer, m_window, m_operand.map.width, x, kx);
            if (column < 0)
                continue;
            if (++columns == 1) {
                first = pixel(m_source, column);
                continue;
            }
            m_code.width(sumBits(), sumBits());
            m_code.vector(combine(), to, columns == 2 ? first : to, pixel(m_source, column), channels());
        }
        if (columns == 1)
            m_code.move(to, first, channels() * sumBytes());
    }

    void divide(std::int64_t first, std::int64_t count, std::int64_t pixels)
    {
        const Averaging by = averaging(pixels, m_context.options.numbers);
        const std::int64_t elements = count * channels();
        const std::int64_t sums = m_sums + first * channels() * sumBytes();
        if (by.multiplier != 1 || by.shift != 0)
            if (m_constants < elements || m_divisor != by) {
                m_code.width(sumBits(), sumBits());
                m_code.fill(m_multiplier, elements * sumBytes(), by.multiplier);
                m_code.fill(m_shift, elements * sumBytes(), by.shift);
                m_constants = elements;
                m_divisor = by;
            }
        if (by.multiplier != 1) {
            m_code.width(sumBits(), sumBits());
            m_code.vector(Op::Vvmul, sums, sums, m_multiplier, elements);
        }
        m_code.width(sumBits(), bits());
        if (by.shift != 0)
            m_code.vector(Op::Vvsra, m_wide ? m_out + first * channels() * m_context.elementBytes() : sums, sums,
                          m_shift, elements);
        else if (m_wide)
            m_code.vector(Op::Vvsra, m_out + first * channels() * m_context.elementBytes(), sums, zeroShift(elements),
                          elements);
    }

    /// A vector of zeros as wide as sums.
    std::int64_t zeroShift(std::int64_t elements)
    {
        m_code.width(sumBits(), sumBits());
        m_code.fill(m_shift, elements * sumBytes(), 0);
        m_constants = 0;
        m_code.width(sumBits(), bits());
        return m_shift;
    }

    CodeContext& m_context;
    const Step& m_step;
    int m_stepIndex;
    const Operand& m_operand;
    const Resident* m_resident;
    const Layer& m_layer;
    const Window& m_window;
    CoreCode& m_code;
    bool m_average, m_wide;
    bool m_oneRow = false;
    std::int64_t m_firstChannel = 0, m_channels = 0;
    std::vector<LineBuffer> m_lines; ///< one
    std::int64_t m_first = 0, m_columns = 0; ///< input columns of the stripe
    std::int64_t m_down = 0, m_widened = 0, m_sums = 0, m_out = 0, m_multiplier = 0, m_shift = 0, m_zeros = 0;
    std::int64_t m_source = 0;
    std::int64_t m_constants = 0; ///< elements for which the constants stand
    Averaging m_divisor;
    std::vector<std::int64_t> m_counts;
};

} // namespace

namespace {

/// Pools the operands of \a parts, whose buffers stand in the local memory together. False: they do not fit.
bool writePools(CodeContext& context, const Step& step, int stepIndex, const Piece& piece, const Band& band,
                std::vector<PoolPart>& parts)
{
    const Layer& layer = context.layerOf(step);
    const Part& part = piece.parts.front();
    CoreCode& code = context.cores[static_cast<std::size_t>(part.core)];
    const std::int64_t room = context.roomBytes(part.core);
    const auto bytesFor = [&](std::int64_t outputs) {
        std::int64_t bytes = 0;
        for (const PoolPart& pool : parts)
            bytes += pool.bytesFor(outputs);
        return bytes;
    };
    const std::int64_t whole = band.endColumn() - band.firstColumn();
    std::int64_t stripe = whole;
    const auto narrow = [&] {
        while (stripe > 1 && bytesFor(stripe) > room)
            stripe = (stripe + 1) / 2;
    };
    narrow();
    if (bytesFor(stripe) > room) {
        for (PoolPart& pool : parts)
            pool.loadRowByRow();
        stripe = whole;
        narrow();
    }
    if (bytesFor(stripe) > room)
        return false;
    for (std::int64_t first = band.firstColumn(); first < band.endColumn(); first += stripe) {
        const std::int64_t end = std::min(band.endColumn(), first + stripe);
        std::int64_t base = context.firstFree[static_cast<std::size_t>(part.core)];
        for (PoolPart& pool : parts)
            base = pool.beginStripe(base, first, end);
        for (std::int64_t y = band.firstRow(); y <= band.lastRow(); ++y) {
            const std::int64_t x = std::max(first, band.begin(y)), rowEnd = std::min(end, band.end(y));
            if (x >= rowEnd)
                continue;
            const std::int64_t position = y * layer.output.width + x, count = rowEnd - x;
            code.setSource(context.source(step.layer, position));
            for (PoolPart& pool : parts) {
                const std::int64_t result = pool.reduce(y, x, count);
                writeActivations(context, code, layer, result, count * pool.channels());
                writeResult(context, code, step, stepIndex, piece, position, count, result, pool.firstOutput(),
                            pool.channels());
            }
        }
    }
    return true;
}

} // namespace

Result<void> writePoolTask(CodeContext& context, const Step& step, int stepIndex, const Piece& piece, std::int64_t from,
                           std::int64_t to)
{
    const Layer& layer = context.layerOf(step);
    const Part& part = piece.parts.front();
    CoreCode& code = context.cores[static_cast<std::size_t>(part.core)];
    const Band band { layer.output.width, from, to };
    const auto partOf = [&](std::size_t operand) {
        return PoolPart(context, step, stepIndex, operand, context.resident(part, operand), code);
    };
    std::vector<PoolPart> parts;
    parts.reserve(step.operands.size());
    for (std::size_t o = 0; o < step.operands.size(); ++o)
        parts.push_back(partOf(o));
    if (writePools(context, step, stepIndex, piece, band, parts))
        return {};
    // Too many channels at once: operand by operand, and fewer channels of each.
    for (std::size_t o = 0; o < step.operands.size(); ++o) {
        const std::int64_t channels = step.operands[o].map.channels;
        std::int64_t together = channels;
        for (std::int64_t first = 0; first < channels;) {
            std::vector<PoolPart> one { partOf(o) };
            one.front().restrict(first, std::min(together, channels - first));
            if (writePools(context, step, stepIndex, piece, band, one)) {
                first += together;
                continue;
            }
            if (together == 1 || !one.front().divisible())
                return tooSmall(layer, one.front().bytesFor(1), context.roomBytes(part.core));
            together = (together + 1) / 2;
        }
    }
    return {};
}

Result<void> writeEltwiseTask(CodeContext& context, const Step& step, int stepIndex, const Piece& piece,
                              std::int64_t from, std::int64_t to)
{
    const Layer& layer = context.layerOf(step);
    const Part& part = piece.parts.front();
    CoreCode& code = context.cores[static_cast<std::size_t>(part.core)];
    const std::int64_t room = context.roomBytes(part.core);
    const std::int64_t channels = layer.output.channels, pixel = channels * context.elementBytes();
    const std::size_t terms = step.terms.size();
    const auto partOf = [&](std::size_t t, std::size_t i) {
        return static_cast<std::size_t>(step.terms[t][i]);
    };
    const auto once = [&](std::size_t t) {
        return step.operands[partOf(t, 0)].map.positions() == 1 && layer.output.positions() > 1;
    };
    // Parts of a concatenation are loaded beside the buffers and moved between each other.
    std::int64_t widestPart = 0;
    for (const auto& term : step.terms)
        for (const int o : term)
            if (term.size() > 1)
                widestPart = std::max(widestPart, step.operands[static_cast<std::size_t>(o)].map.channels);
    const std::int64_t partPixel = widestPart * context.elementBytes();
    const std::int64_t perPosition = static_cast<std::int64_t>(terms + 1) * pixel + partPixel
        + channels * combinationBytes(context, step.operation);
    if (perPosition > room)
        return tooSmall(layer, perPosition, room);
    constexpr std::int64_t kMostBytes = 16384; // longer runs gain nothing and keep others waiting
    const std::int64_t batch =
        std::clamp<std::int64_t>(std::min(room, std::max(perPosition, kMostBytes)) / perPosition, 1, to - from);
    const std::int64_t base = context.firstFree[static_cast<std::size_t>(part.core)];
    const std::int64_t result = base + static_cast<std::int64_t>(terms) * batch * pixel,
                       wide = result + batch * pixel,
                       beside = wide + batch * channels * combinationBytes(context, step.operation);
    const auto bufferOf = [&](std::size_t t) { return base + static_cast<std::int64_t>(t) * batch * pixel; };
    /// A term's positions [first, first + count) in one piece; where.
    const auto bring = [&](std::size_t t, std::int64_t first, std::int64_t count) {
        for (std::size_t i = 0; i < step.terms[t].size(); ++i) {
            const Operand& operand = step.operands[partOf(t, i)];
            const Resident* resident = context.resident(part, partOf(t, i));
            const std::int64_t own = operand.map.channels * context.elementBytes();
            std::int64_t at = resident ? resident->address + (first - resident->from) * own
                : own == pixel         ? bufferOf(t)
                                       : beside;
            if (!resident)
                code.load(at,
                          context.mapAddress(operand.layer, stepIndex) + static_cast<std::uint32_t>(first * own),
                          count * own);
            if (own == pixel)
                return at;
            for (std::int64_t p = 0; p < count; ++p)
                code.move(bufferOf(t) + p * pixel + operand.firstChannel * context.elementBytes(), at + p * own, own);
        }
        return bufferOf(t);
    };
    code.setSource(context.source(step.layer, from));
    for (std::size_t t = 0; t < terms; ++t)
        if (once(t))
            bring(t, 0, 1);
    for (std::int64_t position = from; position < to; position += batch) {
        const std::int64_t count = std::min(batch, to - position), elements = count * channels;
        code.setSource(context.source(step.layer, position));
        for (std::size_t t = 0; t < terms; ++t) {
            const std::int64_t at = once(t) ? bufferOf(t) : bring(t, position, count);
            for (std::int64_t i = 0; i < (once(t) ? count : 1); ++i) {
                const std::int64_t to1 = result + i * pixel, n = once(t) ? channels : elements;
                if (t == 0)
                    code.move(to1, at, n * context.elementBytes());
                else
                    writeCombination(context, code, step.operation, to1, to1, at, wide, n);
            }
        }
        if (step.function)
            writeFunction(context, code, *step.function, layer.bounds, result, elements);
        writeActivations(context, code, layer, result, elements);
        writeResult(context, code, step, stepIndex, piece, position, count, result, 0, channels);
    }
    return {};
}

Result<void> writeOtherTask(CodeContext& context, const Step& step, int stepIndex, const Piece& piece,
                            std::int64_t from, std::int64_t to)
{
    const Layer& layer = context.layerOf(step);
    const Part& part = piece.parts.front();
    CoreCode& code = context.cores[static_cast<std::size_t>(part.core)];
    const std::int64_t room = context.roomBytes(part.core);
    const std::int64_t pixel = layer.output.channels * context.elementBytes();
    constexpr std::int64_t kMostBytes = 8192;
    const std::int64_t batch =
        std::clamp<std::int64_t>(std::min(room / 2, std::max(pixel, kMostBytes)) / pixel, 1, to - from);
    if (2 * pixel > room)
        return tooSmall(layer, 2 * pixel, room);
    const std::int64_t base = context.firstFree[static_cast<std::size_t>(part.core)], piecewise = room - batch * pixel;
    code.setSource(context.source(step.layer, from));
    // The share of the input that goes with these outputs, in pieces; all of it where every output needs all.
    for (const Operand& operand : step.operands) {
        const std::int64_t all = operand.map.elements() * context.elementBytes(), positions = layer.output.positions();
        const std::int64_t first = layer.wholeInput ? 0 : all * from / positions,
                           end = layer.wholeInput ? all : all * to / positions;
        for (std::int64_t at = first; at < end; at += piecewise)
            code.load(base + batch * pixel,
                      context.mapAddress(operand.layer, stepIndex) + static_cast<std::uint32_t>(at),
                      std::min(piecewise, end - at));
    }
    const int bits = context.options.numbers.elementBits;
    const auto operations = static_cast<int>(std::ceil(std::clamp(layer.operationsPerElement, 1.0, 256.0)));
    for (std::int64_t position = from; position < to; position += batch) {
        const std::int64_t count = std::min(batch, to - position);
        code.setSource(context.source(step.layer, position));
        code.width(bits, bits);
        for (int i = 0; i < operations; ++i)
            code.vector(Op::Vvmax, base, base, base, count * layer.output.channels);
        writeActivations(context, code, layer, base, count * layer.output.channels);
        writeResult(context, code, step, stepIndex, piece, position, count, base, 0, layer.output.channels);
    }
    return {};
}

} // namespace pim::program::detail
