// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/evaluation/evaluator.h"
#include "core/synthesis/synthesis.h"

namespace pim::synthesis {

/// What the objective makes of a score; larger is better, whatever the objective.
double meritOf(Objective objective, const evaluation::Score& score, std::int64_t operations);
/// The objective's value, in its unit, that a merit or a bound stands for, and back. Of 0 or less: 0.
double valueOfMerit(Objective objective, double merit);
double meritOfValue(Objective objective, double value);

} // namespace pim::synthesis
