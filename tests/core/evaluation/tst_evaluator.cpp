// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <cmath>
#include <cstdlib>
#include <new>
#include <string>

#include "core/evaluation/evaluator.h"
#include "core/hardware/presets.h"
#include "core/network/zoo.h"
#include "tests/support/random_candidates.h"
#include "tests/support/repeated_images.h"

namespace {
std::size_t g_allocations = 0;
}

// The thread sanitizer brings an operator new of its own, which cannot be replaced in a static link.
#if defined(__SANITIZE_THREAD__)
#define PIM_COUNTS_ALLOCATIONS 0
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define PIM_COUNTS_ALLOCATIONS 0
#endif
#endif
#ifndef PIM_COUNTS_ALLOCATIONS
#define PIM_COUNTS_ALLOCATIONS 1
#endif

#if PIM_COUNTS_ALLOCATIONS
// Counts every allocation of this program.
void* operator new(std::size_t size)
{
    ++g_allocations;
    if (void* p = std::malloc(size == 0 ? 1 : size))
        return p;
    throw std::bad_alloc();
}
void operator delete(void* p) noexcept { std::free(p); }
void operator delete(void* p, std::size_t) noexcept { std::free(p); }
#endif

using namespace pim;
using design::MacroStyle;
using evaluation::Candidate;
using evaluation::Evaluator;
using evaluation::ModelOptions;
using evaluation::Score;

namespace {

Evaluator evaluatorFor(const char* name, const ModelOptions& model, MacroStyle style = MacroStyle::Specialized, int flitBits = 0)
{
    auto hardware = hardware::preset("pimsyn").value();
    if (flitBits > 0) {
        auto narrow = *hardware;
        narrow.noc.flitBits = flitBits;
        hardware = std::make_shared<const hardware::HardwareSpec>(std::move(narrow));
    }
    auto net = std::make_shared<const network::Network>(network::zoo(name).value());
    design::DesignParameters p;
    p.macroStyle = style;
    auto e = Evaluator::create(net, hardware, model, p, { Power { 200 }, {}, {}, {} });
    if (!e)
        throw std::runtime_error(e.error().text());
    return *std::move(e);
}

/// All fields that differ, as text.
std::string difference(const Score& a, const Score& b)
{
    std::string text;
    const auto same = [&text](const char* name, auto x, auto y) {
        if (!(x == y))
            text += std::string(name) + " " + std::to_string(static_cast<double>(x)) + " / " + std::to_string(static_cast<double>(y)) + "; ";
    };
    same("violation", static_cast<int>(a.violation), static_cast<int>(b.violation));
    same("needed", a.needed, b.needed);
    same("available", a.available, b.available);
    same("clock", a.clockNs, b.clockNs);
    same("latency", a.latencyNs, b.latencyNs);
    same("period", a.periodNs, b.periodNs);
    same("energy", a.energyNj, b.energyNj);
    same("peak", a.peakW, b.peakW);
    same("area", a.areaUm2, b.areaUm2);
    same("cycles", a.cycles, b.cycles);
    same("crossbars", a.crossbars, b.crossbars);
    same("macros", a.macros, b.macros);
    same("NoC bubbles", a.nocBubbles, b.nocBubbles);
    same("ADC bubbles", a.adcBubbles, b.adcBubbles);
    same("scratchpad", a.scratchpadKib, b.scratchpadKib);
    same("needed scratchpad", a.neededKib, b.neededKib);
    same("passes", a.passes, b.passes);
    return text;
}

} // namespace

class TestEvaluator : public QObject
{
    Q_OBJECT
private slots:
    void remembersNothingOfEarlierCandidates_data();
    void remembersNothingOfEarlierCandidates();
    void allocatesNothingOnceWarm_data();
    void allocatesNothingOnceWarm();
    void tellsThePeriodOfBackToBackImages_data();
    void tellsThePeriodOfBackToBackImages();
};

void TestEvaluator::remembersNothingOfEarlierCandidates_data()
{
    QTest::addColumn<bool>("studio");
    QTest::addColumn<bool>("identical");
    QTest::addColumn<double>("sharing");
    QTest::newRow("pimsyn") << false << false << 0.0;
    QTest::newRow("studio") << true << false << 0.0;
    QTest::newRow("studio, identical macros") << true << true << 0.0;
    QTest::newRow("studio, shared macros") << true << false << 0.4;
    QTest::newRow("pimsyn, shared macros") << false << true << 0.4;
}

/// One object for all, in a row that comes back to the first candidate after each, and a fresh object for each.
void TestEvaluator::remembersNothingOfEarlierCandidates()
{
    QFETCH(bool, studio);
    QFETCH(bool, identical);
    QFETCH(double, sharing);
    const ModelOptions model = studio ? ModelOptions::studio() : ModelOptions::pimsyn();
    const MacroStyle style = identical ? MacroStyle::Identical : MacroStyle::Specialized;
    Evaluator reused = evaluatorFor("alexnet", model, style);
    RandomStream random(11, studio, identical);
    const Candidate first = test::randomCandidate(reused, random, sharing);
    const Score firstScore = reused.evaluate(first);
    int feasible = 0, iterated = 0;
    for (int i = 0; i < 200; ++i) {
        const Candidate c = test::randomCandidate(reused, random, sharing, 1 + i % 12, 50.0 + 20 * (i % 30));
        const Score score = reused.evaluate(c);
        Evaluator fresh = evaluatorFor("alexnet", model, style);
        const std::string text = difference(score, fresh.evaluate(c));
        QVERIFY2(text.empty(), ("candidate " + std::to_string(i) + ": " + text).c_str());
        Candidate ruled = c;
        const Score byRule = reused.evaluateWithReleaseRule(ruled);
        Candidate ruledFresh = c;
        const std::string rule = difference(byRule, fresh.evaluateWithReleaseRule(ruledFresh));
        QVERIFY2(rule.empty() && ruled == ruledFresh, ("release rule, candidate " + std::to_string(i) + ": " + rule).c_str());
        const std::string again = difference(reused.evaluate(first), firstScore);
        QVERIFY2(again.empty(), ("first again after " + std::to_string(i) + ": " + again).c_str());
        // Full figures do not disturb either.
        const auto details = fresh.details(score, i % 20 == 0);
        QVERIFY(score.cycles == 0 || details.metrics.energy.value == score.energyNj);
        feasible += score.cycles > 0;
        iterated += score.passes > 2;
    }
    qInfo("%d of 200 scheduled, %d needed more than two passes", feasible, iterated);
    QVERIFY(feasible > 50);
}

void TestEvaluator::allocatesNothingOnceWarm_data()
{
    QTest::addColumn<QString>("network");
    QTest::addColumn<bool>("studio");
    QTest::addColumn<double>("sharing");
    QTest::newRow("alexnet, studio") << "alexnet" << true << 0.0;
    QTest::newRow("alexnet, pimsyn") << "alexnet" << false << 0.0;
    QTest::newRow("alexnet, shared macros") << "alexnet" << true << 0.4;
    QTest::newRow("resnet18, studio") << "resnet18" << true << 0.0;
}

void TestEvaluator::allocatesNothingOnceWarm()
{
    if (!PIM_COUNTS_ALLOCATIONS)
        QSKIP("allocations cannot be counted under the thread sanitizer");
    QFETCH(QString, network);
    QFETCH(bool, studio);
    QFETCH(double, sharing);
    Evaluator evaluator = evaluatorFor(network.toUtf8().constData(), studio ? ModelOptions::studio() : ModelOptions::pimsyn());
    RandomStream random(12);
    std::vector<Candidate> candidates;
    for (int i = 0; i < 10; ++i)
        candidates.push_back(test::randomCandidate(evaluator, random, sharing));
    for (int round = 0; round < 2; ++round)
        for (const Candidate& c : candidates)
            evaluator.evaluate(c);
    for (const Candidate& c : candidates) {
        const std::size_t before = g_allocations;
        evaluator.evaluate(c);
        QCOMPARE(g_allocations - before, std::size_t { 0 });
    }
}

void TestEvaluator::tellsThePeriodOfBackToBackImages_data()
{
    QTest::addColumn<QString>("network");
    QTest::addColumn<int>("mostMacros");
    QTest::addColumn<double>("sharing");
    QTest::addColumn<int>("flitBits");
    QTest::newRow("alexnet, one macro per layer") << "alexnet" << 1 << 0.0 << 64;
    QTest::newRow("alexnet, few macros") << "alexnet" << 4 << 0.0 << 64;
    QTest::newRow("alexnet, many macros") << "alexnet" << 20 << 0.0 << 64;
    QTest::newRow("alexnet, shared macros") << "alexnet" << 4 << 0.5 << 64;
    QTest::newRow("resnet18, one macro per layer") << "resnet18" << 1 << 0.0 << 64;
    QTest::newRow("resnet18, few macros") << "resnet18" << 4 << 0.0 << 64;
    QTest::newRow("resnet18, many macros") << "resnet18" << 20 << 0.0 << 64;
    QTest::newRow("alexnet, slow NoC") << "alexnet" << 4 << 0.0 << 4;
    QTest::newRow("alexnet, very slow NoC") << "alexnet" << 8 << 0.0 << 1;
    QTest::newRow("resnet18, slow NoC") << "resnet18" << 4 << 0.0 << 4;
}

/// The period is that of the busiest unit, ADC or link. Where nothing competes it is exact; transfers that take turns can only
/// make it longer.
void TestEvaluator::tellsThePeriodOfBackToBackImages()
{
    QFETCH(QString, network);
    QFETCH(int, mostMacros);
    QFETCH(double, sharing);
    QFETCH(int, flitBits);
    Evaluator evaluator = evaluatorFor(network.toUtf8().constData(), ModelOptions::studio(), MacroStyle::Specialized, flitBits);
    int compared = 0, exact = 0, free = 0;
    double sum = 0, worst = 0;
    for (int i = 0; compared < 12 && i < 60; ++i) {
        RandomStream random(13, static_cast<std::uint64_t>(i));
        const Candidate c = test::randomCandidate(evaluator, random, sharing, mostMacros, 100);
        const Score score = evaluator.evaluate(c);
        if (score.cycles == 0)
            continue;
        ++compared;
        const double reported = std::round(score.periodNs / score.clockNs);
        // Enough images for the slowest layer to be what all others wait for.
        const double simulated = test::cyclesPerImage(evaluator.chains(), evaluator.mesh(), 6, true);
        QVERIFY2(simulated >= reported - 1, (std::to_string(simulated) + " < " + std::to_string(reported)).c_str());
        const bool shared = std::any_of(c.partner.begin(), c.partner.end(), [](int p) { return p >= 0; });
        if (evaluator.mesh().conflictPairs() == 0 && !shared) {
            ++free;
            QCOMPARE(simulated, reported);
        }
        const double above = simulated / reported - 1;
        exact += above == 0;
        sum += above;
        worst = std::max(worst, above);
    }
    qInfo("%d designs, %d without conflicting transfers, %d exact; simulated period above by %.2f %% on average, %.2f %% at most", compared, free, exact,
          100 * sum / compared, 100 * worst);
    QVERIFY(compared >= 10);
}

QTEST_APPLESS_MAIN(TestEvaluator)
#include "tst_evaluator.moc"
