// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output_check.h"

#include <cerrno>
#include <cstring>
#include <filesystem>

#include <fmt/format.h>
#include <unistd.h>

#include "core/base/file.h"

namespace pim::cli {
namespace {

namespace fs = std::filesystem;

bool sameFile(const fs::path& a, const fs::path& b)
{
    std::error_code ignored;
    if (fs::exists(a, ignored) && fs::exists(b, ignored))
        return !fs::is_other(a, ignored) && fs::equivalent(a, b, ignored);
    std::error_code first, second;
    const auto one = fs::weakly_canonical(fs::absolute(a, ignored), first);
    const auto other = fs::weakly_canonical(fs::absolute(b, ignored), second);
    return !first && !second && one == other;
}

} // namespace

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

Result<void> nothingReplaced(const std::vector<ImpliedFile>& files, const std::string& option)
{
    std::string names;
    for (const ImpliedFile& file : files) {
        std::error_code ignored;
        if (!fs::exists(fs::symlink_status(file.path, ignored)))
            continue;
        const auto there = fs::is_regular_file(file.path, ignored) && fs::file_size(file.path, ignored) == file.contents.size()
            ? readFile(file.path)
            : Result<std::string>(std::string());
        if (!there || *there != file.contents)
            names += (names.empty() ? "" : ", ") + file.path;
    }
    if (names.empty())
        return {};
    return fail(ErrorCode::IoError, "would overwrite " + names + "; --force does", option);
}

Result<void> filesApart(const std::vector<NamedFile>& files)
{
    for (std::size_t i = 0; i < files.size(); ++i)
        for (std::size_t k = i + 1; k < files.size(); ++k) {
            const NamedFile &a = files[i], &b = files[k];
            if (a.path.empty() || b.path.empty() || !(a.written || b.written) || !sameFile(a.path, b.path))
                continue;
            const NamedFile& writes = b.written ? b : a;
            const NamedFile& other = b.written ? a : b;
            return fail(ErrorCode::InvalidArgument,
                        fmt::format("names the same file as {}, which it would overwrite, got {}", other.option, writes.path),
                        writes.option);
        }
    return {};
}

} // namespace pim::cli
