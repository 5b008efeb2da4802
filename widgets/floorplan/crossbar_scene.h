// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QImage>
#include <QLineF>
#include <QPolygonF>
#include <QRectF>

#include "widgets/floorplan/floorplan_data.h"

namespace pim::widgets {

/// What the colour of a cell says.
enum class CellColour { WeightBits, OutputChannel, KernelPosition };
inline constexpr int kCellColourCount = 3;

/// One crossbar with its periphery in a view of a size: everything in pixels.
struct CrossbarPicture
{
    struct Bracket
    {
        double from, to; ///< y of a kernel row, or x of a group of columns
        std::int64_t value; ///< kernel row, first output channel
        std::int64_t last; ///< last output channel
    };
    struct Driver
    {
        QRectF rect;
        bool used;
    };
    struct Converter
    {
        QPolygonF mux;
        QRectF adc;
        double fill; ///< share of its columns that hold weights
        std::int64_t number; ///< of the macro
        bool whole; ///< it serves columns of this crossbar alone
    };
    struct Callout
    {
        QPointF dot; ///< in the unused cells
        QRectF box, room; ///< of the card; of the unused cells
        mapping::UnusedCells what;
    };
    double cell = 1; ///< pixels a cell, may be less than one
    QRectF array; ///< all cells
    QRectF used; ///< bounding box of the patches
    std::vector<QRectF> patches;
    std::vector<Bracket> kernelRows, channels;
    std::vector<Driver> drivers;
    QRectF sampleAndHold, sampleAndHoldUsed;
    std::vector<Converter> converters;
    std::vector<Callout> callouts;
    double columnsPerAdc = 0;
};
/// \a zoom 1 is all of it in \a view; \a offset moves it, in pixels.
CrossbarPicture layoutCrossbar(const FloorplanData& data, int macro, std::int64_t pe, const mapping::CrossbarLayout& layout,
                               QSizeF view, double zoom = 1, QPointF offset = {});
/// The cell under a point: {row, column}, or {-1, -1}.
std::pair<std::int64_t, std::int64_t> cellAt(const CrossbarPicture& picture, int size, QPointF at);
/// Opacity of every other weight's colour, whatever it says, so that neighbours are told apart.
inline constexpr double kEveryOther = 0.86;
/// One pixel a cell; unused ones are transparent. \a everyOther: with lighter ones.
QImage cellImage(const mapping::CrossbarLayout& layout, const network::Layer& layer, CellColour colour, bool everyOther = true);

} // namespace pim::widgets
