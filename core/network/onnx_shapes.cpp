// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/onnx_shapes.h"

#include <algorithm>
#include <numeric>

namespace pim::network::detail {
namespace {

constexpr std::size_t kMostDimensions = 64;
constexpr std::size_t kMostFolded = std::size_t { 1 } << 24; // constant elements kept in all, 128 MiB

Result<void> sameAsFirst(NodeShapes& c)
{
    if (const Shape* x = c.shape(0))
        c.set(0, *x);
    return {};
}

Result<void> elementwise(NodeShapes& c)
{
    const auto operands = operandsOf(c.node).data;
    if (operands.empty())
        return malformed("must have at least one operand");
    std::optional<Shape> out;
    for (const std::size_t i : operands) {
        const Shape* x = c.shape(i);
        if (!x)
            return {};
        if (!out || intAttribute(c.node, "broadcast").value_or(0) != 0) { // opset 6: the second is spread over the first
            out = out ? out : std::optional(*x);
            continue;
        }
        auto next = broadcastShape(*out, *x);
        if (!next)
            return tl::unexpected(next.error());
        out = std::move(*next);
    }
    c.set(0, std::move(*out));
    return {};
}

Result<void> batchNormalization(NodeShapes& c)
{
    const Shape* x = c.shape(0);
    if (!x)
        return {};
    c.set(0, *x);
    for (std::size_t i = 1; i < c.outputs.size(); ++i)
        if (const Shape* s = c.shape(std::min<std::size_t>(i + 2, 4)))
            c.set(i, *s);
    const Shape* scale = c.shape(1);
    if (scale && x->size() > 1 && elementsOf(*scale) != (*x)[1])
        return malformed("scale must have one value a channel, got " + toText(*scale) + " for " + toText(*x));
    return {};
}

Result<void> layerNormalization(NodeShapes& c)
{
    const Shape* x = c.shape(0);
    if (!x)
        return {};
    const auto axis = axisInside(intAttribute(c.node, "axis").value_or(-1), x->size());
    if (!axis)
        return tl::unexpected(axis.error());
    Shape statistics = *x;
    std::fill(statistics.begin() + static_cast<std::ptrdiff_t>(*axis), statistics.end(), 1);
    c.set(0, *x);
    c.set(1, statistics);
    c.set(2, statistics);
    return {};
}

Result<void> softmax(NodeShapes& c)
{
    const Shape* x = c.shape(0);
    if (!x)
        return {};
    const auto axis = intAttribute(c.node, "axis").value_or(c.opset < 13 ? 1 : -1);
    const auto rank = static_cast<std::int64_t>(x->size());
    // Before opset 13 the axis splits the tensor in two and may be the rank itself.
    if (axis < -rank || axis > rank || (c.opset >= 13 && axis == rank))
        return malformed("axis must be inside " + toText(*x) + ", got " + std::to_string(axis));
    c.set(0, *x);
    return {};
}

Result<void> reduce(NodeShapes& c)
{
    const Shape* x = c.shape(0);
    if (!x)
        return {};
    const auto axes = reducedAxes(c.node, x->size(), c.value(1), c.has(1));
    if (!axes)
        return tl::unexpected(axes.error());
    if (!*axes)
        return {};
    const bool keep = intAttribute(c.node, "keepdims").value_or(1) != 0;
    std::vector<bool> gone(x->size(), false);
    for (const auto axis : **axes)
        gone[static_cast<std::size_t>(axis)] = true;
    Shape out;
    for (std::size_t i = 0; i < x->size(); ++i)
        if (!gone[i])
            out.push_back((*x)[i]);
        else if (keep)
            out.push_back(1);
    c.set(0, std::move(out));
    return {};
}

Result<void> argument(NodeShapes& c)
{
    const Shape* x = c.shape(0);
    if (!x)
        return {};
    const auto axis = axisInside(intAttribute(c.node, "axis").value_or(0), x->size());
    if (!axis)
        return tl::unexpected(axis.error());
    Shape out = *x;
    if (intAttribute(c.node, "keepdims").value_or(1) != 0)
        out[*axis] = 1;
    else
        out.erase(out.begin() + static_cast<std::ptrdiff_t>(*axis));
    c.set(0, std::move(out));
    return {};
}

const std::unordered_map<std::string_view, ShapeRule>& pointwiseRules()
{
    static const auto kRules = [] {
        std::unordered_map<std::string_view, ShapeRule> rules;
        for (const char* op :
             { "Relu", "LeakyRelu", "PRelu", "Elu", "Selu", "Celu", "ThresholdedRelu", "Shrink", "Clip", "Sigmoid", "HardSigmoid",
               "HardSwish", "Swish", "Mish", "Tanh", "Gelu", "FastGelu", "QuickGelu", "BiasGelu", "Erf", "Sqrt", "Exp", "Log",
               "Reciprocal", "Softplus", "Softsign", "Abs", "Neg", "Floor", "Ceil", "Round", "Sign", "Not", "IsNaN", "IsInf", "Sin",
               "Cos", "Tan", "Sinh", "Cosh", "Asin", "Acos", "Atan", "Asinh", "Acosh", "Atanh", "BitwiseNot", "LRN",
               "InstanceNormalization", "GroupNormalization", "MeanVarianceNormalization", "LpNormalization", "RMSNormalization",
               "CumSum", "Hardmax", "QLinearSigmoid", "QLinearLeakyRelu" })
            rules.emplace(op, sameAsFirst);
        for (const char* op : { "Add", "Sub", "Mul", "Div", "Pow", "Mod", "Max", "Min", "Sum", "Mean", "And", "Or", "Xor", "Equal",
                                "Less", "LessOrEqual", "Greater", "GreaterOrEqual", "BitShift", "BitwiseAnd", "BitwiseOr",
                                "BitwiseXor", "Where", "QLinearAdd", "QLinearMul" })
            rules.emplace(op, elementwise);
        for (const char* op : { "ReduceMean", "ReduceSum", "ReduceMax", "ReduceMin", "ReduceProd", "ReduceL1", "ReduceL2",
                                "ReduceSumSquare", "ReduceLogSum", "ReduceLogSumExp" })
            rules.emplace(op, reduce);
        for (const char* op : { "Softmax", "LogSoftmax", "QLinearSoftmax" })
            rules.emplace(op, softmax);
        rules.emplace("ArgMax", argument);
        rules.emplace("ArgMin", argument);
        rules.emplace("BatchNormalization", batchNormalization);
        rules.emplace("LayerNormalization", layerNormalization);
        rules.emplace("SimplifiedLayerNormalization", layerNormalization);
        return rules;
    }();
    return kRules;
}

/// Runs the rules over the nodes in topological order.
class Inference
{
public:
    Inference(const Graph& graph, const std::map<std::string, std::vector<std::int64_t>>& inputShapes, Diagnostics& found)
        : m_graph(graph), m_inputShapes(inputShapes), m_found(found)
    {
        m_result.tensors.resize(graph.values.size());
        m_result.known.resize(graph.nodes.size(), false);
    }

    Shapes run(const RunContext& context)
    {
        checkOptions();
        for (std::size_t i = 0; i < m_graph.values.size(); ++i)
            start(m_graph.values[i], m_result.tensors[i]);
        findBatch();
        for (std::size_t i = 0; i < m_graph.order.size(); ++i) {
            if ((i % 1024 == 0 && context.cancelled()) || m_found.entries.size() > kMostFindings)
                break;
            visit(m_graph.order[i]);
        }
        return std::move(m_result);
    }

private:
    void checkOptions()
    {
        for (const auto& [name, shape] : m_inputShapes) {
            std::string inputs;
            bool known = false;
            for (const Value& value : m_graph.values)
                if (value.isInput) {
                    known |= value.name == name;
                    if (inputs.size() < 200)
                        inputs += (inputs.empty() ? "" : ", ") + std::string(value.name);
                }
            if (!known)
                m_found.error("input " + name, "the input shape must name a graph input (" + inputs + "), got '" + name + "'");
            for (const auto extent : shape)
                if (extent < 1)
                    m_found.error("input " + name, "extents of an input shape must be at least 1, got " + toText(shape));
        }
    }

    void start(const Value& value, Tensor& tensor)
    {
        if (value.tensor) {
            tensor.fixed = Fixed::Weights;
            const auto& dims = value.sparse ? value.sparse->dims() : value.tensor->dims();
            Shape shape(dims.begin(), dims.end());
            if (!usable(shape)) {
                m_found.error("tensor " + std::string(value.name), "there must be at most 64 extents, each at least 0, that multiply to less than 2^62, got " + toText(shape));
                tensor.blamed = true;
                return;
            }
            tensor.shape = std::move(shape);
            if (!value.sparse)
                keep(tensor, decode(*value.tensor));
        } else if (value.isInput) {
            inputShape(value, tensor);
        } else if (value.producer < 0 && value.readers > 0) { // weights left out of the file
            tensor.fixed = Fixed::Weights;
            tensor.shape = declaredShape(value, false);
        }
    }

    static bool usable(const Shape& shape)
    {
        return shape.size() <= kMostDimensions && std::all_of(shape.begin(), shape.end(), [](auto extent) { return extent >= 0; })
            && elementsOf(shape);
    }

    static std::optional<Shape> declaredShape(const Value& value, bool firstIsBatch)
    {
        if (!value.declared || !value.declared->has_tensor_type() || !value.declared->tensor_type().has_shape())
            return std::nullopt;
        Shape shape;
        for (const auto& dim : value.declared->tensor_type().shape().dim())
            shape.push_back(dim.has_dim_value() && dim.dim_value() > 0 ? dim.dim_value() : firstIsBatch && shape.empty() ? 1 : -1);
        return usable(shape) ? std::optional(shape) : std::nullopt;
    }

    /// "1x3x224x224": the known extents, one image, 224 for each unknown one.
    static std::string exampleShape(const onnx::TensorShapeProto& dims)
    {
        std::string text;
        for (int i = 0; i < dims.dim_size(); ++i) {
            const bool given = dims.dim(i).has_dim_value() && dims.dim(i).dim_value() > 0;
            text += (i ? "x" : "") + std::to_string(given ? dims.dim(i).dim_value() : i == 0 ? 1 : i == 1 && dims.dim_size() == 4 ? 3 : 224);
        }
        return text;
    }

    void inputShape(const Value& value, Tensor& tensor)
    {
        const std::string name(value.name);
        const std::string where = "input " + name;
        const auto* type = value.declared;
        tensor.blamed = true;
        const auto option = m_inputShapes.find(name);
        const bool hasShape = type && type->has_tensor_type() && type->tensor_type().has_shape();
        if (option != m_inputShapes.end()) {
            if (hasShape && static_cast<std::size_t>(type->tensor_type().shape().dim_size()) != option->second.size()) {
                m_found.error(where, "the input shape must have " + std::to_string(type->tensor_type().shape().dim_size())
                                  + " dimensions as in the file, got " + toText(option->second));
                return;
            }
            if (!usable(option->second)) {
                m_found.error(where, "extents must multiply to less than 2^62, got " + toText(option->second));
                return;
            }
            tensor.shape = option->second;
            return;
        }
        if (type && !type->has_tensor_type() && type->value_case() != onnx::TypeProto::VALUE_NOT_SET)
            return; // sequences, maps: nothing that a layer reads
        if (!hasShape) {
            if (value.readers == 0)
                return;
            m_found.error(where, "the shape must be known, but the file does not give it; pass --input-shape " + name + "=1x3x224x224");
            return;
        }
        Shape shape;
        const auto& dims = type->tensor_type().shape();
        for (int i = 0; i < dims.dim_size(); ++i) {
            const auto& dim = dims.dim(i);
            if (dim.has_dim_value() && dim.dim_value() > 0) {
                shape.push_back(dim.dim_value());
            } else if (i == 0) {
                shape.push_back(1); // the batch
            } else {
                const std::string said = dim.has_dim_param() && !dim.dim_param().empty() ? "'" + dim.dim_param() + "'"
                    : dim.has_dim_value()                                                ? std::to_string(dim.dim_value())
                                                                                         : "unknown";
                m_found.error(where, "dimension " + std::to_string(i) + " must be a positive number, got " + said
                                  + "; pass the whole shape, as in --input-shape " + name + "=" + exampleShape(dims));
                return;
            }
        }
        if (!usable(shape)) {
            m_found.error(where, "extents must multiply to less than 2^62, got " + toText(shape));
            return;
        }
        tensor.blamed = false;
        tensor.shape = std::move(shape);
    }

    /// All inputs that share a first extent above 1 hold that many images.
    void findBatch()
    {
        std::optional<std::int64_t> batch;
        for (std::size_t i = 0; i < m_graph.values.size(); ++i) {
            const auto& shape = m_result.tensors[i].shape;
            if (!m_graph.values[i].isInput || !shape || shape->size() < 2)
                continue;
            if (batch && *batch != shape->front())
                return;
            batch = shape->front();
        }
        if (!batch || *batch <= 1)
            return;
        m_result.batch = *batch;
        m_found.warn("model", "its inputs hold " + std::to_string(*batch) + " images; the network is read as batch 1");
    }

    void visit(int index)
    {
        const Node& node = m_graph.node(index);
        NodeShapes c(m_graph, node, m_result.tensors);
        const ShapeRule rule = shapeRule(node);
        m_result.known[static_cast<std::size_t>(index)] = rule != nullptr;
        bool blamed = false;
        for (const int input : node.inputs)
            blamed |= input >= 0 && m_result.tensor(input).blamed && !m_result.tensor(input).shape;
        if (rule) {
            if (node.op != "Constant" && (node.inputs.empty() || node.inputs[0] < 0) && !node.op.starts_with("QLinearConcat")) {
                m_found.error(m_graph.where(index), std::string(node.op) + " must have a first input, got none");
                blamed = true;
            } else if (const auto done = rule(c); !done) {
                m_found.error(m_graph.where(index), std::string(node.op) + ": " + done.error().message);
                blamed = true;
                for (auto& output : c.outputs)
                    output.reset();
            }
        }
        const Fixed fixed = fixedness(node, rule != nullptr);
        if (fixed != Fixed::No && node.op != "Constant")
            foldInto(c);
        for (std::size_t i = 0; i < node.outputs.size(); ++i) {
            if (node.outputs[i] < 0)
                continue;
            Tensor& tensor = m_result.tensors[static_cast<std::size_t>(node.outputs[i])];
            tensor.fixed = fixed;
            keep(tensor, c.values[i]);
            if (c.outputs[i] && usable(*c.outputs[i])) {
                tensor.shape = std::move(c.outputs[i]);
                continue;
            }
            if (c.outputs[i]) {
                m_found.error(m_graph.where(index), std::string(node.op) + ": there must be at most 64 extents, each at least 0, that multiply to less than 2^62, got "
                                  + toText(*c.outputs[i]));
                blamed = true;
            }
            tensor.value.reset();
            tensor.blamed = blamed;
            if (!blamed)
                tensor.shape = declaredShape(m_graph.value(node.outputs[i]), true);
        }
    }

    void keep(Tensor& tensor, ConstantPtr value)
    {
        m_folded += value ? value->size() : 0;
        if (m_folded <= kMostFolded)
            tensor.value = std::move(value);
    }

    Fixed fixedness(const Node& node, bool known) const
    {
        if (!known)
            return Fixed::No;
        if (node.domain.empty() && (node.op == "Shape" || node.op == "Size")) {
            const int input = node.inputs.empty() ? -1 : node.inputs[0];
            return input >= 0 && m_result.tensor(input).shape ? Fixed::FromShape : Fixed::No;
        }
        Fixed fixed = Fixed::Weights;
        for (const int input : node.inputs) {
            if (input < 0)
                continue;
            const Fixed other = m_result.tensor(input).fixed;
            if (other == Fixed::No)
                return Fixed::No;
            if (other == Fixed::FromShape)
                fixed = other;
        }
        return fixed;
    }

    static void foldInto(NodeShapes& c)
    {
        if (!canFold(c.node.op))
            return;
        std::vector<ConstantPtr> operands;
        for (std::size_t i = 0; i < c.node.inputs.size(); ++i)
            operands.push_back(c.value(i));
        std::vector<Shape> shapes;
        for (const auto& output : c.outputs) {
            if (!output)
                return;
            shapes.push_back(*output);
        }
        if (auto values = fold(c.node, operands, shapes); values.size() == c.values.size())
            c.values = std::move(values);
    }

    const Graph& m_graph;
    const std::map<std::string, std::vector<std::int64_t>>& m_inputShapes;
    Diagnostics& m_found;
    Shapes m_result;
    std::size_t m_folded = 0;
};

} // namespace

std::optional<std::vector<std::int64_t>> NodeShapes::integers(std::size_t input, std::string_view attributeName) const
{
    if (has(input)) {
        const auto constant = value(input);
        return constant ? constant->integers() : std::nullopt;
    }
    if (auto list = intsAttribute(node, attributeName); list && attribute(node, attributeName))
        return list;
    if (const auto one = intAttribute(node, attributeName))
        return std::vector<std::int64_t> { *one };
    return std::nullopt;
}

Result<std::optional<std::vector<std::int64_t>>> reducedAxes(const Node& node, std::size_t rank, const ConstantPtr& operand, bool hasOperand)
{
    std::optional<std::vector<std::int64_t>> axes;
    if (hasOperand) {
        if (!operand)
            return std::nullopt;
        axes = operand->integers();
    } else {
        axes = intsAttribute(node, "axes");
    }
    std::vector<std::int64_t> inside;
    if (!axes || axes->empty()) {
        if (intAttribute(node, "noop_with_empty_axes").value_or(0) == 0) {
            inside.resize(rank);
            std::iota(inside.begin(), inside.end(), 0);
        }
        return inside;
    }
    for (const auto a : *axes) {
        const auto axis = axisInside(a, rank, "axes");
        if (!axis)
            return tl::unexpected(axis.error());
        inside.push_back(static_cast<std::int64_t>(*axis));
    }
    return inside;
}

Result<std::size_t> axisInside(std::int64_t axis, std::size_t rank, const char* what)
{
    const auto signedRank = static_cast<std::int64_t>(rank);
    if (axis < -signedRank || axis >= signedRank)
        return malformed(std::string(what) + " must be -" + std::to_string(rank) + " to " + std::to_string(signedRank - 1) + ", got "
                         + std::to_string(axis));
    return static_cast<std::size_t>(axis < 0 ? axis + signedRank : axis);
}

Result<Shape> broadcastShape(const Shape& a, const Shape& b)
{
    const Shape& longer = a.size() >= b.size() ? a : b;
    const Shape& shorter = a.size() >= b.size() ? b : a;
    Shape out = longer;
    for (std::size_t i = 1; i <= shorter.size(); ++i) {
        auto& extent = out[out.size() - i];
        const auto other = shorter[shorter.size() - i];
        if (extent == 1)
            extent = other;
        else if (other != 1 && other != extent)
            return malformed("operands must be equal or broadcast, got " + toText(a) + " and " + toText(b));
    }
    return out;
}

ShapeRule shapeRule(const Node& node)
{
    if (!node.domain.empty() && node.domain != "com.microsoft")
        return nullptr;
    if (const auto rule = movementRule(node.op))
        return rule;
    if (const auto rule = windowRule(node.op))
        return rule;
    const auto at = pointwiseRules().find(node.op);
    return at == pointwiseRules().end() ? nullptr : at->second;
}

Shapes inferShapes(const Graph& graph, const std::map<std::string, std::vector<std::int64_t>>& inputShapes, Diagnostics& found,
                   const RunContext& run)
{
    return Inference(graph, inputShapes, found).run(run);
}

} // namespace pim::network::detail
