// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/network/node_metric.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <QCoreApplication>

#include "widgets/common/quantity_text.h"
#include "widgets/layers/layer_text.h"

namespace pim::widgets {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
QString translated(const char* text) { return QCoreApplication::translate("pim::network", text); }

double valueOf(NodeMetric metric, const network::Layer& layer, const evaluation::LayerEvaluation* figures)
{
    const bool crossbars = layer.onCrossbars();
    switch (metric) {
    case NodeMetric::Operations: return crossbars ? 2.0 * static_cast<double>(layer.macs) : kNone;
    case NodeMetric::Weights: return crossbars ? static_cast<double>(layer.weights + layer.biases) : kNone;
    default: break;
    }
    if (!figures)
        return kNone;
    switch (metric) {
    case NodeMetric::Crossbars: return crossbars ? static_cast<double>(figures->crossbars) : kNone;
    case NodeMetric::Duplication: return crossbars ? static_cast<double>(figures->weightDuplication) : kNone;
    case NodeMetric::Energy: return energyOf(*figures).value * 1e-9;
    case NodeMetric::Time: return static_cast<double>(figures->blocks) * figures->blockTime.value * 1e-9;
    case NodeMetric::Utilisation: return crossbars ? figures->crossbarUtilization : kNone;
    default: return kNone;
    }
}

} // namespace

QString metricName(NodeMetric metric)
{
    switch (metric) {
    case NodeMetric::Crossbars: return translated(QT_TRANSLATE_NOOP("pim::network", "Crossbars"));
    case NodeMetric::Duplication: return translated(QT_TRANSLATE_NOOP("pim::network", "Duplication"));
    case NodeMetric::Energy: return translated(QT_TRANSLATE_NOOP("pim::network", "Energy"));
    case NodeMetric::Time: return translated(QT_TRANSLATE_NOOP("pim::network", "Time"));
    case NodeMetric::Utilisation: return translated(QT_TRANSLATE_NOOP("pim::network", "Cells used"));
    case NodeMetric::Operations: return translated(QT_TRANSLATE_NOOP("pim::network", "Operations"));
    case NodeMetric::Weights: break;
    }
    return translated(QT_TRANSLATE_NOOP("pim::network", "Weights"));
}

bool needsEvaluation(NodeMetric metric) { return metric != NodeMetric::Operations && metric != NodeMetric::Weights; }

double MetricScale::position(double value) const
{
    if (!(high > low))
        return 1;
    if (logarithmic)
        return value > 0 ? std::clamp(std::log(value / low) / std::log(high / low), 0.0, 1.0) : 0.0;
    return std::clamp((value - low) / (high - low), 0.0, 1.0);
}

double MetricScale::valueAt(double position) const
{
    return logarithmic ? low * std::pow(high / low, position) : low + position * (high - low);
}

QString MetricScale::text(double value) const
{
    if (!std::isfinite(value))
        return QStringLiteral("–");
    switch (metric) {
    case NodeMetric::Crossbars:
    case NodeMetric::Duplication:
    case NodeMetric::Weights: return countText(static_cast<std::int64_t>(std::llround(value)));
    case NodeMetric::Energy: return quantity(value, QStringLiteral("J")).text();
    case NodeMetric::Time: return quantity(value, QStringLiteral("s")).text();
    case NodeMetric::Utilisation: return percentText(value);
    case NodeMetric::Operations: break;
    }
    return quantity(value, QStringLiteral("OP")).text();
}

double MetricScale::together(const std::vector<int>& layers) const
{
    double sum = 0;
    int count = 0;
    for (const int layer : layers) {
        const auto at = static_cast<std::size_t>(layer);
        if (layer >= 0 && at < values.size() && std::isfinite(values[at])) {
            sum += values[at];
            ++count;
        }
    }
    if (count == 0)
        return kNone;
    const bool mean = metric == NodeMetric::Utilisation || metric == NodeMetric::Duplication;
    return mean ? sum / count : sum;
}

MetricScale metricScale(NodeMetric metric, const network::Network& network, const evaluation::Evaluation* evaluation)
{
    MetricScale scale;
    scale.metric = metric;
    scale.logarithmic = metric != NodeMetric::Utilisation;
    const bool matches = evaluation && evaluation->layers.size() == network.layers.size();
    scale.values.resize(network.layers.size(), kNone);
    double low = std::numeric_limits<double>::infinity(), high = 0;
    for (std::size_t i = 0; i < network.layers.size(); ++i) {
        const double value = valueOf(metric, network.layers[i], matches ? &evaluation->layers[i] : nullptr);
        scale.values[i] = value;
        if (std::isfinite(value) && value > 0) {
            low = std::min(low, value);
            high = std::max(high, value);
        }
    }
    if (high > 0) {
        scale.low = low;
        scale.high = high;
    }
    return scale;
}

} // namespace pim::widgets
