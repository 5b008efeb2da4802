// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/schedule.h"

#include <algorithm>
#include <map>
#include <queue>
#include <set>

#include <fmt/format.h>

namespace pim::program::detail {

namespace {

constexpr int kEventsForGates = kEventRegisters - 2; ///< the rest are for the barrier

std::size_t at(int index) { return static_cast<std::size_t>(index); }

const network::Layer& layerOf(const MappingInput& input, const Step& step)
{
    return input.network.layers[at(step.layer)];
}

/// Last input row of an operand that output rows up to \a row read.
std::int64_t lastRowNeeded(const network::Layer& layer, const Operand& operand, std::int64_t row)
{
    using network::LayerKind;
    switch (layer.kind) {
    case LayerKind::FullyConnected: return operand.map.height - 1;
    case LayerKind::TransposedConvolution:
        return std::clamp<std::int64_t>((row + layer.window.padTop) / layer.window.strideH, 0, operand.map.height - 1);
    case LayerKind::Convolution:
    case LayerKind::Pool:
        return std::clamp<std::int64_t>(row * layer.window.strideH - layer.window.padTop + layer.window.spanH() - 1, 0,
                                        operand.map.height - 1);
    case LayerKind::Eltwise: return operand.map.positions() == 1 ? 0 : std::min(row, operand.map.height - 1);
    case LayerKind::Vector: break;
    }
    if (layer.wholeInput)
        return operand.map.height - 1;
    return std::min(operand.map.height - 1,
                    (row + 1) * operand.map.height / std::max<std::int64_t>(1, layer.output.height));
}

/// Chunks of a step's map: equal runs of positions.
struct Chunks
{
    std::int64_t positions = 1;
    int count = 1;

    std::int64_t begin(int chunk) const { return positions * chunk / count; }
    int of(std::int64_t position) const
    {
        auto chunk = static_cast<int>(position * count / positions);
        while (chunk + 1 < count && begin(chunk + 1) <= position)
            ++chunk;
        return chunk;
    }
};

/// What a core waits for with one event register: some chunks of some steps.
struct GatePlan
{
    int core = 0;
    std::vector<std::pair<int, int>> members; ///< (step, chunk)
};

class LatencyScheduler
{
public:
    LatencyScheduler(const MappingInput& input, const Mapping& mapping, int chunks, const RunContext& context)
        : m_context(context)
        , m_input(input)
        , m_mapping(mapping)
    {
        m_schedule.chunks = chunks;
        for (const Step& step : input.lowered.steps) {
            const auto& map = layerOf(input, step).output;
            m_chunks.push_back(
                { map.positions(),
                  static_cast<int>(std::clamp<std::int64_t>(chunks, 1, std::max<std::int64_t>(1, map.height))) });
        }
    }

    Result<Schedule> run()
    {
        makeTasks();
        if (const auto planned = planGates(); !planned)
            return tl::unexpected(planned.error());
        connect();
        order();
        if (m_context.cancelled())
            return fail(ErrorCode::Cancelled, "stopped while ordering", "network " + m_input.network.name);
        return std::move(m_schedule);
    }

private:
    const Step& stepOf(const Piece& piece) const { return m_input.lowered.steps[at(piece.step)]; }

    void makeTasks()
    {
        m_tasksOf.resize(m_chunks.size());
        m_piecesOf.resize(m_chunks.size());
        m_works.assign(m_mapping.pieces.size(), false);
        for (std::size_t p = 0; p < m_mapping.pieces.size(); ++p)
            m_piecesOf[at(m_mapping.pieces[p].step)].push_back(p);
        for (std::size_t s = 0; s < m_chunks.size(); ++s)
            m_tasksOf[s].resize(at(m_chunks[s].count));
        std::vector<bool> joined(m_chunks.size(), false); // by step: copies share a core
        for (const Piece& piece : m_mapping.pieces)
            joined[at(piece.step)] = joined[at(piece.step)] || piece.copies > 1;
        for (std::size_t p = 0; p < m_mapping.pieces.size(); ++p) {
            const Piece& piece = m_mapping.pieces[p];
            const Chunks& chunks = m_chunks[at(piece.step)];
            const std::int64_t copies = m_mapping.copies[at(piece.step)];
            for (int c = 0; c < chunks.count; ++c) {
                const std::int64_t first = chunks.begin(c), size = chunks.begin(c + 1) - first;
                // Copies take turns, so that each has work even where a chunk has fewer positions than there are
                // copies. Those that share a core do so by window.
                const std::int64_t turn = joined[at(piece.step)] ? piece.copy : (piece.copy + c) % copies;
                const Task task { static_cast<int>(p), c, first + size * turn / copies,
                                  first + size * (turn + piece.copies) / copies };
                if (task.from == task.to)
                    continue;
                m_works[p] = true;
                m_tasksOf[at(piece.step)][at(c)].push_back(static_cast<int>(m_tasks.size()));
                m_tasks.push_back(task);
            }
        }
    }

    /// Steps whose maps a step reads.
    std::vector<int> providersOf(int step) const
    {
        std::set<int> providers;
        const Step& s = m_input.lowered.steps[at(step)];
        const auto add = [&](const Operand& operand) {
            if (!network::isInput(operand.layer))
                providers.insert(m_input.lowered.stepOfMap[at(operand.layer)]);
        };
        for (const Operand& operand : s.operands)
            add(operand);
        if (s.merged)
            add(*s.merged);
        return { providers.begin(), providers.end() };
    }

    Result<void> planGates()
    {
        std::map<int, std::set<int>> stepsOfCore;
        for (std::size_t p = 0; p < m_mapping.pieces.size(); ++p)
            for (const Part& part : m_mapping.pieces[p].parts)
                if (m_works[p])
                    stepsOfCore[part.core].insert(m_mapping.pieces[p].step);
        for (const auto& [core, steps] : stepsOfCore) {
            std::set<int> providers;
            for (const int step : steps)
                for (const int provider : providersOf(step))
                    providers.insert(provider);
            // What a core computes itself it need not wait for.
            const auto here = core;
            const auto remote = static_cast<int>(
                std::count_if(providers.begin(), providers.end(), [&](int p) { return comesFromElsewhere(p, here); }));
            int event = 0;
            if (remote <= kEventsForGates) {
                const int each = remote == 0 ? 1 : kEventsForGates / remote;
                for (const int provider : providers) {
                    const int count = m_chunks[at(provider)].count, groups = std::min(each, count);
                    for (int g = 0; g < groups; ++g) {
                        GatePlan gate { core, {} };
                        for (int c = count * g / groups; c < count * (g + 1) / groups; ++c)
                            gate.members.emplace_back(provider, c);
                        addGate(std::move(gate), -1, event);
                    }
                }
                continue;
            }
            // Too many maps to wait for one by one: each step waits for all of its inputs at once.
            if (static_cast<int>(steps.size()) > kEventsForGates)
                return fail(ErrorCode::Infeasible,
                            fmt::format("{} layers wait for inputs from other cores, a core has {} event registers",
                                        steps.size(), kEventsForGates),
                            fmt::format("core {}", core));
            for (const int step : steps) {
                GatePlan gate { core, {} };
                for (const int provider : providersOf(step))
                    for (int c = 0; c < m_chunks[at(provider)].count; ++c)
                        gate.members.emplace_back(provider, c);
                if (!gate.members.empty())
                    addGate(std::move(gate), step, event);
            }
        }
        return {};
    }

    bool comesFromElsewhere(int step, int core) const
    {
        return std::any_of(m_piecesOf[at(step)].begin(), m_piecesOf[at(step)].end(),
                           [&](std::size_t p) { return m_mapping.pieces[p].parts.front().core != core; });
    }

    /// \a step: the only one on the core that passes this gate; -1: all.
    void addGate(GatePlan gate, int step, int& event)
    {
        Gate made { gate.core, 0, 0 };
        for (const auto& [provider, chunk] : gate.members) {
            m_gateOf[{ gate.core, step, provider, chunk }] = static_cast<int>(m_plans.size());
            for (const int task : m_tasksOf[at(provider)][at(chunk)])
                made.value += m_mapping.pieces[at(m_tasks[at(task)].piece)].parts.front().core != gate.core;
        }
        if (made.value > 0)
            made.event = event++;
        m_plans.push_back(std::move(gate));
        m_schedule.gates.push_back(made);
    }

    int gate(int core, int step, int provider, int chunk) const
    {
        const auto own = m_gateOf.find({ core, step, provider, chunk });
        return own != m_gateOf.end() ? own->second : m_gateOf.at({ core, -1, provider, chunk });
    }

    /// Gates and provider tasks of every task.
    void connect()
    {
        m_gatesOf.resize(m_tasks.size());
        m_needs.resize(m_tasks.size());
        m_opens.resize(m_tasks.size());
        std::vector<std::set<int>> gateTasks(m_plans.size());
        for (std::size_t g = 0; g < m_plans.size(); ++g)
            for (const auto& [provider, chunk] : m_plans[g].members)
                for (const int task : m_tasksOf[at(provider)][at(chunk)]) {
                    gateTasks[g].insert(task);
                    if (m_mapping.pieces[at(m_tasks[at(task)].piece)].parts.front().core != m_plans[g].core)
                        m_opens[at(task)].push_back(static_cast<int>(g));
                }
        for (std::size_t t = 0; t < m_tasks.size(); ++t) {
            if (m_context.cancelled())
                return;
            const Task& task = m_tasks[t];
            const Piece& piece = m_mapping.pieces[at(task.piece)];
            const Step& step = stepOf(piece);
            const network::Layer& layer = layerOf(m_input, step);
            const std::int64_t lastRow = (task.to - 1) / layer.output.width;
            std::set<int> gates;
            const auto need = [&](const Operand& operand, std::int64_t row) {
                if (network::isInput(operand.layer))
                    return;
                const int provider = m_input.lowered.stepOfMap[at(operand.layer)];
                const int last = m_chunks[at(provider)].of((row + 1) * operand.map.width - 1);
                for (const Part& part : piece.parts)
                    for (int c = 0; c <= last; ++c)
                        gates.insert(gate(part.core, piece.step, provider, c));
            };
            for (const Operand& operand : step.operands)
                need(operand, lastRowNeeded(layer, operand, lastRow));
            if (step.merged)
                need(*step.merged, step.merged->map.positions() == 1 ? 0 : lastRow);
            m_gatesOf[t].assign(gates.begin(), gates.end());
            std::set<int> needs;
            for (const int g : gates)
                needs.insert(gateTasks[at(g)].begin(), gateTasks[at(g)].end());
            m_needs[t].assign(needs.begin(), needs.end());
        }
    }

    double durationNs(const Task& task) const
    {
        const Piece& piece = m_mapping.pieces[at(task.piece)];
        const StepCost& cost = m_input.costs[at(piece.step)][at(std::max(0, piece.columnGroup))];
        const double share =
            static_cast<double>(task.to - task.from) / static_cast<double>(m_chunks[at(piece.step)].positions);
        std::size_t most = 0;
        for (const Part& part : piece.parts)
            most = std::max(most, part.slices.size());
        return share * (static_cast<double>(most) * cost.sliceNs + cost.ownerNs + cost.loadNs);
    }

    /// Start what can start first, as an estimated run goes.
    void order()
    {
        std::vector<int> missing(m_tasks.size());
        std::vector<std::vector<int>> readers(m_tasks.size());
        for (std::size_t t = 0; t < m_tasks.size(); ++t) {
            missing[t] = static_cast<int>(m_needs[t].size());
            for (const int need : m_needs[t])
                readers[at(need)].push_back(static_cast<int>(t));
        }
        std::vector<double> ready(m_tasks.size(), 0.0),
            coreFree(static_cast<std::size_t>(m_input.machine.coreCount), 0.0);
        using Entry = std::tuple<double, int, int, int>; // start, step, chunk, task
        std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
        const auto start = [&](std::size_t t) {
            double time = ready[t];
            for (const Part& part : m_mapping.pieces[at(m_tasks[t].piece)].parts)
                time = std::max(time, coreFree[at(part.core)]);
            return time;
        };
        const auto push = [&](std::size_t t) {
            queue.emplace(start(t), m_mapping.pieces[at(m_tasks[t].piece)].step, m_tasks[t].chunk, static_cast<int>(t));
        };
        for (std::size_t t = 0; t < m_tasks.size(); ++t)
            if (missing[t] == 0)
                push(t);
        std::set<int> passed;
        while (!queue.empty() && !m_context.cancelled()) {
            const auto [time, step, chunk, index] = queue.top();
            queue.pop();
            const std::size_t t = at(index);
            const double now = start(t);
            if (now > time) {
                push(t);
                continue;
            }
            const double end = now + durationNs(m_tasks[t]);
            for (const Part& part : m_mapping.pieces[at(m_tasks[t].piece)].parts)
                coreFree[at(part.core)] = end;
            m_schedule.tasks.push_back(m_tasks[t]);
            std::vector<int> waits;
            for (const int g : m_gatesOf[t])
                if (m_schedule.gates[at(g)].value > 0 && passed.insert(g).second)
                    waits.push_back(g);
            m_schedule.waits.push_back(std::move(waits));
            m_schedule.opens.push_back(m_opens[t]);
            for (const int reader : readers[t]) {
                ready[at(reader)] = std::max(ready[at(reader)], end);
                if (--missing[at(reader)] == 0)
                    push(at(reader));
            }
        }
    }

    const RunContext& m_context;
    const MappingInput& m_input;
    const Mapping& m_mapping;
    std::vector<std::vector<std::size_t>> m_piecesOf; ///< by step
    std::vector<bool> m_works; ///< by piece: it has a task
    Schedule m_schedule;
    std::vector<Chunks> m_chunks; ///< by step
    std::vector<Task> m_tasks;
    std::vector<std::vector<std::vector<int>>> m_tasksOf; ///< by step and chunk
    std::vector<GatePlan> m_plans;
    std::map<std::tuple<int, int, int, int>, int> m_gateOf; ///< (core, step or -1, provider, chunk)
    std::vector<std::vector<int>> m_gatesOf, m_needs, m_opens; ///< by task
};

} // namespace

Schedule scheduleThroughput(const MappingInput& input, const Mapping& mapping)
{
    Schedule schedule;
    for (std::size_t p = 0; p < mapping.pieces.size(); ++p) {
        const Piece& piece = mapping.pieces[p];
        const std::int64_t positions = layerOf(input, input.lowered.steps[at(piece.step)]).output.positions();
        const std::int64_t copies = mapping.copies[at(piece.step)];
        const Task task { static_cast<int>(p), 0, positions * piece.copy / copies,
                          positions * (piece.copy + piece.copies) / copies };
        if (task.from == task.to)
            continue;
        schedule.tasks.push_back(task);
    }
    // What cores do together comes first, so that they meet without waiting.
    std::stable_partition(schedule.tasks.begin(), schedule.tasks.end(),
                          [&](const Task& task) { return mapping.pieces[at(task.piece)].parts.size() > 1; });
    schedule.waits.resize(schedule.tasks.size());
    schedule.opens.resize(schedule.tasks.size());
    return schedule;
}

Result<Schedule> scheduleLatency(const MappingInput& input, const Mapping& mapping, int chunks,
                                 const RunContext& context)
{
    return LatencyScheduler(input, mapping, chunks, context).run();
}

} // namespace pim::program::detail
