// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/program/program.h"

namespace pim::test {

/// Instructions from text, for tests; one a line or between semicolons, fields by their keys:
///
///     instructions("setbw ibiw=8 obiw=8; sldi rd=1 imm=64; vvadd rd=0 rs1=1 rs2=2 len=4")
///
/// Throws std::invalid_argument with the line in it: a test that cannot be set up fails loudly.
inline std::vector<program::Instruction> instructions(std::string text)
{
    using namespace program;
    for (char& c : text)
        c = c == ';' ? '\n' : c;
    std::vector<Instruction> list;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string word;
        if (!(words >> word))
            continue;
        const OpInfo* info = findOp(word);
        if (!info)
            throw std::invalid_argument("instructions: unknown operation in '" + line + "'");
        Instruction instruction;
        instruction.op = info->op;
        while (words >> word) {
            const auto equals = word.find('=');
            bool known = false;
            for (const Field field : info->fields)
                if (equals != std::string::npos && word.substr(0, equals) == fieldKey(field)) {
                    setField(instruction, field, std::stoll(word.substr(equals + 1)));
                    known = true;
                }
            if (!known)
                throw std::invalid_argument("instructions: '" + word + "' is no field of '" + line + "'");
        }
        list.push_back(instruction);
    }
    return list;
}

/// A program with one text a core.
inline program::Program programOf(const std::vector<std::string>& cores)
{
    program::Program program;
    for (const std::string& text : cores)
        program.cores.push_back({ true, {}, instructions(text) });
    return program;
}

} // namespace pim::test
