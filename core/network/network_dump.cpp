// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <iterator>
#include <string_view>

#include <fmt/format.h>

#include "core/base/file.h"
#include "core/network/network.h"

namespace pim::network {
namespace {

constexpr std::array<std::string_view, 6> kKinds { "conv", "transposed-conv", "fc", "pool", "eltwise", "vector" };
constexpr std::array<std::string_view, 4> kUnits { "pool", "eltwise", "relu", "sigmoid" };

void append(std::string& text, std::string_view label, const std::vector<LayerId>& ids)
{
    text += label;
    for (const LayerId id : ids)
        fmt::format_to(std::back_inserter(text), " {}", id.index);
}

} // namespace

std::string canonicalDump(const Network& network)
{
    std::string text = "layers 1\n"; // version of this layout
    const auto out = std::back_inserter(text);
    for (const Layer& l : network.layers) {
        const Window& w = l.window;
        // Names come with their length, so that no name can pretend to be a field.
        fmt::format_to(out, "{}:{} {} in {} {} {} out {} {} {}", l.name.size(), l.name, kKinds.at(static_cast<std::size_t>(l.kind)),
                       l.input.channels, l.input.height, l.input.width, l.output.channels, l.output.height, l.output.width);
        fmt::format_to(out, " kernel {} {} stride {} {} pad {} {} {} {} dilation {} {} groups {}", w.kernelH, w.kernelW, w.strideH,
                       w.strideW, w.padTop, w.padLeft, w.padBottom, w.padRight, w.dilationH, w.dilationW, l.groups);
        fmt::format_to(out, " whole {:d} operands {} unit {} ops {} weights {} biases {} macs {}", l.wholeInput, l.operands,
                       kUnits.at(static_cast<std::size_t>(l.unit)), l.operationsPerElement, l.weights, l.biases, l.macs);
        for (const Activation& a : l.activations)
            fmt::format_to(out, " act {} {} {:d}", kUnits.at(static_cast<std::size_t>(a.unit)), a.operationsPerElement, a.fused);
        append(text, " from", l.providers);
        append(text, " to", l.consumers);
        fmt::format_to(out, " input {:d}\n", l.readsNetworkInput);
    }
    return text;
}

std::string layerDigest(const Network& network)
{
    return sha256Hex(canonicalDump(network));
}

} // namespace pim::network
