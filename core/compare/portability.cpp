// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compare/portability.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>

#include <fmt/format.h>

#include "core/evaluation/evaluator.h"
#include "core/evaluation/macro_account.h"
#include "core/synthesis/design_of.h"
#include "core/synthesis/weight_duplication.h"
#include "pim_version.h"

namespace pim::compare {
namespace {

using evaluation::Candidate;
using evaluation::Evaluator;
using evaluation::Violation;
using hardware::Component;
using mapping::ceilDiv;

constexpr double kRounding = 1 + 1e-9;
constexpr double kParts[] {
    1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0.05
}; ///< of the crossbars that are tried
constexpr int kMacroSteps = 8; ///< numbers of macros that are tried between all and one a layer, besides these two

/// What a machine has.
struct Machine
{
    std::int64_t crossbars = 0, macros = 0;
    design::ComponentCounts units {};
    int scratchpadKib = 0;
    bool identical = false;
    /// What the k macros with most of it have together, by k: no k macros of the machine have more.
    std::vector<std::int64_t> crossbarsOf;
    std::array<std::vector<std::int64_t>, hardware::kComponentCount> unitsOf;

    design::ComponentCounts unitsIn(std::int64_t k) const
    {
        design::ComponentCounts counts = units;
        for (std::size_t c = 0; c < counts.size() && k < macros; ++c)
            counts[c] = unitsOf[c][static_cast<std::size_t>(k)];
        return counts;
    }
    std::int64_t crossbarsIn(std::int64_t k) const
    {
        return k < macros ? crossbarsOf[static_cast<std::size_t>(k)] : crossbars;
    }
};

/// Sums of the first 0, 1, … of \a values, the largest first.
std::vector<std::int64_t> sumsOfLargest(std::vector<std::int64_t> values)
{
    std::sort(values.begin(), values.end(), std::greater<>());
    std::vector<std::int64_t> sums { 0 };
    for (const std::int64_t value : values)
        sums.push_back(sums.back() + value);
    return sums;
}

Machine machineOf(const Entry& e)
{
    using evaluation::CostCentre;
    static constexpr std::array<CostCentre, hardware::kComponentCount> kCentres {
        CostCentre::Dac,  CostCentre::Adc,  CostCentre::ShiftAdd, CostCentre::Addition,
        CostCentre::Pool, CostCentre::Relu, CostCentre::Sigmoid,  CostCentre::Eltwise
    };
    Machine m;
    m.crossbars = e.evaluation->metrics.crossbars;
    m.macros = e.evaluation->metrics.macros;
    m.units = e.evaluation->totalComponents;
    m.scratchpadKib = e.evaluation->scratchpadKib;
    m.identical = e.design->parameters.macroStyle == design::MacroStyle::Identical;
    const auto chip = evaluation::chipAccount(*e.design, *e.evaluation);
    const auto sums = [&](const auto& of) {
        std::vector<std::int64_t> values;
        for (const auto& macro : chip.macros)
            values.push_back(of(macro));
        values.resize(std::max(values.size(), static_cast<std::size_t>(m.macros)));
        return sumsOfLargest(std::move(values));
    };
    m.crossbarsOf = sums([](const auto& macro) { return macro.crossbars; });
    for (std::size_t c = 0; c < kCentres.size(); ++c)
        m.unitsOf[c] = sums([c](const auto& macro) { return macro.breakdown[static_cast<std::size_t>(kCentres[c])].units; });
    return m;
}

/// Numbers of macros to try, most first: all of them, fewer by equal factors, one a layer.
std::vector<std::int64_t> macroCounts(std::int64_t all, std::int64_t layers)
{
    std::vector<std::int64_t> counts;
    const double ratio = static_cast<double>(layers) / static_cast<double>(all);
    for (int i = 0; i <= kMacroSteps + 1; ++i) {
        const double exact = static_cast<double>(all) * std::pow(ratio, static_cast<double>(i) / (kMacroSteps + 1));
        const std::int64_t count = std::clamp<std::int64_t>(std::llround(exact), layers, all);
        if (counts.empty() || count < counts.back())
            counts.push_back(count);
    }
    return counts;
}

/// \a total things in proportion to \a weights, at least one each; largest remainders. REQUIRES: total >=
/// weights.size().
std::vector<std::int64_t> dealt(std::int64_t total, const std::vector<double>& weights)
{
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    std::vector<std::int64_t> parts;
    std::vector<std::pair<double, std::size_t>> rests;
    const std::int64_t spare = total - static_cast<std::int64_t>(weights.size());
    std::int64_t given = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const double exact = sum > 0 ? static_cast<double>(spare) * weights[i] / sum : 0;
        parts.push_back(1 + static_cast<std::int64_t>(exact));
        given += parts.back();
        rests.emplace_back(exact - std::floor(exact), i);
    }
    std::stable_sort(rests.begin(), rests.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    for (std::size_t i = 0; i < rests.size() && given < total; ++i, ++given)
        ++parts[rests[i].second];
    return parts;
}

/// What keeps a network from fitting.
struct Obstacle
{
    std::string text; ///< empty: nothing
    double miss = 1; ///< how many times more is needed than there is
};

/// Deals the units of each kind out that \a macros of the machine have, to the layers so that the slowest is as quick as
/// can be. What is lacking most.
Obstacle dealUnits(Evaluator& evaluator, const Machine& machine, std::int64_t macros, Candidate& c)
{
    Obstacle lacking;
    const design::ComponentCounts units = machine.unitsIn(macros);
    const std::string owner =
        macros < machine.macros ? fmt::format("{} of its {} macros have", macros, machine.macros) : "the machine has";
    evaluator.setBlocks(c);
    const auto& layers = evaluator.layers();
    std::int64_t blocks = 1;
    for (std::size_t l = 0; l < layers.size(); ++l)
        if (layers[l].crossbar && !layers[l].fullyConnected)
            blocks = std::max(blocks, evaluator.blocks(l));
    const auto passes = static_cast<double>(
        evaluator.model().fcTimeMultiplex ? std::clamp<std::int64_t>(blocks / 4, 1, 10'000'000) : 1);
    for (auto& counts : c.counts)
        counts.fill(0);
    for (std::size_t k = 0; k < hardware::kComponentCount; ++k) {
        const auto component = static_cast<Component>(k);
        struct Need
        {
            std::size_t layer;
            double work;
            std::int64_t least;
        };
        std::vector<Need> needs;
        std::int64_t least = 0;
        for (std::size_t l = 0; l < layers.size(); ++l) {
            if (!layers[l].uses[k])
                continue;
            const double work = evaluator.workload(l, component, evaluator.duplicationOf(l))
                / (layers[l].fullyConnected ? passes : 1.0);
            std::int64_t own = layers[l].crossbar && evaluator.model().componentFloor ? c.macros[l] : 1;
            if (component == Component::Dac)
                own = std::max(own, static_cast<std::int64_t>(std::ceil(work)));
            needs.push_back({ l, work, own });
            least += own;
        }
        if (needs.empty())
            continue;
        if (machine.identical && component != Component::Dac && component != Component::Pool
            && component != Component::Eltwise) {
            // Every macro has the same; layers on vector units share those of their provider's macros.
            const std::int64_t each = machine.units[k] / std::max<std::int64_t>(1, machine.macros);
            if (each < 1)
                return { fmt::format("a macro has no {}", hardware::componentLabel(component)),
                         std::numeric_limits<double>::infinity() };
            for (const Need& need : needs)
                c.counts[need.layer][k] = layers[need.layer].crossbar ? each * c.macros[need.layer] : each;
            continue;
        }
        if (least > units[k]) {
            const double miss = static_cast<double>(least) / static_cast<double>(units[k]);
            if (lacking.text.empty() || miss > lacking.miss)
                lacking = { fmt::format("needs {} {} unit{}, {} {}", least, hardware::componentLabel(component),
                                        least == 1 ? "" : "s", owner, units[k]),
                            miss };
            continue;
        }
        const auto count = [&](const Need& need, double periodNs) {
            return std::max(need.least,
                            static_cast<std::int64_t>(
                                std::ceil(need.work / evaluator.frequencyGhz(component) / periodNs * (1 - 1e-13))));
        };
        const auto sum = [&](double periodNs) {
            std::int64_t total = 0;
            for (const Need& need : needs)
                total += count(need, periodNs);
            return total;
        };
        double low = evaluator.clockFloorNs(), high = low;
        if (component != Component::Dac && sum(low) > units[k]) {
            for (high = 2 * low; sum(high) > units[k] && high < 1e12; high *= 2)
                low = high;
            while (high - low > 1e-12 * high) {
                const double middle = 0.5 * (low + high);
                if (middle <= low || middle >= high)
                    break;
                (sum(middle) > units[k] ? low : high) = middle;
            }
        }
        for (const Need& need : needs)
            c.counts[need.layer][k] = component == Component::Dac ? need.least : count(need, high);
    }
    return lacking;
}

} // namespace

Result<Entry> runOnMachine(const Entry& entry, std::shared_ptr<const network::Network> network, const RunContext& run)
{
    const Machine machine = machineOf(entry);
    const design::Design& made = *entry.design;
    const auto refuse = [&](std::string why) {
        return fail(ErrorCode::Infeasible, std::move(why), fmt::format("{} on {}", network->name, entry.name));
    };
    if (entry.evaluation->metrics.cycles == 0)
        return refuse(fmt::format("the machine's own design does not run: {}", entry.evaluation->violationDetail));
    design::DesignParameters p = made.parameters;
    p.clock = {};
    p.scratchpadKib = machine.scratchpadKib;
    // The machine exists: what binds are its parts, not a budget.
    design::Constraints constraints;
    constraints.powerBudget =
        std::max(made.constraints.powerBudget, entry.evaluation->metrics.peakPower) * 10;
    const auto* crossbar = made.hardware->crossbar(p.crossbarSize, p.cellBits);
    if (crossbar == nullptr)
        return refuse("the hardware has no such crossbar");
    auto evaluator = Evaluator::create(network, made.hardware, made.model, p, constraints);
    if (!evaluator)
        return tl::unexpected(evaluator.error());
    p.crossbarPowerShare = std::min(0.99,
                                    static_cast<double>(machine.crossbars) * evaluator->crossbarPeakW()
                                        / constraints.powerBudget.value * kRounding);
    evaluator->setPowerShare(p.crossbarPowerShare);
    const auto& layers = evaluator->layers();
    std::vector<std::size_t> onCrossbars;
    std::int64_t fixed = 0;
    for (std::size_t l = 0; l < layers.size(); ++l)
        if (layers[l].crossbar) {
            onCrossbars.push_back(l);
            if (layers[l].fullyConnected)
                fixed += evaluator->crossbarsOf(l, 1);
        }
    if (static_cast<std::int64_t>(onCrossbars.size()) > machine.macros)
        return refuse(
            fmt::format("has {} layers on crossbars, the machine has {} macro{}", onCrossbars.size(), machine.macros,
                        machine.macros == 1 ? "" : "s"));
    for (std::size_t k = 0; k < hardware::kComponentCount; ++k) {
        const auto users = std::count_if(layers.begin(), layers.end(), [k](const auto& layer) { return layer.uses[k]; });
        if (users > 0 && machine.units[k] == 0)
            return refuse(fmt::format("needs {} {} unit{}, the machine has 0", users,
                                      hardware::componentLabel(static_cast<Component>(k)), users == 1 ? "" : "s"));
    }
    auto problem = synthesis::duplicationProblem(*evaluator);
    problem.available = machine.crossbars - fixed;
    if (problem.available < problem.minimum())
        return refuse(fmt::format("one copy of the weights needs {} crossbars, the machine has {}",
                                  fixed + problem.minimum(), machine.crossbars));

    const bool oneCapacity = !made.model.scratchpad || machine.identical;
    const std::int64_t least = problem.minimum();
    double best = 0;
    Candidate chosen;
    Obstacle obstacle { {}, std::numeric_limits<double>::infinity() }; // of the try that came nearest, the smallest of such
    const auto note = [&obstacle](Obstacle found) {
        if (found.miss <= obstacle.miss)
            obstacle = std::move(found);
    };
    const auto attempt = [&](std::int64_t used, const std::vector<std::int32_t>& copies) {
        Candidate c;
        c.duplication.assign(layers.size(), 1);
        c.macros.assign(layers.size(), 1);
        c.partner.assign(layers.size(), -1);
        c.counts.resize(layers.size());
        if (oneCapacity)
            c.scratchpadKib = machine.scratchpadKib;
        synthesis::applyDuplication(problem, copies, c);
        std::vector<double> weights;
        for (const std::size_t l : onCrossbars)
            weights.push_back(static_cast<double>(evaluator->crossbarsOf(l, c.duplication[l])));
        const auto macros = dealt(used, weights);
        for (std::size_t i = 0; i < onCrossbars.size(); ++i) // a macro without a crossbar of its layer does nothing
            c.macros[onCrossbars[i]] =
                static_cast<std::int32_t>(std::min(macros[i], std::max<std::int64_t>(1, std::llround(weights[i]))));
        if (Obstacle lacking = dealUnits(*evaluator, machine, used, c); !lacking.text.empty())
            return note(std::move(lacking));
        const auto score = evaluator->evaluate(c);
        if (score.violation != Violation::None || score.cycles == 0)
            return note({ evaluator->describe(score), 1 });
        if (score.scratchpadKib > machine.scratchpadKib)
            return note({ fmt::format("needs scratchpads of {} KiB, the machine has {} KiB", score.scratchpadKib,
                                      machine.scratchpadKib),
                          1 });
        const double efficiency = 1 / score.energyNj;
        if (efficiency > best) {
            best = efficiency;
            chosen = std::move(c);
        }
    };
    for (const std::int64_t used : macroCounts(machine.macros, static_cast<std::int64_t>(onCrossbars.size()))) {
        const std::int64_t all = machine.crossbarsIn(used) - fixed;
        if (all < least)
            break; // fewer macros have even fewer crossbars
        std::vector<std::int32_t> last;
        for (const double part : kParts) {
            if (run.cancelled())
                return fail(ErrorCode::Cancelled, "stopped");
            problem.available = std::max(least, static_cast<std::int64_t>(part * static_cast<double>(all)));
            const auto copies = problem.layers.empty() ? std::vector<std::int32_t> {} : synthesis::waterFill(problem);
            if (copies == last && part < 1)
                continue;
            last = copies;
            attempt(used, copies);
        }
    }
    if (chosen.duplication.empty())
        return refuse(obstacle.text);
    synthesis::SynthesisOptions options;
    options.model = made.model;
    options.constraints = constraints;
    design::Provenance provenance;
    provenance.version = kVersion;
    provenance.algorithm = "manual";
    auto design = synthesis::designOf(std::move(network), made.hardware, options, p, chosen, provenance);
    design.parameters.scratchpadKib = machine.scratchpadKib;
    return entryOf(entry.name, std::move(design));
}

Result<Portability> portability(const std::vector<Entry>& machines, const RunContext& run,
                                const std::function<void(const Portability&)>& onPartial)
{
    if (machines.size() < 2)
        return fail(ErrorCode::InvalidArgument,
                    fmt::format("a portability matrix is of at least 2 designs, got {}", machines.size()));
    Portability result;
    std::vector<std::shared_ptr<const network::Network>> networks;
    for (const Entry& e : machines) {
        if (!e.design || !e.evaluation || !e.design->network || !e.design->hardware)
            return fail(ErrorCode::InvalidArgument, "has no design or no evaluation of it", e.name);
        result.machines.push_back(e.name);
        result.sameModel = result.sameModel && e.design->model == machines.front().design->model;
        if (std::none_of(networks.begin(), networks.end(),
                         [&](const auto& n) { return n->layers == e.design->network->layers; })) {
            networks.push_back(e.design->network);
            result.networks.push_back(e.design->network->name);
        }
    }
    result.cells.assign(machines.size(), std::vector<PortabilityCell>(networks.size()));
    for (auto& row : result.cells)
        for (PortabilityCell& cell : row)
            cell.reason = "not run";
    const auto rate = [&] {
        for (std::size_t n = 0; n < networks.size(); ++n) {
            double efficiency = 0, throughput = 0; // of the best that was made for this network
            for (std::size_t m = 0; m < machines.size(); ++m)
                if (result.cells[m][n].own && result.cells[m][n].fits) {
                    efficiency = std::max(efficiency, result.cells[m][n].metrics.powerEfficiencyGopsPerW);
                    throughput = std::max(throughput, result.cells[m][n].metrics.throughputGops);
                }
            for (std::size_t m = 0; m < machines.size(); ++m) {
                PortabilityCell& cell = result.cells[m][n];
                cell.efficiencyKept =
                    cell.fits && efficiency > 0 ? cell.metrics.powerEfficiencyGopsPerW / efficiency : 0;
                cell.throughputKept = cell.fits && throughput > 0 ? cell.metrics.throughputGops / throughput : 0;
            }
        }
    };
    const std::size_t total = machines.size() * networks.size();
    std::size_t done = 0;
    for (std::size_t m = 0; m < machines.size() && result.finished; ++m)
        for (std::size_t n = 0; n < networks.size(); ++n, ++done) {
            if (run.onProgress)
                run.onProgress({ .stage = fmt::format("{} on {}", result.networks[n], result.machines[m]),
                                 .fraction = static_cast<double>(done) / static_cast<double>(total),
                                 .gridPoint = static_cast<int>(done) + 1,
                                 .gridPoints = static_cast<int>(total) });
            PortabilityCell& cell = result.cells[m][n];
            if (networks[n]->layers == machines[m].design->network->layers) {
                cell.own = true;
                cell.fits = machines[m].evaluation->feasible;
                cell.metrics = machines[m].evaluation->metrics;
                cell.reason = cell.fits ? std::string() : machines[m].evaluation->violationDetail;
                continue;
            }
            if (run.cancelled()) {
                result.finished = false;
                break;
            }
            auto entry = runOnMachine(machines[m], networks[n], run);
            if (!entry && entry.error().code == ErrorCode::Cancelled) {
                result.finished = false;
                break;
            }
            if (!entry && entry.error().code != ErrorCode::Infeasible)
                return tl::unexpected(entry.error());
            cell.fits = entry && entry->evaluation->feasible;
            cell.reason = !entry              ? entry.error().message
                : entry->evaluation->feasible ? std::string()
                                              : entry->evaluation->violationDetail;
            if (cell.fits)
                cell.metrics = entry->evaluation->metrics;
            if (onPartial) {
                rate();
                onPartial(result);
            }
        }
    rate();
    return result;
}

} // namespace pim::compare
