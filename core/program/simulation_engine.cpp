// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/simulation_engine.h"

#include <chrono>
#include <cmath>

#include <fmt/format.h>

namespace pim::program::engine {

namespace {

constexpr std::int64_t kTicksBetweenLooks = 1 << 15; ///< at most a few ms of work
constexpr std::chrono::milliseconds kBetweenReports { 50 };
constexpr std::size_t kMostTraceEntries = std::size_t { 1 } << 24; ///< 400 MB

} // namespace

Engine::Engine(const Program& program, const Machine& machine, const SimulationOptions& options,
               const RunContext& context)
    : m_program(program)
    , m_machine(machine)
    , m_options(options)
    , m_context(context)
    , m_operands(machine, options)
    , m_periodPs(picoseconds(machine.core.periodNs))
    , m_latency(options.mode == SimulationMode::Latency)
{
    m_vectorStepNs = machine.core.vectorStepNs * (options.vectorLatencyInCycles ? machine.core.periodNs : 1.0);
    if (options.timeLimitMs > 0)
        m_endPs = picoseconds(options.timeLimitMs * 1e6);
    std::size_t slots = 0;
    m_cores.resize(program.cores.size());
    m_pending.resize((program.cores.size() + 63) / 64);
    m_fired.resize(m_pending.size());
    for (std::size_t c = 0; c < m_cores.size(); ++c) {
        const CoreProgram& list = program.cores[c];
        Core& core = m_cores[c];
        core.exists = list.present;
        if (!core.exists)
            continue;
        core.code = list.instructions.data();
        core.length = static_cast<std::int32_t>(list.instructions.size());
        m_instructions += core.length;
        core.robSize = static_cast<std::uint32_t>(machine.core.robSize);
        if (m_latency) // no more can be in flight, however large the buffer is
            core.robSize = static_cast<std::uint32_t>(std::min<std::int64_t>(core.robSize, core.length + 1));
        core.robBase = static_cast<std::uint32_t>(slots);
        slots += core.robSize;
        core.matrixQueue.resize(core.robSize);
        core.groupBase = static_cast<std::uint32_t>(m_groups.size());
        core.groupCount = static_cast<std::uint32_t>(list.arrayGroups.size());
        core.finishedGroups.reserve(std::min<std::size_t>(core.groupCount, core.robSize));
        for (const std::int32_t crossbars : list.arrayGroups)
            m_groups.push_back({ .crossbars = crossbars });
        if (!m_latency && core.length == 1)
            core.rounds = 1;
        requestEdge(c);
    }
    m_entries.resize(slots);
    m_live.resize(slots);
    prepareLinks();
    prepareMatrix();
}

void Engine::prepareLinks()
{
    // Who talks to whom. Both directions, for the answers.
    std::vector<std::pair<std::int32_t, std::int32_t>> pairs;
    std::vector<std::uint32_t> seen(m_cores.size(), 0);
    for (std::size_t c = 0; c < m_cores.size(); ++c) {
        const Core& core = m_cores[c];
        for (std::int32_t i = 0; i < core.length; ++i) {
            const Instruction& in = core.code[i];
            if (in.op != Op::Send && in.op != Op::Recv && in.op != Op::Sync)
                continue;
            auto& mark = seen[static_cast<std::size_t>(in.target)];
            if (mark == c + 1)
                continue;
            mark = static_cast<std::uint32_t>(c + 1);
            pairs.emplace_back(static_cast<std::int32_t>(c), in.target);
            pairs.emplace_back(in.target, static_cast<std::int32_t>(c));
        }
    }
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    const auto add = [&](std::int32_t from, std::int32_t to) {
        const Interconnect::Cost cost = m_machine.network.cost(from, to);
        m_links.push_back({ .from = from, .to = to, .latencyNs = cost.latencyNs, .energyPj = cost.energyPj });
    };
    for (const auto& [from, to] : pairs) {
        Core& core = m_cores[static_cast<std::size_t>(from)];
        if (core.linkCount++ == 0)
            core.linkBase = static_cast<std::uint32_t>(m_links.size());
        add(from, to);
    }
    for (Link& link : m_links)
        link.reverse = linkTo(m_cores[static_cast<std::size_t>(link.to)], link.from);
    for (std::size_t c = 0; c < m_cores.size(); ++c) {
        const auto from = static_cast<std::int32_t>(c);
        m_cores[c].memoryLink = static_cast<std::uint32_t>(m_links.size());
        add(from, m_machine.globalMemoryId);
        m_links.back().reverse = m_cores[c].memoryLink + 1;
        add(m_machine.globalMemoryId, from);
    }
}

void Engine::prepareMatrix()
{
    for (std::size_t bits = 0; bits < m_computePs.size(); ++bits) {
        const MatrixCycles cycles =
            matrixCycles(m_machine.matrix, static_cast<std::int64_t>(bits), m_options.roundDivisionsUp);
        m_slices[bits] = cycles.slices;
        m_computePs[bits] = picoseconds(cycles.computeNs);
    }
}

// ------------------------------------------------------------------------------------------------ events

void Engine::pushEvent(const Event& event)
{
    m_heap.push_back(event);
    std::size_t i = m_heap.size() - 1;
    while (i > 0) {
        const std::size_t parent = (i - 1) / 2;
        if (!(event < m_heap[parent]))
            break;
        m_heap[i] = m_heap[parent];
        i = parent;
    }
    m_heap[i] = event;
}

void Engine::popEvent()
{
    const Event last = m_heap.back();
    m_heap.pop_back();
    const std::size_t count = m_heap.size();
    if (count == 0)
        return;
    std::size_t i = 0;
    for (;;) {
        std::size_t child = 2 * i + 1;
        if (child >= count)
            break;
        if (child + 1 < count && m_heap[child + 1] < m_heap[child])
            ++child;
        if (!(m_heap[child] < last))
            break;
        m_heap[i] = m_heap[child];
        i = child;
    }
    m_heap[i] = last;
}

void Engine::after(std::int64_t delayPs, Wake who)
{
    if (delayPs == 0) {
        m_later.push_back(who);
        return;
    }
    if (delayPs > kFarPs || m_nowPs > kFarPs) {
        m_tooFar = true;
        return;
    }
    // What ends at an edge happens before it if the wait began before the edge that came before (spec: isa, 4.4).
    const std::int64_t time = m_nowPs + delayPs, sinceEdge = time - m_edge * m_periodPs;
    const std::int64_t edges = sinceEdge / m_periodPs;
    const bool before = edges >= 2 && sinceEdge == edges * m_periodPs;
    pushEvent({ time, ++m_order << 1 | (before ? 1U : 0U), who });
}

void Engine::resume(Wake who)
{
    switch (static_cast<Actor>(who.what >> 30)) {
    case Actor::Matrix: matrix(who.core, who.what & 0x3fffffffU); break;
    case Actor::Vector: vector(who.core); break;
    case Actor::Transfer: transfer(who.core); break;
    case Actor::Switch: switching(who.core); break;
    }
}

/// Everything that happens at one time: what ends before the edge, the edge of each core that asked for it, what ends
/// after the edge, what those wake, and the decisions of the dispatchers.
void Engine::step(std::int64_t timePs)
{
    m_nowPs = timePs;
    bool tickNow = m_anyPending && timePs == (m_edge + 1) * m_periodPs;
    if (!tickNow) {
        const std::int64_t edge = timePs / m_periodPs;
        tickNow = edge * m_periodPs == timePs;
        m_edge = tickNow ? edge - 1 : edge;
    }
    m_batch.clear();
    while (!m_heap.empty() && m_heap.front().timePs == timePs) {
        const Event event = m_heap.front();
        popEvent();
        if ((event.order & 1) != 0)
            resume(event.wake);
        else
            m_batch.push_back(event.wake);
    }
    bool fired = false;
    if (tickNow) {
        ++m_edge;
        if (m_anyPending) {
            std::swap(m_pending, m_fired);
            std::fill(m_pending.begin(), m_pending.end(), 0);
            m_anyPending = false;
            fired = true;
        }
    }
    for (const Wake& who : m_batch)
        resume(who);
    if (fired)
        for (std::size_t word = 0; word < m_fired.size(); ++word)
            for (std::uint64_t bits = m_fired[word]; bits != 0; bits &= bits - 1)
                tick(word * 64 + static_cast<std::size_t>(__builtin_ctzll(bits)));
    while (!m_awake.empty() || !m_later.empty()) {
        if (m_awake.empty())
            std::swap(m_awake, m_later);
        for (std::size_t i = 0; i < m_awake.size(); ++i) { // grows while it runs
            const Wake who = m_awake[i];
            resume(who);
        }
        m_awake.clear();
    }
    if (fired)
        settleAll();
}

void Engine::settleAll()
{
    for (std::size_t word = 0; word < m_fired.size(); ++word)
        for (std::uint64_t bits = m_fired[word]; bits != 0; bits &= bits - 1)
            settle(word * 64 + static_cast<std::size_t>(__builtin_ctzll(bits)));
}

Result<void> Engine::loop()
{
    std::int64_t nextLook = kTicksBetweenLooks;
    auto nextReport = std::chrono::steady_clock::now();
    while ((m_anyPending || !m_heap.empty()) && !m_tooFar && !m_traceTooLong) {
        std::int64_t time = m_anyPending ? (m_edge + 1) * m_periodPs : std::numeric_limits<std::int64_t>::max();
        if (!m_heap.empty())
            time = std::min(time, m_heap.front().timePs);
        if (time > m_endPs) {
            m_cut = m_options.timeLimitMs > 0;
            m_tooFar = !m_cut;
            break;
        }
        step(time);
        if (++m_ticks >= nextLook) {
            nextLook = m_ticks + kTicksBetweenLooks;
            if (m_context.cancelled())
                return fail(ErrorCode::Cancelled, "the simulation was cancelled");
            std::int64_t executed = 0;
            for (const Core& core : m_cores)
                executed += core.fetched;
            if (executed > m_options.instructionLimit)
                return fail(ErrorCode::Infeasible,
                            fmt::format("the run was stopped after {} instructions and {:g} ms of simulated time; "
                                        "simulate a shorter time, or allow more instructions",
                                        executed, static_cast<double>(m_nowPs) * 1e-9));
            if (const auto clock = std::chrono::steady_clock::now(); clock >= nextReport) {
                report();
                nextReport = clock + kBetweenReports;
            }
        }
    }
    if (m_tooFar)
        return fail(
            ErrorCode::InvalidArgument,
            "an instruction would end more than 13 days of simulated time away; sizes and latencies are too large");
    if (m_traceTooLong)
        return fail(ErrorCode::Unsupported,
                    "the trace has more than " + std::to_string(kMostTraceEntries)
                        + " instructions; simulate a shorter time, or without a trace");
    if (m_cut)
        return {};
    return std::any_of(m_cores.begin(), m_cores.end(), [this](const Core& core) { return unfinished(core); })
        ? Result<void>(deadlock())
        : Result<void>();
}

// ------------------------------------------------------------------------------------------------ a core

void Engine::setStall(Core& core, int stall)
{
    if (core.stall == stall)
        return;
    if (core.stall >= 0)
        core.stalledPs[static_cast<std::size_t>(core.stall)] += m_nowPs - core.stallSincePs;
    core.stall = static_cast<std::int8_t>(stall);
    core.stallSincePs = m_nowPs;
}

void Engine::commit(Core& core, std::size_t index, std::int32_t slot)
{
    Entry& completed = entry(core, slot);
    completed.done = true;
    std::int32_t* live = m_live.data() + core.robBase;
    for (std::uint32_t i = 0; i < core.liveCount; ++i)
        if (live[i] == slot) {
            live[i] = live[--core.liveCount];
            break;
        }
    if (m_options.trace) {
        if (m_trace.size() < kMostTraceEntries)
            m_trace.push_back({ completed.enterPs, m_nowPs, static_cast<std::int32_t>(index), completed.pc });
        else
            m_traceTooLong = true;
    }
    while (core.robCount > 0 && entry(core, static_cast<std::int32_t>(core.robHead)).done) {
        if (m_latency && entry(core, static_cast<std::int32_t>(core.robHead)).pc == core.length - 1)
            core.finishPs = m_nowPs;
        core.robHead = core.robHead + 1 == core.robSize ? 0 : core.robHead + 1;
        --core.robCount;
    }
}

void Engine::startMatrix(std::size_t index, std::int32_t slot)
{
    Core& core = m_cores[index];
    const auto number = static_cast<std::uint32_t>(entry(core, slot).group);
    Group& group = m_groups[core.groupBase + number];
    group.busy = true;
    group.step = 0;
    group.slot = slot;
    group.startPs = m_nowPs;
    soon(wake(index, Actor::Matrix, number));
}

void Engine::tick(std::size_t index)
{
    Core& core = m_cores[index];
    const std::int32_t commits[] { core.matrixCommit, core.vectorCommit, core.transferCommit };
    core.matrixCommit = core.vectorCommit = core.transferCommit = -1;
    std::int32_t startedMvmul = -1;
    if (core.waitingMvmul >= 0) {
        const std::int32_t slot = core.waitingMvmul;
        if (!m_groups[core.groupBase + static_cast<std::uint32_t>(entry(core, slot).group)].busy) {
            core.waitingMvmul = -1;
            startedMvmul = slot;
        }
    }
    if (core.dispatch) {
        core.dispatch = false;
        std::uint32_t at = core.robHead + core.robCount;
        if (at >= core.robSize)
            at -= core.robSize;
        const auto slot = static_cast<std::int32_t>(at);
        Entry& placed = entry(core, slot);
        placed = core.dispatcher;
        placed.enterPs = m_nowPs;
        ++core.robCount;
        m_live[core.robBase + core.liveCount++] = slot;
        if (placed.unit == Unit::Vector) {
            core.vectorBusy = true;
            core.vectorStep = 0;
            core.vectorSlot = slot;
            core.vectorStartPs = m_nowPs;
            soon(wake(index, Actor::Vector));
        } else if (placed.unit == Unit::Transfer) {
            core.transferBusy = true;
            core.transferSlot = slot;
            core.transferStartPs = m_nowPs;
            core.transferStep = 0;
            soon(wake(index, Actor::Transfer));
        } else {
            core.waitingMvmul = slot;
        }
    }
    if (startedMvmul >= 0)
        startMatrix(index, startedMvmul);
    for (const std::int32_t slot : commits)
        if (slot >= 0)
            commit(core, index, slot);
    if (core.vectorFinished) {
        core.vectorFinished = core.vectorBusy = false;
        core.vectorCommit = core.vectorSlot;
    }
    if (core.transferFinished) {
        core.transferFinished = core.transferBusy = false;
        core.transferCommit = core.transferSlot;
    }
    if (core.matrixTick) {
        core.matrixTick = false;
        for (const std::uint32_t group : core.finishedGroups)
            m_groups[core.groupBase + group].busy = false;
        core.finishedGroups.clear();
        if (core.queueCount > 0) {
            core.matrixCommit = core.matrixQueue[core.queueHead];
            core.queueHead = core.queueHead + 1 == core.robSize ? 0 : core.queueHead + 1;
            --core.queueCount;
            core.matrixTick = true;
        }
    }
    if (core.ready)
        advanceFrontEnd(core);
}

void executeScalar(Core& core, const Instruction& in)
{
    const auto a = static_cast<std::uint32_t>(core.registers[in.rs1]),
               b = static_cast<std::uint32_t>(core.registers[in.rs2]), imm = static_cast<std::uint32_t>(in.imm);
    ++core.scalars;
    core.registerReads += in.op == Op::Sldi ? 0 : 1;
    std::uint32_t value = 0;
    switch (in.op) {
    case Op::Sldi: value = imm; break;
    case Op::Sadd: value = a + b; break;
    case Op::Ssub: value = a - b; break;
    case Op::Smul: value = a * b; break;
    case Op::Saddi: value = a + imm; break;
    case Op::Smuli: value = a * imm; break;
    default: core.registers[0] = 0; return; // sld: the public simulator clears register 0
    }
    core.registers[in.rd] = static_cast<std::int32_t>(value);
}

void setWidths(Core& core, const Instruction& setbw)
{
    core.inputBits = setbw.bits1;
    core.inputBytes = static_cast<std::uint8_t>((setbw.bits1 + 7) / 8);
    core.outputBytes = static_cast<std::uint8_t>((setbw.bits2 + 7) / 8);
}

void Engine::advanceFrontEnd(Core& core)
{
    core.held = false;
    if (core.decode >= 0) {
        const Instruction& in = core.code[core.decode];
        if (in.op <= Op::Smuli) {
            executeScalar(core, in);
            works(core, Unit::Scalar, 0, m_periodPs);
        } else if (in.op == Op::Setbw) {
            setWidths(core, in);
        } else {
            m_operands.prepare(core, m_groups.data() + core.groupBase, core.decode);
            core.held = true;
            ++core.registerReads;
        }
    }
    if (core.pc >= core.length) {
        core.decode = -1;
        return;
    }
    core.decode = core.pc;
    ++core.fetched;
    __builtin_prefetch(core.code + core.pc + 8); // past the end is harmless
    if (m_latency) {
        ++core.pc;
        return;
    }
    core.pc = core.pc == core.length - 1 ? 0 : core.pc + 1;
    if (core.pc == core.length - 1)
        ++core.rounds;
}

/// May the instruction in the dispatcher go at the next edge? And does the core need that edge at all?
void Engine::settle(std::size_t index)
{
    Core& core = m_cores[index];
    bool ok = true;
    int stall = -1;
    const bool waitingBlocked = core.waitingMvmul >= 0
        && m_groups[core.groupBase + static_cast<std::uint32_t>(entry(core, core.waitingMvmul).group)].busy;
    const bool more = core.decode >= 0 || core.pc < core.length;
    if (core.robCount >= core.robSize) {
        ok = false;
        stall = core.held || more ? static_cast<int>(Stall::ReorderBuffer) : -1;
    } else if (core.held) {
        const std::int32_t* live = m_live.data() + core.robBase;
        for (std::uint32_t i = 0; i < core.liveCount && ok; ++i)
            ok = !m_operands.conflict(core.dispatcher, entry(core, live[i]));
        if (!ok) {
            stall = static_cast<int>(Stall::Hazard);
        } else {
            switch (core.dispatcher.unit) {
            case Unit::Vector: ok = !core.vectorBusy; break;
            case Unit::Transfer: ok = !core.transferBusy; break;
            default: ok = !waitingBlocked; break;
            }
            if (!ok)
                stall = static_cast<int>(Stall::UnitBusy);
        }
    }
    setStall(core, stall);
    core.ready = ok;
    core.dispatch = ok && core.held;
    if (core.dispatch || (ok && more) || core.vectorCommit >= 0 || core.transferCommit >= 0 || core.matrixCommit >= 0
        || core.matrixTick || (core.waitingMvmul >= 0 && !waitingBlocked))
        requestEdge(index);
}

} // namespace pim::program::engine
