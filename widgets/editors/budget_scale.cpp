// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/editors/budget_scale.h"

#include <algorithm>
#include <cmath>

namespace pim::widgets {

BudgetScale BudgetScale::of(Power budget, std::optional<Power> feasibleFrom, const std::vector<BudgetPoint>& curve, const QRectF& plot)
{
    BudgetScale scale;
    scale.plot = plot;
    double low = 1, high = 1000;
    const auto hold = [&](double watts) {
        if (!(watts > 0) || !std::isfinite(watts))
            return;
        low = std::min(low, watts);
        high = std::max(high, watts);
    };
    hold(budget.value);
    if (feasibleFrom)
        hold(feasibleFrom->value * 0.7);
    for (const BudgetPoint& point : curve)
        hold(point.budget.value);
    scale.lowW = std::pow(10, std::floor(std::log10(low) + 1e-9));
    scale.highW = std::pow(10, std::ceil(std::log10(high) - 1e-9));
    return scale;
}

double BudgetScale::xOf(double watts) const
{
    const double share = std::log(std::max(watts, 1e-12) / lowW) / std::log(highW / lowW);
    return plot.left() + std::clamp(share, 0.0, 1.0) * plot.width();
}

double BudgetScale::wattsAt(double x) const
{
    const double share = plot.width() > 0 ? std::clamp((x - plot.left()) / plot.width(), 0.0, 1.0) : 0.0;
    return lowW * std::pow(highW / lowW, share);
}

std::vector<double> BudgetScale::ticks() const
{
    std::vector<double> all;
    const int decades = static_cast<int>(std::lround(std::log10(highW / lowW)));
    for (int i = 0; i <= decades; i += decades > 5 ? 2 : 1)
        all.push_back(lowW * std::pow(10, i));
    return all;
}

std::vector<QPointF> BudgetScale::polyline(const std::vector<BudgetPoint>& curve) const
{
    std::vector<BudgetPoint> sorted;
    std::copy_if(curve.begin(), curve.end(), std::back_inserter(sorted), [](const BudgetPoint& p) { return std::isfinite(p.value) && p.budget.value > 0; });
    std::sort(sorted.begin(), sorted.end(), [](const BudgetPoint& a, const BudgetPoint& b) { return a.budget < b.budget; });
    double low = 0, high = 0;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        low = i == 0 ? sorted[i].value : std::min(low, sorted[i].value);
        high = i == 0 ? sorted[i].value : std::max(high, sorted[i].value);
    }
    // A flat curve must look flat: the axis spans at least a tenth of the largest value.
    const double span = std::max(high - low, std::abs(high) * 0.1);
    std::vector<QPointF> points;
    for (const BudgetPoint& p : sorted) {
        const double share = span > 0 ? (p.value - low) / span : 0.5;
        points.emplace_back(xOf(p.budget.value), plot.bottom() - (0.12 + 0.76 * share) * plot.height());
    }
    return points;
}

double roundedPower(double watts)
{
    if (!(watts > 0) || !std::isfinite(watts))
        return watts;
    const double unit = std::pow(10, std::floor(std::log10(watts)) - 2);
    // Dividing by a whole number where it can be keeps 2.4 the double that a person writes.
    return unit < 1 ? std::round(watts / unit) / std::round(1 / unit) : std::round(watts / unit) * unit;
}

} // namespace pim::widgets
