// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/job.h"

#include <atomic>
#include <optional>

#include <QMetaObject>

#ifdef __linux__
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace pim::app {
namespace {

using Clock = std::chrono::steady_clock;
constexpr auto kProgressInterval = std::chrono::milliseconds(50);

/// The window comes first: let the system prefer it to the calling thread and to those it starts.
void applyPriority(Job::Priority priority)
{
#ifdef __linux__
    const int nice = priority == Job::Priority::Normal ? 0 : (priority == Job::Priority::Low ? 5 : 10);
    if (nice > 0) // a thread has its own on Linux; without the right to change it all runs as before
        static_cast<void>(setpriority(PRIO_PROCESS, static_cast<id_t>(syscall(SYS_gettid)), nice));
#else
    static_cast<void>(priority);
#endif
}

} // namespace

/// What one piece of work leaves for the job, shared by both threads.
struct Job::Mailbox
{
    std::atomic<bool> dropped { false }; ///< nobody wants it any more: need not begin
    std::mutex mutex;
    std::optional<Progress> progress; ///< guarded by mutex: not delivered yet
    bool posted = false; ///< guarded by mutex: an event to deliver it is under way
    Clock::time_point told {}; ///< guarded by mutex: when the last was posted
    Delivery delivery; ///< guarded by mutex: set when the work has ended
};

Job::Job(QObject* parent)
    : QObject(parent)
    , m_gate(std::make_shared<PauseGate>())
{
}

Job::~Job()
{
    m_thread.request_stop(); // wakes a paused one too
    if (m_thread.joinable())
        m_thread.join();
}

void Job::begin(Body body, RunContext context)
{
    const std::uint64_t id = ++m_id;
    dropCurrent();
    m_mailbox = std::make_shared<Mailbox>();
    m_gate = std::make_shared<PauseGate>();
    context.pause = m_gate;
    context.onProgress = [this, id, box = m_mailbox](const Progress& progress) {
        const std::scoped_lock lock(box->mutex);
        box->progress = progress;
        const auto now = Clock::now();
        if (box->posted || now - box->told < kProgressInterval)
            return;
        box->posted = true;
        box->told = now;
        QMetaObject::invokeMethod(
            this, [this, id] { deliverProgress(id); }, Qt::QueuedConnection);
    };
    // Once the old work has ended, which was asked to: one thread of a job works at a time.
    m_thread = std::jthread([this, id, box = m_mailbox, body = std::move(body), context = std::move(context),
                             priority = m_priority, before = std::move(m_thread)](const std::stop_token& stop) mutable {
        if (before.joinable())
            before.join();
        if (box->dropped)
            return;
        applyPriority(priority);
        context.stop = stop;
        Delivery delivery = body(context);
        body = {}; // what the work holds is let go here, not in the GUI thread
        {
            const std::scoped_lock lock(box->mutex);
            box->delivery = std::move(delivery);
        }
        QMetaObject::invokeMethod(
            this, [this, id] { deliver(id); }, Qt::QueuedConnection);
    });
    setRunning(true);
}

void Job::deliverProgress(std::uint64_t id)
{
    if (id != m_id || !m_running)
        return;
    std::optional<Progress> progress;
    {
        const std::scoped_lock lock(m_mailbox->mutex);
        m_mailbox->posted = false;
        progress.swap(m_mailbox->progress);
    }
    if (progress)
        emit progressed(*progress);
}

void Job::deliver(std::uint64_t id)
{
    if (id != m_id || !m_running)
        return;
    deliverProgress(id); // what was held back
    if (id != m_id || !m_running)
        return; // somebody who heard that began anew
    Delivery delivery;
    {
        const std::scoped_lock lock(m_mailbox->mutex);
        delivery.swap(m_mailbox->delivery);
    }
    if (!delivery)
        return;
    setRunning(false);
    delivery();
}

void Job::dropCurrent()
{
    if (m_mailbox)
        m_mailbox->dropped = true;
    m_thread.request_stop();
}

void Job::cancel()
{
    if (m_running)
        m_thread.request_stop();
}

void Job::drop()
{
    dropCurrent();
    ++m_id;
    setRunning(false);
}

void Job::wait()
{
    if (!m_running)
        return;
    if (m_thread.joinable())
        m_thread.join();
    deliver(m_id);
}

void Job::pause()
{
    if (m_running)
        m_gate->pause();
}

void Job::resume() { m_gate->resume(); }

void Job::setRunning(bool running)
{
    if (std::exchange(m_running, running) != running)
        emit runningChanged(running);
}

} // namespace pim::app
