// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/hardware/hardware_spec.h"

namespace pim::hardware {

/// A hardware description that the program brings along.
struct PresetInfo
{
    std::string name; ///< what the CLI and files say: "isaac-ce"
    std::string title; ///< one line for a list
    std::string description;
    std::string citation;
};

/// The built-in presets in the order to list them, "pimsyn" first. They are part of the program, not files beside it.
const std::vector<PresetInfo>& presets();

/// A preset by name. InvalidArgument lists the names.
[[nodiscard]] Result<std::shared_ptr<const HardwareSpec>> preset(std::string_view name);

/// What a user may say for a hardware: a preset's name, else a file of either kind (see readHardware()).
/// InvalidArgument listing the presets when there is neither; the file's own error when there is a file.
[[nodiscard]] Result<std::shared_ptr<const HardwareSpec>> loadHardware(const std::string& nameOrPath);

/// A published accelerator as a dot to compare with; it cannot be simulated.
struct LiteratureCard
{
    std::string name;
    std::optional<double> peakTopsPerW; ///< 16-bit operations; absent where no comparable figure is published
    std::string facts;
    Source source;
};
const std::vector<LiteratureCard>& literature();

} // namespace pim::hardware
