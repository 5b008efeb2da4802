// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/evaluation/evaluator.h"

namespace pim::synthesis {

/// Stage 4 of the paper, component allocation: the exact integer optimum of Eq. (5).
///
/// Eq. (5) asks for the counts that minimise the longest time any layer's component needs per block and bit, under the
/// power that is left. For a period K every layer needs count(K) = ceil(work / (f K)) units; the power of these counts
/// falls monotonically with K and changes only at the break points K = work / (f j). So the smallest period whose
/// rounded-up counts fit is found by bisection over K, and snapped to the break point its counts can keep. Units that a
/// period shorter than the clock's floor would need are never bought.
///
/// The released tool solves the relaxation, rounds up and does not check the power again; its designs draw up to five
/// times the budget.
class ComponentAllocator
{
public:
    struct Result
    {
        bool fits = false; ///< even the slowest clock needs more power when false
        double periodNs = 0; ///< smallest period these counts can keep, >= the clock's floor
        double peakW = 0; ///< of the components allocated
    };

    /// Allocate for the candidate's duplication, macros and sharing, writing its counts.
    ///
    /// \a budgetW    peak power that all components together may draw
    /// \a slowestNs  the period is not made shorter than this (0: the clock's floor)
    /// \a passes     per layer: how many times a fully connected layer uses its units per bit; ignored (and may be
    ///               empty) in models that cap its work
    /// Leaves \a evaluator with the candidate's blocks.
    Result allocate(evaluation::Evaluator& evaluator, evaluation::Candidate& candidate, double budgetW, double slowestNs,
                    std::span<const std::int32_t> passes);

private:
    struct Term
    {
        double work; ///< work / frequency, ns times units
        double peakW;
        std::int32_t layer, component;
        std::int64_t least; ///< units needed whatever the period
        std::int64_t macros;
        bool clocked; ///< takes part in the period
    };
    double power(double periodNs) const;
    std::int64_t countOf(const Term& t, double periodNs) const;

    std::vector<Term> m_terms;
    std::vector<std::int64_t> m_counts;
    double m_fixedW = 0;
    bool m_identical = false;
};

} // namespace pim::synthesis
