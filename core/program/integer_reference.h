// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/base/run_context.h"
#include "core/network/network.h"

namespace pim::program {

/// Widths of the integers that programs compute with: two's complement, wrapping where a result does not fit.
struct NumberFormat
{
    int elementBits = 8; ///< activations and weights: 8, 16 or 32
    int accumulatorBits = 32; ///< sums of products: whole bytes, elementBits … 32; equal to elementBits: sums wrap there
    /// A layer's sum is shifted right (arithmetically) by this before it is cut to an element. 0 where
    /// accumulatorBits == elementBits.
    int resultShift = 6;
    bool operator==(const NumberFormat&) const = default;
};

/// InvalidArgument: elements of other than 8, 16 or 32 bits, accumulators narrower than these, wider than 32 or not of whole bytes, a shift
/// outside 0 … 31 or one without a wider accumulator.
[[nodiscard]] Result<void> validate(const NumberFormat& format);

/// Wrap to \a bits bits, two's complement. The one place where widths end. REQUIRES: 1 <= bits <= 64.
constexpr std::int64_t wrap(std::int64_t value, int bits)
{
    const int unused = 64 - bits;
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(value) << unused) >> unused;
}

/// A layer's sum as an element of its map: cut to the accumulator, shifted right where that is wider than an element
/// (toward minus infinity), cut to an element. It wraps; nothing saturates.
std::int64_t elementFromSum(std::int64_t sum, const NumberFormat& format);

/// Where a function needs to know what number an element stands for, it is a fixed-point number between -8 and 8 with
/// elementBits - 4 bits behind the point: 6.0 is 96 in 8 bits.
int fractionBits(const NumberFormat& format);

/// The functions that have a meaning on integers.
enum class IntegerFunction {
    Relu,
    Clip, ///< to bounds: clipBound()
    Sigmoid,
    Tanh
};
/// The function that an operator name stands for ("Relu", "OP_SIGMOID"); nothing when it has no meaning on integers.
std::optional<IntegerFunction> integerFunction(std::string_view op);
/// A bound of Clip as an element, to the nearest; as far as elements reach where it lies beyond. REQUIRES: not NaN.
std::int64_t clipBound(double bound, const NumberFormat& format);

/// Functions of the vector unit on integers, one element; the interpreter and the reference both use these. Straight
/// pieces with slopes of powers of two, at most 0.019 off the sigmoid: H. Amin, K. M. Curtis, B. R. Hayes-Gill,
/// Piecewise linear approximation applied to nonlinear function of a neural network, IEE Proc. 1997 (PLAN).
std::int64_t integerSigmoid(std::int64_t value, const NumberFormat& format);
std::int64_t integerTanh(std::int64_t value, const NumberFormat& format); ///< 2 sigmoid(2 value) - 1
/// \a bounds: of Clip.
std::int64_t apply(IntegerFunction function, std::int64_t value, const NumberFormat& format,
                   const network::ClipBounds& bounds = {});

/// Mean of \a count elements from their sum as programs compute it: a multiplication and a shift.
struct Averaging
{
    std::int32_t multiplier = 1;
    int shift = 0;
    bool operator==(const Averaging&) const = default;
};
/// The multiplier is 2^(accumulatorBits - elementBits) / count rounded down (and both are halved while it is even), so
/// that neither product nor mean can leave its width; before the shift rounds down, a mean is nearer to 0 by at most
/// count / 2^(accumulatorBits - elementBits) of itself. Where even the sum can leave the accumulator, it is only
/// shifted, by the largest power of two up to count. REQUIRES: count >= 1.
Averaging averaging(std::int64_t count, const NumberFormat& format);
/// How many elements the mean of a pool's output position is over: those of its window on the map, and on the padding
/// with Layer::countsPadding; at least 1.
std::int64_t poolDivisor(const network::Layer& layer, std::int64_t y, std::int64_t x);
/// sum and product are cut to the accumulator; the shift rounds toward minus infinity; the result is cut to an element.
std::int64_t mean(std::int64_t sum, const Averaging& averaging, const NumberFormat& format);

/// Feature map of integers, channels last: element (channel, y, x) at ((y * width) + x) * channels + channel.
struct IntegerMap
{
    network::FeatureMap shape;
    std::vector<std::int32_t> values;
    bool operator==(const IntegerMap&) const = default;
};

/// Weights of one crossbar layer, [output channel][input channel of its group][kernel y][kernel x]; a fully connected
/// layer's input channel runs over its input in the order channel, y, x of its providers' maps.
using IntegerWeights = std::vector<std::int32_t>;

/// Weights of all layers (empty for those without).
using NetworkWeights = std::vector<IntegerWeights>;

/// What is added to the sums of each layer's output channels, in the width of accumulators; empty: nothing is.
using NetworkBiases = std::vector<std::vector<std::int32_t>>;

/// Uniform random weights that fit \a format, by seed.
NetworkWeights randomWeights(const network::Network& network, const NumberFormat& format, std::uint64_t seed);
/// The same for the biases of layers that have some; as wide as the bits of sums that become elements.
NetworkBiases randomBiases(const network::Network& network, const NumberFormat& format, std::uint64_t seed);
/// Whether sums of a layer have a bias added.
bool hasBiases(const network::Layer& layer);
/// Uniform random maps of the network's input shapes; none where inputShapes() fails.
std::vector<IntegerMap> randomInputs(const network::Network& network, const NumberFormat& format, std::uint64_t seed);
/// Shapes of what the network reads, by input (one where Network::inputs is empty): as the layers see it that read it
/// alone, else as the file has it. Fully connected layers accept every shape of as many elements. Unsupported when
/// layers see one input differently.
[[nodiscard]] Result<std::vector<network::FeatureMap>> inputShapes(const network::Network& network);
/// What a layer reads, operand after operand, as in Layer::reads: from there, or else its providers and then the first
/// input.
std::vector<int> sourcesOf(const network::Layer& layer);

/// What a layer computes on integers before its activations.
enum class IntegerOperation {
    MatrixProduct, ///< crossbar layers
    MaxPool, ///< padding never wins
    AveragePool, ///< over the positions of the window inside the map; with Layer::countsPadding, inside its padding too
    Add, ///< wraps to an element
    Subtract, ///< first operand minus all others, wraps to an element
    Multiply, ///< from left to right, each product becomes an element by elementFromSum()
    Maximum,
    Function ///< of one operand
};

/// The operation of a layer and what it is applied to.
struct IntegerLayer
{
    IntegerOperation operation = IntegerOperation::MatrixProduct;
    std::optional<IntegerFunction> function; ///< Function only
    /// Each operand is the maps whose channels stand one after the other, as Layer::reads has them. An operand of one
    /// position goes with every position of the others.
    std::vector<std::vector<std::int32_t>> operands;
    bool operator==(const IntegerLayer&) const = default;
};

/// What layer \a layer computes. "OP_POOL" is a mean over the whole map where it has one position, a maximum elsewhere,
/// and "OP_ELTWISE" is a sum: a Layer does not keep what their file said. Unsupported as hasIntegerMeaning(). REQUIRES:
/// network::validate() finds no error.
[[nodiscard]] Result<IntegerLayer> integerLayer(const network::Network& network, network::LayerId layer);

/// Can layer \a layer be computed exactly on integers (convolutions, fully connected layers, pooling, sums, differences
/// and products, ReLU, clip, sigmoid and tanh; no softmax, no normalisation)? An Unsupported error names the layer and
/// operator.
[[nodiscard]] Result<void> hasIntegerMeaning(const network::Network& network, network::LayerId layer);

/// The network computed in the plainest way, layer by layer: what every compiled program must equal, bit for bit.
/// Returns the map of each layer, in layer order. Unsupported as hasIntegerMeaning(); InvalidArgument when weights,
/// inputs or biases (none at all: zeros) do not have the network's shapes; Cancelled. REQUIRES: network::validate()
/// finds no error.
[[nodiscard]] Result<std::vector<IntegerMap>> integerReference(const network::Network& network,
                                                               const NetworkWeights& weights,
                                                               const std::vector<IntegerMap>& inputs,
                                                               const NumberFormat& format,
                                                               const RunContext& context = {},
                                                               const NetworkBiases& biases = {});

} // namespace pim::program
