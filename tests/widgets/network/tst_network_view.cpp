// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include "core/hardware/presets.h"
#include "core/network/onnx_import.h"
#include "core/network/zoo.h"
#include "core/synthesis/synthesis.h"
#include "tests/support/shared_folder.h"
#include "widgets/common/find_field.h"
#include "widgets/common/number_delegate.h"
#include "widgets/common/selection.h"
#include "widgets/common/theme.h"
#include "widgets/network/graph_canvas.h"
#include "widgets/network/network_model.h"
#include "widgets/network/network_view.h"

using namespace pim;
using namespace pim::widgets;

namespace {

std::shared_ptr<const network::ImportedNetwork> fromZoo(const char* name)
{
    auto import = std::make_shared<network::ImportedNetwork>();
    import->network = *network::zoo(name);
    return import;
}

std::shared_ptr<const evaluation::Evaluation> evaluated(const network::Network& network)
{
    auto evaluation = std::make_shared<evaluation::Evaluation>();
    for (std::size_t i = 0; i < network.layers.size(); ++i) {
        evaluation::LayerEvaluation layer;
        layer.crossbars = network.layers[i].onCrossbars() ? static_cast<std::int64_t>(10 * (i + 1)) : 0;
        layer.weightDuplication = 3;
        layer.crossbarUtilization = 0.5;
        layer.breakdown[0].dynamicEnergy = { 100.0 };
        evaluation->layers.push_back(layer);
        evaluation->metrics.crossbars += layer.crossbars;
    }
    return evaluation;
}

/// Answer every request at once, as the window's job does later.
void answer(NetworkView& view)
{
    QObject::connect(&view, &NetworkView::layoutNeeded, &view, [&view](const std::shared_ptr<const NetworkGraph>& graph) { view.setGraphLayout(graph, layoutGraph(*graph)); });
}

QPoint centreOf(const GraphCanvas& canvas, const std::string& id)
{
    const int node = canvas.scene()->nodeById(id);
    return node < 0 ? QPoint(-1, -1) : canvas.camera().toView(canvas.scene()->layout().nodes[static_cast<std::size_t>(node)]).center().toPoint();
}

} // namespace

class TstNetworkView : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { Theme::instance().install(*qApp); }

    void asksForALayoutAndDropsLateOnes()
    {
        NetworkView view;
        std::vector<std::shared_ptr<const NetworkGraph>> asked;
        connect(&view, &NetworkView::layoutNeeded, this, [&asked](const std::shared_ptr<const NetworkGraph>& graph) { asked.push_back(graph); });
        view.setNetwork(fromZoo("alexnet"));
        view.setNetwork(fromZoo("vgg16"));
        QCOMPARE(asked.size(), std::size_t { 2 });
        view.setGraphLayout(asked[0], layoutGraph(*asked[0]));
        QVERIFY(!view.canvas()->scene());
        view.setGraphLayout(asked[1], layoutGraph(*asked[1]));
        QVERIFY(view.canvas()->scene());
        view.setNetwork(nullptr);
        QVERIFY(!view.canvas()->scene());
        QVERIFY(view.footer().isEmpty());
    }

    void selectionGoesInAndOut()
    {
        NetworkView view;
        Selection selection;
        answer(view);
        view.setSelection(&selection);
        view.resize(1000, 700);
        view.show();
        view.setNetwork(fromZoo("resnet18"));
        selection.setLayer(network::LayerId { 3 });
        QCOMPARE(view.table()->currentIndex().data(NetworkModel::kLayerRole).toInt(), 3);
        view.table()->setCurrentIndex(view.table()->model()->index(0, 0));
        QCOMPARE(selection.layer()->index, 0);
        QTest::mouseClick(view.canvas(), Qt::LeftButton, {}, centreOf(*view.canvas(), "layer:maxpool"));
        QCOMPARE(selection.layer()->index, 1);
        QTest::keyClick(view.canvas(), Qt::Key_Escape);
        QVERIFY(!selection.layer());
    }

    void pillsAndBlocksOpenByClickAndKey()
    {
        NetworkView view;
        answer(view);
        view.resize(1000, 700);
        view.show();
        view.setNetwork(fromZoo("resnet18"));
        const auto nodes = [&view] { return view.canvas()->scene()->graph().nodes.size(); };
        QVERIFY(view.canvas()->scene()->nodeById("run:conv1") >= 0);
        QTest::mouseClick(view.canvas(), Qt::LeftButton, {}, centreOf(*view.canvas(), "run:conv1"));
        QCOMPARE(view.canvas()->scene()->nodeById("run:conv1"), -1);
        const std::size_t before = nodes();
        view.setBlocks(false);
        QCOMPARE(nodes(), before);
        view.setBlocks(true);
        const QRectF head = view.canvas()->scene()->blockHead(0);
        QTest::mouseClick(view.canvas(), Qt::LeftButton, {}, view.canvas()->camera().toView(head).center().toPoint());
        QVERIFY(view.canvas()->scene()->nodeById("block:layer1.0") >= 0);
        QVERIFY(nodes() < before);
        view.canvas()->setFocus();
        view.canvas()->setCurrentNode(view.canvas()->scene()->nodeById("block:layer1.0"));
        QTest::keyClick(view.canvas(), Qt::Key_Return);
        QCOMPARE(nodes(), before);
    }

    void searchCountsMatchesAndWalksThroughThem()
    {
        NetworkView view;
        answer(view);
        view.resize(1000, 700);
        view.show();
        view.setNetwork(fromZoo("resnet18"));
        auto* field = view.findChild<FindField*>();
        field->setFocus();
        QTest::keyClicks(field, QStringLiteral("downsample"));
        QCOMPARE(field->accessibleDescription(), QStringLiteral("1 of 3"));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(field->accessibleDescription(), QStringLiteral("2 of 3"));
        QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier);
        QTest::keyClick(field, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(field->accessibleDescription(), QStringLiteral("3 of 3"));
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(field->text().isEmpty());
        QTest::keyClicks(field, QStringLiteral("no such"));
        QCOMPARE(field->accessibleDescription(), QStringLiteral("none"));
    }

    void figuresNeedAnEvaluationOfTheSameNetwork()
    {
        NetworkView view;
        answer(view);
        const auto source = fromZoo("resnet18");
        view.setNetwork(source);
        QCOMPARE(view.metric(), NodeMetric::Operations);
        view.setEvaluation(evaluated(source->network));
        QCOMPARE(view.metric(), NodeMetric::Crossbars);
        QCOMPARE(view.table()->model()->index(0, NetworkModel::Figure).data().toString(), QStringLiteral("10"));
        view.setMetric(NodeMetric::Energy);
        QVERIFY(view.table()->model()->index(0, NetworkModel::Figure).data().toString().endsWith(QStringLiteral("nJ")));
        view.setNetwork(fromZoo("vgg16"));
        QCOMPARE(view.metric(), NodeMetric::Operations);
    }

    void theTreeIsAProperModel()
    {
        NetworkModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        GraphOptions options;
        options.collapsedBlocks.insert("block:layer2.0");
        const auto source = fromZoo("resnet18");
        model.setGraph(std::make_shared<NetworkGraph>(buildGraph(source, options)));
        model.setMetric(metricScale(NodeMetric::Weights, source->network, nullptr));
        model.setFind(QStringLiteral("down"));
        const QModelIndex inBlock = model.indexOf({ 10 });
        QVERIFY(inBlock.parent().isValid());
        QCOMPARE(inBlock.data(kFindRole).toString(), QStringLiteral("down"));
        model.setGraph(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void keysPanZoomAndWalk()
    {
        NetworkView view;
        answer(view);
        view.resize(1000, 700);
        view.show();
        view.setNetwork(fromZoo("resnet18"));
        GraphCanvas& canvas = *view.canvas();
        canvas.setFocus();
        QTest::keyClick(&canvas, Qt::Key_0);
        QCOMPARE(canvas.zoom(), 1.0);
        const QPointF origin = canvas.camera().origin;
        QTest::keyClick(&canvas, Qt::Key_Down);
        QVERIFY(canvas.camera().origin.y() > origin.y());
        QTest::keyClick(&canvas, Qt::Key_F);
        QVERIFY(canvas.zoom() < 1);
        QTest::keyClick(&canvas, Qt::Key_Home);
        QCOMPARE(canvas.currentNode(), 0);
        QTest::keyClick(&canvas, Qt::Key_Down, Qt::ControlModifier);
        QCOMPARE(canvas.scene()->graph().nodes[static_cast<std::size_t>(canvas.currentNode())].id, std::string("layer:conv1"));
        QTest::keyClick(&canvas, Qt::Key_Tab);
        QCOMPARE(canvas.currentNode(), 2);
    }

    void exportsEveryKindOfFigure()
    {
        NetworkView view;
        answer(view);
        QTemporaryDir folder;
        QVERIFY(!view.exportTo(folder.filePath(QStringLiteral("a.png"))).has_value());
        view.setNetwork(fromZoo("alexnet"));
        for (const char* ending : { "png", "svg", "pdf" }) {
            const QString path = folder.filePath(QStringLiteral("a.") + QLatin1String(ending));
            QVERIFY(view.exportTo(path).has_value());
            QVERIFY(QFile(path).size() > 1000);
        }
    }

    void switchesOfLanguageAndThemeKeepTheDrawing()
    {
        NetworkView view;
        answer(view);
        view.resize(1000, 700);
        view.show();
        view.setNetwork(fromZoo("resnet18"));
        const GraphScene* scene = view.canvas()->scene();
        QEvent language(QEvent::LanguageChange);
        QCoreApplication::sendEvent(&view, &language);
        Theme::instance().setMode(ThemeMode::Dark);
        QVERIFY(!view.grab().isNull());
        Theme::instance().setMode(ThemeMode::Light);
        QCOMPARE(view.canvas()->scene(), scene);
    }

    void namesThatLookLikeMarkupAreShownAsTheyAre()
    {
        auto source = std::make_shared<network::ImportedNetwork>(*fromZoo("alexnet"));
        source->network.layers[0].name = "<img src=x>";
        source->network.layers[1].name = std::string(100000, 'n');
        NetworkView view;
        answer(view);
        view.resize(1000, 700);
        view.show();
        view.setNetwork(source);
        QVERIFY(!view.grab().isNull());
        QVERIFY(view.table()->model()->index(0, 0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("&lt;img")));
    }

    /// Times of large networks, printed on request: PIM_TIMES.
    void times()
    {
        if (qEnvironmentVariableIsEmpty("PIM_TIMES"))
            QSKIP("PIM_TIMES is not set");
        std::uint32_t state = 1;
        const auto random = [&state](int below) {
            state = state * 1664525U + 1013904223U;
            return static_cast<int>((state >> 8) % static_cast<std::uint32_t>(below));
        };
        // How many layers, each with an activation, and how far back short cuts go, one every other layer.
        for (const auto& [layers, reach] : { std::pair { 1000, 4 }, { 1000, 40 }, { 1000, 400 }, { 2000, 4 }, { 2000, 40 } }) {
            auto source = std::make_shared<network::ImportedNetwork>();
            for (int i = 0; i < layers; ++i) {
                network::Layer layer;
                layer.name = "stage" + std::to_string(i / 8) + ".conv" + std::to_string(i % 8);
                layer.op = "Conv";
                layer.input = layer.output = { 16, 8, 8 };
                layer.readsNetworkInput = i == 0;
                layer.activations.push_back({ layer.name + ".relu", "Relu", network::VectorUnit::Relu, 1.0, true });
                if (i > 0)
                    layer.providers.push_back({ i - 1 });
                if (i > 1 && i % 2 == 0)
                    layer.providers.push_back({ std::max(0, i - 2 - random(reach)) });
                source->network.layers.push_back(layer);
            }
            network::connect(source->network);
            QElapsedTimer clock;
            NetworkView view;
            view.resize(1280, 800);
            view.show();
            std::shared_ptr<const NetworkGraph> asked;
            connect(&view, &NetworkView::layoutNeeded, this, [&asked](const std::shared_ptr<const NetworkGraph>& graph) { asked = graph; });
            clock.start();
            view.setNetwork(source);
            const double build = static_cast<double>(clock.nsecsElapsed()) / 1e6;
            GraphLayout layout = layoutGraph(*asked);
            qInfo("reach %d: %zu nodes, %zu edges: %.1f ms in the GUI thread to ask, layout %.2f s%s", reach, asked->nodes.size(), asked->edges.size(), build, layout.seconds, layout.simple ? " (simple)" : "");
            const auto scene = std::make_shared<GraphScene>(asked, std::move(layout));
            clock.restart();
            view.setGraphScene(scene);
            qInfo("  %.1f ms to take the answer", static_cast<double>(clock.nsecsElapsed()) / 1e6);
            QTest::qWait(100);
            GraphCanvas& canvas = *view.canvas();
            QPixmap target(canvas.size());
            for (const double zoom : { 0.0, 0.1, 0.3, 0.5, 1.0 }) {
                canvas.centreOnNode(static_cast<int>(asked->nodes.size()) / 3);
                zoom > 0 ? canvas.setZoom(zoom) : canvas.fit();
                canvas.render(&target); // prepares the minimap
                double worst = 0, sum = 0;
                constexpr int kFrames = 60;
                for (int i = 0; i < kFrames; ++i) {
                    QTest::keyClick(&canvas, i < kFrames / 2 ? Qt::Key_Down : Qt::Key_Up);
                    clock.restart();
                    canvas.render(&target);
                    const double frame = static_cast<double>(clock.nsecsElapsed()) / 1e6;
                    worst = std::max(worst, frame);
                    sum += frame;
                }
                if (!qEnvironmentVariableIsEmpty("PIM_PICTURES"))
                    target.save(qEnvironmentVariable("PIM_PICTURES") + QStringLiteral("/large-%1-%2-%3.png").arg(layers).arg(reach).arg(zoom));
                qInfo("  zoom %.3f: %.2f ms a frame, worst %.2f", canvas.zoom(), sum / kFrames, worst);
            }
        }
    }

    /// Pictures for people, on request: PIM_PICTURES names the folder.
    void pictures()
    {
        const QString folder = qEnvironmentVariable("PIM_PICTURES");
        if (folder.isEmpty())
            QSKIP("PIM_PICTURES is not set");
        const auto take = [&](const QString& name, std::shared_ptr<const network::ImportedNetwork> source, bool synthesize) {
            NetworkView view;
            Selection selection;
            answer(view);
            view.setSelection(&selection);
            view.resize(1000, 700);
            view.show();
            view.setNetwork(source);
            if (synthesize) {
                synthesis::SynthesisOptions options;
                options.constraints.powerBudget = { 49.0 };
                options.effort = synthesis::Effort::Fast;
                const auto shared = std::shared_ptr<const network::Network>(source, &source->network);
                const auto hardware = *hardware::preset("pimsyn");
                if (auto result = synthesis::synthesize(shared, hardware, options, {}); result && result->feasible)
                    view.setEvaluation(std::make_shared<evaluation::Evaluation>(result->evaluation));
            }
            selection.setLayer(network::LayerId { 2 });
            view.setFindText(QStringLiteral("downsample"));
            for (const ThemeMode mode : { ThemeMode::Light, ThemeMode::Dark }) {
                Theme::instance().setMode(mode);
                view.grab().save(QStringLiteral("%1/%2-%3.png").arg(folder, name, mode == ThemeMode::Dark ? QStringLiteral("dark") : QStringLiteral("light")));
            }
            Theme::instance().setMode(ThemeMode::Light);
            view.canvas()->fit();
            view.grab().save(QStringLiteral("%1/%2-fit.png").arg(folder, name));
        };
        take(QStringLiteral("net-resnet18"), fromZoo("resnet18"), true);
        take(QStringLiteral("net-vgg16"), fromZoo("vgg16"), false);
        for (const char* name : { "densenet121", "shufflenet" }) {
            const auto path = test::sharedFolder() / "golden/onnx/light" / (std::string("light_") + name + ".onnx");
            if (auto imported = network::importOnnx(path, {}))
                take(QStringLiteral("net-") + QLatin1String(name), std::make_shared<network::ImportedNetwork>(std::move(*imported)), false);
        }
        {
            auto source = std::make_shared<network::ImportedNetwork>(*fromZoo("resnet18"));
            source->nodes.push_back({ "conv1", "Conv", network::MappingStatus::Crossbar, "layer conv1" });
            source->nodes.push_back({ "bn1", "BatchNormalization", network::MappingStatus::FoldedIntoLayer, "folded into layer conv1" });
            source->nodes.push_back({ "where", "NonZero", network::MappingStatus::Unsupported, "its shape depends on the data" });
            NetworkView view;
            answer(view);
            view.resize(1000, 700);
            view.show();
            view.setNetwork(source);
            view.setCollapseFree(false);
            QTest::mouseClick(view.canvas(), Qt::LeftButton, {}, view.canvas()->camera().toView(view.canvas()->scene()->blockHead(0)).center().toPoint());
            view.table()->expandAll();
            QTest::qWait(50);
            view.grab().save(folder + QStringLiteral("/net-unsupported.png"));
        }
        NetworkView empty;
        empty.resize(1000, 700);
        empty.grab().save(folder + QStringLiteral("/net-empty.png"));
    }
};

QTEST_MAIN(TstNetworkView)
#include "tst_network_view.moc"
