// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <QDateTime>
#include <QFlags>
#include <QObject>
#include <QString>
#include <QTimer>
#include <QUndoStack>

#include "app/job.h"
#include "app/project_store.h"
#include "core/network/onnx_import.h"
#include "core/project/records.h"
#include "core/synthesis/observer.h"
#include "core/synthesis/point_table.h"

namespace pim::app {

/// What of a document is another than before.
struct Change
{
    enum Kind {
        Model = 1 << 0,
        Hardware = 1 << 1,
        Budget = 1 << 2,
        Options = 1 << 3, ///< the budget aside; the seed is one of them
        Runs = 1 << 4, ///< which there are, their names and order
        Run = 1 << 5, ///< state or outcome of the run `id`
        Points = 1 << 6, ///< of the run `id`: loaded or appended
        Trace = 1 << 7, ///< of the run `id`: loaded or appended
        Designs = 1 << 8,
        Everything = 1 << 9, ///< another project
        Programs = 1 << 10 ///< how designs were compiled
    };
    Q_DECLARE_FLAGS(Kinds, Kind)
    Kinds kinds;
    std::int64_t id = 0;
    static constexpr int kInputs = Model | Hardware | Budget | Options;
    bool touches(int any) const { return (int(kinds) & (any | Everything)) != 0; }
};

/// A session that ended without saving or discarding its edits.
struct Leftover
{
    QString path; ///< for Document::open()
    QString title; ///< of what was being edited
    QDateTime changed;
    int runs = 0; ///< listed in it
};

/// What is being worked on: inputs, runs, kept designs. All members belong to the GUI thread; everything with a file
/// happens beside it, one thing after the other, and is told by signals.
///
/// A document has a project file at all times once there is something to keep: the user's own when it can be written,
/// else one in autosaveFolder(). Edits reach it within 5 s, points of runs within 2 s, so a session that is killed can
/// be opened again (recoverable()). Saving makes edits the saved state, discarding removes them.
class Document : public QObject
{
    Q_OBJECT
public:
    explicit Document(QObject* parent = nullptr);
    /// Closes: unsaved edits stay recoverable unless discard() was called before.
    ~Document() override;

    // ---- inputs. A setter pushes an undo command, or does nothing when the value is the same.
    const project::Inputs& inputs() const { return m_inputs; }
    std::string inputsDigest() const; ///< cached; compare with RunRecord::digest: results of another are out of date
    QUndoStack* undoStack() { return &m_undo; }
    /// A number for edits that belong together, as those of one drag: they are undone together.
    static int newInteraction();
    void setModel(std::shared_ptr<const network::ImportedNetwork> model, const std::string& reference);
    void setHardware(std::shared_ptr<const hardware::HardwareSpec> hardware); ///< another preset or file
    void editHardware(hardware::HardwareSpec hardware, const QString& text = {}, int interaction = 0);
    void setPowerBudget(Power budget, int interaction = 0);
    void setOptions(const synthesis::SynthesisOptions& options, const QString& text = {}, int interaction = 0);
    void setSeed(std::uint64_t seed);

    // ---- runs
    std::vector<std::shared_ptr<const project::RunRecord>> runs() const; ///< in order, without deleted ones
    std::shared_ptr<const project::RunRecord> run(std::int64_t id) const; ///< null when there is none
    /// Its results are those of other inputs. Another budget alone does not count: results within 50 W stay right when
    /// the next run is to be within 100 W.
    bool isOutOfDate(const project::RunRecord& run) const;
    void renameRun(std::int64_t id, const QString& name);
    void deleteRun(std::int64_t id); ///< REQUIRES: it is not under way
    /// Figures and trace of a run; null while they are being read, which is told by changed(Points or Trace). While the
    /// run goes on the table grows in place, told by pointsAppended(), so that a million points are there once: read it
    /// in the GUI thread alone.
    std::shared_ptr<const synthesis::PointTable> points(std::int64_t run);
    std::shared_ptr<const std::vector<synthesis::TraceSample>> trace(std::int64_t run);
    /// The complete design of a point; \a done is called later.
    void designOf(std::int64_t run, std::int64_t point,
                  std::function<void(Result<std::shared_ptr<const design::Design>>)> done);

    // ---- runs as the queue makes them
    /// A new run of the inputs as they are, state Queued; its id. The name is derived when none is given.
    std::int64_t beginRun(const QString& name = {});
    /// The same of other inputs, as for a sweep or a run that is repeated.
    std::int64_t beginRun(std::shared_ptr<const project::Inputs> inputs, const QString& name = {});
    /// Prepare an interrupted or stopped run to go on; \a ready gets the checkpoint ("": it begins anew).
    void continueRun(std::int64_t id, std::function<void(Result<std::string>)> ready);
    void setRunState(std::int64_t id, project::RunState state);
    void appendPoints(std::int64_t id, const std::vector<synthesis::ObservedPoint>& points);
    void appendTrace(std::int64_t id, const std::vector<synthesis::TraceSample>& samples);
    void setCheckpoint(std::int64_t id, const std::string& text);
    void finishRun(std::int64_t id, const synthesis::Synthesis& result);
    void failRun(std::int64_t id, const Error& error);

    // ---- kept designs
    const std::vector<project::DesignRecord>& designs() const { return m_designs; }
    const project::DesignRecord* design(std::int64_t id) const;
    /// Keep a design, with the next free letter when \a pin; its id. \a record.id is ignored.
    std::int64_t addDesign(project::DesignRecord record, bool pin);
    void pinDesign(std::int64_t id);
    void unpinDesign(std::int64_t id); ///< one that nobody named or edited is removed
    void renameDesign(std::int64_t id, const QString& name);
    void editDesign(std::int64_t id, std::shared_ptr<const design::Design> design, const QString& text,
                    int interaction = 0); ///< what-if
    void removeDesign(std::int64_t id);
    /// Any other edit of kept designs.
    void pushDesigns(std::vector<project::DesignRecord> designs, const QString& text, int interaction = 0);

    // ---- compiled programs: results as those of runs are, not edits
    const project::Programs& programs() const { return m_programs; }
    /// Remember what became of a design's program, in the place of an earlier one, and start the next with its settings.
    void setProgram(project::ProgramRecord record);

    // ---- the window's own memory, kept with the project, no edit
    const std::string& ui() const { return m_ui; }
    void setUi(std::string ui);

    // ---- files
    QString path() const { return m_path; } ///< "" when it was never saved
    QString title() const; ///< without the mark of unsaved edits
    bool isModified() const;
    QString readOnlyReason() const; ///< "": save() writes to path()
    bool isBusy() const { return m_store.isBusy() || m_import.isRunning(); }

    /// Begin an empty project. This and the next two drop unsaved edits: ask first. They tell aboutToClose().
    void newProject();
    void newFromZoo(const QString& name); ///< with that model
    void open(const QString& path);
    /// Read a model (zoo:NAME or a file) and make it the inputs' model, as an edit.
    void importModel(const QString& reference, const network::OnnxImportOptions& options = {});
    void cancelImport() { m_import.drop(); }
    void save(); ///< REQUIRES: path() is not empty; failed() when it is read-only
    void saveAs(const QString& path);
    /// Write everything, saved or not, as one JSON object; exported() or failed() tells.
    void exportJson(const QString& path);
    /// Give up what is not saved: for closing without saving.
    void discard();
    /// Wait until everything has reached the file. For closing and tests.
    void flush();

    /// Sessions that were killed, newest first. Looks at the autosave folder, a few milliseconds for each.
    static std::vector<Leftover> recoverable();
    /// Remove a leftover without opening it.
    static Result<void> forget(const Leftover& leftover);
    static QString autosaveFolder();
    static void setAutosaveFolder(const QString& folder); ///< for tests

signals:
    void changed(const pim::app::Change& change);
    void pointsAppended(std::int64_t run, std::shared_ptr<const pim::synthesis::PointTable> batch);
    void traceAppended(std::int64_t run, const std::vector<pim::synthesis::TraceSample>& samples);
    void titleChanged(); ///< title, path or isModified()
    void aboutToClose(); ///< another project takes the place of this one: what works for it must end now
    void opened(); ///< after changed(Everything)
    void recovered(); ///< what was opened has edits of a session that was killed
    void modelImported();
    void saved();
    void exported(const QString& path);
    void failed(const pim::Error& error);
    void busyChanged(bool busy);

private:
    friend class EditInputs;
    friend class EditDesigns;
    friend class RenameRun;
    friend class DeleteRun;

    /// A run and what of it is in memory or on its way to the file.
    struct Live
    {
        std::shared_ptr<const project::RunRecord> record;
        bool hidden = false; ///< deleted by an edit
        std::shared_ptr<synthesis::PointTable> points; ///< null: not read yet
        std::shared_ptr<std::vector<synthesis::TraceSample>> trace;
        bool loadingPoints = false, loadingTrace = false;
        std::int64_t base = 0; ///< added to the numbers of a search that continues
        std::vector<std::uint64_t> known; ///< hashes of the points of earlier attempts, sorted
        std::vector<synthesis::ObservedPoint> pendingPoints;
        std::vector<synthesis::TraceSample> pendingTrace;
    };
    struct Loaded; ///< what opening yields

    project::Inputs exchangeInputs(project::Inputs inputs);
    std::vector<project::DesignRecord> exchangeDesigns(std::vector<project::DesignRecord> designs);
    std::string exchangeRunName(std::int64_t id, std::string name);
    bool exchangeRunHidden(std::int64_t id, bool hidden);
    void pushInputs(project::Inputs inputs, const QString& text, int interaction = 0);
    Live* find(std::int64_t id);
    const Live* find(std::int64_t id) const;
    project::RunRecord* edit(Live& live); ///< a copy of the record, in its place
    void tell(Change::Kinds kinds, std::int64_t id = 0) { emit changed({ kinds, id }); }

    project::EditState editState() const;
    void touched(); ///< something is to be kept aside
    void autosave();
    void writePending();
    void keepPending(std::int64_t id, const project::RunRecord& of, std::vector<synthesis::ObservedPoint> points,
                     std::vector<synthesis::TraceSample> trace);
    void stay();
    void storeRun(std::int64_t id);
    void report(const Result<void>& result);
    void store(std::function<Result<void>(project::Project&)> work); ///< with a project that can be written
    std::function<Result<void>(ProjectStore::Files&)> writableProject() const;
    void install(Loaded loaded);
    void begin(project::Inputs inputs);
    void closeProject();
    static std::uint64_t pointHash(std::span<const double> row);
    void updateTitle();

    project::Inputs m_inputs;
    mutable std::string m_digest; ///< of the inputs; "": not computed yet
    mutable std::map<double, std::string> m_budgetDigests; ///< of the inputs with another budget, in W
    std::vector<std::pair<std::int64_t, Live>> m_runs; ///< in order
    std::vector<project::DesignRecord> m_designs;
    project::Programs m_programs;
    std::string m_ui;
    std::int64_t m_nextRun = 1, m_nextDesign = 1;
    QUndoStack m_undo;

    QString m_path, m_original;
    project::Project::ReadOnly m_readOnly = project::Project::ReadOnly::No; ///< of path()
    QString m_working; ///< in the autosave folder, for when the user's own cannot be written
    project::EditState m_base; ///< what a working file that does not exist yet starts with
    std::uint64_t m_edition = 0; ///< counts edits, undone and redone ones too
    bool m_runsModified = false;
    bool m_recovered = false; ///< holds edits from before it was opened
    bool m_discarded = false;
    bool m_toldModified = false;
    QString m_toldTitle;
    QTimer m_autosaveTimer, m_pointsTimer;
    Job m_import;
    ProjectStore m_store; ///< last: ends first
};

} // namespace pim::app

Q_DECLARE_OPERATORS_FOR_FLAGS(pim::app::Change::Kinds)
