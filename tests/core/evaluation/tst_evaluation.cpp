// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <cmath>
#include <functional>
#include <limits>

#include "core/evaluation/evaluation.h"
#include "core/evaluation/evaluator.h"
#include "core/hardware/presets.h"
#include "core/network/zoo.h"
#include "tests/support/small_design.h"

using namespace pim;
using design::Design;
using evaluation::CostCentre;
using evaluation::Evaluation;
using evaluation::Evaluator;
using evaluation::ModelOptions;
using evaluation::Score;
using evaluation::Violation;
using hardware::Component;
using test::centre;

using Spoil = std::function<void(Design&)>;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// conv1, conv2, pool1, conv3, fc1: layers 0 to 4.
Design fiveLayers(const ModelOptions& model = ModelOptions::studio())
{
    return test::smallDesign("conv1 4x8x8 -> 8 k3 p1; conv2 8 k3 p1; relu; pool1 k2 s2; conv3 16 k3 p1; fc1 10", model);
}

Evaluation evaluated(const Design& d, bool schedule = false)
{
    auto e = evaluation::evaluate(d, { schedule, false });
    if (!e)
        throw std::runtime_error(e.error().text());
    return *std::move(e);
}

bool close(double a, double b) { return std::abs(a - b) <= 1e-12 * std::max(std::abs(a), std::abs(b)); }

} // namespace

#define QCLOSE(got, expected) \
    QVERIFY2(close(got, expected), (std::to_string(got) + " is not " + std::to_string(expected)).c_str())

class TestEvaluation : public QObject
{
    Q_OBJECT
private slots:
    void refusesDesignsThatDoNotFitTheirNetwork_data();
    void refusesDesignsThatDoNotFitTheirNetwork();
    void acceptsTheLimits();
    void saysWhatTheHardwareLacks_data();
    void saysWhatTheHardwareLacks();
    void countsViolations_data();
    void countsViolations();
    void givesEveryRowOfAConvolutionItsDac();
    void saysByHowMuchInUnitsOfAPerson_data();
    void saysByHowMuchInUnitsOfAPerson();
    void addsUpPeakPowerByHand();
    void addsUpAreaByHand();
    void addsUpEnergyByHand();
    void makesTotalsOfTheirParts_data();
    void knowsNoAreaWhereTheHardwareGivesNone();
    void makesTotalsOfTheirParts();
    void derivesFiguresFromEachOther();
    void usesThePlacesADesignGives();
    void sharesMacrosBetweenTwoLayers();
    void boundsSchedulesThatWouldFillTheMemory();
};

void TestEvaluation::refusesDesignsThatDoNotFitTheirNetwork_data()
{
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* name, const char* where, const char* said, Spoil spoil) { QTest::newRow(name) << spoil << where << said; };
    row("no network", "", "network", [](Design& d) { d.network = nullptr; });
    row("no hardware", "", "hardware", [](Design& d) { d.hardware = nullptr; });
    row("a layer too few", "", "got 4", [](Design& d) { d.layers.pop_back(); });
    row("a layer too many", "", "got 6", [](Design& d) { d.layers.emplace_back(); });
    row("no power", "", "got 0", [](Design& d) { d.constraints.powerBudget = {}; });
    row("negative power", "", "-5", [](Design& d) { d.constraints.powerBudget = { -5 }; });
    row("power that is no number", "", "nan", [](Design& d) { d.constraints.powerBudget = { kNan }; });
    row("endless power", "", "inf", [](Design& d) { d.constraints.powerBudget = { kInfinity }; });
    row("no share", "", "got 0", [](Design& d) { d.parameters.crossbarPowerShare = 0; });
    row("all the share", "", "got 1", [](Design& d) { d.parameters.crossbarPowerShare = 1; });
    row("share that is no number", "", "nan", [](Design& d) { d.parameters.crossbarPowerShare = kNan; });
    row("negative clock", "", "-1", [](Design& d) { d.parameters.clock = { -1 }; });
    row("clock that is no number", "", "nan", [](Design& d) { d.parameters.clock = { kNan }; });
    row("endless clock", "", "inf", [](Design& d) { d.parameters.clock = { kInfinity }; });
    row("negative scratchpad", "", "-64", [](Design& d) { d.parameters.scratchpadKib = -64; });
    row("no crossbar rows", "", "got 0", [](Design& d) { d.parameters.crossbarSize = 0; });
    row("no bits in a cell", "", "got 0", [](Design& d) { d.parameters.cellBits = 0; });
    row("no DAC bits", "", "got 0", [](Design& d) { d.parameters.dacBits = 0; });
    row("no weight bits", "", "got 0", [](Design& d) { d.parameters.weightBits = 0; });
    row("no data bits", "", "got -1", [](Design& d) { d.parameters.dataBits = -1; });
    row("no copy", "layer conv2", "got 0", [](Design& d) { d.layers[1].weightDuplication = 0; });
    row("more copies than positions", "layer conv2", "got 65", [](Design& d) { d.layers[1].weightDuplication = 65; });
    row("two copies of a fully connected layer", "layer fc1", "got 2", [](Design& d) { d.layers[4].weightDuplication = 2; });
    row("no macro", "layer conv1", "got 0", [](Design& d) { d.layers[0].macros = 0; });
    row("no macro of a pool", "layer pool1", "got 0", [](Design& d) { d.layers[2].macros = 0; });
    row("too many macros", "layer conv1", "got 100001", [](Design& d) { d.layers[0].macros = 100001; });
    row("too many macros in all", "", "100000", [](Design& d) { d.layers[0].macros = d.layers[1].macros = 60000; });
    row("negative count", "layer conv3", "got -1", [](Design& d) { d.layers[3].components[1] = -1; });
    row("huge count", "layer conv3", "huge", [](Design& d) { d.layers[3].components[1] = std::int64_t { 1 } << 60; });
    row("shares with itself", "layer conv2", "got layer index 1", [](Design& d) { d.layers[1].sharesMacrosWith = network::LayerId { 1 }; });
    row("shares with a later layer", "layer conv1", "got layer index 1", [](Design& d) { d.layers[0].sharesMacrosWith = network::LayerId { 1 }; });
    row("shares with no layer", "layer conv2", "got layer index -1", [](Design& d) { d.layers[1].sharesMacrosWith = network::LayerId { -1 }; });
    row("shares beyond the network", "layer conv2", "got layer index 99", [](Design& d) { d.layers[1].sharesMacrosWith = network::LayerId { 99 }; });
    row("shares with a pool", "layer conv3", "got layer index 2", [](Design& d) { d.layers[3].sharesMacrosWith = network::LayerId { 2 }; });
    row("a pool shares", "layer pool1", "got layer index 0", [](Design& d) { d.layers[2].sharesMacrosWith = network::LayerId { 0 }; });
    row("three share", "layer conv3", "pairs", [](Design& d) {
        d.layers[1].sharesMacrosWith = network::LayerId { 0 };
        d.layers[3].sharesMacrosWith = network::LayerId { 0 };
    });
    row("a chain of sharing", "layer conv3", "pairs", [](Design& d) {
        d.layers[1].sharesMacrosWith = network::LayerId { 0 };
        d.layers[3].sharesMacrosWith = network::LayerId { 1 };
    });
    const auto place = [](Design& d) { // conv1, conv2, conv3, fc1 on the first row
        for (int l : { 0, 1, 3, 4 })
            d.layers[static_cast<std::size_t>(l)].cells = { { 0, l } };
    };
    row("a place taken twice", "layer conv3", "[0, 1] is taken twice", [place](Design& d) { place(d); d.layers[3].cells = { { 0, 1 } }; });
    row("a macro without a place", "layer conv2", "got 1", [place](Design& d) { place(d); d.layers[1].macros = 2; });
    row("a layer without places", "layer conv2", "got 0", [place](Design& d) { place(d); d.layers[1].cells.clear(); });
    row("a place off the chip", "layer fc1", "[-1, 4]", [place](Design& d) { place(d); d.layers[4].cells = { { -1, 4 } }; });
    row("a place far away", "layer fc1", "[0, 2000000000]", [place](Design& d) { place(d); d.layers[4].cells = { { 0, 2000000000 } }; });
}

void TestEvaluation::refusesDesignsThatDoNotFitTheirNetwork()
{
    QFETCH(Spoil, spoil);
    QFETCH(QString, where);
    QFETCH(QString, said);
    Design d = fiveLayers();
    QVERIFY(evaluation::evaluate(d));
    spoil(d);
    for (const bool rule : { false, true }) {
        const auto e = evaluation::evaluate(d, { false, rule });
        QVERIFY(!e);
        QCOMPARE(e.error().code, ErrorCode::InvalidArgument);
        QCOMPARE(QString::fromStdString(e.error().where), where);
        QVERIFY2(QString::fromStdString(e.error().message).contains(said), e.error().message.c_str());
    }
}

void TestEvaluation::acceptsTheLimits()
{
    Design d = fiveLayers();
    d.layers[1].weightDuplication = 64; // one block
    d.layers[0].macros = 500;
    d.parameters.crossbarPowerShare = 0.999;
    const auto e = evaluated(d);
    QCOMPARE(e.layers[1].blocks, 1);
    QCOMPARE(e.layers[0].cells.size(), 500U);
    QVERIFY(e.metrics.cycles > 0);
}

void TestEvaluation::saysWhatTheHardwareLacks_data()
{
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* name, const char* said, Spoil spoil) { QTest::newRow(name) << spoil << said; };
    row("crossbar size", "crossbar of 128 rows", [](Design& d) { d.parameters.crossbarSize = 128; });
    row("cell", "4-bit cells", [](Design& d) { d.parameters.cellBits = 4; });
    row("ADC", "9-bit ADC", [](Design& d) { d.parameters.adcBits = 9; });
    row("DAC", "2-bit DAC", [](Design& d) { d.parameters.dacBits = 2; });
    row("scratchpads", "scratchpad", [](Design& d) {
        auto h = *d.hardware;
        h.scratchpads.clear();
        d.hardware = std::make_shared<const hardware::HardwareSpec>(h);
    });
    row("a unit that never starts", "pool", [](Design& d) {
        auto h = *d.hardware;
        h.pool.frequency = {};
        d.hardware = std::make_shared<const hardware::HardwareSpec>(h);
    });
}

void TestEvaluation::saysWhatTheHardwareLacks()
{
    QFETCH(Spoil, spoil);
    QFETCH(QString, said);
    Design d = fiveLayers();
    spoil(d);
    const auto e = evaluated(d);
    QVERIFY(!e.feasible);
    QCOMPARE(e.violation, Violation::MissingComponent);
    QVERIFY2(QString::fromStdString(e.violationDetail).contains(said), e.violationDetail.c_str());
}

void TestEvaluation::countsViolations_data()
{
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<int>("violation");
    const auto row = [](const char* name, Violation v, Spoil spoil) { QTest::newRow(name) << spoil << static_cast<int>(v); };
    row("nothing", Violation::None, [](Design&) {});
    // Crossbars of 0.003 W: one copy needs 2 + 4 + 4 + 10 = 20 of them (n = 36, 72, 72, 256; FC 4 rows of 2), so 0.06 W.
    row("weights", Violation::WeightsDoNotFit, [](Design& d) { d.constraints.powerBudget = { 0.1 }; });
    row("copies", Violation::CrossbarPower, [](Design& d) { d.layers[0].weightDuplication = 64; d.parameters.crossbarPowerShare = 0.1 / 1e5; });
    row("peak power", Violation::PeakPower, [](Design& d) { d.constraints.powerBudget = { 10 }; });
    row("missing units", Violation::MissingComponent, [](Design& d) { d.layers[2].components[static_cast<std::size_t>(Component::Pool)] = 0; });
    // A pair has 1 + 1 macros, and an ADC in each.
    row("ADCs of a pair", Violation::MissingComponent, [](Design& d) {
        d.layers[4].sharesMacrosWith = network::LayerId { 0 };
        d.layers[0].components[static_cast<std::size_t>(Component::Adc)] = 1;
        d.layers[4].components[static_cast<std::size_t>(Component::Adc)] = 0;
    });
    row("enough ADCs of a pair", Violation::None, [](Design& d) {
        d.layers[4].sharesMacrosWith = network::LayerId { 0 };
        d.layers[4].components[static_cast<std::size_t>(Component::Adc)] = 0;
    });
    row("area", Violation::Area, [](Design& d) { d.constraints.maxArea = Area { 1000 }; });
    row("latency", Violation::Latency, [](Design& d) { d.constraints.maxLatency = Time { 1000 }; });
    row("crossbars", Violation::Crossbars, [](Design& d) { d.constraints.maxCrossbars = 3; });
    row("scratchpad limit", Violation::ScratchpadCapacity, [](Design& d) {
        d.parameters.scratchpadKib = 1;
        d.layers[0].weightDuplication = 64; // its whole output, 8 * 64 elements, twice that for the next
        d.parameters.dataBits = 64;
    });
}

void TestEvaluation::countsViolations()
{
    QFETCH(Spoil, spoil);
    QFETCH(int, violation);
    Design d = fiveLayers();
    spoil(d);
    const auto e = evaluated(d);
    QVERIFY2(static_cast<int>(e.violation) == violation, (std::to_string(static_cast<int>(e.violation)) + ": " + e.violationDetail).c_str());
    QCOMPARE(e.feasible, violation == 0);
    QCOMPARE(e.violationDetail.empty(), e.feasible);
}

void TestEvaluation::givesEveryRowOfAConvolutionItsDac()
{
    // conv1 has kernels of 3 x 3 on 4 channels: 36 rows for each copy of the weights, on one crossbar's height.
    const auto dac = static_cast<std::size_t>(Component::Dac);
    Design d = fiveLayers();
    d.layers[0].weightDuplication = 3;
    d.layers[0].components[dac] = 3 * 36 * evaluated(d).layers[0].crossbars; // ample
    const auto needed = [&] { // the least that is accepted
        Design less = d;
        std::int64_t count = less.layers[0].components[dac];
        while (count > 0 && (less.layers[0].components[dac] = count - 1, evaluated(less).feasible))
            --count;
        return count;
    }();
    d.layers[0].components[dac] = needed;
    const Evaluation enough = evaluated(d);
    QVERIFY2(enough.feasible, enough.violationDetail.c_str());
    QCOMPARE(needed % 3, 0); // in proportion to the copies
    QVERIFY(needed >= 3 * 36);
    d.layers[0].components[dac] = needed - 1;
    const Evaluation tooFew = evaluated(d);
    QCOMPARE(tooFew.violation, Violation::MissingComponent);
    QCOMPARE(QString::fromStdString(tooFew.violationDetail),
             QString("layer conv1 has %1 DACs, the rows of its 3 copies of the weights need %2").arg(needed - 1).arg(needed));
    QVERIFY(tooFew.metrics.cycles > 0); // the figures are there all the same
    // Enough for the rows, and not for the macros.
    d.layers[0].components[dac] = needed;
    d.layers[0].macros = static_cast<int>(needed) + 2;
    QCOMPARE(QString::fromStdString(evaluated(d).violationDetail),
             QString("layer conv1 has %1 DAC units, its %2 macros need one each").arg(needed).arg(needed + 2));
    d.layers[0].macros = 1;
    // A fully connected layer uses its DACs several times.
    d.layers[4].components[dac] = 1;
    QVERIFY(evaluated(d).feasible);
    // The released model does not look at them.
    Design released = fiveLayers(ModelOptions::pimsyn());
    const auto before = evaluated(released).violation;
    released.layers[0].components[dac] = 1;
    QCOMPARE(evaluated(released).violation, before);
}

void TestEvaluation::saysByHowMuchInUnitsOfAPerson_data()
{
    QTest::addColumn<int>("violation");
    QTest::addColumn<double>("needed");
    QTest::addColumn<double>("available");
    QTest::addColumn<QString>("said");
    const auto row = [](const char* name, Violation v, double needed, double available, const char* said) {
        QTest::newRow(name) << static_cast<int>(v) << needed << available << said;
    };
    row("watts", Violation::PeakPower, 52.13, 49, "needs 52.13 W, 49 W are available");
    row("kilowatts", Violation::PeakPower, 123456.7, 49, "needs 123.5 kW, 49 W are available");
    row("milliwatts", Violation::PeripheralPower, 1.5, 0.02, "needs 1.5 W, 20 mW are available");
    row("rounds up to the next", Violation::PeakPower, 999.96, 49, "needs 1 kW, 49 W are available");
    row("less than nothing", Violation::PeripheralPower, 2, -0.5, "needs 2 W, -500 mW are available");
    row("nothing", Violation::PeripheralPower, 2, 0, "needs 2 W, 0 W are available");
    row("close", Violation::PeakPower, 49.00001, 49, "needs 49.00001 W, 49 W are available");
    row("time", Violation::Latency, 1.5e6, 500, "takes 1.5 ms, the limit is 500 ns");
}

void TestEvaluation::saysByHowMuchInUnitsOfAPerson()
{
    QFETCH(int, violation);
    QFETCH(double, needed);
    QFETCH(double, available);
    QFETCH(QString, said);
    const Design d = fiveLayers();
    auto evaluator = Evaluator::create(d.network, d.hardware, d.model, d.parameters, d.constraints);
    QVERIFY(evaluator);
    Score score;
    score.violation = static_cast<Violation>(violation);
    score.needed = needed;
    score.available = available;
    QCOMPARE(QString::fromStdString(evaluator->describe(score)), said);
}

/// One convolution, one macro, profile pimsyn: 2 crossbars of 0.003 W, 1000 DACs of 3 uW, 1000 ADCs of 0.004, 1000 shift-adders and
/// adders of 0.0003, a scratchpad of 0.01, the NoC of 0.1: 0.006 + 0.003 + 4 + 0.3 + 0.3 + 0.01 + 0.1 = 4.719 W.
/// Studio: no adders (one row of crossbars), ADCs of 0.003, scratchpad 0.01 + 0.04 / 0.5 = 0.09, one router of 0.005:
/// 0.006 + 0.003 + 3 + 0.3 + 0.09 + 0.005 = 3.404 W.
void TestEvaluation::addsUpPeakPowerByHand()
{
    ModelOptions release = ModelOptions::pimsyn();
    release.scratchpad = true; // small buffers are no reason to fail
    QCLOSE(evaluated(test::smallDesign("conv1 4x4x4 -> 8 k3 p1", release)).metrics.peakPower.value, 4.719);
    QCLOSE(evaluated(test::smallDesign("conv1 4x4x4 -> 8 k3 p1", ModelOptions::studio())).metrics.peakPower.value, 3.404);
}

/// Studio, two convolutions in one and two macros: 2 + 4 crossbars of 10 um2 with 64 columns of sample-and-hold of 0.5; 2000 DACs of
/// 1, 2000 ADCs of 100, 2000 shift-adders and 1000 adders (two rows in the second only) of 5; 3 scratchpads of 1000, 3 routers of
/// 200, and 300 for input and output: 60 + 192 + 2000 + 200000 + 10000 + 5000 + 3000 + 600 + 300 = 221152 um2.
void TestEvaluation::addsUpAreaByHand()
{
    auto hardware = test::roundHardware();
    hardware.sampleAndHold.area = { 0.5 };
    hardware.ioArea = { 300 };
    auto d = test::smallDesign("conv1 4x4x4 -> 8 k3 p1; conv2 8 k3 p1", ModelOptions::studio(), hardware);
    d.layers[1].macros = 2;
    const auto e = evaluated(d);
    QCOMPARE(e.metrics.crossbars, 6);
    QCOMPARE(centre(e.breakdown, CostCentre::SampleAndHold).units, 384);
    QCLOSE(e.metrics.area.value, 221152);
    QCLOSE(centre(e.breakdown, CostCentre::Io).area.value, 300);
    QCLOSE(centre(e.breakdown, CostCentre::Noc).area.value, 600);
}

/// Profile pimsyn, 69 cycles of 100 ns, 16 blocks, 4 bits:
///   crossbars   2 * (16 * 4 * 50 * 0.002 + 6900 * 0.001)         = 12.8 + 13.8
///   DACs        72 * 16 * 4 * 1 * 2e-6 + 6900 * 1e-6 * 1000      = 0.009216 + 6.9
///   ADCs        128 * 16 * 4 * 1 * 0.002 + 6900 * 0.001 * 1000   = 16.384 + 6900
///   shift-adds  32 * 16 * 4 * 10 * 0.0002 + 6900 * 0.0001 * 1000 = 4.096 + 690
///   additions   (1 * 2 / 4) * 16 * 10 * 0.0002 + 690             = 0.016 + 690
///   scratchpad  (5 loads + 1 store) * 0.04 * 16 + 6900 * 0.01    = 3.84 + 69         (72 and 8 elements, 16 per access)
///   NoC         6900 * 0.1                                       = 690
void TestEvaluation::addsUpEnergyByHand()
{
    ModelOptions release = ModelOptions::pimsyn();
    release.scratchpad = true;
    const auto e = evaluated(test::smallDesign("conv1 4x4x4 -> 8 k3 p1", release));
    QCOMPARE(e.metrics.cycles, 69);
    const auto check = [&](CostCentre c, double dynamic, double fixed) {
        return close(centre(e.breakdown, c).dynamicEnergy.value, dynamic) && close(centre(e.breakdown, c).staticEnergy.value, fixed);
    };
    QVERIFY(check(CostCentre::Crossbar, 12.8, 13.8));
    QVERIFY(check(CostCentre::Dac, 0.009216, 6.9));
    QVERIFY(check(CostCentre::Adc, 16.384, 6900));
    QVERIFY(check(CostCentre::ShiftAdd, 4.096, 690));
    QVERIFY(check(CostCentre::Addition, 0.016, 690));
    QVERIFY(check(CostCentre::Scratchpad, 3.84, 69));
    QVERIFY(check(CostCentre::Noc, 0, 690));
    QCLOSE(e.metrics.energy.value, 12.8 + 13.8 + 0.009216 + 6.9 + 16.384 + 6900 + 4.096 + 690 + 0.016 + 690 + 3.84 + 69 + 690);
    QCOMPARE(e.operations, 2 * 36 * 8 * 16);
    QCLOSE(e.metrics.powerEfficiencyGopsPerW, 9216 / e.metrics.energy.value);
}

void TestEvaluation::makesTotalsOfTheirParts_data()
{
    QTest::addColumn<QString>("network");
    QTest::addColumn<QString>("preset");
    QTest::addColumn<bool>("studio");
    QTest::addColumn<bool>("identical");
    QTest::newRow("alexnet, pimsyn") << "alexnet" << "pimsyn" << false << false;
    QTest::newRow("alexnet, studio") << "alexnet" << "pimsyn" << true << false;
    QTest::newRow("resnet18, studio, identical macros") << "resnet18" << "pimsyn" << true << true;
    QTest::newRow("resnet18, studio, hardware with areas") << "resnet18" << "isaac-ce" << true << false;
}

void TestEvaluation::knowsNoAreaWhereTheHardwareGivesNone()
{
    auto bare = test::roundHardware();
    bare.crossbars.begin()->second.area = {};
    const auto e = evaluated(test::smallDesign("conv1 4x8x8 -> 8 k3 p1", ModelOptions::studio(), bare));
    QVERIFY(e.feasible);
    QVERIFY(std::isnan(e.metrics.area.value));
    QVERIFY(evaluated(test::smallDesign("conv1 4x8x8 -> 8 k3 p1", ModelOptions::studio())).metrics.area.value > 0);
}

void TestEvaluation::makesTotalsOfTheirParts()
{
    QFETCH(QString, network);
    QFETCH(QString, preset);
    QFETCH(bool, studio);
    QFETCH(bool, identical);
    Design d;
    d.network = std::make_shared<const network::Network>(network::zoo(network.toStdString()).value());
    d.hardware = hardware::preset(preset.toStdString()).value();
    d.model = studio ? ModelOptions::studio() : ModelOptions::pimsyn();
    d.constraints.powerBudget = { 1000 };
    d.parameters.crossbarSize = d.hardware->crossbars.begin()->first.size;
    d.parameters.cellBits = d.hardware->crossbars.begin()->first.cellBits;
    d.parameters.dacBits = d.hardware->dacs.begin()->first;
    d.parameters.adcBits = d.hardware->adcs.rbegin()->first;
    d.parameters.macroStyle = identical ? design::MacroStyle::Identical : design::MacroStyle::Specialized;
    d.layers.resize(d.network->layers.size());
    for (std::size_t l = 0; l < d.layers.size(); ++l) {
        d.layers[l].components.fill(2000);
        d.layers[l].macros = 1 + static_cast<int>(l % 3);
        if (d.network->layers[l].kind == network::LayerKind::Convolution)
            d.layers[l].weightDuplication = std::min<std::int64_t>(50, d.network->layers[l].positions() / 10);
    }
    const auto e = evaluated(d);
    QVERIFY(e.metrics.cycles > 0);
    double energy = 0, peak = 0, area = 0;
    for (int c = 0; c < evaluation::kCostCentreCount; ++c) {
        const auto k = static_cast<std::size_t>(c);
        evaluation::CentreCost sum;
        for (const auto& layer : e.layers) {
            sum.units += layer.breakdown[k].units;
            sum.peakPower += layer.breakdown[k].peakPower;
            sum.staticEnergy += layer.breakdown[k].staticEnergy;
            sum.dynamicEnergy += layer.breakdown[k].dynamicEnergy;
            sum.area += layer.breakdown[k].area;
        }
        const auto& total = e.breakdown[k];
        energy += total.staticEnergy.value + total.dynamicEnergy.value;
        peak += total.peakPower.value;
        area += total.area.value;
        const auto what = std::string(evaluation::costCentreKey(static_cast<CostCentre>(c)));
        QVERIFY2(std::abs(total.dynamicEnergy.value - sum.dynamicEnergy.value) <= 1e-9 * total.dynamicEnergy.value, what.c_str());
        if (static_cast<CostCentre>(c) == CostCentre::Noc || static_cast<CostCentre>(c) == CostCentre::Io)
            continue; // routers and the interface are the chip's, not a layer's
        QCOMPARE(total.units, sum.units);
        QVERIFY2(std::abs(total.staticEnergy.value - sum.staticEnergy.value) <= 1e-9 * total.staticEnergy.value, what.c_str());
        QVERIFY2(std::abs(total.peakPower.value - sum.peakPower.value) <= 1e-9 * total.peakPower.value, what.c_str());
        QVERIFY2(std::abs(total.area.value - sum.area.value) <= 1e-9 * total.area.value, what.c_str());
    }
    QCLOSE(e.metrics.energy.value, energy);
    QCLOSE(e.metrics.peakPower.value, peak);
    QCLOSE(e.metrics.area.value, area);
    QCOMPARE(centre(e.breakdown, CostCentre::Crossbar).units, e.metrics.crossbars);
    QCOMPARE(centre(e.breakdown, CostCentre::Scratchpad).units, e.metrics.macros);
}

void TestEvaluation::derivesFiguresFromEachOther()
{
    Design d = fiveLayers();
    d.layers[0].weightDuplication = 4;
    const auto e = evaluated(d, true);
    const auto& m = e.metrics;
    QCLOSE(m.latency.value, static_cast<double>(m.cycles) * m.clock.value);
    QCLOSE(m.averagePower.value, m.energy.value / m.latency.value);
    QCLOSE(m.powerEfficiencyGopsPerW, static_cast<double>(e.operations) / m.energy.value);
    QCLOSE(m.throughputInferencesPerS, 1e9 / m.period.value);
    QCLOSE(m.throughputGops, static_cast<double>(e.operations) / m.period.value);
    QCLOSE(m.edpUjUs, m.energy.value * m.latency.value * 1e-6);
    QVERIFY(m.period.value <= m.latency.value);
    QCOMPARE(e.operations, 2 * d.network->totalMacs());
    QVERIFY(e.schedule);
    QCOMPARE(e.schedule->cycles, m.cycles);
    double most = 0;
    for (const auto& layer : e.layers) {
        QVERIFY(layer.occupancy >= 0 && layer.occupancy <= 1 + 1e-12);
        most = std::max(most, layer.occupancy);
    }
    QVERIFY(most > 0);
    // Averaging over a faster clock: more energy per time, never less than the static power.
    double fixed = 0;
    for (const auto& c : e.breakdown)
        fixed += c.staticEnergy.value;
    QVERIFY(m.averagePower.value >= fixed / m.latency.value);
}

void TestEvaluation::usesThePlacesADesignGives()
{
    Design d = fiveLayers();
    for (int l : { 0, 1, 3, 4 })
        d.layers[static_cast<std::size_t>(l)].cells = { { 2 * l, l % 2 } };
    const auto e = evaluated(d);
    QCOMPARE(e.rows, 9);
    QCOMPARE(e.layers[4].cells, (std::vector<design::Cell> { { 8, 0 } }));
    QCOMPARE(e.layers[1].transferHops, 2 + 1);
    QCOMPARE(e.layers[2].cells, e.layers[1].cells); // the pool works where its provider merges
    // Without them the snake of four on 2 x 2.
    QCOMPARE(evaluated(fiveLayers()).layers[4].cells, (std::vector<design::Cell> { { 1, 0 } }));
}

/// Layers that share hold 1 + 2 macros between them; the chip has them once.
void TestEvaluation::sharesMacrosBetweenTwoLayers()
{
    Design d = fiveLayers();
    d.layers[3].macros = 2;
    const auto apart = evaluated(d);
    QCOMPARE(apart.metrics.macros, 5);
    d.layers[3].sharesMacrosWith = network::LayerId { 0 };
    const auto shared = evaluated(d);
    QCOMPARE(shared.metrics.macros, 5); // still the sum of all macro numbers
    QCOMPARE(shared.layers[0].macros, 3);
    QCOMPARE(shared.layers[3].macros, 3);
    QCOMPARE(shared.layers[3].cells, shared.layers[0].cells);
    // One of the two may leave its ADCs to the other.
    d.layers[0].components[static_cast<std::size_t>(Component::Adc)] = 0;
    QVERIFY2(evaluated(d).feasible, evaluated(d).violationDetail.c_str());
    d.layers[3].components[static_cast<std::size_t>(Component::Adc)] = 0;
    QCOMPARE(evaluated(d).violation, Violation::MissingComponent);
}

/// A map of 40,000 x 40,000 at one pixel per block would be 1.6e9 blocks: refused as a schedule too long to compute.
void TestEvaluation::boundsSchedulesThatWouldFillTheMemory()
{
    Design d = test::smallDesign("conv1 1x40000x40000 -> 1 k1", ModelOptions::studio());
    const auto e = evaluated(d);
    QVERIFY(!e.feasible);
    QCOMPARE(e.violation, Violation::Latency);
    QVERIFY(!e.violationDetail.empty());
    QVERIFY2(e.violationDetail.find("inf") == std::string::npos, e.violationDetail.c_str());
    d.layers[0].weightDuplication = 1'000'000;
    QCOMPARE(evaluated(d).violation, Violation::ScratchpadCapacity); // it is scheduled: 1600 blocks, whose 800 MB fit nowhere
}

QTEST_APPLESS_MAIN(TestEvaluation)
#include "tst_evaluation.moc"
