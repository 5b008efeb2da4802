// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/records.h"

#include <algorithm>
#include <cmath>
#include <ctime>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/base/json_reader.h"

namespace pim::project {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, kRunStateCount> kStates { "queued",  "running",     "paused",     "finished",
                                                                 "stopped", "interrupted", "infeasible", "failed" };
constexpr double kHuge = 1e300;
constexpr std::int64_t kMostCount = std::int64_t { 1 } << 62;

Json real(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

double realFrom(const JsonReader& in, std::string_view key, double otherwise)
{
    if (in.has(key) && in.ok() && in.json()[std::string(key)].is_null())
        return otherwise;
    return in.number(key, { -kHuge, kHuge });
}

Json gridToJson(const synthesis::GridPointReport& g)
{
    const design::DesignParameters& p = g.parameters;
    return { { "crossbar_size", p.crossbarSize },
             { "cell_bits", p.cellBits },
             { "dac_bits", p.dacBits },
             { "adc_bits", p.adcBits },
             { "slices", p.slices == design::SlicePacking::Packed ? "packed" : "separate" },
             { "crossbar_power_share", p.crossbarPowerShare },
             { "weight_bits", p.weightBits },
             { "data_bits", p.dataBits },
             { "macro_style", p.macroStyle == design::MacroStyle::Identical ? "identical" : "specialized" },
             { "bound", real(g.bound) },
             { "best", real(g.best) },
             { "evaluations", g.evaluations },
             { "skipped", g.skipped },
             { "searched", g.searched },
             { "violation", static_cast<int>(g.violation) } };
}

synthesis::GridPointReport gridFromJson(const JsonReader& in)
{
    synthesis::GridPointReport g;
    design::DesignParameters& p = g.parameters;
    const auto number = [&](std::string_view key, std::int64_t low, std::int64_t high) { return static_cast<int>(in.integer(key, low, high)); };
    p.crossbarSize = number("crossbar_size", 1, 65536);
    p.cellBits = number("cell_bits", 1, 64);
    p.dacBits = number("dac_bits", 1, 64);
    p.adcBits = number("adc_bits", 0, 64);
    p.slices = in.choice("slices", { "separate", "packed" }) == 1 ? design::SlicePacking::Packed : design::SlicePacking::Separate;
    p.crossbarPowerShare = in.number("crossbar_power_share", { 0, 1 });
    p.weightBits = number("weight_bits", 1, 64);
    p.dataBits = number("data_bits", 1, 64);
    p.macroStyle = in.choice("macro_style", { "specialized", "identical" }) == 1 ? design::MacroStyle::Identical : design::MacroStyle::Specialized;
    g.bound = realFrom(in, "bound", 0);
    g.best = realFrom(in, "best", 0);
    g.evaluations = static_cast<std::uint64_t>(in.integer("evaluations", 0, kMostCount));
    g.skipped = in.flag("skipped");
    g.searched = in.flag("searched");
    g.violation = static_cast<evaluation::Violation>(in.integer("violation", 0, evaluation::kViolationCount - 1));
    in.finish();
    return g;
}

} // namespace

std::string_view runStateKey(RunState state) { return kStates[static_cast<std::size_t>(state)]; }

std::optional<RunState> runStateFromKey(std::string_view key)
{
    const auto found = std::find(kStates.begin(), kStates.end(), key);
    return found == kStates.end() ? std::nullopt : std::optional(static_cast<RunState>(found - kStates.begin()));
}

std::string timestampNow()
{
    const std::time_t now = std::time(nullptr);
    std::tm utc {};
    ::gmtime_r(&now, &utc);
    char text[32];
    return { text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc) };
}

RunRecord newRun(std::shared_ptr<const Inputs> inputs)
{
    RunRecord run;
    run.name = fmt::format("{}, {:g} W", inputs->model ? inputs->model->network.name : "no model", inputs->options.constraints.powerBudget.value);
    run.digest = inputsDigest(*inputs);
    run.created = timestampNow();
    run.inputs = std::move(inputs);
    return run;
}

void setOutcome(RunRecord& run, const synthesis::Synthesis& result)
{
    run.state = !result.finished ? RunState::Stopped : result.feasible ? RunState::Finished : RunState::Infeasible;
    run.seconds = result.seconds;
    run.evaluations = result.evaluations;
    run.feasible = result.feasible;
    run.bestValue = result.bestValue;
    run.bound = result.bound;
    run.gap = result.gap;
    run.leastBudget = result.leastBudget;
    run.leastPeak = result.leastPeak;
    run.violations = result.violations;
    run.grid = result.grid;
    run.sensitivities = result.sensitivities;
    run.best = result.feasible ? std::make_shared<const design::Design>(result.best) : nullptr;
}

std::string runDetailsToJsonText(const RunRecord& run)
{
    Json violations = Json::array(), grid = Json::array(), sensitivities = Json::array();
    for (const synthesis::ViolationCount& v : run.violations)
        violations.push_back({ { "count", v.count }, { "sample", v.sample }, { "excess", real(v.excess) } });
    for (const synthesis::GridPointReport& g : run.grid)
        grid.push_back(gridToJson(g));
    for (const synthesis::Sensitivity& s : run.sensitivities)
        sensitivities.push_back({ { "resource", s.resource }, { "change_percent", real(s.changePercent) } });
    const Json json { { "violations", std::move(violations) }, { "grid", std::move(grid) }, { "sensitivities", std::move(sensitivities) } };
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<void> runDetailsFromJsonText(std::string_view text, const std::string& where, RunRecord& run)
{
    const auto json = parseJson(text, where);
    if (!json)
        return tl::unexpected(json.error());
    const JsonReader in(*json, where);
    const auto violations = in.items("violations", run.violations.size(), run.violations.size());
    for (std::size_t i = 0; i < violations.size() && in.ok(); ++i) {
        const JsonReader& entry = violations[i];
        run.violations[i] = { static_cast<std::uint64_t>(entry.integer("count", 0, kMostCount)), entry.text("sample"),
                              realFrom(entry, "excess", std::numeric_limits<double>::infinity()) };
        entry.finish();
    }
    run.grid.clear();
    for (const JsonReader& entry : in.items("grid", 0, 100'000))
        run.grid.push_back(gridFromJson(entry));
    run.sensitivities.clear();
    for (const JsonReader& entry : in.items("sensitivities", 0, 1000)) {
        run.sensitivities.push_back({ entry.text("resource"), realFrom(entry, "change_percent", 0) });
        entry.finish();
    }
    in.finish();
    if (const auto error = in.error())
        return tl::unexpected(*error);
    return {};
}

} // namespace pim::project
