// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <list>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <QObject>

#include "app/document.h"
#include "app/job.h"
#include "app/models/problems_model.h"
#include "app/program_files.h"
#include "core/design/design.h"
#include "core/evaluation/evaluation.h"
#include "core/program/simulator.h"
#include "core/project/programs.h"
#include "widgets/common/selection.h"
#include "widgets/program/program_data.h"

namespace pim::widgets {
class ProgramView;
}

namespace pim::app {

class MainWindow;

/// A design's program and what was found out about it.
struct ProgramResult
{
    std::shared_ptr<const design::Design> design;
    std::shared_ptr<const widgets::ProgramData> data; ///< program, machine, simulation
    program::SimulationOptions simulated; ///< how data->simulation was made
    project::ProgramRecord record;
    QString mismatch; ///< why verification failed
};

/// Compiles, simulates and verifies programs of the selected design, beside the window; shows them, exports them, and
/// has the document remember how they were made. A program that the document remembers is compiled again when somebody
/// looks at it.
class ProgramController : public QObject
{
    Q_OBJECT
public:
    ProgramController(Document& document, widgets::Selection& selection, MainWindow& window);
    ~ProgramController() override;

    widgets::ProgramView* view() const { return m_view; }
    /// The design in all views with its figures; null: none.
    void setDesign(std::shared_ptr<const design::Design> design, std::shared_ptr<const evaluation::Evaluation> evaluation);
    /// The program of the design in the views; null: none, or not compiled yet.
    std::shared_ptr<const ProgramResult> result() const { return m_result; }
    /// Settings that the next compilation of this design starts with.
    project::ProgramSettings settings() const;
    /// Why the program in the views is out of date, as a sentence; empty: it is not. Changes with problemsChanged().
    const QString& outOfDate() const { return m_outOfDate; }

    /// Show a program that somebody else compiled, or this studio before, with the configuration beside it, and simulate
    /// it. It is not the design's: other views and the project know nothing of it. fileFailed() when it cannot be read.
    void openFile(const QString& path);
    /// The program of a file that is in the view; null: that of the design is.
    std::shared_ptr<const ProgramResult> opened() const { return m_opened; }
    void closeFile();
    void ask(); ///< for options, then compile
    void compile(const project::ProgramSettings& settings);
    void recompile(); ///< with the options of the last time; asks where there were none
    void simulate();
    void verify();
    void askForFolder(); ///< then exportTo()
    /// Write the files of pimsim-nn (core/program/pimsim_export) and program.asm into a folder, beside the window.
    void exportTo(const QString& folder);
    void cancel() { m_job.cancel(); }
    bool isBusy() const { return m_job.isRunning(); }
    void showLayer(int layer);
    void retranslate();
    std::vector<Problem> problems() const; ///< what failed, and what the compiler warns of

signals:
    /// Another program, another simulation, or none; read result().
    void programChanged();
    void busyChanged();
    void statusText(const QString& text);
    void layerRequested(const QString& view, int layer);
    void designRequested();
    void rerunRequested();
    void problemsChanged(); ///< read problems()
    void fileFailed(const QString& text);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum class Stage { None, Reading, Compiling, Simulating, Verifying, Exporting };

    void restore(); ///< what the document remembers of this design
    void begin(const project::ProgramSettings& settings, const project::ProgramRecord* remembered);
    void take(const std::shared_ptr<const ProgramResult>& result, bool remember);
    void keep(const std::shared_ptr<const ProgramResult>& result);
    void show();
    void showActions();
    void checkDigest();
    void setStage(Stage stage);
    QString stageText() const;

    Document& m_document;
    widgets::Selection& m_selection;
    MainWindow& m_window;
    widgets::ProgramView* m_view;
    std::shared_ptr<const design::Design> m_design;
    std::shared_ptr<const evaluation::Evaluation> m_evaluation;
    widgets::DesignRef m_ref; ///< which design that is
    std::shared_ptr<const ProgramResult> m_result;
    std::list<std::shared_ptr<const ProgramResult>> m_kept; ///< the last one first
    std::shared_ptr<const ProgramResult> m_opened; ///< of m_file
    ProgramFile m_file;
    bool m_stale = false; ///< m_result is of what the design was before
    bool isDesignOutOfDate(const project::RunRecord& run) const; ///< and the program with it
    QString failureText(const project::ProgramSettings& settings, const Error& error) const;
    void sayCompiled(const ProgramResult& result);
    void failed(const QString& what, const Error& error);
    void open(const ProgramFile& file);
    void askForMachine();
    const std::shared_ptr<const ProgramResult>& shown() const { return m_opened ? m_opened : m_result; }

    QString m_failure; ///< of the last compilation of m_ref, whole; empty: it went well
    QString m_outOfDate;
    QString m_trouble; ///< of what was done last with the program that there is; empty: it went well
    mutable std::string m_checked; ///< run and inputs that m_designStale is of
    mutable bool m_designStale = false;
    bool m_stopped = false; ///< somebody stopped it: it is not begun by itself
    QString m_exportedTo; ///< folder in which the last export made or chose one
    Stage m_stage = Stage::None;
    double m_fraction = -1;
    Job m_job, m_digest;
};

} // namespace pim::app
