// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of the window that need no document: actions, palette, shortcut sheet, problems, log, settings, command lines.
#include <set>

#include <QAbstractItemModelTester>
#include <QAbstractItemView>
#include <QComboBox>
#include <QKeySequenceEdit>
#include <QLineEdit>
#include <QListWidget>
#include <QMainWindow>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

#include "app/actions.h"
#include "app/cli_command.h"
#include "app/dialogs/command_palette.h"
#include "app/dialogs/preferences.h"
#include "app/dialogs/shortcut_sheet.h"
#include "app/models/log_model.h"
#include "app/models/problems_model.h"
#include "app/run_bar.h"
#include "app/settings.h"

using namespace pim;
using namespace pim::app;

class TstShell : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
private slots:
    void initTestCase()
    {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
        QCoreApplication::setOrganizationName(QStringLiteral("pimstudio-test"));
        QCoreApplication::setApplicationName(QStringLiteral("tst_shell"));
    }

    void everyActionHasItsOwnKeysTextAndHelp()
    {
        QMainWindow window;
        Actions actions(&window);
        std::set<QString> names, keys;
        for (const QAction* action : actions.all()) {
            QVERIFY2(names.insert(action->objectName()).second, qPrintable(action->objectName()));
            QVERIFY(!action->text().isEmpty() && !action->statusTip().isEmpty() && !Actions::groupText(action).isEmpty());
            if (!action->shortcut().isEmpty())
                QVERIFY2(keys.insert(action->shortcut().toString()).second, qPrintable(action->objectName()));
        }
    }

    void aKeyBelongsToOneAction()
    {
        QMainWindow window;
        Actions actions(&window);
        QAction* loser = actions.setShortcut(actions["view.fit"], QKeySequence(QStringLiteral("Ctrl+R")));
        QCOMPARE(loser, actions["run.start"]);
        QVERIFY(actions["run.start"]->shortcut().isEmpty());
        const auto changed = actions.changedShortcuts();
        QCOMPARE(changed.size(), std::size_t { 2 });
        Actions others(&window);
        others.setChangedShortcuts(changed);
        QCOMPARE(others["view.fit"]->shortcut(), QKeySequence(QStringLiteral("Ctrl+R")));
        QVERIFY(others["run.start"]->shortcut().isEmpty());
        others.resetShortcuts();
        QVERIFY(others.changedShortcuts().empty());
    }

    void thePaletteFindsByWordsAndByLetters()
    {
        QVERIFY(matchScore(QStringLiteral("save"), QStringLiteral("Save as")) > matchScore(QStringLiteral("save"), QStringLiteral("Stop and leave")));
        QVERIFY(matchScore(QStringLiteral("rl"), QStringLiteral("Reset layout")) > 0);
        QVERIFY(matchScore(QStringLiteral("xyz"), QStringLiteral("Reset layout")) < 0);
        QCOMPARE(matchScore(QString(), QStringLiteral("Anything")), 0);

        QMainWindow window;
        window.resize(900, 600);
        window.show();
        Actions actions(&window);
        QSignalSpy triggered(actions["view.resetLayout"], &QAction::triggered);
        CommandPalette palette(&window);
        palette.open(actions.all(), [](const QAction*) { return QStringLiteral("pimstudio-cli"); });
        auto* field = palette.findChild<QLineEdit*>();
        auto* list = palette.findChild<QListWidget*>();
        QCOMPARE(list->count(), static_cast<int>(actions.all().size()));
        QTest::keyClicks(field, QStringLiteral("reset lay"));
        QCOMPARE(list->item(0)->text(), QStringLiteral("Reset layout"));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(triggered.count(), 1);
        QVERIFY(!palette.isVisible());
        palette.open(actions.all(), {});
        QTest::keyClicks(field, QStringLiteral("no such thing at all"));
        QCOMPARE(list->count(), 0);
        QTest::keyClick(field, Qt::Key_Return); // nothing to do
        QVERIFY(palette.isVisible());
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(!palette.isVisible());
    }

    void thePaletteKnowsOtherNames()
    {
        QMainWindow window;
        window.resize(900, 600);
        window.show();
        Actions actions(&window);
        CommandPalette palette(&window);
        palette.open(actions.all(), {});
        auto* field = palette.findChild<QLineEdit*>();
        auto* list = palette.findChild<QListWidget*>();
        for (const auto& [typed, found] : { std::pair("ruler", "Floorplan"), std::pair("conflict", "Floorplan"), std::pair("stall", "Timeline"), std::pair("portab", "Compare") }) {
            field->setText(QLatin1String(typed));
            QVERIFY2(list->count() > 0, typed);
            QCOMPARE(list->item(0)->text(), QLatin1String(found));
        }
    }

    void keysBelongToAnOpenList()
    {
        QMainWindow window;
        auto* box = new QComboBox;
        box->addItems({ "one", "two" });
        window.setCentralWidget(box);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        Actions actions(&window);
        QSignalSpy cleared(actions["design.clear"], &QAction::triggered), pinned(actions["design.pin"], &QAction::triggered);
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Escape);
        QCOMPARE(cleared.count(), 1);
        box->showPopup();
        QTRY_VERIFY(QApplication::activePopupWidget());
        QTest::keyClick(box, Qt::Key_P); // as the platform does: the override goes to the focus widget
        QTest::keyClick(box->view(), Qt::Key_Escape);
        QCOMPARE(cleared.count(), 1);
        QCOMPARE(pinned.count(), 0);
        QTRY_VERIFY(!QApplication::activePopupWidget());
    }

    void theSheetTakesNewKeys()
    {
        QMainWindow window;
        Actions actions(&window);
        ShortcutSheet sheet(actions, &window);
        QSignalSpy changed(&sheet, &ShortcutSheet::changed);
        auto* tree = sheet.findChild<QTreeWidget*>();
        const auto rows = tree->findItems(QStringLiteral("Pin design"), Qt::MatchExactly);
        QCOMPARE(rows.size(), 1);
        tree->setCurrentItem(rows.front());
        auto* keys = sheet.findChild<QKeySequenceEdit*>();
        QTest::keyClick(keys, Qt::Key_J, Qt::ControlModifier);
        QTRY_COMPARE(changed.count(), 1);
        QCOMPARE(actions["design.pin"]->shortcut(), QKeySequence(QStringLiteral("Ctrl+J")));
        QTest::keyClick(keys, Qt::Key_Escape); // leaves the field, is not taken from another action
        QCOMPARE(actions["design.pin"]->shortcut(), QKeySequence(QStringLiteral("Ctrl+J")));
        QCOMPARE(keys->keySequence(), QKeySequence(QStringLiteral("Ctrl+J")));
        QCOMPARE(actions["design.clear"]->shortcut(), QKeySequence(Qt::Key_Escape));
    }

    void problemsAreSortedAndReplacedByKind()
    {
        ProblemsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setProblems(Problem::Kind::Hardware, { { Severity::Note, Problem::Kind::Hardware, QStringLiteral("no areas"), {}, {} },
                                                     { Severity::Warning, Problem::Kind::Hardware, QStringLiteral("ADC 6"), QStringLiteral("ADC/6"), {} } });
        model.setProblems(Problem::Kind::Model, { { Severity::Error, Problem::Kind::Model, QStringLiteral("unsupported"), QStringLiteral("node x"), {} } });
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.problem(0).text, QStringLiteral("unsupported"));
        QCOMPARE(model.problem(2).severity, Severity::Note);
        QCOMPARE(model.count(Severity::Warning), 1);
        model.setProblems(Problem::Kind::Hardware, {});
        QCOMPARE(model.rowCount(), 1);
    }

    void theLogForgetsItsBeginning()
    {
        LogModel log;
        for (int i = 0; i < LogModel::kMostLines; ++i)
            log.add(LogModel::Level::Info, QString::number(i));
        QAbstractItemModelTester tester(&log, QAbstractItemModelTester::FailureReportingMode::QtTest); // slow: it looks at every row
        log.add(LogModel::Level::Info, QString::number(LogModel::kMostLines));
        QVERIFY(log.rowCount() <= LogModel::kMostLines);
        QCOMPARE(log.index(log.rowCount() - 1, 1).data().toString(), QString::number(LogModel::kMostLines));
    }

    void settingsComeBack()
    {
        Settings settings;
        settings.theme = widgets::ThemeMode::Dark;
        settings.language = QStringLiteral("de");
        settings.showGallery = false;
        settings.threads = 3;
        settings.shortcuts[QStringLiteral("design.pin")] = QStringLiteral("Ctrl+J");
        for (int i = 0; i < 20; ++i)
            settings.addRecent(QStringLiteral("/tmp/%1.pims").arg(i));
        settings.addRecent(QStringLiteral("/tmp/15.pims"));
        QCOMPARE(settings.recentFiles.size(), std::size_t { Settings::kMostRecent });
        QCOMPARE(settings.recentFiles.front().path, QStringLiteral("/tmp/15.pims"));
        settings.save();
        const Settings back = Settings::load();
        QCOMPARE(back.theme, settings.theme);
        QCOMPARE(back.language, settings.language);
        QCOMPARE(back.showGallery, false);
        QCOMPARE(back.threads, 3);
        QVERIFY(back.shortcuts == settings.shortcuts);
        QCOMPARE(back.recentFiles.size(), settings.recentFiles.size());
        QCOMPARE(back.recentFiles.front().path, settings.recentFiles.front().path);
    }

    void preferencesActAtOnce()
    {
        Preferences dialog(Settings(), nullptr);
        QSignalSpy changed(&dialog, &Preferences::changed);
        auto* theme = dialog.findChildren<QWidget*>(QString()).isEmpty() ? nullptr : dialog.findChild<QWidget*>();
        QVERIFY(theme);
        for (auto* box : dialog.findChildren<QWidget*>())
            if (box->inherits("QComboBox")) {
                QTest::keyClick(box, Qt::Key_Down);
                break;
            }
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.front().front().value<Settings>().theme, widgets::ThemeMode::Light);
    }

    void commandLinesSayWhatIsNotTheDefault()
    {
        synthesis::SynthesisOptions options;
        options.constraints.powerBudget = Power { 49 };
        QCOMPARE(synthCommand(QStringLiteral("zoo:resnet18"), QStringLiteral("pimsyn"), options, 1), QStringLiteral("pimstudio-cli synth zoo:resnet18 --power 49"));
        options.macroSharing = false;
        options.effort = synthesis::Effort::Fast;
        options.constraints.maxLatency = Time { 1.2e6 };
        options.crossbarSizes = { 128 };
        options.model = evaluation::ModelOptions::pimsyn();
        project::ProgramSettings compiled;
        compiled.options.replication = program::Replication::Design;
        compiled.options.logicalColumns = true;
        QCOMPARE(compileCommand(QStringLiteral("p.pims#A"), QStringLiteral("zoo:resnet18"), compiled, QStringLiteral("p.json.gz")),
                 QStringLiteral("pimstudio-cli compile 'p.pims#A' --mode throughput --replication design --bits 8,8,0 -o p.json.gz"));
        compiled.machine = project::MachineChoice::Preset;
        compiled.machineName = "pimcomp";
        compiled.options.localMemoryBytes = 65536;
        QCOMPARE(compileCommand(QStringLiteral("p.pims#A"), QStringLiteral("zoo:resnet18"), compiled, QStringLiteral("p.json.gz")),
                 QStringLiteral("pimstudio-cli compile zoo:resnet18 --machine pimcomp --mode throughput --bits 8,8,0 --logical-crossbars --local-memory 65536 -o p.json.gz"));
        QCOMPARE(synthCommand(QStringLiteral("my net.onnx"), QStringLiteral("isaac-ce"), options, 7, QStringLiteral("it's.json")),
                 QStringLiteral("pimstudio-cli synth 'my net.onnx' --power 49 --hardware isaac-ce --sharing off --max-latency-us 1200 "
                                "--crossbar-size 128 --effort fast --profile pimsyn --seed 7 -o 'it'\\''s.json'"));
    }

    void theRunBarFitsNarrowWindows()
    {
        RunBar bar;
        RunBarState state { RunBarState::Kind::Running, QStringLiteral("Annealing duplication"), QStringLiteral("grid point 119 of 189"), 0.63, 4120, QStringLiteral("394.3 GOPS/W"), 48, 2 };
        for (const int width : { 120, 300, 500, 900 }) {
            bar.resize(width, 40);
            bar.setState(state);
            bar.show();
            QVERIFY(bar.minimumSizeHint().width() <= 420);
        }
    }
};

QTEST_MAIN(TstShell)
#include "tst_shell.moc"
