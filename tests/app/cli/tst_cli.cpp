// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <QXmlStreamReader>

#include "cli_run.h"
#include "core/design/design_json.h"
#include "core/hardware/presets.h"
#include "core/network/zoo.h"
#include "core/report/csv.h"
#include "tests/support/perfetto_trace.h"

using namespace pim;
using test::cli;

namespace {

/// LeNet-5 within 30 W, or within \a watts, where it may not fit.
design::Design lenet(double watts = 30)
{
    design::Design d;
    d.network = std::make_shared<network::Network>(*network::zoo("lenet5"));
    d.hardware = *hardware::preset("pimsyn");
    d.constraints.powerBudget = Power { watts };
    for (const auto& layer : d.network->layers) {
        design::LayerDesign own;
        own.components.fill(layer.onCrossbars() ? 200 : 4);
        // Without sharing every row of every crossbar has a DAC.
        own.components[static_cast<std::size_t>(hardware::Component::Dac)] = 20'000;
        d.layers.push_back(own);
    }
    d.provenance.version = "test";
    return d;
}

} // namespace

class TestCli : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString path(const QString& name) const { return m_folder.filePath(name); }
    void write(const QString& name, const QByteArray& text)
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

private slots:
    void initTestCase()
    {
        QVERIFY(design::writeDesign(path("lenet.json").toStdString(), lenet()));
        QVERIFY(design::writeDesign(path("starved.json").toStdString(), lenet(0.001)));
        auto negative = nlohmann::ordered_json::parse(design::designToJsonText(lenet()));
        negative["layers"][0]["weight_duplication"] = -3;
        write("negative.json", QByteArray::fromStdString(negative.dump()));
        write("list.json", "[1,2,3]");
        write("broken.json", "{ \"format\": \"pimstudio-design\", ");
        write("broken.onnx", "this is no protobuf");
        write("points.txt", "a,b\n1,2\n");
    }

    void tellsClassesOfFailureApart_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const QStringList& arguments, int status, const char* message) {
            QTest::newRow(name) << arguments << status << message;
        };
        row("help", { "--help" }, 0, "");
        row("version", { "--version" }, 0, "");
        row("models", { "models" }, 0, "");
        row("no command", {}, 2, "subcommand is required");
        row("unknown command", { "frobnicate" }, 2, "no command \"frobnicate\"");
        row("unknown option", { "models", "--fast" }, 2, "--fast");
        row("no model", { "import" }, 2, "MODEL");
        row("unknown network", { "import", "zoo:lenet6" }, 2, "lenet6");
        row("network without zoo:", { "import", "lenet5" }, 2, "zoo:lenet5");
        row("a shape of nothing", { "import", "x.onnx", "--input-shape", "x=" }, 2, "--input-shape");
        row("a shape for the zoo", { "import", "zoo:lenet5", "--input-shape", "x=1x3x8x8" }, 2, "only for ONNX files");
        row("missing model", { "import", "/nonexistent.onnx" }, 4, "/nonexistent.onnx");
        row("missing file of no kind", { "import", "/nonexistent" }, 4, "no such file");
        row("folder for a model", { "import", "/tmp" }, 4, "not a regular file");
        row("broken model", { "import", path("broken.onnx") }, 3, "broken.onnx");
        row("JSON that is no network", { "import", path("lenet.json") }, 3, "lenet.json");
        row("missing design", { "evaluate", "/nonexistent.json" }, 4, "/nonexistent.json");
        row("folder for a design", { "evaluate", "/tmp" }, 4, "directory");
        row("cut design", { "evaluate", path("broken.json") }, 3, "broken.json");
        row("another JSON", { "evaluate", path("list.json") }, 3, "must be an object");
        row("negative duplication", { "evaluate", path("negative.json") }, 3, "/layers/0/weight_duplication");
        row("unknown profile", { "evaluate", path("lenet.json"), "--profile", "best" }, 2, "best");
        row("a design", { "evaluate", path("lenet.json") }, 0, "GOPS/W");
        row("a design over its budget", { "evaluate", path("starved.json") }, 1, "Not feasible");
        row("export of nothing", { "export", path("lenet.json") }, 2, "--svg");
        row("export into no folder", { "export", path("lenet.json"), "--svg", "/nonexistent/x.svg" }, 4,
            "/nonexistent/x.svg: cannot write the file: there is no folder /nonexistent");
        row("export to a folder", { "export", path("lenet.json"), "--latex", "/tmp" }, 4,
            "/tmp: is a directory, a file is needed");
        row("export to a full disk", { "export", path("lenet.json"), "--svg", "/dev/full" }, 4, "/dev/full");
        row("missing golden file", { "verify", "/nonexistent.json" }, 4, "/nonexistent.json");
        write("no-records.json", R"({"format": "pimsyn-golden-1", "records": []})");
        write("odd-record.json", R"({"format": "pimsyn-golden-1", "records": [{"id": 7}]})");
        write("junk.ck", "junk");
        row("no records", { "verify", path("no-records.json") }, 3, "at least one record");
        row("an odd record", { "verify", path("odd-record.json") }, 3, "record 0 is not as the format says: ");
        row("junk for a checkpoint", { "synth", "zoo:lenet5", "--power", "9", "--checkpoint", path("junk.ck") }, 3, "not a checkpoint that can be continued: parse error");
        row("a checkpoint of a sweep", { "sweep", "zoo:lenet5", "--power", "9:10:2", "--checkpoint", path("sweep.ck") }, 2, "--checkpoint");
        row("no golden file", { "verify", path("list.json") }, 3, "list.json");
        row("missing run", { "pareto", "/nonexistent.csv" }, 4, "/nonexistent.csv");
        row("no run", { "pareto", path("points.txt") }, 3, "column");
        row("unknown metric", { "pareto", path("points.txt"), "--x", "speed" }, 2, "power_efficiency_gops_per_w");
    }

    void tellsClassesOfFailureApart()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, status);
        QFETCH(QString, message);
        const auto run = cli(arguments);
        QVERIFY2(run.status == status, run.err + run.out);
        QVERIFY2(QString::fromUtf8(run.err).contains(message), run.err);
        if (status == 2 || status == 3 || status == 4)
            QVERIFY2(run.err.contains("error: "), run.err);
    }

    void refusesToOverwriteAnotherFileOfTheCommand_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("message");
        const QString design = path("apart.json"), detour = path(".") + "/apart.json";
        QTest::newRow("export over the design") << QStringList { "export", design, "--svg", design } << "--svg: names the same file as DESIGN";
        QTest::newRow("by another path") << QStringList { "export", design, "--csv", detour } << "--csv: names the same file as DESIGN";
        QTest::newRow("through a link") << QStringList { "export", path("apart-link"), "--csv", design } << "--csv: names the same file as DESIGN";
        QTest::newRow("two exports") << QStringList { "export", design, "--svg", path("new"), "--csv", path("./new") } << "--csv: names the same file as --svg";
        QTest::newRow("pareto over its run") << QStringList { "pareto", design, "-o", design } << "-o: names the same file as RUN";
        QTest::newRow("synth over the model") << QStringList { "synth", design, "--power", "9", "-o", design } << "-o: names the same file as MODEL";
        QTest::newRow("synth over the hardware") << QStringList { "synth", "zoo:lenet5", "--power", "9", "--hardware", design, "--pareto", design }
                                                 << "--pareto: names the same file as --hardware";
        QTest::newRow("design and points") << QStringList { "synth", "zoo:lenet5", "--power", "9", "-o", path("new"), "--pareto", path("new") }
                                           << "--pareto: names the same file as -o";
        QTest::newRow("checkpoint and design") << QStringList { "synth", "zoo:lenet5", "--power", "9", "-o", path("new"), "--checkpoint", path("new") }
                                               << "--checkpoint: names the same file as -o";
        QTest::newRow("sweep over the hardware") << QStringList { "sweep", "zoo:lenet5", "--power", "9", "--hardware", design, "-o", design }
                                                 << "-o: names the same file as --hardware";
    }
    void refusesToOverwriteAnotherFileOfTheCommand()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, message);
        const QByteArray before = QByteArray::fromStdString(design::designToJsonText(lenet()));
        write("apart.json", before);
        QFile::link(path("apart.json"), path("apart-link"));
        const auto run = cli(arguments);
        QVERIFY2(run.status == 2, run.err);
        QVERIFY2(QString::fromUtf8(run.err).contains(message), run.err);
        QFile file(path("apart.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), before);
        QVERIFY(!QFile::exists(path("new")));
    }

    void writesNothingAsOftenAsAsked()
    {
        const auto run = cli({ "export", path("lenet.json"), "--svg", "/dev/null", "--csv", "/dev/null" });
        QVERIFY2(run.status == 0, run.err);
    }

    void leavesNoPartOfAFile()
    {
        const QString folder = path("sub");
        QVERIFY(QDir().mkdir(folder));
        const auto run =
            cli({ "export", path("lenet.json"), "--csv", folder + "/a.csv", "--svg", "/nonexistent/x.svg" });
        QCOMPARE(run.status, 4);
        for (const QString& name : QDir(folder).entryList(QDir::Files | QDir::Hidden))
            QVERIFY2(!name.contains(".part-"), qPrintable(name));
    }

    void failsWhenStdoutIsFull()
    {
        QCOMPARE(cli({ "models" }, "C.UTF-8", "/dev/full").status, 4);
        QCOMPARE(cli({ "evaluate", path("lenet.json"), "--json" }, "C.UTF-8", "/dev/full").status, 4);
    }

    void explainsEveryCommand_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("models") << "models" << QStringList { "--json" };
        QTest::newRow("presets") << "presets" << QStringList { "--json" };
        QTest::newRow("import") << "import" << QStringList { "MODEL", "--input-shape", "--nodes" };
        QTest::newRow("evaluate") << "evaluate" << QStringList { "DESIGN", "--breakdown", "--explain", "--json" };
        QTest::newRow("verify") << "verify" << QStringList { "GOLDEN", "--networks" };
        QTest::newRow("pareto") << "pareto" << QStringList { "RUN",   "--x",        "--y",
                                                             "--all", "latency_us", "power_efficiency_gops_per_w" };
        QTest::newRow("export") << "export"
                                << QStringList { "--svg", "--trace", "--csv", "--latex", "--pimsyn", "--pimcomp" };
        const QStringList search { "MODEL",
                                   "--power",
                                   "W",
                                   "--hardware",
                                   "--macros",
                                   "--sharing",
                                   "--objective",
                                   "--max-area",
                                   "mm2",
                                   "--max-latency-us",
                                   "--max-crossbars",
                                   "--crossbar-size",
                                   "--slices",
                                   "--cell-bits",
                                   "--dac-bits",
                                   "--power-share",
                                   "0.1:0.4:7",
                                   "--weight-bits",
                                   "--data-bits",
                                   "--effort",
                                   "--time-limit",
                                   "--seed",
                                   "default 1",
                                   "--threads",
                                   "--profile",
                                   "--algorithm",
                                   "--progress" };
        QTest::newRow("synth") << "synth" << search + QStringList { "--checkpoint", "--pareto", "-o" };
        QTest::newRow("sweep") << "sweep" << search + QStringList { "LO:HI:STEPS" };
    }
    void explainsEveryCommand()
    {
        QFETCH(QString, command);
        QFETCH(QStringList, words);
        const auto run = cli({ command, "--help" });
        QCOMPARE(run.status, 0);
        for (const QString& word : words)
            QVERIFY2(QString::fromUtf8(run.out).contains(word), qPrintable(word));
        QVERIFY(QString::fromUtf8(cli({ "--help" }).out).contains("\n  " + command + " "));
    }

    void printsVersionAndRevision()
    {
        const auto run = cli({ "--version" });
        QVERIFY2(
            QRegularExpression(
                R"(^pimstudio-cli \d+\.\d+\.\d+ \([0-9a-f]{12}(-dirty)?\)\n$|^pimstudio-cli \d+\.\d+\.\d+ \(unknown\)\n$)")
                .match(QString::fromUtf8(run.out))
                .hasMatch(),
            run.out);
    }

    void listsOneALine()
    {
        const auto models = cli({ "models" });
        QCOMPARE(models.out.count('\n'), static_cast<int>(network::zooEntries().size()));
        QVERIFY(models.out.startsWith(std::string(network::zooEntries().front().name).c_str()));
        const auto presets = cli({ "presets" });
        QCOMPARE(presets.out.count('\n'), static_cast<int>(hardware::presets().size()));
        QCOMPARE(cli({ "models", "--json" }).json()["models"].size(), network::zooEntries().size());
        QCOMPARE(cli({ "presets", "--json" }).json()["presets"][0]["hardware"]["name"].get<std::string>(),
                 std::string("pimsyn"));
    }

    void importsWithTotalsThatAddUp()
    {
        const auto run = cli({ "import", "zoo:alexnet", "--json" });
        QCOMPARE(run.status, 0);
        const auto json = run.json();
        std::int64_t macs = 0;
        for (const auto& layer : json["layers"])
            macs += layer["macs"].get<std::int64_t>();
        QCOMPARE(json["macs"].get<std::int64_t>(), macs);
        QCOMPARE(macs, network::zoo("alexnet")->totalMacs());
        QVERIFY(run.err.contains("714,188,480"));
    }

    void speaksAsciiWhereTheLocaleDoes()
    {
        for (const QStringList& arguments : { QStringList { "evaluate", path("lenet.json"), "--breakdown" },
                                              QStringList { "import", "zoo:lenet5" } }) {
            const auto run = cli(arguments, "C");
            QCOMPARE(run.status, 0);
            for (const char c : run.err)
                QVERIFY2(static_cast<unsigned char>(c) < 0x80, run.err);
            QVERIFY(!run.err.contains('?'));
        }
    }

    void evaluatesWithBreakdown()
    {
        const auto run = cli({ "evaluate", path("lenet.json"), "--json", "--breakdown" });
        QVERIFY2(run.status == 0, run.err);
        const auto json = run.json();
        const auto evaluation = evaluation::evaluate(lenet());
        QVERIFY(evaluation);
        QCOMPARE(json["metrics"]["power_efficiency_gops_per_w"].get<double>(),
                 evaluation->metrics.powerEfficiencyGopsPerW);
        QCOMPARE(json["metrics"]["cycles"].get<std::int64_t>(), evaluation->metrics.cycles);
        double power = 0;
        for (const auto& [key, value] : json["breakdown"]["power_w"].items())
            power += value.get<double>();
        QVERIFY(qAbs(power - evaluation->metrics.peakPower.value) < 1e-9 * power);
        QVERIFY(run.err.contains("Energy of one inference"));
    }

    void reportsErrorsAsJsonToo()
    {
        const auto run = cli({ "evaluate", path("negative.json"), "--json" });
        QCOMPARE(run.status, 3);
        QCOMPARE(run.json()["error"]["code"].get<std::string>(), std::string("parse_error"));
    }

    void exportsAllFilesAtOnce()
    {
        const auto run =
            cli({ "export", path("lenet.json"), "--svg", path("f.svg"), "--trace", path("t.json"), "--csv",
                  path("l.csv"), "--latex", path("l.tex"), "--pimsyn", path("p.json"), "--pimcomp", path("c.json") });
        QVERIFY2(run.status == 0, run.err);
        const auto contents = [&](const char* name) {
            QFile file(path(name));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        QXmlStreamReader svg(contents("f.svg"));
        while (!svg.atEnd())
            svg.readNext();
        QVERIFY2(!svg.hasError(), qPrintable(svg.errorString()));
        const auto trace = nlohmann::json::parse(contents("t.json").toStdString());
        QVERIFY(!trace["traceEvents"].empty());
        QCOMPARE(test::problemOfTrace(trace), std::string {});
        QVERIFY(nlohmann::json::parse(contents("p.json").toStdString()).contains("macro_h"));
        QVERIFY(nlohmann::json::parse(contents("c.json").toStdString()).contains("chip_config"));
        QVERIFY(contents("l.tex").contains("\\bottomrule"));
        QCOMPARE(contents("l.csv").count("\r\n"), static_cast<int>(lenet().layers.size()) + 1);
    }

    void exportsNothingWhenOneFileCannotBe()
    {
        const auto run = cli({ "export", path("lenet.json"), "--svg", path("alone.svg"), "--csv", "/nonexistent/l.csv" });
        QCOMPARE(run.status, 4);
        QVERIFY(!QFile::exists(path("alone.svg")));
        const auto synth = cli({ "synth", "zoo:lenet5", "--power", "9", "-o", "/nonexistent/l.csv" });
        QCOMPARE(run.err, synth.err); // the same words wherever a file is written
    }

    void saysFirstAndLastThatADesignIsNotFeasible()
    {
        const auto run = cli({ "evaluate", path("starved.json"), "--breakdown" });
        QCOMPARE(run.status, 1);
        QStringList lines = QString::fromUtf8(run.err).split('\n', Qt::SkipEmptyParts);
        QVERIFY2(lines[0].startsWith("lenet5 on pimsyn") && lines[1].startsWith("Not feasible: "), run.err);
        QCOMPARE(lines.back(), lines[1]);
        QCOMPARE(run.err.count("Not feasible"), 2);
        QVERIFY(!QString::fromUtf8(cli({ "evaluate", path("lenet.json") }).err).contains("easible"));
    }

    void showsNoFiguresOfADesignThatCannotRun()
    {
        auto idle = lenet();
        idle.layers[0].components.fill(0);
        QVERIFY(design::writeDesign(path("idle.json").toStdString(), idle));
        const auto run = cli({ "evaluate", path("idle.json"), "--breakdown", "--json" });
        QCOMPARE(run.status, 1);
        QVERIFY2(run.err.contains("too few units") && run.err.contains("256×256, 2-bit cells"), run.err);
        for (const char* word : { "GOPS", "latency", "Layers", "area", "profile studio;" })
            QVERIFY2(!run.err.contains(word), word);
        const auto json = run.json();
        for (const auto& [key, value] : json["metrics"].items())
            QVERIFY2(value.is_null(), key.c_str());
        QVERIFY(json["breakdown"].is_null());
    }

    void saysWhichSwitchMakesADesignImpossibleInAnotherProfile()
    {
        auto studio = lenet();
        for (auto& layer : studio.layers)
            layer.components[static_cast<std::size_t>(hardware::Component::Addition)] = 0;
        studio.parameters.crossbarSize = 512; // one partial sum: no additions in the profile studio
        studio.parameters.adcBits = 10;
        QVERIFY(design::writeDesign(path("studio.json").toStdString(), studio));
        const auto own = cli({ "evaluate", path("studio.json") });
        QVERIFY2(own.status == 0, own.err);
        const auto run = cli({ "evaluate", path("studio.json"), "--profile", "pimsyn" });
        QCOMPARE(run.status, 1);
        for (const char* words : { "too few units: addition", "Feasible under its own profile studio", "addition_width",
                                   "`synth --profile pimsyn` makes a design" })
            QVERIFY2(run.err.contains(words), run.err);
    }

    void tellsNoFiguresOfADesignThatCannotRun()
    {
        QFile file(path("lenet.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        nlohmann::ordered_json design = nlohmann::ordered_json::parse(file.readAll().toStdString());
        design["layers"][0]["components"]["adc"] = 0;
        write("without-adc.json", QByteArray::fromStdString(design.dump()));
        const auto run = cli({ "evaluate", path("without-adc.json"), "--breakdown", "--json" });
        QCOMPARE(run.status, 1);
        QVERIFY(!run.err.contains("0 GOPS/W") && !run.err.contains("0×0"));
        const nlohmann::ordered_json object = nlohmann::ordered_json::parse(run.out.toStdString());
        QVERIFY(object["metrics"]["latency_us"].is_null() && object["breakdown"].is_null());
    }

    void saysWhyADesignOfOneProfileFailsInTheOther()
    {
        const auto run = cli({ "evaluate", path("lenet.json"), "--profile", "pimsyn" });
        QCOMPARE(run.status, 1);
        QVERIFY2(run.err.contains("what differs under pimsyn") && run.err.contains("synth --profile pimsyn"), run.err);
    }

    void picksTheFrontOfTwoMetrics()
    {
        std::vector<synthesis::ParetoPoint> points(4);
        const double latency[] { 10, 20, 30, 40 }, efficiency[] { 5, 9, 7, 9 };
        for (std::size_t i = 0; i < 4; ++i) {
            points[i].id = static_cast<std::int64_t>(i);
            points[i].metrics.latency = { latency[i] * 1e3 };
            points[i].metrics.powerEfficiencyGopsPerW = efficiency[i];
        }
        write("run.csv", QByteArray::fromStdString(report::paretoCsv(points)));
        const auto run = cli({ "pareto", path("run.csv"), "--x", "latency_us", "--y", "power_efficiency_gops_per_w",
                               "--json", "-o", path("front.csv") });
        QVERIFY2(run.status == 0, run.err);
        std::vector<int> ids;
        const auto json = run.json();
        for (const auto& point : json["points"])
            ids.push_back(point["id"].get<int>());
        QCOMPARE(ids, (std::vector<int> { 0, 1 }));
        QCOMPARE(cli({ "pareto", path("run.csv"), "--all", "--json" }).json()["points"].size(), std::size_t(4));
        QCOMPARE(cli({ "pareto", path("front.csv"), "--all", "--json" }).json()["points"].size(), std::size_t(2));
    }
};

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
