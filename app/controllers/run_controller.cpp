// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/controllers/run_controller.h"

#include <algorithm>
#include <cmath>

#include <QStackedWidget>

#include "app/actions.h"
#include "app/main_window.h"
#include "core/network/zoo.h"
#include "widgets/common/quantity_text.h"
#include "widgets/plot/convergence_view.h"
#include "widgets/plot/explore_view.h"
#include "widgets/plot/nothing_fits_view.h"
#include "widgets/plot/runs_model.h"
#include "widgets/plot/runs_table.h"

namespace pim::app {

using project::RunRecord;
using project::RunState;
using widgets::DesignRef;

namespace {

constexpr std::int64_t kStored = -1; ///< the kept designs in Explore

QString text(std::string_view utf8) { return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())); }

widgets::RunState shownState(RunState state)
{
    switch (state) {
    case RunState::Queued: return widgets::RunState::Queued;
    case RunState::Running: return widgets::RunState::Running;
    case RunState::Paused: return widgets::RunState::Paused;
    case RunState::Finished: return widgets::RunState::Finished;
    case RunState::Stopped: return widgets::RunState::Stopped;
    case RunState::Interrupted: return widgets::RunState::Interrupted;
    case RunState::Infeasible: return widgets::RunState::NothingFits;
    case RunState::Failed: return widgets::RunState::Failed;
    }
    return widgets::RunState::Failed;
}

/// "resnet18" of zoo:resnet18, else the network's own name.
QString networkName(const project::Inputs& inputs)
{
    const QString reference = QString::fromStdString(inputs.modelReference);
    if (reference.startsWith(QLatin1String("zoo:")))
        return reference.mid(4);
    return inputs.model ? QString::fromStdString(inputs.model->network.name) : QString();
}

QString networkTitle(const project::Inputs& inputs)
{
    const std::string name = networkName(inputs).toStdString();
    for (const network::ZooEntry& entry : network::zooEntries())
        if (entry.name == name)
            return text(entry.title);
    return QString::fromStdString(name);
}

} // namespace

RunController::RunController(Document& document, widgets::Selection& selection, MainWindow& window)
    : m_document(document)
    , m_selection(selection)
    , m_window(window)
    , m_stack(new QStackedWidget)
    , m_explore(new widgets::ExploreView)
    , m_nothing(new widgets::NothingFitsView)
    , m_ways(new widgets::WaysToFitPanel)
    , m_runs(new widgets::RunsTable)
{
    m_stack->addWidget(m_explore);
    m_stack->addWidget(m_nothing);
    m_stack->setFocusProxy(m_explore);
    m_tableTimer.setSingleShot(true);
    m_tableTimer.setInterval(200);
    connect(&m_tableTimer, &QTimer::timeout, this, &RunController::showRuns);
    connectQueue();
    connectViews();
    connect(&m_document, &Document::changed, this, &RunController::show);
    show({ Change::Everything, 0 });
}

RunController::~RunController() = default;

QWidget* RunController::exploreView() const { return m_stack; }
QWidget* RunController::runsTable() const { return m_runs; }
QWidget* RunController::waysToFit() const { return m_ways; }

void RunController::connectQueue()
{
    connect(&m_queue, &RunQueue::changed, this, [this] {
        for (const QueuedRun& run : m_queue.runs()) {
            const auto record = m_document.run(run.id);
            const RunState state = run.state == QueuedRun::State::Waiting ? RunState::Queued
                : run.state == QueuedRun::State::Paused                   ? RunState::Paused
                                                                          : RunState::Running;
            if (record && record->state != state)
                m_document.setRunState(run.id, state);
        }
        showBar();
        updateActions();
        m_tableTimer.start();
    });
    connect(&m_queue, &RunQueue::started, this, [this](std::int64_t id) {
        setCurrentRun(id);
        if (const auto record = m_document.run(id))
            m_window.say(tr("Run \"%1\" has begun").arg(QString::fromStdString(record->name)));
    });
    connect(&m_queue, &RunQueue::progressed, this, [this] {
        showBar();
        if (!m_tableTimer.isActive())
            m_tableTimer.start();
    });
    connect(&m_queue, &RunQueue::pointsFound, &m_document, &Document::appendPoints);
    connect(&m_queue, &RunQueue::traced, &m_document, &Document::appendTrace);
    connect(&m_queue, &RunQueue::checkpointed, &m_document, &Document::setCheckpoint);
    connect(&m_queue, &RunQueue::finished, this,
            [this](std::int64_t id, const std::shared_ptr<const synthesis::Synthesis>& result) {
                m_document.finishRun(id, *result);
                const auto record = m_document.run(id);
                if (record)
                    m_window.say(
                        tr("Run \"%1\": %2")
                            .arg(QString::fromStdString(record->name), widgets::stateText(shownState(record->state))));
                if (result->feasible && m_current == id && !readsSomethingCurrent())
                    selectBest();
            });
    connect(&m_queue, &RunQueue::failed, this, [this](std::int64_t id, const Error& error) {
        m_document.failRun(id, error);
        m_window.say(QString::fromStdString(error.text()), true);
    });
    connect(&m_queue, &RunQueue::interrupted, this,
            [this](std::int64_t id) { m_document.setRunState(id, RunState::Interrupted); });
}

void RunController::connectViews()
{
    connect(m_explore, &widgets::ExploreView::designPicked, &m_selection, &widgets::Selection::setDesign);
    connect(m_explore, &widgets::ExploreView::designActivated, this, [this](const DesignRef& design) {
        m_selection.setDesign(design);
        m_window.showInspector();
    });
    connect(m_explore, &widgets::ExploreView::pinToggled, this, [this](const DesignRef& design) {
        m_selection.setDesign(design);
        m_window.actions()["design.pin"]->trigger();
    });
    connect(m_explore, &widgets::ExploreView::compareRequested, this, [this](const DesignRef& design) {
        m_selection.setDesign(design);
        emit compareRequested();
    });
    connect(m_explore, &widgets::ExploreView::rerunRequested, this, [this] { start(); });
    connect(m_explore, &widgets::ExploreView::runRequested, this, [this] { start(); });
    connect(m_explore, &widgets::ExploreView::statusText, this, &RunController::statusText);
    connect(m_explore, &widgets::ExploreView::exportFailed, this,
            [this](const QString& message) { m_window.say(message, true); });
    connect(&m_selection, &widgets::Selection::designChanged, this, [this](const DesignRef& design) {
        m_explore->setSelectedDesign(design);
        if (design.valid() && design.run > 0)
            setCurrentRun(design.run);
    });
    connect(&m_document, &Document::pointsAppended, this,
            [this](std::int64_t run, const std::shared_ptr<const synthesis::PointTable>& batch) {
                const auto shown = m_shown.find(run);
                if (shown == m_shown.end())
                    return;
                const auto table = m_document.points(run);
                const auto* known = m_explore->data().run(run);
                if (known && known->table == table)
                    m_explore->pointsGrew(run);
                else
                    m_explore->setTable(run, table);
                shown->second += batch->size();
            });
    connect(&m_document, &Document::traceAppended, this,
            [this](std::int64_t run, const std::vector<synthesis::TraceSample>& samples) {
                if (run == m_traceShown)
                    m_explore->convergence().append(samples);
            });
    connect(m_runs, &widgets::RunsTable::runActivated, this, &RunController::setCurrentRun);
    connect(m_runs, &widgets::RunsTable::clicked, this, [this](const QModelIndex& index) {
        // A click on the run shown already, with nothing selected: its best design again.
        if (!m_selection.design().valid() && index.data(widgets::RunsModel::kRunRole).toLongLong() == m_current)
            selectBest();
    });
    connect(m_runs, &widgets::RunsTable::renameRequested, &m_document, &Document::renameRun);
    connect(m_runs, &widgets::RunsTable::deleteRequested, this, [this](const QList<qint64>& runs) {
        for (const qint64 id : runs)
            remove(id);
    });
    connect(m_runs, &widgets::RunsTable::rerunRequested, this,
            [this](std::int64_t id, bool sameInputs) { sameInputs ? repeat(id) : start(); });
    connect(m_runs, &widgets::RunsTable::continueRequested, this, &RunController::continueRun);
    connect(m_runs, &widgets::RunsTable::pauseRequested, this, [this] { setPaused(true); });
    connect(m_runs, &widgets::RunsTable::stopRequested, this, [this](std::int64_t id) {
        if (const QueuedRun* current = m_queue.current(); current && current->id == id)
            m_queue.stop();
        else if (m_queue.remove(id))
            m_document.setRunState(id, RunState::Stopped);
    });
    connect(m_runs, &widgets::RunsTable::compareRequested, this, [this](const QList<qint64>& runs) {
        // The best design of each gets a pin, so that inspector and plot compare them.
        for (const qint64 id : runs) {
            const auto record = m_document.run(id);
            if (!record || !record->best)
                continue;
            const auto& kept = m_document.designs();
            if (std::none_of(kept.begin(), kept.end(),
                             [&](const auto& d) { return d.run == id && d.point == -1 && !d.letter.empty(); }))
                m_document.addDesign({ .name = record->name, .run = id, .point = -1, .design = record->best }, true);
        }
    });
    const auto raise = [this](Power budget) {
        m_document.setPowerBudget(budget);
        start();
    };
    const auto locate = [this](network::LayerId layer) {
        m_selection.setLayer(layer);
        m_window.actions()["view.network"]->trigger();
    };
    connect(m_nothing, &widgets::NothingFitsView::budgetRequested, this, raise);
    connect(m_nothing, &widgets::NothingFitsView::layerRequested, this, locate);
    connect(m_ways, &widgets::WaysToFitPanel::budgetRequested, this, raise);
    connect(m_ways, &widgets::WaysToFitPanel::layerRequested, this, locate);
    connect(m_ways, &widgets::WaysToFitPanel::wayRequested, this, [this](const synthesis::WayToFit& way) {
        m_document.setOptions(way.options, tr("make it fit"));
        m_document.setPowerBudget(way.options.constraints.powerBudget);
        start();
    });
}

void RunController::enqueue(std::int64_t id, const std::shared_ptr<const project::Inputs>& inputs,
                            std::string checkpoint)
{
    const auto record = m_document.run(id);
    auto queued = m_queue.enqueue({ .id = id,
                                    .name = record ? QString::fromStdString(record->name) : QString(),
                                    .inputs = inputs,
                                    .checkpoint = std::move(checkpoint),
                                    .threads = m_threads });
    if (!queued) {
        m_document.failRun(id, queued.error());
        m_window.say(QString::fromStdString(queued.error().text()), true);
    }
}

void RunController::start()
{
    if (!m_document.inputs().model) {
        m_window.say(tr("Choose a network first: the gallery has some, or drop an ONNX file"), true);
        return;
    }
    const std::int64_t id = m_document.beginRun();
    enqueue(id, m_document.run(id)->inputs);
    m_window.actions()["view.explore"]->trigger();
}

void RunController::queueBudgets(const std::vector<double>& budgetsW)
{
    for (const double budget : budgetsW) {
        auto inputs = std::make_shared<project::Inputs>(m_document.inputs());
        inputs->options.constraints.powerBudget = Power { budget };
        const std::int64_t id = m_document.beginRun(inputs);
        enqueue(id, inputs);
    }
}

void RunController::setPaused(bool paused) { paused ? m_queue.pause() : m_queue.resume(); }

void RunController::stop() { m_queue.stop(); }

void RunController::continueRun(std::int64_t id)
{
    if (const QueuedRun* queued = m_queue.find(id)) {
        if (queued->state == QueuedRun::State::Paused)
            m_queue.resume();
        return;
    }
    m_document.continueRun(id, [this, id](const Result<std::string>& checkpoint) {
        const auto record = m_document.run(id);
        if (!checkpoint)
            m_window.say(QString::fromStdString(checkpoint.error().text()), true);
        else if (record)
            enqueue(id, record->inputs, *checkpoint);
    });
}

void RunController::repeat(std::int64_t id)
{
    const auto record = m_document.run(id);
    if (!record)
        return;
    const std::int64_t again =
        m_document.beginRun(record->inputs, tr("%1, again").arg(QString::fromStdString(record->name)));
    enqueue(again, record->inputs);
}

void RunController::remove(std::int64_t id)
{
    if (m_queue.remove(id))
        m_document.setRunState(id, RunState::Stopped);
    if (m_queue.find(id)) {
        m_window.say(tr("This run is under way: stop it first"), true);
        return;
    }
    m_document.deleteRun(id);
}

void RunController::interrupt()
{
    std::vector<std::int64_t> waiting;
    for (const QueuedRun& run : m_queue.runs())
        if (run.state == QueuedRun::State::Waiting)
            waiting.push_back(run.id);
    m_queue.interrupt();
    for (const std::int64_t id : waiting)
        m_document.setRunState(id, RunState::Interrupted);
}

void RunController::setCurrentRun(std::int64_t id)
{
    if (m_current == id)
        return;
    m_current = id;
    m_runs->setCurrentRun(id);
    showCurrent();
    updateActions();
    emit currentRunChanged(id);
}

std::int64_t RunController::bestPoint(std::int64_t run)
{
    const auto record = m_document.run(run);
    const auto points = m_document.points(run);
    if (!record || !points || points->empty())
        return -1;
    const int column = widgets::columnOf(record->inputs->options.objective);
    const bool more = synthesis::objectiveInfo(record->inputs->options.objective).maximize;
    const auto& values = points->columns[static_cast<std::size_t>(column)];
    std::ptrdiff_t best = -1;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (std::isfinite(values[i])
            && (best < 0
                || (more ? values[i] > values[static_cast<std::size_t>(best)]
                         : values[i] < values[static_cast<std::size_t>(best)])))
            best = static_cast<std::ptrdiff_t>(i);
    return best < 0 ? -1 : points->ids[static_cast<std::size_t>(best)];
}

bool RunController::readsSomethingCurrent() const
{
    const DesignRef ref = m_selection.design();
    if (!ref.valid())
        return false;
    const project::DesignRecord* kept = ref.run < 0 ? m_document.design(ref.point) : nullptr;
    const auto run = m_document.run(ref.run > 0 ? ref.run : kept ? kept->run : 0);
    return !run || !m_document.isOutOfDate(*run);
}

void RunController::selectBest()
{
    if (const std::int64_t best = bestPoint(m_current); best >= 0)
        m_selection.setDesign({ m_current, best });
}

void RunController::showStored(const std::shared_ptr<const synthesis::PointTable>& table)
{
    if (table->empty()) {
        m_explore->removeRun(kStored);
        return;
    }
    widgets::ExploreRun stored;
    stored.id = kStored;
    stored.name = tr("Kept designs");
    m_explore->setRun(stored);
    m_explore->setTable(kStored, table);
    if (m_current > 0)
        m_explore->setCurrentRun(m_current);
}

void RunController::show(const Change& change)
{
    if (change.touches(Change::Runs)) {
        const auto runs = m_document.runs();
        for (auto it = m_shown.begin(); it != m_shown.end();) {
            if (change.touches(0)
                || std::none_of(runs.begin(), runs.end(), [&](const auto& r) { return r->id == it->first; })) {
                m_explore->removeRun(it->first);
                it = m_shown.erase(it);
            } else {
                ++it;
            }
        }
        if (change.touches(0)) {
            m_current = 0;
            m_traceShown = 0;
            m_nothingShown = 0;
        }
        if (std::none_of(runs.begin(), runs.end(), [&](const auto& r) { return r->id == m_current; })) {
            m_current = 0;
            // The latest that belongs to the inputs as they are; else the latest.
            const auto fresh = std::find_if(runs.rbegin(), runs.rend(), [&](const auto& r) { return !m_document.isOutOfDate(*r); });
            setCurrentRun(runs.empty() ? 0 : (fresh != runs.rend() ? *fresh : runs.back())->id);
            if (runs.empty())
                showCurrent();
        }
    }
    if (change.touches(Change::Runs | Change::Run | Change::kInputs))
        showRuns();
    if (change.touches(Change::Points))
        showPoints(change.id);
    if (change.touches(Change::Trace) && change.id == m_current)
        showTrace();
    if (change.touches(Change::Run | Change::kInputs))
        showCurrent();
    if (change.touches(Change::Designs))
        showPins();
    updateActions();
    showBar();
}

void RunController::showRuns()
{
    std::vector<widgets::RunRow> rows;
    for (const auto& run : m_document.runs()) {
        const auto& info = synthesis::objectiveInfo(run->inputs->options.objective);
        widgets::RunRow row;
        row.id = run->id;
        row.name = QString::fromStdString(run->name);
        row.model = networkTitle(*run->inputs);
        row.budget = run->inputs->options.constraints.powerBudget;
        row.state = shownState(run->state);
        row.best = run->feasible || run->state == project::RunState::Interrupted ? run->bestValue : 0; // 0: none yet
        row.unit = text(info.unit);
        row.evaluations = run->evaluations;
        row.seconds = run->seconds;
        row.seed = run->inputs->seed;
        row.outOfDate = !project::isUnderWay(run->state) && m_document.isOutOfDate(*run);
        row.bound = run->bound;
        row.gap = run->gap;
        row.problem = QString::fromStdString(run->message);
        if (const QueuedRun* queued = m_queue.find(run->id)) {
            row.progress = queued->progress.fraction;
            if (queued->progress.best > 0) // of this search; the record may tell of one before it
                row.best = queued->progress.best;
            row.evaluations = std::max(row.evaluations, queued->progress.evaluations);
            row.seconds = std::max(row.seconds, queued->progress.seconds);
            if (queued->state == QueuedRun::State::Stopping)
                row.state = widgets::RunState::Stopping;
        }
        rows.push_back(row);
    }
    m_runs->runs().setRuns(rows);
}

void RunController::showPoints(std::int64_t id)
{
    const auto points = m_document.points(id);
    const auto shown = m_shown.find(id);
    if (!points || (shown != m_shown.end() && shown->second == points->size()))
        return;
    m_explore->setTable(id, points);
    m_shown[id] = points->size();
    if (id == m_current && !m_selection.design().valid())
        if (const auto record = m_document.run(id); record && record->feasible && !project::isUnderWay(record->state))
            selectBest();
}

void RunController::showTrace()
{
    m_traceShown = m_current;
    const auto trace = m_document.trace(m_current);
    m_explore->convergence().setSamples(trace ? *trace : std::vector<synthesis::TraceSample>());
}

void RunController::showCurrent()
{
    const auto record = m_document.run(m_current);
    if (!record) {
        m_explore->setCurrentRun(-1);
        m_stack->setCurrentWidget(m_explore);
        emit nothingFits(false);
        return;
    }
    widgets::ExploreRun run;
    run.id = record->id;
    run.name = QString::fromStdString(record->name);
    run.network = networkName(*record->inputs);
    run.objective = record->inputs->options.objective;
    run.bound = record->bound;
    run.constraints = record->inputs->options.constraints;
    run.outOfDate = !project::isUnderWay(record->state) && m_document.isOutOfDate(*record);
    m_explore->setRun(run);
    m_explore->setCurrentRun(run.id);
    m_explore->convergence().setObjective(run.objective);
    showPoints(run.id);
    if (m_traceShown != m_current)
        showTrace();
    const bool nothing = record->state == RunState::Infeasible;
    if (nothing)
        showNothingFits();
    m_stack->setCurrentWidget(nothing ? static_cast<QWidget*>(m_nothing) : m_explore);
    emit nothingFits(nothing);
}

void RunController::showNothingFits()
{
    if (m_nothingShown == m_current)
        return;
    const auto record = m_document.run(m_current);
    if (!record || !record->inputs->model)
        return;
    m_nothingShown = m_current;
    widgets::NothingFits facts;
    synthesis::Synthesis result;
    result.grid = record->grid;
    result.violations = record->violations;
    result.leastBudget = record->leastBudget;
    result.leastPeak = record->leastPeak;
    result.evaluations = record->evaluations;
    result.seconds = record->seconds;
    facts.result = std::make_shared<const synthesis::Synthesis>(std::move(result));
    facts.options = record->inputs->options;
    facts.network = networkTitle(*record->inputs);
    facts.hardware = QString::fromStdString(record->inputs->hardware->title.empty() ? record->inputs->hardware->name
                                                                                    : record->inputs->hardware->title);
    // The report takes milliseconds, the ways a second or more: both beside the window, the second after the first is
    // shown.
    struct Answer
    {
        synthesis::FitReport report;
    };
    const auto inputs = record->inputs;
    m_fit.start<Answer>(
        [inputs](const RunContext& run) -> Result<Answer> {
            auto report = synthesis::fitReport(inputs->network(), inputs->hardware, inputs->options, run);
            if (!report)
                return tl::unexpected(report.error());
            return Answer { std::move(*report) };
        },
        [this, facts, inputs](Result<Answer> answer) mutable {
            if (!answer)
                return;
            facts.report = std::move(answer->report);
            m_nothing->setFacts(facts);
            m_ways->setFacts(facts);
            m_fit.start<std::vector<synthesis::WayToFit>>(
                [inputs](const RunContext& run) {
                    return synthesis::waysToFit(inputs->network(), inputs->hardware, inputs->options, run);
                },
                [this, facts](Result<std::vector<synthesis::WayToFit>> ways) mutable {
                    facts.ways = ways ? std::move(*ways) : std::vector<synthesis::WayToFit>();
                    m_nothing->setFacts(facts);
                    m_ways->setFacts(facts);
                });
        });
}

void RunController::showPins()
{
    std::array<DesignRef, widgets::ExploreData::kPins> pins {};
    for (const project::DesignRecord& record : m_document.designs()) {
        if (record.letter.empty())
            continue;
        const int place = record.letter[0] - 'A';
        if (place < 0 || place >= static_cast<int>(pins.size()))
            continue;
        auto& pin = pins[static_cast<std::size_t>(place)];
        if (record.run > 0 && record.point >= 0)
            pin = { record.run, record.point };
        else if (record.run > 0 && record.point == -1 && bestPoint(record.run) >= 0)
            pin = { record.run, bestPoint(record.run) };
        else
            pin = { -1, record.id };
    }
    m_explore->setPins(pins);
}

void RunController::showBar()
{
    RunBarState bar;
    if (m_queue.current()) {
        bar = m_queue.barState();
    } else if (const auto record = m_document.run(m_current)) {
        const auto& info = synthesis::objectiveInfo(record->inputs->options.objective);
        const QString done = tr("%1 evaluations in %2")
                                 .arg(widgets::countText(static_cast<std::int64_t>(record->evaluations)),
                                      widgets::durationText(record->seconds));
        const QString best = record->feasible
            ? tr("best %1").arg(widgets::quantityIn(record->bestValue, info.unit, 4).text())
            : QString();
        bar.detail = best.isEmpty() ? done : done + QStringLiteral(", ") + best;
        switch (record->state) {
        case RunState::Finished:
            bar.kind = RunBarState::Kind::Finished;
            bar.headline = tr("Run finished");
            break;
        case RunState::Stopped:
            bar.kind = RunBarState::Kind::Stopped;
            bar.headline = tr("Run stopped");
            break;
        case RunState::Interrupted:
            bar.kind = RunBarState::Kind::Stopped;
            bar.headline = tr("Run interrupted, it can be continued");
            break;
        case RunState::Infeasible:
            bar.kind = RunBarState::Kind::NothingFits;
            bar.headline = tr("Nothing fits");
            break;
        case RunState::Failed:
            bar.kind = RunBarState::Kind::Failed;
            bar.headline = tr("Run failed");
            bar.detail = QString::fromStdString(record->message);
            break;
        default: bar.detail.clear(); break;
        }
    }
    m_window.runBar().setState(bar);
}

void RunController::updateActions()
{
    const QueuedRun* running = m_queue.current();
    const auto record = m_document.run(m_current);
    Actions& actions = m_window.actions();
    actions["run.start"]->setEnabled(m_document.inputs().model && m_document.inputs().hardware);
    actions["run.budgets"]->setEnabled(actions["run.start"]->isEnabled());
    actions["run.pause"]->setEnabled(running);
    actions["run.pause"]->setChecked(running && running->state == QueuedRun::State::Paused);
    actions["run.stop"]->setEnabled(running && running->state != QueuedRun::State::Stopping);
    const bool idle = record && !m_queue.find(m_current);
    actions["run.continue"]->setEnabled(
        idle && (record->state == RunState::Stopped || record->state == RunState::Interrupted));
    actions["run.repeat"]->setEnabled(record != nullptr);
    actions["run.delete"]->setEnabled(idle);
    actions["design.best"]->setEnabled(record && record->points > 0);
}

void RunController::retranslate()
{
    showRuns();
    showBar();
}

} // namespace pim::app
