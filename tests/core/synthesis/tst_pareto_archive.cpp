// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <limits>
#include <set>

#include <QtTest/QTest>

#include "core/base/random.h"
#include "core/synthesis/pareto_archive.h"

using namespace pim;
using namespace pim::synthesis;

namespace {

constexpr std::array kAxes { Metric::Energy, Metric::Period,    Metric::Latency,   Metric::Edp,
                             Metric::Area,   Metric::PeakPower, Metric::Crossbars, Metric::Macros };

Figures figures(double energy, double period, double latency)
{
    const double size = energy * period; // small for what is good on both
    return {
        1e6, energy, period, latency, size, size, static_cast<std::int64_t>(size), static_cast<std::int64_t>(size)
    };
}

ParetoPayload tagged(int tag)
{
    evaluation::Candidate c;
    c.scratchpadKib = tag;
    return { std::make_shared<const evaluation::Candidate>(c), {} };
}

int tagOf(const ParetoArchive::Point* p) { return p->payload.candidate->scratchpadKib; }

/// Continuous figures when \a levels is 0, else small whole numbers: many ties.
std::vector<Figures> randomFigures(std::uint64_t seed, int count, int levels)
{
    RandomStream random(seed);
    std::vector<Figures> all;
    const auto draw = [&] {
        return levels > 0 ? static_cast<double>(random.uniformInt(1, levels)) : random.uniform01() + 0.01;
    };
    for (int i = 0; i < count; ++i) {
        const double size = draw();
        all.push_back({ 1e6, draw(), draw() / size, draw() + 1 / size, size + draw(), draw(),
                        random.uniformInt(1, levels > 0 ? levels : 1000),
                        random.uniformInt(1, levels > 0 ? levels : 1000) });
    }
    return all;
}

/// By the definition: nothing is at least as good on both axes and better on one, or equal and offered before.
bool onFront(const std::vector<Figures>& all, std::size_t i, Metric x, Metric y)
{
    for (std::size_t k = 0; k < all.size(); ++k) {
        const double dx = all[k].value(x) - all[i].value(x), dy = all[k].value(y) - all[i].value(y);
        if (dx <= 0 && dy <= 0 && (dx < 0 || dy < 0 || k < i))
            return false;
    }
    return true;
}

} // namespace

class TestParetoArchive : public QObject
{
    Q_OBJECT
private slots:
    void keepsTheStaircaseOfAPairAndDropsWhatItLeaves()
    {
        // energy x period: (4,4), then (2,6) and (6,2) beside it, (3,3) which drops (4,4), (3,3) again, (5,5) behind.
        ParetoArchive archive;
        int built = 0, tag = 0;
        const auto offer = [&](double e, double p) {
            return archive.offer(figures(e, p, e * p), [&] {
                ++built;
                return tagged(tag);
            });
        };
        const std::vector<std::array<double, 3>> rows { { 4, 4, 1 }, { 2, 6, 1 }, { 6, 2, 1 },
                                                        { 3, 3, 1 }, { 3, 3, 0 }, { 5, 5, 0 } };
        for (const auto& row : rows) {
            ++tag;
            QCOMPARE(offer(row[0], row[1]), row[2] > 0);
        }
        QCOMPARE(built, 4); // a payload only for what is kept
        const auto front = archive.front(Metric::PowerEfficiency, Metric::Throughput);
        QCOMPARE(front.size(), std::size_t { 3 });
        QCOMPARE(tagOf(front[0]), 2); // best efficiency first
        QCOMPARE(tagOf(front[1]), 4);
        QCOMPARE(tagOf(front[2]), 3);
        const auto reversed = archive.front(Metric::Period, Metric::Energy);
        QCOMPARE(tagOf(reversed[0]), 3);
        QCOMPARE(archive.size(), std::size_t { 3 });
        for (const auto* p : archive.points())
            QVERIFY(tagOf(p) != 1);
    }

    void holdsExactlyThePairwiseFronts_data()
    {
        QTest::addColumn<int>("levels");
        QTest::newRow("continuous") << 0;
        QTest::newRow("many ties") << 7;
        QTest::newRow("nothing but ties") << 1;
    }
    void holdsExactlyThePairwiseFronts()
    {
        QFETCH(int, levels);
        for (std::uint64_t seed = 1; seed <= 6; ++seed) {
            const auto all = randomFigures(seed, 300, levels);
            ParetoArchive archive;
            for (std::size_t i = 0; i < all.size(); ++i)
                archive.offer(all[i], [&] { return tagged(static_cast<int>(i)); });
            std::set<int> expected;
            for (std::size_t a = 0; a < kAxes.size(); ++a) {
                for (std::size_t b = a + 1; b < kAxes.size(); ++b) {
                    std::set<int> front, got;
                    for (std::size_t i = 0; i < all.size(); ++i)
                        if (onFront(all, i, kAxes[a], kAxes[b]))
                            front.insert(static_cast<int>(i));
                    for (const auto* p : archive.front(kAxes[a], kAxes[b]))
                        got.insert(tagOf(p));
                    QVERIFY(front == got);
                    expected.insert(front.begin(), front.end());
                }
            }
            std::set<int> kept;
            for (const auto* p : archive.points())
                kept.insert(tagOf(p));
            QVERIFY(kept == expected);
        }
    }

    void doesNotDependOnTheOrderOfOffers()
    {
        const auto all = randomFigures(11, 500, 0);
        const auto contents = [&](bool backwards) {
            ParetoArchive archive;
            for (std::size_t i = 0; i < all.size(); ++i) {
                const std::size_t k = backwards ? all.size() - 1 - i : i;
                archive.offer(all[k], [&] { return tagged(static_cast<int>(k)); });
            }
            std::set<int> tags;
            for (const auto* p : archive.points())
                tags.insert(tagOf(p));
            return tags;
        };
        QVERIFY(contents(false) == contents(true));
    }

    void mergedInIndexOrderIsTheSameAsOfferedInIndexOrder()
    {
        const auto all = randomFigures(5, 600, 9);
        ParetoArchive whole, merged;
        for (std::size_t part = 0; part < 3; ++part) {
            ParetoArchive piece;
            for (std::size_t i = part * 200; i < (part + 1) * 200; ++i) {
                piece.offer(all[i], [&] { return tagged(static_cast<int>(i)); });
                whole.offer(all[i], [&] { return tagged(static_cast<int>(i)); });
            }
            merged.merge(piece);
        }
        for (const Metric x : kAxes)
            for (const Metric y : kAxes) {
                const auto a = whole.front(x, y), b = merged.front(x, y);
                QCOMPARE(a.size(), b.size());
                for (std::size_t i = 0; i < a.size(); ++i)
                    if (x != y)
                        QCOMPARE(tagOf(a[i]), tagOf(b[i]));
            }
        const std::size_t before = merged.size();
        merged.merge(merged);
        QCOMPARE(merged.size(), before);
    }

    void refusesFiguresThatAreNotNumbers()
    {
        ParetoArchive archive;
        const auto refused = [&](double e, double p) {
            return !archive.offer(figures(e, p, 1), [] { return tagged(0); });
        };
        QVERIFY(refused(std::numeric_limits<double>::quiet_NaN(), 1));
        QVERIFY(refused(1, std::numeric_limits<double>::infinity()));
        QVERIFY(refused(-1, 1));
        QVERIFY(archive.empty());
        QVERIFY(archive.front(Metric::Area, Metric::Latency).empty());
        QVERIFY(archive.front(Metric::Area, Metric::Area).empty());
    }

    void metricsThatOrderAlikeHaveOneFront()
    {
        ParetoArchive archive;
        archive.offer(figures(2, 9, 1), [] { return tagged(1); });
        archive.offer(figures(3, 5, 1), [] { return tagged(2); });
        const auto best = archive.front(Metric::Energy, Metric::PowerEfficiency);
        QCOMPARE(best.size(), std::size_t { 1 });
        QCOMPARE(tagOf(best[0]), 1);
        QCOMPARE(tagOf(archive.front(Metric::ThroughputGops, Metric::Period)[0]), 2);
    }

    void valuesComeInTheUnitsOfTheirKeys()
    {
        // 2e6 operations, 4000 nJ = 4 uJ, period 500 ns, latency 2000 ns = 2 us, 3e6 um2 = 3 mm2
        const Figures f { 2e6, 4000, 500, 2000, 3e6, 7, 11, 13 };
        QCOMPARE(f.value(Metric::PowerEfficiency), 500.0); // 2e6 / 4e-6 J = 5e11 ops/J
        QCOMPARE(f.value(Metric::Throughput), 2e6);
        QCOMPARE(f.value(Metric::ThroughputGops), 4000.0);
        QCOMPARE(f.value(Metric::Latency), 2.0);
        QCOMPARE(f.value(Metric::Period), 0.5);
        QCOMPARE(f.value(Metric::Energy), 4.0);
        QCOMPARE(f.value(Metric::Edp), 8.0);
        QCOMPARE(f.value(Metric::Area), 3.0);
        QCOMPARE(f.value(Metric::PeakPower), 7.0);
        QCOMPARE(f.value(Metric::Crossbars), 11.0);
        QCOMPARE(f.value(Metric::Macros), 13.0);
        for (int i = 0; i < kMetricCount; ++i) {
            const MetricInfo& info = metricInfo(static_cast<Metric>(i));
            QVERIFY(info.metric == static_cast<Metric>(i));
            QVERIFY(metricFromKey(info.key) == info.metric);
        }
        QVERIFY(!metricFromKey("beauty"));
    }

    void rejectsDominatedPointsQuickly()
    {
        const auto all = randomFigures(3, 2000, 0);
        ParetoArchive archive;
        for (const Figures& f : all)
            archive.offer(f, [] { return tagged(0); });
        QBENCHMARK
        {
            for (const Figures& f : all)
                archive.offer(f, [] { return tagged(0); });
        }
    }
};

QTEST_APPLESS_MAIN(TestParetoArchive)
#include "tst_pareto_archive.moc"
