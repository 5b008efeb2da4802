// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/estimate.h"

#include <algorithm>
#include <cmath>

namespace pim::program::detail {

namespace {

double accesses(std::int64_t bytes, const MemoryTiming& memory)
{
    return std::ceil(static_cast<double>(bytes)
                     / static_cast<double>(std::max<std::int64_t>(1, memory.dataWidthBytes)));
}

} // namespace

Estimate::Estimate(const Machine& machine, const NumberFormat& numbers)
    : m_machine(machine)
    , m_numbers(numbers)
{
    m_matrixNs = matrixCycles(machine.matrix, numbers.elementBits, false).computeNs;
    double memory = 0, cores = 0;
    std::int64_t memoryPairs = 0, corePairs = 0;
    for (const auto& [pair, cost] : machine.network.costs) {
        const bool toMemory = pair.first == machine.globalMemoryId || pair.second == machine.globalMemoryId;
        (toMemory ? memory : cores) += cost.latencyNs;
        ++(toMemory ? memoryPairs : corePairs);
    }
    m_memoryFlitNs = memory / static_cast<double>(std::max<std::int64_t>(1, memoryPairs));
    m_coreFlitNs = cores / static_cast<double>(std::max<std::int64_t>(1, corePairs));
}

double Estimate::localRead(std::int64_t bytes) const
{
    const MemoryTiming& m = m_machine.localMemory;
    return accesses(bytes, m) * static_cast<double>(m.readLatencyCycles) * m.periodNs;
}

double Estimate::localWrite(std::int64_t bytes) const
{
    const MemoryTiming& m = m_machine.localMemory;
    return accesses(bytes, m) * static_cast<double>(m.writeLatencyCycles) * m.periodNs;
}

double Estimate::globalReadNs(std::int64_t bytes) const
{
    const MemoryTiming& m = m_machine.globalMemory;
    return accesses(bytes, m) * static_cast<double>(m.readLatencyCycles) * m.periodNs;
}

double Estimate::globalWriteNs(std::int64_t bytes) const
{
    const MemoryTiming& m = m_machine.globalMemory;
    return accesses(bytes, m) * static_cast<double>(m.writeLatencyCycles) * m.periodNs;
}

double Estimate::mvmulNs(std::int64_t crossbars) const
{
    constexpr std::int64_t kRowsReadTimes = 8; // as the public simulator does
    const MatrixTiming& m = m_machine.matrix;
    const std::int64_t written =
        m.columns * m.cellBits / std::max(1, m_numbers.elementBits) * crossbars * m_numbers.accumulatorBits / 8;
    return localRead(kRowsReadTimes * m.rows * m_numbers.elementBits / 8) + m_matrixNs + localWrite(written)
        + 4 * m_machine.core.periodNs;
}

double Estimate::loadNs(std::int64_t bytes) const
{
    return m_memoryFlitNs + globalReadNs(bytes) + localWrite(bytes) + 3 * m_machine.core.periodNs;
}

double Estimate::storeNs(std::int64_t bytes) const
{
    const double flits = std::ceil(static_cast<double>(bytes)
                                   / static_cast<double>(std::max<std::int64_t>(1, m_machine.network.busWidthBytes)));
    return localRead(bytes) + flits * m_memoryFlitNs + globalWriteNs(bytes) + 3 * m_machine.core.periodNs;
}

double Estimate::moveNs(std::int64_t bytes) const
{
    return localRead(bytes) + localWrite(bytes) + 3 * m_machine.core.periodNs;
}

double Estimate::vectorNs(std::int64_t elements, int bytesPerElement) const
{
    const double steps = std::ceil(static_cast<double>(elements)
                                   / static_cast<double>(std::max<std::int64_t>(1, m_machine.core.vectorWidth)));
    return 2 * localRead(elements * bytesPerElement) + localWrite(elements * bytesPerElement)
        + steps * m_machine.core.vectorStepNs + 3 * m_machine.core.periodNs;
}

double Estimate::sendNs(std::int64_t bytes) const
{
    const double flits = std::ceil(static_cast<double>(bytes)
                                   / static_cast<double>(std::max<std::int64_t>(1, m_machine.network.busWidthBytes)));
    return localRead(bytes) + (flits + 2) * m_coreFlitNs + localWrite(bytes);
}

StepCost costOf(const network::Network& network, const Step& step, const ColumnGroup* columns,
                const CompileOptions& options, const Estimate& estimate)
{
    const network::Layer& layer = network.layers[static_cast<std::size_t>(step.layer)];
    const network::Layer& result = network.layers[static_cast<std::size_t>(step.result)];
    const int bytes = options.numbers.elementBits / 8, sumBytes = options.numbers.accumulatorBits / 8;
    const double windows = static_cast<double>(layer.output.positions());
    const double rows = static_cast<double>(layer.output.height);
    const std::int64_t channels = columns ? columns->columns : layer.output.channels;
    StepCost cost;
    std::int64_t inputBytes = 0;
    for (const Operand& operand : step.operands)
        inputBytes += operand.map.elements() * bytes;
    cost.loadNs = estimate.loadNs(inputBytes);
    const std::int64_t perRow = channels * layer.output.width;
    cost.ownerNs = rows * estimate.storeNs(perRow * bytes);
    for (std::size_t i = 0; i < layer.activations.size() + result.activations.size(); ++i)
        cost.ownerNs += rows * estimate.vectorNs(perRow, bytes);
    if (step.merged)
        cost.ownerNs += rows * (estimate.loadNs(perRow * bytes) + estimate.vectorNs(perRow, bytes));
    // Biases are left out: one addition a row changes no choice for the better, and some for the worse.
    if (columns) {
        double gathers = 0;
        for (const Slice& slice : columns->slices)
            gathers += slice.rows.size() > 1 && step.kind == StepKind::Crossbars
                    && layer.kind != network::LayerKind::FullyConnected
                ? static_cast<double>(slice.rows.size()) / 2
                : 0;
        const double perSlice = columns->slices.empty() ? 0 : gathers / static_cast<double>(columns->slices.size());
        cost.sliceNs = windows
                * (estimate.mvmulNs(columns->slices.empty() ? 1 : columns->slices.front().crossbars)
                   + perSlice * estimate.moveNs(64))
            + rows * estimate.vectorNs(perRow, sumBytes);
    } else if (step.kind == StepKind::Pool) {
        const double taps = static_cast<double>(layer.window.kernelW - 1);
        cost.ownerNs += windows * taps * estimate.vectorNs(channels, bytes)
            + rows * static_cast<double>(layer.window.kernelH)
                * estimate.vectorNs(perRow * layer.window.strideW, bytes);
    } else {
        const double operations = step.kind == StepKind::Eltwise ? static_cast<double>(step.operands.size())
                                                                 : std::ceil(layer.operationsPerElement);
        cost.ownerNs += rows * operations * estimate.vectorNs(perRow, bytes);
    }
    return cost;
}

} // namespace pim::program::detail
