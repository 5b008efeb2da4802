// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/network/network_graph.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace pim::widgets {
namespace {

using network::MappingStatus;

/// The layer that a row's detail names: "layer conv1", "folded into layer conv1", "conv1 and 2 more".
int namedLayer(std::string_view detail, const std::unordered_map<std::string_view, int>& layers)
{
    if (const auto found = layers.find(detail); found != layers.end())
        return found->second;
    if (const auto at = detail.find("layer "); at != std::string_view::npos)
        if (const auto found = layers.find(detail.substr(at + 6)); found != layers.end())
            return found->second;
    if (const auto at = detail.rfind(" and "); at != std::string_view::npos)
        if (const auto found = layers.find(detail.substr(0, at)); found != layers.end())
            return found->second;
    return -1;
}

/// Sort the rows of the file into layers and what stands behind them.
void attachRows(NetworkGraph& graph)
{
    const network::Network& network = graph.source->network;
    std::unordered_map<std::string_view, int> layers;
    for (std::size_t i = 0; i < network.layers.size(); ++i)
        layers.emplace(network.layers[i].name, static_cast<int>(i));
    std::vector<bool> seen(network.layers.size(), false);
    std::set<std::string_view> names;
    int before = -1;
    for (const network::NodeMapping& row : graph.source->nodes) {
        if (row.status == MappingStatus::Constant) {
            ++graph.counts.constant;
            continue;
        }
        int owner = namedLayer(row.detail, layers);
        if (owner < 0)
            if (const auto found = layers.find(row.name); found != layers.end())
                owner = found->second;
        const bool mapped = row.status == MappingStatus::Crossbar || row.status == MappingStatus::VectorUnit;
        const bool activation = row.detail.starts_with("activation");
        if (owner >= 0 && mapped && !activation && !seen[static_cast<std::size_t>(owner)]) {
            seen[static_cast<std::size_t>(owner)] = true;
            before = owner;
            names.insert(row.name);
            continue; // the layer itself
        }
        if (owner < 0)
            owner = before;
        graph.attached.push_back({ row.name, row.op, row.status, row.detail, owner });
        names.insert(row.name);
    }
    for (std::size_t i = 0; i < network.layers.size(); ++i)
        for (const network::Activation& activation : network.layers[i].activations)
            if (!names.contains(activation.name))
                graph.attached.push_back({ activation.name, activation.op, MappingStatus::VectorUnit, "activation of layer " + network.layers[i].name, static_cast<int>(i) });
    std::stable_sort(graph.attached.begin(), graph.attached.end(), [](const AttachedNode& a, const AttachedNode& b) { return a.layer < b.layer; });
    for (const network::Layer& layer : network.layers)
        ++(layer.onCrossbars() ? graph.counts.crossbar : graph.counts.vectorUnit);
    for (const AttachedNode& node : graph.attached)
        ++(node.status == MappingStatus::Unsupported      ? graph.counts.unsupported
              : node.status == MappingStatus::VectorUnit ? graph.counts.vectorUnit
                                                         : graph.counts.free);
}

std::string_view parentOf(std::string_view name)
{
    const auto at = name.find_last_of("./");
    return at == std::string_view::npos || at == 0 ? std::string_view {} : name.substr(0, at);
}

class Builder
{
public:
    Builder(NetworkGraph& graph, const GraphOptions& options) : m_graph(graph), m_options(options) { }

    void build()
    {
        const network::Network& network = m_graph.source->network;
        const std::size_t count = network.layers.size();
        m_graph.nodeOfLayer.assign(count, -1);
        m_blockOfLayer.assign(count, -1);
        m_tail.assign(count, -1);
        if (m_options.blocks) {
            m_graph.blocks = findBlocks(network);
            for (std::size_t b = 0; b < m_graph.blocks.size(); ++b) {
                GraphBlock& block = m_graph.blocks[b];
                block.collapsed = m_options.collapsedBlocks.contains(block.id);
                for (int i = block.firstLayer; i <= block.lastLayer; ++i)
                    m_blockOfLayer[static_cast<std::size_t>(i)] = static_cast<int>(b);
            }
        }
        m_input = add({ GraphNodeKind::Input, "input", {}, MappingStatus::Free, -1, {}, {}, -1, 0, 0 });
        std::size_t next = 0;
        m_inputTail = addAttached(-1, m_input, next);
        for (std::size_t i = 0; i < count; ++i)
            addLayer(static_cast<int>(i), next);
        dropDoubleEdges();
        markSpine();
    }

private:
    int add(GraphNode node)
    {
        // Names may repeat in a broken file: the second gets a number.
        const int used = m_ids[node.id]++;
        if (used > 0)
            node.id += '#' + std::to_string(used);
        m_graph.nodes.push_back(std::move(node));
        return static_cast<int>(m_graph.nodes.size()) - 1;
    }
    void link(int from, int to)
    {
        if (from >= 0 && to >= 0 && from != to)
            m_graph.edges.push_back({ from, to, 1, false });
    }

    /// Nodes behind \a layer, at attached[next…]; the node that its readers hang on.
    int addAttached(int layer, int head, std::size_t& next)
    {
        const std::vector<AttachedNode>& all = m_graph.attached;
        const std::size_t first = next;
        while (next < all.size() && all[next].layer == layer)
            ++next;
        if (first == next)
            return head;
        const int block = layer < 0 ? -1 : m_blockOfLayer[static_cast<std::size_t>(layer)];
        const std::string id = "run:" + (layer < 0 ? std::string() : m_graph.source->network.layers[static_cast<std::size_t>(layer)].name);
        ++m_graph.runs;
        const bool collapsed = m_options.collapseFree ? !m_options.expanded.contains(id) : m_options.collapsedRuns.contains(id);
        GraphNode run { GraphNodeKind::Run, id, {}, MappingStatus::Free, layer, {}, {}, block, 0, 0 };
        int tail = head;
        std::vector<int> unsupported;
        for (std::size_t i = first; i < next; ++i) {
            const bool stray = all[i].status == MappingStatus::Unsupported;
            if (stray) {
                unsupported.push_back(static_cast<int>(i));
            } else if (collapsed) {
                run.attached.push_back(static_cast<int>(i));
            } else {
                const int node = add({ GraphNodeKind::Attached, "node:" + all[i].name, all[i].name, all[i].status, layer, {}, { static_cast<int>(i) }, block, 0, 0 });
                link(tail, node);
                tail = node;
            }
        }
        if (!run.attached.empty()) {
            const int node = add(std::move(run));
            link(head, node);
            tail = node;
        }
        for (const int i : unsupported) {
            const AttachedNode& node = all[static_cast<std::size_t>(i)];
            link(tail, add({ GraphNodeKind::Attached, "node:" + node.name, node.name, node.status, layer, {}, { i }, block, 0, 0 }));
        }
        return tail;
    }

    void addLayer(int index, std::size_t& next)
    {
        const auto at = static_cast<std::size_t>(index);
        const network::Layer& layer = m_graph.source->network.layers[at];
        const int blockIndex = m_blockOfLayer[at];
        GraphBlock* block = blockIndex >= 0 ? &m_graph.blocks[static_cast<std::size_t>(blockIndex)] : nullptr;
        int node = -1;
        const bool hidden = block && block->collapsed;
        if (hidden && index > block->firstLayer) {
            node = m_graph.nodeOfLayer[static_cast<std::size_t>(block->firstLayer)];
            m_graph.nodes[static_cast<std::size_t>(node)].layers.push_back(index);
        } else if (hidden) {
            node = add({ GraphNodeKind::Block, block->id, block->name, MappingStatus::Crossbar, index, { index }, {}, -1, 0, 0 });
        } else {
            node = add({ GraphNodeKind::Layer, "layer:" + layer.name, layer.name, layer.onCrossbars() ? MappingStatus::Crossbar : MappingStatus::VectorUnit, index, { index }, {}, blockIndex, 0, 0 });
        }
        m_graph.nodeOfLayer[at] = node;
        for (const network::LayerId provider : layer.providers)
            if (provider.index >= 0 && provider.index < index)
                link(m_tail[static_cast<std::size_t>(provider.index)], node);
        if (layer.readsNetworkInput || layer.providers.empty())
            link(m_inputTail, node);
        if (!hidden) {
            m_tail[at] = addAttached(index, node, next);
            return;
        }
        m_tail[at] = node;
        while (next < m_graph.attached.size() && m_graph.attached[next].layer == index) {
            const AttachedNode& row = m_graph.attached[next];
            if (row.status == MappingStatus::Unsupported)
                link(node, add({ GraphNodeKind::Attached, "node:" + row.name, row.name, row.status, index, {}, { static_cast<int>(next) }, -1, 0, 0 }));
            else
                m_graph.nodes[static_cast<std::size_t>(node)].attached.push_back(static_cast<int>(next));
            ++next;
        }
    }

    void dropDoubleEdges()
    {
        std::set<std::pair<int, int>> seen;
        std::erase_if(m_graph.edges, [&seen](const GraphEdge& edge) { return !seen.emplace(edge.from, edge.to).second; });
    }

    /// Edges on a longest path through both of their ends: the trunk of the drawing, with short cuts beside it.
    void markSpine()
    {
        std::vector<int> above(m_graph.nodes.size(), 0), below(m_graph.nodes.size(), 0);
        std::vector<std::size_t> order(m_graph.edges.size());
        std::iota(order.begin(), order.end(), std::size_t { 0 });
        std::sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) { return m_graph.edges[a].from < m_graph.edges[b].from; });
        const auto relax = [](int& here, int there) { here = std::max(here, there + 1); };
        for (const std::size_t e : order) // all edges lead to later nodes
            relax(above[static_cast<std::size_t>(m_graph.edges[e].to)], above[static_cast<std::size_t>(m_graph.edges[e].from)]);
        for (auto e = order.rbegin(); e != order.rend(); ++e)
            relax(below[static_cast<std::size_t>(m_graph.edges[*e].from)], below[static_cast<std::size_t>(m_graph.edges[*e].to)]);
        for (GraphEdge& edge : m_graph.edges) {
            const auto from = static_cast<std::size_t>(edge.from), to = static_cast<std::size_t>(edge.to);
            edge.span = above[to] - above[from];
            edge.main = edge.span == 1 && below[from] == below[to] + 1;
        }
    }

    NetworkGraph& m_graph;
    const GraphOptions& m_options;
    std::vector<int> m_blockOfLayer, m_tail;
    std::map<std::string, int> m_ids;
    int m_input = -1, m_inputTail = -1;
};

} // namespace

std::vector<GraphBlock> findBlocks(const network::Network& network)
{
    std::vector<GraphBlock> blocks;
    const auto& layers = network.layers;
    const auto inside = [&layers](std::size_t i, std::string_view prefix) {
        const std::string_view name = layers[i].name;
        return name.size() > prefix.size() && name.starts_with(prefix) && (name[prefix.size()] == '.' || name[prefix.size()] == '/');
    };
    std::map<std::string, int> used;
    for (std::size_t i = 0; i < layers.size();) {
        std::size_t end = i + 1;
        std::string_view prefix = parentOf(layers[i].name);
        for (; !prefix.empty(); prefix = parentOf(prefix)) {
            end = i + 1;
            while (end < layers.size() && inside(end, prefix))
                ++end;
            if (end - i >= 2)
                break;
        }
        if (!prefix.empty() && end - i < layers.size()) {
            GraphBlock block { "block:" + std::string(prefix), std::string(prefix), static_cast<int>(i), static_cast<int>(end) - 1, false };
            if (const int again = used[block.id]++; again > 0)
                block.id += '#' + std::to_string(again);
            blocks.push_back(std::move(block));
            i = end;
        } else {
            ++i;
        }
    }
    return blocks;
}

NetworkGraph buildGraph(std::shared_ptr<const network::ImportedNetwork> source, const GraphOptions& options)
{
    NetworkGraph graph;
    graph.source = std::move(source);
    if (!graph.source)
        return graph;
    attachRows(graph);
    Builder(graph, options).build();
    return graph;
}

} // namespace pim::widgets
