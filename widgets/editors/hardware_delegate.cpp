// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/editors/hardware_delegate.h"

#include <QAbstractProxyModel>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QStyle>

#include "widgets/common/icons.h"
#include "widgets/common/theme.h"
#include "widgets/editors/hardware_model.h"
#include "widgets/editors/hardware_text.h"

namespace pim::widgets {
namespace {

constexpr int kUnitWidth = 34;

/// The model of the hardware behind \a index, and the index there.
std::pair<const HardwareModel*, QModelIndex> hardwareAt(const QModelIndex& index)
{
    QModelIndex at = index;
    while (const auto* proxy = qobject_cast<const QAbstractProxyModel*>(at.model()))
        at = proxy->mapToSource(at);
    return { qobject_cast<const HardwareModel*>(at.model()), at };
}

void drawBackground(QPainter* painter, const QStyleOptionViewItem& item)
{
    QStyle* style = item.widget ? item.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &item, painter, item.widget);
}

} // namespace

void HardwareDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const Tokens& t = tokens();
    const bool warned = !index.data(HardwareModel::WarningRole).toString().isEmpty();
    const bool changed = index.data(HardwareModel::ChangedRole).toBool();
    const bool number = hardwareAt(index).first && hardwareAt(index).first->parameter(hardwareAt(index).second);
    const bool selected = item.state & QStyle::State_Selected;
    painter->save();
    if (warned && number && !selected)
        painter->fillRect(item.rect, t.warningFill);
    drawBackground(painter, item);
    QFont font = item.font;
    switch (index.column()) {
    case HardwareModel::Name: {
        const QString find = index.data(kFindRole).toString();
        if (!number && !index.parent().isValid())
            font.setWeight(QFont::DemiBold);
        const QFontMetrics metrics(font);
        QRect rect = item.rect.adjusted(2, 0, 0, 0);
        QString text = metrics.elidedText(item.text, Qt::ElideRight, rect.width());
        if (!find.isEmpty())
            if (const auto from = text.indexOf(find, 0, Qt::CaseInsensitive); from >= 0)
                painter->fillRect(QRect(rect.left() + metrics.horizontalAdvance(text.left(from)), rect.top() + 3,
                                        metrics.horizontalAdvance(text.mid(from, find.size())), rect.height() - 6), t.findMatch);
        painter->setFont(font);
        painter->setPen(t.text);
        painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter, text);
        // On a component the marks stand beside the name: they tell of what is below it.
        if (!number) {
            int x = rect.left() + metrics.horizontalAdvance(text) + 6;
            if (warned && x + 12 < rect.right()) {
                painter->drawPixmap(x, rect.center().y() - 5, iconPixmap(QStringLiteral("warning"), 12, IconRole::Warning, painter->device()->devicePixelRatioF()));
                x += 16;
            }
            if (changed && x + 6 < rect.right()) {
                painter->setRenderHint(QPainter::Antialiasing);
                painter->setPen(Qt::NoPen);
                painter->setBrush(t.accent);
                painter->drawEllipse(QRectF(x, rect.center().y() - 2, 6, 6));
            }
        }
        break;
    }
    case HardwareModel::Value: {
        if (!number) {
            if (!(item.state & QStyle::State_Open)) {
                painter->setPen(t.text2);
                drawTabular(*painter, item.rect.adjusted(2, 0, -4, 0), Qt::AlignRight | Qt::AlignVCenter, index.data(HardwareModel::SummaryRole).toString(), font);
            }
            break;
        }
        const QString unit = index.data(kUnitRole).toString();
        QRect rect = item.rect.adjusted(2, 0, -4 - kUnitWidth, 0);
        if (changed)
            font.setBold(true);
        const int width = tabularWidth(item.text, font);
        painter->setPen(item.state & QStyle::State_Enabled ? t.text : t.disabled);
        drawTabular(*painter, rect, Qt::AlignRight | Qt::AlignVCenter, item.text, font);
        int x = rect.right() - width - 10;
        if (changed) {
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(Qt::NoPen);
            painter->setBrush(t.accent);
            painter->drawEllipse(QRectF(x, rect.center().y() - 2, 6, 6));
            x -= 8;
        }
        if (warned)
            painter->drawPixmap(x - 8, rect.center().y() - 6, iconPixmap(QStringLiteral("warning"), 13, IconRole::Warning, painter->device()->devicePixelRatioF()));
        painter->setFont(item.font);
        painter->setPen(t.text2);
        painter->drawText(QRect(rect.right() + 5, rect.top(), kUnitWidth, rect.height()), Qt::AlignLeft | Qt::AlignVCenter, unit);
        break;
    }
    case HardwareModel::Reset:
        if (number && changed) {
            const QRect rect = item.rect;
            painter->drawPixmap(rect.center().x() - 6, rect.center().y() - 6, iconPixmap(QStringLiteral("reset"), 13, IconRole::Accent, painter->device()->devicePixelRatioF()));
        }
        break;
    default: break;
    }
    if (item.state & QStyle::State_HasFocus && index.column() == HardwareModel::Value) {
        painter->setRenderHint(QPainter::Antialiasing, false);
        painter->setPen(QPen(t.accent, 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(item.rect.adjusted(0, 0, -1, -1));
    }
    painter->restore();
}

QSize HardwareDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QSize size = NumberDelegate::sizeHint(option, index);
    size.setHeight(std::max(22, option.fontMetrics.height() + 4));
    return size;
}

QWidget* HardwareDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const
{
    auto* edit = new QLineEdit(parent);
    edit->setAlignment(Qt::AlignRight);
    edit->setAccessibleName(index.data(HardwareModel::PathRole).toString());
    edit->setToolTip(index.data(Qt::ToolTipRole).toString());
    edit->setStyleSheet(QStringLiteral("QLineEdit { padding: 0 4px; } QLineEdit:focus { padding: 0 3px; }"));
    const QPersistentModelIndex at(index);
    connect(edit, &QLineEdit::textEdited, this, [this, edit, at] { judge(edit, at); });
    connect(edit, &QObject::destroyed, this, [this] { emit messageChanged({}, false); });
    edit->setProperty("index", QVariant::fromValue(at));
    return edit;
}

bool HardwareDelegate::judge(QLineEdit* edit, const QModelIndex& index) const
{
    const auto [model, at] = hardwareAt(index);
    const hardware::HardwareParameter* p = model ? model->parameter(at) : nullptr;
    if (!p)
        return true;
    const auto now = p->get(*model->hardware());
    if (edit->text() == parameterEditText(*p, now))
        return true;
    const auto read = parseParameter(*p, edit->text(), parameterQuantity(*p, now).unit);
    const bool wasInvalid = edit->property("invalid").toBool();
    edit->setProperty("invalid", !read);
    if (wasInvalid == read.has_value()) {
        edit->style()->unpolish(edit);
        edit->style()->polish(edit);
    }
    if (read)
        emit messageChanged(tr("%1 is %2").arg(parameterText(*p), parameterQuantity(*p, *read, 4).text()), false);
    else
        emit messageChanged(QString::fromStdString(read.error().message), true);
    return read.has_value();
}

void HardwareDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    if (auto* edit = qobject_cast<QLineEdit*>(editor)) {
        edit->setText(index.data(Qt::EditRole).toString());
        edit->selectAll();
    }
}

void HardwareDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const
{
    if (auto* edit = qobject_cast<QLineEdit*>(editor); edit && judge(edit, index))
        model->setData(index, edit->text(), Qt::EditRole);
}

void HardwareDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex&) const
{
    editor->setGeometry(option.rect);
}

bool HardwareDelegate::eventFilter(QObject* object, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Tab || key == Qt::Key_Backtab)
            if (auto* edit = qobject_cast<QLineEdit*>(object))
                if (!judge(edit, edit->property("index").value<QPersistentModelIndex>()))
                    return true; // stays open until the text can be taken, or Escape
    }
    return NumberDelegate::eventFilter(object, event);
}

} // namespace pim::widgets
