// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/floorplan/floorplan_legend.h"

#include <algorithm>
#include <cmath>

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include "widgets/common/theme.h"
#include "widgets/floorplan/floorplan_painter.h"

namespace pim::widgets {
namespace {

constexpr double kLeft = 10, kBarWidth = 14, kRow = 18;

}

FloorplanLegend::FloorplanLegend(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    setFocusPolicy(Qt::StrongFocus);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void FloorplanLegend::setScale(const QString& title, const QString& unit, const HeatScale& whole, std::function<QString(double)> format)
{
    m_title = title;
    m_unit = unit;
    m_whole = whole;
    m_format = std::move(format);
    setFocusPolicy(title.isEmpty() ? Qt::NoFocus : Qt::StrongFocus);
    update();
}

void FloorplanLegend::setRange(double low, double high)
{
    m_low = low;
    m_high = high;
    update();
}

void FloorplanLegend::setValue(std::optional<double> value)
{
    if (m_value == value)
        return;
    m_value = value;
    update();
}

void FloorplanLegend::setSigns(std::vector<Sign> signs)
{
    m_signs = std::move(signs);
    update();
}

QRectF FloorplanLegend::bar() const
{
    if (m_title.isEmpty())
        return {};
    const QFontMetricsF metrics(fontOf(TextRole::Caption));
    const double unit = metrics.boundingRect(QRectF(0, 0, width() - kLeft - 4, 200), Qt::TextWordWrap, m_unit).height();
    const double top = 14 + metrics.height() + unit + 12;
    const double below = static_cast<double>(m_signs.size()) * kRow + 44;
    return { kLeft, top, kBarWidth, std::clamp(height() - top - below, 60.0, 320.0) };
}

double FloorplanLegend::placeOf(double y) const
{
    const QRectF b = bar();
    return b.height() > 0 ? std::clamp((b.bottom() - y) / b.height(), 0.0, 1.0) : 0;
}

void FloorplanLegend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& t = tokens();
    painter.fillRect(rect(), t.base);
    painter.setPen(t.line);
    painter.drawLine(0, 0, 0, height());
    QFont bold = fontOf(TextRole::Caption);
    bold.setWeight(QFont::DemiBold);
    const QFont plain = fontOf(TextRole::Caption);
    const QFontMetricsF metrics(plain);
    double y = 12;
    const QRectF b = bar();
    if (!b.isEmpty()) {
        painter.setFont(bold);
        painter.setPen(t.text);
        painter.drawText(QRectF(kLeft, y, width() - kLeft - 2, metrics.height()), Qt::AlignLeft, QFontMetricsF(bold).elidedText(m_title, Qt::ElideRight, width() - kLeft - 2));
        painter.setFont(plain);
        painter.setPen(t.text2);
        painter.drawText(QRectF(kLeft, y + metrics.height(), width() - kLeft - 4, b.top() - y - metrics.height()), Qt::TextWordWrap, m_unit);
        const int steps = static_cast<int>(b.height());
        for (int i = 0; i < steps; ++i) {
            const double place = 1 - static_cast<double>(i) / std::max(1, steps - 1);
            const double colour = m_high > m_low ? (place - m_low) / (m_high - m_low) : place;
            painter.fillRect(QRectF(b.left(), b.top() + i, b.width(), 1.5), cividis(std::clamp(colour, 0.0, 1.0)));
        }
        painter.setPen(QPen(t.line2, 1));
        painter.drawRect(b);
        painter.setFont(plain);
        for (int i = 0; i <= 4; ++i) {
            const double place = i / 4.0, at = b.bottom() - place * b.height();
            painter.setPen(t.axis);
            painter.drawLine(QPointF(b.right(), at), QPointF(b.right() + 4, at));
            painter.setPen(i == 4 ? t.text : t.text2);
            painter.drawText(QRectF(b.right() + 8, at - 8, width() - b.right() - 8, 16), Qt::AlignLeft | Qt::AlignVCenter, m_format ? m_format(m_whole.value(place)) : QString());
        }
        painter.setRenderHint(QPainter::Antialiasing);
        for (int handle = 0; handle < 2; ++handle) {
            const double at = b.bottom() - (handle == 0 ? m_low : m_high) * b.height();
            const bool current = hasFocus() && handle == m_current;
            painter.setPen(QPen(current ? t.accent : t.text2, current ? 2 : 1));
            painter.setBrush(t.base);
            painter.drawRoundedRect(QRectF(b.left() - 5, at - 4, 8, 8), 2, 2);
        }
        if (m_value) {
            const double at = b.bottom() - m_whole.at(*m_value) * b.height();
            painter.setPen(Qt::NoPen);
            painter.setBrush(t.text);
            painter.drawPolygon(QPolygonF { { b.right() + 1, at }, { b.right() + 7, at - 4 }, { b.right() + 7, at + 4 } });
        }
        y = b.bottom() + 10;
        painter.setPen(t.text3);
        painter.drawText(QRectF(kLeft, y, width() - kLeft, 16), Qt::AlignLeft | Qt::AlignVCenter, m_whole.log ? tr("log scale") : tr("linear scale"));
        y += 26;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Sign& sign : m_signs) {
        const double middle = y + kRow / 2;
        const QRectF swatch(kLeft, middle - 5, 18, 10);
        switch (sign.kind) {
        case Sign::Kind::Transfer: painter.setPen(QPen(t.accent, 3)); painter.drawLine(QPointF(kLeft, middle), QPointF(kLeft + 18, middle)); break;
        case Sign::Kind::Merge: {
            QPen pen(t.text, 2.5, Qt::CustomDashLine, Qt::FlatCap);
            pen.setDashPattern({ 1, 1 });
            painter.setPen(pen);
            painter.drawLine(QPointF(kLeft, middle), QPointF(kLeft + 18, middle));
            break;
        }
        case Sign::Kind::Waits: {
            QPen pen(categorical(0), 2.5, Qt::CustomDashLine, Qt::FlatCap);
            pen.setDashPattern({ 3, 1.4 });
            painter.setPen(pen);
            painter.drawLine(QPointF(kLeft, middle), QPointF(kLeft + 18, middle));
            break;
        }
        case Sign::Kind::Conflict:
            painter.setPen(Qt::NoPen);
            painter.setBrush(t.error);
            painter.drawPolygon(QPolygonF { { kLeft + 9, middle - 6 }, { kLeft + 15, middle + 5 }, { kLeft + 3, middle + 5 } });
            break;
        case Sign::Kind::Merges:
            painter.setPen(Qt::NoPen);
            painter.setBrush(t.text2);
            painter.drawPolygon(QPolygonF { { kLeft + 9, middle - 5 }, { kLeft + 14, middle }, { kLeft + 9, middle + 5 }, { kLeft + 4, middle } });
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
        const double x = kLeft + (sign.kind == Sign::Kind::Box ? 18 : 23);
        painter.drawText(QRectF(x, y, width() - x - 2, kRow), Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(sign.text, Qt::ElideRight, width() - x - 2));
        y += kRow;
    }
}

void FloorplanLegend::move(double to)
{
    constexpr double kLeast = 0.02;
    const int handle = m_dragged >= 0 ? m_dragged : m_current;
    if (handle == 0)
        m_low = std::clamp(to, 0.0, m_high - kLeast);
    else
        m_high = std::clamp(to, m_low + kLeast, 1.0);
    update();
    emit rangeChanged(m_low, m_high);
}

void FloorplanLegend::mousePressEvent(QMouseEvent* event)
{
    const QRectF b = bar();
    if (b.isEmpty() || event->button() != Qt::LeftButton || !b.adjusted(-8, -8, 8, 8).contains(event->position()))
        return;
    const double place = placeOf(event->position().y());
    m_dragged = m_current = std::abs(place - m_low) < std::abs(place - m_high) ? 0 : 1;
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
    m_low = 0;
    m_high = 1;
    update();
    emit rangeChanged(m_low, m_high);
}

void FloorplanLegend::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Up: move((m_current == 0 ? m_low : m_high) + 0.05); break;
    case Qt::Key_Down: move((m_current == 0 ? m_low : m_high) - 0.05); break;
    case Qt::Key_Left: m_current = 0; update(); break;
    case Qt::Key_Right: m_current = 1; update(); break;
    default: QWidget::keyPressEvent(event);
    }
}

} // namespace pim::widgets
