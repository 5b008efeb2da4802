// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

#include "widgets/common/theme.h"
#include "widgets/plot/runs_table.h"

using namespace pim;
using namespace pim::widgets;

namespace {

RunRow row(std::int64_t id, const QString& name, RunState state, double best)
{
    RunRow run;
    run.id = id;
    run.name = name;
    run.model = QStringLiteral("ResNet-18");
    run.budget = { 49 };
    run.state = state;
    run.best = best;
    run.unit = QStringLiteral("GOPS/W");
    run.evaluations = best > 0 ? 512600 : 0;
    run.seconds = best > 0 ? 127 : 0;
    return run;
}

std::vector<RunRow> some()
{
    std::vector<RunRow> runs { row(1, QStringLiteral("Normal, specialized"), RunState::Running, 394.3), row(2, QStringLiteral("Half budget"), RunState::Queued, 0),
                               row(3, QStringLiteral("Normal, identical"), RunState::Finished, 352.7), row(4, QStringLiteral("First try"), RunState::Finished, 371.9),
                               row(5, QStringLiteral("Tiny"), RunState::NothingFits, 0), row(6, QStringLiteral("Power cut"), RunState::Interrupted, 120) };
    runs[0].progress = 0.63;
    runs[0].bound = 421;
    runs[0].gap = 0.068;
    runs[3].outOfDate = true;
    return runs;
}

} // namespace

class TstRunsTable : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { Theme::instance().install(*qApp); }

    void modelHoldsWhileRunsComeAndGo()
    {
        RunsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        auto runs = some();
        model.setRuns(runs);
        QCOMPARE(model.rowCount(), 6);
        runs.erase(runs.begin() + 1);
        runs[0].progress = 0.7;
        runs.insert(runs.begin() + 2, row(9, QStringLiteral("between"), RunState::Queued, 0));
        model.setRuns(runs);
        QCOMPARE(model.runs(), runs);
        QCOMPARE(reset.count(), 0); // a selection stays
        std::swap(runs[0], runs[1]);
        model.setRuns(runs);
        QCOMPARE(model.runs(), runs);
        model.setRun(row(77, QStringLiteral("new"), RunState::Queued, 0));
        model.removeRun(3);
        model.removeRun(12345);
        QCOMPARE(model.rowOf(3), -1);
        QCOMPARE(model.rowOf(77), 5);
        model.setRuns({});
        QCOMPARE(model.rowCount(), 0);
    }

    void cellsReadAsInTheStatusOfTheRun()
    {
        RunsModel model;
        model.setRuns(some());
        const auto text = [&](int r, int c) { return model.index(r, c).data().toString(); };
        QCOMPARE(text(0, RunsModel::State), QStringLiteral("63 %"));
        QCOMPARE(text(1, RunsModel::State), stateText(RunState::Queued));
        QCOMPARE(text(1, RunsModel::Best), QStringLiteral("–"));
        QCOMPARE(text(0, RunsModel::Best), QStringLiteral("394.3"));
        QCOMPARE(text(0, RunsModel::Budget), QStringLiteral("49.0 W"));
        QCOMPARE(text(2, RunsModel::Seconds), QStringLiteral("2:07"));
        QVERIFY(model.headerData(RunsModel::Best, Qt::Horizontal).toString().contains(QStringLiteral("GOPS/W")));
        RunRow other = row(8, QStringLiteral("x"), RunState::Finished, 12);
        other.unit = QStringLiteral("us");
        model.setRun(other); // two units: each cell says its own
        QVERIFY(text(0, RunsModel::Best).endsWith(QStringLiteral("GOPS/W")));
        QVERIFY(!model.headerData(RunsModel::Best, Qt::Horizontal).toString().contains(QStringLiteral("GOPS/W")));
    }

    void renameAsksAndDoesNotChangeByItself()
    {
        RunsTable table;
        table.runs().setRuns(some());
        table.resize(826, 180);
        table.show();
        QSignalSpy renamed(&table, &RunsTable::renameRequested);
        QVERIFY(QTest::qWaitForWindowExposed(&table));
        table.activateWindow();
        table.setCurrentRun(3);
        table.setFocus();
        QTest::keyClick(&table, Qt::Key_F2);
        auto* editor = table.viewport()->findChild<QLineEdit*>();
        QVERIFY(editor);
        editor->setText(QStringLiteral("Identical macros"));
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(renamed.count(), 1);
        QCOMPARE(renamed[0][0].toLongLong(), 3);
        QCOMPARE(renamed[0][1].toString(), QStringLiteral("Identical macros"));
        QCOMPARE(table.runs().runs()[2].name, QStringLiteral("Normal, identical"));
    }

    void linkOfAnOutdatedRunRunsItAgain()
    {
        RunsTable table;
        table.runs().setRuns(some());
        table.resize(826, 180);
        table.show();
        QSignalSpy again(&table, &RunsTable::rerunRequested);
        const QModelIndex cell = table.model()->index(3, RunsModel::State);
        QVERIFY(cell.data(RunsModel::kStaleRole).toBool());
        const QRect rect = table.visualRect(cell);
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, { rect.left() + 12, rect.center().y() }); // on the words
        QCOMPARE(again.count(), 0);
        const int link = rect.left() + 12 + QFontMetrics(table.font()).horizontalAdvance(RunsModel::tr("Out of date") + QStringLiteral("  "));
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, { link, rect.center().y() });
        QCOMPARE(again.count(), 1);
        QCOMPARE(again[0][0].toLongLong(), 4);
    }

    void actionsFollowTheState()
    {
        RunsTable table;
        table.runs().setRuns(some());
        QSignalSpy paused(&table, &RunsTable::pauseRequested), continued(&table, &RunsTable::continueRequested), deleted(&table, &RunsTable::deleteRequested), activated(&table, &RunsTable::runActivated);
        const auto enabled = [&](const QString& part) {
            for (const QAction* action : table.actions())
                if (action->text().remove(QLatin1Char('&')).startsWith(part))
                    return action->isEnabled();
            return false;
        };
        table.setCurrentRun(1);
        QCOMPARE(activated.count(), 0); // told to, not chosen
        QVERIFY(enabled(QStringLiteral("Pause")) && enabled(QStringLiteral("Stop")) && !enabled(QStringLiteral("Continue")) && !enabled(QStringLiteral("Re-run")));
        table.setCurrentRun(6);
        QVERIFY(enabled(QStringLiteral("Continue")) && !enabled(QStringLiteral("Pause")) && enabled(QStringLiteral("Re-run")));
        RunRow changed = table.runs().runs()[5];
        changed.state = RunState::Running; // the run under the cursor starts
        table.runs().setRun(changed);
        QVERIFY(enabled(QStringLiteral("Pause")) && !enabled(QStringLiteral("Continue")));
        table.selectAll();
        QVERIFY(!enabled(QStringLiteral("Compare")) && !enabled(QStringLiteral("Rename")) && enabled(QStringLiteral("Delete")));
        QTest::keyClick(&table, Qt::Key_Home);
    }

    void sortsByValueNotByText()
    {
        RunsTable table;
        table.runs().setRuns(some());
        table.sortByColumn(RunsModel::Best, Qt::DescendingOrder);
        QCOMPARE(table.model()->index(0, RunsModel::Best).data().toString(), QStringLiteral("394.3"));
        QCOMPARE(table.model()->index(3, RunsModel::Best).data().toString(), QStringLiteral("120.0"));
        table.selectRow(0);
        QCOMPARE(table.selectedRuns(), QList<qint64> { 1 });
    }

    void copiesRowsAsText()
    {
        RunsTable table;
        table.runs().setRuns(some());
        QCOMPARE(table.tsv().count(QLatin1Char('\n')), 7);
        table.selectRow(2);
        const QStringList lines = table.tsv().split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines[1].split(QLatin1Char('\t')).size(), static_cast<qsizetype>(RunsModel::kColumns));
        table.copy();
        QCOMPARE(QGuiApplication::clipboard()->text(), table.tsv());
    }

    void drawsInBothThemes()
    {
        for (const ThemeMode mode : { ThemeMode::Light, ThemeMode::Dark }) {
            Theme::instance().setMode(mode);
            RunsTable table;
            table.runs().setRuns(some());
            table.setCurrentRun(1);
            table.resize(826, 190);
            table.show();
            const QImage image = table.grab().toImage();
            QVERIFY(!image.isNull());
            const QString folder = qEnvironmentVariable("PIM_TEST_PICTURES");
            if (!folder.isEmpty())
                image.save(folder + (tokens().dark ? QStringLiteral("/runs-dark.png") : QStringLiteral("/runs-light.png")));
        }
        Theme::instance().setMode(ThemeMode::Light);
    }
};

QTEST_MAIN(TstRunsTable)
#include "tst_runs_table.moc"
