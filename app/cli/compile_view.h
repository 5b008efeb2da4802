// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include <nlohmann/json_fwd.hpp>

#include "core/program/compiler.h"

namespace pim::cli {

class Console;

/// A compiled program in words: machine, instructions by unit, crossbars, cores, traffic, time. \a verified: what
/// verification compared, where it was asked for.
void sayCompiled(Console& console, const program::CompiledProgram& compiled, const program::Machine& machine,
                 const std::optional<program::Verification>& verified);
/// The same for programs, with what is known of each layer.
nlohmann::ordered_json compiledJson(const program::CompiledProgram& compiled, const program::Machine& machine,
                                    const std::optional<program::Verification>& verified);

} // namespace pim::cli
