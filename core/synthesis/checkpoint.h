// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "core/base/result.h"
#include "core/synthesis/explorer.h"

namespace pim::synthesis {

/// A run's finished tasks in a JSON file ("pimstudio-checkpoint", version 1), rewritten as the run goes (whole or not at
/// all, at most once a second and at the end). A run with the same inputs finds its tasks there and ends with the
/// result of an unbroken run, since a task depends on nothing but its inputs.
class CheckpointJournal : public TaskJournal
{
public:
    /// \a digest names the run: network, hardware, options and seed. A file of another run is refused (InvalidArgument):
    /// it is never overwritten. ParseError on a damaged file, IoError when it cannot be read or written.
    static Result<std::unique_ptr<CheckpointJournal>> open(const std::filesystem::path& path, const std::string& digest);

    std::shared_ptr<const TaskResult> find(const std::string& key) const override;
    void add(const std::string& key, std::shared_ptr<const TaskResult> result) override;
    /// Write what is not written yet. The first error of any write of the run.
    [[nodiscard]] Result<void> finish();
    std::size_t tasks() const;

private:
    CheckpointJournal(std::filesystem::path path, std::string digest);
    void write();

    const std::filesystem::path m_path;
    const std::string m_digest;
    mutable std::mutex m_mutex;
    std::map<std::string, std::shared_ptr<const TaskResult>> m_tasks; // guarded by m_mutex
    std::map<std::string, std::string> m_texts; // guarded by m_mutex: the tasks as written
    std::chrono::steady_clock::time_point m_written; // guarded by m_mutex
    bool m_dirty = false; // guarded by m_mutex
    std::optional<Error> m_error; // guarded by m_mutex
};

/// Digest of everything a run's result depends on.
std::string runDigest(const network::Network& network, const hardware::HardwareSpec& hardware, const SynthesisOptions& options, std::uint64_t seed);

} // namespace pim::synthesis
