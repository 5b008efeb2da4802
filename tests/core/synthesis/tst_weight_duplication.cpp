// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <set>

#include <QtTest/QTest>

#include "core/base/random.h"
#include "core/hardware/pimsyn_config.h"
#include "core/network/pimsyn_json.h"
#include "core/synthesis/weight_duplication.h"
#include "tests/support/shared_folder.h"

using namespace pim;
using namespace pim::synthesis;

namespace {

DuplicableLayer layer(std::int64_t positions, std::int64_t crossbars, std::int64_t accesses = 1,
                      std::vector<std::int32_t> before = {})
{
    DuplicableLayer l;
    l.positions = positions;
    l.crossbars = crossbars;
    l.accesses = accesses;
    l.before = std::move(before);
    return l;
}

DuplicationProblem randomProblem(std::uint64_t seed, int layers, std::int64_t mostPositions)
{
    RandomStream random(seed);
    DuplicationProblem p;
    for (int i = 0; i < layers; ++i) {
        p.layers.push_back(
            layer(random.uniformInt(1, mostPositions), random.uniformInt(1, 5), random.uniformInt(1, 40)));
        if (i > 0 && random.chance(0.7)
            && p.layers[static_cast<std::size_t>(i) - 1].positions >= p.layers.back().positions)
            p.layers.back().before = { i - 1 };
    }
    p.available = p.minimum() + random.uniformInt(0, 25);
    return p;
}

/// Every vector with copies up to the positions that fits.
void forEachVector(const DuplicationProblem& p, const std::function<void(const std::vector<std::int32_t>&)>& visit)
{
    std::vector<std::int32_t> d(p.layers.size(), 1);
    while (true) {
        if (p.crossbarsOf(d) <= p.available)
            visit(d);
        std::size_t i = 0;
        while (i < d.size() && d[i] >= p.layers[i].positions)
            d[i++] = 1;
        if (i == d.size())
            return;
        ++d[i];
    }
}

std::int64_t bottleneck(const DuplicationProblem& p, const std::vector<std::int32_t>& d)
{
    std::int64_t most = 0;
    for (std::size_t i = 0; i < d.size(); ++i)
        most = std::max(most, blocksOf(p.layers[i], d[i]));
    return most;
}

RunContext seeded(std::uint64_t seed)
{
    RunContext run;
    run.seed = seed;
    return run;
}

} // namespace

class TestWeightDuplication : public QObject
{
    Q_OBJECT
private slots:
    void waterFillByHand()
    {
        // P = 16, 4; sets 1, 2; N = 8. b = 3: ceil(16/3) = 6 copies, ceil(4/3) = 2 -> 6 + 4 = 10 > 8.
        // b = 4: 4 + 2*1 = 6 fits. 2 left: layer 0 has 4 blocks, 3 blocks need 6 copies: fits.
        DuplicationProblem p;
        p.layers = { layer(16, 1), layer(4, 2) };
        p.available = 8;
        QCOMPARE(waterFill(p, false), (std::vector<std::int32_t> { 4, 1 }));
        QCOMPARE(waterFill(p, true), (std::vector<std::int32_t> { 6, 1 }));
        p.available = 3; // one copy each, no more
        QCOMPARE(waterFill(p), (std::vector<std::int32_t> { 1, 1 }));
        p.available = 2;
        QVERIFY(waterFill(p).empty());
        QVERIFY(proportionalStart(p).empty());
        QVERIFY(annealDuplications(p, {}, {}).empty());
        p.available = 1000; // one block each: never more copies than positions
        QCOMPARE(waterFill(p), (std::vector<std::int32_t> { 16, 4 }));
    }

    void waterFillReachesTheOptimumOfTheBottleneck()
    {
        for (std::uint64_t seed = 1; seed <= 150; ++seed) {
            const DuplicationProblem p = randomProblem(seed, 3, 12);
            std::int64_t best = std::numeric_limits<std::int64_t>::max();
            forEachVector(p, [&](const auto& d) { best = std::min(best, bottleneck(p, d)); });
            for (const bool spend : { false, true }) {
                const auto d = waterFill(p, spend);
                QVERIFY(p.crossbarsOf(d) <= p.available);
                QCOMPARE(bottleneck(p, d), best);
            }
            // Nothing that is left could save another block of any layer.
            const auto d = waterFill(p, true);
            for (std::size_t i = 0; i < d.size(); ++i) {
                const std::int64_t blocks = blocksOf(p.layers[i], d[i]);
                if (blocks > 1) {
                    const std::int64_t more = mapping::ceilDiv(p.layers[i].positions, blocks - 1) - d[i];
                    QVERIFY(more * p.layers[i].crossbars > p.available - p.crossbarsOf(d));
                }
            }
        }
    }

    void waterFillCopesWithHugeNumbers()
    {
        DuplicationProblem p;
        p.layers = { layer(std::int64_t { 1 } << 40, 1), layer(std::int64_t { 1 } << 31, std::int64_t { 1 } << 40) };
        p.available = std::int64_t { 1 } << 45;
        const auto d = waterFill(p);
        QVERIFY(!d.empty());
        QVERIFY(p.crossbarsOf(d) <= p.available);
        p.layers.assign(100, layer(1, std::numeric_limits<std::int64_t>::max() / 4));
        QVERIFY(waterFill(p).empty());
        QVERIFY(proportionalStart(p).empty());
    }

    void theStartFitsAndIsProportional()
    {
        // r = P*V = 64, 16: N = 20 -> 20*64/80/4 = 4 copies, 20*16/80/4 = 1 copy: 16 + 4 = 20.
        DuplicationProblem p;
        p.layers = { layer(16, 4), layer(4, 4) };
        p.available = 20;
        QCOMPARE(proportionalStart(p), (std::vector<std::int32_t> { 4, 1 }));
        p.available = 19; // ceil(3.8) = 4, ceil(.95) = 1: one copy is given back
        QCOMPARE(proportionalStart(p), (std::vector<std::int32_t> { 3, 1 }));
        for (std::uint64_t seed = 1; seed <= 200; ++seed) {
            const DuplicationProblem q = randomProblem(seed, 6, 300);
            QVERIFY(q.crossbarsOf(proportionalStart(q)) <= q.available);
        }
    }

    void energiesByHand()
    {
        // blocks 10/2 = 5, 6/1 = 6, 4/4 = 1: mean 4, squares 1 + 4 + 9 = 14, sample stdev sqrt(7).
        // accesses 2*3 = 6, 1*6 = 6, 4*3 = 12: mean 8, 4 + 4 + 16 = 24, stdev sqrt(12).
        DuplicationProblem p;
        p.layers = { layer(10, 1, 3), layer(6, 1, 6, { 0 }), layer(4, 1, 3, { 0 }) };
        p.available = 100;
        const std::vector<std::int32_t> d { 2, 1, 4 };
        AnnealingOptions o;
        o.ordering = OrderingRule::None;
        QCOMPARE(duplicationEnergy(p, o, d), std::sqrt(7.0) + 0.1 * std::sqrt(12.0));
        o.energy = DuplicationEnergy::Bottleneck;
        QCOMPARE(duplicationEnergy(p, o, d), 6.0);
        o.ordering = OrderingRule::FileOrder; // 1 < 0.6 * 4
        QVERIFY(std::isinf(duplicationEnergy(p, o, d)));
        o.ordering = OrderingRule::Chain; // 2 < 0.6 * 4 between layers 0 and 2
        QVERIFY(std::isinf(duplicationEnergy(p, o, d)));
        p.layers[2].before = {}; // a parallel branch: neighbours in the file, no rule
        QCOMPARE(duplicationEnergy(p, o, d), 6.0);
    }

    void annealingReachesTheOptimum_data()
    {
        QTest::addColumn<int>("energy");
        QTest::addColumn<int>("ordering");
        QTest::newRow("eq4") << 0 << 0;
        QTest::newRow("eq4 chain") << 0 << 1;
        QTest::newRow("bottleneck") << 1 << 0;
        QTest::newRow("bottleneck file order") << 1 << 2;
    }
    void annealingReachesTheOptimum()
    {
        QFETCH(int, energy);
        QFETCH(int, ordering);
        AnnealingOptions o;
        o.energy = static_cast<DuplicationEnergy>(energy);
        o.ordering = static_cast<OrderingRule>(ordering);
        o.chains = 4;
        for (std::uint64_t seed = 1; seed <= 12; ++seed) {
            const DuplicationProblem p = randomProblem(seed, 4, 9);
            double best = std::numeric_limits<double>::infinity();
            forEachVector(p, [&](const auto& d) { best = std::min(best, duplicationEnergy(p, o, d)); });
            const auto found = annealDuplications(p, o, seeded(seed));
            QVERIFY(!found.empty());
            QCOMPARE(found.front().energy, best);
        }
    }

    void deliversDistinctVectorsBestFirstThatFit()
    {
        AnnealingOptions o;
        o.chains = 2;
        DuplicationProblem p = randomProblem(77, 8, 400);
        p.available = 600;
        const auto found = annealDuplications(p, o, seeded(3));
        QCOMPARE(found.size(), std::size_t { 30 });
        std::set<std::vector<std::int32_t>> distinct;
        for (std::size_t i = 0; i < found.size(); ++i) {
            distinct.insert(found[i].duplication);
            QCOMPARE(found[i].crossbars, p.crossbarsOf(found[i].duplication));
            QVERIFY(found[i].crossbars <= p.available);
            QCOMPARE(found[i].energy, duplicationEnergy(p, o, found[i].duplication));
            QVERIFY(i == 0 || found[i - 1].energy <= found[i].energy);
        }
        QCOMPARE(distinct.size(), found.size());
        // The starts take part: nothing delivered first is worse than they are.
        QVERIFY(found.front().energy <= duplicationEnergy(p, o, proportionalStart(p)));
        QVERIFY(std::isfinite(found.front().energy));
        QVERIFY(found.front().energy <= duplicationEnergy(p, o, waterFill(p)));
        o.candidates = 5;
        const auto few = annealDuplications(p, o, seeded(3));
        QCOMPARE(few.size(), std::size_t { 5 });
        for (std::size_t i = 0; i < few.size(); ++i)
            QCOMPARE(few[i].duplication, found[i].duplication);
    }

    void theSeedDecides()
    {
        AnnealingOptions o;
        o.chains = 2;
        DuplicationProblem p = randomProblem(5, 10, 3000);
        p.available = 2000;
        const auto vectors = [&](std::uint64_t seed) {
            std::vector<std::vector<std::int32_t>> all;
            for (const auto& c : annealDuplications(p, o, seeded(seed)))
                all.push_back(c.duplication);
            return all;
        };
        QCOMPARE(vectors(1), vectors(1));
        QVERIFY(vectors(1) != vectors(2));
    }

    void stopsWhenAskedWithWhatItHas()
    {
        std::stop_source source;
        source.request_stop();
        RunContext run = seeded(1);
        run.stop = source.get_token();
        AnnealingOptions o;
        o.chains = 1000000;
        o.rounds = 1000;
        const auto found = annealDuplications(randomProblem(5, 10, 3000), o, run);
        QVERIFY(!found.empty());
    }

    void readsTheProblemFromAnEvaluator()
    {
        const auto folder = test::sharedFolder() / "golden" / "pimsyn";
        if (!std::filesystem::exists(folder / "networks" / "resnet18.json"))
            QSKIP("the folder of reference networks is absent");
        auto net = network::importPimsynJson(folder / "networks" / "resnet18.json");
        auto hw = hardware::readPimsynConfig(folder / "config.json");
        QVERIFY(net && hw);
        design::DesignParameters parameters; // 256 rows, 2-bit cells, 1-bit DAC
        design::Constraints constraints;
        constraints.powerBudget = { 49.0 };
        auto evaluator =
            evaluation::Evaluator::create(std::make_shared<const network::Network>(std::move(net->network)),
                                          std::make_shared<const hardware::HardwareSpec>(std::move(*hw)),
                                          evaluation::ModelOptions::pimsyn(), parameters, constraints);
        QVERIFY(evaluator.has_value());
        DuplicationProblem p = duplicationProblem(*evaluator);
        QCOMPARE(p.layers.size(), std::size_t { 20 }); // 17 convolutions and 3 shortcuts
        std::int64_t fullyConnected = 0;
        for (const auto& l : evaluator->layers())
            fullyConnected += l.fullyConnected ? l.map.crossbars : 0;
        QCOMPARE(p.available + fullyConnected, static_cast<std::int64_t>(49.0 * 0.2 / evaluator->crossbarPeakW()));
        QVERIFY(p.layers[0].before.empty());
        // conv1: 7x7x3 = 147 rows, 64 columns: one row block, one column block, 8 slices.
        QCOMPARE(p.layers[0].crossbars, std::int64_t { 8 });
        QCOMPARE(p.layers[0].accesses, std::int64_t { 147 + 64 });
        QCOMPARE(duplicationProblem(*evaluator, true).layers[0].accesses, std::int64_t { 147 * 8 + 64 * 8 });
        // No layer waits for its parallel shortcut: before[] follows the data only.
        for (const auto& l : p.layers)
            for (const auto k : l.before)
                QVERIFY(p.layers[static_cast<std::size_t>(k)].networkLayer < l.networkLayer);
        evaluation::Candidate c;
        c.duplication.assign(evaluator->layers().size(), 1);
        const auto d = waterFill(p);
        applyDuplication(p, d, c);
        for (std::size_t i = 0; i < d.size(); ++i)
            QCOMPARE(c.duplication[static_cast<std::size_t>(p.layers[i].networkLayer)], d[i]);
        AnnealingOptions o;
        const auto found = annealDuplications(p, o, seeded(1));
        QCOMPARE(found.size(), std::size_t { 30 });
    }
};

QTEST_APPLESS_MAIN(TestWeightDuplication)
#include "tst_weight_duplication.moc"
