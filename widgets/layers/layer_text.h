// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/evaluation/evaluation.h"
#include "core/network/network.h"

namespace pim::widgets {

/// "112×112×64" (height × width × channels); "1,000" for a vector.
QString shapeText(const network::FeatureMap& map);
/// "7×7 /2", "3×3 /2 g136"; the operator where there is no window.
QString kernelText(const network::Layer& layer);
/// What became of a node, in words: "on crossbars", "on a vector unit", "free".
QString statusText(network::MappingStatus status);
/// Symbol of a status in resources/icons.
QString statusIcon(network::MappingStatus status);
network::MappingStatus statusOf(const network::Layer& layer);

/// Energy of one inference that a layer takes, all cost centres.
Energy energyOf(const evaluation::LayerEvaluation& layer);
/// What a layer's units draw at their peak.
Power peakPowerOf(const evaluation::LayerEvaluation& layer);
Area areaOf(const evaluation::LayerEvaluation& layer);

} // namespace pim::widgets
