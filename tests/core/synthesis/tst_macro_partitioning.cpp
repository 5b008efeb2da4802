// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <QtTest/QTest>

#include "core/hardware/presets.h"
#include "core/synthesis/macro_partitioning.h"
#include "tests/support/network_text.h"

using namespace pim;
using namespace pim::synthesis;
using evaluation::Candidate;
using evaluation::Evaluator;

namespace {

/// Four crossbar layers (128 rows): row blocks 1, 5, 5 and 32 (fc), with a pool between.
Evaluator evaluator(design::MacroStyle style = design::MacroStyle::Specialized)
{
    const auto net = std::make_shared<const network::Network>(test::parseNetwork(
        "conv1 3x16x16 -> 64 k3 p1; relu; conv2 -> 64 k3 p1; relu; pool1 k2 s2; conv3 -> 64 k3 p1; relu; fc 10"));
    design::DesignParameters p;
    p.crossbarSize = 128;
    p.adcBits = hardware::adcResolution(128, p.dacBits, p.cellBits);
    p.macroStyle = style;
    design::Constraints c;
    c.powerBudget = { 20 };
    auto hw = hardware::preset("pimsyn");
    auto e = Evaluator::create(net, *hw, evaluation::ModelOptions::pimsyn(), p, c);
    if (!e)
        qFatal("%s", e.error().text().c_str());
    return std::move(*e);
}

Candidate candidate(const Evaluator& e, std::vector<std::int32_t> duplication)
{
    Candidate c;
    c.duplication.assign(e.layers().size(), 1);
    std::size_t next = 0;
    for (std::size_t l = 0; l < e.layers().size() && next < duplication.size(); ++l)
        if (e.layers()[l].crossbar && !e.layers()[l].fullyConnected)
            c.duplication[l] = duplication[next++];
    return c;
}

/// A landscape over genes with one best macro number per layer and one best pair.
double landscape(const Evaluator& e, const Candidate& c)
{
    double value = 100;
    int k = 0;
    for (std::size_t l = 0; l < e.layers().size(); ++l) {
        if (!e.layers()[l].crossbar)
            continue;
        const double wanted = std::array { 3.0, 10.0, 5.0, 8.0 }[static_cast<std::size_t>(k++)];
        value -= std::abs(c.macros[l] - wanted);
        value -= c.partner[l] >= 0 ? 2 : 0;
    }
    if (c.partner.back() == 1) // the fully connected layer with the second convolution
        value += 5;
    return value;
}

} // namespace

class TestMacroPartitioning : public QObject
{
    Q_OBJECT
private slots:
    void numbersAreProductsOfDivisors()
    {
        // ceil(n/X) = 4: 1 2 4; six copies: 1 2 3 6 -> 1 2 3 4 6 8 12 24
        QCOMPARE(macroNumbers(4, 6), (std::vector<std::int32_t> { 1, 2, 3, 4, 6, 8, 12, 24 }));
        QCOMPARE(macroNumbers(1, 1), (std::vector<std::int32_t> { 1 }));
        const auto many = macroNumbers(1000, 720720);
        QCOMPARE(many.front(), 1);
        QVERIFY(many.back() < 1000);
        QVERIFY(std::is_sorted(many.begin(), many.end()));
        QVERIFY(std::adjacent_find(many.begin(), many.end()) == many.end());
    }

    void identicalMacrosHoldWholeRowBlocks()
    {
        // 3 copies of 5 row blocks, 8 crossbars each: a macro of 64 holds 8 of the 15 groups.
        QCOMPARE(identicalMacros(3, 5, 8, 64), 2);
        QCOMPARE(identicalMacros(3, 5, 8, 71), 2); // 8.9 groups are 8
        QCOMPARE(identicalMacros(3, 5, 8, 120), 1);
        QCOMPARE(identicalMacros(3, 5, 8, 8), 15);
        QCOMPARE(identicalMacros(3, 5, 100, 64), 15); // larger than the macro: a macro each
        QCOMPARE(identicalMacros(100000, 50, 8, 8), 999);
    }

    void choicesFollowTheDuplication()
    {
        const Evaluator e = evaluator();
        QCOMPARE(e.layers().size(), std::size_t { 5 });
        QCOMPARE(e.layers()[1].map.rowBlocks, std::int64_t { 5 });
        EvolutionOptions o;
        const MacroPartitioning first(e, candidate(e, { 6, 4, 1 }), o), second(e, candidate(e, { 1, 1, 7 }), o);
        const auto same = [](std::span<const std::int32_t> a, std::vector<std::int32_t> b) {
            return std::vector(a.begin(), a.end()) == b;
        };
        QVERIFY(same(first.choices(0), { 1, 2, 3, 6 }));
        QVERIFY(same(first.choices(1), { 1, 2, 4, 5, 10, 20 }));
        QVERIFY(same(second.choices(0), { 1 }));
        QVERIFY(same(second.choices(3), { 1, 5, 7, 35 }));
        QVERIFY(same(first.choices(2), { 1 })); // the pool
        QVERIFY(same(first.choices(4), { 1, 2, 4, 8, 16, 32 })); // fully connected: 4096 rows, one copy
    }

    void genesKeepTheRules_data()
    {
        QTest::addColumn<bool>("identical");
        QTest::newRow("specialized") << false;
        QTest::newRow("identical") << true;
    }
    void genesKeepTheRules()
    {
        QFETCH(bool, identical);
        const Evaluator e = evaluator(identical ? design::MacroStyle::Identical : design::MacroStyle::Specialized);
        EvolutionOptions o;
        o.generations = 30;
        MacroPartitioning partitioning(e, candidate(e, { 24, 12, 6 }), o);
        std::set<std::vector<std::int32_t>> met;
        int shared = 0;
        const auto outcome = partitioning.evolve(1, {}, [&](Candidate& c) {
            std::map<std::int32_t, int> pairs;
            for (std::size_t l = 0; l < e.layers().size(); ++l) {
                const auto choices = partitioning.choices(l);
                if (!identical && std::find(choices.begin(), choices.end(), c.macros[l]) == choices.end())
                    return -1e9;
                if (c.partner[l] < 0)
                    continue;
                ++shared;
                if (c.partner[l] >= static_cast<std::int32_t>(l) || !e.layers()[l].crossbar
                    || !e.layers()[static_cast<std::size_t>(c.partner[l])].crossbar)
                    return -1e9;
                if (++pairs[static_cast<std::int32_t>(l)] > 1 || ++pairs[c.partner[l]] > 1)
                    return -1e9;
            }
            if (identical) { // all from one common size
                bool common = false;
                for (const int size : partitioning.macroSizes()) {
                    bool all = true;
                    for (std::size_t l = 0; l < e.layers().size(); ++l)
                        if (const auto& m = e.layers()[l]; m.crossbar)
                            all = all
                                && c.macros[l]
                                    == identicalMacros(m.fullyConnected ? 1 : c.duplication[l], m.map.rowBlocks,
                                                       m.map.columnBlocks, size);
                    common = common || all;
                }
                if (!common)
                    return -1e9;
            }
            auto gene = c.macros;
            gene.insert(gene.end(), c.partner.begin(), c.partner.end());
            return met.insert(gene).second ? static_cast<double>(met.size() % 7) : -1e9; // none twice
        });
        QVERIFY(outcome.fitness >= 0);
        QCOMPARE(met.size(), static_cast<std::size_t>(outcome.evaluations));
        QVERIFY(shared > 0);
        QVERIFY(outcome.evaluations > (identical ? 20u : 200u));
    }

    void sharingCanBeForbidden()
    {
        const Evaluator e = evaluator();
        EvolutionOptions o;
        o.sharing = false;
        o.generations = 20;
        bool shared = false;
        MacroPartitioning(e, candidate(e, { 24, 12, 6 }), o).evolve(1, {}, [&](Candidate& c) {
            shared = shared || std::any_of(c.partner.begin(), c.partner.end(), [](auto p) { return p >= 0; });
            return 1.0;
        });
        QVERIFY(!shared);
    }

    void reachesTheOptimumOfALandscape()
    {
        // 4 numbers of 8, 12, 8 and 6 choices with pairs: about 46 000 genes.
        const Evaluator e = evaluator();
        EvolutionOptions o;
        o.generations = 60;
        for (std::uint64_t seed = 1; seed <= 5; ++seed) {
            const auto outcome =
                MacroPartitioning(e, candidate(e, { 24, 12, 6 }), o).evolve(seed, {}, [&](Candidate& c) {
                    return landscape(e, c);
                });
            QCOMPARE(outcome.fitness, 103.0); // 100 - 2 + 5
            QCOMPARE(landscape(e, outcome.best), 103.0);
            QVERIFY(outcome.evaluations < 5000);
        }
    }

    void childrenTakePart()
    {
        const Evaluator e = evaluator();
        EvolutionOptions o;
        o.generations = 0;
        const auto fitness = [&](Candidate& c) { return landscape(e, c); };
        const auto initial = MacroPartitioning(e, candidate(e, { 24, 12, 6 }), o).evolve(3, {}, fitness);
        QVERIFY(initial.evaluations <= 40);
        o.generations = 10;
        const auto bred = MacroPartitioning(e, candidate(e, { 24, 12, 6 }), o).evolve(3, {}, fitness);
        QVERIFY(bred.fitness > initial.fitness);
    }

    void theFitnessFunctionCompletesTheCandidate()
    {
        const Evaluator e = evaluator();
        EvolutionOptions o;
        o.generations = 3;
        const auto outcome = MacroPartitioning(e, candidate(e, { 24, 12, 6 }), o).evolve(3, {}, [&](Candidate& c) {
            c.scratchpadKib = c.macros[1] + 100;
            return landscape(e, c);
        });
        QCOMPARE(outcome.best.scratchpadKib, outcome.best.macros[1] + 100);
    }

    void theSeedDecides()
    {
        const Evaluator e = evaluator();
        EvolutionOptions o;
        o.generations = 5;
        const auto run = [&](std::uint64_t seed) {
            std::vector<std::vector<std::int32_t>> all;
            MacroPartitioning(e, candidate(e, { 24, 12, 6 }), o).evolve(seed, {}, [&](Candidate& c) {
                all.push_back(c.macros);
                all.push_back(c.partner);
                return landscape(e, c);
            });
            return all;
        };
        QVERIFY(run(1) == run(1));
        QVERIFY(run(1) != run(2));
    }

    void endsWithoutProgressAndWhenAsked()
    {
        const Evaluator e = evaluator();
        EvolutionOptions o;
        o.generations = 1000000;
        o.patience = 3;
        auto flat = MacroPartitioning(e, candidate(e, { 24, 12, 6 }), o).evolve(1, {}, [](Candidate&) { return 1.0; });
        QCOMPARE(flat.generations, 3);
        o.patience = 0;
        std::stop_source source;
        int calls = 0;
        const auto stopped =
            MacroPartitioning(e, candidate(e, { 24, 12, 6 }), o).evolve(1, source.get_token(), [&](Candidate& c) {
                if (++calls == 57)
                    source.request_stop();
                return landscape(e, c);
            });
        QCOMPARE(calls, 57); // not one more
        QCOMPARE(stopped.evaluations, std::uint64_t { 57 });
        QVERIFY(stopped.fitness > 0);
        o.abandonBelow = 2;
        o.abandonAfter = 0;
        flat = MacroPartitioning(e, candidate(e, { 24, 12, 6 }), o).evolve(1, {}, [](Candidate&) { return 1.0; });
        QCOMPARE(flat.generations, 0);
        // A space of one gene: one evaluation, no endless search.
        o = {};
        o.sharing = false;
        const Evaluator same = evaluator(design::MacroStyle::Identical);
        o.minimumMacroSize = o.maximumMacroSize = 100000;
        const auto single =
            MacroPartitioning(same, candidate(same, { 1, 1, 1 }), o).evolve(1, {}, [](Candidate&) { return 1.0; });
        QCOMPARE(single.evaluations, std::uint64_t { 1 });
    }
};

QTEST_APPLESS_MAIN(TestMacroPartitioning)
#include "tst_macro_partitioning.moc"
