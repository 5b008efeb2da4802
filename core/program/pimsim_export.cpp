// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/pimsim_export.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "core/program/inflate.h"
#include "core/program/machine_json.h"
#include "core/program/program_json.h"

namespace pim::program {

namespace {

constexpr const char* kNetworkFile = "network.json";
constexpr double kPasses = 20; ///< of a throughput program
constexpr double kBeyond = 1.05; ///< of the latency
constexpr double kStepMs = 0.01; ///< times are multiples of this

const char* modeName(CompileMode mode) { return mode == CompileMode::Latency ? "latency" : "throughput"; }

SimulationMode simulationMode(CompileMode mode)
{
    return mode == CompileMode::Latency ? SimulationMode::Latency : SimulationMode::Throughput;
}

/// Time to simulate: the program is run once to see how long it takes.
Result<PimsimResult> tried(const CompiledProgram& compiled, const Program& program, const Machine& machine,
                           const RunContext& context)
{
    PimsimResult result;
    result.mode = compiled.options.mode;
    auto once = simulate(program, machine, {}, context);
    if (!once)
        return tl::unexpected(once.error());
    const bool latency = result.mode == CompileMode::Latency;
    result.timeMs = kStepMs * std::max(1.0, std::ceil(once->latencyMs() * (latency ? kBeyond : kPasses) / kStepMs));
    if (latency) {
        result.simulated = std::move(*once);
        return result;
    }
    SimulationOptions options;
    options.mode = SimulationMode::Throughput;
    options.timeLimitMs = result.timeMs;
    auto many = simulate(program, machine, options, context);
    if (!many)
        return tl::unexpected(many.error());
    result.simulated = std::move(*many);
    return result;
}

std::string expected(const PimsimResult& result)
{
    const SimulationResult& s = result.simulated;
    if (result.mode == CompileMode::Latency)
        return fmt::format("latency {:.10g} ms, average power {:.10g} mW, energy {:.16g} pJ", s.latencyMs(),
                           s.averagePowerMw, s.totalEnergyPj);
    return fmt::format("output count {:.6g} in {:g} ms, average power {:.10g} mW, energy {:.16g} pJ", s.outputCount,
                       result.timeMs, s.averagePowerMw, s.outputCount > 0 ? s.totalEnergyPj / s.outputCount : 0.0);
}

} // namespace

Program pimsimProgram(const CompiledProgram& compiled, std::int64_t* left)
{
    Program program = compiled.program;
    std::int64_t count = 0;
    for (CoreProgram& core : program.cores)
        if (compiled.options.mode == CompileMode::Throughput && core.present && core.instructions.empty()) {
            core = CoreProgram { false, {}, {} };
            ++count;
        }
    if (left != nullptr)
        *left = count;
    return program;
}

Result<PimsimExport> exportPimsim(const std::vector<const CompiledProgram*>& programs, const Machine& machine,
                                  const Diagnostics& notes, const RunContext& context)
{
    PimsimExport result;
    std::string text = fmt::format("Programs for pimsim-nn: {}.\n\nRun each as `ChipTest PROGRAM CONFIG`:\n",
                                   programs.empty() ? std::string("none") : programs.front()->network->name);
    std::string remarks;
    for (const CompiledProgram* const one : programs) {
        const CompiledProgram& compiled = *one;
        std::int64_t left = 0;
        const Program program = pimsimProgram(compiled, &left);
        auto ran = tried(compiled, program, machine, context);
        if (!ran)
            return tl::unexpected(ran.error());
        const std::string mode = modeName(compiled.options.mode);
        Deflater deflater;
        programJson(program, &machine, [&](std::string_view piece) { deflater.add(piece); });
        result.files.push_back({ mode + ".json.gz", deflater.finish() });
        MachineText machineText = machineJson(machine, simulationMode(ran->mode), ran->timeMs, kNetworkFile);
        result.files.push_back({ mode + ".config.json", std::move(machineText.config) });
        if (result.results.empty())
            result.files.push_back({ kNetworkFile, std::move(machineText.network) });
        text += fmt::format("  ChipTest {0}.json.gz {0}.config.json\n    expected: {1}\n", mode, expected(*ran));
        if (left > 0)
            remarks += fmt::format("{}: {} left out for want of instructions, since this mode of pimsim-nn "
                                   "crashes on such; static power there does not count.\n",
                                   mode, left == 1 ? std::string("1 core is") : fmt::format("{} cores are", left));
        for (const Diagnostic& entry : compiled.notes.entries)
            remarks += fmt::format("{}: {}: {}\n", mode, entry.where, entry.text);
        result.results.push_back(std::move(*ran));
    }
    text +=
        "\nThe expected numbers are those of our simulator, which orders simultaneous events as they were scheduled; "
        "pimsim-nn's order\nis another one, so large programs may differ by up to 1 %. What it charges for decoding "
        "and register files differs more.\n\n";
    for (const Diagnostic& entry : notes.entries)
        remarks += fmt::format("{}: {}\n", entry.where, entry.text);
    result.files.push_back({ "notes.txt", text + remarks });
    return result;
}

} // namespace pim::program
