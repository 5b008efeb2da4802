// SPDX-License-Identifier: GPL-3.0-or-later
// Which layers have a meaning on integers, and what they read.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "core/program/integer_reference.h"
#include "core/program/integer_window.h"

namespace pim::program {
namespace {

using network::FeatureMap;
using network::Layer;
using network::LayerKind;

std::string where(const Layer& layer) { return "layer " + layer.name; }

std::string shown(const FeatureMap& map) { return fmt::format("{}x{}x{}", map.channels, map.height, map.width); }

tl::unexpected<Error> unsupported(const Layer& layer, std::string why)
{
    return fail(ErrorCode::Unsupported, std::move(why), where(layer));
}

template<typename Value>
struct Named
{
    std::string_view op;
    Value value;
};

constexpr std::array kFunctions {
    Named<IntegerFunction> { "Relu", IntegerFunction::Relu },
    Named<IntegerFunction> { "OP_RELU", IntegerFunction::Relu },
    Named<IntegerFunction> { "Clip", IntegerFunction::Clip },
    Named<IntegerFunction> { "OP_CLIP", IntegerFunction::Clip },
    Named<IntegerFunction> { "Sigmoid", IntegerFunction::Sigmoid },
    Named<IntegerFunction> { "OP_SIGMOID", IntegerFunction::Sigmoid },
    Named<IntegerFunction> { "QLinearSigmoid", IntegerFunction::Sigmoid },
    Named<IntegerFunction> { "Tanh", IntegerFunction::Tanh },
    Named<IntegerFunction> { "OP_TANH", IntegerFunction::Tanh },
};

constexpr std::array kPools {
    Named<IntegerOperation> { "MaxPool", IntegerOperation::MaxPool },
    Named<IntegerOperation> { "GlobalMaxPool", IntegerOperation::MaxPool },
    Named<IntegerOperation> { "ReduceMax", IntegerOperation::MaxPool },
    Named<IntegerOperation> { "AveragePool", IntegerOperation::AveragePool },
    Named<IntegerOperation> { "GlobalAveragePool", IntegerOperation::AveragePool },
    Named<IntegerOperation> { "ReduceMean", IntegerOperation::AveragePool },
    Named<IntegerOperation> { "QLinearAveragePool", IntegerOperation::AveragePool },
    Named<IntegerOperation> { "QLinearGlobalAveragePool", IntegerOperation::AveragePool },
};

constexpr std::array kOfSeveral {
    Named<IntegerOperation> { "Add", IntegerOperation::Add },
    Named<IntegerOperation> { "Sum", IntegerOperation::Add },
    Named<IntegerOperation> { "QLinearAdd", IntegerOperation::Add },
    Named<IntegerOperation> { "OP_ELTWISE", IntegerOperation::Add },
    Named<IntegerOperation> { "Sub", IntegerOperation::Subtract },
    Named<IntegerOperation> { "Mul", IntegerOperation::Multiply },
    Named<IntegerOperation> { "QLinearMul", IntegerOperation::Multiply },
    Named<IntegerOperation> { "Max", IntegerOperation::Maximum },
};

template<typename Value, std::size_t N>
std::optional<Value> valueOf(const std::array<Named<Value>, N>& table, std::string_view op)
{
    for (const auto& row : table)
        if (row.op == op)
            return row.value;
    return std::nullopt;
}

bool coversMap(const Layer& layer)
{
    return layer.output.positions() == 1 && layer.window.kernelH >= layer.input.height
        && layer.window.kernelW >= layer.input.width;
}

Result<IntegerLayer> operationOf(const Layer& layer)
{
    if (layer.onCrossbars())
        return IntegerLayer { IntegerOperation::MatrixProduct, std::nullopt, {} };
    if (layer.kind == LayerKind::Pool) {
        if (layer.op == "OP_POOL")
            return IntegerLayer { coversMap(layer) ? IntegerOperation::AveragePool : IntegerOperation::MaxPool,
                                  std::nullopt,
                                  {} };
        if (const auto pool = valueOf(kPools, layer.op))
            return IntegerLayer { *pool, std::nullopt, {} };
        return unsupported(layer, fmt::format("the pool {} has no exact meaning on integers", layer.op));
    }
    if (const auto operation = valueOf(kOfSeveral, layer.op)) {
        if (layer.operands >= 2)
            return IntegerLayer { *operation, std::nullopt, {} };
        return unsupported(layer, fmt::format("{} has a constant operand, which a layer does not keep", layer.op));
    }
    if (const auto function = integerFunction(layer.op); function && layer.operands == 1)
        return IntegerLayer { IntegerOperation::Function, function, {} };
    return unsupported(layer, fmt::format("{} has no exact meaning on integers", layer.op));
}

bool readsInput(const Layer& layer) { return layer.readsNetworkInput || layer.providers.empty(); }

/// Each output position reads the input at the same position.
bool isPointwise(const Layer& layer, IntegerOperation operation)
{
    const auto& w = layer.window;
    return operation == IntegerOperation::Function
        || (layer.kind == LayerKind::Convolution && w.kernelH == 1 && w.kernelW == 1 && w.strideH == 1 && w.strideW == 1
            && w.padTop == 0 && w.padLeft == 0 && layer.input.height == layer.output.height
            && layer.input.width == layer.output.width);
}

/// Do the maps that stand before the layer, one behind the other, make up its input?
Result<void> checkInput(const Layer& layer, const std::vector<FeatureMap>& parts, IntegerOperation operation)
{
    std::int64_t channels = 0;
    for (const FeatureMap& part : parts) {
        if (layer.kind == LayerKind::FullyConnected) {
            channels += part.elements();
            continue;
        }
        channels += part.channels;
        const bool same = part.height == layer.input.height && part.width == layer.input.width;
        if (!same && !(isPointwise(layer, operation) && part.positions() == layer.input.positions()))
            return unsupported(
                layer,
                fmt::format(
                    "{} reads a map of {}, which does not follow from its provider's {} without moving elements",
                    layer.op, shown(layer.input), shown(part)));
    }
    if (channels != layer.input.channels)
        return unsupported(
            layer,
            fmt::format("{} reads {} channels, which does not follow from its providers' {} without moving elements",
                        layer.op, layer.input.channels, channels));
    return {};
}

/// Every position of a pool has at least one element of the map in its window.
bool windowsMeetMap(const Layer& layer)
{
    const auto& w = layer.window;
    for (std::int64_t y = 0; y < layer.output.height; ++y)
        if (tapsInside(y * w.strideH - w.padTop, w.kernelH, w.dilationH, layer.input.height).count() == 0)
            return false;
    for (std::int64_t x = 0; x < layer.output.width; ++x)
        if (tapsInside(x * w.strideW - w.padLeft, w.kernelW, w.dilationW, layer.input.width).count() == 0)
            return false;
    return true;
}

/// Divide the parts among the operands: each takes parts until their channels are those of the output.
Result<std::vector<std::vector<std::int32_t>>> operandsOf(const Layer& layer, const std::vector<FeatureMap>& parts,
                                                          IntegerOperation operation)
{
    const auto providers = layer.providers.size();
    const auto wanted = static_cast<std::size_t>(layer.operands);
    std::vector<std::vector<std::int32_t>> operands;
    bool whole = false; // some operand has all positions
    for (std::size_t part = 0; part < providers;) {
        const FeatureMap& first = parts[part];
        std::vector<std::int32_t> operand;
        std::int64_t channels = 0;
        for (; part < providers && channels < layer.output.channels && parts[part].positions() == first.positions();
             ++part) {
            channels += parts[part].channels;
            operand.push_back(static_cast<std::int32_t>(part));
        }
        if (channels != layer.output.channels
            || (first.positions() != 1 && first.positions() != layer.output.positions()))
            return unsupported(layer,
                               fmt::format("{} of {} with an operand of {}x{}x{} has no exact meaning on integers: an "
                                           "operand has all channels, and one "
                                           "position or all",
                                           layer.op, shown(layer.output), channels, first.height, first.width));
        whole |= first.positions() == layer.output.positions();
        operands.push_back(std::move(operand));
    }
    const bool mixed = !operands.empty() && operands.size() < wanted;
    for (; readsInput(layer) && operands.size() < wanted;) {
        const FeatureMap& input = parts.back();
        if (input.channels != layer.output.channels
            || (input.positions() != 1 && input.positions() != layer.output.positions()))
            return unsupported(layer,
                               fmt::format("{} of {} with the network's input of {} has no exact meaning on integers",
                                           layer.op, shown(layer.output), shown(input)));
        whole |= input.positions() == layer.output.positions();
        operands.push_back({ static_cast<std::int32_t>(providers) });
    }
    if (operands.size() != wanted || !whole)
        return unsupported(
            layer, fmt::format("{} must have {} operands of all channels, got {}", layer.op, wanted, operands.size()));
    if (mixed && operation == IntegerOperation::Subtract)
        return unsupported(
            layer,
            fmt::format("{} reads the network's input, and a layer does not keep which operand that is", layer.op));
    return operands;
}

} // namespace

std::optional<IntegerFunction> integerFunction(std::string_view op) { return valueOf(kFunctions, op); }

Result<FeatureMap> inputShape(const network::Network& network)
{
    std::optional<FeatureMap> shape;
    bool flat = false; // only fully connected layers so far
    for (const Layer& layer : network.layers) {
        if (!readsInput(layer))
            continue;
        FeatureMap map = layer.input;
        const bool several = !layer.onCrossbars() && layer.kind != LayerKind::Pool && layer.operands > 1;
        if (!several)
            for (const network::LayerId id : layer.providers) {
                const FeatureMap& provider = network.layer(id).output;
                map.channels -= layer.kind == LayerKind::FullyConnected ? provider.elements() : provider.channels;
            }
        if (map.channels < 1)
            return unsupported(
                layer,
                fmt::format("{} reads the network's input, but its providers have all of its {} channels", layer.op,
                            layer.input.channels));
        const bool flattens = layer.kind == LayerKind::FullyConnected;
        const bool agrees = !shape || *shape == map || ((flat || flattens) && shape->elements() == map.elements());
        if (!agrees)
            return unsupported(layer,
                               fmt::format("layers must read one network input, got {} here and {} before", shown(map),
                                           shown(*shape)));
        if (!shape || (flat && !flattens)) {
            shape = map;
            flat = flattens;
        }
    }
    if (!shape)
        return fail(ErrorCode::Unsupported, "no layer reads the network's input", network.name);
    return *shape;
}

Result<IntegerLayer> integerLayer(const network::Network& network, network::LayerId id)
{
    const Layer& layer = network.layer(id);
    auto result = operationOf(layer);
    if (!result)
        return result;
    for (const network::Activation& activation : layer.activations)
        if (!integerFunction(activation.op))
            return unsupported(layer, fmt::format("activation {} has no exact meaning on integers", activation.op));
    std::vector<FeatureMap> parts;
    for (const network::LayerId provider : layer.providers)
        parts.push_back(network.layer(provider).output);
    if (readsInput(layer)) {
        const auto input = inputShape(network);
        if (!input)
            return tl::unexpected(input.error());
        parts.push_back(*input);
    }
    switch (result->operation) {
    case IntegerOperation::Add:
    case IntegerOperation::Subtract:
    case IntegerOperation::Multiply:
    case IntegerOperation::Maximum: {
        auto operands = operandsOf(layer, parts, result->operation);
        if (!operands)
            return tl::unexpected(operands.error());
        result->operands = std::move(*operands);
        return result;
    }
    case IntegerOperation::MaxPool:
    case IntegerOperation::AveragePool:
        if (layer.output.channels != layer.input.channels || !windowsMeetMap(layer))
            return unsupported(layer,
                               fmt::format("{} from {} to {} has no exact meaning on integers: channels must stay, and "
                                           "every window must hold a part of the map",
                                           layer.op, shown(layer.input), shown(layer.output)));
        break;
    case IntegerOperation::Function:
        if (layer.output.channels != layer.input.channels || layer.output.positions() != layer.input.positions())
            return unsupported(
                layer,
                fmt::format("{} from {} to {} moves elements", layer.op, shown(layer.input), shown(layer.output)));
        break;
    case IntegerOperation::MatrixProduct: break;
    }
    if (const auto right = checkInput(layer, parts, result->operation); !right)
        return tl::unexpected(right.error());
    std::vector<std::int32_t> all(parts.size());
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] = static_cast<std::int32_t>(i);
    result->operands.push_back(std::move(all));
    return result;
}

Result<void> hasIntegerMeaning(const network::Network& network, network::LayerId layer)
{
    if (const auto found = integerLayer(network, layer); !found)
        return tl::unexpected(found.error());
    return {};
}

} // namespace pim::program
