// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/base/run_context.h"
#include "core/base/units.h"
#include "core/design/design.h"
#include "core/evaluation/evaluation.h"
#include "core/program/machine.h"
#include "core/program/simulated_path.h"
#include "core/program/simulation_timeline.h"
#include "core/program/simulator.h"

namespace pim::program {

/// What a layer's time goes to. Of things at the same time the first of this list counts.
enum class TimeUse {
    Matrix, ///< crossbars and converters, with what they read and write
    Vector,
    GlobalMemory, ///< loads and stores; the analytic model has none
    Network, ///< between cores
    LocalMemory, ///< moves within a core; load and store of the analytic model
    MemoryPort, ///< behind others at a memory
    Waiting, ///< for data, receivers, events
    OtherLayers, ///< the core works for other layers
    Issue ///< nothing in flight: scalar instructions, dispatch
};
inline constexpr int kTimeUseCount = 9;
std::string_view timeUseKey(TimeUse use); ///< "matrix", "vector", …

enum class EnergyUse { Matrix, Vector, LocalMemory, GlobalMemory, Network, Control };
inline constexpr int kEnergyUseCount = 6;
std::string_view energyUseKey(EnergyUse use); ///< "matrix", "vector", …

/// A layer in one of the models.
struct LayerFigures
{
    bool present = false; ///< false: it has no operations or instructions of its own
    /// From its first operation to its last; in throughput mode the time it is worked on for one result.
    Time time;
    std::array<Time, kTimeUseCount> uses {}; ///< their sum is `time`; simulated: on the core that has the layer longest
    Energy energy; ///< dynamic, of one result
    std::array<Energy, kEnergyUseCount> energies {};
    std::int64_t mvms = 0; ///< blocks; simulated: of that core and one result
    double mvmTurns = 0; ///< MVMs after each other, those at the same time being one
    std::int64_t globalBytes = 0, networkBytes = 0; ///< of one result, all cores
};

/// Why the times differ. Their differences add up to the difference of the layer.
enum class ReasonKind {
    MvmTime, ///< ns of one MVM
    MvmCount, ///< turns of MVMs after each other
    Vector, ///< times, as of all that follow but the two with bytes
    GlobalMemory, ///< bytes
    Network, ///< bytes
    LocalMemory,
    MemoryPort,
    Waiting,
    OtherLayers,
    Issue,
    OtherCores ///< before and after the core that has the layer longest works on it
};
inline constexpr int kReasonCount = 11;
std::string_view reasonKey(ReasonKind kind); ///< "mvm_time", …

struct Reason
{
    ReasonKind kind = ReasonKind::MvmTime;
    Time difference; ///< simulated - analytic
    double analytic = 0, simulated = 0; ///< what the kind says: ns, counts, bytes
};

/// Whose work time hangs on, along the chain of what each instruction had to wait for (see SimulatedPath).
struct Cause
{
    std::int32_t layer = -1; ///< -1: instructions of no layer
    PathKind kind = PathKind::Mvm;
    Time simulated, analytic; ///< the same work in the analytic model
    Time difference() const { return simulated - analytic; }
};

struct LayerComparison
{
    std::string name;
    LayerFigures analytic, simulated;
    std::int32_t core = -1; ///< the simulated one
    std::vector<Reason> reasons; ///< largest difference first
    /// What its time hangs on, its own work and that of others, the largest difference first. Latency: the simulated times
    /// add up to the time from its first instruction to its last; throughput: to the time between two results.
    std::vector<Cause> causes;
    MvmIssue issue; ///< on `core`; without MVMs: of none
};

/// What is different for the whole chip.
enum class NoteKind {
    DataBits, ///< of an element
    WeightBits, ///< a column's: the analytic model's weights
    Crossbars, ///< used
    InFlight, ///< instructions (simulated) a core has under way; the analytic model has no such limit: 0
    MvmRead, ///< ns an mvmul reads its operands and writes its result, beside crossbars and converters
    StaticPower, ///< mW
    Mode, ///< throughput: the times are those of work for one result
    Columns, ///< of a crossbar that an mvmul converts, all; the analytic model converts those in use: 0
    FreeLoads, ///< bytes of loads for one result, whose data costs the network nothing, as in the public simulator
    RestTime ///< throughput: nJ of the analytic model with units at rest for the latency, and for the time between results
};
struct ComparisonNote
{
    NoteKind kind = NoteKind::DataBits;
    double analytic = 0, simulated = 0;
};

/// The same design in the analytic model and as a simulated program.
struct AnalyticComparison
{
    SimulationMode mode = SimulationMode::Latency;
    /// Name of the machine when it is not the design's own: then figures are of different chips, and there are no
    /// reasons. Empty: the design's own.
    std::string otherMachine;
    std::vector<LayerComparison> layers; ///< as in the network
    Time analyticLatency, simulatedLatency; ///< throughput: between two results
    Energy analyticEnergy, simulatedEnergy; ///< dynamic, of one result
    Energy analyticStatic, simulatedStatic; ///< of one result
    std::array<Energy, kEnergyUseCount> analyticEnergies {}, simulatedEnergies {};
    Energy withoutLayer; ///< simulated: instructions that are of no layer
    std::vector<ComparisonNote> notes;
    /// What the latency, or the time between two results, hangs on in both models, the largest difference first. The times
    /// add up to those of the models.
    std::vector<Cause> causes;
};

/// A reason or note as a sentence with its numbers, in English.
std::string reasonText(const Reason& reason);
std::string noteText(const ComparisonNote& note);
std::string pathKindText(PathKind kind); ///< "operand copies", …
/// "conv1: operand copies".
std::string causeText(const Cause& cause, const AnalyticComparison& comparison);
/// What a core does for an MVM of the layer, and how many array groups that keeps at work. Empty without MVMs.
std::string issueText(const LayerComparison& layer);

/// Compare. \a throughput: the program is a batch pipeline, of which one pass is one period, however it was simulated.
/// The program must be compiled from the network of \a design, and \a simulated be its timeline of \a result.
/// InvalidArgument: the layers of the program are not those of the design. Infeasible, Cancelled.
[[nodiscard]] Result<AnalyticComparison> compareWithAnalytic(const design::Design& design,
                                                             const SimulatedTimeline& simulated, const Machine& machine,
                                                             const SimulationOptions& options,
                                                             const SimulationResult& result, bool throughput,
                                                             const RunContext& context = {});

} // namespace pim::program
