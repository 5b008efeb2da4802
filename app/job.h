// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <new>
#include <string>
#include <thread>
#include <utility>

#include <QObject>

#include "core/base/result.h"
#include "core/base/run_context.h"

namespace pim::app {

/// The one place where threads start: one piece of work at a time beside the GUI, values in, a Result out.
///
/// Starting again stops what runs and drops what it would have said; the new work begins when the old one has ended,
/// and nobody waits for that. Destruction stops and joins, which is why work polls RunContext::cancelled() every 20 ms.
/// All members belong to the thread the object lives in.
class Job : public QObject
{
    Q_OBJECT
public:
    /// How much the system should prefer other work to this.
    enum class Priority { Normal, Low, Lowest };

    explicit Job(QObject* parent = nullptr);
    ~Job() override;

    /// Run \a work in a thread of its own, then \a done with what it returned in this one. What \a work throws becomes
    /// an Error of class Internal. The context has a stop token and the pause gate of this job; onProgress leads to the
    /// signal progressed().
    template<typename T>
    void start(std::function<Result<T>(const RunContext&)> work, std::function<void(Result<T>)> done,
               RunContext context = {})
    {
        begin(
            [work = std::move(work), done = std::move(done)](const RunContext& run) -> Delivery {
                auto result = std::make_shared<Result<T>>(guarded<T>(work, run));
                return [done, result] { done(std::move(*result)); };
            },
            std::move(context));
    }
    /// Ask the work to end. Its result (often the best so far, or an Error of class Cancelled) is delivered as usual.
    void cancel();
    /// Forget the work: it is asked to end and nothing of it is delivered.
    void drop();
    /// Wait until the work has ended and deliver its result before returning. For closing: cancel() first.
    void wait();

    void pause();
    void resume();
    bool isPaused() const { return m_running && m_gate->paused(); }
    bool isRunning() const { return m_running; }
    void setPriority(Priority priority) { m_priority = priority; }

signals:
    void progressed(const pim::Progress& progress); ///< at most 20 times a second
    void runningChanged(bool running);

private:
    using Delivery = std::function<void()>;
    using Body = std::function<Delivery(const RunContext&)>;
    struct Mailbox;

    template<typename T>
    static Result<T> guarded(const std::function<Result<T>(const RunContext&)>& work, const RunContext& run)
    {
        try {
            return work(run);
        } catch (const std::bad_alloc&) {
            return fail(ErrorCode::Internal, "out of memory");
        } catch (const std::exception& e) {
            return fail(ErrorCode::Internal, std::string("unexpected: ") + e.what());
        } catch (...) {
            return fail(ErrorCode::Internal, "unexpected: an exception of unknown type");
        }
    }
    void begin(Body body, RunContext context);
    void deliver(std::uint64_t id);
    void deliverProgress(std::uint64_t id);
    void dropCurrent();
    void setRunning(bool running);

    std::shared_ptr<PauseGate> m_gate;
    std::shared_ptr<Mailbox> m_mailbox; ///< of the work that was begun last
    std::uint64_t m_id = 0; ///< of that work; what others say is late
    bool m_running = false;
    Priority m_priority = Priority::Normal;
    std::jthread m_thread; ///< last: ends first
};

} // namespace pim::app
