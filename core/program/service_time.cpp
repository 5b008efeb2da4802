// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/service_time.h"

#include <algorithm>

#include "core/program/simulation_engine.h"

namespace pim::program {

namespace {

std::int64_t accessPs(const MemoryTiming& memory, std::int64_t bytes, bool write)
{
    const std::int64_t cycles = write ? memory.writeLatencyCycles : memory.readLatencyCycles;
    return engine::picoseconds(static_cast<double>(engine::dividedUp(bytes, memory.dataWidthBytes))
                               * static_cast<double>(cycles) * memory.periodNs);
}

std::int64_t travelPs(const Machine& machine, std::int32_t from, std::int32_t to, std::int64_t bytes)
{
    const double ns = static_cast<double>(engine::dividedUp(bytes, machine.network.busWidthBytes))
        * machine.network.cost(from, to).latencyNs;
    return engine::picoseconds(static_cast<double>(static_cast<std::int64_t>(std::min(ns, 1e18))));
}

} // namespace

ServiceTime serviceTime(const Instruction& in, const CoreProgram& core, std::int32_t coreIndex, const Widths& widths,
                        const Machine& machine, const SimulationOptions& options)
{
    ServiceTime time;
    const auto read = [&](std::int64_t bytes) { return accessPs(machine.localMemory, bytes, false); };
    const auto write = [&](std::int64_t bytes) { return accessPs(machine.localMemory, bytes, true); };
    const std::int32_t memory = machine.globalMemoryId;
    if (in.op == Op::Mvmul) {
        const std::int64_t crossbars = core.arrayGroups[static_cast<std::size_t>(in.target)];
        time.readPs = read(machine.matrix.rows * (options.singleMatrixRead ? 1 : 8) * widths.inputBytes());
        time.convertPs =
            engine::picoseconds(matrixCycles(machine.matrix, widths.input, options.roundDivisionsUp).computeNs);
        const std::int64_t outputs = machine.matrix.columns * machine.matrix.cellBits / std::max<int>(1, in.bits1);
        time.writePs = write(outputs * widths.outputBytes() * crossbars);
        return time;
    }
    if (opInfo(in.op).unit == Unit::Vector) {
        const std::int64_t size = in.len * widths.inputBytes();
        time.readPs = read(size) * (in.op <= Op::Vvsra ? 2 : 1);
        const double step = machine.core.vectorStepNs * (options.vectorLatencyInCycles ? machine.core.periodNs : 1.0);
        time.computePs =
            engine::picoseconds(static_cast<double>(engine::dividedUp(in.len, machine.core.vectorWidth)) * step);
        time.writePs = write(engine::writesOutputWidth(in.op) ? in.len * widths.outputBytes() : size);
        return time;
    }
    switch (in.op) {
    case Op::Ld:
        time.networkPs = travelPs(machine, coreIndex, memory, 1)
            + (options.chargedLoads ? travelPs(machine, memory, coreIndex, in.size) : 0);
        time.globalPs = accessPs(machine.globalMemory, in.size, false);
        time.writePs = write(in.size);
        break;
    case Op::St:
        time.readPs = read(in.size);
        time.networkPs = travelPs(machine, coreIndex, memory, in.size);
        time.globalPs = accessPs(machine.globalMemory, in.size, true);
        break;
    case Op::Lldi: time.writePs = write(in.len); break;
    case Op::Lmv:
        time.readPs = read(in.len);
        time.writePs = write(in.len);
        break;
    case Op::Send: time.readPs = read(in.size); break;
    case Op::Recv: time.writePs = write(in.size); break;
    case Op::Sync: time.networkPs = engine::picoseconds(machine.core.periodNs); break;
    default: break;
    }
    return time;
}

double conversionPj(const MatrixTiming& m, bool roundUp)
{
    const auto of = [](std::int64_t count, double each) { return static_cast<double>(count) * each; };
    const std::int64_t rounds = roundUp ? engine::dividedUp(m.columns, m.adcCount) : m.columns / m.adcCount;
    return m.periodNs * m.dacDynamicMw * of(m.dacLatencyCycles, static_cast<double>(m.dacCount))
        + m.crossbarReadMw * m.crossbarLatencyNs
        + m.periodNs * m.sampleHoldDynamicMw * of(m.sampleHoldLatencyCycles, static_cast<double>(m.columns))
        + of(rounds,
             m.periodNs
                 * (m.adcDynamicMw * of(m.adcLatencyCycles, static_cast<double>(m.adcCount))
                    + of(m.shiftAdderLatencyCycles, m.shiftAdderDynamicMw)
                    + of(m.outputBufferLatencyCycles, m.outputBufferDynamicMw)));
}

InstructionEnergy instructionEnergy(const Instruction& in, const CoreProgram& core, std::int32_t coreIndex,
                                    const Widths& widths, const Machine& machine, const SimulationOptions& options)
{
    InstructionEnergy energy;
    const CoreTiming& timing = machine.core;
    const double period = timing.periodNs;
    const auto accesses = [](const MemoryTiming& memory, std::int64_t bytes) {
        return static_cast<double>(engine::dividedUp(bytes, memory.dataWidthBytes));
    };
    const auto read = [&](std::int64_t bytes) {
        energy.localMemoryPj += accesses(machine.localMemory, bytes) * machine.localMemory.readEnergyPj;
    };
    const auto write = [&](std::int64_t bytes) {
        energy.localMemoryPj += accesses(machine.localMemory, bytes) * machine.localMemory.writeEnergyPj;
    };
    const auto message = [&](std::int32_t from, std::int32_t to, std::int64_t bytes) {
        energy.networkPj += static_cast<double>(engine::dividedUp(bytes, machine.network.busWidthBytes))
            * machine.network.cost(from, to).energyPj;
    };
    energy.controlPj = period * (timing.fetchDynamicMw + timing.decodeDynamicMw + timing.decodeOffsetDynamicMw);
    const Unit unit = opInfo(in.op).unit;
    if (unit == Unit::Scalar) {
        energy.controlPj += period * (timing.registerWriteDynamicMw + timing.scalarDynamicMw);
        return energy;
    }
    if (in.op == Op::Setbw)
        return energy;
    energy.controlPj += period * timing.registerReadDynamicMw;
    const std::int32_t memory = machine.globalMemoryId;
    if (in.op == Op::Mvmul) {
        const std::int64_t crossbars = core.arrayGroups[static_cast<std::size_t>(in.target)];
        const MatrixTiming& m = machine.matrix;
        energy.matrixPj =
            static_cast<double>(matrixCycles(m, widths.input, options.roundDivisionsUp).slices * crossbars)
            * conversionPj(m, options.roundDivisionsUp);
        read(m.rows * (options.singleMatrixRead ? 1 : 8) * widths.inputBytes());
        write(m.columns * m.cellBits / std::max<int>(1, in.bits1) * widths.outputBytes() * crossbars);
        return energy;
    }
    if (unit == Unit::Vector) {
        const std::int64_t size = in.len * widths.inputBytes();
        energy.vectorPj = static_cast<double>(engine::dividedUp(in.len, timing.vectorWidth))
            * (timing.vectorAluEnergyPj + 2 * timing.vectorRegisterReadEnergyPj + timing.vectorRegisterWriteEnergyPj);
        for (int i = in.op <= Op::Vvsra ? 2 : 1; i > 0; --i)
            read(size);
        write(engine::writesOutputWidth(in.op) ? in.len * widths.outputBytes() : size);
        return energy;
    }
    switch (in.op) {
    case Op::Ld:
        message(coreIndex, memory, 1);
        if (options.chargedLoads)
            message(memory, coreIndex, in.size);
        energy.globalMemoryPj = accesses(machine.globalMemory, in.size) * machine.globalMemory.readEnergyPj;
        write(in.size);
        break;
    case Op::St:
        read(in.size);
        message(coreIndex, memory, in.size);
        energy.globalMemoryPj = accesses(machine.globalMemory, in.size) * machine.globalMemory.writeEnergyPj;
        break;
    case Op::Lldi: write(in.len); break;
    case Op::Lmv:
        read(in.len);
        write(in.len);
        break;
    case Op::Send: // its question, then the data
        message(coreIndex, in.target, 1);
        read(in.size);
        message(coreIndex, in.target, in.size);
        break;
    case Op::Recv:
        message(coreIndex, in.target, 1);
        write(in.size);
        break;
    case Op::Sync: message(coreIndex, in.target, 1); break;
    default: break;
    }
    return energy;
}

} // namespace pim::program
