// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <limits>
#include <set>

#include <QtTest/QTest>

#include "core/dataflow/intermediate_representation.h"
#include "tests/core/dataflow/random_chains.h"

using namespace pim;
using namespace pim::dataflow;

namespace {

/// A convolution of two blocks and two bits whose second block a pool of two blocks waits for first.
struct Small
{
    std::vector<OperationTiming> conv { { Operation::Load, 3, 1 },
                                        { Operation::Mvm, 1, 2 },
                                        { Operation::Adc, 1, 2 },
                                        { Operation::ShiftAdd, 1, 2 },
                                        { Operation::Store, 2, 1 } };
    std::vector<OperationTiming> pool { { Operation::Load, 1, 1 },
                                        { Operation::Pool, 1, 1 },
                                        { Operation::Store, 4, 1 } };
    std::vector<std::int32_t> needs { 1, 1 };
    std::vector<BlockDependency> dependencies { { 0, needs } };
    std::vector<ChainProblem> chains { { 2, conv, {}, -1 }, { 2, pool, dependencies, -1 } };
};

std::size_t at(const IntermediateRepresentation& ir, int layer, int block, int op, int bit = 0)
{
    const auto node = ir.find(layer, block, op, bit);
    if (!node)
        qFatal("no such node");
    return *node;
}

} // namespace

class TestIntermediateRepresentation : public QObject
{
    Q_OBJECT
private slots:
    void startsByHand()
    {
        const Small small;
        const auto ir = compileDataflow(small.chains);
        QVERIFY(ir.has_value());
        QVERIFY(ir->complete());
        QCOMPARE(ir->nodes().size(), std::size_t { 2 * (1 + 2 + 2 + 2 + 1) + 2 * 3 });
        const auto start = ir->starts();
        const auto t = [&](int layer, int block, int op, int bit = 0) { return start[at(*ir, layer, block, op, bit)]; };
        // Block 0: load 0, mvm 3 4, adc 4 5, shift-add 5 6, store 5 + 2 bits = 7.
        QCOMPARE(t(0, 0, 0), 0);
        QCOMPARE(t(0, 0, 1), 3);
        QCOMPARE(t(0, 0, 1, 1), 4);
        QCOMPARE(t(0, 0, 2), 4);
        QCOMPARE(t(0, 0, 3, 1), 6);
        QCOMPARE(t(0, 0, 4), 7);
        // Block 1: load after max(3, 3 + 2 - 1) = 4, mvm 7, adc 8, shift-add 9, store 11; the pitch of the store is
        // only 2.
        QCOMPARE(t(0, 1, 0), 4);
        QCOMPARE(t(0, 1, 4), 11);
        // The pool needs block 1 stored: 11 + 2. Its second load waits max(1, 1 + 1 - 1) = 1, its second store
        // four cycles for the first.
        QCOMPARE(t(1, 0, 0), 13);
        QCOMPARE(t(1, 0, 2), 15);
        QCOMPARE(t(1, 1, 0), 14);
        QCOMPARE(t(1, 1, 1), 18); // the store's unit must be free when it is its turn: 14 + max(1, 1 + 4 - 1)
        QCOMPARE(t(1, 1, 2), 19);
        QCOMPARE(ir->describe(at(*ir, 0, 1, 2, 1)), std::string("layer 0 block 1 adc bit 1, 1 cycle"));
        QCOMPARE(ir->describe(at(*ir, 1, 0, 2)), std::string("layer 1 block 0 store, 4 cycles"));
    }

    void everyDependencyIsThere()
    {
        const Small small;
        const auto ir = *compileDataflow(small.chains);
        std::set<std::tuple<std::uint32_t, std::uint32_t, Dependency>> edges;
        for (const IrEdge& e : ir.edges()) {
            QVERIFY(e.from < e.to); // topological
            edges.insert({ e.from, e.to, e.kind });
        }
        const auto has = [&](std::size_t from, std::size_t to, Dependency kind) {
            return edges.contains({ static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to), kind });
        };
        QVERIFY(has(at(ir, 0, 0, 1), at(ir, 0, 0, 2), Dependency::Operation));
        QVERIFY(
            !has(at(ir, 0, 0, 1, 1), at(ir, 0, 0, 2, 1), Dependency::Operation)); // the release ties first bits only
        QVERIFY(has(at(ir, 0, 0, 3), at(ir, 0, 1, 3), Dependency::Block));
        QVERIFY(has(at(ir, 0, 1, 4), at(ir, 1, 0, 0), Dependency::Layer));
        QVERIFY(!has(at(ir, 0, 0, 4), at(ir, 1, 0, 0), Dependency::Layer));
        QVERIFY(has(at(ir, 0, 1, 2, 0), at(ir, 0, 1, 2, 1), Dependency::Bit));
        CompileOptions o;
        o.bitDependency = true;
        const auto bitwise = *compileDataflow(small.chains, o);
        QVERIFY(std::any_of(bitwise.edges().begin(), bitwise.edges().end(), [&](const IrEdge& e) {
            return e.from == at(bitwise, 0, 0, 1, 1) && e.to == at(bitwise, 0, 0, 2, 1)
                && e.kind == Dependency::Operation && e.delay == 1;
        }));
    }

    void longestPathsAreTheSchedulersStarts_data()
    {
        QTest::addColumn<bool>("bits");
        QTest::addColumn<bool>("slow");
        QTest::newRow("release") << false << false;
        QTest::newRow("bit dependency") << true << false;
        QTest::newRow("bit dependency, slow units") << true << true;
    }
    void longestPathsAreTheSchedulersStarts()
    {
        QFETCH(bool, bits);
        QFETCH(bool, slow);
        int undisturbed = 0, disturbed = 0;
        for (std::uint64_t seed = 1; seed <= 400; ++seed) {
            RandomStream random(seed);
            test::ChainSet set;
            test::ChainLimits limits;
            limits.slowUnits = slow;
            limits.length = seed % 3 == 0 ? 9 : 2;
            limits.macros = seed % 2 == 0 ? 1 : 3;
            limits.layers = seed % 4 == 0 ? 3 : 6;
            test::makeRandomChains(set, random, limits);
            CompileOptions o;
            o.bitDependency = bits;
            const auto ir = compileDataflow(set.chains, o);
            QVERIFY2(ir.has_value(), ir ? "" : ir.error().text().c_str());
            const auto start = ir->starts();
            BlockScheduler scheduler;
            QVERIFY(scheduler.run(set.chains, set.mesh, { bits }));
            const bool free = scheduler.nocBubbles() == 0 && scheduler.adcBubbles() == 0;
            ++(free ? undisturbed : disturbed);
            std::int64_t lastStart = 0, lastEnd = 0;
            for (std::size_t n = 0; n < start.size(); ++n) {
                const IrNode& node = ir->nodes()[n];
                lastStart = std::max(lastStart, start[n]);
                lastEnd = std::max(lastEnd, start[n] + node.length);
                if (node.bit > 0)
                    continue;
                const std::int64_t placed = scheduler.start(static_cast<std::size_t>(node.layer), node.block, node.op);
                if (free)
                    QCOMPARE(start[n], placed);
                else
                    QVERIFY(start[n] <= placed);
            }
            QVERIFY(lastStart <= scheduler.lastStart());
            if (free) {
                QCOMPARE(lastStart, scheduler.lastStart());
                QCOMPARE(lastEnd, scheduler.lastEnd());
            }
            // The critical path accounts for every cycle before the last operation.
            std::int64_t sum = 0;
            const auto path = ir->criticalPath();
            for (std::size_t i = 0; i < path.size(); ++i) {
                sum += path[i].delay;
                if (i > 0)
                    QCOMPARE(path[i].from, path[i - 1].to);
            }
            QVERIFY(!path.empty());
            QCOMPARE(sum + ir->nodes()[path.back().to].length, lastEnd);
        }
        QVERIFY(undisturbed > 60);
        QVERIFY(disturbed > 60);
    }

    void aRangeIsThatPartOfTheGraph()
    {
        RandomStream random(9);
        test::ChainSet set;
        test::makeRandomChains(set, random, {});
        const auto whole = *compileDataflow(set.chains);
        CompileOptions o;
        for (const auto& c : set.chains)
            o.ranges.push_back({ c.blocks / 2, std::min(3, c.blocks - c.blocks / 2) });
        const auto part = *compileDataflow(set.chains, o);
        QVERIFY(part.nodes().size() < whole.nodes().size());
        QVERIFY(!part.complete());
        const auto all = whole.starts(), some = part.starts();
        std::size_t edges = 0;
        for (std::size_t n = 0; n < part.nodes().size(); ++n) {
            const IrNode& node = part.nodes()[n];
            const auto same = at(whole, node.layer, node.block, node.op, node.bit);
            QVERIFY(whole.nodes()[same] == node);
            QCOMPARE(at(part, node.layer, node.block, node.op, node.bit), n);
            QVERIFY(some[n] <= all[same]); // nothing that would hold it back is added
            edges += whole.inputs(same).size();
            for (const IrEdge& e : part.inputs(n)) {
                const IrNode& from = part.nodes()[e.from];
                const auto origin = at(whole, from.layer, from.block, from.op, from.bit);
                const auto inputs = whole.inputs(same);
                QVERIFY(std::any_of(inputs.begin(), inputs.end(), [&](const IrEdge& w) {
                    return w.from == origin && w.delay == e.delay && w.kind == e.kind;
                }));
            }
        }
        QCOMPARE(static_cast<std::int64_t>(edges - part.edges().size()), part.omittedEdges());
        QVERIFY(!part.find(0, 0, 0));
        QVERIFY(!part.find(99, 0, 0));
        QVERIFY(!whole.find(0, 0, 99));
        QVERIFY(!whole.find(0, -1, 0));
    }

    void refusesGraphsThatAreTooLarge()
    {
        Small small;
        CompileOptions o;
        o.maxNodes = 21; // it has 22
        auto ir = compileDataflow(small.chains, o);
        QVERIFY(!ir);
        QCOMPARE(ir.error().code, ErrorCode::InvalidArgument);
        QCOMPARE(ir.error().where, std::string("layer 1"));
        o.maxNodes = 22;
        QVERIFY(compileDataflow(small.chains, o).has_value());
        // Numbers whose product does not fit in 64 bits are refused as well, before anything is allocated.
        const int most = std::numeric_limits<std::int32_t>::max();
        std::vector<OperationTiming> bits { { Operation::Mvm, 1, 1 << 30 },
                                            { Operation::Adc, 1, 1 << 30 },
                                            { Operation::ShiftAdd, 1, 1 << 30 } };
        small.chains = { { most, bits, {}, -1 } };
        o.maxNodes = std::numeric_limits<std::int64_t>::max();
        ir = compileDataflow(small.chains, o);
        QVERIFY(!ir);
        QVERIFY(ir.error().message.find("nodes") != std::string::npos);
        // … unless few enough blocks are asked for.
        bits = { { Operation::Load, 1, 1 } };
        small.chains = { { most, bits, {}, -1 } };
        o.ranges = { { most - 2, 2 } };
        QCOMPARE(compileDataflow(small.chains, o)->nodes().size(), std::size_t { 2 });
    }

    void refusesChainsThatMakeNoSense_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<QString>("place");
        QTest::newRow("provider is the layer itself") << 0 << "layer 1";
        QTest::newRow("negative provider") << 1 << "layer 1";
        QTest::newRow("block past the provider's last") << 2 << "layer 1";
        QTest::newRow("too few needed blocks") << 3 << "layer 1";
        QTest::newRow("length 0") << 4 << "layer 0";
        QTest::newRow("no bits") << 5 << "layer 0";
        QTest::newRow("negative blocks") << 6 << "layer 1";
        QTest::newRow("blocks without operations") << 7 << "layer 1";
        QTest::newRow("endless operation") << 8 << "layer 0";
        QTest::newRow("range past the end") << 9 << "layer 0";
        QTest::newRow("range before the start") << 10 << "layer 0";
        QTest::newRow("ranges for some layers") << 11 << "";
    }
    void refusesChainsThatMakeNoSense()
    {
        QFETCH(int, what);
        QFETCH(QString, place);
        Small small;
        CompileOptions o;
        const int most = std::numeric_limits<std::int32_t>::max();
        switch (what) {
        case 0: small.dependencies[0].provider = 1; break;
        case 1: small.dependencies[0].provider = -1; break;
        case 2: small.needs[1] = 2; break;
        case 3: small.dependencies[0].blocks = std::span(small.needs).first(1); break;
        case 4: small.conv[2].length = 0; break;
        case 5: small.conv[2].repeats = 0; break;
        case 6: small.chains[1].blocks = -1; break;
        case 7: small.chains[1].operations = {}; break;
        case 8: small.conv[1] = { Operation::Mvm, most, most }; break;
        case 9: o.ranges = { { 1, 2 }, { 0, 1 } }; break;
        case 10: o.ranges = { { -1, 1 }, { 0, 1 } }; break;
        default: o.ranges = { { 0, 1 } }; break;
        }
        const auto ir = compileDataflow(small.chains, o);
        QVERIFY(!ir);
        QCOMPARE(ir.error().code, ErrorCode::InvalidArgument);
        QCOMPARE(QString::fromStdString(ir.error().where), place);
        QVERIFY(!ir.error().message.empty());
    }

    void anEmptyDesignIsAnEmptyGraph()
    {
        const auto ir = compileDataflow({});
        QVERIFY(ir.has_value());
        QVERIFY(ir->nodes().empty());
        QVERIFY(ir->starts().empty());
        QVERIFY(ir->criticalPath().empty());
    }
};

QTEST_APPLESS_MAIN(TestIntermediateRepresentation)
#include "tst_intermediate_representation.moc"
