// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/examples.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace pim::app {

std::vector<Example> examples()
{
    struct Row
    {
        const char *file, *title, *description;
    };
    static constexpr Row kRows[] {
        { "cifar-4w.pims", QT_TRANSLATE_NOOP("pim::app::examples", "Small CIFAR net"),
          QT_TRANSLATE_NOOP("pim::app::examples", "Runs in a second, good for first steps") },
        { "resnet18-49w.pims", QT_TRANSLATE_NOOP("pim::app::examples", "ResNet-18"),
          QT_TRANSLATE_NOOP("pim::app::examples", "Residual network, specialized and identical macros") },
        { "vgg16-264w.pims", QT_TRANSLATE_NOOP("pim::app::examples", "VGG-16"),
          QT_TRANSLATE_NOOP("pim::app::examples", "Large network, led by its fully connected layers") },
    };
    const QString program = QCoreApplication::applicationDirPath();
    std::vector<Example> found;
    for (const QString& folder :
         { qEnvironmentVariable("PIMSTUDIO_EXAMPLES"), program + QStringLiteral("/../share/pimstudio/examples"),
           program + QStringLiteral("/../examples") }) {
        if (folder.isEmpty())
            continue;
        for (const Row& row : kRows) {
            const QFileInfo file(QDir(folder), QLatin1String(row.file));
            if (file.isFile())
                found.push_back({ file.canonicalFilePath(),
                                  QCoreApplication::translate("pim::app::examples", row.title),
                                  QCoreApplication::translate("pim::app::examples", row.description) });
        }
        if (!found.empty())
            break;
    }
    return found;
}

} // namespace pim::app
