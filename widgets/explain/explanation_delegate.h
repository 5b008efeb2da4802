// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

class QTreeView;

namespace pim::widgets {

/// Rows of an explanation: a term with its component's colour, below it the formula as a chip while the row is open, leaf
/// rows with a badge, bold tabular values.
class ExplanationDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit ExplanationDelegate(QTreeView* view);
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    bool showsFormula(const QModelIndex& index) const;
    QTreeView* m_view;
};

} // namespace pim::widgets
