// SPDX-License-Identifier: GPL-3.0-or-later
// `evaluate`: a design as it stands.
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/design_view.h"
#include "app/cli/project_source.h"
#include "core/design/contradictions.h"
#include "core/design/design_json.h"
#include "core/design/metric_table.h"
#include "core/evaluation/explanation.h"
#include "core/evaluation/profile_difference.h"
#include "core/hardware/lint.h"
#include "core/report/explanation_text.h"
#include "core/report/format.h"
#include "core/report/text_table.h"

namespace pim::cli {
namespace {

struct EvaluateArguments
{
    std::string design;
    std::string profile;
    std::string explain;
    int depth = 3;
    bool json = false, breakdown = false;
};

/// Why a design made for one evaluation model is not feasible under another.
void sayProfileDifference(Console& console, const design::Design& own, const evaluation::ModelOptions& model)
{
    const auto switches = evaluation::switchesInTheWay(own, model);
    if (switches.empty())
        return;
    console.heading(fmt::format("Feasible under its own profile {}; what differs under {}", own.model.profileName(),
                                model.profileName()));
    report::TextTable table({ { "switch" }, { "here", report::Align::Left, 90 }, { "where it was made", report::Align::Left, 90 } });
    for (const evaluation::ModelSwitch& one : switches) {
        const bool corrected = model.*one.member;
        table.add({ std::string(one.key), std::string(corrected ? one.correction : one.release),
                    std::string(corrected ? one.release : one.correction) });
    }
    console.say(table.text(2));
    console.say(fmt::format("  Its units were chosen without what is different here. `synth --profile {}` makes a design for this profile.\n",
                            model.profileName()));
}

/// What `METRIC[/COMPONENT][@LAYER]` asks for.
struct Asked
{
    std::string metric;
    std::optional<network::LayerId> layer;
    std::optional<evaluation::CostCentre> centre;
};

Result<Asked> askedFor(const std::string& text, const design::Design& design)
{
    Asked asked;
    const std::size_t layerAt = text.find('@');
    std::string head = text.substr(0, layerAt);
    if (const std::size_t centreAt = head.find('/'); centreAt != std::string::npos) {
        const std::string key = head.substr(centreAt + 1);
        head.resize(centreAt);
        for (int c = 0; c < evaluation::kCostCentreCount; ++c)
            if (evaluation::costCentreKey(static_cast<evaluation::CostCentre>(c)) == key)
                asked.centre = static_cast<evaluation::CostCentre>(c);
        if (!asked.centre)
            return fail(ErrorCode::InvalidArgument, fmt::format("\"{}\" is no component; there are crossbar, dac, adc, shift_add, scratchpad, noc …", report::printable(key)), "--explain");
    }
    if (layerAt != std::string::npos) {
        const std::string name = text.substr(layerAt + 1);
        const auto& layers = design.network->layers;
        for (std::size_t l = 0; l < layers.size(); ++l)
            if (layers[l].name == name)
                asked.layer = network::LayerId { static_cast<int>(l) };
        if (!asked.layer)
            return fail(ErrorCode::InvalidArgument, fmt::format("the network has no layer \"{}\"", report::printable(name)), "--explain");
    }
    asked.metric = head;
    return asked;
}

/// `--explain`: the tree of one figure, nothing else.
int runExplain(Session& session, const EvaluateArguments& arguments, const design::Design& design, const evaluation::Evaluation& evaluation)
{
    Console& console = session.console;
    const auto asked = askedFor(arguments.explain, design);
    if (!asked)
        return console.failed(asked.error(), arguments.json);
    const auto tree = evaluation::explain(design, evaluation, asked->metric, asked->layer, asked->centre);
    if (!tree) {
        Error error = tree.error();
        if (error.code == ErrorCode::InvalidArgument) {
            error.where = "--explain";
            error.message += "; metrics are";
            for (const auto& metric : design::metricTable())
                error.message += fmt::format(" {}", metric.key);
            error.message += "; parts and layers have";
            for (const auto& figure : evaluation::explainedFigures())
                error.message += fmt::format(" {}", figure.key);
        }
        return console.failed(error, arguments.json);
    }
    if (arguments.json)
        console.putJson(report::explanationToJson(**tree, arguments.depth));
    else
        console.put(report::explanationTree(**tree, arguments.depth));
    return evaluation.feasible ? kDone : kCannotBeMet;
}

int runEvaluate(Session& session, const EvaluateArguments& arguments)
{
    Console& console = session.console;
    auto source = loadDesign(arguments.design);
    if (!source)
        return console.failed(source.error(), arguments.json);
    const design::Design own = source->design;
    design::Design* const design = &source->design;
    if (!arguments.profile.empty()) {
        const auto model = evaluation::modelProfile(arguments.profile);
        if (!model)
            return console.failed(model.error(), arguments.json);
        design->model = *model;
    }
    const auto evaluation = evaluation::evaluate(*design);
    if (!evaluation) { // the file holds a design that cannot be
        Error error = evaluation.error();
        if (error.code == ErrorCode::InvalidArgument)
            error = { ErrorCode::ParseError, error.message,
                      error.where.empty() ? source->from : source->from + ": " + error.where };
        return console.failed(error, arguments.json);
    }
    if (!arguments.explain.empty())
        return runExplain(session, arguments, *design, *evaluation);
    console.say(fmt::format("{} on {}, budget {}, profile {}\n", report::printable(design->network->name),
                            report::printable(design->hardware->name),
                            report::formatQuantity(design->constraints.powerBudget), design->model.profileName()));
    if (arguments.profile.empty())
        console.diagnostics(design::contradictions(source->text, *design, *evaluation));
    if (design->constraints.maxArea && !hardware::hasAreas(*design->hardware))
        console.say("warning: the limit of the area cannot be checked: the hardware gives no areas\n");
    sayVerdict(console, *evaluation);
    sayDesign(console, *design, *evaluation);
    const bool runs = evaluation->metrics.cycles > 0;
    if (runs) {
        sayLayerTable(console, *design, *evaluation);
        if (arguments.breakdown)
            sayBreakdown(console, *design, *evaluation);
        sayVerdict(console, *evaluation); // again: the tables are long
    }
    if (!evaluation->feasible)
        sayProfileDifference(console, own, design->model);
    if (arguments.json) {
        nlohmann::ordered_json object { { "feasible", evaluation->feasible },
                                        { "violation",
                                          evaluation->feasible ? nlohmann::ordered_json(nullptr)
                                                               : nlohmann::ordered_json(evaluation->violationDetail) },
                                        { "profile", design->model.profileName() },
                                        { "metrics", design::metricsToJson({ &*evaluation, {}, {} }) } };
        if (arguments.breakdown && !runs)
            object["breakdown"] = nullptr;
        else if (arguments.breakdown)
            object["breakdown"] = design::breakdownToJson(*design->network, *evaluation);
        console.putJson(object);
    }
    return evaluation->feasible ? kDone : kCannotBeMet;
}

} // namespace

void addEvaluate(CLI::App& app, const Choose& choose)
{
    CLI::App* command =
        app.add_subcommand("evaluate", "evaluate a design as it stands; exit status 1 when it breaks a constraint");
    auto arguments = std::make_shared<EvaluateArguments>();
    command->add_option("DESIGN", arguments->design, std::string(kDesignHelp))->required()->type_name("");
    command->footer(std::string(kNameFooter));
    command->add_flag("--breakdown", arguments->breakdown, "where power, energy, area and time go");
    command
        ->add_option("--profile", arguments->profile, "evaluation model, pimsyn or studio (default: the design's own)")
        ->type_name("pimsyn|studio");
    command
        ->add_option("--explain", arguments->explain,
                     "where a figure comes from, down to the hardware's numbers and their sources: power_efficiency_gops_per_w, "
                     "energy_uj/adc, blocks@conv1, peak_power_w/crossbar@conv1 …")
        ->type_name("METRIC[/COMPONENT][@LAYER]");
    command->add_option("--depth", arguments->depth, "levels of --explain below the figure; -1: all (default 3)")->check(CLI::Range(-1, 64))->type_name("N");
    command->add_flag("--json", arguments->json, "metrics as one JSON object, with --breakdown the breakdown too");
    command->callback([=] { choose([=](Session& session) { return runEvaluate(session, *arguments); }); });
}

} // namespace pim::cli
