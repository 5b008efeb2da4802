// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/compare/comparison.h"

namespace pim::report {

/// A figure of a metric with its unit: "466.9 µs", "5,608", "18.8 %".
std::string metricText(const compare::MetricRow& row, double value);
/// The change of a metric against the reference: "+7.0 %", "−0.5 %", "±0.0 %", "+178 %", "0 %"; a dash when there is none.
std::string changeText(double change);
/// "better", "worse", "" for figures that are neither.
std::string_view verdictText(compare::Verdict verdict);
/// A setting with its unit: "9 bit", "29 – 32", "identical".
std::string settingText(const compare::Setting& setting, std::string_view unit);
/// "Duplication, layer1"
std::string settingLabel(const compare::SettingRow& row);
/// A reason as a sentence: "B is slower: latency 466.9 µs → 512.0 µs (+9.7 %): clock 102.9 ns → 111.8 ns (89 % of it);
/// …".
std::string reasonText(const compare::Comparison& comparison, const compare::Reason& reason);
/// "49.0 W does not pay for one ADC a crossbar as published: its clock is 1.266 µs instead of 100.0 ns"; empty for designs
/// that are no published machine, or have its clock.
std::string missedClockText(const compare::Entry& entry);
/// "ADC", "scratchpad" …
std::string_view costGroupText(compare::CostGroup group);
std::string_view costGroupText(std::string_view key);

} // namespace pim::report
