// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/pimsyn_json.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/base/file.h"
#include "core/network/pimsyn_graph.h"

namespace pim::network {
namespace {

using Json = nlohmann::json;

constexpr std::int64_t kLargestSize = std::numeric_limits<std::int32_t>::max();
constexpr std::uintmax_t kLargestFileBytes = std::uintmax_t { 512 } << 20;
constexpr std::size_t kMostErrors = 100; ///< reading stops then
constexpr std::size_t kErrorsInMessage = 5;

/// A value as it may stand in a message: short, in quotes if it is text.
std::string shown(const Json& value)
{
    constexpr std::size_t kLongest = 60;
    std::string text = value.dump(-1, ' ', true, Json::error_handler_t::replace);
    if (text.size() > kLongest)
        text = text.substr(0, kLongest) + "…";
    return text;
}

/// Reads one file; every member function adds what it finds to m_found and goes on with a harmless value.
class Reader
{
public:
    Reader(const Json& list, std::string pathPrefix)
        : m_list(list)
    {
        m_graph.pathPrefix = std::move(pathPrefix);
    }

    /// Diagnostics hold an error when the network cannot be used.
    ImportedNetwork read();

private:
    std::string place(std::size_t node, std::string_view key) const { return m_graph.place(node, key); }
    void error(std::size_t node, std::string_view key, std::string text) { m_found.error(place(node, key), std::move(text)); }
    bool tooManyErrors() const { return m_found.entries.size() >= kMostErrors && m_found.hasErrors(); }

    void readNames();
    void readConsumers();
    void readLayers();
    void readConvolution(std::size_t node, Layer& layer);
    void readFullyConnected(std::size_t node, Layer& layer);
    void readPool(std::size_t node, Layer& layer);
    void readEltwise(std::size_t node, Layer& layer);
    void readWindow(std::size_t node, Layer& layer);
    void readFusedActivation(std::size_t node, Layer& layer);
    ClipBounds clipBounds(std::size_t node);

    const Json& param(std::size_t node) const;
    std::int64_t number(std::size_t node, const std::string& key, const Json& value, std::int64_t minimum);
    std::optional<std::int64_t> optionalParam(std::size_t node, const char* key, std::int64_t minimum);
    std::int64_t requiredParam(std::size_t node, const char* key, std::int64_t minimum);
    std::int64_t flag(std::size_t node, const char* key);
    std::optional<FeatureMap> shape(std::size_t node, const char* key);
    std::optional<FeatureMap> inputShape(std::size_t node);
    void completeInput(std::size_t node, Layer& layer, std::int64_t channels);

    const Json& m_list;
    PimsynGraph m_graph;
    std::vector<PimsynNode>& m_nodes = m_graph.nodes;
    Network m_network;
    Diagnostics m_found;
};

void Reader::readNames()
{
    std::unordered_map<std::string_view, std::size_t> seen;
    m_nodes.resize(m_list.size());
    for (std::size_t i = 0; i < m_nodes.size() && !tooManyErrors(); ++i) {
        const Json& json = m_list[i];
        if (!json.is_object()) {
            error(i, "", fmt::format("a node must be an object, got {}", shown(json)));
            continue;
        }
        for (const auto& [key, target] : { std::pair { "name", &m_nodes[i].name }, std::pair { "operation", &m_nodes[i].op } }) {
            const auto found = json.find(key);
            if (found == json.end())
                error(i, key, "must be present");
            else if (!found->is_string())
                error(i, key, fmt::format("must be text, got {}", shown(*found)));
            else if (found->get_ref<const std::string&>().empty())
                error(i, key, "must not be empty");
            else
                *target = found->get_ref<const std::string&>();
        }
        if (m_nodes[i].name.empty())
            continue;
        if (const auto [first, fresh] = seen.emplace(m_nodes[i].name, i); !fresh)
            error(i, "name", fmt::format("must be unique, but node {} has it too", first->second));
    }
}

void Reader::readConsumers()
{
    std::unordered_map<std::string_view, int> index;
    for (std::size_t i = 0; i < m_nodes.size(); ++i)
        index.emplace(m_nodes[i].name, static_cast<int>(i));
    for (std::size_t i = 0; i < m_nodes.size() && !tooManyErrors(); ++i) {
        const auto list = m_list[i].find("consumer");
        if (list == m_list[i].end())
            continue; // the front end leaves it out when nothing reads the node
        if (!list->is_array()) {
            error(i, "consumer", fmt::format("must be a list of node names, got {}", shown(*list)));
            continue;
        }
        for (std::size_t k = 0; k < list->size() && !tooManyErrors(); ++k) {
            const Json& name = (*list)[k];
            const std::string key = fmt::format("consumer/{}", k);
            if (!name.is_string()) {
                error(i, key, fmt::format("must be the name of a node, got {}", shown(name)));
                continue;
            }
            const auto found = index.find(name.get_ref<const std::string&>());
            if (found == index.end()) {
                error(i, key, fmt::format("must be the name of a node in this file, got {}", shown(name)));
                continue;
            }
            m_nodes[i].consumers.push_back(found->second);
            PimsynNode& consumer = m_nodes[static_cast<std::size_t>(found->second)];
            if (consumer.predecessor < 0)
                consumer.predecessor = static_cast<int>(i);
            ++consumer.operands;
        }
    }
}

const Json& Reader::param(std::size_t node) const
{
    static const Json kNone = Json::object();
    const auto found = m_list[node].find("param");
    return found != m_list[node].end() && found->is_object() ? *found : kNone;
}

std::int64_t Reader::number(std::size_t node, const std::string& key, const Json& value, std::int64_t minimum)
{
    // A double holds every whole number of the range exactly, whatever type the parser chose.
    const double got = value.is_number() ? value.get<double>() : std::nan("");
    if (got >= static_cast<double>(minimum) && got <= static_cast<double>(kLargestSize) && got == std::floor(got))
        return static_cast<std::int64_t>(got);
    error(node, key, fmt::format("must be a whole number from {} to {}, got {}", minimum, kLargestSize, shown(value)));
    return std::max<std::int64_t>(minimum, 1);
}

std::optional<std::int64_t> Reader::optionalParam(std::size_t node, const char* key, std::int64_t minimum)
{
    const Json& fields = param(node);
    const auto found = fields.find(key);
    if (found == fields.end())
        return std::nullopt;
    return number(node, fmt::format("param/{}", key), *found, minimum);
}

std::int64_t Reader::requiredParam(std::size_t node, const char* key, std::int64_t minimum)
{
    const auto value = optionalParam(node, key, minimum);
    if (!value)
        error(node, fmt::format("param/{}", key), fmt::format("must be present for {}", m_nodes[node].op));
    return value.value_or(1);
}

/// A field of the node that is 0 or 1 (or false, true); 0 when absent.
std::int64_t Reader::flag(std::size_t node, const char* key)
{
    const auto found = m_list[node].find(key);
    if (found == m_list[node].end())
        return 0;
    return found->is_boolean() ? found->get<bool>() : number(node, key, *found, 0);
}

/// Channels x height x width of `output_dim` or `input_dim`: [N, C, H, W] or [N, C]. Nothing when the key is absent.
std::optional<FeatureMap> Reader::shape(std::size_t node, const char* key)
{
    const auto found = m_list[node].find(key);
    if (found == m_list[node].end())
        return std::nullopt;
    if (!found->is_array() || (found->size() != 2 && found->size() != 4)) {
        error(node, key, fmt::format("must be a list of 2 or 4 sizes (batch, channels, height, width), got {}", shown(*found)));
        return FeatureMap {};
    }
    std::int64_t sizes[4] = { 1, 1, 1, 1 };
    for (std::size_t k = 0; k < found->size(); ++k)
        sizes[k] = number(node, fmt::format("{}/{}", key, k), (*found)[k], 1);
    if (sizes[0] != 1)
        m_found.warn(place(node, key), fmt::format("batch {} is read as 1: the design is sized for one image", sizes[0]));
    return FeatureMap { sizes[1], sizes[2], sizes[3] };
}

/// What the node reads: its own `input_dim`, else the output of the first node before it. Nothing when neither is known
/// as batch, channels, height, width.
std::optional<FeatureMap> Reader::inputShape(std::size_t node)
{
    const auto isMap = [this](std::size_t i, const char* key) {
        const auto found = m_list[i].find(key);
        return found != m_list[i].end() && found->is_array() && found->size() == 4;
    };
    if (m_list[node].contains("input_dim"))
        return isMap(node, "input_dim") || !m_list[node]["input_dim"].is_array() ? shape(node, "input_dim") : std::nullopt;
    const int before = m_nodes[node].predecessor;
    if (before >= 0 && isMap(static_cast<std::size_t>(before), "output_dim"))
        return shape(static_cast<std::size_t>(before), "output_dim");
    return std::nullopt;
}

/// Fill a windowed layer's input: the known map with \a channels, else the smallest map that gives the output.
void Reader::completeInput(std::size_t node, Layer& layer, std::int64_t channels)
{
    const Window& w = layer.window;
    const auto known = inputShape(node);
    const auto needed = [](std::int64_t out, std::int64_t stride, std::int64_t span, std::int64_t pads) {
        return std::clamp<std::int64_t>((out - 1) * stride + span - pads, 1, kLargestSize);
    };
    layer.input = { channels, needed(layer.output.height, w.strideH, w.spanH(), w.padTop + w.padBottom),
                    needed(layer.output.width, w.strideW, w.spanW(), w.padLeft + w.padRight) };
    if (!known)
        return;
    layer.input.height = known->height;
    layer.input.width = known->width;
    if (known->channels != channels)
        m_found.warn(place(node, "param/input_channel"),
                     fmt::format("{} channels, but the layer before gives {}; {} is used, as in the reference", channels, known->channels, channels));
    const auto follows = [](std::int64_t in, std::int64_t out, std::int64_t stride, std::int64_t span, std::int64_t pads) {
        const std::int64_t room = in + pads - span; // rounded down (usual) or up (ceil_mode)
        return room >= 0 && (out == room / stride + 1 || out == (room + stride - 1) / stride + 1);
    };
    if (!follows(layer.input.height, layer.output.height, w.strideH, w.spanH(), w.padTop + w.padBottom)
        || !follows(layer.input.width, layer.output.width, w.strideW, w.spanW(), w.padLeft + w.padRight))
        m_found.warn(place(node, "output_dim"),
                     fmt::format("{}x{} does not follow from an input of {}x{} and the window; it is used as it stands",
                                 layer.output.height, layer.output.width, layer.input.height, layer.input.width));
}

void Reader::readWindow(std::size_t node, Layer& layer)
{
    Window& w = layer.window;
    w.strideH = optionalParam(node, "stride_h", 1).value_or(1);
    w.strideW = optionalParam(node, "stride_w", 1).value_or(1);
    w.padTop = optionalParam(node, "pad_h0", 0).value_or(0);
    w.padBottom = optionalParam(node, "pad_h1", 0).value_or(0);
    w.padLeft = optionalParam(node, "pad_w0", 0).value_or(0);
    w.padRight = optionalParam(node, "pad_w1", 0).value_or(0);
    w.dilationH = optionalParam(node, "dilation_h", 1).value_or(1);
    w.dilationW = optionalParam(node, "dilation_w", 1).value_or(1);
}

void Reader::readConvolution(std::size_t node, Layer& layer)
{
    layer.kind = LayerKind::Convolution;
    layer.window.kernelH = requiredParam(node, "kernel_h", 1);
    layer.window.kernelW = requiredParam(node, "kernel_w", 1);
    readWindow(node, layer);
    layer.groups = optionalParam(node, "group", 1).value_or(1);
    completeInput(node, layer, requiredParam(node, "input_channel", 1));
    if (optionalParam(node, "with_bias", 0).value_or(0) != 0)
        layer.biases = layer.output.channels;
    readFusedActivation(node, layer);
}

void Reader::readFullyConnected(std::size_t node, Layer& layer)
{
    layer.kind = LayerKind::FullyConnected;
    if (layer.output.positions() != 1)
        error(node, "output_dim", fmt::format("height and width of OP_FC must be 1, got {}x{}", layer.output.height, layer.output.width));
    layer.output.height = layer.output.width = 1;
    const auto renamed = optionalParam(node, "num_input", 1); // newer front ends
    layer.input = { renamed && !param(node).contains("input_channel") ? *renamed : requiredParam(node, "input_channel", 1), 1, 1 };
    if (optionalParam(node, "with_bias", 0).value_or(0) != 0)
        layer.biases = layer.output.channels;
    readFusedActivation(node, layer);
}

void Reader::readPool(std::size_t node, Layer& layer)
{
    layer.kind = LayerKind::Pool;
    layer.unit = VectorUnit::Pool;
    readWindow(node, layer);
    const auto global = param(node).find("global");
    const bool isGlobal = global != param(node).end()
        && (global->is_boolean() ? global->get<bool>() : number(node, "param/global", *global, 0) != 0);
    const auto kernelH = optionalParam(node, "kernel_h", 1), kernelW = optionalParam(node, "kernel_w", 1);
    if (isGlobal && (!kernelH || !kernelW)) {
        const auto input = inputShape(node);
        if (!input)
            error(node, "param/kernel_h", "must be present, since the size of the global pool's input is not known");
        layer.window.kernelH = kernelH.value_or(input.value_or(FeatureMap {}).height);
        layer.window.kernelW = kernelW.value_or(input.value_or(FeatureMap {}).width);
    } else {
        layer.window.kernelH = requiredParam(node, "kernel_h", 1);
        layer.window.kernelW = requiredParam(node, "kernel_w", 1);
    }
    completeInput(node, layer, layer.output.channels);
}

void Reader::readEltwise(std::size_t node, Layer& layer)
{
    layer.kind = LayerKind::Eltwise;
    layer.unit = VectorUnit::Eltwise;
    layer.input = inputShape(node).value_or(layer.output);
    layer.operands = std::max(1, m_nodes[node].operands);
}

void Reader::readFusedActivation(std::size_t node, Layer& layer)
{
    if (flag(node, "with_act") != 0) {
        Activation activation { layer.name, "OP_RELU", VectorUnit::Relu, 1.0, true };
        const auto type = m_list[node].find("act_type");
        if (type == m_list[node].end() || !type->is_number_integer())
            error(node, "act_type", fmt::format("must be a whole number when with_act is 1, got {}",
                                                type == m_list[node].end() ? "nothing" : shown(*type)));
        else if (*type == 1)
            activation.op = "OP_TANH", activation.unit = VectorUnit::Sigmoid;
        else if (*type == 2)
            activation.op = "OP_SIGMOID", activation.unit = VectorUnit::Sigmoid;
        else if (*type != 0)
            error(node, "act_type", fmt::format("must be 0 (relu), 1 (tanh) or 2 (sigmoid) when with_act is 1, got {}", shown(*type)));
        layer.activations.push_back(activation);
    }
    if (flag(node, "with_clip") != 0)
        layer.activations.push_back({ layer.name, "OP_CLIP", VectorUnit::Relu, 1.0, true, clipBounds(node) });
}

ClipBounds Reader::clipBounds(std::size_t node)
{
    ClipBounds bounds;
    const auto read = [&](const char* key, std::optional<double>& bound) {
        const auto value = m_list[node].find(key);
        if (value != m_list[node].end() && value->is_number())
            bound = value->get<double>();
    };
    read("clip_min", bounds.low);
    read("clip_max", bounds.high);
    if (bounds.low > bounds.high)
        error(node, "clip_min", fmt::format("must not be above clip_max, {}, got {}", *bounds.high, *bounds.low));
    return bounds;
}

void Reader::readLayers()
{
    for (std::size_t i = 0; i < m_nodes.size() && !tooManyErrors(); ++i) {
        if (!isPimsynLayer(m_nodes[i].op))
            continue;
        m_nodes[i].layer = static_cast<int>(m_network.layers.size());
        Layer layer;
        layer.name = m_nodes[i].name;
        layer.op = m_nodes[i].op;
        if (const auto found = m_list[i].find("param"); found != m_list[i].end() && !found->is_object())
            error(i, "param", fmt::format("must be an object, got {}", shown(*found)));
        const auto output = shape(i, "output_dim");
        if (!output)
            error(i, "output_dim", fmt::format("must be present for {}", layer.op));
        layer.output = output.value_or(FeatureMap {});
        if (layer.op == "OP_CONV")
            readConvolution(i, layer);
        else if (layer.op == "OP_FC")
            readFullyConnected(i, layer);
        else if (layer.op == "OP_POOL")
            readPool(i, layer);
        else
            readEltwise(i, layer);
        m_network.layers.push_back(std::move(layer));
    }
}

ImportedNetwork Reader::read()
{
    // Each step relies on the ones before it, so stop at the first with an error.
    const auto stop = [this] { return ImportedNetwork { {}, {}, std::move(m_found) }; };
    if (m_list.empty())
        m_found.error(m_graph.pathPrefix.empty() ? "/" : m_graph.pathPrefix, "the list of nodes must not be empty");
    readNames();
    if (m_found.hasErrors())
        return stop();
    readConsumers();
    if (m_found.hasErrors())
        return stop();
    m_graph.refuseCycles(m_found);
    if (m_found.hasErrors())
        return stop();
    readLayers();
    if (m_found.hasErrors())
        return stop();
    m_graph.link(m_network, m_found);
    if (m_found.hasErrors())
        return stop();
    connect(m_network);
    auto rows = m_graph.mapping(m_network);
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (rows[i].status == MappingStatus::Unsupported)
            m_found.warn(place(i, "operation"), fmt::format("{} is {}", shownText(rows[i].op), rows[i].detail));
    for (auto& entry : validate(m_network).entries)
        m_found.entries.push_back(std::move(entry));
    return { std::move(m_network), std::move(rows), std::move(m_found) };
}

/// The first few errors as one Error of the file.
tl::unexpected<Error> failure(const Diagnostics& found, const std::string& file)
{
    std::string text, where;
    std::size_t errors = 0;
    for (const Diagnostic& entry : found.entries) {
        if (entry.severity != Severity::Error || ++errors > kErrorsInMessage)
            continue;
        if (errors == 1)
            where = file + ": " + entry.where, text = entry.text;
        else
            text += fmt::format("\n{}: {}: {}", file, entry.where, entry.text);
    }
    if (errors > kErrorsInMessage)
        text += fmt::format("\nand {} more", errors - kErrorsInMessage);
    return fail(ErrorCode::ParseError, std::move(text), std::move(where));
}

Result<ImportedNetwork> import(std::string_view text, std::string name, const std::string& file)
{
    // Not parseJson(): of a key given twice the last counts, as in the reference.
    Json json;
    try {
        json = Json::parse(text);
    } catch (const Json::parse_error& error) {
        const auto until = text.substr(0, std::min(text.size(), error.byte > 0 ? error.byte - 1 : 0));
        const auto line = 1 + std::count(until.begin(), until.end(), '\n');
        const auto column = until.size() - (until.rfind('\n') == std::string_view::npos ? 0 : until.rfind('\n') + 1) + 1;
        std::string what = error.what(); // "[json.exception.parse_error.101] parse error at line 1, column 2: …"
        if (const auto start = what.find(": "); start != std::string::npos)
            what = what.substr(start + 2);
        return fail(ErrorCode::ParseError, "must be JSON: " + what, fmt::format("{}: line {}, column {}", file, line, column));
    } catch (const Json::exception& error) {
        return fail(ErrorCode::ParseError, fmt::format("must be JSON: {}", error.what()), file);
    }
    const bool wrapped = json.is_object() && json.contains("node_list");
    const Json& list = wrapped ? json["node_list"] : json;
    if (!list.is_array())
        return fail(ErrorCode::ParseError, fmt::format("must be a list of nodes, or an object with one as node_list, got {}", list.type_name()),
                    file + (wrapped ? ": /node_list" : ": /"));
    ImportedNetwork imported = Reader(list, wrapped ? "/node_list" : "").read();
    if (imported.diagnostics.hasErrors())
        return failure(imported.diagnostics, file);
    imported.network.name = std::move(name);
    imported.network.source = "file " + file;
    imported.network.sha256 = sha256Hex(text);
    return imported;
}

} // namespace

Result<ImportedNetwork> importPimsynJson(const std::filesystem::path& path)
{
    std::error_code ignored; // readFile says why a file cannot be read
    if (std::filesystem::is_character_file(path, ignored) || std::filesystem::is_block_file(path, ignored))
        return fail(ErrorCode::IoError, "is a device, a file is needed", path.string());
    if (const auto size = std::filesystem::file_size(path, ignored); !ignored && size > kLargestFileBytes)
        return fail(ErrorCode::ParseError, fmt::format("must be at most {} bytes, got {}", kLargestFileBytes, size), path.string());
    const auto text = readFile(path);
    if (!text)
        return tl::unexpected<Error>(text.error());
    return import(*text, path.stem().string(), path.filename().string());
}

Result<ImportedNetwork> importPimsynJsonText(std::string_view text, std::string name)
{
    const std::string file = name;
    return import(text, std::move(name), file);
}

} // namespace pim::network
