// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timeline_legend.h"

#include <functional>
#include <vector>

#include <QEvent>
#include <QPainter>

#include "widgets/common/theme.h"

namespace pim::widgets {

using timeline::Operation;
using timeline::Stall;

TimelineLegend::TimelineLegend(QWidget* parent)
    : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

int TimelineLegend::arrange(QPainter* painter, int width, bool vectors) const
{
    struct Entry
    {
        QString text;
        std::function<void(QPainter&, const QRectF&)> paint;
    };
    const auto operation = [](Operation o) { return [o](QPainter& p, const QRectF& r) { paintSwatch(p, r, o); }; };
    const auto stall = [vectors](Stall s) { return [s, vectors](QPainter& p, const QRectF& r) { paintSwatch(p, r, s, vectors); }; };
    const auto line = [](const QColor& colour, Qt::PenStyle style) {
        return [colour, style](QPainter& p, const QRectF& r) {
            p.setPen(QPen(colour, 2, style));
            p.drawLine(QPointF(r.left(), r.center().y()), QPointF(r.right(), r.center().y()));
        };
    };
    const std::vector<Entry> entries = m_recorded ? std::vector<Entry> {
        { tr("matrix unit"), operation(Operation::Mvm) },
        { tr("vector unit"), operation(Operation::Eltwise) },
        { tr("transfer unit"), operation(Operation::Transfer) },
        { tr("hazard"), stall(Stall::Hazard) },
        { tr("unit busy"), stall(Stall::Unit) },
        { tr("reorder buffer full"), stall(Stall::ReorderBuffer) },
        { tr("memory port taken"), stall(Stall::Memory) },
        { tr("waits for the receiver"), stall(Stall::Send) },
        { tr("waits for data"), stall(Stall::Receive) },
        { tr("waits for an event"), stall(Stall::Event) },
    } : std::vector<Entry> {
        { tr("transfer"), operation(Operation::Transfer) },
        { tr("load"), operation(Operation::Load) },
        { tr("MVM"), operation(Operation::Mvm) },
        { tr("ADC"), operation(Operation::Adc) },
        { tr("vector units"), operation(Operation::ShiftAdd) },
        { tr("store"), operation(Operation::Store) },
        { tr("merge"), operation(Operation::Merge) },
        { tr("unit busy"), stall(Stall::Unit) },
        { tr("data not ready"), stall(Stall::Data) },
        { tr("NoC link taken"), stall(Stall::Noc) },
        { tr("shared ADC"), stall(Stall::Adc) },
        { tr("buffer full"), stall(Stall::Buffer) },
        { tr("critical path"), line(tokens().text, Qt::SolidLine) },
        { tr("waited for"), line(tokens().accent, Qt::SolidLine) },
        { tr("with slack"), line(tokens().text2, Qt::DashLine) },
    };
    const QFont font = fontOf(TextRole::Caption);
    const QFontMetricsF metrics(font);
    constexpr double kRow = 20, kGap = 14, kSwatch = 14;
    double x = 12, y = 2;
    for (const Entry& entry : entries) {
        const double needed = kSwatch + 5 + metrics.horizontalAdvance(entry.text);
        if (x > 12 && x + needed > width - 8) {
            x = 12;
            y += kRow;
        }
        if (painter) {
            entry.paint(*painter, QRectF(x, y + (kRow - 11) / 2, kSwatch, 11));
            painter->setFont(font);
            painter->setPen(tokens().text2);
            painter->drawText(QRectF(x + kSwatch + 5, y, needed, kRow), Qt::AlignLeft | Qt::AlignVCenter, entry.text);
        }
        x += needed + kGap;
    }
    return static_cast<int>(y + kRow + 2);
}

void TimelineLegend::setRecorded(bool on)
{
    m_recorded = on;
    setFixedHeight(heightForWidth(width()));
    update();
}

int TimelineLegend::paint(QPainter& painter, int width, bool vectors) const { return arrange(&painter, width, vectors); }
int TimelineLegend::heightForWidth(int width) const { return arrange(nullptr, std::max(100, width)); }

void TimelineLegend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), tokens().win);
    painter.setPen(tokens().line);
    painter.drawLine(0, 0, width(), 0);
    arrange(&painter, width());
}

void TimelineLegend::resizeEvent(QResizeEvent*)
{
    const int height = heightForWidth(width());
    if (minimumHeight() != height)
        setFixedHeight(height);
}

void TimelineLegend::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange) {
        setFixedHeight(heightForWidth(width()));
        update();
    }
    QWidget::changeEvent(event);
}

} // namespace pim::widgets
