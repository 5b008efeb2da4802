// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QRect>
#include <QWidget>

class QAbstractButton;

namespace pim::widgets {

/// Where cards of one size stand: as many columns as fit, sharing the width.
struct CardGrid
{
    int columns = 1, cardHeight = 0, gap = 16;
    double cardWidth = 0; ///< edges are rounded, so that the last card ends where the width does

    /// Cards are at least \a least wide (unless \a width is less) and at most \a most.
    static CardGrid of(int width, int count, int least, int most, int cardHeight);
    QRect rect(int index) const;
    int height(int count) const; ///< of all rows
    /// The card that an arrow key leads to from \a index; \a index itself at an edge.
    int neighbour(int index, int count, int dx, int dy) const;
};

/// Shows cards in a CardGrid that follows its width; arrow keys walk among them.
class CardFlow : public QWidget
{
    Q_OBJECT
public:
    CardFlow(int least, int most, int cardHeight, QWidget* parent = nullptr);
    /// Takes ownership; the ones before are deleted.
    void setCards(std::vector<QAbstractButton*> cards);
    const std::vector<QAbstractButton*>& cards() const { return m_cards; }
    /// Call after hiding or showing cards.
    void arrange();

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    std::vector<QAbstractButton*> visibleCards() const;
    int m_least, m_most, m_cardHeight;
    std::vector<QAbstractButton*> m_cards;
    CardGrid m_grid;
};

} // namespace pim::widgets
