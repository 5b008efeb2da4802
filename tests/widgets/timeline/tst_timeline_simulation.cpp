// SPDX-License-Identifier: GPL-3.0-or-later
// The simulated program on the timeline: lanes of cores and units, one switch away from the schedule.
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

#include "core/timeline/recorded.h"
#include "tests/support/simulated_design.h"
#include "tests/support/widget_picture.h"
#include "widgets/common/segmented.h"
#include "widgets/common/selection.h"
#include "widgets/timeline/timeline_legend.h"
#include "widgets/timeline/timeline_view.h"

using namespace pim;
using namespace pim::widgets;
using timeline::OperationRef;
using timeline::Stall;

class TestTimelineSimulation : public QObject
{
    Q_OBJECT

    std::shared_ptr<const TimelineData> m_analytic, m_simulated;
    test::SimulatedDesign m_run;

    /// A view that shows the simulation.
    void show(TimelineView& view) const
    {
        view.resize(1100, 700);
        view.setData(m_analytic);
        view.setSimulationThere(true);
        view.setSimulated(m_simulated);
        view.setShowsSimulation(true);
        view.show();
    }
    static QTreeWidget& time(TimelineView& view)
    {
        for (auto* tree : view.panel()->findChildren<QTreeWidget*>())
            if (tree->accessibleName() == QLatin1String("Time of the operation"))
                return *tree;
        qFatal("no table of times");
    }
    static QString text(const QTreeWidget& tree, const QString& name)
    {
        for (int i = 0; i < tree.topLevelItemCount(); ++i)
            if (tree.topLevelItem(i)->text(0) == name)
                return tree.topLevelItem(i)->text(1);
        return {};
    }

private slots:
    void initTestCase()
    {
        const bool large = qEnvironmentVariableIsSet("PIM_PICTURES");
        m_run = large ? test::simulatedDesign("resnet18", 49) : test::simulatedDesign();
        auto one = prepareTimeline(m_run.design, 1);
        auto two = prepareTimeline(m_run.lanes, m_run.design.network);
        QVERIFY(one && two);
        m_analytic = *one;
        m_simulated = *two;
    }
    void init()
    {
        Theme::instance().install(*qApp);
        Theme::instance().setMode(ThemeMode::Light);
    }

    void theSwitchIsOnlyThereWithASimulation()
    {
        TimelineView view;
        view.resize(1100, 700);
        view.setData(m_analytic);
        Segmented* source = nullptr;
        for (auto* s : view.findChildren<Segmented*>())
            if (s->accessibleName() == QLatin1String("Model"))
                source = s;
        QVERIFY(source && !source->isEnabled());
        view.setShowsSimulation(true);
        QVERIFY(!view.showsSimulation());
        QSignalSpy wanted(&view, &TimelineView::simulationRequested);
        view.setSimulationThere(true);
        QVERIFY(source->isEnabled() && wanted.isEmpty());
        view.setShowsSimulation(true);
        QCOMPARE(wanted.size(), 1);
        QVERIFY(!view.canvas()->scene().data());
        view.setSimulationBusy(0.5);
        view.setSimulated(m_simulated);
        QCOMPARE(view.canvas()->scene().data(), m_simulated);
        view.setShowsSimulation(false);
        QCOMPARE(view.canvas()->scene().data(), m_analytic);
        // A program that goes takes its lanes with it.
        view.setShowsSimulation(true);
        QSignalSpy changed(&view, &TimelineView::showsSimulationChanged);
        view.setSimulationThere(false);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(view.canvas()->scene().data(), m_analytic);
    }
    void aFailureIsShownOnceAndCanBeTriedAgain()
    {
        TimelineView view;
        view.setData(m_analytic);
        view.setSimulationThere(true);
        view.setShowsSimulation(true);
        QSignalSpy wanted(&view, &TimelineView::simulationRequested);
        view.setSimulationFailure(QStringLiteral("too long"));
        QCOMPARE(wanted.size(), 0);
        // The schedule is not touched by it, nor it by the schedule.
        view.setBusy(-1);
        view.setData(m_analytic);
        view.setShowsSimulation(false);
        QCOMPARE(view.canvas()->scene().data(), m_analytic);
    }
    void everyRowIsAUnitOfACore()
    {
        TimelineView view;
        show(view);
        view.canvas()->setAllExpanded(true);
        const TimelineScene& scene = view.canvas()->scene();
        const auto& t = *m_simulated->timeline;
        int units = 0, headers = 0;
        for (const TimelineRow& row : scene.rows())
            (row.kind == TimelineRow::Kind::Operation ? units : headers) += 1;
        QCOMPARE(headers, int(t.layers.size()));
        std::size_t lanes = 0;
        for (const auto& layer : t.layers)
            lanes += layer.operations.size();
        QCOMPARE(units, int(lanes));
        QCOMPARE(layerText(t, 0), QStringLiteral("core %1").arg(m_run.lanes->cores[0]));
        QCOMPARE(operationText(t, 0, 0), QStringLiteral("Matrix unit"));
    }
    void columnsAddUpToTheTimeOfTheLane()
    {
        TimelineView view;
        show(view);
        const TimelineScene& scene = view.canvas()->scene();
        const auto& t = *m_simulated->timeline;
        for (std::size_t l = 0; l < t.layers.size(); ++l)
            for (std::size_t j = 0; j < t.layers[l].operations.size(); ++j) {
                const auto columns = scene.columnsOf(int(l), int(j), int(scene.size().width() / 2) + 1);
                const auto share = m_simulated->times.share(int(l), int(j));
                double busy = 0, receive = 0;
                for (const auto& c : columns) {
                    busy += c.busy / 255.0;
                    receive += c.stalled[5] / 255.0;
                }
                const double cycles = 2 / scene.scale().pxPerCycle, room = 0.6 * cycles * double(columns.size()) / 255 * 2 + 1;
                QVERIFY(scene.columnStall(5) == Stall::Receive);
                QVERIFY2(std::abs(busy * cycles - double(share.busy)) <= room, qPrintable(QStringLiteral("%1 %2").arg(busy * cycles).arg(share.busy)));
                QVERIFY(std::abs(receive * cycles - double(share.stalled[std::size_t(Stall::Receive)])) <= room);
            }
    }
    void boxesAndStallsLieWhereTheInstructionsAre()
    {
        TimelineView view;
        show(view);
        view.canvas()->setAllExpanded(true);
        const auto& t = *m_simulated->timeline;
        const OperationRef ref { 0, 0, 1 };
        view.canvas()->showRange(double(t.start(ref)) - double(t.length(ref)), double(t.end(ref)) + 10);
        view.grab(); // lays out what is seen
        const TimelineScene& scene = view.canvas()->scene();
        QVERIFY(scene.detail() >= TimelineDetail::Numbers);
        bool box = false;
        for (const OperationBox& b : scene.boxes()) {
            const auto& lane = t.recorded->lane(b.ref.layer, b.ref.op);
            const double x0 = scene.scale().timeToX(double(lane.start(b.ref.block) + lane.inside(b.ref.block).length));
            QVERIFY(std::abs(b.rect.left() - x0) < 1e-6);
            QVERIFY(std::abs(b.rect.right() - scene.scale().timeToX(double(lane.end(b.ref.block)))) < 1e-6);
            box = box || b.ref == ref;
        }
        QVERIFY2(box, qPrintable(QStringLiteral("%1 boxes, %2 columns, from %3, start %4 end %5").arg(scene.boxes().size()).arg(scene.columns().size()).arg(scene.scale().first).arg(t.start(ref)).arg(t.end(ref))));
        const auto hit = scene.hit({ scene.scale().timeToX(double(t.end(ref)) - 1), scene.yOf(scene.rowOf(ref)) + 10 });
        QVERIFY(hit.ref == ref);
    }
    void anInstructionTellsWhatItIsForAndLeadsToTheProgram()
    {
        TimelineView view;
        Selection selection;
        view.setSelection(&selection);
        show(view);
        OperationRef picked;
        for (std::int64_t q = 0; q < m_simulated->timeline->count(0, 0) && !picked.valid(); ++q)
            if (const OperationRef ref { 0, 0, int(q) }; m_run.lanes->source(ref).layer >= 0)
                picked = ref;
        QVERIFY(picked.valid());
        view.canvas()->selectOperation(picked);
        const int layer = m_run.lanes->source(picked).layer;
        QVERIFY(selection.layer() && selection.layer()->index == layer);
        QCOMPARE(text(time(view), QStringLiteral("Layer")), QString::fromStdString(m_run.design.network->layers[std::size_t(layer)].name));
        QVERIFY(!text(time(view), QStringLiteral("Start")).isEmpty());
        QSignalSpy asked(&view, &TimelineView::instructionRequested);
        for (auto* button : view.panel()->findChildren<QPushButton*>())
            if (button->text() == QLatin1String("The instruction in the program")) {
                QVERIFY(button->isVisibleTo(&view));
                button->click();
            }
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].toInt(), m_run.lanes->cores[0]);
        QCOMPARE(asked[0][1].toInt(), m_run.lanes->instructionIndex(picked));
        // And back.
        view.canvas()->selectOperation({});
        view.setShowsSimulation(false);
        view.showInstruction(asked[0][0].toInt(), asked[0][1].toInt());
        QVERIFY(view.showsSimulation());
        QVERIFY(view.canvas()->marks().selected == picked);
    }
    void aDoubleClickLeadsToTheInstruction()
    {
        TimelineView view;
        show(view);
        TimelineCanvas& canvas = *view.canvas();
        QSignalSpy asked(&view, &TimelineView::instructionRequested);
        // Any operation that stands for itself in a range of a few.
        const OperationRef first { 0, 0, 1 };
        const auto start = double(m_simulated->timeline->start(first)), length = double(m_simulated->timeline->length(first));
        canvas.setExpanded(0, true);
        canvas.showRange(start - length, start + 3 * length);
        canvas.grab();
        OperationRef ref;
        QPoint at;
        for (const auto& box : canvas.scene().boxes())
            if (box.ref.valid() && box.rect.width() >= 4 && canvas.scene().hit(box.rect.center()).ref == box.ref) {
                ref = box.ref;
                at = (canvas.frame().lanes.topLeft() + box.rect.center()).toPoint();
                break;
            }
        QVERIFY(ref.valid());
        QTest::mouseDClick(&canvas, Qt::LeftButton, {}, at);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].toInt(), m_run.lanes->cores[static_cast<std::size_t>(ref.layer)]);
        QCOMPARE(asked[0][1].toInt(), m_run.lanes->instructionIndex(ref));
    }
    void aFoldedCoreShowsWhatItWaitsFor()
    {
        TimelineView view;
        show(view);
        TimelineCanvas& canvas = *view.canvas();
        canvas.setAllExpanded(false);
        canvas.fit();
        canvas.grab();
        TimelineScene scene = canvas.scene();
        scene.layout(true);
        // Somebody waits for an event or data; hatching is in the folded row, and the pointer is told why.
        bool waits = false, drawn = false;
        const timeline::Timeline& t = *m_simulated->timeline;
        for (int row = 0; row < int(t.layers.size()); ++row) {
            const int op = t.find(row, timeline::Operation::Transfer);
            for (std::int64_t q = 0; op >= 0 && q < t.count(row, op); ++q) {
                const auto inside = t.recorded->lane(row, op).inside(q);
                if (inside.length < t.span / 100)
                    continue;
                waits = true;
                const auto found = scene.waitAt(row, double(t.start({ row, op, int(q) })) + double(inside.length) / 2);
                QVERIFY(found && found->stall == inside.stall && found->ref == (OperationRef { row, op, int(q) }));
            }
        }
        QVERIFY(waits);
        for (const ColumnRun& run : scene.columns())
            for (const TimelineColumn& column : run.columns) {
                int all = column.busy;
                for (const auto stalled : column.stalled) {
                    drawn = drawn || stalled > 0;
                    all += stalled;
                }
                QVERIFY(all <= 255);
            }
        for (const StallBox& box : scene.stalls())
            drawn = drawn || box.rect.width() > 0;
        QVERIFY(drawn);
        QVERIFY(!scene.waitAt(0, -5) || scene.waitAt(0, -5)->length > 0);
    }
    void theCurveIsOfWhatIsDrawn()
    {
        TimelineView view;
        show(view);
        for (const double zoom : { 1.0, 0.3, 0.01 }) {
            view.canvas()->fit();
            const double span = double(m_simulated->timeline->span);
            view.canvas()->showRange(span * 0.2, span * (0.2 + 0.6 * zoom));
            const UseCurve curve = useCurve(view.canvas()->scene());
            QVERIFY(!curve.busy.empty());
            const double most = double(*std::max_element(curve.busy.begin(), curve.busy.end()));
            QVERIFY(std::abs(curve.peak - most) < 1e-6 || curve.peak == curve.average);
            QVERIFY(curve.average <= curve.peak && curve.peak <= 1);
        }
        view.canvas()->fit();
        double sum = 0, cores = 0;
        for (const auto& core : m_run.lanes->matrixBusy)
            if (!core.empty()) {
                sum += double(core.until(m_simulated->timeline->span));
                ++cores;
            }
        QVERIFY(std::abs(useCurve(view.canvas()->scene()).average - sum / cores / double(m_simulated->timeline->span)) < 1e-6);
    }
    void theProgramMayBeOutOfDate()
    {
        TimelineView view;
        show(view);
        const auto banner = [&] {
            for (auto* label : view.findChildren<QLabel*>())
                if (label->isVisible() && label->text().startsWith(QStringLiteral("Out of date")))
                    return label->text();
            return QString();
        };
        QVERIFY(banner().isEmpty());
        view.setProgramOutOfDate(QStringLiteral("the design was edited."));
        QVERIFY(banner().contains(QStringLiteral("edited")));
        QVERIFY(view.canvas()->marks().outOfDate);
        view.showAnalytic();
        QVERIFY(banner().isEmpty());
        view.setOutOfDate(true);
        QVERIFY(!banner().isEmpty());
        view.setProgramOutOfDate({});
        view.setShowsSimulation(true);
        QVERIFY(banner().isEmpty() && !view.canvas()->marks().outOfDate);
    }
    void anInstructionIsShownAsSoonAsTheLanesAreThere()
    {
        TimelineView view;
        view.setData(m_analytic);
        view.setSimulationThere(true);
        const int core = m_run.lanes->cores[0], index = m_run.lanes->instructionIndex({ 0, 0, 3 });
        view.showInstruction(core, index);
        QVERIFY(view.showsSimulation());
        view.setSimulated(m_simulated);
        QCOMPARE(m_run.lanes->instructionIndex(view.canvas()->marks().selected), index);
    }
    void searchKnowsMnemonicsCoresLayersAndNumbers()
    {
        TimelineView view;
        show(view);
        const int core = m_run.lanes->cores[0];
        view.find(QStringLiteral("mvmul"));
        QVERIFY(view.matches() > 0);
        QVERIFY(m_run.lanes->instruction(view.canvas()->marks().selected).op == program::Op::Mvmul);
        const int all = view.matches();
        view.find(QStringLiteral("mvmul core %1").arg(core));
        QVERIFY(view.matches() > 0 && view.matches() <= all);
        QCOMPARE(m_run.lanes->cores[std::size_t(view.canvas()->marks().selected.layer)], core);
        const int index = m_run.lanes->instructionIndex({ 0, 0, 2 });
        view.find(QStringLiteral("mvmul %1").arg(index));
        QVERIFY(view.matches() >= 1);
        QCOMPARE(m_run.lanes->instructionIndex(view.canvas()->marks().selected), index);
        const auto& name = m_run.design.network->layers[0].name;
        view.find(QString::fromStdString(name) + QStringLiteral(" matrix"));
        QVERIFY(view.matches() > 0);
        QCOMPARE(m_run.lanes->source(view.canvas()->marks().selected).layer, 0);
        view.find(QStringLiteral("nosuchthing"));
        QCOMPARE(view.matches(), 0);
    }
    void aLayerIsShownWhereverItsCoresAre()
    {
        TimelineView view;
        show(view);
        for (int layer = 0; layer < int(m_run.design.network->layers.size()); ++layer) {
            const OperationRef first = m_simulated->firstOfLayer[std::size_t(layer)];
            view.showLayer(layer);
            if (!first.valid())
                continue;
            const auto& scale = view.canvas()->scene().scale();
            QVERIFY(scale.timeToX(double(m_simulated->timeline->start(first))) >= 0);
            QVERIFY(scale.timeToX(double(m_simulated->endOfLayer[std::size_t(layer)])) <= view.canvas()->scene().size().width() + 1);
        }
    }
    void anAreaSumsTimeOfUnitsByReason()
    {
        TimelineView view;
        show(view);
        view.canvas()->markArea();
        QVERIFY(view.canvas()->area().valid());
        const QString table = view.panel()->tableText();
        QVERIFY(table.contains(QLatin1String("Matrix unit")) && table.contains(QLatin1String("Transfer unit")));
        for (auto* tree : view.panel()->findChildren<QTreeWidget*>())
            if (tree->accessibleName() == QLatin1String("Why units waited"))
                QCOMPARE(tree->topLevelItemCount(), 7);
    }
    void keysGoFromInstructionToInstruction()
    {
        TimelineView view;
        show(view);
        view.canvas()->setFocus();
        QTest::keyClick(view.canvas(), Qt::Key_Right, Qt::AltModifier);
        const OperationRef first = view.canvas()->marks().selected;
        QVERIFY(first.valid());
        QTest::keyClick(view.canvas(), Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(view.canvas()->marks().selected.block, first.block + 1);
        QTest::keyClick(view.canvas(), Qt::Key_Down, Qt::AltModifier);
        QVERIFY(view.canvas()->marks().selected.op == first.op + 1);
    }
    void looksGood()
    {
        TimelineView view;
        Selection selection;
        view.setSelection(&selection);
        show(view);
        test::takePictures(view, QStringLiteral("timeline-simulated"), { 1280, 720 });
        view.canvas()->setExpanded(0, true);
        view.canvas()->setExpanded(1, true);
        const std::int64_t middle = m_simulated->timeline->count(0, 0) / 2;
        view.canvas()->setFound({ 0, 0, int(middle) }, true);
        view.canvas()->selectOperation({ 0, 0, int(middle) });
        test::takePictures(view, QStringLiteral("timeline-simulated-near"), { 1280, 720 });
        const double at = double(m_simulated->timeline->start({ 0, 0, int(middle) }));
        view.canvas()->selectOperation({});
        view.canvas()->showRange(at, at + double(m_simulated->timeline->span) / 60);
        view.canvas()->markArea();
        test::takePictures(view, QStringLiteral("timeline-simulated-area"), { 1280, 720 });
    }
};

QTEST_MAIN(TestTimelineSimulation)
#include "tst_timeline_simulation.moc"
