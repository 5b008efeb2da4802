// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/comparison.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <unordered_map>

#include <fmt/format.h>

#include "core/compare/parts.h"
#include "core/design/metric_table.h"
#include "core/evaluation/factors.h"

namespace pim::compare {
namespace {

using evaluation::CentreCost;
using evaluation::CostCentre;
using evaluation::Evaluation;

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// Metrics of which more or less is neither good nor bad in itself.
bool neutral(std::string_view key) { return key == "macros" || key == "crossbars" || key == "cycles"; }

/// Changes are told in tenths of a percent: what changes by less is neither better nor worse.
constexpr double kTold = 5e-4;

bool runs(const Entry& entry) { return entry.evaluation->metrics.cycles > 0; }

MetricRow finished(MetricRow row, std::size_t reference)
{
    const std::size_t n = row.values.size();
    const double base = row.values[reference];
    double best = kNone;
    bool allAlike = true;
    for (const double value : row.values) {
        if (!std::isfinite(value))
            continue;
        if (!std::isfinite(best)) {
            best = value;
            continue;
        }
        allAlike = allAlike && std::abs(value - best) <= kTold * std::abs(best);
        best = row.direction == Direction::HigherBetter ? std::max(best, value) : std::min(best, value);
    }
    for (std::size_t i = 0; i < n; ++i) {
        const double value = row.values[i], difference = value - base;
        const bool same = i == reference || sameUpToRounding(base, value);
        const bool alike = same || std::abs(difference) <= kTold * std::max(std::abs(base), std::abs(value));
        row.differences.push_back(same ? 0 : difference);
        row.changes.push_back(same ? 0 : (base != 0 ? difference / std::abs(base) : kNone));
        if (!std::isfinite(difference))
            row.verdicts.push_back(std::isfinite(value) == std::isfinite(base) ? Verdict::Same : Verdict::Different);
        else if (alike)
            row.verdicts.push_back(Verdict::Same);
        else if (row.direction == Direction::Neutral)
            row.verdicts.push_back(Verdict::Different);
        else
            row.verdicts.push_back((difference > 0) == (row.direction == Direction::HigherBetter) ? Verdict::Better
                                                                                                  : Verdict::Worse);
        row.best.push_back(row.direction != Direction::Neutral && !allAlike && std::isfinite(value)
                           && std::abs(value - best) <= kTold * std::abs(best));
    }
    return row;
}

std::vector<MetricRow> metricsOf(const std::vector<Entry>& designs, std::size_t reference)
{
    std::vector<MetricRow> rows;
    for (const design::MetricInfo& info : design::metricTable()) {
        MetricRow row;
        row.key = info.key;
        row.label = info.label;
        row.unit = info.unit;
        row.integer = info.integer;
        row.direction = neutral(info.key) ? Direction::Neutral
            : info.higherIsBetter         ? Direction::HigherBetter
                                          : Direction::LowerBetter;
        for (const Entry& entry : designs)
            row.values.push_back(runs(entry) ? info.value(entry.evaluation->metrics) : kNone);
        rows.push_back(finished(std::move(row), reference));
    }
    const auto units = [&](std::string_view key, std::string_view label, CostCentre centre) {
        MetricRow row;
        row.key = key;
        row.label = label;
        row.integer = true;
        for (const Entry& entry : designs)
            row.values.push_back(
                runs(entry) ? static_cast<double>(entry.evaluation->breakdown[static_cast<std::size_t>(centre)].units)
                            : kNone);
        rows.push_back(finished(std::move(row), reference));
    };
    units("adcs", "ADCs", CostCentre::Adc);
    units("dacs", "DACs", CostCentre::Dac);
    return rows;
}

LayerFigures figuresOf(const Entry& entry, std::size_t l)
{
    const Evaluation& e = *entry.evaluation;
    LayerFigures f;
    f.present = true;
    const network::Layer& layer = entry.design->network->layers[l];
    f.onCrossbars = layer.onCrossbars();
    f.macros = l < entry.design->layers.size() && f.onCrossbars ? entry.design->layers[l].macros : 0;
    if (l >= e.layers.size())
        return f;
    const evaluation::LayerEvaluation& found = e.layers[l];
    f.energyUj = energyUj(found.breakdown);
    f.crossbars = found.crossbars;
    f.duplication = found.weightDuplication;
    f.blocks = found.blocks;
    f.occupancy = found.occupancy;
    if (e.metrics.cycles > 0) {
        const std::int64_t end =
            e.factors && l < e.factors->layers.size() ? e.factors->layers[l].end : found.lastCycle + 1;
        f.latencyShare = static_cast<double>(end - found.firstCycle) / static_cast<double>(e.metrics.cycles);
    }
    if (e.factors && l < e.factors->layers.size() && f.onCrossbars) {
        const mapping::CrossbarMapping& map = e.factors->layers[l].map;
        f.convertedColumns = static_cast<double>(map.convertedColumns);
        f.usedColumns = static_cast<double>(map.groups * map.columns * map.bitSlices * map.rowBlocks);
        f.usedColumns = std::min(f.usedColumns, f.convertedColumns);
    }
    return f;
}

std::vector<LayerRow> layersOf(const std::vector<Entry>& designs, std::size_t reference)
{
    std::vector<LayerRow> rows;
    std::unordered_map<std::string, std::size_t> places;
    const auto take = [&](std::size_t d) {
        const auto& layers = designs[d].design->network->layers;
        for (std::size_t l = 0; l < layers.size(); ++l) {
            const auto [place, fresh] = places.emplace(layers[l].name, rows.size());
            if (fresh)
                rows.push_back({ layers[l].name, std::vector<LayerFigures>(designs.size()) });
            rows[place->second].designs[d] = figuresOf(designs[d], l);
        }
    };
    take(reference);
    for (std::size_t d = 0; d < designs.size(); ++d)
        if (d != reference)
            take(d);
    return rows;
}

std::vector<RadarAxis> radarOf(const std::vector<MetricRow>& metrics)
{
    static constexpr std::array<std::string_view, 6> kAxes {
        "power_efficiency_gops_per_w", "throughput_gops", "latency_us", "energy_uj", "area_mm2", "peak_power_w"
    };
    std::vector<RadarAxis> axes;
    for (const std::string_view key : kAxes) {
        const auto row = std::find_if(metrics.begin(), metrics.end(), [&](const MetricRow& r) { return r.key == key; });
        if (row == metrics.end())
            continue;
        const bool higher = row->direction == Direction::HigherBetter;
        double best = kNone;
        for (const double v : row->values)
            if (std::isfinite(v) && v > 0)
                best = std::isfinite(best) ? (higher ? std::max(best, v) : std::min(best, v)) : v;
        if (!std::isfinite(best))
            continue;
        RadarAxis axis { row->key, row->label, {} };
        for (const double v : row->values)
            axis.values.push_back(std::isfinite(v) && v > 0 ? (higher ? v / best : best / v) : kNone);
        axes.push_back(std::move(axis));
    }
    return axes;
}

} // namespace

std::vector<ComponentRow> componentsOf(const std::vector<Entry>& designs)
{
    std::vector<ComponentRow> rows(kCostGroupCount);
    for (int g = 0; g < kCostGroupCount; ++g) {
        ComponentRow& row = rows[static_cast<std::size_t>(g)];
        row.group = static_cast<CostGroup>(g);
        for (const Entry& entry : designs) {
            std::int64_t count = 0;
            double energy = 0, peak = 0, area = 0;
            for (int c = 0; c < evaluation::kCostCentreCount; ++c) {
                if (groupOf(static_cast<CostCentre>(c)) != row.group)
                    continue;
                const CentreCost& cost = entry.evaluation->breakdown[static_cast<std::size_t>(c)];
                count += cost.units;
                energy += energyUj(cost);
                peak += cost.peakPower.value;
                area += cost.area.value / 1e6;
            }
            row.units.push_back(count);
            row.energyUj.push_back(energy);
            row.peakW.push_back(peak);
            row.areaMm2.push_back(area);
        }
    }
    return rows;
}

double energyUj(const CentreCost& cost) { return (cost.staticEnergy.value + cost.dynamicEnergy.value) / 1e3; }

double energyUj(const evaluation::Breakdown& breakdown)
{
    double sum = 0;
    for (const CentreCost& cost : breakdown)
        sum += energyUj(cost);
    return sum;
}

std::string_view costGroupKey(CostGroup group)
{
    static constexpr std::array<std::string_view, kCostGroupCount> kKeys { "adc", "crossbar", "scratchpad", "dac",
                                                                           "alu", "noc",      "other" };
    return kKeys[static_cast<std::size_t>(group)];
}

CostGroup groupOf(CostCentre centre)
{
    switch (centre) {
    case CostCentre::Crossbar: return CostGroup::Crossbar;
    case CostCentre::Dac: return CostGroup::Dac;
    case CostCentre::Adc: return CostGroup::Adc;
    case CostCentre::ShiftAdd:
    case CostCentre::Addition:
    case CostCentre::Pool:
    case CostCentre::Relu:
    case CostCentre::Sigmoid:
    case CostCentre::Eltwise: return CostGroup::Alu;
    case CostCentre::Scratchpad: return CostGroup::Scratchpad;
    case CostCentre::Noc: return CostGroup::Noc;
    case CostCentre::SampleAndHold:
    case CostCentre::Io: return CostGroup::Other;
    }
    return CostGroup::Other;
}

std::string_view originKey(Origin origin)
{
    static constexpr std::array<std::string_view, 4> kKeys { "input", "hardware", "search", "result" };
    return kKeys[static_cast<std::size_t>(origin)];
}

std::string letterOf(std::size_t design) { return std::string(1, static_cast<char>('A' + static_cast<int>(design))); }

Result<Entry> entryOf(std::string name, design::Design design)
{
    auto evaluation = evaluation::evaluate(design);
    if (!evaluation)
        return tl::unexpected(evaluation.error());
    return Entry { std::move(name), std::make_shared<const design::Design>(std::move(design)),
                   std::make_shared<const Evaluation>(std::move(*evaluation)) };
}

const MetricRow* Comparison::metric(std::string_view key) const
{
    const auto row = std::find_if(metrics.begin(), metrics.end(), [&](const MetricRow& r) { return r.key == key; });
    return row == metrics.end() ? nullptr : &*row;
}

std::size_t Comparison::differingSettings() const
{
    return static_cast<std::size_t>(
        std::count_if(settings.begin(), settings.end(), [](const SettingRow& r) { return r.differs; }));
}

Result<Comparison> compareDesigns(std::vector<Entry> designs, std::size_t reference)
{
    if (designs.size() < 2 || designs.size() > kMostDesigns)
        return fail(ErrorCode::InvalidArgument,
                    fmt::format("a comparison is of 2 to {} designs, got {}", kMostDesigns, designs.size()));
    if (reference >= designs.size())
        return fail(
            ErrorCode::InvalidArgument,
            fmt::format("the reference must be one of the {} designs, got number {}", designs.size(), reference + 1));
    for (const Entry& entry : designs) {
        const bool known = entry.design && entry.evaluation && entry.design->network && entry.design->hardware;
        if (known && !entry.evaluation->feasible && entry.evaluation->layers.empty())
            return fail(ErrorCode::Infeasible, entry.evaluation->violationDetail, entry.name);
        if (!known || entry.evaluation->layers.size() != entry.design->network->layers.size())
            return fail(ErrorCode::InvalidArgument, "has no design or no evaluation of it", entry.name);
    }
    Comparison c;
    c.designs = std::move(designs);
    c.reference = reference;
    const Entry& base = c.designs[reference];
    for (const Entry& entry : c.designs) {
        c.sameNetwork = c.sameNetwork && entry.design->network->layers == base.design->network->layers;
        c.sameModel = c.sameModel && entry.design->model == base.design->model;
    }
    c.metrics = metricsOf(c.designs, reference);
    c.components = componentsOf(c.designs);
    c.layers = layersOf(c.designs, reference);
    for (std::size_t d = 0; d < c.designs.size(); ++d) {
        double attributed = 0;
        for (const LayerRow& row : c.layers)
            attributed += row.designs[d].energyUj;
        c.chipEnergyUj.push_back(energyUj(c.designs[d].evaluation->breakdown) - attributed);
    }
    c.settings = settingsOf(c.designs);
    c.radar = radarOf(c.metrics);
    c.reasons = reasonsOf(c);
    return c;
}

} // namespace pim::compare
