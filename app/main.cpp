// SPDX-License-Identifier: GPL-3.0-or-later
// pimstudio: the window.
#include <cstdio>
#include <string>
#include <string_view>

#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QIcon>
#include <QTimer>

#include "app/application_info.h"
#include "app/language.h"
#include "app/main_window.h"
#include "app/settings.h"
#include "app/studio_application.h"
#include "pim_version.h"
#include "widgets/common/theme.h"

int main(int argc, char** argv)
{
    using namespace pim::app;
    QElapsedTimer sinceStart;
    sinceStart.start();
    setApplicationInfo();
    // Asked before a display is needed, so that scripts can ask too.
    for (int i = 1; i < argc; ++i)
        if (std::string_view(argv[i]) == "--version") {
            std::printf("pimstudio %s (%s)\n", std::string(pim::kVersion).c_str(),
                        std::string(pim::kGitRevision).c_str());
            return 0;
        }
    StudioApplication application(argc, argv);
    QGuiApplication::setDesktopFileName(QStringLiteral("io.github.pimstudio.PimStudio"));
    Settings settings = Settings::load();
    pim::widgets::Theme::instance().install(application);
    QGuiApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/pimstudio.svg")));
    pim::widgets::Theme::instance().setMode(settings.theme);
    setLanguage(settings.language);

    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate("main", "Design processing-in-memory accelerators."));
    parser.addHelpOption();
    parser.addPositionalArgument(
        QStringLiteral("FILE"),
        QCoreApplication::translate("main", "A project (.pims), an ONNX file, a network .json, or zoo:NAME"),
        QStringLiteral("[FILE]"));
    const QCommandLineOption timing(
        QStringLiteral("startup-time"),
        QCoreApplication::translate("main", "Print the milliseconds until the window can be used, and go on"));
    parser.addOption(timing);
    parser.process(application);

    MainWindow window(settings);
    window.show();
    QTimer::singleShot(0, &window, [&] {
        window.start(parser.positionalArguments());
        if (parser.isSet(timing))
            QTimer::singleShot(0, &window, [&] { // everything posted so far is done; painted it is, too, after this
                window.repaint();
                std::fprintf(stderr, "usable after %lld ms\n", static_cast<long long>(sinceStart.elapsed()));
            });
    });
    return QApplication::exec();
}
