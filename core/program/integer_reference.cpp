// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/integer_reference.h"

#include <algorithm>
#include <bit>
#include <span>

#include <fmt/format.h>

#include "core/base/random.h"
#include "core/program/integer_product.h"
#include "core/program/integer_window.h"

namespace pim::program {
namespace {

using network::FeatureMap;
using network::Layer;
using network::LayerKind;

constexpr std::int64_t kMostElements = std::int64_t { 1 } << 29; ///< of all maps together: 2 GiB

std::size_t at(std::int64_t index) { return static_cast<std::size_t>(index); }

std::string shown(const FeatureMap& map) { return fmt::format("{}x{}x{}", map.channels, map.height, map.width); }

std::int64_t weightsOf(const Layer& layer)
{
    if (layer.kind == LayerKind::FullyConnected)
        return layer.input.channels * layer.output.channels;
    return layer.input.channels / layer.groups * layer.output.channels * layer.window.kernelH * layer.window.kernelW;
}

std::vector<std::int32_t> randomValues(std::int64_t count, int bits, RandomStream& random)
{
    std::vector<std::int32_t> values(at(count));
    std::uint64_t drawn = 0;
    int left = 0;
    for (std::int32_t& value : values) {
        if (left < bits) {
            drawn = random.next();
            left = 64;
        }
        value = static_cast<std::int32_t>(wrap(static_cast<std::int64_t>(drawn), bits));
        drawn >>= bits;
        left -= bits;
    }
    return values;
}

/// Computes one layer from the maps it reads.
class LayerReference
{
public:
    LayerReference(const Layer& layer, const IntegerLayer& meaning, const IntegerWeights& weights,
                   std::span<const std::int32_t> biases, const std::vector<IntegerMap>& maps, const std::vector<IntegerMap>& inputs,
                   const NumberFormat& format, const RunContext& context)
        : m_layer(layer)
        , m_meaning(meaning)
        , m_weights(weights)
        , m_biases(biases)
        , m_maps(maps)
        , m_inputs(inputs)
        , m_format(format)
        , m_context(context)
    {
        m_out.shape = layer.output;
        m_out.values.resize(at(layer.output.elements()));
    }

    IntegerMap compute()
    {
        switch (m_meaning.operation) {
        case IntegerOperation::MatrixProduct:
            if (m_layer.kind == LayerKind::FullyConnected)
                fullyConnected();
            else if (m_layer.kind == LayerKind::TransposedConvolution)
                transposedConvolution();
            else
                convolution();
            break;
        case IntegerOperation::MaxPool:
        case IntegerOperation::AveragePool: pool(); break;
        case IntegerOperation::Function: m_out.values = joined(m_meaning.operands[0]); break;
        default: eltwise(); break;
        }
        if (m_meaning.function)
            activate(*m_meaning.function, m_layer.bounds);
        for (const network::Activation& activation : m_layer.activations)
            activate(*integerFunction(activation.op), activation.bounds);
        return std::move(m_out);
    }

private:
    std::int32_t element(std::int64_t sum) const { return static_cast<std::int32_t>(elementFromSum(sum, m_format)); }
    std::int64_t biasOf(std::int64_t channel) const { return m_biases.empty() ? 0 : m_biases[at(channel)]; }
    std::int32_t cut(std::int64_t value) const { return static_cast<std::int32_t>(wrap(value, m_format.elementBits)); }

    const IntegerMap& part(int read) const
    {
        return network::isInput(read) ? m_inputs[at(network::inputOf(read))] : m_maps[at(read)];
    }

    /// The elements of an operand as one map, channels of its parts one after the other.
    std::vector<std::int32_t> joined(const std::vector<int>& operand) const
    {
        if (operand.size() == 1)
            return part(operand[0]).values;
        std::int64_t channels = 0;
        for (const int read : operand)
            channels += part(read).shape.channels;
        const std::int64_t positions = part(operand[0]).shape.positions();
        std::vector<std::int32_t> values(at(channels * positions));
        std::int64_t first = 0;
        for (const int read : operand) {
            const IntegerMap& map = part(read);
            for (std::int64_t p = 0; p < positions; ++p)
                std::copy_n(map.values.begin() + p * map.shape.channels, map.shape.channels,
                            values.begin() + p * channels + first);
            first += map.shape.channels;
        }
        return values;
    }

    void fullyConnected()
    {
        std::vector<std::uint32_t> x; // channel, y, x of each part
        x.reserve(at(m_layer.input.channels));
        for (const int read : m_meaning.operands[0]) {
            const IntegerMap& map = part(read);
            for (std::int64_t c = 0; c < map.shape.channels; ++c)
                for (std::int64_t p = 0; p < map.shape.positions(); ++p)
                    x.push_back(static_cast<std::uint32_t>(map.values[at(p * map.shape.channels + c)]));
        }
        const std::int32_t* row = m_weights.data();
        for (std::int32_t& value : m_out.values) {
            std::uint32_t sum = 0; // modulo 2^32: no accumulator is wider
            for (const std::uint32_t factor : x)
                sum += factor * static_cast<std::uint32_t>(*row++);
            value = element(static_cast<std::int32_t>(sum) + biasOf(&value - m_out.values.data()));
            if (m_context.cancelled())
                return;
        }
    }

    void convolution()
    {
        const auto& w = m_layer.window;
        const FeatureMap &in = m_layer.input, &out = m_layer.output;
        const std::int64_t channels = in.channels / m_layer.groups, filters = out.channels / m_layer.groups;
        const std::vector<std::int32_t> input = joined(m_meaning.operands[0]);
        PackedMatrix matrix(at(w.kernelH * w.kernelW * channels), at(filters));
        std::vector<std::int32_t> x(matrix.rows()), sums(matrix.columns());
        for (std::int64_t group = 0; group < m_layer.groups; ++group) {
            const std::int32_t* weight = m_weights.data() + group * filters * channels * w.kernelH * w.kernelW;
            for (std::int64_t f = 0; f < filters; ++f)
                for (std::int64_t c = 0; c < channels; ++c)
                    for (std::int64_t k = 0; k < w.kernelH * w.kernelW; ++k)
                        matrix.set(at(k * channels + c), at(f), *weight++);
            for (std::int64_t y = 0; y < out.height; ++y) {
                if (m_context.cancelled())
                    return;
                const std::int64_t top = y * w.strideH - w.padTop;
                const Taps down = tapsInside(top, w.kernelH, w.dilationH, in.height);
                for (std::int64_t column = 0; column < out.width; ++column) {
                    const std::int64_t left = column * w.strideW - w.padLeft;
                    const Taps across = tapsInside(left, w.kernelW, w.dilationW, in.width);
                    std::fill(x.begin(), x.end(), 0);
                    for (std::int64_t ky = down.first; ky < down.end; ++ky)
                        for (std::int64_t kx = across.first; kx < across.end; ++kx) {
                            const std::int64_t pixel = (top + ky * w.dilationH) * in.width + left + kx * w.dilationW;
                            std::copy_n(input.begin() + pixel * in.channels + group * channels, channels,
                                        x.begin() + (ky * w.kernelW + kx) * channels);
                        }
                    matrix.multiply(x, sums);
                    std::int32_t* to = m_out.values.data() + (y * out.width + column) * out.channels + group * filters;
                    for (std::int64_t f = 0; f < filters; ++f)
                        to[f] = element(sums[at(f)] + biasOf(group * filters + f));
                }
            }
        }
    }

    void transposedConvolution()
    {
        const auto& w = m_layer.window;
        const FeatureMap &in = m_layer.input, &out = m_layer.output;
        const std::int64_t channels = in.channels / m_layer.groups, filters = out.channels / m_layer.groups;
        const std::int64_t taps = w.kernelH * w.kernelW;
        const std::vector<std::int32_t> input = joined(m_meaning.operands[0]);
        std::vector<std::uint32_t> total(m_out.values.size());
        PackedMatrix matrix(at(channels), at(taps * filters));
        std::vector<std::int32_t> sums(matrix.columns());
        for (std::int64_t group = 0; group < m_layer.groups; ++group) {
            const std::int32_t* weight = m_weights.data() + group * filters * channels * taps;
            for (std::int64_t f = 0; f < filters; ++f)
                for (std::int64_t c = 0; c < channels; ++c)
                    for (std::int64_t k = 0; k < taps; ++k)
                        matrix.set(at(c), at(k * filters + f), *weight++);
            for (std::int64_t y = 0; y < in.height; ++y) {
                if (m_context.cancelled())
                    return;
                const std::int64_t top = y * w.strideH - w.padTop;
                const Taps down = tapsInside(top, w.kernelH, w.dilationH, out.height);
                for (std::int64_t column = 0; column < in.width; ++column) {
                    const std::int64_t left = column * w.strideW - w.padLeft;
                    const Taps across = tapsInside(left, w.kernelW, w.dilationW, out.width);
                    matrix.multiply(
                        { input.data() + (y * in.width + column) * in.channels + group * channels, at(channels) },
                        sums);
                    for (std::int64_t ky = down.first; ky < down.end; ++ky)
                        for (std::int64_t kx = across.first; kx < across.end; ++kx) {
                            const std::int64_t pixel = (top + ky * w.dilationH) * out.width + left + kx * w.dilationW;
                            for (std::int64_t f = 0; f < filters; ++f)
                                total[at(pixel * out.channels + group * filters + f)] +=
                                    static_cast<std::uint32_t>(sums[at((ky * w.kernelW + kx) * filters + f)]);
                        }
                }
            }
        }
        for (std::size_t i = 0; i < total.size(); ++i)
            m_out.values[i] = element(static_cast<std::int32_t>(total[i])
                                      + biasOf(static_cast<std::int64_t>(i) % out.channels));
    }

    void pool()
    {
        const auto& w = m_layer.window;
        const FeatureMap &in = m_layer.input, &out = m_layer.output;
        const bool average = m_meaning.operation == IntegerOperation::AveragePool;
        const std::vector<std::int32_t> input = joined(m_meaning.operands[0]);
        std::vector<std::int64_t> found(at(out.channels));
        for (std::int64_t y = 0; y < out.height; ++y) {
            if (m_context.cancelled())
                return;
            const std::int64_t top = y * w.strideH - w.padTop;
            const Taps down = tapsInside(top, w.kernelH, w.dilationH, in.height);
            for (std::int64_t column = 0; column < out.width; ++column) {
                const std::int64_t left = column * w.strideW - w.padLeft;
                const Taps across = tapsInside(left, w.kernelW, w.dilationW, in.width);
                std::fill(found.begin(), found.end(), average ? 0 : std::int64_t { INT32_MIN });
                for (std::int64_t ky = down.first; ky < down.end; ++ky)
                    for (std::int64_t kx = across.first; kx < across.end; ++kx) {
                        const std::int64_t pixel = (top + ky * w.dilationH) * in.width + left + kx * w.dilationW;
                        const std::int32_t* from = input.data() + pixel * in.channels;
                        for (std::size_t c = 0; c < found.size(); ++c)
                            found[c] = average ? found[c] + from[c] : std::max<std::int64_t>(found[c], from[c]);
                    }
                const Averaging divisor = averaging(poolDivisor(m_layer, y, column), m_format);
                std::int32_t* to = m_out.values.data() + (y * out.width + column) * out.channels;
                for (std::size_t c = 0; c < found.size(); ++c)
                    to[c] = static_cast<std::int32_t>(average ? mean(found[c], divisor, m_format) : found[c]);
            }
        }
    }

    void eltwise()
    {
        const std::int64_t channels = m_layer.output.channels;
        bool first = true;
        for (const auto& operand : m_meaning.operands) {
            const std::vector<std::int32_t> values = joined(operand);
            const std::size_t period =
                values.size() == m_out.values.size() ? values.size() : at(channels); // one position
            for (std::size_t i = 0; i < m_out.values.size(); ++i) {
                const std::int64_t left = m_out.values[i], right = values[i % period];
                m_out.values[i] = first ? static_cast<std::int32_t>(right) : combined(left, right);
            }
            first = false;
            if (m_context.cancelled())
                return;
        }
    }

    std::int32_t combined(std::int64_t left, std::int64_t right) const
    {
        switch (m_meaning.operation) {
        case IntegerOperation::Add: return cut(left + right);
        case IntegerOperation::Subtract: return cut(left - right);
        case IntegerOperation::Multiply: return element(left * right);
        default: return static_cast<std::int32_t>(std::max(left, right));
        }
    }

    void activate(IntegerFunction function, const network::ClipBounds& bounds)
    {
        for (std::int32_t& value : m_out.values)
            value = static_cast<std::int32_t>(apply(function, value, m_format, bounds));
    }

    const Layer& m_layer;
    const IntegerLayer& m_meaning;
    const IntegerWeights& m_weights;
    std::span<const std::int32_t> m_biases; ///< by output channel; none: zeros
    const std::vector<IntegerMap>& m_maps; ///< of the layers before
    const std::vector<IntegerMap>& m_inputs;
    const NumberFormat& m_format;
    const RunContext& m_context;
    IntegerMap m_out;
};

Result<void> checkOperands(const network::Network& network, const NetworkWeights& weights,
                           const std::vector<IntegerMap>& inputs, const NetworkBiases& biases)
{
    if (!biases.empty() && biases.size() != network.layers.size())
        return fail(ErrorCode::InvalidArgument,
                    fmt::format("there must be biases for {} layers, got {}", network.layers.size(), biases.size()),
                    network.name);
    const auto shapes = inputShapes(network);
    if (!shapes)
        return tl::unexpected(shapes.error());
    if (inputs.size() != shapes->size())
        return fail(ErrorCode::InvalidArgument,
                    fmt::format("there must be {} inputs, got {}", shapes->size(), inputs.size()), network.name);
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        const FeatureMap& shape = (*shapes)[i];
        const IntegerMap& input = inputs[i];
        if (input.shape != shape || static_cast<std::int64_t>(input.values.size()) != shape.elements())
            return fail(ErrorCode::InvalidArgument,
                        fmt::format("the input must be {} with as many elements, got {} with {}", shown(shape),
                                    shown(input.shape), input.values.size()),
                        network.name);
    }
    if (weights.size() != network.layers.size())
        return fail(ErrorCode::InvalidArgument,
                    fmt::format("there must be weights for {} layers, got {}", network.layers.size(), weights.size()),
                    network.name);
    std::int64_t elements = 0;
    for (std::size_t i = 0; i < network.layers.size(); ++i) {
        const Layer& layer = network.layers[i];
        const std::int64_t wanted = layer.onCrossbars() ? weightsOf(layer) : 0;
        if (static_cast<std::int64_t>(weights[i].size()) != wanted)
            return fail(ErrorCode::InvalidArgument,
                        fmt::format("must have {} weights, got {}", wanted, weights[i].size()), "layer " + layer.name);
        if (!biases.empty() && !biases[i].empty()
            && (!layer.onCrossbars() || static_cast<std::int64_t>(biases[i].size()) != layer.output.channels))
            return fail(ErrorCode::InvalidArgument,
                        fmt::format("must have {} biases or none, got {}",
                                    layer.onCrossbars() ? layer.output.channels : 0, biases[i].size()),
                        "layer " + layer.name);
        elements += std::min(layer.output.elements(), kMostElements);
        if (elements > kMostElements)
            return fail(ErrorCode::InvalidArgument,
                        fmt::format("all maps together must have at most {} elements, got more", kMostElements),
                        "layer " + layer.name);
    }
    return {};
}

} // namespace

NetworkWeights randomWeights(const network::Network& network, const NumberFormat& format, std::uint64_t seed)
{
    NetworkWeights weights;
    for (const Layer& layer : network.layers) {
        RandomStream random(seed, weights.size() + 1);
        weights.push_back(randomValues(layer.onCrossbars() ? weightsOf(layer) : 0, format.elementBits, random));
    }
    return weights;
}

bool hasBiases(const Layer& layer) { return layer.onCrossbars() && layer.biases > 0; }

NetworkBiases randomBiases(const network::Network& network, const NumberFormat& format, std::uint64_t seed)
{
    NetworkBiases biases;
    const int bits = std::min(format.accumulatorBits, format.elementBits + format.resultShift);
    for (const Layer& layer : network.layers) {
        RandomStream random(seed, network.layers.size() + biases.size() + 1);
        biases.push_back(randomValues(hasBiases(layer) ? layer.output.channels : 0, bits, random));
    }
    return biases;
}

std::vector<IntegerMap> randomInputs(const network::Network& network, const NumberFormat& format, std::uint64_t seed)
{
    std::vector<IntegerMap> maps;
    const auto shapes = inputShapes(network);
    if (!shapes)
        return maps;
    RandomStream random(seed, 0);
    for (const FeatureMap& shape : *shapes)
        maps.push_back({ shape, randomValues(shape.elements(), format.elementBits, random) });
    return maps;
}

Result<std::vector<IntegerMap>> integerReference(const network::Network& network, const NetworkWeights& weights,
                                                 const std::vector<IntegerMap>& inputs, const NumberFormat& format,
                                                 const RunContext& context, const NetworkBiases& biases)
{
    if (const auto valid = validate(format); !valid)
        return tl::unexpected(valid.error());
    std::vector<IntegerLayer> meanings;
    for (std::size_t i = 0; i < network.layers.size(); ++i) {
        auto meaning = integerLayer(network, { static_cast<int>(i) });
        if (!meaning)
            return tl::unexpected(meaning.error());
        meanings.push_back(std::move(*meaning));
    }
    if (const auto fits = checkOperands(network, weights, inputs, biases); !fits)
        return tl::unexpected(fits.error());
    std::vector<IntegerMap> maps;
    maps.reserve(network.layers.size());
    for (std::size_t i = 0; i < network.layers.size(); ++i) {
        const Layer& layer = network.layers[i];
        const auto added = biases.empty() ? std::span<const std::int32_t> {} : std::span<const std::int32_t>(biases[i]);
        maps.push_back(LayerReference(layer, meanings[i], weights[i], added, maps, inputs, format, context).compute());
        if (context.cancelled())
            return fail(ErrorCode::Cancelled, "stopped while computing the integer reference", "layer " + layer.name);
    }
    return maps;
}

} // namespace pim::program
