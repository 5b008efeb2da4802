// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QFont>
#include <QPixmap>
#include <QString>

#include "widgets/network/graph_scene.h"
#include "widgets/network/node_metric.h"

class QPainter;

namespace pim::widgets {

/// What is written in a node.
struct NodeText
{
    QString title;
    QString subtitle; ///< second line; empty: the node has one line
};
NodeText nodeText(const NetworkGraph& graph, int node, const evaluation::Evaluation* evaluation);
/// Everything about a node, for its tool tip and for screen readers; lines apart.
QString nodeDescription(const NetworkGraph& graph, int node, const evaluation::Evaluation* evaluation, const MetricScale& metric);
/// "bn1, relu": last parts of the names of attached nodes, three at most.
QString attachedNames(const NetworkGraph& graph, const std::vector<int>& attached);

/// Fill in the sizes of all nodes; they do not depend on the design, so a new one moves nothing.
void sizeNodes(NetworkGraph& graph);

/// Paints a scene: only what is seen, in the detail that can be seen.
class GraphPainter
{
public:
    /// Prepare texts and colours; call when scene, figures, language or theme change.
    void prepare(const GraphScene& scene, const MetricScale& metric, const evaluation::Evaluation* evaluation);

    struct Look
    {
        int selectedLayer = -1;
        int current = -1; ///< node of the keyboard
        bool focused = false;
        int hovered = -1;
        QString find; ///< characters to light up in titles
        int found = -1; ///< node of the match that is shown
        bool outOfDate = false;
    };
    /// \a painter is in widget pixels; \a camera maps the scene to them.
    void paint(QPainter& painter, const GraphScene& scene, const GraphCamera& camera, const QSizeF& view, const Look& look) const;
    void paintMinimap(QPainter& painter, const GraphScene& scene, const QRectF& target) const;
    QColor colourOf(const GraphScene& scene, int node) const; ///< invalid: no value
    const NodeText& text(int node) const { return m_texts[static_cast<std::size_t>(node)]; }

private:
    void paintNode(QPainter& painter, const GraphScene& scene, int node, double scale, const Look& look) const;
    void paintTitle(QPainter& painter, const QRectF& rect, const QString& title, const QFont& font, const Look& look, bool found) const;
    void paintArrow(QPainter& painter, const QPolygonF& line) const;

    MetricScale m_metric;
    std::vector<NodeText> m_texts;
    std::vector<QString> m_values;
    std::vector<QColor> m_colours;
    QPixmap m_crossbar, m_vector, m_free, m_unsupported, m_closed, m_open;
    QFont m_title, m_caption, m_captionBold, m_body;
};

} // namespace pim::widgets
