// SPDX-License-Identifier: GPL-3.0-or-later
// Operations that are in each other's way: conversions in shared ADCs, transfers and merges over common links.
#include <algorithm>
#include <limits>

#include "core/dataflow/block_scheduler.h"

namespace pim::dataflow {
namespace {

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

} // namespace

/// Do the shared ADCs convert for the partner? Where a block's bits make a run, the partner keeps them until its end:
/// at each of its bits it has more bits done than a block that has just come.
bool BlockScheduler::adcBusy(const Event& e) const
{
    const Chain& c = m_chains[layerOf(e)];
    return m_adcBusyUntil[static_cast<std::size_t>(c.partner)] > e.te;
}

/// Can the order of the conversions in m_adcNew and those that wait make a difference? Only the order in which stalled
/// ones queue does, so only if two or more have to.
bool BlockScheduler::adcOrderMatters(std::int32_t now) const
{
    int halves =
        0; // a stalled conversion counts 2: the one that finds its partner converting, or half of a pair that meets
    const auto count = [&](Event e) {
        if (m_stages[static_cast<std::size_t>(e.stage)].stream >= 0)
            return;
        e.te = now;
        const int partner = m_chains[layerOf(e)].partner;
        const auto isPartner = [&](const Event& o) {
            return m_stages[static_cast<std::size_t>(o.stage)].layer == partner
                && m_stages[static_cast<std::size_t>(o.stage)].stream < 0;
        };
        if (adcBusy(e))
            halves += 2;
        else if (std::any_of(m_adcNew.begin(), m_adcNew.end(), isPartner)
                 || std::any_of(m_pending.begin(), m_pending.end(), isPartner))
            halves += 1;
    };
    for (const Event& e : m_adcNew)
        count(e);
    for (const Event& e : m_pending)
        count(e);
    return halves > 2;
}

/// Add to m_adcNew the bits that runs under way start now and that hold up a partner: stalled conversions queue in the
/// order of what holds them up.
void BlockScheduler::addRunningBits(std::int32_t now)
{
    const auto add = [&](const Event& e) {
        const Chain& c = m_chains[layerOf(e)];
        const auto partner = static_cast<std::size_t>(c.partner);
        if (!c.adcRuns || m_adcBusyUntil[partner] <= now)
            return;
        const std::int32_t stage = m_runStage[partner];
        const Chain& p = m_chains[partner];
        const std::int32_t elapsed = now - start(partner, m_runBlock[partner], p.adcOp);
        const std::int32_t length = m_timing[p.opBegin + static_cast<std::size_t>(p.adcOp)].length;
        if (elapsed % length == 0)
            m_adcNew.push_back({ now, stage, m_runBlock[partner], elapsed / length });
    };
    const std::size_t fresh = m_adcNew.size();
    for (std::size_t i = 0; i < fresh; ++i)
        add(m_adcNew[i]);
    for (const Event& e : m_pending)
        if (m_stages[static_cast<std::size_t>(e.stage)].stream < 0)
            add(e);
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
        if (adcBusy(a)) {
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

/// Does the order of the transfers and merges in m_nocNew make a difference? Only if they are in each other's way, or
/// if several of them have to queue.
bool BlockScheduler::nocOrderMatters(std::int32_t now)
{
    const auto streamOf = [this](const Event& e) { return m_stages[static_cast<std::size_t>(e.stage)].stream; };
    int queueing = 0;
    m_dead.assign(m_nocNew.size(), 0);
    for (std::size_t i = 0; i < m_nocNew.size(); ++i) {
        m_dead[i] = blocked(streamOf(m_nocNew[i]), now);
        queueing += m_dead[i];
    }
    if (queueing > 1)
        return true;
    for (std::size_t i = 0; i < m_nocNew.size(); ++i) {
        const auto stream = static_cast<std::size_t>(streamOf(m_nocNew[i]));
        if (m_dead[i])
            continue;
        for (std::size_t k = i + 1; k < m_nocNew.size(); ++k)
            if (!m_dead[k] && m_mesh->conflict(stream, static_cast<std::size_t>(streamOf(m_nocNew[k]))))
                return true;
        for (const Event& p : m_pending)
            if (streamOf(p) >= 0 && m_mesh->conflict(stream, static_cast<std::size_t>(streamOf(p))))
                return true;
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
    for (std::size_t i = 0; i < n; ++i) {
        if (blocked(m_stages[static_cast<std::size_t>(m_nocNew[i].stage)].stream, now)) {
            m_dead[i] = 1;
            m_nocStalled.push_back({ m_nocNew[i], -1 });
        }
    }
    if (m_nocStalled.size() > 1 && !m_options.layerPriority) {
        // They queue in the order of what holds them up.
        for (Stalled& s : m_nocStalled)
            for (const int other :
                 m_mesh->conflicts(static_cast<std::size_t>(m_stages[static_cast<std::size_t>(s.event.stage)].stream)))
                if (m_busyUntil[static_cast<std::size_t>(other)] > now
                    && (s.killer < 0 || startedBefore(other, s.killer)))
                    s.killer = other;
        insertionSort(m_nocStalled,
                      [this](const Stalled& x, const Stalled& y) { return startedBefore(x.killer, y.killer); });
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
            if (m_dead[k]
                || !m_mesh->conflict(
                    stream, static_cast<std::size_t>(m_stages[static_cast<std::size_t>(m_nocNew[k].stage)].stream)))
                continue;
            m_steady = false;
            const std::size_t loser = length > lengthOf(m_nocNew[k]) ? i : k;
            m_dead[loser] = 1;
            m_nocStalled.push_back({ m_nocNew[loser], -1 });
            if (loser == i)
                break;
        }
    }
}

/// Will those who wait be stalled for the same reasons and in the same order in the steps to come?
void BlockScheduler::judgeSteadiness(std::size_t freshAdcs)
{
    for (std::size_t i = 0; i < m_adcStalled.size(); ++i) {
        const Chain& c = m_chains[layerOf(m_adcStalled[i])];
        if (!c.adcRuns)
            m_steady = false;
        if (m_adcStalled.size() < 2)
            break;
        // A newcomer's place in the queue may change once more; where a conversion takes several cycles, at each of its
        // bits.
        const Chain& p = m_chains[static_cast<std::size_t>(c.partner)];
        if (m_options.layerPriority)
            continue;
        if (freshAdcs > 0 || m_timing[p.opBegin + static_cast<std::size_t>(p.adcOp)].length > 1)
            m_steady = false;
    }
}

/// The first step not before \a retry in which something under way that others wait for ends, or \a until, when
/// somebody new arrives. The steps between change nothing, the order of those who wait included; they count as bubbles.
std::int32_t BlockScheduler::nextChange(std::int32_t retry, std::int32_t until)
{
    std::int64_t adcs = 0, transfers = 0;
    for (const Event& p : m_pending) {
        const Stage& stage = m_stages[static_cast<std::size_t>(p.stage)];
        if (stage.stream < 0) {
            ++adcs;
            until = std::min(
                until,
                m_adcBusyUntil[static_cast<std::size_t>(m_chains[static_cast<std::size_t>(stage.layer)].partner)]);
            continue;
        }
        ++transfers;
        for (const int other : m_mesh->conflicts(static_cast<std::size_t>(stage.stream)))
            if (m_busyUntil[static_cast<std::size_t>(other)] >= retry)
                until = std::min(until, m_busyUntil[static_cast<std::size_t>(other)]);
    }
    if (until <= retry || until == std::numeric_limits<std::int32_t>::max())
        return retry;
    m_adcBubbles += adcs * (until - retry);
    m_nocBubbles += transfers * (until - retry);
    return until;
}

/// Everything contended that becomes ready in one step.
void BlockScheduler::step(std::int32_t now)
{
    m_adcNew.clear();
    m_nocNew.clear();
    while (!m_heap.empty() && m_heap.front().te == now) {
        std::pop_heap(m_heap.begin(), m_heap.end(), LaterFirst {});
        const Event& e = m_heap.back();
        (m_stages[static_cast<std::size_t>(e.stage)].stream >= 0 ? m_nocNew : m_adcNew).push_back(e);
        m_heap.pop_back();
    }
    // The usual case: one operation, nobody in its way.
    if (m_adcNew.size() + m_nocNew.size() == 1 && m_pending.empty()) {
        const Event e = m_adcNew.empty() ? m_nocNew[0] : m_adcNew[0];
        if (m_adcNew.empty() ? !blocked(m_stages[static_cast<std::size_t>(e.stage)].stream, now) : !adcBusy(e)) {
            place(e, false);
            return;
        }
    }
    const auto first = [this](const Event& a, const Event& b) { return compare(nodeOf(a), nodeOf(b)) < 0; };
    const std::size_t freshAdcs = m_adcNew.size();
    const bool asQueued = !m_options.layerPriority;
    if (asQueued && m_adcNew.size() + m_pending.size() > 1 && adcOrderMatters(now)) {
        addRunningBits(now);
        insertionSort(m_adcNew, first);
    }
    if (asQueued && m_nocNew.size() > 1 && nocOrderMatters(now))
        insertionSort(m_nocNew, first);
    // Newcomers come first, then those who were stalled, in their order.
    const std::size_t newAdcs = m_adcNew.size(), newTransfers = m_nocNew.size();
    for (Event& p : m_pending) {
        p.te = now;
        (m_stages[static_cast<std::size_t>(p.stage)].stream >= 0 ? m_nocNew : m_adcNew).push_back(p);
    }
    if (!asQueued && m_nocNew.size() > 1) // stages are numbered by layer, then by operation
        insertionSort(m_nocNew, [](const Event& a, const Event& b) { return a.stage < b.stage; });
    m_steady = true;
    resolveAdc();
    resolveNoc(now);
    judgeSteadiness(freshAdcs);
    m_adcBubbles += static_cast<std::int64_t>(m_adcStalled.size());
    m_nocBubbles += static_cast<std::int64_t>(m_nocStalled.size());
    if (!m_adcStalled.empty() || !m_nocStalled.empty())
        m_lastStart = std::max<std::int64_t>(m_lastStart, now);
    // Place the survivors: first the newcomers, then the retried in the order in which they waited.
    m_survivors.clear();
    const auto survives = [this](const Event& e) {
        const auto same = [&e](const Event& o) { return o.stage == e.stage && o.block == e.block && o.bit == e.bit; };
        return std::none_of(m_adcStalled.begin(), m_adcStalled.end(), same)
            && std::none_of(m_nocStalled.begin(), m_nocStalled.end(), [&](const Stalled& s) { return same(s.event); });
    };
    if (!asQueued) {
        for (const auto* list : { &m_adcNew, &m_nocNew })
            for (const Event& e : *list)
                if (survives(e))
                    m_survivors.push_back(e);
    }
    for (std::size_t i = 0; asQueued && i < newAdcs; ++i) // a bit of a run under way has its place already
        if (!(m_chains[layerOf(m_adcNew[i])].adcRuns && m_adcNew[i].bit > 0) && survives(m_adcNew[i]))
            m_survivors.push_back(m_adcNew[i]);
    for (std::size_t i = 0; asQueued && i < newTransfers; ++i)
        if (survives(m_nocNew[i]))
            m_survivors.push_back(m_nocNew[i]);
    const std::size_t fresh = m_survivors.size();
    for (const Event& p : m_pending)
        if (asQueued && survives(p))
            m_survivors.push_back(p);
    m_pending.assign(m_adcStalled.begin(), m_adcStalled.end());
    for (const Stalled& s : m_nocStalled)
        m_pending.push_back(s.event);
    for (std::size_t i = 0; i < m_survivors.size(); ++i)
        place(m_survivors[i], i >= fresh);
}

} // namespace pim::dataflow
