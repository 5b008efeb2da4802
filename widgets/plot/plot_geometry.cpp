// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/plot_geometry.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

#include "widgets/common/quantity_text.h"

namespace pim::widgets {
namespace {

double scaled(double value, bool log) { return log ? (value > 0 ? std::log10(value) : std::nan("")) : value; }
double unscaled(double value, bool log) { return log ? std::pow(10.0, value) : value; }

} // namespace

double AxisMap::toPixel(double value) const
{
    const double low = scaled(lower, log), high = scaled(upper, log);
    return from + (scaled(value, log) - low) / (high - low) * (to - from);
}

double AxisMap::toValue(double pixel) const
{
    const double low = scaled(lower, log), high = scaled(upper, log);
    return unscaled(low + (pixel - from) / (to - from) * (high - low), log);
}

AxisMap AxisMap::zoomed(double factor, double pixel) const
{
    AxisMap result = *this;
    result.lower = toValue(pixel + (from - pixel) * factor);
    result.upper = toValue(pixel + (to - pixel) * factor);
    return result;
}

AxisMap AxisMap::panned(double pixels) const
{
    AxisMap result = *this;
    result.lower = toValue(from - pixels);
    result.upper = toValue(to - pixels);
    return result;
}

ValueRange rangeOf(std::span<const double> values, bool log, double margin)
{
    double low = std::numeric_limits<double>::infinity(), high = -low;
    for (const double value : values) {
        const double v = scaled(value, log);
        if (!std::isfinite(v))
            continue;
        low = std::min(low, v);
        high = std::max(high, v);
    }
    if (!(low <= high))
        return log ? ValueRange { 1, 10 } : ValueRange { 0, 1 };
    double pad = (high - low) * margin;
    if (!(high > low)) // one value
        pad = log ? 0.3 : (low != 0 ? std::fabs(low) * 0.1 : 1);
    return { unscaled(low - pad, log), unscaled(high + pad, log) };
}

std::vector<double> ticksOf(const ValueRange& range, bool log, int most)
{
    std::vector<double> ticks;
    if (!(range.upper > range.lower) || !std::isfinite(range.upper - range.lower))
        return ticks;
    if (log && range.lower > 0) {
        const int first = static_cast<int>(std::floor(std::log10(range.lower))), last = static_cast<int>(std::ceil(std::log10(range.upper)));
        for (const auto& steps : { std::vector<double> { 1, 2, 5 }, std::vector<double> { 1, 3 }, std::vector<double> { 1 } }) {
            ticks.clear();
            for (int decade = first; decade <= last && last - first < 60; ++decade)
                for (const double step : steps)
                    if (const double tick = step * std::pow(10.0, decade); range.contains(tick))
                        ticks.push_back(tick);
            if (static_cast<int>(ticks.size()) <= most && ticks.size() >= 3)
                return ticks;
        }
        if (ticks.size() >= 3) { // many decades
            std::vector<double> few;
            const std::size_t stride = ticks.size() / static_cast<std::size_t>(std::max(1, most)) + 1;
            for (std::size_t i = 0; i < ticks.size(); i += stride)
                few.push_back(ticks[i]);
            return few;
        }
        ticks.clear(); // less than a decade: as on a linear axis
    }
    const double rough = (range.upper - range.lower) / std::max(1, most);
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    double step = 10 * power;
    for (const double candidate : { 1.0, 2.0, 2.5, 5.0 })
        if (candidate * power >= rough) {
            step = candidate * power;
            break;
        }
    const double begin = std::ceil(range.lower / step - 1e-9);
    for (int i = 0; i <= 4 * most; ++i) {
        const double tick = (begin + i) * step;
        if (tick > range.upper + 1e-9 * step)
            break;
        ticks.push_back(std::fabs(tick) < 1e-9 * step ? 0 : tick);
    }
    return ticks;
}

AxisUnit axisUnit(std::string_view unit, double largest)
{
    struct Known
    {
        std::string_view key;
        int exponent;
        std::string_view base;
    };
    static constexpr std::array<Known, 11> kKnown { { { "ns", -9, "s" }, { "us", -6, "s" }, { "ms", -3, "s" }, { "s", 0, "s" }, { "nJ", -9, "J" },
        { "uJ", -6, "J" }, { "mJ", -3, "J" }, { "W", 0, "W" }, { "mW", -3, "W" }, { "GOPS", 9, "OPS" }, { "TOPS", 12, "OPS" } } };
    static constexpr std::array<const char16_t*, 9> kPrefixes { u"p", u"n", u"µ", u"m", u"", u"k", u"M", u"G", u"T" };
    for (const Known& known : kKnown) {
        if (known.key != unit || !(std::fabs(largest) > 0) || !std::isfinite(largest))
            continue;
        const int exponent = known.exponent + static_cast<int>(std::floor(std::log10(std::fabs(largest)) + 1e-9));
        const int prefix = std::clamp(static_cast<int>(std::floor(exponent / 3.0)), -4, 4);
        return { QString::fromUtf16(kPrefixes[static_cast<std::size_t>(prefix + 4)]) + QString::fromLatin1(known.base.data(), static_cast<qsizetype>(known.base.size())),
                 std::pow(10.0, known.exponent - 3 * prefix) };
    }
    return { unitText(unit), 1 };
}

std::vector<std::int32_t> frontOf(std::span<const double> x, std::span<const double> y, bool xHigher, bool yHigher, std::span<const std::int32_t> among)
{
    std::vector<std::int32_t> order;
    const auto offer = [&](std::int32_t i) {
        if (std::isfinite(x[static_cast<std::size_t>(i)]) && std::isfinite(y[static_cast<std::size_t>(i)]))
            order.push_back(i);
    };
    if (among.empty())
        for (std::size_t i = 0; i < x.size(); ++i)
            offer(static_cast<std::int32_t>(i));
    else
        for (const std::int32_t i : among)
            offer(i);
    const auto costX = [&](std::int32_t i) { return xHigher ? -x[static_cast<std::size_t>(i)] : x[static_cast<std::size_t>(i)]; };
    const auto costY = [&](std::int32_t i) { return yHigher ? -y[static_cast<std::size_t>(i)] : y[static_cast<std::size_t>(i)]; };
    std::sort(order.begin(), order.end(), [&](std::int32_t a, std::int32_t b) {
        if (costX(a) != costX(b))
            return costX(a) < costX(b);
        return costY(a) != costY(b) ? costY(a) < costY(b) : a < b;
    });
    std::vector<std::int32_t> front;
    for (const std::int32_t i : order)
        if (front.empty() || costY(i) < costY(front.back()))
            front.push_back(i);
    std::reverse(front.begin(), front.end()); // from the best y
    return front;
}

void extendFront(std::vector<std::int32_t>& front, std::span<const double> x, std::span<const double> y, bool xHigher, bool yHigher, std::size_t from, std::size_t to)
{
    const auto costX = [&](std::int32_t i) { return xHigher ? -x[static_cast<std::size_t>(i)] : x[static_cast<std::size_t>(i)]; };
    const auto costY = [&](std::int32_t i) { return yHigher ? -y[static_cast<std::size_t>(i)] : y[static_cast<std::size_t>(i)]; };
    for (std::size_t point = from; point < to; ++point) {
        const auto i = static_cast<std::int32_t>(point);
        const double cx = costX(i), cy = costY(i);
        if (!std::isfinite(cx) || !std::isfinite(cy))
            continue;
        // Along the front x gets better and y worse: the first that is as good in x is the best in y among those.
        const auto asGood = std::partition_point(front.begin(), front.end(), [&](std::int32_t k) { return costX(k) > cx; });
        if (asGood != front.end() && costY(*asGood) <= cy)
            continue;
        const auto first = std::partition_point(front.begin(), asGood, [&](std::int32_t k) { return costY(k) < cy; });
        const auto last = asGood != front.end() && costX(*asGood) == cx ? asGood + 1 : asGood;
        if (first == last) {
            front.insert(first, i);
        } else {
            *first = i;
            front.erase(first + 1, last);
        }
    }
}

int kneeOf(std::span<const std::int32_t> front, std::span<const double> x, std::span<const double> y, bool xLog, bool yLog)
{
    if (front.size() < 3)
        return -1;
    const auto at = [&](std::int32_t i) { return QPointF(scaled(x[static_cast<std::size_t>(i)], xLog), scaled(y[static_cast<std::size_t>(i)], yLog)); };
    const QPointF a = at(front.front()), b = at(front.back());
    const double dx = b.x() - a.x(), dy = b.y() - a.y();
    if (dx == 0 || dy == 0)
        return -1;
    int best = -1;
    double most = 0.02; // a straight front has no knee
    for (std::size_t i = 1; i + 1 < front.size(); ++i) {
        const QPointF p = at(front[i]);
        // From the best y to the best x both coordinates run 0…1 when scaled; better than the chord is u < v.
        const double u = (p.y() - a.y()) / dy, v = (p.x() - a.x()) / dx;
        if (v - u > most) {
            most = v - u;
            best = static_cast<int>(i);
        }
    }
    return best;
}

std::vector<QPointF> staircase(std::span<const QPointF> front, const QRectF& plot, bool xHigher, bool yHigher)
{
    std::vector<QPointF> line;
    if (front.empty())
        return line;
    line.emplace_back(xHigher ? std::min(plot.left(), front.front().x()) : std::max(plot.right(), front.front().x()), front.front().y());
    for (std::size_t i = 0; i < front.size(); ++i) {
        line.push_back(front[i]);
        if (i + 1 < front.size())
            line.emplace_back(front[i].x(), front[i + 1].y());
    }
    line.emplace_back(front.back().x(), yHigher ? std::max(plot.bottom(), front.back().y()) : std::min(plot.top(), front.back().y()));
    return line;
}

bool insidePolygon(std::span<const QPointF> polygon, const QPointF& p)
{
    bool inside = false;
    for (std::size_t i = 0, j = polygon.size() - 1; i < polygon.size(); j = i++) {
        const QPointF &a = polygon[i], &b = polygon[j];
        if ((a.y() > p.y()) != (b.y() > p.y()) && p.x() < (b.x() - a.x()) * (p.y() - a.y()) / (b.y() - a.y()) + a.x())
            inside = !inside;
    }
    return inside;
}

int HitGrid::column(double x) const { return std::clamp(static_cast<int>(std::clamp((x - m_x0) / m_dx, -1.0, 1e6)), 0, kCells - 1); }
int HitGrid::row(double y) const { return std::clamp(static_cast<int>(std::clamp((y - m_y0) / m_dy, -1.0, 1e6)), 0, kCells - 1); }

void HitGrid::build(std::span<const double> x, std::span<const double> y)
{
    m_x.assign(x.begin(), x.end());
    m_y.assign(y.begin(), y.end());
    double x0 = std::numeric_limits<double>::infinity(), x1 = -x0, y0 = x0, y1 = -x0;
    const auto shown = [&](std::size_t i) { return std::isfinite(m_x[i]) && std::isfinite(m_y[i]); };
    for (std::size_t i = 0; i < m_x.size(); ++i)
        if (shown(i)) {
            x0 = std::min(x0, m_x[i]), x1 = std::max(x1, m_x[i]);
            y0 = std::min(y0, m_y[i]), y1 = std::max(y1, m_y[i]);
        }
    m_start.assign(kCells * kCells + 1, 0);
    m_items.clear();
    if (!(x0 <= x1))
        return;
    m_x0 = x0, m_y0 = y0;
    m_dx = x1 > x0 ? (x1 - x0) / kCells : 1;
    m_dy = y1 > y0 ? (y1 - y0) / kCells : 1;
    const auto cell = [&](std::size_t i) { return static_cast<std::size_t>(row(m_y[i]) * kCells + column(m_x[i])); };
    for (std::size_t i = 0; i < m_x.size(); ++i)
        if (shown(i))
            ++m_start[cell(i) + 1];
    std::partial_sum(m_start.begin(), m_start.end(), m_start.begin());
    m_items.resize(static_cast<std::size_t>(m_start.back()));
    std::vector<std::int32_t> next(m_start.begin(), m_start.end() - 1);
    for (std::size_t i = 0; i < m_x.size(); ++i)
        if (shown(i))
            m_items[static_cast<std::size_t>(next[cell(i)]++)] = static_cast<std::int32_t>(i);
}

std::int32_t HitGrid::nearest(double x, double y, double reachX, double reachY) const
{
    std::int32_t best = -1;
    double least = 1;
    if (m_items.empty() || !std::isfinite(x + y) || !(reachX > 0) || !(reachY > 0))
        return best;
    for (int r = row(y - reachY); r <= row(y + reachY); ++r)
        for (int c = column(x - reachX); c <= column(x + reachX); ++c) {
            const auto cell = static_cast<std::size_t>(r * kCells + c);
            for (std::int32_t k = m_start[cell]; k < m_start[cell + 1]; ++k) {
                const std::int32_t i = m_items[static_cast<std::size_t>(k)];
                const double dx = (m_x[static_cast<std::size_t>(i)] - x) / reachX, dy = (m_y[static_cast<std::size_t>(i)] - y) / reachY;
                const double distance = dx * dx + dy * dy;
                if (distance < least || (distance == least && i < best)) {
                    least = distance;
                    best = i;
                }
            }
        }
    return best;
}

std::int32_t nearestOf(std::span<const double> x, std::span<const double> y, double toX, double toY, double reachX, double reachY)
{
    std::int32_t best = -1;
    double least = 1;
    if (!std::isfinite(toX + toY) || !(reachX > 0) || !(reachY > 0))
        return best;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double dx = (x[i] - toX) / reachX, dy = (y[i] - toY) / reachY, distance = dx * dx + dy * dy;
        if (distance < least || (distance == least && best < 0)) { // false of NaN
            least = distance;
            best = static_cast<std::int32_t>(i);
        }
    }
    return best;
}

std::vector<double> spread(std::span<const double> wanted, double height, double low, double high)
{
    std::vector<double> places(wanted.begin(), wanted.end());
    for (std::size_t i = 0; i < places.size(); ++i)
        places[i] = std::max(places[i], i == 0 ? low : places[i - 1] + height);
    for (std::size_t i = places.size(); i-- > 0;)
        places[i] = std::min(places[i], i + 1 == places.size() ? high : places[i + 1] - height);
    return places;
}

} // namespace pim::widgets
