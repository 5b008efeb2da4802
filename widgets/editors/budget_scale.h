// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QPointF>
#include <QRectF>

#include "core/base/units.h"

namespace pim::widgets {

/// A known result of the power budget's preview: what the search found with this budget.
struct BudgetPoint
{
    Power budget;
    double value = 0; ///< of the objective
};

/// Where powers stand on the logarithmic axis of the budget slider, and the curve above it. Whole decades that hold the
/// budget, the smallest feasible one and the points, at least 1 W to 1 kW.
struct BudgetScale
{
    double lowW = 1, highW = 1000; ///< powers of ten
    QRectF plot; ///< curve area; the groove lies below it on the same axis

    static BudgetScale of(Power budget, std::optional<Power> feasibleFrom, const std::vector<BudgetPoint>& curve, const QRectF& plot);
    double xOf(double watts) const;
    double wattsAt(double x) const;
    std::vector<double> ticks() const; ///< the decades, every second one where there are more than five
    /// The curve in widget coordinates, from the lowest to the highest value with a margin.
    std::vector<QPointF> polyline(const std::vector<BudgetPoint>& curve) const;
};

/// \a watts with three significant digits: what a slider or a step gives.
double roundedPower(double watts);

} // namespace pim::widgets
