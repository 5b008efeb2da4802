// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <cmath>

#include "tests/support/small_design.h"
#include "widgets/compare/compare_figures.h"
#include "widgets/compare/compare_models.h"

using namespace pim;
using namespace pim::widgets;

namespace {

compare::Comparison comparison(int designs)
{
    std::vector<compare::Entry> entries;
    for (int i = 0; i < designs; ++i) {
        auto d = test::smallDesign("conv1 3x16x16 -> 16 k3 s1 p1; conv2 -> 32 k3 s1 p1; fc 10",
                                   evaluation::ModelOptions::studio());
        d.layers[0].weightDuplication = 1 + 5 * i;
        d.layers[1].macros = 1 + i;
        entries.push_back(compare::entryOf("design", d).value());
    }
    return compare::compareDesigns(std::move(entries)).value();
}

} // namespace

class TestCompareFigures : public QObject
{
    Q_OBJECT

private slots:
    void barsAreAsTallAsTheirEnergy()
    {
        const auto c = comparison(3);
        const EnergyScene scene = energyScene(c, QRectF(50, 20, 300, 200));
        for (std::size_t d = 0; d < 3; ++d) {
            double height = 0;
            for (const EnergyPart& part : scene.parts)
                if (part.design == d) {
                    height += part.rect.height();
                    QVERIFY(std::abs(part.rect.height() - part.uj / scene.mostUj * 200) < 1e-9);
                }
            QVERIFY(std::abs(height - scene.totalsUj[d] / scene.mostUj * 200) < 1e-6);
            QVERIFY(std::abs(scene.tops[d] - (220 - height)) < 1e-6);
        }
        QVERIFY(scene.ticksUj.size() >= 3 && scene.ticksUj.size() <= 8);
        QCOMPARE(scene.bands.size(), std::size_t(2 * compare::kCostGroupCount));
    }

    void layerBarsShareOneScaleAndMeetAtZero()
    {
        const auto c = comparison(2);
        const LayerScene scene = layerScene(c, 1, 400, 17, 100, 50);
        QVERIFY(scene.bars.size() >= 3);
        double scale = 0;
        for (const LayerBar& bar : scene.bars) {
            QVERIFY(bar.rect.left() >= 100 - 1e-9 && bar.rect.right() <= 400 + 1e-9);
            if (bar.differenceUj == 0)
                continue;
            QVERIFY(std::abs((bar.differenceUj > 0 ? bar.rect.left() : bar.rect.right()) - scene.zero) < 1e-9);
            const double own = bar.rect.width() / std::abs(bar.differenceUj);
            QVERIFY(scale == 0 || std::abs(own / scale - 1) < 1e-6);
            scale = own;
        }
    }

    void theBestStandsAtTheEndOfTheAxis()
    {
        const auto c = comparison(4);
        const RadarScene scene = radarScene(c, QRectF(0, 0, 200, 200));
        QCOMPARE(scene.ends.size(), c.radar.size());
        for (std::size_t i = 0; i < scene.ends.size(); ++i) {
            QVERIFY(QLineF(scene.at(i, 1), scene.ends[i]).length() < 1e-9);
            QVERIFY(QLineF(scene.at(i, scene.low), scene.centre).length() < 1e-9);
            QVERIFY(std::abs(QLineF(scene.centre, scene.ends[i]).length() - 100) < 1e-9);
            bool best = false;
            for (const QPolygonF& shape : scene.shapes)
                best = best || QLineF(shape[static_cast<qsizetype>(i)], scene.ends[i]).length() < 1e-9;
            QVERIFY(best);
        }
        QVERIFY(scene.low >= 0 && scene.low < 1);
    }

    void deltaBarsAreCut()
    {
        QCOMPARE(deltaBarLength(0.10, 38), 16.0);
        QCOMPARE(deltaBarLength(-0.10, 38), -16.0);
        QCOMPARE(deltaBarLength(5, 38), 38.0);
        QCOMPARE(deltaBarLength(std::nan(""), 38), 0.0);
    }
};

QTEST_APPLESS_MAIN(TestCompareFigures)
#include "tst_compare_figures.moc"
