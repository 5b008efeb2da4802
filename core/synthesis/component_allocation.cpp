// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/component_allocation.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace pim::synthesis {
namespace {

using evaluation::Candidate;
using evaluation::Evaluator;
using hardware::Component;
using mapping::ceilDiv;

constexpr std::size_t at(Component c) { return static_cast<std::size_t>(c); }
constexpr double kSlowestNs = 1e9; ///< one second per cycle: nothing slower is looked at

} // namespace

std::int64_t ComponentAllocator::countOf(const Term& t, double periodNs) const
{
    // The quotient of a break point must come out whole in spite of rounding.
    const double exact = t.work / periodNs;
    return std::max(t.least, static_cast<std::int64_t>(std::ceil(exact * (1 - 1e-13))));
}

double ComponentAllocator::power(double periodNs) const
{
    double sum = m_fixedW;
    if (!m_identical) {
        for (const Term& t : m_terms)
            sum += static_cast<double>(countOf(t, periodNs)) * t.peakW;
        return sum;
    }
    std::array<std::int64_t, hardware::kComponentCount> perMacro {};
    for (const Term& t : m_terms)
        perMacro[static_cast<std::size_t>(t.component)] = std::max(perMacro[static_cast<std::size_t>(t.component)], ceilDiv(countOf(t, periodNs), t.macros));
    for (const Term& t : m_terms)
        sum += static_cast<double>(perMacro[static_cast<std::size_t>(t.component)] * t.macros) * t.peakW;
    return sum;
}

ComponentAllocator::Result ComponentAllocator::allocate(Evaluator& evaluator, Candidate& candidate, double budgetW,
                                                        double slowestNs, std::span<const std::int32_t> passes)
{
    evaluator.setBlocks(candidate);
    const auto& layers = evaluator.layers();
    const std::size_t n = layers.size();
    const bool multiplex = evaluator.model().fcTimeMultiplex;
    const bool floor = evaluator.model().componentFloor;
    m_identical = evaluator.parameters().macroStyle == design::MacroStyle::Identical;
    m_terms.clear();
    m_fixedW = 0;
    candidate.counts.resize(n);
    for (std::size_t l = 0; l < n; ++l) {
        auto& counts = candidate.counts[l];
        counts.fill(0);
        const evaluation::LayerModel& m = layers[l];
        const std::int64_t macros = m.crossbar ? candidate.macros[l] : 1;
        std::int64_t adcMacros = macros; // a pair's ADCs are in the macros of both
        const double r = m.fullyConnected && multiplex && l < passes.size() ? passes[l] : 1.0;
        for (std::size_t c = 0; c < hardware::kComponentCount; ++c) {
            if (!m.uses[c])
                continue;
            const double work = evaluator.workload(l, static_cast<Component>(c), evaluator.duplicationOf(l));
            if (c == at(Component::Dac)) {
                const std::int64_t least = floor && m.fullyConnected ? macros : 1;
                counts[c] = std::max(least, static_cast<std::int64_t>(std::ceil(work / r)));
                m_fixedW += static_cast<double>(counts[c]) * evaluator.peakW(Component::Dac);
                continue;
            }
            bool clocked = !m.fullyConnected;
            double units = work / r; // per bit
            if (c == at(Component::Adc)) {
                // A sharing pair has the ADCs of whichever needs more; on a tie the later layer holds them. They serve both.
                bool away = false;
                for (std::size_t k = 0; k < n; ++k) {
                    if (!layers[k].crossbar || k == l
                        || (candidate.partner[k] != static_cast<std::int32_t>(l) && candidate.partner[l] != static_cast<std::int32_t>(k)))
                        continue;
                    adcMacros = macros + candidate.macros[k];
                    const double uses = layers[k].fullyConnected && multiplex && k < passes.size() ? passes[k] : 1.0;
                    const double other = evaluator.workload(k, Component::Adc, evaluator.duplicationOf(k)) / uses;
                    away = k > l ? units <= other : units < other;
                    clocked = clocked || !layers[k].fullyConnected;
                }
                if (away)
                    continue;
            }
            const std::int64_t where = c == at(Component::Adc) ? adcMacros : macros;
            m_terms.push_back({ units / evaluator.frequencyGhz(static_cast<Component>(c)), evaluator.peakW(static_cast<Component>(c)),
                                static_cast<std::int32_t>(l), static_cast<std::int32_t>(c), floor && m.crossbar ? where : 1, where,
                                clocked });
        }
    }
    Result result;
    double low = std::max(evaluator.clockFloorNs(), slowestNs), high = low;
    if (power(low) > budgetW) {
        for (high = low * 2; power(high) > budgetW; high *= 2) {
            low = high;
            if (high > kSlowestNs) {
                result.peakW = power(high);
                return result;
            }
        }
        while (high - low > 1e-12 * high) {
            const double middle = 0.5 * (low + high);
            if (middle <= low || middle >= high)
                break;
            (power(middle) > budgetW ? low : high) = middle;
        }
    }
    result.fits = true;
    result.peakW = power(high);
    std::array<std::int64_t, hardware::kComponentCount> perMacro {};
    m_counts.resize(m_terms.size());
    for (std::size_t i = 0; i < m_terms.size(); ++i) {
        const Term& t = m_terms[i];
        m_counts[i] = countOf(t, high);
        perMacro[static_cast<std::size_t>(t.component)] = std::max(perMacro[static_cast<std::size_t>(t.component)], ceilDiv(m_counts[i], t.macros));
    }
    double period = 0;
    for (std::size_t i = 0; i < m_terms.size(); ++i) {
        const Term& t = m_terms[i];
        const std::int64_t count = m_identical ? perMacro[static_cast<std::size_t>(t.component)] * t.macros : m_counts[i];
        candidate.counts[static_cast<std::size_t>(t.layer)][static_cast<std::size_t>(t.component)] = count;
        if (t.clocked)
            period = std::max(period, t.work / static_cast<double>(count));
    }
    result.periodNs = std::max(period, evaluator.clockFloorNs());
    return result;
}

} // namespace pim::synthesis
