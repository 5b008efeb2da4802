// SPDX-License-Identifier: GPL-3.0-or-later
// Document: the project file, autosave and recovery.
#include <algorithm>

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>
#include <QUuid>
#include <nlohmann/json.hpp>

#include "app/document.h"
#include "app/model_import.h"
#include "core/base/file.h"
#include "core/hardware/presets.h"
#include "core/project/export_json.h"

namespace pim::app {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;
using project::EditState;
using project::Project;
using Files = ProjectStore::Files;

constexpr Power kFirstBudget { 49 }; ///< of a new project, W: ResNet-18 fits well
constexpr int kAutosaveDelay = 2000; ///< ms: promised are 5 s
constexpr int kRetryDelay = 5000; ///< ms: a disk that was full may have room again

QString g_autosaveFolder; ///< set by tests

fs::path native(const QString& path) { return QFile::encodeName(path).toStdString(); }
QString qt(const fs::path& path) { return QFile::decodeName(QByteArray::fromStdString(path.string())); }

bool inAutosaveFolder(const fs::path& path)
{
    std::error_code ignored;
    return fs::equivalent(path.parent_path(), native(Document::autosaveFolder()), ignored);
}

/// End the work on what is open. Without \a keep its unsaved edits are gone and a file of ours with them.
void closeFiles(Files& files, bool keep)
{
    if (files.project) {
        const fs::path path = files.project->path();
        const bool writable = !files.project->readOnly();
        if (!keep && writable)
            (void)files.project->discard();
        files.project.reset();
        std::error_code ignored;
        if (!keep && writable && inAutosaveFolder(path))
            fs::remove(path, ignored);
    }
    if (!files.marker.empty() && !keep) {
        std::error_code ignored;
        fs::remove(files.marker, ignored);
    }
    files.marker.clear();
}

/// Leave word in the autosave folder that this session works on a file elsewhere, so that it is found after a crash.
void mark(Files& files)
{
    if (!files.project || files.project->readOnly() || inAutosaveFolder(files.project->path()))
        return;
    std::error_code ignored;
    fs::create_directories(native(Document::autosaveFolder()), ignored);
    files.marker = native(Document::autosaveFolder())
        / ("session-" + QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString() + ".txt");
    if (!writeFileAtomically(files.marker, fs::absolute(files.project->path(), ignored).string()))
        files.marker.clear(); // recovery will not list it; opening the file itself still recovers
}

/// The window's memory and the name of what is edited, as one text.
std::pair<std::string, std::string> unwrapUi(const std::string& text)
{
    const Json json = Json::parse(text, nullptr, false);
    const auto field = [&](const char* key) {
        return json.is_object() && json.contains(key) && json[key].is_string() ? json[key].get<std::string>()
                                                                               : std::string();
    };
    return { field("window"), field("original") };
}

} // namespace

std::string Document::wrapUi(const std::string& ui, const QString& original)
{
    return Json { { "window", ui }, { "original", original.toStdString() } }.dump(-1, ' ', false,
                                                                                  Json::error_handler_t::replace);
}

struct Document::Loaded
{
    EditState state;
    std::vector<project::RunRecord> runs;
    std::int64_t nextRun = 1;
    QString path, original;
    Project::ReadOnly readOnly = Project::ReadOnly::No;
    bool recovered = false;
};

QString Document::autosaveFolder()
{
    return g_autosaveFolder.isEmpty()
        ? QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/autosave")
        : g_autosaveFolder;
}

void Document::setAutosaveFolder(const QString& folder) { g_autosaveFolder = folder; }

Document::Document(QObject* parent)
    : QObject(parent)
{
    m_autosaveTimer.setSingleShot(true);
    m_pointsTimer.setSingleShot(true);
    connect(&m_autosaveTimer, &QTimer::timeout, this, &Document::autosave);
    connect(&m_pointsTimer, &QTimer::timeout, this, &Document::writePending);
    connect(&m_undo, &QUndoStack::cleanChanged, this, &Document::updateTitle);
    connect(&m_store, &ProjectStore::busyChanged, this, [this] { emit busyChanged(isBusy()); });
    connect(&m_import, &Job::runningChanged, this, [this] { emit busyChanged(isBusy()); });
    begin({});
}

Document::~Document()
{
    blockSignals(true);
    m_undo.blockSignals(true);
    m_store.blockSignals(true);
    m_import.blockSignals(true);
    m_import.drop();
    const bool keep = isModified() && !m_discarded;
    if (!m_discarded)
        writePending(); // of runs that are saved too
    if (keep)
        autosave();
    m_store.run<bool>(
        [keep](Files& files) -> Result<bool> {
            closeFiles(files, keep);
            return true;
        },
        [](const Result<bool>&) {});
    m_store.flush();
}

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
    state.ui = wrapUi(m_ui, m_path.isEmpty() ? m_original : m_path);
    return state;
}

void Document::report(const Result<void>& result)
{
    if (!result)
        emit failed(result.error());
}

std::function<Result<void>(Files&)> Document::writableProject() const
{
    return [base = m_base, working = native(m_working)](Files& files) -> Result<void> {
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

// ---- opening and saving

QString Document::title() const
{
    const QString& of = m_path.isEmpty() ? m_original : m_path;
    return of.isEmpty() ? tr("Untitled") : QFileInfo(of).completeBaseName();
}

QString Document::readOnlyReason() const
{
    switch (m_readOnly) {
    case Project::ReadOnly::No: break;
    case Project::ReadOnly::Asked: return tr("it was opened for reading only");
    case Project::ReadOnly::File: return tr("the file cannot be written");
    case Project::ReadOnly::Folder: return tr("its folder cannot be written");
    case Project::ReadOnly::InUse: return tr("another PIM Studio has it open");
    }
    return {};
}

bool Document::isModified() const { return !m_undo.isClean() || m_runsModified || m_recovered; }

void Document::updateTitle()
{
    const QString now = m_path + QChar(0) + title();
    if (std::exchange(m_toldModified, isModified()) == isModified() && m_toldTitle == now)
        return;
    m_toldTitle = now;
    emit titleChanged();
}

/// Everything anew, without a file yet.
void Document::begin(project::Inputs inputs)
{
    Loaded fresh;
    fresh.state.inputs = std::move(inputs);
    if (!(fresh.state.inputs.options.constraints.powerBudget.value > 0))
        fresh.state.inputs.options.constraints.powerBudget = kFirstBudget;
    if (!fresh.state.inputs.hardware)
        if (auto preset = hardware::preset("pimsyn"))
            fresh.state.inputs.hardware = *preset;
    install(std::move(fresh));
}

void Document::install(Loaded loaded)
{
    m_autosaveTimer.stop();
    m_pointsTimer.stop();
    m_undo.clear();
    m_undo.setClean();
    m_runs.clear();
    m_base = loaded.state;
    m_inputs = std::move(loaded.state.inputs);
    m_digest.clear();
    m_budgetDigests.clear();
    m_designs = std::move(loaded.state.designs);
    m_programs = std::move(loaded.state.programs);
    m_ui = loaded.state.ui.empty() ? std::string() : unwrapUi(loaded.state.ui).first;
    for (const project::RunEntry& entry : loaded.state.runs)
        for (project::RunRecord& run : loaded.runs)
            if (run.id == entry.id) {
                run.name = entry.name;
                Live live;
                live.record = std::make_shared<const project::RunRecord>(std::move(run));
                m_runs.emplace_back(entry.id, std::move(live));
                break;
            }
    m_nextRun = loaded.nextRun;
    m_nextDesign = 1;
    for (const project::DesignRecord& d : m_designs)
        m_nextDesign = std::max(m_nextDesign, d.id + 1);
    m_path = loaded.path;
    m_original = loaded.original;
    m_readOnly = loaded.readOnly;
    m_working = autosaveFolder() + QLatin1Char('/') + QUuid::createUuid().toString(QUuid::WithoutBraces)
        + QStringLiteral(".pims");
    m_runsModified = false;
    m_discarded = false;
    m_recovered = loaded.recovered;
    tell(Change::Everything);
    updateTitle();
}

void Document::closeProject()
{
    m_store.run<bool>(
        [](Files& files) -> Result<bool> {
            closeFiles(files, false);
            return true;
        },
        [](const Result<bool>&) {});
}

void Document::newProject()
{
    emit aboutToClose();
    closeProject();
    begin({});
    emit opened();
}

void Document::newFromZoo(const QString& name)
{
    m_import.start<ImportedModel>([reference = "zoo:" + name.toStdString()](
                                      const RunContext& run) { return app::importModel(reference, {}, run); },
                                  [this](Result<ImportedModel> imported) {
                                      if (!imported) {
                                          stay();
                                          emit failed(imported.error());
                                          return;
                                      }
                                      project::Inputs inputs;
                                      inputs.model = imported->model;
                                      inputs.modelReference = imported->reference;
                                      emit aboutToClose();
                                      closeProject();
                                      begin(std::move(inputs));
                                      emit opened();
                                      emit modelImported();
                                  });
}

void Document::importModel(const QString& reference, const network::OnnxImportOptions& options)
{
    m_import.start<ImportedModel>([reference = reference.toStdString(), options](
                                      const RunContext& run) { return app::importModel(reference, options, run); },
                                  [this](Result<ImportedModel> imported) {
                                      if (!imported) {
                                          emit failed(imported.error());
                                          return;
                                      }
                                      setModel(imported->model, imported->reference);
                                      emit modelImported();
                                  });
}

void Document::open(const QString& path)
{
    emit aboutToClose();
    m_store.run<std::shared_ptr<Loaded>>(
        [path](Files& files) -> Result<std::shared_ptr<Loaded>> {
            std::error_code ignored;
            if (files.project && fs::equivalent(files.project->path(), native(path), ignored))
                closeFiles(files, false); // opened again, without what was not saved
            auto project = Project::open(native(path), Project::Mode::ReadWrite);
            if (!project)
                return tl::unexpected(project.error());
            auto saved = (*project)->saved();
            if (!saved)
                return tl::unexpected(saved.error());
            auto unsaved = (*project)->autosaved();
            if (!unsaved)
                return tl::unexpected(unsaved.error());
            auto runs = (*project)->runs();
            if (!runs)
                return tl::unexpected(runs.error());
            auto next = (*project)->nextRunId();
            if (!next)
                return tl::unexpected(next.error());
            auto loaded = std::make_shared<Loaded>();
            const bool writable = !(*project)->readOnly(); // what another program has not saved is none of ours
            if (*unsaved && writable) {
                loaded->state = std::move(**unsaved);
                loaded->recovered = true;
            } else {
                loaded->state = std::move(*saved);
                for (const project::RunRecord& run : *runs) { // begun just before the session was killed
                    const bool listed = std::any_of(loaded->state.runs.begin(), loaded->state.runs.end(),
                                                    [&](const auto& entry) { return entry.id == run.id; });
                    if (!listed && writable) {
                        loaded->state.runs.push_back({ run.id, run.name });
                        loaded->recovered = true;
                    }
                }
            }
            loaded->runs = std::move(*runs);
            loaded->nextRun = *next;
            loaded->readOnly = (*project)->readOnlyCause();
            if (inAutosaveFolder((*project)->path())) {
                loaded->original = QString::fromStdString(unwrapUi(loaded->state.ui).second);
                loaded->recovered = true;
            } else {
                loaded->path = QFileInfo(path).absoluteFilePath();
            }
            closeFiles(files, false);
            files.project = std::move(*project);
            mark(files);
            return loaded;
        },
        [this](Result<std::shared_ptr<Loaded>> loaded) {
            if (!loaded) {
                stay();
                emit failed(loaded.error());
                return;
            }
            install(std::move(**loaded));
            emit opened();
            if (m_recovered)
                emit recovered();
        });
}

void Document::save()
{
    if (m_path.isEmpty() || m_readOnly != Project::ReadOnly::No) {
        emit failed({ ErrorCode::IoError,
                      tr("The project cannot be saved here: %1. Save it under another name.")
                          .arg(m_path.isEmpty() ? tr("it has no file yet") : readOnlyReason())
                          .toStdString(),
                      m_path.toStdString() });
        return;
    }
    saveAs(m_path);
}

void Document::saveAs(const QString& path)
{
    writePending();
    m_autosaveTimer.stop();
    const std::uint64_t edition = m_edition;
    const QString absolute = QFileInfo(path).absoluteFilePath();
    EditState state = editState();
    state.ui = wrapUi(m_ui, absolute);
    const bool runsModified = std::exchange(m_runsModified, false);
    m_store.run<bool>(
        [state, target = native(absolute), ensure = writableProject()](Files& files) -> Result<bool> {
            if (!files.project)
                if (auto made = ensure(files); !made)
                    return tl::unexpected(made.error());
            std::error_code ignored;
            if (!files.project->readOnly() && fs::exists(target, ignored)
                && fs::equivalent(target, files.project->path(), ignored)) {
                if (auto done = files.project->save(state); !done)
                    return tl::unexpected(done.error());
                return true;
            }
            if (auto done = files.project->saveCopy(target, state); !done)
                return tl::unexpected(done.error());
            auto project = Project::open(target, Project::Mode::ReadWrite);
            if (!project)
                return tl::unexpected(project.error());
            closeFiles(files, false);
            files.project = std::move(*project);
            mark(files);
            return true;
        },
        [this, edition, absolute, runsModified](const Result<bool>& done) {
            if (!done) {
                m_runsModified |= runsModified;
                touched();
                emit failed(done.error());
                return;
            }
            m_path = absolute;
            m_original.clear();
            m_readOnly = Project::ReadOnly::No;
            m_recovered = false;
            if (m_edition == edition)
                m_undo.setClean();
            else
                touched(); // edited in the meantime
            updateTitle();
            emit saved();
        });
}

void Document::exportJson(const QString& path)
{
    writePending();
    m_store.run<bool>(
        [state = editState(), path, ensure = writableProject()](Files& files) -> Result<bool> {
            if (!files.project)
                if (auto made = ensure(files); !made)
                    return tl::unexpected(made.error());
            if (!files.project->readOnly())
                if (auto kept = files.project->autosave(state); !kept)
                    return tl::unexpected(kept.error());
            QSaveFile file(path);
            const auto failure = [&] {
                return fail(ErrorCode::IoError, tr("cannot write: %1").arg(file.errorString()).toStdString(),
                            path.toStdString());
            };
            if (!file.open(QIODevice::WriteOnly))
                return failure();
            const auto done = project::exportJson(*files.project, [&](std::string_view piece) -> Result<void> {
                if (file.write(piece.data(), static_cast<qint64>(piece.size())) != static_cast<qint64>(piece.size()))
                    return failure();
                return {};
            });
            if (!done)
                return tl::unexpected(done.error());
            return file.commit() ? Result<bool>(true) : Result<bool>(failure());
        },
        [this, path](const Result<bool>& done) {
            if (done)
                emit exported(path);
            else
                emit failed(done.error());
        });
}

/// Nothing came in the place of this project: it goes on, with what was to be given up.
void Document::stay()
{
    if (std::exchange(m_discarded, false) && isModified())
        touched();
}

void Document::discard()
{
    m_discarded = true;
    m_autosaveTimer.stop();
    m_pointsTimer.stop();
    for (auto& [id, live] : m_runs) {
        live.pendingPoints.clear();
        live.pendingTrace.clear();
    }
}

// ---- sessions that were killed

std::vector<Leftover> Document::recoverable()
{
    std::vector<Leftover> found;
    const QDir folder(autosaveFolder());
    const auto look = [&](const QString& path) -> bool { // has it something to recover?
        auto project = Project::open(native(path), Project::Mode::ReadOnly);
        if (!project)
            return true; // damaged or not readable now: left alone
        auto state = (*project)->autosaved();
        if (!state)
            return true;
        const auto runs = (*project)->runs();
        const bool ours = inAutosaveFolder(native(path));
        if (!*state && !(ours && runs && !runs->empty()))
            return false;
        Leftover leftover { path, QFileInfo(path).completeBaseName(), QFileInfo(path).lastModified(), 0 };
        leftover.runs = static_cast<int>(*state ? (*state)->runs.size() : runs->size());
        if (ours) {
            const QString original = *state ? QString::fromStdString(unwrapUi((*state)->ui).second) : QString();
            leftover.title = original.isEmpty() ? tr("Untitled") : QFileInfo(original).completeBaseName();
        }
        if (std::none_of(found.begin(), found.end(), [&](const Leftover& other) { return other.path == path; }))
            found.push_back(leftover);
        return true;
    };
    for (const QFileInfo& file : folder.entryInfoList({ QStringLiteral("*.pims") }, QDir::Files))
        if (!Project::isInUse(native(file.absoluteFilePath())) && !look(file.absoluteFilePath()))
            QFile::remove(file.absoluteFilePath());
    for (const QFileInfo& file : folder.entryInfoList({ QStringLiteral("session-*.txt") }, QDir::Files)) {
        const auto target = readFile(native(file.absoluteFilePath()), 1 << 16);
        if (!target)
            continue;
        if (Project::isInUse(*target))
            continue;
        std::error_code ignored;
        if (!fs::exists(*target, ignored) || !look(qt(*target)))
            QFile::remove(file.absoluteFilePath());
    }
    std::sort(found.begin(), found.end(), [](const Leftover& a, const Leftover& b) { return a.changed > b.changed; });
    return found;
}

Result<void> Document::forget(const Leftover& leftover)
{
    const fs::path path = native(leftover.path);
    if (inAutosaveFolder(path)) {
        if (Project::isInUse(path))
            return fail(ErrorCode::IoError, tr("another PIM Studio has it open").toStdString(), path.string());
        std::error_code error;
        fs::remove(path, error);
        return error ? fail(ErrorCode::IoError,
                            tr("cannot remove the file: %1").arg(QString::fromLocal8Bit(error.message())).toStdString(),
                            path.string())
                     : Result<void>();
    }
    auto project = Project::open(path, Project::Mode::ReadWrite);
    if (!project)
        return tl::unexpected(project.error());
    return (*project)->discard();
}

} // namespace pim::app
