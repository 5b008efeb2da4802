// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/project/records.h"
#include "core/synthesis/observer.h"
#include "core/synthesis/point_table.h"

namespace pim::project {

class Database;

/// Starts with the bytes of an SQLite file. False for what cannot be read.
bool looksLikeProject(const std::filesystem::path& path);

/// A project file (*.pims): inputs, runs with their points, kept designs. One SQLite database with a rollback journal, so
/// it is one file whenever nothing is being written, and a process killed at any moment loses at most the call under way.
///
/// Every call is synchronous and one transaction. A project may move between threads but has one user at a time. The
/// process that opened a project for writing holds a lock on it (flock), which ends with the process however it ends;
/// whoever comes second gets it read-only.
class Project
{
public:
    enum class Mode { ReadWrite, ReadOnly };
    enum class ReadOnly { No, Asked, File, Folder, InUse }; ///< why a project cannot be written

    /// A new project at \a path, which must not exist yet. The file appears whole or not at all.
    [[nodiscard]] static Result<std::unique_ptr<Project>> create(const std::filesystem::path& path, const EditState& state);
    /// Open a project. With ReadWrite it is still read-only when file or folder cannot be written or another process has
    /// it; readOnlyReason() says which. Older versions are migrated (a read-only one in memory). Runs that were under way
    /// become Interrupted. ParseError: no project, or a damaged one. Unsupported: a newer version. IoError otherwise.
    [[nodiscard]] static Result<std::unique_ptr<Project>> open(const std::filesystem::path& path, Mode mode);
    /// Whether a process has it open for writing.
    static bool isInUse(const std::filesystem::path& path);
    Project(const Project&) = delete;
    Project& operator=(const Project&) = delete;
    ~Project();

    const std::filesystem::path& path() const { return m_path; }
    bool readOnly() const { return m_readOnly != ReadOnly::No; }
    ReadOnly readOnlyCause() const { return m_readOnly; }
    std::string_view readOnlyReason() const; ///< a clause a person can read, "" when it can be written

    /// What was saved last.
    [[nodiscard]] Result<EditState> saved();
    /// Edits of a session that neither saved nor discarded them; nothing when there are none.
    [[nodiscard]] Result<std::optional<EditState>> autosaved();
    /// Keep unsaved edits aside, in place of earlier ones. Designs that are still the same object are not written again.
    [[nodiscard]] Result<void> autosave(const EditState& state);
    /// Forget the edits kept aside, but no run.
    [[nodiscard]] Result<void> clearAutosave();
    /// Make \a state what is saved. Runs it does not list can be listed again until the project is closed.
    [[nodiscard]] Result<void> save(const EditState& state);
    /// Forget unsaved edits and the runs that were never saved.
    [[nodiscard]] Result<void> discard();
    /// Write a copy whose saved state is \a state to \a path, over whatever stands there, whole or not at all.
    [[nodiscard]] Result<void> saveCopy(const std::filesystem::path& path, const EditState& state);

    /// Every run that is stored, saved or not, in order, without the deleted ones.
    [[nodiscard]] Result<std::vector<RunRecord>> runs();
    [[nodiscard]] Result<RunRecord> run(std::int64_t id);
    /// Larger than the number of every run there ever was.
    [[nodiscard]] Result<std::int64_t> nextRunId();
    /// Store a new run, not saved yet; its id, a free one when \a run has none.
    [[nodiscard]] Result<std::int64_t> addRun(const RunRecord& run);
    /// Everything but name, inputs, digest and time of creation.
    [[nodiscard]] Result<void> updateRun(const RunRecord& run);
    [[nodiscard]] Result<void> setRunState(std::int64_t run, RunState state);

    /// Append points; their ids must exceed those stored. \a network is that of the run's inputs.
    [[nodiscard]] Result<void> appendPoints(std::int64_t run, std::span<const synthesis::ParetoPoint> points, const network::Network& network);
    [[nodiscard]] Result<void> appendPoints(std::int64_t run, std::span<const synthesis::ObservedPoint> points, const network::Network& network);
    [[nodiscard]] Result<void> appendPoints(std::int64_t run, const synthesis::PointTable& figures);
    /// Figures of all points of a run, in rising order of ids.
    [[nodiscard]] Result<synthesis::PointTable> points(std::int64_t run);
    /// Forget the points and the trace of a run, for one that begins anew.
    [[nodiscard]] Result<void> clearPoints(std::int64_t run);
    /// The complete design of a point. InvalidArgument when there is no such point or its variables were not kept.
    [[nodiscard]] Result<design::Design> designOf(std::int64_t run, std::int64_t point);

    /// Variables of every point that has them, in rising order, until \a visit returns false.
    using VisitCandidate = std::function<bool(std::int64_t, const design::DesignParameters&, const evaluation::Candidate&)>;
    [[nodiscard]] Result<void> eachCandidate(std::int64_t run, const VisitCandidate& visit);

    [[nodiscard]] Result<void> appendTrace(std::int64_t run, std::span<const synthesis::TraceSample> samples);
    [[nodiscard]] Result<std::vector<synthesis::TraceSample>> trace(std::int64_t run);

    /// What the engine needs to continue a run (a checkpoint file's text); "" when there is none.
    [[nodiscard]] Result<void> setCheckpoint(std::int64_t run, const std::string& text);
    [[nodiscard]] Result<std::string> checkpoint(std::int64_t run);

private:
    Project() = default;
    struct Lock;

    [[nodiscard]] Result<void> writable() const;
    [[nodiscard]] Result<void> writeState(int slot, const EditState& state);
    [[nodiscard]] Result<void> writeDesigns(int slot, const std::vector<DesignRecord>& designs);
    [[nodiscard]] Result<EditState> readState(int slot, const std::string& inputs, const std::string& runs, const std::string& ui,
                                                const std::string& programs);
    [[nodiscard]] Result<void> purge(const std::string& which);
    [[nodiscard]] Result<void> setText(std::int64_t run, const std::string& kind, const std::string& text);
    [[nodiscard]] Result<std::string> text(std::int64_t run, const std::string& kind);
    [[nodiscard]] Result<std::int64_t> layout();
    [[nodiscard]] Result<void> insertFigures(std::int64_t run, const synthesis::PointTable& figures);
    struct Variables;
    [[nodiscard]] Result<void> insertPoints(std::int64_t run, const synthesis::PointTable& figures, std::span<const Variables> variables);

    std::filesystem::path m_path;
    ReadOnly m_readOnly = ReadOnly::No;
    std::unique_ptr<Lock> m_lock; // outlives the database
    std::unique_ptr<Database> m_database;
    std::map<std::pair<int, std::int64_t>, std::shared_ptr<const design::Design>> m_written; ///< designs by slot and id
    std::int64_t m_inputsRun = 0; ///< whose inputs are kept, for designOf()
    std::shared_ptr<const Inputs> m_runInputs;
};

} // namespace pim::project
