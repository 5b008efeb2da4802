// SPDX-License-Identifier: GPL-3.0-or-later
// What the end of a simulation hangs on: sums that come out, and causes that small programs have by construction.
#include <QtTest>

#include <numeric>

#include "core/program/assembly.h"
#include "core/program/machine_from_design.h"
#include "core/program/simulated_path.h"
#include "tests/support/simulated_design.h"

using namespace pim;
using namespace pim::program;

namespace {

/// 64 bytes of local memory read in 2 ns and written in 3.
Machine smallMachine(std::int64_t rob = 64)
{
    Machine machine;
    machine.coreCount = 16;
    machine.core.robSize = rob;
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
    std::shared_ptr<Program> program;
    Machine machine;
    SimulationOptions options;
    SimulationResult result;
    std::optional<SimulatedPath> path;
};

/// Core c works for layer c.
Ran run(const std::string& text, const Machine& machine = smallMachine())
{
    Ran out;
    auto program = assemble(text + "\n.end\n", "test.s");
    if (!program)
        qFatal("%s", program.error().text().c_str());
    out.program = std::make_shared<Program>(std::move(*program));
    out.program->sources.clear();
    for (std::size_t c = 0; c < out.program->cores.size(); ++c) {
        out.program->sources.push_back({ static_cast<std::int32_t>(c), 0 });
        for (Instruction& in : out.program->cores[c].instructions)
            in.source = static_cast<SourceIndex>(c);
    }
    out.machine = machine;
    out.options.trace = true;
    auto result = simulate(*out.program, out.machine, out.options);
    if (!result)
        qFatal("%s", result.error().text().c_str());
    out.result = std::move(*result);
    return out;
}

std::vector<PathPart> parts(const Ran& ran)
{
    const auto path = SimulatedPath::of(*ran.program, ran.machine, ran.options, ran.result);
    if (!path)
        qFatal("%s", path.error().text().c_str());
    return path->back(path->last(), 0);
}

std::int64_t sum(const std::vector<PathPart>& parts)
{
    return std::accumulate(parts.begin(), parts.end(), std::int64_t { 0 }, [](std::int64_t s, const PathPart& p) { return s + p.ps; });
}

double share(const std::vector<PathPart>& parts, std::int32_t layer, PathKind kind)
{
    for (const PathPart& part : parts)
        if (part.layer == layer && part.kind == kind)
            return double(part.ps) / double(sum(parts));
    return 0;
}

} // namespace

class TestSimulatedPath : public QObject
{
    Q_OBJECT

private slots:
    void anInstructionAloneIsItsOwnPath()
    {
        const Ran ran = run(".core 0\nlldi r0, len=6400");
        const auto path = parts(ran);
        QCOMPARE(sum(path), ran.result.runningPs);
        QVERIFY(share(path, 0, PathKind::Copy) > 0.95);
    }
    void whatAnEventIsWaitedForCounts()
    {
        const Ran ran = run(".core 0\nwait event_register=1, wait_value=2\nlldi r0, len=64\n"
                            ".core 1\nlldi r0, len=64\nsync event_register=1, core=0\n"
                            ".core 2\nlldi r0, len=6400\nsync event_register=1, core=0");
        const auto path = parts(ran);
        QCOMPARE(sum(path), ran.result.runningPs);
        QVERIFY(share(path, 2, PathKind::Copy) > 0.85); // the later of the two
        QCOMPARE(share(path, 1, PathKind::Copy), 0.0);
        QVERIFY(path.front().layer == 2);
    }
    void whatDataIsWaitedForCounts()
    {
        const Ran slow = run(".core 0\nrecv r0, core=1, size=64\n.core 1\nsetbw ibiw=8, obiw=8\nsldi r1, imm=0\nvrelu r1, r1, len=3000\nsend r1, core=0, size=64");
        QCOMPARE(sum(parts(slow)), slow.result.runningPs);
        QVERIFY(share(parts(slow), 1, PathKind::Vector) > 0.8);
        // The receiver is late, and the sender waits for it.
        const Ran late = run(".core 0\nlldi r0, len=6400\nrecv r0, core=1, size=64\n.core 1\nsend r0, core=0, size=64\nlldi r0, len=64");
        QCOMPARE(sum(parts(late)), late.result.runningPs);
        QVERIFY(share(parts(late), 0, PathKind::Copy) > 0.7);
        // Messages themselves.
        const Ran message = run(".core 0\nrecv r0, core=1, size=4000\n.core 1\nsend r0, core=0, size=4000");
        QCOMPARE(sum(parts(message)), message.result.runningPs);
        QVERIFY(share(parts(message), 0, PathKind::Messages) + share(parts(message), 1, PathKind::Messages) > 0.9);
    }
    void aMemoryThatOthersHaveIsToldApart()
    {
        const Ran local = run(".core 0\nsetbw ibiw=8, obiw=8\nsldi r1, imm=20000\nsldi r2, imm=40000\nlldi r1, len=6400\nvrelu r2, r0, len=64");
        QCOMPARE(sum(parts(local)), local.result.runningPs);
        QVERIFY(share(parts(local), 0, PathKind::LocalPort) > 0.8);
        const Ran global = run(".core 0\nld r0, rs1=r0, size=6400\n.core 1\nld r0, rs1=r0, size=64");
        const auto path = SimulatedPath::of(*global.program, global.machine, global.options, global.result).value();
        const auto second = path.back(path.last(1), 0);
        QVERIFY(share(second, 1, PathKind::GlobalPort) > 0.6 || share(second, 1, PathKind::GlobalMemory) > 0.9); // who comes first has it
    }
    void copiesBetweenMvmsHoldArrayGroupsBack()
    {
        // Four copies of 75 ns on the one transfer unit, then an mvmul on the next of eight groups, again and again.
        std::string text = ".core 0 groups=1,1,1,1,1,1,1,1\nsetbw ibiw=8, obiw=8\nsldi r10, imm=900000\n";
        for (int i = 0; i < 40; ++i) {
            const std::string in = "r" + std::to_string(1 + i % 8), out = "r" + std::to_string(11 + i % 8);
            text += "sldi " + in + ", imm=" + std::to_string(20'000 * (1 + i % 8)) + "\nsldi " + out + ", imm=" + std::to_string(400'000 + 20'000 * (i % 8)) + "\n";
            for (int k = 0; k < 4; ++k)
                text += "lmv " + in + ", r10, len=960, size=960\n";
            text += "mvmul " + out + ", " + in + ", mbiw=8, group=" + std::to_string(i % 8) + "\n";
        }
        const Ran ran = run(text);
        const auto path = SimulatedPath::of(*ran.program, ran.machine, ran.options, ran.result).value();
        const auto all = path.back(path.last(), 0);
        QCOMPARE(sum(all), ran.result.runningPs);
        QVERIFY2(share(all, 0, PathKind::Copy) > 0.7, qPrintable(QString::number(share(all, 0, PathKind::Copy))));
        QVERIFY(all.front().kind == PathKind::Copy);
        const MvmIssue issue = path.issue(0, 0);
        QCOMPARE(issue.mvms, std::int64_t { 40 });
        QCOMPARE(issue.groups, 8);
        QCOMPARE(issue.copies.count, 4.0);
        QVERIFY(issue.copies.time.value >= 4 * 75 && issue.copies.time.value < 4 * 80); // reads 15 x 2, writes 15 x 3, and two edges
        QCOMPARE(issue.globalMemory.count + issue.messages.count + issue.waits.count, 0.0);
        // No more can be at work at a time than start while one runs.
        QVERIFY(issue.atOnce <= issue.most() * 1.0001);
        QVERIFY(issue.atOnce > 0.7 * issue.most() && issue.whileAny >= issue.atOnce);
        QVERIFY(issue.most() < 8);
        QCOMPARE(path.issue(7, 0).mvms, std::int64_t { 0 });
    }
    void oneGroupForAllIsTheMvmsOwnFault()
    {
        std::string text = ".core 0 groups=1\nsetbw ibiw=8, obiw=8\nsldi r1, imm=20000\n";
        for (int i = 0; i < 10; ++i)
            text += "mvmul r1, r0, mbiw=8, group=0\n";
        const Ran ran = run(text);
        QCOMPARE(sum(parts(ran)), ran.result.runningPs);
        QVERIFY(share(parts(ran), 0, PathKind::Mvm) > 0.9);
    }
    void aBufferThatIsFullIsThatOfItsOldest()
    {
        const Ran ran = run(".core 0\nsetbw ibiw=8, obiw=8\nsldi r1, imm=20000\nsldi r2, imm=40000\nlldi r1, len=6400\nvrelu r2, r0, len=64", smallMachine(1));
        QCOMPARE(sum(parts(ran)), ran.result.runningPs);
        QVERIFY(share(parts(ran), 0, PathKind::Copy) > 0.8);
    }
    void partsAddUpToTheTime()
    {
        for (const bool throughput : { false, true }) {
            test::SimulatedDesign run = test::simulatedDesign();
            SimulationOptions options = run.options;
            if (throughput) {
                options.mode = SimulationMode::Throughput;
                options.timeLimitMs = 3 * double(run.result.runningPs) * 1e-9;
                auto again = simulate(*run.program, run.machine, options);
                if (again) // a latency program has no partners for a second round everywhere
                    run.result = std::move(*again);
                else
                    continue;
            }
            const auto path = SimulatedPath::of(*run.program, run.machine, options, run.result).value();
            const auto whole = path.back(path.last(), 0);
            QCOMPARE(sum(whole), run.result.trace[std::size_t(path.last())].retirePs);
            double dispatch = 0;
            for (const PathPart& part : whole)
                dispatch += part.kind == PathKind::Dispatch ? double(part.ps) : 0;
            QVERIFY2(dispatch < 0.3 * double(sum(whole)), qPrintable(QString::number(dispatch / double(sum(whole)))));
            for (std::int32_t l = 0; l < std::int32_t(run.design.network->layers.size()); ++l) {
                const std::int32_t last = path.last(l);
                if (last < 0)
                    continue;
                const std::int64_t end = run.result.trace[std::size_t(last)].retirePs;
                QCOMPARE(sum(path.back(last, end / 3)), end - end / 3);
            }
        }
    }
    void wrongInputIsRefused()
    {
        Ran ran = run(".core 0\nlldi r0, len=6400");
        QVERIFY(SimulatedPath::of(*ran.program, ran.machine, ran.options, SimulationResult {}).error().code == ErrorCode::InvalidArgument);
        ran.result.trace[0].instruction = 7;
        QVERIFY(SimulatedPath::of(*ran.program, ran.machine, ran.options, ran.result).error().code == ErrorCode::InvalidArgument);
        ran.result.trace[0] = { 0, 1, 3, 0 };
        QVERIFY(SimulatedPath::of(*ran.program, ran.machine, ran.options, ran.result).error().code == ErrorCode::InvalidArgument);
    }
};

QTEST_APPLESS_MAIN(TestSimulatedPath)
#include "tst_simulated_path.moc"
