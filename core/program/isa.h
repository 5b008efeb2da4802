// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "core/base/diagnostics.h"
#include "core/base/result.h"

namespace pim::program {

/// Operations of the published PIM instruction set (arXiv 2308.06449), in the order of their binary opcodes (binary.h
/// has the places of the fields).
enum class Op : std::uint8_t {
    Nop,
    // scalar: 32-bit integers in the register file
    Sldi,
    Sld,
    Sadd,
    Ssub,
    Smul,
    Saddi,
    Smuli,
    // matrix
    Setbw,
    Mvmul,
    // vector
    Vvadd,
    Vvsub,
    Vvmul,
    Vvdmul,
    Vvmax,
    Vvsll,
    Vvsra,
    Vavg,
    Vrelu,
    Vtanh,
    Vsigm,
    Vmv,
    Vrsu,
    Vrsl,
    // transfer
    Ld,
    St,
    Lldi,
    Lmv,
    Send,
    Recv,
    Sync,
    Wait
};
inline constexpr int kOpCount = 32;

/// The unit of a core that executes an operation.
enum class Unit : std::uint8_t { Scalar, Matrix, Vector, Transfer };
inline constexpr int kUnitCount = 4;
std::string_view unitKey(Unit unit); ///< "scalar", "matrix", "vector", "transfer"

inline constexpr int kRegisters = 32;
inline constexpr int kEventRegisters = 32;

/// Where an instruction came from: a row of Program::sources. 0 is "nowhere known".
using SourceIndex = std::uint32_t;

/// One instruction, 32 bytes. A field that the operation does not have is 0 (see opInfo().fields).
struct Instruction
{
    Op op = Op::Nop;
    std::uint8_t rd = 0, rs1 = 0, rs2 = 0; ///< register numbers
    std::int32_t imm = 0; ///< sldi, saddi, smuli, lldi (value of each element)
    std::int32_t len = 0; ///< elements (vector), bytes (lldi, lmv)
    std::int32_t size = 0; ///< bytes: ld, st, send, recv; lmv: what the public simulator checks hazards with
    std::int32_t target = 0; ///< mvmul: array group; send, recv, sync: core
    std::int32_t offsetValue = 0; ///< elements (vector) or bytes (transfer), added to the operands selected
    std::uint8_t offsetSelect = 0; ///< bit 0: rd, bit 1: rs1, bit 2: rs2
    std::uint8_t relu = 0; ///< mvmul
    std::uint8_t bits1 = 0; ///< setbw: ibiw; mvmul: mbiw; sync, wait: event register
    std::uint8_t bits2 = 0; ///< setbw: obiw
    SourceIndex source = 0;
    // wait's value is in imm

    bool operator==(const Instruction&) const = default;
};
static_assert(sizeof(Instruction) <= 32);

/// Fields of an instruction as files and people name them.
enum class Field : std::uint8_t {
    Rd,
    Rs1,
    Rs2,
    Imm,
    Len,
    Size,
    Core,
    Group,
    OffsetValue,
    OffsetSelect,
    Relu,
    Mbiw,
    Ibiw,
    Obiw,
    EventRegister,
    WaitValue
};
inline constexpr int kFieldCount = 16;
std::string_view fieldKey(Field field); ///< JSON key: "rd", "offset_value", …

/// Values a field can hold; both ends are allowed.
struct FieldRange
{
    std::int64_t minimum = 0, maximum = 0;
};
FieldRange fieldRange(Field field);

std::int64_t fieldValue(const Instruction& instruction, Field field);
/// Set a field. REQUIRES: the value is in the field's range.
void setField(Instruction& instruction, Field field, std::int64_t value);

/// One row of the table that drives encoding, decoding, disassembly, assembly, validation and the manual page.
struct OpInfo
{
    Op op = Op::Nop;
    std::string_view mnemonic; ///< "vvadd"
    Unit unit = Unit::Scalar;
    std::span<const Field> fields; ///< in the order of assembly operands
    std::string_view meaning; ///< one line: "R[rd] = imm"
};
const OpInfo& opInfo(Op op);
/// The whole table in opcode order.
std::span<const OpInfo> instructionSet();
/// Row with this mnemonic, or nullptr.
const OpInfo* findOp(std::string_view mnemonic);

} // namespace pim::program
