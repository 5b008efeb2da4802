// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/onnx_mapper.h"

#include <algorithm>

namespace pim::network::detail {

Mapping Mapper::run(const RunContext& context)
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

const Shape* Mapper::shape(int value) const
{
    if (value < 0)
        return nullptr;
    const auto& known = m_shapes.tensor(value).shape;
    return known ? &*known : nullptr;
}

bool Mapper::comesFromInputsAlone(int value)
{
    const auto& sources = flow(value).sources;
    return sources && std::all_of(sources->begin(), sources->end(), isInput);
}

std::vector<int> Mapper::dataOperands(const Node& node)
{
    std::vector<int> operands;
    for (const std::size_t i : operandsOf(node).data)
        if (i < node.inputs.size() && isData(node.inputs[i]))
            operands.push_back(node.inputs[i]);
    return operands;
}

FeatureMap Mapper::mapOf(const Shape& s, std::size_t channelAxis) const
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

void Mapper::setRow(MappingStatus status, std::string detail)
{
    row().status = status;
    row().detail = std::move(detail);
}

void Mapper::unsupported(const Node& node, std::string why)
{
    if (++m_unsupported <= kListedWarnings)
        m_found.warn(where(), std::string(node.op) + " is not supported: " + why);
    setRow(MappingStatus::Unsupported, std::move(why));
    passOn(node);
}

void Mapper::passOn(const Node& node)
{
    std::vector<int> operands;
    for (const int input : node.inputs)
        if (input >= 0 && flow(input).sources)
            operands.push_back(input);
    Flow out;
    out.sources = merge(operands);
    out.movedBy = m_node;
    if (!operands.empty())
        out.channelAxis = flow(operands.front()).channelAxis;
    setOutputs(node, out);
}

void Mapper::setOutputs(const Node& node, const Flow& out)
{
    for (const int output : node.outputs)
        if (output >= 0) {
            flow(output) = out;
            if (const Shape* s = shape(output))
                flow(output).channelAxis = std::min(out.channelAxis, s->empty() ? 0 : s->size() - 1);
        }
}

SourcesPtr Mapper::merge(const std::vector<int>& operands)
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

Layer Mapper::newLayer(const Node& node, LayerKind kind, const std::vector<int>& operands)
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
        layer.reads.push_back(*sources);
        if (flow(operand).movedBy >= 0 && layer.rearranged.empty())
            layer.rearranged = m_graph.node(flow(operand).movedBy).name;
        for (const int source : *sources) {
            if (isInput(source))
                layer.readsNetworkInput = true;
            else
                layer.providers.push_back({ source });
        }
    }
    if (layer.reads.size() != static_cast<std::size_t>(layer.operands))
        layer.reads.clear();
    return layer;
}

bool Mapper::addLayer(const Node& node, Layer layer, std::size_t channelAxis)
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

const Shape* Mapper::needed(const Node& node, int value, bool crossbar)
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

void Mapper::visit(const Node& node)
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

void Mapper::rename(const Node& node)
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
        const auto& sources = flow(x).sources;
        const bool asGiven = sources && sources->size() == 1 && isInput(sources->front()); // an input has the layers' layout
        if (!asGiven && movesElements(*in, order, flow(x)))
            out.movedBy = m_node;
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
        out.reshaped = true;
    }
    setOutputs(node, out);
    if (node.op == "DynamicQuantizeLinear")
        for (std::size_t i = 1; i < node.outputs.size(); ++i)
            if (node.outputs[i] >= 0) {
                flow(node.outputs[i]) = {};
                flow(node.outputs[i]).scale = true;
            }
}

std::size_t Mapper::axisAfterReshape(const Shape& from, std::size_t axis, const Shape& to)
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

bool Mapper::movesElements(const Shape& in, const std::vector<std::int64_t>& order, const Flow& flow)
{
    // Where the axes are those of a map, only the order of height and width counts: maps know where their channels are.
    std::vector<std::int64_t> kept;
    for (const std::int64_t axis : order)
        if (axis >= 0 && static_cast<std::size_t>(axis) < in.size() && in[static_cast<std::size_t>(axis)] != 1
            && (flow.reshaped || static_cast<std::size_t>(axis) != flow.channelAxis))
            kept.push_back(axis);
    return !std::is_sorted(kept.begin(), kept.end());
}

void Mapper::expectChannels(const Node& node, Layer& layer, int operand, std::size_t axis)
{
    const Shape* s = shape(operand);
    const auto& sources = flow(operand).sources;
    if (!s || !sources || flow(operand).channelAxis == axis || !layer.rearranged.empty()
        || std::all_of(sources->begin(), sources->end(), isInput))
        return;
    const auto extents = std::count_if(s->begin() + 1, s->end(), [](std::int64_t extent) { return extent > 1; });
    if (extents < 2)
        return; // a vector is one along any axis
    const int producer = m_graph.value(operand).producer;
    layer.rearranged = producer >= 0 ? m_graph.node(producer).name : node.name;
}

bool Mapper::joinsChannels(const Node& node, const std::vector<int>& operands)
{
    if (node.op != "Concat" && node.op != "QLinearConcat")
        return false;
    const Shape* in = operands.empty() ? nullptr : shape(operands.front());
    if (!in)
        return false;
    const auto axis = axisInside(intAttribute(node, "axis").value_or(1), in->size());
    return axis && *axis == flow(operands.front()).channelAxis;
}

void Mapper::movement(const Node& node)
{
    setRow(MappingStatus::Free, "");
    std::vector<int> operands = dataOperands(node);
    Flow out;
    out.sources = merge(operands);
    for (const int operand : operands) {
        out.reshaped |= flow(operand).reshaped;
        if (out.movedBy < 0)
            out.movedBy = flow(operand).movedBy;
    }
    if (out.movedBy < 0 && !joinsChannels(node, operands) && node.op != "Pad")
        out.movedBy = m_node;
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

void Mapper::pad(const Node& node)
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

Mapping mapLayers(const Graph& graph, const Shapes& shapes, Diagnostics& found, const RunContext& run)
{
    return Mapper(graph, shapes, found).run(run);
}

} // namespace pim::network::detail
