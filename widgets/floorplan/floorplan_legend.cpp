// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/floorplan/floorplan_legend.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include "widgets/common/quantity_text.h"
#include "widgets/common/theme.h"
#include "widgets/floorplan/floorplan_painter.h"

namespace pim::widgets {
namespace {

using Sign = LegendContent::Sign;

constexpr double kLeft = 10, kBarWidth = 14, kRow = 18, kLeast = 92, kMost = 168;

QFont boldCaption()
{
    QFont font = fontOf(TextRole::Caption);
    font.setWeight(QFont::DemiBold);
    return font;
}

double signText(const Sign& sign) { return kLeft + (sign.kind == Sign::Kind::Box ? 18 : 23); }

double unitHeight(const LegendContent& content, double width)
{
    return QFontMetricsF(fontOf(TextRole::Caption)).boundingRect(QRectF(0, 0, width - kLeft - 4, 200), Qt::TextWordWrap, content.unit).height();
}

/// A round length of 40 to 100 pixels, um.
double roundLength(double umPerPixel)
{
    const double most = 90 * umPerPixel, decade = std::pow(10.0, std::floor(std::log10(most)));
    return decade * (most >= 5 * decade ? 5 : most >= 2 * decade ? 2 : 1);
}

} // namespace

double legendWidth(const LegendContent& content)
{
    const QFontMetricsF plain(fontOf(TextRole::Caption)), bold(boldCaption());
    double width = kLeast;
    if (!content.title.isEmpty()) {
        width = std::max(width, kLeft + bold.horizontalAdvance(content.title) + 6);
        for (const QString& word : content.unit.split(QLatin1Char(' ')))
            width = std::max(width, kLeft + plain.horizontalAdvance(word) + 6);
        for (int i = 0; i <= 4 && content.format; ++i)
            width = std::max(width, kLeft + kBarWidth + 10 + plain.horizontalAdvance(content.format(content.whole.value(i / 4.0))) + 4);
    }
    for (const auto* signs : { &content.signs, &content.layers })
        for (const Sign& sign : *signs)
            width = std::max(width, signText(sign) + plain.horizontalAdvance(sign.text) + 6);
    return std::ceil(std::min(width, kMost));
}

QRectF legendBar(const LegendContent& content, const QRectF& room)
{
    if (content.title.isEmpty())
        return {};
    const double top = 14 + QFontMetricsF(fontOf(TextRole::Caption)).height() + unitHeight(content, room.width()) + 12;
    const double below = static_cast<double>(content.signs.size()) * kRow + 44 + (content.length > 0 ? 40 : 0);
    return { room.left() + kLeft, room.top() + top, kBarWidth, std::clamp(room.height() - top - below, 60.0, 320.0) };
}

void paintLegend(QPainter& painter, const QRectF& room, const LegendContent& content, const LegendMarks& marks)
{
    const Tokens& t = tokens();
    painter.save();
    painter.fillRect(room, t.base);
    painter.setPen(t.line);
    painter.drawLine(room.topLeft(), room.bottomLeft());
    const QFont bold = boldCaption(), plain = fontOf(TextRole::Caption);
    const QFontMetricsF metrics(plain);
    const double left = room.left() + kLeft;
    double y = room.top() + 12;
    const QRectF b = legendBar(content, room);
    if (!b.isEmpty()) {
        painter.setFont(bold);
        painter.setPen(t.text);
        painter.drawText(QRectF(left, y, room.right() - left - 2, metrics.height()), Qt::AlignLeft, QFontMetricsF(bold).elidedText(content.title, Qt::ElideRight, room.right() - left - 2));
        painter.setFont(plain);
        painter.setPen(t.text2);
        painter.drawText(QRectF(left, y + metrics.height(), room.right() - left - 4, b.top() - y - metrics.height()), Qt::TextWordWrap, content.unit);
        const int steps = static_cast<int>(b.height());
        for (int i = 0; i < steps; ++i) {
            const double place = 1 - static_cast<double>(i) / std::max(1, steps - 1);
            const double colour = content.high > content.low ? (place - content.low) / (content.high - content.low) : place;
            painter.fillRect(QRectF(b.left(), b.top() + i, b.width(), std::min(1.5, b.height() - i)), cividis(std::clamp(colour, 0.0, 1.0)));
        }
        painter.setPen(QPen(t.line2, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(b);
        painter.setFont(plain);
        for (int i = 0; i <= 4; ++i) {
            const double place = i / 4.0, at = b.bottom() - place * b.height();
            painter.setPen(t.axis);
            painter.drawLine(QPointF(b.right(), at), QPointF(b.right() + 4, at));
            painter.setPen(i == 4 ? t.text : t.text2);
            painter.drawText(QRectF(b.right() + 8, at - 8, room.right() - b.right() - 8, 16), Qt::AlignLeft | Qt::AlignVCenter, content.format ? content.format(content.whole.value(place)) : QString());
        }
        painter.setRenderHint(QPainter::Antialiasing);
        for (int handle = 0; marks.handles && handle < 2; ++handle) {
            const double at = b.bottom() - (handle == 0 ? content.low : content.high) * b.height();
            const bool current = handle == marks.focused;
            painter.setPen(QPen(current ? t.accent : t.text2, current ? 2 : 1));
            painter.setBrush(t.base);
            painter.drawRoundedRect(QRectF(b.left() - 5, at - 4, 8, 8), 2, 2);
        }
        if (marks.value) {
            const double at = b.bottom() - content.whole.at(*marks.value) * b.height();
            painter.setPen(Qt::NoPen);
            painter.setBrush(t.text);
            painter.drawPolygon(QPolygonF { { b.right() + 1, at }, { b.right() + 7, at - 4 }, { b.right() + 7, at + 4 } });
        }
        y = b.bottom() + 10;
        painter.setPen(t.text3);
        painter.drawText(QRectF(left, y, room.right() - left, 16), Qt::AlignLeft | Qt::AlignVCenter,
                         content.whole.log ? FloorplanLegend::tr("log scale") : FloorplanLegend::tr("linear scale"));
        y += 26;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    const double end = room.bottom() - (content.length > 0 ? 36 : 0);
    std::vector<Sign> signs = content.signs;
    const auto places = static_cast<std::size_t>(std::max(0.0, (end - y) / kRow));
    signs.insert(signs.end(), content.layers.begin(), content.layers.end());
    const bool cut = !content.layers.empty() && signs.size() > places;
    if (cut)
        signs.resize(places > 0 ? places - 1 : 0);
    for (const Sign& sign : signs) {
        if (y + kRow > end)
            break;
        const double middle = y + kRow / 2;
        const QRectF swatch(left, middle - 5, 18, 10);
        switch (sign.kind) {
        case Sign::Kind::Transfer: painter.setPen(QPen(t.accent, 3)); painter.drawLine(QPointF(left, middle), QPointF(left + 18, middle)); break;
        case Sign::Kind::Merge: {
            QPen pen(t.text, 2.5, Qt::CustomDashLine, Qt::FlatCap);
            pen.setDashPattern({ 1, 1 });
            painter.setPen(pen);
            painter.drawLine(QPointF(left, middle), QPointF(left + 18, middle));
            break;
        }
        case Sign::Kind::Waits: {
            QPen pen(categorical(0), 2.5, Qt::CustomDashLine, Qt::FlatCap);
            pen.setDashPattern({ 3, 1.4 });
            painter.setPen(pen);
            painter.drawLine(QPointF(left, middle), QPointF(left + 18, middle));
            break;
        }
        case Sign::Kind::Conflict:
            painter.setPen(Qt::NoPen);
            painter.setBrush(t.error);
            painter.drawPolygon(QPolygonF { { left + 9, middle - 6 }, { left + 15, middle + 5 }, { left + 3, middle + 5 } });
            break;
        case Sign::Kind::Merges:
            painter.setPen(Qt::NoPen);
            painter.setBrush(t.text2);
            painter.drawPolygon(QPolygonF { { left + 9, middle - 5 }, { left + 14, middle }, { left + 9, middle + 5 }, { left + 4, middle } });
            break;
        case Sign::Kind::Period: paintClock(painter, { left + 9, middle }, t.text2, t.base); break;
        case Sign::Kind::Links:
            painter.setPen(QPen(blended(t.text2, t.line, 0.25), 1, Qt::SolidLine, Qt::FlatCap));
            painter.drawLine(QPointF(left, middle), QPointF(left + 8, middle));
            painter.setPen(QPen(t.text2, 6, Qt::SolidLine, Qt::FlatCap));
            painter.drawLine(QPointF(left + 8, middle), QPointF(left + 18, middle));
            break;
        case Sign::Kind::Order:
            painter.setPen(QPen(t.text2, 1.25));
            painter.drawLine(QPointF(left, middle), QPointF(left + 14, middle));
            painter.setPen(Qt::NoPen);
            painter.setBrush(t.text2);
            painter.drawPolygon(QPolygonF { { left + 18, middle }, { left + 10, middle - 4 }, { left + 10, middle + 4 } });
            break;
        case Sign::Kind::Hatch:
            hatch(painter, swatch);
            painter.setPen(QPen(t.line2, 1, Qt::DashLine));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(swatch);
            break;
        case Sign::Kind::Box:
            painter.setPen(QPen(sign.colour, 1.5));
            painter.setBrush(blended(sign.colour, t.base, 0.34));
            painter.drawRect(swatch.adjusted(0, 0, -6, 0));
            break;
        }
        painter.setPen(t.text2);
        painter.setFont(plain);
        const double x = room.left() + signText(sign);
        painter.drawText(QRectF(x, y, room.right() - x - 2, kRow), Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(sign.text, Qt::ElideRight, room.right() - x - 2));
        y += kRow;
    }
    if (cut && places > content.signs.size()) {
        painter.setPen(t.text2);
        painter.setFont(plain);
        painter.drawText(QRectF(left, y, room.right() - left - 2, kRow), Qt::AlignLeft | Qt::AlignVCenter,
                         FloorplanLegend::tr("%n more layers", nullptr, static_cast<int>(content.layers.size() + content.signs.size() - signs.size())));
    }
    if (content.length > 0) {
        const double length = roundLength(content.length), wide = length / content.length, at = room.bottom() - 12;
        painter.setPen(QPen(t.text, 1.25));
        painter.drawPolyline(QPolygonF { { left, at - 4 }, { left, at }, { left + wide, at }, { left + wide, at - 4 } });
        painter.setPen(t.text2);
        painter.setFont(plain);
        painter.drawText(QRectF(left, at - 6 - metrics.height(), room.width(), metrics.height()), Qt::AlignLeft | Qt::AlignVCenter, quantity(length * 1e-6, QStringLiteral("m"), 1).text());
    }
    painter.restore();
}

FloorplanLegend::FloorplanLegend(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    setFocusPolicy(Qt::StrongFocus);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize FloorplanLegend::sizeHint() const { return { static_cast<int>(legendWidth(m_content)), 400 }; }
QSize FloorplanLegend::minimumSizeHint() const { return { static_cast<int>(legendWidth(m_content)), 120 }; }

void FloorplanLegend::setContent(LegendContent content)
{
    content.low = m_content.low;
    content.high = m_content.high;
    m_content = std::move(content);
    setFocusPolicy(m_content.title.isEmpty() ? Qt::NoFocus : Qt::StrongFocus);
    updateGeometry();
    update();
}

void FloorplanLegend::setRange(double low, double high)
{
    m_content.low = low;
    m_content.high = high;
    update();
}

void FloorplanLegend::setValue(std::optional<double> value)
{
    if (m_value == value)
        return;
    m_value = value;
    update();
}

double FloorplanLegend::placeOf(double y) const
{
    const QRectF b = bar();
    return b.height() > 0 ? std::clamp((b.bottom() - y) / b.height(), 0.0, 1.0) : 0;
}

void FloorplanLegend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintLegend(painter, rect(), m_content, { true, hasFocus() ? m_current : -1, m_value });
}

void FloorplanLegend::move(double to)
{
    constexpr double kNarrowest = 0.02;
    const int handle = m_dragged >= 0 ? m_dragged : m_current;
    if (handle == 0)
        m_content.low = std::clamp(to, 0.0, m_content.high - kNarrowest);
    else
        m_content.high = std::clamp(to, m_content.low + kNarrowest, 1.0);
    update();
    emit rangeChanged(m_content.low, m_content.high);
}

void FloorplanLegend::mousePressEvent(QMouseEvent* event)
{
    const QRectF b = bar();
    if (b.isEmpty() || event->button() != Qt::LeftButton || !b.adjusted(-8, -8, 8, 8).contains(event->position()))
        return;
    const double place = placeOf(event->position().y());
    m_dragged = m_current = std::abs(place - m_content.low) < std::abs(place - m_content.high) ? 0 : 1;
    move(place);
}

void FloorplanLegend::mouseMoveEvent(QMouseEvent* event)
{
    if (m_dragged >= 0)
        move(placeOf(event->position().y()));
}

void FloorplanLegend::mouseReleaseEvent(QMouseEvent*) { m_dragged = -1; }

void FloorplanLegend::mouseDoubleClickEvent(QMouseEvent*)
{
    m_content.low = 0;
    m_content.high = 1;
    update();
    emit rangeChanged(m_content.low, m_content.high);
}

void FloorplanLegend::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Up: move((m_current == 0 ? m_content.low : m_content.high) + 0.05); break;
    case Qt::Key_Down: move((m_current == 0 ? m_content.low : m_content.high) - 0.05); break;
    case Qt::Key_Left: m_current = 0; update(); break;
    case Qt::Key_Right: m_current = 1; update(); break;
    default: QWidget::keyPressEvent(event);
    }
}

} // namespace pim::widgets
