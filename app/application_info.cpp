// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application_info.h"

#include <QCoreApplication>

#include "pim_version.h"

namespace pim::app {

void setApplicationInfo()
{
    QCoreApplication::setApplicationName(QStringLiteral("pimstudio"));
    QCoreApplication::setOrganizationName(QStringLiteral("pimstudio"));
    QCoreApplication::setApplicationVersion(
        QString::fromUtf8(kVersion.data(), static_cast<qsizetype>(kVersion.size())));
}

} // namespace pim::app
