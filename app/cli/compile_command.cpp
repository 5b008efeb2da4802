// SPDX-License-Identifier: GPL-3.0-or-later
// `compile`: a network to instructions for a machine.
#include <array>
#include <charconv>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/command.h"
#include "app/cli/compile_view.h"
#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "app/cli/model_source.h"
#include "app/cli/output_check.h"
#include "app/cli/project_source.h"
#include "core/base/file.h"
#include "core/hardware/presets.h"
#include "core/program/machine_from_design.h"
#include "core/program/machine_json.h"
#include "core/program/machine_presets.h"
#include "core/program/pimsim_export.h"
#include "core/program/program_file.h"
#include "core/report/format.h"

namespace pim::cli {
namespace {

using namespace program;

constexpr std::array<std::pair<const char*, Replication>, 5> kReplications { {
    { "balance", Replication::Balance },
    { "w0h0", Replication::W0H0 },
    { "uniform", Replication::Uniform },
    { "ga", Replication::Genetic },
    { "design", Replication::Design },
} };
constexpr std::int64_t kMostLocalBytes = std::int64_t { 1 } << 31; ///< addresses are 32 bits wide

struct CompileArguments
{
    ModelArguments input; ///< a design or a model
    std::string machine, config, hardware, mode = "throughput", replication, bits, output;
    std::int64_t localMemory = 0, verifySeed = -1;
    bool logical = false, json = false;

    bool givesMachine() const { return !machine.empty() || !config.empty(); }
};

/// A hardware that is also a machine: its unit costs stand behind one.
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kMachinesOfHardware { {
    { "pimcomp-default", "pimcomp" },
    { "isaac-ce", "isaac" },
    { "puma", "puma" },
} };

/// "8", "16,32" or "8,32,6": element, sum and shift.
Result<NumberFormat> numbersOf(const std::string& text)
{
    std::array<int, 3> values {};
    std::size_t count = 0;
    const char* at = text.data();
    const char* const end = at + text.size();
    const auto bad = [&](std::string_view rule) {
        return fail(ErrorCode::InvalidArgument, fmt::format("{}, got {}", rule, report::printable(text)), "--bits");
    };
    for (;;) {
        if (count == values.size())
            return bad("has at most three numbers: ELEMENT,SUM,SHIFT");
        const auto [next, code] = std::from_chars(at, end, values[count]);
        if (code != std::errc() || (next != end && *next != ','))
            return bad("must look like 8 or 8,32,6");
        ++count;
        if (next == end)
            break;
        at = next + 1;
    }
    NumberFormat numbers { values[0], count > 1 ? values[1] : values[0], values[2] };
    if (const auto valid = program::validate(numbers); !valid)
        return fail(ErrorCode::InvalidArgument, valid.error().message, "--bits");
    return numbers;
}

/// What is compiled, for what, how.
struct Job
{
    std::shared_ptr<const network::Network> network;
    Machine machine;
    CompileOptions options;
    Diagnostics notes;
    std::string from;
    bool triesCopies = false; ///< the design's copies are taken where they fit
};

/// A design and its figures.
struct EvaluatedDesign
{
    SourcedDesign source;
    evaluation::Evaluation evaluation;
};

Result<EvaluatedDesign> evaluatedDesign(const std::string& argument)
{
    auto source = loadDesign(argument);
    if (!source)
        return tl::unexpected(source.error());
    auto evaluation = evaluation::evaluate(source->design);
    if (!evaluation) {
        Error error = evaluation.error();
        if (error.code == ErrorCode::InvalidArgument)
            error = { ErrorCode::ParseError, error.message,
                      error.where.empty() ? source->from : source->from + ": " + error.where };
        return tl::unexpected(error);
    }
    if (evaluation->metrics.cycles <= 0)
        return fail(ErrorCode::Infeasible, "the design cannot run: " + evaluation->violationDetail, source->from);
    return EvaluatedDesign { std::move(*source), std::move(*evaluation) };
}

Result<Job> jobOfDesign(const std::string& argument)
{
    auto read = evaluatedDesign(argument);
    if (!read)
        return tl::unexpected(read.error());
    auto made = machineFromDesign(read->source.design, read->evaluation);
    if (!made)
        return tl::unexpected(made.error());
    return Job { read->source.design.network, std::move(made->machine), std::move(made->options), std::move(made->notes),
                 read->source.from };
}

/// The machine that --machine or --config names, with its notes.
Result<void> readGivenMachine(const CompileArguments& a, Job& job)
{
    if (!a.machine.empty()) {
        auto preset = machinePreset(a.machine);
        if (!preset) {
            Error error = preset.error();
            error.where = "--machine";
            return tl::unexpected(error);
        }
        job.machine = std::move(preset->machine);
        job.notes = std::move(preset->notes);
    } else {
        auto file = readMachine(a.config);
        if (!file)
            return tl::unexpected(file.error());
        job.machine = std::move(file->machine);
        job.notes = std::move(file->notes);
        job.machine.name = a.config;
    }
    return {};
}

/// The network, widths and, where they fit, copies of a design on another machine than its own.
Result<Job> jobOfDesignElsewhere(const CompileArguments& a)
{
    auto read = evaluatedDesign(a.input.model);
    if (!read)
        return tl::unexpected(read.error());
    Job job;
    job.network = read->source.design.network;
    job.from = read->source.from;
    if (auto given = readGivenMachine(a, job); !given)
        return tl::unexpected(given.error());
    if (auto own = machineFromDesign(read->source.design, read->evaluation))
        job.options.numbers = own->options.numbers;
    job.options.replication = Replication::Design;
    for (const design::LayerDesign& layer : read->source.design.layers)
        job.options.copies.push_back(layer.weightDuplication);
    job.triesCopies = a.replication.empty();
    job.notes.note(job.from, "is compiled for another machine than its own: its network and widths are taken, not its cores");
    return job;
}

Result<Job> jobOfModel(const CompileArguments& a, const RunContext& run)
{
    Job job;
    job.from = a.input.model;
    if (auto given = readGivenMachine(a, job); !given)
        return tl::unexpected(given.error());
    Diagnostics findings;
    auto network = loadNetwork(a.input, run, findings);
    job.notes.entries.insert(job.notes.entries.end(), findings.entries.begin(), findings.entries.end());
    if (!network)
        return tl::unexpected(network.error());
    job.network = std::move(*network);
    return job;
}

Result<Job> jobOf(const CompileArguments& a, const RunContext& run)
{
    const std::string& input = a.input.model;
    const bool designed = isDesign(input);
    if (!designed && a.givesMachine())
        return jobOfModel(a, run);
    if (input.starts_with("zoo:") || input.ends_with(".onnx"))
        return fail(ErrorCode::InvalidArgument,
                    "is a model: say what to compile it for with --machine or --config, or give a design", input);
    if (!a.input.inputShapes.empty())
        return fail(ErrorCode::InvalidArgument, "is only for models; a design has its shapes", "--input-shape");
    return a.givesMachine() ? jobOfDesignElsewhere(a) : jobOfDesign(input);
}

/// Make --machine or --config of --hardware. What parts cost is no chip yet: InvalidArgument says how to come to one.
Result<void> resolveHardware(CompileArguments& a)
{
    if (a.hardware.empty())
        return {};
    for (const auto& [hardware, machine] : kMachinesOfHardware)
        if (a.hardware == hardware)
            a.machine = machine;
    for (const MachinePreset& preset : machinePresets())
        if (a.hardware == preset.name)
            a.machine = preset.name;
    if (!a.machine.empty())
        return {};
    constexpr std::uint64_t kLargest = std::uint64_t { 1 } << 20;
    if (const auto text = readFile(a.hardware, kLargest); text && text->find("\"chip_config\"") != std::string::npos) {
        a.config = a.hardware; // a machine's file, which a hardware's is never taken for
        return {};
    }
    if (const auto hardware = hardware::loadHardware(a.hardware); !hardware) {
        Error error = hardware.error();
        error.where = error.where.empty() ? "--hardware" : "--hardware: " + error.where;
        return tl::unexpected(std::move(error));
    }
    return fail(ErrorCode::InvalidArgument,
                fmt::format("{0} says what parts cost, not how many cores and crossbars a chip has. Make a chip of it with "
                            "`synth {1} --hardware {0} --power W -o DESIGN.json` and compile DESIGN.json, or name a "
                            "machine with --machine or --config",
                            a.hardware, a.input.model),
                "--hardware");
}

/// Compile; where a design's copies do not fit another machine, with as many as that has room for.
Result<CompiledProgram> compileJob(Job& job, const CompileArguments& a, const RunContext& run)
{
    auto compiled = compile(job.network, job.machine, job.options, run);
    if (compiled || compiled.error().code != ErrorCode::Infeasible)
        return compiled;
    Error why = compiled.error();
    if (job.triesCopies) {
        job.options.replication = Replication::Balance;
        job.options.copies.clear();
        compiled = compile(job.network, job.machine, job.options, run);
        if (compiled || compiled.error().code != ErrorCode::Infeasible) {
            if (compiled)
                compiled->notes.note(job.from, "the design's copies do not fit this machine; replication: balance");
            return compiled;
        }
        why = compiled.error();
    }
    if (!a.config.empty() && !a.logical) {
        CompileOptions logical = job.options;
        logical.logicalColumns = true;
        if (compile(job.network, job.machine, logical, run))
            why.message += "; with --logical-crossbars, as PIMCOMP counts, it fits";
    }
    return tl::unexpected(std::move(why));
}

/// Apply the command line to the job's options.
Result<void> setOptions(const CompileArguments& a, Job& job)
{
    CompileOptions& options = job.options;
    const bool fromDesign = !options.copies.empty();
    options.mode = a.mode == "latency" ? CompileMode::Latency : CompileMode::Throughput;
    for (const auto& [name, replication] : kReplications)
        if (a.replication == name)
            options.replication = replication;
    if (options.replication == Replication::Design && !fromDesign)
        return fail(ErrorCode::InvalidArgument, "design is what a design's synthesis chose; a model has none",
                    "--replication");
    if (!a.bits.empty()) {
        const auto numbers = numbersOf(a.bits);
        if (!numbers)
            return tl::unexpected(numbers.error());
        options.numbers = *numbers;
    }
    options.logicalColumns = a.logical;
    options.localMemoryBytes = a.localMemory;
    return {};
}

/// Of a program of which no layer's values can be told.
Verification nothingCompared(const CompiledProgram& compiled)
{
    Verification none;
    for (std::size_t l = 0; l < compiled.network->layers.size(); ++l)
        none.notCompared.push_back(static_cast<int>(l));
    return none;
}

int runCompile(Session& session, CompileArguments a)
{
    Console& console = session.console;
    const auto failed = [&](const Error& error) { return console.failed(error, a.json); };
    if (const auto resolved = resolveHardware(a); !resolved)
        return failed(resolved.error());
    if (const auto format = programFormat(a.output); !format)
        return failed({ format.error().code, format.error().message, "--output " + a.output });
    const bool onModel = a.givesMachine() && !isDesign(a.input.model);
    if (const auto apart = filesApart(
            { { onModel ? "MODEL" : "DESIGN", onModel ? modelFile(a.input) : projectArgument(a.input.model).file },
              { "--config", a.config },
              { "--output", a.output, true } });
        !apart)
        return failed(apart.error());
    if (const auto writable = canBeWritten(a.output); !writable)
        return failed(writable.error());
    RunContext run;
    run.stop = session.interrupt.listen();
    auto job = jobOf(a, run);
    if (!job)
        return failed(job.error());
    if (auto set = setOptions(a, *job); !set)
        return failed(set.error());
    console.diagnostics(job->notes);
    if (const auto found = program::validate(job->machine); found.hasErrors()) {
        console.diagnostics(found);
        return failed({ ErrorCode::ParseError, "the machine is impossible", a.config.empty() ? job->from : a.config });
    }
    if (console.interactive())
        run.onProgress = [&](const Progress& progress) {
            console.progressLine(fmt::format("{} {}", report::formatPercent(progress.fraction, 2), progress.stage));
        };
    const auto compiled = compileJob(*job, a, run);
    console.clearProgress();
    if (!compiled)
        return failed(compiled.error());
    std::optional<Verification> verified;
    if (a.verifySeed >= 0) {
        const auto compared = verifyComparable(*compiled, static_cast<std::uint64_t>(a.verifySeed), run);
        if (!compared && compared.error().code != ErrorCode::Unsupported)
            return failed(compared.error());
        verified = compared ? *compared : nothingCompared(*compiled);
    }
    if (const auto written = writeProgramFile(a.output, pimsimProgram(*compiled), &job->machine); !written) {
        Error error = written.error();
        if (error.code == ErrorCode::InvalidArgument) { // no binary form
            error.code = ErrorCode::Infeasible;
            error.where = a.output + ": " + error.where;
        }
        return failed(error);
    }
    sayCompiled(console, *compiled, job->machine, verified);
    console.say(fmt::format("wrote {}\n", report::printable(a.output)));
    if (a.json)
        console.putJson(compiledJson(*compiled, job->machine, verified));
    return kDone;
}

std::string machinesFooter()
{
    std::string text = "Machines (--machine):\n";
    for (const MachinePreset& preset : machinePresets())
        text += fmt::format("  {:<14}{}\n", preset.name, preset.title);
    return text + "\n" + std::string(kNameFooter);
}

} // namespace

void addCompile(CLI::App& app, const Choose& choose)
{
    CLI::App* command = app.add_subcommand(
        "compile", "a design, or a model for a given machine, to a program of the PIM instruction set");
    auto arguments = std::make_shared<CompileArguments>();
    CompileArguments& a = *arguments;
    command
        ->add_option(
            "INPUT", a.input.model,
            fmt::format("{}; with --machine or --config a design, too, or a model: an .onnx file, a PIMCOMP/PIMSYN "
                        "network .json, or zoo:NAME",
                        kDesignHelp))
        ->required()
        ->type_name("");
    auto* machine = command->add_option("--machine", a.machine, "compile for a published chip, see below; of a design its network, "
                                                                "and its copies where they fit")
                        ->type_name("NAME");
    auto* config = command->add_option("--config", a.config, "compile for the machine of a pimsim-nn or PIMCOMP config.json")
                       ->excludes(machine)
                       ->type_name("FILE");
    command
        ->add_option("--hardware", a.hardware,
                     "a machine, a configuration, or a hardware preset that stands behind a machine (pimcomp-default, "
                     "isaac-ce, puma); others say what parts cost: `synth` makes a design of them")
        ->excludes(machine)
        ->excludes(config)
        ->type_name("H");
    command
        ->add_option("--input-shape", a.input.inputShapes,
                     "shape of a graph input the model leaves open, as often as needed")
        ->type_name("NAME=1x3x224x224")
        ->allow_extra_args(false);
    addChoice(*command, "--mode", a.mode, { "throughput", "latency" },
              "throughput: every layer works on another image; latency: one image as fast as possible");
    const auto isReplication = [](const std::string& text) {
        for (const auto& [name, replication] : kReplications)
            if (text == name)
                return std::string();
        return fmt::format("must be one of balance, w0h0, uniform, ga, design, got {}", text);
    };
    command
        ->add_option("--replication", a.replication,
                     "how many copies of each layer's weights (default: design for a design, on another machine where that "
                     "fits; balance for a model)")
        ->check(CLI::Validator(isReplication, ""))
        ->type_name("balance|w0h0|uniform|ga|design");
    command
        ->add_option("--bits", a.bits,
                     "bits of elements (8, 16 or 32), of sums, and how far sums are shifted right before they become "
                     "elements (default: sums as elements, no shift; elements 8, of a design as its data)")
        ->type_name("ELEMENT[,SUM[,SHIFT]]");
    command->add_flag("--logical-crossbars", a.logical,
                      "a column of a crossbar holds a whole weight, as PIMCOMP counts, not one bit slice");
    command
        ->add_option("--local-memory", a.localMemory,
                     "bytes of a local memory that may be used (default: the machine's, 131072 where it says nothing)")
        ->check(CLI::Range(std::int64_t { 1 }, kMostLocalBytes))
        ->type_name("BYTES");
    command
        ->add_option(
            "--verify", a.verifySeed,
            "run the program on random integers of this seed (default 1) and compare every stored map with a plain "
            "computation, bit for bit; layers without a meaning on integers, as softmax, and what reads them are named")
        ->expected(0, 1)
        ->default_str("1")
        ->check(CLI::Range(std::int64_t { 0 }, std::int64_t { 1 } << 53))
        ->type_name("[SEED]");
    command
        ->add_option("-o,--output", a.output,
                     "the program: .json or .json.gz (pimsim-nn reads both), .bin (binary words) or .asm (text)")
        ->required()
        ->type_name("PROGRAM");
    command->add_flag("--json", a.json, "what was compiled as one JSON object");
    command->footer(machinesFooter());
    command->callback([=] { choose([=](Session& session) { return runCompile(session, *arguments); }); });
}

} // namespace pim::cli
