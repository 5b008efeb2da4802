// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>

#include "core/base/pause_gate.h"

namespace pim {

/// What a long stage tells its caller, at most 20 times a second.
struct Progress
{
    std::string stage; ///< "annealing the best"
    double fraction = 0.0; ///< 0..1 of the whole run; never falls
    std::uint64_t evaluations = 0;
    double best = 0.0; ///< best objective value so far, in the objective's display unit; 0 when none yet
    std::string detail = {}; ///< what is being looked at: "256 rows, 2-bit cells, 1-bit DAC"; empty when nothing in particular
    int gridPoint = 0; ///< number, from 1, of what is being looked at; 0: nothing in particular
    int gridPoints = 0; ///< how many there are; 0 when the stage has none
    double evaluationsPerSecond = 0; ///< of the last seconds
    double seconds = 0; ///< since the start, pauses left out
    double secondsLeft = -1; ///< estimated; negative while nobody can know
};

/// How a stage is to be run: stop request, progress, seed, threads. Results depend on the seed, never on threads.
struct RunContext
{
    std::stop_token stop;
    std::function<void(const Progress&)> onProgress; ///< called from the calling thread only; may be empty
    std::uint64_t seed = 1;
    int threads = 0; ///< 0: as many as the machine has
    std::shared_ptr<PauseGate> pause = {}; ///< empty: the run cannot be paused

    /// Poll at least every 20 ms of work. Waits while paused; a stop ends the wait.
    bool cancelled() const
    {
        if (pause)
            pause->wait(stop);
        return stop.stop_requested();
    }
};

} // namespace pim
