// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/base/diagnostics.h"
#include "core/hardware/hardware_spec.h"

namespace pim::hardware {

/// What looks wrong in a description that can be computed with. No number is changed.
///
/// Warning: almost surely a mistake, or a hole that makes designs impossible: static + dynamic power off the peak by
/// more than 1 %; operations per time off 1 / latency by more than twice; a converter that draws more than five times
/// what the next higher resolution does; a latency above ten times that of the next lower; a crossbar or scratchpad
/// that costs less than a smaller one; no ADC that reads a crossbar without loss even at the narrowest DAC. Note: worth
/// a look: any other fall with the resolution (published converters differ in rate and technology), a rate off by 2 %
/// or more, a missing resolution or capacity between others, areas not given.
///
/// where is the entry: "ADC/6", "crossbar/128_2", "pooling".
Diagnostics lint(const HardwareSpec& spec);

/// A finding and the number it is about.
struct LintFinding
{
    Diagnostic diagnostic;
    /// As in hardwareParameters(): "adcs[6].peak_power_w"; the row of a table, "adcs[5]", when it is about none of its numbers
    /// or the row is what is missing; "crossbars" for the whole table.
    std::string key;
};
/// The findings of lint() in the same order, for editors that show them beside the number.
std::vector<LintFinding> lintFindings(const HardwareSpec& spec);

/// Whether the description gives areas, so that the area of a design is known: those of crossbars are given.
bool hasAreas(const HardwareSpec& spec);

} // namespace pim::hardware
