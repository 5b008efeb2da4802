// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/report/comparison_tables.h"

using namespace pim;

class TestComparisonTables : public QObject
{
    Q_OBJECT

    static qsizetype fields(const QString& line) { return line.split(QLatin1Char(',')).size(); }

private slots:
    void aMatrixHasALineACell()
    {
        compare::Portability matrix;
        matrix.machines = { "A, first", "B" };
        matrix.networks = { "resnet_18", "alexnet" };
        matrix.cells.assign(2, std::vector<compare::PortabilityCell>(2));
        for (auto& row : matrix.cells)
            for (auto& cell : row) {
                cell.fits = true;
                cell.metrics.powerEfficiencyGopsPerW = 812.5;
                cell.efficiencyKept = 0.61;
            }
        matrix.cells[0][0].own = true;
        matrix.cells[1][0].fits = false;
        matrix.cells[1][0].reason = "needs 900";
        const QString csv = QString::fromStdString(report::portabilityCsv(matrix));
        const QStringList lines = csv.split(QStringLiteral("\r\n"), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 5);
        QVERIFY(lines[1].startsWith(QStringLiteral("\"A, first\",resnet_18,1,1,,812.5,")));
        QCOMPARE(lines[3], QString("B,resnet_18,0,0,needs 900,,,,,"));
        for (const qsizetype i : { 2, 3, 4 })
            QCOMPARE(fields(lines[i]) - (lines[i].startsWith(QLatin1Char('"')) ? 1 : 0), fields(lines[0]));
        const QString tex = QString::fromStdString(report::latexPortability(matrix));
        QVERIFY(tex.contains(QStringLiteral("resnet\\_18")));
        QVERIFY(tex.contains(QStringLiteral("\\textbf{812.5 (61\\,\\%)}")));
        QVERIFY(tex.contains(QStringLiteral("B & -- & 812.5 (61\\,\\%) \\\\")));
    }

    void aSweepHasALineANetworkAndBudget()
    {
        compare::BudgetSweep sweep;
        for (const char* network : { "resnet18", "vgg16" }) {
            sweep.series.push_back({ network, {} });
            for (const double watts : { 25.0, 50.0 }) {
                synthesis::SweepPoint point;
                point.budget = { watts };
                point.feasible = watts > 30 || sweep.series.size() == 1;
                point.reason = point.feasible ? "" : "too little";
                point.metrics.powerEfficiencyGopsPerW = 500 + watts;
                point.metrics.throughputGops = 1e3 * watts;
                sweep.series.back().points.push_back(point);
            }
        }
        const QStringList lines = QString::fromStdString(report::budgetSweepCsv(sweep)).split(QStringLiteral("\r\n"), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 5);
        QVERIFY(lines[0].startsWith(QStringLiteral("network,")));
        QVERIFY(lines[1].startsWith(QStringLiteral("resnet18,25")));
        QVERIFY(lines[3].startsWith(QStringLiteral("vgg16,25")));
        const QString tex = QString::fromStdString(report::latexBudgetSweep(sweep));
        QVERIFY(tex.contains(QStringLiteral("25.00\\,W & 525.0 & 25.00 & -- & -- \\\\")) || tex.contains(QStringLiteral("25\\,W & 525 & 25 & -- & -- \\\\")));
        QCOMPARE(report::budgetSweepCsv({}), std::string());
    }

    void layersHaveALineEach()
    {
        compare::Comparison c;
        c.designs.resize(2);
        compare::LayerFigures f;
        f.present = f.onCrossbars = true;
        f.energyUj = 2.5;
        f.duplication = 24;
        c.layers.push_back({ "conv_1", { f, {} } });
        c.layers.push_back({ "input", std::vector<compare::LayerFigures>(2) }); // nothing to tell
        const QStringList lines = QString::fromStdString(report::comparisonLayersCsv(c)).split(QStringLiteral("\r\n"), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 2);
        QCOMPARE(fields(lines[1]), fields(lines[0]));
        QVERIFY(lines[1].startsWith(QStringLiteral("conv_1,2.5,24,")));
        QVERIFY(QString::fromStdString(report::latexComparisonLayers(c)).contains(QStringLiteral("conv\\_1 & 2.5")));
    }
};

QTEST_APPLESS_MAIN(TestComparisonTables)
#include "tst_comparison_tables.moc"
