// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include "app/controllers/run_queue.h"
#include "tests/app/controllers/studio_inputs.h"
#include "tests/support/synthesis_difference.h"

using namespace pim;
using namespace pim::app;
using test::shared;
using test::studioInputs;

namespace {

/// All that a queue said, by run.
struct Told
{
    explicit Told(RunQueue& queue)
    {
        QObject::connect(&queue, &RunQueue::started, [this](std::int64_t id) { order.push_back(id); });
        QObject::connect(&queue, &RunQueue::pointsFound, [this](std::int64_t id, const std::vector<synthesis::ObservedPoint>& p) {
            late = late || results.contains(id);
            points[id] += p.size();
        });
        QObject::connect(&queue, &RunQueue::traced,
                         [this](std::int64_t id, const std::vector<synthesis::TraceSample>& t) { samples[id] += t.size(); });
        QObject::connect(&queue, &RunQueue::checkpointed,
                         [this](std::int64_t id, const std::string& text) { checkpoints[id] = text; });
        QObject::connect(&queue, &RunQueue::progressed, [this](std::int64_t id, const Progress& p) { progress[id] = p; });
        QObject::connect(&queue, &RunQueue::finished, [this](std::int64_t id, std::shared_ptr<const synthesis::Synthesis> s) {
            results[id] = std::move(s);
        });
        QObject::connect(&queue, &RunQueue::failed, [this](std::int64_t id, const Error& e) { errors[id] = e; });
        QObject::connect(&queue, &RunQueue::interrupted, [this](std::int64_t id) { interrupted.push_back(id); });
    }
    std::vector<std::int64_t> order, interrupted;
    std::map<std::int64_t, std::size_t> points, samples;
    std::map<std::int64_t, std::string> checkpoints;
    std::map<std::int64_t, Progress> progress;
    std::map<std::int64_t, std::shared_ptr<const synthesis::Synthesis>> results;
    std::map<std::int64_t, Error> errors;
    bool late = false; ///< points after the end
};

RunRequest request(std::int64_t id, project::Inputs in)
{
    RunRequest r;
    r.id = id;
    r.name = QStringLiteral("run %1").arg(id);
    r.inputs = shared(std::move(in));
    return r;
}

/// A run that takes minutes.
project::Inputs longInputs()
{
    auto in = studioInputs("resnet18", 49);
    in.options.effort = synthesis::Effort::Thorough;
    return in;
}

constexpr int kLong = 60000;

} // namespace

class TstRunQueue : public QObject
{
    Q_OBJECT
private slots:
    void runsOneAfterAnother()
    {
        RunQueue queue;
        Told told(queue);
        QVERIFY(queue.enqueue(request(1, studioInputs("lenet5", 1))).has_value());
        QVERIFY(queue.enqueue(request(2, studioInputs("lenet5", 2))).has_value());
        QVERIFY(queue.enqueue(request(3, studioInputs("lenet5", 0.001))).has_value());
        QCOMPARE(queue.runs().size(), std::size_t { 3 });
        QCOMPARE(queue.current()->id, std::int64_t { 1 });
        QCOMPARE(queue.waiting(), 2);
        QTRY_COMPARE_WITH_TIMEOUT(told.results.size(), std::size_t { 3 }, kLong);
        QCOMPARE(told.order, std::vector<std::int64_t>({ 1, 2, 3 }));
        QVERIFY(told.results[1]->feasible && told.results[2]->feasible);
        QVERIFY(!told.results[3]->feasible); // an outcome, not a failure
        QVERIFY(told.points[1] >= told.results[1]->archive.size());
        QVERIFY(told.samples[1] > 0);
        QVERIFY(!told.late);
        QVERIFY(queue.runs().empty());
        QCOMPARE(told.progress[1].fraction, 1.0);
    }

    void theSameInputsGiveTheSameResult()
    {
        RunQueue queue;
        Told told(queue);
        QVERIFY(queue.enqueue(request(1, studioInputs("lenet5", 1))).has_value());
        QVERIFY(queue.enqueue(request(2, studioInputs("lenet5", 1))).has_value());
        QTRY_COMPARE_WITH_TIMEOUT(told.results.size(), std::size_t { 2 }, kLong);
        QCOMPARE(test::difference(*told.results[1], *told.results[2]), QString());
        QCOMPARE(told.points[1], told.points[2]);
    }

    void badRequestsAreRefused()
    {
        RunQueue queue;
        RunRequest empty;
        empty.inputs = std::make_shared<const project::Inputs>();
        QVERIFY(!queue.enqueue(empty).has_value());
        QVERIFY(!queue.enqueue({}).has_value());
        QVERIFY(queue.enqueue(request(1, longInputs())).has_value());
        QVERIFY(!queue.enqueue(request(1, longInputs())).has_value());
        const auto id = queue.enqueue(request(0, longInputs()));
        QVERIFY(id.has_value() && *id < 0);
    } // and is destroyed while running

    void optionsThatCannotBeRunFail()
    {
        RunQueue queue;
        Told told(queue);
        auto in = studioInputs("lenet5", 1);
        in.options.crossbarSizes.clear();
        QVERIFY(queue.enqueue(request(1, in)).has_value());
        QVERIFY(queue.enqueue(request(2, studioInputs("lenet5", 1))).has_value());
        QTRY_COMPARE_WITH_TIMEOUT(told.results.size(), std::size_t { 1 }, kLong);
        QCOMPARE(told.errors[1].code, ErrorCode::InvalidArgument);
    }

    void stoppingKeepsTheBestSoFarAndGoesOn()
    {
        RunQueue queue;
        Told told(queue);
        QVERIFY(queue.enqueue(request(1, longInputs())).has_value());
        QVERIFY(queue.enqueue(request(2, studioInputs("lenet5", 1))).has_value());
        QTRY_VERIFY_WITH_TIMEOUT(told.points[1] > 50, kLong);
        queue.stop();
        QCOMPARE(queue.current()->state, QueuedRun::State::Stopping);
        QTRY_COMPARE_WITH_TIMEOUT(told.results.size(), std::size_t { 2 }, kLong);
        QVERIFY(!told.results[1]->finished);
        QVERIFY(told.results[1]->feasible);
        QVERIFY(told.results[2]->finished);
        QVERIFY(!told.checkpoints[1].empty());
    }

    void aPausedRunRestsAndGoesOn()
    {
        RunQueue queue;
        Told told(queue);
        QVERIFY(queue.enqueue(request(1, longInputs())).has_value());
        QTRY_VERIFY_WITH_TIMEOUT(told.points[1] > 50, kLong);
        queue.pause();
        QCOMPARE(queue.current()->state, QueuedRun::State::Paused);
        QTest::qWait(400); // evaluations under way end, the last batch arrives
        const std::size_t points = told.points[1];
        QTest::qWait(300);
        QCOMPARE(told.points[1], points);
        queue.resume();
        QTRY_VERIFY_WITH_TIMEOUT(told.points[1] > points, kLong);
        queue.pause();
        queue.stop(); // a paused one too
        QTRY_COMPARE_WITH_TIMEOUT(told.results.size(), std::size_t { 1 }, kLong);
    }

    void anInterruptedRunContinuesFromItsCheckpoint()
    {
        const auto in = studioInputs("resnet18", 49);
        std::string checkpoint;
        {
            RunQueue queue;
            Told told(queue);
            QVERIFY(queue.enqueue(request(7, in)).has_value());
            QTRY_VERIFY_WITH_TIMEOUT(told.progress[7].fraction > 0.12, kLong);
            queue.interrupt();
            QCOMPARE(told.interrupted, std::vector<std::int64_t>({ 7 }));
            QVERIFY(told.results.empty());
            QVERIFY(queue.runs().empty());
            QVERIFY(told.points[7] > 0);
            checkpoint = told.checkpoints[7];
        }
        QVERIFY(!checkpoint.empty());
        RunQueue queue;
        Told told(queue);
        RunRequest again = request(7, in);
        again.checkpoint = checkpoint;
        QVERIFY(queue.enqueue(again).has_value());
        QVERIFY(queue.current()->continued);
        QVERIFY(queue.enqueue(request(8, in)).has_value());
        QTRY_COMPARE_WITH_TIMEOUT(told.results.size(), std::size_t { 2 }, kLong);
        QCOMPARE(test::difference(*told.results[7], *told.results[8]), QString());
    }

    void waitingRunsCanBeMovedAndRemoved()
    {
        RunQueue queue;
        for (std::int64_t id = 1; id <= 4; ++id)
            QVERIFY(queue.enqueue(request(id, id == 1 ? longInputs() : studioInputs("lenet5", 1))).has_value());
        const auto ids = [&] {
            std::vector<std::int64_t> list;
            for (const QueuedRun& run : queue.runs())
                list.push_back(run.id);
            return list;
        };
        QSignalSpy changes(&queue, &RunQueue::changed);
        QVERIFY(queue.move(4, 0));
        QCOMPARE(ids(), std::vector<std::int64_t>({ 1, 4, 2, 3 }));
        QVERIFY(queue.move(4, 9));
        QCOMPARE(ids(), std::vector<std::int64_t>({ 1, 2, 3, 4 }));
        QVERIFY(queue.move(2, 1));
        QCOMPARE(ids(), std::vector<std::int64_t>({ 1, 3, 2, 4 }));
        QVERIFY(!queue.move(1, 2)); // it runs
        QVERIFY(!queue.remove(1));
        QVERIFY(queue.remove(3));
        QVERIFY(!queue.remove(99));
        QCOMPARE(ids(), std::vector<std::int64_t>({ 1, 2, 4 }));
        QCOMPARE(changes.count(), 4);
        queue.clearWaiting();
        QCOMPARE(ids(), std::vector<std::int64_t>({ 1 }));
        queue.interrupt();
        QVERIFY(queue.runs().empty());
    }

    void theToolbarSaysWhatGoesOn()
    {
        using Kind = RunBarState::Kind;
        RunQueue queue;
        Told told(queue);
        QCOMPARE(queue.barState().kind, Kind::Idle);
        QVERIFY(queue.enqueue(request(1, longInputs())).has_value());
        QVERIFY(queue.enqueue(request(2, studioInputs("lenet5", 0.001))).has_value());
        QTRY_VERIFY_WITH_TIMEOUT(queue.barState().detail.contains(QStringLiteral("×")), kLong);
        QTRY_VERIFY_WITH_TIMEOUT(queue.barState().best.endsWith(QStringLiteral("GOPS/W")), kLong);
        const RunBarState bar = queue.barState();
        QCOMPARE(bar.kind, Kind::Running);
        QVERIFY2(bar.detail.contains(QRegularExpression(QStringLiteral("^grid point \\d+ of \\d+ · \\d+×\\d+, \\d-bit cells$"))), qPrintable(bar.detail));
        QVERIFY(bar.fraction >= 0 && bar.fraction < 1);
        QCOMPARE(bar.queued, 1);
        queue.pause();
        QCOMPARE(queue.barState().kind, Kind::Paused);
        queue.stop();
        QTRY_COMPARE_WITH_TIMEOUT(told.results.size(), std::size_t { 2 }, kLong);
        QCOMPARE(queue.barState().kind, Kind::NothingFits);
        QCOMPARE(queue.barState().detail, QStringLiteral("run 2"));
    }

    void stagesHaveNames()
    {
        QVERIFY(stageText("annealing the best") != QStringLiteral("annealing the best"));
        QCOMPARE(stageText("something new"), QStringLiteral("something new"));
    }
};

QTEST_GUILESS_MAIN(TstRunQueue)
#include "tst_run_queue.moc"
