// SPDX-License-Identifier: GPL-3.0-or-later
// What one does beside running: drop a file, ask where a number comes from, pins, brush, palette, keys, languages, files
// that cannot be written.
#include <fstream>

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QDropEvent>
#include <QFrame>
#include <QKeySequenceEdit>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QToolButton>
#include <QTreeView>
#include <QTreeWidget>

#include <unistd.h>

#include "app/dialogs/command_palette.h"
#include "app/dialogs/shortcut_sheet.h"
#include "core/hardware/presets.h"
#include "core/project/project.h"
#include "tests/app/story.h"
#include "tests/support/onnx_builder.h"
#include "widgets/common/selection.h"
#include "widgets/editors/hardware_editor.h"
#include "widgets/explain/explain_panel.h"
#include "widgets/inspector/inspector_panel.h"
#include "widgets/plot/explore_view.h"
#include "widgets/plot/runs_table.h"

using namespace pim;
using namespace pim::app;

class TstStoryWindow : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    QString m_project; ///< with a finished run, made by the first story

    std::unique_ptr<MainWindow> openProject(const QString& path)
    {
        auto window = openWindow();
        window->start({ path });
        Document& document = window->studio().document();
        if (!QTest::qWaitFor([&] { return document.path() == path && window->studio().selection().design().valid(); }, kLong))
            return nullptr;
        return window;
    }
    QFrame* notice(MainWindow& window) { return window.findChild<QFrame*>(QStringLiteral("notice")); }

private slots:
    void initTestCase() { beginStories(m_folder); }

    void aDroppedFileIsReadAndRun()
    {
        const QString path = m_folder.filePath(QStringLiteral("dropped.onnx"));
        pim::test::OnnxBuilder model;
        model.input("image", { 1, 3, 32, 32 }).weights("w1", { 16, 3, 3, 3 }).weights("w2", { 32, 16, 3, 3 }).weights("w3", { 10, 32 * 16 * 16 });
        model.node("Conv", { "image", "w1" }, { "a" }).named("conv1").ints("pads", { 1, 1, 1, 1 });
        model.node("Relu", { "a" }, { "b" });
        model.node("Conv", { "b", "w2" }, { "c" }).named("conv2").ints("pads", { 1, 1, 1, 1 }).ints("strides", { 2, 2 });
        model.node("Relu", { "c" }, { "d" });
        model.node("Flatten", { "d" }, { "e" });
        model.node("Gemm", { "e", "w3" }, { "y" }).named("classify").i("transB", 1);
        std::ofstream(path.toStdString(), std::ios::binary) << model.bytes();

        auto window = openWindow();
        window->start({});
        Document& document = window->studio().document();
        QMimeData data;
        data.setUrls({ QUrl::fromLocalFile(path) });
        QDragEnterEvent enter(QPoint(400, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(400, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(window.get(), &drop);
        QTRY_VERIFY_WITH_TIMEOUT(document.inputs().model != nullptr, kLong);
        QVERIFY(!window->galleryShown());
        QCOMPARE(document.inputs().model->network.layers.size(), std::size_t { 3 });
        QCOMPARE(window->settings().recentFiles.front().path, path);

        synthesis::SynthesisOptions options = document.inputs().options;
        options.effort = synthesis::Effort::Fast;
        document.setOptions(options);
        press(*window, "run.start");
        QCOMPARE(document.runs().size(), std::size_t { 1 });
        QTRY_COMPARE_WITH_TIMEOUT(document.runs().front()->state, project::RunState::Finished, kLong);
        QTRY_VERIFY_WITH_TIMEOUT(window->studio().selection().design().valid(), 5000);
        press(*window, "file.save");
        m_project = m_folder.filePath(QStringLiteral("dropped.pims"));
        QVERIFY(chooseFile(*window, m_project));
        QTRY_VERIFY_WITH_TIMEOUT(!document.isModified() && document.path() == m_project, kLong);
        QVERIFY(window->close());
    }

    void aNumberLeadsToTheHardwareItComesFrom()
    {
        auto window = openProject(m_project);
        QVERIFY(window);
        QTRY_VERIFY(window->actions()["design.explain"]->isEnabled());
        press(*window, "design.explain");
        auto* explain = findIn<widgets::ExplainPanel>(*window);
        QTRY_VERIFY(explain->isVisible() && explain->tree()->model()->rowCount() > 0);
        // Down the tree with the keyboard until a row comes from the hardware.
        QTreeView* tree = explain->tree();
        tree->setFocus();
        QTest::keyClick(tree, Qt::Key_Home);
        QTest::keyClick(tree, Qt::Key_Asterisk); // open all below
        QPushButton* show = named<QPushButton>(*explain, QStringLiteral("Show in Hardware"));
        QVERIFY(show);
        bool found = false;
        for (int row = 0; row < 2000 && !found; ++row) {
            found = show->isVisible() && show->isEnabled();
            if (!found)
                QTest::keyClick(tree, Qt::Key_Down);
        }
        QVERIFY(found);
        show->setFocus();
        QTest::keyClick(show, Qt::Key_Space);
        auto* hardware = findIn<widgets::HardwareEditor>(*window);
        QTRY_VERIFY(hardware->isVisible());
        const QModelIndex current = hardware->findChild<QTreeView*>()->currentIndex();
        QVERIFY(current.isValid() && current.parent().isValid());
        press(*window, "design.clear");
        QTRY_VERIFY(findIn<widgets::InspectorPanel>(*window)->isVisible());
        window->studio().document().discard();
    }

    void thePaletteDoesWhatIsTyped()
    {
        auto window = openProject(m_project);
        QVERIFY(window);
        press(*window, "help.commands");
        auto* palette = findIn<CommandPalette>(*window);
        QTRY_VERIFY(palette->isVisible());
        auto* field = palette->findChild<QLineEdit*>();
        QTest::keyClicks(field, QStringLiteral("breakd"));
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(!palette->isVisible());
        QTRY_COMPARE(window->views().currentView(), QStringLiteral("breakdown"));
        press(*window, "help.commands");
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(!palette->isVisible());
        window->studio().document().discard();
    }

    void aPinIsKeptAndLetGo()
    {
        auto window = openProject(m_project);
        QVERIFY(window);
        Document& document = window->studio().document();
        auto* explore = findIn<widgets::ExploreView>(*window);
        press(*window, "view.explore");
        QTRY_VERIFY(window->actions()["design.pin"]->isEnabled());
        explore->scatter().setFocus();
        QTest::keyClick(&explore->scatter(), Qt::Key_P);
        QCOMPARE(document.designs().size(), std::size_t { 1 });
        QTRY_VERIFY(explore->data().pins[0] == window->studio().selection().design());
        // Another design along the front gets the next letter.
        if (explore->data().front().size() > 1) {
            QTest::keyClick(&explore->scatter(), Qt::Key_N);
            QTest::keyClick(&explore->scatter(), Qt::Key_N);
            QTRY_VERIFY_WITH_TIMEOUT(window->studio().selection().design() != explore->data().pins[0], 5000);
            QTest::qWait(200);
            QTest::keyClick(&explore->scatter(), Qt::Key_P);
            QTRY_COMPARE(document.designs().size(), std::size_t { 2 });
            QCOMPARE(document.designs().back().letter, std::string("B"));
            press(*window, "edit.undo");
        }
        press(*window, "edit.undo");
        QVERIFY(document.designs().empty());
        QTRY_VERIFY(!explore->data().pins[0].valid());
        // Kept designs stand in the plot too.
        press(*window, "edit.redo");
        QTRY_VERIFY_WITH_TIMEOUT(explore->data().run(-1) && explore->data().run(-1)->points().size() == 1, kLong);
        QCOMPARE(explore->data().current()->info.id, document.runs().front()->id);
        document.discard();
    }

    void aBoxBrushesAndEscapeLetsGo()
    {
        auto window = openProject(m_project);
        QVERIFY(window);
        auto* explore = findIn<widgets::ExploreView>(*window);
        press(*window, "view.explore");
        auto& scatter = explore->scatter();
        QTRY_VERIFY(scatter.isVisible() && explore->data().points().size() > 1);
        scatter.repaintNow();
        auto* box = named<QToolButton>(*explore, QStringLiteral("Brush a box"));
        QTest::mouseClick(box, Qt::LeftButton);
        QWidget* canvas = scatter.childAt(scatter.rect().center());
        const auto& table = explore->data().points();
        const auto front = static_cast<std::size_t>(explore->data().front().front());
        const QPoint at = QPointF(scatter.axisX().toPixel(table.value(front, explore->data().columnX())), scatter.axisY().toPixel(table.value(front, explore->data().columnY()))).toPoint();
        QTest::mousePress(canvas, Qt::LeftButton, {}, at - QPoint(30, 30));
        for (int i = 0; i <= 10; ++i)
            QTest::mouseMove(canvas, at + QPoint(-30 + 6 * i, -30 + 6 * i));
        QTest::mouseRelease(canvas, Qt::LeftButton, {}, at + QPoint(30, 30));
        QVERIFY(!explore->data().brush().empty());
        QVERIFY(explore->data().inBrush()[front] == 1);
        QVERIFY(explore->data().brushed() >= 1 && explore->data().brushed() <= table.size());
        const auto selected = window->studio().selection().design();
        scatter.setFocus();
        QTest::keyClick(&scatter, Qt::Key_Escape);
        QVERIFY(explore->data().brush().empty());
        QCOMPARE(window->studio().selection().design(), selected); // the brush first
        QTest::keyClick(&scatter, Qt::Key_Escape);
        QVERIFY(!window->studio().selection().design().valid());
        window->studio().document().discard();
    }

    void anEditOfTheHardwareMakesRunsOutOfDate()
    {
        auto window = openProject(m_project);
        QVERIFY(window);
        Document& document = window->studio().document();
        QVERIFY(!document.isOutOfDate(*document.runs().front()));
        auto* editor = findIn<widgets::HardwareEditor>(*window);
        QVERIFY(editor->revealKey(QStringLiteral("adcs[9].peak_power_w")));
        auto* tree = editor->findChild<QTreeView*>();
        const QModelIndex row = tree->currentIndex();
        QVERIFY(row.isValid());
        tree->setFocus();
        tree->setCurrentIndex(row.siblingAtColumn(1));
        QTest::keyClick(tree, Qt::Key_F2);
        auto* field = tree->viewport()->findChild<QLineEdit*>();
        QVERIFY(field);
        QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(field, QStringLiteral("3.3m"));
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_VERIFY(document.isOutOfDate(*document.runs().front()));
        auto* explore = findIn<widgets::ExploreView>(*window);
        QVERIFY(explore->data().current()->info.outOfDate);
        const QAbstractItemModel* runs = findIn<widgets::RunsTable>(*window)->model();
        bool told = false;
        for (int column = 0; column < runs->columnCount(); ++column)
            told = told || runs->index(0, column).data().toString() == QLatin1String("Out of date");
        QVERIFY(told);
        press(*window, "edit.undo");
        QVERIFY(!document.isOutOfDate(*document.runs().front()));
        QVERIFY(!explore->data().current()->info.outOfDate);
        document.discard();
    }

    void aFileThatCannotBeWrittenSaysSo()
    {
        // Another program has it.
        auto other = project::Project::open(m_project.toStdString(), project::Project::Mode::ReadWrite);
        QVERIFY(other.has_value());
        {
            auto window = openProject(m_project);
            QVERIFY(window);
            QTRY_VERIFY(notice(*window)->isVisible());
            QVERIFY2(notice(*window)->accessibleName().contains(QStringLiteral("another PIM Studio has it open")), qPrintable(notice(*window)->accessibleName()));
            // Save writes a copy.
            Document& document = window->studio().document();
            document.setPowerBudget({ 33 });
            press(*window, "file.save");
            const QString copy = m_folder.filePath(QStringLiteral("copy.pims"));
            QVERIFY(chooseFile(*window, copy));
            QTRY_VERIFY_WITH_TIMEOUT(document.path() == copy && !document.isModified(), kLong);
            QVERIFY(document.readOnlyReason().isEmpty());
            QVERIFY(window->close());
        }
        other->reset();
        if (::geteuid() == 0)
            QSKIP("root may write everywhere: whether a file without write permission opens read-only is not tried");
        QVERIFY(QFile::setPermissions(m_project, QFile::ReadOwner));
        auto window = openProject(m_project);
        QFile::setPermissions(m_project, QFile::ReadOwner | QFile::WriteOwner);
        QVERIFY(window);
        QTRY_VERIFY(notice(*window)->isVisible());
        QVERIFY(notice(*window)->accessibleName().contains(QStringLiteral("cannot be written")));
        window->studio().document().discard();
    }

    void keysAreChangedInTheSheet()
    {
        {
            auto window = openProject(m_project);
            QVERIFY(window);
            press(*window, "help.shortcuts");
            ShortcutSheet* sheet = nullptr;
            QTRY_VERIFY(sheet = window->findChild<ShortcutSheet*>());
            auto* tree = sheet->findChild<QTreeWidget*>();
            QTest::keyClicks(sheet->findChild<QLineEdit*>(), QStringLiteral("pin des"));
            const auto rows = tree->findItems(QStringLiteral("Pin design"), Qt::MatchExactly);
            QCOMPARE(rows.size(), 1);
            tree->setCurrentItem(rows.front());
            QTest::keyClick(sheet->findChild<QKeySequenceEdit*>(), Qt::Key_J, Qt::ControlModifier);
            QTRY_COMPARE(window->actions()["design.pin"]->shortcut(), QKeySequence(QStringLiteral("Ctrl+J")));
            QTest::keyClick(sheet, Qt::Key_Escape);
            QTRY_VERIFY(!sheet || !sheet->isVisible());
            QTRY_VERIFY(window->actions()["design.pin"]->isEnabled());
            press(*window, "design.pin");
            QCOMPARE(window->studio().document().designs().size(), std::size_t { 1 });
            window->studio().document().discard();
        }
        // They are there the next time.
        auto window = openWindow();
        QCOMPARE(window->actions()["design.pin"]->shortcut(), QKeySequence(QStringLiteral("Ctrl+J")));
        window->actions().resetShortcuts();
        window->settings().shortcuts.clear();
        window->settings().save();
    }

    void everyViewChangesItsLanguage()
    {
        auto window = openProject(m_project);
        QVERIFY(window);
        const auto words = [&] { // what can be read in the window
            QStringList found;
            for (QWidget* child : window->findChildren<QWidget*>()) {
                if (!child->isVisible())
                    continue;
                if (auto* button = qobject_cast<QAbstractButton*>(child))
                    found << button->text();
                found << child->accessibleName() << child->toolTip();
            }
            return found;
        };
        for (const char* view : { "view.network", "view.explore", "view.breakdown", "view.layers" }) {
            press(*window, view);
            QTest::qWait(50);
            const QStringList english = words();
            Settings settings = window->settings();
            for (const char* code : { "de", "zh_CN" }) {
                settings.language = QLatin1String(code);
                asEvent(window.get(), [&] { window->applySettings(settings); });
                QTest::qWait(20);
                const QStringList other = words();
                qsizetype same = 0, all = 0;
                for (const QString& word : english)
                    if (word.size() > 3 && word.contains(QLatin1Char(' '))) { // a phrase, no name
                        ++all;
                        same += other.contains(word);
                    }
                QVERIFY2(all > 10 && same < all / 2, qPrintable(QStringLiteral("%1 in %2: %3 of %4 phrases are still English").arg(QLatin1String(view), QLatin1String(code)).arg(same).arg(all)));
            }
            settings.language = QStringLiteral("en");
            asEvent(window.get(), [&] { window->applySettings(settings); });
            QTest::qWait(20);
        }
        window->studio().document().discard();
    }

    void theLookChangesInEveryView()
    {
        QVERIFY(nothingHeldTheWindow()); // until now
        auto& application = *static_cast<StudioApplication*>(qApp);
        application.resetWatchdog();
        auto window = openProject(m_project);
        QVERIFY(window);
        for (const char* view : { "view.network", "view.explore", "view.breakdown", "view.layers" }) {
            press(*window, view);
            QTest::qWait(50);
            const QImage light = window->grab().toImage();
            press(*window, "view.dark");
            QTest::qWait(150);
            const QImage dark = window->grab().toImage();
            const auto brightness = [](const QImage& image) { return qGray(image.scaled(1, 1, Qt::IgnoreAspectRatio, Qt::SmoothTransformation).pixel(0, 0)); };
            QVERIFY(brightness(light) > 180);
            QVERIFY(brightness(dark) < 80);
            press(*window, "view.light");
            QTest::qWait(150);
        }
        press(*window, "view.system");
        // Qt gives all of some 800 widgets their style in one go, with any style sheet; the rest must not add to it.
        const double longest = application.longestByCpu().front().cpuMs;
        qInfo("a change of the look takes %.0f ms", longest);
        if (!kSanitized && longest >= 50)
            QEXPECT_FAIL("", "Qt gives every widget its style in one event", Continue);
        QVERIFY(kSanitized || longest < 50);
        application.resetWatchdog();
        window->studio().document().discard();
    }

    void noEventHeldTheWindow() { QVERIFY(nothingHeldTheWindow()); }
};

PIM_STORY_MAIN(TstStoryWindow, "tst_story_window")
#include "tst_story_window.moc"
