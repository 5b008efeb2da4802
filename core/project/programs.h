// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/program/compiler.h"

namespace pim::project {

/// Which machine a program is for: the design's own, a published one by its name, or that of a configuration file.
enum class MachineChoice { Design, Preset, File };

/// How a design's network is compiled and simulated. Compiling again with these gives the same program, so it is not
/// stored.
struct ProgramSettings
{
    program::CompileOptions options; ///< copies are the design's and not stored
    MachineChoice machine = MachineChoice::Design;
    std::string machineName; ///< Preset: its name; File: path of config.json; else empty
    bool simulate = true; ///< after compiling
    bool corrected = false; ///< with all corrections of the simulator, else exactly as the public one
    bool operator==(const ProgramSettings&) const = default;
};

/// What became of a design's program, without its instructions.
struct ProgramRecord
{
    std::int64_t run = -1, point = -1; ///< of which design: a point of a run; run -1: a kept design's number
    std::string designDigest; ///< of what it was compiled from; another one: out of date
    ProgramSettings settings;
    std::int64_t instructions = 0;
    std::int64_t crossbarsUsed = 0;
    std::int64_t runningPs = 0; ///< simulated; 0: not simulated
    double energyPj = 0;
    std::int64_t verifiedElements = 0; ///< 0: not verified
    std::int64_t layersNotCompared = 0; ///< by that verification: without a meaning on integers, or behind such
    std::string created; ///< UTC, as RunRecord has it
    bool operator==(const ProgramRecord&) const = default;
};

/// Programs of a project, and the settings that the next one starts with.
struct Programs
{
    ProgramSettings next;
    std::vector<ProgramRecord> records; ///< one a design

    const ProgramRecord* of(std::int64_t run, std::int64_t point) const;
    void set(ProgramRecord record); ///< in the place of an earlier one of the same design
    bool operator==(const Programs&) const = default;
};

inline constexpr std::size_t kMostPrograms = 100'000; ///< of a project

/// As JSON text, and back, strictly. An empty text: none. ParseError names \a where, place, rule and value.
std::string programsToJsonText(const Programs& programs);
[[nodiscard]] Result<Programs> programsFromJsonText(std::string_view text, const std::string& where);

std::string_view machineChoiceKey(MachineChoice choice); ///< "design", "preset", "file"
std::string_view compileModeKey(program::CompileMode mode); ///< "throughput", "latency"
std::string_view replicationKey(program::Replication replication); ///< "balance", "w0h0", "uniform", "ga", "design"

} // namespace pim::project
