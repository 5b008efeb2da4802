// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/scatter_layers.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>

#include "widgets/common/quantity_text.h"
#include "widgets/common/theme.h"

namespace pim::widgets {

QVector<double> ValueTicker::createTickVector(double, const QCPRange& range)
{
    const std::vector<double> ticks = ticksOf({ range.lower, range.upper }, log, most);
    return QVector<double>(ticks.begin(), ticks.end());
}

QString ValueTicker::getTickLabel(double tick, const QLocale&, QChar, int)
{
    if (words)
        return words(tick);
    QString text = QLocale().toString(tick * unit.factor, 'g', 6);
    return text.replace(QLatin1Char('-'), QChar(0x2212));
}

void applyLook(QCustomPlot& plot)
{
    const Tokens& t = tokens();
    plot.setBackground(QBrush(t.base));
    for (QCPAxisRect* rect : plot.axisRects())
        for (QCPAxis* axis : rect->axes()) {
            const bool drawn = axis->axisType() == QCPAxis::atLeft || axis->axisType() == QCPAxis::atBottom;
            axis->setBasePen(drawn ? QPen(t.axis, 1) : Qt::NoPen);
            axis->setTickPen(QPen(t.axis, 1));
            axis->setSubTicks(false);
            axis->setTickLength(0, 4);
            axis->setTickLabelColor(t.text2);
            axis->setTickLabelFont(fontOf(TextRole::Caption));
            axis->setLabelColor(t.text);
            axis->setLabelFont(fontOf(TextRole::Table));
            axis->setLabelPadding(4);
            axis->grid()->setPen(QPen(t.grid, 0));
            axis->grid()->setZeroLinePen(Qt::NoPen);
        }
}

AxisMap mapOf(const QCPAxis& axis)
{
    const QRect rect = axis.axisRect()->rect();
    const bool log = axis.scaleType() == QCPAxis::stLogarithmic;
    if (axis.orientation() == Qt::Horizontal)
        return { axis.range().lower, axis.range().upper, log, static_cast<double>(rect.left()), static_cast<double>(rect.right() + 1) };
    return { axis.range().lower, axis.range().upper, log, static_cast<double>(rect.bottom() + 1), static_cast<double>(rect.top()) };
}

Result<void> exportPlot(QCustomPlot& plot, const QString& path)
{
    const QString ending = QFileInfo(path).suffix().toLower();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    const QSize size = plot.size();
    const auto paint = [&](QPaintDevice* device) {
        QCPPainter painter;
        if (!painter.begin(device))
            return;
        painter.setMode(QCPPainter::pmVectorized);
        painter.setMode(QCPPainter::pmNoCaching);
        plot.toPainter(&painter, size.width(), size.height());
        painter.end();
    };
    if (ending == QLatin1String("png")) {
        plot.toPixmap(size.width(), size.height(), 2).save(&buffer, "PNG");
    } else if (ending == QLatin1String("svg")) {
        QSvgGenerator generator;
        generator.setOutputDevice(&buffer);
        generator.setSize(size);
        generator.setViewBox(QRect(QPoint(), size));
        generator.setTitle(QFileInfo(path).completeBaseName());
        paint(&generator);
    } else if (ending == QLatin1String("pdf")) {
        constexpr int kResolution = 96;
        QPdfWriter writer(&buffer);
        writer.setResolution(kResolution);
        writer.setPageSize(QPageSize(QSizeF(size) * 72.0 / kResolution, QPageSize::Point));
        writer.setPageMargins(QMarginsF());
        writer.setTitle(QFileInfo(path).completeBaseName());
        paint(&writer);
    } else {
        return tl::unexpected(Error { ErrorCode::InvalidArgument, QCoreApplication::translate("pim::figure", "a figure is written as .png, .svg or .pdf, got \"%1\"").arg(path).toStdString(), {} });
    }
    QSaveFile file(path);
    if (bytes.isEmpty() || !file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return tl::unexpected(Error { ErrorCode::IoError, QCoreApplication::translate("pim::figure", "cannot write: %1").arg(file.errorString()).toStdString(), path.toStdString() });
    return {};
}

} // namespace pim::widgets
