// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "core/program/analytic_comparison.h"

namespace pim::cli {

class Console;

/// Tables for people: both models by layer, what the time goes to, why they differ.
void sayComparison(Console& console, const program::AnalyticComparison& comparison);

/// All of it, every layer with every use and reason.
nlohmann::ordered_json comparisonJson(const program::AnalyticComparison& comparison);

} // namespace pim::cli
