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

/// What stands before a layer: as in Layer::reads, and its map.
struct Source
{
    int read = 0;
    FeatureMap map;
};

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
Result<void> checkInput(const Layer& layer, const std::vector<Source>& parts, IntegerOperation operation)
{
    std::int64_t channels = 0;
    for (const auto& [read, part] : parts) {
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

/// Every operand has all channels, and one position or all.
Result<void> checkOperands(const Layer& layer, const std::vector<std::vector<Source>>& operands)
{
    bool whole = false; // some operand has all positions
    for (const auto& operand : operands) {
        const FeatureMap& first = operand.front().map;
        std::int64_t channels = 0;
        bool together = true;
        for (const Source& part : operand) {
            channels += part.map.channels;
            together &= part.map.positions() == first.positions();
        }
        if (!together || channels != layer.output.channels
            || (first.positions() != 1 && first.positions() != layer.output.positions()))
            return unsupported(layer,
                               fmt::format("{} of {} with an operand of {}x{}x{} has no exact meaning on integers: an "
                                           "operand has all channels, and one position or all",
                                           layer.op, shown(layer.output), channels, first.height, first.width));
        whole |= first.positions() == layer.output.positions();
    }
    if (static_cast<int>(operands.size()) != layer.operands || !whole)
        return unsupported(layer,
                           fmt::format("{} must have {} operands of all channels, got {}", layer.op, layer.operands,
                                       operands.size()));
    return {};
}

/// Where the file does not tell: divide the parts among the operands, each takes parts until their channels are those
/// of the output; the network's input is whatever is missing.
Result<std::vector<std::vector<Source>>> divided(const Layer& layer, const std::vector<Source>& parts,
                                                 IntegerOperation operation)
{
    std::vector<std::vector<Source>> operands;
    std::size_t inputs = 0;
    for (std::size_t i = 0; i < parts.size();) {
        if (network::isInput(parts[i].read)) {
            ++inputs;
            break; // comes last
        }
        std::vector<Source> operand;
        std::int64_t channels = 0;
        for (const std::int64_t positions = parts[i].map.positions(); i < parts.size()
             && !network::isInput(parts[i].read) && channels < layer.output.channels
             && parts[i].map.positions() == positions;
             ++i) {
            channels += parts[i].map.channels;
            operand.push_back(parts[i]);
        }
        operands.push_back(std::move(operand));
    }
    const auto wanted = static_cast<std::size_t>(layer.operands);
    if (inputs > 0 && !operands.empty() && operands.size() < wanted && operation == IntegerOperation::Subtract)
        return unsupported(
            layer,
            fmt::format("{} reads the network's input, and a layer does not keep which operand that is", layer.op));
    for (; inputs > 0 && operands.size() < wanted;)
        operands.push_back({ parts.back() });
    return operands;
}

} // namespace

std::optional<IntegerFunction> integerFunction(std::string_view op) { return valueOf(kFunctions, op); }

std::vector<int> sourcesOf(const Layer& layer)
{
    std::vector<int> sources;
    for (const auto& operand : layer.reads)
        sources.insert(sources.end(), operand.begin(), operand.end());
    if (!layer.reads.empty())
        return sources;
    for (const network::LayerId provider : layer.providers)
        sources.push_back(provider.index);
    if (layer.readsNetworkInput || layer.providers.empty())
        sources.push_back(network::fromInput(0));
    return sources;
}

Result<std::vector<FeatureMap>> inputShapes(const network::Network& network)
{
    struct Seen
    {
        std::optional<FeatureMap> shape;
        bool flat = false; // only by fully connected layers so far
    };
    std::vector<Seen> seen(std::max<std::size_t>(1, network.inputs.size()));
    bool read = false;
    for (const Layer& layer : network.layers) {
        const std::vector<int> sources = sourcesOf(layer);
        const auto inputs = std::count_if(sources.begin(), sources.end(), network::isInput);
        read |= inputs > 0;
        const bool several = !layer.onCrossbars() && layer.kind != LayerKind::Pool && layer.operands > 1;
        if (inputs == 0 || (!network.inputs.empty() && (several || inputs > 1)))
            continue; // nothing follows that the file does not say
        FeatureMap map = layer.input;
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
        Seen& input = seen[static_cast<std::size_t>(
            network::inputOf(*std::find_if(sources.begin(), sources.end(), network::isInput)))];
        const bool flattens = layer.kind == LayerKind::FullyConnected;
        const bool agrees = !input.shape || *input.shape == map
            || ((input.flat || flattens) && input.shape->elements() == map.elements());
        if (!agrees)
            return unsupported(layer,
                               fmt::format("layers must read one network input, got {} here and {} before", shown(map),
                                           shown(*input.shape)));
        if (!input.shape || (input.flat && !flattens)) {
            input.shape = map;
            input.flat = flattens;
        }
    }
    if (!read)
        return fail(ErrorCode::Unsupported, "no layer reads the network's input", network.name);
    std::vector<FeatureMap> shapes;
    for (std::size_t i = 0; i < seen.size(); ++i)
        shapes.push_back(seen[i].shape ? *seen[i].shape : network.inputs[i].map);
    return shapes;
}

Result<IntegerLayer> integerLayer(const network::Network& network, network::LayerId id)
{
    const Layer& layer = network.layer(id);
    auto result = operationOf(layer);
    if (!result)
        return result;
    if (!layer.rearranged.empty())
        return unsupported(layer,
                           fmt::format("reads its providers' maps through node {}, which programs leave out", layer.rearranged));
    for (const network::Activation& activation : layer.activations)
        if (!integerFunction(activation.op))
            return unsupported(layer, fmt::format("activation {} has no exact meaning on integers", activation.op));
    const auto inputs = inputShapes(network);
    if (!inputs)
        return tl::unexpected(inputs.error());
    const auto source = [&](int read) {
        return Source { read,
                        network::isInput(read) ? (*inputs)[static_cast<std::size_t>(network::inputOf(read))]
                                               : network.layer({ read }).output };
    };
    std::vector<Source> parts;
    for (const int read : sourcesOf(layer))
        parts.push_back(source(read));
    std::vector<std::vector<Source>> operands { parts };
    switch (result->operation) {
    case IntegerOperation::Add:
    case IntegerOperation::Subtract:
    case IntegerOperation::Multiply:
    case IntegerOperation::Maximum: {
        operands.clear();
        for (const auto& operand : layer.reads) {
            operands.emplace_back();
            for (const int read : operand)
                operands.back().push_back(source(read));
        }
        if (layer.reads.empty()) {
            auto found = divided(layer, parts, result->operation);
            if (!found)
                return tl::unexpected(found.error());
            operands = std::move(*found);
        }
        if (const auto right = checkOperands(layer, operands); !right)
            return tl::unexpected(right.error());
        break;
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
    if (operands.size() == 1)
        if (const auto right = checkInput(layer, parts, result->operation); !right)
            return tl::unexpected(right.error());
    for (const auto& operand : operands) {
        result->operands.emplace_back();
        for (const Source& part : operand)
            result->operands.back().push_back(part.read);
    }
    return result;
}

std::int64_t poolDivisor(const Layer& layer, std::int64_t y, std::int64_t x)
{
    const auto& w = layer.window;
    const auto along = [&](std::int64_t position, std::int64_t stride, std::int64_t before, std::int64_t behind,
                           std::int64_t kernel, std::int64_t dilation, std::int64_t size) {
        return layer.countsPadding
            ? tapsInside(position * stride, kernel, dilation, before + size + behind).count()
            : tapsInside(position * stride - before, kernel, dilation, size).count();
    };
    return std::max<std::int64_t>(
        1, along(y, w.strideH, w.padTop, w.padBottom - layer.roundedBottom, w.kernelH, w.dilationH, layer.input.height)
            * along(x, w.strideW, w.padLeft, w.padRight - layer.roundedRight, w.kernelW, w.dilationW, layer.input.width));
}

Result<void> hasIntegerMeaning(const network::Network& network, network::LayerId layer)
{
    if (const auto found = integerLayer(network, layer); !found)
        return tl::unexpected(found.error());
    return {};
}

} // namespace pim::program
