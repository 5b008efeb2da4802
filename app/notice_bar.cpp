// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/notice_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

#include "widgets/common/icons.h"

namespace pim::app {

NoticeBar::NoticeBar(QWidget* parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_buttons(new QHBoxLayout)
{
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 6, 8, 6);
    layout->setSpacing(8);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addLayout(m_buttons);
    setObjectName(QStringLiteral("notice"));
    hide();
}

QString NoticeBar::text() const { return m_text->text(); }

void NoticeBar::show(Kind kind, const QString& text, std::vector<Choice> choices)
{
    while (QLayoutItem* item = m_buttons->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    const bool error = kind == Kind::Error;
    setProperty("banner", error ? QStringLiteral("error") : QStringLiteral("warning"));
    style()->unpolish(this);
    style()->polish(this);
    m_icon->setPixmap(widgets::iconPixmap(error ? QStringLiteral("error") : QStringLiteral("warning"), 16,
                                          error ? widgets::IconRole::Error : widgets::IconRole::Warning,
                                          devicePixelRatioF()));
    m_text->setText(text);
    setAccessibleName(text);
    for (auto& [name, act] : choices) {
        auto* button = new QPushButton(name, this);
        button->setAutoDefault(true); // Return presses it too
        connect(button, &QPushButton::clicked, this, [this, act = std::move(act)] {
            hide();
            act();
        });
        m_buttons->addWidget(button);
    }
    auto* close = new QToolButton(this);
    close->setIcon(widgets::icon(QStringLiteral("close")));
    close->setIconSize({ 12, 12 });
    close->setAccessibleName(tr("Close this notice"));
    close->setToolTip(tr("Close this notice"));
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    m_buttons->addWidget(close);
    QFrame::show();
}

void NoticeBar::focusFirstChoice()
{
    if (auto* button = m_buttons->count() ? m_buttons->itemAt(0)->widget() : nullptr)
        button->setFocus(Qt::OtherFocusReason);
}

} // namespace pim::app
