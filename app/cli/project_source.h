// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "core/base/result.h"
#include "core/design/design.h"
#include "core/project/project.h"

namespace pim::cli {

/// What FILE.pims[#NAME] says.
struct ProjectArgument
{
    std::string file;
    std::string name; ///< "" when none was given
};
/// The parts of an argument. Its name begins at the last '#', unless a file of the whole name exists.
ProjectArgument projectArgument(const std::string& argument);
/// Does the argument mean a project? By its name, or by what the file holds.
bool isProject(const std::string& argument);

/// Does the argument mean a design: one of a project, or a file that begins as design files do?
bool isDesign(const std::string& argument);

/// A design and where it comes from.
struct SourcedDesign
{
    design::Design design;
    std::string text; ///< the design file, for design::contradictions(); of a project's design the same text
    std::string from; ///< for messages: the file, or "FILE.pims#NAME"
};
/// The design that DESIGN means: a design file, or FILE.pims[#NAME]. NAME is the letter or the name of a kept design, the
/// name of a run (its best design), or NAME:POINT (any point of the run). Without a name: the only kept design or else the
/// newest run's best. InvalidArgument lists the names when there is none such.
[[nodiscard]] Result<SourcedDesign> loadDesign(const std::string& argument);

/// A run of an open project by its name, or the newest one with points when the name is empty.
[[nodiscard]] Result<project::RunRecord> findRun(project::Project& project, const ProjectArgument& argument);

/// A run name that no other run of the project has: "small, 4 W (2)".
std::string freeName(const std::string& name, const std::vector<project::RunEntry>& others);

inline constexpr std::string_view kDesignHelp = "a design file (see `synth -o`), or a design of a project: FILE.pims[#NAME]";
inline constexpr std::string_view kNameFooter = "A NAME in a project is the letter or name of a kept design, the name of a run (its best design),\n"
                                                "or RUN:POINT for any point of a run. Without a name: the only kept design, else the newest run's best.";

} // namespace pim::cli
