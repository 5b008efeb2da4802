// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "core/hardware/lint.h"
#include "core/synthesis/checkpoint.h"
#include "core/synthesis/design_of.h"
#include "core/synthesis/explorer.h"
#include "core/synthesis/option_limits.h"

namespace pim::synthesis {
namespace {

design::Design designAt(const GridPoint& point, const SearchPoint& best, std::shared_ptr<const network::Network> network,
                        std::shared_ptr<const hardware::HardwareSpec> hardware, const SynthesisOptions& options)
{
    design::DesignParameters parameters = point.parameters;
    parameters.crossbarPowerShare = best.share;
    return designOf(std::move(network), std::move(hardware), options, parameters, best.candidate);
}

} // namespace

void ViolationCount::add(const ViolationCount& other)
{
    if (other.count > 0 && (count == 0 || other.excess < excess)) {
        sample = other.sample;
        excess = other.excess;
    }
    count += other.count;
}

Result<Synthesis> synthesize(std::shared_ptr<const network::Network> network, std::shared_ptr<const hardware::HardwareSpec> hardware,
                             const SynthesisOptions& options, const RunContext& run, const SearchObserver& observer)
{
    if (auto ok = checkOptions(options, *hardware); !ok)
        return tl::unexpected(ok.error());
    if (network->crossbarLayers().empty())
        return fail(ErrorCode::InvalidArgument, fmt::format("network {} has no layer that crossbars could compute", network->name));
    std::unique_ptr<CheckpointJournal> journal;
    if (!options.checkpointPath.empty()) {
        auto opened = CheckpointJournal::open(options.checkpointPath, runDigest(*network, *hardware, options, run.seed));
        if (!opened)
            return tl::unexpected(opened.error());
        journal = std::move(*opened);
    }
    SearchFeed feed(observer, options.objective);
    Explorer explorer(network, hardware, options, run, journal.get(), observer ? &feed : nullptr);
    if (auto ok = explorer.prepare(); !ok)
        return tl::unexpected(ok.error());
    if (options.algorithm == Algorithm::Pimsyn)
        explorer.runPimsyn();
    else
        explorer.runStudio();
    explorer.finish();
    if (journal)
        if (auto ok = journal->finish(); !ok)
            return tl::unexpected(ok.error());

    Synthesis result;
    result.finished = !explorer.stopped();
    result.evaluations = explorer.evaluations();
    const bool maximize = objectiveInfo(options.objective).maximize;
    bool bounded = false;
    for (const GridPoint& point : explorer.grid()) {
        GridPointReport report;
        report.parameters = point.parameters;
        report.bound = std::isfinite(point.bound) ? point.bound : 0;
        report.evaluations = point.evaluations;
        report.skipped = point.skipped;
        report.searched = point.searched || (point.bounded && point.boundMerit <= 0) || !point.evaluator;
        std::uint64_t most = 0;
        for (std::size_t v = 0; v < point.violations.size(); ++v) {
            const ViolationCount& count = point.violations[v];
            result.violations[v].add(count);
            if (!point.found && count.count > most) {
                most = count.count;
                report.violation = static_cast<evaluation::Violation>(v);
            }
        }
        if (point.bounded && (result.leastBudget.value == 0 || point.leastBudgetW < result.leastBudget.value))
            result.leastBudget = { point.leastBudgetW };
        if (point.bounded && (result.leastPeak.value == 0 || point.leastPeakW < result.leastPeak.value))
            result.leastPeak = { point.leastPeakW };
        if (report.bound > 0) {
            result.bound = !bounded ? report.bound : (maximize ? std::max(result.bound, report.bound) : std::min(result.bound, report.bound));
            bounded = true;
        }
        if (point.found) {
            report.parameters.crossbarPowerShare = point.best.share;
            const design::Design d = designAt(point, point.best, network, hardware, options);
            if (auto e = evaluation::evaluate(d))
                report.best = objectiveValue(options.objective, e->metrics);
        }
        result.grid.push_back(report);
    }
    const int best = explorer.bestPoint();
    if (best >= 0) {
        const GridPoint& point = explorer.grid()[static_cast<std::size_t>(best)];
        result.best = designAt(point, point.best, network, hardware, options);
        auto evaluated = evaluation::evaluate(result.best);
        if (!evaluated)
            return tl::unexpected(evaluated.error());
        if (!evaluated->feasible)
            return fail(ErrorCode::Internal, "the best design is not feasible when evaluated again: " + evaluated->violationDetail);
        result.feasible = true;
        result.evaluation = std::move(*evaluated);
        for (std::size_t l = 0; l < result.best.layers.size(); ++l) {
            if (network->layers[l].onCrossbars() && !result.best.layers[l].sharesMacrosWith)
                result.best.layers[l].cells = result.evaluation.layers[l].cells;
            else if (!network->layers[l].onCrossbars())
                result.best.layers[l].weightDuplication = 1;
        }
        result.bestValue = objectiveValue(options.objective, result.evaluation.metrics);
        result.gap = result.bestValue > 0 && result.bound > 0 ? (maximize ? result.bound - result.bestValue : result.bestValue - result.bound) / result.bestValue : 0;
        if (options.sensitivities && !run.cancelled()) // who stops a run wants it to end
            result.sensitivities = sensitivity(result.best, options.objective);
    }
    for (const ParetoArchive::Point* p : explorer.archive().points()) {
        ParetoPoint point;
        point.parameters = p->payload.parameters;
        point.id = static_cast<std::int64_t>(result.archive.size());
        point.candidate = p->payload.candidate;
        for (const GridPoint& g : explorer.grid()) {
            const design::DesignParameters &a = g.parameters, &b = point.parameters;
            if (g.evaluator && a.crossbarSize == b.crossbarSize && a.cellBits == b.cellBits && a.dacBits == b.dacBits && a.slices == b.slices) {
                point.metrics = g.evaluator->metricsOf(p->figures.score(), *point.candidate);
                break;
            }
        }
        result.archive.push_back(std::move(point));
    }
    result.seconds = explorer.seconds();
    if (result.feasible) {
        design::Provenance& p = result.best.provenance;
        p.seed = run.seed;
        p.algorithm = options.algorithm == Algorithm::Pimsyn ? "pimsyn" : "studio";
        p.effort = options.effort == Effort::Fast ? "fast" : (options.effort == Effort::Normal ? "normal" : "thorough");
        p.threads = run.threads;
        p.evaluations = result.evaluations;
        p.seconds = result.seconds;
        p.finished = result.finished;
    }
    return result;
}

} // namespace pim::synthesis
