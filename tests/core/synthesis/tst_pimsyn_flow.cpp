// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include <QtTest/QTest>

#include "core/hardware/presets.h"
#include "core/synthesis/pimsyn_flow.h"
#include "tests/support/network_text.h"

using namespace pim;
using namespace pim::synthesis;
using evaluation::Candidate;
using evaluation::Evaluator;
using evaluation::Score;
using evaluation::Violation;

namespace {

/// The last convolution's map makes 64 KiB of scratchpad necessary, the least the released tool knows.
Evaluator evaluator(double budgetW, const evaluation::ModelOptions& model,
                    design::MacroStyle style = design::MacroStyle::Specialized, double share = 0.3)
{
    const auto net = std::make_shared<const network::Network>(test::parseNetwork(
        "conv1 3x32x32 -> 32 k3 p1; relu; conv2 -> 32 k3 p1; relu; pool1 k2 s2; conv3 -> 80 k3 p1; relu; fc 10"));
    design::DesignParameters p;
    p.crossbarSize = 128;
    p.adcBits = hardware::adcResolution(128, p.dacBits, p.cellBits);
    p.macroStyle = style;
    p.crossbarPowerShare = share;
    design::Constraints c;
    c.powerBudget = { budgetW };
    auto hw = hardware::preset("pimsyn");
    auto e = Evaluator::create(net, *hw, model, p, c);
    if (!e)
        qFatal("%s", e.error().text().c_str());
    return std::move(*e);
}

PimsynOptions quick(const Evaluator& e, Objective objective = Objective::Efficiency)
{
    auto o = PimsynOptions::forEffort(Effort::Fast, objective, true, e.hardware());
    o.annealing.rounds = 10;
    return o;
}

RunContext seeded(std::uint64_t seed)
{
    RunContext run;
    run.seed = seed;
    return run;
}

} // namespace

class TestPimsynFlow : public QObject
{
    Q_OBJECT
private slots:
    void findsADesignWithinTheBudget_data()
    {
        QTest::addColumn<bool>("studio");
        QTest::addColumn<bool>("identical");
        QTest::newRow("release, specialized") << false << false;
        QTest::newRow("release, identical") << false << true;
        QTest::newRow("studio, specialized") << true << false;
        QTest::newRow("studio, identical") << true << true;
    }
    void findsADesignWithinTheBudget()
    {
        QFETCH(bool, studio);
        QFETCH(bool, identical);
        const auto model = studio ? evaluation::ModelOptions::studio() : evaluation::ModelOptions::pimsyn();
        const auto style = identical ? design::MacroStyle::Identical : design::MacroStyle::Specialized;
        Evaluator e = evaluator(12, model, style);
        double best = 0;
        std::uint64_t feasible = 0, infeasible = 0;
        bool withinBudget = true;
        const auto result = runPimsynGridPoint(
            e, quick(e), seeded(1),
            [&](const Candidate&, const Score& s) {
                ++feasible;
                best = std::max(best, meritOf(Objective::Efficiency, s, e.totalOperations()));
                withinBudget = withinBudget && s.peakW <= 12 * (1 + 1e-12) && s.violation == Violation::None;
            },
            [&](const Score& s) { infeasible += s.violation != Violation::None; });
        QVERIFY(result.feasible);
        QVERIFY(result.finished);
        QVERIFY(withinBudget);
        QVERIFY(feasible > 10);
        QVERIFY(result.evaluations >= feasible);
        QCOMPARE(result.merit, best);
        // What is reported is what the evaluation says of the design, and again on a fresh evaluator.
        Evaluator other = evaluator(12, model, style);
        const Score again = other.evaluate(result.best);
        QVERIFY(again.violation == Violation::None);
        QCOMPARE(again.energyNj, result.score.energyNj);
        QCOMPARE(again.cycles, result.score.cycles);
        QCOMPARE(again.peakW, result.score.peakW);
        QCOMPARE(meritOf(Objective::Efficiency, again, other.totalOperations()), result.merit);
    }

    void theSeedDecides()
    {
        const auto run = [](std::uint64_t seed) {
            Evaluator e = evaluator(12, evaluation::ModelOptions::studio());
            std::vector<double> energies;
            const auto r = runPimsynGridPoint(
                e, quick(e), seeded(seed), [&](const Candidate&, const Score& s) { energies.push_back(s.energyNj); });
            energies.push_back(r.merit);
            return energies;
        };
        QVERIFY(run(1) == run(1));
        QVERIFY(run(1) != run(2));
    }

    void objectivesPullTheirWay()
    {
        const auto best = [](Objective objective) {
            Evaluator e = evaluator(12, evaluation::ModelOptions::pimsyn());
            auto o = PimsynOptions::forEffort(Effort::Normal, objective, true, e.hardware());
            o.annealing.candidates = 8;
            o.evolution.generations = 40;
            o.evolution.patience = 0;
            o.race = 0;
            return runPimsynGridPoint(e, o, seeded(1));
        };
        const auto fast = best(Objective::Latency), thrifty = best(Objective::Energy),
                   wide = best(Objective::Throughput);
        QVERIFY(fast.feasible && thrifty.feasible && wide.feasible);
        QVERIFY(fast.score.latencyNs <= thrifty.score.latencyNs);
        QVERIFY(thrifty.score.energyNj <= fast.score.energyNj);
        QVERIFY(wide.score.periodNs <= thrifty.score.periodNs);
        QCOMPARE(fast.merit, 1e9 / fast.score.latencyNs);
    }

    void saysWhyNothingFits()
    {
        std::array<int, evaluation::kViolationCount> counts {};
        const auto count = [&](const Score& s) { ++counts[static_cast<std::size_t>(s.violation)]; };
        Evaluator tiny = evaluator(0.05, evaluation::ModelOptions::pimsyn());
        auto result = runPimsynGridPoint(tiny, quick(tiny), seeded(1), {}, count);
        QVERIFY(!result.feasible);
        QVERIFY(result.finished);
        QCOMPARE(result.evaluations, std::uint64_t { 0 });
        QCOMPARE(counts[static_cast<std::size_t>(Violation::WeightsDoNotFit)], 1);
        // Crossbars fit, but take nearly all of the power.
        counts.fill(0);
        Evaluator starved = evaluator(2.4, evaluation::ModelOptions::pimsyn(), design::MacroStyle::Specialized, 0.9);
        result = runPimsynGridPoint(starved, quick(starved), seeded(1), {}, count);
        QVERIFY(!result.feasible);
        QVERIFY(counts[static_cast<std::size_t>(Violation::PeripheralPower)] > 0);
    }

    void stopsBeforeTheNextEvaluation()
    {
        Evaluator e = evaluator(12, evaluation::ModelOptions::pimsyn());
        std::stop_source source;
        RunContext run = seeded(1);
        run.stop = source.get_token();
        int feasible = 0;
        auto o = PimsynOptions::forEffort(Effort::Thorough, Objective::Efficiency, true, e.hardware());
        const auto result = runPimsynGridPoint(e, o, run, [&](const Candidate&, const Score&) {
            if (++feasible == 5)
                source.request_stop();
        });
        QCOMPARE(feasible, 5);
        QVERIFY(result.feasible); // the best so far
        QVERIFY(!result.finished);
    }

    void thoroughIsThePaper()
    {
        const auto hw = *hardware::preset("pimsyn");
        const auto thorough = PimsynOptions::forEffort(Effort::Thorough, Objective::Efficiency, true, *hw);
        QCOMPARE(thorough.annealing.candidates, 30);
        QCOMPARE(thorough.evolution.population, 40);
        QCOMPARE(thorough.evolution.generations, 200);
        QCOMPARE(thorough.evolution.numberMutation, 0.7);
        QCOMPARE(thorough.evolution.sharingMutation, 0.4);
        QCOMPARE(thorough.race, 0.0);
        const auto normal = PimsynOptions::forEffort(Effort::Normal, Objective::Efficiency, false, *hw);
        QVERIFY(normal.evolution.generations < thorough.evolution.generations);
        QVERIFY(!normal.evolution.sharing);
    }
};

QTEST_APPLESS_MAIN(TestPimsynFlow)
#include "tst_pimsyn_flow.moc"
