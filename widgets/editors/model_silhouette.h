// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>
#include <vector>

#include <QPainterPath>
#include <QRectF>

#include "core/network/network.h"

namespace pim::widgets {

/// A network small enough for a dock: a bar per layer on crossbars, as tall as its feature map is large (logarithmic), and
/// arcs where data passes over layers.
struct ModelSilhouette
{
    struct Bar
    {
        double height = 1; ///< 0…1
        bool fullyConnected = false;
    };
    std::vector<Bar> bars;
    std::vector<std::pair<int, int>> skips; ///< bars that an arc joins; the second at least two after the first

    /// At most \a mostBars: longer networks are thinned out evenly.
    static ModelSilhouette of(const network::Network& network, int mostBars = 96);
    std::vector<QRectF> barRects(const QRectF& area) const;
    QPainterPath arcs(const QRectF& area) const;
};

} // namespace pim::widgets
