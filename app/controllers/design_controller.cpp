// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/controllers/design_controller.h"

#include <algorithm>

#include <QFileDialog>
#include <QStackedWidget>

#include "app/actions.h"
#include "app/design_names.h"
#include "app/main_window.h"
#include "app/view_area.h"
#include "core/base/file.h"
#include "core/synthesis/point_table.h"
#include "core/synthesis/what_if.h"
#include "widgets/breakdown/breakdown_view.h"
#include "widgets/common/figure_export.h"
#include "widgets/common/quantity_text.h"
#include "widgets/common/save_dialog.h"
#include "widgets/explain/explain_panel.h"
#include "widgets/inspector/inspector_panel.h"
#include "widgets/layers/layers_view.h"
#include "widgets/network/network_view.h"

namespace pim::app {

using widgets::DesignRef;
using widgets::EvaluatedDesign;

namespace {

/// What a hand-edited design has changed of the one it comes from, layer by layer.
std::vector<synthesis::LayerEdit> editsBetween(const design::Design& base, const design::Design& edited)
{
    std::vector<synthesis::LayerEdit> edits;
    if (base.layers.size() != edited.layers.size())
        return edits;
    for (std::size_t i = 0; i < base.layers.size(); ++i) {
        const design::LayerDesign &from = base.layers[i], &to = edited.layers[i];
        synthesis::LayerEdit edit { { static_cast<int>(i) }, {}, {}, {} };
        if (from.weightDuplication != to.weightDuplication)
            edit.weightDuplication = to.weightDuplication;
        if (from.macros != to.macros)
            edit.macros = to.macros;
        if (from.sharesMacrosWith != to.sharesMacrosWith)
            edit.sharesMacrosWith = to.sharesMacrosWith;
        if (edit.weightDuplication || edit.macros || edit.sharesMacrosWith)
            edits.push_back(edit);
    }
    return edits;
}

/// \a edit on top of \a edits: one entry a layer.
std::vector<synthesis::LayerEdit> with(std::vector<synthesis::LayerEdit> edits, const synthesis::LayerEdit& edit)
{
    auto found = std::find_if(edits.begin(), edits.end(), [&](const auto& e) { return e.layer == edit.layer; });
    if (found == edits.end()) {
        edits.push_back(edit);
        return edits;
    }
    // The last edit is the last in the list: reasons name it.
    synthesis::LayerEdit merged = *found;
    edits.erase(found);
    if (edit.weightDuplication)
        merged.weightDuplication = edit.weightDuplication;
    if (edit.macros)
        merged.macros = edit.macros;
    if (edit.sharesMacrosWith)
        merged.sharesMacrosWith = edit.sharesMacrosWith;
    edits.push_back(merged);
    return edits;
}

synthesis::ShareLimits shareLimits(const project::Inputs& inputs)
{
    return { inputs.options.powerShareLow, inputs.options.powerShareHigh };
}

} // namespace

DesignController::DesignController(Document& document, widgets::Selection& selection, MainWindow& window)
    : m_document(document)
    , m_selection(selection)
    , m_window(window)
    , m_network(new widgets::NetworkView)
    , m_layers(new widgets::LayersView)
    , m_breakdown(new widgets::BreakdownView)
    , m_inspector(new widgets::InspectorPanel)
    , m_explain(new widgets::ExplainPanel)
    , m_right(new QStackedWidget)
{
    m_right->addWidget(m_inspector);
    m_right->addWidget(m_explain);
    m_network->setSelection(&m_selection);
    m_layers->setSelection(&m_selection);
    connectViews();
    connect(&m_selection, &widgets::Selection::designChanged, this, [this](const DesignRef& ref) { load(ref); });
    connect(&m_document, &Document::changed, this, [this](const Change& change) {
        if (change.touches(Change::Model)) {
            m_network->setNetwork(m_document.inputs().model);
            m_inspector->setNetwork(m_document.inputs().network());
        }
        if (change.touches(0)) {
            m_ref = {};
            m_selection.clear();
            load({});
        } else if (change.touches(Change::Designs) && m_ref.run < 0 && m_ref.valid()) {
            if (m_document.design(m_ref.point)) {
                load(m_ref);
            } else { // an undo took it away: back to where it came from
                const DesignRef origin = std::exchange(m_origin, {});
                m_selection.setDesign(origin);
            }
        }
        if (change.touches(Change::Designs))
            showStored();
        if (change.touches(Change::kInputs | Change::Designs | Change::Run))
            show();
    });
    connect(&m_whatIf, &WhatIfController::answered, this, &DesignController::take);
    connect(&m_whatIf, &WhatIfController::refused, this,
            [this](const Error& error, const std::vector<synthesis::LayerEdit>&) {
                m_asked.reset();
                m_layers->setState(widgets::LayersView::State::Current);
                show();
                m_window.say(QString::fromStdString(error.text()), true);
            });
    m_network->setNetwork(m_document.inputs().model);
}

DesignController::~DesignController() = default;

QWidget* DesignController::layersView() const { return m_layers; }
QWidget* DesignController::breakdownView() const { return m_breakdown; }
QWidget* DesignController::inspector() const { return m_right; }

void DesignController::connectViews()
{
    connect(m_network, &widgets::NetworkView::layoutNeeded, this,
            [this](const std::shared_ptr<const widgets::NetworkGraph>& graph) {
                m_layout.start<widgets::GraphLayout>(
                    [graph](const RunContext& run) -> Result<widgets::GraphLayout> {
                        return widgets::layoutGraph(*graph, run.stop);
                    },
                    [this, graph](Result<widgets::GraphLayout> layout) {
                        if (layout && !layout->cancelled)
                            m_network->setGraphLayout(graph, std::move(*layout));
                    });
            });
    connect(m_network, &widgets::NetworkView::openRequested, m_window.actions()["file.gallery"], &QAction::trigger);
    connect(m_network, &widgets::NetworkView::footerChanged, this, &DesignController::statusText);
    const auto exported = [this](const Result<void>& written, const QString& path) {
        if (written)
            m_window.say(tr("Wrote %1").arg(path));
        else
            m_window.say(QString::fromStdString(written.error().text()), true);
    };
    const auto ask = [this](const char* suggestion, const QString& filter, auto&& write) {
        auto* dialog = widgets::saveDialog(&m_window, tr("Export"), QLatin1String(suggestion), filter);
        connect(dialog, &QFileDialog::fileSelected, this, write);
        dialog->open();
    };
    connect(m_network, &widgets::NetworkView::exportRequested, this, [this, ask, exported] {
        ask("network.svg", widgets::figureFilter(),
            [this, exported](const QString& path) { exported(m_network->exportTo(path), path); });
    });
    connect(m_layers, &widgets::LayersView::exportRequested, this, [this, ask, exported] {
        ask("layers.csv", tr("Table (*.csv);;JSON (*.json);;Tab separated (*.tsv)"),
            [this, exported](const QString& path) { exported(m_layers->exportTo(path), path); });
    });
    connect(m_breakdown, &widgets::BreakdownView::exportRequested, this, [this, ask, exported] {
        ask("breakdown.svg", widgets::figureFilter() + QStringLiteral(";;") + tr("Table (*.csv)"),
            [this, exported](const QString& path) {
                exported(path.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive)
                             ? writeFileAtomically(path.toStdString(), m_breakdown->csv().toStdString())
                             : m_breakdown->exportPicture(path),
                         path);
            });
    });
    connect(m_layers, &widgets::LayersView::editRequested, this, &DesignController::editLayer);
    connect(m_layers, &widgets::LayersView::resetRequested, this, &DesignController::resetEdits);
    connect(m_layers, &widgets::LayersView::undoRequested, m_document.undoStack(), &QUndoStack::undo);
    connect(m_layers, &widgets::LayersView::rerunRequested, m_window.actions()["run.start"], &QAction::trigger);
    connect(m_layers, &widgets::LayersView::runRequested, m_window.actions()["run.start"], &QAction::trigger);
    connect(m_layers, &widgets::LayersView::explainRequested, this,
            [this](const QString& key, std::optional<network::LayerId> layer) { explain(key, layer); });
    connect(m_layers, &widgets::LayersView::footerChanged, this, &DesignController::statusText);
    connect(m_explain, &widgets::ExplainPanel::hardwareKeyPicked, this, &DesignController::hardwareKeyPicked);
    connect(m_explain, &widgets::ExplainPanel::layerPicked, this,
            [this](network::LayerId layer) { m_selection.setLayer(layer); });
    connect(
        m_breakdown, &widgets::BreakdownView::explainRequested, this,
        [this](const widgets::FigureQuestion& question) { explain(question.metric, question.layer, question.centre); });
    connect(m_breakdown, &widgets::BreakdownView::layerPicked, &m_selection, &widgets::Selection::setLayer);
    connect(m_breakdown, &widgets::BreakdownView::centrePicked, &m_selection, &widgets::Selection::setCentre);
    const auto select = [this] { m_breakdown->setSelected(m_selection.layer(), m_selection.centre()); };
    connect(&m_selection, &widgets::Selection::layerChanged, this, select);
    connect(&m_selection, &widgets::Selection::centreChanged, this, select);
    connectInspector();
}

void DesignController::load(const DesignRef& ref)
{
    const std::int64_t ticket = ++m_loading;
    m_evaluate.drop();
    if ((ref != m_ref && !m_following) || !ref.valid()) { // answers must not become edits of another design
        m_whatIf.setDesign(nullptr);
        m_asked.reset();
    }
    m_ref = ref;
    if (!ref.valid()) {
        m_base = m_shown = nullptr;
        m_baseEvaluation = m_shownEvaluation = nullptr;
        m_edits.clear();
        m_reason.clear();
        m_highest.reset();
        show();
        return;
    }
    m_layers->setState(widgets::LayersView::State::Evaluating);
    const auto read = [this, ticket](const Result<std::shared_ptr<const design::Design>>& base,
                                     std::shared_ptr<const design::Design> edited, const DesignRef& baseOf = {}) {
        if (ticket != m_loading)
            return;
        if (!base) {
            m_window.say(QString::fromStdString(base.error().text()), true);
            load({});
            return;
        }
        evaluate(*base, edited ? std::move(edited) : *base, baseOf);
    };
    if (ref.run > 0) {
        m_document.designOf(ref.run, ref.point,
                            [read, ref](Result<std::shared_ptr<const design::Design>> design) { read(design, nullptr, ref); });
        return;
    }
    const project::DesignRecord* record = m_document.design(ref.point);
    if (!record || !record->design) {
        load({});
        return;
    }
    const std::int64_t from = record->point < -1 ? project::editedFrom(record->point) : record->point;
    if (record->run > 0 && from >= 0)
        m_origin = { record->run, from };
    const auto edited = record->design;
    const auto run = m_document.run(record->run);
    if (run && record->point == -1 && run->best)
        read(run->best, edited);
    else if (run && from >= 0 && m_base && m_baseOf == DesignRef { record->run, from })
        read(m_base, edited, m_baseOf); // another edit: what is known of the base stays
    else if (run && from >= 0)
        m_document.designOf(record->run, from,
                            [read, edited, of = DesignRef { record->run, from }](
                                Result<std::shared_ptr<const design::Design>> design) {
                                // Without its origin an edited design stands for itself.
                                read(design ? design : edited, edited, design ? of : DesignRef {});
                            });
    else
        read(edited, edited);
}

void DesignController::evaluate(std::shared_ptr<const design::Design> base,
                                std::shared_ptr<const design::Design> edited, const DesignRef& baseOf)
{
    const synthesis::ShareLimits limits = shareLimits(m_document.inputs());
    auto edits = editsBetween(*base, *edited);
    if (m_lastEdit) // reasons and "highest that fits" are about the last of them
        for (auto it = edits.begin(); it != edits.end(); ++it)
            if (it->layer == m_lastEdit->layer) {
                std::rotate(it, it + 1, edits.end());
                break;
            }
    m_evaluate.start<Evaluated>(
        [base, edited, edits, limits, known = base == m_base ? m_baseEvaluation : nullptr](const RunContext&) -> Result<Evaluated> {
            Evaluated found;
            found.base = base;
            found.shown = edited;
            found.edits = edits;
            found.baseEvaluation = known;
            if (!known) {
                auto baseEvaluation = evaluation::evaluate(*base);
                if (!baseEvaluation)
                    return tl::unexpected(baseEvaluation.error());
                found.baseEvaluation = std::make_shared<const evaluation::Evaluation>(std::move(*baseEvaluation));
            }
            found.shownEvaluation = found.baseEvaluation;
            if (edited == base)
                return found;
            auto own = evaluation::evaluate(*edited);
            if (!own)
                return tl::unexpected(own.error());
            if (!own->feasible) {
                found.reason = own->violationDetail;
                if (auto answer = synthesis::whatIf(*base, edits, limits); answer && !answer->feasible) {
                    found.reason = answer->reason;
                    found.highest = answer->highestThatFits;
                }
            }
            found.shownEvaluation = std::make_shared<const evaluation::Evaluation>(std::move(*own));
            return found;
        },
        [this, baseOf](Result<Evaluated> found) {
            if (!found) {
                m_window.say(QString::fromStdString(found.error().text()), true);
                m_layers->setState(widgets::LayersView::State::Current);
                return;
            }
            m_base = found->base;
            m_baseOf = baseOf;
            m_shown = found->shown;
            m_baseEvaluation = found->baseEvaluation;
            m_shownEvaluation = found->shownEvaluation;
            m_edits = found->edits;
            m_reason = found->reason;
            m_highest = found->highest;
            if (m_whatIf.design() != m_base)
                m_whatIf.setDesign(m_base, shareLimits(m_document.inputs()));
            if (!m_whatIf.isBusy())
                m_asked.reset();
            show();
        });
}

QString DesignController::title() const
{
    if (!m_ref.valid())
        return {};
    if (m_ref.run < 0) {
        const project::DesignRecord* record = m_document.design(m_ref.point);
        return record ? shownName(*record) : QString();
    }
    return shownName(m_ref.point);
}

QString DesignController::originalTitle() const
{
    if (!hasEdits())
        return {};
    return m_baseOf.valid() && m_baseOf.run > 0 ? shownName(m_baseOf.point) : title();
}

const project::DesignRecord* DesignController::keptRecord() const
{
    if (m_ref.run < 0)
        return m_document.design(m_ref.point);
    for (const project::DesignRecord& record : m_document.designs())
        if (record.run == m_ref.run && record.point == m_ref.point && !record.letter.empty())
            return &record;
    return nullptr;
}

void DesignController::show()
{
    const project::DesignRecord* kept = m_ref.valid() ? keptRecord() : nullptr;
    const QString badge = kept ? QString::fromStdString(kept->letter) : QString();
    const auto run = m_document.run(m_ref.run > 0 ? m_ref.run : kept ? kept->run : 0);
    const bool stale = m_stale = m_shown && run && m_document.isOutOfDate(*run);
    const bool edited = !m_edits.empty();

    widgets::LayersContent layers;
    layers.title = title();
    layers.design = m_shown;
    layers.evaluation = m_shownEvaluation;
    if (edited) {
        layers.base = m_base;
        layers.baseEvaluation = m_baseEvaluation;
        layers.edits = static_cast<int>(m_edits.size());
        layers.reason = QString::fromStdString(m_reason);
        layers.lastEdit = m_edits.back();
        layers.highestThatFits = m_highest;
    }
    m_layers->setContent(layers);
    m_layers->setState(stale ? widgets::LayersView::State::OutOfDate : widgets::LayersView::State::Current);

    const EvaluatedDesign shown { m_shown, m_shownEvaluation, title(), badge };
    m_breakdown->setDesign(shown);
    m_explain->setDesigns(edited ? EvaluatedDesign { m_base, m_baseEvaluation, title(), badge } : shown,
                          edited ? std::optional(shown) : std::nullopt);
    showInspector(shown, stale);
    // Figures of another network would colour the wrong layers.
    const bool same = m_shown && m_document.inputs().model && m_shown->network
        && m_shown->network->layers == m_document.inputs().model->network.layers;
    m_network->setEvaluation(same ? m_shownEvaluation : nullptr);
    m_network->setOutOfDate(stale);

    Actions& actions = m_window.actions();
    actions["design.pin"]->setEnabled(m_shown != nullptr);
    actions["design.explain"]->setEnabled(m_shownEvaluation != nullptr);
    actions["design.reset"]->setEnabled(edited);
    actions["file.exportDesign"]->setEnabled(m_shown != nullptr);
    emit designShown();
    showCompared();
}

void DesignController::editLayer(const synthesis::LayerEdit& edit)
{
    if (!m_base)
        return;
    m_lastEdit = edit;
    if (m_limits.isRunning()) { // the answer has the processors for itself
        m_limits.drop();
        m_sensitivityOf.reset();
    }
    m_layers->setState(widgets::LayersView::State::Evaluating);
    m_asked = with(m_asked ? *m_asked : m_edits, edit); // on top of what is being answered
    m_whatIf.ask(*m_asked);
}

void DesignController::take(const std::shared_ptr<const synthesis::WhatIf>& answer)
{
    // The answer becomes an edit of the document: it can be undone and survives a crash.
    const auto design = std::make_shared<const design::Design>(answer->design);
    const QString layer =
        m_lastEdit && m_base ? QString::fromStdString(m_base->network->layer(m_lastEdit->layer).name) : QString();
    const QString undoText = tr("edit %1").arg(layer);
    if (m_ref.run < 0) {
        m_document.editDesign(m_ref.point, design, undoText);
        return;
    }
    project::DesignRecord record;
    record.name = storedEditedName(m_ref.point);
    record.run = m_ref.run;
    record.point = project::editedFrom(m_ref.point);
    record.design = design;
    m_origin = m_ref;
    m_following = true; // questions that are still open are about this design
    const std::int64_t id = m_document.addDesign(std::move(record), false);
    m_selection.setDesign({ -1, id });
    m_following = false;
}

void DesignController::resetEdits()
{
    if (m_ref.run < 0 && m_base && !m_edits.empty())
        m_document.editDesign(m_ref.point, m_base, tr("reset to synthesized"));
}

void DesignController::togglePin()
{
    if (!m_ref.valid() || !m_shown)
        return;
    if (const project::DesignRecord* kept = keptRecord()) {
        if (kept->letter.empty())
            m_document.pinDesign(kept->id);
        else
            m_document.unpinDesign(kept->id);
        return;
    }
    m_document.addDesign({ .name = storedName(m_ref.point), .run = m_ref.run, .point = m_ref.point, .design = m_shown },
                         true);
}

void DesignController::explain(const QString& metricKey, std::optional<network::LayerId> layer,
                               std::optional<evaluation::CostCentre> centre)
{
    m_explain->showFigure({ metricKey, layer, centre });
    m_right->setCurrentWidget(m_explain);
    m_window.showInspector(tr("Explain this number"), 424);
    emit explaining(true);
}

void DesignController::showInspectorPanel()
{
    m_right->setCurrentWidget(m_inspector);
    m_window.showInspector(tr("Inspector"), 312);
    emit explaining(false);
}

void DesignController::showStored()
{
    std::vector<std::pair<std::int64_t, std::shared_ptr<const design::Design>>> stored;
    for (const project::DesignRecord& record : m_document.designs())
        if (record.design && record.design->network)
            stored.emplace_back(record.id, record.design);
    m_stored.start<synthesis::PointTable>(
        [stored](const RunContext& run) -> Result<synthesis::PointTable> {
            synthesis::PointTable table;
            std::vector<double> row(synthesis::pointColumns().size());
            for (const auto& [id, design] : stored) {
                if (run.cancelled())
                    return fail(ErrorCode::Cancelled, "stopped");
                const auto evaluation = evaluation::evaluate(*design);
                if (!evaluation || evaluation->metrics.cycles <= 0)
                    continue;
                synthesis::pointRow(design->parameters, evaluation->metrics, nullptr, *design->network, row);
                table.append(id, row);
            }
            return table;
        },
        [this](Result<synthesis::PointTable> table) {
            if (table)
                emit storedEvaluated(std::make_shared<const synthesis::PointTable>(std::move(*table)));
        });
}

void DesignController::showCompared()
{
    // The first pinned design that is not the one shown.
    const project::DesignRecord* other = nullptr;
    const project::DesignRecord* kept = m_ref.valid() ? keptRecord() : nullptr;
    for (const project::DesignRecord& record : m_document.designs())
        if (!record.letter.empty() && record.design && (!kept || record.id != kept->id)) {
            other = &record;
            break;
        }
    const auto design = other ? other->design : nullptr;
    const QString name = other ? shownName(*other) : QString(),
                  badge = other ? QString::fromStdString(other->letter) : QString();
    if (design == m_compared && name == m_comparedName)
        return;
    m_compared = design;
    m_comparedName = name;
    if (!design) {
        m_compare.drop();
        m_inspector->setCompared(std::nullopt);
        m_breakdown->setCompared(std::nullopt);
        return;
    }
    m_compare.start<std::shared_ptr<const evaluation::Evaluation>>(
        [design](const RunContext&) -> Result<std::shared_ptr<const evaluation::Evaluation>> {
            auto evaluation = evaluation::evaluate(*design);
            if (!evaluation)
                return tl::unexpected(evaluation.error());
            return std::make_shared<const evaluation::Evaluation>(std::move(*evaluation));
        },
        [this, design, name, badge](const Result<std::shared_ptr<const evaluation::Evaluation>>& evaluation) {
            const auto compared =
                evaluation ? std::optional(EvaluatedDesign { design, *evaluation, name, badge }) : std::nullopt;
            m_inspector->setCompared(compared);
            m_breakdown->setCompared(compared);
        });
}

void DesignController::retranslate()
{
    show();
    m_window.showInspector(m_right->currentWidget() == m_explain ? tr("Explain this number") : tr("Inspector"), 0);
}

} // namespace pim::app
