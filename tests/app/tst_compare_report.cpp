// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
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

    void saysWhenItCannotWrite()
    {
        const auto result = app::writeReport(QStringLiteral("/nonexistent/a.html"), &m_comparison, nullptr);
        QVERIFY(!result && result.error().code == ErrorCode::IoError);
    }
};

QTEST_MAIN(TestCompareReport)
#include "tst_compare_report.moc"
