// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "core/compare/comparison.h"
#include "core/compare/reproduction.h"
#include "core/design/design.h"
#include "core/evaluation/evaluation.h"

namespace pim::report {

/// Text with TeX's special characters escaped; characters beyond ASCII are kept (UTF-8).
std::string latexEscaped(std::string_view text);

/// Two `booktabs` tables: the design's parameters and metrics, then one line per layer. Needs \usepackage{booktabs}.
std::string latexTables(const design::Design& design, const evaluation::Evaluation& evaluation);

/// A `booktabs` table of the metrics of all designs with their changes against the reference, then one of what differs in
/// their configuration.
std::string latexComparison(const compare::Comparison& comparison);
/// A `booktabs` table per experiment: ours, the paper's, the ratio.
std::string latexReproduction(const compare::Reproduction& reproduction);

} // namespace pim::report
