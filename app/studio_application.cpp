// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio_application.h"

#include <algorithm>
#include <cstdio>
#include <ctime>

#include <QEvent>
#include <QMetaEnum>

namespace pim::app {
namespace {

constexpr double kWorthKeepingMs = 2;

double milliseconds(clockid_t clock)
{
    timespec time {};
    clock_gettime(clock, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) * 1e-6;
}

/// Of the events inside others only those that may take long are measured: thousands tell a widget of a new style.
bool mayTakeLong(QEvent::Type kind)
{
    switch (kind) {
    case QEvent::Paint:
    case QEvent::Resize:
    case QEvent::Show:
    case QEvent::LayoutRequest:
    case QEvent::UpdateRequest:
    case QEvent::MetaCall:
    case QEvent::Timer:
    case QEvent::LanguageChange:
    case QEvent::MouseMove: return true;
    default: return false;
    }
}

} // namespace

struct StudioApplication::Frame
{
    Frame* outer = nullptr;
    const char* type = nullptr; ///< class of the receiver, which may be gone afterwards
    QString name;
    QEvent::Type kind = QEvent::None;
    double insideMs = 0; ///< of the events within this one
    double heaviestMs = 0; ///< of the one among them that took most by itself; only in the outermost
    QString heaviest;

    QString text() const
    {
        const char* key = QMetaEnum::fromType<QEvent::Type>().valueToKey(kind);
        QString words = QString::fromLatin1(type);
        if (!name.isEmpty())
            words += QLatin1Char(' ') + name;
        return words + QLatin1Char(' ') + (key ? QString::fromLatin1(key) : QString::number(kind));
    }
};

StudioApplication::StudioApplication(int& argc, char** argv)
    : QApplication(argc, argv)
    , m_tellMs(qEnvironmentVariable("PIMSTUDIO_WATCHDOG").toDouble())
{
}

bool StudioApplication::notify(QObject* receiver, QEvent* event)
{
    if (m_frame && !mayTakeLong(event->type()))
        return QApplication::notify(receiver, event);
    Frame frame;
    frame.outer = m_frame;
    frame.type = receiver->metaObject()->className();
    frame.name = receiver->objectName();
    frame.kind = event->type();
    const double wall = m_frame ? 0 : milliseconds(CLOCK_MONOTONIC), cpu = milliseconds(CLOCK_THREAD_CPUTIME_ID);
    m_frame = &frame;
    const bool handled = QApplication::notify(receiver, event);
    m_frame = frame.outer;
    const double cpuMs = milliseconds(CLOCK_THREAD_CPUTIME_ID) - cpu;
    if (frame.outer) {
        frame.outer->insideMs += cpuMs;
        Frame* outermost = frame.outer;
        while (outermost->outer)
            outermost = outermost->outer;
        if (const double own = cpuMs - frame.insideMs; own > kWorthKeepingMs && own > outermost->heaviestMs) {
            outermost->heaviestMs = own;
            outermost->heaviest = frame.text();
        }
        return handled;
    }
    if (cpuMs < kWorthKeepingMs)
        return handled;
    LongEvent told { milliseconds(CLOCK_MONOTONIC) - wall, cpuMs, frame.text(), frame.heaviest, frame.heaviestMs };
    if (m_tellMs > 0 && cpuMs >= m_tellMs)
        std::fprintf(stderr, "event of %.1f ms (%.1f by the clock): %s; inside %s %.1f ms\n", cpuMs, told.wallMs,
                     qPrintable(told.what), qPrintable(told.within), told.withinMs);
    keep(std::move(told));
    return handled;
}

void StudioApplication::keep(LongEvent event)
{
    const auto same = std::find_if(m_longest.begin(), m_longest.end(), [&](const LongEvent& e) { return e.what == event.what; });
    if (same != m_longest.end()) {
        if (same->cpuMs >= event.cpuMs)
            return;
        m_longest.erase(same);
    }
    const auto place = std::find_if(m_longest.begin(), m_longest.end(), [&](const LongEvent& e) { return e.cpuMs < event.cpuMs; });
    m_longest.insert(place, std::move(event));
    if (m_longest.size() > kKept)
        m_longest.pop_back();
}

} // namespace pim::app
