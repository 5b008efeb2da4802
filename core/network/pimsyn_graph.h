// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/diagnostics.h"
#include "core/network/network.h"

namespace pim::network {

/// One node of a PIMSYN network file, as far as the connections between layers go.
struct PimsynNode
{
    std::string name;
    std::string op;
    std::vector<int> consumers;
    int layer = -1; ///< index of its layer; -1 for a node that is passed through
    int firstReader = -1; ///< layer that the activation was first folded into
    int lastReader = -1;
    int readers = 0; ///< layers that the activation was folded into
    int predecessor = -1; ///< first node in the file that names this one as a consumer
    int operands = 0; ///< edges into this node
};

/// Whether nodes of this operation become layers: OP_CONV, OP_POOL, OP_ELTWISE, OP_FC.
bool isPimsynLayer(std::string_view op);

/// A text from the file as it may stand in a message: in quotes, escaped, not too long.
std::string shownText(const std::string& text);

/// The nodes of a PIMSYN network file and what follows from who names whom as a consumer.
struct PimsynGraph
{
    std::vector<PimsynNode> nodes;
    std::string pathPrefix; ///< where the list stands in the file: "/node_list", or nothing

    /// "node 3 "conv1", /3/param/kernel_h"
    std::string place(std::size_t node, std::string_view key) const;

    /// Adds an error that shows a cycle if there is one.
    void refuseCycles(Diagnostics& found) const;

    /// Fill consumers, providers, unfused activations and readsNetworkInput of the layers, as the reference does: consumers
    /// by depth-first search in list order, providers by going through the layers' consumers in layer order.
    /// REQUIRES: no cycle. Errors: a layer before its provider; more than a million nodes met on the ways from one layer.
    void link(Network& network, Diagnostics& found);

    /// What became of every node; call after link().
    std::vector<NodeMapping> mapping(const Network& network) const;

private:
    bool walk(std::size_t start, Layer& layer, std::size_t& visitsInFile, Diagnostics& found);
    void findInputReaders(Network& network) const;
};

} // namespace pim::network
