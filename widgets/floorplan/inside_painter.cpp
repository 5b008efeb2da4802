// SPDX-License-Identifier: GPL-3.0-or-later
// Macros, processing elements and crossbars from the inside.
#include <algorithm>
#include <cmath>

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

#include "widgets/common/theme.h"
#include "widgets/floorplan/floorplan_painter.h"
#include "widgets/floorplan/floorplan_text.h"

namespace pim::widgets {
namespace {

struct FloorplanPainter
{
    Q_DECLARE_TR_FUNCTIONS(pim::widgets::FloorplanPainter)
};

constexpr double kUnitSeen = 6; ///< least side of a unit that is drawn by itself

QFont boldCaption()
{
    QFont font = fontOf(TextRole::Caption);
    font.setWeight(QFont::DemiBold);
    return font;
}

/// Name and size of a block on a plate of the base colour.
void paintPlate(QPainter& painter, QRectF plate, const QColor& stripe, const QString& title, const QString& text)
{
    const Tokens& t = tokens();
    painter.setPen(Qt::NoPen);
    QColor ground = t.base;
    ground.setAlphaF(0.96F);
    painter.setBrush(ground);
    painter.drawRoundedRect(plate, 3, 3);
    painter.fillRect(QRectF(plate.left(), plate.top(), 4, plate.height()), stripe);
    painter.setPen(t.text);
    painter.setFont(boldCaption());
    const double half = text.isEmpty() ? plate.height() : plate.height() / 2;
    painter.drawText(QRectF(plate.left() + 10, plate.top(), plate.width() - 12, half), Qt::AlignLeft | Qt::AlignVCenter, title);
    painter.setFont(fontOf(TextRole::Caption));
    painter.setPen(t.text2);
    if (!text.isEmpty())
        painter.drawText(QRectF(plate.left() + 10, plate.top() + half - 1, plate.width() - 12, half), Qt::AlignLeft | Qt::AlignVCenter, text);
}

QColor unitFill(const FloorplanStyle& style, const MacroBlock& block, double heat)
{
    const QColor own = blended(blockColour(block.kind), tokens().base, 0.34);
    if (style.metric == HeatMetric::Owner)
        return own;
    return heat < 0 ? blended(tokens().line, tokens().base, 0.5) : cividis(style.scale.at(heat));
}

/// Units of a block one by one where they are large enough to see, else as an image with a pixel a unit.
void paintUnits(QPainter& painter, const MacroBlock& block, const FloorplanCamera& camera, QSizeF view, const FloorplanStyle& style,
                const UnitHeat& heat, std::int64_t selected)
{
    const QRectF rect = camera.toView(block.rect);
    const QSizeF unit = camera.toView(block.slot(0)).size();
    const bool each = block.slotCount() > 1;
    const bool same = style.metric != HeatMetric::Utilisation && style.metric != HeatMetric::AdcLoad;
    if (!each) {
        painter.fillRect(rect, unitFill(style, block, heat.of(block, 0)));
        return;
    }
    if (unit.width() < kUnitSeen || unit.height() < kUnitSeen) {
        if (same || block.slotCount() > 4'000'000) {
            painter.fillRect(rect, unitFill(style, block, heat.of(block, 0)));
        } else {
            QImage image(block.columns, block.rows, QImage::Format_RGB32);
            image.fill(tokens().base);
            for (std::int64_t i = 0; i < block.units; ++i)
                image.setPixelColor(static_cast<int>(i % block.columns), static_cast<int>(i / block.columns), unitFill(style, block, heat.of(block, i)));
            painter.setRenderHint(QPainter::SmoothPixmapTransform, true); // the average of an area, not any of its units
            if (style.vectors)
                paintAsRects(painter, rect, image);
            else
                painter.drawImage(rect, image);
        }
        return;
    }
    painter.fillRect(rect, tokens().base);
    const QRectF sight = QRectF(QPointF(), view) & rect;
    if (sight.isEmpty())
        return;
    const int firstColumn = std::max(0, static_cast<int>((sight.left() - rect.left()) / unit.width()));
    const int lastColumn = std::min(block.columns - 1, static_cast<int>((sight.right() - rect.left()) / unit.width()));
    const int firstRow = std::max(0, static_cast<int>((sight.top() - rect.top()) / unit.height()));
    const int lastRow = std::min(block.rows - 1, static_cast<int>((sight.bottom() - rect.top()) / unit.height()));
    const double gap = unit.width() >= 12 && unit.height() >= 12 ? 1 : 0.5;
    const QColor common = same ? unitFill(style, block, heat.of(block, 0)) : QColor();
    for (int row = firstRow; row <= lastRow; ++row)
        for (int column = firstColumn; column <= lastColumn; ++column) {
            const std::int64_t i = static_cast<std::int64_t>(row) * block.columns + column;
            const QRectF slot = QRectF(rect.left() + column * unit.width(), rect.top() + row * unit.height(), unit.width(), unit.height()).adjusted(gap, gap, -gap, -gap);
            if (i >= block.units) {
                hatch(painter, slot);
                continue;
            }
            painter.fillRect(slot, same ? common : unitFill(style, block, heat.of(block, i)));
            if (i == selected && block.kind == MacroBlock::Kind::PeArray) {
                painter.setPen(QPen(tokens().accent, 2));
                painter.setBrush(Qt::NoBrush);
                painter.drawRect(slot);
            }
        }
}

/// The cells as rectangles: their colours, then the lighter ones of every other weight as one shape.
void paintCells(QPainter& painter, const CrossbarPicture& picture, const mapping::CrossbarLayout& layout, const network::Layer& layer, CellColour colour)
{
    paintAsRects(painter, picture.array, cellImage(layout, layer, colour, false));
    QColor light = tokens().base;
    light.setAlphaF(static_cast<float>(1 - kEveryOther));
    const auto at = [&](std::int64_t row, std::int64_t column, std::int64_t rows, std::int64_t columns) {
        return QRectF(picture.array.left() + static_cast<double>(column) * picture.cell, picture.array.top() + static_cast<double>(row) * picture.cell, static_cast<double>(columns) * picture.cell, static_cast<double>(rows) * picture.cell);
    };
    for (const mapping::Patch& p : layout.patches()) {
        // Odd rows over odd columns cancel each other out.
        QPainterPath path;
        path.setFillRule(Qt::OddEvenFill);
        for (std::int64_t r = p.firstRow; r < p.firstRow + p.rows; ++r)
            if (layout.row(r)->channel % 2 != 0)
                path.addRect(at(r, p.firstColumn, 1, p.columns));
        for (std::int64_t c = p.firstColumn, end = c; c < p.firstColumn + p.columns; c = end) {
            const bool odd = layout.column(c)->channel % 2 != 0;
            for (end = c + 1; end < p.firstColumn + p.columns && (layout.column(end)->channel % 2 != 0) == odd;)
                ++end;
            if (odd)
                path.addRect(at(p.firstRow, c, p.rows, end - c));
        }
        painter.fillPath(path, light);
    }
}

} // namespace

void paintPlan(QPainter& painter, const FloorplanData& data, int macro, const MacroPlan& plan, const FloorplanCamera& camera, QSizeF view,
               const FloorplanStyle& style, const UnitHeat& heat, std::int64_t selectedPe)
{
    const Tokens& t = tokens();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    const QRectF whole = camera.toView(plan.bounds);
    painter.fillRect(whole, t.base);
    for (const MacroBlock& block : plan.blocks) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        paintUnits(painter, block, camera, view, style, heat, selectedPe);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(blockColour(block.kind), 1.5));
        painter.drawRect(camera.toView(block.rect).adjusted(0, 0, -1, -1));
    }
    painter.setPen(QPen(t.line2, 1));
    painter.drawRect(whole);
    // Names: on a plate within, or at the end of a line where the block is thin.
    painter.setRenderHint(QPainter::Antialiasing);
    const QFontMetricsF bold(boldCaption()), plain(fontOf(TextRole::Caption));
    std::vector<const MacroBlock*> thin;
    for (const MacroBlock& block : plan.blocks) {
        const QRectF rect = camera.toView(block.rect);
        QString title = blockName(block.kind);
        if (block.kind == MacroBlock::Kind::Scratchpad)
            title += QLatin1Char(' ') + FloorplanPainter::tr("%1 KiB").arg(countText(data.macro(macro).scratchpadKib));
        else if (block.kind == MacroBlock::Kind::AdcBank)
            title = FloorplanPainter::tr("%1 · %2 × %3 bit").arg(title, countText(block.units)).arg(data.design->parameters.adcBits);
        else if (block.units > 1)
            title += QStringLiteral(" · ") + countText(block.units);
        const QString text = !block.known ? FloorplanPainter::tr("no figures")
            : plan.toScale && block.areaUm2 > 0
            ? QStringLiteral("%1 · %2").arg(quantity(Area { block.areaUm2 }).text(), percentText(plan.areaUm2 > 0 ? block.areaUm2 / plan.areaUm2 : 0))
            : quantity(block.peakW, QStringLiteral("W")).text();
        const double width = std::max(bold.horizontalAdvance(title), plain.horizontalAdvance(text)) + 18;
        if (rect.height() < 44 || rect.width() < width + 10) {
            thin.push_back(&block);
            continue;
        }
        paintPlate(painter, QRectF(rect.left() + 5, rect.bottom() - 41, width, 36), blockColour(block.kind), title, text);
    }
    if (!plan.withoutArea.empty()) {
        QStringList names;
        for (const MacroBlock& block : plan.withoutArea)
            names << blockName(block.kind);
        painter.setFont(fontOf(TextRole::Caption));
        painter.setPen(t.text2);
        const QRectF below(std::max(whole.left(), 30.0), std::min(whole.bottom() + 5, view.height() - plain.height() - 4), view.width() - std::max(whole.left(), 30.0) - 6, plain.height());
        painter.drawText(below, Qt::AlignLeft | Qt::AlignVCenter, plain.elidedText(FloorplanPainter::tr("Without area in this hardware: %1").arg(names.join(QStringLiteral(", "))), Qt::ElideRight, below.width()));
    }
    double y = whole.top() + 6;
    double elbowIn = 0;
    for (const MacroBlock* block : thin) {
        const QRectF rect = camera.toView(block->rect);
        if (!rect.intersects(QRectF(QPointF(), view)))
            continue;
        const QString title = block->units > 1 ? blockName(block->kind) + QStringLiteral(" × ") + countText(block->units) : blockName(block->kind);
        const QString share = plan.toScale && plan.areaUm2 > 0 ? percentText(block->areaUm2 / plan.areaUm2) : QString();
        const double width = bold.horizontalAdvance(title) + (share.isEmpty() ? 0 : plain.horizontalAdvance(share) + 10) + 18;
        // Left of the block, or right of it where there is no room.
        const bool before = rect.left() - 16 - width > 26;
        const QRectF plate(before ? std::min(rect.left() - 16, view.width() - 20) - width : std::min(rect.right() + 16, view.width() - width - 8), y, width, 20);
        y += 23;
        const double in = std::min(4.0, rect.width() / 2);
        const QPointF at(before ? rect.left() + in : rect.right() - in, rect.center().y());
        const QPointF end(before ? plate.right() : plate.left(), plate.center().y());
        const double elbow = before ? plate.right() + 9 - elbowIn : plate.left() - 9 + elbowIn;
        elbowIn = std::min(7.0, elbowIn + 2);
        const QPolygonF leader { end, { elbow, end.y() }, { elbow, at.y() }, at };
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(t.base, 3.5)); // seen on dark ground too
        painter.drawPolyline(leader);
        painter.drawEllipse(at, 3, 3);
        painter.setPen(QPen(t.text, 1));
        painter.drawPolyline(leader);
        painter.setBrush(t.text);
        painter.drawEllipse(at, 2, 2);
        paintPlate(painter, plate, blockColour(block->kind), title, {});
        painter.setPen(t.text2);
        painter.setFont(fontOf(TextRole::Caption));
        painter.drawText(plate.adjusted(0, 0, -6, 0), Qt::AlignRight | Qt::AlignVCenter, share);
    }
    painter.restore();
}

void paintCrossbar(QPainter& painter, const FloorplanData& data, const PeContent& pe, const mapping::CrossbarLayout& layout, const CrossbarPicture& picture,
                   const QImage& cells, QSizeF view, const FloorplanStyle& style)
{
    const Tokens& t = tokens();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    const QFont plain = fontOf(TextRole::Caption);
    const QFontMetricsF metrics(plain);
    const QRectF array = picture.array;
    // Title.
    painter.setFont(fontOf(TextRole::Section));
    painter.setPen(t.text);
    const auto& layer = data.layer(pe.layer);
    const QString title = FloorplanPainter::tr("%1 · copy %2 of %3 · crossbar %4 of %5")
                              .arg(shortLayerName(layer.name), countText(pe.copy + 1), countText(data.evaluation->layers[static_cast<std::size_t>(pe.layer)].weightDuplication), countText(pe.inCopy + 1), countText(layout.mapping().crossbars));
    const double size = layout.size();
    const QString used = FloorplanPainter::tr("%1 of %2 cells hold weights (%3)").arg(countText(layout.usedCells()), countText(static_cast<std::int64_t>(size * size)), percentText(layout.utilization()));
    const double left = std::max(12.0, std::min(array.left(), view.width() / 3));
    painter.drawText(QRectF(left, array.top() - 64, view.width() - left - 8, 18), Qt::AlignLeft | Qt::AlignVCenter, QFontMetricsF(painter.font()).elidedText(title, Qt::ElideLeft, view.width() - left - 8));
    painter.setFont(plain);
    painter.setPen(t.text2);
    painter.drawText(QRectF(left, array.top() - 46, view.width() - left - 8, 16), Qt::AlignLeft | Qt::AlignVCenter, used);
    // Cells.
    painter.fillRect(array, t.base);
    hatch(painter, array & QRectF(QPointF(), view));
    for (const QRectF& patch : picture.patches)
        painter.fillRect(patch, t.base);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, picture.cell < 1);
    if (style.vectors)
        paintCells(painter, picture, layout, layer, style.cellColour);
    else
        painter.drawImage(array, cells);
    if (picture.cell >= 14) {
        painter.setPen(QPen(t.base, 1));
        const QRectF seen = picture.used & QRectF(QPointF(), view);
        for (double x = array.left() + std::floor((seen.left() - array.left()) / picture.cell) * picture.cell; x <= seen.right(); x += picture.cell)
            painter.drawLine(QLineF(x, seen.top(), x, seen.bottom()));
        for (double y = array.top() + std::floor((seen.top() - array.top()) / picture.cell) * picture.cell; y <= seen.bottom(); y += picture.cell)
            painter.drawLine(QLineF(seen.left(), y, seen.right(), y));
    }
    if (picture.cell >= 34) {
        const QRectF seen = picture.used & QRectF(QPointF(), view);
        const auto from = cellAt(picture, layout.size(), seen.topLeft() + QPointF(0.01, 0.01)), to = cellAt(picture, layout.size(), seen.bottomRight() - QPointF(0.01, 0.01));
        for (auto row = from.first; row >= 0 && row <= to.first; ++row)
            for (auto column = from.second; column <= to.second; ++column) {
                if (!layout.used(row, column))
                    continue;
                const auto c = layout.column(column);
                painter.setPen(textOn(cells.pixelColor(static_cast<int>(column), static_cast<int>(row))));
                const QRectF cell(array.left() + static_cast<double>(column) * picture.cell, array.top() + static_cast<double>(row) * picture.cell, picture.cell, picture.cell);
                painter.drawText(cell, Qt::AlignCenter, c->highBit == c->lowBit ? QString::number(c->lowBit) : QStringLiteral("%1:%2").arg(c->highBit).arg(c->lowBit));
            }
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(t.line2, 1));
    painter.drawRect(array);
    painter.setPen(QPen(t.text2, 1));
    for (const QRectF& patch : picture.patches)
        painter.drawRect(patch);
    // DACs and rows.
    const QColor dac = categorical(3), off = t.line;
    for (const auto& driver : picture.drivers) {
        if (driver.rect.bottom() < 0 || driver.rect.top() > view.height())
            continue;
        painter.fillRect(driver.rect, driver.used ? dac : t.base);
        painter.setPen(QPen(driver.used ? dac : off, 1));
        if (!driver.used && driver.rect.height() >= 3)
            painter.drawRect(driver.rect);
        painter.drawLine(QLineF(driver.rect.right(), driver.rect.center().y(), array.left(), driver.rect.center().y()));
    }
    painter.setPen(t.text2);
    painter.drawText(QRectF(array.left() - 44, array.top() - 20, 40, 16), Qt::AlignHCenter | Qt::AlignVCenter, FloorplanPainter::tr("DAC"));
    double lastLabel = -100;
    for (const auto& band : picture.kernelRows) {
        const double x = array.left() - 44;
        painter.setPen(QPen(t.axis, 1));
        painter.drawPolyline(QPolygonF { { x, band.from + 1 }, { x - 5, band.from + 1 }, { x - 5, band.to - 1 }, { x, band.to - 1 } });
        const double middle = (band.from + band.to) / 2;
        if (layer.kind == network::LayerKind::Convolution && middle - lastLabel > metrics.height()) {
            painter.setPen(t.text2);
            painter.drawText(QRectF(x - 60, middle - 8, 50, 16), Qt::AlignRight | Qt::AlignVCenter, FloorplanPainter::tr("ky %1").arg(band.value));
            lastLabel = middle;
        }
    }
    // Output channels above.
    painter.setPen(t.text2);
    double lastRight = array.left() - 30;
    // Every 1st, 2nd, 5th, 10th … channel, so that all labels find room.
    std::int64_t step = 1;
    if (picture.channels.size() > 1) {
        const double pitch = (picture.channels.back().from - picture.channels.front().from) / static_cast<double>(picture.channels.size() - 1);
        const double room = metrics.horizontalAdvance(QString::number(picture.channels.back().value)) + 6;
        for (std::int64_t decade = 1; static_cast<double>(step) * pitch < room && decade < 1'000'000; decade *= 10)
            for (const std::int64_t factor : { 1, 2, 5 })
                if (static_cast<double>(step) * pitch < room)
                    step = decade * factor;
    }
    for (const auto& band : picture.channels) {
        const QString text = QString::number(band.value);
        const double middle = (band.from + band.to) / 2, width = metrics.horizontalAdvance(text);
        if (band.value % step != 0 || middle - width / 2 < lastRight + 3)
            continue;
        painter.drawText(QRectF(middle - 30, array.top() - 20, 60, 16), Qt::AlignCenter, text);
        lastRight = middle + width / 2;
    }
    painter.setPen(t.text3);
    const QString axis = FloorplanPainter::tr("output channel");
    if (lastRight + 10 + metrics.horizontalAdvance(axis) < view.width())
        painter.drawText(QRectF(lastRight + 10, array.top() - 20, 200, 16), Qt::AlignLeft | Qt::AlignVCenter, axis);
    // Sample-and-hold, multiplexers, ADCs.
    painter.fillRect(picture.sampleAndHold, t.line);
    painter.fillRect(picture.sampleAndHoldUsed, categorical(5));
    painter.setPen(t.text2);
    painter.drawText(QRectF(0, picture.sampleAndHold.top() - 4, array.left() - 8, 16), Qt::AlignRight | Qt::AlignVCenter, FloorplanPainter::tr("Sample-and-hold"));
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor adc = categorical(0);
    if (!picture.converters.empty()) {
        const double y = picture.converters.front().adc.top();
        painter.drawText(QRectF(0, picture.sampleAndHold.bottom() + 4, array.left() - 8, 16), Qt::AlignRight | Qt::AlignVCenter, QStringLiteral("%1 : 1").arg(numberText(picture.columnsPerAdc)));
        painter.drawText(QRectF(0, y + 3, array.left() - 8, 16), Qt::AlignRight | Qt::AlignVCenter, FloorplanPainter::tr("ADC, %1 bit").arg(data.design->parameters.adcBits));
    }
    for (const auto& converter : picture.converters) {
        painter.setPen(QPen(t.text3, 1));
        painter.setBrush(t.line);
        painter.drawPolygon(converter.mux);
        painter.drawLine(QPointF(converter.adc.center().x(), converter.mux.last().y()), QPointF(converter.adc.center().x(), converter.adc.top()));
        painter.setPen(Qt::NoPen);
        painter.setBrush(blended(adc, t.base, 0.2));
        painter.drawRect(converter.adc);
        painter.setBrush(blended(adc, t.base, 0.6));
        painter.drawRect(QRectF(converter.adc.topLeft(), QSizeF(converter.adc.width() * converter.fill, converter.adc.height())));
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(adc, 1));
        painter.drawRect(converter.adc);
        const QString name = FloorplanPainter::tr("ADC %1").arg(converter.number + 1);
        painter.setPen(t.text);
        if (metrics.horizontalAdvance(name) + 6 < converter.adc.width())
            painter.drawText(converter.adc, Qt::AlignCenter, name);
    }
    // How much is used, at the right.
    const auto side = [&](double from, double to, const QString& text) {
        if (to - from < 4)
            return;
        const double x = array.right() + 8;
        painter.setPen(QPen(t.axis, 1));
        painter.drawPolyline(QPolygonF { { x, from + 1 }, { x + 5, from + 1 }, { x + 5, to - 1 }, { x, to - 1 } });
        if (to - from < metrics.horizontalAdvance(text) + 4)
            return;
        painter.save();
        painter.translate(x + 22, (from + to) / 2);
        painter.rotate(90);
        painter.setPen(t.text2);
        painter.drawText(QRectF(-100, -8, 200, 16), Qt::AlignCenter, text);
        painter.restore();
    };
    side(array.top(), picture.used.bottom(), FloorplanPainter::tr("%n rows used", nullptr, static_cast<int>(layout.usedRows())));
    side(picture.used.bottom(), array.bottom(), FloorplanPainter::tr("%n unused", nullptr, layout.size() - static_cast<int>(layout.usedRows())));
    // Why the rest is unused. A card that would hide weights more than it explains is left out; the pointer's says it too.
    if (picture.array.width() >= 160)
        for (const auto& callout : picture.callouts) {
            const QString reason = unusedReason(layout, layer, callout.what);
            QRectF box = callout.box;
            painter.setFont(plain);
            const double height = painter.boundingRect(QRectF(0, 0, box.width() - 20, 400), Qt::TextWordWrap, reason).height() + 32;
            box.setHeight(height);
            if (picture.array.width() < 280) {
                if (height > callout.room.height() - 6)
                    continue;
                box.moveTop(std::clamp(box.top(), callout.room.top() + 3, callout.room.bottom() - 3 - height));
            }
            const QRectF room(box.left() + 10, box.top() + 24, box.width() - 20, height);
            painter.setPen(QPen(t.text2, 1));
            painter.setBrush(t.text2);
            painter.drawLine(callout.dot, QPointF(box.left(), std::clamp(callout.dot.y(), box.top(), box.bottom())));
            painter.drawEllipse(callout.dot, 2.5, 2.5);
            painter.setPen(QPen(t.line2, 1));
            painter.setBrush(t.base);
            painter.drawRoundedRect(box, 4, 4);
            painter.setFont(boldCaption());
            painter.setPen(t.text);
            painter.drawText(QRectF(box.left() + 10, box.top() + 6, box.width() - 20, 16), Qt::AlignLeft | Qt::AlignVCenter, unusedTitle(callout.what));
            painter.setFont(plain);
            painter.setPen(t.text2);
            painter.drawText(room, Qt::TextWordWrap, reason);
        }
    painter.restore();
}

} // namespace pim::widgets
