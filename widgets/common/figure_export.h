// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QSize>
#include <QString>

#include "core/base/result.h"

class QPainter;

namespace pim::widgets {

/// Draw a figure of \a size logical pixels with \a paint into the file \a path: PNG (twice the pixels), SVG or PDF by the
/// file's ending, vectors in the last two. IoError when it cannot be written, InvalidArgument for another ending.
[[nodiscard]] Result<void> exportFigure(const QString& path, const QSize& size, const std::function<void(QPainter&)>& paint);
/// File dialog filter of what exportFigure() writes.
QString figureFilter();

} // namespace pim::widgets
