// SPDX-License-Identifier: GPL-3.0-or-later
// Lanes of a simulated program: operations of any length.
#include <algorithm>
#include <cmath>

#include "core/timeline/recorded.h"
#include "widgets/timeline/timeline_scene.h"

namespace pim::widgets {

using timeline::RecordedLane;
using timeline::Stall;

namespace {

/// Calls \a visit(stall or nothing, begin, length) for the parts of an operation and of the time before it.
template<typename Visit>
void forParts(const RecordedLane& lane, std::int64_t q, Visit&& visit)
{
    const timeline::Gap gap = lane.gapBefore(q);
    std::int64_t at = gap.begin;
    for (int i = 0; i < gap.count; ++i) {
        const auto& piece = gap.pieces[static_cast<std::size_t>(i)];
        if (!piece.idle)
            visit(std::optional(piece.stall), at, piece.length);
        at += piece.length;
    }
    const auto inside = lane.inside(q);
    if (inside.length > 0)
        visit(std::optional(inside.stall), at, inside.length);
    visit(std::optional<Stall>(), at + inside.length, lane.length(q) - inside.length);
}

std::size_t columnOf(Stall stall)
{
    return static_cast<std::size_t>(std::find(timeline::kRecordedStalls.begin(), timeline::kRecordedStalls.end(), stall) - timeline::kRecordedStalls.begin());
}

} // namespace

std::vector<TimelineColumn> TimelineScene::recordedColumns(int layer, int op, int count, bool coarse) const
{
    std::vector<TimelineColumn> columns(static_cast<std::size_t>(std::max(0, count)));
    const RecordedLane& lane = m_data->timeline->recorded->lane(layer, op);
    if (lane.count() == 0)
        return columns;
    const double cycles = kColumn / m_scale.pxPerCycle; // of a column
    std::vector<std::array<float, 1 + RecordedLane::kKinds>> sums(columns.size());
    const auto fill = [&](std::size_t what, double begin, double end, double share) {
        begin = std::max(begin, m_scale.first);
        end = std::min(end, m_scale.first + cycles * static_cast<double>(columns.size()));
        if (begin >= end)
            return;
        for (auto i = static_cast<std::size_t>((begin - m_scale.first) / cycles); i < sums.size(); ++i) {
            const double from = m_scale.first + static_cast<double>(i) * cycles;
            if (from >= end)
                break;
            sums[i][what] += static_cast<float>(share * std::max(0.0, std::min(end, from + cycles) - std::max(begin, from)) / cycles);
        }
    };
    const auto& levels = lane.levels();
    const int level = static_cast<int>(std::floor(std::log2(std::max(1.0, cycles)))) - levels.shift;
    const double last = m_scale.first + cycles * static_cast<double>(columns.size());
    if (level >= 0 || coarse) {
        const int use = std::clamp(level, 0, static_cast<int>(levels.levels.size()) - 1);
        const std::int64_t width = std::int64_t { 1 } << (levels.shift + use);
        const auto first = std::max(levels.first >> use, static_cast<std::int64_t>(std::floor(m_scale.first / static_cast<double>(width))));
        for (std::int64_t k = first; static_cast<double>(k * width) < last; ++k) {
            const auto* bucket = levels.at(use, k * width);
            if (!bucket)
                break;
            const auto begin = static_cast<double>(k * width), end = static_cast<double>((k + 1) * width);
            fill(0, begin, end, bucket->busy);
            for (std::size_t s = 0; s < bucket->stalled.size(); ++s)
                if (bucket->stalled[s] > 0)
                    fill(1 + s, begin, end, bucket->stalled[s]);
        }
    } else {
        for (std::int64_t q = std::max<std::int64_t>(0, lane.at(static_cast<std::int64_t>(std::max(0.0, m_scale.first)))); q < lane.count(); ++q) {
            forParts(lane, q, [&](std::optional<Stall> stall, std::int64_t begin, std::int64_t length) {
                fill(stall ? 1 + columnOf(*stall) : 0, static_cast<double>(begin), static_cast<double>(begin + length), 255);
            });
            if (static_cast<double>(lane.start(q)) >= last)
                break;
        }
    }
    const auto byte = [](float v) { return static_cast<std::uint8_t>(std::clamp(v + 0.5F, 0.0F, 255.0F)); };
    for (std::size_t i = 0; i < columns.size(); ++i) {
        columns[i].busy = byte(sums[i][0]);
        for (std::size_t s = 0; s < RecordedLane::kKinds; ++s)
            columns[i].stalled[s] = byte(sums[i][1 + s]);
    }
    return columns;
}

void TimelineScene::addRecorded(int row, double top, double height, bool stalls)
{
    const TimelineRow& r = m_rows[static_cast<std::size_t>(row)];
    const RecordedLane& lane = m_data->timeline->recorded->lane(r.layer, r.op);
    const double right = m_scale.xToTime(m_size.width());
    for (std::int64_t q = std::max<std::int64_t>(0, lane.at(static_cast<std::int64_t>(std::max(0.0, m_scale.first)))); q < lane.count(); ++q) {
        const timeline::OperationRef ref { r.layer, r.op, static_cast<std::int32_t>(q) };
        forParts(lane, q, [&](std::optional<Stall> stall, std::int64_t begin, std::int64_t length) {
            const double x0 = m_scale.timeToX(static_cast<double>(begin)), x1 = m_scale.timeToX(static_cast<double>(begin + length));
            if (x1 <= 0 || x0 >= m_size.width())
                return;
            if (!stall)
                m_boxes.push_back({ row, QRectF(x0, top, x1 - x0, height), ref });
            else if (stalls)
                m_stalls.push_back({ row, QRectF(std::max(-2.0, x0), top, std::min(m_size.width() + 2, x1) - std::max(-2.0, x0), height), *stall, ref, begin, length });
        });
        if (static_cast<double>(lane.start(q)) >= right)
            break;
    }
    const int transfer = transferOf(r.layer);
    if (!stalls || r.kind != TimelineRow::Kind::Folded || transfer < 0 || transfer == r.op)
        return;
    const RecordedLane& waits = m_data->timeline->recorded->lane(r.layer, transfer);
    for (std::int64_t q = std::max<std::int64_t>(0, waits.at(static_cast<std::int64_t>(std::max(0.0, m_scale.first)))); q < waits.count() && static_cast<double>(waits.start(q)) < right; ++q)
        if (const auto inside = waits.inside(q); inside.length > 0) {
            const double x0 = std::max(-2.0, m_scale.timeToX(static_cast<double>(waits.start(q)))), x1 = std::min(m_size.width() + 2, m_scale.timeToX(static_cast<double>(waits.start(q) + inside.length)));
            if (x1 > x0)
                m_stalls.push_back({ row, QRectF(x0, top, x1 - x0, height / 3), inside.stall, { r.layer, transfer, static_cast<std::int32_t>(q) }, waits.start(q), inside.length });
        }
}

bool TimelineScene::asColumns(const TimelineRow& row) const
{
    if (inBuckets(row.layer, row.op))
        return true;
    const int transfer = isRecorded() && row.kind == TimelineRow::Kind::Folded ? transferOf(row.layer) : -1;
    return transfer >= 0 && inBuckets(row.layer, transfer); // what it waits for is drawn in the same row
}

int TimelineScene::transferOf(int layer) const { return m_data->timeline->find(layer, timeline::Operation::Transfer); }

std::vector<TimelineColumn> TimelineScene::foldedColumns(int layer, int op, int count) const
{
    std::vector<TimelineColumn> columns = recordedColumns(layer, op, count, false);
    const int transfer = transferOf(layer);
    const auto* simulated = m_data->simulated.get();
    const std::vector<TimelineColumn> waits = transfer >= 0 && transfer != op ? recordedColumns(layer, transfer, count, false) : columns;
    const bool matrix = simulated && m_data->timeline->shape(layer, op).kind == timeline::Operation::Mvm;
    const double cycles = kColumn / m_scale.pxPerCycle;
    const auto edge = [&](std::size_t i) { return std::clamp<std::int64_t>(std::llround(m_scale.first + static_cast<double>(i) * cycles), 0, m_data->timeline->span); };
    for (std::size_t i = 0; i < columns.size(); ++i) {
        TimelineColumn& column = columns[i];
        if (const std::int64_t from = edge(i), to = edge(i + 1); matrix && to > from) { // any array group
            const program::BusyTime& busy = simulated->matrixBusy[static_cast<std::size_t>(layer)];
            column.busy = static_cast<std::uint8_t>(std::min<std::int64_t>(255, (255 * (busy.until(to) - busy.until(from)) + (to - from) / 2) / (to - from)));
        }
        int rest = 255 - column.busy;
        for (std::size_t s = 0; s < column.stalled.size(); ++s) {
            column.stalled[s] = static_cast<std::uint8_t>(std::min<int>(rest, waits[i].stalled[s]));
            rest -= column.stalled[s];
        }
    }
    return columns;
}

std::optional<StallBox> TimelineScene::waitAt(int layer, double cycle) const
{
    const int op = isRecorded() ? transferOf(layer) : -1;
    if (op < 0)
        return {};
    const RecordedLane& lane = m_data->timeline->recorded->lane(layer, op);
    const auto at = static_cast<std::int64_t>(std::floor(cycle));
    const std::int64_t begun = lane.at(at);
    for (std::int64_t q = std::max<std::int64_t>(0, begun); q <= begun + 1 && q < lane.count(); ++q) {
        std::optional<StallBox> found;
        forParts(lane, q, [&](std::optional<Stall> stall, std::int64_t begin, std::int64_t length) {
            if (stall && at >= begin && at < begin + length)
                found = StallBox { -1, {}, *stall, { layer, op, static_cast<std::int32_t>(q) }, begin, length };
        });
        if (found)
            return found;
    }
    return {};
}

} // namespace pim::widgets
