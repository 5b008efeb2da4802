// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include <QAbstractItemModelTester>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/program_sample.h"
#include "widgets/program/core_model.h"
#include "widgets/program/instruction_model.h"
#include "widgets/program/instruction_table.h"

using namespace pim;
using namespace pim::widgets;

class InstructionModelTest : public QObject
{
    Q_OBJECT
    std::shared_ptr<const ProgramData> m_large;

    static InstructionFilter unit(program::Unit unit)
    {
        InstructionFilter filter;
        filter.units = 1U << static_cast<unsigned>(unit);
        return filter;
    }

private slots:
    void initTestCase() { m_large = test::largeProgram(1'000'000, 12); }

    void a_million_rows_pass_the_model_tester()
    {
        InstructionModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 0);
        model.setData(m_large);
        QCOMPARE(model.rowCount(), 1'000'000);
        model.setFilter(unit(program::Unit::Vector));
        QVERIFY(model.isSearching());
        QTRY_VERIFY_WITH_TIMEOUT(!model.isSearching(), 60'000);
        QCOMPARE(model.rowCount(), static_cast<int>(m_large->total.byUnit[static_cast<std::size_t>(program::Unit::Vector)]));
        model.setData(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void a_core_is_shown_at_once()
    {
        InstructionModel model;
        model.setData(m_large);
        InstructionFilter filter;
        filter.core = 3;
        model.setFilter(filter);
        QVERIFY(!model.isSearching());
        QCOMPARE(model.rowCount(), static_cast<int>(m_large->cores[3].instructions));
        QCOMPARE(model.placeOf(0), (InstructionPlace { 3, 0 }));
        QCOMPARE(model.rowOf({ 3, 17 }), 17);
        QCOMPARE(model.rowOf({ 2, 17 }), -1);
        QCOMPARE(model.rowOf({ 99, 17 }), -1);
    }

    void rows_appear_while_the_search_goes_on()
    {
        InstructionModel model;
        model.setData(m_large);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        InstructionFilter filter;
        filter.text = QStringLiteral("len=77");
        model.setFilter(filter);
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(model.isSearching());
        QTRY_VERIFY(!inserted.isEmpty());
        model.finishSearch();
        QVERIFY(!model.isSearching());
        QCOMPARE(model.searched(), 1.0);
        int expected = 0;
        for (std::int64_t row = 0; row < m_large->rows(); ++row)
            expected += model.rowOf(m_large->place(row)) >= 0;
        QCOMPARE(model.rowCount(), expected);
        for (int row = 0; row < model.rowCount(); row += 101) {
            QCOMPARE(model.rowOf(model.placeOf(row)), row);
            QVERIFY(model.text(row, InstructionColumn::Operands).contains(QStringLiteral("len=77")));
        }
        // Another wish before the first has ended.
        filter.text = QStringLiteral("len=7");
        model.setFilter(filter);
        filter.text = QStringLiteral("nothing has this");
        model.setFilter(filter);
        model.finishSearch();
        QCOMPARE(model.rowCount(), 0);
    }

    void cells_say_what_is_there()
    {
        InstructionModel model;
        model.setData(test::compiledSample());
        const auto& data = *model.program();
        for (int row = 0; row < model.rowCount(); row += 13) {
            const InstructionPlace place = model.placeOf(row);
            QCOMPARE(model.text(row, InstructionColumn::Core), QString::number(place.core));
            QCOMPARE(model.text(row, InstructionColumn::Start).isEmpty(), !data.time(row).has_value());
            QVERIFY(!model.index(row, static_cast<int>(InstructionColumn::Start)).data(Qt::ToolTipRole).toString().isEmpty());
        }
        for (int c = 0; c < kInstructionColumnCount; ++c) {
            QVERIFY(!model.headerData(c, Qt::Horizontal).toString().isEmpty());
            QVERIFY(!model.headerData(c, Qt::Horizontal, Qt::ToolTipRole).toString().isEmpty());
        }
    }

    void cores_add_up_to_the_first_row()
    {
        CoreModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setData(test::compiledSample());
        QCOMPARE(model.rowCount(), 17);
        for (int c = static_cast<int>(CoreColumn::Instructions); c < static_cast<int>(CoreColumn::Busy); ++c) {
            double sum = 0;
            for (int row = 1; row < model.rowCount(); ++row)
                sum += model.value(row, static_cast<CoreColumn>(c));
            QCOMPARE(sum, model.value(0, static_cast<CoreColumn>(c)));
        }
        const double busy = model.value(0, CoreColumn::Busy);
        QVERIFY(busy > 0 && busy <= 1);
        model.setData(test::compiledSample(program::CompileMode::Latency, false));
        QVERIFY(std::isnan(model.value(1, CoreColumn::Busy)));
        QCOMPARE(model.index(1, static_cast<int>(CoreColumn::Busy)).data().toString(), QStringLiteral("–"));
    }

    void the_table_goes_anywhere()
    {
        InstructionModel model;
        model.setData(m_large);
        InstructionTable table;
        table.setModel(&model);
        table.resize(700, 400);
        table.show();
        QCOMPARE(table.verticalScrollBar()->maximum(), 1'000'000 - table.visibleRows());
        QSignalSpy moved(&table, &InstructionTable::currentRowChanged);
        table.goTo(765'432);
        QCOMPARE(table.currentIndex().row(), 765'432);
        QCOMPARE(moved.size(), 1);
        QVERIFY(table.viewport()->rect().intersects(table.visualRect(table.currentIndex())));
        QCOMPARE(table.indexAt(table.visualRect(table.currentIndex()).center()).row(), 765'432);
        QTest::keyClick(&table, Qt::Key_Down);
        QCOMPARE(table.currentIndex().row(), 765'433);
        QTest::keyClick(&table, Qt::Key_PageUp);
        QCOMPARE(table.currentIndex().row(), 765'433 - table.visibleRows());
        QTest::keyClick(&table, Qt::Key_End);
        QCOMPARE(table.currentIndex().row(), 999'999);
        QTest::keyClick(&table, Qt::Key_Home, Qt::ShiftModifier);
        QCOMPARE(table.selectionModel()->selection().size(), 1);
        QCOMPARE(table.selectionModel()->selection().front().height(), 1'000'000);
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, { 20, table.rowHeight() * 2 + 3 });
        QCOMPARE(table.currentIndex().row(), 2);
        QCOMPARE(table.selectionModel()->selectedRows().size(), 1);
        table.goTo(500'000);
        QTest::mouseClick(table.viewport(), Qt::LeftButton, Qt::ShiftModifier, table.visualRect(model.index(500'003, 0)).center());
        QCOMPARE(table.selectionModel()->selection().front().height(), 4);
        table.goTo(-1);
        table.goTo(1'000'000);
        QCOMPARE(table.currentIndex().row(), 500'003); // neither exists
    }
};

QTEST_MAIN(InstructionModelTest)
#include "tst_instruction_model.moc"
