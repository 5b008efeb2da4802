// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

#include "core/base/diagnostics.h"
#include "core/base/result.h"
#include "core/program/machine.h"

namespace pim::program {

/// A published chip as a machine to compile for.
struct MachinePreset
{
    std::string_view name; ///< "isaac"
    std::string_view title;
    std::string_view source; ///< of the number of cores and crossbars and of the costs
    std::string_view assumed; ///< what no source says
};
/// PIMCOMP's default first, then the chips of its architecture table.
std::span<const MachinePreset> machinePresets();

struct PresetMachine
{
    Machine machine;
    Diagnostics notes; ///< sources, and everything that is assumed
};
/// The machine of this name. InvalidArgument lists the names.
[[nodiscard]] Result<PresetMachine> machinePreset(std::string_view name);

} // namespace pim::program
