// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/section.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/common/icons.h"
#include "widgets/common/theme.h"

namespace pim::widgets {

Section::Section(const QString& title, QWidget* content, QWidget* parent)
    : QWidget(parent), m_toggle(new QToolButton(this)), m_header(new QHBoxLayout), m_content(content)
{
    auto* bar = new QWidget(this);
    bar->setProperty("surface", QStringLiteral("alt"));
    bar->setAttribute(Qt::WA_StyledBackground);
    bar->setFixedHeight(30);
    m_toggle->setCheckable(true);
    m_toggle->setChecked(true);
    m_toggle->setAutoRaise(true);
    m_toggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_toggle->setIcon(icon(QStringLiteral("chevron_down")));
    m_toggle->setIconSize({ 10, 10 });
    m_toggle->setFont(fontOf(TextRole::Section));
    m_toggle->setStyleSheet(QStringLiteral("QToolButton, QToolButton:checked, QToolButton:hover { background: transparent; padding: 2px 4px; }"));
    m_header->setContentsMargins(4, 0, 12, 0);
    m_header->addWidget(m_toggle);
    m_header->addStretch(1);
    bar->setLayout(m_header);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addWidget(content, 1);
    connect(m_toggle, &QToolButton::toggled, this, [this](bool on) {
        m_toggle->setIcon(icon(on ? QStringLiteral("chevron_down") : QStringLiteral("chevron_right")));
        m_content->setVisible(on);
        emit toggled(on);
    });
    setTitle(title);
}

void Section::setTitle(const QString& title)
{
    m_toggle->setText(title);
    m_toggle->setAccessibleName(title);
}

void Section::setHeaderWidget(QWidget* widget) { m_header->addWidget(widget); }
void Section::setExpanded(bool expanded) { m_toggle->setChecked(expanded); }
bool Section::isExpanded() const { return m_toggle->isChecked(); }

EmptyState::EmptyState(const QString& iconName, QWidget* parent)
    : QWidget(parent), m_iconName(iconName), m_icon(new QLabel(this)), m_title(new QLabel(this)), m_advice(new QLabel(this)),
      m_button(new QPushButton(this))
{
    m_title->setFont(fontOf(TextRole::Heading));
    m_advice->setProperty("role", QStringLiteral("label"));
    m_advice->setWordWrap(true);
    m_advice->setAlignment(Qt::AlignHCenter);
    m_advice->setMinimumWidth(240);
    m_icon->setPixmap(iconPixmap(m_iconName, 24, IconRole::Muted, devicePixelRatioF()));
    m_button->hide();
    connect(m_button, &QPushButton::clicked, this, &EmptyState::actionTriggered);
    auto* layout = new QVBoxLayout(this);
    layout->addStretch(2);
    layout->addWidget(m_icon, 0, Qt::AlignHCenter);
    layout->addSpacing(8);
    layout->addWidget(m_title, 0, Qt::AlignHCenter);
    // Between stretches, not aligned: an aligned label that wraps gets the height for the width of the whole view.
    m_advice->setMaximumWidth(460);
    auto* advice = new QHBoxLayout;
    advice->addStretch(1);
    advice->addWidget(m_advice);
    advice->addStretch(1);
    layout->addLayout(advice);
    layout->addSpacing(8);
    layout->addWidget(m_button, 0, Qt::AlignHCenter);
    layout->addStretch(3);
}

void EmptyState::setText(const QString& title, const QString& advice)
{
    m_title->setText(title);
    m_advice->setText(advice);
}

void EmptyState::setAction(const QString& text)
{
    m_button->setText(text);
    m_button->setVisible(!text.isEmpty());
}

void EmptyState::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        m_icon->setPixmap(iconPixmap(m_iconName, 24, IconRole::Muted, devicePixelRatioF()));
    QWidget::changeEvent(event);
}

} // namespace pim::widgets
