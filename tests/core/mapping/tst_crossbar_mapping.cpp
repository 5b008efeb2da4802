// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/base/random.h"
#include "core/mapping/crossbar_mapping.h"

using namespace pim;
using design::SlicePacking;
using network::Layer;
using network::LayerKind;

namespace {

Layer layer(LayerKind kind, std::int64_t cin, std::int64_t cout, std::int64_t kernel, std::int64_t groups = 1)
{
    Layer l;
    l.name = "layer";
    l.kind = kind;
    l.input = { cin, 16, 16 };
    l.output = { cout, 16, 16 };
    if (kind == LayerKind::FullyConnected)
        l.input.height = l.input.width = l.output.height = l.output.width = 1;
    l.window.kernelH = l.window.kernelW = kernel;
    l.groups = groups;
    return l;
}
Layer conv(std::int64_t cin, std::int64_t cout, std::int64_t kernel, std::int64_t groups = 1)
{
    return layer(LayerKind::Convolution, cin, cout, kernel, groups);
}

struct Expected
{
    std::int64_t slices, rowBlocks, columnBlocks, crossbars, drivenRows, convertedColumns;
};

} // namespace

class TestCrossbarMapping : public QObject
{
    Q_OBJECT
private slots:
    void mapsByHand_data();
    void mapsByHand();
    void countsTheCellsThatHoldWeights();
    void keepsItsPromisesOnRandomLayers();
};

void TestCrossbarMapping::mapsByHand_data()
{
    QTest::addColumn<Layer>("layer");
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("weightBits");
    QTest::addColumn<int>("cellBits");
    QTest::addColumn<bool>("packed");
    QTest::addColumn<bool>("groups");
    QTest::addColumn<Expected>("expected");
    const auto row = [](const char* name, const Layer& l, int size, int bits, int cell, bool packed, bool groups, Expected e) {
        QTest::newRow(name) << l << size << bits << cell << packed << groups << e;
    };
    // n = 9 * 64 = 576: three rows of crossbars of 256. R = 16 / 2 = 8 slices. 64 channels leave a crossbar three quarters
    // empty, and all of its 256 columns are converted: 24 * 256.
    row("3x3, 64 -> 64, separate", conv(64, 64, 3), 256, 16, 2, false, true, { 8, 3, 8, 24, 576 * 8, 24 * 256 });
    // Side by side 64 * 8 = 512 columns are two crossbars; every column holds weights, in each of the three rows.
    row("3x3, 64 -> 64, packed", conv(64, 64, 3), 256, 16, 2, true, true, { 8, 3, 2, 6, 576 * 2, 512 * 3 });
    row("exactly one crossbar", conv(256, 256, 1), 256, 16, 16, false, true, { 1, 1, 1, 1, 256, 256 });
    row("a row too many", conv(257, 256, 1), 256, 16, 16, false, true, { 1, 2, 1, 2, 257, 2 * 256 });
    row("a column too many", conv(256, 257, 1), 256, 16, 16, false, true, { 1, 1, 2, 2, 2 * 256, 2 * 256 });
    row("a column too many, packed", conv(256, 257, 1), 256, 16, 16, true, true, { 1, 1, 2, 2, 2 * 256, 257 });
    row("one weight", conv(1, 1, 1), 128, 1, 4, false, true, { 1, 1, 1, 1, 1, 128 });
    row("one weight, packed", conv(1, 1, 1), 128, 16, 4, true, true, { 4, 1, 1, 1, 1, 4 });
    // n = 49 * 3 = 147: two rows of 128.
    row("7x7, 3 -> 64", conv(3, 64, 7), 128, 16, 4, false, true, { 4, 2, 4, 8, 147 * 4, 8 * 128 });
    row("1x1, 64 -> 256", conv(64, 256, 1), 256, 16, 4, false, true, { 4, 1, 4, 4, 64 * 4, 4 * 256 });
    // The first fully connected layer of AlexNet: 36 * 16 * 4.
    row("fully connected", layer(LayerKind::FullyConnected, 9216, 4096, 1), 256, 16, 4, false, true, { 4, 36, 64, 2304, 9216 * 64, 2304 * 256 });
    row("fully connected, packed", layer(LayerKind::FullyConnected, 4096, 10, 1), 256, 16, 4, true, true, { 4, 16, 1, 16, 4096, 40 * 16 });
    // 8 bits in cells of 3 are 3 slices, the last one of 2 bits. 50 channels: 3 crossbars wide, or 150 columns = 2.
    row("slices that do not divide", conv(16, 50, 3), 128, 8, 3, false, true, { 3, 2, 3, 6, 144 * 3, 6 * 128 });
    row("slices that do not divide, packed", conv(16, 50, 3), 128, 8, 3, true, true, { 3, 2, 2, 4, 144 * 2, 150 * 2 });
    row("cells wider than weights", conv(16, 50, 3), 128, 4, 8, false, true, { 1, 2, 1, 2, 144, 2 * 128 });
    // Depthwise, 32 groups of 9 rows and 1 column. Ignoring groups: n = 9 * 32 = 288, C = 32.
    row("depthwise, groups ignored", conv(32, 32, 3, 32), 256, 16, 2, false, false, { 8, 2, 8, 16, 288 * 8, 16 * 256 });
    // On the diagonal of a crossbar 256 / 9 = 28 groups fit: two crossbars per slice.
    row("depthwise, separate", conv(32, 32, 3, 32), 256, 16, 2, false, true, { 8, 1, 16, 16, 288 * 8, 16 * 256 });
    // With their 8 slices side by side groups are 8 wide; rows still limit to 28. Two crossbars in all.
    row("depthwise, packed", conv(32, 32, 3, 32), 256, 16, 2, true, true, { 8, 1, 2, 2, 288, 32 * 8 });
    // Two groups of n = 25 * 48 = 1200 and 128 columns: none fits a crossbar, each takes 5 rows of one crossbar per slice.
    row("two groups", conv(96, 256, 5, 2), 256, 16, 2, false, true, { 8, 5, 16, 80, 1200 * 16, 80 * 256 });
    row("two groups, packed", conv(96, 256, 5, 2), 256, 16, 2, true, true, { 8, 5, 8, 40, 1200 * 8, 2 * 1024 * 5 });
    row("two groups, ignored", conv(96, 256, 5, 2), 256, 16, 2, false, false, { 8, 10, 8, 80, 2400 * 8, 80 * 256 });
    // Three groups of 200 x 200: one per crossbar.
    row("a group per crossbar", conv(600, 600, 1, 3), 256, 16, 16, false, true, { 1, 1, 3, 3, 600, 3 * 256 });
    // A transposed convolution works per input position: rows = Cin = 32, columns = 8 * 4 * 4 = 128.
    row("transposed", layer(LayerKind::TransposedConvolution, 32, 8, 4), 64, 8, 4, false, true, { 2, 1, 4, 4, 32 * 4, 4 * 64 });
}

void TestCrossbarMapping::mapsByHand()
{
    QFETCH(Layer, layer);
    QFETCH(int, size);
    QFETCH(int, weightBits);
    QFETCH(int, cellBits);
    QFETCH(bool, packed);
    QFETCH(bool, groups);
    QFETCH(Expected, expected);
    const auto m = mapping::mapToCrossbars(layer, size, weightBits, cellBits, packed ? SlicePacking::Packed : SlicePacking::Separate, groups);
    QCOMPARE(m.bitSlices, expected.slices);
    QCOMPARE(m.rowBlocks, expected.rowBlocks);
    QCOMPARE(m.columnBlocks, expected.columnBlocks);
    QCOMPARE(m.crossbars, expected.crossbars);
    QCOMPARE(m.drivenRows, expected.drivenRows);
    QCOMPARE(m.convertedColumns, expected.convertedColumns);
}

void TestCrossbarMapping::countsTheCellsThatHoldWeights()
{
    // 576 x 64 weights in 8 slices are 294,912 cells of 24 (6) crossbars of 65,536.
    QCOMPARE(mapping::mapToCrossbars(conv(64, 64, 3), 256, 16, 2, SlicePacking::Separate, true).utilization, 294912.0 / 1572864.0);
    QCOMPARE(mapping::mapToCrossbars(conv(64, 64, 3), 256, 16, 2, SlicePacking::Packed, true).utilization, 0.75);
    QCOMPARE(mapping::mapToCrossbars(conv(256, 256, 1), 256, 16, 16, SlicePacking::Separate, true).utilization, 1.0);
    // Depthwise: 32 * 9 * 1 * 8 = 2304 cells of 2 crossbars.
    QCOMPARE(mapping::mapToCrossbars(conv(32, 32, 3, 32), 256, 16, 2, SlicePacking::Packed, true).utilization, 2304.0 / 131072.0);
}

void TestCrossbarMapping::keepsItsPromisesOnRandomLayers()
{
    RandomStream random(3);
    for (int i = 0; i < 5000; ++i) {
        const auto groups = random.chance(0.3) ? random.uniformInt(1, 64) : 1;
        const Layer l = conv(groups * random.uniformInt(1, 300), groups * random.uniformInt(1, 300), random.uniformInt(1, 5), groups);
        const int size = 1 << random.uniformInt(3, 10), bits = static_cast<int>(random.uniformInt(1, 16)), cell = static_cast<int>(random.uniformInt(1, 8));
        const auto separate = mapping::mapToCrossbars(l, size, bits, cell, SlicePacking::Separate, true);
        const auto packed = mapping::mapToCrossbars(l, size, bits, cell, SlicePacking::Packed, true);
        QCOMPARE(separate.bitSlices, (bits + cell - 1) / cell);
        for (const auto& m : { separate, packed }) {
            QVERIFY(m.utilization > 0 && m.utilization <= 1);
            QVERIFY(m.convertedColumns <= m.crossbars * size);
            QVERIFY(m.drivenRows <= m.crossbars * size);
            QVERIFY(m.drivenRows >= l.groups * l.matrixRows());
        }
        if (groups == 1) // slices of a group stay together, which may take more crossbars than separate ones
            QVERIFY(packed.crossbars <= separate.crossbars);
        QVERIFY(packed.convertedColumns <= separate.convertedColumns);
        // Whatever the layout, the same cells hold weights.
        const double cells = packed.utilization * static_cast<double>(packed.crossbars);
        QVERIFY(std::abs(cells - separate.utilization * static_cast<double>(separate.crossbars)) <= 1e-9 * cells);
    }
}

QTEST_APPLESS_MAIN(TestCrossbarMapping)
#include "tst_crossbar_mapping.moc"
