// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of each kind of node, on graphs built in code.
#include <QtTest>

#include "tests/support/onnx_import_checks.h"

using namespace pim;
using namespace pim::network;
using namespace pim::test;

namespace {

std::string activationsOf(const Layer& layer)
{
    std::string ops;
    for (const auto& a : layer.activations)
        ops += (ops.empty() ? "" : " ") + a.op;
    return ops;
}

} // namespace

class TestOnnxOperators : public QObject
{
    Q_OBJECT
private slots:
    void aConvolutionIsALayer()
    {
        OnnxBuilder m;
        m.input("x", { 1, 6, 10, 9 }).weights("w", { 4, 3, 3, 2 }).weights("b", { 4 });
        m.node("Conv", { "x", "w", "b" }, { "y" }).ints("pads", { 1, 0, 2, 1 }).ints("strides", { 2, 1 }).ints("dilations", { 2, 3 }).i("group", 2).named("c");
        const auto n = loaded(m.output("y"));
        QCOMPARE(n.network.layers.size(), std::size_t { 1 });
        const Layer& c = n.network.layers[0];
        QCOMPARE(c.name, std::string("c"));
        QCOMPARE(c.op, std::string("Conv"));
        QVERIFY(c.kind == LayerKind::Convolution);
        QVERIFY((c.window == Window { 3, 2, 2, 1, 1, 0, 2, 1, 2, 3 }));
        QVERIFY((c.input == FeatureMap { 6, 10, 9 }));
        // height (10 + 3 - 5) / 2 + 1 = 5, width (9 + 1 - 4) / 1 + 1 = 7
        QVERIFY((c.output == FeatureMap { 4, 5, 7 }));
        QCOMPARE(c.groups, std::int64_t { 2 });
        QCOMPARE(c.weights, std::int64_t { 4 * 3 * 3 * 2 });
        QCOMPARE(c.biases, std::int64_t { 4 });
        QCOMPARE(c.macs, std::int64_t { 4 * 3 * 3 * 2 * 5 * 7 });
        QVERIFY(c.readsNetworkInput && c.providers.empty());
        QVERIFY(n.nodes[0].status == MappingStatus::Crossbar);
    }

    void oneDimensionalConvolutionsHaveWidthOne()
    {
        OnnxBuilder m;
        m.input("x", { 1, 8, 100 }).weights("w", { 16, 8, 5 });
        m.node("Conv", { "x", "w" }, { "y" }).ints("pads", { 2, 2 }).ints("strides", { 2 });
        const auto n = loaded(m);
        QVERIFY((n.network.layers.at(0).input == FeatureMap { 8, 100, 1 }));
        QVERIFY((n.network.layers.at(0).output == FeatureMap { 16, 50, 1 }));
        QCOMPARE(n.network.totalMacs(), std::int64_t { 16 * 8 * 5 * 50 });
    }

    void autoPadIsResolved_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::addColumn<int>("before");
        QTest::addColumn<int>("after");
        QTest::addColumn<int>("out");
        // extent 8, kernel 3, stride 2: 4 outputs need 3 * 2 + 3 = 9 inputs, one more than there are
        QTest::newRow("SAME_UPPER pads the end") << "SAME_UPPER" << 0 << 1 << 4;
        QTest::newRow("SAME_LOWER pads the beginning") << "SAME_LOWER" << 1 << 0 << 4;
        QTest::newRow("VALID pads nothing") << "VALID" << 0 << 0 << 3;
    }
    void autoPadIsResolved()
    {
        QFETCH(QString, mode);
        QFETCH(int, before);
        QFETCH(int, after);
        QFETCH(int, out);
        OnnxBuilder m;
        m.input("x", { 1, 3, 8, 8 }).weights("w", { 4, 3, 3, 3 });
        m.node("Conv", { "x", "w" }, { "y" }).s("auto_pad", qPrintable(mode)).ints("strides", { 2, 2 });
        const Layer c = loaded(m).network.layers.at(0);
        QCOMPARE(c.window.padTop, std::int64_t { before });
        QCOMPARE(c.window.padBottom, std::int64_t { after });
        QVERIFY((c.output == FeatureMap { 4, out, out }));
    }

    void transposedConvolutions()
    {
        OnnxBuilder m;
        m.input("x", { 1, 8, 5, 6 }).weights("w", { 8, 3, 4, 4 });
        m.node("ConvTranspose", { "x", "w" }, { "y" }).ints("strides", { 2, 2 }).ints("pads", { 1, 1, 1, 1 }).ints("output_padding", { 1, 0 }).i("group", 2);
        const Layer c = loaded(m).network.layers.at(0);
        QVERIFY(c.kind == LayerKind::TransposedConvolution);
        // (5 - 1) * 2 + 1 + 4 - 2 = 11; (6 - 1) * 2 + 0 + 4 - 2 = 12; channels 3 * 2
        QVERIFY((c.output == FeatureMap { 6, 11, 12 }));
        QCOMPARE(c.macs, std::int64_t { 8 * 5 * 6 * 4 * 4 * 6 / 2 });
        QCOMPARE(c.weights, std::int64_t { 8 * 3 * 4 * 4 });
    }

    void aTransposedConvolutionReachesTheShapeAskedFor()
    {
        OnnxBuilder m;
        m.input("x", { 1, 1, 3, 3 }).weights("w", { 1, 2, 3, 3 });
        m.node("ConvTranspose", { "x", "w" }, { "y" }).ints("strides", { 3, 2 }).ints("output_shape", { 8, 7 });
        QVERIFY((loaded(m).network.layers.at(0).output == FeatureMap { 2, 8, 7 }));
    }

    void matrixProducts_data()
    {
        QTest::addColumn<QString>("op");
        QTest::addColumn<QVector<int>>("a");
        QTest::addColumn<QVector<int>>("b");
        QTest::addColumn<bool>("transA");
        QTest::addColumn<bool>("transB");
        QTest::addColumn<bool>("full"); // fully connected
        QTest::addColumn<QVector<int>>("expected"); // rows, columns, positions
        using V = QVector<int>;
        QTest::newRow("Gemm") << "Gemm" << V { 1, 6 } << V { 6, 4 } << false << false << true << V { 6, 4, 1 };
        QTest::newRow("Gemm transB") << "Gemm" << V { 1, 6 } << V { 4, 6 } << false << true << true << V { 6, 4, 1 };
        QTest::newRow("Gemm transA") << "Gemm" << V { 6, 5 } << V { 6, 4 } << true << false << false << V { 6, 4, 5 };
        QTest::newRow("MatMul, one row") << "MatMul" << V { 1, 6 } << V { 6, 4 } << false << false << true << V { 6, 4, 1 };
        QTest::newRow("MatMul, many rows") << "MatMul" << V { 1, 7, 6 } << V { 6, 4 } << false << false << false << V { 6, 4, 7 };
        QTest::newRow("MatMul, heads") << "MatMul" << V { 1, 2, 7, 6 } << V { 6, 4 } << false << false << false << V { 6, 4, 14 };
        QTest::newRow("MatMul, vector of weights") << "MatMul" << V { 1, 7, 6 } << V { 6 } << false << false << false << V { 6, 1, 7 };
    }
    void matrixProducts()
    {
        QFETCH(QString, op);
        QFETCH(QVector<int>, a);
        QFETCH(QVector<int>, b);
        QFETCH(bool, transA);
        QFETCH(bool, transB);
        QFETCH(bool, full);
        QFETCH(QVector<int>, expected);
        OnnxBuilder m;
        m.input("x", Shape(a.begin(), a.end())).weights("w", Shape(b.begin(), b.end()));
        auto node = m.node(qPrintable(op), { "x", "w" }, { "y" });
        if (op == "Gemm")
            node.i("transA", transA).i("transB", transB);
        const auto n = loaded(m);
        QCOMPARE(n.network.layers.size(), std::size_t { 1 });
        const Layer& layer = n.network.layers[0];
        QCOMPARE(layer.kind == LayerKind::FullyConnected, full);
        QCOMPARE(layer.matrixRows(), std::int64_t { expected[0] });
        QCOMPARE(layer.matrixColumns(), std::int64_t { expected[1] });
        QCOMPARE(layer.positions(), std::int64_t { expected[2] });
        QCOMPARE(layer.macs, std::int64_t { expected[0] * expected[1] * expected[2] });
    }

    void weightsMayStandOnTheLeft()
    {
        OnnxBuilder m;
        m.weights("w", { 5, 6 }).input("x", { 1, 6, 7 });
        m.node("MatMul", { "w", "x" }, { "y" });
        const Layer layer = loaded(m).network.layers.at(0);
        QCOMPARE(layer.matrixRows(), std::int64_t { 6 });
        QCOMPARE(layer.matrixColumns(), std::int64_t { 5 });
        QCOMPARE(layer.positions(), std::int64_t { 7 });
        QCOMPARE(layer.macs, std::int64_t { 5 * 6 * 7 });
    }

    void aProductOfTwoActivationsRunsOnVectorUnits()
    {
        OnnxBuilder m;
        m.input("x", { 1, 5, 8 }).weights("q", { 8, 8 }).weights("k", { 8, 8 });
        m.node("MatMul", { "x", "q" }, { "queries" });
        m.node("MatMul", { "x", "k" }, { "keys" });
        m.node("Transpose", { "keys" }, { "turned" }).ints("perm", { 0, 2, 1 });
        m.node("MatMul", { "queries", "turned" }, { "scores" });
        m.node("Softmax", { "scores" }, { "y" });
        const auto n = loaded(m);
        const Layer* scores = layerNamed(n, "scores");
        QVERIFY(scores && scores->kind == LayerKind::Vector && scores->wholeInput);
        QCOMPARE(scores->operands, 2);
        QCOMPARE(scores->operationsPerElement, 16.0); // 8 products and 8 sums
        QCOMPARE(scores->macs, std::int64_t { 0 });
        QVERIFY((scores->providers == std::vector<LayerId> { { 0 }, { 1 } }));
        QCOMPARE(n.network.totalMacs(), std::int64_t { 2 * 5 * 8 * 8 });
        QVERIFY(statusOf(n, "turned") == MappingStatus::Free);
    }

    void aGemmThatAddsAnActivationIsTwoLayers()
    {
        OnnxBuilder m;
        m.input("x", { 1, 4 }).weights("w", { 4, 4 }).weights("v", { 4, 4 });
        m.node("Gemm", { "x", "w" }, { "first" });
        m.node("Gemm", { "x", "v", "first" }, { "second" });
        const auto n = loaded(m);
        QCOMPARE(n.network.layers.size(), std::size_t { 3 });
        QVERIFY(n.network.layers[2].kind == LayerKind::Eltwise);
        QVERIFY((n.network.layers[2].providers == std::vector<LayerId> { { 1 }, { 0 } }));
        QVERIFY(statusOf(n, "second") == MappingStatus::Crossbar);
    }

    void quantizedOperatorsAreReadAsTheirTwins()
    {
        OnnxBuilder m;
        m.input("x", { 1, 3, 8, 8 }, onnx::TensorProto::UINT8).scalar("s", 0.1F).weights("z", {}, onnx::TensorProto::UINT8);
        m.weights("w", { 4, 3, 3, 3 }, onnx::TensorProto::UINT8).weights("b", { 4 }, onnx::TensorProto::INT32);
        m.node("QLinearConv", { "x", "s", "z", "w", "s", "z", "s", "z", "b" }, { "a" }).ints("pads", { 1, 1, 1, 1 });
        m.node("QLinearAdd", { "a", "s", "z", "a", "s", "z", "s", "z" }, { "sum" }).domain("com.microsoft");
        m.node("QLinearGlobalAveragePool", { "sum", "s", "z", "s", "z" }, { "pooled" }).domain("com.microsoft");
        m.node("Flatten", { "pooled" }, { "flat" });
        m.weights("w2", { 10, 4 }, onnx::TensorProto::UINT8);
        m.node("QGemm", { "flat", "s", "z", "w2", "s", "z", "", "s", "z" }, { "y" }).i("transB", 1).domain("com.microsoft");
        m.model.add_opset_import()->set_domain("com.microsoft");
        const auto n = loaded(m);
        QCOMPARE(n.network.layers.size(), std::size_t { 4 });
        QCOMPARE(n.network.totalMacs(), std::int64_t { 4 * 27 * 64 + 40 });
        QCOMPARE(n.network.layers[0].biases, std::int64_t { 4 });
        QVERIFY((n.network.layers[1].providers == std::vector<LayerId> { { 0 }, { 0 } })); // reads one layer twice
        QVERIFY(n.network.layers[2].kind == LayerKind::Pool);
        QVERIFY(n.network.layers[3].kind == LayerKind::FullyConnected);
    }

    void dynamicQuantizationCostsNothing()
    {
        OnnxBuilder m;
        m.input("x", { 1, 3, 8, 8 }).weights("w", { 4, 3, 3, 3 }, onnx::TensorProto::UINT8).scalar("ws", 0.1F).weights("wz", {}, onnx::TensorProto::UINT8);
        m.node("DynamicQuantizeLinear", { "x" }, { "q", "s", "z" });
        m.node("ConvInteger", { "q", "w", "z", "wz" }, { "acc" });
        m.node("Cast", { "acc" }, { "real" }).i("to", 1);
        m.node("Mul", { "s", "ws" }, { "scale" });
        m.node("Mul", { "real", "scale" }, { "y" });
        m.node("Relu", { "y" }, { "r" });
        const auto n = loaded(m);
        QCOMPARE(n.network.layers.size(), std::size_t { 1 });
        QCOMPARE(activationsOf(n.network.layers[0]), std::string("Relu"));
        QVERIFY(statusOf(n, "scale") == MappingStatus::Free);
        QVERIFY(statusOf(n, "y") == MappingStatus::FoldedIntoLayer);
    }

    void dequantizedWeightsAreWeights()
    {
        OnnxBuilder m;
        m.input("x", { 1, 3, 8, 8 }).weights("q", { 4, 3, 3, 3 }, onnx::TensorProto::INT8).scalar("s", 0.1F);
        m.node("DequantizeLinear", { "q", "s" }, { "w" });
        m.node("QuantizeLinear", { "x", "s" }, { "xq" });
        m.node("DequantizeLinear", { "xq", "s" }, { "xd" });
        m.node("Conv", { "xd", "w" }, { "y" });
        const auto n = loaded(m);
        QCOMPARE(n.network.totalMacs(), std::int64_t { 4 * 27 * 36 });
        QVERIFY(statusOf(n, "w") == MappingStatus::Constant);
        QVERIFY(statusOf(n, "xd") == MappingStatus::Free);
    }

    void halfPrecisionWeightsBehindACast()
    {
        OnnxBuilder m;
        m.input("x", { 1, 3, 8, 8 }).weights("h", { 4, 3, 3, 3 }, onnx::TensorProto::FLOAT16);
        m.node("Cast", { "h" }, { "w" }).i("to", 1);
        m.node("Conv", { "x", "w" }, { "y" });
        QCOMPARE(loaded(m).network.totalWeights(), std::int64_t { 4 * 27 });
    }

    void constantNodesAreWeights()
    {
        OnnxBuilder m;
        m.input("x", { 1, 3, 8, 8 });
        onnx::TensorProto t;
        t.set_data_type(onnx::TensorProto::FLOAT);
        for (const int d : { 4, 3, 3, 3 })
            t.add_dims(d);
        t.mutable_raw_data()->resize(4 * 27 * 4);
        m.node("Constant", {}, { "w" }).t("value", t);
        m.node("Conv", { "x", "w" }, { "y" });
        const auto n = loaded(m);
        QCOMPARE(n.network.totalMacs(), std::int64_t { 4 * 27 * 36 });
        QVERIFY(statusOf(n, "w") == MappingStatus::Constant);
    }

    void externalAndAbsentWeightsAreNotNeeded()
    {
        OnnxBuilder m = convolution();
        auto* t = m.model.mutable_graph()->mutable_initializer(0);
        t->set_data_location(onnx::TensorProto::EXTERNAL);
        auto* entry = t->add_external_data();
        entry->set_key("location");
        entry->set_value("../../no/such/file.bin");
        QCOMPARE(loaded(m).network.totalMacs(), std::int64_t { 4 * 27 * 64 });

        OnnxBuilder bare; // neither initializer nor input, but its shape is told
        bare.input("x", { 1, 3, 8, 8 }).info("w", { 4, 3, 3, 3 });
        bare.node("Conv", { "x", "w" }, { "y" });
        const auto n = loaded(bare);
        QCOMPARE(n.network.totalMacs(), std::int64_t { 4 * 27 * 36 });
        QVERIFY(warns(n, "leaves out"));

        OnnxBuilder given; // weights as a graph input
        given.input("x", { 1, 3, 8, 8 }).input("w", { 4, 3, 3, 3 });
        given.node("Conv", { "x", "w" }, { "y" });
        QVERIFY(warns(loaded(given), "taken as constant"));
    }

    void sparseWeightsHaveTheShapeOfTheDenseOnes()
    {
        OnnxBuilder m;
        m.input("x", { 1, 100 });
        auto* sparse = m.model.mutable_graph()->add_sparse_initializer();
        sparse->mutable_values()->set_name("w");
        sparse->mutable_values()->set_data_type(onnx::TensorProto::FLOAT);
        sparse->mutable_values()->add_dims(3);
        sparse->add_dims(100);
        sparse->add_dims(10);
        m.node("MatMul", { "x", "w" }, { "y" });
        QCOMPARE(loaded(m).network.totalMacs(), std::int64_t { 1000 });
    }

    void batchNormalizationFolds()
    {
        OnnxBuilder m = convolution();
        m.weights("c", { 4 });
        m.node("BatchNormalization", { "conv", "c", "c", "c", "c" }, { "bn" });
        m.node("Relu", { "bn" }, { "relu" });
        const auto n = loaded(m);
        QCOMPARE(n.network.layers.size(), std::size_t { 1 });
        QCOMPARE(n.network.layers[0].biases, std::int64_t { 4 });
        QCOMPARE(activationsOf(n.network.layers[0]), std::string("Relu"));
        QVERIFY(statusOf(n, "bn") == MappingStatus::FoldedIntoLayer);
        QVERIFY(statusOf(n, "relu") == MappingStatus::VectorUnit);
    }

    void scaleAndShiftWithConstantsFold()
    {
        OnnxBuilder m = convolution();
        m.weights("c", { 4 }).integers("axes", { 1, 2 });
        m.node("Unsqueeze", { "c", "axes" }, { "c3" });
        m.node("Mul", { "conv", "c3" }, { "scaled" });
        m.node("Add", { "c3", "scaled" }, { "shifted" });
        const auto n = loaded(m);
        QCOMPARE(n.network.layers.size(), std::size_t { 1 });
        QCOMPARE(n.network.layers[0].biases, std::int64_t { 4 });
        QVERIFY(statusOf(n, "scaled") == MappingStatus::FoldedIntoLayer);
        QVERIFY(statusOf(n, "shifted") == MappingStatus::FoldedIntoLayer);
        QVERIFY(statusOf(n, "c3") == MappingStatus::Constant);
    }

    void aBiasBehindAMatrixProductFolds()
    {
        OnnxBuilder m;
        m.input("x", { 1, 7, 6 }).weights("w", { 6, 4 }).weights("b", { 4 }).weights("embedding", { 1, 7, 4 });
        m.node("MatMul", { "x", "w" }, { "product" });
        m.node("Add", { "product", "b" }, { "biased" });
        m.node("Add", { "biased", "embedding" }, { "placed" }); // one value a position: no bias
        const auto n = loaded(m);
        QCOMPARE(n.network.layers.size(), std::size_t { 1 });
        QCOMPARE(n.network.layers[0].biases, std::int64_t { 4 });
        QCOMPARE(activationsOf(n.network.layers[0]), std::string("Add"));
    }

    void aFunctionOfASharedResultIsALayerOfItsOwn()
    {
        OnnxBuilder m = convolution();
        m.node("Sigmoid", { "conv" }, { "gate" });
        m.node("Mul", { "conv", "gate" }, { "swish" });
        const auto n = loaded(m);
        QCOMPARE(n.network.layers.size(), std::size_t { 3 });
        const Layer* gate = layerNamed(n, "gate");
        QVERIFY(gate && gate->kind == LayerKind::Eltwise && gate->unit == VectorUnit::Sigmoid);
        QCOMPARE(gate->operands, 1);
        const Layer* swish = layerNamed(n, "swish");
        QVERIFY(swish && swish->kind == LayerKind::Eltwise);
        QCOMPARE(swish->operands, 2);
        QVERIFY((swish->providers == std::vector<LayerId> { { 0 }, { 1 } }));
        QVERIFY((n.network.layers[0].consumers == std::vector<LayerId> { { 1 }, { 2 } }));
    }

    void aFunctionOfTheNetworkInputIsAVectorLayer()
    {
        OnnxBuilder m;
        m.input("image", { 1, 3, 8, 8 }).scalar("mean", 0.5F).weights("w", { 4, 3, 3, 3 });
        m.node("Sub", { "image", "mean" }, { "x" });
        m.node("Conv", { "x", "w" }, { "conv" });
        const auto n = loaded(m);
        QVERIFY(n.network.layers.at(0).kind == LayerKind::Vector);
        QVERIFY(n.network.layers[0].readsNetworkInput && !n.network.layers[1].readsNetworkInput);
    }

    void aGraphOutputKeepsTheResultBeforeTheActivation()
    {
        OnnxBuilder m = convolution();
        m.node("Relu", { "conv" }, { "relu" });
        m.output("conv").output("relu");
        QCOMPARE(loaded(m).network.layers.size(), std::size_t { 2 });
    }

    void severalInputsAreTold()
    {
        OnnxBuilder m;
        m.input("image", { 1, 3, 8, 8 }).input("unused", { 1, 5 }).input("depth", { 1, 1, 8, 8 }).input("pose", { 1, 6 });
        m.weights("w", { 4, 4, 1, 1 }).weights("w2", { 6, 7 });
        m.node("Concat", { "depth", "image" }, { "both" }).i("axis", 1);
        m.node("Conv", { "both", "w" }, { "conv" });
        m.node("Add", { "both", "conv" }, { "sum" });
        m.node("Gemm", { "pose", "w2" }, { "out" });
        m.output("sum").output("out");
        const auto n = loaded(m);
        QCOMPARE(n.network.inputs.size(), std::size_t { 3 }); // those that layers read
        QCOMPARE(n.network.inputs[0].name, std::string("image"));
        QVERIFY((n.network.inputs[1] == NetworkInput { "depth", { 1, 8, 8 } }));
        QVERIFY((n.network.inputs[2] == NetworkInput { "pose", { 6, 1, 1 } }));
        using Reads = std::vector<std::vector<int>>;
        QVERIFY((n.network.layers[0].reads == Reads { { fromInput(1), fromInput(0) } }));
        QVERIFY((n.network.layers[1].reads == Reads { { fromInput(1), fromInput(0) }, { 0 } }));
        QVERIFY((n.network.layers[2].reads == Reads { { fromInput(2) } }));
    }

    void whatMovesElementsIsTold()
    {
        // A channel shuffle: the maps keep their shapes, the channels change places.
        OnnxBuilder m = convolution(13, { 1, 3, 8, 8 });
        m.integers("split", { 1, 2, 2, 8, 8 }).integers("joined", { 1, 4, 8, 8 }).weights("next", { 4, 4, 1, 1 });
        m.node("Reshape", { "conv", "split" }, { "groups" });
        m.node("Transpose", { "groups" }, { "turned" }).ints("perm", { 0, 2, 1, 3, 4 });
        m.node("Reshape", { "turned", "joined" }, { "shuffled" });
        m.node("Conv", { "shuffled", "next" }, { "after" });
        m.node("Conv", { "conv", "next" }, { "beside" });
        m.node("Reshape", { "groups", "joined" }, { "back" }); // there and back again
        m.node("Conv", { "back", "next" }, { "same" });
        m.node("Concat", { "after", "beside" }, { "both" }).i("axis", 1);
        m.weights("wide", { 2, 8, 1, 1 });
        m.node("Conv", { "both", "wide" }, { "joint" });
        m.node("Concat", { "after", "beside" }, { "tall" }).i("axis", 2);
        m.node("Conv", { "tall", "next" }, { "high" });
        for (const char* name : { "same", "joint", "high" })
            m.output(name);
        const auto n = loaded(m);
        QCOMPARE(layerNamed(n, "after")->rearranged, std::string("turned"));
        QCOMPARE(layerNamed(n, "high")->rearranged, std::string("tall"));
        for (const char* name : { "conv", "beside", "same", "joint" })
            QVERIFY2(layerNamed(n, name)->rearranged.empty(), name);
    }

    void transposedImagesAreAsTheLayersWantThem()
    {
        OnnxBuilder m;
        m.input("x", { 1, 8, 6, 3 }).weights("w", { 4, 3, 1, 1 }).weights("w2", { 4, 4, 1, 1 });
        m.node("Transpose", { "x" }, { "t" }).ints("perm", { 0, 3, 1, 2 });
        m.node("Conv", { "t", "w" }, { "a" });
        m.node("Transpose", { "a" }, { "last" }).ints("perm", { 0, 2, 3, 1 }); // channels last, and back
        m.node("Transpose", { "last" }, { "first" }).ints("perm", { 0, 3, 1, 2 });
        m.node("Conv", { "first", "w2" }, { "b" });
        m.node("Transpose", { "b" }, { "turned" }).ints("perm", { 0, 1, 3, 2 }); // height and width change places
        m.node("Conv", { "turned", "w2" }, { "c" });
        m.output("c");
        const auto n = loaded(m);
        QVERIFY(layerNamed(n, "a")->rearranged.empty());
        QVERIFY(layerNamed(n, "b")->rearranged.empty());
        QCOMPARE(layerNamed(n, "c")->rearranged, std::string("turned"));
    }

    void clipsKeepTheirBounds()
    {
        for (const int opset : { 7, 13 }) {
            OnnxBuilder m = convolution(opset);
            if (opset < 11) {
                m.node("Clip", { "conv" }, { "a" }).f("min", -1.5F).f("max", 2);
                m.node("Clip", { "a" }, { "b" }).f("max", 3);
            } else {
                m.scalar("low", -1.5F).scalar("high", 2).scalar("three", 3);
                m.node("Clip", { "conv", "low", "high" }, { "a" });
                m.node("Clip", { "a", "", "three" }, { "b" });
            }
            m.node("Clip", { "b" }, { "c" });
            m.output("c");
            const auto activations = loaded(m).network.layers[0].activations;
            QCOMPARE(activations.size(), std::size_t { 3 });
            QVERIFY((activations[0].bounds == ClipBounds { -1.5, 2.0 }));
            QVERIFY((activations[1].bounds == ClipBounds { std::nullopt, 3.0 }));
            QVERIFY((activations[2].bounds == ClipBounds { std::nullopt, std::nullopt }));
        }
    }

    void meansSayWhetherTheyCountPadding()
    {
        for (const int counts : { 0, 1 })
            for (const int pad : { 0, 1 }) {
                OnnxBuilder m = convolution();
                m.node("AveragePool", { "conv" }, { "mean" })
                    .ints("kernel_shape", { 2, 2 })
                    .ints("pads", { pad, 0, 0, 0 })
                    .i("count_include_pad", counts);
                m.output("mean");
                QCOMPARE(loaded(m).network.layers[1].countsPadding, counts == 1 && pad == 1);
            }
        for (const int pad : { 0, 1 }) { // 8 positions, windows of 3, strides of 2: the last one is cut
            OnnxBuilder m = convolution();
            m.node("AveragePool", { "conv" }, { "mean" })
                .ints("kernel_shape", { 3, 3 })
                .ints("strides", { 2, 2 })
                .ints("pads", { pad, pad, pad, pad })
                .i("ceil_mode", 1)
                .i("count_include_pad", 1);
            m.output("mean");
            const Layer pool = loaded(m).network.layers[1];
            QCOMPARE(pool.countsPadding, pad == 1);
            QCOMPARE(pool.roundedBottom, std::int64_t { 1 });
            QCOMPARE(pool.roundedRight, std::int64_t { 1 });
        }
    }

    void channelsElsewhereAreTold()
    {
        // As many rows as channels, so that no shape tells.
        OnnxBuilder m;
        m.input("x", { 1, 3, 6, 6 }).weights("w", { 6, 3, 1, 1 }).weights("w2", { 6, 6, 1, 1 });
        m.node("Conv", { "x", "w" }, { "a" });
        m.node("Transpose", { "a" }, { "last" }).ints("perm", { 0, 2, 3, 1 });
        m.node("Conv", { "last", "w2" }, { "b" });
        m.node("Add", { "a", "last" }, { "sum" });
        m.output("b").output("sum");
        const auto n = loaded(m);
        QCOMPARE(layerNamed(n, "b")->rearranged, std::string("last"));
        QCOMPARE(layerNamed(n, "sum")->rearranged, std::string("last"));
    }

    void units_data()
    {
        QTest::addColumn<QString>("op");
        QTest::addColumn<int>("unit");
        for (const char* op : { "Relu", "LeakyRelu", "Clip" })
            QTest::newRow(op) << op << static_cast<int>(VectorUnit::Relu);
        for (const char* op : { "Sigmoid", "HardSigmoid", "HardSwish", "Tanh", "Gelu", "Erf", "Exp", "Elu", "Selu", "Sqrt" })
            QTest::newRow(op) << op << static_cast<int>(VectorUnit::Sigmoid);
    }
    void units()
    {
        QFETCH(QString, op);
        QFETCH(int, unit);
        OnnxBuilder m = convolution(20);
        m.node(qPrintable(op), { "conv" }, { "y" });
        const Layer layer = loaded(m).network.layers.at(0);
        QCOMPARE(layer.activations.size(), std::size_t { 1 });
        QCOMPARE(static_cast<int>(layer.activations[0].unit), unit);
        QCOMPARE(layer.activations[0].op, op.toStdString());
        QVERIFY(!layer.activations[0].fused);
    }

    void parametricRelu()
    {
        OnnxBuilder m = convolution();
        m.weights("slope", { 4, 1, 1 });
        m.node("PRelu", { "conv", "slope" }, { "y" });
        const Layer layer = loaded(m).network.layers.at(0);
        QCOMPARE(activationsOf(layer), std::string("PRelu"));
        QVERIFY(layer.activations[0].unit == VectorUnit::Relu);
    }

    void concatenationsKeepTheOrderOfTheirOperands()
    {
        OnnxBuilder m;
        m.input("x", { 1, 3, 8, 8 }).weights("a", { 4, 3, 1, 1 }).weights("b", { 5, 3, 1, 1 }).weights("w", { 2, 13, 1, 1 });
        m.node("Conv", { "x", "a" }, { "first" });
        m.node("Conv", { "x", "b" }, { "second" });
        m.node("Concat", { "second", "first" }, { "pair" }).i("axis", 1);
        m.node("Concat", { "pair", "first" }, { "three" }).i("axis", 1);
        m.node("Conv", { "three", "w" }, { "y" });
        const auto n = loaded(m);
        QVERIFY((n.network.layers.at(2).providers == std::vector<LayerId> { { 1 }, { 0 }, { 0 } }));
        QCOMPARE(n.network.layers[2].input.channels, std::int64_t { 13 });
        QVERIFY((n.network.layers[0].consumers == std::vector<LayerId> { { 2 }, { 2 } }));
    }

    void squeezeAndExcitation()
    {
        OnnxBuilder m = convolution();
        m.weights("e", { 4, 4, 1, 1 });
        m.node("GlobalAveragePool", { "conv" }, { "squeezed" });
        m.node("Conv", { "squeezed", "e" }, { "excited" });
        m.node("HardSigmoid", { "excited" }, { "gate" });
        m.node("Mul", { "conv", "gate" }, { "y" });
        const auto n = loaded(m);
        QCOMPARE(n.network.layers.size(), std::size_t { 4 });
        QVERIFY((n.network.layers[1].window == Window { 8, 8, 1, 1, 0, 0, 0, 0, 1, 1 }));
        QVERIFY((n.network.layers[3].input == FeatureMap { 4, 8, 8 }));
        QVERIFY((n.network.layers[3].providers == std::vector<LayerId> { { 0 }, { 2 } }));
    }

    void meanOverTheMapIsAPool()
    {
        for (const bool asInput : { false, true }) {
            OnnxBuilder m = convolution(asInput ? 18 : 13);
            m.integers("axes", { 2, 3 });
            if (asInput)
                m.node("ReduceMean", { "conv", "axes" }, { "y" }).i("keepdims", 0);
            else
                m.node("ReduceMean", { "conv" }, { "y" }).ints("axes", { -1, -2 }).i("keepdims", 0);
            const Layer pool = loaded(m).network.layers.at(1);
            QVERIFY(pool.kind == LayerKind::Pool);
            QVERIFY((pool.output == FeatureMap { 4, 1, 1 }));
        }
    }

    void channelsLastInputsBehindATranspose()
    {
        OnnxBuilder m;
        m.input("image", { -1, 8, 8, 3 }).weights("w", { 4, 3, 3, 3 });
        m.node("Transpose", { "image" }, { "x" }).ints("perm", { 0, 3, 1, 2 });
        m.node("Conv", { "x", "w" }, { "conv" });
        m.node("Transpose", { "conv" }, { "back" }).ints("perm", { 0, 2, 3, 1 });
        m.weights("scale", { 4 });
        m.node("Mul", { "back", "scale" }, { "scaled" }); // one value a channel, channels last
        const auto n = loaded(m);
        QCOMPARE(n.network.layers.size(), std::size_t { 1 });
        QVERIFY((n.network.layers[0].input == FeatureMap { 3, 8, 8 }));
        QVERIFY(statusOf(n, "scaled") == MappingStatus::FoldedIntoLayer);
    }

    void severalInputs()
    {
        OnnxBuilder m;
        m.input("left", { 1, 3, 8, 8 }).input("right", { 1, 3, 8, 8 }).weights("w", { 4, 6, 3, 3 });
        m.node("Concat", { "left", "right" }, { "both" }).i("axis", 1);
        m.node("Conv", { "both", "w" }, { "conv" });
        m.node("Conv", { "left", "w2" }, { "other" });
        m.weights("w2", { 4, 3, 3, 3 });
        m.node("Add", { "conv", "other" }, { "y" });
        const auto n = loaded(m);
        QCOMPARE(n.network.layers.size(), std::size_t { 3 });
        QVERIFY(n.network.layers[0].readsNetworkInput && n.network.layers[1].readsNetworkInput && !n.network.layers[2].readsNetworkInput);
    }

    void zeroPadsWidenTheWindow()
    {
        // Pads computed as exporters do: [0,0,1,2] and [0,0,1,2] from a concatenation.
        OnnxBuilder m;
        m.input("x", { 1, 3, 8, 8 }).weights("w", { 4, 3, 3, 3 }).integers("zeros", { 0, 0 }).integers("ones", { 1, 2 });
        m.node("Concat", { "zeros", "ones", "zeros", "ones" }, { "pads" }).i("axis", 0);
        m.node("Pad", { "x", "pads" }, { "padded" });
        m.node("Conv", { "padded", "w" }, { "conv" }).ints("pads", { 1, 0, 0, 0 });
        const auto n = loaded(m);
        QCOMPARE(n.network.layers.size(), std::size_t { 1 });
        QVERIFY((n.network.layers[0].window == Window { 3, 3, 1, 1, 2, 2, 1, 2, 1, 1 }));
        QVERIFY((n.network.layers[0].input == FeatureMap { 3, 8, 8 }));
        QVERIFY((n.network.layers[0].output == FeatureMap { 4, 9, 10 }));
        QVERIFY(statusOf(n, "padded") == MappingStatus::Free);
    }

    void aMaximumTakesPadsThatCannotWin()
    {
        for (const bool rectified : { true, false }) {
            OnnxBuilder m = convolution();
            m.node(rectified ? "Relu" : "Tanh", { "conv" }, { "r" });
            m.node("Pad", { "r" }, { "padded" }).ints("pads", { 0, 0, 1, 1, 0, 0, 1, 1 });
            m.node("MaxPool", { "padded" }, { "y" }).ints("kernel_shape", { 3, 3 }).ints("strides", { 2, 2 });
            const Layer pool = loaded(m).network.layers.at(1);
            QCOMPARE(pool.window.padTop, std::int64_t { rectified ? 1 : 0 });
            QCOMPARE(pool.input.height, std::int64_t { rectified ? 8 : 10 });
            QVERIFY((pool.output == FeatureMap { 4, 4, 4 }));
        }
    }

    void otherPadsStayInFrontOfTheWindow()
    {
        for (const char* mode : { "reflect", "edge" }) {
            OnnxBuilder m;
            m.input("x", { 1, 3, 8, 8 }).weights("w", { 4, 3, 3, 3 });
            m.node("Pad", { "x" }, { "padded" }).s("mode", mode).ints("pads", { 0, 0, 1, 1, 0, 0, 1, 1 });
            m.node("Conv", { "padded", "w" }, { "conv" });
            const Layer c = loaded(m).network.layers.at(0);
            QVERIFY((c.input == FeatureMap { 3, 10, 10 }));
            QCOMPARE(c.window.padTop, std::int64_t { 0 });
        }
    }

    void normalizationsAndResizesAreVectorLayers()
    {
        for (const char* op : { "LRN", "InstanceNormalization", "LayerNormalization", "Softmax", "Resize" }) {
            OnnxBuilder m = convolution(18);
            m.weights("c", { 4 }).integers("sizes", { 1, 4, 16, 16 });
            if (std::string(op) == "Resize")
                m.node(op, { "conv", "", "", "sizes" }, { "y" });
            else if (std::string(op) == "InstanceNormalization")
                m.node(op, { "conv", "c", "c" }, { "y" });
            else
                m.node(op, { "conv" }, { "y" }).i("size", 5).i("axis", 1);
            const auto n = loaded(m);
            QVERIFY2(n.network.layers.size() == 2 && n.network.layers[1].kind == LayerKind::Vector, op);
            QCOMPARE(n.network.layers[1].wholeInput, std::string(op) == "InstanceNormalization" || std::string(op) == "LayerNormalization");
        }
    }
};

QTEST_APPLESS_MAIN(TestOnnxOperators)
#include "tst_onnx_operators.moc"
