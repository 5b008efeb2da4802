// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/base/random.h"
#include "core/dataflow/block_geometry.h"

using namespace pim;
using dataflow::EdgeGeometry;
using dataflow::EdgeRule;

namespace {

/// A window on square maps, as the release sees all maps: \a own and \a provider are the lengths of their sides.
EdgeGeometry window(std::int64_t own, std::int64_t provider, std::int64_t kernel, std::int64_t stride, std::int64_t pad)
{
    EdgeGeometry e;
    e.rule = EdgeRule::Window;
    e.rowLength = own;
    e.lastPixel = own * own;
    e.providerRowLength = e.providerRows = provider;
    e.providerPixels = provider * provider;
    e.strideH = e.strideW = stride;
    e.spanH = e.spanW = kernel;
    e.padTop = e.padLeft = pad;
    return e;
}

} // namespace

class TestBlockGeometry : public QObject
{
    Q_OBJECT
private slots:
    void waitsForTheLastPixelsWindowByHand();
    void keepsAWindowByHand();
    void waitsForAWholeProvider();
    void waitsForTheLatestOfItsPixels();
    void neverAsksForMoreThanTheProviderHas();
    void scalesBetweenResolutions();
};

/// A 3x3 convolution with pad 1 on 4x4, three pixels per block; the provider makes two pixels per block (8 blocks).
///   block 0: last pixel 3 = row 1, column 3: rows to 2, columns to 4: pixel 8, provider block 3.
///   block 1: last pixel 6 = row 2, column 2: rows to 3, columns to 3: pixel 11, block 5.
///   block 2: pixel 9 = row 3, column 1: rows to 4, columns to 2: pixel 14, block 6.
///   block 3: pixel 12 = row 3, column 4: rows to 4, columns to 4: pixel 16, block 7.
///   block 4: pixel 15, past 16 not: row 4, column 3: pixel 16, block 7.   block 5: pixel 16, block 7.
/// For all of a block's pixels: block 1 holds pixel 4 (row 1, column 4: pixel 8) and 5, 6: still 11. Block 2 holds pixel 8
/// (row 2, column 4), which needs pixel 12: less than 14.
void TestBlockGeometry::waitsForTheLastPixelsWindowByHand()
{
    EdgeGeometry e = window(4, 4, 3, 1, 1);
    const std::vector<std::int64_t> expected { 3, 5, 6, 7, 7, 7 };
    for (std::int64_t q = 0; q < 6; ++q) {
        QCOMPARE(e.dependency(q, 3, 2, 8), expected[static_cast<std::size_t>(q)]);
        e.maximumOverBlock = true;
        QCOMPARE(e.dependency(q, 3, 2, 8), expected[static_cast<std::size_t>(q)]);
        e.maximumOverBlock = false;
    }
    // A block of pixels 1 to 13, one provider pixel per block: pixel 13 (row 4, column 1) needs pixel 14, but pixel 12 (row
    // 3, column 4) needs pixel 16.
    QCOMPARE(e.dependency(0, 13, 1, 16), 13);
    e.maximumOverBlock = true;
    QCOMPARE(e.dependency(0, 13, 1, 16), 15);
}

/// Consumer at pixel 6 of 4x4 (row 2, column 2), 3x3, pad 1: the window starts at row 1, column 1, so 0 * 4 + 1 = pixel 1 is
/// the first kept, and ends at row 3, column 3: pixel 11. At pixel 0 nothing is free.
void TestBlockGeometry::keepsAWindowByHand()
{
    const EdgeGeometry e = window(4, 4, 3, 1, 1);
    QCOMPARE(e.firstKept(0), 0);
    QCOMPARE(e.firstKept(6), 1);
    QCOMPARE(e.lastHeld(6), 11);
    QCOMPARE(e.firstKept(12), 7); // row 3, column 4: from row 2, column 3
    QCOMPARE(e.lastHeld(12), 16);
}

void TestBlockGeometry::waitsForAWholeProvider()
{
    EdgeGeometry e = window(4, 4, 1, 1, 0);
    e.rule = EdgeRule::Whole;
    QCOMPARE(e.dependency(0, 1, 3, 6), 5);
    QCOMPARE(e.firstKept(7), 0);
    QCOMPARE(e.lastHeld(7), 16);
    e.rule = EdgeRule::Linear; // pixel u needs pixel u
    QCOMPARE(e.dependency(0, 5, 2, 8), 2); // pixel 5 is in block 2
    QCOMPARE(e.dependency(3, 5, 2, 8), 7); // pixel 20 is past the end
    QCOMPARE(e.firstKept(7), 7);
}

/// Against the definition: the largest of what any pixel of the block needs, on rectangular maps.
void TestBlockGeometry::waitsForTheLatestOfItsPixels()
{
    int later = 0;
    for (int i = 0; i < 3000; ++i) {
        RandomStream random(4, static_cast<std::uint64_t>(i));
        const std::int64_t kernelH = random.uniformInt(1, 5), kernelW = random.uniformInt(1, 5);
        EdgeGeometry e;
        e.strideH = random.uniformInt(1, 3);
        e.strideW = random.uniformInt(1, 3);
        e.spanH = kernelH;
        e.spanW = kernelW;
        e.padTop = random.uniformInt(0, kernelH - 1);
        e.padLeft = random.uniformInt(0, kernelW - 1);
        e.providerRows = kernelH + random.uniformInt(0, 12);
        e.providerRowLength = kernelW + random.uniformInt(0, 12);
        e.providerPixels = e.providerRows * e.providerRowLength;
        const std::int64_t rows = (e.providerRows + e.padTop + random.uniformInt(0, kernelH - 1) - kernelH) / e.strideH + 1;
        e.rowLength = (e.providerRowLength + e.padLeft + random.uniformInt(0, kernelW - 1) - kernelW) / e.strideW + 1;
        e.lastPixel = rows * e.rowLength;
        const std::int64_t duplication = random.uniformInt(1, e.lastPixel), providerDuplication = random.uniformInt(1, e.providerPixels);
        const std::int64_t blocks = (e.lastPixel + duplication - 1) / duplication;
        const std::int64_t providerBlocks = (e.providerPixels + providerDuplication - 1) / providerDuplication;
        for (std::int64_t q = 0; q < blocks; ++q) {
            std::int64_t most = 0, last = 0;
            for (std::int64_t u = q * duplication + 1; u <= std::min(e.lastPixel, (q + 1) * duplication); ++u) {
                const std::int64_t row = (u - 1) / e.rowLength, column = (u - 1) % e.rowLength;
                const std::int64_t lastRow = std::min(e.providerRows, row * e.strideH + e.spanH - e.padTop);
                const std::int64_t lastColumn = std::min(e.providerRowLength, column * e.strideW + e.spanW - e.padLeft);
                last = (lastRow - 1) * e.providerRowLength + lastColumn;
                most = std::max(most, last);
            }
            e.maximumOverBlock = false;
            QCOMPARE(e.dependency(q, duplication, providerDuplication, providerBlocks), (last - 1) / providerDuplication);
            e.maximumOverBlock = true;
            QCOMPARE(e.dependency(q, duplication, providerDuplication, providerBlocks), (most - 1) / providerDuplication);
            later += most > last;
        }
    }
    QVERIFY(later > 100); // the two rules do differ
}

void TestBlockGeometry::neverAsksForMoreThanTheProviderHas()
{
    for (int i = 0; i < 3000; ++i) {
        RandomStream random(6, static_cast<std::uint64_t>(i));
        EdgeGeometry e = window(random.uniformInt(1, 20), random.uniformInt(1, 20), random.uniformInt(1, 7), random.uniformInt(1, 4), random.uniformInt(0, 3));
        e.rule = static_cast<EdgeRule>(random.uniformInt(0, 3));
        e.maximumOverBlock = random.chance(0.5);
        const std::int64_t duplication = random.uniformInt(1, e.lastPixel), providerDuplication = random.uniformInt(1, e.providerPixels);
        const std::int64_t providerBlocks = (e.providerPixels + providerDuplication - 1) / providerDuplication;
        for (std::int64_t q = 0; q * duplication < e.lastPixel; ++q) {
            const std::int64_t d = e.dependency(q, duplication, providerDuplication, providerBlocks);
            QVERIFY(d >= 0 && d < providerBlocks);
        }
    }
}

/// Twice the resolution of a 4x4 map (16 pixels) on 8x8 (64): pixel 1 needs 1/64 of 16, rounded up to a row: pixel 4; half of
/// the consumer (32) needs 8 pixels, two rows; the end needs all.
void TestBlockGeometry::scalesBetweenResolutions()
{
    EdgeGeometry e = window(8, 4, 1, 1, 0);
    e.rule = EdgeRule::Scaled;
    QCOMPARE(e.scaled(1), 4);
    QCOMPARE(e.scaled(32), 8);
    QCOMPARE(e.scaled(33), 12);
    QCOMPARE(e.scaled(64), 16);
    QCOMPARE(e.dependency(63, 1, 4, 4), 3);
}

QTEST_APPLESS_MAIN(TestBlockGeometry)
#include "tst_block_geometry.moc"
