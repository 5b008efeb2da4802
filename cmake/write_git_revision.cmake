# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -D SOURCE=... -D OUTPUT=... -P write_git_revision.cmake: touches OUTPUT only when the revision has changed.
set(revision "unknown")
find_program(GIT git)
if(GIT AND EXISTS "${SOURCE}/.git")
    execute_process(COMMAND "${GIT}" -C "${SOURCE}" describe --always --dirty --abbrev=12 "--exclude=*"
                    OUTPUT_VARIABLE answer OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET RESULT_VARIABLE failed)
    if(NOT failed)
        set(revision "${answer}")
    endif()
endif()
file(CONFIGURE OUTPUT "${OUTPUT}" CONTENT [[
#include "pim_version.h"

const std::string_view pim::kGitRevision = "@revision@";
]] @ONLY)
