// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include <QObject>
#include <QTimer>

#include "app/controllers/run_queue.h"
#include "app/document.h"
#include "app/job.h"
#include "app/run_bar.h"
#include "core/synthesis/fit_report.h"
#include "widgets/common/selection.h"

class QStackedWidget;

namespace pim::widgets {
class ExploreView;
class NothingFitsView;
class WaysToFitPanel;
class RunsTable;
}

namespace pim::app {

class MainWindow;

/// Runs: starts them, keeps what they find in the document, and shows it in the run bar, the runs table and Explore.
class RunController : public QObject
{
    Q_OBJECT
public:
    RunController(Document& document, widgets::Selection& selection, MainWindow& window);
    ~RunController() override;

    QWidget* exploreView() const;
    QWidget* runsTable() const;
    QWidget* waysToFit() const; ///< for the inspector's place while nothing fits
    widgets::ExploreView& explore() { return *m_explore; }

    /// Run the document's inputs now, or after what is under way.
    void start();
    void queueBudgets(const std::vector<double>& budgetsW);
    void setPaused(bool paused);
    void stop();
    void continueRun(std::int64_t id);
    void repeat(std::int64_t id);
    void remove(std::int64_t id);
    /// The run that Explore and the run actions are about; 0: none.
    std::int64_t currentRun() const { return m_current; }
    void setCurrentRun(std::int64_t id);
    void selectBest();
    /// Figures of the kept designs: they stand in Explore beside those of the runs.
    void showStored(const std::shared_ptr<const synthesis::PointTable>& table);
    void setThreads(int threads) { m_threads = threads; }
    bool isBusy() const { return m_queue.current() != nullptr; }
    /// End what runs, keeping it continuable. Before the document goes.
    void interrupt();
    void retranslate();

signals:
    void currentRunChanged(std::int64_t id);
    void statusText(const QString& text);
    void compareRequested(); ///< of the pinned designs
    void nothingFits(bool shown); ///< the run in front found nothing

private:
    void connectQueue();
    void connectViews();
    void show(const Change& change);
    void enqueue(std::int64_t id, const std::shared_ptr<const project::Inputs>& inputs, std::string checkpoint = {});
    void showRuns();
    void showCurrent();
    void showPoints(std::int64_t id);
    void showTrace();
    void showNothingFits();
    void showPins();
    void showBar();
    std::int64_t bestPoint(std::int64_t run);
    bool readsSomethingCurrent() const; ///< a design is selected, and the inputs still are those of its run
    void updateActions();

    Document& m_document;
    widgets::Selection& m_selection;
    MainWindow& m_window;
    RunQueue m_queue;
    QStackedWidget* m_stack;
    widgets::ExploreView* m_explore;
    widgets::NothingFitsView* m_nothing;
    widgets::WaysToFitPanel* m_ways;
    std::int64_t m_nothingShown = 0; ///< run that both are about
    Job m_fit;
    widgets::RunsTable* m_runs;
    QTimer m_tableTimer; ///< the table follows a run at 5 Hz
    std::int64_t m_current = 0;
    int m_threads = 0;
    std::map<std::int64_t, std::size_t> m_shown; ///< points of each run that Explore has
    std::int64_t m_traceShown = 0; ///< run whose trace Explore has
};

} // namespace pim::app
