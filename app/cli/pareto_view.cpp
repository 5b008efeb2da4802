// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/pareto_view.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/report/format.h"
#include "core/report/text_table.h"

namespace pim::cli {

using design::MetricInfo;
using report::Align;
using synthesis::ParetoPoint;

std::vector<ParetoPoint> paretoFront(std::vector<ParetoPoint> points, const MetricInfo& x, const MetricInfo& y)
{
    const auto better = [](const MetricInfo& metric, double a, double b) {
        return metric.higherIsBetter ? a > b : a < b;
    };
    std::erase_if(points, [&](const ParetoPoint& p) {
        return !std::isfinite(x.value(p.metrics)) || !std::isfinite(y.value(p.metrics));
    });
    std::stable_sort(points.begin(), points.end(), [&](const ParetoPoint& a, const ParetoPoint& b) {
        const double ax = x.value(a.metrics), bx = x.value(b.metrics);
        return ax != bx ? better(x, ax, bx) : better(y, y.value(a.metrics), y.value(b.metrics));
    });
    std::vector<ParetoPoint> front;
    for (ParetoPoint& point : points)
        if (front.empty() || better(y, y.value(point.metrics), y.value(front.back().metrics)))
            front.push_back(std::move(point));
    return front;
}

std::string metricText(const MetricInfo& metric, double value)
{
    if (metric.integer)
        return report::formatCount(static_cast<std::int64_t>(value));
    if (metric.unit == "us")
        return report::formatSi(value * 1e-6, "s", 4);
    if (metric.unit == "uJ")
        return report::formatSi(value * 1e-6, "J", 4);
    if (metric.unit == "uJ us")
        return report::formatSi(value * 1e-12, "J·s", 4);
    if (metric.unit == "W")
        return report::formatSi(value, "W", 4);
    if (metric.unit == "GOPS")
        return report::formatSi(value * 1e9, "OPS", 4);
    if (metric.unit == "1/s")
        return report::formatSi(value, "/s", 4);
    if (metric.unit == "mm2")
        return report::formatNumber(value, 4) + " mm²";
    if (metric.key == "crossbar_utilization")
        return report::formatPercent(value);
    return report::formatNumber(value, 4) + (metric.unit.empty() ? "" : " ") + std::string(metric.unit);
}

void sayPoints(Console& console, const std::vector<ParetoPoint>& points, const std::vector<const MetricInfo*>& first,
               std::size_t most)
{
    std::vector<const MetricInfo*> metrics = first;
    for (const char* key : { "power_efficiency_gops_per_w", "throughput_inferences_per_s", "latency_us", "energy_uj",
                             "peak_power_w", "area_mm2" })
        if (const auto* metric = design::findMetric(key);
            std::find(metrics.begin(), metrics.end(), metric) == metrics.end())
            metrics.push_back(metric);
    std::vector<report::TextTable::Column> columns {
        { "id", Align::Right }, { "rows", Align::Right }, { "cell", Align::Right }, { "DAC", Align::Right },
        { "slices" },           { "share", Align::Right }
    };
    for (const auto* metric : metrics)
        columns.push_back({ std::string(metric->label), Align::Right });
    report::TextTable table(std::move(columns));
    const std::size_t shown = std::min(points.size(), most);
    for (std::size_t k = 0; k < shown; ++k) {
        const std::size_t i = shown < 2 ? 0 : k * (points.size() - 1) / (shown - 1); // both ends and evenly between
        const auto& p = points[i].parameters;
        std::vector<std::string> row { std::to_string(points[i].id),
                                       std::to_string(p.crossbarSize),
                                       fmt::format("{} bit", p.cellBits),
                                       fmt::format("{} bit", p.dacBits),
                                       p.slices == design::SlicePacking::Packed ? "packed" : "separate",
                                       report::formatPercent(p.crossbarPowerShare) };
        for (const auto* metric : metrics)
            row.push_back(metricText(*metric, metric->value(points[i].metrics)));
        table.add(std::move(row));
    }
    console.say(table.text(2));
    if (points.size() > most)
        console.say(fmt::format("  and {} more between these\n", points.size() - most));
}

nlohmann::ordered_json parametersToJson(const design::DesignParameters& p)
{
    return { { "crossbar_power_share", p.crossbarPowerShare },
             { "slices", p.slices == design::SlicePacking::Packed ? "packed" : "separate" },
             { "cell_bits", p.cellBits },
             { "crossbar_size", p.crossbarSize },
             { "dac_bits", p.dacBits },
             { "adc_bits", p.adcBits },
             { "weight_bits", p.weightBits },
             { "data_bits", p.dataBits },
             { "macro_style", p.macroStyle == design::MacroStyle::Identical ? "identical" : "specialized" } };
}

nlohmann::ordered_json metricsToJson(const evaluation::Metrics& values)
{
    nlohmann::ordered_json metrics = nlohmann::ordered_json::object();
    for (const MetricInfo& metric : design::metricTable()) {
        const double value = metric.value(values);
        metrics[std::string(metric.key)] = !std::isfinite(value) ? nlohmann::ordered_json(nullptr)
            : metric.integer ? nlohmann::ordered_json(static_cast<std::int64_t>(value))
                             : nlohmann::ordered_json(value);
    }
    return metrics;
}

nlohmann::ordered_json pointToJson(const ParetoPoint& point)
{
    return { { "id", point.id },
             { "parameters", parametersToJson(point.parameters) },
             { "metrics", metricsToJson(point.metrics) } };
}

} // namespace pim::cli
