// SPDX-License-Identifier: GPL-3.0-or-later
#include <vector>

#include <QtTest/QTest>

#include "core/hardware/presets.h"
#include "core/synthesis/sweep.h"
#include "tests/support/network_text.h"

using namespace pim;
using namespace pim::synthesis;

namespace {

SynthesisOptions options(Objective objective = Objective::Efficiency)
{
    SynthesisOptions o;
    o.objective = objective;
    o.effort = Effort::Fast;
    o.crossbarSizes = { 128 };
    o.cellBits = { 4 };
    o.dacBits = { 1 };
    return o;
}

SweepPoint searched(double budgetW, const SynthesisOptions& base)
{
    SynthesisOptions o = base;
    o.constraints.powerBudget = { budgetW };
    auto hardware = hardware::preset("pimsyn");
    if (!hardware)
        qFatal("%s", hardware.error().text().c_str());
    const auto net = std::make_shared<const network::Network>(
        test::parseNetwork("conv1 3x12x12 -> 24 k3 p1; relu; pool1 k2 s2; conv2 48 k3 p1; relu; fc 10"));
    RunContext run;
    run.threads = 1;
    const auto s = synthesize(net, *hardware, o, run);
    if (!s)
        qFatal("%s", s.error().text().c_str());
    return sweepPoint({ budgetW }, *s, "nothing fits");
}

/// A point whose search found nothing.
SweepPoint empty(double budgetW)
{
    SweepPoint point;
    point.budget = point.foundAt = { budgetW };
    point.finished = false;
    point.bound = 1e4;
    point.reason = "stopped";
    return point;
}

} // namespace

class TestSweep : public QObject
{
    Q_OBJECT
private slots:
    void aLargerBudgetHasADesignNoWorse_data();
    void aLargerBudgetHasADesignNoWorse();
    void aDesignGoesUpWithTheWattsOfItsShare();
    void aDesignGoesDownOnlyWhereItFits();
    void aDesignKeepsToTheSharesAsked();
    void whatIsBestStaysAsItIs();
};

void TestSweep::aLargerBudgetHasADesignNoWorse_data()
{
    QTest::addColumn<int>("objective");
    for (const auto objective : { Objective::Efficiency, Objective::Throughput, Objective::Latency, Objective::Edp })
        QTest::newRow(std::string(objectiveInfo(objective).key).c_str()) << static_cast<int>(objective);
}

void TestSweep::aLargerBudgetHasADesignNoWorse()
{
    QFETCH(int, objective);
    const SynthesisOptions o = options(static_cast<Objective>(objective));
    std::vector<SweepPoint> points;
    for (const double watts : { 0.05, 1.2, 1.5, 2.0, 2.1, 4.0 })
        points.push_back(searched(watts, o));
    // A search that went badly: the design of a far smaller budget.
    points[3].best = points[1].best;
    points[3].metrics = points[1].metrics;
    shareDesigns(points, o);
    QVERIFY(!points[0].feasible);
    QCOMPARE(points[0].reason, std::string("nothing fits"));
    for (std::size_t i = 1; i < points.size(); ++i) {
        SweepPoint& p = points[i];
        QVERIFY(p.feasible);
        QCOMPARE(p.best.constraints.powerBudget.value, p.budget.value);
        QVERIFY(p.metrics.peakPower <= p.budget);
        const auto again = evaluation::evaluate(p.best);
        QVERIFY(again && again->feasible);
        const double value = objectiveValue(o.objective, p.metrics);
        QCOMPARE(objectiveValue(o.objective, again->metrics), value);
        if (p.bound != 0)
            QVERIFY(objectiveInfo(o.objective).maximize ? value <= p.bound : value >= p.bound);
        if (i < 2)
            continue;
        const double before = objectiveValue(o.objective, points[i - 1].metrics);
        QVERIFY(objectiveInfo(o.objective).maximize ? value >= before : value <= before);
    }
}

void TestSweep::aDesignGoesUpWithTheWattsOfItsShare()
{
    const SynthesisOptions o = options();
    std::vector points { searched(2.0, o), empty(2.5), empty(1000.0) };
    const double share = points[0].best.parameters.crossbarPowerShare;
    shareDesigns(points, o);
    for (std::size_t i : { std::size_t { 1 }, std::size_t { 2 } }) {
        QVERIFY(points[i].feasible);
        QVERIFY(!points[i].finished); // the search stays what it was
        QVERIFY(points[i].reason.empty());
        QCOMPARE(points[i].foundAt.value, 2.0);
        QCOMPARE(points[i].metrics.powerEfficiencyGopsPerW, points[0].metrics.powerEfficiencyGopsPerW);
        QCOMPARE(points[i].gap, (1e4 - points[0].metrics.powerEfficiencyGopsPerW) / points[0].metrics.powerEfficiencyGopsPerW);
    }
    QCOMPARE(points[1].best.parameters.crossbarPowerShare, std::max(share * 2.0 / 2.5, o.powerShareLow));
    QCOMPARE(points[2].best.parameters.crossbarPowerShare, o.powerShareLow);
}

void TestSweep::aDesignGoesDownOnlyWhereItFits()
{
    SynthesisOptions o = options();
    const SweepPoint found = searched(8.0, o);
    o.powerShareHigh = 0.95; // so that only the peak decides
    const double peak = found.metrics.peakPower.value;
    QVERIFY(peak < 7.9); // the most efficient design does not need all of this budget
    std::vector points { empty(peak * 0.99), empty(peak * 1.01), found };
    shareDesigns(points, o);
    QVERIFY(!points[0].feasible);
    QCOMPARE(points[0].reason, std::string("stopped"));
    QVERIFY(points[1].feasible);
    QCOMPARE(points[1].foundAt.value, 8.0);
    QVERIFY(points[1].best.layers == found.best.layers);
}

void TestSweep::aDesignKeepsToTheSharesAsked()
{
    SynthesisOptions o = options();
    SweepPoint found = searched(8.0, o);
    found.best.parameters.crossbarPowerShare = 0.3;
    std::vector points { empty(4.0), found }; // would need 0.6 of the half
    shareDesigns(points, o);
    QVERIFY(!points[0].feasible);
    o.powerShareHigh = 0.7;
    shareDesigns(points, o);
    QVERIFY(found.metrics.peakPower.value <= 4.0);
    QVERIFY(points[0].feasible);
}

void TestSweep::whatIsBestStaysAsItIs()
{
    const SynthesisOptions o = options(Objective::Throughput);
    std::vector points { searched(1.5, o), searched(4.0, o) };
    QVERIFY(points[1].metrics.throughputInferencesPerS > points[0].metrics.throughputInferencesPerS);
    const auto before = points;
    shareDesigns(points, o);
    for (std::size_t i = 0; i < points.size(); ++i) {
        QCOMPARE(points[i].foundAt.value, points[i].budget.value);
        QVERIFY(points[i].best.layers == before[i].best.layers);
        QVERIFY(points[i].best.parameters == before[i].best.parameters);
    }
    shareDesigns({}, o);
}

QTEST_APPLESS_MAIN(TestSweep)
#include "tst_sweep.moc"
