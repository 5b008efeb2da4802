// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <stop_token>
#include <thread>

namespace pim::cli {

/// Turns SIGINT and SIGTERM into a stop request. A second signal, or the first one while nothing listens, ends the
/// program at once with status 130; files are written atomically, so none is left half done.
class Interrupt
{
public:
    /// Blocks the signals for all threads started later: create it first.
    Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    /// From now on a first signal only requests the stop.
    std::stop_token listen();
    bool requested() const { return m_stop.stop_requested(); }

private:
    std::stop_source m_stop;
    std::atomic<bool> m_listening { false };
    std::jthread m_watcher;
};

} // namespace pim::cli
