// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/evaluation/evaluator.h"

namespace pim::synthesis {

/// Uses per bit of the units of each fully connected layer that a candidate's counts imply; 1 elsewhere.
std::vector<std::int32_t> impliedPasses(const evaluation::Evaluator& evaluator, const evaluation::Candidate& candidate);

/// Give one layer the components that ComponentAllocator would at a clock's period, whatever the budget says: a DAC for
/// every row of every copy (fewer by the passes of a fully connected layer), and of every other unit enough for its work
/// within \a periodNs. Of a pair that shares macros the ADCs are with whichever needs more, so both layers must be sized
/// when a pair is made, changed or undone.
///
/// Where macros are identical, ADCs and vector units of a layer on crossbars are \a perMacro times its macros instead.
/// REQUIRES: evaluator.setBlocks(candidate) was called.
void sizeLayer(const evaluation::Evaluator& evaluator, evaluation::Candidate& candidate, std::size_t layer,
               double periodNs, std::span<const std::int32_t> passes, const design::ComponentCounts& perMacro);

/// Units of each kind in a macro of a candidate whose macros are identical: the most that any layer has in one of its.
design::ComponentCounts unitsPerMacro(const evaluation::Evaluator& evaluator, const evaluation::Candidate& candidate);

} // namespace pim::synthesis
