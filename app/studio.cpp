// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QDateTime>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QTimer>

#include "app/actions.h"
#include "app/cli_command.h"
#include "app/controllers/compare_controller.h"
#include "app/controllers/design_controller.h"
#include "app/controllers/file_controller.h"
#include "app/controllers/floorplan_controller.h"
#include "app/controllers/gallery_controller.h"
#include "app/controllers/input_controller.h"
#include "app/controllers/program_controller.h"
#include "app/controllers/simulation_controller.h"
#include "app/controllers/run_controller.h"
#include "app/controllers/timeline_controller.h"
#include "app/design_export.h"
#include "app/dialogs/budgets_dialog.h"
#include "app/document.h"
#include "app/main_window.h"
#include "app/notice_bar.h"
#include "app/view_area.h"
#include "core/hardware/lint.h"
#include "widgets/common/quantity_text.h"
#include "widgets/common/save_dialog.h"
#include "widgets/floorplan/floorplan_view.h"
#include "widgets/network/graph_canvas.h"
#include "widgets/network/network_view.h"
#include "widgets/plot/explore_view.h"
#include "widgets/program/analytic_table.h"
#include "widgets/program/program_view.h"
#include "widgets/timeline/timeline_view.h"

namespace pim::app {
namespace {

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

} // namespace

struct Studio::Parts
{
    Parts(MainWindow& w)
        : window(w)
        , files(document, w, *notices)
        , inputs(document)
        , runs(document, selection, w)
        , designs(document, selection, w)
        , floorplan(designs, selection, w)
        , timeline(document, selection, w)
        , comparisons(document, selection, w)
        , programs(document, selection, w)
        , simulations(programs, *timeline.view(), *floorplan.view())
        , gallery(w)
    {
    }

    MainWindow& window;
    Document document;
    widgets::Selection selection;
    NoticeBar* notices = new NoticeBar; ///< owned by the window once it is placed
    FileController files;
    InputController inputs;
    RunController runs;
    DesignController designs;
    FloorplanController floorplan;
    TimelineController timeline;
    CompareController comparisons;
    ProgramController programs;
    SimulationController simulations;
    GalleryController gallery;
    Job exporter;
    QTimer savedTimer;
    QDateTime savedAt;
    QString viewText; ///< what the view in front says of itself
};

Studio::Studio(MainWindow& window)
    : m(std::make_unique<Parts>(window))
{
    window.setNoticeBar(m->notices);
    window.setInputs(m->inputs.panel());
    window.setInspector(m->designs.inspector());
    window.setRuns(m->runs.runsTable());
    window.setGallery(m->gallery.page());
    ViewArea& views = window.views();
    views.addView(QStringLiteral("network"), m->designs.networkView(), [] { return tr("Network"); });
    views.addView(QStringLiteral("explore"), m->runs.exploreView(), [] { return tr("Explore"); });
    views.addView(QStringLiteral("floorplan"), m->floorplan.view(), [] { return tr("Floorplan"); });
    views.addView(QStringLiteral("timeline"), m->timeline.view(), [] { return tr("Timeline"); });
    views.addView(QStringLiteral("breakdown"), m->designs.breakdownView(), [] { return tr("Breakdown"); });
    views.addView(QStringLiteral("layers"), m->designs.layersView(), [] { return tr("Layers"); });
    views.addView(QStringLiteral("compare"), m->comparisons.view(), [] { return tr("Compare"); });
    views.addView(QStringLiteral("program"), m->programs.view(), [] { return tr("Program"); });
    QTimer::singleShot(0, &views, [&views] { views.showView(QStringLiteral("explore")); });

    connect(&m->gallery, &GalleryController::zooRequested, &m->files, &FileController::openZoo);
    connect(&m->gallery, &GalleryController::exampleRequested, &m->files, &FileController::openExample);
    connect(&m->gallery, &GalleryController::fileRequested, &m->files, &FileController::open);
    connect(&m->gallery, &GalleryController::openRequested, &m->files, &FileController::chooseAndOpen);
    connect(&m->gallery, &GalleryController::newRequested, &m->files, &FileController::newProject);
    connect(&m->inputs, &InputController::galleryRequested, this, [this] { showGallery(); });
    connect(&m->inputs, &InputController::problemsRequested, &window, &MainWindow::showProblems);
    connect(&m->inputs, &InputController::message, &window, &MainWindow::say);
    connect(&m->inputs, &InputController::threadsEdited, this, [this](int threads) {
        Settings changed = m->window.settings();
        changed.threads = threads;
        m->window.applySettings(changed);
    });
    connect(&m->designs, &DesignController::hardwareKeyPicked, this, [this](const QString& key) {
        m->window.showInputs();
        m->inputs.revealHardware(key);
    });
    connect(&m->designs, &DesignController::designShown, this, [this] {
        collectDesignProblems();
        showStatus();
        const auto evaluation = m->designs.evaluation();
        m->comparisons.setSelected({ m->designs.design(), m->designs.title(), m->designs.original(), m->designs.originalTitle() });
        m->timeline.setDesign(m->designs.design(), evaluation && evaluation->metrics.cycles <= 0 ? text(evaluation->violationDetail) : QString());
        m->programs.setDesign(m->designs.design(), evaluation);
    });
    connect(
        &m->designs, &DesignController::storedEvaluated, this,
        [this](const std::shared_ptr<const synthesis::PointTable>& table) { m->runs.showStored(table); });
    connect(&m->floorplan, &FloorplanController::openRequested, this, [&views] { views.showView(QStringLiteral("explore")); });
    connect(&m->floorplan, &FloorplanController::showLayerInTimeline, this, [this, &views](int layer) {
        views.showView(QStringLiteral("timeline"));
        m->timeline.showLayer(layer);
    });
    connect(&m->timeline, &TimelineController::layerRequested, this, [this, &views](const QString& view, int layer) {
        views.showView(view);
        m->selection.setLayer(network::LayerId { layer });
        if (view == QLatin1String("floorplan")) // also where it is selected already
            m->floorplan.showLayer(layer);
    });
    connect(&m->timeline, &TimelineController::linkRequested, this, [this, &views](design::Cell from, design::Cell to) {
        views.showView(QStringLiteral("floorplan"));
        m->floorplan.showLink(from, to);
    });
    connect(&m->runs, &RunController::compareRequested, this, [this, &views] {
        m->comparisons.showPins();
        views.showView(QStringLiteral("compare"));
    });
    connect(&m->files, &FileController::programOpened, this, [this, &views](const QString& path) {
        QTimer::singleShot(0, this, [&views] { views.showView(QStringLiteral("program")); }); // after what a new project shows
        m->programs.openFile(path);
    });
    connect(&m->programs, &ProgramController::fileFailed, this, [this](const QString& text) {
        m->notices->show(NoticeBar::Kind::Error, text);
        m->window.say(text, true);
    });
    connect(&m->programs, &ProgramController::rerunRequested, this, [this] { m->runs.start(); });
    connect(&m->programs, &ProgramController::problemsChanged, this, [this] {
        m->window.problems().setProblems(Problem::Kind::Program, m->programs.problems());
    });
    connect(&m->programs, &ProgramController::designRequested, this, [&views] { views.showView(QStringLiteral("explore")); });
    connect(&m->programs, &ProgramController::layerRequested, this, [this, &views](const QString& view, int layer) {
        views.showView(view);
        m->selection.setLayer(network::LayerId { layer });
        if (view == QLatin1String("floorplan")) // also where it is selected already
            m->floorplan.showLayer(layer);
        else if (view == QLatin1String("timeline")) {
            // The instruction itself where it was simulated.
            const auto place = m->programs.view()->current();
            const auto result = m->programs.result();
            if (place && !m->programs.opened() && result && result->data->simulation && !result->data->simulation->trace.empty())
                m->timeline.view()->showInstruction(place->core, place->index);
            else
                m->timeline.showLayer(layer);
        }
    });
    connect(&m->simulations, &SimulationController::instructionRequested, this, [this, &views](int core, int index) {
        m->programs.closeFile(); // the timeline is that of the design's program
        views.showView(QStringLiteral("program"));
        m->programs.view()->showInstruction(core, index);
    });
    connect(&m->selection, &widgets::Selection::layerChanged, this, [this] {
        const auto layer = m->selection.layer();
        m->simulations.table()->setCurrentLayer(layer ? layer->index : -1);
    });
    connect(&m->simulations, &SimulationController::layerPicked, this, [this](int layer) { m->selection.setLayer(network::LayerId { layer }); });
    connect(&m->programs, &ProgramController::busyChanged, this, [this] { m->window.actions()["program.stop"]->setEnabled(m->programs.isBusy()); });
    m->window.actions()["program.stop"]->setEnabled(false);
    m->designs.setWaysToFit(m->runs.waysToFit());
    connect(&m->runs, &RunController::nothingFits, &m->designs, &DesignController::showWaysToFit);
    for (auto* source : std::initializer_list<QObject*> { &m->designs, &m->runs, &m->timeline, &m->floorplan, &m->programs })
        connect(source, SIGNAL(statusText(QString)), this, SLOT(setViewText(QString)));
    connect(&m->selection, &widgets::Selection::layerChanged, this, &Studio::showStatus);
    connect(&m->document, &Document::changed, this, [this](const Change& change) {
        if (change.touches(Change::Model | Change::Hardware))
            collectInputProblems();
        if (change.touches(Change::Runs | Change::Run))
            collectRunProblems();
        showStatus();
    });
    connect(&m->document, &Document::titleChanged, this, &Studio::showTitle);
    connect(&m->document, &Document::saved, this, [this] {
        m->savedAt = QDateTime::currentDateTime();
        showStatus();
    });
    // Before another project takes its place: numbers of runs are those of their project.
    connect(&m->document, &Document::aboutToClose, this, [this] { m->runs.interrupt(); });
    connect(&m->document, &Document::opened, this, [this] {
        m->savedAt = {};
        if (!m->document.runs().empty())
            m->window.views().showView(QStringLiteral("explore"));
        else
            m->window.views().showView(QStringLiteral("network"));
    });
    connect(&m->document, &Document::modelImported, this, [this] {
        collectInputProblems();
        if (m->document.runs().empty())
            m->window.views().showView(QStringLiteral("network"));
    });
    connect(&m->files, &FileController::projectShown, this, [this](bool shown) {
        if (!shown)
            m->gallery.refresh();
        showTitle();
    });
    m->savedTimer.setInterval(30'000);
    connect(&m->savedTimer, &QTimer::timeout, this, &Studio::showStatus);
    m->savedTimer.start();
    connectActions();
    settingsChanged();
    collectInputProblems();
    showTitle();
    showStatus();
}

Studio::~Studio() { shutDown(); }

Document& Studio::document() { return m->document; }
widgets::Selection& Studio::selection() { return m->selection; }
ProgramController& Studio::programs() { return m->programs; }

void Studio::start(const QStringList& arguments) { m->files.start(arguments); }
void Studio::open(const QString& path) { m->files.open(path); }

void Studio::showGallery()
{
    m->gallery.refresh();
    m->window.showGallery(true);
    showTitle();
}

void Studio::setViewText(const QString& words)
{
    m->viewText = words;
    showStatus();
}

void Studio::connectActions()
{
    Actions& actions = m->window.actions();
    const auto on = [&](const char* id, auto&& slot) { connect(actions[id], &QAction::triggered, this, slot); };
    on("file.new", [this] { m->files.newProject(); });
    on("file.gallery",
       [this] { m->window.galleryShown() && m->files.hasProject() ? m->window.showGallery(false) : showGallery(); });
    on("file.open", [this] { m->files.chooseAndOpen(); });
    on("file.save", [this] { m->files.save(); });
    on("file.saveAs", [this] { m->files.saveAs(); });
    on("file.close", [this] { closeProject(); });
    on("file.exportDesign", [this] { exportSelected(); });
    on("file.exportProject", [this] { exportProject(); });
    on("edit.find", [this] {
        QWidget* view = m->window.views().view(m->window.views().currentView());
        for (auto* field : view ? view->findChildren<QLineEdit*>() : QList<QLineEdit*>())
            if (field->isVisible() && !qobject_cast<QAbstractSpinBox*>(field->parent())
                && !qobject_cast<QComboBox*>(field->parent())) {
                field->setFocus(Qt::ShortcutFocusReason);
                field->selectAll();
                return;
            }
        m->window.say(tr("The view in front has nothing to search in"));
    });
    on("view.fit", [this] {
        // Views know the key themselves when they have the focus; this is for everywhere else.
        QWidget* view = m->window.views().view(m->window.views().currentView());
        if (auto* network = qobject_cast<widgets::NetworkView*>(view))
            network->canvas()->fit();
        else if (auto* floorplan = qobject_cast<widgets::FloorplanView*>(view))
            floorplan->fit();
        else if (auto* timeline = qobject_cast<widgets::TimelineView*>(view))
            timeline->fit();
        else if (view)
            m->runs.explore().scatter().fit();
    });
    on("view.convergence", [this] { m->runs.explore().showConvergence(true); });
    on("run.start", [this] { m->runs.start(); });
    on("run.pause", [this](bool paused) { m->runs.setPaused(paused); });
    on("run.stop", [this] { m->runs.stop(); });
    on("run.continue", [this] { m->runs.continueRun(m->runs.currentRun()); });
    on("run.repeat", [this] { m->runs.repeat(m->runs.currentRun()); });
    on("run.delete", [this] { m->runs.remove(m->runs.currentRun()); });
    on("run.budgets", [this] {
        const auto& preview = m->inputs.preview();
        auto* dialog =
            new BudgetsDialog(m->document.inputs().options.constraints.powerBudget.value,
                              preview && preview->range.possible ? preview->range.leastBudget.value : 0, &m->window);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &QDialog::accepted, this, [this, dialog] { m->runs.queueBudgets(dialog->budgets()); });
        dialog->open();
    });
    on("design.pin", [this] { m->designs.togglePin(); });
    on("design.report", [this] {
        if (m->designs.design() && !m->comparisons.isInSight())
            m->comparisons.reportDesign(m->designs.design(), m->designs.title());
        else
            m->comparisons.report();
    });
    on("program.compile", [this] {
        m->window.views().showView(QStringLiteral("program"));
        m->programs.ask();
    });
    on("program.simulate", [this] { m->programs.simulate(); });
    on("program.verify", [this] { m->programs.verify(); });
    on("program.export", [this] { m->programs.askForFolder(); });
    on("program.stop", [this] { m->programs.cancel(); });
    on("design.best", [this] { m->runs.selectBest(); });
    on("design.reset", [this] { m->designs.resetEdits(); });
    on("design.explain", [this] {
        const auto run = m->document.run(m->runs.currentRun());
        m->designs.explain(QString::fromLatin1(
            objectiveMetric(run ? run->inputs->options.objective : synthesis::Objective::Efficiency)));
    });
    on("design.clear", [this] {
        // First the part, then the whole.
        if (m->selection.centre() || m->selection.layer()) {
            m->selection.setCentre(std::nullopt);
            m->selection.setLayer(std::nullopt);
        } else {
            m->selection.clear();
        }
        m->designs.showInspectorPanel();
    });
    QUndoStack* undo = m->document.undoStack();
    on("edit.undo", [undo] { undo->undo(); });
    on("edit.redo", [undo] { undo->redo(); });
    const auto undoStates = [this, undo] {
        Actions& a = m->window.actions();
        a["edit.undo"]->setEnabled(undo->canUndo());
        a["edit.redo"]->setEnabled(undo->canRedo());
        a.retranslate();
        if (undo->canUndo() && !undo->undoText().isEmpty())
            a["edit.undo"]->setText(tr("&Undo: %1").arg(undo->undoText()));
        if (undo->canRedo() && !undo->redoText().isEmpty())
            a["edit.redo"]->setText(tr("&Redo: %1").arg(undo->redoText()));
    };
    connect(undo, &QUndoStack::indexChanged, this, undoStates);
    undoStates();
}

void Studio::closeProject()
{
    m->files.closeProject(); // asks
}

const char* Studio::objectiveMetric(synthesis::Objective objective)
{
    switch (objective) {
    case synthesis::Objective::Throughput: return "throughput_gops";
    case synthesis::Objective::Latency: return "latency_us";
    case synthesis::Objective::Energy: return "energy_uj";
    case synthesis::Objective::Edp: return "edp_uj_us";
    case synthesis::Objective::AreaEfficiency:
    case synthesis::Objective::Efficiency: break;
    }
    return "power_efficiency_gops_per_w";
}

void Studio::exportSelected()
{
    const auto design = m->designs.design();
    if (!design)
        return;
    QStringList filters;
    for (int i = 0; i < kDesignFormatCount; ++i)
        filters << designFormatFilter(static_cast<DesignFormat>(i));
    auto* dialog = widgets::saveDialog(&m->window, tr("Export design"), QStringLiteral("design.json"),
                                       filters.join(QStringLiteral(";;")));
    connect(dialog, &QFileDialog::fileSelected, this, [this, dialog, design, filters](const QString& path) {
        const auto format =
            static_cast<DesignFormat>(std::max<qsizetype>(0, filters.indexOf(dialog->selectedNameFilter())));
        m->exporter.start<QString>(
            [design, format, path](const RunContext&) -> Result<QString> {
                if (const auto written = exportDesign(*design, format, path.toStdString()); !written)
                    return tl::unexpected(written.error());
                return path;
            },
            [this](const Result<QString>& written) {
                written ? m->window.say(tr("Wrote %1").arg(*written))
                        : m->window.say(text(written.error().text()), true);
            });
    });
    dialog->open();
}

void Studio::exportProject()
{
    auto* dialog =
        new QFileDialog(&m->window, tr("Export project"), QStringLiteral("project.json"), tr("JSON (*.json)"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) { m->document.exportJson(path); });
    connect(
        &m->document, &Document::exported, this,
        [this](const QString& path) { m->window.say(tr("Wrote %1").arg(path)); }, Qt::UniqueConnection);
    dialog->open();
}

void Studio::locate(const Problem& problem)
{
    switch (problem.kind) {
    case Problem::Kind::Hardware:
        m->window.showInputs();
        m->inputs.revealHardware(problem.target);
        break;
    case Problem::Kind::Model: {
        m->window.views().showView(QStringLiteral("network"));
        const auto& model = m->document.inputs().model;
        for (std::size_t i = 0; model && i < model->network.layers.size(); ++i)
            if (text(model->network.layers[i].name) == problem.target) {
                m->selection.setLayer(network::LayerId { static_cast<int>(i) });
                return;
            }
        m->designs.networkView()->setFindText(problem.target);
        break;
    }
    case Problem::Kind::Design: m->window.views().showView(QStringLiteral("layers")); break;
    case Problem::Kind::Run:
        m->runs.setCurrentRun(problem.target.toLongLong());
        m->window.views().showView(QStringLiteral("explore"));
        break;
    case Problem::Kind::Program: m->window.views().showView(QStringLiteral("program")); break;
    case Problem::Kind::File: break;
    }
}

void Studio::collectInputProblems()
{
    std::vector<Problem> model, lint;
    const project::Inputs& inputs = m->document.inputs();
    if (inputs.model) {
        for (const Diagnostic& d : inputs.model->diagnostics.entries)
            model.push_back({ d.severity, Problem::Kind::Model, text(d.text), text(d.where),
                              text(d.where).section(QLatin1Char(' '), -1) });
        for (const network::NodeMapping& node : inputs.model->nodes)
            if (node.status == network::MappingStatus::Unsupported)
                model.push_back({ Severity::Warning, Problem::Kind::Model,
                                  tr("%1 is not supported: %2").arg(text(node.op), text(node.detail)), text(node.name),
                                  text(node.name) });
    }
    if (inputs.hardware)
        for (const hardware::LintFinding& finding : hardware::lintFindings(*inputs.hardware))
            lint.push_back({ finding.diagnostic.severity, Problem::Kind::Hardware, text(finding.diagnostic.text),
                             text(finding.diagnostic.where), text(finding.key) });
    m->window.problems().setProblems(Problem::Kind::Model, std::move(model));
    m->window.problems().setProblems(Problem::Kind::Hardware, std::move(lint));
}

void Studio::collectRunProblems()
{
    std::vector<Problem> problems;
    for (const auto& run : m->document.runs()) {
        const QString target = QString::number(run->id);
        if (run->state == project::RunState::Failed)
            problems.push_back({ Severity::Error, Problem::Kind::Run, text(run->message), text(run->name), target });
        else if (run->state == project::RunState::Infeasible)
            problems.push_back({ Severity::Warning, Problem::Kind::Run,
                                 tr("Nothing fits into %1")
                                     .arg(widgets::quantity(run->inputs->options.constraints.powerBudget).text()),
                                 text(run->name), target });
        else if (run->state == project::RunState::Interrupted)
            problems.push_back({ Severity::Note, Problem::Kind::Run, tr("Interrupted; it can be continued"),
                                 text(run->name), target });
    }
    m->window.problems().setProblems(Problem::Kind::Run, std::move(problems));
}

void Studio::collectDesignProblems()
{
    std::vector<Problem> problems;
    if (const auto evaluation = m->designs.evaluation(); evaluation && !evaluation->feasible)
        problems.push_back(
            { Severity::Error, Problem::Kind::Design, text(evaluation->violationDetail), tr("selected design"), {} });
    m->window.problems().setProblems(Problem::Kind::Design, std::move(problems));
}

void Studio::showTitle()
{
    const bool project = m->files.hasProject();
    m->window.setWindowTitle(project ? tr("%1[*] — PIM Studio").arg(m->document.title())
                                     : QStringLiteral("PIM Studio"));
    m->window.setWindowModified(project && m->document.isModified());
    Actions& actions = m->window.actions();
    actions["file.save"]->setEnabled(project && (m->document.isModified() || m->document.path().isEmpty()));
    for (const char* id : { "file.saveAs", "file.close", "file.exportProject", "run.start", "run.budgets",
                            "view.network", "view.explore", "view.convergence", "view.floorplan", "view.breakdown", "view.layers",
                            "view.timeline", "view.compare", "view.program" })
        actions[id]->setEnabled(project && (!std::string_view(id).starts_with("run.") || m->document.inputs().model));
    showStatus();
}

void Studio::showStatus()
{
    if (!m->files.hasProject()) {
        m->window.setStatus(tr("No project open"), {}, {});
        return;
    }
    const project::Inputs& inputs = m->document.inputs();
    QStringList parts;
    if (inputs.model)
        parts << text(inputs.model->network.name);
    if (inputs.hardware)
        parts << text(inputs.hardware->title.empty() ? inputs.hardware->name : inputs.hardware->title);
    parts << widgets::quantity(inputs.options.constraints.powerBudget).text();
    QString selected;
    const auto design = m->designs.design();
    const auto network = design ? design->network : inputs.network();
    if (const auto layer = m->selection.layer();
        layer && network && layer->index < static_cast<int>(network->layers.size()))
        selected = tr("%1 selected in all views").arg(text(network->layer(*layer).name));
    else
        selected = m->viewText;
    const auto evaluation = m->designs.evaluation();
    QString saved = m->document.isModified() ? tr("Unsaved changes")
        : m->savedAt.isValid()
        ? tr("Saved %1 ago")
              .arg(widgets::durationText(static_cast<double>(m->savedAt.secsTo(QDateTime::currentDateTime()))))
        : QString();
    if (evaluation && !evaluation->feasible)
        saved = tr("1 constraint broken") + QStringLiteral(" · ") + saved;
    m->window.setStatus(parts.join(QStringLiteral(" · ")), selected, saved);
}

std::vector<CommandSheet::Row> Studio::commands() const
{
    std::vector<CommandSheet::Row> rows;
    const project::Inputs& inputs = m->document.inputs();
    const QString project = m->document.path().isEmpty() ? QStringLiteral("PROJECT.pims") : m->document.path();
    if (inputs.model && inputs.hardware) {
        rows.push_back({ tr("Synthesize these inputs into a project"),
                         synthCommand(text(inputs.modelReference), text(inputs.hardware->name), inputs.options,
                                      inputs.seed, project) });
        rows.push_back({ tr("How each node of the model is mapped"),
                         QStringLiteral("pimstudio-cli import ") + shellQuoted(text(inputs.modelReference)) });
    }
    QString run = project;
    if (const auto record = m->document.run(m->runs.currentRun()))
        run += QLatin1Char('#') + text(record->name);
    if (m->runs.currentRun() > 0) {
        rows.push_back(
            { tr("The Pareto front of this run"), QStringLiteral("pimstudio-cli pareto ") + shellQuoted(run) });
        rows.push_back({ tr("Its best design with a breakdown"),
                         QStringLiteral("pimstudio-cli evaluate %1 --breakdown").arg(shellQuoted(run)) });
        rows.push_back({ tr("Where a figure comes from"),
                         QStringLiteral("pimstudio-cli evaluate %1 --explain power_efficiency_gops_per_w")
                             .arg(shellQuoted(run)) });
        rows.push_back(
            { tr("Floorplan, schedule and tables"),
              QStringLiteral("pimstudio-cli export %1 --svg floorplan.svg --trace schedule.json --csv layers.csv")
                  .arg(shellQuoted(run)) });
    }
    rows.push_back({ tr("Everything in the project as text"),
                     QStringLiteral("pimstudio-cli export %1 --json").arg(shellQuoted(project)) });
    return rows;
}

QString Studio::commandOf(const QString& action) const
{
    const project::Inputs& inputs = m->document.inputs();
    const QString project = m->document.path().isEmpty() ? QStringLiteral("PROJECT.pims") : m->document.path();
    const auto run = m->document.run(m->runs.currentRun());
    const QString named = shellQuoted(run ? project + QLatin1Char('#') + text(run->name) : project);
    if (action == QLatin1String("run.start") && inputs.model && inputs.hardware)
        return synthCommand(text(inputs.modelReference), text(inputs.hardware->name), inputs.options, inputs.seed,
                            project);
    if (action == QLatin1String("run.repeat") && run && run->inputs->hardware)
        return synthCommand(text(run->inputs->modelReference), text(run->inputs->hardware->name), run->inputs->options,
                            run->inputs->seed, project);
    if (action == QLatin1String("run.budgets") && inputs.model)
        return QStringLiteral("pimstudio-cli sweep %1 --power LO:HI:STEPS")
            .arg(shellQuoted(text(inputs.modelReference)));
    if (action == QLatin1String("file.gallery"))
        return QStringLiteral("pimstudio-cli models");
    if (action == QLatin1String("file.open") || action == QLatin1String("view.network"))
        return QStringLiteral("pimstudio-cli import %1")
            .arg(inputs.model ? shellQuoted(text(inputs.modelReference)) : QStringLiteral("MODEL"));
    if (action == QLatin1String("file.exportDesign"))
        return QStringLiteral("pimstudio-cli export %1 --csv layers.csv").arg(named);
    if (action == QLatin1String("file.exportProject"))
        return QStringLiteral("pimstudio-cli export %1 --json").arg(shellQuoted(project));
    if (action == QLatin1String("view.explore"))
        return QStringLiteral("pimstudio-cli pareto %1 --all").arg(named);
    if (action == QLatin1String("view.floorplan"))
        return QStringLiteral("pimstudio-cli export %1 --svg floorplan.svg").arg(named);
    if (action == QLatin1String("view.timeline"))
        return QStringLiteral("pimstudio-cli timeline %1").arg(named);
    if (action == QLatin1String("view.breakdown"))
        return QStringLiteral("pimstudio-cli evaluate %1 --breakdown").arg(named);
    if (action == QLatin1String("view.layers") || action == QLatin1String("design.best"))
        return QStringLiteral("pimstudio-cli evaluate %1").arg(named);
    if (action == QLatin1String("view.compare") || action == QLatin1String("design.report"))
        return QStringLiteral("pimstudio-cli compare %1 preset:isaac -o report.html").arg(named);
    const auto settings = m->programs.settings();
    const QString compile = compileCommand(run ? project + QLatin1Char('#') + text(run->name) : project, text(inputs.modelReference), settings, QStringLiteral("program.json.gz"));
    if (action == QLatin1String("view.program") || action == QLatin1String("program.compile"))
        return compile;
    if (action == QLatin1String("program.verify"))
        return compile + QStringLiteral(" --verify");
    const bool latency = settings.options.mode == program::CompileMode::Latency;
    if (action == QLatin1String("program.simulate"))
        return latency ? QStringLiteral("pimstudio-cli simulate latency.json.gz --config latency.config.json")
                       : QStringLiteral("pimstudio-cli simulate throughput.json.gz --config throughput.config.json");
    if (action == QLatin1String("program.export"))
        return QStringLiteral("pimstudio-cli export %1 --pimsim FOLDER").arg(named);
    if (action == QLatin1String("design.explain"))
        return QStringLiteral("pimstudio-cli evaluate %1 --explain power_efficiency_gops_per_w").arg(named);
    return {};
}

void Studio::settingsChanged()
{
    const Settings& settings = m->window.settings();
    m->runs.setThreads(settings.threads);
    m->inputs.setThreads(settings.threads);
    m->timeline.settingsChanged();
    m->gallery.settingsChanged();
    m->floorplan.settingsChanged();
    m->comparisons.settingsChanged();
}

void Studio::retranslate()
{
    m->inputs.retranslate();
    m->runs.retranslate();
    m->designs.retranslate();
    m->comparisons.retranslate();
    m->programs.retranslate();
    m->gallery.refresh();
    collectInputProblems();
    collectRunProblems();
    showTitle();
}

bool Studio::mayClose() { return m->files.mayClose(); }

void Studio::shutDown()
{
    m->runs.interrupt();
    m->document.flush();
}

} // namespace pim::app
