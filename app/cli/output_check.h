// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/base/result.h"

namespace pim::cli {

/// Whether a file could be written at \a path, asked before a long run. An empty path is fine. IoError otherwise.
[[nodiscard]] Result<void> canBeWritten(const std::string& path);

} // namespace pim::cli
