// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <cmath>
#include <set>

#include "core/evaluation/evaluation.h"
#include "core/evaluation/evaluator.h"
#include "core/evaluation/model_options.h"
#include "tests/support/small_design.h"
#include "tests/support/step_reference.h"

using namespace pim;
using evaluation::CostCentre;
using evaluation::Evaluation;
using evaluation::ModelOptions;
using evaluation::Violation;
using hardware::Component;
using test::centre;

namespace {

std::set<std::string> g_tested;

/// The release's model, except that small buffers are no reason to fail; with one switch on or off.
ModelOptions model(bool ModelOptions::*member, bool on)
{
    for (const auto& s : evaluation::modelSwitches())
        if (s.member == member)
            g_tested.insert(std::string(s.key));
    ModelOptions m = ModelOptions::pimsyn();
    m.scratchpad = true;
    m.*member = on;
    return m;
}

Evaluation evaluated(const design::Design& d)
{
    auto e = evaluation::evaluate(d, { true, false });
    if (!e)
        throw std::runtime_error(e.error().text());
    return *std::move(e);
}

Evaluation evaluated(std::string_view network, bool ModelOptions::*member, bool on) { return evaluated(test::smallDesign(network, model(member, on))); }

bool close(double a, double b) { return std::abs(a - b) <= 1e-12 * std::max(std::abs(a), std::abs(b)); }

std::int64_t& count(design::Design& d, std::size_t layer, Component c) { return d.layers[layer].components[static_cast<std::size_t>(c)]; }

} // namespace

#define QCLOSE(got, expected) \
    QVERIFY2(close(got, expected), (std::to_string(got) + " is not " + std::to_string(expected)).c_str())

/// Throughout: a 3x3 convolution of 4 channels to 8 on a 4x4 map has n = 36, 16 blocks of one pixel, 2 crossbars (one per
/// slice), 72 driven rows and 128 converted columns. Its operations start at load 0, MVM 1, ADC 2, shift-add 3, addition 7
/// (after 4 bits), store 8; a block follows every 4 cycles, so the last one is stored at 8 + 15 * 4 = 68: 69 cycles.
class TestModelOptions : public QObject
{
    Q_OBJECT
private slots:
    void namesProfiles();
    void timeMultiplexesFullyConnectedLayers();
    void countsTheFinalOperation();
    void waitsForTheLatestPixelOfABlock();
    void readsRectangularMapsRight();
    void letsEveryBitWait();
    void letsTheEarlierLayerGoFirst();
    void chargesFusedActivations();
    void bringsTheInputIn();
    void loadsAllOperands();
    void addsWholeColumns();
    void sizesScratchpadsPerLayer();
    void chargesTheNocByRouterAndFlit();
    void takesTheClockFromTheCrossbar();
    void givesEveryMacroItsUnits();
    void packsGroups();
    void packsSlices();
    void spreadsDilatedKernels();
    void addsUpPeakPower();
    void testsEverySwitch();
};

void TestModelOptions::namesProfiles()
{
    QCOMPARE(ModelOptions::studio().profileName(), std::string("studio"));
    QCOMPARE(ModelOptions::pimsyn().profileName(), std::string("pimsyn"));
    QCOMPARE(evaluation::modelProfile("pimsyn").value(), ModelOptions::pimsyn());
    QCOMPARE(evaluation::modelProfile("studio").value(), ModelOptions::studio());
    const auto bad = evaluation::modelProfile("fast");
    QVERIFY(!bad);
    QCOMPARE(bad.error().code, ErrorCode::InvalidArgument);
    QVERIFY(bad.error().message.find("fast") != std::string::npos);
    std::set<std::string_view> keys;
    for (const auto& s : evaluation::modelSwitches()) {
        ModelOptions m = ModelOptions::pimsyn();
        m.*s.member = true;
        QCOMPARE(m.profileName(), std::string("custom"));
        keys.insert(s.key);
    }
    QCOMPARE(keys.size(), static_cast<std::size_t>(evaluation::kModelSwitchCount));
}

/// 256 inputs to 10 outputs: 4 rows of crossbars for each of 2 slices; 512 driven rows, 8 * 64 = 512 conversions, 128 shift-adds
/// (of 4), 2 additions (4 * 2 / 4).
/// Release: w = min(ceil(w / 100), 100) = 6, 6, 2, 1; all in one cycle: load 0, MVM 1, ADC 2, shift-add 3, addition 7, store 8.
/// Studio, with 128 DACs, 2 ADCs, 1 shift-adder and 1 adder at 100 ns: DACs are used 512 / 128 = 4 times, ADCs convert 200 a
/// clock: 3 times, shift-adders do 10: 13 times, adders 10: once. So ADC 1 + 4 = 5, shift-add 5 + 3 = 8, addition
/// 8 + 4 * 13 = 60, store 61. The ADC's energy is that of all 512 * 4 conversions at 0.002 nJ.
void TestModelOptions::timeMultiplexesFullyConnectedLayers()
{
    for (const bool on : { false, true }) {
        auto d = test::smallDesign("fc1 256x1x1 -> 10", model(&ModelOptions::fcTimeMultiplex, on));
        count(d, 0, Component::Dac) = 128;
        count(d, 0, Component::Adc) = 2;
        count(d, 0, Component::ShiftAdd) = count(d, 0, Component::Addition) = 1;
        const auto e = evaluated(d);
        QCOMPARE(e.metrics.clock.value, 100.0);
        const std::vector<std::int64_t> lengths = on ? std::vector<std::int64_t> { 1, 4, 3, 13, 1, 1 } : std::vector<std::int64_t> { 1, 1, 1, 1, 1, 1 };
        QCOMPARE(e.layers[0].operationLengths, lengths);
        QCOMPARE(e.metrics.cycles, on ? 62 : 9);
        QCLOSE(centre(e.breakdown, CostCentre::Adc).dynamicEnergy.value, 0.002 * (on ? 512 : 6) * 4);
        QCLOSE(centre(e.breakdown, CostCentre::Dac).dynamicEnergy.value, 2e-6 * (on ? 512 : 6) * 4);
    }
    // The count never slows the clock: a single ADC makes 100 conversions a clock, so 6 passes.
    auto d = test::smallDesign("fc1 256x1x1 -> 10", model(&ModelOptions::fcTimeMultiplex, true));
    count(d, 0, Component::Adc) = 1;
    const auto e = evaluated(d);
    QCOMPARE(e.metrics.clock.value, 100.0);
    QCOMPARE(e.layers[0].operationLengths[2], 6);
}

/// A store of 250 ns takes 3 cycles. The last one starts at 68: 69 cycles, or 68 + 3 = 71.
void TestModelOptions::countsTheFinalOperation()
{
    auto hardware = test::roundHardware();
    for (auto& [kib, pad] : hardware.scratchpads)
        pad.writeLatency = { 250 };
    for (const bool on : { false, true }) {
        const auto e = evaluated(test::smallDesign("conv1 4x4x4 -> 8 k3 p1", model(&ModelOptions::countFinalOperation, on), hardware));
        QCOMPARE(e.metrics.cycles, on ? 71 : 69);
        QCLOSE(e.metrics.latency.value, on ? 7100 : 6900);
    }
}

/// A first block of 13 pixels: pixel 13 (row 4, column 1) needs the provider's pixel 14, stored at 8 + 13 * 4 = 60. Pixel 12 (end
/// of row 3) needs pixel 16, stored at 68. The transfer starts a cycle later.
void TestModelOptions::waitsForTheLatestPixelOfABlock()
{
    for (const bool on : { false, true }) {
        auto d = test::smallDesign("conv1 4x4x4 -> 8 k3 p1; conv2 8 k3 p1", model(&ModelOptions::blockDependency, on));
        d.layers[1].weightDuplication = 13;
        QCOMPARE(evaluated(d).layers[1].firstCycle, on ? 69 : 61);
    }
}

/// 4 rows of 8. The first pixel needs 2 rows and 2 columns: pixel 8 + 2 = 10, stored at 8 + 9 * 4 = 44. With rows of 4 as the
/// release takes them, pixel 4 + 2 = 6, stored at 28.
void TestModelOptions::readsRectangularMapsRight()
{
    for (const bool on : { false, true })
        QCOMPARE(evaluated("conv1 4x4x8 -> 8 k3 p1; conv2 8 k3 p1", &ModelOptions::featureMapShape, on).layers[1].firstCycle, on ? 45 : 29);
    // Square maps are the same.
    QCOMPARE(evaluated("conv1 4x8x8 -> 8 k3 p1; conv2 8 k3 p1", &ModelOptions::featureMapShape, false).metrics.cycles,
             evaluated("conv1 4x8x8 -> 8 k3 p1; conv2 8 k3 p1", &ModelOptions::featureMapShape, true).metrics.cycles);
}

/// As above a fully connected layer that uses its DACs 4 times per bit, with ADCs and shift-adders enough for one pass.
/// MVM 1, 5, 9, 13; first conversion at 5. Release: further conversions at 6, 7, 8, so addition at 6 + 4 = 10, store 11, and the
/// MVM's last bit at 13 is the last start: 14 cycles. When each bit waits, conversions are at 5, 9, 13, 17, shift-adds at 6 to 18,
/// addition 19, store 20: 21 cycles.
void TestModelOptions::letsEveryBitWait()
{
    for (const bool on : { false, true }) {
        ModelOptions m = model(&ModelOptions::bitDependency, on);
        m.fcTimeMultiplex = true;
        auto d = test::smallDesign("fc1 256x1x1 -> 10", m);
        count(d, 0, Component::Dac) = 128;
        const auto e = evaluated(d);
        QCOMPARE(e.layers[0].operationLengths, (std::vector<std::int64_t> { 1, 4, 1, 1, 1, 1 }));
        QCOMPARE(e.metrics.cycles, on ? 21 : 14);
    }
}

/// Two convolutions read the first one's output, all on several macros, so that their transfers meet. With the switch the
/// schedule is that of the step walk where the earlier layer goes first, without it that of the release's queue.
void TestModelOptions::letsTheEarlierLayerGoFirst()
{
    std::vector<std::int32_t> starts[2];
    for (const bool on : { false, true }) {
        auto d = test::smallDesign("conv1 4x8x8 -> 8 k3 p1; conv2 8 k3 p1 @conv1; conv3 8 k3 p1 @conv1; conv4 8 k3 p1 @conv1; add1 @conv2 @conv4; add2 @add1 @conv3",
                                   model(&ModelOptions::layerPriority, on));
        for (std::size_t l = 0; l < 4; ++l)
            d.layers[l].macros = 3;
        auto evaluator = evaluation::Evaluator::create(d.network, d.hardware, d.model, d.parameters, d.constraints);
        QVERIFY(evaluator);
        evaluation::Candidate c;
        for (const auto& layer : d.layers) {
            c.duplication.push_back(1);
            c.macros.push_back(layer.macros);
            c.partner.push_back(-1);
            c.counts.push_back(layer.components);
        }
        const auto score = evaluator->evaluate(c);
        QVERIFY(score.nocBubbles > 0);
        const auto walk = test::stepByStep(evaluator->chains(), evaluator->mesh(), {}, false, on);
        QCOMPARE(score.nocBubbles, walk.nocBubbles);
        for (std::size_t l = 0; l < walk.starts.size(); ++l)
            for (std::size_t q = 0; q < walk.starts[l].size(); ++q)
                for (std::size_t j = 0; j < walk.starts[l][q].size(); ++j) {
                    starts[on].push_back(evaluator->scheduler().start(l, static_cast<std::int32_t>(q), static_cast<std::int32_t>(j)));
                    QCOMPARE(starts[on].back(), static_cast<std::int32_t>(walk.starts[l][q][j][0]));
                }
    }
    QVERIFY(starts[0] != starts[1]);
}

/// A rectifier of 8 channels is 2 vector operations per block and one more cycle; 2 * 16 of 10 ns * 0.0002 W = 0.064 nJ.
void TestModelOptions::chargesFusedActivations()
{
    for (const bool on : { false, true }) {
        const auto e = evaluated("conv1 4x4x4 -> 8 k3 p1; fusedrelu", &ModelOptions::activations, on);
        QCOMPARE(e.metrics.cycles, on ? 70 : 69);
        QCLOSE(centre(e.breakdown, CostCentre::Relu).dynamicEnergy.value, on ? 0.064 : 0.0);
        // An activation of its own costs in both.
        const auto unfused = evaluated("conv1 4x4x4 -> 8 k3 p1; relu", &ModelOptions::activations, on);
        QCOMPARE(unfused.metrics.cycles, 70);
        QCLOSE(centre(unfused.breakdown, CostCentre::Relu).dynamicEnergy.value, 0.064);
    }
}

/// A transfer of one hop and (1 + 3) columns of 4 channels in 3 rows ... as the reference counts a convolution's transfer:
/// (dup * stride + kernel) * Cin * 4 / 16 = 4 flits: 5 ns, one cycle more. The scratchpad holds (1 + 3) * 3 pixels of 4
/// channels = 48 elements of the input; in the release it holds none.
void TestModelOptions::bringsTheInputIn()
{
    for (const bool on : { false, true }) {
        const auto e = evaluated("conv1 4x4x4 -> 8 k3 p1", &ModelOptions::networkInput, on);
        QCOMPARE(e.layers[0].transferHops, on ? 1 : 0);
        QCOMPARE(e.metrics.cycles, on ? 70 : 69);
        QCLOSE(e.layers[0].inputBufferElements, on ? 48 : 0);
    }
}

/// A sum over 32 channels loads 32 elements of each operand, 16 per access: 2 or 4 accesses, and stores with 2; 16 blocks of
/// 0.04 nJ per access: 2.56 or 3.84 nJ.
void TestModelOptions::loadsAllOperands()
{
    for (const bool on : { false, true }) {
        const auto e = evaluated("conv1 4x4x4 -> 32 k3 p1; conv2 32 k3 p1; add1 @conv1 @conv2", &ModelOptions::eltwiseOperands, on);
        QCLOSE(centre(e.layers[2].breakdown, CostCentre::Scratchpad).dynamicEnergy.value, on ? 3.84 : 2.56);
    }
}

/// 16 channels: n = 144, three rows of crossbars. Release: 3 * 2 slices / 4 = 1.5 vector operations per block. Studio: two
/// additions for each of 8 columns = 16 / 4 = 4. 16 blocks of 10 ns * 0.0002 W each: 0.048 or 0.128 nJ.
void TestModelOptions::addsWholeColumns()
{
    for (const bool on : { false, true }) {
        const auto e = evaluated("conv1 16x4x4 -> 8 k3 p1", &ModelOptions::additionWidth, on);
        QCLOSE(centre(e.breakdown, CostCentre::Addition).dynamicEnergy.value, on ? 0.128 : 0.048);
        QCOMPARE(e.layers[0].operationLengths.size(), 6U);
        // One row of crossbars leaves nothing to add: the operation goes, and its cycle.
        const auto one = evaluated("conv1 4x4x4 -> 8 k3 p1", &ModelOptions::additionWidth, on);
        QCOMPARE(one.layers[0].operationLengths.size(), on ? 5U : 6U);
        QCOMPARE(one.metrics.cycles, on ? 68 : 69);
    }
}

/// A single layer keeps its whole output: 225 pixels of 10 channels at 4 bits are 1125 bytes. The release accepts 0.9 * 1125 =
/// 1012.5 in 1 KiB; studio takes 2 KiB.
void TestModelOptions::sizesScratchpadsPerLayer()
{
    for (const bool on : { false, true }) {
        const auto e = evaluated("conv1 4x15x15 -> 10 k3 p1", &ModelOptions::scratchpad, on);
        QVERIFY(e.feasible);
        QCLOSE(e.layers[0].outputBufferElements, 2250);
        QCOMPARE(e.neededScratchpadKib, on ? 2 : 1);
        QCOMPARE(e.scratchpadKib, on ? 2 : 1);

        // A first layer of one channel and a second of 20 (a little over 2250 bytes; 0.9 of it fits in 2 KiB): the release has 2 KiB
        // in both macros, studio what each needs; identical macros have the larger everywhere.
        auto d = test::smallDesign("conv1 4x15x15 -> 1 k3 p1; conv2 20 k3 p1", model(&ModelOptions::scratchpad, on));
        const auto special = evaluated(d);
        QCOMPARE(special.layers[0].scratchpadKib, on ? 1 : 2);
        QCOMPARE(special.layers[1].scratchpadKib, on ? 4 : 2);
        d.parameters.macroStyle = design::MacroStyle::Identical;
        const auto identical = evaluated(d);
        QCOMPARE(identical.layers[0].scratchpadKib, on ? 4 : 2);
        QCOMPARE(identical.layers[1].scratchpadKib, on ? 4 : 2);
    }
    // A design may say what a layer's macros have: more than it needs is its own affair, less does not do.
    auto given = test::smallDesign("conv1 4x15x15 -> 1 k3 p1; conv2 20 k3 p1", model(&ModelOptions::scratchpad, true));
    given.layers[0].scratchpadKib = 16;
    given.layers[1].scratchpadKib = 4;
    const auto larger = evaluated(given);
    QVERIFY(larger.feasible);
    QCOMPARE(larger.layers[0].scratchpadKib, 16);
    QCOMPARE(larger.layers[1].scratchpadKib, 4);
    given.layers[1].scratchpadKib = 2;
    const auto smaller = evaluated(given);
    QCOMPARE(smaller.violation, Violation::ScratchpadCapacity);
    QVERIFY2(smaller.violationDetail.find("conv2") != std::string::npos && smaller.violationDetail.find("4 KiB") != std::string::npos,
             smaller.violationDetail.c_str());
    given.layers[1].scratchpadKib = 3; // the hardware has no such
    QVERIFY(!evaluation::evaluate(given, {}));
    given.layers[1].scratchpadKib = -4;
    QVERIFY(!evaluation::evaluate(given, {}));
    // Hardware whose smallest scratchpad is larger than the need: the release finds no entry, studio takes the smallest.
    auto hardware = test::roundHardware();
    for (int kib = 1; kib < 64; kib *= 2)
        hardware.scratchpads.erase(kib);
    for (const bool on : { false, true }) {
        const auto e = evaluated(test::smallDesign("conv1 4x15x15 -> 10 k3 p1", model(&ModelOptions::scratchpad, on), hardware));
        QCOMPARE(e.violation, on ? Violation::None : Violation::ScratchpadCapacity);
        QCOMPARE(e.scratchpadKib, on ? 64 : 0);
    }
}

/// Two macros one hop apart. The second layer's transfer is (1 + 3) * 8 channels * 4 bits / 16 = 8 flits over one link, 16 times:
/// 0.128 nJ. Static: 0.1 W, or 2 * 0.005 W, for the whole time.
void TestModelOptions::chargesTheNocByRouterAndFlit()
{
    for (const bool on : { false, true }) {
        const auto e = evaluated("conv1 4x4x4 -> 8 k3 p1; conv2 8 k3 p1", &ModelOptions::nocPower, on);
        const auto& noc = centre(e.breakdown, CostCentre::Noc);
        QCLOSE(noc.dynamicEnergy.value, on ? 0.128 : 0.0);
        QCLOSE(noc.staticEnergy.value, (on ? 0.01 : 0.1) * e.metrics.latency.value);
        QCLOSE(noc.peakPower.value, on ? 0.01 : 0.1);
    }
    // Hardware that gives neither keeps the figure for the chip.
    auto hardware = test::roundHardware();
    hardware.noc.routerPower.reset();
    hardware.noc.flitHopEnergy.reset();
    const auto e = evaluated(test::smallDesign("conv1 4x4x4 -> 8 k3 p1", model(&ModelOptions::nocPower, true), hardware));
    QCLOSE(centre(e.breakdown, CostCentre::Noc).peakPower.value, 0.1);
}

/// The crossbars need 50 ns.
void TestModelOptions::takesTheClockFromTheCrossbar()
{
    for (const bool on : { false, true }) {
        auto d = test::smallDesign("conv1 4x4x4 -> 8 k3 p1", model(&ModelOptions::crossbarLatency, on));
        QCLOSE(evaluated(d).metrics.clock.value, on ? 50 : 100);
        count(d, 0, Component::Adc) = 1; // 128 conversions a block by one ADC of 1 per ns
        QCLOSE(evaluated(d).metrics.clock.value, 128);
        count(d, 0, Component::Adc) = 1000;
        d.parameters.clock = { 120 }; // a design may ask for less
        QCLOSE(evaluated(d).metrics.clock.value, 120);
    }
}

/// Two macros, one ADC between them.
void TestModelOptions::givesEveryMacroItsUnits()
{
    for (const bool on : { false, true }) {
        auto d = test::smallDesign("conv1 4x4x4 -> 8 k3 p1", model(&ModelOptions::componentFloor, on));
        d.layers[0].macros = 2;
        count(d, 0, Component::Adc) = 1;
        QCOMPARE(evaluated(d).violation, on ? Violation::MissingComponent : Violation::None);
        count(d, 0, Component::Adc) = 2;
        QCOMPARE(evaluated(d).violation, Violation::None);
    }
}

/// Depthwise, 8 channels: ignoring groups n = 72 and 2 * 72 * 8 * 16 operations, two rows of crossbars for each slice, so 2 * 2 / 4
/// additions per block. By groups n = 9, one column: 2 * 9 * 8 * 16 operations; 7 groups fit a crossbar's diagonal: 2 crossbars
/// per slice, in one row: 1 * 2 / 4 additions. 10 ns * 0.0002 W * 16 blocks each.
void TestModelOptions::packsGroups()
{
    for (const bool on : { false, true }) {
        const auto e = evaluated("conv1 8x4x4 -> 8 k3 p1 g8", &ModelOptions::groups, on);
        QCOMPARE(e.operations, on ? 2304 : 18432);
        QCOMPARE(e.metrics.crossbars, 4);
        QCLOSE(centre(e.breakdown, CostCentre::Addition).dynamicEnergy.value, on ? 0.016 : 0.032);
    }
}

/// Two slices of 8 columns side by side need one crossbar and 16 conversions instead of 2 and 128: 16 blocks of 4 bits at 0.002 nJ.
void TestModelOptions::packsSlices()
{
    for (const bool on : { false, true }) {
        auto d = test::smallDesign("conv1 4x4x4 -> 8 k3 p1", model(&ModelOptions::slicePacking, on));
        d.parameters.slices = design::SlicePacking::Packed;
        const auto e = evaluated(d);
        QCOMPARE(e.metrics.crossbars, on ? 1 : 2);
        QCLOSE(centre(e.breakdown, CostCentre::Adc).dynamicEnergy.value, 0.002 * 16 * 4 * (on ? 16 : 128));
        d.parameters.slices = design::SlicePacking::Separate;
        QCOMPARE(evaluated(d).metrics.crossbars, 2);
    }
}

/// Dilation 2, pad 2: the kernel spans 5. The first pixel needs row 3, column 3: pixel 11, stored at 8 + 10 * 4 = 48. As a kernel of 3
/// with pad 2 it needs pixel 1, stored at 8.
void TestModelOptions::spreadsDilatedKernels()
{
    for (const bool on : { false, true })
        QCOMPARE(evaluated("conv1 4x4x4 -> 8 k3 p1; conv2 8 k3 p2 d2", &ModelOptions::dilation, on).layers[1].firstCycle, on ? 49 : 9);
}

/// 1000 ADCs of 0.004 W as printed, or 0.001 + 0.002; a scratchpad leaks 0.01 W and may draw 0.04 nJ every 0.5 ns.
void TestModelOptions::addsUpPeakPower()
{
    for (const bool on : { false, true }) {
        const auto e = evaluated("conv1 4x4x4 -> 8 k3 p1", &ModelOptions::peakPower, on);
        QCLOSE(centre(e.breakdown, CostCentre::Adc).peakPower.value, on ? 3.0 : 4.0);
        QCLOSE(centre(e.breakdown, CostCentre::Scratchpad).peakPower.value, on ? 0.09 : 0.01);
        QCLOSE(centre(e.breakdown, CostCentre::Crossbar).peakPower.value, 0.006); // the same either way
    }
}

void TestModelOptions::testsEverySwitch()
{
    for (const auto& s : evaluation::modelSwitches())
        QVERIFY2(g_tested.contains(std::string(s.key)), s.key.data());
}

QTEST_APPLESS_MAIN(TestModelOptions)
#include "tst_model_options.moc"
