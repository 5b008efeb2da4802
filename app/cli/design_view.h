// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "app/cli/console.h"
#include "core/design/design.h"
#include "core/evaluation/evaluation.h"

namespace pim::cli {

/// "256 rows, 2-bit cells, 1-bit DAC, separate slices"
std::string gridPointText(const design::DesignParameters& parameters);

/// Parameters beside metrics, with SI units.
void sayDesign(Console& console, const design::Design& design, const evaluation::Evaluation& evaluation);
/// Which constraint a design breaks and by how much; nothing when it is feasible.
void sayVerdict(Console& console, const evaluation::Evaluation& evaluation);
/// One line per layer: what it got and how busy it is.
void sayLayerTable(Console& console, const design::Design& design, const evaluation::Evaluation& evaluation);
/// Where power, energy, area and time go, as tables with bars.
void sayBreakdown(Console& console, const design::Design& design, const evaluation::Evaluation& evaluation);

} // namespace pim::cli
