// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <QObject>
#include <QString>
#include <QTemporaryDir>
#include <QTimer>

#include "app/job.h"
#include "app/run_bar.h"
#include "core/project/inputs.h"
#include "core/synthesis/observer.h"
#include "core/synthesis/synthesis.h"

namespace pim::app {

/// What the queue is asked to run. To continue an interrupted run give its checkpoint; to repeat one, its inputs: the same
/// seed gives the same result.
struct RunRequest
{
    std::int64_t id = 0; ///< of the caller, unlike those that wait or run; 0: the queue gives one (negative)
    QString name;
    std::shared_ptr<const project::Inputs> inputs; ///< with model and hardware
    std::string checkpoint; ///< text that an earlier attempt left; empty: from the beginning
    int threads = 0; ///< 0: as many as the machine has
};

/// A run that waits or is at work.
struct QueuedRun
{
    enum class State { Waiting, Running, Paused, Stopping };
    std::int64_t id = 0;
    QString name;
    std::shared_ptr<const project::Inputs> inputs;
    State state = State::Waiting;
    Progress progress; ///< of the run at work
    synthesis::TraceSample trace; ///< the latest
    bool continued = false; ///< from a checkpoint
    int threads = 0; ///< 0: as many as the machine has
};

/// Synthesis runs one after another beside the GUI. What a run finds arrives in batches, at most ten times a second,
/// and all of it before its end is told. Everything belongs to the thread the object lives in, signals too.
class RunQueue : public QObject
{
    Q_OBJECT
public:
    explicit RunQueue(QObject* parent = nullptr);
    ~RunQueue() override;

    /// Append; begins at once when nothing runs. The id, or InvalidArgument without model or hardware or when the id is
    /// in the queue already.
    Result<std::int64_t> enqueue(RunRequest request);
    /// The run at work first, then those that wait in their order.
    const std::vector<QueuedRun>& runs() const { return m_runs; }
    const QueuedRun* current() const; ///< null: nothing runs
    const QueuedRun* find(std::int64_t id) const;
    int waiting() const;
    /// What the toolbar shows: the run at work, or how the one before ended. In the language of now.
    RunBarState barState() const;

    void pause(); ///< the run at work; the queue waits with it
    void resume();
    void stop(); ///< the run at work: it ends with the best so far, the next one begins
    /// Take a waiting run out. False for others.
    bool remove(std::int64_t id);
    /// Put a waiting run at \a place among those that wait, 0: next.
    bool move(std::int64_t id, int place);
    void clearWaiting();
    /// For closing: end the run at work now, tell all it found and interrupted() with its checkpoint, forget the waiting
    /// ones. Returns when no thread is left, within a tenth of a second.
    void interrupt();

signals:
    void changed(); ///< runs() or a state
    void started(std::int64_t id);
    void progressed(std::int64_t id, const pim::Progress& progress);
    void pointsFound(std::int64_t id, const std::vector<pim::synthesis::ObservedPoint>& points);
    void traced(std::int64_t id, const std::vector<pim::synthesis::TraceSample>& samples);
    /// What the run can be continued from; every few seconds, and last when it was stopped or interrupted.
    void checkpointed(std::int64_t id, const std::string& text);
    /// Ended by itself or stopped (Synthesis::finished), feasible or not.
    void finished(std::int64_t id, std::shared_ptr<const pim::synthesis::Synthesis> result);
    void failed(std::int64_t id, const pim::Error& error);
    void interrupted(std::int64_t id);

private:
    struct Mailbox;
    using Outcome = std::shared_ptr<const synthesis::Synthesis>;
    void beginNext();
    void collect();
    void ended(Result<Outcome> outcome);
    void setState(QueuedRun::State state);

    std::vector<QueuedRun> m_runs;
    std::vector<std::pair<std::int64_t, std::string>> m_checkpoints; ///< given with requests that wait
    std::int64_t m_lastId = 0; ///< of those that the queue gives
    bool m_interrupting = false;
    RunBarState::Kind m_lastKind = RunBarState::Kind::Idle; ///< how the last run ended
    QString m_lastName;
    QString m_lastMessage; ///< why it failed
    double m_lastBest = 0;
    synthesis::Objective m_lastObjective = synthesis::Objective::Efficiency;
    QTemporaryDir m_folder; ///< checkpoints of the run at work
    std::shared_ptr<Mailbox> m_mailbox; ///< of the run at work
    QTimer m_timer;
    Job m_job;
};

/// "annealing the best" as the window says it.
QString stageText(const std::string& stage);

} // namespace pim::app
