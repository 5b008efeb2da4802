// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include <QString>

#include "core/evaluation/evaluation.h"
#include "core/network/network.h"

namespace pim::widgets {

/// What nodes of the network are coloured by.
enum class NodeMetric { Crossbars, Duplication, Energy, Time, Utilisation, Operations, Weights };
inline constexpr int kNodeMetricCount = 7;

QString metricName(NodeMetric metric);
/// Metrics beside operations and weights need an evaluated design.
bool needsEvaluation(NodeMetric metric);

/// One figure a layer, and where it stands between the smallest and the largest.
struct MetricScale
{
    NodeMetric metric = NodeMetric::Operations;
    std::vector<double> values; ///< SI; NaN: the layer has none
    double low = 0, high = 0; ///< of those that are there
    bool logarithmic = true;

    bool empty() const { return !(high > 0); }
    /// 0…1 along the palette; shares linear, amounts logarithmic.
    double position(double value) const;
    /// The value at a position: middle of a legend.
    double valueAt(double position) const;
    QString text(double value) const; ///< with its unit; an en dash for NaN
    /// Sum of a group of layers; the mean of shares. NaN when none has a value.
    double together(const std::vector<int>& layers) const;
};

/// \a evaluation may be null or of another network; metrics that need it are then empty.
MetricScale metricScale(NodeMetric metric, const network::Network& network, const evaluation::Evaluation* evaluation);

} // namespace pim::widgets
