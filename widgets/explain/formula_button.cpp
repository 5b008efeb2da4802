// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/explain/formula_button.h"

#include <QEvent>

namespace pim::widgets {

FormulaButton::FormulaButton(QWidget* parent) : QToolButton(parent)
{
    setText(QStringLiteral("f"));
    QFont serif(QStringLiteral("DejaVu Serif"));
    serif.setStyleHint(QFont::Serif);
    serif.setItalic(true);
    serif.setPixelSize(13);
    setFont(serif);
    setFixedSize(20, 18);
    setFocusPolicy(Qt::StrongFocus);
    setStyleSheet(QStringLiteral("QToolButton { border: 1px solid transparent; border-radius: 3px; padding: 0; font-family: 'DejaVu Serif', serif; font-style: italic; font-size: 13px; color: palette(placeholder-text); }"
                                 "QToolButton:hover, QToolButton:focus { border: 1px solid palette(link); color: palette(link); }"));
    setFigure({});
}

void FormulaButton::setFigure(const QString& name)
{
    m_figure = name;
    const QString text = name.isEmpty() ? tr("Explain this number") : tr("Explain this number: %1").arg(name);
    setToolTip(text);
    setAccessibleName(text);
}

void FormulaButton::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        setFigure(m_figure);
    QToolButton::changeEvent(event);
}

} // namespace pim::widgets
