// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include <QtTest>

#include "core/network/onnx_import.h"
#include "tests/support/onnx_builder.h"

/// What the tests of the ONNX reader ask of a graph built in code.
namespace pim::test {

using namespace network;

using Shape = std::vector<std::int64_t>;

inline Result<ImportedNetwork> load(const OnnxBuilder& m, const OnnxImportOptions& options = {})
{
    return importOnnxBytes(m.bytes(), "built", options);
}

/// The network, or an empty one with a failed check.
inline ImportedNetwork loaded(const OnnxBuilder& m, const OnnxImportOptions& options = {})
{
    auto result = load(m, options);
    if (!result)
        qWarning() << result.error().text().c_str();
    return result ? std::move(*result) : ImportedNetwork {};
}

inline std::string errorOf(const OnnxBuilder& m, const OnnxImportOptions& options = {})
{
    const auto result = load(m, options);
    return result ? "no error" : result.error().text();
}

inline bool has(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

inline const Layer* layerNamed(const ImportedNetwork& n, const char* name)
{
    for (const Layer& layer : n.network.layers)
        if (layer.name == name)
            return &layer;
    return nullptr;
}

inline MappingStatus statusOf(const ImportedNetwork& n, const char* name)
{
    for (const auto& node : n.nodes)
        if (node.name == name)
            return node.status;
    return MappingStatus::Unsupported;
}

inline bool warns(const ImportedNetwork& n, const char* part)
{
    return std::any_of(n.diagnostics.entries.begin(), n.diagnostics.entries.end(),
                       [&](const Diagnostic& d) { return d.severity == Severity::Warning && has(d.text, part); });
}

/// x 1x3x8x8 -> conv 4 of 3x3, padded -> "conv".
inline OnnxBuilder convolution(std::int64_t opset = 13, const Shape& input = { 1, 3, 8, 8 })
{
    OnnxBuilder m(opset);
    m.input("x", input).weights("w", { 4, 3, 3, 3 });
    m.node("Conv", { "x", "w" }, { "conv" }).ints("pads", { 1, 1, 1, 1 });
    return m;
}

} // namespace pim::test
