// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/base/diagnostics.h"
#include "core/base/result.h"
#include "core/program/program.h"

namespace pim::program {

/// Make a program of today of one that PIMCOMP wrote before 2025, where mvmul.group is a number of crossbars: every
/// such number of a core becomes one array group, and cores that compute without a setbw get one of 8 bits. \a
/// coreCount is the file's core_cnt. ParseError with core and instruction: a number of crossbars below 1.
[[nodiscard]] Result<void> groupsFromCrossbars(Program& program, std::int32_t coreCount, Diagnostics& notes);

} // namespace pim::program
