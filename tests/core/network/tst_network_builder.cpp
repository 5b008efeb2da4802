// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdexcept>

#include <QtTest>

#include "core/network/network_builder.h"
#include "tests/support/network_text.h"

using namespace pim;
using namespace pim::network;
using pim::test::parseNetwork;

namespace {
using Ids = std::vector<LayerId>;
}

class TestNetworkBuilder : public QObject
{
    Q_OBJECT
private slots:
    void readsLikeTheDomain()
    {
        const Network net = parseNetwork("conv1 3x32x30 -> 64 k3 s2 p1; relu; pool1 k2 s2; sigmoid; fc 10; fusedrelu");
        QCOMPARE(net.layers.size(), std::size_t { 3 });
        QCOMPARE(net.layers[0].output, (FeatureMap { 64, 16, 15 })); // (32 + 2 - 3) / 2 + 1, (30 + 2 - 3) / 2 + 1
        QCOMPARE(net.layers[0].weights, std::int64_t { 27 * 64 });
        QCOMPARE(net.layers[0].biases, std::int64_t { 64 });
        QCOMPARE(net.layers[0].macs, std::int64_t { 27 * 64 * 240 });
        QCOMPARE(net.layers[1].output, (FeatureMap { 64, 8, 7 }));
        QCOMPARE(net.layers[2].input, (FeatureMap { 64 * 56, 1, 1 }));
        QVERIFY(net.layers[0].readsNetworkInput && !net.layers[1].readsNetworkInput);
        QVERIFY(!net.layers[0].activations[0].fused && net.layers[2].activations[0].fused);
        QVERIFY(net.layers[1].activations[0].unit == VectorUnit::Sigmoid);
        QCOMPARE(net.layers[1].providers, (Ids { { 0 } }));
    }

    void sumsReadTheirOperandsInLayerOrder()
    {
        const Network net = parseNetwork("conv1 4x8x8 -> 4 k1; conv2 -> 4 k3 p1; conv3 @conv1 -> 4 k1; add @conv3 @conv2 @conv3");
        QCOMPARE(net.layers[3].providers, (Ids { { 1 }, { 2 }, { 2 } }));
        QCOMPARE(net.layers[3].operands, 3);
        QCOMPARE(net.layers[0].consumers, (Ids { { 1 }, { 2 } }));
        QCOMPARE(net.layers[2].consumers, (Ids { { 3 }, { 3 } }));
    }

    void concatenationsAreFreeAndActivateEveryPart()
    {
        const Network net = parseNetwork("conv1 4x8x8 -> 6 k1; conv2 @input -> 5 k3 p1; concat1 @conv1 @conv2; relu; conv3 @concat1 -> 22 k1 g11");
        QCOMPARE(net.layers.size(), std::size_t { 3 });
        QCOMPARE(net.layers[2].input.channels, std::int64_t { 11 });
        QCOMPARE(net.layers[2].providers, (Ids { { 0 }, { 1 } }));
        QCOMPARE(net.layers[2].matrixRows(), std::int64_t { 1 });
        QCOMPARE(net.layers[2].weights, std::int64_t { 22 });
        QVERIFY(net.layers[0].activations.size() == 1 && net.layers[1].activations.size() == 1 && net.layers[2].activations.empty());
        QVERIFY(net.layers[1].readsNetworkInput);
    }

    void poolsRoundAsAsked_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("kernel");
        QTest::addColumn<int>("stride");
        QTest::addColumn<int>("pad");
        QTest::addColumn<int>("down");
        QTest::addColumn<int>("up");
        QTest::newRow("fits") << 111 << 3 << 2 << 0 << 55 << 55;
        QTest::newRow("cut window") << 112 << 3 << 2 << 0 << 55 << 56;
        QTest::newRow("padded, fits") << 4 << 3 << 3 << 1 << 2 << 2;
        QTest::newRow("cut window would start behind the input") << 4 << 2 << 3 << 1 << 2 << 2; // 6 padded: 0, 3, not 6
        QTest::newRow("cut window would start in the tail pad") << 5 << 3 << 3 << 1 << 2 << 2; // 7 padded: 0, 3, not 6
        QTest::newRow("cut window starts on the last element") << 6 << 3 << 3 << 1 << 2 << 3; // 8 padded: 0, 3, 6
    }
    void poolsRoundAsAsked()
    {
        QFETCH(int, size);
        QFETCH(int, kernel);
        QFETCH(int, stride);
        QFETCH(int, pad);
        for (const auto rounding : { Rounding::Down, Rounding::Up }) {
            NetworkBuilder net("pool", { 1, size, size });
            const auto map = net.maxPool("p", net.input(), square(kernel, stride, pad), rounding).map;
            QCOMPARE(map.height, map.width);
            QTEST(static_cast<int>(map.height), rounding == Rounding::Down ? "down" : "up");
        }
    }

    void saysWhatMakesNoSense_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("message");
        QTest::newRow("nothing") << "" << "at least one statement";
        QTest::newRow("no input") << "conv1 -> 64 k3" << "input as CxHxW";
        QTest::newRow("window too large") << "conv1 3x2x2 -> 4 k3" << "layer conv1: output height must be at least 1, got 0";
        QTest::newRow("stride 0") << "conv1 3x8x8 -> 4 k3 s0" << "stride along the height must be at least 1, got 0";
        QTest::newRow("shapes differ") << "conv1 3x8x8 -> 4 k3; add @conv1 @input" << "layer add: operands must have one shape, got 4x6x6 and 3x8x8";
        QTest::newRow("concat of sizes") << "conv1 3x8x8 -> 4 k3; concat @conv1 @input; conv2 -> 1 k1" << "agree in height and width, got 4x6x6 and 3x8x8";
        QTest::newRow("unknown kind") << "blah 3x8x8" << "'blah' is no kind";
        QTest::newRow("unknown name") << "conv1 3x8x8 -> 4 k1; fc @conv9 3" << "nothing is called 'conv9'";
        QTest::newRow("letters") << "conv1 3x8x8 -> 4 kx" << "'kx' is not understood";
        QTest::newRow("same name") << "conv1 3x8x8 -> 4 k1; conv1 -> 4 k1" << "unique";
        QTest::newRow("pools only") << "pool1 3x8x8 k2" << "at least one convolution";
    }
    void saysWhatMakesNoSense()
    {
        QFETCH(QString, text);
        QFETCH(QString, message);
        QString said;
        try {
            (void)parseNetwork(text.toStdString());
        } catch (const std::invalid_argument& error) {
            said = error.what();
        }
        QVERIFY2(said.contains(message), qPrintable(said));
    }

    void digestChangesWithEveryField()
    {
        const Network net = parseNetwork("conv1 4x8x8 -> 4 k3 p1; relu; add @conv1 @input; fc 3");
        const std::string digest = layerDigest(net);
        QCOMPARE(digest, net.sha256);
        QCOMPARE(digest.size(), std::size_t { 64 });
        std::vector<Network> others(9, net);
        others[0].layers[0].name = "conv2";
        others[1].layers[0].window.padRight = 2;
        others[2].layers[0].groups = 2;
        others[3].layers[0].activations[0].fused = true;
        others[4].layers[1].providers = { { 0 }, { 0 } };
        others[5].layers[1].operands = 1;
        others[6].layers[2].biases = 0;
        others[7].layers[2].kind = LayerKind::Vector;
        others[8].layers[1].operationsPerElement = 1.5;
        for (const Network& other : others)
            QVERIFY(layerDigest(other) != digest);
        others[0] = net;
        others[0].name = others[0].source = "elsewhere"; // not of the layers
        QCOMPARE(layerDigest(others[0]), digest);
    }
};

QTEST_APPLESS_MAIN(TestNetworkBuilder)
#include "tst_network_builder.moc"
