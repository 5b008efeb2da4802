// SPDX-License-Identifier: GPL-3.0-or-later
#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>

#include <QSignalSpy>
#include <QTest>

#include "app/job.h"

using namespace pim;
using namespace pim::app;
using namespace std::chrono_literals;

namespace {

/// Works until it is told to stop; then returns 1.
Result<int> untilStopped(const RunContext& run)
{
    while (!run.cancelled())
        std::this_thread::sleep_for(1ms);
    return 1;
}

} // namespace

class TstJob : public QObject
{
    Q_OBJECT
private slots:
    void deliversInItsOwnThread()
    {
        Job job;
        std::thread::id worker, receiver;
        int value = 0;
        job.start<int>([&](const RunContext&) -> Result<int> { worker = std::this_thread::get_id(); return 42; },
                       [&](Result<int> r) { value = *r; receiver = std::this_thread::get_id(); });
        QVERIFY(job.isRunning());
        QTRY_COMPARE(value, 42);
        QVERIFY(!job.isRunning());
        QCOMPARE(receiver, std::this_thread::get_id());
        QVERIFY(worker != receiver);
    }

    void movesResultsThatCannotBeCopied()
    {
        Job job;
        std::unique_ptr<int> got;
        job.start<std::unique_ptr<int>>([](const RunContext&) -> Result<std::unique_ptr<int>> { return std::make_unique<int>(7); },
                                        [&](Result<std::unique_ptr<int>> r) { got = std::move(*r); });
        QTRY_VERIFY(got != nullptr);
        QCOMPARE(*got, 7);
    }

    void cancelledWorkDeliversWhatItReturns()
    {
        Job job;
        int value = 0;
        job.start<int>(untilStopped, [&](Result<int> r) { value = *r; });
        job.cancel();
        QVERIFY(job.isRunning());
        QTRY_COMPARE(value, 1);
    }

    void startingAgainDropsTheFirst()
    {
        Job job;
        std::atomic<bool> firstBegan { false }, firstEnded { false };
        std::vector<int> values;
        job.start<int>(
            [&](const RunContext& run) -> Result<int> {
                firstBegan = true;
                untilStopped(run);
                std::this_thread::sleep_for(20ms);
                firstEnded = true;
                return 1;
            },
            [&](Result<int> r) { values.push_back(*r); });
        while (!firstBegan)
            std::this_thread::yield();
        bool alone = false;
        job.start<int>([&](const RunContext&) -> Result<int> { alone = firstEnded; return 2; }, [&](Result<int> r) { values.push_back(*r); });
        QTRY_VERIFY(!values.empty());
        QVERIFY(alone); // one thread at a time
        QTest::qWait(20);
        QCOMPARE(values, std::vector<int>({ 2 }));
    }

    void manyRestartsDeliverTheLast()
    {
        Job job;
        std::atomic<int> began { 0 };
        std::vector<int> values;
        for (int i = 0; i < 200; ++i)
            job.start<int>([&, i](const RunContext&) -> Result<int> { ++began; return i; }, [&](Result<int> r) { values.push_back(*r); });
        QTRY_VERIFY(!job.isRunning());
        QCOMPARE(values, std::vector<int>({ 199 }));
        QVERIFY(began <= 200);
    }

    void droppedWorkDeliversNothing()
    {
        Job job;
        bool called = false;
        QSignalSpy running(&job, &Job::runningChanged);
        job.start<int>(untilStopped, [&](Result<int>) { called = true; });
        job.drop();
        QVERIFY(!job.isRunning());
        QCOMPARE(running.count(), 2);
        QTest::qWait(30);
        QVERIFY(!called);
    }

    void destroyedWhileRunningStopsAndJoins()
    {
        std::atomic<bool> ended { false };
        bool called = false;
        {
            Job job;
            job.start<int>([&](const RunContext& run) -> Result<int> { untilStopped(run); ended = true; return 1; }, [&](Result<int>) { called = true; });
        }
        QTest::qWait(10);
        QVERIFY(!called);
        // It either never began or has ended: no thread is left that could change this.
        const bool now = ended;
        std::this_thread::sleep_for(20ms);
        QCOMPARE(ended.load(), now);
    }

    void destroyedByItsOwnDelivery()
    {
        auto job = std::make_unique<Job>();
        job->start<int>([](const RunContext&) -> Result<int> { return 1; }, [&](Result<int>) { job.reset(); });
        QTRY_VERIFY(job == nullptr);
    }

    void startsAgainFromItsDelivery()
    {
        Job job;
        int value = 0;
        job.start<int>([](const RunContext&) -> Result<int> { return 1; }, [&](Result<int>) {
            job.start<int>([](const RunContext&) -> Result<int> { return 2; }, [&](Result<int> r) { value = *r; });
        });
        QTRY_COMPARE(value, 2);
    }

    void exceptionsBecomeErrors_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("says");
        QTest::newRow("standard") << 0 << "unexpected: the sky fell";
        QTest::newRow("out of memory") << 1 << "out of memory";
        QTest::newRow("unknown") << 2 << "unknown type";
    }
    void exceptionsBecomeErrors()
    {
        QFETCH(int, kind);
        QFETCH(QString, says);
        Job job;
        std::optional<Error> error;
        job.start<int>(
            [kind](const RunContext&) -> Result<int> {
                if (kind == 0)
                    throw std::runtime_error("the sky fell");
                if (kind == 1)
                    throw std::bad_alloc();
                throw 5;
            },
            [&](Result<int> r) { error = r.error(); });
        QTRY_VERIFY(error.has_value());
        QCOMPARE(error->code, ErrorCode::Internal);
        QVERIFY2(QString::fromStdString(error->message).contains(says), error->message.c_str());
    }

    void progressIsThrottledAndItsLastIsTold()
    {
        Job job;
        std::vector<double> told;
        bool done = false;
        bool toldBeforeEnd = false;
        connect(&job, &Job::progressed, this, [&](const Progress& p) {
            told.push_back(p.fraction);
            toldBeforeEnd = !done;
        });
        job.start<int>(
            [](const RunContext& run) -> Result<int> {
                for (int i = 1; i <= 10000; ++i)
                    run.onProgress({ "counting", i / 10000.0, static_cast<std::uint64_t>(i), 0 });
                return 1;
            },
            [&](Result<int>) { done = true; });
        QTRY_VERIFY(done);
        QVERIFY2(told.size() < 1000, qPrintable(QString::number(told.size())));
        QCOMPARE(told.back(), 1.0);
        QVERIFY(toldBeforeEnd);
        QVERIFY(std::is_sorted(told.begin(), told.end()));
    }

    void pausedWorkWaitsUntilResumed()
    {
        Job job;
        std::atomic<int> steps { 0 };
        int value = 0;
        std::atomic<bool> go { false };
        job.start<int>(
            [&](const RunContext& run) -> Result<int> {
                while (!go)
                    std::this_thread::sleep_for(1ms);
                for (int i = 0; i < 5 && !run.cancelled(); ++i)
                    ++steps;
                return 3;
            },
            [&](Result<int> r) { value = *r; });
        job.pause();
        QVERIFY(job.isPaused());
        go = true;
        QTest::qWait(50);
        QCOMPARE(steps.load(), 0);
        job.resume();
        QTRY_COMPARE(value, 3);
        QCOMPARE(steps.load(), 5);
        QVERIFY(!job.isPaused());
    }

    void pausedWorkCanBeCancelledAndDestroyed()
    {
        Job job;
        int value = 0;
        job.start<int>(untilStopped, [&](Result<int> r) { value = *r; });
        job.pause();
        job.cancel();
        QTRY_COMPARE(value, 1);
        job.start<int>(untilStopped, [&](Result<int>) { value = 2; });
        job.pause();
    }

    void waitDeliversBeforeItReturns()
    {
        Job job;
        int value = 0;
        job.start<int>(untilStopped, [&](Result<int> r) { value = *r; });
        job.cancel();
        job.wait();
        QCOMPARE(value, 1);
        QVERIFY(!job.isRunning());
        value = 0;
        QTest::qWait(10); // the event under way has nothing left to deliver
        QCOMPARE(value, 0);
    }
};

QTEST_GUILESS_MAIN(TstJob)
#include "tst_job.moc"
