// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/diagnostics.h"
#include "core/base/result.h"
#include "core/base/run_context.h"
#include "core/program/compiler.h"
#include "core/program/machine.h"
#include "core/program/simulator.h"

namespace pim::program {

/// A compiled program as pimsim-nn can run it. Its throughput mode crashes on a core without instructions, so these are
/// left out there; \a left says how many.
Program pimsimProgram(const CompiledProgram& compiled, std::int64_t* left = nullptr);

/// A file by its name in the folder.
struct ExportedFile
{
    std::string name, contents;
};

/// What pimsim-nn is expected to say.
struct PimsimResult
{
    CompileMode mode = CompileMode::Throughput;
    double timeMs = 0; ///< sim_time of the configuration
    SimulationResult simulated; ///< by our simulator, of the exported program
};

struct PimsimExport
{
    /// MODE.json.gz and MODE.config.json for each mode, network.json, notes.txt: how to run them, what to expect, what
    /// is assumed.
    std::vector<ExportedFile> files;
    std::vector<PimsimResult> results;
};

/// Programs (none null) for one machine as files of pimsim-nn. The time to simulate is a little more than the latency,
/// or 20 passes of a throughput program: the public simulator takes as long whether or not the program has ended. \a
/// notes go to notes.txt. Errors as simulate(); Cancelled.
[[nodiscard]] Result<PimsimExport> exportPimsim(const std::vector<const CompiledProgram*>& programs,
                                                const Machine& machine, const Diagnostics& notes,
                                                const RunContext& context = {});

} // namespace pim::program
