// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/network.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <limits>
#include <string_view>
#include <unordered_map>

#include <fmt/format.h>

namespace pim::network {
namespace {

/// Products of sizes stay below this, so that sums and one more factor of two still fit in 64 bits.
constexpr std::int64_t kLargestProduct = (std::int64_t { 1 } << 62) - 1;

/// Product of factors >= 0; nothing when it exceeds kLargestProduct.
std::optional<std::int64_t> product(std::initializer_list<std::int64_t> factors)
{
    std::int64_t result = 1;
    for (const std::int64_t factor : factors)
        if (__builtin_mul_overflow(result, factor, &result) || result > kLargestProduct)
            return std::nullopt;
    return result;
}

std::int64_t saturated(std::optional<std::int64_t> value)
{
    return value.value_or(std::numeric_limits<std::int64_t>::max());
}

/// Weights of all groups: kh * kw * Cin / groups * Cout for both convolutions, Cin * Cout for a fully connected layer.
std::optional<std::int64_t> weightsFromShape(const Layer& layer)
{
    if (layer.kind == LayerKind::FullyConnected)
        return product({ layer.input.channels, layer.output.channels });
    return product({ layer.window.kernelH, layer.window.kernelW, layer.input.channels / std::max<std::int64_t>(1, layer.groups),
                     layer.output.channels });
}

std::optional<std::int64_t> macsFromShape(const Layer& layer)
{
    const auto weights = weightsFromShape(layer);
    if (weights > kLargestProduct)
        return std::nullopt;
    switch (layer.kind) {
    case LayerKind::FullyConnected:
        return weights;
    case LayerKind::TransposedConvolution:
        return product({ *weights, layer.input.height, layer.input.width });
    default:
        return product({ *weights, layer.output.height, layer.output.width });
    }
}

bool inRange(LayerId id, const Network& network)
{
    return id.index >= 0 && static_cast<std::size_t>(id.index) < network.layers.size();
}

/// consumers[i]: the layers that name layer i as a provider, in layer order, once per mention.
std::vector<std::vector<LayerId>> reverseOfProviders(const Network& network)
{
    std::vector<std::vector<LayerId>> consumers(network.layers.size());
    for (std::size_t i = 0; i < network.layers.size(); ++i)
        for (const LayerId provider : network.layers[i].providers)
            if (inRange(provider, network))
                consumers[static_cast<std::size_t>(provider.index)].push_back({ static_cast<int>(i) });
    return consumers;
}

bool samePeople(std::vector<LayerId> a, std::vector<LayerId> b)
{
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    return a == b;
}

/// Collects what validate() finds about one layer; every check builds its message from the value it looks at.
class LayerCheck
{
public:
    LayerCheck(Diagnostics& found, std::string where) : m_found(found), m_where(std::move(where)) { }

    void error(std::string text) { m_found.error(m_where, std::move(text)); }
    void atLeast(std::string_view what, std::int64_t value, std::int64_t minimum)
    {
        if (value >= minimum)
            return;
        error(fmt::format("{} must be at least {}, got {}", what, minimum, value));
        m_sane = false;
    }
    void finite(std::string_view what, double value)
    {
        if (!(std::isfinite(value) && value >= 0.0))
            error(fmt::format("{} must be a finite number of at least 0, got {}", what, value));
    }
    void fits(std::string_view what, std::initializer_list<std::int64_t> factors)
    {
        if (m_sane && !product(factors))
            error(fmt::format("{} must be below 2^62, got {}", what, fmt::join(factors, " x ")));
    }
    /// Whether every size so far is in its range, so that products may be formed.
    bool sane() const { return m_sane; }

private:
    Diagnostics& m_found;
    std::string m_where;
    bool m_sane = true;
};

void checkShapes(const Layer& layer, LayerCheck& check)
{
    const Window& w = layer.window;
    for (const auto& [what, map] : { std::pair { "input", layer.input }, std::pair { "output", layer.output } }) {
        check.atLeast(fmt::format("{} channels", what), map.channels, 1);
        check.atLeast(fmt::format("{} height", what), map.height, 1);
        check.atLeast(fmt::format("{} width", what), map.width, 1);
    }
    for (const auto& [what, value] : { std::pair { "kernel height", w.kernelH }, { "kernel width", w.kernelW },
                                       { "stride along the height", w.strideH }, { "stride along the width", w.strideW },
                                       { "dilation along the height", w.dilationH }, { "dilation along the width", w.dilationW },
                                       { "groups", layer.groups }, { "operands", std::int64_t { layer.operands } } })
        check.atLeast(what, value, 1);
    for (const auto& [what, value] : { std::pair { "top padding", w.padTop }, { "left padding", w.padLeft },
                                       { "bottom padding", w.padBottom }, { "right padding", w.padRight },
                                       { "weights", layer.weights }, { "biases", layer.biases },
                                       { "multiply-accumulates", layer.macs } })
        check.atLeast(what, value, 0);

    check.fits("input elements", { layer.input.channels, layer.input.height, layer.input.width });
    check.fits("output elements", { layer.output.channels, layer.output.height, layer.output.width });
    check.fits("kernel span along the height", { w.kernelH, w.dilationH });
    check.fits("kernel span along the width", { w.kernelW, w.dilationW });
    check.fits("strided height", { layer.output.height, w.strideH });
    check.fits("strided width", { layer.output.width, w.strideW });
    check.fits("elements read by all windows",
               { w.kernelH, w.kernelW, layer.input.channels, layer.output.height, layer.output.width });
    if (!layer.onCrossbars() || !check.sane())
        return;
    if (layer.input.channels % layer.groups != 0)
        check.error(fmt::format("groups must divide the input channels, got {} groups for {} channels", layer.groups, layer.input.channels));
    if (layer.output.channels % layer.groups != 0)
        check.error(fmt::format("groups must divide the output channels, got {} groups for {} channels", layer.groups, layer.output.channels));
    check.fits("weights", { layer.input.channels / layer.groups, w.kernelH, w.kernelW, layer.output.channels });
    const FeatureMap& map = layer.kind == LayerKind::TransposedConvolution ? layer.input : layer.output;
    check.fits("multiply-accumulates", { layer.input.channels / layer.groups, w.kernelH, w.kernelW, layer.output.channels,
                                         map.height, map.width });
}

std::vector<ClipBounds> boundsOf(const Layer& layer)
{
    std::vector<ClipBounds> all { layer.bounds };
    for (const Activation& activation : layer.activations)
        all.push_back(activation.bounds);
    return all;
}

void checkLinks(const Network& network, std::size_t index, const std::vector<LayerId>& consumers, LayerCheck& check)
{
    const Layer& layer = network.layers[index];
    for (const LayerId provider : layer.providers) {
        if (!inRange(provider, network))
            check.error(fmt::format("provider must be the index of a layer, 0 to {}, got {}", network.layers.size() - 1, provider.index));
        else if (static_cast<std::size_t>(provider.index) >= index)
            check.error(fmt::format("providers must come before their consumers, got layer {} ('{}') as provider of layer {}",
                                    provider.index, network.layer(provider).name, index));
    }
    std::vector<LayerId> read;
    for (const auto& operand : layer.reads)
        for (const int source : operand) {
            const auto inputs = std::max<std::size_t>(1, network.inputs.size());
            if (isInput(source) && static_cast<std::size_t>(inputOf(source)) >= inputs)
                check.error(fmt::format("operands read inputs of the network, 0 to {}, got {}", inputs - 1, inputOf(source)));
            if (!isInput(source))
                read.push_back({ source });
        }
    if (!layer.reads.empty() && !samePeople(read, layer.providers))
        check.error(fmt::format("operands must read the layer's {} providers, each as often as it is named, got {}",
                                layer.providers.size(), read.size()));
    if (!layer.reads.empty() && static_cast<std::size_t>(layer.operands) != layer.reads.size())
        check.error(fmt::format("operands that are listed must be as many as there are, {}, got {}", layer.operands, layer.reads.size()));
    if (!samePeople(layer.consumers, consumers))
        check.error(fmt::format("consumers must be the reverse of the layers' providers, got {} where {} are expected",
                                layer.consumers.size(), consumers.size()));
}

} // namespace

std::vector<std::vector<int>> usualReads(const Layer& layer)
{
    std::vector<int> sources;
    for (const LayerId provider : layer.providers)
        sources.push_back(provider.index);
    if (layer.readsNetworkInput || layer.providers.empty())
        sources.push_back(fromInput(0));
    if (layer.operands <= 1)
        return { std::move(sources) };
    if (static_cast<std::size_t>(layer.operands) != sources.size())
        return {};
    std::vector<std::vector<int>> operands;
    for (const int source : sources)
        operands.push_back({ source });
    return operands;
}

std::int64_t Layer::matrixRows() const
{
    switch (kind) {
    case LayerKind::Convolution:
        return window.kernelH * window.kernelW * (input.channels / groups);
    case LayerKind::TransposedConvolution:
        return input.channels / groups;
    case LayerKind::FullyConnected:
        return input.channels;
    default:
        return 0;
    }
}

std::int64_t Layer::matrixColumns() const
{
    switch (kind) {
    case LayerKind::Convolution:
    case LayerKind::FullyConnected:
        return output.channels / groups;
    case LayerKind::TransposedConvolution:
        return window.kernelH * window.kernelW * (output.channels / groups);
    default:
        return 0;
    }
}

std::int64_t Layer::positions() const
{
    return kind == LayerKind::TransposedConvolution ? input.positions() : output.positions();
}

std::int64_t Network::totalMacs() const
{
    std::int64_t total = 0;
    for (const Layer& layer : layers)
        total += layer.macs;
    return total;
}

std::int64_t Network::totalWeights() const
{
    std::int64_t total = 0;
    for (const Layer& layer : layers)
        total += layer.weights + layer.biases;
    return total;
}

std::vector<LayerId> Network::crossbarLayers() const
{
    std::vector<LayerId> result;
    for (std::size_t i = 0; i < layers.size(); ++i)
        if (layers[i].onCrossbars())
            result.push_back({ static_cast<int>(i) });
    return result;
}

void connect(Network& network)
{
    auto consumers = reverseOfProviders(network);
    for (std::size_t i = 0; i < network.layers.size(); ++i) {
        Layer& layer = network.layers[i];
        if (!samePeople(layer.consumers, consumers[i]))
            layer.consumers = std::move(consumers[i]);
        if (layer.reads.empty())
            layer.reads = usualReads(layer);
        if (!layer.onCrossbars())
            continue;
        if (layer.weights == 0)
            layer.weights = saturated(weightsFromShape(layer));
        if (layer.macs == 0)
            layer.macs = saturated(macsFromShape(layer));
    }
}

Diagnostics validate(const Network& network)
{
    Diagnostics found;
    const std::string whole = network.name.empty() ? "network" : fmt::format("network {}", network.name);
    if (network.layers.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
        found.error(whole, fmt::format("must have fewer than 2^31 layers, got {}", network.layers.size()));
        return found;
    }
    const auto consumers = reverseOfProviders(network);
    std::unordered_map<std::string_view, std::size_t> seen;
    std::int64_t macs = 0, weights = 0;
    const auto add = [](std::int64_t& sum, std::int64_t value) { // negative values have their own error
        const std::int64_t term = std::max<std::int64_t>(0, value);
        sum = term > kLargestProduct - std::min(sum, kLargestProduct) ? kLargestProduct + 1 : sum + term;
    };
    for (std::size_t i = 0; i < network.layers.size(); ++i) {
        const Layer& layer = network.layers[i];
        LayerCheck check(found, layer.name.empty() ? fmt::format("layer {}", i) : fmt::format("layer {}", layer.name));
        if (layer.name.empty())
            check.error("name must not be empty");
        else if (const auto [first, fresh] = seen.emplace(layer.name, i); !fresh)
            check.error(fmt::format("name must be unique, got '{}' for layers {} and {}", layer.name, first->second, i));
        checkShapes(layer, check);
        check.finite("operations per element", layer.operationsPerElement);
        for (const Activation& activation : layer.activations)
            check.finite(fmt::format("operations per element of activation '{}'", activation.name), activation.operationsPerElement);
        for (const ClipBounds& bounds : boundsOf(layer))
            if (bounds.low && bounds.high && !(*bounds.low <= *bounds.high))
                check.error(fmt::format("the lower bound of a clip must not be above the upper one, got {} and {}", *bounds.low, *bounds.high));
        checkLinks(network, i, consumers[i], check);
        add(macs, layer.macs);
        add(weights, layer.weights);
        add(weights, layer.biases);
    }
    if (macs > kLargestProduct)
        found.error(whole, "multiply-accumulates of all layers together must be below 2^62");
    if (weights > kLargestProduct)
        found.error(whole, "weights and biases of all layers together must be below 2^62");
    if (network.crossbarLayers().empty())
        found.error(whole, fmt::format("must have at least one convolution or fully connected layer, got none in {} layers",
                                       network.layers.size()));
    return found;
}

} // namespace pim::network
