// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "core/base/result.h"
#include "core/hardware/hardware_spec.h"

namespace pim::hardware {

/// PIMSYN-NN's config.json as it is published: power in W, time in ns, frequency in 1/ns, memory energy in nJ per
/// access of memory_bw bits. Numbers are taken over bit by bit; the scratchpad's peak power is its leakage, as in the
/// release, areas are 0 (the file has none) and the blocks "SA" and "EA" become pimsynAlgorithm when present. Crossbars
/// start an operation every latency. Keys the release does not read are ignored: the format is not ours.
///
/// ParseError with file, key path, rule and value on anything that cannot be computed with.
[[nodiscard]] Result<HardwareSpec> readPimsynConfig(const std::filesystem::path& path);
/// The same from text; \a name names the hardware and stands for the file in errors and sources.
[[nodiscard]] Result<HardwareSpec> readPimsynConfigText(std::string_view text, const std::string& name);
/// The same from parsed JSON, which stands at \a path of \a file.
[[nodiscard]] Result<HardwareSpec> readPimsynConfigJson(const nlohmann::ordered_json& json, const std::string& file,
                                                        const std::string& path = {});

} // namespace pim::hardware
