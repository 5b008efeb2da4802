// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <memory>

#include <QWidget>

#include "core/compare/budget_sweep.h"
#include "widgets/compare/run_page.h"

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QSpinBox;

namespace pim::widgets {

/// Where the points of a sweep lie in one plot; log axis of budgets, linear axis of the value from 0.
struct SweepPlot
{
    QRectF area;
    double low = 1, high = 10, most = 1; ///< budgets in W; largest value shown
    std::vector<double> ticks; ///< of the value
    double x(double budgetW) const;
    double y(double value) const { return area.bottom() - value / most * area.height(); }
};
/// \a value  of a point, in the unit of the axis
SweepPlot sweepPlot(const compare::BudgetSweep& sweep, const QRectF& area,
                    double (*value)(const synthesis::SweepPoint&));

/// Efficiency and throughput against the power budget, a line a network.
class SweepChart : public QWidget
{
    Q_OBJECT
public:
    explicit SweepChart(QWidget* parent = nullptr);
    void setSweep(std::shared_ptr<const compare::BudgetSweep> sweep);
    void paint(QPainter& painter, const QSizeF& size) const;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    std::array<QRectF, 2> areas(const QSizeF& size) const;
    std::shared_ptr<const compare::BudgetSweep> m_sweep;
};

/// What to sweep, how far it is, and the chart.
class SweepPage : public RunPage
{
    Q_OBJECT
public:
    explicit SweepPage(QWidget* parent = nullptr);
    void setSweep(std::shared_ptr<const compare::BudgetSweep> sweep);
    std::shared_ptr<const compare::BudgetSweep> sweep() const { return m_sweep; }
    std::vector<Power> budgets() const; ///< from low to high, evenly on a logarithmic scale
    synthesis::Effort effort() const;
    SweepChart* chart() const { return m_chart; }

protected:
    Words words() const override;
    bool hasResult() const override { return m_sweep && !m_sweep->series.empty(); }
    bool stoppedEarly() const override { return !m_sweep->finished; }
    void retranslate() override;

private:
    std::shared_ptr<const compare::BudgetSweep> m_sweep;
    QDoubleSpinBox *m_low, *m_high;
    QSpinBox* m_steps;
    QComboBox* m_effort;
    QLabel *m_lowLabel, *m_highLabel, *m_stepsLabel, *m_effortLabel;
    SweepChart* m_chart;
};

} // namespace pim::widgets
