// SPDX-License-Identifier: GPL-3.0-or-later
// What happens to runs: nothing fits, they are held, stopped, continued, queued, deleted and survive the window.
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>

#include "app/dialogs/budgets_dialog.h"
#include "core/network/zoo.h"
#include "tests/app/story.h"
#include "widgets/common/selection.h"
#include "widgets/plot/explore_view.h"
#include "widgets/plot/nothing_fits_view.h"
#include "widgets/plot/runs_table.h"

using namespace pim;
using namespace pim::app;
using project::RunState;

class TstStoryRuns : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;

    std::unique_ptr<MainWindow> openNetwork(const char* name, double budgetW, synthesis::Effort effort = synthesis::Effort::Fast)
    {
        auto window = openWindow();
        window->start({ QLatin1String(name) });
        Document& document = window->studio().document();
        if (!QTest::qWaitFor([&] { return document.inputs().model != nullptr; }, kLong))
            return nullptr;
        synthesis::SynthesisOptions options = document.inputs().options;
        options.effort = effort;
        options.constraints.powerBudget = { budgetW };
        document.setOptions(options);
        document.setPowerBudget({ budgetW });
        return window;
    }

private slots:
    void initTestCase() { beginStories(m_folder); }

    void nothingFitsAndOneButtonMakesItFit()
    {
        auto window = openNetwork("zoo:resnet18", 0.5);
        QVERIFY(window);
        Document& document = window->studio().document();
        press(*window, "run.start");
        QCOMPARE(document.runs().size(), std::size_t { 1 });
        QTRY_COMPARE_WITH_TIMEOUT(document.runs().front()->state, RunState::Infeasible, kLong);
        auto* nothing = findIn<widgets::NothingFitsView>(*window);
        QTRY_VERIFY_WITH_TIMEOUT(nothing->isVisible(), kLong);
        QPushButton* set = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((set = named<QPushButton>(*nothing, QStringLiteral("Set budget to"))) && set->isEnabled(), kLong);
        set->setFocus();
        QTest::keyClick(set, Qt::Key_Space);
        QVERIFY(document.inputs().options.constraints.powerBudget.value > 0.5);
        QCOMPARE(document.runs().size(), std::size_t { 2 });
        QTRY_COMPARE_WITH_TIMEOUT(document.runs().back()->state, RunState::Finished, kLong);
        QVERIFY(document.runs().back()->feasible);
        QVERIFY(!nothing->isVisible());
        document.discard();
    }

    void aRunIsHeldStoppedAndContinued()
    {
        auto window = openNetwork("zoo:vgg16", 264, synthesis::Effort::Normal);
        QVERIFY(window);
        Document& document = window->studio().document();
        press(*window, "run.start");
        const std::int64_t id = document.runs().front()->id;
        QTRY_VERIFY_WITH_TIMEOUT(document.points(id)->size() > 10, kLong);
        press(*window, "run.pause");
        QTRY_COMPARE_WITH_TIMEOUT(document.run(id)->state, RunState::Paused, kLong);
        QTest::qWait(500); // what was on its way
        const std::size_t held = document.points(id)->size();
        QTest::qWait(500);
        QCOMPARE(document.points(id)->size(), held);
        press(*window, "run.pause");
        QTRY_COMPARE_WITH_TIMEOUT(document.run(id)->state, RunState::Running, kLong);
        QTRY_VERIFY_WITH_TIMEOUT(document.points(id)->size() > held, kLong);
        press(*window, "run.stop");
        QTRY_VERIFY_WITH_TIMEOUT(document.run(id)->state == RunState::Stopped || document.run(id)->state == RunState::Finished, kLong);
        if (document.run(id)->state == RunState::Finished)
            QSKIP("this machine was through before it could be stopped");
        const std::size_t stopped = document.points(id)->size();
        QVERIFY(document.run(id)->feasible); // the best so far is kept
        QVERIFY(window->actions()["run.continue"]->isEnabled());
        press(*window, "run.continue");
        QTRY_VERIFY_WITH_TIMEOUT(document.run(id)->state == RunState::Running || document.run(id)->state == RunState::Finished, kLong);
        QTRY_VERIFY_WITH_TIMEOUT(document.points(id)->size() > stopped || document.run(id)->state == RunState::Finished, kLong);
        auto* explore = findIn<widgets::ExploreView>(*window);
        QTRY_COMPARE_WITH_TIMEOUT(explore->data().points().size(), document.points(id)->size(), 5000);
        document.discard();
    }

    void severalBudgetsQueueAndARunIsDeletedAndBack()
    {
        auto window = openNetwork("zoo:alexnet-cifar10", 12);
        QVERIFY(window);
        Document& document = window->studio().document();
        press(*window, "run.budgets");
        BudgetsDialog* dialog = nullptr;
        QTRY_VERIFY(dialog = window->findChild<BudgetsDialog*>());
        auto* count = dialog->findChild<QSpinBox*>();
        QVERIFY(count);
        count->setFocus();
        while (count->value() > 3)
            QTest::keyClick(count, Qt::Key_Down);
        QCOMPARE(dialog->budgets().size(), std::size_t { 3 });
        QTest::keyClick(dialog, Qt::Key_Return);
        QCOMPARE(document.runs().size(), std::size_t { 3 });
        const auto allDone = [&] {
            const auto list = document.runs();
            return std::all_of(list.begin(), list.end(), [](const auto& run) { return !project::isUnderWay(run->state); });
        };
        QTRY_VERIFY_WITH_TIMEOUT(allDone(), kLong);
        const auto runs = document.runs();
        QVERIFY(runs[0]->inputs->options.constraints.powerBudget.value < runs[2]->inputs->options.constraints.powerBudget.value);

        // Delete the second with the keyboard, undo.
        auto* table = findIn<widgets::RunsTable>(*window);
        QTRY_COMPARE(table->model()->rowCount(), 3);
        takeKeyboard(*window);
        table->setFocus();
        QVERIFY(table->hasFocus());
        QTest::keyClick(table, Qt::Key_Home, Qt::ControlModifier);
        QTest::keyClick(table, Qt::Key_Down);
        QCOMPARE(table->selectedRuns().size(), 1);
        const std::int64_t chosen = table->selectedRuns().front();
        QTest::keyClick(table, Qt::Key_Delete);
        QTRY_COMPARE(document.runs().size(), std::size_t { 2 });
        QVERIFY(!document.run(chosen));
        QTRY_COMPARE(table->model()->rowCount(), 2);
        press(*window, "edit.undo");
        QCOMPARE(document.runs().size(), std::size_t { 3 });
        QVERIFY(document.run(chosen));
        QTRY_COMPARE(table->model()->rowCount(), 3);
        // The plot shows the run that the table is at.
        auto* explore = findIn<widgets::ExploreView>(*window);
        takeKeyboard(*window);
        table->setFocus();
        for (const auto key : { Qt::Key_Up, Qt::Key_Up, Qt::Key_Down }) {
            QTest::keyClick(table, key);
            QTRY_VERIFY(explore->data().current() && table->selectedRuns() == QList<qint64> { explore->data().current()->info.id });
        }
        document.discard();
    }

    void aRunGoesOnInTheNextSession()
    {
        const QString file = m_folder.filePath(QStringLiteral("goes-on.pims"));
        std::int64_t id = 0;
        std::size_t before = 0;
        {
            auto window = openNetwork("zoo:vgg16", 264, synthesis::Effort::Normal);
            QVERIFY(window);
            Document& document = window->studio().document();
            press(*window, "file.saveAs");
            QVERIFY(chooseFile(*window, file));
            QTRY_VERIFY_WITH_TIMEOUT(!document.isModified() && document.path() == file, kLong);
            press(*window, "run.start");
            QCOMPARE(document.runs().size(), std::size_t { 1 });
            id = document.runs().front()->id;
            QTRY_VERIFY_WITH_TIMEOUT(document.points(id)->size() > 10, kLong);
            press(*window, "file.save"); // while it runs
            QTRY_VERIFY_WITH_TIMEOUT(!document.isModified(), kLong);
            window->close();
            before = document.points(id)->size();
        }
        auto window = openWindow();
        window->start({ file });
        Document& document = window->studio().document();
        QTRY_VERIFY_WITH_TIMEOUT(document.path() == file && !document.runs().empty(), kLong);
        if (document.run(id)->state == RunState::Finished)
            QSKIP("this machine was through before the window was closed");
        QCOMPARE(document.run(id)->state, RunState::Interrupted);
        auto* explore = findIn<widgets::ExploreView>(*window);
        QTRY_VERIFY_WITH_TIMEOUT(explore->data().points().size() == before, kLong);
        QVERIFY(window->actions()["run.continue"]->isEnabled());
        press(*window, "run.continue");
        QTRY_VERIFY_WITH_TIMEOUT(document.run(id)->state == RunState::Running || document.run(id)->state == RunState::Finished, kLong);
        QTRY_VERIFY_WITH_TIMEOUT(document.points(id)->size() > before || document.run(id)->state == RunState::Finished, kLong);
        press(*window, "run.stop");
        QTRY_VERIFY_WITH_TIMEOUT(!project::isUnderWay(document.run(id)->state), kLong);
        document.discard();
    }

    void noEventHeldTheWindow() { QVERIFY(nothingHeldTheWindow()); }
};

PIM_STORY_MAIN(TstStoryRuns, "tst_story_runs")
#include "tst_story_runs.moc"
