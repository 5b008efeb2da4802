// SPDX-License-Identifier: GPL-3.0-or-later
// Files for the public simulator, and files from the public compiler.
#include <QtTest>

#include <QProcess>
#include <QStandardPaths>

#include <fstream>

#include "core/base/file.h"
#include "core/network/zoo.h"
#include "core/program/machine_from_design.h"
#include "core/program/machine_json.h"
#include "core/program/machine_presets.h"
#include "core/program/pimsim_export.h"
#include "core/program/program_file.h"
#include "core/program/program_json.h"
#include "tests/support/pimsim_files.h"
#include "tests/support/shared_design.h"
#include "tests/support/shared_folder.h"

using namespace pim;
using namespace pim::program;
using Json = nlohmann::ordered_json;

namespace {

const std::string kGolden = PIM_SOURCE_DIR "/tests/golden/pimsim/";

QString joined(const std::vector<std::string>& lines)
{
    QStringList list;
    for (const std::string& line : lines)
        list += QString::fromStdString(line);
    return list.join(", ");
}

/// Compare everything a simulation says.
bool same(const SimulationResult& a, const SimulationResult& b)
{
    bool equal = a.runningPs == b.runningPs && a.totalEnergyPj == b.totalEnergyPj && a.outputCount == b.outputCount
        && a.networkEnergyPj == b.networkEnergyPj && a.instructions == b.instructions
        && a.cores.size() == b.cores.size();
    for (std::size_t c = 0; equal && c < a.cores.size(); ++c)
        equal = a.cores[c].finishPs == b.cores[c].finishPs && a.cores[c].busyPs == b.cores[c].busyPs;
    return equal;
}

Program withoutSources(Program program)
{
    for (CoreProgram& core : program.cores)
        for (Instruction& in : core.instructions)
            in.source = 0;
    return program;
}

} // namespace

class TestPimsimExchange : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::string path(const std::string& name) const
    {
        return m_folder.filePath(QString::fromStdString(name)).toStdString();
    }

    /// LeNet's design, compiled in both modes and written.
    PimsimExport m_export;
    DesignMachine m_machine;

private slots:
    void initTestCase()
    {
        const auto shared = test::sharedDesign("lenet5", "isaac-ce");
        auto made = machineFromDesign(*shared.design, *shared.evaluation);
        QVERIFY2(made.has_value(), made ? "" : made.error().text().c_str());
        std::vector<CompiledProgram> programs;
        for (const CompileMode mode : { CompileMode::Throughput, CompileMode::Latency }) {
            made->options.mode = mode;
            auto compiled = compile(shared.design->network, made->machine, made->options);
            QVERIFY2(compiled.has_value(), compiled ? "" : compiled.error().text().c_str());
            programs.push_back(std::move(*compiled));
        }
        auto exported = exportPimsim({ &programs[0], &programs[1] }, made->machine, made->notes);
        QVERIFY2(exported.has_value(), exported ? "" : exported.error().text().c_str());
        m_export = std::move(*exported);
        m_machine = std::move(*made);
        for (const ExportedFile& file : m_export.files)
            QVERIFY(writeFileAtomically(path(file.name), file.contents));
    }

    void exportsTheFilesThatItsNotesName()
    {
        std::vector<std::string> names;
        for (const ExportedFile& file : m_export.files)
            names.push_back(file.name);
        QCOMPARE(names,
                 (std::vector<std::string> { "throughput.json.gz", "throughput.config.json", "network.json",
                                             "latency.json.gz", "latency.config.json", "notes.txt" }));
        const std::string& notes = m_export.files.back().contents;
        for (const std::string& name : names)
            QVERIFY2(name == "network.json" || name == "notes.txt" || notes.find(name) != std::string::npos,
                     name.c_str());
        for (const Diagnostic& entry : m_machine.notes.entries)
            QVERIFY2(notes.find(entry.text) != std::string::npos, entry.text.c_str());
    }

    void exportedFilesHaveTheFormat()
    {
        for (const bool latency : { false, true }) {
            const std::string mode = latency ? "latency" : "throughput";
            QCOMPARE(joined(test::PimsimProgramCheck::problems(path(mode + ".json.gz"), latency)), QString());
            QCOMPARE(joined(test::problemsOfPimsimConfig(path(mode + ".config.json"), latency)), QString());
        }
    }

    void exportedFilesReadBackGiveTheSameResult()
    {
        for (const PimsimResult& result : m_export.results) {
            const bool latency = result.mode == CompileMode::Latency;
            const std::string mode = latency ? "latency" : "throughput";
            const auto program = readProgram(path(mode + ".json.gz"));
            QVERIFY2(program.has_value(), program ? "" : program.error().text().c_str());
            const auto machine = readMachine(path(mode + ".config.json"));
            QVERIFY2(machine.has_value(), machine ? "" : machine.error().text().c_str());
            QVERIFY(machine->notes.entries.empty());
            QCOMPARE(machine->timeMs, result.timeMs);
            QCOMPARE(machine->mode, latency ? SimulationMode::Latency : SimulationMode::Throughput);
            SimulationOptions options;
            options.mode = machine->mode;
            options.timeLimitMs = machine->timeMs;
            const auto run = simulate(*program, machine->machine, options);
            QVERIFY2(run.has_value(), run ? "" : run.error().text().c_str());
            QVERIFY(same(*run, result.simulated));
            QVERIFY(latency ? run->latencyMs() <= machine->timeMs : run->outputCount >= 15);
        }
    }

    void theReferenceModelSaysTheSameOfExportedFiles()
    {
        const auto model = test::sharedFolder() / "spec" / "refsim.py";
        if (!std::filesystem::exists(model))
            QSKIP("needs the reference model of the shared folder");
        const QString python = QStandardPaths::findExecutable("python3");
        if (python.isEmpty())
            QSKIP("needs python3");
        QProcess process;
        process.start(python,
                      { QString::fromStdString(model.string()), QString::fromStdString(path("latency.json.gz")),
                        QString::fromStdString(path("latency.config.json")) });
        QVERIFY(process.waitForFinished(120'000));
        const QString out = process.readAllStandardOutput();
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError());
        const auto at = out.indexOf("latency_ps ");
        QVERIFY2(at >= 0, qPrintable(out));
        QCOMPARE(out.mid(at + 11).trimmed().toLongLong(), qlonglong { m_export.results.back().simulated.runningPs });
    }

    void everyProgramForAPresetHasTheFormat_data()
    {
        QTest::addColumn<QString>("machine");
        QTest::addColumn<QString>("network");
        for (const char* machine : { "pimcomp", "isaac", "puma", "forms" })
            for (const char* network : { "lenet5", "resnet18-cifar10" })
                QTest::newRow(qPrintable(QString("%1 %2").arg(machine, network)))
                    << QString(machine) << QString(network);
    }
    void everyProgramForAPresetHasTheFormat()
    {
        QFETCH(QString, machine);
        QFETCH(QString, network);
        const auto preset = machinePreset(machine.toStdString()).value();
        auto net = network::zoo(network.toStdString());
        QVERIFY2(net.has_value(), net ? "" : net.error().text().c_str());
        const auto shared = std::make_shared<const network::Network>(std::move(*net));
        for (const bool latency : { false, true }) {
            CompileOptions options;
            options.mode = latency ? CompileMode::Latency : CompileMode::Throughput;
            const auto compiled = compile(shared, preset.machine, options);
            QVERIFY2(compiled.has_value(), compiled ? "" : compiled.error().text().c_str());
            const Program program = pimsimProgram(*compiled);
            QVERIFY(writeProgram(path("p.json"), program, &preset.machine));
            QCOMPARE(joined(test::PimsimProgramCheck::problems(path("p.json"), latency)), QString());
            const auto back = readProgram(path("p.json"));
            QVERIFY2(back.has_value(), back ? "" : back.error().text().c_str());
            QVERIFY(back->cores == withoutSources(program).cores);
        }
    }

    void theFormatsCheckSeesWhatIsWrong_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("latency");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char* name, const char* cores, const char* problem, bool latency = true,
                            const char* config = R"("core_cnt":2,"array_group_map":{"core0":[2],"core1":[]})") {
            QTest::newRow(name) << QString(R"({"config":{%1},%2})").arg(config, cores) << latency << QString(problem);
        };
        const char* good = R"("core0":[{"op":"setbw","ibiw":8,"obiw":8},{"op":"sldi","rd":0,"imm":4},)"
                           R"({"op":"mvmul","rd":0,"rs1":1,"mbiw":8,"relu":0,"group":0},)"
                           R"({"op":"send","rd":0,"core":1,"size":64,"offset":{"offset_select":0,"offset_value":0}}],)"
                           R"("core1":[{"op":"setbw","ibiw":8,"obiw":8},{"op":"recv","rd":0,"core":0,"size":64}])";
        row("nothing", good, "");
        row("nothing in throughput", good, "", false);
        row("no map", good, "array_group_map", true, R"("core_cnt":2)");
        row("no core_cnt", good, "core_cnt", true, R"("array_group_map":{})");
        row("core_cnt too small", good, "beyond core_cnt", true, R"("core_cnt":1,"array_group_map":{"core0":[2]})");
        row("group without crossbars", good, "at least 1 crossbar", true,
            R"("core_cnt":2,"array_group_map":{"core0":[0]})");
        row("group not in the map", good, "not in array_group_map", true,
            R"("core_cnt":2,"array_group_map":{"core0":[]})");
        row("nop", R"("core0":[{"op":"nop"}])", "nop crashes");
        row("unknown op", R"("core0":[{"op":"vadd"}])", "unknown op vadd");
        row("no op", R"("core0":[{"rd":1}])", "has no op");
        row("no instruction", R"("core0":[7])", "no object");
        row("missing key", R"("core0":[{"op":"ld","rd":1,"rs1":2}])", "ld lacks size");
        row("strange key", R"("core0":[{"op":"ld","rd":1,"rs1":2,"size":4,"len":4}])", "a key len");
        row("fraction", R"("core0":[{"op":"ld","rd":1,"rs1":2,"size":4.0}])", "whole number");
        row("too large", R"("core0":[{"op":"ld","rd":1,"rs1":2,"size":2147483648}])", "32 bits");
        row("register", R"("core0":[{"op":"lmv","rd":32,"rs1":2,"len":4}])", "rd of lmv is 32");
        row("address pair", R"("core0":[{"op":"ld","rd":1,"rs1":31,"size":4}])", "rs1 of ld is 31");
        row("event", R"("core0":[{"op":"sync","event_register":32,"core":0}])", "event_register of sync is 32");
        row("offset", R"("core0":[{"op":"lmv","rd":3,"rs1":2,"len":4,"offset":4}])", "offset must be an object");
        row("no width", R"("core0":[{"op":"vrelu","rd":3,"rs1":2,"len":4}])", "before a setbw");
        row("scalar last", R"("core0":[{"op":"lldi","rd":0,"imm":0,"len":4},{"op":"sldi","rd":3,"imm":2}])",
            "never finishes");
        row("too short", R"("core0":[{"op":"lldi","rd":0,"imm":0,"len":4}])", "needs 2 instructions", false);
        row("partner", R"("core0":[{"op":"send","rd":0,"core":1,"size":4}])", "does not exist");
        row("unmatched",
            R"("core0":[{"op":"send","rd":0,"core":1,"size":4}],"core1":[{"op":"recv","rd":0,"core":0,"size":8}])",
            "do not match");
        row("unsent", R"("core0":[],"core1":[{"op":"recv","rd":0,"core":0,"size":8}])", "which sends nothing");
        const char* twice =
            R"("core0":[{"op":"sync","event_register":0,"core":1},{"op":"sync","event_register":0,"core":1}],)"
            R"("core1":[{"op":"wait","event_register":0,"wait_value":1}])";
        row("raised too often", twice, "event 0 is raised 2 times and waited for 1 times");
        QTest::newRow("cut") << QString("{") << true << QString("no JSON");
    }
    void theFormatsCheckSeesWhatIsWrong()
    {
        QFETCH(QString, text);
        QFETCH(bool, latency);
        QFETCH(QString, problem);
        const QString found = joined(test::PimsimProgramCheck::problemsOfText(text.toStdString(), latency));
        QVERIFY2(problem.isEmpty() ? found.isEmpty() : found.contains(problem), qPrintable(found));
    }

    void readsWhatPimcompWroteBefore2025()
    {
        std::ifstream cases(kGolden + "cases.json");
        const Json golden = Json::parse(cases);
        int seen = 0;
        for (const Json& one : golden["cases"]) {
            if (!one.contains("program_file"))
                continue;
            const auto today = readProgram(kGolden + one["program_file"].get<std::string>()).value();
            // As it was: no map, group is the number of crossbars, core_cnt counts the used cores.
            Program old = today;
            std::int64_t used = 0;
            for (CoreProgram& core : old.cores) {
                used += core.present && !core.instructions.empty();
                for (Instruction& in : core.instructions)
                    if (in.op == Op::Mvmul)
                        in.target = core.arrayGroups.at(static_cast<std::size_t>(in.target));
                core.arrayGroups.clear();
            }
            std::string text;
            programJson(old, nullptr, [&](std::string_view piece) { text += piece; });
            const std::string map =
                text.substr(text.find(",\"array_group_map\""), text.find("}}") + 1 - text.find(",\"array_group_map\""));
            text.erase(text.find(map), map.size());
            const std::string count = "\"core_cnt\":" + std::to_string(old.cores.size());
            text.replace(text.find(count), count.size(), "\"core_cnt\":" + std::to_string(used));
            const auto refused = parseProgram(text, "old.gz");
            QVERIFY(!refused && refused.error().message.find("array_group_map") != std::string::npos);
            Diagnostics notes;
            const auto converted = parseProgram(text, "old.gz", {}, &notes);
            QVERIFY2(converted.has_value(), converted ? "" : converted.error().text().c_str());
            QVERIFY(notes.entries.size() >= 1 && notes.entries[0].text.find("before 2025") != std::string::npos);
            // One instruction in flight: the same time, to the picosecond.
            auto machine = parseMachine({ golden["configs"][one["config"].get<std::size_t>()].dump(),
                                          golden["networks"][one["network"].get<std::size_t>()].dump() },
                                        "config.json")
                               .value();
            machine.machine.core.robSize = 1;
            const auto first = simulate(today, machine.machine), second = simulate(*converted, machine.machine);
            QVERIFY2(first && second, second ? "" : second.error().text().c_str());
            QCOMPARE(second->runningPs, first->runningPs);
            QCOMPARE(second->dynamicEnergyPj, first->dynamicEnergyPj);
            ++seen;
        }
        QVERIFY(seen >= 3);
    }

    void oldFilesWithoutWidthsAndWithGapsAreMended()
    {
        const std::string text =
            R"({"config":{"core_cnt":2},"core0":[{"op":"sldi","rd":0,"imm":0.0},)"
            R"({"op":"mvmul","rd":0,"rs1":0,"mbiw":8,"group":3},{"op":"mvmul","rd":0,"rs1":0,"mbiw":8,"group":1}],)"
            R"("core5":[{"op":"setbw","ibiw":8,"obiw":8},{"op":"vrelu","rd":0,"rs1":0,"len":4}]})";
        Diagnostics notes;
        const auto program = parseProgram(text, "old.gz", {}, &notes);
        QVERIFY2(program.has_value(), program ? "" : program.error().text().c_str());
        QCOMPARE(program->cores.size(), std::size_t { 6 });
        QVERIFY(program->cores[0].present && !program->cores[1].present && program->cores[5].present);
        QCOMPARE(program->cores[0].arrayGroups, (std::vector<std::int32_t> { 1, 3 }));
        QCOMPARE(program->cores[0].instructions.size(), std::size_t { 4 });
        QCOMPARE(program->cores[0].instructions[0].op, Op::Setbw);
        QCOMPARE(program->cores[0].instructions[2].target, 1);
        QCOMPARE(program->cores[5].instructions.size(), std::size_t { 2 });
        QCOMPARE(notes.entries.size(), std::size_t { 3 });
        const auto wrong = parseProgram(R"({"config":{"core_cnt":1},"core0":[{"op":"mvmul","rd":0,"rs1":0,"mbiw":8}]})",
                                        "old.gz", {}, &notes);
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().where, std::string("old.gz: core 0, instruction 0"));
    }
};

QTEST_APPLESS_MAIN(TestPimsimExchange)
#include "tst_pimsim_exchange.moc"
