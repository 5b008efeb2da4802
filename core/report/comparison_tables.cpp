// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/comparison_tables.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/report/csv.h"
#include "core/report/format.h"
#include "core/report/latex.h"

namespace pim::report {
namespace {

constexpr std::string_view kEnd = "\r\n";

std::string begin(std::string_view caption, const std::string& columns)
{
    return fmt::format("% Needs \\usepackage{{booktabs}}.\n\\begin{{table}}\n  \\centering\n  \\caption{{{}}}\n  "
                       "\\begin{{tabular}}{{{}}}\n    \\toprule\n",
                       caption, columns);
}
constexpr std::string_view kTableEnd = "    \\bottomrule\n  \\end{tabular}\n\\end{table}\n";

const synthesis::SweepPoint* pointAt(const compare::BudgetSeries& series, double watts)
{
    const auto found = std::find_if(series.points.begin(), series.points.end(),
                                    [&](const auto& point) { return point.budget.value == watts; });
    return found == series.points.end() ? nullptr : &*found;
}

bool isTold(const compare::LayerRow& row)
{
    return std::any_of(row.designs.begin(), row.designs.end(),
                       [](const auto& f) { return f.onCrossbars || f.energyUj != 0; });
}

} // namespace

std::string portabilityCsv(const compare::Portability& p)
{
    std::string text = "machine,network,own,fits,reason,power_efficiency_gops_per_w,throughput_gops,latency_us,"
                       "efficiency_kept,throughput_kept";
    text += kEnd;
    for (std::size_t m = 0; m < p.machines.size(); ++m)
        for (std::size_t n = 0; n < p.networks.size(); ++n) {
            const auto& cell = p.cells[m][n];
            text += fmt::format("{},{},{},{},{}", csvField(p.machines[m]), csvField(p.networks[n]), cell.own ? 1 : 0,
                                cell.fits ? 1 : 0, csvField(cell.reason));
            if (cell.fits)
                text += fmt::format(",{},{},{},{},{}", csvNumber(cell.metrics.powerEfficiencyGopsPerW),
                                    csvNumber(cell.metrics.throughputGops), csvNumber(cell.metrics.latency.value / 1e3),
                                    csvNumber(cell.efficiencyKept), csvNumber(cell.throughputKept));
            else
                text += ",,,,,";
            text += kEnd;
        }
    return text;
}

std::string latexPortability(const compare::Portability& p)
{
    std::string text = begin("Power efficiency in GOPS/W of each machine on each network, and the part kept of the best "
                             "machine made for the network",
                             "l" + std::string(p.networks.size(), 'r'));
    text += "    Machine";
    for (const std::string& network : p.networks)
        text += " & " + latexEscaped(network);
    text += " \\\\\n    \\midrule\n";
    for (std::size_t m = 0; m < p.machines.size(); ++m) {
        text += "    " + latexEscaped(p.machines[m]);
        for (const auto& cell : p.cells[m]) {
            if (!cell.fits) {
                text += " & --";
                continue;
            }
            const std::string figure = fmt::format("{} ({:.0f}\\,\\%)", formatNumber(cell.metrics.powerEfficiencyGopsPerW, 4),
                                                   100 * cell.efficiencyKept);
            text += cell.own ? fmt::format(" & \\textbf{{{}}}", figure) : " & " + figure;
        }
        text += " \\\\\n";
    }
    text += kTableEnd;
    return text;
}

std::string budgetSweepCsv(const compare::BudgetSweep& sweep)
{
    std::string text;
    for (const compare::BudgetSeries& series : sweep.series) {
        const std::string points = sweepCsv(series.points);
        const auto head = points.find(kEnd);
        if (text.empty())
            text = "network," + points.substr(0, head) + std::string(kEnd);
        for (std::size_t at = head + kEnd.size(); at < points.size();) {
            const auto end = std::min(points.find(kEnd, at), points.size());
            text += csvField(series.network) + "," + points.substr(at, end - at) + std::string(kEnd);
            at = end + kEnd.size();
        }
    }
    return text;
}

std::string latexBudgetSweep(const compare::BudgetSweep& sweep)
{
    std::string text = begin("Best design for each power budget: power efficiency in GOPS/W and throughput in TOPS",
                             "r" + std::string(2 * sweep.series.size(), 'r'));
    text += "   ";
    for (const auto& series : sweep.series)
        text += fmt::format(" & \\multicolumn{{2}}{{c}}{{{}}}", latexEscaped(series.network));
    text += " \\\\\n    Budget";
    for (std::size_t s = 0; s < sweep.series.size(); ++s)
        text += " & GOPS/W & TOPS";
    text += " \\\\\n    \\midrule\n";
    std::vector<double> budgets;
    for (const auto& series : sweep.series)
        for (const auto& point : series.points)
            budgets.push_back(point.budget.value);
    std::sort(budgets.begin(), budgets.end());
    budgets.erase(std::unique(budgets.begin(), budgets.end()), budgets.end());
    for (const double watts : budgets) {
        text += fmt::format("    {}\\,W", formatNumber(watts, 4));
        for (const auto& series : sweep.series) {
            const auto* point = pointAt(series, watts);
            text += point != nullptr && point->feasible
                ? fmt::format(" & {} & {}", formatNumber(point->metrics.powerEfficiencyGopsPerW, 4),
                              formatNumber(point->metrics.throughputGops / 1e3, 4))
                : std::string(" & -- & --");
        }
        text += " \\\\\n";
    }
    text += kTableEnd;
    return text;
}

std::string comparisonLayersCsv(const compare::Comparison& c)
{
    std::string text = "layer";
    for (std::size_t d = 0; d < c.designs.size(); ++d)
        for (const char* figure : { "energy_uj", "copies", "crossbars", "macros", "blocks", "occupancy" })
            text += fmt::format(",{}_{}", compare::letterOf(d), figure);
    text += kEnd;
    for (const compare::LayerRow& row : c.layers) {
        if (!isTold(row))
            continue;
        text += csvField(row.name);
        for (const compare::LayerFigures& f : row.designs)
            text += f.present ? fmt::format(",{},{},{},{},{},{}", csvNumber(f.energyUj), f.duplication, f.crossbars,
                                            f.macros, f.blocks, csvNumber(f.occupancy))
                              : std::string(",,,,,,");
        text += kEnd;
    }
    return text;
}

std::string latexComparisonLayers(const compare::Comparison& c)
{
    const std::size_t n = c.designs.size();
    std::string text = begin("Layers: energy of one inference in $\\mu$J, copies of the weights, crossbars and macros",
                             "l" + std::string(4 * n, 'r'));
    text += "   ";
    for (const char* figure : { "Energy", "Copies", "Crossbars", "Macros" })
        text += fmt::format(" & \\multicolumn{{{}}}{{c}}{{{}}}", n, figure);
    text += " \\\\\n    Layer";
    for (int figure = 0; figure < 4; ++figure)
        for (std::size_t d = 0; d < n; ++d)
            text += " & " + compare::letterOf(d);
    text += " \\\\\n    \\midrule\n";
    for (const compare::LayerRow& row : c.layers) {
        if (!isTold(row))
            continue;
        text += "    " + latexEscaped(row.name);
        const auto add = [&](const auto& value) {
            for (const compare::LayerFigures& f : row.designs)
                text += f.present ? " & " + value(f) : std::string(" & --");
        };
        add([](const compare::LayerFigures& f) { return formatNumber(f.energyUj, 4); });
        add([](const compare::LayerFigures& f) { return std::to_string(f.duplication); });
        add([](const compare::LayerFigures& f) { return std::to_string(f.crossbars); });
        add([](const compare::LayerFigures& f) { return std::to_string(f.macros); });
        text += " \\\\\n";
    }
    text += kTableEnd;
    return text;
}

} // namespace pim::report
