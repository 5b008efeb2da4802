// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/synthesis/design_search.h"
#include "core/synthesis/pareto_archive.h"
#include "core/synthesis/search_feed.h"
#include "core/synthesis/synthesis.h"

namespace pim::synthesis {

/// What one task of a run yields. Depends on the task's inputs alone, so a run can be cut at any task and continued.
struct TaskResult
{
    std::vector<SearchPoint> points; ///< what the next stage starts from, in a fixed order
    ParetoArchive archive;
    std::uint64_t evaluations = 0;
    std::array<ViolationCount, evaluation::kViolationCount> violations {};
    bool complete = false; ///< false: stopped in the middle
};

/// Keeps finished tasks, so that an interrupted run continues where it was. The key names the task's place in the run.
class TaskJournal
{
public:
    virtual ~TaskJournal() = default;
    virtual std::shared_ptr<const TaskResult> find(const std::string& key) const = 0;
    virtual void add(const std::string& key, std::shared_ptr<const TaskResult> result) = 0;
};

/// A crossbar size, cell and DAC resolution, slice packing: what stays the same within a search.
struct GridPoint
{
    design::DesignParameters parameters;
    std::optional<evaluation::Evaluator> evaluator; ///< empty when the hardware lacks something
    std::string lacking;
    double bound = 0; ///< in the objective's unit
    double boundMerit = 0; ///< the same as a merit
    SearchPoint best;
    double leastBudgetW = 0; ///< nothing fits below
    double leastPeakW = 0; ///< the same, whatever share of the power crossbars get
    bool bounded = false; ///< the bound has been computed
    bool found = false, skipped = false, searched = false;
    std::uint64_t evaluations = 0;
    std::array<ViolationCount, evaluation::kViolationCount> violations {};
};

/// The run's shared state and the two algorithms on it.
class Explorer
{
public:
    Explorer(std::shared_ptr<const network::Network> network, std::shared_ptr<const hardware::HardwareSpec> hardware,
             const SynthesisOptions& options, const RunContext& run, TaskJournal* journal, SearchFeed* feed = nullptr);

    [[nodiscard]] Result<void> prepare();
    void runStudio();
    void runPimsyn();

    const std::vector<GridPoint>& grid() const { return m_grid; }
    const ParetoArchive& archive() const { return m_archive; }
    std::uint64_t evaluations() const { return m_evaluations; }
    double seconds() const; ///< since the beginning, pauses left out
    /// Hand over to the observer all that is left.
    void finish();
    int bestPoint() const; ///< index into grid(), -1: nothing feasible
    bool stopped() const { return m_stop.stop_requested(); }
    SearchSpace space() const;

private:
    struct Job
    {
        std::string key;
        std::size_t grid;
        std::function<void(DesignSearch&, TaskResult&)> work;
        int number = 0; ///< of what it looks at, from 1, for progress
    };
    /// A stage at work: its part of the run, and what its tasks show of themselves.
    struct Stage
    {
        struct Task
        {
            SearchGauge gauge;
            std::atomic<bool> running { false };
        };
        std::string name;
        double from = 0, to = 0; ///< of the run's fraction
        std::size_t points = 0; ///< of each task, about as many are shown; 0: all
        std::deque<Task> tasks {};
    };
    struct Live
    {
        std::atomic<std::uint64_t> evaluations { 0 };
        std::atomic<double> best { 0 }, boundMerit { 0 }; ///< merits
        std::atomic<int> number { 0 }; ///< of what was begun last
        std::atomic<std::size_t> grid { 0 };
    };
    std::vector<std::shared_ptr<const TaskResult>> runJobs(Stage& stage, const std::vector<Job>& jobs, std::uint64_t stride = 1);
    void runJob(const Job& job, TaskResult& result, SearchGauge& gauge, PointSelection selection);
    void observe(const Job& job, const SearchPoint& point, std::shared_ptr<const evaluation::Candidate> candidate);
    void observeKnown(const Job& job, const TaskResult& result);
    void absorb(std::size_t gridIndex, const TaskResult& result);
    void tick(const Stage& stage, bool last = false);
    std::uint64_t pointTarget() const;

    std::shared_ptr<const network::Network> m_network;
    std::shared_ptr<const hardware::HardwareSpec> m_hardware;
    SynthesisOptions m_options;
    const RunContext& m_run;
    TaskJournal* m_journal;
    std::stop_source m_stop;
    std::chrono::steady_clock::time_point m_begin = std::chrono::steady_clock::now();
    std::vector<GridPoint> m_grid;
    ParetoArchive m_archive;
    std::uint64_t m_evaluations = 0;
    SearchFeed* m_feed;
    std::chrono::steady_clock::duration m_pausedBefore {}; ///< of the gate, by earlier runs
    Live m_live;
    int m_numbers = 0; ///< of what is looked at, for progress
    // Of tick().
    double m_tickedAt = -1, m_fraction = 0;
    std::deque<std::pair<double, std::uint64_t>> m_counts; ///< seconds and evaluations of the last ticks
};

} // namespace pim::synthesis
