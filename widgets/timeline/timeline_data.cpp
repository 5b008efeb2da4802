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

} // namespace pim::widgets
