// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/model_import.h"

#include <algorithm>
#include <filesystem>

#include <QCoreApplication>

#include "core/network/pimsyn_json.h"
#include "core/network/zoo.h"

namespace pim::app {
namespace {

/// The rows of a zoo network: each layer stands for itself.
network::ImportedNetwork fromZoo(network::Network&& net)
{
    network::ImportedNetwork imported;
    for (const network::Layer& layer : net.layers)
        imported.nodes.push_back(
            { layer.name, layer.op,
              layer.onCrossbars() ? network::MappingStatus::Crossbar : network::MappingStatus::VectorUnit,
              layer.name });
    imported.network = std::move(net);
    return imported;
}

Result<ImportedModel> shared(Result<network::ImportedNetwork> imported, std::string reference)
{
    if (!imported)
        return tl::unexpected(imported.error());
    return ImportedModel { std::make_shared<const network::ImportedNetwork>(std::move(*imported)),
                           std::move(reference) };
}

} // namespace

Result<ImportedModel> importModel(const std::string& reference, const network::OnnxImportOptions& options,
                                  const RunContext& run)
{
    if (reference.starts_with("zoo:")) {
        auto net = network::zoo(std::string_view(reference).substr(4));
        if (!net)
            return tl::unexpected(net.error());
        return shared(fromZoo(std::move(*net)), reference);
    }
    std::error_code ignored;
    const std::filesystem::path path = std::filesystem::absolute(reference, ignored);
    std::string extension = path.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (extension == ".json")
        return shared(network::importPimsynJson(path), path.string());
    if (extension == ".onnx")
        return shared(network::importOnnx(path, options, run), path.string());
    if (!std::filesystem::exists(path, ignored))
        return fail(ErrorCode::IoError,
                    QCoreApplication::translate("pim::app::import", "there is no such file").toStdString(), reference);
    return fail(ErrorCode::InvalidArgument,
                QCoreApplication::translate("pim::app::import", "is neither an .onnx nor a .json file by its name")
                    .toStdString(),
                reference);
}

} // namespace pim::app
