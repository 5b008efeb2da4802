// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/compare/comparison.h"

// What compareDesigns() is put together from.
namespace pim::compare {

double energyUj(const evaluation::CentreCost& cost); ///< per inference
double energyUj(const evaluation::Breakdown& breakdown);

/// Every value of the designs' configuration: inputs, hardware, what the search chose, what came out; see SettingRow.
std::vector<SettingRow> settingsOf(const std::vector<Entry>& designs);
/// Why each design differs from the reference in latency, period, energy, peak power and area. Needs all other parts.
std::vector<Reason> reasonsOf(const Comparison& comparison);

} // namespace pim::compare
