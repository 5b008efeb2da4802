// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

#include "widgets/common/theme.h"
#include "widgets/editors/power_budget_editor.h"

using namespace pim;
using namespace pim::widgets;

Q_DECLARE_METATYPE(pim::Power)

namespace {

double powerOf(const QList<QVariant>& arguments) { return arguments.at(0).value<Power>().value; }

bool says(const QWidget& widget, const QString& text)
{
    for (const QLabel* label : widget.findChildren<QLabel*>())
        if (label->text().contains(text))
            return true;
    return false;
}

} // namespace

class TstPowerBudgetEditor : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        Theme::instance().install(*qApp);
        qRegisterMetaType<Power>("pim::Power");
    }

    void theAxisIsLogarithmicAndInvertible()
    {
        const auto scale = BudgetScale::of({ 49 }, Power { 2.4 }, {}, QRectF(10, 0, 300, 40));
        QCOMPARE(scale.lowW, 1.0);
        QCOMPARE(scale.highW, 1000.0);
        QCOMPARE(scale.xOf(1), 10.0);
        QCOMPARE(scale.xOf(1000), 310.0);
        QVERIFY(std::abs(scale.xOf(10) - 110) < 1e-9);
        for (double watts : { 1.0, 2.5, 49.0, 999.0 })
            QVERIFY(std::abs(scale.wattsAt(scale.xOf(watts)) - watts) < 1e-9 * watts);
        QCOMPARE(scale.ticks(), (std::vector<double> { 1, 10, 100, 1000 }));
        // Whole decades around what must be seen.
        const auto wide = BudgetScale::of({ 0.003 }, Power { 5000 }, {}, QRectF(0, 0, 300, 40));
        QCOMPARE(wide.lowW, 1e-3);
        QCOMPARE(wide.highW, 1e4);
    }

    void theCurveStaysInItsArea()
    {
        const QRectF plot(10, 5, 300, 40);
        const std::vector<BudgetPoint> curve { { { 100 }, 390 }, { { 3 }, 250 }, { { 30 }, 380 }, { { 50 }, std::nan("") } };
        const auto points = BudgetScale::of({ 49 }, {}, curve, plot).polyline(curve);
        QCOMPARE(points.size(), std::size_t(3));
        for (std::size_t i = 0; i < points.size(); ++i) {
            QVERIFY(plot.contains(points[i]));
            QVERIFY(i == 0 || points[i].x() > points[i - 1].x());
        }
        QVERIFY(points[2].y() < points[0].y()); // more is higher
    }

    void powersAreRoundedToThreeDigits()
    {
        QCOMPARE(roundedPower(48.9731), 49.0);
        QCOMPARE(roundedPower(2.3999), 2.4);
        QCOMPARE(roundedPower(1234.0), 1230.0);
        QCOMPARE(roundedPower(0.0123456), 0.0123);
    }

    void aTypedPowerIsTaken()
    {
        PowerBudgetEditor editor;
        editor.setBudget({ 49 });
        QSignalSpy edited(&editor, &PowerBudgetEditor::budgetEdited);
        auto* spin = qobject_cast<PowerSpinBox*>(editor.headerWidget());
        QCOMPARE(spin->text(), QStringLiteral("49.0 W"));
        spin->selectAll();
        QTest::keyClicks(spin, QStringLiteral("300 mW"));
        QTest::keyClick(spin, Qt::Key_Return);
        QCOMPARE(edited.size(), 1);
        QCOMPARE(powerOf(edited[0]), 0.3);
        QCOMPARE(editor.budget().value, 0.3);
        spin->selectAll();
        QTest::keyClicks(spin, QStringLiteral("25.5"));
        QTest::keyClick(spin, Qt::Key_Return);
        QCOMPARE(editor.budget().value, 25.5);
    }

    void nonsenseIsRefusedWithARule()
    {
        PowerBudgetEditor editor;
        editor.setBudget({ 49 });
        QSignalSpy edited(&editor, &PowerBudgetEditor::budgetEdited);
        auto* spin = qobject_cast<PowerSpinBox*>(editor.headerWidget());
        for (const char* text : { "much", "0 W", "-5", "2 GW" }) {
            spin->selectAll();
            QTest::keyClicks(spin, QString::fromLatin1(text));
            QVERIFY2(!spin->complaint().isEmpty(), text);
            QVERIFY2(spin->property("invalid").toBool(), text);
            QTest::keyClick(spin, Qt::Key_Return);
            QCOMPARE(editor.budget().value, 49.0);
        }
        QCOMPARE(edited.size(), 0);
    }

    void aValueWithMoreDigitsThanAreShownStays()
    {
        PowerBudgetEditor editor;
        editor.setBudget({ 49.0123 });
        QSignalSpy edited(&editor, &PowerBudgetEditor::budgetEdited);
        QTest::keyClick(editor.headerWidget(), Qt::Key_Return);
        QCOMPARE(edited.size(), 0);
        QCOMPARE(editor.budget().value, 49.0123);
    }

    void keysStepFinelyAndCoarsely()
    {
        PowerBudgetEditor editor;
        editor.setFeasibleFrom(Power { 2.4 });
        editor.setBudget({ 49 });
        auto* slider = editor.findChild<BudgetSlider*>();
        QSignalSpy edited(&editor, &PowerBudgetEditor::budgetEdited);
        QTest::keyClick(slider, Qt::Key_Right);
        QCOMPARE(editor.budget().value, 50.0);
        QTest::keyClick(slider, Qt::Key_Left);
        QCOMPARE(editor.budget().value, 49.0);
        QTest::keyClick(slider, Qt::Key_PageUp);
        QCOMPARE(editor.budget().value, 61.3);
        QTest::keyClick(slider, Qt::Key_Home);
        QCOMPARE(editor.budget().value, 2.4);
        QCOMPARE(edited.size(), 4);
        QTest::keyClick(editor.headerWidget(), Qt::Key_Up);
        QVERIFY(editor.budget().value > 2.4);
        // Any power moves with every step.
        for (double watts : { 1e-6, 0.0123, 1.0, 9.99, 1e9 }) {
            editor.setBudget({ watts });
            QTest::keyClick(slider, watts < 1e9 ? Qt::Key_Up : Qt::Key_Down);
            QVERIFY(editor.budget().value != watts);
        }
    }

    void oneDragIsOneInteraction()
    {
        PowerBudgetEditor editor;
        editor.setBudget({ 49 });
        editor.resize(304, 160);
        editor.show();
        auto* slider = editor.findChild<BudgetSlider*>();
        QSignalSpy edited(&editor, &PowerBudgetEditor::budgetEdited);
        const auto drag = [&](double from, double to) {
            const auto at = [&](double watts) { return QPoint(qRound(slider->scale().xOf(watts)), 50); };
            QTest::mousePress(slider, Qt::LeftButton, {}, at(from));
            QTest::mouseMove(slider, at(to));
            QTest::mouseRelease(slider, Qt::LeftButton, {}, at(to));
        };
        drag(40, 100);
        QVERIFY(edited.size() >= 2);
        for (const auto& arguments : edited)
            QCOMPARE(arguments.at(1).toInt(), edited[0].at(1).toInt());
        QVERIFY(edited[0].at(2).toBool());
        QVERIFY(!edited.last().at(2).toBool());
        QVERIFY(std::abs(powerOf(edited.last()) / 100 - 1) < 0.05);
        const int first = edited[0].at(1).toInt();
        edited.clear();
        drag(100, 20);
        QVERIFY(edited[0].at(1).toInt() != first);
    }

    void itSaysWhatIsFeasible()
    {
        PowerBudgetEditor editor;
        editor.setBudget({ 49 });
        editor.setFeasibleFrom(Power { 2.4 });
        QVERIFY(says(editor, QStringLiteral("Nothing fits below 2.40 W with this hardware")));
        editor.setBudget({ 1.2 });
        QVERIFY(says(editor, QStringLiteral("Below the smallest feasible budget, 2.40 W")));
        QVERIFY(editor.headerWidget()->property("invalid").toBool());
        editor.setFeasibleFrom({});
        QVERIFY(!editor.headerWidget()->property("invalid").toBool());
        editor.setPreview(PowerBudgetEditor::Preview::Done, 381.4, QStringLiteral("GOPS/W"), 0.6);
        QVERIFY(says(editor, QStringLiteral("381")));
        editor.setPreview(PowerBudgetEditor::Preview::NothingFits);
        QVERIFY(says(editor, QStringLiteral("nothing fits")));
        editor.setBudget({ 3 });
        editor.setFeasibleFrom(Power { 2.4 }); // a bound: between it and the first design nothing may be found
        QVERIFY(says(editor, QStringLiteral("Nothing was found here; below 2.40 W nothing can fit")));
    }
};

QTEST_MAIN(TstPowerBudgetEditor)
#include "tst_power_budget_editor.moc"
