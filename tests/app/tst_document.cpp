// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>
#include <cstdio>
#include <set>

#include <sys/resource.h>

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "app/document.h"
#include "core/base/random.h"
#include "core/design/design_json.h"
#include "core/synthesis/design_of.h"
#include "tests/support/project_sample.h"

using namespace pim;
using namespace pim::app;
using project::RunState;
using test::must;

namespace {

/// Everything that edits change, as text.
std::string textOf(const Document& document)
{
    std::string text = project::inputsToJsonText(document.inputs()) + "\n";
    for (const auto& run : document.runs())
        text += std::to_string(run->id) + " " + run->name + "\n";
    for (const auto& d : document.designs())
        text += std::to_string(d.id) + d.letter + d.name + d.note + std::to_string(d.run) + "/" + std::to_string(d.point) + design::designToJsonText(*d.design) + "\n";
    return text;
}

void setInputs(Document& document)
{
    const project::Inputs in = test::smallInputs();
    document.setModel(in.model, in.modelReference);
    document.setHardware(in.hardware);
    document.setOptions(in.options);
    document.setPowerBudget(in.options.constraints.powerBudget);
    document.setSeed(in.seed);
}

const test::SampleRun& sample()
{
    static const test::SampleRun run = test::runOf(test::smallInputs());
    return run;
}

/// A run that is finished, as the queue would make it.
std::int64_t finishedRun(Document& document)
{
    const std::int64_t id = document.beginRun();
    document.setRunState(id, RunState::Running);
    document.appendPoints(id, sample().points);
    document.appendTrace(id, sample().trace);
    document.finishRun(id, sample().result);
    return id;
}

bool opens(Document& document, const QString& path)
{
    QSignalSpy opened(&document, &Document::opened);
    document.open(path);
    document.flush();
    return opened.count() == 1;
}

/// The process that is killed: works on \a path (or on nothing yet), then says so and goes on appending points.
int workUntilKilled(const QString& folder, const QString& path)
{
    Document::setAutosaveFolder(folder);
    Document document;
    QObject::connect(&document, &Document::failed, [](const Error& error) { std::fprintf(stderr, "%s\n", error.text().c_str()); });
    if (path != QStringLiteral("-"))
        opens(document, path);
    setInputs(document);
    document.addDesign({ 0, "kept", "", "note", 0, 0, std::make_shared<const design::Design>(sample().result.best) }, true);
    document.setPowerBudget({ 5 });
    finishedRun(document);
    const std::int64_t second = document.beginRun(QStringLiteral("going on"));
    document.setRunState(second, RunState::Running);
    document.setCheckpoint(second, "{\"half\": \"done\"}");
    document.appendPoints(second, { sample().points.begin(), sample().points.begin() + 50 });
    document.appendTrace(second, sample().trace);
    document.setPowerBudget({ 6 });
    // Nothing is flushed: the timers must do it.
    QElapsedTimer sinceEdit;
    sinceEdit.start();
    QTimer tick;
    std::size_t next = 50;
    QObject::connect(&tick, &QTimer::timeout, [&] {
        if (next < sample().points.size())
            document.appendPoints(second, { sample().points[next] });
        ++next;
        if (sinceEdit.elapsed() > 5000) { // what is promised for edits
            std::puts("ready");
            std::fflush(stdout);
            sinceEdit.restart();
        }
    });
    tick.start(20);
    return QCoreApplication::exec();
}

} // namespace

class TestDocument : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    QString m_autosave;

    QString path(const QString& name) const { return m_folder.filePath(name); }
    QStringList leftFiles() const { return QDir(m_autosave).entryList(QDir::Files); }

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        QVERIFY(sample().result.feasible && sample().points.size() > 100);
    }
    void init()
    {
        m_autosave = path(QStringLiteral("autosave-") + QString::fromLatin1(QTest::currentTestFunction()));
        Document::setAutosaveFolder(m_autosave);
    }

    void startsWithDefaultsAndNothingToSave()
    {
        Document document;
        QVERIFY(!document.isModified());
        QVERIFY(document.inputs().hardware);
        QVERIFY(!document.inputs().model);
        QCOMPARE(document.inputs().options.constraints.powerBudget.value, 49.0);
        QVERIFY(document.path().isEmpty());
        QVERIFY(!document.title().isEmpty());
        document.flush();
        QVERIFY(leftFiles().isEmpty()); // no file for a window that was only opened
    }

    void anEditTellsWhatChangedAndCanBeUndone()
    {
        Document document;
        QSignalSpy changed(&document, &Document::changed);
        QSignalSpy title(&document, &Document::titleChanged);
        const std::string before = textOf(document);
        document.setPowerBudget({ 10 });
        QCOMPARE(changed.count(), 1);
        QVERIFY(changed.at(0).at(0).value<Change>().kinds == Change::Kinds(Change::Budget));
        QVERIFY(document.isModified());
        QCOMPARE(title.count(), 1);
        document.setPowerBudget({ 10 });
        QCOMPARE(document.undoStack()->count(), 1); // the same value is no edit
        auto options = document.inputs().options;
        options.effort = synthesis::Effort::Thorough;
        document.setOptions(options);
        QVERIFY(changed.last().at(0).value<Change>().kinds == Change::Kinds(Change::Options));
        document.setModel(test::smallInputs().model, "x");
        QVERIFY(changed.last().at(0).value<Change>().kinds == Change::Kinds(Change::Model));
        auto hardware = *document.inputs().hardware;
        hardware.noc.chipPower = { 1 };
        document.editHardware(hardware);
        QVERIFY(changed.last().at(0).value<Change>().kinds == Change::Kinds(Change::Hardware));
        while (document.undoStack()->canUndo())
            document.undoStack()->undo();
        QCOMPARE(textOf(document), before);
        QVERIFY(!document.isModified());
    }

    void aDragIsOneUndoStep()
    {
        Document document;
        const int drag = Document::newInteraction();
        for (int i = 0; i < 100; ++i)
            document.setPowerBudget({ 10.0 + i }, drag);
        QCOMPARE(document.undoStack()->count(), 1);
        QVERIFY2(document.undoStack()->undoText().contains(QLatin1String("109")),
                 qPrintable(document.undoStack()->undoText())); // where the drag ended
        document.setPowerBudget({ 200 }, Document::newInteraction());
        document.setPowerBudget({ 300 });
        document.setPowerBudget({ 301 });
        QCOMPARE(document.undoStack()->count(), 4);
        for (int i = 0; i < 3; ++i)
            document.undoStack()->undo();
        QCOMPARE(document.inputs().options.constraints.powerBudget.value, 109.0);
        document.undoStack()->undo();
        QCOMPARE(document.inputs().options.constraints.powerBudget.value, 49.0);
        document.undoStack()->redo();
        QCOMPARE(document.inputs().options.constraints.powerBudget.value, 109.0);
    }

    void aThousandEditsUndoneAreTheStartAndRedoneTheEnd()
    {
        Document document;
        setInputs(document);
        for (int i = 0; i < 6; ++i)
            finishedRun(document);
        document.undoStack()->clear();
        const std::string start = textOf(document);
        RandomStream random(42);
        const auto best = std::make_shared<const design::Design>(sample().result.best);
        const auto anyDesign = [&]() -> std::int64_t {
            const auto count = static_cast<std::int64_t>(document.designs().size());
            return count ? document.designs()[static_cast<std::size_t>(random.uniformInt(0, count - 1))].id : 0;
        };
        int drag = Document::newInteraction();
        for (int i = 0; i < 1000; ++i) {
            if (random.chance(0.3))
                drag = Document::newInteraction();
            const auto name = QStringLiteral("name %1").arg(random.uniformInt(0, 50));
            switch (random.uniformInt(0, 13)) {
            case 0: document.setModel(random.chance(0.2) ? nullptr : test::smallInputs().model, name.toStdString()); break;
            case 1: document.setHardware(test::smallInputs().hardware); break;
            case 2: {
                auto hardware = *document.inputs().hardware;
                hardware.noc.chipPower = { random.uniform01() };
                document.editHardware(hardware, {}, random.chance(0.5) ? drag : 0);
                break;
            }
            case 3:
            case 4: document.setPowerBudget({ random.uniform01() * 100 + 1 }, random.chance(0.7) ? drag : 0); break;
            case 5: {
                auto options = document.inputs().options;
                options.objective = static_cast<synthesis::Objective>(random.uniformInt(0, 5));
                options.macroSharing = random.chance(0.5);
                if (random.chance(0.5))
                    options.constraints.maxArea = Area { random.uniform01() * 1e9 };
                document.setOptions(options);
                break;
            }
            case 6: document.setSeed(random.next() >> 12); break;
            case 7: document.renameRun(random.uniformInt(1, 7), name); break;
            case 8: document.deleteRun(random.uniformInt(1, 12)); break;
            case 9: document.addDesign({ 0, random.chance(0.5) ? name.toStdString() : "", "", "", 1, -1, best }, random.chance(0.7)); break;
            case 10: document.unpinDesign(anyDesign()); break;
            case 11: document.renameDesign(anyDesign(), name); break;
            case 12: {
                auto edited = std::make_shared<design::Design>(*best);
                edited->layers[0].weightDuplication = random.uniformInt(1, 99);
                document.editDesign(anyDesign(), edited, name, random.chance(0.5) ? drag : 0);
                break;
            }
            case 13: random.chance(0.5) ? document.pinDesign(anyDesign()) : document.removeDesign(anyDesign()); break;
            }
        }
        QVERIFY(document.undoStack()->count() > 500);
        const std::string end = textOf(document);
        QVERIFY(start != end);
        while (document.undoStack()->canUndo())
            document.undoStack()->undo();
        QCOMPARE(textOf(document), start);
        while (document.undoStack()->canRedo())
            document.undoStack()->redo();
        QCOMPARE(textOf(document), end);
        document.discard();
    }

    void pinsGetTheNextFreeLetter()
    {
        Document document;
        const auto best = std::make_shared<const design::Design>(sample().result.best);
        const auto a = document.addDesign({ 0, "", "", "", 1, 5, best }, true);
        const auto b = document.addDesign({ 0, "named", "", "", 1, 6, best }, true);
        QCOMPARE(document.design(a)->letter, std::string("A"));
        QCOMPARE(document.design(b)->letter, std::string("B"));
        document.unpinDesign(a);
        QVERIFY(!document.design(a)); // its run still has it
        document.unpinDesign(b);
        QVERIFY(document.design(b)); // it has a name
        document.pinDesign(b);
        QCOMPARE(document.design(b)->letter, std::string("A"));
        document.undoStack()->undo();
        document.undoStack()->undo();
        document.undoStack()->undo();
        QCOMPARE(document.design(a)->letter, std::string("A"));
        document.discard();
    }

    void savedAndOpenedAgainEverythingIsThere()
    {
        const QString file = path(QStringLiteral("saved.pims"));
        std::string text;
        std::int64_t id = 0;
        {
            Document document;
            setInputs(document);
            id = finishedRun(document);
            document.addDesign({ 0, "mine", "", "a note", id, -1, document.run(id)->best }, true);
            document.setUi("{\"tab\": 3}");
            QSignalSpy saved(&document, &Document::saved);
            QSignalSpy failed(&document, &Document::failed);
            document.saveAs(file);
            document.flush();
            QCOMPARE(failed.count(), 0);
            QCOMPARE(saved.count(), 1);
            QVERIFY(!document.isModified());
            QCOMPARE(document.title(), QStringLiteral("saved"));
            QCOMPARE(QFileInfo(document.path()), QFileInfo(file));
            text = textOf(document);
        }
        QVERIFY2(leftFiles().isEmpty(), qPrintable(leftFiles().join(QLatin1Char(' '))));
        Document document;
        QVERIFY(opens(document, file));
        QCOMPARE(textOf(document), text);
        QCOMPARE(document.ui(), std::string("{\"tab\": 3}"));
        QVERIFY(!document.isModified());
        const auto run = document.run(id);
        QCOMPARE(run->state, RunState::Finished);
        QVERIFY(!document.isOutOfDate(*run));
        QCOMPARE(run->bestValue, sample().result.bestValue);
        QVERIFY(!document.points(id)); // read when asked for
        QVERIFY(!document.trace(id));
        document.flush();
        QCOMPARE(document.points(id)->size(), sample().points.size());
        QCOMPARE(document.trace(id)->size(), sample().trace.size());
        std::shared_ptr<const design::Design> design;
        const auto& point = sample().points[sample().points.size() / 2];
        document.designOf(id, point.sequence, [&](auto result) { design = must(std::move(result)); });
        document.flush();
        QVERIFY(design);
        QVERIFY(synthesis::candidateOf(*design).duplication == point.candidate->duplication);
        document.setPowerBudget({ 7 });
        QVERIFY(!document.isOutOfDate(*run)); // its results are still those within its own budget
        document.setSeed(document.inputs().seed + 1);
        QVERIFY(document.isOutOfDate(*run));
        document.save();
        document.flush();
        QVERIFY(!document.isModified());
        Document other;
        QVERIFY(opens(other, file)); // the first one still has it
        QVERIFY(!other.readOnlyReason().isEmpty());
        QCOMPARE(other.inputs().options.constraints.powerBudget.value, 7.0);
    }

    void editsMadeWhileItIsSavedStayUnsaved()
    {
        Document document;
        document.setPowerBudget({ 5 });
        document.saveAs(path(QStringLiteral("meanwhile.pims")));
        document.setPowerBudget({ 6 });
        document.flush();
        QVERIFY(document.isModified());
        document.discard();
    }

    void aDragThatGoesOnWhileItIsSavedStaysUnsaved()
    {
        const QString file = path(QStringLiteral("drag.pims"));
        {
            Document document;
            const int drag = Document::newInteraction();
            document.setPowerBudget({ 5 }, drag);
            document.saveAs(file);
            document.setPowerBudget({ 6 }, drag); // merges with the step that is being saved
            document.flush();
            QVERIFY(document.isModified());
            document.undoStack()->undo();
            document.setPowerBudget({ 7 });
            document.save();
            document.undoStack()->undo();
            document.setPowerBudget({ 8 }); // as many steps as were saved, and others
            document.flush();
            QVERIFY(document.isModified());
            document.discard();
        }
        Document document;
        QVERIFY(opens(document, file));
        QCOMPARE(document.inputs().options.constraints.powerBudget.value, 7.0);
    }

    void pointsThatFoundNoRoomAreWrittenOnceThereIsSome()
    {
        const QString file = path(QStringLiteral("full.pims"));
        std::int64_t id = 0;
        {
            Document document;
            setInputs(document);
            id = document.beginRun();
            document.setRunState(id, RunState::Running);
            document.appendPoints(id, { sample().points.begin(), sample().points.begin() + 10 });
            document.saveAs(file);
            document.flush();
            QSignalSpy failed(&document, &Document::failed);
            // No file of this process may grow: what a full disk does.
            rlimit before {};
            QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
            std::signal(SIGXFSZ, SIG_IGN);
            rlimit none { 512, before.rlim_max };
            QCOMPARE(::setrlimit(RLIMIT_FSIZE, &none), 0);
            document.appendPoints(id, { sample().points.begin() + 10, sample().points.begin() + 60 });
            document.appendTrace(id, sample().trace);
            document.flush();
            const auto failures = failed.count();
            document.appendPoints(id, { sample().points.begin() + 60, sample().points.begin() + 80 });
            QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
            QVERIFY(failures > 0);
            QCOMPARE(failed.at(0).at(0).value<Error>().code, ErrorCode::IoError);
            document.setRunState(id, RunState::Interrupted);
            document.flush();
            QCOMPARE(failed.count(), failures);
        }
        Document document;
        QVERIFY(opens(document, file));
        document.points(id);
        document.trace(id);
        document.flush();
        QCOMPARE(document.points(id)->size(), std::size_t { 80 });
        QCOMPARE(document.trace(id)->size(), sample().trace.size());
        document.discard();
    }

    void aDesignEditedTwiceStillKnowsWhereItComesFrom()
    {
        Document document;
        setInputs(document);
        const std::int64_t run = finishedRun(document);
        const auto best = std::make_shared<const design::Design>(sample().result.best);
        const std::int64_t id = document.addDesign({ .name = "x", .run = run, .point = 3, .design = best }, true);
        for (const char* step : { "first", "second" })
            document.editDesign(id, std::make_shared<const design::Design>(*best), QLatin1String(step));
        QCOMPARE(document.design(id)->run, run);
        QCOMPARE(project::editedFrom(document.design(id)->point), std::int64_t { 3 });
        document.unpinDesign(id);
        QVERIFY(document.design(id)); // it cannot be found where it came from
        document.undoStack()->undo();
        document.undoStack()->undo();
        document.undoStack()->undo();
        QCOMPARE(document.design(id)->point, std::int64_t { 3 });
        document.discard();
    }

    void whoAsksForAnotherProjectHearsThatThisOneEnds()
    {
        const QString file = path(QStringLiteral("next.pims"));
        {
            Document document;
            setInputs(document);
            document.saveAs(file);
            document.flush();
        }
        Document document;
        setInputs(document);
        const std::int64_t id = document.beginRun();
        document.setRunState(id, RunState::Running);
        bool there = false;
        connect(&document, &Document::aboutToClose, &document, [&] { there = document.run(id) != nullptr; });
        QVERIFY(opens(document, file));
        QVERIFY(there);
        QVERIFY(document.runs().empty());
        there = false;
        document.newProject();
        QVERIFY(!there); // there is no run any more, but it was told
        QSignalSpy told(&document, &Document::aboutToClose);
        document.newFromZoo(QStringLiteral("lenet5"));
        document.flush();
        QCOMPARE(told.count(), 1);
        document.discard();
    }

    void whatWasToBeGivenUpStaysWhenNothingComesInItsPlace()
    {
        {
            Document document;
            document.setPowerBudget({ 12 });
            document.discard();
            QVERIFY(!opens(document, path(QStringLiteral("nowhere.pims"))));
            QVERIFY(document.isModified());
        } // as if the session ended now
        const auto left = Document::recoverable();
        QCOMPARE(left.size(), std::size_t { 1 });
        QVERIFY(Document::forget(left.front()));
    }

    void aRunUnderWayIsTold()
    {
        Document document;
        setInputs(document);
        QSignalSpy appended(&document, &Document::pointsAppended);
        const std::int64_t id = document.beginRun();
        const std::int64_t same = document.beginRun();
        QVERIFY(document.run(id)->name != document.run(same)->name);
        document.setRunState(id, RunState::Running);
        document.appendPoints(id, { sample().points.begin(), sample().points.begin() + 10 });
        const auto before = document.points(id);
        QCOMPARE(before->size(), std::size_t { 10 });
        document.appendPoints(id, { sample().points.begin() + 10, sample().points.end() });
        QCOMPARE(document.points(id), before); // it grows in place: a view that holds it has no copy
        QCOMPARE(before->size(), sample().points.size());
        QCOMPARE(appended.count(), 2);
        document.deleteRun(id);
        QVERIFY(document.run(id)); // not while it runs
        document.finishRun(id, sample().result);
        document.failRun(same, { ErrorCode::Internal, "went wrong", "" });
        QCOMPARE(document.run(same)->state, RunState::Failed);
        QCOMPARE(document.run(same)->message, std::string("went wrong"));
        document.deleteRun(id);
        QVERIFY(!document.run(id));
        document.undoStack()->undo();
        QCOMPARE(document.run(id)->state, RunState::Finished);
        document.discard();
    }

    void pointsThatComeAfterSavingStayWhenItIsClosed()
    {
        const QString file = path(QStringLiteral("later.pims"));
        std::int64_t id = 0;
        {
            Document document;
            setInputs(document);
            id = document.beginRun();
            document.setRunState(id, RunState::Running);
            document.appendPoints(id, { sample().points.begin(), sample().points.begin() + 10 });
            document.saveAs(file);
            document.flush();
            document.appendPoints(id, { sample().points.begin() + 10, sample().points.begin() + 60 });
            document.setRunState(id, RunState::Interrupted);
            QVERIFY(!document.isModified());
        }
        QVERIFY(Document::recoverable().empty());
        Document document;
        QVERIFY(opens(document, file));
        QVERIFY(!document.isModified());
        QCOMPARE(document.run(id)->state, RunState::Interrupted);
        QCOMPARE(document.run(id)->points, std::int64_t { 60 });
    }

    void aDiscardedSessionLeavesNothing()
    {
        const QString file = path(QStringLiteral("discarded.pims"));
        {
            Document document;
            setInputs(document);
            document.saveAs(file);
            document.flush();
            document.setPowerBudget({ 17 });
            finishedRun(document);
            document.flush();
            document.discard();
        }
        {
            Document document;
            document.setPowerBudget({ 3 });
            document.flush();
            QVERIFY(!leftFiles().isEmpty());
            document.discard();
        }
        QVERIFY(leftFiles().isEmpty());
        QVERIFY(Document::recoverable().empty());
        Document document;
        QVERIFY(opens(document, file));
        QVERIFY(!document.isModified());
        QCOMPARE(document.inputs().options.constraints.powerBudget.value, 4.0);
        QVERIFY(document.runs().empty());
    }

    void aFileThatCannotBeOpenedLeavesTheDocumentAsItIs()
    {
        const QString file = path(QStringLiteral("text.pims"));
        QFile text(file);
        QVERIFY(text.open(QIODevice::WriteOnly) && text.write("hello") == 5);
        text.close();
        Document document;
        document.setPowerBudget({ 12 });
        QSignalSpy failed(&document, &Document::failed);
        QVERIFY(!opens(document, file));
        QCOMPARE(failed.count(), 1);
        QCOMPARE(failed.at(0).at(0).value<Error>().code, ErrorCode::ParseError);
        QCOMPARE(document.inputs().options.constraints.powerBudget.value, 12.0);
        document.discard();
    }

    void aReadOnlyProjectIsEditedInACopy()
    {
        const QString file = path(QStringLiteral("readonly.pims"));
        {
            Document document;
            setInputs(document);
            finishedRun(document);
            document.saveAs(file);
            document.flush();
        }
        auto holder = must(project::Project::open(file.toStdString(), project::Project::Mode::ReadWrite)); // somebody else has it
        QFile bytes(file);
        QVERIFY(bytes.open(QIODevice::ReadOnly));
        const QByteArray before = bytes.readAll();
        {
            Document document;
            QVERIFY(opens(document, file));
            QVERIFY(!document.readOnlyReason().isEmpty());
            document.points(1);
            document.flush();
            QCOMPARE(document.points(1)->size(), sample().points.size());
            document.setPowerBudget({ 33 });
            document.flush();
            QSignalSpy failed(&document, &Document::failed);
            document.save();
            QCOMPARE(failed.count(), 1);
            const QString other = path(QStringLiteral("elsewhere.pims"));
            document.saveAs(other);
            document.flush();
            QVERIFY(document.readOnlyReason().isEmpty());
            QVERIFY(!document.isModified());
            QCOMPARE(must(must(project::Project::open(other.toStdString(), project::Project::Mode::ReadOnly))->points(1)).size(), sample().points.size());
        }
        QVERIFY(bytes.seek(0));
        QCOMPARE(bytes.readAll(), before);
        QVERIFY(leftFiles().isEmpty());
    }

    void aModelIsImportedAsAnEditOrAsANewProject()
    {
        Document document;
        QSignalSpy imported(&document, &Document::modelImported);
        document.importModel(QStringLiteral("zoo:lenet5"));
        document.flush();
        QCOMPARE(imported.count(), 1);
        QCOMPARE(document.inputs().modelReference, std::string("zoo:lenet5"));
        document.undoStack()->undo();
        QVERIFY(!document.inputs().model);
        document.newFromZoo(QStringLiteral("lenet5"));
        document.flush();
        QVERIFY(document.inputs().model);
        QVERIFY(!document.isModified());
        QCOMPARE(document.undoStack()->count(), 0);
        QSignalSpy failed(&document, &Document::failed);
        document.importModel(QStringLiteral("/nowhere/x.onnx"));
        document.newFromZoo(QStringLiteral("nosuchnet"));
        document.flush();
        QVERIFY(failed.count() >= 1);
        QCOMPARE(document.inputs().modelReference, std::string("zoo:lenet5"));
    }

    void anUntitledSessionThatIsKilledComesBack() { killAndRecover({}); }
    void aSavedProjectWhoseSessionIsKilledComesBack()
    {
        const QString file = path(QStringLiteral("killed.pims"));
        {
            Document document;
            document.setPowerBudget({ 2 });
            document.saveAs(file);
            document.flush();
        }
        killAndRecover(file);
    }

private:
    void killAndRecover(const QString& file)
    {
        QProcess process;
        process.start(QCoreApplication::applicationFilePath(), { QStringLiteral("--work-until-killed"), m_autosave, file.isEmpty() ? QStringLiteral("-") : file });
        QVERIFY(process.waitForStarted());
        while (!process.canReadLine())
            QVERIFY2(process.waitForReadyRead(40'000), process.readAllStandardError());
        QCOMPARE(process.readLine(), QByteArray("ready\n"));
        QVERIFY(Document::recoverable().empty()); // it is alive
        ::kill(static_cast<pid_t>(process.processId()), SIGKILL);
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitStatus(), QProcess::CrashExit);
        QVERIFY2(process.readAllStandardError().isEmpty(), process.readAllStandardError());

        const auto leftovers = Document::recoverable();
        QCOMPARE(leftovers.size(), std::size_t { 1 });
        QCOMPARE(leftovers[0].runs, 2);
        Document document;
        QSignalSpy recovered(&document, &Document::recovered);
        QVERIFY(opens(document, leftovers[0].path));
        QCOMPARE(recovered.count(), 1);
        QVERIFY(document.isModified());
        QCOMPARE(document.path(), file);
        QCOMPARE(document.inputs().options.constraints.powerBudget.value, 6.0);
        QCOMPARE(document.inputs().model->network.name, std::string("small"));
        QCOMPARE(document.designs().size(), std::size_t { 1 });
        QCOMPARE(document.designs()[0].letter, std::string("A"));
        const auto runs = document.runs();
        QCOMPARE(runs.size(), std::size_t { 2 });
        QCOMPARE(runs[0]->state, RunState::Finished);
        QCOMPARE(runs[1]->state, RunState::Interrupted);
        QCOMPARE(runs[1]->name, std::string("going on"));
        QVERIFY(runs[1]->evaluations > 0); // how far it had come
        // The process appended 50 points a second for five seconds at least; those of the last two may be lost.
        const std::size_t appended = runs[1]->points;
        QVERIFY2(appended >= 150 && appended <= sample().points.size(), std::to_string(appended).c_str());
        std::string checkpoint;
        document.continueRun(runs[1]->id, [&](Result<std::string> text) { checkpoint = must(std::move(text)); });
        document.flush();
        QCOMPARE(checkpoint, std::string("{\"half\": \"done\"}"));
        QCOMPARE(document.run(runs[1]->id)->state, RunState::Queued);
        // What a search that continues tells again is not there twice.
        document.appendPoints(runs[1]->id, sample().points);
        const auto table = document.points(runs[1]->id);
        QVERIFY(table->size() <= sample().points.size());
        const auto efficiencies = [](const auto& values) { return std::set<double>(values.begin(), values.end()); };
        std::vector<double> expected;
        for (const auto& point : sample().points)
            expected.push_back(point.metrics.powerEfficiencyGopsPerW);
        QVERIFY(efficiencies(table->columns[0]) == efficiencies(expected));
        document.finishRun(runs[1]->id, sample().result);
        const QString target = file.isEmpty() ? path(QStringLiteral("recovered.pims")) : file;
        document.saveAs(target);
        document.flush();
        QVERIFY(!document.isModified());
        auto stored = must(project::Project::open(target.toStdString(), project::Project::Mode::ReadOnly));
        QCOMPARE(must(stored->points(runs[1]->id)).size(), table->size());
        QVERIFY(Document::recoverable().empty());
    }
};

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 4 && arguments[1] == QStringLiteral("--work-until-killed"))
        return workUntilKilled(arguments[2], arguments[3]);
    TestDocument test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_document.moc"
