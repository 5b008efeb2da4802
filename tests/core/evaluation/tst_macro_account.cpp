// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <cmath>

#include "core/evaluation/factors.h"
#include "core/evaluation/macro_account.h"
#include "tests/support/shared_design.h"

using namespace pim;
using evaluation::ChipAccount;
using evaluation::CostCentre;

class TestMacroAccount : public QObject
{
    Q_OBJECT
private slots:
    void macrosAndTheRestAddUpToTheChip_data();
    void macrosAndTheRestAddUpToTheChip();
    void crossbarsOfALayerAreDealtOnce();
    void everyMacroHasOneScratchpad();
    void sharesLieBetweenNoneAndAll();
    void theReleasedModelSizesForTheLargestLayer();
};

void TestMacroAccount::macrosAndTheRestAddUpToTheChip_data()
{
    QTest::addColumn<QByteArray>("model");
    QTest::addColumn<QByteArray>("preset");
    for (const char* model : { "alexnet", "resnet18" })
        for (const char* preset : { "pimsyn", "isaac-ce" })
            QTest::addRow("%s on %s", model, preset) << QByteArray(model) << QByteArray(preset);
}

void TestMacroAccount::macrosAndTheRestAddUpToTheChip()
{
    QFETCH(QByteArray, model);
    QFETCH(QByteArray, preset);
    const auto subject = test::sharedDesign(model, preset);
    const ChipAccount chip = evaluation::chipAccount(*subject.design, *subject.evaluation);
    QCOMPARE(static_cast<std::int64_t>(chip.macros.size()), subject.evaluation->metrics.macros);
    evaluation::Breakdown sum = chip.rest;
    double energy = 0;
    for (const auto& macro : chip.macros) {
        energy += macro.energy().value;
        for (std::size_t c = 0; c < evaluation::kCostCentreCount; ++c) {
            sum[c].units += macro.breakdown[c].units;
            sum[c].peakPower += macro.breakdown[c].peakPower;
            sum[c].staticEnergy += macro.breakdown[c].staticEnergy;
            sum[c].dynamicEnergy += macro.breakdown[c].dynamicEnergy;
            sum[c].area += macro.breakdown[c].area;
        }
    }
    const auto same = [](double a, double b, double whole) { return std::abs(a - b) <= 1e-9 * whole; };
    const auto& total = subject.evaluation->breakdown;
    const auto& metrics = subject.evaluation->metrics;
    for (std::size_t c = 0; c < evaluation::kCostCentreCount; ++c) {
        QCOMPARE(sum[c].units, total[c].units);
        QVERIFY(same(sum[c].peakPower.value, total[c].peakPower.value, metrics.peakPower.value));
        QVERIFY(same(sum[c].staticEnergy.value, total[c].staticEnergy.value, metrics.energy.value));
        QVERIFY(same(sum[c].dynamicEnergy.value, total[c].dynamicEnergy.value, metrics.energy.value));
        if (chip.hasAreas)
            QVERIFY(same(sum[c].area.value, total[c].area.value, metrics.area.value));
    }
    QVERIFY(same(energy, metrics.energy.value, metrics.energy.value));
}

void TestMacroAccount::crossbarsOfALayerAreDealtOnce()
{
    const auto subject = test::sharedDesign();
    const ChipAccount chip = evaluation::chipAccount(*subject.design, *subject.evaluation);
    std::vector<std::int64_t> next(subject.evaluation->layers.size(), 0);
    int shared = 0;
    for (std::size_t l = 0; l < next.size(); ++l) {
        const auto& cells = subject.evaluation->layers[l].cells;
        for (std::size_t k = 0; k < cells.size(); ++k) {
            const auto& macro = chip.macros[static_cast<std::size_t>(chip.at(cells[k]))];
            shared += macro.tenants.size() > 1 && macro.tenants[1].onCrossbars;
            const auto tenant = std::find_if(macro.tenants.begin(), macro.tenants.end(),
                                             [&](const auto& t) { return t.layer == static_cast<int>(l); });
            QVERIFY(tenant != macro.tenants.end());
            QCOMPARE(tenant->firstCrossbar, next[l]);
            QCOMPARE(tenant->number, static_cast<int>(k));
            next[l] += tenant->crossbars;
        }
        QCOMPARE(next[l], subject.evaluation->layers[l].crossbars);
    }
    QVERIFY(shared > 0);
}

void TestMacroAccount::everyMacroHasOneScratchpad()
{
    const auto subject = test::sharedDesign();
    const ChipAccount chip = evaluation::chipAccount(*subject.design, *subject.evaluation);
    for (const auto& macro : chip.macros)
        QCOMPARE(macro.breakdown[static_cast<std::size_t>(CostCentre::Scratchpad)].units, std::int64_t { 1 });
}

void TestMacroAccount::sharesLieBetweenNoneAndAll()
{
    const auto subject = test::sharedDesign();
    const ChipAccount chip = evaluation::chipAccount(*subject.design, *subject.evaluation);
    for (const auto& macro : chip.macros) {
        QVERIFY(macro.crossbarUtilization > 0 && macro.crossbarUtilization <= 1);
        QVERIFY(macro.adcLoad > 0 && macro.adcLoad <= macro.adcBusy && macro.adcBusy <= 1);
        QVERIFY(macro.bufferFill > 0);
        QVERIFY(macro.occupancy > 0 && macro.occupancy <= 1 + 1e-12);
        QVERIFY(macro.scratchpadKib > 0);
        if (subject.design->parameters.scratchpadKib == 0)
            QVERIFY(macro.bufferFill <= 1);
    }
    QCOMPARE(chip.at({ -1, 0 }), -1);
    QCOMPARE(chip.at({ chip.rows, 0 }), -1);
}

void TestMacroAccount::theReleasedModelSizesForTheLargestLayer()
{
    const auto subject = test::sharedDesign("resnet18", "pimsyn");
    auto released = *subject.design;
    released.model = evaluation::ModelOptions::pimsyn();
    const auto e = evaluation::evaluate(released).value();
    QVERIFY(e.metrics.cycles > 0);
    const ChipAccount chip = evaluation::chipAccount(released, e);
    double fullest = 0, most = 0;
    for (const auto& macro : chip.macros)
        fullest = std::max(fullest, macro.bufferFill);
    for (const auto& layer : e.layers)
        most = std::max(most, (layer.inputBufferElements + layer.outputBufferElements) * released.parameters.dataBits / 8.0);
    QVERIFY(std::abs(fullest - most / (1024.0 * e.scratchpadKib)) < 1e-9); // a macro with that layer and vector layers
}

QTEST_APPLESS_MAIN(TestMacroAccount)
#include "tst_macro_account.moc"
