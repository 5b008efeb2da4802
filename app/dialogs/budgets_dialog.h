// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QDialog>

class QDoubleSpinBox;
class QLabel;
class QSpinBox;

namespace pim::app {

/// \a count budgets from \a low to \a high W, each larger than the one before by the same factor, rounded to three
/// digits.
std::vector<double> budgetSeries(double low, double high, int count);

/// Several power budgets to run one after another.
class BudgetsDialog : public QDialog
{
    Q_OBJECT
public:
    /// Suggests half to four times \a budgetW, not below \a leastW.
    BudgetsDialog(double budgetW, double leastW, QWidget* parent);
    std::vector<double> budgets() const;

private:
    void refresh();

    QDoubleSpinBox *m_low, *m_high;
    QSpinBox* m_count;
    QLabel* m_list;
};

} // namespace pim::app
