// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>

#include "widgets/common/number_delegate.h"

class QLineEdit;

namespace pim::widgets {

/// Draws the rows of a HardwareModel and edits its values. While a person types, messageChanged() says what the text means
/// or which rule it breaks; Enter closes the editor only when the text can be taken.
class HardwareDelegate : public NumberDelegate
{
    Q_OBJECT
public:
    using NumberDelegate::NumberDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

signals:
    /// Empty when there is nothing to say any more.
    void messageChanged(QString text, bool error) const;

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    bool judge(QLineEdit* edit, const QModelIndex& index) const;
};

} // namespace pim::widgets
