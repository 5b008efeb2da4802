// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <algorithm>
#include <cstdint>
#include <string>

#include "core/dataflow/block_scheduler.h"
#include "core/dataflow/buffer_usage.h"
#include "tests/core/dataflow/random_chains.h"
#include "tests/support/step_reference.h"

using namespace pim;
using dataflow::BlockScheduler;
using dataflow::Operation;
using test::ChainLimits;
using test::ChainSet;

namespace {

/// Everything in which a schedule differs from the step by step walk, as text; empty when equal.
std::string difference(const ChainSet& set, const BlockScheduler::Options& options)
{
    const auto expected = test::stepByStep(set.chains, set.mesh, set.buffers, options.bitDependency, options.layerPriority);
    BlockScheduler scheduler;
    if (!scheduler.run(set.chains, set.mesh, options))
        return "overflow";
    for (std::size_t l = 0; l < set.chains.size(); ++l)
        for (std::int32_t q = 0; q < set.chains[l].blocks; ++q)
            for (std::size_t j = 0; j < set.operations[l].size(); ++j) {
                const auto want = expected.starts[l][static_cast<std::size_t>(q)][j][0];
                const auto got = scheduler.start(l, q, static_cast<std::int32_t>(j));
                if (want != got)
                    return "layer " + std::to_string(l) + " block " + std::to_string(q) + " " + std::string(operationName(set.operations[l][j].kind))
                        + ": expected " + std::to_string(want) + ", got " + std::to_string(got);
            }
    if (scheduler.lastStart() + 1 != expected.steps)
        return "steps: expected " + std::to_string(expected.steps) + ", got " + std::to_string(scheduler.lastStart() + 1);
    if (scheduler.nocBubbles() != expected.nocBubbles)
        return "NoC bubbles: expected " + std::to_string(expected.nocBubbles) + ", got " + std::to_string(scheduler.nocBubbles());
    if (scheduler.adcBubbles() != expected.adcBubbles)
        return "ADC bubbles: expected " + std::to_string(expected.adcBubbles) + ", got " + std::to_string(scheduler.adcBubbles());
    if (options.bitDependency || options.layerPriority)
        return {}; // no reference for the order of loads and stores within one cycle
    dataflow::BufferUsage usage;
    usage.measure(set.buffers, set.chains, scheduler);
    for (std::size_t l = 0; l < set.chains.size(); ++l)
        if (usage.outputElements(l) != expected.outputElements[l])
            return "output buffer of layer " + std::to_string(l) + ": expected " + std::to_string(expected.outputElements[l]) + ", got "
                + std::to_string(usage.outputElements(l));
    return {};
}

} // namespace

class TestBlockScheduler : public QObject
{
    Q_OBJECT
private slots:
    void schedulesRandomChainsAsTheStepWalkDoes_data();
    void schedulesRandomChainsAsTheStepWalkDoes();
    void holdsBackEveryBitWhenAsked_data();
    void holdsBackEveryBitWhenAsked();
    void schedulesOneChainByHand();
    void makesTransfersTakeTurnsByHand();
    void letsTheEarlierLayerGoFirstByHand();
    void makesSharedAdcsTakeTurnsByHand();
    void letsASlowCrossbarPaceTheBitsByHand();
    void waitsForTheProvidersBlockByHand();
    void refusesEndlessSchedules();
    void schedulesTheSameWhereAProviderComesAfterItsConsumer();
    void saysWhatIsWrongWithAnInputThatCannotRun_data();
    void saysWhatIsWrongWithAnInputThatCannotRun();
    void givesTheSameWhenUsedAgain();
};

void TestBlockScheduler::schedulesRandomChainsAsTheStepWalkDoes_data()
{
    QTest::addColumn<ChainLimits>("limits");
    QTest::addColumn<int>("cases");
    QTest::addColumn<bool>("layerPriority");
    QTest::newRow("one macro per layer") << ChainLimits { 6, 20, 1, 6, 0, false } << 1000 << false;
    QTest::newRow("merges and conflicts") << ChainLimits { 7, 16, 5, 9, 0, false } << 1500 << false;
    QTest::newRow("short operations, many ties") << ChainLimits { 9, 14, 6, 2, 0, false } << 1500 << false;
    QTest::newRow("long operations") << ChainLimits { 8, 10, 6, 60, 0, false } << 800 << false;
    QTest::newRow("shared ADCs") << ChainLimits { 7, 12, 4, 6, 0.8, false } << 1500 << false;
    QTest::newRow("shared ADCs, ties") << ChainLimits { 9, 12, 4, 2, 0.8, false } << 1500 << false;
    QTest::newRow("slow units") << ChainLimits { 6, 14, 4, 7, 0.3, true } << 1000 << false;
    QTest::newRow("layer priority: merges and conflicts") << ChainLimits { 7, 16, 5, 9, 0, false } << 1000 << true;
    QTest::newRow("layer priority: many ties") << ChainLimits { 9, 14, 6, 2, 0, false } << 1000 << true;
    QTest::newRow("layer priority: shared ADCs, ties") << ChainLimits { 9, 12, 4, 2, 0.8, false } << 1000 << true;
}

void TestBlockScheduler::schedulesRandomChainsAsTheStepWalkDoes()
{
    QFETCH(ChainLimits, limits);
    QFETCH(int, cases);
    QFETCH(bool, layerPriority);
    int different = 0, conflicts = 0;
    std::int64_t bubbles = 0;
    std::string first;
    for (int i = 0; i < cases; ++i) {
        RandomStream random(20240611, static_cast<std::uint64_t>(i), static_cast<std::uint64_t>(limits.length));
        ChainSet set;
        makeRandomChains(set, random, limits);
        const std::string text = difference(set, { false, layerPriority });
        BlockScheduler scheduler;
        QVERIFY(scheduler.run(set.chains, set.mesh, { false, layerPriority }));
        bubbles += scheduler.nocBubbles() + scheduler.adcBubbles();
        conflicts += set.mesh.conflictPairs();
        if (!text.empty()) {
            ++different;
            if (first.empty())
                first = "case " + std::to_string(i) + ": " + text;
            if (different < 4) qInfo("case %d (%zu layers): %s", i, set.chains.size(), text.c_str());
        }
    }
    qInfo("%d cases, %d conflicting pairs, %lld bubbles", cases, conflicts, static_cast<long long>(bubbles));
    QVERIFY2(different == 0, (std::to_string(different) + " of " + std::to_string(cases) + " differ; " + first).c_str());
}

void TestBlockScheduler::holdsBackEveryBitWhenAsked_data()
{
    QTest::addColumn<ChainLimits>("limits");
    QTest::newRow("no sharing") << ChainLimits { 7, 14, 4, 7, 0, true };
    QTest::newRow("shared ADCs") << ChainLimits { 7, 12, 4, 7, 0.8, false };
    QTest::newRow("shared ADCs, slow crossbars") << ChainLimits { 7, 12, 4, 7, 0.8, true };
    QTest::newRow("slow shared ADCs") << ChainLimits { 7, 12, 4, 7, 0.8, true, true };
}

/// The same walk with an edge per bit. Without anything to compete for, the schedules are equal. Otherwise they may break
/// ties differently (there is no reference to follow), which must not make one of them longer than the other by much.
void TestBlockScheduler::holdsBackEveryBitWhenAsked()
{
    QFETCH(ChainLimits, limits);
    int exact = 0, free = 0, longer = 0;
    double worst = 0, sum = 0;
    constexpr int kCases = 600;
    for (int i = 0; i < kCases; ++i) {
        RandomStream random(20240612, static_cast<std::uint64_t>(i));
        ChainSet set;
        makeRandomChains(set, random, limits);
        const bool contended = set.mesh.conflictPairs() > 0
            || std::any_of(set.partner.begin(), set.partner.end(), [](int p) { return p >= 0; });
        const std::string text = difference(set, { true, false });
        if (!contended) {
            ++free;
            QVERIFY2(text.empty(), ("case " + std::to_string(i) + ": " + text).c_str());
        }
        exact += text.empty();
        const auto walk = test::stepByStep(set.chains, set.mesh, {}, true);
        BlockScheduler scheduler;
        QVERIFY(scheduler.run(set.chains, set.mesh, { true }));
        const double ratio = static_cast<double>(scheduler.lastStart() + 1) / static_cast<double>(walk.steps);
        longer += ratio > 1;
        sum += ratio - 1;
        worst = std::max(worst, std::abs(ratio - 1));
    }
    qInfo("%d of %d equal (%d without contention); steps: %d longer, mean %+.3f %%, worst %.2f %%", exact, kCases, free, longer,
          100 * sum / kCases, 100 * worst);
    QVERIFY(free > 50);
    QVERIFY(exact >= kCases * 3 / 4);
    QVERIFY(std::abs(sum / kCases) < 0.005);
    QVERIFY(worst < 0.15);
}

/// One layer, two blocks, two bits:
///   load 0, MVM 1-2, ADC 2-3, shift-add 3-4, addition 5, store 6.
/// The second block's load waits until the MVM is about to be free: max(1, 1 + 2 - 1) = 2 cycles after the first. All
/// others follow two cycles later too (the MVM is busy for two): store 8, so 9 cycles.
void TestBlockScheduler::schedulesOneChainByHand()
{
    ChainSet set;
    set.resize(1);
    set.blocks = { 2 };
    set.operations[0] = { { Operation::Load, 1, 1 }, { Operation::Mvm, 1, 2 }, { Operation::Adc, 1, 2 }, { Operation::ShiftAdd, 1, 2 },
                          { Operation::Addition, 1, 1 }, { Operation::Store, 1, 1 } };
    const std::vector<dataflow::MeshRequest> request { { true, 1, -1, {}, false } };
    set.mesh.build(request, 1);
    set.seal();
    BlockScheduler scheduler;
    QVERIFY(scheduler.run(set.chains, set.mesh, {}));
    const std::vector<std::vector<int>> expected { { 0, 1, 2, 3, 5, 6 }, { 2, 3, 4, 5, 7, 8 } };
    for (int q = 0; q < 2; ++q)
        for (int j = 0; j < 6; ++j)
            QCOMPARE(scheduler.start(0, q, j), expected[static_cast<std::size_t>(q)][static_cast<std::size_t>(j)]);
    QCOMPARE(scheduler.lastStart() + 1, 9);
    QCOMPARE(scheduler.lastEnd(), 9);
    QCOMPARE(scheduler.blockPitch(0), 2);
    QCOMPARE(difference(set, {}), std::string {});
}

/// Layer 0 on cell (0, 0), layer 1 on (0, 1) and (1, 1). Layer 1's transfer uses the links (0,0)->(0,1) and (0,1)->(1,1),
/// its merge (0,1)->(1,1): they take turns. A transfer takes 3 cycles, a merge 2, everything else 1.
/// Layer 0 stores blocks 0..3 at 4..7. Layer 1, transfer/merge of its blocks 0..3:
///   transfers at 5, 8, 11 (3 apart); stores at 12, 15, 18.
///   Merge 0 is ready at 13, but transfer 2 is under way until 14: 1 bubble.
///   At 14 merge 0 and transfer 3 are both ready: the shorter goes first, 14-16. At 16 merge 1 (ready then) is again
///   shorter, 16-18. Transfer 3 starts at 18 after 4 bubbles.
///   Merge 2, ready at 19, waits for it until 21: 2 bubbles. Block 3 is stored at 25 and merged at 26-28.
void TestBlockScheduler::makesTransfersTakeTurnsByHand()
{
    ChainSet set;
    set.resize(2);
    set.blocks = { 4, 4 };
    set.operations[0] = { { Operation::Load, 1, 1 }, { Operation::Mvm, 1, 1 }, { Operation::Adc, 1, 1 }, { Operation::ShiftAdd, 1, 1 }, { Operation::Store, 1, 1 } };
    set.operations[1] = { { Operation::Transfer, 3, 1 }, { Operation::Load, 1, 1 }, { Operation::Mvm, 1, 1 }, { Operation::Adc, 1, 1 },
                          { Operation::ShiftAdd, 1, 1 }, { Operation::Store, 1, 1 }, { Operation::Merge, 2, 1 } };
    set.providers[1] = { 0 };
    set.needs[1] = { { 0, 1, 2, 3 } };
    set.kept[1] = { { 0, 1, 2, 3 } };
    const std::vector<dataflow::MeshRequest> request { { true, 1, -1, {}, false }, { true, 2, -1, set.providers[1], false } };
    set.mesh.build(request, 3);
    set.seal();
    QVERIFY(set.mesh.conflict(2, 3));
    BlockScheduler scheduler;
    QVERIFY(scheduler.run(set.chains, set.mesh, {}));
    const std::vector<int> transfers { 5, 8, 11, 18 }, merges { 14, 16, 21, 26 };
    for (int q = 0; q < 4; ++q) {
        QCOMPARE(scheduler.start(1, q, 0), transfers[static_cast<std::size_t>(q)]);
        QCOMPARE(scheduler.start(1, q, 6), merges[static_cast<std::size_t>(q)]);
    }
    QCOMPARE(scheduler.nocBubbles(), 7);
    QCOMPARE(scheduler.lastStart() + 1, 27);
    QCOMPARE(scheduler.lastEnd(), 28);
    QCOMPARE(difference(set, {}), std::string {});
}

/// Layer 0 on (0, 0) feeds layer 1 on (0, 1) and layer 2 on (1, 1); both transfers use the link (0,0)->(0,1) and take 2 cycles.
/// Layer 0 stores blocks 0 and 1 at 1 and 2. Layer 2 needs block 0, then 1: its transfers are ready at 2 and 4. Layer 1 needs
/// block 1: ready at 3, 1 bubble behind layer 2's first transfer. At 4 layer 1 tries again and layer 2's second transfer is
/// new. In the release's queue the new one comes first: layer 2 at 4, layer 1 at 6. By layer: layer 1 at 4, layer 2 at 6.
/// Whoever waits has 2 more bubbles.
void TestBlockScheduler::letsTheEarlierLayerGoFirstByHand()
{
    ChainSet set;
    set.resize(3);
    set.blocks = { 2, 1, 2 };
    set.operations[0] = { { Operation::Load, 1, 1 }, { Operation::Store, 1, 1 } };
    set.operations[1] = set.operations[2] = { { Operation::Transfer, 2, 1 }, { Operation::Load, 1, 1 }, { Operation::Store, 1, 1 } };
    set.providers[1] = set.providers[2] = { 0 };
    set.needs[1] = set.kept[1] = { { 1 } };
    set.needs[2] = set.kept[2] = { { 0, 1 } };
    const std::vector<dataflow::MeshRequest> request { { true, 1, -1, {}, false }, { true, 1, -1, set.providers[1], false }, { true, 1, -1, set.providers[2], false } };
    set.mesh.build(request, 3);
    set.seal();
    QVERIFY(set.mesh.conflict(2, 4));
    for (const bool priority : { false, true }) {
        BlockScheduler scheduler;
        QVERIFY(scheduler.run(set.chains, set.mesh, { false, priority }));
        QCOMPARE(scheduler.start(2, 0, 0), 2);
        QCOMPARE(scheduler.start(1, 0, 0), priority ? 4 : 6);
        QCOMPARE(scheduler.start(2, 1, 0), priority ? 6 : 4);
        QCOMPARE(scheduler.nocBubbles(), 3);
        QCOMPARE(difference(set, { false, priority }), std::string {});
    }
}

/// Two layers with the same ADCs start together: MVMs at 1 and 2, conversions wanted at 2 and 3 by both. With equal bits
/// the earlier layer goes first, and at 3 its second bit is ahead of the other's first. So layer 1 converts at 4 and 5 (2
/// bubbles); its shift-add follows at 5, and its store after two bits at 7.
void TestBlockScheduler::makesSharedAdcsTakeTurnsByHand()
{
    ChainSet set;
    set.resize(2);
    for (auto& ops : set.operations)
        ops = { { Operation::Load, 1, 1 }, { Operation::Mvm, 1, 2 }, { Operation::Adc, 1, 2 }, { Operation::ShiftAdd, 1, 2 }, { Operation::Store, 1, 1 } };
    set.partner = { 1, 0 };
    const std::vector<dataflow::MeshRequest> request { { true, 1, -1, {}, false }, { true, 1, 0, {}, false } };
    set.mesh.build(request, 1);
    set.seal();
    for (const bool bits : { false, true }) {
        BlockScheduler scheduler;
        QVERIFY(scheduler.run(set.chains, set.mesh, { bits }));
        const std::vector<int> first { 0, 1, 2, 3, 5 }, second { 0, 1, 4, 5, 7 };
        for (int j = 0; j < 5; ++j) {
            QCOMPARE(scheduler.start(0, 0, j), first[static_cast<std::size_t>(j)]);
            QCOMPARE(scheduler.start(1, 0, j), second[static_cast<std::size_t>(j)]);
        }
        QCOMPARE(scheduler.adcBubbles(), 2);
        QCOMPARE(scheduler.nocBubbles(), 0);
        QCOMPARE(difference(set, { bits, false }), std::string {});
    }
}

/// A crossbar that needs 3 cycles per bit and 4 bits: MVM at 0, 3, 6, 9. In the release only the first bit of the ADC waits
/// for it: conversions at 3, 4, 5, 6, shift-adds at 4 to 7, store at 8, before the crossbar is done (12).
/// When every bit waits, conversions are at 3, 6, 9, 12, shift-adds at 4, 7, 10, 13, and the store is at 14.
void TestBlockScheduler::letsASlowCrossbarPaceTheBitsByHand()
{
    ChainSet set;
    set.resize(1);
    set.operations[0] = { { Operation::Mvm, 3, 4 }, { Operation::Adc, 1, 4 }, { Operation::ShiftAdd, 1, 4 }, { Operation::Store, 1, 1 } };
    const std::vector<dataflow::MeshRequest> request { { true, 1, -1, {}, false } };
    set.mesh.build(request, 1);
    set.seal();
    BlockScheduler scheduler;
    QVERIFY(scheduler.run(set.chains, set.mesh, {}));
    QCOMPARE(scheduler.start(0, 0, 1), 3);
    QCOMPARE(scheduler.start(0, 0, 2), 4);
    QCOMPARE(scheduler.start(0, 0, 3), 8);
    QCOMPARE(scheduler.lastStart(), 9); // the crossbar's last bit
    QVERIFY(scheduler.run(set.chains, set.mesh, { true }));
    QCOMPARE(scheduler.start(0, 0, 1), 3);
    QCOMPARE(scheduler.start(0, 0, 2), 4);
    QCOMPARE(scheduler.start(0, 0, 3), 14);
    QCOMPARE(scheduler.lastEnd(), 15);
}

/// A pool (load, pool, store) behind a provider whose blocks are stored at 0, 10, 20 and take 4 cycles to store: it needs
/// blocks 0 and 2, so it loads at 4 and 24.
void TestBlockScheduler::waitsForTheProvidersBlockByHand()
{
    ChainSet set;
    set.resize(2);
    set.blocks = { 3, 2 };
    set.operations[0] = { { Operation::Relu, 10, 1 }, { Operation::Store, 4, 1 } };
    set.operations[1] = { { Operation::Load, 1, 1 }, { Operation::Pool, 1, 1 }, { Operation::Store, 1, 1 } };
    set.providers[1] = { 0 };
    set.needs[1] = { { 0, 2 } };
    set.kept[1] = { { 0, 1 } };
    const std::vector<dataflow::MeshRequest> request { { true, 1, -1, {}, false }, { false, 1, -1, set.providers[1], false } };
    set.mesh.build(request, 1);
    set.seal();
    BlockScheduler scheduler;
    QVERIFY(scheduler.run(set.chains, set.mesh, {}));
    // The unit before the store is 10 cycles per block; its pitch is max(10, 10 + 4 - 1) = 13.
    QCOMPARE(scheduler.start(0, 0, 1), 10);
    QCOMPARE(scheduler.start(0, 1, 0), 13);
    QCOMPARE(scheduler.start(0, 2, 1), 36);
    QCOMPARE(scheduler.start(1, 0, 0), 14);
    QCOMPARE(scheduler.start(1, 1, 0), 40);
    QCOMPARE(scheduler.lastStart(), 42);
}

void TestBlockScheduler::refusesEndlessSchedules()
{
    ChainSet set;
    set.resize(1);
    set.blocks = { 1000 };
    set.operations[0] = { { Operation::Load, 2'000'000, 1 }, { Operation::Store, 1, 1 } };
    const std::vector<dataflow::MeshRequest> request { { true, 1, -1, {}, false } };
    set.mesh.build(request, 1);
    set.seal();
    BlockScheduler scheduler;
    QVERIFY(!scheduler.run(set.chains, set.mesh, {})); // 2e9 cycles are more than 2^30
    QCOMPARE(scheduler.problem(), std::string("an operation would start after 1073741824 cycles"));
    set.blocks = { 500 };
    set.seal();
    QVERIFY(scheduler.run(set.chains, set.mesh, {}));
    QCOMPARE(scheduler.start(0, 499, 0), 499 * 2'000'000);
}

/// Where nothing is in each other's way the order of the layers means nothing: a network written down back to front, in
/// which every consumer comes before its provider, has the same starts.
void TestBlockScheduler::schedulesTheSameWhereAProviderComesAfterItsConsumer()
{
    int backward = 0;
    for (int i = 0; i < 300; ++i) {
        RandomStream random(17, static_cast<std::uint64_t>(i));
        ChainSet set;
        makeRandomChains(set, random, { 9, 14, 4, 6, 0, i % 2 == 0 });
        const std::size_t n = set.chains.size();
        dataflow::Mesh empty; // one macro a layer and no routes: no conflicts
        empty.build(std::vector<dataflow::MeshRequest>(n, { true, 1, -1, {}, false }), static_cast<int>(n));
        std::vector<std::vector<dataflow::BlockDependency>> dependencies(n);
        std::vector<dataflow::ChainProblem> reversed(n);
        for (std::size_t l = 0; l < n; ++l) {
            const std::size_t at = n - 1 - l;
            for (const dataflow::BlockDependency& d : set.chains[l].dependencies) {
                dependencies[at].push_back({ static_cast<int>(n) - 1 - d.provider, d.blocks });
                ++backward;
            }
            reversed[at] = { set.chains[l].blocks, set.chains[l].operations, dependencies[at], -1 };
        }
        BlockScheduler forward, back;
        QVERIFY(forward.run(set.chains, empty, {}));
        QVERIFY2(back.run(reversed, empty, {}), back.problem().c_str());
        QCOMPARE(back.problem(), std::string {});
        QCOMPARE(back.lastEnd(), forward.lastEnd());
        QCOMPARE(back.lastStart(), forward.lastStart());
        for (std::size_t l = 0; l < n; ++l)
            for (std::int32_t q = 0; q < set.chains[l].blocks; ++q)
                for (std::size_t j = 0; j < set.operations[l].size(); ++j)
                    QCOMPARE(back.start(n - 1 - l, q, static_cast<std::int32_t>(j)), forward.start(l, q, static_cast<std::int32_t>(j)));
    }
    QVERIFY(backward > 500);
}

void TestBlockScheduler::saysWhatIsWrongWithAnInputThatCannotRun_data()
{
    QTest::addColumn<std::vector<int>>("providers"); // of layers 0, 1, 2; -1: none
    QTest::addColumn<int>("need"); // block of the provider that block 2 waits for
    QTest::addColumn<int>("known"); // blocks that know what they need
    QTest::addColumn<int>("partner"); // of layer 0
    QTest::addColumn<QString>("problem");
    using P = std::vector<int>;
    QTest::newRow("a layer that does not exist") << P { -1, 0, 3 } << 2 << 3 << -1 << QStringLiteral("layer 2 waits for layer 3; there are 3");
    QTest::newRow("a block that does not exist") << P { -1, 0, 1 } << 3 << 3 << -1 << QStringLiteral("block 2 of layer 1 waits for block 3 of layer 0, which has 3");
    QTest::newRow("a block before the first") << P { -1, 0, 1 } << -2 << 3 << -1 << QStringLiteral("block 2 of layer 1 waits for block -2 of layer 0, which has 3");
    QTest::newRow("two layers wait for each other") << P { 2, 0, 1 } << 2 << 3 << -1 << QStringLiteral("layers wait for each other: block 0 of layer 0 for block 0 of layer 2, which never comes");
    QTest::newRow("too few blocks know") << P { -1, 0, 1 } << 2 << 2 << -1 << QStringLiteral("layer 1 has 3 blocks, but only 2 know what they need of layer 0");
    QTest::newRow("one-sided sharing") << P { -1, 0, 1 } << 2 << 3 << 1 << QStringLiteral("layer 0 shares ADCs with layer 1, which does not share them with it");
    QTest::newRow("sharing with nobody") << P { -1, 0, 1 } << 2 << 3 << 7 << QStringLiteral("layer 0 shares ADCs with layer 7, which does not share them with it");
}

void TestBlockScheduler::saysWhatIsWrongWithAnInputThatCannotRun()
{
    QFETCH(std::vector<int>, providers);
    QFETCH(int, need);
    QFETCH(int, known);
    QFETCH(int, partner);
    QFETCH(QString, problem);
    const std::vector<dataflow::OperationTiming> operations { { Operation::Load, 2, 1 }, { Operation::Store, 1, 1 } };
    std::vector<std::int32_t> needs { 0, 1, need };
    needs.resize(static_cast<std::size_t>(known));
    std::vector<std::vector<dataflow::BlockDependency>> dependencies(3);
    std::vector<dataflow::ChainProblem> chains;
    for (std::size_t l = 0; l < 3; ++l) {
        if (providers[l] >= 0)
            dependencies[l].push_back({ providers[l], needs });
        chains.push_back({ 3, operations, dependencies[l], l == 0 ? partner : -1 });
    }
    dataflow::Mesh mesh;
    mesh.build(std::vector<dataflow::MeshRequest>(3, { true, 1, -1, {}, false }), 3);
    BlockScheduler scheduler;
    QVERIFY(!scheduler.run(chains, mesh, {}));
    QCOMPARE(QString::fromStdString(scheduler.problem()), problem);
    // It can be used again.
    const std::vector<std::int32_t> all { 0, 1, 2 };
    for (std::size_t l = 0; l < 3; ++l) {
        dependencies[l].clear();
        if (l > 0)
            dependencies[l].push_back({ static_cast<int>(l) - 1, all });
        chains[l] = { 3, operations, dependencies[l], -1 };
    }
    QVERIFY(scheduler.run(chains, mesh, {}));
    QVERIFY(scheduler.problem().empty());
    chains[1].operations = {};
    QVERIFY(!scheduler.run(chains, mesh, {}));
    QCOMPARE(scheduler.problem(), std::string("layer 1 has no operations"));
}

void TestBlockScheduler::givesTheSameWhenUsedAgain()
{
    BlockScheduler reused;
    for (int i = 0; i < 300; ++i) {
        RandomStream random(5, static_cast<std::uint64_t>(i));
        ChainSet set;
        makeRandomChains(set, random, { 8, 14, 5, 3, i % 2 == 0 ? 0.6 : 0.0, i % 3 == 0 });
        BlockScheduler fresh;
        QVERIFY(reused.run(set.chains, set.mesh, {}));
        QVERIFY(fresh.run(set.chains, set.mesh, {}));
        QCOMPARE(reused.lastEnd(), fresh.lastEnd());
        QCOMPARE(reused.nocBubbles(), fresh.nocBubbles());
        QCOMPARE(reused.adcBubbles(), fresh.adcBubbles());
        for (std::size_t l = 0; l < set.chains.size(); ++l)
            for (std::int32_t q = 0; q < set.chains[l].blocks; ++q)
                for (std::size_t j = 0; j < set.operations[l].size(); ++j)
                    QCOMPARE(reused.start(l, q, static_cast<std::int32_t>(j)), fresh.start(l, q, static_cast<std::int32_t>(j)));
    }
}

QTEST_APPLESS_MAIN(TestBlockScheduler)
#include "tst_block_scheduler.moc"
