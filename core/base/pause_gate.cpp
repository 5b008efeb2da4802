// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/pause_gate.h"

namespace pim {

void PauseGate::pause()
{
    const std::scoped_lock lock(m_mutex);
    if (m_paused)
        return;
    m_since = std::chrono::steady_clock::now();
    m_paused = true;
}

void PauseGate::resume()
{
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_paused)
            return;
        m_total += std::chrono::steady_clock::now() - m_since;
        m_paused = false;
    }
    m_resumed.notify_all();
}

void PauseGate::block(const std::stop_token& stop)
{
    std::unique_lock lock(m_mutex);
    m_resumed.wait(lock, stop, [this] { return !m_paused; });
}

std::chrono::steady_clock::duration PauseGate::pausedFor() const
{
    const std::scoped_lock lock(m_mutex);
    return m_paused ? m_total + (std::chrono::steady_clock::now() - m_since) : m_total;
}

} // namespace pim
