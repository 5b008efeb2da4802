// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/dataflow/mesh.h"
#include "core/dataflow/schedule.h"

namespace pim::dataflow {

/// One operation of a layer's block as the scheduler sees it.
struct OperationTiming
{
    Operation kind = Operation::Load;
    std::int32_t length = 1; ///< cycles of one bit iteration
    std::int32_t repeats = 1; ///< bit iterations: B for MVM, ADC and shift-add, else 1
};

/// Block q of a layer needs block blocks[q] of the provider to be stored (and merged).
struct BlockDependency
{
    int provider = -1;
    std::span<const std::int32_t> blocks; ///< one entry per block of the consumer
};

/// A layer's chain of operations, repeated for every block.
struct ChainProblem
{
    std::int32_t blocks = 0;
    std::span<const OperationTiming> operations;
    std::span<const BlockDependency> dependencies; ///< provider order; a provider twice counts twice
    int adcPartner = -1; ///< layer whose ADCs it shares; both layers name each other
};

/// Start cycle of every operation of every block, by the released tool's step scheduler (spec sections 9 to 11).
///
/// The reference walks a graph of all operations and bit iterations step by step. Only transfers, merges and shared
/// ADCs can be made to wait by something else than data, so this class does the same in two parts: between such
/// *contended* operations the start times of a chain have a closed form, te(q, j) = max(te(q-1, j) + pitch_j,
/// te(q, s) + offset_j), with s the contended operation before j, offset the sum of start-to-start delays from s to
/// j, and pitch the largest block-to-block delay among the operations after s up to j; contended operations are
/// placed in time order. Ties (two transfers that become ready in the same cycle) are broken in the reference's
/// first-in-first-out order, reconstructed on demand by compare().
///
/// One object per thread; no allocation once warm.
class BlockScheduler
{
public:
    struct Options
    {
        bool bitDependency = false; ///< bits of shared ADCs hold back what follows them
        /// Of operations that become ready or retry in the same cycle the earlier layer's comes first; otherwise the
        /// order is that of the release's queue.
        bool layerPriority = false;
    };

    /// Schedule all layers, in any order: a provider may come after its consumer. Returns false, with problem(), if a
    /// start would exceed 2^30 cycles, if a layer or block that is waited for does not exist, and if layers wait for each other.
    bool run(std::span<const ChainProblem> layers, const Mesh& mesh, const Options& options);
    /// Why the last run() returned false: layer, rule, value; empty when it did not.
    const std::string& problem() const { return m_problem; }

    std::int64_t lastStart() const { return m_lastStart; } ///< largest start of any operation or bit iteration
    std::int64_t lastEnd() const { return m_lastEnd; } ///< largest end of any operation
    std::int64_t nocBubbles() const { return m_nocBubbles; }
    std::int64_t adcBubbles() const { return m_adcBubbles; }

    std::int32_t start(std::size_t layer, std::int32_t block, std::int32_t op) const
    {
        const Chain& c = m_chains[layer];
        return m_starts[c.startBegin + static_cast<std::size_t>(block + 1) * static_cast<std::size_t>(c.ops)
                        + static_cast<std::size_t>(op)];
    }
    /// Largest block-to-block delay of a layer: cycles per block in steady state.
    std::int64_t blockPitch(std::size_t layer) const { return m_chains[layer].maxPitch; }

    /// A node of the reference's graph.
    struct Node
    {
        std::int32_t layer, block, op, bit;
        bool operator==(const Node&) const = default;
    };
    /// Which of two nodes with the same start the reference activates first: < 0 for a. Valid after run().
    int compare(Node a, Node b) const;

    /// Build the full schedule with the reason of every wait. Valid after run().
    Schedule schedule() const;

private:
    struct Chain
    {
        std::int32_t blocks = 0, ops = 0;
        std::size_t opBegin = 0, startBegin = 0;
        std::int32_t stageBegin = 0, stageEnd = 0;
        std::int32_t adcOp = -1;
        std::int64_t maxPitch = 0;
        bool adcRuns = false; ///< the bits of a block follow each other in its shared ADC without a gap
        std::size_t bitBegin = 0; ///< shared ADC whose bits are placed one by one: their starts
        std::span<const BlockDependency> dependencies;
        std::int32_t consumerBegin = 0, consumerEnd = 0;
        int partner = -1;
    };
    /// A run of operations that starts at op 0 or at a contended operation.
    struct Stage
    {
        std::int32_t layer = 0, first = 0, end = 0;
        std::int32_t done = 0; ///< blocks computed
        bool contended = false, waiting = false;
        std::int32_t stream = -1; ///< mesh stream of a transfer or merge; -1 for an ADC
        std::size_t retryBegin = 0; ///< into m_retry, one per block
    };
    struct Event
    {
        std::int32_t te, stage, block, bit;
    };
    struct LaterFirst
    {
        bool operator()(const Event& a, const Event& b) const { return a.te > b.te; }
    };
    bool check(std::span<const ChainProblem> layers);
    void prepare(std::span<const ChainProblem> layers, const Mesh& mesh);
    void explainStandstill();
    void advance(std::int32_t stage);
    void place(const Event& event, bool retried);
    void finishBlock(Stage& stage, std::int32_t block);
    void push(const Event& event);
    void step(std::int32_t now);
    bool adcBusy(const Event& event) const;
    void addRunningBits(std::int32_t now);
    void resolveAdc();
    void resolveNoc(std::int32_t now);
    bool adcOrderMatters(std::int32_t now) const;
    bool nocOrderMatters(std::int32_t now);
    void judgeSteadiness(std::size_t freshAdcs);
    std::int32_t nextChange(std::int32_t retry, std::int32_t until);
    std::size_t layerOf(const Event& e) const
    {
        return static_cast<std::size_t>(m_stages[static_cast<std::size_t>(e.stage)].layer);
    }
    bool blocked(std::int32_t stream, std::int32_t now) const;
    bool startedBefore(std::int32_t streamA, std::int32_t streamB) const;
    int decide(Node a, Node b, bool outermost) const;
    std::int32_t* row(const Chain& c, std::int32_t block)
    {
        return m_starts.data() + c.startBegin + static_cast<std::size_t>(block + 1) * static_cast<std::size_t>(c.ops);
    }
    std::int32_t timeOf(const Node& n) const;
    std::int64_t retryOf(const Node& n) const;
    bool release(const Node& n, Node& pred, std::int32_t& step) const;
    Node nodeOf(const Event& e) const
    {
        return { m_stages[static_cast<std::size_t>(e.stage)].layer, e.block,
                 m_stages[static_cast<std::size_t>(e.stage)].first, e.bit };
    }

    Options m_options;
    std::vector<Chain> m_chains;
    std::vector<Stage> m_stages;
    std::vector<OperationTiming> m_timing; // [opBegin + j]
    std::vector<std::int32_t> m_gap, m_pitch, m_span, m_offset,
        m_stagePitch; // a, b, length over bits, from stage start, prefix max
    std::vector<std::int32_t> m_starts;
    std::vector<std::int32_t> m_bits; ///< starts of the bits of shared ADCs, where they are placed one by one
    std::vector<std::int64_t> m_bitRetry, m_retry;
    std::vector<std::int32_t> m_consumers;
    std::vector<std::int32_t> m_work;
    std::vector<Event> m_heap, m_adcNew, m_nocNew, m_survivors;
    std::vector<Event> m_pending; ///< stalled in the last step, in order
    std::vector<Event> m_adcStalled;
    struct Stalled
    {
        Event event;
        std::int32_t killer; ///< stream that it waits for; -1: another newcomer
    };
    std::vector<Stalled> m_nocStalled;
    std::vector<std::uint8_t> m_dead;
    std::vector<std::int32_t> m_busyUntil; ///< [stream]: end of the operation in flight
    std::vector<Event> m_inFlight; ///< [stream]: the operation started last
    std::vector<std::int32_t> m_adcBusyUntil; ///< [layer]: end of the bit, or of the block's bits where they make a run
    std::vector<std::int32_t> m_runStage; ///< [layer]: stage of its shared ADC
    std::vector<std::int32_t> m_runBlock; ///< [layer]: block whose bits its shared ADC took last
    const Mesh* m_mesh = nullptr;
    std::int64_t m_sequence = 0;
    std::int64_t m_lastStart = 0, m_lastEnd = 0, m_nocBubbles = 0, m_adcBubbles = 0;
    bool m_overflow = false;
    std::string m_problem;
    bool m_steady = false; ///< whoever is stalled waits for what is under way, and their order stays as it is
    mutable std::int64_t m_compareBudget = 0;
    mutable int m_compareDepth = 0;
    /// Known results of compare(): breaking one tie walks back through pairs that all have the same result, and the
    /// next tie of two chains in step meets them again.
    struct Known
    {
        std::uint64_t a = 0, b = 0;
        std::uint32_t run = 0;
        std::int32_t result = 0;
    };
    mutable std::vector<Known> m_known;
    mutable std::vector<std::pair<Node, Node>> m_walk;
    std::uint32_t m_run = 0;
};

} // namespace pim::dataflow
