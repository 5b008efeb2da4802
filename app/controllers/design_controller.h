// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <QObject>

#include "app/controllers/what_if_controller.h"
#include "app/document.h"
#include "app/job.h"
#include "core/synthesis/point_table.h"
#include "widgets/common/selection.h"
#include "widgets/explain/figure_question.h"

class QStackedWidget;

namespace pim::widgets {
class BreakdownView;
class ExplainPanel;
class InspectorPanel;
class LayersView;
class NetworkView;
}

namespace pim::app {

class MainWindow;

/// The selected design: reads it, evaluates it beside the window, answers hand edits, and shows it in every view.
class DesignController : public QObject
{
    Q_OBJECT
public:
    DesignController(Document& document, widgets::Selection& selection, MainWindow& window);
    ~DesignController() override;

    widgets::NetworkView* networkView() const { return m_network; }
    QWidget* layersView() const;
    QWidget* breakdownView() const;
    QWidget* inspector() const; ///< inspector and explanation, one above the other's place

    /// The design in the views: edited by hand where there are edits. Null: none.
    std::shared_ptr<const design::Design> design() const { return m_shown; }
    std::shared_ptr<const evaluation::Evaluation> evaluation() const { return m_shownEvaluation; }
    QString title() const; ///< "Design 1,816", or what a kept design is called
    bool isStale() const { return m_stale; } ///< an input changed since
    /// What the edits by hand began from, and what it is called; null and empty without edits.
    std::shared_ptr<const design::Design> original() const { return hasEdits() ? m_base : nullptr; }
    QString originalTitle() const;
    bool hasEdits() const { return !m_edits.empty(); }
    void togglePin();
    void resetEdits();
    void explain(const QString& metricKey, std::optional<network::LayerId> layer = {},
                 std::optional<evaluation::CostCentre> centre = {});
    void retranslate();

    /// Inspector in the right dock, in place of an explanation.
    void showInspectorPanel();
    /// A panel that takes the inspector's place while nothing fits.
    void setWaysToFit(QWidget* panel);
    void showWaysToFit(bool shown);

signals:
    void hardwareKeyPicked(const QString& key);
    void explaining(bool on);
    /// Figures of the kept designs, for Explore.
    void storedEvaluated(std::shared_ptr<const pim::synthesis::PointTable> table);
    void designShown(); ///< another design, evaluation or verdict
    void statusText(const QString& text);

private:
    struct Evaluated
    {
        std::shared_ptr<const design::Design> base, shown;
        std::shared_ptr<const evaluation::Evaluation> baseEvaluation, shownEvaluation;
        std::vector<synthesis::LayerEdit> edits;
        std::string reason;
        std::optional<std::int64_t> highest;
    };
    void connectViews();
    void connectInspector();
    void load(const widgets::DesignRef& ref);
    void evaluate(std::shared_ptr<const design::Design> base, std::shared_ptr<const design::Design> edited,
                  const widgets::DesignRef& baseOf);
    void show();
    void showInspector(const widgets::EvaluatedDesign& shown, bool stale);
    void showCompared();
    void showStored();
    void editLayer(const synthesis::LayerEdit& edit);
    void take(const std::shared_ptr<const synthesis::WhatIf>& answer);
    /// The kept design that the selection is, or that pins it.
    const project::DesignRecord* keptRecord() const;

    Document& m_document;
    widgets::Selection& m_selection;
    MainWindow& m_window;
    Job m_evaluate, m_layout, m_compare, m_stored, m_limits;
    WhatIfController m_whatIf;
    widgets::NetworkView* m_network;
    widgets::LayersView* m_layers;
    widgets::BreakdownView* m_breakdown;
    widgets::InspectorPanel* m_inspector;
    widgets::ExplainPanel* m_explain;
    QStackedWidget* m_right;
    QWidget* m_ways = nullptr;
    widgets::DesignRef m_ref; ///< what is shown or being read
    widgets::DesignRef m_origin; ///< where an edited design came from
    widgets::DesignRef m_baseOf; ///< the point of a run that m_base is; another project has others
    std::int64_t m_loading = 0;
    std::shared_ptr<const design::Design> m_base, m_shown, m_compared;
    QString m_comparedName;
    std::shared_ptr<const evaluation::Evaluation> m_baseEvaluation, m_shownEvaluation;
    std::vector<synthesis::LayerEdit> m_edits; ///< between m_base and m_shown
    std::optional<synthesis::LayerEdit> m_lastEdit;
    bool m_stale = false;
    std::optional<std::vector<synthesis::LayerEdit>> m_asked; ///< edits in question, until they are among m_edits
    bool m_following = false; ///< the selection goes to the design that an edit has made
    std::string m_reason; ///< why m_shown breaks a constraint
    std::optional<std::int64_t> m_highest;
    std::shared_ptr<const design::Design> m_sensitivityOf;
    std::vector<synthesis::Sensitivity> m_sensitivities;
};

} // namespace pim::app
