// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/sweep_page.h"

#include <array>
#include <cmath>

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QHelpEvent>
#include <QLabel>
#include <QLineF>
#include <QLocale>
#include <QPainter>
#include <QSpinBox>
#include <QToolTip>

#include "widgets/common/quantity_text.h"
#include "widgets/common/theme.h"

namespace pim::widgets {
namespace {

double efficiencyOf(const synthesis::SweepPoint& p) { return p.metrics.powerEfficiencyGopsPerW; }
double throughputOf(const synthesis::SweepPoint& p) { return p.metrics.throughputGops / 1e3; }
using Value = double (*)(const synthesis::SweepPoint&);
constexpr Value kValues[] { efficiencyOf, throughputOf };

} // namespace

double SweepPlot::x(double budgetW) const
{
    const double span = std::log(high / low);
    return span > 0 ? area.left() + std::log(budgetW / low) / span * area.width() : area.center().x();
}

SweepPlot sweepPlot(const compare::BudgetSweep& sweep, const QRectF& area, Value value)
{
    SweepPlot plot;
    plot.area = area;
    bool any = false;
    double most = 0;
    for (const auto& series : sweep.series)
        for (const auto& point : series.points) {
            plot.low = any ? std::min(plot.low, point.budget.value) : point.budget.value;
            plot.high = any ? std::max(plot.high, point.budget.value) : point.budget.value;
            any = true;
            if (point.feasible)
                most = std::max(most, value(point));
        }
    if (most > 0) {
        const double power = std::pow(10.0, std::floor(std::log10(most / 4)));
        double step = 10 * power;
        for (const double factor : { 5.0, 2.0, 1.0 })
            if (most / (factor * power) <= 6)
                step = factor * power;
        plot.most = step * std::ceil(most / step * (1 - 1e-12));
        for (double tick = 0; tick <= plot.most * (1 + 1e-9); tick += step)
            plot.ticks.push_back(tick);
    }
    return plot;
}

SweepChart::SweepChart(QWidget* parent)
    : QWidget(parent)
{
    setMinimumSize(420, 240);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void SweepChart::setSweep(std::shared_ptr<const compare::BudgetSweep> sweep)
{
    m_sweep = std::move(sweep);
    update();
}

std::array<QRectF, 2> SweepChart::areas(const QSizeF& size) const
{
    const double width = size.width() / 2;
    const QRectF one(64, 40, width - 84, size.height() - 40 - 78);
    return { one, one.translated(width, 0) };
}

void SweepChart::paint(QPainter& painter, const QSizeF& size) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (!m_sweep || m_sweep->series.empty()) {
        painter.restore();
        return;
    }
    const QString titles[] { tr("Power efficiency (GOPS/W)"), tr("Throughput (TOPS)") };
    const auto plots = areas(size);
    for (std::size_t i = 0; i < 2; ++i) {
        const SweepPlot plot = sweepPlot(*m_sweep, plots[i], kValues[i]);
        painter.setFont(fontOf(TextRole::Section));
        painter.setPen(tokens().text);
        painter.drawText(QRectF(plot.area.left() - 52, 8, plot.area.width() + 52, 20), Qt::AlignLeft | Qt::AlignVCenter,
                         titles[i]);
        painter.setFont(fontOf(TextRole::Caption));
        for (const double tick : plot.ticks) {
            painter.setPen(QPen(tokens().grid, 1));
            painter.drawLine(QPointF(plot.area.left(), plot.y(tick)), QPointF(plot.area.right(), plot.y(tick)));
            painter.setPen(tokens().text2);
            painter.drawText(QRectF(plot.area.left() - 60, plot.y(tick) - 8, 54, 16), Qt::AlignRight | Qt::AlignVCenter,
                             QLocale().toString(tick, 'g', 4));
        }
        painter.setPen(QPen(tokens().axis, 1));
        painter.drawLine(plot.area.bottomLeft(), plot.area.bottomRight());
        painter.setPen(tokens().text2);
        double lastX = -1e9;
        for (const auto& point : m_sweep->series.front().points) {
            const double x = plot.x(point.budget.value);
            if (x - lastX < 46)
                continue;
            lastX = x;
            painter.drawText(QRectF(x - 40, plot.area.bottom() + 4, 80, 16), Qt::AlignCenter,
                             numberText(point.budget.value));
        }
        painter.drawText(QRectF(plot.area.left(), plot.area.bottom() + 20, plot.area.width(), 18), Qt::AlignCenter,
                         tr("Power budget (W)"));
        for (std::size_t s = 0; s < m_sweep->series.size(); ++s) {
            const QColor colour = categorical(static_cast<int>((s + 1) % 8));
            QPolygonF line;
            for (const auto& point : m_sweep->series[s].points)
                if (point.feasible)
                    line << QPointF(plot.x(point.budget.value), plot.y(kValues[i](point)));
            painter.setPen(QPen(colour, 1.6));
            painter.setBrush(Qt::NoBrush);
            painter.drawPolyline(line);
            painter.setPen(QPen(tokens().base, 1.2));
            painter.setBrush(colour);
            for (const QPointF& at : line)
                s % 2 ? painter.drawRect(QRectF(at.x() - 3.5, at.y() - 3.5, 7, 7)) : painter.drawEllipse(at, 4, 4);
        }
    }
    double x = 16;
    painter.setFont(fontOf(TextRole::Table));
    const QFontMetricsF metrics(painter.font());
    for (std::size_t s = 0; s < m_sweep->series.size(); ++s) {
        const QString name = QString::fromStdString(m_sweep->series[s].network);
        painter.setPen(Qt::NoPen);
        painter.setBrush(categorical(static_cast<int>((s + 1) % 8)));
        const QPointF at(x + 5, size.height() - 16);
        s % 2 ? painter.drawRect(QRectF(at.x() - 3.5, at.y() - 3.5, 7, 7)) : painter.drawEllipse(at, 4, 4);
        painter.setPen(tokens().text);
        painter.drawText(QRectF(x + 15, size.height() - 25, metrics.horizontalAdvance(name) + 8, 18),
                         Qt::AlignLeft | Qt::AlignVCenter, name);
        x += 34 + metrics.horizontalAdvance(name);
    }
    painter.restore();
}

void SweepChart::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), tokens().base);
    paint(painter, size());
}

bool SweepChart::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip || !m_sweep)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto plots = areas(size());
    for (std::size_t i = 0; i < 2; ++i) {
        const SweepPlot plot = sweepPlot(*m_sweep, plots[i], kValues[i]);
        for (const auto& series : m_sweep->series)
            for (const auto& point : series.points)
                if (point.feasible
                    && QLineF(QPointF(plot.x(point.budget.value), plot.y(kValues[i](point))), help->pos()).length()
                        < 8) {
                    QToolTip::showText(help->globalPos(),
                                       tr("%1 at %2: %3, %4; draws %5 at its peak")
                                           .arg(QString::fromStdString(series.network), quantity(point.budget).text(),
                                                quantityIn(point.metrics.powerEfficiencyGopsPerW, "GOPS/W", 4).text(),
                                                quantityIn(point.metrics.throughputGops, "GOPS", 4).text(),
                                                quantity(point.metrics.peakPower).text()),
                                       this);
                    return true;
                }
    }
    QToolTip::hideText();
    return true;
}

SweepPage::SweepPage(QWidget* parent)
    : RunPage(QStringLiteral("chart"), parent)
    , m_low(new QDoubleSpinBox)
    , m_high(new QDoubleSpinBox)
    , m_steps(new QSpinBox)
    , m_effort(new QComboBox)
    , m_chart(new SweepChart)
{
    for (QDoubleSpinBox* box : { m_low, m_high }) {
        box->setRange(0.01, 1e6);
        box->setDecimals(2);
        box->setSuffix(QStringLiteral(" W"));
    }
    m_low->setValue(25);
    m_high->setValue(100);
    m_steps->setRange(2, 50);
    m_steps->setValue(5);
    for (int i = 0; i < 3; ++i)
        m_effort->addItem({});
    m_lowLabel = addField(m_low);
    m_highLabel = addField(m_high);
    m_stepsLabel = addField(m_steps);
    m_effortLabel = addField(m_effort);
    finish(m_chart);
    setWords();
}

std::vector<Power> SweepPage::budgets() const
{
    const double low = std::min(m_low->value(), m_high->value()), high = std::max(m_low->value(), m_high->value());
    std::vector<Power> budgets;
    const int steps = low < high ? m_steps->value() : 1;
    for (int i = 0; i < steps; ++i)
        budgets.push_back({ steps == 1 ? low : low * std::pow(high / low, static_cast<double>(i) / (steps - 1)) });
    return budgets;
}

synthesis::Effort SweepPage::effort() const { return static_cast<synthesis::Effort>(m_effort->currentIndex()); }

void SweepPage::setSweep(std::shared_ptr<const compare::BudgetSweep> sweep)
{
    m_sweep = std::move(sweep);
    m_chart->setSweep(m_sweep);
    setMessage({});
}

RunPage::Words SweepPage::words() const
{
    return { tr("Run"), tr("Synthesize for every budget; stays in the background"), tr("What does a watt bring?"),
             tr("Finds the best design for each budget, of this network and of those of the kept designs, and draws "
                "efficiency and throughput against the budget.") };
}

void SweepPage::retranslate()
{
    m_lowLabel->setText(tr("From"));
    m_highLabel->setText(tr("to"));
    m_stepsLabel->setText(tr("in steps"));
    m_effortLabel->setText(tr("Effort"));
    const QString efforts[] { tr("Fast"), tr("Normal"), tr("Thorough") };
    for (int i = 0; i < 3; ++i)
        m_effort->setItemText(i, efforts[i]);
    name(m_low, tr("Lowest budget"), tr("Lowest power budget (W)"));
    name(m_high, tr("Highest budget"), tr("Highest power budget (W)"));
    name(m_steps, tr("Budgets"), tr("How many budgets, evenly on a logarithmic scale"));
    name(m_effort, tr("Effort"), tr("How long to search for each design"));
    m_chart->setAccessibleName(tr("Efficiency and throughput against the power budget"));
    m_chart->update();
}

} // namespace pim::widgets
