// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/units.h"

namespace pim::report {

/// Text for people: \a digits significant digits with trailing zeros kept, thousands unseparated below 10^6, "–" for
/// NaN and infinities, a true minus. UTF-8.
std::string formatNumber(double value, int digits = 3);
/// A count in full with grouping: "5,608".
std::string formatCount(std::int64_t value);
/// A share as a percentage: 0.188 is "18.8 %".
std::string formatPercent(double share, int digits = 3);
/// \a value in the unit \a unit, with the SI prefix that leaves a mantissa of at least 1 and below 1000.
std::string formatSi(double value, std::string_view unit, int digits = 3);

std::string formatQuantity(Time value, int digits = 3); ///< "466.9 µs"
std::string formatQuantity(Energy value, int digits = 3); ///< "1.24 mJ"
std::string formatQuantity(Power value, int digits = 3); ///< "43.5 W"
std::string formatQuantity(Frequency value, int digits = 3); ///< "1.28 GHz"
std::string formatQuantity(Area value, int digits = 3); ///< "34.1 mm²", below 0.001 mm² in µm²

/// A bar of \a share (0…1) of \a width characters, in eighths of a character cell.
std::string formatBar(double share, int width);

/// Control characters become "?", so that a name from a file cannot steer a terminal or break a table.
std::string printable(std::string_view text);
/// Columns a text takes in a terminal.
std::size_t displayWidth(std::string_view utf8);
/// At most \a columns wide, the middle replaced by "…".
std::string shortened(std::string_view utf8, std::size_t columns);

} // namespace pim::report
