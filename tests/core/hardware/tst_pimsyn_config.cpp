// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdlib>
#include <filesystem>

#include <nlohmann/json.hpp>

#include <QtTest>

#include "core/base/file.h"
#include "core/hardware/pimsyn_config.h"

using namespace pim;
using namespace pim::hardware;
using Json = nlohmann::ordered_json;

namespace {

/// The published layout with one row per table.
Json smallConfig()
{
    return Json::parse(R"({
        "weight_res": 16, "data_res": 8, "memory_bw": 1024, "vfu_width": 32, "noc_bw": 64, "noc_power": 0.104,
        "RRAM": {"256_2": {"static_power": 1.2e-4, "dynamic_power": 10.8e-4, "peak_power": 12e-4, "latency": 100}},
        "memory": {"64": {"leak_power": 13.6025e-3, "read_latency": 0.509152, "write_latency": 0.51,
                          "read_energy": 0.038402, "write_energy": 0.040144}},
        "ADC": {"9": {"static_power": 0.25e-3, "dynamic_power": 2e-3, "peak_power": 2.25e-3, "frequency": 1, "latency": 1}},
        "DAC": {"1": {"static_power": 0.8e-6, "dynamic_power": 3.1e-6, "peak_power": 3.9e-6, "frequency": 0.3, "latency": 3}},
        "POOL": {"static_power": 1e-5, "dynamic_power": 2e-5, "peak_power": 3e-5, "frequency": 0.05, "latency": 200},
        "RELU": {"static_power": 1e-5, "dynamic_power": 2e-5, "peak_power": 3e-5, "frequency": 0.25, "latency": 4},
        "SHIFTADD": {"static_power": 1e-5, "dynamic_power": 2e-5, "peak_power": 3e-5, "frequency": 0.25, "latency": 5},
        "ADDITION": {"static_power": 1e-5, "dynamic_power": 2e-5, "peak_power": 3e-5, "frequency": 0.1, "latency": 10},
        "SIGMOID": {"static_power": 1e-5, "dynamic_power": 2e-5, "peak_power": 3e-5, "frequency": 0.1, "latency": 11},
        "ELTWISE": {"static_power": 1e-5, "dynamic_power": 2e-5, "peak_power": 3e-5, "frequency": 0.25, "latency": 6}})");
}

Result<HardwareSpec> read(const Json& json)
{
    return readPimsynConfigText(json.dump(), "config.json");
}

std::filesystem::path sharedFolder()
{
    const char* folder = std::getenv("PIM_SHARED_DIR");
    return folder != nullptr ? folder : PIM_SOURCE_DIR "/../shared";
}

} // namespace

class TestPimsynConfig : public QObject
{
    Q_OBJECT
private slots:
    void takesEveryNumberOver()
    {
        const auto spec = read(smallConfig());
        QVERIFY2(spec, spec ? "" : spec.error().text().c_str());
        QCOMPARE(spec->weightBits, 16);
        QCOMPARE(spec->dataBits, 8);
        QCOMPARE(spec->memoryBusBits, 1024);
        QCOMPARE(spec->vectorWidth, 32);
        QCOMPARE(spec->noc.flitBits, 64);
        QCOMPARE(spec->noc.chipPower.value, 0.104);
        QVERIFY(!spec->noc.routerPower);
        const UnitCost* crossbar = spec->crossbar(256, 2);
        QVERIFY(crossbar != nullptr);
        QCOMPARE(crossbar->staticPower.value, 1.2e-4);
        QCOMPARE(crossbar->dynamicPower.value, 10.8e-4);
        QCOMPARE(crossbar->peakPower.value, 12e-4);
        QCOMPARE(crossbar->latency.value, 100.0);
        QCOMPARE(crossbar->frequency.value, 1.0 / 100.0);
        const UnitCost* dac = spec->unit(Component::Dac, 1);
        QVERIFY(dac != nullptr);
        QCOMPARE(dac->frequency.value, 0.3); // not 1 / latency: the release uses both
        QCOMPARE(dac->latency.value, 3.0);
        QCOMPARE(spec->unit(Component::Adc, 9)->dynamicPower.value, 2e-3);
        QCOMPARE(spec->unit(Component::Adc, 9)->source, (Source { "config.json, ADC/9", Confidence::Verbatim }));
        // a wrong assignment of blocks would show in the latencies, which all differ
        QCOMPARE(spec->pool.latency.value, 200.0);
        QCOMPARE(spec->relu.latency.value, 4.0);
        QCOMPARE(spec->shiftAdd.latency.value, 5.0);
        QCOMPARE(spec->addition.latency.value, 10.0);
        QCOMPARE(spec->sigmoid.latency.value, 11.0);
        QCOMPARE(spec->eltwise.latency.value, 6.0);
        const ScratchpadCost* memory = spec->scratchpad(64);
        QVERIFY(memory != nullptr);
        QCOMPARE(memory->leakPower.value, 13.6025e-3);
        QCOMPARE(memory->peakPower.value, 13.6025e-3);
        QCOMPARE(memory->readLatency.value, 0.509152);
        QCOMPARE(memory->writeLatency.value, 0.51);
        QCOMPARE(memory->readEnergy.value, 0.038402);
        QCOMPARE(memory->writeEnergy.value, 0.040144);
        QVERIFY(!spec->pimsynAlgorithm);
    }

    void keepsTheAlgorithmsParameters()
    {
        Json json = smallConfig();
        json["SA"] = Json::parse(R"({"iter": 7, "T0": 500, "Tf": 2, "sigma": 0.9, "alpha": 0.2, "length": 3, "func_name": "paper"})");
        json["EA"] = Json::parse(R"({"gene_num": 8, "elite_ratio": 0.6, "max_iter": 9, "macro_num_mutate_prob": 0.5,
            "macro_sharing_mutate_prob": 0.3, "default_max_macro_size": 256, "default_min_macro_size": 16,
            "default_macro_size_stride": 4})");
        const auto spec = read(json);
        QVERIFY(spec);
        PimsynAlgorithmParameters expected;
        expected.annealingRounds = 7;
        expected.initialTemperature = 500;
        expected.finalTemperature = 2;
        expected.coolingFactor = 0.9;
        expected.accessWeight = 0.2;
        expected.chains = 3;
        expected.energyFunction = "paper";
        expected.population = 8;
        expected.eliteRatio = 0.6;
        expected.generations = 9;
        expected.numberMutationProbability = 0.5;
        expected.sharingMutationProbability = 0.3;
        expected.maximumMacroSize = 256;
        expected.minimumMacroSize = 16;
        expected.macroSizeStride = 4;
        QVERIFY(spec->pimsynAlgorithm == expected);
    }

    void refusesWhatCannotBeComputedWith_data()
    {
        QTest::addColumn<QByteArray>("pointer");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char* name, const char* pointer, const char* value, const char* expected) {
            QTest::newRow(name) << QByteArray(pointer) << QByteArray(value) << QByteArray(expected);
        };
        row("zero latency", "/RRAM/256_2/latency", "0", "config.json: /RRAM/256_2/latency: must be a number above 0 and at most 1000000000, got 0");
        row("zero frequency", "/ADC/9/frequency", "0", "config.json: /ADC/9/frequency: must be a number above 0");
        row("negative power", "/POOL/peak_power", "-1e-4", "config.json: /POOL/peak_power: must be a number from 0 to 1000000, got -0.0001");
        row("huge power", "/DAC/1/dynamic_power", "1e308", "config.json: /DAC/1/dynamic_power: must be a number from 0 to 1000000, got 1e+308");
        row("text for a number", "/memory/64/leak_power", "\"13 mW\"", "config.json: /memory/64/leak_power: must be a number");
        row("no data bits", "/data_res", "0", "config.json: /data_res: must be a whole number from 1 to 32, got 0");
        row("too many weight bits", "/weight_res", "33", "config.json: /weight_res: must be a whole number from 1 to 32, got 33");
        row("no flit", "/noc_bw", "0", "config.json: /noc_bw: must be a whole number");
        row("ADC bits beyond the range", "/ADC/33", "{}", "config.json: /ADC/33: the key must be a resolution from 1 to 32 bits");
        row("ADC bits no number", "/ADC/nine", "{}", "config.json: /ADC/nine: the key must be a resolution");
        row("ADC bits with a leading zero", "/ADC/09", "{}", "config.json: /ADC/09: the key must be a resolution");
        row("crossbar too large", "/RRAM/65537_2", "{}", "config.json: /RRAM/65537_2: the key must be size_bits");
        row("crossbar without bits", "/RRAM/128", "{}", "config.json: /RRAM/128: the key must be size_bits");
        row("crossbar of size 0", "/RRAM/0_2", "{}", "config.json: /RRAM/0_2: the key must be size_bits");
        row("memory of no capacity", "/memory/0", "{}", "config.json: /memory/0: the key must be a capacity");
        row("empty table", "/DAC", "{}", "config.json: /DAC: must have 1 to 4096 entries, has 0");
        row("array for a table", "/ADC", "[1]", "config.json: /ADC: must be an object, got an array of 1");
        row("half an algorithm", "/SA", "{}", "config.json: /SA: the key \"iter\" is missing");
    }
    void refusesWhatCannotBeComputedWith()
    {
        QFETCH(QByteArray, pointer);
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, expected);
        Json json = smallConfig();
        json[Json::json_pointer(pointer.toStdString())] = Json::parse(value.toStdString());
        const auto spec = read(json);
        QVERIFY(!spec);
        QCOMPARE(spec.error().code, ErrorCode::ParseError);
        QVERIFY2(spec.error().text().starts_with(expected.toStdString()), spec.error().text().c_str());
    }

    void everyKeyIsNeeded()
    {
        const Json whole = smallConfig();
        int tried = 0;
        for (const auto& [key, value] : whole.items()) {
            Json json = whole;
            json.erase(key);
            QVERIFY2(!read(json), key.c_str());
            ++tried;
        }
        QCOMPARE(tried, 16);
    }

    void truncatedFilesAreErrors()
    {
        const std::string text = smallConfig().dump();
        for (std::size_t length = 0; length < text.size(); length += 13)
            QVERIFY(!readPimsynConfigText(text.substr(0, length), "config.json"));
    }

    void foreignKeysAreIgnored()
    {
        Json json = smallConfig();
        json["comment"] = "mine";
        QVERIFY(read(json));
    }

    void missingFileIsAnIoError()
    {
        const auto spec = readPimsynConfig("/nowhere/config.json");
        QVERIFY(!spec);
        QCOMPARE(spec.error().code, ErrorCode::IoError);
    }

    void readsThePublishedFile()
    {
        const auto path = sharedFolder() / "golden/pimsyn/config.json";
        if (!std::filesystem::exists(path))
            QSKIP("the reference folder with the published config.json is absent");
        const auto spec = readPimsynConfig(path);
        QVERIFY2(spec, spec ? "" : spec.error().text().c_str());
        QCOMPARE(spec->name, std::string("config.json"));
        QCOMPARE(spec->crossbars.size(), std::size_t { 9 });
        QCOMPARE(spec->dacs.size(), std::size_t { 3 });
        QCOMPARE(spec->adcs.size(), std::size_t { 10 });
        QCOMPARE(spec->scratchpads.size(), std::size_t { 7 });
        QCOMPARE(spec->unit(Component::Adc, 6)->peakPower.value, 1.26e-4); // as printed
        QVERIFY(spec->pimsynAlgorithm == PimsynAlgorithmParameters {});
    }
};

QTEST_APPLESS_MAIN(TestPimsynConfig)
#include "tst_pimsyn_config.moc"
