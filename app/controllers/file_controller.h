// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QObject>
#include <QStringList>

#include "app/document.h"

namespace pim::app {

class MainWindow;
class NoticeBar;

/// Files: open, save, close, recover. Asks before unsaved edits are lost, and only then.
class FileController : public QObject
{
    Q_OBJECT
public:
    FileController(Document& document, MainWindow& window, NoticeBar& notices);

    void start(const QStringList& arguments);
    /// A project, a model file or zoo:NAME. A model becomes that of the project in the window, or of a new one where
    /// none is.
    void open(const QString& path);
    void openZoo(const QString& name); ///< as a new project
    void openExample(const QString& path);
    void newProject();
    void chooseAndOpen();
    void save();
    void saveAs(std::function<void()> then = {});
    void closeProject();
    /// Run \a then when nothing unsaved is at stake, after asking where there is.
    void whenSafe(std::function<void()> then);
    /// For closing the window: asks at once. False: stay.
    bool mayClose();
    bool hasProject() const { return m_hasProject; }
    void offerRecovery();

signals:
    void projectShown(bool shown); ///< a project is in the window, or none
    void programOpened(const QString& path); ///< a program for the Program view; a project is there

private:
    enum class Answer { Save, Discard, Stay };
    Answer ask();
    void failed(const Error& error);
    void askForShapes(const QString& path, const Error& error);
    void remember(const QString& path);

    Document& m_document;
    MainWindow& m_window;
    NoticeBar& m_notices;
    std::function<void()> m_afterSave;
    QString m_importing; ///< file of the model being read
    bool m_hasProject = false;
};

} // namespace pim::app
