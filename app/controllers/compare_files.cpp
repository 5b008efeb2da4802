// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/controllers/compare_files.h"

#include <algorithm>
#include <utility>

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>

#include "app/design_names.h"
#include "app/dialogs/design_chooser.h"

namespace pim::app {

QString CompareFiles::Entry::name() const
{
    if (design.kind == project::DesignInFile::Kind::DesignFile) // has its name
        return QFileInfo(path).fileName();
    return tr("%1 of %2").arg(shownName(design.record), QFileInfo(path).fileName());
}

QString CompareFiles::Entry::origin() const
{
    return tr("%1: %2, as it was when the file was read").arg(QDir::toNativeSeparators(path), kindText(design));
}

CompareFiles::CompareFiles(QWidget& window)
    : m_window(window)
{
}

void CompareFiles::ask(int which, const QString& folder)
{
    auto* dialog = new QFileDialog(&m_window, tr("Compare with a design of a file"), folder,
                                   tr("Projects and designs (*.pims *.json);;All files (*)"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, [this, which](const QString& path) { read(path, which); });
    dialog->open();
}

void CompareFiles::read(const QString& path, int which)
{
    using Designs = std::vector<project::DesignInFile>;
    m_read.start<Designs>(
        [path](const RunContext&) { return project::designsOf(path.toStdString()); },
        [this, path, which](Result<Designs> designs) {
            if (!designs) {
                if (designs.error().code != ErrorCode::Cancelled)
                    emit refused(QString::fromStdString(designs.error().text()));
                return;
            }
            if (designs->size() == 1) {
                take(path, designs->front(), which);
                return;
            }
            auto* chooser = new DesignChooser(*designs, QFileInfo(path).fileName(), &m_window);
            chooser->setAttribute(Qt::WA_DeleteOnClose);
            connect(chooser, &QDialog::accepted, this, [this, chooser, path, which, all = std::move(*designs)] {
                if (const int chosen = chooser->chosen(); chosen >= 0)
                    take(path, all[static_cast<std::size_t>(chosen)], which);
            });
            chooser->open();
        });
}

void CompareFiles::take(const QString& path, const project::DesignInFile& design, int which)
{
    const QString whole = QFileInfo(path).absoluteFilePath();
    // Of a project by what stays the same when it is read again.
    const project::DesignRecord& record = design.record;
    const QString id = QStringLiteral("file:%1#%2:%3").arg(whole).arg(static_cast<int>(design.kind)).arg(record.id != 0 ? record.id : record.run);
    std::erase_if(m_entries, [&](const Entry& entry) { return entry.id == id; });
    m_entries.push_back({ id, whole, design });
    emit added(id, which);
}

const CompareFiles::Entry* CompareFiles::entry(const QString& id) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry& entry) { return entry.id == id; });
    return found == m_entries.end() ? nullptr : &*found;
}

void CompareFiles::clear()
{
    m_read.drop();
    m_entries.clear();
}

} // namespace pim::app
