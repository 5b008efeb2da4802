// SPDX-License-Identifier: GPL-3.0-or-later
// The curve of how much of the chip works, below the lanes of a timeline.
#include <algorithm>
#include <cmath>

#include "widgets/timeline/timeline_scene.h"

namespace pim::widgets {

using timeline::Timeline;

namespace {

/// A lane of the curve and how many units work at it.
struct Weighted
{
    int layer = 0, op = 0;
    double units = 1;
};

/// Average and peak of what is in sight, of \a units.
void summarise(UseCurve& curve, const TimelineScene& scene, const CurveLane& lane, const std::vector<Weighted>& lanes, double units)
{
    const TimelineData& data = *scene.data();
    const std::int64_t span = data.timeline->span;
    const std::int64_t from = std::clamp<std::int64_t>(std::llround(scene.scale().first), 0, span);
    const std::int64_t to = std::clamp<std::int64_t>(std::llround(scene.scale().xToTime(scene.size().width())), from, span);
    TimelineScene::KnownUse& known = scene.knownUse();
    if (known.data != &data || known.from != from || known.to != to || known.layer != lane.layer || known.op != lane.op) {
        known = { &data, from, to, lane.layer, lane.op, 0, 0 };
        const auto parts = std::clamp<std::int64_t>(to - from, 1, UseCurve::kPeakParts);
        const auto edge = [&](std::int64_t part) { return from + (to - from) * part / parts; };
        std::vector<double> busy(static_cast<std::size_t>(parts), 0);
        for (const Weighted& w : lanes) {
            std::int64_t before = data.times.until(w.layer, w.op, from).busy;
            for (std::int64_t part = 0; part < parts; ++part) {
                const std::int64_t now = data.times.until(w.layer, w.op, edge(part + 1)).busy;
                busy[static_cast<std::size_t>(part)] += w.units * static_cast<double>(now - before);
                before = now;
            }
        }
        double sum = 0;
        for (std::int64_t part = 0; part < parts; ++part) {
            const double cycles = static_cast<double>(std::max<std::int64_t>(1, edge(part + 1) - edge(part)));
            sum += busy[static_cast<std::size_t>(part)];
            known.peak = std::max(known.peak, std::min(1.0, busy[static_cast<std::size_t>(part)] / units / cycles));
        }
        known.average = std::min(1.0, sum / units / static_cast<double>(std::max<std::int64_t>(1, to - from)));
    }
    curve.average = known.average;
    curve.peak = known.peak;
}

/// Adds \a weight times the share of a lane's time.
void addLane(UseCurve& curve, const TimelineScene& scene, int layer, int op, float weight)
{
    // Single operations are seen in the curve only where a cycle has a pixel.
    const auto columns = scene.columnsOf(layer, op, static_cast<int>(curve.busy.size()), scene.scale().pxPerCycle < 1);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        int stalled = 0;
        for (const std::uint8_t s : columns[i].stalled)
            stalled += s;
        curve.busy[i] += weight * static_cast<float>(columns[i].busy) / 255.0F;
        curve.stalled[i] += weight * static_cast<float>(stalled) / 255.0F;
    }
}

UseCurve emptyCurve(const TimelineScene& scene)
{
    UseCurve curve;
    curve.busy.assign(static_cast<std::size_t>(std::ceil(scene.size().width() / TimelineScene::kColumn)), 0);
    curve.stalled = curve.busy;
    return curve;
}

} // namespace

UseCurve laneCurve(const TimelineScene& scene, const CurveLane& lane)
{
    if (!scene.data())
        return {};
    UseCurve curve = emptyCurve(scene);
    addLane(curve, scene, lane.layer, lane.op, 1);
    for (std::size_t i = 0; i < curve.busy.size(); ++i)
        curve.stalled[i] = std::min(1.0F - curve.busy[i], curve.stalled[i]);
    summarise(curve, scene, lane, { { lane.layer, lane.op, 1 } }, 1);
    return curve;
}

UseCurve useCurve(const TimelineScene& scene)
{
    if (!scene.data())
        return {};
    const Timeline& t = *scene.data()->timeline;
    UseCurve curve = emptyCurve(scene);
    double units = 0;
    std::vector<Weighted> lanes;
    for (std::size_t l = 0; l < t.layers.size(); ++l) {
        const auto layer = static_cast<int>(l);
        // Of a simulated program cores with a matrix unit at work, whatever the number of its array groups.
        const int op = t.find(layer, t.recorded ? timeline::Operation::Mvm : timeline::Operation::Adc);
        if (op < 0)
            continue;
        // Layers that share ADCs use the same ones: they count once.
        const int partner = t.layers[l].adcPartner;
        std::int64_t own = t.layers[l].adcs;
        if (partner >= 0)
            own = std::max(own, t.layers[static_cast<std::size_t>(partner)].adcs);
        own = std::max<std::int64_t>(1, own);
        if (partner < 0 || partner > layer)
            units += static_cast<double>(own);
        lanes.push_back({ layer, op, static_cast<double>(own) });
        addLane(curve, scene, layer, op, static_cast<float>(own));
    }
    if (units <= 0)
        return {};
    for (std::size_t i = 0; i < curve.busy.size(); ++i) {
        curve.busy[i] = std::min(1.0F, curve.busy[i] / static_cast<float>(units));
        curve.stalled[i] = std::min(1.0F - curve.busy[i], curve.stalled[i] / static_cast<float>(units));
    }
    summarise(curve, scene, {}, lanes, units);
    return curve;
}

} // namespace pim::widgets
