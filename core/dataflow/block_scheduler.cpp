// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataflow/block_scheduler.h"

#include <algorithm>
#include <cassert>
#include <limits>

#include <fmt/format.h>

namespace pim::dataflow {
namespace {

constexpr std::int32_t kBefore = -(1 << 30); ///< start of the block before the first: constrains nothing
constexpr std::int32_t kTooLate = 1 << 30;

bool isBitLevel(Operation op) { return op == Operation::Mvm || op == Operation::Adc || op == Operation::ShiftAdd; }
/// Cycles of all bits of an operation that nothing holds back.
std::int32_t spanOf(const OperationTiming& t) { return t.length * t.repeats; }

} // namespace

/// Everything that indices are made of: operations, providers, blocks, partners.
bool BlockScheduler::check(std::span<const ChainProblem> layers)
{
    m_problem.clear();
    const auto count = static_cast<std::int64_t>(layers.size());
    for (std::size_t l = 0; l < layers.size(); ++l) {
        const ChainProblem& p = layers[l];
        if (p.operations.empty())
            m_problem = fmt::format("layer {} has no operations", l);
        else if (p.blocks < 0)
            m_problem = fmt::format("layer {} has {} blocks", l, p.blocks);
        else if (p.adcPartner >= count || (p.adcPartner >= 0 && layers[static_cast<std::size_t>(p.adcPartner)].adcPartner != static_cast<int>(l)))
            m_problem = fmt::format("layer {} shares ADCs with layer {}, which does not share them with it", l, p.adcPartner);
        for (const BlockDependency& d : p.dependencies)
            if (d.provider < 0 || d.provider >= count)
                m_problem = fmt::format("layer {} waits for layer {}; there are {}", l, d.provider, count);
            else if (static_cast<std::int64_t>(d.blocks.size()) < p.blocks)
                m_problem = fmt::format("layer {} has {} blocks, but only {} know what they need of layer {}", l, p.blocks, d.blocks.size(), d.provider);
        if (!m_problem.empty())
            return false;
    }
    return true;
}

void BlockScheduler::prepare(std::span<const ChainProblem> layers, const Mesh& mesh)
{
    const std::size_t count = layers.size();
    m_mesh = &mesh;
    m_chains.resize(count);
    m_stages.clear();
    m_timing.clear();
    m_gap.clear();
    m_pitch.clear();
    m_span.clear();
    m_offset.clear();
    m_stagePitch.clear();
    m_consumers.clear();
    m_heap.clear();
    m_pending.clear();
    m_busyUntil.assign(2 * count, kBefore);
    m_inFlight.assign(2 * count, {});
    m_adcBusyUntil.assign(count, kBefore);
    m_runStage.assign(count, -1);
    m_runBlock.assign(count, 0);
    m_sequence = 0;
    m_lastStart = m_lastEnd = m_nocBubbles = m_adcBubbles = 0;
    m_overflow = false;

    std::size_t starts = 0, bits = 0, retries = 0;
    for (std::size_t l = 0; l < count; ++l) {
        const ChainProblem& p = layers[l];
        Chain& c = m_chains[l];
        c = Chain {};
        c.blocks = p.blocks;
        c.ops = static_cast<std::int32_t>(p.operations.size());
        c.opBegin = m_timing.size();
        c.startBegin = starts;
        c.dependencies = p.dependencies;
        c.partner = p.adcPartner;
        starts += (static_cast<std::size_t>(c.blocks) + 1) * p.operations.size();
        m_timing.insert(m_timing.end(), p.operations.begin(), p.operations.end());

        const std::size_t n = p.operations.size();
        std::int64_t all = 0; // more than any sum of this chain's lengths below
        for (const OperationTiming& t : p.operations)
            all += static_cast<std::int64_t>(t.length) * t.repeats * static_cast<std::int64_t>(n);
        if (all > kTooLate) {
            m_overflow = true;
            return;
        }
        // Busy time of an operation over its bits. Where every bit waits for the operation before it, a bit-level
        // operation advances at the pace of the slowest one up to it.
        std::int32_t pace = 0;
        for (std::size_t j = 0; j < n; ++j) {
            const OperationTiming& t = p.operations[j];
            pace = isBitLevel(t.kind) ? std::max(m_options.bitDependency ? pace : 0, t.length) : 0;
            m_span.push_back(t.length + (t.repeats - 1) * pace);
            if (t.kind == Operation::Adc)
                c.adcOp = static_cast<std::int32_t>(j);
        }
        for (std::size_t j = 0; j < n; ++j) {
            const OperationTiming& t = p.operations[j];
            const std::int32_t span = m_span[c.opBegin + j];
            const bool last = j + 1 == n;
            const bool streams = isBitLevel(t.kind) && !last && isBitLevel(p.operations[j + 1].kind);
            const std::int32_t gap = isBitLevel(t.kind) && !last && !streams ? span : t.length;
            const std::int32_t next = last ? 0 : m_span[c.opBegin + j + 1];
            m_gap.push_back(gap);
            m_pitch.push_back(last ? span : std::max(span, gap + next - 1));
            c.maxPitch = std::max<std::int64_t>(c.maxPitch, m_pitch.back());
        }

        c.stageBegin = static_cast<std::int32_t>(m_stages.size());
        for (std::size_t j = 0; j < n; ++j) {
            const Operation kind = p.operations[j].kind;
            std::int32_t stream = -1;
            bool contended = false;
            if (kind == Operation::Transfer)
                stream = static_cast<std::int32_t>(2 * l);
            else if (kind == Operation::Merge)
                stream = static_cast<std::int32_t>(2 * l + 1);
            if (stream >= 0)
                contended = !mesh.conflicts(static_cast<std::size_t>(stream)).empty();
            else if (kind == Operation::Adc)
                contended = p.adcPartner >= 0;
            if (j != 0 && !contended)
                continue;
            if (j != 0)
                m_stages.back().end = static_cast<std::int32_t>(j);
            Stage s;
            s.layer = static_cast<std::int32_t>(l);
            s.first = static_cast<std::int32_t>(j);
            s.contended = contended;
            s.stream = contended ? stream : -1;
            if (contended) {
                s.retryBegin = retries;
                retries += static_cast<std::size_t>(c.blocks);
            }
            m_stages.push_back(s);
        }
        m_stages.back().end = c.ops;
        c.stageEnd = static_cast<std::int32_t>(m_stages.size());
        for (std::int32_t s = c.stageBegin; s < c.stageEnd; ++s) {
            const Stage& stage = m_stages[static_cast<std::size_t>(s)];
            std::int32_t offset = 0, pitch = 0;
            for (std::int32_t j = stage.first; j < stage.end; ++j) {
                if (j > stage.first) {
                    offset += m_gap[c.opBegin + static_cast<std::size_t>(j) - 1];
                    pitch = std::max(pitch, m_pitch[c.opBegin + static_cast<std::size_t>(j)]);
                }
                m_offset.push_back(offset);
                m_stagePitch.push_back(pitch);
            }
        }
        // Bits follow each other without a gap unless a slower operation paces them.
        c.adcRuns = p.adcPartner >= 0 && c.adcOp >= 0
            && m_span[c.opBegin + static_cast<std::size_t>(c.adcOp)]
                == spanOf(p.operations[static_cast<std::size_t>(c.adcOp)]);
    }
    for (Chain& c : m_chains) {
        if (c.partner < 0 || c.adcOp < 0)
            continue;
        Chain& partner = m_chains[static_cast<std::size_t>(c.partner)];
        c.adcRuns = partner.adcRuns = c.adcRuns && partner.adcRuns;
    }
    for (Chain& c : m_chains) {
        if (c.partner < 0 || c.adcOp < 0 || c.adcRuns)
            continue;
        c.bitBegin = bits;
        bits += static_cast<std::size_t>(c.blocks)
            * static_cast<std::size_t>(m_timing[c.opBegin + static_cast<std::size_t>(c.adcOp)].repeats);
    }
    if (m_starts.size() < starts)
        m_starts.resize(starts);
    m_retry.assign(retries, 0);
    m_bits.resize(bits);
    m_bitRetry.assign(bits, 0);
    for (const Chain& c : m_chains)
        std::fill_n(m_starts.data() + c.startBegin, c.ops, kBefore);

    // Consumers of every layer, once each. Chains are new: they begin without any.
    for (const ChainProblem& layer : layers)
        for (const BlockDependency& d : layer.dependencies)
            ++m_chains[static_cast<std::size_t>(d.provider)].consumerEnd;
    std::int32_t total = 0;
    for (Chain& c : m_chains) {
        const std::int32_t n = c.consumerEnd;
        c.consumerBegin = c.consumerEnd = total;
        total += n;
    }
    m_consumers.resize(static_cast<std::size_t>(total));
    for (std::size_t l = 0; l < count; ++l) {
        for (const BlockDependency& d : layers[l].dependencies) {
            Chain& p = m_chains[static_cast<std::size_t>(d.provider)];
            if (p.consumerEnd == p.consumerBegin
                || m_consumers[static_cast<std::size_t>(p.consumerEnd) - 1] != static_cast<std::int32_t>(l))
                m_consumers[static_cast<std::size_t>(p.consumerEnd++)] = static_cast<std::int32_t>(l);
        }
    }
}

void BlockScheduler::push(const Event& event)
{
    m_heap.push_back(event);
    std::push_heap(m_heap.begin(), m_heap.end(), LaterFirst {});
}

/// Compute the operations after the stage's first one, for a block whose first operation has its start.
void BlockScheduler::finishBlock(Stage& stage, std::int32_t block)
{
    const Chain& c = m_chains[static_cast<std::size_t>(stage.layer)];
    std::int32_t* now = row(c, block);
    const std::int32_t* before = now - c.ops;
    const std::int32_t* offset = m_offset.data() + c.opBegin;
    const std::int32_t* pitch = m_stagePitch.data() + c.opBegin;
    std::int32_t first = now[stage.first];
    if (m_options.bitDependency && c.partner >= 0 && !c.adcRuns && stage.first == c.adcOp) {
        // What follows a shared ADC is held back by its last bit.
        const auto adc = c.opBegin + static_cast<std::size_t>(c.adcOp);
        const OperationTiming& t = m_timing[adc];
        const std::int32_t lastBit =
            m_bits[c.bitBegin + static_cast<std::size_t>(block + 1) * static_cast<std::size_t>(t.repeats) - 1];
        first = std::max(first, lastBit - (m_span[adc] - t.length));
    }
    for (std::int32_t j = stage.first + 1; j < stage.end; ++j)
        now[j] = std::max(before[j] + pitch[j], first + offset[j]);
}

/// Compute every block of a stage whose inputs are known, and whatever becomes computable by it.
void BlockScheduler::advance(std::int32_t stageIndex)
{
    m_work.clear();
    m_work.push_back(stageIndex);
    while (!m_work.empty()) {
        const std::int32_t index = m_work.back();
        m_work.pop_back();
        Stage& stage = m_stages[static_cast<std::size_t>(index)];
        const Chain& c = m_chains[static_cast<std::size_t>(stage.layer)];
        const bool head = index == c.stageBegin;
        if (stage.waiting)
            continue;
        std::int32_t q = stage.done;
        std::int32_t limit = c.blocks;
        if (!head)
            limit = m_stages[static_cast<std::size_t>(index) - 1].done;
        const std::int32_t pitch = m_pitch[c.opBegin + static_cast<std::size_t>(stage.first)];
        const std::int32_t gapBefore = head ? 0 : m_gap[c.opBegin + static_cast<std::size_t>(stage.first) - 1];
        bool progressed = false;
        for (; q < limit; ++q) {
            std::int32_t* now = row(c, q);
            std::int32_t ready = std::max(0, (now - c.ops)[stage.first] + pitch);
            if (head) {
                bool known = true;
                for (const BlockDependency& d : c.dependencies) {
                    const Chain& p = m_chains[static_cast<std::size_t>(d.provider)];
                    const std::int32_t need = d.blocks[static_cast<std::size_t>(q)];
                    const std::int32_t done = m_stages[static_cast<std::size_t>(p.stageEnd) - 1].done;
                    if (static_cast<std::uint32_t>(need) >= static_cast<std::uint32_t>(done)) { // a block before the first never comes
                        known = false;
                        break;
                    }
                    const std::int32_t* provided = row(p, need);
                    ready =
                        std::max(ready, provided[p.ops - 1] + m_gap[p.opBegin + static_cast<std::size_t>(p.ops) - 1]);
                }
                if (!known)
                    break;
            } else {
                ready = std::max(ready, now[stage.first - 1] + gapBefore);
            }
            if (ready > kTooLate) {
                m_overflow = true;
                return;
            }
            if (stage.contended) {
                stage.waiting = true;
                now[stage.first] = ready;
                push({ ready, index, q, 0 });
                break;
            }
            now[stage.first] = ready;
            finishBlock(stage, q);
            progressed = true;
        }
        if (progressed) {
            stage.done = q;
            if (index + 1 < c.stageEnd)
                m_work.push_back(index + 1);
            else
                for (std::int32_t k = c.consumerEnd; k-- > c.consumerBegin;)
                    m_work.push_back(
                        m_chains[static_cast<std::size_t>(m_consumers[static_cast<std::size_t>(k)])].stageBegin);
        }
    }
}

/// A contended operation starts: record it and compute what follows from it.
void BlockScheduler::place(const Event& e, bool retried)
{
    Stage& stage = m_stages[static_cast<std::size_t>(e.stage)];
    const Chain& c = m_chains[static_cast<std::size_t>(stage.layer)];
    ++m_sequence;
    const OperationTiming& t = m_timing[c.opBegin + static_cast<std::size_t>(stage.first)];
    m_lastStart = std::max<std::int64_t>(m_lastStart, e.te);
    m_lastEnd = std::max<std::int64_t>(m_lastEnd, e.te + t.length);
    if (stage.stream >= 0) {
        m_busyUntil[static_cast<std::size_t>(stage.stream)] = e.te + t.length;
        m_inFlight[static_cast<std::size_t>(stage.stream)] = e;
    } else if (c.adcRuns) {
        const std::int32_t span = m_span[c.opBegin + static_cast<std::size_t>(stage.first)];
        m_lastStart = std::max<std::int64_t>(m_lastStart, e.te + span - t.length);
        m_lastEnd = std::max<std::int64_t>(m_lastEnd, e.te + span);
        m_adcBusyUntil[static_cast<std::size_t>(stage.layer)] = e.te + span;
        m_runStage[static_cast<std::size_t>(stage.layer)] = e.stage;
        m_runBlock[static_cast<std::size_t>(stage.layer)] = e.block;
    } else {
        const std::size_t bit = c.bitBegin + static_cast<std::size_t>(e.block) * static_cast<std::size_t>(t.repeats)
            + static_cast<std::size_t>(e.bit);
        m_bits[bit] = e.te;
        m_bitRetry[bit] = retried ? m_sequence : 0;
        m_adcBusyUntil[static_cast<std::size_t>(stage.layer)] = e.te + t.length;
        const bool last = e.bit + 1 == t.repeats;
        if (!last) {
            std::int32_t next = e.te + t.length;
            if (m_options.bitDependency && stage.first > 0) { // the crossbar's next bit may take longer
                const std::int32_t mvm = m_timing[c.opBegin + static_cast<std::size_t>(stage.first) - 1].length;
                next = std::max(next, row(c, e.block)[stage.first - 1] + (e.bit + 2) * mvm);
            }
            push({ next, e.stage, e.block, e.bit + 1 });
        }
        if (e.bit == 0) {
            row(c, e.block)[stage.first] = e.te;
            m_retry[stage.retryBegin + static_cast<std::size_t>(e.block)] = retried ? m_sequence : 0;
        }
        // The release lets what follows go on after the first bit; otherwise it waits for the last one.
        if (m_options.bitDependency ? !last : e.bit != 0)
            return;
        finishBlock(stage, e.block);
        stage.waiting = false;
        stage.done = e.block + 1;
        if (m_options.bitDependency && e.block + 1 < c.blocks) {
            // The next block's first bit waits for the unit to be free of this block's last one.
            std::int32_t* now = row(c, e.block);
            const std::int32_t pitch = m_pitch[c.opBegin + static_cast<std::size_t>(stage.first)];
            now[stage.first] = std::max(now[stage.first], e.te + t.length - pitch);
        }
    }
    if (stage.stream >= 0 || c.adcRuns) {
        row(c, e.block)[stage.first] = e.te;
        m_retry[stage.retryBegin + static_cast<std::size_t>(e.block)] = retried ? m_sequence : 0;
        finishBlock(stage, e.block);
        stage.waiting = false;
        stage.done = e.block + 1;
    }
    if (e.stage + 1 < c.stageEnd) {
        advance(e.stage + 1);
    } else {
        for (std::int32_t k = c.consumerBegin; k < c.consumerEnd; ++k)
            advance(m_chains[static_cast<std::size_t>(m_consumers[static_cast<std::size_t>(k)])].stageBegin);
    }
    advance(e.stage);
}

/// Layers that never ended: the first whose next block waits for one that does not exist, else the first of them.
void BlockScheduler::explainStandstill()
{
    for (const bool missing : { true, false })
        for (std::size_t l = 0; l < m_chains.size(); ++l) {
            const Chain& c = m_chains[l];
            const std::int32_t block = m_stages[static_cast<std::size_t>(c.stageBegin)].done;
            if (block >= c.blocks)
                continue;
            for (const BlockDependency& d : c.dependencies) {
                const Chain& p = m_chains[static_cast<std::size_t>(d.provider)];
                const std::int32_t need = d.blocks[static_cast<std::size_t>(block)];
                const bool exists = need >= 0 && need < p.blocks;
                if (missing != exists && (!exists || need >= m_stages[static_cast<std::size_t>(p.stageEnd) - 1].done)) {
                    m_problem = exists
                        ? fmt::format("layers wait for each other: block {} of layer {} for block {} of layer {}, which never comes", block, l, need, d.provider)
                        : fmt::format("block {} of layer {} waits for block {} of layer {}, which has {}", block, l, need, d.provider, p.blocks);
                    return;
                }
            }
        }
    m_problem = "layers wait for each other"; // through their ADCs
}

bool BlockScheduler::run(std::span<const ChainProblem> layers, const Mesh& mesh, const Options& options)
{
    m_options = options;
    ++m_run;
    if (!check(layers))
        return false;
    const auto tooLong = [this] {
        m_problem = fmt::format("an operation would start after {} cycles", kTooLate);
        return false;
    };
    prepare(layers, mesh);
    if (m_overflow)
        return tooLong();
    for (const Chain& c : m_chains)
        if (c.dependencies.empty())
            advance(c.stageBegin);
    while (!m_overflow && (!m_heap.empty() || !m_pending.empty())) {
        std::int32_t now = m_heap.empty() ? std::numeric_limits<std::int32_t>::max() : m_heap.front().te;
        if (!m_pending.empty()) {
            const std::int32_t retry = m_pending[0].te + 1;
            now = m_steady ? nextChange(retry, now) : std::min(now, retry);
        }
        if (now > kTooLate)
            m_overflow = true;
        else
            step(now);
    }
    if (m_overflow)
        return tooLong();
    for (const Chain& c : m_chains)
        if (m_stages[static_cast<std::size_t>(c.stageEnd) - 1].done < c.blocks) {
            explainStandstill();
            return false;
        }
    for (const Chain& c : m_chains) {
        if (c.blocks == 0)
            continue;
        const std::int32_t* last = row(c, c.blocks - 1);
        for (std::int32_t j = 0; j < c.ops; ++j) {
            const OperationTiming& t = m_timing[c.opBegin + static_cast<std::size_t>(j)];
            const std::int32_t span = m_span[c.opBegin + static_cast<std::size_t>(j)];
            m_lastStart = std::max<std::int64_t>(m_lastStart, last[j] + span - t.length);
            m_lastEnd = std::max<std::int64_t>(m_lastEnd, last[j] + span);
        }
    }
    return true;
}

} // namespace pim::dataflow
