// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QString>

namespace pim::app {

struct Language
{
    QString code; ///< "en", "de", "zh_CN"
    QString name; ///< in the language itself
};

/// The languages of the window, English first.
const std::vector<Language>& languages();

/// Switch the program's strings, Qt's own, and the writing of numbers; open windows follow by QEvent::LanguageChange.
/// \a code: one of languages(), or empty for the system's, where we have it.
void setLanguage(const QString& code);
/// The code in use.
QString currentLanguage();

/// A string in the language of \a code, whatever the window's is; the source itself where there is no translation.
QString translated(const QString& code, const char* context, const char* source);

} // namespace pim::app
