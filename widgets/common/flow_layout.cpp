// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/flow_layout.h"

#include <algorithm>

#include <QWidget>

namespace pim::widgets {
namespace {

constexpr int kLeastWidth = 440;

} // namespace

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
    int line = -m_gapX;
    for (const QLayoutItem* item : m_items)
        if (!item->isEmpty()) {
            size = size.expandedTo(item->minimumSize());
            line += m_gapX + item->sizeHint().width();
        }
    // A column of single items would make whatever stands below it too high for its window.
    size.setWidth(std::max(size.width(), std::min(line, kLeastWidth)));
    const QMargins margins = contentsMargins();
    return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

int FlowLayout::arrange(const QRect& rect, bool move) const
{
    const QMargins margins = contentsMargins();
    const QRect room = rect.marginsRemoved(margins);
    int x = room.left(), y = room.top(), line = 0, stretchIn = -1;
    QList<std::pair<QLayoutItem*, QRect>> row;
    const auto place = [&] {
        if (move)
            for (qsizetype i = 0; i < row.size(); ++i) {
                const auto& [item, box] = row[i];
                const int shift = stretchIn >= 0 && i >= stretchIn ? room.right() + 1 - (x - m_gapX) : 0;
                item->setGeometry(QRect(box.left() + shift, box.top() + (line - box.height()) / 2, box.width(), box.height()));
            }
        row.clear();
        stretchIn = -1;
    };
    for (int i = 0; i < count(); ++i) {
        QLayoutItem* item = m_items[i];
        if (item->isEmpty()) // hidden
            continue;
        QSize size = item->sizeHint();
        size.setWidth(std::min(size.width(), std::max(item->minimumSize().width(), room.width())));
        if (x > room.left() && x + size.width() > room.right() + 1) {
            place();
            x = room.left();
            y += line + m_gapY;
            line = 0;
        }
        if (i >= m_stretchAt && m_stretchAt >= 0 && stretchIn < 0)
            stretchIn = static_cast<int>(row.size());
        row.append({ item, QRect(QPoint(x, y), size) });
        x += size.width() + m_gapX;
        line = std::max(line, size.height());
    }
    place();
    return y + line - rect.top() + margins.bottom();
}

} // namespace pim::widgets
