// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataflow/buffer_usage.h"

#include <algorithm>
#include <limits>

namespace pim::dataflow {

void BufferUsage::measure(std::span<const BufferLayer> layers, std::span<const ChainProblem> chains, const BlockScheduler& starts)
{
    const std::size_t count = layers.size();
    m_out.assign(count, 0);
    if (m_consumers.size() < count)
        m_consumers.resize(count);
    for (std::size_t l = 0; l < count; ++l)
        m_consumers[l].clear();
    m_blocks.resize(count);
    for (std::size_t l = 0; l < count; ++l) {
        m_blocks[l] = chains[l].blocks;
        for (const BufferEdge& e : layers[l].edges) {
            auto& of = m_consumers[static_cast<std::size_t>(e.provider)];
            if (of.empty() || of.back().first != static_cast<std::int32_t>(l))
                of.emplace_back(static_cast<std::int32_t>(l), e.firstKept.data());
        }
    }
    for (std::size_t l = 0; l < count; ++l)
        m_out[l] = measureLayer(l, layers, starts);
}

std::int64_t BufferUsage::measureLayer(std::size_t layer, std::span<const BufferLayer> layers, const BlockScheduler& starts)
{
    constexpr std::int32_t kNever = std::numeric_limits<std::int32_t>::max();
    const BufferLayer& own = layers[layer];
    if (m_consumers[layer].empty())
        return own.duplication * m_blocks[layer] * own.channels;
    m_cursors.clear();
    const auto add = [&](std::int32_t l, std::int32_t op, const std::int32_t* firstKept) {
        const std::int32_t blocks = m_blocks[static_cast<std::size_t>(l)];
        m_cursors.push_back({ l, op, 0, blocks, blocks > 0 ? starts.start(static_cast<std::size_t>(l), 0, op) : kNever, firstKept });
    };
    add(static_cast<std::int32_t>(layer), own.storeOp, nullptr);
    for (const auto& [consumer, firstKept] : m_consumers[layer]) {
        add(consumer, layers[static_cast<std::size_t>(consumer)].loadOp, firstKept);
        add(consumer, layers[static_cast<std::size_t>(consumer)].storeOp, firstKept);
    }
    std::int64_t high = 0, low = 0, most = 0;
    const auto apply = [&](const Cursor& c) {
        if (c.firstKept == nullptr)
            high = own.duplication * (c.block + 1);
        else
            low = c.firstKept[c.block];
        most = std::max(most, high - low);
    };
    const auto advance = [&](Cursor& c) {
        ++c.block;
        c.next = c.block < c.blocks ? starts.start(static_cast<std::size_t>(c.layer), c.block, c.op) : kNever;
    };
    for (;;) {
        std::int32_t now = kNever;
        Cursor* first = nullptr;
        int tied = 0;
        for (Cursor& c : m_cursors) {
            if (c.next < now) {
                now = c.next;
                first = &c;
                tied = 1;
            } else if (c.next == now) {
                ++tied;
            }
        }
        if (now == kNever)
            break;
        if (tied == 1) {
            apply(*first);
            advance(*first);
            continue;
        }
        // Several events in one step. Their order matters only if the state after them or the maximum depends on it.
        m_tied.clear();
        for (Cursor& c : m_cursors) {
            if (c.next == now) {
                m_tied.push_back(c);
                advance(c);
            }
        }
        std::int64_t lowest = low, newHigh = high, lastLow = low;
        int lows = 0;
        for (const Cursor& c : m_tied) {
            if (c.firstKept == nullptr) {
                newHigh = own.duplication * (c.block + 1);
            } else {
                const std::int64_t value = c.firstKept[c.block];
                if (lows == 0 || value != lastLow)
                    ++lows;
                lastLow = value;
                lowest = std::min(lowest, value);
            }
        }
        if (lows > 1 || newHigh - lowest > most)
            // By insertion: few are tied, and an order that is cut short (see compare) need not be transitive.
            for (std::size_t i = 1; i < m_tied.size(); ++i)
                for (std::size_t k = i; k > 0; --k) {
                    const Cursor &x = m_tied[k - 1], &y = m_tied[k];
                    if (starts.compare({ x.layer, x.block, x.op, 0 }, { y.layer, y.block, y.op, 0 }) <= 0)
                        break;
                    std::swap(m_tied[k - 1], m_tied[k]);
                }
        for (const Cursor& c : m_tied)
            apply(c);
    }
    return most * own.channels;
}

} // namespace pim::dataflow
