// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/floorplan/crossbar_scene.h"

#include <algorithm>
#include <cmath>

#include "widgets/common/theme.h"

namespace pim::widgets {

CrossbarPicture layoutCrossbar(const FloorplanData& data, int macro, std::int64_t pe, const mapping::CrossbarLayout& layout,
                               QSizeF view, double zoom, QPointF offset)
{
    CrossbarPicture picture;
    constexpr double kLeft = 118, kRight = 76, kTop = 70, kBottom = 96;
    const double size = layout.size();
    const double side = std::max(96.0, std::min(view.width() - kLeft - kRight, view.height() - kTop - kBottom)) * zoom;
    picture.cell = side / size;
    const double left = kLeft + std::max(0.0, (view.width() - kLeft - kRight - side) / 2);
    picture.array = QRectF(left + offset.x(), kTop + offset.y(), side, side);
    const auto toView = [&](double row, double column, double rows, double columns) {
        return QRectF(picture.array.left() + column * picture.cell, picture.array.top() + row * picture.cell, columns * picture.cell, rows * picture.cell);
    };
    for (const mapping::Patch& p : layout.patches())
        picture.patches.push_back(toView(static_cast<double>(p.firstRow), static_cast<double>(p.firstColumn), static_cast<double>(p.rows), static_cast<double>(p.columns)));
    const auto usedRows = static_cast<double>(layout.usedRows()), usedColumns = static_cast<double>(layout.usedColumns());
    picture.used = toView(0, 0, usedRows, usedColumns);

    // Bands of kernel rows, and of output channels where they are wide enough to name.
    for (std::int64_t r = 0; r < layout.usedRows(); ++r) {
        const auto row = layout.row(r);
        const double y = picture.array.top() + static_cast<double>(r) * picture.cell;
        if (row && (picture.kernelRows.empty() || picture.kernelRows.back().value != row->kernelY || picture.kernelRows.back().last != row->group))
            picture.kernelRows.push_back({ y, y + picture.cell, row->kernelY, row->group });
        else if (row)
            picture.kernelRows.back().to = y + picture.cell;
    }
    for (std::int64_t c = 0; c < layout.usedColumns(); ++c) {
        const auto column = layout.column(c);
        const double x = picture.array.left() + static_cast<double>(c) * picture.cell;
        if (column && (picture.channels.empty() || picture.channels.back().value != column->channel))
            picture.channels.push_back({ x, x + picture.cell, column->channel, column->channel });
        else if (column)
            picture.channels.back().to = x + picture.cell;
    }
    // DACs: one a row, drawn four to one where rows are thin.
    std::int64_t group = 1;
    while (picture.cell * static_cast<double>(group) < 4)
        group *= 4;
    for (std::int64_t r = 0; r < layout.size(); r += group) {
        const auto rows = static_cast<double>(std::min<std::int64_t>(group, layout.size() - r));
        const QRectF band = toView(static_cast<double>(r), 0, rows, 1);
        picture.drivers.push_back({ QRectF(picture.array.left() - 36, band.top() + 0.5, 26, std::max(1.0, band.height() - 1)), r < layout.usedRows() });
    }
    picture.sampleAndHold = QRectF(picture.array.left(), picture.array.bottom() + 8, picture.array.width(), 8);
    picture.sampleAndHoldUsed = picture.sampleAndHold;
    picture.sampleAndHoldUsed.setWidth(usedColumns * picture.cell);

    // ADC i of the macro serves columns [i c, (i + 1) c) of its crossbars, one after the other.
    const auto& account = data.macro(macro);
    const auto adcs = static_cast<double>(account.breakdown[static_cast<std::size_t>(evaluation::CostCentre::Adc)].units);
    if (adcs > 0 && account.crossbars > 0) {
        picture.columnsPerAdc = static_cast<double>(account.crossbars) * size / adcs;
        const double first = static_cast<double>(pe) * size;
        auto number = static_cast<std::int64_t>(std::floor(first / picture.columnsPerAdc));
        for (int guard = 0; static_cast<double>(number) * picture.columnsPerAdc < first + size - 1e-9 && guard < 1024; ++number, ++guard) {
            const double from = std::max(0.0, static_cast<double>(number) * picture.columnsPerAdc - first);
            const double to = std::min(size, static_cast<double>(number + 1) * picture.columnsPerAdc - first);
            CrossbarPicture::Converter converter;
            const double x0 = picture.array.left() + from * picture.cell, x1 = picture.array.left() + to * picture.cell;
            const double top = picture.sampleAndHold.bottom() + 4, middle = (x0 + x1) / 2, half = std::min(44.0, (x1 - x0) * 0.42);
            converter.mux << QPointF(x0 + 1, top) << QPointF(x1 - 1, top) << QPointF(middle + half * 0.5, top + 16) << QPointF(middle - half * 0.5, top + 16);
            converter.adc = QRectF(middle - half, top + 22, 2 * half, 22);
            const double width = std::max(1e-9, to - from);
            converter.fill = std::clamp((std::min(to, usedColumns) - from) / width, 0.0, 1.0);
            converter.number = number;
            converter.whole = picture.columnsPerAdc <= size && std::abs(to - from - picture.columnsPerAdc) < 1e-6;
            picture.converters.push_back(converter);
        }
    }
    // One callout a reason, where there is room for it.
    double below = picture.array.top() + 12;
    for (const mapping::UnusedCells& what : layout.unused()) {
        QRectF room;
        QPointF dot;
        switch (what.reason) {
        case mapping::UnusedReason::ColumnsEnd:
            room = toView(0, usedColumns, size, size - usedColumns);
            dot = QPointF(room.left() + std::min(12.0, room.width() / 2), picture.array.top() + std::min(usedRows, size) * picture.cell * 0.5);
            break;
        case mapping::UnusedReason::RowsEnd:
            room = toView(usedRows, 0, size - usedRows, size);
            dot = QPointF(picture.array.left() + picture.array.width() * 0.12, room.center().y());
            break;
        case mapping::UnusedReason::OffDiagonal:
            room = picture.used;
            dot = QPointF(room.right() - room.width() * 0.2, room.top() + room.height() * 0.2);
            break;
        }
        // Beside the weights where there is room, not over them.
        const bool beside = what.reason == mapping::UnusedReason::ColumnsEnd && room.width() >= 190;
        const double width = beside ? std::min(300.0, room.width() - 30) : std::min(300.0, std::max(picture.array.width() * 0.62, std::min(240.0, picture.array.width() - 20))), height = beside ? 76 : 58;
        const double x = picture.array.right() - width - 10;
        double y = std::max(below, what.reason == mapping::UnusedReason::RowsEnd ? room.center().y() - height / 2 : below);
        y = std::min(y, std::max(below, picture.array.bottom() - height - 10));
        picture.callouts.push_back({ dot, QRectF(x, y, width, height), room, what });
        below = y + height + 10;
    }
    return picture;
}

std::pair<std::int64_t, std::int64_t> cellAt(const CrossbarPicture& picture, int size, QPointF at)
{
    if (!picture.array.contains(at))
        return { -1, -1 };
    const auto row = static_cast<std::int64_t>((at.y() - picture.array.top()) / picture.cell);
    const auto column = static_cast<std::int64_t>((at.x() - picture.array.left()) / picture.cell);
    return { std::clamp<std::int64_t>(row, 0, size - 1), std::clamp<std::int64_t>(column, 0, size - 1) };
}

QImage cellImage(const mapping::CrossbarLayout& layout, const network::Layer& layer, CellColour colour, bool everyOther)
{
    QImage image(layout.size(), layout.size(), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    const double slices = std::max<double>(1, static_cast<double>(layout.mapping().bitSlices - 1));
    const double channels = std::max<double>(1, static_cast<double>(layer.output.channels - 1));
    const double taps = std::max<double>(1, static_cast<double>(layer.window.kernelH * layer.window.kernelW - 1));
    std::vector<mapping::ColumnContent> columns(static_cast<std::size_t>(layout.size()));
    for (std::int64_t c = 0; c < layout.usedColumns(); ++c)
        if (const auto column = layout.column(c))
            columns[static_cast<std::size_t>(c)] = *column;
    for (const mapping::Patch& p : layout.patches())
        for (std::int64_t r = p.firstRow; r < p.firstRow + p.rows; ++r) {
            const auto row = layout.row(r);
            auto* line = reinterpret_cast<QRgb*>(image.scanLine(static_cast<int>(r)));
            for (std::int64_t c = p.firstColumn; c < p.firstColumn + p.columns; ++c) {
                const mapping::ColumnContent* column = &columns[static_cast<std::size_t>(c)];
                double t = 0;
                switch (colour) {
                case CellColour::WeightBits: t = 1 - static_cast<double>(column->slice) / slices; break;
                case CellColour::OutputChannel: t = static_cast<double>(column->channel) / channels; break;
                case CellColour::KernelPosition: {
                    const std::int64_t y = row->kernelY + column->kernelY, x = row->kernelX + column->kernelX;
                    t = static_cast<double>(y * layer.window.kernelW + x) / taps;
                    break;
                }
                }
                QColor cell = cividis(0.08 + 0.84 * t);
                if (everyOther && (row->channel + column->channel) % 2 != 0)
                    cell = blended(cell, tokens().base, kEveryOther);
                line[c] = cell.rgb();
            }
        }
    return image;
}

} // namespace pim::widgets
