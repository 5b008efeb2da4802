// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "core/base/diagnostics.h"
#include "core/base/result.h"
#include "core/program/machine.h"
#include "core/program/simulator.h"

namespace pim::program {

/// A configuration of pimsim-nn: the machine, and how it asks to be simulated.
struct MachineFile
{
    Machine machine;
    SimulationMode mode = SimulationMode::Throughput; ///< sim_mode
    double timeMs = 1.0; ///< sim_time
    Diagnostics notes; ///< keys that are ignored, misspelt ones with the key that was probably meant
};

/// Read config.json and the network file it names (beside it). Every key is optional, with pimsim-nn's defaults; keys
/// that pimsim-nn does not know are ignored with a note. ParseError: not JSON, a value of the wrong kind, a global
/// memory under two numbers; what validate() finds is not asked here. IoError, also for the network file.
[[nodiscard]] Result<MachineFile> readMachine(const std::filesystem::path& config);

/// The two texts: \a networkFile is the name that config.json gives for the other.
struct MachineText
{
    std::string config, network;
};
MachineText machineJson(const Machine& machine, SimulationMode mode, double timeMs,
                        const std::string& networkFile = "network.json");

/// Write config.json and, in the same folder, \a networkFile. IoError.
[[nodiscard]] Result<void> writeMachine(const std::filesystem::path& config, const Machine& machine,
                                        SimulationMode mode, double timeMs,
                                        const std::string& networkFile = "network.json");

/// Read texts instead of files; \a name stands for config.json in errors.
[[nodiscard]] Result<MachineFile> parseMachine(const MachineText& text, const std::string& name);

} // namespace pim::program
