// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/base/result.h"
#include "core/program/program.h"

namespace pim::program {

/// Weights of one array group as its crossbars hold them: row-major, rows x columns.
struct GroupWeights
{
    std::int32_t rows = 0, columns = 0;
    std::vector<std::int32_t> values;
};

/// What the interpreter needs beside the program.
struct InterpreterSetup
{
    std::vector<std::vector<GroupWeights>> weights; ///< [core][group]
    std::int64_t localMemoryBytes = 0; ///< capacity to check against; 0: grows as needed (up to 1 GiB a core)
    std::uint64_t interleaving =
        0; ///< seed of the order in which cores take turns; results of a right program do not depend on it
};

/// Executes programs on integers, as the instruction set document defines them (offset_select honoured, 64-bit global
/// addresses from register pairs), one instruction of one core at a time. Blocking send/recv pairs, event counters.
/// Two's complement elements, little-endian in memory; mvmul multiplies signed elements exactly and wraps the sum to
/// the output width.
class Interpreter
{
public:
    Interpreter(const Program& program, InterpreterSetup setup);

    /// Global memory, byte addressed, zero at first; 64-bit addresses are sparse pages.
    void writeGlobal(std::uint64_t address, const std::vector<std::uint8_t>& bytes);
    std::vector<std::uint8_t> readGlobal(std::uint64_t address, std::size_t bytes) const;

    /// Run every core's list once from its start; registers, memories and event counters keep their values.
    /// Infeasible: deadlock (cores, instructions and what each waits for). InvalidArgument: an instruction that does
    /// something undefined (address outside the memory, unknown group, width 0), with core, index and disassembly.
    [[nodiscard]] Result<void> runOnce();

    std::int64_t executed() const; ///< instructions so far, all cores
    std::int64_t localHighWaterBytes(std::int32_t core) const; ///< highest local address used, plus one

private:
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace pim::program
