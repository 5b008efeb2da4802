// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/program/program_data.h"

#include <algorithm>

#include "widgets/common/layer_colours.h"

namespace pim::widgets {

using program::Instruction;
using program::Op;

namespace {

void count(CoreFigures& figures, const Instruction& in)
{
    ++figures.instructions;
    ++figures.byUnit[static_cast<std::size_t>(program::opInfo(in.op).unit)];
    switch (in.op) {
    case Op::Ld: figures.readBytes += in.size; break;
    case Op::St: figures.writtenBytes += in.size; break;
    case Op::Send: figures.sentBytes += in.size; break;
    case Op::Recv: figures.receivedBytes += in.size; break;
    default: break;
    }
}

void add(CoreFigures& total, const CoreFigures& one)
{
    total.instructions += one.instructions;
    for (std::size_t u = 0; u < one.byUnit.size(); ++u)
        total.byUnit[u] += one.byUnit[u];
    total.readBytes += one.readBytes;
    total.writtenBytes += one.writtenBytes;
    total.sentBytes += one.sentBytes;
    total.receivedBytes += one.receivedBytes;
    total.crossbars += one.crossbars;
}

const program::Source kNowhere;

} // namespace

InstructionPlace ProgramData::place(std::int64_t row) const
{
    const auto after = std::upper_bound(firstRow.begin(), firstRow.end(), row);
    const auto core = static_cast<std::int32_t>(after - firstRow.begin()) - 1;
    return { core, static_cast<std::int32_t>(row - firstRow[static_cast<std::size_t>(core)]) };
}

std::int64_t ProgramData::row(const InstructionPlace& place) const
{
    return firstRow[static_cast<std::size_t>(place.core)] + place.index;
}

bool ProgramData::has(const InstructionPlace& place) const
{
    return place.core >= 0 && place.core < static_cast<std::int32_t>(cores.size()) && place.index >= 0
        && row(place) < firstRow[static_cast<std::size_t>(place.core) + 1];
}

const Instruction& ProgramData::at(const InstructionPlace& place) const
{
    return compiled->program.cores[static_cast<std::size_t>(place.core)]
        .instructions[static_cast<std::size_t>(place.index)];
}

const program::Source& ProgramData::source(const Instruction& in) const
{
    const auto& sources = compiled->program.sources;
    return in.source < sources.size() ? sources[in.source] : kNowhere;
}

std::optional<InstructionTime> ProgramData::time(std::int64_t row) const
{
    if (entryOf.empty() || entryOf[static_cast<std::size_t>(row)] == 0)
        return std::nullopt;
    const auto& entry = simulation->trace[entryOf[static_cast<std::size_t>(row)] - 1];
    return InstructionTime { entry.enterPs, entry.retirePs };
}

std::optional<InstructionPlace> runningAt(const ProgramData& data, std::int64_t ps, std::int32_t core,
                                          const std::function<bool(const InstructionPlace&)>& wanted)
{
    if (!data.simulation || data.simulation->trace.empty())
        return std::nullopt;
    const auto& trace = data.simulation->trace; // by core and then by time of entry
    const auto inFlight = static_cast<std::ptrdiff_t>(std::max<std::int64_t>(1, data.machine->core.robSize));
    constexpr std::ptrdiff_t kMostAsked = 200'000; // of a core, behind the time
    const program::TraceEntry* best = nullptr;
    bool bestRuns = false;
    const std::int32_t first = core < 0 ? 0 : core, last = core < 0 ? static_cast<std::int32_t>(data.cores.size()) - 1 : core;
    for (std::int32_t c = first; c <= last; ++c) {
        const auto [begin, end] = std::equal_range(trace.begin(), trace.end(), program::TraceEntry { .core = c },
                                                   [](const auto& a, const auto& b) { return a.core < b.core; });
        const auto after = std::upper_bound(begin, end, ps, [](std::int64_t time, const auto& entry) { return time < entry.enterPs; });
        // No more than the reorder buffer holds can be under way.
        auto it = after - std::min(inFlight, after - begin);
        for (std::ptrdiff_t asked = 0; it != end && asked < kMostAsked; ++it, ++asked) {
            const bool runs = it->enterPs <= ps;
            if (runs && it->retirePs <= ps)
                continue;
            if (best != nullptr && (bestRuns ? !runs || it->enterPs >= best->enterPs : !runs && it->enterPs >= best->enterPs))
                break; // those that follow enter later
            if (!wanted({ it->core, it->instruction }))
                continue;
            best = &*it;
            bestRuns = runs;
            break;
        }
    }
    return best != nullptr ? std::optional(InstructionPlace { best->core, best->instruction }) : std::nullopt;
}

Result<std::shared_ptr<const ProgramData>>
prepareProgram(std::shared_ptr<const program::CompiledProgram> compiled,
               std::shared_ptr<const program::Machine> machine,
               std::shared_ptr<const program::SimulationResult> simulation, const RunContext& run)
{
    auto data = std::make_shared<ProgramData>();
    data->compiled = std::move(compiled);
    data->machine = std::move(machine);
    data->simulation = std::move(simulation);
    const program::Program& program = data->compiled->program;
    if (data->compiled->network)
        for (const network::Layer& layer : data->compiled->network->layers) {
            data->layerNames.push_back(shortLayerName(layer.name));
            data->layerColumns.push_back(static_cast<std::int32_t>(std::max<std::int64_t>(1, layer.output.width)));
        }
    data->layerInstructions.resize(data->layerNames.size());
    data->firstRow.push_back(0);
    std::vector<std::int64_t> ofSource(program.sources.size());
    for (std::size_t c = 0; c < program.cores.size(); ++c) {
        if (run.cancelled())
            return fail(ErrorCode::Cancelled, "cancelled");
        const program::CoreProgram& core = program.cores[c];
        CoreFigures figures;
        figures.core = static_cast<std::int32_t>(c);
        for (const std::int32_t crossbars : core.arrayGroups)
            figures.crossbars += crossbars;
        for (const Instruction& in : core.instructions) {
            count(figures, in);
            if (in.source < ofSource.size())
                ++ofSource[in.source];
        }
        add(data->total, figures);
        data->cores.push_back(figures);
        data->firstRow.push_back(data->firstRow.back() + figures.instructions);
    }
    for (std::size_t s = 0; s < ofSource.size(); ++s)
        if (const std::int32_t layer = program.sources[s].layer;
            layer >= 0 && layer < static_cast<std::int32_t>(data->layerInstructions.size()))
            data->layerInstructions[static_cast<std::size_t>(layer)] += ofSource[s];
    if (data->simulation && !data->simulation->trace.empty()) {
        const auto& trace = data->simulation->trace;
        data->entryOf.resize(static_cast<std::size_t>(data->rows()));
        for (std::size_t i = 0; i < trace.size(); ++i) {
            if (i % 1'000'000 == 0 && run.cancelled())
                return fail(ErrorCode::Cancelled, "cancelled");
            const InstructionPlace place { trace[i].core, trace[i].instruction };
            if (!data->has(place))
                return fail(ErrorCode::InvalidArgument, "the trace is of another program");
            if (auto& entry = data->entryOf[static_cast<std::size_t>(data->row(place))]; entry == 0)
                entry = static_cast<std::uint32_t>(i) + 1;
        }
    }
    return std::shared_ptr<const ProgramData>(std::move(data));
}

} // namespace pim::widgets
