// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/analytic_view.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/console.h"
#include "core/report/format.h"
#include "core/report/text_table.h"

namespace pim::cli {
namespace {

using namespace program;
using Json = nlohmann::ordered_json;
using report::Align;

constexpr std::size_t kShownCauses = 10; ///< of the whole chip, for people
constexpr std::size_t kShownReasons = 2; ///< of a layer, for people

std::string ratio(double analytic, double simulated)
{
    return analytic > 0 && simulated > 0 ? fmt::format("{:.3g}", simulated / analytic) : "-";
}

template<typename Quantity> std::string shown(bool present, Quantity value)
{
    return present ? report::formatQuantity(value, 4) : "-";
}

Json figuresJson(const LayerFigures& figures)
{
    Json uses, energies;
    for (int u = 0; u < kTimeUseCount; ++u)
        uses[std::string(timeUseKey(static_cast<TimeUse>(u))) + "_ns"] = figures.uses[static_cast<std::size_t>(u)].value;
    for (int u = 0; u < kEnergyUseCount; ++u)
        energies[std::string(energyUseKey(static_cast<EnergyUse>(u))) + "_nj"] =
            figures.energies[static_cast<std::size_t>(u)].value;
    return { { "present", figures.present },
             { "time_ns", figures.time.value },
             { "uses", std::move(uses) },
             { "energy_nj", figures.energy.value },
             { "energies", std::move(energies) },
             { "mvms", figures.mvms },
             { "global_bytes", figures.globalBytes },
             { "network_bytes", figures.networkBytes } };
}

Json causesJson(const std::vector<Cause>& causes, const AnalyticComparison& c)
{
    Json list = Json::array();
    for (const Cause& cause : causes)
        list.push_back({ { "layer", cause.layer >= 0 ? Json(c.layers[static_cast<std::size_t>(cause.layer)].name) : Json() },
                         { "work", pathKindKey(cause.kind) },
                         { "analytic_ns", cause.analytic.value },
                         { "simulated_ns", cause.simulated.value } });
    return list;
}

/// "energy: local memory"
std::string labelOf(EnergyUse use)
{
    std::string label = fmt::format("energy: {}", energyUseKey(use));
    std::replace(label.begin(), label.end(), '_', ' ');
    return label;
}

} // namespace

void sayComparison(Console& console, const AnalyticComparison& c)
{
    const bool latency = c.mode == SimulationMode::Latency;
    console.heading(latency ? "Latency and energy of one image" : "Time between two results, and energy of one");
    report::TextTable whole(
        { { "" }, { "analytic", Align::Right }, { "simulated", Align::Right }, { "ratio", Align::Right } });
    const auto add = [&](const char* name, auto analytic, auto simulated) {
        whole.add({ name, report::formatQuantity(analytic, 4), report::formatQuantity(simulated, 4),
                    ratio(analytic.value, simulated.value) });
    };
    add(latency ? "latency" : "period", c.analyticLatency, c.simulatedLatency);
    for (int u = 0; u < kEnergyUseCount; ++u) {
        const auto i = static_cast<std::size_t>(u);
        if (c.analyticEnergies[i].value != 0 || c.simulatedEnergies[i].value != 0)
            add(labelOf(static_cast<EnergyUse>(u)).c_str(), c.analyticEnergies[i],
                c.simulatedEnergies[i]);
    }
    add("energy: units at rest", c.analyticStatic, c.simulatedStatic);
    add("energy", c.analyticEnergy + c.analyticStatic, c.simulatedEnergy + c.simulatedStatic);
    console.say(whole.text(2));
    for (const ComparisonNote& note : c.notes)
        console.say(fmt::format("  {}\n", noteText(note)));
    console.heading("Layers, dynamic energy");
    report::TextTable table({ { "layer" },
                              { "core", Align::Right },
                              { "time", Align::Right },
                              { "simulated", Align::Right },
                              { "ratio", Align::Right },
                              { "energy", Align::Right },
                              { "simulated", Align::Right },
                              { "ratio", Align::Right } });
    for (const LayerComparison& layer : c.layers)
        table.add({ layer.name, layer.core >= 0 ? fmt::format("{}", layer.core) : "-",
                    shown(layer.analytic.present, layer.analytic.time),
                    shown(layer.simulated.present, layer.simulated.time),
                    ratio(layer.analytic.time.value, layer.simulated.time.value),
                    shown(layer.analytic.present, layer.analytic.energy),
                    shown(layer.simulated.present, layer.simulated.energy),
                    ratio(layer.analytic.energy.value, layer.simulated.energy.value) });
    console.say(table.text(2));
    if (!c.causes.empty()) {
        console.heading("What makes the difference: work that the end, or a result, hangs on");
        report::TextTable causes({ { "layer and work" }, { "analytic", Align::Right }, { "simulated", Align::Right }, { "difference", Align::Right } });
        for (std::size_t i = 0; i < std::min(kShownCauses, c.causes.size()); ++i)
            causes.add({ causeText(c.causes[i], c), report::formatQuantity(c.causes[i].analytic, 4), report::formatQuantity(c.causes[i].simulated, 4),
                         report::formatQuantity(c.causes[i].difference(), 4) });
        console.say(causes.text(2));
        console.heading("MVMs and what a core does for them");
        for (std::size_t l = 0; l < c.layers.size(); ++l) {
            const auto end = c.causes.begin() + static_cast<std::ptrdiff_t>(std::min(kShownCauses, c.causes.size()));
            if (std::none_of(c.causes.begin(), end, [l](const Cause& cause) { return cause.layer == static_cast<std::int32_t>(l); }))
                continue;
            if (const std::string text = issueText(c.layers[l]); !text.empty())
                console.say(fmt::format("  {}: {}\n", report::printable(c.layers[l].name), text));
        }
    }
    console.heading("Why the times differ, largest reasons first");
    for (const LayerComparison& layer : c.layers)
        for (std::size_t i = 0; i < std::min(kShownReasons, layer.reasons.size()); ++i) {
            const Reason& reason = layer.reasons[i];
            console.say(fmt::format("  {}: {}{}, {}\n", report::printable(layer.name),
                                    reason.difference.value >= 0 ? "+" : "-",
                                    report::formatQuantity(Time { std::abs(reason.difference.value) }, 3),
                                    reasonText(reason)));
        }
}

Json comparisonJson(const AnalyticComparison& c)
{
    Json layers = Json::array(), notes = Json::array();
    for (const LayerComparison& layer : c.layers) {
        Json reasons = Json::array();
        for (const Reason& reason : layer.reasons)
            reasons.push_back({ { "reason", reasonKey(reason.kind) },
                                { "difference_ns", reason.difference.value },
                                { "analytic", reason.analytic },
                                { "simulated", reason.simulated },
                                { "text", reasonText(reason) } });
        layers.push_back({ { "name", layer.name },
                           { "causes", causesJson(layer.causes, c) },
                           { "mvm_issue", issueText(layer) },
                           { "core", layer.core },
                           { "analytic", figuresJson(layer.analytic) },
                           { "simulated", figuresJson(layer.simulated) },
                           { "reasons", std::move(reasons) } });
    }
    for (const ComparisonNote& note : c.notes)
        notes.push_back(noteText(note));
    return { { "mode", c.mode == SimulationMode::Latency ? "latency" : "throughput" },
             { "analytic",
               { { c.mode == SimulationMode::Latency ? "latency_ns" : "period_ns", c.analyticLatency.value },
                 { "dynamic_energy_nj", c.analyticEnergy.value },
                 { "static_energy_nj", c.analyticStatic.value } } },
             { "simulated",
               { { c.mode == SimulationMode::Latency ? "latency_ns" : "period_ns", c.simulatedLatency.value },
                 { "dynamic_energy_nj", c.simulatedEnergy.value },
                 { "static_energy_nj", c.simulatedStatic.value },
                 { "energy_without_layer_nj", c.withoutLayer.value } } },
             { "notes", std::move(notes) },
             { "causes", causesJson(c.causes, c) },
             { "layers", std::move(layers) } };
}

} // namespace pim::cli
