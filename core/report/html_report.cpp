// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/html_report.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "core/design/metric_table.h"
#include "core/report/comparison_text.h"
#include "core/report/floorplan_svg.h"
#include "core/report/format.h"

namespace pim::report {
namespace {

using compare::Comparison;
using compare::Entry;

constexpr std::string_view kStyle =
    R"(body{font:14px/1.45 system-ui,sans-serif;color:#1a1d24;max-width:1060px;margin:2em auto;padding:0 1em}
h1{font-size:22px}h2{font-size:17px;margin-top:2em;border-bottom:1px solid #dfe1e6}h3{font-size:14px}
table{border-collapse:collapse;margin:.6em 0}th,td{padding:2px 10px;border-bottom:1px solid #eceef1;text-align:left}
th{background:#f2f3f5}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.better{color:#00629b}.worse{color:#b84f00}.hint{color:#565d6b}.best{font-weight:600}svg{max-width:100%;height:auto}
@media print{body{max-width:none;margin:0}h2{break-after:avoid}tr{break-inside:avoid}})";

/// Okabe-Ito, fixed to the groups as in the studio.
constexpr std::array<std::string_view, compare::kCostGroupCount> kColours { "#D55E00", "#0072B2", "#009E73", "#E69F00",
                                                                            "#56B4E9", "#CC79A7", "#7A808C" };

std::string escaped(std::string_view text) { return xmlEscaped(printable(text)); }

class Writer
{
public:
    explicit Writer(bool inlined)
        : m_inlined(inlined)
    {
    }

    void heading(int level, std::string_view text) { m_out += fmt::format("<h{0}>{1}</h{0}>\n", level, escaped(text)); }
    void paragraph(std::string_view text, std::string_view style = {})
    {
        m_out += fmt::format("<p{}>{}</p>\n", style.empty() ? "" : fmt::format(" class=\"{}\"", style), escaped(text));
    }
    void begin(const std::vector<std::pair<std::string, bool>>& columns) ///< title, is it a number
    {
        m_numbers.clear();
        m_out += "<table cellspacing=\"0\" cellpadding=\"3\"><tr>";
        for (const auto& [title, number] : columns) {
            m_numbers.push_back(number);
            m_out += fmt::format("<th{}>{}</th>", number ? " class=\"n\" align=\"right\"" : " align=\"left\"",
                                 escaped(title));
        }
        m_out += "</tr>\n";
    }
    struct Cell
    {
        std::string text;
        std::string_view style = {};
    };
    void row(const std::vector<Cell>& cells)
    {
        m_out += "<tr>";
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const bool number = i < m_numbers.size() && m_numbers[i];
            std::string style(number ? "n" : "");
            if (!cells[i].style.empty())
                style += (style.empty() ? "" : " ") + std::string(cells[i].style);
            const std::string text = escaped(cells[i].text);
            m_out +=
                fmt::format("<td{}{}>{}</td>", style.empty() ? "" : fmt::format(" class=\"{}\"", style),
                            number ? " align=\"right\"" : "", cells[i].style == "best" ? "<b>" + text + "</b>" : text);
        }
        m_out += "</tr>\n";
    }
    void end() { m_out += "</table>\n"; }
    void figure(std::string svg, std::string_view caption)
    {
        // A file of its own has a prologue, which has no place inside another document.
        if (const auto start = svg.find("<svg"); start != std::string::npos && start > 0)
            svg.erase(0, start);
        m_out += "<p>";
        m_out += m_inlined ? svg : fmt::format("<img src=\"figure:{}\">", m_figures.size());
        m_out += fmt::format("</p>\n<p class=\"hint\">{}</p>\n", escaped(caption));
        m_figures.push_back(std::move(svg));
    }

    HtmlReport take(std::string_view title)
    {
        HtmlReport report;
        report.html = fmt::format(
            "<!DOCTYPE html>\n<html lang=\"en\"><head><meta "
            "charset=\"utf-8\"><title>{0}</title>\n<style>{1}</style></head><body>\n<h1>{0}</h1>\n{2}</body></html>\n",
            escaped(title), kStyle, m_out);
        report.figures = std::move(m_figures);
        return report;
    }

private:
    bool m_inlined;
    std::string m_out;
    std::vector<bool> m_numbers;
    std::vector<std::string> m_figures;
};

std::string_view styleOf(compare::Verdict verdict)
{
    return verdict == compare::Verdict::Better ? "better" : verdict == compare::Verdict::Worse ? "worse" : "";
}

void writeInputs(Writer& w, const std::vector<Entry>& entries)
{
    w.heading(2, "Inputs and provenance");
    w.begin({ { "", false },
              { "design", false },
              { "network", false },
              { "hardware", false },
              { "budget", true },
              { "model", false },
              { "made by", false } });
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const design::Design& d = *entries[i].design;
        const design::Provenance& p = d.provenance;
        w.row({ { entries.size() > 1 ? compare::letterOf(i) : "" },
                { entries[i].name },
                { fmt::format("{} ({}{})", d.network->name, d.network->source,
                              d.network->sha256.empty() ? "" : ", sha256 " + d.network->sha256.substr(0, 12)) },
                { d.hardware->title.empty() ? d.hardware->name : d.hardware->title },
                { formatQuantity(d.constraints.powerBudget) },
                { d.model.profileName() },
                { fmt::format("{} {}, {}{}, seed {}, {} evaluations{}", p.program, p.version,
                              p.algorithm.empty() ? "by hand" : p.algorithm, p.effort.empty() ? "" : " " + p.effort,
                              p.seed, formatCount(static_cast<std::int64_t>(p.evaluations)),
                              p.finished ? "" : ", stopped early") } });
    }
    w.end();
    for (std::size_t i = 0; i < entries.size(); ++i)
        if (!entries[i].evaluation->feasible)
            w.paragraph(fmt::format("{} is not feasible: {}", entries.size() > 1 ? compare::letterOf(i) : "The design",
                                    entries[i].evaluation->violationDetail),
                        "worse");
    for (const Entry& entry : entries)
        if (entry.missedClock)
            w.paragraph(fmt::format("{}: {}.", entry.name, missedClockText(entry)), "worse");
}

void writeDesign(Writer& w, const Entry& entry)
{
    writeInputs(w, { entry });
    w.heading(2, "Figures");
    w.begin({ { "quantity", false }, { "value", true } });
    for (const design::MetricInfo& info : design::metricTable()) {
        compare::MetricRow row;
        row.key = info.key;
        row.unit = info.unit;
        row.integer = info.integer;
        w.row({ { std::string(info.label) }, { metricText(row, info.value(entry.evaluation->metrics)) } });
    }
    w.end();
    w.heading(2, "Layers");
    w.begin({ { "layer", false },
              { "copies", true },
              { "crossbars", true },
              { "macros", true },
              { "blocks", true },
              { "busy", true } });
    for (std::size_t l = 0; l < entry.evaluation->layers.size(); ++l) {
        const auto& f = entry.evaluation->layers[l];
        w.row({ { entry.design->network->layers[l].name },
                { formatCount(f.weightDuplication) },
                { formatCount(f.crossbars) },
                { formatCount(l < entry.design->layers.size() && entry.design->network->layers[l].onCrossbars()
                                  ? entry.design->layers[l].macros
                                  : 0) },
                { formatCount(f.blocks) },
                { formatPercent(f.occupancy) } });
    }
    w.end();
    if (entry.evaluation->metrics.cycles > 0)
        w.figure(floorplanSvg(*entry.design, *entry.evaluation), "Macros of the chip, coloured by layer");
}

void writeComparison(Writer& w, const Comparison& c)
{
    writeInputs(w, c.designs);
    if (!c.sameNetwork)
        w.paragraph("The networks differ: figures of one inference compare different work.", "worse");
    if (!c.sameModel)
        w.paragraph("The evaluation models differ: figures are counted differently.", "worse");
    w.heading(2, "Metrics");
    std::vector<std::pair<std::string, bool>> columns { { "metric", false } };
    for (std::size_t d = 0; d < c.designs.size(); ++d) {
        columns.emplace_back(compare::letterOf(d), true);
        if (d != c.reference)
            columns.emplace_back(fmt::format("against {}", compare::letterOf(c.reference)), true);
    }
    w.begin(columns);
    for (const auto& row : c.metrics) {
        std::vector<Writer::Cell> cells { { std::string(row.label) } };
        for (std::size_t d = 0; d < c.designs.size(); ++d) {
            cells.push_back({ metricText(row, row.values[d]), row.best[d] ? "best" : "" });
            if (d != c.reference)
                cells.push_back({ fmt::format("{} {}", changeText(row.changes[d]),
                                              row.verdicts[d] == compare::Verdict::Better      ? "▲ better"
                                                  : row.verdicts[d] == compare::Verdict::Worse ? "▼ worse"
                                                                                               : ""),
                                  styleOf(row.verdicts[d]) });
        }
        w.row(cells);
    }
    w.end();
    if (!c.reasons.empty()) {
        w.heading(2, "Why they differ");
        for (const auto& reason : c.reasons)
            w.paragraph(reasonText(c, reason));
    }
    w.heading(2, fmt::format("Configuration: {} of {} values differ", c.differingSettings(), c.settings.size()));
    columns = { { "value", false } };
    for (std::size_t d = 0; d < c.designs.size(); ++d)
        columns.emplace_back(compare::letterOf(d), true);
    columns.emplace_back("from", false);
    w.begin(columns);
    for (const auto& row : c.settings) {
        if (!row.differs)
            continue;
        std::vector<Writer::Cell> cells { { settingLabel(row) } };
        for (const auto& value : row.values)
            cells.push_back({ settingText(value, row.unit) });
        cells.push_back({ std::string(compare::originKey(row.origin)) });
        w.row(cells);
    }
    w.end();
    w.heading(2, "Energy");
    w.figure(energySvg(c), "Energy of one inference by component");
    columns = { { "layer", false } };
    for (const char* figure : { "energy", "copies", "crossbars", "macros" })
        for (std::size_t d = 0; d < c.designs.size(); ++d)
            columns.emplace_back(fmt::format("{} {}", figure, compare::letterOf(d)), true);
    w.begin(columns);
    for (const auto& row : c.layers) {
        if (std::none_of(row.designs.begin(), row.designs.end(), [](const auto& f) { return f.onCrossbars; }))
            continue;
        std::vector<Writer::Cell> cells { { row.name } };
        for (const auto& f : row.designs)
            cells.push_back({ f.present ? formatQuantity(Energy { f.energyUj * 1e3 }) : "–" });
        for (const auto& f : row.designs)
            cells.push_back({ f.present ? formatCount(f.duplication) : "–" });
        for (const auto& f : row.designs)
            cells.push_back({ f.present ? formatCount(f.crossbars) : "–" });
        for (const auto& f : row.designs)
            cells.push_back({ f.present ? formatCount(f.macros) : "–" });
        w.row(cells);
    }
    w.end();
    w.heading(2, "Floorplans");
    for (std::size_t d = 0; d < c.designs.size(); ++d)
        if (c.designs[d].evaluation->metrics.cycles > 0)
            w.figure(floorplanSvg(*c.designs[d].design, *c.designs[d].evaluation),
                     fmt::format("{}: {}", compare::letterOf(d), c.designs[d].name));
}

void writeReproduction(Writer& w, const compare::Reproduction& r)
{
    w.heading(2, "The paper's experiments run again");
    w.paragraph(fmt::format("Profile {}, effort {}, seed {}; {} runs{}. Numbers within {:.0f} % count as the same.",
                            r.profile, r.effort, r.seed, r.runs.size(), r.finished ? "" : ", stopped early",
                            100 * compare::kAgreement));
    for (int e = 0; e < compare::kExperimentCount; ++e) {
        const auto experiment = static_cast<compare::Experiment>(e);
        if (std::none_of(r.rows.begin(), r.rows.end(), [&](const auto& row) { return row.experiment == experiment; }))
            continue;
        w.heading(3, compare::experimentTitle(experiment));
        const bool based = std::any_of(r.rows.begin(), r.rows.end(), [&](const auto& row) {
            return row.experiment == experiment && row.onPaperIsaac;
        });
        w.begin({ { "network", false },
                  { "quantity", false },
                  { "series", false },
                  { "ours", true },
                  { "paper", true },
                  { "unit", false },
                  { "ours / paper", true },
                  { "", false },
                  { based ? "on the paper's ISAAC" : "", true } });
        for (const auto& row : r.rows)
            if (row.experiment == experiment) {
                const auto ratio = row.ratio();
                w.row({ { std::string(row.network) },
                        { std::string(row.quantity) },
                        { std::string(row.series) },
                        { row.ours ? formatNumber(*row.ours) : "–" },
                        { formatNumber(row.paper) },
                        { std::string(row.unit) },
                        { ratio ? formatNumber(*ratio) : "–" },
                        { row.cited                  ? "cited"
                              : !ratio               ? row.missing
                              : compare::agrees(row) ? "≈"
                              : *ratio > 1           ? "above"
                                                     : "below" },
                        { row.onPaperIsaac ? formatNumber(*row.onPaperIsaac) : "" } });
            }
        w.end();
        w.paragraph(compare::publishedSource(experiment), "hint");
        for (const auto& note : r.notes)
            if (note.experiment == experiment)
                w.paragraph(note.text);
    }
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

HtmlReport htmlReport(const ReportContent& content, bool inlined)
{
    Writer w(inlined);
    if (content.design != nullptr)
        writeDesign(w, *content.design);
    if (content.comparison != nullptr)
        writeComparison(w, *content.comparison);
    if (content.reproduction != nullptr)
        writeReproduction(w, *content.reproduction);
    return w.take(content.title);
}

} // namespace pim::report
