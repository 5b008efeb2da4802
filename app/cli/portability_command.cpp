// SPDX-License-Identifier: GPL-3.0-or-later
// `portability`: each design's machine on each other design's network.
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "app/cli/project_source.h"
#include "core/compare/portability.h"
#include "core/report/format.h"
#include "core/report/text_table.h"

namespace pim::cli {
namespace {

struct PortabilityArguments
{
    std::vector<std::string> designs;
    bool json = false;
};

nlohmann::ordered_json toJson(const compare::Portability& p)
{
    using Json = nlohmann::ordered_json;
    Json rows = Json::array();
    for (std::size_t m = 0; m < p.machines.size(); ++m)
        for (std::size_t n = 0; n < p.networks.size(); ++n) {
            const auto& cell = p.cells[m][n];
            Json entry {
                { "machine", p.machines[m] }, { "network", p.networks[n] }, { "own", cell.own }, { "fits", cell.fits }
            };
            if (cell.fits) {
                entry["power_efficiency_gops_per_w"] = cell.metrics.powerEfficiencyGopsPerW;
                entry["throughput_gops"] = cell.metrics.throughputGops;
                entry["latency_us"] = cell.metrics.latency.value / 1e3;
                entry["efficiency_kept"] = cell.efficiencyKept;
                entry["throughput_kept"] = cell.throughputKept;
            } else {
                entry["reason"] = cell.reason;
            }
            rows.push_back(std::move(entry));
        }
    return {
        { "finished", p.finished }, { "same_model", p.sameModel }, { "machines", p.machines }, { "networks", p.networks }, { "rows", std::move(rows) }
    };
}

void sayMatrix(Console& console, const compare::Portability& p, std::string_view title,
               const std::function<std::string(const compare::PortabilityCell&)>& text)
{
    console.heading(std::string(title));
    std::vector<report::TextTable::Column> columns { { "machine \\ network" } };
    for (const std::string& network : p.networks)
        columns.push_back({ network, report::Align::Right });
    report::TextTable table(columns);
    for (std::size_t m = 0; m < p.machines.size(); ++m) {
        std::vector<std::string> cells { p.machines[m] };
        for (const auto& cell : p.cells[m])
            cells.push_back(cell.fits ? text(cell) + (cell.own ? " *" : "  ") : "–  ");
        table.add(std::move(cells));
    }
    console.say(table.text(2));
}

int runPortability(Session& session, const PortabilityArguments& a)
{
    Console& console = session.console;
    RunContext run;
    run.stop = session.interrupt.listen();
    std::vector<compare::Entry> machines;
    for (const std::string& argument : a.designs) {
        auto source = loadDesign(argument);
        if (!source)
            return console.failed(source.error(), a.json);
        auto entry = compare::entryOf(source->from, std::move(source->design));
        if (!entry) {
            Error error = entry.error();
            if (error.code == ErrorCode::InvalidArgument)
                error = { ErrorCode::ParseError, error.message,
                          error.where.empty() ? source->from : source->from + ": " + error.where };
            return console.failed(error, a.json);
        }
        machines.push_back(std::move(*entry));
    }
    const auto matrix = compare::portability(machines, run);
    if (!matrix)
        return console.failed(matrix.error(), a.json);
    if (!matrix->sameModel)
        console.say("warning: the machines have different evaluation models; figures are counted differently\n");
    sayMatrix(console, *matrix, "Power efficiency, GOPS/W",
              [](const auto& cell) { return report::formatNumber(cell.metrics.powerEfficiencyGopsPerW, 4); });
    sayMatrix(console, *matrix, "Efficiency kept, against the machine made for the network",
              [](const auto& cell) { return report::formatPercent(cell.efficiencyKept); });
    sayMatrix(console, *matrix, "Throughput kept",
              [](const auto& cell) { return report::formatPercent(cell.throughputKept); });
    console.say("  * made for this network. Others: crossbars, macros and units are fixed, copies are fitted anew.\n"
                "  Parts that a network does not use are taken as switched off: they cost nothing.\n");
    for (std::size_t m = 0; m < matrix->machines.size(); ++m)
        for (std::size_t n = 0; n < matrix->networks.size(); ++n)
            if (!matrix->cells[m][n].fits)
                console.say(fmt::format("  {} on {}: {}\n", report::printable(matrix->networks[n]),
                                        report::printable(matrix->machines[m]), matrix->cells[m][n].reason));
    if (a.json)
        console.putJson(toJson(*matrix));
    return matrix->finished ? kDone : kInterrupted;
}

} // namespace

void addPortability(CLI::App& app, const Choose& choose)
{
    CLI::App* command =
        app.add_subcommand("portability", "each design's machine on each other design's network, copies fitted anew");
    auto arguments = std::make_shared<PortabilityArguments>();
    command->add_option("DESIGN", arguments->designs, std::string(kDesignHelp))->required()->type_name("");
    command->add_flag("--json", arguments->json, "the result as one JSON object on stdout");
    command->footer(std::string(kNameFooter));
    command->callback([=] { choose([=](Session& session) { return runPortability(session, *arguments); }); });
}

} // namespace pim::cli
