// SPDX-License-Identifier: GPL-3.0-or-later
// `pareto`: the front of a stored run.
#include <algorithm>
#include <cmath>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/output_check.h"
#include "app/cli/pareto_view.h"
#include "app/cli/project_source.h"
#include "core/base/file.h"
#include "core/design/metric_table.h"
#include "core/report/csv.h"
#include "core/synthesis/point_table.h"

namespace pim::cli {
namespace {

struct ParetoArguments
{
    std::string run, x = "peak_power_w", y = "power_efficiency_gops_per_w", output;
    bool all = false, json = false;
};

/// The points of a table or of a run of a project.
Result<std::vector<synthesis::ParetoPoint>> readPoints(const std::string& argument)
{
    if (!isProject(argument)) {
        const auto text = readFile(argument);
        if (!text)
            return tl::unexpected(text.error());
        return report::readParetoCsv(*text, argument);
    }
    const ProjectArgument source = projectArgument(argument);
    auto project = project::Project::open(source.file, project::Project::Mode::ReadOnly);
    if (!project)
        return tl::unexpected(project.error());
    const auto run = findRun(**project, source);
    if (!run)
        return tl::unexpected(run.error());
    const auto table = (*project)->points(run->id);
    if (!table)
        return tl::unexpected(table.error());
    std::vector<synthesis::ParetoPoint> points;
    for (std::size_t i = 0; i < table->size(); ++i) {
        const auto row = table->row(i);
        points.push_back({ synthesis::parametersOfRow(row), synthesis::metricsOfRow(row), table->ids[i], nullptr });
    }
    return points;
}

int runPareto(Session& session, const ParetoArguments& arguments)
{
    Console& console = session.console;
    const auto* x = design::findMetric(arguments.x);
    const auto* y = design::findMetric(arguments.y);
    for (const auto& [flag, name, metric] : { std::tuple("--x", arguments.x, x), std::tuple("--y", arguments.y, y) })
        if (!metric) {
            std::vector<std::string_view> keys;
            for (const auto& known : design::metricTable())
                keys.push_back(known.key);
            return console.failed({ ErrorCode::InvalidArgument,
                                    fmt::format("must be one of {}, got {}", fmt::join(keys, ", "), name), flag },
                                  arguments.json);
        }
    if (const auto apart = filesApart({ { "RUN", projectArgument(arguments.run).file }, { "-o", arguments.output, true } }); !apart)
        return console.failed(apart.error(), arguments.json);
    if (const auto writable = canBeWritten(arguments.output); !writable)
        return console.failed(writable.error(), arguments.json);
    auto points = readPoints(arguments.run);
    if (!points)
        return console.failed(points.error(), arguments.json);
    const std::size_t count = points->size();
    for (const auto* metric : { x, y }) {
        const auto known = [&](const auto& point) { return std::isfinite(metric->value(point.metrics)); };
        if (count > 0 && !arguments.all && std::none_of(points->begin(), points->end(), known))
            return console.failed({ ErrorCode::Infeasible,
                                    fmt::format("the {} of these designs is not known{}", metric->label,
                                                metric->key == "area_mm2" ? ": their hardware gives no areas" : ""),
                                    arguments.run },
                                  arguments.json);
    }
    if (!arguments.all)
        points = paretoFront(std::move(*points), *x, *y);
    if (!arguments.output.empty()) {
        if (const auto written = writeFileAtomically(arguments.output, report::paretoCsv(*points)); !written)
            return console.failed(written.error(), arguments.json);
    }
    console.heading(arguments.all ? fmt::format("{} points", count)
                                  : fmt::format("{} of {} points on the front of {} and {}", points->size(), count,
                                                x->label, y->label));
    sayPoints(console, *points, { x, y });
    if (arguments.json) {
        nlohmann::ordered_json list = nlohmann::ordered_json::array();
        for (const auto& point : *points)
            list.push_back(pointToJson(point));
        console.putJson({ { "x", x->key }, { "y", y->key }, { "points", std::move(list) } });
    }
    if (points->empty()) {
        console.say("  there are no points in this run\n");
        return kCannotBeMet;
    }
    return kDone;
}

} // namespace

void addPareto(CLI::App& app, const Choose& choose)
{
    CLI::App* command = app.add_subcommand("pareto", "the Pareto front of a run for two metrics");
    auto arguments = std::make_shared<ParetoArguments>();
    std::string keys;
    for (const auto& metric : design::metricTable())
        keys +=
            fmt::format("\n  {} ({}, {} is better)", metric.key, metric.label, metric.higherIsBetter ? "more" : "less");
    command->add_option("RUN", arguments->run, "a table written by `synth --pareto`, or a run of a project: FILE.pims[#NAME] (default: the newest run)")->required()->type_name("");
    command->add_option("--x", arguments->x, "metric along x (default peak_power_w)")->type_name("METRIC");
    command->add_option("--y", arguments->y, "metric along y (default power_efficiency_gops_per_w)")
        ->type_name("METRIC");
    command->add_flag("--all", arguments->all, "all points, not only the front");
    command->add_option("-o,--output", arguments->output, "write the points as CSV")->type_name("FILE.csv");
    command->add_flag("--json", arguments->json, "the points as one JSON object");
    command->footer("Metrics:" + keys);
    command->callback([=] { choose([=](Session& session) { return runPareto(session, *arguments); }); });
}

} // namespace pim::cli
