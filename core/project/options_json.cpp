// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/options_json.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

namespace pim::project {
namespace {

using Json = nlohmann::ordered_json;
using synthesis::SynthesisOptions;
using O = SynthesisOptions;
using V = std::optional<double>;

const std::vector<std::string_view> kObjectives { "efficiency", "throughput", "latency", "energy", "edp", "area-efficiency" };
const std::vector<std::string_view> kAlgorithms { "pimsyn", "studio" };
const std::vector<std::string_view> kEfforts { "fast", "normal", "thorough" };
const std::vector<std::string_view> kStyles { "specialized", "identical" };
const std::vector<std::string_view> kSlices { "separate", "packed" };
const std::vector<std::string_view> kProfiles { "studio", "pimsyn", "custom" };

/// Units are those of the core, so that no value changes by being written: um2 and ns rather than mm2 and us.
const std::array<OptionNumber, 10> kNumbers { {
    { { "power_budget_w", "Power budget", "W", 0, 1e9, 49, "user" }, false, false, true,
      [](const O& o) -> V { return o.constraints.powerBudget.value; }, [](O& o, V v) { o.constraints.powerBudget = { v.value_or(0) }; } },
    { { "max_area_um2", "Largest chip area", "um2", 0, 1e18, 0, "user" }, false, true, true,
      [](const O& o) -> V { return o.constraints.maxArea ? V(o.constraints.maxArea->value) : V(); },
      [](O& o, V v) { o.constraints.maxArea = v ? std::optional(Area { *v }) : std::nullopt; } },
    { { "max_latency_ns", "Longest latency of one inference", "ns", 0, 1e18, 0, "user" }, false, true, true,
      [](const O& o) -> V { return o.constraints.maxLatency ? V(o.constraints.maxLatency->value) : V(); },
      [](O& o, V v) { o.constraints.maxLatency = v ? std::optional(Time { *v }) : std::nullopt; } },
    { { "max_crossbars", "Most crossbars", "", 1, 9007199254740992.0, 0, "user" }, true, true, false,
      [](const O& o) -> V { return o.constraints.maxCrossbars ? V(static_cast<double>(*o.constraints.maxCrossbars)) : V(); },
      [](O& o, V v) { o.constraints.maxCrossbars = v ? std::optional(static_cast<std::int64_t>(*v)) : std::nullopt; } },
    { { "crossbar_power_share_low", "Least share of the power for crossbars", "", 0, 1, 0.1, "PIMSYN, Table I" }, false, false, true,
      [](const O& o) -> V { return o.powerShareLow; }, [](O& o, V v) { o.powerShareLow = v.value_or(0); } },
    { { "crossbar_power_share_high", "Largest share of the power for crossbars", "", 0, 1, 0.4, "PIMSYN, Table I" }, false, false, true,
      [](const O& o) -> V { return o.powerShareHigh; }, [](O& o, V v) { o.powerShareHigh = v.value_or(0); } },
    { { "crossbar_power_share_steps", "Shares of the power tried", "", 1, 1000, 7, "PIMSYN, Table I" }, true, false, false,
      [](const O& o) -> V { return o.powerShareSteps; }, [](O& o, V v) { o.powerShareSteps = static_cast<int>(v.value_or(1)); } },
    { { "weight_bits", "Resolution of weights", "bit", 1, 64, 16, "default: the hardware's" }, true, true, false,
      [](const O& o) -> V { return o.weightBits ? V(*o.weightBits) : V(); },
      [](O& o, V v) { o.weightBits = v ? std::optional(static_cast<int>(*v)) : std::nullopt; } },
    { { "data_bits", "Resolution of activations", "bit", 1, 64, 16, "default: the hardware's" }, true, true, false,
      [](const O& o) -> V { return o.dataBits ? V(*o.dataBits) : V(); },
      [](O& o, V v) { o.dataBits = v ? std::optional(static_cast<int>(*v)) : std::nullopt; } },
    { { "time_limit_s", "Stop after this time with the best design so far; 0: no limit", "s", 0, 1e7, 0, "a limited run is not reproducible" },
      false, false, false, [](const O& o) -> V { return o.timeLimitSeconds; }, [](O& o, V v) { o.timeLimitSeconds = v.value_or(0); } },
} };

std::vector<int> listFromJson(const JsonReader& in, std::string_view key, int most)
{
    std::vector<int> values;
    for (const JsonReader& item : in.items(key, 1, 64))
        values.push_back(static_cast<int>(item.asInteger(1, most)));
    return values;
}

Json modelToJson(const evaluation::ModelOptions& model)
{
    Json json = Json::object();
    for (const evaluation::ModelSwitch& s : evaluation::modelSwitches())
        json[std::string(s.key)] = model.*s.member;
    return json;
}

} // namespace

std::span<const OptionNumber> optionNumbers() { return kNumbers; }

Json optionsToJson(const SynthesisOptions& o)
{
    Json json = Json::object();
    for (const OptionNumber& number : kNumbers) {
        const auto value = number.value(o);
        if (!value)
            continue;
        json[std::string(number.spec.key)] = number.integer ? Json(static_cast<std::int64_t>(*value)) : Json(*value);
    }
    json["objective"] = kObjectives[static_cast<std::size_t>(o.objective)];
    json["algorithm"] = kAlgorithms[static_cast<std::size_t>(o.algorithm)];
    json["effort"] = kEfforts[static_cast<std::size_t>(o.effort)];
    json["macro_style"] = kStyles[static_cast<std::size_t>(o.macroStyle)];
    json["macro_sharing"] = o.macroSharing;
    json["crossbar_sizes"] = o.crossbarSizes;
    json["cell_bits"] = o.cellBits;
    json["dac_bits"] = o.dacBits;
    Json slices = Json::array();
    for (const design::SlicePacking s : o.slices)
        slices.push_back(kSlices[static_cast<std::size_t>(s)]);
    json["slices"] = std::move(slices);
    json["profile"] = o.model.profileName();
    if (o.model.profileName() == "custom")
        json["model"] = modelToJson(o.model);
    return json;
}

SynthesisOptions optionsFromJson(const JsonReader& in)
{
    SynthesisOptions o;
    for (const OptionNumber& number : kNumbers) {
        const ParameterSpec& spec = number.spec;
        if (number.optional && !in.has(spec.key)) {
            number.assign(o, std::nullopt);
            continue;
        }
        const double value = number.integer
            ? static_cast<double>(in.integer(spec.key, static_cast<std::int64_t>(spec.minimum), static_cast<std::int64_t>(spec.maximum)))
            : in.number(spec.key, { spec.minimum, spec.maximum, number.aboveMinimum });
        if (in.ok())
            number.assign(o, value);
    }
    o.objective = static_cast<synthesis::Objective>(in.choice("objective", kObjectives));
    o.algorithm = static_cast<synthesis::Algorithm>(in.choice("algorithm", kAlgorithms));
    o.effort = static_cast<synthesis::Effort>(in.choice("effort", kEfforts));
    o.macroStyle = static_cast<design::MacroStyle>(in.choice("macro_style", kStyles));
    o.macroSharing = in.flag("macro_sharing");
    o.crossbarSizes = listFromJson(in, "crossbar_sizes", 65536);
    o.cellBits = listFromJson(in, "cell_bits", 32);
    o.dacBits = listFromJson(in, "dac_bits", 32);
    o.slices.clear();
    for (const JsonReader& item : in.items("slices", 1, 2)) {
        const std::string text = item.asText(64);
        const auto found = std::find(kSlices.begin(), kSlices.end(), text);
        if (in.ok() && found == kSlices.end())
            item.fail("must be separate or packed");
        o.slices.push_back(text == "packed" ? design::SlicePacking::Packed : design::SlicePacking::Separate);
    }
    const std::size_t profile = in.choice("profile", kProfiles);
    o.model = profile == 1 ? evaluation::ModelOptions::pimsyn() : evaluation::ModelOptions::studio();
    if (profile == 2 && in.ok()) {
        const JsonReader switches = in.object("model");
        for (const evaluation::ModelSwitch& s : evaluation::modelSwitches())
            o.model.*s.member = switches.flag(s.key);
        switches.finish();
    }
    in.finish();
    return o;
}

} // namespace pim::project
