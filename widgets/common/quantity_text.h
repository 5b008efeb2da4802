// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include <QString>

#include "core/base/result.h"
#include "core/base/units.h"
#include "core/design/metric_table.h"

namespace pim::widgets {

/// A number as people read it, apart from its unit, so that both can stand in their own column.
struct QuantityText
{
    QString number; ///< locale's digits, true minus, trailing zeros kept; an en dash for "no value"
    QString unit; ///< with its SI prefix: "mW"; empty for counts
    QString text() const { return unit.isEmpty() ? number : number + QLatin1Char(' ') + unit; }
};

/// \a value in the SI unit \a unit ("W", "s", "J", "OPS"): the prefix leaves a mantissa of at least 1 and below 1000.
/// Headline metrics have 4 significant digits, others 3. "m²" takes its square prefixes ("mm²", "µm²").
QuantityText quantity(double value, const QString& unit, int digits = 3);
QuantityText quantity(Time value, int digits = 3);
QuantityText quantity(Energy value, int digits = 3);
QuantityText quantity(Power value, int digits = 3);
QuantityText quantity(Area value, int digits = 3);
QuantityText quantity(Frequency value, int digits = 3);

/// A number without prefix or unit: \a digits significant digits in the locale's writing.
QString numberText(double value, int digits = 3);
/// A count in full with the locale's grouping: "5,608".
QString countText(std::int64_t value);
/// 0.188 is "18.8 %".
QString percentText(double share, int digits = 3);
/// A change with its sign: "+23.8 %"; no decimals from 100 % up.
QString deltaText(double share);
/// "1:22", "2:01:09".
QString durationText(double seconds);
/// "24.1 MB"
QString bytesText(std::int64_t bytes);

/// A figure in the unit of a table that has one unit a column (core/design/metric_table: "us", "GOPS/W", "").
QuantityText quantityIn(double value, std::string_view unit, int digits = 3);
/// A metric of an evaluated design; area that the hardware does not give is an en dash.
QuantityText metricText(const design::MetricInfo& metric, double value, int digits = 4);
/// Name of a metric or of a design variable by its key, translated: "Power efficiency". The key itself when unknown.
QString metricLabel(std::string_view key);
/// The unit of a figure in a table, as people write it: "us" is "µs". For axis titles.
QString unitText(std::string_view unit);

/// What a person types for a quantity: "0.3m", "300 uW", "2.4e-3", "1,5 µs". The unit may be left out; a prefix alone
/// counts for the SI unit \a unit. Decimal comma or point. InvalidArgument says what is wrong and gives an example.
[[nodiscard]] Result<double> parseQuantity(const QString& text, const QString& unit);

} // namespace pim::widgets
