// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <filesystem>
#include <string>

#include <QtTest>

#include "core/base/file.h"
#include "core/network/pimsyn_json.h"
#include "tests/support/shared_folder.h"

using namespace pim;
using namespace pim::network;

namespace {

using Ids = std::vector<LayerId>;

/// JSON with ' for ", which reads better in C++ (and moc 6.4 loses its way in raw strings).
std::string quoted(std::string text)
{
    std::replace(text.begin(), text.end(), '\'', '"');
    return text;
}

/// A file by hand: {conv | fc | pool | add | any OP name} nodes over 8x8 maps of 4 channels.
std::string node(const std::string& op, const std::string& name, const std::vector<std::string>& consumers,
                 const std::string& extra = {})
{
    std::string list;
    for (const auto& c : consumers)
        list += (list.empty() ? "\"" : ", \"") + c + "\"";
    std::string rest;
    if (op == "OP_CONV")
        rest = quoted(", 'output_dim': [1, 4, 8, 8], 'param': {'kernel_h': 3, 'kernel_w': 3, 'stride_h': 1, 'stride_w': 1, 'pad_h0': 1, 'pad_h1': 1, 'pad_w0': 1, 'pad_w1': 1, 'input_channel': 4, 'output_channel': 4}");
    else if (op == "OP_POOL")
        rest = quoted(", 'output_dim': [1, 4, 8, 8], 'param': {'kernel_h': 1, 'kernel_w': 1}");
    else if (op == "OP_FC")
        rest = quoted(", 'output_dim': [1, 10], 'param': {'input_channel': 256, 'output_channel': 10}");
    else if (op == "OP_ELTWISE")
        rest = quoted(", 'output_dim': [1, 4, 8, 8], 'param': {'eletype': 2}");
    else if (op == "OP_INPUT")
        rest = quoted(", 'output_dim': [1, 4, 8, 8]");
    return quoted("{'name': '" + name + "', 'operation': '" + op + "', 'consumer': [") + list + "]" + rest + extra + "}";
}

std::string file(const std::vector<std::string>& nodes)
{
    std::string text = "[";
    for (const auto& n : nodes)
        text += (text.size() == 1 ? "\n" : ",\n") + n;
    return text + "]";
}

ImportedNetwork imported(const std::string& text)
{
    auto result = importPimsynJsonText(text, "net.json");
    if (!result)
        qFatal("%s", result.error().text().c_str());
    return *std::move(result);
}

std::vector<std::string> activationNames(const Layer& layer)
{
    std::vector<std::string> names;
    for (const Activation& a : layer.activations)
        names.push_back((a.fused ? "fused " : "") + a.op);
    return names;
}

} // namespace

class TestPimsynJson : public QObject
{
    Q_OBJECT
private slots:
    void keepsLayersInFileOrderAndFoldsActivations()
    {
        const auto net = imported(file({
            node("OP_INPUT", "x", { "c1" }),
            node("OP_CONV", "c1", { "r1" }, quoted(", 'with_act': 1, 'act_type': 2")),
            node("OP_RELU", "r1", { "flat" }),
            node("OP_FLATTEN", "flat", { "drop" }),
            node("OP_DROPOUT", "drop", { "fc" }),
            node("OP_FC", "fc", { "s" }),
            node("OP_SIGMOID", "s", { "t" }),
            node("OP_TANH", "t", {}),
        }));
        const auto& layers = net.network.layers;
        QCOMPARE(layers.size(), std::size_t { 2 });
        QCOMPARE(layers[0].name, std::string("c1"));
        QVERIFY(layers[0].readsNetworkInput && !layers[1].readsNetworkInput);
        QCOMPARE(activationNames(layers[0]), (std::vector<std::string> { "fused OP_SIGMOID", "OP_RELU" }));
        QCOMPARE(layers[0].activations[1].name, std::string("r1"));
        QVERIFY(layers[0].activations[1].unit == VectorUnit::Relu && layers[0].activations[0].unit == VectorUnit::Sigmoid);
        QCOMPARE(activationNames(layers[1]), (std::vector<std::string> { "OP_SIGMOID" })); // OP_TANH is free
        QCOMPARE(layers[1].providers, (Ids { { 0 } }));
        QCOMPARE(layers[0].consumers, (Ids { { 1 } }));
        // 3 * 3 * 4 inputs, 4 outputs, 8 x 8 positions; 256 x 10
        QCOMPARE(layers[0].weights, std::int64_t { 144 });
        QCOMPARE(layers[0].macs, std::int64_t { 9216 });
        QCOMPARE(layers[1].macs, std::int64_t { 2560 });
        QCOMPARE(layers[1].output, (FeatureMap { 10, 1, 1 })); // output_dim has two elements
        QCOMPARE(layers[1].input, (FeatureMap { 256, 1, 1 }));
        QCOMPARE(net.nodes.size(), std::size_t { 8 });
        const std::vector<MappingStatus> expected { MappingStatus::Free, MappingStatus::Crossbar, MappingStatus::FoldedIntoLayer,
                                                    MappingStatus::Free, MappingStatus::Free, MappingStatus::Crossbar,
                                                    MappingStatus::FoldedIntoLayer, MappingStatus::Free };
        for (std::size_t i = 0; i < expected.size(); ++i)
            QVERIFY2(net.nodes[i].status == expected[i] && !net.nodes[i].detail.empty(), net.nodes[i].name.c_str());
        QCOMPARE(net.nodes[2].detail, std::string("c1"));
        QCOMPARE(net.network.source, std::string("file net.json"));
        QCOMPARE(net.network.sha256.size(), std::size_t { 64 });
    }

    void listsConsumersDepthFirstAndProvidersInLayerOrder()
    {
        // a's list is {relu, e, d}: the search enters relu first (b, then e again), so e stands twice, d last,
        // and the sum reads a twice although the file lists it once directly and once over the relu.
        const auto net = imported(file({
            node("OP_INPUT", "x", { "a" }),
            node("OP_CONV", "a", { "relu", "e", "d" }),
            node("OP_RELU", "relu", { "b", "e" }),
            node("OP_CONV", "d", { "e" }),
            node("OP_CONV", "b", { "e" }),
            node("OP_ELTWISE", "e", {}),
        })).network;
        QCOMPARE(net.layers[0].consumers, (Ids { { 2 }, { 3 }, { 3 }, { 1 } })); // b, e, e, d; layers: a d b e
        QCOMPARE(net.layers[3].providers, (Ids { { 0 }, { 0 }, { 1 }, { 2 } }));
        QCOMPARE(net.layers[3].operands, 4);
        QCOMPARE(net.layers[3].input, (FeatureMap { 4, 8, 8 }));
    }

    void countsAnActivationOncePerVisit()
    {
        // Two ways (flatten and dropout) lead to the same relu: the reference appends it twice.
        const auto net = imported(file({
            node("OP_CONV", "a", { "f", "d" }),
            node("OP_FLATTEN", "f", { "r" }),
            node("OP_DROPOUT", "d", { "r" }),
            node("OP_RELU", "r", { "b" }),
            node("OP_CONV", "b", {}),
        }));
        QCOMPARE(activationNames(net.network.layers[0]), (std::vector<std::string> { "OP_RELU", "OP_RELU" }));
        QCOMPARE(net.network.layers[1].providers, (Ids { { 0 }, { 0 } }));
        QCOMPARE(net.nodes[3].detail, std::string("a"));
        QVERIFY(!net.diagnostics.entries.empty()); // nothing leads to a
    }

    void findsTheInputShape()
    {
        const std::string rect = quoted("{'name': 'p', 'operation': 'OP_POOL', 'input_dim': [1, 3, 9, 13], 'output_dim': [1, 3, 4, 6], 'consumer': ['c'], 'param': {'kernel_h': 3, 'kernel_w': 3, 'stride_h': 2, 'stride_w': 2}}");
        const std::string conv = quoted("{'name': 'c', 'operation': 'OP_CONV', 'output_dim': [1, 8, 6, 4], 'consumer': ['g'], 'param': {'kernel_h': 1, 'kernel_w': 5, 'pad_h0': 2, 'pad_w0': 1, 'pad_w1': 1.0, 'dilation_w': 1, 'group': 1, 'input_channel': 3, 'with_bias': 1}}");
        const std::string global = quoted("{'name': 'g', 'operation': 'OP_POOL', 'output_dim': [1, 8, 1, 1], 'param': {'global': 1}}");
        const auto net = imported(file({ rect, conv, global })).network;
        QCOMPARE(net.layers[0].input, (FeatureMap { 3, 9, 13 }));
        QCOMPARE(net.layers[1].input, (FeatureMap { 3, 4, 6 })); // from the pool before it
        QCOMPARE(net.layers[1].output, (FeatureMap { 8, 6, 4 })); // height 6, width 4
        Window window;
        window.kernelW = 5;
        window.padTop = 2;
        window.padLeft = window.padRight = 1;
        QCOMPARE(net.layers[1].window, window);
        QCOMPARE(net.layers[1].biases, std::int64_t { 8 });
        QCOMPARE(net.layers[2].window.kernelH, std::int64_t { 6 }); // the whole map
        QCOMPARE(net.layers[2].window.kernelW, std::int64_t { 4 });
        QCOMPARE(net.layers[2].window.strideH, std::int64_t { 1 });
    }

    void dividesTheMatrixOfGroups()
    {
        const std::string conv = quoted("{'name': 'c', 'operation': 'OP_CONV', 'output_dim': [1, 64, 8, 8], 'param': {'kernel_h': 3, 'kernel_w': 3, 'pad_h0': 1, 'pad_w0': 1, 'pad_h1': 1, 'pad_w1': 1, 'group': 32, 'input_channel': 32}}");
        const auto net = imported("{\"node_list\": [" + conv + "], \"reshape_info\": {}}").network;
        QCOMPARE(net.layers[0].input, (FeatureMap { 32, 8, 8 })); // worked back from the window
        QCOMPARE(net.layers[0].matrixRows(), std::int64_t { 9 });
        QCOMPARE(net.layers[0].matrixColumns(), std::int64_t { 2 });
        QCOMPARE(net.layers[0].weights, std::int64_t { 9 * 64 });
    }

    void passesThroughWhatItDoesNotKnow()
    {
        const auto net = imported(file({ node("OP_INPUT", "x", { "a" }), node("OP_CONV", "a", { "m" }), node("OP_MATMUL", "m", { "b" }),
                                         node("OP_CONV", "b", {}) }));
        QCOMPARE(net.network.layers[1].providers, (Ids { { 0 } }));
        QVERIFY(net.nodes[2].status == MappingStatus::Unsupported);
        QVERIFY(net.nodes[2].detail.find("ONNX") != std::string::npos);
        QCOMPARE(net.diagnostics.entries.size(), std::size_t { 1 });
        QVERIFY(net.diagnostics.entries[0].severity == Severity::Warning);
    }

    void takesTheLastOfAKeyGivenTwice()
    {
        std::string text = file({ node("OP_INPUT", "x", { "a" }), node("OP_CONV", "a", {}) });
        const std::string from = quoted("'kernel_h': 3");
        text.replace(text.find(from), from.size(), quoted("'kernel_h': 5, 'pad_h0': 2, 'kernel_h': 3"));
        QCOMPARE(imported(text).network.layers[0].window.kernelH, std::int64_t { 3 });
    }

    void walksAMillionNodes()
    {
        std::vector<std::string> nodes { node("OP_CONV", "a", { "r0" }) };
        constexpr int kNodes = 999'998;
        for (int i = 0; i < kNodes; ++i)
            nodes.push_back("{\"name\":\"r" + std::to_string(i) + "\",\"operation\":\"OP_BN\",\"consumer\":[\""
                            + (i + 1 < kNodes ? "r" + std::to_string(i + 1) : "b") + "\"]}");
        nodes.push_back(node("OP_CONV", "b", {}));
        const auto net = imported(file(nodes));
        QCOMPARE(net.network.layers[1].providers, (Ids { { 0 } }));
    }

    void refusesWaysThatMultiply()
    {
        std::vector<std::string> nodes { node("OP_CONV", "a", { "j0" }) };
        for (int i = 0; i < 60; ++i) { // 2^60 ways
            const std::string k = std::to_string(i), next = "j" + std::to_string(i + 1);
            nodes.push_back(node("OP_CONCAT", "j" + k, { "l" + k, "r" + k }));
            nodes.push_back(node("OP_RELU", "l" + k, { next }));
            nodes.push_back(node("OP_RELU", "r" + k, { next }));
        }
        nodes.push_back(node("OP_CONCAT", "j60", {}));
        const auto result = importPimsynJsonText(file(nodes), "net.json");
        QVERIFY(!result);
        QVERIFY2(result.error().text().find("1000000 nodes") != std::string::npos, result.error().text().c_str());
        QVERIFY(result.error().where.find("\"a\"") != std::string::npos);
    }

    void refusesBadInput_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("where");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const std::string& text, const char* where, const char* message) {
            QTest::newRow(name) << QString::fromStdString(text) << where << message;
        };
        const auto with = [](std::string from, const std::string& to) { // one conv with a change
            std::string text = file({ node("OP_INPUT", "x", { "a" }), node("OP_CONV", "a", {}) });
            const auto at = text.find(from);
            if (at == std::string::npos)
                qFatal("no %s", from.c_str());
            return text.replace(at, from.size(), to);
        };
        row("empty file", "", "line 1, column 1", "must be JSON");
        row("not JSON", "[\n {]", "net.json: line 2, column 3", "must be JSON");
        row("cut short", quoted("[{'name': 'a', 'oper"), "line 1, column", "must be JSON");
        row("a number too large for a double", with(quoted("'kernel_h': 3"), quoted("'kernel_h': 1e999")), "net.json", "number overflow parsing");
        row("NaN", with(quoted("'kernel_h': 3"), quoted("'kernel_h': NaN")), "net.json: line 3", "must be JSON");
        row("not a list", quoted("{'a': 1}"), "net.json: /", "list of nodes");
        row("node_list is not a list", quoted("{'node_list': 3}"), "/node_list", "list of nodes");
        row("empty list", "[]", "net.json", "must not be empty");
        row("a node that is no object", "[3]", "node 0, /0", "must be an object, got 3");
        row("no name", quoted("[{'operation': 'OP_CONV'}]"), "/0/name", "must be present");
        row("a name that is a number", quoted("[{'name': 7, 'operation': 'OP_CONV'}]"), "/0/name", "must be text, got 7");
        row("an empty name", quoted("[{'name': '', 'operation': 'OP_CONV'}]"), "/0/name", "must not be empty");
        row("no operation", quoted("[{'name': 'a'}]"), "node 0 \"a\", /0/operation", "must be present");
        row("a name twice", file({ node("OP_CONV", "a", {}), node("OP_CONV", "a", {}) }), "node 1 \"a\", /1/name", "unique, but node 0");
        row("consumer is text", quoted("[{'name': 'a', 'operation': 'OP_CONV', 'consumer': 'b'}]"), "/0/consumer", "list of node names, got \"b\"");
        row("consumer is a number", quoted("[{'name': 'a', 'operation': 'OP_CONV', 'consumer': [1]}]"), "/0/consumer/0", "name of a node, got 1");
        row("unknown consumer", file({ node("OP_CONV", "a", { "zz" }) }), "/0/consumer/0", "in this file, got \"zz\"");
        row("a node that reads itself", file({ node("OP_CONV", "a", { "a" }) }), "/0/consumer", "\"a\" -> \"a\"");
        row("cycle", file({ node("OP_CONV", "a", { "r" }), node("OP_RELU", "r", { "s" }), node("OP_RELU", "s", { "r", "t" }), node("OP_RELU", "t", {}) }),
            "consumer", "cycle, got \"");
        row("a layer before its provider", file({ node("OP_CONV", "b", {}), node("OP_CONV", "a", { "b" }) }), "node 0 \"b\"", "must be listed after \"a\", node 1");
        row("no output_dim", quoted("[{'name': 'a', 'operation': 'OP_ELTWISE'}]"), "/0/output_dim", "must be present for OP_ELTWISE");
        row("three sizes", with("\"OP_CONV\", \"consumer\": [], \"output_dim\": [1, 4, 8, 8]", "\"OP_CONV\", \"consumer\": [], \"output_dim\": [1, 4, 8]"),
            "/1/output_dim", "2 or 4 sizes");
        row("a size of zero", with("\"OP_CONV\", \"consumer\": [], \"output_dim\": [1, 4, 8, 8]", "\"OP_CONV\", \"consumer\": [], \"output_dim\": [1, 4, 0, 8]"),
            "/1/output_dim/2", "from 1 to 2147483647, got 0");
        row("param is a list", with(quoted("'param': {"), quoted("'param': [], 'x': {")), "/1/param", "must be an object, got []");
        row("no kernel", with(quoted("'kernel_w': 3, "), ""), "node 1 \"a\", /1/param/kernel_w", "must be present for OP_CONV");
        row("a negative kernel", with(quoted("'kernel_h': 3"), quoted("'kernel_h': -3")), "/1/param/kernel_h", "got -3");
        row("a broken kernel", with(quoted("'kernel_h': 3"), quoted("'kernel_h': 2.5")), "/1/param/kernel_h", "whole number from 1 to 2147483647, got 2.5");
        row("a kernel in quotes", with(quoted("'kernel_h': 3"), quoted("'kernel_h': '3'")), "/1/param/kernel_h", "got \"3\"");
        row("a stride of zero", with(quoted("'stride_w': 1"), quoted("'stride_w': 0")), "/1/param/stride_w", "from 1 to");
        row("a negative pad", with(quoted("'pad_h0': 1"), quoted("'pad_h0': -1")), "/1/param/pad_h0", "from 0 to");
        row("a huge channel count", with(quoted("'input_channel': 4"), quoted("'input_channel': 18446744073709551615")), "/1/param/input_channel", "got 18446744073709551615");
        row("products that overflow", with(quoted("'kernel_h': 3, 'kernel_w': 3, 'stride_h': 1, 'stride_w': 1, 'pad_h0': 1, 'pad_h1': 1, 'pad_w0': 1, 'pad_w1': 1, 'input_channel': 4"),
                                           quoted("'kernel_h': 2000000000, 'kernel_w': 2000000000, 'input_channel': 2000000000")),
            "layer a", "must be below 2^62");
        row("groups that do not divide", with(quoted("'input_channel': 4"), quoted("'input_channel': 4, 'group': 3")), "layer a", "3 groups for 4 channels");
        row("an unknown activation", file({ node("OP_CONV", "a", {}, quoted(", 'with_act': 1, 'act_type': 9")) }), "/0/act_type", "got 9");
        row("an activation without type", file({ node("OP_CONV", "a", {}, quoted(", 'with_act': 1")) }), "/0/act_type", "got nothing");
        row("a fully connected layer with positions",
            quoted("[{'name': 'f', 'operation': 'OP_FC', 'output_dim': [1, 4, 2, 1], 'param': {'input_channel': 3}}]"), "/0/output_dim", "must be 1, got 2x1");
        row("no crossbar layer", file({ node("OP_POOL", "p", {}) }), "net", "at least one convolution or fully connected");
    }

    void refusesBadInput()
    {
        QFETCH(QString, text);
        QFETCH(QString, where);
        QFETCH(QString, message);
        const auto result = importPimsynJsonText(text.toStdString(), "net.json");
        QVERIFY(!result);
        QVERIFY(result.error().code == ErrorCode::ParseError);
        const auto gotWhere = QString::fromStdString(result.error().where), gotMessage = QString::fromStdString(result.error().message);
        QVERIFY2(gotWhere.startsWith("net.json") && gotWhere.contains(where), qPrintable(gotWhere + " | " + gotMessage));
        QVERIFY2(gotMessage.contains(message), qPrintable(gotWhere + " | " + gotMessage));
    }

    void survivesEveryTruncationAndManyFlips()
    {
        const std::string text = file({ node("OP_INPUT", "x", { "a" }), node("OP_CONV", "a", { "r" }), node("OP_RELU", "r", { "b" }), node("OP_FC", "b", {}) });
        for (std::size_t n = 0; n < text.size(); ++n)
            QVERIFY(!importPimsynJsonText(std::string_view(text).substr(0, n), "net.json"));
        std::size_t good = 0;
        for (std::size_t n = 0; n < text.size(); ++n)
            for (int bit = 0; bit < 8; ++bit) {
                std::string flipped = text;
                flipped[n] = static_cast<char>(flipped[n] ^ (1 << bit));
                const auto result = importPimsynJsonText(flipped, "net.json");
                good += result.has_value();
                QVERIFY(result || !result.error().where.empty());
            }
        QVERIFY(good > 0); // a flip in a name or a size may be fine
        QVERIFY(!importPimsynJsonText(std::string(2'000'000, '['), "deep"));
    }

    void namesTheFileThatCannotBeRead()
    {
        const auto missing = importPimsynJson("/nonexistent/net.json");
        QVERIFY(!missing);
        QVERIFY(missing.error().code == ErrorCode::IoError);
        QVERIFY(missing.error().where.find("net.json") != std::string::npos);
        QVERIFY(!importPimsynJson("/dev/zero"));
        QVERIFY(!importPimsynJson(std::filesystem::temp_directory_path()));
    }

    void readsTheReferenceNetworks_data()
    {
        QTest::addColumn<int>("nodes");
        QTest::addColumn<int>("convolutions");
        QTest::addColumn<int>("fullyConnected");
        QTest::addColumn<int>("pools");
        QTest::addColumn<int>("sums");
        QTest::addColumn<int>("providers");
        QTest::addColumn<int>("fused");
        QTest::addColumn<int>("unfused");
        QTest::addColumn<qint64>("macs");
        QTest::addColumn<qint64>("weights");
        QTest::addColumn<qint64>("biases"); // of the layers that say with_bias
        QTest::newRow("alexnet") << 14 << 5 << 3 << 4 << 0 << 11 << 7 << 0 << qint64 { 714188480 } << qint64 { 61090496 } << qint64 { 10344 };
        QTest::newRow("vgg13") << 33 << 10 << 3 << 6 << 0 << 18 << 0 << 12 << qint64 { 11308466176 } << qint64 { 133035712 } << qint64 { 0 };
        QTest::newRow("vgg16") << 42 << 13 << 3 << 5 << 0 << 20 << 0 << 15 << qint64 { 15470264320 } << qint64 { 138344128 } << qint64 { 0 };
        QTest::newRow("msra_A") << 51 << 16 << 3 << 7 << 0 << 28 << 0 << 18 << qint64 { 19051814912 } << qint64 { 171710240 } << qint64 { 0 };
        QTest::newRow("resnet18") << 41 << 20 << 1 << 2 << 8 << 38 << 9 << 8 << qint64 { 1814073344 } << qint64 { 11678912 } << qint64 { 5800 };
    }

    void readsTheReferenceNetworks()
    {
        const std::string name = QTest::currentDataTag();
        const auto path = pim::test::sharedFolder() / "golden" / "pimsyn" / "networks" / (name + ".json");
        if (!std::filesystem::exists(path))
            QSKIP("the reference networks are not beside the project");
        const auto result = importPimsynJson(path);
        QVERIFY2(result, result ? "" : result.error().text().c_str());
        const Network& net = result->network;
        QCOMPARE(net.name, name);
        QVERIFY(result->diagnostics.entries.empty());
        int kinds[6] = {}, providers = 0, fused = 0, unfused = 0;
        qint64 weights = 0, biases = 0;
        for (const Layer& layer : net.layers) {
            ++kinds[static_cast<int>(layer.kind)];
            providers += static_cast<int>(layer.providers.size());
            for (const Activation& activation : layer.activations)
                ++(activation.fused ? fused : unfused);
            weights += layer.weights;
            biases += layer.biases;
        }
        QFETCH(int, nodes);
        QCOMPARE(static_cast<int>(result->nodes.size()), nodes);
        QTEST(kinds[static_cast<int>(LayerKind::Convolution)], "convolutions");
        QTEST(kinds[static_cast<int>(LayerKind::FullyConnected)], "fullyConnected");
        QTEST(kinds[static_cast<int>(LayerKind::Pool)], "pools");
        QTEST(kinds[static_cast<int>(LayerKind::Eltwise)], "sums");
        QTEST(providers, "providers");
        QTEST(fused, "fused");
        QTEST(unfused, "unfused");
        QTEST(qint64 { net.totalMacs() }, "macs");
        QTEST(weights, "weights");
        QTEST(biases, "biases");
        QVERIFY(net.layers[0].readsNetworkInput);
    }
};

QTEST_APPLESS_MAIN(TestPimsynJson)
#include "tst_pimsyn_json.moc"
