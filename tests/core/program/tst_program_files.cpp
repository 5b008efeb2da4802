// SPDX-License-Identifier: GPL-3.0-or-later
// The files of PIMCOMP and pimsim-nn: programs and machines.
#include <QtTest>

#include <fstream>

#include <nlohmann/json.hpp>

#include "core/base/file.h"
#include "core/program/assembly.h"
#include "core/program/inflate.h"
#include "core/program/machine_json.h"
#include "core/program/program_json.h"
#include "tests/support/random_program.h"

using namespace pim;
using namespace pim::program;

namespace {

std::string jsonOf(const Program& program)
{
    std::string text;
    programJson(program, nullptr, [&](std::string_view piece) { text += piece; });
    return text;
}

/// A program of one core whose list is \a instructions.
std::string oneCore(const std::string& instructions,
                    const std::string& config = R"("core_cnt":1,"array_group_map":{"core0":[1]})")
{
    return "{\"config\":{" + config + "},\"core0\":[" + instructions + "]}";
}

Program parsed(const std::string& text)
{
    const auto program = parseProgram(text, "p.json");
    if (!program)
        qFatal("%s", program.error().text().c_str());
    return *program;
}

} // namespace

class TestProgramFiles : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::filesystem::path path(const char* name) const
    {
        return m_folder.filePath(QString::fromLatin1(name)).toStdString();
    }

private slots:
    void programsAreReadBack()
    {
        RandomStream random(1);
        for (int k = 0; k < 300; ++k) {
            const Program program = test::randomProgram(random);
            const auto back = parseProgram(jsonOf(program), "p.json");
            QVERIFY2(back, back ? "" : back.error().text().c_str());
            QVERIFY(*back == program);
        }
    }

    void filesMayBeCompressed()
    {
        RandomStream random(2);
        Program program = test::randomProgram(random);
        for (int k = 0; k < 9000; ++k) // several pieces
            program.cores[0].instructions.push_back(test::randomInstruction(random));
        program.cores[0].present = true;
        QVERIFY(writeProgram(path("p.json"), program));
        QVERIFY(writeProgram(path("p.json.gz"), program));
        QVERIFY(std::filesystem::file_size(path("p.json")) > 3 * std::filesystem::file_size(path("p.json.gz")));
        QVERIFY(readProgram(path("p.json")).value() == program);
        QVERIFY(readProgram(path("p.json.gz")).value() == program);
        const QByteArray plain = QByteArray::fromStdString(jsonOf(program));
        const QByteArray zlib = qCompress(plain).mid(4); // Qt puts the length before it
        QVERIFY(parseProgram(zlib.toStdString(), "z").value() == program);
        // gzip members one after the other, and what gzip ignores after them
        Deflater first, second;
        first.add(plain.left(1000).toStdString());
        second.add(plain.mid(1000).toStdString());
        QVERIFY(parseProgram(first.finish() + second.finish() + std::string(100, '\0'), "gz").value() == program);
    }

    void damagedCompressionIsToldNotBelieved()
    {
        Deflater deflater;
        RandomStream random(3);
        Program program = test::randomProgram(random);
        for (int k = 0; k < 300; ++k)
            program.cores[0].instructions.push_back(test::randomInstruction(random));
        deflater.add(jsonOf(program));
        const std::string good = deflater.finish();
        const auto cut = parseProgram(std::string_view(good).substr(0, good.size() / 2), "p.gz");
        QVERIFY(!cut);
        QCOMPARE(cut.error().text(), std::string("p.gz: the compressed data ends too early"));
        for (int k = 0; k < 400; ++k) {
            std::string bad = good;
            bad[static_cast<std::size_t>(random.uniformInt(0, static_cast<std::int64_t>(bad.size()) - 1))] ^=
                static_cast<char>(1 << random.uniformInt(0, 7));
            const auto read = parseProgram(bad, "p.gz");
            if (!read)
                QVERIFY(read.error().where.starts_with("p.gz"));
        }
    }

    void valuesAreReadAsThePublicSimulatorReadsThem()
    {
        const auto one = [](const std::string& text) {
            return disassemble(parsed(oneCore(text)).cores[0].instructions.at(0));
        };
        QCOMPARE(one(R"({"op":"sldi","rd":1.9,"imm":0.0})"), std::string("sldi r1, imm=0")); // fractions are cut
        QCOMPARE(one(R"({"op":"sldi","imm":-7.9})"), std::string("sldi r0, imm=-7"));
        QCOMPARE(one(R"({"op":"sldi","imm":4294967297})"), std::string("sldi r0, imm=1")); // wraps
        QCOMPARE(one(R"({"op":"sldi","imm":2147483648})"), std::string("sldi r0, imm=-2147483648"));
        QCOMPARE(one(R"({"op":"mvmul","rd":1,"mbiw":8,"relu":true})"),
                 std::string("mvmul r1, r0, mbiw=8, relu=1, group=0"));
        QCOMPARE(
            one(R"({"len":5,"rs1":2,"offset":{"offset_value":3,"later":[{}]},"op":"lmv","colour":{"a":[1,{"b":null}]}})"),
            std::string("lmv r0, r2, len=5, size=0, offset_value=3")); // any order, extra keys
        QCOMPARE(one(R"({"op":"lmv","len":5,"offset_value":3})"),
                 std::string("lmv r0, r0, len=5, size=0")); // only inside "offset"
        QCOMPARE(one(R"({"op":"vrelu","rs2":77,"len":1})"),
                 std::string("vrelu r0, r0, len=1")); // a field it does not have
        QCOMPARE(one(R"({"op":"send","rs1":3,"core":0,"size":1})"), std::string("send r0, r3, core=0, size=1"));
        QCOMPARE(one(R"({"op":"nop"})"), std::string("nop"));
    }

    void coresMayBeAbsentAndKeysInAnyOrder()
    {
        const Program program =
            parsed(R"({"core7":[{"op":"nop"}],"core02":[],"notes":"x","core2":[{"op":"nop"}],)"
                   R"("config":{"xbar_size":[1,2],"array_group_map":{"core2":[4.0,1],"core9":[1]},"core_cnt":4}})");
        QCOMPARE(program.cores.size(), std::size_t { 4 });
        for (std::size_t c = 0; c < 4; ++c)
            QCOMPARE(program.cores[c].present, c == 2);
        QCOMPARE(program.cores[2].arrayGroups, (std::vector<std::int32_t> { 4, 1 }));
        QCOMPARE(program.instructionCount(), std::int64_t { 1 });
    }

    void badProgramsAreRefusedWithTheirPlace_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const std::string& text, const char* message) {
            QTest::newRow(name) << QString::fromStdString(text) << message;
        };
        row("empty", "", "p.json: not valid JSON");
        row("no object", "[]", "p.json: the file must hold one object, got an array");
        row("a number", "7", "the file must hold one object, got 7");
        row("cut", R"({"config":{"core_cnt":1)", "not valid JSON");
        row("no config", R"({"core0":[]})", "p.json: the key \"config\" is missing");
        row("no count", R"({"config":{"array_group_map":{}}})", "p.json: config: the key \"core_cnt\" is missing");
        row("no map", R"({"config":{"core_cnt":1},"core0":[]})", "config: the key \"array_group_map\" is missing");
        row("two configs", R"({"config":{},"config":{}})", "config is given twice");
        row("count", R"({"config":{"core_cnt":"two"}})", "config: core_cnt must be a number, got \"two\"");
        row("many cores", R"({"config":{"core_cnt":1000000}})", "core_cnt must be from 0 to 65536, got 1000000");
        row("map", R"({"config":{"array_group_map":[]}})", "array_group_map must be an object, got an array");
        std::string groups = R"({"config":{"core_cnt":1,"array_group_map":{"core0":[1)";
        for (std::int64_t i = 0; i < kMostArrayGroups; ++i)
            groups += ",1";
        row("many groups", groups + "]}}}", "a program may have at most 4000000 array groups");
        row("groups", R"({"config":{"array_group_map":{"core3":7}}})",
            "array_group_map: the array groups of core3 must be an array, got 7");
        row("group", R"({"config":{"array_group_map":{"core3":[1,"x"]}}})",
            "array_group_map, core3: crossbars of an array group must be a number, got \"x\"");
        row("list", R"({"core5":{}})", "core5 must be an array of instructions, got an object");
        row("list twice", R"({"core5":[],"core5":[]})", "core5 is given twice");
        row("instruction", oneCore("5"), "p.json: core 0: an instruction must be an object, got 5");
        row("no op", oneCore(R"({"op":"nop"},{"rd":1})"), "core 0, instruction 1: the instruction has no op");
        row("unknown op", oneCore(R"({"op":"vvad"})"), "core 0, instruction 0: unknown op \"vvad\"");
        row("op is no text", oneCore(R"({"op":3})"), "op must be a text, got 3");
        row("text for a number", oneCore(R"({"op":"sldi","imm":"5"})"),
            "imm must be a number of at most 32 bits, got \"5\"");
        row("null", oneCore(R"({"op":"sldi","imm":null})"), "imm must be a number of at most 32 bits, got null");
        row("huge", oneCore(R"({"op":"sldi","imm":1e30})"), "imm must be a number of at most 32 bits, got 1e30");
        row("register", oneCore(R"({"op":"sldi","rd":32})"),
            "core 0, instruction 0: rd of sldi must be from 0 to 31, got 32");
        row("negative size", oneCore(R"({"op":"ld","size":-1})"), "size of ld must be from 0 to 2147483647, got -1");
        row("event", oneCore(R"({"op":"sync","event_register":32})"),
            "event_register of sync must be from 0 to 31, got 32");
        row("width", oneCore(R"({"op":"setbw","ibiw":256})"), "ibiw of setbw must be from 0 to 255, got 256");
        row("offset", oneCore(R"({"op":"ld","offset":3})"), "offset must be an object, got 3");
        row("deep", "{\"a\":" + std::string(300, '['), "nested deeper than 256 levels");
    }
    void badProgramsAreRefusedWithTheirPlace()
    {
        QFETCH(QString, text);
        QFETCH(QString, message);
        const auto read = parseProgram(text.toStdString(), "p.json");
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::ParseError);
        QVERIFY2(QString::fromStdString(read.error().text()).contains(message), read.error().text().c_str());
    }

    void hugeValuesDoNotFillTheMemory()
    {
        // A text without an end, as a compressed file may hold in a few bytes.
        Deflater deflater;
        deflater.add("{\"a\":\"");
        const std::string piece(1 << 20, 'x');
        for (int k = 0; k < 40; ++k)
            deflater.add(piece);
        const auto read = parseProgram(deflater.finish(), "p.gz");
        QVERIFY(!read);
        QVERIFY2(read.error().message.find("more than 16 MiB") != std::string::npos, read.error().message.c_str());
    }

    void anyBytesGiveAProgramOrAnError()
    {
        RandomStream random(4);
        const std::string good = jsonOf(test::randomProgram(random)) + "";
        static constexpr std::string_view kBytes = "{}[]\",:0123456789.eE+-truefalsnl\\ \n\x00\xff";
        int refused = 0;
        for (int k = 0; k < 20000; ++k) {
            std::string bad = good;
            for (auto n = random.uniformInt(1, 4); n > 0; --n) {
                const auto at =
                    static_cast<std::size_t>(random.uniformInt(0, static_cast<std::int64_t>(bad.size()) - 1));
                const char byte = kBytes[static_cast<std::size_t>(
                    random.uniformInt(0, static_cast<std::int64_t>(kBytes.size()) - 1))];
                switch (random.uniformInt(0, 3)) {
                case 0: bad[at] = byte; break;
                case 1: bad.insert(at, 1, byte); break;
                case 2: bad.erase(at, static_cast<std::size_t>(random.uniformInt(1, 30))); break;
                default: bad.resize(at + 1); break;
                }
            }
            const auto read = parseProgram(bad, "p.json");
            if (read)
                continue;
            ++refused;
            QVERIFY(read.error().where.starts_with("p.json"));
            QVERIFY(!read.error().message.empty() && read.error().message.size() < 500);
        }
        QVERIFY(refused > 5000);
    }

    void filesThatAreNoneAreToldSo()
    {
        QCOMPARE(readProgram(path("absent.json")).error().code, ErrorCode::IoError);
        QCOMPARE(readProgram(path(".")).error().code, ErrorCode::IoError);
        QCOMPARE(readProgram("/dev/zero").error().code, ErrorCode::IoError);
        std::stop_source stop;
        stop.request_stop();
        RunContext context;
        context.stop = stop.get_token();
        QCOMPARE(parseProgram("{}", "p.json", context).error().code, ErrorCode::Cancelled);
    }

    void validationNamesEachRuleOnce_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("findings");
        const auto row = [](const char* name, const char* text, const QStringList& findings) {
            QTest::newRow(name) << text << findings;
        };
        row("right", ".core 0 groups=1\nmvmul r1, r2, mbiw=8\nsend r1, core=1\n.core 1\nrecv r1, core=0", {});
        row("group", ".core 0 groups=1,2\nnop\nmvmul r1, mbiw=8, group=2\nmvmul r1, mbiw=8, group=3",
            { "core 0, instruction 1: the core has 2 array groups, there is no group 2 (mvmul r1, r0, mbiw=8, "
              "group=2); 1 more like it" });
        row("weight bits", ".core 0 groups=1\nmvmul r1", { "core 0, instruction 0: mbiw must be at least 1, got 0" });
        row("core", ".core 0\nsend r1, core=7",
            { "core 0, instruction 0: the program has 1 core, there is no core 7" });
        row("absent core", ".core 0\nsync core=1\n.absent 1", { "core 0, instruction 0: core 1 is absent" });
        row("addresses", ".core 0\nld r1, r31\nst r31, r1",
            { "core 0, instruction 0: a global address is in two registers, rs1 and the one after it; rs1 must be at "
              "most 30, got 31" });
        row("two cores", ".core 0\nmvmul r1, mbiw=8\n.core 1\nld r0, r31",
            { "core 0, instruction 0: the core has 0", "core 1, instruction 0: a global address" });
    }
    void validationNamesEachRuleOnce()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, findings);
        const auto found = validate(assemble(text.toStdString() + "\n.end", "p.s").value());
        QCOMPARE(static_cast<qsizetype>(found.entries.size()), findings.size());
        for (qsizetype k = 0; k < findings.size(); ++k) {
            const auto& entry = found.entries[static_cast<std::size_t>(k)];
            QVERIFY2(QString::fromStdString(entry.where + ": " + entry.text).startsWith(findings[k]),
                     (entry.where + ": " + entry.text).c_str());
        }
    }

    void machinesAreReadBack()
    {
        Machine machine;
        RandomStream random(5);
        machine.coreCount = 6;
        machine.globalMemoryId = -3;
        machine.network = meshNetwork(2, 3, 8, 2.5, 2, 15, 46, -3);
        // Every field a value of its own.
        const auto real = [&] { return static_cast<double>(random.uniformInt(1, 1'000'000)) / 128; };
        const auto whole = [&] { return random.uniformInt(1, 60); };
        CoreTiming& c = machine.core;
        for (double* field : { &c.periodNs,
                               &c.vectorStepNs,
                               &c.vectorAluEnergyPj,
                               &c.vectorRegisterReadEnergyPj,
                               &c.vectorRegisterWriteEnergyPj,
                               &c.vectorAluStaticMw,
                               &c.vectorRegisterStaticMw,
                               &c.fetchStaticMw,
                               &c.fetchDynamicMw,
                               &c.decodeStaticMw,
                               &c.decodeDynamicMw,
                               &c.decodeOffsetStaticMw,
                               &c.decodeOffsetDynamicMw,
                               &c.registerFileStaticMw,
                               &c.registerReadDynamicMw,
                               &c.registerWriteDynamicMw,
                               &c.scalarStaticMw,
                               &c.scalarDynamicMw,
                               &c.transferStaticMw,
                               &c.transferDynamicMw })
            *field = real();
        c.robSize = whole();
        c.vectorWidth = whole();
        MatrixTiming& m = machine.matrix;
        for (double* field : { &m.periodNs, &m.crossbarLatencyNs, &m.dacDynamicMw, &m.crossbarReadMw,
                               &m.sampleHoldDynamicMw, &m.adcDynamicMw, &m.shiftAdderDynamicMw,
                               &m.outputBufferDynamicMw, &m.dacStaticMw, &m.crossbarStaticMw, &m.sampleHoldStaticMw,
                               &m.adcStaticMw, &m.shiftAdderStaticMw, &m.inputBufferStaticMw, &m.outputBufferStaticMw })
            *field = real();
        for (std::int64_t* field :
             { &m.crossbarsPerCore, &m.dacResolutionBits, &m.dacLatencyCycles, &m.dacCount, &m.rows, &m.columns,
               &m.cellBits, &m.sampleHoldLatencyCycles, &m.adcResolutionBits, &m.adcLatencyCycles, &m.adcCount,
               &m.shiftAdderLatencyCycles, &m.outputBufferLatencyCycles })
            *field = whole();
        m.pipelined = false;
        for (MemoryTiming* memory : { &machine.localMemory, &machine.globalMemory }) {
            for (double* field :
                 { &memory->periodNs, &memory->readEnergyPj, &memory->writeEnergyPj, &memory->staticPowerMw })
                *field = real();
            for (std::int64_t* field : { &memory->dataWidthBytes, &memory->readLatencyCycles,
                                         &memory->writeLatencyCycles, &memory->capacityBytes })
                *field = whole();
        }
        const auto back = parseMachine(machineJson(machine, SimulationMode::Latency, 0.25), "config.json");
        QVERIFY2(back, back ? "" : back.error().text().c_str());
        QVERIFY(back->machine == machine);
        QCOMPARE(back->mode, SimulationMode::Latency);
        QCOMPARE(back->timeMs, 0.25);
        QVERIFY(back->notes.entries.empty());
        QVERIFY(!validate(machine).hasErrors());
        QVERIFY(writeMachine(path("config.json"), machine, SimulationMode::Throughput, 3, "mesh.json"));
        const auto file = readMachine(path("config.json"));
        QVERIFY2(file, file ? "" : file.error().text().c_str());
        QVERIFY(file->machine == machine);
        QCOMPARE(file->mode, SimulationMode::Throughput);
    }

    void anEmptyConfigurationHasTheDefaultsOfPimsim()
    {
        const auto read = parseMachine({ R"({"chip_config":{}})", "" }, "c.json");
        QVERIFY(read);
        const Machine& machine = read->machine;
        QCOMPARE(machine.core.robSize, std::int64_t { 1 });
        QCOMPARE(machine.core.vectorWidth, std::int64_t { 16 });
        QCOMPARE(machine.core.vectorStepNs, 8.0);
        QCOMPARE(machine.matrix.periodNs, 0.78125);
        QCOMPARE(machine.matrix.crossbarLatencyNs, 30.0);
        QCOMPARE(machine.matrix.rows, std::int64_t { 128 });
        QCOMPARE(machine.matrix.cellBits, std::int64_t { 2 });
        QCOMPARE(machine.localMemory.readLatencyCycles, std::int64_t { 8 });
        QCOMPARE(machine.globalMemory.writeLatencyCycles, std::int64_t { 10 });
        QCOMPARE(machine.localMemory.staticPowerMw, 1.0);
        QCOMPARE(machine.network.busWidthBytes, std::int64_t { 16 });
        QCOMPARE(machine.globalMemoryId, -10);
        QCOMPARE(read->mode, SimulationMode::Throughput);
        QCOMPARE(read->notes.entries.size(), std::size_t { 1 }); // no network file
    }

    void ignoredKeysAreTold()
    {
        const auto read = parseMachine(
            { R"({"chip_config":{"core_config":{"rob_sise":4,"matrix_config":{"colour":1}}}})", "" }, "c.json");
        QVERIFY(read);
        const auto has = [&](Severity severity, const char* where, const char* text) {
            return std::any_of(read->notes.entries.begin(), read->notes.entries.end(), [&](const Diagnostic& d) {
                return d.severity == severity && d.where == where && d.text.find(text) != std::string::npos;
            });
        };
        QVERIFY(has(Severity::Warning, "/chip_config/core_config/rob_sise", "did you mean \"rob_size\"?"));
        QVERIFY(has(Severity::Note, "/chip_config/core_config/matrix_config/colour", "ignored"));
    }

    void fractionsThatAreCutAreTold()
    {
        const auto read = parseMachine({ R"({"chip_config":{"core_config":{"rob_size":1.5,"matrix_config":{"xbar_size":[64,64.5]}}},)"
                                         R"("sim_config":{"sim_mode":1.5,"sim_time":0.5}})",
                                         "" },
                                       "c.json");
        QVERIFY(read);
        QCOMPARE(read->machine.core.robSize, std::int64_t { 1 });
        QCOMPARE(read->mode, SimulationMode::Latency);
        std::vector<std::string> cut;
        for (const Diagnostic& entry : read->notes.entries)
            if (entry.text.find("the fraction is cut") != std::string::npos)
                cut.push_back(entry.where);
        QCOMPARE(cut, (std::vector<std::string> { "/chip_config/core_config/rob_size",
                                                  "/chip_config/core_config/matrix_config/xbar_size/1", "/sim_config/sim_mode" }));
    }

    void badConfigurationsAreRefusedWithTheirPlace_data()
    {
        QTest::addColumn<QString>("config");
        QTest::addColumn<QString>("network");
        QTest::addColumn<QString>("message");
        const QString named = R"({"chip_config":{"network_config":{"net_config_file_path":"n.json"}}})";
        QTest::newRow("cut") << "{"
                             << ""
                             << "c.json: not valid JSON";
        QTest::newRow("no chip") << "{}"
                                 << ""
                                 << "the key \"chip_config\" is missing";
        QTest::newRow("kind") << R"({"chip_config":{"core_config":{"rob_size":"4"}}})"
                              << ""
                              << "c.json: /chip_config/core_config/rob_size: must be a number";
        QTest::newRow("size") << R"({"chip_config":{"core_config":{"matrix_config":{"xbar_size":[128]}}}})"
                              << ""
                              << "/xbar_size: must be an array of 2";
        QTest::newRow("mode") << R"({"chip_config":{},"sim_config":{"sim_mode":2}})"
                              << ""
                              << "must be 0 (throughput) or 1 (latency), got 2";
        QTest::newRow("two memories") << R"({"chip_config":{"global_memory_switch_id":-1}})"
                                      << ""
                                      << "core_config gives, -10";
        QTest::newRow("network cut") << named << "{"
                                     << "n.json: not valid JSON";
        QTest::newRow("network list") << named << "[]"
                                      << "n.json: must be an object";
        QTest::newRow("network key") << named << R"({"latency":{"core0":{"1":2}}})"
                                     << "n.json: /latency/core0: the key must be the number of a core";
        QTest::newRow("network value") << named << R"({"latency":{"0":{"1":-2}}})"
                                       << "n.json: /latency/0/1: must be a number from 0";
    }
    void badConfigurationsAreRefusedWithTheirPlace()
    {
        QFETCH(QString, config);
        QFETCH(QString, network);
        QFETCH(QString, message);
        const auto read = parseMachine({ config.toStdString(), network.toStdString() }, "c.json");
        QVERIFY(!read);
        QVERIFY2(QString::fromStdString(read.error().text()).contains(message), read.error().text().c_str());
    }

    void aMissingNetworkFileIsTold()
    {
        QVERIFY(writeFileAtomically(path("lonely.json"),
                                    R"({"chip_config":{"network_config":{"net_config_file_path":"gone.json"}}})"));
        const auto read = readMachine(path("lonely.json"));
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::IoError);
        QVERIFY(read.error().text().find("gone.json") != std::string::npos);
        QVERIFY(read.error().text().find("lonely.json names") != std::string::npos);
    }

    void impossibleMachinesAreToldByKey()
    {
        Machine machine;
        machine.core.robSize = 0;
        machine.core.periodNs = 0;
        machine.matrix.adcCount = 0;
        machine.localMemory.dataWidthBytes = 0;
        machine.network.costs[{ 0, 1 }] = { -1, 0 };
        machine.globalMemoryId = 0;
        machine.crossbarsOfCore = { 1, 2 };
        const auto found = validate(machine);
        for (const char* where : { "/chip_config/core_config/rob_size", "/chip_config/core_config/period",
                                   "/chip_config/core_config/matrix_config/adc_count",
                                   "/chip_config/core_config/local_memory_config/data_width", "network from 0 to 1",
                                   "/chip_config/global_memory_switch_id", "crossbars of cores" })
            QVERIFY2(std::any_of(found.entries.begin(), found.entries.end(),
                                 [&](const Diagnostic& d) { return d.where == where; }),
                     where);
        QCOMPARE(found.entries.size(), std::size_t { 7 });
    }

    void aMeshCountsHops()
    {
        const Interconnect mesh = meshNetwork(2, 3, 8, 2, 3, 15, 46);
        QCOMPARE(mesh.cost(0, 1), (Interconnect::Cost { 5, 46 }));
        QCOMPARE(mesh.cost(0, 5), (Interconnect::Cost { 11, 138 })); // one down, two right
        QCOMPARE(mesh.cost(5, 0), mesh.cost(0, 5));
        QCOMPARE(mesh.cost(4, -10), (Interconnect::Cost { 15, 46 }));
        QCOMPARE(mesh.cost(-10, 4), (Interconnect::Cost { 15, 46 }));
        QCOMPARE(mesh.cost(2, 2), Interconnect::Cost {});
        QCOMPARE(mesh.costs.size(), std::size_t { 30 + 12 });
    }
};

QTEST_APPLESS_MAIN(TestProgramFiles)
#include "tst_program_files.moc"
