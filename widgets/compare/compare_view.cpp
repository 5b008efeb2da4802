// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/compare_view.h"

#include <algorithm>

#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/common/figure_export.h"
#include "widgets/common/flow_layout.h"
#include "widgets/common/icons.h"
#include "widgets/common/number_delegate.h"
#include "widgets/common/section.h"
#include "widgets/common/segmented.h"
#include "widgets/common/theme.h"
#include "widgets/compare/compare_charts.h"
#include "widgets/compare/compare_models.h"
#include "widgets/compare/compare_words.h"
#include "widgets/compare/portability_page.h"
#include "widgets/compare/reproduction_page.h"
#include "widgets/compare/sweep_page.h"

namespace pim::widgets {
namespace {

QLabel* sectionTitle(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setFont(fontOf(TextRole::Section));
    label->setContentsMargins(12, 6, 12, 6);
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // rather cut than a window too wide
    return label;
}

QTableView* plainTable(QAbstractItemModel* model)
{
    auto* table = new QTableView;
    table->setModel(model);
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(24);
    table->horizontalHeader()->setHighlightSections(false);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->setItemDelegate(new NumberDelegate(table));
    return table;
}

QWidget* scrolled(QWidget* content)
{
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    return scroll;
}

} // namespace

CompareView::CompareView(QWidget* parent)
    : QWidget(parent)
    , m_stack(new QStackedWidget)
    , m_body(new QStackedWidget)
    , m_empty(new EmptyState(QStringLiteral("compare")))
    , m_metrics(new MetricModel(this))
    , m_settings(new SettingModel(this))
    , m_reproduction(new ReproductionPage)
    , m_portability(new PortabilityPage)
    , m_sweep(new SweepPage)
{
    QWidget* bar = makeBar();
    auto* designs = new QWidget;
    auto* column = new QVBoxLayout(designs);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_body->addWidget(m_empty);
    m_body->addWidget(makeDesigns());
    column->addWidget(m_body, 1);
    m_stack->addWidget(designs);
    m_stack->addWidget(m_reproduction);
    m_stack->addWidget(m_portability);
    m_stack->addWidget(m_sweep);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(bar);
    all->addWidget(m_stack, 1);
    connect(&Theme::instance(), &Theme::changed, this, &CompareView::refresh);
    retranslate();
    refresh();
}

QWidget* CompareView::makeBar()
{
    auto* bar = new QWidget(this);
    bar->setProperty("surface", QStringLiteral("base"));
    bar->setAttribute(Qt::WA_StyledBackground);
    auto* tools = new FlowLayout(bar, 12, 4);
    tools->setContentsMargins(12, 6, 12, 6);
    m_pages = new Segmented(4, bar);
    tools->addWidget(m_pages);
    for (std::size_t i = 0; i < m_pickers.size(); ++i) {
        auto* both = new QWidget(bar);
        auto* row = new QHBoxLayout(both);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(6);
        m_badges[i] = new QLabel(QString::fromStdString(compare::letterOf(i)), both);
        m_badges[i]->setAlignment(Qt::AlignCenter);
        m_badges[i]->setFixedSize(18, 18);
        m_pickers[i] = new QComboBox(both);
        m_pickers[i]->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        m_pickers[i]->setMinimumContentsLength(16);
        row->addWidget(m_badges[i]);
        row->addWidget(m_pickers[i]);
        tools->addWidget(both);
        connect(m_pickers[i], &QComboBox::currentIndexChanged, this, [this] {
            if (m_filling)
                return;
            refresh();
            emit picksChanged();
        });
    }
    auto* both = new QWidget(bar);
    auto* row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_referenceLabel = new QLabel(both);
    m_referenceLabel->setProperty("role", QStringLiteral("label"));
    m_references = new Segmented(static_cast<int>(compare::kMostDesigns), both);
    row->addWidget(m_referenceLabel);
    row->addWidget(m_references);
    tools->addWidget(both);
    tools->addStretch();
    m_report = new QPushButton(bar);
    m_report->setIcon(icon(QStringLiteral("file")));
    tools->addWidget(m_report);
    m_export = new QToolButton(bar);
    m_export->setIcon(icon(QStringLiteral("export")));
    tools->addWidget(m_export);
    connect(m_pages, &Segmented::chosen, this, &CompareView::showPage);
    connect(m_references, &Segmented::chosen, this, [this](int which) {
        m_reference = which;
        emit picksChanged();
    });
    connect(m_report, &QPushButton::clicked, this, &CompareView::reportRequested);
    connect(m_export, &QToolButton::clicked, this, &CompareView::exportRequested);
    return bar;
}

QWidget* CompareView::makeDesigns()
{
    m_metricTable = plainTable(m_metrics);
    m_settingTable = plainTable(m_settings);
    m_reasons = new QLabel;
    m_reasons->setWordWrap(true);
    m_reasons->setTextFormat(Qt::PlainText);
    m_reasons->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_reasons->setContentsMargins(12, 6, 12, 8);
    m_reasons->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_warning = new QLabel;
    m_warning->setWordWrap(true);
    m_warning->setContentsMargins(12, 6, 12, 6);
    m_energy = new EnergyChart;
    m_layers = new LayerDifferenceChart;
    m_radar = new RadarChart;
    m_against = new QComboBox;
    m_showAll = new QPushButton;
    m_showAll->setFlat(true);
    m_showAll->setCheckable(true);

    const auto titled = [](QLabel* title, QWidget* aside, QWidget* content) {
        auto* widget = new QWidget;
        widget->setProperty("surface", QStringLiteral("base"));
        widget->setAttribute(Qt::WA_StyledBackground);
        auto* layout = new QVBoxLayout(widget);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(0);
        auto* head = new QHBoxLayout;
        head->setContentsMargins(0, 0, 8, 0);
        head->addWidget(title, 1);
        if (aside)
            head->addWidget(aside);
        layout->addLayout(head);
        layout->addWidget(content, 1);
        return widget;
    };
    m_metricsTitle = sectionTitle(nullptr);
    m_settingsTitle = sectionTitle(nullptr);
    m_energyTitle = sectionTitle(nullptr);
    m_layersTitle = sectionTitle(nullptr);
    m_radarTitle = sectionTitle(nullptr);

    auto* tables = new QSplitter(Qt::Vertical);
    tables->addWidget(titled(m_metricsTitle, nullptr, m_metricTable));
    tables->addWidget(titled(m_settingsTitle, m_showAll, m_settingTable));
    tables->addWidget(scrolled(m_reasons));
    tables->setStretchFactor(0, 5);
    tables->setStretchFactor(1, 4);
    tables->setStretchFactor(2, 2);
    // One column of figures that scrolls; energy and radar stand beside each other where there is room.
    auto* column = new QWidget;
    auto* stack = new QVBoxLayout(column);
    stack->setContentsMargins(0, 0, 0, 0);
    stack->setSpacing(1);
    m_upper = new QBoxLayout(QBoxLayout::LeftToRight);
    m_upper->setSpacing(1);
    m_upper->addWidget(titled(m_energyTitle, nullptr, m_energy), 3);
    m_upper->addWidget(titled(m_radarTitle, nullptr, m_radar), 2);
    stack->addLayout(m_upper, 1);
    stack->addWidget(titled(m_layersTitle, m_against, m_layers));
    QWidget* figures = scrolled(column);
    m_figures = figures;
    auto* halves = new QSplitter(Qt::Horizontal);
    halves->addWidget(tables);
    halves->addWidget(figures);
    halves->setStretchFactor(0, 1);
    halves->setStretchFactor(1, 1);
    for (QSplitter* splitter : { tables, halves })
        splitter->setChildrenCollapsible(false);
    halves->setSizes({ 560, 500 });
    tables->setSizes({ 360, 260, 120 });
    connect(halves, &QSplitter::splitterMoved, this, &CompareView::arrangeFigures);
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_warning);
    layout->addWidget(halves, 1);

    connect(m_showAll, &QPushButton::toggled, this, [this](bool all) {
        m_settings->setShowAll(all);
        refresh();
        sizeTables();
    });
    connect(m_against, &QComboBox::currentIndexChanged, this, [this](int index) {
        if (!m_filling && index >= 0)
            m_layers->setDesign(m_against->itemData(index).toUInt());
    });
    connect(m_layers, &LayerDifferenceChart::layerPicked, this, &CompareView::layerPicked);
    return page;
}

void CompareView::arrangeFigures()
{
    m_upper->setDirection(m_figures->width() < 720 ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void CompareView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    QMetaObject::invokeMethod(this, &CompareView::arrangeFigures,
                              Qt::QueuedConnection); // when the splitter has its size
}

void CompareView::showPage(int page)
{
    m_pages->setCurrent(page);
    m_stack->setCurrentIndex(page);
    refresh();
}

int CompareView::page() const { return m_stack->currentIndex(); }

void CompareView::fillPicker(int which)
{
    QComboBox* box = m_pickers[static_cast<std::size_t>(which)];
    const QString was = box->currentData().toString();
    box->clear();
    box->addItem(which < 2 ? tr("None") : tr("Add a design"), QString());
    for (const CompareChoice& choice : m_choices) {
        box->addItem(choice.name, choice.id);
        box->setItemData(box->count() - 1, choice.group, Qt::ToolTipRole);
    }
    box->setCurrentIndex(std::max(0, box->findData(was)));
}

void CompareView::setChoices(const std::vector<CompareChoice>& choices)
{
    if (choices == m_choices)
        return;
    m_choices = choices;
    m_filling = true;
    for (int i = 0; i < static_cast<int>(m_pickers.size()); ++i)
        fillPicker(i);
    m_filling = false;
    refresh();
}

void CompareView::setPicked(const QStringList& ids)
{
    m_filling = true;
    for (std::size_t i = 0; i < m_pickers.size(); ++i)
        m_pickers[i]->setCurrentIndex(std::max(0, m_pickers[i]->findData(ids.value(static_cast<qsizetype>(i)))));
    m_filling = false;
    refresh();
}

QStringList CompareView::picked() const
{
    QStringList ids;
    for (const QComboBox* box : m_pickers)
        ids << box->currentData().toString();
    return ids;
}

void CompareView::setComparison(std::shared_ptr<const compare::Comparison> comparison)
{
    m_comparison = std::move(comparison);
    if (m_comparison)
        m_message.clear();
    m_metrics->setComparison(m_comparison);
    m_settings->setComparison(m_comparison);
    m_filling = true;
    m_against->clear();
    if (m_comparison) {
        m_reference = static_cast<int>(m_comparison->reference);
        for (std::size_t d = 0; d < m_comparison->designs.size(); ++d)
            if (d != m_comparison->reference)
                m_against->addItem({}, QVariant::fromValue(static_cast<uint>(d)));
        for (CompareFigure* figure : std::initializer_list<CompareFigure*> { m_energy, m_layers, m_radar })
            figure->setComparison(m_comparison);
        m_layers->setDesign(m_against->itemData(0).toUInt());
        for (int column = 0; column < m_metrics->columnCount(); ++column)
            m_metricTable->setItemDelegateForColumn(
                column, m_metrics->changeOf(column) >= 0 ? new ChangeDelegate(m_metricTable) : nullptr);
    }
    m_filling = false;
    refresh();
    sizeTables();
}

void CompareView::sizeTables()
{
    m_metricTable->resizeColumnsToContents();
    m_settingTable->resizeColumnsToContents();
    m_metricTable->horizontalHeader()->setStretchLastSection(true);
    m_settingTable->horizontalHeader()->setStretchLastSection(true);
    m_settingTable->setColumnWidth(0, std::min(m_settingTable->columnWidth(0), 260));
}

void CompareView::setMessage(const QString& message)
{
    m_message = message;
    refresh();
}

void CompareView::setSelectedLayer(const QString& name) { m_layers->setSelectedLayer(name); }

void CompareView::refresh()
{
    const bool designsPage = m_stack->currentIndex() == 0;
    for (std::size_t i = 0; i < m_pickers.size(); ++i) {
        QWidget* both = m_pickers[i]->parentWidget();
        // One more picker than there are designs picked: the next one to add.
        bool shown = i < 2;
        for (std::size_t k = 1; k < m_pickers.size() && !shown; ++k)
            shown = k + 1 >= i && !m_pickers[k]->currentData().toString().isEmpty();
        both->setVisible(designsPage && shown);
        const QColor colour = designColour(i);
        m_badges[i]->setStyleSheet(
            QStringLiteral("background:%1;color:white;border-radius:3px;font-weight:600").arg(colour.name()));
    }
    m_references->parentWidget()->setVisible(designsPage && m_comparison != nullptr);
    m_references->setCurrent(m_reference);
    const auto letters = m_references->findChildren<QPushButton*>();
    for (qsizetype i = 0; i < letters.size(); ++i)
        letters[i]->setVisible(m_comparison && static_cast<std::size_t>(i) < m_comparison->designs.size());
    m_report->setVisible(true);
    m_report->setEnabled(m_comparison != nullptr || m_reproduction->result() != nullptr);
    m_export->setEnabled(page() == 3       ? m_sweep->sweep() != nullptr
                             : page() == 1 ? m_reproduction->result() != nullptr
                                           : page() == 0 && m_comparison != nullptr);
    if (!m_comparison) {
        m_body->setCurrentIndex(0);
        m_empty->setText(m_message.isEmpty() ? tr("Nothing to compare yet") : tr("These cannot be compared"),
                         m_message.isEmpty() ? tr("Pick two to four designs above: pinned ones, the best of runs, or a "
                                                  "published machine on this network.")
                                             : m_message);
        return;
    }
    m_body->setCurrentIndex(1);
    const compare::Comparison& c = *m_comparison;
    QStringList warnings;
    if (!m_message.isEmpty())
        warnings << m_message;
    if (!c.sameNetwork)
        warnings << tr("The networks differ: figures of one inference compare different work.");
    if (!c.sameModel)
        warnings << tr("The evaluation models differ: figures are counted differently.");
    for (std::size_t d = 0; d < c.designs.size(); ++d)
        if (!c.designs[d].evaluation->feasible)
            warnings << tr("%1 breaks a constraint: %2")
                            .arg(QString::fromStdString(compare::letterOf(d)),
                                 QString::fromStdString(c.designs[d].evaluation->violationDetail));
    m_warning->setText(warnings.join(QLatin1Char('\n')));
    m_warning->setVisible(!warnings.isEmpty());
    m_warning->setStyleSheet(
        QStringLiteral("background:%1;color:%2").arg(tokens().warningFill.name(), tokens().text.name()));
    m_metricsTitle->setText(tr("Metrics, bold is best"));
    m_settingsTitle->setText(
        tr("Configuration: %1 of %2 values differ").arg(c.differingSettings()).arg(c.settings.size()));
    m_energyTitle->setText(tr("Energy by component, per inference"));
    m_layersTitle->setText(tr("Energy by layer, difference in µJ"));
    m_radarTitle->setText(tr("Radar, outer is better"));
    for (int i = 0; i < m_against->count(); ++i)
        m_against->setItemText(
            i,
            tr("%1 − %2").arg(QString::fromStdString(compare::letterOf(m_against->itemData(i).toUInt())),
                              QString::fromStdString(compare::letterOf(c.reference))));
    m_against->setVisible(m_against->count() > 0);
    QStringList reasons;
    for (const compare::Reason& reason : c.reasons)
        reasons << reasonWords(c, reason);
    m_reasons->setText(reasons.isEmpty()
                           ? tr("The designs do not differ in latency, period, energy, peak power or area.")
                           : reasons.join(QStringLiteral("\n\n")));
}

Result<void> CompareView::exportPicture(const QString& path) const
{
    if (page() == 3) {
        const QSize size(900, 360);
        return exportFigure(path, size, [&](QPainter& painter) {
            painter.fillRect(QRect(QPoint(), size), tokens().base);
            m_sweep->chart()->paint(painter, size);
        });
    }
    if (!m_comparison)
        return fail(ErrorCode::InvalidArgument, tr("There is no comparison to export").toStdString());
    const QSize energy = m_energy->figureSize(), radar(320, energy.height()),
                layers(energy.width() + radar.width(), m_layers->figureSize().height());
    const int head = 24, top = head + energy.height();
    return exportFigure(path, QSize(layers.width(), top + head + layers.height() + 8), [&](QPainter& painter) {
        painter.fillRect(QRect(0, 0, layers.width(), top + head + layers.height() + 8), tokens().base);
        const auto draw = [&](const CompareFigure& figure, const QString& title, const QPoint& at, const QSize& size) {
            painter.setFont(fontOf(TextRole::Section));
            painter.setPen(tokens().text);
            painter.drawText(QRect(at.x() + 8, at.y() + 2, size.width() - 16, 20), Qt::AlignLeft | Qt::AlignVCenter,
                             title);
            painter.save();
            painter.translate(at.x(), at.y() + head);
            figure.paint(painter, size);
            painter.restore();
        };
        draw(*m_energy, m_energyTitle->text(), QPoint(0, 0), energy);
        draw(*m_radar, m_radarTitle->text(), QPoint(energy.width(), 0), radar);
        draw(*m_layers, m_layersTitle->text(), QPoint(0, top), layers);
    });
}

void CompareView::retranslate()
{
    m_pages->setTexts({ tr("Designs"), tr("Paper"), tr("Machines"), tr("Budgets") });
    m_pages->setToolTips({ tr("Two to four designs side by side"),
                           tr("The published results run again, beside the paper's numbers"),
                           tr("Portability: each machine on each other network"),
                           tr("Efficiency and throughput against the power budget") });
    m_pages->setAccessibleName(tr("What to compare"));
    for (QPushButton* button : m_pages->findChildren<QPushButton*>()) // the chosen one is bold
        button->setMinimumWidth(QFontMetrics(fontOf(TextRole::Section)).horizontalAdvance(button->text()) + 32);
    m_referenceLabel->setText(tr("Reference"));
    QStringList letters, tips;
    for (std::size_t i = 0; i < m_pickers.size(); ++i) {
        const QString letter = QString::fromStdString(compare::letterOf(i));
        letters << letter;
        tips << tr("Show differences against %1").arg(letter);
        m_pickers[i]->setAccessibleName(tr("Design %1").arg(letter));
        m_pickers[i]->setToolTip(
            tr("Design %1: pinned, best of a run, or a published machine on this network and budget").arg(letter));
        m_pickers[i]->setItemText(0, i < 2 ? tr("None") : tr("Add a design"));
    }
    m_references->setTexts(letters);
    m_references->setToolTips(tips);
    m_references->setAccessibleName(tr("Reference"));
    const auto say = [](QWidget* widget, const QString& name, const QString& tip) {
        widget->setAccessibleName(name);
        widget->setToolTip(tip);
    };
    m_report->setText(tr("Report…"));
    say(m_report, tr("Report"), tr("Write what is shown as one HTML or PDF file, or as LaTeX tables"));
    say(m_export, tr("Export"), tr("Export as PNG, SVG, PDF or CSV"));
    m_showAll->setText(tr("Show all"));
    say(m_showAll, m_showAll->text(), tr("Also values that are alike in all designs"));
    say(m_metricTable, tr("Metrics"), {});
    say(m_settingTable, tr("Configuration"), {});
    say(m_against, tr("Difference of"), tr("Which design the layers are compared for"));
    say(m_energy, tr("Energy by component"), {});
    say(m_layers, tr("Energy by layer"), {});
    say(m_radar, tr("Radar"), {});
    m_reasons->setAccessibleName(tr("Why the designs differ"));
    refresh();
}

void CompareView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        setComparison(m_comparison);
    }
    QWidget::changeEvent(event);
}

} // namespace pim::widgets
