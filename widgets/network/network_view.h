// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include <QPointer>
#include <QWidget>

#include "core/base/result.h"
#include "core/evaluation/evaluation.h"
#include "widgets/network/graph_layout.h"
#include "widgets/network/network_graph.h"
#include "widgets/network/node_metric.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QSplitter;
class QStackedWidget;
class QToolButton;
class QTreeView;

namespace pim::widgets {

class EmptyState;
class FindField;
class GraphCanvas;
class GraphScene;
class NetworkModel;
class Selection;

/// The network as a graph and as a table: how every node of the file is mapped, and what each layer costs.
///
/// It never lays out by itself: layoutNeeded() asks for it, setGraphLayout() answers. While an answer is on its way the former
/// drawing stays.
class NetworkView : public QWidget
{
    Q_OBJECT
public:
    explicit NetworkView(QWidget* parent = nullptr);
    ~NetworkView() override;

    /// The one selection of the window; may be set once.
    void setSelection(Selection* selection);
    /// Show another network, or none.
    void setNetwork(std::shared_ptr<const network::ImportedNetwork> network);
    /// Figures of the layers; null or one of another network: none. The chosen metric falls back to operations then.
    void setEvaluation(std::shared_ptr<const evaluation::Evaluation> evaluation);
    void setOutOfDate(bool outOfDate);
    /// Answer to layoutNeeded(); one for a graph that is no longer wanted is dropped.
    void setGraphLayout(const std::shared_ptr<const NetworkGraph>& graph, GraphLayout layout);
    /// The same with the index built by the worker too: std::make_shared<GraphScene>(graph, layoutGraph(*graph, stop)).
    void setGraphScene(std::shared_ptr<const GraphScene> scene);
    /// "69 nodes, 38 free ones in 29 runs, 5,608 crossbars"; for the window's status line.
    QString footer() const;

    NodeMetric metric() const;
    void setMetric(NodeMetric metric);
    void setCollapseFree(bool on);
    void setBlocks(bool on);
    void setFindText(const QString& text);
    void findNext(int step = 1);
    GraphCanvas* canvas() const { return m_canvas; }
    QTreeView* table() const { return m_table; }
    /// Write the drawing as .png, .svg or .pdf.
    [[nodiscard]] Result<void> exportTo(const QString& path) const;

signals:
    /// Run layoutGraph(*graph, stop) off the GUI thread and hand the result to setGraphLayout(graph, result). A request makes
    /// all earlier ones useless.
    void layoutNeeded(std::shared_ptr<const pim::widgets::NetworkGraph> graph);
    void exportRequested(); ///< a person wants a file: ask where, then exportTo()
    void openRequested(); ///< from the empty view
    void footerChanged(const QString& text);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Match
    {
        int layer = -1, attached = -1;
    };
    QWidget* makeToolbar();
    void retranslateUi();
    void rebuild(const std::string& anchor, bool fitAll = false);
    void updateFigures();
    void fitColumns();
    void updateState();
    void find(int step);
    int nodeOf(const Match& match) const;
    void toggleRun(const std::string& id);
    void toggleBlock(const std::string& id);
    void showMenu(int node, int block, const QPoint& position);
    void followSelection();
    void showZoom(double scale);

    std::shared_ptr<const network::ImportedNetwork> m_network;
    std::shared_ptr<const evaluation::Evaluation> m_evaluation;
    std::shared_ptr<const NetworkGraph> m_wanted; ///< its layout is on its way, or shown
    GraphOptions m_options;
    std::string m_anchor;
    bool m_fitAll = true, m_metricChosen = false, m_following = false;
    std::vector<Match> m_matches;
    int m_match = -1;
    QPointer<Selection> m_selection;

    FindField* m_find;
    QLabel* m_colourLabel;
    QComboBox* m_metric;
    QCheckBox *m_collapse, *m_blocks;
    QToolButton *m_zoomOut, *m_zoom, *m_zoomIn, *m_fit, *m_export;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QSplitter* m_splitter;
    GraphCanvas* m_canvas;
    QTreeView* m_table;
    NetworkModel* m_model;
};

} // namespace pim::widgets
