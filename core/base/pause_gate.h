// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace pim {

/// Where the workers of a run wait while a person has paused it. Shared by whoever pauses and the run; all members may be
/// called from any thread. Nothing is computed while it is closed, and a run goes on exactly where it was.
class PauseGate
{
public:
    void pause();
    void resume();
    bool paused() const { return m_paused.load(std::memory_order_relaxed); }

    /// Return at once unless paused; else wait until resumed or stopped.
    void wait(const std::stop_token& stop)
    {
        if (m_paused.load(std::memory_order_relaxed))
            block(stop);
    }
    /// For how long it has been paused so far, all pauses together, the present one included.
    std::chrono::steady_clock::duration pausedFor() const;

private:
    void block(const std::stop_token& stop);

    mutable std::mutex m_mutex;
    std::condition_variable_any m_resumed;
    std::atomic<bool> m_paused { false }; ///< written under m_mutex
    std::chrono::steady_clock::time_point m_since {}; ///< guarded by m_mutex: start of the present pause
    std::chrono::steady_clock::duration m_total {}; ///< guarded by m_mutex: of the pauses that ended
};

} // namespace pim
