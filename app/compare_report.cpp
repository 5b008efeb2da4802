// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compare_report.h"

#include <QBuffer>
#include <QImage>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgRenderer>
#include <QTextDocument>
#include <QUrl>

#include "core/base/file.h"
#include "core/report/html_report.h"
#include "core/report/latex.h"

namespace pim::app {
namespace {

constexpr double kWidest = 640; ///< of a figure on the page, in points of the text

QByteArray pdfOf(const report::ReportContent& content)
{
    const report::HtmlReport report = report::htmlReport(content, false);
    QTextDocument document;
    for (std::size_t i = 0; i < report.figures.size(); ++i) {
        QSvgRenderer renderer(QByteArray::fromStdString(report.figures[i]));
        QSizeF size = renderer.defaultSize();
        if (size.width() > kWidest)
            size *= kWidest / size.width();
        constexpr int kSharpness = 3;
        QImage image((size * kSharpness).toSize(), QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::white);
        QPainter painter(&image);
        renderer.render(&painter);
        painter.end();
        image.setDevicePixelRatio(kSharpness);
        document.addResource(QTextDocument::ImageResource, QUrl(QStringLiteral("figure:%1").arg(i)), image);
    }
    document.setDefaultFont(QFont(QStringLiteral("sans-serif"), 8));
    document.setHtml(QString::fromStdString(report.html));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageOrientation(QPageLayout::Landscape);
    writer.setPageMargins(QMarginsF(12, 12, 12, 14), QPageLayout::Millimeter);
    writer.setResolution(150);
    writer.setTitle(QString::fromStdString(content.title));
    document.print(&writer);
    return bytes;
}

} // namespace

Result<void> writeReport(const QString& path, const compare::Comparison* comparison,
                         const compare::Reproduction* reproduction)
{
    report::ReportContent content;
    content.comparison = comparison;
    content.reproduction = reproduction;
    content.title = comparison != nullptr ? comparison->designs[comparison->reference].design->network->name + ": "
            + std::to_string(comparison->designs.size()) + " designs"
                                          : "PIMSYN, DATE 2024, run again";
    std::string bytes;
    if (path.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive))
        bytes = pdfOf(content).toStdString();
    else if (path.endsWith(QLatin1String(".tex"), Qt::CaseInsensitive))
        bytes = (comparison != nullptr ? report::latexComparison(*comparison) : std::string())
            + (reproduction != nullptr ? report::latexReproduction(*reproduction) : std::string());
    else
        bytes = report::htmlReport(content).html;
    return writeFileAtomically(path.toStdString(), bytes);
}

} // namespace pim::app
