// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/synthesis/synthesis.h"

namespace pim::synthesis {

/// One column of a PointTable: a metric of the design or a variable of Table I.
struct PointColumn
{
    std::string_view key; ///< as in files: "latency_us", "crossbar_size"
    std::string_view label; ///< what a person reads: "latency"
    std::string_view unit; ///< of the values: "us", "GOPS/W", "bit"; "" for counts and shares
    bool higherIsBetter = false; ///< metrics only
    bool integer = false; ///< whole numbers
    bool metric = false; ///< false: a variable of the design, neither good nor bad by itself
    /// Text of the values 0 and 1 of a variable that is a choice: "separate", "packed"; empty for numbers.
    std::string_view choices[2] {};
};

/// Every column in the order of PointTable::columns: the metrics of design::metricTable(), the clock, then the variables.
std::span<const PointColumn> pointColumns();
/// Index of the column with \a key, -1 when there is none.
int pointColumnIndex(std::string_view key);

/// The values of one point, in the order of pointColumns(). \a network tells which layers are on crossbars; without a
/// candidate the columns that are computed from it are NaN, as is every figure that is not known.
/// REQUIRES: \a row has pointColumns().size() values.
void pointRow(const design::DesignParameters& parameters, const evaluation::Metrics& metrics,
              const evaluation::Candidate* candidate, const network::Network& network, std::span<double> row);

/// The metrics of a row, those that no column keeps derived from the others.
evaluation::Metrics metricsOfRow(std::span<const double> row);
/// The variables of a row. The clock is 0: the column keeps the one the evaluation found.
design::DesignParameters parametersOfRow(std::span<const double> row);

/// Evaluated points column by column: what plots, tables and statistics read. A value, shared as
/// std::shared_ptr<const PointTable> once built.
struct PointTable
{
    std::vector<std::int64_t> ids; ///< of the points in their run, in rising order
    std::vector<std::vector<double>> columns; ///< [pointColumns()][point]; NaN where a figure is not known

    PointTable();
    std::size_t size() const { return ids.size(); }
    bool empty() const { return ids.empty(); }
    void reserve(std::size_t points);
    double value(std::size_t point, int column) const { return columns[static_cast<std::size_t>(column)][point]; }
    /// The values of one point in the order of the columns.
    std::vector<double> row(std::size_t point) const;

    /// REQUIRES: \a row has one value for each column.
    void append(std::int64_t id, std::span<const double> row);
    void append(const ParetoPoint& point, const network::Network& network);
    void append(const PointTable& more);
    /// Index of the point with \a id, -1 when there is none.
    std::ptrdiff_t find(std::int64_t id) const;
};

/// The archive of a finished synthesis as a table.
PointTable pointTable(std::span<const ParetoPoint> points, const network::Network& network);

} // namespace pim::synthesis
