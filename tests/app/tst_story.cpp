// SPDX-License-Identifier: GPL-3.0-or-later
// The story of a newcomer, told with keys and clicks: pick a network, drag the budget, run, pick a design, edit it, undo,
// save, close, open again, and everything is there. The watchdog on the event loop listens all the way.
#include <cmath>

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>

#include "app/models/problems_model.h"
#include "tests/app/story.h"
#include "widgets/common/selection.h"
#include "widgets/editors/options_editor.h"
#include "widgets/editors/power_budget_editor.h"
#include "widgets/gallery/gallery_page.h"
#include "widgets/layers/layers_view.h"
#include "widgets/network/network_view.h"
#include "widgets/plot/explore_view.h"
#include "widgets/plot/runs_table.h"

using namespace pim;
using namespace pim::app;

class TstStory : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;

private slots:
    void initTestCase() { beginStories(m_folder); }

    void aNewcomerSucceedsWithoutAManual()
    {
        const QString file = m_folder.filePath(QStringLiteral("first.pims"));
        std::int64_t points = 0;
        double best = 0;
        Power budget;
        {
            auto window = openWindow();
            window->start({});
            Document& document = window->studio().document();
            QVERIFY(window->galleryShown());

            // Pick ResNet-18 among the networks.
            QWidget* card = nullptr;
            auto* gallery = findIn<widgets::GalleryPage>(*window);
            QTRY_VERIFY_WITH_TIMEOUT([&] {
                for (QWidget* child : gallery->findChildren<QWidget*>())
                    if (child->focusPolicy() != Qt::NoFocus && child->accessibleName() == QLatin1String("Network ResNet-18"))
                        card = child;
                return card != nullptr;
            }(), 5000);
            card->setFocus();
            QTest::keyClick(card, Qt::Key_Return);
            QTRY_VERIFY_WITH_TIMEOUT(document.inputs().model != nullptr, kLong);
            QVERIFY(!window->galleryShown());
            QCOMPARE(document.inputs().modelReference, std::string("zoo:resnet18"));

            // Drag the power budget; the preview follows.
            auto* slider = findIn<widgets::BudgetSlider>(*window);
            const double before = document.inputs().options.constraints.powerBudget.value;
            const QPoint handle(static_cast<int>(std::lround(slider->scale().xOf(before))), static_cast<int>(slider->scale().plot.bottom()) + 10);
            QTest::mousePress(slider, Qt::LeftButton, {}, handle);
            for (int step = 1; step <= 20; ++step)
                QTest::mouseMove(slider, handle + QPoint(step, 0));
            QTest::mouseRelease(slider, Qt::LeftButton, {}, handle + QPoint(20, 0));
            budget = document.inputs().options.constraints.powerBudget;
            QVERIFY(budget.value > before);
            // One drag is one edit.
            window->actions()["edit.undo"]->trigger();
            QCOMPARE(document.inputs().options.constraints.powerBudget.value, before);
            window->actions()["edit.redo"]->trigger();
            QCOMPARE(document.inputs().options.constraints.powerBudget.value, budget.value);

            // Quickly first: the effort is a choice in the dock.
            auto* options = findIn<widgets::OptionsEditor>(*window);
            bool chosen = false;
            for (QComboBox* combo : options->findChildren<QComboBox*>())
                if (const int fast = combo->findText(QStringLiteral("Fast")); fast >= 0) {
                    combo->setFocus();
                    while (combo->currentIndex() > fast)
                        QTest::keyClick(combo, Qt::Key_Up);
                    chosen = true;
                }
            QVERIFY(chosen);
            QCOMPARE(document.inputs().options.effort, synthesis::Effort::Fast);

            // Run, and watch designs arrive.
            QTest::keyClick(window.get(), Qt::Key_R, Qt::ControlModifier);
            QCOMPARE(document.runs().size(), std::size_t { 1 });
            const std::int64_t run = document.runs().front()->id;
            auto* explore = findIn<widgets::ExploreView>(*window);
            QTRY_VERIFY_WITH_TIMEOUT(explore->data().points().size() > 0, kLong);
            QTRY_VERIFY_WITH_TIMEOUT(document.run(run)->state == project::RunState::Finished, kLong);
            best = document.run(run)->bestValue;
            QVERIFY(best > 100);
            QTRY_VERIFY_WITH_TIMEOUT(explore->data().points().size() == static_cast<std::size_t>(document.run(run)->points), 5000);
            points = document.run(run)->points;

            // The best is selected; its layers are there.
            auto* layers = findIn<widgets::LayersView>(*window);
            QTRY_VERIFY_WITH_TIMEOUT(window->studio().selection().design().valid(), 5000);
            window->actions()["view.layers"]->trigger();
            QTRY_VERIFY_WITH_TIMEOUT(layers->model()->rowCount() == 31, 5000);

            // Edit the copies of the first layer by hand; undo brings the design back.
            const auto copies = [&] { return layers->model()->design()->layers[0].weightDuplication; };
            const std::int64_t original = copies();
            int column = -1;
            for (int c = 0; c < layers->model()->columnCount() && column < 0; ++c)
                if (layers->model()->flags(layers->model()->index(0, c)) & Qt::ItemIsEditable)
                    column = c;
            QVERIFY(column >= 0);
            const QModelIndex cell = layers->table()->model()->index(0, column);
            layers->table()->scrollTo(cell);
            layers->table()->setCurrentIndex(cell);
            layers->table()->edit(cell);
            auto* editor = layers->table()->findChild<QAbstractSpinBox*>();
            QVERIFY(editor);
            QTest::keyClick(editor, Qt::Key_A, Qt::ControlModifier);
            QTest::keyClicks(editor, QString::number(original + 1));
            QTest::keyClick(editor, Qt::Key_Return);
            QTRY_VERIFY_WITH_TIMEOUT(layers->model()->design() && copies() == original + 1, kLong);
            QCOMPARE(document.designs().size(), std::size_t { 1 });
            window->actions()["edit.undo"]->trigger();
            QTRY_VERIFY_WITH_TIMEOUT(layers->model()->design() && copies() == original, kLong);
            QVERIFY(document.designs().empty());

            // Pin it, save under a name.
            window->actions()["design.pin"]->trigger();
            QCOMPARE(document.designs().size(), std::size_t { 1 });
            QVERIFY(window->isWindowModified());
            QTest::keyClick(window.get(), Qt::Key_S, Qt::ControlModifier);
            QFileDialog* dialog = nullptr;
            QTRY_VERIFY(dialog = window->findChild<QFileDialog*>());
            auto* name = dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
            name->setText(file);
            QTest::keyClick(name, Qt::Key_Return);
            QTRY_VERIFY_WITH_TIMEOUT(!document.isModified() && document.path() == file, kLong);
            QVERIFY(!window->isWindowModified());
            QVERIFY(window->close());
        }
        {
            // Open it again: everything is there.
            auto window = openWindow();
            window->start({ file });
            Document& document = window->studio().document();
            QTRY_VERIFY_WITH_TIMEOUT(document.path() == file, kLong);
            QCOMPARE(document.inputs().modelReference, std::string("zoo:resnet18"));
            QCOMPARE(document.inputs().options.constraints.powerBudget.value, budget.value);
            QCOMPARE(document.runs().size(), std::size_t { 1 });
            QCOMPARE(document.runs().front()->bestValue, best);
            QCOMPARE(document.designs().size(), std::size_t { 1 });
            QCOMPARE(document.designs().front().letter, std::string("A"));
            auto* explore = findIn<widgets::ExploreView>(*window);
            QTRY_COMPARE_WITH_TIMEOUT(static_cast<std::int64_t>(explore->data().points().size()), points, kLong);
            QVERIFY(!document.isModified());
            QVERIFY(window->close());
        }
    }

    void closesCleanlyWhileARunIsUnderWay()
    {
        auto window = openWindow();
        window->start({ QStringLiteral("zoo:vgg16") });
        Document& document = window->studio().document();
        QTRY_VERIFY_WITH_TIMEOUT(document.inputs().model != nullptr, kLong);
        document.setPowerBudget(Power { 264 });
        window->actions()["run.start"]->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(document.runs().front()->state == project::RunState::Running, kLong);
        QTest::qWait(300);
        document.discard();
        window.reset();
    }

    void switchesThemeAndLanguageWhileLooking()
    {
        auto window = openWindow();
        window->start({ QStringLiteral("zoo:alexnet-cifar10") });
        Document& document = window->studio().document();
        QTRY_VERIFY_WITH_TIMEOUT(document.inputs().model != nullptr, kLong);
        window->actions()["view.dark"]->trigger(); // what it takes is measured with the stories of the window
        QVERIFY(widgets::tokens().dark);
        window->actions()["view.light"]->trigger();
        QVERIFY(!widgets::tokens().dark);
        Settings settings = window->settings();
        for (const char* code : { "de", "zh_CN", "en" }) {
            settings.language = QLatin1String(code);
            asEvent(window.get(), [&] { window->applySettings(settings); });
            QCOMPARE(currentLanguage(), QLatin1String(code));
        }
        document.discard();
    }

    void namesWhatCannotBeOpened()
    {
        auto window = openWindow();
        const QString path = m_folder.filePath(QStringLiteral("broken.onnx"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("not a model") > 0);
        file.close();
        window->start({ path });
        auto* notice = window->findChild<QFrame*>(QStringLiteral("notice"));
        QVERIFY(notice);
        QTRY_VERIFY_WITH_TIMEOUT(notice->isVisible(), kLong);
        QVERIFY(notice->accessibleName().contains(QStringLiteral("broken.onnx")));
        window->studio().document().discard();
    }

    void noEventHeldTheWindow() { QVERIFY(nothingHeldTheWindow()); }
};

PIM_STORY_MAIN(TstStory, "tst_story")
#include "tst_story.moc"
