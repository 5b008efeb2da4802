// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/program.h"

#include <array>
#include <optional>

#include <fmt/format.h>

#include "core/program/assembly.h"

namespace pim::program {

namespace {

/// What can be wrong with an instruction, one row of findings a core each.
enum class Rule { Register, AddressPair, EventRegister, Group, GroupSize, Size, WeightBits, Target, AbsentTarget };
constexpr std::size_t kRuleCount = 9;

struct Finding
{
    std::size_t instruction = 0;
    std::int64_t count = 0;
    std::string text;
};

class CoreCheck
{
public:
    CoreCheck(const Program& program, std::size_t core)
        : m_program(program)
        , m_core(program.cores[core])
        , m_index(core)
    {
    }

    void run(Diagnostics& found)
    {
        for (std::size_t g = 0; g < m_core.arrayGroups.size(); ++g)
            if (m_core.arrayGroups[g] < 1)
                breaks(Rule::GroupSize, g, [&] {
                    return fmt::format("array group {} must have at least 1 crossbar, got {}", g,
                                       m_core.arrayGroups[g]);
                });
        for (std::size_t i = 0; i < m_core.instructions.size(); ++i)
            check(m_core.instructions[i], i);
        for (std::size_t r = 0; r < kRuleCount; ++r) {
            if (!m_findings[r])
                continue;
            const Finding& f = *m_findings[r];
            std::string where = fmt::format("core {}", m_index);
            std::string text = f.text;
            if (static_cast<Rule>(r) != Rule::GroupSize) {
                where += fmt::format(", instruction {}", f.instruction);
                text += fmt::format(" ({})", disassemble(m_core.instructions[f.instruction]));
            }
            if (f.count > 1)
                text += fmt::format("; {} more like it", f.count - 1);
            found.error(std::move(where), std::move(text));
        }
    }

private:
    template<typename Text>
    void breaks(Rule rule, std::size_t instruction, Text&& text)
    {
        auto& finding = m_findings[static_cast<std::size_t>(rule)];
        if (!finding)
            finding = Finding { instruction, 0, text() };
        ++finding->count;
    }

    void check(const Instruction& in, std::size_t i)
    {
        if ((in.rd | in.rs1 | in.rs2) >= kRegisters)
            breaks(Rule::Register, i, [&] {
                const int worst = in.rd >= kRegisters ? in.rd : in.rs1 >= kRegisters ? in.rs1 : in.rs2;
                return fmt::format("registers are 0 to {}, got {}", kRegisters - 1, worst);
            });
        switch (in.op) {
        case Op::Sld:
        case Op::Ld: pair(in.rs1, "rs1", i); break;
        case Op::St: pair(in.rd, "rd", i); break;
        case Op::Mvmul:
            if (in.target < 0 || static_cast<std::size_t>(in.target) >= m_core.arrayGroups.size())
                breaks(Rule::Group, i, [&] {
                    return fmt::format("the core has {} array group{}, there is no group {}", m_core.arrayGroups.size(),
                                       m_core.arrayGroups.size() == 1 ? "" : "s", in.target);
                });
            if (in.bits1 < 1)
                breaks(Rule::WeightBits, i, [] { return std::string("mbiw must be at least 1, got 0"); });
            break;
        case Op::Sync:
        case Op::Wait:
            if (in.bits1 >= kEventRegisters)
                breaks(Rule::EventRegister, i, [&] {
                    return fmt::format("event registers are 0 to {}, got {}", kEventRegisters - 1, in.bits1);
                });
            break;
        default: break;
        }
        if (in.op == Op::Send || in.op == Op::Recv || in.op == Op::Sync)
            partner(in, i);
        if (in.len < 0 || in.size < 0)
            breaks(Rule::Size, i, [&] {
                return fmt::format("{} must not be negative, got {}", in.len < 0 ? "len" : "size",
                                   in.len < 0 ? in.len : in.size);
            });
    }

    void pair(int first, const char* name, std::size_t i)
    {
        if (first == kRegisters - 1)
            breaks(Rule::AddressPair, i, [&] {
                return fmt::format(
                    "a global address is in two registers, {} and the one after it; {} must be at most {}, got {}",
                    name, name, kRegisters - 2, first);
            });
    }

    void partner(const Instruction& in, std::size_t i)
    {
        if (in.target < 0 || static_cast<std::size_t>(in.target) >= m_program.cores.size())
            breaks(Rule::Target, i, [&] {
                return fmt::format("the program has {} core{}, there is no core {}", m_program.cores.size(),
                                   m_program.cores.size() == 1 ? "" : "s", in.target);
            });
        else if (!m_program.cores[static_cast<std::size_t>(in.target)].present)
            breaks(Rule::AbsentTarget, i,
                   [&] { return fmt::format("core {} is absent: the program has no list for it", in.target); });
    }

    const Program& m_program;
    const CoreProgram& m_core;
    std::size_t m_index;
    std::array<std::optional<Finding>, kRuleCount> m_findings;
};

} // namespace

std::int64_t Program::instructionCount() const
{
    std::int64_t count = 0;
    for (const CoreProgram& core : cores)
        count += static_cast<std::int64_t>(core.instructions.size());
    return count;
}

Diagnostics validate(const Program& program)
{
    Diagnostics found;
    for (std::size_t c = 0; c < program.cores.size(); ++c)
        if (program.cores[c].present)
            CoreCheck(program, c).run(found);
    return found;
}

} // namespace pim::program
