// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/gallery/gallery_cards.h"

#include <algorithm>

#include <QEvent>
#include <QPainter>
#include <QPainterPath>

#include "core/base/units.h"
#include "widgets/common/icons.h"
#include "widgets/common/quantity_text.h"
#include "widgets/common/theme.h"

namespace pim::widgets {
namespace {

constexpr int kPadding = 13;

/// Draw \a text elided into \a rect; returns the width it took.
int write(QPainter& painter, const QRect& rect, const QString& text, const QFont& font, const QColor& colour, Qt::Alignment alignment = Qt::AlignLeft)
{
    painter.setFont(font);
    painter.setPen(colour);
    const QFontMetrics metrics(font);
    const QString shown = metrics.elidedText(text, Qt::ElideRight, rect.width());
    painter.drawText(rect, static_cast<int>(alignment | Qt::AlignVCenter), shown);
    return metrics.horizontalAdvance(shown);
}

QFont strong(TextRole role)
{
    QFont font = fontOf(role);
    font.setWeight(QFont::DemiBold);
    return font;
}

void drawScatter(QPainter& painter, const QRectF& area, const ExamplePreview& preview)
{
    const Tokens& t = tokens();
    painter.setPen(QPen(t.grid, 1));
    for (int i = 1; i < 4; ++i) {
        painter.drawLine(QPointF(area.left() + area.width() * i / 4, area.top()), QPointF(area.left() + area.width() * i / 4, area.bottom()));
        painter.drawLine(QPointF(area.left(), area.top() + area.height() * i / 4), QPointF(area.right(), area.top() + area.height() * i / 4));
    }
    const auto at = [&](const ExamplePreview::Point& p) {
        return QPointF(area.left() + p.x * area.width() * 0.94, area.bottom() - p.y * area.height() * 0.92);
    };
    painter.setPen(Qt::NoPen);
    for (const auto& p : preview.points)
        if (!p.front) {
            painter.setBrush(blended(viridis(p.x), t.base, t.dark ? 0.5 : 0.42));
            painter.drawEllipse(at(p), 1.7, 1.7);
        }
    // The front: nothing is better in both. Staircase from the left edge to the bottom.
    QPainterPath line;
    QPointF last;
    for (const auto& p : preview.points) {
        if (!p.front)
            continue;
        const QPointF here = at(p);
        if (line.isEmpty())
            line.moveTo(area.left(), here.y());
        else
            line.lineTo(last.x(), here.y());
        line.lineTo(here);
        last = here;
    }
    if (!line.isEmpty()) {
        line.lineTo(last.x(), area.bottom());
        painter.setPen(QPen(t.front, 1.3));
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(line);
    }
    for (const auto& p : preview.points)
        if (p.front) {
            painter.setPen(QPen(t.base, 1));
            painter.setBrush(viridis(p.x));
            painter.drawEllipse(at(p), 3.4, 3.4);
        }
    painter.setPen(QPen(t.axis, 1));
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    painter.drawLine(area.topLeft(), area.bottomLeft());
}

} // namespace

Card::Card(QWidget* parent) : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
}

bool Card::event(QEvent* event)
{
    if (event->type() == QEvent::HoverEnter || event->type() == QEvent::HoverLeave || event->type() == QEvent::PaletteChange)
        update();
    return QAbstractButton::event(event);
}

void Card::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens& t = tokens();
    const bool ring = hasFocus() || underMouse();
    const double inset = ring ? 1.0 : 0.5;
    painter.setPen(QPen(ring ? t.accent : t.line2, ring ? 2 : 1));
    painter.setBrush(isDown() ? t.selection : underMouse() ? blended(t.hover, t.base, 0.5) : t.base);
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), 4, 4);
    paintContent(painter);
}

// --- examples --------------------------------------------------------------------------------------------------------

ExampleButton::ExampleButton(ExampleCard card, QWidget* parent) : Card(parent), m_card(std::move(card)) { name(); }

void ExampleButton::name()
{
    setAccessibleName(tr("Example %1").arg(m_card.title));
    setAccessibleDescription(m_card.description);
    setToolTip(tr("Open the example %1").arg(m_card.title));
}

void ExampleButton::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        name();
    Card::changeEvent(event);
}

void ExampleButton::paintContent(QPainter& painter)
{
    const Tokens& t = tokens();
    const int textTop = height() - 84;
    const QRectF plot = QRectF(rect()).adjusted(18, 18, -18, -(height() - textTop) - 12);
    drawScatter(painter, plot, m_card.preview);
    painter.setPen(QPen(t.line, 1));
    painter.drawLine(QPointF(1, textTop), QPointF(width() - 1, textTop));

    QRect line(kPadding, textTop + 7, width() - 2 * kPadding, 20);
    QRect title = line;
    if (m_card.budgetW > 0) {
        const QString badge = quantity(Power { m_card.budgetW }, m_card.budgetW >= 100 ? 3 : m_card.budgetW >= 10 ? 2 : 1).text();
        const QFontMetrics metrics(fontOf(TextRole::Caption));
        const int width = metrics.horizontalAdvance(badge) + 10;
        const QRectF frame(line.right() - width + 0.5, line.top() + 2.5, width, 15);
        painter.setPen(QPen(t.line2, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(frame, 3, 3);
        write(painter, frame.toRect(), badge, fontOf(TextRole::Caption), t.text2, Qt::AlignHCenter);
        title.setRight(static_cast<int>(frame.left()) - 8);
    }
    write(painter, title, m_card.title, strong(TextRole::Body), t.text);
    line.translate(0, 21);
    write(painter, line, m_card.description, fontOf(TextRole::Table), t.text2);
    line.translate(0, 23);
    int right = line.right();
    const QFont small = fontOf(TextRole::Table);
    if (m_card.withRun) {
        const QString text = tr("with run");
        const int textWidth = QFontMetrics(small).horizontalAdvance(text);
        painter.drawPixmap(right - textWidth - 18, line.center().y() - 6, iconPixmap(QStringLiteral("check"), 12, IconRole::Muted, devicePixelRatioF()));
        write(painter, line, text, small, t.text2, Qt::AlignRight);
        right -= textWidth + 24;
    }
    if (m_card.preview.bestEfficiency > 0) {
        QRect rest(line.left(), line.top(), std::max(0, right - line.left()), line.height());
        // A figure and its unit, or neither.
        const auto put = [&](const QString& number, const QString& unit) {
            const int needed = QFontMetrics(strong(TextRole::Table)).horizontalAdvance(number) + 4 + QFontMetrics(small).horizontalAdvance(unit);
            if (needed > rest.width())
                return;
            rest.setLeft(rest.left() + write(painter, rest, number, strong(TextRole::Table), t.text) + 4);
            rest.setLeft(rest.left() + write(painter, rest, unit, small, t.text2) + 12);
        };
        if (width() >= 300)
            rest.setLeft(rest.left() + write(painter, rest, tr("Best"), small, t.text2) + 4);
        put(numberText(m_card.preview.bestEfficiency, 4), QStringLiteral("GOPS/W"));
        const QuantityText throughput = quantity(m_card.preview.bestThroughput * 1e9, QStringLiteral("OPS"));
        put(throughput.number, throughput.unit);
    }
}

// --- networks --------------------------------------------------------------------------------------------------------

ZooButton::ZooButton(ZooCard card, QWidget* parent) : Card(parent), m_card(std::move(card)) { name(); }

void ZooButton::setCard(ZooCard card)
{
    m_card = std::move(card);
    name();
    update();
}

void ZooButton::name()
{
    setAccessibleName(tr("Network %1").arg(m_card.title));
    setAccessibleDescription(m_card.layers > 0 ? tr("%1, %2 layers").arg(m_card.dataset).arg(m_card.layers) : m_card.dataset);
    setToolTip(QStringLiteral("<qt><b>%1</b><br>%2<br>%3</qt>").arg(m_card.title.toHtmlEscaped(), m_card.dataset.toHtmlEscaped(), m_card.citation.toHtmlEscaped()));
}

void ZooButton::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        name();
    Card::changeEvent(event);
}

void ZooButton::paintContent(QPainter& painter)
{
    const Tokens& t = tokens();
    const QFont small = fontOf(TextRole::Table);
    QRect line(kPadding, 8, width() - 2 * kPadding, 20);
    const QString layers = m_card.layers > 0 ? tr("%1 layers").arg(countText(m_card.layers)) : QString();
    const int layersWidth = QFontMetrics(small).horizontalAdvance(layers);
    write(painter, line, layers, small, t.text2, Qt::AlignRight);
    write(painter, line.adjusted(0, 0, -layersWidth - 8, 0), m_card.title, strong(TextRole::Body), t.text);

    const QRectF plot(kPadding, 36, width() - 2 * kPadding, height() - 36 - 34);
    const std::size_t count = m_card.bars.size();
    painter.setRenderHint(QPainter::Antialiasing, false);
    if (count > 0) {
        const double pitch = plot.width() / static_cast<double>(count);
        const double gap = pitch >= 6 ? 1.5 : pitch >= 3 ? 1 : 0;
        for (std::size_t i = 0; i < count; ++i) {
            const double height = std::max(2.0, ZooCard::height(m_card.bars[i].crossbars) * plot.height());
            painter.fillRect(QRectF(plot.left() + pitch * static_cast<double>(i), plot.bottom() - height, std::max(1.0, pitch - gap), height),
                             categorical(m_card.bars[i].fullyConnected ? 3 : 1));
        }
    }
    painter.fillRect(QRectF(plot.left(), plot.bottom(), plot.width(), 1), t.line2);
    painter.setRenderHint(QPainter::Antialiasing);
    line = QRect(kPadding, height() - 28, width() - 2 * kPadding, 20);
    if (m_card.layers > 0) {
        const QString operations = quantity(static_cast<double>(m_card.operations), QStringLiteral("OP")).text();
        const int width = QFontMetrics(small).horizontalAdvance(operations);
        write(painter, line, operations, small, t.text2, Qt::AlignRight);
        write(painter, line.adjusted(0, 0, -width - 8, 0), tr("%1 weights").arg(quantity(static_cast<double>(m_card.weights), {}).text()), small, t.text2);
    } else {
        write(painter, line, m_card.dataset, small, t.text3);
    }
}

} // namespace pim::widgets
