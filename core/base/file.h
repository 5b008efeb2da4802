// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace pim {

inline constexpr std::uintmax_t kLargestFile = std::uintmax_t { 512 } << 20; ///< bytes

/// The whole file. IoError with the system's reason when it cannot be read, or when it has more than \a largest bytes.
/// Terminals and pipes that somebody writes to are read to their end; directories, devices and pipes without a writer
/// are refused, so the call neither waits for nothing nor reads without end.
[[nodiscard]] Result<std::string> readFile(const std::filesystem::path& path, std::uintmax_t largest = kLargestFile);

/// Write beside the target, flush to disk, then rename: the target is either the old file or the whole new one.
/// IoError on an unwritable folder or a full disk; the side file is removed then.
[[nodiscard]] Result<void> writeFileAtomically(const std::filesystem::path& path, std::string_view contents);

/// SHA-256 of the bytes, 64 lower-case hex digits.
std::string sha256Hex(std::string_view bytes);

} // namespace pim
