// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <QString>

#include "core/base/diagnostics.h"
#include "core/base/result.h"
#include "core/design/design.h"
#include "core/evaluation/evaluation.h"
#include "core/program/machine.h"
#include "core/project/programs.h"

namespace pim::app {

/// A machine that the studio knows by name.
struct MachineName
{
    std::string key;
    QString title, tip;
};
/// Published machines to compile for, the usual one first.
std::vector<MachineName> knownMachines();

/// The machine that a program is for, and the options with what the design decides filled in.
struct ProgramTarget
{
    std::shared_ptr<const program::Machine> machine;
    program::CompileOptions options;
    Diagnostics notes;
};
/// Reads a file where the settings name one: not for the window's thread. IoError, ParseError of that file;
/// InvalidArgument: a machine that nobody knows, or a design that has none.
[[nodiscard]] Result<ProgramTarget> programTarget(const project::ProgramSettings& settings, const design::Design& design,
                                                  const evaluation::Evaluation& evaluation);

/// Settings to begin with for a design: its own machine, copies and widths.
project::ProgramSettings firstSettings(const design::Design& design, const evaluation::Evaluation& evaluation);

/// Tells designs apart: a program of another digest is out of date. Takes milliseconds: not for the window's thread.
std::string designDigest(const design::Design& design);

} // namespace pim::app
