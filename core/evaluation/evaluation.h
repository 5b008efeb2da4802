// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/base/units.h"
#include "core/dataflow/schedule.h"
#include "core/design/design.h"

namespace pim::evaluation {

/// Why a design is not feasible. A value, not an error: the search counts them ("why nothing fits").
enum class Violation {
    None,
    WeightsDoNotFit, ///< one copy of every layer's weights needs more crossbars than the power share pays for
    CrossbarPower, ///< duplicated weights need more crossbars than the power share pays for
    AdcResolution, ///< the hardware has no ADC of the resolution that crossbar, cell and DAC need
    MissingComponent, ///< the hardware has no entry for a component the network needs
    ScratchpadCapacity, ///< buffers exceed the largest scratchpad
    PeripheralPower, ///< not even the minimum of ADCs, DACs and ALUs fits the rest of the budget
    PeakPower, ///< peak power above the budget
    Area, Latency, Crossbars ///< the user's limits
};
inline constexpr int kViolationCount = 11;
std::string_view violationText(Violation violation); ///< one clause a person can read

/// Cost centres of the breakdown.
enum class CostCentre { Crossbar, Dac, Adc, SampleAndHold, ShiftAdd, Addition, Pool, Relu, Sigmoid, Eltwise, Scratchpad, Noc, Io };
inline constexpr int kCostCentreCount = 13;
std::string_view costCentreKey(CostCentre centre); ///< "crossbar", "dac", …

struct CentreCost
{
    std::int64_t units = 0;
    Power peakPower; ///< what the budget is charged
    Energy staticEnergy; ///< per inference
    Energy dynamicEnergy; ///< per inference
    Area area;
};
using Breakdown = std::array<CentreCost, kCostCentreCount>;

struct LayerEvaluation
{
    std::int64_t weightDuplication = 1; ///< derived for vector layers
    std::int64_t blocks = 0; ///< computation blocks
    std::int64_t crossbars = 0;
    int macros = 1; ///< including shared ones
    int scratchpadKib = 0;
    double crossbarUtilization = 0.0; ///< cells that hold weights / cells
    std::vector<design::Cell> cells;
    std::int64_t transferHops = 0, mergeHops = 0;
    Time blockTime; ///< steady-state time per block
    double occupancy = 0.0; ///< blocks * blockTime / period: 1 for the layer that limits throughput
    std::int64_t firstCycle = 0, lastCycle = 0;
    double inputBufferElements = 0, outputBufferElements = 0;
    std::vector<std::int64_t> operationLengths; ///< cycles of one bit iteration of each operation, in block order
    Breakdown breakdown {};
};

struct Factors; // core/evaluation/factors.h

struct Metrics
{
    double powerEfficiencyGopsPerW = 0; ///< ops / energy of one inference (the release's definition)
    double throughputInferencesPerS = 0; ///< back to back: 1 / period
    double throughputGops = 0; ///< ops / period
    double latencyTops = 0; ///< ops / latency, in TOPS
    Time latency; ///< of one inference, pipeline fill included
    Time period; ///< between results of back-to-back inferences
    Time clock;
    std::int64_t cycles = 0;
    Energy energy; ///< of one inference alone on the chip
    double edpUjUs = 0; ///< energy x latency
    Power averagePower; ///< energy / latency
    Power peakPower; ///< every unit at its peak
    Area area;
    std::int64_t macros = 0;
    std::int64_t crossbars = 0;
    double crossbarUtilization = 0;
    double peakTopsPerW = 0; ///< all crossbars busy every clock / peak power (Table IV of the paper)
};

/// Everything about one design. When infeasible, figures that could still be computed are filled.
struct Evaluation
{
    bool feasible = false;
    Violation violation = Violation::None;
    std::string violationDetail; ///< with the numbers: "needs 52.1 W, budget 49 W"
    Metrics metrics;
    Breakdown breakdown {};
    std::vector<LayerEvaluation> layers;
    int scratchpadKib = 0; ///< the largest a macro has
    int neededScratchpadKib = 0; ///< the largest the buffers ask for
    int rows = 0, cols = 0; ///< of the macro mesh
    int nocConflictPairs = 0; ///< pairs of transfers or merges that share a link
    std::int64_t operations = 0; ///< 2 * MACs
    std::int64_t nocBubbles = 0, adcBubbles = 0;
    design::ComponentCounts totalComponents {};
    std::vector<design::ComponentCounts> allocation; ///< per layer: the design's, or what the release's rule chose
    std::shared_ptr<const dataflow::Schedule> schedule; ///< on request
    std::shared_ptr<const Factors> factors; ///< what the figures were computed from; nullptr when there are none
};

struct EvaluationOptions
{
    bool schedule = false; ///< also build the full Schedule
    bool releaseAllocation = false; ///< choose component counts by the released tool's rule instead of the design's
};

/// Evaluate a design as it stands. Infeasible designs are values. InvalidArgument when the design does not fit its
/// network (layer count, duplication < 1, macros < 1, cells that overlap, sharing with a later layer …).
[[nodiscard]] Result<Evaluation> evaluate(const design::Design& design, const EvaluationOptions& options = {});

} // namespace pim::evaluation
