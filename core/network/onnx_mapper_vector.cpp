// SPDX-License-Identifier: GPL-3.0-or-later
// Pools, element-wise functions, normalizations: the nodes that vector units compute.
#include <algorithm>
#include <cmath>

#include "core/network/onnx_mapper.h"

namespace pim::network::detail {

void Mapper::pool(const Node& node)
{
    const int x = node.inputs[0];
    const Shape* in = needed(node, x, false);
    if (!in)
        return;
    const Shape* out = needed(node, node.outputs[0], false);
    if (!out)
        return;
    if (in->size() > 4) {
        unsupported(node, std::to_string(in->size() - 2) + "-dimensional pools have no unit; 1 and 2 dimensions have");
        return;
    }
    const auto kernel = intsAttribute(node, "kernel_shape");
    const auto window = kernel ? windowOf(node, *in, *kernel, true) : fail(ErrorCode::ParseError, "");
    if (!window)
        return;
    Layer layer = newLayer(node, LayerKind::Pool, { x });
    layer.unit = VectorUnit::Pool;
    layer.window = windowFrom(*window);
    layer.input = spatialMap(*in);
    layer.output = spatialMap(*out);
    if (poolsOverPadding(node, x))
        takePadding(node, x, *in, layer);
    const Window& w = layer.window;
    expectChannels(node, layer, x, 1);
    if (!window->roundedUp.empty()) {
        layer.roundedBottom = window->roundedUp[0];
        layer.roundedRight = window->roundedUp.size() > 1 ? window->roundedUp[1] : 0;
    }
    layer.countsPadding = node.op.ends_with("AveragePool")
        && w.padTop + w.padBottom + w.padLeft + w.padRight > layer.roundedBottom + layer.roundedRight
        && intAttribute(node, "count_include_pad").value_or(0) != 0;
    addLayer(node, std::move(layer), 1);
}

bool Mapper::poolsOverPadding(const Node& node, int x)
{
    const auto& padding = flow(x).padding;
    if (!padding || !padding->value)
        return false;
    if (node.op == "AveragePool")
        return *padding->value == 0.0 && intAttribute(node, "count_include_pad").value_or(0) != 0;
    if (node.op != "MaxPool")
        return false;
    if (*padding->value < -1e30)
        return true;
    const auto& sources = flow(x).sources;
    return *padding->value == 0.0 && std::all_of(sources->begin(), sources->end(), [&](int source) {
        if (isInput(source))
            return false;
        const auto& activations = m_result.layers[static_cast<std::size_t>(source)].activations;
        return !activations.empty() && (activations.back().op == "Relu" || activations.back().op.ends_with("Sigmoid"));
    });
}

ClipBounds Mapper::clipBounds(const Node& node)
{
    ClipBounds bounds;
    if (node.op != "Clip")
        return bounds;
    const auto bound = [&](std::size_t input, std::string_view attribute) -> std::optional<double> {
        if (input < node.inputs.size() && node.inputs[input] >= 0) {
            const ConstantPtr value = m_shapes.tensor(node.inputs[input]).value;
            return value && value->size() > 0 ? std::optional(value->number(0)) : std::nullopt;
        }
        return floatAttribute(node, attribute);
    };
    const auto finite = [](std::optional<double> value) {
        return value && std::isfinite(*value) ? value : std::nullopt; // an infinite bound is none
    };
    bounds.low = finite(bound(1, "min"));
    bounds.high = finite(bound(2, "max"));
    return bounds;
}

void Mapper::globalPool(const Node& node, bool channelsLast)
{
    const int x = node.inputs[0];
    const Shape* in = needed(node, x, false);
    if (!in)
        return;
    wholeMapPool(node, x, *in, channelsLast ? in->size() - 1 : 1, channelsLast ? in->size() - 1 : 1);
}

void Mapper::wholeMapPool(const Node& node, int x, const Shape& in, std::size_t channelAxis, std::size_t outputAxis)
{
    Layer layer = newLayer(node, LayerKind::Pool, { x });
    layer.unit = VectorUnit::Pool;
    layer.input = mapOf(in, channelAxis);
    layer.output = { layer.input.channels, 1, 1 };
    layer.window.kernelH = layer.input.height;
    layer.window.kernelW = layer.input.width;
    addLayer(node, std::move(layer), outputAxis);
}

void Mapper::pointwise(const Node& node, const OpRole& role)
{
    const auto operands = dataOperands(node);
    if (operands.empty()) { // the data is in a scale's or limit's place
        passOn(node);
        setRow(MappingStatus::Free, "no activation among its operands");
        return;
    }
    if (operands.size() == 1) {
        const bool affine = node.op == "Add" || node.op == "Sub" || node.op == "Mul" || node.op == "Sum"
            || (node.op == "Div" && operands[0] == node.inputs[0]);
        affineOrPointwise(node, operands[0], role, affine, node.op != "Mul" && node.op != "Div" && node.inputs.size() > 1);
        return;
    }
    const Shape* out = needed(node, node.outputs[0], false);
    if (!out)
        return;
    int largest = operands[0];
    for (const int operand : operands) {
        const Shape* s = needed(node, operand, false);
        if (!s)
            return;
        if (elementsOf(*s) > elementsOf(*shape(largest)))
            largest = operand;
    }
    const std::size_t shift = out->size() - shape(largest)->size(); // axes that broadcasting put in front
    const std::size_t axis = flow(largest).channelAxis + shift;
    Layer layer = newLayer(node, LayerKind::Eltwise, operands);
    layer.unit = VectorUnit::Eltwise;
    layer.operationsPerElement = role.operations * static_cast<double>(operands.size() - 1);
    for (const int operand : operands)
        expectChannels(node, layer, operand, axis - std::min(axis, out->size() - shape(operand)->size()));
    layer.input = mapOf(*shape(largest), flow(largest).channelAxis);
    layer.output = mapOf(*out, axis);
    checkPixels(layer);
    addLayer(node, std::move(layer), axis);
}

bool Mapper::perChannel(const Node& node, int x, const Shape& s)
{
    const std::size_t axis = flow(x).channelAxis;
    if (node.op == "BatchNormalization")
        return axis == std::min<std::size_t>(1, s.empty() ? 0 : s.size() - 1);
    for (const int input : node.inputs) {
        if (input < 0 || input == x)
            continue;
        const Shape* c = shape(input);
        if (!c)
            return flow(input).scale;
        if (elementsOf(*c) == 1)
            continue;
        if (c->size() > s.size())
            return false;
        const std::size_t shift = s.size() - c->size();
        for (std::size_t i = 0; i < c->size(); ++i)
            if ((*c)[i] != 1 && (i + shift != axis || (*c)[i] != s[axis]))
                return false;
    }
    return true;
}

void Mapper::affineOrPointwise(const Node& node, int x, const OpRole& role, bool affine, bool addsBias)
{
    const Shape* in = needed(node, x, false);
    if (!in)
        return;
    const Shape* out = needed(node, node.outputs[0], false);
    if (!out)
        return;
    const int owner = onlyReader(x) && elementsOf(*in) == elementsOf(*out) ? flow(x).owner : -1;
    const bool folds = affine && perChannel(node, x, *in);
    const std::size_t axis = flow(x).channelAxis + (out->size() - std::min(out->size(), in->size()));
    if (owner >= 0) {
        Layer& layer = m_result.layers[static_cast<std::size_t>(owner)];
        Flow result = flow(x);
        result.channelAxis = axis;
        result.padding.reset();
        if (folds && m_affine[static_cast<std::size_t>(owner)] && layer.activations.empty()) {
            if (addsBias && layer.onCrossbars())
                layer.biases = std::max(layer.biases, layer.output.channels);
            setRow(MappingStatus::FoldedIntoLayer, "folded into layer " + layer.name);
        } else {
            layer.activations.push_back(
                { node.name, std::string(node.op), role.unit, role.operations, false, clipBounds(node) });
            setRow(MappingStatus::VectorUnit, "activation of layer " + layer.name);
        }
        setOutputs(node, result);
        return;
    }
    Layer layer = newLayer(node, comesFromInputsAlone(x) ? LayerKind::Vector : LayerKind::Eltwise, { x });
    layer.unit = role.unit;
    layer.operationsPerElement = role.operations;
    layer.bounds = clipBounds(node);
    layer.input = mapOf(*in, flow(x).channelAxis);
    layer.output = mapOf(*out, axis);
    checkPixels(layer);
    if (addLayer(node, std::move(layer), axis))
        m_affine.back() = folds;
}

void Mapper::checkPixels(Layer& layer) const
{
    for (const LayerId provider : layer.providers) {
        const auto positions = m_result.layers[static_cast<std::size_t>(provider.index)].output.positions();
        if (positions != 1 && positions != layer.output.positions()) {
            layer.kind = LayerKind::Vector;
            layer.wholeInput = true;
        }
    }
}

void Mapper::normalization(const Node& node, const OpRole& role)
{
    const int x = node.inputs[0];
    const Shape* in = needed(node, x, false);
    if (!in)
        return;
    const std::size_t channels = flow(x).channelAxis;
    const auto rank = static_cast<std::int64_t>(in->size());
    Layer layer = newLayer(node, LayerKind::Vector, { x });
    layer.unit = role.unit;
    layer.operationsPerElement = role.operations;
    layer.input = layer.output = mapOf(*in, channels);
    if (role.role == Role::LocalNormalization) {
        layer.operationsPerElement = static_cast<double>(std::max<std::int64_t>(1, intAttribute(node, "size").value_or(1))) + 3.0;
    } else {
        const bool overMap = node.op == "InstanceNormalization" || node.op == "GroupNormalization" || node.op == "MeanVarianceNormalization";
        const bool flattens = role.role == Role::Normalization || m_graph.opset < 13; // all axes from this one on
        auto axis = intAttribute(node, "axis").value_or(role.role == Role::Softmax && m_graph.opset < 13 ? 1 : -1);
        axis = std::clamp<std::int64_t>(axis < 0 ? axis + rank : axis, 0, rank);
        bool otherAxes = overMap;
        for (std::int64_t i = axis; i < (flattens ? rank : std::min(rank, axis + 1)); ++i)
            otherAxes |= static_cast<std::size_t>(i) != channels && (*in)[static_cast<std::size_t>(i)] > 1;
        layer.wholeInput = otherAxes || layer.output.positions() == 1;
    }
    addLayer(node, std::move(layer), channels);
}

void Mapper::reduction(const Node& node)
{
    const int x = node.inputs[0];
    const Shape* in = needed(node, x, false);
    if (!in)
        return;
    const Shape* out = needed(node, node.outputs[0], false);
    if (!out)
        return;
    const int axesInput = node.inputs.size() > 1 ? node.inputs[1] : -1;
    const auto axes = reducedAxes(node, in->size(), axesInput >= 0 ? m_shapes.tensor(axesInput).value : nullptr, axesInput >= 0);
    const std::size_t channels = flow(x).channelAxis;
    std::vector<bool> gone(in->size(), false);
    if (axes && *axes)
        for (const auto axis : **axes)
            gone[static_cast<std::size_t>(axis)] = true;
    bool onlyMap = in->size() > 2, otherAxes = false;
    std::size_t outputAxis = 0;
    for (std::size_t i = 0; i < in->size(); ++i) {
        onlyMap &= gone[i] == (i != 0 && i != channels);
        otherAxes |= gone[i] && i != channels && (*in)[i] > 1;
        outputAxis += i < channels && (!gone[i] || out->size() == in->size());
    }
    if (onlyMap && (node.op == "ReduceMean" || node.op == "ReduceMax")) {
        wholeMapPool(node, x, *in, channels, outputAxis);
        return;
    }
    Layer layer = newLayer(node, LayerKind::Vector, { x });
    layer.unit = VectorUnit::Eltwise;
    layer.input = mapOf(*in, channels);
    layer.output = mapOf(*out, outputAxis);
    layer.wholeInput = otherAxes;
    layer.operationsPerElement = static_cast<double>(elementsOf(*in).value_or(1))
        / static_cast<double>(std::max<std::int64_t>(1, elementsOf(*out).value_or(1)));
    addLayer(node, std::move(layer), outputAxis);
}

void Mapper::resize(const Node& node)
{
    const int x = node.inputs[0];
    const Shape* in = needed(node, x, false);
    if (!in)
        return;
    const Shape* out = needed(node, node.outputs[0], false);
    if (!out)
        return;
    const std::string mode = stringAttribute(node, "mode");
    Layer layer = newLayer(node, LayerKind::Vector, { x });
    layer.unit = VectorUnit::Eltwise;
    layer.operationsPerElement = mode == "linear" || mode == "bilinear" ? 4.0 : mode == "cubic" ? 16.0 : 1.0; // points blended
    layer.input = mapOf(*in, flow(x).channelAxis);
    layer.output = mapOf(*out, flow(x).channelAxis);
    addLayer(node, std::move(layer), flow(x).channelAxis);
}

} // namespace pim::network::detail
