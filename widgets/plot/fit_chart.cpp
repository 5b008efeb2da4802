// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/fit_chart.h"

#include <algorithm>
#include <cmath>

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

#include "widgets/common/quantity_text.h"
#include "widgets/common/theme.h"
#include "widgets/plot/scatter_marks.h"

namespace pim::widgets {
namespace {

/// Disc, square, triangle, diamond: series differ by shape as well as by colour.
void paintShape(QPainter& painter, const QPointF& c, int series, double r)
{
    switch (series % 4) {
    case 0: painter.drawEllipse(c, r, r); break;
    case 1: painter.drawRect(QRectF(c.x() - r * 0.9, c.y() - r * 0.9, r * 1.8, r * 1.8)); break;
    case 2: painter.drawPolygon(QPolygonF { QPointF(c.x(), c.y() - r * 1.1), QPointF(c.x() + r * 1.1, c.y() + r * 0.9), QPointF(c.x() - r * 1.1, c.y() + r * 0.9) }); break;
    default: paintDiamond(painter, c, 2.3 * r);
    }
}

QColor seriesColour(int series)
{
    static constexpr int kOrder[] { 4, 1, 3, 2 };
    return categorical(kOrder[series % 4]);
}

QString sizeText(int size) { return QStringLiteral("%1×%1").arg(size); }

} // namespace

FitChartLayout fitChartLayout(const synthesis::FitReport& report, Power budget, const QRectF& plot)
{
    FitChartLayout layout;
    layout.plot = plot;
    std::vector<double> values;
    std::vector<int> bits;
    for (const synthesis::GridFit& fit : report.grid) {
        if (!fit.possible)
            continue;
        values.push_back(fit.leastBudget.value);
        bits.push_back(fit.parameters.cellBits);
        layout.sizes.push_back(fit.parameters.crossbarSize);
    }
    const auto unique = [](std::vector<int>& list) {
        std::sort(list.begin(), list.end());
        list.erase(std::unique(list.begin(), list.end()), list.end());
    };
    unique(bits);
    unique(layout.sizes);
    std::reverse(bits.begin(), bits.end());
    if (budget.value > 0)
        values.push_back(budget.value);
    const ValueRange range = rangeOf(values, true, 0.08);
    layout.axis = { range.lower, range.upper, true, plot.left(), plot.right() };
    layout.budgetX = budget.value > 0 ? layout.axis.toPixel(budget.value) : plot.left();
    const double height = bits.empty() ? plot.height() : plot.height() / static_cast<double>(bits.size());
    for (std::size_t r = 0; r < bits.size(); ++r)
        layout.rows.push_back({ bits[r], QRectF(plot.left(), plot.top() + height * static_cast<double>(r), plot.width(), height) });
    for (std::size_t i = 0; i < report.grid.size(); ++i) {
        const synthesis::GridFit& fit = report.grid[i];
        if (!fit.possible)
            continue;
        const auto row = static_cast<std::size_t>(std::find(bits.begin(), bits.end(), fit.parameters.cellBits) - bits.begin());
        const int series = static_cast<int>(std::find(layout.sizes.begin(), layout.sizes.end(), fit.parameters.crossbarSize) - layout.sizes.begin());
        const double y = layout.rows[row].area.top() + height * (series + 1) / (static_cast<double>(layout.sizes.size()) + 1);
        if (static_cast<int>(i) == report.closest)
            layout.closest = static_cast<int>(layout.marks.size());
        layout.marks.push_back({ { layout.axis.toPixel(fit.leastBudget.value), y }, series, static_cast<int>(i) });
    }
    if (layout.closest >= 0)
        layout.leastX = layout.marks[static_cast<std::size_t>(layout.closest)].place.x();
    return layout;
}

FitChart::FitChart(QWidget* parent)
    : QWidget(parent)
{
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void FitChart::setReport(const synthesis::FitReport& report, Power budget)
{
    m_report = report;
    m_budget = budget;
    setAccessibleName(tr("Smallest budget by grid point"));
    update();
}

QRectF FitChart::plotRect() const
{
    const QFontMetricsF table(fontOf(TextRole::Table)), caption(fontOf(TextRole::Caption));
    const double left = 24 + table.horizontalAdvance(tr("%1-bit cells").arg(8)) + 12;
    const double top = table.height() + 12 + caption.height() + 8, bottom = caption.height() + table.height() + 18;
    return { left, top, std::max(40.0, width() - left - 24), std::max(40.0, height() - top - bottom) };
}

void FitChart::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokens();
    QPainter painter(this);
    painter.fillRect(rect(), t.base);
    painter.setRenderHint(QPainter::Antialiasing);
    const FitChartLayout layout = fitChartLayout(m_report, m_budget, plotRect());
    const QFont table = fontOf(TextRole::Table), caption = fontOf(TextRole::Caption);
    QFont bold = caption;
    bold.setWeight(QFont::DemiBold);
    const QFontMetricsF tableMetrics(table), captionMetrics(caption), boldMetrics(bold);
    const QRectF& plot = layout.plot;
    painter.setFont(fontOf(TextRole::Section));
    painter.setPen(t.text);
    painter.drawText(QPointF(24, tableMetrics.ascent() + 6), tr("Smallest budget by grid point"));
    // Legend, from the right.
    painter.setFont(table);
    double x = width() - 24;
    for (std::size_t s = layout.sizes.size(); s-- > 0;) {
        const QString text = sizeText(layout.sizes[s]);
        x -= tableMetrics.horizontalAdvance(text);
        painter.setPen(t.text2);
        painter.drawText(QPointF(x, tableMetrics.ascent() + 6), text);
        x -= 12;
        painter.setPen(Qt::NoPen);
        painter.setBrush(seriesColour(static_cast<int>(s)));
        paintShape(painter, { x, 6 + tableMetrics.ascent() - 4 }, static_cast<int>(s), 4);
        x -= 16;
    }
    // Too small budgets.
    if (layout.closest >= 0)
        painter.fillRect(QRectF(plot.topLeft(), QPointF(std::clamp(layout.leastX, plot.left(), plot.right()), plot.bottom())), QBrush(t.line2, Qt::BDiagPattern));
    for (const double tick : ticksOf({ layout.axis.lower, layout.axis.upper }, true, 9)) {
        const double px = layout.axis.toPixel(tick);
        painter.setPen(QPen(t.grid, 1));
        painter.drawLine(QPointF(px, plot.top()), QPointF(px, plot.bottom()));
        painter.setPen(QPen(t.axis, 1));
        painter.drawLine(QPointF(px, plot.bottom()), QPointF(px, plot.bottom() + 4));
        painter.setFont(caption);
        painter.setPen(t.text2);
        const QString text = QLocale().toString(tick, 'g', 6);
        painter.drawText(QPointF(px - captionMetrics.horizontalAdvance(text) / 2, plot.bottom() + 6 + captionMetrics.ascent()), text);
    }
    painter.setFont(table);
    for (const FitChartLayout::Row& row : layout.rows) {
        painter.setPen(t.text);
        painter.drawText(QRectF(12, row.area.top(), plot.left() - 24, row.area.height()), Qt::AlignRight | Qt::AlignVCenter, tr("%1-bit cells").arg(row.cellBits));
        if (row.area.top() > plot.top() + 1) {
            painter.setPen(QPen(t.line, 1));
            painter.drawLine(row.area.topLeft(), row.area.topRight());
        }
    }
    painter.setPen(QPen(t.axis, 1));
    painter.drawLine(plot.bottomLeft(), plot.bottomRight());
    painter.drawLine(plot.topLeft(), plot.bottomLeft());
    painter.setPen(t.text);
    const QString title = tr("Smallest budget of each grid point (W, log)");
    painter.drawText(QPointF(plot.center().x() - tableMetrics.horizontalAdvance(title) / 2, height() - 6 - tableMetrics.descent()), title);
    for (const FitChartLayout::Mark& mark : layout.marks) {
        QColor colour = seriesColour(mark.series);
        colour.setAlphaF(0.85F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        paintShape(painter, mark.place, mark.series, 4);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setFont(bold);
    const double label = plot.top() - 6;
    double taken = -1e9;
    if (m_budget.value > 0) {
        painter.setPen(QPen(t.error, 2));
        painter.drawLine(QPointF(layout.budgetX, plot.top() - 2), QPointF(layout.budgetX, plot.bottom()));
        const QString text = tr("budget %1").arg(quantity(m_budget).text());
        const double w = boldMetrics.horizontalAdvance(text), left = std::clamp(layout.budgetX - w / 2, 4.0, std::max(4.0, width() - w - 4));
        painter.drawText(QPointF(left, label), text);
        taken = left + w;
    }
    if (layout.closest >= 0) {
        QPen dash(t.accent, 1.5);
        dash.setDashPattern({ 3, 3 });
        painter.setPen(dash);
        painter.drawLine(QPointF(layout.leastX, plot.top() - 2), QPointF(layout.leastX, plot.bottom()));
        painter.setPen(QPen(t.accent, 2));
        painter.drawEllipse(layout.marks[static_cast<std::size_t>(layout.closest)].place, 7, 7);
        const QString text = tr("nothing fits below %1").arg(quantity(m_report.grid[static_cast<std::size_t>(m_report.closest)].leastBudget).text());
        const double w = boldMetrics.horizontalAdvance(text);
        double left = std::clamp(layout.leastX - 4, 4.0, std::max(4.0, width() - w - 4));
        double y = label;
        if (left < taken + 8) {
            if (taken + 8 + w < width() - 4)
                left = taken + 8;
            else
                y -= boldMetrics.height();
        }
        painter.drawText(QPointF(left, y), text);
    }
}

bool FitChart::event(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        update();
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const FitChartLayout layout = fitChartLayout(m_report, m_budget, plotRect());
    QStringList lines;
    for (const FitChartLayout::Mark& mark : layout.marks) {
        const QPointF d = mark.place - QPointF(help->pos());
        if (std::hypot(d.x(), d.y()) > 6 || lines.size() >= 4)
            continue;
        const synthesis::GridFit& fit = m_report.grid[static_cast<std::size_t>(mark.grid)];
        lines << tr("%1, %2-bit cells, DAC %3 bit, ADC %4 bit: from %5, %6 crossbars")
                     .arg(sizeText(fit.parameters.crossbarSize)).arg(fit.parameters.cellBits).arg(fit.parameters.dacBits).arg(fit.parameters.adcBits)
                     .arg(quantity(fit.leastBudget).text(), countText(fit.crossbars));
    }
    if (lines.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), lines.join(QLatin1Char('\n')), this);
    return true;
}

} // namespace pim::widgets
