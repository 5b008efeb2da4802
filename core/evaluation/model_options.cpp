// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/evaluation/model_options.h"

#include <algorithm>

namespace pim::evaluation {

const std::array<ModelSwitch, kModelSwitchCount>& modelSwitches()
{
    using M = ModelOptions;
    static const std::array<ModelSwitch, kModelSwitchCount> kSwitches { {
        { "fc_time_multiplex", &M::fcTimeMultiplex, "a fully connected layer's work counts as at most 100 operations and takes one cycle",
          "it uses its units as many times as its work needs; energy counts all of it" },
        { "count_final_operation", &M::countFinalOperation, "cycles end when the last operation starts", "cycles end when the last operation ends" },
        { "block_dependency", &M::blockDependency, "a block waits for what its last pixel needs", "a block waits for the latest of what its pixels need" },
        { "feature_map_shape", &M::featureMapShape, "width and height are swapped and maps taken as square", "rectangular maps are right" },
        { "bit_dependency", &M::bitDependency, "only the first bit of an operation waits for the operation before it", "every bit does, so sharing ADCs costs what it costs" },
        { "layer_priority", &M::layerPriority, "ties for a link or a shared ADC are broken by the order of its tool's queue", "the earlier layer goes first" },
        { "activations", &M::activations, "a fused activation is free", "every activation costs" },
        { "network_input", &M::networkInput, "the input is in place at no cost", "the input comes over the NoC into the first layer's scratchpads" },
        { "eltwise_operands", &M::eltwiseOperands, "an element-wise layer loads one operand", "it loads all operands" },
        { "addition_width", &M::additionWidth, "partial-sum additions do not count columns", "they do, and one partial sum needs none" },
        { "scratchpad", &M::scratchpad, "one capacity for all macros, 11 % too much accepted, fails below the smallest", "per layer when macros are specialized, no tolerance, the smallest at least" },
        { "noc_power", &M::nocPower, "one figure for the whole chip", "per router and per flit and hop where the hardware gives them" },
        { "crossbar_latency", &M::crossbarLatency, "the clock is never below 100 ns", "the clock is never below the crossbar's latency" },
        { "component_floor", &M::componentFloor, "a layer may have fewer units than macros", "at least one of each needed unit per macro" },
        { "groups", &M::groups, "groups are ignored", "groups are packed block-diagonally on crossbars" },
        { "slice_packing", &M::slicePacking, "every bit slice has crossbars of its own", "slices may be put side by side" },
        { "dilation", &M::dilation, "dilation is ignored", "dilation widens the window a block waits for" },
        { "peak_power", &M::peakPower, "peak power as the file prints it; scratchpads draw only leakage", "static plus dynamic power where both are given" },
    } };
    return kSwitches;
}

ModelOptions ModelOptions::pimsyn()
{
    ModelOptions options;
    for (const ModelSwitch& s : modelSwitches())
        options.*s.member = false;
    return options;
}

std::string ModelOptions::profileName() const
{
    return *this == studio() ? "studio" : (*this == pimsyn() ? "pimsyn" : "custom");
}

Result<ModelOptions> modelProfile(std::string_view name)
{
    if (name == "studio")
        return ModelOptions::studio();
    if (name == "pimsyn")
        return ModelOptions::pimsyn();
    return fail(ErrorCode::InvalidArgument, "profile must be pimsyn or studio, got " + std::string(name));
}

} // namespace pim::evaluation
