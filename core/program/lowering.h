// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "core/base/diagnostics.h"
#include "core/network/network.h"
#include "core/program/integer_reference.h"

namespace pim::program::detail {

/// A map that a step reads: of a layer, or the network's input.
struct Operand
{
    int layer = -1; ///< as in Layer::reads
    network::FeatureMap map;
    std::int64_t firstChannel = 0; ///< of this operand among the step's input channels
};

/// How a step works on its operands.
enum class StepKind {
    Crossbars, ///< convolution, transposed convolution, fully connected
    Pool,
    Eltwise, ///< same pixel of every operand, or of 1x1 maps
    Other ///< timed as so many vector operations; its integers have no meaning here
};

/// One stage of the program: a layer, perhaps with the element-wise layer that follows it.
struct Step
{
    int layer = 0;
    int result = 0; ///< layer whose map is stored: `layer`, or the element-wise layer merged into this step
    StepKind kind = StepKind::Other;
    std::vector<Operand> operands;
    IntegerOperation operation = IntegerOperation::MatrixProduct; ///< Pool, Eltwise
    std::optional<IntegerFunction> function; ///< Eltwise of one term
    /// Eltwise: what is combined, each a concatenation of operands (their indices).
    std::vector<std::vector<int>> terms;
    std::optional<Operand> merged; ///< the other operand of the merged element-wise layer
    IntegerOperation mergedOperation = IntegerOperation::Add;
};

/// The network as stages in an order in which providers come first.
struct Lowered
{
    std::vector<Step> steps;
    std::vector<int> stepOfMap; ///< by layer: the step that stores its map; -1: merged away
    std::vector<network::FeatureMap> inputs;
    Diagnostics notes;
};

/// Bring a network into steps: element-wise layers join the crossbar layer before them where nobody else reads it, so
/// that sums never travel.
Lowered lower(const network::Network& network, const std::vector<network::FeatureMap>& inputs);

} // namespace pim::program::detail
