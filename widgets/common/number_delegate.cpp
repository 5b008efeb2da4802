// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/number_delegate.h"

#include <algorithm>

#include <QApplication>
#include <QFontMetrics>
#include <QPainter>

#include "widgets/common/theme.h"

namespace pim::widgets {
namespace {

int digitCell(const QFontMetrics& metrics)
{
    int widest = 0;
    for (char digit = '0'; digit <= '9'; ++digit)
        widest = std::max(widest, metrics.horizontalAdvance(QLatin1Char(digit)));
    return widest;
}

} // namespace

int tabularWidth(const QString& text, const QFont& font)
{
    const QFontMetrics metrics(font);
    const int cell = digitCell(metrics);
    int width = 0;
    for (const QChar c : text)
        width += c.isDigit() && c.unicode() < 128 ? cell : metrics.horizontalAdvance(c);
    return width;
}

void drawTabular(QPainter& painter, const QRect& rect, Qt::Alignment alignment, const QString& text, const QFont& font)
{
    painter.setFont(font);
    const QFontMetrics metrics(font);
    // Scripts that join or stack cannot be drawn character by character.
    const bool simple = std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x2E80; });
    const int width = tabularWidth(text, font);
    if (!simple || width > rect.width()) {
        painter.drawText(rect, static_cast<int>(alignment) | Qt::TextSingleLine, metrics.elidedText(text, Qt::ElideRight, rect.width()));
        return;
    }
    const int cell = digitCell(metrics);
    int x = rect.left();
    if (alignment & Qt::AlignRight)
        x = rect.right() + 1 - width;
    else if (alignment & Qt::AlignHCenter)
        x += (rect.width() - width) / 2;
    const int y = rect.top() + (rect.height() + metrics.ascent() - metrics.descent() + 1) / 2;
    for (const QChar c : text) {
        const int advance = metrics.horizontalAdvance(c);
        const int own = c.isDigit() && c.unicode() < 128 ? cell : advance;
        painter.drawText(x + (own - advance) / 2, y, QString(c));
        x += own;
    }
}

void NumberDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QString text = item.text;
    const QString find = index.data(kFindRole).toString();
    const QVariant bar = index.data(kBarRole);
    const QString old = index.data(kOldTextRole).toString();
    const QString unit = index.data(kUnitRole).toString();
    const bool right = item.displayAlignment & Qt::AlignRight;
    if (!bar.isValid() && old.isEmpty() && find.isEmpty() && !right) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    const Tokens& t = tokens();
    item.text.clear();
    QStyle* style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
    painter->save();
    QRect rect = item.rect.adjusted(8, 0, -8, 0);
    if (bar.isValid()) {
        const double share = std::clamp(bar.toDouble(), 0.0, 1.0);
        const QRect track(rect.left(), rect.center().y() - 3, rect.width(), 8);
        painter->fillRect(QRect(track.left(), track.top(), std::max(share > 0 ? 1 : 0, qRound(track.width() * share)), track.height()), t.text2);
        painter->restore();
        return;
    }
    if (!item.icon.isNull())
        rect.setLeft(rect.left() + item.decorationSize.width() + 6);
    const bool enabled = item.state & QStyle::State_Enabled;
    const QVariant colour = index.data(Qt::ForegroundRole);
    const QColor pen = !index.data(kErrorRole).toString().isEmpty() ? t.error
        : colour.canConvert<QBrush>() ? colour.value<QBrush>().color() : enabled ? t.text : t.disabled;
    painter->setPen(pen);
    QFont font = item.font;
    if (!old.isEmpty()) {
        QFont bold = font;
        bold.setBold(true);
        const int width = tabularWidth(text, bold);
        drawTabular(*painter, rect, Qt::AlignRight | Qt::AlignVCenter, text, bold);
        QFont struck = font;
        struck.setStrikeOut(true);
        painter->setPen(t.text2);
        drawTabular(*painter, rect.adjusted(0, 0, -width - 6, 0), Qt::AlignRight | Qt::AlignVCenter, old, struck);
    } else if (!unit.isEmpty()) {
        const int unitWidth = QFontMetrics(font).horizontalAdvance(unit);
        drawTabular(*painter, rect.adjusted(0, 0, -unitWidth - 5, 0), Qt::AlignRight | Qt::AlignVCenter, text, font);
        painter->setPen(t.text2);
        painter->drawText(rect, Qt::AlignRight | Qt::AlignVCenter, unit);
    } else if (!find.isEmpty() && !right) {
        const QFontMetrics metrics(font);
        int from = 0;
        while ((from = static_cast<int>(text.indexOf(find, from, Qt::CaseInsensitive))) >= 0) {
            const int x = rect.left() + metrics.horizontalAdvance(text.left(from));
            const int width = metrics.horizontalAdvance(text.mid(from, find.size()));
            painter->fillRect(QRect(x, rect.top() + 3, width, rect.height() - 6).intersected(rect), t.findMatch);
            from += static_cast<int>(find.size());
        }
        painter->setFont(font);
        painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(text, Qt::ElideRight, rect.width()));
    } else {
        drawTabular(*painter, rect, item.displayAlignment | Qt::AlignVCenter, text, font);
    }
    painter->restore();
}

QSize NumberDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    int width = tabularWidth(index.data(Qt::DisplayRole).toString(), option.font) + 20;
    for (const int role : { static_cast<int>(kOldTextRole), static_cast<int>(kUnitRole) })
        if (const QString extra = index.data(role).toString(); !extra.isEmpty())
            width += tabularWidth(extra, option.font) + 8;
    size.setWidth(std::max(size.width(), width));
    size.setHeight(std::max(size.height(), 24));
    return size;
}

} // namespace pim::widgets
