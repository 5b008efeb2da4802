// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include <QPointF>
#include <QRectF>
#include <QString>

namespace pim::widgets {

/// Where values of one axis are on the screen. \a from is the pixel of \a lower and may be the larger one (a y axis).
struct AxisMap
{
    double lower = 0, upper = 1;
    bool log = false;
    double from = 0, to = 1;

    /// NaN for values that a log axis cannot show.
    double toPixel(double value) const;
    double toValue(double pixel) const;
    /// The range after a zoom by \a factor (below 1: closer) that keeps the value at \a pixel where it is.
    AxisMap zoomed(double factor, double pixel) const;
    /// The range after the content moved by \a pixels.
    AxisMap panned(double pixels) const;
};

/// A range that shows every finite value of \a values with a margin; of positive ones alone on a log axis.
struct ValueRange
{
    double lower = 0, upper = 1;
    bool contains(double value) const { return value >= lower && value <= upper; }
    bool operator==(const ValueRange&) const = default;
};
ValueRange rangeOf(std::span<const double> values, bool log, double margin = 0.05);

/// Between three and \a most round values within the range; on a log axis 1, 2 and 5 of each decade where there is room.
std::vector<double> ticksOf(const ValueRange& range, bool log, int most);

/// The prefix that an axis of a file unit ("us", "GOPS") takes for values up to \a largest: 4,200 GOPS reads 4.2 TOPS.
struct AxisUnit
{
    QString text; ///< "TOPS"
    double factor = 1; ///< shown = value × factor
};
AxisUnit axisUnit(std::string_view unit, double largest);

/// Points that no other beats in x and y: indices from the best y to the best x. Of equal points the first. Those with a
/// value that is not finite are left out. \a among: indices to look at; all when empty.
std::vector<std::int32_t> frontOf(std::span<const double> x, std::span<const double> y, bool xHigher, bool yHigher,
                                  std::span<const std::int32_t> among = {});
/// Take the points \a from to \a to - 1 into \a front, that of frontOf() over some others before them: a search for each.
void extendFront(std::vector<std::int32_t>& front, std::span<const double> x, std::span<const double> y, bool xHigher, bool yHigher, std::size_t from, std::size_t to);
/// Position in \a front farthest from the line through its ends, both axes scaled to the front; -1 below three points.
int kneeOf(std::span<const std::int32_t> front, std::span<const double> x, std::span<const double> y, bool xLog, bool yLog);
/// The border of what the front dominates, in pixels, to the edges of \a plot on the worse sides.
std::vector<QPointF> staircase(std::span<const QPointF> front, const QRectF& plot, bool xHigher, bool yHigher);

/// Even-odd test.
bool insidePolygon(std::span<const QPointF> polygon, const QPointF& point);

/// Finds the point under the cursor among many. Built once for values already on the axes' scale (log10 on log axes).
class HitGrid
{
public:
    void build(std::span<const double> x, std::span<const double> y);
    /// Index of the point nearest to (\a x, \a y), measured in units of \a reachX and \a reachY; -1 beyond 1.
    std::int32_t nearest(double x, double y, double reachX, double reachY) const;

private:
    static constexpr int kCells = 128;
    int column(double x) const;
    int row(double y) const;
    double m_x0 = 0, m_y0 = 0, m_dx = 1, m_dy = 1;
    std::vector<double> m_x, m_y;
    std::vector<std::int32_t> m_start, m_items;
};

/// The same without a grid, for points that come and go: 10⁶ of them take a millisecond.
std::int32_t nearestOf(std::span<const double> x, std::span<const double> y, double toX, double toY, double reachX, double reachY);

/// Move labels of equal height apart: \a wanted are centres in rising order; returns centres at least \a height apart
/// within [\a low, \a high] as near to the wanted ones as can be.
std::vector<double> spread(std::span<const double> wanted, double height, double low, double high);

} // namespace pim::widgets
