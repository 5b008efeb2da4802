// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/hover_card.h"

#include <algorithm>

#include <QFontMetrics>
#include <QPainter>

#include "widgets/common/theme.h"
#include "widgets/plot/scatter_marks.h"

namespace pim::widgets {
namespace {

constexpr int kPad = 10, kGap = 24;

QFont bold(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

HoverCard::HoverCard(QWidget* parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

QSize HoverCard::sizeHint() const
{
    const QFontMetrics title(bold(fontOf(TextRole::Body))), table(fontOf(TextRole::Table)), strong(bold(fontOf(TextRole::Table))), caption(fontOf(TextRole::Caption));
    int width = title.horizontalAdvance(m_content.title) + (m_content.letter.isEmpty() ? 0 : 22) + (m_content.note.isEmpty() ? 0 : kGap + caption.horizontalAdvance(m_content.note));
    int height = title.height() + 6;
    for (const auto& [name, value] : m_content.figures) {
        width = std::max(width, table.horizontalAdvance(name) + kGap + strong.horizontalAdvance(value));
        height += table.height() + 2;
    }
    if (!m_content.footer.isEmpty()) {
        height += 9;
        for (const QString& line : m_content.footer.split(QLatin1Char('\n'))) {
            width = std::max(width, caption.horizontalAdvance(line));
            height += caption.height();
        }
    }
    return { width + 2 * kPad, height + 2 * kPad - 4 };
}

void HoverCard::showAt(const QPoint& cursor, const Content& content)
{
    m_content = content;
    const QSize size = sizeHint();
    const QRect room = parentWidget()->rect().adjusted(4, 4, -4, -4);
    int x = cursor.x() + 16, y = cursor.y() + 16;
    if (x + size.width() > room.right())
        x = cursor.x() - 16 - size.width();
    if (y + size.height() > room.bottom())
        y = cursor.y() - 16 - size.height();
    setGeometry({ QPoint(std::clamp(x, room.left(), std::max(room.left(), room.right() - size.width())),
                         std::clamp(y, room.top(), std::max(room.top(), room.bottom() - size.height()))), size });
    show();
    raise();
    update();
}

void HoverCard::paintEvent(QPaintEvent*)
{
    const Tokens& t = tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(t.line2);
    painter.setBrush(t.tip);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    const QRect inner = rect().adjusted(kPad, kPad - 2, -kPad, -kPad + 2);
    int y = inner.top();
    const auto line = [&](const QFont& font, const QColor& colour, Qt::Alignment alignment, const QString& text, int left = 0) {
        painter.setFont(font);
        painter.setPen(colour);
        const QRect row(inner.left() + left, y, inner.width() - left, QFontMetrics(font).height());
        painter.drawText(row, static_cast<int>(alignment | Qt::AlignVCenter), text);
        return row.height();
    };
    int left = 0;
    const int titleHeight = QFontMetrics(bold(fontOf(TextRole::Body))).height();
    if (!m_content.letter.isEmpty()) {
        paintBadge(painter, QPointF(inner.left() + 8, y + titleHeight / 2.0), m_content.letter);
        left = 22;
    }
    line(fontOf(TextRole::Caption), t.text2, Qt::AlignRight, m_content.note);
    y += line(bold(fontOf(TextRole::Body)), t.text, Qt::AlignLeft, m_content.title, left) + 6;
    for (const auto& [name, value] : m_content.figures) {
        line(fontOf(TextRole::Table), t.text2, Qt::AlignLeft, name);
        // The number is bold, its unit is not.
        const qsizetype space = value.lastIndexOf(QLatin1Char(' '));
        const QString number = space > 0 ? value.left(space) : value, unit = space > 0 ? value.mid(space) : QString();
        const int unitWidth = QFontMetrics(fontOf(TextRole::Table)).horizontalAdvance(unit);
        line(fontOf(TextRole::Table), t.text2, Qt::AlignRight, unit);
        painter.setFont(bold(fontOf(TextRole::Table)));
        painter.setPen(t.text);
        const int height = QFontMetrics(fontOf(TextRole::Table)).height();
        painter.drawText(QRect(inner.left(), y, inner.width() - unitWidth, height), Qt::AlignRight | Qt::AlignVCenter, number);
        y += height + 2;
    }
    if (!m_content.footer.isEmpty()) {
        y += 4;
        painter.setPen(t.line);
        painter.drawLine(inner.left(), y, inner.right(), y);
        y += 5;
        for (const QString& text : m_content.footer.split(QLatin1Char('\n')))
            y += line(fontOf(TextRole::Caption), t.text2, Qt::AlignLeft, text);
    }
}

} // namespace pim::widgets
