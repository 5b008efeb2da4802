// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/design_json.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include <nlohmann/json.hpp>

#include "core/base/file.h"
#include "core/design/json_text.h"
#include "core/design/metric_table.h"
#include "core/design/network_json.h"
#include "core/hardware/hardware_json.h"

namespace pim::design {
namespace {

using Json = nlohmann::ordered_json;
using evaluation::Breakdown;
using evaluation::CentreCost;
using evaluation::Evaluation;

Json real(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json optionalReal(const std::optional<double>& value) { return value ? real(*value) : Json(nullptr); }

Json constraintsToJson(const Constraints& c)
{
    Json json { { "power_budget_w", real(c.powerBudget.value) } };
    if (c.maxArea)
        json["max_area_mm2"] = real(c.maxArea->value / 1e6);
    if (c.maxLatency)
        json["max_latency_us"] = real(c.maxLatency->value / 1e3);
    if (c.maxCrossbars)
        json["max_crossbars"] = *c.maxCrossbars;
    return json;
}

Json parametersToJson(const DesignParameters& p, const Evaluation* evaluation)
{
    return { { "crossbar_power_share", real(p.crossbarPowerShare) },
             { "slices", p.slices == SlicePacking::Packed ? "packed" : "separate" },
             { "cell_bits", p.cellBits },
             { "crossbar_size", p.crossbarSize },
             { "dac_bits", p.dacBits },
             { "adc_bits", p.adcBits },
             { "weight_bits", p.weightBits },
             { "data_bits", p.dataBits },
             { "macro_style", p.macroStyle == MacroStyle::Identical ? "identical" : "specialized" },
             { "clock_ns", evaluation ? real(evaluation->metrics.clock.value) : Json(nullptr) },
             { "scratchpad_kib", p.scratchpadKib } };
}

/// Components in the order of the file format (the order of PIMSYN's tables differs).
constexpr std::array kFileOrder { hardware::Component::Adc,      hardware::Component::ShiftAdd,
                                  hardware::Component::Addition, hardware::Component::Pool,
                                  hardware::Component::Relu,     hardware::Component::Eltwise,
                                  hardware::Component::Sigmoid,  hardware::Component::Dac };

Json layersToJson(const Design& design, const Evaluation* evaluation)
{
    bool placed = false;
    for (const LayerDesign& layer : design.layers)
        placed = placed || !layer.cells.empty();
    Json list = Json::array();
    for (std::size_t i = 0; i < design.layers.size(); ++i) {
        const LayerDesign& own = design.layers[i];
        const network::Layer& layer = design.network->layers[i];
        const auto* found = evaluation && i < evaluation->layers.size() ? &evaluation->layers[i] : nullptr;
        Json components = Json::object();
        for (const hardware::Component component : kFileOrder)
            components[std::string(hardware::componentKey(component))] =
                own.components[static_cast<std::size_t>(component)];
        Json cells = Json::array();
        for (const Cell& cell : !placed && found ? found->cells : own.cells)
            cells.push_back({ cell.row, cell.col });
        Json shares;
        if (own.sharesMacrosWith)
            shares = design.network->layer(*own.sharesMacrosWith).name;
        list.push_back({ { "name", layer.name },
                         { "op", layer.op },
                         { "weight_duplication", own.weightDuplication },
                         { "computation_blocks", found ? Json(found->blocks) : Json(nullptr) },
                         { "macros", own.macros },
                         { "shares_macros_with", std::move(shares) },
                         { "crossbars", found ? Json(found->crossbars) : Json(nullptr) },
                         { "components", std::move(components) },
                         { "scratchpad_kib", own.scratchpadKib },
                         { "cells", std::move(cells) } });
    }
    return list;
}

Json costsToJson(const Breakdown& breakdown, double (*value)(const CentreCost&))
{
    Json json = Json::object();
    for (int i = 0; i < evaluation::kCostCentreCount; ++i) {
        const CentreCost& cost = breakdown[static_cast<std::size_t>(i)];
        json[std::string(evaluation::costCentreKey(static_cast<evaluation::CostCentre>(i)))] = real(value(cost));
    }
    return json;
}

/// The three tables of a breakdown; entries of 0 are left out for layers, where most are. No \a areas: they are not known.
Json tablesToJson(const Breakdown& breakdown, bool sparse, bool areas)
{
    Json json { { "power_w", costsToJson(breakdown, [](const CentreCost& c) { return c.peakPower.value; }) },
                { "energy_uj",
                  costsToJson(breakdown,
                              [](const CentreCost& c) { return (c.staticEnergy + c.dynamicEnergy).value / 1e3; }) },
                { "area_mm2", costsToJson(breakdown, [](const CentreCost& c) { return c.area.value / 1e6; }) } };
    if (!areas)
        json["area_mm2"] = nullptr;
    if (sparse)
        for (auto& table : json)
            for (auto it = table.begin(); it != table.end();)
                it = it->is_number() && it->get<double>() == 0 ? table.erase(it) : std::next(it);
    return json;
}

Json provenanceToJson(const Design& design)
{
    const Provenance& p = design.provenance;
    const std::string profile = design.model.profileName();
    Json json { { "program", p.program },  { "version", p.version },         { "profile", profile },
                { "seed", p.seed },        { "algorithm", p.algorithm },     { "effort", p.effort },
                { "threads", p.threads },  { "evaluations", p.evaluations }, { "seconds", real(p.seconds) },
                { "finished", p.finished } };
    if (profile == "custom") {
        Json switches = Json::object();
        for (const evaluation::ModelSwitch& s : evaluation::modelSwitches())
            switches[std::string(s.key)] = design.model.*s.member;
        json["model"] = std::move(switches);
    }
    return json;
}

// ---- reading ----

constexpr std::int64_t kMostPlacesPerMacro = 64; ///< of the mesh; more is a slip of the hand

/// Keys of a block whose values are derived: they must be known, their values do not matter.
template<typename Keys>
void skipKnown(const JsonReader& in, const Keys& keys)
{
    for (const auto& key : keys)
        (void)in.has(key);
    in.finish();
}

Constraints constraintsFromJson(const JsonReader& in)
{
    Constraints c;
    c.powerBudget = { in.number("power_budget_w", { 0, 1e9, true }) };
    if (in.has("max_area_mm2"))
        c.maxArea = Area { in.number("max_area_mm2", { 0, 1e12, true }) * 1e6 };
    if (in.has("max_latency_us"))
        c.maxLatency = Time { in.number("max_latency_us", { 0, 1e15, true }) * 1e3 };
    if (in.has("max_crossbars"))
        c.maxCrossbars = in.integer("max_crossbars", 1, std::int64_t { 1 } << 52);
    in.finish();
    return c;
}

DesignParameters parametersFromJson(const JsonReader& in)
{
    const auto bits = [&](std::string_view key, int most) { return static_cast<int>(in.integer(key, 1, most)); };
    DesignParameters p;
    p.crossbarPowerShare = in.number("crossbar_power_share", { 0, 1, true });
    p.slices = in.choice("slices", { "separate", "packed" }) == 1 ? SlicePacking::Packed : SlicePacking::Separate;
    p.cellBits = bits("cell_bits", 16);
    p.crossbarSize = bits("crossbar_size", 65536);
    p.dacBits = bits("dac_bits", 16);
    p.adcBits = bits("adc_bits", 64);
    p.weightBits = bits("weight_bits", 64);
    p.dataBits = bits("data_bits", 64);
    p.macroStyle =
        in.choice("macro_style", { "specialized", "identical" }) == 1 ? MacroStyle::Identical : MacroStyle::Specialized;
    (void)in.has("clock_ns");
    if (in.has("scratchpad_kib"))
        p.scratchpadKib = static_cast<int>(in.integer("scratchpad_kib", 0, 1 << 30));
    in.finish();
    if (!in.ok())
        return p;
    if (const int needed = hardware::adcResolution(p.crossbarSize, p.dacBits, p.cellBits); p.adcBits < needed)
        in.fail("must be at least " + std::to_string(needed) + ", which a column of " + std::to_string(p.crossbarSize)
                    + " cells of " + std::to_string(p.cellBits) + " bit needs behind DACs of " + std::to_string(p.dacBits)
                    + " bit, got " + std::to_string(p.adcBits),
                "adc_bits");
    return p;
}

ComponentCounts componentsFromJson(const JsonReader& in)
{
    ComponentCounts counts {};
    for (const hardware::Component component : kFileOrder) {
        const std::string_view key = hardware::componentKey(component);
        if (in.has(key))
            counts[static_cast<std::size_t>(component)] = in.integer(key, 0, std::int64_t { 1 } << 48);
    }
    in.finish();
    return counts;
}

std::vector<LayerDesign> layersFromJson(const JsonReader& root, const network::Network& network)
{
    std::vector<LayerDesign> layers;
    const auto entries = root.items("layers", network.layers.size(), network.layers.size());
    for (std::size_t i = 0; i < entries.size() && root.ok(); ++i) {
        const JsonReader& in = entries[i];
        LayerDesign layer;
        if (const std::string name = in.text("name"); in.ok() && name != network.layers[i].name)
            in.fail("must be \"" + network.layers[i].name + "\", the network's layer at this place, got \""
                        + name.substr(0, 80) + "\"",
                    "name");
        (void)in.has("op");
        layer.weightDuplication = in.integer("weight_duplication", 1, std::numeric_limits<std::int32_t>::max());
        (void)in.has("computation_blocks");
        layer.macros = static_cast<int>(in.integer("macros", 1, 100'000));
        if (in.has("shares_macros_with") && in.ok() && !in.json()["shares_macros_with"].is_null()) {
            const std::string partner = in.text("shares_macros_with");
            for (std::size_t k = 0; k < i; ++k)
                if (network.layers[k].name == partner)
                    layer.sharesMacrosWith = network::LayerId { static_cast<int>(k) };
            if (in.ok() && !layer.sharesMacrosWith)
                in.fail("must name an earlier layer, got \"" + partner.substr(0, 80) + "\"", "shares_macros_with");
            else if (in.ok() && layers[static_cast<std::size_t>(layer.sharesMacrosWith->index)].sharesMacrosWith)
                in.fail("macros are shared by pairs of layers; \"" + partner.substr(0, 80) + "\" already shares",
                        "shares_macros_with");
        }
        (void)in.has("crossbars");
        layer.components = componentsFromJson(in.object("components"));
        if (in.has("scratchpad_kib"))
            layer.scratchpadKib = static_cast<int>(in.integer("scratchpad_kib", 0, 1 << 30));
        if (in.has("cells"))
            for (const JsonReader& cell : in.items("cells", 0, 200'000))
                if (const auto place = cell.asItems(2, 2); in.ok())
                    layer.cells.push_back({ static_cast<int>(place[0].asInteger(0, 4096)),
                                            static_cast<int>(place[1].asInteger(0, 4096)) });
        in.finish();
        layers.push_back(std::move(layer));
    }
    std::int64_t rows = 0, cols = 0, macros = 0;
    for (const LayerDesign& layer : layers) {
        macros += layer.macros;
        for (const Cell& cell : layer.cells) {
            rows = std::max<std::int64_t>(rows, cell.row + 1);
            cols = std::max<std::int64_t>(cols, cell.col + 1);
        }
    }
    if (root.ok() && rows * cols > kMostPlacesPerMacro * macros)
        root.fail("cells must span a mesh of at most " + std::to_string(kMostPlacesPerMacro) + " places a macro, got "
                      + std::to_string(rows) + " x " + std::to_string(cols) + " places for " + std::to_string(macros)
                      + " macros",
                  "layers");
    return layers;
}

evaluation::ModelOptions modelFromJson(const JsonReader& in)
{
    const std::size_t profile = in.choice("profile", { "studio", "pimsyn", "custom" });
    auto model = profile == 1 ? evaluation::ModelOptions::pimsyn() : evaluation::ModelOptions::studio();
    if (!in.has("model")) {
        if (in.ok() && profile == 2)
            in.fail("the profile \"custom\" needs its switches in \"model\"");
        return model;
    }
    const JsonReader switches = in.object("model");
    for (const evaluation::ModelSwitch& s : evaluation::modelSwitches())
        model.*s.member = switches.flag(s.key);
    switches.finish();
    static constexpr std::array<std::string_view, 3> kProfiles { "studio", "pimsyn", "custom" };
    if (in.ok() && model.profileName() != kProfiles[profile])
        in.fail("these switches are the profile \"" + model.profileName() + "\", the file says \""
                    + std::string(kProfiles[profile]) + "\"",
                "model");
    return model;
}

Provenance provenanceFromJson(const JsonReader& in)
{
    Provenance p;
    p.program = in.text("program");
    p.version = in.text("version");
    p.seed = static_cast<std::uint64_t>(in.integer("seed", 0, std::numeric_limits<std::int64_t>::max()));
    p.algorithm = in.text("algorithm");
    p.effort = in.text("effort");
    p.threads = static_cast<int>(in.integer("threads", 0, 1'000'000));
    p.evaluations = static_cast<std::uint64_t>(in.integer("evaluations", 0, std::numeric_limits<std::int64_t>::max()));
    if (in.has("seconds") && in.ok() && !in.json()["seconds"].is_null())
        p.seconds = in.number("seconds", { 0, 1e12 });
    p.finished = in.flag("finished");
    in.finish();
    return p;
}

void skipMetrics(const JsonReader& in)
{
    std::vector<std::string_view> keys;
    for (const MetricInfo& metric : metricTable())
        keys.push_back(metric.key);
    keys.push_back("bound_power_efficiency_gops_per_w");
    keys.push_back("gap");
    skipKnown(in, keys);
}

void skipBreakdown(const JsonReader& in)
{
    std::vector<std::string_view> centres;
    for (int i = 0; i < evaluation::kCostCentreCount; ++i)
        centres.push_back(evaluation::costCentreKey(static_cast<evaluation::CostCentre>(i)));
    const auto tables = [&](const JsonReader& block) {
        for (const char* key : { "power_w", "energy_uj", "area_mm2" })
            if (block.has(key) && block.ok() && !block.json()[key].is_null())
                skipKnown(block.object(key), centres);
    };
    tables(in);
    if (in.has("layers"))
        for (const JsonReader& layer : in.items("layers", 0, 1'000'000)) {
            (void)layer.has("name");
            tables(layer);
            layer.finish();
        }
    in.finish();
}

/// A derived block: absent, null, or an object whose keys are checked.
void derived(const JsonReader& root, std::string_view key, void (*skip)(const JsonReader&))
{
    if (root.has(key) && root.ok() && !root.json()[std::string(key)].is_null())
        skip(root.object(key));
}

} // namespace

Json metricsToJson(const DesignResults& results)
{
    const bool ran = results.evaluation && results.evaluation->metrics.cycles > 0;
    Json json = Json::object();
    for (const MetricInfo& metric : metricTable()) {
        Json value;
        if (ran) {
            const double number = metric.value(results.evaluation->metrics);
            value = metric.integer && std::isfinite(number) ? Json(static_cast<std::int64_t>(number)) : real(number);
        }
        json[std::string(metric.key)] = std::move(value);
    }
    json["bound_power_efficiency_gops_per_w"] = optionalReal(results.boundGopsPerW);
    json["gap"] = optionalReal(results.gap);
    return json;
}

Json breakdownToJson(const network::Network& network, const Evaluation& evaluation)
{
    const bool areas = std::isfinite(evaluation.metrics.area.value);
    Json json = tablesToJson(evaluation.breakdown, false, areas);
    Json layers = Json::array();
    for (std::size_t i = 0; i < evaluation.layers.size() && i < network.layers.size(); ++i) {
        Json entry { { "name", network.layers[i].name } };
        entry.update(tablesToJson(evaluation.layers[i].breakdown, true, areas));
        layers.push_back(std::move(entry));
    }
    json["layers"] = std::move(layers);
    return json;
}

Json designToJson(const Design& design, const DesignResults& all)
{
    DesignResults results = all;
    if (results.evaluation && results.evaluation->metrics.cycles <= 0)
        results.evaluation = nullptr; // it cannot run: nothing is known of it
    return { { "format", kDesignFormat },
             { "version", kDesignFormatVersion },
             { "network", networkToJson(*design.network) },
             { "hardware", hardware::hardwareToJson(*design.hardware) },
             { "constraints", constraintsToJson(design.constraints) },
             { "parameters", parametersToJson(design.parameters, results.evaluation) },
             { "layers", layersToJson(design, results.evaluation) },
             { "metrics", metricsToJson(results) },
             { "breakdown",
               results.evaluation ? breakdownToJson(*design.network, *results.evaluation) : Json(nullptr) },
             { "provenance", provenanceToJson(design) } };
}

std::string designToJsonText(const Design& design, const DesignResults& results)
{
    return jsonToText(designToJson(design, results));
}

Result<Design> designFromJsonText(std::string_view text, const std::string& file)
{
    const auto json = parseJson(text, file);
    if (!json)
        return tl::unexpected(json.error());
    const JsonReader in(*json, file);
    (void)in.choice("format", { kDesignFormat });
    if (const auto version = in.integer("version", 1, 1'000'000); in.ok() && version != kDesignFormatVersion)
        in.fail("this program reads version " + std::to_string(kDesignFormatVersion) + ", got "
                    + std::to_string(version),
                "version");
    Design design;
    auto network = std::make_shared<network::Network>(networkFromJson(in.object("network")));
    if (const JsonReader block = in.object("hardware"); in.ok()) {
        auto spec = hardware::hardwareFromJson(block.json(), file, "/hardware");
        if (!spec)
            return tl::unexpected(spec.error());
        design.hardware = std::make_shared<hardware::HardwareSpec>(std::move(*spec));
    }
    design.constraints = constraintsFromJson(in.object("constraints"));
    design.parameters = parametersFromJson(in.object("parameters"));
    design.layers = layersFromJson(in, *network);
    derived(in, "metrics", skipMetrics);
    derived(in, "breakdown", skipBreakdown);
    const JsonReader provenance = in.object("provenance");
    design.model = modelFromJson(provenance);
    design.provenance = provenanceFromJson(provenance);
    in.finish();
    if (const auto error = in.error())
        return tl::unexpected(*error);
    design.network = std::move(network);
    return design;
}

Result<Design> readDesign(const std::filesystem::path& path)
{
    const auto text = readFile(path, kLargestDesignFile);
    if (!text)
        return tl::unexpected(text.error());
    return designFromJsonText(*text, path.string());
}

Result<void> writeDesign(const std::filesystem::path& path, const Design& design, const DesignResults& results)
{
    return writeFileAtomically(path, designToJsonText(design, results));
}

} // namespace pim::design
