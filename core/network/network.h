// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/diagnostics.h"

namespace pim::network {

/// Index of a layer in Network::layers.
struct LayerId
{
    int index = -1;
    auto operator<=>(const LayerId&) const = default;
};

/// A feature map of one image: channels x height x width elements.
struct FeatureMap
{
    std::int64_t channels = 1;
    std::int64_t height = 1;
    std::int64_t width = 1;

    std::int64_t positions() const { return height * width; }
    std::int64_t elements() const { return channels * height * width; }
    bool operator==(const FeatureMap&) const = default;
};

/// What a layer is mapped on, and how its blocks depend on its providers' pixels.
enum class LayerKind {
    Convolution, ///< crossbars; also MatMul with many rows (kernel 1, height = rows) and 1-D (width 1)
    TransposedConvolution, ///< crossbars; one MVM per *input* position, rows = Cin / group
    FullyConnected, ///< crossbars; needs the whole of every provider
    Pool, ///< vector units; a window of the provider
    Eltwise, ///< vector units; same pixel of every provider
    Vector ///< vector units; everything else (softmax, normalisation, resize, products of activations …)
};

/// The vector units of the PIMSYN template (Fig. 3) that a layer or an activation runs on.
enum class VectorUnit { Pool, Eltwise, Relu, Sigmoid };

/// Kernel, stride, padding and dilation along height and width.
struct Window
{
    std::int64_t kernelH = 1, kernelW = 1;
    std::int64_t strideH = 1, strideW = 1;
    std::int64_t padTop = 0, padLeft = 0, padBottom = 0, padRight = 0;
    std::int64_t dilationH = 1, dilationW = 1;

    /// Rows (columns) of the input that one output position spans: (kernel - 1) * dilation + 1.
    std::int64_t spanH() const { return (kernelH - 1) * dilationH + 1; }
    std::int64_t spanW() const { return (kernelW - 1) * dilationW + 1; }
    bool operator==(const Window&) const = default;
};

/// A tensor that a network reads from outside: one image of it.
struct NetworkInput
{
    std::string name;
    FeatureMap map;
    bool operator==(const NetworkInput&) const = default;
};

/// Bounds of a Clip, nothing: open. As they stand: those of the mobile networks' ReLU6, for files that do not tell.
struct ClipBounds
{
    std::optional<double> low = 0.0, high = 6.0;
    bool operator==(const ClipBounds&) const = default;
};

/// An element-wise function applied to a layer's output before it is stored.
struct Activation
{
    std::string name; ///< node name
    std::string op; ///< source operator: "Relu", "HardSwish"
    VectorUnit unit = VectorUnit::Relu;
    double operationsPerElement = 1.0; ///< vector operations per output element
    bool fused = false; ///< the file's front end had already merged it into the layer (PIMCOMP `with_act`)
    ClipBounds bounds {}; ///< Clip
    bool operator==(const Activation&) const = default;
};

/// In Layer::reads: input \a index of the network, and back.
constexpr int fromInput(int index) { return -1 - index; }
constexpr bool isInput(int read) { return read < 0; }
constexpr int inputOf(int read) { return -1 - read; }

/// One layer that the accelerator spends time on. Free nodes (reshapes, concatenations …) are not layers.
///
/// Shapes: input = channels x height x width of one image as the layer reads it (all providers concatenated when
/// a Concat stands before it); output likewise. For FullyConnected input.channels = n, height = width = 1.
struct Layer
{
    std::string name;
    LayerKind kind = LayerKind::Convolution;
    std::string op; ///< source operator: "Conv", "Gemm", "MaxPool", "OP_CONV"
    FeatureMap input;
    FeatureMap output;
    Window window; ///< Convolution, TransposedConvolution, Pool
    std::int64_t groups = 1;
    bool wholeInput = false; ///< Vector layers whose every output needs the whole input (softmax, attention)
    int operands = 1; ///< activations read per output element: 2 for a sum of two
    VectorUnit unit = VectorUnit::Pool; ///< Pool, Eltwise and Vector layers: the unit that computes them
    double operationsPerElement = 1.0; ///< Pool, Eltwise, Vector: vector operations per output element

    std::vector<Activation> activations; ///< in order, after the layer's own operation
    /// Layers whose output this one reads, in file order; a layer that reads one twice names it twice.
    std::vector<LayerId> providers;
    std::vector<LayerId> consumers; ///< the reverse of providers, in file order
    bool readsNetworkInput = false; ///< some operand is a graph input
    /// What each operand is made of: maps whose channels stand one behind the other, a layer's index or fromInput().
    /// Empty where the file does not tell; then `providers` and `operands` are all there is.
    std::vector<std::vector<int>> reads;
    /// Node between the providers and this layer that moves or changes elements at no cost (a transposition, a slice, a
    /// channel shuffle, an unsupported operator); empty: none, or the file does not tell.
    std::string rearranged;
    ClipBounds bounds; ///< a Clip that is a layer of its own
    /// Of the window's padding below and to the right: what rounding the output's size up adds, which no mean counts.
    std::int64_t roundedBottom = 0, roundedRight = 0;
    bool countsPadding = false; ///< a mean whose divisor counts the window's padding (ONNX `count_include_pad`)

    std::int64_t weights = 0; ///< weight parameters (no bias)
    std::int64_t biases = 0; ///< bias parameters
    std::int64_t macs = 0; ///< multiply-accumulates per image

    bool onCrossbars() const
    {
        return kind == LayerKind::Convolution || kind == LayerKind::TransposedConvolution
            || kind == LayerKind::FullyConnected;
    }
    /// Rows of one group's weight matrix, n of the paper's Eq. (1): kh * kw * Cin / groups (Cin / groups for a
    /// transposed convolution, Cin for a fully connected layer).
    std::int64_t matrixRows() const;
    /// Columns of one group's weight matrix: Cout / groups (times kh * kw for a transposed convolution).
    std::int64_t matrixColumns() const;
    /// Matrix-vector products per image and group: output positions; input positions for a transposed convolution.
    std::int64_t positions() const;
    bool operator==(const Layer&) const = default;
};

/// A neural network as the synthesizer sees it: layers in topological order, batch 1.
///
/// Invariants (kept by every importer, checked by validate()): providers come before consumers; names are unique
/// and not empty; all sizes are >= 1 and their products fit in 62 bits; at least one layer is on crossbars.
struct Network
{
    std::string name;
    std::string source; ///< "file resnet18.onnx", "zoo:resnet18"
    std::string sha256; ///< of the file's bytes; of the canonical layer dump for the zoo
    std::vector<Layer> layers;
    std::vector<NetworkInput> inputs; ///< that layers read, in file order; empty where the file does not tell

    const Layer& layer(LayerId id) const { return layers[static_cast<std::size_t>(id.index)]; }
    std::int64_t totalMacs() const;
    std::int64_t totalWeights() const; ///< weights and biases
    std::vector<LayerId> crossbarLayers() const; ///< convolutions and fully connected layers, in layer order
    bool operator==(const Network&) const = default;
};

/// Fill every layer's `consumers` from `providers`, the weights and macs of crossbar layers from their shapes, and what
/// follows of empty `reads`: usualReads().
///
/// Consumers that already are the reverse of the providers keep their order (the PIMSYN reference lists them in the order
/// of a depth-first search); others are written anew, in layer order. Weights and macs other than 0 are kept, so an
/// importer that knows better (shared weights) is not overruled; set them to 0 to have them computed again.
void connect(Network& network);

/// What the operands of a layer are where its providers leave no choice: one operand of all of them, or as many operands
/// as there are; the network's first input comes last. Empty where several could make up one operand.
std::vector<std::vector<int>> usualReads(const Layer& layer);

/// Check the invariants above; every violation is an Error entry that names the layer, the rule and the value.
Diagnostics validate(const Network& network);

/// One line a layer with everything that an evaluation depends on, names of layers included; equal layers give equal text.
std::string canonicalDump(const Network& network);

/// SHA-256 of canonicalDump(): the `sha256` of a network that no file stands behind.
std::string layerDigest(const Network& network);

/// What became of one node of the source file; `import` prints one row per node, nothing is dropped silently.
enum class MappingStatus { Crossbar, VectorUnit, FoldedIntoLayer, Free, Constant, Unsupported };

struct NodeMapping
{
    std::string name;
    std::string op;
    MappingStatus status = MappingStatus::Free;
    std::string detail; ///< the layer it belongs to, or why it is unsupported and what could be done
    bool operator==(const NodeMapping&) const = default;
};

/// A network and how each node of its file was mapped.
struct ImportedNetwork
{
    Network network;
    std::vector<NodeMapping> nodes;
    Diagnostics diagnostics;
};

} // namespace pim::network
