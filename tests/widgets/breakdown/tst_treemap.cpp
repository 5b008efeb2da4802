// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <cmath>

#include "core/base/random.h"
#include "widgets/breakdown/treemap.h"

using namespace pim;
using widgets::squarified;

class TestTreemap : public QObject
{
    Q_OBJECT
private slots:
    void dividesByHand()
    {
        // The example of the paper: 6 6 4 3 2 2 1 in 6 x 4.
        const auto r = squarified({ 6, 6, 4, 3, 2, 2, 1 }, QRectF(0, 0, 6, 4));
        QCOMPARE(r[0], QRectF(0, 0, 3, 2));
        QCOMPARE(r[1], QRectF(0, 2, 3, 2));
        QVERIFY(qAbs(r[2].width() - 12.0 / 7) < 1e-9 && qAbs(r[2].height() - 7.0 / 3) < 1e-9);
    }

    void hasNothingForNothing()
    {
        QVERIFY(squarified({}, QRectF(0, 0, 5, 5)).empty());
        QVERIFY(squarified({ 0, -1 }, QRectF(0, 0, 5, 5))[0].isEmpty());
        QVERIFY(squarified({ 1 }, QRectF())[0].isEmpty());
        QCOMPARE(squarified({ 7 }, QRectF(1, 2, 5, 6))[0], QRectF(1, 2, 5, 6));
    }

    void fillsTheAreaInProportionWithoutOverlaps()
    {
        RandomStream random(3, 1);
        for (int round = 0; round < 200; ++round) {
            std::vector<double> values;
            double sum = 0;
            const auto count = random.uniformInt(1, 40);
            for (int i = 0; i < count; ++i) {
                values.push_back(random.chance(0.1) ? 0 : std::exp(8 * random.uniform01()));
                sum += values.back();
            }
            if (!(sum > 0))
                continue;
            const QRectF area(5, -3, 50 + 900 * random.uniform01(), 50 + 900 * random.uniform01());
            const auto rects = squarified(values, area);
            double covered = 0;
            for (std::size_t i = 0; i < rects.size(); ++i) {
                const double own = rects[i].width() * rects[i].height(), wanted = values[i] / sum * area.width() * area.height();
                QVERIFY2(qAbs(own - wanted) < 1e-6 * area.width() * area.height(), qPrintable(QString("%1 is not %2").arg(own).arg(wanted)));
                covered += own;
                if (values[i] > 0)
                    QVERIFY(area.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(rects[i]));
                for (std::size_t k = 0; k < i; ++k) {
                    const QRectF both = rects[i].intersected(rects[k]);
                    QVERIFY(both.isEmpty() || both.width() * both.height() < 1e-6);
                }
            }
            QVERIFY(qAbs(covered - area.width() * area.height()) < 1e-6 * covered);
        }
    }
};

QTEST_APPLESS_MAIN(TestTreemap)
#include "tst_treemap.moc"
