// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTextDocument>

namespace pim::widgets {

/// \a text for a place where Qt guesses whether it is HTML, as tool tips do: a name out of a file is shown letter by letter,
/// whatever it looks like.
inline QString literalText(const QString& text)
{
    return Qt::mightBeRichText(text) ? Qt::convertFromPlainText(text, Qt::WhiteSpaceNormal) : text;
}

} // namespace pim::widgets
