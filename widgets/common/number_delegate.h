// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace pim::widgets {

/// Draw \a text with every digit in a cell as wide as the widest, so that figures in a column stand below each other and do
/// not jump while they change (Qt 6.4 cannot ask the font for tabular digits).
void drawTabular(QPainter& painter, const QRect& rect, Qt::Alignment alignment, const QString& text, const QFont& font);
int tabularWidth(const QString& text, const QFont& font);

/// Item roles that delegates of tables read beside Qt's own.
enum TableRole {
    kSortRole = Qt::UserRole + 100, ///< the number behind the text
    kOldTextRole, ///< value before an edit: struck through, left of the new one
    kBarRole, ///< 0…1: a bar instead of text
    kUnitRole, ///< unit right of a bold number
    kErrorRole, ///< sentence: the value breaks a constraint
    kFindRole, ///< characters that a search matches
};

/// Right-aligned numbers with tabular digits, old values of edited cells, bars, matches of a search.
class NumberDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace pim::widgets
