// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include <QPolygonF>
#include <QRectF>

#include "widgets/network/graph_layout.h"
#include "widgets/network/network_graph.h"

namespace pim::widgets {

/// A laid out network with an index of what is where: the painter and the hit test ask the same arrays.
class GraphScene
{
public:
    GraphScene(std::shared_ptr<const NetworkGraph> graph, GraphLayout layout);

    const NetworkGraph& graph() const { return *m_graph; }
    const std::shared_ptr<const NetworkGraph>& sharedGraph() const { return m_graph; }
    const GraphLayout& layout() const { return m_layout; }
    const QPolygonF& polyline(int edge) const { return m_lines[static_cast<std::size_t>(edge)]; }
    QRectF bounds() const { return { QPointF(), m_layout.size }; }

    /// Nodes and edges that may be seen in \a area, in drawing order, each once.
    struct Visible
    {
        std::vector<int> nodes, edges;
    };
    Visible visible(const QRectF& area) const;
    /// Node at a point of the scene, or -1.
    int nodeAt(const QPointF& point) const;
    /// Block whose frame's head is at the point, or -1.
    int blockHeadAt(const QPointF& point) const;
    QRectF blockHead(int block) const;
    int nodeById(const std::string& id) const;
    /// Next node from \a node towards \a key (Qt::Key_Up …): along edges up and down, by place left and right; -1: none.
    int neighbour(int node, int key) const;

private:
    template<class Visit> void eachCell(const QRectF& area, Visit visit) const;

    std::shared_ptr<const NetworkGraph> m_graph;
    GraphLayout m_layout;
    std::vector<QPolygonF> m_lines;
    double m_cell = 256;
    int m_columns = 1, m_rows = 1;
    std::vector<std::vector<int>> m_nodeCells, m_edgeCells;
};

/// Which part of a scene a widget shows.
struct GraphCamera
{
    double scale = 1;
    QPointF origin; ///< scene point at the widget's upper left

    static constexpr double kSmallest = 0.005, kLargest = 4;
    QPointF toScene(const QPointF& p) const { return origin + p / scale; }
    QPointF toView(const QPointF& p) const { return (p - origin) * scale; }
    QRectF toScene(const QRectF& r) const { return { toScene(r.topLeft()), r.size() / scale }; }
    QRectF toView(const QRectF& r) const { return { toView(r.topLeft()), r.size() * scale }; }
    /// Change the scale; the scene point below \a anchor (a point of the widget) stays.
    void zoomAt(const QPointF& anchor, double factor);
    /// Show \a area whole in a widget of \a view pixels, no larger than \a most.
    void fit(const QRectF& area, const QSizeF& view, double most = 1);
    void centreOn(const QPointF& scenePoint, const QSizeF& view);
    /// Keep at least a piece of \a area in sight.
    void clampTo(const QRectF& area, const QSizeF& view);
};

} // namespace pim::widgets
