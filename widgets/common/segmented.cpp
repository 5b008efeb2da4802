// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/segmented.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

namespace pim::widgets {
namespace {

/// Of button \a i of \a count: only the ends are round, and neighbours share a line.
QString styleOf(int i, int count)
{
    const QString radius = count == 1 ? QString()
        : i == 0                      ? QStringLiteral("border-top-right-radius: 0; border-bottom-right-radius: 0; border-right-width: 0;")
        : i == count - 1              ? QStringLiteral("border-top-left-radius: 0; border-bottom-left-radius: 0;")
                                      : QStringLiteral("border-radius: 0; border-right-width: 0;");
    return QStringLiteral("QPushButton { padding: 2px 5px; min-height: 18px; border: 1px solid palette(mid); %1 }"
                          "QPushButton:checked { background: palette(highlight); color: palette(link); font-weight: 600; }"
                          "QPushButton:focus { border: 2px solid palette(link); padding: 1px 4px; }")
        .arg(radius);
}

} // namespace

Segmented::Segmented(int count, QWidget* parent) : QWidget(parent), m_group(new QButtonGroup(this))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (int i = 0; i < count; ++i) {
        auto* b = new QPushButton(this);
        b->setCheckable(true);
        b->setStyleSheet(styleOf(i, count));
        m_group->addButton(b, i);
        layout->addWidget(b, 1);
    }
    setFocusProxy(button(0));
    button(0)->setChecked(true);
    connect(m_group, &QButtonGroup::idClicked, this, &Segmented::chosen);
}

QPushButton* Segmented::button(int index) const { return qobject_cast<QPushButton*>(m_group->button(index)); }

void Segmented::setTexts(const QStringList& texts)
{
    for (int i = 0; i < texts.size(); ++i) {
        button(i)->setText(texts[i]);
        QFont chosen = button(i)->font(); // the checked one is bold and must not be cut
        chosen.setWeight(QFont::DemiBold);
        button(i)->setMinimumWidth(QFontMetrics(chosen).horizontalAdvance(texts[i]) + 16);
        button(i)->setAccessibleName(accessibleName().isEmpty() ? texts[i] : accessibleName() + QStringLiteral(": ") + texts[i]);
    }
}

void Segmented::setToolTips(const QStringList& texts)
{
    for (int i = 0; i < texts.size(); ++i)
        button(i)->setToolTip(texts[i]);
}

void Segmented::setShownCount(int count)
{
    for (int i = 0; i < m_group->buttons().size(); ++i) {
        button(i)->setVisible(i < count);
        if (i < count)
            button(i)->setStyleSheet(styleOf(i, count));
    }
    updateGeometry();
}

int Segmented::current() const { return m_group->checkedId(); }

void Segmented::setCurrent(int index)
{
    if (auto* b = button(index))
        b->setChecked(true);
}

void Segmented::changeEvent(QEvent* event)
{
    // palette() in a style sheet is read when a widget is polished.
    if (event->type() == QEvent::PaletteChange)
        for (QAbstractButton* b : m_group->buttons())
            b->setStyleSheet(b->styleSheet());
    QWidget::changeEvent(event);
}

} // namespace pim::widgets
