// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QWidget>

#include "core/base/run_context.h"
#include "core/compare/reproduction.h"

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace pim::widgets {

class EmptyState;
class ReproductionModel;

/// The experiments of the PIMSYN paper beside its numbers: what to run, how far it is, the table, and why numbers
/// differ.
class ReproductionPage : public QWidget
{
    Q_OBJECT
public:
    explicit ReproductionPage(QWidget* parent = nullptr);
    void setResult(std::shared_ptr<const compare::Reproduction> result);
    void setRunning(bool running);
    void setProgress(const Progress& progress);
    void setError(const QString& error);
    compare::ReproductionOptions options() const;
    std::shared_ptr<const compare::Reproduction> result() const { return m_result; }

signals:
    void startRequested(); ///< with options()
    void stopRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void refresh();

    std::shared_ptr<const compare::Reproduction> m_result;
    bool m_running = false;
    QString m_error;
    QComboBox *m_experiment, *m_effort, *m_profile;
    QLabel *m_experimentLabel, *m_effortLabel, *m_profileLabel, *m_state, *m_notes;
    QPushButton *m_start, *m_stop;
    QProgressBar* m_progress;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QTableView* m_table;
    ReproductionModel* m_model;
};

} // namespace pim::widgets
