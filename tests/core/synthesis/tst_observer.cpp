// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <atomic>
#include <chrono>
#include <mutex>
#include <set>
#include <thread>
#include <tuple>

#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include "core/hardware/presets.h"
#include "core/network/zoo.h"
#include "core/synthesis/design_of.h"
#include "core/synthesis/search_feed.h"
#include "core/synthesis/synthesis.h"
#include "tests/support/network_text.h"
#include "tests/support/small_scratchpads.h"
#include "tests/support/synthesis_difference.h"

using namespace pim;
using namespace pim::synthesis;
using test::difference;

namespace {

constexpr auto kSmall = "conv1 3x12x12 -> 24 k3 p1; relu; pool1 k2 s2; conv2 48 k3 p1; relu; conv3 32 k1; relu; fc 10";

struct Inputs
{
    std::shared_ptr<const network::Network> network;
    std::shared_ptr<const hardware::HardwareSpec> hardware;
    SynthesisOptions options;
};

Inputs small(Algorithm algorithm)
{
    Inputs in;
    in.network = std::make_shared<const network::Network>(test::parseNetwork(kSmall));
    auto h = hardware::preset("pimsyn");
    if (!h)
        qFatal("%s", h.error().text().c_str());
    in.hardware = test::withSmallScratchpads(**h);
    in.options.constraints.powerBudget = { 4 };
    in.options.effort = Effort::Fast;
    in.options.algorithm = algorithm;
    in.options.crossbarSizes = { 128, 256 };
    in.options.cellBits = { 4 };
    in.options.dacBits = { 1 };
    in.options.powerShareSteps = 3;
    if (algorithm == Algorithm::Pimsyn)
        in.options.model = evaluation::ModelOptions::pimsyn();
    return in;
}

RunContext contextOf(std::uint64_t seed, int threads)
{
    RunContext run;
    run.seed = seed;
    run.threads = threads;
    return run;
}

Synthesis run(const Inputs& in, const RunContext& context, const SearchObserver& observer = {})
{
    auto s = synthesize(in.network, in.hardware, in.options, context, observer);
    if (!s)
        qFatal("%s", s.error().text().c_str());
    return *std::move(s);
}

/// All that an observer was told.
struct Told
{
    std::vector<ObservedPoint> points;
    std::vector<TraceSample> trace;
    std::set<std::thread::id> threads;

    SearchObserver observer()
    {
        return { [this](std::span<const ObservedPoint> batch) {
                    threads.insert(std::this_thread::get_id());
                    points.insert(points.end(), batch.begin(), batch.end());
                },
                 [this](const TraceSample& sample) {
                     threads.insert(std::this_thread::get_id());
                     trace.push_back(sample);
                 } };
    }
    using Key = std::tuple<double, double, double, double, std::vector<std::int32_t>, std::vector<std::int32_t>>;
    std::multiset<Key> keys() const
    {
        std::multiset<Key> all;
        for (const ObservedPoint& p : points)
            all.emplace(p.metrics.energy.value, p.metrics.latency.value, p.metrics.peakPower.value,
                        p.parameters.crossbarPowerShare, p.candidate->duplication, p.candidate->macros);
        return all;
    }
};

} // namespace

class TestObserver : public QObject
{
    Q_OBJECT
private slots:
    void algorithms_data()
    {
        QTest::addColumn<int>("algorithm");
        QTest::newRow("studio") << static_cast<int>(Algorithm::Studio);
        QTest::newRow("pimsyn") << static_cast<int>(Algorithm::Pimsyn);
    }

    void observingChangesNothing_data() { algorithms_data(); }
    void observingChangesNothing()
    {
        QFETCH(int, algorithm);
        const Inputs in = small(static_cast<Algorithm>(algorithm));
        Told told;
        const Synthesis plain = run(in, contextOf(7, 2));
        const Synthesis observed = run(in, contextOf(7, 2), told.observer());
        QVERIFY(plain.feasible);
        QCOMPARE(difference(plain, observed), QString());
        QVERIFY(!told.points.empty());
        QVERIFY(!told.trace.empty());
    }

    void samePointsOnOneThreadAndOnMany_data() { algorithms_data(); }
    void samePointsOnOneThreadAndOnMany()
    {
        QFETCH(int, algorithm);
        const Inputs in = small(static_cast<Algorithm>(algorithm));
        Told one, many;
        run(in, contextOf(3, 1), one.observer());
        run(in, contextOf(3, 4), many.observer());
        QCOMPARE(one.points.size(), many.points.size());
        QVERIFY(one.keys() == many.keys());
    }

    void everyArchivePointIsDelivered_data() { algorithms_data(); }
    void everyArchivePointIsDelivered()
    {
        QFETCH(int, algorithm);
        const Inputs in = small(static_cast<Algorithm>(algorithm));
        Told told;
        const Synthesis s = run(in, contextOf(1, 2), told.observer());
        std::set<const evaluation::Candidate*> seen;
        for (const ObservedPoint& p : told.points)
            seen.insert(p.candidate.get());
        for (const ParetoPoint& p : s.archive)
            QVERIFY2(seen.contains(p.candidate.get()), qPrintable(QString("archive point %1").arg(p.id)));
        QCOMPARE(told.points.back().bestSoFar, s.bestValue);
        QVERIFY(told.points.size() < s.evaluations);
    }

    void comesInOrderFromTheCallingThread()
    {
        const Inputs in = small(Algorithm::Studio);
        Told told;
        run(in, contextOf(1, 4), told.observer());
        QCOMPARE(told.threads.size(), std::size_t { 1 });
        QCOMPARE(*told.threads.begin(), std::this_thread::get_id());
        double best = 0;
        for (std::size_t i = 0; i < told.points.size(); ++i) {
            const ObservedPoint& p = told.points[i];
            QCOMPARE(p.sequence, static_cast<std::int64_t>(i) + 1);
            QCOMPARE(p.improvement, p.metrics.powerEfficiencyGopsPerW > best);
            best = std::max(best, p.metrics.powerEfficiencyGopsPerW);
            QCOMPARE(p.bestSoFar, best);
        }
    }

    void aPointsDesignEvaluatesToItsMetrics_data() { algorithms_data(); }
    void aPointsDesignEvaluatesToItsMetrics()
    {
        QFETCH(int, algorithm);
        const Inputs in = small(static_cast<Algorithm>(algorithm));
        Told told;
        const Synthesis s = run(in, contextOf(1, 2), told.observer());
        const auto check = [&](const design::DesignParameters& parameters, const evaluation::Candidate& candidate,
                               const evaluation::Metrics& m) {
            const auto d = designOf(in.network, in.hardware, in.options, parameters, candidate);
            QVERIFY(candidateOf(d).duplication == candidate.duplication);
            const auto e = evaluation::evaluate(d);
            QVERIFY(e.has_value());
            QVERIFY2(e->feasible, e->violationDetail.c_str());
            QCOMPARE(e->metrics.energy.value, m.energy.value);
            QCOMPARE(e->metrics.latency.value, m.latency.value);
            QCOMPARE(e->metrics.period.value, m.period.value);
            QCOMPARE(e->metrics.clock.value, m.clock.value);
            QCOMPARE(e->metrics.cycles, m.cycles);
            QVERIFY(e->metrics.edpUjUs == m.edpUjUs);
            QVERIFY(e->metrics.peakPower.value == m.peakPower.value);
            QVERIFY(e->metrics.powerEfficiencyGopsPerW == m.powerEfficiencyGopsPerW);
            QVERIFY(e->metrics.crossbarUtilization == m.crossbarUtilization);
            QVERIFY(e->metrics.peakTopsPerW == m.peakTopsPerW);
            QCOMPARE(e->metrics.crossbars, m.crossbars);
            QCOMPARE(e->metrics.macros, m.macros);
        };
        for (std::size_t i = 0; i < told.points.size(); i += 7)
            check(told.points[i].parameters, *told.points[i].candidate, told.points[i].metrics);
        for (const ParetoPoint& p : s.archive)
            check(p.parameters, *p.candidate, p.metrics);
    }

    void theTraceShowsTheSearch_data() { algorithms_data(); }
    void theTraceShowsTheSearch()
    {
        QFETCH(int, algorithm);
        Inputs in = small(static_cast<Algorithm>(algorithm));
        in.options.effort = Effort::Normal;
        in.options.crossbarSizes = { 128 };
        if (in.options.algorithm == Algorithm::Pimsyn) { // large enough to be seen at work
            in.network = std::make_shared<const network::Network>(*network::zoo("vgg16"));
            in.options.constraints.powerBudget = { 264 };
            in.options.effort = Effort::Fast;
            in.options.crossbarSizes = { 128, 256, 512 };
            in.options.cellBits = { 1, 2, 4 };
        }
        Told told;
        const Synthesis s = run(in, contextOf(1, 2), told.observer());
        QCOMPARE(told.trace.back().best, s.bestValue);
        QCOMPARE(told.trace.back().bound, s.bound);
        QCOMPARE(told.trace.back().evaluations, s.evaluations);
        double seconds = 0, best = 0;
        for (const TraceSample& t : told.trace) {
            QVERIFY(t.seconds >= seconds && t.best >= best);
            QVERIFY(t.acceptance >= 0 && t.acceptance <= 1 && t.spread >= 0 && t.temperature >= 0);
            QVERIFY(!t.stage.empty());
            seconds = t.seconds;
            best = t.best;
        }
        QVERIFY(std::any_of(told.trace.begin(), told.trace.end(), [](const TraceSample& t) { return t.temperature > 0; }));
        QVERIFY(std::any_of(told.trace.begin(), told.trace.end(), [](const TraceSample& t) { return t.spread > 0; }));
    }

    void progressNeverFallsAndEndsAtOne_data() { algorithms_data(); }
    void progressNeverFallsAndEndsAtOne()
    {
        QFETCH(int, algorithm);
        const Inputs in = small(static_cast<Algorithm>(algorithm));
        RunContext context = contextOf(1, 2);
        std::vector<Progress> told;
        context.onProgress = [&](const Progress& p) { told.push_back(p); };
        const Synthesis s = run(in, context);
        double fraction = 0;
        for (const Progress& p : told) {
            QVERIFY(p.fraction >= fraction && p.fraction <= 1);
            QVERIFY(p.gridPoint >= 0 && p.gridPoint <= p.gridPoints);
            QCOMPARE(p.detail.empty(), p.gridPoint == 0);
            fraction = p.fraction;
        }
        QCOMPARE(told.back().fraction, 1.0);
        QCOMPARE(told.back().best, s.bestValue);
    }

    void aContinuedRunTellsWhatWasFoundBefore()
    {
        QTemporaryDir folder;
        Inputs in = small(Algorithm::Studio);
        in.options.checkpointPath = folder.filePath("run.json").toStdString();
        Told first, second;
        const Synthesis once = run(in, contextOf(1, 2), first.observer());
        const Synthesis again = run(in, contextOf(1, 2), second.observer());
        QCOMPARE(difference(once, again), QString());
        QVERIFY(!second.points.empty());
        const auto all = first.keys();
        for (const auto& key : second.keys())
            QVERIFY(all.contains(key));
        QCOMPARE(second.points.back().bestSoFar, again.bestValue);
    }

    void pausingStopsTheEvaluationsAndChangesNothing_data() { algorithms_data(); }
    void pausingStopsTheEvaluationsAndChangesNothing()
    {
        QFETCH(int, algorithm);
        const Inputs in = small(static_cast<Algorithm>(algorithm));
        const Synthesis plain = run(in, contextOf(5, 2));
        RunContext context = contextOf(5, 2);
        context.pause = std::make_shared<PauseGate>();
        context.pause->pause();
        std::atomic<bool> ended { false };
        std::atomic<std::size_t> points { 0 };
        SearchObserver observer;
        observer.onPoints = [&](std::span<const ObservedPoint> batch) { points += batch.size(); };
        std::optional<Synthesis> paused;
        std::jthread worker([&] {
            paused = run(in, context, observer);
            ended = true;
        });
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
        QVERIFY(!ended);
        QCOMPARE(points.load(), std::size_t { 0 });
        context.pause->resume();
        worker.join();
        QVERIFY(ended);
        QCOMPARE(difference(plain, *paused), QString());
        QVERIFY(context.pause->pausedFor() >= std::chrono::milliseconds(300));
    }

    void aTimeLimitDoesNotRunWhilePaused()
    {
        Inputs in = small(Algorithm::Studio);
        RunContext context = contextOf(5, 2);
        const Synthesis plain = run(in, context);
        in.options.timeLimitSeconds = 3600;
        context.pause = std::make_shared<PauseGate>();
        context.pause->pause();
        std::jthread other([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(200));
            context.pause->resume();
        });
        const auto begin = std::chrono::steady_clock::now();
        const Synthesis s = run(in, context);
        const double wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        QVERIFY(s.seconds <= wall - 0.15);
        QCOMPARE(difference(plain, s), QString());
    }

    void aPausedRunCanBeStopped()
    {
        const Inputs in = small(Algorithm::Studio);
        RunContext context = contextOf(5, 2);
        std::stop_source stop;
        context.stop = stop.get_token();
        context.pause = std::make_shared<PauseGate>();
        context.pause->pause();
        std::jthread other([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
            stop.request_stop();
        });
        const Synthesis s = run(in, context); // or the test times out
        QVERIFY(!s.finished);
    }

    void aSelectionThinsOut()
    {
        PointSelection every(1, 1u << 20), third(3, 1u << 20), few(1, 10);
        int a = 0, b = 0, c = 0;
        for (int i = 0; i < 1000; ++i) {
            a += every.next();
            b += third.next();
            c += few.next();
        }
        QCOMPARE(a, 1000);
        QCOMPARE(b, 334);
        QCOMPARE(c, 10 + 5 + 5 + 5 + 5 + 5 + 5 + 3); // 10, and 5 of each doubling from then on
    }
};

QTEST_APPLESS_MAIN(TestObserver)
#include "tst_observer.moc"
