// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/network/graph_layout.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <mutex>

#include <QByteArray>

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wpedantic"
#pragma GCC diagnostic ignored "-Wconversion"
#include <graphviz/gvc.h>
#pragma GCC diagnostic pop

namespace pim::widgets {
namespace {

constexpr double kPointsPerInch = 72.0;
constexpr double kMargin = 24.0;

// Graphviz takes char* where it only reads.
char* text(const char* literal) { return const_cast<char*>(literal); }

int silence(char*) { return 0; }

/// With a decimal point in every locale, as Graphviz reads it.
QByteArray inches(double points) { return QByteArray::number(points / kPointsPerInch, 'f', 5); }

struct Session
{
    GVC_t* context = nullptr;
    Agraph_t* graph = nullptr;
    bool laidOut = false;
    ~Session()
    {
        if (laidOut)
            gvFreeLayout(context, graph);
        if (graph)
            agclose(graph);
        if (context)
            gvFreeContext(context);
    }
};

std::mutex& graphvizLock()
{
    static std::mutex lock;
    return lock;
}

QRectF boxOf(Agraph_t* graph, double height)
{
    const boxf box = GD_bb(graph);
    return { QPointF(box.LL.x, height - box.UR.y), QPointF(box.UR.x, height - box.LL.y) };
}

/// From the right side of one box to that of another; the longer the wider.
std::vector<QPointF> arc(const QRectF& from, const QRectF& to)
{
    const QPointF a(from.right(), from.center().y()), d(to.right(), to.center().y());
    const double x = std::max(a.x(), d.x()) + 30 + 6 * std::sqrt(std::abs(d.y() - a.y()));
    return { a, QPointF(x, a.y()), QPointF(x, d.y()), d };
}

/// Edges that lead down more ranks than this become arcs. Where most edges are short cuts (DenseNet), dot would spread the trunk
/// over a page to make room for them; and it takes time for every rank that an edge passes: half a minute for 200,000.
int longestSpan(const NetworkGraph& graph)
{
    constexpr std::size_t kMostSteps = 12000; // passed ranks, all edges together: about a second
    if (graph.edges.size() > 2 * graph.nodes.size())
        return 1;
    std::vector<int> spans;
    for (const GraphEdge& edge : graph.edges)
        spans.push_back(std::max(edge.span, 1));
    std::sort(spans.begin(), spans.end());
    std::size_t steps = 0;
    int longest = 1;
    for (const int span : spans) {
        steps += static_cast<std::size_t>(span);
        if (steps > kMostSteps)
            return std::max(1, std::min(longest, span - 1));
        longest = span;
    }
    return longest;
}

/// False when Graphviz cannot.
bool runGraphviz(const NetworkGraph& in, GraphLayout& out)
{
    Session session;
    session.context = gvContext();
    if (!session.context)
        return false;
    session.graph = agopen(text("g"), Agdirected, nullptr);
    if (!session.graph)
        return false;
    Agraph_t* g = session.graph;
    const auto graphDefault = [g](const char* key, const char* value) { agattr(g, AGRAPH, text(key), text(value)); };
    graphDefault("rankdir", "TB");
    graphDefault("nodesep", "0.35");
    graphDefault("ranksep", "0.28");
    graphDefault("margin", "22"); // of frames: room for their heads, taken back below on the other sides
    // No text anywhere: Graphviz measures it with Pango and keeps pointers to fonts of contexts that are gone.
    graphDefault("label", "");
    // Iterations of the network simplex and of the crossing search: what dot does without limits is not seen in a drawing
    // of a network, but takes minutes for one with two thousand nodes.
    const bool large = in.nodes.size() > 400;
    graphDefault("nslimit", large ? "1" : "4");
    graphDefault("nslimit1", large ? "1" : "4");
    graphDefault("mclimit", large ? "0.1" : "1");
    for (const auto& [key, value] : { std::pair { "shape", "box" }, { "fixedsize", "true" }, { "label", "" }, { "width", "1" }, { "height", "1" } })
        agattr(g, AGNODE, text(key), text(value));
    for (const auto& [key, value] : { std::pair { "weight", "1" }, { "arrowhead", "none" }, { "headport", "" }, { "tailport", "" }, { "label", "" } })
        agattr(g, AGEDGE, text(key), text(value));

    std::vector<Agraph_t*> frames(in.blocks.size(), nullptr);
    for (std::size_t i = 0; i < in.blocks.size(); ++i)
        if (!in.blocks[i].collapsed)
            frames[i] = agsubg(g, text(("cluster" + std::to_string(i)).c_str()), 1);
    std::vector<Agnode_t*> nodes(in.nodes.size());
    for (std::size_t i = 0; i < in.nodes.size(); ++i) {
        nodes[i] = agnode(g, text(("n" + std::to_string(i)).c_str()), 1);
        agset(nodes[i], text("width"), text(inches(in.nodes[i].width).constData()));
        agset(nodes[i], text("height"), text(inches(in.nodes[i].height).constData()));
        if (const int block = in.nodes[i].block; block >= 0 && frames[static_cast<std::size_t>(block)])
            agsubnode(frames[static_cast<std::size_t>(block)], nodes[i], 1);
    }
    std::vector<Agedge_t*> edges(in.edges.size(), nullptr);
    const int longest = longestSpan(in);
    for (std::size_t i = 0; i < in.edges.size(); ++i) {
        if (in.edges[i].span > longest)
            continue; // an arc, drawn below
        edges[i] = agedge(g, nodes[static_cast<std::size_t>(in.edges[i].from)], nodes[static_cast<std::size_t>(in.edges[i].to)], text(("e" + std::to_string(i)).c_str()), 1);
        if (in.edges[i].main)
            agset(edges[i], text("weight"), text("12"));
    }
    if (gvLayout(session.context, g, "dot") != 0)
        return false;
    session.laidOut = true;

    const boxf all = GD_bb(g);
    const double height = all.UR.y;
    if (!(all.UR.x > all.LL.x) || !(all.UR.y > all.LL.y))
        return false;
    const auto place = [height](pointf p) { return QPointF(p.x, height - p.y); };
    out.nodes.resize(nodes.size());
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const QPointF centre = place(ND_coord(nodes[i]));
        out.nodes[i] = QRectF(centre.x() - in.nodes[i].width / 2, centre.y() - in.nodes[i].height / 2, in.nodes[i].width, in.nodes[i].height);
    }
    out.edges.resize(edges.size());
    for (std::size_t i = 0; i < edges.size(); ++i) {
        if (!edges[i]) {
            out.edges[i] = arc(out.nodes[static_cast<std::size_t>(in.edges[i].from)], out.nodes[static_cast<std::size_t>(in.edges[i].to)]);
            continue;
        }
        const splines* drawn = ED_spl(edges[i]);
        if (!drawn || drawn->size < 1 || drawn->list[0].size < 4)
            return false;
        const bezier& curve = drawn->list[0];
        for (int k = 0; k < static_cast<int>(curve.size); ++k)
            out.edges[i].push_back(place(curve.list[k]));
    }
    out.blocks.assign(in.blocks.size(), QRectF());
    for (std::size_t i = 0; i < frames.size(); ++i)
        if (frames[i])
            out.blocks[i] = boxOf(frames[i], height).adjusted(8, 0, -8, -10);
    out.size = QSizeF(all.UR.x, all.UR.y);
    return true;
}

/// Move everything so that the drawing begins at the margin.
void normalize(GraphLayout& layout)
{
    QRectF box;
    for (const QRectF& node : layout.nodes)
        box |= node;
    for (const QRectF& frame : layout.blocks)
        box |= frame;
    for (const auto& edge : layout.edges)
        for (const QPointF& p : edge)
            box |= QRectF(p, QSizeF(1, 1));
    const QPointF shift(kMargin - box.left(), kMargin - box.top());
    for (QRectF& node : layout.nodes)
        node.translate(shift);
    for (QRectF& frame : layout.blocks)
        if (!frame.isNull())
            frame.translate(shift);
    for (auto& edge : layout.edges)
        for (QPointF& p : edge)
            p += shift;
    layout.size = box.size() + QSizeF(2 * kMargin, 2 * kMargin);
}

} // namespace

GraphLayout layoutGraph(const NetworkGraph& graph, std::stop_token stop)
{
    const auto begin = std::chrono::steady_clock::now();
    GraphLayout layout;
    const auto cancelled = [] {
        GraphLayout none;
        none.cancelled = true;
        return none;
    };
    if (stop.stop_requested())
        return cancelled();
    if (graph.nodes.empty())
        return layout;
    bool done = false;
    if (graph.nodes.size() + graph.edges.size() > kLargestGraphvizGraph) {
        layout.note = "the network is large";
    } else {
        const std::lock_guard guard(graphvizLock());
        if (stop.stop_requested())
            return cancelled();
        const auto before = agseterrf(silence);
        done = runGraphviz(graph, layout);
        agseterrf(before);
        if (!done)
            layout.note = "Graphviz could not lay it out";
    }
    if (stop.stop_requested())
        return cancelled();
    if (done) {
        normalize(layout);
    } else {
        std::string note = std::move(layout.note);
        layout = simpleLayout(graph);
        layout.note = std::move(note);
    }
    layout.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return layout;
}

} // namespace pim::widgets
