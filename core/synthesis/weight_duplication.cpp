// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/weight_duplication.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "core/base/random.h"

namespace pim::synthesis {
namespace {

using mapping::ceilDiv;

constexpr std::int64_t kMostCopies = std::numeric_limits<std::int32_t>::max();
constexpr double kMostCrossbars = 1e15; ///< sums of this many fit in 64 bits
constexpr double kMostEnergy = 1e4; ///< the released tool's cap on the start's energy

double sampleDeviation(std::span<const double> values)
{
    if (values.size() < 2)
        return 0;
    const auto n = static_cast<double>(values.size());
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
    double sum = 0;
    for (const double v : values)
        sum += (v - mean) * (v - mean);
    return std::sqrt(sum / (n - 1));
}

/// Energies of vectors of one problem, without allocation.
class EnergyFunction
{
public:
    EnergyFunction(const DuplicationProblem& problem, const AnnealingOptions& options)
        : m_problem(problem)
        , m_options(options)
        , m_blocks(problem.layers.size())
        , m_accesses(problem.layers.size())
    {
    }
    struct Value
    {
        double energy = 0, other = 0;
    };
    Value operator()(std::span<const std::int32_t> duplication)
    {
        if (!ordered(duplication))
            return { std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity() };
        double most = 0;
        for (std::size_t i = 0; i < duplication.size(); ++i) {
            m_blocks[i] = static_cast<double>(blocksOf(m_problem.layers[i], duplication[i]));
            m_accesses[i] = static_cast<double>(m_problem.layers[i].accesses) * duplication[i];
            most = std::max(most, m_blocks[i]);
        }
        const double deviation = sampleDeviation(m_blocks) + m_options.accessWeight * sampleDeviation(m_accesses);
        return m_options.energy == DuplicationEnergy::Deviation ? Value { deviation, most } : Value { most, deviation };
    }

    /// Take copies from later layers until the ordering rule holds. One copy each holds it, so this ends.
    void repairOrder(std::vector<std::int32_t>& d) const
    {
        forEachOrderedPair([&](std::size_t earlier, std::size_t later) {
            const double most = std::floor(d[earlier] / m_options.orderingFactor);
            if (d[later] > most)
                d[later] = std::max(1, static_cast<std::int32_t>(most));
            return true;
        });
    }

private:
    bool ordered(std::span<const std::int32_t> d) const
    {
        bool all = true;
        forEachOrderedPair([&](std::size_t earlier, std::size_t later) {
            return all = d[earlier] >= m_options.orderingFactor * d[later];
        });
        return all;
    }
    /// Pairs in ascending order of the later layer, until \a visit returns false.
    template<typename Visit>
    void forEachOrderedPair(Visit&& visit) const
    {
        const std::size_t n = m_problem.layers.size();
        if (m_options.ordering == OrderingRule::FileOrder) {
            for (std::size_t i = 1; i < n; ++i)
                if (!visit(i - 1, i))
                    return;
        } else if (m_options.ordering == OrderingRule::Chain) {
            for (std::size_t i = 0; i < n; ++i)
                for (const std::int32_t k : m_problem.layers[i].before)
                    if (!visit(static_cast<std::size_t>(k), i))
                        return;
        }
    }

    const DuplicationProblem& m_problem;
    const AnnealingOptions& m_options;
    std::vector<double> m_blocks, m_accesses;
};

/// The best distinct vectors seen, in the order they are delivered.
class BestVectors
{
public:
    BestVectors(const DuplicationProblem& problem, std::size_t capacity)
        : m_problem(problem)
        , m_capacity(capacity)
    {
    }
    void offer(std::span<const std::int32_t> duplication, EnergyFunction& energyOf)
    {
        // Copies that do not save a block are given back, unless the ordering rule or the energy wants them.
        const EnergyFunction::Value given = energyOf(duplication);
        if (!std::isfinite(given.energy))
            return;
        m_trial.resize(duplication.size());
        for (std::size_t i = 0; i < duplication.size(); ++i)
            m_trial[i] = static_cast<std::int32_t>(
                ceilDiv(m_problem.layers[i].positions, blocksOf(m_problem.layers[i], duplication[i])));
        EnergyFunction::Value value = energyOf(m_trial);
        if (value.energy > given.energy) {
            m_trial.assign(duplication.begin(), duplication.end());
            value = given;
        }
        if (m_entries.size() == m_capacity && value.energy > m_entries.back().candidate.energy)
            return;
        Entry entry { value.other, { m_trial, value.energy, m_problem.crossbarsOf(m_trial) } };
        const auto at = std::lower_bound(m_entries.begin(), m_entries.end(), entry, before);
        if (at != m_entries.end() && at->candidate.duplication == m_trial)
            return;
        m_entries.insert(at, std::move(entry));
        if (m_entries.size() > m_capacity)
            m_entries.pop_back();
    }
    std::vector<DuplicationCandidate> take()
    {
        std::vector<DuplicationCandidate> out;
        for (Entry& e : m_entries)
            out.push_back(std::move(e.candidate));
        return out;
    }

private:
    struct Entry
    {
        double other;
        DuplicationCandidate candidate;
    };
    static bool before(const Entry& a, const Entry& b)
    {
        if (a.candidate.energy != b.candidate.energy)
            return a.candidate.energy < b.candidate.energy;
        if (a.other != b.other)
            return a.other < b.other;
        if (a.candidate.crossbars != b.candidate.crossbars)
            return a.candidate.crossbars < b.candidate.crossbars;
        return a.candidate.duplication < b.candidate.duplication;
    }
    const DuplicationProblem& m_problem;
    std::size_t m_capacity;
    std::vector<Entry> m_entries;
    std::vector<std::int32_t> m_trial;
};

/// A bounded move. Half of the time the released tool's: a random layer gets more copies, at least what is unused pays
/// for, and random others give copies back until all fit. That move always spends everything; Eq. 4 may be better off
/// with less, so otherwise a layer gets some copies more (others pay if they must), one gives some up, or both.
class Mover
{
public:
    explicit Mover(const DuplicationProblem& problem)
        : m_problem(problem)
        , m_minimum(problem.minimum())
    {
    }
    void move(std::vector<std::int32_t>& d, RandomStream& random)
    {
        const std::int64_t used = m_problem.crossbarsOf(d);
        m_open.resize(d.size());
        std::iota(m_open.begin(), m_open.end(), std::size_t { 0 });
        if (random.chance(0.5)) {
            change(d, true, std::max<std::int64_t>(0, m_problem.available - used), false, random);
        } else {
            const std::int64_t kind = random.uniformInt(0, 2); // more, less, or one of each
            const bool single = random.chance(0.5);
            if (kind != 1)
                change(d, true, 0, single, random);
            if (kind != 0)
                change(d, false, 0, single, random);
        }
        std::int64_t excess = m_problem.crossbarsOf(d) - m_problem.available;
        while (excess > 0 && !m_open.empty()) {
            const std::size_t i = draw(random);
            const std::int64_t most = std::min<std::int64_t>(d[i] - 1, ceilDiv(excess, m_problem.layers[i].crossbars));
            if (most < 1)
                continue;
            const std::int64_t take = random.uniformInt(1, most);
            d[i] = static_cast<std::int32_t>(d[i] - take);
            excess -= take * m_problem.layers[i].crossbars;
        }
        // Every layer was asked once; if that was not enough, in order. One copy each fits, so this ends at zero.
        for (std::size_t i = 0; i < d.size() && excess > 0; ++i) {
            const std::int64_t take = std::min<std::int64_t>(d[i] - 1, ceilDiv(excess, m_problem.layers[i].crossbars));
            d[i] = static_cast<std::int32_t>(d[i] - take);
            excess -= take * m_problem.layers[i].crossbars;
        }
    }
    std::int64_t mostCopies(std::size_t i) const
    {
        const DuplicableLayer& layer = m_problem.layers[i];
        return std::min({ layer.positions, kMostCopies, (m_problem.available - m_minimum) / layer.crossbars + 1 });
    }

private:
    /// Give a random layer more (or fewer) copies: at least as many as \a unused crossbars pay for.
    void change(std::vector<std::int32_t>& d, bool more, std::int64_t unused, bool single, RandomStream& random)
    {
        while (!m_open.empty()) {
            const std::size_t i = draw(random);
            const std::int64_t room = more ? mostCopies(i) - d[i] : d[i] - 1;
            if (room < 1)
                continue;
            const std::int64_t low = std::clamp<std::int64_t>(ceilDiv(unused, m_problem.layers[i].crossbars), 1, room);
            const std::int64_t copies = single ? low : random.uniformInt(low, low + ceilDiv(room - low, 5));
            d[i] = static_cast<std::int32_t>(more ? d[i] + copies : d[i] - copies);
            return;
        }
    }
    /// A layer not drawn before in this move.
    std::size_t draw(RandomStream& random)
    {
        const auto pick = static_cast<std::size_t>(random.uniformInt(0, static_cast<std::int64_t>(m_open.size()) - 1));
        const std::size_t i = m_open[pick];
        m_open[pick] = m_open.back();
        m_open.pop_back();
        return i;
    }

    const DuplicationProblem& m_problem;
    std::int64_t m_minimum;
    std::vector<std::size_t> m_open;
};

} // namespace

std::int64_t blocksOf(const DuplicableLayer& layer, std::int64_t copies) { return ceilDiv(layer.positions, copies); }

std::int64_t DuplicationProblem::crossbarsOf(std::span<const std::int32_t> duplication) const
{
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < layers.size(); ++i)
        sum += layers[i].crossbars * duplication[i];
    return sum;
}

std::int64_t DuplicationProblem::minimum() const
{
    std::int64_t sum = 0;
    for (const DuplicableLayer& layer : layers) {
        if (layer.crossbars > static_cast<std::int64_t>(kMostCrossbars) - sum)
            return std::numeric_limits<std::int64_t>::max();
        sum += layer.crossbars;
    }
    return sum;
}

DuplicationProblem duplicationProblem(const evaluation::Evaluator& evaluator, bool released)
{
    DuplicationProblem problem;
    const auto& layers = evaluator.layers();
    const double budgetW = evaluator.constraints().powerBudget.value * evaluator.parameters().crossbarPowerShare;
    // The evaluation counts the same way.
    const double payable = std::floor(budgetW / evaluator.crossbarPeakW() * (1 + 1e-12));
    problem.available = static_cast<std::int64_t>(std::clamp(payable, 0.0, kMostCrossbars));
    if (evaluator.constraints().maxCrossbars)
        problem.available = std::min(problem.available, *evaluator.constraints().maxCrossbars);
    // Convolutions nearest to each layer's output, over layers on vector units.
    std::vector<std::vector<std::int32_t>> nearest(layers.size());
    for (std::size_t l = 0; l < layers.size(); ++l) {
        const evaluation::LayerModel& m = layers[l];
        std::vector<std::int32_t> before;
        for (const int p : m.providers)
            before.insert(before.end(), nearest[static_cast<std::size_t>(p)].begin(),
                          nearest[static_cast<std::size_t>(p)].end());
        std::sort(before.begin(), before.end());
        before.erase(std::unique(before.begin(), before.end()), before.end());
        if (!m.crossbar) {
            nearest[l] = std::move(before);
            continue;
        }
        if (m.fullyConnected) {
            problem.available -= m.map.crossbars;
            continue;
        }
        nearest[l] = { static_cast<std::int32_t>(problem.layers.size()) };
        DuplicableLayer layer;
        layer.positions = m.positions;
        layer.crossbars = m.map.crossbars;
        const std::int64_t rows = m.map.rows * m.map.groups, columns = m.map.columns * m.map.groups;
        layer.accesses =
            released ? rows * m.map.columnBlocks + columns * m.map.rowBlocks * m.map.bitSlices : rows + columns;
        for (const std::int32_t k : before)
            // The rule follows maps that shrink; a decoder's grow, and so should its copies.
            if (problem.layers[static_cast<std::size_t>(k)].positions >= layer.positions)
                layer.before.push_back(k);
        layer.networkLayer = static_cast<std::int32_t>(l);
        problem.layers.push_back(std::move(layer));
    }
    return problem;
}

void applyDuplication(const DuplicationProblem& problem, std::span<const std::int32_t> duplication,
                      evaluation::Candidate& candidate)
{
    std::fill(candidate.duplication.begin(), candidate.duplication.end(), 1);
    for (std::size_t i = 0; i < problem.layers.size(); ++i)
        candidate.duplication[static_cast<std::size_t>(problem.layers[i].networkLayer)] = duplication[i];
}

std::vector<std::int32_t> copiesForBlocks(const DuplicationProblem& problem, std::int64_t blocks)
{
    std::vector<std::int32_t> copies;
    copies.reserve(problem.layers.size());
    std::int64_t left = problem.available;
    for (const DuplicableLayer& layer : problem.layers) {
        const std::int64_t d = ceilDiv(layer.positions, std::max<std::int64_t>(1, blocks));
        if (left < 0 || d > kMostCopies || d > left / layer.crossbars)
            return {};
        left -= d * layer.crossbars;
        copies.push_back(static_cast<std::int32_t>(d));
    }
    return copies;
}

std::vector<std::int32_t> waterFill(const DuplicationProblem& problem, bool spendLeftovers)
{
    std::int64_t high = 1;
    for (const DuplicableLayer& layer : problem.layers)
        high = std::max(high, layer.positions);
    std::vector<std::int32_t> best = copiesForBlocks(problem, high);
    if (best.empty())
        return best;
    std::int64_t low = 0; // does not fit; high does
    while (high - low > 1) {
        const std::int64_t middle = low + (high - low) / 2;
        if (auto copies = copiesForBlocks(problem, middle); copies.empty()) {
            low = middle;
        } else {
            high = middle;
            best = std::move(copies);
        }
    }
    if (!spendLeftovers)
        return best;
    std::int64_t left = problem.available - problem.crossbarsOf(best);
    std::vector<std::pair<std::int64_t, std::size_t>> heap; // most blocks first, then the earlier layer
    const auto less = [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first < b.first : a.second > b.second;
    };
    for (std::size_t i = 0; i < best.size(); ++i)
        heap.emplace_back(blocksOf(problem.layers[i], best[i]), i);
    std::make_heap(heap.begin(), heap.end(), less);
    while (!heap.empty()) {
        std::pop_heap(heap.begin(), heap.end(), less);
        auto& [blocks, i] = heap.back();
        const DuplicableLayer& layer = problem.layers[i];
        // Down to the next layer in one go, or as far as the crossbars last.
        const std::int64_t level =
            std::max<std::int64_t>(1, std::min(blocks - 1, heap.size() > 1 ? heap.front().first : 1));
        const std::int64_t most = std::min(kMostCopies, best[i] + left / layer.crossbars);
        const std::int64_t next = std::min(ceilDiv(layer.positions, level), most);
        const std::int64_t reached = blocksOf(layer, next);
        if (reached >= blocks) {
            heap.pop_back();
            continue;
        }
        const std::int64_t copies = ceilDiv(layer.positions, reached); // no more than these blocks need
        left -= (copies - best[i]) * layer.crossbars;
        best[i] = static_cast<std::int32_t>(copies);
        blocks = reached;
        std::push_heap(heap.begin(), heap.end(), less);
    }
    return best;
}

std::vector<std::int32_t> proportionalStart(const DuplicationProblem& problem)
{
    if (problem.layers.empty() || problem.minimum() > problem.available)
        return {};
    double total = 0;
    for (const DuplicableLayer& layer : problem.layers)
        total += static_cast<double>(layer.positions) * static_cast<double>(layer.crossbars);
    std::vector<std::int32_t> copies;
    std::int64_t excess = -problem.available;
    const Mover mover(problem);
    for (std::size_t i = 0; i < problem.layers.size(); ++i) {
        const double d = std::ceil(static_cast<double>(problem.available)
                                   * static_cast<double>(problem.layers[i].positions) / total);
        copies.push_back(static_cast<std::int32_t>(std::clamp(d, 1.0, static_cast<double>(mover.mostCopies(i)))));
        excess += copies.back() * problem.layers[i].crossbars;
    }
    // Copies are given back in turn, as in the release, but until all fit; whole turns at once.
    while (excess > 0) {
        std::int64_t turn = 0, turns = std::numeric_limits<std::int64_t>::max();
        for (std::size_t i = 0; i < copies.size(); ++i) {
            if (copies[i] > 1) {
                turn += problem.layers[i].crossbars;
                turns = std::min<std::int64_t>(turns, copies[i] - 1);
            }
        }
        turns = std::min(turns, excess / turn);
        for (std::size_t i = 0; i < copies.size() && excess > 0; ++i) {
            const std::int64_t take = std::min<std::int64_t>(copies[i] - 1, std::max<std::int64_t>(1, turns));
            copies[i] = static_cast<std::int32_t>(copies[i] - take);
            excess -= take * problem.layers[i].crossbars;
        }
    }
    return copies;
}

double duplicationEnergy(const DuplicationProblem& problem, const AnnealingOptions& options,
                         std::span<const std::int32_t> duplication)
{
    return EnergyFunction(problem, options)(duplication).energy;
}

std::vector<DuplicationCandidate> annealDuplications(const DuplicationProblem& problem, const AnnealingOptions& options,
                                                     const RunContext& run, SearchGauge* gauge)
{
    std::vector<std::int32_t> start = proportionalStart(problem);
    if (start.empty() || options.candidates < 1)
        return {};
    EnergyFunction energyOf(problem, options);
    BestVectors best(problem, static_cast<std::size_t>(options.candidates));
    energyOf.repairOrder(start);
    best.offer(start, energyOf);
    for (const bool spend : { false, true }) {
        auto filled = waterFill(problem, spend);
        energyOf.repairOrder(filled);
        best.offer(filled, energyOf);
    }
    best.offer(std::vector<std::int32_t>(problem.layers.size(), 1), energyOf);

    const double startEnergy = std::min(energyOf(start).energy, kMostEnergy);
    const double first = std::pow(10.0, std::floor(std::log10(std::max(startEnergy, 1.0))));
    const double last = first / std::max(1.0, options.temperatureRatio);
    const double cooling = std::clamp(options.cooling, 0.01, 0.999);
    Mover mover(problem);
    std::vector<std::int32_t> current, next;
    for (int chain = 0; chain < options.chains; ++chain) {
        RandomStream random(run.seed, 0, static_cast<std::uint64_t>(chain));
        current = start;
        double energy = startEnergy;
        for (double temperature = first; temperature > last; temperature *= cooling) {
            if (run.cancelled())
                return best.take();
            int accepted = 0;
            for (int round = 0; round < options.rounds; ++round) {
                next = current;
                mover.move(next, random);
                energyOf.repairOrder(next);
                const double value = energyOf(next).energy;
                if (!(value <= energy || random.chance(std::exp((energy - value) / temperature))))
                    continue;
                std::swap(current, next);
                energy = value;
                best.offer(current, energyOf);
                ++accepted;
            }
            if (gauge != nullptr) {
                gauge->set(gauge->temperature, temperature);
                gauge->set(gauge->acceptance, static_cast<double>(accepted) / std::max(1, options.rounds));
            }
        }
    }
    return best.take();
}

} // namespace pim::synthesis
