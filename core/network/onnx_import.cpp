// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/onnx_import.h"

#include <algorithm>
#include <unordered_map>

#include <onnx/checker.h>

#include "core/network/onnx_layers.h"
#include "core/network/onnx_reader.h"

namespace pim::network {
namespace {

using namespace detail;

constexpr std::size_t kListedErrors = 6;
constexpr int kCheckerOpset = 17; // what libonnx 1.12 knows
constexpr int kCheckerFindings = 20;
constexpr int kCheckedNodes = 20000;

/// Findings of the onnx package's checker about single nodes, as warnings: real files are newer or stricter than it.
///
/// The checker runs on copies of nodes without tensors and subgraphs, and its shape inference never: on malformed
/// tensors it reads out of bounds and takes the process with it.
void runChecker(const onnx::ModelProto& model, const Graph& graph, Diagnostics& found, const RunContext& run)
{
    if (graph.opset > kCheckerOpset)
        return;
    onnx::checker::CheckerContext context;
    context.set_ir_version(8);
    std::unordered_map<std::string, int> opsets;
    for (const auto& import : model.opset_import())
        if (import.version() > 0 && import.version() <= kCheckerOpset)
            opsets[import.domain() == "ai.onnx" ? "" : import.domain()] = static_cast<int>(import.version());
    context.set_opset_imports(opsets);
    const onnx::checker::LexicalScopeContext scope;
    int findings = 0, checked = 0;
    for (std::size_t i = 0; i < graph.nodes.size() && findings < kCheckerFindings && checked < kCheckedNodes; ++i) {
        const onnx::NodeProto& node = *graph.nodes[i].proto;
        const bool plain = std::all_of(node.attribute().begin(), node.attribute().end(), [](const onnx::AttributeProto& a) {
            return !a.has_t() && !a.has_g() && !a.has_sparse_tensor() && !a.has_tp() && a.tensors_size() == 0 && a.graphs_size() == 0
                && a.sparse_tensors_size() == 0 && a.type_protos_size() == 0;
        });
        if (!plain || !opsets.contains(graph.nodes[i].domain.empty() ? "" : node.domain()) || (checked++ % 256 == 0 && run.cancelled()))
            continue;
        try {
            onnx::checker::check_node(node, context, scope);
        } catch (const std::exception& e) {
            ++findings;
            std::string text = e.what();
            text = text.substr(0, text.find("\n\n"));
            found.warn(graph.where(static_cast<int>(i)), "ONNX checker: " + text.substr(0, 300));
        }
    }
}

tl::unexpected<Error> firstError(const Diagnostics& found, ErrorCode code)
{
    std::string message, place;
    std::size_t errors = 0;
    for (const auto& entry : found.entries) {
        if (entry.severity != Severity::Error)
            continue;
        if (++errors == 1) {
            message = entry.text;
            place = entry.where;
        } else if (errors <= kListedErrors) {
            message += "\n" + entry.where + ": " + entry.text;
        }
    }
    if (errors > kListedErrors)
        message += "\nand " + std::to_string(errors - kListedErrors) + " more";
    return fail(code, std::move(message), std::move(place));
}

/// The inputs of \a all that some layer reads.
void keepInputsThatAreRead(Network& network, const std::vector<NetworkInput>& all)
{
    std::vector<int> newIndex(all.size(), -1);
    for (Layer& layer : network.layers)
        for (auto& operand : layer.reads)
            for (const int source : operand)
                if (isInput(source))
                    newIndex[static_cast<std::size_t>(inputOf(source))] = 0;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (newIndex[i] == 0) {
            newIndex[i] = static_cast<int>(network.inputs.size());
            network.inputs.push_back(all[i]);
        }
    for (Layer& layer : network.layers)
        for (auto& operand : layer.reads)
            for (int& source : operand)
                if (isInput(source))
                    source = fromInput(newIndex[static_cast<std::size_t>(inputOf(source))]);
}

tl::unexpected<Error> nothingToMap(const std::vector<NodeMapping>& nodes)
{
    std::string message = "at least one layer must be mapped on crossbars (a convolution or a product with constant weights), got none in "
        + std::to_string(nodes.size()) + " nodes";
    std::size_t listed = 0;
    for (const auto& node : nodes)
        if (node.status == MappingStatus::Unsupported && listed++ < 5)
            message += "\nnode " + node.name + ": " + node.op + " is not supported: " + node.detail;
    return fail(ErrorCode::Unsupported, std::move(message));
}

Result<ImportedNetwork> import(const OnnxModel& model, std::string name, std::string source, const OnnxImportOptions& options,
                               const RunContext& run)
{
    ImportedNetwork result;
    Diagnostics& found = result.diagnostics;
    const Graph graph = buildGraph(model.proto, found, run);
    if (run.cancelled())
        return fail(ErrorCode::Cancelled, "the import was cancelled");
    if (found.hasErrors())
        return firstError(found, ErrorCode::ParseError);
    runChecker(model.proto, graph, found, run);
    const Shapes shapes = inferShapes(graph, options.inputShapes, found, run);
    if (run.cancelled())
        return fail(ErrorCode::Cancelled, "the import was cancelled");
    const bool inputsAreKnown = std::none_of(found.entries.begin(), found.entries.end(), [](const Diagnostic& d) {
        return d.severity == Severity::Error && d.where.starts_with("input ");
    });
    if (!inputsAreKnown)
        return firstError(found, ErrorCode::InvalidArgument);
    Mapping mapping = mapLayers(graph, shapes, found, run);
    if (run.cancelled())
        return fail(ErrorCode::Cancelled, "the import was cancelled");
    if (found.hasErrors())
        return firstError(found, ErrorCode::ParseError);
    result.network.layers = std::move(mapping.layers);
    keepInputsThatAreRead(result.network, mapping.inputs);
    result.nodes = std::move(mapping.nodes);
    if (result.network.crossbarLayers().empty())
        return nothingToMap(result.nodes);
    result.network.name = std::move(name);
    result.network.source = std::move(source);
    result.network.sha256 = model.sha256;
    connect(result.network);
    const Diagnostics violations = validate(result.network);
    if (violations.hasErrors())
        return firstError(violations, ErrorCode::ParseError);
    return result;
}

} // namespace

Result<ImportedNetwork> importOnnx(const std::filesystem::path& path, const OnnxImportOptions& options, const RunContext& run)
{
    auto model = readOnnxModel(path, run);
    if (!model)
        return fail(model.error().code, model.error().message, path.string());
    auto result = import(*model, path.stem().string(), "file " + path.filename().string(), options, run);
    if (!result)
        return fail(result.error().code, result.error().text(), path.string());
    return result;
}

Result<ImportedNetwork> importOnnxBytes(std::string_view bytes, std::string name, const OnnxImportOptions& options, const RunContext& run)
{
    auto model = readOnnxModel(bytes);
    if (!model)
        return fail(model.error().code, model.error().message, name);
    auto result = import(*model, name, "file " + name, options, run);
    if (!result)
        return fail(result.error().code, result.error().text(), name);
    return result;
}

} // namespace pim::network
