// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QString>

#include "widgets/explain/figure_question.h"

namespace pim::widgets {

enum class BreakdownQuantity { Energy, Power, Area, Latency };
enum class BreakdownBy { Component, Layer, Both };

/// A piece of a whole: a component of a layer, of all layers, or a layer as a whole.
struct BreakdownPart
{
    double value = 0; ///< in the quantity's unit: nJ, W, um2, ns
    std::optional<network::LayerId> layer;
    std::optional<evaluation::CostCentre> centre;
    QString name; ///< of the component, else of the layer
    FigureQuestion question;
};

/// One bar: a component or a layer with its parts.
struct BreakdownGroup
{
    QString name;
    std::optional<network::LayerId> layer;
    std::optional<evaluation::CostCentre> centre;
    double value = 0;
    std::vector<BreakdownPart> parts; ///< in the fixed order of components, or of layers
};

/// What a quantity of an evaluated design is made of.
struct BreakdownData
{
    BreakdownQuantity quantity = BreakdownQuantity::Energy;
    BreakdownBy by = BreakdownBy::Component;
    std::vector<BreakdownGroup> groups; ///< components the largest first, layers in their order
    double total = 0; ///< sum of the groups; of latencies the inference's, since layers work at the same time
    bool sums = true; ///< groups add up to the total
};

/// by Component: a group a component, undivided; by Layer: a group a layer, undivided; Both: layers divided by component.
/// Latency: the time each layer works for one inference, whatever \a by. What belongs to no layer (routers) is a group.
BreakdownData breakdownOf(const EvaluatedDesign& design, BreakdownQuantity quantity, BreakdownBy by);

/// A line a part: layer, component, value, unit, share. Fields with separators or quotes are quoted.
QString breakdownCsv(const BreakdownData& data);
/// "9.20 mJ"
QString breakdownText(BreakdownQuantity quantity, double value);

} // namespace pim::widgets
