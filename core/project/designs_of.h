// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

#include "core/base/result.h"
#include "core/project/records.h"

namespace pim::project {

/// A design that a file holds.
struct DesignInFile
{
    enum class Kind { Pinned, Kept, BestOfRun, DesignFile } kind = Kind::DesignFile;
    /// Its name, letter and design, the latter not null; of a run's best the name of the run, of a design file the file's.
    DesignRecord record;
};

/// The designs of a file that is not ours to change: of a project (*.pims) what was saved last, pinned ones first, then
/// other kept ones, then the best of each run, newest first; of a design file the one design. A project is opened for
/// reading only.
/// IoError or ParseError name the file, the place, the rule and the value. InvalidArgument: a project without designs.
[[nodiscard]] Result<std::vector<DesignInFile>> designsOf(const std::filesystem::path& file);

} // namespace pim::project
