// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/network/network.h"

namespace pim::network {

/// One built-in network: how to ask for it and where it comes from.
struct ZooEntry
{
    std::string_view name; ///< "resnet18", "vgg16-cifar10"
    std::string_view title; ///< "ResNet-18"
    std::string_view citation; ///< paper, then what we build where several versions exist
    std::string_view dataset; ///< "ImageNet, 3x224x224"
};

/// All built-in networks, in the order in which they are listed to people.
const std::vector<ZooEntry>& zooEntries();

/// Build a network by its name; no file is read. `source` is "zoo:NAME", `sha256` is that of the layers.
///
/// Batch normalisation is folded, so every convolution has one bias an output channel. alexnet, vgg13, vgg16, resnet18 and
/// msra-a have the layers, the order of providers and the fused activations of the networks PIMSYN was published with.
/// InvalidArgument lists the names that come close, or all of them.
[[nodiscard]] Result<Network> zoo(std::string_view name);

} // namespace pim::network
