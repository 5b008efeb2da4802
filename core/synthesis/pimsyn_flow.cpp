// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/pimsyn_flow.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/random.h"
#include "core/synthesis/component_allocation.h"

namespace pim::synthesis {
namespace {

using evaluation::Candidate;
using evaluation::Evaluator;
using evaluation::Score;
using evaluation::Violation;
using mapping::ceilDiv;

constexpr int kRepairs = 4; ///< allocations tried until scratchpads and budget agree

/// Allocates and evaluates candidates of one grid point, for any duplication and macros.
class Assessor
{
public:
    Assessor(Evaluator& evaluator, const PimsynOptions& options, const FeasibleVisitor& onFeasible,
             const InfeasibleVisitor& onInfeasible)
        : m_evaluator(evaluator)
        , m_options(options)
        , m_onFeasible(onFeasible)
        , m_onInfeasible(onInfeasible)
        , m_oneCapacity(!evaluator.model().scratchpad
                        || evaluator.parameters().macroStyle == design::MacroStyle::Identical)
        , m_passes(evaluator.layers().size(), 1)
    {
    }

    /// A new duplication vector: how often fully connected layers use their units follows from its slowest layer, so
    /// that they neither hold up the pipeline nor take units for a single use.
    void setDuplication(const Candidate& candidate)
    {
        const auto& layers = m_evaluator.layers();
        std::int64_t most = 1;
        for (std::size_t l = 0; l < layers.size(); ++l)
            if (layers[l].crossbar && !layers[l].fullyConnected)
                most = std::max(most, ceilDiv(layers[l].positions, candidate.duplication[l]));
        for (std::size_t l = 0; l < layers.size(); ++l)
            m_passes[l] = layers[l].fullyConnected
                ? static_cast<std::int32_t>(std::clamp<std::int64_t>(most / 4, 1, 10'000'000))
                : 1;
        m_kib = 0;
        m_memoryPerMacroW = m_evaluator.scratchpadPeakW(0);
    }

    /// Complete the candidate with component counts and a scratchpad; its merit, or minus its overshoot.
    double operator()(Candidate& candidate)
    {
        const Score score = assess(candidate);
        const bool feasible = score.violation == Violation::None;
        const double merit = feasible ? meritOf(m_options.objective, score, m_evaluator.totalOperations())
                                      : -(score.available > 0 ? std::min(score.needed / score.available, 1e12) : 1e12);
        if (feasible) {
            if (!m_result.feasible || merit > m_result.merit) {
                m_result.feasible = true;
                m_result.best = candidate;
                m_result.score = score;
                m_result.merit = merit;
            }
            if (m_onFeasible)
                m_onFeasible(candidate, score);
        } else if (m_onInfeasible) {
            m_onInfeasible(score);
        }
        return merit;
    }

    PimsynResult& result() { return m_result; }

private:
    Score evaluate(const Candidate& candidate)
    {
        ++m_result.evaluations;
        return m_evaluator.evaluate(candidate);
    }

    Score assess(Candidate& candidate)
    {
        const auto& layers = m_evaluator.layers();
        double crossbars = 0, macros = 0;
        for (std::size_t l = 0; l < layers.size(); ++l) {
            if (!layers[l].crossbar)
                continue;
            crossbars += static_cast<double>(
                m_evaluator.crossbarsOf(l, layers[l].fullyConnected ? 1 : candidate.duplication[l]));
            macros += candidate.macros[l];
        }
        const double budgetW = m_evaluator.constraints().powerBudget.value;
        const double fixedW =
            crossbars * m_evaluator.crossbarPeakW() + m_evaluator.nocBaseW() + macros * m_evaluator.routerW();
        candidate.scratchpadKib = m_oneCapacity ? m_kib : 0;
        double memoryW = m_oneCapacity ? macros * m_evaluator.scratchpadPeakW(m_kib) : macros * m_memoryPerMacroW;
        Score score, fitting;
        Candidate fitted;
        for (int repair = 0; repair <= kRepairs; ++repair) {
            const auto allocation =
                m_allocator.allocate(m_evaluator, candidate, budgetW - fixedW - memoryW, 0, m_passes);
            if (!allocation.fits) {
                if (!m_oneCapacity && memoryW > macros * m_evaluator.scratchpadPeakW(0)) { // the guess may be too large
                    memoryW = macros * m_evaluator.scratchpadPeakW(0);
                    continue;
                }
                score = {};
                score.violation = Violation::PeripheralPower;
                score.needed = fixedW + memoryW + leastPeripheralW(candidate);
                score.available = budgetW;
                break;
            }
            score = evaluate(candidate);
            if (m_oneCapacity) {
                if (score.violation == Violation::ScratchpadCapacity && score.neededKib > candidate.scratchpadKib) {
                    if (fitting.cycles > 0) // smaller ones do not fit after all
                        break;
                    candidate.scratchpadKib = score.neededKib;
                } else if (score.neededKib > 0 && score.neededKib != candidate.scratchpadKib) {
                    // Found by iteration, or smaller than the guess: say it, and spend what the smaller one saves.
                    if (score.violation == Violation::None && candidate.scratchpadKib > 0) {
                        fitting = score;
                        fitted = candidate;
                    }
                    candidate.scratchpadKib = score.neededKib;
                } else {
                    break;
                }
                memoryW = macros * m_evaluator.scratchpadPeakW(candidate.scratchpadKib);
            } else {
                const bool over = score.violation == Violation::PeakPower && score.memoryPeakW > memoryW;
                const bool slack =
                    score.violation == Violation::None && score.memoryPeakW < 0.98 * memoryW && repair == 0;
                if (slack) {
                    fitting = score;
                    fitted = candidate;
                }
                if (!over && !slack)
                    break;
                memoryW = score.memoryPeakW;
            }
        }
        if (fitting.cycles > 0
            && (score.violation != Violation::None
                || meritOf(m_options.objective, fitting, 1) > meritOf(m_options.objective, score, 1))) {
            score = fitting;
            candidate = fitted;
        }
        // The next gene of this duplication needs about the same memory.
        if (score.neededKib > 0)
            m_kib = score.neededKib;
        if (score.memoryPeakW > 0 && macros > 0)
            m_memoryPerMacroW = score.memoryPeakW / macros;
        return score;
    }

    /// One unit of everything, the DACs it cannot do without: what an allocation at the slowest clock needs at least.
    double leastPeripheralW(const Candidate& candidate) const
    {
        double power = 0;
        const auto& layers = m_evaluator.layers();
        for (std::size_t l = 0; l < layers.size(); ++l)
            for (std::size_t c = 0; c < hardware::kComponentCount; ++c)
                power += static_cast<double>(candidate.counts[l][c])
                    * m_evaluator.peakW(static_cast<hardware::Component>(c));
        for (std::size_t l = 0; l < layers.size(); ++l)
            for (std::size_t c = 0; c < hardware::kComponentCount; ++c)
                if (layers[l].uses[c] && candidate.counts[l][c] == 0)
                    power += (m_evaluator.model().componentFloor && layers[l].crossbar ? candidate.macros[l] : 1)
                        * m_evaluator.peakW(static_cast<hardware::Component>(c));
        return power;
    }

    Evaluator& m_evaluator;
    const PimsynOptions& m_options;
    const FeasibleVisitor& m_onFeasible;
    const InfeasibleVisitor& m_onInfeasible;
    bool m_oneCapacity;
    ComponentAllocator m_allocator;
    std::vector<std::int32_t> m_passes;
    int m_kib = 0;
    double m_memoryPerMacroW = 0;
    PimsynResult m_result;
};

} // namespace

PimsynOptions PimsynOptions::forEffort(Effort effort, Objective objective, bool sharing,
                                       const hardware::HardwareSpec& hardware)
{
    PimsynOptions o;
    o.objective = objective;
    o.evolution.sharing = sharing;
    if (const auto& given = hardware.pimsynAlgorithm) {
        o.annealing.energy =
            given->energyFunction == "computation" ? DuplicationEnergy::Bottleneck : DuplicationEnergy::Deviation;
        o.annealing.accessWeight = given->accessWeight;
        o.annealing.rounds = given->annealingRounds;
        o.annealing.chains = given->chains;
        o.annealing.cooling = given->coolingFactor;
        o.evolution.population = given->population;
        o.evolution.eliteRatio = given->eliteRatio;
        o.evolution.generations = given->generations;
        o.evolution.numberMutation = given->numberMutationProbability;
        o.evolution.sharingMutation = given->sharingMutationProbability;
        o.evolution.minimumMacroSize = given->minimumMacroSize;
        o.evolution.maximumMacroSize = given->maximumMacroSize;
        o.evolution.macroSizeStride = given->macroSizeStride;
    }
    switch (effort) {
    case Effort::Thorough: break;
    case Effort::Normal:
        o.annealing.candidates = 10; // the released tool's number
        o.annealing.chains = std::min(o.annealing.chains, 4);
        o.evolution.population = std::min(o.evolution.population, 20);
        o.evolution.generations = std::min(o.evolution.generations, 12);
        o.evolution.patience = 3;
        o.race = 0.95;
        break;
    case Effort::Fast:
        o.annealing.candidates = 4;
        o.annealing.chains = 1;
        o.evolution.population = std::min(o.evolution.population, 10);
        o.evolution.generations = std::min(o.evolution.generations, 4);
        o.evolution.patience = 2;
        o.race = 0.95;
        break;
    }
    return o;
}

PimsynResult runPimsynGridPoint(Evaluator& evaluator, const PimsynOptions& options, const RunContext& run,
                                const FeasibleVisitor& onFeasible, const InfeasibleVisitor& onInfeasible)
{
    Assessor assess(evaluator, options, onFeasible, onInfeasible);
    const auto& layers = evaluator.layers();
    Candidate start;
    start.duplication.assign(layers.size(), 1);
    start.macros.assign(layers.size(), 1);
    start.partner.assign(layers.size(), -1);
    start.counts.resize(layers.size());

    // Eq. 4 counts accesses as printed with its own energy, as released with the released one.
    const DuplicationProblem problem =
        duplicationProblem(evaluator, options.annealing.energy == DuplicationEnergy::Bottleneck);
    if (problem.available < problem.minimum()) {
        Score score;
        score.violation = Violation::WeightsDoNotFit;
        for (std::size_t l = 0; l < layers.size(); ++l)
            score.needed += static_cast<double>(evaluator.crossbarsOf(l, 1));
        score.available = std::floor(evaluator.constraints().powerBudget.value
                                     * evaluator.parameters().crossbarPowerShare / evaluator.crossbarPeakW());
        if (onInfeasible)
            onInfeasible(score);
        return std::move(assess.result());
    }
    std::vector<DuplicationCandidate> candidates;
    if (problem.layers.empty()) // fully connected layers only
        candidates.push_back({});
    else
        candidates = annealDuplications(problem, options.annealing, run);
    for (std::size_t i = 0; i < candidates.size() && !run.cancelled(); ++i) {
        applyDuplication(problem, candidates[i].duplication, start);
        assess.setDuplication(start);
        EvolutionOptions evolution = options.evolution;
        if (options.race > 0 && assess.result().feasible) {
            evolution.abandonBelow = options.race * assess.result().merit;
            evolution.abandonAfter = 0;
        }
        MacroPartitioning partitioning(evaluator, start, evolution);
        partitioning.evolve(RandomStream(run.seed, 1, i).next(), run.stop, [&](Candidate& c) { return assess(c); });
    }
    assess.result().finished = !run.cancelled();
    return std::move(assess.result());
}

} // namespace pim::synthesis
