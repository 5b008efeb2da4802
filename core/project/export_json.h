// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string_view>

#include "core/base/result.h"
#include "core/project/project.h"

namespace pim::project {

/// Takes the next piece of a text; its error ends the writing.
using TextSink = std::function<Result<void>(std::string_view)>;

/// The whole project as one JSON object: what is saved, what is not, kept designs, and of each run inputs, outcome, best
/// design, trace, and every point's figures (an array each, in the order of "point_columns") and variables. Handed over in
/// pieces of about a megabyte. NaN and infinities are null.
[[nodiscard]] Result<void> exportJson(Project& project, const TextSink& sink);

} // namespace pim::project
