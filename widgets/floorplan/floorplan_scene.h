// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <QLineF>
#include <QPointF>
#include <QPolygonF>
#include <QRectF>

#include "widgets/floorplan/floorplan_data.h"

namespace pim::widgets {

/// A sight of the plan: world units are um where areas are known, else made up.
struct FloorplanCamera
{
    QPointF origin; ///< of the world, in the view's upper left corner
    double scale = 1; ///< pixels a unit

    QPointF toView(QPointF p) const { return (p - origin) * scale; }
    QRectF toView(const QRectF& r) const { return { toView(r.topLeft()), r.size() * scale }; }
    QPointF toWorld(QPointF p) const { return p / scale + origin; }
    void zoomAt(QPointF view, double factor);
    void fit(const QRectF& world, QSizeF view, double margin = 28);
    void centreOn(QPointF world, QSizeF view);
    bool operator==(const FloorplanCamera&) const = default;
};

/// Aspect of macros, on the chip and inside.
inline constexpr double kMacroAspect = 1.32;
/// Least width of a macro on the screen at which it is entered.
inline constexpr double kEnterWidth = 320;

/// Places of the mesh in the world: cells one pitch apart with channels for the links between them, a router at each
/// cell's upper left corner, a macro from there on, to scale.
class ChipGrid
{
public:
    ChipGrid() = default;
    ChipGrid(const FloorplanData& data, bool toScale);

    int rows() const { return m_rows; }
    int cols() const { return m_cols; }
    bool toScale() const { return m_toScale; }
    QRectF bounds() const; ///< routers and channels included
    QSizeF cellSize() const { return { m_width, m_height }; }
    QSizeF pitch() const { return { m_width + m_channel, m_height + m_channel }; }
    double channel() const { return m_channel; }
    QRectF cell(design::Cell cell) const;
    QPointF router(design::Cell cell) const;
    QRectF macro(int index) const { return m_macros[static_cast<std::size_t>(index)]; }
    /// The place a point lies in, its channel included; nothing outside.
    std::optional<design::Cell> cellAt(QPointF world) const;

private:
    int m_rows = 0, m_cols = 0;
    bool m_toScale = false;
    double m_width = 132, m_height = 100, m_channel = 26;
    std::vector<QRectF> m_macros;
};

/// Values on a scale of colours.
struct HeatScale
{
    double low = 0, high = 1;
    bool log = false;
    bool operator==(const HeatScale&) const = default;
    /// 0 … 1, clamped.
    double at(double value) const;
    /// The value at a place of the scale.
    double value(double t) const;
};
HeatScale macroScale(const FloorplanData& data, HeatMetric metric, bool log);
HeatScale linkScale(const FloorplanData& data, bool log);

/// What of the chip is drawn and what can be picked.
struct ChipLook
{
    bool links = true, routes = true, routers = true, unused = true, macros = true;
    bool pickLinks = true, pickRoutes = true, pickRouters = false, pickUnused = false, pickMacros = true;
    HeatScale linkScale;
    bool order = false; ///< the line through the macros as layers are placed
    std::vector<int> layers; ///< selected, the first one's routes are drawn
    int conflict = -1; ///< index into NocTraffic::conflicts: both its routes are drawn instead
    int hovered = -1; ///< the conflict under the pointer: its routes are drawn while the marks stay
    std::int64_t link = -1; ///< that has a ring around it
    std::vector<bool> hidden; ///< layers that are not drawn; empty: none
};

/// The chip at one camera in one window: everything that is drawn, in pixels, in drawing order. The hit test reads it too.
struct ChipPicture
{
    enum class Detail { Blocks, Fills, Short, Names, Full } detail = Detail::Blocks;
    struct Macro
    {
        int index;
        QRectF cell, box;
        bool dimmed;
    };
    struct Place
    {
        design::Cell cell;
        QRectF rect;
    };
    struct Link
    {
        std::size_t link;
        QLineF line;
        double width, heat; ///< heat < 0: idle
    };
    struct Route
    {
        enum class Kind { Transfer, Merge, Waits } kind;
        int stream;
        QPolygonF line;
        bool head;
    };
    struct Mark
    {
        QPointF at;
        std::vector<int> conflicts; ///< indices into NocTraffic::conflicts
        bool chosen = false; ///< says what it costs
    };
    QRectF die;
    std::vector<Link> links; ///< idle ones first
    std::vector<Place> unused, routers;
    std::vector<Macro> macros;
    std::vector<QLineF> order; ///< from macro to macro
    std::vector<Route> routes;
    std::vector<QRectF> rings; ///< around the sources of routes, and the link that is shown
    std::vector<Mark> marks;
    /// Where Blocks are drawn: the whole mesh as one image, a pixel a cell.
    QRectF blocks;
};
ChipPicture layoutChip(const FloorplanData& data, const ChipGrid& grid, const FloorplanCamera& camera, QSizeF view,
                       const ChipLook& look);

struct ChipHit
{
    enum class Kind { None, Conflict, Route, Router, Link, Macro, Cell } kind = Kind::None;
    int index = -1; ///< of the macro, of the mark in the picture, of the stream
    std::size_t link = 0;
    design::Cell cell;
    bool operator==(const ChipHit&) const = default;
};
ChipHit hitTest(const ChipPicture& picture, const FloorplanData& data, const ChipGrid& grid,
                const FloorplanCamera& camera, const ChipLook& look, QPointF at);

} // namespace pim::widgets
