// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/compare_view.h"

#include <algorithm>

#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/common/figure_export.h"
#include "widgets/common/flow_layout.h"
#include "widgets/common/icons.h"
#include "widgets/common/literal_text.h"
#include "widgets/common/section.h"
#include "widgets/common/segmented.h"
#include "widgets/common/quantity_text.h"
#include "widgets/common/theme.h"
#include "widgets/compare/compare_charts.h"
#include "widgets/compare/compare_layers.h"
#include "widgets/compare/compare_tables.h"
#include "widgets/compare/compare_words.h"
#include "widgets/compare/linked_floorplans.h"
#include "widgets/compare/linked_timelines.h"
#include "widgets/compare/portability_page.h"
#include "widgets/compare/reproduction_page.h"
#include "widgets/compare/sweep_page.h"

namespace pim::widgets {
namespace {

const QString kFromFile = QStringLiteral("from-file");

/// Its last row asks for a file: it can be chosen in the list, but not by turning the wheel over the box.
class DesignPicker : public QComboBox
{
public:
    using QComboBox::QComboBox;
    void showPopup() override
    {
        setLast(true);
        QComboBox::showPopup();
    }
    void hidePopup() override
    {
        QComboBox::hidePopup();
        setLast(false);
    }
    void setLast(bool enabled)
    {
        if (auto* rows = qobject_cast<QStandardItemModel*>(model()); rows && rows->rowCount() > 0)
            rows->item(rows->rowCount() - 1)->setEnabled(enabled);
    }
};

} // namespace

CompareView::CompareView(QWidget* parent)
    : QWidget(parent)
    , m_stack(new QStackedWidget)
    , m_body(new QStackedWidget)
    , m_sectionStack(new QStackedWidget)
    , m_empty(new EmptyState(QStringLiteral("compare")))
    , m_tables(new CompareTables)
    , m_layers(new CompareLayers)
    , m_floorplans(new LinkedFloorplans)
    , m_timelines(new LinkedTimelines)
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
    m_stack->setMinimumSize(320, 160); // pages give way before the window grows
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
        m_pickers[i] = new DesignPicker(both);
        m_pickers[i]->setObjectName(QStringLiteral("picker"));
        m_pickers[i]->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        m_pickers[i]->setMinimumContentsLength(12);
        row->addWidget(m_badges[i]);
        row->addWidget(m_pickers[i]);
        tools->addWidget(both);
        connect(m_pickers[i], &QComboBox::currentIndexChanged, this, [this, i] { picked(static_cast<int>(i)); });
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
    m_sections = new Segmented(4, bar);
    tools->addWidget(m_sections);
    tools->addStretch();
    m_manual = new QPushButton(bar);
    m_manual->setIcon(icon(QStringLiteral("chip")));
    tools->addWidget(m_manual);
    connect(m_manual, &QPushButton::clicked, this, &CompareView::pickManual);
    m_report = new QPushButton(bar);
    m_report->setIcon(icon(QStringLiteral("file")));
    tools->addWidget(m_report);
    m_export = new QToolButton(bar);
    m_export->setIcon(icon(QStringLiteral("export")));
    tools->addWidget(m_export);
    connect(m_pages, &Segmented::chosen, this, &CompareView::showPage);
    connect(m_sections, &Segmented::chosen, this, [this](int which) { showSection(static_cast<Section>(which)); });
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
    m_warning = new QLabel;
    m_warning->setWordWrap(true);
    m_warning->setContentsMargins(12, 6, 12, 6);
    for (QWidget* section : std::initializer_list<QWidget*> { m_tables, m_layers, m_floorplans, m_timelines })
        m_sectionStack->addWidget(section);
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_warning);
    layout->addWidget(m_sectionStack, 1);
    connect(m_layers, &CompareLayers::layerPicked, this, &CompareView::layerPicked);
    connect(m_floorplans, &LinkedFloorplans::layerPicked, this, &CompareView::layerPicked);
    connect(m_timelines, &LinkedTimelines::layerPicked, this, &CompareView::layerPicked);
    return page;
}

void CompareView::showSection(Section section)
{
    m_sections->setCurrent(static_cast<int>(section));
    m_sectionStack->setCurrentIndex(static_cast<int>(section));
    emit sectionChanged();
}

CompareView::Section CompareView::section() const { return static_cast<Section>(m_sectionStack->currentIndex()); }

void CompareView::setWheelZooms(bool on)
{
    m_floorplans->setWheelZooms(on);
    m_timelines->setWheelZooms(on);
}

void CompareView::showPage(int page)
{
    m_pages->setCurrent(page);
    m_stack->setCurrentIndex(page);
    refresh();
}

int CompareView::page() const { return m_stack->currentIndex(); }

void CompareView::picked(int which)
{
    if (m_filling)
        return;
    QComboBox* box = m_pickers[static_cast<std::size_t>(which)];
    if (box->currentData().toString() == kFromFile) {
        // Until there is one, what was picked stays.
        m_filling = true;
        box->setCurrentIndex(std::max(0, box->findData(m_before[static_cast<std::size_t>(which)])));
        m_filling = false;
        emit fileRequested(which);
        return;
    }
    refresh();
    emit picksChanged();
}

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
    box->addItem(tr("From a file…"), kFromFile);
    box->setItemData(box->count() - 1, tr("a design of another project (*.pims) or a design file (*.json); the file is only read"), Qt::ToolTipRole);
    static_cast<DesignPicker*>(box)->setLast(false);
    box->setCurrentIndex(std::max(0, box->findData(was)));
}

/// The first design against every published machine that is offered.
void CompareView::pickManual()
{
    QStringList ids { m_pickers[0]->currentData().toString() };
    if (ids[0].startsWith(QLatin1String("preset:")) || ids[0].isEmpty())
        ids[0] = m_choices.empty() ? QString() : m_choices.front().id;
    for (const CompareChoice& choice : m_choices)
        if (choice.id.startsWith(QLatin1String("preset:")))
            ids << choice.id;
    m_reference = 0;
    setPicked(ids);
    showSection(Section::Table);
    emit picksChanged();
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
    m_tables->setComparison(m_comparison);
    m_layers->setComparison(m_comparison);
    m_floorplans->clear();
    m_timelines->clear();
    if (m_comparison)
        m_reference = static_cast<int>(m_comparison->reference);
    refresh();
}

void CompareView::setMessage(const QString& message)
{
    m_message = message;
    refresh();
}

void CompareView::setSelectedLayer(const QString& name)
{
    m_layers->setSelectedLayer(name);
    m_floorplans->setSelectedLayer(name);
    m_timelines->setSelectedLayer(name);
}

void CompareView::refresh()
{
    const bool designsPage = m_stack->currentIndex() == 0;
    for (std::size_t i = 0; i < m_pickers.size(); ++i)
        m_before[i] = m_pickers[i]->currentData().toString();
    for (std::size_t i = 0; i < m_pickers.size(); ++i) {
        QWidget* both = m_pickers[i]->parentWidget();
        // One more picker than there are designs picked: the next one to add.
        bool shown = i < 2;
        for (std::size_t k = 1; k < m_pickers.size() && !shown; ++k)
            shown = k + 1 >= i && !m_pickers[k]->currentData().toString().isEmpty();
        both->setVisible(designsPage && shown);
        // Whole names and where designs come from: boxes are narrow.
        const QString from = m_pickers[i]->currentData(Qt::ToolTipRole).toString();
        m_pickers[i]->setToolTip(from.isEmpty() ? tr("Design %1: pinned, best of a run, of another file, or a published machine on this network and budget")
                                                      .arg(QString::fromStdString(compare::letterOf(i)))
                                                : literalText(m_pickers[i]->currentText() + QLatin1Char('\n') + from));
        const QColor colour = designColour(i);
        m_badges[i]->setStyleSheet(
            QStringLiteral("background:%1;color:white;border-radius:3px;font-weight:600").arg(colour.name()));
    }
    m_references->parentWidget()->setVisible(designsPage && m_comparison != nullptr);
    m_references->setCurrent(m_reference);
    m_references->setShownCount(m_comparison ? static_cast<int>(m_comparison->designs.size()) : 2);
    m_report->setVisible(true);
    m_report->setEnabled(m_comparison != nullptr || m_reproduction->result() != nullptr);
    m_export->setEnabled(canExport());
    m_sections->setVisible(designsPage && m_comparison != nullptr);
    m_manual->setVisible(designsPage);
    m_manual->setEnabled(std::any_of(m_choices.begin(), m_choices.end(), [](const CompareChoice& choice) {
        return choice.id.startsWith(QLatin1String("preset:"));
    }));
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
    for (const compare::Entry& entry : c.designs)
        if (entry.missedClock)
            warnings << tr("%1: %2 does not pay for one ADC a crossbar as published; its clock is %3 instead of %4.")
                            .arg(QString::fromStdString(entry.name),
                                 quantity(entry.design->constraints.powerBudget).text(),
                                 quantity(entry.evaluation->metrics.clock, 4).text(),
                                 quantity(*entry.missedClock, 4).text());
    for (std::size_t d = 0; d < c.designs.size(); ++d)
        if (!c.designs[d].evaluation->feasible)
            warnings << tr("%1 breaks a constraint: %2")
                            .arg(QString::fromStdString(compare::letterOf(d)),
                                 QString::fromStdString(c.designs[d].evaluation->violationDetail));
    m_warning->setText(warnings.join(QLatin1Char('\n')));
    m_warning->setVisible(!warnings.isEmpty());
    m_warning->setStyleSheet(
        QStringLiteral("background:%1;color:%2").arg(tokens().warningFill.name(), tokens().text.name()));
}

bool CompareView::canExport() const
{
    switch (page()) {
    case 1: return m_reproduction->result() != nullptr;
    case 2: return m_portability->matrix() != nullptr;
    case 3: return m_sweep->sweep() != nullptr;
    default: return m_comparison != nullptr;
    }
}

Result<void> CompareView::exportPicture(const QString& path) const
{
    if (!canExport())
        return fail(ErrorCode::InvalidArgument, tr("There is nothing to export yet").toStdString());
    const auto whole = [&](const QSize& size, const auto& paint) {
        return exportFigure(path, size, [&](QPainter& painter) {
            painter.fillRect(QRect(QPoint(), size), tokens().base);
            paint(painter, size);
        });
    };
    switch (page()) {
    case 1:
        return whole(m_reproduction->figureSize(),
                     [&](QPainter& painter, const QSize& size) { m_reproduction->paintFigure(painter, size); });
    case 2:
        return whole(m_portability->figureSize(),
                     [&](QPainter& painter, const QSize& size) { m_portability->paintFigure(painter, size); });
    case 3:
        return whole(QSize(900, 360),
                     [&](QPainter& painter, const QSize& size) { m_sweep->chart()->paint(painter, size); });
    default: break;
    }
    if (section() == Section::Floorplans && m_floorplans->hasData())
        return whole(m_floorplans->size().expandedTo(QSize(640, 400)),
                     [&](QPainter& painter, const QSize& size) { m_floorplans->paintFigure(painter, size); });
    if (section() == Section::Timelines && m_timelines->hasData())
        return whole(m_timelines->size().expandedTo(QSize(640, 400)),
                     [&](QPainter& painter, const QSize& size) { m_timelines->paintFigure(painter, size); });
    const QSize energy = m_tables->energy()->figureSize(), radar(320, energy.height()),
                layers(energy.width() + radar.width(), m_layers->chart()->figureSize().height());
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
        draw(*m_tables->energy(), tr("Energy by component, per inference"), QPoint(0, 0), energy);
        draw(*m_tables->radar(), tr("Radar, outer is better"), QPoint(energy.width(), 0), radar);
        draw(*m_layers->chart(), tr("Energy by layer, difference in µJ"), QPoint(0, top), layers);
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
    m_sections->setTexts({ tr("Table"), tr("Layers"), tr("Floorplans"), tr("Timelines") });
    m_sections->setToolTips({ tr("Metrics, configuration, energy by component and radar"), tr("Layer by layer"),
                              tr("Floorplans at one scale, linked"), tr("Timelines at one scale of time, linked") });
    m_sections->setAccessibleName(tr("Part of the comparison"));
    for (QPushButton* button : m_pages->findChildren<QPushButton*>()) // the chosen one is bold
        button->setMinimumWidth(QFontMetrics(fontOf(TextRole::Section)).horizontalAdvance(button->text()) + 32);
    m_referenceLabel->setText(tr("Reference"));
    QStringList letters, tips;
    for (std::size_t i = 0; i < m_pickers.size(); ++i) {
        const QString letter = QString::fromStdString(compare::letterOf(i));
        letters << letter;
        tips << tr("Show differences against %1").arg(letter);
        m_pickers[i]->setAccessibleName(tr("Design %1").arg(letter));
        m_filling = true;
        fillPicker(static_cast<int>(i));
        m_filling = false;
    }
    m_references->setTexts(letters);
    m_references->setToolTips(tips);
    m_references->setAccessibleName(tr("Reference"));
    const auto say = [](QWidget* widget, const QString& name, const QString& tip) {
        widget->setAccessibleName(name);
        widget->setToolTip(tip);
    };
    m_manual->setText(tr("Manual designs"));
    say(m_manual, m_manual->text(),
        tr("Compare A with ISAAC and PUMA on its network and budget, beside the cited figures of PRIME, PipeLayer and AtomLayer"));
    m_report->setText(tr("Report…"));
    say(m_report, tr("Report"), tr("Write what is shown as one HTML or PDF file, or as LaTeX tables"));
    say(m_export, tr("Export"), tr("Export what is shown as PNG, SVG, PDF, CSV or LaTeX"));
    refresh();
}

void CompareView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace pim::widgets
