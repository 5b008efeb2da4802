// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/base/run_context.h"

namespace pim::evaluation {

/// A figure of a golden record that we do not reproduce.
struct Deviation
{
    std::string figure; ///< "cycles", "energy_nJ/rram", "layers/3/op_delay_cycles"
    double expected = 0, got = 0;
    double relative = 0; ///< |got - expected| / |expected|
};

/// One record compared twice: with the record's own component counts, and with the released tool's allocation rule.
struct GoldenResult
{
    std::string id, network, status;
    int figures = 0; ///< compared
    double worstRelative = 0; ///< of the figures that are not integers, deviations within tolerance included
    std::int64_t cycles = 0, nocBubbles = 0, adcBubbles = 0;
    double efficiencyGopsPerW = 0;
    std::vector<Deviation> deviations;
    double seconds = 0;
};

/// Evaluate every record of a golden file (format "pimsyn-golden-1": inputs and all figures that PIMSYN-NN's own
/// functions computed) under the profile `pimsyn` and compare: integers must be equal, other figures agree within
/// 1e-9 relative. \a networks is the folder of the PIMSYN network files the records name.
/// ParseError on a file that is not of the format, IoError when it or a network cannot be read.
[[nodiscard]] Result<std::vector<GoldenResult>> verifyGolden(const std::filesystem::path& golden,
                                                             const std::filesystem::path& networks,
                                                             const RunContext& run = {});

} // namespace pim::evaluation
