// SPDX-License-Identifier: GPL-3.0-or-later
// What the selected design looks like in the inspector, and what limits it.
#include <algorithm>
#include <chrono>
#include <thread>

#include <QStackedWidget>

#include "app/actions.h"
#include "app/controllers/design_controller.h"
#include "app/main_window.h"
#include "widgets/explain/explain_panel.h"
#include "widgets/inspector/inspector_panel.h"

namespace pim::app {

void DesignController::connectInspector()
{
    using widgets::InspectorPanel;
    connect(m_inspector, &InspectorPanel::explainRequested, this, [this](const widgets::FigureQuestion& question) {
        explain(question.metric, question.layer, question.centre);
    });
    connect(m_inspector, &InspectorPanel::layersRequested, m_window.actions()["view.layers"], &QAction::trigger);
    connect(m_inspector, &InspectorPanel::designRequested, this, [this] { m_selection.setLayer(std::nullopt); });
    connect(&m_selection, &widgets::Selection::layerChanged, this, [this] {
        m_inspector->setLayer(m_selection.layer());
        if (m_selection.layer() && m_right->currentWidget() == m_ways)
            showInspectorPanel();
    });
}

void DesignController::setWaysToFit(QWidget* panel)
{
    m_ways = panel;
    m_right->addWidget(panel);
}

void DesignController::showWaysToFit(bool shown)
{
    if (shown && m_ways && m_right->currentWidget() != m_ways) {
        m_right->setCurrentWidget(m_ways);
        m_window.showInspector(tr("Ways to make it fit"), 312);
    } else if (!shown && m_right->currentWidget() == m_ways) {
        showInspectorPanel();
    }
}

void DesignController::showInspector(const widgets::EvaluatedDesign& shown, bool stale)
{
    widgets::InspectedDesign inspected;
    inspected.design = shown;
    const project::DesignRecord* kept = m_ref.valid() ? keptRecord() : nullptr;
    const auto run = m_document.run(m_ref.run > 0 ? m_ref.run : kept ? kept->run : 0);
    QStringList state;
    if (run) {
        inspected.objective = run->inputs->options.objective;
        if (run->bound > 0)
            inspected.bound = run->bound;
    }
    if (m_shownEvaluation && !m_shownEvaluation->feasible)
        state << tr("Breaks a constraint");
    if (stale)
        state << tr("Out of date");
    if (kept && !kept->letter.empty())
        state << tr("Pinned");
    if (!m_edits.empty())
        state << tr("Edited by hand");
    if (run && m_shown && m_edits.empty() && run->best && run->best->layers == m_shown->layers
        && run->best->parameters == m_shown->parameters)
        state << (project::isUnderWay(run->state) ? tr("Best so far") : tr("Best of its run"));
    inspected.state = state.join(QStringLiteral(", "));
    if (m_sensitivityOf == m_shown)
        inspected.sensitivities = m_sensitivities;
    m_inspector->setDesign(inspected);
    if (!m_shown || m_sensitivityOf == m_shown || !m_shownEvaluation || !m_shownEvaluation->feasible)
        return;
    // What limits it takes up to a second for large networks: not while somebody goes from design to design or from edit to edit.
    m_sensitivityOf = m_shown;
    m_sensitivities.clear();
    m_limits.setPriority(Job::Priority::Low);
    m_limits.start<std::vector<synthesis::Sensitivity>>(
        [design = m_shown,
         objective = inspected.objective](const RunContext& context) -> Result<std::vector<synthesis::Sensitivity>> {
            for (int i = 0; i < 30 && !context.cancelled(); ++i)
                std::this_thread::sleep_for(std::chrono::milliseconds(10));
            auto found = synthesis::sensitivity(*design, objective, context.stop);
            if (context.cancelled())
                return fail(ErrorCode::Cancelled, "stopped");
            return found;
        },
        [this, inspected](Result<std::vector<synthesis::Sensitivity>> found) mutable {
            if (!found || m_sensitivityOf != m_shown)
                return;
            m_sensitivities = std::move(*found);
            inspected.sensitivities = m_sensitivities;
            m_inspector->setDesign(inspected);
        });
}

} // namespace pim::app
