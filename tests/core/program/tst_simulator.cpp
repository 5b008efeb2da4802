// SPDX-License-Identifier: GPL-3.0-or-later
// The simulator by itself: corrections, deadlocks, bad input, statistics, stopping. Equality with the public simulator
// is in tst_simulator_golden.
#include <QtTest>

#include "core/program/assembly.h"
#include "core/program/simulator.h"

using namespace pim;
using namespace pim::program;

namespace {

/// Four cores on a square mesh; 64 bytes of local memory in 2 ns, 32 of global memory in 4 ns; room for 8 instructions.
Machine smallMachine()
{
    Machine machine;
    machine.coreCount = 4;
    machine.core.robSize = 8;
    machine.matrix.periodNs = 1;
    machine.localMemory = { .dataWidthBytes = 64, .readLatencyCycles = 2, .writeLatencyCycles = 3, .staticPowerMw = 0 };
    machine.globalMemory = {
        .dataWidthBytes = 32, .readLatencyCycles = 4, .writeLatencyCycles = 5, .staticPowerMw = 0
    };
    machine.network = meshNetwork(2, 2, 8, 2, 2, 15, 46);
    return machine;
}

Program programOf(const std::string& text)
{
    auto program = assemble(text + "\n.end", "test.s");
    if (!program)
        qFatal("%s", program.error().text().c_str());
    return *program;
}

SimulationResult run(const std::string& text, SimulationOptions options = {}, const Machine& machine = smallMachine())
{
    options.trace = true;
    auto result = simulate(programOf(text), machine, options);
    if (!result)
        qFatal("%s", result.error().text().c_str());
    return *result;
}

/// The trace of one instruction of core 0.
TraceEntry executed(const SimulationResult& result, int instruction)
{
    for (const TraceEntry& entry : result.trace)
        if (entry.core == 0 && entry.instruction == instruction)
            return entry;
    qFatal("instruction %d was not executed", instruction);
}

SimulationOptions only(bool SimulationOptions::*correction)
{
    SimulationOptions options;
    options.*correction = true;
    return options;
}

std::string refusal(const std::string& text, ErrorCode code, SimulationOptions options = {},
                    const Machine& machine = smallMachine())
{
    const auto result = simulate(programOf(text), machine, options);
    if (result)
        return "it was simulated";
    return result.error().code == code ? result.error().text() : "wrong class: " + result.error().text();
}

constexpr auto kUnit = [](Unit unit) { return static_cast<std::size_t>(unit); };
constexpr auto kStall = [](Stall stall) { return static_cast<std::size_t>(stall); };

} // namespace

class TestSimulator : public QObject
{
    Q_OBJECT

private slots:
    // -------------------------------------------------------------------------------------------- corrections

    void twoWritesOfOneRangeMayBeAHazard()
    {
        const std::string text = ".core 0\nsetbw ibiw=8, obiw=8\nsldi r1, imm=1000\nsldi r2, imm=5000\nvrelu r2, r1, "
                                 "len=640\nlldi r2, len=4\nvrelu r1, r1, len=1";
        const auto off = run(text), on = run(text, only(&SimulationOptions::detectWriteAfterWrite));
        QVERIFY(executed(off, 4).enterPs < executed(off, 3).retirePs);
        QVERIFY(executed(on, 4).enterPs > executed(on, 3).retirePs);
    }

    void rangesThatTouchMayBeNoHazard()
    {
        const std::string text = ".core 0\nsetbw ibiw=8, obiw=8\nsldi r1, imm=1000\nsldi r2, imm=1064\nsldi r3, "
                                 "imm=9000\nvrelu r1, r3, len=64\nlmv r0, r2, len=8, size=8";
        const auto off = run(text), on = run(text, only(&SimulationOptions::halfOpenRanges));
        QVERIFY(executed(off, 5).enterPs > executed(off, 4).retirePs);
        QVERIFY(executed(on, 5).enterPs < executed(on, 4).retirePs);
    }

    void convertersThatDoNotDivideACrossbarMayTakeOneMoreRound()
    {
        Machine machine = smallMachine();
        machine.matrix.periodNs = 0.78125;
        machine.matrix.adcCount = 48;
        const std::string text = ".core 0 groups=1\nsetbw ibiw=8, obiw=8\nmvmul r0, r0, mbiw=8";
        const auto off = run(text, {}, machine), on = run(text, only(&SimulationOptions::roundDivisionsUp), machine);
        // front 1 + 39 + 1 = 41; back 3 + (a - 1) * 2 with a = 128 / 48 = 2 or 3; 41 + back + 7 * 41 = 333 or 335
        // cycles
        QCOMPARE(on.cores[0].busyPs[kUnit(Unit::Matrix)] - off.cores[0].busyPs[kUnit(Unit::Matrix)],
                 std::int64_t { 261'719 - 260'156 });
    }

    void aRunEndsAtItsLimitOfInstructions()
    {
        // Eleven days of simulated time with a round every few nanoseconds.
        const auto program = programOf(".core 0\nlldi r0, imm=1, len=1\nlldi r0, imm=1, len=1");
        const auto found =
            simulate(program, smallMachine(),
                     { .mode = SimulationMode::Throughput, .timeLimitMs = 1e9, .instructionLimit = 100'000 });
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::Infeasible);
        QVERIFY2(found.error().message.starts_with("the run was stopped after "), found.error().message.c_str());
        const auto none = simulate(program, smallMachine(), { .instructionLimit = 0 });
        QVERIFY(!none && none.error().code == ErrorCode::InvalidArgument);
    }

    void inputsOfAMatrixMayBeReadOnce()
    {
        const std::string text = ".core 0 groups=1\nsetbw ibiw=8, obiw=8\nmvmul r0, r0, mbiw=8";
        const auto off = run(text), on = run(text, only(&SimulationOptions::singleMatrixRead));
        QCOMPARE(off.cores[0].localReadBytes, std::int64_t { 8 * 128 });
        QCOMPARE(on.cores[0].localReadBytes, std::int64_t { 128 });
        QCOMPARE(off.runningPs - on.runningPs, std::int64_t { (16 - 2) * 2000 });
    }

    void offsetSelectMayChooseOffsetsOfSources()
    {
        // The public simulator looks at bit 1 of the value 2, and moves the source away from what lldi writes.
        const std::string text = ".core 0\nsetbw ibiw=8, obiw=8\nsldi r1, imm=1000\nsldi r2, imm=5000\nlldi r1, "
                                 "len=6400\nvrelu r2, r1, len=8, offset_value=2";
        const auto off = run(text), on = run(text, only(&SimulationOptions::offsetSelect));
        QVERIFY(executed(off, 4).enterPs < executed(off, 3).retirePs);
        QVERIFY(executed(on, 4).enterPs > executed(on, 3).retirePs);
    }

    void transfersMayCheckTheBytesTheyTouch_data()
    {
        QTest::addColumn<QString>("lines");
        const auto row = [](const char* name, const char* lines) { QTest::newRow(name) << lines; };
        row("ld", "ld r1, r4, size=64\nvrelu r2, r1, len=8");
        row("st", "vrelu r1, r2, len=640\nst r4, r1, size=8");
        row("send", "vrelu r1, r2, len=640\nsend r1, core=1, size=8");
        row("lmv", "vrelu r1, r2, len=640\nlmv r3, r5, len=200"); // its size is 0
        row("lldi", "vrelu r3, r1, len=640\nlldi r5, len=200"); // reaches what vrelu reads
        row("vmv", "lldi r1, len=6400\nvmv r2, r1, r7, len=8");
        row("vavg", "lldi r6, len=6400\nvavg r2, r5, r7, len=100"); // the stride leads into what lldi writes
    }
    void transfersMayCheckTheBytesTheyTouch()
    {
        QFETCH(QString, lines);
        const std::string text = ".core 0\nsetbw ibiw=8, obiw=8\nsldi r1, imm=1000\nsldi r2, imm=5000\nsldi r3, "
                                 "imm=9000\nsldi r5, imm=900\nsldi r6, imm=1032\nsldi r7, imm=2\n"
            + lines.toStdString() + "\n.core 1\n" + (lines.contains("send") ? "recv r0, core=0, size=8\n" : "");
        const auto off = run(text), on = run(text, only(&SimulationOptions::transferAddresses));
        QVERIFY(executed(off, 8).enterPs < executed(off, 7).retirePs);
        QVERIFY(executed(on, 8).enterPs > executed(on, 7).retirePs);
    }

    void numbersOfClampsMayBeNoAddresses()
    {
        const std::string text = ".core 0\nsetbw ibiw=8, obiw=8\nsldi r1, imm=1000\nsldi r2, imm=5000\nsldi r3, "
                                 "imm=9000\nlldi r1, len=6400\nvrsu r2, r3, r1, len=8";
        const auto off = run(text), on = run(text, only(&SimulationOptions::transferAddresses));
        QVERIFY(executed(off, 5).enterPs > executed(off, 4).retirePs);
        QVERIFY(executed(on, 5).enterPs > 0 && executed(on, 5).enterPs <= executed(off, 5).enterPs);
    }

    void dataOfLoadsMayTakeTimeInTheNetwork()
    {
        const std::string text = ".core 0\nld r0, r0, size=64\n.core 1\nld r0, r0, size=64";
        const auto off = run(text), on = run(text, only(&SimulationOptions::chargedLoads));
        // 8 flits of 15 ns; both cores share the way from the memory.
        QCOMPARE(on.runningPs - off.runningPs, std::int64_t { 232'000 });
        QCOMPARE(off.networkEnergyPj, 2 * 46.0);
        QCOMPARE(on.networkEnergyPj, 2 * 9 * 46.0);
        QCOMPARE(on.links.size(), std::size_t { 4 });
    }

    void stepsOfVectorsMayCountPeriods()
    {
        Machine machine = smallMachine();
        machine.core.periodNs = 2;
        const std::string text = ".core 0\nsetbw ibiw=8, obiw=8\nvrelu r0, r0, len=64";
        const auto off = run(text, {}, machine),
                   on = run(text, only(&SimulationOptions::vectorLatencyInCycles), machine);
        QCOMPARE(on.cores[0].busyPs[kUnit(Unit::Vector)] - off.cores[0].busyPs[kUnit(Unit::Vector)],
                 std::int64_t { 4 * 8000 });
    }

    void staticPowerOfCrossbarsMayCount()
    {
        Machine machine = smallMachine();
        machine.matrix.dacStaticMw = 0.01;
        machine.matrix.crossbarStaticMw = 3;
        machine.matrix.adcCount = 16;
        machine.matrix.adcStaticMw = 0.5;
        const std::string text = ".core 0 groups=1,2\nsetbw ibiw=8, obiw=8\nmvmul r0, r0, mbiw=8";
        const auto off = run(text, {}, machine), on = run(text, only(&SimulationOptions::matrixStaticPower), machine);
        QCOMPARE(off.staticPowerMw, 0.0);
        QVERIFY(std::abs(on.staticPowerMw - 3 * (1.28 + 3 + 8))
                < 1e-9); // the machine does not say: 3 crossbars are used
        QVERIFY(
            std::abs(on.totalEnergyPj - off.totalEnergyPj - on.staticPowerMw * static_cast<double>(on.runningPs) * 1e-3)
            < 1e-6);
        machine.matrix.crossbarsPerCore = 10;
        QVERIFY(std::abs(run(text, only(&SimulationOptions::matrixStaticPower), machine).staticPowerMw - 10 * 12.28)
                < 1e-9);
    }

    void correctionsHaveNamesOfTheirOwn()
    {
        QCOMPARE(corrections().size(), std::size_t { 9 });
        SimulationOptions all;
        for (const Correction& correction : corrections()) {
            QVERIFY(!(all.*correction.member));
            all.*correction.member = true;
            QVERIFY(!correction.meaning.empty());
        }
        const std::string text = ".core 0 groups=1\nsetbw ibiw=8, obiw=8\nld r0, r0, size=64\nmvmul r0, r0, mbiw=8";
        QVERIFY(run(text, all).runningPs != run(text).runningPs);
    }

    // -------------------------------------------------------------------------------------------- what cannot be run

    void deadlocksNameWhoWaitsForWhat_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("receive without a send")
            << ".core 0\nsldi r1, imm=4\nrecv r1, core=1, size=8\n.core 1\nlldi r0, len=4"
            << QStringList {
                   "core 0, instruction 1 (recv r1, core=1, size=8), waits for core 1 to send, which has finished"
               };
        QTest::newRow("send to nobody") << ".core 0\nsend r1, core=1, size=8\n.core 1"
                                        << QStringList { "core 0, instruction 0 (send r1, r0, core=1, size=8), waits "
                                                         "for core 1 to receive, which has finished" };
        QTest::newRow("to itself") << ".core 0\nsend r1, core=0, size=8"
                                   << QStringList { "waits for core 0 to receive" };
        QTest::newRow("circle") << ".core 0\nrecv r0, core=1\n.core 1\nrecv r0, core=2\n.core 2\nrecv r0, core=0"
                                << QStringList { "core 0, instruction 0", "core 1 to send; core 1, instruction 0",
                                                 "core 2 to send; core 2, instruction 0", "core 0 to send" };
        QTest::newRow("event") << ".core 0\nwait event_register=3, wait_value=2\n.core 1\nsync event_register=3, core=0"
                               << QStringList { "core 0, instruction 0 (wait event_register=3, wait_value=2), waits "
                                                "for event register 3 to become 2; it is 1" };
        QString many;
        for (int c = 0; c < 9; ++c)
            many += QString(".core %1\nrecv r0, core=%2\n").arg(c).arg((c + 1) % 9);
        QTest::newRow("many") << many << QStringList { "core 5, instruction 0", "and 3 more cores" };
    }
    void deadlocksNameWhoWaitsForWhat()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, words);
        for (const bool throughput : { false, true }) {
            SimulationOptions options;
            if (throughput) {
                options.mode = SimulationMode::Throughput;
                options.timeLimitMs = 1;
            }
            if (throughput && !text.contains("circle") && !text.startsWith(".core 0\nrecv"))
                continue; // those that repeat their list may go on for a while
            const QString message = QString::fromStdString(refusal(text.toStdString(), ErrorCode::Infeasible, options));
            QVERIFY2(message.startsWith("deadlock after"), qPrintable(message));
            for (const QString& word : words)
                QVERIFY2(message.contains(word), qPrintable(message));
        }
    }

    void badInputIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("message");
        QTest::newRow("nop") << ".core 0\nlldi r0, len=1\nnop"
                             << "core 0, instruction 1: nop cannot be simulated";
        QTest::newRow("group") << ".core 0\nmvmul r0, r0, mbiw=8"
                               << "core 0, instruction 0: the core has 0 array groups";
        QTest::newRow("core") << ".core 0\nsend r0, core=1\n.absent 1"
                              << "core 0, instruction 0: core 1 is absent";
        QTest::newRow("no core") << ".absent 0"
                                 << "the program has no core with instructions";
        QTest::newRow("two") << ".core 0\nmvmul r0, r0, mbiw=8\nsend r0, core=9"
                             << "(and 1 more)";
        QTest::newRow("far") << ".core 0\nsetbw ibiw=255, obiw=255\nvmv r0, r0, r0, len=2147483647"
                             << "13 days";
    }
    void badInputIsRefused()
    {
        QFETCH(QString, text);
        QFETCH(QString, message);
        Machine machine = smallMachine();
        machine.core.vectorStepNs = 1e9;
        machine.core.vectorWidth = 1;
        const QString refused =
            QString::fromStdString(refusal(text.toStdString(), ErrorCode::InvalidArgument, {}, machine));
        QVERIFY2(refused.contains(message), qPrintable(refused));
    }

    void whatNeverEndsIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("periodNs");
        QTest::addColumn<qint64>("readCycles");
        QTest::addColumn<qint64>("writeCycles");
        const auto row = [](const char* name, const QString& text, double periodNs, qint64 read, qint64 write) {
            QTest::newRow(name) << text << periodNs << read << write;
        };
        const QString vectors = ".core 0\nsetbw ibiw=255, obiw=255\nvvadd r0, r0, r0, len=1073741823\nvvadd r0, r0, "
                                "r0, len=1073741823";
        row("accesses times cycles", vectors, 0.001, 0, 536870912);
        row("one instruction", ".core 0\nlldi r0, len=1200\nlldi r0, len=1200", 1000, 0, 1'000'000'000);
        QString loads, groups = ".core 0 groups=2147483647", matrices = "\nsetbw ibiw=255, obiw=255";
        for (int core = 0; core < 16; ++core)
            loads += QStringLiteral(".core %1\nld r0, r0, size=2147483647\nld r0, r0, size=2147483647\n").arg(core);
        row("a queue at the global memory", loads, 1e9, 1'000'000'000, 1'000'000'000);
        for (int group = 1; group < 32; ++group)
            groups += ",2147483647";
        for (int group = 0; group < 32; ++group)
            matrices += QStringLiteral("\nmvmul r0, r0, mbiw=1, group=%1").arg(group);
        row("a queue at the local memory", groups + matrices, 1e9, 1'000'000'000, 1'000'000'000);
        row("bytes of matrices", groups + matrices, 0.001, 0, 1'000'000'000);
        const QString longest = "sldi r1, imm=2147483647\nvmv r0, r0, r1, len=2147483647\n";
        row("strides", ".core 0\nsetbw ibiw=255, obiw=255\n" + longest + longest, 1e9, 1'000'000'000, 1'000'000'000);
    }
    void whatNeverEndsIsRefused()
    {
        QFETCH(QString, text);
        QFETCH(double, periodNs);
        QFETCH(qint64, readCycles);
        QFETCH(qint64, writeCycles);
        Machine machine = smallMachine();
        machine.coreCount = 16;
        machine.core.robSize = 64;
        machine.core.vectorStepNs = 0;
        machine.matrix.rows = machine.matrix.columns = 1 << 20;
        machine.matrix.cellBits = 64;
        machine.localMemory = machine.globalMemory = { .dataWidthBytes = 1,
                                                       .periodNs = periodNs,
                                                       .readLatencyCycles = readCycles,
                                                       .writeLatencyCycles = writeCycles };
        SimulationOptions everything;
        for (const Correction& correction : corrections())
            everything.*correction.member = true;
        for (const SimulationMode mode : { SimulationMode::Latency, SimulationMode::Throughput })
            for (SimulationOptions options : { SimulationOptions {}, everything }) {
                options.mode = mode;
                options.timeLimitMs = mode == SimulationMode::Latency ? 0 : 1e9;
                const std::string refused = refusal(text.toStdString(), ErrorCode::InvalidArgument, options, machine);
                QVERIFY2(refused.find("13 days") != std::string::npos, refused.c_str());
            }
    }

    void aRunThatNeedsMoreThanTheLongestTimeIsNoLatency()
    {
        Machine machine = smallMachine();
        machine.localMemory = { .dataWidthBytes = 1, .periodNs = 1000, .writeLatencyCycles = 1'000'000'000 };
        const std::string text = ".core 0\nlldi r0, len=1000\nlldi r0, len=1000"; // 11.6 days each
        QVERIFY(refusal(text, ErrorCode::InvalidArgument, {}, machine).find("13 days") != std::string::npos);
        QCOMPARE(run(text, { .timeLimitMs = 1e9 }, machine).unfinishedCores, std::int64_t { 1 });
    }

    void sumsPastAllBoundsStopThere()
    {
        Machine machine = smallMachine();
        machine.core.robSize = 64;
        machine.matrix = { .periodNs = 0.001,
                           .dacLatencyCycles = 0,
                           .dacCount = 1,
                           .rows = 1 << 20,
                           .columns = 1 << 20,
                           .cellBits = 64,
                           .crossbarLatencyNs = 0 };
        machine.localMemory = { .dataWidthBytes = 1'000'000'000, .readLatencyCycles = 0, .writeLatencyCycles = 0 };
        std::string text = ".core 0 groups=2147483647\nsetbw ibiw=255, obiw=255";
        for (int k = 0; k < 40; ++k)
            text += "\nmvmul r0, r0, mbiw=1";
        const auto result = run(text, {}, machine);
        QCOMPARE(result.cores[0].localWriteBytes, std::int64_t { 1 } << 62);
        QVERIFY(result.runningPs > 0 && result.unfinishedCores == 0);
        QVERIFY(result.cores[0].energy.matrixPj >= 0);
    }

    void badOptionsAndMachinesAreRefused()
    {
        const std::string text = ".core 0\nlldi r0, len=1\nlldi r0, len=1";
        QVERIFY(
            refusal(text, ErrorCode::InvalidArgument, { .mode = SimulationMode::Throughput }).find("must be above 0 ms")
            != std::string::npos);
        QVERIFY(refusal(text, ErrorCode::InvalidArgument, { .timeLimitMs = -1 }).find("from 0 to 1e+09 ms, got -1")
                != std::string::npos);
        QVERIFY(refusal(text, ErrorCode::InvalidArgument, { .timeLimitMs = std::nan("") }).find("from 0 to")
                != std::string::npos);
        Machine machine = smallMachine();
        machine.core.robSize = 0;
        QVERIFY(refusal(text, ErrorCode::InvalidArgument, {}, machine)
                    .starts_with("/chip_config/core_config/rob_size: must be"));
        machine = smallMachine();
        machine.coreCount = 1;
        machine.globalMemoryId = 1; // no core of the machine, but one of the program
        QVERIFY(refusal(".core 0\nlldi r0\n.core 1\nlldi r0", ErrorCode::InvalidArgument, {}, machine)
                    .find("is that of a core of the program")
                != std::string::npos);
    }

    void memoryForReorderBuffersIsBounded()
    {
        Program program;
        program.cores.resize(60000);
        program.cores[7].instructions.push_back({ .op = Op::Lldi });
        Machine machine = smallMachine();
        machine.core.robSize = 1024;
        const auto result = simulate(program, machine);
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::InvalidArgument);
        QVERIFY(result.error().message.find("reorder buffers of 60000 cores") != std::string::npos);
        machine.core.robSize = 8;
        QCOMPARE(simulate(program, machine)->instructions, std::int64_t { 1 });
    }

    // -------------------------------------------------------------------------------------------- what it tells

    void numbersOfATransferAddUp()
    {
        const std::string text = ".core 0\nlldi r0, len=6400\nsend r0, core=1, size=64\nld r0, r0, size=100\nst r0, "
                                 "r0, size=32\n.core 1\nrecv r0, core=0, size=64";
        const auto result = run(text);
        const CoreResult &a = result.cores[0], &b = result.cores[1];
        QCOMPARE(result.instructions, std::int64_t { 5 });
        QCOMPARE(a.sentBytes, std::int64_t { 64 });
        QCOMPARE(a.globalReadBytes, std::int64_t { 100 });
        QCOMPARE(a.globalWriteBytes, std::int64_t { 32 });
        QCOMPARE(a.localWriteBytes, std::int64_t { 6400 + 100 });
        QCOMPARE(a.localReadBytes, std::int64_t { 64 + 32 });
        QCOMPARE(b.localWriteBytes, std::int64_t { 64 });
        const auto link = [&](int from, int to) {
            for (const LinkLoad& load : result.links)
                if (load.from == from && load.to == to)
                    return load;
            return LinkLoad {};
        };
        QCOMPARE(link(0, 1).messages, std::int64_t { 2 }); // "ready", and 8 flits of data
        QCOMPARE(link(0, 1).flits, std::int64_t { 9 });
        QCOMPARE(link(0, 1).busyPs, std::int64_t { 4000 + 32000 });
        QCOMPARE(link(1, 0).flits, std::int64_t { 1 });
        QCOMPARE(link(0, -10).flits, std::int64_t { 1 + 4 });
        QCOMPARE(result.links.size(), std::size_t { 3 });
        QCOMPARE(result.networkEnergyPj, 15 * 46.0);
        QVERIFY(b.stalledPs[kStall(Stall::Receive)] > 300'000); // lldi of the partner takes 300 ns
        QVERIFY(a.stalledPs[kStall(Stall::Hazard)] > 290'000); // send reads what lldi writes
        QCOMPARE(a.stalledPs[kStall(Stall::Wait)], std::int64_t { 0 });
        QVERIFY(result.runningPs == std::max(*a.finishPs, *b.finishPs));
        QVERIFY(std::is_sorted(result.trace.begin(), result.trace.end(), [](const TraceEntry& x, const TraceEntry& y) {
            return std::pair(x.core, x.enterPs) < std::pair(y.core, y.enterPs);
        }));
        QCOMPARE(result.trace.size(), std::size_t { 5 });
    }

    void stallsSayWhatTheDispatcherWaitsFor()
    {
        Machine machine = smallMachine();
        const std::string vectors = ".core 0\nsetbw ibiw=8, obiw=8\nsldi r1, imm=2000\nsldi r2, imm=4000\n";
        const auto stalls = [&](const std::string& lines) {
            return run(vectors + lines, {}, machine).cores[0].stalledPs;
        };
        const auto busy = stalls("vrelu r1, r0, len=64\nvrelu r2, r0, len=64");
        QVERIFY(busy[kStall(Stall::UnitBusy)] > 0 && busy[kStall(Stall::Hazard)] == 0
                && busy[kStall(Stall::ReorderBuffer)] == 0);
        const auto hazard = stalls("vrelu r1, r0, len=64\nvrelu r2, r1, len=64");
        QVERIFY(hazard[kStall(Stall::Hazard)] > 0);
        machine.core.robSize = 1;
        const auto full = stalls("vrelu r1, r0, len=64\nvrelu r2, r0, len=64");
        QVERIFY(full[kStall(Stall::ReorderBuffer)] > 0 && full[kStall(Stall::Hazard)] == 0);
        machine.core.robSize = 8;
        const auto memory = stalls("lldi r1, len=6400\nvrelu r2, r0, len=64");
        QVERIFY(memory[kStall(Stall::Memory)] > 200'000); // vrelu reads behind lldi's 300 ns
        QCOMPARE(stalls("lldi r1, len=64")[kStall(Stall::Memory)], std::int64_t { 0 });
        // 0 ns to wait for: sync comes 263 ns late
        const auto waits = run(".core 0\nwait event_register=1, wait_value=1\n.core 1\nlldi r0, len=6400\nsync "
                               "event_register=1, core=0")
                               .cores[0]
                               .stalledPs;
        QVERIFY(waits[kStall(Stall::Wait)] > 290'000);
        const auto sends = run(".core 0\nsend r0, core=1, size=8\n.core 1\nlldi r0, len=6400\nrecv r0, core=0, size=8")
                               .cores[0]
                               .stalledPs;
        QVERIFY(sends[kStall(Stall::Send)] > 290'000);
    }

    void aScalarAtTheEndNeverFinishes()
    {
        const auto result = run(".core 0\nlldi r0, len=4\nsldi r1, imm=1\n.core 1\nlldi r0, len=4\n.core 2");
        QVERIFY(!result.cores[0].finishPs);
        QVERIFY(result.cores[1].finishPs);
        QVERIFY(!result.cores[2].finishPs && result.cores[2].exists);
        QCOMPARE(result.runningPs, *result.cores[1].finishPs);
    }

    void aLimitCutsTheRun()
    {
        const std::string text = ".core 0\nlldi r0, len=64\n.core 1\nlldi r0, len=6400000";
        const auto result = run(text, { .timeLimitMs = 0.001 });
        QVERIFY(result.cores[0].finishPs && !result.cores[1].finishPs);
        QCOMPARE(result.runningPs, *result.cores[0].finishPs);
        QCOMPARE(result.unfinishedCores, std::int64_t { 1 });
        QCOMPARE(run(text, { .timeLimitMs = 0.000001 }).unfinishedCores, std::int64_t { 2 });
        QCOMPARE(run(text, { .timeLimitMs = 100 }).unfinishedCores, std::int64_t { 0 });
        QCOMPARE(run(text).unfinishedCores, std::int64_t { 0 });
    }

    void throughputCountsRounds()
    {
        const auto result =
            run(".core 0\nlldi r0, len=64\nlldi r0, len=64\n.core 1\nlldi r0, len=6400\nlldi r0, len=64",
                { .mode = SimulationMode::Throughput, .timeLimitMs = 0.01 });
        QCOMPARE(result.runningPs, std::int64_t { 10'000'000 });
        QVERIFY(result.cores[0].rounds > 10 * result.cores[1].rounds && result.cores[1].rounds > 10);
        QCOMPARE(result.outputCount, static_cast<double>(result.cores[0].rounds + result.cores[1].rounds) / 2);
        QVERIFY(!result.cores[0].finishPs);
    }

    void resultsDoNotDependOnTheTrace()
    {
        const Program program =
            programOf(".core 0\nlldi r0, len=640\nsend r0, core=1, size=8\n.core 1\nrecv r0, core=0, size=8");
        const auto with = simulate(program, smallMachine(), { .trace = true }),
                   without = simulate(program, smallMachine());
        QCOMPARE(with->runningPs, without->runningPs);
        QCOMPARE(with->totalEnergyPj, without->totalEnergyPj);
        QCOMPARE(with->trace.size(), std::size_t { 3 });
        QVERIFY(without->trace.empty());
        QVERIFY(simulate(program, smallMachine(), { .trace = true })->trace == with->trace);
    }

    void hugeReorderBuffersAndCountsOfCoresAreFine()
    {
        Machine machine = smallMachine();
        machine.core.robSize = 1024;
        std::string text;
        for (int c = 0; c < 300; ++c)
            text += ".core " + std::to_string(c) + "\nlldi r0, len=64\nsync core=" + std::to_string((c * 7 + 1) % 300)
                + "\nwait wait_value=1\n";
        const auto result = run(text, {}, machine);
        QCOMPARE(result.links.size(), std::size_t { 300 }); // (7 c + 1) mod 300: each core has one to wait for
        QVERIFY(std::all_of(result.cores.begin(), result.cores.end(),
                            [](const CoreResult& core) { return core.finishPs.has_value(); }));
    }

    // -------------------------------------------------------------------------------------------- stopping

    void stopsWhenAskedAndTellsHowFarItIs()
    {
        const Program program =
            programOf(".core 0\nlldi r0, len=64\nlldi r0, len=64\n.core 1\nlldi r0, len=64\nlldi r0, len=64");
        std::stop_source stop;
        RunContext context;
        context.stop = stop.get_token();
        double last = 0;
        int calls = 0;
        context.onProgress = [&](const Progress& progress) {
            QVERIFY(progress.fraction >= last && progress.fraction <= 1);
            QVERIFY(!progress.detail.empty());
            last = progress.fraction;
            if (++calls == 3)
                stop.request_stop();
        };
        const auto result =
            simulate(program, smallMachine(), { .mode = SimulationMode::Throughput, .timeLimitMs = 1e6 }, context);
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::Cancelled);
        QCOMPARE(calls, 3);
    }
};

QTEST_APPLESS_MAIN(TestSimulator)
#include "tst_simulator.moc"
