// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include <onnx/onnx_pb.h>

#include "core/base/result.h"
#include "core/base/run_context.h"

namespace pim::network::detail {

/// A model without its weights, and the digest of the bytes it came from.
struct OnnxModel
{
    onnx::ModelProto proto;
    std::string sha256;
};

/// Tensor payloads longer than this are passed over while reading; shapes and pads are far shorter.
inline constexpr int kKeptPayloadBytes = 64 * 1024;

/// Read and hash the file in one pass of 256 KiB blocks.
///
/// protobuf would copy every weight (and grow a 400 MB tensor's string by doubling), so its coded stream first copies
/// the message without the payloads of large tensors; the onnx package's classes then parse what is left.
[[nodiscard]] Result<OnnxModel> readOnnxModel(const std::filesystem::path& path, const RunContext& run);
[[nodiscard]] Result<OnnxModel> readOnnxModel(std::string_view bytes);

} // namespace pim::network::detail
