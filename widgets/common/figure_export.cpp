// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/figure_export.h"

#include <algorithm>

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

namespace {

constexpr int kResolution = 96; ///< dots an inch of vectors: those of a logical pixel

Result<void> writeFile(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return tl::unexpected(Error { ErrorCode::IoError, QCoreApplication::translate("pim::figure", "cannot write: %1").arg(file.errorString()).toStdString(), path.toStdString() });
    return {};
}

} // namespace

Result<QImage> figureImage(const QSize& size, const std::function<void(QPainter&)>& paint, double scale)
{
    const QSize pixels = (QSizeF(size) * scale).toSize();
    if (size.isEmpty() || pixels.isEmpty() || static_cast<qint64>(pixels.width()) * pixels.height() > kMostFigurePixels
        || std::max(pixels.width(), pixels.height()) > 32'000)
        return tl::unexpected(Error { ErrorCode::InvalidArgument, QCoreApplication::translate("pim::figure", "an image has 1 to 100 million pixels, at most 32,000 on a side; asked for are %1 × %2").arg(pixels.width()).arg(pixels.height()).toStdString(), {} });
    QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        return tl::unexpected(Error { ErrorCode::InvalidArgument, QCoreApplication::translate("pim::figure", "there is not enough memory for an image of %1 × %2 pixels").arg(pixels.width()).arg(pixels.height()).toStdString(), {} });
    image.setDevicePixelRatio(scale);
    image.fill(Qt::white);
    QPainter painter(&image);
    paint(painter);
    painter.end();
    return image;
}

Result<void> writeFigureImage(const QString& path, const QImage& image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, "PNG"))
        return tl::unexpected(Error { ErrorCode::IoError, QCoreApplication::translate("pim::figure", "the image cannot be compressed").toStdString(), path.toStdString() });
    return writeFile(path, bytes);
}

Result<void> exportFigure(const QString& path, const QSize& size, const std::function<void(QPainter&)>& paint, double scale)
{
    const QString ending = QFileInfo(path).suffix().toLower();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (ending == QLatin1String("png")) {
        const auto image = figureImage(size, paint, scale);
        return image ? writeFigureImage(path, *image) : Result<void>(tl::unexpected(image.error()));
    } else if (ending == QLatin1String("svg")) {
        QSvgGenerator generator;
        generator.setOutputDevice(&buffer);
        generator.setResolution(kResolution); // or text would be smaller than in the other formats
        generator.setSize(size);
        generator.setViewBox(QRect(QPoint(), size));
        generator.setTitle(QFileInfo(path).completeBaseName());
        QPainter painter(&generator);
        paint(painter);
    } else if (ending == QLatin1String("pdf")) {
        QPdfWriter writer(&buffer);
        writer.setResolution(kResolution);
        writer.setPageSize(QPageSize(QSizeF(size) * 72.0 / kResolution, QPageSize::Point));
        writer.setPageMargins(QMarginsF());
        writer.setTitle(QFileInfo(path).completeBaseName());
        QPainter painter(&writer);
        paint(painter);
    } else {
        return tl::unexpected(Error { ErrorCode::InvalidArgument, QCoreApplication::translate("pim::figure", "a figure is written as .png, .svg or .pdf, got \"%1\"").arg(path).toStdString(), {} });
    }
    return writeFile(path, bytes);
}

} // namespace pim::widgets
