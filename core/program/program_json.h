// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "core/base/diagnostics.h"
#include "core/base/result.h"
#include "core/base/run_context.h"
#include "core/program/machine.h"
#include "core/program/program.h"

namespace pim::program {

inline constexpr std::int64_t kMostInstructions = 50'000'000; ///< of a program file
inline constexpr std::int64_t kMostArrayGroups = 4'000'000; ///< of all its cores together
inline constexpr std::int64_t kMostCores = 65536; ///< of a program file

/// Read a program of pimsim-nn: JSON, plain or compressed with gzip or zlib. Read as the public simulator reads it: a
/// fraction is cut, a number of more than 32 bits wraps, an absent field is 0, unknown keys are ignored, a core without
/// a list is absent, lists of cores from core_cnt on are ignored. The text is not kept: memory is that of the program.
///
/// ParseError names the file, the core, the instruction (from 0), the rule and the value where the public simulator
/// would crash: no config, core_cnt or array_group_map; an unknown op; a value that is no number; a register or another
/// field outside what an Instruction holds. IoError. Cancelled.
///
/// With \a notes, files of PIMCOMP before 2025 are read, too, and what was made of them is noted. They have no
/// array_group_map, and mvmul.group is a number of crossbars: every such number of a core becomes one array group, so
/// that instructions that used different crossbars of one number may wait for each other (never where one instruction
/// is in flight). Cores beyond core_cnt, which counts the used ones, exist. Cores that compute without a setbw get one
/// of 8 bits, as later versions write it.
[[nodiscard]] Result<Program> readProgram(const std::filesystem::path& path, const RunContext& context = {},
                                          Diagnostics* notes = nullptr);

/// The same from memory. \a name stands for the file in errors.
[[nodiscard]] Result<Program> parseProgram(std::string_view bytes, const std::string& name,
                                           const RunContext& context = {}, Diagnostics* notes = nullptr);

/// The program as pimsim-nn reads it, an instruction a line, piece by piece to \a sink. \a machine: keys that pimsim-nn
/// ignores and people look for (xbar_size, …); may be null. Sources are not part of the format.
void programJson(const Program& program, const Machine* machine, const std::function<void(std::string_view)>& sink);

/// Write it, compressed with gzip when the name ends in ".gz". The file is the old or the whole new one.
[[nodiscard]] Result<void> writeProgram(const std::filesystem::path& path, const Program& program,
                                        const Machine* machine = nullptr);

} // namespace pim::program
