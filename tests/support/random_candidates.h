// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

#include "core/base/random.h"
#include "core/evaluation/evaluator.h"

namespace pim::test {

/// A random candidate that may be evaluated: duplication falls with depth as it does in practice, a few macros per layer,
/// enough units for a clock of about \a clockNs.
inline evaluation::Candidate randomCandidate(const evaluation::Evaluator& evaluator, RandomStream& random, double sharing = 0.0,
                                             int mostMacros = 8, double clockNs = 200)
{
    const auto& layers = evaluator.network().layers;
    evaluation::Candidate c;
    c.partner.assign(layers.size(), -1);
    for (std::size_t l = 0; l < layers.size(); ++l) {
        const auto& layer = layers[l];
        const bool on = layer.onCrossbars();
        const std::int64_t most = on ? std::max<std::int64_t>(1, layer.positions() / 20) : 1;
        c.duplication.push_back(static_cast<std::int32_t>(std::min(most, random.uniformInt(1, most) + random.uniformInt(0, 2))));
        c.macros.push_back(on ? static_cast<std::int32_t>(random.uniformInt(1, mostMacros)) : 1);
        if (on && random.chance(sharing)) {
            const auto p = static_cast<std::size_t>(random.uniformInt(0, static_cast<std::int64_t>(l)));
            const bool taken = p == l || !layers[p].onCrossbars() || c.partner[p] >= 0
                || std::find(c.partner.begin(), c.partner.end(), static_cast<std::int32_t>(p)) != c.partner.end();
            if (!taken)
                c.partner[l] = static_cast<std::int32_t>(p);
        }
        design::ComponentCounts counts {};
        for (std::size_t k = 0; k < counts.size(); ++k) {
            const auto component = static_cast<hardware::Component>(k);
            if (!evaluator.layers()[l].uses[k])
                continue;
            const double work = evaluator.fullWorkload(l, component, c.duplication[l]);
            const double perUnit = component == hardware::Component::Dac ? 1.0 : evaluator.frequencyGhz(component) * clockNs;
            counts[k] = static_cast<std::int64_t>(work / perUnit * (0.5 + random.uniform01())) + c.macros[l];
        }
        c.counts.push_back(counts);
    }
    return c;
}

} // namespace pim::test
