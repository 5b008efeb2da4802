// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/gallery/card_grid.h"

#include <algorithm>
#include <cmath>

#include <QAbstractButton>
#include <QKeyEvent>

namespace pim::widgets {

CardGrid CardGrid::of(int width, int count, int least, int most, int cardHeight)
{
    CardGrid grid;
    grid.cardHeight = cardHeight;
    const int fitting = std::max(1, (width + grid.gap) / (least + grid.gap));
    grid.columns = std::clamp(count, 1, fitting);
    grid.cardWidth = std::min<double>(most, static_cast<double>(width - (grid.columns - 1) * grid.gap) / grid.columns);
    return grid;
}

QRect CardGrid::rect(int index) const
{
    const auto edge = [this](int column) { return static_cast<int>(std::lround(column * (cardWidth + gap))); };
    const int column = index % columns, left = edge(column);
    return { left, (index / columns) * (cardHeight + gap), edge(column + 1) - gap - left, cardHeight };
}

int CardGrid::height(int count) const
{
    const int rows = (count + columns - 1) / columns;
    return rows == 0 ? 0 : rows * cardHeight + (rows - 1) * gap;
}

int CardGrid::neighbour(int index, int count, int dx, int dy) const
{
    const int next = index + dx + dy * columns;
    return next >= 0 && next < count ? next : index;
}

CardFlow::CardFlow(int least, int most, int cardHeight, QWidget* parent)
    : QWidget(parent), m_least(least), m_most(most), m_cardHeight(cardHeight)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void CardFlow::setCards(std::vector<QAbstractButton*> cards)
{
    for (QAbstractButton* card : m_cards)
        delete card;
    m_cards = std::move(cards);
    for (QAbstractButton* card : m_cards) {
        card->setParent(this);
        card->installEventFilter(this);
        card->show();
    }
    arrange();
}

std::vector<QAbstractButton*> CardFlow::visibleCards() const
{
    std::vector<QAbstractButton*> shown;
    std::copy_if(m_cards.begin(), m_cards.end(), std::back_inserter(shown), [](QAbstractButton* card) { return !card->isHidden(); });
    return shown;
}

void CardFlow::arrange()
{
    const auto shown = visibleCards();
    // As wide as if all were shown: a search does not change the size of cards.
    m_grid = CardGrid::of(width(), static_cast<int>(m_cards.size()), m_least, m_most, m_cardHeight);
    for (std::size_t i = 0; i < shown.size(); ++i)
        shown[i]->setGeometry(m_grid.rect(static_cast<int>(i)));
    setFixedHeight(m_grid.height(static_cast<int>(shown.size())));
}

void CardFlow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

bool CardFlow::eventFilter(QObject* object, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(object, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    auto* card = static_cast<QAbstractButton*>(object);
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        card->click();
        return true;
    }
    const int dx = key == Qt::Key_Left ? -1 : key == Qt::Key_Right ? 1 : 0, dy = key == Qt::Key_Up ? -1 : key == Qt::Key_Down ? 1 : 0;
    if (dx == 0 && dy == 0)
        return QWidget::eventFilter(object, event);
    const auto shown = visibleCards();
    const auto at = static_cast<int>(std::find(shown.begin(), shown.end(), card) - shown.begin());
    const int next = m_grid.neighbour(at, static_cast<int>(shown.size()), dx, dy);
    if (next != at)
        shown[static_cast<std::size_t>(next)]->setFocus(Qt::TabFocusReason);
    return true;
}

} // namespace pim::widgets
