// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/program/isa.h"
#include "core/program/program.h"

namespace pim::program {

/// One instruction as text: the mnemonic, registers in the order of the table, then "key=value" for the other fields.
/// Offsets and flags that are 0 are left out: "vvadd r5, r2, r4, len=96". instruction() reads it back.
std::string disassemble(const Instruction& instruction);

/// An instruction from its text. Fields may stand in any order as "key=value", too; what is not said is 0. ParseError
/// names what was not understood, or the field and range of a value that does not fit. The source is "nowhere known".
[[nodiscard]] Result<Instruction> instruction(std::string_view text);

/// A whole program as text: ".core 0 groups=2,3" before the instructions of a core, one instruction a line, ";" before
/// comments, ".absent" for cores without a list, ".end cores=2 instructions=40" as the last line, so that a text that was
/// cut off is told from a whole one. Sources are not part of it.
std::string assemblyText(const Program& program);

/// Read such a text. ".end" may leave its counts out; a text without it, with something behind it or with other counts
/// is none. ParseError with file and line.
[[nodiscard]] Result<Program> assemble(std::string_view text, const std::string& file);

} // namespace pim::program
