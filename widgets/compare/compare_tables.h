// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QScrollArea>

#include "core/compare/comparison.h"

class QAbstractItemModel;
class QBoxLayout;
class QGridLayout;
class QLabel;
class QPushButton;
class QTableView;

namespace pim::widgets {

class EnergyChart;
class MetricModel;
class PublishedModel;
class RadarChart;
class SettingModel;

/// Metrics, configuration, reasons, energy by component and the radar on one page that scrolls as a whole: figures stand
/// beside the tables where both have room, else between them.
class CompareTables : public QScrollArea
{
    Q_OBJECT
public:
    explicit CompareTables(QWidget* parent = nullptr);
    void setComparison(std::shared_ptr<const compare::Comparison> comparison);
    EnergyChart* energy() const { return m_energy; }
    RadarChart* radar() const { return m_radar; }

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void retranslate();
    void refresh();
    void sizeTables();
    void arrange();

    std::shared_ptr<const compare::Comparison> m_comparison;
    MetricModel* m_metrics;
    SettingModel* m_settings;
    PublishedModel* m_published;
    QTableView *m_metricTable, *m_settingTable, *m_publishedTable;
    QLabel *m_metricsTitle, *m_settingsTitle, *m_reasonsTitle, *m_energyTitle, *m_radarTitle, *m_reasons, *m_publishedTitle,
        *m_publishedNotes;
    QPushButton* m_showAll;
    EnergyChart* m_energy;
    RadarChart* m_radar;
    QGridLayout* m_grid;
    QWidget *m_metricPart, *m_settingPart, *m_reasonPart, *m_figurePart, *m_publishedPart;
    QBoxLayout* m_figures;
    int m_tableWidth = 0, m_arranged = -1;
};

/// A table as the comparison's pages have it: no frame, no grid, whole rows, numbers in figures of one width.
QTableView* plainTable(QAbstractItemModel* model);
/// A heading of a part of a page.
QLabel* sectionTitle();
/// A part of a page: its heading with something beside it, and its content.
QWidget* titledPart(QLabel* title, QWidget* aside, QWidget* content);

} // namespace pim::widgets
