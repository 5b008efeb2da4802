// SPDX-License-Identifier: GPL-3.0-or-later
#include <set>

#include <QtTest>

#include "core/hardware/hardware_spec.h"

using namespace pim;
using namespace pim::hardware;

class TestHardwareSpec : public QObject
{
    Q_OBJECT
private slots:
    void adcReadsAColumnWithoutLoss_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("dac");
        QTest::addColumn<int>("cell");
        QTest::addColumn<int>("bits");
        // log2 X + dac + cell, less 1 when both have more than one bit, else less 2
        QTest::newRow("ISAAC: 7 + 1 + 2 - 2") << 128 << 1 << 2 << 8;
        QTest::newRow("7 + 1 + 1 - 2") << 128 << 1 << 1 << 7;
        QTest::newRow("DAC alone wide: 7 + 2 + 1 - 2") << 128 << 2 << 1 << 8;
        QTest::newRow("cell alone wide: 8 + 1 + 4 - 2") << 256 << 1 << 4 << 11;
        QTest::newRow("published design: 8 + 1 + 2 - 2") << 256 << 1 << 2 << 9;
        QTest::newRow("both wide: 8 + 2 + 2 - 1") << 256 << 2 << 2 << 11;
        QTest::newRow("widest of the grid: 9 + 4 + 4 - 1") << 512 << 4 << 4 << 16;
        QTest::newRow("not a power of two: floor 6.64 + 1 + 2 - 2") << 100 << 1 << 2 << 7;
        QTest::newRow("one row: 0 + 1 + 1 - 2") << 1 << 1 << 1 << 0;
    }
    void adcReadsAColumnWithoutLoss()
    {
        QFETCH(int, size);
        QFETCH(int, dac);
        QFETCH(int, cell);
        QFETCH(int, bits);
        QCOMPARE(adcResolution(size, dac, cell), bits);
    }

    void findsUnitsByKindAndResolution()
    {
        HardwareSpec spec;
        spec.adcs[9].latency = { 1.0 };
        spec.dacs[1].latency = { 3.0 };
        spec.pool.latency = { 200.0 };
        spec.crossbars[{ 128, 2 }].latency = { 100.0 };
        spec.scratchpads[64].readLatency = { 0.5 };
        QCOMPARE(spec.unit(Component::Adc, 9)->latency.value, 1.0);
        QCOMPARE(spec.unit(Component::Adc, 5), nullptr);
        QCOMPARE(spec.unit(Component::Dac, 1)->latency.value, 3.0);
        QCOMPARE(spec.unit(Component::Dac), nullptr);
        QCOMPARE(spec.unit(Component::Pool)->latency.value, 200.0);
        QCOMPARE(spec.unit(Component::Eltwise, 7), &spec.eltwise);
        QCOMPARE(spec.crossbar(128, 2)->latency.value, 100.0);
        QCOMPARE(spec.crossbar(128, 1), nullptr);
        QCOMPARE(spec.scratchpad(64)->readLatency.value, 0.5);
        QCOMPARE(spec.scratchpad(32), nullptr);
    }

    void everyComponentHasItsUnitAndName()
    {
        HardwareSpec spec;
        spec.adcs[8] = spec.dacs[8] = {};
        std::set<const UnitCost*> units;
        std::set<std::string_view> keys, labels;
        for (const Component component : kComponents) {
            units.insert(spec.unit(component, 8));
            keys.insert(componentKey(component));
            labels.insert(componentLabel(component));
        }
        QCOMPARE(units.size(), std::size_t { kComponentCount });
        QVERIFY(!units.contains(nullptr));
        QCOMPARE(keys.size(), std::size_t { kComponentCount });
        QCOMPARE(labels.size(), std::size_t { kComponentCount });
        QCOMPARE(componentKey(Component::ShiftAdd), std::string_view("shift_add"));
        QCOMPARE(componentLabel(Component::Adc), std::string_view("ADC"));
    }
};

QTEST_APPLESS_MAIN(TestHardwareSpec)
#include "tst_hardware_spec.moc"
