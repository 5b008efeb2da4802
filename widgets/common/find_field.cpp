// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/find_field.h"

#include <QAction>
#include <QKeyEvent>
#include <QPainter>

#include "widgets/common/icons.h"
#include "widgets/common/theme.h"

namespace pim::widgets {
namespace {

constexpr int kArrows = 50; ///< pixels of the two arrows at the right

} // namespace

FindField::FindField(QWidget* parent) : QLineEdit(parent)
{
    addAction(icon(QStringLiteral("search"), IconRole::Muted), LeadingPosition);
    m_next = addAction(icon(QStringLiteral("chevron_down")), TrailingPosition);
    m_previous = addAction(icon(QStringLiteral("chevron_up")), TrailingPosition);
    connect(m_next, &QAction::triggered, this, &FindField::nextRequested);
    connect(m_previous, &QAction::triggered, this, &FindField::previousRequested);
    connect(this, &QLineEdit::textChanged, this, &FindField::showNote);
    showNote();
}

void FindField::retranslateUi(const QString& placeholder)
{
    setPlaceholderText(placeholder);
    setAccessibleName(placeholder);
    setToolTip(placeholder);
    m_next->setText(tr("Next match"));
    m_next->setToolTip(tr("Next match (Enter)"));
    m_previous->setText(tr("Previous match"));
    m_previous->setToolTip(tr("Previous match (Shift+Enter)"));
    showNote();
}

void FindField::setMatches(int current, int count)
{
    m_current = current;
    m_count = count;
    showNote();
}

void FindField::showNote()
{
    m_note = text().isEmpty() ? QString() : m_count == 0 ? tr("none") : tr("%1 of %2").arg(m_current).arg(m_count);
    m_next->setVisible(!text().isEmpty());
    m_previous->setVisible(!text().isEmpty());
    m_next->setEnabled(m_count > 0);
    m_previous->setEnabled(m_count > 0);
    setTextMargins(0, 0, m_note.isEmpty() ? 0 : fontMetrics().horizontalAdvance(m_note) + 6, 0);
    setAccessibleDescription(m_note);
    update();
}

void FindField::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    if (m_note.isEmpty())
        return;
    QPainter painter(this);
    painter.setPen(m_count == 0 ? tokens().error : tokens().text2);
    painter.drawText(rect().adjusted(0, 0, -kArrows - 2, 0), static_cast<int>(Qt::AlignRight | Qt::AlignVCenter), m_note);
}

bool FindField::event(QEvent* event)
{
    // Escape is also a key of the window.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape && !text().isEmpty()) {
        event->accept();
        return true;
    }
    return QLineEdit::event(event);
}

void FindField::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        emit event->modifiers() & Qt::ShiftModifier ? previousRequested() : nextRequested();
        return;
    }
    if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up) {
        emit event->key() == Qt::Key_Up ? previousRequested() : nextRequested();
        return;
    }
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace pim::widgets
