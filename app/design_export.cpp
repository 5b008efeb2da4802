// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/design_export.h"

#include <QCoreApplication>

#include "core/base/file.h"
#include "core/design/design_json.h"
#include "core/report/chrome_trace.h"
#include "core/report/csv.h"
#include "core/report/floorplan_svg.h"
#include "core/report/latex.h"
#include "core/report/tool_formats.h"

namespace pim::app {

QString designFormatFilter(DesignFormat format)
{
    const auto say = [](const char* text) { return QCoreApplication::translate("pim::app::DesignExport", text); };
    switch (format) {
    case DesignFormat::Json: return say(QT_TRANSLATE_NOOP("pim::app::DesignExport", "Design (*.json)"));
    case DesignFormat::Csv: return say(QT_TRANSLATE_NOOP("pim::app::DesignExport", "Table of layers (*.csv)"));
    case DesignFormat::Latex: return say(QT_TRANSLATE_NOOP("pim::app::DesignExport", "LaTeX tables (*.tex)"));
    case DesignFormat::FloorplanSvg: return say(QT_TRANSLATE_NOOP("pim::app::DesignExport", "Floorplan (*.svg)"));
    case DesignFormat::Trace:
        return say(QT_TRANSLATE_NOOP("pim::app::DesignExport", "Schedule for Perfetto (*.trace.json)"));
    case DesignFormat::Pimsyn:
        return say(QT_TRANSLATE_NOOP("pim::app::DesignExport", "PIMSYN-NN result (*.pimsyn.json)"));
    case DesignFormat::Pimcomp:
        return say(QT_TRANSLATE_NOOP("pim::app::DesignExport", "PIMCOMP and pimsim configuration (*.config.json)"));
    }
    return {};
}

QString exportOption(DesignFormat format)
{
    switch (format) {
    case DesignFormat::Json: break;
    case DesignFormat::Csv: return QStringLiteral("--csv");
    case DesignFormat::Latex: return QStringLiteral("--latex");
    case DesignFormat::FloorplanSvg: return QStringLiteral("--svg");
    case DesignFormat::Trace: return QStringLiteral("--trace");
    case DesignFormat::Pimsyn: return QStringLiteral("--pimsyn");
    case DesignFormat::Pimcomp: return QStringLiteral("--pimcomp");
    }
    return {};
}

Result<void> exportDesign(const design::Design& design, DesignFormat format, const std::string& path)
{
    const auto evaluation = evaluation::evaluate(design);
    if (!evaluation)
        return tl::unexpected(evaluation.error());
    if (evaluation->metrics.cycles <= 0 && format != DesignFormat::Json)
        return fail(ErrorCode::Infeasible,
                    QCoreApplication::translate("pim::app::DesignExport", "the design cannot run: %1")
                        .arg(QString::fromStdString(evaluation->violationDetail))
                        .toStdString());
    switch (format) {
    case DesignFormat::Json: return design::writeDesign(path, design, { .evaluation = &*evaluation });
    case DesignFormat::Csv: return writeFileAtomically(path, report::layersCsv(design, *evaluation));
    case DesignFormat::Latex: return writeFileAtomically(path, report::latexTables(design, *evaluation));
    case DesignFormat::FloorplanSvg: return writeFileAtomically(path, report::floorplanSvg(design, *evaluation));
    case DesignFormat::Trace:
        return timeline::timelineOf(design)
            .and_then([&](const std::shared_ptr<const timeline::Timeline>& timeline) { return report::chromeTrace(design, *timeline); })
            .and_then([&](const std::string& text) { return writeFileAtomically(path, text); });
    case DesignFormat::Pimsyn:
        return report::pimsynResult(design, *evaluation).and_then([&](const std::string& text) {
            return writeFileAtomically(path, text);
        });
    case DesignFormat::Pimcomp: return report::writePimcompFiles(path, design, *evaluation);
    }
    return fail(ErrorCode::Internal, "unknown format");
}

} // namespace pim::app
