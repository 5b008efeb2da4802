// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include "app/compare_report.h"
#include "core/compare/manual_design.h"
#include "tests/support/example_design.h"

using namespace pim;

class TestCompareReport : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    compare::Comparison m_comparison;

    QByteArray written(const char* name)
    {
        const QString path = m_folder.filePath(QString::fromLatin1(name));
        if (!app::writeReport(path, &m_comparison, nullptr))
            return {};
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private slots:
    void initTestCase()
    {
        const auto made = test::exampleDesign("alexnet", 49);
        auto isaac = compare::manualDesign(*compare::findManualMachine("isaac"), made.best.network, Power { 49 },
                                           made.best.model, {})
                         .value();
        m_comparison = compare::compareDesigns({ compare::entryOf("ours", made.best).value(), isaac.entry }).value();
    }

    void writesWhatTheEndingSays()
    {
        QVERIFY(written("a.html").startsWith("<!DOCTYPE html>"));
        QVERIFY(written("a.tex").contains("\\begin{tabular}"));
        const QByteArray pdf = written("a.pdf");
        QVERIFY(pdf.startsWith("%PDF-") && pdf.size() > 20'000); // figures are in it
        if (const QString folder = qEnvironmentVariable("PIM_PICTURES"); !folder.isEmpty())
            QFile::copy(m_folder.filePath(QStringLiteral("a.pdf")), folder + QStringLiteral("/report.pdf"));
    }

    void reportsOneDesign()
    {
        const auto& design = *m_comparison.designs[0].design;
        const auto file = [&](const char* name) {
            const QString path = m_folder.filePath(QString::fromLatin1(name));
            if (!app::writeDesignReport(path, "Design <7>", design))
                return QByteArray();
            QFile out(path);
            return out.open(QIODevice::ReadOnly) ? out.readAll() : QByteArray();
        };
        const QByteArray html = file("one.html");
        for (const char* part : { "Inputs and provenance", "Figures", "Breakdown", "Timeline", "Floorplan", "Layers", "Hardware", "Design &lt;7&gt;" })
            QVERIFY2(html.contains(part), part);
        QCOMPARE(html.count("<svg"), qsizetype { 3 });
        QVERIFY(file("one.tex").contains("\\begin{tabular}"));
        const QByteArray pdf = file("one.pdf");
        QVERIFY(pdf.startsWith("%PDF-") && pdf.size() > 15'000);
        QVERIFY(!pdf.contains("/Subtype /Image")); // figures are vectors
        if (const QString folder = qEnvironmentVariable("PIM_PICTURES"); !folder.isEmpty())
            QFile::copy(m_folder.filePath(QStringLiteral("one.pdf")), folder + QStringLiteral("/one.pdf"));
        auto broken = design;
        broken.layers.pop_back();
        QVERIFY(!app::writeDesignReport(m_folder.filePath(QStringLiteral("no.html")), "x", broken));
    }

    void reportsFourDesignsAndThePaper()
    {
        std::vector<compare::Entry> entries = m_comparison.designs;
        entries.push_back(entries[0]);
        entries.push_back(entries[1]);
        const auto four = compare::compareDesigns(entries).value();
        compare::ReproductionOptions options;
        options.networks = { "alexnet" };
        options.effort = synthesis::Effort::Fast;
        const auto paper = compare::reproduce(options, {}).value();
        const QString path = m_folder.filePath(QStringLiteral("four.pdf"));
        QVERIFY(app::writeReport(path, &four, &paper));
        if (const QString folder = qEnvironmentVariable("PIM_PICTURES"); !folder.isEmpty())
            QFile::copy(path, folder + QStringLiteral("/four.pdf"));
        QVERIFY(QFileInfo(path).size() > 20'000);
    }

    void saysWhenItCannotWrite()
    {
        const auto result = app::writeReport(QStringLiteral("/nonexistent/a.html"), &m_comparison, nullptr);
        QVERIFY(!result && result.error().code == ErrorCode::IoError);
    }
};

QTEST_MAIN(TestCompareReport)
#include "tst_compare_report.moc"
