// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QRectF>

namespace pim::widgets {

/// Squarified treemap (Bruls, Huizing and van Wijk, 2000): rectangles in \a area whose areas are in proportion to \a values,
/// as square as may be. One rectangle a value, in the order given; empty for what is not positive. Rectangles do not overlap
/// and fill the area. Values may come in any order.
std::vector<QRectF> squarified(const std::vector<double>& values, const QRectF& area);

} // namespace pim::widgets
