// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/design_view.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "core/report/format.h"
#include "core/report/text_table.h"

namespace pim::cli {
namespace {

using namespace report;
using evaluation::CentreCost;
using evaluation::CostCentre;
using evaluation::Evaluation;

constexpr int kBarWidth = 24;

double peakPowerOf(const CentreCost& cost) { return cost.peakPower.value; }

double energyOf(const CentreCost& cost) { return (cost.staticEnergy + cost.dynamicEnergy).value; }

double areaOf(const CentreCost& cost) { return cost.area.value; }

double total(const evaluation::Breakdown& breakdown, double (*value)(const CentreCost&))
{
    double sum = 0;
    for (const CentreCost& cost : breakdown)
        sum += value(cost);
    return sum;
}

std::string centreName(int centre)
{
    std::string name(evaluation::costCentreKey(static_cast<CostCentre>(centre)));
    std::replace(name.begin(), name.end(), '_', ' ');
    if (name == "adc" || name == "dac" || name == "noc" || name == "io")
        std::transform(name.begin(), name.end(), name.begin(),
                       [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return name == "NOC" ? "NoC" : name == "IO" ? "I/O" : name;
}

struct Share
{
    std::string name;
    double value = 0;
    std::string extra;
    bool last = false; ///< a sum of others: stands below them whatever its size
};

/// Largest first, with bars; what is below a thousandth is summed up in one line.
void sayShares(Console& console, std::string_view title, std::vector<Share> shares, std::string (*format)(double),
               std::string_view extraUnit)
{
    double sum = 0;
    for (const Share& share : shares)
        sum += share.value;
    if (!(sum > 0))
        return;
    std::stable_sort(shares.begin(), shares.end(),
                     [](const Share& a, const Share& b) { return a.last != b.last ? b.last : a.value > b.value; });
    console.heading(fmt::format("{}: {}", title, format(sum)));
    TextTable table({ { "", Align::Left, 44 },
                      { "", Align::Right },
                      { "", Align::Right },
                      { "", Align::Left },
                      { std::string(), Align::Right } });
    double rest = 0;
    int restCount = 0;
    for (const Share& share : shares) {
        if (share.value < 1e-3 * sum) {
            rest += share.value;
            restCount += share.value > 0;
            continue;
        }
        std::string bar = formatBar(share.value / sum, kBarWidth);
        table.add({ share.name, format(share.value), formatPercent(share.value / sum), std::move(bar),
                    share.extra.empty() ? "" : share.extra + std::string(extraUnit) });
    }
    if (restCount)
        table.add({ fmt::format("{} more, each below 0.1 %", restCount), format(rest), formatPercent(rest / sum) });
    console.say(table.text(2));
}

std::vector<Share> byCentre(const Evaluation& evaluation, double (*value)(const CentreCost&))
{
    std::vector<Share> shares;
    for (int i = 0; i < evaluation::kCostCentreCount; ++i) {
        const CentreCost& cost = evaluation.breakdown[static_cast<std::size_t>(i)];
        shares.push_back({ centreName(i), value(cost), cost.units ? formatCount(cost.units) : "" });
    }
    return shares;
}

std::vector<Share> byLayer(const design::Design& design, const Evaluation& evaluation,
                           double (*value)(const CentreCost&))
{
    std::vector<Share> shares;
    for (std::size_t i = 0; i < evaluation.layers.size(); ++i)
        shares.push_back({ design.network->layers[i].name, total(evaluation.layers[i].breakdown, value), "" });
    double attributed = 0;
    for (const Share& share : shares)
        attributed += share.value;
    std::stable_sort(shares.begin(), shares.end(), [](const Share& a, const Share& b) { return a.value > b.value; });
    constexpr std::size_t kShown = 10;
    if (shares.size() > kShown + 1) {
        Share others { fmt::format("{} other layers", shares.size() - kShown), 0, "", true };
        for (std::size_t i = kShown; i < shares.size(); ++i)
            others.value += shares[i].value;
        shares.resize(kShown);
        shares.push_back(std::move(others));
    }
    shares.push_back(
        { "the chip as a whole", std::max(0.0, total(evaluation.breakdown, value) - attributed), "", true });
    return shares;
}

std::string powerText(double value) { return formatQuantity(Power { value }); }
std::string energyText(double value) { return formatQuantity(Energy { value }); }
std::string areaText(double value) { return formatQuantity(Area { value }); }

} // namespace

std::string gridPointText(const design::DesignParameters& p)
{
    return fmt::format("{} rows, {}-bit cells, {}-bit DAC, {} slices", p.crossbarSize, p.cellBits, p.dacBits,
                       p.slices == design::SlicePacking::Packed ? "packed" : "separate");
}

void sayDesign(Console& console, const design::Design& design, const Evaluation& evaluation)
{
    const auto& p = design.parameters;
    const auto& m = evaluation.metrics;
    const bool runs = m.cycles > 0;
    const std::string style = p.macroStyle == design::MacroStyle::Identical ? "identical" : "specialized";
    const auto shared = std::count_if(design.layers.begin(), design.layers.end(),
                                      [](const auto& layer) { return layer.sharesMacrosWith.has_value(); });
    std::vector<std::pair<std::string, std::string>> parameters {
        { "crossbars", fmt::format("{0}×{0}, {1}-bit cells", p.crossbarSize, p.cellBits) },
        { "slices", p.slices == design::SlicePacking::Packed ? "packed" : "separate" },
        { "DAC / ADC", fmt::format("{} bit / {} bit", p.dacBits, p.adcBits) },
        { "weights / data", fmt::format("{} bit / {} bit", p.weightBits, p.dataBits) },
        { "crossbar power share", formatPercent(p.crossbarPowerShare) },
        { "macros",
          fmt::format("{}{}{}", runs ? formatCount(m.macros) + ", " : "", style,
                      shared ? fmt::format(", {} shared", shared) : "") },
    };
    console.heading("Design");
    if (!runs) { // nothing else is known of it
        TextTable table({ { "" }, { "" } });
        for (const auto& [name, value] : parameters)
            table.add({ name, value });
        console.say(table.text(2));
        return;
    }
    parameters.insert(
        parameters.end(),
        { { "mesh", fmt::format("{}×{}", evaluation.rows, evaluation.cols) },
          { "crossbars in all", formatCount(m.crossbars) },
          { "cells used", formatPercent(m.crossbarUtilization) },
          { "scratchpad",
            fmt::format("{} KiB a macro{}", formatCount(evaluation.scratchpadKib),
                        style == "specialized" ? " at most" : "") },
          { "clock", formatQuantity(m.clock, 4) } });
    const std::vector<std::pair<std::string, std::string>> metrics {
        { "power efficiency", formatNumber(m.powerEfficiencyGopsPerW, 4) + " GOPS/W" },
        { "throughput",
          (m.throughputInferencesPerS >= 1e4 ? formatCount(std::llround(m.throughputInferencesPerS))
                                             : formatNumber(m.throughputInferencesPerS, 4))
              + " inferences/s" },
        { "", formatSi(m.throughputGops * 1e9, "OPS", 4) },
        { "latency", fmt::format("{} ({} cycles)", formatQuantity(m.latency, 4), formatCount(m.cycles)) },
        { "period", formatQuantity(m.period, 4) },
        { "energy", formatQuantity(m.energy, 4) + " an inference" },
        { "energy × latency", formatSi(m.edpUjUs * 1e-12, "J·s", 4) },
        { "average power", formatQuantity(m.averagePower, 4) + ", one inference alone" },
        { "peak power",
          fmt::format("{} of {}", formatQuantity(m.peakPower, 4), formatQuantity(design.constraints.powerBudget)) },
        { "area", m.area.value > 0 ? formatQuantity(m.area, 4) : std::string("not known for this hardware") },
        { "peak efficiency", formatNumber(m.peakTopsPerW, 4) + " TOPS/W" },
    };
    TextTable table({ { "" }, { "" }, { "" }, { "" }, { "" } });
    for (std::size_t i = 0; i < std::max(parameters.size(), metrics.size()); ++i) {
        const auto left = i < parameters.size() ? parameters[i] : std::pair<std::string, std::string>();
        const auto right = i < metrics.size() ? metrics[i] : std::pair<std::string, std::string>();
        table.add({ left.first, left.second, "", right.first, right.second });
    }
    console.say(table.text(2));
}

void sayVerdict(Console& console, const Evaluation& evaluation)
{
    if (evaluation.feasible)
        return;
    const std::string rule(evaluation::violationText(evaluation.violation));
    console.heading(evaluation.violationDetail == rule ? fmt::format("Not feasible: {}", rule)
                                                       : fmt::format("Not feasible: {}: {}", rule, evaluation.violationDetail));
}

void sayLayerTable(Console& console, const design::Design& design, const Evaluation& evaluation)
{
    console.heading("Layers");
    TextTable table({ { "layer", Align::Left, 44 },
                      { "copies", Align::Right },
                      { "blocks", Align::Right },
                      { "crossbars", Align::Right },
                      { "cells used", Align::Right },
                      { "macros", Align::Right },
                      { "ADCs", Align::Right },
                      { "KiB", Align::Right },
                      { "block time", Align::Right },
                      { "busy", Align::Right } });
    for (std::size_t i = 0; i < evaluation.layers.size(); ++i) {
        const auto& found = evaluation.layers[i];
        const auto& own = design.layers[i];
        const bool onCrossbars = design.network->layers[i].onCrossbars();
        const std::int64_t adcs = own.components[static_cast<std::size_t>(hardware::Component::Adc)];
        table.add({ design.network->layers[i].name, formatCount(found.weightDuplication), formatCount(found.blocks),
                    onCrossbars ? formatCount(found.crossbars) : "",
                    onCrossbars ? formatPercent(found.crossbarUtilization) : "",
                    onCrossbars ? fmt::format(
                        "{}{}", own.macros,
                        own.sharesMacrosWith
                            ? " with " + std::string(shortened(design.network->layer(*own.sharesMacrosWith).name, 16))
                            : "")
                                : "",
                    adcs ? formatCount(adcs) : "", onCrossbars ? formatCount(found.scratchpadKib) : "",
                    formatQuantity(found.blockTime), formatPercent(found.occupancy) });
    }
    console.say(table.text(2));
}

void sayBreakdown(Console& console, const design::Design& design, const Evaluation& evaluation)
{
    sayShares(console, "Peak power", byCentre(evaluation, peakPowerOf), powerText, " units");
    sayShares(console, "Energy of one inference", byCentre(evaluation, energyOf), energyText, " units");
    sayShares(console, "Energy by layer", byLayer(design, evaluation, energyOf), energyText, "");
    sayShares(console, "Area", byCentre(evaluation, areaOf), areaText, " units");

    console.heading(fmt::format("Time: a result every {}, the first after {}",
                                formatQuantity(evaluation.metrics.period, 4),
                                formatQuantity(evaluation.metrics.latency, 4)));
    std::vector<std::size_t> order(evaluation.layers.size());
    std::iota(order.begin(), order.end(), std::size_t { 0 });
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return evaluation.layers[a].occupancy > evaluation.layers[b].occupancy;
    });
    TextTable table({ { "layer", Align::Left, 44 },
                      { "busy", Align::Right },
                      { "" },
                      { "blocks", Align::Right },
                      { "block time", Align::Right },
                      { "first cycle", Align::Right },
                      { "last cycle", Align::Right } });
    for (std::size_t k = 0; k < std::min<std::size_t>(order.size(), 12); ++k) {
        const auto& found = evaluation.layers[order[k]];
        table.add({ design.network->layers[order[k]].name, formatPercent(found.occupancy),
                    formatBar(found.occupancy, kBarWidth), formatCount(found.blocks), formatQuantity(found.blockTime),
                    formatCount(found.firstCycle), formatCount(found.lastCycle) });
    }
    console.say(table.text(2));
    if (order.size() > 12)
        console.say(fmt::format("  and {} layers less busy\n", order.size() - 12));
    if (evaluation.nocBubbles || evaluation.adcBubbles)
        console.say(fmt::format("  {} cycles waited for NoC links, {} for shared ADCs\n",
                                formatCount(evaluation.nocBubbles), formatCount(evaluation.adcBubbles)));
}

} // namespace pim::cli
