// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/flow_layout.h"

#include <algorithm>

#include <QWidget>

namespace pim::widgets {

FlowLayout::FlowLayout(QWidget* parent, int gapX, int gapY)
    : QLayout(parent), m_gapX(gapX), m_gapY(gapY)
{
    QSizePolicy policy = parent->sizePolicy();
    policy.setHeightForWidth(true);
    policy.setVerticalPolicy(QSizePolicy::Fixed);
    parent->setSizePolicy(policy);
}

FlowLayout::~FlowLayout() { qDeleteAll(m_items); }

QLayoutItem* FlowLayout::takeAt(int index) { return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr; }

void FlowLayout::setGeometry(const QRect& rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem* item : m_items)
        size = size.expandedTo(item->minimumSize());
    const QMargins margins = contentsMargins();
    return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

int FlowLayout::arrange(const QRect& rect, bool move) const
{
    const QMargins margins = contentsMargins();
    const QRect room = rect.marginsRemoved(margins);
    int x = room.left(), y = room.top(), line = 0;
    QList<std::pair<QLayoutItem*, QRect>> row;
    const auto place = [&] {
        if (move)
            for (const auto& [item, box] : row)
                item->setGeometry(QRect(box.left(), box.top() + (line - box.height()) / 2, box.width(), box.height()));
        row.clear();
    };
    for (QLayoutItem* item : m_items) {
        const QSize size = item->sizeHint();
        if (x > room.left() && x + size.width() > room.right() + 1) {
            place();
            x = room.left();
            y += line + m_gapY;
            line = 0;
        }
        row.append({ item, QRect(QPoint(x, y), size) });
        x += size.width() + m_gapX;
        line = std::max(line, size.height());
    }
    place();
    return y + line - rect.top() + margins.bottom();
}

} // namespace pim::widgets
