// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/pareto_archive.h"

#include <algorithm>
#include <cmath>

namespace pim::synthesis {
namespace {

constexpr std::array<MetricInfo, kMetricCount> kMetrics { {
    { Metric::PowerEfficiency, "power_efficiency_gops_per_w", "power efficiency", "GOPS/W", true },
    { Metric::Throughput, "throughput_inferences_per_s", "throughput", "inferences/s", true },
    { Metric::ThroughputGops, "throughput_gops", "throughput", "GOPS", true },
    { Metric::Latency, "latency_us", "latency", "us", false },
    { Metric::Period, "period_us", "period", "us", false },
    { Metric::Energy, "energy_uj", "energy", "uJ", false },
    { Metric::Edp, "edp_uj_us", "energy-delay product", "uJ us", false },
    { Metric::Area, "area_mm2", "area", "mm2", false },
    { Metric::PeakPower, "peak_power_w", "peak power", "W", false },
    { Metric::Crossbars, "crossbars", "crossbars", "", false },
    { Metric::Macros, "macros", "macros", "", false },
} };

/// The axis of a metric: metrics that order all designs of a network alike have one in common.
constexpr std::size_t axisOf(Metric metric)
{
    switch (metric) {
    case Metric::PowerEfficiency:
    case Metric::Energy: return 0;
    case Metric::Throughput:
    case Metric::ThroughputGops:
    case Metric::Period: return 1;
    case Metric::Latency: return 2;
    case Metric::Edp: return 3;
    case Metric::Area: return 4;
    case Metric::PeakPower: return 5;
    case Metric::Crossbars: return 6;
    case Metric::Macros: return 7;
    }
    return 0;
}

} // namespace

const MetricInfo& metricInfo(Metric metric) { return kMetrics[static_cast<std::size_t>(metric)]; }

std::optional<Metric> metricFromKey(std::string_view key)
{
    for (const MetricInfo& info : kMetrics)
        if (info.key == key)
            return info.metric;
    return std::nullopt;
}

evaluation::Score Figures::score() const
{
    evaluation::Score s;
    s.energyNj = energyNj;
    s.periodNs = periodNs;
    s.latencyNs = latencyNs;
    s.areaUm2 = areaUm2;
    s.peakW = peakW;
    s.crossbars = crossbars;
    s.macros = macros;
    s.clockNs = clockNs;
    s.cycles = cycles;
    return s;
}

double Figures::value(Metric metric) const
{
    switch (metric) {
    case Metric::PowerEfficiency: return energyNj > 0 ? operations / energyNj : 0;
    case Metric::Throughput: return periodNs > 0 ? 1e9 / periodNs : 0;
    case Metric::ThroughputGops: return periodNs > 0 ? operations / periodNs : 0;
    case Metric::Latency: return latencyNs * 1e-3;
    case Metric::Period: return periodNs * 1e-3;
    case Metric::Energy: return energyNj * 1e-3;
    case Metric::Edp: return energyNj * 1e-3 * latencyNs * 1e-3;
    case Metric::Area: return areaUm2 * 1e-6;
    case Metric::PeakPower: return peakW;
    case Metric::Crossbars: return static_cast<double>(crossbars);
    case Metric::Macros: return static_cast<double>(macros);
    }
    return 0;
}

ParetoArchive::Costs ParetoArchive::costsOf(const Figures& f)
{
    return { f.energyNj,
             f.periodNs,
             f.latencyNs,
             f.energyNj * f.latencyNs,
             f.areaUm2,
             f.peakW,
             static_cast<double>(f.crossbars),
             static_cast<double>(f.macros) };
}

bool ParetoArchive::enters(const Figures& figures)
{
    m_costs = costsOf(figures);
    for (const double cost : m_costs)
        if (!(cost >= 0) || !std::isfinite(cost))
            return false;
    bool any = false;
    std::size_t pair = 0;
    for (std::size_t a = 0; a < kAxes; ++a) {
        for (std::size_t b = a + 1; b < kAxes; ++b, ++pair) {
            const std::vector<Step>& front = m_fronts[pair];
            const double x = m_costs[a], y = m_costs[b];
            // y falls along the staircase, so the last step not right of x is the only one that can be as good.
            const auto after = std::upper_bound(front.begin(), front.end(), x,
                                                [](double value, const Step& s) { return value < s.x; });
            const bool kept = after == front.begin() || std::prev(after)->y > y;
            m_place[pair] = kept ? static_cast<std::int32_t>(after - front.begin()) : -1;
            any = any || kept;
        }
    }
    return any;
}

void ParetoArchive::insert(const Figures& figures, ParetoPayload payload)
{
    std::uint32_t slot = 0;
    if (m_free.empty()) {
        slot = static_cast<std::uint32_t>(m_slots.size());
        m_slots.emplace_back();
    } else {
        slot = m_free.back();
        m_free.pop_back();
    }
    m_slots[slot].point = { figures, std::move(payload), m_order++ };
    m_slots[slot].fronts = 0;
    ++m_used;
    std::size_t pair = 0;
    for (std::size_t a = 0; a < kAxes; ++a) {
        for (std::size_t b = a + 1; b < kAxes; ++b, ++pair) {
            if (m_place[pair] < 0)
                continue;
            std::vector<Step>& front = m_fronts[pair];
            const double x = m_costs[a], y = m_costs[b];
            // Steps it is at least as good as: one with the same x before the place, and those after it with y no
            // better.
            auto first = front.begin() + m_place[pair];
            auto last = first;
            if (first != front.begin() && std::prev(first)->x == x)
                --first;
            while (last != front.end() && last->y >= y)
                ++last;
            for (auto it = first; it != last; ++it)
                release(it->slot);
            ++m_slots[slot].fronts;
            if (first == last) {
                front.insert(first, { x, y, slot });
            } else {
                *first = { x, y, slot };
                front.erase(std::next(first), last);
            }
        }
    }
}

void ParetoArchive::release(std::uint32_t slot)
{
    if (--m_slots[slot].fronts > 0)
        return;
    m_slots[slot].point = {};
    m_free.push_back(slot);
    --m_used;
}

void ParetoArchive::merge(const ParetoArchive& other)
{
    if (&other == this)
        return;
    for (const Point* p : other.points())
        offer(p->figures, [p] { return p->payload; });
}

std::vector<const ParetoArchive::Point*> ParetoArchive::points() const
{
    std::vector<const Point*> points;
    points.reserve(m_used);
    for (const Slot& s : m_slots)
        if (s.fronts > 0)
            points.push_back(&s.point);
    std::sort(points.begin(), points.end(), [](const Point* a, const Point* b) { return a->order < b->order; });
    return points;
}

std::vector<const ParetoArchive::Point*> ParetoArchive::front(Metric x, Metric y) const
{
    const std::size_t ax = axisOf(x), ay = axisOf(y);
    std::vector<const Point*> points;
    if (ax == ay) {
        const std::size_t other = ax == 0 ? 1 : 0;
        points = front(x, other == 0 ? Metric::Energy : Metric::Period);
        if (points.size() > 1)
            points.resize(1);
        return points;
    }
    const std::size_t a = std::min(ax, ay), b = std::max(ax, ay);
    std::size_t pair = b - a - 1;
    for (std::size_t i = 0; i < a; ++i)
        pair += kAxes - 1 - i;
    for (const Step& s : m_fronts[pair])
        points.push_back(&m_slots[s.slot].point);
    if (ax > ay)
        std::reverse(points.begin(), points.end());
    return points;
}

} // namespace pim::synthesis
