// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/latex.h"

#include <fmt/format.h>

#include "core/report/comparison_text.h"
#include "core/report/format.h"

namespace pim::report {
namespace {

/// Our number formatting in TeX: a true minus and thin spaces before units, µ and squares in words TeX has.
std::string tex(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view rest = text.substr(i);
        const auto take = [&](std::string_view from, std::string_view to) {
            if (!rest.starts_with(from))
                return false;
            out += to;
            i += from.size() - 1;
            return true;
        };
        if (!take("µ", "\\textmu{}") && !take("²", "\\textsuperscript{2}") && !take("−", "$-$")
            && !take("×", "$\\times$") && !take("→", "$\\to$") && !take("▲", "$\\uparrow$") && !take("▼", "$\\downarrow$") && !take("–", "--") && !take(" %", "\\,\\%") && !take(" ", "\\,"))
            out += rest.front();
    }
    return out;
}

} // namespace

std::string latexEscaped(std::string_view text)
{
    std::string out;
    for (const char c : printable(text)) {
        switch (c) {
        case '&':
        case '%':
        case '$':
        case '#':
        case '_':
        case '{':
        case '}':
            out += '\\';
            out += c;
            break;
        case '~': out += "\\textasciitilde{}"; break;
        case '^': out += "\\textasciicircum{}"; break;
        case '\\': out += "\\textbackslash{}"; break;
        default: out += c;
        }
    }
    return out;
}

std::string latexTables(const design::Design& design, const evaluation::Evaluation& evaluation)
{
    const auto& p = design.parameters;
    const auto& m = evaluation.metrics;
    const std::string name = latexEscaped(design.network->name);
    std::string text =
        fmt::format("% {} {}, profile {}. Needs \\usepackage{{booktabs}}.\n"
                    "\\begin{{table}}\n  \\centering\n  \\caption{{Accelerator for {} at {}}}\n  "
                    "\\begin{{tabular}}{{lr}}\n    \\toprule\n    Quantity & Value \\\\\n    \\midrule\n",
                    latexEscaped(design.provenance.program), latexEscaped(design.provenance.version),
                    design.model.profileName(), name, tex(formatQuantity(design.constraints.powerBudget)));
    const auto row = [&](std::string_view label, const std::string& value) {
        text += fmt::format("    {} & {} \\\\\n", label, tex(value));
    };
    row("Crossbar size", fmt::format("{}×{}", p.crossbarSize, p.crossbarSize));
    row("Cell resolution", fmt::format("{} bit", p.cellBits));
    row("DAC resolution", fmt::format("{} bit", p.dacBits));
    row("ADC resolution", fmt::format("{} bit", p.adcBits));
    row("Crossbar power share", formatPercent(p.crossbarPowerShare));
    text += "    \\midrule\n";
    row("Power efficiency", formatNumber(m.powerEfficiencyGopsPerW, 4) + " GOPS/W");
    row("Throughput", formatSi(m.throughputInferencesPerS, "inferences/s", 4));
    row("Latency", formatQuantity(m.latency, 4));
    row("Period", formatQuantity(m.period, 4));
    row("Clock", formatQuantity(m.clock, 4));
    row("Energy per inference", formatQuantity(m.energy, 4));
    row("Peak power", formatQuantity(m.peakPower, 4));
    if (m.area.value > 0)
        row("Area", formatQuantity(m.area, 4));
    row("Macros", formatCount(m.macros));
    row("Crossbars", formatCount(m.crossbars));
    text += "    \\bottomrule\n  \\end{tabular}\n\\end{table}\n\n";

    text += fmt::format(
        "\\begin{{table}}\n  \\centering\n  \\caption{{Layers of {}}}\n  \\begin{{tabular}}{{lrrrrr}}\n    \\toprule\n"
        "    Layer & Copies & Crossbars & Cells used & Macros & ADCs \\\\\n    \\midrule\n",
        name);
    for (std::size_t i = 0; i < evaluation.layers.size() && i < design.layers.size(); ++i) {
        const auto& layer = design.network->layers[i];
        if (!layer.onCrossbars())
            continue;
        const auto& found = evaluation.layers[i];
        text += fmt::format(
            "    {} & {} & {} & {} & {} & {} \\\\\n", latexEscaped(layer.name),
            tex(formatCount(found.weightDuplication)), tex(formatCount(found.crossbars)),
            tex(formatPercent(found.crossbarUtilization)), design.layers[i].macros,
            tex(formatCount(design.layers[i].components[static_cast<std::size_t>(hardware::Component::Adc)])));
    }
    text += "    \\bottomrule\n  \\end{tabular}\n\\end{table}\n";
    return text;
}

std::string latexComparison(const compare::Comparison& c)
{
    const std::size_t n = c.designs.size();
    std::string text = "% Needs \\usepackage{booktabs}.\n\\begin{table}\n  \\centering\n  \\caption{";
    for (std::size_t d = 0; d < n; ++d)
        text += fmt::format("{}{}: {}", d ? "; " : "", compare::letterOf(d), latexEscaped(c.designs[d].name));
    text += fmt::format("}}\n  \\begin{{tabular}}{{l{}}}\n    \\toprule\n    Metric", std::string(2 * n - 1, 'r'));
    for (std::size_t d = 0; d < n; ++d)
        text += fmt::format(" & {}{}", compare::letterOf(d), d == c.reference ? "" : fmt::format(" & vs.\\,{}", compare::letterOf(c.reference)));
    text += " \\\\\n    \\midrule\n";
    for (const auto& row : c.metrics) {
        text += fmt::format("    {}", latexEscaped(row.label));
        for (std::size_t d = 0; d < n; ++d) {
            const std::string value = tex(metricText(row, row.values[d]));
            text += row.best[d] ? fmt::format(" & \\textbf{{{}}}", value) : " & " + value;
            if (d != c.reference)
                text += " & " + tex(changeText(row.changes[d]));
        }
        text += " \\\\\n";
    }
    text += "    \\bottomrule\n  \\end{tabular}\n\\end{table}\n\n\\begin{table}\n  \\centering\n  \\caption{Configuration: what differs}\n";
    text += fmt::format("  \\begin{{tabular}}{{l{}l}}\n    \\toprule\n    Value", std::string(n, 'r'));
    for (std::size_t d = 0; d < n; ++d)
        text += " & " + compare::letterOf(d);
    text += " & From \\\\\n    \\midrule\n";
    for (const auto& row : c.settings) {
        if (!row.differs)
            continue;
        text += "    " + latexEscaped(settingLabel(row));
        for (const auto& value : row.values)
            text += " & " + (value.text.empty() ? tex(settingText(value, row.unit)) : tex(latexEscaped(value.text)));
        text += fmt::format(" & {} \\\\\n", compare::originKey(row.origin));
    }
    return text + "    \\bottomrule\n  \\end{tabular}\n\\end{table}\n";
}

std::string latexReproduction(const compare::Reproduction& r)
{
    std::string text = "% Needs \\usepackage{booktabs}.\n";
    for (int e = 0; e < compare::kExperimentCount; ++e) {
        const auto experiment = static_cast<compare::Experiment>(e);
        std::string rows;
        for (const auto& row : r.rows) {
            if (row.experiment != experiment)
                continue;
            const auto ratio = row.ratio();
            rows += fmt::format("    {} & {} & {} & {} & {} & {} & {} & {} \\\\\n", latexEscaped(row.network), latexEscaped(row.quantity), latexEscaped(row.partial ? fmt::format("{} ({})", row.series, row.missing) : std::string(row.series)), row.ours ? tex(formatNumber(*row.ours)) : "--",
                                tex(formatNumber(row.paper)), latexEscaped(row.unit), ratio ? tex(formatNumber(*ratio)) : "--", row.onPaperIsaac ? tex(formatNumber(*row.onPaperIsaac)) : "");
        }
        if (rows.empty())
            continue;
        text += fmt::format("\\begin{{table}}\n  \\centering\n  \\caption{{{} (profile {}, effort {}, seed {})}}\n  \\begin{{tabular}}{{lllrrlrr}}\n    \\toprule\n"
                            "    Network & Quantity & Series & Ours & Paper & Unit & Ratio & On paper's ISAAC \\\\\n    \\midrule\n{}    \\bottomrule\n  \\end{{tabular}}\n\\end{{table}}\n\n",
                            latexEscaped(compare::experimentTitle(experiment)), r.profile, r.effort, r.seed, rows);
    }
    return text;
}

} // namespace pim::report
