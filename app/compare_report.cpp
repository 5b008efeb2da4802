// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compare_report.h"

#include "app/report_pdf.h"
#include "core/base/file.h"
#include "core/report/latex.h"

namespace pim::app {
namespace {

constexpr std::size_t kPortrait = 2; ///< designs whose tables fit a page that stands

std::string latexOf(const report::ReportContent& content)
{
    std::string text;
    if (content.design != nullptr)
        text += report::latexTables(*content.design->design, *content.design->evaluation);
    if (content.comparison != nullptr)
        text += report::latexComparison(*content.comparison);
    if (content.reproduction != nullptr)
        text += report::latexReproduction(*content.reproduction);
    return text;
}

} // namespace

Result<void> writeReport(const QString& path, const report::ReportContent& content)
{
    std::string bytes;
    if (path.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive))
        bytes = reportPdf(content, content.comparison != nullptr && content.comparison->designs.size() > kPortrait).toStdString();
    else if (path.endsWith(QLatin1String(".tex"), Qt::CaseInsensitive))
        bytes = latexOf(content);
    else
        bytes = report::htmlReport(content).html;
    return writeFileAtomically(path.toStdString(), bytes);
}

Result<void> writeReport(const QString& path, const compare::Comparison* comparison,
                         const compare::Reproduction* reproduction)
{
    report::ReportContent content;
    content.comparison = comparison;
    content.reproduction = reproduction;
    content.title = comparison != nullptr ? comparison->designs[comparison->reference].design->network->name + ": "
            + std::to_string(comparison->designs.size()) + " designs"
                                          : "PIMSYN, DATE 2024, run again";
    return writeReport(path, content);
}

Result<void> writeDesignReport(const QString& path, const std::string& name, const design::Design& design)
{
    const auto entry = compare::entryOf(name, design);
    if (!entry)
        return tl::unexpected(entry.error());
    report::ReportContent content;
    content.design = &*entry;
    content.title = design.network->name + ": " + name;
    return writeReport(path, content);
}

} // namespace pim::app
