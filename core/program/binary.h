// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/program/isa.h"

namespace pim::program {

/// Where a field stands in the binary form of an instruction.
struct BitSlot
{
    Field field = Field::Rd;
    std::uint8_t word = 0; ///< 0: bits 0 to 31, 1: bits 32 to 63
    std::uint8_t low = 0, width = 0;
    bool isSigned = false;
};

/// The binary form of an operation: opcode in bits 0-4, bit 5 tells the 64-bit form, rd in 6-10, rs1 in 11-15, rs2 in
/// 16-20, len or size in 21-31, as the instruction set document fixes it; in the 64-bit form an offset in 32-60 and
/// its select in 61-63. Where the document is silent (immediates, groups, cores, events, widths) the places are ours:
///
///   sldi       imm in 11-31, or in 32-63       setbw        ibiw in 6-13, obiw in 14-21
///   saddi, …   imm in 16-31, or in 32-63       mvmul        relu 16, mbiw 17-24, group in 25-31 or 32-63
///   sld        offset in 32-63                 send, recv   core in 11-20 (rs1 of send has no place)
///   lldi       imm in 11-20                    sync         event register 6-10, core 11-26
///   lmv        16: size as len, else it is 0  wait         event register 6-10, value in 11-31 or 32-63
std::span<const BitSlot> bitSlots(Op op, bool wide);

/// One instruction in one or two words, the short form where it fits. InvalidArgument when a field is too large for the
/// long form, or is not 0 and has no place; the message names it with its limit.
struct Encoded
{
    std::array<std::uint32_t, 2> words {};
    int count = 1;
    bool operator==(const Encoded&) const = default;
};
[[nodiscard]] Result<Encoded> encode(const Instruction& instruction);
/// The words of a list. A len or size of more than 11 bits has its upper 20 in a word before its instruction: opcode 0,
/// bits 6-25 (ours, too; the document knows no such lengths). An immediate of lldi that does not fit its 10 bits has its
/// upper 22 in a word before it, behind that of its length: opcode 0, bits 6-27, and bit 31 set.
[[nodiscard]] Result<std::vector<std::uint32_t>> encode(std::span<const Instruction> list);

/// Instructions from words, in the form that encode() writes and no other. ParseError with the word's index: bits set
/// where the operation has no field, the second half missing, the long form where the short one fits, a value that the
/// field cannot have. Sources are "nowhere known".
[[nodiscard]] Result<std::vector<Instruction>> decode(std::span<const std::uint32_t> words);

/// The instruction set as a page of the manual (Markdown), made of the tables: per operation its text form, unit,
/// opcode, what it does and where its fields stand.
std::string instructionSetManual();

} // namespace pim::program
