// SPDX-License-Identifier: GPL-3.0-or-later
// `import`: read a model and show what became of every node.
#include <array>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "app/cli/model_source.h"
#include "core/report/format.h"
#include "core/report/text_table.h"

namespace pim::cli {
namespace {

using Json = nlohmann::ordered_json;
using network::ImportedNetwork;
using network::Layer;
using network::MappingStatus;
using report::Align;

constexpr std::array<std::string_view, 6> kStatusKeys { "crossbar", "vector_unit", "folded",
                                                        "free",     "constant",    "unsupported" };
constexpr std::array<std::string_view, 6> kStatusWords { "on crossbars", "on vector units", "folded into a layer",
                                                         "free",         "constants",       "unsupported" };

std::string shapeText(const network::FeatureMap& map)
{
    return fmt::format("{}×{}×{}", map.channels, map.height, map.width);
}

std::string kernelText(const Layer& layer)
{
    if (layer.kind != network::LayerKind::Convolution && layer.kind != network::LayerKind::TransposedConvolution
        && layer.kind != network::LayerKind::Pool)
        return {};
    const auto& w = layer.window;
    std::string text = fmt::format("{}×{}", w.kernelH, w.kernelW);
    if (w.strideH != 1 || w.strideW != 1)
        text += w.strideH == w.strideW ? fmt::format(" /{}", w.strideH) : fmt::format(" /{}×{}", w.strideH, w.strideW);
    if (w.dilationH != 1 || w.dilationW != 1)
        text += fmt::format(" d{}", w.dilationH);
    if (layer.groups > 1)
        text += fmt::format(" g{}", layer.groups);
    return text;
}

std::string countText(std::int64_t value) { return value ? report::formatCount(value) : std::string(); }

void sayLayers(Console& console, const network::Network& net)
{
    report::TextTable table({ { "layer" },
                              { "op", Align::Left, 24 },
                              { "input", Align::Right },
                              { "output", Align::Right },
                              { "kernel" },
                              { "MACs", Align::Right },
                              { "weights", Align::Right },
                              { "then", Align::Left, 30 } });
    for (const Layer& layer : net.layers) {
        std::string activations;
        for (const auto& activation : layer.activations)
            activations += (activations.empty() ? "" : ", ") + activation.op;
        table.add({ layer.name, layer.op, shapeText(layer.input), shapeText(layer.output), kernelText(layer),
                    countText(layer.macs), countText(layer.weights), activations });
    }
    table.rule();
    table.add({ fmt::format("{} layers, {} on crossbars", net.layers.size(), net.crossbarLayers().size()), "", "", "",
                "", report::formatCount(net.totalMacs()), report::formatCount(net.totalWeights()), "with biases" });
    console.heading("Layers");
    console.say(table.text(2));
}

void sayNodes(Console& console, const ImportedNetwork& imported, bool all)
{
    std::array<std::int64_t, kStatusKeys.size()> counts {};
    for (const auto& node : imported.nodes)
        ++counts[static_cast<std::size_t>(node.status)];
    console.heading("Nodes of the file");
    report::TextTable summary({ { "" }, { "", Align::Right } });
    for (std::size_t s = 0; s < counts.size(); ++s)
        if (counts[s])
            summary.add({ std::string(kStatusWords[s]), report::formatCount(counts[s]) });
    console.say(summary.text(2));
    report::TextTable table({ { "node" }, { "op", Align::Left, 28 }, { "status" }, { "detail", Align::Left, 100 } });
    for (const auto& node : imported.nodes)
        if (all || node.status == MappingStatus::Unsupported)
            table.add(
                { node.name, node.op, std::string(kStatusKeys[static_cast<std::size_t>(node.status)]), node.detail });
    if (!table.empty()) {
        if (!all)
            console.heading("Unsupported");
        else
            console.say("\n");
        console.say(table.text(2));
    }
    if (!all)
        console.say("\n  --nodes lists every node.\n");
}

Json importJson(const ImportedNetwork& imported)
{
    const auto& net = imported.network;
    Json layers = Json::array();
    for (const Layer& layer : net.layers) {
        Json activations = Json::array();
        for (const auto& activation : layer.activations)
            activations.push_back(
                { { "name", activation.name }, { "op", activation.op }, { "fused", activation.fused } });
        Json providers = Json::array();
        for (const auto id : layer.providers)
            providers.push_back(net.layer(id).name);
        layers.push_back({ { "name", layer.name },
                           { "op", layer.op },
                           { "on_crossbars", layer.onCrossbars() },
                           { "input", { layer.input.channels, layer.input.height, layer.input.width } },
                           { "output", { layer.output.channels, layer.output.height, layer.output.width } },
                           { "kernel", { layer.window.kernelH, layer.window.kernelW } },
                           { "stride", { layer.window.strideH, layer.window.strideW } },
                           { "groups", layer.groups },
                           { "macs", layer.macs },
                           { "weights", layer.weights },
                           { "biases", layer.biases },
                           { "activations", std::move(activations) },
                           { "providers", std::move(providers) } });
    }
    Json nodes = Json::array();
    for (const auto& node : imported.nodes)
        nodes.push_back({ { "name", node.name },
                          { "op", node.op },
                          { "status", kStatusKeys[static_cast<std::size_t>(node.status)] },
                          { "detail", node.detail } });
    Json findings = Json::array();
    for (const auto& entry : imported.diagnostics.entries)
        findings.push_back({ { "severity",
                               entry.severity == Severity::Error         ? "error"
                                   : entry.severity == Severity::Warning ? "warning"
                                                                         : "note" },
                             { "where", entry.where },
                             { "text", entry.text } });
    return { { "name", net.name },
             { "source", net.source },
             { "sha256", net.sha256 },
             { "macs", net.totalMacs() },
             { "weights", net.totalWeights() },
             { "crossbar_layers", net.crossbarLayers().size() },
             { "layers", std::move(layers) },
             { "nodes", std::move(nodes) },
             { "diagnostics", std::move(findings) } };
}

struct ImportArguments
{
    ModelArguments model;
    bool json = false;
    bool nodes = false;
};

int runImport(Session& session, const ImportArguments& arguments)
{
    Console& console = session.console;
    RunContext run;
    run.stop = session.interrupt.listen();
    const auto imported = loadModel(arguments.model, run);
    if (!imported)
        return console.failed(imported.error(), arguments.json);
    const auto& net = imported->network;
    console.say(fmt::format("{} from {}\n", report::printable(net.name), report::printable(net.source)));
    console.say(fmt::format("{} per inference, {} weights, {} of {} layers on crossbars\n",
                            report::formatSi(static_cast<double>(net.totalMacs()), "MAC", 4),
                            report::formatSi(static_cast<double>(net.totalWeights()), "", 4),
                            net.crossbarLayers().size(), net.layers.size()));
    sayLayers(console, net);
    sayNodes(console, *imported, arguments.nodes);
    if (!imported->diagnostics.entries.empty())
        console.say("\n");
    console.diagnostics(imported->diagnostics);
    if (arguments.json)
        console.putJson(importJson(*imported));
    return imported->diagnostics.hasErrors() ? kBadInput : kDone;
}

} // namespace

void addImport(CLI::App& app, const Choose& choose)
{
    CLI::App* command =
        app.add_subcommand("import", "read a model; show its layers, MACs, weights and what became of every node");
    auto arguments = std::make_shared<ImportArguments>();
    addModelArguments(*command, arguments->model);
    command->add_flag("--nodes", arguments->nodes,
                      "list every node of the file with its mapping, not only unsupported ones");
    command->add_flag("--json", arguments->json, "everything as one JSON object");
    command->callback([=] { choose([=](Session& session) { return runImport(session, *arguments); }); });
}

} // namespace pim::cli
