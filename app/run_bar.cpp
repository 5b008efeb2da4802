// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/run_bar.h"

#include <algorithm>
#include <cmath>

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QProgressBar>
#include <QVBoxLayout>

#include "widgets/common/icons.h"
#include "widgets/common/literal_text.h"
#include "widgets/common/quantity_text.h"
#include "widgets/common/theme.h"

namespace pim::app {

using widgets::IconRole;
using widgets::TextRole;

RunBar::Figure RunBar::figure()
{
    auto* box = new QWidget(this);
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(12, 0, 4, 0);
    layout->setSpacing(0);
    auto* title = new QLabel(box);
    title->setFont(widgets::fontOf(TextRole::Caption));
    title->setProperty("role", QStringLiteral("label"));
    auto* value = new QLabel(box);
    value->setFont(widgets::fontOf(TextRole::Section));
    layout->addWidget(title);
    layout->addWidget(value);
    return { box, title, value };
}

RunBar::RunBar(QWidget* parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_headline(new QLabel(this))
    , m_percent(new QLabel(this))
    , m_bar(new QProgressBar(this))
    , m_speed(figure())
    , m_best(figure())
    , m_remaining(figure())
{
    m_headline->setMinimumWidth(40);
    m_headline->setTextFormat(Qt::PlainText);
    m_headline->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_headline->setFont(widgets::fontOf(TextRole::Table));
    m_percent->setFont(widgets::fontOf(TextRole::Section));
    m_bar->setRange(0, 1000);
    m_bar->setTextVisible(false);
    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(8, 2, 0, 2);
    layout->setVerticalSpacing(3);
    layout->addWidget(m_icon, 0, 0);
    layout->addWidget(m_headline, 0, 1);
    layout->addWidget(m_percent, 0, 2);
    layout->addWidget(m_bar, 1, 0, 1, 3);
    layout->setColumnStretch(1, 1);
    layout->setRowStretch(0, 1); // alone in the middle while the bar is hidden
    int column = 3;
    for (const Figure* f : { &m_speed, &m_best, &m_remaining })
        layout->addWidget(f->box, 0, column++, 2, 1);
    setState({});
}

void RunBar::setState(const RunBarState& state)
{
    m_state = state;
    display(state);
}

void RunBar::display(const RunBarState& s)
{
    using Kind = RunBarState::Kind;
    const bool active = s.kind == Kind::Running || s.kind == Kind::Paused;
    QString text = s.headline;
    if (!s.detail.isEmpty())
        text += QStringLiteral(" · ") + s.detail;
    if (s.queued > 0)
        text += QStringLiteral(" · ") + tr("%n more queued", nullptr, s.queued);
    m_headline->setText(m_headline->fontMetrics().elidedText(text, Qt::ElideRight, std::max(40, m_headline->width())));
    m_headline->setToolTip(widgets::literalText(text));
    m_bar->setVisible(active);
    m_percent->setVisible(active);
    m_bar->setValue(static_cast<int>(std::lround(1000 * std::clamp(s.fraction, 0.0, 1.0))));
    m_bar->setAccessibleName(tr("Progress of the run"));
    m_percent->setText(widgets::percentText(std::floor(100 * s.fraction) / 100, s.fraction < 0.1 ? 1 : 2));
    const auto icon = [&](const char* name, IconRole role) {
        m_icon->setPixmap(widgets::iconPixmap(QLatin1String(name), 14, role, devicePixelRatioF()));
        m_icon->show();
    };
    switch (s.kind) {
    case Kind::Idle:
    case Kind::Running: m_icon->hide(); break;
    case Kind::Paused: icon("pause", IconRole::Muted); break;
    case Kind::Finished: icon("check", IconRole::Ok); break;
    case Kind::Stopped: icon("stop", IconRole::Muted); break;
    case Kind::NothingFits:
    case Kind::Failed: icon("error", IconRole::Error); break;
    }
    m_speed.title->setText(tr("Speed"));
    m_speed.value->setText(tr("%1 eval/s").arg(widgets::countText(std::llround(s.evaluationsPerSecond))));
    m_speed.box->setToolTip(tr("Designs evaluated a second, all threads together"));
    m_best.title->setText(tr("Best so far"));
    m_best.value->setText(s.best);
    m_remaining.title->setText(tr("Remaining"));
    m_remaining.value->setText(s.remainingSeconds < 0 ? QStringLiteral("–")
                                                      : widgets::durationText(s.remainingSeconds));
    m_remaining.box->setToolTip(tr("Estimated time left (minutes:seconds)"));
    m_speed.box->setVisible(active && width() > 420);
    m_best.box->setVisible(active && !s.best.isEmpty() && width() > 260);
    m_remaining.box->setVisible(active && width() > 340);
}

void RunBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        display(m_state);
    QWidget::changeEvent(event);
}

void RunBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    display(m_state);
}

} // namespace pim::app
