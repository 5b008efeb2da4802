// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/machine.h"

#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

namespace pim::program {

namespace {

constexpr double kShortestNs = 0.001; ///< a picosecond
constexpr double kLargest = 1e12; ///< of a time, a power or an energy
constexpr std::int64_t kMostCycles = 1'000'000'000;
constexpr std::int64_t kMostCores = 65536;

/// Checks of one object of the file.
class Checker
{
public:
    Checker(Diagnostics& found, std::string path)
        : m_found(found)
        , m_path(std::move(path))
    {
    }

    void count(const char* key, std::int64_t value, std::int64_t minimum, std::int64_t maximum) const
    {
        if (value < minimum || value > maximum)
            m_found.error(m_path + key,
                          fmt::format("must be a whole number from {} to {}, got {}", minimum, maximum, value));
    }
    void period(const char* key, double value) const { range(key, value, kShortestNs, 1e9, "ns"); }
    void time(const char* key, double value) const { range(key, value, 0, 1e9, "ns"); }
    void power(const char* key, double value) const { range(key, value, 0, kLargest, "mW"); }
    void energy(const char* key, double value) const { range(key, value, 0, kLargest, "pJ"); }

private:
    void range(const char* key, double value, double minimum, double maximum, const char* unit) const
    {
        if (!(value >= minimum && value <= maximum))
            m_found.error(m_path + key,
                          fmt::format("must be from {:g} to {:g} {}, got {:g}", minimum, maximum, unit, value));
    }
    Diagnostics& m_found;
    std::string m_path;
};

void checkMemory(const MemoryTiming& memory, Diagnostics& found, std::string path)
{
    const Checker check(found, std::move(path));
    check.count("data_width", memory.dataWidthBytes, 1, kMostCycles);
    check.period("period", memory.periodNs);
    check.count("read_latency_cycle", memory.readLatencyCycles, 0, kMostCycles);
    check.count("write_latency_cycle", memory.writeLatencyCycles, 0, kMostCycles);
    check.energy("read_dynamic_energy", memory.readEnergyPj);
    check.energy("write_dynamic_energy", memory.writeEnergyPj);
    check.power("static_power", memory.staticPowerMw);
    check.count("memory_size", memory.capacityBytes, 0, std::int64_t { 1 } << 60);
}

void checkMatrix(const MatrixTiming& m, Diagnostics& found)
{
    const Checker check(found, "/chip_config/core_config/matrix_config/");
    check.count("xbar_array_count", m.crossbarsPerCore, 0, kMostCycles);
    check.period("period", m.periodNs);
    check.count("dac_resolution", m.dacResolutionBits, 1, 64);
    check.count("dac_latency_cycle", m.dacLatencyCycles, 0, kMostCycles);
    check.count("dac_count", m.dacCount, 1, kMostCycles);
    check.count("xbar_size/0", m.rows, 1, 1 << 20);
    check.count("xbar_size/1", m.columns, 1, 1 << 20);
    check.count("cell_precision", m.cellBits, 1, 64);
    check.time("xbar_latency", m.crossbarLatencyNs);
    check.count("sample_hold_latency_cycle", m.sampleHoldLatencyCycles, 0, kMostCycles);
    check.count("adc_resolution", m.adcResolutionBits, 0, 64);
    check.count("adc_latency_cycle", m.adcLatencyCycles, 0, kMostCycles);
    check.count("adc_count", m.adcCount, 1, kMostCycles);
    check.count("shift_adder_latency_cycle", m.shiftAdderLatencyCycles, 0, kMostCycles);
    check.count("output_buffer_latency_cycle", m.outputBufferLatencyCycles, 0, kMostCycles);
    check.power("dac_dynamic_power", m.dacDynamicMw);
    check.power("xbar_read_power", m.crossbarReadMw);
    check.power("sample_hold_dynamic_power", m.sampleHoldDynamicMw);
    check.power("adc_dynamic_power", m.adcDynamicMw);
    check.power("shift_adder_dynamic_power", m.shiftAdderDynamicMw);
    check.power("output_buffer_dynamic_power", m.outputBufferDynamicMw);
    check.power("dac_static_power", m.dacStaticMw);
    check.power("xbar_static_power", m.crossbarStaticMw);
    check.power("sample_hold_static_power", m.sampleHoldStaticMw);
    check.power("adc_static_power", m.adcStaticMw);
    check.power("shift_adder_static_power", m.shiftAdderStaticMw);
    check.power("input_buffer_static_power", m.inputBufferStaticMw);
    check.power("output_buffer_static_power", m.outputBufferStaticMw);
}

void checkCore(const CoreTiming& c, Diagnostics& found)
{
    const Checker check(found, "/chip_config/core_config/");
    check.period("period", c.periodNs);
    check.count("rob_size", c.robSize, 1, 1024);
    check.count("vector_width", c.vectorWidth, 1, kMostCycles);
    check.time("vector_latency_cycle", c.vectorStepNs);
    check.energy("vector_alu_dynamic_energy", c.vectorAluEnergyPj);
    check.energy("vector_reg_read_dynamic_energy", c.vectorRegisterReadEnergyPj);
    check.energy("vector_reg_write_dynamic_energy", c.vectorRegisterWriteEnergyPj);
    check.power("vector_alu_static_power", c.vectorAluStaticMw);
    check.power("vector_reg_static_power", c.vectorRegisterStaticMw);
    check.power("inst_fetch_static_power", c.fetchStaticMw);
    check.power("inst_fetch_dynamic_power", c.fetchDynamicMw);
    check.power("inst_decode_static_power", c.decodeStaticMw);
    check.power("inst_decode_dynamic_power", c.decodeDynamicMw);
    check.power("inst_decode_offset_static_power", c.decodeOffsetStaticMw);
    check.power("inst_decode_offset_dynamic_power", c.decodeOffsetDynamicMw);
    check.power("reg_file_static_power", c.registerFileStaticMw);
    check.power("reg_file_read_dynamic_power", c.registerReadDynamicMw);
    check.power("reg_file_write_dynamic_power", c.registerWriteDynamicMw);
    check.power("scalar_static_power", c.scalarStaticMw);
    check.power("scalar_dynamic_power", c.scalarDynamicMw);
    check.power("transfer_static_power", c.transferStaticMw);
    check.power("transfer_dynamic_power", c.transferDynamicMw);
}

} // namespace

Interconnect::Cost Interconnect::cost(std::int32_t from, std::int32_t to) const
{
    const auto found = costs.find({ from, to });
    return found == costs.end() ? Cost {} : found->second;
}

std::int64_t Machine::crossbars(std::int64_t index) const
{
    return crossbarsOfCore.empty() ? matrix.crossbarsPerCore : crossbarsOfCore.at(static_cast<std::size_t>(index));
}

std::int64_t Machine::crossbars() const
{
    if (crossbarsOfCore.empty())
        return matrix.crossbarsPerCore * coreCount;
    std::int64_t sum = 0;
    for (const std::int64_t count : crossbarsOfCore)
        sum += count;
    return sum;
}

Interconnect meshNetwork(std::int64_t rows, std::int64_t columns, std::int64_t busWidthBytes, double routerNs,
                         double hopNs, double memoryNs, double hopPj, std::int32_t globalMemoryId)
{
    Interconnect mesh;
    mesh.busWidthBytes = busWidthBytes;
    mesh.rows = rows;
    mesh.columns = columns;
    const std::int64_t count = rows * columns;
    for (std::int64_t from = 0; from < count; ++from) {
        const auto f = static_cast<std::int32_t>(from);
        for (std::int64_t to = 0; to < count; ++to) {
            if (from == to)
                continue;
            const auto hops =
                static_cast<double>(std::abs(from / columns - to / columns) + std::abs(from % columns - to % columns));
            mesh.costs[{ f, static_cast<std::int32_t>(to) }] = { routerNs + hopNs * hops, hopPj * hops };
        }
        mesh.costs[{ f, globalMemoryId }] = { memoryNs, hopPj };
        mesh.costs[{ globalMemoryId, f }] = { memoryNs, hopPj };
    }
    return mesh;
}

Diagnostics validate(const Machine& machine)
{
    Diagnostics found;
    const Checker chip(found, "/chip_config/");
    chip.count("core_cnt", machine.coreCount, 1, kMostCores);
    if (machine.globalMemoryId >= 0 && machine.globalMemoryId < machine.coreCount)
        found.error("/chip_config/global_memory_switch_id",
                    fmt::format("must not be the number of a core (0 to {}), got {}", machine.coreCount - 1,
                                machine.globalMemoryId));
    checkCore(machine.core, found);
    checkMatrix(machine.matrix, found);
    checkMemory(machine.localMemory, found, "/chip_config/core_config/local_memory_config/");
    checkMemory(machine.globalMemory, found, "/chip_config/global_memory_config/");
    const Checker network(found, "/chip_config/network_config/");
    network.count("bus_width", machine.network.busWidthBytes, 1, kMostCycles);
    network.count("layout/0", machine.network.rows, 0, kMostCores);
    network.count("layout/1", machine.network.columns, 0, kMostCores);
    for (const auto& [pair, cost] : machine.network.costs)
        if (!(cost.latencyNs >= 0 && cost.latencyNs <= 1e9 && cost.energyPj >= 0 && cost.energyPj <= kLargest)) {
            found.error(
                fmt::format("network from {} to {}", pair.first, pair.second),
                fmt::format("latency must be from 0 to 1e+09 ns and energy from 0 to 1e+12 pJ, got {:g} ns and {:g} pJ",
                            cost.latencyNs, cost.energyPj));
            break;
        }
    if (!machine.crossbarsOfCore.empty()) {
        if (static_cast<std::int64_t>(machine.crossbarsOfCore.size()) != machine.coreCount)
            found.error("crossbars of cores",
                        fmt::format("there are {} cores and {} numbers of crossbars", machine.coreCount,
                                    machine.crossbarsOfCore.size()));
        for (std::size_t c = 0; c < machine.crossbarsOfCore.size(); ++c)
            if (machine.crossbarsOfCore[c] < 0 || machine.crossbarsOfCore[c] > kMostCycles)
                found.error(fmt::format("crossbars of core {}", c),
                            fmt::format("must be from 0 to {}, got {}", kMostCycles, machine.crossbarsOfCore[c]));
    }
    return found;
}

MatrixCycles matrixCycles(const MatrixTiming& m, std::int64_t inputBits, bool roundUp)
{
    const auto divided = [roundUp](std::int64_t a, std::int64_t b) { return roundUp ? (a + b - 1) / b : a / b; };
    MatrixCycles result;
    result.slices = divided(inputBits, m.dacResolutionBits) * divided(m.rows, m.dacCount);
    result.conversions = divided(m.columns, m.adcCount);
    const std::int64_t front = m.dacLatencyCycles
        + static_cast<std::int64_t>(std::ceil(m.crossbarLatencyNs / m.periodNs)) + m.sampleHoldLatencyCycles;
    const std::int64_t out = m.shiftAdderLatencyCycles + m.outputBufferLatencyCycles;
    const std::int64_t back = m.adcLatencyCycles + out + (result.conversions - 1) * std::max(m.adcLatencyCycles, out);
    const auto slices = static_cast<double>(result.slices);
    const double cycles = m.pipelined
        ? static_cast<double>(front + back) + (slices - 1) * static_cast<double>(std::max(front, back))
        : static_cast<double>(front + back) * slices;
    result.computeNs = cycles * m.periodNs;
    return result;
}

} // namespace pim::program
