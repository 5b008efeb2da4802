// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <cstdlib>
#include <filesystem>

#include <QtTest>

#include "core/base/file.h"
#include "core/hardware/hardware_json.h"
#include "core/hardware/pimsyn_config.h"
#include "core/hardware/presets.h"

using namespace pim;
using namespace pim::hardware;

namespace {

std::filesystem::path sharedFolder()
{
    const char* folder = std::getenv("PIM_SHARED_DIR");
    return folder != nullptr ? folder : PIM_SOURCE_DIR "/../shared";
}

std::filesystem::path presetFile(const std::string& name)
{
    return std::filesystem::path(PIM_SOURCE_DIR "/resources/presets") / (name + ".json");
}

/// What config.json does not say.
void forgetAreasAndNames(HardwareSpec& spec)
{
    const auto forget = [](UnitCost& unit) {
        unit.area = {};
        unit.source = unit.areaSource = {};
    };
    for (auto* table : { &spec.dacs, &spec.adcs })
        for (auto& [bits, unit] : *table)
            forget(unit);
    for (auto& [key, unit] : spec.crossbars)
        forget(unit);
    for (UnitCost* unit : { &spec.sampleAndHold, &spec.shiftAdd, &spec.addition, &spec.pool, &spec.relu, &spec.sigmoid, &spec.eltwise })
        forget(*unit);
    for (auto& [kib, cost] : spec.scratchpads) {
        cost.area = {};
        cost.source = cost.areaSource = {};
    }
    spec.noc.routerArea = spec.ioArea = {};
    spec.noc.source = spec.noc.areaSource = spec.ioSource = {};
    spec.name = spec.title = spec.description = spec.citation = {};
}

} // namespace

class TestPresets : public QObject
{
    Q_OBJECT

    static void addPresetRows()
    {
        QTest::addColumn<QString>("name");
        for (const PresetInfo& info : presets())
            QTest::newRow(info.name.c_str()) << QString::fromStdString(info.name);
    }

private slots:
    void areTheSevenInOrder()
    {
        std::vector<std::string> names;
        for (const PresetInfo& info : presets()) {
            names.push_back(info.name);
            QVERIFY2(!info.title.empty() && !info.description.empty() && !info.citation.empty(), info.name.c_str());
        }
        const std::vector<std::string> expected { "pimsyn", "pimsyn-corrected", "isaac-ce", "puma", "mnsim-2.0",
                                                  "neurosim-22nm-rram", "pimcomp-default" };
        QVERIFY(names == expected);
    }

    void areTheFilesOfTheSourceFolder_data() { addPresetRows(); }
    void areTheFilesOfTheSourceFolder()
    {
        QFETCH(QString, name);
        const auto text = readFile(presetFile(name.toStdString()));
        QVERIFY2(text, text ? "" : text.error().text().c_str());
        const auto spec = readHardwareText(*text, "preset");
        QVERIFY2(spec, spec ? "" : spec.error().text().c_str());
        QVERIFY(*spec == *preset(name.toStdString()).value());
        QCOMPARE(hardwareToJsonText(*spec), *text); // canonical: a diff shows numbers, never layout
    }

    void holdAllThatSynthesisNeeds_data() { addPresetRows(); }
    void holdAllThatSynthesisNeeds()
    {
        QFETCH(QString, name);
        const HardwareSpec& spec = *preset(name.toStdString()).value();
        QCOMPARE(spec.weightBits, 16);
        QVERIFY(spec.dacs.contains(1));
        for (const auto& [key, crossbar] : spec.crossbars) {
            QVERIFY(crossbar.peakPower.value > 0 && crossbar.area.value > 0 && crossbar.latency.value > 0);
            QVERIFY2(spec.adcs.contains(adcResolution(key.size, 1, key.cellBits)), std::to_string(key.size).c_str());
        }
        for (int kib = 64; kib <= 4096; kib *= 2) {
            const ScratchpadCost* scratchpad = spec.scratchpad(kib);
            QVERIFY2(scratchpad != nullptr, std::to_string(kib).c_str());
            QVERIFY(scratchpad->leakPower.value > 0 && scratchpad->readEnergy.value > 0 && scratchpad->area.value > 0);
        }
        for (const Component component : kComponents) {
            const int bits = component == Component::Adc ? spec.adcs.begin()->first : 1;
            const UnitCost* unit = spec.unit(component, bits);
            QVERIFY(unit != nullptr);
            QVERIFY2(unit->peakPower.value > 0 && unit->frequency.value > 0 && unit->area.value > 0,
                     std::string(componentKey(component)).c_str());
        }
        QVERIFY(spec.noc.chipPower.value > 0);
        QVERIFY(spec.noc.routerArea.value > 0);
        QVERIFY(spec.sampleAndHold.area.value > 0);
    }

    void sayWhereEachNumberComesFrom_data() { addPresetRows(); }
    void sayWhereEachNumberComesFrom()
    {
        QFETCH(QString, name);
        const HardwareSpec& spec = *preset(name.toStdString()).value();
        std::vector<Source> sources { spec.noc.source, spec.noc.areaSource, spec.ioSource };
        const auto add = [&](const auto& cost) {
            sources.push_back(cost.source);
            sources.push_back(cost.areaSource);
        };
        for (const auto& [key, unit] : spec.crossbars)
            add(unit);
        for (const auto* table : { &spec.dacs, &spec.adcs })
            for (const auto& [bits, unit] : *table)
                add(unit);
        for (const UnitCost* unit : { &spec.sampleAndHold, &spec.shiftAdd, &spec.addition, &spec.pool, &spec.relu, &spec.sigmoid, &spec.eltwise })
            add(*unit);
        for (const auto& [kib, cost] : spec.scratchpads)
            add(cost);
        for (const Source& source : sources)
            QVERIFY(source.text.size() > 5);
    }

    void pimsynHasTheNumbersOfThePublishedFile()
    {
        const auto path = sharedFolder() / "golden/pimsyn/config.json";
        if (!std::filesystem::exists(path))
            QSKIP("the reference folder with the published config.json is absent");
        auto published = readPimsynConfig(path);
        QVERIFY2(published, published ? "" : published.error().text().c_str());
        HardwareSpec builtIn = *preset("pimsyn").value();
        forgetAreasAndNames(builtIn);
        forgetAreasAndNames(*published);
        QVERIFY(builtIn == *published);
    }

    void pimsynKeepsTheMistakesAndCorrectedListsTheRepairs()
    {
        const HardwareSpec& printed = *preset("pimsyn").value();
        const HardwareSpec& repaired = *preset("pimsyn-corrected").value();
        QCOMPARE(printed.adcs.at(6).peakPower.value, 1.26e-4);
        QCOMPARE(printed.scratchpads.at(64).peakPower.value, printed.scratchpads.at(64).leakPower.value);
        QVERIFY(!printed.adcs.contains(5));
        QVERIFY(!printed.noc.routerPower);
        std::vector<std::string> changed;
        for (const auto& [bits, unit] : repaired.adcs)
            if (!printed.adcs.contains(bits) || unit != printed.adcs.at(bits))
                changed.push_back("ADC " + std::to_string(bits) + " bit");
        for (const auto& [bits, unit] : repaired.dacs)
            if (unit != printed.dacs.at(bits))
                changed.push_back("DAC " + std::to_string(bits) + " bit");
        QVERIFY(repaired.pool != printed.pool);
        changed.push_back("pooling");
        QVERIFY(repaired.noc != printed.noc);
        changed.push_back("network on chip");
        QCOMPARE(changed.size(), std::size_t { 9 });
        for (const std::string& change : changed)
            QVERIFY2(repaired.description.find(") " + change + ":") != std::string::npos, change.c_str());
        // nothing else differs
        HardwareSpec back = repaired;
        back.adcs = printed.adcs;
        back.dacs = printed.dacs;
        back.pool = printed.pool;
        back.noc = printed.noc;
        back.name = printed.name;
        back.title = printed.title;
        back.description = printed.description;
        QVERIFY(back == printed);
    }

    void isaacAddsUpToThePublishedArray()
    {
        // ISAAC, IMA: 8 ADCs 16 mW and 0.0096 mm2, 8 x 128 DACs 4 mW and 0.00017 mm2, 8 crossbars 2.4 mW and 0.0002 mm2,
        // 4 shift and add 0.2 mW and 0.00024 mm2, sample and hold 10 uW and 0.00004 mm2
        const HardwareSpec& spec = *preset("isaac-ce").value();
        const UnitCost& adc = spec.adcs.at(8);
        const UnitCost& dac = spec.dacs.at(1);
        const UnitCost& crossbar = spec.crossbars.at({ 128, 2 });
        const double powerMw = 1e3
            * (8 * adc.peakPower + 1024 * dac.peakPower + 8 * crossbar.peakPower + 4 * spec.shiftAdd.peakPower
               + 1024 * spec.sampleAndHold.peakPower)
                  .value;
        QVERIFY(std::abs(powerMw - 22.61) < 1e-9); // the IMA's 24.08 less its registers' 1.47
        const double areaMm2 = 1e-6
            * (8 * adc.area + 1024 * dac.area + 8 * crossbar.area + 4 * spec.shiftAdd.area + 1024 * spec.sampleAndHold.area).value;
        QVERIFY(std::abs(areaMm2 - 0.01025) < 1e-5); // 0.01312 less 0.00287 of registers
        QCOMPARE(spec.scratchpads.at(64).area.value, 83000.0);
        QVERIFY(std::abs(spec.scratchpads.at(64).peakPower.value - 20.7e-3) < 1e-7);
    }

    void unknownNamesListThePresets()
    {
        const auto spec = preset("isaac");
        QVERIFY(!spec);
        QCOMPARE(spec.error().code, ErrorCode::InvalidArgument);
        QCOMPARE(spec.error().text(),
                 std::string("no preset \"isaac\"; there are pimsyn, pimsyn-corrected, isaac-ce, puma, mnsim-2.0, "
                             "neurosim-22nm-rram, pimcomp-default"));
    }

    void loadsNamesAndFiles()
    {
        QCOMPARE(loadHardware("puma").value()->name, std::string("puma"));
        const auto file = loadHardware(presetFile("isaac-ce").string());
        QVERIFY(file);
        QVERIFY(**file == *preset("isaac-ce").value());
        const auto nothing = loadHardware("isaac");
        QVERIFY(!nothing);
        QCOMPARE(nothing.error().code, ErrorCode::InvalidArgument);
        QVERIFY(nothing.error().message.find("isaac-ce, puma") != std::string::npos);
        const auto missing = loadHardware("/nowhere/my.json");
        QVERIFY(!missing);
        QCOMPARE(missing.error().code, ErrorCode::IoError);
        QVERIFY(missing.error().message.find("presets: pimsyn, ") != std::string::npos);
        QVERIFY(!loadHardware(""));
        QCOMPARE(loadHardware("/").error().code, ErrorCode::IoError);
    }

    void literatureHasItsFigures()
    {
        std::map<std::string, std::optional<double>> peaks;
        for (const LiteratureCard& card : literature()) {
            peaks[card.name] = card.peakTopsPerW;
            QVERIFY(!card.source.text.empty());
        }
        QCOMPARE(peaks.size(), literature().size());
        // PIMSYN, Table IV
        QCOMPARE(peaks.at("PIMSYN").value(), 3.07);
        QCOMPARE(peaks.at("ISAAC").value(), 0.63);
        QCOMPARE(peaks.at("PUMA").value(), 0.84);
        QCOMPARE(peaks.at("PRIME").value(), 0.5);
        QCOMPARE(peaks.at("PipeLayer").value(), 0.14);
        QCOMPARE(peaks.at("AtomLayer").value(), 0.68);
        for (const char* name : { "FORMS", "Newton", "TIMELY" })
            QVERIFY(!peaks.at(name));
    }
};

QTEST_APPLESS_MAIN(TestPresets)
#include "tst_presets.moc"
