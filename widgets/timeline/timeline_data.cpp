// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timeline_data.h"

namespace pim::widgets {
namespace {

Result<std::shared_ptr<TimelineData>> prepare(std::shared_ptr<const timeline::Timeline> built, const RunContext& run)
{
    auto data = std::make_shared<TimelineData>();
    data->timeline = std::move(built);
    auto pyramid = timeline::Pyramid::of(data->timeline, run);
    if (!pyramid)
        return tl::unexpected(pyramid.error());
    data->pyramid = std::move(*pyramid);
    auto times = timeline::LaneTimes::of(data->timeline, run);
    if (!times)
        return tl::unexpected(times.error());
    data->times = std::move(*times);
    data->path = timeline::criticalPath(*data->timeline);
    const auto layers = data->timeline->layers.size();
    data->links = timeline::linkLoads(*data->timeline);
    data->waitedLink.assign(layers, -1);
    for (std::size_t l = 0; l < layers; ++l) {
        if (run.cancelled())
            return fail(ErrorCode::Cancelled, "stopped");
        if (const auto waited = timeline::waitedLinks(*data->timeline, static_cast<int>(l)); !waited.empty())
            data->waitedLink[l] = waited.front().link;
    }
    data->stages.assign(data->timeline->layers.size(), 0);
    data->copies.assign(data->timeline->layers.size(), 1);
    return data;
}

} // namespace

Result<std::shared_ptr<const TimelineData>> prepareTimeline(std::shared_ptr<const timeline::Timeline> built, const RunContext& run)
{
    auto data = prepare(std::move(built), run);
    if (!data)
        return tl::unexpected(data.error());
    return std::shared_ptr<const TimelineData>(*data);
}

Result<std::shared_ptr<const TimelineData>> prepareTimeline(const design::Design& design, int images, const RunContext& run)
{
    auto built = timeline::timelineOf(design, { .images = images }, run);
    if (!built)
        return tl::unexpected(built.error());
    auto data = prepare(*built, run);
    if (!data)
        return tl::unexpected(data.error());
    // A stage ends where the map gets smaller.
    int stage = 0;
    std::int64_t pixels = -1;
    for (std::size_t l = 0; l < design.network->layers.size(); ++l) {
        const auto& layer = design.network->layers[l];
        const std::int64_t own = layer.output.height * layer.output.width;
        if (pixels >= 0 && own < pixels)
            ++stage;
        pixels = pixels < 0 ? own : std::min(pixels, own);
        (*data)->stages[l] = stage;
        (*data)->copies[l] = design.layers[l].weightDuplication;
    }
    return std::shared_ptr<const TimelineData>(*data);
}

Result<std::shared_ptr<const TimelineData>> prepareTimeline(std::shared_ptr<const program::SimulatedTimeline> simulated,
                                                            std::shared_ptr<const network::Network> network, const RunContext& run)
{
    auto data = std::make_shared<TimelineData>();
    const timeline::Timeline& t = *simulated->timeline;
    data->timeline = simulated->timeline;
    auto times = timeline::LaneTimes::of(data->timeline, run);
    if (!times)
        return tl::unexpected(times.error());
    data->times = std::move(*times);
    data->waitedLink.assign(t.layers.size(), -1);
    data->stages.assign(t.layers.size(), 0);
    data->copies.assign(t.layers.size(), 1);
    data->firstOfLayer.resize(network->layers.size());
    data->endOfLayer.assign(network->layers.size(), 0);
    for (std::size_t row = 0; row < t.layers.size(); ++row)
        for (std::size_t j = 0; j < t.layers[row].operations.size(); ++j) {
            if (run.cancelled())
                return fail(ErrorCode::Cancelled, "stopped");
            const std::int64_t count = t.count(static_cast<int>(row), static_cast<int>(j));
            for (std::int64_t q = 0; q < count; ++q) {
                const timeline::OperationRef ref { static_cast<std::int32_t>(row), static_cast<std::int32_t>(j), static_cast<std::int32_t>(q) };
                const std::int32_t layer = simulated->source(ref).layer;
                if (layer < 0 || static_cast<std::size_t>(layer) >= network->layers.size())
                    continue;
                timeline::OperationRef& first = data->firstOfLayer[static_cast<std::size_t>(layer)];
                if (!first.valid() || t.start(ref) < t.start(first))
                    first = ref;
                data->endOfLayer[static_cast<std::size_t>(layer)] = std::max(data->endOfLayer[static_cast<std::size_t>(layer)], t.end(ref));
            }
        }
    data->simulated = std::move(simulated);
    data->network = std::move(network);
    return std::shared_ptr<const TimelineData>(std::move(data));
}

} // namespace pim::widgets
