// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/analytic_comparison.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include <fmt/format.h>

#include "core/evaluation/factors.h"
#include "core/program/machine_from_design.h"
#include "core/program/service_time.h"
#include "core/program/simulation_engine.h"
#include "core/timeline/critical_path.h"
#include "core/timeline/recorded.h"
#include "core/timeline/stalls.h"

namespace pim::program {

namespace {

using evaluation::CostCentre;
using timeline::Operation;
using timeline::RecordedLane;

constexpr std::size_t kUse(TimeUse use) { return static_cast<std::size_t>(use); }

/// Time that something goes on, in cycles.
struct Interval
{
    std::int64_t begin = 0, end = 0;
    TimeUse use = TimeUse::Matrix;
};

/// Stretches of one layer; what follows on the one before with the same use is one with it.
class Intervals
{
public:
    void add(std::int64_t begin, std::int64_t end, TimeUse use)
    {
        if (end <= begin)
            return;
        if (!m_list.empty() && m_list.back().use == use && m_list.back().end == begin)
            m_list.back().end = end;
        else
            m_list.push_back({ begin, end, use });
    }
    /// Cycles of [from, to) by the first use that each has; the rest has \a rest.
    std::array<std::int64_t, kTimeUseCount> sums(std::int64_t from, std::int64_t to, TimeUse rest) const
    {
        struct Edge
        {
            std::int64_t at = 0;
            std::int8_t use = 0, change = 0;
        };
        std::vector<Edge> edges;
        edges.reserve(2 * m_list.size() + 1);
        for (const Interval& i : m_list) {
            const std::int64_t begin = std::max(i.begin, from), end = std::min(i.end, to);
            if (begin >= end)
                continue;
            edges.push_back({ begin, static_cast<std::int8_t>(i.use), 1 });
            edges.push_back({ end, static_cast<std::int8_t>(i.use), -1 });
        }
        std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) { return a.at < b.at; });
        edges.push_back({ to, 0, 0 });
        std::array<std::int64_t, kTimeUseCount> found {};
        std::array<int, kTimeUseCount> open {};
        std::int64_t at = from;
        for (const Edge& edge : edges) {
            if (edge.at > at) {
                const auto first = std::find_if(open.begin(), open.end(), [](int n) { return n > 0; });
                found[first == open.end() ? kUse(rest) : static_cast<std::size_t>(first - open.begin())] +=
                    edge.at - at;
                at = edge.at;
            }
            open[static_cast<std::size_t>(edge.use)] += edge.change;
        }
        return found;
    }

private:
    std::vector<Interval> m_list;
};

/// Whether a use is work for one result wherever it happens.
bool isWork(TimeUse use) { return use < TimeUse::MemoryPort; }

void setUses(LayerFigures& figures, std::array<std::int64_t, kTimeUseCount> cycles, double cycleNs, bool latency,
             double results)
{
    figures.time = {};
    for (int u = 0; u < kTimeUseCount; ++u) {
        const bool counts = latency || isWork(static_cast<TimeUse>(u));
        const Time time { counts ? static_cast<double>(cycles[static_cast<std::size_t>(u)]) * cycleNs / results : 0 };
        figures.uses[static_cast<std::size_t>(u)] = time;
        figures.time += time;
    }
}

TimeUse useOf(Operation operation)
{
    switch (operation) {
    case Operation::Mvm:
    case Operation::Adc:
    case Operation::ShiftAdd: return TimeUse::Matrix;
    case Operation::Transfer:
    case Operation::Merge: return TimeUse::Network;
    case Operation::Load:
    case Operation::Store: return TimeUse::LocalMemory;
    default: return TimeUse::Vector;
    }
}

TimeUse useOf(Op op)
{
    switch (opInfo(op).unit) {
    case Unit::Matrix: return TimeUse::Matrix;
    case Unit::Vector: return TimeUse::Vector;
    default: break;
    }
    switch (op) {
    case Op::Ld:
    case Op::St: return TimeUse::GlobalMemory;
    case Op::Send:
    case Op::Recv:
    case Op::Sync: return TimeUse::Network;
    case Op::Wait: return TimeUse::Waiting;
    default: return TimeUse::LocalMemory;
    }
}

EnergyUse useOf(CostCentre centre)
{
    switch (centre) {
    case CostCentre::Crossbar:
    case CostCentre::Dac:
    case CostCentre::Adc:
    case CostCentre::SampleAndHold:
    case CostCentre::ShiftAdd: return EnergyUse::Matrix;
    case CostCentre::Scratchpad: return EnergyUse::LocalMemory;
    case CostCentre::Noc: return EnergyUse::Network;
    case CostCentre::Io: return EnergyUse::GlobalMemory;
    default: return EnergyUse::Vector;
    }
}

/// The analytic model's side of a layer.
LayerFigures analyticLayer(const timeline::Timeline& t, const evaluation::Evaluation& evaluation,
                           const design::Design& design, std::size_t l, bool latency)
{
    LayerFigures figures;
    const auto layer = static_cast<int>(l);
    const auto& operations = t.layers[l].operations;
    const std::int64_t blocks = t.blocks(layer);
    if (operations.empty() || blocks == 0)
        return figures;
    figures.present = true;
    std::int64_t first = std::numeric_limits<std::int64_t>::max(), last = 0;
    Intervals intervals;
    for (std::size_t j = 0; j < operations.size(); ++j) {
        const auto op = static_cast<int>(j);
        first = std::min(first, t.start(layer, op, 0));
        last = std::max(last, t.end(layer, op, blocks - 1));
        for (std::int64_t q = 0; q < blocks; ++q)
            intervals.add(t.start(layer, op, q), t.end(layer, op, q), useOf(operations[j].kind));
    }
    setUses(figures, intervals.sums(first, last, TimeUse::Waiting), t.clock.value, latency, 1);
    if (t.layers[l].crossbar)
        figures.mvmTurns = static_cast<double>(figures.mvms = blocks);
    for (int c = 0; c < evaluation::kCostCentreCount; ++c) {
        const Energy energy = evaluation.layers[l].breakdown[static_cast<std::size_t>(c)].dynamicEnergy;
        figures.energies[static_cast<std::size_t>(useOf(static_cast<CostCentre>(c)))] += energy;
        figures.energy += energy;
    }
    if (evaluation.factors) {
        const auto& factors = evaluation.factors->layers[l];
        const std::int64_t flits =
            (factors.transferLinks > 0 ? factors.transferFlits : 0) + (factors.mergeLinks > 0 ? factors.mergeFlits : 0);
        figures.networkBytes = flits * blocks * design.hardware->noc.flitBits / 8;
    }
    return figures;
}

/// Where and when the instructions of every layer ran.
class Runs
{
public:
    struct Run
    {
        std::int64_t first = std::numeric_limits<std::int64_t>::max(), last = 0, busy = 0, mvms = 0;
        std::int64_t mvmCycles = 0; ///< of all MVMs, waits inside left out
    };

    Runs(const SimulatedTimeline& simulated, std::size_t layers)
        : m_simulated(simulated)
        , m_runs(layers, std::vector<Run>(simulated.cores.size()))
    {
    }
    Result<void> collect(const RunContext& context)
    {
        const timeline::Timeline& t = *m_simulated.timeline;
        for (std::size_t row = 0; row < t.layers.size(); ++row) {
            if (context.cancelled())
                return fail(ErrorCode::Cancelled, "stopped");
            for (std::size_t j = 0; j < t.layers[row].operations.size(); ++j) {
                const RecordedLane& lane = t.recorded->lane(static_cast<int>(row), static_cast<int>(j));
                for (std::int64_t q = 0; q < lane.count(); ++q) {
                    const std::int32_t layer = layerOf(row, lane.item(q));
                    if (layer < 0)
                        continue;
                    Run& run = m_runs[static_cast<std::size_t>(layer)][row];
                    run.first = std::min(run.first, lane.start(q));
                    run.last = std::max(run.last, lane.end(q));
                    run.busy += lane.length(q);
                    if (t.layers[row].operations[j].kind == Operation::Mvm) {
                        ++run.mvms;
                        run.mvmCycles += lane.length(q) - lane.inside(q).length;
                    }
                }
            }
        }
        return {};
    }
    /// The core that has the layer longest; -1: none.
    int longest(std::size_t layer, bool latency) const
    {
        int found = -1;
        std::int64_t most = 0;
        for (std::size_t row = 0; row < m_runs[layer].size(); ++row) {
            const Run& run = m_runs[layer][row];
            const std::int64_t length = latency ? run.last - run.first : run.busy;
            if (run.last > 0 && length > most) {
                most = length;
                found = static_cast<int>(row);
            }
        }
        return found;
    }
    Run whole(std::size_t layer) const
    {
        Run all;
        for (const Run& run : m_runs[layer]) {
            all.first = std::min(all.first, run.first);
            all.last = std::max(all.last, run.last);
        }
        return all;
    }
    const Run& run(std::size_t layer, int row) const { return m_runs[layer][static_cast<std::size_t>(row)]; }

    Intervals intervals(std::size_t layer, int row, std::int64_t from, std::int64_t to) const
    {
        const timeline::Timeline& t = *m_simulated.timeline;
        Intervals found;
        for (std::size_t j = 0; j < t.layers[static_cast<std::size_t>(row)].operations.size(); ++j) {
            const RecordedLane& lane = t.recorded->lane(row, static_cast<int>(j));
            for (std::int64_t q = std::max<std::int64_t>(0, lane.at(from)); q < lane.count() && lane.start(q) < to;
                 ++q) {
                if (layerOf(static_cast<std::size_t>(row), lane.item(q)) != static_cast<std::int32_t>(layer)) {
                    found.add(lane.start(q), lane.end(q), TimeUse::OtherLayers);
                    continue;
                }
                const auto inside = lane.inside(q);
                const std::int64_t begin = lane.start(q) + inside.length;
                found.add(lane.start(q), begin,
                          inside.stall == timeline::Stall::Memory ? TimeUse::MemoryPort : TimeUse::Waiting);
                found.add(begin, lane.end(q), useOf(instruction(static_cast<std::size_t>(row), lane.item(q)).op));
            }
        }
        return found;
    }

private:
    const Instruction& instruction(std::size_t row, std::int32_t index) const
    {
        return m_simulated.program->cores[static_cast<std::size_t>(m_simulated.cores[row])]
            .instructions[static_cast<std::size_t>(index)];
    }
    std::int32_t layerOf(std::size_t row, std::int32_t index) const
    {
        const auto& sources = m_simulated.program->sources;
        const SourceIndex source = instruction(row, index).source;
        const std::int32_t layer = source < sources.size() ? sources[source].layer : -1;
        return layer < static_cast<std::int32_t>(m_runs.size()) ? layer : -1;
    }
    const SimulatedTimeline& m_simulated;
    std::vector<std::vector<Run>> m_runs; ///< [layer][row]
};

/// Energy and bytes of one pass of the program, by layer.
void addWork(AnalyticComparison& out, const Program& program, const Machine& machine, const SimulationOptions& options)
{
    const auto nJ = [](double pJ) { return Energy { pJ * 1e-3 }; };
    for (std::size_t c = 0; c < program.cores.size(); ++c) {
        const CoreProgram& core = program.cores[c];
        if (!core.present)
            continue;
        Widths widths;
        for (const Instruction& in : core.instructions) {
            if (in.op == Op::Setbw)
                widths = { in.bits1, in.bits2 };
            const InstructionEnergy e =
                instructionEnergy(in, core, static_cast<std::int32_t>(c), widths, machine, options);
            const std::array<double, kEnergyUseCount> parts { e.matrixPj,       e.vectorPj,  e.localMemoryPj,
                                                              e.globalMemoryPj, e.networkPj, e.controlPj };
            const std::int32_t layer = in.source < program.sources.size() ? program.sources[in.source].layer : -1;
            LayerFigures* figures = layer >= 0 && static_cast<std::size_t>(layer) < out.layers.size()
                ? &out.layers[static_cast<std::size_t>(layer)].simulated
                : nullptr;
            for (std::size_t i = 0; i < parts.size(); ++i) {
                out.simulatedEnergies[i] += nJ(parts[i]);
                if (figures)
                    figures->energies[i] += nJ(parts[i]);
            }
            out.simulatedEnergy += nJ(e.total());
            if (!figures) {
                out.withoutLayer += nJ(e.total());
                continue;
            }
            figures->energy += nJ(e.total());
            if (in.op == Op::Ld || in.op == Op::St)
                figures->globalBytes += in.size;
            else if (in.op == Op::Send)
                figures->networkBytes += in.size;
        }
    }
}

void addReasons(LayerComparison& layer, Time otherCores)
{
    const LayerFigures &a = layer.analytic, &s = layer.simulated;
    if (!a.present || !s.present)
        return;
    const auto add = [&](ReasonKind kind, double difference, double analytic, double simulated) {
        if (difference != 0)
            layer.reasons.push_back({ kind, Time { difference }, analytic, simulated });
    };
    // Of the matrix units: how long an MVM takes, and how many turns there are: array groups work at the same time.
    const double at = a.uses[kUse(TimeUse::Matrix)].value, st = s.uses[kUse(TimeUse::Matrix)].value;
    const double an = a.mvmTurns, sn = s.mvmTurns;
    if (an > 0 && sn > 0) {
        const double ap = at / an, sp = st / sn;
        const double byTime = (sp - ap) * (an + sn) / 2;
        add(ReasonKind::MvmTime, byTime, ap, sp);
        add(ReasonKind::MvmCount, st - at - byTime, an, sn);
    } else {
        add(ReasonKind::MvmCount, st - at, an, sn);
    }
    static constexpr std::pair<TimeUse, ReasonKind> kOthers[] {
        { TimeUse::Vector, ReasonKind::Vector },           { TimeUse::GlobalMemory, ReasonKind::GlobalMemory },
        { TimeUse::Network, ReasonKind::Network },         { TimeUse::LocalMemory, ReasonKind::LocalMemory },
        { TimeUse::MemoryPort, ReasonKind::MemoryPort },   { TimeUse::Waiting, ReasonKind::Waiting },
        { TimeUse::OtherLayers, ReasonKind::OtherLayers }, { TimeUse::Issue, ReasonKind::Issue },
    };
    for (const auto& [use, kind] : kOthers) {
        const double av = a.uses[kUse(use)].value;
        double sv = s.uses[kUse(use)].value;
        if (use == TimeUse::Waiting)
            sv -= otherCores.value; // told apart
        const bool bytes = kind == ReasonKind::GlobalMemory || kind == ReasonKind::Network;
        const auto number = [&](const LayerFigures& figures, double time) {
            return !bytes
                ? time
                : static_cast<double>(kind == ReasonKind::GlobalMemory ? figures.globalBytes : figures.networkBytes);
        };
        add(kind, sv - av, number(a, av), number(s, sv));
    }
    add(ReasonKind::OtherCores, otherCores.value, 0, otherCores.value);
    std::stable_sort(layer.reasons.begin(), layer.reasons.end(), [](const Reason& x, const Reason& y) {
        return std::abs(x.difference.value) > std::abs(y.difference.value);
    });
}

PathKind pathKindOf(Operation operation)
{
    switch (useOf(operation)) {
    case TimeUse::Matrix: return PathKind::Mvm;
    case TimeUse::Network: return PathKind::Messages;
    case TimeUse::LocalMemory: return PathKind::Copy;
    default: return PathKind::Vector;
    }
}

using Work = std::map<std::pair<std::int32_t, PathKind>, Time>;

/// Of both sides by layer and kind, the largest difference first.
std::vector<Cause> causesOf(const Work& simulated, const Work& analytic)
{
    std::map<std::pair<std::int32_t, PathKind>, Cause> all;
    const auto at = [&](const auto& what) -> Cause& {
        Cause& cause = all[what];
        cause.layer = what.first;
        cause.kind = what.second;
        return cause;
    };
    for (const auto& [what, time] : simulated)
        at(what).simulated += time;
    for (const auto& [what, time] : analytic)
        at(what).analytic += time;
    std::vector<Cause> causes;
    for (const auto& [what, cause] : all)
        causes.push_back(cause);
    std::stable_sort(causes.begin(), causes.end(), [](const Cause& a, const Cause& b) { return a.difference().value > b.difference().value; });
    return causes;
}

Work scaled(const std::vector<PathPart>& parts, double factor)
{
    Work work;
    for (const PathPart& part : parts)
        work[{ part.layer, part.kind }] += Time { static_cast<double>(part.ps) * 1e-3 * factor };
    return work;
}

/// What a result of the analytic model hangs on: its critical path, or what sets its period.
Work analyticWork(const timeline::Timeline& t, bool latency)
{
    Work work;
    if (!latency) {
        const timeline::PeriodLimit& p = t.period;
        const bool link = p.kind == timeline::PeriodLimit::Kind::Link;
        const PathKind kind = link ? PathKind::Messages : p.op >= 0 && p.layer >= 0 ? pathKindOf(t.shape(p.layer, p.op).kind) : PathKind::Mvm;
        work[{ p.layer, kind }] = Time { static_cast<double>(p.cycles) * t.clock.value };
        return work;
    }
    for (const timeline::CriticalStep& step : timeline::criticalPath(t).steps) {
        const auto layer = step.operation.layer;
        work[{ layer, pathKindOf(t.shape(layer, step.operation.op).kind) }] += Time { static_cast<double>(step.run) * t.clock.value };
        work[{ layer, step.wait == timeline::Wait::Adc ? PathKind::Mvm : PathKind::Messages }] += Time { static_cast<double>(step.held) * t.clock.value };
    }
    return work;
}

/// Own work of a layer in the analytic model.
Work analyticWork(const LayerFigures& figures, std::int32_t layer)
{
    Work work;
    for (const auto& [use, kind] : { std::pair { TimeUse::Matrix, PathKind::Mvm }, { TimeUse::Vector, PathKind::Vector }, { TimeUse::Network, PathKind::Messages }, { TimeUse::LocalMemory, PathKind::Copy } })
        if (const Time time = figures.uses[kUse(use)]; time.value > 0)
            work[{ layer, kind }] = time;
    return work;
}

/// Causes of the whole chip and of each layer.
Result<void> addCauses(AnalyticComparison& out, const SimulatedTimeline& simulated, const timeline::Timeline& t, const Machine& machine, const SimulationOptions& options, const SimulationResult& result,
                       const std::vector<std::pair<std::int64_t, std::int64_t>>& windows, const RunContext& context)
{
    const auto path = SimulatedPath::of(*simulated.program, machine, options, result, context);
    if (!path)
        return tl::unexpected(path.error());
    const bool latency = out.mode == SimulationMode::Latency;
    const std::int32_t last = path->last();
    if (const std::int64_t end = result.trace[static_cast<std::size_t>(last)].retirePs; end > 0)
        out.causes = causesOf(scaled(path->back(last, 0), out.simulatedLatency.value * 1e3 / static_cast<double>(end)), analyticWork(t, latency));
    for (std::size_t l = 0; l < out.layers.size(); ++l) {
        if (context.cancelled())
            return fail(ErrorCode::Cancelled, "stopped");
        LayerComparison& layer = out.layers[l];
        const auto number = static_cast<std::int32_t>(l);
        const std::int32_t entry = layer.simulated.present ? path->last(number) : -1;
        if (entry < 0)
            continue;
        layer.issue = path->issue(number, layer.core);
        // Of a program that runs again and again: the last few results.
        const std::int64_t end = result.trace[static_cast<std::size_t>(entry)].retirePs;
        std::int64_t begin = windows[l].first;
        if (!latency)
            begin = std::max(begin, end - static_cast<std::int64_t>(4 * out.simulatedLatency.value * 1e3));
        if (end <= begin)
            continue;
        const double factor = latency ? layer.simulated.time.value * 1e3 / static_cast<double>(end - begin) : out.simulatedLatency.value * 1e3 / static_cast<double>(end - begin);
        layer.causes = causesOf(scaled(path->back(entry, begin), factor), analyticWork(layer.analytic, number));
    }
    return {};
}

/// Whether a machine is the one that a design makes, whatever it is called.
bool isOwnMachine(const Machine& machine, const design::Design& design, const evaluation::Evaluation& evaluation)
{
    return std::ranges::any_of(std::array { false, true }, [&](bool sets) {
        auto own = machineFromDesign(design, evaluation, sets);
        if (!own)
            return false;
        own->machine.name = machine.name;
        return own->machine == machine;
    });
}

} // namespace

Result<AnalyticComparison> compareWithAnalytic(const design::Design& design, const SimulatedTimeline& simulated,
                                               const Machine& machine, const SimulationOptions& options,
                                               const SimulationResult& result, bool throughput,
                                               const RunContext& context)
{
    const std::size_t count = design.network->layers.size();
    for (const Source& source : simulated.program->sources)
        if (source.layer >= static_cast<std::int32_t>(count))
            return fail(
                ErrorCode::InvalidArgument,
                fmt::format("the program computes layer {}, and the design has {} layers: it is of another network",
                            source.layer, count));
    auto evaluated = evaluation::evaluate(design);
    if (!evaluated)
        return tl::unexpected(evaluated.error());
    const auto scheduled = timeline::timelineOf(design, {}, context);
    if (!scheduled)
        return tl::unexpected(scheduled.error());
    const timeline::Timeline& t = **scheduled;
    AnalyticComparison out;
    out.mode = throughput ? SimulationMode::Throughput : SimulationMode::Latency;
    const bool latency = !throughput, again = options.mode == SimulationMode::Throughput;
    out.layers.resize(count);
    if (!isOwnMachine(machine, design, *evaluated))
        out.otherMachine = machine.name.empty() ? "another machine" : machine.name;
    addWork(out, *simulated.program, machine, options);
    Runs runs(simulated, count);
    if (auto collected = runs.collect(context); !collected)
        return tl::unexpected(collected.error());
    const double cycleNs = simulated.timeline->clock.value;
    for (std::size_t l = 0; l < count; ++l) {
        if (context.cancelled())
            return fail(ErrorCode::Cancelled, "stopped");
        if (context.onProgress)
            context.onProgress({ "comparing", static_cast<double>(l) / static_cast<double>(count) });
        LayerComparison& layer = out.layers[l];
        layer.name = design.network->layers[l].name;
        layer.analytic = analyticLayer(t, *evaluated, design, l, latency);
        out.analyticEnergy += layer.analytic.energy;
        for (std::size_t i = 0; i < out.analyticEnergies.size(); ++i)
            out.analyticEnergies[i] += layer.analytic.energies[i];
        const int row = runs.longest(l, latency);
        layer.simulated.present = row >= 0;
        if (row < 0)
            continue;
        layer.core = simulated.cores[static_cast<std::size_t>(row)];
        const Runs::Run& own = runs.run(l, row);
        const auto all = runs.whole(l);
        const double results = !again
            ? 1.0
            : static_cast<double>(std::max<std::int64_t>(1, result.cores[static_cast<std::size_t>(layer.core)].rounds));
        setUses(layer.simulated, runs.intervals(l, row, own.first, own.last).sums(own.first, own.last, TimeUse::Issue),
                cycleNs, latency, results);
        layer.simulated.mvms = !again ? own.mvms : static_cast<std::int64_t>(std::llround(static_cast<double>(own.mvms) / results));
        if (own.mvmCycles > 0)
            layer.simulated.mvmTurns = layer.simulated.uses[kUse(TimeUse::Matrix)].value * static_cast<double>(own.mvms)
                / (static_cast<double>(own.mvmCycles) * cycleNs);
        Time otherCores;
        if (latency) {
            otherCores.value = static_cast<double>((all.last - all.first) - (own.last - own.first)) * cycleNs;
            layer.simulated.uses[kUse(TimeUse::Waiting)] += otherCores;
            layer.simulated.time += otherCores;
        }
        if (out.otherMachine.empty())
            addReasons(layer, otherCores);
    }
    // What belongs to no layer, such as routers.
    for (int c = 0; c < evaluation::kCostCentreCount; ++c) {
        const auto& centre = evaluated->breakdown[static_cast<std::size_t>(c)];
        out.analyticStatic += centre.staticEnergy;
        Energy layers;
        for (const auto& layer : evaluated->layers)
            layers += layer.breakdown[static_cast<std::size_t>(c)].dynamicEnergy;
        const Energy rest = centre.dynamicEnergy - layers;
        if (std::abs(rest.value) > 1e-9 * std::abs(centre.dynamicEnergy.value)) {
            out.analyticEnergies[static_cast<std::size_t>(useOf(static_cast<CostCentre>(c)))] += rest;
            out.analyticEnergy += rest;
        }
    }
    out.analyticLatency = latency ? evaluated->metrics.latency : evaluated->metrics.period;
    out.simulatedLatency = { static_cast<double>(result.runningPs) * 1e-3
                             / (!again ? 1.0 : std::max(1e-9, result.outputCount)) };
    const double periodPs = static_cast<double>(engine::picoseconds(machine.core.periodNs));
    std::vector<std::pair<std::int64_t, std::int64_t>> windows;
    for (std::size_t l = 0; l < count; ++l) {
        const Runs::Run all = runs.whole(l);
        windows.emplace_back(all.last > 0 ? static_cast<std::int64_t>(static_cast<double>(all.first) * periodPs) : 0, static_cast<std::int64_t>(static_cast<double>(all.last) * periodPs));
    }
    if (out.otherMachine.empty())
        if (auto added = addCauses(out, simulated, t, machine, options, result, windows, context); !added)
            return tl::unexpected(added.error());
    out.simulatedStatic = { result.staticPowerMw * 1e-3 * out.simulatedLatency.value };
    // The whole chip.
    const auto note = [&](NoteKind kind, double analytic, double ours) {
        out.notes.push_back({ kind, analytic, ours });
    };
    std::int64_t used = 0, dataBits = 0, weightBits = 0, mvms = 0;
    double readNs = 0, convertNs = 0;
    for (std::size_t c = 0; c < simulated.program->cores.size(); ++c) {
        const CoreProgram& core = simulated.program->cores[c];
        Widths widths;
        for (const std::int32_t group : core.arrayGroups)
            used += group;
        for (const Instruction& in : core.instructions) {
            if (in.op == Op::Setbw)
                widths = { in.bits1, in.bits2 };
            if (in.op != Op::Mvmul)
                continue;
            dataBits = widths.input;
            weightBits = in.bits1;
            const ServiceTime time = serviceTime(in, core, static_cast<std::int32_t>(c), widths, machine, options);
            readNs += static_cast<double>(time.readPs + time.writePs) * 1e-3;
            convertNs += static_cast<double>(time.convertPs) * 1e-3;
            ++mvms;
        }
    }
    if (!latency)
        note(NoteKind::Mode, 0, 0);
    if (dataBits != design.parameters.dataBits && mvms > 0)
        note(NoteKind::DataBits, design.parameters.dataBits, static_cast<double>(dataBits));
    if (weightBits != design.parameters.weightBits && mvms > 0)
        note(NoteKind::WeightBits, design.parameters.weightBits, static_cast<double>(weightBits));
    if (used != evaluated->metrics.crossbars)
        note(NoteKind::Crossbars, static_cast<double>(evaluated->metrics.crossbars), static_cast<double>(used));
    note(NoteKind::InFlight, 0, static_cast<double>(machine.core.robSize));
    if (mvms > 0)
        note(NoteKind::MvmRead, convertNs / static_cast<double>(mvms), readNs / static_cast<double>(mvms));
    const auto matrix = static_cast<std::size_t>(EnergyUse::Matrix);
    constexpr double kSameEnergy = 1.05;
    if (out.simulatedEnergies[matrix].value > out.analyticEnergies[matrix].value * kSameEnergy)
        note(NoteKind::Columns, 0, static_cast<double>(machine.matrix.columns));
    double loaded = 0;
    for (const CoreResult& core : result.cores)
        loaded += static_cast<double>(core.globalReadBytes);
    if (loaded > 0 && !options.chargedLoads)
        note(NoteKind::FreeLoads, 0, again && result.outputCount > 0 ? loaded / result.outputCount : loaded);
    const double latencyNs = evaluated->metrics.latency.value;
    note(NoteKind::StaticPower, latencyNs > 0 ? out.analyticStatic.value / latencyNs * 1e3 : 0, result.staticPowerMw);
    if (!latency && latencyNs > 0) { // one result takes a period of it
        const Energy whole = out.analyticEnergy + out.analyticStatic;
        out.analyticStatic = out.analyticStatic * (out.analyticLatency.value / latencyNs);
        note(NoteKind::RestTime, whole.value, (out.analyticEnergy + out.analyticStatic).value);
    }
    return out;
}

} // namespace pim::program
