// SPDX-License-Identifier: GPL-3.0-or-later
// `sweep`: a synthesis per power budget.
#include <algorithm>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/design_view.h"
#include "app/cli/interrupt.h"
#include "app/cli/output_check.h"
#include "app/cli/pareto_view.h"
#include "app/cli/synth_options.h"
#include "app/cli/synth_view.h"
#include "core/base/file.h"
#include "core/hardware/presets.h"
#include "core/report/csv.h"
#include "core/report/format.h"
#include "core/report/text_table.h"
#include "core/synthesis/sweep.h"

namespace pim::cli {
namespace {

using Json = nlohmann::ordered_json;
using report::Align;

struct SweepCommand
{
    SynthArguments common;
    std::string power, output;
};

/// What sets a row apart: a search that was cut short, a design that another budget's search found.
std::string noteOf(const synthesis::SweepPoint& point)
{
    std::string note = point.finished ? "" : "search stopped early";
    if (point.feasible && point.foundAt != point.budget)
        note += fmt::format("{}design found for {}", note.empty() ? "" : "; ", report::formatQuantity(point.foundAt, 4));
    return note;
}

void sayPoints(Console& console, const std::vector<synthesis::SweepPoint>& points)
{
    report::TextTable table({ { "budget", Align::Right },
                              { "GOPS/W", Align::Right },
                              { "inferences/s", Align::Right },
                              { "latency", Align::Right },
                              { "energy", Align::Right },
                              { "peak power", Align::Right },
                              { "area", Align::Right },
                              { "crossbars", Align::Right },
                              { "gap", Align::Right },
                              { "grid point", Align::Left, 90 },
                              { "", Align::Left } });
    for (const auto& point : points) {
        const auto& m = point.metrics;
        if (!point.feasible)
            table.add({ report::formatQuantity(point.budget, 4), "–", "–", "–", "–", "–", "–", "–", "–", point.reason, noteOf(point) });
        else
            table.add({ report::formatQuantity(point.budget, 4), report::formatNumber(m.powerEfficiencyGopsPerW, 4),
                        report::formatNumber(m.throughputInferencesPerS, 4), report::formatQuantity(m.latency, 4),
                        report::formatQuantity(m.energy, 4), report::formatQuantity(m.peakPower, 4),
                        m.area.value > 0 ? report::formatQuantity(m.area, 4) : "–", report::formatCount(m.crossbars),
                        point.bound != 0 ? report::formatPercent(point.gap) : "–", gridPointText(point.best.parameters), noteOf(point) });
    }
    console.say(table.text(2));
}

Json pointsToJson(const std::vector<synthesis::SweepPoint>& points)
{
    Json list = Json::array();
    for (const auto& point : points) {
        Json entry { { "power_budget_w", point.budget.value }, { "feasible", point.feasible }, { "finished", point.finished } };
        if (point.feasible) {
            entry["found_at_power_budget_w"] = point.foundAt.value;
            entry["parameters"] = parametersToJson(point.best.parameters);
            entry["metrics"] = metricsToJson(point.metrics);
            entry["bound"] = point.bound;
            entry["gap"] = point.gap;
        } else {
            entry["reason"] = point.reason;
        }
        list.push_back(std::move(entry));
    }
    return list;
}

int runSweep(Session& session, const SweepCommand& a)
{
    Console& console = session.console;
    const bool json = a.common.json;
    auto options = synthesisOptions(a.common);
    if (!options)
        return console.failed(options.error(), json);
    const auto budgets = synthesis::parseSeries("--power", a.power, synthesis::kPowerBudget.minimum, synthesis::kPowerBudget.maximum, 10'000);
    if (!budgets)
        return console.failed(budgets.error(), json);
    if (const auto apart = filesApart({ { "MODEL", modelFile(a.common.model) },
                                        { "--hardware", hardwareFile(a.common) },
                                        { "-o", a.output, true } });
        !apart)
        return console.failed(apart.error(), json);
    if (const auto writable = canBeWritten(a.output); !writable)
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
    const auto& objective = synthesis::objectiveInfo(options->objective);
    const auto watts = budgets->values();
    console.say(fmt::format("{} on {}: best {} for {} budgets from {} to {}\n", report::printable((*network)->name),
                            report::printable((*hardware)->name), objective.label, watts.size(),
                            report::formatQuantity(Power { watts.front() }),
                            report::formatQuantity(Power { watts.back() })));
    std::vector<synthesis::SweepPoint> points;
    bool interrupted = false;
    for (std::size_t i = 0; i < watts.size() && !interrupted; ++i) {
        options->constraints.powerBudget = Power { watts[i] };
        run.onProgress =
            progressShower(console, a.common.progress, objective,
                           fmt::format("{}/{} {}  ", i + 1, watts.size(), report::formatQuantity(Power { watts[i] })));
        const auto result = synthesis::synthesize(*network, *hardware, *options, run);
        console.clearProgress();
        interrupted = session.interrupt.requested();
        if (!result && interrupted)
            break;
        if (!result)
            return console.failed(result.error(), json);
        if (interrupted && !result->feasible)
            break;
        points.push_back(synthesis::sweepPoint(Power { watts[i] }, *result, result->feasible ? std::string() : reasonText(*result)));
    }
    synthesis::shareDesigns(points, *options);
    const bool anyFeasible = std::any_of(points.begin(), points.end(), [](const auto& point) { return point.feasible; });
    if (!a.output.empty()) {
        if (const auto written = writeFileAtomically(a.output, report::sweepCsv(points)); !written)
            return console.failed(written.error(), json);
        console.say(fmt::format("wrote {}\n", a.output));
    }
    console.heading(fmt::format("Best {} by power budget", objective.label));
    sayPoints(console, points);
    if (interrupted)
        console.say(fmt::format("  interrupted: {} of {} budgets\n", points.size(), watts.size()));
    console.diagnostics(findings);
    if (json)
        console.putJson({ { "objective", objective.key },
                          { "unit", objective.unit },
                          { "finished", !interrupted },
                          { "rows", pointsToJson(points) } });
    return interrupted ? kInterrupted : anyFeasible ? kDone : kCannotBeMet;
}

} // namespace

void addSweep(CLI::App& app, const Choose& choose)
{
    CLI::App* command = app.add_subcommand("sweep", "a synthesis for each of a range of power budgets");
    auto arguments = std::make_shared<SweepCommand>();
    command->add_option("--power", arguments->power, "budgets in W (each 1e-06 to 1e+09; at most 10000 steps)")
        ->required()
        ->type_name("LO:HI:STEPS");
    command->add_option("-o,--output", arguments->output, "write the table as CSV")->type_name("FILE.csv");
    addSynthOptions(*command, arguments->common, false);
    command->callback([=] { choose([=](Session& session) { return runSweep(session, *arguments); }); });
}

} // namespace pim::cli
