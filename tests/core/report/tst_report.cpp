// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>

#include <QRectF>
#include <QRegularExpression>
#include <QXmlStreamReader>
#include <nlohmann/json.hpp>

#include "core/design/metric_table.h"
#include "core/evaluation/macro_account.h"
#include "core/hardware/presets.h"
#include "core/network/zoo.h"
#include "core/report/chrome_trace.h"
#include "core/report/csv.h"
#include "core/report/floorplan_svg.h"
#include "core/report/format.h"
#include "core/report/latex.h"
#include "core/report/text_table.h"
#include "core/report/tool_formats.h"
#include "tests/support/perfetto_trace.h"
#include "tests/support/shared_design.h"

using namespace pim;
using namespace pim::report;
using Json = nlohmann::ordered_json;

namespace {

struct Evaluated
{
    design::Design design;
    evaluation::Evaluation evaluation;
};

/// LeNet-5 with two macros for its first layer, a shared pair, and every layer given the name \a firstName asks for.
Evaluated lenet(const std::string& firstName = {})
{
    Evaluated e;
    auto net = std::make_shared<network::Network>(*network::zoo("lenet5"));
    if (!firstName.empty())
        net->layers[0].name = firstName;
    e.design.network = net;
    e.design.hardware = *hardware::preset("pimsyn");
    e.design.constraints.powerBudget = Power { 30 };
    for (std::size_t i = 0; i < net->layers.size(); ++i) {
        design::LayerDesign layer;
        layer.components.fill(4000);
        e.design.layers.push_back(layer);
    }
    const auto crossbarLayers = net->crossbarLayers();
    e.design.layers[0].macros = 2;
    e.design.layers[0].weightDuplication = 4;
    const auto last = static_cast<std::size_t>(crossbarLayers.back().index);
    e.design.layers[last].sharesMacrosWith = crossbarLayers[2];
    auto evaluation = evaluation::evaluate(e.design, { .schedule = true });
    if (!evaluation)
        qFatal("%s", evaluation.error().text().c_str());
    e.evaluation = std::move(*evaluation);
    return e;
}

const std::string kHostileName = "a<b>&\"c\"'\x1b[2J,\n_%{}$#~^\\d";

synthesis::ParetoPoint point(std::int64_t id, double efficiency)
{
    synthesis::ParetoPoint p;
    p.id = id;
    p.parameters.slices = design::SlicePacking::Packed;
    p.parameters.macroStyle = design::MacroStyle::Identical;
    p.parameters.crossbarPowerShare = 0.1 + 0.2; // not a short decimal
    p.metrics.powerEfficiencyGopsPerW = efficiency;
    p.metrics.cycles = 123456789012;
    p.metrics.latency = { 1e6 / 3 };
    p.metrics.area = { 4.25e6 };
    return p;
}

} // namespace

class TestReport : public QObject
{
    Q_OBJECT

private slots:
    void formatsWithPrefixAndDigits_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<int>("digits");
        QTest::addColumn<QString>("text");
        QTest::newRow("plain") << 49.0 << 3 << "49.0 W";
        QTest::newRow("milli") << 0.0207 << 3 << "20.7 mW";
        QTest::newRow("micro") << 4e-6 << 3 << "4.00 µW";
        QTest::newRow("rounds up to the next prefix") << 999.96 << 4 << "1.000 kW";
        QTest::newRow("stays below it") << 999.94 << 4 << "999.9 W";
        QTest::newRow("one") << 1.0 << 4 << "1.000 W";
        QTest::newRow("negative") << -2.5 << 3 << "−2.50 W";
        QTest::newRow("zero") << 0.0 << 3 << "0 W";
        QTest::newRow("nan") << std::nan("") << 3 << "–";
        QTest::newRow("infinity") << double(INFINITY) << 3 << "–";
    }
    void formatsWithPrefixAndDigits()
    {
        QFETCH(double, value);
        QFETCH(int, digits);
        QTEST(QString::fromStdString(formatSi(value, "W", digits)), "text");
    }

    void formatsCountsAndQuantities()
    {
        QCOMPARE(formatCount(0), std::string("0"));
        QCOMPARE(formatCount(999), std::string("999"));
        QCOMPARE(formatCount(5608), std::string("5,608"));
        QCOMPARE(formatCount(-1234567), std::string("−1,234,567"));
        QCOMPARE(formatQuantity(Time { 466'900 }, 4), std::string("466.9 µs"));
        QCOMPARE(formatQuantity(Energy { 2.1e6 }), std::string("2.10 mJ"));
        QCOMPARE(formatQuantity(Area { 3.68e6 }), std::string("3.68 mm²"));
        QCOMPARE(formatQuantity(Area { 12 }), std::string("12.0 µm²"));
        QCOMPARE(formatPercent(0.188), std::string("18.8 %"));
    }

    void drawsBarsInEighths()
    {
        QCOMPARE(formatBar(1, 4), std::string("████"));
        QCOMPARE(formatBar(0.5, 4), std::string("██"));
        QCOMPARE(formatBar(1.0 / 32, 4), std::string("▏"));
        QCOMPARE(formatBar(7, 2), std::string("██"));
        QCOMPARE(formatBar(0, 4), std::string());
        QCOMPARE(formatBar(std::nan(""), 4), std::string());
    }

    void alignsColumnsByWhatIsSeen()
    {
        TextTable table({ { "name" }, { "n", Align::Right } });
        table.add({ "µ×", "1" });
        table.add({ "中文", "20" });
        table.add({ "evil\x1b[2J\n", "3" });
        const auto lines = QString::fromStdString(table.text()).split('\n');
        QCOMPARE(lines.size(), 6);
        QCOMPARE(lines[2], QString("µ×          1"));
        QCOMPARE(lines[3], QString("中文       20"));
        QCOMPARE(lines[4], QString("evil?[2J?   3"));
    }

    void shortensInTheMiddle()
    {
        QCOMPARE(shortened("short", 10), std::string("short"));
        const std::string cut = shortened("/layer1/layer1.0/conv1/Conv_output_0", 20);
        QCOMPARE(displayWidth(cut), std::size_t(20));
        QVERIFY(QString::fromStdString(cut).endsWith("onv_output_0"));
    }

    void takesAnAreaOfZeroForUnknown()
    {
        auto bare = point(0, 5);
        bare.metrics.area = { std::nan("") };
        std::string text = paretoCsv({ bare });
        const auto unknown = readParetoCsv(text, "run.csv");
        QVERIFY(unknown && std::isnan(unknown->front().metrics.area.value));
        bare.metrics.area = {}; // as earlier versions wrote it
        const auto zero = readParetoCsv(paretoCsv({ bare }), "run.csv");
        QVERIFY(zero && std::isnan(zero->front().metrics.area.value));
    }

    void readsBackTheParetoTable()
    {
        std::vector<synthesis::ParetoPoint> points { point(0, 391.6), point(7, 1.0 / 3), point(8, std::nan("")) };
        const auto back = readParetoCsv(paretoCsv(points), "points.csv");
        QVERIFY2(back, back ? "" : back.error().text().c_str());
        QCOMPARE(back->size(), points.size());
        for (std::size_t i = 0; i < points.size(); ++i) {
            QCOMPARE((*back)[i].id, points[i].id);
            QVERIFY((*back)[i].parameters == points[i].parameters);
            for (const auto& metric : design::metricTable()) {
                const double got = metric.value((*back)[i].metrics), expected = metric.value(points[i].metrics);
                QVERIFY(got == expected || (std::isnan(got) && std::isnan(expected)));
            }
        }
    }

    void refusesTablesThatAreNone_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("message");
        const QString good = QString::fromStdString(paretoCsv({ point(0, 391.6) }));
        QTest::newRow("empty") << ""
                               << "is empty";
        QTest::newRow("another table") << "a,b\r\n1,2\r\n"
                                       << "the column \"id\" is missing";
        QTest::newRow("header of another table") << "a,b\r\n"
                                                 << "the column \"id\" is missing";
        QTest::newRow("cut") << good.left(good.size() - 60) << "must be a";
        QTest::newRow("text for a number")
            << QString(good).replace("391.6", "fast") << "power_efficiency_gops_per_w must be a number, got \"fast\"";
        QTest::newRow("open quote") << "\"id"
                                    << "never closed";
        QTest::newRow("unknown slices") << QString(good).replace("packed", "folded") << "got \"folded\"";
    }
    void refusesTablesThatAreNone()
    {
        QFETCH(QString, text);
        QFETCH(QString, message);
        const auto read = readParetoCsv(text.toStdString(), "points.csv");
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::ParseError);
        QVERIFY2(QString::fromStdString(read.error().text()).contains(message), read.error().text().c_str());
        QVERIFY(read.error().where.starts_with("points.csv"));
    }

    void quotesCsvFields()
    {
        QCOMPARE(csvField("plain"), std::string("plain"));
        QCOMPARE(csvField("a,\"b\""), std::string("\"a,\"\"b\"\"\""));
        const Evaluated e = lenet("conv,1");
        const std::string csv = layersCsv(e.design, e.evaluation);
        QVERIFY(csv.find("\r\n\"conv,1\",") != std::string::npos);
        QCOMPARE(static_cast<std::size_t>(QString::fromStdString(csv).count("\r\n")), e.design.layers.size() + 1);
    }

    void aTableOfLayersHasEveryMacroOnce()
    {
        const Evaluated e = lenet("conv1");
        const QStringList lines = QString::fromStdString(layersCsv(e.design, e.evaluation)).split("\r\n", Qt::SkipEmptyParts);
        const auto column = lines[0].split(',').indexOf("macros");
        int sum = 0;
        for (int i = 1; i < lines.size(); ++i)
            sum += lines[i].split(',')[column].toInt();
        QCOMPARE(sum, static_cast<int>(e.evaluation.metrics.macros));
    }

    void aSmallMeshLeavesRoomForItsSummary()
    {
        const Evaluated e = lenet("conv1");
        QXmlStreamReader xml(QString::fromStdString(floorplanSvg(e.design, e.evaluation)));
        double width = 0;
        QString summary;
        while (!xml.atEnd() && summary.isEmpty()) {
            if (xml.readNext() != QXmlStreamReader::StartElement)
                continue;
            if (xml.name() == u"svg")
                width = xml.attributes().value("width").toDouble();
            if (xml.name() == u"desc")
                summary = xml.readElementText();
        }
        QVERIFY2(width >= 0.5 * 11 * static_cast<double>(summary.size()), qPrintable(QString::number(width) + ": " + summary)); // half an em a letter
    }

    void drawsEveryMacroOnce_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("plain") << "conv1";
        QTest::newRow("hostile") << QString::fromStdString(kHostileName);
    }
    void drawsEveryMacroOnce()
    {
        QFETCH(QString, name);
        const Evaluated e = lenet(name.toStdString());
        QXmlStreamReader xml(QString::fromStdString(floorplanSvg(e.design, e.evaluation)));
        int tiles = 0;
        while (!xml.atEnd())
            if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == u"title")
                tiles += xml.readElementText().contains(": macro ");
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QCOMPARE(tiles, static_cast<int>(e.evaluation.metrics.macros));
    }

    void areasAreThoseOfWholeMacros()
    {
        const auto e = test::sharedDesign();
        const auto chip = evaluation::chipAccount(*e.design, *e.evaluation);
        QVERIFY(chip.hasAreas);
        QXmlStreamReader xml(QString::fromStdString(floorplanSvg(*e.design, *e.evaluation)));
        static const QRegularExpression tile("at \\((\\d+),(\\d+)\\).*\narea ([^\n]+)",
                                             QRegularExpression::DotMatchesEverythingOption);
        int tiles = 0;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement || xml.name() != u"title")
                continue;
            const auto found = tile.match(xml.readElementText());
            if (!found.hasMatch())
                continue;
            ++tiles;
            const int macro = chip.at({ found.captured(1).toInt(), found.captured(2).toInt() });
            QCOMPARE(found.captured(3).toStdString(), formatQuantity(chip.macros[static_cast<std::size_t>(macro)].area()));
        }
        QCOMPARE(tiles, static_cast<int>(chip.macros.size()));
    }

    void aHeatMapSaysItsValues()
    {
        const Evaluated e = lenet();
        const std::string plain = floorplanSvg(e.design, e.evaluation);
        for (const std::string_view name : { "utilisation", "power", "energy", "adc-load", "buffer-fill" }) {
            const auto heat = floorplanHeat(name);
            QVERIFY(heat);
            const std::string map = floorplanSvg(e.design, e.evaluation, *heat);
            QVERIFY(map != plain);
            QVERIFY(map.find(">tiles: ") != std::string::npos);
            QXmlStreamReader xml(QString::fromStdString(map));
            while (!xml.atEnd())
                xml.readNext();
            QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        }
        QVERIFY(plain.find(">tiles: ") == std::string::npos);
        QCOMPARE(floorplanHeat("layer"), std::optional(FloorplanHeat::Layer));
        QVERIFY(!floorplanHeat("heat") && !floorplanHeat(""));
    }

    void labelsStayInTheirTile_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<double>("em"); // width of its letters in DejaVu Sans
        QTest::newRow("short") << "conv1" << 0.5;
        QTest::newRow("two parts") << "/layer1/layer1.0/conv1/Conv_output_0" << 0.5;
        QTest::newRow("a long last part") << "layer1.0.downsample_projection_branch" << 0.55;
        QTest::newRow("wide letters") << QString(60, 'W') << 0.98;
        QTest::newRow("wide letters, two parts") << QString(30, 'W') + '.' + QString(30, 'm') << 0.97;
        QTest::newRow("ideographs") << QString(60, QChar(0x5C42)) << 1.0;
    }
    void labelsStayInTheirTile()
    {
        QFETCH(QString, name);
        QFETCH(double, em);
        Evaluated e = lenet();
        auto net = std::make_shared<network::Network>(*e.design.network);
        for (const auto id : net->crossbarLayers())
            net->layers[static_cast<std::size_t>(id.index)].name = name.toStdString();
        e.design.network = net;
        QXmlStreamReader xml(QString::fromStdString(floorplanSvg(e.design, e.evaluation)));
        int tiles = 0, shared = 0;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement || xml.name() != u"g" || !xml.attributes().isEmpty())
                continue;
            QRectF tile; // the first rectangle; then a half for each layer, each below the one before
            std::vector<QRectF> parts;
            bool macro = false;
            while (xml.readNextStartElement()) {
                const auto value = [&](const char* key) { return xml.attributes().value(QLatin1String(key)).toDouble(); };
                if (xml.name() == u"title") {
                    macro = xml.readElementText().contains(": macro ");
                    continue;
                }
                const QRectF box(value("x"), value("y"), value("width"), value("height"));
                if (xml.name() == u"rect") {
                    if (tile.isNull())
                        tile = box;
                    else if (box.height() > 8)
                        parts.push_back(box);
                    if (macro)
                        QVERIFY(tile.contains(box));
                    xml.skipCurrentElement();
                } else if (xml.name() == u"text") {
                    const QString text = xml.readElementText();
                    if (!macro)
                        continue;
                    QVERIFY2(box.x() + em * 11 * static_cast<double>(text.size()) <= tile.right(), qPrintable(text));
                    const QRectF& part = parts.back();
                    QVERIFY2(box.y() - 10 >= part.top() && box.y() + 3 <= part.bottom(), qPrintable(text));
                }
            }
            tiles += macro;
            shared += parts.size() == 2;
        }
        QCOMPARE(tiles, static_cast<int>(e.evaluation.metrics.macros));
        QCOMPARE(shared, 2);
    }

    void legendCountsEveryMacroOnce()
    {
        const Evaluated e = lenet();
        QXmlStreamReader xml(QString::fromStdString(floorplanSvg(e.design, e.evaluation)));
        std::int64_t own = 0;
        QStringList sharing;
        const QRegularExpression count("^(\\d+)( of \\d+ shared)?$");
        while (!xml.atEnd())
            if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == u"text"
                && xml.attributes().value(QLatin1String("text-anchor")) == u"end") {
                const QString text = xml.readElementText();
                if (const auto match = count.match(text); match.hasMatch()) {
                    own += match.captured(1).toInt();
                    if (!match.captured(2).isEmpty())
                        sharing += text;
                }
            }
        QCOMPARE(own, e.evaluation.metrics.macros);
        QCOMPARE(sharing, (QStringList { "1 of 2 shared", "1 of 2 shared" }));
    }

    void tracesEveryBlockAndEndsWithTheLastCycle()
    {
        const Evaluated e = lenet(kHostileName);
        const auto timeline = timeline::timelineOf(e.design);
        QVERIFY(timeline);
        const auto text = chromeTrace(e.design, **timeline);
        QVERIFY2(text, text ? "" : text.error().text().c_str());
        const Json json = Json::parse(*text);
        std::size_t events = 0, expected = 0;
        double end = 0;
        for (const auto& event : json["traceEvents"])
            if (event["ph"] == "X" && event["cat"] == "operation") {
                ++events;
                end = std::max(end, event["ts"].get<double>() + event["dur"].get<double>());
                QVERIFY(event["args"].contains("waited_for"));
            }
        for (const auto& layer : e.evaluation.schedule->layers)
            expected += static_cast<std::size_t>(layer.blocks) * layer.operations.size();
        QCOMPARE(events, expected);
        QVERIFY(std::abs(end - e.evaluation.metrics.latency.value / 1e3) <= e.evaluation.metrics.clock.value / 1e3);
    }

    void tracesInTheFormatThatPerfettoReads()
    {
        const Evaluated e = lenet(kHostileName);
        const auto timeline = timeline::timelineOf(e.design, { .images = 2 });
        QVERIFY(timeline);
        const auto text = chromeTrace(e.design, **timeline);
        QVERIFY(text);
        const Json trace = Json::parse(*text);
        QCOMPARE(test::problemOfTrace(trace), std::string {});
        std::set<std::string> stalls;
        std::size_t critical = 0, flows = 0;
        for (const auto& event : trace["traceEvents"]) {
            flows += event["ph"] == "s";
            if (event["ph"] == "X" && event["cat"] == "stall")
                stalls.insert(event["name"].get<std::string>());
            else if (event["ph"] == "X")
                critical += event["args"]["critical"].get<bool>();
        }
        QVERIFY(flows > 0);
        QCOMPARE(critical, flows + 1);
        QVERIFY(!stalls.empty());
        // The check finds what is wrong.
        const auto broken = [&](const std::function<void(Json&)>& damage) {
            Json copy = trace;
            damage(copy);
            return !test::problemOfTrace(copy).empty();
        };
        const auto first = [](Json& json, const char* phase) -> Json& {
            for (auto& event : json["traceEvents"])
                if (event["ph"] == phase)
                    return event;
            return json["traceEvents"][0];
        };
        QVERIFY(broken([](Json& json) { json.erase("traceEvents"); }));
        QVERIFY(broken([](Json& json) { json["displayTimeUnit"] = "cycles"; }));
        QVERIFY(broken([&](Json& json) { first(json, "X")["dur"] = 1e9; })); // over the next one
        QVERIFY(broken([&](Json& json) { first(json, "X")["ts"] = -1; }));
        QVERIFY(broken([&](Json& json) { first(json, "X").erase("pid"); }));
        QVERIFY(broken([&](Json& json) { first(json, "X")["tid"] = 4711; })); // a track without a name
        QVERIFY(broken([&](Json& json) { first(json, "M").erase("args"); }));
        QVERIFY(broken([&](Json& json) { first(json, "s")["ts"] = 1e12; }));
        QVERIFY(broken([&](Json& json) { first(json, "f")["id"] = 99999; }));
        QVERIFY(broken([&](Json& json) { first(json, "f")["ph"] = "Z"; }));
    }

    void escapesLatex()
    {
        QCOMPARE(latexEscaped("a_b & 5% \\ {x}"), std::string("a\\_b \\& 5\\% \\textbackslash{} \\{x\\}"));
        const Evaluated e = lenet(kHostileName);
        const std::string text = latexTables(e.design, e.evaluation);
        QCOMPARE(QString::fromStdString(text).count("\\begin{tabular}"), 2);
        QCOMPARE(QString::fromStdString(text).count("\\toprule"), 2);
        QVERIFY(text.find('\x1b') == std::string::npos);
        QVERIFY(text.find("µ") == std::string::npos); // plain LaTeX has no glyph for it
    }

    void writesThePimsynResultFile()
    {
        const Evaluated e = lenet();
        const auto text = pimsynResult(e.design, e.evaluation);
        QVERIFY(text);
        const Json json = Json::parse(*text);
        std::vector<std::string> keys;
        for (const auto& [key, value] : json.items())
            keys.push_back(key);
        keys.resize(9);
        QCOMPARE(keys,
                 (std::vector<std::string> { "rram_ratio", "rram_res", "xbar_size", "power_efficiency", "dac_res",
                                             "adc_res", "macro_h", "macro_w", "spm_capacity" }));
        const auto& first = json[e.design.network->layers[0].name];
        QCOMPARE(first["duplication"].get<int>(), 4);
        QCOMPARE(first["macro_num"].get<int>(), 2);
        QCOMPARE(first["macro_sharing"].get<std::string>(), std::string("None"));
        QCOMPARE(first["macro_size"].get<std::int64_t>(), (e.evaluation.layers[0].crossbars + 1) / 2);
        QCOMPARE(first["ADC"].get<int>(), 2000); // 4000 over two macros
        QVERIFY(!first.contains("DAC"));
        const auto shared = e.design.network->crossbarLayers().back();
        QCOMPARE(json[e.design.network->layer(shared).name]["macro_sharing"].get<std::string>(),
                 e.design.network->layer(e.design.network->crossbarLayers()[2]).name);
    }

    void refusesALayerNamedLikeAKeyOfTheFile()
    {
        const Evaluated e = lenet("macro_h");
        QVERIFY(!pimsynResult(e.design, e.evaluation));
    }

    void writesAPimcompConfigOfTheSameChip()
    {
        const Evaluated e = lenet();
        const auto files = pimcompFiles(e.design, e.evaluation, "n.json");
        QVERIFY(files);
        const Json chip = Json::parse(files->config)["chip_config"];
        QCOMPARE(chip["network_config"]["net_config_file_path"].get<std::string>(), std::string("n.json"));
        const Json network = Json::parse(files->network);
        QCOMPARE(network["latency"].size(), static_cast<std::size_t>(e.evaluation.rows * e.evaluation.cols + 1));
        const auto& matrix = chip["core_config"]["matrix_config"];
        QCOMPARE(matrix["xbar_size"], Json({ e.design.parameters.crossbarSize, e.design.parameters.crossbarSize }));
        QCOMPARE(matrix["cell_precision"].get<int>(), e.design.parameters.cellBits);
        QCOMPARE(chip["network_config"]["layout"], Json({ e.evaluation.rows, e.evaluation.cols }));
        QCOMPARE(chip["core_cnt"].get<int>(), e.evaluation.rows * e.evaluation.cols);
        for (const char* key : { "xbar_array_count", "adc_count", "dac_count", "xbar_latency", "adc_latency_cycle" })
            QVERIFY2(matrix[key].get<int>() >= 1, key);
    }

    void writesASweepWithItsReasons()
    {
        synthesis::SweepPoint fits, carried, none;
        fits.budget = fits.foundAt = Power { 49 };
        fits.feasible = true;
        carried = fits;
        carried.budget = Power { 60 };
        carried.finished = false;
        none.budget = none.foundAt = Power { 1 };
        none.reason = "needs 9, has 3";
        const auto lines = QString::fromStdString(sweepCsv({ none, fits, carried })).split("\r\n");
        QCOMPARE(lines.size(), 5);
        QVERIFY(lines[1].startsWith("1,false,true,"));
        QVERIFY(lines[1].endsWith(",\"needs 9, has 3\""));
        QCOMPARE(lines[1].count(','), lines[0].count(',') + 1); // one within quotes
        QCOMPARE(lines[2].count(','), lines[0].count(','));
        QVERIFY(lines[2].startsWith("49,true,true,") && lines[2].endsWith(",49,"));
        QVERIFY(lines[3].startsWith("60,true,false,") && lines[3].endsWith(",49,"));
    }
};

QTEST_APPLESS_MAIN(TestReport)
#include "tst_report.moc"
