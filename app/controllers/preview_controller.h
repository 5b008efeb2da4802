// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <memory>

#include <QObject>
#include <QTimer>

#include "app/job.h"
#include "core/project/inputs.h"
#include "core/synthesis/preview.h"

namespace pim::app {

/// What the budget at hand would bring, while it is being dragged: the feasible range at once, a first value after a
/// tenth of a second, better ones for most of a second. Every change starts anew, at most every 60 ms and not before the
/// preview under way has shown its first value (or had 200 ms for it, more where that is not enough), so that a moving
/// slider shows values too.
class PreviewController : public QObject
{
    Q_OBJECT
public:
    explicit PreviewController(QObject* parent = nullptr);

    /// Preview these inputs; null, or inputs without model or hardware: nothing. Returns at once.
    void request(std::shared_ptr<const project::Inputs> inputs);
    void stop() { request(nullptr); }
    bool isBusy() const { return m_wanted != nullptr || m_job.isRunning(); }
    /// For tests and slow machines.
    void setLimits(const synthesis::PreviewLimits& limits) { m_limits = limits; }

signals:
    /// First with the range alone, then better and better; `finished` in the last of a request.
    void updated(const pim::synthesis::BudgetPreview& preview);
    /// Options that cannot be searched.
    void failed(const pim::Error& error);

private:
    struct Mailbox;
    void begin();
    void show(const std::shared_ptr<Mailbox>& box);

    std::shared_ptr<const project::Inputs> m_wanted; ///< asked for and not begun
    std::shared_ptr<Mailbox> m_mailbox; ///< of the preview under way
    synthesis::PreviewLimits m_limits;
    std::chrono::steady_clock::time_point m_begun {};
    std::chrono::milliseconds m_patience { 200 }; ///< that the preview under way has for its first value
    bool m_shown = false; ///< the preview under way has shown a value, or that there is none
    QTimer m_timer;
    Job m_job;
};

} // namespace pim::app
