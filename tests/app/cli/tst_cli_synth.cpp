// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <csignal>

#include "cli_run.h"
#include "core/design/design_json.h"
#include "core/design/metric_table.h"
#include "core/hardware/hardware_json.h"
#include "core/hardware/presets.h"

using namespace pim;
using test::cli;

namespace {

/// A small space, so that a run takes a moment.
const QStringList kSmall { "--crossbar-size", "128",      "--cell-bits",   "2",         "--dac-bits", "1",
                           "--slices",        "separate", "--power-share", "0.2:0.3:2", "--effort",   "fast" };

} // namespace

class TestCliSynth : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString path(const QString& name) const { return m_folder.filePath(name); }
    QByteArray file(const QString& name) const
    {
        QFile f(path(name));
        return f.open(QIODevice::ReadOnly) ? f.readAll() : QByteArray();
    }

private slots:
    void refusesOptionsOutOfRange_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const QStringList& options, int status, const char* message) {
            QTest::newRow(name) << options << status << message;
        };
        row("no power", { "zoo:lenet5" }, 2, "--power");
        row("no watts", { "zoo:lenet5", "--power", "0" }, 2, "--power");
        row("negative power", { "zoo:lenet5", "--power", "-5" }, 2, "--power");
        row("power of words", { "zoo:lenet5", "--power", "lots" }, 2, "--power");
        row("power of nan", { "zoo:lenet5", "--power", "nan" }, 2, "--power");
        row("unknown objective", { "zoo:lenet5", "--power", "9", "--objective", "fame" }, 2,
            "must be one of efficiency");
        row("unknown hardware", { "zoo:lenet5", "--power", "9", "--hardware", "abacus" }, 2, "abacus");
        row("odd crossbar list", { "zoo:lenet5", "--power", "9", "--crossbar-size", "128,,256" }, 2, "--crossbar-size");
        row("crossbar of no rows", { "zoo:lenet5", "--power", "9", "--crossbar-size", "0" }, 2, "--crossbar-size");
        row("a value twice", { "zoo:lenet5", "--power", "9", "--dac-bits", "1,1" }, 2, "twice");
        row("odd slices", { "zoo:lenet5", "--power", "9", "--slices", "thin" }, 2, "--slices");
        row("share of all", { "zoo:lenet5", "--power", "9", "--power-share", "0.5:1.5:3" }, 2, "--power-share");
        row("share backwards", { "zoo:lenet5", "--power", "9", "--power-share", "0.4:0.1:3" }, 2, "--power-share");
        row("half a seed", { "zoo:lenet5", "--power", "9", "--seed", "1.5" }, 2, "--seed");
        row("half a bit", { "zoo:lenet5", "--power", "9", "--weight-bits", "7.5" }, 2, "--weight-bits");
        row("output in no folder", { "zoo:lenet5", "--power", "9", "-o", "/nonexistent/d.json" }, 4,
            "/nonexistent/d.json");
        row("output is a folder", { "zoo:lenet5", "--power", "9", "-o", "/tmp" }, 4, "directory");
        row("missing model", { "/nonexistent.onnx", "--power", "9" }, 4, "/nonexistent.onnx");
    }
    void refusesOptionsOutOfRange()
    {
        QFETCH(QStringList, options);
        QFETCH(int, status);
        QFETCH(QString, message);
        const auto run = cli(QStringList { "synth" } + options);
        QVERIFY2(run.status == status, run.err);
        QVERIFY2(QString::fromUtf8(run.err).contains(message), run.err);
    }

    void writesADesignThatEvaluatesToTheSameFigures()
    {
        const auto run = cli(QStringList { "synth", "zoo:lenet5", "--power", "9", "--json", "-o", path("d.json"),
                                           "--pareto", path("p.csv") }
                             + kSmall);
        QVERIFY2(run.status == 0, run.err);
        const auto json = run.json();
        QVERIFY(json["feasible"].get<bool>());
        QVERIFY(json["metrics"]["peak_power_w"].get<double>() <= 9);
        QVERIFY(json["gap"].get<double>() >= 0);
        QVERIFY(json["bound"].get<double>() >= json["value"].get<double>());
        const auto again = cli({ "evaluate", path("d.json"), "--json" });
        QVERIFY2(again.status == 0, again.err);
        for (const auto& metric : design::metricTable())
            QCOMPARE(again.json()["metrics"][std::string(metric.key)], json["metrics"][std::string(metric.key)]);
        const auto design = design::readDesign(path("d.json").toStdString());
        QVERIFY2(design, design ? "" : design.error().text().c_str());
        QVERIFY(!design->provenance.version.empty());
        QVERIFY(design->provenance.finished);
        const auto front = cli({ "pareto", path("p.csv"), "--json" });
        QVERIFY2(front.status == 0, front.err);
        QVERIFY(!front.json()["points"].empty());
        QVERIFY(run.err.contains("How good it is"));
    }

    void doesNotInventAreasThatTheHardwareDoesNotGive()
    {
        auto bare = **hardware::preset("pimsyn");
        bare.name = "bare";
        for (auto& [key, crossbar] : bare.crossbars)
            crossbar.area = {};
        const QString file = path("bare.json");
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(QByteArray::fromStdString(hardware::hardwareToJsonText(bare)));
        out.close();
        const QStringList base { "zoo:lenet5", "--hardware", file };
        for (const char* command : { "synth", "sweep" }) {
            auto run = cli(QStringList { command, "--power", "9", "--objective", "area-efficiency" } + base + kSmall);
            QVERIFY2(run.status == 2, run.err);
            QVERIFY2(run.err.contains("area-efficiency needs areas, and the hardware bare gives none"), run.err);
            run = cli(QStringList { command, "--power", "9", "--max-area", "10" } + base + kSmall);
            QVERIFY2(run.status == 2, run.err);
            QVERIFY2(run.err.contains("the hardware bare gives no areas"), run.err);
        }
        const auto run = cli(QStringList { "synth", "--power", "9", "--json", "-o", path("b.json"), "--pareto", path("b.csv") }
                             + base + kSmall);
        QVERIFY2(run.status == 0, run.err);
        QVERIFY(run.err.contains("not known for this hardware"));
        QVERIFY(run.json()["metrics"]["area_mm2"].is_null());
        const auto design = cli({ "evaluate", path("b.json"), "--json", "--breakdown" });
        QVERIFY2(design.status == 0, design.err);
        QVERIFY(design.json()["metrics"]["area_mm2"].is_null());
        QVERIFY(design.json()["breakdown"]["area_mm2"].is_null());
        QVERIFY(cli({ "export", path("b.json"), "--csv", path("bl.csv") }).status == 0);
        QFile layers(path("bl.csv"));
        QVERIFY(layers.open(QIODevice::ReadOnly));
        QVERIFY(layers.readLine().endsWith(",area_mm2\r\n"));
        QVERIFY(layers.readLine().endsWith(",\r\n"));
        const auto front = cli({ "pareto", path("b.csv"), "--x", "area_mm2" });
        QCOMPARE(front.status, 1);
        QVERIFY2(front.err.contains("the area of these designs is not known: their hardware gives no areas"), front.err);
        QCOMPARE(cli({ "pareto", path("b.csv") }).status, 0);
    }

    void explainsFigures()
    {
        auto run = cli(QStringList { "synth", "zoo:lenet5", "--power", "9", "-o", path("e.json") } + kSmall);
        QVERIFY2(run.status == 0, run.err);
        const auto explain = [&](const QString& what, QStringList more = {}) {
            return cli(QStringList { "evaluate", path("e.json"), "--explain", what } + more);
        };
        run = explain("power_efficiency_gops_per_w", { "--json", "--depth", "-1" });
        QVERIFY2(run.status == 0, run.err);
        const auto tree = run.json();
        QCOMPARE(tree["rule"], "quotient");
        const auto metrics = cli({ "evaluate", path("e.json"), "--json" }).json()["metrics"];
        QVERIFY(tree["value"].get<double>() == metrics["power_efficiency_gops_per_w"].get<double>());
        QVERIFY(run.out.contains("\"hardware_key\": \"adcs["));
        run = explain("energy_uj/adc");
        QVERIFY2(run.status == 0, run.err);
        QVERIFY2(run.out.startsWith("Energy "), run.out);
        QVERIFY2(run.out.contains("Conversions") && run.out.contains(" × "), run.out);
        const auto shallow = explain("energy_uj/adc", { "--depth", "1" });
        QVERIFY(shallow.out.size() < run.out.size() && !shallow.out.contains("Conversions"));
        const std::string layer = design::designFromJsonText(file("e.json").toStdString(), "e.json")->network->layers[0].name;
        run = explain("crossbars_per_copy@" + QString::fromStdString(layer));
        QVERIFY2(run.status == 0, run.err);
        QVERIFY2(run.out.contains("Eq. (1)"), run.out);
        for (const auto& [what, said] : { std::pair { "beauty", "metrics are" }, { "blocks@nowhere", "no layer \"nowhere\"" }, { "energy_uj/soul", "no component" },
                                          { "latency_us/adc", "no figure latency_us of a cost centre" } }) {
            run = explain(what);
            QVERIFY2(run.status == 2, run.err);
            QVERIFY2(run.err.contains(said) && run.out.isEmpty(), run.err);
        }
    }

    void findsTheSameDesignWhateverTheThreads()
    {
        const auto one = cli(
            QStringList { "synth", "zoo:lenet5", "--power", "9", "--json", "--threads", "1", "--seed", "3" } + kSmall);
        const auto four = cli(
            QStringList { "synth", "zoo:lenet5", "--power", "9", "--json", "--threads", "4", "--seed", "3" } + kSmall);
        QCOMPARE(one.status, 0);
        QCOMPARE(four.json()["metrics"], one.json()["metrics"]);
        QCOMPARE(four.json()["design"]["layers"], one.json()["design"]["layers"]);
    }

    void explainsWhyNothingFits()
    {
        const auto run =
            cli(QStringList { "synth", "zoo:vgg16", "--power", "1", "--json", "-o", path("none.json") } + kSmall);
        QVERIFY2(run.status == 1, run.err);
        QVERIFY(run.err.contains("Nothing fits"));
        QVERIFY(run.err.contains("cannot fit below"));
        QVERIFY(!run.json()["feasible"].get<bool>());
        QVERIFY(!run.json()["violations"].empty());
        QVERIFY(!QFile::exists(path("none.json")));
    }

    void failsOnAFullDisk()
    {
        const auto run = cli(QStringList { "synth", "zoo:lenet5", "--power", "9", "-o", "/dev/full" } + kSmall);
        QCOMPARE(run.status, 4);
        QVERIFY(run.err.contains("/dev/full"));
    }

    void reportsProgressAsLinesOfJson()
    {
        const auto run = cli(QStringList { "synth", "zoo:lenet5", "--power", "9", "--progress", "json" } + kSmall);
        QCOMPARE(run.status, 0);
        int lines = 0;
        for (const QByteArray& line : run.err.split('\n'))
            if (line.startsWith('{')) {
                const auto json = nlohmann::json::parse(line.toStdString());
                QVERIFY(json["fraction"].get<double>() >= 0 && json["fraction"].get<double>() <= 1);
                ++lines;
            }
        QVERIFY(lines > 0);
        const auto silent = cli(QStringList { "synth", "zoo:lenet5", "--power", "9", "--progress", "none" } + kSmall);
        QVERIFY(!silent.err.contains("{\"stage\"") && !silent.err.contains('\r'));
    }

    void writesTheBestSoFarWhenInterrupted_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGTERM") << SIGTERM;
    }
    void writesTheBestSoFarWhenInterrupted()
    {
        QFETCH(int, signal);
        const QString output = path(QString("interrupted%1.json").arg(signal));
        QProcess process;
        process.setProcessEnvironment(test::cliEnvironment());
        process.start(
            PIM_CLI,
            { "synth", "zoo:resnet18", "--power", "49", "--effort", "thorough", "--progress", "json", "-o", output });
        QVERIFY(process.waitForStarted());
        QByteArray err;
        QElapsedTimer timer;
        timer.start();
        // Until the first design has been found.
        const QRegularExpression found("\"best\":[0-9]");
        while (timer.elapsed() < 40'000 && !QString::fromUtf8(err).contains(found)) {
            process.waitForReadyRead(100);
            err += process.readAllStandardError();
        }
        QVERIFY2(QString::fromUtf8(err).contains(found), err);
        timer.restart();
        ::kill(static_cast<pid_t>(process.processId()), signal);
        QVERIFY(process.waitForFinished(20'000));
        err += process.readAllStandardError();
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QVERIFY2(process.exitCode() == 130, err);
        const auto design = design::readDesign(output.toStdString());
        QVERIFY2(design, design ? "" : design.error().text().c_str());
        QVERIFY(!design->provenance.finished);
        const auto evaluation = evaluation::evaluate(*design);
        QVERIFY(evaluation && evaluation->feasible);
    }

    void sweepsBudgets()
    {
        const auto run = cli(
            QStringList { "sweep", "zoo:lenet5", "--power", "0.01:9:3", "--json", "-o", path("sweep.csv") } + kSmall);
        QVERIFY2(run.status == 0, run.err);
        const auto rows = run.json()["rows"];
        QCOMPARE(rows.size(), std::size_t(3));
        QCOMPARE(rows[2]["power_budget_w"].get<double>(), 9.0);
        QVERIFY(!rows[0]["feasible"].get<bool>());
        QVERIFY(!rows[0]["reason"].get<std::string>().empty());
        QVERIFY(rows[2]["feasible"].get<bool>());
        QVERIFY(rows[2]["finished"].get<bool>());
        QVERIFY(rows[2]["found_at_power_budget_w"].get<double>() <= 9.0);
        QVERIFY(!run.err.contains("stopped early"));
        QFile csv(path("sweep.csv"));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        QCOMPARE(csv.readAll().count("\r\n"), 4);
        QCOMPARE(cli({ "sweep", "zoo:lenet5", "--power", "9:1:3" }).status, 2);
        QCOMPARE(cli({ "sweep", "zoo:lenet5", "--power", "1:9:0" }).status, 2);
        QCOMPARE(cli(QStringList { "sweep", "zoo:vgg16", "--power", "0.1:0.2:2" } + kSmall).status, 1);
    }

    void marksTheRowsOfASweepThatWereCutShort()
    {
        const auto run = cli({ "sweep", "zoo:resnet18", "--power", "49:60:2", "--effort", "thorough", "--time-limit", "0.5",
                               "--json" });
        QVERIFY2(run.status == 0, run.err);
        const auto rows = run.json()["rows"];
        QCOMPARE(rows.size(), std::size_t(2));
        for (const auto& row : rows) {
            QVERIFY(row["feasible"].get<bool>());
            QVERIFY(!row["finished"].get<bool>());
        }
        QVERIFY(rows[1]["metrics"]["power_efficiency_gops_per_w"] >= rows[0]["metrics"]["power_efficiency_gops_per_w"]);
        QCOMPARE(run.err.count("search stopped early"), 2);
    }
};

QTEST_GUILESS_MAIN(TestCliSynth)
#include "tst_cli_synth.moc"
