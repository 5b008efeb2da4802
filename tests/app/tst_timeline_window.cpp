// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline in the window: scheduled while it is in sight, of the design that is selected, with the one selection.
#include <QSignalSpy>

#include "app/controllers/timeline_controller.h"
#include "tests/app/story.h"
#include "widgets/common/selection.h"
#include "widgets/floorplan/floorplan_canvas.h"
#include "widgets/floorplan/floorplan_view.h"
#include "widgets/layers/layers_view.h"
#include "widgets/timeline/timeline_view.h"

using namespace pim;
using namespace pim::app;
using widgets::TimelineView;

class TstTimelineWindow : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    std::optional<TwoDesigns> m_designs;

private slots:
    void initTestCase()
    {
        beginStories(m_folder);
        m_designs.emplace();
    }

    void showsTheSelectedDesign()
    {
        auto window = openWindowWith(QStringLiteral("resnet18"));
        QVERIFY(window);
        Document& document = window->studio().document();
        auto* view = findIn<TimelineView>(*window);
        const auto data = [&] { return view->canvas()->scene().data(); };
        widgets::Selection& selection = window->studio().selection();
        const std::int64_t first = pin(document, m_designs->first, "first"), second = pin(document, m_designs->second, "second");
        selection.setDesign({ -1, first });
        QTest::qWait(300);
        QVERIFY(!data()); // nobody looks at it
        window->actions()["view.timeline"]->trigger();
        QCOMPARE(window->views().currentView(), QStringLiteral("timeline"));
        QTRY_VERIFY_WITH_TIMEOUT(data() != nullptr, kLong);
        const auto cycles = evaluation::evaluate(*m_designs->first)->metrics.cycles;
        QCOMPARE(data()->timeline->cycles, cycles);

        if (const QString folder = qEnvironmentVariable("PIM_PICTURES"); !folder.isEmpty()) {
            QTest::qWait(300);
            window->grab().save(folder + QStringLiteral("/timeline-window.png"));
        }

        // One selection: a layer from here lights up there, and back.
        selection.setLayer(network::LayerId { 4 });
        QCOMPARE(view->canvas()->marks().selectedLayer, std::optional<int>(4));
        emit view->canvas()->layerPicked(2);
        QCOMPARE(selection.layer(), network::LayerId { 2 });

        // Several images, then another design: the last wish counts.
        const auto before = data();
        view->setImages(4);
        emit view->imagesChanged(view->images());
        selection.setDesign({ -1, second });
        QTRY_VERIFY_WITH_TIMEOUT(data() && data() != before && data()->timeline->images == 4
                                     && data()->timeline->period.cycles == timeline::timelineOf(*m_designs->second).value()->period.cycles,
                                 kLong);
        view->setImages(1);
        emit view->imagesChanged(1);
        QTRY_VERIFY_WITH_TIMEOUT(data() && data()->timeline->images == 1, kLong);
        QCOMPARE(data()->timeline->cycles, evaluation::evaluate(*m_designs->second)->metrics.cycles);

        selection.clear();
        QTRY_VERIFY(!data());
        document.discard();
    }

    void leadsToTheOtherViews()
    {
        auto window = openWindowWith(QStringLiteral("resnet18"));
        QVERIFY(window);
        Document& document = window->studio().document();
        auto* view = findIn<TimelineView>(*window);
        widgets::Selection& selection = window->studio().selection();
        selection.setDesign({ -1, pin(document, m_designs->first, "first") });
        window->actions()["view.timeline"]->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(view->canvas()->scene().data() != nullptr, kLong);
        using Goal = widgets::TimelinePanel::Goal;
        for (const auto& [goal, name] : { std::pair(Goal::Layers, "layers"), std::pair(Goal::Network, "network"), std::pair(Goal::Floorplan, "floorplan") }) {
            selection.setLayer(std::nullopt);
            emit view->goRequested(goal, 4);
            QCOMPARE(window->views().currentView(), QLatin1String(name));
            QCOMPARE(selection.layer(), network::LayerId { 4 });
        }
        auto* floorplan = findIn<widgets::FloorplanView>(*window);
        QTRY_VERIFY_WITH_TIMEOUT(floorplan->data() != nullptr, kLong);
        // A link: in the middle of the chip's picture.
        const auto& links = view->canvas()->scene().data()->links;
        QVERIFY(!links.empty());
        window->actions()["view.timeline"]->trigger();
        emit view->goRequested(Goal::Link, links.front().link);
        QCOMPARE(window->views().currentView(), QStringLiteral("floorplan"));
        QCOMPARE(floorplan->canvas()->place().level, widgets::FloorplanLevel::Chip);
        QVERIFY(!floorplan->canvas()->place().fitted);
        // And back: a layer, unfolded.
        selection.setLayer(std::nullopt);
        QVERIFY(!view->canvas()->scene().isExpanded(6));
        emit floorplan->showLayerInTimeline(6);
        QCOMPARE(window->views().currentView(), QStringLiteral("timeline"));
        QTRY_VERIFY(view->canvas()->scene().isExpanded(6));
        QCOMPARE(selection.layer(), network::LayerId { 6 });
        document.discard();
    }

    void closingWhileItIsPreparedIsQuick()
    {
        auto window = openWindowWith(QStringLiteral("resnet18"));
        QVERIFY(window);
        Document& document = window->studio().document();
        window->actions()["view.timeline"]->trigger();
        window->studio().selection().setDesign({ -1, pin(document, m_designs->first, "first") });
        document.discard();
        window.reset();
    }
};

QTEST_MAIN(TstTimelineWindow)
#include "tst_timeline_window.moc"
