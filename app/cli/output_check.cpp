// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output_check.h"

#include <cerrno>
#include <cstring>
#include <filesystem>

#include <unistd.h>

namespace pim::cli {

Result<void> canBeWritten(const std::string& path)
{
    if (path.empty())
        return {};
    const std::filesystem::path file(path);
    std::error_code ignored;
    if (std::filesystem::is_directory(file, ignored))
        return fail(ErrorCode::IoError, "is a directory, a file is needed", path);
    const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
    if (!std::filesystem::is_directory(folder, ignored))
        return fail(ErrorCode::IoError, "cannot write the file: there is no folder " + folder.string(), path);
    const bool special = std::filesystem::exists(file, ignored) && !std::filesystem::is_regular_file(file, ignored);
    if (::access(special ? file.c_str() : folder.c_str(), W_OK) != 0)
        return fail(ErrorCode::IoError, std::string("cannot write the file: ") + std::strerror(errno), path);
    return {};
}

} // namespace pim::cli
