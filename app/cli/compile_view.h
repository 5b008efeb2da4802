// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include <nlohmann/json_fwd.hpp>

#include "core/program/compiler.h"

namespace pim::cli {

class Console;

/// A compiled program in words: machine, instructions by unit, crossbars, cores, traffic, time. \a equal: elements that
/// verification compared.
void sayCompiled(Console& console, const program::CompiledProgram& compiled, const program::Machine& machine,
                 std::optional<std::int64_t> equal);
/// The same for programs, with what is known of each layer.
nlohmann::ordered_json compiledJson(const program::CompiledProgram& compiled, const program::Machine& machine,
                                    std::optional<std::int64_t> equal);

} // namespace pim::cli
