// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <cmath>

#include <nlohmann/json.hpp>

#include "core/base/file.h"
#include "core/design/contradictions.h"
#include "core/design/design_json.h"
#include "core/design/metric_table.h"
#include "core/hardware/presets.h"
#include "core/network/network_builder.h"
#include "core/network/zoo.h"

using namespace pim;
using namespace pim::design;
using Json = nlohmann::ordered_json;

namespace {

/// A design of ResNet-18 with one copy of every layer, on the default hardware; it says something in every field.
Design resnet()
{
    Design d;
    d.network = std::make_shared<network::Network>(*network::zoo("resnet18"));
    d.hardware = *hardware::preset("pimsyn");
    d.constraints.powerBudget = Power { 49 };
    d.constraints.maxArea = Area { 250.5e6 };
    d.constraints.maxLatency = Time { 9e6 };
    d.constraints.maxCrossbars = 20000;
    d.parameters.crossbarPowerShare = 0.31;
    d.parameters.slices = SlicePacking::Packed;
    d.provenance = { "PIM Studio", "0.1.0", 7, "studio", "fast", 3, 1234, 5.25, false };
    for (std::size_t i = 0; i < d.network->layers.size(); ++i) {
        LayerDesign layer;
        if (d.network->layers[i].onCrossbars())
            for (auto& count : layer.components)
                count = static_cast<std::int64_t>(i) + 40;
        d.layers.push_back(layer);
    }
    return d;
}

bool same(const Design& a, const Design& b)
{
    return *a.network == *b.network && *a.hardware == *b.hardware && a.model == b.model
        && a.constraints == b.constraints && a.parameters == b.parameters && a.layers == b.layers
        && a.provenance == b.provenance;
}

Design reread(const Design& design, const DesignResults& results = {})
{
    const auto back = designFromJsonText(designToJsonText(design, results), "design.json");
    if (!back)
        qFatal("%s", back.error().text().c_str());
    return *back;
}

} // namespace

class TestDesignJson : public QObject
{
    Q_OBJECT

private slots:
    void readsBackWhatItWrites_data()
    {
        QTest::addColumn<QString>("name");
        for (const auto& entry : network::zooEntries())
            QTest::newRow(std::string(entry.name).c_str()) << QString::fromStdString(std::string(entry.name));
    }

    void readsBackWhatItWrites()
    {
        QFETCH(QString, name);
        Design d = resnet();
        d.network = std::make_shared<network::Network>(*network::zoo(name.toStdString()));
        d.layers.assign(d.network->layers.size(), {});
        d.layers[0].weightDuplication = 12;
        d.layers[0].cells = { { 0, 1 }, { 2, 3 } };
        d.layers[0].macros = 2;
        d.layers[0].scratchpadKib = 256;
        QVERIFY(same(reread(d), d));
    }

    void keepsInputsOperandsAndBounds()
    {
        network::NetworkBuilder net("inputs", { 3, 8, 8 });
        const auto depth = net.input("depth", { 1, 8, 8 });
        const auto all = net.concat({ depth, net.input() });
        const auto conv = net.clip(net.conv("conv", all, 4, network::square(3, 1, 1)), { std::nullopt, 2.5 });
        net.averagePool("mean", net.add("sum", { all, conv }), network::square(2, 2, 1), true);
        auto built = net.build();
        QVERIFY(built);
        built->layers[1].bounds = { -1.0, std::nullopt };
        Design d = resnet();
        d.network = std::make_shared<network::Network>(*built);
        d.layers.assign(d.network->layers.size(), {});
        d.layers[0].weightDuplication = 1;
        d.layers[0].macros = 1;
        const Design back = reread(d);
        QVERIFY(*back.network == *d.network);
        Json json = Json::parse(designToJsonText(d));
        QCOMPARE(json["network"]["layers"][0]["reads"].dump(), std::string(R"([["input 1","input 0"]])"));
        json["network"]["layers"][0]["reads"] = { { "input 7" } };
        const auto refused = designFromJsonText(json.dump(), "d.json");
        QVERIFY(!refused);
        QVERIFY2(refused.error().text().find("operands read inputs of the network, 0 to 1, got 7") != std::string::npos,
                 refused.error().text().c_str());
    }

    void keepsMixedModelSwitchesAndBothProfiles()
    {
        Design d = resnet();
        for (const auto& s : evaluation::modelSwitches()) {
            d.model = {};
            d.model.*s.member = false;
            QVERIFY2(same(reread(d), d), std::string(s.key).c_str());
        }
        d.model = evaluation::ModelOptions::pimsyn();
        QVERIFY(same(reread(d), d));
        QCOMPARE(Json::parse(designToJsonText(d))["provenance"]["profile"].get<std::string>(), std::string("pimsyn"));
        QVERIFY(!Json::parse(designToJsonText(d))["provenance"].contains("model"));
    }

    void keepsSharedMacros()
    {
        Design d = resnet();
        d.layers[4].sharesMacrosWith = network::LayerId { 0 };
        QVERIFY(same(reread(d), d));
    }

    void writesItsKeysInTheOrderOfTheFormat()
    {
        const Json json = Json::parse(designToJsonText(resnet()));
        std::vector<std::string> keys;
        for (const auto& [key, value] : json.items())
            keys.push_back(key);
        const std::vector<std::string> expected { "format",     "version", "network", "hardware",  "constraints",
                                                  "parameters", "layers",  "metrics", "breakdown", "provenance" };
        QCOMPARE(keys, expected);
        keys.clear();
        for (const auto& [key, value] : json["layers"][0]["components"].items())
            keys.push_back(key);
        const std::vector<std::string> components { "adc",  "shift_add", "addition", "pool",
                                                    "relu", "eltwise",   "sigmoid",  "dac" };
        QCOMPARE(keys, components);
    }

    void writesNullForWhatIsNotKnown()
    {
        evaluation::Evaluation evaluation;
        evaluation.metrics.powerEfficiencyGopsPerW = std::nan("");
        evaluation.metrics.throughputGops = INFINITY;
        evaluation.metrics.cycles = 7;
        const std::string text = designToJsonText(resnet(), { &evaluation, std::nan(""), {} });
        const Json metrics = Json::parse(text)["metrics"];
        QVERIFY(metrics["power_efficiency_gops_per_w"].is_null());
        QVERIFY(metrics["throughput_gops"].is_null());
        QVERIFY(metrics["bound_power_efficiency_gops_per_w"].is_null());
        QVERIFY(metrics["gap"].is_null());
        QCOMPARE(metrics["cycles"].get<int>(), 7);
        evaluation.metrics.cycles = 0; // a design that cannot run
        evaluation.metrics.peakPower = Power { 0 };
        const Json none = Json::parse(designToJsonText(resnet(), { &evaluation, {}, {} }));
        for (const auto& [key, value] : none["metrics"].items())
            QVERIFY2(value.is_null(), key.c_str());
        QVERIFY(none["breakdown"].is_null());
        QVERIFY(none["parameters"]["clock_ns"].is_null());
    }

    void refusesConvertersThatCannotReadAColumn()
    {
        Json json = Json::parse(designToJsonText(resnet()));
        json["parameters"]["adc_bits"] = 7;
        const auto narrow = designFromJsonText(json.dump(), "d.json");
        QVERIFY(!narrow);
        QCOMPARE(narrow.error().text(),
                 std::string("d.json: /parameters/adc_bits: must be at least 9, which a column of 256 cells of 2 bit needs "
                             "behind DACs of 1 bit, got 7"));
        json["parameters"]["adc_bits"] = 10; // wasteful, not wrong
        QVERIFY(designFromJsonText(json.dump(), "d.json"));
    }

    void refusesMacrosScatteredOverAnEndlessMesh()
    {
        Json json = Json::parse(designToJsonText(resnet()));
        json["layers"][0]["cells"] = { { 0, 0 } };
        json["layers"][1]["cells"] = { { 4000, 4000 } };
        const auto wide = designFromJsonText(json.dump(), "d.json");
        QVERIFY(!wide);
        QVERIFY2(wide.error().text().find("4001 x 4001 places") != std::string::npos, wide.error().text().c_str());
    }

    void findsNothingToSayOfItsOwnFiles()
    {
        for (const char* name : { "resnet18", "squeezenet", "googlenet" }) {
            Design d = resnet();
            d.network = std::make_shared<network::Network>(*network::zoo(name));
            d.layers.assign(d.network->layers.size(), {});
            for (auto& layer : d.layers)
                layer.components.fill(20'000);
            const auto e = evaluation::evaluate(d);
            QVERIFY(e && e->metrics.cycles > 0);
            const std::string text = designToJsonText(d, { &*e, {}, {} });
            const auto back = designFromJsonText(text, "d.json");
            QVERIFY(back);
            const auto found = contradictions(text, *back, *evaluation::evaluate(*back));
            QVERIFY2(found.entries.empty(), found.entries.empty() ? "" : found.entries.front().text.c_str());
            const std::string bare = designToJsonText(d);
            QVERIFY(contradictions(bare, *designFromJsonText(bare, "d.json"), *e).entries.empty());
        }
    }

    void namesWhatContradictsTheDesign_data()
    {
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("message");
        QTest::newRow("crossbars") << "/layers/0/crossbars" << "77777" << "1 value of the file is not what the design gives and is computed anew: /layers/0/crossbars 77777 is ";
        QTest::newRow("blocks") << "/layers/2/computation_blocks" << "1.5" << "/layers/2/computation_blocks 1.5 is ";
        QTest::newRow("operator") << "/layers/0/op" << "\"Gemm\"" << "/layers/0/op \"Gemm\" is ";
        QTest::newRow("clock") << "/parameters/clock_ns" << "0.1" << "/parameters/clock_ns 0.1 is ";
        QTest::newRow("metric") << "/metrics/cycles" << "5" << "/metrics/cycles 5 is ";
        QTest::newRow("breakdown") << "/breakdown/power_w/adc" << "1e9" << "/breakdown/power_w/adc 1000000000.0 is ";
        QTest::newRow("digest") << "/network/sha256" << "\"00\"" << "is not the digest of the layers";
        QTest::newRow("shape") << "/network/layers/1/input" << "[64, 57, 112]" << "its input is 64×57×112, but ";
    }
    void namesWhatContradictsTheDesign()
    {
        QFETCH(QString, pointer);
        QFETCH(QString, value);
        QFETCH(QString, message);
        Design d = resnet();
        for (auto& layer : d.layers)
            layer.components.fill(20'000);
        const auto own = evaluation::evaluate(d);
        QVERIFY(own);
        Json json = Json::parse(designToJsonText(d, { &*own, {}, {} }));
        Json& place = json[Json::json_pointer(pointer.toStdString())];
        QVERIFY(!place.is_null());
        place = Json::parse(value.toStdString());
        const std::string text = json.dump();
        const auto design = designFromJsonText(text, "d.json");
        QVERIFY2(design, design ? "" : design.error().text().c_str());
        const auto e = evaluation::evaluate(*design);
        QVERIFY2(e, e ? "" : e.error().text().c_str());
        std::string all;
        for (const auto& entry : contradictions(text, *design, *e).entries) {
            QCOMPARE(entry.severity, Severity::Warning);
            all += entry.text + "\n";
        }
        QVERIFY2(QString::fromStdString(all).contains(message), all.c_str());
    }

    void evaluatesToTheSameFiguresAfterReading_data()
    {
        QTest::addColumn<bool>("shared");
        QTest::newRow("own macros") << false;
        QTest::newRow("shared macros") << true;
    }

    void evaluatesToTheSameFiguresAfterReading()
    {
        QFETCH(bool, shared);
        Design d = resnet();
        d.constraints = { Power { 400 }, {}, {}, {} };
        d.parameters.slices = SlicePacking::Separate;
        for (std::size_t i = 0; i < d.layers.size(); ++i)
            for (auto& count : d.layers[i].components)
                count = 6000;
        if (shared)
            d.layers[static_cast<std::size_t>(d.network->crossbarLayers().at(3).index)].sharesMacrosWith =
                network::LayerId { 0 };
        const auto before = evaluation::evaluate(d);
        QVERIFY2(before, before ? "" : before.error().text().c_str());
        QVERIFY(before->metrics.cycles > 0);
        const auto after = evaluation::evaluate(reread(d, { &*before, {}, {} }));
        QVERIFY2(after, after ? "" : after.error().text().c_str());
        for (const MetricInfo& metric : metricTable())
            QCOMPARE(metric.value(after->metrics), metric.value(before->metrics));
        QCOMPARE(after->feasible, before->feasible);
        for (std::size_t i = 0; i < d.layers.size(); ++i)
            QVERIFY(after->layers[i].cells == before->layers[i].cells);
    }

    void saysWhatIsWrongAndWhere_data()
    {
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("value"); // JSON; empty: the key is removed
        QTest::addColumn<QString>("where");
        QTest::addColumn<QString>("message");
        QTest::newRow("another format") << "/format"
                                        << "\"something\""
                                        << "design.json: /format"
                                        << "something";
        QTest::newRow("newer version") << "/version"
                                       << "2"
                                       << "design.json: /version"
                                       << "got 2";
        QTest::newRow("unknown key at the top") << "/speed"
                                                << "1"
                                                << "design.json: /speed"
                                                << "unknown key";
        QTest::newRow("unknown key in a layer") << "/layers/3/colour"
                                                << "1"
                                                << "design.json: /layers/3/colour"
                                                << "unknown key";
        QTest::newRow("unknown metric") << "/metrics/latency_ms"
                                        << "1"
                                        << "design.json: /metrics/latency_ms"
                                        << "unknown key";
        QTest::newRow("unknown cost centre") << "/breakdown/power_w/coffee"
                                             << "1"
                                             << "design.json: /breakdown/power_w/coffee"
                                             << "unknown key";
        QTest::newRow("unknown parameter") << "/parameters/xbar_size"
                                           << "1"
                                           << "design.json: /parameters/xbar_size"
                                           << "unknown key";
        QTest::newRow("no network") << "/network"
                                    << ""
                                    << "design.json"
                                    << "network";
        QTest::newRow("no hardware") << "/hardware"
                                     << ""
                                     << "design.json"
                                     << "hardware";
        QTest::newRow("no layers") << "/layers"
                                   << "[]"
                                   << "design.json: /layers"
                                   << "array of";
        QTest::newRow("layers of the wrong type") << "/layers"
                                                  << "7"
                                                  << "design.json: /layers"
                                                  << "7";
        QTest::newRow("negative duplication") << "/layers/2/weight_duplication"
                                              << "-4"
                                              << "design.json: /layers/2/weight_duplication"
                                              << "-4";
        QTest::newRow("duplication of zero") << "/layers/2/weight_duplication"
                                             << "0"
                                             << "design.json: /layers/2/weight_duplication"
                                             << "0";
        QTest::newRow("huge duplication") << "/layers/2/weight_duplication"
                                          << "1e300"
                                          << "design.json: /layers/2/weight_duplication"
                                          << "e+300";
        QTest::newRow("half a macro") << "/layers/2/macros"
                                      << "1.5"
                                      << "design.json: /layers/2/macros"
                                      << "1.5";
        QTest::newRow("text for a number") << "/parameters/cell_bits"
                                           << "\"two\""
                                           << "design.json: /parameters/cell_bits"
                                           << "two";
        QTest::newRow("share of nothing") << "/parameters/crossbar_power_share"
                                          << "0"
                                          << "design.json: /parameters/crossbar_power_share"
                                          << "0";
        QTest::newRow("no budget") << "/constraints/power_budget_w"
                                   << ""
                                   << "design.json: /constraints"
                                   << "power_budget_w";
        QTest::newRow("negative budget") << "/constraints/power_budget_w"
                                         << "-1"
                                         << "design.json: /constraints/power_budget_w"
                                         << "-1";
        QTest::newRow("shares with itself") << "/layers/0/shares_macros_with"
                                            << "\"SELF\""
                                            << "design.json: /layers/0/shares_macros_with"
                                            << "earlier";
        QTest::newRow("shares with a later layer") << "/layers/0/shares_macros_with"
                                                   << "\"LAST\""
                                                   << "design.json: /layers/0/shares_macros_with"
                                                   << "earlier";
        QTest::newRow("shares with nobody") << "/layers/4/shares_macros_with"
                                            << "\"nobody\""
                                            << "design.json: /layers/4/shares_macros_with"
                                            << "nobody";
        QTest::newRow("cell of three") << "/layers/0/cells"
                                       << "[[1,2,3]]"
                                       << "design.json: /layers/0/cells/0"
                                       << "array of";
        QTest::newRow("cell far away") << "/layers/0/cells"
                                       << "[[1,2000000000]]"
                                       << "design.json: /layers/0/cells/0/1"
                                       << "2000000000";
        QTest::newRow("another layer name") << "/layers/1/name"
                                            << "\"x\""
                                            << "design.json: /layers/1/name"
                                            << "\"x\"";
        QTest::newRow("provider later") << "/network/layers/2/providers"
                                        << "[2]"
                                        << "design.json: /network/layers/2/providers/0"
                                        << "2";
        QTest::newRow("empty feature map") << "/network/layers/0/output"
                                           << "[0,1,1]"
                                           << "design.json: /network/layers/0/output/0"
                                           << "0";
        QTest::newRow("unknown profile") << "/provenance/profile"
                                         << "\"fast\""
                                         << "design.json: /provenance/profile"
                                         << "fast";
        QTest::newRow("custom without switches") << "/provenance/profile"
                                                 << "\"custom\""
                                                 << "design.json: /provenance"
                                                 << "switches";
        QTest::newRow("finished as text") << "/provenance/finished"
                                          << "\"yes\""
                                          << "design.json: /provenance/finished"
                                          << "yes";
        QTest::newRow("hardware key") << "/hardware/name"
                                      << "7"
                                      << "design.json: /hardware/name"
                                      << "7";
    }

    void saysWhatIsWrongAndWhere()
    {
        QFETCH(QString, pointer);
        QFETCH(QString, value);
        QFETCH(QString, where);
        QFETCH(QString, message);
        const Design d = resnet();
        evaluation::Evaluation evaluation;
        Json json = designToJson(d, { &evaluation, {}, {} });
        value.replace("SELF", QString::fromStdString(d.network->layers[0].name));
        value.replace("LAST", QString::fromStdString(d.network->layers.back().name));
        const Json::json_pointer at(pointer.toStdString());
        if (value.isEmpty())
            json.erase(at.back());
        if (value.isEmpty() && !at.parent_pointer().empty())
            json[at.parent_pointer()].erase(at.back());
        if (!value.isEmpty())
            json[at] = Json::parse(value.toStdString());
        const auto read = designFromJsonText(json.dump(), "design.json");
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::ParseError);
        QCOMPARE(QString::fromStdString(read.error().where), where);
        QVERIFY2(QString::fromStdString(read.error().message).contains(message), read.error().message.c_str());
    }

    void namesAMistypedKey_data()
    {
        QTest::addColumn<QString>("object");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("mistyped");
        QTest::newRow("layer") << "/layers/2"
                               << "weight_duplication"
                               << "weigth_duplication";
        QTest::newRow("component block") << "/layers/2"
                                         << "components"
                                         << "component";
        QTest::newRow("parameter, beside a key like it") << "/parameters"
                                                         << "dac_bits"
                                                         << "dac_bit";
        QTest::newRow("budget") << "/constraints"
                                << "power_budget_w"
                                << "power_budget";
        QTest::newRow("block of the file") << ""
                                           << "hardware"
                                           << "hardwear";
        QTest::newRow("network layer") << "/network/layers/3"
                                       << "output"
                                       << "ouput";
        QTest::newRow("hardware") << "/hardware/adcs/0"
                                  << "latency_ns"
                                  << "latency_s";
        QTest::newRow("provenance") << "/provenance"
                                    << "profile"
                                    << "profil";
    }

    void namesAMistypedKey()
    {
        QFETCH(QString, object);
        QFETCH(QString, key);
        QFETCH(QString, mistyped);
        Json json = designToJson(resnet(), {});
        Json& block = json[Json::json_pointer(object.toStdString())];
        block[mistyped.toStdString()] = block[key.toStdString()];
        block.erase(key.toStdString());
        const auto read = designFromJsonText(json.dump(), "design.json");
        QVERIFY(!read);
        QCOMPARE(QString::fromStdString(read.error().text()),
                 QString("design.json: %1/%2: unknown key; did you mean \"%3\", which is missing?").arg(object, mistyped, key));
    }

    void refusesSharingAmongThree()
    {
        Design d = resnet();
        d.layers[2].sharesMacrosWith = network::LayerId { 0 };
        d.layers[4].sharesMacrosWith = network::LayerId { 2 };
        const auto read = designFromJsonText(designToJsonText(d), "design.json");
        QVERIFY(!read);
        QVERIFY2(read.error().message.find("pairs") != std::string::npos, read.error().message.c_str());
    }

    void refusesSwitchesThatContradictTheProfile()
    {
        Design d = resnet();
        d.model.groups = false;
        Json json = designToJson(d);
        json["provenance"]["profile"] = "studio";
        const auto read = designFromJsonText(json.dump(), "design.json");
        QVERIFY(!read);
        QVERIFY(read.error().message.find("custom") != std::string::npos);
    }

    void survivesCutAndBrokenText()
    {
        const std::string text = designToJsonText(resnet());
        for (std::size_t length = 0; length < text.size() - 1; length += 1 + text.size() / 211)
            QVERIFY(!designFromJsonText(std::string_view(text).substr(0, length), "cut.json"));
        for (std::size_t at = 0; at < text.size(); at += 1 + text.size() / 307) {
            std::string broken = text;
            broken[at] = static_cast<char>(broken[at] ^ 0x15);
            (void)designFromJsonText(broken, "flipped.json"); // either is fine, a crash is not
        }
        QVERIFY(!designFromJsonText(std::string(200'000, '['), "deep.json"));
        QVERIFY(!designFromJsonText("null", "null.json"));
        QVERIFY(!designFromJsonText("\xff\xfe{}", "binary.json"));
    }

    void refusesFilesThatAreNoDesignsBySize()
    {
        const auto path = std::filesystem::temp_directory_path() / "pim_tst_design_json_large.json";
        QVERIFY(writeFileAtomically(path, ""));
        std::filesystem::resize_file(path, kLargestDesignFile + 1); // sparse
        const auto large = readDesign(path);
        std::filesystem::remove(path);
        QVERIFY(!large);
        QCOMPARE(large.error().code, ErrorCode::IoError);
        QCOMPARE(large.error().message, std::string("is larger than the 67108864 bytes that are read"));
        QCOMPARE(readDesign("/dev/zero").error().code, ErrorCode::IoError);
    }

    void writesAWholeFileOrNone()
    {
        QTemporaryDir folder;
        const auto path = std::filesystem::path(folder.path().toStdString()) / "design.json";
        QVERIFY(writeDesign(path, resnet()));
        const auto back = readDesign(path);
        QVERIFY(back);
        QVERIFY(same(*back, resnet()));
        const auto nowhere = writeDesign(path / "below", resnet());
        QVERIFY(!nowhere);
        QCOMPARE(nowhere.error().code, ErrorCode::IoError);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
        const auto missing = readDesign("/nonexistent/design.json");
        QVERIFY(!missing);
        QCOMPARE(missing.error().code, ErrorCode::IoError);
    }
};

QTEST_APPLESS_MAIN(TestDesignJson)
#include "tst_design_json.moc"
