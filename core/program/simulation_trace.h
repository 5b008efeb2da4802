// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/program/program.h"
#include "core/program/simulator.h"

namespace pim::program {

/// The executed instructions of a simulation with trace in the Trace Event Format that Perfetto and chrome://tracing
/// open, piece by piece to \a sink: one process a core, one track for the vector and the transfer unit and for each
/// array group, one complete event ("X") an instruction with its text and index. An mvmul that waited for its group in
/// the reorder buffer begins when the one before it is completed.
void simulationTrace(const Program& program, const SimulationResult& result,
                     const std::function<void(std::string_view)>& sink);

/// Keep the first \a rounds rounds of each core (Throughput repeats its list), whose entries stand as simulate() leaves
/// them.
void keepRounds(std::vector<TraceEntry>& trace, std::int64_t rounds);

} // namespace pim::program
