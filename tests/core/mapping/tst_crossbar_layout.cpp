// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <map>
#include <tuple>

#include "core/base/random.h"
#include "core/mapping/crossbar_layout.h"

using namespace pim;
using design::SlicePacking;
using mapping::CrossbarLayout;
using mapping::UnusedReason;
using network::Layer;
using network::LayerKind;

namespace {

Layer layer(LayerKind kind, std::int64_t cin, std::int64_t cout, std::int64_t kernelH, std::int64_t kernelW, std::int64_t groups)
{
    Layer l;
    l.name = "layer";
    l.kind = kind;
    l.input = { cin, 16, 16 };
    l.output = { cout, 16, 16 };
    l.window.kernelH = kernelH;
    l.window.kernelW = kernelW;
    l.groups = groups;
    return l;
}

} // namespace

class TestCrossbarLayout : public QObject
{
    Q_OBJECT
private slots:
    void laysTheFirstLayerOfResnetByHand();
    void slicesLieSideBySideWhenPacked();
    void groupsLieOnTheDiagonal();
    void everyBitOfEveryWeightLiesInOneCell();
};

void TestCrossbarLayout::laysTheFirstLayerOfResnetByHand()
{
    const Layer conv = layer(LayerKind::Convolution, 3, 64, 7, 7, 1);
    const CrossbarLayout first(conv, 256, 16, 2, SlicePacking::Separate, true, 0);
    QCOMPARE(first.mapping().crossbars, std::int64_t { 8 });
    QCOMPARE(first.usedRows(), std::int64_t { 147 });
    QCOMPARE(first.usedColumns(), std::int64_t { 64 });
    QCOMPARE(first.usedCells(), std::int64_t { 147 * 64 });
    // Row 72 = (3 * 7 + 3) * 3 + 0.
    const auto row = first.row(72);
    QVERIFY(row);
    QCOMPARE(std::tuple(row->kernelY, row->kernelX, row->channel), std::tuple(std::int64_t { 3 }, std::int64_t { 3 }, std::int64_t { 0 }));
    QVERIFY(!first.row(147));
    QVERIFY(!first.column(64));
    QCOMPARE(first.column(63)->channel, std::int64_t { 63 });
    QCOMPARE(first.column(0)->highBit, 15);
    QCOMPARE(first.column(0)->lowBit, 14);
    const CrossbarLayout last(conv, 256, 16, 2, SlicePacking::Separate, true, 7);
    QCOMPARE(last.column(0)->highBit, 1);
    QCOMPARE(last.column(0)->lowBit, 0);
    QCOMPARE(first.unused().size(), std::size_t { 2 });
    QCOMPARE(first.unused()[0].reason, UnusedReason::ColumnsEnd);
    QCOMPARE(first.unused()[0].lines, std::int64_t { 192 });
    QCOMPARE(first.unused()[1].reason, UnusedReason::RowsEnd);
    QCOMPARE(first.unused()[1].lines, std::int64_t { 109 });
    QCOMPARE(first.unused()[0].cells + first.unused()[1].cells + first.usedCells(), std::int64_t { 256 * 256 });
}

void TestCrossbarLayout::slicesLieSideBySideWhenPacked()
{
    const CrossbarLayout second(layer(LayerKind::Convolution, 3, 64, 7, 7, 1), 256, 16, 2, SlicePacking::Packed, true, 1);
    QCOMPARE(second.mapping().crossbars, std::int64_t { 2 });
    QCOMPARE(second.usedColumns(), std::int64_t { 256 });
    const auto column = second.column(19);
    QVERIFY(column);
    QCOMPARE(column->channel, std::int64_t { 34 });
    QCOMPARE(column->slice, std::int64_t { 3 });
    QCOMPARE(column->highBit, 9);
    QCOMPARE(column->lowBit, 8);
}

void TestCrossbarLayout::groupsLieOnTheDiagonal()
{
    // Depthwise 3x3 over 32 channels: 9 rows and 1 column a group, 7 groups on 64 rows.
    const CrossbarLayout first(layer(LayerKind::Convolution, 32, 32, 3, 3, 32), 64, 8, 4, SlicePacking::Separate, true, 0);
    QCOMPARE(first.patches().size(), std::size_t { 7 });
    QVERIFY(first.used(9, 1));
    QVERIFY(!first.used(9, 0));
    QCOMPARE(first.row(9)->channel, std::int64_t { 1 });
    QCOMPARE(first.column(1)->channel, std::int64_t { 1 });
    QCOMPARE(first.unused().back().reason, UnusedReason::OffDiagonal);
    QCOMPARE(first.unused().back().cells, std::int64_t { 63 * 7 - 63 });
}

void TestCrossbarLayout::everyBitOfEveryWeightLiesInOneCell()
{
    RandomStream random(7);
    const auto pick = [&](std::int64_t from, std::int64_t to) { return random.uniformInt(from, to); };
    int separate = 0, packed = 0, grouped = 0;
    for (int trial = 0; trial < 300; ++trial) {
        const auto kind = static_cast<LayerKind>(std::array { static_cast<int>(LayerKind::Convolution), static_cast<int>(LayerKind::TransposedConvolution),
                                                              static_cast<int>(LayerKind::FullyConnected) }[static_cast<std::size_t>(pick(0, 2))]);
        const bool full = kind == LayerKind::FullyConnected;
        const std::int64_t groups = full ? 1 : pick(1, 5);
        const Layer l = layer(kind, groups * pick(1, 9), groups * pick(1, 9), full ? 1 : pick(1, 3), full ? 1 : pick(1, 3), groups);
        const int size = static_cast<int>(pick(4, 40)), weightBits = static_cast<int>(pick(1, 9)), cellBits = static_cast<int>(pick(1, 4));
        const auto slices = pick(0, 1) == 0 ? SlicePacking::Separate : SlicePacking::Packed;
        const bool packGroups = pick(0, 3) > 0;
        const auto map = mapping::mapToCrossbars(l, size, weightBits, cellBits, slices, packGroups);
        (slices == SlicePacking::Packed ? packed : separate) += 1;
        grouped += groups > 1;
        // (group, input channel, output channel, kernel y, kernel x, slice) of every cell.
        std::map<std::array<std::int64_t, 6>, int> found;
        std::int64_t cells = 0, columns = 0;
        for (std::int64_t k = 0; k < map.crossbars; ++k) {
            const CrossbarLayout layout(l, size, weightBits, cellBits, slices, packGroups, k);
            QCOMPARE(layout.rowBlock(), k / map.columnBlocks);
            std::int64_t used = 0, unused = 0;
            for (std::int64_t r = 0; r < size; ++r)
                for (std::int64_t c = 0; c < size; ++c) {
                    if (!layout.used(r, c)) {
                        ++unused;
                        continue;
                    }
                    ++used;
                    const auto row = layout.row(r);
                    const auto column = layout.column(c);
                    QVERIFY(row && column);
                    QCOMPARE(row->group, column->group);
                    QVERIFY(row->channel < l.input.channels && column->channel < l.output.channels);
                    QVERIFY(column->highBit >= column->lowBit && column->highBit < weightBits && column->lowBit >= 0);
                    ++found[{ row->group, row->channel, column->channel, row->kernelY + column->kernelY, row->kernelX + column->kernelX, column->slice }];
                }
            QCOMPARE(used, layout.usedCells());
            std::int64_t explained = 0;
            for (const auto& u : layout.unused())
                explained += u.cells;
            QCOMPARE(explained, unused);
            cells += used;
            columns += layout.usedColumns();
        }
        QCOMPARE(cells, map.groups * map.rows * map.columns * map.bitSlices);
        QCOMPARE(static_cast<std::int64_t>(found.size()), cells);
        QVERIFY(std::abs(static_cast<double>(cells) / static_cast<double>(map.crossbars * size * size) - map.utilization) < 1e-12);
        if (slices == SlicePacking::Packed)
            QCOMPARE(columns, map.convertedColumns);
    }
    QVERIFY(separate > 50 && packed > 50 && grouped > 50);
}

QTEST_APPLESS_MAIN(TestCrossbarLayout)
#include "tst_crossbar_layout.moc"
