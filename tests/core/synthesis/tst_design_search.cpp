// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <limits>

#include <QtTest/QTest>

#include "core/hardware/presets.h"
#include "core/network/zoo.h"
#include "core/synthesis/design_search.h"
#include "tests/support/network_text.h"
#include "tests/support/small_scratchpads.h"

using namespace pim;
using namespace pim::synthesis;
using evaluation::Evaluator;
using evaluation::ModelOptions;
using evaluation::Violation;

namespace {

Evaluator evaluatorOf(network::Network net, bool studio, double budgetW,
                      design::MacroStyle style = design::MacroStyle::Specialized)
{
    auto hardware = hardware::preset("pimsyn");
    if (!hardware)
        qFatal("%s", hardware.error().text().c_str());
    design::DesignParameters p;
    p.crossbarSize = 256;
    p.cellBits = 4;
    p.adcBits = hardware::adcResolution(p.crossbarSize, p.dacBits, p.cellBits);
    p.macroStyle = style;
    design::Constraints c;
    c.powerBudget = { budgetW };
    auto e = Evaluator::create(std::make_shared<const network::Network>(std::move(net)),
                               test::withSmallScratchpads(**hardware),
                               studio ? ModelOptions::studio() : ModelOptions::pimsyn(), p, c);
    if (!e)
        qFatal("%s", e.error().text().c_str());
    return *std::move(e);
}

network::Network small()
{
    return test::parseNetwork(
        "conv1 3x12x12 -> 24 k3 p1; relu; pool1 k2 s2; conv2 48 k3 p1; relu; conv3 32 k1; relu; fc 10");
}

} // namespace

class TestDesignSearch : public QObject
{
    Q_OBJECT
private slots:
    void pacedDesignsHaveTheFewestCopiesForTheirPace();
    void pacedMacrosKeepUpWithTheirCopies();
    void aPointThatIsFeasibleIsADesignWithinTheBudget_data();
    void aPointThatIsFeasibleIsADesignWithinTheBudget();
    void anInfeasiblePointIsCountedByItsCause();
    void annealingNeverLosesItsStartAndRepeats();
    void annealingStopsWhenAsked();
    void annealingKeepsTheSpace();
};

void TestDesignSearch::pacedDesignsHaveTheFewestCopiesForTheirPace()
{
    DesignSearch search(evaluatorOf(*network::zoo("alexnet"), true, 49), {}, {});
    const auto& layers = search.evaluator().layers();
    for (const std::int64_t blocks :
         { std::int64_t { 1 }, std::int64_t { 7 }, std::int64_t { 100 }, search.mostBlocks() }) {
        const SearchPoint p = search.paced(blocks, 1.0);
        for (std::size_t l = 0; l < layers.size(); ++l) {
            const std::int64_t d = p.candidate.duplication[l];
            if (!layers[l].crossbar || layers[l].fullyConnected) {
                QCOMPARE(d, std::int64_t { 1 });
                continue;
            }
            const std::int64_t positions = layers[l].positions;
            QVERIFY((positions + d - 1) / d <= blocks);
            QVERIFY(d == 1 || (positions + d - 2) / (d - 1) > blocks); // a copy less does not do
        }
    }
    // One block less than the fewest has more crossbars than the largest share pays for.
    const auto crossbarW = [&](std::int64_t blocks) {
        const SearchPoint p = search.paced(blocks, 1.0);
        double watts = 0;
        for (std::size_t l = 0; l < layers.size(); ++l)
            watts += static_cast<double>(search.evaluator().crossbarsOf(l, p.candidate.duplication[l]))
                * search.evaluator().crossbarPeakW();
        return watts;
    };
    const double paid = 49 * SearchSpace {}.shareHigh;
    const std::int64_t fewest = search.fewestBlocks();
    QVERIFY(fewest > 1);
    QVERIFY(crossbarW(fewest) <= paid);
    QVERIFY(crossbarW(fewest - 1) > paid);
}

void TestDesignSearch::pacedMacrosKeepUpWithTheirCopies()
{
    DesignSearch search(evaluatorOf(*network::zoo("resnet18"), true, 49), {}, {});
    const Evaluator& e = search.evaluator();
    const SearchPoint p = search.paced(search.fewestBlocks(), 1.0), loose = search.paced(search.fewestBlocks(), 1e9);
    const double bitsNs = e.bitIterations() * e.clockFloorNs();
    std::int64_t keepUp = 0, layers = 0;
    for (std::size_t l = 0; l < e.layers().size(); ++l) {
        QCOMPARE(loose.candidate.macros[l], 1); // with all the time in the world one macro does
        if (!e.layers()[l].crossbar)
            continue;
        ++layers;
        keepUp += e.slowestTransportNs(l, p.candidate.duplication[l], p.candidate.macros[l]) <= bitsNs ? 1 : 0;
        QVERIFY(p.candidate.macros[l] >= 1 && p.candidate.macros[l] <= 999);
    }
    QVERIFY2(keepUp * 10 >= layers * 8, qPrintable(QString("%1 of %2").arg(keepUp).arg(layers)));
}

void TestDesignSearch::aPointThatIsFeasibleIsADesignWithinTheBudget_data()
{
    QTest::addColumn<bool>("studio");
    QTest::addColumn<bool>("identical");
    for (const bool studio : { false, true })
        for (const bool identical : { false, true })
            QTest::addRow("%s, %s", studio ? "studio" : "pimsyn", identical ? "identical" : "specialized")
                << studio << identical;
}

void TestDesignSearch::aPointThatIsFeasibleIsADesignWithinTheBudget()
{
    QFETCH(bool, studio);
    QFETCH(bool, identical);
    const double budget = 4;
    const auto style = identical ? design::MacroStyle::Identical : design::MacroStyle::Specialized;
    int sunk = 0;
    Evaluator other = evaluatorOf(small(), studio, budget, style);
    DesignSearch search(evaluatorOf(small(), studio, budget, style), {}, [&](const SearchPoint& p) {
        ++sunk;
        QVERIFY(p.feasible());
        QVERIFY(p.score.peakW <= budget * (1 + 1e-12));
        QVERIFY(p.share >= 0.1 && p.share <= 0.4);
        if (sunk % 17 != 0)
            return;
        // Another evaluator, without this one's history, agrees.
        other.setPowerShare(p.share);
        const auto score = other.evaluate(p.candidate);
        QCOMPARE(score.violation, Violation::None);
        QCOMPARE(score.energyNj, p.score.energyNj);
        QCOMPARE(score.latencyNs, p.score.latencyNs);
        QCOMPARE(score.peakW, p.score.peakW);
    });
    SearchPoint start = search.paced(search.fewestBlocks() * 2, 1.0);
    search.assess(start);
    RandomStream random(3);
    const SearchPoint best = search.anneal(start, random, 400, 0.02, 1e-4, {});
    QVERIFY(best.feasible());
    QVERIFY(sunk > 100);
    QVERIFY(search.evaluations() >= static_cast<std::uint64_t>(sunk));
}

void TestDesignSearch::anInfeasiblePointIsCountedByItsCause()
{
    DesignSearch search(evaluatorOf(*network::zoo("alexnet"), true, 49), {},
                        [](const SearchPoint&) { QFAIL("nothing here is feasible"); });
    SearchPoint tooManyCopies = search.paced(1, 1e9);
    search.assess(tooManyCopies);
    QVERIFY(!tooManyCopies.feasible());
    QCOMPARE(tooManyCopies.score.violation, Violation::CrossbarPower);
    QVERIFY(tooManyCopies.merit < 0);
    SearchPoint tooManyMacros = search.paced(search.mostBlocks(), 1e9);
    for (std::size_t l = 0; l < tooManyMacros.candidate.macros.size(); ++l)
        if (search.evaluator().layers()[l].crossbar)
            tooManyMacros.candidate.macros[l] = 999;
    search.assess(tooManyMacros);
    QVERIFY(!tooManyMacros.feasible());
    QVERIFY(tooManyMacros.score.needed > tooManyMacros.score.available);
    // Less of too much is better.
    SearchPoint fewerCopies = search.paced(2, 1e9);
    search.assess(fewerCopies);
    QVERIFY(fewerCopies.merit < 0 && fewerCopies.merit > tooManyCopies.merit);
    std::uint64_t counted = 0;
    for (const ViolationCount& v : search.violations()) {
        counted += v.count;
        QVERIFY(v.count == 0 || !v.sample.empty());
    }
    QCOMPARE(counted, std::uint64_t { 3 });
    QCOMPARE(search.violations()[static_cast<std::size_t>(Violation::CrossbarPower)].count, std::uint64_t { 2 });
}

void TestDesignSearch::annealingNeverLosesItsStartAndRepeats()
{
    int improved = 0;
    for (const auto objective : { Objective::Efficiency, Objective::Latency, Objective::AreaEfficiency }) {
        SearchSpace space;
        space.objective = objective;
        const auto once = [&](std::uint64_t seed, double& startMerit, std::uint64_t& evaluations) {
            DesignSearch search(evaluatorOf(small(), true, 4), space, {});
            SearchPoint start = search.paced(search.fewestBlocks() * 2, 1.0);
            search.assess(start);
            startMerit = start.merit;
            RandomStream random(seed);
            SearchPoint best = search.anneal(start, random, 200, 0.02, 1e-4, {});
            evaluations = search.evaluations();
            return best;
        };
        double start = 0;
        std::uint64_t first = 0, second = 0;
        const SearchPoint a = once(1, start, first), b = once(1, start, second);
        QVERIFY(a.merit >= start);
        improved += a.merit > start ? 1 : 0;
        QVERIFY(a.candidate == b.candidate);
        QCOMPARE(a.merit, b.merit);
        QCOMPARE(first, second);
        QVERIFY(first >= 200 && first < 1000);
    }
    QVERIFY(improved > 0); // it is not hard to improve on a paced design
}

void TestDesignSearch::annealingStopsWhenAsked()
{
    std::stop_source stop;
    int seen = 0;
    DesignSearch search(evaluatorOf(small(), true, 4), {}, [&](const SearchPoint&) {
        if (++seen == 20)
            stop.request_stop();
    });
    SearchPoint start = search.paced(search.fewestBlocks() * 2, 1.0);
    search.assess(start);
    RandomStream random(1);
    const SearchPoint best = search.anneal(start, random, 1'000'000'000, 0.02, 1e-4, stop.get_token());
    QVERIFY(best.merit >= start.merit);
    QVERIFY(seen < 40);
}

void TestDesignSearch::annealingKeepsTheSpace()
{
    SearchSpace space;
    space.sharing = false;
    space.shareLow = 0.05;
    space.shareHigh = 0.2;
    space.maxMacrosPerLayer = 3;
    int seen = 0, shared = 0, beyond = 0;
    const auto look = [&](const SearchPoint& p) {
        ++seen;
        for (std::size_t l = 0; l < p.candidate.macros.size(); ++l) {
            shared += p.candidate.partner[l] >= 0 ? 1 : 0;
            beyond += p.candidate.macros[l] > 3 || p.candidate.macros[l] < 1 ? 1 : 0;
        }
        beyond += p.share < 0.05 || p.share > 0.2 ? 1 : 0;
    };
    for (const bool sharing : { false, true }) {
        space.sharing = sharing;
        DesignSearch search(evaluatorOf(small(), true, 6), space, look);
        SearchPoint start = search.paced(search.fewestBlocks() * 2, 1.0);
        search.assess(start);
        RandomStream random(9);
        search.anneal(start, random, 600, 0.05, 1e-3, {});
        QCOMPARE(beyond, 0);
        QCOMPARE(shared > 0, sharing);
    }
    QVERIFY(seen > 100);
}

QTEST_APPLESS_MAIN(TestDesignSearch)
#include "tst_design_search.moc"
