// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QString>

namespace pim::app {

/// The longest event that the GUI thread has handled: nothing may hold it for more than 50 ms of its own time.
struct LongestEvent
{
    double wallMs = 0;
    double cpuMs = 0; ///< time that this thread computed; wall time also counts what other programs took
    QString what; ///< receiver's class, its name and the event's type
};

/// The application with a watchdog on its event loop. Measuring costs two clock reads an event, so it is always on.
class StudioApplication : public QApplication
{
    Q_OBJECT
public:
    StudioApplication(int& argc, char** argv);
    bool notify(QObject* receiver, QEvent* event) override;

    const LongestEvent& longestByCpu() const { return m_longest; }
    void resetWatchdog() { m_longest = {}; }

private:
    int m_depth = 0; ///< events within events count for the outermost
    LongestEvent m_longest;
};

} // namespace pim::app
