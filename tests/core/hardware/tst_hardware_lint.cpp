// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <QtTest>

#include "core/hardware/lint.h"
#include "core/hardware/presets.h"

using namespace pim;
using namespace pim::hardware;

namespace {

std::vector<std::string> lines(const Diagnostics& found)
{
    std::vector<std::string> all;
    for (const Diagnostic& entry : found.entries)
        all.push_back(std::string(entry.severity == Severity::Note ? "note " : "warning ") + entry.where + ": " + entry.text);
    return all;
}

/// What the change adds to the findings on a clean description.
template<typename Change>
std::vector<std::string> findingsAfter(Change change)
{
    HardwareSpec spec = *preset("puma").value();
    change(spec);
    return lines(lint(spec));
}

} // namespace

class TestHardwareLint : public QObject
{
    Q_OBJECT
private slots:
    void findsExactlyTheMistakesOfThePublishedFile()
    {
        const std::vector<std::string> expected {
            "note DAC/1: frequency 0.3 GHz is 0.9 times 1 / latency (3 ns)",
            "warning DAC/4: static + dynamic power is 35.7 uW, peak power 31.2 uW",
            "warning DAC/4: frequency 1.6 GHz is 9.6 times 1 / latency (6 ns)",
            "warning ADC/4: static + dynamic power is 600 uW, peak power 700 uW",
            "warning ADC/6: static + dynamic power is 1.08 mW, peak power 126 uW",
            "note ADC/5: no such resolution, but lower and higher ones",
            "note ADC/7: latency 0.5 ns is below that of 6 bit (1 ns)",
            "note ADC/8: draws 2 mW, less than the 5 mW of 7 bit",
            "note ADC/11: draws 2 mW, less than the 6.9 mW of 10 bit",
            "note ADC/12: latency 2 ns is below that of 11 bit (4 ns)",
            "note ADC/13: latency 0.25 ns is below that of 12 bit (2 ns)",
            "warning ADC/13: draws 300 mW, 5.5 times the 54.5 mW of 14 bit",
            "warning ADC/14: latency 30 ns is 120 times that of 13 bit (0.25 ns)",
            "warning pooling: frequency 0.05 GHz is 10 times 1 / latency (200 ns)",
        };
        const auto found = lines(lint(*preset("pimsyn").value()));
        for (std::size_t i = 0; i < std::min(found.size(), expected.size()); ++i)
            QCOMPARE(found[i], expected[i]);
        QCOMPARE(found.size(), expected.size());
    }

    void otherPresetsHaveNotesAtMost()
    {
        for (const PresetInfo& info : presets()) {
            if (info.name == "pimsyn")
                continue;
            for (const Diagnostic& entry : lint(*preset(info.name).value()).entries)
                QVERIFY2(entry.severity == Severity::Note, (info.name + " " + entry.where + ": " + entry.text).c_str());
        }
    }

    void changesNoNumber()
    {
        const HardwareSpec before = *preset("pimsyn").value();
        HardwareSpec spec = before;
        lint(spec);
        QVERIFY(spec == before);
    }

    void aCleanDescriptionStaysClean() { QVERIFY(findingsAfter([](HardwareSpec&) {}).empty()); }

    void seesEachKindOfMistake()
    {
        const auto one = [](const std::vector<std::string>& found, const std::string& text) {
            return found.size() == 1 && found.front() == text;
        };
        QVERIFY(one(findingsAfter([](HardwareSpec& s) { s.crossbars.at({ 256, 2 }).area = { 1.0 }; }),
                    "warning crossbar/256_2: area in um2 1 is below the 25 of crossbar/128_2"));
        QVERIFY(one(findingsAfter([](HardwareSpec& s) { s.scratchpads.at(128).readEnergy = { 0.001 }; }),
                    "warning scratchpad/128: read energy in nJ 0.001 is below the 0.0172 of 64 KiB"));
        QVERIFY(one(findingsAfter([](HardwareSpec& s) { s.scratchpads.at(64).peakPower = { 1e-4 }; }),
                    "warning scratchpad/64: peak power 100 uW is below the leakage 460 uW"));
        QVERIFY(one(findingsAfter([](HardwareSpec& s) { s.scratchpads.erase(256); }),
                    "note scratchpad/256: no such capacity, but smaller and larger ones"));
        QVERIFY(one(findingsAfter([](HardwareSpec& s) { s.adcs.at(14).area = { 600.0 }; }),
                    "note ADC/14: area 600 um2 is below that of 13 bit (1200 um2)"));
        QVERIFY(one(findingsAfter([](HardwareSpec& s) { s.relu.peakPower = s.relu.staticPower = s.relu.dynamicPower = {}; }),
                    "warning ReLU: draws no power at all"));
        QVERIFY(one(findingsAfter([](HardwareSpec& s) {
                        s.noc.chipPower = {};
                        s.noc.routerPower.reset();
                    }),
                    "warning noc: draws no power at all"));
        const auto noAdc = findingsAfter([](HardwareSpec& s) { s.adcs.erase(8); }); // 7 + 1 + 2 - 2 for 128 x 128
        QCOMPARE(noAdc.size(), std::size_t { 2 });
        QCOMPARE(noAdc[0], std::string("warning crossbar/128_2: no ADC of 8 bit, which a lossless read with a 1-bit DAC needs"));
        QCOMPARE(noAdc[1], std::string("note ADC/8: no such resolution, but lower and higher ones"));
        const auto noArea = findingsAfter([](HardwareSpec& s) {
            for (auto& [key, unit] : s.crossbars)
                unit.area = {};
        });
        QVERIFY(one(noArea, "note crossbar: no areas are given; the area of designs is not known"));
    }
};

QTEST_APPLESS_MAIN(TestHardwareLint)
#include "tst_hardware_lint.moc"
