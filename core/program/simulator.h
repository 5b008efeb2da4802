// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/base/run_context.h"
#include "core/program/machine.h"
#include "core/program/program.h"

namespace pim::program {

/// Latency: every core runs its list once. Throughput: a core starts again when it is done, without a barrier.
enum class SimulationMode { Throughput, Latency }; // sim_mode 0, 1

/// What to do otherwise than the public simulator, one switch per known defect (all off: the same numbers).
struct SimulationOptions
{
    SimulationMode mode = SimulationMode::Latency;
    double timeLimitMs = 0.0; ///< Throughput: simulated time; Latency: 0 is until all cores are done
    /// A run ends with an error when it has executed more (Throughput counts each pass): about two minutes' work.
    std::int64_t instructionLimit = 1'000'000'000;
    bool trace = false; ///< keep one TraceEntry per instruction that goes through the reorder buffer

    // corrections
    bool detectWriteAfterWrite = false; ///< hazards of two writes to one range
    bool halfOpenRanges = false; ///< ranges that only touch do not overlap
    bool roundDivisionsUp = false; ///< DACs and ADCs that do not divide a crossbar evenly
    bool singleMatrixRead = false; ///< mvmul reads its rows once, not eight times
    bool offsetSelect = false; ///< source offsets chosen by offset_select, not by the bits of the value
    bool transferAddresses =
        false; ///< hazards of what is really touched: ld, st and send at their local address, lmv and
               ///< lldi with their length, vmv and vavg with their stride, vrsu and vrsl without rs2
    bool chargedLoads = false; ///< the data of a load costs network time and energy
    bool vectorLatencyInCycles = false; ///< vector_latency_cycle times the period
    bool matrixStaticPower =
        false; ///< counted in the total: crossbars and as many DACs, ADCs … each as the dynamic power
    bool operator==(const SimulationOptions&) const = default;
};

/// A correction switch by its name on the command line and in files.
struct Correction
{
    std::string_view key; ///< "write-after-write"
    std::string_view meaning; ///< one line for help
    bool SimulationOptions::*member;
};
std::span<const Correction> corrections();

/// One executed instruction: when it entered the reorder buffer and when it was completed there.
struct TraceEntry
{
    std::int64_t enterPs = 0;
    std::int64_t retirePs = 0; ///< completed; its slot is free when all before it are, too
    std::int32_t core = 0;
    std::int32_t instruction = 0; ///< index in the core's list
    bool operator==(const TraceEntry&) const = default;
};

/// Why a core's front end or a unit stood still. Of the dispatcher: hazard, unit busy, reorder buffer full. Of a unit:
/// behind others at a memory's port (also between units of one core), a send until the partner receives, a recv until
/// the data is there, a wait until its event.
enum class Stall { Hazard, UnitBusy, ReorderBuffer, Memory, Send, Receive, Wait };
inline constexpr int kStallCount = 7;
std::string_view
stallKey(Stall stall); ///< "hazard", "unit_busy", "reorder_buffer", "memory", "send", "receive", "wait"

/// Energies of one core, pJ. Static parts are power x running time. Decoding, register file and scalar unit count once
/// an instruction, where the public simulator counts how often it evaluates them (not reproducible).
struct CoreEnergy
{
    double matrixPj = 0, vectorPj = 0, localMemoryPj = 0, fetchPj = 0, decodePj = 0, registerFilePj = 0, scalarPj = 0;
    double staticMw = 0;
};

struct CoreResult
{
    bool exists = false;
    std::optional<std::int64_t> finishPs; ///< Latency; absent when its last instruction never retires (a scalar one)
    std::int64_t rounds = 0; ///< Throughput: how often the last instruction was fetched
    std::int64_t instructions = 0; ///< executed
    /// By unit, start to finish of each instruction, with what it waited for; array groups added up.
    std::array<std::int64_t, kUnitCount> busyPs {};
    /// Time in which each unit works, and in which any of them does: without waiting, at the same time once (see
    /// activity.h).
    std::array<std::int64_t, kUnitCount> unitWorkingPs {};
    std::int64_t workingPs = 0;
    std::int64_t groupsWorkingPs = 0; ///< of the array groups, each by itself, added up
    std::array<std::int64_t, kStallCount>
        stalledPs {}; ///< of the dispatcher (hazard, busy, reorder buffer) or inside a transfer
    std::int64_t localReadBytes = 0, localWriteBytes = 0, globalReadBytes = 0, globalWriteBytes = 0, sentBytes = 0;
    CoreEnergy energy;
};

struct LinkLoad
{
    std::int32_t from = 0, to = 0; ///< core indices or the global memory's id
    std::int64_t messages = 0, flits = 0, busyPs = 0;
};

struct SimulationResult
{
    std::int64_t runningPs = 0; ///< Latency: the last core's finish; Throughput: the simulated time
    std::int64_t unfinishedCores = 0; ///< Latency: cores that the time limit cut off; runningPs is that of the others
    double outputCount = 0.0; ///< Throughput: mean rounds of the cores
    double totalEnergyPj = 0.0; ///< static and dynamic
    double dynamicEnergyPj = 0.0, networkEnergyPj = 0.0, globalMemoryEnergyPj = 0.0, staticPowerMw = 0.0;
    double averagePowerMw = 0.0; ///< total energy / running time
    std::int64_t instructions = 0; ///< executed, all cores
    std::vector<CoreResult> cores;
    std::vector<LinkLoad> links; ///< pairs that carried a message, by (from, to)
    std::vector<TraceEntry> trace; ///< on request, by core and then by time of entry

    double latencyMs() const { return static_cast<double>(runningPs) * 1e-9; }
};

/// Run a program on a machine, event by event, deterministically (simultaneous events in the order they were
/// scheduled). Equal to pimsim-nn with a stable order of simultaneous events, corrections off (spec: isa, sections 4
/// and 5). InvalidArgument: the program does not fit the machine (missing group, core that is absent, nop). Infeasible:
/// deadlock, with the cores, their instructions and what each waits for. Cancelled.
[[nodiscard]] Result<SimulationResult> simulate(const Program& program, const Machine& machine,
                                                const SimulationOptions& options = {}, const RunContext& context = {});

} // namespace pim::program
