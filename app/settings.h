// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <vector>

#include <QByteArray>
#include <QDateTime>
#include <QMetaType>
#include <QString>

#include "widgets/common/theme.h"

namespace pim::app {

/// A file opened before.
struct RecentFile
{
    QString path;
    QDateTime opened;
};

/// What the window remembers from one start to the next; not part of any project. The only user of QSettings.
struct Settings
{
    widgets::ThemeMode theme = widgets::ThemeMode::System;
    QString language; ///< empty: the system's
    bool showGallery = true; ///< when no project is open
    bool wheelZooms = true; ///< false: the wheel scrolls, and zooms with Ctrl
    int threads = 0; ///< of a run; 0: all
    int autosaveSeconds = 5; ///< 1…60
    QByteArray geometry, layout;
    QString floorplan; ///< FloorplanView::state()
    std::map<QString, QString> shortcuts; ///< that differ from the default, by action
    std::vector<RecentFile> recentFiles; ///< latest first, at most kMostRecent

    static constexpr int kMostRecent = 12;
    /// Put \a path first.
    void addRecent(const QString& path);

    static Settings load();
    void save() const;
};

} // namespace pim::app

Q_DECLARE_METATYPE(pim::app::Settings)
