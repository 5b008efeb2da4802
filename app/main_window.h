// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QMainWindow>
#include <QStringList>
#include <QTimer>

#include "app/settings.h"

class QDockWidget;
class QLabel;
class QMenu;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace pim::widgets {
class Selection;
}

namespace pim::app {

class Actions;
class CommandPalette;
class LogModel;
class ProblemsModel;
class RunBar;
class Studio;
class ViewArea;

/// The frame: menus, toolbar, docks, status bar, and what is remembered of them. What it shows comes from Studio.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(Settings settings, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Begin: recover what a crash left, open the file named on the command line, or show the gallery.
    void start(const QStringList& arguments);

    Actions& actions() { return *m_actions; }
    Settings& settings() { return m_settings; }
    ViewArea& views() { return *m_views; }
    RunBar& runBar() { return *m_runBar; }
    ProblemsModel& problems() { return *m_problems; }
    LogModel& log() { return *m_log; }
    Studio& studio() { return *m_studio; }

    /// Put a widget into one of the docks.
    void setInputs(QWidget* widget);
    void setInspector(QWidget* widget);
    void setRuns(QWidget* widget);
    void setGallery(QWidget* widget);
    /// Over the views and over the gallery.
    void setNoticeBar(QWidget* bar);
    /// The gallery instead of docks and views, or back.
    void showGallery(bool gallery);
    bool galleryShown() const;
    void showInputs();
    /// The right dock under this title, at least \a width wide; 0 leaves it as it is, and a hidden dock hidden.
    void showInspector(const QString& title = {}, int width = 0);
    void showProblems();
    /// A sentence at the lower edge; it stays until the next, \a error in red.
    void say(const QString& text, bool error = false);
    /// What the status bar says of document and memory.
    void setStatus(const QString& inputs, const QString& selection, const QString& saved);
    /// Save settings and apply what they say.
    void applySettings(const Settings& settings);

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void buildDocks();
    void buildMenus();
    void buildToolBar();
    void buildStatusBar();
    void connectActions();
    void retranslate();
    void resetLayout();
    void fillRecentMenu();
    void refreshStatus();
    void openPalette();
    void openShortcuts();
    void openPreferences();

    Settings m_settings;
    Actions* m_actions;
    QStackedWidget* m_stack;
    ViewArea* m_views;
    RunBar* m_runBar;
    ProblemsModel* m_problems;
    LogModel* m_log;
    CommandPalette* m_palette = nullptr;
    QDockWidget *m_inputs = nullptr, *m_inspector = nullptr, *m_runs = nullptr, *m_problemsDock = nullptr,
                *m_logDock = nullptr;
    QMenu* m_recentMenu = nullptr;
    std::vector<std::pair<QMenu*, const char*>> m_menus; ///< with their untranslated titles
    QToolBar* m_toolBar = nullptr;
    QToolButton* m_commands = nullptr;
    QTableView* m_problemsTable = nullptr;
    QLabel *m_statusInputs = nullptr, *m_statusSelection = nullptr, *m_statusSaved = nullptr, *m_statusMemory = nullptr,
           *m_statusMessage = nullptr;
    QTimer m_statusTimer; ///< until what was said goes away
    QToolButton* m_statusLanguage = nullptr;
    QString m_inspectorTitle;
    QByteArray m_defaultLayout, m_shownLayout;
    bool m_galleryShown = false;
    std::unique_ptr<Studio> m_studio;
};

} // namespace pim::app
