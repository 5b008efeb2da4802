// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "core/synthesis/synthesis.h"

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

} // namespace pim::synthesis
