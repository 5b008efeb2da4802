// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/explanation.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "core/evaluation/term_sheet.h"
#include "core/hardware/lint.h"

namespace pim::evaluation {
namespace {

constexpr std::size_t at(CostCentre c) { return static_cast<std::size_t>(c); }

/// A figure in the unit it is asked in: what it is made of, under its own name.
struct Answer
{
    const char* label;
    Term term;
    double value; ///< of the root, in unit
    const char* unit;
    double factor = 1; ///< from the term's unit to this one
};

ExplanationPtr root(const Answer& answer)
{
    const Term named = answer.term.with([&](Explanation& e) {
        e.label = answer.label;
        e.value = answer.value;
        e.unit = answer.unit;
        if (e.rule == Rule::Leaf || e.rule == Rule::Choice) {
            if (answer.factor != 1) { // a leaf in another unit stands below its figure
                e.rule = Rule::Product;
                e.origin = Origin::Formula;
                e.children = { answer.term.child() };
                e.hardwareKey.clear();
                e.factor = answer.factor;
            }
        } else {
            e.factor *= answer.factor;
        }
    });
    return named.node();
}

Term nothing(const char* unit, std::string why)
{
    Explanation e;
    e.label = "Nothing";
    e.unit = unit;
    e.origin = Origin::Model;
    e.source = std::move(why);
    return Term::leaf(std::move(e));
}

/// Sum over cost centres of what \a part takes of their charges; the largest first.
template<typename Part>
Term sumOfCentres(const TermSheet::Charges& charges, Part&& part)
{
    std::vector<Term> parts;
    for (std::size_t i = 0; i < charges.size(); ++i) {
        const Term own = part(charges[i]);
        if (own.empty())
            continue;
        parts.push_back(own.with([&](Explanation& e) {
            e.label = costCentreLabel(static_cast<CostCentre>(i));
            e.centre = static_cast<CostCentre>(i);
        }));
    }
    double total = 0; // in the account's order, which the order of the list does not change
    for (const Term& term : parts)
        total += term.value();
    std::stable_sort(parts.begin(), parts.end(), [](const Term& a, const Term& b) { return a.value() > b.value(); });
    Term sum;
    for (const Term& term : parts)
        sum += term;
    return sum.empty() ? sum : sum.with([&](Explanation& e) { e.value = total; });
}

Term energyOf(const TermSheet::Charge& charge) { return named(charge.dynamicEnergy + charge.staticEnergy, "Energy", "nJ"); }

constexpr FigureInfo kFigures[] {
    { "clock_ns", "ns", false, false },
    { "operations", "", true, false },
    { "blocks", "", true, false },
    { "weight_duplication", "", true, false },
    { "crossbars_per_copy", "", true, false },
    { "crossbars", "", true, false },
    { "macros", "", true, false },
    { "crossbar_utilization", "", true, false },
    { "block_time_ns", "ns", true, false },
    { "occupancy", "", true, false },
    { "scratchpad_kib", "KiB", true, false },
    { "energy_uj", "uJ", true, true },
    { "static_energy_nj", "nJ", true, true },
    { "dynamic_energy_nj", "nJ", true, true },
    { "peak_power_w", "W", true, true },
    { "area_um2", "um2", true, true },
    { "area_mm2", "mm2", true, true },
    { "units", "", true, true },
};

double valueOf(const CentreCost& cost, std::string_view key)
{
    if (key == "energy_uj")
        return (cost.dynamicEnergy.value + cost.staticEnergy.value) / 1e3;
    if (key == "static_energy_nj")
        return cost.staticEnergy.value;
    if (key == "dynamic_energy_nj")
        return cost.dynamicEnergy.value;
    if (key == "peak_power_w")
        return cost.peakPower.value;
    if (key == "area_um2")
        return cost.area.value;
    if (key == "area_mm2")
        return cost.area.value / 1e6;
    return static_cast<double>(cost.units);
}

/// Energy, power, area or units of a centre, of a layer, or of both.
std::optional<Answer> partAnswer(const TermSheet& sheet, const Evaluation& evaluation, std::string_view key, std::optional<std::size_t> layer,
                                 std::optional<CostCentre> centre)
{
    const auto part = [&](const TermSheet::Charge& charge) -> Term {
        if (key == "energy_uj")
            return energyOf(charge);
        if (key == "static_energy_nj")
            return charge.staticEnergy;
        if (key == "dynamic_energy_nj")
            return charge.dynamicEnergy;
        if (key == "peak_power_w")
            return charge.peakPower;
        return key == "units" ? charge.units : charge.area;
    };
    const auto figure = std::find_if(std::begin(kFigures), std::end(kFigures), [&](const FigureInfo& f) { return f.ofParts && f.key == key; });
    if (figure == std::end(kFigures))
        return std::nullopt;
    const TermSheet::Charges& charges = layer ? sheet.chargesOf(*layer) : sheet.charges();
    const Breakdown& known = layer ? evaluation.layers[*layer].breakdown : evaluation.breakdown;
    Answer answer { "", {}, 0, figure->unit.data(), key == "energy_uj" ? 1e-3 : key == "area_mm2" ? 1e-6 : 1.0 };
    answer.label = key == "energy_uj" ? "Energy" : key == "static_energy_nj" ? "Static energy" : key == "dynamic_energy_nj" ? "Dynamic energy"
        : key == "peak_power_w" ? "Peak power" : key == "units" ? "Units" : "Area";
    if (centre) {
        answer.term = part(charges[at(*centre)]);
        answer.value = valueOf(known[at(*centre)], key);
    } else {
        answer.term = sumOfCentres(charges, part);
        double sum = 0;
        for (const CentreCost& cost : known)
            sum += key == "energy_uj" ? cost.dynamicEnergy.value + cost.staticEnergy.value : key == "area_mm2" ? cost.area.value : valueOf(cost, key);
        answer.value = key == "energy_uj" ? sum / 1e3 : key == "area_mm2" ? sum / 1e6 : sum;
    }
    if (answer.term.empty()) {
        answer.term = nothing(answer.unit, layer ? "evaluation model: the layer is charged nothing here" : "evaluation model: the design is charged nothing here");
        answer.factor = 1;
    }
    if (centre)
        answer.term = answer.term.with([&](Explanation& e) { e.centre = centre; });
    return answer;
}

std::optional<Answer> layerAnswer(const TermSheet& sheet, const Evaluation& evaluation, std::string_view key, std::size_t l)
{
    const LayerEvaluation& e = evaluation.layers[l];
    const bool crossbar = sheet.onCrossbars(l);
    const auto count = [](std::int64_t x) { return static_cast<double>(x); };
    const auto onlyOnCrossbars = [&](auto&& make) { return crossbar ? make() : nothing("", "evaluation model: the layer is on vector units, it has no crossbars"); };
    if (key == "blocks")
        return Answer { "Blocks", sheet.blocks(l), count(e.blocks), "" };
    if (key == "weight_duplication")
        return Answer { crossbar ? "Weight duplication" : "Positions per block", sheet.duplication(l), count(e.weightDuplication), "" };
    if (key == "crossbars_per_copy") {
        const Term term = onlyOnCrossbars([&] { return sheet.crossbarsPerCopy(l); });
        return Answer { "Crossbars of one copy", term, term.value(), "" };
    }
    if (key == "crossbars")
        return Answer { "Crossbars", onlyOnCrossbars([&] { return sheet.crossbars(l); }), count(e.crossbars), "" };
    if (key == "crossbar_utilization")
        return Answer { "Crossbar utilization", onlyOnCrossbars([&] { return sheet.utilizationOf(l); }), e.crossbarUtilization, "" };
    if (key == "macros") {
        const Factors& f = *evaluation.factors;
        if (!crossbar)
            return Answer { "Macros", nothing("", "evaluation model: the layer works in the macro of the layer it reads"), count(e.macros), "" };
        Term sum = sheet.ownMacros(l);
        for (std::size_t k = 0; k < f.layers.size(); ++k)
            if ((f.layers[k].partner == static_cast<int>(l)) || (f.layers[l].partner == static_cast<int>(k)))
                sum = sum + sheet.ownMacros(k);
        return Answer { "Macros", sum, count(e.macros), "" };
    }
    if (key == "operations")
        return Answer { "Operations", sheet.operationsOf(l), count(evaluation.factors->layers[l].operations), "" };
    if (key == "block_time_ns")
        return Answer { "Time between two blocks", sheet.blockTime(l), e.blockTime.value, "ns" };
    if (key == "occupancy")
        return Answer { "Occupancy", formula::occupancy<Term>(sheet.blocks(l), sheet.blockTime(l), sheet.period()), e.occupancy, "" };
    if (key == "scratchpad_kib")
        return Answer { "Scratchpad of a macro", sheet.scratchpad(l), count(e.scratchpadKib), "KiB" };
    return std::nullopt;
}

std::optional<Answer> chipAnswer(const TermSheet& sheet, const design::Design& design, const Evaluation& evaluation, std::string_view key)
{
    const Metrics& m = evaluation.metrics;
    const auto count = [](std::int64_t x) { return static_cast<double>(x); };
    const auto energy = [&] { return named(sumOfCentres(sheet.charges(), energyOf), "Energy per inference", "nJ"); };
    const auto peakPower = [&] { return named(sumOfCentres(sheet.charges(), [](const auto& c) { return c.peakPower; }), "Peak power", "W"); };
    if (key == "power_efficiency_gops_per_w")
        return Answer { "Power efficiency", formula::efficiency(sheet.operations(), energy()), m.powerEfficiencyGopsPerW, "GOPS/W" };
    if (key == "throughput_inferences_per_s")
        return Answer { "Throughput", formula::inferencesPerS(sheet.period()), m.throughputInferencesPerS, "1/s" };
    if (key == "throughput_gops")
        return Answer { "Throughput", formula::gops(sheet.operations(), sheet.period()), m.throughputGops, "GOPS" };
    if (key == "latency_us")
        return Answer { "Latency", sheet.latency(), m.latency.value / 1e3, "us", 1e-3 };
    if (key == "period_us")
        return Answer { "Period", sheet.period(), m.period.value / 1e3, "us", 1e-3 };
    if (key == "clock_ns")
        return Answer { "Clock", sheet.clock(), m.clock.value, "ns" };
    if (key == "cycles")
        return Answer { "Cycles", sheet.cycles(), count(m.cycles), "" };
    if (key == "operations")
        return Answer { "Operations", sheet.operations(), count(evaluation.operations), "" };
    if (key == "energy_uj")
        return Answer { "Energy per inference", energy(), m.energy.value / 1e3, "uJ", 1e-3 };
    if (key == "edp_uj_us")
        return Answer { "Energy-delay product", formula::energyDelay(energy(), sheet.latency()), m.edpUjUs, "uJ us" };
    if (key == "average_power_w")
        return Answer { "Average power", formula::averagePower(energy(), sheet.latency()), m.averagePower.value, "W" };
    if (key == "peak_power_w")
        return Answer { "Peak power", peakPower(), m.peakPower.value, "W" };
    if (key == "area_mm2") {
        if (!hardware::hasAreas(*design.hardware))
            return Answer { "Area", nothing("mm2", fmt::format("hardware description {}: it gives no areas", design.hardware->name)), std::nan(""), "mm2" };
        return Answer { "Area", sumOfCentres(sheet.charges(), [](const auto& c) { return c.area; }), m.area.value / 1e6, "mm2", 1e-6 };
    }
    if (key == "macros")
        return Answer { "Macros", sheet.macros(), count(m.macros), "" };
    if (key == "crossbars")
        return Answer { "Crossbars", sheet.totalCrossbars(), count(m.crossbars), "" };
    if (key == "crossbar_utilization")
        return Answer { "Crossbar utilization", sheet.utilization(), m.crossbarUtilization, "" };
    if (key == "peak_tops_per_w")
        return Answer { "Peak efficiency",
                        formula::peakTopsPerW(sheet.totalCrossbars(), sheet.crossbarSize(), sheet.slices(), sheet.bits(), sheet.clock(), peakPower()),
                        m.peakTopsPerW, "TOPS/W" };
    return std::nullopt;
}

} // namespace

double Explanation::recomputed() const
{
    double result = value;
    const auto of = [this](std::size_t i) { return children[i]->value; };
    switch (rule) {
    case Rule::Leaf:
    case Rule::Choice: return value;
    case Rule::Sum:
        result = 0;
        for (const auto& child : children)
            result += child->value;
        break;
    case Rule::Product:
        result = 1;
        for (const auto& child : children)
            result *= child->value;
        break;
    case Rule::Quotient: result = of(0) / of(1); break;
    case Rule::DivideUp: result = std::ceil(of(0) / of(1)); break;
    case Rule::RoundUp: result = std::ceil(of(0)); break;
    case Rule::Maximum:
    case Rule::Minimum:
        result = of(0);
        for (const auto& child : children)
            result = rule == Rule::Maximum ? std::max(result, child->value) : std::min(result, child->value);
        break;
    }
    return result * factor;
}

std::optional<double> Explanation::shareOf(std::size_t index) const
{
    if (rule != Rule::Sum || children.size() < 2)
        return std::nullopt;
    double sum = 0;
    for (const auto& child : children) {
        if (!(child->value >= 0))
            return std::nullopt;
        sum += child->value;
    }
    return sum > 0 ? std::optional(children[index]->value / sum) : std::nullopt;
}

std::span<const FigureInfo> explainedFigures() { return kFigures; }

std::string_view costCentreLabel(CostCentre centre)
{
    static constexpr std::array<std::string_view, kCostCentreCount> kLabels { "Crossbar", "DAC", "ADC", "Sample-and-hold", "Shift-add", "Addition",
        "Pooling", "ReLU", "Sigmoid", "Element-wise", "Scratchpad", "NoC", "Interface" };
    return kLabels[at(centre)];
}

std::string_view ruleKey(Rule rule)
{
    static constexpr std::array<std::string_view, 9> kKeys { "leaf", "sum", "product", "quotient", "maximum", "minimum", "round_up", "divide_up", "choice" };
    return kKeys[static_cast<std::size_t>(rule)];
}

std::string_view originKey(Origin origin)
{
    static constexpr std::array<std::string_view, 6> kKeys { "formula", "hardware", "design", "network", "schedule", "model" };
    return kKeys[static_cast<std::size_t>(origin)];
}

Result<ExplanationPtr> explain(const design::Design& design, const Evaluation& evaluation, std::string_view metricKey, std::optional<network::LayerId> layer,
                               std::optional<CostCentre> centre)
{
    if (!design.network || !design.hardware)
        return fail(ErrorCode::InvalidArgument, "a design needs a network and a hardware description");
    if (!evaluation.factors) {
        if (evaluation.metrics.cycles == 0)
            return fail(ErrorCode::Infeasible, "the design has no figures: " + (evaluation.violationDetail.empty() ? std::string(violationText(evaluation.violation)) : evaluation.violationDetail));
        // Figures from elsewhere: evaluate again to know what they were computed from.
        const auto again = evaluate(design);
        if (!again)
            return tl::unexpected(again.error());
        if (!again->factors)
            return fail(ErrorCode::Infeasible, "the design has no figures: " + again->violationDetail);
        return explain(design, *again, metricKey, layer, centre);
    }
    if (evaluation.factors->layers.size() != design.network->layers.size() || evaluation.layers.size() != design.network->layers.size())
        return fail(ErrorCode::InvalidArgument, "the evaluation is of another design");
    const auto l = layer ? std::optional(static_cast<std::size_t>(layer->index)) : std::nullopt;
    if (l && *l >= evaluation.layers.size())
        return fail(ErrorCode::InvalidArgument, fmt::format("there is no layer {}; the network has {}", layer->index, evaluation.layers.size()));
    const TermSheet sheet(design, *evaluation.factors);
    std::optional<Answer> answer;
    if (!layer && !centre)
        answer = chipAnswer(sheet, design, evaluation, metricKey);
    else if (layer && !centre)
        answer = layerAnswer(sheet, evaluation, metricKey, *l);
    if (!answer)
        answer = partAnswer(sheet, evaluation, metricKey, l, centre);
    if (!answer)
        return fail(ErrorCode::InvalidArgument, fmt::format("there is no figure {}{}", metricKey, centre ? " of a cost centre" : layer ? " of a layer" : ""));
    if (answer->term.empty())
        answer->term = nothing(answer->unit, "evaluation model: nothing is counted here");
    ExplanationPtr node = root(*answer);
    if (layer && !node->layer) {
        auto own = std::make_shared<Explanation>(*node);
        own->layer = layer;
        node = std::move(own);
    }
    return node;
}

} // namespace pim::evaluation
