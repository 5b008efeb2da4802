// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <clocale>
#include <set>
#include <thread>

#include <QTest>

#include "core/network/onnx_import.h"
#include "core/network/zoo.h"
#include "tests/support/shared_folder.h"
#include "widgets/network/graph_layout.h"
#include "widgets/network/graph_painter.h"
#include "widgets/network/graph_scene.h"
#include "widgets/network/network_graph.h"

using namespace pim;
using namespace pim::widgets;

namespace {

std::shared_ptr<const network::ImportedNetwork> fromZoo(const char* name)
{
    auto built = network::zoo(name);
    if (!built)
        return nullptr;
    auto import = std::make_shared<network::ImportedNetwork>();
    import->network = *built;
    return import;
}

/// A chain of \a count convolutions in blocks of four, with a short cut over every block.
std::shared_ptr<const network::ImportedNetwork> chain(int count)
{
    auto import = std::make_shared<network::ImportedNetwork>();
    for (int i = 0; i < count; ++i) {
        network::Layer layer;
        layer.name = "stage" + std::to_string(i / 4) + ".conv" + std::to_string(i % 4);
        layer.op = "Conv";
        layer.input = layer.output = { 16, 8, 8 };
        layer.readsNetworkInput = i == 0;
        if (i > 0)
            layer.providers.push_back({ i - 1 });
        if (i >= 4 && i % 4 == 0)
            layer.providers.push_back({ i - 4 });
        import->network.layers.push_back(layer);
    }
    network::connect(import->network);
    return import;
}

NetworkGraph sized(std::shared_ptr<const network::ImportedNetwork> source, const GraphOptions& options = {})
{
    NetworkGraph graph = buildGraph(std::move(source), options);
    sizeNodes(graph);
    return graph;
}

const GraphNode* find(const NetworkGraph& graph, const std::string& id)
{
    for (const GraphNode& node : graph.nodes)
        if (node.id == id)
            return &node;
    return nullptr;
}

/// Distance of a point from the border of a box, inside or outside.
double fromBorder(const QPointF& p, const QRectF& box)
{
    const double dx = std::max({ box.left() - p.x(), p.x() - box.right(), 0.0 });
    const double dy = std::max({ box.top() - p.y(), p.y() - box.bottom(), 0.0 });
    if (dx > 0 || dy > 0)
        return std::hypot(dx, dy);
    return std::min({ p.x() - box.left(), box.right() - p.x(), p.y() - box.top(), box.bottom() - p.y() });
}

void checkLayout(const NetworkGraph& graph, const GraphLayout& layout)
{
    QCOMPARE(layout.nodes.size(), graph.nodes.size());
    QCOMPARE(layout.edges.size(), graph.edges.size());
    for (std::size_t i = 0; i < layout.nodes.size(); ++i) {
        QVERIFY(QRectF(QPointF(), layout.size).contains(layout.nodes[i]));
        for (std::size_t k = i + 1; k < layout.nodes.size(); ++k)
            QVERIFY2(!layout.nodes[i].intersects(layout.nodes[k]), (graph.nodes[i].id + " over " + graph.nodes[k].id).c_str());
    }
    for (std::size_t e = 0; e < layout.edges.size(); ++e) {
        QVERIFY(layout.edges[e].size() >= 4);
        QCOMPARE(layout.edges[e].size() % 3, std::size_t { 1 });
        QVERIFY(fromBorder(layout.edges[e].front(), layout.nodes[static_cast<std::size_t>(graph.edges[e].from)]) < 2);
        QVERIFY(fromBorder(layout.edges[e].back(), layout.nodes[static_cast<std::size_t>(graph.edges[e].to)]) < 2);
    }
    for (std::size_t i = 0; i < graph.nodes.size(); ++i)
        if (const int block = graph.nodes[i].block; block >= 0 && !layout.blocks[static_cast<std::size_t>(block)].isNull())
            QVERIFY(layout.blocks[static_cast<std::size_t>(block)].contains(layout.nodes[i]));
}

} // namespace

class TstNetworkGraph : public QObject
{
    Q_OBJECT
private slots:
    void everyLayerAndActivationIsThereOnce()
    {
        const auto source = fromZoo("resnet18");
        const NetworkGraph graph = buildGraph(source);
        std::multiset<int> layers;
        std::size_t attached = 0;
        for (const GraphNode& node : graph.nodes) {
            layers.insert(node.layers.begin(), node.layers.end());
            attached += node.attached.size();
        }
        QCOMPARE(layers.size(), source->network.layers.size());
        for (std::size_t i = 0; i < source->network.layers.size(); ++i)
            QCOMPARE(layers.count(static_cast<int>(i)), std::size_t { 1 });
        QCOMPARE(attached, graph.attached.size());
        QCOMPARE(attached, std::size_t { 17 }); // ReLU of the stem, and two in each of eight blocks
        QCOMPARE(graph.counts.crossbar, 21);
    }

    void identifiersAreUniqueAndStayUnderCollapse()
    {
        const auto source = fromZoo("resnet18");
        const NetworkGraph open = buildGraph(source);
        GraphOptions options;
        options.collapsedBlocks.insert("block:layer1.1");
        options.expanded.insert("run:conv1");
        const NetworkGraph folded = buildGraph(source, options);
        for (const NetworkGraph* graph : { &open, &folded }) {
            std::set<std::string> ids;
            for (const GraphNode& node : graph->nodes)
                QVERIFY2(ids.insert(node.id).second, node.id.c_str());
        }
        QVERIFY(find(open, "layer:layer1.0.conv1") && find(folded, "layer:layer1.0.conv1"));
        QVERIFY(find(open, "run:conv1") && !find(folded, "run:conv1"));
        const GraphNode* block = find(folded, "block:layer1.1");
        QVERIFY(block);
        QCOMPARE(block->layers.size(), std::size_t { 3 });
        QVERIFY(!find(folded, "layer:layer1.1.conv1"));
    }

    void blocksAreNeighboursWithACommonPrefix()
    {
        const auto blocks = findBlocks(fromZoo("resnet18")->network);
        QCOMPARE(blocks.size(), std::size_t { 8 });
        QCOMPARE(blocks.front().name, std::string("layer1.0"));
        QCOMPARE(blocks.front().lastLayer - blocks.front().firstLayer, 2);
        QVERIFY(findBlocks(fromZoo("vgg16")->network).size() < 8);
    }

    void edgesLeadForwardAndNeverTwice()
    {
        GraphOptions options;
        for (const GraphBlock& block : findBlocks(fromZoo("resnet18")->network))
            options.collapsedBlocks.insert(block.id);
        for (const NetworkGraph& graph : { buildGraph(fromZoo("resnet18")), buildGraph(fromZoo("resnet18"), options) }) {
            std::set<std::pair<int, int>> seen;
            for (const GraphEdge& edge : graph.edges) {
                QVERIFY(edge.from < edge.to);
                QVERIFY(seen.emplace(edge.from, edge.to).second);
            }
        }
    }

    void unsupportedNodesAreNeverHidden()
    {
        auto source = std::make_shared<network::ImportedNetwork>(*chain(8));
        source->nodes.push_back({ "strange", "NonZero", network::MappingStatus::Unsupported, "its shape depends on the data" });
        source->nodes.push_back({ "w", "Constant", network::MappingStatus::Constant, "constant" });
        GraphOptions options;
        options.collapsedBlocks = { "block:stage0", "block:stage1" };
        for (const GraphOptions& each : { GraphOptions(), options }) {
            const NetworkGraph graph = buildGraph(source, each);
            QVERIFY(find(graph, "node:strange"));
            QCOMPARE(graph.counts.unsupported, 1);
            QCOMPARE(graph.counts.constant, 1);
        }
    }

    void layoutsHaveNoOverlapAndEdgesEndAtTheirNodes_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("collapse");
        for (const char* name : { "resnet18", "vgg16", "alexnet" }) {
            QTest::addRow("%s, free nodes in pills", name) << QString::fromLatin1(name) << true;
            QTest::addRow("%s, all nodes", name) << QString::fromLatin1(name) << false;
        }
    }
    void layoutsHaveNoOverlapAndEdgesEndAtTheirNodes()
    {
        QFETCH(QString, name);
        QFETCH(bool, collapse);
        GraphOptions options;
        options.collapseFree = collapse;
        const NetworkGraph graph = sized(fromZoo(name.toLatin1().constData()), options);
        const GraphLayout layout = layoutGraph(graph);
        QVERIFY2(!layout.simple, layout.note.c_str());
        checkLayout(graph, layout);
        checkLayout(graph, simpleLayout(graph));
    }

    void namesOfAnyKindAreSafe()
    {
        auto source = std::make_shared<network::ImportedNetwork>(*chain(6));
        const std::vector<std::string> names { "a\"b\\N\\\"", "line\nbreak", "層→畳み込み", std::string("nul\0x", 5), "<b>html</b>", "\xff\xfe broken" };
        for (std::size_t i = 0; i < names.size(); ++i)
            source->network.layers[i].name = names[i];
        const NetworkGraph graph = sized(source);
        const GraphLayout layout = layoutGraph(graph);
        QVERIFY(!layout.simple);
        checkLayout(graph, layout);
    }

    void layoutsInSeveralThreadsAreThoseOfOne()
    {
        const NetworkGraph graph = sized(chain(40));
        const GraphLayout alone = layoutGraph(graph);
        std::array<GraphLayout, 4> layouts;
        {
            std::vector<std::jthread> threads;
            for (GraphLayout& layout : layouts)
                threads.emplace_back([&graph, &layout] { layout = layoutGraph(graph); });
        }
        for (const GraphLayout& layout : layouts) {
            QCOMPARE(layout.nodes, alone.nodes);
            QCOMPARE(layout.edges, alone.edges);
        }
    }

    void aDecimalCommaMakesNoDifference()
    {
        const NetworkGraph graph = sized(chain(12));
        const GraphLayout before = layoutGraph(graph);
        const std::string numeric = std::setlocale(LC_NUMERIC, nullptr);
        const char* german = nullptr;
        for (const char* name : { "de_DE.UTF-8", "de_DE.utf8", "de_DE", "fr_FR.UTF-8" })
            german = german ? german : std::setlocale(LC_NUMERIC, name);
        if (!german)
            QSKIP("no locale with a decimal comma is installed");
        const GraphLayout after = layoutGraph(graph);
        std::setlocale(LC_NUMERIC, numeric.c_str());
        QCOMPARE(after.nodes, before.nodes);
    }

    void aNetworkOfTwoThousandNodesIsLaidOut()
    {
        const NetworkGraph graph = sized(chain(2000));
        const GraphLayout layout = layoutGraph(graph);
        QCOMPARE(layout.nodes.size(), graph.nodes.size());
        QVERIFY(!layout.simple);
    }

    void aHugeNetworkGetsTheSimpleLayout()
    {
        const NetworkGraph graph = sized(chain(6000));
        const GraphLayout layout = layoutGraph(graph);
        QVERIFY(layout.simple);
        QVERIFY(!layout.note.empty());
        QCOMPARE(layout.nodes.size(), graph.nodes.size());
    }

    void aStoppedLayoutSaysSo()
    {
        std::stop_source stop;
        stop.request_stop();
        const GraphLayout layout = layoutGraph(sized(chain(8)), stop.get_token());
        QVERIFY(layout.cancelled);
        QVERIFY(layout.nodes.empty());
    }

    void theIndexFindsWhatIsThere()
    {
        auto graph = std::make_shared<NetworkGraph>(sized(chain(400)));
        const GraphScene scene(graph, layoutGraph(*graph));
        for (std::size_t i = 0; i < graph->nodes.size(); ++i)
            QCOMPARE(scene.nodeAt(scene.layout().nodes[i].center()), static_cast<int>(i));
        QCOMPARE(scene.nodeAt(QPointF(-100, -100)), -1);
        const QRectF window(0, 500, 400, 600);
        const auto seen = scene.visible(window);
        for (std::size_t i = 0; i < graph->nodes.size(); ++i)
            if (scene.layout().nodes[i].intersects(window))
                QVERIFY(std::binary_search(seen.nodes.begin(), seen.nodes.end(), static_cast<int>(i)));
        QVERIFY(seen.nodes.size() < graph->nodes.size() / 2);
    }

    void theCameraKeepsThePointBelowTheCursor()
    {
        GraphCamera camera;
        camera.origin = { 40, -20 };
        const QPointF cursor(123, 77), before = camera.toScene(cursor);
        camera.zoomAt(cursor, 1.7);
        QVERIFY(QLineF(camera.toScene(cursor), before).length() < 1e-9);
        QVERIFY(QLineF(camera.toView(camera.toScene(QPointF(5, 6))), QPointF(5, 6)).length() < 1e-9);
        camera.fit(QRectF(0, 0, 1000, 4000), QSizeF(500, 800));
        QCOMPARE(camera.scale, 0.2);
        QVERIFY(QLineF(camera.toView(QPointF(500, 2000)), QPointF(250, 400)).length() < 1e-9);
        camera.zoomAt(cursor, 1e-9);
        QCOMPARE(camera.scale, GraphCamera::kSmallest);
    }

    void nodesOfAFileStandBehindTheirLayers()
    {
        const auto path = test::sharedFolder() / "golden/onnx/light/light_shufflenet.onnx";
        if (!std::filesystem::exists(path))
            QSKIP("the reference folder is not there");
        auto imported = network::importOnnx(path, {});
        QVERIFY(imported.has_value());
        auto source = std::make_shared<network::ImportedNetwork>(std::move(*imported));
        const NetworkGraph graph = sized(source);
        QCOMPARE(graph.counts.crossbar, 50);
        QCOMPARE(graph.counts.vectorUnit, 52); // layers and activations, as the import lists them
        QCOMPARE(graph.counts.free, 52 + 49);
        QCOMPARE(graph.counts.constant, 243);
        checkLayout(graph, layoutGraph(graph));
    }
};

QTEST_MAIN(TstNetworkGraph)
#include "tst_network_graph.moc"
