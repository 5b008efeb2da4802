// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/evaluation/evaluator.h"
#include "core/synthesis/synthesis.h"

namespace pim::synthesis {

/// A value of the objective that no design of a grid point (crossbar size, cell and DAC bits, slices) can beat,
/// whatever its duplication, macros, sharing, places and counts, within \a evaluator's power budget. In the unit of
/// objectiveInfo(); 0 (or infinity for objectives that are minimised) when the budget pays for no design at all.
/// \a sharing  layers may share macros and with them ADCs; the bound is closer when they may not
/// The proof is in bound.cpp.
double objectiveBound(const evaluation::Evaluator& evaluator, Objective objective, bool sharing = true);

/// A power budget below which no design of the grid point fits, W: one copy of all weights with its DACs, one of every other unit a layer uses, a macro with the
/// smallest scratchpad for each layer on crossbars and the NoC draw that much, and the share \a shareHigh of the budget must
/// pay for the crossbars.
double leastBudgetW(const evaluation::Evaluator& evaluator, double shareHigh);

} // namespace pim::synthesis
