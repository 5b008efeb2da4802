// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "core/base/diagnostics.h"

class QPlainTextEdit;

namespace pim::widgets {

/// What the compiler noted, to be read and copied, under the button that opens it; Escape or a click elsewhere closes it.
class NotesPopup : public QFrame
{
    Q_OBJECT
public:
    explicit NotesPopup(QWidget* parent);
    void open(const Diagnostics& notes, const QWidget& below);
    static QString text(const Diagnostics& notes); ///< a line each: warnings, layers, what the machine assumes

private:
    QPlainTextEdit* m_text;
};

} // namespace pim::widgets
