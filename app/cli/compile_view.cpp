// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/compile_view.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/console.h"
#include "core/program/network_pairs.h"
#include "core/report/format.h"
#include "core/report/text_table.h"

namespace pim::cli {

using namespace program;
using Json = nlohmann::ordered_json;

namespace {

std::string_view modeKey(const CompiledProgram& compiled)
{
    return compiled.options.mode == CompileMode::Latency ? "latency" : "throughput";
}

std::string_view replicationKey(Replication replication)
{
    switch (replication) {
    case Replication::Balance: return "balance";
    case Replication::W0H0: return "w0h0";
    case Replication::Uniform: return "uniform";
    case Replication::Genetic: return "ga";
    case Replication::Design: return "design";
    }
    return "balance";
}

/// "Softmax (layer prob), and 2 layers that read it": why each stands there, the ones without a meaning by name.
std::string notComparedText(const CompiledProgram& compiled, const Verification& verified)
{
    constexpr std::size_t kNamed = 5;
    std::vector<std::string> named;
    std::size_t readers = 0;
    for (const int l : verified.notCompared) {
        const network::Layer& layer = compiled.network->layers[static_cast<std::size_t>(l)];
        const bool timed = std::find(compiled.timedOnly.begin(), compiled.timedOnly.end(), l) != compiled.timedOnly.end();
        if (timed || !hasIntegerMeaning(*compiled.network, { l }))
            named.push_back(fmt::format("{} (layer {})", report::printable(layer.op), report::printable(layer.name)));
        else
            ++readers;
    }
    std::string text;
    for (std::size_t i = 0; i < std::min(named.size(), kNamed); ++i)
        text += (i == 0 ? "" : ", ") + named[i];
    if (named.size() > kNamed)
        text += fmt::format(" and {} more", named.size() - kNamed);
    text += named.size() == 1 ? " has no meaning on integers" : " have no meaning on integers";
    if (readers > 0)
        text += fmt::format("; nor {} layer{} behind", readers, readers == 1 ? "" : "s");
    return text;
}

Json layerNames(const CompiledProgram& compiled, const std::vector<int>& layers)
{
    Json names = Json::array();
    for (const int l : layers)
        names.push_back(compiled.network->layers[static_cast<std::size_t>(l)].name);
    return names;
}

} // namespace

void sayCompiled(Console& console, const CompiledProgram& compiled, const Machine& machine,
                 const std::optional<Verification>& verified)
{
    using report::formatCount;
    const CompileStatistics& s = compiled.statistics;
    const auto& numbers = compiled.options.numbers;
    console.say(fmt::format("{} for {}, mode {}, replication {}, elements of {} bits, sums of {}\n",
                            report::printable(compiled.network->name), report::printable(machine.name),
                            modeKey(compiled), replicationKey(compiled.options.replication), numbers.elementBits,
                            numbers.accumulatorBits));
    console.diagnostics(compiled.notes);
    const std::int64_t all = compiled.program.instructionCount();
    report::TextTable table({ { "what" }, { "number", report::Align::Right }, { "" } });
    const auto row = [&](const char* what, std::int64_t number, std::string remark = {}) {
        table.add({ what, formatCount(number), std::move(remark) });
    };
    row("matrix instructions", s.matrixInstructions, fmt::format("{} of them mvmul", formatCount(s.mvmuls)));
    row("vector instructions", s.vectorInstructions);
    row("transfer instructions", s.transferInstructions,
        fmt::format("{} messages from core to core", formatCount(s.communications)));
    row("scalar instructions", s.scalarInstructions);
    row("all instructions", all);
    row("crossbars", s.crossbarsUsed,
        fmt::format("of {}, {}", formatCount(s.crossbarsTotal),
                    report::formatPercent(s.crossbarsTotal > 0 ? static_cast<double>(s.crossbarsUsed)
                                                  / static_cast<double>(s.crossbarsTotal)
                                                               : 0.0)));
    row("cores", s.coresUsed, fmt::format("of {}", formatCount(machine.coreCount)));
    const char* per = compiled.options.mode == CompileMode::Latency ? "" : "of one pass";
    row("bytes read from global memory", s.globalReadBytes, per);
    row("bytes written to global memory", s.globalWriteBytes, per);
    if (s.spilledBytes > 0)
        row("of these for want of local memory", s.spilledBytes);
    row("bytes of the fullest local memory", s.localHighWaterBytes);
    if (compiled.options.mode == CompileMode::Throughput)
        row("passes until an image is done", compiled.pipelineStages);
    console.say(table.text(2));
    if (verified && verified->elements > 0)
        console.say(fmt::format("  verified: {} elements equal the plain computation, bit for bit\n",
                                formatCount(verified->elements)));
    if (verified && !verified->notCompared.empty())
        console.say(fmt::format("  {}: {}\n", verified->elements > 0 ? "not compared" : "nothing could be compared",
                                notComparedText(compiled, *verified)));
    if (const std::string missing = missingPairsText(networkPairs(compiled.program, machine)); !missing.empty())
        console.say(fmt::format("warning: {}\n", missing));
    console.say(fmt::format("  compiled in {:.2f} s\n", s.seconds));
}

Json compiledJson(const CompiledProgram& compiled, const Machine& machine, const std::optional<Verification>& verified)
{
    const NetworkPairs pairs = networkPairs(compiled.program, machine);
    const CompileStatistics& s = compiled.statistics;
    const auto& numbers = compiled.options.numbers;
    Json layers = Json::array();
    for (std::size_t l = 0; l < compiled.network->layers.size(); ++l)
        layers.push_back({ { "name", compiled.network->layers[l].name },
                           { "copies", compiled.copies[l] },
                           { "cores", compiled.coresOfLayer[l] } });
    return { { "network", compiled.network->name },
             { "machine", machine.name },
             { "mode", modeKey(compiled) },
             { "replication", replicationKey(compiled.options.replication) },
             { "element_bits", numbers.elementBits },
             { "sum_bits", numbers.accumulatorBits },
             { "result_shift", numbers.resultShift },
             { "instructions",
               { { "mvmul", s.mvmuls },
                 { "matrix", s.matrixInstructions },
                 { "vector", s.vectorInstructions },
                 { "transfer", s.transferInstructions },
                 { "scalar", s.scalarInstructions },
                 { "all", compiled.program.instructionCount() } } },
             { "communications", s.communications },
             { "crossbars_used", s.crossbarsUsed },
             { "crossbars", s.crossbarsTotal },
             { "cores_used", s.coresUsed },
             { "cores", machine.coreCount },
             { "global_read_bytes", s.globalReadBytes },
             { "global_write_bytes", s.globalWriteBytes },
             { "spilled_bytes", s.spilledBytes },
             { "local_high_water_bytes", s.localHighWaterBytes },
             { "pipeline_stages", compiled.pipelineStages },
             { "verified_elements", verified ? Json(verified->elements) : Json(nullptr) },
             { "not_compared", verified ? layerNames(compiled, verified->notCompared) : Json(nullptr) },
             { "network_pairs", { { "used", pairs.used }, { "missing", pairs.missing } } },
             { "seconds", s.seconds },
             { "layers", std::move(layers) } };
}

} // namespace pim::cli
