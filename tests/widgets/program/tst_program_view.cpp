// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include "tests/support/program_sample.h"
#include "tests/support/widget_picture.h"
#include "widgets/common/selection.h"
#include "widgets/program/instruction_details.h"
#include "widgets/program/instruction_model.h"
#include "widgets/program/instruction_table.h"
#include "widgets/program/notes_popup.h"
#include "widgets/program/program_view.h"
#include "widgets/program/row_copier.h"

using namespace pim;
using namespace pim::widgets;

class ProgramViewTest : public QObject
{
    Q_OBJECT
    std::shared_ptr<const ProgramData> m_data;

private slots:
    void initTestCase() { m_data = test::compiledSample(); }

    void without_a_program_it_says_what_to_do()
    {
        ProgramView view;
        view.resize(900, 600);
        view.show();
        QSignalSpy designs(&view, &ProgramView::designRequested), compile(&view, &ProgramView::compileRequested);
        const auto button = [&]() -> QPushButton* {
            for (auto* one : view.findChildren<QPushButton*>())
                if (one->isVisible())
                    return one;
            return nullptr;
        };
        QVERIFY(button());
        button()->click();
        QCOMPARE(designs.size(), 1);
        view.setEmpty(ProgramView::Empty::NotCompiled);
        button()->click();
        QCOMPARE(compile.size(), 1);
        view.setEmpty(ProgramView::Empty::Failed, QStringLiteral("12 crossbars are missing"));
        button()->click();
        QCOMPARE(compile.size(), 2);
        view.setBusy(QStringLiteral("Compiling…"), 0.3);
        QSignalSpy cancel(&view, &ProgramView::cancelRequested);
        for (auto* one : view.findChildren<QPushButton*>())
            if (one->isVisible() && one->text() == QLatin1String("Stop"))
                one->click();
        QCOMPARE(cancel.size(), 1);
    }

    void cores_units_layers_and_words_narrow_it_down()
    {
        ProgramView view;
        view.setProgram(m_data, {});
        view.resize(1000, 700);
        view.show();
        InstructionModel& rows = *view.instructions();
        QCOMPARE(rows.rowCount(), static_cast<int>(m_data->rows()));
        view.showCore(2);
        QCOMPARE(rows.filter().core, 2);
        QCOMPARE(rows.rowCount(), static_cast<int>(m_data->cores[2].instructions));
        view.setUnits(1U << static_cast<unsigned>(program::Unit::Matrix));
        rows.finishSearch();
        QCOMPARE(rows.rowCount(), static_cast<int>(m_data->cores[2].byUnit[static_cast<std::size_t>(program::Unit::Matrix)]));
        view.showLayer(1); // of all cores and units
        rows.finishSearch();
        QCOMPARE(rows.filter().layer, std::optional(1));
        QCOMPARE(rows.rowCount(), static_cast<int>(m_data->layerInstructions[1]));
        QVERIFY(view.statusLine().contains(QStringLiteral(" of ")));
        view.setFilterText(QStringLiteral("mvmul"));
        rows.finishSearch();
        QVERIFY(rows.rowCount() > 0 && rows.rowCount() < static_cast<int>(m_data->layerInstructions[1]));
        // A jump takes back what keeps its goal out.
        view.showInstruction(4, 0);
        QCOMPARE(view.current(), std::optional(InstructionPlace { 4, 0 }));
        QVERIFY(rows.filter().isPlain());
        view.showInstruction(4, 1 << 30);
        view.showInstruction(400, 0);
        view.showLayer(4000);
        view.showCore(4000);
        QCOMPARE(view.current(), std::optional(InstructionPlace { 4, 0 }));
    }

    void a_filter_keeps_the_instruction_one_was_at()
    {
        ProgramView view;
        view.setProgram(m_data, {});
        view.resize(1000, 700);
        view.show();
        std::int64_t product = -1;
        for (std::int64_t row = m_data->rows() / 2; product < 0; ++row)
            if (m_data->at(row).op == program::Op::Mvmul)
                product = row;
        const InstructionPlace place = m_data->place(product);
        view.showInstruction(place.core, place.index);
        QVERIFY(view.words().startsWith(QStringLiteral("Multiplies")));
        view.setFilterText(QStringLiteral("mvmul"));
        view.instructions()->finishSearch();
        QCOMPARE(view.current(), std::optional(place));
        view.setFilterText({});
        QCOMPARE(view.current(), std::optional(place));
        // And when it is compiled or simulated again.
        view.setProgram(test::compiledSample(), {});
        QCOMPARE(view.current(), std::optional(place));
        view.setProgram(nullptr, {});
        QVERIFY(!view.current());
    }

    void picking_lights_up_the_layer_and_leads_on()
    {
        ProgramView view;
        Selection selection;
        view.setSelection(&selection);
        view.setProgram(m_data, {});
        view.resize(1000, 700);
        view.show();
        view.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        view.table()->setFocus();
        QSignalSpy picked(&view, &ProgramView::instructionPicked), layers(&view, &ProgramView::layerRequested);
        view.showLayer(1);
        view.instructions()->finishSearch();
        QTest::keyClick(view.table(), Qt::Key_Home);
        QTest::keyClick(view.table(), Qt::Key_Down);
        QVERIFY(!picked.isEmpty());
        QCOMPARE(selection.layer(), std::optional(network::LayerId { 1 }));
        auto* details = view.findChild<InstructionDetails*>();
        for (auto* button : details->findChildren<QPushButton*>())
            if (button->isVisible())
                button->click();
        QCOMPARE(layers.size(), 4);
        QCOMPARE(layers[0][0].toString(), QStringLiteral("layers"));
        QCOMPARE(layers[3][0].toString(), QStringLiteral("floorplan"));
        QCOMPARE(layers[3][1].toInt(), 1);
    }

    void tab_reaches_every_control_once()
    {
        ProgramView view;
        view.setProgram(m_data, {});
        view.resize(1000, 700);
        view.show();
        view.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        view.setFocus();
        QCOMPARE(QApplication::focusWidget(), view.table());
        QLineEdit* find = nullptr;
        for (auto* field : view.findChildren<QLineEdit*>())
            if (field->accessibleName().startsWith(QLatin1String("Search")))
                find = field;
        QVERIFY(find);
        find->setFocus();
        QList<QWidget*> stops;
        for (int i = 0; i < 40 && !stops.contains(QApplication::focusWidget()); ++i) {
            stops << QApplication::focusWidget();
            QVERIFY(stops.back()->isVisible() && !stops.back()->size().isEmpty());
            QTest::keyClick(stops.back(), Qt::Key_Tab);
        }
        QCOMPARE(QApplication::focusWidget(), static_cast<QWidget*>(find)); // all round
        QVERIFY(stops.contains(view.coreTable()));
        QVERIFY(stops.contains(view.table()));
        QVERIFY(stops.indexOf(view.coreTable()) < stops.indexOf(view.table()));
        QTest::keyClick(find, Qt::Key_Tab, Qt::ShiftModifier);
        QVERIFY(QApplication::focusWidget() != find);
    }

    void a_time_leads_to_what_runs_then()
    {
        ProgramView view;
        view.setProgram(m_data, {});
        view.resize(1000, 700);
        view.show();
        const auto& trace = m_data->simulation->trace;
        const auto all = [](const InstructionPlace&) { return true; };
        for (const std::int64_t ps : { std::int64_t { 0 }, m_data->simulation->runningPs / 3, m_data->simulation->runningPs / 2 })
            for (const std::int32_t core : { -1, 0, 3 }) {
                // The same by looking at all of them.
                const program::TraceEntry* wanted = nullptr;
                for (const auto& one : trace)
                    if ((core < 0 || one.core == core) && one.enterPs <= ps && one.retirePs > ps && (!wanted || one.enterPs < wanted->enterPs))
                        wanted = &one;
                if (!wanted)
                    for (const auto& one : trace)
                        if ((core < 0 || one.core == core) && one.enterPs > ps && (!wanted || one.enterPs < wanted->enterPs))
                            wanted = &one;
                const auto place = runningAt(*m_data, ps, core, all);
                QCOMPARE(place.has_value(), wanted != nullptr);
                if (wanted)
                    QCOMPARE(m_data->time(m_data->row(*place))->enterPs, wanted->enterPs);
            }
        QVERIFY(!runningAt(*m_data, m_data->simulation->runningPs * 2, -1, all));
        QVERIFY(!runningAt(*m_data, 0, -1, [](const InstructionPlace&) { return false; }));
        // Typed; the filter stays.
        QSignalSpy notices(&view, &ProgramView::notice);
        view.setUnits(1U << static_cast<unsigned>(program::Unit::Matrix));
        view.instructions()->finishSearch();
        auto* field = view.findChild<QLineEdit*>(QStringLiteral("time"));
        QVERIFY(field && field->isVisible());
        const auto type = [&](const QString& text) {
            field->setText(text);
            QTest::keyClick(field, Qt::Key_Return);
        };
        type(QStringLiteral("0.5 us"));
        QVERIFY(view.current());
        QCOMPARE(program::opInfo(m_data->at(*view.current()).op).unit, program::Unit::Matrix);
        const auto first = view.current();
        type(QStringLiteral("500"));
        QCOMPARE(view.current(), first);
        QVERIFY(notices.isEmpty());
        type(QStringLiteral("soon"));
        QCOMPARE(notices.size(), 1);
        type(QStringLiteral("10 s"));
        QCOMPARE(notices.size(), 2);
        QCOMPARE(view.current(), first);
        view.setProgram(test::compiledSample(program::CompileMode::Latency, false), {});
        QVERIFY(!field->isVisible());
    }

    void little_height_leaves_ten_rows()
    {
        ProgramView view;
        ProgramState state;
        view.setProgram(m_data, state);
        view.resize(660, 430);
        view.show();
        QTest::qWait(20);
        QVERIFY2(view.table()->visibleRows() >= 12, qPrintable(QString::number(view.table()->visibleRows())));
        view.showInstruction(1, 20);
        QTest::qWait(20);
        QVERIFY2(view.table()->visibleRows() >= 10, qPrintable(QString::number(view.table()->visibleRows())));
        view.resize(1000, 800);
        QTest::qWait(20);
        for (auto* button : view.findChildren<QPushButton*>())
            QVERIFY(!button->isVisible() || !button->text().isEmpty());
    }

    void copies_rows_with_headers()
    {
        ProgramView view;
        view.setProgram(m_data, {});
        view.resize(1000, 700);
        view.show();
        view.showInstruction(0, 2);
        QTest::keyClick(view.table(), Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(view.table(), Qt::Key_C, Qt::ControlModifier);
        const QStringList lines = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines[0].split(QLatin1Char('\t')).size(), kInstructionColumnCount);
        QVERIFY(lines[0].startsWith(QStringLiteral("Core\tNo.\tInstruction")));
        QVERIFY(lines[2].startsWith(QStringLiteral("0\t3\t")));
    }

    void copying_much_goes_on_between_events_and_says_what_it_left()
    {
        ProgramView view;
        const auto large = test::largeProgram(RowCopier::kMost + 60'000, 4);
        view.setProgram(large, {});
        view.resize(1000, 700);
        view.show();
        QSignalSpy notices(&view, &ProgramView::notice);
        QGuiApplication::clipboard()->setText(QStringLiteral("before"));
        view.table()->selectAll();
        QTest::keyClick(view.table(), Qt::Key_C, Qt::ControlModifier);
        QVERIFY(view.isCopying());
        QVERIFY(view.statusLine().startsWith(QStringLiteral("Copying")));
        auto* stop = view.findChild<QToolButton*>(QStringLiteral("stopWork"));
        QVERIFY(stop && stop->isVisible());
        stop->click();
        QVERIFY(!view.isCopying());
        QVERIFY(!stop->isVisible());
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("before"));
        QVERIFY(notices.takeFirst()[0].toString().contains(QStringLiteral("stopped")));
        view.copy();
        view.setFilterText(QStringLiteral("mvmul")); // another table does not disturb it
        QTRY_VERIFY_WITH_TIMEOUT(!view.isCopying(), 120'000);
        QVERIFY2(notices.last()[0].toString().contains(QStringLiteral("first 1,048,575 of 1,108,575")), qPrintable(notices.last()[0].toString()));
        const QString text = QGuiApplication::clipboard()->text();
        QCOMPARE(text.count(QLatin1Char('\n')), RowCopier::kMost + 1);
        QVERIFY(text.section(QLatin1Char('\n'), 2, 2).startsWith(QStringLiteral("0\t1\tmvmul\t")));
    }

    void a_search_can_be_stopped_and_keeps_what_it_found()
    {
        ProgramView view;
        view.setProgram(test::largeProgram(3'000'000, 4), {});
        view.resize(1000, 700);
        view.show();
        auto* stop = view.findChild<QToolButton*>(QStringLiteral("stopWork"));
        QVERIFY(stop && !stop->isVisible());
        view.setFilterText(QStringLiteral("mvmul imm=4"));
        QVERIFY(view.instructions()->isSearching());
        QVERIFY(stop->isVisible());
        QVERIFY(view.statusLine().startsWith(QStringLiteral("Searching")));
        stop->click();
        QVERIFY(!view.instructions()->isSearching());
        QVERIFY(view.instructions()->isStopped());
        QVERIFY(view.statusLine().contains(QStringLiteral("stopped at")));
        QVERIFY(!stop->isVisible());
        view.setFilterText(QStringLiteral("mvmul"));
        QVERIFY(view.instructions()->isSearching());
        QTRY_VERIFY_WITH_TIMEOUT(!view.instructions()->isSearching(), 120'000);
        QVERIFY(!view.instructions()->isStopped());
        QCOMPARE(view.instructions()->rowCount(), 375'000);
    }

    void the_sentence_goes_with_its_instruction()
    {
        ProgramView view;
        view.setProgram(m_data, {});
        view.resize(1000, 700);
        view.show();
        view.showInstruction(0, 0);
        QVERIFY(view.current());
        const QString sentence = view.words();
        view.setFilterText(QStringLiteral("nothing has this word"));
        view.instructions()->finishSearch();
        QVERIFY(!view.current());
        QVERIFY(view.words() != sentence);
    }

    void out_of_date_and_unequal_are_said()
    {
        ProgramView view;
        ProgramState state;
        state.outOfDate = QStringLiteral("the design was edited.");
        state.mismatch = QStringLiteral("element 3 is not what the network computes");
        view.setProgram(m_data, state);
        view.resize(1000, 700);
        view.show();
        QStringList words;
        for (auto* label : view.findChildren<QLabel*>())
            if (label->isVisible())
                words << label->text();
        QVERIFY(words.join(QLatin1Char('\n')).contains(QStringLiteral("Out of date: the design was edited.")));
        QVERIFY(words.contains(state.mismatch));
        QSignalSpy again(&view, &ProgramView::recompileRequested);
        for (auto* button : view.findChildren<QPushButton*>())
            if (button->isVisible() && button->text() == QLatin1String("Compile again"))
                button->click();
        QCOMPARE(again.size(), 1);
    }

    void a_failure_stays_in_sight_beside_the_program_that_is_kept()
    {
        ProgramView view;
        ProgramState state;
        state.failure = QStringLiteral("Compiling failed: 4233 crossbars are missing; the most are needed by features.0, features.3, features.6");
        state.keptInstead = QStringLiteral("The program below is another one");
        state.outOfDate = QStringLiteral("the hardware changed.");
        state.designOutOfDate = true;
        view.setProgram(m_data, state);
        view.resize(700, 600);
        view.show();
        auto* label = view.findChild<QLabel*>(QStringLiteral("failure"));
        QVERIFY(label && label->isVisible());
        QVERIFY(label->text().startsWith(state.failure));
        QVERIFY(label->text().endsWith(state.keptInstead));
        QVERIFY(label->height() >= label->heightForWidth(label->width()));
        // Compiling again would not help.
        QSignalSpy again(&view, &ProgramView::rerunRequested), recompile(&view, &ProgramView::recompileRequested);
        for (auto* button : view.findChildren<QPushButton*>())
            if (button->isVisible() && (button->text() == QLatin1String("Re-run") || button->text() == QLatin1String("Compile again")))
                button->click();
        QCOMPARE(again.size(), 1);
        QVERIFY(recompile.isEmpty());
        view.setProgram(m_data, {});
        QVERIFY(!label->isVisible());
    }

    void what_the_compiler_noted_can_be_read()
    {
        ProgramView view;
        auto compiled = std::make_shared<program::CompiledProgram>(*m_data->compiled);
        compiled->notes = {};
        compiled->notes.note("control", "assumed: clock of 1 ns");
        compiled->notes.warn("layer stem", "3 of the design's 5 copies");
        compiled->options.replication = program::Replication::Design;
        compiled->options.copies = compiled->copies;
        compiled->options.copies[static_cast<std::size_t>(compiled->groups.front().layer)] += 4;
        // Of a layer without weights there is nothing to lose.
        for (std::size_t l = 0; l < compiled->network->layers.size(); ++l)
            if (compiled->network->layers[l].name == "sum" || compiled->network->layers[l].name == "pool")
                compiled->options.copies[l] += 4;
        view.setProgram(test::must(prepareProgram(compiled, m_data->machine, m_data->simulation)), {});
        view.resize(900, 600);
        view.show();
        auto* notes = view.findChild<QPushButton*>(QStringLiteral("notes"));
        QVERIFY(notes && notes->isVisible());
        QCOMPARE(notes->text(), QStringLiteral("Notes (2)"));
        notes->click();
        auto* popup = view.findChild<NotesPopup*>();
        QVERIFY(popup && popup->isVisible());
        QCOMPARE(popup->findChild<QPlainTextEdit*>()->toPlainText(), QStringLiteral("Warning: layer stem: 3 of the design's 5 copies\ncontrol: assumed: clock of 1 ns"));
        popup->close();
        bool said = false;
        for (auto* label : view.findChildren<QLabel*>())
            said |= label->isVisible() && label->text().contains(QStringLiteral("fewer in 1 layers"));
        QVERIFY(said);
    }

    void every_control_has_a_name_and_a_hint()
    {
        ProgramView view;
        view.setProgram(m_data, {});
        for (auto* button : view.findChildren<QAbstractButton*>()) {
            if (button->objectName().startsWith(QLatin1String("qt_")) || qobject_cast<QTableView*>(button->parentWidget()) || button->inherits("QLineEditIconButton")
                || button->inherits("QTableCornerButton"))
                continue;
            QVERIFY2(!button->text().isEmpty() || !button->accessibleName().isEmpty(), qPrintable(button->objectName()));
            QVERIFY2(!button->toolTip().isEmpty() || button->text().isEmpty() || !button->isEnabled() || button->parentWidget()->inherits("pim::widgets::EmptyState"),
                     qPrintable(button->text()));
        }
    }

    void looks()
    {
        ProgramView view;
        ProgramState state;
        state.design = QStringLiteral("Design 7");
        state.verified = 1960;
        view.setProgram(m_data, state);
        view.showInstruction(1, 20);
        test::takePictures(view, QStringLiteral("program"), { 900, 560 });
        test::takePictures(view, QStringLiteral("program-small"), { 660, 430 });
    }
};

QTEST_MAIN(ProgramViewTest)
#include "tst_program_view.moc"
