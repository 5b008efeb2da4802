// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "app/cli/console.h"
#include "core/design/metric_table.h"
#include "core/synthesis/synthesis.h"

namespace pim::cli {

/// The points no other point beats in both metrics, best \a x first; of equal ones the first.
std::vector<synthesis::ParetoPoint> paretoFront(std::vector<synthesis::ParetoPoint> points, const design::MetricInfo& x,
                                                const design::MetricInfo& y);

/// One line per point: id, parameters, the metrics asked for, then the other headline metrics.
void sayPoints(Console& console, const std::vector<synthesis::ParetoPoint>& points,
               const std::vector<const design::MetricInfo*>& first, std::size_t most = SIZE_MAX);

/// A metric with its SI unit for a table.
std::string metricText(const design::MetricInfo& metric, double value);

nlohmann::ordered_json parametersToJson(const design::DesignParameters& parameters);
nlohmann::ordered_json metricsToJson(const evaluation::Metrics& metrics);
nlohmann::ordered_json pointToJson(const synthesis::ParetoPoint& point);

} // namespace pim::cli
