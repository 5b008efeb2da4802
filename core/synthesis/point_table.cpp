// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/point_table.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

#include "core/design/metric_table.h"
#include "core/evaluation/evaluator.h"

namespace pim::synthesis {
namespace {

/// Columns after those of the metric table.
enum Extra {
    Clock, PowerShare, CrossbarSize, CellBits, DacBits, AdcBits, Slices, MacroStyleColumn, WeightBits, DataBits, ScratchpadKib,
    MeanDuplication, LargestDuplication, SharedPairs, Adcs, kExtraCount
};

std::size_t at(Extra extra) { return design::metricTable().size() + extra; }

/// Of the layers on crossbars: what the candidate gives them.
void candidateColumns(const evaluation::Candidate& candidate, const network::Network& network, std::span<double> row)
{
    std::int64_t copies = 0, layers = 0, largest = 0, pairs = 0, adcs = 0;
    const std::size_t count = std::min(candidate.duplication.size(), network.layers.size());
    for (std::size_t l = 0; l < count; ++l) {
        if (l < candidate.counts.size())
            adcs += candidate.counts[l][static_cast<std::size_t>(hardware::Component::Adc)];
        if (!network.layers[l].onCrossbars())
            continue;
        ++layers;
        copies += candidate.duplication[l];
        largest = std::max<std::int64_t>(largest, candidate.duplication[l]);
        pairs += l < candidate.partner.size() && candidate.partner[l] >= 0 ? 1 : 0;
    }
    row[at(MeanDuplication)] = layers > 0 ? static_cast<double>(copies) / static_cast<double>(layers) : std::nan("");
    row[at(LargestDuplication)] = static_cast<double>(largest);
    row[at(SharedPairs)] = static_cast<double>(pairs);
    row[at(Adcs)] = static_cast<double>(adcs);
}

/// A whole number of a row; 0 when it is not known.
template<typename T>
T whole(double value)
{
    return std::isfinite(value) && std::abs(value) < 9e15 ? static_cast<T>(value) : T { 0 };
}

} // namespace

std::span<const PointColumn> pointColumns()
{
    static const std::vector<PointColumn> columns = [] {
        std::vector<PointColumn> list;
        for (const design::MetricInfo& m : design::metricTable())
            list.push_back({ m.key, m.label, m.unit, m.higherIsBetter, m.integer, true, {} });
        const auto variable = [&](std::string_view key, std::string_view label, std::string_view unit, bool integer,
                                  std::string_view zero = {}, std::string_view one = {}) {
            list.push_back({ key, label, unit, false, integer, false, { zero, one } });
        };
        list.push_back({ "clock_ns", "clock period", "ns", false, false, true, {} });
        variable("crossbar_power_share", "crossbar power share", "", false);
        variable("crossbar_size", "crossbar size", "", true);
        variable("cell_bits", "cell resolution", "bit", true);
        variable("dac_bits", "DAC resolution", "bit", true);
        variable("adc_bits", "ADC resolution", "bit", true);
        variable("slices", "weight slices", "", true, "separate", "packed");
        variable("macro_style", "macro style", "", true, "specialized", "identical");
        variable("weight_bits", "weight resolution", "bit", true);
        variable("data_bits", "activation resolution", "bit", true);
        variable("scratchpad_kib", "scratchpad", "KiB", true);
        variable("mean_duplication", "mean weight duplication", "", false);
        variable("largest_duplication", "largest weight duplication", "", true);
        variable("shared_pairs", "layer pairs that share macros", "", true);
        variable("adcs", "ADCs", "", true);
        assert(list.size() == at(kExtraCount));
        return list;
    }();
    return columns;
}

int pointColumnIndex(std::string_view key)
{
    const auto columns = pointColumns();
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i].key == key)
            return static_cast<int>(i);
    return -1;
}

void pointRow(const design::DesignParameters& p, const evaluation::Metrics& metrics, const evaluation::Candidate* candidate,
              const network::Network& network, std::span<double> row)
{
    assert(row.size() == pointColumns().size());
    std::size_t i = 0;
    for (const design::MetricInfo& m : design::metricTable())
        row[i++] = m.value(metrics);
    row[at(Clock)] = metrics.clock.value;
    row[at(PowerShare)] = p.crossbarPowerShare;
    row[at(CrossbarSize)] = p.crossbarSize;
    row[at(CellBits)] = p.cellBits;
    row[at(DacBits)] = p.dacBits;
    row[at(AdcBits)] = p.adcBits;
    row[at(Slices)] = p.slices == design::SlicePacking::Packed ? 1 : 0;
    row[at(MacroStyleColumn)] = p.macroStyle == design::MacroStyle::Identical ? 1 : 0;
    row[at(WeightBits)] = p.weightBits;
    row[at(DataBits)] = p.dataBits;
    row[at(ScratchpadKib)] = p.scratchpadKib;
    for (const Extra extra : { MeanDuplication, LargestDuplication, SharedPairs, Adcs })
        row[at(extra)] = std::numeric_limits<double>::quiet_NaN();
    if (candidate)
        candidateColumns(*candidate, network, row);
}

evaluation::Metrics metricsOfRow(std::span<const double> row)
{
    evaluation::Metrics metrics;
    std::size_t i = 0;
    for (const design::MetricInfo& m : design::metricTable()) {
        const double value = row[i++];
        if (!m.integer || std::isfinite(value)) // a count cannot hold NaN
            m.assign(metrics, value);
    }
    metrics.clock = { row[at(Clock)] };
    const double operations = metrics.throughputGops * metrics.period.value; // GOPS x ns = operations
    metrics.latencyTops = metrics.latency.value > 0 ? operations / metrics.latency.value * 1e-3 : 0;
    return metrics;
}

design::DesignParameters parametersOfRow(std::span<const double> row)
{
    design::DesignParameters p;
    p.crossbarPowerShare = row[at(PowerShare)];
    p.crossbarSize = whole<int>(row[at(CrossbarSize)]);
    p.cellBits = whole<int>(row[at(CellBits)]);
    p.dacBits = whole<int>(row[at(DacBits)]);
    p.adcBits = whole<int>(row[at(AdcBits)]);
    p.slices = row[at(Slices)] == 1 ? design::SlicePacking::Packed : design::SlicePacking::Separate;
    p.macroStyle = row[at(MacroStyleColumn)] == 1 ? design::MacroStyle::Identical : design::MacroStyle::Specialized;
    p.weightBits = whole<int>(row[at(WeightBits)]);
    p.dataBits = whole<int>(row[at(DataBits)]);
    p.scratchpadKib = whole<int>(row[at(ScratchpadKib)]);
    return p;
}

PointTable::PointTable()
    : columns(pointColumns().size())
{
}

void PointTable::reserve(std::size_t points)
{
    ids.reserve(points);
    for (auto& column : columns)
        column.reserve(points);
}

std::vector<double> PointTable::row(std::size_t point) const
{
    std::vector<double> values;
    values.reserve(columns.size());
    for (const auto& column : columns)
        values.push_back(column[point]);
    return values;
}

void PointTable::append(std::int64_t id, std::span<const double> row)
{
    assert(row.size() == columns.size());
    ids.push_back(id);
    for (std::size_t c = 0; c < columns.size(); ++c)
        columns[c].push_back(row[c]);
}

void PointTable::append(const ParetoPoint& point, const network::Network& network)
{
    std::vector<double> values(columns.size());
    pointRow(point.parameters, point.metrics, point.candidate.get(), network, values);
    append(point.id, values);
}

void PointTable::append(const PointTable& more)
{
    // Large columns make room one after another, early: all at once they would take a tenth of a second.
    constexpr std::size_t kLarge = 65536;
    constexpr int kColumnsAtATime = 2;
    const std::size_t wanted = size() + more.size();
    int moved = 0;
    for (auto& column : columns)
        if (wanted > kLarge && wanted > column.capacity() / 4 * 3 && wanted <= column.capacity() && moved++ < kColumnsAtATime)
            column.reserve(2 * column.capacity());
    ids.insert(ids.end(), more.ids.begin(), more.ids.end());
    for (std::size_t c = 0; c < columns.size(); ++c)
        columns[c].insert(columns[c].end(), more.columns[c].begin(), more.columns[c].end());
}

std::ptrdiff_t PointTable::find(std::int64_t id) const
{
    const auto found = std::lower_bound(ids.begin(), ids.end(), id);
    return found != ids.end() && *found == id ? found - ids.begin() : -1;
}

PointTable pointTable(std::span<const ParetoPoint> points, const network::Network& network)
{
    PointTable table;
    table.reserve(points.size());
    for (const ParetoPoint& point : points)
        table.append(point, network);
    return table;
}

} // namespace pim::synthesis
