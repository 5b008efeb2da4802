// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include <QString>

#include "core/program/isa.h"
#include "widgets/program/program_data.h"

namespace pim::widgets {

/// Room that the operands of any instruction fit into.
inline constexpr std::size_t kOperandBytes = 256;
/// The operands as the assembly writes them, "r5, r2, len=96", into \a buffer; how many characters. Allocates nothing.
std::size_t writeOperands(const program::Instruction& instruction, std::span<char, kOperandBytes> buffer);
QString operandText(const program::Instruction& instruction);

QString unitLabel(program::Unit unit); ///< "Matrix", translated
QString modeLabel(program::CompileMode mode);
QString replicationLabel(program::Replication replication);
/// "8-bit elements, 32-bit sums, shifted by 6"
QString numbersLabel(const program::NumberFormat& numbers);
/// Name of the layer that an instruction works for; empty: of none.
QString layerText(const ProgramData& data, const program::Source& source);
/// "row, column" of the first output position; empty: of the whole layer.
QString positionText(const ProgramData& data, const program::Source& source);
/// Simulated picoseconds: "1.203 µs".
QString timeText(std::int64_t ps, int digits = 4);

/// What registers and element widths hold. Nothing is known of a register that sld loaded.
struct CoreState
{
    std::array<std::optional<std::int32_t>, program::kRegisters> registers;
    int inputBits = 0, outputBits = 0; ///< 0: before the first setbw
};
/// Before instruction \a index of a core. Registers are 0 at the start. There are no branches, so one pass tells.
CoreState stateBefore(std::span<const program::Instruction> instructions, std::size_t index);

/// What an instruction does, in words, with the values that its registers hold: "Multiplies the vector at local address
/// 0x1A00 with the weights of array group 3 …".
QString explainInstruction(const ProgramData& data, const InstructionPlace& place);
/// The same of a state: for tests, and where there is no program around.
QString explainInstruction(const program::Instruction& instruction, const CoreState& state);

} // namespace pim::widgets
