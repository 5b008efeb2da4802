// SPDX-License-Identifier: GPL-3.0-or-later
// Graphs as a whole: computed shapes, order, names, inputs, broken and huge files; built in code.
#include <QtTest>

#include "tests/support/onnx_import_checks.h"

using namespace pim;
using namespace pim::network;
using namespace pim::test;

class TestOnnxImport : public QObject
{
    Q_OBJECT
private slots:
    void shapesMayBeComputed()
    {
        // flatten as view(x.size(0), -1): Shape, Gather, Unsqueeze, Concat, Reshape
        OnnxBuilder m = convolution(11, { -1, 3, 8, 8 });
        onnx::TensorProto zero;
        zero.set_data_type(onnx::TensorProto::INT64);
        zero.add_int64_data(0);
        m.node("Constant", {}, { "zero" }).t("value", zero);
        m.node("Shape", { "conv" }, { "shape" });
        m.node("Gather", { "shape", "zero" }, { "n" });
        m.node("Unsqueeze", { "n" }, { "n1" }).ints("axes", { 0 });
        m.integers("rest", { -1 });
        m.node("Concat", { "n1", "rest" }, { "target" }).i("axis", 0);
        m.node("Reshape", { "conv", "target" }, { "flat" });
        m.weights("w2", { 256, 10 });
        m.node("MatMul", { "flat", "w2" }, { "y" });
        m.node("Relu", { "y" }, { "r" });
        const auto n = loaded(m);
        QCOMPARE(n.network.layers.size(), std::size_t { 2 });
        QVERIFY(n.network.layers[1].kind == LayerKind::FullyConnected);
        QVERIFY(statusOf(n, "shape") == MappingStatus::Free);
        QVERIFY(statusOf(n, "target") == MappingStatus::Free);
        QVERIFY(statusOf(n, "flat") == MappingStatus::Free);
    }

    void unsortedFilesAreSorted()
    {
        OnnxBuilder m;
        m.node("Relu", { "b" }, { "y" });
        m.node("Conv", { "a", "w2" }, { "b" });
        m.node("Conv", { "x", "w1" }, { "a" });
        m.input("x", { 1, 3, 8, 8 }).weights("w1", { 4, 3, 1, 1 }).weights("w2", { 5, 4, 1, 1 });
        const auto n = loaded(m);
        QCOMPARE(n.network.layers.size(), std::size_t { 2 });
        QCOMPARE(n.network.layers[0].name, std::string("a"));
        QCOMPARE(n.nodes[0].name, std::string("y")); // rows stay in file order
    }

    void nodeNamesAreMadeUnique()
    {
        OnnxBuilder m;
        m.input("x", { 1, 3, 8, 8 }).weights("w1", { 3, 3, 1, 1 });
        m.node("Conv", { "x", "w1" }, { "a" }).named("conv");
        m.node("Conv", { "a", "w1" }, { "b" }).named("conv");
        m.node("Conv", { "b", "w1" }, { "conv2" });
        m.node("Conv", { "conv2", "w1" }, { "c" }).named("conv2");
        const auto n = loaded(m);
        QStringList names;
        for (const auto& l : n.network.layers)
            names << QString::fromStdString(l.name);
        QCOMPARE(names, QStringList({ "a", "b", "conv2_1", "conv2" }));
    }

    void aBatchInTheFileIsReadAsOneImage()
    {
        OnnxBuilder m = convolution(13, { 8, 3, 8, 8 });
        m.integers("flat", { 8, 256 }).weights("w2", { 256, 10 });
        m.node("Reshape", { "conv", "flat" }, { "rows" });
        m.node("MatMul", { "rows", "w2" }, { "y" });
        const auto n = loaded(m);
        QCOMPARE(n.network.totalMacs(), std::int64_t { 4 * 27 * 64 + 2560 });
        QVERIFY(n.network.layers[1].kind == LayerKind::FullyConnected);
        QVERIFY(warns(n, "8 images"));
    }

    void unknownInputExtentsAreAskedFor()
    {
        OnnxBuilder m = convolution(13, { -1, 3, 0, -1 });
        const std::string error = errorOf(m);
        QVERIFY2(has(error, "input x"), error.c_str());
        QVERIFY2(has(error, "dimension 2"), error.c_str());
        QVERIFY2(has(error, "--input-shape x=1x3x224x224"), error.c_str());
        const auto failed = load(m);
        QVERIFY(failed.error().code == ErrorCode::InvalidArgument);

        const auto n = loaded(m, { { { "x", { 1, 3, 16, 8 } } } });
        QVERIFY((n.network.layers.at(0).output == FeatureMap { 4, 16, 8 }));
        QVERIFY(has(errorOf(m, { { { "y", { 1, 3, 16, 8 } } } }), "must name a graph input"));
        QVERIFY(has(errorOf(m, { { { "x", { 1, 3, 16 } } } }), "4 dimensions"));
        QVERIFY(has(errorOf(m, { { { "x", { 1, 3, 16, 0 } } } }), "at least 1"));
    }

    void wrongSizesAreErrorsThatNameThem_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const OnnxBuilder& m, const char* expected) {
            QTest::newRow(name) << QByteArray::fromStdString(m.bytes()) << QString(expected);
        };
        const auto conv = [](const Shape& x, const Shape& w, auto... attributes) {
            OnnxBuilder m;
            m.input("x", x).weights("w", w);
            [[maybe_unused]] auto node = m.node("Conv", { "x", "w" }, { "y" }).named("c1");
            (attributes(node), ...);
            return m;
        };
        using N = OnnxBuilder::NodeRef;
        constexpr std::int64_t kHuge = std::int64_t { 1 } << 40;
        row("negative weights", conv({ 1, 3, 8, 8 }, { 4, -3, 3, 3 }), "[4,-3,3,3]");
        row("huge weights", conv({ 1, 3, 8, 8 }, { kHuge, kHuge, 3, 3 }), "2^62");
        row("zero kernel", conv({ 1, 3, 8, 8 }, { 4, 3, 0, 3 }), "node c1: Conv: kernel_shape must be at least 1");
        row("huge kernel", conv({ 1, 3, 8, 8 }, { 4, 3, kHuge, 1 }), "kernel_shape must be at least 1 and at most 2^31");
        row("zero channels", conv({ 1, 3, 8, 8 }, { 0, 3, 3, 3 }), "output channels must be a positive multiple");
        row("wrong channels", conv({ 1, 3, 8, 8 }, { 4, 5, 3, 3 }), "got 3 for group 1");
        row("too large a window", conv({ 1, 3, 8, 8 }, { 4, 3, 9, 9 }), "span of 9 for 8");
        row("negative stride", conv({ 1, 3, 8, 8 }, { 4, 3, 3, 3 }, [](N n) { n.ints("strides", { -1, 1 }); }), "strides must be at least 1");
        row("zero dilation", conv({ 1, 3, 8, 8 }, { 4, 3, 3, 3 }, [](N n) { n.ints("dilations", { 0, 1 }); }), "dilations must be at least 1");
        row("negative pads", conv({ 1, 3, 8, 8 }, { 4, 3, 3, 3 }, [](N n) { n.ints("pads", { -1, 0, 0, 0 }); }), "pads must be at least 0");
        row("too few pads", conv({ 1, 3, 8, 8 }, { 4, 3, 3, 3 }, [](N n) { n.ints("pads", { 1, 1 }); }), "pads must have 4 values, got 2");
        row("zero groups", conv({ 1, 3, 8, 8 }, { 4, 3, 3, 3 }, [](N n) { n.i("group", 0); }), "group must be at least 1, got 0");
        row("groups do not divide", conv({ 1, 6, 8, 8 }, { 4, 2, 3, 3 }, [](N n) { n.i("group", 3); }), "multiple of group, got 4");
        row("auto_pad", conv({ 1, 3, 8, 8 }, { 4, 3, 3, 3 }, [](N n) { n.s("auto_pad", "SOME"); }), "got 'SOME'");
        row("macs overflow", conv({ 1, kHuge / 1024, 1024, 1024 }, { 1 << 20, kHuge / 1024, 1, 1 }), "2^62");
        row("rank", conv({ 1, 3 }, { 4, 3 }), "at least 3 dimensions");
        OnnxBuilder huge;
        huge.input("x", { 1, kHuge, kHuge, 3 });
        huge.node("Relu", { "x" }, { "y" });
        row("huge input", huge, "2^62");
        OnnxBuilder gemm;
        gemm.input("x", { 1, 5 }).weights("w", { 6, 4 });
        gemm.node("Gemm", { "x", "w" }, { "y" }).named("fc");
        row("inner extents", gemm, "node fc: Gemm: inner extents must be equal");
        OnnxBuilder reshape = convolution();
        reshape.integers("s", { 1, 7 });
        reshape.node("Reshape", { "conv", "s" }, { "r" });
        row("reshape", reshape, "must keep the number of elements");
    }
    void wrongSizesAreErrorsThatNameThem()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, expected);
        const auto result = importOnnxBytes(bytes.toStdString(), "built", {});
        QVERIFY(!result);
        QVERIFY2(has(result.error().text(), qPrintable(expected)), result.error().text().c_str());
    }

    void malformedGraphsAreErrorsThatNameThePlace()
    {
        OnnxBuilder cyclic;
        cyclic.input("x", { 1, 3, 8, 8 });
        cyclic.node("Add", { "x", "c" }, { "a" });
        cyclic.node("Relu", { "a" }, { "b" });
        cyclic.node("Relu", { "b" }, { "c" });
        QVERIFY2(has(errorOf(cyclic), "cycle"), errorOf(cyclic).c_str());

        OnnxBuilder twice = convolution();
        twice.node("Relu", { "x" }, { "conv" });
        QVERIFY2(has(errorOf(twice), "output 'conv', which another node produces"), errorOf(twice).c_str());

        OnnxBuilder shadowed = convolution();
        shadowed.node("Relu", { "x" }, { "w" });
        QVERIFY2(has(errorOf(shadowed), "is an initializer"), errorOf(shadowed).c_str());

        OnnxBuilder dangling = convolution();
        dangling.node("Relu", { "nobody" }, { "y" }).named("r");
        QVERIFY2(has(errorOf(dangling), "node r: input 'nobody' is produced by no node"), errorOf(dangling).c_str());

        OnnxBuilder initializers = convolution();
        initializers.weights("w", { 1 });
        QVERIFY2(has(errorOf(initializers), "initializer names must be unique, got 'w'"), errorOf(initializers).c_str());

        OnnxBuilder none;
        none.input("x", { 1, 3, 8, 8 });
        none.node("Relu", { "x" }, { "y" });
        QVERIFY2(has(errorOf(none), "at least one layer must be mapped on crossbars"), errorOf(none).c_str());

        for (const auto& bytes : { std::string(), std::string("hello, this is text"), std::string("\x08\x07", 2), std::string(1000, '\xff') }) {
            const auto result = importOnnxBytes(bytes, "bytes", {});
            QVERIFY(!result && result.error().code == ErrorCode::ParseError);
        }
    }

    void unsupportedOperatorsKeepTheRest()
    {
        OnnxBuilder m = convolution();
        m.node("Einsum", { "conv" }, { "e" }).named("odd");
        m.node("Relu", { "e" }, { "r" });
        m.node("Foo", { "conv" }, { "f" }).domain("my.company").named("mine");
        m.node("If", { "conv" }, { "i" }).named("branch");
        const auto n = loaded(m);
        QCOMPARE(n.network.layers.size(), std::size_t { 1 });
        for (const char* name : { "odd", "r", "mine", "branch" })
            QVERIFY2(statusOf(n, name) == MappingStatus::Unsupported, name);
        QCOMPARE(n.nodes.size(), std::size_t { 5 });
        for (const auto& node : n.nodes)
            QVERIFY(node.status != MappingStatus::Unsupported || !node.detail.empty());
        QVERIFY(warns(n, "Einsum is not supported"));
        QVERIFY(warns(n, "domain 'my.company'"));
    }

    void shapesBehindAnUnsupportedOperatorComeFromTheFile()
    {
        OnnxBuilder m = convolution();
        m.node("Einsum", { "conv" }, { "e" });
        m.weights("w2", { 5, 4, 1, 1 });
        m.node("Conv", { "e", "w2" }, { "y" }).named("second");
        const std::string error = errorOf(m);
        QVERIFY2(has(error, "node second: Conv: the shape of 'e' is unknown, which node e (Einsum) produces"), error.c_str());
        m.info("e", { 1, 4, 8, 8 });
        const auto n = loaded(m);
        QCOMPARE(n.network.layers.size(), std::size_t { 2 });
        QVERIFY((n.network.layers[1].providers == std::vector<LayerId> { { 0 } }));
    }

    void threeDimensionalConvolutionsAreUnsupported()
    {
        OnnxBuilder m = convolution();
        m.input("v", { 1, 3, 4, 8, 8 }).weights("w3", { 4, 3, 3, 3, 3 });
        m.node("Conv", { "v", "w3" }, { "y" });
        m.node("Relu", { "y" }, { "r" });
        const auto n = loaded(m);
        QVERIFY(statusOf(n, "y") == MappingStatus::Unsupported);
        QVERIFY(layerNamed(n, "conv"));
    }

    void theCheckerOnlyWarns()
    {
        OnnxBuilder m = convolution();
        m.node("Relu", { "conv", "x" }, { "r" }); // one operand too many
        const auto n = loaded(m);
        QVERIFY(warns(n, "ONNX checker:"));
    }

    void everyOpsetLoads()
    {
        for (int opset = 7; opset <= 22; ++opset) {
            OnnxBuilder m = convolution(opset);
            m.model.set_ir_version(opset < 9 ? 3 : 10);
            m.weights("c", { 4 });
            m.node("BatchNormalization", { "conv", "c", "c", "c", "c" }, { "bn" });
            if (opset < 11) {
                m.node("Clip", { "bn" }, { "clipped" }).f("min", 0).f("max", 6);
            } else {
                m.scalar("low", 0).scalar("high", 6);
                m.node("Clip", { "bn", "low", "high" }, { "clipped" });
            }
            if (opset < 13) {
                m.node("Split", { "clipped" }, { "one", "two" }).i("axis", 1).ints("split", { 1, 3 });
                m.node("Squeeze", { "one" }, { "thin" }).ints("axes", { 1 });
                m.node("Unsqueeze", { "thin" }, { "wide" }).ints("axes", { 1 });
            } else {
                m.integers("parts", { 1, 3 }).integers("axis", { 1 });
                m.node("Split", { "clipped", "parts" }, { "one", "two" }).i("axis", 1);
                m.node("Squeeze", { "one", "axis" }, { "thin" });
                m.node("Unsqueeze", { "thin", "axis" }, { "wide" });
            }
            if (opset < 10) {
                m.node("Slice", { "two" }, { "part" }).ints("starts", { 0 }).ints("ends", { 4 }).ints("axes", { 2 });
            } else {
                m.integers("from", { 0 }).integers("to", { 4 }).integers("along", { 2 });
                m.node("Slice", { "two", "from", "to", "along" }, { "part" });
            }
            m.weights("scales", { 4 });
            auto* scales = m.model.mutable_graph()->mutable_initializer(m.model.graph().initializer_size() - 1);
            for (const float s : { 1.0F, 1.0F, 2.0F, 1.0F })
                scales->add_float_data(s);
            if (opset < 10) {
                auto up = m.node("Upsample", { "part" }, { "up" });
                if (opset == 9)
                    up.proto()->add_input("scales");
                else {
                    auto* a = up.proto()->add_attribute();
                    a->set_name("scales");
                    a->set_type(onnx::AttributeProto::FLOATS);
                    for (const float s : { 1.0F, 1.0F, 2.0F, 1.0F })
                        a->add_floats(s);
                }
            } else if (opset == 10) {
                m.node("Resize", { "part", "scales" }, { "up" });
            } else {
                m.node("Resize", { "part", "", "scales" }, { "up" });
            }
            m.node("Concat", { "wide", "up" }, { "joined" }).i("axis", 1); // 1 x 8 x 8 and 3 x 8 x 8
            if (opset < 18) {
                m.node("ReduceMean", { "joined" }, { "mean" }).ints("axes", { 2, 3 }).i("keepdims", 0);
            } else {
                m.integers("map", { 2, 3 });
                m.node("ReduceMean", { "joined", "map" }, { "mean" }).i("keepdims", 0);
            }
            m.node("Dropout", { "mean" }, { "kept", "mask" });
            m.weights("w2", { 10, 4 });
            m.node("Gemm", { "kept", "w2" }, { "fc" }).i("transB", 1);
            m.node("Softmax", { "fc" }, { "y" });
            const auto n = loaded(m.output("y"));
            QVERIFY2(n.network.totalMacs() == 4 * 27 * 64 + 40, qPrintable(QString::number(opset)));
            QVERIFY2(n.network.layers.size() == 5, qPrintable(QString::number(opset)));
            for (const auto& node : n.nodes)
                QVERIFY2(node.status != MappingStatus::Unsupported, node.op.c_str());
        }
    }

    void deepAndWideGraphsAreQuick()
    {
        // A stack of free nodes and activations, deep enough to overflow a recursive walk.
        OnnxBuilder m = convolution();
        std::string last = "conv";
        for (int i = 0; i < 100000; ++i) {
            const std::string next = "v" + std::to_string(i);
            m.node(i % 2 ? "Identity" : "Relu", { last.c_str() }, { next.c_str() });
            last = next;
        }
        QElapsedTimer timer;
        timer.start();
        const auto n = loaded(m);
        QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(n.network.layers.size(), std::size_t { 1 });
        QCOMPARE(n.network.layers[0].activations.size(), std::size_t { 50000 });
    }

    void concatenationsThatDoubleAreRefused()
    {
        OnnxBuilder m = convolution();
        std::string last = "conv";
        for (int i = 0; i < 40; ++i) {
            const std::string next = "v" + std::to_string(i);
            m.node("Concat", { last.c_str(), last.c_str() }, { next.c_str() }).i("axis", 1);
            last = next;
        }
        QVERIFY2(has(errorOf(m), "concatenations must join at most"), errorOf(m).c_str());
    }

    void manyBrokenNodesAreNotDescribedOneByOne()
    {
        OnnxBuilder m = convolution();
        for (int i = 0; i < 30000; ++i)
            m.node("Conv", { "x", "w" }, { ("y" + std::to_string(i)).c_str() }).i("group", 0);
        const std::string error = errorOf(m);
        QVERIFY2(has(error, "group must be at least 1") && has(error, "more"), error.c_str());
        QVERIFY(error.size() < 3000);
    }

    void stopsWhenAsked()
    {
        std::stop_source source;
        source.request_stop();
        RunContext run;
        run.stop = source.get_token();
        const auto result = importOnnxBytes(convolution().bytes(), "built", {}, run);
        QVERIFY(!result && result.error().code == ErrorCode::Cancelled);
    }
};

QTEST_APPLESS_MAIN(TestOnnxImport)
#include "tst_onnx_import.moc"
