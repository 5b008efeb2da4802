// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/program/program.h"

namespace pim::test {

/// Any instruction: every field of a random operation anywhere in its range, often at an end of it.
inline program::Instruction randomInstruction(RandomStream& random)
{
    using namespace program;
    Instruction in;
    in.op = static_cast<Op>(random.uniformInt(0, kOpCount - 1));
    for (const Field field : opInfo(in.op).fields) {
        const FieldRange range = fieldRange(field);
        std::int64_t value = 0;
        switch (random.uniformInt(0, 4)) {
        case 0: value = range.minimum; break;
        case 1: value = range.maximum; break;
        case 2: value = random.uniformInt(range.minimum, range.maximum); break;
        default:
            value = std::min(range.maximum, random.uniformInt(std::max<std::int64_t>(range.minimum, -20), 20));
            break;
        }
        setField(in, field, value);
    }
    return in;
}

/// A program for nobody to run: present and absent cores, array groups, random instructions.
inline program::Program randomProgram(RandomStream& random)
{
    program::Program program;
    program.cores.resize(static_cast<std::size_t>(random.uniformInt(1, 6)));
    for (auto& core : program.cores) {
        core.present = random.chance(0.8);
        for (auto k = core.present ? random.uniformInt(0, 4) : 0; k > 0; --k)
            core.arrayGroups.push_back(static_cast<std::int32_t>(random.uniformInt(1, 9)));
        for (auto k = core.present ? random.uniformInt(0, 40) : 0; k > 0; --k)
            core.instructions.push_back(randomInstruction(random));
    }
    return program;
}

} // namespace pim::test
