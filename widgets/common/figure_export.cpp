// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/figure_export.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFileInfo>
#include <QImage>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>

namespace pim::widgets {

QString figureFilter()
{
    return QCoreApplication::translate("pim::figure", "Image (*.png);;Vector graphics (*.svg);;PDF (*.pdf)");
}

Result<void> exportFigure(const QString& path, const QSize& size, const std::function<void(QPainter&)>& paint)
{
    const QString ending = QFileInfo(path).suffix().toLower();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (ending == QLatin1String("png")) {
        QImage image(size * 2, QImage::Format_ARGB32_Premultiplied);
        image.setDevicePixelRatio(2);
        image.fill(Qt::white);
        QPainter painter(&image);
        paint(painter);
        painter.end();
        image.save(&buffer, "PNG");
    } else if (ending == QLatin1String("svg")) {
        QSvgGenerator generator;
        generator.setOutputDevice(&buffer);
        generator.setSize(size);
        generator.setViewBox(QRect(QPoint(), size));
        generator.setTitle(QFileInfo(path).completeBaseName());
        QPainter painter(&generator);
        paint(painter);
    } else if (ending == QLatin1String("pdf")) {
        QPdfWriter writer(&buffer);
        constexpr int kResolution = 96;
        writer.setResolution(kResolution);
        writer.setPageSize(QPageSize(QSizeF(size) * 72.0 / kResolution, QPageSize::Point));
        writer.setPageMargins(QMarginsF());
        writer.setTitle(QFileInfo(path).completeBaseName());
        QPainter painter(&writer);
        paint(painter);
    } else {
        return tl::unexpected(Error { ErrorCode::InvalidArgument, QCoreApplication::translate("pim::figure", "a figure is written as .png, .svg or .pdf, got \"%1\"").arg(path).toStdString(), {} });
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return tl::unexpected(Error { ErrorCode::IoError, QCoreApplication::translate("pim::figure", "cannot write: %1").arg(file.errorString()).toStdString(), path.toStdString() });
    return {};
}

} // namespace pim::widgets
