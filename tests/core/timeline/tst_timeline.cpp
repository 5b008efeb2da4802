// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <set>

#include "core/evaluation/evaluation.h"
#include "core/hardware/presets.h"
#include "core/timeline/critical_path.h"
#include "core/timeline/energy.h"
#include "core/timeline/lane_times.h"
#include "core/timeline/neighbours.h"
#include "core/timeline/shared_lanes.h"
#include "tests/support/example_design.h"
#include "tests/support/small_design.h"
#include "tests/support/timeline_samples.h"

using namespace pim;
using namespace pim::timeline;
using dataflow::ChainProblem;
using dataflow::OperationTiming;

namespace {

/// Every cycle of a lane, named one by one: the yardstick for sums.
std::vector<int> cyclesOf(const Timeline& t, int layer, int op)
{
    std::vector<int> cycles(static_cast<std::size_t>(t.span), -1); // -1 idle, 0 busy, 1 + stall
    for (std::int64_t q = 0; q < t.blocks(layer); ++q) {
        const Gap gap = gapBefore(t, layer, op, q);
        std::int64_t at = gap.begin;
        for (int i = 0; i < gap.count; ++i)
            for (std::int64_t c = 0; c < gap.pieces[std::size_t(i)].length; ++c, ++at)
                cycles[std::size_t(at)] = gap.pieces[std::size_t(i)].idle ? -1 : 1 + int(gap.pieces[std::size_t(i)].stall);
        if (at != t.start(layer, op, q))
            return {};
        forPieces(t, layer, op, q, [&](std::int64_t begin, std::int64_t length, bool busy) {
            for (at = begin; at < begin + length; ++at)
                cycles[std::size_t(at)] = busy ? 0 : 1 + int(Stall::Adc);
        });
        if (at != t.end(layer, op, q))
            return {};
    }
    return cycles;
}

const test::ChainLimits kShapes[] { {}, { .layers = 4, .blocks = 40, .macros = 8, .length = 20 }, { .layers = 9, .blocks = 12, .macros = 3, .sharing = 0.5 },
                              { .layers = 6, .blocks = 15, .macros = 4, .sharing = 0.6, .slowUnits = true } };

} // namespace

class TestTimeline : public QObject
{
    Q_OBJECT

    synthesis::Synthesis m_made;
    std::shared_ptr<const Timeline> m_resnet;
    int m_presets = 0;

private slots:
    void initTestCase()
    {
        m_made = test::exampleDesign();
        auto built = timelineOf(m_made.best);
        QVERIFY2(built, built ? "" : built.error().text().c_str());
        m_resnet = *built;
    }

    void splitsEveryCycleOfEveryLane()
    {
        RandomStream random(7);
        std::set<Stall> seen;
        for (int round = 0; round < 300; ++round) {
            const bool bits = round % 2 == 0;
            const auto t = test::randomTimeline(random, kShapes[std::size_t(round) % std::size(kShapes)], bits, round % 3 == 0, round % 5 != 0);
            QVERIFY(t);
            const LaneTimes times = LaneTimes::of(t).value();
            for (std::size_t l = 0; l < t->layers.size(); ++l)
                for (std::size_t j = 0; j < t->layers[l].operations.size(); ++j) {
                    const auto layer = static_cast<int>(l), op = static_cast<int>(j);
                    const auto cycles = cyclesOf(*t, layer, op);
                    QCOMPARE(std::int64_t(cycles.size()), t->span);
                    const LaneShare whole = times.share(layer, op);
                    QCOMPARE(whole.span(), t->span);
                    QVERIFY(t->placesBits(layer, op) || whole.busy == t->blocks(layer) * t->shape(layer, op).span);
                    for (int k = 0; k < 4; ++k) {
                        const std::int64_t from = random.uniformInt(0, t->span);
                        const std::int64_t to = random.uniformInt(from, t->span);
                        LaneShare wanted;
                        for (std::int64_t c = from; c < to; ++c) {
                            const int what = cycles[std::size_t(c)];
                            what < 0 ? ++wanted.idle : what == 0 ? ++wanted.busy : ++wanted.stalled[std::size_t(what - 1)];
                        }
                        QCOMPARE(times.share(layer, op, from, to) == wanted, true);
                    }
                    for (int s = 0; s < kStallCount; ++s)
                        if (whole.stalled[std::size_t(s)] > 0)
                            seen.insert(static_cast<Stall>(s));
                    // What sets the pace has a reason for every cycle between two blocks.
                    if (t->shape(layer, op).overBits() && t->blocks(layer) > 0) {
                        const LaneShare inner = times.share(layer, op, t->start(layer, op, 0), t->end(layer, op, t->blocks(layer) - 1));
                        QCOMPARE(inner.idle, 0);
                    }
                }
        }
        QCOMPARE(seen.size(), 4u); // no buffer is ever full
    }

    void aBusyUnitHasAName()
    {
        RandomStream random(5);
        int others = 0;
        for (int round = 0; round < 50; ++round) {
            const auto t = test::randomTimeline(random, kShapes[std::size_t(round) % std::size(kShapes)], true, true);
            for (std::size_t l = 0; l < t->layers.size(); ++l)
                for (std::size_t j = 0; j < t->layers[l].operations.size(); ++j) {
                    const int unit = unitOf(*t, int(l), int(j));
                    QVERIFY(unit <= int(j));
                    QCOMPARE(t->shape(int(l), unit).pitch, t->shape(int(l), int(j)).pitchUpTo);
                    others += unit != int(j);
                }
        }
        QVERIFY(others > 0);
    }

    void followsTheCriticalPathFromStartToEnd()
    {
        RandomStream random(11);
        for (int round = 0; round < 400; ++round) {
            const auto t = test::randomTimeline(random, kShapes[std::size_t(round) % 3], round % 2 == 0, round % 3 == 0, round % 5 != 0);
            const CriticalPath path = criticalPath(*t);
            QVERIFY(!path.steps.empty());
            QCOMPARE(path.cycles, t->cycles);
            std::int64_t sum = 0, byLayer = 0;
            for (std::size_t i = 0; i < path.steps.size(); ++i) {
                const CriticalStep& step = path.steps[i];
                QVERIFY(step.held >= 0 && step.run >= 0);
                QCOMPARE(step.start, sum + step.held);
                sum += step.held + step.run;
                if (i == 0)
                    continue;
                // Each is among what the next waited for, with no slack but what held it up.
                const OperationRef before = path.steps[i - 1].operation;
                bool found = false;
                for (const Neighbour& n : waitedFor(*t, step.operation))
                    found = found || (n.operation == before && n.slack == step.held);
                QVERIFY(found);
            }
            for (const std::int64_t cycles : path.layerCycles)
                byLayer += cycles;
            QCOMPARE(sum, t->cycles);
            QCOMPARE(byLayer, t->cycles);
        }
    }

    void nothingStartsBeforeItsDependencies()
    {
        RandomStream random(3);
        for (int round = 0; round < 100; ++round) {
            const auto t = test::randomTimeline(random, kShapes[std::size_t(round) % 3], round % 2 == 0, true);
            for (std::size_t l = 0; l < t->layers.size(); ++l) {
                const OperationRef ref { int(l), int(random.uniformInt(0, std::int64_t(t->layers[l].operations.size()) - 1)),
                                         int(random.uniformInt(0, t->blocks(int(l)) - 1)) };
                for (const Neighbour& n : waitedFor(*t, ref)) {
                    QVERIFY(n.slack >= 0);
                    if (n.link == Link::Noc || n.link == Link::Adc)
                        continue;
                    QCOMPARE(t->start(n.operation) + n.delay + n.slack, t->start(ref));
                    bool back = false; // the other way it is the same arrow
                    for (const Neighbour& m : waitingFor(*t, n.operation, 1 << 20))
                        back = back || (m.operation == ref && m.slack == n.slack && m.link == n.link);
                    QVERIFY(back);
                }
            }
        }
    }

    /// Two layers, three blocks: load 2, MVM 4 bits, ADC 4 bits, store 1, in numbers that can be checked by hand.
    ///
    /// Pitches: load max(2, 2+4-1) = 5, MVM max(4, 1+4-1) = 4, ADC max(4, 4+1-1) = 4, store 1. So loads start at 0, 5, 10;
    /// MVMs at 2, 7, 12: one cycle between two of them, as the next load must wait for the input register.
    void matchesNumbersWorkedOutByHand()
    {
        test::ChainSet set;
        set.resize(2);
        const std::vector<OperationTiming> chain { { Operation::Load, 2, 1 }, { Operation::Mvm, 1, 4 }, { Operation::Adc, 1, 4 }, { Operation::Store, 1, 1 } };
        set.operations = { chain, chain };
        set.blocks = { 3, 2 };
        set.providers[1] = { 0 };
        set.needs[1] = { { 0, 2 } };
        set.kept[1] = { { 0, 0 } };
        std::vector<dataflow::MeshRequest> requests { { true, 1, -1, {}, false }, { true, 1, -1, {}, false } };
        set.mesh.build(requests, 2);
        set.seal();
        dataflow::BlockScheduler scheduler;
        QVERIFY(scheduler.run(set.chains, set.mesh, { true, true }));
        const auto t = std::make_shared<const Timeline>(buildTimeline(set.chains, set.mesh, scheduler.schedule(), {}));
        QCOMPARE(t->start(0, 0, 1), 5);
        QCOMPARE(t->start(0, 1, 1), 7);
        const LaneTimes times = LaneTimes::of(t).value();
        // First layer: MVM busy 12, a cycle of its register twice; load 0-2, MVM 2-16.
        QCOMPARE(times.share(0, 1).busy, 12);
        QCOMPARE(times.share(0, 1).stalled[std::size_t(Stall::Unit)], 2);
        QCOMPARE(times.share(0, 1, 2, 16).idle, 0);
        QCOMPARE(times.share(0, 0).stalls(), 0); // the load could wait
        // Its stores start at 2 + 1 + 4 = 7, 12, 17, so the second layer's loads at 8 and 18. Between its MVMs
        // (10-14 and 20-24) one cycle is the register's and five were missing data.
        QCOMPARE(t->start(0, 3, 0), 7);
        QCOMPARE(t->start(1, 0, 1), 18);
        QCOMPARE(times.share(1, 1).stalled[std::size_t(Stall::Data)], 5);
        QCOMPARE(times.share(1, 1).stalled[std::size_t(Stall::Unit)], 1);
        QCOMPARE(times.share(1, 0).stalled[std::size_t(Stall::Data)], 8); // 10 to 18
        // The end: load 18-20, MVM 20, ADC 21-25, store 25-26.
        const CriticalPath path = criticalPath(*t);
        QCOMPARE(t->cycles, 26);
        QCOMPARE(path.cycles, 26);
        QCOMPARE(path.layerCycles[1], 8);
        QCOMPARE(path.steps.front().operation == (OperationRef { 0, 0, 0 }), true);
        QCOMPARE(path.steps.back().operation == (OperationRef { 1, 3, 1 }), true);
        const auto waited = waitedFor(*t, { 1, 0, 1 });
        QCOMPARE(waited.size(), 2u);
        QVERIFY(waited[0].link == Link::Data && waited[0].slack == 0);
        QVERIFY(waited[1].link == Link::Unit && waited[1].slack == 5);
        const auto waiting = waitingFor(*t, { 0, 3, 2 });
        QCOMPARE(waiting.size(), 1u);
        QVERIFY(waiting[0].operation == (OperationRef { 1, 0, 1 }) && waiting[0].slack == 0);
        const auto area = areaShares(times, {}, 0, 26, 26);
        QCOMPARE(area.size(), 4u);
        QCOMPARE(area[0].kind, Operation::Load);
        QCOMPARE(area[1].share.busy, 20);
        QCOMPARE(area[1].lanes, 2);
        QCOMPARE(area[1].average, 20 / 52.0);
        QCOMPARE(area[1].peak, 1.0); // cycle 12
        QVERIFY(areaShares(times, {}, 5, 5).empty());
    }

    void agreesWithTheEvaluation()
    {
        const auto evaluation = evaluation::evaluate(m_made.best, { .schedule = true }).value();
        QCOMPARE(m_resnet->cycles, evaluation.metrics.cycles);
        QCOMPARE(m_resnet->span, evaluation.metrics.cycles);
        QCOMPARE(m_resnet->imageEnds, std::vector<std::int64_t> { evaluation.metrics.cycles });
        for (std::size_t l = 0; l < m_resnet->layers.size(); ++l) {
            QCOMPARE(m_resnet->schedule->layers[l].starts, evaluation.schedule->layers[l].starts);
            for (std::size_t j = 0; j < m_resnet->layers[l].operations.size(); ++j)
                QCOMPARE(std::int64_t(m_resnet->layers[l].operations[j].span), evaluation.schedule->layers[l].lengths[j]);
        }
        const CriticalPath path = criticalPath(*m_resnet);
        QCOMPARE(path.cycles, evaluation.metrics.cycles);
        const double period = evaluation.metrics.period.value / evaluation.metrics.clock.value;
        QCOMPARE(double(m_resnet->period.cycles), std::round(period));
        QVERIFY(m_resnet->period.kind != PeriodLimit::Kind::None);
        if (m_resnet->period.kind == PeriodLimit::Kind::Layer) {
            QVERIFY(m_resnet->period.op >= 0);
            QCOMPARE(m_resnet->period.blocks * m_resnet->period.pitch, m_resnet->period.cycles);
        }
        const LaneTimes times = LaneTimes::of(m_resnet).value();
        for (const ResourceShare& r : areaShares(times, {}, 0, m_resnet->span)) {
            QCOMPARE(r.share.span(), m_resnet->span * r.lanes);
            QVERIFY(r.average > 0 && r.average <= r.peak && r.peak <= 1);
        }
    }

    void theReleasesCountEndsWhereItsPathEnds()
    {
        auto design = test::smallDesign("conv1 4x8x8 -> 8 k3 p1; relu; conv2 8 k3 p1; pool1 k2 s2; fc1 10", evaluation::ModelOptions::studio());
        design.model.countFinalOperation = design.model.bitDependency = design.model.layerPriority = false;
        const auto built = timelineOf(design);
        QVERIFY2(built, built ? "" : built.error().text().c_str());
        QVERIFY((*built)->span >= (*built)->cycles);
        QCOMPARE(criticalPath(**built).cycles, (*built)->cycles);
    }

    void imagesFollowEachOtherAtThePeriod()
    {
        const auto built = timelineOf(m_made.best, { .images = 4 });
        QVERIFY2(built, built ? "" : built.error().text().c_str());
        const Timeline& t = **built;
        QCOMPARE(t.images, 4);
        QCOMPARE(t.interval, t.period.cycles);
        QCOMPARE(t.operationCount(), 4 * m_resnet->operationCount());
        QCOMPARE(t.imageEnds.size(), 4u);
        // The first image is alone at first, and none arrives before its time.
        QCOMPARE(t.start(0, 0, 0), 0);
        for (int i = 0; i < 4; ++i) {
            QVERIFY(t.start(0, 0, i * t.layers[0].blocksPerImage) >= i * t.interval);
            QVERIFY(t.imageEnds[std::size_t(i)] >= i * t.interval + m_resnet->cycles);
        }
        // Once full, results come about as fast as images go in; the last image has nobody behind it and may be faster.
        const double measured = double(t.imageEnds[2] - t.imageEnds[1]);
        QVERIFY2(measured >= 0.99 * double(t.interval) && measured < 1.2 * double(t.interval), qPrintable(QString("%1 %2").arg(measured).arg(t.interval)));
        QCOMPARE(t.span, *std::max_element(t.imageEnds.begin(), t.imageEnds.end()));
        const LaneTimes times = LaneTimes::of(*built).value();
        for (std::size_t l = 0; l < t.layers.size(); ++l)
            for (std::size_t j = 0; j < t.layers[l].operations.size(); ++j)
                QCOMPARE(times.share(int(l), int(j)).span(), t.span);
        const CriticalPath path = criticalPath(t);
        QVERIFY(path.cycles > 0 && path.cycles <= t.cycles);
    }

    void aSecondImageWaitsForTheUnitsOfTheFirst()
    {
        // One layer, two blocks: whatever the period, the third block begins a pitch after the second.
        const auto design = test::smallDesign("conv1 1x4x4 -> 1 k3 p1", evaluation::ModelOptions::studio());
        const auto one = timelineOf(design);
        const auto two = timelineOf(design, { .images = 2 });
        QVERIFY2(one && two, one ? (two ? "" : two.error().text().c_str()) : one.error().text().c_str());
        const std::int64_t blocks = (*one)->blocks(0);
        const OperationShape& first = (*two)->shape(0, 0);
        QVERIFY((*two)->start(0, 0, blocks) >= (*two)->start(0, 0, blocks - 1) + first.pitch);
        for (std::int64_t q = 0; q < blocks; ++q)
            QCOMPARE((*two)->start(0, 0, q), (*one)->start(0, 0, q));
    }

    void refusesWhatMakesNoSense()
    {
        for (const int images : { 0, -1, 65 }) {
            const auto built = timelineOf(m_made.best, { .images = images });
            QVERIFY(!built);
            QCOMPARE(built.error().code, ErrorCode::InvalidArgument);
            QVERIFY(built.error().message.find(std::to_string(images)) != std::string::npos);
        }
        design::Design broken = m_made.best;
        broken.layers.pop_back();
        QVERIFY(!timelineOf(broken));
        std::stop_source stop;
        stop.request_stop();
        RunContext run;
        run.stop = stop.get_token();
        const auto stopped = timelineOf(m_made.best, {}, run);
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
        const auto sums = LaneTimes::of(m_resnet, run);
        QVERIFY(!sums && sums.error().code == ErrorCode::Cancelled);
        QCOMPARE(criticalPath(buildTimeline({}, {}, {}, {})).steps.size(), 0u);
    }

    void energiesOfOperationsAddUpToTheEvaluation()
    {
        for (const auto& info : hardware::presets()) {
            auto design = m_made.best;
            design.hardware = *hardware::preset(info.name);
            const std::string preset(info.name);
            const auto evaluation = evaluation::evaluate(design);
            const auto built = timelineOf(design);
            if (!built || !evaluation || evaluation->metrics.cycles <= 0)
                continue; // this crossbar does not exist there
            ++m_presets;
            const Timeline& t = **built;
            const auto times = *LaneTimes::of(*built);
            const auto close = [](double a, double b) { return std::abs(a - b) <= 1e-9 * std::max(std::abs(a), std::abs(b)); };
            const auto whole = areaPower(times, {}, 0, t.span);
            QVERIFY(whole);
            QVERIFY2(close(whole->energy().value, evaluation->metrics.energy.value),
                     qPrintable(QString("%1: %2, not %3").arg(preset.c_str()).arg(whole->energy().value, 0, 'g', 12).arg(evaluation->metrics.energy.value, 0, 'g', 12)));
            QVERIFY(close(whole->average.value, evaluation->metrics.averagePower.value));
            QVERIFY(whole->peak.value >= whole->average.value);
            // Layers one by one, and stretches one after the other, add up to the same.
            double layers = t.chipStaticPower.value * double(t.span) * t.clock.value, stretches = 0;
            for (std::size_t l = 0; l < t.layers.size(); ++l) {
                const auto own = areaPower(times, { int(l) }, 0, t.span);
                double dynamic = 0;
                for (const auto& cost : evaluation->layers[l].breakdown)
                    dynamic += cost.dynamicEnergy.value;
                QVERIFY(close(own->dynamic.value, dynamic));
                layers += own->energy().value;
            }
            for (int s = 0; s < 7; ++s)
                stretches += areaPower(times, {}, t.span * s / 7, t.span * (s + 1) / 7)->energy().value;
            QVERIFY(close(layers, whole->energy().value));
            QVERIFY(close(stretches, whole->energy().value));
            QVERIFY(!areaPower(times, {}, 5, 5));
        }
        QVERIFY(m_presets > 1);
        // MVMs of conv1 take crossbars and DACs, its conversions ADCs: by hand from the breakdown.
        const auto evaluation = evaluation::evaluate(m_made.best);
        const auto& first = evaluation->layers[0].breakdown;
        const auto of = [&](evaluation::CostCentre centre) { return first[std::size_t(centre)].dynamicEnergy.value; };
        const auto blocks = double(m_resnet->layers[0].blocksPerImage);
        QCOMPARE(m_resnet->energy(0, m_resnet->find(0, Operation::Adc))->value, of(evaluation::CostCentre::Adc) / blocks);
        QCOMPARE(m_resnet->energy(0, m_resnet->find(0, Operation::Mvm))->value,
                 of(evaluation::CostCentre::Crossbar) / blocks + of(evaluation::CostCentre::Dac) / blocks);
        const double load = m_resnet->energy(0, m_resnet->find(0, Operation::Load))->value, store = m_resnet->energy(0, m_resnet->find(0, Operation::Store))->value;
        QCOMPARE(load + store, of(evaluation::CostCentre::Scratchpad) / blocks);
        // A timeline made of chains alone knows no energies.
        RandomStream random(3);
        const auto bare = test::randomTimeline(random, {}, false, false);
        QVERIFY(!bare->energy(0, 0));
        QVERIFY(!areaPower(*LaneTimes::of(bare), {}, 0, bare->span));
    }

    void sharedAdcsConvertOneBitAtATime()
    {
        RandomStream random(31);
        int placed = 0, uneven = 0;
        const auto check = [&](const Timeline& t) {
            for (const auto& [first, second] : sharedAdcs(t)) {
                std::vector<std::pair<std::int64_t, std::int64_t>> bits;
                for (const auto& user : adcLane(t, first).users) {
                    const OperationShape& shape = t.shape(user.layer, user.op);
                    placed += t.placesBits(user.layer, user.op);
                    for (std::int32_t q = 0; q < t.blocks(user.layer); ++q) {
                        const OperationRef ref { user.layer, user.op, q };
                        for (int bit = 0; bit < shape.repeats; ++bit)
                            bits.emplace_back(t.bitStart(user.layer, user.op, q, bit), t.bitStart(user.layer, user.op, q, bit) + shape.length);
                        QCOMPARE(t.start(ref), t.bitStart(user.layer, user.op, q, 0));
                        QCOMPARE(t.end(ref), bits.back().second);
                        uneven += t.length(ref) != shape.span;
                        if (q > 0) // its own blocks never mix
                            QVERIFY(t.start(ref) >= t.end(user.layer, user.op, q - 1));
                        // The crossbar gives a bit before it is converted, and what follows comes after it.
                        QVERIFY(t.end(ref) <= t.end(user.layer, user.op + 1, q));
                    }
                }
                std::sort(bits.begin(), bits.end());
                std::int64_t busy = 0;
                for (std::size_t i = 0; i < bits.size(); ++i) {
                    busy += bits[i].second - bits[i].first;
                    QVERIFY(i == 0 || bits[i - 1].second <= bits[i].first);
                }
                if (const SharedLane lane = adcLane(t, first); t.placesBits(lane.users.front().layer, lane.users.front().op))
                    QCOMPARE(busy, lane.busy);
            }
        };
        const test::ChainLimits slow { .layers = 6, .blocks = 15, .macros = 4, .sharing = 0.8, .slowUnits = true, .slowAdcs = true };
        for (int round = 0; round < 300; ++round)
            check(*test::randomTimeline(random, round % 2 == 0 ? slow : kShapes[2 + round % 4 / 2], true, round % 3 == 0));
        QVERIFY(placed > 50 && uneven > 50);
        for (const int images : { 1, 3 }) {
            const auto t = timelineOf(m_made.best, { .images = images });
            QVERIFY(t);
            check(**t);
        }
    }

    void linksAndSharedAdcsAreLanesToo()
    {
        RandomStream random(23);
        bool anyLink = false, anyAdc = false, anyWait = false;
        for (int round = 0; round < 60; ++round) {
            const auto t = test::randomTimeline(random, kShapes[2], round % 2 == 0, true);
            for (const LinkLoad& load : linkLoads(*t)) {
                anyLink = true;
                const SharedLane lane = linkLane(*t, load.link);
                QCOMPARE(lane.busy, load.busy);
                std::int64_t busy = 0;
                const auto uses = usesOf(*t, lane, 0, t->span);
                for (std::size_t i = 0; i < uses.size(); ++i) {
                    busy += t->end(uses[i]) - t->start(uses[i]);
                    if (i > 0) // never two at a time
                        QVERIFY(t->end(uses[i - 1]) <= t->start(uses[i]));
                }
                QCOMPARE(busy, load.busy);
                // Of a stretch: those that are under way in it, no others.
                const std::int64_t from = t->span / 3, to = t->span / 2;
                std::vector<OperationRef> wanted;
                for (const OperationRef& use : uses)
                    if (t->start(use) < to && t->end(use) > from)
                        wanted.push_back(use);
                QCOMPARE(usesOf(*t, lane, from, to) == wanted, true);
                const auto place = t->place(load.link);
                QCOMPARE(std::abs(place.from.row - place.to.row) + std::abs(place.from.col - place.to.col), 1);
                QVERIFY(place.to.row >= 0 && place.to.row < t->rows && place.to.col >= 0 && place.to.col < t->cols);
            }
            for (std::size_t l = 0; l < t->layers.size(); ++l)
                for (const LinkLoad& load : waitedLinks(*t, int(l)))
                    anyWait = anyWait || load.held > 0;
            for (const auto& [first, second] : sharedAdcs(*t)) {
                anyAdc = true;
                QVERIFY(first < second);
                QCOMPARE(t->layers[std::size_t(first)].adcPartner, second);
                const SharedLane lane = adcLane(*t, first);
                const auto uses = usesOf(*t, lane, 0, t->span);
                QCOMPARE(std::int64_t(uses.size()), t->blocks(first) + t->blocks(second));
                for (std::size_t i = 1; i < uses.size(); ++i)
                    QVERIFY(t->start(uses[i - 1]) <= t->start(uses[i]));
            }
        }
        QVERIFY(anyLink && anyAdc && anyWait);
    }
};

QTEST_APPLESS_MAIN(TestTimeline)
#include "tst_timeline.moc"
