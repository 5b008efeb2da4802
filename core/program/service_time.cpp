// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/service_time.h"

#include <algorithm>

#include "core/program/simulation_engine.h"

namespace pim::program {

namespace {

std::int64_t accessPs(const MemoryTiming& memory, std::int64_t bytes, bool write)
{
    const std::int64_t cycles = write ? memory.writeLatencyCycles : memory.readLatencyCycles;
    return engine::picoseconds(static_cast<double>(engine::dividedUp(bytes, memory.dataWidthBytes) * cycles)
                               * memory.periodNs);
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
        time.computePs = engine::picoseconds(
            static_cast<double>(engine::dividedUp(in.len, machine.core.vectorWidth)) * step);
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

} // namespace pim::program
