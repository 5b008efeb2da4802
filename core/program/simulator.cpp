// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/simulator.h"

#include <cmath>

#include <fmt/format.h>

#include "core/program/assembly.h"
#include "core/program/service_time.h"
#include "core/program/simulation_engine.h"

namespace pim::program {

namespace {

constexpr std::array<Correction, 9> kCorrections { {
    { "write-after-write", "two writes to one range are a hazard", &SimulationOptions::detectWriteAfterWrite },
    { "half-open-ranges", "ranges that only touch are no hazard", &SimulationOptions::halfOpenRanges },
    { "round-up", "DACs and ADCs that do not divide a crossbar evenly take one more round",
      &SimulationOptions::roundDivisionsUp },
    { "single-matrix-read", "mvmul reads its inputs once, not eight times", &SimulationOptions::singleMatrixRead },
    { "offset-select", "source offsets chosen by offset_select, not by bits of the offset",
      &SimulationOptions::offsetSelect },
    { "transfer-addresses", "hazards of the bytes that transfers and strided moves really touch",
      &SimulationOptions::transferAddresses },
    { "charged-loads", "the data of a load takes time and energy in the network", &SimulationOptions::chargedLoads },
    { "vector-cycles", "vector_latency_cycle counts periods of the core, not nanoseconds",
      &SimulationOptions::vectorLatencyInCycles },
    { "matrix-static-power", "static power of crossbars and converters is part of the total",
      &SimulationOptions::matrixStaticPower },
} };

constexpr std::int64_t kMostSlots = 1 << 22; ///< of all reorder buffers, 450 MB
constexpr double kLongestMs = 1e9; ///< of simulated time: 11 days

tl::unexpected<Error> firstError(const Diagnostics& found)
{
    std::size_t others = 0;
    const Diagnostic* first = nullptr;
    for (const Diagnostic& entry : found.entries)
        if (entry.severity == Severity::Error) {
            if (first == nullptr)
                first = &entry;
            else
                ++others;
        }
    std::string text = first->text;
    if (others > 0)
        text += fmt::format(" (and {} more)", others);
    return fail(ErrorCode::InvalidArgument, std::move(text), first->where);
}

Result<void> checkInputs(const Program& program, const Machine& machine, const SimulationOptions& options)
{
    if (const auto found = validate(machine); found.hasErrors())
        return firstError(found);
    if (const auto found = validate(program); found.hasErrors())
        return firstError(found);
    if (!(options.timeLimitMs >= 0 && options.timeLimitMs <= kLongestMs))
        return fail(
            ErrorCode::InvalidArgument,
            fmt::format("the simulated time must be from 0 to {:g} ms, got {:g}", kLongestMs, options.timeLimitMs));
    if (options.mode == SimulationMode::Throughput && options.timeLimitMs == 0)
        return fail(ErrorCode::InvalidArgument,
                    "throughput is counted over a simulated time, which must be above 0 ms");
    if (options.instructionLimit < 1)
        return fail(ErrorCode::InvalidArgument,
                    fmt::format("at least 1 instruction must be allowed, got {}", options.instructionLimit));
    bool any = false;
    for (std::size_t c = 0; c < program.cores.size(); ++c) {
        const CoreProgram& core = program.cores[c];
        any = any || core.present;
        if (static_cast<std::int64_t>(c) == machine.globalMemoryId)
            return fail(
                ErrorCode::InvalidArgument,
                fmt::format("the global memory's number in the network, {}, is that of a core of the program", c));
        if (core.instructions.size() > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max() - 1))
            return fail(ErrorCode::InvalidArgument, "has more than 2^31 instructions", fmt::format("core {}", c));
        for (std::size_t i = 0; core.present && i < core.instructions.size(); ++i)
            if (core.instructions[i].op == Op::Nop)
                return fail(ErrorCode::InvalidArgument,
                            "nop cannot be simulated: the public simulator crashes on it, so its timing is nowhere "
                            "defined; remove it",
                            fmt::format("core {}, instruction {}", c, i));
    }
    if (const auto slots = static_cast<std::int64_t>(program.cores.size()) * machine.core.robSize; slots > kMostSlots)
        return fail(
            ErrorCode::InvalidArgument,
            fmt::format(
                "reorder buffers of {} cores with {} instructions each are more than the {} that can be simulated",
                program.cores.size(), machine.core.robSize, kMostSlots));
    if (!any)
        return fail(ErrorCode::InvalidArgument, "the program has no core with instructions to run");
    return {};
}

} // namespace

std::string_view stallKey(Stall stall)
{
    static constexpr std::array<std::string_view, kStallCount> kKeys { "hazard", "unit_busy", "reorder_buffer",
                                                                       "memory", "send",      "receive",
                                                                       "wait" };
    return kKeys[static_cast<std::size_t>(stall)];
}

std::span<const Correction> corrections() { return kCorrections; }

Result<SimulationResult> simulate(const Program& program, const Machine& machine, const SimulationOptions& options,
                                  const RunContext& context)
{
    if (auto checked = checkInputs(program, machine, options); !checked)
        return tl::unexpected(checked.error());
    return engine::Engine(program, machine, options, context).run();
}

namespace engine {

namespace {

/// Static power of the crossbars of a core, counted the way their dynamic power is.
double matrixStaticMw(const Machine& machine, const CoreProgram& core, std::size_t index)
{
    const MatrixTiming& m = machine.matrix;
    std::int64_t crossbars = static_cast<std::int64_t>(index) < machine.coreCount
        ? machine.crossbars(static_cast<std::int64_t>(index))
        : m.crossbarsPerCore;
    if (crossbars == 0) // the machine does not say
        for (const std::int32_t group : core.arrayGroups)
            crossbars += group;
    const double one = m.dacStaticMw * static_cast<double>(m.dacCount) + m.crossbarStaticMw
        + m.sampleHoldStaticMw * static_cast<double>(m.columns) + m.adcStaticMw * static_cast<double>(m.adcCount)
        + m.shiftAdderStaticMw + m.inputBufferStaticMw + m.outputBufferStaticMw;
    return one * static_cast<double>(crossbars);
}

} // namespace

void Engine::report()
{
    if (!m_context.onProgress)
        return;
    Progress progress;
    progress.stage = "simulating";
    if (m_latency) {
        std::int64_t fetched = 0;
        for (const Core& core : m_cores)
            fetched += core.fetched;
        progress.fraction =
            static_cast<double>(fetched) / static_cast<double>(std::max<std::int64_t>(1, m_instructions));
    } else {
        progress.fraction = static_cast<double>(m_nowPs) / static_cast<double>(m_endPs);
    }
    m_fraction = progress.fraction = std::clamp(progress.fraction, m_fraction, 1.0);
    progress.detail = fmt::format("{:.3f} ms simulated", static_cast<double>(m_nowPs) * 1e-9);
    m_context.onProgress(progress);
}

bool Engine::unfinished(const Core& core) const
{
    return core.exists && (core.pc < core.length || core.decode >= 0 || core.held || core.liveCount > 0);
}

std::string Engine::waiting(const Core& core, std::size_t index) const
{
    const auto partner = [&](std::int32_t number) {
        const Core& other = m_cores[static_cast<std::size_t>(number)];
        return unfinished(other) ? std::string() : fmt::format(", which has finished");
    };
    std::string text = fmt::format("core {}", index);
    if (!core.transferBusy)
        return text + " cannot go on";
    const Instruction& in = core.code[m_entries[core.robBase + static_cast<std::uint32_t>(core.transferSlot)].pc];
    text += fmt::format(", instruction {} ({}), waits for ",
                        m_entries[core.robBase + static_cast<std::uint32_t>(core.transferSlot)].pc, disassemble(in));
    switch (in.op) {
    case Op::Send: return text + fmt::format("core {} to receive{}", in.target, partner(in.target));
    case Op::Recv: return text + fmt::format("core {} to send{}", in.target, partner(in.target));
    case Op::Wait:
        return text + fmt::format("event register {} to become {}; it is {}", in.bits1, in.imm, core.events[in.bits1]);
    default: return text + "its end";
    }
}

tl::unexpected<Error> Engine::deadlock() const
{
    constexpr std::size_t kShown = 6;
    std::size_t blocked = 0;
    std::string text;
    for (std::size_t c = 0; c < m_cores.size(); ++c) {
        if (!unfinished(m_cores[c]))
            continue;
        if (++blocked <= kShown)
            text += (blocked > 1 ? "; " : "") + waiting(m_cores[c], c);
    }
    if (blocked > kShown)
        text += fmt::format("; and {} more cores", blocked - kShown);
    return fail(ErrorCode::Infeasible,
                fmt::format("deadlock after {:g} ns: {}", static_cast<double>(m_nowPs) * 1e-3, text));
}

Result<SimulationResult> Engine::run()
{
    if (auto done = loop(); !done)
        return tl::unexpected(done.error());
    return result();
}

SimulationResult Engine::result()
{
    SimulationResult out;
    const CoreTiming& timing = m_machine.core;
    const MatrixTiming& m = m_machine.matrix;
    const auto of = [](std::int64_t count, double each) { return static_cast<double>(count) * each; };
    const double periodNs = timing.periodNs;
    const double eachConversionPj = conversionPj(m, m_options.roundDivisionsUp);
    const double stepPj =
        timing.vectorAluEnergyPj + 2 * timing.vectorRegisterReadEnergyPj + timing.vectorRegisterWriteEnergyPj;
    std::int64_t existing = 0, finished = 0, roundSum = 0;
    for (std::size_t c = 0; c < m_cores.size(); ++c) {
        Core& core = m_cores[c];
        CoreResult r;
        r.exists = core.exists;
        if (core.exists) {
            ++existing;
            setStall(core, -1);
            if (m_latency) {
                r.finishPs = core.finishPs;
                out.unfinishedCores += m_cut && unfinished(core) ? 1 : 0;
            }
            finished = std::max(finished, core.finishPs.value_or(0));
            r.rounds = core.rounds;
            roundSum += core.rounds;
            r.instructions = core.fetched;
            r.busyPs = core.busyPs;
            r.busyPs[static_cast<std::size_t>(Unit::Scalar)] = core.scalars * m_periodPs;
            r.unitWorkingPs = core.unitWorkingPs;
            r.unitWorkingPs[static_cast<std::size_t>(Unit::Matrix)] = core.matrixWork.sum();
            r.workingPs = core.work.sum();
            r.groupsWorkingPs = core.groupsWorkingPs;
            r.stalledPs = core.stalledPs;
            r.localReadBytes = core.memory.readBytes;
            r.localWriteBytes = core.memory.writeBytes;
            r.globalReadBytes = core.globalReadBytes;
            r.globalWriteBytes = core.globalWriteBytes;
            r.sentBytes = core.sentBytes;
            CoreEnergy& e = r.energy;
            e.matrixPj = of(core.conversions, eachConversionPj);
            e.vectorPj = of(core.vectorSteps, stepPj);
            e.localMemoryPj = of(core.memory.reads, m_machine.localMemory.readEnergyPj)
                + of(core.memory.writes, m_machine.localMemory.writeEnergyPj);
            // The instruction after the last decoded one has been fetched, too.
            e.fetchPj = of(core.fetched + (core.pc < core.length ? 1 : 0), periodNs * timing.fetchDynamicMw);
            e.decodePj = of(core.fetched, periodNs * (timing.decodeDynamicMw + timing.decodeOffsetDynamicMw));
            e.registerFilePj = of(core.registerReads, periodNs * timing.registerReadDynamicMw)
                + of(core.scalars, periodNs * timing.registerWriteDynamicMw);
            e.scalarPj = of(core.scalars, periodNs * timing.scalarDynamicMw);
            e.staticMw = timing.fetchStaticMw + timing.decodeStaticMw + timing.decodeOffsetStaticMw
                + timing.registerFileStaticMw + timing.scalarStaticMw + timing.vectorAluStaticMw
                + timing.vectorRegisterStaticMw + timing.transferStaticMw + m_machine.localMemory.staticPowerMw;
            if (m_options.matrixStaticPower)
                e.staticMw += matrixStaticMw(m_machine, m_program.cores[c], c);
            out.staticPowerMw += e.staticMw;
            out.dynamicEnergyPj +=
                e.matrixPj + e.vectorPj + e.localMemoryPj + e.fetchPj + e.decodePj + e.registerFilePj + e.scalarPj;
            out.instructions += core.fetched;
        }
        out.cores.push_back(r);
    }
    for (const Link& link : m_links)
        if (link.messages > 0) {
            out.links.push_back({ link.from, link.to, link.messages, link.flits, link.busyPs });
            out.networkEnergyPj += of(link.flits, link.energyPj);
        }
    std::sort(out.links.begin(), out.links.end(),
              [](const LinkLoad& a, const LinkLoad& b) { return std::pair(a.from, a.to) < std::pair(b.from, b.to); });
    out.globalMemoryEnergyPj = of(m_globalMemory.reads, m_machine.globalMemory.readEnergyPj)
        + of(m_globalMemory.writes, m_machine.globalMemory.writeEnergyPj);
    out.dynamicEnergyPj += out.networkEnergyPj + out.globalMemoryEnergyPj;
    out.staticPowerMw += m_machine.globalMemory.staticPowerMw;
    out.runningPs = m_latency ? finished : m_endPs;
    out.outputCount = static_cast<double>(roundSum) / static_cast<double>(existing);
    out.totalEnergyPj = static_cast<double>(out.runningPs) * 1e-3 * out.staticPowerMw + out.dynamicEnergyPj;
    out.averagePowerMw = out.runningPs > 0 ? out.totalEnergyPj / (static_cast<double>(out.runningPs) * 1e-3) : 0;
    std::sort(m_trace.begin(), m_trace.end(), [](const TraceEntry& a, const TraceEntry& b) {
        return std::tuple(a.core, a.enterPs, a.instruction) < std::tuple(b.core, b.enterPs, b.instruction);
    });
    out.trace = std::move(m_trace);
    return out;
}

} // namespace engine
} // namespace pim::program
