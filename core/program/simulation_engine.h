// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "core/program/activity.h"
#include "core/program/simulator.h"

/// The insides of simulate(). Not for other rooms.
namespace pim::program::engine {

inline constexpr std::int64_t kFarPs = std::int64_t { 1 } << 60; ///< 13 days: no event lies beyond

/// Nanoseconds to picoseconds as SystemC rounds them; kFarPs at most.
inline std::int64_t picoseconds(double ns)
{
    const double ps = ns * 1000 + 0.5;
    return ps < static_cast<double>(kFarPs) ? static_cast<std::int64_t>(ps) : kFarPs;
}
inline constexpr std::int64_t kFullSum = std::int64_t { 1 } << 62;
/// Add to a sum of counts, bytes or times, none of them negative: kFullSum at most.
inline void addTo(std::int64_t& sum, std::int64_t value) { sum = value < kFullSum - sum ? sum + value : kFullSum; }
inline std::int64_t dividedUp(std::int64_t a, std::int64_t b) { return (a + b - 1) / b; }

/// Bytes of local memory that an instruction reads or writes: low to high, both included (see Operands::overlap).
struct Range
{
    std::int64_t low = std::numeric_limits<std::int64_t>::max(), high = std::numeric_limits<std::int64_t>::min();
};

/// An instruction from the dispatcher to the end of its stay in the reorder buffer.
struct Entry
{
    Range reads[2], write;
    std::int64_t enterPs = 0;
    std::int32_t pc = 0, group = 0;
    std::uint8_t inputBytes = 0, outputBytes = 0, inputBits = 0;
    Unit unit = Unit::Vector;
    Op op = Op::Nop;
    bool done = false;
};

enum class MessageKind : std::uint8_t { SenderReady, ReceiverReady, Data, Sync, MemoryRead, MemoryWrite };

struct Message
{
    MessageKind kind = MessageKind::Data;
    std::uint8_t eventRegister = 0;
    std::int32_t size = 0; ///< of the memory access; of the data
    std::uint32_t link = 0;
};

/// Messages that wait for a core's switch: a ring that grows.
class MessageQueue
{
public:
    bool empty() const { return m_count == 0; }
    void push(const Message& message)
    {
        if (m_count == m_ring.size())
            grow();
        m_ring[(m_head + m_count++) & (m_ring.size() - 1)] = message;
    }
    Message pop()
    {
        const Message first = m_ring[m_head];
        m_head = (m_head + 1) & (m_ring.size() - 1);
        --m_count;
        return first;
    }

private:
    void grow()
    {
        std::vector<Message> larger(m_ring.empty() ? 4 : m_ring.size() * 2);
        for (std::size_t i = 0; i < m_count; ++i)
            larger[i] = m_ring[(m_head + i) & (m_ring.size() - 1)];
        m_ring = std::move(larger);
        m_head = 0;
    }
    std::vector<Message> m_ring;
    std::size_t m_head = 0, m_count = 0;
};

struct Link
{
    std::int32_t from = 0, to = 0;
    std::uint32_t reverse = 0; ///< the link back
    bool senderReady = false; ///< a send of `from` waits for a recv of `to`
    double latencyNs = 0, energyPj = 0; ///< of a flit
    std::int64_t messages = 0, flits = 0, busyPs = 0;
};

/// One port, first come first served.
struct Memory
{
    std::int64_t lastPs = 0; ///< when it will have served everybody
    std::int64_t reads = 0, writes = 0; ///< accesses
    std::int64_t readBytes = 0, writeBytes = 0;
};

/// An array group.
struct Group
{
    std::int64_t crossbars = 0, startPs = 0;
    std::int32_t slot = -1;
    bool busy = false;
    std::uint8_t step = 0; ///< read and compute, write, done
};

enum class SwitchStep : std::uint8_t { Next, Deliver, Answer };

/// What an edge looks at comes first, in as few cache lines as possible.
struct alignas(64) Core
{
    // front end
    const Instruction* code = nullptr; ///< constant after construction
    std::int32_t length = 0; ///< constant after construction
    std::int32_t pc = 0; ///< next to fetch
    std::int32_t decode = -1; ///< in the decoder; -1: nothing
    bool ready = true; ///< the front end may move at the next edge
    bool held = false; ///< the dispatcher holds `dispatcher`
    bool dispatch = false; ///< … and lets it go at the next edge

    // units
    bool vectorBusy = false, transferBusy = false, vectorFinished = false, transferFinished = false;
    bool matrixTick = false; ///< an mvmul ended, or was committed at the last edge
    std::int32_t vectorCommit = -1, transferCommit = -1, matrixCommit = -1; ///< slots to be committed at the next edge
    std::int32_t waitingMvmul = -1; ///< slot of the mvmul that waits for its array group

    // reorder buffer: a ring of slots; live: slots that are not completed
    std::uint32_t robSize = 0; ///< constant after construction
    std::uint32_t robHead = 0, robCount = 0, liveCount = 0;

    // sums of every edge
    std::int64_t stallSincePs = 0;
    std::int64_t fetched = 0, scalars = 0, registerReads = 0;
    std::int8_t stall = -1; ///< of the dispatcher; -1: none
    bool exists = false;
    std::uint8_t inputBits = 0, inputBytes = 0, outputBytes = 0;
    std::uint8_t vectorStep = 0, transferStep = 0; ///< parts of what is executed
    std::uint32_t robBase = 0, groupBase = 0;

    std::int32_t registers[kRegisters] {};
    Entry dispatcher;
    std::uint32_t groupCount = 0, linkBase = 0, linkCount = 0, memoryLink = 0; ///< constant after construction
    std::int32_t vectorSlot = -1, transferSlot = -1;
    std::vector<std::uint32_t> finishedGroups; ///< since the last edge
    std::vector<std::int32_t> matrixQueue; ///< slots of completed mvmuls, to be committed one a cycle; a ring
    std::uint32_t queueHead = 0, queueCount = 0;
    std::int64_t vectorStartPs = 0, transferStartPs = 0;
    Memory memory;

    // transfers
    std::int32_t receivingFrom = -1, waitRegister = -1, waitValue = -1;
    std::int64_t blockedSincePs = 0;
    std::int32_t events[kEventRegisters] {};
    bool switchIdle = true;
    SwitchStep switchStep = SwitchStep::Next;
    Message message; ///< that the switch works on
    MessageQueue messages;

    // sums
    std::optional<std::int64_t> finishPs;
    std::int64_t rounds = 0;
    std::int64_t conversions = 0; ///< input slices times crossbars of all mvmuls
    std::int64_t vectorSteps = 0;
    std::int64_t globalReadBytes = 0, globalWriteBytes = 0, sentBytes = 0;
    std::array<std::int64_t, kUnitCount> busyPs {};
    std::array<std::int64_t, kUnitCount> unitWorkingPs {}; ///< without matrix
    std::int64_t groupsWorkingPs = 0;
    WorkTime matrixWork, work; ///< of any array group, of any unit
    std::array<std::int64_t, kStallCount> stalledPs {};
};

/// Hazard ranges of an instruction, from the registers' values.
class Operands
{
public:
    Operands(const Machine& machine, const SimulationOptions& options)
        : m_matrix(machine.matrix)
        , m_options(options)
    {
    }
    /// Fill core.dispatcher from the instruction at \a pc.
    void prepare(Core& core, const Group* groups, std::int32_t pc) const;
    /// Whether the instruction in the dispatcher must wait for \a older.
    bool conflict(const Entry& younger, const Entry& older) const
    {
        return overlap(younger.write, older.reads[0]) || overlap(younger.write, older.reads[1])
            || overlap(younger.reads[0], older.write) || overlap(younger.reads[1], older.write)
            || (m_options.detectWriteAfterWrite && overlap(younger.write, older.write));
    }
    /// Output elements of one crossbar.
    std::int64_t outputs(const Instruction& mvmul) const { return m_matrix.columns * m_matrix.cellBits / mvmul.bits1; }

private:
    bool overlap(const Range& a, const Range& b) const
    {
        if (m_options.halfOpenRanges)
            return a.low < b.high && b.low < a.high;
        return a.high >= b.low && a.low <= b.high;
    }
    void vectorRanges(Entry& entry, const Instruction& in, std::int64_t d, std::int64_t s1, std::int64_t s2) const;
    void transferRanges(Entry& entry, const Instruction& in, const Core& core) const;

    const MatrixTiming& m_matrix;
    const SimulationOptions m_options;
};

/// What a scalar instruction does to the registers.
void executeScalar(Core& core, const Instruction& in);
/// setbw: the widths of what follows.
void setWidths(Core& core, const Instruction& setbw);
/// Whether a vector instruction's result has the output width.
bool writesOutputWidth(Op op);

class Engine
{
public:
    /// REQUIRES: program and machine are valid (validate()) and outlive the engine.
    Engine(const Program& program, const Machine& machine, const SimulationOptions& options, const RunContext& context);
    Result<SimulationResult> run();

private:
    enum class Actor : std::uint32_t { Matrix, Vector, Transfer, Switch };
    struct Wake
    {
        std::uint32_t core = 0, what = 0; ///< what: actor in the highest two bits, array group in the others
    };
    struct Event
    {
        std::int64_t timePs = 0;
        std::uint64_t order = 0; ///< sequence number; lowest bit: it happens before the edge at the same time
        Wake wake;
        bool operator<(const Event& other) const
        {
            return timePs != other.timePs ? timePs < other.timePs : order < other.order;
        }
    };
    static Wake wake(std::size_t core, Actor actor, std::uint32_t group = 0)
    {
        return { static_cast<std::uint32_t>(core), static_cast<std::uint32_t>(actor) << 30 | group };
    }

    // events
    void after(std::int64_t delayPs, Wake wake);
    /// A time, kFarPs at most; the simulation ends with an error when it is later.
    std::int64_t notTooFar(std::int64_t timePs)
    {
        if (timePs <= kFarPs)
            return timePs;
        m_tooFar = true;
        return kFarPs;
    }
    void soon(Wake wake) { m_awake.push_back(wake); }
    void pushEvent(const Event& event);
    void popEvent();
    void requestEdge(std::size_t core)
    {
        m_pending[core >> 6] |= std::uint64_t { 1 } << (core & 63);
        m_anyPending = true;
    }
    void resume(Wake wake);
    void step(std::int64_t timePs);
    void settleAll();
    Result<void> loop();

    // a core
    void tick(std::size_t index);
    void settle(std::size_t index);
    void commit(Core& core, std::size_t index, std::int32_t slot);
    void advanceFrontEnd(Core& core);
    void setStall(Core& core, int stall);
    void startMatrix(std::size_t index, std::int32_t slot);
    Entry& entry(Core& core, std::int32_t slot) { return m_entries[core.robBase + static_cast<std::uint32_t>(slot)]; }

    // units
    void matrix(std::size_t index, std::uint32_t group);
    void vector(std::size_t index);
    void transfer(std::size_t index);
    void transferDone(std::size_t index);
    void switching(std::size_t index);
    std::int64_t deliver(const Message& message);
    void send(std::size_t index, const Message& message);
    std::int64_t travel(Link& link, std::int64_t bytes);
    std::uint32_t linkTo(const Core& core, std::int32_t target) const;
    std::int64_t access(Memory& memory, const MemoryTiming& timing, std::int64_t size, bool write, std::int64_t delay,
                        Core& who, Unit unit);
    /// A unit works from \a begin to \a end, picoseconds from now.
    void works(Core& core, Unit unit, std::int64_t begin, std::int64_t end);

    void prepareLinks();
    void prepareMatrix();
    void report();
    bool unfinished(const Core& core) const;
    std::string waiting(const Core& core, std::size_t index) const;
    tl::unexpected<Error> deadlock() const;
    SimulationResult result();

    const Program& m_program;
    const Machine& m_machine;
    const SimulationOptions m_options;
    const RunContext& m_context;
    const Operands m_operands;
    std::int64_t m_periodPs = 1000;
    std::int64_t m_endPs = kFarPs;
    std::int64_t m_instructions = 0; ///< of the program
    double m_vectorStepNs = 0;
    bool m_latency = true;
    std::array<std::int64_t, 256> m_computePs {}; ///< of an mvmul, by input bits
    std::array<std::int64_t, 256> m_slices {}; ///< conversions of an mvmul and crossbar, by input bits

    std::vector<Core> m_cores;
    std::vector<Entry> m_entries;
    std::vector<std::int32_t> m_live;
    std::vector<Group> m_groups;
    std::vector<Link> m_links;
    Memory m_globalMemory;
    std::int64_t m_globalPortFreePs = 0; ///< chargedLoads: when the memory's port is free to answer
    std::vector<TraceEntry> m_trace;
    bool m_traceTooLong = false;

    std::vector<Event> m_heap;
    std::vector<Wake> m_awake, m_later; ///< now, and in the next round of now
    std::vector<Wake> m_batch;
    std::vector<std::uint64_t> m_pending, m_fired; ///< cores with something to do at the next edge, at this edge
    bool m_anyPending = false, m_tooFar = false;
    bool m_cut = false; ///< the caller's limit ended the run
    std::int64_t m_nowPs = 0, m_edge = 0; ///< m_edge: number of the last edge
    std::uint64_t m_order = 0;
    std::int64_t m_ticks = 0;
    double m_fraction = 0;
};

} // namespace pim::program::engine
