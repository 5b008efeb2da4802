// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include "core/base/file.h"
#include "core/design/design_json.h"
#include "core/project/designs_of.h"
#include "tests/support/project_sample.h"

using namespace pim;
using namespace pim::project;
using test::must;

class TstDesignsOf : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
    Inputs m_inputs;
    std::shared_ptr<const design::Design> m_design;

    std::filesystem::path file(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)).toStdString(); }
    static QByteArray digest(const std::filesystem::path& path)
    {
        QFile in(QString::fromStdString(path.string()));
        return in.open(QIODevice::ReadOnly) ? QCryptographicHash::hash(in.readAll(), QCryptographicHash::Sha256) : QByteArray();
    }
    DesignRecord record(std::int64_t id, const char* name, const char* letter) const
    {
        return { .id = id, .name = name, .letter = letter, .design = m_design };
    }

private slots:
    void initTestCase()
    {
        m_inputs = test::smallInputs();
        m_design = std::make_shared<const design::Design>(test::runOf(m_inputs).result.best);
    }

    void aProjectOffersPinsThenKeptOnesThenBestsAndIsNotChanged()
    {
        const auto path = file("other.pims");
        {
            EditState state;
            state.inputs = m_inputs;
            state.designs = { record(1, "kept one", ""), record(2, "Design 926", "A"), record(3, "mine", "B") };
            auto project = must(Project::create(path, state));
            for (const char* name : { "first", "second" }) {
                RunRecord run = newRun(std::make_shared<const Inputs>(m_inputs));
                run.name = name;
                run.id = must(project->addRun(run));
                setOutcome(run, test::runOf(m_inputs).result);
                must(project->updateRun(run));
                state.runs.push_back({ run.id, run.name });
            }
            must(project->save(state));
        }
        const QByteArray before = digest(path);
        const QDateTime written = QFileInfo(QString::fromStdString(path.string())).lastModified();
        const QStringList beside = QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden);
        const auto designs = must(designsOf(path));
        using Kind = DesignInFile::Kind;
        QCOMPARE(designs.size(), std::size_t { 5 });
        const std::pair<Kind, const char*> wanted[] { { Kind::Pinned, "Design 926" }, { Kind::Pinned, "mine" }, { Kind::Kept, "kept one" }, { Kind::BestOfRun, "second" }, { Kind::BestOfRun, "first" } };
        for (std::size_t i = 0; i < designs.size(); ++i) {
            QCOMPARE(designs[i].kind, wanted[i].first);
            QCOMPARE(designs[i].record.name, std::string(wanted[i].second));
            QVERIFY(designs[i].record.design && designs[i].record.design->layers == m_design->layers);
        }
        QCOMPARE(digest(path), before);
        QCOMPARE(QFileInfo(QString::fromStdString(path.string())).lastModified(), written);
        QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden), beside);
        // Somebody who works on it is not disturbed, and edits that are not saved are theirs.
        auto theirs = must(Project::open(path, Project::Mode::ReadWrite));
        QVERIFY(!theirs->readOnly());
        QCOMPARE(must(designsOf(path)).size(), std::size_t { 5 });
        must(theirs->clearAutosave()); // still theirs to write
    }

    void aDesignFileHoldsOne()
    {
        const auto path = file("one.json");
        must(design::writeDesign(path, *m_design));
        const QByteArray before = digest(path);
        const auto designs = must(designsOf(path));
        QCOMPARE(designs.size(), std::size_t { 1 });
        QCOMPARE(designs[0].kind, DesignInFile::Kind::DesignFile);
        QCOMPARE(designs[0].record.name, std::string("one.json"));
        QVERIFY(designs[0].record.design->layers == m_design->layers);
        QCOMPARE(digest(path), before);
    }

    void errorsNameTheFileAndTheRule()
    {
        const auto refused = [&](const std::filesystem::path& path) {
            const auto designs = designsOf(path);
            return designs ? std::string() : designs.error().text();
        };
        std::string text = design::designToJsonText(*m_design);
        const auto broken = file("broken.json");
        const auto at = text.find("\"weight_duplication\": ");
        QVERIFY(at != std::string::npos);
        text.insert(at + std::string("\"weight_duplication\": ").size(), "-");
        must(writeFileAtomically(broken, text));
        const std::string said = refused(broken);
        QVERIFY2(said.find("broken.json") != std::string::npos && said.find("weight_duplication") != std::string::npos, said.c_str());
        must(writeFileAtomically(file("text.pims"), "no database"));
        QVERIFY2(refused(file("text.pims")).find("text.pims") != std::string::npos, refused(file("text.pims")).c_str());
        QVERIFY(refused(file("missing.json")).find("missing.json") != std::string::npos);
        QVERIFY(refused(file("missing.pims")).find("missing.pims") != std::string::npos);
        QVERIFY(!QFileInfo::exists(QString::fromStdString(file("missing.pims").string()))); // opening makes none
        EditState empty;
        empty.inputs = m_inputs;
        must(Project::create(file("empty.pims"), empty));
        const auto none = designsOf(file("empty.pims"));
        QVERIFY(!none);
        QCOMPARE(none.error().code, ErrorCode::InvalidArgument);
        QVERIFY2(none.error().text().find("empty.pims") != std::string::npos && none.error().text().find("no design") != std::string::npos, none.error().text().c_str());
    }
};

QTEST_APPLESS_MAIN(TstDesignsOf)
#include "tst_designs_of.moc"
