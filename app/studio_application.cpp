// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio_application.h"

#include <ctime>

#include <QEvent>
#include <QMetaEnum>

namespace pim::app {
namespace {

double milliseconds(clockid_t clock)
{
    timespec time {};
    clock_gettime(clock, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) * 1e-6;
}

} // namespace

StudioApplication::StudioApplication(int& argc, char** argv)
    : QApplication(argc, argv)
{
}

bool StudioApplication::notify(QObject* receiver, QEvent* event)
{
    if (m_depth > 0)
        return QApplication::notify(receiver, event);
    // The receiver may be gone afterwards.
    const QMetaObject* type = receiver->metaObject();
    const QString name = receiver->objectName();
    const QEvent::Type kind = event->type();
    const double wall = milliseconds(CLOCK_MONOTONIC), cpu = milliseconds(CLOCK_THREAD_CPUTIME_ID);
    ++m_depth;
    const bool handled = QApplication::notify(receiver, event);
    --m_depth;
    const double cpuMs = milliseconds(CLOCK_THREAD_CPUTIME_ID) - cpu;
    if (cpuMs > m_longest.cpuMs) {
        const char* key = QMetaEnum::fromType<QEvent::Type>().valueToKey(kind);
        m_longest = { milliseconds(CLOCK_MONOTONIC) - wall, cpuMs,
                      QStringLiteral("%1 %2 %3")
                          .arg(QString::fromLatin1(type->className()), name, QString::fromLatin1(key ? key : "?")) };
    }
    return handled;
}

} // namespace pim::app
