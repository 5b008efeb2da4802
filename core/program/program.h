// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/program/isa.h"

namespace pim::program {

/// What an instruction computes, so that views can lead from it to the layer, the timeline and the floorplan.
struct Source
{
    std::int32_t layer = -1; ///< index in Network::layers; -1: not of one layer
    std::int32_t position = -1; ///< first output position (row * width + column) it works on; -1: of the whole layer
    bool operator==(const Source&) const = default;
};

/// Instructions of one core and the array groups they address.
struct CoreProgram
{
    bool present = true; ///< a program file may leave cores out; an absent core does not exist in the machine
    std::vector<std::int32_t> arrayGroups; ///< crossbars of each array group, by the group index of mvmul
    std::vector<Instruction> instructions;
    bool operator==(const CoreProgram&) const = default;
};

/// A program for every core of a machine. There are no branches: every loop is unrolled.
struct Program
{
    std::vector<CoreProgram> cores;
    std::vector<Source> sources { Source {} }; ///< rows that Instruction::source names; row 0 is "nowhere known"

    std::int64_t instructionCount() const;
    bool operator==(const Program&) const = default;
};

/// Check every instruction: registers, event registers and groups exist, sizes are not negative, cores exist, the
/// address pair of ld and st fits the register file. One Error entry per broken rule and core, with the first place and
/// value.
Diagnostics validate(const Program& program);

} // namespace pim::program
