// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/breakdown/treemap.h"

#include <algorithm>
#include <numeric>

namespace pim::widgets {
namespace {

/// Worst aspect ratio of a strip of \a areas with sum \a sum along a side of \a length.
double worst(double least, double most, double sum, double length)
{
    const double square = length * length, total = sum * sum;
    return std::max(square * most / total, total / (square * least));
}

} // namespace

std::vector<QRectF> squarified(const std::vector<double>& values, const QRectF& area)
{
    std::vector<QRectF> rects(values.size());
    double sum = 0;
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (values[i] > 0) {
            order.push_back(i);
            sum += values[i];
        }
    if (!(sum > 0) || area.isEmpty())
        return rects;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] > values[b]; });
    const double scale = area.width() * area.height() / sum;
    QRectF free = area;
    for (std::size_t begin = 0; begin < order.size();) {
        const double side = std::min(free.width(), free.height());
        double strip = 0, ratio = 0;
        std::size_t end = begin;
        for (; end < order.size(); ++end) {
            const double own = values[order[end]] * scale;
            const double next = worst(own, values[order[begin]] * scale, strip + own, side);
            if (end > begin && next > ratio)
                break;
            ratio = next;
            strip += own;
        }
        // The last strip takes all that is left, so that no seam remains from rounding.
        const bool last = end == order.size();
        const bool upright = free.width() >= free.height(); // the strip stands at the left
        const double depth = last ? (upright ? free.width() : free.height()) : strip / side;
        double at = upright ? free.top() : free.left();
        for (std::size_t k = begin; k < end; ++k) {
            const double share = values[order[k]] * scale / strip;
            const double length = k + 1 == end ? (upright ? free.bottom() : free.right()) - at : share * side;
            rects[order[k]] = upright ? QRectF(free.left(), at, depth, length) : QRectF(at, free.top(), length, depth);
            at += length;
        }
        if (upright)
            free.setLeft(free.left() + depth);
        else
            free.setTop(free.top() + depth);
        begin = end;
    }
    return rects;
}

} // namespace pim::widgets
