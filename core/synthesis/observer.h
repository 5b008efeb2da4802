// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>

#include "core/design/design.h"
#include "core/evaluation/evaluation.h"

namespace pim::evaluation {
struct Candidate;
}

namespace pim::synthesis {

/// A feasible design that the search met.
struct ObservedPoint
{
    std::int64_t sequence = 0; ///< 1, 2, 3, … in the order of delivery
    design::DesignParameters parameters;
    evaluation::Metrics metrics; ///< those of an evaluation of the design (designOf()), bit by bit
    std::shared_ptr<const evaluation::Candidate> candidate; ///< its layers
    double bestSoFar = 0; ///< of the objective among the points delivered up to this one, in its unit
    bool improvement = false; ///< it is what made bestSoFar better
};

/// Where the search stands, for convergence plots.
struct TraceSample
{
    std::uint64_t evaluations = 0;
    double seconds = 0; ///< since the start, pauses left out
    double best = 0; ///< of the objective, in its unit; 0 when nothing fits yet
    double bound = 0; ///< that no design of the grid points looked at so far can beat, in the same unit; 0: unknown
    double temperature = 0; ///< mean of the annealing chains at work, relative change of merit (pimsyn: Eq. 4); 0: none
    double acceptance = 0; ///< moves accepted, 0..1, of the last few hundred
    double spread = 0; ///< standard deviation of the merit / its mean: of a chain's last designs, or of the population
    int gridPoint = 0; ///< as in Progress
    std::string stage;
    design::DesignParameters parameters {}; ///< of the grid point that was begun last; valid when gridPoint > 0
};

/// What a synthesis tells while it runs. Called from the thread that called synthesize(), in batches, at most 20 times a
/// second; everything has been delivered when synthesize() returns. The outcome of the run is the same with and without.
struct SearchObserver
{
    /// A selection of the feasible evaluations: all that improve on what a task of the search knew or enter one of its
    /// fronts, and of the others as many as make a good cloud (some thousands for effort fast, tens of thousands else).
    /// Which these are depends on the inputs and the seed alone; their order depends on threads too. A run continued
    /// from a checkpoint delivers of the finished tasks what the checkpoint holds: the fronts.
    std::function<void(std::span<const ObservedPoint>)> onPoints;
    std::function<void(const TraceSample&)> onTrace;

    explicit operator bool() const { return static_cast<bool>(onPoints) || static_cast<bool>(onTrace); }
};

} // namespace pim::synthesis
