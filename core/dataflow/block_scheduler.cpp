// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataflow/block_scheduler.h"

#include <algorithm>
#include <cassert>
#include <limits>

namespace pim::dataflow {
namespace {

constexpr std::int32_t kBefore = -(1 << 30); ///< start of the block before the first: constrains nothing
constexpr std::int32_t kTooLate = 1 << 30;
constexpr std::int64_t kCompareBudget = 1 << 16; ///< nodes looked at to break one tie
constexpr int kCompareDepth = 2000; ///< ties within ties; each takes a few hundred bytes of stack
constexpr std::size_t kTies = 1 << 14; ///< decided ties that are remembered

bool isBitLevel(Operation op) { return op == Operation::Mvm || op == Operation::Adc || op == Operation::ShiftAdd; }

/// Stable sort of a few elements; std::stable_sort allocates.
template<typename T, typename Less>
void insertionSort(std::vector<T>& items, Less less)
{
    for (std::size_t i = 1; i < items.size(); ++i) {
        const T item = items[i];
        std::size_t k = i;
        for (; k > 0 && less(item, items[k - 1]); --k)
            items[k] = items[k - 1];
        items[k] = item;
    }
}

struct LaterFirst
{
    template<typename T>
    bool operator()(const T& a, const T& b) const { return a.te > b.te; }
};

} // namespace

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
        if (p.adcPartner >= 0 && c.adcOp >= 0) {
            c.bitBegin = bits;
            bits += static_cast<std::size_t>(c.blocks) * static_cast<std::size_t>(p.operations[static_cast<std::size_t>(c.adcOp)].repeats);
        }
    }
    if (m_starts.size() < starts)
        m_starts.resize(starts);
    m_retry.assign(retries, 0);
    m_bits.resize(bits);
    m_bitRetry.assign(bits, 0);
    for (const Chain& c : m_chains)
        std::fill_n(m_starts.data() + c.startBegin, c.ops, kBefore);

    // Consumers of every layer, once each.
    for (std::size_t l = 0; l < count; ++l) {
        m_chains[l].consumerBegin = m_chains[l].consumerEnd = 0;
        for (const BlockDependency& d : layers[l].dependencies)
            ++m_chains[static_cast<std::size_t>(d.provider)].consumerEnd;
    }
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
    if (m_options.bitDependency && c.partner >= 0 && stage.first == c.adcOp) {
        // What follows a shared ADC is held back by its last bit.
        const auto adc = c.opBegin + static_cast<std::size_t>(c.adcOp);
        const OperationTiming& t = m_timing[adc];
        const std::int32_t lastBit = m_bits[c.bitBegin + static_cast<std::size_t>(block + 1) * static_cast<std::size_t>(t.repeats) - 1];
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
                    if (need >= m_stages[static_cast<std::size_t>(p.stageEnd) - 1].done) {
                        known = false;
                        break;
                    }
                    const std::int32_t* provided = row(p, need);
                    ready = std::max(ready, provided[p.ops - 1] + m_gap[p.opBegin + static_cast<std::size_t>(p.ops) - 1]);
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
                    m_work.push_back(m_chains[static_cast<std::size_t>(m_consumers[static_cast<std::size_t>(k)])].stageBegin);
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
    if (stage.stream >= 0) {
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

/// Pairs of sharing layers that convert in the same step: the one with fewer bits done waits (section 11, step 6).
void BlockScheduler::resolveAdc()
{
    m_adcStalled.clear();
    const std::size_t n = m_adcNew.size();
    if (n == 0)
        return;
    m_dead.assign(n, 0);
    const auto stall = [this](std::size_t i) {
        if (m_dead[i] == 0)
            m_adcStalled.push_back(m_adcNew[i]);
        m_dead[i] = 1;
    };
    for (std::size_t i = 0; i < n; ++i) {
        const Event& a = m_adcNew[i];
        const std::int32_t layerA = m_stages[static_cast<std::size_t>(a.stage)].layer;
        const Chain& chainA = m_chains[static_cast<std::size_t>(layerA)];
        if (m_adcBusyUntil[static_cast<std::size_t>(chainA.partner)] > a.te) { // only where a conversion takes several cycles
            stall(i);
            continue;
        }
        for (std::size_t k = i + 1; k < n; ++k) {
            const Event& b = m_adcNew[k];
            const std::int32_t layerB = m_stages[static_cast<std::size_t>(b.stage)].layer;
            if (layerB != chainA.partner)
                continue;
            stall(a.bit < b.bit || (a.bit == b.bit && layerA > layerB) ? i : k);
            break;
        }
    }
}

bool BlockScheduler::blocked(std::int32_t stream, std::int32_t now) const
{
    for (const int other : m_mesh->conflicts(static_cast<std::size_t>(stream)))
        if (m_busyUntil[static_cast<std::size_t>(other)] > now)
            return true;
    return false;
}

/// Order in which two operations under way entered the reference's list.
bool BlockScheduler::startedBefore(std::int32_t streamA, std::int32_t streamB) const
{
    if (streamA == streamB)
        return false;
    const Event& a = m_inFlight[static_cast<std::size_t>(streamA)];
    const Event& b = m_inFlight[static_cast<std::size_t>(streamB)];
    return a.te != b.te ? a.te < b.te : compare(nodeOf(a), nodeOf(b)) < 0;
}

/// Does the order of the operations in m_fresh make a difference? Only if they are in each other's way, or if several of
/// them have to queue.
bool BlockScheduler::orderMatters(std::int32_t now)
{
    int queueing = 0;
    m_dead.assign(m_fresh.size(), 0);
    for (std::size_t i = 0; i < m_fresh.size(); ++i) {
        const std::int32_t stream = m_stages[static_cast<std::size_t>(m_fresh[i].stage)].stream;
        if (stream < 0)
            return true;
        m_dead[i] = blocked(stream, now);
        queueing += m_dead[i];
    }
    if (queueing > 1)
        return true;
    for (std::size_t i = 0; i < m_fresh.size(); ++i) {
        const auto stream = static_cast<std::size_t>(m_stages[static_cast<std::size_t>(m_fresh[i].stage)].stream);
        if (m_dead[i])
            continue;
        for (std::size_t k = i + 1; k < m_fresh.size(); ++k)
            if (!m_dead[k] && m_mesh->conflict(stream, static_cast<std::size_t>(m_stages[static_cast<std::size_t>(m_fresh[k].stage)].stream)))
                return true;
        for (const Pending& p : m_pending) {
            const std::int32_t other = m_stages[static_cast<std::size_t>(p.event.stage)].stream;
            if (other < 0 || m_mesh->conflict(stream, static_cast<std::size_t>(other)))
                return true;
        }
    }
    return false;
}

/// Transfers and merges over common links: what is under way goes on; of two newcomers the shorter one starts, the
/// earlier on a tie (section 11, step 7).
void BlockScheduler::resolveNoc(std::int32_t now)
{
    m_nocStalled.clear();
    const std::size_t n = m_nocNew.size();
    if (n == 0)
        return;
    m_dead.assign(n, 0);
    m_onlyOldKillers = true;
    for (std::size_t i = 0; i < n; ++i) {
        if (blocked(m_stages[static_cast<std::size_t>(m_nocNew[i].stage)].stream, now)) {
            m_dead[i] = 1;
            m_nocStalled.push_back({ m_nocNew[i], -1 });
        }
    }
    if (m_nocStalled.size() > 1) {
        // They queue in the order of what holds them up.
        for (Stalled& s : m_nocStalled)
            for (const int other : m_mesh->conflicts(static_cast<std::size_t>(m_stages[static_cast<std::size_t>(s.event.stage)].stream)))
                if (m_busyUntil[static_cast<std::size_t>(other)] > now && (s.killer < 0 || startedBefore(other, s.killer)))
                    s.killer = other;
        insertionSort(m_nocStalled, [this](const Stalled& x, const Stalled& y) { return startedBefore(x.killer, y.killer); });
    }
    if (n - m_nocStalled.size() < 2)
        return;
    const auto lengthOf = [this](const Event& e) {
        const Stage& s = m_stages[static_cast<std::size_t>(e.stage)];
        return m_timing[m_chains[static_cast<std::size_t>(s.layer)].opBegin + static_cast<std::size_t>(s.first)].length;
    };
    for (std::size_t i = 0; i < n; ++i) {
        if (m_dead[i])
            continue;
        const auto stream = static_cast<std::size_t>(m_stages[static_cast<std::size_t>(m_nocNew[i].stage)].stream);
        const std::int32_t length = lengthOf(m_nocNew[i]);
        for (std::size_t k = i + 1; k < n; ++k) {
            if (m_dead[k] || !m_mesh->conflict(stream, static_cast<std::size_t>(m_stages[static_cast<std::size_t>(m_nocNew[k].stage)].stream)))
                continue;
            m_onlyOldKillers = false;
            const std::size_t loser = length > lengthOf(m_nocNew[k]) ? i : k;
            m_dead[loser] = 1;
            m_nocStalled.push_back({ m_nocNew[loser], -1 });
            if (loser == i)
                break;
        }
    }
}

/// Everything contended that becomes ready in one step.
void BlockScheduler::step(std::int32_t now)
{
    m_fresh.clear();
    while (!m_heap.empty() && m_heap.front().te == now) {
        std::pop_heap(m_heap.begin(), m_heap.end(), LaterFirst {});
        m_fresh.push_back(m_heap.back());
        m_heap.pop_back();
    }
    // The usual case: one transfer, nobody in its way.
    if (m_fresh.size() == 1 && m_pending.empty() && m_stages[static_cast<std::size_t>(m_fresh[0].stage)].stream >= 0) {
        const Event e = m_fresh[0];
        if (!blocked(m_stages[static_cast<std::size_t>(e.stage)].stream, now)) {
            place(e, false);
            return;
        }
    }
    if (m_fresh.size() > 1 && orderMatters(now))
        insertionSort(m_fresh, [this](const Event& a, const Event& b) {
            return compare(nodeOf(a), nodeOf(b)) < 0;
        });
    m_adcNew.clear();
    m_nocNew.clear();
    const std::size_t freshCount = m_fresh.size();
    for (const Pending& p : m_pending) {
        m_fresh.push_back(p.event);
        m_fresh.back().te = now;
    }
    m_pending.clear();
    for (const Event& e : m_fresh)
        (m_stages[static_cast<std::size_t>(e.stage)].stream >= 0 ? m_nocNew : m_adcNew).push_back(e);
    resolveAdc();
    resolveNoc(now);
    m_adcBubbles += static_cast<std::int64_t>(m_adcStalled.size());
    m_nocBubbles += static_cast<std::int64_t>(m_nocStalled.size());
    if (!m_adcStalled.empty() || !m_nocStalled.empty())
        m_lastStart = std::max<std::int64_t>(m_lastStart, now);
    for (const Event& e : m_adcStalled)
        m_pending.push_back({ e });
    for (const Stalled& s : m_nocStalled)
        m_pending.push_back({ s.event });
    // Place the survivors in their order. Fresh ones come first in m_fresh, retried ones after them.
    const auto stalled = [this](const Event& e) {
        return std::any_of(m_pending.begin(), m_pending.end(), [&](const Pending& p) {
            return p.event.stage == e.stage && p.event.block == e.block && p.event.bit == e.bit;
        });
    };
    const std::size_t all = m_fresh.size();
    m_adcNew.clear(); // reused as the list of survivors, since place() changes m_fresh's neighbours only
    m_nocNew.clear();
    for (std::size_t i = 0; i < all; ++i)
        if (!stalled(m_fresh[i]))
            (i < freshCount ? m_adcNew : m_nocNew).push_back(m_fresh[i]);
    for (std::size_t i = 0; i < m_adcNew.size(); ++i)
        place(m_adcNew[i], false);
    for (std::size_t i = 0; i < m_nocNew.size(); ++i)
        place(m_nocNew[i], true);
}

bool BlockScheduler::run(std::span<const ChainProblem> layers, const Mesh& mesh, const Options& options)
{
    m_options = options;
    ++m_run;
    prepare(layers, mesh);
    if (m_overflow)
        return false;
    for (const Chain& c : m_chains)
        if (c.dependencies.empty())
            advance(c.stageBegin);
    while (!m_overflow && (!m_heap.empty() || !m_pending.empty())) {
        std::int32_t now = m_heap.empty() ? std::numeric_limits<std::int32_t>::max() : m_heap.front().te;
        if (!m_pending.empty()) {
            std::int32_t retry = m_pending[0].event.te + 1;
            if (m_adcStalled.empty() && m_onlyOldKillers) {
                // Everybody waits for an operation under way. Nothing changes, their order included, until the first
                // of those ends or somebody new arrives; the cycles between count as bubbles.
                std::int32_t until = now;
                for (const Pending& p : m_pending) {
                    const auto stream = static_cast<std::size_t>(m_stages[static_cast<std::size_t>(p.event.stage)].stream);
                    for (const int other : m_mesh->conflicts(stream))
                        if (m_busyUntil[static_cast<std::size_t>(other)] >= retry)
                            until = std::min(until, m_busyUntil[static_cast<std::size_t>(other)]);
                }
                if (until > retry && until != std::numeric_limits<std::int32_t>::max()) {
                    m_nocBubbles += static_cast<std::int64_t>(m_pending.size()) * (until - retry);
                    retry = until;
                }
            }
            now = std::min(now, retry);
        }
        if (now > kTooLate)
            m_overflow = true;
        else
            step(now);
    }
    if (m_overflow)
        return false;
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

std::int32_t BlockScheduler::timeOf(const Node& n) const
{
    const Chain& c = m_chains[static_cast<std::size_t>(n.layer)];
    if (n.bit > 0) {
        const OperationTiming& t = m_timing[c.opBegin + static_cast<std::size_t>(n.op)];
        if (c.partner >= 0 && n.op == c.adcOp)
            return m_bits[c.bitBegin + static_cast<std::size_t>(n.block) * static_cast<std::size_t>(t.repeats) + static_cast<std::size_t>(n.bit)];
        return start(static_cast<std::size_t>(n.layer), n.block, n.op) + n.bit * t.length;
    }
    return start(static_cast<std::size_t>(n.layer), n.block, n.op);
}

std::int64_t BlockScheduler::retryOf(const Node& n) const
{
    const Chain& c = m_chains[static_cast<std::size_t>(n.layer)];
    if (c.partner >= 0 && n.op == c.adcOp) {
        const OperationTiming& t = m_timing[c.opBegin + static_cast<std::size_t>(n.op)];
        return m_bitRetry[c.bitBegin + static_cast<std::size_t>(n.block) * static_cast<std::size_t>(t.repeats) + static_cast<std::size_t>(n.bit)];
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
    const auto byGeneration = [](const Node& x, const Node& y) {
        if (x.layer != y.layer)
            return x.layer < y.layer ? -1 : 1;
        if (x.block != y.block)
            return x.block < y.block ? -1 : 1;
        if (x.op != y.op)
            return x.op < y.op ? -1 : 1;
        return x.bit < y.bit ? -1 : (x.bit > y.bit ? 1 : 0);
    };
    const auto childRank = [](const Node& parent, const Node& child) {
        if (child.layer != parent.layer)
            return 3;
        if (child.op != parent.op)
            return 0;
        return child.block != parent.block ? 1 : 2;
    };
    const auto key = [](const Node& n) { // blocks stay below 2^30, so the fields do not meet
        return (static_cast<std::uint64_t>(n.layer) << 44) ^ (static_cast<std::uint64_t>(n.op) << 38) ^ (static_cast<std::uint64_t>(n.bit) << 31)
            ^ static_cast<std::uint64_t>(n.block);
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
        if (!(outermost && m_walk.size() == walkBegin) && known.run == m_run && known.a == (flip ? keyB : keyA) && known.b == (flip ? keyA : keyB)) {
            result = flip ? -known.result : known.result;
            break;
        }
        m_walk.emplace_back(a, b);
        if (m_compareBudget <= 1 || m_compareDepth > kCompareDepth) { // as good as endless symmetry: any fixed order will do
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
