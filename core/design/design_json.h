// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "core/base/result.h"
#include "core/design/design.h"
#include "core/evaluation/evaluation.h"

namespace pim::design {

inline constexpr std::string_view kDesignFormat = "pimstudio-design";
inline constexpr int kDesignFormatVersion = 1;

/// What is known of a design beside the design itself. It is written for people and tools, never read back: a reader
/// evaluates the design again.
struct DesignResults
{
    const evaluation::Evaluation* evaluation = nullptr; ///< may be absent: metrics and breakdown are then null
    std::optional<double> boundGopsPerW = std::nullopt; ///< no design within the constraints has a better power efficiency
    std::optional<double> gap = std::nullopt; ///< |bound - best| / best of the run's objective
};

/// The design as a JSON object, keys in the order of the file format. Floorplan cells are the design's own; when it has
/// none, those of the evaluation.
nlohmann::ordered_json designToJson(const Design& design, const DesignResults& results = {});
std::string designToJsonText(const Design& design, const DesignResults& results = {});

/// The blocks `metrics` and `breakdown` alone. NaN and infinities are null, as are all metrics of a design that cannot run.
nlohmann::ordered_json metricsToJson(const DesignResults& results);
nlohmann::ordered_json breakdownToJson(const network::Network& network, const evaluation::Evaluation& evaluation);

/// Read what designToJson() writes. Derived values (metrics, breakdown, clock_ns, crossbars, computation blocks) may be
/// missing and are not looked at, but their keys must be known.
/// ParseError that names \a file, the place, the rule and the value.
[[nodiscard]] Result<Design> designFromJsonText(std::string_view text, const std::string& file);

inline constexpr std::uintmax_t kLargestDesignFile = 64 << 20; ///< bytes; those of the zoo have a few hundred thousand

/// The file at \a path; IoError when it cannot be read or is larger than kLargestDesignFile.
[[nodiscard]] Result<Design> readDesign(const std::filesystem::path& path);

/// Write atomically: the target is either untouched or whole. IoError when it cannot be written.
[[nodiscard]] Result<void> writeDesign(const std::filesystem::path& path, const Design& design,
                                       const DesignResults& results = {});

} // namespace pim::design
