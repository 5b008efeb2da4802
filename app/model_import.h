// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "core/base/result.h"
#include "core/base/run_context.h"
#include "core/network/onnx_import.h"

namespace pim::app {

/// A model and the words that find it again.
struct ImportedModel
{
    std::shared_ptr<const network::ImportedNetwork> model;
    std::string reference; ///< "zoo:resnet18" or an absolute path
};

/// Read \a reference: "zoo:NAME", an .onnx file, or a PIMSYN / PIMCOMP network .json. Findings stay in the model,
/// errors among them too, so that the window can show every node; the Error is for what cannot be shown at all.
[[nodiscard]] Result<ImportedModel> importModel(const std::string& reference, const network::OnnxImportOptions& options,
                                                const RunContext& run);

} // namespace pim::app
