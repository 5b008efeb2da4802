// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QAbstractTableModel>

#include "core/compare/portability.h"
#include "widgets/compare/run_page.h"

class QComboBox;
class QLabel;
class QTableView;

namespace pim::widgets {

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
class PortabilityPage : public RunPage
{
    Q_OBJECT
public:
    explicit PortabilityPage(QWidget* parent = nullptr);
    void setMatrix(std::shared_ptr<const compare::Portability> matrix);
    std::shared_ptr<const compare::Portability> matrix() const { return m_matrix; }
    /// The matrix as a figure: cells as on the screen, with a legend.
    void paintFigure(QPainter& painter, const QSize& size) const;
    QSize figureSize() const;

protected:
    Words words() const override;
    bool hasResult() const override { return m_matrix && !m_matrix->machines.empty(); }
    bool stoppedEarly() const override { return !m_matrix->finished; }
    void retranslate() override;

private:
    std::shared_ptr<const compare::Portability> m_matrix;
    QComboBox* m_shown;
    QLabel *m_shownLabel, *m_note;
    QTableView* m_table;
    PortabilityModel* m_model;
};

} // namespace pim::widgets
