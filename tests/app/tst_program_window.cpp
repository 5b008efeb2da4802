// SPDX-License-Identifier: GPL-3.0-or-later
// The program in the window: compiled, simulated, verified and exported beside it; searched; remembered by the project.
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

#include "app/controllers/program_controller.h"
#include "app/dialogs/compile_dialog.h"
#include "app/notice_bar.h"
#include "app/program_files.h"
#include "app/dialogs/export_program_dialog.h"
#include "core/program/machine_json.h"
#include "core/program/program_json.h"
#include "tests/app/story.h"
#include "tests/support/example_design.h"
#include "widgets/common/selection.h"
#include "widgets/floorplan/floorplan_view.h"
#include "widgets/layers/layers_view.h"
#include "widgets/program/instruction_model.h"
#include "widgets/program/instruction_table.h"
#include "widgets/program/program_view.h"

using namespace pim;
using namespace pim::app;
using widgets::ProgramView;

class TstProgramWindow : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    std::shared_ptr<const design::Design> m_design;

    static std::int64_t add(Document& document, std::shared_ptr<const design::Design> design, const char* name)
    {
        project::DesignRecord record;
        record.name = name;
        record.design = std::move(design);
        return document.addDesign(std::move(record), true);
    }

    /// A window with a design that is selected and evaluated.
    std::unique_ptr<MainWindow> windowWithDesign()
    {
        auto window = openWindow();
        window->start({});
        Document& document = window->studio().document();
        document.newFromZoo(QStringLiteral("lenet5"));
        if (!QTest::qWaitFor([&] { return document.inputs().model != nullptr; }, kLong))
            return nullptr;
        window->studio().selection().setDesign({ -1, add(document, m_design, "mine") });
        QAction* compile = window->actions()["program.compile"];
        return QTest::qWaitFor([&] { return compile->isEnabled(); }, kLong) ? std::move(window) : nullptr;
    }

    static bool compileFromDialog(MainWindow& window)
    {
        window.actions()["program.compile"]->trigger();
        auto* dialog = window.findChild<CompileDialog*>();
        if (!dialog)
            return false;
        for (auto* button : dialog->findChildren<QPushButton*>())
            if (button->isDefault())
                button->click();
        ProgramController& programs = window.studio().programs();
        return QTest::qWaitFor([&] { return !programs.isBusy() && programs.result() != nullptr; }, kLong);
    }

private slots:
    void initTestCase()
    {
        beginStories(m_folder);
        m_design = std::make_shared<const design::Design>(test::exampleDesign("lenet5", 5).best);
    }

    void fromADesignToItsInstructionsAndBack()
    {
        auto window = windowWithDesign();
        QVERIFY(window);
        ProgramController& programs = window->studio().programs();
        auto* view = findIn<ProgramView>(*window);
        for (const char* id : { "program.simulate", "program.verify", "program.export" })
            QVERIFY(!window->actions()[id]->isEnabled());
        QVERIFY(compileFromDialog(*window));
        QCOMPARE(window->views().currentView(), QStringLiteral("program"));
        QVERIFY(view->program());
        QVERIFY(view->program()->simulation);
        QVERIFY(programs.result()->record.runningPs > 0);

        // Verified on demand.
        window->actions()["program.verify"]->trigger();
        QVERIFY(programs.isBusy());
        QTRY_VERIFY_WITH_TIMEOUT(!programs.isBusy(), kLong);
        QVERIFY2(programs.result()->mismatch.isEmpty(), qPrintable(programs.result()->mismatch));
        QVERIFY(programs.result()->record.verifiedElements > 0);

        // Filter, then follow an instruction to its layer.
        view->setUnits(1U << static_cast<unsigned>(program::Unit::Matrix));
        view->setFilterText(QStringLiteral("mvmul"));
        QTRY_VERIFY_WITH_TIMEOUT(!view->instructions()->isSearching(), kLong);
        QVERIFY(view->instructions()->rowCount() > 0);
        view->table()->goTo(view->instructions()->rowCount() / 2);
        const auto place = view->current();
        QVERIFY(place);
        const int layer = view->program()->source(view->program()->at(*place)).layer;
        for (const char* to : { "layers", "network", "floorplan", "timeline" }) {
            window->studio().selection().setLayer(std::nullopt);
            emit view->layerRequested(QLatin1String(to), layer);
            QCOMPARE(window->views().currentView(), QLatin1String(to));
            QCOMPARE(window->studio().selection().layer(), std::optional(network::LayerId { layer }));
        }
        programs.showLayer(layer);
        QTRY_VERIFY_WITH_TIMEOUT(!view->instructions()->isSearching(), kLong);
        QCOMPARE(view->instructions()->rowCount(), static_cast<int>(view->program()->layerInstructions[static_cast<std::size_t>(layer)]));

        // Exported: read back, the same.
        const QString folder = m_folder.filePath(QStringLiteral("exported"));
        programs.exportTo(folder);
        QTRY_VERIFY_WITH_TIMEOUT(!programs.isBusy(), kLong);
        const auto read = program::readProgram((folder + QStringLiteral("/throughput.json.gz")).toStdString());
        QVERIFY2(read, read ? "" : read.error().text().c_str());
        QCOMPARE(read->instructionCount(), view->program()->rows());
        const auto machine = program::readMachine((folder + QStringLiteral("/throughput.config.json")).toStdString());
        QVERIFY2(machine, machine ? "" : machine.error().text().c_str());
        const auto again = program::simulate(*read, machine->machine, {});
        QVERIFY2(again, again ? "" : again.error().text().c_str());
        QCOMPARE(again->runningPs, programs.result()->record.runningPs);
        QVERIFY(QFileInfo(folder + QStringLiteral("/program.asm")).size() > 0);
        window->studio().document().discard();
    }

    void anExportNamesWhatItWouldOverwrite()
    {
        QDir folder(m_folder.path());
        QVERIFY(folder.mkpath(QStringLiteral("export")));
        QVERIFY(folder.cd(QStringLiteral("export")));
        const QStringList files { QStringLiteral("latency.json.gz"), QStringLiteral("network.json"), QStringLiteral("notes.txt") };
        QCOMPARE(ExportProgramDialog::freshFolder(folder.path(), QStringLiteral("new")), folder.filePath(QStringLiteral("new")));
        QVERIFY(folder.mkpath(QStringLiteral("new")));
        QCOMPARE(ExportProgramDialog::freshFolder(folder.path(), QStringLiteral("new")), folder.filePath(QStringLiteral("new-2")));

        ExportProgramDialog dialog(folder.filePath(QStringLiteral("other")), files);
        dialog.show();
        auto* field = dialog.findChild<QLineEdit*>();
        const auto ok = [&]() -> QPushButton* {
            for (auto* button : dialog.findChildren<QPushButton*>())
                if (button->property("primary").toBool())
                    return button;
            return nullptr;
        };
        const auto says = [&](const QString& words) {
            for (auto* label : dialog.findChildren<QLabel*>())
                if (label->text().contains(words))
                    return true;
            return false;
        };
        QVERIFY(ok()->isEnabled() && ok()->isDefault());
        QCOMPARE(dialog.folder(), folder.filePath(QStringLiteral("other"))); // need not be there
        QVERIFY(says(QStringLiteral("Makes this folder")));
        QFile foreign(folder.filePath(QStringLiteral("new/network.json")));
        QVERIFY(foreign.open(QIODevice::WriteOnly) && foreign.write("keep") == 4);
        foreign.close();
        field->setText(folder.filePath(QStringLiteral("new")));
        QCOMPARE(dialog.overwritten(), QStringList { QStringLiteral("network.json") });
        QVERIFY(says(QStringLiteral("overwritten: network.json")));
        QCOMPARE(ok()->text(), QStringLiteral("Overwrite"));
        QVERIFY(!ok()->isDefault());
        field->setText(folder.filePath(QStringLiteral("new/network.json")));
        QVERIFY(!ok()->isEnabled());
        field->setText(QStringLiteral("relative"));
        QVERIFY(!ok()->isEnabled());
        field->clear();
        QVERIFY(!ok()->isEnabled());
    }

    void aProgramOfAFileIsOpenedAndSimulated()
    {
        auto window = windowWithDesign();
        QVERIFY(window);
        ProgramController& programs = window->studio().programs();
        auto* view = findIn<ProgramView>(*window);
        QVERIFY(compileFromDialog(*window));
        const auto own = programs.result();
        const QString folder = m_folder.filePath(QStringLiteral("opened"));
        programs.exportTo(folder);
        QTRY_VERIFY_WITH_TIMEOUT(!programs.isBusy(), kLong);
        const auto open = [&](const QString& path) {
            window->studio().open(path);
            return QTest::qWaitFor([&] { return !programs.isBusy(); }, kLong);
        };
        auto* about = view->findChild<QLabel*>(QStringLiteral("programFile"));
        for (const char* name : { "throughput.json.gz", "program.asm" }) {
            window->actions()["view.layers"]->trigger();
            QVERIFY(open(folder + QLatin1Char('/') + QLatin1String(name)));
            QCOMPARE(window->views().currentView(), QStringLiteral("program"));
            QVERIFY2(programs.opened(), name);
            QVERIFY(view->program() == programs.opened()->data);
            QCOMPARE(view->program()->rows(), own->data->rows());
            QCOMPARE(programs.opened()->record.runningPs, own->record.runningPs);
            QVERIFY(about->isVisible() && about->text().contains(QLatin1String(name)) && about->text().contains(QStringLiteral("throughput.config.json")));
            QVERIFY(window->actions()["program.simulate"]->isEnabled());
            QVERIFY(!window->actions()["program.verify"]->isEnabled());
            QCOMPARE(programs.result(), own); // other views keep the design's
            // Its words and rows need no network.
            view->showInstruction(0, 5);
            QVERIFY(!view->words().isEmpty());
        }
        window->actions()["program.simulate"]->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!programs.isBusy(), kLong);
        QVERIFY(programs.opened());
        programs.closeFile();
        QVERIFY(view->program() == own->data);
        QVERIFY(!about->isVisible());

        // Alone: on the usual machine, and that is said.
        const QString alone = m_folder.filePath(QStringLiteral("alone"));
        QVERIFY(QDir().mkpath(alone) && QFile::copy(folder + QStringLiteral("/throughput.json.gz"), alone + QStringLiteral("/p.json.gz")));
        QVERIFY(open(alone + QStringLiteral("/p.json.gz")));
        QVERIFY(programs.opened());
        QVERIFY(about->text().contains(QStringLiteral("assumed")));

        // Plain JSON is told from a network; a machine is not a program; a damaged file changes nothing.
        QVERIFY(program::writeProgram((alone + QStringLiteral("/p.json")).toStdString(), own->data->compiled->program));
        QCOMPARE(contentOf(alone + QStringLiteral("/p.json")), FileContent::Program);
        QCOMPARE(contentOf(folder + QStringLiteral("/throughput.config.json")), FileContent::Machine);
        QCOMPARE(contentOf(folder + QStringLiteral("/missing.json")), FileContent::Other);
        QFile damaged(alone + QStringLiteral("/damaged.gz"));
        QVERIFY(damaged.open(QIODevice::WriteOnly) && damaged.write("no program") > 0);
        damaged.close();
        const auto before = programs.opened();
        QVERIFY(open(damaged.fileName()));
        QCOMPARE(programs.opened(), before);
        QVERIFY(window->findChild<NoticeBar*>()->text().contains(QStringLiteral("damaged.gz")));
        QVERIFY(open(folder + QStringLiteral("/throughput.config.json")));
        QVERIFY(window->findChild<NoticeBar*>()->text().contains(QStringLiteral("configuration of a machine")));
        QCOMPARE(programs.opened(), before);
        // Compiling shows the design's again.
        programs.compile(programs.settings());
        QTRY_VERIFY_WITH_TIMEOUT(!programs.isBusy(), kLong);
        QVERIFY(!programs.opened());
        QVERIFY(view->program() == programs.result()->data);
        window->studio().document().discard();
    }

    void aProgramNeedsNoProject()
    {
        const QString path = m_folder.filePath(QStringLiteral("opened/program.asm"));
        QVERIFY(QFileInfo::exists(path));
        auto window = openWindow();
        window->start({ path });
        ProgramController& programs = window->studio().programs();
        QTRY_VERIFY_WITH_TIMEOUT(programs.opened() && !programs.isBusy(), kLong);
        QVERIFY(!window->galleryShown());
        QTRY_COMPARE(window->views().currentView(), QStringLiteral("program"));
        QVERIFY(findIn<ProgramView>(*window)->program());
        programs.closeFile();
        QVERIFY(!findIn<ProgramView>(*window)->program());
        window->studio().document().discard();
    }

    void aProjectRemembersHowItWasCompiled()
    {
        const QString path = m_folder.filePath(QStringLiteral("kept.pims"));
        project::ProgramRecord before;
        std::int64_t id = 0;
        {
            auto window = windowWithDesign();
            QVERIFY(window);
            Document& document = window->studio().document();
            ProgramController& programs = window->studio().programs();
            project::ProgramSettings settings = programs.settings();
            QCOMPARE(settings.options.replication, program::Replication::Design);
            settings.options.mode = program::CompileMode::Latency;
            settings.options.numbers = { 8, 32, 7 };
            programs.compile(settings);
            QTRY_VERIFY_WITH_TIMEOUT(!programs.isBusy(), kLong);
            QVERIFY(programs.result());
            programs.verify();
            QTRY_VERIFY_WITH_TIMEOUT(!programs.isBusy(), kLong);
            before = programs.result()->record;
            QVERIFY(before.verifiedElements > 0);
            id = document.designs().front().id;
            QCOMPARE(before.point, id);
            QVERIFY(document.isModified());
            QSignalSpy saved(&document, &Document::saved);
            document.saveAs(path);
            QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, kLong);
            QVERIFY(!document.isModified());
        }
        auto window = openWindow();
        window->start({ path });
        Document& document = window->studio().document();
        QTRY_COMPARE_WITH_TIMEOUT(document.programs().records.size(), std::size_t { 1 }, kLong);
        QCOMPARE(document.programs().records.front(), before);
        ProgramController& programs = window->studio().programs();
        window->studio().selection().setDesign({ -1, id });
        QTest::qWait(300);
        QVERIFY(!programs.result()); // nobody looks at it
        window->actions()["view.program"]->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(programs.result() != nullptr, kLong);
        QCOMPARE(programs.result()->record.instructions, before.instructions);
        QCOMPARE(programs.result()->record.runningPs, before.runningPs);
        QCOMPARE(programs.result()->record.verifiedElements, before.verifiedElements);
        QVERIFY(!document.isModified()); // nothing that was not known

        // Another design, by hand: its program is out of date until it is compiled again.
        auto edited = std::make_shared<design::Design>(*m_design);
        edited->provenance.seed += 1;
        document.editDesign(id, edited, QStringLiteral("Edit"));
        window->studio().selection().setDesign({ -1, id });
        const auto stale = [&] {
            for (auto* label : findIn<ProgramView>(*window)->findChildren<QLabel*>())
                if (label->isVisible() && label->text().startsWith(QStringLiteral("Out of date")))
                    return true;
            return false;
        };
        QTRY_VERIFY_WITH_TIMEOUT(stale(), kLong);
        programs.recompile();
        QTRY_VERIFY_WITH_TIMEOUT(!programs.isBusy(), kLong);
        QTRY_VERIFY_WITH_TIMEOUT(!stale(), kLong);
        document.discard();
    }

    void whatDoesNotFitSaysSo()
    {
        auto window = windowWithDesign();
        QVERIFY(window);
        ProgramController& programs = window->studio().programs();
        window->actions()["view.program"]->trigger();
        project::ProgramSettings settings = programs.settings();
        settings.options.localMemoryBytes = 64;
        programs.compile(settings);
        QTRY_VERIFY_WITH_TIMEOUT(!programs.isBusy(), kLong);
        QVERIFY(!programs.result());
        const auto says = [&](const QString& words) {
            for (auto* label : findIn<ProgramView>(*window)->findChildren<QLabel*>())
                if (label->isVisible() && label->text().contains(words))
                    return true;
            return false;
        };
        QVERIFY(says(QStringLiteral("local memory")));
        settings.options.localMemoryBytes = 0;
        settings.machine = project::MachineChoice::File;
        settings.machineName = m_folder.filePath(QStringLiteral("missing.json")).toStdString();
        programs.compile(settings);
        QTRY_VERIFY_WITH_TIMEOUT(!programs.isBusy(), kLong);
        QVERIFY(says(QStringLiteral("missing.json")));
        settings.machine = project::MachineChoice::Preset;
        settings.machineName = "pimcomp";
        programs.compile(settings);
        QTRY_VERIFY_WITH_TIMEOUT(!programs.isBusy(), kLong);
        QVERIFY(programs.result());
        // With a program there, the error stays beside it until a compilation succeeds, and is among the problems.
        auto* banner = findIn<ProgramView>(*window)->findChild<QLabel*>(QStringLiteral("failure"));
        QVERIFY(!banner->isVisible());
        const auto kept = programs.result();
        const auto listed = [&] {
            int count = 0;
            for (int row = 0; row < window->problems().rowCount(); ++row)
                count += window->problems().problem(row).kind == Problem::Kind::Program && window->problems().problem(row).severity == Severity::Error;
            return count;
        };
        settings.machine = project::MachineChoice::File;
        settings.machineName = m_folder.filePath(QStringLiteral("missing.json")).toStdString();
        programs.compile(settings);
        QTRY_VERIFY_WITH_TIMEOUT(!programs.isBusy(), kLong);
        QCOMPARE(programs.result(), kept);
        QVERIFY(banner->isVisible());
        QVERIFY(banner->text().contains(QString::fromStdString(settings.machineName)));
        QVERIFY2(banner->text().contains(QStringLiteral("on pimcomp")), qPrintable(banner->text())); // what is below
        QCOMPARE(listed(), 1);
        programs.simulate();
        QTRY_VERIFY_WITH_TIMEOUT(!programs.isBusy(), kLong);
        QVERIFY(banner->isVisible());
        settings.machine = project::MachineChoice::Preset;
        settings.machineName = "pimcomp";
        programs.compile(settings);
        QTRY_VERIFY_WITH_TIMEOUT(!programs.isBusy(), kLong);
        QVERIFY(!banner->isVisible());
        QCOMPARE(listed(), 0);
        window->studio().document().discard();
    }

    void whatIsOutOfDateSaysWhatHelps()
    {
        auto window = openWindow();
        window->start({});
        Document& document = window->studio().document();
        document.newFromZoo(QStringLiteral("lenet5"));
        QTRY_VERIFY_WITH_TIMEOUT(document.inputs().model != nullptr, kLong);
        auto options = document.inputs().options;
        options.effort = synthesis::Effort::Fast;
        document.setOptions(options);
        window->actions()["run.start"]->trigger();
        QAction* compile = window->actions()["program.compile"];
        QTRY_VERIFY_WITH_TIMEOUT(document.runs().size() == 1 && !project::isUnderWay(document.runs()[0]->state) && compile->isEnabled(), kLong);
        QVERIFY(compileFromDialog(*window));
        const auto shown = [&](const char* words) {
            for (auto* button : findIn<ProgramView>(*window)->findChildren<QPushButton*>())
                if (button->isVisible() && button->text() == QLatin1String(words))
                    return true;
            return false;
        };
        QVERIFY(!shown("Re-run"));
        options.effort = synthesis::Effort::Normal;
        document.setOptions(options);
        QVERIFY(document.isOutOfDate(*document.runs()[0]));
        QTest::qWait(100);
        QVERIFY(!shown("Re-run")); // how hard was searched does not make the design wrong
        QVERIFY(!shown("Compile again"));
        auto hardware = *document.inputs().hardware;
        hardware.memoryBusBits *= 2;
        document.editHardware(hardware);
        QTRY_VERIFY(shown("Re-run"));
        QVERIFY(!shown("Compile again"));
        options.effort = synthesis::Effort::Fast;
        document.setOptions(options);
        for (auto* button : findIn<ProgramView>(*window)->findChildren<QPushButton*>())
            if (button->isVisible() && button->text() == QLatin1String("Re-run"))
                button->click();
        QTRY_VERIFY_WITH_TIMEOUT(document.runs().size() == 2 && !project::isUnderWay(document.runs()[1]->state), kLong);
        document.discard();
    }

    void stoppingIsQuickAndFinal()
    {
        auto window = windowWithDesign();
        QVERIFY(window);
        ProgramController& programs = window->studio().programs();
        window->actions()["view.program"]->trigger();
        programs.compile(programs.settings());
        QVERIFY(window->actions()["program.stop"]->isEnabled());
        window->actions()["program.stop"]->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!programs.isBusy(), kLong);
        QVERIFY(!window->actions()["program.stop"]->isEnabled());
        // Closing while it compiles, too.
        programs.compile(programs.settings());
        window->studio().document().discard();
        window.reset();
    }
};

QTEST_MAIN(TstProgramWindow)
#include "tst_program_window.moc"
