// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/pimsyn_flow.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/base/random.h"
#include "core/synthesis/candidate_completion.h"

namespace pim::synthesis {
namespace {

using evaluation::Candidate;
using evaluation::Evaluator;
using evaluation::Score;
using evaluation::Violation;
using mapping::ceilDiv;

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
        , m_completion(evaluator)
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
        m_last = {};
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
    Score assess(Candidate& candidate)
    {
        candidate.scratchpadKib = m_last.scratchpadKib;
        candidate.scratchpads = m_last.scratchpads;
        const Score score = m_completion.complete(m_evaluator, candidate, m_options.objective, 0, m_passes);
        m_result.evaluations = m_completion.evaluations();
        if (score.neededKib > 0) // the next gene of this duplication needs about the same memory
            m_last = candidate;
        return score;
    }

    Evaluator& m_evaluator;
    const PimsynOptions& m_options;
    const FeasibleVisitor& m_onFeasible;
    const InfeasibleVisitor& m_onInfeasible;
    CandidateCompletion m_completion;
    std::vector<std::int32_t> m_passes;
    Candidate m_last; ///< assessed last with this duplication, for its scratchpads
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
                                const FeasibleVisitor& onFeasible, const InfeasibleVisitor& onInfeasible,
                                SearchGauge* gauge)
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
        candidates = annealDuplications(problem, options.annealing, run, gauge);
    for (std::size_t i = 0; i < candidates.size() && !run.cancelled(); ++i) {
        applyDuplication(problem, candidates[i].duplication, start);
        assess.setDuplication(start);
        if (gauge != nullptr)
            gauge->set(gauge->done, static_cast<double>(i) / static_cast<double>(candidates.size()));
        EvolutionOptions evolution = options.evolution;
        if (options.race > 0 && assess.result().feasible) {
            evolution.abandonBelow = options.race * assess.result().merit;
            evolution.abandonAfter = 0;
        }
        MacroPartitioning partitioning(evaluator, start, evolution);
        partitioning.evolve(RandomStream(run.seed, 1, i).next(), run.stop, [&](Candidate& c) {
            if (run.pause)
                run.pause->wait(run.stop);
            return assess(c);
        }, gauge);
    }
    assess.result().finished = !run.cancelled();
    return std::move(assess.result());
}

} // namespace pim::synthesis
