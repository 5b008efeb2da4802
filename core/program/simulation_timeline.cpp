// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/simulation_timeline.h"

#include <algorithm>
#include <span>

#include <fmt/format.h>

#include "core/program/dispatch_replay.h"
#include "core/program/service_time.h"
#include "core/program/simulation_engine.h"
#include "core/timeline/recorded.h"

namespace pim::program {

namespace {

using timeline::Operation;
using timeline::RecordedLane;
using timeline::RecordedStall;

constexpr std::size_t kPoll = 1 << 15;
constexpr std::int64_t kCommitCycles = 1; ///< from the edge at which a unit is free again to the completion there

timeline::Stall inLane(Stall stall)
{
    switch (stall) {
    case Stall::Hazard: return timeline::Stall::Hazard;
    case Stall::UnitBusy: return timeline::Stall::Unit;
    case Stall::ReorderBuffer: return timeline::Stall::ReorderBuffer;
    case Stall::Memory: return timeline::Stall::Memory;
    case Stall::Send: return timeline::Stall::Send;
    case Stall::Receive: return timeline::Stall::Receive;
    case Stall::Wait: return timeline::Stall::Event;
    }
    return timeline::Stall::Unit;
}

/// What an instruction waited for in its unit, beyond its own work.
Stall waitOf(Op op)
{
    switch (op) {
    case Op::Send: return Stall::Send;
    case Op::Recv: return Stall::Receive;
    case Op::Wait: return Stall::Wait;
    default: return Stall::Memory;
    }
}

/// When lanes of a core work, those of its matrix unit or all; \a held: or are stalled.
BusyTime busyTime(const std::vector<RecordedLane>& lanes, const timeline::LayerTrace& row, bool matrixOnly, bool held)
{
    std::vector<std::pair<std::int64_t, std::int64_t>> stretches;
    std::size_t count = 0;
    for (std::size_t j = 0; j < lanes.size(); ++j)
        if (!matrixOnly || row.operations[j].kind == Operation::Mvm)
            count += static_cast<std::size_t>(lanes[j].count());
    stretches.reserve(count);
    for (std::size_t j = 0; j < lanes.size(); ++j)
        if (!matrixOnly || row.operations[j].kind == Operation::Mvm)
            for (std::int64_t q = 0; q < lanes[j].count(); ++q) {
                std::int64_t begin = lanes[j].start(q) + lanes[j].inside(q).length;
                if (held) {
                    const timeline::Gap gap = lanes[j].gapBefore(q);
                    begin = lanes[j].start(q);
                    for (int i = gap.count - 1; i >= 0 && !gap.pieces[static_cast<std::size_t>(i)].idle; --i)
                        begin -= gap.pieces[static_cast<std::size_t>(i)].length;
                }
                stretches.emplace_back(begin, lanes[j].end(q));
            }
    std::sort(stretches.begin(), stretches.end());
    BusyTime busy;
    for (const auto& [begin, end] : stretches)
        busy.add(begin, end);
    return busy;
}

timeline::OperationShape shapeOf(Operation kind)
{
    timeline::OperationShape shape;
    shape.kind = kind;
    return shape;
}

} // namespace

void BusyTime::add(std::int64_t begin, std::int64_t end)
{
    if (!m_ends.empty())
        begin = std::max(begin, std::int64_t { m_ends.back() });
    if (end <= begin)
        return;
    if (!m_ends.empty() && m_ends.back() == begin) {
        m_ends.back() = static_cast<std::uint32_t>(end);
        return;
    }
    m_before.push_back(m_ends.empty() ? 0 : m_before.back() + (m_ends.back() - m_begins.back()));
    m_begins.push_back(static_cast<std::uint32_t>(begin));
    m_ends.push_back(static_cast<std::uint32_t>(end));
}

std::int64_t BusyTime::until(std::int64_t cycle) const
{
    const auto next = std::upper_bound(m_begins.begin(), m_begins.end(), cycle, [](std::int64_t c, std::uint32_t begin) { return c < begin; });
    if (next == m_begins.begin())
        return 0;
    const auto i = static_cast<std::size_t>(next - m_begins.begin()) - 1;
    return m_before[i] + std::min<std::int64_t>(cycle, m_ends[i]) - m_begins[i];
}

int SimulatedTimeline::rowOf(std::int32_t core) const
{
    const auto found = std::lower_bound(cores.begin(), cores.end(), core);
    return found != cores.end() && *found == core ? static_cast<int>(found - cores.begin()) : -1;
}

std::int32_t SimulatedTimeline::instructionIndex(const timeline::OperationRef& ref) const
{
    return timeline->recorded->lane(ref.layer, ref.op).item(ref.block);
}

const Instruction& SimulatedTimeline::instruction(const timeline::OperationRef& ref) const
{
    return program->cores[static_cast<std::size_t>(cores[static_cast<std::size_t>(ref.layer)])]
        .instructions[static_cast<std::size_t>(instructionIndex(ref))];
}

Source SimulatedTimeline::source(const timeline::OperationRef& ref) const
{
    const SourceIndex row = instruction(ref).source;
    return row < program->sources.size() ? program->sources[row] : Source {};
}

std::optional<timeline::OperationRef> SimulatedTimeline::find(std::int32_t core, std::int32_t wanted,
                                                              std::int64_t from) const
{
    const int row = rowOf(core);
    if (row < 0)
        return {};
    const auto& list = program->cores[static_cast<std::size_t>(core)].instructions;
    if (wanted < 0 || static_cast<std::size_t>(wanted) >= list.size())
        return {};
    const Unit unit = opInfo(list[static_cast<std::size_t>(wanted)].op).unit;
    const Operation kind = unit == Unit::Matrix ? Operation::Mvm
        : unit == Unit::Vector                  ? Operation::Eltwise
                                                : Operation::Transfer;
    std::optional<timeline::OperationRef> after, before;
    const auto& operations = timeline->layers[static_cast<std::size_t>(row)].operations;
    for (std::size_t j = 0; j < operations.size(); ++j) {
        if (operations[j].kind != kind)
            continue;
        const RecordedLane& lane = timeline->recorded->lane(row, static_cast<int>(j));
        for (std::int64_t q = 0; q < lane.count(); ++q) {
            if (lane.item(q) != wanted)
                continue;
            const timeline::OperationRef ref { row, static_cast<std::int32_t>(j), static_cast<std::int32_t>(q) };
            if (lane.start(q) < from) {
                if (!before || timeline->start(*before) < lane.start(q))
                    before = ref;
                continue;
            }
            if (!after || timeline->start(*after) > lane.start(q))
                after = ref;
            break;
        }
    }
    return after ? after : before;
}

Result<std::shared_ptr<const SimulatedTimeline>>
simulatedTimeline(std::shared_ptr<const Program> program, const Machine& machine, const SimulationOptions& options,
                  const SimulationResult& result, const RunContext& context)
{
    if (result.trace.empty())
        return fail(ErrorCode::InvalidArgument, "the simulation kept no trace");
    const std::int64_t periodPs = engine::picoseconds(machine.core.periodNs);
    std::int64_t lastPs = result.runningPs;
    for (const TraceEntry& entry : result.trace) {
        lastPs = std::max(lastPs, entry.retirePs);
        const auto core = static_cast<std::size_t>(entry.core);
        if (entry.core < 0 || core >= program->cores.size() || entry.instruction < 0
            || static_cast<std::size_t>(entry.instruction) >= program->cores[core].instructions.size())
            return fail(ErrorCode::InvalidArgument, "the trace is of another program");
    }
    if (periodPs <= 0 || lastPs / periodPs >= RecordedLane::kMostCycles)
        return fail(ErrorCode::Unsupported,
                    fmt::format("{:g} ms are more than 2^32 cycles, which is what a timeline shows",
                                static_cast<double>(lastPs) * 1e-9));
    auto out = std::make_shared<SimulatedTimeline>();
    auto t = std::make_shared<timeline::Timeline>();
    auto recorded = std::make_shared<timeline::Recorded>();
    timeline::LevelBuilder<RecordedLane::kKinds> builder;
    const auto total = static_cast<double>(result.trace.size());
    for (std::size_t from = 0; from < result.trace.size();) {
        const std::int32_t number = result.trace[from].core;
        std::size_t to = from;
        while (to < result.trace.size() && result.trace[to].core == number)
            ++to;
        const CoreProgram& list = program->cores[static_cast<std::size_t>(number)];
        std::vector<RecordedLane> matrix;
        RecordedLane vector, transfer;
        std::vector<std::int64_t> groupPs(list.arrayGroups.size(), 0); ///< when each is free
        DispatchReplay replay(*program, machine, options, static_cast<std::size_t>(number), periodPs);
        auto& sums = out->held.emplace_back();
        for (std::size_t i = from; i < to; ++i) {
            if (i % kPoll == 0) {
                if (context.cancelled())
                    return fail(ErrorCode::Cancelled, "stopped");
                if (context.onProgress)
                    context.onProgress({ "preparing the timeline", static_cast<double>(i) / total });
            }
            const TraceEntry& entry = result.trace[i];
            const Instruction& in = list.instructions[static_cast<std::size_t>(entry.instruction)];
            const Unit unit = opInfo(in.op).unit;
            if (unit == Unit::Scalar || in.op == Op::Setbw)
                return fail(ErrorCode::InvalidArgument, "the trace is of another program");
            const DispatchReplay::Held held = replay.next(entry, static_cast<std::int32_t>(i));
            sums[0] += held.hazardPs / periodPs;
            sums[1] += held.unitPs / periodPs;
            sums[2] += held.reorderPs / periodPs;
            std::int64_t begin = entry.enterPs, waited = held.unitPs;
            RecordedLane* lane = unit == Unit::Vector ? &vector : &transfer;
            if (unit == Unit::Matrix) {
                std::int64_t& free = groupPs[static_cast<std::size_t>(in.target)];
                begin = std::clamp(free, begin, entry.retirePs - periodPs);
                waited += begin - entry.enterPs;
                free = entry.retirePs;
                const auto idle = std::find_if(matrix.begin(), matrix.end(), [&](const RecordedLane& l) {
                    return l.count() == 0 || l.end(l.count() - 1) <= begin / periodPs;
                });
                lane = idle != matrix.end() ? &*idle : &matrix.emplace_back();
            }
            const std::int64_t start = begin / periodPs;
            const std::int64_t work =
                engine::dividedUp(serviceTime(in, list, number, replay.widths(), machine, options).total(), periodPs);
            // The rest of its stay. What ends at an edge may be seen at the next one only: a cycle that is no wait of
            // what waits for nobody but a memory's port.
            const Stall wait = waitOf(in.op);
            std::int64_t inside = std::max<std::int64_t>(0, (entry.retirePs - begin) / periodPs - kCommitCycles - work);
            if (wait == Stall::Memory && inside == 1)
                inside = 0;
            const std::int64_t length = std::max<std::int64_t>(1, inside + work);
            lane->add(start, length, entry.instruction,
                      { { timeline::Stall::ReorderBuffer, held.reorderPs / periodPs },
                        { timeline::Stall::Hazard, held.hazardPs / periodPs },
                        { timeline::Stall::Unit, waited / periodPs } },
                      { inLane(wait), inside });
        }
        auto& lanes = recorded->lanes.emplace_back();
        timeline::LayerTrace& row = t->layers.emplace_back();
        row.name = fmt::format("core {}", number);
        row.crossbar = !matrix.empty();
        const auto keep = [&](RecordedLane& lane, Operation kind) {
            if (lane.count() == 0)
                return;
            lane.finish(builder);
            lanes.push_back(std::move(lane));
            row.operations.push_back(shapeOf(kind));
        };
        for (RecordedLane& lane : matrix)
            keep(lane, Operation::Mvm);
        keep(vector, Operation::Eltwise);
        keep(transfer, Operation::Transfer);
        out->cores.push_back(number);
        out->matrixBusy.push_back(busyTime(lanes, row, true, false));
        out->matrixHeld.push_back(busyTime(lanes, row, true, true));
        out->busy.push_back(busyTime(lanes, row, false, false));
        from = to;
    }
    auto schedule = std::make_shared<dataflow::Schedule>();
    schedule->layers.resize(t->layers.size());
    t->schedule = std::move(schedule);
    recorded->name = [program, cores = out->cores](int row, std::int32_t item) {
        const auto& list = program->cores[static_cast<std::size_t>(cores[static_cast<std::size_t>(row)])].instructions;
        return opInfo(list[static_cast<std::size_t>(item)].op).mnemonic;
    };
    t->recorded = std::move(recorded);
    t->cycles = result.runningPs / periodPs;
    t->span = engine::dividedUp(lastPs, periodPs);
    t->clock = Time { static_cast<double>(periodPs) * 1e-3 };
    t->rows = static_cast<int>(machine.network.rows);
    t->cols = static_cast<int>(machine.network.columns);
    t->streamLinks.resize(2 * t->layers.size());
    t->imageEnds = { t->cycles };
    out->activity = activityOf(result);
    for (const std::int32_t core : out->cores)
        out->coreActivities.push_back(activityOf(result.cores[static_cast<std::size_t>(core)], result.runningPs));
    out->timeline = std::move(t);
    out->program = std::move(program);
    return std::shared_ptr<const SimulatedTimeline>(std::move(out));
}

} // namespace pim::program
