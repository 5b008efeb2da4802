// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/network/onnx_layers.h"

namespace pim::network::detail {

inline constexpr std::size_t kMostSources = std::size_t { 1 } << 24; // of all concatenations together
inline constexpr int kListedWarnings = 20; // of each kind; the nodes' rows have them all
using Sources = std::vector<int>; // in operand order, as in Layer::reads
using SourcesPtr = std::shared_ptr<const Sources>;

/// Where the contents of a tensor come from.
struct Flow
{
    SourcesPtr sources; ///< null for constants
    int owner = -1; ///< layer whose whole present result this is and that nobody else reads
    std::size_t channelAxis = 1;
    bool scale = false; ///< a scale or zero point computed at run time; costs nothing
    bool blamed = false; ///< the shape is unknown and the reason has been reported
    bool reshaped = false; ///< its axes are not those of the sources' maps
    int movedBy = -1; ///< node that moved elements of the sources
    std::shared_ptr<const Padding> padding; ///< constant padding around what the sources produce
};

/// Visits the nodes in topological order and turns them into layers; see mapLayers().
class Mapper
{
public:
    Mapper(const Graph& graph, const Shapes& shapes, Diagnostics& found)
        : m_graph(graph), m_shapes(shapes), m_found(found), m_flows(graph.values.size())
    {
        m_result.nodes.resize(graph.nodes.size());
        for (std::size_t i = 0; i < graph.values.size(); ++i)
            if (graph.values[i].isInput) {
                const auto& shape = shapes.tensors[i].shape;
                m_flows[i].channelAxis = shape && shape->size() < 2 ? 0 : 1;
                m_flows[i].sources =
                    std::make_shared<const Sources>(Sources { fromInput(static_cast<int>(m_result.inputs.size())) });
                m_result.inputs.push_back(
                    { std::string(graph.values[i].name), shape ? mapOf(*shape, m_flows[i].channelAxis) : FeatureMap {} });
            }
    }
    Mapping run(const RunContext& context);

private:
    // --- what is known of a value -------------------------------------------------------------------------------
    Flow& flow(int value) { return m_flows[static_cast<std::size_t>(value)]; }
    const Shape* shape(int value) const;
    bool isData(int value) { return value >= 0 && !m_shapes.tensor(value).isFixed() && !flow(value).scale; }
    std::string name(int value) const { return "'" + std::string(m_graph.value(value).name) + "'"; }
    bool onlyReader(int value) const { return m_graph.value(value).readers == 1; }
    bool comesFromInputsAlone(int value);
    std::vector<int> dataOperands(const Node& node);
    /// Images that the leading extent stands for.
    std::int64_t images(const Shape& s) const { return !s.empty() && s[0] % m_shapes.batch == 0 && s[0] > 0 ? m_shapes.batch : 1; }
    /// One image's map: channels along their axis, the first other axis is the height, the rest the width.
    FeatureMap mapOf(const Shape& s, std::size_t channelAxis) const;

    // --- results ------------------------------------------------------------------------------------------------
    NodeMapping& row() { return m_result.nodes[static_cast<std::size_t>(m_node)]; }
    void setRow(MappingStatus status, std::string detail);
    std::string where() const { return m_graph.where(m_node); }
    void unsupported(const Node& node, std::string why);
    /// All outputs hold what any of the operands held.
    void passOn(const Node& node);
    void setOutputs(const Node& node, const Flow& out);
    SourcesPtr merge(const std::vector<int>& operands);
    Layer newLayer(const Node& node, LayerKind kind, const std::vector<int>& operands);
    /// An element-wise layer whose providers have other pixels than it (after a reshape, a slice) needs the whole of them.
    void checkPixels(Layer& layer) const;
    /// Keep the layer; the node's outputs are its result. False when an extent is 0.
    bool addLayer(const Node& node, Layer layer, std::size_t channelAxis);
    /// The operand's shape for a layer that needs it; says so when it is unknown.
    const Shape* needed(const Node& node, int value, bool crossbar);

    // --- nodes --------------------------------------------------------------------------------------------------
    void visit(const Node& node);
    /// Weights are constants, or graph inputs that the file delivers without contents.
    bool isWeight(int value);
    void convolution(const Node& node, bool transposed);
    void addFusedActivation(const Node& node, Layer& layer);
    static Window windowFrom(const WindowAxes& axes);
    /// [N, C, L] or [N, C, H, W] as a window operator reads it.
    FeatureMap spatialMap(const Shape& s) const { return mapOf(s, 1); }
    /// Read the tensor in front of a Pad and widen the window's own pads by it.
    void takePadding(const Node& node, int x, const Shape& padded, Layer& layer);
    void matrixProduct(const Node& node);
    void pool(const Node& node);
    /// Whether a pool over constant padding is the same as one whose window has the pads: an average that counts them, a
    /// maximum that they cannot win.
    bool poolsOverPadding(const Node& node, int x);
    /// Bounds of a Clip: attributes before opset 11, inputs since.
    ClipBounds clipBounds(const Node& node);
    void globalPool(const Node& node, bool channelsLast);
    void wholeMapPool(const Node& node, int x, const Shape& in, std::size_t channelAxis, std::size_t outputAxis);
    void pointwise(const Node& node, const OpRole& role);
    /// Whether the constant operands of a node have one value, or one a channel, of \a x.
    bool perChannel(const Node& node, int x, const Shape& s);
    /// A function of one activation: folded into the layer before it when affine, else attached to it, else a layer.
    void affineOrPointwise(const Node& node, int x, const OpRole& role, bool affine, bool addsBias);
    void normalization(const Node& node, const OpRole& role);
    void reduction(const Node& node);
    void resize(const Node& node);

    // --- free nodes ---------------------------------------------------------------------------------------------
    void rename(const Node& node);
    /// The axis with the same extent and as many elements before it; channels first when there is none.
    static std::size_t axisAfterReshape(const Shape& from, std::size_t axis, const Shape& to);
    void movement(const Node& node);
    /// Whether a transposition of a tensor of shape \a in changes more than which axis the channels are.
    static bool movesElements(const Shape& in, const std::vector<std::int64_t>& order, const Flow& flow);
    /// Say when the channels of a tensor are not along \a axis, where the layer takes them.
    void expectChannels(const Node& node, Layer& layer, int operand, std::size_t axis);
    bool joinsChannels(const Node& node, const std::vector<int>& operands);
    void pad(const Node& node);

    const Graph& m_graph;
    const Shapes& m_shapes;
    Diagnostics& m_found;
    std::vector<Flow> m_flows; // one a value
    std::vector<bool> m_affine; // one a layer: a scale or an offset a channel can be folded into it
    Mapping m_result;
    int m_node = 0; // being visited
    int m_unsupported = 0;
    int m_givenWeights = 0;
    std::size_t m_merged = 0;
    bool m_tooManySources = false;
};

} // namespace pim::network::detail
