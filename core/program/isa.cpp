// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/isa.h"

#include <array>
#include <limits>

namespace pim::program {

namespace {

using enum Field;

constexpr std::array kNone = std::array<Field, 0> {};
constexpr std::array kSldi { Rd, Imm };
constexpr std::array kSld { Rd, Rs1, OffsetValue };
constexpr std::array kScalar3 { Rd, Rs1, Rs2 };
constexpr std::array kScalarImm { Rd, Rs1, Imm };
constexpr std::array kSetbw { Ibiw, Obiw };
constexpr std::array kMvmul { Rd, Rs1, Mbiw, Relu, Group };
constexpr std::array kVector2 { Rd, Rs1, Rs2, Len, OffsetSelect, OffsetValue };
constexpr std::array kVector1 { Rd, Rs1, Len, OffsetSelect, OffsetValue };
constexpr std::array kLoadStore { Rd, Rs1, Size, OffsetSelect, OffsetValue };
constexpr std::array kLldi { Rd, Imm, Len, OffsetSelect, OffsetValue };
constexpr std::array kLmv { Rd, Rs1, Len, Size, OffsetSelect, OffsetValue };
constexpr std::array kSend { Rd, Rs1, Core, Size, OffsetSelect, OffsetValue };
constexpr std::array kRecv { Rd, Core, Size, OffsetSelect, OffsetValue };
constexpr std::array kSync { EventRegister, Core };
constexpr std::array kWait { EventRegister, WaitValue };

constexpr std::array<OpInfo, kOpCount> kTable { {
    { Op::Nop, "nop", Unit::Scalar, kNone, "nothing (the public simulator crashes on it)" },
    { Op::Sldi, "sldi", Unit::Scalar, kSldi, "R[rd] = imm" },
    { Op::Sld, "sld", Unit::Scalar, kSld, "R[rd] = word of global memory at R[rs1]:R[rs1+1]" },
    { Op::Sadd, "sadd", Unit::Scalar, kScalar3, "R[rd] = R[rs1] + R[rs2]" },
    { Op::Ssub, "ssub", Unit::Scalar, kScalar3, "R[rd] = R[rs1] - R[rs2]" },
    { Op::Smul, "smul", Unit::Scalar, kScalar3, "R[rd] = R[rs1] * R[rs2]" },
    { Op::Saddi, "saddi", Unit::Scalar, kScalarImm, "R[rd] = R[rs1] + imm" },
    { Op::Smuli, "smuli", Unit::Scalar, kScalarImm, "R[rd] = R[rs1] * imm" },
    { Op::Setbw, "setbw", Unit::Matrix, kSetbw, "element widths: ibiw bits in, obiw bits out" },
    { Op::Mvmul, "mvmul", Unit::Matrix, kMvmul, "L[rd] = array group x L[rs1], ReLU if relu" },
    { Op::Vvadd, "vvadd", Unit::Vector, kVector2, "L[rd] = L[rs1] + L[rs2]" },
    { Op::Vvsub, "vvsub", Unit::Vector, kVector2, "L[rd] = L[rs1] - L[rs2]" },
    { Op::Vvmul, "vvmul", Unit::Vector, kVector2, "L[rd] = L[rs1] * L[rs2]" },
    { Op::Vvdmul, "vvdmul", Unit::Vector, kVector2, "L[rd] = sum of L[rs1] * L[rs2]: one element" },
    { Op::Vvmax, "vvmax", Unit::Vector, kVector2, "L[rd] = larger of L[rs1], L[rs2]" },
    { Op::Vvsll, "vvsll", Unit::Vector, kVector2, "L[rd] = L[rs1] shifted left by L[rs2]" },
    { Op::Vvsra, "vvsra", Unit::Vector, kVector2, "L[rd] = L[rs1] shifted right by L[rs2], sign kept" },
    { Op::Vavg, "vavg", Unit::Vector, kVector2, "L[rd] = mean of len elements at L[rs1], rs2 elements apart" },
    { Op::Vrelu, "vrelu", Unit::Vector, kVector1, "L[rd] = larger of L[rs1] and 0" },
    { Op::Vtanh, "vtanh", Unit::Vector, kVector1, "L[rd] = tanh of L[rs1]" },
    { Op::Vsigm, "vsigm", Unit::Vector, kVector1, "L[rd] = sigmoid of L[rs1]" },
    { Op::Vmv, "vmv", Unit::Vector, kVector2, "L[rd] = len elements of L[rs1], rs2 elements apart" },
    { Op::Vrsu, "vrsu", Unit::Vector, kVector2, "L[rd] = L[rs1] cut to obiw bits, at most R[rs2]" },
    { Op::Vrsl, "vrsl", Unit::Vector, kVector2, "L[rd] = L[rs1] cut to obiw bits, at least R[rs2]" },
    { Op::Ld, "ld", Unit::Transfer, kLoadStore, "L[rd] = size bytes of global memory at R[rs1]:R[rs1+1]" },
    { Op::St, "st", Unit::Transfer, kLoadStore, "global memory at R[rd]:R[rd+1] = size bytes of L[rs1]" },
    { Op::Lldi, "lldi", Unit::Transfer, kLldi, "len bytes at L[rd] = elements of value imm" },
    { Op::Lmv, "lmv", Unit::Transfer, kLmv, "len bytes at L[rd] = L[rs1]" },
    { Op::Send, "send", Unit::Transfer, kSend,
      "size bytes at L[rd] to the recv of a core; rs1 is what the public simulator checks hazards with" },
    { Op::Recv, "recv", Unit::Transfer, kRecv, "L[rd] = size bytes from the send of a core" },
    { Op::Sync, "sync", Unit::Transfer, kSync, "add 1 to an event register of a core" },
    { Op::Wait, "wait", Unit::Transfer, kWait, "wait until an event register has a value, then set it to 0" },
} };

constexpr std::array<std::string_view, kFieldCount> kFieldKeys {
    "rd",           "rs1",           "rs2",  "imm",  "len",  "size", "core",           "group",
    "offset_value", "offset_select", "relu", "mbiw", "ibiw", "obiw", "event_register", "wait_value"
};

} // namespace

std::string_view unitKey(Unit unit)
{
    static constexpr std::array<std::string_view, kUnitCount> kKeys { "scalar", "matrix", "vector", "transfer" };
    return kKeys[static_cast<std::size_t>(unit)];
}

std::string_view fieldKey(Field field) { return kFieldKeys[static_cast<std::size_t>(field)]; }

FieldRange fieldRange(Field field)
{
    constexpr std::int64_t kByte = std::numeric_limits<std::uint8_t>::max();
    constexpr std::int64_t kLow = std::numeric_limits<std::int32_t>::min(),
                           kHigh = std::numeric_limits<std::int32_t>::max();
    switch (field) {
    case Rd:
    case Rs1:
    case Rs2: return { 0, kRegisters - 1 };
    case EventRegister: return { 0, kEventRegisters - 1 };
    case Len:
    case Size:
    case Core:
    case Group: return { 0, kHigh };
    case Imm:
    case WaitValue:
    case OffsetValue: return { kLow, kHigh };
    case OffsetSelect: return { 0, 7 };
    case Relu: return { 0, 1 };
    case Mbiw:
    case Ibiw:
    case Obiw: return { 0, kByte };
    }
    return {};
}

std::int64_t fieldValue(const Instruction& in, Field field)
{
    switch (field) {
    case Rd: return in.rd;
    case Rs1: return in.rs1;
    case Rs2: return in.rs2;
    case Imm:
    case WaitValue: return in.imm;
    case Len: return in.len;
    case Size: return in.size;
    case Core:
    case Group: return in.target;
    case OffsetValue: return in.offsetValue;
    case OffsetSelect: return in.offsetSelect;
    case Relu: return in.relu;
    case Mbiw:
    case Ibiw:
    case EventRegister: return in.bits1;
    case Obiw: return in.bits2;
    }
    return 0;
}

void setField(Instruction& in, Field field, std::int64_t value)
{
    const auto word = static_cast<std::int32_t>(value);
    const auto byte = static_cast<std::uint8_t>(value);
    switch (field) {
    case Rd: in.rd = byte; break;
    case Rs1: in.rs1 = byte; break;
    case Rs2: in.rs2 = byte; break;
    case Imm:
    case WaitValue: in.imm = word; break;
    case Len: in.len = word; break;
    case Size: in.size = word; break;
    case Core:
    case Group: in.target = word; break;
    case OffsetValue: in.offsetValue = word; break;
    case OffsetSelect: in.offsetSelect = byte; break;
    case Relu: in.relu = byte; break;
    case Mbiw:
    case Ibiw:
    case EventRegister: in.bits1 = byte; break;
    case Obiw: in.bits2 = byte; break;
    }
}

const OpInfo& opInfo(Op op) { return kTable[static_cast<std::size_t>(op)]; }

std::span<const OpInfo> instructionSet() { return kTable; }

const OpInfo* findOp(std::string_view mnemonic)
{
    for (const OpInfo& info : kTable)
        if (info.mnemonic == mnemonic)
            return &info;
    return nullptr;
}

} // namespace pim::program
