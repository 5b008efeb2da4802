// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/layers/layer_delegate.h"

#include <algorithm>
#include <limits>

#include <QAbstractItemView>
#include <QAbstractProxyModel>
#include <QApplication>
#include <QComboBox>
#include <QPainter>
#include <QSignalBlocker>
#include <QSpinBox>

#include "widgets/common/theme.h"
#include "widgets/layers/layers_model.h"

namespace pim::widgets {
namespace {

constexpr int kEditorWidth = 72, kIndent = 5;
constexpr const char* kFilled = "pimFilled";

} // namespace

void LayerDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    const bool edited = view && view->indexWidget(index);
    if (!edited && index.column() != 0) {
        NumberDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    QStyle* style = item.widget ? item.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &item, painter, item.widget);
    if (!edited) { // names begin below their title
        QStyleOptionViewItem inner = option;
        inner.rect.adjust(kIndent, 0, 0, 0);
        NumberDelegate::paint(painter, inner, index);
        return;
    }
    const QString old = index.data(kOldTextRole).toString();
    if (old.isEmpty())
        return;
    QFont struck = item.font;
    struck.setStrikeOut(true);
    painter->save();
    painter->setPen(tokens().text2);
    drawTabular(*painter, item.rect.adjusted(2, 0, -kEditorWidth - 6, 0), Qt::AlignRight | Qt::AlignVCenter, old, struck);
    painter->restore();
}

QWidget* LayerDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const auto* proxy = qobject_cast<const QAbstractProxyModel*>(index.model());
    const QModelIndex source = proxy ? proxy->mapToSource(index) : index;
    const auto* model = qobject_cast<const LayersModel*>(source.model());
    if (!model || !model->design())
        return nullptr;
    auto* self = const_cast<LayerDelegate*>(this);
    const network::LayerId layer = model->layerAt(source.row());
    if (static_cast<LayerColumn>(index.column()) == LayerColumn::Sharing) {
        auto* box = new QComboBox(parent);
        box->addItem(tr("its own"), -1);
        for (const network::LayerId other : model->sharingChoices(layer))
            box->addItem(QString::fromStdString(model->design()->network->layer(other).name), other.index);
        box->setAccessibleName(tr("Layer whose macros it uses too"));
        connect(box, &QComboBox::activated, self, [self, box] {
            emit self->commitData(box);
            emit self->closeEditor(box);
        });
        return box;
    }
    auto* box = new QSpinBox(parent);
    const bool copies = static_cast<LayerColumn>(index.column()) == LayerColumn::Duplication;
    const std::int64_t most = copies ? model->mostCopies(layer) : 9999;
    box->setRange(1, static_cast<int>(std::min<std::int64_t>(most, std::numeric_limits<int>::max())));
    box->setKeyboardTracking(false);
    box->setAlignment(Qt::AlignRight);
    box->setAccelerated(true);
    box->setAccessibleName(copies ? tr("Copies of the weights") : tr("Macros of its own"));
    box->setToolTip(tr("1 to %1").arg(box->maximum()));
    connect(box, &QSpinBox::valueChanged, self, [self, box] { emit self->commitData(box); });
    return box;
}

void LayerDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    const int value = index.data(Qt::EditRole).toInt();
    if (auto* box = qobject_cast<QComboBox*>(editor))
        box->setCurrentIndex(std::max(0, box->findData(value)));
    else if (auto* spin = qobject_cast<QSpinBox*>(editor)) {
        // Answers to edits come back while a person steps on: what stands in the box is newer.
        if (spin->property(kFilled).toBool() && spin->hasFocus())
            return;
        spin->setProperty(kFilled, true);
        const QSignalBlocker quiet(spin);
        spin->setValue(value);
    }
}

void LayerDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const
{
    if (auto* box = qobject_cast<QComboBox*>(editor)) {
        model->setData(index, box->currentData());
    } else if (auto* spin = qobject_cast<QSpinBox*>(editor)) {
        const QSignalBlocker quiet(spin);
        spin->interpretText();
        model->setData(index, spin->value());
    }
}

void LayerDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    // Left of the box stays room for the value before the edit.
    QRect rect = option.rect;
    if (qobject_cast<QSpinBox*>(editor) && rect.width() > kEditorWidth)
        rect.setLeft(rect.right() - kEditorWidth + 1);
    if (rect.width() < 64)
        rect.setWidth(64);
    editor->setGeometry(rect);
    Q_UNUSED(index);
}

} // namespace pim::widgets
