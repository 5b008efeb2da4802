// SPDX-License-Identifier: GPL-3.0-or-later
// What busy means: time in which something works, without waiting, at the same time once.
#include <QtTest>

#include "core/base/random.h"
#include "core/program/activity.h"
#include "core/program/assembly.h"
#include "core/program/service_time.h"
#include "core/program/simulator.h"

using namespace pim;
using namespace pim::program;

namespace {

constexpr auto kUnit = [](Unit unit) { return static_cast<std::size_t>(unit); };

/// 64 bytes of local memory read in 2 ns and written in 3.
Machine smallMachine()
{
    Machine machine;
    machine.coreCount = 16;
    machine.core.robSize = 8;
    machine.matrix.periodNs = 1;
    machine.matrix.crossbarsPerCore = 64;
    machine.matrix.rows = machine.matrix.columns = machine.matrix.dacCount = 32;
    machine.localMemory = { .dataWidthBytes = 64, .readLatencyCycles = 2, .writeLatencyCycles = 3, .staticPowerMw = 0 };
    machine.globalMemory = { .dataWidthBytes = 32, .readLatencyCycles = 4, .writeLatencyCycles = 5, .staticPowerMw = 0 };
    machine.network = meshNetwork(4, 4, 8, 2, 2, 15, 46);
    return machine;
}

struct Ran
{
    Program program;
    SimulationResult result;
};

Ran run(const std::string& text, SimulationOptions options = {})
{
    auto program = assemble(text + "\n.end", "test.s");
    if (!program)
        qFatal("%s", program.error().text().c_str());
    options.trace = true;
    auto result = simulate(*program, smallMachine(), options);
    if (!result)
        qFatal("%s", result.error().text().c_str());
    return { std::move(*program), std::move(*result) };
}

/// Work of what a unit of a core executed, one instruction after the other; widths of 8 bits.
std::int64_t service(const Ran& ran, std::size_t core, Unit unit, const SimulationOptions& options = {})
{
    const Machine machine = smallMachine();
    std::int64_t sum = 0;
    for (const TraceEntry& entry : ran.result.trace) {
        const CoreProgram& list = ran.program.cores[core];
        const Instruction& in = list.instructions[static_cast<std::size_t>(entry.instruction)];
        if (entry.core == static_cast<std::int32_t>(core) && opInfo(in.op).unit == unit)
            sum += serviceTime(in, list, entry.core, { 8, 8 }, machine, options).total();
    }
    return sum;
}

} // namespace

class TestActivity : public QObject
{
    Q_OBJECT

private slots:
    void stretchesThatOverlapCountOnce()
    {
        RandomStream random(7);
        for (int round = 0; round < 50; ++round) {
            WorkTime work;
            std::vector<bool> cycles(2000, false);
            std::int64_t now = 0, longest = 0;
            for (int i = 0; i < 60; ++i) {
                now += random.uniformInt(0, 20);
                const std::int64_t begin = now + (random.uniformInt(0, 1) == 0 ? 0 : random.uniformInt(0, 90)), end = begin + random.uniformInt(0, 40);
                work.add(now, begin, end);
                std::fill(cycles.begin() + begin, cycles.begin() + std::max(begin, end), true);
                longest = std::max(longest, end);
            }
            QVERIFY(longest < 2000);
            QCOMPARE(work.sum(), std::count(cycles.begin(), cycles.end(), true));
        }
    }
    void workIsTheServiceOfWhatRan()
    {
        for (const auto& correction : corrections()) {
            SimulationOptions options;
            options.*correction.member = true;
            const Ran ran = run(".core 0 groups=1,2\nsetbw ibiw=8, obiw=8\nsldi r1, imm=40000\nsldi r2, imm=80000\nmvmul r1, r0, mbiw=8, group=0\n"
                                "mvmul r2, r0, mbiw=8, group=1\nvrelu r2, r1, len=640\nvvadd r1, r2, r1, len=100\nld r0, rs1=r1, size=256\nlmv r1, r2, len=64\n"
                                "st r2, rs1=r1, size=128\nsync event_register=1, core=1\nsend r2, core=1, size=100\n"
                                ".core 1\nlldi r0, len=6400\nwait event_register=1, wait_value=1\nrecv r1, core=0, size=100\n",
                                options);
            for (const std::size_t c : { 0U, 1U }) {
                const CoreResult& core = ran.result.cores[c];
                QCOMPARE(core.unitWorkingPs[kUnit(Unit::Vector)], service(ran, c, Unit::Vector, options));
                QCOMPARE(core.unitWorkingPs[kUnit(Unit::Transfer)], service(ran, c, Unit::Transfer, options));
                QCOMPARE(core.groupsWorkingPs, service(ran, c, Unit::Matrix, options));
                QVERIFY(core.workingPs <= ran.result.runningPs);
                QVERIFY(core.workingPs >= *std::max_element(core.unitWorkingPs.begin(), core.unitWorkingPs.end()));
            }
            QCOMPARE(ran.result.cores[0].unitWorkingPs[kUnit(Unit::Scalar)], std::int64_t { 2000 });
        }
    }
    void arrayGroupsAtTheSameTimeCountOnce()
    {
        std::string text = ".core 0 groups=1,1,1,1\nsetbw ibiw=8, obiw=8\n";
        for (int group = 0; group < 4; ++group)
            text += "sldi r" + std::to_string(group + 1) + ", imm=" + std::to_string(20000 * (group + 1)) + "\nmvmul r" + std::to_string(group + 1) + ", r0, mbiw=8, group=" + std::to_string(group)
                + "\n";
        const Ran ran = run(text);
        const CoreResult& core = ran.result.cores[0];
        const std::int64_t matrix = core.unitWorkingPs[kUnit(Unit::Matrix)];
        QVERIFY(matrix <= ran.result.runningPs);
        QCOMPARE(core.groupsWorkingPs, service(ran, 0, Unit::Matrix));
        QVERIFY(core.groupsWorkingPs > 2 * matrix);
        const CoreActivity activity = activityOf(core, ran.result.runningPs);
        QCOMPARE(activity.concurrency, double(core.groupsWorkingPs) / double(matrix));
        QVERIFY(activity.concurrency > 2 && activity.concurrency <= 4);
        QCOMPARE(activity.units[kUnit(Unit::Matrix)], double(matrix) / double(ran.result.runningPs));
        QVERIFY(activity.busy <= 1);
    }
    void waitingIsNoWork()
    {
        // 300 ns of core 1, for which core 0 waits: with a wait, with a recv.
        for (const char* text : { ".core 0\nwait event_register=1, wait_value=1\n.core 1\nlldi r0, len=6400\nsync event_register=1, core=0",
                                  ".core 0\nrecv r0, core=1, size=8\n.core 1\nlldi r0, len=6400\nsend r0, core=0, size=8" }) {
            const Ran ran = run(text);
            const CoreActivity waits = activityOf(ran.result.cores[0], ran.result.runningPs), works = activityOf(ran.result.cores[1], ran.result.runningPs);
            QVERIFY(waits.busy < 0.02);
            QVERIFY(waits.units[kUnit(Unit::Transfer)] < 0.02);
            QVERIFY(waits.stalls[std::size_t(Stall::Wait)] + waits.stalls[std::size_t(Stall::Receive)] > 0.8);
            QVERIFY(works.busy > 0.8 && works.busy <= 1);
            const CoreActivity all = activityOf(ran.result);
            QCOMPARE(all.busy, (waits.busy + works.busy) / 2); // of the cores that are used
        }
        // Behind others at the memory: the vector unit reads after 300 ns of lldi.
        const Ran ran = run(".core 0\nsetbw ibiw=8, obiw=8\nsldi r1, imm=20000\nsldi r2, imm=40000\nlldi r1, len=6400\nvrelu r2, r0, len=64");
        QCOMPARE(ran.result.cores[0].unitWorkingPs[kUnit(Unit::Vector)], service(ran, 0, Unit::Vector));
        QVERIFY(ran.result.cores[0].unitWorkingPs[kUnit(Unit::Vector)] < 50'000);
        QVERIFY(ran.result.cores[0].busyPs[kUnit(Unit::Vector)] > 200'000);
    }
    void noCoreIsBusierThanTheRunIsLong()
    {
        // The run is as long as the cores that finished; the other one was cut off.
        SimulationOptions options;
        options.timeLimitMs = 0.001;
        const Ran cut = run(".core 0\nlldi r0, len=64\n.core 1\nlldi r0, len=6400000", options);
        QCOMPARE(activityOf(cut.result.cores[1], cut.result.runningPs).busy, 1.0);
        options.mode = SimulationMode::Throughput;
        const Ran again = run(".core 0 groups=1,1\nsetbw ibiw=8, obiw=8\nsldi r1, imm=20000\nmvmul r1, r0, mbiw=8, group=0\nmvmul r1, r0, mbiw=8, group=1", options);
        const CoreActivity busy = activityOf(again.result.cores[0], again.result.runningPs);
        QVERIFY(busy.busy <= 1 && busy.busy > 0.9);
        QVERIFY(busy.concurrency > 1 && busy.concurrency <= 2);
        QCOMPARE(activityOf(SimulationResult {}).busy, 0.0);
    }
};

QTEST_APPLESS_MAIN(TestActivity)
#include "tst_activity.moc"
