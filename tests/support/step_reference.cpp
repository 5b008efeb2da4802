// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/step_reference.h"

#include <algorithm>
#include <tuple>

namespace pim::test {
namespace {

using dataflow::Operation;

struct Edge
{
    int to;
    std::int64_t delay;
};

struct Node
{
    int layer, block, op, bit; // a bubble has layer -1
    std::int64_t te = 0;
    int waitsFor = 0; // predecessors not yet active
    std::int64_t length = 1;
    std::vector<Edge> children;
};

struct Running
{
    int node;
    std::int64_t age;
};

bool overBits(Operation op) { return op == Operation::Mvm || op == Operation::Adc || op == Operation::ShiftAdd; }

class Walk
{
public:
    Walk(std::span<const dataflow::ChainProblem> layers, const dataflow::Mesh& mesh, std::span<const dataflow::BufferLayer> buffers,
         bool bitDependency, bool layerPriority)
        : m_bitDependency(bitDependency), m_layerPriority(layerPriority), m_layers(layers), m_mesh(mesh), m_buffers(buffers), m_low(layers.size()), m_high(layers.size())
    {
        m_result.outputElements.resize(layers.size());
    }

    StepResult run()
    {
        buildNodes();
        buildEdges();
        walk();
        for (std::size_t l = 0; l < m_layers.size(); ++l)
            for (auto& block : m_ids[l])
                for (auto& op : block)
                    for (auto& id : op)
                        m_result.starts[l][static_cast<std::size_t>(m_nodes[id].block)][static_cast<std::size_t>(m_nodes[id].op)]
                                       [static_cast<std::size_t>(m_nodes[id].bit)] = m_nodes[id].te;
        return std::move(m_result);
    }

private:
    Operation kind(const Node& n) const
    {
        return m_layers[static_cast<std::size_t>(n.layer)].operations[static_cast<std::size_t>(n.op)].kind;
    }
    bool travels(const Node& n) const { return n.layer >= 0 && (kind(n) == Operation::Transfer || kind(n) == Operation::Merge); }
    bool converts(const Node& n) const { return n.layer >= 0 && kind(n) == Operation::Adc; }

    void buildNodes()
    {
        m_ids.resize(m_layers.size());
        m_result.starts.resize(m_layers.size());
        for (std::size_t l = 0; l < m_layers.size(); ++l) {
            const auto& layer = m_layers[l];
            m_ids[l].resize(static_cast<std::size_t>(layer.blocks));
            for (std::size_t q = 0; q < m_ids[l].size(); ++q) {
                m_ids[l][q].resize(layer.operations.size());
                for (std::size_t j = 0; j < layer.operations.size(); ++j) {
                    for (int i = 0; i < layer.operations[j].repeats; ++i) {
                        m_ids[l][q][j].push_back(m_nodes.size());
                        m_nodes.push_back({ static_cast<int>(l), static_cast<int>(q), static_cast<int>(j), i, 0, 0,
                                            layer.operations[j].length, {} });
                    }
                }
            }
            m_result.starts[l].resize(m_ids[l].size());
            for (std::size_t q = 0; q < m_ids[l].size(); ++q)
                for (const auto& op : m_ids[l][q])
                    m_result.starts[l][q].emplace_back(op.size());
        }
    }

    void connect(std::size_t from, std::size_t to, std::int64_t delay)
    {
        m_nodes[from].children.push_back({ static_cast<int>(to), delay });
        ++m_nodes[to].waitsFor;
    }

    /// Cycles from an operation's first bit to the end of its last one when nothing interferes.
    std::int64_t busyTime(std::size_t layer, std::size_t j) const
    {
        const auto& ops = m_layers[layer].operations;
        std::int64_t apart = ops[j].length;
        for (std::size_t i = j; m_bitDependency && i > 0 && overBits(ops[j].kind) && overBits(ops[i - 1].kind); --i)
            apart = std::max<std::int64_t>(apart, ops[i - 1].length);
        return ops[j].length + apart * (ops[j].repeats - 1);
    }

    void buildEdges()
    {
        // Children in the order in which the walk visits them: next operation, next block, next bit, consumers.
        for (std::size_t l = 0; l < m_layers.size(); ++l) {
            const auto& ops = m_layers[l].operations;
            for (std::size_t q = 0; q < m_ids[l].size(); ++q) {
                for (std::size_t j = 0; j < ops.size(); ++j) {
                    const std::int64_t c = ops[j].length;
                    const std::int64_t busy = busyTime(l, j);
                    const std::size_t self = m_ids[l][q][j][0];
                    std::int64_t pitch = busy;
                    if (j + 1 < ops.size()) {
                        const bool collects = overBits(ops[j].kind) && !overBits(ops[j + 1].kind);
                        const std::int64_t gap = collects ? busy : c;
                        connect(self, m_ids[l][q][j + 1][0], gap);
                        pitch = std::max(busy, gap + busyTime(l, j + 1) - 1);
                        if (m_bitDependency && collects)
                            connect(m_ids[l][q][j].back(), m_ids[l][q][j + 1][0], c);
                        for (std::size_t i = 1; m_bitDependency && !collects && i < m_ids[l][q][j].size(); ++i)
                            connect(m_ids[l][q][j][i], m_ids[l][q][j + 1][i], c);
                    }
                    if (q + 1 < m_ids[l].size())
                        connect(self, m_ids[l][q + 1][j][0], pitch);
                    if (m_bitDependency && q + 1 < m_ids[l].size() && m_ids[l][q][j].size() > 1)
                        connect(m_ids[l][q][j].back(), m_ids[l][q + 1][j][0], c);
                    for (std::size_t i = 0; i + 1 < m_ids[l][q][j].size(); ++i)
                        connect(m_ids[l][q][j][i], m_ids[l][q][j][i + 1], c);
                }
            }
        }
        for (std::size_t l = 0; l < m_layers.size(); ++l) {
            for (std::size_t q = 0; q < m_ids[l].size(); ++q) {
                for (const auto& d : m_layers[l].dependencies) {
                    const auto p = static_cast<std::size_t>(d.provider);
                    const std::size_t last = m_ids[p][static_cast<std::size_t>(d.blocks[q])].back()[0];
                    connect(last, m_ids[l][q][0][0], m_layers[p].operations.back().length);
                }
            }
        }
    }

    void useBuffers(const Node& n)
    {
        if (m_buffers.empty() || n.layer < 0 || (kind(n) != Operation::Load && kind(n) != Operation::Store))
            return;
        const auto l = static_cast<std::size_t>(n.layer);
        const auto hold = [this](std::size_t layer) {
            m_result.outputElements[layer] = std::max(m_result.outputElements[layer],
                                                      (m_high[layer] - m_low[layer]) * m_buffers[layer].channels);
        };
        for (const auto& edge : m_buffers[l].edges) {
            const auto p = static_cast<std::size_t>(edge.provider);
            m_low[p] = edge.firstKept[static_cast<std::size_t>(n.block)];
            hold(p);
        }
        if (kind(n) == Operation::Store) {
            m_high[l] = m_buffers[l].duplication * (n.block + 1);
            hold(l);
        }
    }

    void stallAdcs(std::vector<int>& stalled) const
    {
        std::vector<int> adcs;
        std::vector<std::int64_t> ages;
        for (const Running& r : m_running) {
            if (converts(m_nodes[static_cast<std::size_t>(r.node)])) {
                adcs.push_back(r.node);
                ages.push_back(r.age);
            }
        }
        for (std::size_t i = 0; i < adcs.size(); ++i) {
            for (std::size_t k = i + 1; k < adcs.size(); ++k) {
                const Node& a = m_nodes[static_cast<std::size_t>(adcs[i])];
                const Node& b = m_nodes[static_cast<std::size_t>(adcs[k])];
                if (m_layers[static_cast<std::size_t>(a.layer)].adcPartner != b.layer)
                    continue;
                bool first = a.bit < b.bit || (a.bit == b.bit && a.layer > b.layer);
                if (m_bitDependency && ages[i] != ages[k])
                    first = ages[i] < ages[k];
                const int loser = first ? adcs[i] : adcs[k];
                if (std::find(stalled.begin(), stalled.end(), loser) == stalled.end())
                    stalled.push_back(loser);
                break;
            }
        }
    }

    void stallTransfers(std::vector<int>& stalled) const
    {
        std::vector<Running> all;
        for (const Running& r : m_running)
            if (travels(m_nodes[static_cast<std::size_t>(r.node)]))
                all.push_back(r);
        if (m_layerPriority) // those under way come first, then the newcomers by layer, the retried among them
            std::stable_sort(all.begin(), all.end(), [this](const Running& x, const Running& y) {
                const Node &a = m_nodes[static_cast<std::size_t>(x.node)], &b = m_nodes[static_cast<std::size_t>(y.node)];
                const bool underWayA = x.age > 0, underWayB = y.age > 0;
                return underWayA != underWayB ? underWayA : std::tie(a.layer, a.op) < std::tie(b.layer, b.op);
            });
        const auto stream = [this](const Node& n) {
            return static_cast<std::size_t>(2 * n.layer + (kind(n) == Operation::Merge ? 1 : 0));
        };
        std::vector<bool> dead(all.size());
        for (std::size_t i = 0; i < all.size(); ++i) {
            for (std::size_t k = i + 1; k < all.size() && !dead[i]; ++k) {
                const Node& a = m_nodes[static_cast<std::size_t>(all[i].node)];
                const Node& b = m_nodes[static_cast<std::size_t>(all[k].node)];
                if (dead[k] || stream(a) == stream(b) || !m_mesh.conflict(stream(a), stream(b)))
                    continue;
                const std::int64_t remainingA = a.length - all[i].age, remainingB = b.length - all[k].age;
                const bool first = all[i].age < all[k].age || (all[i].age == all[k].age && remainingA > remainingB);
                const std::size_t loser = first ? i : k;
                dead[loser] = true;
                stalled.push_back(all[loser].node);
            }
        }
    }

    void walk()
    {
        std::vector<int> active, later;
        for (std::size_t v = 0; v < m_nodes.size(); ++v) {
            if (m_nodes[v].waitsFor == 0) {
                active.push_back(static_cast<int>(v));
                m_running.push_back({ static_cast<int>(v), 0 });
            }
        }
        std::int64_t step = 0;
        while (!active.empty() || !later.empty()) {
            ++step;
            std::vector<int> fresh, rest;
            for (const int v : later)
                (m_nodes[static_cast<std::size_t>(v)].te == step ? fresh : rest).push_back(v);
            later = std::move(rest);
            for (const int u : active) {
                const Node& from = m_nodes[static_cast<std::size_t>(u)];
                for (const Edge& e : from.children) {
                    Node& to = m_nodes[static_cast<std::size_t>(e.to)];
                    to.te = std::max(to.te, from.te + e.delay);
                    if (--to.waitsFor == 0)
                        (to.te == step ? fresh : later).push_back(e.to);
                }
            }
            for (Running& r : m_running)
                ++r.age;
            std::erase_if(m_running, [this](const Running& r) { return r.age >= m_nodes[static_cast<std::size_t>(r.node)].length; });
            for (const int v : fresh) {
                m_running.push_back({ v, 0 });
                useBuffers(m_nodes[static_cast<std::size_t>(v)]);
            }
            std::vector<int> stalled;
            stallAdcs(stalled);
            m_result.adcBubbles += static_cast<std::int64_t>(stalled.size());
            const std::size_t adcs = stalled.size();
            stallTransfers(stalled);
            m_result.nocBubbles += static_cast<std::int64_t>(stalled.size() - adcs);
            for (const int v : stalled) {
                std::erase(fresh, v);
                std::erase_if(m_running, [v](const Running& r) { return r.node == v; });
            }
            for (const int v : stalled) {
                const auto bubble = static_cast<int>(m_nodes.size());
                m_nodes.push_back({ -1, 0, 0, 0, m_nodes[static_cast<std::size_t>(v)].te, 0, 1, { { v, 1 } } });
                m_nodes[static_cast<std::size_t>(v)].waitsFor = 1;
                fresh.push_back(bubble);
                m_running.push_back({ bubble, 0 });
            }
            active = std::move(fresh);
        }
        m_result.steps = step;
    }

    bool m_bitDependency, m_layerPriority;
    std::span<const dataflow::ChainProblem> m_layers;
    const dataflow::Mesh& m_mesh;
    std::span<const dataflow::BufferLayer> m_buffers;
    std::vector<Node> m_nodes;
    std::vector<std::vector<std::vector<std::vector<std::size_t>>>> m_ids;
    std::vector<Running> m_running;
    std::vector<std::int64_t> m_low, m_high;
    StepResult m_result;
};

} // namespace

StepResult stepByStep(std::span<const dataflow::ChainProblem> layers, const dataflow::Mesh& mesh,
                      std::span<const dataflow::BufferLayer> buffers, bool bitDependency, bool layerPriority)
{
    return Walk(layers, mesh, buffers, bitDependency, layerPriority).run();
}

} // namespace pim::test
