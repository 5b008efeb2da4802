// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include <QAbstractTableModel>
#include <QStyledItemDelegate>

#include "core/base/units.h"

namespace pim::widgets {

enum class RunState { Queued, Running, Paused, Stopping, Finished, Stopped, Interrupted, NothingFits, Failed };

/// A run as the table shows it.
struct RunRow
{
    std::int64_t id = 0;
    QString name, model;
    Power budget;
    RunState state = RunState::Queued;
    double progress = 0; ///< 0…1 of a run at work
    double best = 0; ///< 0: none yet
    QString unit; ///< of best and bound: "GOPS/W"
    std::uint64_t evaluations = 0;
    double seconds = 0;
    std::uint64_t seed = 1;
    bool outOfDate = false; ///< the inputs have changed since
    double bound = 0, gap = 0; ///< 0: not known
    QString problem; ///< why it failed
    bool operator==(const RunRow&) const = default;
};

/// The runs of the document.
class RunsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, Model, Budget, State, Best, Gap, Evaluations, Seconds, Seed, kColumns };
    enum Role { kRunRole = Qt::UserRole + 200, kProgressRole, kStaleRole, kStateRole };
    using QAbstractTableModel::QAbstractTableModel;

    /// All rows; rows with a known id are changed in place, so that a selection stays.
    void setRuns(const std::vector<RunRow>& runs);
    /// Change one run, or add it at the end.
    void setRun(const RunRow& run);
    void removeRun(std::int64_t id);
    const std::vector<RunRow>& runs() const { return m_runs; }
    int rowOf(std::int64_t id) const;
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// A new name is a wish: it is told and the row changes when the owner sets it.
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

signals:
    void renameRequested(std::int64_t run, const QString& name);

private:
    std::vector<RunRow> m_runs;
};

/// "Finished", "Queued", … of a state.
QString stateText(RunState state);

/// The State column: a bar with its percentage while the run is at work, words with a mark otherwise, a link to run an
/// outdated run again.
class RunStateDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option, const QModelIndex& index) override;

signals:
    void rerunClicked(const QModelIndex& index);

private:
    static QRect linkRect(const QStyleOptionViewItem& option);
};

} // namespace pim::widgets
