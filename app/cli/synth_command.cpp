// SPDX-License-Identifier: GPL-3.0-or-later
// `synth`: find the best accelerator for a model within a power budget.
#include <filesystem>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "app/cli/output_check.h"
#include "app/cli/project_source.h"
#include "app/cli/synth_options.h"
#include "app/cli/synth_view.h"
#include "core/base/file.h"
#include "core/design/design_json.h"
#include "core/hardware/presets.h"
#include "core/project/project.h"
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
    if (!a.output.empty() && !isProject(a.output) && result.feasible) {
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

/// The project that `-o FILE.pims` extends; nothing when the file does not exist yet. It stays locked while the run goes on.
Result<std::unique_ptr<project::Project>> openOutput(const std::string& path)
{
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored))
        return nullptr;
    auto project = project::Project::open(path, project::Project::Mode::ReadWrite);
    if (!project)
        return tl::unexpected(project.error());
    if ((*project)->readOnly())
        return fail(ErrorCode::IoError, "the run cannot be added: " + std::string((*project)->readOnlyReason()), path);
    const auto unsaved = (*project)->autosaved();
    if (!unsaved)
        return tl::unexpected(unsaved.error());
    if (*unsaved)
        return fail(ErrorCode::IoError, "the run cannot be added: the project has edits that were never saved; open it in PIM Studio, save or discard them", path);
    return project;
}

/// Add the run with all it has to the project, a new one when \a project is empty; its name there.
Result<std::string> addRun(const std::string& path, std::unique_ptr<project::Project> project, const project::Inputs& inputs,
                           const synthesis::Synthesis& result, const std::vector<synthesis::ObservedPoint>& points,
                           const std::vector<synthesis::TraceSample>& trace)
{
    if (!project) {
        project::EditState fresh;
        fresh.inputs = inputs;
        auto created = project::Project::create(path, fresh);
        if (!created)
            return tl::unexpected(created.error());
        project = std::move(*created);
    }
    auto state = project->saved();
    if (!state)
        return tl::unexpected(state.error());
    project::RunRecord run = project::newRun(std::make_shared<const project::Inputs>(inputs));
    run.name = freeName(run.name, state->runs);
    const auto id = project->addRun(run);
    if (!id)
        return tl::unexpected(id.error());
    run.id = *id;
    project::setOutcome(run, result);
    for (const auto& done : { project->updateRun(run), project->appendPoints(run.id, points, inputs.model->network), project->appendTrace(run.id, trace) })
        if (!done)
            return tl::unexpected(done.error());
    state->runs.push_back({ run.id, run.name });
    if (auto saved = project->save(*state); !saved)
        return tl::unexpected(saved.error());
    return run.name;
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
    std::unique_ptr<project::Project> project;
    const bool toProject = !a.output.empty() && isProject(a.output);
    if (toProject) {
        if (const ProjectArgument target = projectArgument(a.output); !target.name.empty())
            return console.failed({ ErrorCode::InvalidArgument,
                                    fmt::format("runs are named by the model and the budget, so the file stands alone, got {}", a.output), "-o" }, json);
        auto opened = openOutput(a.output);
        if (!opened)
            return console.failed(opened.error(), json);
        project = std::move(*opened);
    }
    auto imported = loadModel(a.common.model, run);
    const auto network = networkOf(imported, a.common.model, findings);
    if (!network)
        return console.failed(network.error(), json);
    const auto hardware = hardware::loadHardware(a.common.hardware);
    if (!hardware)
        return console.failed(hardware.error(), json);
    sayTask(console, **network, **hardware, *options, run);
    run.onProgress = progressShower(console, a.common.progress, synthesis::objectiveInfo(options->objective));
    synthesis::SearchObserver observer;
    std::vector<synthesis::ObservedPoint> points;
    std::vector<synthesis::TraceSample> trace;
    if (toProject) {
        observer.onPoints = [&](std::span<const synthesis::ObservedPoint> batch) { points.insert(points.end(), batch.begin(), batch.end()); };
        observer.onTrace = [&](const synthesis::TraceSample& sample) { trace.push_back(sample); };
    }
    auto result = synthesis::synthesize(*network, *hardware, *options, run, observer);
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
    auto written = writeFiles(console, a, *result, *options);
    if (toProject && written) {
        project::Inputs inputs;
        inputs.model = std::make_shared<const network::ImportedNetwork>(std::move(*imported));
        inputs.modelReference = a.common.model.model;
        inputs.hardware = *hardware;
        inputs.options = *options;
        inputs.options.checkpointPath.clear();
        inputs.seed = run.seed;
        const auto added = addRun(a.output, std::move(project), inputs, *result, points, trace);
        if (added)
            console.say(fmt::format("wrote {} (run \"{}\", {} points)\n", a.output, *added, points.size()));
        else
            written = tl::unexpected(added.error());
    }
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
    command->add_option("-o,--output", arguments->output, "write the design found to a .json file, or add the run with all its points to a project .pims, made anew when there is none")->type_name("FILE");
    command
        ->add_option("--pareto", arguments->pareto, "write the designs on the Pareto fronts as a table (see `pareto`)")
        ->type_name("FILE.csv");
    addSynthOptions(*command, arguments->common, true);
    command->callback([=] { choose([=](Session& session) { return runSynth(session, *arguments); }); });
}

} // namespace pim::cli
