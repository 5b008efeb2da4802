// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/project/database.h"

namespace pim::project {

/// "PIMS" in the header of every project, so that other programs can tell what the file is.
inline constexpr std::int64_t kApplicationId = 0x50494d53;
/// What this program writes. Files of version 1 and later are read; newer ones are refused.
inline constexpr int kSchemaVersion = 3;

/// Make an empty database a project of the current version, in one transaction.
[[nodiscard]] Result<void> createSchema(Database& database);
/// The version of an existing file. ParseError when it is no project; Unsupported, naming both versions, when it is newer
/// than this program.
[[nodiscard]] Result<int> schemaVersion(Database& database);
/// Bring a file from \a version to the current one, in one transaction.
[[nodiscard]] Result<void> migrate(Database& database, int version);

} // namespace pim::project
