// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/design_names.h"

#include <algorithm>

#include <QCoreApplication>
#include <QLocale>

#include "app/language.h"
#include "widgets/common/quantity_text.h"

namespace pim::app {
namespace {

constexpr const char* kContext = "pim::app::DesignController";
constexpr const char* kPoint = QT_TRANSLATE_NOOP("pim::app::DesignController", "Design %1");
constexpr const char* kEdited = QT_TRANSLATE_NOOP("pim::app::DesignController", "%1, edited");

/// "Design %1" filled with \a point and any grouping of its digits is \a name.
bool fills(const QString& name, const QString& pattern, std::int64_t point)
{
    const QString before = pattern.section(QStringLiteral("%1"), 0, 0), after = pattern.section(QStringLiteral("%1"), 1);
    if (name.size() <= before.size() + after.size() || !name.startsWith(before) || !name.endsWith(after))
        return false;
    QString digits;
    for (const QChar c : name.mid(before.size(), name.size() - before.size() - after.size())) {
        if (c >= QLatin1Char('0') && c <= QLatin1Char('9'))
            digits += c;
        else if (digits.isEmpty() || !(c == QLatin1Char(',') || c == QLatin1Char('.') || c == QLatin1Char('\'') || c.isSpace()))
            return false;
    }
    return digits == QString::number(point);
}

} // namespace

QString shownName(std::int64_t point)
{
    return QCoreApplication::translate(kContext, kPoint).arg(widgets::countText(point));
}

QString shownName(const project::DesignRecord& record)
{
    const QString name = QString::fromStdString(record.name);
    const std::int64_t point = record.point < -1 ? project::editedFrom(record.point) : record.point;
    if (record.run <= 0 || point < 0)
        return name;
    for (const Language& language : languages()) {
        const QString of = translated(language.code, kContext, kPoint);
        if (fills(name, of, point))
            return shownName(point);
        if (record.point < -1 && fills(name, translated(language.code, kContext, kEdited).arg(of), point))
            return QCoreApplication::translate(kContext, kEdited).arg(shownName(point));
    }
    return name;
}

std::string storedName(std::int64_t point)
{
    return QString::fromLatin1(kPoint).arg(QLocale(QLocale::English, QLocale::UnitedStates).toString(static_cast<qlonglong>(point))).toStdString();
}

std::string storedEditedName(std::int64_t point)
{
    return QString::fromLatin1(kEdited).arg(QString::fromStdString(storedName(point))).toStdString();
}

} // namespace pim::app
