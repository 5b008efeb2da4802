// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/design/design.h"
#include "core/evaluation/evaluation.h"
#include "core/synthesis/sweep.h"
#include "core/synthesis/synthesis.h"

namespace pim::report {

/// One field as RFC 4180 wants it: quoted when it holds a comma, a quote or a line break.
std::string csvField(std::string_view text);
/// A number in the shortest form that reads back to the same double; empty for NaN and infinities.
std::string csvNumber(double value);

/// One line per layer: what the design says of it and what the evaluation found. Lines end in CR LF.
std::string layersCsv(const design::Design& design, const evaluation::Evaluation& evaluation);

/// One line per point: id, the parameters of Table I, then every metric under its file key.
std::string paretoCsv(const std::vector<synthesis::ParetoPoint>& points);
/// Read what paretoCsv() writes; columns may stand in any order and others are ignored, but every parameter and metric
/// must be there. ParseError with line, column, rule and value.
[[nodiscard]] Result<std::vector<synthesis::ParetoPoint>> readParetoCsv(std::string_view text, const std::string& file);

/// One line per budget of a sweep: whether something fits and whether the search was finished, parameters and metrics of
/// the design, its bound and gap, the budget whose search found it, and the reason when nothing fits.
std::string sweepCsv(const std::vector<synthesis::SweepPoint>& points);

} // namespace pim::report
