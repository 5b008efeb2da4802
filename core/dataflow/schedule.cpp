// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataflow/schedule.h"

#include <algorithm>
#include <array>

#include "core/dataflow/block_scheduler.h"

namespace pim::dataflow {

std::string_view operationName(Operation operation)
{
    static constexpr std::array<std::string_view, kOperationCount> kNames { "transfer", "load", "mvm", "adc", "shift_add",
        "addition", "pool", "eltwise", "relu", "sigmoid", "store", "merge" };
    return kNames[static_cast<std::size_t>(operation)];
}

std::string_view waitName(Wait wait)
{
    static constexpr std::array<std::string_view, 6> kNames { "none", "operation", "unit busy", "data", "ADC shared", "NoC link" };
    return kNames[static_cast<std::size_t>(wait)];
}

Schedule BlockScheduler::schedule() const
{
    Schedule s;
    s.cycles = m_lastEnd;
    s.nocBubbles = m_nocBubbles;
    s.adcBubbles = m_adcBubbles;
    s.layers.resize(m_chains.size());
    for (std::size_t l = 0; l < m_chains.size(); ++l) {
        const Chain& c = m_chains[l];
        LayerSchedule& out = s.layers[l];
        const auto ops = static_cast<std::size_t>(c.ops);
        out.blocks = c.blocks;
        for (std::size_t j = 0; j < ops; ++j) {
            out.operations.push_back(m_timing[c.opBegin + j].kind);
            out.lengths.push_back(m_span[c.opBegin + j]);
        }
        const auto cells = static_cast<std::size_t>(c.blocks) * ops;
        const std::int32_t* starts = m_starts.data() + c.startBegin + ops;
        out.starts.assign(starts, starts + cells);
        out.waits.resize(cells, Wait::None);
        const bool turns = c.partner >= 0 && c.adcOp >= 0 && !c.adcRuns && m_options.bitDependency;
        if (turns) {
            // What is kept as the ADC's start makes the next block wait for this one's last bit; the first bit is its start.
            const auto bits = static_cast<std::size_t>(m_timing[c.opBegin + static_cast<std::size_t>(c.adcOp)].repeats);
            const std::int32_t* first = m_bits.data() + c.bitBegin;
            out.adcBits.assign(first, first + static_cast<std::size_t>(c.blocks) * bits);
            for (std::size_t q = 0; q < static_cast<std::size_t>(c.blocks); ++q)
                out.starts[q * ops + static_cast<std::size_t>(c.adcOp)] = out.adcBits[q * bits];
        }
        for (std::int32_t q = 0; q < c.blocks; ++q) {
            const std::int32_t* now = starts + static_cast<std::size_t>(q) * ops;
            for (std::size_t j = 0; j < ops; ++j) {
                const std::int32_t* seen = out.starts.data() + static_cast<std::size_t>(q) * ops;
                const std::int32_t start = seen[j];
                const std::int32_t none = -1;
                const std::int32_t byOperation = j > 0 ? seen[j - 1] + m_gap[c.opBegin + j - 1] : none;
                const std::int32_t byBlock = q > 0 ? (now - ops)[j] + m_pitch[c.opBegin + j] : none;
                std::int32_t byData = none;
                if (j == 0) {
                    for (const BlockDependency& d : c.dependencies) {
                        const auto p = static_cast<std::size_t>(d.provider);
                        const Chain& pc = m_chains[p];
                        byData = std::max(byData, this->start(p, d.blocks[static_cast<std::size_t>(q)], pc.ops - 1)
                                                      + m_gap[pc.opBegin + static_cast<std::size_t>(pc.ops) - 1]);
                    }
                }
                Wait& wait = out.waits[static_cast<std::size_t>(q) * ops + j];
                if (start == 0)
                    wait = Wait::None;
                else if (start == byOperation)
                    wait = Wait::Operation;
                else if (start == byData)
                    wait = Wait::Data;
                else if (start == byBlock)
                    wait = Wait::Block;
                else if (static_cast<std::int32_t>(j) == c.adcOp && c.partner >= 0)
                    wait = Wait::Adc;
                else if (out.operations[j] == Operation::Transfer || out.operations[j] == Operation::Merge) {
                    wait = Wait::Noc;
                    const std::int32_t ready = std::max({ 0, byOperation, byBlock, byData });
                    s.nocWaits.push_back({ static_cast<std::int32_t>(l), q, out.operations[j] == Operation::Merge, ready, start - ready });
                }
                else // held back along the chain: the slowest operation before it has not released its unit
                    wait = c.partner >= 0 && static_cast<std::int32_t>(j) > c.adcOp ? Wait::Adc : Wait::Block;
            }
        }
    }
    return s;
}

} // namespace pim::dataflow
