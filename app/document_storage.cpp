// SPDX-License-Identifier: GPL-3.0-or-later
// Document: what of it reaches the file while it is worked on, and what is read back.
#include <algorithm>
#include <utility>

#include "app/document.h"
#include "app/session_files.h"

namespace pim::app {
namespace {

namespace fs = std::filesystem;
using project::EditState;
using project::Project;
using Files = ProjectStore::Files;

constexpr int kAutosaveDelay = 2000; ///< ms: promised are 5 s
constexpr int kRetryDelay = 5000; ///< ms: a disk that was full may have room again

} // namespace

// ---- what is written

EditState Document::editState() const
{
    EditState state;
    state.inputs = m_inputs;
    for (const auto& [id, live] : m_runs)
        if (!live.hidden)
            state.runs.push_back({ id, live.record->name });
    state.designs = m_designs;
    state.programs.next = m_programs.next;
    for (const project::ProgramRecord& record : m_programs.records) // an undo may bring others' designs back
        if (record.run < 0 ? design(record.point) != nullptr : run(record.run) != nullptr)
            state.programs.records.push_back(record);
    state.ui = wrapMemory({ m_ui, m_path.isEmpty() ? m_original : m_path });
    return state;
}

void Document::report(const Result<void>& result)
{
    if (!result)
        emit failed(result.error());
}

std::function<Result<void>(Files&)> Document::writableProject() const
{
    return [base = m_base, working = nativePath(m_working)](Files& files) -> Result<void> {
        if (files.project && !files.project->readOnly())
            return {};
        std::error_code error;
        fs::create_directories(working.parent_path(), error);
        if (error)
            return fail(ErrorCode::IoError,
                        tr("cannot make the folder for unsaved work: %1")
                            .arg(QString::fromLocal8Bit(error.message()))
                            .toStdString(),
                        working.parent_path().string());
        if (files.project) { // it cannot be written: work on a copy
            auto state = files.project->saved();
            if (!state)
                return tl::unexpected(state.error());
            if (auto copied = files.project->saveCopy(working, *state); !copied)
                return copied;
        }
        auto project =
            files.project ? Project::open(working, Project::Mode::ReadWrite) : Project::create(working, base);
        if (!project)
            return tl::unexpected(project.error());
        files.project = std::move(*project);
        return {};
    };
}

void Document::store(std::function<Result<void>(Project&)> work)
{
    m_store.run<bool>(
        [ensure = writableProject(), work = std::move(work)](Files& files) -> Result<bool> {
            if (auto ready = ensure(files); !ready)
                return tl::unexpected(ready.error());
            if (auto done = work(*files.project); !done)
                return tl::unexpected(done.error());
            return true;
        },
        [this](const Result<bool>& done) {
            if (!done)
                emit failed(done.error());
        });
}

void Document::touched()
{
    updateTitle();
    if (!m_autosaveTimer.isActive())
        m_autosaveTimer.start(kAutosaveDelay);
}

void Document::autosave()
{
    m_autosaveTimer.stop();
    if (isModified()) {
        m_store.run<bool>(
            [state = editState(), ensure = writableProject()](Files& files) -> Result<bool> {
                if (auto ready = ensure(files); !ready)
                    return tl::unexpected(ready.error());
                if (auto done = files.project->autosave(state); !done)
                    return tl::unexpected(done.error());
                return true;
            },
            [this](const Result<bool>& done) {
                if (done)
                    return;
                if (!m_autosaveTimer.isActive() && !m_discarded)
                    m_autosaveTimer.start(kRetryDelay);
                emit failed(done.error());
            });
        return;
    }
    m_store.run<bool>( // undone to what is saved: nothing to recover
        [](Files& files) -> Result<bool> {
            if (files.project && !files.project->readOnly())
                if (auto done = files.project->clearAutosave(); !done)
                    return tl::unexpected(done.error());
            return true;
        },
        [this](const Result<bool>& done) {
            if (!done)
                emit failed(done.error());
        });
}

void Document::writePending()
{
    m_pointsTimer.stop();
    for (auto& [id, live] : m_runs) {
        if (live.pendingPoints.empty() && live.pendingTrace.empty())
            continue;
        struct Pending
        {
            std::vector<synthesis::ObservedPoint> points;
            std::vector<synthesis::TraceSample> trace;
        };
        // Shared, because the work is copied on its way. What has reached the file is taken out.
        const auto pending = std::make_shared<Pending>(
            Pending { std::exchange(live.pendingPoints, {}), std::exchange(live.pendingTrace, {}) });
        m_store.run<bool>(
            [id = id, record = live.record, pending, ensure = writableProject()](Files& files) -> Result<bool> {
                if (auto ready = ensure(files); !ready)
                    return tl::unexpected(ready.error());
                if (auto done = files.project->appendPoints(id, std::span(std::as_const(pending->points)), record->inputs->model->network); !done)
                    return tl::unexpected(done.error());
                pending->points.clear();
                if (auto done = files.project->appendTrace(id, pending->trace); !done)
                    return tl::unexpected(done.error());
                pending->trace.clear();
                if (auto done = files.project->updateRun(*record); !done) // how far it has come
                    return tl::unexpected(done.error());
                return true;
            },
            [this, id = id, record = live.record, pending](const Result<bool>& done) {
                if (done)
                    return;
                if (done.error().code == ErrorCode::IoError && !m_discarded)
                    keepPending(id, *record, std::move(pending->points), std::move(pending->trace));
                emit failed(done.error());
            });
    }
}

/// What did not reach the file waits for another try.
void Document::keepPending(std::int64_t id, const project::RunRecord& of, std::vector<synthesis::ObservedPoint> points,
                           std::vector<synthesis::TraceSample> trace)
{
    Live* live = find(id);
    if (!live || live->record->created != of.created || live->record->inputs != of.inputs)
        return; // of a project that is closed
    points.insert(points.end(), live->pendingPoints.begin(), live->pendingPoints.end());
    trace.insert(trace.end(), live->pendingTrace.begin(), live->pendingTrace.end());
    live->pendingPoints = std::move(points);
    live->pendingTrace = std::move(trace);
    if (!m_pointsTimer.isActive())
        m_pointsTimer.start(kRetryDelay);
}

void Document::flush()
{
    writePending();
    if (m_autosaveTimer.isActive())
        autosave();
    m_import.wait();
    m_store.flush();
}

void Document::setUi(std::string ui)
{
    if (ui == m_ui)
        return;
    m_ui = std::move(ui);
    if (isModified())
        touched();
}

// ---- reading what is stored

std::shared_ptr<const synthesis::PointTable> Document::points(std::int64_t id)
{
    Live* live = find(id);
    if (!live || live->points || live->loadingPoints)
        return live ? live->points : nullptr;
    live->loadingPoints = true;
    m_store.run<std::shared_ptr<synthesis::PointTable>>(
        [id](Files& files) -> Result<std::shared_ptr<synthesis::PointTable>> {
            auto table = files.project ? files.project->points(id) : Result<synthesis::PointTable>();
            if (!table)
                return tl::unexpected(table.error());
            return std::make_shared<synthesis::PointTable>(std::move(*table));
        },
        [this, id, record = live->record](Result<std::shared_ptr<synthesis::PointTable>> table) {
            Live* now = find(id);
            if (!now || now->record->created != record->created)
                return;
            now->loadingPoints = false;
            if (!table)
                emit failed(table.error());
            if (!now->points)
                now->points = table ? *table : std::make_shared<synthesis::PointTable>();
            tell(Change::Points, id);
        });
    return nullptr;
}

std::shared_ptr<const std::vector<synthesis::TraceSample>> Document::trace(std::int64_t id)
{
    using Samples = std::vector<synthesis::TraceSample>;
    Live* live = find(id);
    if (!live || live->trace || live->loadingTrace)
        return live ? live->trace : nullptr;
    live->loadingTrace = true;
    m_store.run<std::shared_ptr<Samples>>(
        [id](Files& files) -> Result<std::shared_ptr<Samples>> {
            auto samples = files.project ? files.project->trace(id) : Result<Samples>();
            if (!samples)
                return tl::unexpected(samples.error());
            return std::make_shared<Samples>(std::move(*samples));
        },
        [this, id, record = live->record](Result<std::shared_ptr<Samples>> samples) {
            Live* now = find(id);
            if (!now || now->record->created != record->created)
                return;
            now->loadingTrace = false;
            if (!samples)
                emit failed(samples.error());
            if (!now->trace)
                now->trace = samples ? *samples : std::make_shared<Samples>();
            tell(Change::Trace, id);
        });
    return nullptr;
}

void Document::designOf(std::int64_t run, std::int64_t point,
                        std::function<void(Result<std::shared_ptr<const design::Design>>)> done)
{
    using Shared = std::shared_ptr<const design::Design>;
    writePending(); // the point may be a new one
    m_store.run<Shared>(
        [run, point](Files& files) -> Result<Shared> {
            if (!files.project)
                return fail(ErrorCode::InvalidArgument, "the project has no points yet");
            auto design = files.project->designOf(run, point);
            if (!design)
                return tl::unexpected(design.error());
            return std::make_shared<const design::Design>(std::move(*design));
        },
        std::move(done));
}

void Document::continueRun(std::int64_t id, std::function<void(Result<std::string>)> ready)
{
    struct Before
    {
        std::string checkpoint;
        synthesis::PointTable points;
        std::vector<synthesis::TraceSample> trace;
        std::vector<std::uint64_t> known;
    };
    writePending();
    m_store.run<std::shared_ptr<Before>>(
        [id](Files& files) -> Result<std::shared_ptr<Before>> {
            if (!files.project)
                return fail(ErrorCode::InvalidArgument, "the project has no run " + std::to_string(id));
            auto before = std::make_shared<Before>();
            auto checkpoint = files.project->checkpoint(id);
            auto points = files.project->points(id);
            auto trace = files.project->trace(id);
            if (!checkpoint)
                return tl::unexpected(checkpoint.error());
            if (!points)
                return tl::unexpected(points.error());
            if (!trace)
                return tl::unexpected(trace.error());
            before->checkpoint = std::move(*checkpoint);
            before->points = std::move(*points);
            before->trace = std::move(*trace);
            before->known.reserve(before->points.size());
            for (std::size_t i = 0; i < before->points.size(); ++i)
                before->known.push_back(pointHash(before->points.row(i)));
            std::sort(before->known.begin(), before->known.end());
            return before;
        },
        [this, id, ready = std::move(ready)](Result<std::shared_ptr<Before>> before) {
            Live* live = find(id);
            if (!before || !live) {
                ready(before ? fail(ErrorCode::InvalidArgument, "the run is gone")
                             : Result<std::string>(tl::unexpected(before.error())));
                return;
            }
            live->base = (*before)->points.empty() ? 0 : (*before)->points.ids.back();
            live->known = std::move((*before)->known);
            if (!live->points || live->points->size() != (*before)->points.size()) // else views have it already
                live->points = std::make_shared<synthesis::PointTable>(std::move((*before)->points));
            live->trace = std::make_shared<std::vector<synthesis::TraceSample>>(std::move((*before)->trace));
            setRunState(id, project::RunState::Queued);
            m_runsModified = true;
            tell(Change::Points | Change::Trace, id);
            touched();
            ready((*before)->checkpoint);
        });
}

} // namespace pim::app
