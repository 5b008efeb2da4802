// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

class QFileDialog;
class QWidget;

namespace pim::widgets {

/// Asks where to write: deletes itself when closed; connect fileSelected() and open() it. The kind of file shown first is
/// that of the suggested name; another kind gives the name its ending, and a name without one gets it.
QFileDialog* saveDialog(QWidget* parent, const QString& title, const QString& suggestion, const QString& filter);

/// Ending of a kind of file: "trace.json" of "Schedule (*.trace.json)".
QString endingOf(const QString& nameFilter);
/// "tl2" or "tl2.png" as a file of \a nameFilter, one of \a filters: "tl2.svg".
QString withEnding(const QString& path, const QString& nameFilter, const QStringList& filters);

} // namespace pim::widgets
