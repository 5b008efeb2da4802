// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include <QSet>
#include <QWidget>

#include "core/synthesis/synthesis.h"
#include "widgets/common/quantity_text.h"
#include "widgets/explain/figure_question.h"

class QGridLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace pim::widgets {

class BoundBar;
class CopyView;
class EmptyState;
class FigureRow;
class Section;
class StackedBar;

/// What the inspector shows of a design beside its figures.
struct InspectedDesign
{
    EvaluatedDesign design;
    QString state; ///< "Best so far", "Pinned", "Out of date" …
    synthesis::Objective objective = synthesis::Objective::Efficiency;
    std::optional<double> bound; ///< of the objective, in its unit; none: not known
    std::vector<synthesis::Sensitivity> sensitivities; ///< largest first; may come later
};

/// The right dock: properties of what is selected, a design or a layer of it, every figure with its unit and the f that
/// explains it.
class InspectorPanel : public QWidget
{
    Q_OBJECT
public:
    explicit InspectorPanel(QWidget* parent = nullptr);

    void setDesign(const InspectedDesign& inspected); ///< an invalid design: none is selected
    /// The pinned design that changes are told against; none: no changes.
    void setCompared(const std::optional<EvaluatedDesign>& other);
    /// The network of the inputs: layers can be looked at before there is a design.
    void setNetwork(std::shared_ptr<const network::Network> network);
    void setLayer(std::optional<network::LayerId> layer);
    std::vector<FigureRow*> rows() const; ///< those that are shown, from top to bottom
    QString allAsTsv() const;

signals:
    void explainRequested(const pim::widgets::FigureQuestion& question);
    void layersRequested(); ///< show the design's table of layers
    void designRequested(); ///< from a layer back to its design: clear the layer

protected:
    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void rebuild();
    void showDesign();
    void showLayer(const network::Network& network, std::size_t layer);
    FigureRow* addRow(QVBoxLayout* to, const QString& name, const QuantityText& value, std::optional<FigureQuestion> question = {});
    QVBoxLayout* addSection(const QString& title, QWidget* headerWidget = nullptr);
    void addHeader(const QString& badge, const QString& title, const QString& subtitle, const QString& iconName, bool design);

    InspectedDesign m_inspected;
    std::optional<EvaluatedDesign> m_compared;
    std::shared_ptr<const network::Network> m_network;
    std::optional<network::LayerId> m_layer;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QScrollArea* m_scroll;
    QWidget* m_page = nullptr;
    QVBoxLayout* m_column = nullptr;
    std::vector<FigureRow*> m_rows;
    QSet<QString> m_folded; ///< titles of sections that are folded
};

} // namespace pim::widgets
