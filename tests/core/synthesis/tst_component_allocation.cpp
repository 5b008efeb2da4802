// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

#include <QtTest/QTest>

#include "core/base/random.h"
#include "core/hardware/presets.h"
#include "core/synthesis/component_allocation.h"
#include "tests/support/network_text.h"

using namespace pim;
using namespace pim::synthesis;
using evaluation::Candidate;
using evaluation::Evaluator;
using hardware::Component;

namespace {

constexpr double kTiny = 1e-9;

Evaluator evaluator(const std::string& net, design::MacroStyle style,
                    const evaluation::ModelOptions& model = evaluation::ModelOptions::pimsyn(), int cellBits = 4)
{
    design::DesignParameters p;
    p.crossbarSize = 128;
    p.cellBits = cellBits;
    p.adcBits = hardware::adcResolution(128, p.dacBits, p.cellBits);
    p.macroStyle = style;
    design::Constraints c;
    c.powerBudget = { 50 };
    auto e = Evaluator::create(std::make_shared<const network::Network>(test::parseNetwork(net)),
                               *hardware::preset("pimsyn"), model, p, c);
    if (!e)
        qFatal("%s", e.error().text().c_str());
    return std::move(*e);
}

Candidate candidate(const Evaluator& e, std::vector<std::int32_t> duplication, std::vector<std::int32_t> macros)
{
    const std::size_t n = e.layers().size();
    Candidate c;
    c.duplication.assign(n, 1);
    c.macros.assign(n, 1);
    c.partner.assign(n, -1);
    c.counts.resize(n);
    for (std::size_t l = 0, k = 0; l < n; ++l) {
        if (!e.layers()[l].crossbar)
            continue;
        if (k < duplication.size() && !e.layers()[l].fullyConnected)
            c.duplication[l] = duplication[k];
        if (k < macros.size())
            c.macros[l] = macros[k];
        ++k;
    }
    return c;
}

/// One component of one layer, as Eq. (5) sees it.
struct Unit
{
    std::size_t layer, component;
    double workNs; ///< of one unit
    double peakW;
    std::int64_t macros;
};

std::vector<Unit> unitsOf(const Evaluator& e, const Candidate& c, double& dacW)
{
    std::vector<Unit> units;
    dacW = 0;
    for (std::size_t l = 0; l < e.layers().size(); ++l) {
        for (std::size_t k = 0; k < hardware::kComponentCount; ++k) {
            if (!e.layers()[l].uses[k])
                continue;
            const auto component = static_cast<Component>(k);
            const double work = e.workload(l, component, e.duplicationOf(l));
            if (component == Component::Dac)
                dacW += std::ceil(work) * e.peakW(component);
            else
                units.push_back({ l, k, work / e.frequencyGhz(component), e.peakW(component),
                                  e.layers()[l].crossbar ? c.macros[l] : 1 });
        }
    }
    return units;
}

/// Shortest period of all vectors of whole counts that the budget pays for, by trying all of them.
double bestPeriod(const std::vector<Unit>& units, double budgetW)
{
    double best = std::numeric_limits<double>::infinity();
    const std::function<void(std::size_t, double, double)> choose = [&](std::size_t i, double left, double period) {
        if (period >= best)
            return;
        if (i == units.size()) {
            best = period;
            return;
        }
        for (std::int64_t count = 1; static_cast<double>(count) * units[i].peakW <= left; ++count) {
            const double own = units[i].workNs / static_cast<double>(count);
            choose(i + 1, left - static_cast<double>(count) * units[i].peakW, std::max(period, own));
            if (own <= period) // more of it only cost power
                break;
        }
    };
    choose(0, budgetW, 0);
    return best;
}

/// The same with one count per component and macro for the whole chip.
double bestIdenticalPeriod(const std::vector<Unit>& units, double budgetW)
{
    std::vector<std::size_t> kinds;
    for (const Unit& u : units)
        if (std::find(kinds.begin(), kinds.end(), u.component) == kinds.end())
            kinds.push_back(u.component);
    double best = std::numeric_limits<double>::infinity();
    const std::function<void(std::size_t, double, double)> choose = [&](std::size_t k, double left, double period) {
        if (period >= best)
            return;
        if (k == kinds.size()) {
            best = period;
            return;
        }
        for (std::int64_t perMacro = 1;; ++perMacro) {
            double power = 0, slowest = period;
            for (const Unit& u : units) {
                if (u.component != kinds[k])
                    continue;
                power += static_cast<double>(perMacro * u.macros) * u.peakW;
                slowest = std::max(slowest, u.workNs / static_cast<double>(perMacro * u.macros));
            }
            if (power > left)
                return;
            choose(k + 1, left - power, slowest);
            if (slowest <= period)
                return;
        }
    };
    choose(0, budgetW, 0);
    return best;
}

double powerOf(const Evaluator& e, const Candidate& c)
{
    double power = 0;
    for (const auto& counts : c.counts)
        for (std::size_t k = 0; k < counts.size(); ++k)
            power += static_cast<double>(counts[k]) * e.peakW(static_cast<Component>(k));
    return power;
}

double leastPower(const std::vector<Unit>& units, bool identical)
{
    double power = 0;
    for (const Unit& u : units)
        power += u.peakW * static_cast<double>(identical ? u.macros : 1);
    return power;
}

} // namespace

class TestComponentAllocation : public QObject
{
    Q_OBJECT
private slots:
    void noSmallerPeriodFits_data()
    {
        QTest::addColumn<bool>("identical");
        QTest::newRow("specialized") << false;
        QTest::newRow("identical") << true;
    }
    void noSmallerPeriodFits()
    {
        QFETCH(bool, identical);
        // Specialized: 5 units; identical: 4 kinds on two layers of different size.
        Evaluator e = identical
            ? evaluator("conv1 3x8x8 -> 16 k3 p1; relu; conv2 -> 32 k3 p1; relu", design::MacroStyle::Identical)
            : evaluator("conv1 3x8x8 -> 32 k3 p1; relu; pool1 k2 s2", design::MacroStyle::Specialized);
        ComponentAllocator allocator;
        RandomStream random(7);
        int bound = 0;
        for (int round = 0; round < 60; ++round) {
            const auto some = [&](std::int64_t most) { return static_cast<std::int32_t>(random.uniformInt(1, most)); };
            Candidate c = candidate(e, { some(60), some(40) }, { some(4), some(4) });
            e.setBlocks(c);
            double dacW = 0;
            const auto units = unitsOf(e, c, dacW);
            const double left = leastPower(units, identical) * std::pow(40, random.uniform01());
            const auto result = allocator.allocate(e, c, dacW + left, 0, {});
            QVERIFY(result.fits);
            const double best = identical ? bestIdenticalPeriod(units, left) : bestPeriod(units, left);
            QVERIFY(std::isfinite(best));
            const double expected = std::max(best, e.clockFloorNs());
            bound += best > e.clockFloorNs();
            QVERIFY2(std::abs(result.periodNs - expected) <= kTiny * expected,
                     qPrintable(QString("%1 %2").arg(result.periodNs).arg(expected)));
            QVERIFY(powerOf(e, c) <= (dacW + left) * (1 + 1e-12));
        }
        QVERIFY(bound > 30); // the budget, not the clock, decided most of them
    }

    void neverExceedsTheBudgetNorBuysWhatTheClockCannotUse_data()
    {
        QTest::addColumn<bool>("identical");
        QTest::addColumn<bool>("studio");
        QTest::newRow("release, specialized") << false << false;
        QTest::newRow("release, identical") << true << false;
        QTest::newRow("studio, specialized") << false << true;
        QTest::newRow("studio, identical") << true << true;
    }
    void neverExceedsTheBudgetNorBuysWhatTheClockCannotUse()
    {
        QFETCH(bool, identical);
        QFETCH(bool, studio);
        Evaluator e = evaluator(
            "conv1 3x16x16 -> 64 k3 p1; relu; conv2 -> 64 k3 p1; relu; pool1 k2 s2; conv3 -> 128 k3 p1; sigmoid; fc 10",
            identical ? design::MacroStyle::Identical : design::MacroStyle::Specialized,
            studio ? evaluation::ModelOptions::studio() : evaluation::ModelOptions::pimsyn(), 2);
        ComponentAllocator allocator;
        RandomStream random(11);
        int fitted = 0, refused = 0;
        double last = 0;
        for (int round = 0; round < 300; ++round) {
            const auto some = [&](std::int64_t most) { return static_cast<std::int32_t>(random.uniformInt(1, most)); };
            Candidate c = candidate(e, { some(40), some(40), some(20) }, { some(6), some(6), some(6), some(6) });
            if (random.chance(0.4))
                c.partner[3] = random.chance(0.5) ? 0 : 1;
            std::vector<std::int32_t> passes(e.layers().size(), 1);
            passes.back() = some(64);
            const double budget = 0.02 * std::pow(2.0, 14 * random.uniform01());
            const auto result = allocator.allocate(e, c, budget, 0, passes);
            if (!result.fits) {
                ++refused;
                continue;
            }
            ++fitted;
            const double power = powerOf(e, c);
            QVERIFY(power <= budget * (1 + 1e-12));
            QVERIFY(std::abs(power - result.peakW) <= kTiny * power);
            QVERIFY(result.periodNs >= e.clockFloorNs());
            last = std::max(last, result.periodNs);
            for (std::size_t l = 0; l < e.layers().size(); ++l) {
                const auto& m = e.layers()[l];
                const std::int64_t least = studio && m.crossbar ? c.macros[l] : 1;
                for (const Component k : hardware::kComponents) {
                    const auto at = static_cast<std::size_t>(k);
                    const std::int64_t count = c.counts[l][at];
                    if (!m.uses[at]) {
                        QCOMPARE(count, std::int64_t { 0 });
                        continue;
                    }
                    const double work = e.workload(l, k, e.duplicationOf(l)) / e.frequencyGhz(k);
                    if (k == Component::Dac || (k == Component::Adc && count == 0))
                        continue; // every row is driven; or the sharing partner's converters
                    QVERIFY(count >= least);
                    if (!m.fullyConnected) // what there is keeps the period …
                        QVERIFY(work / static_cast<double>(count) <= result.periodNs * (1 + kTiny));
                    if (!identical && !m.fullyConnected
                        && count > least) // … and one less would not keep the clock's floor
                        QVERIFY(work / static_cast<double>(count - 1) > e.clockFloorNs() * (1 - kTiny));
                }
            }
            if (!identical || !studio)
                continue;
            // One count per macro, the same on all of the chip.
            for (const Component k : { Component::ShiftAdd, Component::Relu }) {
                const auto at = static_cast<std::size_t>(k);
                const std::int64_t perMacro = c.counts[0][at] / c.macros[0];
                for (std::size_t l = 0; l < e.layers().size(); ++l)
                    if (e.layers()[l].uses[at])
                        QCOMPARE(c.counts[l][at], perMacro * (e.layers()[l].crossbar ? c.macros[l] : 1));
            }
        }
        QVERIFY(fitted > 50);
        QVERIFY(refused > 5);
        QVERIFY(last > e.clockFloorNs());
    }

    void aPlentifulBudgetBuysTheClocksFloorByHand()
    {
        // 32 channels: one column of 128 per slice, 4-bit cells: R = 4. 27 rows: one row block. Two copies.
        // ADC: 2 * 128 * 4 = 1024 conversions per bit; relu: 2 * 32 / 32 = 2 operations.
        Evaluator e = evaluator("conv1 3x8x8 -> 32 k3 p1; relu", design::MacroStyle::Specialized);
        Candidate c = candidate(e, { 2 }, { 1 });
        ComponentAllocator allocator;
        const auto result = allocator.allocate(e, c, 1e6, 0, {});
        QVERIFY(result.fits);
        QCOMPARE(result.periodNs, e.clockFloorNs());
        const double perClock = e.frequencyGhz(Component::Adc) * e.clockFloorNs();
        QCOMPARE(c.counts[0][static_cast<std::size_t>(Component::Adc)],
                 static_cast<std::int64_t>(std::ceil(1024 / perClock)));
        QCOMPARE(c.counts[0][static_cast<std::size_t>(Component::Dac)], std::int64_t { 2 * 27 * 4 });
        QCOMPARE(c.counts[0][static_cast<std::size_t>(Component::Relu)], std::int64_t { 1 });
        // A slower clock on purpose needs fewer.
        const auto slow = allocator.allocate(e, c, 1e6, 4 * e.clockFloorNs(), {});
        QVERIFY(slow.periodNs <= 4 * e.clockFloorNs() * (1 + kTiny));
        QCOMPARE(c.counts[0][static_cast<std::size_t>(Component::Adc)],
                 static_cast<std::int64_t>(std::ceil(1024 / (4 * perClock))));
        QVERIFY(slow.peakW < result.peakW);
    }

    void ofASharingPairOnlyTheBusierHasConverters()
    {
        Evaluator e = evaluator("conv1 3x8x8 -> 32 k3 p1; relu; conv2 -> 32 k3 p1", design::MacroStyle::Specialized);
        const auto adc = static_cast<std::size_t>(Component::Adc);
        ComponentAllocator allocator;
        // conv1 converts dup * 128 * 4, conv2 (288 rows: 3 row blocks) dup * 128 * 4 * 3.
        for (const auto& [first, second, laterHas] :
             { std::tuple { 1, 1, true }, { 7, 2, false }, { 6, 2, true /* a tie: the later */ } }) {
            Candidate c = candidate(e, { first, second }, { 1, 1 });
            c.partner[1] = 0;
            QVERIFY(allocator.allocate(e, c, 10, 0, {}).fits);
            QCOMPARE(c.counts[1][adc] > 0, laterHas);
            QCOMPARE(c.counts[0][adc] > 0, !laterHas);
        }
    }

    void moreBudgetIsNeverSlower()
    {
        Evaluator e = evaluator("conv1 3x16x16 -> 64 k3 p1; relu; conv2 -> 64 k3 p1; relu; pool1 k2 s2",
                                design::MacroStyle::Identical);
        ComponentAllocator allocator;
        double last = std::numeric_limits<double>::infinity();
        bool fits = false;
        for (double budget = 0.05; budget < 20; budget *= 1.03) {
            Candidate c = candidate(e, { 16, 8 }, { 3, 5 });
            const auto result = allocator.allocate(e, c, budget, 0, {});
            QVERIFY(!fits || result.fits);
            fits = result.fits;
            if (!fits)
                continue;
            QVERIFY(result.periodNs <= last * (1 + kTiny));
            last = result.periodNs;
        }
        QVERIFY(fits);
        QCOMPARE(last, e.clockFloorNs());
    }
};

QTEST_APPLESS_MAIN(TestComponentAllocation)
#include "tst_component_allocation.moc"
