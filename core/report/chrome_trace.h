// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/base/result.h"
#include "core/design/design.h"
#include "core/timeline/timeline.h"

namespace pim::report {

/// Largest number of events a trace may have; viewers get slow long before.
inline constexpr std::int64_t kTraceEventLimit = 2'000'000;

/// A timeline in the Trace Event Format that Perfetto and chrome://tracing open: one process per layer, one track per
/// operation, one complete event ("X") per block with times in microseconds and the reason it waited as an argument;
/// stalls as events of the category "stall" between them. What is on the critical path says so and is joined by flow
/// events ("s" and "f" with a common id).
/// InvalidArgument when the trace would exceed kTraceEventLimit events.
[[nodiscard]] Result<std::string> chromeTrace(const design::Design& design, const timeline::Timeline& timeline);

} // namespace pim::report
