// SPDX-License-Identifier: GPL-3.0-or-later
// A processing element enlarged beside its place, without leaving the macro.
#include <algorithm>
#include <cmath>

#include <QCoreApplication>
#include <QPainter>

#include "widgets/common/quantity_text.h"
#include "widgets/common/theme.h"
#include "widgets/floorplan/floorplan_painter.h"
#include "widgets/floorplan/floorplan_text.h"

namespace pim::widgets {
namespace {

struct FloorplanPainter
{
    Q_DECLARE_TR_FUNCTIONS(pim::widgets::FloorplanPainter)
};

constexpr double kWide = 240, kBody = 160, kGap = 18;

} // namespace

void paintLens(QPainter& painter, const FloorplanData& data, int macro, std::int64_t pe, const QRectF& unit, QSizeF view, const FloorplanStyle& style,
               bool toScale)
{
    const MacroPlan plan = planPe(data, macro, toScale);
    const UnitHeat heat(data, macro, style.metric, pe);
    const Tokens& t = tokens();
    const QFont plain = fontOf(TextRole::Caption), bold = fontOf(TextRole::Section);
    const QFontMetricsF metrics(plain), title(bold);
    const double head = title.height() + 10, foot = metrics.height() + 10;
    QRectF box(0, 0, kWide, head + kBody + foot);
    // Below the unit and to its right, or wherever there is room.
    box.moveLeft(std::clamp(unit.center().x() - kWide / 3, 30.0, std::max(30.0, view.width() - kWide - 8)));
    const bool below = unit.bottom() + kGap + box.height() < view.height() - 4 || unit.top() - kGap - box.height() < 26;
    box.moveTop(below ? std::min(unit.bottom() + kGap, std::max(26.0, view.height() - 4 - box.height())) : unit.top() - kGap - box.height());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(t.accent, 1));
    painter.drawLine(below ? unit.bottomLeft() : unit.topLeft(), below ? box.topLeft() : box.bottomLeft());
    painter.drawLine(below ? unit.bottomRight() : unit.topRight(), below ? box.topRight() : box.bottomRight());
    painter.setPen(QPen(t.accent, 1.5));
    painter.setBrush(t.base);
    painter.drawRoundedRect(box, 4, 4);
    const QRectF body(box.left() + 10, box.top() + head, kWide - 20, kBody);
    FloorplanCamera camera;
    camera.fit(plan.bounds, body.size(), 0);
    painter.setFont(bold);
    painter.setPen(t.text);
    painter.drawText(QRectF(body.left(), box.top() + 5, body.width(), title.height()), Qt::AlignLeft | Qt::AlignVCenter, FloorplanPainter::tr("PE %1").arg(countText(pe + 1)));
    painter.setFont(plain);
    painter.setPen(t.text2);
    const double factor = unit.width() > 0 ? plan.bounds.width() * camera.scale / unit.width() : 0;
    const QString enlarged = QStringLiteral("×%1").arg(numberText(factor, 2));
    painter.drawText(QRectF(body.left(), box.top() + 5, body.width(), title.height()), Qt::AlignRight | Qt::AlignVCenter,
                     plan.toScale && plan.areaUm2 > 0 ? QStringLiteral("%1 · %2").arg(quantity(Area { plan.areaUm2 }).text(), enlarged) : enlarged);
    for (const MacroBlock& block : plan.blocks) {
        const QRectF rect = camera.toView(block.rect).translated(body.topLeft());
        const double value = heat.of(block, 0);
        const QColor fill = style.metric == HeatMetric::Owner ? blended(blockColour(block.kind), t.base, 0.34)
            : value < 0                                        ? blended(t.line, t.base, 0.5)
                                                               : cividis(style.scale.at(value));
        painter.setPen(QPen(blockColour(block.kind), 1));
        painter.setBrush(fill);
        painter.drawRect(rect);
        const QString name = blockName(block.kind);
        if (rect.height() > metrics.height() && rect.width() > 24) {
            painter.setPen(textOn(fill));
            painter.drawText(rect.adjusted(2, 0, -2, 0), Qt::AlignCenter, metrics.elidedText(name, Qt::ElideRight, rect.width() - 4));
        }
    }
    painter.setPen(t.text2);
    painter.drawText(QRectF(body.left(), box.bottom() - foot, body.width(), foot), Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(FloorplanPainter::tr("A double click enters it."), Qt::ElideRight, body.width()));
    painter.restore();
}

} // namespace pim::widgets
