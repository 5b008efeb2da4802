// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "cli_run.h"
#include "core/design/design_json.h"
#include "tests/support/example_design.h"

using namespace pim;
using test::cli;

class TestCliCompare : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString path(const QString& name) const { return m_folder.filePath(name); }

private slots:
    void initTestCase()
    {
        const auto made = test::exampleDesign("lenet5", 9);
        QVERIFY(made.feasible);
        QVERIFY(design::writeDesign(path("a.json").toStdString(), made.best));
        design::Design b = made.best;
        b.layers[0].weightDuplication = std::max<std::int64_t>(1, b.layers[0].weightDuplication / 2);
        QVERIFY(design::writeDesign(path("b.json").toStdString(), b));
        design::Design released = made.best;
        released.model = evaluation::ModelOptions::pimsyn();
        QVERIFY(design::writeDesign(path("released.json").toStdString(), released));
        design::Design strange = made.best;
        strange.parameters.crossbarSize = 100;
        QVERIFY(design::writeDesign(path("strange.json").toStdString(), strange));
        QFile broken(path("broken.json"));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("{");
    }

    void failsWithTheRightStatus_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const QStringList& arguments, int status, const char* message) {
            QTest::newRow(name) << arguments << status << message;
        };
        const QString a = path("a.json");
        row("help", { "compare", "--help" }, 0, "");
        row("nothing", { "compare" }, 2, "DESIGN");
        row("one design", { "compare", a }, 2, "2 to 4 designs");
        row("five designs", { "compare", a, a, a, a, a }, 2, "2 to 4 designs");
        row("presets alone", { "compare", "preset:isaac", "preset:puma" }, 2, "no preset");
        row("unknown preset", { "compare", a, "preset:tpu" }, 2, "isaac, puma");
        row("a cited machine", { "compare", a, "preset:prime" }, 2, "0.500 TOPS/W");
        row("missing file", { "compare", a, "/nonexistent.json" }, 4, "/nonexistent.json");
        row("cut file", { "compare", a, path("broken.json") }, 3, "broken.json");
        row("reference that is none", { "compare", a, a, "--reference", "C" }, 2, "--reference");
        row("no such folder", { "compare", a, a, "-o", "/nonexistent/x.csv" }, 4, "/nonexistent");
        row("one machine", { "portability", a }, 2, "at least 2 designs");
        row("the same machine twice", { "portability", a, a }, 0, "Efficiency kept");
        row("machines of other models", { "portability", a, path("released.json") }, 0, "different evaluation models");
        row("a crossbar that is not there", { "compare", a, path("strange.json") }, 1, "no crossbar of 100 rows");
        row("unknown experiment", { "reproduce", "--only", "fig12" }, 2, "table4");
        row("unknown network", { "reproduce", "--networks", "lenet5" }, 2, "--networks");
        row("report into no folder", { "reproduce", "-o", "/nonexistent/x.csv" }, 4, "/nonexistent");
        row("two designs", { "compare", a, path("b.json") }, 0, "Configuration:");
    }
    void failsWithTheRightStatus()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, status);
        QFETCH(QString, message);
        const auto run = cli(arguments);
        QVERIFY2(run.status == status, run.err + run.out);
        QVERIFY2(QString::fromUtf8(run.err).contains(message), run.err);
    }

    void comparesDesignsAndPresets()
    {
        const auto run =
            cli({ "compare", path("a.json"), path("b.json"), "preset:isaac", "--json", "-o", path("out.csv") });
        QVERIFY2(run.status == 0, run.err);
        const auto json = run.json();
        QCOMPARE(json["designs"].size(), std::size_t { 3 });
        QVERIFY(json["designs"][2]["hardware"] == "isaac-ce");
        QVERIFY(json["designs"][2]["power_budget_w"] == json["designs"][0]["power_budget_w"]);
        for (const auto& row : json["metrics"])
            QVERIFY(row["differences"][0] == 0.0 && row["verdicts"][0] == "same");
        QVERIFY(json["settings"].size() < json["settings_compared"].get<std::size_t>());
        QFile csv(path("out.csv"));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        QVERIFY(csv.readAll().startsWith("metric,unit,"));
    }

    void runsThePapersExperimentsAgain()
    {
        const auto run = cli({ "reproduce", "--only", "fig6", "--networks", "alexnet", "--effort", "fast", "--json",
                               "-o", path("rep.csv") });
        QVERIFY2(run.status == 0, run.err);
        const auto json = run.json();
        QCOMPARE(json["rows"].size(), std::size_t { 6 });
        QVERIFY(json["rows"][0]["ours"] > 0 && json["rows"][0]["paper"] == 0.71);
        QVERIFY(json["finished"] == true);
        QVERIFY(QFile::exists(path("rep.csv")));
        QVERIFY(run.err.contains("Fig. 6"));
    }

    void aDesignAgainstItselfDiffersInNothing()
    {
        const auto run = cli({ "compare", path("a.json"), path("a.json"), "--json" });
        QVERIFY2(run.status == 0, run.err);
        const auto json = run.json();
        QVERIFY(json["settings"].empty() && json["reasons"].empty());
        for (const auto& row : json["metrics"])
            QVERIFY(row["differences"][1].is_null() || row["differences"][1] == 0.0);
    }
};

QTEST_GUILESS_MAIN(TestCliCompare)
#include "tst_cli_compare.moc"
