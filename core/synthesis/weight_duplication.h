// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/base/run_context.h"
#include "core/evaluation/evaluator.h"
#include "core/synthesis/search_gauge.h"

namespace pim::synthesis {

/// A convolution as stage 1 of the paper sees it.
struct DuplicableLayer
{
    std::int64_t positions = 1; ///< P: MVMs per image and copy; more copies than positions are useless
    std::int64_t crossbars = 1; ///< the crossbar set: what one copy takes
    std::int64_t accesses = 0; ///< elements loaded and stored per MVM and copy (Eq. 4)
    std::vector<std::int32_t>
        before; ///< convolutions that feed it along a chain (indices into DuplicationProblem::layers)
    std::int32_t networkLayer = 0;
};

/// Stage 1: how often to duplicate the weights of every convolution. Fully connected layers have one copy, already
/// taken from `available`.
struct DuplicationProblem
{
    std::vector<DuplicableLayer> layers;
    std::int64_t available = 0; ///< crossbars for all copies of all convolutions

    std::int64_t crossbarsOf(std::span<const std::int32_t> duplication) const;
    std::int64_t minimum() const; ///< crossbars of one copy each, saturating; nothing fits when above `available`
};

/// The problem of an evaluator's grid point and power share: crossbars that powerBudget * crossbarPowerShare pays for
/// (and Constraints::maxCrossbars allows), less those of fully connected layers.
/// \a released  count accesses as the released tool does (with the crossbars' row and column blocks) rather than as
///              Eq. 4 is printed (n inputs and Co outputs per MVM)
DuplicationProblem duplicationProblem(const evaluation::Evaluator& evaluator, bool released = false);

/// Write a duplication vector of the problem into a candidate (one entry per network layer; 1 elsewhere).
void applyDuplication(const DuplicationProblem& problem, std::span<const std::int32_t> duplication,
                      evaluation::Candidate& candidate);

/// ceil(P / copies): computation blocks of a layer.
std::int64_t blocksOf(const DuplicableLayer& layer, std::int64_t copies);

/// The fewest copies with which every layer has at most \a blocks blocks: d_i(b) = ceil(P_i / b).
/// Empty when they take more than the available crossbars.
std::vector<std::int32_t> copiesForBlocks(const DuplicationProblem& problem, std::int64_t blocks);

/// Exact optimum of the bottleneck objective min max_i ceil(P_i / d_i) subject to sum set_i d_i <= available.
///
/// Proof: max_i ceil(P_i / d_i) <= b iff d_i >= ceil(P_i / b) for every i, so d(b) = ceil(P_i / b) is the cheapest
/// vector that reaches b in every component. Its cost falls monotonically with b, so bisection finds the smallest b
/// whose d(b) fits; no vector that fits reaches b - 1.
///
/// \a spendLeftovers  give what is left to the layers with most blocks, one block less at a time, as long as a step
/// fits;
///                    layers whose next step does not fit drop out (a greedy refinement below the bottleneck)
/// Empty when not even one copy each fits.
std::vector<std::int32_t> waterFill(const DuplicationProblem& problem, bool spendLeftovers = true);

/// What annealing minimises.
enum class DuplicationEnergy {
    Deviation, ///< Eq. 4 of the paper: stdev(blocks) + alpha * stdev(accesses); sample deviations
    Bottleneck ///< the released tool's default "computation": the largest block count
};

/// Where d_earlier >= 0.6 d_later is asked for.
enum class OrderingRule {
    None,
    Chain, ///< between a convolution and the next ones that read its output, never across parallel branches
    FileOrder ///< between neighbours in the file, as the released tool does
};

struct AnnealingOptions
{
    DuplicationEnergy energy = DuplicationEnergy::Deviation;
    double accessWeight = 0.1; ///< alpha of Eq. 4
    OrderingRule ordering = OrderingRule::Chain;
    double orderingFactor = 0.6;
    int candidates = 30; ///< delivered (the paper's number)
    int chains = 10;
    int rounds = 100; ///< moves per chain and temperature
    double cooling = 0.95; ///< factor per temperature step
    double temperatureRatio = 1000; ///< first / last temperature
};

struct DuplicationCandidate
{
    std::vector<std::int32_t> duplication; ///< per layer of the problem
    double energy = 0;
    std::int64_t crossbars = 0;
};

/// The paper's start: copies proportional to the positions, reduced until they fit. Never more than is available.
std::vector<std::int32_t> proportionalStart(const DuplicationProblem& problem);

/// Energy of a vector; infinite when the ordering rule is broken.
double duplicationEnergy(const DuplicationProblem& problem, const AnnealingOptions& options,
                         std::span<const std::int32_t> duplication);

/// Simulated annealing on the released tool's schedule (independent chains from a common start), with
/// these differences: an archive of the best vectors of all chains is delivered, not the chains' last states; the start
/// and the bottleneck optimum of waterFill() are in the archive; a vector never takes more crossbars than there are;
/// moves are bounded, may leave crossbars unused and are mended where they break the ordering rule; copies that do not
/// save a block are given back before a vector is archived, unless the energy gets worse by it.
///
/// Best first (energy, then the other energy, then fewer crossbars, then the vector itself), distinct. Fewer than asked
/// for when there are fewer; empty when nothing fits. When stopped: the best so far. Depends on run.seed only.
/// \a gauge shows temperature and acceptance; nullptr: nothing is shown.
std::vector<DuplicationCandidate> annealDuplications(const DuplicationProblem& problem, const AnnealingOptions& options,
                                                     const RunContext& run, SearchGauge* gauge = nullptr);

} // namespace pim::synthesis
