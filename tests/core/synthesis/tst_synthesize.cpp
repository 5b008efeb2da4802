// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <chrono>
#include <cmath>
#include <functional>
#include <limits>
#include <set>
#include <thread>

#include <QtTest/QTest>

#include "core/hardware/presets.h"
#include "core/network/zoo.h"
#include "core/synthesis/design_search.h"
#include "core/synthesis/macro_partitioning.h"
#include "core/synthesis/objective.h"
#include "core/synthesis/synthesis.h"
#include "tests/support/network_text.h"
#include "tests/support/small_scratchpads.h"
#include "tests/support/synthesis_difference.h"

using namespace pim;
using namespace pim::synthesis;
using evaluation::ModelOptions;
using test::difference;
using Change = std::function<void(SynthesisOptions&)>;
Q_DECLARE_METATYPE(Change)

namespace {

constexpr auto kSmall = "conv1 3x12x12 -> 24 k3 p1; relu; pool1 k2 s2; conv2 48 k3 p1; relu; conv3 32 k1; relu; fc 10";

std::shared_ptr<const hardware::HardwareSpec> pimsynHardware()
{
    auto h = hardware::preset("pimsyn");
    if (!h)
        qFatal("%s", h.error().text().c_str());
    return test::withSmallScratchpads(**h);
}

std::shared_ptr<const network::Network> textNetwork(const char* text)
{
    return std::make_shared<const network::Network>(test::parseNetwork(text));
}

std::shared_ptr<const network::Network> zooNetwork(const char* name)
{
    auto net = network::zoo(name);
    if (!net)
        qFatal("%s", net.error().text().c_str());
    return std::make_shared<const network::Network>(*std::move(net));
}

/// A quick run: few grid points, effort fast.
SynthesisOptions quick(double budgetW = 4)
{
    SynthesisOptions o;
    o.constraints.powerBudget = { budgetW };
    o.effort = Effort::Fast;
    o.crossbarSizes = { 128, 256 };
    o.cellBits = { 4 };
    o.dacBits = { 1 };
    return o;
}

RunContext contextOf(std::uint64_t seed, int threads)
{
    RunContext run;
    run.seed = seed;
    run.threads = threads;
    return run;
}

Synthesis mustSynthesize(const std::shared_ptr<const network::Network>& net, const SynthesisOptions& options,
                         const RunContext& run)
{
    auto s = synthesize(net, pimsynHardware(), options, run);
    if (!s)
        qFatal("%s", s.error().text().c_str());
    return *std::move(s);
}

double secondsSince(std::chrono::steady_clock::time_point begin)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

} // namespace

class TestSynthesize : public QObject
{
    Q_OBJECT
private slots:
    void theOutcomeDependsOnTheSeedAndNotOnThreads_data();
    void theOutcomeDependsOnTheSeedAndNotOnThreads();
    void everyDesignKeepsThePowerBudget_data();
    void everyDesignKeepsThePowerBudget();
    void theReportedFiguresAreThoseOfTheDesign();
    void theBestOfTheArchiveIsTheBestDesign();
    void noGridPointBeatsItsBound();
    void identicalMacrosAreIdentical();
    void aHopelessBudgetSaysWhyNothingFits_data();
    void aHopelessBudgetSaysWhyNothingFits();
    void limitsOfTheUserAreKept();
    void optionsOutOfRangeAreRefused_data();
    void optionsOutOfRangeAreRefused();
    void itStopsWhenAsked();
    void itDoesNotStartWhenAlreadyStopped();
    void itKeepsTheTimeLimit();
    void progressRunsForwardInTheCallingThread();
    void theOptimumOfASpaceThatCanBeEnumeratedIsFound_data();
    void theOptimumOfASpaceThatCanBeEnumeratedIsFound();
};

void TestSynthesize::theOutcomeDependsOnTheSeedAndNotOnThreads_data()
{
    QTest::addColumn<bool>("studio");
    QTest::addColumn<bool>("identical");
    QTest::newRow("studio, specialized macros") << true << false;
    QTest::newRow("pimsyn, identical macros") << false << true;
}

void TestSynthesize::theOutcomeDependsOnTheSeedAndNotOnThreads()
{
    QFETCH(bool, studio);
    QFETCH(bool, identical);
    const auto net = textNetwork(kSmall);
    SynthesisOptions o = quick();
    o.model = studio ? ModelOptions::studio() : ModelOptions::pimsyn();
    o.macroStyle = identical ? design::MacroStyle::Identical : design::MacroStyle::Specialized;
    const Synthesis one = mustSynthesize(net, o, contextOf(5, 1));
    QVERIFY(one.feasible && one.finished && one.evaluations > 100);
    for (const int threads : { 1, 2, 5 }) {
        const QString differs = difference(one, mustSynthesize(net, o, contextOf(5, threads)));
        QVERIFY2(differs.isEmpty(), qPrintable(QString("%1 threads: %2").arg(threads).arg(differs)));
    }
    // Another seed looks at other designs.
    QVERIFY(!difference(one, mustSynthesize(net, o, contextOf(6, 2))).isEmpty());
}

void TestSynthesize::everyDesignKeepsThePowerBudget_data()
{
    QTest::addColumn<QString>("network");
    QTest::addColumn<bool>("studio");
    QTest::addColumn<bool>("identical");
    QTest::addColumn<double>("budget");
    QTest::addColumn<int>("objective");
    for (const bool studio : { false, true })
        for (const bool identical : { false, true })
            for (const auto objective : { Objective::Efficiency, Objective::Latency })
                QTest::addRow("%s, %s, %s", studio ? "studio" : "pimsyn", identical ? "identical" : "specialized",
                              objectiveInfo(objective).key.data())
                    << "small" << studio << identical << 2.5 << static_cast<int>(objective);
    QTest::newRow("alexnet") << "alexnet" << false << false << 49.0 << static_cast<int>(Objective::Throughput);
}

void TestSynthesize::everyDesignKeepsThePowerBudget()
{
    QFETCH(QString, network);
    QFETCH(bool, studio);
    QFETCH(bool, identical);
    QFETCH(double, budget);
    QFETCH(int, objective);
    SynthesisOptions o = quick(budget);
    o.model = studio ? ModelOptions::studio() : ModelOptions::pimsyn();
    o.macroStyle = identical ? design::MacroStyle::Identical : design::MacroStyle::Specialized;
    o.objective = static_cast<Objective>(objective);
    const auto net = network == "small" ? textNetwork(kSmall) : zooNetwork(qPrintable(network));
    const Synthesis s = mustSynthesize(net, o, contextOf(1, 2));
    QVERIFY(s.feasible);
    QVERIFY(s.evaluation.metrics.peakPower.value <= budget * (1 + 1e-9));
    QVERIFY(!s.archive.empty());
    for (const ParetoPoint& p : s.archive)
        QVERIFY2(p.metrics.peakPower.value <= budget * (1 + 1e-9),
                 qPrintable(QString::number(p.metrics.peakPower.value)));
    // The points are designs: as the archive says, so the evaluator does.
    for (std::size_t i = 0; i < s.archive.size(); i += std::max<std::size_t>(1, s.archive.size() / 10)) {
        auto e = evaluation::Evaluator::create(net, s.best.hardware, o.model, s.archive[i].parameters, o.constraints);
        QVERIFY(e.has_value());
        const auto score = e->evaluate(*s.archive[i].candidate);
        QVERIFY2(score.violation == evaluation::Violation::None, e->describe(score).c_str());
        QCOMPARE(score.peakW, s.archive[i].metrics.peakPower.value);
        QCOMPARE(score.latencyNs, s.archive[i].metrics.latency.value);
    }
}

void TestSynthesize::theReportedFiguresAreThoseOfTheDesign()
{
    for (const auto objective : { Objective::Efficiency, Objective::Edp, Objective::AreaEfficiency }) {
        SynthesisOptions o = quick();
        o.objective = objective;
        const Synthesis s = mustSynthesize(textNetwork(kSmall), o, contextOf(2, 2));
        QVERIFY(s.feasible);
        const auto again = evaluation::evaluate(s.best);
        QVERIFY2(again.has_value(), again ? "" : again.error().text().c_str());
        QVERIFY2(again->feasible, again->violationDetail.c_str());
        QCOMPARE(again->metrics.energy.value, s.evaluation.metrics.energy.value);
        QCOMPARE(again->metrics.latency.value, s.evaluation.metrics.latency.value);
        QCOMPARE(again->metrics.period.value, s.evaluation.metrics.period.value);
        QCOMPARE(again->metrics.peakPower.value, s.evaluation.metrics.peakPower.value);
        QCOMPARE(objectiveValue(objective, again->metrics), s.bestValue);
        QCOMPARE(s.gap, std::abs(s.bound - s.bestValue) / s.bestValue);
        QCOMPARE(s.best.provenance.seed, std::uint64_t { 2 });
        QCOMPARE(s.best.provenance.evaluations, s.evaluations);
    }
}

void TestSynthesize::theBestOfTheArchiveIsTheBestDesign()
{
    for (const auto objective : { Objective::Efficiency, Objective::Latency, Objective::Throughput }) {
        SynthesisOptions o = quick();
        o.objective = objective;
        const Synthesis s = mustSynthesize(textNetwork(kSmall), o, contextOf(3, 2));
        const bool more = objectiveInfo(objective).maximize;
        double best = more ? 0 : std::numeric_limits<double>::infinity();
        for (const ParetoPoint& p : s.archive)
            best = more ? std::max(best, objectiveValue(objective, p.metrics))
                        : std::min(best, objectiveValue(objective, p.metrics));
        QVERIFY2(std::abs(best / s.bestValue - 1) < 1e-12, qPrintable(QString("%1 and %2").arg(best).arg(s.bestValue)));
    }
}

void TestSynthesize::noGridPointBeatsItsBound()
{
    for (const auto objective : { Objective::Efficiency, Objective::Energy, Objective::Throughput }) {
        SynthesisOptions o = quick();
        o.objective = objective;
        o.cellBits = { 1, 2, 4 };
        const Synthesis s = mustSynthesize(textNetwork(kSmall), o, contextOf(4, 2));
        const bool more = objectiveInfo(objective).maximize;
        int found = 0;
        for (const GridPointReport& g : s.grid) {
            QVERIFY(!g.skipped || g.best == 0); // nothing was looked for there
            if (g.skipped) // rightly: its bound is no better than the best
                QVERIFY(more ? g.bound <= s.bestValue * (1 + 1e-9) : g.bound >= s.bestValue * (1 - 1e-9));
            if (g.best <= 0)
                continue;
            ++found;
            QVERIFY(more ? g.best <= g.bound * (1 + 1e-9) : g.best >= g.bound * (1 - 1e-9));
            QVERIFY(more ? g.best <= s.bestValue * (1 + 1e-12) : g.best >= s.bestValue * (1 - 1e-12));
        }
        QVERIFY(found > 0);
        QVERIFY(more ? s.bestValue <= s.bound * (1 + 1e-9) : s.bestValue >= s.bound * (1 - 1e-9));
    }
}

/// With sharing: one size for all macros, and in each of them as many units of a kind as in the next that has any.
void TestSynthesize::identicalMacrosAreIdentical()
{
    for (const std::uint64_t seed : { 1, 2, 3 }) {
        SynthesisOptions o = quick(20);
        o.macroStyle = design::MacroStyle::Identical;
        o.objective = seed == 2 ? Objective::Throughput : Objective::Efficiency;
        const auto net = std::make_shared<const network::Network>(*network::zoo("alexnet-cifar10"));
        const Synthesis s = mustSynthesize(net, o, contextOf(seed, 2));
        QVERIFY(s.feasible);
        auto evaluator = evaluation::Evaluator::create(net, pimsynHardware(), o.model, s.best.parameters, o.constraints);
        QVERIFY(evaluator.has_value());
        const auto& models = evaluator->layers();
        bool common = false;
        for (int size = 1; size < 100'000 && !common; ++size) {
            common = true;
            for (std::size_t l = 0; l < models.size() && common; ++l)
                common = !models[l].crossbar
                    || (size >= models[l].map.columnBlocks
                        && s.best.layers[l].macros
                            == identicalMacros(models[l].fullyConnected ? 1 : s.best.layers[l].weightDuplication,
                                               models[l].map.rowBlocks, models[l].map.columnBlocks, size));
        }
        QVERIFY(common);
        std::vector<int> macros(models.size(), 1);
        for (std::size_t l = 0; l < models.size(); ++l)
            if (models[l].crossbar)
                macros[l] = s.best.layers[l].macros;
        std::vector<int> withPartner = macros;
        for (std::size_t l = 0; l < models.size(); ++l) {
            if (const auto partner = s.best.layers[l].sharesMacrosWith) {
                const auto k = static_cast<std::size_t>(partner->index);
                withPartner[l] = withPartner[k] = macros[l] + macros[k];
            }
        }
        for (const auto c : { hardware::Component::Adc, hardware::Component::ShiftAdd, hardware::Component::Addition }) {
            std::set<double> perMacro;
            for (std::size_t l = 0; l < models.size(); ++l)
                if (const std::int64_t count = s.best.layers[l].components[static_cast<std::size_t>(c)]; count > 0 && models[l].crossbar)
                    perMacro.insert(static_cast<double>(count) / (c == hardware::Component::Adc ? withPartner : macros)[l]);
            QVERIFY2(perMacro.size() <= 1, qPrintable(QString("component %1: %2 different numbers a macro").arg(static_cast<int>(c)).arg(perMacro.size())));
        }
    }
}

void TestSynthesize::aHopelessBudgetSaysWhyNothingFits_data()
{
    QTest::addColumn<double>("budget");
    QTest::addColumn<bool>("studio");
    QTest::newRow("no crossbar is paid for, pimsyn") << 1e-3 << false;
    QTest::newRow("no crossbar is paid for, studio") << 1e-3 << true;
    QTest::newRow("the weights fit nowhere") << 0.5 << true;
    QTest::newRow("little is left for converters") << 3.0 << true;
}

void TestSynthesize::aHopelessBudgetSaysWhyNothingFits()
{
    QFETCH(double, budget);
    QFETCH(bool, studio);
    SynthesisOptions o = quick(budget);
    o.model = studio ? ModelOptions::studio() : ModelOptions::pimsyn();
    const Synthesis s = mustSynthesize(zooNetwork("alexnet"), o, contextOf(1, 2));
    QVERIFY(!s.feasible);
    QVERIFY(s.finished);
    QVERIFY(s.archive.empty());
    QCOMPARE(s.violations[static_cast<std::size_t>(evaluation::Violation::None)].count, std::uint64_t { 0 });
    std::uint64_t causes = 0;
    for (const ViolationCount& v : s.violations) {
        causes += v.count;
        QVERIFY2(v.count == 0 || !v.sample.empty(), "a cause without an example");
    }
    QVERIFY(causes > 0);
    if (budget == 0.5) { // the nearest miss is told, not the first
        const ViolationCount& weights = s.violations[static_cast<std::size_t>(evaluation::Violation::WeightsDoNotFit)];
        QVERIFY(std::isfinite(weights.excess) && weights.excess > 1);
    }
    for (const GridPointReport& g : s.grid) // every grid point has its own cause
        QVERIFY(g.violation != evaluation::Violation::None);
}

void TestSynthesize::limitsOfTheUserAreKept()
{
    SynthesisOptions o = quick();
    const Synthesis free = mustSynthesize(textNetwork(kSmall), o, contextOf(1, 2));
    QVERIFY(free.feasible);
    o.constraints.maxArea = free.evaluation.metrics.area * 0.8;
    o.constraints.maxCrossbars = free.evaluation.metrics.crossbars - 1;
    const Synthesis limited = mustSynthesize(textNetwork(kSmall), o, contextOf(1, 2));
    QVERIFY(limited.feasible);
    QVERIFY(limited.evaluation.metrics.area <= *o.constraints.maxArea);
    QVERIFY(limited.evaluation.metrics.crossbars <= *o.constraints.maxCrossbars);
    QVERIFY(limited.bestValue <= free.bestValue * 1.05); // limits do not help, but for the luck of a short search
    o = quick();
    o.constraints.maxLatency = { 1.0 }; // one nanosecond
    const Synthesis none = mustSynthesize(textNetwork(kSmall), o, contextOf(1, 2));
    QVERIFY(!none.feasible);
    QVERIFY(none.violations[static_cast<std::size_t>(evaluation::Violation::Latency)].count > 0);
}

void TestSynthesize::optionsOutOfRangeAreRefused_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("names");
    const auto row = [](const char* name, const char* names, Change change) { QTest::newRow(name) << change << names; };
    row("no power", "power_budget_w", [](auto& o) { o.constraints.powerBudget = { 0 }; });
    row("negative power", "power_budget_w", [](auto& o) { o.constraints.powerBudget = { -49 }; });
    row("power that is no number", "power_budget_w", [](auto& o) { o.constraints.powerBudget = { std::nan("") }; });
    row("infinite power", "power_budget_w",
        [](auto& o) { o.constraints.powerBudget = { std::numeric_limits<double>::infinity() }; });
    row("no area", "max_area_mm2", [](auto& o) { o.constraints.maxArea = Area { 0 }; });
    row("area that is no number", "max_area_mm2", [](auto& o) { o.constraints.maxArea = Area { std::nan("") }; });
    row("negative latency", "max_latency_us", [](auto& o) { o.constraints.maxLatency = Time { -1 }; });
    row("no crossbars", "max_crossbars", [](auto& o) { o.constraints.maxCrossbars = 0; });
    row("shares the wrong way round", "crossbar_power_share", [](auto& o) { o.powerShareLow = 0.5; });
    row("a share of all", "crossbar_power_share", [](auto& o) { o.powerShareHigh = 1; });
    row("a share that is no number", "crossbar_power_share", [](auto& o) { o.powerShareHigh = std::nan(""); });
    row("negative time", "time_limit_s", [](auto& o) { o.timeLimitSeconds = -1; });
    row("time that is no number", "time_limit_s", [](auto& o) { o.timeLimitSeconds = std::nan(""); });
    row("no crossbar sizes", "crossbar_size", [](auto& o) { o.crossbarSizes.clear(); });
    row("crossbars of nothing", "crossbar_size", [](auto& o) { o.crossbarSizes = { 0 }; });
    row("cells of 33 bits", "cell_bits", [](auto& o) { o.cellBits = { 33 }; });
    row("DACs of no bits", "dac_bits", [](auto& o) { o.dacBits = { 0 }; });
    row("weights of no bits", "weight_bits", [](auto& o) { o.weightBits = 0; });
    row("data of 65 bits", "data_bits", [](auto& o) { o.dataBits = 65; });
}

void TestSynthesize::optionsOutOfRangeAreRefused()
{
    QFETCH(Change, change);
    QFETCH(QString, names);
    SynthesisOptions o = quick();
    change(o);
    const auto s = synthesize(textNetwork(kSmall), pimsynHardware(), o, contextOf(1, 1));
    QVERIFY(!s.has_value());
    QCOMPARE(s.error().code, ErrorCode::InvalidArgument);
    QVERIFY2(QString::fromStdString(s.error().text()).contains(names), s.error().text().c_str());
}

/// A run that would take minutes.
SynthesisOptions longRun()
{
    SynthesisOptions o = quick(49);
    o.effort = Effort::Thorough;
    return o;
}

void TestSynthesize::itStopsWhenAsked()
{
    std::stop_source stop;
    RunContext run = contextOf(1, 2);
    run.stop = stop.get_token();
    std::chrono::steady_clock::time_point asked {};
    run.onProgress = [&](const Progress& p) {
        if (p.best > 0 && !stop.stop_requested()) {
            asked = std::chrono::steady_clock::now();
            stop.request_stop();
        }
    };
    const Synthesis s = mustSynthesize(zooNetwork("alexnet"), longRun(), run);
    QVERIFY(stop.stop_requested());
    QVERIFY(!s.finished);
    const double seconds = secondsSince(asked);
    QVERIFY2(seconds < 10, qPrintable(QString::number(seconds))); // generous: the machine may be busy
    qInfo("stopped after %.0f ms", seconds * 1e3);
    // It had a design, and that is a design.
    QVERIFY(s.feasible);
    QVERIFY(!s.best.provenance.finished);
    const auto again = evaluation::evaluate(s.best);
    QVERIFY(again.has_value() && again->feasible);
}

void TestSynthesize::itDoesNotStartWhenAlreadyStopped()
{
    std::stop_source stop;
    stop.request_stop();
    RunContext run = contextOf(1, 2);
    run.stop = stop.get_token();
    const Synthesis s = mustSynthesize(zooNetwork("alexnet"), longRun(), run);
    QVERIFY(!s.finished);
    QVERIFY(s.evaluations < 5000);
}

void TestSynthesize::itKeepsTheTimeLimit()
{
    SynthesisOptions o = longRun();
    o.timeLimitSeconds = 1.0;
    const auto begin = std::chrono::steady_clock::now();
    const Synthesis s = mustSynthesize(zooNetwork("alexnet"), o, contextOf(1, 2));
    const double seconds = secondsSince(begin);
    QVERIFY(!s.finished);
    QVERIFY2(seconds > 0.9 && seconds < 12, qPrintable(QString::number(seconds)));
    QVERIFY(s.seconds > 0.9);
}

void TestSynthesize::progressRunsForwardInTheCallingThread()
{
    RunContext run = contextOf(1, 2);
    const auto self = std::this_thread::get_id();
    double last = 0;
    int calls = 0;
    bool forward = true, here = true;
    run.onProgress = [&](const Progress& p) {
        ++calls;
        here = here && std::this_thread::get_id() == self;
        forward = forward && p.fraction >= last && p.fraction <= 1 && !p.stage.empty();
        last = p.fraction;
    };
    mustSynthesize(textNetwork(kSmall), quick(), run);
    QVERIFY(calls > 0);
    QVERIFY(here);
    QVERIFY(forward);
}

void TestSynthesize::theOptimumOfASpaceThatCanBeEnumeratedIsFound_data()
{
    QTest::addColumn<bool>("studio");
    QTest::addColumn<int>("objective");
    for (const bool studio : { false, true })
        for (const auto objective :
             { Objective::Efficiency, Objective::Latency, Objective::Throughput, Objective::Edp })
            QTest::addRow("%s, %s", studio ? "studio" : "pimsyn", objectiveInfo(objective).key.data())
                << studio << static_cast<int>(objective);
}

void TestSynthesize::theOptimumOfASpaceThatCanBeEnumeratedIsFound()
{
    QFETCH(bool, studio);
    QFETCH(int, objective);
    SynthesisOptions o = quick(1.5);
    o.model = studio ? ModelOptions::studio() : ModelOptions::pimsyn();
    o.objective = static_cast<Objective>(objective);
    o.effort = Effort::Normal;
    o.crossbarSizes = { 128 };
    o.slices = { design::SlicePacking::Separate };
    o.macroSharing = false;
    const auto net = textNetwork("conv1 3x6x6 -> 16 k3 p1; relu; conv2 16 k3 p1");
    const Synthesis s = mustSynthesize(net, o, contextOf(1, 2));
    QVERIFY(s.feasible);

    design::DesignParameters p = s.best.parameters;
    p.scratchpadKib = 0;
    p.clock = {};
    auto evaluator = evaluation::Evaluator::create(net, pimsynHardware(), o.model, p, o.constraints);
    QVERIFY(evaluator.has_value());
    SearchSpace space;
    space.objective = o.objective;
    space.shareLow = o.powerShareLow;
    space.shareHigh = o.powerShareHigh;
    double merit = 0;
    SearchPoint best;
    DesignSearch all(*std::move(evaluator), space, {});
    std::vector<std::size_t> convolutions;
    for (std::size_t l = 0; l < all.evaluator().layers().size(); ++l)
        if (all.evaluator().layers()[l].crossbar)
            convolutions.push_back(l);
    QCOMPARE(convolutions.size(), std::size_t { 2 });
    const auto useful = [](std::int32_t d) {
        return d == 36 || (36 + d - 1) / d != (36 + d - 2) / std::max(1, d - 1) || d == 1;
    };
    for (std::int32_t first = 1; first <= 36; ++first) {
        for (std::int32_t second = 1; second <= 36; ++second) {
            if (!useful(first) || !useful(second))
                continue;
            for (std::int32_t macros = 0; macros < 25; ++macros) {
                for (const double clock : { 0.0, 1.25, 1.6 }) {
                    SearchPoint q = all.paced(1, 1.0);
                    q.candidate.duplication[convolutions[0]] = first;
                    q.candidate.duplication[convolutions[1]] = second;
                    q.candidate.macros[convolutions[0]] = 1 + macros % 5;
                    q.candidate.macros[convolutions[1]] = 1 + macros / 5;
                    q.slowestNs = clock * all.evaluator().clockFloorNs();
                    all.assess(q);
                    if (q.feasible() && q.merit > merit) {
                        merit = q.merit;
                        best = q;
                    }
                }
            }
        }
    }
    QVERIFY(merit > 0);
    const double found = meritOfValue(o.objective, s.bestValue);
    qInfo("found %.6g, enumerated %.6g (copies %d %d, macros %d %d, clock %.1f ns)", found, merit,
          best.candidate.duplication[convolutions[0]], best.candidate.duplication[convolutions[1]],
          best.candidate.macros[convolutions[0]], best.candidate.macros[convolutions[1]], best.score.clockNs);
    QVERIFY(found >= merit * (1 - 1e-6));
}

QTEST_APPLESS_MAIN(TestSynthesize)
#include "tst_synthesize.moc"
