// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/controllers/simulation_controller.h"

#include <QFileDialog>
#include <QSaveFile>

#include "widgets/common/save_dialog.h"
#include "widgets/floorplan/floorplan_view.h"
#include "widgets/program/analytic_export.h"
#include "widgets/program/analytic_table.h"
#include "widgets/timeline/timeline_view.h"

namespace pim::app {

namespace {

using Lanes = std::shared_ptr<const program::SimulatedTimeline>;
struct Prepared
{
    Lanes lanes;
    std::shared_ptr<const widgets::TimelineData> data;
};

Result<Lanes> lanesOf(const ProgramResult& result, const RunContext& run)
{
    const std::shared_ptr<const program::Program> program(result.data->compiled, &result.data->compiled->program);
    return program::simulatedTimeline(program, *result.data->machine, result.simulated, *result.data->simulation, run);
}

bool hasTrace(const std::shared_ptr<const ProgramResult>& result)
{
    return result && result->data->simulation && !result->data->simulation->trace.empty();
}

} // namespace

SimulationController::SimulationController(ProgramController& programs, widgets::TimelineView& timeline, widgets::FloorplanView& floorplan)
    : m_programs(programs)
    , m_timeline(timeline)
    , m_floorplan(floorplan)
    , m_table(new widgets::AnalyticTable)
{
    m_timeline.setComparisonPage(m_table);
    connect(&m_programs, &ProgramController::programChanged, this, &SimulationController::programChanged);
    connect(&m_programs, &ProgramController::problemsChanged, this, [this] { m_timeline.setProgramOutOfDate(m_programs.outOfDate()); });
    connect(&m_timeline, &widgets::TimelineView::simulationRequested, this, &SimulationController::prepareLanes);
    connect(&m_timeline, &widgets::TimelineView::simulationCancelRequested, this, [this] { m_lanesJob.cancel(); });
    connect(&m_timeline, &widgets::TimelineView::comparisonRequested, this, &SimulationController::compare);
    connect(&m_timeline, &widgets::TimelineView::comparisonExportRequested, this, &SimulationController::askForFile);
    connect(&m_timeline, &widgets::TimelineView::instructionRequested, this, &SimulationController::instructionRequested);
    connect(m_table, &widgets::AnalyticTable::layerPicked, this, &SimulationController::layerPicked);
    connect(m_table, &widgets::AnalyticTable::cancelRequested, this, [this] { m_comparisonJob.cancel(); });
    connect(m_table, &widgets::AnalyticTable::retryRequested, this, &SimulationController::compare);
    connect(&m_lanesJob, &Job::progressed, this, [this](const Progress& progress) { m_timeline.setSimulationBusy(progress.fraction); });
    connect(&m_comparisonJob, &Job::progressed, this, [this](const Progress& progress) { m_table->setBusy(progress.fraction); });
}

SimulationController::~SimulationController() = default;

void SimulationController::programChanged()
{
    const auto result = m_programs.result();
    const auto simulation = result ? result->data->simulation : nullptr;
    if (m_result && result && m_result->data->simulation == simulation && m_result->data->compiled == result->data->compiled)
        return; // verified, say
    m_result = result;
    m_lanes.reset();
    m_lanesJob.drop();
    m_comparisonJob.drop();
    m_loadJob.drop();
    m_floorplan.setSimulated(nullptr);
    using Load = std::shared_ptr<const widgets::SimulatedLoad>;
    if (simulation)
        m_loadJob.start<Load>(
            [result](const RunContext&) -> Result<Load> {
                const program::Machine& machine = *result->data->machine;
                return widgets::simulatedLoad(*result->data->simulation, machine, static_cast<int>(machine.network.rows), static_cast<int>(machine.network.columns));
            },
            [this](const Result<Load>& load) { m_floorplan.setSimulated(load ? *load : nullptr); });
    m_table->setComparison(nullptr);
    const bool there = hasTrace(result);
    m_timeline.setSimulationThere(there);
    if (there)
        m_timeline.setSimulated(nullptr); // asks for the new one where it is in sight
    if (there && m_timeline.showsComparison())
        compare();
}

void SimulationController::prepareLanes()
{
    if (!hasTrace(m_result) || m_lanesJob.isRunning())
        return;
    m_timeline.setSimulationBusy(-1);
    m_lanesJob.start<Prepared>(
        [result = m_result](const RunContext& run) -> Result<Prepared> {
            auto lanes = lanesOf(*result, run);
            if (!lanes)
                return tl::unexpected(lanes.error());
            auto data = widgets::prepareTimeline(*lanes, result->data->compiled->network, run);
            if (!data)
                return tl::unexpected(data.error());
            return Prepared { *lanes, *data };
        },
        [this](const Result<Prepared>& prepared) {
            if (!prepared) {
                m_timeline.setSimulationFailure(prepared.error().code == ErrorCode::Cancelled ? tr("It was cancelled and begins anew when you ask for it.")
                                                                                              : QString::fromStdString(prepared.error().text()));
                return;
            }
            m_lanes = prepared->lanes;
            m_timeline.setSimulated(prepared->data);
        });
}

void SimulationController::compare()
{
    if (!hasTrace(m_result) || m_comparisonJob.isRunning() || m_table->comparison())
        return;
    using Comparison = std::shared_ptr<const program::AnalyticComparison>;
    m_table->setBusy(-1);
    m_comparisonJob.start<Comparison>(
        [result = m_result, kept = m_lanes](const RunContext& run) -> Result<Comparison> {
            const auto lanes = kept ? Result<Lanes>(kept) : lanesOf(*result, run);
            if (!lanes)
                return tl::unexpected(lanes.error());
            auto compared = program::compareWithAnalytic(*result->design, **lanes, *result->data->machine, result->simulated, *result->data->simulation,
                                                         result->data->compiled->options.mode == program::CompileMode::Throughput, run);
            if (!compared)
                return tl::unexpected(compared.error());
            return std::make_shared<const program::AnalyticComparison>(std::move(*compared));
        },
        [this](const Result<Comparison>& compared) {
            if (compared)
                m_table->setComparison(*compared);
            else
                m_table->setFailure(compared.error().code == ErrorCode::Cancelled ? tr("It was cancelled and begins anew when you ask for it.")
                                                                                  : QString::fromStdString(compared.error().text()));
        });
}

Result<void> SimulationController::exportTo(const QString& path) const
{
    const auto comparison = m_table->comparison();
    if (!comparison)
        return fail(ErrorCode::InvalidArgument, tr("There is no comparison to export").toStdString());
    const bool json = path.endsWith(QLatin1String(".json"), Qt::CaseInsensitive);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(json ? widgets::comparisonJson(*comparison) : widgets::comparisonCsv(*comparison)) < 0 || !file.commit())
        return fail(ErrorCode::IoError, file.errorString().toStdString(), path.toStdString());
    return {};
}

void SimulationController::askForFile()
{
    if (!m_table->comparison())
        return;
    auto* dialog = widgets::saveDialog(m_timeline.window(), tr("Export comparison"), QStringLiteral("compared.csv"), tr("Table (*.csv)") + QStringLiteral(";;") + tr("Everything (*.json)"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        const auto written = exportTo(path);
        emit m_timeline.statusText(written ? tr("Wrote %1").arg(path) : QString::fromStdString(written.error().text()));
    });
    dialog->open();
}

} // namespace pim::app
