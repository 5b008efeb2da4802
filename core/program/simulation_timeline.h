// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/program/activity.h"
#include "core/program/machine.h"
#include "core/program/program.h"
#include "core/program/simulator.h"
#include "core/timeline/timeline.h"

namespace pim::program {

/// When something is at work, in cycles: stretches that do not overlap, with sums.
class BusyTime
{
public:
    /// REQUIRES: in the order of begins; what overlaps counts once.
    void add(std::int64_t begin, std::int64_t end);
    std::int64_t until(std::int64_t cycle) const; ///< cycles of [0, cycle)
    bool empty() const { return m_ends.empty(); }

private:
    std::vector<std::uint32_t> m_begins, m_ends, m_before;
};

/// A simulation as a timeline: "layers" are the cores that executed something, their operations are units: matrix (as
/// many lanes as array groups work at a time), vector, transfer. One cycle is the period of the cores, and every
/// operation has the index of its instruction.
///
/// A lane is busy while an instruction has its unit and is not waiting. It is stalled while an instruction for it is
/// held by the dispatcher (hazard, unit busy, reorder buffer), while an mvmul waits for its array group (unit busy),
/// and while the instruction waits for a memory's port, a receiver, data or an event. What the unit waited for after
/// its start is drawn at the beginning of its stay; its work has the length that the simulator counts, in whole cycles.
struct SimulatedTimeline
{
    std::shared_ptr<const timeline::Timeline> timeline;
    std::shared_ptr<const Program> program;
    std::vector<std::int32_t> cores; ///< number of the core of each "layer"
    /// Cycles that the dispatcher of each core held an instruction: hazard, unit busy, reorder buffer (by Stall).
    std::vector<std::array<std::int64_t, 3>> held;
    std::vector<BusyTime> matrixBusy, busy; ///< of each "layer": any array group works, any of the lanes
    std::vector<BusyTime> matrixHeld; ///< … any array group works or an mvmul is held up
    CoreActivity activity; ///< of the whole run, as every other view has it
    std::vector<CoreActivity> coreActivities; ///< of each "layer"

    /// Row of the timeline with the lanes of a core; -1: it executed nothing.
    int rowOf(std::int32_t core) const;
    std::int32_t instructionIndex(const timeline::OperationRef& ref) const;
    const Instruction& instruction(const timeline::OperationRef& ref) const;
    Source source(const timeline::OperationRef& ref) const;
    /// The first execution of an instruction at or after a cycle, or else the last one before; none: never executed, or
    /// by the scalar unit.
    std::optional<timeline::OperationRef> find(std::int32_t core, std::int32_t instruction,
                                               std::int64_t from = 0) const;
};

/// Lanes of a simulation with trace of \a program on \a machine with \a options. InvalidArgument: the result has no
/// trace, or is of another program; Unsupported: longer than 2^32 cycles; Cancelled.
[[nodiscard]] Result<std::shared_ptr<const SimulatedTimeline>>
simulatedTimeline(std::shared_ptr<const Program> program, const Machine& machine, const SimulationOptions& options,
                  const SimulationResult& result, const RunContext& context = {});

} // namespace pim::program
