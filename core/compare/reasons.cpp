// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/parts.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "core/evaluation/period_limit.h"

namespace pim::compare {
namespace {

using Kind = Contribution::Kind;

constexpr double kWorthTelling = 0.005; ///< smaller changes of a metric are not explained
constexpr std::size_t kComponentsTold = 3, kLayersTold = 2;

/// How much of the change of a product a factor's change is: on logarithmic scale the shares of all factors add up
/// to 1.
double shareOfProduct(double from, double to, double wholeFrom, double wholeTo)
{
    const double whole = std::log(wholeTo / wholeFrom);
    return whole != 0 && from > 0 && to > 0 ? std::log(to / from) / whole : 0;
}

/// What sets the period; nothing for a design that does not run.
evaluation::PeriodLimit limitOf(const Entry& e)
{
    return e.evaluation->factors ? evaluation::periodLimit(*e.evaluation->factors) : evaluation::PeriodLimit {};
}

/// What does not change explains nothing.
void tell(Reason& r, Contribution part)
{
    if (!sameUpToRounding(part.from, part.to))
        r.contributions.push_back(std::move(part));
}

Reason started(const Comparison& c, std::size_t design, const MetricRow& row)
{
    Reason r;
    r.design = design;
    r.metric = row.key;
    r.better = row.verdicts[design] == Verdict::Better;
    r.from = row.values[c.reference];
    r.to = row.values[design];
    r.unit = row.unit;
    return r;
}

void explainLatency(const Comparison& c, Reason& r)
{
    const auto& from = c.designs[c.reference].evaluation->metrics;
    const auto& to = c.designs[r.design].evaluation->metrics;
    const double clock = shareOfProduct(from.clock.value, to.clock.value, r.from, r.to);
    const double cycles =
        shareOfProduct(static_cast<double>(from.cycles), static_cast<double>(to.cycles), r.from, r.to);
    tell(r, { Kind::Cycles, {}, {}, static_cast<double>(from.cycles), static_cast<double>(to.cycles), {}, cycles });
    tell(r, { Kind::Clock, {}, {}, from.clock.value, to.clock.value, "ns", clock });
    r.explained = clock + cycles;
    std::stable_sort(r.contributions.begin(), r.contributions.end(),
                     [](const auto& a, const auto& b) { return a.share > b.share; });
}

void explainPeriod(const Comparison& c, Reason& r)
{
    const Entry& a = c.designs[c.reference];
    const Entry& b = c.designs[r.design];
    using Limit = evaluation::PeriodLimit;
    const Limit limits[] { limitOf(a), limitOf(b) };
    if (limits[0].kind == Limit::Kind::None || limits[1].kind == Limit::Kind::None)
        return;
    if (limits[0].kind != Limit::Kind::Layer || limits[1].kind != Limit::Kind::Layer) {
        for (const bool reference : { true, false }) {
            const Entry& e = reference ? a : b;
            const Limit& limit = limits[reference ? 0 : 1];
            const auto name = [&e](int l) { return e.design->network->layers[static_cast<std::size_t>(l)].name; };
            Contribution who { Kind::LimitingLayer, name(limit.layer), {}, 1, 1, {}, 0, reference };
            if (limit.kind == Limit::Kind::SharedAdc)
                who.kind = Kind::LimitingAdcs, who.otherName = name(limit.partner);
            else if (limit.kind == Limit::Kind::Link)
                who.kind = Kind::LimitingLink;
            r.contributions.push_back(std::move(who));
        }
        const auto cyclesFrom = static_cast<double>(limits[0].cycles), cyclesTo = static_cast<double>(limits[1].cycles);
        const double clockFrom = a.evaluation->metrics.clock.value, clockTo = b.evaluation->metrics.clock.value;
        const double cycles = shareOfProduct(cyclesFrom, cyclesTo, r.from, r.to);
        const double clock = shareOfProduct(clockFrom, clockTo, r.from, r.to);
        tell(r, { Kind::PeriodCycles, {}, {}, cyclesFrom, cyclesTo, {}, cycles });
        tell(r, { Kind::Clock, {}, {}, clockFrom, clockTo, "ns", clock });
        r.explained = cycles + clock;
        return;
    }
    const int la = limits[0].layer, lb = limits[1].layer;
    const auto& from = a.evaluation->layers[static_cast<std::size_t>(la)];
    const auto& to = b.evaluation->layers[static_cast<std::size_t>(lb)];
    r.contributions.push_back({ Kind::LimitingLayer,
                                a.design->network->layers[static_cast<std::size_t>(la)].name,
                                b.design->network->layers[static_cast<std::size_t>(lb)].name,
                                from.occupancy,
                                to.occupancy,
                                {},
                                0 });
    const double blocks =
        shareOfProduct(static_cast<double>(from.blocks), static_cast<double>(to.blocks), r.from, r.to);
    const double time = shareOfProduct(from.blockTime.value, to.blockTime.value, r.from, r.to);
    tell(
        r,
        { Kind::LimitingBlocks, {}, {}, static_cast<double>(from.blocks), static_cast<double>(to.blocks), {}, blocks });
    tell(r, { Kind::LimitingBlockTime, {}, {}, from.blockTime.value, to.blockTime.value, "ns", time });
    r.explained = blocks + time;
}

/// Components by what they add to the difference, and the layers that have most of it.
void explainSum(const Comparison& c, Reason& r, std::vector<double> ComponentRow::*values)
{
    const double whole = r.to - r.from;
    std::vector<Contribution> parts;
    for (const ComponentRow& row : c.components) {
        const auto& v = row.*values;
        const double share = (v[r.design] - v[c.reference]) / whole;
        r.explained += share;
        parts.push_back(
            { Kind::Component, std::string(costGroupKey(row.group)), {}, v[c.reference], v[r.design], r.unit, share });
    }
    std::stable_sort(parts.begin(), parts.end(), [](const auto& a, const auto& b) { return a.share > b.share; });
    for (std::size_t i = 0; i < parts.size() && i < kComponentsTold && parts[i].share > 0.02; ++i)
        r.contributions.push_back(parts[i]);
}

void addLayers(const Comparison& c, Reason& r)
{
    if (!c.sameNetwork)
        return;
    std::vector<Contribution> layers;
    const double whole = r.to - r.from;
    for (const LayerRow& row : c.layers) {
        const LayerFigures &a = row.designs[c.reference], &b = row.designs[r.design];
        layers.push_back(
            { Kind::Layer, row.name, {}, a.energyUj, b.energyUj, r.unit, (b.energyUj - a.energyUj) / whole });
    }
    std::stable_sort(layers.begin(), layers.end(), [](const auto& a, const auto& b) { return a.share > b.share; });
    for (std::size_t i = 0; i < layers.size() && i < kLayersTold && layers[i].share > 0.02; ++i) {
        r.contributions.push_back(layers[i]);
        if (i > 0)
            continue;
        const auto row =
            std::find_if(c.layers.begin(), c.layers.end(), [&](const LayerRow& l) { return l.name == layers[i].name; });
        const LayerFigures &a = row->designs[c.reference], &b = row->designs[r.design];
        // What a conversion is wasted on: columns that hold no weight.
        if (a.convertedColumns > 0 && b.convertedColumns > 0
            && a.usedColumns / a.convertedColumns != b.usedColumns / b.convertedColumns)
            r.contributions.push_back({ Kind::Conversions,
                                        row->name,
                                        {},
                                        a.usedColumns / a.convertedColumns,
                                        b.usedColumns / b.convertedColumns,
                                        {},
                                        0 });
        if (a.duplication != b.duplication && a.onCrossbars)
            r.contributions.push_back({ Kind::Copies,
                                        row->name,
                                        {},
                                        static_cast<double>(a.duplication),
                                        static_cast<double>(b.duplication),
                                        {},
                                        0 });
    }
}

} // namespace

std::vector<Reason> reasonsOf(const Comparison& c)
{
    std::vector<Reason> reasons;
    for (std::size_t d = 0; d < c.designs.size(); ++d) {
        if (d == c.reference)
            continue;
        for (const std::string_view key : { "latency_us", "period_us", "energy_uj", "peak_power_w", "area_mm2" }) {
            const MetricRow* row = c.metric(key);
            if (row == nullptr || !std::isfinite(row->changes[d]) || std::abs(row->changes[d]) < kWorthTelling)
                continue;
            Reason r = started(c, d, *row);
            if (key == "latency_us")
                explainLatency(c, r);
            else if (key == "period_us")
                explainPeriod(c, r);
            else if (key == "energy_uj")
                explainSum(c, r, &ComponentRow::energyUj), addLayers(c, r);
            else if (key == "peak_power_w")
                explainSum(c, r, &ComponentRow::peakW);
            else
                explainSum(c, r, &ComponentRow::areaMm2);
            if (!r.contributions.empty())
                reasons.push_back(std::move(r));
        }
    }
    return reasons;
}

} // namespace pim::compare
