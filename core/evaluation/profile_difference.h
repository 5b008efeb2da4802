// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/design/design.h"
#include "core/evaluation/model_options.h"

namespace pim::evaluation {

/// Why a design that is feasible under its own model is not under \a other: the fewest switches, found by undoing one
/// after the other, that must stay as the design's own. Empty when the design is not feasible under its own model, or is
/// under \a other. Evaluates the design up to 20 times.
[[nodiscard]] std::vector<ModelSwitch> switchesInTheWay(const design::Design& design, const ModelOptions& other);

} // namespace pim::evaluation
