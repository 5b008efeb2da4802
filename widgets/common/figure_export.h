// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QImage>
#include <QSize>
#include <QString>

#include "core/base/result.h"

class QPainter;

namespace pim::widgets {

/// Most pixels of a figure as an image: 400 MB while it is drawn.
inline constexpr qint64 kMostFigurePixels = 100'000'000;

/// Draw a figure of \a size logical pixels with \a paint into the file \a path: PNG (\a scale pixels a logical one), SVG or
/// PDF by the file's ending, vectors in the last two. IoError when it cannot be written, InvalidArgument for another ending
/// and for more than kMostFigurePixels.
[[nodiscard]] Result<void> exportFigure(const QString& path, const QSize& size, const std::function<void(QPainter&)>& paint, double scale = 2);
/// The PNG of exportFigure() before it is written.
[[nodiscard]] Result<QImage> figureImage(const QSize& size, const std::function<void(QPainter&)>& paint, double scale = 2);
/// Write it, in any thread: compressing a large one takes seconds.
[[nodiscard]] Result<void> writeFigureImage(const QString& path, const QImage& image);
/// File dialog filter of what exportFigure() writes.
QString figureFilter();

} // namespace pim::widgets
