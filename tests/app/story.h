// SPDX-License-Identifier: GPL-3.0-or-later
// What the stories that drive the window share.
#pragma once

#include <functional>
#include <memory>

#include <QAction>
#include <QFileDialog>
#include <QLineEdit>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include "app/actions.h"
#include "app/document.h"
#include "app/language.h"
#include "app/main_window.h"
#include "app/settings.h"
#include "app/studio.h"
#include "app/studio_application.h"
#include "app/view_area.h"
#include "tests/support/example_design.h"
#include "widgets/common/theme.h"

namespace pim::app {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif
inline constexpr int kLong = kSanitized ? 240'000 : 60'000; ///< ms to wait for what computes

/// Nothing of the user's is touched: settings and unsaved work go into \a folder.
inline void beginStories(const QTemporaryDir& folder)
{
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
    Document::setAutosaveFolder(folder.filePath(QStringLiteral("autosave")));
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    setLanguage(QStringLiteral("en"));
}

inline std::unique_ptr<MainWindow> openWindow()
{
    auto window = std::make_unique<MainWindow>(Settings::load());
    window->resize(1440, 900);
    window->show();
    return window;
}

/// A window with a network of the zoo in it; null when it does not come.
inline std::unique_ptr<MainWindow> openWindowWith(const QString& network)
{
    auto window = openWindow();
    window->start({});
    Document& document = window->studio().document();
    document.newFromZoo(network);
    return QTest::qWaitFor([&] { return document.inputs().model != nullptr; }, kLong) ? std::move(window) : nullptr;
}

/// Pin a design; its number.
inline std::int64_t pin(Document& document, std::shared_ptr<const design::Design> design, const char* name)
{
    project::DesignRecord record;
    record.name = name;
    record.design = std::move(design);
    return document.addDesign(std::move(record), true);
}

/// Two designs for ResNet-18, within 49 W and 40 W.
struct TwoDesigns
{
    std::shared_ptr<const design::Design> first = std::make_shared<const design::Design>(test::exampleDesign("resnet18", 49).best);
    std::shared_ptr<const design::Design> second = std::make_shared<const design::Design>(test::exampleDesign("resnet18", 40).best);
};

template<typename T>
T* findIn(QWidget& window)
{
    auto* found = window.findChild<T*>();
    Q_ASSERT(found);
    return found;
}

/// The button with this name, visible or not; null when there is none.
template<typename T = QWidget>
T* named(QWidget& window, const QString& name)
{
    for (T* child : window.findChildren<T*>())
        if (child->accessibleName() == name || child->accessibleName().startsWith(name))
            return child;
    return nullptr;
}

/// Do something as an event of the window's, so that the watchdog sees it.
inline void asEvent(QObject* object, const std::function<void()>& act)
{
    bool done = false;
    QMetaObject::invokeMethod(object, [&] { act(), done = true; }, Qt::QueuedConnection);
    QTRY_VERIFY(done);
}

/// Keys reach only the window in front: a dialog that has closed leaves none in front here.
inline void takeKeyboard(MainWindow& window)
{
    if (!window.isActiveWindow()) {
        window.activateWindow();
        (void)QTest::qWaitForWindowActive(&window);
    }
}

/// Press the keys of an action where the window's focus is.
inline void press(MainWindow& window, const char* action)
{
    takeKeyboard(window);
    const QKeySequence keys = window.actions()[action]->shortcut();
    if (keys.isEmpty())
        asEvent(window.actions()[action], [&] { window.actions()[action]->trigger(); });
    else
        QTest::keyClick(&window, keys[0].key(), keys[0].keyboardModifiers());
}

/// Answer the file dialog that is open.
inline bool chooseFile(MainWindow& window, const QString& path)
{
    QFileDialog* dialog = nullptr;
    if (!QTest::qWaitFor([&] { return (dialog = window.findChild<QFileDialog*>()) != nullptr; }, 5000))
        return false;
    auto* name = dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
    name->setText(path);
    QTest::keyClick(name, Qt::Key_Return);
    return true;
}

/// Print what held the window longest; false when something did for 50 ms of its own time.
inline bool nothingHeldTheWindow()
{
    auto& application = *static_cast<StudioApplication*>(qApp);
    for (const LongEvent& event : application.longestByCpu())
        qInfo("%6.1f ms of the window's own time, %6.1f ms by the clock: %s%s", event.cpuMs, event.wallMs, qPrintable(event.what),
              event.within.isEmpty() ? "" : qPrintable(QStringLiteral(", inside it %1 took %2 ms").arg(event.within).arg(event.withinMs, 0, 'f', 1)));
    return kSanitized || application.longestByCpu().empty() || application.longestByCpu().front().cpuMs < 50;
}

} // namespace pim::app

/// main() of a story.
#define PIM_STORY_MAIN(Class, name) \
    int main(int argc, char** argv) \
    { \
        pim::app::StudioApplication application(argc, argv); \
        QCoreApplication::setOrganizationName(QStringLiteral("pimstudio-test")); \
        QCoreApplication::setApplicationName(QStringLiteral(name)); \
        pim::widgets::Theme::instance().install(application); \
        Class test; \
        return QTest::qExec(&test, argc, argv); \
    }
