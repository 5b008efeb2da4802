// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/project_store.h"

namespace pim::app {

ProjectStore::ProjectStore(QObject* parent)
    : QObject(parent)
{
}

ProjectStore::~ProjectStore() { flush(); }

void ProjectStore::push(std::function<void()> starter)
{
    m_waiting.push_back(std::move(starter));
    if (m_active)
        return;
    m_active = true;
    emit busyChanged(true);
    next();
}

void ProjectStore::next()
{
    if (m_waiting.empty()) {
        m_active = false;
        emit busyChanged(false);
        return;
    }
    const auto starter = std::move(m_waiting.front());
    m_waiting.pop_front();
    starter();
}

void ProjectStore::flush()
{
    while (m_active && m_job.isRunning()) // not running: somebody flushes while a result is being delivered
        m_job.wait(); // delivers, which begins the next piece
}

} // namespace pim::app
