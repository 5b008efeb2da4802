// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/network/onnx_shapes.h"

namespace pim::network::detail {

/// The layers of a graph and what became of each node.
struct Mapping
{
    std::vector<Layer> layers; ///< providers filled in, consumers not
    std::vector<NetworkInput> inputs; ///< in file order
    std::vector<NodeMapping> nodes; ///< one a node, in file order
};

/// Turn the nodes into layers: matrix products and convolutions on crossbars, element-wise functions attached to the
/// layer they follow, affine functions folded into it, data movement for free.
///
/// Vector operations per element are counted as elementary steps: 1 for a look-up or a comparison, 2 for a batch
/// normalization on its own, 3 for a softmax (exponential, sum, quotient), 6 for the other normalizations, 2 K for a
/// product of two activations over K. A pool window is one operation, as in the PIMSYN reference model.
Mapping mapLayers(const Graph& graph, const Shapes& shapes, Diagnostics& found, const RunContext& run = {});

/// How an operator is mapped.
enum class Role {
    Unsupported,
    Convolution,
    TransposedConvolution,
    MatrixProduct,
    Pool,
    GlobalPool,
    Pointwise, ///< one operand, or several with numpy broadcasting
    BatchNormalization,
    Normalization, ///< over the axes from `axis` on, or over the map
    Softmax,
    LocalNormalization,
    Reduction,
    Resize,
    Rename, ///< free, element for element: reshape, transpose, cast
    Movement, ///< free, but elements are dropped, repeated or merged
    Pad
};

struct OpRole
{
    Role role = Role::Unsupported;
    VectorUnit unit = VectorUnit::Eltwise;
    double operations = 1.0; ///< per output element
};
OpRole roleOf(const Node& node);

} // namespace pim::network::detail
