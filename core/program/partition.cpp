// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/partition.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include <fmt/format.h>

namespace pim::program::detail {

namespace {

using network::Layer;
using network::LayerKind;

std::int64_t dividedUp(std::int64_t a, std::int64_t b) { return a / b + (a % b != 0 ? 1 : 0); }

/// Appends rows in the order of the weight matrix and starts a new slice when a crossbar is full.
class Slicer
{
public:
    Slicer(std::int64_t rows, std::vector<std::vector<RowRun>>& slices)
        : m_capacity(rows)
        , m_slices(slices)
    {
    }
    /// \a pixels window pixels from kernelX on, channels [channel, channel + channels) of each; whole pixels if
    /// several.
    void add(int operand, int ky, int kx, int pixels, std::int64_t channel, std::int64_t channels)
    {
        while (pixels > 0) {
            if (m_free == 0) {
                m_slices.emplace_back();
                m_free = m_capacity;
            }
            if (channels <= m_free) { // whole pixels
                const auto take = static_cast<int>(std::min<std::int64_t>(pixels, m_free / channels));
                push(operand, ky, kx, take, channel, channels);
                kx += take;
                pixels -= take;
                continue;
            }
            for (std::int64_t left = channels, from = channel; left > 0;) { // a pixel over several slices
                if (m_free == 0) {
                    m_slices.emplace_back();
                    m_free = m_capacity;
                }
                const std::int64_t take = std::min(left, m_free);
                push(operand, ky, kx, 1, from, take);
                from += take;
                left -= take;
            }
            ++kx;
            --pixels;
        }
    }
    void close() { m_free = 0; }

private:
    void push(int operand, int ky, int kx, int pixels, std::int64_t channel, std::int64_t channels)
    {
        m_slices.back().push_back(
            { operand, ky, kx, pixels, static_cast<std::int32_t>(channel), static_cast<std::int32_t>(channels) });
        m_free -= pixels * channels;
    }
    std::int64_t m_capacity;
    std::vector<std::vector<RowRun>>& m_slices;
    std::int64_t m_free = 0;
};

/// Parts of the step's input channels [first, first + count) by operand.
template<typename F>
void eachOperandPart(const Step& step, std::int64_t first, std::int64_t count, F&& f)
{
    for (std::size_t o = 0; o < step.operands.size(); ++o) {
        const Operand& operand = step.operands[o];
        const std::int64_t from = std::max(first, operand.firstChannel);
        const std::int64_t to = std::min(first + count, operand.firstChannel + operand.map.channels);
        if (from < to)
            f(static_cast<int>(o), from - operand.firstChannel, to - from);
    }
}

/// Slices of the rows of one convolution group (or several side by side: the channels of all).
std::vector<std::vector<RowRun>> rowSlices(const Layer& layer, const Step& step, std::int64_t firstChannel,
                                           std::int64_t channels, std::int64_t crossbarRows)
{
    std::vector<std::vector<RowRun>> slices;
    Slicer slicer(crossbarRows, slices);
    if (layer.kind == LayerKind::FullyConnected) {
        for (std::size_t o = 0; o < step.operands.size(); ++o) {
            const auto& map = step.operands[o].map;
            for (int y = 0; y < map.height; ++y)
                slicer.add(static_cast<int>(o), y, 0, static_cast<int>(map.width), 0, map.channels);
        }
        return slices;
    }
    eachOperandPart(step, firstChannel, channels, [&](int operand, std::int64_t channel, std::int64_t count) {
        const auto& window = layer.window;
        const bool wholePixels = count == step.operands[static_cast<std::size_t>(operand)].map.channels;
        for (int ky = 0; ky < window.kernelH; ++ky) {
            if (wholePixels && window.dilationW == 1 && layer.kind != LayerKind::TransposedConvolution)
                slicer.add(operand, ky, 0, static_cast<int>(window.kernelW), channel, count);
            else
                for (int kx = 0; kx < window.kernelW; ++kx)
                    slicer.add(operand, ky, kx, 1, channel, count);
        }
    });
    return slices;
}

/// The crossbars that a design gives a layer in each of its cores, when one copy needs \a crossbars.
std::int64_t shareOfCore(const Step& step, std::int64_t crossbars, const CompileOptions& options)
{
    const auto layer = static_cast<std::size_t>(step.layer);
    if (options.replication != Replication::Design || layer >= options.coresOfLayer.size()
        || options.coresOfLayer[layer].empty())
        return std::numeric_limits<std::int64_t>::max();
    const std::int64_t copies = layer < options.copies.size() ? std::max<std::int64_t>(1, options.copies[layer]) : 1;
    return dividedUp(crossbars * copies, static_cast<std::int64_t>(options.coresOfLayer[layer].size()));
}

} // namespace

std::int64_t ColumnGroup::crossbars() const
{
    return std::accumulate(slices.begin(), slices.end(), std::int64_t { 0 },
                           [](std::int64_t sum, const Slice& s) { return sum + s.crossbars; });
}

network::Window windowOn(const Layer& layer, const Operand& operand)
{
    if (layer.kind != LayerKind::FullyConnected)
        return layer.window;
    network::Window window;
    window.kernelH = operand.map.height;
    window.kernelW = operand.map.width;
    return window;
}

std::int64_t crossbarsFor(std::int64_t columns, const Machine& machine, const CompileOptions& options)
{
    const std::int64_t perWeight = options.logicalColumns
        ? 1
        : dividedUp(options.numbers.elementBits, std::max<std::int64_t>(1, machine.matrix.cellBits));
    return dividedUp(columns * perWeight, machine.matrix.columns);
}

Result<std::vector<ColumnGroup>> partition(const Layer& layer, const Step& step, const Machine& machine,
                                           const CompileOptions& options)
{
    std::int64_t widest = 0; // crossbars of the largest core
    for (std::int64_t core = 0; core < machine.coreCount; ++core)
        widest = std::max(widest, machine.crossbars(core));
    if (widest < 1)
        return fail(ErrorCode::Infeasible, "no core has a crossbar", "machine " + machine.name);
    const std::int64_t perWeight = options.logicalColumns
        ? 1
        : dividedUp(options.numbers.elementBits, std::max<std::int64_t>(1, machine.matrix.cellBits));
    const std::int64_t widestColumns = widest * machine.matrix.columns / perWeight;
    if (widestColumns < 1)
        return fail(ErrorCode::Infeasible,
                    fmt::format("a weight of {} bits needs {} cells of {} bits side by side, a core has {} columns",
                                options.numbers.elementBits, perWeight, machine.matrix.cellBits,
                                widest * machine.matrix.columns),
                    "layer " + layer.name);

    std::vector<ColumnGroup> result;
    const std::int64_t groups = std::max<std::int64_t>(1, layer.groups);
    const std::int64_t groupColumns = layer.output.channels / groups;
    const std::int64_t inputChannels =
        layer.kind == LayerKind::FullyConnected ? layer.input.channels : layer.input.channels / groups;
    if (groups == 1) {
        const auto rows = rowSlices(layer, step, 0, inputChannels, machine.matrix.rows);
        const std::int64_t wide = crossbarsFor(groupColumns, machine, options);
        const std::int64_t share = shareOfCore(step, wide * static_cast<std::int64_t>(rows.size()), options);
        const std::int64_t parts =
            std::min(groupColumns, std::max(dividedUp(groupColumns, widestColumns), dividedUp(wide, share)));
        for (std::int64_t part = 0; part < parts; ++part) {
            ColumnGroup group;
            group.firstColumn = static_cast<int>(groupColumns * part / parts);
            group.columns = static_cast<int>(groupColumns * (part + 1) / parts) - group.firstColumn;
            for (const auto& slice : rows)
                group.slices.push_back({ slice, group.firstColumn, group.columns,
                                         static_cast<int>(crossbarsFor(group.columns, machine, options)) });
            result.push_back(std::move(group));
        }
        return result;
    }

    // Several convolution groups: as many as fit the rows and one crossbar's columns share an array group, each group's
    // block on the diagonal.
    const std::int64_t groupRows = layer.window.kernelH * layer.window.kernelW * inputChannels;
    const std::int64_t crossbarColumns = std::max<std::int64_t>(1, machine.matrix.columns / perWeight);
    const std::int64_t together =
        std::clamp<std::int64_t>(std::min(machine.matrix.rows / std::max<std::int64_t>(1, groupRows),
                                          crossbarColumns / std::max<std::int64_t>(1, groupColumns)),
                                 1, groups);
    constexpr std::size_t kBlocksPerGroup = 16;
    ColumnGroup group;
    const auto flush = [&] {
        if (!group.slices.empty())
            result.push_back(std::move(group));
        group = {};
    };
    std::size_t blocks = 0;
    for (std::int64_t first = 0; first < groups; first += together) {
        const std::int64_t count = std::min(together, groups - first);
        const auto rows = rowSlices(layer, step, first * inputChannels, count * inputChannels, machine.matrix.rows);
        const std::int64_t columns = count * groupColumns;
        const std::int64_t wide = crossbarsFor(columns, machine, options);
        if (wide > widest)
            return fail(ErrorCode::Infeasible,
                        fmt::format("{} columns need {} crossbars side by side, the largest core has {}", columns, wide,
                                    widest),
                        "layer " + layer.name);
        const auto needed = wide * static_cast<std::int64_t>(rows.size());
        if (blocks == kBlocksPerGroup || group.crossbars() + needed > widest) {
            flush();
            blocks = 0;
        }
        if (group.slices.empty())
            group.firstColumn = static_cast<int>(first * groupColumns);
        group.columns += static_cast<int>(columns);
        for (const auto& slice : rows)
            group.slices.push_back(
                { slice, static_cast<int>(first * groupColumns), static_cast<int>(columns), static_cast<int>(wide) });
        ++blocks;
        group.oneCore = blocks > 1;
        if (needed > widest)
            flush(), blocks = 0;
    }
    flush();
    return result;
}

} // namespace pim::program::detail
