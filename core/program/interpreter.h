// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/base/result.h"
#include "core/base/run_context.h"
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
    std::int64_t memoryBytes = std::int64_t { 4 } << 30; ///< what all memories together may take of the host's
    std::uint64_t interleaving =
        0; ///< seed of the order in which cores take turns; results of a right program do not depend on it
    /// Refuse accesses to global memory by two cores, one of them a write, that no message or event orders; between two
    /// runs everything is ordered.
    bool detectRaces = false;
};

/// Executes programs on integers, as the instruction set document defines them (offset_select honoured, 64-bit global
/// addresses from register pairs), one instruction of one core at a time. Blocking send/recv pairs, event counters.
/// Two's complement elements, little-endian in memory; mvmul multiplies signed elements exactly and wraps the sum to
/// the output width.
///
/// Where the document leaves room:
/// - An element of b bits (setbw: 1 … 32) takes ceil(b / 8) bytes and is kept sign-extended in them.
/// - vvadd, vvsub, vvmax, vrelu, vvdmul, vavg and vmv write elements of the input width, all others of the output
/// width, as
///   pimsim-nn counts their bytes. Results wrap to the width they are written in.
/// - A vector offset counts elements of its operand's width; scalars (the rs2 of vavg, vmv, vrsu, vrsl) take none. The
/// rs2
///   of vvsll and vvsra is a vector of shift counts, not negative.
/// - Sources are read before a result is written, so both may overlap.
/// - vavg rounds toward minus infinity. vrsu and vrsl limit first and cut to the output width then. vsigm and vtanh are
///   integerSigmoid() and integerTanh() of elements of the input width.
/// - mvmul writes the columns that its group's weights have; the public simulator's time and hazards are those of all
///   columns of the crossbars.
/// - lldi writes elements of the input width until len bytes are full.
/// - wait is satisfied only by its very value; a sync that makes it so wakes the waiting core at once.
class Interpreter
{
public:
    /// \a program must outlive the interpreter.
    Interpreter(const Program& program, InterpreterSetup setup);

    /// Global memory, byte addressed, zero at first; 64-bit addresses are sparse pages. What lies past 2^64 is left
    /// out.
    void writeGlobal(std::uint64_t address, const std::vector<std::uint8_t>& bytes);
    std::vector<std::uint8_t> readGlobal(std::uint64_t address, std::size_t bytes) const;

    /// Run every core's list once from its start; registers, memories, widths and event counters keep their values.
    /// Infeasible: deadlock (cores, instructions and what each waits for). InvalidArgument: an instruction that does
    /// something undefined (address outside the memory, unknown group, elements before the first setbw), with core,
    /// index and disassembly; all memories together would exceed memoryBytes;
    /// a race, if asked for. Cancelled. After an error the state is
    /// that of its moment.
    [[nodiscard]] Result<void> runOnce(const RunContext& context = {});

    std::int64_t executed() const; ///< instructions so far, all cores
    std::int64_t localHighWaterBytes(std::int32_t core) const; ///< highest local address used, plus one

private:
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace pim::program
