// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/candidate_completion.h"

#include <algorithm>
#include <utility>

#include "core/synthesis/objective.h"

namespace pim::synthesis {
namespace {

using evaluation::Candidate;
using evaluation::Evaluator;
using evaluation::Score;
using evaluation::Violation;

constexpr int kRepairs = 4; ///< allocations tried for one candidate until scratchpads and budget agree

} // namespace

CandidateCompletion::CandidateCompletion(const Evaluator& evaluator)
    : m_oneCapacity(!evaluator.model().scratchpad
                    || evaluator.parameters().macroStyle == design::MacroStyle::Identical)
{
    for (std::size_t l = 0; l < evaluator.layers().size(); ++l)
        if (evaluator.layers()[l].crossbar)
            m_onCrossbars.push_back(l);
}

bool CandidateCompletion::says(const Candidate& c) const
{
    return m_oneCapacity ? c.scratchpadKib > 0 : !c.scratchpads.empty();
}

/// Peak power of the scratchpads that the candidate says, the smallest where it says nothing.
double CandidateCompletion::memoryW(const Evaluator& evaluator, const Candidate& c) const
{
    double power = 0;
    for (const std::size_t l : m_onCrossbars) {
        const std::size_t host = c.partner[l] >= 0 ? static_cast<std::size_t>(c.partner[l]) : l;
        const int kib = m_oneCapacity ? c.scratchpadKib : (c.scratchpads.empty() ? 0 : c.scratchpads[host]);
        power += c.macros[l] * evaluator.scratchpadPeakW(kib);
    }
    return power;
}

/// Give every macro the scratchpad that the last evaluation found to be needed, or only the larger ones. Returns whether
/// that changes anything.
bool CandidateCompletion::setNeeded(const Evaluator& evaluator, Candidate& c, int neededKib, bool onlyLarger) const
{
    const auto set = [onlyLarger](std::int32_t& kib, int needed) {
        const int wanted = onlyLarger ? std::max(kib, needed) : needed;
        return std::exchange(kib, wanted) != wanted;
    };
    if (m_oneCapacity)
        return set(c.scratchpadKib, neededKib);
    c.scratchpads.resize(c.duplication.size(), 0);
    bool changed = false;
    for (const std::size_t l : m_onCrossbars)
        changed = set(c.scratchpads[l], evaluator.neededKib(l)) || changed;
    return changed;
}

Score CandidateCompletion::complete(Evaluator& evaluator, Candidate& c, Objective objective, double slowestNs,
                                    std::span<const std::int32_t> passes)
{
    const double budgetW = evaluator.constraints().powerBudget.value;
    double crossbars = 0, macros = 0;
    for (const std::size_t l : m_onCrossbars) {
        crossbars += static_cast<double>(
            evaluator.crossbarsOf(l, evaluator.layers()[l].fullyConnected ? 1 : c.duplication[l]));
        macros += c.macros[l];
    }
    const double fixedW = crossbars * evaluator.crossbarPeakW() + evaluator.nocBaseW() + macros * evaluator.routerW();
    Score score, fitting; // fitting: with scratchpads larger than need be
    Candidate fitted;
    bool shrunk = false;
    for (int repair = 0;; ++repair) {
        const double scratchpadsW = memoryW(evaluator, c);
        const auto allocation =
            m_allocator.allocate(evaluator, c, budgetW - fixedW - scratchpadsW, slowestNs, passes);
        if (!allocation.fits) {
            if (shrunk)
                break;
            if (repair == 0 && says(c)) { // perhaps it needs less than what it says
                c.scratchpadKib = 0;
                c.scratchpads.clear();
                continue;
            }
            score = {};
            score.violation = Violation::PeripheralPower;
            score.needed = fixedW + scratchpadsW + allocation.peakW;
            score.available = budgetW;
            return score;
        }
        score = evaluator.evaluate(c);
        ++m_evaluations;
        if (repair == kRepairs || score.neededKib == 0 || shrunk)
            break;
        if (!says(c)) { // found by iteration; from here on they are said
            setNeeded(evaluator, c, score.neededKib, false);
            continue;
        }
        if (score.violation == Violation::ScratchpadCapacity) {
            if (!setNeeded(evaluator, c, score.neededKib, true))
                break;
            continue;
        }
        if (score.violation != Violation::None)
            break;
        // It fits; smaller scratchpads leave more of the budget and are quicker.
        fitting = score;
        fitted = c;
        if (!setNeeded(evaluator, c, score.neededKib, false))
            break;
        shrunk = true;
    }
    if (shrunk) {
        const auto merit = [&](const Score& s) {
            return s.violation == Violation::None && s.cycles > 0
                ? meritOf(objective, s, evaluator.totalOperations())
                : 0.0;
        };
        if (merit(score) <= merit(fitting)) {
            score = fitting;
            c = std::move(fitted);
        }
    }
    return score;
}

} // namespace pim::synthesis
