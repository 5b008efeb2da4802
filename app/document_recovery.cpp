// SPDX-License-Identifier: GPL-3.0-or-later
// Document: sessions that were killed.
#include <algorithm>

#include <QDir>
#include <QFileInfo>

#include "app/document.h"
#include "app/session_files.h"
#include "core/base/file.h"

namespace pim::app {
namespace {

namespace fs = std::filesystem;
using project::Project;

} // namespace

QString Document::autosaveFolder() { return app::autosaveFolder(); }

void Document::setAutosaveFolder(const QString& folder) { app::setAutosaveFolder(folder); }

std::vector<Leftover> Document::recoverable()
{
    std::vector<Leftover> found;
    const QDir folder(autosaveFolder());
    const auto look = [&](const QString& path) -> bool { // has it something to recover?
        auto project = Project::open(nativePath(path), Project::Mode::ReadOnly);
        if (!project)
            return true; // damaged or not readable now: left alone
        auto state = (*project)->autosaved();
        if (!state)
            return true;
        const auto runs = (*project)->runs();
        const bool ours = inAutosaveFolder(nativePath(path));
        if (!*state && !(ours && runs && !runs->empty()))
            return false;
        Leftover leftover { path, QFileInfo(path).completeBaseName(), QFileInfo(path).lastModified(), 0 };
        leftover.runs = static_cast<int>(*state ? (*state)->runs.size() : runs->size());
        if (ours) {
            const QString original = *state ? unwrapMemory((*state)->ui).original : QString();
            leftover.title = original.isEmpty() ? tr("Untitled") : QFileInfo(original).completeBaseName();
        }
        if (std::none_of(found.begin(), found.end(), [&](const Leftover& other) { return other.path == path; }))
            found.push_back(leftover);
        return true;
    };
    for (const QFileInfo& file : folder.entryInfoList({ QStringLiteral("*.pims") }, QDir::Files))
        if (!Project::isInUse(nativePath(file.absoluteFilePath())) && !look(file.absoluteFilePath()))
            QFile::remove(file.absoluteFilePath());
    for (const QFileInfo& file : folder.entryInfoList({ QStringLiteral("session-*.txt") }, QDir::Files)) {
        const auto target = readFile(nativePath(file.absoluteFilePath()), 1 << 16);
        if (!target)
            continue;
        if (Project::isInUse(*target))
            continue;
        std::error_code ignored;
        if (!fs::exists(*target, ignored) || !look(qtPath(*target)))
            QFile::remove(file.absoluteFilePath());
    }
    std::sort(found.begin(), found.end(), [](const Leftover& a, const Leftover& b) { return a.changed > b.changed; });
    return found;
}

Result<void> Document::forget(const Leftover& leftover)
{
    const fs::path path = nativePath(leftover.path);
    if (inAutosaveFolder(path)) {
        if (Project::isInUse(path))
            return fail(ErrorCode::IoError, tr("another PIM Studio has it open").toStdString(), path.string());
        std::error_code error;
        fs::remove(path, error);
        return error ? fail(ErrorCode::IoError,
                            tr("cannot remove the file: %1").arg(QString::fromLocal8Bit(error.message())).toStdString(),
                            path.string())
                     : Result<void>();
    }
    auto project = Project::open(path, Project::Mode::ReadWrite);
    if (!project)
        return tl::unexpected(project.error());
    return (*project)->discard();
}

} // namespace pim::app
