// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/controllers/preview_controller.h"

#include <algorithm>
#include <mutex>
#include <optional>
#include <utility>

namespace pim::app {
namespace {

constexpr auto kDebounce = std::chrono::milliseconds(60);
constexpr auto kPatience = std::chrono::milliseconds(200);
constexpr auto kMostPatience = std::chrono::milliseconds(3200);

} // namespace

/// The latest word of a preview that the GUI thread has not heard yet.
struct PreviewController::Mailbox
{
    std::mutex mutex;
    std::optional<synthesis::BudgetPreview> latest; ///< guarded by mutex
};

PreviewController::PreviewController(QObject* parent)
    : QObject(parent)
{
    m_job.setPriority(Job::Priority::Low);
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &PreviewController::begin);
}

void PreviewController::request(std::shared_ptr<const project::Inputs> inputs)
{
    if (!inputs || !inputs->model || !inputs->hardware) {
        m_wanted.reset();
        m_mailbox.reset();
        m_timer.stop();
        m_job.drop();
        return;
    }
    m_wanted = std::move(inputs);
    if (m_timer.isActive())
        return;
    const bool fresh = std::chrono::steady_clock::now() - m_begun > kDebounce; // nothing has changed for a while
    m_timer.start(fresh ? std::chrono::milliseconds(0) : kDebounce);
}

void PreviewController::begin()
{
    if (!m_wanted)
        return;
    if (m_job.isRunning() && !m_shown) {
        const auto waited = std::chrono::steady_clock::now() - m_begun;
        if (waited < m_patience) {
            m_timer.start(std::chrono::duration_cast<std::chrono::milliseconds>(m_patience - waited) + std::chrono::milliseconds(1));
            return;
        }
        // In vain; the next one gets longer, or a large network would never show a value while the budget moves.
        m_patience = std::min(2 * m_patience, kMostPatience);
    }
    auto inputs = std::exchange(m_wanted, nullptr);
    auto box = std::make_shared<Mailbox>();
    m_mailbox = box;
    m_shown = false;
    m_begun = std::chrono::steady_clock::now();
    RunContext context;
    context.seed = inputs->seed;
    m_job.start<synthesis::BudgetPreview>(
        [this, inputs, box, limits = m_limits](const RunContext& run) {
            RunContext own = run;
            own.onProgress = {};
            return synthesis::previewBudget(
                inputs->network(), inputs->hardware, inputs->options, own,
                [this, box](const synthesis::BudgetPreview& preview) {
                    if (preview.finished)
                        return; // is delivered as the result
                    const std::scoped_lock lock(box->mutex);
                    const bool posted = box->latest.has_value();
                    box->latest = preview;
                    if (!posted)
                        QMetaObject::invokeMethod(this, [this, box] { show(box); }, Qt::QueuedConnection);
                },
                limits);
        },
        [this, box](Result<synthesis::BudgetPreview> result) {
            show(box);
            m_shown = true;
            if (result)
                emit updated(*result);
            else if (result.error().code != ErrorCode::Cancelled)
                emit failed(result.error());
        },
        context);
}

void PreviewController::show(const std::shared_ptr<Mailbox>& box)
{
    if (box != m_mailbox)
        return; // of an earlier request
    std::optional<synthesis::BudgetPreview> preview;
    {
        const std::scoped_lock lock(box->mutex);
        preview.swap(box->latest);
    }
    if (!preview)
        return;
    if (preview->value > 0 && !std::exchange(m_shown, true)) {
        if (std::chrono::steady_clock::now() - m_begun < kPatience)
            m_patience = kPatience;
        if (m_wanted)
            m_timer.start(0); // the next one has waited for this value
    }
    emit updated(*preview);
}

} // namespace pim::app
