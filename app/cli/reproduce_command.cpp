// SPDX-License-Identifier: GPL-3.0-or-later
// `reproduce`: the experiments of the PIMSYN paper beside its numbers.
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "app/cli/output_check.h"
#include "app/cli/synth_view.h"
#include "core/base/file.h"
#include "core/compare/reproduction.h"
#include "core/report/format.h"
#include "core/report/html_report.h"
#include "core/report/latex.h"
#include "core/report/reproduction_json.h"
#include "core/report/text_table.h"
#include "core/synthesis/option_limits.h"

namespace pim::cli {
namespace {

using compare::Experiment;

struct ReproduceArguments
{
    std::string only, networks, effort = "normal", profile = "pimsyn", progress = "auto", output;
    double seed = 1, threads = 0;
    bool json = false;
};

std::vector<std::string> split(const std::string& text)
{
    std::vector<std::string> parts;
    std::string part;
    for (const char c : text + ",") {
        if (c != ',')
            part += c;
        else if (!part.empty())
            parts.push_back(std::exchange(part, {}));
    }
    return parts;
}

Result<std::vector<Experiment>> experimentsOf(const std::string& text)
{
    std::vector<Experiment> experiments;
    for (const std::string& key : split(text)) {
        const auto experiment = compare::experimentOf(key);
        if (!experiment) {
            std::string keys;
            for (int e = 0; e < compare::kExperimentCount; ++e)
                keys += fmt::format("{}{}", e ? ", " : "", compare::experimentKey(static_cast<Experiment>(e)));
            return fail(ErrorCode::InvalidArgument,
                        fmt::format("there is no experiment \"{}\"; there are {}", report::printable(key), keys),
                        "--only");
        }
        experiments.push_back(*experiment);
    }
    return experiments;
}

std::string valueText(const std::optional<double>& value) { return value ? report::formatNumber(*value) : "–"; }

/// How far the ratio is off, as a bar to either side would be: one mark of three.
std::string_view mark(const compare::ReproductionRow& row)
{
    return !row.ratio() ? (row.cited ? "cited" : "") : compare::agrees(row) ? "≈" : *row.ratio() > 1 ? "above" : "below";
}

void sayReproduction(Console& console, const compare::Reproduction& r)
{
    for (int e = 0; e < compare::kExperimentCount; ++e) {
        const auto experiment = static_cast<Experiment>(e);
        const bool based = std::any_of(r.rows.begin(), r.rows.end(), [&](const auto& row) {
            return row.experiment == experiment && row.onPaperIsaac;
        });
        report::TextTable table({ { "network" },
                                  { "quantity" },
                                  { "series", report::Align::Left, 40 },
                                  { "ours", report::Align::Right },
                                  { "paper", report::Align::Right },
                                  { "unit" },
                                  { "ours / paper", report::Align::Right },
                                  { "" },
                                  { based ? "on the paper's ISAAC" : "", report::Align::Right },
                                  { "", report::Align::Left, 60 } });
        for (const auto& row : r.rows)
            if (row.experiment == experiment)
                table.add({ std::string(row.network), std::string(row.quantity), std::string(row.series),
                            valueText(row.ours), report::formatNumber(row.paper), std::string(row.unit),
                            valueText(row.ratio()), std::string(mark(row)),
                            row.onPaperIsaac ? report::formatNumber(*row.onPaperIsaac) : std::string(),
                            row.cited ? "" : row.missing });
        if (table.empty())
            continue;
        console.heading(std::string(compare::experimentTitle(experiment)));
        console.say(table.text(2));
        console.say(fmt::format("  paper: {}\n", compare::publishedSource(experiment)));
        for (const auto& note : r.notes)
            if (note.experiment == experiment)
                console.say(fmt::format("  * {}\n", note.text));
    }
    int compared = 0, near = 0;
    for (const auto& row : r.rows) {
        compared += row.ratio().has_value();
        near += compare::agrees(row);
    }
    console.say(fmt::format(
        "\n{} of {} numbers within {:.0f} % of the paper's; {} runs in {:.1f} s, profile {}, effort {}, seed {}{}\n",
        near, compared, 100 * compare::kAgreement, r.runs.size(), r.seconds, r.profile, r.effort, r.seed,
        r.finished ? "" : "; interrupted"));
}

/// What the ending of the file asks for.
std::string reportText(const std::string& path, const compare::Reproduction& result)
{
    if (path.ends_with(".html") || path.ends_with(".htm")) {
        report::ReportContent content;
        content.title = "PIMSYN, DATE 2024, run again";
        content.reproduction = &result;
        return report::htmlReport(content).html;
    }
    return path.ends_with(".tex") ? report::latexReproduction(result) : report::reproductionCsv(result);
}

int runReproduce(Session& session, const ReproduceArguments& a)
{
    Console& console = session.console;
    compare::ReproductionOptions options;
    auto experiments = experimentsOf(a.only);
    if (!experiments)
        return console.failed(experiments.error(), a.json);
    options.experiments = std::move(*experiments);
    options.networks = split(a.networks);
    options.effort = a.effort == "fast" ? synthesis::Effort::Fast
        : a.effort == "thorough"        ? synthesis::Effort::Thorough
                                        : synthesis::Effort::Normal;
    options.model = a.profile == "studio" ? evaluation::ModelOptions::studio() : evaluation::ModelOptions::pimsyn();
    if (const auto writable = canBeWritten(a.output); !writable)
        return console.failed(writable.error(), a.json);
    RunContext run;
    run.stop = session.interrupt.listen();
    run.seed = static_cast<std::uint64_t>(a.seed);
    run.threads = static_cast<int>(a.threads);
    run.onProgress = progressShower(console, a.progress, synthesis::objectiveInfo(synthesis::Objective::Efficiency));
    const auto result = compare::reproduce(options, run);
    console.clearProgress();
    if (!result) {
        Error error = result.error();
        if (error.where == "networks")
            error.where = "--networks";
        return console.failed(error, a.json);
    }
    sayReproduction(console, *result);
    if (!a.output.empty()) {
        if (const auto written = writeFileAtomically(a.output, reportText(a.output, *result)); !written)
            return console.failed(written.error(), a.json);
        console.say(fmt::format("wrote {}\n", a.output));
    }
    if (a.json)
        console.putJson(report::reproductionToJson(*result));
    if (!result->finished)
        return kInterrupted;
    const bool any =
        std::any_of(result->rows.begin(), result->rows.end(), [](const auto& row) { return row.ours.has_value(); });
    return any ? kDone : kCannotBeMet;
}

} // namespace

void addReproduce(CLI::App& app, const Choose& choose)
{
    CLI::App* command =
        app.add_subcommand("reproduce", "the experiments of the PIMSYN paper run again, beside its numbers");
    auto arguments = std::make_shared<ReproduceArguments>();
    ReproduceArguments& a = *arguments;
    command->add_option("--only", a.only, "some experiments: table4, fig6, fig7, fig8, fig9, table5 (default all)")
        ->type_name("NAME,NAME,…");
    command
        ->add_option("--networks", a.networks,
                     "some of the paper's networks: alexnet, vgg13, vgg16, msra-a, resnet18, and for table5 "
                     "alexnet-cifar10, vgg16-cifar10, resnet18-cifar10 (default all)")
        ->type_name("NAME,NAME,…");
    addChoice(*command, "--effort", a.effort, { "fast", "normal", "thorough" }, "how long to search");
    addChoice(*command, "--profile", a.profile, { "pimsyn", "studio" },
              "evaluation model: as released, or with our corrections");
    addNumber(*command, "--seed", a.seed, synthesis::kSeed);
    addNumber(*command, "--threads", a.threads, synthesis::kThreads);
    addChoice(*command, "--progress", a.progress, { "auto", "bar", "json", "none" },
              "on stderr: a bar (auto: on a terminal only), or one JSON object a line");
    command->add_option("-o,--output", a.output, "write a report: .html (tables and reasons), .tex (tables), else CSV")->type_name("FILE");
    command->add_flag("--json", a.json, "the result as one JSON object on stdout");
    command->callback([=] { choose([=](Session& session) { return runReproduce(session, *arguments); }); });
}

} // namespace pim::cli
