// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/network_builder.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace pim::network {
namespace {

/// Positions of a window along one axis; 0 when it does not fit once.
std::int64_t positionsAlong(std::int64_t size, std::int64_t span, std::int64_t stride, std::int64_t padBefore,
                            std::int64_t padAfter, Rounding rounding)
{
    const std::int64_t room = size + padBefore + padAfter - span;
    if (room < 0)
        return 0;
    stride = std::max<std::int64_t>(1, stride); // validate() names the stride itself
    std::int64_t count = room / stride + 1;
    // Rounding up adds a cut window unless it would start beyond the input and its leading padding.
    if (rounding == Rounding::Up && room % stride != 0 && count * stride < size + padBefore)
        ++count;
    return count;
}

FeatureMap windowed(const FeatureMap& in, std::int64_t channels, const Window& w, Rounding rounding)
{
    return { channels, positionsAlong(in.height, w.spanH(), w.strideH, w.padTop, w.padBottom, rounding),
             positionsAlong(in.width, w.spanW(), w.strideW, w.padLeft, w.padRight, rounding) };
}

std::string shown(const FeatureMap& map)
{
    return fmt::format("{}x{}x{}", map.channels, map.height, map.width);
}

} // namespace

Window square(std::int64_t kernel, std::int64_t stride, std::int64_t pad)
{
    return { kernel, kernel, stride, stride, pad, pad, pad, pad, 1, 1 };
}

NetworkBuilder::NetworkBuilder(std::string name, FeatureMap input)
{
    m_network.name = std::move(name);
    m_network.inputs.push_back({ "input", input });
}

Tensor NetworkBuilder::input(std::string name, FeatureMap map)
{
    m_network.inputs.push_back({ std::move(name), map });
    return { map, { fromInput(static_cast<int>(m_network.inputs.size()) - 1) } };
}

namespace {

void addOperand(Layer& layer, const Tensor& from)
{
    for (const int part : from.parts)
        if (isInput(part))
            layer.readsNetworkInput = true;
        else
            layer.providers.push_back({ part });
    layer.reads.push_back(from.parts);
}

} // namespace

Layer NetworkBuilder::reader(std::string name, LayerKind kind, std::string op, const Tensor& from)
{
    Layer layer;
    layer.name = std::move(name);
    layer.kind = kind;
    layer.op = std::move(op);
    layer.input = from.map;
    addOperand(layer, from);
    return layer;
}

Tensor NetworkBuilder::append(Layer layer)
{
    // Providers in layer order, as the PIMSYN reference collects them.
    std::sort(layer.providers.begin(), layer.providers.end());
    const LayerId id { static_cast<int>(m_network.layers.size()) };
    Tensor result { layer.output, { id.index } };
    m_network.layers.push_back(std::move(layer));
    return result;
}

Tensor NetworkBuilder::conv(std::string name, const Tensor& from, std::int64_t channels, const Window& window, std::int64_t groups)
{
    Layer layer = reader(std::move(name), LayerKind::Convolution, "Conv", from);
    layer.output = windowed(from.map, channels, window, Rounding::Down);
    layer.window = window;
    layer.groups = groups;
    layer.biases = channels;
    return append(std::move(layer));
}

Tensor NetworkBuilder::transposedConv(std::string name, const Tensor& from, std::int64_t channels, const Window& window,
                                      std::int64_t groups)
{
    Layer layer = reader(std::move(name), LayerKind::TransposedConvolution, "ConvTranspose", from);
    layer.output = { channels, (from.map.height - 1) * window.strideH - window.padTop - window.padBottom + window.spanH(),
                     (from.map.width - 1) * window.strideW - window.padLeft - window.padRight + window.spanW() };
    layer.window = window;
    layer.groups = groups;
    layer.biases = channels;
    return append(std::move(layer));
}

Tensor NetworkBuilder::pool(std::string name, std::string op, const Tensor& from, const Window& window, Rounding rounding)
{
    Layer layer = reader(std::move(name), LayerKind::Pool, std::move(op), from);
    layer.output = windowed(from.map, from.map.channels, window, rounding);
    layer.window = window;
    layer.unit = VectorUnit::Pool;
    return append(std::move(layer));
}

Tensor NetworkBuilder::maxPool(std::string name, const Tensor& from, const Window& window, Rounding rounding)
{
    return pool(std::move(name), "MaxPool", from, window, rounding);
}

Tensor NetworkBuilder::averagePool(std::string name, const Tensor& from, const Window& window, bool countsPadding)
{
    const Tensor result = pool(std::move(name), "AveragePool", from, window, Rounding::Down);
    m_network.layers.back().countsPadding = countsPadding;
    return result;
}

Tensor NetworkBuilder::globalAveragePool(std::string name, const Tensor& from)
{
    Window whole;
    whole.kernelH = from.map.height;
    whole.kernelW = from.map.width;
    return pool(std::move(name), "GlobalAveragePool", from, whole, Rounding::Down);
}

Tensor NetworkBuilder::add(std::string name, const std::vector<Tensor>& operands)
{
    if (operands.empty()) {
        m_found.error("layer " + name, "must have at least one operand, got none");
        return {};
    }
    Layer layer = reader(std::move(name), LayerKind::Eltwise, "Add", operands.front());
    layer.output = layer.input;
    layer.unit = VectorUnit::Eltwise;
    layer.operands = static_cast<int>(operands.size());
    for (std::size_t i = 1; i < operands.size(); ++i) {
        if (operands[i].map != layer.input)
            m_found.error("layer " + layer.name, fmt::format("operands must have one shape, got {} and {}", shown(layer.input), shown(operands[i].map)));
        addOperand(layer, operands[i]);
    }
    return append(std::move(layer));
}

Tensor NetworkBuilder::fullyConnected(std::string name, const Tensor& from, std::int64_t outputs)
{
    Layer layer = reader(std::move(name), LayerKind::FullyConnected, "Gemm", flatten(from));
    layer.output = { outputs, 1, 1 };
    layer.biases = outputs;
    return append(std::move(layer));
}

Tensor NetworkBuilder::activate(const Tensor& to, std::string op, VectorUnit unit, bool fused)
{
    for (const int part : to.parts) {
        if (isInput(part))
            continue;
        Layer& layer = m_network.layers[static_cast<std::size_t>(part)];
        layer.activations.push_back({ layer.name + "." + op, op, unit, 1.0, fused });
    }
    return to;
}

Tensor NetworkBuilder::clip(const Tensor& to, const ClipBounds& bounds)
{
    activate(to, "Clip", VectorUnit::Relu, false);
    for (const int part : to.parts)
        if (!isInput(part))
            m_network.layers[static_cast<std::size_t>(part)].activations.back().bounds = bounds;
    return to;
}

Tensor NetworkBuilder::flatten(const Tensor& from)
{
    Tensor flat = from;
    flat.map = { from.map.elements(), 1, 1 };
    return flat;
}

Tensor NetworkBuilder::concat(const std::vector<Tensor>& parts)
{
    Tensor whole;
    if (parts.empty())
        m_found.error("concatenation", "must have at least one part, got none");
    else
        whole.map = { 0, parts.front().map.height, parts.front().map.width };
    for (const Tensor& part : parts) {
        if (part.map.height != whole.map.height || part.map.width != whole.map.width)
            m_found.error("concatenation", fmt::format("parts must agree in height and width, got {} and {}", shown(parts.front().map), shown(part.map)));
        whole.map.channels += part.map.channels;
        whole.parts.insert(whole.parts.end(), part.parts.begin(), part.parts.end());
    }
    return whole;
}

Result<Network> NetworkBuilder::build() const
{
    Network network = m_network;
    connect(network);
    Diagnostics found = m_found;
    for (auto& entry : validate(network).entries)
        found.entries.push_back(std::move(entry));
    for (const Diagnostic& entry : found.entries)
        if (entry.severity == Severity::Error)
            return fail(ErrorCode::InvalidArgument, entry.text, network.name + ": " + entry.where);
    network.source = "built";
    network.sha256 = layerDigest(network);
    return network;
}

} // namespace pim::network
