// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace pim {

/// The whole file. IoError with the system's reason when it cannot be read; directories are refused.
[[nodiscard]] Result<std::string> readFile(const std::filesystem::path& path);

/// Write beside the target, flush to disk, then rename: the target is either the old file or the whole new one.
/// IoError on an unwritable folder or a full disk; the side file is removed then.
[[nodiscard]] Result<void> writeFileAtomically(const std::filesystem::path& path, std::string_view contents);

/// SHA-256 of the bytes, 64 lower-case hex digits.
std::string sha256Hex(std::string_view bytes);

} // namespace pim
