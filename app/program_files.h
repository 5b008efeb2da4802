// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/base/result.h"
#include "core/base/run_context.h"
#include "core/project/programs.h"
#include "widgets/program/program_data.h"

namespace pim::app {

/// What a file holds as far as its name and first bytes tell.
enum class FileContent { Other, Program, Machine };
/// Program: of pimsim-nn, PIMCOMP or this studio. Machine: a configuration of pimsim-nn. Reads at most 64 KiB.
FileContent contentOf(const QString& path);

/// The configuration that stands beside a program: NAME.config.json, else config.json; empty: none.
QString configurationOf(const QString& program);

/// A program that is not of a design in the project.
struct ProgramFile
{
    QString path;
    project::MachineChoice machine = project::MachineChoice::Preset; ///< Preset or File
    std::string machineName; ///< Preset: its name; File: path of config.json
    bool assumed = false; ///< no configuration stood beside it: the machine is a guess
    bool operator==(const ProgramFile&) const = default;
};
/// With the configuration beside it, or the usual machine where none is.
ProgramFile programFile(const QString& path);

/// Read program and machine, check both, and count. Nothing is simulated. Errors as readMachine(), readProgramFile();
/// ParseError: a rule that program or machine breaks. Cancelled.
[[nodiscard]] Result<std::shared_ptr<const widgets::ProgramData>> readProgram(const ProgramFile& file, const RunContext& run);

} // namespace pim::app
