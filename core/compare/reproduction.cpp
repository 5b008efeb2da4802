// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/reproduction.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "core/compare/fixed_duplication.h"
#include "core/compare/manual_design.h"
#include "core/compare/reproduction_notes.h"
#include "core/hardware/presets.h"
#include "core/network/zoo.h"

namespace pim::compare {
namespace {

/// What a number can come from. In the order in which they are run: what others need comes first.
enum class Kind { Best, Identical, Unshared, Isaac, Puma, Annealing, Heuristic, NoDuplication, EnergyDelay };
constexpr std::string_view kKindTexts[] { "PIMSYN",
                                          "identical macros",
                                          "without sharing",
                                          "ISAAC",
                                          "PUMA",
                                          "annealing",
                                          "heuristic duplication",
                                          "no duplication",
                                          "least energy-delay product" };

struct Job
{
    const FigureNetwork* network;
    Kind kind;
};

bool selected(const ReproductionOptions& o, std::string_view network)
{
    return o.networks.empty() || std::find(o.networks.begin(), o.networks.end(), network) != o.networks.end();
}

bool selected(const ReproductionOptions& o, Experiment e)
{
    return o.experiments.empty() || std::find(o.experiments.begin(), o.experiments.end(), e) != o.experiments.end();
}

/// The network whose manual designs stand for the machines' peak, whatever networks were asked for: that of the paper's
/// with the smallest part of fully connected layers, whose converters are shared.
const FigureNetwork& peakNetwork()
{
    const auto all = figureNetworks();
    return *std::find_if(all.begin(), all.end(), [](const FigureNetwork& n) { return n.network == "resnet18"; });
}

std::vector<Job> jobsOf(const ReproductionOptions& o)
{
    std::vector<Job> jobs;
    const auto add = [&](const FigureNetwork& network, Kind kind) {
        if (std::none_of(jobs.begin(), jobs.end(),
                         [&](const Job& j) { return j.network == &network && j.kind == kind; }))
            jobs.push_back({ &network, kind });
    };
    const bool isaac = selected(o, Experiment::Figure6) || selected(o, Experiment::Figure7)
        || selected(o, Experiment::Figure8) || selected(o, Experiment::Figure9);
    for (const FigureNetwork& network : figureNetworks()) {
        if (!selected(o, network.network))
            continue;
        if (isaac)
            add(network, Kind::Isaac);
        if (isaac || selected(o, Experiment::Table4))
            add(network, Kind::Best);
        if (selected(o, Experiment::Figure7))
            for (const Kind kind : { Kind::Annealing, Kind::Heuristic, Kind::NoDuplication })
                add(network, kind);
        if (selected(o, Experiment::Figure8))
            add(network, Kind::Identical);
        if (selected(o, Experiment::Figure9))
            add(network, Kind::Unshared);
    }
    if (selected(o, Experiment::Table4) && !jobs.empty()) {
        add(peakNetwork(), Kind::Isaac);
        add(peakNetwork(), Kind::Puma);
    }
    if (selected(o, Experiment::Table5))
        for (const FigureNetwork& network : table5Networks())
            if (selected(o, network.network))
                add(network, Kind::EnergyDelay);
    return jobs;
}

/// What a run came to.
struct Outcome
{
    bool done = false;
    std::string failure;
    evaluation::Metrics metrics;
    design::DesignParameters parameters;
    int tileScratchpadKib = 0;
    std::optional<evaluation::Metrics> sized; ///< of a manual design with scratchpads sized tile by tile
};

class Runner
{
public:
    Runner(const ReproductionOptions& options, std::shared_ptr<const hardware::HardwareSpec> hardware)
        : m_options(options)
        , m_hardware(std::move(hardware))
    {
    }

    Result<void> run(const Job& job, const RunContext& context)
    {
        auto made = outcomeOf(job, context);
        if (!made && made.error().code != ErrorCode::Infeasible)
            return tl::unexpected(made.error());
        Outcome outcome = made ? std::move(*made) : Outcome {};
        if (!made)
            outcome.failure = made.error().text();
        outcome.done = true;
        m_outcomes[{ job.network->network, job.kind }] = std::move(outcome);
        return {};
    }

    const Outcome* find(std::string_view network, Kind kind) const
    {
        const auto found = m_outcomes.find({ network, kind });
        return found == m_outcomes.end() ? nullptr : &found->second;
    }
    /// Of a run that has a design.
    const Outcome* design(std::string_view network, Kind kind) const
    {
        const Outcome* found = find(network, kind);
        return found != nullptr && found->failure.empty() ? found : nullptr;
    }

private:
    synthesis::SynthesisOptions synthesisFor(const Job& job) const
    {
        synthesis::SynthesisOptions o;
        o.constraints.powerBudget = job.network->budget;
        o.effort = m_options.effort;
        o.model = m_options.model;
        o.sensitivities = false;
        if (job.kind == Kind::Identical)
            o.macroStyle = design::MacroStyle::Identical;
        o.macroSharing = job.kind != Kind::Unshared;
        if (job.kind == Kind::EnergyDelay) {
            o.objective = synthesis::Objective::Edp;
            o.model.scratchpad = true; // the released model refuses the small buffers of these networks
        }
        return o;
    }

    Result<Outcome> outcomeOf(const Job& job, const RunContext& context)
    {
        auto& network = m_networks[job.network->network];
        if (!network) {
            auto built = network::zoo(job.network->network);
            if (!built)
                return tl::unexpected(built.error());
            network = std::make_shared<const network::Network>(std::move(*built));
        }
        const auto options = synthesisFor(job);
        Outcome out;
        const auto fromEntry = [&](const Result<Entry>& entry) -> Result<Outcome> {
            if (!entry)
                return tl::unexpected(entry.error());
            out.metrics = entry->evaluation->metrics;
            out.parameters = entry->design->parameters;
            out.tileScratchpadKib = entry->evaluation->scratchpadKib;
            return out;
        };
        switch (job.kind) {
        case Kind::Isaac:
        case Kind::Puma: {
            auto manual = manualDesign(*findManualMachine(job.kind == Kind::Isaac ? "isaac" : "puma"), network,
                                       job.network->budget, m_options.model, context);
            if (!manual)
                return tl::unexpected(manual.error());
            if (job.kind == Kind::Isaac) {
                auto model = m_options.model;
                model.scratchpad = true;
                if (m_options.model.scratchpad)
                    out.sized = manual->entry.evaluation->metrics;
                else if (auto sized = manualDesign(*findManualMachine("isaac"), network, job.network->budget, model, context))
                    out.sized = sized->entry.evaluation->metrics;
                else if (sized.error().code == ErrorCode::Cancelled)
                    return tl::unexpected(sized.error());
            }
            return fromEntry(std::move(manual->entry));
        }
        case Kind::Annealing:
        case Kind::Heuristic:
        case Kind::NoDuplication: {
            const Outcome* best = design(job.network->network, Kind::Best);
            if (best == nullptr)
                return fail(ErrorCode::Infeasible, "no design fits, so there is no grid point to compare at");
            const auto rule = job.kind == Kind::Annealing ? DuplicationRule::Annealing
                : job.kind == Kind::Heuristic             ? DuplicationRule::Heuristic
                                                          : DuplicationRule::None;
            return fromEntry(designWithDuplication(rule, network, m_hardware, options, best->parameters, context));
        }
        default: break;
        }
        auto found = synthesis::synthesize(network, m_hardware, options, context);
        if (!found)
            return tl::unexpected(found.error());
        if (!found->finished) // of a run that was cut short no number is told
            return fail(ErrorCode::Cancelled, "stopped");
        if (!found->feasible) {
            const auto most = std::max_element(found->violations.begin(), found->violations.end(),
                                               [](const auto& a, const auto& b) { return a.count < b.count; });
            return fail(ErrorCode::Infeasible, most->count > 0 ? most->sample : std::string("nothing fits"));
        }
        out.metrics = found->evaluation.metrics;
        out.parameters = found->best.parameters;
        out.tileScratchpadKib = found->evaluation.scratchpadKib;
        return out;
    }

    const ReproductionOptions& m_options;
    std::shared_ptr<const hardware::HardwareSpec> m_hardware;
    std::map<std::string_view, std::shared_ptr<const network::Network>> m_networks;
    std::map<std::pair<std::string_view, Kind>, Outcome> m_outcomes;
};

double efficiencyTops(const Outcome& o) { return o.metrics.powerEfficiencyGopsPerW / 1e3; }
double throughputTops(const Outcome& o) { return o.metrics.throughputGops / 1e3; }

double valueOf(const Outcome& o, std::string_view quantity)
{
    if (quantity == "power efficiency")
        return efficiencyTops(o);
    if (quantity == "throughput")
        return throughputTops(o);
    if (quantity == "energy")
        return o.metrics.energy.value / 1e6; // mJ
    if (quantity == "latency")
        return o.metrics.latency.value / 1e6; // ms
    return o.metrics.energy.value / 1e6 * (o.metrics.latency.value / 1e6); // EDP, ms mJ
}

Kind kindOf(std::string_view series)
{
    if (series == "ISAAC")
        return Kind::Isaac;
    if (series == "PUMA")
        return Kind::Puma;
    if (series == "annealing")
        return Kind::Annealing;
    if (series == "heuristic")
        return Kind::Heuristic;
    if (series == "no duplication")
        return Kind::NoDuplication;
    if (series == "identical")
        return Kind::Identical;
    if (series == "without sharing")
        return Kind::Unshared;
    return Kind::Best; // "PIMSYN", "specialized", "with sharing"
}

/// Fills in our numbers.
class Table
{
public:
    Table(const ReproductionOptions& options, const Runner& runner)
        : m_options(options)
        , m_runner(runner)
    {
    }

    std::vector<ReproductionRow> rows() const
    {
        std::vector<ReproductionRow> rows;
        for (const PublishedResult& p : publishedResults()) {
            if (!selected(m_options, p.experiment) || (!p.network.empty() && !selected(m_options, p.network)))
                continue;
            ReproductionRow row { p.experiment, p.network, p.quantity, p.series, p.unit, {}, p.value, false, {}, {} };
            if (p.experiment == Experiment::Table4)
                fillPeak(row);
            else if (p.network.empty())
                fillMean(row);
            else
                fill(row);
            rows.push_back(std::move(row));
        }
        return rows;
    }

private:
    void take(ReproductionRow& row, const Outcome* outcome, double value) const
    {
        if (outcome == nullptr)
            row.missing = "not run";
        else if (!outcome->failure.empty())
            row.missing = outcome->failure;
        else
            row.ours = value;
    }

    void fillPeak(ReproductionRow& row) const
    {
        if (row.series == "PIMSYN") {
            const Outcome* best = nullptr;
            for (const FigureNetwork& network : figureNetworks())
                if (const Outcome* o = m_runner.design(network.network, Kind::Best);
                    o != nullptr && (best == nullptr || o->metrics.peakTopsPerW > best->metrics.peakTopsPerW))
                    best = o;
            take(row, best, best != nullptr ? best->metrics.peakTopsPerW : 0);
            return;
        }
        row.cited = row.series != "ISAAC" && row.series != "PUMA";
        if (row.cited) {
            row.missing = "its parameters are not published in full: cited";
            return;
        }
        const Outcome* o = m_runner.find(peakNetwork().network, kindOf(row.series));
        take(row, o, o != nullptr ? o->metrics.peakTopsPerW : 0);
    }

    void fill(ReproductionRow& row) const
    {
        if (row.series == "Gibbon") {
            row.cited = true;
            row.missing = "another tool's result: cited";
            return;
        }
        const Kind kind = row.experiment == Experiment::Table5 ? Kind::EnergyDelay : kindOf(row.series);
        const Outcome* o = row.experiment == Experiment::Figure9 && kind == Kind::Best
            ? withSharing(row.network)
            : m_runner.find(row.network, kind);
        if (row.unit != "x ISAAC" || o == nullptr || !o->failure.empty()) {
            take(row, o, o != nullptr && o->failure.empty() ? valueOf(*o, row.quantity) : 0);
            return;
        }
        if (const double paper = figure6(row.network, row.quantity, "ISAAC"); paper > 0)
            row.onPaperIsaac = valueOf(*o, row.quantity) / paper;
        const Outcome* isaac = m_runner.find(row.network, Kind::Isaac);
        take(row, isaac,
             isaac != nullptr && isaac->failure.empty() ? valueOf(*o, row.quantity) / valueOf(*isaac, row.quantity)
                                                        : 0);
    }

    /// The best design of the space with sharing. That space holds the one without, so when the search of the smaller
    /// one found more, its design is meant.
    const Outcome* withSharing(std::string_view network) const
    {
        const Outcome* with = m_runner.find(network, Kind::Best);
        const Outcome* without = m_runner.design(network, Kind::Unshared);
        if (with == nullptr || without == nullptr
            || (with->failure.empty() && efficiencyTops(*with) >= efficiencyTops(*without)))
            return with;
        return without;
    }

    /// The mean over the networks of the ratio of two kinds.
    void fillMean(ReproductionRow& row) const
    {
        Kind of = Kind::Best, against = Kind::Isaac;
        if (row.experiment == Experiment::Figure7)
            of = Kind::Annealing, against = Kind::Heuristic;
        else if (row.experiment == Experiment::Figure8)
            against = Kind::Identical;
        else if (row.experiment == Experiment::Figure9)
            against = Kind::Unshared;
        double sum = 0;
        std::size_t count = 0;
        for (const FigureNetwork& network : figureNetworks()) {
            const Outcome* a = row.experiment == Experiment::Figure9 ? withSharing(network.network)
                                                                     : m_runner.design(network.network, of);
            const Outcome* b = m_runner.design(network.network, against);
            if (a == nullptr || !a->failure.empty() || b == nullptr || !selected(m_options, network.network))
                continue;
            sum += valueOf(*a, row.quantity) / valueOf(*b, row.quantity);
            ++count;
        }
        if (count == 0) {
            row.missing = "not run";
            return;
        }
        row.ours = sum / static_cast<double>(count);
        if (row.partial = count < figureNetworks().size(); row.partial)
            row.missing = fmt::format("mean over {} of the paper's {} networks", count, figureNetworks().size());
    }

    const ReproductionOptions& m_options;
    const Runner& m_runner;
};

NoteFacts factsOf(const ReproductionOptions& options, const Runner& runner, const hardware::HardwareSpec& hardware)
{
    NoteFacts facts;
    facts.profile = options.model.profileName();
    facts.ceilingTopsPerW = peakCeilingTopsPerW(hardware);
    facts.oneScratchpad = !options.model.scratchpad;
    for (const FigureNetwork& network : figureNetworks()) {
        if (const Outcome* o = runner.design(network.network, Kind::Best);
            o != nullptr && o->metrics.peakTopsPerW > facts.peakTopsPerW) {
            facts.peakTopsPerW = o->metrics.peakTopsPerW;
            facts.peakNetwork = network.network;
        }
        if (const Outcome* o = runner.design(network.network, Kind::Isaac);
            o != nullptr && o->sized && selected(options, network.network))
            facts.isaac.push_back({ network.network, efficiencyTops(*o), throughputTops(*o),
                                    o->sized->throughputGops / 1e3 / o->sized->peakPower.value,
                                    o->sized->powerEfficiencyGopsPerW / 1e3 });
        if (const Outcome* o = runner.design(network.network, Kind::Isaac);
            o != nullptr && selected(options, network.network) && o->tileScratchpadKib > facts.isaacScratchpadKib) {
            facts.isaacScratchpadKib = o->tileScratchpadKib;
            facts.isaacTiles = o->metrics.macros;
            facts.isaacNetwork = network.network;
        }
        if (const Outcome* o = runner.design(network.network, Kind::Best))
            facts.highestDraw = std::max(facts.highestDraw, o->metrics.peakPower.value / network.budget.value);
    }
    facts.table5BudgetW = table5Networks().front().budget.value;
    return facts;
}

Result<void> checked(const ReproductionOptions& options)
{
    const auto known = [](const std::string& name) {
        const auto same = [&](const FigureNetwork& n) { return n.network == name; };
        return std::any_of(figureNetworks().begin(), figureNetworks().end(), same)
            || std::any_of(table5Networks().begin(), table5Networks().end(), same);
    };
    for (const std::string& name : options.networks) {
        if (known(name))
            continue;
        std::string names;
        for (const auto list : { figureNetworks(), table5Networks() })
            for (const FigureNetwork& n : list)
                names += fmt::format("{}{}", names.empty() ? "" : ", ", n.network);
        return fail(ErrorCode::InvalidArgument,
                    fmt::format("the paper has no results for \"{}\"; it has {}", name, names), "networks");
    }
    if (jobsOf(options).empty())
        return fail(ErrorCode::InvalidArgument, "the experiments asked for have no results for the networks asked for",
                    "networks");
    return {};
}

std::string_view effortKey(synthesis::Effort effort)
{
    return effort == synthesis::Effort::Fast ? "fast" : effort == synthesis::Effort::Normal ? "normal" : "thorough";
}

} // namespace

bool agrees(const ReproductionRow& row)
{
    const auto ratio = row.ratio();
    return ratio && std::abs(*ratio - 1) <= kAgreement;
}

int runsOf(const ReproductionOptions& options) { return static_cast<int>(jobsOf(options).size()); }

double peakCeilingTopsPerW(const hardware::HardwareSpec& hardware)
{
    double best = 0;
    for (const auto& [key, crossbar] : hardware.crossbars)
        for (const auto& [dacBits, dac] : hardware.dacs) {
            const auto adc = hardware.adcs.find(hardware::adcResolution(key.size, dacBits, key.cellBits));
            if (adc == hardware.adcs.end() || crossbar.latency.value <= 0)
                continue;
            const double size = key.size;
            const double adcs =
                size / crossbar.latency.value / adc->second.frequency.value; // to convert every column each clock
            const double watts =
                crossbar.peakPower.value + size * dac.peakPower.value + adcs * adc->second.peakPower.value;
            const auto ceil = [](int a, int b) { return static_cast<double>((a + b - 1) / b); };
            const double operations = 2 * size * size / ceil(hardware.weightBits, key.cellBits);
            const double gops = operations / (ceil(hardware.dataBits, dacBits) * crossbar.latency.value);
            best = std::max(best, gops / 1e3 / watts);
        }
    return best;
}

Result<Reproduction> reproduce(const ReproductionOptions& options, const RunContext& run,
                               const std::function<void(const Reproduction&)>& onPartial)
{
    if (auto fine = checked(options); !fine)
        return tl::unexpected(fine.error());
    auto hardware = hardware::preset("pimsyn");
    if (!hardware)
        return tl::unexpected(hardware.error());
    const auto begin = std::chrono::steady_clock::now();
    const auto jobs = jobsOf(options);
    Runner runner(options, *hardware);
    Reproduction result;
    result.profile = options.model.profileName();
    result.effort = effortKey(options.effort);
    result.seed = run.seed;
    const auto complete = [&] {
        result.rows = Table(options, runner).rows();
        result.notes = notesFor(result.rows, factsOf(options, runner, **hardware));
        result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    };
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        const Job& job = jobs[i];
        const std::string name = fmt::format("{}, {}", job.network->title, kKindTexts[static_cast<int>(job.kind)]);
        RunContext inner = run;
        const auto tell = [&](Progress p) {
            p.fraction = (static_cast<double>(i) + std::clamp(p.fraction, 0.0, 1.0)) / static_cast<double>(jobs.size());
            p.stage = name;
            p.gridPoint = static_cast<int>(i) + 1;
            p.gridPoints = static_cast<int>(jobs.size());
            p.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
            p.secondsLeft = -1;
            run.onProgress(p);
        };
        if (run.onProgress) {
            inner.onProgress = tell;
            tell({});
        }
        if (run.cancelled()) {
            result.finished = false;
            break;
        }
        const auto ran = runner.run(job, inner);
        if (!ran && ran.error().code == ErrorCode::Cancelled) {
            result.finished = false;
            break;
        }
        if (!ran)
            return tl::unexpected(ran.error());
        const Outcome& o = *runner.find(job.network->network, job.kind);
        result.runs.push_back({ name, job.network->network, job.network->budget, o.failure, efficiencyTops(o),
                                throughputTops(o), o.metrics.peakPower.value });
        if (onPartial) {
            complete();
            onPartial(result);
        }
    }
    complete();
    return result;
}

} // namespace pim::compare
