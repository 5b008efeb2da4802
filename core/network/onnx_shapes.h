// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <vector>

#include "core/base/run_context.h"
#include "core/network/network.h"
#include "core/network/onnx_constant.h"

namespace pim::network::detail {

/// Whether a tensor's contents are fixed before the network runs.
enum class Fixed {
    No,
    Weights, ///< from initializers and Constant nodes
    FromShape ///< computed from the extents of other tensors
};

/// What is known of a tensor before the network runs.
struct Tensor
{
    std::optional<Shape> shape; ///< nothing: unknown
    ConstantPtr value; ///< when fixed and small
    Fixed fixed = Fixed::No;
    bool blamed = false; ///< the reason for the unknown shape has been reported

    bool isFixed() const { return fixed != Fixed::No; }
};

/// Shapes of all tensors of the graph, and the images in one run of the file (1 unless the inputs say otherwise).
struct Shapes
{
    std::vector<Tensor> tensors; ///< one a value of the graph
    std::vector<bool> known; ///< one a node: its operator has a shape rule
    std::int64_t batch = 1;

    const Tensor& tensor(int value) const { return tensors[static_cast<std::size_t>(value)]; }
};

/// Infer the shapes of all tensors, folding the integer arithmetic that computes shapes and pads.
///
/// Errors name the node, the rule and the value; tensors behind an error or an unknown operator take their shape from
/// the file's value_info when it is complete. \a inputShapes as in OnnxImportOptions.
/// REQUIRES: buildGraph() found no error. Stops early when cancelled.
Shapes inferShapes(const Graph& graph, const std::map<std::string, std::vector<std::int64_t>>& inputShapes, Diagnostics& found,
                   const RunContext& run = {});

/// Extents, kernel, strides, pads and dilations of a windowed operator along its spatial axes.
struct WindowAxes
{
    std::vector<std::int64_t> kernel, stride, dilation, padBegin, padEnd, out;
    std::vector<std::int64_t> roundedUp {}; ///< of padEnd: what `ceil_mode` adds; empty: nothing
};

/// Window of a convolution or a pool that reads \a input [N, C, spatial…] with \a kernel (spatial extents).
Result<WindowAxes> windowOf(const Node& node, const Shape& input, const std::vector<std::int64_t>& kernel, bool mayRoundUp);
/// Window of a transposed convolution.
Result<WindowAxes> transposedWindowOf(const Node& node, const Shape& input, const std::vector<std::int64_t>& kernel);

/// Pads of a Pad node, one a dimension, and the value they are filled with (nothing when not a constant).
struct Padding
{
    std::vector<std::int64_t> begin, end;
    std::optional<double> value;
};
/// Nothing when the pads are no constants.
Result<std::optional<Padding>> paddingOf(const Node& node, const Shape& input, const std::vector<ConstantPtr>& operands);

/// Axes of a reduction; all axes when none are given (none at all with noop_with_empty_axes).
Result<std::optional<std::vector<std::int64_t>>> reducedAxes(const Node& node, std::size_t rank, const ConstantPtr& operand,
                                                           bool hasOperand);

/// One node while its output shapes are worked out.
class NodeShapes
{
public:
    NodeShapes(const Graph& graph, const Node& which, const std::vector<Tensor>& tensors)
        : node(which), opset(graph.opset), outputs(which.outputs.size()), values(which.outputs.size()), m_tensors(tensors)
    {
    }

    bool has(std::size_t input) const { return input < node.inputs.size() && node.inputs[input] >= 0; }
    const Tensor* tensor(std::size_t input) const
    {
        return has(input) ? &m_tensors[static_cast<std::size_t>(node.inputs[input])] : nullptr;
    }
    const Shape* shape(std::size_t input) const
    {
        const Tensor* t = tensor(input);
        return t && t->shape ? &*t->shape : nullptr;
    }
    ConstantPtr value(std::size_t input) const
    {
        const Tensor* t = tensor(input);
        return t ? t->value : nullptr;
    }
    /// The integers of an input, or of the attribute that older opsets have in its place.
    std::optional<std::vector<std::int64_t>> integers(std::size_t input, std::string_view attributeName) const;
    void set(std::size_t output, Shape shape)
    {
        if (output < outputs.size())
            outputs[output] = std::move(shape);
    }

    const Node& node;
    const std::int64_t opset;
    std::vector<std::optional<Shape>> outputs;
    std::vector<ConstantPtr> values; ///< of outputs whose contents the rule knows

private:
    const std::vector<Tensor>& m_tensors;
};

/// A shape rule: sets the outputs it can tell, or says what is wrong.
using ShapeRule = Result<void> (*)(NodeShapes&);
/// Null when there is no rule for the operator.
ShapeRule shapeRule(const Node& node);
/// Rules of the operators that move data; shapeRule() asks them first.
ShapeRule movementRule(std::string_view op);
/// Rules of convolutions, pools, pads, resizes and matrix products.
ShapeRule windowRule(std::string_view op);

inline tl::unexpected<Error> malformed(std::string message) { return fail(ErrorCode::ParseError, std::move(message)); }
/// Axis counted from the front, or an error that names \a what.
Result<std::size_t> axisInside(std::int64_t axis, std::size_t rank, const char* what = "axis");
/// Numpy broadcasting of two shapes.
Result<Shape> broadcastShape(const Shape& a, const Shape& b);

} // namespace pim::network::detail
