// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <numeric>

#include "widgets/network/graph_layout.h"

namespace pim::widgets {
namespace {

constexpr double kNodeGap = 28, kRankGap = 24, kLaneWidth = 10, kBorder = 24, kFramePad = 14, kFrameHead = 12;
/// Lanes for edges past other ranks; where a graph needs more, its long edges are drawn straight.
constexpr std::size_t kMostLanes = 200000;

/// A node, or the place where an edge passes a rank.
struct Place
{
    int node = -1;
    int rank = 0;
    double width = kLaneWidth;
    double x = 0; ///< centre
    double wanted = 0;
    std::vector<int> above;
};

std::vector<QPointF> polyline(const std::vector<QPointF>& corners)
{
    std::vector<QPointF> curve { corners.front() };
    for (std::size_t i = 1; i < corners.size(); ++i) {
        const QPointF a = corners[i - 1], b = corners[i];
        const double middle = (a.y() + b.y()) / 2; // leaves and arrives vertically
        curve.insert(curve.end(), { QPointF(a.x(), middle), QPointF(b.x(), middle), b });
    }
    return curve;
}

} // namespace

GraphLayout simpleLayout(const NetworkGraph& graph)
{
    GraphLayout layout;
    layout.simple = true;
    const std::size_t count = graph.nodes.size();
    if (count == 0)
        return layout;
    // Rank: longest path. Edges lead from earlier to later nodes except those of collapsed blocks' stray neighbours.
    std::vector<int> rank(count, 0);
    std::vector<std::vector<int>> in(count);
    for (const GraphEdge& edge : graph.edges)
        if (edge.from < edge.to)
            in[static_cast<std::size_t>(edge.to)].push_back(edge.from);
    for (std::size_t i = 0; i < count; ++i)
        for (const int from : in[i])
            rank[i] = std::max(rank[i], rank[static_cast<std::size_t>(from)] + 1);
    const int ranks = *std::max_element(rank.begin(), rank.end()) + 1;

    std::vector<Place> places(count);
    for (std::size_t i = 0; i < count; ++i)
        places[i] = { static_cast<int>(i), rank[i], graph.nodes[i].width, 0, 0, {} };
    std::size_t lanes = 0;
    for (const GraphEdge& edge : graph.edges)
        lanes += static_cast<std::size_t>(std::max(0, rank[static_cast<std::size_t>(edge.to)] - rank[static_cast<std::size_t>(edge.from)] - 1));
    const bool straight = lanes > kMostLanes;
    std::vector<std::vector<int>> path(graph.edges.size());
    for (std::size_t e = 0; e < graph.edges.size(); ++e) {
        const int from = graph.edges[e].from, to = graph.edges[e].to;
        path[e].push_back(from);
        if (!straight)
            for (int r = rank[static_cast<std::size_t>(from)] + 1; r < rank[static_cast<std::size_t>(to)]; ++r) {
                places.push_back({ -1, r, kLaneWidth, 0, 0, { path[e].back() } });
                path[e].push_back(static_cast<int>(places.size()) - 1);
            }
        path[e].push_back(to);
        if (from < to)
            places[static_cast<std::size_t>(to)].above.push_back(path[e][path[e].size() - 2]);
    }
    std::vector<std::vector<int>> rows(static_cast<std::size_t>(ranks));
    for (std::size_t i = 0; i < places.size(); ++i)
        rows[static_cast<std::size_t>(places[i].rank)].push_back(static_cast<int>(i));

    // Each rank from the top: places stand where those above them are, pushed apart, the rank as a whole moved to their mean.
    for (std::vector<int>& row : rows) {
        for (const int i : row) {
            Place& place = places[static_cast<std::size_t>(i)];
            if (place.above.empty())
                continue;
            double sum = 0;
            for (const int a : place.above)
                sum += places[static_cast<std::size_t>(a)].x;
            place.wanted = sum / static_cast<double>(place.above.size());
        }
        std::stable_sort(row.begin(), row.end(), [&places](int a, int b) { return places[static_cast<std::size_t>(a)].wanted < places[static_cast<std::size_t>(b)].wanted; });
        double edge = -1e12, drift = 0;
        for (const int i : row) {
            Place& place = places[static_cast<std::size_t>(i)];
            place.x = std::max(place.wanted, edge + place.width / 2);
            edge = place.x + place.width / 2 + kNodeGap;
            drift += place.x - place.wanted;
        }
        drift /= static_cast<double>(std::max<std::size_t>(row.size(), 1));
        for (const int i : row)
            places[static_cast<std::size_t>(i)].x -= drift;
    }
    std::vector<double> top(rows.size() + 1, kBorder + kFrameHead);
    std::vector<double> tall(rows.size(), 0);
    for (std::size_t r = 0; r < rows.size(); ++r) {
        for (const int i : rows[r])
            if (places[static_cast<std::size_t>(i)].node >= 0)
                tall[r] = std::max(tall[r], graph.nodes[static_cast<std::size_t>(i)].height);
        top[r + 1] = top[r] + tall[r] + kRankGap;
    }
    double left = 1e12, right = -1e12;
    for (const Place& place : places) {
        left = std::min(left, place.x - place.width / 2);
        right = std::max(right, place.x + place.width / 2);
    }
    const double shift = kBorder + kFramePad - left;
    for (Place& place : places)
        place.x += shift;

    layout.nodes.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto r = static_cast<std::size_t>(rank[i]);
        layout.nodes[i] = QRectF(places[i].x - graph.nodes[i].width / 2, top[r] + (tall[r] - graph.nodes[i].height) / 2, graph.nodes[i].width, graph.nodes[i].height);
    }
    layout.edges.resize(graph.edges.size());
    for (std::size_t e = 0; e < graph.edges.size(); ++e) {
        const QRectF &from = layout.nodes[static_cast<std::size_t>(graph.edges[e].from)], &to = layout.nodes[static_cast<std::size_t>(graph.edges[e].to)];
        std::vector<QPointF> corners { { from.center().x(), from.bottom() } };
        for (std::size_t k = 1; k + 1 < path[e].size(); ++k) {
            const Place& lane = places[static_cast<std::size_t>(path[e][k])];
            const auto r = static_cast<std::size_t>(lane.rank);
            corners.emplace_back(lane.x, top[r]);
            corners.emplace_back(lane.x, top[r] + tall[r]);
        }
        corners.emplace_back(to.center().x(), to.top());
        layout.edges[e] = polyline(corners);
    }
    // A frame is drawn only where it holds nothing else.
    layout.blocks.assign(graph.blocks.size(), QRectF());
    for (std::size_t i = 0; i < count; ++i)
        if (const int block = graph.nodes[i].block; block >= 0)
            layout.blocks[static_cast<std::size_t>(block)] |= layout.nodes[i];
    for (std::size_t b = 0; b < layout.blocks.size(); ++b) {
        QRectF& frame = layout.blocks[b];
        if (frame.isNull())
            continue;
        frame.adjust(-kFramePad, -kFrameHead, kFramePad, kFrameHead);
        for (std::size_t i = 0; i < count; ++i)
            if (graph.nodes[i].block != static_cast<int>(b) && frame.intersects(layout.nodes[i])) {
                frame = QRectF();
                break;
            }
    }
    layout.size = QSizeF(right + shift + kBorder + kFramePad, top.back() + kBorder);
    return layout;
}

} // namespace pim::widgets
