// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <cstring>
#include <fstream>

#include <csignal>

#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/base/file.h"
#include "core/base/random.h"
#include "core/design/design_json.h"
#include "core/design/metric_table.h"
#include "core/project/schema.h"
#include "tests/support/project_sample.h"

using namespace pim;
using namespace pim::project;
using test::must;

namespace {

namespace fs = std::filesystem;

EditState stateOf(Inputs inputs)
{
    EditState state;
    state.inputs = std::move(inputs);
    return state;
}

void sql(const fs::path& path, const std::string& text)
{
    sqlite3* database = nullptr;
    if (sqlite3_open(path.c_str(), &database) != SQLITE_OK || sqlite3_exec(database, text.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        qFatal("%s", sqlite3_errmsg(database));
    sqlite3_close(database);
}

/// A project as version 1 of the format had it: no trace, nothing of the window.
void makeVersion1(const fs::path& path)
{
    const std::string inputs = inputsToJsonText(test::smallInputs());
    const std::string details = runDetailsToJsonText({});
    const auto quoted = [](const std::string& text) {
        std::string out = "'";
        for (const char c : text)
            out += c == '\'' ? std::string("''") : std::string(1, c);
        return out + "'";
    };
    sql(path,
        "CREATE TABLE states (slot INTEGER PRIMARY KEY, inputs TEXT NOT NULL, runs TEXT NOT NULL, changed TEXT NOT NULL);"
        "CREATE TABLE runs (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, keep INTEGER NOT NULL, place INTEGER NOT NULL DEFAULT 0,"
        " state TEXT NOT NULL, digest TEXT NOT NULL, created TEXT NOT NULL, seconds REAL NOT NULL, evaluations INTEGER NOT NULL,"
        " feasible INTEGER NOT NULL, best_value REAL, bound REAL, gap REAL, least_budget_w REAL, least_peak_w REAL,"
        " message TEXT NOT NULL, details TEXT NOT NULL);"
        "CREATE TABLE run_texts (run INTEGER NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (run, kind));"
        "CREATE TABLE layouts (id INTEGER PRIMARY KEY, columns TEXT NOT NULL UNIQUE);"
        "CREATE TABLE points (run INTEGER NOT NULL, first INTEGER NOT NULL, count INTEGER NOT NULL, layout INTEGER NOT NULL, figures BLOB NOT NULL,"
        " PRIMARY KEY (run, first));"
        "CREATE TABLE candidates (run INTEGER NOT NULL, point INTEGER NOT NULL, variables BLOB NOT NULL, PRIMARY KEY (run, point)) WITHOUT ROWID;"
        "CREATE TABLE designs (slot INTEGER NOT NULL, id INTEGER NOT NULL, place INTEGER NOT NULL, name TEXT NOT NULL, letter TEXT NOT NULL,"
        " note TEXT NOT NULL, run INTEGER NOT NULL, point INTEGER NOT NULL, design TEXT NOT NULL, PRIMARY KEY (slot, id));"
        "PRAGMA application_id = 1346981203; PRAGMA user_version = 1;" // "PIMS"
        "INSERT INTO states VALUES (0, " + quoted(inputs) + ", '[]', '2026-01-01T00:00:00Z');"
        "INSERT INTO runs VALUES (4, 'old run', 1, 0, 'infeasible', 'd', '2026-01-01T00:00:00Z', 2.5, 12, 0, NULL, 8, 0, 1.5, 1, '', " + quoted(details) + ");"
        "INSERT INTO run_texts VALUES (4, 'inputs', " + quoted(inputs) + ");");
}

ProgramRecord sampleProgram()
{
    ProgramRecord record;
    record.run = 3;
    record.point = 7;
    record.designDigest = "abc";
    record.settings.machine = MachineChoice::File;
    record.settings.machineName = "/some/where/config.json";
    record.settings.options.mode = program::CompileMode::Latency;
    record.settings.options.replication = program::Replication::Genetic;
    record.settings.options.numbers = { 8, 32, 7 };
    record.settings.options.logicalColumns = true;
    record.settings.options.localMemoryBytes = 65536;
    record.settings.options.direct = false;
    record.settings.options.chunks = 5;
    record.settings.corrected = true;
    record.instructions = 123456;
    record.crossbarsUsed = 17;
    record.runningPs = 98765;
    record.energyPj = 1.25e9;
    record.created = "2026-01-02T03:04:05Z";
    return record;
}

} // namespace

class TestProject : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    test::SampleRun m_sample;
    int m_number = 0;

    fs::path fresh() { return fs::path(m_folder.path().toStdString()) / ("p" + std::to_string(++m_number) + ".pims"); }

    /// A project with one saved run and all it has.
    fs::path filled()
    {
        const fs::path path = fresh();
        EditState state = stateOf(test::smallInputs());
        auto project = must(Project::create(path, state));
        RunRecord run = newRun(std::make_shared<const Inputs>(state.inputs));
        run.id = must(project->addRun(run));
        setOutcome(run, m_sample.result);
        must(project->updateRun(run));
        must(project->appendPoints(run.id, std::span(m_sample.points), *state.inputs.network()));
        must(project->appendTrace(run.id, m_sample.trace));
        state.runs = { { run.id, run.name } };
        DesignRecord pin { 1, "the best", "A", "a note", run.id, -1, run.best };
        state.designs = { pin };
        must(project->save(state));
        return path;
    }

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        m_sample = test::runOf(test::smallInputs());
        QVERIFY(m_sample.result.feasible);
        QVERIFY(m_sample.points.size() > 100);
    }

    void everythingIsThereAgainAfterClosing()
    {
        const fs::path path = filled();
        auto project = must(Project::open(path, Project::Mode::ReadWrite));
        QVERIFY(!project->readOnly());
        const EditState state = must(project->saved());
        QCOMPARE(inputsToJsonText(state.inputs), inputsToJsonText(test::smallInputs()));
        QVERIFY(!must(project->autosaved()));
        const auto runs = must(project->runs());
        QCOMPARE(runs.size(), std::size_t { 1 });
        const RunRecord& run = runs[0];
        QCOMPARE(run.name, std::string("small, 4 W"));
        QCOMPARE(run.state, RunState::Finished);
        QCOMPARE(run.digest, inputsDigest(state.inputs));
        QCOMPARE(run.evaluations, m_sample.result.evaluations);
        QCOMPARE(run.bestValue, m_sample.result.bestValue);
        QCOMPARE(run.bound, m_sample.result.bound);
        QCOMPARE(run.leastBudget.value, m_sample.result.leastBudget.value);
        QCOMPARE(run.grid.size(), m_sample.result.grid.size());
        for (std::size_t i = 0; i < run.grid.size(); ++i) {
            QVERIFY(run.grid[i].parameters == m_sample.result.grid[i].parameters);
            QCOMPARE(run.grid[i].bound, m_sample.result.grid[i].bound);
            QCOMPARE(run.grid[i].violation, m_sample.result.grid[i].violation);
        }
        for (std::size_t v = 0; v < run.violations.size(); ++v) {
            QCOMPARE(run.violations[v].count, m_sample.result.violations[v].count);
            QCOMPARE(run.violations[v].sample, m_sample.result.violations[v].sample);
            QCOMPARE(run.violations[v].excess, m_sample.result.violations[v].excess);
        }
        QCOMPARE(run.sensitivities.size(), m_sample.result.sensitivities.size());
        QCOMPARE(design::designToJsonText(*run.best), design::designToJsonText(m_sample.result.best));
        const auto trace = must(project->trace(run.id));
        QCOMPARE(trace.size(), m_sample.trace.size());
        for (std::size_t i = 0; i < trace.size(); ++i) {
            QCOMPARE(trace[i].evaluations, m_sample.trace[i].evaluations);
            QCOMPARE(trace[i].best, m_sample.trace[i].best);
            QCOMPARE(trace[i].stage, m_sample.trace[i].stage);
        }
        QCOMPARE(state.designs.size(), std::size_t { 1 });
        QCOMPARE(state.designs[0].letter, std::string("A"));
        QCOMPARE(state.designs[0].note, std::string("a note"));
        QCOMPARE(design::designToJsonText(*state.designs[0].design), design::designToJsonText(m_sample.result.best));
    }

    void oneFileRemains()
    {
        const fs::path path = filled();
        int files = 0;
        for (const auto& entry : fs::directory_iterator(path.parent_path()))
            files += entry.path().filename().string().starts_with(path.filename().string()) ? 1 : 0;
        QCOMPARE(files, 1);
    }

    void anyPointOpensAsADesignWithItsFigures()
    {
        auto project = must(Project::open(filled(), Project::Mode::ReadOnly));
        const std::int64_t run = must(project->runs())[0].id;
        const auto table = must(project->points(run));
        QCOMPARE(table.size(), m_sample.points.size());
        for (std::size_t i = 0; i < table.size(); i += 37) {
            const auto& point = m_sample.points[i];
            QCOMPARE(table.ids[i], point.sequence);
            const auto metrics = synthesis::metricsOfRow(table.row(i));
            const auto design = must(project->designOf(run, point.sequence));
            const auto evaluation = must(evaluation::evaluate(design));
            QVERIFY(evaluation.feasible);
            for (const auto& metric : design::metricTable()) {
                QCOMPARE(metric.value(metrics), metric.value(point.metrics));
                QCOMPARE(metric.value(evaluation.metrics), metric.value(metrics));
            }
        }
        const auto missing = project->designOf(run, 1'000'000'000);
        QVERIFY(!missing);
        QCOMPARE(missing.error().code, ErrorCode::InvalidArgument);
        QVERIFY(!project->designOf(run + 1, 1));
    }

    void pointsComeInRisingOrderOnly()
    {
        auto project = must(Project::open(filled(), Project::Mode::ReadWrite));
        const std::int64_t run = must(project->runs())[0].id;
        const auto before = must(project->points(run)).size();
        QVERIFY(!project->appendPoints(run, std::span(m_sample.points).first(1), *test::smallInputs().network()));
        QCOMPARE(must(project->points(run)).size(), before);
        must(project->clearPoints(run));
        QVERIFY(must(project->points(run)).empty());
        must(project->appendPoints(run, std::span(m_sample.points).first(10), *test::smallInputs().network()));
        QCOMPARE(must(project->run(run)).points, std::int64_t { 10 });
    }

    void unsavedEditsAreKeptAsideUntilSavedOrDiscarded()
    {
        const fs::path path = filled();
        EditState edited;
        std::int64_t added = 0;
        {
            auto project = must(Project::open(path, Project::Mode::ReadWrite));
            edited = must(project->saved());
            edited.inputs.options.constraints.powerBudget = { 6 };
            edited.ui = "{\"tab\":2}";
            added = must(project->addRun(newRun(std::make_shared<const Inputs>(edited.inputs))));
            edited.runs = { { added, "renamed" } }; // and the saved one is deleted
            edited.designs.push_back({ 2, "mine", "B", "", 0, 0, edited.designs[0].design });
            must(project->autosave(edited));
        }
        {
            auto project = must(Project::open(path, Project::Mode::ReadWrite));
            QCOMPARE(must(project->saved()).inputs.options.constraints.powerBudget.value, 4.0);
            QCOMPARE(must(project->saved()).designs.size(), std::size_t { 1 });
            const auto kept = must(project->autosaved());
            QVERIFY(kept);
            QCOMPARE(kept->inputs.options.constraints.powerBudget.value, 6.0);
            QCOMPARE(kept->ui, edited.ui);
            QVERIFY(kept->runs == edited.runs);
            QCOMPARE(kept->designs.size(), std::size_t { 2 });
            QCOMPARE(kept->designs[1].letter, std::string("B"));
            must(project->discard());
            QVERIFY(!must(project->autosaved()));
            QCOMPARE(must(project->runs()).size(), std::size_t { 1 });
            QCOMPARE(must(project->runs())[0].name, std::string("small, 4 W"));
        }
        auto project = must(Project::open(path, Project::Mode::ReadWrite));
        added = must(project->addRun(newRun(std::make_shared<const Inputs>(edited.inputs))));
        edited.runs = { { added, "renamed" } };
        must(project->autosave(edited));
        must(project->save(edited));
        QVERIFY(!must(project->autosaved()));
        QCOMPARE(must(project->runs()).size(), std::size_t { 1 });
        QCOMPARE(must(project->runs())[0].name, std::string("renamed"));
        QCOMPARE(must(project->saved()).designs.size(), std::size_t { 2 });
    }

    void aDeletedRunCanBeListedAgainUntilTheProjectIsClosed()
    {
        const fs::path path = filled();
        auto project = must(Project::open(path, Project::Mode::ReadWrite));
        EditState state = must(project->saved());
        const auto runs = std::exchange(state.runs, {});
        must(project->save(state));
        QVERIFY(must(project->runs()).empty());
        state.runs = runs;
        must(project->save(state));
        QCOMPARE(must(project->points(runs[0].id)).size(), m_sample.points.size());
        state.runs.clear();
        must(project->save(state));
        project.reset();
        project = must(Project::open(path, Project::Mode::ReadWrite));
        QVERIFY(must(project->runs()).empty());
        QVERIFY(must(project->points(runs[0].id)).empty());
    }

    void aRunThatWasUnderWayIsInterruptedWhenItIsOpenedAgain()
    {
        const fs::path path = filled();
        std::int64_t id = 0;
        {
            auto project = must(Project::open(path, Project::Mode::ReadWrite));
            id = must(project->addRun(newRun(std::make_shared<const Inputs>(test::smallInputs()))));
            must(project->setRunState(id, RunState::Running));
            must(project->setCheckpoint(id, "{\"tasks\": …}"));
        }
        auto project = must(Project::open(path, Project::Mode::ReadWrite));
        QCOMPARE(must(project->run(id)).state, RunState::Interrupted);
        QCOMPARE(must(project->checkpoint(id)), std::string("{\"tasks\": …}"));
        must(project->setCheckpoint(id, ""));
        QCOMPARE(must(project->checkpoint(id)), std::string());
    }

    void killedWhileItWritesItKeepsWhatWasWrittenBefore()
    {
        const fs::path path = filled();
        int channel[2];
        QCOMPARE(::pipe(channel), 0);
        const pid_t child = ::fork();
        if (child == 0) { // writes batches and says so, until it is killed
            try {
                auto project = must(Project::open(path, Project::Mode::ReadWrite));
                const std::int64_t run = must(project->runs())[0].id;
                synthesis::PointTable table;
                for (std::int64_t id = 1'000'000;; id += 5000) {
                    table = {};
                    for (std::int64_t i = 0; i < 5000; ++i)
                        table.append(id + i, std::vector<double>(table.columns.size(), static_cast<double>(id + i) / 3));
                    must(project->appendPoints(run, table));
                    if (::write(channel[1], &id, sizeof id) != sizeof id)
                        break;
                }
            } catch (...) {
            }
            ::_exit(1);
        }
        ::close(channel[1]);
        std::int64_t last = 0;
        for (int i = 0; i < 5; ++i)
            QCOMPARE(::read(channel[0], &last, sizeof last), static_cast<ssize_t>(sizeof last));
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        QVERIFY(WIFSIGNALED(status));
        while (::read(channel[0], &last, sizeof last) == static_cast<ssize_t>(sizeof last)) { }
        ::close(channel[0]);
        auto project = must(Project::open(path, Project::Mode::ReadWrite));
        QVERIFY(!project->readOnly());
        const auto table = must(project->points(must(project->runs())[0].id));
        QVERIFY(table.ids.back() >= last + 4999);
        QCOMPARE((table.size() - m_sample.points.size()) % 5000, std::size_t { 0 });
    }

    void aReaderUndoesWhatAKilledWriterLeftHalfWritten()
    {
        // What a process leaves that is killed within a transaction: some new pages in the file, the old ones in the journal.
        const fs::path path = filled(), killed = path.parent_path() / "killed.pims";
        const std::string name = must(must(Project::open(path, Project::Mode::ReadOnly))->runs())[0].name;
        sqlite3* writer = nullptr;
        QCOMPARE(sqlite3_open(path.c_str(), &writer), SQLITE_OK);
        QCOMPARE(sqlite3_exec(writer,
                              "PRAGMA synchronous = FULL; PRAGMA cache_size = 2; BEGIN IMMEDIATE; UPDATE runs SET name = 'half written'; CREATE TABLE t (x BLOB);"
                              "WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 300) INSERT INTO t SELECT randomblob(4000) FROM c",
                              nullptr, nullptr, nullptr),
                 SQLITE_OK);
        fs::copy_file(path, killed);
        fs::copy_file(path.string() + "-journal", killed.string() + "-journal");
        sqlite3_close(writer);

        auto project = Project::open(killed, Project::Mode::ReadOnly);
        QVERIFY2(project.has_value(), project ? "" : project.error().text().c_str());
        const auto runs = must((*project)->runs());
        QCOMPARE(runs[0].name, name);
        QCOMPARE(must((*project)->points(runs[0].id)).size(), m_sample.points.size());
        QVERIFY(!fs::exists(killed.string() + "-journal"));
    }

    void aFullDiskIsAnErrorAndLosesNothing()
    {
        const fs::path path = filled();
        const auto size = static_cast<rlim_t>(fs::file_size(path));
        const pid_t child = ::fork();
        if (child == 0) { // may not write more than a little
            ::signal(SIGXFSZ, SIG_IGN);
            const rlimit limit { size + 100'000, size + 100'000 };
            ::setrlimit(RLIMIT_FSIZE, &limit);
            int answer = 1;
            try {
                auto project = must(Project::open(path, Project::Mode::ReadWrite));
                const std::int64_t run = must(project->runs())[0].id;
                const auto before = must(project->points(run)).size();
                synthesis::PointTable table;
                for (std::int64_t id = 1'000'000; id < 1'005'000; ++id)
                    table.append(id, std::vector<double>(table.columns.size(), static_cast<double>(id) / 3));
                const auto full = project->appendPoints(run, table);
                const bool told = !full && full.error().code == ErrorCode::IoError && full.error().where == path.string();
                answer = told && must(project->points(run)).size() == before ? 0 : 2;
                must(project->setCheckpoint(run, "small enough"));
            } catch (...) {
                answer = 3;
            }
            ::_exit(answer);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        QVERIFY(WIFEXITED(status));
        QCOMPARE(WEXITSTATUS(status), 0);
        auto project = must(Project::open(path, Project::Mode::ReadWrite));
        QCOMPARE(must(project->points(must(project->runs())[0].id)).size(), m_sample.points.size());
    }

    void whoComesSecondReadsOnly()
    {
        const fs::path path = filled();
        auto first = must(Project::open(path, Project::Mode::ReadWrite));
        QVERIFY(Project::isInUse(path));
        auto second = must(Project::open(path, Project::Mode::ReadWrite));
        QVERIFY(second->readOnly());
        QVERIFY(second->readOnlyReason().find("another") != std::string::npos);
        QCOMPARE(must(second->runs()).size(), std::size_t { 1 });
        const auto refused = second->save(must(second->saved()));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::IoError);
        first.reset();
        QVERIFY(!Project::isInUse(path));
    }

    void aCopyHoldsEverythingAndReplacesWhatStandsThere()
    {
        const fs::path path = filled(), other = fresh();
        auto project = must(Project::open(path, Project::Mode::ReadOnly));
        EditState state = must(project->saved());
        state.inputs.seed = 99;
        must(writeFileAtomically(other, "something else"));
        must(project->saveCopy(other, state));
        QCOMPARE(must(project->saved()).inputs.seed, std::uint64_t { 7 });
        auto copy = must(Project::open(other, Project::Mode::ReadWrite));
        QCOMPARE(must(copy->saved()).inputs.seed, std::uint64_t { 99 });
        QCOMPARE(must(copy->points(state.runs[0].id)).size(), m_sample.points.size());
        const auto missing = project->saveCopy(fs::path("/nowhere/x.pims"), state);
        QVERIFY(!missing);
        QVERIFY2(missing.error().text().find("/nowhere/x.pims") != std::string::npos, missing.error().text().c_str());
        const auto busy = project->saveCopy(other, state);
        QVERIFY(!busy);
        QVERIFY(busy.error().message.find("open") != std::string::npos);
    }

    void creatingNeverOverwrites()
    {
        const fs::path path = filled();
        QVERIFY(!Project::create(path, stateOf({})));
        QCOMPARE(must(must(Project::open(path, Project::Mode::ReadOnly))->runs()).size(), std::size_t { 1 });
        QVERIFY(!Project::create("/nowhere/x.pims", stateOf({})));
    }

    void version1IsMigrated()
    {
        const fs::path path = fresh();
        makeVersion1(path);
        {
            // What is opened for reading only is left as it is.
            auto project = must(Project::open(path, Project::Mode::ReadOnly));
            QCOMPARE(must(project->runs())[0].name, std::string("old run"));
            QVERIFY(must(project->trace(4)).empty());
        }
        const std::string before = must(readFile(path));
        QCOMPARE(must(readFile(path)), before);
        auto project = must(Project::open(path, Project::Mode::ReadWrite));
        const auto run = must(project->run(4));
        QCOMPARE(run.state, RunState::Infeasible);
        QCOMPARE(run.bound, 8.0);
        QCOMPARE(run.bestValue, 0.0); // it was not known
        QCOMPARE(must(project->saved()).inputs.seed, std::uint64_t { 7 });
        must(project->appendTrace(4, m_sample.trace));
        QCOMPARE(must(project->trace(4)).size(), m_sample.trace.size());
        project.reset();
        QVERIFY(must(readFile(path)) != before);
        QVERIFY(Project::open(path, Project::Mode::ReadOnly));
    }

    void version2IsMigrated()
    {
        const fs::path path = filled();
        sql(path, "ALTER TABLE states DROP COLUMN programs; PRAGMA user_version = 2;");
        QVERIFY(must(must(Project::open(path, Project::Mode::ReadOnly))->saved()).programs.records.empty());
        auto project = must(Project::open(path, Project::Mode::ReadWrite));
        EditState state = must(project->saved());
        QVERIFY(state.programs == Programs {});
        state.programs.set(sampleProgram());
        must(project->save(state));
        QVERIFY(must(project->saved()).programs == state.programs);
    }

    void programsAreKeptWithWhatWasSaved()
    {
        const fs::path path = filled();
        ProgramRecord record = sampleProgram();
        {
            auto project = must(Project::open(path, Project::Mode::ReadWrite));
            EditState state = must(project->saved());
            state.programs.next = record.settings;
            state.programs.set(record);
            record.verifiedElements = 99;
            state.programs.set(record); // in its place
            QCOMPARE(state.programs.records.size(), std::size_t { 1 });
            must(project->save(state));
            record.point = 8;
            state.programs.set(record);
            must(project->autosave(state));
        }
        auto project = must(Project::open(path, Project::Mode::ReadOnly));
        const Programs saved = must(project->saved()).programs;
        QCOMPARE(saved.records.size(), std::size_t { 1 });
        QVERIFY(saved.of(3, 7) && saved.of(3, 7)->verifiedElements == 99);
        QVERIFY(!saved.of(3, 8) && !saved.of(-1, 7));
        QVERIFY(saved.next == record.settings);
        QCOMPARE(must(project->autosaved())->programs.records.size(), std::size_t { 2 });
    }

    void programsOfADamagedFileAreNamed()
    {
        const std::string good = programsToJsonText({ sampleProgram().settings, { sampleProgram() } });
        QVERIFY(must(programsFromJsonText(good, "x")) == (Programs { sampleProgram().settings, { sampleProgram() } }));
        QVERIFY(must(programsFromJsonText("", "x")) == Programs {});
        const std::pair<const char*, const char*> damages[] { { "\"latency\"", "\"fast\"" }, { "\"chunks\":5", "\"chunks\":-1" }, { "\"verified\":0", "\"verified\":0,\"more\":1" },
                                                              { "\"element_bits\":8", "\"element_bits\":9" }, { "\"run\":3", "\"run\":\"3\"" } };
        for (const auto& [from, to] : damages) {
            std::string bad = good;
            const auto at = bad.find(from);
            QVERIFY2(at != std::string::npos, from);
            bad.replace(at, std::string(from).size(), to);
            const auto read = programsFromJsonText(bad, "x.pims: programs");
            QVERIFY2(!read, to);
            QCOMPARE(read.error().code, ErrorCode::ParseError);
            QVERIFY(read.error().text().find("x.pims: programs") != std::string::npos);
        }
    }

    void aNewerVersionIsRefusedWithBothVersions()
    {
        const fs::path path = filled();
        sql(path, "PRAGMA user_version = 77");
        const auto opened = Project::open(path, Project::Mode::ReadWrite);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::Unsupported);
        QVERIFY(opened.error().message.find("77") != std::string::npos);
        QVERIFY(opened.error().message.find("version " + std::to_string(kSchemaVersion)) != std::string::npos);
    }

    void otherFilesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("contents");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("{\"format\": \"pimstudio-design\"}");
        QTest::newRow("only the magic") << QByteArray("SQLite format 3\0", 16);
        QTest::newRow("magic and rubbish") << QByteArray("SQLite format 3\0", 16) + QByteArray(5000, 'x');
    }
    void otherFilesAreRefused()
    {
        QFETCH(QByteArray, contents);
        const fs::path path = fresh();
        must(writeFileAtomically(path, { contents.data(), static_cast<std::size_t>(contents.size()) }));
        for (const auto mode : { Project::Mode::ReadWrite, Project::Mode::ReadOnly }) {
            const auto opened = Project::open(path, mode);
            QVERIFY(!opened);
            QVERIFY2(opened.error().code == ErrorCode::ParseError, opened.error().text().c_str());
            QCOMPARE(opened.error().where, path.string());
        }
        QCOMPARE(must(readFile(path)).size(), static_cast<std::size_t>(contents.size()));
    }

    void aDatabaseOfAnotherProgramIsRefused()
    {
        const fs::path path = fresh();
        sql(path, "CREATE TABLE songs (title TEXT)");
        const auto opened = Project::open(path, Project::Mode::ReadWrite);
        QVERIFY(!opened);
        QVERIFY(opened.error().message.find("another program") != std::string::npos);
        QVERIFY(!Project::open("/nowhere/x.pims", Project::Mode::ReadWrite));
        QVERIFY(!Project::open(m_folder.path().toStdString(), Project::Mode::ReadWrite));
    }

    void damagedFilesGiveErrorsAndNeverCrash()
    {
        const std::string whole = must(readFile(filled()));
        const fs::path path = fresh();
        RandomStream random(11);
        int opened = 0, refused = 0;
        const auto readAll = [&]() -> Result<void> {
            auto project = Project::open(path, Project::Mode::ReadOnly);
            if (!project)
                return tl::unexpected(project.error());
            if (auto state = (*project)->saved(); !state)
                return tl::unexpected(state.error());
            auto runs = (*project)->runs();
            if (!runs)
                return tl::unexpected(runs.error());
            for (const RunRecord& run : *runs) {
                if (auto points = (*project)->points(run.id); !points)
                    return tl::unexpected(points.error());
                if (auto trace = (*project)->trace(run.id); !trace)
                    return tl::unexpected(trace.error());
                if (auto design = (*project)->designOf(run.id, 1); !design)
                    return tl::unexpected(design.error());
            }
            return {};
        };
        const auto attempt = [&](const std::string& bytes) {
            must(writeFileAtomically(path, bytes));
            const auto read = readAll();
            (read ? opened : refused) += 1;
            if (!read && read.error().where.find(path.string()) == std::string::npos)
                qFatal("an error without the file: %s", read.error().text().c_str());
        };
        for (int i = 0; i < 40; ++i)
            attempt(whole.substr(0, whole.size() * static_cast<std::size_t>(i) / 40));
        QCOMPARE(opened, 0);
        for (int i = 0; i < 150; ++i) {
            std::string broken = whole;
            const int places = i % 2 == 0 ? 1 : 200;
            for (int k = 0; k < places; ++k)
                broken[static_cast<std::size_t>(random.uniformInt(0, static_cast<std::int64_t>(whole.size()) - 1))] = static_cast<char>(random.next());
            attempt(broken);
        }
        for (int i = 0; i < 30; ++i) { // a whole page
            std::string broken = whole;
            const auto pages = static_cast<std::int64_t>(whole.size() / 4096);
            broken.replace(static_cast<std::size_t>(random.uniformInt(1, pages - 1)) * 4096, 4096, 4096, static_cast<char>(random.next()));
            attempt(broken);
        }
        QVERIFY(refused > 60);
    }
};

QTEST_APPLESS_MAIN(TestProject)
#include "tst_project.moc"
