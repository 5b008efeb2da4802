// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

namespace pim::design {

/// JSON text for people and version control: two spaces an indent, an object or array that fits on one line stands on
/// one line, arrays of numbers are filled up to the width, a newline at the end. Doubles in the shortest form that
/// reads back to the same value; NaN and infinities become null; broken UTF-8 is replaced.
std::string jsonToText(const nlohmann::ordered_json& value);

} // namespace pim::design
