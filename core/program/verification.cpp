// SPDX-License-Identifier: GPL-3.0-or-later
// Does a compiled program compute the network? Its execution on random integers against the plain reference.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "core/program/compiler.h"

namespace pim::program {

namespace {

using network::Layer;
using network::LayerKind;

std::size_t at(std::int64_t index) { return static_cast<std::size_t>(index); }

/// Reads weights by row run and output channel.
class WeightReader
{
public:
    WeightReader(const network::Network& network, const Layer& layer, const IntegerWeights& weights,
                 const std::vector<network::FeatureMap>& inputs)
        : m_layer(layer)
        , m_weights(weights)
    {
        std::int64_t channel = 0, element = 0;
        for (const int read : sourcesOf(layer)) {
            const network::FeatureMap& map = network::isInput(read)
                ? inputs[static_cast<std::size_t>(network::inputOf(read))]
                : network.layer({ read }).output;
            m_operands.push_back({ map, channel, element });
            channel += map.channels;
            element += map.elements();
        }
    }

    std::int32_t at(const RowRun& run, int pixel, int channelInRun, std::int64_t output) const
    {
        const Part& part = m_operands[static_cast<std::size_t>(run.operand)];
        const std::int64_t channel = run.channel + channelInRun;
        const std::int64_t kx = run.kernelX + pixel;
        if (m_layer.kind == LayerKind::FullyConnected) {
            const std::int64_t inputs = m_layer.input.channels;
            const std::int64_t index =
                part.firstElement + (channel * part.map.height + run.kernelY) * part.map.width + kx;
            return m_weights[static_cast<std::size_t>(output * inputs + index)];
        }
        const std::int64_t perGroup = m_layer.input.channels / m_layer.groups,
                           outputsPerGroup = m_layer.output.channels / m_layer.groups;
        const std::int64_t input = part.firstChannel + channel;
        if (input / perGroup != output / outputsPerGroup)
            return 0; // another convolution group's block
        const auto& w = m_layer.window;
        return m_weights[static_cast<std::size_t>(
            ((output * perGroup + input % perGroup) * w.kernelH + run.kernelY) * w.kernelW + kx)];
    }

private:
    struct Part
    {
        network::FeatureMap map;
        std::int64_t firstChannel = 0, firstElement = 0;
    };
    const Layer& m_layer;
    const IntegerWeights& m_weights;
    std::vector<Part> m_operands;
};

std::vector<std::uint8_t> bytesOf(const std::vector<std::int32_t>& values, int bytesPerElement)
{
    std::vector<std::uint8_t> bytes;
    bytes.reserve(values.size() * at(bytesPerElement));
    for (const std::int32_t value : values)
        for (int b = 0; b < bytesPerElement; ++b)
            bytes.push_back(static_cast<std::uint8_t>(static_cast<std::uint32_t>(value) >> (8 * b)));
    return bytes;
}

/// The layers of a network whose values the reference can tell, as a network of their own.
struct Comparable
{
    network::Network network;
    std::vector<int> layers; ///< of the whole network, by layer of this one
    std::vector<int> others; ///< all that are left out
};

Comparable comparablePart(const CompiledProgram& compiled)
{
    const network::Network& whole = *compiled.network;
    Comparable part { whole, {}, {} };
    part.network.layers.clear();
    std::vector<int> place(whole.layers.size(), -1); ///< in the part
    for (std::size_t i = 0; i < whole.layers.size(); ++i) {
        const int index = static_cast<int>(i);
        Layer layer = whole.layers[i];
        const auto isLeftOut = [&](network::LayerId provider) { return place[at(provider.index)] < 0; };
        if (std::ranges::find(compiled.timedOnly, index) != compiled.timedOnly.end()
            || !hasIntegerMeaning(whole, { index }) || std::ranges::any_of(layer.providers, isLeftOut)) {
            part.others.push_back(index);
            continue;
        }
        for (network::LayerId& provider : layer.providers)
            provider.index = place[at(provider.index)];
        for (std::vector<int>& operand : layer.reads)
            for (int& read : operand)
                if (!network::isInput(read))
                    read = place[at(read)];
        layer.consumers.clear();
        place[i] = static_cast<int>(part.layers.size());
        part.layers.push_back(index);
        part.network.layers.push_back(std::move(layer));
    }
    network::connect(part.network);
    if (const auto shapes = inputShapes(whole)) { // as all layers together see them
        part.network.inputs.resize(shapes->size());
        for (std::size_t i = 0; i < shapes->size(); ++i)
            part.network.inputs[i].map = (*shapes)[i];
    }
    return part;
}

template<typename Value>
std::vector<Value> ofLayers(const std::vector<Value>& all, const std::vector<int>& layers)
{
    std::vector<Value> some;
    for (const int layer : layers)
        if (!all.empty())
            some.push_back(all[at(layer)]);
    return some;
}

} // namespace

std::vector<std::vector<GroupWeights>> groupWeights(const CompiledProgram& compiled, const NetworkWeights& weights)
{
    const network::Network& network = *compiled.network;
    std::vector<std::vector<GroupWeights>> result(compiled.program.cores.size());
    for (std::size_t c = 0; c < result.size(); ++c)
        result[c].resize(compiled.program.cores[c].arrayGroups.size());
    const auto inputs = inputShapes(network).value_or(std::vector<network::FeatureMap> {});
    for (const ArrayGroup& group : compiled.groups) {
        const Layer& layer = network.layers[at(group.layer)];
        const WeightReader reader(network, layer, weights[at(group.layer)], inputs);
        GroupWeights& made = result[at(group.core)][at(group.group)];
        made.columns = group.columns;
        for (const RowRun& run : group.rows)
            made.rows += static_cast<std::int32_t>(run.rows());
        made.values.reserve(at(made.rows) * at(made.columns));
        for (const RowRun& run : group.rows)
            for (int pixel = 0; pixel < run.pixels; ++pixel)
                for (int channel = 0; channel < run.channels; ++channel)
                    for (int column = 0; column < group.columns; ++column)
                        made.values.push_back(reader.at(run, pixel, channel, group.firstColumn + column));
    }
    return result;
}

namespace {

/// Why a layer of Verification::notCompared was not: the first one always has a reason of its own.
tl::unexpected<Error> whyNotCompared(const CompiledProgram& compiled, int index)
{
    const Layer& layer = compiled.network->layers[at(index)];
    if (const auto meaning = hasIntegerMeaning(*compiled.network, { index }); !meaning)
        return tl::unexpected(meaning.error());
    return fail(ErrorCode::Unsupported, layer.op + " of these operands is only timed, so there is nothing to compare",
                "layer " + layer.name);
}

} // namespace

Result<std::int64_t> verify(const CompiledProgram& compiled, std::uint64_t seed, const RunContext& context)
{
    if (const Comparable part = comparablePart(compiled); !part.others.empty())
        return whyNotCompared(compiled, part.others.front());
    const auto verified = verifyComparable(compiled, seed, context);
    if (!verified)
        return tl::unexpected(verified.error());
    return verified->elements;
}

Result<Verification> verifyComparable(const CompiledProgram& compiled, std::uint64_t seed, const RunContext& context)
{
    const network::Network& network = *compiled.network;
    const NumberFormat& numbers = compiled.options.numbers;
    Comparable part = comparablePart(compiled);
    if (part.layers.empty())
        return whyNotCompared(compiled, part.others.front());
    const int bytes = numbers.elementBits / 8;
    const NetworkWeights weights = randomWeights(network, numbers, seed);
    const NetworkBiases biases = randomBiases(network, numbers, seed);
    const NetworkWeights partWeights = ofLayers(weights, part.layers);
    const NetworkBiases partBiases = ofLayers(biases, part.layers);
    InterpreterSetup setup;
    setup.weights = groupWeights(compiled, weights);
    setup.interleaving = seed;
    setup.detectRaces = true;
    Interpreter interpreter(compiled.program, std::move(setup));
    for (std::size_t i = 0; i < biases.size(); ++i)
        if (!biases[i].empty())
            interpreter.writeGlobal(static_cast<std::uint32_t>(compiled.biases[i].address),
                                    bytesOf(biases[i], numbers.accumulatorBits / 8));

    const bool throughput = compiled.options.mode == CompileMode::Throughput;
    const int images = throughput ? 3 : 1;
    const int passes = throughput ? images + compiled.pipelineStages - 1 : 1;
    // Pass t works with slot t + 1 at its first stage: R31 moves on before anything else.
    const auto slot = [&](int pass) {
        return throughput ? static_cast<std::uint32_t>(static_cast<std::uint64_t>(pass + 1) * compiled.slotBytes) : 0U;
    };
    std::vector<std::vector<IntegerMap>> expected;
    Verification result;
    for (int pass = 0; pass < passes; ++pass) {
        if (pass < images) {
            const auto inputs = randomInputs(network, numbers, seed + static_cast<std::uint64_t>(pass) + 1);
            auto maps = integerReference(part.network, partWeights, inputs, numbers, context, partBiases);
            if (!maps)
                return tl::unexpected(maps.error());
            expected.push_back(std::move(*maps));
            for (std::size_t i = 0; i < inputs.size(); ++i)
                interpreter.writeGlobal(static_cast<std::uint32_t>(slot(pass) + compiled.inputs[i].address),
                                        bytesOf(inputs[i].values, bytes));
        }
        if (const auto ran = interpreter.runOnce(context); !ran) {
            Error error = ran.error();
            if (error.code == ErrorCode::InvalidArgument) // of our own program: nobody asked for this
                error.code = ErrorCode::Internal;
            return tl::unexpected(std::move(error));
        }
        const int image = pass - (compiled.pipelineStages - 1);
        if (throughput && (image < 0 || image >= images))
            continue;
        const auto which = static_cast<std::size_t>(throughput ? image : 0);
        for (std::size_t l = 0; l < part.layers.size(); ++l) {
            const std::size_t layer = at(part.layers[l]);
            const GlobalMap& map = compiled.maps[layer];
            if (!map.stored)
                continue;
            const IntegerMap& wanted = expected[which][l];
            const auto got =
                interpreter.readGlobal(static_cast<std::uint32_t>(slot(static_cast<int>(which)) + map.address),
                                       wanted.values.size() * at(bytes));
            const auto right = bytesOf(wanted.values, bytes);
            const auto [differs, other] = std::mismatch(got.begin(), got.end(), right.begin(), right.end());
            if (differs != got.end()) {
                const auto element = static_cast<std::int64_t>(differs - got.begin()) / bytes;
                const std::int64_t channels = wanted.shape.channels;
                return fail(ErrorCode::Internal,
                            fmt::format("element (channel {}, y {}, x {}) of image {} is not what the network "
                                        "computes: byte {} instead of {}",
                                        element % channels, element / channels / wanted.shape.width,
                                        element / channels % wanted.shape.width, which, *differs, *other),
                            "layer " + network.layers[layer].name);
            }
            result.elements += static_cast<std::int64_t>(wanted.values.size());
        }
    }
    // Compared, in the end, is what is stored or read by something that is.
    std::vector<bool> compared(network.layers.size(), false);
    for (std::size_t l = part.layers.size(); l-- > 0;) {
        const auto layer = at(part.layers[l]);
        compared[layer] = compiled.maps[layer].stored
            || std::ranges::any_of(network.layers[layer].consumers,
                                   [&](network::LayerId reader) { return compared[at(reader.index)]; });
        if (!compared[layer])
            part.others.push_back(part.layers[l]);
    }
    std::ranges::sort(part.others);
    result.notCompared = std::move(part.others);
    return result;
}

} // namespace pim::program
