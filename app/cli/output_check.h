// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace pim::cli {

/// Whether a file could be written at \a path, asked before a long run. An empty path is fine. IoError otherwise.
[[nodiscard]] Result<void> canBeWritten(const std::string& path);

/// A file to write under a name that the command line does not give: beside a file, or in a folder.
struct ImpliedFile
{
    std::string path;
    std::string_view contents;
};
/// That no such file replaces one of other contents: nobody asked for these names. IoError names them all, and \a option,
/// which writes them.
[[nodiscard]] Result<void> nothingReplaced(const std::vector<ImpliedFile>& files, const std::string& option);

/// A file that a command line names: how, where, and whether the command writes it.
struct NamedFile
{
    std::string option; ///< "DESIGN", "--svg"
    std::string path; ///< empty: not given
    bool written = false;
};

/// That no file to be written is another file of the command, by whatever path. InvalidArgument names both options.
/// Devices are left alone: what is written to /dev/null overwrites nothing.
[[nodiscard]] Result<void> filesApart(const std::vector<NamedFile>& files);

} // namespace pim::cli
