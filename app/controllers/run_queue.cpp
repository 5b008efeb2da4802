// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/controllers/run_queue.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <mutex>
#include <utility>

#include <QCoreApplication>

#include "core/base/file.h"
#include "widgets/common/quantity_text.h"

namespace pim::app {
namespace {

constexpr int kCollectMs = 100; ///< what a run finds is shown ten times a second
constexpr auto kCheckpointInterval = std::chrono::seconds(5);

} // namespace

/// Where the thread of a run leaves what it finds.
struct RunQueue::Mailbox
{
    std::mutex mutex;
    std::vector<synthesis::ObservedPoint> points; ///< guarded by mutex
    std::vector<synthesis::TraceSample> trace; ///< guarded by mutex
    std::optional<std::string> checkpoint; ///< guarded by mutex
};

RunQueue::RunQueue(QObject* parent)
    : QObject(parent)
{
    m_job.setPriority(Job::Priority::Lowest);
    m_timer.setInterval(kCollectMs);
    connect(&m_timer, &QTimer::timeout, this, &RunQueue::collect);
    connect(&m_job, &Job::progressed, this, [this](const Progress& progress) {
        if (m_runs.empty())
            return;
        m_runs.front().progress = progress;
        emit progressed(m_runs.front().id, progress);
    });
}

RunQueue::~RunQueue() = default;

Result<std::int64_t> RunQueue::enqueue(RunRequest request)
{
    if (!request.inputs || !request.inputs->model || !request.inputs->hardware)
        return fail(ErrorCode::InvalidArgument, "a run needs a model and a hardware description");
    if (request.id == 0)
        request.id = --m_lastId;
    if (find(request.id) != nullptr)
        return fail(ErrorCode::InvalidArgument, "run " + std::to_string(request.id) + " is in the queue already");
    QueuedRun run;
    run.id = request.id;
    run.name = std::move(request.name);
    run.inputs = std::move(request.inputs);
    run.continued = !request.checkpoint.empty();
    run.threads = request.threads;
    if (run.continued)
        m_checkpoints.emplace_back(run.id, std::move(request.checkpoint));
    m_runs.push_back(std::move(run));
    const std::int64_t id = request.id;
    if (current() == nullptr && !m_job.isRunning())
        beginNext();
    else
        emit changed();
    return id;
}

const QueuedRun* RunQueue::current() const
{
    return !m_runs.empty() && m_runs.front().state != QueuedRun::State::Waiting ? &m_runs.front() : nullptr;
}

const QueuedRun* RunQueue::find(std::int64_t id) const
{
    const auto it = std::find_if(m_runs.begin(), m_runs.end(), [id](const QueuedRun& run) { return run.id == id; });
    return it != m_runs.end() ? &*it : nullptr;
}

int RunQueue::waiting() const { return static_cast<int>(m_runs.size()) - (current() != nullptr ? 1 : 0); }

void RunQueue::beginNext()
{
    if (m_runs.empty() || current() != nullptr)
        return;
    QueuedRun& run = m_runs.front();
    run.state = QueuedRun::State::Running;
    std::string checkpoint;
    std::erase_if(m_checkpoints, [&](auto& entry) {
        if (entry.first != run.id)
            return false;
        checkpoint = std::move(entry.second);
        return true;
    });
    auto box = std::make_shared<Mailbox>();
    m_mailbox = box;
    RunContext context;
    context.seed = run.inputs->seed;
    context.threads = run.threads;
    const std::filesystem::path file = m_folder.filePath(QStringLiteral("run%1.json").arg(run.id)).toStdString();
    m_job.start<Outcome>(
        [inputs = run.inputs, box, file, checkpoint = std::move(checkpoint)](const RunContext& own) -> Result<Outcome> {
            synthesis::SynthesisOptions options = inputs->options;
            std::error_code ignored;
            std::filesystem::remove(file, ignored);
            options.checkpointPath = file.string();
            if (!checkpoint.empty())
                if (auto ok = writeFileAtomically(file, checkpoint); !ok)
                    return tl::unexpected(ok.error());
            auto written = std::chrono::steady_clock::now();
            std::filesystem::file_time_type seen {};
            const auto keepCheckpoint = [&] {
                written = std::chrono::steady_clock::now();
                std::error_code error;
                const auto time = std::filesystem::last_write_time(file, error);
                if (error || time == seen)
                    return;
                seen = time;
                if (auto text = readFile(file)) {
                    const std::scoped_lock lock(box->mutex);
                    box->checkpoint = std::move(*text);
                }
            };
            synthesis::SearchObserver observer;
            observer.onPoints = [&](std::span<const synthesis::ObservedPoint> points) {
                const std::scoped_lock lock(box->mutex);
                box->points.insert(box->points.end(), points.begin(), points.end());
            };
            observer.onTrace = [&](const synthesis::TraceSample& sample) {
                {
                    const std::scoped_lock lock(box->mutex);
                    box->trace.push_back(sample);
                }
                if (std::chrono::steady_clock::now() - written > kCheckpointInterval)
                    keepCheckpoint();
            };
            auto result = synthesis::synthesize(inputs->network(), inputs->hardware, options, own, observer);
            if (result && !result->finished)
                keepCheckpoint();
            std::filesystem::remove(file, ignored);
            if (!result)
                return tl::unexpected(result.error());
            return std::make_shared<const synthesis::Synthesis>(std::move(*result));
        },
        [this](Result<Outcome> outcome) { ended(std::move(outcome)); }, context);
    m_timer.start();
    emit started(run.id);
    emit changed();
}

/// Tell what the run at work has left since the last time.
void RunQueue::collect()
{
    if (!m_mailbox || current() == nullptr)
        return;
    const std::int64_t id = m_runs.front().id;
    const auto box = m_mailbox;
    std::vector<synthesis::ObservedPoint> points;
    std::vector<synthesis::TraceSample> trace;
    std::optional<std::string> checkpoint;
    {
        const std::scoped_lock lock(box->mutex);
        points.swap(box->points);
        trace.swap(box->trace);
        checkpoint.swap(box->checkpoint);
    }
    if (!points.empty())
        emit pointsFound(id, points);
    if (!trace.empty()) {
        m_runs.front().trace = trace.back();
        emit traced(id, trace);
    }
    if (checkpoint)
        emit checkpointed(id, *checkpoint);
}

void RunQueue::ended(Result<Outcome> outcome)
{
    m_timer.stop();
    collect();
    m_mailbox.reset();
    const QueuedRun run = std::move(m_runs.front());
    m_runs.erase(m_runs.begin());
    using Kind = RunBarState::Kind;
    m_lastName = run.name;
    m_lastObjective = run.inputs->options.objective;
    m_lastBest = outcome ? (*outcome)->bestValue : 0;
    m_lastMessage = outcome ? QString() : QString::fromStdString(outcome.error().text());
    m_lastKind = !outcome ? Kind::Failed
        : !(*outcome)->finished ? Kind::Stopped
        : (*outcome)->feasible  ? Kind::Finished
                                : Kind::NothingFits;
    if (m_interrupting)
        emit interrupted(run.id);
    else if (outcome)
        emit finished(run.id, std::move(*outcome));
    else
        emit failed(run.id, outcome.error());
    if (!m_interrupting && current() == nullptr && !m_runs.empty())
        beginNext();
    else
        emit changed();
}

void RunQueue::setState(QueuedRun::State state)
{
    if (current() == nullptr || m_runs.front().state == state)
        return;
    m_runs.front().state = state;
    emit changed();
}

void RunQueue::pause()
{
    if (current() == nullptr || current()->state != QueuedRun::State::Running)
        return;
    m_job.pause();
    setState(QueuedRun::State::Paused);
}

void RunQueue::resume()
{
    if (current() == nullptr || current()->state != QueuedRun::State::Paused)
        return;
    m_job.resume();
    setState(QueuedRun::State::Running);
}

void RunQueue::stop()
{
    if (current() == nullptr)
        return;
    m_job.cancel();
    setState(QueuedRun::State::Stopping);
}

bool RunQueue::remove(std::int64_t id)
{
    const auto it = std::find_if(m_runs.begin(), m_runs.end(), [id](const QueuedRun& run) { return run.id == id; });
    if (it == m_runs.end() || it->state != QueuedRun::State::Waiting)
        return false;
    m_runs.erase(it);
    std::erase_if(m_checkpoints, [id](const auto& entry) { return entry.first == id; });
    emit changed();
    return true;
}

bool RunQueue::move(std::int64_t id, int place)
{
    const std::ptrdiff_t first = current() != nullptr ? 1 : 0;
    const auto it = std::find_if(m_runs.begin(), m_runs.end(), [id](const QueuedRun& run) { return run.id == id; });
    if (it == m_runs.end() || it->state != QueuedRun::State::Waiting)
        return false;
    const auto from = it - m_runs.begin();
    const auto to = std::clamp<std::ptrdiff_t>(first + std::max(0, place), first, static_cast<std::ptrdiff_t>(m_runs.size()) - 1);
    if (from == to)
        return true;
    if (from < to)
        std::rotate(it, it + 1, m_runs.begin() + to + 1);
    else
        std::rotate(m_runs.begin() + to, it, it + 1);
    emit changed();
    return true;
}

void RunQueue::clearWaiting()
{
    const auto before = m_runs.size();
    std::erase_if(m_runs, [](const QueuedRun& run) { return run.state == QueuedRun::State::Waiting; });
    m_checkpoints.clear();
    if (m_runs.size() != before)
        emit changed();
}

void RunQueue::interrupt()
{
    clearWaiting();
    if (current() == nullptr)
        return;
    m_interrupting = true;
    m_job.cancel();
    m_job.wait();
    m_interrupting = false;
}

RunBarState RunQueue::barState() const
{
    using Kind = RunBarState::Kind;
    const auto valueText = [](synthesis::Objective objective, double value) {
        return value > 0 ? widgets::quantityIn(value, synthesis::objectiveInfo(objective).unit, 4).text() : QString();
    };
    RunBarState bar;
    const QueuedRun* run = current();
    bar.queued = waiting();
    if (run == nullptr) {
        bar.kind = m_lastKind;
        bar.best = valueText(m_lastObjective, m_lastBest);
        bar.detail = m_lastName;
        switch (m_lastKind) {
        case Kind::Finished: bar.headline = tr("Run finished"); break;
        case Kind::Stopped: bar.headline = tr("Run stopped"); break;
        case Kind::NothingFits: bar.headline = tr("Nothing fits"); break;
        case Kind::Failed:
            bar.headline = tr("Run failed");
            bar.detail = m_lastMessage;
            break;
        default: bar.headline = tr("No run yet"); break;
        }
        return bar;
    }
    const Progress& progress = run->progress;
    bar.kind = run->state == QueuedRun::State::Paused ? Kind::Paused : Kind::Running;
    bar.headline = run->state == QueuedRun::State::Stopping ? tr("Stopping")
        : progress.stage.empty()                            ? tr("Starting")
                                                            : stageText(progress.stage);
    if (progress.gridPoint > 0 && progress.gridPoints > 0)
        bar.detail = tr("grid point %1 of %2").arg(progress.gridPoint).arg(progress.gridPoints);
    if (run->trace.gridPoint > 0)
        bar.detail += (bar.detail.isEmpty() ? QString() : QStringLiteral(" · "))
            + tr("%1×%1, %2-bit cells").arg(run->trace.parameters.crossbarSize).arg(run->trace.parameters.cellBits);
    bar.fraction = progress.fraction;
    bar.evaluationsPerSecond = progress.evaluationsPerSecond;
    bar.best = valueText(run->inputs->options.objective, progress.best);
    bar.remainingSeconds = progress.secondsLeft;
    return bar;
}

QString stageText(const std::string& stage)
{
    const auto say = [](const char* text) { return QCoreApplication::translate("pim::app::RunQueue", text); };
    if (stage == "bounds")
        return say(QT_TRANSLATE_NOOP("pim::app::RunQueue", "Bounding grid points"));
    if (stage == "paced designs")
        return say(QT_TRANSLATE_NOOP("pim::app::RunQueue", "Trying paced designs"));
    if (stage == "screening")
        return say(QT_TRANSLATE_NOOP("pim::app::RunQueue", "Screening grid points"));
    if (stage == "annealing")
        return say(QT_TRANSLATE_NOOP("pim::app::RunQueue", "Annealing the shortlist"));
    if (stage == "annealing the best")
        return say(QT_TRANSLATE_NOOP("pim::app::RunQueue", "Annealing the best"));
    if (stage == "polishing")
        return say(QT_TRANSLATE_NOOP("pim::app::RunQueue", "Polishing"));
    if (stage == "published flow")
        return say(QT_TRANSLATE_NOOP("pim::app::RunQueue", "Annealing duplication, evolving macros"));
    if (stage == "done")
        return say(QT_TRANSLATE_NOOP("pim::app::RunQueue", "Finishing"));
    return QString::fromStdString(stage);
}

} // namespace pim::app
