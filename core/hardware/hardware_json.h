// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "core/base/result.h"
#include "core/hardware/hardware_spec.h"

namespace pim::hardware {

inline constexpr std::string_view kHardwareFormat = "pimstudio-hardware";
inline constexpr int kHardwareFormatVersion = 1;
inline constexpr std::uintmax_t kLargestHardwareFile = 16 << 20; ///< bytes; presets have 20 thousand

/// The whole description with keys in a fixed order, every quantity's key ending in its unit; tables are arrays in
/// the order of size or resolution. hardwareFromJson() gives back an equal description.
nlohmann::ordered_json hardwareToJson(const HardwareSpec& spec);
/// The same as text that ends in a newline; doubles in the shortest form that reads back to the same value.
std::string hardwareToJsonText(const HardwareSpec& spec);

/// Read what hardwareToJson() writes, strictly: an unknown, missing or repeated entry, a wrong type and a number out of
/// its range are ParseErrors that name \a file, the key's path (under \a path, where the description stands in the
/// file), the rule and the value.
[[nodiscard]] Result<HardwareSpec> hardwareFromJson(const nlohmann::ordered_json& json, const std::string& file,
                                                    const std::string& path = {});

/// Read a hardware file of either kind: ours (it has a "format") or PIMSYN-NN's config.json (it has "RRAM").
/// IoError when it cannot be read, is a device or larger than kLargestHardwareFile; ParseError when it is neither kind
/// or breaks a rule.
[[nodiscard]] Result<HardwareSpec> readHardware(const std::filesystem::path& path);
/// The same from text; \a file stands for the file in errors.
[[nodiscard]] Result<HardwareSpec> readHardwareText(std::string_view text, const std::string& file);

} // namespace pim::hardware
