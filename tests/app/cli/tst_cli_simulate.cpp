// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "cli_run.h"
#include "core/program/assembly.h"
#include "core/program/machine_json.h"
#include "core/program/program_json.h"

using namespace pim;
using namespace pim::program;
using test::cli;

class TestCliSimulate : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString path(const QString& name) const { return m_folder.filePath(name); }

    void writeText(const QString& name, const QByteArray& text) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    void writeAssembly(const QString& name, const char* text) const
    {
        QVERIFY(writeProgram(path(name).toStdString(), assemble(std::string(text) + "\n.end", "test.s").value()));
    }

private slots:
    void initTestCase()
    {
        Machine machine;
        machine.coreCount = 4;
        machine.core.robSize = 4;
        machine.matrix.crossbarReadMw = 20;
        machine.matrix.crossbarStaticMw = 5;
        machine.network = meshNetwork(2, 2, 8, 2, 2, 15, 46);
        QVERIFY(writeMachine(path("config.json").toStdString(), machine, SimulationMode::Latency, 0.5));
        Machine slow = machine;
        slow.localMemory.periodNs = 1e6;
        slow.localMemory.writeLatencyCycles = 1'000'000'000;
        QVERIFY(writeMachine(path("slow.json").toStdString(), slow, SimulationMode::Latency, 0.5));
        writeAssembly("vector.json", ".core 0\nlldi r0, len=100000\nlldi r0, len=100000");
        machine.core.robSize = 0;
        machine.core.vectorWidth = 0;
        QVERIFY(writeMachine(path("impossible.json").toStdString(), machine, SimulationMode::Latency, 0.5));
        writeText("misspelt.json", R"({"chip_config":{"core_config":{"rob_sise":4}},"sim_config":{"sim_mode":1}})");
        writeText("broken.json", "{");
        writeAssembly(
            "p.json.gz",
            ".core 0 groups=2\nsetbw ibiw=8, obiw=8\nld r0, r0, size=64\nmvmul r0, r0, mbiw=8\nsend r0, core=1, "
            "size=64\n"
            ".core 1\nsetbw ibiw=8, obiw=8\nrecv r0, core=0, size=64\nvrelu r0, r0, len=64\nst r0, r0, size=64");
        writeAssembly("deadlock.json", ".core 0\nrecv r0, core=1, size=4\n.core 1\nrecv r0, core=0, size=4");
        writeText("bytes.json", "\xe8\x01");
        writeAssembly("nop.json", ".core 0\nnop");
        writeAssembly("scalar.json", ".core 0\nlldi r0, len=4\nsldi r1, imm=1");
        writeAssembly("wrong.json", ".core 0\nmvmul r0, r0, mbiw=8\nmvmul r0, r0, mbiw=8, group=1\nsend r0, core=7");
        writeText("op.json", R"({"config":{"core_cnt":1,"array_group_map":{}},"core0":[{"op":"hop"}]})");
    }

    void comparesADesignWithItsSimulatedProgram()
    {
        const QString design = path("design.json");
        QCOMPARE(cli({ "synth", "zoo:lenet5", "--power", "4", "--effort", "fast", "-o", design }).status, 0);
        for (const char* mode : { "latency", "throughput" }) {
            const auto run = cli({ "simulate", "--compare", design, "--mode", mode, "--json" });
            QVERIFY2(run.status == 0, run.err);
            QVERIFY2(run.err.contains("Why the times differ"), run.err);
            const auto json = nlohmann::json::parse(run.out.toStdString());
            QCOMPARE(json["mode"].get<std::string>(), std::string(mode));
            QVERIFY(json["layers"].size() >= 5);
            for (const auto& layer : json["layers"]) {
                double difference = 0, uses = 0;
                for (const auto& reason : layer["reasons"])
                    difference += reason["difference_ns"].get<double>();
                for (const auto& use : layer["simulated"]["uses"])
                    uses += use.get<double>();
                const double simulated = layer["simulated"]["time_ns"], analytic = layer["analytic"]["time_ns"];
                QVERIFY(std::abs(uses - simulated) <= 1e-6 * simulated);
                if (layer["simulated"]["present"] && layer["analytic"]["present"])
                    QVERIFY(std::abs(difference - (simulated - analytic)) <= 1e-6 * std::max(simulated, analytic));
            }
        }
    }
    void failsWithTheRightStatus_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("message");
        const QString good = path("p.json.gz"), config = path("config.json");
        const auto row = [](const char* name, const QStringList& arguments, int status, const char* message) {
            QTest::newRow(name) << (QStringList { "simulate" } + arguments) << status << message;
        };
        row("help", { "--help" }, 0, "");
        row("nothing", {}, 2, "PROGRAM");
        row("no machine", { good }, 2, "--config");
        row("mode", { good, "--config", config, "--mode", "fast" }, 2, "must be one of throughput, latency, got fast");
        row("time", { good, "--config", config, "--time-ms", "0" }, 2,
            "must be a number from 1e-06 to 1e+06 ms, got 0");
        row("correction", { good, "--config", config, "--correct", "round-up,everything" }, 2,
            "round-up, single-matrix-read");
        row("more than allowed", { good, "--config", config, "--max-instructions", "3" }, 1, "more than --max-instructions 3");
        row("nothing allowed", { good, "--config", config, "--max-instructions", "0" }, 2, "--max-instructions");
        row("rounds of no trace", { good, "--config", config, "--trace-rounds", "2" }, 2, "--trace");
        row("one file for two", { good, "--config", config, "--trace", config }, 2, "--trace");
        row("unwritable trace", { good, "--config", config, "--trace", "/nonexistent/t.json" }, 4, "/nonexistent");
        row("no program", { "/nonexistent.json", "--config", config }, 4, "/nonexistent.json");
        row("no such machine", { good, "--config", "/nonexistent.json" }, 4, "/nonexistent.json");
        row("cut program", { path("broken.json"), "--config", config }, 3, "broken.json: not valid JSON");
        row("no text", { path("bytes.json"), "--config", config }, 3, "last read: '?'");
        row("cut machine", { good, "--config", path("broken.json") }, 3, "broken.json: not valid JSON");
        row("unknown op", { path("op.json"), "--config", config }, 3,
            "op.json: core 0, instruction 0: unknown op \"hop\"");
        row("impossible machine", { good, "--config", path("impossible.json") }, 3,
            "/chip_config/core_config/vector_width");
        row("wrong program", { path("wrong.json"), "--config", config }, 3,
            "core 0, instruction 0: the core has 0 array groups, there is no group 0");
        row("every finding", { path("wrong.json"), "--config", config }, 3, "core 0, instruction 2");
        row("nop", { path("nop.json"), "--config", config }, 3,
            "nop.json: core 0, instruction 0: nop cannot be simulated");
        row("deadlock", { path("deadlock.json"), "--config", config }, 1,
            "core 1, instruction 0 (recv r0, core=0, size=4), waits for core 0 to send");
        row("days", { path("vector.json"), "--config", path("slow.json") }, 3,
            "vector.json: an instruction would end more than 13 days of simulated time away");
        row("comparison of a program", { good, "--config", config, "--compare", path("d.json") }, 2, "excludes");
        row("comparison of nothing", { "--compare", "/nonexistent.json" }, 4, "/nonexistent.json");
        row("comparison of no design", { "--compare", path("broken.json") }, 3, "broken.json");
        row("one instruction", { path("nop.json"), "--config", config, "--mode", "throughput" }, 3, "nop");
    }
    void failsWithTheRightStatus()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, status);
        QFETCH(QString, message);
        const auto run = cli(arguments);
        QVERIFY2(run.status == status, run.err);
        QVERIFY2(QString::fromUtf8(run.err).contains(message), run.err);
    }

    void tellsTimeEnergyStallsAndLinks()
    {
        const auto run = cli({ "simulate", path("p.json.gz"), "--config", path("config.json"), "--json" });
        QVERIFY2(run.status == 0, run.err);
        for (const char* words :
             { "latency", "matrix units", "Busiest cores", "Stalls", "recv waits for its data", "Links", "memory" })
            QVERIFY2(run.err.contains(words), words);
        const auto json = run.json();
        QCOMPARE(json["mode"].get<std::string>(), std::string("latency"));
        std::int64_t last = 0;
        double energy = 0;
        for (const auto& core : json["cores"])
            last = std::max(last, core["finish_ps"].get<std::int64_t>());
        for (const auto& [unit, picojoules] : json["energy_by_unit_pj"].items())
            energy += picojoules.get<double>();
        QCOMPARE(json["running_ps"].get<std::int64_t>(), last);
        QVERIFY(last > 0);
        QVERIFY(std::abs(energy - json["energy_pj"].get<double>()) < 1e-6 * energy);
        QCOMPARE(json["cores"].size(), std::size_t { 2 });
        QCOMPARE(json["links"].size(), std::size_t { 4 });
        QCOMPARE(json["instructions"].get<int>(), 8);
        QVERIFY(json["cores"][1]["stalled_ps"]["receive"].get<std::int64_t>() > 0);
    }

    void modeAndTimeComeFromTheConfigurationUnlessGiven()
    {
        const auto given =
            cli({ "simulate", path("p.json.gz"), "--config", path("config.json"), "--mode", "throughput", "--json" })
                .json();
        QCOMPARE(given["mode"].get<std::string>(), std::string("throughput"));
        QCOMPARE(given["running_ps"].get<std::int64_t>(), std::int64_t { 500'000'000 });
        QVERIFY(given["output_count"].get<double>() > 10);
        const auto longer = cli({ "simulate", path("p.json.gz"), "--config", path("config.json"), "--mode",
                                  "throughput", "--time-ms", "1", "--json" })
                                .json();
        QCOMPARE(longer["running_ps"].get<std::int64_t>(), std::int64_t { 1'000'000'000 });
        const auto cut =
            cli({ "simulate", path("p.json.gz"), "--config", path("config.json"), "--time-ms", "0.00002", "--json" });
        QVERIFY(cut.json()["cores"][0]["finish_ps"].is_null());
        QVERIFY2(cut.err.contains("is not done at the end of the simulated time"), cut.err);
        QVERIFY2(cut.err.contains("not finished    2 of 2 cores within 2e-05 ms"), cut.err);
        QCOMPARE(cut.json()["unfinished_cores"].get<int>(), 2);
        const auto whole = cli({ "simulate", path("p.json.gz"), "--config", path("config.json"), "--json" });
        QCOMPARE(whole.json()["unfinished_cores"].get<int>(), 0);
        QVERIFY2(!whole.err.contains("not finished"), whole.err);
    }

    void correctionsChangeTheNumbers()
    {
        const QStringList command { "simulate",  "--config",           path("config.json"), "--json",
                                    "--correct", "single-matrix-read", path("p.json.gz") };
        const auto corrected = cli(command);
        QVERIFY2(corrected.status == 0, corrected.err);
        const auto plain = cli({ "simulate", "--config", path("config.json"), "--json", path("p.json.gz") });
        QVERIFY(corrected.json()["running_ps"] < plain.json()["running_ps"]);
        QCOMPARE(corrected.json()["corrections"].dump(), std::string("[\"single-matrix-read\"]"));
        const auto all =
            cli({ "simulate", "--config", path("config.json"), "--json", "--correct", "all", path("p.json.gz") })
                .json();
        QCOMPARE(all["corrections"].size(), std::size_t { 9 });
        QVERIFY(all["static_power_mw"].get<double>() > plain.json()["static_power_mw"].get<double>());
    }

    void writesATraceThatViewersRead()
    {
        const auto run =
            cli({ "simulate", path("p.json.gz"), "--config", path("config.json"), "--trace", path("t.json") });
        QVERIFY2(run.status == 0, run.err);
        QFile file(path("t.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto trace = nlohmann::json::parse(file.readAll().toStdString());
        int events = 0, names = 0;
        for (const auto& event : trace["traceEvents"]) {
            if (event["ph"] == "M") {
                ++names;
                continue;
            }
            ++events;
            QCOMPARE(event["ph"].get<std::string>(), std::string("X"));
            QVERIFY(event["ts"].get<double>() > 0 && event["dur"].get<double>() > 0);
            QVERIFY(event["args"]["text"].get<std::string>().starts_with(event["name"].get<std::string>()));
        }
        QCOMPARE(events, 6); // ld, mvmul, send; recv, vrelu, st
        QCOMPARE(names, 2 + 4); // two cores; transfer and a group, transfer and vector
        QVERIFY2(run.err.contains("wrote " + path("t.json").toUtf8() + " ("), run.err);
        QVERIFY2(run.err.contains(" bytes, 6 instructions)"), run.err);
    }

    void aTraceOfThroughputHasOneRoundUnlessMoreAreAskedFor()
    {
        const auto eventsOf = [&](const QStringList& more) {
            const auto run = cli(QStringList { "simulate", path("vector.json"), "--config", path("config.json"), "--mode",
                                               "throughput", "--time-ms", "10", "--trace", path("r.json") }
                                 + more);
            QFile file(path("r.json"));
            if (run.status != 0 || !file.open(QIODevice::ReadOnly))
                return std::pair(qsizetype { -1 }, run.err);
            return std::pair(file.readAll().count("\"ph\":\"X\""), run.err);
        };
        const auto [one, oneSaid] = eventsOf({});
        QVERIFY2(oneSaid.contains("the first round of each core, --trace-rounds N keeps more"), oneSaid);
        QCOMPARE(one, qsizetype { 2 });
        const auto [three, threeSaid] = eventsOf({ "--trace-rounds", "3" });
        QVERIFY2(threeSaid.contains("the first 3 rounds of each core"), threeSaid);
        QCOMPARE(three, qsizetype { 6 });
        QVERIFY(eventsOf({ "--trace-rounds", "1000000" }).first > 6);
    }

    void theLimitsOfARunAreStated()
    {
        const auto help = cli({ "simulate", "--help" });
        const QByteArray text = help.out + help.err;
        for (const char* words : { "Limits: ", "--time-ms", "after --max-instructions, 1,000,000,000", "at most 50,000,000", "65,536 cores" })
            QVERIFY2(text.contains(words), text);
    }

    void doubtfulInputIsTold()
    {
        const auto misspelt = cli({ "simulate", path("scalar.json"), "--config", path("misspelt.json") });
        QCOMPARE(misspelt.status, 0);
        QVERIFY2(misspelt.err.contains("did you mean \"rob_size\"?"), misspelt.err);
        QVERIFY2(misspelt.err.contains("does not pass the reorder buffer"), misspelt.err);
    }
};

QTEST_APPLESS_MAIN(TestCliSimulate)
#include "tst_cli_simulate.moc"
