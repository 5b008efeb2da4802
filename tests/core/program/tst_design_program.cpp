// SPDX-License-Identifier: GPL-3.0-or-later
// Designs compiled onto their own macros.
#include <QtTest>

#include <algorithm>
#include <set>

#include "core/network/network_builder.h"
#include "core/program/compiler.h"
#include "core/program/machine_from_design.h"
#include "core/program/simulator.h"
#include "tests/support/shared_design.h"

using namespace pim;
using namespace pim::program;
using network::NetworkBuilder;
using network::square;
using network::Tensor;

namespace {

/// A residual network with a wide layer, on few macros of unequal size; one pair shares its macros.
test::EvaluatedDesign residualDesign(design::SlicePacking slices, int macrosOfWide)
{
    NetworkBuilder net("residual", { 8, 14, 14 });
    const Tensor x = net.relu(net.conv("stem", net.input(), 16, square(3, 1, 1)));
    const Tensor y = net.relu(net.conv("a", x, 16, square(3, 1, 1)));
    const Tensor s = net.relu(net.add("sum", { net.conv("b", y, 16, square(3, 1, 1)), x }));
    const Tensor w = net.relu(net.conv("wide", net.maxPool("pool", s, square(2, 2)), 150, square(1)));
    net.fullyConnected("fc", net.globalAveragePool("mean", w), 10);
    auto made = std::make_shared<design::Design>();
    made->network = std::make_shared<const network::Network>(net.build().value());
    made->hardware = hardware::preset("isaac-ce").value();
    made->constraints.powerBudget = { 1e6 };
    auto& p = made->parameters;
    p.slices = slices;
    p.crossbarSize = 128;
    p.cellBits = 2;
    p.dacBits = 1;
    p.adcBits = 8;
    const std::vector<std::int64_t> copies { 7, 5, 3, 1, 1 };
    const std::vector<int> macros { 3, 2, 1, macrosOfWide, 1 };
    std::size_t crossbarLayer = 0;
    std::optional<network::LayerId> shared;
    for (std::size_t l = 0; l < made->network->layers.size(); ++l) {
        design::LayerDesign layer;
        layer.components.fill(1000);
        if (made->network->layers[l].onCrossbars()) {
            layer.weightDuplication = copies[crossbarLayer];
            layer.macros = macros[crossbarLayer];
            if (crossbarLayer == 0)
                shared = network::LayerId { static_cast<int>(l) };
            if (crossbarLayer == 2)
                layer.sharesMacrosWith = shared;
            ++crossbarLayer;
        }
        made->layers.push_back(std::move(layer));
    }
    auto e = evaluation::evaluate(*made);
    if (!e || e->metrics.cycles == 0)
        throw std::runtime_error(e ? e->violationDetail : e.error().text());
    return { made, std::make_shared<const evaluation::Evaluation>(*std::move(e)) };
}

} // namespace

class TestDesignProgram : public QObject
{
    Q_OBJECT

private slots:
    void everyLayerStandsOnItsMacrosAndComputesTheNetwork_data()
    {
        QTest::addColumn<bool>("packed");
        QTest::addColumn<int>("macrosOfWide");
        QTest::addColumn<bool>("latency");
        for (const bool packed : { false, true })
            for (const int macros : { 1, 2, 5 })
                for (const bool latency : { false, true })
                    QTest::newRow(qPrintable(QString("%1, %2 macros of the wide layer, %3")
                                                 .arg(packed ? "packed" : "separate")
                                                 .arg(macros)
                                                 .arg(latency ? "latency" : "throughput")))
                        << packed << macros << latency;
    }
    void everyLayerStandsOnItsMacrosAndComputesTheNetwork()
    {
        QFETCH(bool, packed);
        QFETCH(int, macrosOfWide);
        QFETCH(bool, latency);
        const auto design =
            residualDesign(packed ? design::SlicePacking::Packed : design::SlicePacking::Separate, macrosOfWide);
        auto made = machineFromDesign(*design.design, *design.evaluation);
        QVERIFY2(made.has_value(), made ? "" : made.error().text().c_str());
        made->options.mode = latency ? CompileMode::Latency : CompileMode::Throughput;
        const auto compiled = compile(design.design->network, made->machine, made->options);
        QVERIFY2(compiled.has_value(), compiled ? "" : compiled.error().text().c_str());
        std::vector<std::int64_t> used(static_cast<std::size_t>(made->machine.coreCount), 0);
        std::set<std::pair<int, int>> copies;
        for (const ArrayGroup& group : compiled->groups) {
            used[static_cast<std::size_t>(group.core)] += group.crossbars;
            copies.insert({ group.layer, group.copy });
            const auto& cells = design.evaluation->layers[static_cast<std::size_t>(group.layer)].cells;
            QVERIFY2(std::any_of(cells.begin(), cells.end(),
                                 [&](const design::Cell& cell) {
                                     return cell.row * design.evaluation->cols + cell.col == group.core;
                                 }),
                     qPrintable(QString("layer %1 in core %2").arg(group.layer).arg(group.core)));
        }
        for (std::size_t c = 0; c < used.size(); ++c)
            QVERIFY(used[c] <= made->machine.crossbars(static_cast<std::int64_t>(c)));
        // All copies, or a note for each layer that has fewer.
        std::int64_t placed = 0, wanted = 0;
        for (std::size_t l = 0; l < made->options.copies.size(); ++l)
            if (design.design->network->layers[l].onCrossbars()) {
                placed += compiled->copies[l];
                wanted += made->options.copies[l];
            }
        QCOMPARE(static_cast<std::int64_t>(copies.size()), placed);
        QVERIFY(placed <= wanted && placed >= wanted - 2);
        QCOMPARE(placed < wanted, !compiled->notes.entries.empty());
        const auto equal = verify(*compiled, 5);
        QVERIFY2(equal.has_value(), equal ? "" : equal.error().text().c_str());
        QVERIFY(*equal >= 10);
        const auto run = simulate(compiled->program, made->machine);
        QVERIFY2(run.has_value(), run ? "" : run.error().text().c_str());
        QVERIFY(run->totalEnergyPj > 0);
    }

    void copiesInOneCoreWorkAtTheSameTime_data()
    {
        QTest::addColumn<bool>("latency");
        QTest::newRow("throughput") << false;
        QTest::newRow("latency") << true;
    }
    void copiesInOneCoreWorkAtTheSameTime()
    {
        QFETCH(bool, latency);
        NetworkBuilder net("one", { 6, 24, 24 });
        net.relu(net.conv("conv", net.input(), 16, square(3, 1, 1)));
        const auto network = std::make_shared<const network::Network>(net.build().value());
        Machine machine;
        machine.matrix.crossbarsPerCore = 64;
        machine.matrix.rows = machine.matrix.columns = machine.matrix.dacCount = 32;
        machine.matrix.crossbarLatencyNs = 100;
        machine.matrix.adcLatencyCycles = 2;
        machine.core.robSize = 256;
        machine.localMemory.readLatencyCycles = machine.localMemory.writeLatencyCycles = 1;
        machine.localMemory.dataWidthBytes = 64;
        machine.network = meshNetwork(1, 1, 8, 1, 1, 1, 0);
        CompileOptions options;
        options.mode = latency ? CompileMode::Latency : CompileMode::Throughput;
        options.replication = Replication::Design;
        std::vector<std::int64_t> times;
        for (const std::int64_t copies : { 1, 8 }) {
            options.copies = { copies };
            const auto compiled = compile(network, machine, options);
            QVERIFY2(compiled.has_value(), compiled ? "" : compiled.error().text().c_str());
            QCOMPARE(compiled->copies[0], copies);
            const auto equal = verify(*compiled, 2);
            QVERIFY2(equal.has_value(), equal ? "" : equal.error().text().c_str());
            const auto run = simulate(compiled->program, machine);
            QVERIFY2(run.has_value(), run ? "" : run.error().text().c_str());
            times.push_back(run->runningPs);
        }
        QVERIFY2(times[1] * 3 < times[0], qPrintable(QString("%1 and %2").arg(times[0]).arg(times[1])));
    }

    void aDesignWithoutRoomOnItsMacrosUsesOthersAndSaysSo()
    {
        const auto design = residualDesign(design::SlicePacking::Packed, 1);
        auto made = machineFromDesign(*design.design, *design.evaluation).value();
        made.options.copies[0] = 1000;
        for (auto& cores : made.options.coresOfLayer)
            if (!cores.empty())
                cores = { 0 }; // too little for all of them
        const auto compiled = compile(design.design->network, made.machine, made.options);
        QVERIFY2(compiled.has_value(), compiled ? "" : compiled.error().text().c_str());
        bool others = false, fewer = false;
        for (const Diagnostic& entry : compiled->notes.entries) {
            others |= entry.text.find("which the design did not give it") != std::string::npos;
            fewer |= entry.where == "layer stem" && entry.text.find(" copies") != std::string::npos;
        }
        QVERIFY(others && fewer);
        QVERIFY(verify(*compiled, 1).has_value());
    }
};

QTEST_APPLESS_MAIN(TestDesignProgram)
#include "tst_design_program.moc"
