// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>
#include <QTableView>

#include "widgets/plot/runs_model.h"

class QAction;

namespace pim::widgets {

/// The Runs dock: all runs, sortable; names are edited in place, everything else is asked for by signals.
class RunsTable : public QTableView
{
    Q_OBJECT
public:
    explicit RunsTable(QWidget* parent = nullptr);

    RunsModel& runs() { return *m_model; }
    /// Ids of the selected rows from top to bottom.
    QList<qint64> selectedRuns() const;
    /// Select the row of a run; does not emit runActivated().
    void setCurrentRun(std::int64_t id);
    /// Heading and selected rows (all when none is), tab separated.
    QString tsv() const;
    void copy() const;

signals:
    void runActivated(std::int64_t run); ///< the current row changed by the user: show its designs
    void compareRequested(const QList<qint64>& runs);
    void renameRequested(std::int64_t run, const QString& name);
    void deleteRequested(const QList<qint64>& runs);
    void rerunRequested(std::int64_t run, bool sameInputs); ///< true: its own inputs and seed; false: the inputs of now
    void continueRequested(std::int64_t run); ///< paused: resume; interrupted or stopped: from its checkpoint
    void pauseRequested(std::int64_t run);
    void stopRequested(std::int64_t run); ///< waiting: take it out of the queue

protected:
    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void retranslateUi();
    void widenColumns(); ///< to what their headings and usual contents need in the language in use
    void updateActions();

    RunsModel* m_model;
    QSortFilterProxyModel* m_sorted;
    QAction *m_compare, *m_rename, *m_delete, *m_rerun, *m_rerunNow, *m_continue, *m_pause, *m_stop, *m_copy;
    bool m_setting = false;
};

} // namespace pim::widgets
