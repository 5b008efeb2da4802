// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/synthesis/design_search.h"
#include "core/synthesis/pareto_archive.h"
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
             const SynthesisOptions& options, const RunContext& run, TaskJournal* journal);

    [[nodiscard]] Result<void> prepare();
    void runStudio();
    void runPimsyn();

    const std::vector<GridPoint>& grid() const { return m_grid; }
    const ParetoArchive& archive() const { return m_archive; }
    std::uint64_t evaluations() const { return m_evaluations; }
    int bestPoint() const; ///< index into grid(), -1: nothing feasible
    bool stopped() const { return m_stop.stop_requested(); }
    SearchSpace space() const;

private:
    struct Job
    {
        std::string key;
        std::size_t grid;
        std::function<void(DesignSearch&, TaskResult&)> work;
    };
    std::vector<std::shared_ptr<const TaskResult>> runJobs(const std::string& stage, const std::vector<Job>& jobs, double from, double to);
    void absorb(std::size_t gridIndex, const TaskResult& result);
    void tick(const std::string& stage, double fraction);

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
    std::atomic<std::uint64_t> m_liveEvaluations { 0 };
    std::atomic<double> m_liveBest { 0 };
};

} // namespace pim::synthesis
