// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QWidget>

#include "core/synthesis/fit_report.h"
#include "widgets/plot/plot_geometry.h"

namespace pim::widgets {

/// Where the marks of "smallest budget by grid point" are. No window.
struct FitChartLayout
{
    struct Mark
    {
        QPointF place;
        int series = 0; ///< of sizes
        int grid = 0; ///< index into FitReport::grid
    };
    struct Row
    {
        int cellBits = 0;
        QRectF area;
    };
    AxisMap axis; ///< W, logarithmic
    QRectF plot;
    std::vector<int> sizes; ///< crossbar sizes, rising: one shape each
    std::vector<Row> rows; ///< most cell bits first
    std::vector<Mark> marks;
    double budgetX = 0, leastX = 0;
    int closest = -1; ///< of marks
};
FitChartLayout fitChartLayout(const synthesis::FitReport& report, Power budget, const QRectF& plot);

/// The chart: a row for each cell resolution, a shape for each crossbar size, the budget and the smallest that fits.
class FitChart : public QWidget
{
    Q_OBJECT
public:
    explicit FitChart(QWidget* parent = nullptr);
    void setReport(const synthesis::FitReport& report, Power budget);
    QSize sizeHint() const override { return { 760, 300 }; }
    QSize minimumSizeHint() const override { return { 320, 190 }; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    QRectF plotRect() const;
    synthesis::FitReport m_report;
    Power m_budget;
};

} // namespace pim::widgets
