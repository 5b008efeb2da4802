// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/simulation_engine.h"

namespace pim::program::engine {

namespace {

Range bytes(std::int64_t address, std::int64_t length) { return { address, address + length }; }

} // namespace

void Operands::vectorRanges(Entry& entry, const Instruction& in, std::int64_t d, std::int64_t s1, std::int64_t s2) const
{
    const std::int64_t input = std::int64_t { in.len } * entry.inputBytes,
                       output = std::int64_t { in.len } * entry.outputBytes;
    const auto strided = [&](std::int64_t stride) {
        constexpr std::int64_t kMostElements = std::int64_t { 1 } << 57; // past all addresses; fits as bytes
        const std::int64_t reach = std::min((in.len - 1) * std::max<std::int64_t>(0, stride) + 1, kMostElements);
        return bytes(s1, in.len == 0 ? 0 : reach * entry.inputBytes);
    };
    switch (in.op) {
    case Op::Vrelu:
    case Op::Vtanh:
    case Op::Vsigm:
        entry.reads[0] = bytes(s1, input);
        entry.write = bytes(d, output);
        break;
    case Op::Vavg:
        entry.reads[0] = m_options.transferAddresses ? strided(s2) : bytes(s1, input);
        entry.write = bytes(d, entry.outputBytes);
        break;
    case Op::Vmv: // the public simulator sees no operand
        if (m_options.transferAddresses) {
            entry.reads[0] = strided(s2);
            entry.write = bytes(d, input);
        }
        break;
    case Op::Vvadd:
    case Op::Vvsub:
    case Op::Vvmax:
        entry.reads[0] = bytes(s1, input);
        entry.reads[1] = bytes(s2, input);
        entry.write = bytes(d, input);
        break;
    default:
        entry.reads[0] = bytes(s1, input);
        // vrsu and vrsl: rs2 is a number, which the public simulator takes for an address
        if (!m_options.transferAddresses || (in.op != Op::Vrsu && in.op != Op::Vrsl))
            entry.reads[1] = bytes(s2, input);
        entry.write = bytes(d, output);
        break;
    }
}

void Operands::transferRanges(Entry& entry, const Instruction& in, const Core& core) const
{
    const bool right = m_options.transferAddresses;
    const bool wide = (in.op == Op::Ld || in.op == Op::St) && !right; // two registers are read, and neither is kept
    const auto chosen = [&](int bit) {
        const int selector = m_options.offsetSelect ? in.offsetSelect : in.offsetValue;
        return (selector >> bit & 1) != 0 ? in.offsetValue : 0;
    };
    const std::int64_t d =
        (wide ? 0 : std::int64_t { core.registers[in.rd] }) + ((in.offsetSelect & 1) != 0 ? in.offsetValue : 0);
    const std::int64_t s1 = (wide ? 0 : std::int64_t { core.registers[in.rs1] }) + chosen(1);
    switch (in.op) {
    case Op::Ld:
    case Op::Recv: entry.write = bytes(d, in.size); break;
    case Op::St: entry.reads[0] = bytes(s1, in.size); break;
    case Op::Send: entry.reads[0] = bytes(right ? d : s1, in.size); break;
    case Op::Lldi: entry.write = bytes(d, right ? in.len : 1); break;
    case Op::Lmv:
        entry.reads[0] = bytes(s1, right ? in.len : in.size);
        entry.write = bytes(d, right ? in.len : in.size);
        break;
    default: break;
    }
}

void Operands::prepare(Core& core, const Group* groups, std::int32_t pc) const
{
    const Instruction& in = core.code[pc];
    Entry& entry = core.dispatcher;
    entry = Entry {};
    entry.pc = pc;
    entry.op = in.op;
    entry.unit = opInfo(in.op).unit;
    entry.inputBits = core.inputBits;
    entry.inputBytes = core.inputBytes;
    entry.outputBytes = core.outputBytes;
    const std::int64_t d = core.registers[in.rd], s1 = core.registers[in.rs1], s2 = core.registers[in.rs2];
    if (entry.unit == Unit::Matrix) {
        entry.group = in.target;
        entry.reads[0] = bytes(s1, m_matrix.rows * entry.inputBytes);
        entry.write = bytes(d, outputs(in) * groups[in.target].crossbars * entry.outputBytes);
    } else if (entry.unit == Unit::Vector) {
        const std::int64_t offset = in.offsetValue;
        const int selector =
            m_options.offsetSelect ? in.offsetSelect : in.offsetValue; // the public simulator looks at the value
        std::int64_t first = s1, second = s2, target = d;
        if (in.op != Op::Vmv && (selector & 2) != 0)
            first += entry.inputBytes * offset;
        if (in.op != Op::Vavg && in.op != Op::Vmv && in.op != Op::Vrsu && in.op != Op::Vrsl && (selector & 4) != 0)
            second += entry.inputBytes * offset;
        if ((in.offsetSelect & 1) != 0) {
            switch (in.op) {
            case Op::Vvdmul:
            case Op::Vavg:
            case Op::Vmv: break;
            case Op::Vvadd:
            case Op::Vvsub:
            case Op::Vvmax:
            case Op::Vrelu: target += entry.inputBytes * offset; break;
            default: target += entry.outputBytes * offset; break;
            }
        }
        vectorRanges(entry, in, target, first, second);
    } else {
        transferRanges(entry, in, core);
    }
}

} // namespace pim::program::engine
