// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/base/run_context.h"
#include "core/base/units.h"
#include "core/program/machine.h"
#include "core/program/program.h"
#include "core/program/simulator.h"

namespace pim::program {

/// What goes on while everything that follows waits for it.
enum class PathKind {
    Mvm, ///< an mvmul, with what it reads and writes
    Vector,
    Copy, ///< lmv, lldi: operands moved within a local memory
    GlobalMemory, ///< ld, st
    GlobalPort, ///< … behind others at the global memory
    Messages, ///< send, recv, sync, wait, and messages under way
    LocalPort, ///< behind others at the local memory
    Dispatch ///< scalar instructions, one instruction after the other
};
inline constexpr int kPathKindCount = 8;
std::string_view pathKindKey(PathKind kind); ///< "mvm", "vector", "copy", …

struct PathPart
{
    std::int32_t layer = -1; ///< whose instructions; -1: of no layer
    PathKind kind = PathKind::Mvm;
    std::int64_t ps = 0;
};

/// What a core does for one MVM of a layer, and how many of its array groups that keeps at work. Times are means.
struct MvmIssue
{
    std::int64_t mvms = 0;
    int groups = 0; ///< array groups that it uses there
    Time mvm; ///< from the start on its group to its completion
    double atOnce = 0; ///< MVMs under way at a time, on average from its first instruction to its last
    double whileAny = 0; ///< … while any is
    /// Of the core's one transfer unit for an MVM: instructions, and the time they have the unit, waits included.
    struct Part
    {
        double count = 0;
        Time time;
    };
    Part copies, globalMemory, messages, waits;
    /// Of its own making: messages and waits are others' too.
    Time transfer() const { return copies.time + globalMemory.time; }
    /// MVMs that can be under way at a time, on average, when each needs that much of the transfer unit.
    double most() const { return transfer().value > 0 ? mvm.value / transfer().value : 0; }
};

/// The chains of instructions that the end of a simulation, or of a layer, hangs on. Each link is what let the next one
/// go: the instruction that had its unit or array group, whose result it read, that made room in the reorder buffer, the
/// partner that it waited for; or else the instruction before it, as a core dispatches in order.
class SimulatedPath
{
public:
    /// Goes through a trace of \a program on \a machine. All but \a context must outlive the path. InvalidArgument: no
    /// trace, or one of another program. Cancelled.
    static Result<SimulatedPath> of(const Program& program, const Machine& machine, const SimulationOptions& options,
                                    const SimulationResult& result, const RunContext& context = {});

    /// The entry of the trace that is completed last; of a layer (on a core, -1: any) and not before all others.
    /// -1: none.
    std::int32_t last() const;
    std::int32_t last(std::int32_t layer, std::int32_t core = -1) const;
    /// Back from the completion of an entry to a time: whose work the time went to. The parts add up to the time between,
    /// the largest first.
    std::vector<PathPart> back(std::int32_t entry, std::int64_t untilPs) const;
    /// Of a layer on a core.
    MvmIssue issue(std::int32_t layer, std::int32_t core) const;

private:
    struct Step
    {
        std::int64_t beginPs = 0; ///< has its unit, of an mvmul its array group
        std::int64_t waitPs = 0; ///< then waits so long before it works
        std::int32_t blocker = -1; ///< whose end let it enter; -1: none
        std::int32_t partner = -1; ///< of send and recv; of an mvmul the one before it on its group
    };
    const Instruction& instruction(std::int32_t entry) const;
    std::int32_t layerOf(std::int32_t entry) const;
    std::int32_t releasedBy(std::int32_t wait) const;

    const Program* m_program = nullptr;
    const Machine* m_machine = nullptr;
    const SimulationResult* m_result = nullptr;
    std::int64_t m_periodPs = 1000;
    std::vector<Step> m_steps;
    struct Sync
    {
        std::int64_t arrivalPs = 0; ///< at the earliest
        std::int32_t entry = -1;
    };
    /// [core * kEventRegisters + register]: what counts that register up, by time.
    std::vector<std::vector<Sync>> m_syncs;
};

} // namespace pim::program
