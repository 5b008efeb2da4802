// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/design/design.h"
#include "core/project/inputs.h"
#include "core/project/programs.h"
#include "core/synthesis/synthesis.h"

namespace pim::project {

/// Interrupted: the program ended while the run was going on; it can be continued from its checkpoint.
enum class RunState { Queued, Running, Paused, Finished, Stopped, Interrupted, Infeasible, Failed };
inline constexpr int kRunStateCount = 8;
std::string_view runStateKey(RunState state); ///< "queued", "running", …
std::optional<RunState> runStateFromKey(std::string_view key);
/// Has the run a search that goes on or is to begin?
inline bool isUnderWay(RunState state) { return state == RunState::Queued || state == RunState::Running || state == RunState::Paused; }

/// One run: what it started from and what came of it. Points, trace and checkpoint are stored beside it.
struct RunRecord
{
    std::int64_t id = 0; ///< in its project; 0: not stored yet
    std::string name;
    std::shared_ptr<const Inputs> inputs; ///< as they were when the run began
    std::string digest; ///< inputsDigest() of them
    RunState state = RunState::Queued;
    std::string created; ///< UTC, "2026-11-21T10:30:00Z"
    double seconds = 0;
    std::uint64_t evaluations = 0;
    std::int64_t points = 0; ///< stored
    bool feasible = false; ///< the next three and bestDesign are valid
    double bestValue = 0; ///< of the objective, in its unit
    double bound = 0, gap = 0; ///< as in Synthesis; 0: unknown
    Power leastBudget, leastPeak; ///< as in Synthesis; 0: unknown
    std::array<synthesis::ViolationCount, evaluation::kViolationCount> violations {};
    std::vector<synthesis::GridPointReport> grid;
    std::vector<synthesis::Sensitivity> sensitivities;
    std::string message; ///< why it failed
    std::shared_ptr<const design::Design> best; ///< null unless feasible
};

/// The time now as RunRecord::created wants it.
std::string timestampNow();

/// A record for a run that begins now, named after network and budget: "resnet18, 49 W".
RunRecord newRun(std::shared_ptr<const Inputs> inputs);

/// Take over what a synthesis came to; the state becomes Finished, Stopped or Infeasible.
void setOutcome(RunRecord& run, const synthesis::Synthesis& result);

/// A design that somebody keeps: pinned, edited by hand or named.
struct DesignRecord
{
    std::int64_t id = 0; ///< given by the owner of the project, stable while it is edited
    std::string name = {};
    std::string letter = {}; ///< "A" to "Z" when pinned, else empty
    std::string note = {};
    /// Where it comes from. run 0: nowhere; point -1: the run's best; below -1: edited by hand, see editedFrom().
    std::int64_t run = 0, point = 0;
    std::shared_ptr<const design::Design> design = {};
};

/// DesignRecord::point of a design that was edited by hand, from the point of the run that it was; and back.
constexpr std::int64_t editedFrom(std::int64_t point) { return -2 - point; }

/// How a project lists a run.
struct RunEntry
{
    std::int64_t id = 0;
    std::string name;
    bool operator==(const RunEntry&) const = default;
};

/// Everything that edits change. Saved as one; kept aside unsaved in between.
struct EditState
{
    Inputs inputs;
    std::vector<RunEntry> runs; ///< in order; stored runs that are not listed are deleted
    std::vector<DesignRecord> designs; ///< in order
    std::string ui; ///< what the window remembers of its own, as JSON or empty
    Programs programs; ///< of designs
};

/// Grid, violations and sensitivities of a run as JSON text, and back. ParseError names \a where.
std::string runDetailsToJsonText(const RunRecord& run);
[[nodiscard]] Result<void> runDetailsFromJsonText(std::string_view text, const std::string& where, RunRecord& run);

} // namespace pim::project
