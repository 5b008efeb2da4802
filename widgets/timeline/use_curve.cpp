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

/// The cycles in sight.
std::pair<std::int64_t, std::int64_t> cyclesInSight(const TimelineScene& scene)
{
    const std::int64_t span = scene.data()->timeline->span;
    const std::int64_t from = std::clamp<std::int64_t>(std::llround(scene.scale().first), 0, span);
    return { from, std::clamp<std::int64_t>(std::llround(scene.scale().xToTime(scene.size().width())), from, span) };
}

/// Average of what is in sight, of \a units, and the peak of the columns.
void summarise(UseCurve& curve, const TimelineScene& scene, const CurveLane& lane, const std::vector<Weighted>& lanes, double units)
{
    const TimelineData& data = *scene.data();
    const auto [from, to] = cyclesInSight(scene);
    TimelineScene::KnownUse& known = scene.knownUse();
    if (known.data != &data || known.from != from || known.to != to || known.layer != lane.layer || known.op != lane.op) {
        known = { &data, from, to, lane.layer, lane.op, 0 };
        double sum = 0;
        for (const Weighted& w : lanes)
            sum += w.units * static_cast<double>(data.times.until(w.layer, w.op, to).busy - data.times.until(w.layer, w.op, from).busy);
        known.average = std::min(1.0, sum / units / static_cast<double>(std::max<std::int64_t>(1, to - from)));
    }
    curve.average = known.average;
    for (const float busy : curve.busy)
        curve.peak = std::max(curve.peak, static_cast<double>(busy));
    curve.peak = std::max(curve.peak, curve.average);
}

/// Of a simulated program: shares of columns from exact sums. \a until: cycles at work and held up of [0, cycle), of
/// \a units.
template<typename Until>
void exactCurve(UseCurve& curve, const TimelineScene& scene, double units, Until&& until)
{
    const std::int64_t span = scene.data()->timeline->span;
    const double cycles = TimelineScene::kColumn / scene.scale().pxPerCycle; // of a column
    const auto edge = [&](std::size_t i) { return std::clamp<std::int64_t>(std::llround(scene.scale().first + static_cast<double>(i) * cycles), 0, span); };
    auto before = until(edge(0));
    for (std::size_t i = 0; i < curve.busy.size(); ++i) {
        std::int64_t from = edge(i), to = edge(i + 1);
        auto after = until(to);
        if (to == from && from < span) { // less than a cycle wide: what the cycle has
            before = until(from);
            after = until(to = from + 1);
        }
        if (to > from) {
            const double whole = units * static_cast<double>(to - from);
            curve.busy[i] = static_cast<float>(std::min(1.0, static_cast<double>(after.first - before.first) / whole));
            curve.stalled[i] = static_cast<float>(std::clamp(static_cast<double>(after.second - before.second) / whole, 0.0, 1.0 - static_cast<double>(curve.busy[i])));
            curve.peak = std::max(curve.peak, static_cast<double>(curve.busy[i]));
        }
        before = after;
    }
    const auto [from, to] = cyclesInSight(scene);
    curve.average = static_cast<double>(until(to).first - until(from).first) / units / static_cast<double>(std::max<std::int64_t>(1, to - from));
    curve.peak = std::max(curve.peak, curve.average);
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
    if (scene.data()->timeline->recorded) {
        exactCurve(curve, scene, 1, [&](std::int64_t cycle) {
            const timeline::LaneShare share = scene.data()->times.until(lane.layer, lane.op, cycle);
            return std::pair(share.busy, share.stalls());
        });
        return curve;
    }
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
    if (const auto& simulated = scene.data()->simulated) { // cores with a matrix unit, whatever the number of its array groups
        for (const program::BusyTime& core : simulated->matrixBusy)
            units += core.empty() ? 0 : 1;
        if (units <= 0)
            return {};
        exactCurve(curve, scene, units, [&](std::int64_t cycle) {
            std::pair<std::int64_t, std::int64_t> sum { 0, 0 };
            for (std::size_t row = 0; row < simulated->matrixBusy.size(); ++row) {
                sum.first += simulated->matrixBusy[row].until(cycle);
                sum.second += simulated->matrixHeld[row].until(cycle) - simulated->matrixBusy[row].until(cycle);
            }
            return sum;
        });
        return curve;
    }
    std::vector<Weighted> lanes;
    for (std::size_t l = 0; l < t.layers.size(); ++l) {
        const auto layer = static_cast<int>(l);
        const int op = t.find(layer, timeline::Operation::Adc);
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
