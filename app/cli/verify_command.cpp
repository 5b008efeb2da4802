// SPDX-License-Identifier: GPL-3.0-or-later
// `verify`: golden records of the released PIMSYN-NN, evaluated again.
#include <algorithm>
#include <filesystem>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "core/evaluation/golden.h"
#include "core/report/format.h"
#include "core/report/text_table.h"

namespace pim::cli {
namespace {

using Json = nlohmann::ordered_json;
using report::Align;

struct VerifyArguments
{
    std::string golden, networks;
    bool json = false;
};

int runVerify(Session& session, const VerifyArguments& arguments)
{
    Console& console = session.console;
    const std::filesystem::path golden(arguments.golden);
    const std::filesystem::path networks =
        arguments.networks.empty() ? golden.parent_path() / "networks" : std::filesystem::path(arguments.networks);
    RunContext run;
    run.stop = session.interrupt.listen();
    if (console.interactive())
        run.onProgress = [&](const Progress& progress) {
            console.progressLine(fmt::format("{} {}", report::formatPercent(progress.fraction, 2), progress.stage));
        };
    const auto results = evaluation::verifyGolden(golden, networks, run);
    console.clearProgress();
    if (!results)
        return console.failed(results.error(), arguments.json);
    report::TextTable table({ { "record" },
                              { "network" },
                              { "outcome" },
                              { "figures", Align::Right },
                              { "cycles", Align::Right },
                              { "GOPS/W", Align::Right },
                              { "waits", Align::Right },
                              { "deviations" } });
    std::int64_t figures = 0, deviations = 0;
    double worst = 0, seconds = 0;
    Json records = Json::array();
    for (const auto& result : *results) {
        figures += result.figures;
        deviations += static_cast<std::int64_t>(result.deviations.size());
        seconds += result.seconds;
        worst = std::max(worst, result.worstRelative);
        double largest = 0;
        std::string where;
        Json list = Json::array();
        for (const auto& deviation : result.deviations) {
            if (where.empty() || deviation.relative > largest) {
                largest = deviation.relative;
                where = deviation.figure;
            }
            list.push_back({ { "figure", deviation.figure },
                             { "expected", deviation.expected },
                             { "got", deviation.got },
                             { "relative", deviation.relative } });
        }
        const std::string verdict = result.deviations.empty()
            ? (result.worstRelative == 0 ? "exact" : fmt::format("at most {:.1e}", result.worstRelative))
            : fmt::format("{} deviate, most {} by {:.2e}", result.deviations.size(), where, largest);
        table.add({ result.id, result.network, result.status, report::formatCount(result.figures),
                    result.cycles ? report::formatCount(result.cycles) : "",
                    result.efficiencyGopsPerW > 0 ? report::formatNumber(result.efficiencyGopsPerW, 5) : "",
                    report::formatCount(result.nocBubbles + result.adcBubbles), verdict });
        records.push_back({ { "id", result.id },
                            { "network", result.network },
                            { "status", result.status },
                            { "figures", result.figures },
                            { "cycles", result.cycles },
                            { "power_efficiency_gops_per_w", result.efficiencyGopsPerW },
                            { "noc_bubbles", result.nocBubbles },
                            { "adc_bubbles", result.adcBubbles },
                            { "worst_relative", result.worstRelative },
                            { "seconds", result.seconds },
                            { "deviations", std::move(list) } });
    }
    console.heading(fmt::format("{} records of {}", results->size(), arguments.golden));
    console.say(table.text(2));
    for (const auto& result : *results)
        for (std::size_t i = 0; i < std::min<std::size_t>(result.deviations.size(), 8); ++i) {
            const auto& d = result.deviations[i];
            console.say(fmt::format("  {} {}: recorded {}, got {} ({:+.3e} relative)\n", result.id, d.figure,
                                    d.expected, d.got, d.relative));
        }
    console.say(fmt::format("\n  {} figures compared, {}; largest relative difference of a real figure {:.1e}; {}\n",
                            report::formatCount(figures),
                            deviations ? fmt::format("{} deviate", report::formatCount(deviations)) : "all agree",
                            worst, report::formatSi(seconds, "s")));
    if (arguments.json)
        console.putJson({ { "records", std::move(records) },
                          { "figures", figures },
                          { "deviations", deviations },
                          { "worst_relative", worst } });
    return deviations ? kCannotBeMet : kDone;
}

} // namespace

void addVerify(CLI::App& app, const Choose& choose)
{
    CLI::App* command = app.add_subcommand("verify",
                                           "evaluate every record of a golden file (format pimsyn-golden-1) and "
                                           "compare each figure; exit status 1 when any deviates");
    auto arguments = std::make_shared<VerifyArguments>();
    command->add_option("GOLDEN", arguments->golden, "a golden file")->required()->type_name("");
    command
        ->add_option("--networks", arguments->networks,
                     "folder of the network files the records name (default: `networks` beside GOLDEN)")
        ->type_name("DIR");
    command->add_flag("--json", arguments->json, "every deviation as one JSON object");
    command->callback([=] { choose([=](Session& session) { return runVerify(session, *arguments); }); });
}

} // namespace pim::cli
