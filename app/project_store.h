// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include <QObject>

#include "app/job.h"
#include "core/project/project.h"

namespace pim::app {

/// The project behind a document, beside the GUI: work on it is done piece by piece in the order it was asked for.
/// Members belong to the GUI thread; the work alone touches the project.
class ProjectStore : public QObject
{
    Q_OBJECT
public:
    /// What work gets.
    struct Files
    {
        std::unique_ptr<project::Project> project; ///< null: nothing on disk yet
        std::filesystem::path marker; ///< file that says which project this session works on; empty: none
    };

    explicit ProjectStore(QObject* parent = nullptr);
    ~ProjectStore() override; ///< does everything that was asked for first

    /// \a done gets the result in the GUI thread.
    template<typename T>
    void run(std::function<Result<T>(Files&)> work, std::function<void(Result<T>)> done)
    {
        push([this, work = std::move(work), done = std::move(done)] {
            m_job.start<T>([files = m_files, work](const RunContext&) { return work(*files); },
                           [this, done](Result<T> result) {
                               done(std::move(result));
                               next();
                           });
        });
    }
    bool isBusy() const { return m_active; }
    /// Wait until all is done and delivered. For closing and tests.
    void flush();

signals:
    void busyChanged(bool busy);

private:
    void push(std::function<void()> starter);
    void next();

    std::shared_ptr<Files> m_files = std::make_shared<Files>();
    std::deque<std::function<void()>> m_waiting;
    bool m_active = false;
    Job m_job;
};

} // namespace pim::app
