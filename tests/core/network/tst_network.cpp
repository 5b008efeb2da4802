// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <limits>

#include <QtTest>

#include "core/network/network.h"

using namespace pim;
using namespace pim::network;

namespace {

using Ids = std::vector<LayerId>;

/// conv -> pool -> sum(conv, pool) -> fc, all over 4 x 6 x 5.
Network diamond()
{
    Network net;
    net.name = "diamond";
    for (const auto& [name, kind] : { std::pair { "conv", LayerKind::Convolution }, { "pool", LayerKind::Pool },
                                      { "sum", LayerKind::Eltwise }, { "fc", LayerKind::FullyConnected } }) {
        Layer layer;
        layer.name = name;
        layer.kind = kind;
        layer.input = layer.output = { 4, 6, 5 };
        net.layers.push_back(layer);
    }
    net.layers[0].window = { 3, 3, 1, 1, 1, 1, 1, 1, 1, 1 };
    net.layers[1].providers = { { 0 } };
    net.layers[2].providers = { { 0 }, { 1 } };
    net.layers[3].providers = { { 2 } };
    net.layers[3].input = { 120, 1, 1 };
    net.layers[3].output = { 10, 1, 1 };
    connect(net);
    return net;
}

} // namespace

class TestNetwork : public QObject
{
    Q_OBJECT
private slots:
    void sizesOfMatrices_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("groups");
        QTest::addColumn<qint64>("rows");
        QTest::addColumn<qint64>("columns");
        QTest::addColumn<qint64>("positions");
        QTest::addColumn<qint64>("macs");
        // 8 channels of 6 x 5 in, 12 channels of 3 x 4 out, kernel 3 x 2
        QTest::newRow("convolution") << int(LayerKind::Convolution) << 1 << qint64 { 48 } << qint64 { 12 } << qint64 { 12 } << qint64 { 6912 };
        QTest::newRow("grouped") << int(LayerKind::Convolution) << 4 << qint64 { 12 } << qint64 { 3 } << qint64 { 12 } << qint64 { 1728 };
        QTest::newRow("transposed") << int(LayerKind::TransposedConvolution) << 2 << qint64 { 4 } << qint64 { 36 } << qint64 { 30 } << qint64 { 8640 };
        QTest::newRow("pool") << int(LayerKind::Pool) << 1 << qint64 { 0 } << qint64 { 0 } << qint64 { 12 } << qint64 { 0 };
    }
    void sizesOfMatrices()
    {
        QFETCH(int, kind);
        QFETCH(int, groups);
        Network net;
        Layer layer;
        layer.kind = static_cast<LayerKind>(kind);
        layer.groups = groups;
        layer.input = { 8, 6, 5 };
        layer.output = { 12, 3, 4 };
        layer.window.kernelH = 3;
        layer.window.kernelW = 2;
        net.layers = { layer };
        network::connect(net);
        QTEST(qint64 { net.layers[0].matrixRows() }, "rows");
        QTEST(qint64 { net.layers[0].matrixColumns() }, "columns");
        QTEST(qint64 { net.layers[0].positions() }, "positions");
        QTEST(qint64 { net.totalMacs() }, "macs"); // rows * columns * groups * positions
    }

    void fullyConnectedMultipliesOnce()
    {
        const Network net = diamond();
        QCOMPARE(net.layers[3].matrixRows(), std::int64_t { 120 });
        QCOMPARE(net.layers[3].matrixColumns(), std::int64_t { 10 });
        QCOMPARE(net.layers[3].positions(), std::int64_t { 1 });
        QCOMPARE(net.layers[3].macs, std::int64_t { 1200 });
        QCOMPARE(net.totalMacs(), std::int64_t { 144 * 30 + 1200 });
        QCOMPARE(net.totalWeights(), std::int64_t { 144 + 1200 });
        QCOMPARE(net.crossbarLayers(), (Ids { { 0 }, { 3 } }));
    }

    void connectKeepsAnOrderThatFits()
    {
        Network net = diamond();
        QCOMPARE(net.layers[0].consumers, (Ids { { 1 }, { 2 } }));
        net.layers[0].consumers = { { 2 }, { 1 } }; // as a depth-first search may list them
        net.layers[1].consumers = { { 3 } }; // wrong
        net.layers[3].macs = 7; // known better
        network::connect(net);
        QCOMPARE(net.layers[0].consumers, (Ids { { 2 }, { 1 } }));
        QCOMPARE(net.layers[1].consumers, (Ids { { 2 } }));
        QCOMPARE(net.layers[3].macs, std::int64_t { 7 });
        QVERIFY(validate(net).entries.empty());
    }

    void validateNamesEveryViolation_data()
    {
        QTest::addColumn<int>("change");
        QTest::addColumn<QString>("where");
        QTest::addColumn<QString>("text");
        int row = 0;
        QTest::newRow("empty name") << row++ << "layer 1" << "name must not be empty";
        QTest::newRow("name twice") << row++ << "layer conv" << "unique, got 'conv' for layers 0 and 1";
        QTest::newRow("zero height") << row++ << "layer pool" << "output height must be at least 1, got 0";
        QTest::newRow("negative pad") << row++ << "layer conv" << "left padding must be at least 0, got -1";
        QTest::newRow("zero groups") << row++ << "layer conv" << "groups must be at least 1, got 0";
        QTest::newRow("groups") << row++ << "layer conv" << "got 3 groups for 4 channels";
        QTest::newRow("provider after") << row++ << "layer pool" << "got layer 2 ('sum') as provider of layer 1";
        QTest::newRow("provider out of range") << row++ << "layer fc" << "0 to 3, got 4";
        QTest::newRow("negative provider") << row++ << "layer fc" << "0 to 3, got -1";
        QTest::newRow("consumers") << row++ << "layer sum" << "consumers must be the reverse";
        QTest::newRow("overflow") << row++ << "layer conv" << "output elements must be below 2^62, got 4 x 4611686018427387904 x 5";
        QTest::newRow("not finite") << row++ << "layer pool" << "finite number of at least 0, got nan";
        QTest::newRow("activation") << row++ << "layer pool" << "activation 'r' must be a finite";
        QTest::newRow("total") << row++ << "network diamond" << "multiply-accumulates of all layers";
        QTest::newRow("no crossbars") << row++ << "network diamond" << "at least one convolution";
    }
    void validateNamesEveryViolation()
    {
        QFETCH(int, change);
        QFETCH(QString, where);
        QFETCH(QString, text);
        Network net = diamond();
        Layer &conv = net.layers[0], &pool = net.layers[1], &sum = net.layers[2], &fc = net.layers[3];
        switch (change) {
        case 0: pool.name.clear(); break;
        case 1: pool.name = "conv"; break;
        case 2: pool.output.height = 0; break;
        case 3: conv.window.padLeft = -1; break;
        case 4: conv.groups = 0; break;
        case 5: conv.groups = 3; break;
        case 6: pool.providers = { { 2 } }; network::connect(net); break;
        case 7: fc.providers = { { 4 } }; network::connect(net); break;
        case 8: fc.providers = { { -1 } }; network::connect(net); break;
        case 9: sum.consumers.clear(); break;
        case 10: conv.output.height = std::int64_t { 1 } << 62; break;
        case 11: pool.operationsPerElement = std::nan(""); break;
        case 12: pool.activations = { { "r", "Relu", VectorUnit::Relu, -std::numeric_limits<double>::infinity(), false } }; break;
        case 13: conv.macs = fc.macs = (std::int64_t { 1 } << 62) - 1; break;
        case 14: net.layers = { pool }; net.layers[0].providers.clear(); network::connect(net); break;
        }
        const auto found = validate(net);
        QVERIFY(found.hasErrors());
        bool said = false;
        for (const auto& entry : found.entries)
            said = said || (QString::fromStdString(entry.where) == where && QString::fromStdString(entry.text).contains(text));
        QVERIFY2(said, found.entries[0].text.c_str());
    }
};

QTEST_APPLESS_MAIN(TestNetwork)
#include "tst_network.moc"
