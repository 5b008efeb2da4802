// SPDX-License-Identifier: GPL-3.0-or-later
// Document: opening, saving, closing.
#include <algorithm>

#include <QFileInfo>
#include <QSaveFile>
#include <QUuid>

#include "app/document.h"
#include "app/model_import.h"
#include "app/session_files.h"
#include "core/hardware/presets.h"
#include "core/project/export_json.h"

namespace pim::app {
namespace {

namespace fs = std::filesystem;
using project::EditState;
using project::Project;
using Files = ProjectStore::Files;

constexpr Power kFirstBudget { 49 }; ///< of a new project, W: ResNet-18 fits well

} // namespace

struct Document::Loaded
{
    EditState state;
    std::vector<project::RunRecord> runs;
    std::int64_t nextRun = 1;
    QString path, original;
    Project::ReadOnly readOnly = Project::ReadOnly::No;
    bool recovered = false;
};

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
    m_ui = loaded.state.ui.empty() ? std::string() : unwrapMemory(loaded.state.ui).window;
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
            if (files.project && fs::equivalent(files.project->path(), nativePath(path), ignored))
                closeFiles(files, false); // opened again, without what was not saved
            auto project = Project::open(nativePath(path), Project::Mode::ReadWrite);
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
                loaded->original = unwrapMemory(loaded->state.ui).original;
                loaded->recovered = true;
            } else {
                loaded->path = QFileInfo(path).absoluteFilePath();
            }
            closeFiles(files, false);
            files.project = std::move(*project);
            markSession(files);
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
    state.ui = wrapMemory({ m_ui, absolute });
    const bool runsModified = std::exchange(m_runsModified, false);
    m_store.run<bool>(
        [state, target = nativePath(absolute), ensure = writableProject()](Files& files) -> Result<bool> {
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
            markSession(files);
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

} // namespace pim::app
