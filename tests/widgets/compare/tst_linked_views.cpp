// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include "core/compare/manual_design.h"
#include "core/evaluation/evaluation.h"
#include "tests/support/example_design.h"
#include "tests/support/widget_picture.h"
#include "widgets/common/theme.h"
#include "widgets/compare/compare_layers.h"
#include "widgets/compare/linked_floorplans.h"
#include "widgets/compare/linked_panels.h"
#include "widgets/compare/linked_timelines.h"
#include "widgets/floorplan/floorplan_canvas.h"
#include "widgets/timeline/timeline_canvas.h"

using namespace pim;
using namespace pim::widgets;

class TestLinkedViews : public QObject
{
    Q_OBJECT

    std::unique_ptr<compare::Comparison> m_two;
    std::vector<std::shared_ptr<const FloorplanData>> m_floorplans;
    std::vector<std::shared_ptr<const TimelineData>> m_timelines;

    static bool settled(const std::function<bool()>& done)
    {
        return QTest::qWaitFor(done, 5000);
    }

private slots:
    void initTestCase()
    {
        const auto best = test::exampleDesign();
        std::vector<compare::Entry> entries;
        entries.push_back(compare::entryOf("ours", best.best).value());
        entries.push_back(compare::manualDesign(*compare::findManualMachine("isaac"), best.best.network, Power { 49 },
                                                best.best.model, {})
                              .value()
                              .entry);
        m_two = std::make_unique<compare::Comparison>(compare::compareDesigns(std::move(entries)).value());
        for (const auto& entry : m_two->designs) {
            auto evaluated = evaluation::evaluate(*entry.design, { true, false }).value();
            m_floorplans.push_back(floorplanData(
                entry.design, std::make_shared<const evaluation::Evaluation>(std::move(evaluated))));
            m_timelines.push_back(prepareTimeline(*entry.design, 1).value());
        }
    }

    void panelsStandAsThereAreDesigns()
    {
        using Arrangement = LinkedPanels::Arrangement;
        QCOMPARE(panelGrid(2, Arrangement::Beside), (std::pair(1, 2)));
        QCOMPARE(panelGrid(3, Arrangement::Beside), (std::pair(1, 3)));
        QCOMPARE(panelGrid(2, Arrangement::Below), (std::pair(2, 1)));
        QCOMPARE(panelGrid(4, Arrangement::Below), (std::pair(2, 2)));
    }

    void oneCameraHasRoomForTheLargest()
    {
        const QRectF small(0, 0, 100, 50), large(0, 0, 400, 300);
        const std::vector<QSizeF> views { { 800, 600 }, { 700, 620 } };
        const FloorplanCamera camera = commonCamera({ small, large }, views, 22);
        for (const QSizeF& view : views)
            QVERIFY(QRectF(QPointF(22, 22), view - QSizeF(22, 22)).contains(camera.toView(large)));
        QVERIFY(camera.toView(large).width() > 0.8 * 678 || camera.toView(large).height() > 0.8 * 578);
        QCOMPARE(commonCamera({}, {}, 22).scale, 1.0);
    }

    void timeIsTheSameWhateverTheClock()
    {
        const TimeScale scale { 120, 2 };
        const TimeSight sight = TimeSight::of(scale, 100);
        QCOMPARE(sight.firstNs, 12000.0);
        QCOMPARE(sight.pxPerNs, 0.02);
        QCOMPARE(sight.scale(100), scale);
        // A design of half the clock time has the same moment at the same pixel.
        const TimeScale other = sight.scale(50);
        QCOMPARE(other.timeToX(15000.0 / 50), scale.timeToX(15000.0 / 100));
    }

    void floorplansFollowEachOther()
    {
        LinkedFloorplans view;
        view.resize(1200, 600);
        view.show();
        view.setData(*m_two, m_floorplans, { {}, {} });
        FloorplanCanvas &a = *view.canvas(0), &b = *view.canvas(1);
        QVERIFY(settled([&] { return a.place().camera == b.place().camera && a.place().camera.scale < 1; }));
        // Both dies are whole.
        for (FloorplanCanvas* canvas : { &a, &b })
            QVERIFY(QRectF(canvas->rect()).contains(canvas->place().camera.toView(canvas->grid().bounds())));
        a.zoomBy(2, QPointF(100, 100));
        QCOMPARE(b.place().camera, a.place().camera);
        QTest::keyClick(&b, Qt::Key_Right);
        QCOMPARE(a.place().camera, b.place().camera);
        view.panels()->setLinked(false);
        const FloorplanCamera kept = b.place().camera;
        a.zoomBy(1.5);
        QCOMPARE(b.place().camera, kept);
        view.panels()->setLinked(true);
        QCOMPARE(a.place().camera, b.place().camera);
    }

    void oneHeatMapIsOnOneScale()
    {
        LinkedFloorplans view;
        view.resize(1200, 600);
        view.show();
        view.setData(*m_two, m_floorplans, { {}, {} });
        const std::vector<const FloorplanData*> both { m_floorplans[0].get(), m_floorplans[1].get() };
        QVERIFY(view.heat() == HeatMetric::Owner);
        QCOMPARE(view.canvas(0)->look().linkScale, view.canvas(1)->look().linkScale); // loads of links too
        QCOMPARE(view.canvas(0)->look().linkScale.high, std::max(linkScale(*both[0], true).high, linkScale(*both[1], true).high));
        const QImage owners = view.canvas(1)->grab().toImage();
        auto* box = view.panels()->findChild<QComboBox*>();
        QVERIFY(box);
        QCOMPARE(box->count(), kFirstSimulatedMetric);
        for (int metric = 1; metric < kFirstSimulatedMetric; ++metric) {
            box->setCurrentIndex(metric);
            const auto heat = static_cast<HeatMetric>(metric);
            QVERIFY(view.heat() == heat);
            double most = 0;
            for (const FloorplanData* chip : both)
                for (int m = 0; m < static_cast<int>(chip->chip.macros.size()); ++m)
                    most = std::max(most, chip->heat(m, heat));
            for (std::size_t d = 0; d < 2; ++d) {
                QVERIFY(view.canvas(d)->style().metric == heat);
                QCOMPARE(view.canvas(d)->style().scale, (HeatScale { 0, most > 0 ? most : 1, false }));
            }
            QCOMPARE(view.scaleContent().whole, view.canvas(0)->style().scale);
            // Equal values have equal colours, whichever chip they are on.
            for (const double share : { 0.0, 0.37, 1.0 })
                QCOMPARE(cividis(view.canvas(0)->style().scale.at(share * most)), cividis(view.canvas(1)->style().scale.at(share * most)));
        }
        view.setHeat(HeatMetric::Power);
        QVERIFY(view.canvas(1)->grab().toImage() != owners);
        // Inside macros as well, and in what is written.
        const int macro = m_floorplans[0]->chip.at(m_floorplans[0]->evaluation->layers[3].cells.front());
        view.canvas(0)->goTo(FloorplanLevel::Macro, macro);
        QCOMPARE(view.canvas(1)->place().level, FloorplanLevel::Macro);
        const double inside = std::max(view.canvas(0)->insideHigh(), view.canvas(1)->insideHigh());
        QVERIFY(inside > 0);
        for (std::size_t d = 0; d < 2; ++d)
            QCOMPARE(view.canvas(d)->insideScale().high, inside);
        QCOMPARE(view.scaleContent().whole.high, inside);
        view.canvas(0)->goTo(FloorplanLevel::Chip);
        QCOMPARE(view.scaleContent().whole, view.canvas(0)->style().scale);
        QCOMPARE(commonMacroScale({}, HeatMetric::Power).high, 1.0);
        QVERIFY(commonLinkScale({}).high > commonLinkScale({}).low);
    }

    void aMacroIsEnteredInAll()
    {
        LinkedFloorplans view;
        view.resize(1200, 600);
        view.show();
        view.setData(*m_two, m_floorplans, { {}, {} });
        const auto& ours = *m_floorplans[0];
        const auto& theirs = *m_floorplans[1];
        const int macro = ours.chip.at(ours.evaluation->layers[3].cells.front());
        QVERIFY(macro >= 0);
        const int other = counterpartMacro(ours, macro, theirs);
        QVERIFY(other >= 0);
        QCOMPARE(theirs.layer(theirs.owner(other)).name, ours.layer(ours.owner(macro)).name);
        view.canvas(0)->goTo(FloorplanLevel::Macro, macro);
        QCOMPARE(view.canvas(1)->place().level, FloorplanLevel::Macro);
        QCOMPARE(view.canvas(1)->place().macro, other);
        QVERIFY(settled([&] { return view.canvas(0)->place().camera == view.canvas(1)->place().camera; }));
        view.canvas(0)->goTo(FloorplanLevel::Pe, macro, 0);
        QCOMPARE(view.canvas(1)->place().level, FloorplanLevel::Pe);
        view.canvas(1)->goTo(FloorplanLevel::Chip);
        QCOMPARE(view.canvas(0)->place().level, FloorplanLevel::Chip);
    }

    void aLayerPickedInOneIsToldByName()
    {
        LinkedFloorplans view;
        view.setData(*m_two, m_floorplans, { {}, {} });
        QSignalSpy spy(&view, &LinkedFloorplans::layerPicked);
        emit view.canvas(1)->layerPicked(3, false);
        QCOMPARE(spy.count(), 1);
        const QString name = spy[0][0].toString();
        QCOMPARE(name, QString::fromStdString(m_floorplans[1]->layer(3).name));
        view.setSelectedLayer(name);
        for (std::size_t d = 0; d < 2; ++d)
            QCOMPARE(view.canvas(d)->look().layers, (std::vector<int> { 3 }));
        view.setSelectedLayer({});
        QVERIFY(view.canvas(0)->look().layers.empty());
    }

    void aMissingDrawingSaysWhy()
    {
        LinkedFloorplans view;
        view.resize(900, 500);
        view.setData(*m_two, { m_floorplans[0], nullptr }, { {}, "needs 900 crossbars" });
        bool said = false;
        for (const QLabel* label : view.findChildren<QLabel*>())
            said = said || label->text() == QLatin1String("needs 900 crossbars");
        QVERIFY(said);
        view.canvas(0)->zoomBy(1.5); // nobody to follow, nothing to crash
        view.clear();
        QVERIFY(!view.hasData());
    }

    void timelinesFollowEachOther()
    {
        LinkedTimelines view;
        view.resize(1200, 700);
        view.show();
        view.setData(*m_two, m_timelines, { {}, {} });
        TimelineCanvas &a = *view.canvas(0), &b = *view.canvas(1);
        const auto same = [&] {
            const TimeSight x = TimeSight::of(a.scene().scale(), view.clockNs(0)),
                            y = TimeSight::of(b.scene().scale(), view.clockNs(1));
            return std::abs(x.pxPerNs / y.pxPerNs - 1) < 1e-9 && std::abs(x.firstNs - y.firstNs) < 1e-6;
        };
        QVERIFY(settled(same));
        QCOMPARE(a.frame().lanes.left(), b.frame().lanes.left()); // equal times stand below each other
        // The longest is whole, and it fills its lanes.
        double longest = 0, room = 1e9;
        for (std::size_t d = 0; d < 2; ++d) {
            longest = std::max(longest, static_cast<double>(m_timelines[d]->timeline->span) * view.clockNs(d));
            room = std::min(room, view.canvas(d)->frame().lanes.width());
        }
        QVERIFY(settled([&] { return longest * TimeSight::of(a.scene().scale(), view.clockNs(0)).pxPerNs > 0.95 * room; }));
        QVERIFY(longest * TimeSight::of(a.scene().scale(), view.clockNs(0)).pxPerNs <= room);
        a.showRange(1000, 1500);
        QVERIFY(same());
        QVERIFY(std::abs(a.scene().scale().first - 1000) < 1e-6);
        b.zoom(1e6); // as far as both clocks can be shown
        QVERIFY(same());
        b.fit();
        QVERIFY(same());
        QVERIFY(a.scene().scale().first == 0);
        a.setExpanded(0, true);
        QVERIFY(b.scene().isExpanded(0));
    }

    void timelinesScrollRatherThanLoseTheirRows()
    {
        const auto four = compare::compareDesigns({ m_two->designs[0], m_two->designs[1], m_two->designs[0], m_two->designs[1] });
        QVERIFY(four);
        LinkedTimelines view;
        view.setData(*four, { m_timelines[0], m_timelines[1], m_timelines[0], m_timelines[1] }, { {}, {}, {}, {} });
        auto* scroll = view.panels()->findChild<QScrollArea*>();
        QVERIFY(scroll);
        for (const auto& [height, scrolls] : { std::pair(320, true), std::pair(1000, false) }) {
            view.resize(660, height);
            view.show();
            QVERIFY(settled([&] { return (scroll->verticalScrollBar()->maximum() > 0) == scrolls; }));
            for (std::size_t d = 0; d < 4; ++d)
                QVERIFY2(view.canvas(d)->frame().lanes.height() >= 5 * 18, qPrintable(QString::number(view.canvas(d)->frame().lanes.height())));
        }
        QVERIFY(view.minimumSizeHint().height() <= 320); // the window need not grow
        // Two are seen at once.
        view.setData(*m_two, m_timelines, { {}, {} });
        view.resize(660, 360);
        QVERIFY(settled([&] { return scroll->verticalScrollBar()->maximum() == 0; }));
    }

    void layersOfTheTimelinesAreToldByName()
    {
        LinkedTimelines view;
        view.setData(*m_two, m_timelines, { {}, {} });
        QSignalSpy spy(&view, &LinkedTimelines::layerPicked);
        emit view.canvas(0)->layerPicked(2);
        QCOMPARE(spy.takeFirst()[0].toString(), QString::fromStdString(m_timelines[0]->timeline->layers[2].name));
        view.setSelectedLayer("layer1.0.conv1");
        const auto picked = view.canvas(1)->marks().selectedLayer;
        QVERIFY(picked.has_value());
        QCOMPARE(m_timelines[1]->timeline->layers[static_cast<std::size_t>(*picked)].name, std::string("layer1.0.conv1"));
        view.setSelectedLayer({});
        QVERIFY(!view.canvas(1)->marks().selectedLayer);
    }

    void figuresOfLayersAddUp()
    {
        LayerFigureModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setComparison(std::make_shared<const compare::Comparison>(*m_two));
        QCOMPARE(model.columnCount(), 4);
        for (int figure = 0; figure < LayerFigureModel::kFigures; ++figure) {
            model.setFigure(static_cast<LayerFigureModel::Figure>(figure));
            QVERIFY(model.rowCount() >= 21);
            QVERIFY(!model.data(model.index(0, 1), Qt::DisplayRole).toString().isEmpty());
        }
        model.setFigure(LayerFigureModel::Figure::Crossbars);
        QCOMPARE(model.rowCount(), 21); // layers on crossbars alone
        QCOMPARE(model.layerAt(model.rowOf("fc")), QString("fc"));
        QCOMPARE(model.rowOf("none such"), -1);
        model.setComparison(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void paints()
    {
        LinkedFloorplans floorplans;
        floorplans.resize(1000, 520);
        floorplans.setData(*m_two, m_floorplans, { {}, {} });
        test::takePictures(floorplans, "linked-floorplans", QSize(1000, 520));
        floorplans.setHeat(HeatMetric::Power);
        test::takePictures(floorplans, "linked-floorplans-heat", QSize(1000, 520));
        LinkedTimelines timelines;
        timelines.setData(*m_two, m_timelines, { {}, {} });
        test::takePictures(timelines, "linked-timelines", QSize(1000, 620));
    }
};

QTEST_MAIN(TestLinkedViews)
#include "tst_linked_views.moc"
