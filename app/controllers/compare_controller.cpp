// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/controllers/compare_controller.h"

#include <algorithm>

#include <QFileDialog>
#include <QFileInfo>

#include "app/compare_report.h"
#include "app/design_names.h"
#include "app/main_window.h"
#include "core/base/file.h"
#include "core/compare/manual_design.h"
#include "core/evaluation/evaluation.h"
#include "core/report/comparison_json.h"
#include "core/report/comparison_tables.h"
#include "core/report/latex.h"
#include "core/report/reproduction_json.h"
#include "widgets/common/figure_export.h"
#include "widgets/common/save_dialog.h"
#include "widgets/compare/compare_view.h"
#include "widgets/compare/linked_floorplans.h"
#include "widgets/compare/linked_timelines.h"
#include "widgets/compare/portability_page.h"
#include "widgets/compare/reproduction_page.h"
#include "widgets/compare/sweep_page.h"

namespace pim::app {
namespace {

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

const QString kSelectedId = QStringLiteral("selected"), kOriginalId = QStringLiteral("original");

} // namespace

CompareController::CompareController(Document& document, widgets::Selection& selection, MainWindow& window)
    : m_document(document)
    , m_selection(selection)
    , m_window(window)
    , m_view(new widgets::CompareView)
    , m_files(window)
{
    connect(&m_document, &Document::changed, this, [this](const Change& change) {
        if (change.touches(Change::Runs | Change::Run | Change::Designs))
            offer();
    });
    connect(&m_document, &Document::opened, this, [this] {
        m_chosen = false;
        m_selected = {};
        m_files.clear();
        offer();
    });
    connect(m_view, &widgets::CompareView::fileRequested, this,
            [this](int which) { m_files.ask(which, QFileInfo(m_document.path()).path()); });
    connect(&m_files, &CompareFiles::refused, this, [this](const QString& message) { m_window.say(message, true); });
    connect(&m_files, &CompareFiles::added, this, [this](const QString& id, int which) {
        m_chosen = true;
        offer();
        QStringList picks = m_view->picked();
        picks[which] = id;
        m_view->setPicked(picks);
        compare();
    });
    connect(m_view, &widgets::CompareView::picksChanged, this, [this] {
        m_chosen = true;
        compare();
    });
    connect(m_view, &widgets::CompareView::sectionChanged, this, &CompareController::draw);
    connect(m_view, &widgets::CompareView::exportRequested, this, &CompareController::exportView);
    connect(m_view, &widgets::CompareView::reportRequested, this, &CompareController::report);
    connect(m_view, &widgets::CompareView::layerPicked, this, [this](const QString& name) {
        const auto comparison = m_view->comparison();
        const auto network = comparison ? comparison->designs[comparison->reference].design->network : nullptr;
        for (std::size_t l = 0; network && l < network->layers.size(); ++l)
            if (text(network->layers[l].name) == name)
                m_selection.setLayer(network::LayerId { static_cast<int>(l) });
        if (name.isEmpty())
            m_selection.setLayer({});
    });
    connect(&m_selection, &widgets::Selection::layerChanged, this, [this] {
        const auto comparison = m_view->comparison();
        const auto network = comparison ? comparison->designs[comparison->reference].design->network : nullptr;
        const auto layer = m_selection.layer();
        m_view->setSelectedLayer(layer && network && layer->index < static_cast<int>(network->layers.size())
                                     ? text(network->layer(*layer).name)
                                     : QString());
    });
    auto* paper = m_view->reproduction();
    connect(paper, &widgets::ReproductionPage::startRequested, this, &CompareController::reproduce);
    connect(paper, &widgets::ReproductionPage::stopRequested, &m_reproduce, &Job::cancel);
    connect(&m_reproduce, &Job::runningChanged, paper, &widgets::ReproductionPage::setRunning);
    connect(&m_reproduce, &Job::progressed, paper, &widgets::ReproductionPage::setProgress);
    m_reproduce.setPriority(Job::Priority::Low);
    auto* machines = m_view->portability();
    connect(machines, &widgets::PortabilityPage::startRequested, this, &CompareController::port);
    connect(machines, &widgets::PortabilityPage::stopRequested, &m_portability, &Job::cancel);
    connect(&m_portability, &Job::runningChanged, machines, &widgets::PortabilityPage::setRunning);
    connect(&m_portability, &Job::progressed, machines, &widgets::PortabilityPage::setProgress);
    auto* budgets = m_view->sweep();
    connect(budgets, &widgets::SweepPage::startRequested, this, &CompareController::sweep);
    connect(budgets, &widgets::SweepPage::stopRequested, &m_sweep, &Job::cancel);
    connect(&m_sweep, &Job::runningChanged, budgets, &widgets::SweepPage::setRunning);
    connect(&m_sweep, &Job::progressed, budgets, &widgets::SweepPage::setProgress);
    m_sweep.setPriority(Job::Priority::Low);
    settingsChanged();
    offer();
}

CompareController::~CompareController() = default;

QWidget* CompareController::view() const { return m_view; }

void CompareController::setSelected(const Selected& selected)
{
    // While another one is read the views show none: what was picked stays.
    if (!selected.design || !selected.design->network || m_selected == selected)
        return;
    m_selected = selected;
    offer();
}

void CompareController::addFile(const QString& path, int which) { m_files.read(path, which); }

void CompareController::showPins()
{
    m_chosen = false;
    m_view->showPage(0);
    offer();
}

void CompareController::offer()
{
    std::vector<widgets::CompareChoice> choices;
    QStringList pins, bests;
    if (m_selected.design)
        choices.push_back({ kSelectedId, tr("Selected: %1").arg(m_selected.title), tr("the design that the other views show; follows the selection") });
    if (m_selected.original)
        choices.push_back({ kOriginalId, tr("Before edits: %1").arg(m_selected.originalTitle), tr("what the selected design was before it was edited by hand") });
    for (const project::DesignRecord& record : m_document.designs()) {
        if (!record.design || !record.design->network)
            continue;
        const QString id = QStringLiteral("design:%1").arg(record.id);
        choices.push_back(
            { id, record.letter.empty() ? shownName(record) : tr("%1, pin %2").arg(shownName(record), text(record.letter)),
              record.letter.empty() ? tr("a kept design of this project") : tr("a pinned design of this project") });
        if (!record.letter.empty())
            pins << id;
    }
    for (const auto& run : m_document.runs())
        if (run->best) {
            const QString id = QStringLiteral("run:%1").arg(run->id);
            choices.push_back({ id, tr("Best of %1").arg(text(run->name)), tr("the best design of a run") });
            bests.prepend(id); // the newest first
        }
    for (const CompareFiles::Entry& entry : m_files.entries())
        choices.push_back({ entry.id, entry.name(), entry.origin() });
    if (!choices.empty()) // a machine needs a network and a budget
        for (const compare::ManualMachine& machine : compare::manualMachines())
            choices.push_back(
                { QStringLiteral("preset:")
                      + QString::fromUtf8(machine.name.data(), static_cast<qsizetype>(machine.name.size())),
                  QString::fromUtf8(machine.title.data(), static_cast<qsizetype>(machine.title.size())),
                  tr("a published machine on the first design's network and budget") });
    m_view->setChoices(choices);
    if (!m_chosen) {
        QStringList picks = pins + bests;
        if (picks.size() == 1)
            picks << QStringLiteral("preset:isaac");
        m_view->setPicked(picks.mid(0, pins.size() > 2 ? std::min<qsizetype>(pins.size(), 4) : 2));
    }
    compare();
}

CompareController::Pick CompareController::pickOf(const QString& id) const
{
    Pick pick { id, {}, {}, {} };
    if (id == kSelectedId) {
        pick.design = m_selected.design;
        pick.name = m_selected.title;
        return pick;
    }
    if (id == kOriginalId) {
        pick.design = m_selected.original;
        pick.name = m_selected.originalTitle;
        return pick;
    }
    if (const CompareFiles::Entry* entry = m_files.entry(id)) {
        pick.design = entry->design.record.design;
        pick.name = entry->name();
        return pick;
    }
    const qint64 number = id.section(QLatin1Char(':'), 1).toLongLong();
    if (id.startsWith(QLatin1String("design:"))) {
        if (const project::DesignRecord* record = m_document.design(number)) {
            pick.design = record->design;
            pick.name = shownName(*record);
        }
    } else if (id.startsWith(QLatin1String("run:"))) {
        if (const auto run = m_document.run(number)) {
            pick.design = run->best;
            pick.name = text(run->name);
        }
    } else if (id.startsWith(QLatin1String("preset:"))) {
        pick.machine = id.section(QLatin1Char(':'), 1).toStdString();
    }
    return pick;
}

void CompareController::compare()
{
    std::vector<Pick> picks;
    std::vector<std::shared_ptr<const design::Design>> designs;
    QStringList ids, names;
    for (const QString& id : m_view->picked()) {
        Pick pick = pickOf(id);
        if (!pick.design && pick.machine.empty())
            continue;
        ids << id;
        names << pick.name;
        designs.push_back(pick.design);
        picks.push_back(std::move(pick));
    }
    const int reference = m_view->reference() < static_cast<int>(picks.size()) ? m_view->reference() : 0;
    if (ids == m_shownIds && names == m_shownNames && designs == m_shown && reference == m_shownReference)
        return;
    m_shownIds = ids;
    m_shownNames = names;
    m_shown = designs;
    m_shownReference = reference;
    const auto base = std::find_if(picks.begin(), picks.end(), [](const Pick& pick) { return pick.design != nullptr; });
    if (picks.size() < 2 || base == picks.end()) {
        m_compare.drop();
        m_view->setMessage(
            picks.size() >= 2
                ? tr("Pick at least one design of this project: published machines take its network and budget.")
                : QString());
        m_view->setComparison(nullptr);
        return;
    }
    m_compare.start<compare::Comparison>(
        [picks, reference, base = base->design](const RunContext& run) -> Result<compare::Comparison> {
            std::vector<compare::Entry> entries;
            for (const Pick& pick : picks) {
                if (run.cancelled())
                    return fail(ErrorCode::Cancelled, "stopped");
                if (pick.design) {
                    auto entry = compare::entryOf(pick.name.toStdString(), *pick.design);
                    if (!entry)
                        return tl::unexpected(entry.error());
                    entries.push_back(std::move(*entry));
                    continue;
                }
                auto manual = compare::manualDesign(*compare::findManualMachine(pick.machine), base->network,
                                                    base->constraints.powerBudget, base->model, run);
                if (!manual)
                    return tl::unexpected(manual.error());
                entries.push_back(std::move(manual->entry));
            }
            return compare::compareDesigns(std::move(entries), static_cast<std::size_t>(reference));
        },
        [this](Result<compare::Comparison> compared) {
            m_draw.drop();
            if (compared) {
                m_view->setComparison(std::make_shared<const compare::Comparison>(std::move(*compared)));
                draw();
            } else if (compared.error().code != ErrorCode::Cancelled) {
                m_view->setMessage(text(compared.error().text()));
                m_view->setComparison(nullptr);
                m_view->setMessage(text(compared.error().text()));
            }
        });
}

void CompareController::draw()
{
    using Section = widgets::CompareView::Section;
    const auto comparison = m_view->comparison();
    const bool times = m_view->section() == Section::Timelines;
    if (!comparison || (!times && m_view->section() != Section::Floorplans)
        || (times ? m_view->timelines()->hasData() : m_view->floorplans()->hasData()))
        return;
    struct Drawings
    {
        std::vector<std::shared_ptr<const widgets::FloorplanData>> floorplans;
        std::vector<std::shared_ptr<const widgets::TimelineData>> timelines;
        QStringList missing;
    };
    m_draw.drop();
    m_draw.start<Drawings>(
        [comparison, times](const RunContext& run) -> Result<Drawings> {
            Drawings drawings;
            for (const compare::Entry& entry : comparison->designs) {
                if (run.cancelled())
                    return fail(ErrorCode::Cancelled, "stopped");
                QString why;
                if (entry.evaluation->metrics.cycles <= 0) {
                    why = text(entry.evaluation->violationDetail);
                    drawings.floorplans.emplace_back();
                    drawings.timelines.emplace_back();
                } else if (times) {
                    auto made = widgets::prepareTimeline(*entry.design, 1, run);
                    why = made ? QString() : text(made.error().text());
                    drawings.timelines.push_back(made ? *made : nullptr);
                } else {
                    auto evaluated = evaluation::evaluate(*entry.design, { true, false }); // with its schedule
                    why = evaluated ? QString() : text(evaluated.error().text());
                    drawings.floorplans.push_back(
                        evaluated ? widgets::floorplanData(
                            entry.design, std::make_shared<const evaluation::Evaluation>(*std::move(evaluated)))
                                  : nullptr);
                }
                drawings.missing << why;
            }
            return drawings;
        },
        [this, comparison, times](Result<Drawings> drawings) {
            if (m_view->comparison() != comparison || !drawings)
                return;
            if (times)
                m_view->timelines()->setData(*comparison, std::move(drawings->timelines), drawings->missing);
            else
                m_view->floorplans()->setData(*comparison, std::move(drawings->floorplans), drawings->missing);
        });
}

void CompareController::settingsChanged() { m_view->setWheelZooms(m_window.settings().wheelZooms); }

void CompareController::reproduce()
{
    auto* paper = m_view->reproduction();
    m_reproduce.start<compare::Reproduction>(
        [options = paper->options()](const RunContext& run) { return compare::reproduce(options, run); },
        [this, paper](Result<compare::Reproduction> result) {
            if (result)
                paper->setResult(std::make_shared<const compare::Reproduction>(std::move(*result)));
            else
                paper->setMessage(text(result.error().text()));
        });
}

std::vector<CompareController::Pick> CompareController::machines() const
{
    std::vector<Pick> picks;
    for (const project::DesignRecord& record : m_document.designs())
        if (!record.letter.empty() && record.design && record.design->network)
            picks.push_back({ {}, text(record.letter) + QStringLiteral(" · ") + shownName(record), record.design, {} });
    for (const auto& run : m_document.runs())
        if (run->best)
            picks.push_back({ {}, text(run->name), run->best, {} });
    return picks;
}

void CompareController::port()
{
    const auto picks = machines();
    auto* page = m_view->portability();
    const bool several = std::any_of(picks.begin(), picks.end(), [&](const Pick& pick) {
        return pick.design->network->layers != picks.front().design->network->layers;
    });
    if (!several) {
        page->setMessage(tr("Pin designs of at least two networks first, or run a second model in this project."));
        return;
    }
    m_portability.start<compare::Portability>(
        [picks](const RunContext& run) -> Result<compare::Portability> {
            std::vector<compare::Entry> entries;
            for (const Pick& pick : picks) {
                if (run.cancelled())
                    return fail(ErrorCode::Cancelled, "stopped");
                auto entry = compare::entryOf(pick.name.toStdString(), *pick.design);
                if (!entry)
                    return tl::unexpected(entry.error());
                entries.push_back(std::move(*entry));
            }
            return compare::portability(entries, run);
        },
        [page](Result<compare::Portability> matrix) {
            if (matrix)
                page->setMatrix(std::make_shared<const compare::Portability>(std::move(*matrix)));
            else if (matrix.error().code != ErrorCode::Cancelled)
                page->setMessage(text(matrix.error().text()));
        });
}

void CompareController::sweep()
{
    auto* page = m_view->sweep();
    const project::Inputs& inputs = m_document.inputs();
    std::vector<std::shared_ptr<const network::Network>> networks;
    const auto add = [&](const std::shared_ptr<const network::Network>& network) {
        if (network && std::none_of(networks.begin(), networks.end(), [&](const auto& known) {
                return known->layers == network->layers;
            }))
            networks.push_back(network);
    };
    add(inputs.network());
    for (const Pick& pick : machines())
        add(pick.design->network);
    if (networks.empty() || !inputs.hardware) {
        page->setMessage(tr("Open a model and choose hardware first."));
        return;
    }
    synthesis::SynthesisOptions options = inputs.options;
    options.effort = page->effort();
    options.checkpointPath.clear();
    RunContext context;
    context.seed = inputs.seed;
    m_sweep.start<compare::BudgetSweep>(
        [networks, hardware = inputs.hardware, options, budgets = page->budgets()](const RunContext& run) {
            return compare::sweepBudgets(networks, hardware, options, budgets, run);
        },
        [page](Result<compare::BudgetSweep> swept) {
            if (swept)
                page->setSweep(std::make_shared<const compare::BudgetSweep>(std::move(*swept)));
            else if (swept.error().code != ErrorCode::Cancelled)
                page->setMessage(text(swept.error().text()));
        },
        context);
}

void CompareController::exportView()
{
    static constexpr const char* kNames[] { "comparison", "paper", "machines", "budgets" };
    auto* dialog = widgets::saveDialog(&m_window, tr("Export comparison"), QLatin1String(kNames[m_view->page()]) + QStringLiteral(".svg"),
                                   widgets::figureFilter() + QStringLiteral(";;") + tr("Table (*.csv)") + QStringLiteral(";;")
                                       + tr("LaTeX table (*.tex)"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        const Result<void> written = exportTo(path);
        written ? m_window.say(tr("Wrote %1").arg(path)) : m_window.say(text(written.error().text()), true);
    });
    dialog->open();
}

Result<void> CompareController::exportTo(const QString& path) const
{
    const bool csv = path.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive);
    const bool latex = path.endsWith(QLatin1String(".tex"), Qt::CaseInsensitive);
    if (!csv && !latex)
        return m_view->exportPicture(path);
    std::string table;
    if (const auto paper = m_view->reproduction()->result(); m_view->page() == 1 && paper)
        table = csv ? report::reproductionCsv(*paper) : report::latexReproduction(*paper);
    else if (const auto matrix = m_view->portability()->matrix(); m_view->page() == 2 && matrix)
        table = csv ? report::portabilityCsv(*matrix) : report::latexPortability(*matrix);
    else if (const auto swept = m_view->sweep()->sweep(); m_view->page() == 3 && swept)
        table = csv ? report::budgetSweepCsv(*swept) : report::latexBudgetSweep(*swept);
    else if (const auto comparison = m_view->comparison(); m_view->page() == 0 && comparison)
        table = m_view->section() == widgets::CompareView::Section::Layers
            ? (csv ? report::comparisonLayersCsv(*comparison) : report::latexComparisonLayers(*comparison))
            : (csv ? report::comparisonCsv(*comparison) : report::latexComparison(*comparison));
    else
        return fail(ErrorCode::InvalidArgument, tr("There is nothing to export yet").toStdString());
    return writeFileAtomically(path.toStdString(), table);
}

void CompareController::report()
{
    const auto comparison = m_view->comparison();
    const auto paper = m_view->reproduction()->result();
    if (!comparison && !paper) {
        m_window.say(tr("There is nothing to report yet: pick designs to compare, or run the paper's experiments"));
        return;
    }
    // What is in sight: the paper's page has its experiments alone.
    const bool onlyPaper = m_view->page() == 1 && paper;
    const auto designs = onlyPaper ? nullptr : comparison;
    askForReport([designs, paper](const QString& path) { return writeReport(path, designs.get(), paper.get()); });
}

void CompareController::reportDesign(std::shared_ptr<const design::Design> design, const QString& name)
{
    askForReport([design, name = name.toStdString()](const QString& path) { return writeDesignReport(path, name, *design); });
}

bool CompareController::isInSight() const { return m_view->comparison() && !m_view->visibleRegion().isEmpty(); }

void CompareController::askForReport(std::function<Result<void>(const QString& path)> write)
{
    auto* dialog = widgets::saveDialog(&m_window, tr("Write a report"), QStringLiteral("report.html"),
                                   tr("Web page (*.html);;PDF (*.pdf);;LaTeX tables (*.tex)"));
    connect(dialog, &QFileDialog::fileSelected, this, [this, write](const QString& path) {
        m_write.start<QString>(
            [write, path](const RunContext&) -> Result<QString> {
                if (const auto written = write(path); !written)
                    return tl::unexpected(written.error());
                return path;
            },
            [this](const Result<QString>& written) {
                written ? m_window.say(tr("Wrote %1").arg(*written)) : m_window.say(text(written.error().text()), true);
            });
    });
    dialog->open();
}

void CompareController::retranslate() { offer(); }

} // namespace pim::app
