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

Result<std::int64_t> verify(const CompiledProgram& compiled, std::uint64_t seed, const RunContext& context)
{
    const network::Network& network = *compiled.network;
    const NumberFormat& numbers = compiled.options.numbers;
    for (std::size_t i = 0; i < network.layers.size(); ++i)
        if (const auto meaning = hasIntegerMeaning(network, { static_cast<int>(i) }); !meaning)
            return tl::unexpected(meaning.error());
    if (!compiled.timedOnly.empty()) {
        const Layer& layer = network.layers[at(compiled.timedOnly.front())];
        return fail(ErrorCode::Unsupported,
                    layer.op + " of these operands is only timed, so there is nothing to compare",
                    "layer " + layer.name);
    }
    const int bytes = numbers.elementBits / 8;
    const NetworkWeights weights = randomWeights(network, numbers, seed);
    const NetworkBiases biases = randomBiases(network, numbers, seed);
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
    std::int64_t compared = 0;
    for (int pass = 0; pass < passes; ++pass) {
        if (pass < images) {
            const auto inputs = randomInputs(network, numbers, seed + static_cast<std::uint64_t>(pass) + 1);
            auto maps = integerReference(network, weights, inputs, numbers, context, biases);
            if (!maps)
                return tl::unexpected(maps.error());
            expected.push_back(std::move(*maps));
            for (std::size_t i = 0; i < inputs.size(); ++i)
                interpreter.writeGlobal(static_cast<std::uint32_t>(slot(pass) + compiled.inputs[i].address),
                                        bytesOf(inputs[i].values, bytes));
        }
        if (const auto ran = interpreter.runOnce(context); !ran)
            return tl::unexpected(ran.error());
        const int image = pass - (compiled.pipelineStages - 1);
        if (throughput && (image < 0 || image >= images))
            continue;
        const auto which = static_cast<std::size_t>(throughput ? image : 0);
        for (std::size_t layer = 0; layer < network.layers.size(); ++layer) {
            const GlobalMap& map = compiled.maps[layer];
            if (!map.stored)
                continue;
            const IntegerMap& wanted = expected[which][layer];
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
            compared += static_cast<std::int64_t>(wanted.values.size());
        }
    }
    return compared;
}

} // namespace pim::program
