// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace pim::app {

/// Name, version and organisation for settings and standard paths. Call before the first QSettings or QStandardPaths.
void setApplicationInfo();

} // namespace pim::app
