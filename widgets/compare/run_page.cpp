// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/run_page.h"

#include <QEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "widgets/common/flow_layout.h"
#include "widgets/common/icons.h"
#include "widgets/common/quantity_text.h"
#include "widgets/common/section.h"

namespace pim::widgets {

RunPage::RunPage(const QString& symbol, QWidget* parent)
    : QWidget(parent)
    , m_bar(new QWidget(this))
    , m_tools(new FlowLayout(m_bar, 12, 4))
    , m_start(new QPushButton)
    , m_stop(new QPushButton)
    , m_progress(new QProgressBar)
    , m_state(new QLabel)
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyState(symbol))
{
    m_bar->setProperty("surface", QStringLiteral("base"));
    m_bar->setAttribute(Qt::WA_StyledBackground);
    m_tools->setContentsMargins(12, 6, 12, 6);
    m_start->setIcon(icon(QStringLiteral("run")));
    m_stop->setIcon(icon(QStringLiteral("stop")));
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(140);
    m_state->setProperty("role", QStringLiteral("hint"));
    connect(m_start, &QPushButton::clicked, this, &RunPage::startRequested);
    connect(m_stop, &QPushButton::clicked, this, &RunPage::stopRequested);
    connect(m_empty, &EmptyState::actionTriggered, this, &RunPage::startRequested);
}

QLabel* RunPage::addField(QWidget* field)
{
    auto* both = new QWidget(m_bar);
    auto* row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    auto* label = new QLabel(both);
    label->setProperty("role", QStringLiteral("label"));
    label->setBuddy(field);
    row->addWidget(label);
    row->addWidget(field);
    m_tools->addWidget(both);
    m_fields.push_back(field);
    return label;
}

void RunPage::finish(QWidget* content)
{
    for (QWidget* widget : std::initializer_list<QWidget*> { m_start, m_stop, m_progress, m_state })
        m_tools->addWidget(widget);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(content);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_bar);
    all->addWidget(m_stack, 1);
}

void RunPage::setRunning(bool running)
{
    m_running = running;
    if (running)
        m_message.clear();
    refresh();
}

void RunPage::setProgress(const Progress& progress)
{
    m_progress->setValue(static_cast<int>(progress.fraction * 1000));
    m_state->setText(tr("%1 (%2 of %3), %4")
                         .arg(QString::fromStdString(progress.stage))
                         .arg(progress.gridPoint)
                         .arg(progress.gridPoints)
                         .arg(durationText(progress.seconds)));
}

void RunPage::setMessage(const QString& message)
{
    m_message = message;
    refresh();
}

void RunPage::refresh()
{
    m_start->setEnabled(!m_running);
    m_stop->setEnabled(m_running);
    m_progress->setVisible(m_running);
    for (QWidget* field : m_fields)
        field->setEnabled(!m_running);
    m_stack->setCurrentIndex(hasResult() ? 1 : 0);
    if (m_running)
        return;
    const QString text = hasResult() ? summary() : QString();
    m_state->setText(!m_message.isEmpty()                ? m_message
                         : !hasResult() || !stoppedEarly() ? text
                         : text.isEmpty()                ? tr("Stopped")
                                                         : tr("Stopped. %1").arg(text));
}

void RunPage::name(QWidget* widget, const QString& name, const QString& tip)
{
    widget->setAccessibleName(name);
    widget->setToolTip(tip);
}

void RunPage::setWords()
{
    const Words own = words();
    m_start->setText(own.start);
    m_stop->setText(tr("Stop"));
    name(m_start, own.start, own.startTip);
    name(m_stop, tr("Stop"), tr("End and keep what is finished"));
    name(m_progress, tr("Progress"), tr("Part of the whole that is done"));
    m_empty->setText(own.emptyTitle, own.emptyAdvice);
    m_empty->setAction(own.start);
    retranslate();
    refresh();
}

void RunPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        setWords();
    QWidget::changeEvent(event);
}

} // namespace pim::widgets
