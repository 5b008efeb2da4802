// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/design_search.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/synthesis/macro_partitioning.h"
#include "core/synthesis/objective.h"

namespace pim::synthesis {
namespace {

using evaluation::Score;
using evaluation::Violation;
using mapping::ceilDiv;

/// Merit of an infeasible point: minus how far it is off, always a number so that points can be ordered.
double overshoot(double needed, double available)
{
    const double ratio = needed / available;
    return std::isfinite(ratio) && ratio > 0 ? -std::min(ratio, 1e12) : -1e12;
}

constexpr std::int64_t kLargestMacro = 1 << 20; ///< crossbars

} // namespace

DesignSearch::DesignSearch(evaluation::Evaluator evaluator, const SearchSpace& space, FeasibleSink sink)
    : m_evaluator(std::move(evaluator))
    , m_space(space)
    , m_sink(std::move(sink))
    , m_completion(m_evaluator)
{
    m_identical = m_evaluator.parameters().macroStyle == design::MacroStyle::Identical;
    for (std::size_t l = 0; l < m_evaluator.layers().size(); ++l) {
        const evaluation::LayerModel& m = m_evaluator.layers()[l];
        if (!m.crossbar)
            continue;
        m_onCrossbars.push_back(l);
        m_leastMacroSize = std::max(m_leastMacroSize, m.map.columnBlocks);
        (m.fullyConnected ? m_fullyConnected : m_convolutions).push_back(l);
    }
}

void DesignSearch::setBlocks(SearchPoint& point, std::size_t layer, std::int64_t blocks) const
{
    const std::int64_t positions = m_evaluator.layers()[layer].positions;
    point.candidate.duplication[layer] =
        static_cast<std::int32_t>(ceilDiv(positions, std::clamp<std::int64_t>(blocks, 1, positions)));
}

std::int64_t DesignSearch::mostBlocks() const
{
    std::int64_t most = 1;
    for (const std::size_t l : m_convolutions)
        most = std::max(most, m_evaluator.layers()[l].positions);
    return most;
}

std::int64_t DesignSearch::fewestBlocks() const
{
    const double budget = m_evaluator.constraints().powerBudget.value * m_space.shareHigh;
    std::int64_t low = 1, high = mostBlocks();
    while (low < high) {
        const std::int64_t blocks = low + (high - low) / 2;
        double power = 0;
        for (const std::size_t l : m_onCrossbars) {
            const evaluation::LayerModel& m = m_evaluator.layers()[l];
            const std::int64_t dup = m.fullyConnected ? 1 : ceilDiv(m.positions, std::min(blocks, m.positions));
            power += static_cast<double>(m_evaluator.crossbarsOf(l, dup)) * m_evaluator.crossbarPeakW();
        }
        if (power <= budget)
            high = blocks;
        else
            low = blocks + 1;
    }
    return low;
}

std::int32_t DesignSearch::balancedMacros(std::size_t layer, std::int64_t duplication, double slack) const
{
    const double timeNs = slack * m_evaluator.bitIterations() * m_evaluator.clockFloorNs();
    // Transports get shorter with more macros, but for steps of rounding; the first that is short enough will do.
    std::int64_t macros = 1;
    double transport = m_evaluator.slowestTransportNs(layer, duplication, macros);
    while (transport > timeNs && macros < m_space.maxMacrosPerLayer) {
        const auto wanted = static_cast<std::int64_t>(static_cast<double>(macros) * std::min(transport / timeNs, 4.0));
        macros = std::min<std::int64_t>(m_space.maxMacrosPerLayer, std::max(macros + 1, wanted));
        const double next = m_evaluator.slowestTransportNs(layer, duplication, macros);
        if (next >= transport && macros > 4 * duplication + 4)
            break; // what is left does not depend on the number of macros
        transport = next;
    }
    return static_cast<std::int32_t>(macros);
}

SearchPoint DesignSearch::paced(std::int64_t blocks, double slack) const
{
    const std::size_t n = m_evaluator.layers().size();
    SearchPoint p;
    p.candidate.duplication.assign(n, 1);
    p.candidate.macros.assign(n, 1);
    p.candidate.partner.assign(n, -1);
    p.candidate.counts.resize(n);
    p.passes.assign(n, 1);
    for (const std::size_t l : m_convolutions)
        setBlocks(p, l, blocks);
    for (const std::size_t l : m_fullyConnected)
        p.passes[l] = static_cast<std::int32_t>(std::max<std::int64_t>(1, blocks / 4));
    std::int64_t crossbars = 0, macros = 0;
    for (const std::size_t l : m_onCrossbars) {
        p.candidate.macros[l] = balancedMacros(l, p.candidate.duplication[l], slack);
        crossbars += m_evaluator.crossbarsOf(l, p.candidate.duplication[l]);
        macros += p.candidate.macros[l];
    }
    if (m_identical) {
        p.macroSize =
            static_cast<int>(std::clamp<std::int64_t>(ceilDiv(crossbars, macros), m_leastMacroSize, kLargestMacro));
        setIdenticalMacros(p);
    }
    return p;
}

/// As many macros of the common size as each layer's crossbars fill.
void DesignSearch::setIdenticalMacros(SearchPoint& p) const
{
    for (const std::size_t l : m_onCrossbars) {
        const evaluation::LayerModel& m = m_evaluator.layers()[l];
        p.candidate.macros[l] = identicalMacros(m.fullyConnected ? 1 : p.candidate.duplication[l], m.map.rowBlocks,
                                                m.map.columnBlocks, p.macroSize);
    }
}

void DesignSearch::count(const Score& score)
{
    ViolationCount& v = m_violations[static_cast<std::size_t>(score.violation)];
    const double excess = -overshoot(score.needed, score.available);
    if (v.count++ == 0 || excess < v.excess) {
        v.excess = excess;
        v.sample = m_evaluator.describe(score);
    }
}

void DesignSearch::report(const SearchPoint& point)
{
    ++m_reported;
    if (m_sink)
        m_sink(point);
}

void DesignSearch::reportInfeasible(const Score& score)
{
    ++m_reported;
    count(score);
}

void DesignSearch::assess(SearchPoint& p)
{
    if (m_gate)
        m_gate->wait(m_stop);
    const double budget = m_evaluator.constraints().powerBudget.value;
    double crossbars = 0;
    for (const std::size_t l : m_onCrossbars)
        crossbars += static_cast<double>(m_evaluator.crossbarsOf(l, p.candidate.duplication[l]));
    const double crossbarW = crossbars * m_evaluator.crossbarPeakW();
    if (crossbarW > budget * m_space.shareHigh) {
        p.score = {};
        p.score.violation = Violation::CrossbarPower;
        p.score.needed = crossbars;
        p.score.available = std::floor(budget * m_space.shareHigh / m_evaluator.crossbarPeakW());
        p.merit = overshoot(p.score.needed, p.score.available);
        count(p.score);
        return;
    }
    p.share = std::clamp(crossbarW / budget * (1 + 1e-9), m_space.shareLow, m_space.shareHigh);
    m_evaluator.setPowerShare(p.share);
    p.score = m_completion.complete(m_evaluator, p.candidate, m_space.objective, p.slowestNs, p.passes);
    const int largest = m_space.maxScratchpadKib;
    if (largest > 0 && p.score.neededKib > largest && p.score.bufferBytes > 0) {
        // Not wanted rather than not feasible: nothing to count, but how far it is tells the search where to go.
        p.score.violation = Violation::ScratchpadCapacity;
        p.score.needed = p.score.neededKib;
        p.score.available = largest;
        p.merit = -p.score.bufferBytes / (largest * 1024.0);
        return;
    }
    if (p.feasible()) {
        p.merit = meritOf(m_space.objective, p.score, m_evaluator.totalOperations());
        if (m_sink)
            m_sink(p);
    } else {
        p.merit = overshoot(p.score.needed, p.score.available);
        count(p.score);
    }
}

void DesignSearch::mutate(SearchPoint& p, RandomStream& random, double reach) const
{
    auto& c = p.candidate;
    const auto& layers = m_evaluator.layers();
    const auto pick = [&](const std::vector<std::size_t>& from) {
        return from[static_cast<std::size_t>(random.uniformInt(0, static_cast<std::int64_t>(from.size()) - 1))];
    };
    const auto scaleBlocks = [&](std::size_t l, double factor) {
        const std::int64_t positions = layers[l].positions;
        const std::int64_t blocks = ceilDiv(positions, c.duplication[l]);
        auto wanted = static_cast<std::int64_t>(std::llround(static_cast<double>(blocks) * factor));
        if (wanted == blocks)
            wanted += factor > 1 ? 1 : -1;
        setBlocks(p, l, wanted);
        if (ceilDiv(positions, c.duplication[l]) == blocks) // no such block count: the next duplication
            c.duplication[l] = static_cast<std::int32_t>(
                std::clamp<std::int64_t>(c.duplication[l] + (factor > 1 ? -1 : 1), 1, positions));
    };
    const auto factor = [&] {
        const double size = std::exp(random.uniform01() * reach);
        return random.chance(0.5) ? size : 1 / size;
    };
    const double kind = random.uniform01();
    if (kind < 0.42 && !m_convolutions.empty()) {
        scaleBlocks(pick(m_convolutions), factor());
    } else if (kind < 0.56 && !m_convolutions.empty()) {
        const double f = factor();
        scaleBlocks(pick(m_convolutions), f);
        scaleBlocks(pick(m_convolutions), 1 / f);
    } else if (kind < 0.66 && !m_convolutions.empty()) {
        const double f = factor();
        const auto first =
            static_cast<std::size_t>(random.uniformInt(0, static_cast<std::int64_t>(m_convolutions.size()) - 1));
        const auto last = static_cast<std::size_t>(
            random.uniformInt(static_cast<std::int64_t>(first), static_cast<std::int64_t>(m_convolutions.size()) - 1));
        const bool rebalance = random.chance(0.5);
        const double slack = std::exp2(random.uniform01() * 4 - 2);
        const bool macrosOnly = random.chance(0.3);
        const bool together = !macrosOnly && random.chance(0.3); // the whole range at the pace of one of its layers
        const std::size_t lead = m_convolutions[static_cast<std::size_t>(
            random.uniformInt(static_cast<std::int64_t>(first), static_cast<std::int64_t>(last)))];
        const std::int64_t pace = ceilDiv(layers[lead].positions, c.duplication[lead]);
        for (std::size_t i = first; i <= last; ++i) {
            auto& macros = c.macros[m_convolutions[i]];
            if (macrosOnly) { // all of them keep up with their copies a little better, or are a little cheaper
                macros = static_cast<std::int32_t>(
                    std::clamp<std::int64_t>(std::llround(macros * f), 1, m_space.maxMacrosPerLayer));
                continue;
            }
            if (together)
                setBlocks(p, m_convolutions[i], pace);
            else
                scaleBlocks(m_convolutions[i], f);
            if (rebalance)
                c.macros[m_convolutions[i]] =
                    balancedMacros(m_convolutions[i], c.duplication[m_convolutions[i]], slack);
        }
    } else if (kind < 0.72 && !m_convolutions.empty()) { // copy a neighbour's pace
        const auto i =
            static_cast<std::size_t>(random.uniformInt(0, static_cast<std::int64_t>(m_convolutions.size()) - 1));
        const std::size_t j = i > 0 && (i + 1 == m_convolutions.size() || random.chance(0.5))
            ? i - 1
            : std::min(i + 1, m_convolutions.size() - 1);
        setBlocks(p, m_convolutions[i], ceilDiv(layers[m_convolutions[j]].positions, c.duplication[m_convolutions[j]]));
        if (random.chance(0.5)) // and as many macros as that takes
            c.macros[m_convolutions[i]] = balancedMacros(m_convolutions[i], c.duplication[m_convolutions[i]],
                                                         std::exp2(random.uniform01() * 4 - 2));
    } else if (kind < 0.90 || (m_fullyConnected.empty() && kind < 0.94)) {
        const std::size_t l = pick(m_onCrossbars);
        const double how = random.uniform01();
        std::int64_t m = c.macros[l];
        if (how < 0.2)
            m += 1;
        else if (how < 0.4)
            m -= 1;
        else if (how < 0.7)
            m = static_cast<std::int64_t>(std::llround(static_cast<double>(m) * factor()));
        else if (how < 0.75)
            m *= 2;
        else if (how < 0.8)
            m /= 2;
        else if (how < 0.97)
            m = balancedMacros(l, c.duplication[l], std::exp2(random.uniform01() * 5 - 2));
        else
            m = 1;
        c.macros[l] = static_cast<std::int32_t>(std::clamp<std::int64_t>(m, 1, m_space.maxMacrosPerLayer));
    } else if (kind < 0.94) {
        const std::size_t l = pick(m_fullyConnected);
        const double wanted = p.passes[l] * factor();
        p.passes[l] = static_cast<std::int32_t>(std::clamp(
            std::round(wanted) == p.passes[l] ? p.passes[l] + (random.chance(0.5) ? 1.0 : -1.0) : std::round(wanted),
            1.0, 1e7));
    } else if (kind < 0.97 || !m_space.sharing || m_onCrossbars.size() < 2) {
        if (p.slowestNs > 0 && random.chance(0.5))
            p.slowestNs = 0;
        else
            p.slowestNs =
                std::max(p.score.clockNs, m_evaluator.clockFloorNs()) * (1 + random.uniform01() * 0.5 * reach);
    } else {
        const auto i =
            static_cast<std::size_t>(random.uniformInt(1, static_cast<std::int64_t>(m_onCrossbars.size()) - 1));
        const std::size_t l = m_onCrossbars[i];
        if (c.partner[l] >= 0) {
            c.partner[l] = -1;
        } else {
            const std::size_t partner =
                m_onCrossbars[static_cast<std::size_t>(random.uniformInt(0, static_cast<std::int64_t>(i) - 1))];
            const bool taken =
                c.partner[partner] >= 0 || std::any_of(c.partner.begin(), c.partner.end(), [&](std::int32_t q) {
                    return q == static_cast<std::int32_t>(partner) || q == static_cast<std::int32_t>(l);
                });
            if (!taken)
                c.partner[l] = static_cast<std::int32_t>(partner);
        }
    }
}

SearchPoint DesignSearch::anneal(const SearchPoint& start, RandomStream& random, std::uint64_t evaluations, double hot,
                                 double cold, const std::stop_token& stop)
{
    SearchPoint current = start, next;
    if (m_space.maxScratchpadKib > 0)
        assess(current); // by this search's limit
    SearchPoint best = current;
    const std::uint64_t begin = this->evaluations();
    std::uint64_t spent = 0, tries = 0;
    ChainFigures figures;
    while ((spent = this->evaluations() - begin) < evaluations && tries++ < 4 * evaluations && !stop.stop_requested()) {
        const double progress = static_cast<double>(spent) / static_cast<double>(evaluations);
        const double temperature = hot * std::pow(cold / hot, progress);
        next = current;
        const int moves = random.chance(0.25) ? 2 : 1;
        for (int i = 0; i < moves; ++i)
            mutate(next, random, 0.02 + 0.4 * (1 - progress));
        if (m_identical) {
            if (random.chance(0.2)) {
                const double factor = std::exp((random.uniform01() - 0.5) * (1 - 0.8 * progress));
                next.macroSize = static_cast<int>(
                    std::clamp<std::int64_t>(std::llround(next.macroSize * factor) + (random.chance(0.5) ? 1 : -1),
                                             m_leastMacroSize, kLargestMacro));
            }
            setIdenticalMacros(next);
        }
        if (next.candidate.duplication == current.candidate.duplication
            && next.candidate.macros == current.candidate.macros && next.candidate.partner == current.candidate.partner
            && next.passes == current.passes && next.slowestNs == current.slowestNs)
            continue;
        assess(next);
        const double change = (next.merit - current.merit) / std::max(std::abs(current.merit), 1e-300);
        const bool accepted = change >= 0 || random.uniform01() < std::exp(change / temperature);
        if (accepted)
            std::swap(current, next);
        if (m_gauge != nullptr) {
            figures.add(accepted, current.merit);
            m_gauge->set(m_gauge->done, progress);
            m_gauge->set(m_gauge->temperature, temperature);
            m_gauge->set(m_gauge->acceptance, figures.acceptance());
            m_gauge->set(m_gauge->spread, figures.spread());
        }
        if (current.betterThan(best))
            best = current;
    }
    return best.feasible() || !start.feasible() ? best : start;
}

} // namespace pim::synthesis
