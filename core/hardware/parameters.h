// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/parameter_spec.h"
#include "core/base/result.h"
#include "core/hardware/hardware_spec.h"

namespace pim::hardware {

/// Part of a hardware description that a number belongs to, in the order in which editors and the manual list them.
enum class ParameterGroup {
    Crossbar, Adc, Dac, SampleAndHold, ShiftAdd, Addition, Pool, Relu, Sigmoid, Eltwise, Scratchpad, Noc, Io, General,
    PublishedSearch
};
inline constexpr int kParameterGroupCount = 15;
/// What a person reads: "Crossbar", "ADC", "Shift-add" …
std::string_view groupLabel(ParameterGroup group);

/// One number of a HardwareSpec: where it stands in the file, what it may be, how to read and write it.
struct HardwareParameter
{
    /// Path in the hardware file: "weight_bits", "noc.flit_bits"; rows of tables by what tells them apart:
    /// "adcs[9].peak_power_w", "crossbars[256,2].latency_ns", "scratchpads[64].leak_power_w".
    std::string key;
    std::string entry; ///< key of the row of a table: "adcs[9]"; empty outside tables
    std::string entryLabel; ///< "9 bit", "256×256, 2-bit cells", "64 KiB"
    ParameterGroup group = ParameterGroup::General;
    ParameterSpec spec; ///< spec.key is the last part of the path; range and default in the file's unit; source empty
    bool integer = false;
    bool aboveMinimum = false; ///< the minimum itself is not allowed
    bool optional = false; ///< may be absent from the file
    std::function<std::optional<double>(const HardwareSpec&)> get; ///< in the file's unit; nothing when absent
    /// Does not check; see checkParameter(). Nothing removes an optional number and leaves others alone.
    std::function<void(HardwareSpec&, std::optional<double>)> set;
    Source source; ///< who says so; empty text where the file keeps none
};

/// Every number of \a spec in the order to list them. The functions stay valid for specs with the same table rows; for a
/// spec without the row, get() gives nothing and set() does nothing.
std::vector<HardwareParameter> hardwareParameters(const HardwareSpec& spec);

/// InvalidArgument with the rule and the value in the file's unit, `where` = the key, when \a value may not stand there.
[[nodiscard]] Result<void> checkParameter(const HardwareParameter& parameter, std::optional<double> value);

/// A number that two descriptions disagree on; nothing where one of them does not have it.
struct HardwareChange
{
    std::string key;
    HardwareParameter parameter; ///< of the description that has it, the second first
    std::optional<double> before, after;
};
/// Every number that changes from \a before to \a after, in the order of hardwareParameters().
std::vector<HardwareChange> hardwareChanges(const HardwareSpec& before, const HardwareSpec& after);

} // namespace pim::hardware
