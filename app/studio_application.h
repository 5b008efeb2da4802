// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QApplication>
#include <QString>

namespace pim::app {

/// An event that held the GUI thread: nothing may hold it for more than 50 ms of its own time.
struct LongEvent
{
    double wallMs = 0;
    double cpuMs = 0; ///< time that this thread computed; wall time also counts what other programs took
    QString what; ///< receiver's class, its name and the event's type
    QString within; ///< the event inside it that took most by itself, as a paint inside an update; "": itself
    double withinMs = 0; ///< CPU time of that one, without those inside it
};

/// The application with a watchdog on its event loop. Measuring costs two clock reads an event, so it is always on.
/// With PIMSTUDIO_WATCHDOG=MS in the environment each event of MS milliseconds of CPU time or more is told on stderr.
class StudioApplication : public QApplication
{
    Q_OBJECT
public:
    static constexpr std::size_t kKept = 5;

    StudioApplication(int& argc, char** argv);
    bool notify(QObject* receiver, QEvent* event) override;

    /// The longest first, one of each kind, at most kKept.
    const std::vector<LongEvent>& longestByCpu() const { return m_longest; }
    void resetWatchdog() { m_longest.clear(); }

private:
    struct Frame;
    void keep(LongEvent event);

    Frame* m_frame = nullptr; ///< of the event under way; events within events count for the outermost
    double m_tellMs = 0; ///< 0: tell nothing
    std::vector<LongEvent> m_longest;
};

} // namespace pim::app
