// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>

#include "core/base/run_context.h"

namespace pim::synthesis {

/// Run task(0) … task(count - 1) on up to \a threads threads (0: as many as the machine has) and wait for all. Tasks must
/// not touch each other's results; callers reduce in index order afterwards, so the outcome does not depend on the number
/// of threads. \a wait is called from this thread about 20 times a second. An exception in a task is rethrown here once
/// all have ended.
void forEachTask(std::size_t count, int threads, const std::function<void(std::size_t)>& task, const std::function<void()>& wait);

} // namespace pim::synthesis
