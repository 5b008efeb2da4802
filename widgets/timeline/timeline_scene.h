// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include <QPointF>
#include <QRectF>

#include "widgets/timeline/timeline_data.h"

namespace pim::widgets {

/// Cycles on the x axis of the lanes: 0 is their left edge.
struct TimeScale
{
    double first = 0; ///< cycle at x = 0; may be negative
    double pxPerCycle = 1;
    double timeToX(double cycle) const { return (cycle - first) * pxPerCycle; }
    double xToTime(double x) const { return first + x / pxPerCycle; }
    bool operator==(const TimeScale&) const = default;
};

/// How much is drawn, by the room a cycle has.
enum class TimelineDetail { Buckets, Operations, Numbers, Bits };

/// One row of the timeline.
struct TimelineRow
{
    enum class Kind { Folded, Header, Operation, Link, Adcs };
    Kind kind = Kind::Folded;
    int layer = -1;
    int op = -1; ///< Folded: the layer's main operation
    int shared = -1; ///< Link, Adcs: index into TimelineScene::sharedLanes()
    bool stageBegins = false; ///< a rule above it
    double top = 0, height = 0; ///< from the top of all rows
    double bottom() const { return top + height; }
    double middle() const { return top + height / 2; }
};

/// Two pixels of a lane: how much of their time it was busy and stalled, 255 = all.
struct TimelineColumn
{
    std::uint8_t busy = 0;
    std::array<std::uint8_t, 7> stalled {}; ///< by TimelineScene::columnStall()
};
struct ColumnRun
{
    int row = -1;
    double x = 0; ///< of the first column, a multiple of two pixels
    std::vector<TimelineColumn> columns;
};
struct OperationBox
{
    int row = -1;
    QRectF rect;
    timeline::OperationRef ref;
};
struct BitBox
{
    int row = -1, bit = 0;
    QRectF rect;
    timeline::OperationRef ref;
};
struct StallBox
{
    int row = -1;
    QRectF rect;
    timeline::Stall stall = timeline::Stall::Data;
    timeline::OperationRef ref; ///< that starts after it, or with it
    std::int64_t begin = 0, length = 0; ///< cycles
};

/// Where everything of a timeline is: rows, buckets, boxes, stalls, the critical path. Pure geometry; painting and hit
/// tests read the same arrays. Coordinates are those of the lane area: x = 0 left of the first visible cycle, y = 0 at
/// its top edge.
class TimelineScene
{
public:
    static constexpr double kColumn = 2; ///< pixels of a bucket
    static constexpr double kMostPxPerCycle = 60;

    void setData(std::shared_ptr<const TimelineData> data);
    const std::shared_ptr<const TimelineData>& data() const { return m_data; }
    void setSize(const QSizeF& size); ///< of the lane area
    QSizeF size() const { return m_size; }

    // ---- time
    const TimeScale& scale() const { return m_scale; }
    void setScale(TimeScale scale); ///< kept within sensible bounds
    void fit(); ///< the whole span
    void showRange(double from, double to);
    void zoomAt(double x, double factor); ///< the cycle at \a x stays where it is
    void pan(double dx, double dy); ///< pixels
    double lowestPxPerCycle() const;
    /// Cycles that can be seen at once although the timeline ends earlier: of a linked, longer one. 0: its own span.
    void setLeastSpan(double cycles);
    TimelineDetail detail() const;
    bool isRecorded() const { return m_data && m_data->timeline->recorded; } ///< a simulated program: cores, no layers
    /// Which stalls the columns have, and how many kinds of them.
    timeline::Stall columnStall(std::size_t i) const { return isRecorded() ? timeline::kRecordedStalls[i] : static_cast<timeline::Stall>(i); }
    std::size_t columnStalls() const { return isRecorded() ? timeline::kRecordedStalls.size() : 4; }

    // ---- rows
    void setExpanded(int layer, bool expanded);
    void setAllExpanded(bool expanded);
    bool isExpanded(int layer) const;
    void setSharedLanes(std::vector<timeline::SharedLane> lanes);
    const std::vector<timeline::SharedLane>& sharedLanes() const { return m_shared; }
    const std::vector<TimelineRow>& rows() const { return m_rows; }
    double contentHeight() const;
    double scroll() const { return m_scroll; }
    void setScroll(double y);
    void reveal(const timeline::OperationRef& ref); ///< move as little as needed
    /// Row of an operation: its own, or the folded one of its layer; -1: none.
    int rowOf(const timeline::OperationRef& ref) const;
    int rowAt(double y) const;
    double yOf(int row) const { return m_rows[static_cast<std::size_t>(row)].top - m_scroll; }
    int lanes() const { return static_cast<int>(m_rows.size()); }

    // ---- what is to be painted; call layout() after changes
    void layout(bool stalls);
    const std::vector<ColumnRun>& columns() const { return m_columns; }
    const std::vector<OperationBox>& boxes() const { return m_boxes; }
    const std::vector<BitBox>& bits() const { return m_bits; }
    const std::vector<StallBox>& stalls() const { return m_stalls; }
    /// Of a simulated program: what the transfer unit of a core waits for at a cycle, with the instruction that waits.
    std::optional<StallBox> waitAt(int layer, double cycle) const;
    /// The critical path as a stepped line, one point a pixel at most.
    std::vector<QPointF> pathLine() const;
    /// Where in a row that line runs: through its middle, along its lower edge where boxes have words.
    double pathY(int row) const
    {
        const TimelineRow& r = m_rows[static_cast<std::size_t>(row)];
        return yOf(row) + (detail() >= TimelineDetail::Numbers && r.height >= 14 ? r.height - 3 : r.height / 2);
    }
    /// Columns of a lane over [0, width) of the area.
    /// \a coarse: from the pyramid alone, also where its buckets are a few columns wide.
    std::vector<TimelineColumn> columnsOf(int layer, int op, int count, bool coarse = false) const;
    /// The same of a shared lane: all of its users; nobody stalls in it.
    std::vector<TimelineColumn> columnsOf(const timeline::SharedLane& lane, int count) const;

    struct Hit
    {
        int row = -1;
        double cycle = 0;
        timeline::OperationRef ref; ///< valid on an operation
        int bit = -1;
        const StallBox* stall = nullptr; ///< until the next layout()
    };
    Hit hit(const QPointF& at) const;

private:
    void arrange();
    void bound();
    void addOperations(int row, double top, double height, bool stalls);
    void addShared(int row, double top, double height);
    void addRecorded(int row, double top, double height, bool stalls);
    /// Of a folded core: what its units work, and from the top what its transfer unit waits for.
    std::vector<TimelineColumn> foldedColumns(int layer, int op, int count) const;
    bool asColumns(const TimelineRow& row) const; ///< operations are too close together for boxes
    int transferOf(int layer) const; ///< op of a core's transfer unit; -1: it has none
    std::vector<TimelineColumn> recordedColumns(int layer, int op, int count, bool coarse) const;
    bool inBuckets(int layer, int op) const;
    bool inBuckets(const timeline::SharedLane& lane) const;
    const timeline::SharedLane& sharedLane(const TimelineRow& row) const { return m_shared[static_cast<std::size_t>(row.shared)]; }

    std::shared_ptr<const TimelineData> m_data;
    QSizeF m_size { 800, 400 };
    TimeScale m_scale;
    double m_scroll = 0, m_leastSpan = 0;
    std::vector<bool> m_expanded;
    std::vector<timeline::SharedLane> m_shared;
    std::vector<TimelineRow> m_rows;
    std::vector<ColumnRun> m_columns;
    std::vector<OperationBox> m_boxes;
    std::vector<BitBox> m_bits;
    std::vector<StallBox> m_stalls;

public:
    /// Average of the curve drawn last: painting it again asks for the same one.
    struct KnownUse
    {
        const void* data = nullptr;
        std::int64_t from = -1, to = -1;
        int layer = -2, op = 0;
        double average = 0;
    };
    KnownUse& knownUse() const { return m_known; }

private:
    mutable KnownUse m_known;
};

/// What the curve below the lanes shows: one lane, or the ADCs of all layers.
struct CurveLane
{
    int layer = -1; ///< -1: all ADCs, all matrix units
    int op = 0;
    bool operator==(const CurveLane&) const = default;
};
/// Share of the ADCs that are busy and stalled at a time, 0…1, weighted by how many each layer has; of a simulated program
/// that of the cores in which array groups work, or are held up; one value a column.
struct UseCurve
{
    std::vector<float> busy, stalled;
    double average = 0; ///< of the cycles in sight, from exact sums whatever the width
    double peak = 0; ///< of the columns, as it is drawn
};
UseCurve useCurve(const TimelineScene& scene);
/// Share of the time of a lane that it is busy and stalled. REQUIRES: the lane exists.
UseCurve laneCurve(const TimelineScene& scene, const CurveLane& lane);

} // namespace pim::widgets
