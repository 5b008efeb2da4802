// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/explain/explanation_delegate.h"

#include <QFontDatabase>
#include <QPainter>
#include <QTreeView>

#include "widgets/common/icons.h"
#include "widgets/common/number_delegate.h"
#include "widgets/common/theme.h"
#include "widgets/explain/explanation_model.h"

namespace pim::widgets {
namespace {

constexpr int kRow = 24, kChipRow = 26, kChip = 20;

/// A bordered word at the right end of \a rect; returns what is left of it.
QRect paintBadge(QPainter* painter, const QRect& rect, const QString& text)
{
    const QFont font = fontOf(TextRole::Caption);
    const int width = QFontMetrics(font).horizontalAdvance(text) + 10;
    const QRect badge(rect.right() - width, rect.center().y() - 7, width, 15);
    painter->setFont(font);
    painter->setPen(tokens().line2);
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(QRectF(badge).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter->setPen(tokens().text2);
    painter->drawText(badge, Qt::AlignCenter, text);
    return rect.adjusted(0, 0, -width - 8, 0);
}

} // namespace

ExplanationDelegate::ExplanationDelegate(QTreeView* view) : QStyledItemDelegate(view), m_view(view)
{
    const auto resize = [this](const QModelIndex& index) { emit sizeHintChanged(index); };
    connect(view, &QTreeView::expanded, this, resize);
    connect(view, &QTreeView::collapsed, this, resize);
}

bool ExplanationDelegate::showsFormula(const QModelIndex& index) const
{
    const QModelIndex term = index.siblingAtColumn(ExplanationModel::Term);
    return m_view->isExpanded(term) && !term.data(ExplanationModel::FormulaRole).toString().isEmpty();
}

QSize ExplanationDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    return { size.width(), showsFormula(index) ? kRow + kChipRow : kRow };
}

void ExplanationDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem background = option;
    initStyleOption(&background, index);
    background.text.clear();
    m_view->style()->drawControl(QStyle::CE_ItemViewItem, &background, painter, m_view);

    const Tokens& t = tokens();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect cell = option.rect;
    QRect line(cell.left(), cell.top(), cell.width(), std::min(kRow, cell.height()));
    const auto kind = static_cast<ExplanationModel::Kind>(index.data(ExplanationModel::KindRole).toInt());
    const bool top = !index.parent().isValid();
    QFont font = fontOf(TextRole::Table);
    const QString text = index.data().toString();
    if (index.column() != ExplanationModel::Term) {
        const bool value = index.column() == ExplanationModel::Value;
        if (value)
            font.setWeight(QFont::DemiBold);
        painter->setPen(value ? t.text : t.text2);
        if (index.column() == ExplanationModel::Unit) {
            painter->setFont(font);
            painter->drawText(line.adjusted(2, 0, -4, 0), Qt::AlignLeft | Qt::AlignVCenter, text);
        } else {
            drawTabular(*painter, line.adjusted(2, 0, -2, 0), Qt::AlignRight | Qt::AlignVCenter, text, font);
        }
        painter->restore();
        return;
    }
    line.adjust(2, 0, -4, 0);
    if (kind != ExplanationModel::Figure) {
        // Keys and sources are long: they go on across the columns of numbers, which are empty there.
        painter->setClipping(false);
        QRect wide(line.left(), line.top(), m_view->viewport()->width() - line.left() - 8, line.height());
        wide = paintBadge(painter, wide, index.data(ExplanationModel::BadgeRole).toString());
        const bool key = kind == ExplanationModel::HardwareKey;
        const QPixmap symbol = iconPixmap(key ? QStringLiteral("link") : QStringLiteral("book"), 13, key ? IconRole::Accent : IconRole::Muted, painter->device()->devicePixelRatioF());
        painter->drawPixmap(QPointF(wide.left(), wide.center().y() - 6), symbol);
        QFont words = key ? QFontDatabase::systemFont(QFontDatabase::FixedFont) : font;
        words.setPointSizeF(font.pointSizeF() > 0 ? font.pointSizeF() : words.pointSizeF());
        painter->setFont(words);
        painter->setPen(key ? t.accent : t.text2);
        wide.adjust(18, 0, 0, 0);
        painter->drawText(wide, Qt::AlignLeft | Qt::AlignVCenter, QFontMetrics(words).elidedText(text, Qt::ElideMiddle, wide.width()));
        painter->restore();
        return;
    }
    if (const QVariant centre = index.data(ExplanationModel::CentreRole); centre.isValid()) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(colourOf(static_cast<evaluation::CostCentre>(centre.toInt())));
        painter->drawRoundedRect(QRect(line.left(), line.center().y() - 5, 11, 11), 2, 2);
        line.adjust(17, 0, 0, 0);
    }
    if (top)
        font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    painter->setPen(t.text);
    painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter, QFontMetrics(font).elidedText(text, Qt::ElideRight, line.width()));
    if (showsFormula(index)) {
        const QFont small = fontOf(TextRole::Table);
        const int most = m_view->viewport()->width() - cell.left() - 24;
        const QString formula = QFontMetrics(small).elidedText(index.data(ExplanationModel::FormulaRole).toString(), Qt::ElideMiddle, most - 16);
        const QRect chip(cell.left() + 2, cell.top() + kRow, QFontMetrics(small).horizontalAdvance(formula) + 16, kChip);
        painter->setClipping(false);
        painter->setPen(t.line2);
        painter->setBrush(t.alt);
        painter->drawRoundedRect(QRectF(chip).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        painter->setPen(t.text2);
        painter->setFont(small);
        painter->drawText(chip, Qt::AlignCenter, formula);
    }
    painter->restore();
}

} // namespace pim::widgets
