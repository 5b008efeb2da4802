// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>

#include "core/compare/comparison.h"

// What compareDesigns() is put together from.
namespace pim::compare {

/// What differs by less than this part is the same: sums in another order.
inline constexpr double kRounding = 1e-12;
inline bool sameUpToRounding(double a, double b)
{
    return a == b || std::abs(a - b) <= kRounding * std::max(std::abs(a), std::abs(b));
}

double energyUj(const evaluation::CentreCost& cost); ///< per inference
double energyUj(const evaluation::Breakdown& breakdown);

/// Why each design differs from the reference in latency, period, energy, peak power and area. Needs all other parts.
std::vector<Reason> reasonsOf(const Comparison& comparison);

} // namespace pim::compare
