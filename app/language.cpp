// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/language.h"

#include <algorithm>
#include <map>

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

// Resources of a static library are there once this has run; the macro must stand outside of namespaces.
static void initTranslations() { Q_INIT_RESOURCE(translations); }

namespace pim::app {
namespace {

QString& current()
{
    static QString code = QStringLiteral("en");
    return code;
}

QString systemLanguage()
{
    for (const QString& wanted : QLocale::system().uiLanguages())
        for (const Language& known : languages())
            if (wanted.section(QLatin1Char('-'), 0, 0) == known.code.section(QLatin1Char('_'), 0, 0))
                return known.code;
    return QStringLiteral("en");
}

} // namespace

const std::vector<Language>& languages()
{
    static const std::vector<Language> kLanguages { { QStringLiteral("en"), QStringLiteral("English") },
                                                    { QStringLiteral("de"), QStringLiteral("Deutsch") },
                                                    { QStringLiteral("zh_CN"), QStringLiteral("简体中文") } };
    return kLanguages;
}

void setLanguage(const QString& code)
{
    initTranslations();
    static QTranslator ours, qts;
    const auto known = [&](const QString& c) {
        return std::any_of(languages().begin(), languages().end(), [&](const Language& l) { return l.code == c; });
    };
    const QString wanted = known(code) ? code : systemLanguage();
    current() = wanted;
    QLocale::setDefault(wanted == QLatin1String("en") ? QLocale(QLocale::English, QLocale::UnitedStates)
                                                      : QLocale(wanted));
    QCoreApplication::removeTranslator(&ours);
    QCoreApplication::removeTranslator(&qts);
    if (qts.load(QStringLiteral("qtbase_") + wanted, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&qts);
    if (ours.load(QStringLiteral(":/i18n/pimstudio_") + wanted))
        QCoreApplication::installTranslator(&ours);
}

QString currentLanguage() { return current(); }

QString translated(const QString& code, const char* context, const char* source)
{
    initTranslations();
    static std::map<QString, QTranslator> loaded;
    const auto [at, first] = loaded.try_emplace(code);
    if (first && !at->second.load(QStringLiteral(":/i18n/pimstudio_") + code))
        return QString::fromUtf8(source); // English
    const QString text = at->second.translate(context, source);
    return text.isEmpty() ? QString::fromUtf8(source) : text;
}

} // namespace pim::app
