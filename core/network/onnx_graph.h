// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <onnx/onnx_pb.h>

#include "core/base/diagnostics.h"
#include "core/base/result.h"
#include "core/base/run_context.h"

namespace pim::network::detail {

/// Reading stops after this many findings: a broken file of a million nodes need not be described node by node.
inline constexpr std::size_t kMostFindings = 10000;

/// Extents of a tensor, all known and >= 0; a scalar has none.
using Shape = std::vector<std::int64_t>;

std::string toText(const Shape& shape); ///< "[1,3,224,224]"

/// Checked products and sums of extents; nothing when the result leaves [0, 2^62).
std::optional<std::int64_t> times(std::int64_t a, std::int64_t b);
std::optional<std::int64_t> elementsOf(const Shape& shape);

/// One tensor name of the graph.
struct Value
{
    std::string_view name;
    int producer = -1; ///< node; -1 for graph inputs, initializers and absent tensors
    bool isInput = false; ///< a graph input that no initializer fills
    bool isOutput = false;
    const onnx::TensorProto* tensor = nullptr; ///< initializer (values of a sparse one)
    const onnx::SparseTensorProto* sparse = nullptr;
    const onnx::TypeProto* declared = nullptr; ///< graph input, output or value_info
    int readers = 0; ///< times a node reads the data (Shape and Size read none), + 1 for a graph output
};

struct Node
{
    const onnx::NodeProto* proto = nullptr;
    std::string name; ///< unique in the graph, never empty
    std::string_view op;
    std::string_view domain; ///< "" for the ONNX operators
    std::vector<int> inputs; ///< values; -1 where an optional one is left out
    std::vector<int> outputs;
};

/// Which operands of an operator carry data; the others are scales, zero points, shapes, axes.
struct Operands
{
    std::vector<std::size_t> data;
    std::optional<std::size_t> weight; ///< crossbar operators: the weight matrix
    std::optional<std::size_t> bias;
};

/// The main graph with names resolved; borrows from the ModelProto, which must outlive it.
struct Graph
{
    std::vector<Value> values;
    std::vector<Node> nodes; ///< in file order
    std::vector<int> order; ///< topological, stable against file order
    std::int64_t opset = 0; ///< of the ONNX operators

    const Value& value(int index) const { return values[static_cast<std::size_t>(index)]; }
    const Node& node(int index) const { return nodes[static_cast<std::size_t>(index)]; }
    std::string where(int node) const { return "node " + nodes[static_cast<std::size_t>(node)].name; }
};

/// Resolve names and sort. Errors (duplicate names, inputs nobody produces, cycles) go to \a found; the graph can be
/// worked on iff there are none and the run was not cancelled.
Graph buildGraph(const onnx::ModelProto& model, Diagnostics& found, const RunContext& run = {});

Operands operandsOf(const Node& node);

/// Attributes by name; nothing when absent or of another type.
const onnx::AttributeProto* attribute(const Node& node, std::string_view name);
std::optional<std::int64_t> intAttribute(const Node& node, std::string_view name);
std::optional<std::vector<std::int64_t>> intsAttribute(const Node& node, std::string_view name);
std::optional<float> floatAttribute(const Node& node, std::string_view name);
std::string stringAttribute(const Node& node, std::string_view name);

} // namespace pim::network::detail
