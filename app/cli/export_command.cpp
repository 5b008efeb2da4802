// SPDX-License-Identifier: GPL-3.0-or-later
// `export`: figures of a design and files for other tools.
#include <filesystem>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "app/cli/output_check.h"
#include "app/cli/project_source.h"
#include "core/base/file.h"
#include "core/design/contradictions.h"
#include "core/design/design_json.h"
#include "core/program/machine_from_design.h"
#include "core/program/pimsim_export.h"
#include "core/project/export_json.h"
#include "core/report/chrome_trace.h"
#include "core/report/csv.h"
#include "core/report/floorplan_svg.h"
#include "core/report/format.h"
#include "core/report/latex.h"
#include "core/report/tool_formats.h"

namespace pim::cli {
namespace {

struct ExportArguments
{
    std::string design, svg, heat, trace, csv, latex, pimsyn, pimcomp, pimsim;
    std::string mode = "both"; ///< of the programs for pimsim-nn
    bool force = false, json = false;
};

std::string networkFileOf(const std::string& config)
{
    return config.empty() ? std::string() : report::pimcompNetworkFile(config).string();
}

/// Programs, configurations and network of the design for pimsim-nn, as files in the folder.
Result<std::vector<std::pair<std::string, std::string>>> pimsimFiles(const design::Design& design,
                                                                     const evaluation::Evaluation& evaluation,
                                                                     const ExportArguments& arguments, Session& session)
{
    RunContext run;
    run.stop = session.interrupt.listen();
    auto made = program::machineFromDesign(design, evaluation);
    if (!made)
        return tl::unexpected(made.error());
    std::vector<program::CompiledProgram> programs;
    for (const auto mode : { program::CompileMode::Throughput, program::CompileMode::Latency }) {
        if (arguments.mode != "both" && (arguments.mode == "latency") != (mode == program::CompileMode::Latency))
            continue;
        made->options.mode = mode;
        auto compiled = program::compile(design.network, made->machine, made->options, run);
        if (!compiled)
            return tl::unexpected(compiled.error());
        programs.push_back(std::move(*compiled));
    }
    std::vector<const program::CompiledProgram*> all;
    for (const auto& one : programs)
        all.push_back(&one);
    auto exported = program::exportPimsim(all, made->machine, made->notes, run);
    if (!exported)
        return tl::unexpected(exported.error());
    session.console.diagnostics(made->notes);
    std::vector<std::pair<std::string, std::string>> files;
    for (auto& file : exported->files)
        files.emplace_back((std::filesystem::path(arguments.pimsim) / file.name).string(), std::move(file.contents));
    return files;
}

/// That the folder is there or can be made. Nothing is made yet.
Result<void> canBeFolder(const std::string& path)
{
    std::error_code ignored;
    if (path.empty() || std::filesystem::is_directory(path, ignored))
        return {};
    if (std::filesystem::exists(path, ignored))
        return fail(ErrorCode::IoError, "is a file, a folder is needed", path);
    return canBeWritten(path);
}

int runExport(Session& session, const ExportArguments& arguments)
{
    Console& console = session.console;
    if (const auto apart = filesApart({ { "DESIGN", projectArgument(arguments.design).file },
                                        { "--svg", arguments.svg, true },
                                        { "--trace", arguments.trace, true },
                                        { "--csv", arguments.csv, true },
                                        { "--latex", arguments.latex, true },
                                        { "--pimsyn", arguments.pimsyn, true },
                                        { "--pimcomp", arguments.pimcomp, true },
                                        { "--pimcomp's network file", networkFileOf(arguments.pimcomp), true } });
        !apart)
        return console.failed(apart.error(), arguments.json);
    std::string filesAsked;
    for (const std::string& path : { arguments.svg, arguments.trace, arguments.csv, arguments.latex, arguments.pimsyn, arguments.pimcomp }) {
        filesAsked += path;
        if (const auto writable = canBeWritten(path); !writable)
            return console.failed(writable.error(), arguments.json);
    }
    if (const ProjectArgument whole = projectArgument(arguments.design); arguments.json && isProject(arguments.design) && whole.name.empty()) {
        if (!filesAsked.empty() || !arguments.pimsim.empty())
            return console.failed({ ErrorCode::InvalidArgument,
                                    "writes a whole project, which the other formats cannot hold; name a design: FILE.pims#NAME", "--json" }, true);
        auto project = project::Project::open(whole.file, project::Project::Mode::ReadOnly);
        if (!project)
            return console.failed(project.error(), true);
        bool begun = false;
        const auto written = project::exportJson(**project, [&](std::string_view piece) {
            begun = true;
            return console.stream(piece);
        });
        return written ? kDone : console.failed(written.error(), !begun);
    }
    if (const auto folder = canBeFolder(arguments.pimsim); !folder)
        return console.failed(folder.error(), arguments.json);
    if (arguments.mode != "both" && arguments.pimsim.empty())
        return console.failed({ ErrorCode::InvalidArgument, "is of the programs that --pimsim writes; give --pimsim DIR too", "--mode" }, arguments.json);
    const auto heat = report::floorplanHeat(arguments.heat.empty() ? "layer" : arguments.heat);
    if (!heat)
        return console.failed({ ErrorCode::InvalidArgument, fmt::format("\"{}\" is none of: {}", arguments.heat, report::kFloorplanHeats), "--heat" }, arguments.json);
    if (!arguments.heat.empty() && arguments.svg.empty())
        return console.failed({ ErrorCode::InvalidArgument, "colours the picture that --svg writes; give --svg FILE too", "--heat" }, arguments.json);
    const auto source = loadDesign(arguments.design);
    if (!source)
        return console.failed(source.error(), arguments.json);
    const design::Design* const design = &source->design;
    auto evaluation = evaluation::evaluate(*design);
    if (!evaluation) {
        Error error = evaluation.error();
        if (error.code == ErrorCode::InvalidArgument)
            error = { ErrorCode::ParseError, error.message,
                      error.where.empty() ? source->from : source->from + ": " + error.where };
        return console.failed(error, arguments.json);
    }
    if (evaluation->metrics.cycles <= 0)
        return console.failed(
            { ErrorCode::Infeasible, "the design cannot run: " + evaluation->violationDetail, source->from }, arguments.json);
    console.diagnostics(design::contradictions(source->text, *design, *evaluation));
    if (!evaluation->feasible)
        console.say(fmt::format("warning: the design breaks a constraint: {}\n", evaluation->violationDetail));
    // Make everything before writing anything: a request that cannot be met leaves no file behind.
    std::vector<std::pair<std::string, std::string>> files;
    if (!arguments.svg.empty())
        files.emplace_back(arguments.svg, report::floorplanSvg(*design, *evaluation, *heat));
    if (!arguments.trace.empty()) {
        const auto timeline = timeline::timelineOf(*design);
        auto trace = timeline ? report::chromeTrace(*design, **timeline) : Result<std::string>(tl::unexpected(timeline.error()));
        if (!trace)
            return console.failed({ ErrorCode::Infeasible, trace.error().message, "--trace" });
        files.emplace_back(arguments.trace, std::move(*trace));
    }
    if (!arguments.csv.empty())
        files.emplace_back(arguments.csv, report::layersCsv(*design, *evaluation));
    if (!arguments.latex.empty())
        files.emplace_back(arguments.latex, report::latexTables(*design, *evaluation));
    if (!arguments.pimsyn.empty()) {
        auto result = report::pimsynResult(*design, *evaluation);
        if (!result)
            return console.failed(
                { ErrorCode::Infeasible, result.error().message, "--pimsyn: " + result.error().where });
        files.emplace_back(arguments.pimsyn, std::move(*result));
    }
    if (!arguments.pimcomp.empty()) {
        const auto network = report::pimcompNetworkFile(arguments.pimcomp);
        auto text = report::pimcompFiles(*design, *evaluation, network.filename().string());
        if (!text)
            return console.failed({ ErrorCode::Infeasible, text.error().message, "--pimcomp: " + text.error().where }, arguments.json);
        if (!arguments.force)
            if (const auto kept = nothingReplaced({ { network.string(), text->network } }, "--pimcomp"); !kept)
                return console.failed(kept.error(), arguments.json);
        files.emplace_back(arguments.pimcomp, std::move(text->config));
        files.emplace_back(network.string(), std::move(text->network));
    }
    if (!arguments.pimsim.empty()) {
        auto made = pimsimFiles(*design, *evaluation, arguments, session);
        if (!made) {
            Error error = made.error();
            error.where = "--pimsim: " + error.where;
            return console.failed(error, arguments.json);
        }
        if (!arguments.force) {
            std::vector<ImpliedFile> implied;
            for (const auto& [path, contents] : *made)
                implied.push_back({ path, contents });
            if (const auto kept = nothingReplaced(implied, "--pimsim"); !kept)
                return console.failed(kept.error(), arguments.json);
        }
        std::error_code problem;
        std::filesystem::create_directory(arguments.pimsim, problem);
        if (problem)
            return console.failed({ ErrorCode::IoError, "cannot make the folder: " + problem.message(), arguments.pimsim }, arguments.json);
        files.insert(files.end(), std::make_move_iterator(made->begin()), std::make_move_iterator(made->end()));
    }
    for (const auto& [path, contents] : files) {
        if (const auto written = writeFileAtomically(path, contents); !written)
            return console.failed(written.error());
        console.say(fmt::format("wrote {} ({} bytes)\n", path, report::formatCount(static_cast<std::int64_t>(contents.size()))));
    }
    if (!arguments.pimcomp.empty() && design->parameters.weightBits > design->parameters.cellBits)
        console.say(fmt::format("note: {} counts crossbars as PIMCOMP does, a column for a whole weight of {} bits in cells of {}; to compile for "
                                "it here add --logical-crossbars\n",
                                arguments.pimcomp, design->parameters.weightBits, design->parameters.cellBits));
    if (arguments.json)
        console.put(design::designToJsonText(*design, { &*evaluation, {}, {} }));
    return kDone;
}

} // namespace

void addExport(CLI::App& app, const Choose& choose)
{
    CLI::App* command =
        app.add_subcommand("export", "write figures of a design and files for other tools; several at once");
    auto arguments = std::make_shared<ExportArguments>();
    command->add_option("DESIGN", arguments->design, std::string(kDesignHelp))->required()->type_name("");
    command->footer(std::string(kNameFooter));
    auto* formats = command->add_option_group("formats", "at least one");
    formats->add_option("--svg", arguments->svg, "the floorplan as a picture")->type_name("FILE");
    command->add_option("--heat", arguments->heat, fmt::format("what the floorplan's tiles are coloured by: {}", report::kFloorplanHeats))->type_name("METRIC");
    formats
        ->add_option("--trace", arguments->trace,
                     "the schedule in the Trace Event Format, for Perfetto or chrome://tracing")
        ->type_name("FILE");
    formats->add_option("--csv", arguments->csv, "the layers as a table")->type_name("FILE");
    formats->add_option("--latex", arguments->latex, "design and layers as booktabs tables")->type_name("FILE");
    formats->add_option("--pimsyn", arguments->pimsyn, "a result file as PIMSYN-NN writes it")->type_name("FILE");
    formats->add_option("--pimcomp", arguments->pimcomp, "a config.json for PIMCOMP-NN and pimsim-nn, with its network file beside it: FILE.network.json")
        ->type_name("FILE");
    formats
        ->add_option("--pimsim", arguments->pimsim,
                     "programs of the design with configurations and network for pimsim-nn, and notes on how to run them")
        ->type_name("DIR");
    command->add_flag("--force", arguments->force,
                      "let --pimsim replace files of other contents in DIR, and --pimcomp the network file beside FILE");
    addChoice(*command, "--mode", arguments->mode, { "both", "throughput", "latency" }, "what --pimsim compiles for");
    formats->add_flag("--json", arguments->json, "the design as JSON on stdout; of FILE.pims without a name the whole project: inputs, runs, points");
    formats->require_option(1, 0);
    command->callback([=] { choose([=](Session& session) { return runExport(session, *arguments); }); });
}

} // namespace pim::cli
