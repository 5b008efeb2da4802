// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/pause_gate.h"
#include "core/base/random.h"
#include "core/evaluation/evaluator.h"
#include "core/synthesis/candidate_completion.h"
#include "core/synthesis/search_gauge.h"
#include "core/synthesis/synthesis.h"

namespace pim::synthesis {

/// A design under search: what the search varies, and what it is worth.
struct SearchPoint
{
    evaluation::Candidate candidate;
    std::vector<std::int32_t> passes; ///< per layer: uses per bit of a fully connected layer's units (model with fcTimeMultiplex)
    int macroSize = 0; ///< crossbars of a macro where all are identical
    double slowestNs = 0; ///< clock wanted; 0: as fast as the budget allows
    double share = 0; ///< power share that pays for its crossbars
    evaluation::Score score;
    double merit = 0; ///< larger is better: the objective, or minus the overshoot of an infeasible point
    /// Worth more, or worth the same and using less energy.
    bool betterThan(const SearchPoint& other) const
    {
        return merit != other.merit ? merit > other.merit : feasible() && score.energyNj < other.score.energyNj;
    }
    bool feasible() const { return score.violation == evaluation::Violation::None && score.cycles > 0; }
};

/// What a search may change, and the limits it keeps.
struct SearchSpace
{
    Objective objective = Objective::Efficiency;
    double shareLow = 0.1, shareHigh = 0.4;
    bool sharing = true;
    int maxMacrosPerLayer = 999; ///< as in the released gene
    /// Largest scratchpad looked at, KiB; 0: any. Buffers just above a capacity cost as much as twice the capacity, and
    /// small steps do not lead from one side to the other; a search that is told to stay below finds its own way.
    int maxScratchpadKib = 0;
};

/// Search among the designs of one grid point (crossbar size, cell and DAC bits, slices) on the true objective: the
/// candidate's components are allocated exactly and its schedule is built, for every move.
///
/// One object per thread. The outcome depends on the arguments alone.
class DesignSearch
{
public:
    using FeasibleSink = std::function<void(const SearchPoint&)>;

    DesignSearch(evaluation::Evaluator evaluator, const SearchSpace& space, FeasibleSink sink);

    /// All layers at one pace: as many copies as give at most \a blocks blocks per convolution, and as many macros as keep
    /// every block's transports within \a slack times the time its bits take.
    SearchPoint paced(std::int64_t blocks, double slack) const;
    /// Allocate, schedule and score. Infeasible points are counted by cause and get a negative merit.
    void assess(SearchPoint& point);
    /// Simulated annealing from \a start for \a evaluations evaluations, the temperature (relative change of merit that
    /// is accepted with probability 1/e) falling from \a hot to \a cold. Returns the best point met, start included.
    SearchPoint anneal(const SearchPoint& start, RandomStream& random, std::uint64_t evaluations, double hot, double cold,
                       const std::stop_token& stop);

    /// For searches that assess designs themselves: pass on a feasible evaluation, count an infeasible one.
    void report(const SearchPoint& point);
    void reportInfeasible(const evaluation::Score& score);
    /// Every evaluation waits at \a gate, until it opens or \a stop is requested.
    void waitAt(std::shared_ptr<PauseGate> gate, std::stop_token stop)
    {
        m_gate = std::move(gate);
        m_stop = std::move(stop);
    }
    /// Annealing shows itself there; nullptr: nowhere.
    void showOn(SearchGauge* gauge) { m_gauge = gauge; }
    SearchGauge* gauge() const { return m_gauge; }
    void limitScratchpads(int kib) { m_space.maxScratchpadKib = kib; }
    std::uint64_t evaluations() const { return m_reported + m_completion.evaluations(); }
    const std::array<ViolationCount, evaluation::kViolationCount>& violations() const { return m_violations; }
    evaluation::Evaluator& evaluator() { return m_evaluator; }
    /// Fewest blocks of a paced design that the power share and the budget might pay for.
    std::int64_t fewestBlocks() const;
    std::int64_t mostBlocks() const;

private:
    void mutate(SearchPoint& point, RandomStream& random, double reach) const;
    std::int32_t balancedMacros(std::size_t layer, std::int64_t duplication, double slack) const;
    void setIdenticalMacros(SearchPoint& point) const;
    void setBlocks(SearchPoint& point, std::size_t layer, std::int64_t blocks) const;
    void count(const evaluation::Score& score);

    evaluation::Evaluator m_evaluator;
    SearchSpace m_space;
    FeasibleSink m_sink;
    CandidateCompletion m_completion;
    std::vector<std::size_t> m_convolutions, m_onCrossbars, m_fullyConnected;
    bool m_identical = false;
    std::int64_t m_leastMacroSize = 1; ///< crossbars that must be together: the columns of a layer
    std::shared_ptr<PauseGate> m_gate;
    std::stop_token m_stop;
    SearchGauge* m_gauge = nullptr;
    std::uint64_t m_reported = 0; ///< evaluations made outside
    std::array<ViolationCount, evaluation::kViolationCount> m_violations {};
};

} // namespace pim::synthesis
