// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/compare/reproduction.h"
#include "widgets/compare/run_page.h"

class QComboBox;
class QLabel;
class QTableView;

namespace pim::widgets {

class ReproductionModel;

/// The experiments of the PIMSYN paper beside its numbers: what to run, how far it is, the table, and why numbers
/// differ.
class ReproductionPage : public RunPage
{
    Q_OBJECT
public:
    explicit ReproductionPage(QWidget* parent = nullptr);
    void setResult(std::shared_ptr<const compare::Reproduction> result);
    compare::ReproductionOptions options() const;
    std::shared_ptr<const compare::Reproduction> result() const { return m_result; }
    /// The whole table as a figure.
    void paintFigure(QPainter& painter, const QSize& size) const;
    QSize figureSize() const;

protected:
    Words words() const override;
    bool hasResult() const override { return m_result && !m_result->rows.empty(); }
    bool stoppedEarly() const override { return !m_result->finished; }
    QString summary() const override;
    void retranslate() override;

private:
    void showNotes();

    std::shared_ptr<const compare::Reproduction> m_result;
    QComboBox *m_experiment, *m_effort, *m_profile;
    QLabel *m_experimentLabel, *m_effortLabel, *m_profileLabel, *m_notes;
    QTableView* m_table;
    ReproductionModel* m_model;
};

} // namespace pim::widgets
