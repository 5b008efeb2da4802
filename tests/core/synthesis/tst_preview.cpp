// SPDX-License-Identifier: GPL-3.0-or-later
#include <chrono>

#include <QtTest/QTest>

#include "core/hardware/presets.h"
#include "core/network/zoo.h"
#include "core/synthesis/preview.h"
#include "tests/support/network_text.h"
#include "tests/support/small_scratchpads.h"

using namespace pim;
using namespace pim::synthesis;

namespace {

std::shared_ptr<const hardware::HardwareSpec> pimsynHardware()
{
    auto h = hardware::preset("pimsyn");
    if (!h)
        qFatal("%s", h.error().text().c_str());
    return *h;
}

std::shared_ptr<const network::Network> zooNetwork(const char* name)
{
    auto net = network::zoo(name);
    if (!net)
        qFatal("%s", net.error().text().c_str());
    return std::make_shared<const network::Network>(*std::move(net));
}

SynthesisOptions optionsOf(double budgetW)
{
    SynthesisOptions o;
    o.constraints.powerBudget = { budgetW };
    return o;
}

RunContext twoThreads()
{
    RunContext run;
    run.threads = 2;
    return run;
}

double msSince(std::chrono::steady_clock::time_point begin)
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

} // namespace

class TestPreview : public QObject
{
    Q_OBJECT
private slots:
    void theLeastBudgetIsTheOneSynthesisReports()
    {
        const auto net = zooNetwork("resnet18");
        const auto begin = std::chrono::steady_clock::now();
        const auto range = feasibleRange(net, pimsynHardware(), optionsOf(49));
        qInfo("ResNet-18: feasible range after %.1f ms", msSince(begin));
        QVERIFY(range.has_value() && range->possible);
        SynthesisOptions low = optionsOf(0.5);
        low.effort = Effort::Fast;
        const auto s = synthesize(net, pimsynHardware(), low, twoThreads());
        QVERIFY(s.has_value() && !s->feasible);
        QCOMPARE(range->leastBudget.value, s->leastBudget.value);
        QCOMPARE(range->leastPeak.value, s->leastPeak.value);
        QVERIFY(range->leastPeak <= range->leastBudget);
    }

    void whatTheHardwareLacksIsSaid()
    {
        SynthesisOptions o = optionsOf(49);
        o.crossbarSizes = { 100 };
        const auto range = feasibleRange(zooNetwork("lenet5"), pimsynHardware(), o);
        QVERIFY(range.has_value());
        QVERIFY(!range->possible);
        QVERIFY(!range->lacking.empty());
    }

    void aPreviewSaysTheRangeFirstAndThenBetterAndBetterValues_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<double>("budget");
        QTest::newRow("resnet18") << "resnet18" << 49.0;
        QTest::newRow("vgg16") << "vgg16" << 264.0;
    }
    void aPreviewSaysTheRangeFirstAndThenBetterAndBetterValues()
    {
        QFETCH(QString, name);
        QFETCH(double, budget);
        const auto net = zooNetwork(qPrintable(name));
        std::vector<BudgetPreview> told;
        double firstValueMs = 0;
        const auto begin = std::chrono::steady_clock::now();
        const auto last = previewBudget(net, pimsynHardware(), optionsOf(budget), twoThreads(), [&](const BudgetPreview& p) {
            if (p.value > 0 && firstValueMs == 0)
                firstValueMs = msSince(begin);
            told.push_back(p);
        });
        const double ms = msSince(begin);
        QVERIFY2(last.has_value(), last ? "" : last.error().text().c_str());
        QVERIFY(last->feasible && last->finished);
        qInfo("%s: range %.0f ms, first value %.0f ms (%.4g), search %.0f ms, all %.0f ms: %.6g %s, bound %.6g", qPrintable(name),
              told.front().seconds * 1e3, firstValueMs, told[1].value, told[told.size() - 2].seconds * 1e3, ms, last->value,
              std::string(objectiveInfo(Objective::Efficiency).unit).c_str(), last->bound);
        for (const auto& sample : last->curve)
            qInfo("  %8.3g W %8.5g", sample.budget.value, sample.value);
        QVERIFY(told.size() >= 3);
        QVERIFY(told.front().range.possible && told.front().value == 0);
        double value = 0;
        for (const BudgetPreview& p : told) {
            QVERIFY(p.value >= value);
            value = p.value;
            QCOMPARE(p.finished, &p == &told.back());
        }
        QCOMPARE(last->value, last->metrics.powerEfficiencyGopsPerW);
        QVERIFY(last->value <= last->bound);
        QCOMPARE(last->curve.size(), std::size_t { 9 });
        double before = 0;
        for (const auto& sample : last->curve) {
            QVERIFY(sample.value >= before);
            before = sample.value;
        }
        QVERIFY(last->curve[4].value >= last->value);
    }

    void aBudgetBelowTheRangeIsAnsweredAtOnce()
    {
        const auto p = previewBudget(zooNetwork("resnet18"), pimsynHardware(), optionsOf(1), twoThreads());
        QVERIFY(p.has_value());
        QVERIFY(p->finished && !p->feasible && p->range.possible);
        QVERIFY(p->range.leastBudget.value > 1);
    }

    void stopsWhenAsked()
    {
        std::stop_source stop;
        RunContext run = twoThreads();
        run.stop = stop.get_token();
        const auto p = previewBudget(zooNetwork("resnet18"), pimsynHardware(), optionsOf(49), run, [&](const BudgetPreview& told) {
            if (told.value > 0)
                stop.request_stop();
        });
        QVERIFY(!p.has_value());
        QCOMPARE(p.error().code, ErrorCode::Cancelled);
    }
};

QTEST_APPLESS_MAIN(TestPreview)
#include "tst_preview.moc"
