// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/evaluation/evaluator.h"
#include "core/synthesis/component_allocation.h"
#include "core/synthesis/synthesis.h"

namespace pim::synthesis {

/// Makes a whole design of what a search varies: for given copies, macros and sharing the components that the budget pays
/// for (Eq. 5) and the scratchpads that the schedule turns out to need. How large these must be is known only after the
/// schedule, so a candidate starts from those it says and is allocated again when they were wrong.
///
/// One object per thread.
class CandidateCompletion
{
public:
    explicit CandidateCompletion(const evaluation::Evaluator& evaluator);

    /// Write the candidate's counts and scratchpads; its score, with the violation when nothing fits. Peak power never
    /// exceeds the budget of a feasible score.
    ///
    /// \a slowestNs  as for ComponentAllocator
    /// \a passes     the same
    /// Deterministic; what \a candidate says of its scratchpads is a starting point (0 or empty: none).
    evaluation::Score complete(evaluation::Evaluator& evaluator, evaluation::Candidate& candidate, Objective objective,
                               double slowestNs, std::span<const std::int32_t> passes);

    std::uint64_t evaluations() const { return m_evaluations; }
    /// Layers on crossbars, in order.
    const std::vector<std::size_t>& onCrossbars() const { return m_onCrossbars; }

private:
    double memoryW(const evaluation::Evaluator& evaluator, const evaluation::Candidate& candidate) const;
    bool says(const evaluation::Candidate& candidate) const;
    bool setNeeded(const evaluation::Evaluator& evaluator, evaluation::Candidate& candidate, int neededKib,
                   bool onlyLarger) const;

    ComponentAllocator m_allocator;
    std::vector<std::size_t> m_onCrossbars;
    bool m_oneCapacity; ///< the model has one scratchpad capacity for all macros
    std::uint64_t m_evaluations = 0;
};

} // namespace pim::synthesis
