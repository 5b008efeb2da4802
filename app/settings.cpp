// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings.h"

#include <algorithm>

#include <QFileInfo>
#include <QSettings>

namespace pim::app {
namespace {

constexpr std::pair<widgets::ThemeMode, const char*> kThemes[] { { widgets::ThemeMode::System, "system" },
                                                                 { widgets::ThemeMode::Light, "light" },
                                                                 { widgets::ThemeMode::Dark, "dark" } };

} // namespace

void Settings::addRecent(const QString& path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    recentFiles.erase(
        std::remove_if(recentFiles.begin(), recentFiles.end(), [&](const RecentFile& f) { return f.path == absolute; }),
        recentFiles.end());
    recentFiles.insert(recentFiles.begin(), { absolute, QDateTime::currentDateTime() });
    if (recentFiles.size() > kMostRecent)
        recentFiles.resize(kMostRecent);
}

Settings Settings::load()
{
    Settings settings;
    QSettings store;
    const QString theme = store.value(QStringLiteral("theme")).toString();
    for (const auto& [mode, name] : kThemes)
        if (theme == QLatin1String(name))
            settings.theme = mode;
    settings.language = store.value(QStringLiteral("language")).toString();
    settings.showGallery = store.value(QStringLiteral("show_gallery"), true).toBool();
    settings.wheelZooms = store.value(QStringLiteral("wheel_zooms"), true).toBool();
    settings.threads = std::clamp(store.value(QStringLiteral("threads"), 0).toInt(), 0, 1024);
    settings.autosaveSeconds = std::clamp(store.value(QStringLiteral("autosave_s"), 5).toInt(), 1, 60);
    settings.geometry = store.value(QStringLiteral("window/geometry")).toByteArray();
    settings.floorplan = store.value(QStringLiteral("views/floorplan")).toString();
    settings.layout = store.value(QStringLiteral("window/layout")).toByteArray();
    store.beginGroup(QStringLiteral("shortcuts"));
    for (const QString& key : store.childKeys())
        settings.shortcuts[key] = store.value(key).toString();
    store.endGroup();
    const int files = store.beginReadArray(QStringLiteral("recent"));
    for (int i = 0; i < std::min(files, kMostRecent); ++i) {
        store.setArrayIndex(i);
        settings.recentFiles.push_back(
            { store.value(QStringLiteral("path")).toString(), store.value(QStringLiteral("opened")).toDateTime() });
    }
    store.endArray();
    return settings;
}

void Settings::save() const
{
    QSettings store;
    for (const auto& [mode, name] : kThemes)
        if (theme == mode)
            store.setValue(QStringLiteral("theme"), QLatin1String(name));
    store.setValue(QStringLiteral("language"), language);
    store.setValue(QStringLiteral("show_gallery"), showGallery);
    store.setValue(QStringLiteral("wheel_zooms"), wheelZooms);
    store.setValue(QStringLiteral("threads"), threads);
    store.setValue(QStringLiteral("autosave_s"), autosaveSeconds);
    store.setValue(QStringLiteral("window/geometry"), geometry);
    store.setValue(QStringLiteral("window/layout"), layout);
    store.setValue(QStringLiteral("views/floorplan"), floorplan);
    store.remove(QStringLiteral("shortcuts"));
    store.beginGroup(QStringLiteral("shortcuts"));
    for (const auto& [action, keys] : shortcuts)
        store.setValue(action, keys);
    store.endGroup();
    store.remove(QStringLiteral("recent"));
    store.beginWriteArray(QStringLiteral("recent"));
    for (std::size_t i = 0; i < recentFiles.size(); ++i) {
        store.setArrayIndex(static_cast<int>(i));
        store.setValue(QStringLiteral("path"), recentFiles[i].path);
        store.setValue(QStringLiteral("opened"), recentFiles[i].opened);
    }
    store.endArray();
}

} // namespace pim::app
