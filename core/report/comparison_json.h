// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "core/compare/comparison.h"

namespace pim::report {

/// The comparison as an object: designs, metrics with differences, settings that differ, components, layers, reasons.
/// NaN is null.
nlohmann::ordered_json comparisonToJson(const compare::Comparison& comparison);

/// The metric table: key, unit, a column of values and one of changes for each design. Lines end in CR LF.
std::string comparisonCsv(const compare::Comparison& comparison);

} // namespace pim::report
