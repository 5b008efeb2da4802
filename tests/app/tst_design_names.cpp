// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "app/design_names.h"
#include "app/language.h"

using namespace pim;
using namespace pim::app;

namespace {

project::DesignRecord kept(const char* name, std::int64_t point, std::int64_t run = 3)
{
    project::DesignRecord record;
    record.name = name;
    record.run = run;
    record.point = point;
    return record;
}

} // namespace

class TstDesignNames : public QObject
{
    Q_OBJECT
private slots:
    void cleanup() { setLanguage(QStringLiteral("en")); }

    void storedNamesAreTheSameInEveryLanguage()
    {
        for (const Language& language : languages()) {
            setLanguage(language.code);
            QCOMPARE(storedName(926), std::string("Design 926"));
            QCOMPARE(storedName(1816), std::string("Design 1,816"));
            QCOMPARE(storedEditedName(1816), std::string("Design 1,816, edited"));
        }
    }

    void namesOfTheStudioAreShownInTheLanguageOfTheWindow()
    {
        const auto edited = kept("Design 1,816, edited", project::editedFrom(1816));
        setLanguage(QStringLiteral("en"));
        QCOMPARE(shownName(kept("Design 1,816", 1816)), QStringLiteral("Design 1,816"));
        QCOMPARE(shownName(edited), QStringLiteral("Design 1,816, edited"));
        setLanguage(QStringLiteral("de"));
        QCOMPARE(shownName(1816), QStringLiteral("Entwurf 1.816"));
        QCOMPARE(shownName(kept("Design 1,816", 1816)), QStringLiteral("Entwurf 1.816"));
        QCOMPARE(shownName(kept("Design 1816", 1816)), QStringLiteral("Entwurf 1.816"));
        QCOMPARE(shownName(kept("Design 1,816", project::editedFrom(1816))), QStringLiteral("Entwurf 1.816")); // edited while pinned
        QCOMPARE(shownName(edited), QStringLiteral("Entwurf 1.816, geändert"));
        setLanguage(QStringLiteral("zh_CN"));
        QCOMPARE(shownName(kept("Design 926", 926)), QStringLiteral("设计 926"));
        QCOMPARE(shownName(edited), QStringLiteral("设计 1,816（已编辑）"));
        // Stored before names were the same for everyone.
        QCOMPARE(shownName(kept("Entwurf 1.816", 1816)), QStringLiteral("设计 1,816"));
        setLanguage(QStringLiteral("en"));
        QCOMPARE(shownName(kept("设计 926（已编辑）", project::editedFrom(926))), QStringLiteral("Design 926, edited"));
    }

    void aPersonsOwnNamesStayAsTheyAre()
    {
        setLanguage(QStringLiteral("de"));
        for (const char* own : { "Design", "Design 7", "Design 926 B", "Design of mine", "Design 926, edited", "resnet18, 49 W", "" })
            QCOMPARE(shownName(kept(own, 926)), QString::fromUtf8(own));
        QCOMPARE(shownName(kept("Design 926", -1)), QStringLiteral("Design 926")); // the best of a run has the run's name
        QCOMPARE(shownName(kept("Design 926", 926, 0)), QStringLiteral("Design 926")); // of no run
        QCOMPARE(shownName(kept("Design 0", 0, 0)), QStringLiteral("Design 0"));
        QCOMPARE(shownName(kept("Mine, edited", project::editedFrom(926))), QStringLiteral("Mine, edited"));
        QCOMPARE(shownName(kept("Design 99999999999999999999", 926)), QStringLiteral("Design 99999999999999999999"));
    }
};

QTEST_MAIN(TstDesignNames)
#include "tst_design_names.moc"
