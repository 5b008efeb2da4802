// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/cli/model_source.h"
#include "core/base/result.h"
#include "core/synthesis/option_limits.h"
#include "core/synthesis/synthesis.h"

namespace CLI {
class App;
}

namespace pim::cli {

/// The options that `synth` and `sweep` have in common, as given.
struct SynthArguments
{
    ModelArguments model;
    std::string hardware = "pimsyn", macros = "specialized", sharing = "on", objective = "efficiency",
                slices = "separate,packed", crossbarSizes = "128,256,512", cellBits = "1,2,4", dacBits = "1,2,4",
                powerShare = "0.1:0.4:7", effort = "normal", profile = "studio", algorithm = "studio",
                progress = "auto", checkpoint;
    double maxArea = 0, maxLatency = 0, maxCrossbars = 0, weightBits = 0, dataBits = 0, timeLimit = 0, seed = 1,
           threads = 0;
    bool json = false;
};
/// The file that --hardware names; empty for a preset.
std::string hardwareFile(const SynthArguments& arguments);
/// \a continues: with --checkpoint, for a command that is one search
void addSynthOptions(CLI::App& app, SynthArguments& arguments, bool continues);

/// The options of the synthesizer, without the power budget. InvalidArgument names the flag.
[[nodiscard]] Result<synthesis::SynthesisOptions> synthesisOptions(const SynthArguments& arguments);

} // namespace pim::cli
