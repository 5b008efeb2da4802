// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"
#include "core/compare/comparison.h"

namespace pim::cli {

/// The comparison as tables: metrics, what differs in the configuration, components, layers, reasons. \a all: also what is alike.
void sayComparison(Console& console, const compare::Comparison& comparison, bool all);

} // namespace pim::cli
