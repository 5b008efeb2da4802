// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "cli_run.h"
#include "core/program/machine_json.h"
#include "core/program/program_file.h"

using namespace pim;
using namespace pim::program;
using test::cli;

class TestCliCompile : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString path(const QString& name) const { return m_folder.filePath(name); }

private slots:
    void initTestCase()
    {
        const auto run = cli({ "synth", "zoo:lenet5", "--power", "4", "--effort", "fast", "-o", path("d.json") });
        QVERIFY2(run.status == 0, run.err);
        Machine machine;
        machine.coreCount = 16;
        machine.matrix.crossbarsPerCore = 64;
        machine.matrix.rows = machine.matrix.columns = machine.matrix.dacCount = 64;
        machine.network = meshNetwork(4, 4, 8, 2, 2, 15, 46);
        QVERIFY(writeMachine(path("config.json").toStdString(), machine, SimulationMode::Latency, 0.5));
        machine.matrix.crossbarsPerCore = 3;
        QVERIFY(writeMachine(path("tight.json").toStdString(), machine, SimulationMode::Latency, 0.5));
        machine.matrix.crossbarsPerCore = 1;
        QVERIFY(writeMachine(path("small.json").toStdString(), machine, SimulationMode::Latency, 0.5));
        machine.core.robSize = 0;
        QVERIFY(writeMachine(path("impossible.json").toStdString(), machine, SimulationMode::Latency, 0.5));
        CoreProgram core;
        core.instructions.push_back({ .op = Op::Setbw, .bits1 = 8, .bits2 = 8 });
        for (const char* name : { "p.json.gz", "p.bin", "p.asm" })
            QVERIFY(writeProgramFile(path(name).toStdString(), Program { { core } }));
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
            QTest::newRow(name) << (QStringList { "compile" } + arguments) << status << message;
        };
        const QString out = path("out.json"), config = path("config.json"), design = path("d.json");
        const QStringList lenet { "zoo:lenet5", "--config", config, "-o", out };
        row("help", { "--help" }, 0, "");
        row("nothing", {}, 2, "INPUT");
        row("no output", { design }, 2, "--output");
        row("output of no format", { design, "-o", path("p.txt") }, 2, ".json or .gz");
        row("unwritable output", { design, "-o", "/nonexistent/p.json" }, 4, "/nonexistent");
        row("output is the design", { design, "-o", design }, 2, "--output");
        row("output is the configuration", { "zoo:lenet5", "--config", config, "-o", config }, 2, "--output");
        row("model without a machine", { "zoo:lenet5", "-o", out }, 2, "--machine or --config");
        row("two machines", lenet + QStringList { "--machine", "isaac" }, 2, "excludes");
        row("unknown machine", { "zoo:lenet5", "--machine", "isacc", "-o", out }, 2, "there are pimcomp, isaac, puma");
        row("unknown model", { "zoo:lenet", "--config", config, "-o", out }, 2, "lenet");
        row("no such model", { "/nonexistent.onnx", "--config", config, "-o", out }, 4, "/nonexistent.onnx");
        row("no such machine", { "zoo:lenet5", "--config", "/nonexistent.json", "-o", out }, 4, "/nonexistent.json");
        row("broken machine", { "zoo:lenet5", "--config", path("broken.json"), "-o", out }, 3, "broken.json");
        row("impossible machine", { "zoo:lenet5", "--config", path("impossible.json"), "-o", out }, 3, "rob_size");
        row("hardware that is no chip", { "zoo:lenet5", "--hardware", "pimsyn", "-o", out }, 2,
            "`synth zoo:lenet5 --hardware pimsyn --power W -o DESIGN.json`");
        row("hardware that is none", { "zoo:lenet5", "--hardware", "pums", "-o", out }, 2, "neither a preset");
        row("hardware and machine", lenet + QStringList { "--hardware", "puma" }, 2, "excludes");
        row("a design's copies on too small a machine",
            { design, "--config", path("small.json"), "--replication", "design", "-o", out }, 1, "are missing");
        row("shape of a design elsewhere", { design, "--config", config, "--input-shape", "x=1x1x28x28", "-o", out }, 2,
            "a design has its shapes");
        row("a program", { path("p.json.gz"), "-o", out }, 3, "is a program, not a design; `simulate` takes it");
        row("a program as a model", { path("p.json.gz"), "--config", config, "-o", out }, 3,
            "is a program, not a model; `simulate` takes it");
        row("a program as text", { path("p.asm"), "-o", out }, 3, "is a program");
        row("words of a program", { path("p.bin"), "--config", config, "-o", out }, 3, "is a program");
        row("no such design", { "/nonexistent.json", "-o", out }, 4, "/nonexistent.json");
        row("broken design", { path("broken.json"), "-o", out }, 3, "broken.json");
        row("shape of a design", { design, "--input-shape", "x=1x1x28x28", "-o", out }, 2, "--input-shape");
        row("mode", lenet + QStringList { "--mode", "fast" }, 2, "must be one of throughput, latency, got fast");
        row("replication", lenet + QStringList { "--replication", "much" }, 2, "must be one of balance, w0h0");
        row("a model's design", lenet + QStringList { "--replication", "design" }, 2, "a model has none");
        row("bits", lenet + QStringList { "--bits", "12" }, 2, "--bits");
        row("bits of no number", lenet + QStringList { "--bits", "8,a" }, 2, "must look like 8 or 8,32,6");
        row("too many bits", lenet + QStringList { "--bits", "8,32,6,1" }, 2, "at most three numbers");
        row("local memory", lenet + QStringList { "--local-memory", "0" }, 2, "--local-memory");
        row("too small a machine", { "zoo:lenet5", "--config", path("small.json"), "-o", out }, 1, "are missing");
        row("too small a local memory", lenet + QStringList { "--local-memory", "16" }, 1, "local memory");
    }
    void failsWithTheRightStatus()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, status);
        QFETCH(QString, message);
        const auto run = cli(arguments);
        QVERIFY2(run.status == status, run.err);
        QVERIFY2(QString::fromUtf8(run.err).contains(message), run.err);
        QVERIFY(!QFile::exists(path("out.json")));
    }

    void compilesAModelInEveryFormatAndVerifiesIt_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("mode");
        for (const char* mode : { "throughput", "latency" })
            for (const char* file : { "m.json", "m.json.gz", "m.bin", "m.asm" })
                QTest::newRow(qPrintable(QString("%1 %2").arg(mode, file))) << QString(file) << QString(mode);
    }
    void compilesAModelInEveryFormatAndVerifiesIt()
    {
        QFETCH(QString, file);
        QFETCH(QString, mode);
        const auto run = cli({ "compile", "zoo:lenet5", "--config", path("config.json"), "--mode", mode, "--bits",
                               "8,16,4", "--verify", "7", "-o", path(file), "--json" });
        QVERIFY2(run.status == 0, run.err);
        for (const char* words : { "matrix instructions", "crossbars", "cores", "read from global memory",
                                   "verified: ", "bit for bit", "compiled in" })
            QVERIFY2(run.err.contains(words), words);
        const auto json = run.json();
        const auto program = readProgramFile(path(file).toStdString());
        QVERIFY2(program.has_value(), program ? "" : program.error().text().c_str());
        QCOMPARE(json["instructions"]["all"].get<std::int64_t>(), program->instructionCount());
        QCOMPARE(json["mode"].get<std::string>(), mode.toStdString());
        QCOMPARE(json["sum_bits"].get<int>(), 16);
        QVERIFY(json["verified_elements"].get<int>() >= 10);
        QVERIFY(json["crossbars_used"].get<int>() <= json["crossbars"].get<int>());
        const auto simulated =
            cli({ "simulate", path(file), "--config", path("config.json"), "--mode", "latency", "--json" });
        QVERIFY2(simulated.status == 0, simulated.err);
        QVERIFY(simulated.json()["running_ps"].get<std::int64_t>() > 0);
    }

    void compilesADesignOntoItself()
    {
        const auto run =
            cli({ "compile", path("d.json"), "--mode", "latency", "--verify", "-o", path("d.asm"), "--json" });
        QVERIFY2(run.status == 0, run.err);
        const auto json = run.json();
        QCOMPARE(json["replication"].get<std::string>(), std::string("design"));
        QCOMPARE(json["element_bits"].get<int>(), 16);
        QVERIFY(json["verified_elements"].get<int>() >= 10);
        QFile file(path("d.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto design = nlohmann::json::parse(file.readAll().toStdString());
        for (std::size_t l = 0; l < design["layers"].size(); ++l)
            if (design["layers"][l]["crossbars"].get<int>() > 0)
                QCOMPARE(json["layers"][l]["copies"].get<int>(), design["layers"][l]["weight_duplication"].get<int>());
    }

    void compilesForAPublishedChip()
    {
        const auto run = cli({ "compile", "zoo:lenet5", "--machine", "puma", "-o", path("puma.json.gz"), "--json" });
        QVERIFY2(run.status == 0, run.err);
        QCOMPARE(run.json()["machine"].get<std::string>(), std::string("puma"));
        QVERIFY2(run.err.contains("assumed: "), run.err);
    }

    void compilesForTheMachineBehindAHardware()
    {
        const auto run = cli({ "compile", "zoo:lenet5", "--hardware", "isaac-ce", "-o", path("h.json"), "--json" });
        QVERIFY2(run.status == 0, run.err);
        QCOMPARE(run.json()["machine"].get<std::string>(), std::string("isaac"));
        const auto file =
            cli({ "compile", "zoo:lenet5", "--hardware", path("config.json"), "-o", path("h.json"), "--json" });
        QVERIFY2(file.status == 0, file.err);
        QCOMPARE(file.json()["machine"].get<std::string>(), path("config.json").toStdString());
    }

    void compilesADesignForAnotherMachine()
    {
        const auto run = cli({ "compile", path("d.json"), "--machine", "pimcomp", "--verify", "-o", path("o.json"), "--json" });
        QVERIFY2(run.status == 0, run.err);
        const auto json = run.json();
        QCOMPARE(json["machine"].get<std::string>(), std::string("pimcomp"));
        QCOMPARE(json["element_bits"].get<int>(), 16);
        QCOMPARE(json["replication"].get<std::string>(), std::string("design"));
        QVERIFY(json["verified_elements"].get<int>() > 0);
        QVERIFY2(run.err.contains("another machine than its own"), run.err);
        const auto balanced = cli({ "compile", path("d.json"), "--config", path("config.json"), "--replication", "balance",
                                    "-o", path("o.json"), "--json" });
        QVERIFY2(balanced.status == 0, balanced.err);
        QCOMPARE(balanced.json()["replication"].get<std::string>(), std::string("balance"));
    }

    void layersWithoutAMeaningOnIntegersAreNamed()
    {
        const QString shared = qEnvironmentVariable("PIM_SHARED_DIR", PIM_SOURCE_DIR "/../shared");
        const QString model = shared + "/golden/onnx/light/light_squeezenet.onnx";
        if (!QFile::exists(model))
            QSKIP("the reference folder is not there");
        const auto run = cli({ "compile", model, "--machine", "pimcomp", "--verify", "-o", path("s.json"), "--json" });
        QVERIFY2(run.status == 0, run.err);
        QVERIFY2(run.err.contains("not compared: Softmax (layer "), run.err);
        const auto json = run.json();
        QVERIFY(json["verified_elements"].get<int>() >= 1000);
        QCOMPARE(json["not_compared"].size(), std::size_t { 1 });
    }

    void aConfigurationThatLacksPairsIsNoted()
    {
        const auto write = [&](const QString& name, const QByteArray& text) {
            QFile file(path(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text);
        };
        QFile given(path("config.json"));
        QVERIFY(given.open(QIODevice::ReadOnly));
        QByteArray text = given.readAll();
        write("bare.json", QByteArray(text).replace("\"network.json\"", "\"empty.json\""));
        write("self.json", QByteArray(text).replace("\"network.json\"", "\"self.json\""));
        write("empty.json", "{\"latency\":{},\"energy\":{}}");
        for (const char* name : { "bare.json", "self.json" }) {
            const auto run = cli({ "compile", "zoo:lenet5", "--config", path(name), "-o", path("b.json"), "--json" });
            QVERIFY2(run.status == 0, run.err);
            const auto pairs = run.json()["network_pairs"];
            QVERIFY(pairs["used"].get<int>() > 10);
            QCOMPARE(pairs["missing"].get<int>(), pairs["used"].get<int>());
            QVERIFY2(run.err.contains("are not in the network file"), run.err);
            QCOMPARE(run.err.contains("neither \"latency\" nor \"energy\""), name == std::string_view("self.json"));
            const auto ran = cli({ "simulate", path("b.json"), "--config", path(name), "--json" });
            QVERIFY2(ran.status == 0, ran.err);
            QCOMPARE(ran.json()["network_pairs"], pairs);
            QVERIFY2(ran.err.contains("are not in the network file"), ran.err);
        }
        const auto whole = cli({ "simulate", path("b.json"), "--config", path("config.json"), "--json" });
        QCOMPARE(whole.json()["network_pairs"]["missing"].get<int>(), 0);
        QVERIFY2(!whole.err.contains("are not in the network file"), whole.err);
    }

    void exportsProgramsForPimsim_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::addColumn<QStringList>("files");
        const QStringList throughput { "throughput.config.json", "throughput.json.gz" },
            latency { "latency.config.json", "latency.json.gz" }, common { "network.json", "notes.txt" };
        QTest::newRow("both") << QString() << latency + common + throughput;
        QTest::newRow("latency") << QString("latency") << latency + common;
        QTest::newRow("throughput") << QString("throughput") << common + throughput;
    }
    void exportsProgramsForPimsim()
    {
        QFETCH(QString, mode);
        QFETCH(QStringList, files);
        const QString folder = path("pimsim" + mode);
        QStringList command { "export", path("d.json"), "--pimsim", folder };
        if (!mode.isEmpty())
            command << "--mode" << mode;
        for (int i = 0; i < 2; ++i) { // into a new folder and into one that is there
            const auto run = cli(command);
            QVERIFY2(run.status == 0, run.err);
            QVERIFY2(run.err.contains("assumed: "), run.err);
            QCOMPARE(QDir(folder).entryList(QDir::Files, QDir::Name), files);
        }
        for (const QString& file : files) {
            if (!file.endsWith(".gz"))
                continue;
            const QString config = QString(file).replace(".json.gz", ".config.json");
            const auto simulated =
                cli({ "simulate", folder + "/" + file, "--config", folder + "/" + config, "--json" });
            QVERIFY2(simulated.status == 0, simulated.err);
            QCOMPARE(QString::fromStdString(simulated.json()["mode"].get<std::string>()) + ".json.gz", file);
        }
    }

    void exportLeavesFilesOfOthersAlone()
    {
        const auto write = [&](const QString& name, const QByteArray& text) {
            QFile file(path(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text);
        };
        const auto textOf = [&](const QString& name) {
            QFile file(path(name));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        QVERIFY(QDir(m_folder.path()).mkpath("mine"));
        write("mine/network.json", "keep");
        write("mine/notes.txt", "keep, too");
        write("mine.network.json", "keep");
        const QStringList pimsim { "export", path("d.json"), "--pimsim", path("mine"), "--mode", "latency" };
        const auto refused = cli(pimsim);
        QVERIFY2(refused.status == 4, refused.err);
        QVERIFY2(refused.err.contains("would overwrite " + path("mine/network.json").toUtf8() + ", "
                                      + path("mine/notes.txt").toUtf8() + "; --force does"),
                 refused.err);
        QCOMPARE(QDir(path("mine")).entryList(QDir::Files, QDir::Name), QStringList({ "network.json", "notes.txt" }));
        QCOMPARE(textOf("mine/network.json"), QByteArray("keep"));
        const auto forced = cli(pimsim + QStringList { "--force" });
        QVERIFY2(forced.status == 0, forced.err);
        QVERIFY(textOf("mine/network.json").startsWith("{\"latency\""));

        const QStringList pimcomp { "export", path("d.json"), "--pimcomp", path("mine.json") };
        const auto kept = cli(pimcomp);
        QVERIFY2(kept.status == 4, kept.err);
        QVERIFY2(kept.err.contains("would overwrite " + path("mine.network.json").toUtf8()), kept.err);
        QVERIFY(!QFile::exists(path("mine.json")));
        QCOMPARE(cli(pimcomp + QStringList { "--force" }).status, 0);
        QCOMPARE(cli(pimcomp).status, 0); // what would be written is there
    }

    void exportOfProgramsFailsWithTheRightStatus_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const QStringList& arguments, int status, const char* message) {
            QTest::newRow(name) << arguments << status << message;
        };
        row("a file", { "--pimsim", path("d.json") }, 4, "a folder is needed");
        row("no folder around it", { "--pimsim", "/nonexistent/p" }, 4, "/nonexistent");
        row("mode of nothing", { "--csv", path("l.csv"), "--mode", "latency" }, 2, "give --pimsim DIR too");
        row("mode", { "--pimsim", path("q"), "--mode", "fast" }, 2, "must be one of both, throughput, latency");
    }
    void exportOfProgramsFailsWithTheRightStatus()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, status);
        QFETCH(QString, message);
        const auto run = cli(QStringList { "export", path("d.json") } + arguments);
        QVERIFY2(run.status == status, run.err);
        QVERIFY2(QString::fromUtf8(run.err).contains(message), run.err);
        QVERIFY(!QFile::exists(path("q")) && !QFile::exists(path("l.csv")));
    }

    void exportForPimcompHasItsNetworkBesideIt()
    {
        const auto run = cli({ "export", path("d.json"), "--pimcomp", path("chip.json") });
        QVERIFY2(run.status == 0, run.err);
        QVERIFY2(run.err.contains("--logical-crossbars"), run.err);
        const auto machine = readMachine(path("chip.json").toStdString());
        QVERIFY2(machine.has_value(), machine ? "" : machine.error().text().c_str());
        QVERIFY(machine->notes.entries.empty());
        QVERIFY(!machine->machine.network.costs.empty());
        const auto tooSmall = cli({ "compile", "zoo:lenet5", "--config", path("tight.json"), "-o", path("chip-program.json") });
        QCOMPARE(tooSmall.status, 1);
        QVERIFY2(tooSmall.err.contains("with --logical-crossbars, as PIMCOMP counts, it fits"), tooSmall.err);
        const auto compiled = cli({ "compile", "zoo:lenet5", "--config", path("chip.json"), "--logical-crossbars", "-o",
                                    path("chip-program.json") });
        QVERIFY2(compiled.status == 0, compiled.err);
        const auto overwriting =
            cli({ "export", path("d.json"), "--pimcomp", path("e.json"), "--csv", path("e.network.json") });
        QCOMPARE(overwriting.status, 2);
    }

    void simulateReadsWhatPimcompWroteBefore2025()
    {
        QFile file(path("old.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"config":{"core_cnt":1},"core0":[{"op":"sldi","rd":0,"imm":0.0},)"
                   R"({"op":"mvmul","rd":0,"rs1":0,"mbiw":8,"relu":0,"group":3}]})");
        file.close();
        const auto run = cli({ "simulate", path("old.json"), "--config", path("config.json"), "--json" });
        QVERIFY2(run.status == 0, run.err);
        QVERIFY2(run.err.contains("before 2025") && run.err.contains("without setbw"), run.err);
        QVERIFY(run.json()["running_ps"].get<std::int64_t>() > 0);
    }

    void logicalCrossbarsNeedFewer()
    {
        const QStringList command { "compile",       "zoo:lenet5", "--config", path("config.json"),
                                    "--replication", "uniform",    "-o",       path("l.asm"),
                                    "--json" };
        const auto physical = cli(command), logical = cli(command + QStringList { "--logical-crossbars" });
        QVERIFY2(physical.status == 0 && logical.status == 0, logical.err);
        const auto perCopy = [](const nlohmann::ordered_json& json) {
            return json["crossbars_used"].get<double>() / json["layers"][0]["copies"].get<double>();
        };
        QVERIFY(perCopy(logical.json()) < perCopy(physical.json()));
    }
};

QTEST_APPLESS_MAIN(TestCliCompile)
#include "tst_cli_compile.moc"
