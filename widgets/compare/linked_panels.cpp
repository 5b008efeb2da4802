// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/linked_panels.h"

#include <algorithm>

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>

#include "core/compare/comparison.h"
#include "widgets/common/flow_layout.h"
#include "widgets/common/icons.h"
#include "widgets/common/segmented.h"
#include "widgets/common/theme.h"
#include "widgets/compare/compare_words.h"

namespace pim::widgets {

std::pair<int, int> panelGrid(std::size_t count, LinkedPanels::Arrangement arrangement)
{
    const int n = static_cast<int>(count);
    if (n > 3)
        return { 2, 2 };
    return arrangement == LinkedPanels::Arrangement::Beside ? std::pair(1, n) : std::pair(n, 1);
}

LinkedPanels::LinkedPanels(const std::vector<QWidget*>& drawings, Arrangement arrangement, int leastHeight, QWidget* parent)
    : QWidget(parent)
    , m_arrangement(arrangement)
    , m_leastHeight(leastHeight)
    , m_link(new QPushButton)
    , m_fit(new QToolButton)
    , m_arrangements(new Segmented(2))
    , m_hint(new QLabel)
    , m_scale(new QLabel)
{
    auto* bar = new QWidget(this);
    bar->setProperty("surface", QStringLiteral("base"));
    bar->setAttribute(Qt::WA_StyledBackground);
    auto* tools = new FlowLayout(bar, 12, 4);
    tools->setContentsMargins(12, 4, 12, 4);
    m_link->setCheckable(true);
    m_link->setChecked(true);
    m_link->setIcon(icon(QStringLiteral("link")));
    m_fit->setIcon(icon(QStringLiteral("fit")));
    m_hint->setProperty("role", QStringLiteral("hint"));
    m_scale->setProperty("role", QStringLiteral("label"));
    tools->addWidget(m_link);
    tools->addWidget(m_arrangements);
    tools->addWidget(m_fit);
    auto* more = new QWidget(bar); // together on a line
    m_tools = new QHBoxLayout(more);
    m_tools->setContentsMargins(0, 0, 0, 0);
    m_tools->setSpacing(8);
    more->hide();
    tools->addWidget(more);
    tools->addWidget(m_scale);
    tools->addStretch();
    tools->addWidget(m_hint);
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* body = new QWidget;
    scroll->setWidget(body);
    m_grid = new QGridLayout(body);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(1);
    for (QWidget* drawing : drawings) {
        Panel panel;
        panel.frame = new QWidget(body);
        panel.frame->setProperty("surface", QStringLiteral("base"));
        panel.frame->setAttribute(Qt::WA_StyledBackground);
        panel.badge = new QLabel(QString::fromStdString(compare::letterOf(m_panels.size())));
        panel.badge->setAlignment(Qt::AlignCenter);
        panel.badge->setFixedSize(18, 18);
        panel.name = new QLabel;
        panel.name->setFont(fontOf(TextRole::Section));
        panel.name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        panel.name->setTextFormat(Qt::PlainText);
        panel.about = new QLabel;
        panel.about->setProperty("role", QStringLiteral("hint"));
        panel.missing = new QLabel;
        panel.missing->setWordWrap(true);
        panel.missing->setAlignment(Qt::AlignCenter);
        panel.missing->setProperty("role", QStringLiteral("hint"));
        panel.missing->setContentsMargins(24, 12, 24, 12);
        panel.stack = new QStackedWidget;
        panel.stack->addWidget(panel.missing);
        panel.stack->addWidget(drawing);
        auto* head = new QHBoxLayout;
        head->setContentsMargins(12, 4, 12, 4);
        head->setSpacing(8);
        head->addWidget(panel.badge);
        head->addWidget(panel.name, 1);
        head->addWidget(panel.about);
        auto* column = new QVBoxLayout(panel.frame);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(0);
        column->addLayout(head);
        column->addWidget(panel.stack, 1);
        panel.frame->hide();
        m_panels.push_back(panel);
    }
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(1);
    all->addWidget(bar);
    all->addWidget(scroll, 1);
    m_arrangements->setCurrent(static_cast<int>(m_arrangement));
    connect(m_link, &QPushButton::toggled, this, &LinkedPanels::linkedChanged);
    connect(m_fit, &QToolButton::clicked, this, &LinkedPanels::fitRequested);
    connect(m_arrangements, &Segmented::chosen, this,
            [this](int which) { setArrangement(static_cast<Arrangement>(which)); });
    connect(&Theme::instance(), &Theme::changed, this, &LinkedPanels::colour);
    retranslate();
    colour();
}

bool LinkedPanels::isLinked() const { return m_link->isChecked(); }
void LinkedPanels::setLinked(bool linked) { m_link->setChecked(linked); }
void LinkedPanels::setScaleText(const QString& text) { m_scale->setText(text); }

void LinkedPanels::addTool(QWidget* tool)
{
    m_tools->addWidget(tool);
    m_tools->parentWidget()->show();
}

void LinkedPanels::setHint(const QString& text) { m_hint->setText(text); }

void LinkedPanels::setArrangement(Arrangement arrangement)
{
    m_arrangement = arrangement;
    m_arrangements->setCurrent(static_cast<int>(arrangement));
    arrange();
}

void LinkedPanels::setHeads(const std::vector<PanelHead>& heads)
{
    m_count = std::min(heads.size(), m_panels.size());
    for (std::size_t i = 0; i < m_panels.size(); ++i) {
        Panel& panel = m_panels[i];
        panel.frame->setVisible(i < m_count);
        if (i >= m_count)
            continue;
        panel.name->setText(heads[i].name);
        panel.name->setToolTip(heads[i].name);
        panel.missing->setText(heads[i].missing);
        panel.stack->setCurrentIndex(heads[i].missing.isEmpty() ? 1 : 0);
        panel.frame->setAccessibleName(
            tr("Design %1: %2").arg(QString::fromStdString(compare::letterOf(i)), heads[i].name));
        setAbout(i, heads[i].about);
    }
    m_arrangements->setVisible(m_count < 4);
    arrange();
}

void LinkedPanels::setAbout(std::size_t panel, const QString& about)
{
    m_panels[panel].about->setText(about);
    m_panels[panel].frame->setToolTip(about);
}

void LinkedPanels::arrange()
{
    const auto [rows, columns] = panelGrid(std::max<std::size_t>(1, m_count), m_arrangement);
    for (const Panel& panel : m_panels)
        m_grid->removeWidget(panel.frame);
    for (int i = 0; i < 4; ++i) {
        m_grid->setRowStretch(i, i < rows ? 1 : 0);
        m_grid->setColumnStretch(i, i < columns ? 1 : 0);
    }
    const int each = width() / columns;
    constexpr int kLeastOfTwo = 110;
    for (std::size_t i = 0; i < m_count; ++i) {
        m_panels[i].about->setVisible(each >= 420);
        m_panels[i].stack->setMinimumHeight(m_count > 2 ? m_leastHeight : std::min(m_leastHeight, kLeastOfTwo));
    }
    for (std::size_t i = 0; i < m_count; ++i)
        m_grid->addWidget(m_panels[i].frame, static_cast<int>(i) / columns, static_cast<int>(i) % columns);
}

void LinkedPanels::colour()
{
    for (std::size_t i = 0; i < m_panels.size(); ++i)
        m_panels[i].badge->setStyleSheet(
            QStringLiteral("background:%1;color:white;border-radius:3px;font-weight:600").arg(designColour(i).name()));
}

void LinkedPanels::retranslate()
{
    m_link->setText(tr("Linked"));
    m_link->setToolTip(tr("Same scale, pan, zoom and selection in all drawings"));
    m_link->setAccessibleName(tr("Linked"));
    m_arrangements->setTexts({ tr("Beside"), tr("Below") });
    m_arrangements->setToolTips({ tr("One drawing beside the other"), tr("One drawing below the other") });
    m_arrangements->setAccessibleName(tr("Arrangement"));
    m_fit->setToolTip(tr("Fit all drawings at one scale"));
    m_fit->setAccessibleName(tr("Fit"));
    m_scale->setAccessibleName(tr("Scale"));
}

void LinkedPanels::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_hint->setVisible(width() >= 900); // it would take a line of its own
    for (std::size_t i = 0; i < m_count; ++i) // the name comes first
        m_panels[i].about->setVisible(width() / panelGrid(m_count, m_arrangement).second >= 420);
}

void LinkedPanels::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace pim::widgets
