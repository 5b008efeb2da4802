// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/model_source.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "core/network/onnx_import.h"
#include "core/network/pimsyn_json.h"
#include "core/network/zoo.h"
#include "core/program/program_file.h"

namespace pim::cli {
namespace {

using network::ImportedNetwork;

/// "NAME=1x3x224x224"
Result<std::pair<std::string, std::vector<std::int64_t>>> parseShape(const std::string& text)
{
    const auto bad = [&](std::string_view rule) {
        return fail(ErrorCode::InvalidArgument, fmt::format("{}, got \"{}\"", rule, text), "--input-shape");
    };
    const auto equals = text.rfind('=');
    if (equals == std::string::npos || equals == 0)
        return bad("must look like NAME=1x3x224x224");
    std::vector<std::int64_t> shape;
    const char* at = text.data() + equals + 1;
    const char* const end = text.data() + text.size();
    for (;;) {
        std::int64_t extent = 0;
        const auto [next, code] = std::from_chars(at, end, extent);
        if (code != std::errc() || extent < 1 || extent > 2147483647)
            return bad("every extent must be a whole number from 1 to 2147483647");
        shape.push_back(extent);
        if (next == end)
            break;
        if (*next != 'x' && *next != ',')
            return bad("extents must be separated by x");
        at = next + 1;
    }
    return std::pair(text.substr(0, equals), std::move(shape));
}

std::string lowerExtension(const std::filesystem::path& path)
{
    std::string extension = path.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return extension;
}

/// The rows of a zoo network: each layer stands for itself.
ImportedNetwork fromZoo(network::Network&& net)
{
    ImportedNetwork imported;
    for (const network::Layer& layer : net.layers)
        imported.nodes.push_back(
            { layer.name, layer.op,
              layer.onCrossbars() ? network::MappingStatus::Crossbar : network::MappingStatus::VectorUnit,
              layer.name });
    imported.network = std::move(net);
    return imported;
}

} // namespace

std::string modelFile(const ModelArguments& arguments)
{
    return arguments.model.starts_with("zoo:") ? std::string() : arguments.model;
}

void addModelArguments(CLI::App& app, ModelArguments& arguments)
{
    app.add_option("MODEL", arguments.model,
                   "an .onnx file, a PIMCOMP/PIMSYN network .json, or zoo:NAME (see `models`)")
        ->required()
        ->type_name("");
    app.add_option("--input-shape", arguments.inputShapes,
                   "shape of a graph input the file leaves open, as often as needed")
        ->type_name("NAME=1x3x224x224")
        ->allow_extra_args(false);
}

Result<ImportedNetwork> loadModel(const ModelArguments& arguments, const RunContext& run)
{
    network::OnnxImportOptions options;
    for (const std::string& text : arguments.inputShapes) {
        auto shape = parseShape(text);
        if (!shape)
            return tl::unexpected(shape.error());
        if (!options.inputShapes.insert(std::move(*shape)).second)
            return fail(ErrorCode::InvalidArgument, fmt::format("gives an input twice, got \"{}\"", text),
                        "--input-shape");
    }
    const std::string& model = arguments.model;
    const auto needsNoShape = [&](std::string_view what) -> tl::unexpected<Error> {
        return fail(ErrorCode::InvalidArgument, fmt::format("is only for ONNX files; {} has its shapes", what),
                    "--input-shape");
    };
    if (model.starts_with("zoo:")) {
        if (!options.inputShapes.empty())
            return needsNoShape(model);
        auto net = network::zoo(std::string_view(model).substr(4));
        if (!net)
            return tl::unexpected(net.error());
        return fromZoo(std::move(*net));
    }
    const std::filesystem::path path(model);
    if (program::looksLikeProgram(path))
        return fail(ErrorCode::ParseError, "is a program, not a model; `simulate` takes it", model);
    const std::string extension = lowerExtension(path);
    if (extension == ".json") {
        if (!options.inputShapes.empty())
            return needsNoShape(model);
        return network::importPimsynJson(path);
    }
    if (extension == ".onnx")
        return network::importOnnx(path, options, run);
    std::error_code ignored;
    if (std::filesystem::is_regular_file(path, ignored))
        return fail(ErrorCode::InvalidArgument, "is neither an .onnx nor a .json file by its name", model);
    const auto& entries = network::zooEntries();
    if (std::any_of(entries.begin(), entries.end(), [&](const auto& entry) { return entry.name == model; }))
        return fail(ErrorCode::InvalidArgument, fmt::format("is no file; the built-in network is zoo:{}", model),
                    model);
    if (std::filesystem::exists(path, ignored))
        return fail(ErrorCode::IoError, "is not a regular file", model);
    return fail(ErrorCode::IoError,
                "there is no such file; a built-in network is zoo:NAME, `pimstudio-cli models` lists them", model);
}

Result<std::shared_ptr<const network::Network>> networkOf(const Result<ImportedNetwork>& imported, const ModelArguments& arguments, Diagnostics& findings)
{
    if (!imported)
        return tl::unexpected(imported.error());
    findings = imported->diagnostics;
    for (const Diagnostic& entry : findings.entries)
        if (entry.severity == Severity::Error)
            return fail(ErrorCode::ParseError, entry.text,
                        entry.where.empty() ? arguments.model : arguments.model + ": " + entry.where);
    return std::make_shared<const network::Network>(imported->network);
}

Result<std::shared_ptr<const network::Network>> loadNetwork(const ModelArguments& arguments, const RunContext& run,
                                                            Diagnostics& findings)
{
    return networkOf(loadModel(arguments, run), arguments, findings);
}

} // namespace pim::cli
