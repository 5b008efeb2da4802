// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session_files.h"

#include <QFile>
#include <QStandardPaths>
#include <QUuid>
#include <nlohmann/json.hpp>

#include "core/base/file.h"

namespace pim::app {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;
using Files = ProjectStore::Files;

QString g_autosaveFolder; ///< set by tests

} // namespace

fs::path nativePath(const QString& path) { return QFile::encodeName(path).toStdString(); }
QString qtPath(const fs::path& path) { return QFile::decodeName(QByteArray::fromStdString(path.string())); }

QString autosaveFolder()
{
    return g_autosaveFolder.isEmpty()
        ? QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/autosave")
        : g_autosaveFolder;
}

void setAutosaveFolder(const QString& folder) { g_autosaveFolder = folder; }

bool inAutosaveFolder(const fs::path& path)
{
    std::error_code ignored;
    return fs::equivalent(path.parent_path(), nativePath(autosaveFolder()), ignored);
}

void closeFiles(Files& files, bool keep)
{
    if (files.project) {
        const fs::path path = files.project->path();
        const bool writable = !files.project->readOnly();
        if (!keep && writable)
            (void)files.project->discard();
        files.project.reset();
        std::error_code ignored;
        if (!keep && writable && inAutosaveFolder(path))
            fs::remove(path, ignored);
    }
    if (!files.marker.empty() && !keep) {
        std::error_code ignored;
        fs::remove(files.marker, ignored);
    }
    files.marker.clear();
}

void markSession(Files& files)
{
    if (!files.project || files.project->readOnly() || inAutosaveFolder(files.project->path()))
        return;
    std::error_code ignored;
    fs::create_directories(nativePath(autosaveFolder()), ignored);
    files.marker = nativePath(autosaveFolder())
        / ("session-" + QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString() + ".txt");
    if (!writeFileAtomically(files.marker, fs::absolute(files.project->path(), ignored).string()))
        files.marker.clear(); // recovery will not list it; opening the file itself still recovers
}

std::string wrapMemory(const WindowMemory& memory)
{
    return Json { { "window", memory.window }, { "original", memory.original.toStdString() } }.dump(-1, ' ', false,
                                                                                                  Json::error_handler_t::replace);
}

WindowMemory unwrapMemory(const std::string& text)
{
    const Json json = Json::parse(text, nullptr, false);
    const auto field = [&](const char* key) {
        return json.is_object() && json.contains(key) && json[key].is_string() ? json[key].get<std::string>()
                                                                               : std::string();
    };
    return { field("window"), QString::fromStdString(field("original")) };
}

} // namespace pim::app
