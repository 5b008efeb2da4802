// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/simulated_path.h"

#include <algorithm>
#include <map>

#include "core/program/dispatch_replay.h"
#include "core/program/simulation_timeline.h"

namespace pim::program {

namespace {

constexpr std::size_t kPoll = 1 << 15;

PathKind kindOf(Op op)
{
    switch (opInfo(op).unit) {
    case Unit::Matrix: return PathKind::Mvm;
    case Unit::Vector: return PathKind::Vector;
    default: break;
    }
    switch (op) {
    case Op::Ld:
    case Op::St: return PathKind::GlobalMemory;
    case Op::Lmv:
    case Op::Lldi: return PathKind::Copy;
    default: return PathKind::Messages;
    }
}

} // namespace

std::string_view pathKindKey(PathKind kind)
{
    static constexpr std::array<std::string_view, kPathKindCount> kKeys { "mvm",         "vector",   "copy",       "global_memory",
                                                                          "global_port", "messages", "local_port", "dispatch" };
    return kKeys[static_cast<std::size_t>(kind)];
}

Result<SimulatedPath> SimulatedPath::of(const Program& program, const Machine& machine, const SimulationOptions& options,
                                        const SimulationResult& result, const RunContext& context)
{
    if (result.trace.empty())
        return fail(ErrorCode::InvalidArgument, "the simulation kept no trace");
    SimulatedPath path;
    path.m_program = &program;
    path.m_machine = &machine;
    path.m_result = &result;
    const std::int64_t period = path.m_periodPs = engine::picoseconds(machine.core.periodNs);
    path.m_steps.resize(result.trace.size());
    path.m_syncs.resize(program.cores.size() * kEventRegisters);
    std::map<std::pair<std::int32_t, std::int32_t>, std::array<std::vector<std::int32_t>, 2>> pairs; ///< sends and recvs
    for (std::size_t from = 0; from < result.trace.size();) {
        const std::int32_t number = result.trace[from].core;
        if (number < 0 || static_cast<std::size_t>(number) >= program.cores.size())
            return fail(ErrorCode::InvalidArgument, "the trace is of another program");
        const CoreProgram& list = program.cores[static_cast<std::size_t>(number)];
        DispatchReplay replay(program, machine, options, static_cast<std::size_t>(number), period);
        std::size_t i = from;
        for (; i < result.trace.size() && result.trace[i].core == number; ++i) {
            if (i % kPoll == 0 && context.cancelled())
                return fail(ErrorCode::Cancelled, "stopped");
            const TraceEntry& entry = result.trace[i];
            if (entry.instruction < 0 || static_cast<std::size_t>(entry.instruction) >= list.instructions.size())
                return fail(ErrorCode::InvalidArgument, "the trace is of another program");
            const Instruction& in = list.instructions[static_cast<std::size_t>(entry.instruction)];
            if (opInfo(in.op).unit == Unit::Scalar || in.op == Op::Setbw)
                return fail(ErrorCode::InvalidArgument, "the trace is of another program");
            const auto index = static_cast<std::int32_t>(i);
            Step& step = path.m_steps[i];
            step.blocker = replay.next(entry, index).blocker;
            step.beginPs = entry.enterPs;
            if (in.op == Op::Mvmul) {
                step.partner = replay.groupBefore();
                if (step.partner >= 0)
                    step.beginPs = std::clamp(result.trace[static_cast<std::size_t>(step.partner)].retirePs, entry.enterPs, std::max(entry.enterPs, entry.retirePs - period));
            } else if (in.op == Op::Send) {
                pairs[{ number, in.target }][0].push_back(index);
            } else if (in.op == Op::Recv) {
                pairs[{ in.target, number }][1].push_back(index);
            } else if (in.op == Op::Sync && in.target >= 0 && static_cast<std::size_t>(in.target) < program.cores.size()) {
                const auto flight = engine::picoseconds(static_cast<double>(static_cast<std::int64_t>(machine.network.cost(number, in.target).latencyNs)));
                path.m_syncs[static_cast<std::size_t>(in.target) * kEventRegisters + in.bits1].push_back({ entry.enterPs + flight, index });
            }
            // What is neither work nor the two edges until the completion is seen.
            const std::int64_t rest = entry.retirePs - step.beginPs - serviceTime(in, list, number, replay.widths(), machine, options).total();
            step.waitPs = rest > 3 * period ? rest - 2 * period : 0;
        }
        from = i;
    }
    for (auto& [ends, lists] : pairs)
        for (std::size_t k = 0; k < std::min(lists[0].size(), lists[1].size()); ++k) {
            path.m_steps[static_cast<std::size_t>(lists[0][k])].partner = lists[1][k];
            path.m_steps[static_cast<std::size_t>(lists[1][k])].partner = lists[0][k];
        }
    for (auto& syncs : path.m_syncs)
        std::stable_sort(syncs.begin(), syncs.end(), [](const Sync& a, const Sync& b) { return a.arrivalPs < b.arrivalPs; });
    return path;
}

const Instruction& SimulatedPath::instruction(std::int32_t entry) const
{
    const TraceEntry& e = m_result->trace[static_cast<std::size_t>(entry)];
    return m_program->cores[static_cast<std::size_t>(e.core)].instructions[static_cast<std::size_t>(e.instruction)];
}

std::int32_t SimulatedPath::layerOf(std::int32_t entry) const
{
    const SourceIndex source = instruction(entry).source;
    return source < m_program->sources.size() ? m_program->sources[source].layer : -1;
}

std::int32_t SimulatedPath::last() const
{
    const auto& trace = m_result->trace;
    const auto found = std::max_element(trace.begin(), trace.end(), [](const TraceEntry& a, const TraceEntry& b) { return a.retirePs < b.retirePs; });
    return found == trace.end() ? -1 : static_cast<std::int32_t>(found - trace.begin());
}

std::int32_t SimulatedPath::last(std::int32_t layer, std::int32_t core) const
{
    std::int32_t found = -1;
    for (std::size_t i = 0; i < m_result->trace.size(); ++i) {
        const auto index = static_cast<std::int32_t>(i);
        const TraceEntry& entry = m_result->trace[i];
        if ((core < 0 || entry.core == core) && layerOf(index) == layer && (found < 0 || entry.retirePs > m_result->trace[static_cast<std::size_t>(found)].retirePs))
            found = index;
    }
    return found;
}

/// The sync whose message ended a wait: the last one that can have arrived by then.
std::int32_t SimulatedPath::releasedBy(std::int32_t wait) const
{
    const TraceEntry& entry = m_result->trace[static_cast<std::size_t>(wait)];
    const auto& syncs = m_syncs[static_cast<std::size_t>(entry.core) * kEventRegisters + instruction(wait).bits1];
    const auto after = std::upper_bound(syncs.begin(), syncs.end(), entry.retirePs - m_periodPs, [](std::int64_t ps, const Sync& s) { return ps < s.arrivalPs; });
    return after == syncs.begin() ? -1 : std::prev(after)->entry;
}

std::vector<PathPart> SimulatedPath::back(std::int32_t entry, std::int64_t untilPs) const
{
    std::map<std::pair<std::int32_t, PathKind>, std::int64_t> sums;
    const auto& trace = m_result->trace;
    if (entry < 0)
        return {};
    std::int64_t t = trace[static_cast<std::size_t>(entry)].retirePs;
    const auto account = [&](std::int32_t layer, PathKind kind, std::int64_t from) {
        from = std::max(from, untilPs);
        if (from >= t)
            return;
        sums[{ layer, kind }] += t - from;
        t = from;
    };
    bool ends = true; ///< t is in the stay of the entry, else at its entry into the reorder buffer
    for (std::size_t steps = 0; t > untilPs && steps < 8 * trace.size() + 8; ++steps) {
        const auto i = static_cast<std::size_t>(entry);
        const Step& step = m_steps[i];
        const Instruction& in = instruction(entry);
        const std::int32_t layer = layerOf(entry);
        if (!ends) {
            if (step.blocker >= 0) {
                entry = step.blocker;
                ends = true;
            } else if (entry > 0 && trace[i - 1].core == trace[i].core) {
                account(layer, PathKind::Dispatch, trace[i - 1].enterPs);
                --entry;
            } else {
                account(layer, PathKind::Dispatch, 0);
                break;
            }
            continue;
        }
        if (step.waitPs > 0 && kindOf(in.op) == PathKind::Messages) {
            const std::int32_t partner = in.op == Op::Wait ? releasedBy(entry) : step.partner;
            if (partner >= 0) {
                const TraceEntry& other = trace[static_cast<std::size_t>(partner)];
                if (in.op == Op::Send && other.enterPs > trace[i].enterPs) { // until it receives
                    account(layer, PathKind::Messages, other.enterPs);
                    entry = partner;
                    ends = false;
                    continue;
                }
                if (in.op == Op::Wait || (in.op == Op::Recv && other.enterPs > trace[i].enterPs)) { // until it has sent
                    account(layer, PathKind::Messages, other.retirePs);
                    entry = partner;
                    continue;
                }
            }
        }
        const PathKind kind = kindOf(in.op);
        account(layer, kind, step.beginPs + step.waitPs);
        account(layer, kind == PathKind::GlobalMemory ? PathKind::GlobalPort : kind == PathKind::Messages ? kind : PathKind::LocalPort, step.beginPs);
        if (in.op == Op::Mvmul && step.partner >= 0 && step.beginPs > trace[i].enterPs)
            entry = step.partner;
        else
            ends = false;
    }
    std::vector<PathPart> parts;
    for (const auto& [what, ps] : sums)
        parts.push_back({ what.first, what.second, ps });
    std::stable_sort(parts.begin(), parts.end(), [](const PathPart& a, const PathPart& b) { return a.ps > b.ps; });
    return parts;
}

MvmIssue SimulatedPath::issue(std::int32_t layer, std::int32_t core) const
{
    MvmIssue found;
    std::vector<std::pair<std::int64_t, std::int64_t>> stays;
    std::vector<std::int32_t> groups;
    double length = 0;
    std::int64_t enter = -1, retire = 0;
    const auto first = std::partition_point(m_result->trace.begin(), m_result->trace.end(), [core](const TraceEntry& e) { return e.core < core; });
    for (auto i = static_cast<std::size_t>(first - m_result->trace.begin()); i < m_result->trace.size() && m_result->trace[i].core == core; ++i) {
        const auto index = static_cast<std::int32_t>(i);
        if (layerOf(index) != layer)
            continue;
        const Instruction& in = instruction(index);
        const TraceEntry& entry = m_result->trace[i];
        const PathKind kind = kindOf(in.op);
        enter = enter < 0 ? entry.enterPs : enter;
        retire = std::max(retire, entry.retirePs);
        if (kind == PathKind::Mvm) {
            stays.emplace_back(m_steps[i].beginPs, entry.retirePs);
            groups.push_back(in.target);
            length += static_cast<double>(entry.retirePs - m_steps[i].beginPs);
        } else if (kind != PathKind::Vector) {
            MvmIssue::Part& part = kind == PathKind::Copy ? found.copies
                : kind == PathKind::GlobalMemory          ? found.globalMemory
                : in.op == Op::Wait                       ? found.waits
                                                          : found.messages;
            ++part.count;
            part.time.value += static_cast<double>(entry.retirePs - entry.enterPs) * 1e-3;
        }
    }
    found.mvms = static_cast<std::int64_t>(stays.size());
    if (stays.empty())
        return found;
    std::sort(stays.begin(), stays.end());
    std::int64_t any = 0, until = 0;
    for (const auto& [begin, end] : stays) {
        any += std::max<std::int64_t>(0, end - std::max(begin, until));
        until = std::max(until, end);
    }
    std::sort(groups.begin(), groups.end());
    found.groups = static_cast<int>(std::unique(groups.begin(), groups.end()) - groups.begin());
    const auto count = static_cast<double>(found.mvms);
    found.mvm.value = length * 1e-3 / count;
    found.atOnce = length / static_cast<double>(std::max<std::int64_t>(1, retire - enter));
    found.whileAny = any > 0 ? length / static_cast<double>(any) : 0;
    for (MvmIssue::Part* part : { &found.copies, &found.globalMemory, &found.messages, &found.waits }) {
        part->count /= count;
        part->time.value /= count;
    }
    return found;
}

} // namespace pim::program
