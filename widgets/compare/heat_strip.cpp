// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/heat_strip.h"

#include <cmath>

#include <QFontMetricsF>
#include <QPainter>

#include "widgets/common/theme.h"

namespace pim::widgets {
namespace {

constexpr int kBar = 80, kSteps = 40; ///< px; pieces of one colour
constexpr double kGap = 6, kHeight = 20;

QString words(const LegendContent& content, double t) { return content.format ? content.format(content.whole.value(t)) : QString(); }

} // namespace

double heatStripWidth(const LegendContent& content)
{
    const QFontMetricsF metrics(fontOf(TextRole::Caption));
    return std::ceil(metrics.horizontalAdvance(words(content, 0)) + metrics.horizontalAdvance(words(content, 1)) + metrics.horizontalAdvance(content.unit) + kBar + 3 * kGap);
}

void paintHeatStrip(QPainter& painter, const QRectF& room, const LegendContent& content)
{
    const QFont font = fontOf(TextRole::Caption);
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    double x = room.left();
    const auto write = [&](const QString& text, const QColor& colour) {
        const double wide = metrics.horizontalAdvance(text);
        painter.setPen(colour);
        painter.drawText(QRectF(x, room.top(), wide + 1, room.height()), Qt::AlignLeft | Qt::AlignVCenter, text);
        x += wide + kGap;
    };
    write(words(content, 0), tokens().text2);
    const QRectF bar(std::round(x), std::round(room.center().y() - 5), kBar, 10);
    for (int i = 0; i < kSteps; ++i) // rectangles, so that a figure has no image
        painter.fillRect(QRectF(bar.left() + i * bar.width() / kSteps, bar.top(), bar.width() / kSteps + 0.5, bar.height()), cividis((i + 0.5) / kSteps));
    painter.setPen(QPen(tokens().line2, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(bar);
    x = bar.right() + kGap;
    write(words(content, 1), tokens().text2);
    if (!content.unit.isEmpty())
        write(content.unit, tokens().text3);
}

HeatStrip::HeatStrip(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void HeatStrip::setContent(LegendContent content)
{
    m_content = std::move(content);
    setVisible(!m_content.title.isEmpty());
    setToolTip(m_content.title);
    setAccessibleName(m_content.title.isEmpty() ? QString() : QStringLiteral("%1: %2 – %3 %4").arg(m_content.title, words(m_content, 0), words(m_content, 1), m_content.unit));
    updateGeometry();
    update();
}

QSize HeatStrip::sizeHint() const { return { static_cast<int>(heatStripWidth(m_content)), static_cast<int>(kHeight) }; }

void HeatStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintHeatStrip(painter, rect(), m_content);
}

} // namespace pim::widgets
