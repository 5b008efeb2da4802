// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>

#include <QtTest/QTest>

#include "core/base/random.h"
#include "core/hardware/presets.h"
#include "core/network/zoo.h"
#include "core/synthesis/bound.h"
#include "core/synthesis/design_search.h"
#include "tests/support/network_text.h"
#include "tests/support/small_scratchpads.h"

using namespace pim;
using namespace pim::synthesis;
using evaluation::Evaluator;
using evaluation::ModelOptions;

namespace {

constexpr std::array kObjectives { Objective::Efficiency, Objective::Throughput, Objective::Latency,
                                   Objective::Energy,     Objective::Edp,        Objective::AreaEfficiency };
constexpr double kRounding = 1e-6;

std::shared_ptr<const hardware::HardwareSpec> pimsynHardware()
{
    auto h = hardware::preset("pimsyn");
    if (!h)
        qFatal("%s", h.error().text().c_str());
    return test::withSmallScratchpads(**h);
}

/// An evaluator of a grid point; nothing where the hardware lacks a part (its ADC, mostly).
std::optional<Evaluator> evaluatorOf(const std::shared_ptr<const network::Network>& net,
                                     const std::shared_ptr<const hardware::HardwareSpec>& hardware,
                                     const ModelOptions& model, double budgetW, int size, int cellBits, int dacBits,
                                     design::MacroStyle style = design::MacroStyle::Specialized)
{
    design::DesignParameters p;
    p.crossbarSize = size;
    p.cellBits = cellBits;
    p.dacBits = dacBits;
    p.adcBits = hardware::adcResolution(size, dacBits, cellBits);
    p.macroStyle = style;
    design::Constraints c;
    c.powerBudget = { budgetW };
    auto e = Evaluator::create(net, hardware, model, p, c);
    if (e)
        return *std::move(e);
    if (e.error().code != ErrorCode::Infeasible)
        qFatal("%s", e.error().text().c_str());
    return std::nullopt;
}

double valueOf(Objective objective, const evaluation::Score& s, double operations)
{
    switch (objective) {
    case Objective::Efficiency: return operations / s.energyNj;
    case Objective::Throughput: return 1e9 / s.periodNs;
    case Objective::Latency: return s.latencyNs * 1e-3;
    case Objective::Energy: return s.energyNj * 1e-3;
    case Objective::Edp: return s.energyNj * s.latencyNs * 1e-6;
    case Objective::AreaEfficiency: return s.areaUm2 > 0 ? operations / s.periodNs / s.areaUm2 * 1e6 : 0.0;
    }
    return 0;
}

/// Holds the bounds of a grid point against every feasible design it is shown.
class Witness
{
public:
    explicit Witness(const Evaluator& evaluator)
        : m_operations(static_cast<double>(evaluator.totalOperations()))
    {
        for (std::size_t i = 0; i < kObjectives.size(); ++i) {
            m_ownBounds[i] = objectiveBound(evaluator, kObjectives[i], false);
            m_bounds[i] = objectiveBound(evaluator, kObjectives[i], true);
        }
        m_closest.fill(std::numeric_limits<double>::infinity());
    }
    void see(const SearchPoint& p)
    {
        ++m_seen;
        const auto& partners = p.candidate.partner;
        const bool shares = std::any_of(partners.begin(), partners.end(), [](std::int32_t q) { return q >= 0; });
        const auto& bounds = shares ? m_bounds : m_ownBounds;
        for (std::size_t i = 0; i < kObjectives.size(); ++i) {
            const double value = valueOf(kObjectives[i], p.score, m_operations);
            // How much better than the design the bound is; below one it is no bound.
            const double ratio = objectiveInfo(kObjectives[i]).maximize ? bounds[i] / value : value / bounds[i];
            m_closest[i] = std::min(m_closest[i], std::isnan(ratio) ? 0.0 : ratio);
            if (!(ratio >= 1 - kRounding) && m_broken.empty()) {
                m_broken = std::string(objectiveInfo(kObjectives[i]).key) + ": bound " + std::to_string(bounds[i])
                    + ", design " + std::to_string(value) + " with copies";
                for (const auto d : p.candidate.duplication)
                    m_broken += ' ' + std::to_string(d);
                m_broken += ", macros";
                for (const auto d : p.candidate.macros)
                    m_broken += ' ' + std::to_string(d);
                m_broken += ", partners";
                for (const auto d : p.candidate.partner)
                    m_broken += ' ' + std::to_string(d);
                m_broken += ", clock " + std::to_string(p.score.clockNs) + " ns";
            }
        }
    }
    /// The first design that beats a bound; empty when all is well.
    const std::string& broken() const { return m_broken; }
    std::int64_t seen() const { return m_seen; }
    /// Best design's distance from the bound, 1: reached.
    double closest(Objective objective) const { return m_closest[static_cast<std::size_t>(objective)]; }

private:
    double m_operations;
    std::array<double, kObjectives.size()> m_bounds {}, m_ownBounds {}, m_closest {};
    std::int64_t m_seen = 0;
    std::string m_broken;
};

SearchSpace wideSpace()
{
    SearchSpace space;
    space.shareLow = 1e-6;
    space.shareHigh = 0.999;
    return space;
}

/// Copies that give different numbers of blocks, fewest for each.
std::vector<std::int32_t> usefulCopies(std::int64_t positions, std::size_t most)
{
    std::vector<std::int32_t> copies;
    for (std::int64_t blocks = 1; blocks <= positions; ++blocks) {
        const auto d = static_cast<std::int32_t>((positions + blocks - 1) / blocks);
        if (copies.empty() || copies.back() != d)
            copies.push_back(d);
    }
    while (copies.size() > most) // thin out in the middle
        copies.erase(copies.begin() + static_cast<std::ptrdiff_t>(copies.size() / 2));
    return copies;
}

/// Every design of a tiny network: copies x macros of all layers alike x sharing of the last pair x clock.
void showAll(const Evaluator& evaluator, Witness& witness, std::size_t mostCopies)
{
    DesignSearch search(evaluator, wideSpace(), [&](const SearchPoint& p) { witness.see(p); });
    const auto& layers = evaluator.layers();
    std::vector<std::size_t> onCrossbars, convolutions;
    std::vector<std::vector<std::int32_t>> choices;
    for (std::size_t l = 0; l < layers.size(); ++l) {
        if (!layers[l].crossbar)
            continue;
        onCrossbars.push_back(l);
        if (layers[l].fullyConnected)
            continue;
        convolutions.push_back(l);
        choices.push_back(usefulCopies(layers[l].positions, mostCopies));
    }
    std::vector<std::size_t> digit(convolutions.size(), 0);
    for (bool more = true; more;) {
        for (const std::int32_t macros : { 1, 3 }) {
            for (int sharing = 0; sharing < (onCrossbars.size() > 1 ? 3 : 1); ++sharing) {
                for (const double clock : { 0.0, 1.7, 40.0 }) {
                    SearchPoint p = search.paced(1, 1.0);
                    for (std::size_t i = 0; i < convolutions.size(); ++i)
                        p.candidate.duplication[convolutions[i]] = choices[i][digit[i]];
                    for (const std::size_t l : onCrossbars) {
                        p.candidate.macros[l] = macros;
                        p.passes[l] = layers[l].fullyConnected ? 1 + static_cast<std::int32_t>(clock) : 1;
                    }
                    if (sharing == 1) // the first two
                        p.candidate.partner[onCrossbars[1]] = static_cast<std::int32_t>(onCrossbars[0]);
                    else if (sharing == 2) // the last with the first
                        p.candidate.partner[onCrossbars.back()] = static_cast<std::int32_t>(onCrossbars[0]);
                    p.slowestNs = clock * evaluator.clockFloorNs();
                    search.assess(p);
                }
            }
        }
        more = false;
        for (std::size_t i = 0; i < digit.size() && !more; ++i) {
            more = ++digit[i] < choices[i].size();
            if (!more)
                digit[i] = 0;
        }
    }
}

} // namespace

class TestBound : public QObject
{
    Q_OBJECT
private slots:
    void noDesignOfATinyNetworkBeatsItsBound_data();
    void noDesignOfATinyNetworkBeatsItsBound();
    void noDesignTheSearchFindsForARealNetworkBeatsItsBound_data();
    void noDesignTheSearchFindsForARealNetworkBeatsItsBound();
    void aBudgetThatOnlyASlowClockFitsIsNotCalledHopeless();
    void aBudgetBelowOneCopyOfTheCrossbarsIsHopeless();
    void moreBudgetNeverMakesTheBoundWorse();
};

void TestBound::noDesignOfATinyNetworkBeatsItsBound_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("mostCopies");
    QTest::newRow("one convolution") << "conv1 3x6x6 -> 16 k3 p1" << 36;
    QTest::newRow("a wide one feeding another at once") << "conv1 64x4x4 -> 64 k3 p1; conv2 64 k3 p1" << 8;
    QTest::newRow("the second needs all of the first") << "conv1 64x4x4 -> 64 k3 p1; conv2 64 k4" << 8;
    QTest::newRow("every pixel of the second needs all of the first")
        << "conv1 64x4x4 -> 64 k3 p1; conv2 64 k7 p3" << 6;
    QTest::newRow("the network's first layers")
        << "conv1 3x8x8 -> 16 k3 p1; relu; conv2 32 k3 p1; pool1 k2 s2; fc 10" << 5;
    QTest::newRow("strides, pooling to one pixel")
        << "conv1 3x9x9 -> 8 k3 s2; relu; avgpool1 k2 s2; conv2 16 k1; gap; fc 4" << 6;
    QTest::newRow("a shortcut") << "conv1 3x6x6 -> 8 k3 p1; conv2 8 k3 p1; add1 @conv1 @conv2; relu; conv3 8 k1" << 4;
    QTest::newRow("two branches")
        << "conv1 3x6x6 -> 8 k1; conv2 @conv1 8 k3 p1; conv3 @conv1 8 k1; concat1 @conv2 @conv3; fc 4" << 4;
    QTest::newRow("groups and dilation") << "conv1 8x7x7 -> 16 k3 g4; relu; conv2 8 k3 d2 p1" << 6;
    QTest::newRow("fully connected only") << "fc1 32x2x2 -> 40; relu; fc2 10" << 1;
}

void TestBound::noDesignOfATinyNetworkBeatsItsBound()
{
    QFETCH(QString, text);
    QFETCH(int, mostCopies);
    const auto net = std::make_shared<const network::Network>(test::parseNetwork(text.toStdString()));
    const auto hardware = pimsynHardware();
    std::int64_t seen = 0;
    for (const bool studio : { false, true }) {
        for (const auto& [size, cell, dac] :
             { std::array { 128, 1, 1 }, std::array { 128, 4, 1 }, std::array { 256, 2, 2 } }) {
            for (const double budget : { 0.6, 3.0, 60.0 }) {
                const auto evaluator = evaluatorOf(
                    net, hardware, studio ? ModelOptions::studio() : ModelOptions::pimsyn(), budget, size, cell, dac);
                if (!evaluator)
                    continue;
                Witness witness(*evaluator);
                showAll(*evaluator, witness, static_cast<std::size_t>(mostCopies));
                seen += witness.seen();
                QVERIFY2(witness.broken().empty(),
                         qPrintable(QString("%1, crossbars of %2, %3-bit cells, %4-bit DACs, %5 W: %6")
                                        .arg(studio ? "studio" : "pimsyn")
                                        .arg(size)
                                        .arg(cell)
                                        .arg(dac)
                                        .arg(budget)
                                        .arg(witness.broken().c_str())));
                if (budget == 60.0 && witness.seen() > 0 && mostCopies > 1) {
                    // A bound that is far from every design is worth nothing.
                    QVERIFY2(witness.closest(Objective::Efficiency) < 5,
                             qPrintable(QString::number(witness.closest(Objective::Efficiency))));
                    QVERIFY2(witness.closest(Objective::Latency) < 20,
                             qPrintable(QString::number(witness.closest(Objective::Latency))));
                    QVERIFY2(witness.closest(Objective::Throughput) < 20,
                             qPrintable(QString::number(witness.closest(Objective::Throughput))));
                }
            }
        }
        QVERIFY2(seen > 20, qPrintable(QString("%1 designs").arg(seen)));
    }
}

void TestBound::noDesignTheSearchFindsForARealNetworkBeatsItsBound_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<double>("budget");
    QTest::addColumn<int>("count");
    QTest::newRow("alexnet, little power") << "alexnet" << 20.0 << 40;
    QTest::newRow("alexnet") << "alexnet" << 49.0 << 40;
    QTest::newRow("alexnet, much power") << "alexnet" << 400.0 << 40;
    QTest::newRow("resnet18") << "resnet18" << 49.0 << 12;
    QTest::newRow("resnet18, much power") << "resnet18" << 300.0 << 6;
    QTest::newRow("vgg16") << "vgg16" << 264.0 << 5;
}

void TestBound::noDesignTheSearchFindsForARealNetworkBeatsItsBound()
{
    QFETCH(QString, name);
    QFETCH(double, budget);
    QFETCH(int, count);
    auto zoo = network::zoo(name.toStdString());
    QVERIFY2(zoo.has_value(), zoo ? "" : zoo.error().text().c_str());
    const auto net = std::make_shared<const network::Network>(*std::move(zoo));
    const auto hardware = pimsynHardware();
    std::int64_t seen = 0;
    std::uint64_t stream = 0;
    for (const bool studio : { false, true }) {
        for (const auto& [size, cell, dac] : { std::array { 256, 4, 1 }, std::array { 512, 2, 1 } }) {
            const auto style = stream % 2 == 1 ? design::MacroStyle::Identical : design::MacroStyle::Specialized;
            const auto evaluator = evaluatorOf(net, hardware, studio ? ModelOptions::studio() : ModelOptions::pimsyn(),
                                               budget, size, cell, dac, style);
            if (!evaluator)
                continue;
            Witness witness(*evaluator);
            RandomStream random(7, stream++);
            for (const auto objective : { Objective::Latency, Objective::Efficiency, Objective::Throughput }) {
                SearchSpace space = wideSpace();
                space.objective = objective;
                DesignSearch search(*evaluator, space, [&](const SearchPoint& p) { witness.see(p); });
                SearchPoint best;
                best.merit = -std::numeric_limits<double>::max();
                for (double blocks = static_cast<double>(search.fewestBlocks());
                     blocks <= static_cast<double>(search.mostBlocks()); blocks = std::ceil(blocks * 2.2)) {
                    SearchPoint p = search.paced(static_cast<std::int64_t>(blocks), 1.0);
                    search.assess(p);
                    if (p.merit > best.merit)
                        best = p;
                }
                if (!best.candidate.duplication.empty())
                    search.anneal(best, random, static_cast<std::uint64_t>(count), 0.02, 1e-3, {});
            }
            seen += witness.seen();
            QVERIFY2(witness.broken().empty(),
                     qPrintable(QString("%1, crossbars of %2, %3-bit cells: %4")
                                    .arg(studio ? "studio" : "pimsyn")
                                    .arg(size)
                                    .arg(cell)
                                    .arg(witness.broken().c_str())));
        }
    }
    QVERIFY(seen > 0);
}

void TestBound::aBudgetThatOnlyASlowClockFitsIsNotCalledHopeless()
{
    // Wide layers of few pixels: at the fastest clock the converters of one copy alone exceed the budget, a slower
    // clock shares them more.
    const auto net =
        std::make_shared<const network::Network>(test::parseNetwork("conv1 256x4x4 -> 256 k3 p1; conv2 256 k3 p1"));
    const auto hardware = pimsynHardware();
    int hopeful = 0;
    for (const bool studio : { false, true }) {
        for (double budget = 0.2; budget < 20; budget *= 1.2) {
            const auto evaluator =
                evaluatorOf(net, hardware, studio ? ModelOptions::studio() : ModelOptions::pimsyn(), budget, 128, 4, 1);
            QVERIFY(evaluator.has_value());
            Witness witness(*evaluator);
            DesignSearch search(*evaluator, wideSpace(), [&](const SearchPoint& p) { witness.see(p); });
            SearchPoint p = search.paced(search.mostBlocks(), 1e9);
            search.assess(p);
            hopeful += p.feasible() && p.score.clockNs > 2 * evaluator->clockFloorNs() ? 1 : 0;
            QVERIFY2(witness.broken().empty(),
                     qPrintable(QString("%1 W: %2").arg(budget).arg(witness.broken().c_str())));
        }
    }
    QVERIFY(hopeful > 2); // the case exists
}

void TestBound::aBudgetBelowOneCopyOfTheCrossbarsIsHopeless()
{
    const auto net =
        std::make_shared<const network::Network>(test::parseNetwork("conv1 256x4x4 -> 256 k3 p1; conv2 256 k3 p1"));
    const auto evaluator = evaluatorOf(net, pimsynHardware(), ModelOptions::pimsyn(), 1e-4, 128, 4, 1);
    QVERIFY(evaluator.has_value());
    for (const auto objective : kObjectives) {
        const double bound = objectiveBound(*evaluator, objective);
        QVERIFY(objectiveInfo(objective).maximize ? bound == 0.0 : std::isinf(bound));
    }
}

void TestBound::moreBudgetNeverMakesTheBoundWorse()
{
    const auto net = std::make_shared<const network::Network>(*network::zoo("alexnet"));
    const auto hardware = pimsynHardware();
    for (const bool studio : { false, true }) {
        std::array<double, kObjectives.size()> last {};
        bool first = true;
        for (double budget = 10; budget < 500; budget *= 1.5) {
            const auto evaluator =
                evaluatorOf(net, hardware, studio ? ModelOptions::studio() : ModelOptions::pimsyn(), budget, 256, 4, 1);
            for (std::size_t i = 0; i < kObjectives.size(); ++i) {
                const double bound = objectiveBound(*evaluator, kObjectives[i]);
                // The dual ascent and the ladder each stop a little early.
                if (!first)
                    QVERIFY2(
                        objectiveInfo(kObjectives[i]).maximize ? bound >= last[i] * 0.97 : bound <= last[i] * 1.03,
                        qPrintable(QString("%1 at %2 W").arg(objectiveInfo(kObjectives[i]).key.data()).arg(budget)));
                last[i] = bound;
            }
            first = false;
        }
    }
}

QTEST_APPLESS_MAIN(TestBound)
#include "tst_bound.moc"
