// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/layer_sizing.h"

#include <algorithm>
#include <cmath>

namespace pim::synthesis {
namespace {

using evaluation::Candidate;
using evaluation::Evaluator;
using hardware::Component;

constexpr std::size_t at(Component c) { return static_cast<std::size_t>(c); }
constexpr std::size_t kNobody = static_cast<std::size_t>(-1);

/// The other layer of a sharing pair.
std::size_t pairOf(const Evaluator& evaluator, const Candidate& c, std::size_t layer)
{
    if (!evaluator.layers()[layer].crossbar)
        return kNobody;
    if (c.partner[layer] >= 0)
        return static_cast<std::size_t>(c.partner[layer]);
    for (std::size_t k = 0; k < c.partner.size(); ++k)
        if (evaluator.layers()[k].crossbar && c.partner[k] == static_cast<std::int32_t>(layer))
            return k;
    return kNobody;
}

} // namespace

std::vector<std::int32_t> impliedPasses(const Evaluator& evaluator, const Candidate& candidate)
{
    std::vector<std::int32_t> passes(evaluator.layers().size(), 1);
    if (!evaluator.model().fcTimeMultiplex)
        return passes;
    for (std::size_t l = 0; l < passes.size(); ++l) {
        const auto dacs = static_cast<double>(candidate.counts[l][at(Component::Dac)]);
        if (evaluator.layers()[l].fullyConnected && dacs > 0)
            passes[l] = static_cast<std::int32_t>(
                std::clamp(std::ceil(evaluator.workload(l, Component::Dac, 1) / dacs - 1e-9), 1.0, 1e8));
    }
    return passes;
}

design::ComponentCounts unitsPerMacro(const Evaluator& evaluator, const Candidate& candidate)
{
    design::ComponentCounts most {};
    for (std::size_t l = 0; l < candidate.counts.size(); ++l) {
        if (!evaluator.layers()[l].crossbar)
            continue;
        const std::size_t pair = pairOf(evaluator, candidate, l);
        for (std::size_t c = 0; c < most.size(); ++c) {
            std::int64_t macros = candidate.macros[l];
            if (c == at(Component::Adc) && pair != kNobody)
                macros += candidate.macros[pair];
            most[c] = std::max(most[c], mapping::ceilDiv(candidate.counts[l][c], macros));
        }
    }
    return most;
}

void sizeLayer(const Evaluator& evaluator, Candidate& candidate, std::size_t l, double periodNs,
               std::span<const std::int32_t> passes, const design::ComponentCounts& perMacro)
{
    const evaluation::LayerModel& m = evaluator.layers()[l];
    const bool floor = evaluator.model().componentFloor;
    const bool identical = evaluator.parameters().macroStyle == design::MacroStyle::Identical;
    const std::int64_t macros = m.crossbar ? candidate.macros[l] : 1;
    const auto unitsOf = [&](std::size_t layer, Component c) {
        return evaluator.workload(layer, c, evaluator.duplicationOf(layer)) / passes[layer];
    };
    candidate.counts[l].fill(0);
    for (std::size_t c = 0; c < hardware::kComponentCount; ++c) {
        if (!m.uses[c])
            continue;
        std::int64_t& count = candidate.counts[l][c];
        const double units = unitsOf(l, static_cast<Component>(c));
        if (c == at(Component::Dac)) {
            count = std::max(floor && m.fullyConnected ? macros : 1, static_cast<std::int64_t>(std::ceil(units)));
            continue;
        }
        std::int64_t where = macros;
        if (const std::size_t pair = pairOf(evaluator, candidate, l); c == at(Component::Adc) && pair != kNobody) {
            const double other = unitsOf(pair, Component::Adc);
            if (pair > l ? units <= other : units < other)
                continue; // they are with the other layer
            where += candidate.macros[pair];
        }
        if (identical && m.crossbar) {
            count = perMacro[c] * where;
            continue;
        }
        // A count that exactly keeps the period must come out in spite of rounding.
        const double exact = units / evaluator.frequencyGhz(static_cast<Component>(c)) / periodNs;
        count = std::max(floor && m.crossbar ? where : 1, static_cast<std::int64_t>(std::ceil(exact * (1 - 1e-12))));
    }
}

} // namespace pim::synthesis
