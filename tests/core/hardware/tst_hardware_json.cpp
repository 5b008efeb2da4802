// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <set>

#include <nlohmann/json.hpp>

#include <QtTest>

#include "core/base/file.h"
#include "core/hardware/hardware_json.h"
#include "core/hardware/presets.h"

using namespace pim;
using namespace pim::hardware;
using Json = nlohmann::ordered_json;

namespace {

/// A small description in which every optional key is present: two or three rows a table.
HardwareSpec fullSpec()
{
    HardwareSpec spec = *preset("puma").value();
    std::erase_if(spec.adcs, [](const auto& row) { return row.first > 6; });
    std::erase_if(spec.crossbars, [](const auto& row) { return row.first.size > 64; });
    std::erase_if(spec.scratchpads, [](const auto& row) { return row.first > 128; });
    spec.pimsynAlgorithm = PimsynAlgorithmParameters {};
    spec.pimsynAlgorithm->energyFunction = "paper";
    return spec;
}

Result<HardwareSpec> read(const Json& json)
{
    return readHardwareText(json.dump(), "h.json");
}

/// Keys that hold numbers, over the whole of \a json.
void collectQuantities(const Json& json, std::set<std::string>& keys)
{
    for (const auto& [key, value] : json.items()) {
        if (value.is_number_float() && !json.is_array())
            keys.insert(key);
        if (value.is_structured())
            collectQuantities(value, keys);
    }
}

} // namespace

class TestHardwareJson : public QObject
{
    Q_OBJECT
private slots:
    void readsBackWhatItWrites_data()
    {
        QTest::addColumn<QString>("name");
        for (const PresetInfo& info : presets())
            QTest::newRow(info.name.c_str()) << QString::fromStdString(info.name);
    }
    void readsBackWhatItWrites()
    {
        QFETCH(QString, name);
        const HardwareSpec& spec = *preset(name.toStdString()).value();
        const std::string text = hardwareToJsonText(spec);
        const auto again = readHardwareText(text, "h.json");
        QVERIFY2(again, again ? "" : again.error().text().c_str());
        QVERIFY(*again == spec);
        QCOMPARE(hardwareToJsonText(*again), text);
    }

    void oddDoublesKeepTheirBits()
    {
        HardwareSpec spec = fullSpec();
        spec.adcs.at(6).peakPower = { 0.1 + 0.2 };
        spec.adcs.at(6).dynamicPower = { 5e-324 };
        spec.adcs.at(6).latency = { 1.0 / 3.0 };
        spec.noc.flitHopEnergy = Energy { 1e9 };
        const auto again = readHardwareText(hardwareToJsonText(spec), "h.json");
        QVERIFY2(again, again ? "" : again.error().text().c_str());
        QVERIFY(*again == spec);
    }

    void optionalKeysStayAbsent()
    {
        HardwareSpec spec = fullSpec();
        spec.noc.routerPower.reset();
        spec.noc.flitHopEnergy.reset();
        spec.pimsynAlgorithm.reset();
        const Json json = hardwareToJson(spec);
        QVERIFY(!json["noc"].contains("router_power_w"));
        QVERIFY(!json["noc"].contains("flit_hop_energy_nj"));
        QVERIFY(!json.contains("pimsyn_algorithm"));
        const auto again = hardwareFromJson(json, "h.json");
        QVERIFY(again);
        QVERIFY(*again == spec);
    }

    void quantitiesSayTheirUnit()
    {
        std::set<std::string> keys;
        Json json = hardwareToJson(fullSpec());
        json.erase("pimsyn_algorithm"); // shares, probabilities and temperatures of a search have none
        collectQuantities(json, keys);
        QVERIFY(keys.size() > 10);
        for (const std::string& key : keys) {
            const std::string unit = key.substr(key.rfind('_') + 1);
            QVERIFY2((std::set<std::string> { "w", "ns", "nj", "ghz", "um2" }.contains(unit)), key.c_str());
        }
    }

    void refusesWhatBreaksARule_data()
    {
        QTest::addColumn<QByteArray>("pointer");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char* name, const char* pointer, const char* value, const char* expected) {
            QTest::newRow(name) << QByteArray(pointer) << QByteArray(value) << QByteArray(expected);
        };
        row("another format", "/format", "\"pimstudio-design\"", "h.json: /format: must be one of \"pimstudio-hardware\", got \"pimstudio-design\"");
        row("a later version", "/version", "2", "h.json: /version: must be a whole number from 1 to 1, got 2");
        row("unknown key", "/colour", "1", "h.json: /colour: unknown key");
        row("unknown key in a row", "/adcs/0/latency", "1", "h.json: /adcs/0/latency: unknown key; known are \"bits\"");
        row("unknown key in the NoC", "/noc/router_w", "1", "h.json: /noc/router_w: unknown key");
        row("unknown key in a source", "/io/area_source/url", "\"x\"", "h.json: /io/area_source/url: unknown key");
        row("negative", "/adcs/0/static_power_w", "-1", "h.json: /adcs/0/static_power_w: must be a number from 0 to 1000000, got -1");
        row("huge", "/pool/area_um2", "1e308", "h.json: /pool/area_um2: must be a number from 0 to 1000000000000, got 1e+308");
        row("zero latency", "/relu/latency_ns", "0", "h.json: /relu/latency_ns: must be a number above 0");
        row("zero frequency", "/dacs/0/frequency_ghz", "0", "h.json: /dacs/0/frequency_ghz: must be a number above 0");
        row("text", "/scratchpads/1/read_energy_nj", "\"1\"", "h.json: /scratchpads/1/read_energy_nj: must be a number");
        row("null", "/noc/chip_power_w", "null", "h.json: /noc/chip_power_w: must be a number");
        row("bits 0", "/adcs/0/bits", "0", "h.json: /adcs/0/bits: must be a whole number from 1 to 32, got 0");
        row("bits 33", "/dacs/0/bits", "33", "h.json: /dacs/0/bits: must be a whole number from 1 to 32, got 33");
        row("bits 4.5", "/adcs/0/bits", "4.5", "h.json: /adcs/0/bits: must be a whole number");
        row("size 65537", "/crossbars/0/size", "65537", "h.json: /crossbars/0/size: must be a whole number from 1 to 65536");
        row("same resolution twice", "/adcs/1/bits", "4", "h.json: /adcs/1: an earlier row has the same key");
        row("same crossbar twice", "/crossbars/1/size", "32", "h.json: /crossbars/1: an earlier row has the same key");
        row("no ADC", "/adcs", "[]", "h.json: /adcs: must be an array of 1 to 4096 elements, got an array of 0");
        row("no crossbar", "/crossbars", "[]", "h.json: /crossbars: must be an array");
        row("object for a table", "/scratchpads", "{}", "h.json: /scratchpads: must be an array of 1 to 4096 elements, got an object");
        row("unknown confidence", "/pool/source/confidence", "\"sure\"", "h.json: /pool/source/confidence: must be one of \"verbatim\", \"cross_checked\", \"unverified\", \"inferred\", got \"sure\"");
        row("vector width 0", "/vector_width", "0", "h.json: /vector_width: must be a whole number from 1 to 65536");
        row("flits of no bits", "/noc/flit_bits", "0", "h.json: /noc/flit_bits: must be a whole number");
        row("cooling that never cools", "/pimsyn_algorithm/cooling_factor", "1", "h.json: /pimsyn_algorithm/cooling_factor: must be a number above 0 and at most 0.9999, got 1");
    }
    void refusesWhatBreaksARule()
    {
        QFETCH(QByteArray, pointer);
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, expected);
        Json json = hardwareToJson(fullSpec());
        json[Json::json_pointer(pointer.toStdString())] = Json::parse(value.toStdString());
        const auto spec = read(json);
        QVERIFY(!spec);
        QCOMPARE(spec.error().code, ErrorCode::ParseError);
        QVERIFY2(spec.error().text().starts_with(expected.toStdString()), spec.error().text().c_str());
    }

    void everyKeyButTheOptionalIsNeeded()
    {
        const Json whole = hardwareToJson(fullSpec());
        int tried = 0;
        const Json flat = whole.flatten();
        for (const auto& [pointer, value] : flat.items()) {
            Json json = whole;
            const auto place = Json::json_pointer(pointer);
            json[place.parent_pointer()].erase(place.back());
            const bool optional = pointer == "/noc/router_power_w" || pointer == "/noc/flit_hop_energy_nj";
            if (pointer == "/format")
                continue; // then it is taken for neither kind
            QVERIFY2(hardwareFromJson(json, "h.json").has_value() == optional, pointer.c_str());
            ++tried;
        }
        QVERIFY(tried > 150);
    }

    void knowsTheKindOfFile()
    {
        const auto neither = readHardwareText(R"({"adcs": []})", "x.json");
        QVERIFY(!neither);
        QVERIFY(neither.error().text().starts_with("x.json: is neither a hardware description"));
        QVERIFY(!readHardwareText("[1, 2]", "x.json"));
        const auto released = readHardwareText(R"({"RRAM": {}})", "config.json");
        QVERIFY(!released);
        QCOMPARE(released.error().text(), std::string("config.json: the key \"weight_res\" is missing"));
    }

    void errorsNameThePlaceInsideAnotherFile()
    {
        Json json = hardwareToJson(fullSpec());
        json["adcs"][2]["latency_ns"] = 0;
        const auto spec = hardwareFromJson(json, "design.json", "/hardware");
        QVERIFY(!spec);
        QVERIFY(spec.error().text().starts_with("design.json: /hardware/adcs/2/latency_ns: must be"));
    }

    void filesWithoutEndAreRefused()
    {
        const auto device = readHardware("/dev/zero");
        QVERIFY(!device);
        QCOMPARE(device.error().text(), std::string("/dev/zero: is a device, a file is needed"));
        const auto path = std::filesystem::temp_directory_path() / "pim_tst_hardware_json_large.json";
        QVERIFY(writeFileAtomically(path, ""));
        std::filesystem::resize_file(path, kLargestHardwareFile + 1);
        const auto large = readHardware(path);
        std::filesystem::remove(path);
        QVERIFY(!large);
        QCOMPARE(large.error().code, ErrorCode::IoError);
        QVERIFY(large.error().message.find("at most 16777216 bytes, this file has 16777217") != std::string::npos);
    }

    void damagedFilesAreErrorsNotCrashes()
    {
        const std::string text = hardwareToJsonText(fullSpec());
        for (std::size_t length = 0; length + 2 < text.size(); length += 97)
            QVERIFY(!readHardwareText(text.substr(0, length), "h.json"));
        std::size_t refused = 0, tried = 0;
        for (std::size_t place = 0; place < text.size(); place += 31) {
            std::string damaged = text;
            damaged[place] = static_cast<char>(damaged[place] ^ (1 << (place % 7)));
            refused += readHardwareText(damaged, "h.json") ? 0 : 1;
            ++tried;
        }
        QVERIFY(refused > tried / 4); // the rest hit numbers and prose, which stay readable
    }
};

QTEST_APPLESS_MAIN(TestHardwareJson)
#include "tst_hardware_json.moc"
