// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <cmath>

#include "core/timeline/pyramid.h"
#include "tests/support/timeline_samples.h"

using namespace pim;
using namespace pim::timeline;

class TestPyramid : public QObject
{
    Q_OBJECT

private slots:
    void everyBucketHoldsTheSharesOfItsTime()
    {
        RandomStream random(5);
        for (int round = 0; round < 40; ++round) {
            const auto t = test::randomTimeline(random, { .layers = 5, .blocks = 60, .macros = 4, .sharing = 0.3 }, round % 2 == 0, true);
            const LaneTimes times = LaneTimes::of(t).value();
            const Pyramid pyramid = Pyramid::of(t).value();
            for (std::size_t l = 0; l < t->layers.size(); ++l)
                for (std::size_t j = 0; j < t->layers[l].operations.size(); ++j) {
                    const Pyramid::Lane& lane = pyramid.lane(int(l), int(j));
                    QCOMPARE(lane.levels.back().size(), 1u);
                    for (std::size_t level = 0; level < lane.levels.size(); ++level) {
                        const std::int64_t width = std::int64_t { 1 } << (lane.shift + int(level));
                        std::int64_t at = (lane.first >> level) * width;
                        for (const Bucket& bucket : lane.levels[level]) {
                            QCOMPARE(lane.at(int(level), at), &bucket);
                            QCOMPARE(lane.at(int(level), at + width - 1), &bucket);
                            // What lies past the end of the time is idle.
                            const LaneShare share = times.share(int(l), int(j), at, std::max(at, std::min(at + width, t->span)));
                            const auto close = [&](std::uint8_t got, std::int64_t cycles) {
                                return int(got) == int(std::floor(255.0 * double(cycles) / double(width)));
                            };
                            QVERIFY(close(bucket.busy, share.busy));
                            int sum = bucket.busy;
                            for (std::size_t s = 0; s < bucket.stalled.size(); ++s) {
                                QVERIFY(close(bucket.stalled[s], share.stalled[s]));
                                sum += bucket.stalled[s];
                            }
                            QVERIFY(sum <= 255);
                            at += width;
                        }
                    }
                    QVERIFY(!lane.at(0, -1));
                    QVERIFY(!lane.at(0, t->span * 8 + 64));
                }
        }
    }

    void takesLittleMemory()
    {
        const auto t = test::longTimeline(12, 4000);
        QVERIFY(t);
        const Pyramid pyramid = Pyramid::of(t).value();
        const LaneTimes times = LaneTimes::of(t).value();
        const double each = double(pyramid.bytes() + times.bytes() + timelineBytes(*t)) / double(t->operationCount());
        QVERIFY2(each <= 24, qPrintable(QString::number(each)));
    }

    void tellsHowFarItIsAndStops()
    {
        const auto t = test::longTimeline(20, 20000);
        double last = 0;
        int calls = 0;
        RunContext run;
        run.onProgress = [&](const Progress& progress) {
            ++calls;
            QVERIFY(progress.fraction >= last && progress.fraction <= 1);
            last = progress.fraction;
        };
        QVERIFY(Pyramid::of(t, run));
        std::stop_source stop;
        stop.request_stop();
        RunContext stopping;
        stopping.stop = stop.get_token();
        const auto stopped = Pyramid::of(t, stopping);
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
    }
};

QTEST_APPLESS_MAIN(TestPyramid)
#include "tst_pyramid.moc"
