// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>
#include <string>
#include <vector>

#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include "widgets/network/network_graph.h"

namespace pim::widgets {

/// Places of a NetworkGraph, in logical pixels at 100 %; y grows downwards.
struct GraphLayout
{
    std::vector<QRectF> nodes; ///< one a node
    /// One an edge: a Bézier chain of 1 + 3 n points from the border of its first node to that of its second.
    std::vector<std::vector<QPointF>> edges;
    std::vector<QRectF> blocks; ///< frame of each block; null where it is collapsed or cannot be drawn
    QSizeF size;
    bool simple = false; ///< not by Graphviz
    std::string note; ///< why not, when simple
    double seconds = 0;
    bool cancelled = false; ///< nothing else is filled
};

/// Graphs above this size are laid out by simpleLayout(): Graphviz would take longer than people wait.
inline constexpr std::size_t kLargestGraphvizGraph = 12000; ///< nodes and edges

/// Lay out with Graphviz' dot, or with simpleLayout() where Graphviz fails. For a worker thread: Graphviz has global state, so
/// calls wait for each other behind one lock, and cannot be interrupted; \a stop is looked at before and after.
/// Names never reach Graphviz. REQUIRES: widths and heights of the nodes are positive.
GraphLayout layoutGraph(const NetworkGraph& graph, std::stop_token stop = {});

/// Layers below each other by longest path, barycentres within; a few milliseconds for thousands of nodes.
GraphLayout simpleLayout(const NetworkGraph& graph);

} // namespace pim::widgets
