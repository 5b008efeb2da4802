// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/network/network.h"

namespace pim::network {

/// What flows between the layers of a builder: a feature map and what computes parts of it.
struct Tensor
{
    FeatureMap map;
    std::vector<int> parts; ///< as in Layer::reads: one; several behind a concatenation
};

/// A window with equal sides.
Window square(std::int64_t kernel, std::int64_t stride = 1, std::int64_t pad = 0);

/// How a pool treats positions whose window is cut by the border (ONNX `ceil_mode`).
enum class Rounding { Down, Up };

/// Builds a network layer by layer, each call in the words of the field:
///
///     NetworkBuilder net("tiny", { 3, 32, 32 });
///     auto x = net.relu(net.conv("conv1", net.input(), 64, square(3, 1, 1)));
///     net.fullyConnected("fc", x, 10);
///     Result<Network> network = net.build();
///
/// Output shapes, weights, biases (one an output channel: batch normalisation is folded) and macs follow from the calls.
/// A call that makes no sense (a window larger than its input) is reported by build(), with the layer's name.
class NetworkBuilder
{
public:
    /// \a input  channels x height x width of one image
    NetworkBuilder(std::string name, FeatureMap input);

    Tensor input() const { return { m_network.inputs.front().map, { fromInput(0) } }; }
    /// A further input of the network.
    Tensor input(std::string name, FeatureMap map);
    Tensor conv(std::string name, const Tensor& from, std::int64_t channels, const Window& window, std::int64_t groups = 1);
    /// Output height (in - 1) * stride - pads + span, width likewise.
    Tensor transposedConv(std::string name, const Tensor& from, std::int64_t channels, const Window& window, std::int64_t groups = 1);
    Tensor maxPool(std::string name, const Tensor& from, const Window& window, Rounding rounding = Rounding::Down);
    /// \a countsPadding  see Layer::countsPadding
    Tensor averagePool(std::string name, const Tensor& from, const Window& window, bool countsPadding = false);
    Tensor globalAveragePool(std::string name, const Tensor& from);
    /// Element-wise sum of tensors of one shape.
    Tensor add(std::string name, const std::vector<Tensor>& operands);
    /// Reads every element of \a from, which is flattened.
    Tensor fullyConnected(std::string name, const Tensor& from, std::int64_t outputs);

    /// Append an activation to the layers that compute \a to. \a fused: merged by the front end (see Activation::fused).
    Tensor activate(const Tensor& to, std::string op, VectorUnit unit, bool fused);
    Tensor clip(const Tensor& to, const ClipBounds& bounds);
    /// A rectifier that the network file keeps as a node of its own.
    Tensor relu(const Tensor& to) { return activate(to, "Relu", VectorUnit::Relu, false); }
    /// A rectifier that the front end has merged into the layer.
    Tensor fusedRelu(const Tensor& to) { return activate(to, "Relu", VectorUnit::Relu, true); }

    /// Free: every element a channel of its own.
    static Tensor flatten(const Tensor& from);
    /// Free: channels one after the other; heights and widths must agree.
    Tensor concat(const std::vector<Tensor>& parts);

    /// The network so far, connected and validated. InvalidArgument names the first layer that breaks a rule.
    [[nodiscard]] Result<Network> build() const;

private:
    Layer reader(std::string name, LayerKind kind, std::string op, const Tensor& from);
    Tensor append(Layer layer);
    Tensor pool(std::string name, std::string op, const Tensor& from, const Window& window, Rounding rounding);

    Network m_network;
    Diagnostics m_found;
};

} // namespace pim::network
