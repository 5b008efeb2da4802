// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/network_json.h"

#include <charconv>
#include <limits>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace pim::design {
namespace {

using Json = nlohmann::ordered_json;
using namespace network;

constexpr std::int64_t kMostSize = std::numeric_limits<std::int32_t>::max();
constexpr std::int64_t kMostCount = std::int64_t { 1 } << 62;
constexpr std::size_t kMostLayers = 100'000;

const std::vector<std::string_view> kKinds { "convolution",     "transposed_convolution",
                                             "fully_connected", "pool",
                                             "eltwise",         "vector" };
const std::vector<std::string_view> kUnits { "pool", "eltwise", "relu", "sigmoid" };

template<typename T>
void put(Json& json, const char* key, const T& value, const T& standard)
{
    if (!(value == standard))
        json[key] = value;
}

Json mapToJson(const FeatureMap& map) { return Json::array({ map.channels, map.height, map.width }); }

/// Consumers as they follow from the providers, layer by layer.
std::vector<std::vector<LayerId>> consumersOf(const std::vector<Layer>& layers)
{
    std::vector<std::vector<LayerId>> consumers(layers.size());
    for (std::size_t i = 0; i < layers.size(); ++i)
        for (const LayerId provider : layers[i].providers)
            if (provider.index >= 0 && static_cast<std::size_t>(provider.index) < layers.size())
                consumers[static_cast<std::size_t>(provider.index)].push_back({ static_cast<int>(i) });
    return consumers;
}

Json idsToJson(const std::vector<LayerId>& ids)
{
    Json list = Json::array();
    for (const LayerId id : ids)
        list.push_back(id.index);
    return list;
}

Json boundsToJson(const ClipBounds& bounds)
{
    Json json = Json::array();
    for (const auto& bound : { bounds.low, bounds.high })
        json.push_back(bound ? Json(*bound) : Json());
    return json;
}

Json layerToJson(const Layer& layer, const std::vector<LayerId>& derivedConsumers)
{
    const Layer standard;
    Json json { { "name", layer.name },
                { "op", layer.op },
                { "kind", kKinds[static_cast<std::size_t>(layer.kind)] },
                { "input", mapToJson(layer.input) },
                { "output", mapToJson(layer.output) } };
    const Window& w = layer.window;
    if (!(w == Window {})) {
        Json window { { "kernel", { w.kernelH, w.kernelW } },
                      { "stride", { w.strideH, w.strideW } },
                      { "pad", { w.padTop, w.padLeft, w.padBottom, w.padRight } } };
        if (w.dilationH != 1 || w.dilationW != 1)
            window["dilation"] = { w.dilationH, w.dilationW };
        json["window"] = std::move(window);
    }
    put(json, "groups", layer.groups, standard.groups);
    put(json, "whole_input", layer.wholeInput, false);
    put(json, "operands", layer.operands, standard.operands);
    if (layer.unit != standard.unit)
        json["unit"] = kUnits[static_cast<std::size_t>(layer.unit)];
    put(json, "operations_per_element", layer.operationsPerElement, standard.operationsPerElement);
    if (!layer.activations.empty()) {
        Json list = Json::array();
        for (const Activation& a : layer.activations) {
            Json entry { { "name", a.name }, { "op", a.op }, { "unit", kUnits[static_cast<std::size_t>(a.unit)] } };
            put(entry, "operations_per_element", a.operationsPerElement, 1.0);
            put(entry, "fused", a.fused, false);
            if (!(a.bounds == ClipBounds {}))
                entry["bounds"] = boundsToJson(a.bounds);
            list.push_back(std::move(entry));
        }
        json["activations"] = std::move(list);
    }
    json["providers"] = idsToJson(layer.providers);
    if (layer.consumers != derivedConsumers)
        json["consumers"] = idsToJson(layer.consumers);
    put(json, "reads_network_input", layer.readsNetworkInput, false);
    if (layer.reads != usualReads(layer)) {
        Json operands = Json::array();
        for (const auto& operand : layer.reads) {
            Json list = Json::array();
            for (const int read : operand)
                list.push_back(isInput(read) ? Json(fmt::format("input {}", inputOf(read))) : Json(read));
            operands.push_back(std::move(list));
        }
        json["reads"] = std::move(operands);
    }
    if (!(layer.bounds == ClipBounds {}))
        json["bounds"] = boundsToJson(layer.bounds);
    put(json, "counts_padding", layer.countsPadding, false);
    if (layer.roundedBottom != 0 || layer.roundedRight != 0)
        json["rounded_padding"] = { layer.roundedBottom, layer.roundedRight };
    put(json, "rearranged", layer.rearranged, std::string());
    put(json, "weights", layer.weights, standard.weights);
    put(json, "biases", layer.biases, standard.biases);
    put(json, "macs", layer.macs, standard.macs);
    return json;
}

FeatureMap mapFromJson(const JsonReader& in, std::string_view key)
{
    const auto sizes = in.items(key, 3, 3);
    if (!in.ok())
        return {};
    return { sizes[0].asInteger(1, kMostSize), sizes[1].asInteger(1, kMostSize), sizes[2].asInteger(1, kMostSize) };
}

void pairFromJson(const JsonReader& in, std::string_view key, std::int64_t& first, std::int64_t& second)
{
    const auto values = in.items(key, 2, 2);
    if (!in.ok())
        return;
    first = values[0].asInteger(1, kMostSize);
    second = values[1].asInteger(1, kMostSize);
}

Window windowFromJson(const JsonReader& in)
{
    Window w;
    pairFromJson(in, "kernel", w.kernelH, w.kernelW);
    pairFromJson(in, "stride", w.strideH, w.strideW);
    if (const auto pad = in.items("pad", 4, 4); in.ok()) {
        // Cropping pads are negative in some files.
        w.padTop = pad[0].asInteger(-kMostSize, kMostSize);
        w.padLeft = pad[1].asInteger(-kMostSize, kMostSize);
        w.padBottom = pad[2].asInteger(-kMostSize, kMostSize);
        w.padRight = pad[3].asInteger(-kMostSize, kMostSize);
    }
    if (in.has("dilation"))
        pairFromJson(in, "dilation", w.dilationH, w.dilationW);
    in.finish();
    return w;
}

std::vector<LayerId> idsFromJson(const JsonReader& in, std::string_view key, std::int64_t low, std::int64_t high)
{
    std::vector<LayerId> ids;
    for (const JsonReader& id : in.items(key, 0, 1'000'000))
        ids.push_back({ static_cast<int>(id.asInteger(low, high)) });
    return ids;
}

double operationsFromJson(const JsonReader& in)
{
    return in.has("operations_per_element") ? in.number("operations_per_element", { 0, 1e9 }) : 1.0;
}

ClipBounds boundsFromJson(const JsonReader& in)
{
    ClipBounds bounds;
    const auto values = in.items("bounds", 2, 2);
    if (!in.ok())
        return bounds;
    const auto one = [](const JsonReader& value) -> std::optional<double> {
        if (value.json().is_null())
            return std::nullopt;
        return value.asNumber({ -1e30, 1e30 });
    };
    bounds.low = one(values[0]);
    bounds.high = one(values[1]);
    return bounds;
}

/// Layers are read by their index, inputs of the network as "input 0".
std::vector<std::vector<int>> readsFromJson(const JsonReader& in, std::int64_t layers)
{
    constexpr std::string_view kInput = "input ";
    std::vector<std::vector<int>> reads;
    for (const JsonReader& operand : in.items("reads", 0, 1'000'000)) {
        reads.emplace_back();
        for (const JsonReader& read : operand.asItems(1, 1'000'000)) {
            if (!read.json().is_string()) {
                reads.back().push_back(static_cast<int>(read.asInteger(0, layers - 1)));
                continue;
            }
            const std::string text = read.json().get<std::string>();
            int index = -1;
            const char* end = text.data() + text.size();
            if (!text.starts_with(kInput) || std::from_chars(text.data() + kInput.size(), end, index).ptr != end
                || index < 0)
                read.fail(fmt::format("must be the index of a layer or \"input 0\", \"input 1\" …, got \"{}\"", text));
            reads.back().push_back(fromInput(std::max(0, index)));
        }
    }
    return reads;
}

Layer layerFromJson(const JsonReader& in, std::int64_t index, std::int64_t count, bool& ownConsumers)
{
    Layer layer;
    layer.name = in.text("name");
    layer.op = in.text("op");
    layer.kind = static_cast<LayerKind>(in.choice("kind", kKinds));
    layer.input = mapFromJson(in, "input");
    layer.output = mapFromJson(in, "output");
    if (in.has("window"))
        layer.window = windowFromJson(in.object("window"));
    if (in.has("groups"))
        layer.groups = in.integer("groups", 1, kMostSize);
    if (in.has("whole_input"))
        layer.wholeInput = in.flag("whole_input");
    if (in.has("operands"))
        layer.operands = static_cast<int>(in.integer("operands", 1, 1'000'000));
    if (in.has("unit"))
        layer.unit = static_cast<VectorUnit>(in.choice("unit", kUnits));
    layer.operationsPerElement = operationsFromJson(in);
    if (in.has("activations"))
        for (const JsonReader& entry : in.items("activations", 0, 10'000)) {
            Activation a;
            a.name = entry.text("name");
            a.op = entry.text("op");
            a.unit = static_cast<VectorUnit>(entry.choice("unit", kUnits));
            a.operationsPerElement = operationsFromJson(entry);
            a.fused = entry.has("fused") && entry.flag("fused");
            if (entry.has("bounds"))
                a.bounds = boundsFromJson(entry);
            entry.finish();
            layer.activations.push_back(std::move(a));
        }
    if (index > 0 || (in.has("providers") && !in.json()["providers"].empty()))
        layer.providers = idsFromJson(in, "providers", 0, index - 1);
    ownConsumers = in.has("consumers");
    if (ownConsumers)
        layer.consumers = idsFromJson(in, "consumers", index + 1, count - 1);
    layer.readsNetworkInput = in.has("reads_network_input") && in.flag("reads_network_input");
    layer.reads = in.has("reads") ? readsFromJson(in, index) : usualReads(layer);
    if (in.has("bounds"))
        layer.bounds = boundsFromJson(in);
    layer.countsPadding = in.has("counts_padding") && in.flag("counts_padding");
    if (in.has("rounded_padding"))
        if (const auto rounded = in.items("rounded_padding", 2, 2); in.ok()) {
            layer.roundedBottom = rounded[0].asInteger(0, kMostSize);
            layer.roundedRight = rounded[1].asInteger(0, kMostSize);
        }
    if (in.has("rearranged"))
        layer.rearranged = in.text("rearranged");
    if (in.has("weights"))
        layer.weights = in.integer("weights", 0, kMostCount);
    if (in.has("biases"))
        layer.biases = in.integer("biases", 0, kMostCount);
    if (in.has("macs"))
        layer.macs = in.integer("macs", 0, kMostCount);
    in.finish();
    return layer;
}

} // namespace

Json networkToJson(const Network& network)
{
    Json json { { "name", network.name }, { "source", network.source }, { "sha256", network.sha256 } };
    Json list = Json::array();
    const auto derived = consumersOf(network.layers);
    for (std::size_t i = 0; i < network.layers.size(); ++i)
        list.push_back(layerToJson(network.layers[i], derived[i]));
    if (!network.inputs.empty()) {
        Json inputs = Json::array();
        for (const NetworkInput& input : network.inputs)
            inputs.push_back({ { "name", input.name }, { "map", mapToJson(input.map) } });
        json["inputs"] = std::move(inputs);
    }
    json["layers"] = std::move(list);
    return json;
}

Network networkFromJson(const JsonReader& in)
{
    Network network;
    network.name = in.text("name");
    network.source = in.text("source");
    network.sha256 = in.text("sha256", 128);
    if (in.has("inputs"))
        for (const JsonReader& entry : in.items("inputs", 0, kMostLayers)) {
            NetworkInput input;
            input.name = entry.text("name");
            input.map = mapFromJson(entry, "map");
            entry.finish();
            network.inputs.push_back(std::move(input));
        }
    const auto layers = in.items("layers", 1, kMostLayers);
    std::vector<bool> ownConsumers(layers.size(), false);
    const auto count = static_cast<std::int64_t>(layers.size());
    for (std::size_t i = 0; i < layers.size() && in.ok(); ++i) {
        bool own = false;
        network.layers.push_back(layerFromJson(layers[i], static_cast<std::int64_t>(i), count, own));
        ownConsumers[i] = own;
    }
    in.finish();
    if (!in.ok())
        return network;
    const auto derived = consumersOf(network.layers);
    for (std::size_t i = 0; i < network.layers.size(); ++i)
        if (!ownConsumers[i])
            network.layers[i].consumers = derived[i];
    const Diagnostics problems = validate(network);
    for (const Diagnostic& problem : problems.entries)
        if (problem.severity == Severity::Error)
            in.fail(problem.where.empty() ? problem.text : problem.where + ": " + problem.text, "layers");
    return network;
}

} // namespace pim::design
