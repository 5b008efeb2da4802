// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/network/network.h"

namespace pim::network {

/// Read a network JSON of the PIMCOMP / PIMSYN front end: a list of nodes (or an object with that list as `node_list`).
///
/// The network keeps all that the released PIMSYN computes from: OP_CONV, OP_POOL, OP_ELTWISE and OP_FC nodes become layers
/// in file order; consumers stand in the order of a depth-first search through the other nodes and providers in layer order,
/// each as often as the search meets it; OP_RELU and OP_SIGMOID nodes on the way become activations of the layer, once per
/// visit. Activations that the front end had already merged (`with_act`, `with_clip`) come first and are marked fused.
/// `output_dim` is batch, channels, height, width (PIMSYN reads the last two as W, H).
///
/// Errors: IoError when the file cannot be read; ParseError that names the file, the node, the key, the rule and the value.
/// Among the rules: names are unique, consumers exist, the graph has no cycle, layers are listed after their providers, sizes
/// are whole numbers from 1 to 2^31 - 1, and no layer is reached over more than a million nodes.
[[nodiscard]] Result<ImportedNetwork> importPimsynJson(const std::filesystem::path& path);

/// The same from text; \a name is the network's name and stands for the file in errors.
[[nodiscard]] Result<ImportedNetwork> importPimsynJsonText(std::string_view text, std::string name);

} // namespace pim::network
