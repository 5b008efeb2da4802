// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/save_dialog.h"

#include <algorithm>

#include <QFileDialog>
#include <QRegularExpression>

namespace pim::widgets {

QString endingOf(const QString& nameFilter)
{
    static const QRegularExpression pattern(QStringLiteral(R"(\*\.([A-Za-z0-9.]+))"));
    return pattern.match(nameFilter).captured(1);
}

QString withEnding(const QString& path, const QString& nameFilter, const QStringList& filters)
{
    const QString wanted = endingOf(nameFilter);
    if (wanted.isEmpty() || path.endsWith(QLatin1Char('.') + wanted, Qt::CaseInsensitive))
        return path;
    // The longest ending of another kind makes room: ".trace.json" before ".json".
    qsizetype cut = 0;
    for (const QString& filter : filters)
        if (const QString ending = QLatin1Char('.') + endingOf(filter); ending.size() > 1 && path.endsWith(ending, Qt::CaseInsensitive))
            cut = std::max(cut, ending.size());
    return path.chopped(cut) + QLatin1Char('.') + wanted;
}

QFileDialog* saveDialog(QWidget* parent, const QString& title, const QString& suggestion, const QString& filter)
{
    auto* dialog = new QFileDialog(parent, title, {}, filter);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const QStringList filters = dialog->nameFilters();
    QString chosen = filters.value(0);
    for (const QString& kind : filters)
        if (suggestion.endsWith(QLatin1Char('.') + endingOf(kind), Qt::CaseInsensitive))
            chosen = kind;
    dialog->selectNameFilter(chosen);
    dialog->setDefaultSuffix(endingOf(chosen));
    dialog->selectFile(suggestion);
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, filters](const QString& kind) {
        dialog->setDefaultSuffix(endingOf(kind));
        if (const QString typed = dialog->selectedFiles().value(0); !typed.isEmpty() && typed != dialog->directory().absolutePath())
            dialog->selectFile(QFileInfo(withEnding(typed, kind, filters)).fileName());
    });
    return dialog;
}

} // namespace pim::widgets
