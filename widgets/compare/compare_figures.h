// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QPointF>
#include <QPolygonF>
#include <QRectF>
#include <QSizeF>

#include "core/compare/comparison.h"

// Geometry of the comparison's figures, for painting and for finding what is under the mouse.
namespace pim::widgets {

/// A part of a stacked bar.
struct EnergyPart
{
    std::size_t design = 0;
    compare::CostGroup group = compare::CostGroup::Adc;
    double uj = 0;
    QRectF rect;
};
struct EnergyScene
{
    std::vector<EnergyPart> parts; ///< from below upwards, designs in order
    std::vector<std::pair<QPolygonF, compare::CostGroup>> bands; ///< between equal parts of neighbours
    std::vector<double> totalsUj, tops; ///< per design: sum, and where its bar ends
    std::vector<double> ticksUj;
    QRectF plot;
    double mostUj = 0;
    double y(double uj) const { return plot.bottom() - uj / mostUj * plot.height(); }
};
/// Bars of all designs side by side within \a area; the scale begins at 0.
EnergyScene energyScene(const compare::Comparison& comparison, const QRectF& area);

/// One layer's difference of a design to the reference.
struct LayerBar
{
    std::size_t row = 0; ///< of Comparison::layers
    double differenceUj = 0;
    QRectF rect; ///< of the bar
    QRectF line; ///< of the whole row
};
struct LayerScene
{
    std::vector<LayerBar> bars;
    double zero = 0; ///< x of no difference
};
/// Layers on crossbars, and others that take energy, in order; \a design against the reference.
LayerScene layerScene(const compare::Comparison& comparison, std::size_t design, double width, double rowHeight,
                      double labelWidth, double valueWidth);

struct RadarScene
{
    QPointF centre;
    double radius = 0;
    double low = 0; ///< value at the centre
    std::vector<QPointF> ends; ///< of the axes
    std::vector<QPolygonF> shapes; ///< per design, closed; empty where a value is missing
    QPointF at(std::size_t axis, double value) const;
};
/// The shown range begins a step of 0.05 below the least value.
RadarScene radarScene(const compare::Comparison& comparison, const QRectF& area);

} // namespace pim::widgets
