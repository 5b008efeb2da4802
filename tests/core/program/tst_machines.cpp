// SPDX-License-Identifier: GPL-3.0-or-later
// Machines of designs and of published chips.
#include <QtTest>

#include <algorithm>

#include "core/program/machine_from_design.h"
#include "core/program/machine_json.h"
#include "core/program/machine_presets.h"
#include "tests/support/shared_design.h"

using namespace pim;
using namespace pim::program;
using hardware::Component;

namespace {

bool says(const Diagnostics& notes, std::string_view text)
{
    return std::any_of(notes.entries.begin(), notes.entries.end(), [&](const Diagnostic& entry) {
        return (entry.where + ": " + entry.text).find(text) != std::string::npos;
    });
}

/// Of one mvmul of 8 input bits on one crossbar, without memories (isa, section 5).
double readPicojoules(const MatrixTiming& m, double& dac, double& crossbar, double& adc, double& shift)
{
    const double conversions = static_cast<double>(m.columns / m.adcCount), p = m.periodNs;
    dac = p * m.dacDynamicMw * static_cast<double>(m.dacLatencyCycles * m.dacCount);
    crossbar = m.crossbarReadMw * m.crossbarLatencyNs;
    adc = conversions * p * m.adcDynamicMw * static_cast<double>(m.adcLatencyCycles * m.adcCount);
    shift = conversions * p * m.shiftAdderDynamicMw * static_cast<double>(m.shiftAdderLatencyCycles);
    return dac + crossbar + adc + shift;
}

bool near(double value, double expected, double tolerance = 1e-9)
{
    return std::abs(value - expected) <= tolerance * std::abs(expected);
}

} // namespace

class TestMachines : public QObject
{
    Q_OBJECT

private slots:
    void aPresetHasTheNumbersOfItsTableAndSaysWhatIsAssumed_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("cores");
        QTest::addColumn<int>("crossbars");
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("columns");
        const auto row = [](const char* name, int cores, int crossbars, int rows, int columns) {
            QTest::newRow(name) << QString(name) << cores << crossbars << rows << columns;
        };
        row("pimcomp", 144, 64, 128, 128);
        row("isaac", 168, 96, 128, 128);
        row("puma", 138, 128, 128, 128);
        row("sre", 168, 96, 128, 128);
        row("forms", 168, 96, 128, 128);
        row("isscc20-15.4", 1, 8, 512, 512);
        row("isscc21-16.1", 1, 8, 1024, 512);
        row("isscc22-11.4", 1, 32, 1024, 256);
        row("isscc23-16.6", 4, 8, 512, 1024);
    }
    void aPresetHasTheNumbersOfItsTableAndSaysWhatIsAssumed()
    {
        QFETCH(QString, name);
        QFETCH(int, cores);
        QFETCH(int, crossbars);
        QFETCH(int, rows);
        QFETCH(int, columns);
        const auto preset = machinePreset(name.toStdString());
        QVERIFY(preset);
        const Machine& m = preset->machine;
        QCOMPARE(m.name, name.toStdString());
        QCOMPARE(m.coreCount, std::int64_t { cores });
        QCOMPARE(m.matrix.crossbarsPerCore, std::int64_t { crossbars });
        QCOMPARE(m.crossbars(), std::int64_t { cores } * crossbars);
        QCOMPARE(m.matrix.rows, std::int64_t { rows });
        QCOMPARE(m.matrix.columns, std::int64_t { columns });
        QCOMPARE(m.network.rows * m.network.columns, std::int64_t { cores });
        QVERIFY(!validate(m).hasErrors());
        QVERIFY(says(preset->notes, "from cores, crossbars: PIMCOMP") || name == "pimcomp");
        QVERIFY(says(preset->notes, "assumed: "));
        for (const Diagnostic& entry : preset->notes.entries)
            QVERIFY2(entry.severity == Severity::Note, entry.text.c_str());
        const MachineText text = machineJson(m, SimulationMode::Latency, 1);
        const auto back = parseMachine(text, "config.json");
        QVERIFY(back);
        Machine expected = m;
        expected.name.clear();
        QVERIFY(back->machine == expected);
    }

    void everyPresetIsListed()
    {
        QCOMPARE(machinePresets().size(), std::size_t { 9 });
        for (const MachinePreset& preset : machinePresets())
            QVERIFY(machinePreset(preset.name) && !preset.source.empty() && !preset.assumed.empty());
        const auto unknown = machinePreset("isacc");
        QVERIFY(!unknown);
        QCOMPARE(unknown.error().code, ErrorCode::InvalidArgument);
        QVERIFY(unknown.error().message.find("\"isacc\"; there are pimcomp, isaac, puma") != std::string::npos);
    }

    void isaacReadsACrossbarInItsPublishedTimeAndEnergy()
    {
        const Machine m = machinePreset("isaac")->machine;
        // 16 bits at 100 ns each (1.6 us), and the stages before and after.
        const MatrixCycles cycles = matrixCycles(m.matrix, 16, false);
        QVERIFY2(cycles.computeNs > 1600 && cycles.computeNs < 1600 * 1.13,
                 qPrintable(QString::number(cycles.computeNs)));
        double dac = 0, crossbar = 0, adc = 0, shift = 0;
        readPicojoules(m.matrix, dac, crossbar, adc, shift);
        QVERIFY(near(crossbar, 0.27 * 100)); // 0.3 mW with a tenth static, 100 ns
        QVERIFY(near(adc, 1.8 * 0.78125 * 128));
    }

    void aDesignKeepsItsMeshAndTheSizesOfItsMacros_data()
    {
        QTest::addColumn<bool>("packed");
        QTest::newRow("a set of crossbars for the slices of a weight") << false;
        QTest::newRow("slices side by side") << true;
    }
    void aDesignKeepsItsMeshAndTheSizesOfItsMacros()
    {
        QFETCH(bool, packed);
        const auto shared = test::sharedDesign("resnet18", "isaac-ce",
                                               packed ? design::SlicePacking::Packed : design::SlicePacking::Separate);
        const auto& evaluation = *shared.evaluation;
        const auto made = machineFromDesign(*shared.design, evaluation);
        QVERIFY2(made.has_value(), made ? "" : made.error().text().c_str());
        const Machine& m = made->machine;
        QVERIFY(!validate(m).hasErrors());
        QCOMPARE(m.coreCount, std::int64_t { evaluation.rows } * evaluation.cols);
        QCOMPARE(m.network.rows, std::int64_t { evaluation.rows });
        QCOMPARE(made->crossbarsPerSet, packed ? 1 : 8);
        QCOMPARE(m.matrix.cellBits, std::int64_t { packed ? 2 : 16 });
        // Every macro has room for its share of each layer on it, and not for more than one crossbar a layer beyond.
        std::vector<double> needed(static_cast<std::size_t>(m.coreCount), 0);
        std::vector<int> layers(needed.size(), 0);
        for (std::size_t l = 0; l < evaluation.layers.size(); ++l)
            if (shared.design->network->layers[l].onCrossbars())
                for (const auto& cell : evaluation.layers[l].cells) {
                    const auto core = static_cast<std::size_t>(cell.row * evaluation.cols + cell.col);
                    needed[core] += static_cast<double>(evaluation.layers[l].crossbars) / made->crossbarsPerSet
                        / static_cast<double>(evaluation.layers[l].cells.size());
                    ++layers[core];
                }
        bool different = false;
        for (std::size_t c = 0; c < needed.size(); ++c) {
            const auto has = static_cast<double>(m.crossbars(static_cast<std::int64_t>(c)));
            QVERIFY2(has >= needed[c] - 1e-9 && has < needed[c] + 2 * layers[c] + 1e-9, qPrintable(QString::number(c)));
            different |= m.crossbars(static_cast<std::int64_t>(c)) != m.matrix.crossbarsPerCore;
        }
        QVERIFY(different); // macros are specialized
        QVERIFY(says(made->notes, "a configuration file has one number"));
        QCOMPARE(says(made->notes, "the bit slices of a weight"), !packed);
        QCOMPARE(made->options.replication, Replication::Design);
        QCOMPARE(made->options.copies.size(), shared.design->layers.size());
        QCOMPARE(made->options.copies[0], shared.design->layers[0].weightDuplication);
        QVERIFY((made->options.numbers == NumberFormat { 16, 16, 0 }));
    }

    void aDesignsConvertersAndEnergiesAreItsOwn()
    {
        auto shared = test::sharedDesign("lenet5", "isaac-ce");
        auto design = *shared.design;
        // 4 ADCs for 10 crossbars: a conversion of every ADC each 0.78125 ns is one of a crossbar each 1.953 ns.
        for (std::size_t l = 0; l < design.layers.size(); ++l) {
            const std::int64_t crossbars = shared.evaluation->layers[l].crossbars;
            auto& units = design.layers[l].components;
            units[static_cast<std::size_t>(Component::Adc)] = crossbars * 4 / 10;
            units[static_cast<std::size_t>(Component::ShiftAdd)] = crossbars;
            units[static_cast<std::size_t>(Component::Dac)] = crossbars * 32; // a quarter of the rows
        }
        auto evaluation = *shared.evaluation;
        evaluation.allocation.clear();
        const auto made = machineFromDesign(design, evaluation);
        QVERIFY(made);
        const MatrixTiming& m = made->machine.matrix;
        std::int64_t crossbars = 0, adcs = 0;
        for (std::size_t l = 0; l < design.layers.size(); ++l)
            if (design.network->layers[l].kind == network::LayerKind::Convolution) {
                crossbars += evaluation.layers[l].crossbars;
                adcs += design.layers[l].components[static_cast<std::size_t>(Component::Adc)];
            }
        QCOMPARE(m.adcCount, std::int64_t { 1 });
        QVERIFY(near(m.periodNs * static_cast<double>(m.adcLatencyCycles),
                     0.78125 * static_cast<double>(crossbars) / static_cast<double>(adcs), 2e-3));
        double dac = 0, crossbar = 0, adc = 0, shift = 0;
        readPicojoules(m, dac, crossbar, adc, shift);
        const auto& hw = *design.hardware;
        const double sets = made->crossbarsPerSet, x = design.parameters.crossbarSize;
        const auto pj = [](const hardware::UnitCost& unit) {
            return unit.dynamicPower.value * 1e3 * unit.latency.value;
        };
        QVERIFY(near(adc, sets * x * pj(*hw.unit(Component::Adc, design.parameters.adcBits))));
        QVERIFY(near(dac, sets * 32 * pj(*hw.unit(Component::Dac, design.parameters.dacBits))));
        QVERIFY(near(crossbar, sets * pj(*hw.crossbar(design.parameters.crossbarSize, design.parameters.cellBits))));
        QVERIFY(near(shift, sets * x * pj(hw.shiftAdd) / hw.vectorWidth));
    }

    void anEvaluationOfAnotherDesignIsRefused()
    {
        const auto shared = test::sharedDesign("lenet5", "isaac-ce");
        evaluation::Evaluation none;
        const auto made = machineFromDesign(*shared.design, none);
        QVERIFY(!made);
        QCOMPARE(made.error().code, ErrorCode::InvalidArgument);
    }
};

QTEST_APPLESS_MAIN(TestMachines)
#include "tst_machines.moc"
