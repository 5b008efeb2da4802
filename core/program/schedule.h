// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/program/mapping.h"

namespace pim::program::detail {

/// Output positions [from, to) of a piece: code that is written in one go.
struct Task
{
    int piece = 0;
    int chunk = 0;
    std::int64_t from = 0, to = 0;
};

/// A core waits until all chunks of `members` are there.
struct Gate
{
    int core = 0, event = 0;
    int value = 0; ///< syncs it waits for
};

/// Order of the tasks and who tells whom that a chunk is stored.
struct Schedule
{
    std::vector<Task> tasks; ///< in an order in which everything a task needs comes before it
    int chunks = 1; ///< per step, at most
    std::vector<Gate> gates;
    std::vector<std::vector<int>> opens; ///< by task: gates that its end counts towards
    std::vector<std::vector<int>> waits; ///< by task: gates to pass first (each gate once)
};

/// Throughput: every step's share of an image, step by step; no gates.
Schedule scheduleThroughput(const MappingInput& input, const Mapping& mapping);

/// Latency: chunks of rows as early as their inputs are there, in the order of an estimated run. Infeasible when a core
/// would have to wait for more inputs than it has event registers.
[[nodiscard]] Result<Schedule> scheduleLatency(const MappingInput& input, const Mapping& mapping, int chunks,
                                               const RunContext& context);

} // namespace pim::program::detail
