// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/objective.h"

#include <array>
#include <cmath>

namespace pim::synthesis {

const ObjectiveInfo& objectiveInfo(Objective objective)
{
    static constexpr std::array<ObjectiveInfo, 6> kInfo { {
        { "efficiency", "power efficiency", "GOPS/W", true },
        { "throughput", "throughput", "inferences/s", true },
        { "latency", "latency", "us", false },
        { "energy", "energy per inference", "uJ", false },
        { "edp", "energy-delay product", "uJ us", false },
        { "area-efficiency", "area efficiency", "GOPS/mm2", true },
    } };
    return kInfo[static_cast<std::size_t>(objective)];
}

double objectiveValue(Objective objective, const evaluation::Metrics& m)
{
    switch (objective) {
    case Objective::Efficiency: return m.powerEfficiencyGopsPerW;
    case Objective::Throughput: return m.throughputInferencesPerS;
    case Objective::Latency: return m.latency.value * 1e-3;
    case Objective::Energy: return m.energy.value * 1e-3;
    case Objective::Edp: return m.edpUjUs;
    case Objective::AreaEfficiency: return m.area.value > 0 ? m.throughputGops / (m.area.value * 1e-6) : 0.0;
    }
    return 0;
}

double meritOf(Objective objective, const evaluation::Score& s, std::int64_t operations)
{
    const auto ops = static_cast<double>(operations);
    switch (objective) {
    case Objective::Efficiency: return ops / s.energyNj;
    case Objective::Throughput: return 1e9 / s.periodNs;
    case Objective::Latency: return 1e9 / s.latencyNs;
    case Objective::Energy: return 1e9 / s.energyNj;
    case Objective::Edp: return 1e18 / (s.energyNj * s.latencyNs);
    case Objective::AreaEfficiency: return s.areaUm2 > 0 ? ops / s.periodNs / s.areaUm2 * 1e6 : 0.0;
    }
    return 0;
}

double valueOfMerit(Objective objective, double merit)
{
    if (!(merit > 0))
        return 0;
    if (objectiveInfo(objective).maximize)
        return merit;
    // Reciprocals of ns (nJ, nJ ns) per 1e9 (1e18); values are in us (uJ, uJ us).
    return (objective == Objective::Edp ? 1e12 : 1e6) / merit;
}

double meritOfValue(Objective objective, double value)
{
    if (!(value > 0) || !std::isfinite(value))
        return 0;
    return objectiveInfo(objective).maximize ? value : (objective == Objective::Edp ? 1e12 : 1e6) / value;
}

} // namespace pim::synthesis
