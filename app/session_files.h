// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include <QString>

#include "app/project_store.h"

namespace pim::app {

/// Files of a session beside the project that somebody named: unsaved work, and marks that say which project a session
/// works on, both in the autosave folder. What is left of a killed session is found there.

std::filesystem::path nativePath(const QString& path);
QString qtPath(const std::filesystem::path& path);

QString autosaveFolder();
void setAutosaveFolder(const QString& folder); ///< of tests; empty: the user's
bool inAutosaveFolder(const std::filesystem::path& path);

/// End the work on what is open. Without \a keep its unsaved edits are gone and a file of ours with them.
void closeFiles(ProjectStore::Files& files, bool keep);
/// Leave word in the autosave folder that this session works on a file elsewhere, so that it is found after a crash.
void markSession(ProjectStore::Files& files);

/// What a project remembers for its window: the window's own text, and the name of the project that unsaved work is of.
struct WindowMemory
{
    std::string window;
    QString original;
};
std::string wrapMemory(const WindowMemory& memory);
/// Whatever the text; what is not there is empty.
WindowMemory unwrapMemory(const std::string& text);

} // namespace pim::app
