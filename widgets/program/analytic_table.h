// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QAbstractTableModel>
#include <QWidget>

#include "core/program/analytic_comparison.h"

class QAction;
class QLabel;
class QSortFilterProxyModel;
class QSplitter;
class QTableView;
class QTreeWidget;

namespace pim::widgets {

class EmptyState;

/// Layers with latency and energy of the analytic model and of the simulated program side by side.
class AnalyticModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Layer, Core, AnalyticTime, SimulatedTime, TimeRatio, AnalyticEnergy, SimulatedEnergy, EnergyRatio, Why, ColumnCount };
    static constexpr int kSortRole = Qt::UserRole;

    using QAbstractTableModel::QAbstractTableModel;
    void setComparison(std::shared_ptr<const program::AnalyticComparison> comparison);
    void retranslate();
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::shared_ptr<const program::AnalyticComparison> m_comparison;
};

QString timeUseText(program::TimeUse use); ///< "Crossbars and converters", …
QString energyUseText(program::EnergyUse use);
/// A reason or note as a sentence with its numbers.
QString reasonSentence(const program::Reason& reason);
QString noteSentence(const program::ComparisonNote& note);
QString pathKindLabel(program::PathKind kind); ///< "operand copies", …
/// "conv1: operand copies"; of \a own layer without its name.
QString causeLabel(const program::Cause& cause, const program::AnalyticComparison& comparison, int own = -1);
/// What a core does for an MVM of the layer; empty without MVMs.
QString issueSentence(const program::LayerComparison& layer);

/// The table with what a picked layer's time goes to, and why the models differ.
class AnalyticTable : public QWidget
{
    Q_OBJECT
public:
    explicit AnalyticTable(QWidget* parent = nullptr);

    void setComparison(std::shared_ptr<const program::AnalyticComparison> comparison); ///< null: none
    /// Instead of it: being compared (0…1, negative: unknown), or why there is nothing.
    void setBusy(double fraction);
    void setFailure(const QString& reason);
    const std::shared_ptr<const program::AnalyticComparison>& comparison() const { return m_comparison; }
    AnalyticModel* model() const { return m_model; }
    QTableView* table() const { return m_table; }
    int currentLayer() const; ///< -1: the whole network
    void setCurrentLayer(int layer);
    QString tableText() const; ///< tab separated, as it is sorted
    void copyTable() const;

signals:
    void layerPicked(int layer); ///< by the user
    void cancelRequested();
    void retryRequested();

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void retranslateUi();
    void showDetails();

    std::shared_ptr<const program::AnalyticComparison> m_comparison;
    AnalyticModel* m_model;
    QSortFilterProxyModel* m_sorted;
    EmptyState* m_empty;
    QWidget* m_page;
    QTableView* m_table;
    QLabel *m_summary, *m_title, *m_reasons, *m_machine;
    QSplitter* m_splitter;
    QTreeWidget *m_uses, *m_energies;
    QAction* m_copy = nullptr;
    bool m_busy = false;
    double m_fraction = -1;
    QString m_failure;
};

} // namespace pim::widgets
