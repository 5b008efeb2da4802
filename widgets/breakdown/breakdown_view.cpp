// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/breakdown/breakdown_view.h"

#include <algorithm>
#include <set>

#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "core/hardware/lint.h"
#include "widgets/breakdown/breakdown_chart.h"
#include "widgets/breakdown/breakdown_legend.h"
#include "widgets/common/figure_export.h"
#include "widgets/common/flow_layout.h"
#include "widgets/common/icons.h"
#include "widgets/common/section.h"
#include "widgets/common/theme.h"

namespace pim::widgets {

BreakdownView::BreakdownView(QWidget* parent)
    : QWidget(parent), m_stack(new QStackedWidget), m_empty(new EmptyState(QStringLiteral("chart"))), m_chart(new BreakdownChart), m_otherChart(new BreakdownChart),
      m_legend(new BreakdownLegend)
{
    auto* bar = new QWidget(this);
    bar->setProperty("surface", QStringLiteral("base"));
    bar->setAttribute(Qt::WA_StyledBackground);
    auto* tools = new FlowLayout(bar, 12, 4);
    tools->setContentsMargins(12, 6, 12, 6);
    m_quantity = new QComboBox(bar);
    m_by = new QComboBox(bar);
    m_quantityLabel = new QLabel(bar);
    m_byLabel = new QLabel(bar);
    m_quantityLabel->setBuddy(m_quantity);
    m_byLabel->setBuddy(m_by);
    for (QLabel* label : { m_quantityLabel, m_byLabel })
        label->setProperty("role", QStringLiteral("label"));
    for (int i = 0; i < 4; ++i)
        m_quantity->addItem({});
    for (int i = 0; i < 3; ++i)
        m_by->addItem({});
    m_bars = new QPushButton(bar);
    m_map = new QPushButton(bar);
    auto* styles = new QWidget(bar);
    auto* style = new QHBoxLayout(styles);
    style->setContentsMargins(0, 0, 0, 0);
    style->setSpacing(0);
    for (QPushButton* button : { m_bars, m_map }) {
        button->setCheckable(true);
        button->setAutoExclusive(true);
        style->addWidget(button);
    }
    m_bars->setChecked(true);
    m_export = new QToolButton(bar);
    m_export->setIcon(icon(QStringLiteral("export")));
    const auto pair = [bar, tools](QLabel* label, QComboBox* box) {
        auto* both = new QWidget(bar);
        auto* row = new QHBoxLayout(both);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(8);
        row->addWidget(label);
        row->addWidget(box);
        tools->addWidget(both);
    };
    pair(m_quantityLabel, m_quantity);
    pair(m_byLabel, m_by);
    tools->addWidget(styles);
    tools->addStretch();
    tools->addWidget(m_export);

    const auto side = [](BreakdownChart* chart, QLabel*& title) {
        auto* widget = new QWidget;
        auto* layout = new QVBoxLayout(widget);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(0);
        title = new QLabel(widget);
        title->setTextFormat(Qt::PlainText);
        title->setFont(fontOf(TextRole::Section));
        title->setContentsMargins(12, 8, 12, 0);
        layout->addWidget(title);
        auto* scroll = new QScrollArea(widget);
        scroll->setFrameShape(QFrame::NoFrame);
        scroll->setWidgetResizable(true);
        scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        scroll->setWidget(chart);
        layout->addWidget(scroll, 1);
        return widget;
    };
    auto* page = new QWidget;
    page->setProperty("surface", QStringLiteral("base"));
    page->setAttribute(Qt::WA_StyledBackground);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 8);
    column->setSpacing(0);
    auto* sides = new QHBoxLayout;
    sides->setSpacing(0);
    sides->addWidget(side(m_chart, m_title), 1);
    m_otherSide = side(m_otherChart, m_otherTitle);
    sides->addWidget(m_otherSide, 1);
    m_note = new QLabel(page);
    m_note->setProperty("role", QStringLiteral("hint"));
    m_note->setWordWrap(true);
    m_note->setContentsMargins(12, 4, 12, 0);
    column->addLayout(sides, 1);
    column->addWidget(m_legend);
    column->addWidget(m_note);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(page);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(bar);
    all->addWidget(m_stack, 1);

    connect(m_quantity, &QComboBox::currentIndexChanged, this, &BreakdownView::refresh);
    connect(m_by, &QComboBox::currentIndexChanged, this, &BreakdownView::refresh);
    connect(m_map, &QPushButton::toggled, this, &BreakdownView::refresh);
    connect(m_export, &QToolButton::clicked, this, &BreakdownView::exportRequested);
    for (BreakdownChart* chart : { m_chart, m_otherChart })
        connect(chart, &BreakdownChart::partPicked, this, [this](const BreakdownPart& part) {
            emit layerPicked(part.layer);
            emit centrePicked(part.centre);
        });
    connect(m_chart, &BreakdownChart::explainRequested, this, &BreakdownView::explainRequested);
    retranslate();
    refresh();
}

BreakdownQuantity BreakdownView::quantity() const { return static_cast<BreakdownQuantity>(m_quantity->currentIndex()); }
BreakdownBy BreakdownView::by() const { return static_cast<BreakdownBy>(m_by->currentIndex()); }
void BreakdownView::setQuantity(BreakdownQuantity quantity) { m_quantity->setCurrentIndex(static_cast<int>(quantity)); }
void BreakdownView::setBy(BreakdownBy by) { m_by->setCurrentIndex(static_cast<int>(by)); }
void BreakdownView::setTreemap(bool on) { (on ? m_map : m_bars)->setChecked(true); }

void BreakdownView::setDesign(const EvaluatedDesign& design)
{
    m_design = design;
    refresh();
}

void BreakdownView::setCompared(const std::optional<EvaluatedDesign>& other)
{
    m_compared = other && other->valid() ? other : std::nullopt;
    refresh();
}

void BreakdownView::setSelected(std::optional<network::LayerId> layer, std::optional<evaluation::CostCentre> centre)
{
    m_chart->setSelected(layer, centre);
    m_otherChart->setSelected(layer, centre);
}

void BreakdownView::refresh()
{
    m_by->setEnabled(quantity() != BreakdownQuantity::Latency);
    const BreakdownData parts = breakdownOf(m_design, quantity(), by());
    m_export->setEnabled(!parts.groups.empty());
    if (!m_design.valid() || parts.groups.empty() || (quantity() == BreakdownQuantity::Area && !hardware::hasAreas(*m_design.design->hardware))) {
        if (!m_design.valid())
            m_empty->setText(tr("No design selected"), tr("Pick a design in Explore, or press Run to find some."));
        else if (m_design.evaluation->metrics.cycles == 0)
            m_empty->setText(tr("This design does not run"), QString::fromStdString(m_design.evaluation->violationDetail));
        else
            m_empty->setText(tr("No areas known"), tr("The hardware description gives no areas. Enter them under Hardware, or take a preset that has them."));
        m_stack->setCurrentIndex(0);
        return;
    }
    m_stack->setCurrentIndex(1);
    const bool map = m_map->isChecked();
    const auto title = [](const EvaluatedDesign& design, const BreakdownData& of) {
        const QString name = design.badge.isEmpty() ? design.title : QStringLiteral("%1  %2").arg(design.badge, design.title);
        return QStringLiteral("%1 · %2").arg(name, breakdownText(of.quantity, of.total));
    };
    double most = 0;
    for (const BreakdownGroup& group : parts.groups)
        most = std::max(most, group.value);
    std::set<int> centres;
    const auto collect = [&](const BreakdownData& of) {
        for (const BreakdownGroup& group : of.groups)
            for (const BreakdownPart& part : group.parts)
                if (part.centre)
                    centres.insert(static_cast<int>(*part.centre));
    };
    collect(parts);
    m_otherSide->setVisible(m_compared.has_value());
    if (m_compared) {
        BreakdownData other = breakdownOf(*m_compared, quantity(), by());
        for (const BreakdownGroup& group : other.groups)
            most = std::max(most, group.value);
        collect(other);
        m_otherTitle->setText(title(*m_compared, other));
        m_otherChart->setTreemap(map);
        m_otherChart->setData(std::move(other));
        m_otherChart->setMost(most);
    }
    m_title->setText(title(m_design, parts));
    std::vector<evaluation::CostCentre> legend;
    for (const int centre : centres)
        legend.push_back(static_cast<evaluation::CostCentre>(centre));
    m_legend->setCentres(parts.by == BreakdownBy::Both ? legend : std::vector<evaluation::CostCentre> {});
    m_note->setVisible(!parts.sums);
    m_chart->setTreemap(map);
    m_chart->setData(parts);
    m_chart->setMost(m_compared ? most : 0);
}

Result<void> BreakdownView::exportPicture(const QString& path) const
{
    const QSize own = m_chart->figureSize();
    const QSize other = m_compared ? m_otherChart->figureSize() : QSize(0, 0);
    const int legend = m_legend->isVisibleTo(this) ? m_legend->heightForWidth(own.width()) : 0;
    const int height = std::max(own.height(), other.height());
    return exportFigure(path, QSize(own.width() + other.width(), height + legend + 24), [&](QPainter& painter) {
        painter.fillRect(QRect(0, 0, own.width() + other.width(), height + legend + 24), tokens().base);
        const auto draw = [&](const BreakdownChart& chart, const QString& title, int x, const QSize& size) {
            painter.save();
            painter.translate(x, 24);
            chart.paint(painter, QSizeF(size.width(), height));
            painter.restore();
            painter.setFont(fontOf(TextRole::Section));
            painter.setPen(tokens().text);
            painter.drawText(QRect(x + 12, 4, size.width() - 24, 20), Qt::AlignLeft | Qt::AlignVCenter, title);
        };
        draw(*m_chart, m_title->text(), 0, own);
        if (m_compared)
            draw(*m_otherChart, m_otherTitle->text(), own.width(), other);
        if (legend > 0) {
            painter.translate(0, height + 24);
            m_legend->paint(painter, own.width());
        }
    });
}

QString BreakdownView::csv() const { return breakdownCsv(m_chart->data()); }

void BreakdownView::retranslate()
{
    m_quantityLabel->setText(tr("Show"));
    m_byLabel->setText(tr("by"));
    const QString quantities[] { tr("Energy"), tr("Peak power"), tr("Area"), tr("Latency") };
    for (int i = 0; i < 4; ++i)
        m_quantity->setItemText(i, quantities[i]);
    const QString bys[] { tr("Component"), tr("Layer"), tr("Layer and component") };
    for (int i = 0; i < 3; ++i)
        m_by->setItemText(i, bys[i]);
    const auto say = [](QWidget* widget, const QString& name, const QString& tip) {
        widget->setAccessibleName(name);
        widget->setToolTip(tip);
    };
    say(m_quantity, tr("Quantity"), tr("What to divide: energy of an inference, peak power, area, or time of the layers"));
    say(m_by, tr("Divided by"), tr("Divide by hardware component, by layer of the network, or both"));
    m_bars->setText(tr("Bars"));
    m_map->setText(tr("Treemap"));
    say(m_bars, m_bars->text(), tr("Stacked bars: lengths compare well"));
    say(m_map, m_map->text(), tr("Treemap: areas show shares of the whole"));
    say(m_export, tr("Export"), tr("Export as PNG, SVG, PDF or CSV"));
    m_note->setText(tr("Time each layer works for one inference. Layers work at the same time, so the times do not add up to the latency."));
}

void BreakdownView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refresh();
    }
    QWidget::changeEvent(event);
}

} // namespace pim::widgets
