// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/metric_table.h"

#include <array>
#include <cmath>

namespace pim::design {
namespace {

using evaluation::Metrics;

#define PIM_METRIC(member, scale)                                                                                      \
    [](const Metrics& m) -> double { return static_cast<double>(m.member) / (scale); },                                \
        [](Metrics& m, double v) { m.member = static_cast<decltype(m.member)>(v * (scale)); }
#define PIM_QUANTITY(member, scale)                                                                                    \
    [](const Metrics& m) -> double { return m.member.value / (scale); },                                               \
        [](Metrics& m, double v) { m.member.value = v * (scale); }

constexpr std::array<MetricInfo, 15> kTable { {
    { "power_efficiency_gops_per_w", "power efficiency", "GOPS/W", true, false,
      PIM_METRIC(powerEfficiencyGopsPerW, 1) },
    { "throughput_inferences_per_s", "inference rate", "1/s", true, false, PIM_METRIC(throughputInferencesPerS, 1) },
    { "throughput_gops", "throughput", "GOPS", true, false, PIM_METRIC(throughputGops, 1) },
    { "latency_us", "latency", "us", false, false, PIM_QUANTITY(latency, 1e3) },
    { "period_us", "period", "us", false, false, PIM_QUANTITY(period, 1e3) },
    { "cycles", "cycles", "", false, true, PIM_METRIC(cycles, 1) },
    { "energy_uj", "energy", "uJ", false, false, PIM_QUANTITY(energy, 1e3) },
    { "edp_uj_us", "energy-delay product", "uJ us", false, false, PIM_METRIC(edpUjUs, 1) },
    { "average_power_w", "average power", "W", false, false, PIM_QUANTITY(averagePower, 1) },
    { "peak_power_w", "peak power", "W", false, false, PIM_QUANTITY(peakPower, 1) },
    { "area_mm2", "area", "mm2", false, false, PIM_QUANTITY(area, 1e6) },
    { "macros", "macros", "", false, true, PIM_METRIC(macros, 1) },
    { "crossbars", "crossbars", "", false, true, PIM_METRIC(crossbars, 1) },
    { "crossbar_utilization", "crossbar utilization", "", true, false, PIM_METRIC(crossbarUtilization, 1) },
    { "peak_tops_per_w", "peak efficiency", "TOPS/W", true, false, PIM_METRIC(peakTopsPerW, 1) },
} };

#undef PIM_METRIC
#undef PIM_QUANTITY

} // namespace

std::span<const MetricInfo> metricTable() { return kTable; }

const MetricInfo* findMetric(std::string_view key)
{
    for (const MetricInfo& metric : kTable)
        if (metric.key == key)
            return &metric;
    return nullptr;
}

} // namespace pim::design
