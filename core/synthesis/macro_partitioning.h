// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <stop_token>
#include <vector>

#include "core/evaluation/evaluator.h"
#include "core/synthesis/search_gauge.h"

namespace pim::synthesis {

/// Parameters of the macro partitioning, stage 3 of the paper.
struct EvolutionOptions
{
    int population = 40;
    double eliteRatio = 0.7; ///< survivors that are the best; the others are drawn from the rest
    int generations = 200;
    double numberMutation = 0.7;
    double sharingMutation = 0.4;
    bool sharing = true; ///< layers may share macros
    int minimumMacroSize = 32, maximumMacroSize = 512, macroSizeStride = 32; ///< crossbars of an identical macro
    int patience = 0; ///< generations without progress after which it ends; 0: never
    /// Racing: when the best gene of generation abandonAfter (0: the initial population) is worth less than this, the
    /// rest is not worth the time.
    double abandonBelow = -std::numeric_limits<double>::infinity();
    int abandonAfter = 2;
};

/// The macro numbers a layer may have: products a * b < 1000 with a dividing its ceil(n / X) row blocks and b dividing
/// its copies (rule a: then every macro does the same share of the layer). Ascending, distinct; 1 is always among them.
/// REQUIRES: rowBlocks, duplication >= 1.
std::vector<std::int32_t> macroNumbers(std::int64_t rowBlocks, std::int64_t duplication);

/// Macros of a layer when all macros of the chip hold \a macroSize crossbars: as many as its dup * ceil(n / X) groups
/// of crossbars that belong together (one row block of one copy, \a groupCrossbars each) need. At most 999.
std::int32_t identicalMacros(std::int64_t duplication, std::int64_t rowBlocks, std::int64_t groupCrossbars,
                             int macroSize);

/// The genes of stage 3: a number of macros per crossbar layer (a common macro size when macros are identical) and an
/// earlier layer to share macros with, or none.
///
/// The rules of the paper, as we read them:
/// (a) macro numbers are those of macroNumbers();
/// (b) sharing is in pairs: a layer shares with one other at most;
/// (c) either layer of a pair keeps its own macro number and both use the macros of both, so a pair never has fewer
///     macros than its layers alone would have; what sharing saves is the smaller of their two sets of ADCs.
class MacroPartitioning
{
public:
    /// Value of a candidate, larger is better; may complete the candidate (component counts, scratchpads).
    using Fitness = std::function<double(evaluation::Candidate&)>;

    struct Outcome
    {
        evaluation::Candidate best;
        double fitness = -std::numeric_limits<double>::infinity();
        std::uint64_t evaluations = 0; ///< calls of the fitness function; genes met before are not evaluated again
        int generations = 0; ///< bred, the initial population not counted
    };

    /// Choices for the duplication vector of \a start; its own macros, partners and counts do not matter.
    MacroPartitioning(const evaluation::Evaluator& evaluator, const evaluation::Candidate& start,
                      const EvolutionOptions& options);

    /// Evolve: parents are copied and mutated, parents and children compete, the best and some of the rest survive. The
    /// first gene of the initial population has the fewest macros, the others are random. Candidate i of generation g
    /// draws from RandomStream(seed, g, i): the outcome depends on the arguments alone.
    /// Ends early when stopped, with the best so far.
    /// \a gauge shows the spread of the population's fitness; nullptr: nothing is shown.
    Outcome evolve(std::uint64_t seed, const std::stop_token& stop, const Fitness& fitness, SearchGauge* gauge = nullptr);

    /// Choices of a crossbar layer (by network layer): macro numbers, ascending. One entry elsewhere.
    std::span<const std::int32_t> choices(std::size_t layer) const { return m_numbers[layer]; }
    /// Sizes an identical macro may have, ascending.
    std::span<const int> macroSizes() const { return m_sizes; }

private:
    struct Gene
    {
        std::vector<std::int32_t>
            number; ///< per crossbar layer: index into its choices; identical macros: one index into m_sizes
        std::vector<std::int32_t>
            partner; ///< per crossbar layer: an earlier crossbar layer (index into m_layers), or -1
        auto operator<=>(const Gene&) const = default;
    };
    struct Individual
    {
        Gene gene;
        double fitness = 0;
    };
    Gene randomGene(std::uint64_t seed, std::uint64_t index) const;
    void mutate(Gene& gene, class Draw& draw) const;
    void mutateNumber(Gene& gene, class Draw& draw) const;
    void mutateSharing(Gene& gene, class Draw& draw) const;
    void express(const Gene& gene, evaluation::Candidate& candidate) const;

    EvolutionOptions m_options;
    evaluation::Candidate m_start;
    bool m_identical = false;
    std::vector<std::size_t> m_layers; ///< network layers on crossbars
    std::vector<std::vector<std::int32_t>> m_numbers; ///< per network layer
    std::vector<int> m_sizes;
    std::vector<std::vector<std::int32_t>> m_macrosOfSize; ///< [size][crossbar layer]
};

} // namespace pim::synthesis
