// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

#include "core/hardware/presets.h"
#include "widgets/common/theme.h"
#include "widgets/editors/options_editor.h"

using namespace pim;
using namespace pim::widgets;

Q_DECLARE_METATYPE(pim::synthesis::SynthesisOptions)

namespace {

template<typename T>
T* named(const QWidget& parent, const char* name)
{
    for (T* child : parent.findChildren<T*>())
        if (child->accessibleName() == QString::fromLatin1(name))
            return child;
    qFatal("no control %s", name);
}

void type(QLineEdit* edit, const char* text)
{
    edit->selectAll();
    QTest::keyClick(edit, Qt::Key_Delete);
    QTest::keyClicks(edit, QString::fromLatin1(text));
    QTest::keyClick(edit, Qt::Key_Return);
}

} // namespace

class TstOptionsEditor : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        Theme::instance().install(*qApp);
        qRegisterMetaType<synthesis::SynthesisOptions>("pim::synthesis::SynthesisOptions");
    }

    void textFieldsAreReadAndRefused_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("taken");
        QTest::newRow("sizes") << "crossbar_size" << "256, 64" << true;
        QTest::newRow("size of nothing") << "crossbar_size" << "0" << false;
        QTest::newRow("size twice") << "crossbar_size" << "64,64" << false;
        QTest::newRow("no sizes") << "crossbar_size" << "" << false;
        QTest::newRow("cells") << "cell_bits" << "3" << true;
        QTest::newRow("cells of 17 bits") << "cell_bits" << "17" << false;
        QTest::newRow("DACs in words") << "dac_bits" << "one" << false;
        QTest::newRow("area") << "max_area_mm2" << "85" << true;
        QTest::newRow("area with unit") << "max_area_mm2" << "85 mm2" << true;
        QTest::newRow("area in W") << "max_area_mm2" << "85 W" << false;
        QTest::newRow("latency") << "max_latency_us" << "1.2 ms" << true;
        QTest::newRow("negative latency") << "max_latency_us" << "-3" << false;
        QTest::newRow("crossbars") << "max_crossbars" << "5608" << true;
        QTest::newRow("half a crossbar") << "max_crossbars" << "0.5" << false;
        QTest::newRow("weights of 8 bit") << "weight_bits" << "8" << true;
        QTest::newRow("weights of 65 bit") << "weight_bits" << "65" << false;
        QTest::newRow("time limit") << "time_limit_s" << "90" << true;
        QTest::newRow("negative time") << "time_limit_s" << "-1" << false;
    }
    void textFieldsAreReadAndRefused()
    {
        QFETCH(QString, field);
        QFETCH(QString, typed);
        QFETCH(bool, taken);
        OptionsEditor editor;
        QSignalSpy edited(&editor, &OptionsEditor::optionsEdited);
        auto* edit = editor.findChild<QLineEdit*>(field);
        QVERIFY(edit);
        type(edit, typed.toLatin1().constData());
        QCOMPARE(edited.size(), taken ? 1 : 0);
        QCOMPARE(edit->property("invalid").toBool(), !taken);
        if (taken)
            QVERIFY(!edited[0].at(2).toString().isEmpty());
    }

    void valuesArriveInTheOptions()
    {
        OptionsEditor editor;
        type(editor.findChild<QLineEdit*>(QStringLiteral("crossbar_size")), "256, 64");
        QCOMPARE(editor.options().crossbarSizes, (std::vector<int> { 64, 256 }));
        type(editor.findChild<QLineEdit*>(QStringLiteral("max_latency_us")), "1.2 ms");
        QCOMPARE(editor.options().constraints.maxLatency->value, 1.2e6); // ns
        type(editor.findChild<QLineEdit*>(QStringLiteral("max_latency_us")), "850");
        QCOMPARE(editor.options().constraints.maxLatency->value, 850e3);
        type(editor.findChild<QLineEdit*>(QStringLiteral("max_area_mm2")), "85");
        QCOMPARE(editor.options().constraints.maxArea->value, 85e6); // um2
        type(editor.findChild<QLineEdit*>(QStringLiteral("max_area_mm2")), "");
        QVERIFY(!editor.options().constraints.maxArea);
        type(editor.findChild<QLineEdit*>(QStringLiteral("weight_bits")), "8");
        QCOMPARE(editor.options().weightBits, std::optional(8));
        type(editor.findChild<QLineEdit*>(QStringLiteral("time_limit_s")), "90");
        QCOMPARE(editor.options().timeLimitSeconds, 90.0);
    }

    void choicesArriveInTheOptions()
    {
        OptionsEditor editor;
        QSignalSpy edited(&editor, &OptionsEditor::optionsEdited);
        QTest::mouseClick(named<QAbstractButton>(editor, "Macros: Identical"), Qt::LeftButton);
        QCOMPARE(editor.options().macroStyle, design::MacroStyle::Identical);
        emit named<QComboBox>(editor, "Objective")->activated(2);
        QCOMPARE(editor.options().objective, synthesis::Objective::Latency);
        emit named<QComboBox>(editor, "Effort")->activated(0);
        QCOMPARE(editor.options().effort, synthesis::Effort::Fast);
        emit named<QComboBox>(editor, "Algorithm")->activated(1);
        QCOMPARE(editor.options().algorithm, synthesis::Algorithm::Pimsyn);
        emit named<QComboBox>(editor, "Profile")->activated(1);
        QCOMPARE(editor.options().model, evaluation::ModelOptions::pimsyn());
        named<QCheckBox>(editor, "ADC sharing")->click();
        QVERIFY(!editor.options().macroSharing);
        QCOMPARE(edited.size(), 6);
        type(named<QLineEdit>(editor, "Seed"), "42");
        QCOMPARE(edited.size(), 7);
        QCOMPARE(edited[6].at(1).toULongLong(), 42ULL);
        type(named<QLineEdit>(editor, "Seed"), "-1");
        QCOMPARE(edited.size(), 7);
        QCOMPARE(editor.seed(), std::uint64_t(42));
    }

    void atLeastOneKindOfSlicesRemains()
    {
        OptionsEditor editor;
        QSignalSpy edited(&editor, &OptionsEditor::optionsEdited);
        auto* separate = named<QCheckBox>(editor, "Bit slices in crossbars of their own");
        auto* packed = named<QCheckBox>(editor, "Bit slices side by side");
        packed->click();
        QCOMPARE(editor.options().slices, std::vector { design::SlicePacking::Separate });
        separate->click();
        QCOMPARE(edited.size(), 1);
        QCOMPARE(editor.options().slices, std::vector { design::SlicePacking::Separate });
    }

    void sharesMustRise()
    {
        OptionsEditor editor;
        QSignalSpy edited(&editor, &OptionsEditor::optionsEdited);
        auto* low = named<QDoubleSpinBox>(editor, "Smallest share of the power for crossbars");
        low->setValue(0.6); // above 0.4
        QCOMPARE(edited.size(), 0);
        QVERIFY(low->property("invalid").toBool());
        low->setValue(0.2);
        QCOMPARE(edited.size(), 1);
        QCOMPARE(editor.options().powerShareLow, 0.2);
        named<QSpinBox>(editor, "Number of shares searched")->setValue(1);
        QCOMPARE(edited.size(), 1); // one value cannot span
    }

    void settingOptionsShowsThemAndSaysNothing()
    {
        OptionsEditor editor;
        QSignalSpy edited(&editor, &OptionsEditor::optionsEdited), threads(&editor, &OptionsEditor::threadsEdited);
        synthesis::SynthesisOptions options;
        options.objective = synthesis::Objective::Edp;
        options.crossbarSizes = { 512 };
        options.constraints.maxCrossbars = 5608;
        options.powerShareLow = options.powerShareHigh = 0.25;
        options.powerShareSteps = 1;
        options.model.groups = false; // neither profile
        editor.setOptions(options, 9);
        editor.setThreads(2);
        QCOMPARE(edited.size(), 0);
        QCOMPARE(threads.size(), 0);
        QCOMPARE(editor.findChild<QLineEdit*>(QStringLiteral("crossbar_size"))->text(), QStringLiteral("512"));
        QCOMPARE(named<QComboBox>(editor, "Objective")->currentIndex(), 4);
        QCOMPARE(named<QComboBox>(editor, "Profile")->currentIndex(), 2);
        QCOMPARE(named<QLineEdit>(editor, "Seed")->text(), QStringLiteral("9"));
        QCOMPARE(editor.options().model, options.model);
        named<QCheckBox>(editor, "ADC sharing")->click(); // the rest stays as it is
        QCOMPARE(editor.options().model, options.model);
        QCOMPARE(editor.options().constraints.maxCrossbars, options.constraints.maxCrossbars);
    }

    void areasAreAskedOfTheHardware()
    {
        OptionsEditor editor;
        auto bare = **hardware::preset("pimsyn");
        for (auto& [key, unit] : bare.crossbars)
            unit.area = {};
        editor.setHardware(std::make_shared<const hardware::HardwareSpec>(bare));
        emit named<QComboBox>(editor, "Objective")->activated(5);
        const auto says = [&](const char* text) {
            const auto labels = editor.findChildren<QLabel*>();
            return std::any_of(labels.begin(), labels.end(), [&](QLabel* l) { return !l->isHidden() && l->text().contains(QString::fromLatin1(text)); });
        };
        QVERIFY(says("Needs areas"));
        emit named<QComboBox>(editor, "Objective")->activated(0);
        QVERIFY(!says("Needs areas"));
        type(editor.findChild<QLineEdit*>(QStringLiteral("max_area_mm2")), "85");
        QVERIFY(says("gives no areas"));
    }
};

QTEST_MAIN(TstOptionsEditor)
#include "tst_options_editor.moc"
