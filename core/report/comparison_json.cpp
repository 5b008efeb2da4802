// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/comparison_json.h"

#include <cmath>

#include <nlohmann/json.hpp>

#include "core/report/comparison_text.h"
#include "core/report/csv.h"
#include "core/report/format.h"

namespace pim::report {
namespace {

using Json = nlohmann::ordered_json;

Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json numbers(const std::vector<double>& values)
{
    Json list = Json::array();
    for (const double value : values)
        list.push_back(number(value));
    return list;
}

Json settingToJson(const compare::Setting& s)
{
    if (s.absent)
        return nullptr;
    if (!s.text.empty())
        return s.text;
    return s.low == s.high ? number(s.low) : Json::array({ number(s.low), number(s.high) });
}

std::string_view verdictKey(compare::Verdict v)
{
    switch (v) {
    case compare::Verdict::Same: return "same";
    case compare::Verdict::Better: return "better";
    case compare::Verdict::Worse: return "worse";
    case compare::Verdict::Different: return "different";
    }
    return "";
}

} // namespace

Json comparisonToJson(const compare::Comparison& c)
{
    Json designs = Json::array();
    for (std::size_t d = 0; d < c.designs.size(); ++d) {
        const auto& entry = c.designs[d];
        Json missed = entry.missedClock ? Json(entry.missedClock->value) : Json(nullptr);
        designs.push_back(
            { { "letter", compare::letterOf(d) },
              { "name", entry.name },
              { "network", entry.design->network->name },
              { "hardware", entry.design->hardware->name },
              { "profile", entry.design->model.profileName() },
              { "power_budget_w", entry.design->constraints.powerBudget.value },
              { "feasible", entry.evaluation->feasible },
              { "missed_clock_ns", std::move(missed) },
              { "violation", entry.evaluation->feasible ? Json(nullptr) : Json(entry.evaluation->violationDetail) } });
    }
    Json metrics = Json::array();
    for (const auto& row : c.metrics) {
        Json verdicts = Json::array();
        for (const auto verdict : row.verdicts)
            verdicts.push_back(verdictKey(verdict));
        metrics.push_back({ { "key", row.key },
                            { "unit", row.unit },
                            { "values", numbers(row.values) },
                            { "differences", numbers(row.differences) },
                            { "changes", numbers(row.changes) },
                            { "verdicts", std::move(verdicts) } });
    }
    Json settings = Json::array();
    for (const auto& row : c.settings) {
        if (!row.differs)
            continue;
        Json values = Json::array();
        for (const auto& value : row.values)
            values.push_back(settingToJson(value));
        settings.push_back({ { "key", row.key },
                             { "label", settingLabel(row) },
                             { "unit", row.unit },
                             { "origin", compare::originKey(row.origin) },
                             { "values", std::move(values) } });
    }
    Json components = Json::array();
    for (const auto& row : c.components)
        components.push_back({ { "component", compare::costGroupKey(row.group) },
                               { "units", row.units },
                               { "energy_uj", numbers(row.energyUj) },
                               { "peak_power_w", numbers(row.peakW) },
                               { "area_mm2", numbers(row.areaMm2) } });
    Json layers = Json::array();
    for (const auto& row : c.layers) {
        Json figures = Json::array();
        for (const auto& f : row.designs)
            figures.push_back(!f.present ? Json(nullptr)
                                         : Json { { "energy_uj", f.energyUj },
                                                  { "latency_share", f.latencyShare },
                                                  { "occupancy", f.occupancy },
                                                  { "crossbars", f.crossbars },
                                                  { "weight_duplication", f.duplication },
                                                  { "macros", f.macros } });
        layers.push_back({ { "name", row.name }, { "designs", std::move(figures) } });
    }
    Json reasons = Json::array();
    for (const auto& reason : c.reasons)
        reasons.push_back({ { "design", compare::letterOf(reason.design) },
                            { "metric", reason.metric },
                            { "better", reason.better },
                            { "text", reasonText(c, reason) } });
    return { { "reference", compare::letterOf(c.reference) },
             { "same_network", c.sameNetwork },
             { "same_model", c.sameModel },
             { "designs", std::move(designs) },
             { "metrics", std::move(metrics) },
             { "settings_compared", c.settings.size() },
             { "settings", std::move(settings) },
             { "components", std::move(components) },
             { "layers", std::move(layers) },
             { "chip_energy_uj", numbers(c.chipEnergyUj) },
             { "reasons", std::move(reasons) } };
}

std::string comparisonCsv(const compare::Comparison& c)
{
    std::string text = "metric,unit";
    for (std::size_t d = 0; d < c.designs.size(); ++d)
        text += "," + csvField(compare::letterOf(d) + ": " + c.designs[d].name);
    for (std::size_t d = 0; d < c.designs.size(); ++d)
        if (d != c.reference)
            text += "," + csvField(compare::letterOf(d) + " against " + compare::letterOf(c.reference));
    text += "\r\n";
    for (const auto& row : c.metrics) {
        text += csvField(row.key) + "," + csvField(row.unit);
        for (const double value : row.values)
            text += "," + csvNumber(value);
        for (std::size_t d = 0; d < c.designs.size(); ++d)
            if (d != c.reference)
                text += "," + csvNumber(row.changes[d]);
        text += "\r\n";
    }
    return text;
}

} // namespace pim::report
