// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/synthesis/point_table.h"

namespace pim::project {

/// Most points of one batch; more are written as several.
inline constexpr std::size_t kMostBatchPoints = 65536;

/// The figures of points \a first to \a first + \a count of a table as one blob, column by column:
///
///     int64 id of the first point, int32[count] ids less the first,
///     for each column: a byte, then 0: one float64 that all points share, 1: float64[count], 2: int32[count].
///
/// Numbers are little-endian. The order of the columns is stored with the file.
/// REQUIRES: 1 <= count <= kMostBatchPoints; ids rise.
std::vector<std::byte> packFigures(const synthesis::PointTable& table, std::size_t first, std::size_t count);

/// Append such a blob to \a table. \a columns says for each stored column which column of the table it is, -1: none.
/// Columns that are not stored become NaN. ParseError names \a where on bytes that packFigures() cannot have written; the
/// table is then unchanged.
[[nodiscard]] Result<void> unpackFigures(std::span<const std::byte> bytes, std::size_t count, std::span<const int> columns,
                                         const std::string& where, synthesis::PointTable& table);

} // namespace pim::project
