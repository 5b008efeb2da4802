// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTreeWidget>

#include "tests/support/simulated_design.h"
#include "tests/support/widget_picture.h"
#include "widgets/program/analytic_export.h"
#include "widgets/program/analytic_table.h"

using namespace pim;
using namespace pim::widgets;
using Column = AnalyticModel::Column;

class TestAnalyticTable : public QObject
{
    Q_OBJECT

    std::shared_ptr<const program::AnalyticComparison> m_comparison;

private slots:
    void initTestCase()
    {
        const auto run = qEnvironmentVariableIsSet("PIM_PICTURES") ? test::simulatedDesign("resnet18", 49) : test::simulatedDesign();
        auto compared = program::compareWithAnalytic(run.design, *run.lanes, run.machine, run.options, run.result, false);
        QVERIFY(compared);
        m_comparison = std::make_shared<const program::AnalyticComparison>(std::move(*compared));
    }
    void init()
    {
        Theme::instance().install(*qApp);
        Theme::instance().setMode(ThemeMode::Light);
    }

    void theModelKeepsTheRulesOfModels()
    {
        AnalyticModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setComparison(m_comparison);
        QCOMPARE(model.rowCount(), int(m_comparison->layers.size()));
        QCOMPARE(model.columnCount(), int(Column::ColumnCount));
        for (int c = 0; c < model.columnCount(); ++c)
            QVERIFY(!model.headerData(c, Qt::Horizontal).toString().isEmpty());
        model.setComparison(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }
    void cellsAreTheFiguresOfBothModels()
    {
        AnalyticModel model;
        model.setComparison(m_comparison);
        int both = 0;
        for (int r = 0; r < model.rowCount(); ++r) {
            const auto& layer = m_comparison->layers[std::size_t(r)];
            QCOMPARE(model.index(r, Column::Layer).data().toString(), QString::fromStdString(layer.name));
            QCOMPARE(model.index(r, Column::AnalyticTime).data(AnalyticModel::kSortRole).toDouble(), layer.analytic.time.value);
            QCOMPARE(model.index(r, Column::SimulatedEnergy).data(AnalyticModel::kSortRole).toDouble(), layer.simulated.energy.value);
            if (!layer.analytic.present || !layer.simulated.present)
                continue;
            ++both;
            QVERIFY(model.index(r, Column::TimeRatio).data().toString().startsWith(QStringLiteral("×")));
            QVERIFY(!model.index(r, Column::Why).data().toString().isEmpty());
            QCOMPARE(model.index(r, Column::Why).data().toString(), causeLabel(layer.causes.front(), *m_comparison, r));
            QVERIFY(model.index(r, Column::Why).data(Qt::ToolTipRole).toString().contains(causeLabel(layer.causes.front(), *m_comparison)));
        }
        QVERIFY(both > 0);
    }
    void sortingBringsTheLargestToTheTop()
    {
        AnalyticTable table;
        table.setComparison(m_comparison);
        table.table()->sortByColumn(Column::SimulatedTime, Qt::DescendingOrder);
        const QStringList lines = table.tableText().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), int(m_comparison->layers.size()) + 1);
        const auto longest = std::max_element(m_comparison->layers.begin(), m_comparison->layers.end(),
                                              [](const auto& a, const auto& b) { return a.simulated.time.value < b.simulated.time.value; });
        QVERIFY(lines[1].startsWith(QString::fromStdString(longest->name) + QLatin1Char('\t')));
    }
    void aLayerShowsWhatItsTimeGoesToAndWhy()
    {
        AnalyticTable table;
        table.setComparison(m_comparison);
        QCOMPARE(table.currentLayer(), -1);
        int layer = 0;
        while (m_comparison->layers[std::size_t(layer)].reasons.empty())
            ++layer;
        table.setCurrentLayer(layer);
        QCOMPARE(table.currentLayer(), layer);
        bool reason = false;
        for (auto* label : table.findChildren<QLabel*>())
            reason = reason || label->text().contains(reasonSentence(m_comparison->layers[std::size_t(layer)].reasons.front()));
        QVERIFY(reason);
        for (auto* tree : table.findChildren<QTreeWidget*>())
            QVERIFY(tree->topLevelItemCount() >= 2);
        table.setComparison(m_comparison); // keeps the row
        table.setCurrentLayer(-1);
        bool note = false;
        for (auto* label : table.findChildren<QLabel*>())
            note = note || label->text().contains(noteSentence(m_comparison->notes.front()));
        QVERIFY(note);
    }
    void everyReasonAndNoteIsASentence()
    {
        for (int k = 0; k < program::kReasonCount; ++k) {
            const QString text = reasonSentence({ program::ReasonKind(k), Time { 1 }, 2, 3 });
            QVERIFY(text.endsWith(QLatin1Char('.')) && !text.contains(QLatin1Char('%')));
        }
        for (const auto kind : { program::NoteKind::DataBits, program::NoteKind::WeightBits, program::NoteKind::Crossbars, program::NoteKind::InFlight,
                                 program::NoteKind::MvmRead, program::NoteKind::StaticPower, program::NoteKind::Mode, program::NoteKind::Columns,
                                 program::NoteKind::FreeLoads, program::NoteKind::RestTime }) {
            const QString text = noteSentence({ kind, 2, 3 });
            QVERIFY(text.endsWith(QLatin1Char('.')) && !text.contains(QLatin1Char('%')));
        }
    }
    void theWholeNetworkIsRankedByWhatItHangsOn()
    {
        AnalyticTable table;
        table.setComparison(m_comparison);
        auto* work = table.findChildren<QTreeWidget*>().front();
        for (auto* tree : table.findChildren<QTreeWidget*>())
            if (tree->headerItem()->text(0).startsWith(QStringLiteral("Work")))
                work = tree;
        QVERIFY(work->topLevelItemCount() > 2);
        QCOMPARE(work->topLevelItem(0)->text(0), causeLabel(m_comparison->causes.front(), *m_comparison));
        QVERIFY(!issueSentence(m_comparison->layers[std::size_t(m_comparison->causes.front().layer)]).isEmpty());
        for (int k = 0; k < program::kPathKindCount; ++k)
            QVERIFY(!pathKindLabel(program::PathKind(k)).isEmpty());
    }
    void anotherMachineIsSaidAndNotCompared()
    {
        auto other = std::make_shared<program::AnalyticComparison>(*m_comparison);
        other->otherMachine = "pimcomp";
        for (auto& layer : other->layers) {
            layer.reasons.clear();
            layer.causes.clear();
        }
        other->causes.clear();
        AnalyticTable table;
        table.resize(900, 500);
        table.show();
        table.setComparison(other);
        bool said = false;
        for (auto* label : table.findChildren<QLabel*>())
            said = said || (label->isVisible() && label->text().contains(QStringLiteral("pimcomp")));
        QVERIFY(said);
        for (int r = 0; r < table.model()->rowCount(); ++r) {
            QVERIFY(!table.model()->index(r, Column::TimeRatio).data().toString().contains(QStringLiteral("×")));
            QVERIFY(!table.model()->index(r, Column::EnergyRatio).data().toString().contains(QStringLiteral("×")));
        }
        table.setComparison(m_comparison);
        for (auto* label : table.findChildren<QLabel*>())
            QVERIFY(!label->isVisible() || !label->text().contains(QStringLiteral("pimcomp")));
    }
    void theTableIsCopiedAndExported()
    {
        AnalyticTable table;
        table.resize(700, 600); // details below
        table.show();
        table.setComparison(m_comparison);
        table.table()->setFocus();
        QTest::keyClick(table.table(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), table.tableText());
        const QList<QByteArray> lines = comparisonCsv(*m_comparison).split('\n');
        QCOMPARE(lines.size(), qsizetype(m_comparison->layers.size()) + 2);
        for (qsizetype i = 0; i + 1 < lines.size(); ++i)
            QCOMPARE(lines[i].count(','), 8);
        const QJsonObject json = QJsonDocument::fromJson(comparisonJson(*m_comparison)).object();
        QCOMPARE(json[QStringLiteral("layers")].toArray().size(), qsizetype(m_comparison->layers.size()));
        QCOMPARE(json[QStringLiteral("simulated")].toObject()[QStringLiteral("latency_ns")].toDouble(), m_comparison->simulatedLatency.value);
        QCOMPARE(json[QStringLiteral("causes")].toArray().size(), qsizetype(m_comparison->causes.size()));
    }
    void workAndFailuresAreShownInstead()
    {
        AnalyticTable table;
        table.resize(900, 500);
        table.show();
        QVERIFY(!table.table()->isVisible());
        QSignalSpy cancelled(&table, &AnalyticTable::cancelRequested), again(&table, &AnalyticTable::retryRequested);
        table.setBusy(0.3);
        QVERIFY(!table.table()->isVisible());
        table.setFailure(QStringLiteral("no trace"));
        QVERIFY(!table.table()->isVisible());
        table.setComparison(m_comparison);
        QVERIFY(table.table()->isVisible());
    }
    void looksGood()
    {
        AnalyticTable table;
        table.setComparison(m_comparison);
        test::takePictures(table, QStringLiteral("analytic-whole"), { 1280, 640 });
        int layer = 0;
        while (m_comparison->layers[std::size_t(layer)].reasons.size() < 4)
            ++layer;
        table.setCurrentLayer(layer);
        test::takePictures(table, QStringLiteral("analytic-layer"), { 1280, 640 });
    }
};

QTEST_MAIN(TestAnalyticTable)
#include "tst_analytic_table.moc"
