// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/onnx_graph.h"

#include <functional>
#include <queue>
#include <unordered_set>

namespace pim::network::detail {
namespace {

constexpr std::int64_t kLargestProduct = std::int64_t { 1 } << 62;
constexpr std::int64_t kOldestOpset = 7;
constexpr std::int64_t kNewestOpset = 22;

bool isStandard(std::string_view domain) { return domain.empty() || domain == "ai.onnx"; }

bool readsOnlyTheShape(const Node& node) { return node.domain.empty() && (node.op == "Shape" || node.op == "Size"); }

class Builder
{
public:
    Builder(const onnx::ModelProto& model, Diagnostics& found, const RunContext& run)
        : m_graph(model.graph()), m_found(found), m_run(run)
    {
        for (const auto& import : model.opset_import())
            if (isStandard(import.domain()))
                m_result.opset = std::max(m_result.opset, import.version());
        if (m_result.opset == 0) {
            m_result.opset = 13;
            m_found.warn("model", "names no ONNX opset; its operators are read as those of opset 13");
        } else if (m_result.opset < kOldestOpset || m_result.opset > kNewestOpset) {
            m_found.warn("model", "opset " + std::to_string(m_result.opset) + " is outside " + std::to_string(kOldestOpset)
                             + " to " + std::to_string(kNewestOpset) + "; operators may be misread");
        }
    }

    Graph build()
    {
        addTensors();
        addNodes();
        addInputs();
        nameNodes();
        if (!m_found.hasErrors() && !m_run.cancelled())
            sort();
        return std::move(m_result);
    }

private:
    int valueOf(std::string_view name)
    {
        const auto [at, fresh] = m_byName.emplace(name, static_cast<int>(m_result.values.size()));
        if (fresh)
            m_result.values.push_back({ .name = name });
        return at->second;
    }
    bool stopped() { return ++m_steps % 4096 == 0 && m_run.cancelled(); }
    Value& at(int index) { return m_result.values[static_cast<std::size_t>(index)]; }

    void addTensors()
    {
        for (const auto& tensor : m_graph.initializer()) {
            Value& value = at(valueOf(tensor.name()));
            if (value.tensor)
                m_found.error("tensor " + tensor.name(), "initializer names must be unique, got '" + tensor.name() + "' twice");
            value.tensor = &tensor;
        }
        for (const auto& tensor : m_graph.sparse_initializer()) {
            Value& value = at(valueOf(tensor.values().name()));
            if (value.tensor)
                m_found.error("tensor " + tensor.values().name(),
                              "initializer names must be unique, got '" + tensor.values().name() + "' twice");
            value.tensor = &tensor.values();
            value.sparse = &tensor;
        }
        for (const auto& input : m_graph.input()) {
            Value& value = at(valueOf(input.name()));
            if (value.isInput)
                m_found.error("input " + input.name(), "graph input names must be unique, got '" + input.name() + "' twice");
            value.isInput = !value.tensor; // old files list initializers as inputs
            value.declared = &input.type();
        }
        for (const auto& info : m_graph.value_info())
            at(valueOf(info.name())).declared = &info.type();
        for (const auto& output : m_graph.output()) {
            Value& value = at(valueOf(output.name()));
            if (!value.declared)
                value.declared = &output.type();
            value.isOutput = true;
            ++value.readers;
        }
    }

    void addNodes()
    {
        m_result.nodes.reserve(static_cast<std::size_t>(m_graph.node_size()));
        for (const auto& proto : m_graph.node()) {
            if (m_found.entries.size() > kMostFindings || stopped())
                return;
            const int index = static_cast<int>(m_result.nodes.size());
            Node node;
            node.proto = &proto;
            node.op = proto.op_type();
            node.domain = isStandard(proto.domain()) ? std::string_view {} : std::string_view(proto.domain());
            for (const auto& name : proto.output()) {
                if (name.empty()) {
                    node.outputs.push_back(-1);
                    continue;
                }
                const int value = valueOf(name);
                node.outputs.push_back(value);
                if (at(value).producer >= 0 || at(value).tensor || at(value).isInput)
                    m_found.error("node " + (proto.name().empty() ? name : proto.name()),
                                  "tensor names must be unique, got output '" + name + "', which "
                                      + (at(value).producer >= 0 ? "another node produces" : at(value).tensor ? "is an initializer" : "is a graph input"));
                else
                    at(value).producer = index;
            }
            m_result.nodes.push_back(std::move(node));
        }
    }

    void addInputs()
    {
        for (Node& node : m_result.nodes) {
            if (stopped())
                return;
            for (const auto& name : node.proto->input()) {
                if (name.empty()) {
                    node.inputs.push_back(-1);
                    continue;
                }
                const int value = valueOf(name);
                node.inputs.push_back(value);
                if (!readsOnlyTheShape(node))
                    ++at(value).readers;
                if (at(value).producer >= 0 || at(value).tensor || at(value).isInput)
                    continue;
                const std::string where = "node " + (node.proto->name().empty() ? std::string(node.op) : node.proto->name());
                if (m_found.entries.size() > kMostFindings) {
                    m_found.error(where, "at most " + std::to_string(kMostFindings) + " tensors may be left out of a file");
                    return;
                }
                if (at(value).declared)
                    m_found.warn(where, "input '" + name + "' is produced by no node; taken as weights that the file leaves out");
                else
                    m_found.error(where, "input '" + name + "' is produced by no node and is neither an initializer nor a graph input");
            }
        }
    }

    void nameNodes()
    {
        std::unordered_map<std::string_view, int> uses;
        for (const Node& node : m_result.nodes)
            if (!node.proto->name().empty())
                ++uses[node.proto->name()];
        std::unordered_set<std::string> taken;
        std::unordered_map<std::string, int> next;
        for (Node& node : m_result.nodes)
            if (!node.proto->name().empty() && uses[node.proto->name()] == 1) {
                node.name = node.proto->name();
                taken.insert(node.name);
            }
        for (Node& node : m_result.nodes) {
            if (stopped())
                return;
            if (!node.name.empty())
                continue;
            std::string base;
            for (const int output : node.outputs)
                if (output >= 0 && base.empty())
                    base = at(output).name;
            if (base.empty())
                base = node.op.empty() ? "node" : std::string(node.op);
            std::string candidate = base;
            for (int& number = next[base]; !taken.insert(candidate).second;)
                candidate = base + "_" + std::to_string(++number);
            node.name = std::move(candidate);
        }
    }

    /// Kahn's algorithm; among the ready nodes the one that stands first in the file goes first.
    void sort()
    {
        const std::size_t count = m_result.nodes.size();
        std::vector<int> waiting(count, 0);
        std::vector<std::size_t> first(count + 1, 0); // consumers of node i: reading[first[i]] … reading[first[i + 1] - 1]
        for (std::size_t i = 0; i < count; ++i)
            for (const int input : m_result.nodes[i].inputs)
                if (input >= 0 && at(input).producer >= 0) {
                    ++waiting[i];
                    ++first[static_cast<std::size_t>(at(input).producer) + 1];
                }
        for (std::size_t i = 0; i < count; ++i)
            first[i + 1] += first[i];
        std::vector<int> reading(first[count]);
        auto fill = first;
        for (std::size_t i = 0; i < count; ++i)
            for (const int input : m_result.nodes[i].inputs)
                if (input >= 0 && at(input).producer >= 0)
                    reading[fill[static_cast<std::size_t>(at(input).producer)]++] = static_cast<int>(i);

        std::priority_queue<int, std::vector<int>, std::greater<>> ready;
        for (std::size_t i = 0; i < count; ++i)
            if (waiting[i] == 0)
                ready.push(static_cast<int>(i));
        m_result.order.reserve(count);
        while (!ready.empty()) {
            const int node = ready.top();
            ready.pop();
            m_result.order.push_back(node);
            const auto index = static_cast<std::size_t>(node);
            for (std::size_t i = first[index]; i < first[index + 1]; ++i)
                if (--waiting[static_cast<std::size_t>(reading[i])] == 0)
                    ready.push(reading[i]);
        }
        if (m_result.order.size() == count)
            return;
        // Every node left waits for another one that is left: walk producers until one comes up again.
        std::size_t node = 0;
        while (waiting[node] == 0)
            ++node;
        std::vector<bool> seen(count, false);
        while (!seen[node]) {
            seen[node] = true;
            for (const int input : m_result.nodes[node].inputs)
                if (input >= 0 && at(input).producer >= 0 && waiting[static_cast<std::size_t>(at(input).producer)] > 0) {
                    node = static_cast<std::size_t>(at(input).producer);
                    break;
                }
        }
        m_found.error(m_result.where(static_cast<int>(node)), "the graph must not have cycles; this node reads what it produces, "
                          + std::to_string(count - m_result.order.size()) + " nodes cannot be ordered");
    }

    const onnx::GraphProto& m_graph;
    Diagnostics& m_found;
    const RunContext& m_run;
    Graph m_result;
    unsigned m_steps = 0;
    std::unordered_map<std::string_view, int> m_byName;
};

} // namespace

std::string toText(const Shape& shape)
{
    std::string text = "[";
    for (std::size_t i = 0; i < shape.size() && i < 16; ++i)
        text += (i ? "," : "") + std::to_string(shape[i]);
    return text + (shape.size() > 16 ? ",…]" : "]");
}

std::optional<std::int64_t> times(std::int64_t a, std::int64_t b)
{
    std::int64_t result = 0;
    if (a < 0 || b < 0 || __builtin_mul_overflow(a, b, &result) || result >= kLargestProduct)
        return std::nullopt;
    return result;
}

std::optional<std::int64_t> elementsOf(const Shape& shape)
{
    std::int64_t product = 1;
    bool empty = false;
    for (const std::int64_t extent : shape) {
        if (extent == 0) {
            empty = true;
            continue;
        }
        const auto next = times(product, extent);
        if (!next)
            return std::nullopt;
        product = *next;
    }
    return empty ? 0 : product;
}

Graph buildGraph(const onnx::ModelProto& model, Diagnostics& found, const RunContext& run)
{
    return Builder(model, found, run).build();
}

Operands operandsOf(const Node& node)
{
    const auto upTo = [&](std::size_t count) {
        Operands all;
        for (std::size_t i = 0; i < std::min(count, node.inputs.size()); ++i)
            all.data.push_back(i);
        return all;
    };
    const std::string_view op = node.op;
    if (op == "Conv" || op == "ConvTranspose" || op == "FusedConv")
        return { { 0 }, 1, 2 };
    if (op == "Gemm" || op == "FusedGemm")
        return { { 0, 1 }, 1, 2 };
    if (op == "MatMul" || op == "FusedMatMul" || op == "MatMulInteger" || op == "MatMulIntegerToFloat" || op == "DynamicQuantizeMatMul")
        return { { 0, 1 }, 1, {} };
    if (op == "ConvInteger")
        return { { 0 }, 1, {} };
    if (op == "QLinearConv")
        return { { 0 }, 3, 8 };
    if (op == "QLinearMatMul")
        return { { 0, 3 }, 3, {} };
    if (op == "QGemm")
        return { { 0, 3 }, 3, 6 };
    if (op == "QLinearAdd" || op == "QLinearMul")
        return { { 0, 3 }, {}, {} };
    if (op == "QLinearConcat") {
        Operands operands;
        for (std::size_t i = 2; i < node.inputs.size(); i += 3)
            operands.data.push_back(i);
        return operands;
    }
    if (op.starts_with("QLinear"))
        return upTo(1);
    static const std::unordered_set<std::string_view> kFirstOnly {
        "Reshape", "Transpose", "Flatten", "Squeeze", "Unsqueeze", "Slice", "Split", "Pad", "Tile", "Expand", "Resize",
        "Upsample", "Clip", "PRelu", "Dropout", "Cast", "CastLike", "QuantizeLinear", "DequantizeLinear",
        "DynamicQuantizeLinear", "BatchNormalization", "InstanceNormalization", "GroupNormalization", "LayerNormalization",
        "SimplifiedLayerNormalization", "RMSNormalization", "ReduceMean", "ReduceSum", "ReduceMax", "ReduceMin", "ReduceProd",
        "ReduceL1", "ReduceL2", "ReduceSumSquare", "ReduceLogSum", "ReduceLogSumExp", "TopK", "CumSum", "Trilu", "OneHot"
    };
    if (kFirstOnly.contains(op))
        return upTo(1);
    return upTo(node.inputs.size());
}

const onnx::AttributeProto* attribute(const Node& node, std::string_view name)
{
    for (const auto& a : node.proto->attribute())
        if (a.name() == name)
            return &a;
    return nullptr;
}

std::optional<std::int64_t> intAttribute(const Node& node, std::string_view name)
{
    const auto* a = attribute(node, name);
    return a && a->has_i() ? std::optional(a->i()) : std::nullopt;
}

std::optional<std::vector<std::int64_t>> intsAttribute(const Node& node, std::string_view name)
{
    const auto* a = attribute(node, name);
    if (!a || (a->ints_size() == 0 && (a->has_i() || a->has_f() || a->has_s())))
        return std::nullopt;
    return std::vector<std::int64_t>(a->ints().begin(), a->ints().end());
}

std::optional<float> floatAttribute(const Node& node, std::string_view name)
{
    const auto* a = attribute(node, name);
    return a && a->has_f() ? std::optional(a->f()) : std::nullopt;
}

std::string stringAttribute(const Node& node, std::string_view name)
{
    const auto* a = attribute(node, name);
    return a ? a->s() : std::string();
}

} // namespace pim::network::detail
