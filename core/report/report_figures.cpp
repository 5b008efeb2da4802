// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/report_figures.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "core/report/comparison_text.h"
#include "core/report/floorplan_svg.h"
#include "core/report/format.h"

namespace pim::report {
namespace {

using compare::Comparison;

/// Okabe-Ito, fixed to the groups as in the studio.
constexpr std::array<std::string_view, compare::kCostGroupCount> kColours { "#D55E00", "#0072B2", "#009E73", "#E69F00",
                                                                            "#56B4E9", "#CC79A7", "#7A808C" };

std::string begin(double width, double height, std::string_view title)
{
    return fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0:.0f}\" height=\"{1:.0f}\" "
                       "viewBox=\"0 0 {0:.0f} {1:.0f}\" font-family=\"sans-serif\" font-size=\"12\">\n"
                       "<title>{2}</title>\n<rect width=\"{0:.0f}\" height=\"{1:.0f}\" fill=\"#FFFFFF\"/>\n",
                       width, height, title);
}

std::string text(double x, double y, std::string_view words, std::string_view more = {})
{
    return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" fill=\"#1A1D24\"{}{}>{}</text>\n", x, y, more.empty() ? "" : " ", more,
                       xmlEscaped(printable(words)));
}

std::string box(double x, double y, double width, double height, std::string_view fill, const std::string& tip = {})
{
    return fmt::format("<rect x=\"{:.2f}\" y=\"{:.2f}\" width=\"{:.2f}\" height=\"{:.2f}\" fill=\"{}\"><title>{}</title></rect>\n",
                       x, y, width, height, fill, xmlEscaped(printable(tip)));
}

/// A step of 1, 2 or 5 times a power of ten that leaves at most \a most of them.
double step(double whole, int most)
{
    const double least = whole / most, power = std::pow(10.0, std::floor(std::log10(least)));
    for (const double factor : { 1.0, 2.0, 5.0 })
        if (factor * power >= least * (1 - 1e-9))
            return factor * power;
    return 10 * power;
}

} // namespace

std::string energySvg(const Comparison& c)
{
    constexpr double kHeight = 260, kTop = 30, kLeft = 60, kPitch = 110, kBar = 64;
    double most = 0;
    std::vector<double> totals(c.designs.size(), 0);
    for (const auto& row : c.components)
        for (std::size_t d = 0; d < totals.size(); ++d)
            most = std::max(most, totals[d] += row.energyUj[d]);
    const double width = kLeft + kPitch * static_cast<double>(totals.size()) + 170;
    std::string svg = fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0:.0f}\" height=\"{1:.0f}\" "
                                  "viewBox=\"0 0 {0:.0f} {1:.0f}\" font-family=\"sans-serif\" font-size=\"12\">\n"
                                  "<title>Energy of one inference by component</title>\n<rect width=\"{0:.0f}\" "
                                  "height=\"{1:.0f}\" fill=\"#FFFFFF\"/>\n",
                                  width, kHeight + kTop + 40);
    std::vector<double> at(totals.size(), 0);
    double legend = kTop + 12;
    for (int g = 0; g < compare::kCostGroupCount && most > 0; ++g) {
        const auto& row = c.components[static_cast<std::size_t>(g)];
        bool any = false;
        for (std::size_t d = 0; d < totals.size(); ++d) {
            const double height = row.energyUj[d] / most * kHeight;
            any = any || height > 0;
            if (height > 0)
                svg += fmt::format("<rect x=\"{:.1f}\" y=\"{:.2f}\" width=\"{:.0f}\" height=\"{:.2f}\" "
                                   "fill=\"{}\"><title>{} {}</title></rect>\n",
                                   kLeft + kPitch * static_cast<double>(d), kTop + kHeight - at[d] - height, kBar,
                                   height, kColours[static_cast<std::size_t>(g)], costGroupText(row.group),
                                   formatQuantity(Energy { row.energyUj[d] * 1e3 }));
            at[d] += height;
        }
        if (!any)
            continue;
        svg += fmt::format("<rect x=\"{:.0f}\" y=\"{:.0f}\" width=\"11\" height=\"11\" fill=\"{}\"/><text x=\"{:.0f}\" "
                           "y=\"{:.0f}\" fill=\"#1A1D24\">{}</text>\n",
                           width - 150, legend - 9, kColours[static_cast<std::size_t>(g)], width - 132, legend + 1,
                           costGroupText(row.group));
        legend += 20;
    }
    for (std::size_t d = 0; d < totals.size(); ++d) {
        const double x = kLeft + kPitch * static_cast<double>(d) + kBar / 2;
        svg += fmt::format("<text x=\"{0:.1f}\" y=\"{1:.1f}\" text-anchor=\"middle\" font-weight=\"bold\" "
                           "fill=\"#1A1D24\">{2}</text><text x=\"{0:.1f}\" y=\"{3:.1f}\" text-anchor=\"middle\" "
                           "font-weight=\"bold\" fill=\"#1A1D24\">{4}</text>\n",
                           x, kTop + kHeight - at[d] - 6, formatQuantity(Energy { totals[d] * 1e3 }),
                           kTop + kHeight + 18, compare::letterOf(d));
    }
    svg += fmt::format("<line x1=\"{:.0f}\" y1=\"{:.0f}\" x2=\"{:.0f}\" y2=\"{:.0f}\" stroke=\"#8A909C\"/>\n</svg>\n",
                       kLeft - 10, kTop + kHeight, width - 165, kTop + kHeight);
    return svg;
}

std::string breakdownSvg(const compare::Entry& entry)
{
    const auto rows = compare::componentsOf({ entry });
    constexpr double kLeft = 110, kWidth = 470, kBar = 26, kPitch = 48;
    struct Quantity
    {
        const char* name;
        std::vector<double> compare::ComponentRow::*values;
        std::string (*text)(double);
    };
    const Quantity quantities[] {
        { "Energy", &compare::ComponentRow::energyUj, [](double v) { return formatQuantity(Energy { v * 1e3 }); } },
        { "Peak power", &compare::ComponentRow::peakW, [](double v) { return formatQuantity(Power { v }); } },
        { "Area", &compare::ComponentRow::areaMm2, [](double v) { return formatQuantity(Area { v * 1e6 }); } },
    };
    std::string bars;
    double y = 12;
    for (const Quantity& quantity : quantities) {
        double whole = 0;
        for (const auto& row : rows)
            whole += (row.*quantity.values)[0];
        if (!(whole > 0))
            continue;
        bars += text(8, y + 17, quantity.name);
        bars += text(kLeft + kWidth + 8, y + 17, quantity.text(whole), "font-weight=\"bold\"");
        double x = kLeft;
        for (const auto& row : rows) {
            const double value = (row.*quantity.values)[0], width = value / whole * kWidth;
            if (width <= 0)
                continue;
            bars += box(x, y, width, kBar, kColours[static_cast<std::size_t>(row.group)],
                        fmt::format("{}: {}", costGroupText(row.group), quantity.text(value)));
            if (width > 40)
                bars += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"middle\" fill=\"{}\">{:.0f} %</text>\n",
                                    x + width / 2, y + 17, row.group == compare::CostGroup::Adc || row.group == compare::CostGroup::Crossbar ? "#FFFFFF" : "#1A1D24",
                                    100 * value / whole);
            x += width;
        }
        y += kPitch;
    }
    double x = kLeft;
    for (const auto& row : rows) {
        if (row.energyUj[0] <= 0 && row.peakW[0] <= 0 && row.areaMm2[0] <= 0)
            continue;
        bars += box(x, y, 11, 11, kColours[static_cast<std::size_t>(row.group)]);
        bars += text(x + 16, y + 10, costGroupText(row.group));
        x += 34 + 7.0 * static_cast<double>(costGroupText(row.group).size());
    }
    return begin(std::max(kLeft + kWidth + 90, x + 20), y + 24, "Breakdown by component") + bars + "</svg>\n";
}

std::string layerTimesSvg(const compare::Entry& entry)
{
    const auto& evaluation = *entry.evaluation;
    const auto& layers = entry.design->network->layers;
    constexpr double kLeft = 150, kWidth = 430, kRow = 18, kTop = 26;
    const double clock = evaluation.metrics.clock.value, span = evaluation.metrics.latency.value;
    std::string rows;
    double y = kTop;
    for (std::size_t l = 0; l < evaluation.layers.size(); ++l) {
        const auto& f = evaluation.layers[l];
        if (!layers[l].onCrossbars() || f.lastCycle < f.firstCycle)
            continue;
        const double x0 = kLeft + static_cast<double>(f.firstCycle) * clock / span * kWidth;
        const double x1 = kLeft + std::min(1.0, static_cast<double>(f.lastCycle + 1) * clock / span) * kWidth;
        const bool limits = f.occupancy > 1 - 1e-9;
        std::string name = layers[l].name;
        if (name.size() > 22)
            name = name.substr(0, 10) + "…" + name.substr(name.size() - 10);
        rows += text(8, y + 13, name);
        rows += box(x0, y + 3, std::max(1.0, x1 - x0), kRow - 6, limits ? "#D55E00" : "#0072B2",
                    fmt::format("{}: cycles {} to {}", layers[l].name, f.firstCycle, f.lastCycle));
        rows += text(kLeft + kWidth + 8, y + 13, fmt::format("{:.0f} % busy{}", 100 * f.occupancy, limits ? ", sets the period" : ""));
        y += kRow;
    }
    std::string axis;
    if (span > 0) {
        const double each = step(span, 6);
        for (double at = 0; at <= span * (1 + 1e-9); at += each) {
            const double x = kLeft + at / span * kWidth;
            axis += fmt::format("<line x1=\"{0:.1f}\" y1=\"{1:.1f}\" x2=\"{0:.1f}\" y2=\"{2:.1f}\" stroke=\"#DFE1E6\"/>\n", x, kTop - 4, y);
            axis += text(x, kTop - 9, formatQuantity(Time { at }, 3), "text-anchor=\"middle\"");
        }
    }
    return begin(kLeft + kWidth + 170, y + 10, "Layers over time") + axis + rows + "</svg>\n";
}

} // namespace pim::report
