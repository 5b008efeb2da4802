// SPDX-License-Identifier: GPL-3.0-or-later
// The floorplan in the window: of the design that is selected, while it is in sight, with the one selection.
#include "app/controllers/floorplan_controller.h"
#include "tests/app/story.h"
#include "widgets/common/selection.h"
#include "widgets/floorplan/floorplan_canvas.h"
#include "widgets/floorplan/floorplan_view.h"

using namespace pim;
using namespace pim::app;
using widgets::FloorplanView;

class TstFloorplanWindow : public QObject
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
        auto* view = findIn<FloorplanView>(*window);
        widgets::Selection& selection = window->studio().selection();
        const std::int64_t first = pin(document, m_designs->first, "first"), second = pin(document, m_designs->second, "second");
        selection.setDesign({ -1, first });
        QTest::qWait(300);
        QVERIFY(!view->data()); // nobody looks at it
        window->actions()["view.floorplan"]->trigger();
        QCOMPARE(window->views().currentView(), QStringLiteral("floorplan"));
        QTRY_VERIFY_WITH_TIMEOUT(view->data() != nullptr, kLong);
        QCOMPARE(view->data()->evaluation->metrics.cycles, evaluation::evaluate(*m_designs->first)->metrics.cycles);
        QVERIFY(view->data()->evaluation->schedule);

        // How it looks is remembered.
        view->setPanelShown(false);
        QCOMPARE(window->settings().floorplan, view->state());
        QVERIFY(view->state().contains(QLatin1String("panel=0")));

        // One selection: a layer from here lights up there, and back.
        selection.setLayer(network::LayerId { 4 });
        QCOMPARE(view->canvas()->look().layers, std::vector<int> { 4 });
        emit view->canvas()->layerPicked(2, false);
        QCOMPARE(selection.layer(), network::LayerId { 2 });
        if (const QString folder = qEnvironmentVariable("PIM_PICTURES"); !folder.isEmpty()) {
            QTest::qWait(300);
            window->grab().save(folder + QStringLiteral("/floorplan-window.png"));
        }

        // A layer's time is a menu away.
        emit view->showLayerInTimeline(5);
        QCOMPARE(window->views().currentView(), QStringLiteral("timeline"));
        QTRY_COMPARE_WITH_TIMEOUT(selection.layer(), network::LayerId { 5 }, kLong); // once it is there
        window->actions()["view.floorplan"]->trigger();
        QCOMPARE(view->canvas()->look().layers, std::vector<int> { 5 });

        selection.setDesign({ -1, second });
        QTRY_COMPARE_WITH_TIMEOUT(view->data() ? view->data()->evaluation->metrics.cycles : 0, evaluation::evaluate(*m_designs->second)->metrics.cycles, kLong);
        // The key of the window fits this view too.
        view->canvas()->zoomBy(2);
        window->actions()["view.fit"]->trigger();
        QVERIFY(view->canvas()->place().fitted);
        selection.clear();
        QTRY_VERIFY(!view->data());
        document.discard();
    }

    void closingWhileItIsEvaluatedWaitsForNothing()
    {
        auto window = openWindowWith(QStringLiteral("resnet18"));
        QVERIFY(window);
        Document& document = window->studio().document();
        auto* view = findIn<FloorplanView>(*window);
        window->actions()["view.floorplan"]->trigger();
        window->studio().selection().setDesign({ -1, pin(document, m_designs->first, "first") });
        QTRY_VERIFY_WITH_TIMEOUT(view->data() != nullptr, kLong);
        window->studio().selection().setDesign({ -1, pin(document, m_designs->second, "second") });
        document.discard();
    }
};

QTEST_MAIN(TstFloorplanWindow)
#include "tst_floorplan_window.moc"
