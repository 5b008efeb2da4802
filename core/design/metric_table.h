// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

#include "core/evaluation/evaluation.h"

namespace pim::design {

/// One figure of an evaluated design: its key in files and on the command line, and how to read it.
struct MetricInfo
{
    std::string_view key; ///< ends in the unit: "latency_us"
    std::string_view label; ///< what a person reads: "latency"
    std::string_view unit; ///< unit of value(): "us", "GOPS/W", "" for counts and shares
    bool higherIsBetter = false;
    bool integer = false; ///< a count, written without a fraction
    double (*value)(const evaluation::Metrics&) = nullptr; ///< in \a unit
    void (*assign)(evaluation::Metrics&, double) = nullptr; ///< the reverse, for tables that are read back
};

/// Every metric in the order of the `metrics` block of a design file (without the bound and the gap).
std::span<const MetricInfo> metricTable();

/// The metric with \a key, or nullptr.
const MetricInfo* findMetric(std::string_view key);

} // namespace pim::design
