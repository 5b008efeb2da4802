// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/explorer.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include <fmt/format.h>

#include "core/synthesis/bound.h"
#include "core/synthesis/feasible_range.h"
#include "core/synthesis/parallel.h"
#include "core/synthesis/pimsyn_flow.h"

namespace pim::synthesis {
namespace {

/// How much each effort spends. Counts, not seconds, so that results repeat.
struct Budget
{
    double ladder; ///< ratio of the paces tried first
    std::vector<double> slacks; ///< how tightly macros are balanced then
    std::size_t screened; ///< grid points that are looked at a little longer
    std::uint64_t screenEvaluations; ///< per chain on these
    std::size_t shortlist; ///< grid points that are annealed
    std::uint64_t shortEvaluations; ///< per chain on a shortlisted point
    int chains; ///< per point of the final round
    std::size_t finalists;
    std::uint64_t longEvaluations;
    std::uint64_t polishEvaluations;
};

Budget budgetOf(Effort effort)
{
    switch (effort) {
    case Effort::Fast: return { 2.0, { 0.1, 0.25, 1.0 }, 4, 40, 2, 130, 2, 1, 1000, 310 };
    case Effort::Normal: return { 1.25, { 0.05, 0.1, 0.15, 0.25, 0.5, 1.0 }, 10, 300, 4, 1200, 4, 2, 10000, 3000 };
    case Effort::Thorough:
        return { 1.15, { 0.03, 0.05, 0.1, 0.15, 0.25, 0.4, 0.6, 1.0 }, 16, 1500, 8, 8000, 10, 2, 40000, 20000 };
    }
    return {};
}

/// Where the stages of the studio algorithm end, as parts of the run: in proportion to the evaluations they are allowed,
/// so that the time left can be told.
struct Milestones
{
    double paced, screened, annealed, finished;
};

Milestones milestonesOf(Effort effort, const Budget& b)
{
    const double paced = effort == Effort::Fast ? 0.2 : (effort == Effort::Normal ? 0.08 : 0.03); // measured
    const double screening = 2.0 * static_cast<double>(b.screened * b.screenEvaluations);
    const double annealing = 2.0 * static_cast<double>(b.shortlist * b.shortEvaluations);
    // The best point gets all chains, others half of them or nothing.
    const double best = (b.chains <= 2 ? static_cast<double>(b.finalists) * b.chains : 1.25 * b.chains)
        * static_cast<double>(b.longEvaluations);
    const double unit = (1 - paced) / (screening + annealing + best + 2.0 * static_cast<double>(b.polishEvaluations));
    return { paced, paced + unit * screening, paced + unit * (screening + annealing),
             paced + unit * (screening + annealing + best) };
}

/// A grid point takes part in the final round if its best design is as good as this, measured by the best of all.
constexpr double kNear = 0.95;

/// Evaluations of large networks cost more; the budget is for one of ResNet-18's size. Layers that share macros meet in
/// the NoC and in their ADCs all the time, which costs a quarter more.
constexpr double kReferenceWork = 20000, kSharingWork = 1.25;

double workOf(DesignSearch& search, const SearchPoint& point, bool sharing)
{
    double work = 0;
    search.evaluator().setBlocks(point.candidate);
    for (std::size_t l = 0; l < search.evaluator().layers().size(); ++l)
        work += static_cast<double>(search.evaluator().blocks(l))
            * static_cast<double>(search.evaluator().layers()[l].operations.size() + 2);
    return sharing ? kSharingWork * work : work;
}

std::uint64_t scaled(std::uint64_t evaluations, double work)
{
    const double factor = std::min(1.0, kReferenceWork / std::max(work, 1.0));
    return std::max<std::uint64_t>(40, static_cast<std::uint64_t>(static_cast<double>(evaluations) * factor));
}

void keepBest(std::vector<SearchPoint>& points, SearchPoint candidate, std::size_t count)
{
    points.push_back(std::move(candidate));
    std::stable_sort(points.begin(), points.end(),
                     [](const SearchPoint& a, const SearchPoint& b) { return a.betterThan(b); });
    if (points.size() > count)
        points.pop_back();
}

void raise(std::atomic<double>& known, double value)
{
    double now = known.load();
    while (value > now && !known.compare_exchange_weak(now, value)) { }
}

void addViolations(std::array<ViolationCount, evaluation::kViolationCount>& to,
                   const std::array<ViolationCount, evaluation::kViolationCount>& from)
{
    for (std::size_t v = 0; v < to.size(); ++v)
        to[v].add(from[v]);
}

} // namespace

Explorer::Explorer(std::shared_ptr<const network::Network> network,
                   std::shared_ptr<const hardware::HardwareSpec> hardware, const SynthesisOptions& options,
                   const RunContext& run, TaskJournal* journal, SearchFeed* feed)
    : m_network(std::move(network))
    , m_hardware(std::move(hardware))
    , m_options(options)
    , m_run(run)
    , m_journal(journal)
    , m_feed(feed)
    , m_pausedBefore(run.pause ? run.pause->pausedFor() : std::chrono::steady_clock::duration {})
{
}

double Explorer::seconds() const
{
    auto elapsed = std::chrono::steady_clock::now() - m_begin;
    if (m_run.pause)
        elapsed -= m_run.pause->pausedFor() - m_pausedBefore;
    return std::chrono::duration<double>(elapsed).count();
}

SearchSpace Explorer::space() const
{
    SearchSpace s;
    s.objective = m_options.objective;
    s.shareLow = m_options.powerShareLow;
    s.shareHigh = m_options.powerShareHigh;
    s.sharing = m_options.macroSharing;
    return s;
}

Result<void> Explorer::prepare()
{
    for (const design::DesignParameters& p : gridOf(*m_hardware, m_options)) {
        GridPoint point;
        point.parameters = p;
        auto evaluator = evaluation::Evaluator::create(m_network, m_hardware, m_options.model, p, m_options.constraints);
        if (evaluator) {
            point.evaluator = std::move(*evaluator);
        } else if (evaluator.error().code == ErrorCode::Infeasible) {
            point.lacking = evaluator.error().message;
            // Which part is lacking first: a crossbar or DAC that does not exist needs no ADC.
            const bool adc = m_hardware->crossbars.contains({ p.crossbarSize, p.cellBits })
                && m_hardware->unit(hardware::Component::Dac, p.dacBits) != nullptr
                && m_hardware->unit(hardware::Component::Adc, p.adcBits) == nullptr;
            auto& v = point.violations[static_cast<std::size_t>(adc ? evaluation::Violation::AdcResolution
                                                                    : evaluation::Violation::MissingComponent)];
            v.count = 1;
            v.sample = point.lacking;
        } else {
            return tl::unexpected(evaluator.error());
        }
        m_grid.push_back(std::move(point));
    }
    if (m_grid.empty())
        return fail(ErrorCode::InvalidArgument,
                    "the options leave no combination of crossbar size, cell, DAC and slices to explore");
    m_numbers = static_cast<int>(m_grid.size());
    Stage stage { "bounds", 0, 0 };
    forEachTask(
        m_grid.size(), m_run.threads,
        [&](std::size_t i) {
            if (m_run.pause)
                m_run.pause->wait(m_stop.get_token());
            if (!m_grid[i].evaluator || m_stop.stop_requested())
                return;
            m_grid[i].bound = objectiveBound(*m_grid[i].evaluator, m_options.objective, m_options.macroSharing);
            m_grid[i].boundMerit = meritOfValue(m_options.objective, m_grid[i].bound);
            m_grid[i].leastBudgetW = leastBudgetW(*m_grid[i].evaluator, m_options.powerShareHigh);
            m_grid[i].leastPeakW = leastBudgetW(*m_grid[i].evaluator, 1);
            m_grid[i].bounded = true;
            raise(m_live.boundMerit, m_grid[i].boundMerit);
        },
        [&] { tick(stage); });
    for (GridPoint& point : m_grid) {
        if (point.bounded && point.boundMerit <= 0) {
            // The relaxation already exceeds the budget; say by how much a single copy of everything does.
            double crossbars = 0;
            for (std::size_t l = 0; l < point.evaluator->layers().size(); ++l)
                crossbars += static_cast<double>(point.evaluator->crossbarsOf(l, 1));
            const double payable = std::floor(m_options.constraints.powerBudget.value * m_options.powerShareHigh
                                              / point.evaluator->crossbarPeakW());
            const bool weights = crossbars > payable;
            auto& v = point.violations[static_cast<std::size_t>(weights ? evaluation::Violation::WeightsDoNotFit
                                                                        : evaluation::Violation::PeripheralPower)];
            v.count = 1;
            if (weights)
                v.excess = crossbars * point.evaluator->crossbarPeakW()
                    / (m_options.constraints.powerBudget.value * m_options.powerShareHigh);
            v.sample = weights
                ? fmt::format("{} rows, {}-bit cells: one copy of the weights needs {:.0f} crossbars, {:.4g} W; at "
                              "most {:.0f} are paid for by a share of {:.2g} of {:.4g} W",
                              point.parameters.crossbarSize, point.parameters.cellBits, crossbars,
                              crossbars * point.evaluator->crossbarPeakW(), payable, m_options.powerShareHigh,
                              m_options.constraints.powerBudget.value)
                : fmt::format("{} rows, {}-bit cells, {}-bit DAC: the least converters and memories exceed {:.4g} W",
                              point.parameters.crossbarSize, point.parameters.cellBits, point.parameters.dacBits,
                              m_options.constraints.powerBudget.value);
        }
    }
    return {};
}

/// About as many points as make a good cloud and no burden.
std::uint64_t Explorer::pointTarget() const
{
    switch (m_options.effort) {
    case Effort::Fast: return 6000;
    case Effort::Normal: return 40000;
    case Effort::Thorough: return 60000;
    }
    return 0;
}

void Explorer::tick(const Stage& stage, bool last)
{
    constexpr double kInterval = 0.05; // twenty times a second
    constexpr double kRateWindow = 3;
    if (m_run.stop.stop_requested())
        m_stop.request_stop();
    const double now = seconds();
    if (m_options.timeLimitSeconds > 0 && now > m_options.timeLimitSeconds)
        m_stop.request_stop();
    const bool told = m_run.onProgress || m_feed != nullptr;
    // Paused time does not count, so a paused run says nothing new.
    if (!told || (!last && m_tickedAt >= 0 && now < m_tickedAt + kInterval))
        return;
    m_tickedAt = now;

    double done = 0, running = 0;
    TraceSample sample;
    for (const Stage::Task& task : stage.tasks) {
        done += task.gauge.done;
        if (!task.running)
            continue;
        running += 1;
        sample.temperature += task.gauge.temperature;
        sample.acceptance += task.gauge.acceptance;
        sample.spread += task.gauge.spread;
    }
    if (running > 0) {
        sample.temperature /= running;
        sample.acceptance /= running;
        sample.spread /= running;
    }
    if (!stage.tasks.empty())
        done /= static_cast<double>(stage.tasks.size());
    m_fraction = std::clamp(stage.from + (stage.to - stage.from) * done, m_fraction, 1.0);
    sample.evaluations = m_live.evaluations;
    sample.seconds = now;
    sample.best = valueOfMerit(m_options.objective, m_live.best);
    sample.bound = valueOfMerit(m_options.objective, m_live.boundMerit);
    sample.gridPoint = m_live.number;
    if (sample.gridPoint > 0)
        sample.parameters = m_grid[m_live.grid].parameters;
    sample.stage = stage.name;
    m_counts.emplace_back(now, sample.evaluations);
    while (m_counts.size() > 2 && m_counts.front().first < now - kRateWindow)
        m_counts.pop_front();

    if (m_run.onProgress) {
        Progress p;
        p.stage = stage.name;
        p.fraction = m_fraction;
        p.evaluations = sample.evaluations;
        p.best = sample.best;
        p.gridPoint = sample.gridPoint;
        p.gridPoints = m_numbers;
        if (p.gridPoint > 0) {
            const design::DesignParameters& d = m_grid[m_live.grid].parameters;
            p.detail = fmt::format("{} rows, {}-bit cells, {}-bit DAC", d.crossbarSize, d.cellBits, d.dacBits);
        }
        const double seconds = now - m_counts.front().first;
        if (seconds > 0 && sample.evaluations > m_counts.front().second)
            p.evaluationsPerSecond = static_cast<double>(sample.evaluations - m_counts.front().second) / seconds;
        p.seconds = now;
        if (m_fraction > 0.01)
            p.secondsLeft = now * (1 - m_fraction) / m_fraction;
        m_run.onProgress(p);
    }
    if (m_feed != nullptr) {
        m_feed->deliver();
        if (m_feed->wantsTrace())
            m_feed->trace(sample);
    }
}

void Explorer::finish()
{
    m_live.number = 0;
    const double reached = stopped() ? m_fraction : 1;
    Stage stage { "done", reached, reached };
    tick(stage, true);
}

void Explorer::observe(const Job& job, const SearchPoint& p, std::shared_ptr<const evaluation::Candidate> candidate)
{
    const GridPoint& point = m_grid[job.grid];
    ObservedPoint seen;
    seen.parameters = point.parameters;
    seen.parameters.crossbarPowerShare = p.share;
    seen.candidate = candidate ? std::move(candidate) : std::make_shared<const evaluation::Candidate>(p.candidate);
    seen.metrics = point.evaluator->metricsOf(p.score, *seen.candidate);
    m_feed->add(std::move(seen));
}

/// What a checkpoint holds of a task: its fronts.
void Explorer::observeKnown(const Job& job, const TaskResult& result)
{
    for (const ParetoArchive::Point* p : result.archive.points()) {
        ObservedPoint seen;
        seen.parameters = p->payload.parameters;
        seen.candidate = p->payload.candidate;
        seen.metrics = m_grid[job.grid].evaluator->metricsOf(p->figures.score(), *seen.candidate);
        m_feed->add(std::move(seen));
    }
}

void Explorer::runJob(const Job& job, TaskResult& result, SearchGauge& gauge, PointSelection selection)
{
    const GridPoint& point = m_grid[job.grid];
    const bool observed = m_feed != nullptr && m_feed->wantsPoints();
    double best = 0;
    DesignSearch search(*point.evaluator, space(), [&](const SearchPoint& p) {
        raise(m_live.best, p.merit);
        ++m_live.evaluations;
        std::shared_ptr<const evaluation::Candidate> kept;
        result.archive.offer(Figures::of(p.score, point.evaluator->totalOperations()), [&] {
            kept = std::make_shared<const evaluation::Candidate>(p.candidate);
            ParetoPayload payload { kept, point.parameters };
            payload.parameters.crossbarPowerShare = p.share;
            return payload;
        });
        if (!observed)
            return;
        const bool chosen = selection.next(), better = p.merit > best;
        if (better)
            best = p.merit;
        if (chosen || better || kept)
            observe(job, p, std::move(kept));
    });
    search.waitAt(m_run.pause, m_stop.get_token());
    if (m_feed != nullptr || m_run.onProgress)
        search.showOn(&gauge);
    job.work(search, result);
    result.evaluations = search.evaluations();
    result.violations = search.violations();
    result.complete = !m_stop.stop_requested();
}

std::vector<std::shared_ptr<const TaskResult>> Explorer::runJobs(Stage& stage, const std::vector<Job>& jobs,
                                                                 std::uint64_t stride)
{
    std::vector<std::shared_ptr<const TaskResult>> results(jobs.size());
    stage.tasks.clear();
    stage.tasks.resize(jobs.size());
    const PointSelection selection(stride, stage.points == 0 ? std::uint64_t { 1 } << 40 : stage.points);
    forEachTask(
        jobs.size(), m_run.threads,
        [&](std::size_t i) {
            const Job& job = jobs[i];
            Stage::Task& task = stage.tasks[i];
            if (m_journal != nullptr)
                results[i] = m_journal->find(job.key);
            if (results[i] != nullptr) {
                m_live.evaluations += results[i]->evaluations;
                for (const SearchPoint& p : results[i]->points)
                    if (p.feasible())
                        raise(m_live.best, p.merit);
                if (m_feed != nullptr && m_feed->wantsPoints())
                    observeKnown(job, *results[i]);
            } else {
                auto result = std::make_shared<TaskResult>();
                m_live.grid = job.grid;
                m_live.number = job.number;
                task.running = true;
                runJob(job, *result, task.gauge, selection);
                task.running = false;
                results[i] = result;
                if (m_journal != nullptr && result->complete)
                    m_journal->add(job.key, result);
            }
            task.gauge.set(task.gauge.done, 1);
        },
        [&] { tick(stage); });
    for (std::size_t i = 0; i < jobs.size(); ++i)
        absorb(jobs[i].grid, *results[i]);
    m_live.evaluations = m_evaluations;
    return results;
}

void Explorer::absorb(std::size_t gridIndex, const TaskResult& result)
{
    GridPoint& point = m_grid[gridIndex];
    point.searched = true;
    point.evaluations += result.evaluations;
    m_evaluations += result.evaluations;
    addViolations(point.violations, result.violations);
    m_archive.merge(result.archive);
    for (const SearchPoint& p : result.points) {
        if (p.feasible() && (!point.found || p.betterThan(point.best))) {
            point.best = p;
            point.found = true;
        }
    }
}

int Explorer::bestPoint() const
{
    int best = -1;
    for (std::size_t i = 0; i < m_grid.size(); ++i)
        if (m_grid[i].found && (best < 0 || m_grid[i].best.betterThan(m_grid[static_cast<std::size_t>(best)].best)))
            best = static_cast<int>(i);
    return best;
}

void Explorer::runStudio()
{
    const Budget budget = budgetOf(m_options.effort);
    const Milestones ends = milestonesOf(m_options.effort, budget);
    const auto stop = m_stop.get_token();
    const auto bestMerit = [this] {
        const int b = bestPoint();
        return b < 0 ? 0.0 : m_grid[static_cast<std::size_t>(b)].best.merit;
    };
    std::vector<std::size_t> order(m_grid.size());
    std::iota(order.begin(), order.end(), std::size_t { 0 });
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return m_grid[a].boundMerit > m_grid[b].boundMerit; });

    std::vector<int> number(m_grid.size()); // place in that order, from 1
    for (std::size_t i = 0; i < order.size(); ++i)
        number[order[i]] = static_cast<int>(i) + 1;

    // 1. Paced designs of every grid point, most promising bound first, in rounds; a point whose bound cannot beat what
    // an
    //    earlier round found is skipped. Rounds are fixed, so the outcome does not depend on the number of threads.
    constexpr std::size_t kRound = 4;
    std::vector<std::vector<SearchPoint>> starts(m_grid.size());
    for (std::size_t begin = 0; begin < order.size() && !stop.stop_requested(); begin += kRound) {
        std::vector<Job> jobs;
        for (std::size_t i = begin; i < std::min(order.size(), begin + kRound); ++i) {
            const std::size_t g = order[i];
            if (!m_grid[g].evaluator || m_grid[g].boundMerit <= 0)
                continue;
            if (m_grid[g].boundMerit <= bestMerit()) {
                m_grid[g].skipped = true;
                continue;
            }
            jobs.push_back(
                { fmt::format("pace/{}", g), g,
                  [&, ladder = budget.ladder, slacks = budget.slacks](DesignSearch& search, TaskResult& result) {
                      const double most = static_cast<double>(search.mostBlocks());
                      double last = -1;
                      for (double blocks = static_cast<double>(search.fewestBlocks());;
                           blocks = std::max(blocks + 1, blocks * ladder)) {
                          blocks = std::min(std::round(blocks), most);
                          if (blocks == last || stop.stop_requested())
                              break;
                          last = blocks;
                          for (const double slack : slacks) {
                              SearchPoint p = search.paced(static_cast<std::int64_t>(blocks), slack);
                              search.assess(p);
                              keepBest(result.points, std::move(p), 3);
                          }
                      }
                  },
                  number[g] });
        }
        const auto part = [&](std::size_t i) { return ends.paced * static_cast<double>(i) / static_cast<double>(order.size()); };
        Stage stage { "paced designs", part(begin), part(std::min(order.size(), begin + kRound)) };
        const auto results = runJobs(stage, jobs);
        for (std::size_t i = 0; i < jobs.size(); ++i)
            starts[jobs[i].grid] = results[i]->points;
    }

    // 2. Short annealing on the points that look best, feasible or nearly.
    const auto shortlist = [&](std::size_t count) {
        std::vector<std::size_t> list;
        for (const std::size_t g : order)
            if (!starts[g].empty() && m_grid[g].boundMerit > bestMerit())
                list.push_back(g);
        std::stable_sort(list.begin(), list.end(), [&](std::size_t a, std::size_t b) {
            return starts[a].front().merit > starts[b].front().merit;
        });
        if (list.size() > count)
            list.resize(count);
        return list;
    };
    std::uint64_t stageNumber = 0;
    const auto annealJobs = [&](const std::string& stage, std::size_t g, int chains, std::uint64_t evaluations,
                                double hot, double cold) {
        std::vector<Job> jobs;
        for (int chain = 0; chain < chains; ++chain) {
            jobs.push_back(
                { fmt::format("{}/{}/{}", stage, g, chain), g,
                  [&, g, chain, evaluations, hot, cold, stageNumber](DesignSearch& search, TaskResult& result) {
                      const auto& from = starts[g];
                      const SearchPoint& start =
                          from[static_cast<std::size_t>(chain / 2) % std::min<std::size_t>(from.size(), 2)];
                      // Every third chain looks for a design with scratchpads half as large.
                      if (chain % 3 == 2 && start.feasible() && start.score.scratchpadKib > 1)
                          search.limitScratchpads(start.score.scratchpadKib / 2);
                      RandomStream random(m_run.seed, (stageNumber << 32) + g, static_cast<std::uint64_t>(chain));
                      result.points.push_back(search.anneal(
                          start, random, scaled(evaluations, workOf(search, start, m_options.macroSharing)), hot, cold,
                          stop));
                  },
                  number[g] });
        }
        return jobs;
    };
    const auto runStage = [&](const std::string& name, const std::vector<std::size_t>& points, int chains,
                              std::uint64_t evaluations, double hot, double cold, double from, double to) {
        std::vector<Job> jobs;
        ++stageNumber;
        for (const std::size_t g : points) {
            // The best one gets all chains, others that come near it half of them.
            const bool first = g == points.front();
            if (!first && starts[g].front().merit < kNear * starts[points.front()].front().merit && chains > 2)
                continue;
            for (Job& job : annealJobs(name, g, first || chains <= 2 ? chains : chains / 2, evaluations, hot, cold))
                jobs.push_back(std::move(job));
        }
        // Half of what is shown of the run at most, and an even part of every chain.
        const std::uint64_t planned = jobs.size() * evaluations, shown = pointTarget() / 2;
        Stage stage { name, from, to };
        const auto results = runJobs(stage, jobs, (planned + shown - 1) / shown);
        for (std::size_t i = 0; i < jobs.size(); ++i)
            for (const SearchPoint& p : results[i]->points)
                keepBest(starts[jobs[i].grid], p, 4);
    };
    // A paced design says little of what a grid point can become: more and more effort for fewer and fewer of them.
    if (!stop.stop_requested())
        runStage("screening", shortlist(budget.screened), 2, budget.screenEvaluations, 0.02, 1e-3, ends.paced,
                 ends.screened);
    if (!stop.stop_requested())
        runStage("annealing", shortlist(budget.shortlist), 2, budget.shortEvaluations, 0.03, 3e-4,
                 ends.screened, ends.annealed);
    if (!stop.stop_requested())
        runStage("annealing the best", shortlist(budget.finalists), budget.chains, budget.longEvaluations, 0.02, 1e-4,
                 ends.annealed, ends.finished);
    if (!stop.stop_requested())
        runStage("polishing", shortlist(1), 2, budget.polishEvaluations, 1e-3, 1e-5, ends.finished, 1.0);
}

/// The paper's flow on its own grid: every crossbar size, cell and DAC resolution and power share. Points whose bound
/// cannot beat what an earlier round found are left out; that changes nothing but the time.
void Explorer::runPimsyn()
{
    const auto stop = m_stop.get_token();
    const auto parameters =
        PimsynOptions::forEffort(m_options.effort, m_options.objective, m_options.macroSharing, *m_hardware);
    std::vector<std::size_t> order(m_grid.size());
    std::iota(order.begin(), order.end(), std::size_t { 0 });
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return m_grid[a].boundMerit > m_grid[b].boundMerit; });
    const int steps = std::max(1, m_options.powerShareSteps);
    m_numbers = static_cast<int>(order.size()) * steps;
    for (std::size_t i = 0; i < order.size() && !stop.stop_requested(); ++i) {
        const std::size_t g = order[i];
        if (!m_grid[g].evaluator || m_grid[g].boundMerit <= 0)
            continue;
        const int best = bestPoint();
        if (best >= 0 && m_grid[g].boundMerit <= m_grid[static_cast<std::size_t>(best)].best.merit) {
            m_grid[g].skipped = true;
            continue;
        }
        std::vector<Job> jobs;
        for (int step = 0; step < steps; ++step) {
            const double share = steps == 1
                ? m_options.powerShareHigh
                : m_options.powerShareLow + (m_options.powerShareHigh - m_options.powerShareLow) * step / (steps - 1);
            jobs.push_back(
                { fmt::format("pimsyn/{}/{}", g, step), g,
                  [&, g, step, share](DesignSearch& search, TaskResult& result) {
                      search.evaluator().setPowerShare(share);
                      RunContext run;
                      run.stop = stop;
                      run.pause = m_run.pause;
                      run.seed = RandomStream(m_run.seed, g, static_cast<std::uint64_t>(step)).next();
                      const auto pointOf = [&](const evaluation::Candidate& candidate, const evaluation::Score& score) {
                          SearchPoint p;
                          p.candidate = candidate;
                          p.score = score;
                          p.share = share;
                          p.merit = meritOf(m_options.objective, score, search.evaluator().totalOperations());
                          return p;
                      };
                      const PimsynResult found = runPimsynGridPoint(
                          search.evaluator(), parameters, run,
                          [&](const evaluation::Candidate& c, const evaluation::Score& s) {
                              search.report(pointOf(c, s));
                          },
                          [&](const evaluation::Score& s) { search.reportInfeasible(s); }, search.gauge());
                      if (found.feasible)
                          result.points.push_back(pointOf(found.best, found.score));
                  },
                  static_cast<int>(i) * steps + step + 1 });
        }
        const auto part = [&](std::size_t done) { return static_cast<double>(done) / static_cast<double>(order.size()); };
        Stage stage { "published flow", part(i), part(i + 1) };
        stage.points = std::max<std::size_t>(1, pointTarget() / static_cast<std::size_t>(m_numbers));
        runJobs(stage, jobs);
    }
}

} // namespace pim::synthesis
