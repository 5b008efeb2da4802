// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <map>

#include <QRegularExpression>
#include <QXmlStreamReader>

#include "core/report/html_report.h"
#include "core/report/latex.h"
#include "tests/support/shared_design.h"
#include "tests/support/small_design.h"

using namespace pim;

namespace {

compare::Comparison hostile()
{
    std::vector<compare::Entry> entries;
    for (int i = 0; i < 2; ++i) {
        auto d = test::smallDesign("conv1 3x16x16 -> 16 k3 s1 p1; fc 10", evaluation::ModelOptions::studio());
        auto network = *d.network;
        network.name = "<script>alert(1)</script> & \"x\"";
        network.layers[0].name = "conv1<b>_50%\x01";
        d.network = std::make_shared<const network::Network>(network);
        d.layers[0].weightDuplication = 1 + 3 * i;
        entries.push_back(compare::entryOf(i ? "B & <i>co</i>" : "A", d).value());
    }
    return compare::compareDesigns(std::move(entries)).value();
}

} // namespace

class TestHtmlReport : public QObject
{
    Q_OBJECT

private slots:
    void namesCannotBreakOut()
    {
        const auto c = hostile();
        report::ReportContent content;
        content.title = c.designs[0].design->network->name;
        content.comparison = &c;
        content.design = &c.designs[1];
        const auto made = report::htmlReport(content);
        const QString html = QString::fromStdString(made.html);
        QVERIFY(!html.contains("<script") && !html.contains("<i>co") && !html.contains("conv1<b>")
                && !html.contains(QChar(1)));
        QVERIFY(html.contains("B &amp; &lt;i&gt;co"));
        // One file: nothing is fetched from elsewhere.
        QVERIFY(!html.contains("src=") && !html.contains("href=") && !html.contains("url("));
        QCOMPARE(html.count("<svg"), qsizetype(made.figures.size()));
        QVERIFY(made.figures.size() >= 3);
    }

    void figuresAreWellFormed()
    {
        const auto c = hostile();
        report::ReportContent content;
        content.comparison = &c;
        const auto made = report::htmlReport(content, false);
        QVERIFY(!QString::fromStdString(made.html).contains("<svg"));
        for (std::size_t i = 0; i < made.figures.size(); ++i) {
            QVERIFY(QString::fromStdString(made.html).contains(QString("src=\"figure:%1\"").arg(i)));
            QXmlStreamReader reader(QString::fromStdString(made.figures[i]));
            while (!reader.atEnd())
                reader.readNext();
            QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        }
    }

    void hasWhatAReaderNeeds()
    {
        const auto c = hostile();
        report::ReportContent content;
        content.comparison = &c;
        const QString html = QString::fromStdString(report::htmlReport(content).html);
        for (const char* part : { "Inputs and provenance", "Metrics", "Why they differ", "Configuration:", "Energy",
                                  "Floorplans", "against A", "seed 1" })
            QVERIFY2(html.contains(part), part);
    }

    void macrosOfALayerAreItsOwn()
    {
        const auto made = test::sharedDesign();
        const compare::Entry entry { "one", made.design, made.evaluation };
        report::ReportContent content;
        content.design = &entry;
        const QString html = QString::fromStdString(report::htmlReport(content).html);
        const QString table = html.mid(html.indexOf("<h2>Layers</h2>"));
        static const QRegularExpression row("<tr>(.*?)</tr>", QRegularExpression::DotMatchesEverythingOption),
            cell("<t[hd][^>]*>(.*?)</t[hd]>", QRegularExpression::DotMatchesEverythingOption);
        qsizetype column = -1;
        std::map<QString, QString> macros;
        for (auto rows = row.globalMatch(table); rows.hasNext();) {
            QStringList cells;
            for (auto all = cell.globalMatch(rows.next().captured(1)); all.hasNext();)
                cells << all.next().captured(1);
            if (column < 0)
                column = cells.indexOf("macros");
            else if (cells.size() > column)
                macros[cells[0]] = cells[column];
        }
        QVERIFY(column > 0);
        int shared = 0;
        std::int64_t sum = 0;
        for (std::size_t l = 0; l < made.design->layers.size(); ++l) {
            const auto& layer = made.design->network->layers[l];
            if (!layer.onCrossbars())
                continue;
            const int own = made.design->layers[l].macros;
            QCOMPARE(macros[QString::fromStdString(layer.name)], QString::number(own));
            shared += made.evaluation->layers[l].macros != own;
            sum += own;
        }
        QVERIFY(shared > 0);
        QCOMPARE(sum, made.evaluation->metrics.macros); // every macro is told once
    }

    void latexTablesAreEscaped()
    {
        const QString tex = QString::fromStdString(report::latexComparison(hostile()));
        QVERIFY(tex.contains("B \\& <i>co"));
        QVERIFY(tex.contains("conv1<b>\\_50\\%"));
        QCOMPARE(tex.count("\\begin{table}"), qsizetype(2));
        QCOMPARE(tex.count("{"), tex.count("}"));
    }
};

QTEST_APPLESS_MAIN(TestHtmlReport)
#include "tst_html_report.moc"
