// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace pim::evaluation {

/// Which evaluation model is used: one switch per correction of the released PIMSYN-NN. All false is the profile
/// `pimsyn` (bit-compatible with the release); all true is the profile `studio`.
struct ModelOptions
{
    bool fcTimeMultiplex = true; ///< FC uses its shared units r = ceil(w / w') times; full workload counts
    bool countFinalOperation = true; ///< cycles include the length of the last operation
    bool blockDependency = true; ///< a block waits for the maximum over its pixels, not for its last pixel's
    bool featureMapShape = true; ///< rectangular feature maps right; the release swaps W and H and uses W*W
    bool bitDependency = true; ///< bit i of ADC waits for bit i of DAC, so ADC sharing costs what it costs
    bool layerPriority = true; ///< of two operations that become ready in the same cycle the earlier layer's goes first
    bool activations = true; ///< fused activations cost too
    bool networkInput = true; ///< the input is loaded from off chip over the NoC into scratchpads
    bool eltwiseOperands = true; ///< all operands of an element-wise layer are loaded
    bool additionWidth = true; ///< partial-sum additions count columns
    bool scratchpad = true; ///< 64 KiB minimum, no 0.9 tolerance, per layer when macros are specialized
    bool nocPower = true; ///< router static + flit-hop dynamic where the hardware gives them
    bool crossbarLatency = true; ///< the clock's floor is the hardware's crossbar latency, not 100 ns
    bool componentFloor = true; ///< at least one of each needed unit per macro
    bool groups = true; ///< group convolutions packed block-diagonally; the release ignores `group`
    bool slicePacking = true; ///< Design may put bit slices side by side; false: always `separate`
    bool dilation = true; ///< dilated kernels in the dependency rule
    bool peakPower = true; ///< peak = static + dynamic where both are given; scratchpad peak with dynamic part

    static ModelOptions pimsyn();
    static ModelOptions studio() { return {}; }
    /// "pimsyn", "studio", or "custom" when switches are mixed.
    std::string profileName() const;
    bool operator==(const ModelOptions&) const = default;
};

/// A switch by name, for files, the CLI and the manual.
struct ModelSwitch
{
    std::string_view key; ///< "fc_time_multiplex"
    bool ModelOptions::*member;
    std::string_view release; ///< what the release does
    std::string_view correction; ///< what the profile `studio` does
};
inline constexpr int kModelSwitchCount = 18;
const std::array<ModelSwitch, kModelSwitchCount>& modelSwitches();

/// "pimsyn" or "studio"; InvalidArgument names the choices otherwise.
[[nodiscard]] Result<ModelOptions> modelProfile(std::string_view name);

} // namespace pim::evaluation
