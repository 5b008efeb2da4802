// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <memory>
#include <vector>

#include <QWidget>

#include "core/base/result.h"
#include "core/base/run_context.h"
#include "core/compare/comparison.h"
#include "core/compare/reproduction.h"

class QBoxLayout;
class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace pim::widgets {

class EmptyState;
class PortabilityPage;
class SweepPage;
class EnergyChart;
class LayerDifferenceChart;
class MetricModel;
class RadarChart;
class ReproductionPage;
class Segmented;
class SettingModel;

/// A design that can be picked: "design:12", "run:3", "preset:isaac".
struct CompareChoice
{
    QString id;
    QString name;
    QString group; ///< where it comes from, for the tooltip
    bool operator==(const CompareChoice&) const = default;
};

/// Two to four designs side by side, and the published results run again.
class CompareView : public QWidget
{
    Q_OBJECT
public:
    explicit CompareView(QWidget* parent = nullptr);

    /// What the pickers offer, in order. Picks that are no longer there are let go.
    void setChoices(const std::vector<CompareChoice>& choices);
    /// The designs picked, A to D; an empty id is none.
    void setPicked(const QStringList& ids);
    QStringList picked() const;
    int reference() const { return m_reference; }

    /// What to show; null: nothing (yet).
    void setComparison(std::shared_ptr<const compare::Comparison> comparison);
    std::shared_ptr<const compare::Comparison> comparison() const { return m_comparison; }
    /// Why there is nothing to compare, or what is wrong; empty: nothing.
    void setMessage(const QString& message);
    void setSelectedLayer(const QString& name);
    ReproductionPage* reproduction() const { return m_reproduction; }
    PortabilityPage* portability() const { return m_portability; }
    SweepPage* sweep() const { return m_sweep; }
    /// Designs (0), the paper (1), machines on other networks (2) or budgets (3).
    void showPage(int page);
    int page() const;

    /// PNG, SVG or PDF by the file's ending; CSV has the metric table.
    [[nodiscard]] Result<void> exportPicture(const QString& path) const;

signals:
    void picksChanged(); ///< read picked() and reference()
    void layerPicked(const QString& name);
    void exportRequested();
    void reportRequested();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeBar();
    QWidget* makeDesigns();
    void fillPicker(int which);
    void retranslate();
    void refresh();
    void sizeTables();
    void arrangeFigures();

    std::vector<CompareChoice> m_choices;
    std::shared_ptr<const compare::Comparison> m_comparison;
    QString m_message;
    int m_reference = 0;
    bool m_filling = false;
    std::array<QComboBox*, compare::kMostDesigns> m_pickers {};
    std::array<QLabel*, compare::kMostDesigns> m_badges {};
    Segmented *m_pages, *m_references;
    QLabel *m_referenceLabel, *m_metricsTitle, *m_settingsTitle, *m_reasons, *m_energyTitle, *m_layersTitle,
        *m_radarTitle, *m_warning;
    QPushButton *m_showAll, *m_report;
    QToolButton* m_export;
    QComboBox* m_against;
    QStackedWidget *m_stack, *m_body;
    EmptyState* m_empty;
    MetricModel* m_metrics;
    SettingModel* m_settings;
    QTableView *m_metricTable, *m_settingTable;
    EnergyChart* m_energy;
    LayerDifferenceChart* m_layers;
    RadarChart* m_radar;
    ReproductionPage* m_reproduction;
    PortabilityPage* m_portability;
    SweepPage* m_sweep;
    QBoxLayout* m_upper = nullptr;
    QWidget* m_figures = nullptr;
};

} // namespace pim::widgets
