// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/base/run_context.h"
#include "core/program/machine.h"
#include "core/program/program.h"

namespace pim::program {

/// How a file holds a program: pimsim-nn's JSON, plain or compressed; binary words; text.
enum class ProgramFormat { Json, CompressedJson, Binary, Assembly };
/// By the end of the name: .json, .gz, .bin, .asm. InvalidArgument for others.
[[nodiscard]] Result<ProgramFormat> programFormat(const std::filesystem::path& path);

/// Write a program in the format that its name asks for. InvalidArgument: a name of no format, or an instruction that
/// has no binary form (core, instruction and field). IoError.
[[nodiscard]] Result<void> writeProgramFile(const std::filesystem::path& path, const Program& program,
                                            const Machine* machine = nullptr);

/// Does a file hold a program, by its beginning? For files that something else was expected in: a file named .asm with a
/// directive, words, or an object of "config" and "core0", compressed or not. False where it cannot be read.
bool looksLikeProgram(const std::filesystem::path& path);

/// Read a program of any of the formats: text where the name ends in .asm, else what the first bytes tell. Errors as
/// readProgram(), parseProgramBinary(), assemble(); \a notes as readProgram().
[[nodiscard]] Result<Program> readProgramFile(const std::filesystem::path& path, const RunContext& context = {},
                                              Diagnostics* notes = nullptr);

/// The words of all cores in one file, little endian: the 8 bytes "PIMWORDS", then 32-bit numbers: version 1, number of
/// cores; for each core 1 (0: absent), the number of array groups and the crossbars of each, the number of words and
/// the words of its instructions (binary.h). InvalidArgument: an instruction has no binary form.
[[nodiscard]] Result<std::string> programBinary(const Program& program);
/// ParseError with byte or core and word; nothing is allocated that the bytes do not pay for.
[[nodiscard]] Result<Program> parseProgramBinary(std::string_view bytes, const std::string& name);

} // namespace pim::program
