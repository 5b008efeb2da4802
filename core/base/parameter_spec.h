// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace pim {

/// One row of an options struct's table. Drives validation, CLI flags, file keys, editors and the manual.
struct ParameterSpec
{
    std::string_view key; ///< file key, with the unit as its suffix: "power_budget_w"
    std::string_view label; ///< what a person reads: "Power budget"
    std::string_view unit; ///< "W", "bit", "" for counts and shares
    double minimum = 0.0;
    double maximum = 0.0;
    double defaultValue = 0.0;
    std::string_view source; ///< paper, file or reason the default and the range come from
};

} // namespace pim
