// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <QString>

#include "core/base/result.h"
#include "core/design/design.h"

namespace pim::app {

/// Formats of "Export design", as a file dialog lists them. The order is that of DesignFormat.
enum class DesignFormat { Json, Csv, Latex, FloorplanSvg, Trace, Pimsyn, Pimcomp };
QString designFormatFilter(DesignFormat format);
inline constexpr int kDesignFormatCount = 7;
/// "--csv": the option of `pimstudio-cli export` that writes the same; empty for the design file itself.
QString exportOption(DesignFormat format);

/// Evaluate \a design and write it to \a path. Infeasible when a format needs what the design lacks; IoError when the
/// file cannot be written. Slow for large designs: call it off the GUI thread.
[[nodiscard]] Result<void> exportDesign(const design::Design& design, DesignFormat format, const std::string& path);

} // namespace pim::app
