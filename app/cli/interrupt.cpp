// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"

#include <csignal>
#include <ctime>

#include <unistd.h>

#include "app/cli/console.h"

namespace pim::cli {

Interrupt::Interrupt()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    m_watcher = std::jthread([this, signals](std::stop_token quit) {
        while (!quit.stop_requested()) {
            const timespec patience { 0, 20'000'000 };
            if (sigtimedwait(&signals, nullptr, &patience) < 0)
                continue;
            if (!m_listening || m_stop.stop_requested())
                ::_exit(kInterrupted);
            m_stop.request_stop();
        }
    });
}

std::stop_token Interrupt::listen()
{
    m_listening = true;
    return m_stop.get_token();
}

} // namespace pim::cli
