// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QObject>

#include "app/job.h"
#include "app/controllers/program_controller.h"
#include "core/program/analytic_comparison.h"
#include "core/program/simulation_timeline.h"

namespace pim::widgets {
class AnalyticTable;
class FloorplanView;
class TimelineView;
}

namespace pim::app {

/// What a simulated program means for the other views: lanes of cores on the timeline, what cores and links did on the
/// floorplan, and the comparison with the analytic model. Lanes and comparison are made beside the window, once somebody
/// looks at them.
class SimulationController : public QObject
{
    Q_OBJECT
public:
    SimulationController(ProgramController& programs, widgets::TimelineView& timeline, widgets::FloorplanView& floorplan);
    ~SimulationController() override;

    widgets::AnalyticTable* table() const { return m_table; }
    /// Write the comparison as CSV or, by the file's ending, JSON.
    [[nodiscard]] Result<void> exportTo(const QString& path) const;
    bool isBusy() const { return m_lanesJob.isRunning() || m_comparisonJob.isRunning(); }

signals:
    void layerPicked(int layer); ///< in the comparison
    void instructionRequested(int core, int index); ///< go to the program

private:
    void programChanged();
    void prepareLanes();
    void compare();
    void askForFile();

    ProgramController& m_programs;
    widgets::TimelineView& m_timeline;
    widgets::FloorplanView& m_floorplan;
    widgets::AnalyticTable* m_table;
    std::shared_ptr<const ProgramResult> m_result; ///< whose simulation the views have
    std::shared_ptr<const program::SimulatedTimeline> m_lanes;
    Job m_loadJob, m_lanesJob, m_comparisonJob;
};

} // namespace pim::app
