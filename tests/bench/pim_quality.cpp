// SPDX-License-Identifier: GPL-3.0-or-later
//
// The quality table: what synthesis finds for the networks of the PIMSYN paper at its power budgets, beside the floor a
// release must pass and the paper's value (Fig. 6). Ends with 1 when a floor is missed or a budget is exceeded.
#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "core/hardware/presets.h"
#include "core/network/zoo.h"
#include "core/synthesis/synthesis.h"

using namespace pim;
using synthesis::Effort;
using synthesis::Objective;

namespace {

struct Row
{
    const char* network;
    double budgetW;
    double efficiencyFloor, efficiencyPaper; ///< GOPS/W
    double latencyFloor, latencyPaper; ///< operations / latency, TOPS
};
constexpr Row kRows[] {
    { "alexnet", 49, 690, 710, 15.0, 14.8 }, { "resnet18", 49, 394, 330, 9.0, 4.6 },
    { "vgg13", 230, 491, 610, 63.8, 24.9 },  { "vgg16", 264, 562, 600, 77.0, 28.8 },
    { "msra-a", 264, 980, 940, 117, 27.2 },
};

struct Options
{
    std::vector<std::string> networks, objectives { "efficiency", "latency" }, times;
    std::string effort = "normal", sharing = "off", profile = "pimsyn", macros = "specialized";
    std::uint64_t seed = 1;
    int threads = 0;
};

Effort effortOf(const std::string& name)
{
    return name == "fast" ? Effort::Fast : (name == "normal" ? Effort::Normal : Effort::Thorough);
}

bool listed(const std::vector<std::string>& names, const std::string& name)
{
    return names.empty() || std::find(names.begin(), names.end(), name) != names.end();
}

Result<synthesis::Synthesis> runRow(const Row& row, Objective objective, const std::string& effort,
                                    const Options& options)
{
    auto network = network::zoo(row.network);
    if (!network)
        return tl::unexpected(network.error());
    auto hardware = hardware::preset("pimsyn");
    if (!hardware)
        return tl::unexpected(hardware.error());
    synthesis::SynthesisOptions o;
    o.constraints.powerBudget = { row.budgetW };
    o.objective = objective;
    o.effort = effortOf(effort);
    o.model = options.profile == "studio" ? evaluation::ModelOptions::studio() : evaluation::ModelOptions::pimsyn();
    o.macroStyle = options.macros == "identical" ? design::MacroStyle::Identical : design::MacroStyle::Specialized;
    o.macroSharing = options.sharing == "on";
    RunContext run;
    run.seed = options.seed;
    run.threads = options.threads;
    return synthesis::synthesize(std::make_shared<const network::Network>(*std::move(network)), *hardware, o, run);
}

std::string pointText(const design::DesignParameters& p)
{
    return fmt::format("{}/{}b/{}b{} share {:.3f}", p.crossbarSize, p.cellBits, p.dacBits,
                       p.slices == design::SlicePacking::Packed ? " packed" : "", p.crossbarPowerShare);
}

/// One line of the table; false when it misses its floor or breaks the budget.
bool printRow(const Row& row, Objective objective, const std::string& effort, const Options& options)
{
    auto result = runRow(row, objective, effort, options);
    if (!result) {
        fmt::print("{:<9} {:<10} {}\n", row.network, synthesis::objectiveInfo(objective).key, result.error().text());
        return false;
    }
    if (!result->feasible) {
        fmt::print("{:<9} {:<10} nothing feasible found in {:.1f} s\n", row.network,
                   synthesis::objectiveInfo(objective).key, result->seconds);
        return false;
    }
    const auto& m = result->evaluation.metrics;
    const bool latency = objective == Objective::Latency;
    const double value = latency ? m.latencyTops : m.powerEfficiencyGopsPerW;
    // The latency's bound is a time; in TOPS it is the operations by it.
    const double bound = latency && result->bound > 0
        ? static_cast<double>(result->evaluation.operations) / (result->bound * 1e6)
        : result->bound;
    const double floor = latency ? row.latencyFloor : row.efficiencyFloor;
    const bool inBudget = m.peakPower.value <= row.budgetW;
    const bool passes = value >= floor && inBudget;
    fmt::print("{:<9} {:<10} {:<8} {:>9.2f} {:>8.1f} {:>8.1f}  {:<5} {:>7.1f} {:>9} {:>9.4f} {:>7.1f} {:>9.2f} "
               "{:>6.1f}%  {}\n",
               row.network, synthesis::objectiveInfo(objective).key, effort, value, floor,
               latency ? row.latencyPaper : row.efficiencyPaper, !inBudget ? "POWER" : (passes ? "ok" : "MISS"),
               result->seconds, result->evaluations, m.peakPower.value, row.budgetW, bound, 100 * (bound / value - 1),
               pointText(result->best.parameters));
    std::fflush(stdout);
    return passes;
}

} // namespace

int main(int argc, char** argv)
{
    Options options;
    CLI::App app { "What synthesis finds for the networks of the PIMSYN paper, beside the floors it must pass" };
    std::vector<std::string> known;
    for (const Row& row : kRows)
        known.emplace_back(row.network);
    app.add_option("--networks", options.networks, "rows to run (default: all)")
        ->delimiter(',')
        ->check(CLI::IsMember(known));
    app.add_option("--objectives", options.objectives, "efficiency, latency")
        ->delimiter(',')
        ->check(CLI::IsMember({ "efficiency", "latency" }));
    app.add_option("--effort", options.effort)
        ->check(CLI::IsMember({ "fast", "normal", "thorough" }))
        ->capture_default_str();
    app.add_option("--times", options.times, "efforts to time resnet18 with, after the table")
        ->delimiter(',')
        ->check(CLI::IsMember({ "fast", "normal", "thorough" }));
    app.add_option("--sharing", options.sharing, "layers may share macros")
        ->check(CLI::IsMember({ "on", "off" }))
        ->capture_default_str();
    app.add_option("--profile", options.profile, "evaluation model; the floors are for pimsyn")
        ->check(CLI::IsMember({ "pimsyn", "studio" }))
        ->capture_default_str();
    app.add_option("--macros", options.macros)
        ->check(CLI::IsMember({ "specialized", "identical" }))
        ->capture_default_str();
    app.add_option("--seed", options.seed)->capture_default_str();
    app.add_option("--threads", options.threads, "0: as many as the machine has")
        ->check(CLI::Range(0, 256))
        ->capture_default_str();
    bool timesOnly = false;
    app.add_flag("--times-only", timesOnly, "no table");
    CLI11_PARSE(app, argc, argv);

    fmt::print(
        "profile {}, macros {}, sharing {}, seed {}; efficiency in GOPS/W, latency as operations / latency in TOPS\n",
        options.profile, options.macros, options.sharing, options.seed);
    fmt::print("{:<9} {:<10} {:<8} {:>9} {:>8} {:>8}  {:<5} {:>7} {:>9} {:>9} {:>7} {:>9} {:>7}  {}\n", "network",
               "objective", "effort", "value", "floor", "paper", "", "s", "evals", "peak W", "budget", "bound", "gap",
               "crossbar/cell/DAC");
    bool all = true;
    for (const Row& row : kRows)
        if (!timesOnly && listed(options.networks, row.network))
            for (const std::string& objective : options.objectives)
                all = printRow(row, objective == "latency" ? Objective::Latency : Objective::Efficiency, options.effort,
                               options)
                    && all;
    if (!options.times.empty())
        fmt::print("\ntimes\n");
    for (const std::string& effort : options.times)
        printRow(kRows[1], Objective::Efficiency, effort, options);
    return all ? 0 : 1;
}
