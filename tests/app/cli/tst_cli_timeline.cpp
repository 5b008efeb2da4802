// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "cli_run.h"
#include "core/design/design_json.h"
#include "tests/support/example_design.h"

using namespace pim;
using test::cli;

class TestCliTimeline : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    synthesis::Synthesis m_made;
    QString path(const QString& name) const { return m_folder.filePath(name); }

private slots:
    void initTestCase()
    {
        m_made = test::exampleDesign("lenet5", 9);
        QVERIFY(m_made.feasible);
        QVERIFY(design::writeDesign(path("a.json").toStdString(), m_made.best));
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
        row("help", { "timeline", "--help" }, 0, "");
        row("nothing", { "timeline" }, 2, "DESIGN");
        row("no images", { "timeline", path("a.json"), "--images", "0" }, 2, "--images");
        row("many images", { "timeline", path("a.json"), "--images", "65" }, 2, "--images");
        row("no number", { "timeline", path("a.json"), "--images", "two" }, 2, "--images");
        row("missing file", { "timeline", "/nonexistent.json" }, 4, "/nonexistent.json");
        row("cut file", { "timeline", path("broken.json") }, 3, "broken.json");
    }
    void failsWithTheRightStatus()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, status);
        QFETCH(QString, message);
        const auto run = cli(arguments);
        QCOMPARE(run.status, status);
        QVERIFY2(QString::fromUtf8(run.err).contains(message), run.err);
    }

    void tellsWhereTheTimeGoes()
    {
        const auto run = cli({ "timeline", path("a.json"), "--json" });
        QVERIFY2(run.status == 0, run.err);
        const auto json = run.json();
        const auto& metrics = m_made.evaluation.metrics;
        QCOMPARE(json["cycles"].get<std::int64_t>(), metrics.cycles);
        QCOMPARE(json["critical_path"]["cycles"].get<std::int64_t>(), metrics.cycles);
        QCOMPARE(json["period"]["cycles"].get<std::int64_t>(), std::llround(metrics.period.value / metrics.clock.value));
        QVERIFY(!json["period"]["why"].get<std::string>().empty());
        QVERIFY(std::abs(json["power"]["energy_nj"].get<double>() - metrics.energy.value) <= 1e-9 * metrics.energy.value);
        QVERIFY(json["power"]["peak_w"].get<double>() >= json["power"]["average_w"].get<double>());
        QVERIFY(json["layers"][0]["lanes"][0]["energy_nj_per_operation"].is_number());
        const auto span = json["span_cycles"].get<std::int64_t>();
        std::int64_t lanes = 0, steps = 0, critical = 0;
        for (const auto& layer : json["layers"]) {
            critical += layer["critical_cycles"].get<std::int64_t>();
            for (const auto& lane : layer["lanes"]) {
                ++lanes;
                QCOMPARE(lane["busy_cycles"].get<std::int64_t>() + lane["stalled_cycles"].get<std::int64_t>() + lane["idle_cycles"].get<std::int64_t>(), span);
                std::int64_t stalls = 0;
                for (const auto& [name, cycles] : lane["stalls"].items())
                    stalls += cycles.get<std::int64_t>();
                QCOMPARE(stalls, lane["stalled_cycles"].get<std::int64_t>());
            }
        }
        for (const auto& step : json["critical_path"]["steps"])
            steps += step["held_cycles"].get<std::int64_t>() + step["run_cycles"].get<std::int64_t>();
        QVERIFY(lanes > 10);
        QCOMPARE(critical, metrics.cycles);
        QCOMPARE(steps, metrics.cycles);
        for (const char* words : { "Critical path", "Pipeline", "conv1", "busy", "period" })
            QVERIFY2(run.err.contains(words), words);
    }

    void severalImagesFollowEachOther()
    {
        const auto run = cli({ "timeline", path("a.json"), "--images", "3", "--json" });
        QVERIFY2(run.status == 0, run.err);
        const auto json = run.json();
        QCOMPARE(json["images"].get<int>(), 3);
        QCOMPARE(json["image_end_cycles"].size(), 3u);
        QVERIFY(json["image_end_cycles"][1] > json["image_end_cycles"][0]);
        QVERIFY(run.err.contains("image 3"));
    }
};

QTEST_APPLESS_MAIN(TestCliTimeline)
#include "tst_cli_timeline.moc"
