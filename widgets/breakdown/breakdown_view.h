// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QWidget>

#include "core/base/result.h"
#include "widgets/breakdown/breakdown_data.h"

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace pim::widgets {

class BreakdownChart;
class BreakdownLegend;
class EmptyState;

/// Where power, energy, area and time go: stacked bars or a treemap by component, by layer or both; a second design beside it.
class BreakdownView : public QWidget
{
    Q_OBJECT
public:
    explicit BreakdownView(QWidget* parent = nullptr);

    void setDesign(const EvaluatedDesign& design);
    void setCompared(const std::optional<EvaluatedDesign>& other); ///< shown at its side on the same scale
    /// What is selected in all views.
    void setSelected(std::optional<network::LayerId> layer, std::optional<evaluation::CostCentre> centre);
    void setQuantity(BreakdownQuantity quantity);
    void setBy(BreakdownBy by);
    void setTreemap(bool on);
    BreakdownQuantity quantity() const;
    BreakdownBy by() const;
    BreakdownChart* chart() const { return m_chart; }

    /// PNG, SVG or PDF by the file's ending.
    [[nodiscard]] Result<void> exportPicture(const QString& path) const;
    QString csv() const;

signals:
    void layerPicked(std::optional<pim::network::LayerId> layer);
    void centrePicked(std::optional<pim::evaluation::CostCentre> centre);
    void explainRequested(const pim::widgets::FigureQuestion& question);
    void exportRequested(); ///< ask for a file, then exportPicture() or csv()

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void retranslate();
    EvaluatedDesign m_design;
    std::optional<EvaluatedDesign> m_compared;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    BreakdownChart *m_chart, *m_otherChart;
    BreakdownLegend* m_legend;
    QLabel *m_title, *m_otherTitle, *m_quantityLabel, *m_byLabel, *m_note;
    QComboBox *m_quantity, *m_by;
    QPushButton *m_bars, *m_map;
    QToolButton* m_export;
    QWidget* m_otherSide;
};

} // namespace pim::widgets
