// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/base/parameter_spec.h"
#include "core/base/result.h"
#include "core/synthesis/synthesis.h"

namespace pim::synthesis {

// What the options of a synthesis may be: one row each for the engine, the command line and the editors.
inline constexpr ParameterSpec kPowerBudget {
    "power_budget_w", "Power budget: no design draws more at its peak", "W", 1e-6, 1e9, 0, "user"
};
inline constexpr ParameterSpec kMaxArea { "max_area_mm2", "Largest chip area", "mm2", 1e-6, 1e9, 0, "user" };
inline constexpr ParameterSpec kMaxLatency {
    "max_latency_us", "Longest latency of one inference", "us", 1e-6, 1e12, 0, "user"
};
inline constexpr ParameterSpec kMaxCrossbars { "max_crossbars", "Most crossbars", "", 1, 1e12, 0, "user" };
inline constexpr ParameterSpec kWeightBits {
    "weight_bits", "Resolution of weights", "bit", 1, 64, 16, "default: the hardware's"
};
inline constexpr ParameterSpec kDataBits {
    "data_bits", "Resolution of activations", "bit", 1, 64, 16, "default: the hardware's"
};
inline constexpr ParameterSpec kCrossbarSize {
    "crossbar_size", "Rows = columns of a crossbar", "", 1, 65536, 128, "PIMSYN, Table I"
};
inline constexpr ParameterSpec kCellBits { "cell_bits", "Bits of a cell", "bit", 1, 16, 2, "PIMSYN, Table I" };
inline constexpr ParameterSpec kDacBits { "dac_bits", "Bits a DAC converts at once", "bit", 1, 16, 1, "PIMSYN, Table I" };
inline constexpr ParameterSpec kPowerShare {
    "crossbar_power_share", "Share of the power for crossbars", "", 0.01, 0.99, 0.1, "PIMSYN, Table I: 0.1 to 0.4"
};
inline constexpr ParameterSpec kPowerShareSteps {
    "crossbar_power_share_steps", "Values of the share of the power for crossbars", "", 1, 1000, 7, "PIMSYN, Table I"
};
inline constexpr ParameterSpec kTimeLimit {
    "time_limit_s", "Stop after this time with the best design so far; 0: no limit", "s", 0, 1e7, 0,
    "a limited run is not reproducible"
};
inline constexpr ParameterSpec kSeed {
    "seed", "Seed of the random choices; the same seed gives the same design", "", 0, 9007199254740992.0, 1, ""
};
inline constexpr ParameterSpec kThreads {
    "threads", "Threads; 0: as many as the machine has. The design does not depend on it", "", 0, 1024, 0, ""
};

/// "LO:HI:STEPS"; STEPS values from LO to HI, both included.
struct NumberSeries
{
    double low = 0, high = 0;
    int steps = 1;
    std::vector<double> values() const;
};
/// InvalidArgument that names \a place (a flag, a field), the rule and the text. A single number is a series of one.
[[nodiscard]] Result<NumberSeries> parseSeries(const std::string& place, const std::string& text, double minimum,
                                               double maximum, int mostSteps);
/// "128,256,512": whole numbers from \a minimum to \a maximum without repetition, in rising order. Blanks are passed over.
[[nodiscard]] Result<std::vector<int>> parseList(const std::string& place, const std::string& text,
                                                 const ParameterSpec& spec);

/// Whether the options are in range, whatever the network. InvalidArgument with rule and value; `where` is the key of the
/// option as in the rows above. The power budget is checked last, so that editors may leave it open.
[[nodiscard]] Result<void> checkOptions(const SynthesisOptions& options);
/// The same, and that \a hardware can answer what is asked: areas, where the objective or a limit needs them.
[[nodiscard]] Result<void> checkOptions(const SynthesisOptions& options, const hardware::HardwareSpec& hardware);

} // namespace pim::synthesis
