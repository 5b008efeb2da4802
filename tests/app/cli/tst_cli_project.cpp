// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

#include "cli_run.h"
#include "tests/support/project_sample.h"

using namespace pim;
using test::cli;
using test::must;

class TestCliProject : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    QByteArray m_synthErrors;

    QString path(const QString& name) const { return m_folder.filePath(name); }
    QString project() const { return path("lenet.pims"); }
    static QStringList synth(const QString& output, const QString& power = "2")
    {
        return { "synth", "zoo:lenet5", "--power", power, "--effort", "fast", "--hardware", "pimsyn", "--crossbar-size", "128", "--cell-bits", "2,4", "--dac-bits", "1", "-o", output };
    }

private slots:
    void initTestCase()
    {
        const auto run = cli(synth(project()));
        QVERIFY2(run.status == 0, run.err);
        m_synthErrors = run.err;
    }

    void synthMakesAProjectThatHoldsTheRun()
    {
        QVERIFY2(m_synthErrors.contains("lenet.pims (run \"lenet5, 2 W\""), m_synthErrors);
        auto opened = must(project::Project::open(project().toStdString(), project::Project::Mode::ReadOnly));
        const auto state = must(opened->saved());
        QCOMPARE(state.runs.size(), std::size_t { 1 });
        QCOMPARE(state.inputs.modelReference, std::string("zoo:lenet5"));
        const auto run = must(opened->runs()).at(0);
        QCOMPARE(run.state, project::RunState::Finished);
        QVERIFY(run.points > 50);
        QVERIFY(!must(opened->trace(run.id)).empty());
    }

    void synthAddsToAProjectUnderANameOfItsOwn()
    {
        const QString file = path("two.pims");
        QVERIFY(QFile::copy(project(), file));
        const auto again = cli(synth(file));
        QVERIFY2(again.status == 0, again.err);
        QVERIFY2(again.err.contains("lenet5, 2 W (2)"), again.err);
        const auto third = cli(synth(file, "3"));
        QVERIFY2(third.status == 0, third.err);
        auto opened = must(project::Project::open(file.toStdString(), project::Project::Mode::ReadOnly));
        QCOMPARE(must(opened->runs()).size(), std::size_t { 3 });
        QCOMPARE(must(opened->saved()).inputs.options.constraints.powerBudget.value, 2.0); // inputs stay what they were
    }

    void everyCommandThatTakesADesignTakesOneOfAProject()
    {
        const QString json = path("design.json");
        QVERIFY(cli(synth(json)).status == 0);
        const auto file = cli({ "evaluate", json, "--json" });
        for (const QString& name : { project(), project() + "#lenet5, 2 W" }) {
            const auto run = cli({ "evaluate", name, "--json" });
            QVERIFY2(run.status == 0, run.err);
            QVERIFY(run.json()["metrics"]["latency_us"] == file.json()["metrics"]["latency_us"]);
        }
        const auto exported = cli({ "export", project() + "#lenet5, 2 W", "--svg", path("p.svg"), "--csv", path("p.csv") });
        QVERIFY2(exported.status == 0, exported.err);
        QVERIFY(QFile::exists(path("p.svg")) && QFile::exists(path("p.csv")));
        const auto text = cli({ "export", project() + "#lenet5, 2 W", "--json" });
        QVERIFY2(text.status == 0, text.err);
        QCOMPARE(text.json()["format"].get<std::string>(), std::string("pimstudio-design"));
    }

    void anyPointOfARunCanBeNamed()
    {
        const auto front = cli({ "pareto", project(), "--json" });
        QVERIFY2(front.status == 0, front.err);
        const auto points = front.json()["points"];
        QVERIFY(!points.empty());
        const auto point = points.at(0);
        const auto run = cli({ "evaluate", project() + "#lenet5, 2 W:" + QString::number(point["id"].get<int>()), "--json" });
        QVERIFY2(run.status == 0, run.err);
        for (const char* key : { "latency_us", "power_efficiency_gops_per_w", "peak_power_w" })
            QVERIFY(run.json()["metrics"][key] == point["metrics"][key]);
        const auto missing = cli({ "evaluate", project() + "#lenet5, 2 W:99999999", "--json" });
        QCOMPARE(missing.status, 2);
        QVERIFY2(missing.err.contains("no such point"), missing.err);
    }

    void paretoTakesARunByName()
    {
        const auto all = cli({ "pareto", project() + "#lenet5, 2 W", "--all", "-o", path("all.csv") });
        QVERIFY2(all.status == 0, all.err);
        const auto table = cli({ "pareto", path("all.csv"), "--json" });
        const auto stored = cli({ "pareto", project(), "--json" });
        QVERIFY2(table.status == 0, table.err);
        QVERIFY(table.json()["points"] == stored.json()["points"]);
    }

    void aWrongNameListsTheNames_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("evaluate") << QStringList { "evaluate", "#best" };
        QTest::newRow("export") << QStringList { "export", "#best", "--json" };
        QTest::newRow("pareto") << QStringList { "pareto", "#best" };
    }
    void aWrongNameListsTheNames()
    {
        QFETCH(QStringList, arguments);
        arguments[1].prepend(project());
        const auto run = cli(arguments);
        QCOMPARE(run.status, 2);
        QVERIFY2(run.err.contains("\"best\"") && run.err.contains("\"lenet5, 2 W\""), run.err);
    }

    void exportWritesTheWholeProjectAsText()
    {
        const auto run = cli({ "export", project(), "--json" });
        QVERIFY2(run.status == 0, run.err);
        const auto json = run.json();
        QCOMPARE(json["format"].get<std::string>(), std::string("pimstudio-project"));
        QVERIFY(json["unsaved"].is_null());
        const auto& stored = json["runs"].at(0);
        auto opened = must(project::Project::open(project().toStdString(), project::Project::Mode::ReadOnly));
        const auto record = must(opened->runs()).at(0);
        const auto table = must(opened->points(record.id));
        QCOMPARE(stored["points"].size(), table.size());
        QCOMPARE(stored["variables"].size(), table.size());
        QCOMPARE(stored["point_columns"].size(), table.columns.size() + 1);
        const std::size_t last = table.size() - 1;
        QCOMPARE(stored["points"][last][0].get<std::int64_t>(), table.ids[last]);
        QCOMPARE(stored["points"][last][1].get<double>(), table.columns[0][last]);
        QCOMPARE(stored["trace"].size(), must(opened->trace(record.id)).size());
        QCOMPARE(stored["best_design"]["format"].get<std::string>(), std::string("pimstudio-design"));
        QVERIFY(stored["inputs"]["model"]["network"]["layers"].size() > 3);
        QCOMPARE(json["saved"]["runs"].at(0)["name"].get<std::string>(), record.name);
    }

    void exportSaysWhenTheOutputIsFull()
    {
        const auto run = cli({ "export", project(), "--json" }, "C.UTF-8", "/dev/full");
        QCOMPARE(run.status, 4);
        QVERIFY2(run.err.contains("standard output"), run.err);
    }

    void noCommandOverwritesTheProjectItReads()
    {
        for (const QStringList& arguments : { QStringList { "export", project() + "#lenet5, 2 W", "--svg", project() },
                                              QStringList { "pareto", project(), "-o", project() } }) {
            const auto run = cli(arguments);
            QCOMPARE(run.status, 2);
            QVERIFY2(run.err.contains("overwrite"), run.err);
        }
        QVERIFY(project::looksLikeProject(project().toStdString()));
    }

    void synthRefusesBeforeItSearches()
    {
        const QString text = path("text.pims");
        QFile file(text);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{}") == 2);
        file.close();
        auto run = cli(synth(text));
        QCOMPARE(run.status, 3);
        QVERIFY2(run.err.contains("not a PIM Studio project"), run.err);
        run = cli(synth(project() + "#name"));
        QCOMPARE(run.status, 2);
        const QString busy = path("busy.pims");
        QVERIFY(QFile::copy(project(), busy));
        auto other = must(project::Project::open(busy.toStdString(), project::Project::Mode::ReadWrite));
        run = cli(synth(busy));
        QCOMPARE(run.status, 4);
        QVERIFY2(run.err.contains("another PIM Studio has it open"), run.err);
        auto state = must(other->saved());
        must(other->autosave(state));
        other.reset();
        run = cli(synth(busy));
        QCOMPARE(run.status, 4);
        QVERIFY2(run.err.contains("never saved"), run.err);
    }

    void aRunThatFitsNothingIsKeptWithItsReasons()
    {
        const QString file = path("none.pims");
        const auto run = cli(synth(file, "0.05"));
        QCOMPARE(run.status, 1);
        auto opened = must(project::Project::open(file.toStdString(), project::Project::Mode::ReadOnly));
        const auto record = must(opened->runs()).at(0);
        QCOMPARE(record.state, project::RunState::Infeasible);
        QVERIFY(record.leastBudget.value > 0.05);
        const auto evaluated = cli({ "evaluate", file });
        QCOMPARE(evaluated.status, 2);
        QVERIFY2(evaluated.err.contains("no design"), evaluated.err);
        QCOMPARE(cli({ "evaluate", file + "#lenet5, 0.05 W" }).status, 1);
    }

    void aProjectInAFolderThatCannotBeWrittenIsRead()
    {
        const QString folder = path("locked");
        QVERIFY(QDir().mkdir(folder));
        const QString file = folder + "/p.pims";
        QVERIFY(QFile::copy(project(), file));
        QVERIFY(QFile::setPermissions(file, QFileDevice::ReadOwner | QFileDevice::ReadGroup | QFileDevice::ReadOther));
        QCOMPARE(::chmod(m_folder.path().toLocal8Bit(), 0755), 0);
        QCOMPARE(::chmod(folder.toLocal8Bit(), 0555), 0);
        QProcess process;
        process.setProcessEnvironment(test::cliEnvironment());
        if (::geteuid() == 0) // root may write everywhere
            process.setChildProcessModifier([] { (void)!::setgid(65534); (void)!::setuid(65534); });
        const auto ask = [&](const QStringList& arguments) {
            process.start(PIM_CLI, arguments);
            return process.waitForFinished() && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
        };
        const int read = ask({ "pareto", file });
        const QByteArray errors = process.readAllStandardError();
        const int written = ask(synth(file));
        const QByteArray refusal = process.readAllStandardError();
        ::chmod(folder.toLocal8Bit(), 0755);
        if (read == -1)
            QSKIP("the program cannot be started as another user");
        QVERIFY2(read == 0, errors);
        QVERIFY2(written == 4, refusal);
        QVERIFY2(refusal.contains("cannot"), refusal);
    }
};

QTEST_GUILESS_MAIN(TestCliProject)
#include "tst_cli_project.moc"
