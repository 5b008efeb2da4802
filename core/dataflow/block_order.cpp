// SPDX-License-Identifier: GPL-3.0-or-later
// Ties: which of two operations with the same start the reference's queue would have first.
#include <tuple>

#include "core/dataflow/block_scheduler.h"

namespace pim::dataflow {
namespace {

constexpr std::int64_t kCompareBudget = 1 << 16; ///< nodes looked at to break one tie
constexpr int kCompareDepth = 2000; ///< ties within ties; each takes a few hundred bytes of stack
constexpr std::size_t kTies = 1 << 14; ///< decided ties that are remembered

/// The order in which the release makes its nodes.
int byGeneration(const BlockScheduler::Node& x, const BlockScheduler::Node& y)
{
    const auto before = [](const BlockScheduler::Node& n) { return std::tie(n.layer, n.block, n.op, n.bit); };
    return before(x) < before(y) ? -1 : (before(y) < before(x) ? 1 : 0);
}

} // namespace

std::int32_t BlockScheduler::timeOf(const Node& n) const
{
    const Chain& c = m_chains[static_cast<std::size_t>(n.layer)];
    if (n.bit > 0) {
        const OperationTiming& t = m_timing[c.opBegin + static_cast<std::size_t>(n.op)];
        if (c.partner >= 0 && n.op == c.adcOp && !c.adcRuns)
            return m_bits[c.bitBegin + static_cast<std::size_t>(n.block) * static_cast<std::size_t>(t.repeats)
                          + static_cast<std::size_t>(n.bit)];
        return start(static_cast<std::size_t>(n.layer), n.block, n.op) + n.bit * t.length;
    }
    return start(static_cast<std::size_t>(n.layer), n.block, n.op);
}

std::int64_t BlockScheduler::retryOf(const Node& n) const
{
    const Chain& c = m_chains[static_cast<std::size_t>(n.layer)];
    if (n.bit > 0 && c.adcRuns)
        return 0;
    if (c.partner >= 0 && n.op == c.adcOp && !c.adcRuns) {
        const OperationTiming& t = m_timing[c.opBegin + static_cast<std::size_t>(n.op)];
        return m_bitRetry[c.bitBegin + static_cast<std::size_t>(n.block) * static_cast<std::size_t>(t.repeats)
                          + static_cast<std::size_t>(n.bit)];
    }
    for (std::int32_t s = c.stageBegin; s < c.stageEnd; ++s) {
        const Stage& stage = m_stages[static_cast<std::size_t>(s)];
        if (stage.first == n.op && stage.contended)
            return m_retry[stage.retryBegin + static_cast<std::size_t>(n.block)];
    }
    return 0;
}

/// The predecessor that lets a node into the reference's queue, and the step in which it does: the last one active.
bool BlockScheduler::release(const Node& n, Node& pred, std::int32_t& step) const
{
    bool found = false;
    const auto consider = [&](const Node& u) {
        const std::int32_t t = timeOf(u);
        if (!found || t > step || (t == step && !(u == pred) && compare(u, pred) > 0)) {
            pred = u;
            step = t;
            found = true;
        }
    };
    if (n.bit > 0) {
        consider({ n.layer, n.block, n.op, n.bit - 1 });
        return true;
    }
    if (n.op > 0)
        consider({ n.layer, n.block, n.op - 1, 0 });
    if (n.block > 0)
        consider({ n.layer, n.block - 1, n.op, 0 });
    if (n.op == 0) {
        for (const BlockDependency& d : m_chains[static_cast<std::size_t>(n.layer)].dependencies) {
            const Chain& p = m_chains[static_cast<std::size_t>(d.provider)];
            consider({ d.provider, d.blocks[static_cast<std::size_t>(n.block)], p.ops - 1, 0 });
        }
    }
    return found;
}

int BlockScheduler::compare(Node a, Node b) const
{
    if (a == b)
        return 0;
    if (m_options.layerPriority)
        return byGeneration(a, b);
    const bool outermost = m_compareBudget == 0;
    if (outermost)
        m_compareBudget = kCompareBudget;
    ++m_compareDepth;
    const int result = decide(a, b, outermost);
    --m_compareDepth;
    if (outermost)
        m_compareBudget = 0;
    return result;
}

int BlockScheduler::decide(Node a, Node b, bool outermost) const
{
    const auto childRank = [](const Node& parent, const Node& child) {
        if (child.layer != parent.layer)
            return 3;
        if (child.op != parent.op)
            return 0;
        return child.block != parent.block ? 1 : 2;
    };
    const auto key = [](const Node& n) { // blocks stay below 2^30, so the fields do not meet
        return (static_cast<std::uint64_t>(n.layer) << 44) ^ (static_cast<std::uint64_t>(n.op) << 38)
            ^ (static_cast<std::uint64_t>(n.bit) << 31) ^ static_cast<std::uint64_t>(n.block);
    };
    if (m_known.empty())
        m_known.resize(kTies);
    const auto slotOf = [this](std::uint64_t x, std::uint64_t y) -> Known& {
        const std::uint64_t h = (x * 0x9E3779B97F4A7C15ULL) ^ (y * 0xC2B2AE3D27D4EB4FULL);
        return m_known[(h >> 40) & (kTies - 1)];
    };
    const std::size_t walkBegin = m_walk.size(); // nested calls share the vector
    int result = 0;
    while (!(a == b)) {
        const std::uint64_t keyA = key(a), keyB = key(b);
        const bool flip = keyA > keyB;
        const Known& known = flip ? slotOf(keyB, keyA) : slotOf(keyA, keyB);
        if (!(outermost && m_walk.size() == walkBegin) && known.run == m_run && known.a == (flip ? keyB : keyA)
            && known.b == (flip ? keyA : keyB)) {
            result = flip ? -known.result : known.result;
            break;
        }
        m_walk.emplace_back(a, b);
        if (m_compareBudget <= 1
            || m_compareDepth > kCompareDepth) { // as good as endless symmetry: any fixed order will do
            result = byGeneration(a, b);
            break;
        }
        --m_compareBudget;
        const std::int64_t retryA = retryOf(a), retryB = retryOf(b);
        if (retryA != 0 || retryB != 0) { // retried operations come after fresh ones, in their own order
            result = retryA < retryB ? -1 : 1;
            break;
        }
        Node predA {}, predB {};
        std::int32_t stepA = 0, stepB = 0;
        const bool hasA = release(a, predA, stepA), hasB = release(b, predB, stepB);
        if (!hasA || !hasB) {
            result = hasA == hasB ? byGeneration(a, b) : (hasA ? 1 : -1);
            break;
        }
        if (stepA != stepB) {
            result = stepA < stepB ? -1 : 1;
            break;
        }
        if (predA == predB) {
            const int rankA = childRank(predA, a), rankB = childRank(predB, b);
            result = rankA != rankB ? (rankA < rankB ? -1 : 1) : byGeneration(a, b);
            break;
        }
        a = predA;
        b = predB;
    }
    // All nodes on the way have their final place, but for the outermost pair: that may yet be stalled.
    for (std::size_t i = walkBegin + (outermost ? 1 : 0); i < m_walk.size(); ++i) {
        const std::uint64_t keyA = key(m_walk[i].first), keyB = key(m_walk[i].second);
        const bool flip = keyA > keyB;
        Known& known = flip ? slotOf(keyB, keyA) : slotOf(keyA, keyB);
        known = { flip ? keyB : keyA, flip ? keyA : keyB, m_run, flip ? -result : result };
    }
    m_walk.resize(walkBegin);
    return result;
}

} // namespace pim::dataflow
