// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/base/run_context.h"
#include "core/network/network.h"

namespace pim::network {

/// What the caller knows better than the file.
struct OnnxImportOptions
{
    /// Full shape of a graph input, by tensor name (`--input-shape NAME=1x3x224x224`). Every extent is >= 1.
    std::map<std::string, std::vector<std::int64_t>> inputShapes;
};

/// Read an ONNX file (opsets 7 to 22) as a network of batch 1.
///
/// Weights are never needed: their payloads are passed over, so external or absent ones do no harm and memory stays
/// far below the size of the file. Nodes may stand in any order. Operators the studio cannot map become Unsupported
/// rows and the rest still loads.
///
/// IoError: cannot be read. ParseError: not ONNX, cyclic or malformed graph, more than 2 GiB. InvalidArgument: an
/// input shape is unknown (the message says which dimension) or \a options names no input. Unsupported: nothing to map
/// on crossbars. The first problem found is the error; its message lists up to five more.
[[nodiscard]] Result<ImportedNetwork> importOnnx(const std::filesystem::path& path, const OnnxImportOptions& options,
                                                 const RunContext& run = {});

/// The same for a file already in memory; \a name becomes the network's name.
[[nodiscard]] Result<ImportedNetwork> importOnnxBytes(std::string_view bytes, std::string name,
                                                      const OnnxImportOptions& options, const RunContext& run = {});

} // namespace pim::network
