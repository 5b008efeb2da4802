// SPDX-License-Identifier: GPL-3.0-or-later
// Convolutions and matrix products: the nodes that crossbars compute.
#include <algorithm>

#include "core/network/onnx_mapper.h"

namespace pim::network::detail {

bool Mapper::isWeight(int value)
{
    if (value < 0)
        return false;
    if (m_shapes.tensor(value).isFixed())
        return true;
    if (!comesFromInputsAlone(value))
        return false;
    if (++m_givenWeights <= kListedWarnings)
        m_found.warn(where(), "weights " + name(value) + " are a graph input; taken as constant");
    return true;
}

void Mapper::convolution(const Node& node, bool transposed)
{
    const Operands operands = operandsOf(node);
    const int x = node.inputs[0];
    const int w = *operands.weight < node.inputs.size() ? node.inputs[*operands.weight] : -1;
    if (w < 0) {
        m_found.error(where(), std::string(node.op) + " must have weights, got none");
        return;
    }
    const Shape* in = needed(node, x, true);
    if (!in)
        return;
    const Shape* weights = needed(node, w, true);
    if (!weights)
        return;
    const Shape* result = needed(node, node.outputs[0], true);
    if (!result)
        return;
    if (in->size() > 4) {
        unsupported(node, std::to_string(in->size() - 2) + "-dimensional convolutions have no crossbar mapping; 1 and 2 dimensions have");
        return;
    }
    if (!isWeight(w)) {
        unsupported(node, "its weights " + name(w) + " are computed at run time; crossbars hold constants");
        return;
    }
    const std::vector<std::int64_t> kernel(weights->begin() + 2, weights->end());
    const auto window = transposed ? transposedWindowOf(node, *in, kernel) : windowOf(node, *in, kernel, false);
    if (!window)
        return; // inference has said why
    Layer layer = newLayer(node, transposed ? LayerKind::TransposedConvolution : LayerKind::Convolution, { x });
    expectChannels(node, layer, x, 1);
    layer.groups = intAttribute(node, "group").value_or(1);
    layer.window = windowFrom(*window);
    layer.input = spatialMap(*in);
    layer.output = spatialMap(*result);
    if (!transposed && flow(x).padding && flow(x).padding->value == 0.0)
        takePadding(node, x, *in, layer);
    if (operands.bias && *operands.bias < node.inputs.size() && node.inputs[*operands.bias] >= 0)
        layer.biases = layer.output.channels;
    addFusedActivation(node, layer);
    addLayer(node, std::move(layer), 1);
}

void Mapper::addFusedActivation(const Node& node, Layer& layer)
{
    const std::string activation = stringAttribute(node, "activation");
    if (activation.empty() || !node.op.starts_with("Fused"))
        return;
    Node inner;
    inner.op = activation;
    layer.activations.push_back({ node.name, activation, roleOf(inner).unit, 1.0, true });
}

Window Mapper::windowFrom(const WindowAxes& axes)
{
    Window w;
    w.kernelH = axes.kernel[0];
    w.strideH = axes.stride[0];
    w.dilationH = axes.dilation[0];
    w.padTop = axes.padBegin[0];
    w.padBottom = axes.padEnd[0];
    if (axes.kernel.size() > 1) {
        w.kernelW = axes.kernel[1];
        w.strideW = axes.stride[1];
        w.dilationW = axes.dilation[1];
        w.padLeft = axes.padBegin[1];
        w.padRight = axes.padEnd[1];
    }
    return w;
}

void Mapper::takePadding(const Node& node, int x, const Shape& padded, Layer& layer)
{
    const auto& padding = flow(x).padding;
    const std::string mode = stringAttribute(node, "auto_pad");
    if (!padding || padding->begin.size() != padded.size() || mode.starts_with("SAME"))
        return;
    for (std::size_t i = 0; i < padded.size(); ++i)
        if (padding->begin[i] < 0 || padding->end[i] < 0 || (i < 2 && padding->begin[i] + padding->end[i] != 0))
            return;
    Shape bare = padded;
    for (std::size_t i = 2; i < bare.size(); ++i)
        bare[i] -= padding->begin[i] + padding->end[i];
    if (*std::min_element(bare.begin(), bare.end()) < 1)
        return;
    layer.input = spatialMap(bare);
    layer.window.padTop += padding->begin[2];
    layer.window.padBottom += padding->end[2];
    if (bare.size() > 3) {
        layer.window.padLeft += padding->begin[3];
        layer.window.padRight += padding->end[3];
    }
}

void Mapper::matrixProduct(const Node& node)
{
    const Operands operands = operandsOf(node);
    const int a = node.inputs[0];
    const int b = *operands.weight < node.inputs.size() ? node.inputs[*operands.weight] : -1;
    if (b < 0) {
        m_found.error(where(), std::string(node.op) + " must have two operands, got one");
        return;
    }
    const Shape* left = needed(node, a, true);
    if (!left)
        return;
    const Shape* right = needed(node, b, true);
    if (!right)
        return;
    const Shape* out = needed(node, node.outputs[0], true);
    if (!out)
        return;
    const bool gemm = node.op == "Gemm" || node.op == "QGemm" || node.op == "FusedGemm";
    const bool turnA = intAttribute(node, "transA").value_or(0) != 0 && left->size() > 1;
    const auto inner = gemm && left->size() != 2 ? elementsOf(*left).value_or(0) / std::max<std::int64_t>(1, left->front())
                                                 : (*left)[left->size() - (turnA ? 2 : 1)];
    const bool weightsRight = m_shapes.tensor(b).isFixed() || (gemm && !m_shapes.tensor(a).isFixed() && isWeight(b));
    const bool weightsLeft = !weightsRight && m_shapes.tensor(a).isFixed();
    const auto total = elementsOf(*out).value_or(0);
    if (!weightsRight && !weightsLeft) {
        Layer layer = newLayer(node, LayerKind::Vector, { a, b });
        layer.unit = VectorUnit::Eltwise;
        layer.wholeInput = true;
        layer.operationsPerElement = 2.0 * static_cast<double>(inner);
        layer.input = mapOf(*left, left->size() - 1);
        layer.output = mapOf(*out, out->empty() ? 0 : out->size() - 1);
        addLayer(node, std::move(layer), out->empty() ? 0 : out->size() - 1);
        return;
    }
    const Shape& weights = weightsRight ? *right : *left;
    std::int64_t groups = 1; // a stack of weight matrices, one for each leading index
    if (!gemm)
        for (std::size_t i = 0; i + 2 < weights.size(); ++i)
            groups *= weights[i];
    const bool dropsColumns = weights.size() < 2; // a vector of weights has one column, which the output does not show
    const auto columns = dropsColumns || out->empty() ? 1 : (*out)[out->size() - (weightsRight ? 1 : 2)];
    const auto images_ = images(weightsRight ? *left : *right);
    const auto wide = times(columns, groups);
    if (!wide || *wide < 1 || inner < 1 || total < 1 || !times(inner, groups)) {
        m_found.error(where(), std::string(node.op) + ": extents must be at least 1, got " + toText(*left) + " times " + toText(*right));
        return;
    }
    auto positions = std::max<std::int64_t>(1, total / *wide);
    if (positions % images_ == 0)
        positions /= images_;
    Layer layer = newLayer(node, positions == 1 && groups == 1 ? LayerKind::FullyConnected : LayerKind::Convolution,
                           { weightsRight ? a : b });
    if (positions > 1)
        expectChannels(node, layer, weightsRight ? a : b,
                       weightsRight ? left->size() - (turnA ? 2 : 1) : right->size() - std::min<std::size_t>(2, right->size()));
    layer.groups = groups;
    layer.input = { inner * groups, positions, 1 };
    layer.output = { *wide, positions, 1 };
    const int bias = operands.bias && *operands.bias < node.inputs.size() ? node.inputs[*operands.bias] : -1;
    const bool addsActivation = isData(bias) && !comesFromInputsAlone(bias);
    if (bias >= 0 && !addsActivation)
        layer.biases = *wide;
    addFusedActivation(node, layer);
    const std::size_t axis = out->empty() ? 0 : dropsColumns ? 0 : out->size() - (weightsRight ? 1 : 2);
    if (!addLayer(node, std::move(layer), axis) || !addsActivation)
        return;
    Layer sum = newLayer(node, LayerKind::Eltwise, { node.outputs[0], bias });
    sum.name = node.name + "/sum";
    sum.op = "Add";
    sum.unit = VectorUnit::Eltwise;
    sum.input = sum.output = m_result.layers.back().output;
    const auto status = row();
    addLayer(node, std::move(sum), axis);
    row() = status;
}

} // namespace pim::network::detail
