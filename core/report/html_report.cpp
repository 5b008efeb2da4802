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
#include "core/report/report_figures.h"

namespace pim::report {
namespace {

using compare::Comparison;
using compare::Entry;

constexpr std::string_view kStyle =
    R"(body{font:14px/1.45 system-ui,sans-serif;color:#1a1d24;max-width:1060px;margin:2em auto;padding:0 1em}
h1{font-size:22px}h2{font-size:17px;margin-top:2em;border-bottom:1px solid #dfe1e6}h3{font-size:14px}
table{border-collapse:collapse;margin:.6em 0}th,td{padding:2px 10px;border-bottom:1px solid #eceef1;text-align:left}
th{background:#f2f3f5}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}td.n,th.n,td.k,th.k{white-space:nowrap}
.better{color:#00629b}.worse{color:#b84f00}.hint{color:#565d6b}.best{font-weight:600}svg{max-width:100%;height:auto}
@media print{body{max-width:none;margin:0}h2{break-after:avoid}tr{break-inside:avoid}})";

/// What the text layout of PDFs knows of it: margins are the page's.
constexpr std::string_view kPlainStyle =
    R"(h1{font-size:16pt}h2{font-size:11pt;margin-top:14px;margin-bottom:2px}h3{font-size:9pt}p{margin-top:4px;margin-bottom:4px}
th,td{padding:2px 7px;border-bottom:1px solid #eceef1}th{background:#f2f3f5}td.n,th.n,td.k,th.k{white-space:nowrap}.better{color:#00629b}.worse{color:#b84f00}.hint{color:#565d6b})";
constexpr std::size_t kShort = 28; ///< characters of a cell that is not wrapped

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
            m_out += fmt::format("<th{}>{}</th>", number ? " class=\"n\" align=\"right\"" : " class=\"k\" align=\"left\"",
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
            std::string style(number ? "n" : cells[i].text.size() <= kShort ? "k" : "");
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
        m_out += fmt::format("<br><span class=\"hint\">{}</span></p>\n", escaped(caption)); // one paragraph: they stay together
        m_figures.push_back(std::move(svg));
    }

    HtmlReport take(std::string_view title)
    {
        HtmlReport report;
        report.html = fmt::format(
            "<!DOCTYPE html>\n<html lang=\"en\"><head><meta "
            "charset=\"utf-8\"><title>{0}</title>\n<style>{1}</style></head><body>\n<h1>{0}</h1>\n{2}</body></html>\n",
            escaped(title), m_inlined ? kStyle : kPlainStyle, m_out);
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
                { fmt::format("{}{}, {}{}, seed {}, {} evaluations{}", p.program, p.version.empty() ? "" : " " + p.version,
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

/// What the design is made of, apart from its layers.
void writeParameters(Writer& w, const Entry& entry)
{
    w.heading(2, "Design");
    w.begin({ { "parameter", false }, { "value", true }, { "from", false } });
    for (const auto& row : compare::settingsOf({ entry }))
        if (row.subject.empty() && row.origin != compare::Origin::Input && row.origin != compare::Origin::Hardware
            && !row.values[0].absent)
            w.row({ { settingLabel(row) }, { settingText(row.values[0], row.unit) }, { std::string(compare::originKey(row.origin)) } });
    w.end();
    w.heading(2, "Hardware");
    w.paragraph("The numbers of the hardware description that the figures depend on.", "hint");
    w.begin({ { "parameter", false }, { "value", true } });
    for (const auto& row : compare::settingsOf({ entry }))
        if (row.origin == compare::Origin::Hardware && !row.values[0].absent)
            w.row({ { settingLabel(row) }, { settingText(row.values[0], row.unit) } });
    w.end();
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
    const auto components = compare::componentsOf({ entry });
    if (entry.evaluation->metrics.cycles > 0) {
        w.heading(2, "Breakdown");
        w.figure(breakdownSvg(entry), "Energy of one inference, peak power and area by component");
        w.begin({ { "component", false }, { "units", true }, { "energy", true }, { "peak power", true }, { "area", true } });
        for (const auto& row : components)
            if (row.energyUj[0] > 0 || row.peakW[0] > 0 || row.areaMm2[0] > 0)
                w.row({ { std::string(costGroupText(row.group)) },
                        { formatCount(row.units[0]) },
                        { formatQuantity(Energy { row.energyUj[0] * 1e3 }) },
                        { formatQuantity(Power { row.peakW[0] }) },
                        { row.areaMm2[0] > 0 ? formatQuantity(Area { row.areaMm2[0] * 1e6 }) : "–" } });
        w.end();
        w.heading(2, "Timeline");
        w.figure(layerTimesSvg(entry), "When each layer works during one inference, and how much of the period it is busy "
                                       "when inferences follow each other");
        w.heading(2, "Floorplan");
        w.figure(floorplanSvg(*entry.design, *entry.evaluation), "Macros of the chip, coloured by layer");
    }
    writeParameters(w, entry);
    w.heading(2, "Layers");
    w.begin({ { "layer", false },
              { "copies", true },
              { "crossbars", true },
              { "cells used", true },
              { "macros", true },
              { "ADCs", true },
              { "blocks", true },
              { "busy", true } });
    for (std::size_t l = 0; l < entry.evaluation->layers.size(); ++l) {
        const auto& f = entry.evaluation->layers[l];
        if (!entry.design->network->layers[l].onCrossbars())
            continue;
        w.row({ { entry.design->network->layers[l].name },
                { formatCount(f.weightDuplication) },
                { formatCount(f.crossbars) },
                { formatPercent(f.crossbarUtilization) },
                { formatCount(entry.design->layers[l].macros) },
                { formatCount(entry.design->layers[l].components[static_cast<std::size_t>(hardware::Component::Adc)]) },
                { formatCount(f.blocks) },
                { formatPercent(f.occupancy) } });
    }
    w.end();
}

/// One figure of each layer in every design.
struct LayerColumn
{
    const char* title;
    std::string (*text)(const compare::LayerFigures&);
};
constexpr LayerColumn kLayerColumns[] {
    { "energy", [](const compare::LayerFigures& f) { return formatQuantity(Energy { f.energyUj * 1e3 }); } },
    { "copies", [](const compare::LayerFigures& f) { return formatCount(f.duplication); } },
    { "crossbars", [](const compare::LayerFigures& f) { return formatCount(f.crossbars); } },
    { "macros", [](const compare::LayerFigures& f) { return formatCount(f.macros); } },
};

/// Two figures a table: more would not fit a page.
void writeLayers(Writer& w, const Comparison& c)
{
    w.heading(2, "Layers");
    constexpr std::size_t each = 2;
    for (std::size_t first = 0; first < std::size(kLayerColumns); first += each) {
        std::vector<std::pair<std::string, bool>> columns { { "layer", false } };
        for (std::size_t k = first; k < first + each; ++k)
            for (std::size_t d = 0; d < c.designs.size(); ++d)
                columns.emplace_back(fmt::format("{} {}", kLayerColumns[k].title, compare::letterOf(d)), true);
        w.begin(columns);
        for (const auto& row : c.layers) {
            if (std::none_of(row.designs.begin(), row.designs.end(), [](const auto& f) { return f.onCrossbars; }))
                continue;
            std::vector<Writer::Cell> cells { { row.name } };
            for (std::size_t k = first; k < first + each; ++k)
                for (const auto& f : row.designs)
                    cells.push_back({ f.present ? kLayerColumns[k].text(f) : "–" });
            w.row(cells);
        }
        w.end();
    }
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
    writeLayers(w, c);
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
