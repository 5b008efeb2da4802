// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/controllers/what_if_controller.h"

#include <utility>

namespace pim::app {

/// Used by one thread of the job at a time.
struct WhatIfController::Session
{
    std::shared_ptr<const design::Design> design;
    synthesis::ShareLimits limits;
    std::optional<synthesis::WhatIfSession> open;
};

WhatIfController::WhatIfController(QObject* parent)
    : QObject(parent)
{
}

void WhatIfController::setDesign(std::shared_ptr<const design::Design> design, const synthesis::ShareLimits& limits)
{
    m_job.drop();
    m_next.reset();
    m_design = std::move(design);
    m_session = m_design ? std::make_shared<Session>(Session { m_design, limits, {} }) : nullptr;
}

void WhatIfController::ask(std::vector<synthesis::LayerEdit> edits)
{
    if (!m_session)
        return;
    m_next = std::move(edits);
    if (!m_job.isRunning())
        begin();
}

void WhatIfController::begin()
{
    using Answer = std::shared_ptr<const synthesis::WhatIf>;
    auto edits = std::make_shared<const std::vector<synthesis::LayerEdit>>(std::move(*m_next));
    m_next.reset();
    m_job.start<Answer>(
        [session = m_session, edits](const RunContext& run) -> Result<Answer> {
            if (!session->open) {
                auto opened = synthesis::WhatIfSession::open(*session->design, session->limits);
                if (!opened)
                    return tl::unexpected(opened.error());
                session->open = std::move(*opened);
            }
            auto answer = session->open->apply(*edits, run.stop);
            if (!answer)
                return tl::unexpected(answer.error());
            return std::make_shared<const synthesis::WhatIf>(std::move(*answer));
        },
        [this, edits](Result<Answer> answer) {
            // The next question first: it is worked on while this answer is shown.
            if (m_next)
                begin();
            if (answer)
                emit answered(*answer, *edits);
            else if (answer.error().code != ErrorCode::Cancelled)
                emit refused(answer.error(), *edits);
        });
}

} // namespace pim::app
