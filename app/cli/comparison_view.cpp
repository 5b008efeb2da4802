// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/comparison_view.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "core/report/comparison_text.h"
#include "core/report/format.h"
#include "core/report/text_table.h"

namespace pim::cli {
namespace {

using compare::Comparison;
using report::Align;
using report::TextTable;

std::vector<TextTable::Column> columns(const Comparison& c, std::string first, bool changes)
{
    std::vector<TextTable::Column> list { { std::move(first), Align::Left, 48 } };
    for (std::size_t d = 0; d < c.designs.size(); ++d) {
        list.push_back({ compare::letterOf(d), Align::Right });
        if (changes && d != c.reference) {
            list.push_back({ "against " + compare::letterOf(c.reference), Align::Right });
            list.push_back({ "", Align::Left });
        }
    }
    return list;
}

void sayMetrics(Console& console, const Comparison& c)
{
    TextTable table(columns(c, "metric", true));
    for (const auto& row : c.metrics) {
        std::vector<std::string> cells { fmt::format("{}{}", row.label,
                                                     row.key == "throughput_gops" ? " (operations)" : "") };
        for (std::size_t d = 0; d < c.designs.size(); ++d) {
            cells.push_back(report::metricText(row, row.values[d]));
            if (d == c.reference)
                continue;
            cells.push_back(report::changeText(row.changes[d]));
            const auto verdict = row.verdicts[d];
            cells.push_back(verdict == compare::Verdict::Better      ? "▲ better"
                                : verdict == compare::Verdict::Worse ? "▼ worse"
                                                                     : "");
        }
        table.add(std::move(cells));
    }
    console.say(table.text(2));
}

void saySettings(Console& console, const Comparison& c, bool all)
{
    const std::size_t differing = c.differingSettings();
    console.heading(fmt::format("Configuration: {} of {} values differ", differing, c.settings.size()));
    auto list = columns(c, "value", false);
    list.push_back({ "from", Align::Left });
    TextTable table(list);
    std::size_t numbers = 0;
    for (const auto& row : c.settings) {
        if (!row.differs && !all)
            continue;
        if (row.origin == compare::Origin::Hardware && !all) {
            ++numbers;
            continue;
        }
        std::vector<std::string> cells { report::settingLabel(row) };
        for (const auto& value : row.values)
            cells.push_back(report::settingText(value, row.unit));
        cells.push_back(std::string(compare::originKey(row.origin)));
        table.add(std::move(cells));
    }
    console.say(table.text(2));
    if (numbers > 0)
        console.say(fmt::format("  and {} numbers of the hardware descriptions; --all shows them\n", numbers));
}

std::string energyText(double uj) { return report::formatQuantity(Energy { uj * 1e3 }); }

void sayComponents(Console& console, const Comparison& c)
{
    console.heading("Energy of one inference by component");
    TextTable table(columns(c, "", true));
    for (const auto& row : c.components) {
        bool any = false;
        std::vector<std::string> cells { std::string(report::costGroupText(row.group)) };
        for (std::size_t d = 0; d < c.designs.size(); ++d) {
            const double base = row.energyUj[c.reference];
            any = any || row.energyUj[d] > 0;
            cells.push_back(energyText(row.energyUj[d]));
            if (d == c.reference)
                continue;
            cells.push_back(report::changeText(base != 0 ? (row.energyUj[d] - base) / base : std::nan("")));
            cells.emplace_back();
        }
        if (any)
            table.add(std::move(cells));
    }
    console.say(table.text(2));
}

void sayLayers(Console& console, const Comparison& c, bool all)
{
    console.heading("Layers: energy, share of the latency, crossbars, copies, macros");
    std::vector<TextTable::Column> list { { "layer", Align::Left, 32 } };
    for (const char* figure : { "energy", "latency", "crossbars", "copies", "macros" })
        for (std::size_t d = 0; d < c.designs.size(); ++d)
            list.push_back({ d == 0 ? fmt::format("{} A", figure) : compare::letterOf(d), Align::Right });
    TextTable table(list);
    for (const auto& row : c.layers) {
        const auto on =
            std::any_of(row.designs.begin(), row.designs.end(), [](const auto& f) { return f.onCrossbars; });
        if (!on && !all)
            continue;
        std::vector<std::string> cells { row.name };
        const auto add = [&](auto&& text) {
            for (const auto& f : row.designs)
                cells.push_back(f.present ? text(f) : std::string("–"));
        };
        add([](const compare::LayerFigures& f) { return energyText(f.energyUj); });
        add([](const compare::LayerFigures& f) { return report::formatPercent(f.latencyShare, 2); });
        add([](const compare::LayerFigures& f) { return report::formatCount(f.crossbars); });
        add([](const compare::LayerFigures& f) { return report::formatCount(f.duplication); });
        add([](const compare::LayerFigures& f) { return report::formatCount(f.macros); });
        table.add(std::move(cells));
    }
    console.say(table.text(2));
}

} // namespace

void sayComparison(Console& console, const Comparison& c, bool all)
{
    for (std::size_t d = 0; d < c.designs.size(); ++d) {
        const auto& e = c.designs[d];
        console.say(fmt::format("{}{}  {}: {} on {}, budget {}, profile {}{}\n", compare::letterOf(d),
                                d == c.reference ? "*" : " ", report::printable(e.name),
                                report::printable(e.design->network->name), report::printable(e.design->hardware->name),
                                report::formatQuantity(e.design->constraints.powerBudget),
                                e.design->model.profileName(),
                                e.evaluation->feasible ? "" : ", not feasible: " + e.evaluation->violationDetail));
    }
    for (const auto& e : c.designs)
        if (e.missedClock)
            console.say(fmt::format("warning: {}: {}\n", report::printable(e.name), report::missedClockText(e)));
    if (!c.sameNetwork)
        console.say("warning: the networks differ; figures for one inference compare different work\n");
    if (!c.sameModel)
        console.say("warning: the evaluation models differ; figures are counted differently\n");
    console.heading("Metrics");
    sayMetrics(console, c);
    saySettings(console, c, all);
    sayComponents(console, c);
    sayLayers(console, c, all);
    if (!c.reasons.empty())
        console.heading("Why");
    for (const auto& reason : c.reasons)
        console.say("  " + report::reasonText(c, reason) + "\n");
}

} // namespace pim::cli
