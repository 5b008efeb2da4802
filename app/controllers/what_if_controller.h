// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <QObject>

#include "app/job.h"
#include "core/synthesis/what_if.h"

namespace pim::app {

/// Answers hand edits of a design off the GUI thread. The latest question wins: while one is being answered later ones
/// replace each other, so a dragged spin box shows answers all the way.
class WhatIfController : public QObject
{
    Q_OBJECT
public:
    explicit WhatIfController(QObject* parent = nullptr);

    /// The design that edits are about from now on; null: none. Answers to earlier questions are dropped.
    void setDesign(std::shared_ptr<const design::Design> design, const synthesis::ShareLimits& limits = {});
    const std::shared_ptr<const design::Design>& design() const { return m_design; }
    /// All edits in force, in order (see synthesis::WhatIfSession). Ignored without a design.
    void ask(std::vector<synthesis::LayerEdit> edits);
    bool isBusy() const { return m_job.isRunning(); }

signals:
    /// \a edits are those of the question.
    void answered(std::shared_ptr<const pim::synthesis::WhatIf> answer, const std::vector<pim::synthesis::LayerEdit>& edits);
    /// The edits make no design: which rule of which layer they break.
    void refused(const pim::Error& error, const std::vector<pim::synthesis::LayerEdit>& edits);

private:
    struct Session; ///< opened by the first question, in the job's thread
    void begin();

    std::shared_ptr<const design::Design> m_design;
    std::shared_ptr<Session> m_session;
    std::optional<std::vector<synthesis::LayerEdit>> m_next;
    Job m_job;
};

} // namespace pim::app
