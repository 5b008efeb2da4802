// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include <QApplication>
#include <QDirIterator>
#include <QSignalSpy>
#include <QTest>

#include "widgets/common/icons.h"
#include "widgets/common/theme.h"

using namespace pim::widgets;

namespace {

double luminance(const QColor& colour)
{
    const auto channel = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF()) + 0.0722 * channel(colour.blueF());
}

/// WCAG 2.1 contrast ratio.
double contrast(const QColor& a, const QColor& b)
{
    const double x = luminance(a), y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

} // namespace

class TstTheme : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { Theme::instance().install(*qApp); }

    void textCanBeReadInBothThemes()
    {
        for (const Tokens& t : { lightTokens(), darkTokens() }) {
            for (const QColor& ground : { t.base, t.win, t.alt, t.selection }) {
                QVERIFY(contrast(t.text, ground) >= 7);
                QVERIFY(contrast(t.text2, ground) >= 4.5);
            }
            QVERIFY(contrast(t.text3, t.base) >= 4.5);
            QVERIFY(contrast(t.accent, t.base) >= 4.5);
            QVERIFY(contrast(t.error, t.errorFill) >= 4.5);
            QVERIFY(contrast(t.warning, t.warningFill) >= 4.5);
            QVERIFY(contrast(Qt::white, t.accentFill) >= 4.5);
            QVERIFY(contrast(t.better, t.base) >= 4.5);
            QVERIFY(contrast(t.worse, t.base) >= 4.5);
        }
    }

    void switchesAtOnceAndLeavesNoPlaceholder()
    {
        QSignalSpy changed(&Theme::instance(), &Theme::changed);
        Theme::instance().setMode(ThemeMode::Dark);
        QVERIFY(tokens().dark);
        QCOMPARE(qApp->palette().color(QPalette::Base), darkTokens().base);
        Theme::instance().setMode(ThemeMode::Light);
        QVERIFY(!tokens().dark);
        QCOMPARE(changed.count(), 2);
        QVERIFY(!styleSheetOf(tokens()).contains(QLatin1Char('@')));
    }

    void everyIconIsDrawnInTheThemesColour()
    {
        Theme::instance().setMode(ThemeMode::Light);
        QDirIterator files(QStringLiteral(":/icons"), { QStringLiteral("*.svg") });
        int drawn = 0;
        while (files.hasNext()) {
            files.next();
            const QImage image = icon(files.fileInfo().completeBaseName()).pixmap(QSize(32, 32)).toImage();
            bool any = false;
            for (int y = 0; y < image.height() && !any; ++y)
                for (int x = 0; x < image.width() && !any; ++x)
                    any = qAlpha(image.pixel(x, y)) > 100;
            QVERIFY2(any, qPrintable(files.fileName()));
            ++drawn;
        }
        QVERIFY(drawn > 40);
    }

    void mapsRunFromOneEndToTheOther()
    {
        for (const ThemeMode mode : { ThemeMode::Light, ThemeMode::Dark }) {
            Theme::instance().setMode(mode);
            QVERIFY(viridis(0) != viridis(1));
            QCOMPARE(viridis(-1), viridis(0));
            QCOMPARE(viridis(std::nan("")), viridis(0));
            // High values stand out from the ground.
            QVERIFY(contrast(cividis(1), tokens().base) > contrast(cividis(0), tokens().base));
        }
    }
};

QTEST_MAIN(TstTheme)
#include "tst_theme.moc"
