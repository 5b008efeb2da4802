// SPDX-License-Identifier: GPL-3.0-or-later
// `simulate`: what a program takes on a machine.
#include <algorithm>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/analytic_view.h"
#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "app/cli/output_check.h"
#include "app/cli/project_source.h"
#include "app/cli/simulation_view.h"
#include "core/base/file.h"
#include "core/program/compiler.h"
#include "core/program/machine_from_design.h"
#include "core/program/machine_json.h"
#include "core/program/network_pairs.h"
#include "core/program/program_file.h"
#include "core/program/program_json.h"
#include "core/program/simulation_trace.h"
#include "core/program/simulator.h"
#include "core/report/format.h"

namespace pim::cli {
namespace {

using program::Program;
using program::SimulationMode;
using program::SimulationOptions;

constexpr double kShortestMs = 1e-6, kLongestMs = program::kLongestSimulationMs; ///< of simulated time
constexpr std::int64_t kMostRounds = 1'000'000, kMostRun = std::int64_t { 1 } << 53;
constexpr std::int64_t kTraceBytes = 180, kLargeTrace = 200'000'000; ///< of an instruction; of a file worth a word

struct SimulateArguments
{
    std::string program, config, mode, trace, compare;
    std::vector<std::string> correct;
    double timeMs = 0;
    std::int64_t maxInstructions = SimulationOptions().instructionLimit, traceRounds = 1;
    bool json = false;
};

/// "all", or names of corrections, set in \a options.
Result<void> applyCorrections(const std::vector<std::string>& names, SimulationOptions& options)
{
    for (const std::string& name : names) {
        bool found = false;
        std::string known = "all";
        for (const program::Correction& correction : program::corrections()) {
            known += fmt::format(", {}", correction.key);
            if (name != "all" && name != correction.key)
                continue;
            options.*correction.member = true;
            found = true;
        }
        if (!found)
            return fail(ErrorCode::InvalidArgument,
                        fmt::format("must be one of {}, got {}", known, report::printable(name)), "--correct");
    }
    return {};
}

/// All findings of validate() about a file, and the exit status; kDone when there is no error.
int refuseFindings(Console& console, const Diagnostics& found, const std::string& file, bool json)
{
    if (!found.hasErrors())
        return kDone;
    if (found.entries.size() > 1)
        console.diagnostics(found);
    const auto first = std::find_if(found.entries.begin(), found.entries.end(),
                                    [](const Diagnostic& entry) { return entry.severity == Severity::Error; });
    return console.failed({ ErrorCode::ParseError, first->where + ": " + first->text, file }, json);
}

/// Write the trace; what to say about it at the end. \a result loses the rounds that are not asked for.
Result<std::string> writeTrace(Console& console, const SimulateArguments& a, const Program& program, program::SimulationResult& result)
{
    const std::int64_t all = static_cast<std::int64_t>(result.trace.size());
    program::keepRounds(result.trace, a.traceRounds);
    const auto kept = static_cast<std::int64_t>(result.trace.size());
    if (const std::int64_t bytes = kept * kTraceBytes; bytes > kLargeTrace)
        console.say(fmt::format("note: the trace of {} instructions will have about {} MB; Perfetto may not open it\n",
                                report::formatCount(kept), report::formatCount(bytes / 1'000'000)));
    std::string text;
    program::simulationTrace(program, result, [&](std::string_view piece) { text += piece; });
    if (auto written = writeFileAtomically(a.trace, text); !written)
        return tl::unexpected(written.error());
    std::string part;
    if (kept < all)
        part = fmt::format(" of {}: the first {} of each core, --trace-rounds N keeps more", report::formatCount(all),
                           a.traceRounds == 1 ? "round" : fmt::format("{} rounds", a.traceRounds));
    return fmt::format("wrote {} ({} bytes, {} instructions{})\n", report::printable(a.trace),
                       report::formatCount(static_cast<std::int64_t>(text.size())), report::formatCount(kept), part);
}

/// Read the inputs and run.
int runSimulate(Session& session, const SimulateArguments& a)
{
    Console& console = session.console;
    SimulationOptions options;
    options.trace = !a.trace.empty();
    options.instructionLimit = a.maxInstructions;
    if (auto set = applyCorrections(a.correct, options); !set)
        return console.failed(set.error(), a.json);
    if (auto apart = filesApart(
            { { "PROGRAM", a.program, false }, { "--config", a.config, false }, { "--trace", a.trace, true } });
        !apart)
        return console.failed(apart.error(), a.json);
    if (auto writable = canBeWritten(a.trace); !writable)
        return console.failed(writable.error(), a.json);
    RunContext run;
    run.stop = session.interrupt.listen();
    const auto machine = program::readMachine(a.config);
    if (!machine)
        return console.failed(machine.error(), a.json);
    console.diagnostics(machine->notes);
    if (console.interactive())
        console.progressLine("reading the program");
    Diagnostics notes;
    const auto loaded = program::readProgramFile(a.program, run, &notes);
    if (!loaded)
        return console.failed(loaded.error(), a.json);
    console.diagnostics(notes);
    if (const int status = refuseFindings(console, program::validate(machine->machine), a.config, a.json);
        status != kDone)
        return status;
    if (const int status = refuseFindings(console, program::validate(*loaded), a.program, a.json); status != kDone)
        return status;
    options.mode = a.mode.empty() ? machine->mode
        : a.mode == "latency"     ? SimulationMode::Latency
                                  : SimulationMode::Throughput;
    // A latency is simulated until all cores are done; only who asks for a limit gets one.
    options.timeLimitMs = a.timeMs > 0 ? a.timeMs : options.mode == SimulationMode::Latency ? 0 : machine->timeMs;
    if (console.interactive())
        run.onProgress = [&](const Progress& progress) {
            console.progressLine(
                fmt::format("{} {}, {}", report::formatPercent(progress.fraction, 2), progress.stage, progress.detail));
        };
    if (const std::string missing = program::missingPairsText(program::networkPairs(*loaded, machine->machine)); !missing.empty())
        console.say(fmt::format("warning: {}: {}\n", report::printable(a.config), missing));
    auto result = program::simulate(*loaded, machine->machine, options, run);
    console.clearProgress();
    if (result && result->instructions > a.maxInstructions) // a short run ends before the limit is looked at
        result = fail(ErrorCode::Infeasible, fmt::format("the run executed {} instructions, more than --max-instructions {}",
                                                         result->instructions, a.maxInstructions));
    if (!result) {
        Error error = result.error();
        if (error.code == ErrorCode::InvalidArgument) // of the files, since the options were checked
            error.code = ErrorCode::ParseError;
        error.where = error.where.empty() ? a.program : a.program + ": " + error.where;
        return console.failed(error, a.json);
    }
    std::string traced;
    if (!a.trace.empty()) {
        const auto text = writeTrace(console, a, *loaded, *result);
        if (!text)
            return console.failed(text.error(), a.json);
        traced = *text;
    }
    saySimulation(console, *loaded, machine->machine, options, *result);
    console.say(traced);
    if (a.json)
        console.putJson(simulationJson(*loaded, machine->machine, options, *result));
    return kDone;
}

/// Compile a design for its own machine, simulate one pass, and set it beside the analytic model.
int runCompare(Session& session, const SimulateArguments& a)
{
    Console& console = session.console;
    SimulationOptions options;
    options.trace = true; // of one pass in either mode
    options.instructionLimit = a.maxInstructions;
    if (auto set = applyCorrections(a.correct, options); !set)
        return console.failed(set.error(), a.json);
    RunContext run;
    run.stop = session.interrupt.listen();
    const auto source = loadDesign(a.compare);
    if (!source)
        return console.failed(source.error(), a.json);
    const auto failed = [&](Error error) {
        console.clearProgress();
        if (error.code == ErrorCode::InvalidArgument) // of the design
            error.code = ErrorCode::ParseError;
        error.where = error.where.empty() ? source->from : source->from + ": " + error.where;
        return console.failed(error, a.json);
    };
    if (console.interactive())
        run.onProgress = [&](const Progress& progress) {
            console.progressLine(fmt::format("{} {}", report::formatPercent(progress.fraction, 2), progress.stage));
        };
    const auto evaluation = evaluation::evaluate(source->design);
    if (!evaluation)
        return failed(evaluation.error());
    if (evaluation->metrics.cycles <= 0)
        return failed({ ErrorCode::Infeasible, "the design cannot run: " + evaluation->violationDetail, {} });
    auto made = program::machineFromDesign(source->design, *evaluation);
    if (!made)
        return failed(made.error());
    const bool throughput = a.mode == "throughput";
    made->options.mode = throughput ? program::CompileMode::Throughput : program::CompileMode::Latency;
    auto compiled = program::compile(source->design.network, made->machine, made->options, run);
    if (!compiled)
        return failed(compiled.error());
    const auto code = std::make_shared<const Program>(std::move(compiled->program));
    const auto result = program::simulate(*code, made->machine, options, run);
    if (!result)
        return failed(result.error());
    const auto lanes = program::simulatedTimeline(code, made->machine, options, *result, run);
    if (!lanes)
        return failed(lanes.error());
    const auto comparison =
        program::compareWithAnalytic(source->design, **lanes, made->machine, options, *result, throughput, run);
    if (!comparison)
        return failed(comparison.error());
    console.clearProgress();
    console.diagnostics(made->notes);
    sayComparison(console, *comparison);
    if (a.json)
        console.putJson(comparisonJson(*comparison));
    return kDone;
}

std::string correctionsFooter()
{
    std::string text = fmt::format(
        "Limits: a run ends at --time-ms of simulated time, for throughput at sim_time of the configuration where that is not\n"
        "given, and with an error after --max-instructions, {} where not given. Program files have at most {}\n"
        "instructions, {} cores and {} array groups.\n\n",
        report::formatCount(SimulationOptions().instructionLimit), report::formatCount(program::kMostInstructions),
        report::formatCount(program::kMostCores), report::formatCount(program::kMostArrayGroups));
    text +=
        "Corrections (--correct); without them the numbers are those of pimsim-nn, its known defects included:\n";
    for (const program::Correction& correction : program::corrections())
        text += fmt::format("  {:<22}{}\n", correction.key, correction.meaning);
    return text;
}

} // namespace

void addSimulate(CLI::App& app, const Choose& choose)
{
    CLI::App* command =
        app.add_subcommand("simulate", "run a program of PIMCOMP or the studio: time, energy, stalls, links");
    auto arguments = std::make_shared<SimulateArguments>();
    CLI::Option* file = command
        ->add_option("PROGRAM", arguments->program,
                     "program file: JSON as pimsim-nn reads it, plain or compressed (gzip, zlib); .bin and .asm of `compile`")
        ->type_name("");
    CLI::Option* config = command
        ->add_option("--config", arguments->config,
                     "the machine: config.json of pimsim-nn, with its network file beside it")
        ->type_name("FILE");
    const auto isMode = [](const std::string& text) {
        return text == "throughput" || text == "latency"
            ? std::string()
            : fmt::format("must be one of throughput, latency, got {}", text);
    };
    command
        ->add_option(
            "--mode", arguments->mode,
            "latency: every core runs once; throughput: again and again (default: sim_mode of the configuration)")
        ->check(CLI::Validator(isMode, ""))
        ->type_name("throughput|latency");
    const ParameterSpec time {
        "time_ms",  "simulated time; default: until all cores are done, for throughput sim_time of the configuration",
        "ms",       kShortestMs,
        kLongestMs, 0,
        ""
    };
    addNumber(*command, "--time-ms", arguments->timeMs, time, false);
    CLI::Option* duration = command->get_option("--time-ms");
    command->add_option("--correct", arguments->correct, "undo defects of pimsim-nn: names separated by commas, or all")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->type_name("NAME,…");
    CLI::Option* trace = command
        ->add_option("--trace", arguments->trace, "write every executed instruction for Perfetto or chrome://tracing")
        ->type_name("FILE.json");
    CLI::Option* rounds = command
        ->add_option("--trace-rounds", arguments->traceRounds, "for throughput: so many rounds of each core in the trace, from the first on")
        ->check(CLI::Range(std::int64_t { 1 }, kMostRounds))
        ->needs(trace)
        ->capture_default_str()
        ->type_name("N");
    command
        ->add_option("--max-instructions", arguments->maxInstructions,
                     "a run ends with an error when it has executed more; with --time-ms the limit of every run")
        ->check(CLI::Range(std::int64_t { 1 }, kMostRun))
        ->capture_default_str()
        ->type_name("N");
    command
        ->add_option("--compare", arguments->compare,
                     "instead of PROGRAM: compile this design for its own machine, simulate it (--mode, default latency) "
                     "and set it beside the analytic model, layer by layer, with the reasons where they differ")
        ->excludes(file)
        ->excludes(config)
        ->excludes(duration)
        ->excludes(trace)
        ->excludes(rounds)
        ->type_name("DESIGN");
    command->add_flag("--json", arguments->json, "everything as one JSON object");
    command->footer(correctionsFooter());
    command->callback([=] {
        if (!arguments->compare.empty()) {
            choose([=](Session& session) { return runCompare(session, *arguments); });
            return;
        }
        if (arguments->program.empty())
            throw CLI::RequiredError("PROGRAM");
        if (arguments->config.empty())
            throw CLI::RequiredError("--config");
        choose([=](Session& session) { return runSimulate(session, *arguments); });
    });
}

} // namespace pim::cli
