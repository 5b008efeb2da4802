// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include <QPointF>
#include <QString>

#include "core/design/design.h"
#include "core/synthesis/point_table.h"
#include "widgets/common/selection.h"
#include "widgets/plot/plot_geometry.h"

namespace pim::widgets {

/// What the plots know of a run beside its points.
struct ExploreRun
{
    std::int64_t id = -1; ///< -1: the stored designs
    QString name;
    QString network; ///< the zoo's name or the network's: finds published designs
    synthesis::Objective objective = synthesis::Objective::Efficiency;
    double bound = 0; ///< of the objective, in its unit; 0: not known yet
    design::Constraints constraints;
    bool outOfDate = false;
    bool operator==(const ExploreRun&) const = default;
};

/// Which points of the current run are meant: a region of the scatter and ranges of columns, all of them at once.
struct Brush
{
    int columnX = -1, columnY = -1; ///< of the region
    std::vector<QPointF> region; ///< polygon in values; empty: none
    std::map<int, ValueRange> ranges; ///< by column

    bool empty() const { return region.empty() && ranges.empty(); }
    bool contains(const synthesis::PointTable& table, std::size_t point) const;
};

/// A part of an axis that a constraint forbids.
struct ForbiddenRange
{
    int column = -1;
    bool above = true; ///< values above the limit; below otherwise
    double limit = 0; ///< in the column's unit
    QString reason; ///< "latency over 1.20 ms"
};

/// The points behind the Explore view: runs, the axes' columns, front, brush. No window.
///
/// Front and brush follow a change at once while it is about few points, else in slices: the owner calls work() until it
/// is ready(). Until then the front is that of the points seen so far.
class ExploreData
{
public:
    static constexpr int kPins = 4;
    static constexpr std::size_t kAtOnce = 50'000; ///< points that take a few milliseconds

    struct Run
    {
        ExploreRun info;
        std::shared_ptr<const synthesis::PointTable> table; ///< never null
        const synthesis::PointTable& points() const { return *table; }
    };

    ExploreData();

    void setRun(const ExploreRun& run); ///< add it, or change what is known of it
    void removeRun(std::int64_t id);
    void setPoints(std::int64_t run, synthesis::PointTable points);
    void append(std::int64_t run, const synthesis::PointTable& more); ///< to a table that nobody else has
    /// Show a table that may grow in place: grew() must follow before anything else is asked.
    void setTable(std::int64_t run, std::shared_ptr<const synthesis::PointTable> table);
    void grew(std::int64_t run);
    void setCurrentRun(std::int64_t run);

    const std::vector<Run>& runs() const { return m_runs; }
    const Run* current() const { return run(m_current); }
    const Run* run(std::int64_t id) const;
    /// Points of the current run; an empty table without one.
    const synthesis::PointTable& points() const;

    void setAxes(int columnX, int columnY);
    int columnX() const { return m_columnX; }
    int columnY() const { return m_columnY; }
    /// Both axes have a better direction, so there is a front.
    bool hasFront() const;
    /// Indices into points() from the best y to the best x.
    const std::vector<std::int32_t>& front() const { return m_front; }

    void setBrush(Brush brush);
    const Brush& brush() const { return m_brush; }
    /// 1 for each point in the brush; all 1 without one.
    const std::vector<std::uint8_t>& inBrush() const { return m_inBrush; }
    std::size_t brushed() const { return m_brushed; }

    bool ready() const { return m_fronted == points().size() && m_marked == points().size(); }
    /// Go on for \a milliseconds, to the end when negative; ready().
    bool work(qint64 milliseconds);

    /// Smallest and largest finite value of a column of the current run; nothing without one. Kept as the run grows.
    std::optional<ValueRange> extentOf(int column) const;

    std::array<DesignRef, kPins> pins {};
    DesignRef selected;

    /// The point of a design with its table; table is null when no run has it.
    struct Place
    {
        const synthesis::PointTable* table = nullptr;
        std::size_t point = 0;
    };
    Place find(const DesignRef& design) const;
    /// Letter of the pin on \a design, 0 when there is none.
    QChar pinLetter(const DesignRef& design) const;

    /// What the constraints of the current run forbid on \a column.
    std::optional<ForbiddenRange> forbidden(int column) const;
    /// The bound's value on \a column; nothing where the objective is another figure.
    std::optional<double> boundOn(int column) const;

    std::uint64_t revision() const { return m_revision; } ///< grows with every change of the points shown
    std::uint64_t structure() const { return m_structure; } ///< grows when it is another run, table or axis, not with a run

private:
    Run* find(std::int64_t id);
    void rebuild();
    void follow(); ///< new points or another brush

    std::vector<Run> m_runs;
    std::int64_t m_current = -1;
    int m_columnX, m_columnY;
    std::vector<std::int32_t> m_front;
    Brush m_brush;
    std::vector<std::uint8_t> m_inBrush;
    std::size_t m_brushed = 0, m_counted = 0; ///< m_counted: among those marked
    std::size_t m_fronted = 0, m_marked = 0; ///< points that front and brush have seen
    std::uint64_t m_revision = 0, m_structure = 0;
    struct Extent
    {
        std::size_t seen = 0;
        double lower = 0, upper = -1;
    };
    mutable std::vector<Extent> m_extents; ///< by column
};

/// A value of a column as people read it: number and unit, a choice's word, a count in full.
QString columnValueText(int column, double value, int digits = 3);
/// Name of a column, translated: "Power efficiency".
QString columnLabel(int column);
/// The columns that differ among designs and that parallel coordinates show at first.
std::vector<int> defaultParallelColumns(synthesis::Objective objective);
/// Column of the objective's figure.
int columnOf(synthesis::Objective objective);

} // namespace pim::widgets
