// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/pimsyn_graph.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace pim::network {
namespace {

constexpr std::size_t kMostVisitsPerLayer = 1'000'000; ///< a chain of diamonds doubles the visits with every diamond
constexpr std::size_t kMostVisits = 4'000'000; ///< in the whole file

/// What the format says about an operation that is not a layer.
struct FreeOperation
{
    std::string_view op;
    MappingStatus status;
    std::string_view detail;
};
constexpr FreeOperation kOperations[] = {
    { "OP_INPUT", MappingStatus::Free, "network input" },
    { "OP_FLATTEN", MappingStatus::Free, "only renames positions" },
    { "OP_RESHAPE", MappingStatus::Free, "only renames positions" },
    { "OP_SQUEEZE", MappingStatus::Free, "only renames positions" },
    { "OP_TRANSPOSE", MappingStatus::Free, "reordered while loading" },
    { "OP_SHUFFLE", MappingStatus::Free, "reordered while loading" },
    { "OP_CONCAT", MappingStatus::Free, "its readers load from every part" },
    { "OP_PAD", MappingStatus::Free, "zeros are not stored" },
    { "OP_DROPOUT", MappingStatus::Free, "does nothing at inference" },
    { "OP_BN", MappingStatus::Free, "folded into the weights before it" },
    { "OP_TANH", MappingStatus::Free, "has no unit in the PIMSYN template; the reference gives it no cost" },
    { "OP_CLIP", MappingStatus::Free, "has no unit in the PIMSYN template; the reference gives it no cost" },
    { "OP_LRN", MappingStatus::Free, "has no unit in the PIMSYN template; the reference gives it no cost" },
    { "OP_SOFTMAX", MappingStatus::Free, "has no unit in the PIMSYN template; the reference gives it no cost" },
};
constexpr std::string_view kUnsupportedDetail
    = "not known to this format: passed through at no cost; import the ONNX file instead to have it counted";

bool isActivation(std::string_view op)
{
    return op == "OP_RELU" || op == "OP_SIGMOID";
}

} // namespace

bool isPimsynLayer(std::string_view op)
{
    return op == "OP_CONV" || op == "OP_POOL" || op == "OP_ELTWISE" || op == "OP_FC";
}

std::string shownText(const std::string& text)
{
    constexpr std::size_t kLongest = 60;
    const std::string shown = nlohmann::json(text).dump(-1, ' ', true, nlohmann::json::error_handler_t::replace);
    return shown.size() > kLongest ? shown.substr(0, kLongest) + "…" : shown;
}

std::string PimsynGraph::place(std::size_t node, std::string_view key) const
{
    const std::string name = node < nodes.size() && !nodes[node].name.empty() ? " " + shownText(nodes[node].name) : "";
    return fmt::format("node {}{}, {}/{}{}{}", node, name, pathPrefix, node, key.empty() ? "" : "/", key);
}

void PimsynGraph::refuseCycles(Diagnostics& found) const
{
    std::vector<int> open(nodes.size());
    std::vector<std::size_t> ready;
    for (std::size_t i = 0; i < nodes.size(); ++i)
        if ((open[i] = nodes[i].operands) == 0)
            ready.push_back(i);
    std::size_t done = 0;
    while (!ready.empty()) {
        const std::size_t node = ready.back();
        ready.pop_back();
        ++done;
        for (const int consumer : nodes[node].consumers)
            if (--open[static_cast<std::size_t>(consumer)] == 0)
                ready.push_back(static_cast<std::size_t>(consumer));
    }
    if (done == nodes.size())
        return;
    // Every node still open is read from an open node, so walking backwards must come round.
    std::vector<int> from(nodes.size(), -1);
    for (std::size_t i = 0; i < nodes.size(); ++i)
        if (open[i] > 0)
            for (const int consumer : nodes[i].consumers)
                from[static_cast<std::size_t>(consumer)] = static_cast<int>(i);
    std::vector<bool> seen(nodes.size());
    auto node = static_cast<std::size_t>(std::find_if(open.begin(), open.end(), [](int n) { return n > 0; }) - open.begin());
    for (; !seen[node]; node = static_cast<std::size_t>(from[node]))
        seen[node] = true;
    std::vector<std::size_t> cycle { node };
    for (auto next = static_cast<std::size_t>(from[node]); next != node; next = static_cast<std::size_t>(from[next]))
        cycle.push_back(next);
    std::reverse(cycle.begin(), cycle.end()); // in the direction of the data, `node` last
    constexpr std::size_t kNamed = 6;
    std::string text = shownText(nodes[node].name);
    for (std::size_t k = 0; k < cycle.size() && k < kNamed; ++k)
        text += " -> " + shownText(nodes[cycle[k]].name);
    if (cycle.size() > kNamed)
        text += fmt::format(" -> … ({} nodes)", cycle.size());
    found.error(place(node, "consumer"), "nodes must not form a cycle, got " + text);
}

/// The reference's depth-first search from one layer, with a stack of its own: files may be a million nodes deep.
/// False when the search was given up.
bool PimsynGraph::walk(std::size_t start, Layer& layer, std::size_t& visitsInFile, Diagnostics& found)
{
    struct Step
    {
        int node;
        std::size_t next;
    };
    const int layerIndex = nodes[start].layer;
    std::vector<Step> path { { static_cast<int>(start), 0 } };
    std::size_t visits = 0;
    while (!path.empty()) {
        const auto& consumers = nodes[static_cast<std::size_t>(path.back().node)].consumers;
        if (path.back().next == consumers.size()) {
            path.pop_back();
            continue;
        }
        const int index = consumers[path.back().next++];
        PimsynNode& node = nodes[static_cast<std::size_t>(index)];
        if (++visits > kMostVisitsPerLayer || ++visitsInFile > kMostVisits) {
            found.error(place(start, "consumer"),
                  visits > kMostVisitsPerLayer
                      ? fmt::format("at most {} nodes may be met on the ways to the layer's readers; the ways multiply at {}", kMostVisitsPerLayer, shownText(node.name))
                      : fmt::format("at most {} nodes may be met on the ways between all layers", kMostVisits));
            return false;
        }
        if (node.layer >= 0) {
            layer.consumers.push_back({ node.layer });
            continue;
        }
        if (isActivation(node.op)) {
            layer.activations.push_back({ node.name, node.op, node.op == "OP_RELU" ? VectorUnit::Relu : VectorUnit::Sigmoid, 1.0, false });
            if (node.firstReader < 0)
                node.firstReader = layerIndex;
            node.readers += node.lastReader != layerIndex;
            node.lastReader = layerIndex;
        }
        path.push_back({ index, 0 });
    }
    return true;
}

void PimsynGraph::findInputReaders(Network& network) const
{
    std::vector<bool> seen(nodes.size());
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < nodes.size(); ++i)
        if (nodes[i].op == "OP_INPUT")
            open.push_back(i);
    while (!open.empty()) {
        const std::size_t node = open.back();
        open.pop_back();
        for (const int consumer : nodes[node].consumers) {
            const auto next = static_cast<std::size_t>(consumer);
            if (nodes[next].layer >= 0)
                network.layers[static_cast<std::size_t>(nodes[next].layer)].readsNetworkInput = true;
            else if (!seen[next])
                open.push_back(next);
            seen[next] = true;
        }
    }
}

void PimsynGraph::link(Network& network, Diagnostics& found)
{
    std::size_t visits = 0;
    std::vector<std::size_t> nodeOf;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (nodes[i].layer < 0)
            continue;
        nodeOf.push_back(i);
        if (!walk(i, network.layers[static_cast<std::size_t>(nodes[i].layer)], visits, found))
            return;
    }
    findInputReaders(network);
    for (std::size_t i = 0; i < network.layers.size(); ++i)
        for (const LayerId consumer : network.layers[i].consumers) {
            const auto reader = static_cast<std::size_t>(consumer.index);
            if (reader <= i) {
                found.error(place(nodeOf[reader], ""), fmt::format("must be listed after {}, node {}, whose output it reads",
                                                                   shownText(network.layers[i].name), nodeOf[i]));
                return;
            }
            network.layers[reader].providers.push_back({ static_cast<int>(i) });
        }
    for (std::size_t i = 0; i < network.layers.size(); ++i)
        if (network.layers[i].providers.empty() && !network.layers[i].readsNetworkInput)
            found.warn(place(nodeOf[i], ""), "no layer and no OP_INPUT leads here: its input is taken to be there from the start");
}

std::vector<NodeMapping> PimsynGraph::mapping(const Network& network) const
{
    std::vector<NodeMapping> rows;
    rows.reserve(nodes.size());
    for (const PimsynNode& node : nodes) {
        NodeMapping row { node.name, node.op, MappingStatus::Unsupported, std::string(kUnsupportedDetail) };
        if (node.layer >= 0) {
            const bool crossbars = network.layers[static_cast<std::size_t>(node.layer)].onCrossbars();
            row.status = crossbars ? MappingStatus::Crossbar : MappingStatus::VectorUnit;
            row.detail = node.name;
        } else if (isActivation(node.op)) {
            row.status = node.readers > 0 ? MappingStatus::FoldedIntoLayer : MappingStatus::Free;
            row.detail = "no layer before it: the reference gives it no cost";
            if (node.readers > 0)
                row.detail = network.layers[static_cast<std::size_t>(node.firstReader)].name;
            if (node.readers > 1)
                row.detail += fmt::format(" and {} more", node.readers - 1);
        } else {
            for (const FreeOperation& operation : kOperations)
                if (operation.op == node.op) {
                    row.status = operation.status;
                    row.detail = operation.detail;
                }
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace pim::network
