// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/network/graph_scene.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace pim::widgets {
namespace {

constexpr double kHeadHeight = 20;
constexpr int kStepsPerCurve = 6, kMostSteps = 40;

QPolygonF flattened(const std::vector<QPointF>& chain)
{
    QPolygonF line;
    if (chain.empty())
        return line;
    line << chain.front();
    for (std::size_t i = 0; i + 3 < chain.size(); i += 3) {
        const QPointF &a = chain[i], &b = chain[i + 1], &c = chain[i + 2], &d = chain[i + 3];
        // A straight piece needs no points between its ends.
        const QPointF along = d - a;
        const double length = std::hypot(along.x(), along.y());
        const auto off = [&](const QPointF& p) { return std::abs((p.x() - a.x()) * along.y() - (p.y() - a.y()) * along.x()); };
        if (length > 0 && std::max(off(b), off(c)) < 0.3 * length) {
            line << d;
            continue;
        }
        const int steps = std::clamp(static_cast<int>(length / 40), kStepsPerCurve, kMostSteps);
        for (int k = 1; k <= steps; ++k) {
            const double t = static_cast<double>(k) / steps, u = 1 - t;
            line << u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
        }
    }
    return line;
}

} // namespace

GraphScene::GraphScene(std::shared_ptr<const NetworkGraph> graph, GraphLayout layout) : m_graph(std::move(graph)), m_layout(std::move(layout))
{
    m_layout.nodes.resize(m_graph->nodes.size());
    m_layout.edges.resize(m_graph->edges.size());
    m_layout.blocks.resize(m_graph->blocks.size());
    m_lines.reserve(m_layout.edges.size());
    for (const auto& edge : m_layout.edges)
        m_lines.push_back(flattened(edge));
    // Cells of about a screen's quarter; fewer where the drawing is enormous.
    const double area = m_layout.size.width() * m_layout.size.height();
    m_cell = std::max(256.0, std::sqrt(area / 20000));
    m_columns = std::max(1, static_cast<int>(std::ceil(m_layout.size.width() / m_cell)));
    m_rows = std::max(1, static_cast<int>(std::ceil(m_layout.size.height() / m_cell)));
    m_nodeCells.resize(static_cast<std::size_t>(m_columns) * static_cast<std::size_t>(m_rows));
    m_edgeCells.resize(m_nodeCells.size());
    for (std::size_t i = 0; i < m_layout.nodes.size(); ++i)
        eachCell(m_layout.nodes[i], [&](std::size_t cell) { m_nodeCells[cell].push_back(static_cast<int>(i)); });
    for (std::size_t i = 0; i < m_lines.size(); ++i)
        for (qsizetype k = 1; k < m_lines[i].size(); ++k)
            eachCell(QRectF(m_lines[i][k - 1], m_lines[i][k]).normalized().adjusted(-4, -4, 4, 4), [&](std::size_t cell) {
                if (m_edgeCells[cell].empty() || m_edgeCells[cell].back() != static_cast<int>(i))
                    m_edgeCells[cell].push_back(static_cast<int>(i));
            });
}

template<class Visit> void GraphScene::eachCell(const QRectF& area, Visit visit) const
{
    const auto index = [this](double at, int count) { return std::clamp(static_cast<int>(std::floor(at / m_cell)), 0, count - 1); };
    const int left = index(area.left(), m_columns), right = index(area.right(), m_columns);
    const int top = index(area.top(), m_rows), bottom = index(area.bottom(), m_rows);
    for (int y = top; y <= bottom; ++y)
        for (int x = left; x <= right; ++x)
            visit(static_cast<std::size_t>(y) * static_cast<std::size_t>(m_columns) + static_cast<std::size_t>(x));
}

GraphScene::Visible GraphScene::visible(const QRectF& area) const
{
    Visible seen;
    eachCell(area, [&](std::size_t cell) {
        seen.nodes.insert(seen.nodes.end(), m_nodeCells[cell].begin(), m_nodeCells[cell].end());
        seen.edges.insert(seen.edges.end(), m_edgeCells[cell].begin(), m_edgeCells[cell].end());
    });
    for (std::vector<int>* list : { &seen.nodes, &seen.edges }) {
        std::sort(list->begin(), list->end());
        list->erase(std::unique(list->begin(), list->end()), list->end());
    }
    return seen;
}

int GraphScene::nodeAt(const QPointF& point) const
{
    int found = -1;
    eachCell(QRectF(point, QSizeF(0, 0)), [&](std::size_t cell) {
        for (const int i : m_nodeCells[cell])
            if (m_layout.nodes[static_cast<std::size_t>(i)].contains(point))
                found = i;
    });
    return found;
}

QRectF GraphScene::blockHead(int block) const
{
    const QRectF& frame = m_layout.blocks[static_cast<std::size_t>(block)];
    return frame.isNull() ? QRectF() : QRectF(frame.left(), frame.top(), std::min(frame.width(), 90.0), kHeadHeight);
}

int GraphScene::blockHeadAt(const QPointF& point) const
{
    for (std::size_t i = 0; i < m_layout.blocks.size(); ++i)
        if (blockHead(static_cast<int>(i)).contains(point))
            return static_cast<int>(i);
    return -1;
}

int GraphScene::nodeById(const std::string& id) const
{
    for (std::size_t i = 0; i < m_graph->nodes.size(); ++i)
        if (m_graph->nodes[i].id == id)
            return static_cast<int>(i);
    return -1;
}

int GraphScene::neighbour(int node, int key) const
{
    if (node < 0 || node >= static_cast<int>(m_layout.nodes.size()))
        return -1;
    const QPointF here = m_layout.nodes[static_cast<std::size_t>(node)].center();
    int best = -1;
    double nearest = std::numeric_limits<double>::infinity();
    if (key == Qt::Key_Up || key == Qt::Key_Down) {
        for (const GraphEdge& edge : m_graph->edges) {
            const int other = key == Qt::Key_Down ? (edge.from == node ? edge.to : -1) : (edge.to == node ? edge.from : -1);
            if (other < 0)
                continue;
            const QPointF there = m_layout.nodes[static_cast<std::size_t>(other)].center();
            if (const double way = std::hypot(there.x() - here.x(), there.y() - here.y()); way < nearest) {
                nearest = way;
                best = other;
            }
        }
        return best;
    }
    for (std::size_t i = 0; i < m_layout.nodes.size(); ++i) {
        const QPointF way = m_layout.nodes[i].center() - here;
        const double ahead = key == Qt::Key_Right ? way.x() : -way.x();
        const double cost = ahead + 3 * std::abs(way.y());
        if (static_cast<int>(i) != node && ahead > 1 && std::abs(way.y()) < 2 * ahead + 60 && cost < nearest) {
            nearest = cost;
            best = static_cast<int>(i);
        }
    }
    return best;
}

void GraphCamera::zoomAt(const QPointF& anchor, double factor)
{
    const QPointF fixed = toScene(anchor);
    scale = std::clamp(scale * factor, kSmallest, kLargest);
    origin = fixed - anchor / scale;
}

void GraphCamera::fit(const QRectF& area, const QSizeF& view, double most)
{
    if (area.isEmpty() || view.isEmpty())
        return;
    scale = std::clamp(std::min(view.width() / area.width(), view.height() / area.height()), kSmallest, most);
    centreOn(area.center(), view);
}

void GraphCamera::centreOn(const QPointF& scenePoint, const QSizeF& view)
{
    origin = scenePoint - QPointF(view.width(), view.height()) / (2 * scale);
}

void GraphCamera::clampTo(const QRectF& area, const QSizeF& view)
{
    constexpr double kKept = 60; // pixels
    const double keep = kKept / scale;
    origin.setX(std::clamp(origin.x(), area.left() + keep - view.width() / scale, std::max(area.right() - keep, area.left() + keep - view.width() / scale)));
    origin.setY(std::clamp(origin.y(), area.top() + keep - view.height() / scale, std::max(area.bottom() - keep, area.top() + keep - view.height() / scale)));
}

} // namespace pim::widgets
