// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFile>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QMenuBar>
#include <QMimeData>
#include <QScreen>
#include <QScrollBar>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabBar>
#include <QTableView>
#include <QTimer>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <unistd.h>

#include "app/actions.h"
#include "app/dialogs/about.h"
#include "app/dialogs/command_palette.h"
#include "app/dialogs/preferences.h"
#include "app/dialogs/shortcut_sheet.h"
#include "app/language.h"
#include "app/models/log_model.h"
#include "app/models/problems_model.h"
#include "app/run_bar.h"
#include "app/studio.h"
#include "app/view_area.h"
#include "widgets/common/icons.h"
#include "widgets/common/literal_text.h"
#include "widgets/common/quantity_text.h"
#include "widgets/common/section.h"
#include "widgets/common/theme.h"

namespace pim::app {
namespace {

constexpr int kMessageStaysMs = 10'000, kErrorStaysMs = 20'000;

/// Resident memory of this process in bytes; Linux only, 0 elsewhere.
std::int64_t residentBytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toLongLong() * sysconf(_SC_PAGESIZE);
}

QTableView* listTable(QAbstractItemModel* model)
{
    auto* table = new QTableView;
    table->setModel(model);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(24);
    table->setShowGrid(false);
    table->setProperty("padded", true);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setTabKeyNavigation(false);
    table->setFont(widgets::fontOf(widgets::TextRole::Table));
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    return table;
}

} // namespace

MainWindow::MainWindow(Settings settings, QWidget* parent)
    : QMainWindow(parent)
    , m_settings(std::move(settings))
    , m_actions(new Actions(this))
    , m_stack(new QStackedWidget(this))
    , m_views(new ViewArea(this))
    , m_runBar(new RunBar(this))
    , m_problems(new ProblemsModel(this))
    , m_log(new LogModel(this))
{
    setObjectName(QStringLiteral("main"));
    setAcceptDrops(true);
    setDockOptions(AllowNestedDocks | AllowTabbedDocks | AnimatedDocks);
    setTabPosition(Qt::BottomDockWidgetArea, QTabWidget::North);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    m_stack->addWidget(m_views);
    auto* centre = new QWidget(this);
    auto* layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_stack, 1);
    setCentralWidget(centre);
    m_actions->setChangedShortcuts(m_settings.shortcuts);
    buildDocks();
    buildMenus();
    buildToolBar();
    buildStatusBar();
    m_studio = std::make_unique<Studio>(*this);
    connectActions();
    retranslate();

    const QRect screen = this->screen()->availableGeometry();
    resize(std::min(1440, screen.width()), std::min(900, screen.height()));
    resetLayout();
    m_defaultLayout = saveState();
    if (!m_settings.geometry.isEmpty())
        restoreGeometry(m_settings.geometry);
    if (!m_settings.layout.isEmpty())
        restoreState(m_settings.layout);
    connect(&widgets::Theme::instance(), &widgets::Theme::changed, this,
            [this] { m_problemsTable->viewport()->update(); });
}

MainWindow::~MainWindow() = default;

void MainWindow::start(const QStringList& arguments) { m_studio->start(arguments); }

void MainWindow::buildDocks()
{
    const auto dock = [this](const char* name, Qt::DockWidgetArea area) {
        auto* widget = new QDockWidget(this);
        widget->setObjectName(QLatin1String(name));
        addDockWidget(area, widget);
        return widget;
    };
    m_inputs = dock("dock.inputs", Qt::LeftDockWidgetArea);
    m_inspector = dock("dock.inspector", Qt::RightDockWidgetArea);
    m_runs = dock("dock.runs", Qt::BottomDockWidgetArea);
    m_problemsDock = dock("dock.problems", Qt::BottomDockWidgetArea);
    m_logDock = dock("dock.log", Qt::BottomDockWidgetArea);

    m_problemsTable = listTable(m_problems);
    m_problemsTable->horizontalHeader()->setSectionResizeMode(ProblemsModel::kText, QHeaderView::Stretch);
    m_problemsTable->horizontalHeader()->setSectionResizeMode(ProblemsModel::kWhere, QHeaderView::ResizeToContents);
    m_problemsDock->setWidget(m_problemsTable);
    const auto locate = [this](const QModelIndex& index) { m_studio->locate(m_problems->problem(index.row())); };
    connect(m_problemsTable, &QTableView::clicked, this, locate);
    connect(m_problemsTable, &QTableView::activated, this, locate);
    connect(m_problems, &ProblemsModel::countsChanged, this, &MainWindow::retranslate);

    QTableView* log = listTable(m_log);
    log->horizontalHeader()->hide();
    log->horizontalHeader()->setStretchLastSection(true);
    log->setColumnWidth(0, 72);
    m_logDock->setWidget(log);
    connect(m_log, &QAbstractItemModel::rowsInserted, log, [log] {
        if (log->verticalScrollBar()->value() == log->verticalScrollBar()->maximum())
            QTimer::singleShot(0, log, &QTableView::scrollToBottom);
    });
}

void MainWindow::buildMenus()
{
    const auto menu = [this](const char* title, std::initializer_list<const char*> ids) {
        QMenu* built = menuBar()->addMenu(QString());
        m_menus.emplace_back(built, title);
        for (const char* id : ids) {
            if (*id)
                built->addAction((*m_actions)[id]);
            else
                built->addSeparator();
        }
        return built;
    };
    QMenu* file = menu(QT_TR_NOOP("&File"),
                       { "file.new", "file.gallery", "file.open", "", "file.save", "file.saveAs", "",
                         "file.exportDesign", "file.exportProject", "", "file.close", "file.quit" });
    m_recentMenu = new QMenu(file);
    m_menus.emplace_back(m_recentMenu, QT_TR_NOOP("Open &recent"));
    file->insertMenu((*m_actions)["file.save"], m_recentMenu);
    connect(m_recentMenu, &QMenu::aboutToShow, this, &MainWindow::fillRecentMenu);
    menu(QT_TR_NOOP("&Edit"), { "edit.undo", "edit.redo", "", "edit.find", "", "edit.preferences" });
    QMenu* view = menu(QT_TR_NOOP("&View"),
                       { "view.network", "view.explore", "view.convergence", "view.floorplan", "view.timeline",
                         "view.breakdown", "view.layers", "view.compare", "view.program", "",
                         "view.inputs", "view.inspector" });
    for (QDockWidget* dock : { m_runs, m_problemsDock, m_logDock }) {
        view->addAction(dock->toggleViewAction());
        for (const auto signal : { &QDockWidget::topLevelChanged, &QDockWidget::visibilityChanged })
            connect(dock, signal, this, [this] {
                QTimer::singleShot(0, this, [this] {
                    updateDockTitleBars(*this, { m_runs, m_problemsDock, m_logDock });
                });
            });
    }
    view->addSeparator();
    QMenu* theme = view->addMenu(QString());
    m_menus.emplace_back(theme, QT_TR_NOOP("&Theme"));
    auto* themes = new QActionGroup(this);
    for (const char* id : { "view.system", "view.light", "view.dark" }) {
        theme->addAction((*m_actions)[id]);
        themes->addAction((*m_actions)[id]);
    }
    for (const char* id : { "view.fit", "view.fullScreen", "view.resetLayout" })
        view->addAction((*m_actions)[id]);
    menu(QT_TR_NOOP("&Run"),
         { "run.start", "run.pause", "run.stop", "", "run.continue", "run.repeat", "run.budgets", "", "run.delete" });
    menu(QT_TR_NOOP("&Design"), { "design.best", "design.pin", "design.explain", "design.report", "", "design.reset", "design.clear" });
    menu(QT_TR_NOOP("&Program"), { "program.compile", "program.simulate", "program.verify", "", "program.export", "", "program.stop" });
    menu(QT_TR_NOOP("&Help"), { "help.commands", "help.shortcuts", "help.command", "", "help.about" });
}

void MainWindow::buildToolBar()
{
    m_toolBar = addToolBar(QString());
    m_toolBar->setObjectName(QStringLiteral("toolbar"));
    m_toolBar->setMovable(false);
    m_toolBar->setFloatable(false);
    m_toolBar->setContextMenuPolicy(Qt::PreventContextMenu);
    m_toolBar->setIconSize({ 16, 16 });
    for (const char* id :
         { "file.open", "file.save", "", "edit.undo", "edit.redo", "", "run.start", "run.pause", "run.stop", "" }) {
        if (!*id) {
            m_toolBar->addSeparator();
            continue;
        }
        m_toolBar->addAction((*m_actions)[id]);
        if (std::string_view(id).starts_with("run.")) {
            auto* button = static_cast<QToolButton*>(m_toolBar->widgetForAction((*m_actions)[id]));
            button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
            button->setIconSize({ 22, 16 }); // room between icon and word
        }
    }
    m_runBar->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_toolBar->addWidget(m_runBar);
    m_toolBar->addSeparator();
    m_commands = new QToolButton(this);
    m_commands->setProperty("field", true);
    m_commands->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_commands->setIcon(widgets::icon(QStringLiteral("search"), widgets::IconRole::Muted));
    connect(m_commands, &QToolButton::clicked, (*m_actions)["help.commands"], &QAction::trigger);
    m_toolBar->addWidget(m_commands);
}

void MainWindow::buildStatusBar()
{
    statusBar()->setSizeGripEnabled(false);
    const auto label = [this](bool permanent) {
        auto* made = new QLabel(this);
        made->setFont(widgets::fontOf(widgets::TextRole::Table));
        made->setTextFormat(Qt::PlainText); // names of layers, designs and files
        made->setProperty("role", QStringLiteral("label"));
        made->setContentsMargins(8, 0, 8, 0);
        permanent ? statusBar()->addPermanentWidget(made) : statusBar()->addWidget(made);
        return made;
    };
    m_statusInputs = label(false);
    m_statusSelection = label(false);
    m_statusMessage = label(false);
    m_statusTimer.setSingleShot(true);
    connect(&m_statusTimer, &QTimer::timeout, this, [this] {
        m_statusMessage->clear();
        m_statusMessage->setToolTip({});
    });
    m_statusSaved = label(true);
    m_statusMemory = label(true);
    m_statusLanguage = new QToolButton(this);
    m_statusLanguage->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_statusLanguage->setIcon(widgets::icon(QStringLiteral("globe"), widgets::IconRole::Muted));
    m_statusLanguage->setIconSize({ 12, 12 });
    m_statusLanguage->setFont(widgets::fontOf(widgets::TextRole::Table));
    m_statusLanguage->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(m_statusLanguage);
    for (const Language& language : languages())
        connect(menu->addAction(language.name), &QAction::triggered, this, [this, code = language.code] {
            Settings changed = m_settings;
            changed.language = code;
            applySettings(changed);
        });
    m_statusLanguage->setMenu(menu);
    statusBar()->addPermanentWidget(m_statusLanguage);
    auto* timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, &MainWindow::refreshStatus);
    timer->start(2000);
    refreshStatus();
}

void MainWindow::refreshStatus()
{
    if (const std::int64_t bytes = residentBytes(); bytes > 0)
        m_statusMemory->setText(tr("%1 MB").arg(bytes / 1'000'000));
    m_statusMemory->setToolTip(tr("Memory in use"));
    for (const Language& language : languages())
        if (language.code == currentLanguage())
            m_statusLanguage->setText(language.name);
}

void MainWindow::setStatus(const QString& inputs, const QString& selection, const QString& saved)
{
    m_statusInputs->setText(inputs);
    m_statusSelection->setText(selection);
    m_statusSaved->setText(saved);
}

void MainWindow::say(const QString& text, bool error)
{
    m_statusMessage->setTextFormat(Qt::RichText);
    m_statusMessage->setText(error ? QStringLiteral("<span style='color:%1'>%2</span>")
                                         .arg(widgets::tokens().error.name(), text.toHtmlEscaped())
                                   : text.toHtmlEscaped());
    m_statusMessage->setToolTip(widgets::literalText(text));
    m_statusTimer.start(error ? kErrorStaysMs : kMessageStaysMs); // the log keeps it
    m_log->add(error ? LogModel::Level::Error : LogModel::Level::Info, text);
}

void MainWindow::setInputs(QWidget* widget) { m_inputs->setWidget(widget); }
void MainWindow::setInspector(QWidget* widget) { m_inspector->setWidget(widget); }
void MainWindow::setRuns(QWidget* widget) { m_runs->setWidget(widget); }

void MainWindow::setGallery(QWidget* widget) { m_stack->insertWidget(0, widget); }

bool MainWindow::galleryShown() const { return m_galleryShown; }

void MainWindow::showGallery(bool gallery)
{
    if (gallery == m_galleryShown)
        return;
    const auto docks = { m_inputs, m_inspector, m_runs, m_problemsDock, m_logDock };
    if (gallery) {
        m_shownLayout = saveState();
        for (QDockWidget* dock : docks)
            dock->hide();
        m_stack->setCurrentIndex(0);
    } else {
        m_stack->setCurrentWidget(m_views);
        if (!m_shownLayout.isEmpty())
            restoreState(m_shownLayout);
    }
    m_galleryShown = gallery;
    m_runBar->setVisible(true);
}

void MainWindow::setNoticeBar(QWidget* bar)
{
    static_cast<QVBoxLayout*>(centralWidget()->layout())->insertWidget(0, bar);
}

void MainWindow::showInputs()
{
    m_inputs->show();
    m_inputs->raise();
}

void MainWindow::showInspector(const QString& title, int width)
{
    if (!title.isEmpty())
        m_inspector->setWindowTitle(m_inspectorTitle = title);
    if (!title.isEmpty() && width == 0)
        return;
    m_inspector->show();
    m_inspector->raise();
    if (width > 0)
        resizeDocks({ m_inspector }, { std::min(width, this->width() / 3) }, Qt::Horizontal);
}

void MainWindow::showProblems()
{
    m_problemsDock->show();
    m_problemsDock->raise();
    m_problemsTable->setFocus();
}

void MainWindow::resetLayout()
{
    const int listHeight = height() < 800 ? 104 : 150; // on a small screen the views need the room
    if (!m_defaultLayout.isEmpty()) {
        const QSize before = size();
        if (m_galleryShown)
            m_shownLayout = m_defaultLayout;
        else
            restoreState(m_defaultLayout);
        m_views->resetLayout();
        resizeDocks({ m_inputs, m_inspector }, { 304, 312 }, Qt::Horizontal);
        resizeDocks({ m_runs }, { listHeight }, Qt::Vertical);
        resize(before);
        return;
    }
    tabifyDockWidget(m_runs, m_problemsDock);
    tabifyDockWidget(m_problemsDock, m_logDock);
    m_runs->raise();
    resizeDocks({ m_inputs, m_inspector }, { 304, 312 }, Qt::Horizontal);
    resizeDocks({ m_runs }, { listHeight }, Qt::Vertical);
}

void MainWindow::fillRecentMenu()
{
    m_recentMenu->clear();
    for (const RecentFile& file : m_settings.recentFiles) {
        QAction* action = m_recentMenu->addAction(QFileInfo(file.path).fileName());
        action->setToolTip(widgets::literalText(file.path));
        action->setEnabled(QFileInfo::exists(file.path));
        connect(action, &QAction::triggered, this, [this, path = file.path] { m_studio->open(path); });
    }
    if (m_settings.recentFiles.empty())
        m_recentMenu->addAction(tr("No files yet"))->setEnabled(false);
}

void MainWindow::connectActions()
{
    const auto on = [this](const char* id, auto&& slot) { connect((*m_actions)[id], &QAction::triggered, this, slot); };
    for (const char* id : { "network", "explore", "convergence", "floorplan", "breakdown", "layers", "timeline", "compare", "program" })
        on(("view." + std::string(id)).c_str(), [this, id] {
            showGallery(false);
            m_views->showView(QLatin1String(id));
        });
    on("view.inputs", [this](bool shown) { m_inputs->setVisible(shown); });
    on("view.inspector", [this](bool shown) { m_inspector->setVisible(shown); });
    connect(m_inputs, &QDockWidget::visibilityChanged, (*m_actions)["view.inputs"], &QAction::setChecked);
    connect(m_inspector, &QDockWidget::visibilityChanged, (*m_actions)["view.inspector"], &QAction::setChecked);
    on("view.resetLayout", [this] { resetLayout(); });
    on("view.fullScreen", [this](bool full) { full ? showFullScreen() : showNormal(); });
    const auto theme = [this](widgets::ThemeMode mode) {
        return [this, mode] {
            Settings changed = m_settings;
            changed.theme = mode;
            applySettings(changed);
        };
    };
    on("view.system", theme(widgets::ThemeMode::System));
    on("view.light", theme(widgets::ThemeMode::Light));
    on("view.dark", theme(widgets::ThemeMode::Dark));
    on("file.quit", [this] { close(); });
    on("edit.preferences", [this] { openPreferences(); });
    on("help.commands", [this] { openPalette(); });
    on("help.shortcuts", [this] { openShortcuts(); });
    on("help.about", [this] {
        auto* dialog = new About(this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->show();
    });
    on("help.command", [this] {
        auto* dialog = new CommandSheet(m_studio->commands(), this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->show();
    });
}

void MainWindow::openPalette()
{
    if (!m_palette)
        m_palette = new CommandPalette(this);
    m_palette->open(m_actions->all(),
                    [this](const QAction* action) { return m_studio->commandOf(action->objectName()); });
}

void MainWindow::openShortcuts()
{
    auto* sheet = new ShortcutSheet(*m_actions, this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    connect(sheet, &ShortcutSheet::changed, this, [this] {
        m_settings.shortcuts = m_actions->changedShortcuts();
        m_settings.save();
        retranslate();
    });
    sheet->show();
}

void MainWindow::openPreferences()
{
    auto* dialog = new Preferences(m_settings, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &Preferences::changed, this, [this](Settings changed) {
        changed.recentFiles = m_settings.recentFiles;
        changed.shortcuts = m_settings.shortcuts;
        changed.geometry = m_settings.geometry;
        changed.layout = m_settings.layout;
        applySettings(changed);
    });
    connect(dialog, &Preferences::shortcutsRequested, this, &MainWindow::openShortcuts);
    dialog->show();
}

void MainWindow::applySettings(const Settings& settings)
{
    const bool theme = settings.theme != m_settings.theme, language = settings.language != m_settings.language;
    m_settings = settings;
    if (theme)
        widgets::Theme::instance().setMode(m_settings.theme);
    if (language)
        setLanguage(m_settings.language);
    m_settings.save();
    m_studio->settingsChanged();
    retranslate();
}

void MainWindow::retranslate()
{
    m_actions->retranslate();
    for (const auto& [menu, title] : m_menus)
        menu->setTitle(tr(title));
    const auto widgetMode = m_settings.theme;
    (*m_actions)[widgetMode == widgets::ThemeMode::Light      ? "view.light"
                     : widgetMode == widgets::ThemeMode::Dark ? "view.dark"
                                                              : "view.system"]
        ->setChecked(true);
    m_inputs->setWindowTitle(tr("Inputs"));
    m_inspector->setWindowTitle(m_inspectorTitle.isEmpty() ? tr("Inspector") : m_inspectorTitle);
    m_runs->setWindowTitle(tr("Runs"));
    const int problems = m_problems->count(Severity::Error) + m_problems->count(Severity::Warning);
    m_problemsDock->setWindowTitle(problems ? tr("Problems (%1)").arg(problems) : tr("Problems"));
    m_logDock->setWindowTitle(tr("Log"));
    m_problemsTable->setAccessibleName(tr("Problems"));
    m_toolBar->setWindowTitle(tr("Toolbar"));
    const QString keys = (*m_actions)["help.commands"]->shortcut().toString(QKeySequence::NativeText);
    m_commands->setText(keys.isEmpty() ? tr("Commands") : tr("Commands  %1").arg(keys));
    m_commands->setToolTip((*m_actions)["help.commands"]->toolTip());
    m_statusLanguage->setToolTip(tr("Language of the window"));
    m_statusLanguage->setAccessibleName(tr("Language"));
    m_views->retranslate();
    refreshStatus();
}

void MainWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange && m_statusLanguage) {
        m_problems->retranslate();
        m_statusMessage->clear(); // said in another language
        m_statusMessage->setToolTip({});
        retranslate();
        m_studio->retranslate();
    }
    QMainWindow::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (!m_studio->mayClose()) {
        event->ignore();
        return;
    }
    m_settings.geometry = saveGeometry();
    m_settings.layout = m_galleryShown ? m_shownLayout : saveState();
    m_settings.save();
    m_studio->shutDown();
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls() && event->mimeData()->urls().front().isLocalFile())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    m_studio->open(event->mimeData()->urls().front().toLocalFile());
}

} // namespace pim::app
