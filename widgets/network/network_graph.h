// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/network/network.h"

namespace pim::widgets {

/// A node of the file that is no layer of its own: folded, free, an activation, unsupported.
struct AttachedNode
{
    std::string name;
    std::string op;
    network::MappingStatus status = network::MappingStatus::Free;
    std::string detail; ///< the layer it belongs to, or why it is unsupported
    int layer = -1; ///< layer that it stands behind in the drawing; -1: before the first
};

enum class GraphNodeKind {
    Input, ///< what the network reads
    Layer, ///< on crossbars or vector units
    Run, ///< attached nodes behind one layer, collapsed into a pill
    Attached, ///< one of them, drawn
    Block ///< layers with a common name prefix, collapsed
};

struct GraphNode
{
    GraphNodeKind kind = GraphNodeKind::Layer;
    std::string id; ///< unique, the same whatever else is collapsed: "layer:conv1", "run:conv1", "block:layer1.0"
    std::string name; ///< what a person reads; UTF-8
    network::MappingStatus status = network::MappingStatus::Crossbar;
    int layer = -1; ///< index of the layer; of a run or an attached node the layer before it; of a block its first
    std::vector<int> layers; ///< those that it stands for: one, all of a block, none of a run
    std::vector<int> attached; ///< indices into NetworkGraph::attached that it stands for
    int block = -1; ///< index into NetworkGraph::blocks of the frame around it
    double width = 0, height = 0; ///< of its box, filled in by the view before the layout
};

struct GraphEdge
{
    int from = 0, to = 0; ///< indices into nodes
    int span = 1; ///< ranks that it leads down, by longest paths
    bool main = false; ///< on a longest path: kept straight, with short cuts beside it
};

/// Neighbouring layers with a common name prefix.
struct GraphBlock
{
    std::string id; ///< "block:layer1.0"
    std::string name; ///< "layer1.0"
    int firstLayer = 0, lastLayer = 0;
    bool collapsed = false;
};

/// Numbers of nodes by mapping status.
struct MappingCounts
{
    int crossbar = 0, vectorUnit = 0, free = 0, constant = 0, unsupported = 0;
};

/// What is drawn of a network, before anything has a place.
struct NetworkGraph
{
    std::shared_ptr<const network::ImportedNetwork> source;
    std::vector<AttachedNode> attached; ///< all of them, in the file's order
    std::vector<GraphNode> nodes; ///< topological order
    std::vector<GraphEdge> edges;
    std::vector<GraphBlock> blocks; ///< empty without blocks
    std::vector<int> nodeOfLayer; ///< the layer itself or the block that hides it
    MappingCounts counts;
    int runs = 0; ///< places where attached nodes stand, collapsed or not
};

struct GraphOptions
{
    bool collapseFree = true; ///< attached nodes in pills, except those in `expanded`
    bool blocks = true; ///< frames around blocks, and those in `collapsedBlocks` as one node
    std::set<std::string> expanded; ///< ids of runs that are open against the rule
    std::set<std::string> collapsedRuns; ///< ids of runs that are closed against the rule
    std::set<std::string> collapsedBlocks; ///< ids of blocks
};

/// Build the graph of an import; of networks without a file the activations stand for the nodes behind a layer.
/// Unsupported nodes are always drawn. Linear in nodes and edges.
NetworkGraph buildGraph(std::shared_ptr<const network::ImportedNetwork> source, const GraphOptions& options = {});

/// The blocks of a network by the names of its layers: the longest prefixes up to a '.' or a '/' that at least two
/// neighbouring layers share, and not all of them. Blocks do not overlap.
std::vector<GraphBlock> findBlocks(const network::Network& network);

} // namespace pim::widgets
