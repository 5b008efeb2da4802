// SPDX-License-Identifier: GPL-3.0-or-later
// What the units of a core do with an instruction, and the messages between cores.
#include "core/program/simulation_engine.h"

namespace pim::program::engine {

namespace {

constexpr std::int64_t kHandshakePs =
    1000; ///< that a sender's switch is held by the receiver: 1 ns, whatever the period

} // namespace

bool writesOutputWidth(Op op)
{
    return op == Op::Vvmul || op == Op::Vvsll || op == Op::Vvsra || op == Op::Vtanh || op == Op::Vsigm || op == Op::Vrsu
        || op == Op::Vrsl;
}

/// Queue an access at a memory's port; the delay until it is served, \a delay being that of the accesses before it in
/// the same breath.
std::int64_t Engine::access(Memory& memory, const MemoryTiming& timing, std::int64_t size, bool write,
                            std::int64_t delay, Core& who, Unit unit)
{
    const std::int64_t count = dividedUp(size, timing.dataWidthBytes);
    const std::int64_t cycles = write ? timing.writeLatencyCycles : timing.readLatencyCycles;
    const std::int64_t service =
        picoseconds(static_cast<double>(count) * static_cast<double>(cycles) * timing.periodNs);
    addTo(write ? memory.writes : memory.reads, count);
    addTo(write ? memory.writeBytes : memory.readBytes, size);
    if (m_nowPs > memory.lastPs) {
        memory.lastPs = notTooFar(m_nowPs + service);
        works(who, unit, delay, delay + service);
        return delay + service;
    }
    const std::int64_t before = memory.lastPs - m_nowPs;
    addTo(who.stalledPs[static_cast<std::size_t>(Stall::Memory)], std::max<std::int64_t>(0, before - delay));
    memory.lastPs = notTooFar(memory.lastPs + service);
    works(who, unit, before, before + service);
    return before + service;
}

void Engine::works(Core& core, Unit unit, std::int64_t begin, std::int64_t end)
{
    begin += m_nowPs;
    end = std::min(m_nowPs + end, m_endPs);
    if (end <= begin)
        return;
    if (unit == Unit::Matrix) {
        addTo(core.groupsWorkingPs, end - begin);
        core.matrixWork.add(m_nowPs, begin, end);
    } else {
        addTo(core.unitWorkingPs[static_cast<std::size_t>(unit)], end - begin);
    }
    core.work.add(m_nowPs, begin, end);
}

void Engine::matrix(std::size_t index, std::uint32_t number)
{
    Core& core = m_cores[index];
    Group& group = m_groups[core.groupBase + number];
    const Entry& doing = entry(core, group.slot);
    const Wake self = wake(index, Actor::Matrix, number);
    switch (group.step++) {
    case 0: {
        addTo(core.conversions, m_slices[doing.inputBits] * group.crossbars);
        const std::int64_t rows = m_machine.matrix.rows * (m_options.singleMatrixRead ? 1 : 8);
        const std::int64_t delay = access(core.memory, m_machine.localMemory, rows * doing.inputBytes, false, 0, core, Unit::Matrix);
        works(core, Unit::Matrix, delay, delay + m_computePs[doing.inputBits]);
        return after(delay + m_computePs[doing.inputBits], self);
    }
    case 1: {
        const std::int64_t size = m_operands.outputs(core.code[doing.pc]) * doing.outputBytes * group.crossbars;
        return after(access(core.memory, m_machine.localMemory, size, true, 0, core, Unit::Matrix), self);
    }
    default: break;
    }
    addTo(core.busyPs[static_cast<std::size_t>(Unit::Matrix)], m_nowPs - group.startPs);
    core.finishedGroups.push_back(number);
    std::uint32_t at = core.queueHead + core.queueCount++;
    if (at >= core.robSize)
        at -= core.robSize;
    core.matrixQueue[at] = group.slot;
    core.matrixTick = true;
    requestEdge(index);
}

void Engine::vector(std::size_t index)
{
    Core& core = m_cores[index];
    const Entry& doing = entry(core, core.vectorSlot);
    const Instruction& in = core.code[doing.pc];
    const Wake self = wake(index, Actor::Vector);
    switch (core.vectorStep++) {
    case 0: {
        const std::int64_t size = std::int64_t { in.len } * doing.inputBytes;
        std::int64_t delay = access(core.memory, m_machine.localMemory, size, false, 0, core, Unit::Vector);
        if (in.op <= Op::Vvsra) // two sources
            delay = access(core.memory, m_machine.localMemory, size, false, delay, core, Unit::Vector);
        const std::int64_t steps = dividedUp(in.len, m_machine.core.vectorWidth);
        addTo(core.vectorSteps, steps);
        const std::int64_t compute = picoseconds(static_cast<double>(steps) * m_vectorStepNs);
        works(core, Unit::Vector, delay, delay + compute);
        return after(delay + compute, self);
    }
    case 1: {
        const std::int64_t size =
            std::int64_t { in.len } * (writesOutputWidth(in.op) ? doing.outputBytes : doing.inputBytes);
        return after(access(core.memory, m_machine.localMemory, size, true, 0, core, Unit::Vector), self);
    }
    default: break;
    }
    core.busyPs[static_cast<std::size_t>(Unit::Vector)] += m_nowPs - core.vectorStartPs;
    core.vectorFinished = true;
    requestEdge(index);
}

void Engine::transferDone(std::size_t index)
{
    Core& core = m_cores[index];
    core.busyPs[static_cast<std::size_t>(Unit::Transfer)] += m_nowPs - core.transferStartPs;
    core.transferFinished = true;
    requestEdge(index);
}

/// The next part of the transfer that a core executes. Parts end with a delay or with waiting to be woken by a switch.
void Engine::transfer(std::size_t index)
{
    Core& core = m_cores[index];
    const Entry& doing = entry(core, core.transferSlot);
    const Instruction& in = core.code[doing.pc];
    const std::uint8_t now = core.transferStep++;
    const auto local = [&](std::int64_t size, bool write, std::int64_t delay = 0) {
        return access(core.memory, m_machine.localMemory, size, write, delay, core, Unit::Transfer);
    };
    const auto inAWhile = [&](std::int64_t delay) { after(delay, wake(index, Actor::Transfer)); };
    const auto wasBlocked = [&](Stall stall) {
        core.stalledPs[static_cast<std::size_t>(stall)] += m_nowPs - core.blockedSincePs;
    };
    switch (in.op) {
    case Op::Ld:
        if (now == 0)
            return send(index, { .kind = MessageKind::MemoryRead, .size = in.size, .link = core.memoryLink });
        if (now == 1) {
            addTo(core.globalReadBytes, in.size);
            return inAWhile(local(in.size, true));
        }
        break;
    case Op::St:
        if (now == 0)
            return inAWhile(local(in.size, false));
        if (now == 1)
            return send(index, { .kind = MessageKind::MemoryWrite, .size = in.size, .link = core.memoryLink });
        addTo(core.globalWriteBytes, in.size);
        break;
    case Op::Lldi:
        if (now == 0)
            return inAWhile(local(in.len, true));
        break;
    case Op::Lmv:
        if (now == 0) {
            const std::int64_t read = local(in.len, false);
            return inAWhile(local(in.len, true, read));
        }
        break;
    case Op::Send:
        if (now == 0) {
            core.blockedSincePs = m_nowPs;
            return send(index, { .kind = MessageKind::SenderReady, .link = linkTo(core, in.target) });
        }
        if (now == 1) {
            wasBlocked(Stall::Send);
            return inAWhile(local(in.size, false));
        }
        addTo(core.sentBytes, in.size);
        send(index, { .kind = MessageKind::Data, .size = in.size, .link = linkTo(core, in.target) });
        break;
    case Op::Recv:
        if (now == 0) {
            core.blockedSincePs = m_nowPs;
            core.receivingFrom = in.target;
            const std::uint32_t back = linkTo(core, in.target);
            Link& link = m_links[m_links[back].reverse];
            if (link.senderReady) {
                link.senderReady = false;
                send(index, { .kind = MessageKind::ReceiverReady, .link = back });
            }
            return;
        }
        if (now == 1) {
            wasBlocked(Stall::Receive);
            core.receivingFrom = -1;
            return inAWhile(local(in.size, true));
        }
        break;
    case Op::Sync:
        if (now == 0) {
            send(index, { .kind = MessageKind::Sync, .eventRegister = in.bits1, .link = linkTo(core, in.target) });
            works(core, Unit::Transfer, 0, m_periodPs);
            return inAWhile(m_periodPs);
        }
        break;
    default: // wait
        if (now == 0) {
            core.blockedSincePs = m_nowPs;
            core.waitRegister = in.bits1;
            core.waitValue = in.imm;
            if (core.events[in.bits1] != in.imm)
                return;
        }
        wasBlocked(Stall::Wait);
        core.events[in.bits1] = 0;
        core.waitRegister = -1;
        break;
    }
    transferDone(index);
}

// ------------------------------------------------------------------------------------------------ messages

std::uint32_t Engine::linkTo(const Core& core, std::int32_t target) const
{
    const Link* first = m_links.data() + core.linkBase;
    const Link* last = first + core.linkCount;
    const Link* found =
        std::lower_bound(first, last, target, [](const Link& link, std::int32_t to) { return link.to < to; });
    return static_cast<std::uint32_t>(found - m_links.data());
}

void Engine::send(std::size_t index, const Message& message)
{
    Core& core = m_cores[index];
    core.messages.push(message);
    if (core.switchIdle) {
        core.switchIdle = false;
        core.switchStep = SwitchStep::Next;
        soon(wake(index, Actor::Switch));
    }
}

/// Time of a message on its way: whole nanoseconds.
std::int64_t Engine::travel(Link& link, std::int64_t bytes)
{
    const std::int64_t flits = dividedUp(bytes, m_machine.network.busWidthBytes);
    const double ns = std::min(static_cast<double>(flits) * link.latencyNs, 1e18);
    const std::int64_t time = picoseconds(static_cast<double>(static_cast<std::int64_t>(ns)));
    ++link.messages;
    addTo(link.flits, flits);
    addTo(link.busyPs, time);
    return time;
}

/// The receiver's side of a message; how long it holds the sender's switch.
std::int64_t Engine::deliver(const Message& message)
{
    Link& link = m_links[message.link];
    const auto to = static_cast<std::size_t>(link.to);
    switch (message.kind) {
    case MessageKind::SenderReady:
        if (m_cores[to].receivingFrom == link.from)
            send(to, { .kind = MessageKind::ReceiverReady, .link = link.reverse });
        else
            link.senderReady = true;
        return kHandshakePs;
    case MessageKind::ReceiverReady:
    case MessageKind::Data: soon(wake(to, Actor::Transfer)); return 0;
    case MessageKind::Sync: {
        Core& core = m_cores[to];
        // a register of 32 bits, which wraps
        const auto count =
            static_cast<std::int32_t>(static_cast<std::uint32_t>(core.events[message.eventRegister]) + 1U);
        core.events[message.eventRegister] = count;
        if (message.eventRegister == core.waitRegister && count == core.waitValue)
            soon(wake(to, Actor::Transfer));
        return 0;
    }
    default: break;
    }
    Core& owner = m_cores[static_cast<std::size_t>(link.from)];
    const bool write = message.kind == MessageKind::MemoryWrite;
    const std::int64_t served = access(m_globalMemory, m_machine.globalMemory, message.size, write, 0, owner, Unit::Transfer);
    if (write || !m_options.chargedLoads)
        return served;
    // The data comes back through the memory's only port to the network.
    const std::int64_t begin = std::max(m_nowPs + served, m_globalPortFreePs);
    m_globalPortFreePs = notTooFar(begin + travel(m_links[link.reverse], message.size));
    works(owner, Unit::Transfer, begin - m_nowPs, m_globalPortFreePs - m_nowPs);
    return m_globalPortFreePs - m_nowPs;
}

void Engine::switching(std::size_t index)
{
    Core& core = m_cores[index];
    const Wake self = wake(index, Actor::Switch);
    if (core.switchStep == SwitchStep::Deliver) {
        const bool memory =
            core.message.kind == MessageKind::MemoryRead || core.message.kind == MessageKind::MemoryWrite;
        core.switchStep = memory ? SwitchStep::Answer : SwitchStep::Next;
        return after(deliver(core.message), self);
    }
    if (core.switchStep == SwitchStep::Answer)
        soon(wake(index, Actor::Transfer));
    if (core.messages.empty()) {
        core.switchIdle = true;
        return;
    }
    core.message = core.messages.pop();
    core.switchStep = SwitchStep::Deliver;
    const bool carriesData = core.message.kind == MessageKind::Data || core.message.kind == MessageKind::MemoryWrite;
    const std::int64_t time = travel(m_links[core.message.link], carriesData ? core.message.size : 1);
    if (core.message.kind == MessageKind::MemoryRead || core.message.kind == MessageKind::MemoryWrite)
        works(core, Unit::Transfer, 0, time); // ld and st are under way; other messages go by themselves
    after(time, self);
}

} // namespace pim::program::engine
