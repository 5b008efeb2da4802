// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>
#include <QWheelEvent>

#include "tests/support/example_design.h"
#include "tests/support/timeline_samples.h"
#include "tests/support/widget_picture.h"
#include "widgets/common/quantity_text.h"
#include "widgets/common/selection.h"
#include "widgets/timeline/timeline_panel.h"
#include "widgets/timeline/timeline_view.h"

using namespace pim;
using namespace pim::widgets;
using timeline::OperationRef;

class TestTimelineView : public QObject
{
    Q_OBJECT

    std::shared_ptr<const TimelineData> m_data, m_pipeline;

    static void wheel(QWidget& widget, const QPointF& at, int delta, Qt::KeyboardModifiers modifiers = {})
    {
        QWheelEvent event(at, widget.mapToGlobal(at), {}, { 0, delta }, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&widget, &event);
    }
    static void drag(QWidget& widget, Qt::MouseButton button, const QPoint& from, const QPoint& to, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mousePress(&widget, button, modifiers, from);
        for (int i = 1; i <= 4; ++i) {
            const QPointF at = QPointF(from) + QPointF(to - from) * i / 4.0;
            QMouseEvent move(QEvent::MouseMove, at, widget.mapToGlobal(at), Qt::NoButton, button, modifiers);
            QCoreApplication::sendEvent(&widget, &move);
        }
        QTest::mouseRelease(&widget, button, modifiers, to);
    }
    static QPoint centreOf(const TimelineCanvas& canvas, const OperationRef& ref)
    {
        const auto& scene = canvas.scene();
        const auto& t = *scene.data()->timeline;
        const int row = scene.rowOf(ref);
        const QPointF at(scene.scale().timeToX((double(t.start(ref)) + double(t.end(ref))) / 2),
                         scene.yOf(row) + std::min(8.0, scene.rows()[std::size_t(row)].height / 2));
        return (at + canvas.frame().lanes.topLeft()).toPoint();
    }

private slots:
    void initTestCase()
    {
        const auto made = test::exampleDesign();
        QVERIFY(made.feasible);
        auto one = prepareTimeline(made.best, 1), four = prepareTimeline(made.best, 4);
        QVERIFY(one && four);
        m_data = *one;
        m_pipeline = *four;
    }

    void init()
    {
        Theme::instance().install(*qApp);
        Theme::instance().setMode(ThemeMode::Light);
    }

    void wheelZoomsAboutTheCursorAndShiftPans()
    {
        TimelineView view;
        view.resize(1000, 640);
        view.setData(m_data);
        view.show();
        TimelineCanvas& canvas = *view.canvas();
        const QPointF at = canvas.frame().lanes.topLeft() + QPointF(200, 40);
        const double before = canvas.scene().scale().xToTime(200), px = canvas.scene().scale().pxPerCycle;
        for (int i = 0; i < 6; ++i)
            wheel(canvas, at, 120);
        QVERIFY(canvas.scene().scale().pxPerCycle > 3 * px);
        QVERIFY(std::abs(canvas.scene().scale().xToTime(200) - before) < 1e-6);
        const double first = canvas.scene().scale().first;
        wheel(canvas, at, -120, Qt::ShiftModifier);
        QVERIFY(canvas.scene().scale().first > first);
        view.setWheelZooms(false); // the setting that swaps
        const double kept = canvas.scene().scale().pxPerCycle;
        wheel(canvas, at, 120);
        QCOMPARE(canvas.scene().scale().pxPerCycle, kept);
        wheel(canvas, at, 120, Qt::ControlModifier);
        QVERIFY(canvas.scene().scale().pxPerCycle > kept);
        QTest::keyClick(&canvas, Qt::Key_F);
        QVERIFY(std::abs(canvas.scene().scale().pxPerCycle - px) < 1e-9);
    }

    void keysPanZoomAndMark()
    {
        TimelineView view;
        view.resize(1000, 640);
        view.setData(m_data);
        view.show();
        TimelineCanvas& canvas = *view.canvas();
        canvas.setFocus();
        const double px = canvas.scene().scale().pxPerCycle;
        QTest::keyClick(&canvas, Qt::Key_W);
        QTest::keyClick(&canvas, Qt::Key_W);
        QVERIFY(canvas.scene().scale().pxPerCycle > px);
        const double first = canvas.scene().scale().first;
        QTest::keyClick(&canvas, Qt::Key_D);
        QVERIFY(canvas.scene().scale().first > first);
        QTest::keyClick(&canvas, Qt::Key_A);
        QVERIFY(std::abs(canvas.scene().scale().first - first) < 1);
        // By the place of the key: what is a Z on other keyboards.
        QKeyEvent byPlace(QEvent::KeyPress, Qt::Key_Z, Qt::NoModifier, 25, 0, 0, QStringLiteral("z"));
        const double zoomed = canvas.scene().scale().pxPerCycle;
        QCoreApplication::sendEvent(&canvas, &byPlace);
        QVERIFY(canvas.scene().scale().pxPerCycle > zoomed);
        QTest::keyClick(&canvas, Qt::Key_M);
        canvas.addMarker(100);
        QCOMPARE(canvas.marks().markers.size(), 2u);
        canvas.addMarker(200);
        QCOMPARE(canvas.marks().markers, (std::vector<double> { 100, 200 }));
        QTest::keyClick(&canvas, Qt::Key_Escape);
        QVERIFY(canvas.marks().markers.empty());
        QTest::keyClick(&canvas, Qt::Key_Right, Qt::AltModifier);
        QVERIFY(canvas.marks().selected.valid());
        const OperationRef selected = canvas.marks().selected;
        QTest::keyClick(&canvas, Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(canvas.marks().selected.block, selected.block + 1);
        QTest::keyClick(&canvas, Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(canvas.marks().selected.op, selected.op + 1);
        QVERIFY(canvas.scene().isExpanded(selected.layer));
        QTest::keyClick(&canvas, Qt::Key_Escape);
        QVERIFY(!canvas.marks().selected.valid());
    }

    void draggingPansZoomsAndSelects()
    {
        TimelineView view;
        view.resize(1000, 640);
        view.setData(m_data);
        view.show();
        TimelineCanvas& canvas = *view.canvas();
        const QPoint origin = canvas.frame().lanes.topLeft().toPoint();
        const double from = canvas.scene().scale().xToTime(100), to = canvas.scene().scale().xToTime(200);
        drag(canvas, Qt::RightButton, origin + QPoint(100, 20), origin + QPoint(200, 60));
        QVERIFY(std::abs(canvas.scene().scale().first - from) < 1);
        QVERIFY(std::abs(canvas.scene().scale().xToTime(canvas.scene().size().width()) - to) < 1);
        drag(canvas, Qt::MiddleButton, origin + QPoint(200, 20), origin + QPoint(150, 20));
        QVERIFY(canvas.scene().scale().first > from);
        QSignalSpy changed(&canvas, &TimelineCanvas::areaChanged);
        drag(canvas, Qt::LeftButton, origin + QPoint(60, 10), origin + QPoint(300, 70));
        QCOMPARE(changed.count(), 1);
        QVERIFY(canvas.area().valid());
        QCOMPARE(canvas.area().from, std::round(canvas.scene().scale().xToTime(60)));
        QCOMPARE(canvas.area().to, std::round(canvas.scene().scale().xToTime(300)));
        const auto layers = canvas.areaLayers();
        QVERIFY(layers.size() >= 3 && layers.front() == 0);
        // The table beside it: busy + stalled + idle = 100 %.
        const QStringList rows = view.panel()->tableText().split('\n', Qt::SkipEmptyParts);
        QVERIFY(rows.size() > 3);
        for (qsizetype i = 1; i < rows.size(); ++i) {
            double sum = 0;
            const QStringList cells = rows[i].split('\t');
            for (const int c : { 1, 2, 3 })
                sum += cells[c].toDouble();
            QVERIFY2(std::abs(sum - 100) < 0.2, qPrintable(rows[i]));
        }
        drag(canvas, Qt::LeftButton, origin + QPoint(300, 20), origin + QPoint(250, 20), Qt::ShiftModifier);
        QVERIFY(canvas.area().valid()); // Shift pans
        const double first = canvas.scene().scale().first;
        canvas.setSelecting(false);
        drag(canvas, Qt::LeftButton, origin + QPoint(300, 20), origin + QPoint(250, 20));
        QVERIFY(canvas.scene().scale().first > first);
        // The strip below moves the window.
        const QRectF strip = canvas.frame().strip;
        QTest::mouseClick(&canvas, Qt::LeftButton, {}, strip.center().toPoint());
        const double middle = canvas.scene().scale().xToTime(canvas.scene().size().width() / 2);
        QVERIFY(std::abs(middle - double(m_data->timeline->span) / 2) < double(m_data->timeline->span) / 50);
    }

    void anAreaIsMarkedAndChangedByKeysAndEdges()
    {
        TimelineView view;
        view.resize(1000, 640);
        view.setData(m_data);
        view.show();
        TimelineCanvas& canvas = *view.canvas();
        canvas.setFocus();
        QSignalSpy changed(&canvas, &TimelineCanvas::areaChanged);
        // All that is seen, of all lanes.
        QTest::keyClick(&canvas, Qt::Key_R);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(canvas.area().from, 0.0);
        QCOMPARE(canvas.area().to, double(m_data->timeline->span));
        QCOMPARE(canvas.areaLayers().size(), m_data->timeline->layers.size());
        // Between two markers, of the selected layer.
        QTest::keyClick(&canvas, Qt::Key_Escape);
        QVERIFY(!canvas.area().valid());
        canvas.addMarker(300);
        canvas.addMarker(100);
        canvas.setSelectedLayer(3);
        QTest::keyClick(&canvas, Qt::Key_R);
        QCOMPARE(canvas.area().from, 100.0);
        QCOMPARE(canvas.area().to, 300.0);
        QCOMPARE(canvas.areaLayers(), std::vector<int> { 3 });
        // Shift with arrows: its end, its lowest row.
        QTest::keyClick(&canvas, Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(canvas.area().to > 300);
        QTest::keyClick(&canvas, Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(canvas.area().to, 300.0);
        QTest::keyClick(&canvas, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(canvas.areaLayers(), (std::vector<int> { 3, 4 }));
        QTest::keyClick(&canvas, Qt::Key_Up, Qt::ShiftModifier);
        QTest::keyClick(&canvas, Qt::Key_Up, Qt::ShiftModifier);
        QCOMPARE(canvas.areaLayers(), std::vector<int> { 3 });
        // An edge is dragged; rows stay.
        const auto xOf = [&](double cycle) { return int(std::lround(canvas.frame().lanes.left() + canvas.scene().scale().timeToX(cycle))); };
        const int y = int(canvas.frame().lanes.top() + canvas.area().top - canvas.scene().scroll() + 6);
        drag(canvas, Qt::LeftButton, QPoint(xOf(300), y), QPoint(xOf(300) + 40, y + 90));
        QCOMPARE(canvas.area().from, 100.0);
        QVERIFY(canvas.area().to > 300 + 30 / canvas.scene().scale().pxPerCycle);
        QCOMPARE(canvas.areaLayers(), std::vector<int> { 3 });
        // A marker on a marker takes it away; by key it stands at the selected operation.
        canvas.addMarker(300);
        QCOMPARE(canvas.marks().markers, std::vector<double> { 100 });
        const OperationRef ref { 3, 1, 5 };
        canvas.selectOperation(ref);
        QCoreApplication::postEvent(&canvas, new QEvent(QEvent::Leave));
        QCoreApplication::sendPostedEvents(&canvas);
        QTest::keyClick(&canvas, Qt::Key_M);
        QCOMPARE(canvas.marks().markers, (std::vector<double> { 100, double(m_data->timeline->start(ref)) }));
    }

    void theTableSaysPowerAndLanesAtWork()
    {
        TimelineView view;
        view.resize(1200, 900);
        view.setData(m_data);
        view.show();
        const auto figures = [&] {
            QHash<QString, QString> found;
            for (auto* tree : view.panel()->findChildren<QTreeWidget*>())
                if (tree->accessibleName() == "Power")
                    for (int i = 0; i < tree->topLevelItemCount(); ++i)
                        found.insert(tree->topLevelItem(i)->text(0), tree->topLevelItem(i)->text(1));
            return found;
        };
        const auto whole = timeline::areaPower(m_data->times, {}, 0, m_data->timeline->span, 32);
        QVERIFY(whole);
        QCOMPARE(figures().value("Average"), quantity(whole->average).text());
        QCOMPARE(figures().value("Energy"), quantity(whole->energy()).text());
        TimelineArea area;
        area.from = 200;
        area.to = 700;
        area.top = view.canvas()->scene().rows()[0].top;
        area.bottom = view.canvas()->scene().rows()[2].bottom();
        view.canvas()->setArea(area);
        const auto part = timeline::areaPower(m_data->times, view.canvas()->areaLayers(), 200, 700, 32);
        QCOMPARE(figures().value("Average"), quantity(part->average).text());
        QCOMPARE(figures().value("Peak"), quantity(part->peak).text());
        QVERIFY(part->energy().value < whole->energy().value && part->peak.value >= part->average.value);
        // Lanes at work: on average, at the peak.
        const auto shares = timeline::areaShares(m_data->times, view.canvas()->areaLayers(), 200, 700, 32);
        const QStringList rows = view.panel()->tableText().split('\n', Qt::SkipEmptyParts);
        QCOMPARE(rows.size(), qsizetype(shares.size()) + 1);
        for (std::size_t i = 0; i < shares.size(); ++i)
            QCOMPARE(rows[qsizetype(i) + 1].split('\t').last(),
                     QStringLiteral("%1 / %2").arg(shares[i].average * shares[i].lanes, 0, 'f', 1).arg(shares[i].peak * shares[i].lanes, 0, 'f', 1));
    }

    void theTableSaysWhyEveryKindOfUnitWaited()
    {
        TimelineView view;
        view.resize(1200, 900);
        view.setData(m_data);
        view.show();
        for (auto* tree : view.panel()->findChildren<QTreeWidget*>()) {
            if (tree->accessibleName() != "Why units waited")
                continue;
            QCOMPARE(tree->topLevelItemCount(), timeline::kStallCount);
            timeline::LaneShare adc;
            for (const auto& share : timeline::areaShares(m_data->times, {}, 0, m_data->timeline->span))
                if (share.kind == timeline::Operation::Adc)
                    adc = share.share;
            for (int s = 0; s < timeline::kStallCount; ++s) {
                const auto cycles = adc.stalled[std::size_t(s)];
                QCOMPARE(tree->topLevelItem(s)->text(2), cycles == 0 ? QString("–") : QLocale().toString(100.0 * double(cycles) / double(adc.span()), 'f', 1));
            }
            return;
        }
        QFAIL("no table");
    }

    void theCursorStaysWhereTheMouseIs()
    {
        TimelineView view;
        view.resize(1200, 900);
        view.setData(m_data);
        view.show();
        TimelineCanvas& canvas = *view.canvas();
        const QPoint at(int(canvas.frame().lanes.left()) + 200, int(canvas.frame().lanes.top()) + 30);
        QTest::mouseMove(&canvas, at);
        QVERIFY(canvas.marks().cursor);
        canvas.showRange(100, 300);
        QVERIFY(canvas.marks().cursor);
        QVERIFY(std::abs(*canvas.marks().cursor - canvas.scene().scale().xToTime(200)) < 1);
        QTest::mousePress(&canvas, Qt::LeftButton, {}, at);
        const QPoint to = at + QPoint(100, 10);
        QMouseEvent drag(QEvent::MouseMove, to, canvas.mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&canvas, &drag);
        QVERIFY(canvas.marks().area.valid());
        QVERIFY(!canvas.marks().cursor);
        QTest::mouseRelease(&canvas, Qt::LeftButton, {}, at + QPoint(100, 10));
    }

    void theCurveFollowsThePickedLane()
    {
        TimelineView view;
        view.resize(1100, 800);
        view.setData(m_data);
        view.show();
        TimelineCanvas& canvas = *view.canvas();
        const auto choose = [&](const QString& text) {
            for (QAction* action : view.findChildren<QAction*>())
                if (action->text() == text)
                    action->trigger();
        };
        canvas.setExpanded(3, true);
        QCOMPARE(canvas.marks().curve.layer, -1);
        const int row = canvas.scene().rowOf({ 3, 1, 0 });
        const QPoint label(60, int(canvas.frame().lanes.top() + canvas.scene().yOf(row) + 8));
        QTest::mouseClick(&canvas, Qt::LeftButton, {}, label);
        QCOMPARE(canvas.marks().curve.layer, -1); // not asked for
        choose("Curve of the picked lane");
        QCOMPARE(canvas.marks().curve, (CurveLane { 3, 1 }));
        const auto share = m_data->times.share(3, 1);
        const UseCurve curve = laneCurve(canvas.scene(), canvas.marks().curve);
        QVERIFY(std::abs(curve.average - double(share.busy) / double(share.span())) < 0.02);
        QVERIFY(curve.peak <= 1 && curve.peak >= curve.average);
        canvas.selectOperation({ 5, 2, 4 });
        QCOMPARE(canvas.marks().curve, (CurveLane { 5, 2 }));
        canvas.repaintNow();
        // A layer picked elsewhere: its main lane.
        canvas.setSelectedLayer(2);
        QCOMPARE(canvas.marks().curve, (CurveLane { 2, m_data->timeline->mainOperation(2) }));
        choose("No curve");
        QVERIFY(canvas.frame().curve.isEmpty());
        choose("Curve of all ADCs");
        QVERIFY(!canvas.frame().curve.isEmpty());
        QCOMPARE(canvas.marks().curve.layer, -1);
    }

    void leadsToOtherViewsAndIsLedTo()
    {
        TimelineView view;
        Selection selection;
        view.setSelection(&selection);
        view.resize(1200, 900);
        QSignalSpy went(&view, &TimelineView::goRequested);
        // Before there is anything to show: it is kept in mind.
        view.showLayer(5);
        view.setData(m_data);
        view.show();
        TimelineCanvas& canvas = *view.canvas();
        const timeline::Timeline& t = *m_data->timeline;
        QVERIFY(canvas.scene().isExpanded(5));
        QCOMPARE(selection.layer(), network::LayerId { 5 });
        view.showLayer(2);
        QCOMPARE(selection.layer(), network::LayerId { 2 });
        const auto last = int(t.layers[2].operations.size()) - 1;
        QVERIFY(canvas.scene().scale().timeToX(double(t.start(2, 0, 0))) >= 0);
        QVERIFY(canvas.scene().scale().timeToX(double(t.end(2, last, t.blocks(2) - 1))) <= canvas.scene().size().width());
        const int row = canvas.scene().rowOf({ 2, 0, 0 });
        QVERIFY(canvas.scene().yOf(row) >= 0 && canvas.scene().yOf(row) < canvas.scene().size().height() / 2);
        view.showLayer(10000); // nothing
        view.showLayer(-1);
        QCOMPARE(selection.layer(), network::LayerId { 2 });

        const auto click = [&](const QString& text) {
            for (auto* button : view.panel()->findChildren<QPushButton*>())
                if (button->text() == text && button->isVisibleTo(view.panel()))
                    button->click();
        };
        canvas.selectOperation({ 3, 1, 7 });
        click("Its macros in the floorplan");
        click("Its row in the table of layers");
        click("Its node in the network");
        click("The link in the floorplan"); // no link is picked
        QCOMPARE(went.count(), 3);
        QCOMPARE(went[0][0].value<TimelinePanel::Goal>(), TimelinePanel::Goal::Floorplan);
        QCOMPARE(went[1][0].value<TimelinePanel::Goal>(), TimelinePanel::Goal::Layers);
        QCOMPARE(went[2][0].value<TimelinePanel::Goal>(), TimelinePanel::Goal::Network);
        for (const auto& call : went)
            QCOMPARE(call[1].toInt(), 3);
        // A link's lane, picked at its label.
        canvas.selectOperation({});
        canvas.setAllExpanded(false);
        view.showLinkLanes(true);
        int link = -1;
        for (const TimelineRow& r : canvas.scene().rows())
            if (r.kind == TimelineRow::Kind::Link && link < 0) {
                canvas.setScroll(r.top - 60);
                link = canvas.scene().sharedLanes()[std::size_t(r.shared)].link;
                QTest::mouseClick(&canvas, Qt::LeftButton, {}, QPoint(60, int(canvas.frame().lanes.top() + r.middle() - canvas.scene().scroll())));
            }
        QVERIFY(link >= 0);
        QVERIFY(canvas.marks().shared >= 0);
        click("The link in the floorplan");
        QCOMPARE(went.count(), 4);
        QCOMPARE(went[3][0].value<TimelinePanel::Goal>(), TimelinePanel::Goal::Link);
        QCOMPARE(went[3][1].toInt(), link);
        canvas.setFocus();
        QTest::keyClick(&canvas, Qt::Key_Escape);
        QCOMPARE(canvas.marks().shared, -1);
    }

    void clicksSelectOperationsAndLayersEverywhere()
    {
        TimelineView view;
        Selection selection;
        view.setSelection(&selection);
        view.resize(1100, 700);
        view.setData(m_data);
        view.show();
        TimelineCanvas& canvas = *view.canvas();
        canvas.setPathShown(false);
        QSignalSpy picked(&canvas, &TimelineCanvas::operationPicked);
        const OperationRef ref { 3, m_data->timeline->mainOperation(3), 20 };
        canvas.showRange(double(m_data->timeline->start(ref)) - 40, double(m_data->timeline->start(ref)) + 60);
        QTest::mouseClick(&canvas, Qt::LeftButton, {}, centreOf(canvas, ref));
        QCOMPARE(canvas.marks().selected == ref, true);
        QVERIFY(!canvas.marks().before.empty() && !canvas.marks().after.empty());
        QCOMPARE(selection.layer(), network::LayerId { 3 });
        QVERIFY(picked.count() >= 1);
        auto* before = view.panel()->findChild<QTreeWidget*>("before");
        QVERIFY(before && before->topLevelItemCount() >= 2);
        // From the table to the neighbour.
        emit before->itemActivated(before->topLevelItem(0), 0);
        QVERIFY(canvas.marks().selected != ref);
        // From elsewhere: the lane lights up.
        selection.setLayer(network::LayerId { 5 });
        QCOMPARE(canvas.marks().selectedLayer, std::optional<int>(5));
        // The choice of lanes follows what is unfolded.
        auto* lanes = view.findChild<QComboBox*>();
        canvas.setAllExpanded(true);
        QCOMPARE(lanes->currentIndex(), 1);
        canvas.setExpanded(4, false);
        QCOMPARE(lanes->currentIndex(), 0);
        // A triangle unfolds.
        view.fit();
        canvas.setAllExpanded(false);
        const int row = canvas.scene().rowOf({ 0, 0, 0 });
        QTest::mouseClick(&canvas, Qt::LeftButton, {}, QPoint(7, int(canvas.frame().lanes.top() + canvas.scene().yOf(row) + 9)));
        QVERIFY(canvas.scene().isExpanded(0));
        // Double click: down to the operation.
        const OperationRef first { 0, m_data->timeline->mainOperation(0), 10 };
        QTest::mouseDClick(&canvas, Qt::LeftButton, {}, centreOf(canvas, first));
        QVERIFY(canvas.scene().detail() == TimelineDetail::Bits);
    }

    void searchFindsBlocks()
    {
        TimelineView view;
        view.resize(1100, 700);
        view.setData(m_data);
        view.show();
        auto* field = view.findChild<QLineEdit*>();
        QVERIFY(field);
        int lanes = 0;
        for (std::size_t l = 0; l < m_data->timeline->layers.size(); ++l)
            lanes += m_data->timeline->blocks(int(l)) > 18;
        field->setText("block 18");
        QCOMPARE(view.matches(), lanes);
        const OperationRef first = view.canvas()->marks().found;
        QCOMPARE(first.block, 18);
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(view.canvas()->marks().found != first);
        field->setText("conv1 adc 3");
        QVERIFY(view.matches() >= 1);
        QCOMPARE(m_data->timeline->shape(view.canvas()->marks().found.layer, view.canvas()->marks().found.op).kind, timeline::Operation::Adc);
        // What the search unfolded on its way is folded again.
        field->setText("layer1.0.conv1 load 3");
        const int unfolded = view.canvas()->marks().found.layer;
        QVERIFY(view.matches() == 1 && view.canvas()->scene().isExpanded(unfolded));
        field->setText("layer2.0.conv1 load 3");
        QVERIFY(view.canvas()->marks().found.layer != unfolded);
        QVERIFY(!view.canvas()->scene().isExpanded(unfolded));
        field->setText("no such layer");
        QCOMPARE(view.matches(), 0);
        field->clear();
        QVERIFY(!view.canvas()->marks().found.valid());
    }

    void tabLeadsFromTheToolBarToTheLanes()
    {
        TimelineView view;
        view.resize(1100, 700);
        view.setData(m_data);
        view.show();
        view.activateWindow();
        auto* field = view.findChild<QLineEdit*>();
        field->setFocus();
        QWidget* at = field;
        for (int i = 0; i < 3 && at != view.canvas(); ++i) // more to show, export
            do
                at = at->nextInFocusChain();
            while (!(at->focusPolicy() & Qt::TabFocus) || !at->isVisible());
        QCOMPARE(at, static_cast<QWidget*>(view.canvas()));
    }

    void linksShowOnDemandAndByThemselves()
    {
        TimelineView view;
        view.resize(1100, 700);
        view.setData(m_data);
        view.show();
        const int before = view.canvas()->scene().lanes();
        view.showLinkLanes(true);
        QVERIFY(view.canvas()->scene().lanes() > before);
        view.canvas()->repaintNow();
        view.showLinkLanes(false);
        QCOMPARE(view.canvas()->scene().lanes(), before);
        for (std::size_t l = 0; l < m_data->timeline->layers.size(); ++l)
            if (!timeline::waitedLinks(*m_data->timeline, int(l)).empty()) {
                Selection selection;
                view.setSelection(&selection);
                view.canvas()->setExpanded(int(l), true);
                selection.setLayer(network::LayerId { int(l) });
                QCOMPARE(view.canvas()->scene().rows().back().kind, TimelineRow::Kind::Link);
                break;
            }
    }

    void pipelineAsksForMoreImages()
    {
        TimelineView view;
        view.resize(1100, 700);
        view.setData(m_data);
        view.show();
        QCOMPARE(view.images(), 1);
        QSignalSpy asked(&view, &TimelineView::imagesChanged);
        for (auto* button : view.findChildren<QPushButton*>())
            if (button->text() == "Pipeline")
                button->click();
        QCOMPARE(asked.count(), 1);
        QVERIFY(asked[0][0].toInt() > 1);
        view.setBusy(0.5);
        view.setData(m_pipeline);
        QVERIFY(!periodText(*m_pipeline->timeline).isEmpty());
        // Fill and periods follow each other up to the last result; there is a band for them.
        const auto parts = pipelineParts(*m_pipeline->timeline);
        QCOMPARE(parts.size(), std::size_t(m_pipeline->timeline->images));
        QVERIFY(parts.front().fill && parts.front().from == 0);
        for (std::size_t i = 1; i < parts.size(); ++i) {
            QCOMPARE(parts[i].from, parts[i - 1].to);
            QCOMPARE(parts[i].to, m_pipeline->timeline->imageEnds[i]);
            QCOMPARE(parts[i].period, parts[i].to - parts[i].from == m_pipeline->timeline->period.cycles);
        }
        const TimelineFrame frame = view.canvas()->frame();
        QVERIFY(!frame.images.isEmpty());
        QCOMPARE(frame.images.top(), frame.ruler.bottom());
        QCOMPARE(frame.images.bottom(), frame.lanes.top());
        view.canvas()->repaintNow();
        // The first result comes later than that of an image alone, and the details say so, whatever was open before.
        const auto& t = *m_pipeline->timeline;
        QVERIFY(t.aloneCycles > 0 && t.imageEnds.front() >= t.aloneCycles);
        QVERIFY(view.panel()->isVisibleTo(&view));
        if (t.imageEnds.front() > t.aloneCycles)
            QVERIFY(pipelineText(t).contains(countText(t.aloneCycles)));
        QVERIFY(pipelineText(*m_data->timeline).isEmpty());
        view.setData(m_data);
        QVERIFY(view.canvas()->frame().images.isEmpty());
        QVERIFY(pipelineParts(*m_data->timeline).empty());
        view.setFailure("too long");
        view.setData(nullptr);
    }

    void writesFiles()
    {
        TimelineView view;
        QVERIFY(!view.exportPicture("none.png"));
        view.resize(900, 600);
        view.setData(m_data);
        view.show();
        QTemporaryDir folder;
        for (const char* ending : { "png", "svg", "pdf" }) {
            const QString kept = qEnvironmentVariable("PIM_PICTURES");
            const QString path = (kept.isEmpty() ? folder.path() : kept) + QString("/timeline-export.") + ending;
            const auto written = view.exportPicture(path);
            QVERIFY2(written, written ? "" : written.error().text().c_str());
            QVERIFY(QFileInfo(path).size() > 5000);
            if (QFile file(path); path.endsWith(".svg")) { // vectors throughout, hatchings too
                QVERIFY(file.open(QIODevice::ReadOnly));
                const QByteArray svg = file.readAll();
                QVERIFY(!svg.contains("<image"));
                QVERIFY(svg.count("<polyline") > 500);
            }
        }
        QVERIFY(!view.exportPicture(folder.filePath("t.doc")));
    }

    void everyControlHasAName()
    {
        TimelineView view;
        view.setData(m_data);
        view.show();
        for (auto* w : view.findChildren<QWidget*>())
            if (w->focusPolicy() & Qt::TabFocus && w->isVisible() && !qobject_cast<QScrollBar*>(w) && !w->inherits("QScrollArea") && !w->objectName().startsWith("qt_"))
                QVERIFY2(!w->accessibleName().isEmpty() || w->property("text").isValid(), w->metaObject()->className());
    }

    void looksRight()
    {
        TimelineView view;
        test::takePictures(view, "timeline-empty", { 900, 500 });
        view.setBusy(0.3);
        test::takePictures(view, "timeline-busy", { 900, 500 });
        view.setData(m_data);
        TimelineCanvas& canvas = *view.canvas();
        const double span = double(m_data->timeline->span);
        view.resize(1280, 800);
        view.show();
        const auto& rows = canvas.scene().rows();
        canvas.setArea({ std::round(span * 0.37), std::round(span * 0.54), rows[2].top, rows[14].bottom() });
        canvas.setSelectedLayer(2);
        test::takePictures(view, "timeline-overview", { 1280, 800 });
        canvas.clearMarks();
        view.showLinkLanes(true);
        test::takePictures(view, "timeline-links", { 1280, 900 });
        view.showLinkLanes(false);
        canvas.setAllExpanded(true);
        canvas.showRange(span * 0.2, span * 0.2 + 600);
        test::takePictures(view, "timeline-middle", { 1280, 800 });
        const OperationRef ref { 3, m_data->timeline->mainOperation(3), 18 };
        canvas.setAllExpanded(false);
        for (const int l : { 2, 3 })
            canvas.setExpanded(l, true);
        canvas.setPathShown(false);
        const double start = double(m_data->timeline->start(ref));
        canvas.showRange(start - 22, start + 20);
        canvas.selectOperation(ref);
        canvas.addMarker(start - 8);
        canvas.addMarker(start + 11);
        canvas.setUnit(TimeUnit::Cycles);
        test::takePictures(view, "timeline-bits", { 1280, 800 });
        canvas.clearMarks();
        canvas.setPathShown(true);
        canvas.setAllExpanded(false);
        view.setData(m_pipeline);
        test::takePictures(view, "timeline-pipeline", { 1280, 800 });
        test::takePictures(view, "timeline-narrow", { 640, 480 });
    }
};

QTEST_MAIN(TestTimelineView)
#include "tst_timeline_view.moc"
