// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QDir>
#include <QTest>
#include <QWidget>

#include "widgets/common/theme.h"

namespace pim::test {

/// Grab \a widget in the light and the dark look, check that it is not blank, and keep the pictures in the folder that the
/// environment variable PIM_PICTURES names, for people to look at.
inline void takePictures(QWidget& widget, const QString& name, const QSize& size)
{
    widgets::Theme::instance().install(*qApp);
    for (const auto mode : { widgets::ThemeMode::Light, widgets::ThemeMode::Dark }) {
        widgets::Theme::instance().setMode(mode);
        widget.resize(size);
        widget.show();
        QCoreApplication::processEvents();
        const QImage image = widget.grab().toImage();
        QVERIFY(image.width() >= size.width() / 2);
        bool blank = true;
        for (int y = 0; y < image.height() && blank; y += 3)
            for (int x = 0; x < image.width() && blank; x += 3)
                blank = image.pixel(x, y) == image.pixel(0, 0);
        QVERIFY2(!blank, qPrintable(name));
        if (const QString folder = qEnvironmentVariable("PIM_PICTURES"); !folder.isEmpty())
            image.save(QDir(folder).filePath(name + (mode == widgets::ThemeMode::Dark ? "-dark.png" : "-light.png")));
    }
    widgets::Theme::instance().setMode(widgets::ThemeMode::Light);
}

} // namespace pim::test
