// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/core_code.h"

#include <algorithm>

namespace pim::program::detail {

namespace {

constexpr std::uint8_t kZero = 0; ///< also the high word of global addresses
constexpr std::uint8_t kGlobalLow = 1;
constexpr std::uint8_t kFirstFree = 2;
constexpr std::uint8_t kLastFree = 30;
constexpr std::uint8_t kSlotBase = 31;

} // namespace

CoreCode::CoreCode(CoreProgram& program, bool slots)
    : m_program(program)
    , m_slots(slots)
{
    m_held[kZero] = { true, 0, 0 };
}

Instruction& CoreCode::emit(Op op)
{
    switch (opInfo(op).unit) {
    case Unit::Scalar: ++m_counts.scalarInstructions; break;
    case Unit::Matrix:
        ++m_counts.matrixInstructions;
        m_counts.mvmuls += op == Op::Mvmul;
        break;
    case Unit::Vector: ++m_counts.vectorInstructions; break;
    case Unit::Transfer: ++m_counts.transferInstructions; break;
    }
    Instruction& in = m_program.instructions.emplace_back();
    in.op = op;
    in.source = m_source;
    return in;
}

void CoreCode::beginPass(std::uint32_t slotBytes)
{
    Instruction& in = emit(Op::Saddi);
    in.rd = in.rs1 = kSlotBase;
    in.imm = static_cast<std::int32_t>(slotBytes);
}

std::uint8_t CoreCode::constant(std::int64_t value)
{
    const auto wanted = static_cast<std::int32_t>(value);
    if (wanted == 0)
        return kZero;
    std::uint8_t oldest = kFirstFree;
    for (std::uint8_t r = kFirstFree; r <= kLastFree; ++r) {
        Held& held = m_held[r];
        if (held.valid && held.value == wanted) {
            held.used = ++m_clock;
            return r;
        }
        if (held.used < m_held[oldest].used)
            oldest = r;
    }
    Instruction& in = emit(Op::Sldi);
    in.rd = oldest;
    in.imm = wanted;
    m_held[oldest] = { true, wanted, ++m_clock };
    return oldest;
}

std::uint8_t CoreCode::local(std::int64_t address, std::int64_t bytes)
{
    m_highWater = std::max(m_highWater, address + bytes);
    return constant(address);
}

void CoreCode::global(std::uint32_t address, bool inSlot)
{
    if (m_globalKnown && m_global == address && m_globalInSlot == inSlot)
        return;
    const bool relative = m_slots && inSlot;
    Instruction& in = emit(relative ? Op::Saddi : Op::Sldi);
    in.rd = kGlobalLow;
    in.rs1 = relative ? kSlotBase : std::uint8_t { 0 };
    m_globalInSlot = inSlot;
    in.imm = static_cast<std::int32_t>(address);
    m_global = address;
    m_globalKnown = true;
}

void CoreCode::width(int inputBits, int outputBits)
{
    if (m_inputBits == inputBits && m_outputBits == outputBits)
        return;
    m_inputBits = inputBits;
    m_outputBits = outputBits;
    Instruction& in = emit(Op::Setbw);
    in.bits1 = static_cast<std::uint8_t>(inputBits);
    in.bits2 = static_cast<std::uint8_t>(outputBits);
}

void CoreCode::mvmul(std::int64_t destination, std::int64_t source, int group, int weightBits)
{
    const std::uint8_t rd = local(destination, 0);
    const std::uint8_t rs1 = local(source, 0);
    Instruction& in = emit(Op::Mvmul);
    in.rd = rd;
    in.rs1 = rs1;
    in.target = group;
    in.bits1 = static_cast<std::uint8_t>(weightBits);
}

void CoreCode::vector(Op op, std::int64_t destination, std::int64_t a, std::int64_t b, std::int64_t elements)
{
    const std::uint8_t rd = local(destination, elements * m_outputBits / 8);
    const std::uint8_t rs1 = local(a, elements * m_inputBits / 8);
    const std::uint8_t rs2 = local(b, elements * m_inputBits / 8);
    Instruction& in = emit(op);
    in.rd = rd;
    in.rs1 = rs1;
    in.rs2 = rs2;
    in.len = static_cast<std::int32_t>(elements);
}

void CoreCode::vector(Op op, std::int64_t destination, std::int64_t a, std::int64_t elements)
{
    const std::uint8_t rd = local(destination, elements * m_outputBits / 8);
    const std::uint8_t rs1 = local(a, elements * m_inputBits / 8);
    Instruction& in = emit(op);
    in.rd = rd;
    in.rs1 = rs1;
    in.len = static_cast<std::int32_t>(elements);
}

void CoreCode::clamp(Op op, std::int64_t destination, std::int64_t a, std::int32_t bound, std::int64_t elements)
{
    const std::uint8_t rd = local(destination, elements * m_outputBits / 8);
    const std::uint8_t rs1 = local(a, elements * m_inputBits / 8);
    const std::uint8_t rs2 = constant(bound);
    Instruction& in = emit(op);
    in.rd = rd;
    in.rs1 = rs1;
    in.rs2 = rs2;
    in.len = static_cast<std::int32_t>(elements);
}

void CoreCode::load(std::int64_t destination, std::uint32_t globalAddress, std::int64_t bytes)
{
    loadFrom(destination, globalAddress, bytes, true);
}

void CoreCode::loadConstant(std::int64_t destination, std::uint32_t globalAddress, std::int64_t bytes)
{
    loadFrom(destination, globalAddress, bytes, false);
}

void CoreCode::loadFrom(std::int64_t destination, std::uint32_t globalAddress, std::int64_t bytes, bool inSlot)
{
    const std::uint8_t rd = local(destination, bytes);
    global(globalAddress, inSlot);
    Instruction& in = emit(Op::Ld);
    in.rd = rd;
    in.rs1 = kZero; // R0:R1
    in.size = static_cast<std::int32_t>(bytes);
    m_counts.globalReadBytes += bytes;
}

void CoreCode::store(std::uint32_t globalAddress, std::int64_t source, std::int64_t bytes)
{
    const std::uint8_t rs1 = local(source, bytes);
    global(globalAddress);
    Instruction& in = emit(Op::St);
    in.rd = kZero; // R0:R1
    in.rs1 = rs1;
    in.size = static_cast<std::int32_t>(bytes);
    m_counts.globalWriteBytes += bytes;
}

void CoreCode::fill(std::int64_t destination, std::int64_t bytes, std::int32_t value)
{
    const std::uint8_t rd = local(destination, bytes);
    Instruction& in = emit(Op::Lldi);
    in.rd = rd;
    in.imm = value;
    in.len = static_cast<std::int32_t>(bytes);
}

void CoreCode::move(std::int64_t destination, std::int64_t source, std::int64_t bytes)
{
    const std::uint8_t rd = local(destination, bytes);
    const std::uint8_t rs1 = local(source, bytes);
    Instruction& in = emit(Op::Lmv);
    in.rd = rd;
    in.rs1 = rs1;
    in.len = in.size = static_cast<std::int32_t>(bytes);
}

void CoreCode::moveInto(std::int64_t base, std::int64_t offset, std::int64_t source, std::int64_t bytes)
{
    if (offset == 0) {
        move(base, source, bytes);
        return;
    }
    m_highWater = std::max(m_highWater, base + offset + bytes);
    const std::uint8_t rd = constant(base);
    const std::uint8_t rs1 = local(source, bytes);
    Instruction& in = emit(Op::Lmv);
    in.rd = rd;
    in.rs1 = rs1;
    in.len = in.size = static_cast<std::int32_t>(bytes);
    in.offsetValue = static_cast<std::int32_t>(offset);
    in.offsetSelect = 1; // rd
}

void CoreCode::send(int core, std::int64_t source, std::int64_t bytes)
{
    const std::uint8_t rd = local(source, bytes);
    Instruction& in = emit(Op::Send);
    in.rd = rd;
    in.target = core;
    in.size = static_cast<std::int32_t>(bytes);
    ++m_counts.communications;
}

void CoreCode::receive(int core, std::int64_t destination, std::int64_t bytes)
{
    const std::uint8_t rd = local(destination, bytes);
    Instruction& in = emit(Op::Recv);
    in.rd = rd;
    in.target = core;
    in.size = static_cast<std::int32_t>(bytes);
}

void CoreCode::sync(int core, int event)
{
    Instruction& in = emit(Op::Sync);
    in.target = core;
    in.bits1 = static_cast<std::uint8_t>(event);
}

void CoreCode::wait(int event, int value)
{
    Instruction& in = emit(Op::Wait);
    in.bits1 = static_cast<std::uint8_t>(event);
    in.imm = value;
}

} // namespace pim::program::detail
