// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/synth_view.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/design_view.h"
#include "app/cli/pareto_view.h"
#include "core/design/design_json.h"
#include "core/mapping/crossbar_mapping.h"
#include "core/report/format.h"
#include "core/report/text_table.h"

namespace pim::cli {
namespace {

using Json = nlohmann::ordered_json;
using namespace report;
using evaluation::Violation;
using synthesis::GridPointReport;
using synthesis::ObjectiveInfo;
using synthesis::Synthesis;
using synthesis::SynthesisOptions;

std::string valueText(const ObjectiveInfo& objective, double value)
{
    if (objective.unit == "us")
        return formatSi(value * 1e-6, "s", 4);
    if (objective.unit == "uJ")
        return formatSi(value * 1e-6, "J", 4);
    if (objective.unit == "uJ us")
        return formatSi(value * 1e-12, "J·s", 4);
    if (objective.unit == "GOPS/mm2")
        return formatNumber(value, 4) + " GOPS/mm²";
    return fmt::format("{} {}", formatNumber(value, 4), objective.unit);
}

std::string durationText(double seconds)
{
    if (seconds < 100)
        return formatSi(seconds, "s");
    return fmt::format("{}:{:02} min", static_cast<int>(seconds) / 60, static_cast<int>(seconds) % 60);
}

void sayGrid(Console& console, const Synthesis& result, const ObjectiveInfo& objective)
{
    std::vector<const GridPointReport*> found;
    std::size_t skipped = 0, empty = 0, unseen = 0;
    for (const GridPointReport& point : result.grid) {
        if (point.best != 0 && std::isfinite(point.best))
            found.push_back(&point);
        else if (point.skipped)
            ++skipped;
        else if (!point.searched)
            ++unseen;
        else
            ++empty;
    }
    std::stable_sort(found.begin(), found.end(), [&](const auto* a, const auto* b) {
        return objective.maximize ? a->best > b->best : a->best < b->best;
    });
    console.heading(fmt::format("Grid points: {} in all", result.grid.size()));
    TextTable table({ { "rows", Align::Right },
                      { "cell", Align::Right },
                      { "DAC", Align::Right },
                      { "slices" },
                      { "share", Align::Right },
                      { "best", Align::Right },
                      { "bound", Align::Right },
                      { "evaluations", Align::Right } });
    for (std::size_t i = 0; i < std::min<std::size_t>(5, found.size()); ++i) {
        const auto& p = found[i]->parameters;
        table.add({ std::to_string(p.crossbarSize), fmt::format("{} bit", p.cellBits), fmt::format("{} bit", p.dacBits),
                    p.slices == design::SlicePacking::Packed ? "packed" : "separate",
                    formatPercent(p.crossbarPowerShare), valueText(objective, found[i]->best),
                    valueText(objective, found[i]->bound), formatCount(static_cast<std::int64_t>(found[i]->evaluations)) });
    }
    console.say(table.text(2));
    const auto clause = [&](std::size_t count, std::string_view text) {
        if (count)
            console.say(fmt::format("  {} {}\n", count, text));
    };
    clause(found.size() > 5 ? found.size() - 5 : 0, "more with a design that is less good");
    clause(skipped, "skipped: their bound cannot beat the best design");
    clause(empty, result.finished ? "where nothing fits" : "where nothing that fits was found");
    clause(unseen, "not looked at before the run was stopped");
}

void saySensitivities(Console& console, const Synthesis& result, const ObjectiveInfo& objective)
{
    if (result.sensitivities.empty())
        return;
    console.heading(fmt::format("What limits the {} most", objective.label));
    TextTable table({ { "" }, { "", Align::Right } });
    for (std::size_t i = 0; i < std::min<std::size_t>(3, result.sensitivities.size()); ++i) {
        const auto& one = result.sensitivities[i];
        table.add({ one.resource,
                    fmt::format("{}{} %", one.changePercent >= 0 ? "+" : "", formatNumber(one.changePercent, 3)) });
    }
    console.say(table.text(2));
}

} // namespace

std::function<void(const Progress&)> progressShower(Console& console, const std::string& mode,
                                                    const ObjectiveInfo& objective, std::string prefix)
{
    if (mode == "none" || (mode == "auto" && !console.interactive()))
        return {};
    using Clock = std::chrono::steady_clock;
    return [&console, &objective, json = mode == "json", prefix = std::move(prefix), last = Clock::time_point(),
            start = Clock::now()](const Progress& p) mutable {
        const auto now = Clock::now();
        if (now - last < std::chrono::milliseconds(50) && p.fraction < 1)
            return;
        last = now;
        if (json) {
            const Json line { { "stage", p.stage },
                              { "fraction", std::isfinite(p.fraction) ? p.fraction : 0.0 },
                              { "evaluations", p.evaluations },
                              { "best", p.best != 0 && std::isfinite(p.best) ? Json(p.best) : Json(nullptr) } };
            console.say(line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n");
            return;
        }
        const double elapsed = std::chrono::duration<double>(now - start).count();
        std::string bar = formatBar(p.fraction, 20);
        while (displayWidth(bar) < 20)
            bar += "·";
        std::string line = fmt::format("{}{} {:>3.0f} %  {}:{:02}", prefix, bar, 100 * std::clamp(p.fraction, 0.0, 1.0),
                                       static_cast<int>(elapsed) / 60, static_cast<int>(elapsed) % 60);
        if (p.best != 0 && std::isfinite(p.best))
            line += fmt::format("  best {}", valueText(objective, p.best));
        line += fmt::format("  {} evaluations  {}", formatCount(static_cast<std::int64_t>(p.evaluations)), p.stage);
        console.progressLine(line);
    };
}

void sayTask(Console& console, const network::Network& network, const hardware::HardwareSpec& hardware,
             const SynthesisOptions& options, const RunContext& run)
{
    const auto& objective = synthesis::objectiveInfo(options.objective);
    std::string limits;
    if (options.constraints.maxArea)
        limits += fmt::format(", area at most {}", formatQuantity(*options.constraints.maxArea));
    if (options.constraints.maxLatency)
        limits += fmt::format(", latency at most {}", formatQuantity(*options.constraints.maxLatency));
    if (options.constraints.maxCrossbars)
        limits += fmt::format(", at most {} crossbars", formatCount(*options.constraints.maxCrossbars));
    console.say(fmt::format("{} on {}: best {} within {}{}\n", printable(network.name), printable(hardware.name),
                            objective.label, formatQuantity(options.constraints.powerBudget), limits));
    const std::size_t points =
        options.crossbarSizes.size() * options.cellBits.size() * options.dacBits.size() * options.slices.size();
    console.say(fmt::format(
        "{} grid point{}, {} macros, sharing {}, algorithm {}, effort {}, profile {}, seed {}\n", points,
        points == 1 ? "" : "s", options.macroStyle == design::MacroStyle::Identical ? "identical" : "specialized",
        options.macroSharing ? "on" : "off", options.algorithm == synthesis::Algorithm::Pimsyn ? "pimsyn" : "studio",
        options.effort == synthesis::Effort::Fast           ? "fast"
            : options.effort == synthesis::Effort::Thorough ? "thorough"
                                                            : "normal",
        options.model.profileName(), run.seed));
}

void sayResult(Console& console, const Synthesis& result, const SynthesisOptions& options)
{
    const auto& objective = synthesis::objectiveInfo(options.objective);
    sayDesign(console, result.best, result.evaluation);
    sayLayerTable(console, result.best, result.evaluation);
    sayGrid(console, result, objective);

    console.heading("How good it is");
    if (result.bound != 0 && std::isfinite(result.bound))
        console.say(fmt::format("  {}: {}. No design in the space explored can do better than {}: {} {}.\n",
                                objective.label, valueText(objective, result.bestValue),
                                valueText(objective, result.bound),
                                objective.maximize ? "this one has" : "the bound is",
                                objective.maximize ? formatPercent(result.bestValue / result.bound) + " of it"
                                                   : formatPercent(result.bound / result.bestValue) + " of this one"));
    else
        console.say(fmt::format("  {}: {}.\n", objective.label, valueText(objective, result.bestValue)));
    console.say(fmt::format(
        "  {} evaluations in {}{}.\n", formatCount(static_cast<std::int64_t>(result.evaluations)),
        durationText(result.seconds),
        result.finished ? "" : "; stopped before the search was finished, so this is the best design so far"));

    const auto* x = design::findMetric("throughput_inferences_per_s");
    const auto* y = design::findMetric("power_efficiency_gops_per_w");
    const auto front = paretoFront(result.archive, *x, *y);
    if (front.size() > 1) {
        console.heading(fmt::format("Power efficiency against throughput: {} designs on the front", front.size()));
        sayPoints(console, front, { x, y }, 8);
    }
    saySensitivities(console, result, objective);
}

std::string reasonText(const Synthesis& result)
{
    if (!result.finished)
        return "stopped before anything that fits was found";
    const auto worst = std::max_element(result.violations.begin(), result.violations.end(),
                                        [](const auto& a, const auto& b) { return a.count < b.count; });
    if (worst == result.violations.end() || worst->count == 0)
        return "no design was evaluated";
    std::string text(evaluation::violationText(static_cast<Violation>(worst - result.violations.begin())));
    if (!worst->sample.empty())
        text += ": " + worst->sample;
    return text;
}

void sayWhyNothingFits(Console& console, const Synthesis& result, const network::Network& network,
                       const hardware::HardwareSpec& hardware, const SynthesisOptions& options)
{
    std::uint64_t tried = 0;
    for (const auto& violation : result.violations)
        tried += violation.count;
    console.heading(fmt::format("{}: {} designs and grid points were ruled out in {}",
                                result.finished ? "Nothing fits" : "Nothing that fits was found",
                                formatCount(static_cast<std::int64_t>(tried)), durationText(result.seconds)));
    std::vector<std::pair<std::uint64_t, std::size_t>> causes;
    for (std::size_t v = 1; v < result.violations.size(); ++v)
        if (result.violations[v].count)
            causes.emplace_back(result.violations[v].count, v);
    std::stable_sort(causes.begin(), causes.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    for (const auto& [count, cause] : causes) {
        console.say(fmt::format("  {:>7} ×  {}\n", formatCount(static_cast<std::int64_t>(count)),
                                evaluation::violationText(static_cast<Violation>(cause))));
        if (const auto& violation = result.violations[cause]; !violation.sample.empty())
            console.say(fmt::format("             {}{}\n",
                                    std::isfinite(violation.excess) ? "nearest: " : "for example ",
                                    printable(violation.sample)));
    }
    const Power budget = options.constraints.powerBudget;
    if (!result.finished)
        console.say("\n  The run was stopped before the space was explored; this says nothing about the rest of it.\n");
    else if (result.leastBudget.value <= 0)
        console.say(fmt::format(
            "\n  The hardware {} has no crossbar, converter or unit of the kinds asked for; see the causes above.\n",
            printable(hardware.name)));
    else if (result.leastBudget > budget)
        console.say(fmt::format("\n  {} cannot fit below {}: one copy of its weights with their DACs, a scratchpad "
                                "for each layer and one unit of each kind draw that much{}.\n"
                                "  Give more power than this least{}, fewer --weight-bits, or cells of more bits.\n",
                                printable(network.name), formatQuantity(result.leastBudget),
                                result.leastPeak < result.leastBudget ? fmt::format(
                                    " when crossbars get at most {} of the power ({} otherwise)",
                                    formatPercent(options.powerShareHigh), formatQuantity(result.leastPeak))
                                                                      : "",
                                result.leastPeak < result.leastBudget ? ", a larger --power-share" : ""));
    else if (const auto first = causes.empty() ? Violation::None : static_cast<Violation>(causes.front().second);
             first == Violation::Area || first == Violation::Latency || first == Violation::Crossbars)
        console.say(
            fmt::format("\n  The power would do; loosen the limit on {} that the first cause names.\n",
                        first == Violation::Area ? "area" : (first == Violation::Latency ? "latency" : "crossbars")));
    else if (!causes.empty() && static_cast<Violation>(causes.front().second) == Violation::ScratchpadCapacity)
        console.say("\n  The power would do; the buffers fit no scratchpad that this model and hardware allow.\n"
                    "  Take hardware with other scratchpads, or the profile studio where pimsyn refuses small ones.\n");
    else
        console.say(
            fmt::format("\n  Nothing at all fits below {}; ADCs, memories and other limits ask for more than {}.\n"
                        "  Give more power, or loosen the limits that the causes name.\n",
                        formatQuantity(result.leastBudget), formatQuantity(budget)));
}

Json resultToJson(const Synthesis& result, const SynthesisOptions& options)
{
    const auto& objective = synthesis::objectiveInfo(options.objective);
    const auto real = [](double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); };
    Json json { { "feasible", result.feasible },
                { "finished", result.finished },
                { "objective", objective.key },
                { "unit", objective.unit },
                { "value", result.feasible ? real(result.bestValue) : Json(nullptr) },
                { "bound", real(result.bound) },
                { "gap", result.feasible ? real(result.gap) : Json(nullptr) },
                { "evaluations", result.evaluations },
                { "seconds", real(result.seconds) } };
    if (result.feasible) {
        const bool efficiency = options.objective == synthesis::Objective::Efficiency;
        const design::DesignResults known { &result.evaluation,
                                            efficiency && result.bound != 0 ? std::optional(result.bound)
                                                                            : std::nullopt,
                                            result.bound != 0 ? std::optional(result.gap) : std::nullopt };
        json["parameters"] = parametersToJson(result.best.parameters);
        json["metrics"] = design::metricsToJson(known);
        json["design"] = design::designToJson(result.best, known);
    }
    Json grid = Json::array();
    for (const auto& point : result.grid)
        grid.push_back({ { "crossbar_size", point.parameters.crossbarSize },
                         { "cell_bits", point.parameters.cellBits },
                         { "dac_bits", point.parameters.dacBits },
                         { "slices", point.parameters.slices == design::SlicePacking::Packed ? "packed" : "separate" },
                         { "crossbar_power_share", point.parameters.crossbarPowerShare },
                         { "best", point.best != 0 ? real(point.best) : Json(nullptr) },
                         { "bound", real(point.bound) },
                         { "evaluations", point.evaluations },
                         { "skipped", point.skipped },
                         { "violation",
                           point.violation == Violation::None ? Json(nullptr)
                                                              : Json(evaluation::violationText(point.violation)) } });
    json["grid"] = std::move(grid);
    Json violations = Json::array();
    for (std::size_t v = 1; v < result.violations.size(); ++v)
        if (result.violations[v].count)
            violations.push_back({ { "cause", evaluation::violationText(static_cast<Violation>(v)) },
                                   { "count", result.violations[v].count },
                                   { "sample", result.violations[v].sample } });
    json["violations"] = std::move(violations);
    Json sensitivities = Json::array();
    for (const auto& one : result.sensitivities)
        sensitivities.push_back({ { "resource", one.resource }, { "change_percent", real(one.changePercent) } });
    json["sensitivities"] = std::move(sensitivities);
    return json;
}

} // namespace pim::cli
