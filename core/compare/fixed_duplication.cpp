// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/fixed_duplication.h"

#include <algorithm>
#include <limits>

#include "core/base/random.h"
#include "core/evaluation/evaluator.h"
#include "core/synthesis/candidate_completion.h"
#include "core/synthesis/design_of.h"
#include "core/synthesis/macro_partitioning.h"
#include "core/synthesis/objective.h"
#include "core/synthesis/pimsyn_flow.h"
#include "core/synthesis/weight_duplication.h"
#include "pim_version.h"

namespace pim::compare {
namespace {

using evaluation::Candidate;
using evaluation::Evaluator;
using evaluation::Violation;

/// How often fully connected layers use their units follows from the slowest convolution, as in the paper's flow.
std::vector<std::int32_t> passesFor(const Evaluator& evaluator, const Candidate& candidate)
{
    const auto& layers = evaluator.layers();
    std::vector<std::int32_t> passes(layers.size(), 1);
    std::int64_t most = 1;
    for (std::size_t l = 0; l < layers.size(); ++l)
        if (layers[l].crossbar && !layers[l].fullyConnected)
            most = std::max(most, mapping::ceilDiv(layers[l].positions, candidate.duplication[l]));
    for (std::size_t l = 0; l < layers.size(); ++l)
        if (layers[l].fullyConnected)
            passes[l] = static_cast<std::int32_t>(std::clamp<std::int64_t>(most / 4, 1, 10'000'000));
    return passes;
}

std::vector<std::vector<std::int32_t>> vectorsOf(DuplicationRule rule, const synthesis::DuplicationProblem& problem,
                                                 const synthesis::AnnealingOptions& annealing, const RunContext& run)
{
    std::vector<std::vector<std::int32_t>> vectors;
    if (problem.layers.empty() || problem.minimum() > problem.available)
        return vectors;
    switch (rule) {
    case DuplicationRule::Annealing:
        for (auto& found : synthesis::annealDuplications(problem, annealing, run))
            vectors.push_back(std::move(found.duplication));
        break;
    case DuplicationRule::Heuristic: vectors.push_back(synthesis::proportionalStart(problem)); break;
    case DuplicationRule::None: vectors.emplace_back(problem.layers.size(), 1); break;
    }
    return vectors;
}

} // namespace

Result<Entry> designWithDuplication(DuplicationRule rule, std::shared_ptr<const network::Network> network,
                                    std::shared_ptr<const hardware::HardwareSpec> hardware,
                                    const synthesis::SynthesisOptions& options,
                                    const design::DesignParameters& parameters, const RunContext& run)
{
    const auto flow =
        synthesis::PimsynOptions::forEffort(options.effort, options.objective, options.macroSharing, *hardware);
    double best = -std::numeric_limits<double>::infinity();
    Candidate chosen;
    design::DesignParameters chosenParameters;
    std::string miss = "one copy of the weights needs more crossbars than the power share pays for";
    const int steps = std::max(1, options.powerShareSteps);
    for (int i = 0; i < steps; ++i) {
        design::DesignParameters p = parameters;
        p.crossbarPowerShare = steps == 1
            ? options.powerShareLow
            : options.powerShareLow + (options.powerShareHigh - options.powerShareLow) * i / (steps - 1);
        p.scratchpadKib = 0;
        p.clock = {};
        auto evaluator = Evaluator::create(network, hardware, options.model, p, options.constraints);
        if (!evaluator)
            return tl::unexpected(evaluator.error());
        synthesis::CandidateCompletion completion(*evaluator);
        const auto problem = synthesis::duplicationProblem(
            *evaluator, flow.annealing.energy == synthesis::DuplicationEnergy::Bottleneck);
        for (const auto& vector : vectorsOf(rule, problem, flow.annealing, run)) {
            Candidate start;
            start.duplication.assign(evaluator->layers().size(), 1);
            start.macros.assign(evaluator->layers().size(), 1);
            start.partner.assign(evaluator->layers().size(), -1);
            start.counts.resize(evaluator->layers().size());
            synthesis::applyDuplication(problem, vector, start);
            const auto passes = passesFor(*evaluator, start);
            synthesis::EvolutionOptions evolution = flow.evolution;
            if (best > 0) {
                evolution.abandonBelow = 0.95 * best;
                evolution.abandonAfter = 0;
            }
            synthesis::MacroPartitioning partitioning(*evaluator, start, evolution);
            Candidate last;
            partitioning.evolve(
                RandomStream(run.seed, 2, static_cast<std::uint64_t>(i)).next(), run.stop, [&](Candidate& c) {
                    if (run.pause)
                        run.pause->wait(run.stop);
                    c.scratchpadKib = last.scratchpadKib;
                    c.scratchpads = last.scratchpads;
                    const auto score = completion.complete(*evaluator, c, options.objective, 0, passes);
                    if (score.neededKib > 0)
                        last = c;
                    if (score.violation != Violation::None || score.cycles == 0) {
                        if (score.violation != Violation::None)
                            miss = evaluator->describe(score);
                        return -(score.available > 0 ? std::min(score.needed / score.available, 1e12) : 1e12);
                    }
                    const double merit = synthesis::meritOf(options.objective, score, evaluator->totalOperations());
                    if (merit > best) {
                        best = merit;
                        chosen = c;
                        chosenParameters = p;
                    }
                    return merit;
                });
            if (run.cancelled())
                return fail(ErrorCode::Cancelled, "stopped");
        }
        if (run.cancelled())
            return fail(ErrorCode::Cancelled, "stopped");
    }
    if (chosen.duplication.empty())
        return fail(ErrorCode::Infeasible, miss, network->name);
    design::Provenance provenance;
    provenance.version = kVersion;
    provenance.seed = run.seed;
    provenance.algorithm = "pimsyn";
    static constexpr std::string_view kNames[] { "annealing", "heuristic", "no duplication" };
    return entryOf(
        std::string(kNames[static_cast<int>(rule)]),
        synthesis::designOf(std::move(network), std::move(hardware), options, chosenParameters, chosen, provenance));
}

} // namespace pim::compare
