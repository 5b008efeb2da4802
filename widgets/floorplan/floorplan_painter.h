// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QColor>
#include <QImage>

#include "widgets/common/layer_colours.h"
#include "widgets/floorplan/crossbar_scene.h"
#include "widgets/floorplan/floorplan_scene.h"
#include "widgets/floorplan/macro_scene.h"

class QPainter;

namespace pim::widgets {

/// How values become colours.
struct FloorplanStyle
{
    HeatMetric metric = HeatMetric::Owner;
    HeatScale scale; ///< of macros; on a macro's inside of its units
    bool ownerNumbers = false; ///< a macro's peak power at its foot while colours tell owners
    bool heatNumbers = true; ///< its value there in a heat map; where neither stands there, names do
    bool outOfDate = false;
    bool vectors = false; ///< areas of one colour as rectangles, for files; else images, which are faster
    CellColour cellColour = CellColour::OutputChannel;
    std::vector<LayerColour> layers;
    bool numbers() const { return metric == HeatMetric::Owner ? ownerNumbers : heatNumbers; }
};

/// What stands at the foot of a macro: a value with its unit where numbers are on, else the second layer on it or which of
/// its layer's macros it is.
QString macroFoot(const FloorplanData& data, const FloorplanStyle& style, int macro);
/// Fill of a macro: its layer's colour or its heat.
QColor macroFill(const FloorplanData& data, const FloorplanStyle& style, int macro);
/// Text that is legible on \a fill.
QColor textOn(const QColor& fill);
QColor blockColour(MacroBlock::Kind kind);
/// The sign of what sets the period.
void paintClock(QPainter& painter, QPointF middle, const QColor& ink, const QColor& ground);
/// A 45° hatch in pixels of the device, whatever the zoom: nothing is there. Lines end at the edges by themselves, as not
/// every file can clip.
void hatch(QPainter& painter, const QRectF& rect);
/// Rectangles of one colour that cover the opaque pixels of an image, each pixel once: runs joined with equal ones below.
struct ColourRect
{
    QRect rect;
    QRgb colour;
};
std::vector<ColourRect> colourRects(const QImage& image);
/// \a image scaled to \a target as such rectangles.
void paintAsRects(QPainter& painter, const QRectF& target, const QImage& image);

/// The mesh as an image, a pixel a place; unused places are transparent.
QImage meshImage(const FloorplanData& data, const FloorplanStyle& style, const ChipLook& look);
/// Everything of a picture but what belongs to the pointer. \a mesh is used where macros are too small for boxes.
void paintChip(QPainter& painter, const FloorplanData& data, const ChipGrid& grid, const ChipPicture& picture,
               const ChipLook& look, const FloorplanStyle& style, const QImage& mesh);
void paintPlan(QPainter& painter, const FloorplanData& data, int macro, const MacroPlan& plan, const FloorplanCamera& camera, QSizeF view,
               const FloorplanStyle& style, const UnitHeat& heat, std::int64_t selectedPe);
/// The crossbar of a processing element. \a cells: cellImage().
void paintCrossbar(QPainter& painter, const FloorplanData& data, const PeContent& pe, const mapping::CrossbarLayout& layout, const CrossbarPicture& picture,
                   const QImage& cells, QSizeF view, const FloorplanStyle& style);
/// One processing element enlarged in a box beside its place \a unit in the view.
void paintLens(QPainter& painter, const FloorplanData& data, int macro, std::int64_t pe, const QRectF& unit, QSizeF view, const FloorplanStyle& style,
               bool toScale);
/// Distances along the upper and left edge, in mm or um.
void paintRulers(QPainter& painter, const FloorplanCamera& camera, QSizeF view, QPointF pointer);

} // namespace pim::widgets
