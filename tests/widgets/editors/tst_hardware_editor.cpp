// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

#include "core/hardware/presets.h"
#include "widgets/common/theme.h"
#include "widgets/editors/hardware_editor.h"
#include "widgets/editors/hardware_text.h"
#include "widgets/editors/preset_changes.h"

using namespace pim;
using namespace pim::widgets;

namespace {

std::shared_ptr<const hardware::HardwareSpec> presetOf(const char* name) { return *hardware::preset(name); }

hardware::HardwareParameter parameterOf(const char* key)
{
    for (auto& p : hardware::hardwareParameters(*presetOf("pimsyn")))
        if (p.key == key)
            return p;
    qFatal("no parameter %s", key);
}

/// All indexes of column \a column that hold a number.
QModelIndexList numbers(const HardwareModel& model, const QModelIndex& parent = {})
{
    QModelIndexList all;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex at = model.index(row, 0, parent);
        if (model.parameter(at))
            all += at.siblingAtColumn(HardwareModel::Value);
        all += numbers(model, at);
    }
    return all;
}

} // namespace

class TstHardwareEditor : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { Theme::instance().install(*qApp); }

    void theModelIsATreeOverEveryNumber()
    {
        HardwareModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto base = presetOf("pimsyn");
        model.setHardware(base, base);
        QCOMPARE(static_cast<std::size_t>(numbers(model).size()), hardware::hardwareParameters(*base).size());
        QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("Crossbar"));
        model.setHardware(presetOf("isaac-ce"), base); // other rows: a new tree
        model.setHardware(nullptr, nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void whatIsTypedIsReadWithUnits_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<double>("value"); // NaN: refused
        QTest::newRow("prefix alone") << "0.3m" << 0.3e-3;
        QTest::newRow("unit and prefix") << "300 uW" << 300e-6;
        QTest::newRow("micro sign") << "300 µW" << 300e-6;
        QTest::newRow("number alone counts in the unit shown") << "2.5" << 2.5e-3;
        QTest::newRow("comma") << "2,5 mW" << 2.5e-3;
        QTest::newRow("exponent with unit") << "2.5e-3 W" << 0.0025;
        QTest::newRow("zero") << "0 W" << 0.0;
        QTest::newRow("words") << "much" << qQNaN();
        QTest::newRow("other unit") << "3 ns" << qQNaN();
        QTest::newRow("too much") << "2 MW" << qQNaN();
        QTest::newRow("negative") << "-1 mW" << qQNaN();
        QTest::newRow("nothing") << "" << qQNaN();
    }
    void whatIsTypedIsReadWithUnits()
    {
        QFETCH(QString, typed);
        QFETCH(double, value);
        HardwareModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto base = presetOf("pimsyn");
        model.setHardware(base, base);
        QSignalSpy edited(&model, &HardwareModel::edited), refused(&model, &HardwareModel::refused);
        const QModelIndex at = model.indexOf(QStringLiteral("adcs[9].peak_power_w"), HardwareModel::Value);
        QCOMPARE(at.data(kUnitRole).toString(), QStringLiteral("mW"));
        QCOMPARE(model.setData(at, typed, Qt::EditRole), !qIsNaN(value));
        if (qIsNaN(value)) {
            QCOMPARE(edited.size(), 0);
            QCOMPARE(refused.size(), 1);
            QVERIFY(!refused[0][1].toString().isEmpty());
            QVERIFY(*model.hardware() == *base);
            return;
        }
        QCOMPARE(edited.size(), 1);
        QCOMPARE(edited[0][1].toString(), QStringLiteral("adcs[9].peak_power_w"));
        QVERIFY2(edited[0][2].toString().startsWith(QStringLiteral("Set ADC, 9 bit: Peak power to ")), qPrintable(edited[0][2].toString()));
        QCOMPARE(model.hardware()->adcs.at(9).peakPower.value, value);
        QVERIFY(at.data(HardwareModel::ChangedRole).toBool());
        QVERIFY(at.parent().parent().data(HardwareModel::ChangedRole).toBool());
    }

    void refusalsSayRuleAndValue()
    {
        const auto power = parameterOf("adcs[9].peak_power_w");
        QCOMPARE(QString::fromStdString(parseParameter(power, QStringLiteral("2 MW"), QStringLiteral("mW")).error().message),
                 QStringLiteral("Must be 0 W to 1.00 MW, got 2.000 MW"));
        const auto latency = parameterOf("crossbars[256,2].latency_ns");
        QCOMPARE(QString::fromStdString(parseParameter(latency, QStringLiteral("0"), QStringLiteral("ns")).error().message),
                 QStringLiteral("Must be above 0 s, at most 1.00 s, got 0 s"));
        const auto bits = parameterOf("weight_bits");
        QCOMPARE(QString::fromStdString(parseParameter(bits, QStringLiteral("7.5"), {}).error().message),
                 QStringLiteral("Must be a whole number, got 7.500"));
        QCOMPARE(*parseParameter(bits, QStringLiteral("8 bit"), QStringLiteral("bit")), std::optional(8.0));
        // An optional number may be taken away.
        QCOMPARE(*parseParameter(parameterOf("noc.router_power_w"), QString(), {}), std::optional<double>());
    }

    void unitsThatEndInADigitAreUnits()
    {
        const auto area = parameterOf("adcs[9].area_um2");
        QCOMPARE(*parseParameter(area, QStringLiteral("361 um2"), QStringLiteral("mm²")), std::optional(361.0));
        QCOMPARE(*parseParameter(area, QStringLiteral("361"), QStringLiteral("µm²")), std::optional(361.0));
        QVERIFY(isNumberAlone(QStringLiteral("2.5e-3")));
        QVERIFY(!isNumberAlone(QStringLiteral("2.5 m")));
        QVERIFY(!isNumberAlone(QStringLiteral("2.5 µ")));
    }

    /// What the editor shows reads back to the same double, so opening and closing it changes nothing.
    void everyValueCanBeEditedWithoutLoss()
    {
        for (const char* name : { "pimsyn", "isaac-ce", "puma", "mnsim-2.0" }) {
            HardwareModel model;
            const auto base = presetOf(name);
            model.setHardware(base, base);
            QSignalSpy edited(&model, &HardwareModel::edited);
            for (const QModelIndex& at : numbers(model)) {
                const QString shown = at.data(Qt::EditRole).toString();
                const auto* p = model.parameter(at);
                const auto read = parseParameter(*p, shown, at.data(kUnitRole).toString());
                QVERIFY2(read.has_value(), qPrintable(at.data(HardwareModel::KeyRole).toString() + shown));
                const double was = p->get(*base).value_or(0), is = read->value_or(0);
                QVERIFY2(std::abs(was - is) <= 1e-11 * std::abs(was), qPrintable(at.data(HardwareModel::KeyRole).toString() + shown));
                QVERIFY(model.setData(at, shown, Qt::EditRole));
            }
            QCOMPARE(edited.size(), 0);
        }
    }

    void anEditAndItsResetGiveTheOriginal()
    {
        HardwareModel model;
        const auto base = presetOf("pimsyn");
        model.setHardware(base, base);
        for (const QModelIndex& at : numbers(model)) {
            // One of these is another value that the number may have: a share, a count, a quantity.
            for (const char* typed : { "0.5", "1", "3" })
                if (*model.hardware() == *base)
                    model.setData(at, QString::fromLatin1(typed), Qt::EditRole);
            QVERIFY2(!(*model.hardware() == *base), qPrintable(at.data(HardwareModel::KeyRole).toString()));
            QCOMPARE(model.changes(), 1);
            QVERIFY(model.reset(at));
            QVERIFY2(*model.hardware() == *base, qPrintable(at.data(HardwareModel::KeyRole).toString()));
            QVERIFY(!model.reset(at));
        }
        const auto all = numbers(model);
        model.setData(all[3], QStringLiteral("1"), Qt::EditRole);
        model.setData(all[30], QStringLiteral("1"), Qt::EditRole);
        QSignalSpy edited(&model, &HardwareModel::edited);
        QVERIFY(model.resetAll());
        QCOMPARE(edited.size(), 1);
        QVERIFY(*model.hardware() == *base);
    }

    void findingsStandOnTheirNumberAndAboveIt()
    {
        HardwareModel model;
        const auto base = presetOf("pimsyn");
        model.setHardware(base, base);
        QVERIFY(model.warnings() > 0);
        const QModelIndex at = model.indexOf(QStringLiteral("adcs[6].peak_power_w"), HardwareModel::Value);
        QVERIFY(at.data(HardwareModel::WarningRole).toString().contains(QStringLiteral("static + dynamic power")));
        QVERIFY(!at.parent().data(HardwareModel::WarningRole).toString().isEmpty());
        QVERIFY(model.indexOf(QStringLiteral("adcs[9].peak_power_w")).data(HardwareModel::WarningRole).toString().isEmpty());
        QVERIFY(at.data(Qt::ToolTipRole).toString().contains(QStringLiteral("adcs[6].peak_power_w")));
        // Mended, it goes away.
        const double sum = base->adcs.at(6).staticPower.value + base->adcs.at(6).dynamicPower.value;
        QVERIFY(model.setData(at, QStringLiteral("%1 W").arg(sum, 0, 'g', 12), Qt::EditRole));
        QVERIFY(at.data(HardwareModel::WarningRole).toString().isEmpty());
    }

    void typingIntoTheTreeEdits()
    {
        HardwareEditor editor;
        const auto base = presetOf("pimsyn");
        editor.setHardware(base, base);
        editor.resize(304, 500);
        editor.show();
        QVERIFY(QTest::qWaitForWindowExposed(&editor));
        QSignalSpy edited(&editor, &HardwareEditor::hardwareEdited);
        QVERIFY(editor.revealKey(QStringLiteral("adcs[9].peak_power_w")));
        auto* tree = editor.findChild<QTreeView*>();
        QCOMPARE(tree->currentIndex().data(HardwareModel::KeyRole).toString(), QStringLiteral("adcs[9].peak_power_w"));
        tree->setFocus();
        QTest::keyClick(tree, Qt::Key_Return);
        auto* line = tree->viewport()->findChild<QLineEdit*>();
        QVERIFY(line);
        QTest::keyClicks(line, QStringLiteral("5 MW"));
        QTest::keyClick(line, Qt::Key_Return); // breaks a rule: stays open, says so
        const auto labels = editor.findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](QLabel* l) { return l->isVisible() && l->text().contains(QStringLiteral("1.00 MW, got 5.000 MW")); }));
        QVERIFY(line->isVisible());
        QCOMPARE(edited.size(), 0);
        line->selectAll();
        QTest::keyClicks(line, QStringLiteral("0.3m"));
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_COMPARE(edited.size(), 1);
        QCOMPARE(editor.hardware()->adcs.at(9).peakPower.value, 0.3e-3);
        QTest::keyClick(tree, Qt::Key_Delete);
        QCOMPARE(edited.size(), 2);
        QVERIFY(*editor.hardware() == *base);
    }

    void searchingShowsOnlyWhatMatches()
    {
        HardwareEditor editor;
        const auto base = presetOf("pimsyn");
        editor.setHardware(base, base);
        auto* tree = editor.findChild<QTreeView*>();
        auto* search = editor.findChild<QLineEdit*>();
        const int groups = tree->model()->rowCount();
        QTest::keyClicks(search, QStringLiteral("adc peak"));
        QCOMPARE(tree->model()->rowCount(), 1);
        const QModelIndex adc = tree->model()->index(0, 0);
        QCOMPARE(tree->model()->rowCount(adc), static_cast<int>(base->adcs.size()));
        QCOMPARE(tree->model()->rowCount(tree->model()->index(0, 0, adc)), 1);
        search->setText(QStringLiteral("no such thing"));
        QCOMPARE(tree->model()->rowCount(), 0);
        QVERIFY(editor.revealKey(QStringLiteral("noc.flit_bits"))); // lets go of the search
        QCOMPARE(tree->model()->rowCount(), groups);
        QVERIFY(!editor.revealKey(QStringLiteral("nonsense")));
        QVERIFY(!editor.revealKey(QStringLiteral("nonsense.flit_bits")));
        QVERIFY(editor.revealKey(QStringLiteral("scratchpads[64].capacity_kib"))); // the row
        QCOMPARE(tree->currentIndex().data(HardwareModel::KeyRole).toString(), QStringLiteral("scratchpads[64]"));
    }

    void aPresetIsSwitchedOnlyAfterItsChangesWereShown()
    {
        HardwareEditor editor;
        const auto base = presetOf("pimsyn");
        editor.setHardware(base, base);
        editor.resize(304, 500);
        editor.show();
        QSignalSpy chosen(&editor, &HardwareEditor::presetChosen);
        auto* combo = editor.findChild<QComboBox*>();
        const int row = combo->findData(QStringLiteral("puma"));
        QVERIFY(row > 0);
        combo->setCurrentIndex(row);
        emit combo->activated(row);
        auto* panel = editor.findChild<PresetChangesPanel*>();
        QVERIFY(panel->isVisible());
        QCOMPARE(chosen.size(), 0);
        QCOMPARE(panel->model()->changes().size(), hardware::hardwareChanges(*base, *presetOf("puma")).size());
        QTest::keyClick(panel, Qt::Key_Escape);
        QVERIFY(!panel->isVisible());
        QCOMPARE(combo->currentData().toString(), QStringLiteral("pimsyn"));
        emit combo->activated(row);
        const auto buttons = panel->findChildren<QPushButton*>();
        for (QPushButton* button : buttons)
            if (button->text() == QStringLiteral("Apply"))
                QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].toString(), QStringLiteral("puma"));
    }

    void theChangesAreGroupedByPart()
    {
        HardwareChangesModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setChanges(hardware::hardwareChanges(*presetOf("pimsyn"), *presetOf("isaac-ce")));
        QVERIFY(model.rowCount() > 10);
        std::size_t numbers = 0;
        for (int part = 0; part < model.rowCount(); ++part) {
            const QModelIndex at = model.index(part, 0);
            for (int row = 0; row < model.rowCount(at); ++row, ++numbers)
                QVERIFY(model.index(row, 1, at).data(Qt::ToolTipRole).toString().contains(QStringLiteral("→")));
        }
        QCOMPARE(numbers, model.changes().size());
    }
};

QTEST_MAIN(TstHardwareEditor)
#include "tst_hardware_editor.moc"
