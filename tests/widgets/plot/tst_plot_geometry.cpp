// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <limits>
#include <random>

#include <QTest>

#include "widgets/plot/explore_data.h"
#include "widgets/plot/parallel_coordinates.h"
#include "widgets/plot/plot_geometry.h"
#include "widgets/plot/point_raster.h"
#include "widgets/plot/published.h"

using namespace pim;
using namespace pim::widgets;

namespace {

bool beats(double ax, double ay, double bx, double by, bool xHigher, bool yHigher)
{
    const double dx = xHigher ? ax - bx : bx - ax, dy = yHigher ? ay - by : by - ay;
    return dx >= 0 && dy >= 0 && (dx > 0 || dy > 0);
}

} // namespace

class TstPlotGeometry : public QObject
{
    Q_OBJECT
private slots:
    void axisMapsThereAndBack()
    {
        for (const bool log : { false, true }) {
            const AxisMap axis { 2, 2000, log, 400, 0 };
            for (const double value : { 2.0, 7.5, 300.0, 2000.0 })
                QVERIFY(std::fabs(axis.toValue(axis.toPixel(value)) / value - 1) < 1e-12);
            QCOMPARE(axis.toPixel(2), 400.0);
            QCOMPARE(axis.toPixel(2000), 0.0);
        }
        QVERIFY(!std::isfinite(AxisMap { 1, 10, true, 0, 100 }.toPixel(-3)));
    }

    void zoomKeepsTheValueUnderTheCursor()
    {
        for (const bool log : { false, true }) {
            const AxisMap axis { 1, 1000, log, 50, 650 };
            const double before = axis.toValue(200);
            const AxisMap nearer = axis.zoomed(0.5, 200);
            QVERIFY(std::fabs(nearer.toValue(200) / before - 1) < 1e-9);
            QVERIFY(nearer.lower > axis.lower && nearer.upper < axis.upper);
            QVERIFY(std::fabs(axis.panned(30).toPixel(before) - 230) < 1e-6);
        }
    }

    void ticksAreRoundAndWithinTheRange()
    {
        for (const auto& [range, log] : { std::pair<ValueRange, bool> { { 0, 10 }, false }, { { 92.3, 431 }, false }, { { -3, 8 }, false }, { { 1, 1000 }, true }, { { 3e-4, 5e8 }, true }, { { 20, 30 }, true } }) {
            const auto ticks = ticksOf(range, log, 9);
            QVERIFY2(ticks.size() >= 3 && ticks.size() <= 10, qPrintable(QString::number(ticks.size())));
            for (const double tick : ticks)
                QVERIFY(tick >= range.lower - 1e-9 && tick <= range.upper * (1 + 1e-9) + 1e-9);
        }
        QVERIFY(ticksOf({ 5, 5 }, false, 8).empty());
        QVERIFY(ticksOf({ 0, std::numeric_limits<double>::infinity() }, false, 8).empty());
    }

    void frontHasExactlyWhatNothingBeats()
    {
        std::mt19937 random(7);
        std::uniform_int_distribution<int> pick(0, 40); // ties
        for (const bool xHigher : { false, true })
            for (const bool yHigher : { false, true }) {
                std::vector<double> x, y;
                for (int i = 0; i < 300; ++i) {
                    x.push_back(pick(random));
                    y.push_back(pick(random));
                }
                x[5] = std::nan("");
                const auto front = frontOf(x, y, xHigher, yHigher);
                for (std::size_t i = 0; i < x.size(); ++i) {
                    if (!std::isfinite(x[i]))
                        continue;
                    bool beaten = false, twin = false;
                    for (std::size_t j = 0; j < x.size(); ++j) {
                        beaten = beaten || beats(x[j], y[j], x[i], y[i], xHigher, yHigher);
                        twin = twin || (j < i && x[j] == x[i] && y[j] == y[i]);
                    }
                    const bool listed = std::find(front.begin(), front.end(), static_cast<std::int32_t>(i)) != front.end();
                    QCOMPARE(listed, !beaten && !twin);
                }
                for (std::size_t k = 1; k < front.size(); ++k) // best y first
                    QVERIFY(yHigher ? y[static_cast<std::size_t>(front[k])] < y[static_cast<std::size_t>(front[k - 1])] : y[static_cast<std::size_t>(front[k])] > y[static_cast<std::size_t>(front[k - 1])]);
            }
    }

    void staircaseCoversNoPointThatIsBetter()
    {
        const std::vector<QPointF> front { { 20, 10 }, { 50, 30 }, { 80, 70 } }; // pixels: up is better, right is better
        const auto line = staircase(front, QRectF(0, 0, 100, 100), true, true);
        QCOMPARE(line.front(), QPointF(0, 10));
        QCOMPARE(line.back(), QPointF(80, 100));
        QVERIFY(std::find(line.begin(), line.end(), QPointF(20, 30)) != line.end()); // the corner is the worse of both
        const auto lower = staircase(std::vector<QPointF> { { 20, 60 } }, QRectF(0, 0, 100, 100), false, true);
        QCOMPARE(lower.front(), QPointF(100, 60));
    }

    void kneeIsWhereTheFrontBends()
    {
        const std::vector<double> x { 1, 5, 6 }, y { 10, 9, 1 };
        const std::vector<std::int32_t> front { 0, 1, 2 };
        QCOMPARE(kneeOf(front, x, y, false, false), 1);
        const std::vector<double> straight { 10, 2, 0 }, along { 0, 8, 10 };
        QCOMPARE(kneeOf(front, along, straight, false, false), -1);
        QCOMPARE(kneeOf(std::span(front).first(2), x, y, false, false), -1);
    }

    void hitGridFindsTheNearestPoint()
    {
        std::mt19937 random(3);
        std::normal_distribution<double> pick(0, 10);
        std::vector<double> x, y;
        for (int i = 0; i < 5000; ++i) {
            x.push_back(pick(random));
            y.push_back(pick(random));
        }
        y[17] = std::nan("");
        HitGrid grid;
        grid.build(x, y);
        for (int probe = 0; probe < 200; ++probe) {
            const double px = pick(random), py = pick(random);
            std::int32_t expected = -1;
            double least = 1;
            for (std::size_t i = 0; i < x.size(); ++i) {
                const double d = std::pow((x[i] - px) / 0.5, 2) + std::pow((y[i] - py) / 0.8, 2);
                if (d < least) {
                    least = d;
                    expected = static_cast<std::int32_t>(i);
                }
            }
            QCOMPARE(grid.nearest(px, py, 0.5, 0.8), expected);
        }
        HitGrid none;
        none.build({}, {});
        QCOMPARE(none.nearest(0, 0, 1, 1), -1);
    }

    void discsAreWhereTheAxesPutThem()
    {
        PointDiscs discs;
        discs.x = { 0, 5, 10, std::nan("") };
        discs.y = { 0, 5, 10, 5 };
        discs.colour = { 0, PointDiscs::kGrey, PointDiscs::kHidden, 3 };
        std::array<QColor, PointDiscs::kColours + 1> colours;
        colours.fill(Qt::red);
        colours[PointDiscs::kGrey] = Qt::blue;
        for (const std::size_t opaqueFrom : { std::size_t { 1 }, std::size_t { 5000 } }) {
            const QImage image = paintDiscs(discs, { 0, 10, false, 0, 100 }, { 0, 10, false, 100, 0 }, { 100, 100 }, 1, colours, Qt::white, 1, opaqueFrom);
            QCOMPARE(image.pixelColor(0, 99), QColor(Qt::red));
            QVERIFY(image.pixelColor(50, 50).blue() > 100 && image.pixelColor(50, 50).alpha() > 100);
            QCOMPARE(image.pixelColor(98, 1).alpha(), 0); // hidden
            QCOMPARE(image.pixelColor(20, 20).alpha(), 0);
        }
    }

    void imageMovesWhileTheContentOnlyMoves()
    {
        PointDiscs discs;
        for (int i = 0; i < 100; ++i) {
            discs.x.push_back(i);
            discs.y.push_back(i);
            discs.colour.push_back(static_cast<std::uint8_t>(i % 16));
        }
        DiscCache cache;
        DiscCache::Look look;
        look.colours.fill(Qt::red);
        const QRect plot(40, 10, 400, 300);
        AxisMap x { 0, 100, false, 40, 440 }, y { 0, 100, false, 310, 10 };
        QPointF place, moved;
        cache.image(discs, x, y, plot, 1, look, place);
        cache.image(discs, x.panned(13), y.panned(-7), plot, 1, look, moved);
        QCOMPARE(cache.paints(), std::size_t { 1 });
        QCOMPARE(moved - place, QPointF(13, -7));
        cache.image(discs, x.panned(200), y, plot, 1, look, moved); // the image does not reach that far
        QCOMPARE(cache.paints(), std::size_t { 2 });
        cache.image(discs, x.zoomed(0.9, 100), y, plot, 1, look, moved);
        QCOMPARE(cache.paints(), std::size_t { 3 });
    }

    void labelsDoNotOverlap()
    {
        const std::vector<double> wanted { 10, 12, 13, 90, 99 };
        const auto places = spread(wanted, 12, 0, 100);
        for (std::size_t i = 1; i < places.size(); ++i)
            QVERIFY(places[i] - places[i - 1] >= 12 - 1e-9);
        QVERIFY(places.back() <= 100);
    }

    void axesTakeThePrefixOfTheirValues()
    {
        QCOMPARE(axisUnit("GOPS", 9100).text, QStringLiteral("TOPS"));
        QCOMPARE(axisUnit("GOPS", 9100).factor, 1e-3);
        QCOMPARE(axisUnit("us", 2400).text, QStringLiteral("ms"));
        QCOMPARE(axisUnit("GOPS/W", 40000).factor, 1.0);
        QCOMPARE(axisUnit("", 5).text, QString());
    }

    void frontOfAGrowingRunIsThatOfAllPoints()
    {
        ExploreData data;
        ExploreRun run;
        run.id = 1;
        data.setRun(run);
        std::mt19937 random(11);
        std::uniform_real_distribution<double> pick(1, 100);
        std::int64_t id = 0;
        for (int batch = 0; batch < 8; ++batch) {
            synthesis::PointTable more;
            for (int i = 0; i < 50; ++i) {
                std::vector<double> row(synthesis::pointColumns().size());
                for (double& value : row)
                    value = pick(random);
                more.append(id++, row);
            }
            data.append(1, more);
        }
        const auto all = frontOf(data.points().columns[static_cast<std::size_t>(data.columnX())], data.points().columns[static_cast<std::size_t>(data.columnY())], true, true);
        QCOMPARE(data.front(), all);
        Brush brush;
        brush.ranges[data.columnY()] = { 50, 1000 };
        brush.columnX = data.columnX();
        brush.columnY = data.columnY();
        brush.region = { { 0, 0 }, { 60, 0 }, { 60, 200 }, { 0, 200 } };
        data.setBrush(brush);
        std::size_t inside = 0;
        for (std::size_t i = 0; i < data.points().size(); ++i) {
            const bool expected = data.points().value(i, data.columnY()) >= 50 && data.points().value(i, data.columnX()) < 60;
            QCOMPARE(data.inBrush()[i] == 1, expected);
            inside += expected;
        }
        QCOMPARE(data.brushed(), inside);
    }

    void frontThatGrowsIsTheFrontOfAll()
    {
        std::mt19937_64 random(3);
        for (const bool xHigher : { false, true })
            for (const bool yHigher : { false, true })
                for (const int values : { 3, 20, 100000 }) { // few values: many ties
                    std::uniform_int_distribution<int> any(0, values);
                    std::vector<double> x, y;
                    std::vector<std::int32_t> front;
                    for (int batch = 0; batch < 30; ++batch) {
                        const std::size_t from = x.size();
                        for (int i = 0; i < 1 + batch % 7; ++i) {
                            x.push_back(any(random) == 0 ? std::nan("") : any(random));
                            y.push_back(any(random));
                        }
                        extendFront(front, x, y, xHigher, yHigher, from, x.size());
                        QCOMPARE(front, frontOf(x, y, xHigher, yHigher));
                    }
                }
    }

    void slicesPaintTheSamePicture()
    {
        std::mt19937_64 random(4);
        std::uniform_real_distribution<double> flat(0, 10);
        PointDiscs discs;
        for (int i = 0; i < 40000; ++i) {
            discs.x.push_back(flat(random));
            discs.y.push_back(flat(random));
            discs.colour.push_back(static_cast<std::uint8_t>(i % (PointDiscs::kHidden + 1)));
        }
        std::array<QColor, PointDiscs::kColours + 1> colours;
        colours.fill(Qt::red);
        colours[PointDiscs::kGrey] = Qt::gray;
        const AxisMap x { 0, 10, false, 0, 200 }, y { 0, 10, false, 200, 0 };
        DiscPainter painter(discs, x, y, { 200, 200 }, 1, colours, Qt::white, 0.4, kOpaqueFrom);
        int slices = 1;
        while (!painter.work(discs, 0) && slices < 100000)
            painter.work(discs, 1), ++slices;
        QCOMPARE(painter.image, paintDiscs(discs, x, y, { 200, 200 }, 1, colours, Qt::white, 0.4));
        // Without a grid the same point is hit.
        HitGrid grid;
        grid.build(discs.x, discs.y);
        for (int i = 0; i < 200; ++i) {
            const double atX = flat(random), atY = flat(random);
            QCOMPARE(nearestOf(discs.x, discs.y, atX, atY, 0.05, 0.03), grid.nearest(atX, atY, 0.05, 0.03));
        }
    }

    void linesOfDesignsFarOffTheAxesStayPaintable()
    {
        // Axes of a table that was still empty reach from 0 to 1; a dashed line to 10⁹ of them is never done painting.
        const int column = synthesis::pointColumnIndex("throughput_gops");
        const ParallelLayout layout = parallelLayout({ 0, 100, 400, 200 }, { column, column + 1 }, {});
        QVERIFY(layout.ranges[0] == (ValueRange { 0, 1 }));
        QCOMPARE(layout.toY(0, 0), 300.0);
        QCOMPARE(layout.toY(0, 1), 100.0);
        for (const double value : { -1e12, 1e9, std::numeric_limits<double>::max() })
            QVERIFY(layout.toY(0, value) >= -100 && layout.toY(0, value) <= 500);
    }

    void publishedFiguresStandBesideTheirNetworkOnly()
    {
        const auto found = publishedOn(QStringLiteral("ResNet-18"), "power_efficiency_gops_per_w", "throughput_gops");
        QCOMPARE(found.size(), std::size_t { 2 });
        QCOMPARE(found[0].x, 330.0); // swapped with the axes
        QCOMPARE(found[0].y, 4600.0);
        QVERIFY(publishedOn(QStringLiteral("lenet5"), "throughput_gops", "power_efficiency_gops_per_w").empty());
        QVERIFY(publishedOn(QStringLiteral("resnet18"), "throughput_gops", "area_mm2").empty());
        const auto table = publishedOn(QStringLiteral("vgg16-cifar10"), "latency_us", "energy_uj");
        QCOMPARE(table.size(), std::size_t { 2 });
        QCOMPARE(table[1].x, 2660.0);
    }
};

QTEST_GUILESS_MAIN(TstPlotGeometry)
#include "tst_plot_geometry.moc"
