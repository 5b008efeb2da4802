// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/program/simulator.h"

namespace pim::program {

/// How busy a core was, in shares of the run, 0…1. This is what every table, map and lane calls busy: the time in which
/// something works. Waiting is apart (for an event, a partner of a send or recv, others at a memory's port, or in the
/// dispatcher), and array groups that work at the same time count once.
struct CoreActivity
{
    double busy = 0; ///< any of the units works
    std::array<double, kUnitCount> units {}; ///< by unit
    double concurrency = 0; ///< array groups at work at a time, the mean while any of them is; 0: never
    /// By Stall. Of the dispatcher (hazard, unit busy, reorder buffer) one at a time. Units wait beside it and beside each
    /// other, and array groups each for themselves, so that these overlap and may add up to more than 1.
    std::array<double, kStallCount> stalls {};
};

/// Of one core. \a runningPs: of the run.
CoreActivity activityOf(const CoreResult& core, std::int64_t runningPs);
/// The means of the cores that executed something; the concurrency of all their matrix units.
CoreActivity activityOf(const SimulationResult& result);

/// Whether a stall is the dispatcher's, of which there is one at a time.
constexpr bool isDispatcherStall(Stall stall) { return stall <= Stall::ReorderBuffer; }

/// Time in which something goes on, gathered from stretches [begin, end) that overlap. What is added at a time \a now
/// begins then or later.
class WorkTime
{
public:
    void add(std::int64_t now, std::int64_t begin, std::int64_t end);
    std::int64_t sum(); ///< of all that was added

private:
    struct Stretch
    {
        std::int64_t begin = 0, end = 0;
    };
    void merge(Stretch stretch);
    void settle(std::int64_t now);
    std::int64_t m_sum = 0, m_until = 0;
    std::vector<Stretch> m_later; ///< that begin after the last now; latest first
};

} // namespace pim::program
