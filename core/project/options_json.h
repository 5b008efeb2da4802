// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>

#include <nlohmann/json_fwd.hpp>

#include "core/base/json_reader.h"
#include "core/base/parameter_spec.h"
#include "core/synthesis/synthesis.h"

namespace pim::project {

/// One number of the synthesis options: its table row and how to read and set it. Values are in the row's unit.
struct OptionNumber
{
    ParameterSpec spec;
    bool integer = false;
    bool optional = false; ///< may be absent: no limit, or the hardware's own
    bool aboveMinimum = false; ///< the minimum itself is not allowed
    std::optional<double> (*value)(const synthesis::SynthesisOptions&) = nullptr; ///< nothing: absent
    void (*assign)(synthesis::SynthesisOptions&, std::optional<double>) = nullptr; ///< REQUIRES: a value, or optional
};
std::span<const OptionNumber> optionNumbers();

/// All options but the checkpoint's path, which belongs to a machine and not to a project.
nlohmann::ordered_json optionsToJson(const synthesis::SynthesisOptions& options);
/// Read what optionsToJson() writes; broken rules are recorded in the reader.
synthesis::SynthesisOptions optionsFromJson(const JsonReader& in);

} // namespace pim::project
