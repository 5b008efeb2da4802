// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/floorplan/floorplan_data.h"

#include <algorithm>

#include "core/evaluation/factors.h"
#include "core/timeline/critical_path.h"

namespace pim::widgets {
namespace {

constexpr std::int64_t kMostOperations = 4'000'000;

/// Which layers the end of the inference, and its period, hang on.
void addTimes(FloorplanData& data, const RunContext& run)
{
    std::int64_t operations = 0;
    for (const auto& layer : data.evaluation->schedule->layers)
        operations += layer.blocks * static_cast<std::int64_t>(layer.operations.size());
    if (operations == 0 || operations > kMostOperations)
        return;
    const auto timeline = timeline::timelineOf(*data.design, {}, run);
    if (!timeline)
        return;
    const timeline::CriticalPath path = timeline::criticalPath(**timeline);
    for (const std::int64_t cycles : path.layerCycles)
        data.critical.push_back(path.cycles > 0 ? static_cast<double>(cycles) / static_cast<double>(path.cycles) : 0.0);
    data.criticalWaits.assign(data.noc.streams.size(), 0);
    for (const timeline::CriticalStep& step : path.steps) {
        const auto kind = (*timeline)->shape(step.operation.layer, step.operation.op).kind;
        const std::size_t stream = 2 * static_cast<std::size_t>(step.operation.layer) + (kind == timeline::Operation::Merge ? 1 : 0);
        if ((kind == timeline::Operation::Transfer || kind == timeline::Operation::Merge) && stream < data.criticalWaits.size())
            data.criticalWaits[stream] += step.held;
    }
    const timeline::PeriodLimit& limit = (*timeline)->period;
    for (const int layer : { limit.layer, limit.partner })
        if (layer >= 0)
            data.limits.push_back(layer);
}

} // namespace

int FloorplanData::owner(int index) const
{
    const auto& tenants = macro(index).tenants;
    return tenants.empty() ? -1 : tenants.front().layer;
}

bool FloorplanData::uses(int index, int layer) const
{
    const auto& tenants = macro(index).tenants;
    return std::any_of(tenants.begin(), tenants.end(), [layer](const auto& t) { return t.layer == layer; });
}

double FloorplanData::heat(int index, HeatMetric metric) const
{
    const evaluation::MacroAccount& m = macro(index);
    switch (metric) {
    case HeatMetric::Owner: return m.occupancy;
    case HeatMetric::Utilisation: return m.crossbarUtilization;
    case HeatMetric::Power: return m.peakPower().value;
    case HeatMetric::Energy: return m.energy().value * 1e-9;
    case HeatMetric::AdcLoad: return m.adcLoad;
    case HeatMetric::BufferFill: return m.bufferFill;
    case HeatMetric::MatrixBusy: return simulated ? simulated->matrixAt(m.cell) : 0;
    case HeatMetric::UnitsBusy: return simulated ? simulated->unitsAt(m.cell) : 0;
    }
    return 0;
}

bool FloorplanData::limitsPeriod(int index) const
{
    return std::any_of(limits.begin(), limits.end(), [&](int layer) { return uses(index, layer); });
}

std::shared_ptr<const FloorplanData> floorplanData(std::shared_ptr<const design::Design> design,
                                                   std::shared_ptr<const evaluation::Evaluation> evaluation, const RunContext& run)
{
    auto data = std::make_shared<FloorplanData>();
    data->chip = evaluation::chipAccount(*design, *evaluation);
    data->noc = evaluation::nocTraffic(*design, *evaluation);
    if (data->chip.hasAreas)
        for (const auto& macro : data->chip.macros)
            data->largestArea = std::max(data->largestArea, macro.area().value);
    data->design = std::move(design);
    data->evaluation = std::move(evaluation);
    if (data->evaluation->schedule)
        addTimes(*data, run);
    return data;
}

std::optional<PeContent> peContent(const FloorplanData& data, int macro, std::int64_t pe)
{
    if (pe < 0)
        return std::nullopt;
    for (const auto& tenant : data.macro(macro).tenants) {
        if (pe >= tenant.crossbars) {
            pe -= tenant.crossbars;
            continue;
        }
        PeContent content;
        content.layer = tenant.layer;
        content.crossbar = tenant.firstCrossbar + pe;
        const std::int64_t set = std::max<std::int64_t>(
            1, data.evaluation->factors->layers[static_cast<std::size_t>(tenant.layer)].map.crossbars);
        content.copy = content.crossbar / set;
        content.inCopy = content.crossbar % set;
        return content;
    }
    return std::nullopt;
}

mapping::CrossbarLayout crossbarOf(const FloorplanData& data, const PeContent& pe)
{
    const auto& p = data.design->parameters;
    const auto slices = data.design->model.slicePacking ? p.slices : design::SlicePacking::Separate;
    return { data.layer(pe.layer), p.crossbarSize, p.weightBits, p.cellBits, slices, data.design->model.groups, pe.inCopy };
}

} // namespace pim::widgets
