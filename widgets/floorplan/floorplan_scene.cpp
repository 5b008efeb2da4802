// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/floorplan/floorplan_scene.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace pim::widgets {
namespace {

constexpr double kChannelShare = 0.2; ///< of a cell's width
constexpr double kTransferSide = 4, kMergeSide = 9, kWaitsSide = -5; ///< px beside the link's middle


/// A route in pixels, shifted to the right of its way so that several lie beside each other.
QPolygonF routeLine(const ChipGrid& grid, const FloorplanCamera& camera, const evaluation::NocRoute& route, double side)
{
    const QPointF from = camera.toView(grid.router(route.from)), bend = camera.toView(grid.router(route.bend)),
                  to = camera.toView(grid.router(route.to));
    const double dx = route.bend.col > route.from.col ? 1 : route.bend.col < route.from.col ? -1 : 0;
    const double dy = route.to.row > route.bend.row ? 1 : route.to.row < route.bend.row ? -1 : 0;
    // Right of travel: east is south, south is west.
    const QPointF across { 0, dx * side }, along { -dy * side, 0 };
    QPolygonF line;
    if (dx != 0)
        line << from + across;
    else
        line << from + along;
    if (dx != 0 && dy != 0)
        line << bend + across + along;
    line << (dy != 0 ? to + along : to + across);
    return line;
}

double distance(QPointF p, const QLineF& line)
{
    const QPointF d = line.p2() - line.p1();
    const double length = d.x() * d.x() + d.y() * d.y();
    const double t = length > 0 ? std::clamp(QPointF::dotProduct(p - line.p1(), d) / length, 0.0, 1.0) : 0.0;
    return QLineF(p, line.p1() + d * t).length();
}

} // namespace

void FloorplanCamera::zoomAt(QPointF view, double factor)
{
    const QPointF world = toWorld(view);
    scale *= factor;
    origin = world - view / scale;
}

void FloorplanCamera::fit(const QRectF& world, QSizeF view, double margin)
{
    const double width = std::max(1.0, view.width() - 2 * margin), height = std::max(1.0, view.height() - 2 * margin);
    scale = std::min(width / std::max(1e-9, world.width()), height / std::max(1e-9, world.height()));
    centreOn(world.center(), view);
}

void FloorplanCamera::centreOn(QPointF world, QSizeF view)
{
    origin = world - QPointF(view.width(), view.height()) / 2 / scale;
}

ChipGrid::ChipGrid(const FloorplanData& data, bool toScale)
    : m_rows(data.chip.rows)
    , m_cols(data.chip.cols)
    , m_toScale(toScale && data.hasAreas())
{
    if (data.hasAreas()) {
        m_width = std::sqrt(data.largestArea * kMacroAspect);
        m_height = m_width / kMacroAspect;
    }
    m_channel = m_width * kChannelShare;
    m_macros.reserve(data.chip.macros.size());
    for (const auto& macro : data.chip.macros) {
        const QRectF place = cell(macro.cell);
        const double side = m_toScale ? std::sqrt(macro.area().value / data.largestArea) : 1.0;
        m_macros.emplace_back(place.topLeft(), place.size() * side);
    }
}

QRectF ChipGrid::bounds() const
{
    return { -m_channel * 0.6, -m_channel * 0.6, pitch().width() * m_cols + m_channel * 0.8, pitch().height() * m_rows + m_channel * 0.8 };
}

QRectF ChipGrid::cell(design::Cell cell) const
{
    return { QPointF(cell.col * pitch().width() + m_channel * 0.6, cell.row * pitch().height() + m_channel * 0.6), cellSize() };
}

QPointF ChipGrid::router(design::Cell cell) const
{
    return { cell.col * pitch().width() + m_channel * 0.1, cell.row * pitch().height() + m_channel * 0.1 };
}

std::optional<design::Cell> ChipGrid::cellAt(QPointF world) const
{
    const design::Cell cell { static_cast<int>(std::floor(world.y() / pitch().height())),
                              static_cast<int>(std::floor(world.x() / pitch().width())) };
    if (cell.row < 0 || cell.col < 0 || cell.row >= m_rows || cell.col >= m_cols)
        return std::nullopt;
    return cell;
}

double HeatScale::at(double v) const
{
    if (!(high > low))
        return v >= high ? 1 : 0;
    const double t = log ? std::log(std::max(v, 1e-300) / low) / std::log(high / low) : (v - low) / (high - low);
    return std::clamp(t, 0.0, 1.0);
}

double HeatScale::value(double t) const
{
    return log ? low * std::pow(high / low, t) : low + (high - low) * t;
}

HeatScale macroScale(const FloorplanData& data, HeatMetric metric, bool log)
{
    HeatScale scale { 0, 0, log };
    double least = 0;
    for (int m = 0; m < static_cast<int>(data.chip.macros.size()); ++m) {
        const double v = data.heat(m, metric);
        scale.high = std::max(scale.high, v);
        if (v > 0 && (least == 0 || v < least))
            least = v;
    }
    if (scale.high <= 0)
        scale.high = 1;
    if (log)
        scale.low = least > 0 && least < scale.high ? std::max(least, scale.high * 1e-4) : scale.high * 0.1;
    return scale;
}

HeatScale linkScale(const FloorplanData& data, bool log)
{
    HeatScale scale { 0, 0, log };
    std::int64_t least = 0;
    for (std::size_t link = 0; link < data.noc.flits.size(); ++link) {
        const std::int64_t flits = data.linkLoad(link);
        scale.high = std::max(scale.high, static_cast<double>(flits));
        if (flits > 0 && (least == 0 || flits < least))
            least = flits;
    }
    if (scale.high <= 0)
        scale.high = 1;
    if (log)
        scale.low = std::max(1.0, std::pow(10.0, std::floor(std::log10(std::max<double>(1, static_cast<double>(least))))));
    if (log && scale.low >= scale.high)
        scale.low = scale.high * 0.1;
    return scale;
}

ChipPicture layoutChip(const FloorplanData& data, const ChipGrid& grid, const FloorplanCamera& camera, QSizeF view,
                       const ChipLook& look)
{
    using Detail = ChipPicture::Detail;
    ChipPicture picture;
    const double width = grid.cellSize().width() * camera.scale, pitch = grid.pitch().width() * camera.scale;
    picture.detail = width >= 72 ? Detail::Full : width >= 48 ? Detail::Names : width >= 24 ? Detail::Short : width >= 8 ? Detail::Fills : Detail::Blocks;
    picture.die = camera.toView(grid.bounds());
    if (data.chip.macros.empty())
        return picture;
    const QRectF sight(QPointF(), view);
    const auto layerHidden = [&](int layer) {
        return layer >= 0 && static_cast<std::size_t>(layer) < look.hidden.size() && look.hidden[static_cast<std::size_t>(layer)];
    };
    const auto selected = [&](int macro) {
        return std::any_of(look.layers.begin(), look.layers.end(), [&](int l) { return data.uses(macro, l); });
    };
    // Only the places in sight.
    const QPointF from = camera.toWorld({ 0, 0 }), to = camera.toWorld({ view.width(), view.height() });
    const int firstRow = std::clamp(static_cast<int>(std::floor(from.y() / grid.pitch().height())) - 1, 0, grid.rows());
    const int firstCol = std::clamp(static_cast<int>(std::floor(from.x() / grid.pitch().width())) - 1, 0, grid.cols());
    const int endRow = std::clamp(static_cast<int>(std::ceil(to.y() / grid.pitch().height())) + 1, 0, grid.rows());
    const int endCol = std::clamp(static_cast<int>(std::ceil(to.x() / grid.pitch().width())) + 1, 0, grid.cols());

    if (picture.detail == Detail::Blocks)
        picture.blocks = camera.toView(QRectF(grid.cell({ 0, 0 }).topLeft(), QSizeF(grid.pitch().width() * grid.cols(), grid.pitch().height() * grid.rows())));
    const bool pairs = pitch < 24;
    if (look.links && pitch >= 8 && data.noc.linkCount() > 0 && data.noc.cols == grid.cols()) {
        std::vector<ChipPicture::Link> loaded;
        const double shift = pairs ? 0 : 3.5;
        for (int row = firstRow; row < endRow; ++row)
            for (int col = firstCol; col < endCol; ++col)
                for (int d = 0; d < 4; ++d) {
                    const auto direction = static_cast<evaluation::LinkDirection>(d);
                    const bool positive = direction == evaluation::LinkDirection::East || direction == evaluation::LinkDirection::South;
                    if (pairs && !positive)
                        continue;
                    const std::size_t link = (static_cast<std::size_t>(row) * static_cast<std::size_t>(grid.cols()) + static_cast<std::size_t>(col)) * 4 + static_cast<std::size_t>(d);
                    const design::Cell end = data.noc.linkTo(link);
                    if (end.row < 0 || end.col < 0 || end.row >= grid.rows() || end.col >= grid.cols())
                        continue;
                    std::int64_t flits = data.linkLoad(link);
                    if (pairs) { // the larger of both ways
                        const std::size_t back = (static_cast<std::size_t>(end.row) * static_cast<std::size_t>(grid.cols()) + static_cast<std::size_t>(end.col)) * 4
                            + static_cast<std::size_t>(direction == evaluation::LinkDirection::East ? evaluation::LinkDirection::West : evaluation::LinkDirection::North);
                        flits = std::max(flits, data.linkLoad(back));
                    }
                    QLineF line(camera.toView(grid.router({ row, col })), camera.toView(grid.router(end)));
                    const bool horizontal = end.row == row;
                    const double sign = positive ? 1 : -1;
                    line.translate(horizontal ? QPointF(0, shift * sign) : QPointF(-shift * sign, 0));
                    if (!QRectF(line.p1(), line.p2()).normalized().adjusted(-9, -9, 9, 9).intersects(sight))
                        continue;
                    const double heat = flits > 0 ? look.linkScale.at(static_cast<double>(flits)) : -1;
                    if (flits == 0) {
                        if (positive && !pairs) // both ways of an idle pair in one grey band
                            picture.links.push_back({ link, line.translated(horizontal ? QPointF(0, -shift) : QPointF(shift, 0)), 6, -1 });
                        else if (pairs)
                            picture.links.push_back({ link, line, 1, -1 });
                    } else {
                        if (positive && !pairs)
                            picture.links.push_back({ link, line.translated(horizontal ? QPointF(0, -shift) : QPointF(shift, 0)), 6, -1 });
                        loaded.push_back({ link, line, pairs ? 1 + 2 * heat : 1 + 5 * heat, heat });
                    }
                }
        picture.links.insert(picture.links.end(), loaded.begin(), loaded.end());
    }
    if (picture.detail != Detail::Blocks) {
        for (int row = firstRow; row < endRow; ++row)
            for (int col = firstCol; col < endCol; ++col) {
                const design::Cell at { row, col };
                const int index = data.chip.at(at);
                const QRectF place = camera.toView(grid.cell(at));
                if (index < 0) {
                    if (look.unused)
                        picture.unused.push_back({ at, place });
                } else if (look.macros && !layerHidden(data.owner(index))) {
                    picture.macros.push_back({ index, place, camera.toView(grid.macro(index)), !look.layers.empty() && !selected(index) });
                }
                if (look.routers && pitch >= 48) {
                    const QPointF middle = camera.toView(grid.router(at));
                    picture.routers.push_back({ at, QRectF(middle.x() - 5, middle.y() - 5, 10, 10) });
                }
            }
    }
    if (look.link >= 0 && static_cast<std::size_t>(look.link) < data.noc.linkCount()) {
        const auto link = static_cast<std::size_t>(look.link);
        const QPointF head = camera.toView(grid.router(data.noc.linkTo(link)));
        picture.rings.push_back(QRectF(camera.toView(grid.router(data.noc.linkFrom(link))), head).normalized().adjusted(-12, -12, 12, 12));
    }
    if (look.order && pitch >= 8) {
        // Layers one after the other, each with its macros; a place that several use counts where it is first met.
        std::vector<bool> met(data.chip.macros.size(), false);
        int before = -1;
        for (std::size_t l = 0; l < data.evaluation->layers.size(); ++l) {
            if (!data.layer(static_cast<int>(l)).onCrossbars())
                continue;
            for (const design::Cell& cell : data.evaluation->layers[l].cells) {
                const int index = data.chip.at(cell);
                if (index < 0 || met[static_cast<std::size_t>(index)])
                    continue;
                met[static_cast<std::size_t>(index)] = true;
                if (before >= 0) {
                    const QLineF line(camera.toView(grid.cell(data.macro(before).cell)).center(), camera.toView(grid.cell(cell)).center());
                    if (QRectF(line.p1(), line.p2()).normalized().adjusted(-1, -1, 1, 1).intersects(sight))
                        picture.order.push_back(line);
                }
                before = index;
            }
        }
    }
    const bool pair = look.conflict >= 0 && static_cast<std::size_t>(look.conflict) < data.noc.conflicts.size();
    if (look.routes && (pair || !look.layers.empty()) && pitch >= 8 && !data.noc.streams.empty()) {
        const auto layer = static_cast<std::size_t>(pair ? 0 : look.layers.front());
        const auto add = [&](std::size_t stream, ChipPicture::Route::Kind kind, double side) {
            const auto& traffic = data.noc.streams[stream];
            for (const auto& route : traffic.routes) {
                if (route.hops() == 0 || (route.fromPort && route.from == route.to))
                    continue;
                picture.routes.push_back({ kind, static_cast<int>(stream), routeLine(grid, camera, route, pitch < 48 ? side / 2 : side), kind != ChipPicture::Route::Kind::Merge });
                if (kind == ChipPicture::Route::Kind::Transfer) {
                    const QPointF middle = camera.toView(grid.router(route.from));
                    const QRectF ring(middle.x() - 9, middle.y() - 9, 18, 18);
                    if (std::find(picture.rings.begin(), picture.rings.end(), ring) == picture.rings.end())
                        picture.rings.push_back(ring);
                }
            }
        };
        const auto middleOf = [&](std::size_t link) { return (camera.toView(grid.router(data.noc.linkFrom(link))) + camera.toView(grid.router(data.noc.linkTo(link)))) / 2; };
        const auto addBoth = [&](int of) {
            const auto& conflict = data.noc.conflicts[static_cast<std::size_t>(of)];
            add(static_cast<std::size_t>(conflict.holds), conflict.holds % 2 == 0 ? ChipPicture::Route::Kind::Transfer : ChipPicture::Route::Kind::Merge, conflict.holds % 2 == 0 ? kTransferSide : kMergeSide);
            add(static_cast<std::size_t>(conflict.waits), ChipPicture::Route::Kind::Waits, kWaitsSide);
        };
        if (pair) {
            addBoth(look.conflict);
            picture.marks.push_back({ middleOf(data.noc.conflicts[static_cast<std::size_t>(look.conflict)].firstLink), { look.conflict }, true });
            return picture;
        }
        const bool hovered = look.hovered >= 0 && static_cast<std::size_t>(look.hovered) < data.noc.conflicts.size();
        if (hovered) {
            addBoth(look.hovered);
        } else if (2 * layer + 1 < data.noc.streams.size()) {
            add(2 * layer, ChipPicture::Route::Kind::Transfer, kTransferSide);
            add(2 * layer + 1, ChipPicture::Route::Kind::Merge, kMergeSide);
        }
        // Those of other layers that met this one.
        std::map<std::size_t, std::vector<int>> marks;
        std::vector<int> drawn;
        for (std::size_t c = 0; c < data.noc.conflicts.size(); ++c) {
            const auto& conflict = data.noc.conflicts[c];
            const auto ours = static_cast<int>(layer);
            if (conflict.waits / 2 != ours && conflict.holds / 2 != ours)
                continue;
            marks[conflict.firstLink].push_back(static_cast<int>(c));
            if (!hovered && conflict.waits / 2 != ours && drawn.empty()) { // the worst one's way is drawn, more would hide each other
                drawn.push_back(conflict.waits);
                add(static_cast<std::size_t>(conflict.waits), ChipPicture::Route::Kind::Waits, kWaitsSide);
            }
        }
        for (auto& [link, conflicts] : marks)
            picture.marks.push_back({ middleOf(link), std::move(conflicts) });
    }
    return picture;
}

ChipHit hitTest(const ChipPicture& picture, const FloorplanData& data, const ChipGrid& grid,
                const FloorplanCamera& camera, const ChipLook& look, QPointF at)
{
    ChipHit hit;
    if (look.pickRoutes) {
        for (std::size_t i = 0; i < picture.marks.size(); ++i)
            if (QLineF(picture.marks[i].at, at).length() <= 14)
                return { ChipHit::Kind::Conflict, static_cast<int>(i), 0, {} };
        for (auto route = picture.routes.rbegin(); route != picture.routes.rend(); ++route)
            for (qsizetype i = 0; i + 1 < route->line.size(); ++i)
                if (distance(at, QLineF(route->line[i], route->line[i + 1])) <= 5)
                    return { ChipHit::Kind::Route, route->stream, 0, {} };
    }
    if (look.pickRouters)
        for (const auto& router : picture.routers)
            if (router.rect.adjusted(-1, -1, 1, 1).contains(at))
                return { ChipHit::Kind::Router, -1, 0, router.cell };
    if (look.pickLinks) {
        double nearest = 4;
        for (const auto& link : picture.links)
            if (const double d = link.heat < 0 ? 1e9 : distance(at, link.line); d <= nearest) {
                nearest = d;
                hit = { ChipHit::Kind::Link, -1, link.link, data.noc.linkFrom(link.link) };
            }
        if (hit.kind == ChipHit::Kind::Link)
            return hit;
    }
    if (look.pickMacros) {
        if (picture.detail == ChipPicture::Detail::Blocks) {
            // One pixel block a cell: the cell counts from its macro's corner on.
            const QPointF world = camera.toWorld(at) - grid.cell({ 0, 0 }).topLeft();
            const design::Cell cell { static_cast<int>(std::floor(world.y() / grid.pitch().height())), static_cast<int>(std::floor(world.x() / grid.pitch().width())) };
            if (const int index = data.chip.at(cell); index >= 0)
                return { ChipHit::Kind::Macro, index, 0, cell };
        }
        if (const auto cell = grid.cellAt(camera.toWorld(at)))
            for (const auto& macro : picture.macros)
                if (macro.box.contains(at) && data.macro(macro.index).cell == *cell)
                    return { ChipHit::Kind::Macro, macro.index, 0, *cell };
    }
    for (const auto& macro : picture.macros)
        if (look.pickMacros && macro.cell.contains(at))
            return { ChipHit::Kind::Cell, macro.index, 0, data.macro(macro.index).cell };
    for (const auto& unused : picture.unused)
        if (unused.rect.contains(at))
            return { ChipHit::Kind::Cell, -1, 0, unused.cell };
    return hit;
}

} // namespace pim::widgets
