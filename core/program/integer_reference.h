// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/base/result.h"
#include "core/network/network.h"

namespace pim::program {

/// Widths of the integers that programs compute with: two's complement, wrapping where a result does not fit.
struct NumberFormat
{
    int elementBits = 8; ///< activations and weights: 8, 16 or 32
    int accumulatorBits = 32; ///< sums of products: elementBits … 32; equal to elementBits: sums wrap there
    /// A layer's sum is shifted right (arithmetically) by this before it is cut to an element. 0 where
    /// accumulatorBits == elementBits.
    int resultShift = 6;
    bool operator==(const NumberFormat&) const = default;
};

/// Wrap to \a bits bits, two's complement. The one place where widths end.
std::int64_t wrap(std::int64_t value, int bits);

/// Functions of the vector unit on integers, one element; the interpreter and the reference both use these.
std::int64_t integerSigmoid(std::int64_t value, const NumberFormat& format);
std::int64_t integerTanh(std::int64_t value, const NumberFormat& format);
/// Mean of \a count elements from their sum as programs compute it: a multiplication and a shift.
struct Averaging
{
    std::int32_t multiplier = 1;
    int shift = 0;
};
Averaging averaging(std::int64_t count, const NumberFormat& format);

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

/// Uniform random weights that fit \a format, by seed.
NetworkWeights randomWeights(const network::Network& network, const NumberFormat& format, std::uint64_t seed);
/// Uniform random input of the network's input shape.
IntegerMap randomInput(const network::Network& network, const NumberFormat& format, std::uint64_t seed);
/// Shape of what the network reads: that of the layers with readsNetworkInput. Unsupported when they differ.
Result<network::FeatureMap> inputShape(const network::Network& network);

/// Can layer \a layer be computed exactly on integers (convolutions, fully connected layers, pooling, sums, differences
/// and products, ReLU, clip, sigmoid and tanh; no softmax, no normalisation)? An Unsupported error names the layer and
/// operator.
Result<void> hasIntegerMeaning(const network::Network& network, network::LayerId layer);

/// The network computed in the plainest way, layer by layer: what every compiled program must equal, bit for bit.
/// Returns the map of each layer, in layer order. Unsupported as hasIntegerMeaning().
[[nodiscard]] Result<std::vector<IntegerMap>> integerReference(const network::Network& network,
                                                               const NetworkWeights& weights, const IntegerMap& input,
                                                               const NumberFormat& format);

} // namespace pim::program
