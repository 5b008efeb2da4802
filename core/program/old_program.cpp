// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/old_program.h"

#include <map>

#include <fmt/format.h>

namespace pim::program {

Result<void> groupsFromCrossbars(Program& program, std::int32_t coreCount, Diagnostics& notes)
{
    std::int64_t groups = 0, widths = 0;
    for (std::size_t c = 0; c < program.cores.size(); ++c) {
        CoreProgram& core = program.cores[c];
        bool hasWidth = false, needsWidth = false;
        std::map<std::int32_t, std::int32_t> groupOf;
        for (std::size_t i = 0; i < core.instructions.size(); ++i) {
            const Instruction& in = core.instructions[i];
            const bool computes = in.op == Op::Mvmul || opInfo(in.op).unit == Unit::Vector;
            hasWidth = hasWidth || in.op == Op::Setbw;
            needsWidth = needsWidth || (computes && !hasWidth);
            if (in.op != Op::Mvmul)
                continue;
            if (in.target < 1)
                return fail(ErrorCode::ParseError,
                            fmt::format("without array_group_map group is a number of crossbars and must be at least "
                                        "1, got {}",
                                        in.target),
                            fmt::format("core {}, instruction {}", c, i));
            groupOf.emplace(in.target, 0);
        }
        for (auto& [crossbars, group] : groupOf) {
            group = static_cast<std::int32_t>(core.arrayGroups.size());
            core.arrayGroups.push_back(crossbars);
        }
        for (Instruction& in : core.instructions)
            if (in.op == Op::Mvmul)
                in.target = groupOf.at(in.target);
        groups += static_cast<std::int64_t>(groupOf.size());
        if (!needsWidth)
            continue;
        Instruction width;
        width.op = Op::Setbw;
        width.bits1 = width.bits2 = 8;
        core.instructions.insert(core.instructions.begin(), width);
        ++widths;
    }
    notes.warn(
        "config",
        fmt::format("no array_group_map (PIMCOMP before 2025): the numbers of crossbars in mvmul became {} array "
                    "groups, one a number and core; mvmuls of different crossbars may wait for each other "
                    "where more than one instruction is in flight",
                    groups));
    if (program.cores.size() != static_cast<std::size_t>(coreCount))
        notes.warn(
            "config",
            fmt::format("core_cnt is {}, but there are lists up to core {}", coreCount, program.cores.size() - 1));
    if (widths > 0)
        notes.warn("",
                   fmt::format("{} core{} without setbw got one of 8 bits", widths,
                               widths == 1 ? " that computes" : "s that compute"));
    return {};
}

} // namespace pim::program
