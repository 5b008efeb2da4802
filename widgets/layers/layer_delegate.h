// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/number_delegate.h"

namespace pim::widgets {

/// Cells of the table of layers, with a spin box for copies and macros and a list for sharing. Every step of a spin box is an
/// edit, typed numbers when Enter is pressed or the box is left.
class LayerDelegate : public NumberDelegate
{
    Q_OBJECT
public:
    using NumberDelegate::NumberDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace pim::widgets
