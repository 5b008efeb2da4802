// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/compare_tables.h"

#include <algorithm>

#include <QEvent>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>

#include "widgets/common/number_delegate.h"
#include "widgets/common/quantity_text.h"
#include "widgets/common/theme.h"
#include "widgets/compare/compare_charts.h"
#include "widgets/compare/compare_models.h"
#include "widgets/compare/compare_words.h"

namespace pim::widgets {
namespace {

constexpr int kLeastFigures = 380; ///< px beside the tables; below, the figures stand under them
constexpr int kBothFigures = 700; ///< px in which energy and radar stand beside each other

} // namespace

QLabel* sectionTitle()
{
    auto* label = new QLabel;
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

QWidget* titledPart(QLabel* title, QWidget* aside, QWidget* content)
{
    auto* part = new QWidget;
    part->setProperty("surface", QStringLiteral("base"));
    part->setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(0, 0, 8, 0);
    head->addWidget(title, 1);
    if (aside)
        head->addWidget(aside);
    layout->addLayout(head);
    layout->addWidget(content, 1);
    return part;
}

CompareTables::CompareTables(QWidget* parent)
    : QScrollArea(parent)
    , m_metrics(new MetricModel(this))
    , m_settings(new SettingModel(this))
    , m_published(new PublishedModel(this))
    , m_metricTable(plainTable(m_metrics))
    , m_settingTable(plainTable(m_settings))
    , m_publishedTable(plainTable(m_published))
    , m_metricsTitle(sectionTitle())
    , m_settingsTitle(sectionTitle())
    , m_reasonsTitle(sectionTitle())
    , m_energyTitle(sectionTitle())
    , m_radarTitle(sectionTitle())
    , m_reasons(new QLabel)
    , m_publishedTitle(sectionTitle())
    , m_publishedNotes(new QLabel)
    , m_showAll(new QPushButton)
    , m_energy(new EnergyChart)
    , m_radar(new RadarChart)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_reasons->setWordWrap(true);
    m_reasons->setTextFormat(Qt::PlainText);
    m_reasons->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_reasons->setContentsMargins(12, 2, 12, 8);
    m_reasons->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_showAll->setFlat(true);
    m_showAll->setCheckable(true);
    m_publishedNotes->setWordWrap(true);
    m_publishedNotes->setTextFormat(Qt::PlainText);
    m_publishedNotes->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_publishedNotes->setContentsMargins(12, 2, 12, 8);
    m_publishedNotes->setProperty("role", QStringLiteral("hint"));
    auto* published = new QWidget;
    auto* lines = new QVBoxLayout(published);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(4);
    lines->addWidget(m_publishedTable);
    lines->addWidget(m_publishedNotes);
    m_publishedPart = titledPart(m_publishedTitle, nullptr, published);
    for (QTableView* table : { m_metricTable, m_settingTable, m_publishedTable }) // the page scrolls, not its tables
        table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_metricPart = titledPart(m_metricsTitle, nullptr, m_metricTable);
    m_settingPart = titledPart(m_settingsTitle, m_showAll, m_settingTable);
    m_reasonPart = titledPart(m_reasonsTitle, nullptr, m_reasons);
    m_figurePart = new QWidget;
    m_figures = new QBoxLayout(QBoxLayout::TopToBottom, m_figurePart);
    m_figures->setContentsMargins(0, 0, 0, 0);
    m_figures->setSpacing(1);
    m_figures->addWidget(titledPart(m_energyTitle, nullptr, m_energy), 3);
    m_figures->addWidget(titledPart(m_radarTitle, nullptr, m_radar), 2);
    auto* page = new QWidget;
    page->setProperty("surface", QStringLiteral("base"));
    page->setAttribute(Qt::WA_StyledBackground);
    m_grid = new QGridLayout(page);
    m_grid->setContentsMargins(0, 0, 0, 8);
    m_grid->setHorizontalSpacing(1);
    m_grid->setVerticalSpacing(6);
    setWidget(page);
    connect(m_showAll, &QPushButton::toggled, this, [this](bool all) {
        m_settings->setShowAll(all);
        sizeTables();
    });
    connect(&Theme::instance(), &Theme::changed, this, &CompareTables::refresh);
    retranslate();
}

void CompareTables::setComparison(std::shared_ptr<const compare::Comparison> comparison)
{
    m_comparison = std::move(comparison);
    m_metrics->setComparison(m_comparison);
    m_settings->setComparison(m_comparison);
    m_published->setComparison(m_comparison);
    m_publishedPart->setVisible(m_published->concerns());
    if (m_comparison) {
        for (CompareFigure* figure : std::initializer_list<CompareFigure*> { m_energy, m_radar })
            figure->setComparison(m_comparison);
        for (int column = 0; column < m_metrics->columnCount(); ++column)
            m_metricTable->setItemDelegateForColumn(
                column,
                m_metrics->changeOf(column) >= 0
                    ? new ChangeDelegate(m_comparison->designs.size() > 2 ? 18 : 38, m_metricTable)
                    : nullptr);
    }
    refresh();
    sizeTables();
}

/// Tables as high as their rows, so that the page alone scrolls.
void CompareTables::sizeTables()
{
    for (QTableView* table : { m_metricTable, m_settingTable, m_publishedTable }) {
        table->horizontalHeader()->setStretchLastSection(false);
        table->resizeColumnsToContents();
        const int first = table == m_settingTable ? 280 : 220;
        table->setColumnWidth(0, std::min(table->columnWidth(0), first));
        const int width = table->horizontalHeader()->length();
        if (table == m_metricTable)
            m_tableWidth = width;
        table->horizontalHeader()->setStretchLastSection(table != m_metricTable);
        const int bar = table->style()->pixelMetric(QStyle::PM_ScrollBarExtent);
        table->setFixedHeight(table->horizontalHeader()->sizeHint().height() + table->verticalHeader()->length() + bar + 2);
    }
    m_arranged = -1;
    arrange();
}

void CompareTables::arrange()
{
    const int room = viewport()->width();
    // A table that had to scroll sideways is worse than figures below it.
    const bool beside = m_tableWidth > 0 && room - m_tableWidth >= kLeastFigures;
    const bool pair = (beside ? room - std::max(m_tableWidth, room / 2) : room) >= kBothFigures;
    const int arrangement = (beside ? 2 : 0) + (pair ? 1 : 0);
    if (arrangement == m_arranged)
        return;
    m_arranged = arrangement;
    m_figures->setDirection(pair ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    for (QWidget* part : { m_metricPart, m_settingPart, m_reasonPart, m_figurePart, m_publishedPart })
        m_grid->removeWidget(part);
    if (beside) {
        m_grid->addWidget(m_metricPart, 0, 0);
        m_grid->addWidget(m_reasonPart, 1, 0);
        m_grid->addWidget(m_settingPart, 2, 0, 2, 1, Qt::AlignTop);
        m_grid->addWidget(m_figurePart, 0, 1, pair ? 1 : 2, 1, pair ? Qt::Alignment() : Qt::AlignTop);
        m_grid->addWidget(m_publishedPart, pair ? 1 : 2, 1, Qt::AlignTop);
        m_metricPart->setMinimumWidth(m_tableWidth);
    } else {
        m_metricPart->setMinimumWidth(0);
        m_grid->addWidget(m_metricPart, 0, 0);
        m_grid->addWidget(m_figurePart, 1, 0);
        m_grid->addWidget(m_publishedPart, 2, 0);
        m_grid->addWidget(m_reasonPart, 3, 0);
        m_grid->addWidget(m_settingPart, 4, 0);
    }
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, beside ? 1 : 0);
    for (int row = 0; row < 5; ++row)
        m_grid->setRowStretch(row, beside && row == 3 ? 1 : 0);
}

void CompareTables::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    arrange();
}

void CompareTables::refresh()
{
    if (!m_comparison)
        return;
    const compare::Comparison& c = *m_comparison;
    m_settingsTitle->setText(
        tr("Configuration: %1 of %2 values differ").arg(c.differingSettings()).arg(c.settings.size()));
    QStringList notes;
    if (const auto isaac = m_published->here(QStringLiteral("ISAAC")))
        notes << tr("ISAAC: the published 0.63 TOPS/W are 41.3 TOPS over the 65.8 W of the whole chip. Our macros have none of its "
                    "off-chip links (10.4 W), registers (3.2 W) and buses (1.2 W); without them it is 0.81 TOPS/W. Here it is %1, "
                    "which also depends on the network. ISAAC's own table says 0.36 TOPS/W by another definition; do not mix "
                    "the two.")
                     .arg(quantityIn(*isaac, "TOPS/W", 3).text());
    if (const auto puma = m_published->here(QStringLiteral("PUMA")))
        notes << tr("PUMA: the published 0.84 TOPS/W are 52.3 TOPS over the 62.5 W of a node, instruction memories and register files "
                    "included, which our macros do not have. Here it is %1.")
                     .arg(quantityIn(*puma, "TOPS/W", 3).text());
    notes << tr("Both are laid out here with published tiles and copies of the weights in proportion to Wo × Ho of each layer, at "
                "the scale of highest throughput in the budget. PRIME, PipeLayer and AtomLayer are cited: their parameters are "
                "not published in full.");
    m_publishedNotes->setText(notes.join(QLatin1Char('\n')));
    QStringList reasons;
    for (const compare::Reason& reason : c.reasons)
        reasons << reasonWords(c, reason);
    m_reasons->setText(reasons.isEmpty()
                           ? tr("The designs do not differ in latency, period, energy, peak power or area.")
                           : reasons.join(QStringLiteral("\n\n")));
}

void CompareTables::retranslate()
{
    m_metricsTitle->setText(tr("Metrics, bold is best"));
    m_publishedTitle->setText(tr("Published machines, peak power efficiency"));
    m_publishedNotes->setAccessibleName(tr("Why figures of published machines differ"));
    m_reasonsTitle->setText(tr("Why they differ"));
    m_energyTitle->setText(tr("Energy by component, per inference"));
    m_radarTitle->setText(tr("Radar, outer is better"));
    m_showAll->setText(tr("Show all"));
    const auto say = [](QWidget* widget, const QString& name, const QString& tip) {
        widget->setAccessibleName(name);
        widget->setToolTip(tip);
    };
    say(m_showAll, m_showAll->text(), tr("Also values that are alike in all designs"));
    say(m_metricTable, tr("Metrics"), {});
    say(m_settingTable, tr("Configuration"), {});
    say(m_publishedTable, tr("Published machines"), {});
    say(m_energy, tr("Energy by component"), {});
    say(m_radar, tr("Radar"), {});
    m_reasons->setAccessibleName(tr("Why the designs differ"));
    setAccessibleName(tr("Comparison"));
    refresh();
}

void CompareTables::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        setComparison(m_comparison);
    }
    QScrollArea::changeEvent(event);
}

} // namespace pim::widgets
