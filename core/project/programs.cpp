// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/programs.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "core/base/json_reader.h"

namespace pim::project {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 3> kChoices { "design", "preset", "file" };
constexpr std::array<std::string_view, 2> kModes { "throughput", "latency" };
constexpr std::array<std::string_view, 5> kReplications { "balance", "w0h0", "uniform", "ga", "design" };
constexpr std::int64_t kLargest = std::int64_t { 1 } << 62;

template<std::size_t N>
std::vector<std::string_view> list(const std::array<std::string_view, N>& keys)
{
    return { keys.begin(), keys.end() };
}

Json toJson(const ProgramSettings& s)
{
    return { { "machine", machineChoiceKey(s.machine) },
             { "machine_name", s.machineName },
             { "mode", compileModeKey(s.options.mode) },
             { "replication", replicationKey(s.options.replication) },
             { "element_bits", s.options.numbers.elementBits },
             { "accumulator_bits", s.options.numbers.accumulatorBits },
             { "result_shift", s.options.numbers.resultShift },
             { "logical_columns", s.options.logicalColumns },
             { "local_memory_bytes", s.options.localMemoryBytes },
             { "direct", s.options.direct },
             { "chunks", s.options.chunks },
             { "simulate", s.simulate },
             { "corrected", s.corrected } };
}

ProgramSettings settingsOf(const JsonReader& in)
{
    ProgramSettings s;
    s.machine = static_cast<MachineChoice>(in.choice("machine", list(kChoices)));
    s.machineName = in.text("machine_name", 4096);
    s.options.mode = static_cast<program::CompileMode>(in.choice("mode", list(kModes)));
    s.options.replication = static_cast<program::Replication>(in.choice("replication", list(kReplications)));
    s.options.numbers.elementBits = static_cast<int>(in.integer("element_bits", 8, 32));
    s.options.numbers.accumulatorBits = static_cast<int>(in.integer("accumulator_bits", 8, 32));
    s.options.numbers.resultShift = static_cast<int>(in.integer("result_shift", 0, 31));
    if (in.ok())
        if (const auto right = program::validate(s.options.numbers); !right)
            in.fail(right.error().message, "element_bits");
    s.options.logicalColumns = in.flag("logical_columns");
    s.options.localMemoryBytes = in.integer("local_memory_bytes", 0, kLargest);
    s.options.direct = in.flag("direct");
    s.options.chunks = static_cast<int>(in.integer("chunks", 0, 1'000'000));
    s.simulate = in.flag("simulate");
    s.corrected = in.flag("corrected");
    in.finish();
    return s;
}

} // namespace

std::string_view machineChoiceKey(MachineChoice choice) { return kChoices[static_cast<std::size_t>(choice)]; }
std::string_view compileModeKey(program::CompileMode mode) { return kModes[static_cast<std::size_t>(mode)]; }
std::string_view replicationKey(program::Replication replication)
{
    return kReplications[static_cast<std::size_t>(replication)];
}

const ProgramRecord* Programs::of(std::int64_t run, std::int64_t point) const
{
    const auto found = std::find_if(records.begin(), records.end(),
                                    [&](const ProgramRecord& r) { return r.run == run && r.point == point; });
    return found == records.end() ? nullptr : &*found;
}

void Programs::set(ProgramRecord record)
{
    std::erase_if(records, [&](const ProgramRecord& r) { return r.run == record.run && r.point == record.point; });
    records.push_back(std::move(record));
}

std::string programsToJsonText(const Programs& programs)
{
    Json records = Json::array();
    for (const ProgramRecord& r : programs.records)
        records.push_back({ { "run", r.run },
                            { "point", r.point },
                            { "design", r.designDigest },
                            { "settings", toJson(r.settings) },
                            { "instructions", r.instructions },
                            { "crossbars", r.crossbarsUsed },
                            { "running_ps", r.runningPs },
                            { "energy_pj", r.energyPj },
                            { "verified", r.verifiedElements },
                            { "not_compared", r.layersNotCompared },
                            { "created", r.created } });
    return Json { { "next", toJson(programs.next) }, { "programs", std::move(records) } }.dump(
        -1, ' ', false, Json::error_handler_t::replace);
}

Result<Programs> programsFromJsonText(std::string_view text, const std::string& where)
{
    Programs programs;
    if (text.empty())
        return programs;
    const auto json = parseJson(text, where);
    if (!json)
        return tl::unexpected(json.error());
    const JsonReader in(*json, where);
    programs.next = settingsOf(in.object("next"));
    for (const JsonReader& entry : in.items("programs", 0, kMostPrograms)) {
        ProgramRecord r;
        r.run = entry.integer("run", -1, kLargest);
        r.point = entry.integer("point", -kLargest, kLargest);
        r.designDigest = entry.text("design", 128);
        r.settings = settingsOf(entry.object("settings"));
        r.instructions = entry.integer("instructions", 0, kLargest);
        r.crossbarsUsed = entry.integer("crossbars", 0, kLargest);
        r.runningPs = entry.integer("running_ps", 0, kLargest);
        r.energyPj = entry.number("energy_pj", { 0, 1e300 });
        r.verifiedElements = entry.integer("verified", 0, kLargest);
        if (entry.has("not_compared"))
            r.layersNotCompared = entry.integer("not_compared", 0, kLargest);
        r.created = entry.text("created", 64);
        entry.finish();
        programs.records.push_back(std::move(r));
    }
    in.finish();
    if (const auto error = in.error())
        return tl::unexpected(*error);
    return programs;
}

} // namespace pim::project
