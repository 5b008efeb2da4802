// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/onnx_layers.h"

#include <algorithm>
#include <limits>
#include <memory>

namespace pim::network::detail {
namespace {

constexpr std::size_t kMostSources = std::size_t { 1 } << 24; // of all concatenations together
constexpr int kListedWarnings = 20; // of each kind; the nodes' rows have them all
constexpr int kNetworkInput = -1;
using Sources = std::vector<int>; // layers in operand order; kNetworkInput for a graph input
using SourcesPtr = std::shared_ptr<const Sources>;

/// Where the contents of a tensor come from.
struct Flow
{
    SourcesPtr sources; ///< null for constants
    int owner = -1; ///< layer whose whole present result this is and that nobody else reads
    std::size_t channelAxis = 1;
    bool scale = false; ///< a scale or zero point computed at run time; costs nothing
    bool blamed = false; ///< the shape is unknown and the reason has been reported
    std::shared_ptr<const Padding> padding; ///< constant padding around what the sources produce
};

class Mapper
{
public:
    Mapper(const Graph& graph, const Shapes& shapes, Diagnostics& found)
        : m_graph(graph), m_shapes(shapes), m_found(found), m_flows(graph.values.size())
    {
        m_result.nodes.resize(graph.nodes.size());
        const auto input = std::make_shared<const Sources>(Sources { kNetworkInput });
        for (std::size_t i = 0; i < graph.values.size(); ++i)
            if (graph.values[i].isInput) {
                m_flows[i].sources = input;
                const auto& shape = shapes.tensors[i].shape;
                m_flows[i].channelAxis = shape && shape->size() < 2 ? 0 : 1;
            }
    }

    Mapping run(const RunContext& context)
    {
        for (std::size_t i = 0; i < m_graph.order.size(); ++i) {
            if ((i % 1024 == 0 && context.cancelled()) || m_found.entries.size() > kMostFindings)
                break;
            m_node = m_graph.order[i];
            const Node& node = m_graph.node(m_node);
            visit(node);
            const bool blamed = std::any_of(node.inputs.begin(), node.inputs.end(), [&](int input) { return input >= 0 && flow(input).blamed; });
            for (const int output : node.outputs)
                if (blamed && output >= 0 && !shape(output))
                    flow(output).blamed = true;
        }
        return std::move(m_result);
    }

private:
    // --- what is known of a value -------------------------------------------------------------------------------
    Flow& flow(int value) { return m_flows[static_cast<std::size_t>(value)]; }
    const Shape* shape(int value) const
    {
        if (value < 0)
            return nullptr;
        const auto& known = m_shapes.tensor(value).shape;
        return known ? &*known : nullptr;
    }
    bool isData(int value) { return value >= 0 && !m_shapes.tensor(value).isFixed() && !flow(value).scale; }
    std::string name(int value) const { return "'" + std::string(m_graph.value(value).name) + "'"; }
    bool onlyReader(int value) const { return m_graph.value(value).readers == 1; }
    bool comesFromInputsAlone(int value)
    {
        const auto& sources = flow(value).sources;
        return sources && std::all_of(sources->begin(), sources->end(), [](int s) { return s == kNetworkInput; });
    }
    std::vector<int> dataOperands(const Node& node)
    {
        std::vector<int> operands;
        for (const std::size_t i : operandsOf(node).data)
            if (i < node.inputs.size() && isData(node.inputs[i]))
                operands.push_back(node.inputs[i]);
        return operands;
    }

    /// Images that the leading extent stands for.
    std::int64_t images(const Shape& s) const { return !s.empty() && s[0] % m_shapes.batch == 0 && s[0] > 0 ? m_shapes.batch : 1; }

    /// One image's map: channels along their axis, the first other axis is the height, the rest the width.
    FeatureMap mapOf(const Shape& s, std::size_t channelAxis) const
    {
        FeatureMap map;
        if (s.empty())
            return map;
        const std::size_t channels = std::min(channelAxis, s.size() - 1);
        map.channels = channels == 0 && s.size() > 1 ? s[0] : channels == 0 ? s[0] / images(s) : s[channels];
        bool first = true;
        for (std::size_t i = 1; i < s.size(); ++i) {
            if (i == channels)
                continue;
            (first ? map.height : map.width) *= s[i];
            first = false;
        }
        if (channels != 0)
            map.height *= s[0] / images(s);
        return map;
    }

    // --- results ------------------------------------------------------------------------------------------------
    NodeMapping& row() { return m_result.nodes[static_cast<std::size_t>(m_node)]; }
    void setRow(MappingStatus status, std::string detail)
    {
        row().status = status;
        row().detail = std::move(detail);
    }
    std::string where() const { return m_graph.where(m_node); }
    std::string layerName(int layer) const { return m_result.layers[static_cast<std::size_t>(layer)].name; }

    void unsupported(const Node& node, std::string why)
    {
        if (++m_unsupported <= kListedWarnings)
            m_found.warn(where(), std::string(node.op) + " is not supported: " + why);
        setRow(MappingStatus::Unsupported, std::move(why));
        passOn(node);
    }

    /// All outputs hold what any of the operands held.
    void passOn(const Node& node)
    {
        std::vector<int> operands;
        for (const int input : node.inputs)
            if (input >= 0 && flow(input).sources)
                operands.push_back(input);
        Flow out;
        out.sources = merge(operands);
        if (!operands.empty())
            out.channelAxis = flow(operands.front()).channelAxis;
        setOutputs(node, out);
    }

    void setOutputs(const Node& node, const Flow& out)
    {
        for (const int output : node.outputs)
            if (output >= 0) {
                flow(output) = out;
                if (const Shape* s = shape(output))
                    flow(output).channelAxis = std::min(out.channelAxis, s->empty() ? 0 : s->size() - 1);
            }
    }

    SourcesPtr merge(const std::vector<int>& operands)
    {
        if (operands.empty())
            return nullptr;
        if (operands.size() == 1)
            return flow(operands.front()).sources;
        Sources all;
        for (const int operand : operands) {
            const auto& sources = flow(operand).sources;
            if (!sources)
                continue;
            m_merged += sources->size();
            if (m_merged > kMostSources) {
                if (!m_tooManySources)
                    m_found.error(where(), "concatenations must join at most " + std::to_string(kMostSources) + " tensors in all, got more");
                m_tooManySources = true;
                break;
            }
            all.insert(all.end(), sources->begin(), sources->end());
        }
        return std::make_shared<const Sources>(std::move(all));
    }

    Layer newLayer(const Node& node, LayerKind kind, const std::vector<int>& operands)
    {
        Layer layer;
        layer.name = node.name;
        layer.kind = kind;
        layer.op = node.op;
        layer.operands = static_cast<int>(std::max<std::size_t>(1, operands.size()));
        for (const int operand : operands) {
            const auto& sources = flow(operand).sources;
            if (!sources)
                continue;
            for (const int source : *sources) {
                if (source == kNetworkInput)
                    layer.readsNetworkInput = true;
                else
                    layer.providers.push_back({ source });
            }
        }
        return layer;
    }

    /// An element-wise layer whose providers have other pixels than it (after a reshape, a slice) needs the whole of them.
    void checkPixels(Layer& layer) const
    {
        for (const LayerId provider : layer.providers) {
            const auto positions = m_result.layers[static_cast<std::size_t>(provider.index)].output.positions();
            if (positions != 1 && positions != layer.output.positions()) {
                layer.kind = LayerKind::Vector;
                layer.wholeInput = true;
            }
        }
    }

    /// Keep the layer; the node's outputs are its result. False when an extent is 0.
    bool addLayer(const Node& node, Layer layer, std::size_t channelAxis)
    {
        for (const FeatureMap& map : { layer.input, layer.output })
            if (map.channels < 1 || map.height < 1 || map.width < 1) {
                m_found.error(where(), std::string(node.op) + ": extents must be at least 1, got " + std::to_string(map.channels) + " x "
                                  + std::to_string(map.height) + " x " + std::to_string(map.width));
                return false;
            }
        if (layer.onCrossbars()) {
            const auto perGroup = times(times(layer.window.kernelH, layer.window.kernelW).value_or(-1), layer.input.channels / layer.groups);
            const auto weights = times(perGroup.value_or(-1), layer.output.channels);
            const auto& map = layer.kind == LayerKind::TransposedConvolution ? layer.input : layer.output;
            const auto macs = times(weights.value_or(-1), times(map.height, map.width).value_or(-1));
            if (!macs) {
                m_found.error(where(), std::string(node.op) + ": multiply-accumulates must be below 2^62, got kernel "
                                  + std::to_string(layer.window.kernelH) + " x " + std::to_string(layer.window.kernelW) + ", "
                                  + std::to_string(layer.input.channels) + " to " + std::to_string(layer.output.channels) + " channels, "
                                  + std::to_string(map.height) + " x " + std::to_string(map.width) + " positions");
                return false;
            }
            layer.weights = *weights;
            layer.macs = *macs;
        }
        const int index = static_cast<int>(m_result.layers.size());
        setRow(layer.onCrossbars() ? MappingStatus::Crossbar : MappingStatus::VectorUnit, "layer " + layer.name);
        m_result.layers.push_back(std::move(layer));
        m_affine.push_back(m_result.layers.back().onCrossbars());
        Flow out;
        out.sources = std::make_shared<const Sources>(Sources { index });
        out.owner = index;
        out.channelAxis = channelAxis;
        setOutputs(node, out);
        return true;
    }

    /// The operand's shape for a layer that needs it; says so when it is unknown.
    const Shape* needed(const Node& node, int value, bool crossbar)
    {
        const Shape* s = shape(value);
        if (s)
            return s;
        const bool blamed = m_shapes.tensor(value).blamed || flow(value).blamed;
        const std::string why = "the shape of " + name(value) + " is unknown"
            + (m_graph.value(value).producer >= 0 ? ", which node " + m_graph.node(m_graph.value(value).producer).name + " ("
                      + std::string(m_graph.node(m_graph.value(value).producer).op) + ") produces"
                                                  : std::string());
        if (crossbar && !blamed)
            m_found.error(where(), std::string(node.op) + ": " + why + "; add it to the file's value_info (infer shapes before exporting)");
        if (crossbar || blamed) {
            setRow(MappingStatus::Unsupported, why);
            passOn(node);
            for (const int output : node.outputs)
                if (output >= 0)
                    flow(output).blamed = true;
        } else {
            unsupported(node, why);
        }
        return nullptr;
    }

    // --- nodes --------------------------------------------------------------------------------------------------
    void visit(const Node& node)
    {
        row().name = node.name;
        row().op = node.op;
        const OpRole role = roleOf(node);
        if (role.role == Role::Unsupported || !m_shapes.known[static_cast<std::size_t>(m_node)]) {
            const bool flowControl = node.op == "If" || node.op == "Loop" || node.op == "Scan";
            unsupported(node,
                        flowControl             ? "control flow cannot be laid out on hardware; export the model with it unrolled"
                            : node.domain.empty() ? "no unit computes it; replace it by supported operators or cut the graph before it"
                                                  : "operator of domain '" + std::string(node.domain)
                                    + "'; inline the function or replace it by ONNX operators");
            return;
        }
        bool fixed = !node.outputs.empty(), scales = true, data = false;
        for (const int output : node.outputs)
            fixed &= output < 0 || m_shapes.tensor(output).isFixed();
        if (fixed) {
            const bool fromShape = std::any_of(node.outputs.begin(), node.outputs.end(), [&](int output) {
                return output >= 0 && m_shapes.tensor(output).fixed == Fixed::FromShape;
            });
            setRow(fromShape ? MappingStatus::Free : MappingStatus::Constant, fromShape ? "shape arithmetic, done while importing" : "constant");
            return;
        }
        for (const int input : node.inputs) {
            if (input < 0 || m_shapes.tensor(input).isFixed())
                continue;
            scales &= flow(input).scale;
            data |= !flow(input).scale;
        }
        if (scales && !data) { // arithmetic of quantization scales
            setRow(MappingStatus::Free, "quantization scale");
            Flow out;
            out.scale = true;
            setOutputs(node, out);
            return;
        }
        if (node.inputs.empty() || node.inputs[0] < 0) { // inference has said so
            setRow(MappingStatus::Unsupported, "has no first input");
            passOn(node);
            return;
        }
        if (node.outputs.empty() || node.outputs[0] < 0) {
            setRow(MappingStatus::Free, "its result has no name, so nothing reads it");
            passOn(node);
            return;
        }
        switch (role.role) {
        case Role::Convolution:
        case Role::TransposedConvolution:
            convolution(node, role.role == Role::TransposedConvolution);
            break;
        case Role::MatrixProduct:
            matrixProduct(node);
            break;
        case Role::Pool:
            pool(node);
            break;
        case Role::GlobalPool:
            globalPool(node, intAttribute(node, "channels_last").value_or(0) != 0);
            break;
        case Role::Pointwise:
            pointwise(node, role);
            break;
        case Role::BatchNormalization:
            affineOrPointwise(node, node.inputs[0], role, true, true);
            break;
        case Role::Softmax:
        case Role::Normalization:
        case Role::LocalNormalization:
            normalization(node, role);
            break;
        case Role::Reduction:
            reduction(node);
            break;
        case Role::Resize:
            resize(node);
            break;
        case Role::Rename:
            rename(node);
            break;
        case Role::Pad:
            pad(node);
            break;
        default:
            movement(node);
            break;
        }
    }

    /// Weights are constants, or graph inputs that the file delivers without contents.
    bool isWeight(int value)
    {
        if (value < 0)
            return false;
        if (m_shapes.tensor(value).isFixed())
            return true;
        if (!comesFromInputsAlone(value))
            return false;
        if (++m_givenWeights <= kListedWarnings)
            m_found.warn(where(), "weights " + name(value) + " are a graph input; taken as constant");
        return true;
    }

    void convolution(const Node& node, bool transposed)
    {
        const Operands operands = operandsOf(node);
        const int x = node.inputs[0];
        const int w = *operands.weight < node.inputs.size() ? node.inputs[*operands.weight] : -1;
        if (w < 0) {
            m_found.error(where(), std::string(node.op) + " must have weights, got none");
            return;
        }
        const Shape* in = needed(node, x, true);
        if (!in)
            return;
        const Shape* weights = needed(node, w, true);
        if (!weights)
            return;
        const Shape* result = needed(node, node.outputs[0], true);
        if (!result)
            return;
        if (in->size() > 4) {
            unsupported(node, std::to_string(in->size() - 2) + "-dimensional convolutions have no crossbar mapping; 1 and 2 dimensions have");
            return;
        }
        if (!isWeight(w)) {
            unsupported(node, "its weights " + name(w) + " are computed at run time; crossbars hold constants");
            return;
        }
        const std::vector<std::int64_t> kernel(weights->begin() + 2, weights->end());
        const auto window = transposed ? transposedWindowOf(node, *in, kernel) : windowOf(node, *in, kernel, false);
        if (!window)
            return; // inference has said why
        Layer layer = newLayer(node, transposed ? LayerKind::TransposedConvolution : LayerKind::Convolution, { x });
        layer.groups = intAttribute(node, "group").value_or(1);
        layer.window = windowFrom(*window);
        layer.input = spatialMap(*in);
        layer.output = spatialMap(*result);
        if (!transposed)
            takePadding(node, x, *in, layer);
        if (operands.bias && *operands.bias < node.inputs.size() && node.inputs[*operands.bias] >= 0)
            layer.biases = layer.output.channels;
        addFusedActivation(node, layer);
        addLayer(node, std::move(layer), 1);
    }

    void addFusedActivation(const Node& node, Layer& layer)
    {
        const std::string activation = stringAttribute(node, "activation");
        if (activation.empty() || !node.op.starts_with("Fused"))
            return;
        Node inner;
        inner.op = activation;
        layer.activations.push_back({ node.name, activation, roleOf(inner).unit, 1.0, true });
    }

    static Window windowFrom(const WindowAxes& axes)
    {
        Window w;
        w.kernelH = axes.kernel[0];
        w.strideH = axes.stride[0];
        w.dilationH = axes.dilation[0];
        w.padTop = axes.padBegin[0];
        w.padBottom = axes.padEnd[0];
        if (axes.kernel.size() > 1) {
            w.kernelW = axes.kernel[1];
            w.strideW = axes.stride[1];
            w.dilationW = axes.dilation[1];
            w.padLeft = axes.padBegin[1];
            w.padRight = axes.padEnd[1];
        }
        return w;
    }

    /// [N, C, L] or [N, C, H, W] as a window operator reads it.
    FeatureMap spatialMap(const Shape& s) const { return mapOf(s, 1); }

    /// Read the tensor in front of a zero Pad and widen the window's own pads by it.
    void takePadding(const Node& node, int x, const Shape& padded, Layer& layer)
    {
        const auto& padding = flow(x).padding;
        const std::string mode = stringAttribute(node, "auto_pad");
        if (!padding || padding->value != 0.0 || padding->begin.size() != padded.size() || mode.starts_with("SAME"))
            return;
        for (std::size_t i = 0; i < padded.size(); ++i)
            if (padding->begin[i] < 0 || padding->end[i] < 0 || (i < 2 && padding->begin[i] + padding->end[i] != 0))
                return;
        Shape bare = padded;
        for (std::size_t i = 2; i < bare.size(); ++i)
            bare[i] -= padding->begin[i] + padding->end[i];
        if (*std::min_element(bare.begin(), bare.end()) < 1)
            return;
        layer.input = spatialMap(bare);
        layer.window.padTop += padding->begin[2];
        layer.window.padBottom += padding->end[2];
        if (bare.size() > 3) {
            layer.window.padLeft += padding->begin[3];
            layer.window.padRight += padding->end[3];
        }
    }

    void matrixProduct(const Node& node)
    {
        const Operands operands = operandsOf(node);
        const int a = node.inputs[0];
        const int b = *operands.weight < node.inputs.size() ? node.inputs[*operands.weight] : -1;
        if (b < 0) {
            m_found.error(where(), std::string(node.op) + " must have two operands, got one");
            return;
        }
        const Shape* left = needed(node, a, true);
        if (!left)
            return;
        const Shape* right = needed(node, b, true);
        if (!right)
            return;
        const Shape* out = needed(node, node.outputs[0], true);
        if (!out)
            return;
        const bool gemm = node.op == "Gemm" || node.op == "QGemm" || node.op == "FusedGemm";
        const bool turnA = intAttribute(node, "transA").value_or(0) != 0 && left->size() > 1;
        const auto inner = gemm && left->size() != 2 ? elementsOf(*left).value_or(0) / std::max<std::int64_t>(1, left->front())
                                                     : (*left)[left->size() - (turnA ? 2 : 1)];
        const bool weightsRight = m_shapes.tensor(b).isFixed() || (gemm && !m_shapes.tensor(a).isFixed() && isWeight(b));
        const bool weightsLeft = !weightsRight && m_shapes.tensor(a).isFixed();
        const auto total = elementsOf(*out).value_or(0);
        if (!weightsRight && !weightsLeft) {
            Layer layer = newLayer(node, LayerKind::Vector, { a, b });
            layer.unit = VectorUnit::Eltwise;
            layer.wholeInput = true;
            layer.operationsPerElement = 2.0 * static_cast<double>(inner);
            layer.input = mapOf(*left, left->size() - 1);
            layer.output = mapOf(*out, out->empty() ? 0 : out->size() - 1);
            addLayer(node, std::move(layer), out->empty() ? 0 : out->size() - 1);
            return;
        }
        const Shape& weights = weightsRight ? *right : *left;
        std::int64_t groups = 1; // a stack of weight matrices, one for each leading index
        if (!gemm)
            for (std::size_t i = 0; i + 2 < weights.size(); ++i)
                groups *= weights[i];
        const bool dropsColumns = weights.size() < 2; // a vector of weights has one column, which the output does not show
        const auto columns = dropsColumns || out->empty() ? 1 : (*out)[out->size() - (weightsRight ? 1 : 2)];
        const auto images_ = images(weightsRight ? *left : *right);
        const auto wide = times(columns, groups);
        if (!wide || *wide < 1 || inner < 1 || total < 1 || !times(inner, groups)) {
            m_found.error(where(), std::string(node.op) + ": extents must be at least 1, got " + toText(*left) + " times " + toText(*right));
            return;
        }
        auto positions = std::max<std::int64_t>(1, total / *wide);
        if (positions % images_ == 0)
            positions /= images_;
        Layer layer = newLayer(node, positions == 1 && groups == 1 ? LayerKind::FullyConnected : LayerKind::Convolution,
                               { weightsRight ? a : b });
        layer.groups = groups;
        layer.input = { inner * groups, positions, 1 };
        layer.output = { *wide, positions, 1 };
        const int bias = operands.bias && *operands.bias < node.inputs.size() ? node.inputs[*operands.bias] : -1;
        const bool addsActivation = isData(bias) && !comesFromInputsAlone(bias);
        if (bias >= 0 && !addsActivation)
            layer.biases = *wide;
        addFusedActivation(node, layer);
        const std::size_t axis = out->empty() ? 0 : dropsColumns ? 0 : out->size() - (weightsRight ? 1 : 2);
        if (!addLayer(node, std::move(layer), axis) || !addsActivation)
            return;
        Layer sum = newLayer(node, LayerKind::Eltwise, { node.outputs[0], bias });
        sum.name = node.name + "/sum";
        sum.op = "Add";
        sum.unit = VectorUnit::Eltwise;
        sum.input = sum.output = m_result.layers.back().output;
        const auto status = row();
        addLayer(node, std::move(sum), axis);
        row() = status;
    }

    void pool(const Node& node)
    {
        const int x = node.inputs[0];
        const Shape* in = needed(node, x, false);
        if (!in)
            return;
        const Shape* out = needed(node, node.outputs[0], false);
        if (!out)
            return;
        if (in->size() > 4) {
            unsupported(node, std::to_string(in->size() - 2) + "-dimensional pools have no unit; 1 and 2 dimensions have");
            return;
        }
        const auto kernel = intsAttribute(node, "kernel_shape");
        const auto window = kernel ? windowOf(node, *in, *kernel, true) : fail(ErrorCode::ParseError, "");
        if (!window)
            return;
        Layer layer = newLayer(node, LayerKind::Pool, { x });
        layer.unit = VectorUnit::Pool;
        layer.window = windowFrom(*window);
        layer.input = spatialMap(*in);
        layer.output = spatialMap(*out);
        if (node.op == "AveragePool" && intAttribute(node, "count_include_pad").value_or(0) != 0)
            takePadding(node, x, *in, layer);
        addLayer(node, std::move(layer), 1);
    }

    void globalPool(const Node& node, bool channelsLast)
    {
        const int x = node.inputs[0];
        const Shape* in = needed(node, x, false);
        if (!in)
            return;
        wholeMapPool(node, x, *in, channelsLast ? in->size() - 1 : 1, channelsLast ? in->size() - 1 : 1);
    }

    void wholeMapPool(const Node& node, int x, const Shape& in, std::size_t channelAxis, std::size_t outputAxis)
    {
        Layer layer = newLayer(node, LayerKind::Pool, { x });
        layer.unit = VectorUnit::Pool;
        layer.input = mapOf(in, channelAxis);
        layer.output = { layer.input.channels, 1, 1 };
        layer.window.kernelH = layer.input.height;
        layer.window.kernelW = layer.input.width;
        addLayer(node, std::move(layer), outputAxis);
    }

    void pointwise(const Node& node, const OpRole& role)
    {
        const auto operands = dataOperands(node);
        if (operands.empty()) { // the data is in a scale's or limit's place
            passOn(node);
            setRow(MappingStatus::Free, "no activation among its operands");
            return;
        }
        if (operands.size() == 1) {
            const bool affine = node.op == "Add" || node.op == "Sub" || node.op == "Mul" || node.op == "Sum"
                || (node.op == "Div" && operands[0] == node.inputs[0]);
            affineOrPointwise(node, operands[0], role, affine, node.op != "Mul" && node.op != "Div");
            return;
        }
        const Shape* out = needed(node, node.outputs[0], false);
        if (!out)
            return;
        int largest = operands[0];
        for (const int operand : operands) {
            const Shape* s = needed(node, operand, false);
            if (!s)
                return;
            if (elementsOf(*s) > elementsOf(*shape(largest)))
                largest = operand;
        }
        const std::size_t shift = out->size() - shape(largest)->size(); // axes that broadcasting put in front
        const std::size_t axis = flow(largest).channelAxis + shift;
        Layer layer = newLayer(node, LayerKind::Eltwise, operands);
        layer.unit = VectorUnit::Eltwise;
        layer.operationsPerElement = role.operations * static_cast<double>(operands.size() - 1);
        layer.input = mapOf(*shape(largest), flow(largest).channelAxis);
        layer.output = mapOf(*out, axis);
        checkPixels(layer);
        addLayer(node, std::move(layer), axis);
    }

    /// Whether the constant operands of a node have one value, or one a channel, of \a x.
    bool perChannel(const Node& node, int x, const Shape& s)
    {
        const std::size_t axis = flow(x).channelAxis;
        if (node.op == "BatchNormalization")
            return axis == std::min<std::size_t>(1, s.empty() ? 0 : s.size() - 1);
        for (const int input : node.inputs) {
            if (input < 0 || input == x)
                continue;
            const Shape* c = shape(input);
            if (!c)
                return flow(input).scale;
            if (elementsOf(*c) == 1)
                continue;
            if (c->size() > s.size())
                return false;
            const std::size_t shift = s.size() - c->size();
            for (std::size_t i = 0; i < c->size(); ++i)
                if ((*c)[i] != 1 && (i + shift != axis || (*c)[i] != s[axis]))
                    return false;
        }
        return true;
    }

    /// A function of one activation: folded into the layer before it when affine, else attached to it, else a layer.
    void affineOrPointwise(const Node& node, int x, const OpRole& role, bool affine, bool addsBias)
    {
        const Shape* in = needed(node, x, false);
        if (!in)
            return;
        const Shape* out = needed(node, node.outputs[0], false);
        if (!out)
            return;
        const int owner = onlyReader(x) && elementsOf(*in) == elementsOf(*out) ? flow(x).owner : -1;
        const bool folds = affine && perChannel(node, x, *in);
        const std::size_t axis = flow(x).channelAxis + (out->size() - std::min(out->size(), in->size()));
        if (owner >= 0) {
            Layer& layer = m_result.layers[static_cast<std::size_t>(owner)];
            Flow result = flow(x);
            result.channelAxis = axis;
            result.padding.reset();
            if (folds && m_affine[static_cast<std::size_t>(owner)] && layer.activations.empty()) {
                if (addsBias && layer.onCrossbars())
                    layer.biases = std::max(layer.biases, layer.output.channels);
                setRow(MappingStatus::FoldedIntoLayer, "folded into layer " + layer.name);
            } else {
                layer.activations.push_back({ node.name, std::string(node.op), role.unit, role.operations, false });
                setRow(MappingStatus::VectorUnit, "activation of layer " + layer.name);
            }
            setOutputs(node, result);
            return;
        }
        Layer layer = newLayer(node, comesFromInputsAlone(x) ? LayerKind::Vector : LayerKind::Eltwise, { x });
        layer.unit = role.unit;
        layer.operationsPerElement = role.operations;
        layer.input = mapOf(*in, flow(x).channelAxis);
        layer.output = mapOf(*out, axis);
        checkPixels(layer);
        if (addLayer(node, std::move(layer), axis))
            m_affine.back() = folds;
    }

    void normalization(const Node& node, const OpRole& role)
    {
        const int x = node.inputs[0];
        const Shape* in = needed(node, x, false);
        if (!in)
            return;
        const std::size_t channels = flow(x).channelAxis;
        const auto rank = static_cast<std::int64_t>(in->size());
        Layer layer = newLayer(node, LayerKind::Vector, { x });
        layer.unit = role.unit;
        layer.operationsPerElement = role.operations;
        layer.input = layer.output = mapOf(*in, channels);
        if (role.role == Role::LocalNormalization) {
            layer.operationsPerElement = static_cast<double>(std::max<std::int64_t>(1, intAttribute(node, "size").value_or(1))) + 3.0;
        } else {
            const bool overMap = node.op == "InstanceNormalization" || node.op == "GroupNormalization" || node.op == "MeanVarianceNormalization";
            const bool flattens = role.role == Role::Normalization || m_graph.opset < 13; // all axes from this one on
            auto axis = intAttribute(node, "axis").value_or(role.role == Role::Softmax && m_graph.opset < 13 ? 1 : -1);
            axis = std::clamp<std::int64_t>(axis < 0 ? axis + rank : axis, 0, rank);
            bool otherAxes = overMap;
            for (std::int64_t i = axis; i < (flattens ? rank : std::min(rank, axis + 1)); ++i)
                otherAxes |= static_cast<std::size_t>(i) != channels && (*in)[static_cast<std::size_t>(i)] > 1;
            layer.wholeInput = otherAxes || layer.output.positions() == 1;
        }
        addLayer(node, std::move(layer), channels);
    }

    void reduction(const Node& node)
    {
        const int x = node.inputs[0];
        const Shape* in = needed(node, x, false);
        if (!in)
            return;
        const Shape* out = needed(node, node.outputs[0], false);
        if (!out)
            return;
        const int axesInput = node.inputs.size() > 1 ? node.inputs[1] : -1;
        const auto axes = reducedAxes(node, in->size(), axesInput >= 0 ? m_shapes.tensor(axesInput).value : nullptr, axesInput >= 0);
        const std::size_t channels = flow(x).channelAxis;
        std::vector<bool> gone(in->size(), false);
        if (axes && *axes)
            for (const auto axis : **axes)
                gone[static_cast<std::size_t>(axis)] = true;
        bool onlyMap = in->size() > 2, otherAxes = false;
        std::size_t outputAxis = 0;
        for (std::size_t i = 0; i < in->size(); ++i) {
            onlyMap &= gone[i] == (i != 0 && i != channels);
            otherAxes |= gone[i] && i != channels && (*in)[i] > 1;
            outputAxis += i < channels && (!gone[i] || out->size() == in->size());
        }
        if (onlyMap && (node.op == "ReduceMean" || node.op == "ReduceMax")) {
            wholeMapPool(node, x, *in, channels, outputAxis);
            return;
        }
        Layer layer = newLayer(node, LayerKind::Vector, { x });
        layer.unit = VectorUnit::Eltwise;
        layer.input = mapOf(*in, channels);
        layer.output = mapOf(*out, outputAxis);
        layer.wholeInput = otherAxes;
        layer.operationsPerElement = static_cast<double>(elementsOf(*in).value_or(1))
            / static_cast<double>(std::max<std::int64_t>(1, elementsOf(*out).value_or(1)));
        addLayer(node, std::move(layer), outputAxis);
    }

    void resize(const Node& node)
    {
        const int x = node.inputs[0];
        const Shape* in = needed(node, x, false);
        if (!in)
            return;
        const Shape* out = needed(node, node.outputs[0], false);
        if (!out)
            return;
        const std::string mode = stringAttribute(node, "mode");
        Layer layer = newLayer(node, LayerKind::Vector, { x });
        layer.unit = VectorUnit::Eltwise;
        layer.operationsPerElement = mode == "linear" || mode == "bilinear" ? 4.0 : mode == "cubic" ? 16.0 : 1.0; // points blended
        layer.input = mapOf(*in, flow(x).channelAxis);
        layer.output = mapOf(*out, flow(x).channelAxis);
        addLayer(node, std::move(layer), flow(x).channelAxis);
    }

    // --- free nodes ---------------------------------------------------------------------------------------------
    void rename(const Node& node)
    {
        const int x = node.inputs[0];
        setRow(MappingStatus::Free, "");
        Flow out = flow(x);
        if (!onlyReader(x))
            out.owner = -1;
        const Shape* in = shape(x);
        const Shape* result = shape(node.outputs[0]);
        if (node.op == "Transpose" && in) {
            auto order = intsAttribute(node, "perm").value_or(std::vector<std::int64_t> {});
            if (order.empty())
                for (std::size_t i = in->size(); i-- > 0;)
                    order.push_back(static_cast<std::int64_t>(i));
            std::shared_ptr<Padding> turned = out.padding ? std::make_shared<Padding>(*out.padding) : nullptr;
            for (std::size_t i = 0; i < order.size() && order.size() == in->size(); ++i) {
                const auto from = static_cast<std::size_t>(order[i]);
                if (from == flow(x).channelAxis)
                    out.channelAxis = i;
                if (turned && from < out.padding->begin.size()) {
                    turned->begin[i] = out.padding->begin[from];
                    turned->end[i] = out.padding->end[from];
                }
            }
            out.padding = turned;
        } else if (in && result && *in != *result) {
            out.padding.reset();
            out.channelAxis = axisAfterReshape(*in, flow(x).channelAxis, *result);
        }
        setOutputs(node, out);
        if (node.op == "DynamicQuantizeLinear")
            for (std::size_t i = 1; i < node.outputs.size(); ++i)
                if (node.outputs[i] >= 0) {
                    flow(node.outputs[i]) = {};
                    flow(node.outputs[i]).scale = true;
                }
    }

    /// The axis with the same extent and as many elements before it; channels first when there is none.
    static std::size_t axisAfterReshape(const Shape& from, std::size_t axis, const Shape& to)
    {
        if (from.empty() || to.empty())
            return 0;
        axis = std::min(axis, from.size() - 1);
        const auto before = elementsOf(Shape(from.begin(), from.begin() + static_cast<std::ptrdiff_t>(axis)));
        std::int64_t product = 1;
        for (std::size_t i = 0; i < to.size(); ++i) {
            if (product == before && to[i] == from[axis])
                return i;
            product *= to[i];
        }
        // Channels last stay last when heads are split off or merged; otherwise channels come second.
        return axis > 1 && axis + 1 == from.size() ? to.size() - 1 : std::min<std::size_t>(1, to.size() - 1);
    }

    void movement(const Node& node)
    {
        setRow(MappingStatus::Free, "");
        std::vector<int> operands = dataOperands(node);
        Flow out;
        out.sources = merge(operands);
        if (!operands.empty()) {
            const int x = operands.front();
            out.channelAxis = flow(x).channelAxis;
            const Shape* in = shape(x);
            const Shape* result = shape(node.outputs[0]);
            if (node.op == "Gather" && in && result) {
                if (x != node.inputs[0]) {
                    out.channelAxis = result->empty() ? 0 : result->size() - 1; // rows of a table
                } else if (result->size() != in->size()) {
                    const auto axis = axisInside(intAttribute(node, "axis").value_or(0), in->size());
                    if (axis && *axis < out.channelAxis && out.channelAxis + result->size() >= in->size())
                        out.channelAxis = out.channelAxis + result->size() - in->size();
                }
            }
        }
        setOutputs(node, out);
    }

    void pad(const Node& node)
    {
        movement(node);
        const int x = node.inputs[0];
        const Shape* in = shape(x);
        if (!in)
            return;
        std::vector<ConstantPtr> operands;
        for (const int input : node.inputs)
            operands.push_back(input >= 0 ? m_shapes.tensor(input).value : nullptr);
        const auto padding = paddingOf(node, *in, operands);
        if (!padding || !*padding || !(*padding)->value)
            return;
        flow(node.outputs[0]).padding = std::make_shared<Padding>(**padding);
        row().detail = "padding; a convolution takes zeros into its window";
    }

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

} // namespace

Mapping mapLayers(const Graph& graph, const Shapes& shapes, Diagnostics& found, const RunContext& run)
{
    return Mapper(graph, shapes, found).run(run);
}

} // namespace pim::network::detail
