// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <cmath>
#include <fstream>
#include <map>
#include <memory>
#include <string>

#include <nlohmann/json.hpp>

#include "core/evaluation/evaluation.h"
#include "core/evaluation/evaluator.h"
#include "core/evaluation/golden.h"
#include "core/hardware/presets.h"
#include "core/network/zoo.h"
#include "tests/support/shared_folder.h"

using namespace pim;
using nlohmann::json;

namespace {

constexpr double kTolerance = 1e-9;

const json& records()
{
    static const json all = [] {
        std::ifstream file(PIM_SOURCE_DIR "/tests/golden/pimsyn_records.json");
        return json::parse(file).at("records");
    }();
    return all;
}

std::shared_ptr<const network::Network> networkNamed(const std::string& name)
{
    static std::map<std::string, std::shared_ptr<const network::Network>> known;
    auto& net = known[name];
    if (!net) {
        auto built = network::zoo(name);
        if (!built)
            throw std::runtime_error(built.error().text());
        net = std::make_shared<const network::Network>(std::move(*built));
    }
    return net;
}

/// The design of a record: the built-in network on the preset `pimsyn` under the profile `pimsyn`.
design::Design designOf(const json& record)
{
    design::Design d;
    d.network = networkNamed(record.at("network"));
    auto hardware = *hardware::preset("pimsyn").value();
    const json overrides = record.value("override", json::object());
    for (const auto& [key, value] : overrides.items()) {
        if (key == "noc_bw")
            hardware.noc.flitBits = value;
        else if (key == "noc_power")
            hardware.noc.chipPower = { value.get<double>() };
        else if (key == "weight_res")
            hardware.weightBits = value;
        else if (key == "data_res")
            hardware.dataBits = value;
        else
            throw std::runtime_error("override " + key + " is not known");
    }
    d.model = evaluation::ModelOptions::pimsyn();
    d.constraints.powerBudget = { record.at("power").get<double>() };
    d.parameters.crossbarPowerShare = record.at("share");
    d.parameters.cellBits = record.at("cell");
    d.parameters.crossbarSize = record.at("crossbar");
    d.parameters.dacBits = record.at("dac");
    d.parameters.adcBits = record.at("adc");
    d.parameters.weightBits = hardware.weightBits;
    d.parameters.dataBits = hardware.dataBits;
    d.parameters.macroStyle = record.at("style") == "unified" ? design::MacroStyle::Identical : design::MacroStyle::Specialized;
    d.parameters.scratchpadKib = record.value("scratchpad", 0);
    d.parameters.clock = { record.value("clock", 0.0) };
    d.hardware = std::make_shared<const hardware::HardwareSpec>(std::move(hardware));
    std::size_t onCrossbars = 0;
    for (std::size_t l = 0; l < d.network->layers.size(); ++l) {
        design::LayerDesign layer;
        if (d.network->layers[l].onCrossbars()) {
            layer.weightDuplication = record.at("dup").at(onCrossbars);
            layer.macros = record.at("macros").at(onCrossbars);
            ++onCrossbars;
        }
        if (record.contains("counts"))
            for (std::size_t c = 0; c < record.at("counts").at(l).size(); ++c)
                layer.components[c] = record.at("counts").at(l).at(c);
        d.layers.push_back(layer);
    }
    for (const auto& pair : record.value("sharing", json::array()))
        d.layers.at(pair.at(0)).sharesMacrosWith = network::LayerId { pair.at(1).get<int>() };
    return d;
}

/// Differences between a record's expected figures and ours, as text.
class Comparison
{
public:
    explicit Comparison(std::string prefix) : m_prefix(std::move(prefix)) {}
    void integer(const std::string& figure, const json& expected, std::int64_t got)
    {
        if (expected.get<std::int64_t>() != got)
            m_text += m_prefix + figure + ": expected " + expected.dump() + ", got " + std::to_string(got) + "; ";
    }
    void real(const std::string& figure, double expected, double got)
    {
        const double relative = expected == got ? 0 : std::abs(got - expected) / std::max(std::abs(expected), 1e-300);
        worst = std::max(worst, relative);
        if (!(relative <= kTolerance))
            m_text += m_prefix + figure + ": expected " + json(expected).dump() + ", got " + json(got).dump() + "; ";
    }
    const std::string& text() const { return m_text; }
    double worst = 0;

private:
    std::string m_prefix, m_text;
};

void compare(Comparison& with, const json& record, const evaluation::Evaluation& e)
{
    using evaluation::CostCentre;
    const json& x = record.at("expected");
    const auto energy = [&e](CostCentre c) {
        const auto& centre = e.breakdown[static_cast<std::size_t>(c)];
        return centre.staticEnergy.value + centre.dynamicEnergy.value;
    };
    const auto& pad = e.breakdown[static_cast<std::size_t>(CostCentre::Scratchpad)];
    with.integer("rows", record.at("mesh").at(0), e.rows);
    with.integer("cols", record.at("mesh").at(1), e.cols);
    with.integer("macros", record.at("mesh").at(2), e.metrics.macros);
    with.integer("conflicting pairs", record.at("mesh").at(3), e.nocConflictPairs);
    with.integer("cycles", x.at("cycles"), e.metrics.cycles);
    with.real("clock", x.at("clk"), e.metrics.clock.value);
    with.integer("capacity", x.at("capacity"), e.neededScratchpadKib);
    with.integer("NoC bubbles", x.at("bubbles").at(0), e.nocBubbles);
    with.integer("ADC bubbles", x.at("bubbles").at(1), e.adcBubbles);
    double components = 0;
    for (const CostCentre c : { CostCentre::Dac, CostCentre::Adc, CostCentre::ShiftAdd, CostCentre::Addition, CostCentre::Pool, CostCentre::Relu,
                                CostCentre::Sigmoid, CostCentre::Eltwise })
        components += energy(c);
    with.real("component energy", x.at("component"), components);
    with.real("crossbar energy", x.at("crossbar"), energy(CostCentre::Crossbar));
    with.real("memory dynamic energy", x.at("memory_dynamic"), pad.dynamicEnergy.value);
    with.real("memory static energy", x.at("memory_static"), pad.staticEnergy.value);
    with.real("NoC energy", x.at("noc"), energy(CostCentre::Noc));
    with.real("energy", x.at("energy"), e.metrics.energy.value);
    with.integer("operations", x.at("ops"), e.operations);
    with.real("efficiency", x.at("efficiency"), e.metrics.powerEfficiencyGopsPerW * 1e9);
    with.real("peak power", x.at("peak"), e.metrics.peakPower.value);
    with.integer("crossbars", x.at("crossbars"), e.metrics.crossbars);
    for (std::size_t l = 0; l < e.layers.size(); ++l) {
        const std::string layer = "layer " + std::to_string(l) + " ";
        with.integer(layer + "blocks", x.at("blocks").at(l), e.layers[l].blocks);
        with.integer(layer + "last start", x.at("last").at(l), e.layers[l].lastCycle);
        with.real(layer + "input buffer", x.at("buffers").at(l).at(0), e.layers[l].inputBufferElements);
        with.real(layer + "output buffer", x.at("buffers").at(l).at(1), e.layers[l].outputBufferElements);
    }
}

} // namespace

class TestGolden : public QObject
{
    Q_OBJECT
private slots:
    void reproducesEveryRecord_data();
    void reproducesEveryRecord();
    void verifiesTheReferenceFiles_data();
    void verifiesTheReferenceFiles();
    void saysWhatIsWrongWithAGoldenFile();
};

void TestGolden::reproducesEveryRecord_data()
{
    QCOMPARE(records().size(), 74U);
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < records().size(); ++i)
        QTest::newRow(records()[i].at("id").get<std::string>().c_str()) << static_cast<int>(i);
    qInfo("%-5s %-9s %-11s %7s %9s %8s %7s %7s %12s %9s", "id", "network", "style", "power W", "cycles", "clock ns", "NoC bub", "ADC bub", "energy nJ", "worst rel");
}

void TestGolden::reproducesEveryRecord()
{
    QFETCH(int, index);
    const json& record = records().at(static_cast<std::size_t>(index));
    const design::Design d = designOf(record);
    if (record.contains("refused")) {
        auto evaluator = evaluation::Evaluator::create(d.network, d.hardware, d.model, d.parameters, d.constraints);
        QVERIFY(evaluator);
        evaluation::Candidate candidate;
        for (const auto& layer : d.layers) {
            candidate.duplication.push_back(static_cast<std::int32_t>(layer.weightDuplication));
            candidate.macros.push_back(layer.macros);
            candidate.partner.push_back(layer.sharesMacrosWith ? layer.sharesMacrosWith->index : -1);
            candidate.counts.push_back(layer.components);
        }
        const auto score = evaluator->evaluateWithReleaseRule(candidate);
        const json& why = record.at("refused");
        if (why.contains("capacity")) {
            QCOMPARE(score.violation, evaluation::Violation::ScratchpadCapacity);
            QCOMPARE(score.needed, why.at("capacity").get<double>());
        } else {
            QCOMPARE(score.violation, evaluation::Violation::PeripheralPower);
            QVERIFY(std::abs(score.needed / why.at("minimum").get<double>() - 1) <= kTolerance);
            QVERIFY(std::abs(score.available / why.at("available").get<double>() - 1) <= kTolerance);
        }
        qInfo("%-5s %-9s %-11s %7.1f refused: %s", record.at("id").get<std::string>().c_str(), record.at("network").get<std::string>().c_str(),
              record.at("style").get<std::string>().c_str(), record.at("power").get<double>(), evaluator->describe(score).c_str());
        return;
    }
    // As a design with the record's own counts, then with the counts that the release's rule chooses.
    double worst = 0;
    for (const bool rule : { false, true }) {
        design::Design asked = d;
        if (rule) {
            asked.parameters.scratchpadKib = 0;
            asked.parameters.clock = {};
            for (auto& layer : asked.layers)
                layer.components.fill(0);
        }
        const auto e = evaluation::evaluate(asked, { false, rule });
        QVERIFY2(e, e ? "" : e.error().text().c_str());
        Comparison with(rule ? "release rule: " : "");
        compare(with, record, *e);
        if (rule)
            for (std::size_t l = 0; l < d.layers.size(); ++l)
                for (std::size_t c = 0; c < hardware::kComponentCount; ++c)
                    with.integer("layer " + std::to_string(l) + " " + std::string(hardware::componentKey(hardware::kComponents[c])),
                                 json(d.layers[l].components[c]), e->allocation[l][c]);
        QVERIFY2(with.text().empty(), with.text().c_str());
        worst = std::max(worst, with.worst);
        if (!rule)
            qInfo("%-5s %-9s %-11s %7.1f %9lld %8.3f %7lld %7lld %12.0f %9.1e", record.at("id").get<std::string>().c_str(),
                  record.at("network").get<std::string>().c_str(), record.at("style").get<std::string>().c_str(), record.at("power").get<double>(),
                  static_cast<long long>(e->metrics.cycles), e->metrics.clock.value, static_cast<long long>(e->nocBubbles),
                  static_cast<long long>(e->adcBubbles), e->metrics.energy.value, with.worst);
    }
}

void TestGolden::verifiesTheReferenceFiles_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("count");
    QTest::newRow("public") << "golden_public.json" << 60;
    QTest::newRow("shared macros") << "golden_sharing.json" << 14;
}

void TestGolden::verifiesTheReferenceFiles()
{
    QFETCH(QString, file);
    QFETCH(int, count);
    const auto folder = test::sharedFolder() / "golden" / "pimsyn";
    if (!std::filesystem::exists(folder))
        QSKIP("the folder of reference records is not here; the compact table above has their key figures");
    const auto results = evaluation::verifyGolden(folder / file.toStdString(), folder / "networks");
    QVERIFY2(results, results ? "" : results.error().text().c_str());
    QCOMPARE(static_cast<int>(results->size()), count);
    int figures = 0;
    double worst = 0;
    for (const auto& r : *results) {
        figures += r.figures;
        worst = std::max(worst, r.worstRelative);
        if (!r.deviations.empty())
            QFAIL((r.id + ": " + std::to_string(r.deviations.size()) + " deviations, the first in " + r.deviations.front().figure).c_str());
    }
    qInfo("%d records, %d figures, none deviates; worst relative difference %.1e", count, figures, worst);
    QVERIFY(figures > 1000);
}

void TestGolden::saysWhatIsWrongWithAGoldenFile()
{
    const auto missing = evaluation::verifyGolden("/nonexistent/golden.json", ".");
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, ErrorCode::IoError);
    QTemporaryDir folder;
    QVERIFY(folder.isValid());
    const auto path = std::filesystem::path(folder.path().toStdString()) / "bad.json";
    for (const char* text : { "", "[]", "{\"format\": \"other\"}", "{\"format\": \"pimsyn-golden-1\"}",
                              "{\"format\": \"pimsyn-golden-1\", \"config\": {}, \"records\": [{\"id\": 3}]}",
                              "{\"format\": \"pimsyn-golden-1\", \"config\": {}, \"records\": [{\"id\": \"a\", \"network\": \"n\", \"status\": \"ok\"}]}" }) {
        std::ofstream(path) << text;
        const auto got = evaluation::verifyGolden(path, folder.path().toStdString());
        QVERIFY2(!got, text);
        QVERIFY2(got.error().code == ErrorCode::ParseError || got.error().code == ErrorCode::IoError, text);
        QVERIFY(!got.error().message.empty());
    }
}

QTEST_APPLESS_MAIN(TestGolden)
#include "tst_golden.moc"
