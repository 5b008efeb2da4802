// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdlib>
#include <filesystem>

namespace pim::test {

/// The folder of reference material that some tests compare with: $PIM_SHARED_DIR, else `shared` beside the project.
/// It is no part of the product; a test that needs it skips when it is absent.
inline std::filesystem::path sharedFolder()
{
    if (const char* given = std::getenv("PIM_SHARED_DIR"); given && *given)
        return given;
    return std::filesystem::path(PIM_SOURCE_DIR) / ".." / "shared";
}

} // namespace pim::test
