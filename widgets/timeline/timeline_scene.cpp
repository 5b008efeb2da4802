// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timeline_scene.h"

#include <algorithm>
#include <cmath>

#include "core/timeline/recorded.h"

namespace pim::widgets {

using timeline::OperationRef;
using timeline::OperationShape;
using timeline::Timeline;

namespace {

constexpr double kWeighted = 19, kVector = 10, kHeader = 24, kLane = 24, kBitLane = 35, kGap = 1, kBitTitle = 14, kTwoNames = 28;

} // namespace

void TimelineScene::setData(std::shared_ptr<const TimelineData> data)
{
    const bool same = data && m_data && data->timeline->layers.size() == m_data->timeline->layers.size();
    m_data = std::move(data);
    m_shared.clear();
    if (!same) {
        m_expanded.assign(m_data ? m_data->timeline->layers.size() : 0, false);
        m_scroll = 0;
    }
    arrange();
    fit();
    m_columns.clear();
    m_boxes.clear();
    m_bits.clear();
    m_stalls.clear();
}

void TimelineScene::setSize(const QSizeF& size)
{
    const bool whole = m_data && m_scale.pxPerCycle <= lowestPxPerCycle() * 1.001;
    m_size = { std::max(1.0, size.width()), std::max(1.0, size.height()) };
    if (whole)
        fit();
    bound();
}

double TimelineScene::lowestPxPerCycle() const
{
    const double span = m_data ? static_cast<double>(std::max<std::int64_t>(1, m_data->timeline->span)) : 1;
    return std::max(1.0, m_size.width() - 12) / std::max(span, m_leastSpan);
}

void TimelineScene::bound()
{
    if (!m_data)
        return;
    const double span = std::max(static_cast<double>(m_data->timeline->span), m_leastSpan);
    const double lowest = lowestPxPerCycle();
    m_scale.pxPerCycle = std::clamp(m_scale.pxPerCycle, std::min(lowest, kMostPxPerCycle), kMostPxPerCycle);
    const double seen = m_size.width() / m_scale.pxPerCycle;
    // A little past both ends, so that the last cycle does not stick to the edge.
    const double margin = 12 / m_scale.pxPerCycle;
    m_scale.first = std::clamp(m_scale.first, 0.0, std::max(0.0, span + margin - seen));
    m_scroll = std::clamp(m_scroll, 0.0, std::max(0.0, contentHeight() - m_size.height()));
}

void TimelineScene::setLeastSpan(double cycles)
{
    m_leastSpan = cycles;
    bound();
}

void TimelineScene::setScale(TimeScale scale)
{
    const bool bits = detail() == TimelineDetail::Bits;
    if (!std::isfinite(scale.first) || !(scale.pxPerCycle > 0))
        return;
    m_scale = scale;
    bound();
    if (bits != (detail() == TimelineDetail::Bits))
        arrange();
}

void TimelineScene::fit() { setScale({ 0, lowestPxPerCycle() }); }

void TimelineScene::showRange(double from, double to)
{
    if (to - from < 1e-6)
        return;
    setScale({ from, m_size.width() / (to - from) });
}

void TimelineScene::zoomAt(double x, double factor)
{
    const double at = m_scale.xToTime(x);
    const double px = std::clamp(m_scale.pxPerCycle * factor, std::min(lowestPxPerCycle(), kMostPxPerCycle), kMostPxPerCycle);
    setScale({ at - x / px, px });
}

void TimelineScene::pan(double dx, double dy)
{
    m_scroll += dy;
    setScale({ m_scale.first + dx / m_scale.pxPerCycle, m_scale.pxPerCycle });
}

TimelineDetail TimelineScene::detail() const
{
    if (isRecorded()) // each operation has a length of its own: words stand where they fit
        return TimelineDetail::Numbers;
    const double px = m_scale.pxPerCycle;
    return px < 0.5 ? TimelineDetail::Buckets : px < 4 ? TimelineDetail::Operations : px < 12 ? TimelineDetail::Numbers : TimelineDetail::Bits;
}

void TimelineScene::setExpanded(int layer, bool expanded)
{
    if (layer < 0 || layer >= static_cast<int>(m_expanded.size()))
        return;
    m_expanded[static_cast<std::size_t>(layer)] = expanded;
    arrange();
}

void TimelineScene::setAllExpanded(bool expanded)
{
    m_expanded.assign(m_expanded.size(), expanded);
    arrange();
}

bool TimelineScene::isExpanded(int layer) const
{
    return layer >= 0 && layer < static_cast<int>(m_expanded.size()) && m_expanded[static_cast<std::size_t>(layer)];
}

void TimelineScene::setSharedLanes(std::vector<timeline::SharedLane> lanes)
{
    m_shared = std::move(lanes);
    arrange();
}

void TimelineScene::setScroll(double y)
{
    m_scroll = y;
    bound();
}

double TimelineScene::contentHeight() const { return m_rows.empty() ? 0 : m_rows.back().bottom() + 2; }

void TimelineScene::arrange()
{
    m_rows.clear();
    if (!m_data)
        return;
    const Timeline& t = *m_data->timeline;
    const bool bits = detail() == TimelineDetail::Bits;
    double y = 2;
    const auto add = [&](TimelineRow row, double height) {
        row.top = y;
        row.height = height;
        y += height + kGap;
        m_rows.push_back(row);
    };
    for (std::size_t l = 0; l < t.layers.size(); ++l) {
        const auto layer = static_cast<int>(l);
        if (t.layers[l].operations.empty())
            continue;
        const bool begins = l > 0 && m_data->stages[l] != m_data->stages[l - 1];
        TimelineRow row;
        row.layer = layer;
        row.stageBegins = begins;
        if (begins)
            y += 4;
        if (!m_expanded[l]) {
            row.op = t.mainOperation(layer);
            add(row, t.layers[l].crossbar ? kWeighted : kVector);
            continue;
        }
        row.kind = TimelineRow::Kind::Header;
        add(row, kHeader);
        row.kind = TimelineRow::Kind::Operation;
        row.stageBegins = false;
        for (std::size_t j = 0; j < t.layers[l].operations.size(); ++j) {
            row.op = static_cast<int>(j);
            add(row, bits && t.layers[l].operations[j].repeats > 1 ? kBitLane : kLane);
        }
    }
    for (std::size_t i = 0; i < m_shared.size(); ++i) {
        TimelineRow row;
        row.kind = m_shared[i].link >= 0 ? TimelineRow::Kind::Link : TimelineRow::Kind::Adcs;
        row.shared = static_cast<int>(i);
        row.stageBegins = i == 0;
        if (i == 0)
            y += 4;
        add(row, row.kind == TimelineRow::Kind::Adcs ? kTwoNames : kLane);
    }
    bound();
}

int TimelineScene::rowOf(const OperationRef& ref) const
{
    int folded = -1;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const TimelineRow& row = m_rows[i];
        if (row.layer != ref.layer)
            continue;
        if (row.kind == TimelineRow::Kind::Operation && row.op == ref.op)
            return static_cast<int>(i);
        if (row.kind == TimelineRow::Kind::Folded)
            folded = static_cast<int>(i);
    }
    return folded;
}

int TimelineScene::rowAt(double y) const
{
    const double at = y + m_scroll;
    const auto it = std::upper_bound(m_rows.begin(), m_rows.end(), at, [](double v, const TimelineRow& row) { return v < row.top; });
    if (it == m_rows.begin())
        return -1;
    const auto found = static_cast<int>(it - m_rows.begin()) - 1;
    return at < m_rows[static_cast<std::size_t>(found)].bottom() + kGap ? found : -1;
}

void TimelineScene::reveal(const OperationRef& ref)
{
    if (!m_data || !ref.valid())
        return;
    const int row = rowOf(ref);
    if (row < 0)
        return;
    const TimelineRow& r = m_rows[static_cast<std::size_t>(row)];
    if (r.top < m_scroll)
        setScroll(r.top - 4);
    else if (r.bottom() > m_scroll + m_size.height())
        setScroll(r.bottom() - m_size.height() + 4);
    const auto begin = static_cast<double>(m_data->timeline->start(ref)), end = static_cast<double>(m_data->timeline->end(ref));
    const double x0 = m_scale.timeToX(begin), x1 = m_scale.timeToX(end);
    if (x0 < 0 || x1 > m_size.width())
        setScale({ (begin + end) / 2 - m_size.width() / 2 / m_scale.pxPerCycle, m_scale.pxPerCycle });
}

bool TimelineScene::inBuckets(int layer, int op) const
{
    if (isRecorded()) {
        const auto& lane = m_data->timeline->recorded->lane(layer, op);
        const auto from = static_cast<std::int64_t>(m_scale.first), to = static_cast<std::int64_t>(m_scale.xToTime(m_size.width()));
        return static_cast<double>(lane.at(to) - lane.at(from)) * 3 > m_size.width();
    }
    // Operations too close together for a box each are buckets as well.
    return detail() == TimelineDetail::Buckets || m_data->timeline->shape(layer, op).pitchUpTo * m_scale.pxPerCycle < 3;
}

bool TimelineScene::inBuckets(const timeline::SharedLane& lane) const
{
    return std::any_of(lane.users.begin(), lane.users.end(), [this](const auto& user) { return inBuckets(user.layer, user.op); });
}

std::vector<TimelineColumn> TimelineScene::columnsOf(const timeline::SharedLane& lane, int count) const
{
    std::vector<TimelineColumn> columns(static_cast<std::size_t>(std::max(0, count)));
    for (const auto& user : lane.users) {
        const auto own = columnsOf(user.layer, user.op, count);
        for (std::size_t i = 0; i < columns.size(); ++i)
            columns[i].busy = static_cast<std::uint8_t>(std::min(255, int { columns[i].busy } + own[i].busy));
    }
    return columns;
}

std::vector<TimelineColumn> TimelineScene::columnsOf(int layer, int op, int count, bool coarse) const
{
    if (isRecorded())
        return recordedColumns(layer, op, count, coarse);
    std::vector<TimelineColumn> columns(static_cast<std::size_t>(std::max(0, count)));
    const Timeline& t = *m_data->timeline;
    const double cycles = kColumn / m_scale.pxPerCycle; // of a column
    const auto& lane = m_data->pyramid.lane(layer, op);
    const int level = static_cast<int>(std::floor(std::log2(std::max(1.0, cycles)))) - lane.shift;
    if (level >= 0 || coarse) {
        const int use = std::clamp(level, 0, static_cast<int>(lane.levels.size()) - 1);
        const double width = std::ldexp(1.0, lane.shift + use);
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const double from = m_scale.first + static_cast<double>(i) * cycles, to = from + cycles;
            std::array<double, 5> sum {};
            for (auto k = static_cast<std::int64_t>(std::floor(from / width)); static_cast<double>(k) * width < to; ++k) {
                const timeline::Bucket* bucket = lane.at(use, k << (lane.shift + use));
                if (!bucket)
                    continue;
                const double begin = static_cast<double>(k) * width;
                const double part = (std::min(to, begin + width) - std::max(from, begin)) / cycles;
                sum[0] += part * bucket->busy;
                for (std::size_t s = 0; s < 4; ++s)
                    sum[s + 1] += part * bucket->stalled[s];
            }
            const auto byte = [](double v) { return static_cast<std::uint8_t>(std::clamp(v + 0.5, 0.0, 255.0)); };
            columns[i] = { byte(sum[0]), { byte(sum[1]), byte(sum[2]), byte(sum[3]), byte(sum[4]) } };
        }
        return columns;
    }
    // Below the lowest level a column has about one operation.
    std::vector<std::array<float, 5>> sums(columns.size());
    const double last = m_scale.first + cycles * static_cast<double>(columns.size());
    const auto fill = [&](std::size_t what, double begin, double end) {
        begin = std::max(begin, m_scale.first);
        end = std::min(end, last);
        if (begin >= end)
            return;
        auto i = static_cast<std::size_t>((begin - m_scale.first) / cycles);
        for (; i < sums.size(); ++i) {
            const double from = m_scale.first + static_cast<double>(i) * cycles;
            const double part = (std::min(end, from + cycles) - std::max(begin, from)) / cycles;
            if (part <= 0 && from >= end)
                break;
            sums[i][what] += static_cast<float>(std::max(0.0, part) * 255);
        }
    };
    const std::int64_t blocks = t.blocks(layer);
    for (std::int64_t q = std::max<std::int64_t>(0, t.blockAt(layer, op, static_cast<std::int64_t>(std::floor(m_scale.first)))); q < blocks; ++q) {
        const std::int64_t start = t.start(layer, op, q);
        if (q > 0) {
            const timeline::Gap gap = timeline::gapBefore(t, layer, op, q);
            std::int64_t at = gap.begin;
            for (int i = 0; i < gap.count; ++i) {
                const auto& piece = gap.pieces[static_cast<std::size_t>(i)];
                if (!piece.idle && piece.stall != timeline::Stall::Buffer)
                    fill(1 + static_cast<std::size_t>(piece.stall), static_cast<double>(at), static_cast<double>(at + piece.length));
                at += piece.length;
            }
        }
        if (static_cast<double>(start) >= last)
            break;
        timeline::forPieces(t, layer, op, q, [&](std::int64_t at, std::int64_t length, bool busy) {
            fill(busy ? 0 : 1 + static_cast<std::size_t>(timeline::Stall::Adc), static_cast<double>(at), static_cast<double>(at + length));
        });
    }
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto byte = [&](std::size_t k) { return static_cast<std::uint8_t>(std::clamp(sums[i][k] + 0.5F, 0.0F, 255.0F)); };
        columns[i] = { byte(0), { byte(1), byte(2), byte(3), byte(4) } };
    }
    return columns;
}

void TimelineScene::addOperations(int row, double top, double height, bool stalls)
{
    if (isRecorded())
        return addRecorded(row, top, height, stalls);
    const TimelineRow& r = m_rows[static_cast<std::size_t>(row)];
    const Timeline& t = *m_data->timeline;
    const OperationShape& shape = t.shape(r.layer, r.op);
    const std::int64_t blocks = t.blocks(r.layer);
    const double right = m_scale.xToTime(m_size.width());
    const bool bits = detail() == TimelineDetail::Bits && shape.repeats > 1 && height >= 28;
    std::int64_t q = std::max<std::int64_t>(0, t.blockAt(r.layer, r.op, static_cast<std::int64_t>(std::floor(m_scale.first))));
    for (; q < blocks; ++q) {
        const OperationRef ref { r.layer, r.op, static_cast<std::int32_t>(q) };
        const std::int64_t start = t.start(ref);
        if (stalls && q > 0) {
            const timeline::Gap gap = timeline::gapBefore(t, r.layer, r.op, q);
            std::int64_t at = gap.begin;
            for (int i = 0; i < gap.count; ++i) {
                const auto& piece = gap.pieces[static_cast<std::size_t>(i)];
                const double x0 = std::max(-2.0, m_scale.timeToX(static_cast<double>(at)));
                const double x1 = std::min(m_size.width() + 2, m_scale.timeToX(static_cast<double>(at + piece.length)));
                if (!piece.idle && x1 > x0)
                    m_stalls.push_back({ row, QRectF(x0, top, x1 - x0, height), piece.stall, ref, at, piece.length });
                at += piece.length;
            }
        }
        if (static_cast<double>(start) >= right)
            break;
        const double x0 = m_scale.timeToX(static_cast<double>(start)), x1 = m_scale.timeToX(static_cast<double>(t.end(ref)));
        if (x1 <= 0)
            continue;
        m_boxes.push_back({ row, QRectF(x0, top, x1 - x0, height), ref });
        if (!bits)
            continue;
        // Bit iterations exist only while they are looked at.
        const auto from = t.placesBits(r.layer, r.op) ? 0 : static_cast<std::int64_t>(std::floor((m_scale.first - static_cast<double>(start)) / shape.pace));
        for (auto bit = static_cast<int>(std::max<std::int64_t>(0, from)); bit < shape.repeats; ++bit) {
            const double begin = static_cast<double>(t.bitStart(r.layer, r.op, q, bit));
            if (begin >= right)
                break;
            m_bits.push_back({ row, bit,
                               QRectF(m_scale.timeToX(begin), top + kBitTitle, shape.length * m_scale.pxPerCycle, height - kBitTitle), ref });
        }
    }
}

void TimelineScene::addShared(int row, double top, double height)
{
    const Timeline& t = *m_data->timeline;
    const auto from = static_cast<std::int64_t>(std::floor(m_scale.first)), to = static_cast<std::int64_t>(std::ceil(m_scale.xToTime(m_size.width())));
    for (const OperationRef& use : timeline::usesOf(t, sharedLane(m_rows[static_cast<std::size_t>(row)]), from, to)) {
        const auto add = [&](std::int64_t begin, std::int64_t end) {
            if (begin >= to || end <= from)
                return;
            const double x0 = m_scale.timeToX(static_cast<double>(begin)), x1 = m_scale.timeToX(static_cast<double>(end));
            m_boxes.push_back({ row, QRectF(x0, top, x1 - x0, height), use });
        };
        if (!t.placesBits(use.layer, use.op)) {
            add(t.start(use), t.end(use));
            continue;
        }
        // Between its bits those of the partner are converted: a box for bits that follow each other.
        const auto& shape = t.shape(use.layer, use.op);
        std::int64_t begin = t.start(use), end = begin + shape.length;
        for (std::int64_t bit = 1; bit < shape.repeats; ++bit) {
            const std::int64_t at = t.bitStart(use.layer, use.op, use.block, bit);
            if (at != end) {
                add(begin, end);
                begin = at;
            }
            end = at + shape.length;
        }
        add(begin, end);
    }
}

void TimelineScene::layout(bool stalls)
{
    m_columns.clear();
    m_boxes.clear();
    m_bits.clear();
    m_stalls.clear();
    if (!m_data)
        return;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const TimelineRow& row = m_rows[i];
        const double top = row.top - m_scroll;
        if (top + row.height < 0 || row.kind == TimelineRow::Kind::Header)
            continue;
        if (top > m_size.height())
            break;
        const auto index = static_cast<int>(i);
        const int columns = static_cast<int>(std::ceil(m_size.width() / kColumn));
        if (row.shared >= 0 && inBuckets(sharedLane(row)))
            m_columns.push_back({ index, 0, columnsOf(sharedLane(row), columns) });
        else if (row.shared >= 0)
            addShared(index, top + 2, row.height - 4);
        else if (asColumns(row))
            m_columns.push_back({ index, 0, isRecorded() && row.kind == TimelineRow::Kind::Folded ? foldedColumns(row.layer, row.op, columns) : columnsOf(row.layer, row.op, columns) });
        else if (row.kind == TimelineRow::Kind::Folded)
            addOperations(index, top + 1, row.height - 2, stalls);
        else
            addOperations(index, top + (row.height >= kBitLane ? 3 : 4), row.height - (row.height >= kBitLane ? 6 : 8), stalls);
    }
    if (!stalls)
        for (ColumnRun& run : m_columns)
            for (TimelineColumn& column : run.columns)
                column.stalled = {};
}

std::vector<QPointF> TimelineScene::pathLine() const
{
    std::vector<QPointF> line;
    if (!m_data || m_rows.empty())
        return line;
    const auto& steps = m_data->path.steps;
    // Row of every operation, once.
    std::vector<std::vector<double>> middles(m_data->timeline->layers.size());
    for (std::size_t l = 0; l < middles.size(); ++l)
        for (std::size_t j = 0; j < m_data->timeline->layers[l].operations.size(); ++j) {
            const int row = rowOf({ static_cast<int>(l), static_cast<int>(j), 0 });
            middles[l].push_back(row < 0 ? -1 : pathY(row));
        }
    const auto first = std::upper_bound(steps.begin(), steps.end(), m_scale.first,
                                        [](double v, const timeline::CriticalStep& s) { return v < static_cast<double>(s.start); });
    const double right = m_scale.xToTime(m_size.width());
    for (auto it = first == steps.begin() ? first : first - 1; it != steps.end(); ++it) {
        const double y = middles[static_cast<std::size_t>(it->operation.layer)][static_cast<std::size_t>(it->operation.op)];
        // While it is held up the line is in the row of who waits.
        const double x0 = m_scale.timeToX(static_cast<double>(it->start - it->held));
        const double x1 = m_scale.timeToX(static_cast<double>(it->start + it->run));
        if (!line.empty() && line.back().y() == y) {
            line.back().setX(x1);
        } else {
            line.emplace_back(x0, y);
            line.emplace_back(x1, y);
        }
        if (static_cast<double>(it->start) > right)
            break;
    }
    if (line.size() < 4 * static_cast<std::size_t>(m_size.width()))
        return line;
    // More turns than pixels: what a pixel has of them is from its highest to its lowest.
    std::vector<QPointF> thin;
    for (std::size_t i = 0; i < line.size();) {
        const double x = std::floor(line[i].x());
        double low = line[i].y(), high = low;
        const double begin = low;
        double last = low;
        for (; i < line.size() && line[i].x() < x + 1; ++i) {
            low = std::min(low, line[i].y());
            high = std::max(high, line[i].y());
            last = line[i].y();
        }
        for (const double y : { begin, low, high, last })
            if (thin.empty() || thin.back() != QPointF(x, y))
                thin.emplace_back(x, y);
    }
    return thin;
}

TimelineScene::Hit TimelineScene::hit(const QPointF& at) const
{
    Hit found;
    found.cycle = m_scale.xToTime(at.x());
    if (!m_data || at.x() < 0 || at.y() < 0 || at.x() > m_size.width() || at.y() > m_size.height())
        return found;
    found.row = rowAt(at.y());
    if (found.row < 0)
        return found;
    for (const BitBox& bit : m_bits)
        if (bit.row == found.row && bit.rect.contains(at)) {
            found.ref = bit.ref;
            found.bit = bit.bit;
            return found;
        }
    for (const OperationBox& box : m_boxes)
        if (box.row == found.row && at.x() >= box.rect.left() && at.x() < std::max(box.rect.right(), box.rect.left() + 2)) {
            found.ref = box.ref;
            return found;
        }
    for (const StallBox& stall : m_stalls)
        if (stall.row == found.row && at.x() >= stall.rect.left() && at.x() < stall.rect.right()) {
            found.stall = &stall;
            return found;
        }
    const TimelineRow& row = m_rows[static_cast<std::size_t>(found.row)];
    // In a bucket: the operation at that cycle, where there is one.
    const auto cycle = static_cast<std::int64_t>(std::floor(found.cycle));
    const Timeline& t = *m_data->timeline;
    if (row.shared >= 0 && inBuckets(sharedLane(row))) {
        if (const auto uses = timeline::usesOf(t, sharedLane(row), cycle, cycle + 1); !uses.empty())
            found.ref = uses.front();
    } else if (row.op >= 0 && row.kind != TimelineRow::Kind::Header && asColumns(row)) {
        const std::int64_t q = t.blockAt(row.layer, row.op, cycle);
        if (q >= 0 && found.cycle < static_cast<double>(t.end(row.layer, row.op, q)))
            found.ref = { row.layer, row.op, static_cast<std::int32_t>(q) };
    }
    return found;
}

} // namespace pim::widgets
