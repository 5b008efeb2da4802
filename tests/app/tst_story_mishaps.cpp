// SPDX-License-Identifier: GPL-3.0-or-later
// What people do at the wrong moment, and what files say that nobody would write.
#include <QComboBox>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QTimer>

#include "app/models/problems_model.h"
#include "tests/app/story.h"
#include "widgets/common/selection.h"
#include "widgets/compare/compare_view.h"
#include "widgets/layers/layers_view.h"
#include "widgets/plot/explore_view.h"

using namespace pim;
using namespace pim::app;
using project::RunState;
using widgets::DesignRef;

class TstStoryMishaps : public QObject
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
        return window;
    }

    /// Press the button of that name in the question that comes; how many questions came.
    static std::shared_ptr<int> answer(const QString& button)
    {
        auto count = std::make_shared<int>(0);
        auto* timer = new QTimer(qApp);
        QObject::connect(timer, &QTimer::timeout, timer, [count, button] {
            if (auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget()))
                for (QAbstractButton* b : box->buttons())
                    if (b->text().remove(QLatin1Char('&')) == button) {
                        ++*count;
                        b->click();
                        return;
                    }
        });
        timer->start(20);
        return count;
    }

private slots:
    void initTestCase() { beginStories(m_folder); }

    void anotherProjectIsOpenedWhileARunIsUnderWay()
    {
        // Two projects, each with a run of the same number.
        const QString small = m_folder.filePath(QStringLiteral("small.pims")), large = m_folder.filePath(QStringLiteral("large.pims"));
        std::int64_t id = 0;
        std::size_t points = 0;
        std::string best;
        {
            auto window = openNetwork("zoo:lenet5", 5);
            QVERIFY(window);
            Document& document = window->studio().document();
            press(*window, "run.start");
            id = document.runs().front()->id;
            QTRY_COMPARE_WITH_TIMEOUT(document.run(id)->state, RunState::Finished, kLong);
            points = document.points(id)->size();
            best = document.run(id)->inputs->modelReference;
            document.saveAs(small);
            QTRY_VERIFY_WITH_TIMEOUT(!document.isModified(), kLong);
        }
        std::size_t found = 0;
        {
            auto window = openNetwork("zoo:vgg16", 264, synthesis::Effort::Normal);
            QVERIFY(window);
            Document& document = window->studio().document();
            press(*window, "run.start");
            press(*window, "run.start"); // waits
            QCOMPARE(document.runs().size(), std::size_t { 2 });
            QCOMPARE(document.runs().front()->id, id);
            QTRY_VERIFY_WITH_TIMEOUT(document.points(id)->size() > 10, kLong);
            document.saveAs(large);
            QTRY_VERIFY_WITH_TIMEOUT(!document.isModified(), kLong);
            window->studio().open(small);
            QTRY_COMPARE_WITH_TIMEOUT(document.path(), small, kLong);
            QCOMPARE(document.runs().size(), std::size_t { 1 });
            QTest::qWait(1500);
            QCOMPARE(document.run(id)->state, RunState::Finished);
            QCOMPARE(document.run(id)->inputs->modelReference, best);
            QTRY_VERIFY_WITH_TIMEOUT(document.points(id) != nullptr, kLong);
            QCOMPARE(document.points(id)->size(), points);
            QVERIFY(!document.isModified());
            QVERIFY(!window->actions()["run.stop"]->isEnabled());
            // What had been found is in its own project; both runs can go on.
            window->studio().open(large);
            QTRY_COMPARE_WITH_TIMEOUT(document.path(), large, kLong);
            QCOMPARE(document.run(id)->state, RunState::Interrupted);
            QCOMPARE(document.runs().back()->state, RunState::Interrupted);
            QTRY_VERIFY_WITH_TIMEOUT(document.points(id) != nullptr, kLong);
            found = document.points(id)->size();
            QVERIFY(found > 10);
            document.discard();
        }
    }

    void closingWithoutSavingAsksOnce()
    {
        auto window = openNetwork("zoo:lenet5", 5);
        QVERIFY(window);
        window->studio().document().setPowerBudget({ 6 });
        const auto questions = answer(QStringLiteral("Do not save"));
        press(*window, "file.close");
        QTRY_VERIFY(window->galleryShown());
        QTest::qWait(100);
        QCOMPARE(*questions, 1);
        QVERIFY(!window->studio().document().isModified());
    }

    void handEditsAddUpAndAreAllTakenBack()
    {
        auto window = openNetwork("zoo:alexnet-cifar10", 12);
        QVERIFY(window);
        Document& document = window->studio().document();
        press(*window, "run.start");
        const std::int64_t id = document.runs().front()->id;
        QTRY_COMPARE_WITH_TIMEOUT(document.run(id)->state, RunState::Finished, kLong);
        widgets::Selection& selection = window->studio().selection();
        QTRY_VERIFY_WITH_TIMEOUT(selection.design().valid(), kLong);
        const DesignRef synthesized = selection.design();
        QTRY_VERIFY_WITH_TIMEOUT(window->actions()["design.explain"]->isEnabled(), kLong);
        auto* layers = findIn<widgets::LayersView>(*window);
        const auto base = document.run(id)->best->layers;
        std::vector<network::LayerId> chosen;
        const auto& network = *document.run(id)->inputs->network();
        for (int i = 0; i < static_cast<int>(base.size()) && chosen.size() < 3; ++i)
            if (network.layers[static_cast<std::size_t>(i)].onCrossbars() && base[static_cast<std::size_t>(i)].weightDuplication > 1)
                chosen.push_back({ i });
        QVERIFY(chosen.size() >= 2);
        const auto duplicationOf = [&](network::LayerId layer) {
            const auto* record = document.design(selection.design().point);
            return record && selection.design().run < 0 ? record->design->layers[static_cast<std::size_t>(layer.index)].weightDuplication : -1;
        };
        // Two edits, the second before the first is answered.
        emit layers->editRequested({ chosen[0], 1, {}, {} });
        emit layers->editRequested({ chosen[1], 1, {}, {} });
        QTRY_VERIFY_WITH_TIMEOUT(duplicationOf(chosen[1]) == 1, kLong);
        QCOMPARE(duplicationOf(chosen[0]), 1);
        QTRY_VERIFY_WITH_TIMEOUT(window->actions()["design.reset"]->isEnabled(), kLong);
        // A third, and all of them are taken back at once.
        emit layers->editRequested({ chosen[0], 2, {}, {} });
        QTRY_VERIFY_WITH_TIMEOUT(duplicationOf(chosen[0]) == 2, kLong);
        QCOMPARE(duplicationOf(chosen[1]), 1);
        QTest::qWait(300);
        QVERIFY(window->actions()["design.reset"]->isEnabled());
        // What it was can be compared with what it is.
        auto* compare = findIn<widgets::CompareView>(*window);
        auto* picker = compare->findChild<QComboBox*>(QStringLiteral("picker"));
        const int was = picker->findText(QStringLiteral("Before edits: Design "), Qt::MatchStartsWith), is = picker->findText(QStringLiteral("Selected: Design "), Qt::MatchStartsWith);
        QVERIFY(was > 0 && is > 0);
        compare->setPicked({ picker->itemData(was).toString(), picker->itemData(is).toString() });
        emit compare->picksChanged();
        const auto compared = [&](std::size_t design) { return compare->comparison() && compare->comparison()->designs.size() == 2 ? compare->comparison()->designs[design].design : nullptr; };
        QTRY_VERIFY_WITH_TIMEOUT(compared(1) && compared(1)->layers[static_cast<std::size_t>(chosen[0].index)].weightDuplication == 2, kLong);
        for (const network::LayerId layer : chosen)
            QCOMPARE(compared(0)->layers[static_cast<std::size_t>(layer.index)].weightDuplication, base[static_cast<std::size_t>(layer.index)].weightDuplication);
        QVERIFY(compared(0)->parameters == document.run(id)->best->parameters);
        press(*window, "design.reset");
        QTRY_VERIFY_WITH_TIMEOUT(!window->actions()["design.reset"]->isEnabled(), kLong);
        for (const network::LayerId layer : chosen)
            QVERIFY(duplicationOf(layer) > 1);
        press(*window, "edit.undo");
        QTRY_COMPARE_WITH_TIMEOUT(duplicationOf(chosen[1]), 1, kLong);
        // The answer to an edit of one design is no edit of the next one that is looked at.
        const std::int64_t edited = selection.design().point;
        const auto before = document.design(edited)->design;
        selection.setDesign(synthesized);
        QTRY_VERIFY_WITH_TIMEOUT(!window->actions()["design.reset"]->isEnabled(), kLong);
        QTest::qWait(300);
        const std::size_t kept = document.designs().size();
        emit layers->editRequested({ chosen[0], 3, {}, {} });
        selection.setDesign({ -1, edited });
        QTest::qWait(1000);
        QCOMPARE(document.design(edited)->design, before);
        QCOMPARE(document.designs().size(), kept);
        document.discard();
    }

    void namesThatLookLikeMarkupAreShownAsTheyAre()
    {
        const QString evil = QStringLiteral("<img src='file:///etc/hostname'><b>bold</b>");
        auto window = openNetwork("zoo:lenet5", 5);
        QVERIFY(window);
        Document& document = window->studio().document();
        auto model = std::make_shared<network::ImportedNetwork>(*document.inputs().model);
        model->network.name = evil.toStdString();
        for (network::Layer& layer : model->network.layers)
            layer.name = evil.toStdString() + layer.name;
        model->diagnostics.warn("node " + evil.toStdString(), "says " + evil.toStdString());
        document.setModel(model, (evil + QStringLiteral(".onnx")).toStdString());
        press(*window, "run.start");
        const std::int64_t id = document.runs().front()->id;
        QTRY_COMPARE_WITH_TIMEOUT(document.run(id)->state, RunState::Finished, kLong);
        document.renameRun(id, evil);
        QTRY_VERIFY_WITH_TIMEOUT(window->actions()["design.explain"]->isEnabled(), kLong);
        window->studio().selection().setLayer(network::LayerId { 0 });
        press(*window, "design.explain");
        document.setPowerBudget({ 6 }); // its banner names the run
        QTest::qWait(500);
        int seen = 0;
        for (const QLabel* label : window->findChildren<QLabel*>())
            if (label->text().contains(QLatin1String("<img"))) {
                ++seen;
                QVERIFY2(label->textFormat() == Qt::PlainText, qPrintable(label->text()));
            }
        QVERIFY(seen > 0);
        for (const QWidget* widget : window->findChildren<QWidget*>())
            QVERIFY2(!widget->toolTip().contains(QLatin1String("<img")), widget->metaObject()->className());
        int rows = 0;
        for (const QAbstractItemModel* rowsOf : window->findChildren<QAbstractItemModel*>())
            for (int row = 0; row < rowsOf->rowCount(); ++row)
                for (int column = 0; column < rowsOf->columnCount(); ++column) {
                    const QModelIndex index = rowsOf->index(row, column);
                    rows += index.data().toString().contains(QLatin1String("<img"));
                    QVERIFY2(!index.data(Qt::ToolTipRole).toString().contains(QLatin1String("<img")), rowsOf->metaObject()->className());
                }
        QVERIFY(rows > 0);
        document.discard();
    }

    void noEventHeldTheWindow() { QVERIFY(nothingHeldTheWindow()); }
};

PIM_STORY_MAIN(TstStoryMishaps, "tst_story_mishaps")
#include "tst_story_mishaps.moc"
