// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/base/run_context.h"
#include "core/network/network.h"

namespace CLI {
class App;
}

namespace pim::cli {

/// The arguments that name a model: MODEL and --input-shape.
struct ModelArguments
{
    std::string model;
    std::vector<std::string> inputShapes; ///< "NAME=1x3x224x224"
};
/// The file that MODEL names; empty for a network of the zoo.
std::string modelFile(const ModelArguments& arguments);
void addModelArguments(CLI::App& app, ModelArguments& arguments);

/// Read the model: `zoo:NAME`, an .onnx file or a PIMSYN / PIMCOMP network .json. InvalidArgument for a name or a shape
/// that cannot be meant; the importer's own error otherwise.
[[nodiscard]] Result<network::ImportedNetwork> loadModel(const ModelArguments& arguments, const RunContext& run);

/// The network of what loadModel() gave, its findings handed over: those of Error severity make it a ParseError.
[[nodiscard]] Result<std::shared_ptr<const network::Network>> networkOf(const Result<network::ImportedNetwork>& imported, const ModelArguments& arguments,
                                                                        Diagnostics& findings);

/// The same for commands that only need the network: findings of Error severity make it a ParseError.
[[nodiscard]] Result<std::shared_ptr<const network::Network>> loadNetwork(const ModelArguments& arguments,
                                                                          const RunContext& run, Diagnostics& findings);

} // namespace pim::cli
