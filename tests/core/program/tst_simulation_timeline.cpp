// SPDX-License-Identifier: GPL-3.0-or-later
// A simulation as a timeline: every cycle of every lane has one reason, and the sums are those of the simulator.
#include <QtTest>

#include "core/base/random.h"
#include "core/network/network_builder.h"
#include "core/program/assembly.h"
#include "core/program/compiler.h"
#include "core/program/simulation_timeline.h"
#include "core/program/simulator.h"
#include "core/timeline/lane_times.h"
#include "core/timeline/pyramid.h"
#include "core/timeline/recorded.h"

using namespace pim;
using namespace pim::program;
using timeline::LaneShare;
using timeline::Recorded;
using timeline::RecordedLane;

namespace {

/// Four cores on a square mesh; 64 bytes of local memory in 2 ns, 32 of global memory in 4 ns; room for 8 instructions.
Machine smallMachine(std::int64_t rob = 8)
{
    Machine machine;
    machine.coreCount = 16;
    machine.core.robSize = rob;
    machine.matrix.periodNs = 1;
    machine.matrix.crossbarsPerCore = 64;
    machine.matrix.rows = machine.matrix.columns = machine.matrix.dacCount = 32;
    machine.localMemory = { .dataWidthBytes = 64, .readLatencyCycles = 2, .writeLatencyCycles = 3, .staticPowerMw = 0 };
    machine.globalMemory = {
        .dataWidthBytes = 32, .readLatencyCycles = 4, .writeLatencyCycles = 5, .staticPowerMw = 0
    };
    machine.network = meshNetwork(4, 4, 8, 2, 2, 15, 46);
    return machine;
}

struct Ran
{
    Machine machine;
    SimulationOptions options;
    std::shared_ptr<const Program> program;
    SimulationResult result;
    std::shared_ptr<const SimulatedTimeline> lanes;
};

Ran ran(Program program, const Machine& machine, SimulationOptions options = {})
{
    Ran out;
    out.machine = machine;
    options.trace = true;
    out.options = options;
    out.program = std::make_shared<const Program>(std::move(program));
    auto result = simulate(*out.program, machine, options);
    if (!result)
        qFatal("%s", result.error().text().c_str());
    out.result = std::move(*result);
    auto lanes = simulatedTimeline(out.program, machine, options, out.result);
    if (!lanes)
        qFatal("%s", lanes.error().text().c_str());
    out.lanes = *lanes;
    return out;
}

Ran ran(const std::string& text, const Machine& machine = smallMachine(), const SimulationOptions& options = {})
{
    auto program = assemble(text + "\n.end", "test.s");
    if (!program)
        qFatal("%s", program.error().text().c_str());
    return ran(*program, machine, options);
}

/// Instructions without partners for all units, with operands that overlap now and then.
Program randomProgram(std::uint64_t seed, int cores, int count)
{
    RandomStream random(seed);
    const auto pick = [&](int low, int high) { return static_cast<std::int32_t>(random.uniformInt(low, high)); };
    Program program;
    for (int c = 0; c < cores; ++c) {
        CoreProgram& core = program.cores.emplace_back();
        core.arrayGroups = { 1, 2, 1, 3 };
        const auto add = [&](Instruction in) { core.instructions.push_back(in); };
        add({ .op = Op::Setbw, .bits1 = 8, .bits2 = 16 });
        for (int i = 0; i < count; ++i) {
            const auto r = [&] { return static_cast<std::uint8_t>(pick(0, 7)); };
            switch (pick(0, 8)) {
            case 0: add({ .op = Op::Sldi, .rd = r(), .imm = pick(0, 4000) }); break;
            case 1: add({ .op = Op::Saddi, .rd = r(), .rs1 = r(), .imm = pick(0, 64) }); break;
            case 2:
            case 3: add({ .op = Op::Mvmul, .rd = r(), .rs1 = r(), .target = pick(0, 3), .bits1 = 8 }); break;
            case 4: add({ .op = Op::Vvadd, .rd = r(), .rs1 = r(), .rs2 = r(), .len = pick(1, 200) }); break;
            case 5: add({ .op = Op::Vrelu, .rd = r(), .rs1 = r(), .len = pick(1, 200) }); break;
            case 6: add({ .op = Op::Ld, .rd = r(), .rs1 = 8, .size = pick(1, 300) }); break;
            case 7: add({ .op = Op::St, .rd = 8, .rs1 = r(), .size = pick(1, 300) }); break;
            default: add({ .op = Op::Lmv, .rd = r(), .rs1 = r(), .len = pick(1, 300), .size = 1 }); break;
            }
        }
        add({ .op = Op::Lldi, .rd = 1, .len = 16 });
    }
    return program;
}

Program compiledProgram(CompileMode mode)
{
    network::NetworkBuilder net("residual", { 8, 14, 14 });
    const network::Tensor x = net.relu(net.conv("stem", net.input(), 16, network::square(3, 1, 1)));
    const network::Tensor y = net.relu(net.conv("a", x, 16, network::square(3, 1, 1)));
    const network::Tensor s = net.relu(net.add("sum", { net.conv("b", y, 16, network::square(3, 1, 1)), x }));
    net.fullyConnected("fc", net.globalAveragePool("pool", s), 10);
    auto network = net.build();
    CompileOptions options;
    options.mode = mode;
    auto compiled = compile(std::make_shared<const network::Network>(std::move(*network)), smallMachine(), options);
    if (!compiled)
        qFatal("%s", compiled.error().text().c_str());
    return compiled->program;
}

/// Cycles of each kind, one by one.
std::vector<int> painted(const RecordedLane& lane, std::int64_t span)
{
    std::vector<int> cycles(static_cast<std::size_t>(span), -1); // idle
    for (std::int64_t q = 0; q < lane.count(); ++q) {
        const timeline::Gap gap = lane.gapBefore(q);
        std::int64_t at = gap.begin;
        const auto paint = [&](std::int64_t length, int kind) {
            for (; length > 0; --length, ++at) {
                if (kind != -1 && cycles[std::size_t(at)] != -1)
                    qFatal("two things in one cycle");
                cycles[std::size_t(at)] = kind;
            }
        };
        for (int i = 0; i < gap.count; ++i)
            paint(gap.pieces[std::size_t(i)].length, gap.pieces[std::size_t(i)].idle ? -1 : 1 + int(gap.pieces[std::size_t(i)].stall));
        if (at != lane.start(q))
            qFatal("the gap does not end at the start");
        const auto inside = lane.inside(q);
        paint(inside.length, 1 + int(inside.stall));
        paint(lane.length(q) - inside.length, 0);
    }
    return cycles;
}

LaneShare shareOf(const std::vector<int>& cycles, std::int64_t from, std::int64_t to)
{
    LaneShare share;
    for (std::int64_t c = from; c < to; ++c) {
        const int kind = cycles[std::size_t(c)];
        if (kind < 0)
            ++share.idle;
        else if (kind == 0)
            ++share.busy;
        else
            ++share.stalled[std::size_t(kind - 1)];
    }
    return share;
}

/// Every cycle has one meaning, in sums over any stretch and in all levels of detail.
bool addsUp(const Ran& run, std::uint64_t seed)
{
    const timeline::Timeline& t = *run.lanes->timeline;
    const auto times = timeline::LaneTimes::of(run.lanes->timeline);
    RandomStream random(seed);
    std::int64_t boxes = 0;
    for (std::size_t l = 0; l < t.layers.size(); ++l)
        for (std::size_t j = 0; j < t.layers[l].operations.size(); ++j) {
            const int layer = int(l), op = int(j);
            const RecordedLane& lane = t.recorded->lane(layer, op);
            boxes += lane.count();
            const auto cycles = painted(lane, t.span);
            const LaneShare whole = times->share(layer, op);
            if (whole.span() != t.span || whole.idle < 0 || !(whole == shareOf(cycles, 0, t.span)))
                return false;
            for (int k = 0; k < 40; ++k) {
                const std::int64_t a = random.uniformInt(0, t.span), b = random.uniformInt(0, t.span);
                if (!(times->share(layer, op, std::min(a, b), std::max(a, b)) == shareOf(cycles, std::min(a, b), std::max(a, b))))
                    return false;
            }
            const auto& levels = lane.levels();
            for (std::size_t level = 0; level < levels.levels.size(); ++level) {
                const std::int64_t width = std::int64_t { 1 } << (levels.shift + int(level));
                for (std::int64_t begin = 0; begin < t.span; begin += width) {
                    const auto* bucket = levels.at(int(level), begin);
                    const LaneShare exact = shareOf(cycles, begin, std::min(t.span, begin + width));
                    const int busy = bucket ? bucket->busy : 0;
                    if (busy != int(255.0 * double(exact.busy) / double(width)))
                        return false;
                    for (std::size_t k = 0; bucket && k < timeline::kRecordedStalls.size(); ++k)
                        if (bucket->stalled[k] != int(255.0 * double(exact.stalled[std::size_t(timeline::kRecordedStalls[k])]) / double(width)))
                            return false;
                }
            }
        }
    return boxes == std::int64_t(run.result.trace.size()) && boxes == t.operationCount();
}

/// The dispatcher's stalls are those the simulator counted, to the picosecond.
bool heldAsSimulated(const Ran& run)
{
    const auto period = std::int64_t(run.machine.core.periodNs * 1000 + 0.5);
    for (std::size_t row = 0; row < run.lanes->cores.size(); ++row) {
        const auto& stalled = run.result.cores[std::size_t(run.lanes->cores[row])].stalledPs;
        for (std::size_t s = 0; s < 3; ++s)
            if (run.lanes->held[row][s] * period != stalled[s]) {
                qWarning("core %d, %s: %lld, simulated %lld", run.lanes->cores[row], stallKey(Stall(s)).data(),
                         static_cast<long long>(run.lanes->held[row][s] * period), static_cast<long long>(stalled[s]));
                return false;
            }
    }
    return true;
}

LaneShare laneShare(const Ran& run, int row, timeline::Operation kind)
{
    LaneShare sum;
    const auto& operations = run.lanes->timeline->layers[std::size_t(row)].operations;
    for (std::size_t j = 0; j < operations.size(); ++j)
        if (operations[j].kind == kind)
            sum += run.lanes->timeline->recorded->lane(row, int(j)).until(run.lanes->timeline->span);
    return sum;
}

} // namespace

class SimulationTimelineTest : public QObject
{
    Q_OBJECT
private slots:
    void everyCycleOfRandomProgramsHasOneReason_data()
    {
        QTest::addColumn<int>("rob");
        QTest::addColumn<int>("cores");
        for (const int rob : { 1, 2, 3, 8, 64 })
            for (const int cores : { 1, 5 })
                QTest::addRow("rob %d, %d cores", rob, cores) << rob << cores;
    }
    void everyCycleOfRandomProgramsHasOneReason()
    {
        QFETCH(int, rob);
        QFETCH(int, cores);
        for (std::uint64_t seed = 1; seed <= 6; ++seed) {
            const Ran run = ran(randomProgram(seed, cores, 300), smallMachine(rob));
            QVERIFY(addsUp(run, seed));
            QVERIFY(heldAsSimulated(run));
        }
    }
    void correctionsChangeHazardsHereAsInTheSimulator()
    {
        for (const Correction& correction : corrections()) {
            SimulationOptions options;
            options.*correction.member = true;
            const Ran run = ran(randomProgram(11, 3, 400), smallMachine(), options);
            QVERIFY2(heldAsSimulated(run), correction.key.data());
            QVERIFY(addsUp(run, 1));
        }
    }
    void compiledProgramsAddUpInBothModes()
    {
        for (const std::int64_t rob : { 1, 8 }) {
            const Ran latency = ran(compiledProgram(CompileMode::Latency), smallMachine(rob));
            QVERIFY(addsUp(latency, 3));
            QVERIFY(heldAsSimulated(latency));
            SimulationOptions options;
            options.mode = SimulationMode::Throughput;
            options.timeLimitMs = 0.2;
            const Ran throughput = ran(compiledProgram(CompileMode::Throughput), smallMachine(rob), options);
            QVERIFY(addsUp(throughput, 4));
        }
    }
    void unitsAreBusyAsLongAsSimulated()
    {
        // The same work in the lanes as in the simulator's sums, and never more than all of the time.
        const Ran run = ran(randomProgram(5, 4, 500), smallMachine());
        const auto period = std::int64_t(run.machine.core.periodNs * 1000);
        const std::int64_t span = run.lanes->timeline->span;
        for (std::size_t row = 0; row < run.lanes->cores.size(); ++row) {
            const CoreResult& core = run.result.cores[std::size_t(run.lanes->cores[row])];
            const auto& operations = run.lanes->timeline->layers[row].operations;
            std::array<std::int64_t, 3> work {};
            for (std::size_t j = 0; j < operations.size(); ++j) {
                const RecordedLane& lane = run.lanes->timeline->recorded->lane(int(row), int(j));
                for (std::int64_t q = 0; q < lane.count(); ++q)
                    work[operations[j].kind == timeline::Operation::Mvm ? 0 : operations[j].kind == timeline::Operation::Eltwise ? 1 : 2] += lane.length(q) - lane.inside(q).length;
            }
            QCOMPARE(work[0] * period, core.groupsWorkingPs);
            QCOMPARE(work[1] * period, core.unitWorkingPs[std::size_t(Unit::Vector)]);
            QCOMPARE(work[2] * period, core.unitWorkingPs[std::size_t(Unit::Transfer)]);
            // Waits are drawn at the beginning of a stay, in the simulator they may be in its middle.
            const std::int64_t matrix = run.lanes->matrixBusy[row].until(span) * period, any = run.lanes->busy[row].until(span) * period;
            const double whole = double(span * period);
            QVERIFY2(std::abs(double(matrix - core.unitWorkingPs[std::size_t(Unit::Matrix)])) < 0.05 * whole, qPrintable(QString::number(double(matrix - core.unitWorkingPs[std::size_t(Unit::Matrix)]) / whole)));
            QVERIFY2(std::abs(double(any - core.workingPs)) < 0.05 * whole, qPrintable(QString::number(double(any - core.workingPs) / whole)));
            QVERIFY(matrix <= any && any <= span * period);
        }
    }
    void workAtTheSameTimeCountsOnceInAnyStretch()
    {
        const Ran run = ran(randomProgram(6, 3, 300), smallMachine(32));
        RandomStream random(3);
        const std::int64_t span = run.lanes->timeline->span;
        for (std::size_t row = 0; row < run.lanes->cores.size(); ++row) {
            std::vector<bool> any(std::size_t(span), false), matrix(std::size_t(span), false);
            for (std::size_t j = 0; j < run.lanes->timeline->layers[row].operations.size(); ++j) {
                const auto cycles = painted(run.lanes->timeline->recorded->lane(int(row), int(j)), span);
                for (std::size_t c = 0; c < cycles.size(); ++c)
                    if (cycles[c] == 0) {
                        any[c] = true;
                        if (run.lanes->timeline->layers[row].operations[j].kind == timeline::Operation::Mvm)
                            matrix[c] = true;
                    }
            }
            for (int k = 0; k < 50; ++k) {
                const std::int64_t at = random.uniformInt(0, span);
                QCOMPARE(run.lanes->busy[row].until(at), std::count(any.begin(), any.begin() + at, true));
                QCOMPARE(run.lanes->matrixBusy[row].until(at), std::count(matrix.begin(), matrix.begin() + at, true));
            }
            QCOMPARE(run.lanes->busy[row].until(span + 1000), std::count(any.begin(), any.end(), true));
        }
    }
    void waitsForPartnersAreInsideTheTransfer()
    {
        // Core 0 works on 3000 elements before it sends; core 1 waits for that, then core 0 for an event.
        const Ran run = ran(".core 0 groups=1\n"
                            "setbw ibiw=8, obiw=8\n"
                            "sldi r1, imm=0\n"
                            "vrelu r1, r1, len=3000\n"
                            "send r1, r1, core=1, size=64\n"
                            "wait event_register=3, wait_value=1\n"
                            ".core 1 groups=1\n"
                            "setbw ibiw=8, obiw=8\n"
                            "sldi r1, imm=0\n"
                            "recv r1, core=0, size=64\n"
                            "lldi r1, len=8000\n"
                            "sync core=0, event_register=3\n");
        QVERIFY(addsUp(run, 1));
        const auto period = std::int64_t(run.machine.core.periodNs * 1000);
        const LaneShare first = laneShare(run, 0, timeline::Operation::Transfer), second = laneShare(run, 1, timeline::Operation::Transfer);
        const auto near = [&](std::int64_t cycles, std::int64_t ps) { return std::abs(cycles * period - ps) <= 3 * period; };
        QVERIFY(near(second.stalled[std::size_t(timeline::Stall::Receive)], run.result.cores[1].stalledPs[std::size_t(Stall::Receive)]));
        QVERIFY(second.stalled[std::size_t(timeline::Stall::Receive)] > 1000);
        QVERIFY(near(first.stalled[std::size_t(timeline::Stall::Event)], run.result.cores[0].stalledPs[std::size_t(Stall::Wait)]));
        QVERIFY(first.stalled[std::size_t(timeline::Stall::Event)] > 100);
    }
    void anMvmulThatWaitsForItsGroupBeginsWithIt()
    {
        const Ran run = ran(".core 0 groups=1,1\n"
                            "setbw ibiw=8, obiw=8\n"
                            "sldi r1, imm=0\n"
                            "sldi r2, imm=4096\n"
                            "sldi r3, imm=8192\n"
                            "mvmul r2, r1, group=0, mbiw=8\n"
                            "mvmul r3, r1, group=1, mbiw=8\n"
                            "mvmul r2, r1, group=0, mbiw=8\n");
        QVERIFY(addsUp(run, 1));
        const auto& operations = run.lanes->timeline->layers[0].operations;
        QCOMPARE(operations.size(), std::size_t { 2 }); // two groups work at a time
        // The third begins when the first is completed, an edge or two after its work.
        const auto third = run.lanes->find(0, 6), before = run.lanes->find(0, 4);
        QVERIFY(third && before);
        QCOMPARE(third->op, before->op);
        QVERIFY(run.lanes->timeline->start(*third) >= run.lanes->timeline->end(*before) && run.lanes->timeline->start(*third) <= run.lanes->timeline->end(*before) + 2);
        QVERIFY(run.result.trace[2].enterPs < run.result.trace[0].retirePs); // it was in the buffer long before
    }
    void instructionsAreFoundWithWhatTheyAreFor()
    {
        const Ran run = ran(compiledProgram(CompileMode::Latency), smallMachine());
        int found = 0;
        for (const TraceEntry& entry : run.result.trace) {
            const auto ref = run.lanes->find(entry.core, entry.instruction);
            QVERIFY(ref);
            QCOMPARE(run.lanes->instructionIndex(*ref), entry.instruction);
            QCOMPARE(run.lanes->cores[std::size_t(ref->layer)], entry.core);
            const std::int64_t commit = entry.retirePs - run.lanes->timeline->end(*ref) * 1000;
            QVERIFY(commit >= 1000 && commit <= 2000);
            if (run.lanes->source(*ref).layer >= 0)
                ++found;
            if (++found > 2000)
                break;
        }
        QVERIFY(found > 0);
        QVERIFY(!run.lanes->find(15, 1 << 30));
        QVERIFY(!run.lanes->find(99, 0));
    }
    void anOperationTakesAtMost24Bytes()
    {
        for (const std::int64_t rob : { 1, 8 }) {
            const Ran run = ran(randomProgram(7, 8, 40'000), smallMachine(rob));
            const double each = double(run.lanes->timeline->recorded->bytes()) / double(run.lanes->timeline->operationCount());
            QVERIFY2(each <= 24, qPrintable(QString::number(each)));
        }
    }
    void longStallsAreKeptInFull()
    {
        RecordedLane lane;
        const std::int64_t gap = std::int64_t { 3 } << 29;
        lane.add(gap, std::int64_t { 1 } << 30, 5, { { timeline::Stall::Hazard, gap - 7 } }, { timeline::Stall::Receive, (std::int64_t { 1 } << 30) - 1 });
        timeline::LevelBuilder<RecordedLane::kKinds> builder;
        lane.finish(builder);
        const LaneShare share = lane.until(gap + (std::int64_t { 1 } << 30));
        QCOMPARE(share.idle, std::int64_t { 7 });
        QCOMPARE(share.stalled[std::size_t(timeline::Stall::Hazard)], gap - 7);
        QCOMPARE(share.stalled[std::size_t(timeline::Stall::Receive)], (std::int64_t { 1 } << 30) - 1);
        QCOMPARE(share.busy, std::int64_t { 1 });
    }
    void stallsThatReachIntoTheOperationInFrontCountAsBusy()
    {
        RecordedLane lane;
        lane.add(0, 10, 0, {}, {});
        lane.add(14, 5, 1, { { timeline::Stall::ReorderBuffer, 6 }, { timeline::Stall::Hazard, 3 } }, {});
        const timeline::Gap second = lane.gapBefore(1);
        QCOMPARE(second.begin, std::int64_t { 10 });
        QCOMPARE(second.length(), std::int64_t { 4 });
        QCOMPARE(second.count, 2);
        QVERIFY(second.pieces[0].stall == timeline::Stall::ReorderBuffer && second.pieces[0].length == 1);
        QVERIFY(second.pieces[1].stall == timeline::Stall::Hazard && second.pieces[1].length == 3);
    }
    void wrongInputIsRefused()
    {
        auto program = std::make_shared<const Program>(randomProgram(1, 2, 50));
        auto result = simulate(*program, smallMachine(), { .trace = true });
        SimulationResult none = *result;
        none.trace.clear();
        QVERIFY(simulatedTimeline(program, smallMachine(), {}, none).error().code == ErrorCode::InvalidArgument);
        SimulationResult other = *result;
        other.trace[3].instruction = 1 << 20;
        QVERIFY(simulatedTimeline(program, smallMachine(), {}, other).error().code == ErrorCode::InvalidArgument);
        other = *result;
        other.trace[3].instruction = 0; // setbw is in no unit's lane
        QVERIFY(simulatedTimeline(program, smallMachine(), {}, other).error().code == ErrorCode::InvalidArgument);
        other = *result;
        other.runningPs = std::int64_t { 1 } << 52;
        QVERIFY(simulatedTimeline(program, smallMachine(), {}, other).error().code == ErrorCode::Unsupported);
        RunContext stopped;
        std::stop_source source;
        source.request_stop();
        stopped.stop = source.get_token();
        QVERIFY(simulatedTimeline(program, smallMachine(), {}, *result, stopped).error().code == ErrorCode::Cancelled);
    }
};

QTEST_APPLESS_MAIN(SimulationTimelineTest)
#include "tst_simulation_timeline.moc"
