// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>

namespace pim {

/// What a long stage tells its caller, at most 20 times a second.
struct Progress
{
    std::string stage; ///< "256 rows, 2-bit cells, 1-bit DAC"
    double fraction = 0.0; ///< 0..1 of the whole run
    std::uint64_t evaluations = 0;
    double best = 0.0; ///< best objective value so far, in the objective's display unit; 0 when none yet
};

/// How a stage is to be run: stop request, progress, seed, threads. Results depend on the seed, never on threads.
struct RunContext
{
    std::stop_token stop;
    std::function<void(const Progress&)> onProgress; ///< called from the calling thread only; may be empty
    std::uint64_t seed = 1;
    int threads = 0; ///< 0: as many as the machine has

    /// Poll at least every 20 ms of work.
    bool cancelled() const { return stop.stop_requested(); }
};

} // namespace pim
