// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QAbstractTableModel>
#include <QWidget>

#include "core/base/run_context.h"
#include "core/compare/portability.h"

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace pim::widgets {

class EmptyState;

/// Machines by networks, coloured by what a machine keeps of the best.
class PortabilityModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Shown { Efficiency, Throughput, EfficiencyKept, ThroughputKept };
    using QAbstractTableModel::QAbstractTableModel;
    void setMatrix(std::shared_ptr<const compare::Portability> matrix);
    void setShown(Shown shown);
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::shared_ptr<const compare::Portability> m_matrix;
    Shown m_shown = Shown::EfficiencyKept;
};

/// Each synthesized machine on each other network.
class PortabilityPage : public QWidget
{
    Q_OBJECT
public:
    explicit PortabilityPage(QWidget* parent = nullptr);
    void setMatrix(std::shared_ptr<const compare::Portability> matrix);
    std::shared_ptr<const compare::Portability> matrix() const { return m_matrix; }
    void setRunning(bool running);
    void setProgress(const Progress& progress);
    void setMessage(const QString& message);

signals:
    void startRequested();
    void stopRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void refresh();

    std::shared_ptr<const compare::Portability> m_matrix;
    bool m_running = false;
    QString m_message;
    QComboBox* m_shown;
    QLabel *m_shownLabel, *m_state, *m_note;
    QPushButton *m_start, *m_stop;
    QProgressBar* m_progress;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QTableView* m_table;
    PortabilityModel* m_model;
};

} // namespace pim::widgets
