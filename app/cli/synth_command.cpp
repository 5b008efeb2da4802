// SPDX-License-Identifier: GPL-3.0-or-later
// `synth`: find the best accelerator for a model within a power budget.
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "app/cli/output_check.h"
#include "app/cli/synth_options.h"
#include "app/cli/synth_view.h"
#include "core/base/file.h"
#include "core/design/design_json.h"
#include "core/hardware/presets.h"
#include "core/report/csv.h"
#include "pim_version.h"

namespace pim::cli {
namespace {

struct SynthCommand
{
    SynthArguments common;
    double power = 0;
    std::string output, pareto;
};

/// The files a feasible result is worth: the design, the points.
Result<void> writeFiles(Console& console, const SynthCommand& a, const synthesis::Synthesis& result,
                        const synthesis::SynthesisOptions& options)
{
    if (!a.output.empty() && result.feasible) {
        const bool efficiency = options.objective == synthesis::Objective::Efficiency;
        const bool bounded = result.bound != 0;
        const design::DesignResults known { &result.evaluation,
                                            efficiency && bounded ? std::optional(result.bound) : std::nullopt,
                                            bounded ? std::optional(result.gap) : std::nullopt };
        if (auto written = design::writeDesign(a.output, result.best, known); !written)
            return written;
        console.say(fmt::format("wrote {}\n", a.output));
    }
    if (!a.pareto.empty()) {
        if (auto written = writeFileAtomically(a.pareto, report::paretoCsv(result.archive)); !written)
            return written;
        console.say(fmt::format("wrote {} ({} points)\n", a.pareto, result.archive.size()));
    }
    return {};
}

int runSynth(Session& session, const SynthCommand& a)
{
    Console& console = session.console;
    const bool json = a.common.json;
    auto options = synthesisOptions(a.common);
    if (!options)
        return console.failed(options.error(), json);
    options->constraints.powerBudget = Power { a.power };
    if (const auto apart = filesApart({ { "MODEL", modelFile(a.common.model) },
                                        { "--hardware", hardwareFile(a.common) },
                                        { "-o", a.output, true },
                                        { "--pareto", a.pareto, true },
                                        { "--checkpoint", a.common.checkpoint, true } });
        !apart)
        return console.failed(apart.error(), json);
    for (const std::string& path : { a.output, a.pareto, a.common.checkpoint })
        if (const auto writable = canBeWritten(path); !writable)
            return console.failed(writable.error(), json);
    RunContext run;
    run.stop = session.interrupt.listen();
    run.seed = static_cast<std::uint64_t>(a.common.seed);
    run.threads = static_cast<int>(a.common.threads);
    Diagnostics findings;
    const auto network = loadNetwork(a.common.model, run, findings);
    if (!network)
        return console.failed(network.error(), json);
    const auto hardware = hardware::loadHardware(a.common.hardware);
    if (!hardware)
        return console.failed(hardware.error(), json);
    sayTask(console, **network, **hardware, *options, run);
    run.onProgress = progressShower(console, a.common.progress, synthesis::objectiveInfo(options->objective));
    auto result = synthesis::synthesize(*network, *hardware, *options, run);
    console.clearProgress();
    if (!result)
        return console.failed(result.error(), json);
    if (result->feasible && result->best.provenance.version.empty())
        result->best.provenance.version = std::string(kVersion);
    const bool interrupted = session.interrupt.requested();
    if (interrupted)
        console.say(result->feasible ? "interrupted: this is the best design so far\n"
                                     : "interrupted before any design was found\n");
    // Files first: whatever happens to the terminal afterwards, they are there.
    const auto written = writeFiles(console, a, *result, *options);
    if (result->feasible)
        sayResult(console, *result, *options);
    else if (!interrupted)
        sayWhyNothingFits(console, *result, **network, **hardware, *options);
    if (!findings.entries.empty())
        console.say("\n");
    console.diagnostics(findings);
    if (!written)
        return console.failed(written.error(), json);
    if (json)
        console.putJson(resultToJson(*result, *options));
    return interrupted ? kInterrupted : result->feasible ? kDone : kCannotBeMet;
}

} // namespace

void addSynth(CLI::App& app, const Choose& choose)
{
    CLI::App* command = app.add_subcommand("synth", "find the best accelerator for a model within a power budget");
    auto arguments = std::make_shared<SynthCommand>();
    addNumber(*command, "--power", arguments->power, synthesis::kPowerBudget, false)->required();
    command->add_option("-o,--output", arguments->output, "write the design found")->type_name("DESIGN.json");
    command
        ->add_option("--pareto", arguments->pareto, "write the designs on the Pareto fronts as a table (see `pareto`)")
        ->type_name("FILE.csv");
    addSynthOptions(*command, arguments->common, true);
    command->callback([=] { choose([=](Session& session) { return runSynth(session, *arguments); }); });
}

} // namespace pim::cli
