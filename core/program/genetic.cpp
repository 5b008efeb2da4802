// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/genetic.h"

#include <algorithm>
#include <set>

#include "core/base/random.h"
#include "core/program/simulator.h"

namespace pim::program::detail {

namespace {

constexpr int kPopulation = 10;
constexpr int kGenerations = 5;
constexpr int kParents = 4;
constexpr double kMutationProbability = 0.25;

using Copies = std::vector<std::int64_t>;

struct Candidate
{
    Copies copies;
    std::int64_t timePs = 0;
};

class Evolution
{
public:
    Evolution(const std::shared_ptr<const network::Network>& network, const Machine& machine,
              const CompileOptions& options, const RunContext& context)
        : m_network(network)
        , m_machine(machine)
        , m_options(options)
        , m_context(context)
    {
        m_options.replication = Replication::Design;
        m_quiet = context;
        m_quiet.onProgress = {};
    }

    Result<CompiledProgram> run()
    {
        CompileOptions balanced = m_options;
        balanced.replication = Replication::Balance;
        if (const auto first = consider(balanced); !first)
            return tl::unexpected(first.error());
        const Copies start = m_best->copies;
        std::vector<Candidate> parents { { start, m_bestPs } };
        for (int generation = 0; generation < kGenerations; ++generation) {
            std::vector<Candidate> next = parents;
            for (int child = 0; child < kPopulation; ++child) {
                if (m_context.onProgress)
                    m_context.onProgress(
                        { "evolving copies",
                          static_cast<double>(generation * kPopulation + child) / (kGenerations * kPopulation) });
                RandomStream random(m_context.seed, static_cast<std::uint64_t>(generation) + 1,
                                    static_cast<std::uint64_t>(child));
                const Copies& a = parents[pick(random, parents.size())].copies;
                const Copies& b = parents[pick(random, parents.size())].copies;
                m_options.copies = bred(a, b, random);
                if (!m_seen.insert(m_options.copies).second)
                    continue;
                const auto time = consider(m_options);
                if (!time && time.error().code == ErrorCode::Cancelled)
                    return tl::unexpected(time.error());
                if (time)
                    next.push_back({ m_options.copies, *time });
            }
            std::stable_sort(next.begin(), next.end(),
                             [](const Candidate& x, const Candidate& y) { return x.timePs < y.timePs; });
            next.resize(std::min<std::size_t>(next.size(), kParents));
            parents = std::move(next);
        }
        m_best->options.replication = Replication::Genetic;
        m_best->options.copies.clear();
        return std::move(*m_best);
    }

private:
    static std::size_t pick(RandomStream& random, std::size_t count)
    {
        return static_cast<std::size_t>(random.uniformInt(0, static_cast<std::int64_t>(count) - 1));
    }

    Copies bred(const Copies& a, const Copies& b, RandomStream& random) const
    {
        Copies child(a.size(), 1);
        for (std::size_t i = 0; i < child.size(); ++i) {
            child[i] = random.chance(0.5) ? a[i] : b[i];
            if (!m_network->layers[i].onCrossbars() || !random.chance(kMutationProbability))
                continue;
            const double factor = 0.5 + 1.5 * random.uniform01(); // half to twice as many
            child[i] = std::clamp<std::int64_t>(static_cast<std::int64_t>(static_cast<double>(child[i]) * factor + 0.5),
                                                1, m_network->layers[i].output.positions());
        }
        return child;
    }

    /// Compile, simulate, keep the fastest; its time.
    Result<std::int64_t> consider(const CompileOptions& options)
    {
        auto compiled = compile(m_network, m_machine, options, m_quiet);
        if (!compiled)
            return tl::unexpected(compiled.error());
        const auto ran = simulate(compiled->program, m_machine, {}, m_quiet);
        if (!ran)
            return tl::unexpected(ran.error());
        if (!m_best || ran->runningPs < m_bestPs) {
            m_best = std::move(*compiled);
            m_bestPs = ran->runningPs;
        }
        return ran->runningPs;
    }

    const std::shared_ptr<const network::Network>& m_network;
    const Machine& m_machine;
    CompileOptions m_options;
    const RunContext& m_context;
    RunContext m_quiet;
    std::optional<CompiledProgram> m_best;
    std::int64_t m_bestPs = 0;
    std::set<Copies> m_seen;
};

} // namespace

Result<CompiledProgram> compileGenetic(const std::shared_ptr<const network::Network>& network, const Machine& machine,
                                       const CompileOptions& options, const RunContext& context)
{
    return Evolution(network, machine, options, context).run();
}

} // namespace pim::program::detail
