// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>

#include "core/compare/comparison.h"
#include "core/compare/reproduction.h"

namespace pim::widgets {

/// The identity of a compared design: a colour that is neither better nor worse.
QColor designColour(std::size_t design);

QString metricName(const compare::MetricRow& row);
/// A figure of a metric apart from its unit, and both together.
QString metricNumber(const compare::MetricRow& row, double value);
QString metricFigure(const compare::MetricRow& row, double value);
/// "▲ better", "▼ worse", empty for what is neither.
QString verdictWords(compare::Verdict verdict);

QString settingName(const compare::SettingRow& row);
QString settingWords(const compare::Setting& setting, std::string_view unit);
QString originWords(compare::Origin origin);
QString costGroupName(compare::CostGroup group);
QColor costGroupColour(compare::CostGroup group);

/// "B is faster" with its numbers, as a sentence.
QString reasonWords(const compare::Comparison& comparison, const compare::Reason& reason);

QString experimentName(compare::Experiment experiment);
QString quantityName(std::string_view quantity); ///< of a published result
QString seriesName(std::string_view series);

} // namespace pim::widgets
