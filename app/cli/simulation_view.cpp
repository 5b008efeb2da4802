// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/simulation_view.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/console.h"
#include "core/program/activity.h"
#include "core/program/network_pairs.h"
#include "core/report/format.h"
#include "core/report/text_table.h"

namespace pim::cli {
namespace {

using namespace program;
using Json = nlohmann::ordered_json;
using report::Align;

constexpr std::size_t kShownRows = 10;

struct EnergyRow
{
    const char* key;
    const char* label;
    double picojoules;
};

/// Energy by unit, static energy last; together the total.
std::vector<EnergyRow> energyRows(const SimulationResult& result)
{
    CoreEnergy sum;
    for (const CoreResult& core : result.cores) {
        sum.matrixPj += core.energy.matrixPj;
        sum.vectorPj += core.energy.vectorPj;
        sum.localMemoryPj += core.energy.localMemoryPj;
        sum.fetchPj += core.energy.fetchPj;
        sum.decodePj += core.energy.decodePj;
        sum.registerFilePj += core.energy.registerFilePj;
        sum.scalarPj += core.energy.scalarPj;
    }
    return { { "matrix", "matrix units", sum.matrixPj },
             { "vector", "vector units", sum.vectorPj },
             { "local_memory", "local memories", sum.localMemoryPj },
             { "global_memory", "global memory", result.globalMemoryEnergyPj },
             { "network", "network", result.networkEnergyPj },
             { "fetch", "instruction fetch", sum.fetchPj },
             { "decode", "instruction decode", sum.decodePj },
             { "register_file", "register files", sum.registerFilePj },
             { "scalar", "scalar units", sum.scalarPj },
             { "static", "static power", result.totalEnergyPj - result.dynamicEnergyPj } };
}

std::string energyText(double picojoules) { return report::formatQuantity(Energy { picojoules * 1e-3 }, 4); }
std::string timeText(std::int64_t ps) { return report::formatQuantity(Time { static_cast<double>(ps) * 1e-3 }, 4); }

/// With every picosecond: "3.991535 ms", so that two runs can be told apart.
std::string exactTimeText(std::int64_t ps)
{
    constexpr std::int64_t kThousand = 1000;
    static constexpr std::array<const char*, 5> kUnits { "ps", "ns", "µs", "ms", "s" };
    std::int64_t scale = 1;
    std::size_t unit = 0;
    for (; unit + 1 < kUnits.size() && ps / scale >= kThousand; ++unit)
        scale *= kThousand;
    std::string text = fmt::format("{}", ps / scale);
    if (scale > 1 && ps % scale != 0) {
        text += fmt::format(".{:0{}}", ps % scale, unit * 3);
        text.erase(text.find_last_not_of('0') + 1);
    }
    return text + " " + kUnits[unit];
}

std::string shareText(double part, double whole)
{
    return part == 0 || whole == 0 ? "-" : fmt::format("{:.1f}", 100 * part / whole);
}

std::string percentText(double share) { return share == 0 ? "-" : fmt::format("{:.1f}", 100 * share); }

std::string linkEnd(std::int32_t id, const Machine& machine)
{
    return id == machine.globalMemoryId ? "memory" : fmt::format("core {}", id);
}

/// Indices of the largest values first, those that are 0 left out, at most kShownRows.
template<typename Value>
std::vector<std::size_t> largest(std::size_t count, Value&& value)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < count; ++i)
        if (value(i) > 0)
            order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return value(a) > value(b); });
    order.resize(std::min(order.size(), kShownRows));
    return order;
}

std::string more(std::size_t shown, std::size_t all, const char* what)
{
    return shown < all ? fmt::format("  {} of {} {}; --json has all\n", shown, all, what) : std::string();
}

void sayEnergy(Console& console, const SimulationResult& result)
{
    console.heading("Energy");
    report::TextTable table({ { "of" }, { "energy", Align::Right }, { "%", Align::Right } });
    for (const EnergyRow& row : energyRows(result))
        if (row.picojoules > 0)
            table.add({ row.label, energyText(row.picojoules), shareText(row.picojoules, result.totalEnergyPj) });
    if (table.empty())
        return console.say("  none: the configuration gives no powers and energies\n");
    table.rule();
    table.add({ "all", energyText(result.totalEnergyPj), "" });
    console.say(table.text(2));
}

void sayCores(Console& console, const SimulationResult& result)
{
    const auto order = largest(result.cores.size(), [&](std::size_t c) { return result.cores[c].workingPs; });
    console.heading("Busiest cores, % of the time in which they and their units work");
    report::TextTable table({ { "core", Align::Right },
                              { "instructions", Align::Right },
                              { "done after", Align::Right },
                              { "busy", Align::Right },
                              { "scalar", Align::Right },
                              { "matrix", Align::Right },
                              { "vector", Align::Right },
                              { "transfer", Align::Right },
                              { "groups at once", Align::Right } });
    for (const std::size_t c : order) {
        const CoreResult& core = result.cores[c];
        const CoreActivity activity = activityOf(core, result.runningPs);
        std::vector<std::string> row { fmt::format("{}", c), report::formatCount(core.instructions),
                                       core.finishPs         ? timeText(*core.finishPs)
                                           : core.rounds > 0 ? fmt::format("{} rounds", core.rounds)
                                                             : std::string("-") };
        row.push_back(percentText(activity.busy));
        for (const double unit : activity.units)
            row.push_back(percentText(unit));
        row.push_back(activity.concurrency > 0 ? fmt::format("{:.1f}", activity.concurrency) : "-");
        table.add(std::move(row));
    }
    const auto all = static_cast<std::size_t>(
        std::count_if(result.cores.begin(), result.cores.end(), [](const CoreResult& core) { return core.exists; }));
    console.say(table.text(2) + more(order.size(), all, "cores"));
    console.say("  waiting is not work; array groups that work at the same time count once, \"at once\" is their mean number\n");
}

void sayStalls(Console& console, const SimulationResult& result)
{
    std::array<double, kStallCount> sums {}; ///< of all cores, ps
    const CoreActivity all = activityOf(result);
    std::array<std::size_t, kStallCount> worst {};
    for (std::size_t c = 0; c < result.cores.size(); ++c) {
        for (std::size_t s = 0; s < sums.size(); ++s) {
            sums[s] += static_cast<double>(result.cores[c].stalledPs[s]);
            if (result.cores[c].stalledPs[s] > result.cores[worst[s]].stalledPs[s])
                worst[s] = c;
        }
    }
    static constexpr std::array<const char*, kStallCount> kLabels {
        "dispatcher: hazard",        "dispatcher: unit busy",       "dispatcher: reorder buffer full",
        "behind others at a memory", "send waits for its receiver", "recv waits for its data",
        "wait waits for its event"
    };
    console.heading("Stalls, % of the time of the cores that are used");
    report::TextTable table({ { "why" },
                              { "time", Align::Right },
                              { "%", Align::Right },
                              { "most in core", Align::Right },
                              { "% there", Align::Right } });
    for (std::size_t s = 0; s < sums.size(); ++s)
        if (sums[s] > 0)
            table.add({ kLabels[s], report::formatQuantity(Time { sums[s] * 1e-3 }, 4), percentText(all.stalls[s]),
                        fmt::format("{}", worst[s]),
                        percentText(activityOf(result.cores[worst[s]], result.runningPs).stalls[s]) });
    console.say(table.empty() ? "  none\n" : table.text(2));
    if (!table.empty())
        console.say("  the dispatcher stands still for one reason at a time; units wait beside it and beside each other, so"
                    " that the lines overlap\n");
}

void sayLinks(Console& console, const Machine& machine, const SimulationResult& result)
{
    if (result.links.empty())
        return;
    const auto order = largest(result.links.size(), [&](std::size_t l) { return result.links[l].flits; });
    console.heading("Links with the most flits, busy % of the time");
    report::TextTable table(
        { { "from" }, { "to" }, { "messages", Align::Right }, { "flits", Align::Right }, { "busy", Align::Right } });
    for (const std::size_t l : order) {
        const LinkLoad& link = result.links[l];
        table.add({ linkEnd(link.from, machine), linkEnd(link.to, machine), report::formatCount(link.messages),
                    report::formatCount(link.flits),
                    shareText(static_cast<double>(link.busyPs), static_cast<double>(result.runningPs)) });
    }
    console.say(table.text(2) + more(order.size(), result.links.size(), "links"));
}

void sayUnfinished(Console& console, const Program& program, const SimulationOptions& options,
                   const SimulationResult& result)
{
    Diagnostics notes;
    for (std::size_t c = 0; c < result.cores.size(); ++c) {
        const CoreResult& core = result.cores[c];
        const auto& list = program.cores[c].instructions;
        if (!core.exists || core.finishPs || list.empty())
            continue;
        const bool scalarLast = list.back().op == Op::Setbw || opInfo(list.back().op).unit == Unit::Scalar;
        if (scalarLast && core.instructions == static_cast<std::int64_t>(list.size()))
            notes.warn(fmt::format("core {}", c),
                       "its last instruction does not pass the reorder buffer, so its end is not seen and not counted");
        else if (options.timeLimitMs > 0)
            notes.warn(fmt::format("core {}", c),
                       "is not done at the end of the simulated time and not counted in the latency");
    }
    if (notes.entries.size() > kShownRows) {
        const std::size_t others = notes.entries.size() - kShownRows;
        notes.entries.resize(kShownRows);
        notes.warn("", fmt::format("and {} more cores", others));
    }
    console.diagnostics(notes);
}

Json coreJson(std::size_t index, const CoreResult& core, const SimulationOptions& options)
{
    Json busy = Json::object(), working = Json::object(), stalls = Json::object();
    for (int u = 0; u < kUnitCount; ++u) {
        const std::string unit(unitKey(static_cast<Unit>(u)));
        busy[unit] = core.busyPs[static_cast<std::size_t>(u)];
        working[unit] = core.unitWorkingPs[static_cast<std::size_t>(u)];
    }
    working["any"] = core.workingPs;
    working["array_groups_added_up"] = core.groupsWorkingPs;
    for (int s = 0; s < kStallCount; ++s)
        stalls[std::string(stallKey(static_cast<Stall>(s)))] = core.stalledPs[static_cast<std::size_t>(s)];
    Json json { { "core", index }, { "instructions", core.instructions } };
    if (options.mode == SimulationMode::Latency)
        json["finish_ps"] = core.finishPs ? Json(*core.finishPs) : Json();
    else
        json["rounds"] = core.rounds;
    json["working_ps"] = std::move(working); // as all shares of time that are called busy
    json["busy_ps"] = std::move(busy); // start to finish of each instruction, with its waits
    json["stalled_ps"] = std::move(stalls);
    json["local_read_bytes"] = core.localReadBytes;
    json["local_write_bytes"] = core.localWriteBytes;
    json["global_read_bytes"] = core.globalReadBytes;
    json["global_write_bytes"] = core.globalWriteBytes;
    json["sent_bytes"] = core.sentBytes;
    const CoreEnergy& e = core.energy;
    json["energy_pj"] = { { "matrix", e.matrixPj }, { "vector", e.vectorPj }, { "local_memory", e.localMemoryPj },
                          { "fetch", e.fetchPj },   { "decode", e.decodePj }, { "register_file", e.registerFilePj },
                          { "scalar", e.scalarPj } };
    json["static_power_mw"] = e.staticMw;
    return json;
}

} // namespace

void saySimulation(Console& console, const Program& program, const Machine& machine, const SimulationOptions& options,
                   const SimulationResult& result)
{
    const bool latency = options.mode == SimulationMode::Latency;
    if (latency)
        sayUnfinished(console, program, options, result);
    console.heading(latency ? "Latency: every core runs its list once"
                            : "Throughput: every core runs its list again and again");
    const double seconds = static_cast<double>(result.runningPs) * 1e-12;
    if (latency) {
        console.say(fmt::format("  latency         {}{}\n", exactTimeText(result.runningPs),
                                result.unfinishedCores > 0 ? ", of the cores that finished" : ""));
        if (result.unfinishedCores > 0)
            console.say(fmt::format("  not finished    {} of {} cores within {:g} ms\n", result.unfinishedCores,
                                    std::count_if(result.cores.begin(), result.cores.end(),
                                                  [](const CoreResult& core) { return core.exists; }),
                                    options.timeLimitMs));
    } else {
        console.say(fmt::format("  simulated       {}\n  outputs         {:.6g}, the mean of the cores\n",
                                exactTimeText(result.runningPs), result.outputCount));
        if (result.outputCount > 0)
            console.say(fmt::format(
                "  throughput      {:.6g} a second, one every {}\n", result.outputCount / seconds,
                timeText(static_cast<std::int64_t>(static_cast<double>(result.runningPs) / result.outputCount))));
    }
    console.say(fmt::format("  energy          {}\n", energyText(result.totalEnergyPj)));
    if (!latency && result.outputCount > 0)
        console.say(fmt::format("  energy/output   {}\n", energyText(result.totalEnergyPj / result.outputCount)));
    console.say(fmt::format("  average power   {}\n  instructions    {}\n",
                            report::formatQuantity(Power { result.averagePowerMw * 1e-3 }, 4),
                            report::formatCount(result.instructions)));
    std::string corrected;
    for (const Correction& correction : corrections())
        if (options.*correction.member)
            corrected += fmt::format("{}{}", corrected.empty() ? "" : ", ", correction.key);
    if (!corrected.empty())
        console.say(fmt::format("  corrected       {}\n", corrected));
    sayEnergy(console, result);
    sayCores(console, result);
    sayStalls(console, result);
    sayLinks(console, machine, result);
}

Json simulationJson(const Program& program, const Machine& machine, const SimulationOptions& options,
                    const SimulationResult& result)
{
    const bool latency = options.mode == SimulationMode::Latency;
    Json corrected = Json::array(), energy = Json::object(), cores = Json::array(), links = Json::array();
    for (const Correction& correction : corrections())
        if (options.*correction.member)
            corrected.push_back(std::string(correction.key));
    for (const EnergyRow& row : energyRows(result))
        energy[row.key] = row.picojoules;
    for (std::size_t c = 0; c < result.cores.size(); ++c)
        if (result.cores[c].exists)
            cores.push_back(coreJson(c, result.cores[c], options));
    for (const LinkLoad& link : result.links)
        links.push_back({ { "from", link.from },
                          { "to", link.to },
                          { "messages", link.messages },
                          { "flits", link.flits },
                          { "busy_ps", link.busyPs } });
    Json json { { "mode", latency ? "latency" : "throughput" },
                { "corrections", std::move(corrected) },
                { "running_ps", result.runningPs } };
    if (latency) {
        json["latency_ms"] = result.latencyMs();
        json["unfinished_cores"] = result.unfinishedCores;
    } else {
        json["output_count"] = result.outputCount;
        json["throughput_per_s"] = result.outputCount / (static_cast<double>(result.runningPs) * 1e-12);
    }
    json["energy_pj"] = result.totalEnergyPj;
    json["average_power_mw"] = result.averagePowerMw;
    json["static_power_mw"] = result.staticPowerMw;
    json["instructions"] = result.instructions;
    json["program_instructions"] = program.instructionCount();
    json["global_memory"] = machine.globalMemoryId;
    const NetworkPairs pairs = networkPairs(program, machine);
    json["network_pairs"] = { { "used", pairs.used }, { "missing", pairs.missing } };
    json["energy_by_unit_pj"] = std::move(energy);
    json["cores"] = std::move(cores);
    json["links"] = std::move(links);
    return json;
}

} // namespace pim::cli
