// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/simulation_trace.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>

#include <fmt/format.h>

#include "core/program/assembly.h"

namespace pim::program {

namespace {

constexpr std::size_t kPiece = 1 << 16;

/// Track of an instruction within its core: 0 vector, 1 transfer, 2 and on the array groups.
int track(const Instruction& in)
{
    switch (opInfo(in.op).unit) {
    case Unit::Vector: return 0;
    case Unit::Transfer: return 1;
    default: return 2 + in.target;
    }
}

std::string trackName(int track)
{
    return track == 0 ? "vector" : track == 1 ? "transfer" : fmt::format("array group {}", track - 2);
}

/// Microseconds with every picosecond.
std::string microseconds(std::int64_t ps) { return fmt::format("{}.{:06}", ps / 1'000'000, ps % 1'000'000); }

} // namespace

void simulationTrace(const Program& program, const SimulationResult& result,
                     const std::function<void(std::string_view)>& sink)
{
    std::string text = "{\"displayTimeUnit\":\"ns\",\"traceEvents\":[";
    const auto out = std::back_inserter(text);
    const char* separator = "\n";
    std::map<std::pair<std::int32_t, int>, std::int64_t> ends; ///< of the last event of a track
    std::int32_t core = -1;
    for (const TraceEntry& entry : result.trace) {
        const Instruction& in = program.cores[static_cast<std::size_t>(entry.core)]
                                    .instructions[static_cast<std::size_t>(entry.instruction)];
        if (entry.core != core) {
            core = entry.core;
            fmt::format_to(out, R"({}{{"ph":"M","name":"process_name","pid":{},"args":{{"name":"core {}"}}}})",
                           separator, core, core);
            separator = ",\n";
        }
        const int on = track(in);
        const auto [end, isNew] = ends.try_emplace({ core, on }, 0);
        if (isNew)
            fmt::format_to(out, R"({}{{"ph":"M","name":"thread_name","pid":{},"tid":{},"args":{{"name":"{}"}}}})",
                           separator, core, on, trackName(on));
        const std::int64_t begin = std::max(entry.enterPs, end->second);
        end->second = entry.retirePs;
        fmt::format_to(
            out,
            R"({}{{"ph":"X","name":"{}","cat":"{}","pid":{},"tid":{},"ts":{},"dur":{},"args":{{"instruction":{},"text":"{}"}}}})",
            separator, opInfo(in.op).mnemonic, unitKey(opInfo(in.op).unit), core, on, microseconds(begin),
            microseconds(entry.retirePs - begin), entry.instruction, disassemble(in));
        if (text.size() > kPiece) {
            sink(text);
            text.clear();
        }
    }
    text += "\n]}\n";
    sink(text);
}

void keepRounds(std::vector<TraceEntry>& trace, std::int64_t rounds)
{
    std::size_t kept = 0;
    std::int32_t core = -1, before = -1;
    std::int64_t round = 1;
    for (const TraceEntry entry : trace) {
        if (entry.core != core)
            round = 1;
        else if (entry.instruction <= before) // a list is executed from its beginning to its end
            ++round;
        core = entry.core;
        before = entry.instruction;
        if (round <= rounds)
            trace[kept++] = entry;
    }
    trace.resize(kept);
}

} // namespace pim::program
