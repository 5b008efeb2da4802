// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/base/result.h"
#include "core/design/design.h"
#include "core/evaluation/evaluation.h"

namespace pim::report {

/// Largest number of events a trace may have; viewers get slow long before.
inline constexpr std::int64_t kTraceEventLimit = 2'000'000;

/// The schedule in the Trace Event Format that Perfetto and chrome://tracing open: one process per layer, one track per
/// operation, one complete event ("X") per block with times in microseconds and the reason it waited as an argument.
/// InvalidArgument when \a evaluation holds no schedule or the trace would exceed kTraceEventLimit events.
[[nodiscard]] Result<std::string> chromeTrace(const design::Design& design, const evaluation::Evaluation& evaluation);

} // namespace pim::report
