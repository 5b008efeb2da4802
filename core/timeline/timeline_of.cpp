// SPDX-License-Identifier: GPL-3.0-or-later
// From a design to its timeline: the evaluation's schedule of one image, or a schedule of several.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "core/evaluation/evaluator.h"
#include "core/evaluation/factors.h"
#include "core/evaluation/period_limit.h"
#include "core/synthesis/design_of.h"
#include "core/timeline/energy.h"
#include "core/timeline/timeline.h"

namespace pim::timeline {
namespace {

using evaluation::Evaluator;
using hardware::Component;

/// Which layer, pair or link the account took for the period.
PeriodLimit periodLimit(const Timeline& t, const evaluation::Factors& factors)
{
    const evaluation::PeriodLimit cause = evaluation::periodLimit(factors);
    using From = evaluation::PeriodLimit::Kind;
    if (cause.kind == From::None)
        return {};
    const auto& layer = factors.layers[static_cast<std::size_t>(cause.layer)];
    PeriodLimit limit { PeriodLimit::Kind::Layer, cause.layer, cause.partner, -1, -1, layer.blocks, 0, cause.cycles };
    if (cause.kind == From::Layer) {
        limit.pitch = layer.pitch;
        const auto& operations = t.layers[static_cast<std::size_t>(cause.layer)].operations;
        for (std::size_t j = 0; j < operations.size() && limit.op < 0; ++j)
            if (operations[j].pitch == layer.pitch)
                limit.op = static_cast<int>(j);
    } else if (cause.kind == From::SharedAdc) {
        limit.kind = PeriodLimit::Kind::SharedAdc;
    } else {
        limit.kind = PeriodLimit::Kind::Link;
        limit.blocks = 0;
        // The account keeps who uses the link, not its number: the one whose users are those.
        std::vector<std::pair<int, bool>> users;
        for (const auto& use : factors.busiestLink)
            users.emplace_back(use.layer, use.merge);
        for (const int candidate : t.streamLinks[static_cast<std::size_t>(2 * users[0].first + users[0].second)]) {
            std::size_t found = 0, all = 0;
            for (std::size_t s = 0; s < t.streamLinks.size(); ++s) {
                if (!std::binary_search(t.streamLinks[s].begin(), t.streamLinks[s].end(), candidate))
                    continue;
                ++all;
                found += static_cast<std::size_t>(std::count(users.begin(), users.end(), std::pair(static_cast<int>(s / 2), s % 2 == 1)));
            }
            if (found == users.size() && all == users.size()) {
                limit.link = candidate;
                break;
            }
        }
    }
    return limit;
}

/// The chains of one image \a images times after each other: block q of image i is block i * blocks + q, and layers
/// that read nothing else wait for their image, which a source outside the machine delivers every \a interval cycles.
struct Pipeline
{
    Pipeline(std::span<const dataflow::ChainProblem> image, int images, std::int64_t interval)
        : needs(image.size())
        , dependencies(image.size())
        , chains(image.begin(), image.end())
    {
        const std::size_t n = image.size();
        for (std::size_t l = 0; l < n; ++l) {
            const std::int32_t blocks = image[l].blocks;
            const auto& from = image[l].dependencies;
            needs[l].resize(std::max<std::size_t>(1, from.size()));
            for (std::size_t d = 0; d < needs[l].size(); ++d) {
                const bool input = from.empty();
                const int provider = input ? static_cast<int>(n) : from[d].provider;
                const std::int32_t step = input ? 1 : image[static_cast<std::size_t>(provider)].blocks;
                auto& list = needs[l][d];
                list.reserve(static_cast<std::size_t>(blocks) * static_cast<std::size_t>(images));
                for (std::int32_t i = 0; i < images; ++i)
                    for (std::int32_t q = 0; q < blocks; ++q)
                        list.push_back(i * step + (input ? 0 : from[d].blocks[static_cast<std::size_t>(q)]));
                dependencies[l].push_back({ provider, list });
            }
            chains[l].blocks = blocks * images;
            chains[l].dependencies = dependencies[l];
        }
        // A bit-level operation lets what waits for it go on after its first bit, and its unit is free after all of them.
        source.push_back({ Operation::Mvm, 1, static_cast<std::int32_t>(std::max<std::int64_t>(1, interval)) });
        chains.push_back({ images, source, {}, -1 });
    }
    Pipeline(const Pipeline&) = delete;
    Pipeline& operator=(const Pipeline&) = delete;

    std::vector<std::vector<std::vector<std::int32_t>>> needs;
    std::vector<std::vector<dataflow::BlockDependency>> dependencies;
    std::vector<dataflow::OperationTiming> source;
    std::vector<dataflow::ChainProblem> chains; ///< the source is the last one
    std::span<const dataflow::ChainProblem> machine() const { return { chains.data(), chains.size() - 1 }; }
};

Result<Timeline> severalImages(const Evaluator& evaluator, const evaluation::Evaluation& evaluation, const design::Design& design,
                               int images, const BuildOptions& build)
{
    const auto interval = static_cast<std::int64_t>(
        std::llround(evaluation.metrics.period.value / std::max(1e-12, evaluation.metrics.clock.value)));
    if (interval * images > (1 << 29))
        return fail(ErrorCode::InvalidArgument, fmt::format("{} images of {} cycles each are too long to schedule", images, interval));
    const Pipeline pipeline(evaluator.chains(), images, interval);
    dataflow::BlockScheduler scheduler;
    if (!scheduler.run(pipeline.chains, evaluator.mesh(), { design.model.bitDependency, design.model.layerPriority }))
        return fail(ErrorCode::InvalidArgument, fmt::format("{} images cannot be scheduled: {}", images, scheduler.problem()));
    dataflow::Schedule schedule = scheduler.schedule();
    schedule.layers.pop_back();
    // The source took the first cycle; its last period goes on after everything is done.
    std::int64_t lastEnd = 0, lastStart = 0;
    for (std::size_t l = 0; l < schedule.layers.size(); ++l) {
        auto& layer = schedule.layers[l];
        for (std::size_t i = 0; i < layer.starts.size(); ++i) {
            layer.starts[i] -= 1;
            if (layer.starts[i] == 0)
                layer.waits[i] = Wait::None;
        }
        for (std::int32_t& bit : layer.adcBits)
            bit -= 1;
        for (std::size_t j = 0; j < layer.operations.size() && layer.blocks > 0; ++j) {
            const std::int64_t start = layer.start(layer.blocks - 1, j), length = pipeline.chains[l].operations[j].length;
            lastEnd = std::max(lastEnd, start + layer.lengths[j]);
            lastStart = std::max(lastStart, start + layer.lengths[j] - length);
        }
    }
    schedule.cycles = build.countsFinalOperation ? lastEnd : lastStart + 1;
    Timeline t = buildTimeline(pipeline.machine(), evaluator.mesh(), std::move(schedule), build);
    t.images = images;
    t.interval = interval;
    for (std::size_t l = 0; l < t.layers.size(); ++l)
        t.layers[l].blocksPerImage = evaluator.chains()[l].blocks;
    return t;
}

} // namespace

Result<std::shared_ptr<const Timeline>> timelineOf(const design::Design& design, const TimelineOptions& options, const RunContext& run)
{
    if (options.images < 1 || options.images > 64)
        return fail(ErrorCode::InvalidArgument, fmt::format("1 to 64 images can be scheduled, got {}", options.images));
    // First as everybody does: it checks that design and network fit each other.
    auto checked = evaluation::evaluate(design);
    if (!checked)
        return tl::unexpected(checked.error());
    if (checked->metrics.cycles <= 0)
        return fail(ErrorCode::Infeasible, "the design cannot run: " + checked->violationDetail);
    if (run.cancelled())
        return fail(ErrorCode::Cancelled, "stopped");
    auto evaluator = Evaluator::create(design.network, design.hardware, design.model, design.parameters, design.constraints);
    if (!evaluator)
        return tl::unexpected(evaluator.error());
    const evaluation::Candidate candidate = synthesis::candidateOf(design);
    std::vector<std::vector<design::Cell>> cells;
    for (const design::LayerDesign& layer : design.layers)
        cells.push_back(layer.sharesMacrosWith ? std::vector<design::Cell> {} : layer.cells);
    const bool placed = std::any_of(cells.begin(), cells.end(), [](const auto& list) { return !list.empty(); });
    const evaluation::Score score = placed ? evaluator->evaluateAt(candidate, cells) : evaluator->evaluate(candidate);
    std::int64_t operations = 0;
    for (const dataflow::ChainProblem& chain : evaluator->chains())
        operations += static_cast<std::int64_t>(chain.blocks) * static_cast<std::int64_t>(chain.operations.size());
    if (operations * options.images > kOperationLimit)
        return fail(ErrorCode::InvalidArgument,
                    fmt::format("the timeline would have {} operations, at most {} can be shown", operations * options.images, kOperationLimit));
    const evaluation::Evaluation evaluation = evaluator->details(score, true);
    if (!evaluation.schedule)
        return fail(ErrorCode::Infeasible, "the design cannot run: " + evaluation.violationDetail);
    if (run.cancelled())
        return fail(ErrorCode::Cancelled, "stopped");
    const BuildOptions build { design.model.bitDependency, design.model.countFinalOperation };
    Result<Timeline> built = options.images == 1
        ? Result<Timeline>(buildTimeline(evaluator->chains(), evaluator->mesh(), *evaluation.schedule, build))
        : severalImages(*evaluator, evaluation, design, options.images, build);
    if (!built)
        return tl::unexpected(built.error());
    Timeline& t = *built;
    t.clock = evaluation.metrics.clock;
    t.aloneCycles = evaluation.metrics.cycles;
    for (std::size_t l = 0; l < t.layers.size(); ++l) {
        t.layers[l].name = design.network->layers[l].name;
        t.layers[l].adcs = candidate.counts[l][static_cast<std::size_t>(Component::Adc)];
    }
    t.imageEnds.assign(static_cast<std::size_t>(options.images), 0);
    for (std::size_t l = 0; l < t.layers.size(); ++l)
        for (int i = 0; i < options.images && t.layers[l].blocksPerImage > 0; ++i)
            for (std::size_t j = 0; j < t.layers[l].operations.size(); ++j)
                t.imageEnds[static_cast<std::size_t>(i)] =
                    std::max(t.imageEnds[static_cast<std::size_t>(i)],
                             t.end(static_cast<int>(l), static_cast<int>(j), (i + 1) * t.layers[l].blocksPerImage - 1));
    if (evaluation.factors) {
        t.period = periodLimit(t, *evaluation.factors);
        addEnergies(t, design, evaluation);
    }
    return std::make_shared<const Timeline>(std::move(t));
}

} // namespace pim::timeline
