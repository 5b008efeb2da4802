// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/floorplan_svg.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "core/evaluation/macro_account.h"
#include "core/evaluation/noc_traffic.h"
#include "core/report/format.h"

namespace pim::report {
namespace {

constexpr double kPitch = 120, kRowPitch = 100, kTileWidth = 104, kTileHeight = 84, kMargin = 32, kTop = 96,
                 kLegendWidth = 300, kLegendRow = 20;
constexpr double kBarHeight = 8; ///< of the bar that shows a macro's area, at the foot of its tile
constexpr double kLabelWidth = kTileWidth - 10, kNameSize = 11;
constexpr std::string_view kText = "#1A1D24", kText2 = "#565D6B", kLine = "#DFE1E6", kLine2 = "#C6CAD2";

/// Hues of the data palette in its calm order; each block of layers walks from light to dark within one hue.
struct Rgb
{
    int r, g, b;
};
constexpr std::array<Rgb, 7> kHues { { { 204, 121, 167 },
                                       { 0, 114, 178 },
                                       { 0, 158, 115 },
                                       { 230, 159, 0 },
                                       { 213, 94, 0 },
                                       { 86, 180, 233 },
                                       { 122, 128, 140 } } };

Rgb mixed(Rgb colour, Rgb with, double amount)
{
    const auto mix = [&](int a, int b) { return static_cast<int>(std::lround(a + (b - a) * amount)); };
    return { mix(colour.r, with.r), mix(colour.g, with.g), mix(colour.b, with.b) };
}

std::string hex(Rgb c) { return fmt::format("#{:02X}{:02X}{:02X}", c.r, c.g, c.b); }

struct Colours
{
    std::string fill, edge;
};

/// Neighbouring layers get neighbouring shades, so the flow of the network reads as bands across the chip.
Colours coloursOf(std::size_t order, std::size_t count)
{
    const std::size_t perHue = std::max<std::size_t>(1, (count + kHues.size() - 1) / kHues.size());
    const Rgb hue = kHues[std::min(order / perHue, kHues.size() - 1)];
    const double step = perHue > 1 ? static_cast<double>(order % perHue) / static_cast<double>(perHue - 1) : 0.0;
    return { hex(mixed(hue, { 255, 255, 255 }, 0.66 + 0.2 * step)), hex(mixed(hue, { 0, 0, 0 }, 0.08)) };
}

/// Bytes of the character at the front of \a text.
std::size_t firstCharacter(std::string_view text)
{
    std::size_t bytes = 1;
    while (bytes < text.size() && (static_cast<unsigned char>(text[bytes]) & 0xC0u) == 0x80u)
        ++bytes;
    return bytes;
}

/// Width of a text in px, in the widest of the fonts that a viewer may choose (DejaVu Sans).
double textWidth(std::string_view text, double size, bool bold)
{
    double ems = 0;
    while (!text.empty()) {
        const std::size_t bytes = firstCharacter(text);
        const char c = text.front();
        if (bytes > 1)
            ems += 1.0;
        else if (std::string_view("iIlj.,:;'|!").find(c) != std::string_view::npos)
            ems += 0.34;
        else if (std::string_view("mwMW@%").find(c) != std::string_view::npos)
            ems += 0.98;
        else
            ems += c >= 'A' && c <= 'Z' ? 0.72 : 0.62;
        text.remove_prefix(bytes);
    }
    return ems * size * (bold ? 1.13 : 1.0);
}

/// The end of a name is what tells layers apart: cut at the front.
std::string tail(std::string_view name, double width, bool bold)
{
    const std::string clean = printable(name);
    if (textWidth(clean, kNameSize, bold) <= width)
        return clean;
    std::string_view rest = clean;
    while (!rest.empty() && textWidth("…", kNameSize, bold) + textWidth(rest, kNameSize, bold) > width)
        rest.remove_prefix(firstCharacter(rest));
    if (rest.size() > 1 && rest.front() == '.')
        rest.remove_prefix(1); // "…downsample", not "….downsample"
    return "…" + std::string(rest);
}

/// What is telling in a name: "/layer1/layer1.0/conv1/Conv_output_0" is "layer1.0.conv1".
std::string tellingName(std::string_view name)
{
    std::string telling, part;
    for (const char c : std::string(name) + "/") {
        if (c != '/') {
            part += c;
            continue;
        }
        const bool dull = part.empty() || part.find("_output_") != std::string::npos || part == "Conv" || part == "Gemm"
            || part == "MatMul";
        if (!dull)
            telling = telling.empty() || part.starts_with(telling) ? part : telling + "." + part;
        part.clear();
    }
    return telling.empty() ? std::string(name) : telling;
}

/// Two lines for a tile: "layer1.0" above "conv1".
std::array<std::string, 2> labelOf(std::string_view name)
{
    const std::string telling = tellingName(name);
    const auto dot = telling.rfind('.');
    if (textWidth(telling, kNameSize, true) <= kLabelWidth || dot == std::string::npos || dot == 0 || dot + 1 == telling.size())
        return { tail(telling, kLabelWidth, true), "" };
    return { tail(std::string_view(telling).substr(0, dot), kLabelWidth, true),
             tail(std::string_view(telling).substr(dot + 1), kLabelWidth, false) };
}

struct Tile
{
    std::vector<std::size_t> layers; ///< on crossbars, in layer order: one, or a pair that shares
    std::vector<std::size_t> guests; ///< vector layers computed in this macro
    int number = 0, of = 0;
    double area = 0;
};

} // namespace

std::string xmlEscaped(std::string_view text)
{
    std::string out;
    for (const char c : printable(text)) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\'': out += "&apos;"; break;
        default: out += c;
        }
    }
    return out;
}

std::optional<FloorplanHeat> floorplanHeat(std::string_view name)
{
    static constexpr std::array<std::string_view, 6> kNames { "layer", "utilisation", "power", "energy", "adc-load", "buffer-fill" };
    const auto found = std::find(kNames.begin(), kNames.end(), name);
    if (found == kNames.end())
        return std::nullopt;
    return static_cast<FloorplanHeat>(found - kNames.begin());
}

std::string floorplanSvg(const design::Design& design, const evaluation::Evaluation& evaluation, FloorplanHeat heat)
{
    const evaluation::ChipAccount chip = evaluation::chipAccount(design, evaluation);
    const evaluation::NocTraffic noc = evaluation::nocTraffic(design, evaluation);
    const auto heatOf = [heat](const evaluation::MacroAccount& macro) {
        switch (heat) {
        case FloorplanHeat::Utilisation: return macro.crossbarUtilization;
        case FloorplanHeat::Power: return macro.peakPower().value;
        case FloorplanHeat::Energy: return macro.energy().value;
        case FloorplanHeat::AdcLoad: return macro.adcLoad;
        case FloorplanHeat::BufferFill: return macro.bufferFill;
        case FloorplanHeat::Layer: break;
        }
        return 0.0;
    };
    const auto heatText = [heat](double value) {
        if (heat == FloorplanHeat::Power)
            return formatQuantity(Power { value });
        if (heat == FloorplanHeat::Energy)
            return formatQuantity(Energy { value });
        return formatPercent(value);
    };
    double hottest = 0;
    for (const auto& macro : chip.macros)
        hottest = std::max(hottest, heatOf(macro));
    const auto& layers = design.network->layers;
    const std::size_t count = std::min(evaluation.layers.size(), layers.size());
    std::map<design::Cell, Tile> tiles;
    std::vector<std::size_t> order(count, 0);
    std::size_t crossbarLayers = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (!layers[i].onCrossbars())
            continue;
        order[i] = crossbarLayers++;
        const auto& cells = evaluation.layers[i].cells;
        for (std::size_t m = 0; m < cells.size(); ++m) {
            Tile& tile = tiles[cells[m]];
            tile.layers.push_back(i);
            tile.number = static_cast<int>(m) + 1;
            tile.of = static_cast<int>(cells.size());
            if (const int account = chip.at(cells[m]); account >= 0)
                tile.area = chip.macros[static_cast<std::size_t>(account)].area().value;
        }
    }
    for (std::size_t i = 0; i < count; ++i)
        if (!layers[i].onCrossbars())
            for (const design::Cell& cell : evaluation.layers[i].cells)
                if (const auto tile = tiles.find(cell); tile != tiles.end())
                    tile->second.guests.push_back(i);
    int rows = std::max(1, evaluation.rows), cols = std::max(1, evaluation.cols);
    double largest = 0;
    for (const auto& [cell, tile] : tiles) {
        rows = std::max(rows, cell.row + 1);
        cols = std::max(cols, cell.col + 1);
        largest = std::max(largest, tile.area);
    }
    const double meshWidth = cols * kPitch, meshHeight = rows * kRowPitch;
    const std::size_t legendRows = crossbarLayers;
    const double height = kTop + std::max(meshHeight, static_cast<double>(legendRows) * kLegendRow + 40) + kMargin;
    const auto& m = evaluation.metrics;
    const std::string title = fmt::format("Floorplan of {}", xmlEscaped(design.network->name));
    const std::string summary = fmt::format(
        "{} macros on a {}×{} mesh, {} crossbars of {}×{} · {} GOPS/W · latency {} · peak power {} of {}", m.macros,
        evaluation.rows, evaluation.cols, formatCount(m.crossbars), design.parameters.crossbarSize,
        design.parameters.crossbarSize, formatNumber(m.powerEfficiencyGopsPerW, 4), formatQuantity(m.latency, 4),
        formatQuantity(m.peakPower), formatQuantity(design.constraints.powerBudget));

    const double width = std::max(kMargin + meshWidth + kMargin + kLegendWidth + kMargin,
                                  kMargin + textWidth(summary, 11, false) + kMargin); // a small mesh is narrower than the line

    std::string svg = fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"title "
                                  "desc\" viewBox=\"0 0 {0:.0f} {1:.0f}\" width=\"{0:.0f}\" height=\"{1:.0f}\" "
                                  "font-family=\"Inter, 'Noto Sans', 'DejaVu Sans', sans-serif\" font-size=\"11\">\n<title "
                                  "id=\"title\">{2}</title>\n<desc id=\"desc\">{3}</desc>\n",
                                  width, height, title, summary);
    svg += "<style>.n{font-size:11px;font-weight:600}.m{font-size:11px}.s{font-size:10.5px}.h{font-size:15px;font-"
           "weight:600}</style>\n";
    svg += fmt::format("<rect width=\"{:.0f}\" height=\"{:.0f}\" fill=\"#FFFFFF\"/>\n", width, height);
    svg += fmt::format("<text class=\"h\" x=\"{}\" y=\"40\" fill=\"{}\">{}</text>\n<text class=\"m\" x=\"{}\" y=\"60\" "
                       "fill=\"{}\">{}</text>\n",
                       kMargin, kText, title, kMargin, kText2, summary);

    // Links of the mesh with a router at each macro's corner.
    const auto x = [](int col) { return kMargin + col * kPitch; };
    const auto y = [](int row) { return kTop + row * kRowPitch; };
    svg += fmt::format("<g stroke=\"{}\" stroke-width=\"3\" stroke-linecap=\"round\">\n", kLine);
    for (int r = 0; r < rows; ++r)
        svg += fmt::format("<path d=\"M{:.0f} {:.0f}H{:.0f}\"/>\n", x(0), y(r), x(cols - 1));
    for (int c = 0; c < cols; ++c)
        svg += fmt::format("<path d=\"M{:.0f} {:.0f}V{:.0f}\"/>\n", x(c), y(0), y(rows - 1));
    svg += "</g>\n";
    if (noc.mostFlits > 0) {
        // The larger way of each pair, on a logarithmic scale over three decades.
        svg += "<g stroke-linecap=\"round\">\n";
        for (std::size_t link = 0; link < noc.linkCount(); ++link) {
            const auto direction = evaluation::NocTraffic::linkDirection(link);
            if (direction != evaluation::LinkDirection::East && direction != evaluation::LinkDirection::South)
                continue;
            const design::Cell from = noc.linkFrom(link), to = noc.linkTo(link);
            if (to.row >= noc.rows || to.col >= noc.cols)
                continue;
            const std::size_t back = (static_cast<std::size_t>(to.row) * static_cast<std::size_t>(noc.cols) + static_cast<std::size_t>(to.col)) * 4
                + static_cast<std::size_t>(direction == evaluation::LinkDirection::East ? evaluation::LinkDirection::West : evaluation::LinkDirection::North);
            const std::int64_t flits = std::max(noc.flits[link], noc.flits[back]);
            if (flits == 0)
                continue;
            const double t = std::clamp(1 + std::log10(static_cast<double>(flits) / static_cast<double>(noc.mostFlits)) / 3, 0.0, 1.0);
            svg += fmt::format("<path d=\"M{:.0f} {:.0f}L{:.0f} {:.0f}\" stroke=\"{}\" stroke-width=\"{:.1f}\"><title>({},{}) to ({},{}): {} flits per inference, back {}</title></path>\n",
                               x(from.col), y(from.row), x(to.col), y(to.row), hex(mixed({ 198, 202, 210 }, { 0, 32, 76 }, t)), 2 + 4 * t,
                               from.row, from.col, to.row, to.col, formatCount(noc.flits[link]), formatCount(noc.flits[back]));
        }
        svg += "</g>\n";
    }

    for (int r = 0; r < rows; ++r)
        for (int c = 0; c < cols; ++c) {
            const auto found = tiles.find({ r, c });
            const double left = x(c) + 8, top = y(r) + 8;
            if (found == tiles.end()) {
                svg += fmt::format(
                    "<g><title>unused cell ({0},{1})</title><rect x=\"{2:.1f}\" y=\"{3:.1f}\" width=\"{4}\" "
                    "height=\"{5}\" fill=\"#F8F9FA\" stroke=\"{6}\" stroke-dasharray=\"3 3\"/>"
                    "<text class=\"s\" x=\"{7:.1f}\" y=\"{8:.1f}\" fill=\"#676E7C\" "
                    "text-anchor=\"middle\">unused</text></g>\n",
                    r, c, left, top, kTileWidth, kTileHeight, kLine2, left + kTileWidth / 2, top + kTileHeight / 2 + 4);
                continue;
            }
            const Tile& tile = found->second;
            std::string names, tip;
            for (const std::size_t i : tile.layers) {
                const auto& found2 = evaluation.layers[i];
                names += (names.empty() ? "" : " and ") + layers[i].name;
                tip += fmt::format("\n{}: {} copies, {} crossbars, busy {}", layers[i].name,
                                   formatCount(found2.weightDuplication), formatCount(found2.crossbars),
                                   formatPercent(found2.occupancy));
            }
            for (const std::size_t i : tile.guests)
                tip += fmt::format("\nalso computes {}", layers[i].name);
            if (tile.area > 0)
                tip += "\narea " + formatQuantity(Area { tile.area });
            std::string tipText =
                xmlEscaped(fmt::format("{}: macro {} of {} at ({},{})", names, tile.number, tile.of, r, c));
            for (std::size_t from = 0; from < tip.size();) { // line breaks of a tooltip are its own, not a name's
                const std::size_t end = std::min(tip.find('\n', from + 1), tip.size());
                tipText += "&#10;" + xmlEscaped(std::string_view(tip).substr(from + 1, end - from - 1));
                from = end;
            }
            svg += fmt::format("<g><title>{}</title><rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{}\" height=\"{}\" "
                               "fill=\"#FFFFFF\" stroke=\"{}\"/>",
                               tipText, left, top, kTileWidth, kTileHeight, kLine);
            const double part = (kTileHeight - kBarHeight) / static_cast<double>(tile.layers.size());
            for (std::size_t k = 0; k < tile.layers.size(); ++k) {
                Colours colours = coloursOf(order[tile.layers[k]], crossbarLayers);
                const int account = chip.at({ r, c });
                const double value = account >= 0 ? heatOf(chip.macros[static_cast<std::size_t>(account)]) : 0;
                if (heat != FloorplanHeat::Layer)
                    colours.fill = hex(mixed({ 255, 253, 240 }, { 98, 142, 190 }, hottest > 0 ? value / hottest : 0)); // text stays legible on the darkest
                const double at = top + part * static_cast<double>(k);
                svg += fmt::format("<rect x=\"{0:.1f}\" y=\"{1:.1f}\" width=\"{2:.1f}\" height=\"{3:.1f}\" "
                                   "fill=\"{4}\" stroke=\"{5}\"/>"
                                   "<rect x=\"{0:.1f}\" y=\"{1:.1f}\" width=\"{2:.1f}\" height=\"3\" fill=\"{5}\"/>",
                                   left, at, kTileWidth, part, colours.fill, colours.edge);
                const auto write = [&](double down, std::string_view style, std::string_view colour, const std::string& text) {
                    if (!text.empty())
                        svg += fmt::format("<text class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\" fill=\"{}\">{}</text>", style,
                                           left + 5, at + down, colour, xmlEscaped(text));
                };
                auto label = labelOf(layers[tile.layers[k]].name);
                if (heat != FloorplanHeat::Layer && tile.layers.size() > 1) // the value stands where the second line would
                    label = { tail(tellingName(layers[tile.layers[k]].name), kLabelWidth, true), "" };
                write(17, "n", kText, label[0]);
                write(31, "m", kText, label[1]);
                if (heat != FloorplanHeat::Layer && k + 1 == tile.layers.size())
                    write(part - 8, "s", kText, heatText(value));
                else if (tile.of > 1 && tile.layers.size() == 1)
                    write(part - 8, "s", kText2, fmt::format("{} of {}", tile.number, tile.of));
            }
            if (largest > 0 && tile.area > 0)
                svg += fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"4\" fill=\"{}\"/>", left + 2,
                                   top + kTileHeight - 6, (kTileWidth - 4) * tile.area / largest, kText2);
            svg += "</g>\n";
        }
    svg += fmt::format("<g fill=\"#FFFFFF\" stroke=\"{}\">\n", kLine2);
    for (int r = 0; r < rows; ++r)
        for (int c = 0; c < cols; ++c)
            svg += fmt::format("<rect x=\"{:.0f}\" y=\"{:.0f}\" width=\"8\" height=\"8\" rx=\"1\"/>\n", x(c) - 4,
                               y(r) - 4);
    svg += "</g>\n";

    const double legend = kMargin + meshWidth + kMargin;
    svg += fmt::format("<text class=\"n\" x=\"{0:.0f}\" y=\"{1:.0f}\" fill=\"{2}\">Layer</text><text class=\"n\" "
                       "x=\"{3:.0f}\" y=\"{1:.0f}\" fill=\"{2}\" text-anchor=\"end\">macros</text>\n",
                       legend, kTop + 4, kText, legend + kLegendWidth);
    std::size_t row = 1;
    for (std::size_t i = 0; i < count; ++i) {
        if (!layers[i].onCrossbars())
            continue;
        const Colours colours = coloursOf(order[i], crossbarLayers);
        // The macros it brought, as in the tables, and of how many when another layer works on them too.
        const auto& found = evaluation.layers[i];
        const int own = i < design.layers.size() ? design.layers[i].macros : found.macros;
        const std::string macros = found.macros == own ? formatCount(own) : fmt::format("{} of {} shared", own, found.macros);
        const double nameWidth = kLegendWidth - 32 - textWidth(macros, kNameSize, false);
        const double at = kTop + 4 + static_cast<double>(row++) * kLegendRow;
        svg += fmt::format(
            "<g><title>{0}</title><rect x=\"{1:.0f}\" y=\"{2:.0f}\" width=\"12\" height=\"12\" rx=\"2\" fill=\"{3}\" "
            "stroke=\"{4}\"/><text class=\"m\" x=\"{5:.0f}\" y=\"{6:.0f}\" fill=\"{7}\">{8}</text>"
            "<text class=\"m\" x=\"{9:.0f}\" y=\"{6:.0f}\" fill=\"{10}\" text-anchor=\"end\">{11}</text></g>\n",
            xmlEscaped(layers[i].name), legend, at - 10, colours.fill, colours.edge, legend + 20, at, kText,
            xmlEscaped(tail(tellingName(layers[i].name), nameWidth, false)), legend + kLegendWidth, kText2, macros);
    }
    if (largest > 0)
        svg += fmt::format("<text class=\"s\" x=\"{:.0f}\" y=\"{:.0f}\" fill=\"{}\">bar: area of the macro, at most {}</text>\n",
                           legend, kTop + 12 + static_cast<double>(row) * kLegendRow, kText2, formatQuantity(Area { largest }));
    if (heat != FloorplanHeat::Layer) {
        static constexpr std::array<std::string_view, 6> kWhat { "", "cells that hold weights", "peak power", "energy per inference", "useful ADC conversions of those possible", "largest need of the scratchpad" };
        svg += fmt::format("<text class=\"s\" x=\"{:.0f}\" y=\"{:.0f}\" fill=\"{}\">tiles: {}, at most {}</text>\n", legend,
                           kTop + 28 + static_cast<double>(row) * kLegendRow, kText2, kWhat[static_cast<std::size_t>(heat)], heatText(hottest));
    }
    svg += "</svg>\n";
    return svg;
}

} // namespace pim::report
