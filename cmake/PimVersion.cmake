# SPDX-License-Identifier: GPL-3.0-or-later
# pim_version: kVersion and kGitRevision for #include "pim_version.h".
# The header changes with the project's version only; a new commit recompiles one file and links again.
file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/generated/pim_version.h" CONTENT [[
// Made by cmake/PimVersion.cmake.
#pragma once

#include <string_view>

namespace pim {

inline constexpr std::string_view kVersion = "@PROJECT_VERSION@";
/// Twelve digits of the commit the program was built from, with "-dirty" after local changes; "unknown" outside a clone.
extern const std::string_view kGitRevision;

} // namespace pim
]] @ONLY)

add_custom_target(pim_git_revision
    COMMAND "${CMAKE_COMMAND}" -D "SOURCE=${PROJECT_SOURCE_DIR}" -D "OUTPUT=${PROJECT_BINARY_DIR}/generated/pim_version.cpp"
            -P "${CMAKE_CURRENT_LIST_DIR}/write_git_revision.cmake"
    BYPRODUCTS "${PROJECT_BINARY_DIR}/generated/pim_version.cpp"
    COMMENT "Asking git for the revision" VERBATIM)
add_library(pim_version STATIC "${PROJECT_BINARY_DIR}/generated/pim_version.cpp")
add_dependencies(pim_version pim_git_revision)
target_link_libraries(pim_version PUBLIC pim_options)
