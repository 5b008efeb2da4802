// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synthesis/macro_partitioning.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "core/base/random.h"

namespace pim::synthesis {

/// Random choices of one candidate.
class Draw
{
public:
    explicit Draw(RandomStream stream)
        : m_stream(stream)
    {
    }
    bool chance(double probability) { return m_stream.chance(probability); }
    double uniform01() { return m_stream.uniform01(); }
    /// An index below \a count. REQUIRES: count > 0.
    std::size_t below(std::size_t count)
    {
        return static_cast<std::size_t>(m_stream.uniformInt(0, static_cast<std::int64_t>(count) - 1));
    }

private:
    RandomStream m_stream;
};

namespace {

using evaluation::Candidate;
using mapping::ceilDiv;

constexpr std::int64_t kMostMacros = 999; ///< of a layer: three digits of the released gene
constexpr std::size_t kMostSizes = 4096; ///< macro sizes looked at
constexpr int kRemutations = 8; ///< tries to make a child that was not met before
constexpr std::uint64_t kSelection = ~std::uint64_t { 0 }; ///< stream index of the survivors' lottery

std::vector<std::int64_t> divisorsUpTo(std::int64_t value, std::int64_t limit)
{
    std::vector<std::int64_t> divisors;
    for (std::int64_t d = 1; d <= std::min(value, limit); ++d)
        if (value % d == 0)
            divisors.push_back(d);
    return divisors;
}

} // namespace

std::vector<std::int32_t> macroNumbers(std::int64_t rowBlocks, std::int64_t duplication)
{
    std::vector<std::int32_t> numbers;
    const auto copies = divisorsUpTo(duplication, kMostMacros);
    for (const std::int64_t a : divisorsUpTo(rowBlocks, kMostMacros))
        for (const std::int64_t b : copies)
            if (a * b <= kMostMacros)
                numbers.push_back(static_cast<std::int32_t>(a * b));
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    return numbers;
}

std::int32_t identicalMacros(std::int64_t duplication, std::int64_t rowBlocks, std::int64_t groupCrossbars,
                             int macroSize)
{
    // The released tool rounds the groups of a macro up, which makes macros larger than their size.
    const std::int64_t groupsPerMacro = std::max<std::int64_t>(1, macroSize / groupCrossbars);
    return static_cast<std::int32_t>(
        std::clamp<std::int64_t>(ceilDiv(duplication * rowBlocks, groupsPerMacro), 1, kMostMacros));
}

MacroPartitioning::MacroPartitioning(const evaluation::Evaluator& evaluator, const Candidate& start,
                                     const EvolutionOptions& options)
    : m_options(options)
    , m_start(start)
    , m_identical(evaluator.parameters().macroStyle == design::MacroStyle::Identical)
{
    const auto& layers = evaluator.layers();
    m_numbers.assign(layers.size(), { 1 });
    m_start.macros.assign(layers.size(), 1);
    m_start.partner.assign(layers.size(), -1);
    std::int64_t largestGroup = 1;
    const auto copiesOf = [&](std::size_t l) {
        return layers[l].fullyConnected ? 1 : std::int64_t { start.duplication[l] };
    };
    for (std::size_t l = 0; l < layers.size(); ++l) {
        if (!layers[l].crossbar)
            continue;
        m_layers.push_back(l);
        m_numbers[l] = macroNumbers(layers[l].map.rowBlocks, copiesOf(l));
        largestGroup = std::max(largestGroup, layers[l].map.columnBlocks);
    }
    if (!m_identical)
        return;
    const std::int64_t stride = std::max(1, options.macroSizeStride);
    const std::int64_t least =
        std::max<std::int64_t>(std::max(1, options.minimumMacroSize), ceilDiv(largestGroup, stride) * stride);
    const std::int64_t most = std::max<std::int64_t>(least, options.maximumMacroSize);
    for (std::int64_t size = least; size <= most && m_sizes.size() < kMostSizes; size += stride) {
        std::vector<std::int32_t> macros;
        for (const std::size_t l : m_layers)
            macros.push_back(identicalMacros(copiesOf(l), layers[l].map.rowBlocks, layers[l].map.columnBlocks,
                                             static_cast<int>(size)));
        // Sizes that partition alike are one choice: the smallest.
        if (!m_macrosOfSize.empty() && m_macrosOfSize.back() == macros)
            continue;
        m_sizes.push_back(static_cast<int>(size));
        m_macrosOfSize.push_back(std::move(macros));
    }
}

MacroPartitioning::Gene MacroPartitioning::randomGene(std::uint64_t seed, std::uint64_t index) const
{
    Gene gene;
    gene.partner.assign(m_layers.size(), -1);
    Draw draw(RandomStream(seed, 0, index));
    if (m_identical) {
        gene.number = { static_cast<std::int32_t>(index == 0 ? m_sizes.size() - 1 : draw.below(m_sizes.size())) };
        return gene;
    }
    // A layer's choices reach from one macro to hundreds; genes lean to few macros by different degrees, or most of the
    // initial population would draw more than the budget.
    const double lean = 1 + 7 * draw.uniform01();
    for (const std::size_t l : m_layers) {
        const std::size_t count = m_numbers[l].size();
        const auto pick = static_cast<std::size_t>(std::pow(draw.uniform01(), lean) * static_cast<double>(count));
        gene.number.push_back(static_cast<std::int32_t>(index == 0 ? 0 : std::min(pick, count - 1)));
    }
    return gene;
}

void MacroPartitioning::mutateNumber(Gene& gene, Draw& draw) const
{
    const auto redraw = [&](std::int32_t& number, std::size_t count) {
        if (count < 2)
            return;
        const auto now = static_cast<std::size_t>(number);
        std::size_t next = draw.below(count);
        if (draw.chance(0.5)) // a neighbour
            next = draw.chance(0.5) ? std::min(now + 1, count - 1) : (now > 0 ? now - 1 : 0);
        number = static_cast<std::int32_t>(next);
    };
    if (m_identical) {
        redraw(gene.number[0], m_sizes.size());
        return;
    }
    do {
        const std::size_t i = draw.below(m_layers.size());
        redraw(gene.number[i], m_numbers[m_layers[i]].size());
    } while (draw.chance(0.4));
}

void MacroPartitioning::mutateSharing(Gene& gene, Draw& draw) const
{
    if (m_layers.size() < 2)
        return;
    const std::size_t later = 1 + draw.below(m_layers.size() - 1);
    if (gene.partner[later] >= 0) {
        gene.partner[later] = -1;
        if (draw.chance(0.5))
            return;
    }
    const std::size_t earlier = draw.below(later);
    const auto paired = [&](std::size_t i) {
        return gene.partner[i] >= 0
            || std::find(gene.partner.begin(), gene.partner.end(), static_cast<std::int32_t>(i)) != gene.partner.end();
    };
    if (!paired(earlier) && !paired(later))
        gene.partner[later] = static_cast<std::int32_t>(earlier);
}

void MacroPartitioning::mutate(Gene& gene, Draw& draw) const
{
    const bool sharing = m_options.sharing && draw.chance(m_options.sharingMutation);
    if (draw.chance(m_options.numberMutation) || !sharing)
        mutateNumber(gene, draw);
    if (sharing)
        mutateSharing(gene, draw);
}

void MacroPartitioning::express(const Gene& gene, Candidate& candidate) const
{
    candidate = m_start;
    for (std::size_t i = 0; i < m_layers.size(); ++i) {
        const std::size_t l = m_layers[i];
        candidate.macros[l] = m_identical ? m_macrosOfSize[static_cast<std::size_t>(gene.number[0])][i]
                                          : m_numbers[l][static_cast<std::size_t>(gene.number[i])];
        candidate.partner[l] =
            gene.partner[i] < 0 ? -1 : static_cast<std::int32_t>(m_layers[static_cast<std::size_t>(gene.partner[i])]);
    }
}

MacroPartitioning::Outcome MacroPartitioning::evolve(std::uint64_t seed, const std::stop_token& stop,
                                                     const Fitness& fitness, SearchGauge* gauge)
{
    Outcome outcome;
    outcome.best = m_start;
    if (m_layers.empty())
        return outcome;
    const auto size = static_cast<std::size_t>(std::max(1, m_options.population));
    const auto elite = std::clamp<std::size_t>(
        static_cast<std::size_t>(std::lround(m_options.eliteRatio * static_cast<double>(size))), 1, size);
    std::map<Gene, double> known;
    Candidate candidate;
    /// Evaluate genes in index order; those met before keep their value. Returns false when stopped.
    const auto assess = [&](std::vector<Individual>& individuals) {
        for (std::size_t i = 0; i < individuals.size(); ++i) {
            Individual& individual = individuals[i];
            if (const auto it = known.find(individual.gene); it != known.end()) {
                individual.fitness = it->second;
                continue;
            }
            if (stop.stop_requested()) {
                individuals.resize(i);
                return false;
            }
            express(individual.gene, candidate);
            individual.fitness = fitness(candidate);
            ++outcome.evaluations;
            known.emplace(individual.gene, individual.fitness);
            if (individual.fitness > outcome.fitness || outcome.evaluations == 1) {
                outcome.fitness = individual.fitness;
                outcome.best = candidate;
            }
        }
        return true;
    };
    const auto better = [](const Individual& a, const Individual& b) { return a.fitness > b.fitness; };

    std::vector<Individual> population, children;
    for (std::size_t i = 0; i < size; ++i) {
        Gene gene = randomGene(seed, i);
        if (std::none_of(population.begin(), population.end(), [&](const Individual& p) { return p.gene == gene; }))
            population.push_back({ std::move(gene), 0 });
    }
    bool running = assess(population);
    std::stable_sort(population.begin(), population.end(), better);
    double last = outcome.fitness;
    const auto show = [&] {
        if (gauge != nullptr)
            gauge->set(gauge->spread, relativeSpread(population, [](const Individual& i) { return i.fitness; }));
    };
    show();
    running = running && !(m_options.abandonAfter <= 0 && last < m_options.abandonBelow);
    for (int generation = 1, idle = 0; running && generation <= m_options.generations; ++generation) {
        const auto g = static_cast<std::uint64_t>(generation);
        children.clear();
        for (std::size_t i = 0; i < size; ++i) {
            Draw draw(RandomStream(seed, g, i));
            Gene child;
            bool fresh = false;
            for (int attempt = 0; attempt < kRemutations && !fresh; ++attempt) {
                child = population[draw.below(population.size())].gene;
                mutate(child, draw);
                fresh = !known.contains(child)
                    && std::none_of(children.begin(), children.end(),
                                    [&](const Individual& c) { return c.gene == child; });
            }
            if (fresh)
                children.push_back({ std::move(child), 0 });
        }
        if (children.empty()) // the space is exhausted
            break;
        running = assess(children);
        outcome.generations = generation;
        population.insert(population.end(), children.begin(), children.end());
        std::stable_sort(population.begin(), population.end(), better);
        // The best survive; the other places are drawn from the rest.
        Draw lottery(RandomStream(seed, g, kSelection));
        for (std::size_t i = elite; i < std::min(size, population.size()); ++i)
            std::swap(population[i], population[i + lottery.below(population.size() - i)]);
        if (population.size() > size)
            population.resize(size);
        std::stable_sort(population.begin(), population.end(), better);
        show();
        idle = outcome.fitness > last ? 0 : idle + 1;
        last = outcome.fitness;
        if ((m_options.patience > 0 && idle >= m_options.patience)
            || (generation >= m_options.abandonAfter && last < m_options.abandonBelow))
            break;
    }
    return outcome;
}

} // namespace pim::synthesis
