// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QColor>
#include <QString>

#include "core/network/network.h"

namespace pim::widgets {

/// Colours of layers, the same in every view: one hue a stage of the network (layers on maps of one size), lighter from
/// layer to layer within it. Vector layers have their first provider's colour.
struct LayerColour
{
    QColor edge; ///< the stage's hue
    QColor fill; ///< the hue towards the base colour of the theme
};
std::vector<LayerColour> layerColours(const network::Network& network);

/// What is telling in a layer's name: "/layer1/layer1.0/conv1/Conv" is "layer1.0.conv1".
QString shortLayerName(const std::string& name);

} // namespace pim::widgets
