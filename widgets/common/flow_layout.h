// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>
#include <QList>

namespace pim::widgets {

/// Items from left to right that go on in the next line where the window is narrow: long words of another language cut
/// nothing off, and no toolbar widens the window.
class FlowLayout : public QLayout
{
public:
    FlowLayout(QWidget* parent, int gapX, int gapY);
    ~FlowLayout() override;
    /// Push the items from the next one on to the right end of the line they come to stand in.
    void addStretch() { m_stretchAt = count(); }
    void addItem(QLayoutItem* item) override { m_items.append(item); }
    int count() const override { return static_cast<int>(m_items.size()); }
    QLayoutItem* itemAt(int index) const override { return m_items.value(index); }
    QLayoutItem* takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return arrange(QRect(0, 0, width, 0), false); }
    void setGeometry(const QRect& rect) override;
    QSize sizeHint() const override { return minimumSize(); }
    QSize minimumSize() const override;

private:
    int arrange(const QRect& rect, bool move) const;
    QList<QLayoutItem*> m_items;
    int m_gapX, m_gapY, m_stretchAt = -1;
};

} // namespace pim::widgets
