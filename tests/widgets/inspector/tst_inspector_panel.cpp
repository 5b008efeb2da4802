// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "core/evaluation/explanation.h"
#include "tests/support/example_design.h"
#include "tests/support/widget_picture.h"
#include "widgets/common/section.h"
#include "widgets/explain/formula_button.h"
#include "widgets/inspector/figure_row.h"
#include "widgets/inspector/inspector_panel.h"
#include "widgets/inspector/share_bars.h"

using namespace pim;
using namespace pim::widgets;

class TestInspectorPanel : public QObject
{
    Q_OBJECT

    InspectedDesign m_inspected;
    EvaluatedDesign m_other;

    static FigureRow* row(const InspectorPanel& panel, const QString& name)
    {
        for (FigureRow* one : panel.rows())
            if (one->name() == name)
                return one;
        return nullptr;
    }

private slots:
    void initTestCase()
    {
        const auto made = test::exampleDesign();
        QVERIFY(made.feasible);
        m_inspected.design = { std::make_shared<design::Design>(made.best), std::make_shared<evaluation::Evaluation>(made.evaluation), "Design 3,871", "A" };
        m_inspected.state = "Best so far";
        m_inspected.bound = made.bound;
        m_inspected.sensitivities = made.sensitivities;
        design::Design slow = made.best;
        slow.parameters.clock = { made.evaluation.metrics.clock.value * 1.25 };
        m_other = { std::make_shared<design::Design>(slow), std::make_shared<evaluation::Evaluation>(evaluation::evaluate(slow).value()), "Design 7", "B" };
    }

    void judgesChanges()
    {
        QVERIFY(!deltaBetween(0, 1, true));
        QVERIFY(!deltaBetween(std::nan(""), 1, true));
        QCOMPARE(deltaBetween(100, 123.8, true)->text, "+23.8 %");
        QCOMPARE(deltaBetween(100, 123.8, true)->judgement, Judgement::Better);
        QCOMPARE(deltaBetween(100, 123.8, false)->judgement, Judgement::Worse);
        QCOMPARE(deltaBetween(100, 80, false)->judgement, Judgement::Better);
        QCOMPARE(deltaBetween(100, 80, {})->judgement, Judgement::Neutral);
        QCOMPARE(deltaBetween(100, 100, true)->judgement, Judgement::Neutral);
    }

    void stacksSharesInProportion()
    {
        const auto rects = stackedRects({ 3, 0, 1 }, QRectF(10, 0, 101, 8), 1);
        QCOMPARE(rects.size(), 3u);
        QCOMPARE(rects[0], QRectF(10, 0, 75, 8));
        QCOMPARE(rects[1].width(), 0.0);
        QCOMPARE(rects[2], QRectF(86, 0, 25, 8));
        for (const QRectF& empty : stackedRects({ 0, 0 }, QRectF(0, 0, 10, 5)))
            QCOMPARE(empty.width(), 0.0);
    }

    void drawsEveryCrossbarOfACopy()
    {
        network::Layer layer;
        layer.kind = network::LayerKind::Convolution;
        layer.input = { 64, 56, 56 };
        layer.output = { 64, 56, 56 };
        layer.window.kernelH = layer.window.kernelW = 3;
        for (const auto slices : { design::SlicePacking::Separate, design::SlicePacking::Packed })
            for (const int size : { 64, 128, 256, 512 })
                for (const int cell : { 1, 2, 4 }) {
                    const auto m = mapping::mapToCrossbars(layer, size, 16, cell, slices, true);
                    const QRectF area(0, 0, 288, 80);
                    const auto picture = copyPicture(m, size, area);
                    QCOMPARE(static_cast<std::int64_t>(picture.crossbars.size()), m.crossbars);
                    double used = 0, all = 0;
                    for (std::size_t i = 0; i < picture.crossbars.size(); ++i) {
                        const auto& one = picture.crossbars[i];
                        QVERIFY(area.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(one.outline));
                        QVERIFY(one.used.isEmpty() || one.outline.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(one.used));
                        for (std::size_t k = 0; k < i; ++k)
                            QVERIFY(one.outline.intersected(picture.crossbars[k].outline).isEmpty());
                        used += one.used.width() * one.used.height();
                        all += one.outline.width() * one.outline.height();
                    }
                    QVERIFY2(std::abs(used / all - m.utilization) < 1e-9, qPrintable(QString("%1 is not %2").arg(used / all).arg(m.utilization)));
                }
    }

    void asksForEveryFigureItShows()
    {
        InspectorPanel panel;
        panel.setDesign(m_inspected);
        QSignalSpy asked(&panel, &InspectorPanel::explainRequested);
        for (const int layer : { -1, 0, 1, 2 }) {
            panel.setLayer(layer < 0 ? std::nullopt : std::optional(network::LayerId { layer }));
            QVERIFY(panel.rows().size() > 5);
            for (FigureRow* one : panel.rows()) {
                if (!one->question())
                    continue;
                const auto& q = *one->question();
                const auto tree = evaluation::explain(*m_inspected.design.design, *m_inspected.design.evaluation, q.metric.toStdString(), q.layer, q.centre);
                QVERIFY2(tree, qPrintable(q.metric));
                asked.clear();
                one->button()->click();
                QCOMPARE(asked.count(), 1);
                QCOMPARE(asked[0][0].value<FigureQuestion>(), q);
            }
        }
    }

    void asksByDoubleClickToo()
    {
        InspectorPanel panel;
        panel.setDesign(m_inspected);
        panel.resize(312, 800);
        panel.show();
        QSignalSpy asked(&panel, &InspectorPanel::explainRequested);
        QTest::mouseDClick(row(panel, "Latency"), Qt::LeftButton, {}, { 30, 10 });
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked[0][0].value<FigureQuestion>().metric, "latency_us");
    }

    void tellsChangesAgainstAPinnedDesign()
    {
        InspectorPanel panel;
        panel.setDesign(m_inspected);
        QCOMPARE(row(panel, "Latency")->deltaShown(), "");
        panel.setCompared(m_other);
        const double was = m_other.evaluation->metrics.latency.value, is = m_inspected.design.evaluation->metrics.latency.value;
        QCOMPARE(row(panel, "Latency")->deltaShown(), deltaText(is / was - 1));
        QVERIFY(panel.allAsTsv().startsWith("Power efficiency\t"));
        QCOMPARE(panel.allAsTsv().count('\n'), static_cast<qsizetype>(panel.rows().size()));
        panel.setCompared({});
        QCOMPARE(row(panel, "Latency")->deltaShown(), "");
    }

    void saysWhatItDoesNotKnow()
    {
        InspectorPanel panel;
        InspectedDesign flat = m_inspected;
        auto hardware = std::make_shared<hardware::HardwareSpec>(*m_inspected.design.design->hardware);
        for (auto& [key, cost] : hardware->crossbars)
            cost.area = {};
        auto unknown = std::make_shared<design::Design>(*m_inspected.design.design);
        unknown->hardware = hardware;
        flat.design.evaluation = std::make_shared<evaluation::Evaluation>(evaluation::evaluate(*unknown).value());
        flat.design.design = unknown;
        panel.setDesign(flat);
        QVERIFY(!row(panel, "Area")->question());
        panel.setDesign({});
        QVERIFY(panel.rows().empty());
        panel.setNetwork(m_inspected.design.design->network);
        panel.setLayer(network::LayerId { 0 });
        QVERIFY(row(panel, "Weights"));
        panel.setLayer(network::LayerId { 999 });
        QVERIFY(panel.rows().empty());
        InspectedDesign broken = m_inspected;
        auto starved = std::make_shared<design::Design>(*m_inspected.design.design);
        starved->layers[0].components.fill(0);
        broken.design.evaluation = std::make_shared<evaluation::Evaluation>(evaluation::evaluate(*starved).value());
        broken.design.design = starved;
        panel.setDesign(broken);
        panel.setLayer({});
        QVERIFY(row(panel, "Latency") && !row(panel, "Latency")->question());
        panel.setLayer(network::LayerId { 0 });
        QVERIFY(row(panel, "Weights") && !row(panel, "Energy"));
    }

    void survivesWhatItsOwnButtonsLeadTo()
    {
        InspectorPanel panel;
        panel.setDesign(m_inspected);
        panel.setLayer(network::LayerId { 0 });
        panel.resize(312, 800);
        panel.show();
        connect(&panel, &InspectorPanel::designRequested, &panel, [&] { panel.setLayer({}); });
        connect(&panel, &InspectorPanel::explainRequested, &panel, [&] { panel.setDesign(m_inspected); });
        for (QPushButton* button : panel.findChildren<QPushButton*>())
            if (button->text() == "Design 3,871")
                QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(row(panel, "Latency"));
        QTest::mouseClick(row(panel, "Latency")->button(), Qt::LeftButton);
        QCoreApplication::processEvents();
        QVERIFY(row(panel, "Latency"));
    }

    void keepsFocusAndFoldsWhileFiguresChange()
    {
        InspectorPanel panel;
        panel.setDesign(m_inspected);
        panel.resize(312, 800);
        panel.show();
        panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
        row(panel, "Energy")->button()->setFocus();
        Section* parameters = nullptr;
        for (Section* section : panel.findChildren<Section*>())
            if (section->findChild<QToolButton*>()->text() == "Parameters")
                parameters = section;
        QVERIFY(parameters);
        parameters->setExpanded(false);
        InspectedDesign other = m_inspected;
        other.design = m_other;
        panel.setDesign(other);
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY(row(panel, "Energy")->button()->hasFocus());
        int folded = 0;
        for (Section* section : panel.findChildren<Section*>())
            folded += !section->isExpanded();
        QCOMPARE(folded, 1);
    }

    void followsQuickly()
    {
        InspectorPanel panel;
        panel.resize(312, 800);
        panel.show();
        QElapsedTimer clock;
        clock.start();
        for (int i = 0; i < 10; ++i) {
            panel.setDesign(m_inspected);
            QCoreApplication::processEvents();
        }
        qInfo("a change of the design: %.1f ms", static_cast<double>(clock.nsecsElapsed()) / 10e6);
        QVERIFY(!panel.rows().empty());
    }

    void looksRight()
    {
        InspectorPanel panel;
        test::takePictures(panel, "inspector-empty", { 312, 500 });
        panel.setDesign(m_inspected);
        panel.setCompared(m_other);
        test::takePictures(panel, "inspector-design", { 312, 1100 });
        panel.setLayer(network::LayerId { 2 });
        test::takePictures(panel, "inspector-layer", { 312, 820 });
    }
};

QTEST_MAIN(TestInspectorPanel)
#include "tst_inspector_panel.moc"
